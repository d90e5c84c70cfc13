//! Rounds (施設照会) and what hospitals answer (domain 3.J, 4.5).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::case::codes::{
    Condition, CountMethod, DeclineReason, Interest, NotChosenReason, RoundKind, RoundState,
    SiteState,
};
use crate::fault::{Fault, FaultCode};
use crate::ids::HospitalId;
use crate::synopsis::Line;

/// Hospitals in one round, at most.
pub const RECIPIENTS_MAX: usize = 60;
/// The longest remark, in characters.
pub const REMARK_MAX: usize = 2_000;
/// The longest name of a person, in characters.
const NAME_MAX: usize = 200;
/// More patients than this is a slip of the finger.
const PATIENTS_MAX: u64 = 100_000;

/// One round: the same text to several hospitals, with one deadline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Number within the case, from 1.
    pub no: u32,
    /// Type.
    pub kind: RoundKind,
    /// State.
    pub state: RoundState,
    /// When it was sent.
    pub opened_at: Timestamp,
    /// Answers by then.
    pub due: Timestamp,
    /// When it closed.
    pub closed_at: Option<Timestamp>,
    /// The approved blinded synopsis as sent.
    pub text: Vec<Line>,
    /// Who was asked.
    pub sites: Vec<Site>,
}

/// One hospital in one round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Which.
    pub hospital: HospitalId,
    /// How the firm sees it until it may be named: `A`, `B`, ….
    pub label: String,
    /// Why it was put in by hand.
    pub by_hand: Option<String>,
    /// State.
    pub state: SiteState,
    /// Grows with every change, so that two people of the hospital notice each other.
    pub version: i64,
    /// First opened.
    pub opened_at: Option<Timestamp>,
    /// Raw answers kept while somebody writes.
    pub draft: Option<Map<String, Value>>,
    /// The answer.
    pub answer: Option<Answer>,
    /// When it was given.
    pub answered_at: Option<Timestamp>,
    /// Whether it came after the deadline.
    pub late: bool,
    /// The result, once the firm has decided.
    pub result: Option<SiteResult>,
}

/// What a hospital is told in the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteResult {
    /// When it was told.
    pub at: Timestamp,
    /// Why not, where not chosen.
    pub reason: Option<NotChosenReason>,
    /// More about it.
    pub note: Option<String>,
    /// Patients to enrol, where chosen.
    pub target: Option<u32>,
}

/// A hospital's answer to an interest round: at most eight questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Answer {
    /// Yes, yes-if, no.
    pub interest: Interest,
    /// Who would lead the trial.
    pub pi: Option<String>,
    /// Eligible patients in the window.
    pub patients: Option<u32>,
    /// How counted.
    pub method: Option<CountMethod>,
    /// Patients it can enrol.
    pub realistic: Option<u32>,
    /// Start possible from, `YYYY-MM`.
    pub start: Option<String>,
    /// Competing trials, in words.
    pub competing: Option<String>,
    /// Conditions.
    pub conditions: Vec<Condition>,
    /// About the conditions.
    pub conditions_note: Option<String>,
    /// Why not.
    pub why_not: Option<DeclineReason>,
    /// About the no.
    pub why_not_note: Option<String>,
    /// May the firm be told the hospital's name?
    pub name_may_be_told: bool,
}

impl Round {
    /// Whether answers are still awaited.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == RoundState::Open
    }

    /// Answered, in number.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.sites
            .iter()
            .filter(|site| site.answer.is_some())
            .count()
    }
}

impl Site {
    /// Whether the hospital is in play: asked, or answered with anything but a no.
    #[must_use]
    pub fn is_interested(&self) -> bool {
        matches!(
            self.state,
            SiteState::Interested
                | SiteState::Conditional
                | SiteState::Selected
                | SiteState::Reserve
        )
    }

    /// Whether the firm may be told the name.
    #[must_use]
    pub fn name_may_be_told(&self) -> bool {
        self.answer
            .as_ref()
            .is_some_and(|answer| answer.name_may_be_told)
    }
}

