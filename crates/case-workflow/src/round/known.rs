//! What a round's questions have in common with the register: answers that it
//! knows already, and corrections of it that come with an answer (ux H5).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::Answer;
use crate::case::Case;
use crate::case::codes::Interest;
use crate::fault::Fault;
use crate::register::{
    Answer as Said, DiseaseRow, Edit, Hospital, ListRow, Register, RowItem, RowList, Section,
};

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

/// What a hospital promised in its trials so far, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PastRatio {
    /// Patients promised.
    pub promised: u32,
    /// Patients enrolled.
    pub enrolled: u32,
    /// Whether all of the trials were in the disease that is asked about.
    pub same_disease: bool,
}

/// The row of the register that a case's surveys ask about: the first code of
/// the disease that a row shares its category with.
#[must_use]
pub fn row_asked<'a>(case: &Case, hospital: &'a Hospital) -> Option<&'a DiseaseRow> {
    categories(case).find_map(|category| {
        hospital
            .diseases
            .iter()
            .find(|row| row.icd10.starts_with(&category))
    })
}

/// Three characters are a category of ICD-10: `C34` of `C34.9`.
fn categories(case: &Case) -> impl Iterator<Item = String> {
    let codes = case
        .details
        .indication_code
        .as_deref()
        .unwrap_or(&case.profile.indication_code);
    codes.iter().map(|one| one.code.chars().take(3).collect())
}

/// Answers that a row of the register gives, by question. How and when is of
/// use only with a count.
#[must_use]
pub fn known(row: &DiseaseRow) -> Map<String, Value> {
    let counted = row.new_patients.is_some();
    let pi = row
        .pi_name
        .as_deref()
        .filter(|name| !name.trim().is_empty());
    [
        ("pi", json!(pi)),
        ("seen", json!(row.new_patients)),
        ("period", json!(row.period.filter(|_| counted))),
        ("method", json!(row.method.filter(|_| counted))),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_null())
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// The hospital's entry with the corrections that `answer` makes to row `id`;
/// none where it says nothing else than the register.
///
/// `read` is what the register said when the corrections were typed, by
/// question: what somebody else changed since is not written over.
///
/// # Errors
/// [`NotWritten`]; the entry is then to be kept as it is.
pub fn write_back(
    answer: &Answer,
    read: &Map<String, Value>,
    hospital: &Hospital,
    id: u32,
    edit: &Edit,
) -> Result<Option<Hospital>, NotWritten> {
    let place = hospital.diseases.iter().position(|row| row.id == id);
    let Some(place) = place.filter(|_| answer.interest != Interest::No) else {
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

/// How many patients the hospital enrolled of those it promised: in trials of
/// this disease, else in all. None where its record does not say.
#[must_use]
pub fn past_ratio(case: &Case, hospital: &Hospital) -> Option<PastRatio> {
    let categories: Vec<String> = categories(case).collect();
    past_of(&categories, hospital)
}

fn past_of(categories: &[String], hospital: &Hospital) -> Option<PastRatio> {
    let all: Vec<&ListRow> = hospital
        .lists
        .get(&RowList::PastTrials)?
        .iter()
        .filter(|row| number(row, RowItem::PastDeclared).is_some_and(|promised| promised > 0))
        .filter(|row| number(row, RowItem::PastEnrolled).is_some())
        .collect();
    let same: Vec<&ListRow> = all
        .iter()
        .copied()
        .filter(|row| {
            let code = row.text(RowItem::PastIcd10).unwrap_or_default();
            categories.iter().any(|one| code.starts_with(one.as_str()))
        })
        .collect();
    let same_disease = !same.is_empty();
    let rows = if same_disease { same } else { all };
    let sum = |item| rows.iter().filter_map(|row| number(row, item)).sum();
    let promised = sum(RowItem::PastDeclared);
    (promised > 0).then(|| PastRatio {
        promised,
        enrolled: sum(RowItem::PastEnrolled),
        same_disease,
    })
}

fn number(row: &ListRow, item: RowItem) -> Option<u32> {
    match row.get(item) {
        Some(Said::Number(n)) => Some(*n),
        _ => None,
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

    #[test]
    fn a_correction_reaches_its_own_row_and_nothing_else() {
        let before = hospital();
        let id = before.diseases[0].id;
        let read = known(&before.diseases[0]);
        let after = write_back(&answer(48, "見本 太郎"), &read, &before, id, &edit())
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
    fn the_past_is_told_by_this_disease_where_it_is_known_and_else_by_all_trials() {
        let past = |icd10: &str, promised: u32, enrolled: Option<u32>| ListRow {
            id: 1,
            answers: [
                ("icd10", Some(Said::Text(icd10.to_owned()))),
                ("declared", Some(Said::Number(promised))),
                ("enrolled", enrolled.map(Said::Number)),
            ]
            .into_iter()
            .filter_map(|(name, said)| Some((name.to_owned(), said?)))
            .collect(),
        };
        let with = |rows: Vec<ListRow>| Hospital {
            lists: [(RowList::PastTrials, rows)].into(),
            ..hospital()
        };
        let told = |rows| {
            let codes = ["M32".to_owned()];
            past_of(&codes, &with(rows)).map(|one| (one.promised, one.enrolled, one.same_disease))
        };
        let lung = past("C34.9", 30, Some(20));
        let lupus = past("M32.1", 10, Some(7));
        assert_eq!(told(vec![lung.clone(), lupus]), Some((10, 7, true)));
        let uncounted = past("M32.1", 10, None);
        assert_eq!(told(vec![lung, uncounted.clone()]), Some((30, 20, false)));
        assert_eq!(told(vec![uncounted, past("M32.1", 0, Some(0))]), None);
    }

    #[test]
    fn what_the_register_says_already_changes_nothing() {
        let mut before = hospital();
        before.diseases[0].method = Some(CountMethod::EmrQuery);
        let read = known(&before.diseases[0]);
        let id = before.diseases[0].id;
        let same = write_back(&answer(40, "見本 太郎"), &read, &before, id, &edit());
        assert_eq!(same, Ok(None));
    }

    #[test]
    fn what_somebody_else_changed_meanwhile_is_told_and_not_written_over() {
        let mut before = hospital();
        let read = known(&before.diseases[0]);
        before.diseases[0].new_patients = Some(45);
        let id = before.diseases[0].id;
        let told = write_back(&answer(48, "見本 太郎"), &read, &before, id, &edit()).unwrap_err();
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
        let after = write_back(&only_pi, &read, &before, id, &edit())
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
        let after = write_back(&answer(48, "見本 太郎"), &read, &before, id, &edit());
        assert!(matches!(after, Ok(Some(_))));
    }

    #[test]
    fn a_name_too_long_for_the_register_is_named_at_its_question() {
        let before = hospital();
        let read = known(&before.diseases[0]);
        let id = before.diseases[0].id;
        let long = answer(48, &"長".repeat(150));
        let Err(NotWritten::Faults(faults)) = write_back(&long, &read, &before, id, &edit()) else {
            unreachable!("the register takes 100 characters")
        };
        assert_eq!(faults[0].pointer, "/pi");
    }
}
