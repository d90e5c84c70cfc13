//! A hospital's answer to a round: what it says, and how it is read
//! (domain 3.J).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::funnel::{self, MONTHS_MAX};
use super::further::{FurtherAnswers, FurtherQuestion, read_further};
use super::reader::Reader;
use super::{Site, is_blank};
use crate::calendar::FiscalYear;
use crate::case::codes::{Condition, CountMethod, DeclineReason, Interest};
use crate::fault::{Fault, FaultCode};
use crate::register::{EvidenceGrade, oldest_period};

/// The longest remark, in characters.
pub const REMARK_MAX: usize = 2_000;
/// The longest name of a person, in characters.
const NAME_MAX: usize = 200;
/// More patients than this is a slip of the finger.
const PATIENTS_MAX: u32 = 100_000;
/// The most a draft may hold, in bytes of JSON.
pub const DRAFT_BYTES_MAX: usize = 32 * 1024;

/// A hospital's answer to a round: at most eight questions, and what the round
/// asks further.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Answer {
    /// Yes, yes-if, no.
    pub interest: Interest,
    /// Who would lead the trial.
    pub pi: Option<String>,
    /// Patients with the disease seen in a year.
    #[serde(default)]
    pub seen: Option<u32>,
    /// The fiscal year in which they were counted, for example `R7`.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub period: Option<FiscalYear>,
    /// Of 100 of them, how many fit the trial.
    #[serde(default)]
    pub fits: Option<u32>,
    /// Months in which patients can enter the trial.
    #[serde(default)]
    pub months: Option<u32>,
    /// Eligible patients in the window, as the hospital answers for them.
    pub patients: Option<u32>,
    /// How counted.
    pub method: Option<CountMethod>,
    /// Of 100 eligible patients, how many would consent.
    #[serde(default)]
    pub consents: Option<u32>,
    /// Patients it can enrol, as the hospital answers for them.
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
    /// Answers to the round's further questions, by question.
    #[serde(default)]
    pub further: FurtherAnswers,
}

impl Answer {
    /// Eligible patients in the window as the hospital's own figures give them;
    /// what it answers may differ.
    #[must_use]
    pub fn eligible(&self) -> Option<u32> {
        Some(funnel::eligible(self.seen?, self.fits?, self.months?))
    }

    /// Patients to enrol as the hospital's own figures give them; what it
    /// answers may differ.
    #[must_use]
    pub fn expected(&self) -> Option<u32> {
        Some(funnel::expected(
            self.seen?,
            self.fits?,
            self.consents?,
            self.months?,
        ))
    }

    /// How far its numbers of patients can be trusted; none where it gives none.
    #[must_use]
    pub fn grade(&self) -> Option<EvidenceGrade> {
        self.realistic?;
        Some(EvidenceGrade::of(
            self.method.unwrap_or(CountMethod::Estimate),
        ))
    }
}