/// Reads a hospital's raw answers: every fault at once.
///
/// # Errors
/// One [`Fault`] per thing wrong, each with its pointer.
pub fn read_answer(raw: &Map<String, Value>) -> Result<Answer, Vec<Fault>> {
    const FIELDS: [&str; 12] = [
        "interest",
        "pi",
        "patients",
        "method",
        "realistic",
        "start",
        "competing",
        "conditions",
        "conditions_note",
        "why_not",
        "why_not_note",
        "name_may_be_told",
    ];
    let mut faults = Vec::new();
    for name in raw.keys() {
        if !FIELDS.contains(&name.as_str()) {
            faults.push(Fault::new(format!("/{name}"), FaultCode::UnknownField));
        }
    }
    let mut reader = Reader {
        raw,
        faults: &mut faults,
    };
    let interest = reader.code("interest", Interest::parse);
    let pi = reader.text("pi", NAME_MAX);
    let patients = reader.number("patients");
    let method = reader.code("method", CountMethod::parse);
    let realistic = reader.number("realistic");
    let start = reader.month("start");
    let competing = reader.text("competing", REMARK_MAX);
    let conditions = reader.codes("conditions", Condition::parse);
    let conditions_note = reader.text("conditions_note", REMARK_MAX);
    let why_not = reader.code("why_not", DeclineReason::parse);
    let why_not_note = reader.text("why_not_note", REMARK_MAX);
    let name_may_be_told = reader.yes_no("name_may_be_told");

    let mut need = |missing: bool, name: &str| {
        let pointer = format!("/{name}");
        if missing && !faults.iter().any(|fault| fault.pointer == pointer) {
            faults.push(Fault::new(pointer, FaultCode::Required));
        }
    };
    need(interest.is_none(), "interest");
    match interest {
        Some(Interest::No) => need(why_not.is_none(), "why_not"),
        Some(_) => {
            need(pi.is_none(), "pi");
            need(patients.is_none(), "patients");
            need(method.is_none(), "method");
            need(realistic.is_none(), "realistic");
            need(start.is_none(), "start");
            need(name_may_be_told.is_none(), "name_may_be_told");
            if interest == Some(Interest::If) {
                need(conditions.is_empty(), "conditions");
            }
        }
        None => {}
    }
    if let (Some(patients), Some(realistic)) = (patients, realistic)
        && realistic > patients
    {
        faults.push(
            Fault::new("/realistic", FaultCode::Order)
                .with("a", "realistic")
                .with("b", "patients"),
        );
    }
    let Some(interest) = interest.filter(|_| faults.is_empty()) else {
        return Err(faults);
    };
    Ok(Answer {
        interest,
        pi,
        patients,
        method,
        realistic,
        start,
        competing,
        conditions,
        conditions_note,
        why_not,
        why_not_note,
        // Silence is not consent.
        name_may_be_told: name_may_be_told.unwrap_or(false),
    })
}

/// The most a draft may hold, in bytes of JSON.
pub const DRAFT_BYTES_MAX: usize = 32 * 1024;

struct Reader<'a> {
    raw: &'a Map<String, Value>,
    faults: &'a mut Vec<Fault>,
}

