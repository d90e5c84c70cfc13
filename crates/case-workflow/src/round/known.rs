//! What the register knows already of a round's questions, and what the
//! hospital's past trials tell of it (ux H5).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::case::Case;
use crate::register::{Answer as Said, DiseaseRow, Hospital, ListRow, RowItem, RowList};

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
    use crate::register::demonstration;

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
        let now = "2026-11-24T01:00:00Z".parse().unwrap();
        let with = |rows: Vec<ListRow>| Hospital {
            lists: [(RowList::PastTrials, rows)].into(),
            ..demonstration(0, now).unwrap()
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
}
