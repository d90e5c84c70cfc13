//! Every mail, printed and judged by the rules of the house's voice.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod samples;
mod voice;

use std::collections::BTreeSet;

use case_workflow::case::step::LetterKind;
use mail_parser::MessageParser;
use notification::letter::is_about_a_consultation;
use notification::{Lang, RenderError, Side, compose, render};
use samples::{FIRM, NUMBER, all, desk, values};

const LANGS: [Lang; 2] = [Lang::En, Lang::Ja];

/// The printed pages: a change of any word shows up here.
#[test]
fn every_mail_as_it_is_read() {
    for (kind, side, name, extra) in all() {
        for lang in LANGS {
            let values = values(kind, side, extra, lang);
            let mail = render(&values, &desk()).unwrap();
            let sent = compose(&values, &mail, &desk()).unwrap();
            let bytes = String::from_utf8(sent.bytes).unwrap();
            let headers = bytes
                .split("\r\n\r\n")
                .next()
                .unwrap()
                .replace("\r\n", "\n");
            let page = format!(
                "{subject}\n\n== text\n{text}\n== html\n{html}\n== headers\n{headers}",
                subject = mail.subject,
                text = mail.text,
                html = mail.html,
            );
            let name = [kind.as_str(), name].join(if name.is_empty() { "" } else { "-" });
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{name}.{}", lang.as_str()), page);
            });
        }
    }
}

#[test]
fn every_kind_has_a_sample() {
    let shown: BTreeSet<_> = all().iter().map(|(kind, ..)| *kind).collect();
    let missing: Vec<_> = LetterKind::ALL
        .iter()
        .filter(|kind| !shown.contains(kind))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_mail_reads_back_from_the_wire_as_it_was_written() {
    for (kind, side, _, extra) in all() {
        for lang in LANGS {
            let values = values(kind, side, extra, lang);
            let mail = render(&values, &desk()).unwrap();
            let bytes = compose(&values, &mail, &desk()).unwrap().bytes;
            let read = MessageParser::default().parse(&bytes).unwrap();
            assert_eq!(read.subject(), Some(mail.subject.as_str()));
            assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), mail.text);
            assert_eq!(read.body_html(0).unwrap().replace("\r\n", "\n"), mail.html);
            let reply_to = read.reply_to().and_then(|to| to.first()).unwrap();
            assert_eq!(reply_to.address(), Some("desk@desk.example.jp"));
            assert_eq!(
                read.message_id(),
                Some("01934f6a-0000-7000-8000-000000000001@desk.example.jp")
            );
            let line = bytes.split(|b| *b == b'\n').map(<[u8]>::len).max().unwrap();
            assert!(line <= 998, "{kind:?}: a line of {line} bytes");
        }
    }
}

#[test]
fn a_hospital_reads_neither_the_firms_name_nor_the_cases_number() {
    for (kind, _, _, extra) in all()
        .into_iter()
        .filter(|(_, side, ..)| *side == Side::Hospital)
    {
        for lang in LANGS {
            let mut values = values(kind, Side::Hospital, extra, lang);
            // Even where somebody put it among the values by mistake.
            values.values.insert("firm".into(), FIRM.into());
            values.values.insert("number".into(), NUMBER.into());
            let id = values.about.as_ref().map(|about| about.case.to_string());
            let mail = render(&values, &desk()).unwrap();
            let bytes = compose(&values, &mail, &desk()).unwrap().bytes;
            let wire = String::from_utf8(bytes).unwrap();
            for text in [&mail.subject, &mail.text, &mail.html, &wire] {
                assert!(
                    !text.contains("Canary") && !text.contains(NUMBER),
                    "{kind:?}: {text}"
                );
                // The id of a case begins with the time at which it was made.
                assert!(
                    id.as_ref().is_none_or(|id| !text.contains(id)),
                    "{kind:?}: {text}"
                );
            }
        }
    }
}

#[test]
fn a_hospital_without_a_blinded_number_gets_no_mail_at_all() {
    let extra = &[("due", "2026-11-27T08:00:00Z")];
    let mut values = values(LetterKind::InterestRound, Side::Hospital, extra, Lang::Ja);
    if let Some(about) = &mut values.about {
        about.blinded = None;
    }
    assert!(matches!(
        render(&values, &desk()),
        Err(RenderError::NoReference { .. })
    ));
}

#[test]
fn a_missing_value_is_an_error_and_no_gap_in_the_text() {
    let values = values(LetterKind::Questions, Side::Firm, &[("n", "3")], Lang::En);
    assert!(matches!(
        render(&values, &desk()),
        Err(RenderError::Template { .. })
    ));
}

