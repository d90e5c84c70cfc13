//! Corrections of the register that come with a hospital's answer: of the row
//! of the disease, and of what the bank's questions ask there (ux H5).

mod further;

use serde::Serialize;
use serde_json::{Map, Value};

pub use further::correctable;

use super::known::known;
use super::{Answer, FurtherQuestion};
use crate::case::codes::Interest;
use crate::fault::Fault;
use crate::register::{Edit, Hospital, Register, Section};

/// Questions whose answer is a column of the register's row, and that column.
const COLUMNS: [(&str, &str); 4] = [
    ("pi", "pi_name"),
    ("seen", "new_patients"),
    ("period", "period"),
    ("method", "method"),
];

/// Why an answer's corrections did not reach the register.
#[derive(Debug, Clone, PartialEq)]
pub enum NotWritten {
    /// Somebody changed these meanwhile; by question, what stands there now.
    Changed(Map<String, Value>),
    /// The register does not take them; each fault points at its question.
    Faults(Vec<Fault>),
}

/// The hospital's entry with the corrections that `answer` makes to it: to the
/// row of patients with the id `row`, and to the places of those questions among
/// `asked` that are the register's. None where it says nothing else than the
/// register. A no corrects nothing.
///
/// `read` is what the register said when the corrections were typed, by
/// question, those of the bank below `further`: what somebody else changed since
/// is not written over.
///
/// # Errors
/// [`NotWritten`]; the entry is then to be kept as it is.
pub fn write_back(
    answer: &Answer,
    asked: &[FurtherQuestion],
    read: &Map<String, Value>,
    hospital: &Hospital,
    row: Option<u32>,
    edit: &Edit,
) -> Result<Option<Hospital>, NotWritten> {
    if answer.interest == Interest::No {
        return Ok(None);
    }
    let mut next = None;
    let mut changed = Map::new();
    let mut faults = Vec::new();
    let mut take = |outcome, next: &mut Option<Hospital>| match outcome {
        Ok(Some(corrected)) => *next = Some(corrected),
        Ok(None) => {}
        Err(NotWritten::Changed(now)) => changed.extend(now),
        Err(NotWritten::Faults(found)) => faults.extend(found),
    };
    if let Some(row) = row {
        take(correct_row(answer, read, hospital, row, edit), &mut next);
    }
    // The two write to different sections.
    let upon = next.clone().unwrap_or_else(|| hospital.clone());
    let further = further::correct(answer, asked, read, upon, edit);
    take(further, &mut next);
    if !changed.is_empty() {
        return Err(NotWritten::Changed(changed));
    }
    if !faults.is_empty() {
        return Err(NotWritten::Faults(faults));
    }
    Ok(next)
}

/// The corrections that `answer` makes to row `id` of the patients by disease.
fn correct_row(
    answer: &Answer,
    read: &Map<String, Value>,
    hospital: &Hospital,
    id: u32,
    edit: &Edit,
) -> Result<Option<Hospital>, NotWritten> {
    let place = hospital.diseases.iter().position(|row| row.id == id);
    let Some(place) = place else {
        return Ok(None);
    };
    let row = &hospital.diseases[place];
    let (now, said) = (known(row), object(answer));
    let mut patch = object(row);
    let mut changed = Map::new();
    let mut corrected = false;
    for (question, column) in COLUMNS {
        let Some(said) = said.get(question).filter(|value| !value.is_null()) else {
            continue;
        };
        let stands = now.get(question).unwrap_or(&Value::Null);
        if said == stands {
            continue;
        }
        if read.get(question).unwrap_or(&Value::Null) != stands {
            changed.insert(question.to_owned(), stands.clone());
            continue;
        }
        patch.insert(column.to_owned(), said.clone());
        corrected = true;
    }
    if !changed.is_empty() {
        return Err(NotWritten::Changed(changed));
    }
    if !corrected {
        return Ok(None);
    }
    patch.remove("stated");
    // Alone, so that what is old in another row keeps nobody from answering.
    let alone = Hospital {
        diseases: vec![row.clone()],
        ..hospital.clone()
    };
    let rows = Map::from_iter([("rows".to_owned(), Value::Array(vec![Value::Object(patch)]))]);
    let (mut next, _) = Register::read_patch(Section::Diseases, &rows, &alone, edit)
        .map_err(|faults| NotWritten::Faults(faults.into_iter().map(at_question).collect()))?;
    let row = next.diseases.pop();
    next.diseases.clone_from(&hospital.diseases);
    next.diseases.splice(place..=place, row);
    Ok(Some(next))
}

