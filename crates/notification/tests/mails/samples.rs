//! One sample of every kind of mail to every side that gets it.

use std::collections::BTreeMap;

use case_workflow::calendar::Calendar;
use case_workflow::case::step::LetterKind;
use case_workflow::ids::{CaseId, LetterId};
use jiff::Timestamp;
use notification::letter::{is_about_a_consultation, mint};
use notification::render::is_about_an_account;
use notification::{About, Desk, Lang, Minted, Recipient, Side, Values};
use uuid::Uuid;

pub fn desk() -> Desk {
    Desk {
        operator_en: "National Cancer Center Japan".into(),
        operator_ja: "国立がん研究センター".into(),
        phone: "+81 3-5550-0142".into(),
        mailbox: "desk@desk.example.jp".into(),
        public_url: "https://desk.example.jp".parse().unwrap(),
        calendar: Calendar::japan(),
    }
}

/// Names that must never reach a hospital.
pub const FIRM: &str = "Canary Therapeutics";
pub const NUMBER: &str = "A-R08-042";

/// What a sample adds to the letter's values, by name.
type Extra = &'static [(&'static str, &'static str)];

/// Kind, side, a word for the snapshot's name, values.
pub fn all() -> Vec<(LetterKind, Side, &'static str, Extra)> {
    use LetterKind as K;
    use Side::{Desk as D, Expert as E, Firm as F, Hospital as H};
    const DUE: &str = "2026-11-27T08:00:00Z";
    vec![
        (K::JoinCode, H, "", APPLIES),
        (K::JoinReceived, H, "", APPLIES),
        (K::JoinArrived, D, "", APPLIES),
        (K::JoinArrived, D, "answered", APPLICANT_ANSWERED),
        (K::JoinQuestion, H, "", APPLIES),
        (K::JoinApproved, H, "", &[("membership", "m")]),
        (K::JoinRefused, H, "", APPLIES),
        (K::LeaveAsked, D, "", LEAVES),
        (K::LeaveAsked, D, "back", STAYS),
        (K::LeaveNoted, H, "", LEAVES),
        (K::LeaveNoted, H, "back", STAYS),
        (K::LeaveNoted, H, "left", HAS_LEFT),
        (K::ProposalAnswered, D, "", ANSWERED_YES),
        (K::ProposalAnswered, D, "sent-back", ANSWERED_NO),
        (K::AddressCode, F, "", &[("draft", "d")]),
        (K::SignIn, F, "", &[]),
        (
            K::DraftReminder,
            F,
            "",
            &[("draft", "d"), ("expires_at", "2026-12-05T03:20:00Z")],
        ),
        (K::Invitation, H, "", &[("membership", "m")]),
        (K::Invitation, D, "desk", &[("membership", "m")]),
        (K::PasswordReset, H, "", &[]),
        (K::PasswordReset, D, "desk", &[]),
        (
            K::Receipt,
            F,
            "",
            &[
                ("received_at", "2026-11-20T00:12:00Z"),
                ("reply_by", "2026-11-25T00:12:00Z"),
                ("decide_by", "2026-11-30T00:12:00Z"),
                ("meet_by", "2026-12-14T00:12:00Z"),
            ],
        ),
        (
            K::NewRequest,
            D,
            "",
            &[
                ("received_at", "2026-11-20T00:12:00Z"),
                ("reply_by", "2026-11-25T00:12:00Z"),
                ("channel", "web"),
                ("language", "en"),
                ("duplicates", "1"),
            ],
        ),
        (
            K::NewRequest,
            D,
            "short",
            &[
                ("received_at", "2026-11-20T00:12:00Z"),
                ("reply_by", "2026-11-25T00:12:00Z"),
                ("channel", "web_short"),
                ("language", "en"),
                ("duplicates", "0"),
            ],
        ),
        (
            K::Questions,
            F,
            "",
            &[("n", "3"), ("minutes", "6"), ("due", DUE)],
        ),
        (
            K::Questions,
            F,
            "one",
            &[("n", "1"), ("minutes", "3"), ("due", DUE)],
        ),
        (K::AnswersArrived, D, "", &[("n", "3")]),
        (K::Accepted, F, "", &[("meet_by", DUE)]),
        (K::NotAccepted, F, "", &[]),
        (K::MergedAway, F, "", &[]),
        (K::DeskWrote, F, "", &[]),
        (K::FirmWrote, D, "", &[]),
        (K::SynopsisReady, F, "", &[]),
        (K::SynopsisApproved, D, "", &[]),
        (K::SynopsisChange, D, "", &[]),
        (K::InterestRound, H, "", &[("due", DUE)]),
        (K::FullRound, H, "", &[("due", DUE)]),
        (
            K::RoundReminder,
            H,
            "2",
            &[("due", DUE), ("days_left", "2")],
        ),
        (
            K::RoundReminder,
            H,
            "0",
            &[("due", DUE), ("days_left", "0")],
        ),
        (K::RoundNudge, H, "", &[("due", DUE), ("overdue", "no")]),
        (
            K::RoundNudge,
            H,
            "overdue",
            &[("due", DUE), ("overdue", "yes")],
        ),
        (K::SiteQuestion, D, "", &[]),
        (K::QuestionAnswered, H, "", &[("due", DUE)]),
        (K::QuestionAnswered, H, "after", &[]),
        (K::AnswerShared, H, "", &[]),
        (K::TimeAsked, D, "", &[("until", DUE)]),
        (
            K::TimeDecided,
            H,
            "yes",
            &[("due", DUE), ("granted", "yes")],
        ),
        (K::TimeDecided, H, "no", &[("due", DUE), ("granted", "no")]),
        (K::LateAsked, D, "", &[]),
        (K::LateDecided, H, "yes", &[("granted", "yes")]),
        (K::LateDecided, H, "no", &[("granted", "no")]),
        (K::AnswerToApprove, H, "", &[("due", DUE)]),
        (K::AnswerToApprove, H, "after", &[]),
        (K::AnswerReturned, H, "", &[("due", DUE)]),
        (K::AnswerReturned, H, "after", &[]),
        (K::RegisterDue, H, "places", PLACES_AHEAD),
        (K::RegisterDue, H, "places-past", PLACES_PAST),
        (K::RegisterDue, H, "sections", SECTIONS_TODAY),
        (
            K::AttestDue,
            H,
            "ahead",
            &[("due", DUE), ("state", "ahead")],
        ),
        (K::AttestDue, H, "past", &[("due", DUE), ("state", "past")]),
        (K::ExpertRound, E, "", EXPERT),
        (K::ExpertReminder, E, "2", EXPERT_TWO_DAYS),
        (K::ExpertReminder, E, "0", EXPERT_TODAY),
        (K::ExpertNudge, E, "", EXPERT),
        (K::ExpertEnded, E, "", EXPERT),
        (
            K::ExpertReplied,
            D,
            "",
            &[("answered", "1"), ("asked", "3")],
        ),
        (K::ExpertReport, F, "", &[]),
        (K::SiteAnswered, D, "", &[("answered", "3"), ("asked", "6")]),
        (K::RoundCancelled, H, "", &[]),
        (
            K::RoundCancelled,
            H,
            "reason",
            &[("reason", "plan_changed")],
        ),
        (K::CollatedAnswer, F, "", &[("due", DUE)]),
        (K::SelectionMade, D, "", &[("n", "2")]),
        (K::ResultChosen, H, "", &[("due", DUE)]),
        (
            K::ResultNotChosen,
            H,
            "",
            &[("due", DUE), ("reason", "enough_places")],
        ),
        (
            K::ResultNotChosen,
            H,
            "declined",
            &[("due", DUE), ("state", "declined")],
        ),
        (
            K::ResultNotChosen,
            H,
            "silent",
            &[("due", DUE), ("state", "no_answer")],
        ),
        (
            K::ResultNotChosen,
            H,
            "reserve",
            &[("due", DUE), ("decision", "reserve")],
        ),
        (K::ContractTurn, F, "firm", &[]),
        (K::ContractTurn, H, "hospital", &[]),
        (K::ContractTurn, D, "desk", &[]),
        (
            K::ConsultReceived,
            H,
            "",
            &[
                ("received_at", "2026-11-20T00:12:00Z"),
                ("theme", "english_contract"),
                ("reply_by", "2026-11-25T00:12:00Z"),
                ("answer_by", "2026-12-07T00:12:00Z"),
            ],
        ),
        (
            K::ConsultNew,
            D,
            "",
            &[
                ("received_at", "2026-11-20T00:12:00Z"),
                ("theme", "lb_fih"),
                ("urgency", "soon"),
                ("reply_by", "2026-11-25T00:12:00Z"),
            ],
        ),
        (K::ConsultQuestion, H, "", &[("due", DUE)]),
        (
            K::ConsultQuestion,
            H,
            "reminder",
            &[("due", "2026-11-20T08:00:00Z"), ("reminder", "due")],
        ),
        (K::ConsultMessage, H, "", &[]),
        (K::ConsultPlan, H, "", &[("answer_by", DUE)]),
        (K::ConsultAnswered, H, "", &[]),
        (K::ConsultReply, D, "", &[]),
        (K::ConsultClosed, H, "", &[("outcome", "document_given")]),
        (K::ConsultRejected, H, "", &[]),
        (K::ConsultMerged, H, "", &[("into", "B-R08-002")]),
        (K::ConsultClock, D, "soon", CONSULT_SOON),
        (K::ClockDue, D, "soon", CLOCK_SOON),
        (K::ClockDue, D, "today", CLOCK_TODAY),
        (K::ClockDue, D, "overdue", CLOCK_OVERDUE),
        (
            K::ApprovalWaiting,
            D,
            "",
            &[("proposal", "p"), ("word", "close")],
        ),
        (
            K::ApprovalWaiting,
            H,
            "register",
            &[("proposal", "p"), ("word", "register")],
        ),
        (K::Withdrawn, D, "", &[]),
        (K::Closed, F, "", &[]),
        (K::Reopened, F, "", &[]),
    ]
}

