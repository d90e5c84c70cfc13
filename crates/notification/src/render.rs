//! A letter becomes a mail: subject, plain text, HTML. The words lie in
//! `templates/{en,ja}/<kind>/{subject,body}.txt`; opening, close and the HTML
//! frame are the same for all.

use case_workflow::calendar::{Calendar, jst_date, jst_instant};
use case_workflow::case::step::LetterKind;
use jiff::Timestamp;
use minijinja::value::Value;
use minijinja::{Environment, context};
use serde::Serialize;
use url::Url;

use crate::body::{self, clean};
use crate::dates::Clock;
use crate::letter::{Lang, Side, Values, family_of, is_about_a_consultation};
use crate::templates;

/// The operator as mails show it: settings, not words.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The operator in English, for example `National Cancer Center Japan`.
    pub operator_en: String,
    /// The operator in Japanese.
    pub operator_ja: String,
    /// Telephone with country code, for example `+81 3-5550-0142`.
    pub phone: String,
    /// Where mails come from and replies go.
    pub mailbox: String,
    /// The address people type; the first part of every link.
    pub public_url: Url,
    /// The desk's hours and days.
    pub calendar: Calendar,
}

impl Desk {
    /// The sender's name in the reader's language.
    #[must_use]
    pub fn sender_name(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("The desk, {}", self.operator_en),
            Lang::Ja => format!("国際共同治験ワンストップ相談窓口（{}）", self.operator_ja),
        }
    }

    /// Inland notation for Japanese readers: `03-5550-0142`.
    fn phone_for(&self, lang: Lang) -> String {
        match (lang, self.phone.strip_prefix("+81")) {
            (Lang::Ja, Some(rest)) => format!("0{}", rest.trim_start_matches([' ', '-'])),
            _ => self.phone.clone(),
        }
    }
}

/// A mail in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// With the reference first, where there is one.
    pub subject: String,
    /// The plain part, lines ended by `\n`.
    pub text: String,
    /// The HTML part: no remote content, one link.
    pub html: String,
}

/// Why a letter could not get its words. Trying again would not help.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template needs a value that the letter does not have, or cannot read it.
    #[error("the words of `{kind}` ({lang}) cannot be made", kind = kind.as_str(), lang = lang.as_str())]
    Template {
        /// Of which kind.
        kind: LetterKind,
        /// In which language.
        lang: Lang,
        /// What exactly.
        #[source]
        source: minijinja::Error,
    },
    /// A mail about a case has no reference for its reader.
    #[error("`{kind}` has no reference that its reader may see", kind = kind.as_str())]
    NoReference {
        /// Of which kind.
        kind: LetterKind,
    },
    /// A kind that carries a link has none.
    #[error("`{kind}` needs a link of its own", kind = kind.as_str())]
    NoLink {
        /// Of which kind.
        kind: LetterKind,
    },
}

/// Puts a letter into words.
///
/// # Errors
/// [`RenderError`]: a value, the reference or the link is missing.
pub fn render(values: &Values, desk: &Desk) -> Result<Mail, RenderError> {
    let (kind, lang) = (values.kind, values.recipient.lang);
    let reference = reference(values)?;
    let link = link(values, desk, reference.as_deref())?;
    let context = Context::of(values, desk, reference.as_deref(), link.as_str());
    let words = Words {
        env: templates::environment(),
        kind,
        lang,
        context: Value::from_serialize(&context),
    };
    let own_words = words.own("subject.txt")?;
    let subject = match &reference {
        Some(reference) => format!("[{reference}] {}", own_words.trim()),
        None => own_words.trim().to_owned(),
    };
    let source = [
        words.shared("opening.txt")?,
        words.own("body.txt")?,
        words.shared("close.txt")?,
    ]
    .join("\n\n");
    let blocks = body::blocks(&source);
    let html = words.filled(
        "layout.html",
        context! {
            lang => lang.as_str(),
            subject => subject,
            sender => desk.sender_name(lang),
            reference => reference,
            blocks => body::for_html(&blocks),
        },
    )?;
    Ok(Mail {
        subject,
        text: body::plain(&blocks, lang),
        html,
    })
}

