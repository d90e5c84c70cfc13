//! Sections that are lists of rows: patients by disease, free places.

use serde_json::Value;

use super::fields::{PERSON_MAX, Patch};
use super::{as_of, oldest_period};
use crate::calendar::FiscalYear;
use crate::code_lists::CodeSystem;
use crate::fault::{Fault, FaultCode};
use crate::inquiry::limits::{DISEASE_CODE_MAX, NOTE_MAX};
use crate::inquiry::reader::{Object, Reader, up_to};
use crate::inquiry::{disease_code, folded};
use crate::register::sections::{DiseaseRow, Slot};
use crate::register::{FiscalQuarter, Hospital, Stated};

/// Rows of patients by disease that a hospital may have.
pub const DISEASES_MAX: usize = 300;
/// More patients than this is a slip of the finger.
const PATIENTS_MAX: u32 = 100_000;
/// Free places of one quarter.
const PLACES_MAX: u32 = 10_000;
const TRIALS_MAX: u32 = 1_000;

/// The whole list again. A row with its number is the row of that number; a
/// row without is new; a row that is not sent is gone.
pub(super) fn diseases(r: &mut Reader, patch: &Patch<'_>, next: &mut Hospital, stated: &Stated) {
    let Some(value) = patch.members.get("rows") else {
        return;
    };
    let Some(entries) = r.list(value, "/rows", DISEASES_MAX) else {
        return;
    };
    let mut rows: Vec<DiseaseRow> = Vec::with_capacity(entries.len());
    for (place, entry) in entries.iter().enumerate() {
        let at = format!("/rows/{place}");
        let Some(mut row) = disease(r, entry, &at, stated) else {
            continue;
        };
        if rows.iter().any(|other| same_rows(other, &row)) {
            r.wrong::<()>(&format!("{at}/icd10"), FaultCode::Duplicate);
            continue;
        }
        if row.id == 0 {
            next.rows_made += 1;
            row.id = next.rows_made;
        } else {
            match next.diseases.iter().find(|before| before.id == row.id) {
                None => {
                    r.wrong::<()>(&format!("{at}/id"), FaultCode::NotFound);
                    continue;
                }
                Some(_) if rows.iter().any(|other| other.id == row.id) => {
                    r.wrong::<()>(&format!("{at}/id"), FaultCode::Duplicate);
                    continue;
                }
                Some(before) => {
                    let unchanged = DiseaseRow {
                        stated: before.stated.clone(),
                        ..row.clone()
                    };
                    let says_so = entry.get("source").is_some() || entry.get("as_of").is_some();
                    let rests_on = |stated: &Stated| (stated.source, stated.as_of);
                    let as_before = !says_so || rests_on(&row.stated) == rests_on(&before.stated);
                    if unchanged == *before && as_before {
                        row = unchanged;
                    }
                }
            }
        }
        rows.push(row);
    }
    next.diseases = rows;
}

fn same_rows(a: &DiseaseRow, b: &DiseaseRow) -> bool {
    a.icd10 == b.icd10 && a.department == b.department
}

/// One row; its number is 0 when it is new.
fn disease(r: &mut Reader, value: &Value, at: &str, stated: &Stated) -> Option<DiseaseRow> {
    let row = r.object(value, at)?;
    r.only(
        &row,
        &[
            "id",
            "icd10",
            "text",
            "department",
            "areas",
            "pi_name",
            "new_patients",
            "prevalent",
            "method",
            "period",
            // Where this row comes from, where the section does not say it for all.
            "source",
            "as_of",
            // Sent back as it was read; what it says is ours.
            "stated",
        ],
    );
    let name = |r: &mut Reader, v: &Value, at: &str| r.line(v, at, up_to(PERSON_MAX));
    let patients = |r: &mut Reader, v: &Value, at: &str| r.number(v, at, 0, PATIENTS_MAX);
    let id = r.optional(&row, "id", |r, v, at| r.number(v, at, 1, u32::MAX));
    let icd10 = r.required(&row, "icd10", |r, v, at| {
        let typed = r.line(v, at, up_to(DISEASE_CODE_MAX))?;
        match disease_code(CodeSystem::Icd10, &typed) {
            Some(code) => Some(code),
            None => r.note(Fault::new(at, FaultCode::CodeFormat).with("system", CodeSystem::Icd10)),
        }
    });
    let mut areas = r.optional(&row, "areas", Reader::codes).unwrap_or_default();
    areas.sort_unstable();
    let read = DiseaseRow {
        id: id.unwrap_or(0),
        icd10: String::new(),
        text: r.optional(&row, "text", |r, v, at| r.line(v, at, up_to(NOTE_MAX))),
        department: r.optional(&row, "department", name),
        areas,
        pi_name: r.optional(&row, "pi_name", name),
        new_patients: r.optional(&row, "new_patients", patients),
        prevalent: r.optional(&row, "prevalent", patients),
        method: r.optional(&row, "method", Reader::code),
        period: r.optional(&row, "period", period),
        stated: Stated {
            source: r
                .optional(&row, "source", Reader::code)
                .unwrap_or(stated.source),
            as_of: r.optional(&row, "as_of", as_of).unwrap_or(stated.as_of),
            ..stated.clone()
        },
    };
    need_method(r, &row, &read);
    Some(DiseaseRow {
        icd10: icd10?,
        ..read
    })
}