const PLACES_AHEAD: Extra = &[
    ("n", "1"),
    ("sections", "slots@2026-12-20T08:30:00Z"),
    ("due", "2026-12-20T08:30:00Z"),
    ("state", "ahead"),
    ("confirmed_at", "2026-09-20T02:00:00Z"),
];
const PLACES_PAST: Extra = &[
    ("n", "1"),
    ("sections", "slots@2026-11-13T08:30:00Z"),
    ("due", "2026-11-13T08:30:00Z"),
    ("state", "past"),
    ("confirmed_at", "2026-08-13T02:00:00Z"),
];
const SECTIONS_TODAY: Extra = &[
    ("n", "3"),
    (
        "sections",
        "team@2026-11-13T08:30:00Z english@2026-12-04T08:30:00Z slots@2026-11-20T08:30:00Z",
    ),
    ("due", "2026-11-20T08:30:00Z"),
    ("state", "today"),
    ("confirmed_at", "2026-05-13T02:00:00Z"),
];
const CLOCK_SOON: Extra = &[
    ("clock", "decision"),
    ("state", "due_soon"),
    ("due", "2026-11-25T08:30:00Z"),
    ("net_days", "3.5"),
    ("gross_days", "4"),
];
const CLOCK_TODAY: Extra = &[
    ("clock", "first_reply"),
    ("state", "today"),
    ("due", "2026-11-20T08:30:00Z"),
    ("net_days", "1"),
    ("gross_days", "1"),
];
const CLOCK_OVERDUE: Extra = &[
    ("clock", "collated_answer"),
    ("state", "overdue"),
    ("due", "2026-11-18T08:30:00Z"),
    ("net_days", "10.5"),
    ("gross_days", "12"),
];