/// The number this reader may see. A hospital never reads the case's own one.
fn reference(values: &Values) -> Result<Option<String>, RenderError> {
    if is_about_an_account(values.kind) {
        return Ok(None);
    }
    let missing = RenderError::NoReference { kind: values.kind };
    match (&values.about, values.recipient.side) {
        (Some(about), Side::Firm | Side::Desk) => Ok(Some(about.number.clone())),
        (Some(about), Side::Hospital | Side::Expert) => {
            about.blinded.clone().map(Some).ok_or(missing)
        }
        // The short form makes a request that is no case yet, a change of the
        // register may wait for a second person, a hospital may apply.
        (None, _)
            if matches!(
                values.kind,
                LetterKind::NewRequest
                    | LetterKind::ApprovalWaiting
                    | LetterKind::ProposalAnswered
                    | LetterKind::JoinArrived
                    | LetterKind::LeaveAsked
            ) =>
        {
            Ok(None)
        }
        (None, _) => Err(missing),
    }
}

/// Mails about somebody's address, draft, account or register entry rather than
/// about a case.
#[must_use]
pub fn is_about_an_account(kind: LetterKind) -> bool {
    use LetterKind as K;
    matches!(
        kind,
        K::AddressCode
            | K::SignIn
            | K::DraftReminder
            | K::Invitation
            | K::PasswordReset
            | K::RegisterDue
            | K::AttestDue
            | K::JoinCode
            | K::JoinReceived
            | K::JoinQuestion
            | K::JoinApproved
            | K::JoinRefused
            | K::LeaveNoted
    )
}

/// The one address in the mail (ux 4.1).
fn link(values: &Values, desk: &Desk, reference: Option<&str>) -> Result<Url, RenderError> {
    let lang = values.recipient.lang.as_str();
    let mut link = desk.public_url.clone();
    let missing = RenderError::NoLink { kind: values.kind };
    let Ok(mut path) = link.path_segments_mut() else {
        return Err(missing);
    };
    path.pop_if_empty().push(lang);
    match (&values.minted, reference, values.recipient.side) {
        (Some(minted), _, _) => path.push("link").push(&minted.token),
        _ if crate::letter::mint(values.kind).is_some() => return Err(missing),
        (None, Some(reference), Side::Desk) if is_about_a_consultation(values.kind) => {
            path.push("desk").push("consultations").push(reference)
        }
        (None, Some(reference), Side::Hospital) if is_about_a_consultation(values.kind) => {
            path.push("hospital").push("consult").push(reference)
        }
        (None, Some(reference), Side::Firm) => path.push("my").push("cases").push(reference),
        (None, Some(reference), Side::Desk) => path.push("desk").push("cases").push(reference),
        (None, Some(reference), Side::Hospital) => {
            path.push("hospital").push("requests").push(reference)
        }
        (None, None, Side::Desk) if values.kind == LetterKind::NewRequest => {
            path.push("desk").push("inbox")
        }
        (None, None, Side::Desk)
            if matches!(
                values.kind,
                LetterKind::ProposalAnswered | LetterKind::LeaveAsked
            ) =>
        {
            let hospital = values.values.get("hospital").ok_or(missing)?;
            path.push("desk").push("hospitals").push(hospital)
        }
        (None, None, Side::Desk) if values.kind == LetterKind::JoinArrived => {
            let application = values.values.get("application").ok_or(missing)?;
            path.push("desk").push("applications").push(application)
        }
        (None, None, Side::Desk) => path.push("desk"),
        (None, None, Side::Hospital) if values.kind == LetterKind::ApprovalWaiting => {
            path.push("hospital").push("register").push("proposals")
        }
        (None, None, Side::Hospital) if values.kind == LetterKind::AttestDue => {
            path.push("hospital").push("register").push("attestation")
        }
        (None, None, Side::Hospital) if values.kind == LetterKind::LeaveNoted => {
            // Whoever has left has no page of their own any more.
            let left = values
                .values
                .get("event")
                .is_some_and(|event| event == "left");
            path.push("hospital")
                .push(if left { "join" } else { "leaving" })
        }
        (None, None, Side::Hospital) => path.push("hospital"),
        // An expert has no page but the one their link opens.
        (None, None, _) | (None, Some(_), Side::Expert) => return Err(missing),
    };
    drop(path);
    Ok(link)
}

