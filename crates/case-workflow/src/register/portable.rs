//! The whole entry as a hospital takes it along and brings it back (domain 3.0):
//! one object, each section of it a patch as [`Register::read_patch`] takes it.
//!
//! What is written is what is read: bringing back what was taken changes
//! nothing, and a section that says the same as the register does is not
//! confirmed by that. What is over is left out: meetings and quarters of the
//! past.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::change::object;
use super::codes::{EnglishWork, Section};
use super::more::MoreItem;
use super::patch::members;
use super::rows::{ListRow, RowList};
use super::sections::Equipped;
use super::{Edit, Hospital, Register};
use crate::fault::{Fault, FaultCode};

/// What the object calls itself; a later form gets another number.
const FORMAT: &str = "madoguchi-register/1";

impl Register {
    /// The entry to take along, as it stands on `today`. Sections and members
    /// without an answer are left out.
    #[must_use]
    pub fn export(hospital: &Hospital, today: Date) -> Value {
        let sections: Map<String, Value> = Section::ALL
            .iter()
            .filter_map(|section| {
                let written = section_of(hospital, *section, today);
                (!written.is_empty()).then(|| (section.as_str().to_owned(), written.into()))
            })
            .collect();
        json!({ "format": FORMAT, "sections": sections })
    }

    /// `current` with every section that `document` holds and that says
    /// something else. A member that a section does not hold becomes unknown;
    /// a section that is not there stays. Rows of patients are those of the same
    /// disease and department.
    ///
    /// # Errors
    /// Every fault at once, with pointers into the document.
    pub fn import(
        document: &Map<String, Value>,
        current: &Hospital,
        edit: &Edit,
    ) -> Result<Hospital, Vec<Fault>> {
        let mut faults = Vec::new();
        match document.get("format") {
            Some(format) if format == FORMAT => {}
            None => faults.push(Fault::new("/format", FaultCode::Required)),
            Some(_) => faults.push(Fault::new("/format", FaultCode::UnknownCode)),
        }
        for name in document.keys() {
            if !matches!(name.as_str(), "format" | "sections") {
                faults.push(Fault::new(pointer("", name), FaultCode::UnknownField));
            }
        }
        let mut next = current.clone();
        match document.get("sections") {
            None => faults.push(Fault::new("/sections", FaultCode::Required)),
            Some(Value::Object(sections)) => {
                for (name, given) in sections {
                    match bring(name, given, &next, edit) {
                        Ok(brought) => next = brought,
                        Err(wrong) => faults.extend(wrong),
                    }
                }
            }
            Some(_) => faults.push(Fault::new("/sections", FaultCode::WrongType)),
        }
        if faults.is_empty() {
            Ok(next)
        } else {
            Err(faults)
        }
    }
}

/// The entry with one section of a document.
fn bring(
    name: &str,
    given: &Value,
    current: &Hospital,
    edit: &Edit,
) -> Result<Hospital, Vec<Fault>> {
    let at = pointer("/sections", name);
    let Some(section) = Section::parse(name) else {
        return Err(vec![Fault::new(at, FaultCode::UnknownField)]);
    };
    let Value::Object(given) = given else {
        return Err(vec![Fault::new(at, FaultCode::WrongType)]);
    };
    let written = section_of(current, section, edit.today());
    if *given == written {
        return Ok(current.clone());
    }
    let values = |section: &Map<String, Value>| {
        let mut values = section.clone();
        values.remove("visibility");
        values
    };
    let patch = if values(given) == values(&written) {
        // Who may see it is no statement about it.
        let visibility = given.get("visibility").cloned();
        Map::from_iter([("visibility".to_owned(), visibility.unwrap_or(Value::Null))])
    } else {
        whole(section, given, current)
    };
    Register::read_patch(section, &patch, current, edit)
        .map(|(next, _)| next)
        .map_err(|faults| {
            let within = |mut fault: Fault| {
                fault.pointer.insert_str(0, &at);
                fault
            };
            faults.into_iter().map(within).collect()
        })
}