#[test]
fn a_mail_that_carries_a_secret_is_not_written_without_it() {
    let mut values = values(LetterKind::SignIn, Side::Firm, &[], Lang::En);
    values.minted = None;
    assert!(matches!(
        render(&values, &desk()),
        Err(RenderError::NoLink { .. })
    ));
}

#[test]
fn the_subject_begins_with_the_reference_of_its_reader() {
    for (kind, side, _, extra) in all() {
        let values = values(kind, side, extra, Lang::En);
        let subject = render(&values, &desk()).unwrap().subject;
        let expected = match (values.about, side) {
            // About the whole entry of a hospital.
            (None, Side::Hospital)
                if matches!(
                    kind,
                    LetterKind::RegisterDue | LetterKind::AttestDue | LetterKind::LeaveNoted
                ) =>
            {
                "[Register] "
            }
            (None, _) => "",
            (Some(_), _) if is_about_a_consultation(kind) => "[B-R08-001] ",
            (Some(_), Side::Hospital | Side::Expert) => "[M-R08-017] ",
            (Some(_), _) => "[A-R08-042] ",
        };
        assert!(subject.starts_with(expected), "{subject}");
        assert_eq!(expected.is_empty(), !subject.starts_with('['), "{subject}");
    }
}

#[test]
fn one_link_in_both_parts_and_it_opens_the_readers_own_pages() {
    for (kind, side, _, extra) in all() {
        for lang in LANGS {
            let values = values(kind, side, extra, lang);
            let mail = render(&values, &desk()).unwrap();
            let links: Vec<_> = mail
                .text
                .split_whitespace()
                .filter(|w| w.contains("://"))
                .collect();
            let [link] = links.as_slice() else {
                panic!("{kind:?}: {links:?}")
            };
            let consult = is_about_a_consultation(kind);
            let place = match (&values.minted, side) {
                (Some(_), _) => "link",
                (None, Side::Hospital) if consult => "hospital/consult/B-R08-001",
                (None, Side::Desk) if consult => "desk/consultations/B-R08-001",
                (None, Side::Firm) => "my/cases/A-R08-042",
                (None, Side::Hospital) if values.about.is_none() => "hospital",
                (None, Side::Hospital) => "hospital/requests/M-R08-017",
                (None, Side::Desk) if kind == LetterKind::JoinArrived => "desk/applications/",
                (None, Side::Desk)
                    if matches!(kind, LetterKind::ProposalAnswered | LetterKind::LeaveAsked) =>
                {
                    "desk/hospitals/"
                }
                (None, Side::Desk) if values.about.is_none() => "desk/inbox",
                (None, Side::Desk) => "desk/cases/A-R08-042",
                (None, Side::Expert) => unreachable!("an expert's mail has a link of its own"),
            };
            let start = format!("https://desk.example.jp/{}/{place}", lang.as_str());
            assert!(link.starts_with(&start), "{link}");
            assert_eq!(mail.html.matches("<a ").count(), 1);
            assert!(mail.html.contains(&format!("href=\"{link}\"")), "{kind:?}");
        }
    }
}

#[test]
fn html_fetches_nothing() {
    for (kind, side, _, extra) in all() {
        let mail = render(&values(kind, side, extra, Lang::Ja), &desk()).unwrap();
        for fetched in [
            "<img",
            "<link",
            "<script",
            "<iframe",
            "src=",
            "url(",
            "@import",
            "@font-face",
        ] {
            assert!(!mail.html.contains(fetched), "{kind:?}: {fetched}");
        }
    }
}

#[test]
fn what_a_person_typed_stays_text() {
    let mut values = values(LetterKind::DeskWrote, Side::Firm, &[], Lang::En);
    values.recipient.organisation = Some("<b>A & B</b>".into());
    values.recipient.name = Some("<script>\r\nBcc: x@example.com".into());
    let mail = render(&values, &desk()).unwrap();
    assert!(!mail.html.contains("<script"));
    let wire = String::from_utf8(compose(&values, &mail, &desk()).unwrap().bytes).unwrap();
    assert!(!wire.lines().any(|line| line.starts_with("Bcc:")), "{wire}");
}

#[test]
fn mails_of_one_side_of_a_case_hang_together_and_sides_never_share_a_thread() {
    let of = |kind, side, extra| {
        notification::compose::thread(&values(kind, side, extra, Lang::En), "h")
    };
    let firm = of(LetterKind::Accepted, Side::Firm, &[]);
    assert!(firm.is_some());
    assert_eq!(firm, of(LetterKind::Closed, Side::Firm, &[]));
    assert_ne!(firm, of(LetterKind::ResultChosen, Side::Hospital, &[]));
    assert_ne!(firm, of(LetterKind::Withdrawn, Side::Desk, &[]));
    assert_eq!(of(LetterKind::SignIn, Side::Firm, &[]), None);
}