/// A number of patients says how and when it was counted.
fn need_method(r: &mut Reader, object: &Object<'_>, row: &DiseaseRow) {
    if row.new_patients.is_none() && row.prevalent.is_none() {
        return;
    }
    for (key, told) in [
        ("method", row.method.is_some()),
        ("period", row.period.is_some()),
    ] {
        if !told && object.get(key).is_none() {
            r.wrong::<()>(&object.pointer(key), FaultCode::Required);
        }
    }
}

/// `R7`, `令和7年度`, `2025`, `FY2025`.
fn period(r: &mut Reader, value: &Value, at: &str) -> Option<FiscalYear> {
    let typed = match value {
        Value::Number(year) => Value::String(year.to_string()),
        other => other.clone(),
    };
    let year = r.shaped(&typed, at, 20, FaultCode::NotADate, |typed| {
        FiscalYear::typed(&folded(typed))
    })?;
    let (oldest, newest) = (oldest_period(r.today), FiscalYear::of(r.today));
    if year < oldest {
        r.note(Fault::new(at, FaultCode::TooSmall).with("n", oldest))
    } else if year > newest {
        r.note(Fault::new(at, FaultCode::TooBig).with("n", newest))
    } else {
        Some(year)
    }
}

/// The whole grid again: the quarters shown today. A row without numbers is a
/// quarter that nobody has answered for.
pub(super) fn slots(r: &mut Reader, patch: &Patch<'_>, slots: &mut Vec<Slot>) {
    let Some(value) = patch.members.get("rows") else {
        return;
    };
    let shown = FiscalQuarter::shown(r.today);
    let Some(entries) = r.list(value, "/rows", shown.len()) else {
        return;
    };
    let mut next: Vec<Slot> = Vec::with_capacity(entries.len());
    for (place, entry) in entries.iter().enumerate() {
        let at = format!("/rows/{place}");
        let Some(row) = r.object(entry, &at) else {
            continue;
        };
        r.only(&row, &["quarter", "patients", "trials"]);
        let quarter = r.required(&row, "quarter", |r, v, at| {
            let quarter: FiscalQuarter = r.shaped(v, at, 20, FaultCode::NotADate, |typed| {
                folded(typed).to_uppercase().parse().ok()
            })?;
            match quarter {
                quarter if shown.contains(&quarter) => Some(quarter),
                past if shown.first().is_some_and(|first| past < *first) => {
                    r.wrong(at, FaultCode::InPast)
                }
                _ => r.wrong(at, FaultCode::UnknownCode),
            }
        });
        if row.get("patients").is_none() && row.get("trials").is_none() {
            continue;
        }
        let patients = r.required(&row, "patients", |r, v, at| r.number(v, at, 0, PLACES_MAX));
        let trials = r.required(&row, "trials", |r, v, at| r.number(v, at, 0, TRIALS_MAX));
        let (Some(quarter), Some(patients), Some(trials)) = (quarter, patients, trials) else {
            continue;
        };
        if next.iter().any(|slot| slot.quarter == quarter) {
            r.wrong::<()>(&row.pointer("quarter"), FaultCode::Duplicate);
            continue;
        }
        next.push(Slot {
            quarter,
            patients,
            trials,
        });
    }
    // What is over is no answer to a question of today, and is kept as it was.
    next.extend(
        slots
            .iter()
            .filter(|slot| Some(&slot.quarter) < shown.first()),
    );
    next.sort_unstable_by_key(|slot| slot.quarter);
    *slots = next;
}