const CONSULT_SOON: Extra = &[
    ("clock", "consult_answer"),
    ("state", "due_soon"),
    ("due", "2026-11-24T08:30:00Z"),
    ("net_days", "8"),
    ("gross_days", "9"),
];

pub fn values(kind: LetterKind, side: Side, extra: Extra, lang: Lang) -> Values {
    let now: Timestamp = "2026-11-20T00:12:00Z".parse().unwrap();
    let (name, organisation, department, zone) = match side {
        Side::Firm => ("Alex Example", Some(FIRM), None, "America/New_York"),
        Side::Hospital => (
            "山田 花子",
            Some(if lang == Lang::Ja {
                "見本大学病院"
            } else {
                "Mihon University Hospital"
            }),
            Some("治験事務局"),
            "Asia/Tokyo",
        ),
        Side::Expert => ("青山 みどり", None, None, "Asia/Tokyo"),
        Side::Desk => ("鈴木 一郎", None, None, "Asia/Tokyo"),
    };
    // The address of a draft belongs to nobody yet, and a link to sign in with
    // is about no firm.
    let stranger = matches!(kind, LetterKind::AddressCode | LetterKind::DraftReminder);
    let consult = is_about_a_consultation(kind);
    let no_firm = stranger || kind == LetterKind::SignIn;
    Values {
        letter: LetterId(Uuid::from_u128(0x0193_4f6a_0000_7000_8000_0000_0000_0001)),
        kind,
        recipient: Recipient {
            address: "reader@example.com".into(),
            name: (!stranger).then(|| name.into()),
            organisation: organisation.filter(|_| !no_firm).map(Into::into),
            department: department.map(Into::into),
            lang,
            zone: zone.into(),
            side,
        },
        about: about_a_case(kind, extra).then(|| About {
            case: CaseId(Uuid::from_u128(0x0193_4f6a_0000_7000_8000_0000_0000_0042)),
            // A hospital's own question has one number for both sides.
            number: if consult { "B-R08-001" } else { NUMBER }.into(),
            blinded: Some(if consult { "B-R08-001" } else { "M-R08-017" }.into()),
            owner: (kind != LetterKind::NewRequest).then(|| "佐藤 美咲".into()),
        }),
        values: extra
            .iter()
            .map(|(k, v)| ((*k).into(), (*v).into()))
            .collect::<BTreeMap<_, _>>(),
        minted: mint(kind).map(|mint| Minted {
            token: "0123456789abcdef".repeat(4),
            code: mint.code.map(|_| "402917".into()),
            expires: mint.good_for.map_or_else(
                || "2026-12-05T03:20:00Z".parse().unwrap(),
                |good_for| now + good_for,
            ),
        }),
        now,
    }
}