impl Reader<'_> {
    fn get(&self, name: &str) -> Option<&Value> {
        self.raw.get(name).filter(|value| !value.is_null())
    }

    fn fault(&mut self, name: &str, code: FaultCode) {
        self.faults.push(Fault::new(format!("/{name}"), code));
    }

    fn text(&mut self, name: &str, max: usize) -> Option<String> {
        let value = self.get(name)?.clone();
        let Value::String(text) = value else {
            self.faults
                .push(Fault::new(format!("/{name}"), FaultCode::WrongType).with("want", "text"));
            return None;
        };
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let length = text.chars().count();
        if length > max {
            self.faults.push(
                Fault::new(format!("/{name}"), FaultCode::TooLong)
                    .with("n", max)
                    .with("m", length - max),
            );
            return None;
        }
        if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        {
            self.fault(name, FaultCode::BadCharacters);
            return None;
        }
        Some(text.to_owned())
    }

    fn code<T>(&mut self, name: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let word = self.text(name, NAME_MAX)?;
        let code = parse(&word);
        if code.is_none() {
            self.fault(name, FaultCode::UnknownCode);
        }
        code
    }

    fn codes<T: PartialEq>(&mut self, name: &str, parse: fn(&str) -> Option<T>) -> Vec<T> {
        let Some(value) = self.get(name).cloned() else {
            return Vec::new();
        };
        let Value::Array(items) = value else {
            self.faults
                .push(Fault::new(format!("/{name}"), FaultCode::WrongType).with("want", "list"));
            return Vec::new();
        };
        let mut codes = Vec::new();
        for (place, item) in items.iter().enumerate().take(NAME_MAX) {
            match item.as_str().and_then(parse) {
                Some(code) if codes.contains(&code) => {
                    self.fault(&format!("{name}/{place}"), FaultCode::Duplicate);
                }
                Some(code) => codes.push(code),
                None => self.fault(&format!("{name}/{place}"), FaultCode::UnknownCode),
            }
        }
        codes
    }

    fn number(&mut self, name: &str) -> Option<u32> {
        let value = self.get(name)?.clone();
        let number = match &value {
            Value::Number(number) => number.as_u64(),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) => half_width(text).trim().replace(',', "").parse().ok(),
            _ => None,
        };
        match number {
            None => {
                let negative = value.as_i64().is_some_and(|n| n < 0);
                if negative {
                    self.faults
                        .push(Fault::new(format!("/{name}"), FaultCode::TooSmall).with("n", 0));
                } else {
                    self.fault(name, FaultCode::NotANumber);
                }
                None
            }
            Some(number) if number > PATIENTS_MAX => {
                self.faults.push(
                    Fault::new(format!("/{name}"), FaultCode::TooBig).with("n", PATIENTS_MAX),
                );
                None
            }
            Some(number) => u32::try_from(number).ok(),
        }
    }

    fn month(&mut self, name: &str) -> Option<String> {
        let text = half_width(&self.text(name, 20)?);
        let real = text.len() == 7
            && text.is_ascii()
            && format!("{text}-01")
                .parse::<jiff::civil::Date>()
                .is_ok_and(|d| d.year() >= 2000);
        if real {
            Some(text)
        } else {
            self.fault(name, FaultCode::NotADate);
            None
        }
    }

    fn yes_no(&mut self, name: &str) -> Option<bool> {
        let value = self.get(name)?.clone();
        let answer = value.as_bool();
        if answer.is_none() {
            self.faults.push(
                Fault::new(format!("/{name}"), FaultCode::WrongType).with("want", "yes or no"),
            );
        }
        answer
    }
}

/// Full-width digits and letters as half-width ones.
fn half_width(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: Value) -> Result<Answer, Vec<Fault>> {
        let Value::Object(raw) = value else {
            unreachable!("the tests send objects")
        };
        read_answer(&raw)
    }

    #[test]
    fn a_no_with_its_reason_is_a_full_answer() {
        let answer = read(json!({"interest": "int_no", "why_not": "no_patients"})).unwrap();
        assert_eq!(answer.why_not, Some(DeclineReason::NoPatients));
        assert!(!answer.name_may_be_told);
    }

    #[test]
    fn a_yes_names_everything_that_it_lacks_at_once() {
        let faults = read(json!({"interest": "int_yes", "shoe_size": 3})).unwrap_err();
        let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/shoe_size",
                "/pi",
                "/patients",
                "/method",
                "/realistic",
                "/start",
                "/name_may_be_told"
            ]
        );
    }

    #[test]
    fn full_width_numbers_are_numbers() {
        let answer = read(json!({
            "interest": "int_yes", "pi": "山田 花子", "patients": "１２０", "method": "emr_query",
            "realistic": 8, "start": "2027-04", "name_may_be_told": true
        }))
        .unwrap();
        assert_eq!(answer.patients, Some(120));
    }

    #[test]
    fn nobody_promises_more_patients_than_they_see() {
        let faults = read(json!({
            "interest": "int_yes", "pi": "山田", "patients": 3, "method": "estimate",
            "realistic": 8, "start": "2027-13", "name_may_be_told": "yes"
        }))
        .unwrap_err();
        let codes: Vec<_> = faults.iter().map(|fault| fault.code).collect();
        assert_eq!(
            codes,
            [FaultCode::NotADate, FaultCode::WrongType, FaultCode::Order]
        );
    }
}