/// A section as a document holds it: its members, source and day, who may see it.
fn section_of(hospital: &Hospital, section: Section, today: Date) -> Map<String, Value> {
    let mut written = match section {
        Section::Basic => object(&hospital.basic),
        Section::Team => object(&hospital.team),
        Section::Departments => object(&hospital.departments),
        Section::Record => object(&hospital.record),
        Section::Equipment => object(&hospital.equipment),
        Section::Irb => object(&hospital.irb),
        Section::Contract => object(&hospital.contract),
        Section::Data => object(&hospital.data),
        Section::English => of_rows("levels", json!(hospital.english)),
        Section::Diseases => of_rows("rows", rows(hospital)),
        Section::Slots => of_rows("rows", json!(hospital.places_from(today))),
    };
    if let Some(Value::Array(meetings)) = written.get_mut("meetings") {
        let today = today.to_string();
        meetings.retain(|day| day.as_str().is_some_and(|day| day >= today.as_str()));
    }
    written.retain(|_, value| !matches!(value, Value::Object(members) if members.is_empty()));
    if section == Section::Basic {
        // An empty name or list is one that nobody has given.
        written.retain(|_, value| *value != json!("") && *value != json!([]));
    }
    for list in RowList::of(section) {
        if let Some(rows) = hospital.lists.get(&list) {
            let rows: Vec<Value> = rows.iter().map(answers).collect();
            written.insert(list.as_str().to_owned(), rows.into());
        }
    }
    if let Some(stated) = hospital.stated.get(&section) {
        written.insert("source".to_owned(), json!(stated.source));
        written.insert("as_of".to_owned(), json!(stated.as_of));
    }
    if let Some(visibility) = hospital.visible.get(&section) {
        written.insert("visibility".to_owned(), json!(visibility));
    }
    written
}

/// Rows without their numbers, which mean nothing elsewhere.
fn rows(hospital: &Hospital) -> Value {
    let row = |row: &super::DiseaseRow| {
        let mut written = object(row);
        written.remove("id");
        written.remove("stated");
        if written.get("areas") == Some(&json!([])) {
            written.remove("areas");
        }
        written.insert("source".to_owned(), json!(row.stated.source));
        written.insert("as_of".to_owned(), json!(row.stated.as_of));
        Value::Object(written)
    };
    hospital.diseases.iter().map(row).collect()
}

/// A row of a list without its number.
fn answers(row: &ListRow) -> Value {
    json!(row.answers)
}

fn of_rows(name: &str, rows: Value) -> Map<String, Value> {
    let empty = match &rows {
        Value::Array(rows) => rows.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => true,
    };
    let mut written = Map::new();
    if !empty {
        written.insert(name.to_owned(), rows);
    }
    written
}

/// A patch that leaves nothing as it was: what the document does not hold is unknown.
fn whole(section: Section, given: &Map<String, Value>, current: &Hospital) -> Map<String, Value> {
    let mut patch = given.clone();
    for member in members(section) {
        patch.entry(*member).or_insert(Value::Null);
    }
    for list in RowList::of(section) {
        if let Some(rows) = patch.get_mut(list.as_str()) {
            number_list(list, rows, current);
        }
    }
    let mut fill = |name: &str, words: Vec<&'static str>| {
        let value = patch.entry(name).or_insert(Value::Null);
        if value.is_null() {
            *value = Value::Object(Map::new());
        }
        if let Value::Object(members) = value {
            for word in words {
                members.entry(word).or_insert(Value::Null);
            }
        }
    };
    let further = MoreItem::ALL.iter().filter(|one| one.section() == section);
    let further: Vec<&'static str> = further.map(|one| one.as_str()).collect();
    if !further.is_empty() {
        fill("more", further);
    }
    match section {
        Section::Equipment => fill("items", Equipped::asked().map(|one| one.as_str()).collect()),
        Section::English => fill(
            "levels",
            EnglishWork::ALL.iter().map(|one| one.as_str()).collect(),
        ),
        Section::Diseases | Section::Slots => {
            let rows = patch.entry("rows").or_insert(Value::Null);
            if rows.is_null() {
                *rows = json!([]);
            }
            if section == Section::Diseases {
                number(rows, current);
            }
        }
        _ => {}
    }
    patch
}

/// Gives a row the number of the row with its disease and department.
fn number(rows: &mut Value, current: &Hospital) {
    for row in rows.as_array_mut().into_iter().flatten() {
        let Value::Object(row) = row else { continue };
        // A number out of another register names another row.
        row.remove("id");
        let text = |name: &str| row.get(name).and_then(Value::as_str);
        let same = current.diseases.iter().find(|one| {
            text("icd10") == Some(one.icd10.as_str())
                && text("department") == one.department.as_deref()
        });
        if let Some(id) = same.map(|one| one.id) {
            row.insert("id".to_owned(), id.into());
        }
    }
}

/// Gives a row of a list the number of the row that it agrees with in the columns
/// that tell rows apart.
fn number_list(list: RowList, rows: &mut Value, current: &Hospital) {
    let before = current.lists.get(&list).map_or(&[][..], Vec::as_slice);
    for row in rows.as_array_mut().into_iter().flatten() {
        let Value::Object(row) = row else { continue };
        row.remove("id");
        let same = before.iter().find(|one| {
            list.key().iter().all(|item| {
                let brought = row.get(item.path()).cloned().unwrap_or(Value::Null);
                brought == json!(one.get(*item))
            })
        });
        if let Some(id) = same.map(|one| one.id) {
            row.insert("id".to_owned(), id.into());
        }
    }
}

fn pointer(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}