/// A fault of the row, at the question whose answer it is about.
fn at_question(mut fault: Fault) -> Fault {
    let column = fault.pointer.trim_start_matches("/rows/0/");
    let question = COLUMNS.iter().find(|(_, one)| *one == column);
    fault.pointer = question.map_or_else(String::new, |(question, _)| format!("/{question}"));
    fault
}

fn object(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(members)) => members,
        // Answers and rows are structs.
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::case::codes::CountMethod;
    use crate::ids::PersonId;
    use crate::register::demonstration;
    use crate::round::read_answer;
    use serde_json::json;

    fn edit() -> Edit {
        Edit {
            by: PersonId(uuid::Uuid::from_u128(7)),
            now: "2026-11-24T01:00:00Z".parse().unwrap(),
        }
    }

    fn hospital() -> Hospital {
        let mut hospital = demonstration(0, edit().now).unwrap();
        let row = &mut hospital.diseases[0];
        row.pi_name = Some("見本 太郎".to_owned());
        row.new_patients = Some(40);
        row.method = Some(CountMethod::Estimate);
        row.period = Some(FiscalYear(2025));
        hospital
    }

    fn answer(seen: u32, pi: &str) -> Answer {
        let raw = json!({
            "interest": "int_yes", "pi": pi, "seen": seen, "period": "R7", "patients": 12,
            "method": "emr_query", "realistic": 8, "start": "2027-04", "name_may_be_told": true
        });
        read_answer(raw.as_object().unwrap(), &[], edit().today()).unwrap()
    }

    /// Of an answer to a round that asked nothing further.
    fn rows(
        answer: &Answer,
        read: &Map<String, Value>,
        hospital: &Hospital,
        id: u32,
        edit: &Edit,
    ) -> Result<Option<Hospital>, NotWritten> {
        write_back(answer, &[], read, hospital, Some(id), edit)
    }

    #[test]
    fn a_correction_reaches_its_own_row_and_nothing_else() {
        let before = hospital();
        let id = before.diseases[0].id;
        let read = known(&before.diseases[0]);
        let after = rows(&answer(48, "見本 太郎"), &read, &before, id, &edit())
            .unwrap()
            .unwrap();
        let row = &after.diseases[0];
        assert_eq!(
            (row.new_patients, row.method),
            (Some(48), Some(CountMethod::EmrQuery))
        );
        assert_eq!(row.stated.confirmed_at, edit().now);
        assert_eq!(after.diseases[1..], before.diseases[1..]);
        assert_eq!(
            Hospital {
                diseases: before.diseases.clone(),
                ..after
            },
            before
        );
    }

    #[test]
    fn what_the_register_says_already_changes_nothing() {
        let mut before = hospital();
        before.diseases[0].method = Some(CountMethod::EmrQuery);
        let read = known(&before.diseases[0]);
        let id = before.diseases[0].id;
        let same = rows(&answer(40, "見本 太郎"), &read, &before, id, &edit());
        assert_eq!(same, Ok(None));
    }

    #[test]
    fn what_somebody_else_changed_meanwhile_is_told_and_not_written_over() {
        let mut before = hospital();
        let read = known(&before.diseases[0]);
        before.diseases[0].new_patients = Some(45);
        let id = before.diseases[0].id;
        let told = rows(&answer(48, "見本 太郎"), &read, &before, id, &edit()).unwrap_err();
        let NotWritten::Changed(now) = told else {
            unreachable!("the number was changed")
        };
        assert_eq!(Value::Object(now), json!({ "seen": 45 }));
        // What only somebody else changed is none of the answer's business.
        let only_pi = Answer {
            seen: None,
            period: None,
            method: None,
            ..answer(48, "見本 花子")
        };
        let after = rows(&only_pi, &read, &before, id, &edit())
            .unwrap()
            .unwrap();
        assert_eq!(after.diseases[0].new_patients, Some(45));
        assert_eq!(after.diseases[0].pi_name.as_deref(), Some("見本 花子"));
    }

    #[test]
    fn an_old_count_in_another_row_keeps_nobody_from_correcting_this_one() {
        let mut before = hospital();
        before.diseases[1].period = Some(FiscalYear(2019));
        let read = known(&before.diseases[0]);
        let id = before.diseases[0].id;
        let after = rows(&answer(48, "見本 太郎"), &read, &before, id, &edit());
        assert!(matches!(after, Ok(Some(_))));
    }

    #[test]
    fn a_name_too_long_for_the_register_is_named_at_its_question() {
        let before = hospital();
        let read = known(&before.diseases[0]);
        let id = before.diseases[0].id;
        let long = answer(48, &"長".repeat(150));
        let Err(NotWritten::Faults(faults)) = rows(&long, &read, &before, id, &edit()) else {
            unreachable!("the register takes 100 characters")
        };
        assert_eq!(faults[0].pointer, "/pi");
    }
}