/// What templates may speak of. There is no field for a firm's name: only the
/// reader's own organisation is here.
#[derive(Serialize)]
struct Context<'a> {
    lang: Lang,
    /// Read by the date filters.
    zone: &'a str,
    side: Side,
    kind: &'a str,
    reference: Option<&'a str>,
    link: &'a str,
    name: Option<String>,
    organisation: Option<String>,
    department: Option<String>,
    /// The person who answers, or the desk in general.
    contact: String,
    /// The owner, to the desk itself.
    owner: Option<String>,
    operator: String,
    phone: String,
    hours: String,
    code: Option<&'a str>,
    expires: Option<String>,
    values: std::collections::BTreeMap<&'a str, String>,
}

impl<'a> Context<'a> {
    fn of(values: &'a Values, desk: &Desk, reference: Option<&'a str>, link: &'a str) -> Self {
        let reader = &values.recipient;
        let lang = reader.lang;
        let zone = match reader.side {
            Side::Firm => reader.zone.as_str(),
            Side::Hospital | Side::Expert | Side::Desk => "Asia/Tokyo",
        };
        let owner = values
            .about
            .as_ref()
            .and_then(|about| filled(about.owner.as_deref()));
        let contact = match (lang, &owner) {
            (Lang::En, Some(owner)) => owner.clone(),
            (Lang::En, None) => "A person at the desk".to_owned(),
            (Lang::Ja, Some(owner)) => format!("担当の{}", family_of(owner)),
            (Lang::Ja, None) => "担当者".to_owned(),
        };
        let (open, close) = today(desk, values.now);
        let minted = values.minted.as_ref();
        Self {
            lang,
            zone,
            side: reader.side,
            kind: values.kind.as_str(),
            reference,
            link,
            name: filled(reader.name.as_deref()),
            organisation: filled(reader.organisation.as_deref()),
            department: filled(reader.department.as_deref()),
            contact,
            owner,
            operator: match lang {
                Lang::En => desk.operator_en.clone(),
                Lang::Ja => desk.operator_ja.clone(),
            },
            phone: desk.phone_for(lang),
            hours: Clock::of(zone).hours(open, close, lang),
            code: minted.and_then(|minted| minted.code.as_deref()),
            expires: minted.map(|minted| minted.expires.to_string()),
            values: values
                .values
                .iter()
                .map(|(k, v)| (k.as_str(), clean(v)))
                .collect(),
        }
    }
}

fn filled(text: Option<&str>) -> Option<String> {
    text.map(clean).filter(|text| !text.is_empty())
}

/// Opening and closing of the desk, as instants of the day of sending: what the
/// firm's clock shows then changes with its summer time.
fn today(desk: &Desk, now: Timestamp) -> (Timestamp, Timestamp) {
    let (day, hours) = (jst_date(now), desk.calendar.hours());
    (
        jst_instant(day, hours.open()),
        jst_instant(day, hours.close()),
    )
}

struct Words {
    env: &'static Environment<'static>,
    kind: LetterKind,
    lang: Lang,
    context: Value,
}

impl Words {
    fn own(&self, file: &str) -> Result<String, RenderError> {
        self.filled(
            &format!("{}/{}/{file}", self.lang.as_str(), self.kind.as_str()),
            self.context.clone(),
        )
    }

    fn shared(&self, file: &str) -> Result<String, RenderError> {
        self.filled(
            &format!("{}/{file}", self.lang.as_str()),
            self.context.clone(),
        )
    }

    fn filled(&self, name: &str, context: Value) -> Result<String, RenderError> {
        self.env
            .get_template(name)
            .and_then(|template| template.render(context))
            .map_err(|source| RenderError::Template {
                kind: self.kind,
                lang: self.lang,
                source,
            })
    }
}