/// Accounts and drafts are no cases; nor is a request from the short form, nor
/// a change of the register, nor the answer to one.
fn about_a_case(kind: LetterKind, extra: Extra) -> bool {
    !is_about_an_account(kind)
        && !extra.contains(&("channel", "web_short"))
        && !extra.contains(&("word", "register"))
        && !matches!(
            kind,
            LetterKind::ProposalAnswered | LetterKind::JoinArrived | LetterKind::LeaveAsked
        )
}

const EXPERT: Extra = &[
    ("due", "2026-11-27T08:00:00Z"),
    ("round", "1"),
    ("expires_at", "2026-12-27T08:00:00Z"),
];
const EXPERT_TWO_DAYS: Extra = &[
    ("due", "2026-11-27T08:00:00Z"),
    ("days_left", "2"),
    ("round", "1"),
    ("expires_at", "2026-12-27T08:00:00Z"),
];
const EXPERT_TODAY: Extra = &[
    ("due", "2026-11-27T08:00:00Z"),
    ("days_left", "0"),
    ("round", "1"),
    ("expires_at", "2026-12-27T08:00:00Z"),
];
const LEAVES: Extra = &[
    ("hospital", "01936f5e-0000-7000-8000-000000000001"),
    ("hospital_ja", "見本大学病院"),
    ("hospital_en", "Sample University Hospital"),
    ("event", "asked"),
];
const STAYS: Extra = &[
    ("hospital", "01936f5e-0000-7000-8000-000000000001"),
    ("hospital_ja", "見本大学病院"),
    ("hospital_en", "Sample University Hospital"),
    ("event", "back"),
];
const HAS_LEFT: Extra = &[
    ("hospital", "01936f5e-0000-7000-8000-000000000001"),
    ("hospital_ja", "見本大学病院"),
    ("hospital_en", "Sample University Hospital"),
    ("event", "left"),
];

const ANSWERED_YES: Extra = &[
    ("hospital", "01936f5e-0000-7000-8000-000000000001"),
    ("hospital_ja", "見本大学病院"),
    ("hospital_en", "Sample University Hospital"),
    ("section", "team"),
    ("outcome", "confirmed"),
];
const ANSWERED_NO: Extra = &[
    ("hospital", "01936f5e-0000-7000-8000-000000000001"),
    ("hospital_ja", "見本大学病院"),
    ("hospital_en", "Sample University Hospital"),
    ("section", "team"),
    ("outcome", "refused"),
];
const APPLIES: Extra = &[
    ("application", "01936f5e-0000-7000-8000-000000000002"),
    ("hospital_ja", "見本中央病院"),
    ("hospital_en", "Sample Central Hospital"),
    ("event", "applied"),
];
const APPLICANT_ANSWERED: Extra = &[
    ("application", "01936f5e-0000-7000-8000-000000000002"),
    ("hospital_ja", "見本中央病院"),
    ("hospital_en", "Sample Central Hospital"),
    ("event", "answered"),
];