/// How many of the required answers are in, in the draft or in the answer as
/// sent, and how many there are.
#[must_use]
pub fn progress(site: &Site) -> (u32, u32) {
    const YES: [&str; 7] = [
        "interest",
        "pi",
        "patients",
        "method",
        "realistic",
        "start",
        "name_may_be_told",
    ];
    const NO: [&str; 2] = ["interest", "why_not"];
    let empty = Map::new();
    let draft = site.draft.as_ref().unwrap_or(&empty);
    let needed: &[&str] = match (&site.answer, draft.get("interest")) {
        (Some(answer), _) if answer.interest == Interest::No => &NO,
        (None, Some(Value::String(word))) if word == Interest::No.as_str() => &NO,
        _ => &YES,
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let all = count(needed.len());
    if site.answer.is_some() {
        return (all, all);
    }
    let is_there = |name: &&&str| draft.get(**name).is_some_and(|value| !is_blank(value));
    (count(needed.iter().filter(is_there).count()), all)
}

/// Reads a hospital's raw answers on the day `today`, to a round that asks
/// `further` questions: every fault at once.
///
/// # Errors
/// One [`Fault`] per thing wrong, each with its pointer.
pub fn read_answer(
    raw: &Map<String, Value>,
    further: &[FurtherQuestion],
    today: Date,
) -> Result<Answer, Vec<Fault>> {
    const FIELDS: [&str; 18] = [
        "interest",
        "pi",
        "seen",
        "period",
        "fits",
        "months",
        "patients",
        "method",
        "consents",
        "realistic",
        "start",
        "competing",
        "conditions",
        "conditions_note",
        "why_not",
        "why_not_note",
        "name_may_be_told",
        "further",
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
    let seen = reader.number("seen", 0, PATIENTS_MAX);
    let period = reader.fiscal_year("period", (oldest_period(today), FiscalYear::of(today)));
    let fits = reader.number("fits", 0, 100);
    let months = reader.number("months", 1, MONTHS_MAX);
    let patients = reader.number("patients", 0, PATIENTS_MAX);
    let method = reader.code("method", CountMethod::parse);
    let consents = reader.number("consents", 0, 100);
    let realistic = reader.number("realistic", 0, PATIENTS_MAX);
    let start = reader.month("start");
    let competing = reader.text("competing", REMARK_MAX);
    let conditions = reader.codes("conditions", Condition::parse);
    let conditions_note = reader.text("conditions_note", REMARK_MAX);
    let why_not = reader.code("why_not", DeclineReason::parse);
    let why_not_note = reader.text("why_not_note", REMARK_MAX);
    let name_may_be_told = reader.yes_no("name_may_be_told");
    let further = read_further(raw.get("further"), further, &mut faults);

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
            // A count of a year says which year.
            need(seen.is_some() && period.is_none(), "period");
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
        seen,
        period,
        fits,
        months,
        patients,
        method,
        consents,
        realistic,
        start,
        competing,
        conditions,
        conditions_note,
        why_not,
        why_not_note,
        // Silence is not consent.
        name_may_be_told: name_may_be_told.unwrap_or(false),
        further,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: Value) -> Result<Answer, Vec<Fault>> {
        let Value::Object(raw) = value else {
            unreachable!("the tests send objects")
        };
        read_answer(&raw, &[], jiff::civil::date(2026, 11, 24))
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

    #[test]
    fn the_own_figures_stand_beside_the_number_that_is_answered_for() {
        let answer = read(json!({
            "interest": "int_yes", "pi": "山田", "seen": "４０", "period": "令和7年度",
            "fits": 30, "months": 12, "patients": 12, "method": "emr_query", "consents": 60,
            "realistic": 8, "start": "2027-04", "name_may_be_told": true
        }))
        .unwrap();
        assert_eq!(answer.eligible(), Some(12));
        assert_eq!((answer.expected(), answer.realistic), (Some(7), Some(8)));
        assert_eq!(answer.grade(), Some(EvidenceGrade::B));
    }

    #[test]
    fn figures_outside_of_what_can_be_are_named_one_by_one() {
        let faults = read(json!({
            "interest": "int_yes", "pi": "山田", "seen": 40, "fits": 101, "months": 0,
            "patients": 12, "method": "emr_query", "consents": "half", "realistic": 8,
            "start": "2027-04", "name_may_be_told": true
        }))
        .unwrap_err();
        let said: Vec<_> = faults
            .iter()
            .map(|fault| (fault.pointer.as_str(), fault.code))
            .collect();
        assert_eq!(
            said,
            [
                ("/fits", FaultCode::TooBig),
                ("/months", FaultCode::TooSmall),
                ("/consents", FaultCode::NotANumber),
                ("/period", FaultCode::Required),
            ]
        );
    }

    #[test]
    fn a_count_is_of_this_fiscal_year_or_of_one_of_the_two_before() {
        let of = |period: &str| {
            read(json!({ "interest": "int_no", "why_not": "no_patients", "period": period }))
                .map_err(|faults| faults[0].code)
                .map(|answer| answer.period)
        };
        assert_eq!(of("R6"), Ok(Some(FiscalYear(2024))));
        assert_eq!(of("2026"), Ok(Some(FiscalYear(2026))));
        assert_eq!(of("R5"), Err(FaultCode::TooSmall));
        assert_eq!(of("R9"), Err(FaultCode::TooBig));
        assert_eq!(of("last year"), Err(FaultCode::NotADate));
    }

    #[test]
    fn an_answer_of_before_the_figures_were_asked_is_still_read() {
        let stored = json!({
            "interest": "int_no", "pi": null, "patients": null, "method": null,
            "realistic": null, "start": null, "competing": null, "conditions": [],
            "conditions_note": null, "why_not": "no_patients", "why_not_note": null,
            "name_may_be_told": false
        });
        let answer: Answer = serde_json::from_value(stored).unwrap();
        assert_eq!((answer.seen, answer.expected()), (None, None));
    }
}
