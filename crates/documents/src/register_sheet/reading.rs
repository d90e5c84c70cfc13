//! A workbook as the document that the register takes in.

use std::collections::{BTreeMap, BTreeSet};

use case_workflow::fault::{Fault, FaultCode};
use case_workflow::register::{
    Asked, DISEASES_MAX, FiscalQuarter, Hospital, Kind, Register, Section, Source, Visibility,
    asked,
};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::heads::{Column, Head, What, of_kind};
use super::lists;
use super::typed::{self, plain};
use super::{
    ANSWER, AS_OF, CHOICES, DISEASE_COLUMNS, KEY, MEETINGS, READ_ME, SECTION_KEY, SLOT_COLUMNS,
    SOURCE, VISIBILITY, sections_asked,
};
use crate::sheet::{Cell, ROWS_MAX, Table, cell_name};

/// Faults told at once.
const FAULTS_MAX: usize = 200;
/// Members of a section or a row that say where it comes from.
const RESTS_ON: [&str; 2] = ["source", "as_of"];

/// A cell of the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The sheet's name; none in a table as text.
    pub sheet: String,
    /// The cell's name, `C12`.
    pub cell: String,
}

/// What a file brings.
#[derive(Debug)]
pub struct Brought {
    /// The document, as [`Register::import`] takes it: only the sections that
    /// say something else than the register.
    pub document: Map<String, Value>,
    /// Faults found while reading, each with its `sheet` and `cell`.
    pub faults: Vec<Fault>,
    /// Sheets that hold nothing of the register, by name.
    pub unread: Vec<String>,
    spots: BTreeMap<String, Spot>,
}

impl Brought {
    /// The fault with the sheet and the cell where its value stands.
    #[must_use]
    pub fn place(&self, fault: Fault) -> Fault {
        let mut at = fault.pointer.as_str();
        loop {
            if let Some(spot) = self.spots.get(at) {
                return fault
                    .clone()
                    .with("sheet", &spot.sheet)
                    .with("cell", &spot.cell);
            }
            match at.rfind('/') {
                Some(end) => at = &at[..end],
                None => return fault,
            }
        }
    }
}

/// Reads the sheets of a file over an entry as it stands on `today`. Whether
/// the values hold is the register's to say.
#[must_use]
pub fn bring(tables: &[Table], hospital: &Hospital, today: Date) -> Brought {
    let whole = Register::export(hospital, today);
    let current = match whole.get("sections") {
        Some(Value::Object(sections)) => sections.clone(),
        _ => Map::new(),
    };
    let mut reading = Reading {
        current,
        sections: Map::new(),
        faults: Vec::new(),
        spots: BTreeMap::new(),
    };
    let mut unread = Vec::new();
    let mut seen = BTreeSet::new();
    let mut basis = None;
    for table in tables {
        if let Some(at) = table.beyond {
            let fault = Fault::new("", FaultCode::TooMany).with("n", ROWS_MAX);
            reading.wrong_at(table, at, fault);
        }
        let Some(head) = Head::of(table) else {
            let ours = [READ_ME, CHOICES]
                .iter()
                .any(|pair| table.name == pair.0 || table.name == pair.1);
            if !ours && !table.cells.is_empty() {
                unread.push(table.name.clone());
            }
            continue;
        };
        if !seen.insert(head.what) {
            reading.wrong_at(
                table,
                (head.row, head.first),
                Fault::new("", FaultCode::Duplicate),
            );
            continue;
        }
        match head.what {
            What::Items => reading.items(table, &head),
            What::Diseases => reading.diseases(table, &head),
            What::Slots => reading.slots(table, &head, today),
            What::List(list) => lists::read(&mut reading, table, &head, list),
            What::Basis => basis = Some((table, head)),
        }
    }
    // Where a section comes from is read over what it says.
    if let Some((table, head)) = basis {
        reading.basis(table, &head);
    }
    if seen.is_empty() {
        reading.faults.push(Fault::new("", FaultCode::NothingFound));
    }
    reading.faults.truncate(FAULTS_MAX);
    Brought {
        document: reading.document(whole.get("format").cloned()),
        faults: reading.faults,
        unread,
        spots: reading.spots,
    }
}

/// A file while it is read.
pub(super) struct Reading {
    /// The entry's sections as a document holds them.
    current: Map<String, Value>,
    /// Those that the file says something about.
    sections: Map<String, Value>,
    faults: Vec<Fault>,
    spots: BTreeMap<String, Spot>,
}

impl Reading {
    /// Where the value at a pointer stands.
    pub(super) fn spot(&mut self, pointer: &str, table: &Table, at: (u32, u32)) {
        self.spots
            .entry(pointer.to_owned())
            .or_insert_with(|| Spot {
                sheet: table.name.clone(),
                cell: cell_name(at.0, at.1),
            });
    }

    fn wrong_at(&mut self, table: &Table, at: (u32, u32), fault: Fault) {
        let fault = fault
            .with("sheet", &table.name)
            .with("cell", cell_name(at.0, at.1));
        self.faults.push(fault);
    }

    /// A section as read so far, else as the register has it.
    pub(super) fn section(&self, section: Section) -> Map<String, Value> {
        let name = section.as_str();
        match self.sections.get(name).or_else(|| self.current.get(name)) {
            Some(Value::Object(members)) => members.clone(),
            _ => Map::new(),
        }
    }

    /// Puts a member of a section.
    pub(super) fn put(&mut self, section: Section, member: &str, value: Value) {
        let mut members = self.section(section);
        members.insert(member.to_owned(), value);
        self.sections
            .insert(section.as_str().to_owned(), members.into());
    }

    /// The sheet of what is asked once: a key, and an answer, a line.
    fn items(&mut self, table: &Table, head: &Head) {
        let (Some(key), Some(answer)) = (head.pair(KEY), head.pair(ANSWER)) else {
            let fault = Fault::new("", FaultCode::NotFound).with("word", ANSWER.0);
            return self.wrong_at(table, (head.row, head.first), fault);
        };
        let all = asked();
        let parts = parts_of(&all);
        // By item: the part of it (an option, a day), and the row.
        let mut rows: BTreeMap<usize, Vec<(&'static str, u32)>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for row in table.rows().into_iter().filter(|row| *row > head.row) {
            let name = table.get(row, key).map(typed::text).unwrap_or_default();
            match parts.get(name.trim()) {
                Some((item, part)) if seen.insert((*item, *part)) => {
                    rows.entry(*item).or_default().push((part, row));
                }
                Some(_) => self.wrong_at(table, (row, key), Fault::new("", FaultCode::Duplicate)),
                None if table.get(row, answer).is_some() => {
                    let fault = Fault::new("", FaultCode::UnknownField).with("word", name);
                    self.wrong_at(table, (row, key), fault);
                }
                None => {}
            }
        }
        for section in sections_asked() {
            let of_section: Vec<(usize, &Vec<(&'static str, u32)>)> = rows
                .iter()
                .filter(|(item, _)| all[**item].section == section)
                .map(|(item, rows)| (*item, rows))
                .collect();
            let answered = |(_, row): &(&'static str, u32)| table.get(*row, answer).is_some();
            if !of_section.iter().any(|(_, rows)| rows.iter().any(answered)) {
                continue;
            }
            let mut members = self.section(section);
            for (item, rows) in of_section {
                self.answer(&all[item], rows, table, answer, &mut members);
            }
            self.sections
                .insert(section.as_str().to_owned(), members.into());
        }
    }

    /// One item of the sheet into its section.
    fn answer(
        &mut self,
        item: &Asked,
        rows: &[(&'static str, u32)],
        table: &Table,
        column: u32,
        members: &mut Map<String, Value>,
    ) {
        let at = format!("/sections/{}/{}", item.section.as_str(), item.path);
        let cells: Vec<(&'static str, u32, Option<&Cell>)> = rows
            .iter()
            .map(|(part, row)| (*part, *row, table.get(*row, column)))
            .collect();
        let mut whole = true;
        for (_, row, cell) in &cells {
            self.spot(&at, table, (*row, column));
            if matches!(cell, Some(Cell::Formula)) {
                self.wrong_at(table, (*row, column), Fault::new(&at, FaultCode::Formula));
                whole = false;
            }
        }
        if !whole {
            return;
        }
        let value = match &item.kind {
            Kind::Many(list) => {
                if cells.iter().all(|(_, _, cell)| cell.is_none()) {
                    Value::Null
                } else {
                    let before = dig(members, &item.path).cloned();
                    let mut chosen = Vec::new();
                    for entry in &list.entries {
                        let Some((_, row, cell)) =
                            cells.iter().find(|(part, ..)| *part == entry.code)
                        else {
                            // A line that somebody took out says nothing.
                            let had = before.as_ref().and_then(Value::as_array);
                            if had.is_some_and(|had| had.contains(&json!(entry.code))) {
                                chosen.push(json!(entry.code));
                            }
                            continue;
                        };
                        match cell.map(typed::yes) {
                            Some(Some(true)) => chosen.push(json!(entry.code)),
                            None | Some(Some(false)) => {}
                            Some(None) => {
                                whole = false;
                                let fault = Fault::new(&at, FaultCode::YesOrNo);
                                self.wrong_at(table, (*row, column), fault);
                            }
                        }
                    }
                    Value::Array(chosen)
                }
            }
            Kind::Days => {
                let mut days = Vec::new();
                for (_, row, cell) in &cells {
                    if let Some(cell) = cell {
                        self.spot(&format!("{at}/{}", days.len()), table, (*row, column));
                        days.push(typed::day(cell));
                    }
                }
                if days.is_empty() {
                    Value::Null
                } else {
                    Value::Array(days)
                }
            }
            kind => {
                let [(_, row, Some(cell))] = cells[..] else {
                    put(members, &item.path, Value::Null);
                    return;
                };
                match (kind, typed::yes(cell)) {
                    (Kind::YesNo, Some(yes)) => json!(yes),
                    (Kind::YesNo, None) => {
                        let fault = Fault::new(&at, FaultCode::YesOrNo);
                        return self.wrong_at(table, (row, column), fault);
                    }
                    (kind, _) => of_kind(kind, cell),
                }
            }
        };
        if whole {
            put(members, &item.path, value);
        }
    }

    /// The sheet of patients: a disease in a department a row.
    fn diseases(&mut self, table: &Table, head: &Head) {
        let before = match self.section(Section::Diseases).get("rows") {
            Some(Value::Array(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        let name = |row: &Map<String, Value>| {
            let text = |key: &str| row.get(key).and_then(Value::as_str).map(plain);
            (text("icd10"), text("department"))
        };
        let mut rows = Vec::new();
        for (row, answers) in self.rows(
            table,
            head,
            &Column::of_items(&DISEASE_COLUMNS),
            "/sections/diseases/rows",
        ) {
            let given: Map<String, Value> = answers
                .iter()
                .map(|(key, value)| ((*key).to_owned(), value.clone()))
                .collect();
            // What the sheet has no column for stays as it was.
            let same = before
                .iter()
                .filter_map(Value::as_object)
                .find(|one| name(one) == name(&given));
            let mut members = same.cloned().unwrap_or_default();
            for (key, value) in given {
                put(&mut members, &key, value);
            }
            if let Some(same) = same {
                stale_basis(&mut members, same);
            }
            let at = format!("/sections/diseases/rows/{}", rows.len());
            self.spot(&at, table, (row, head.first));
            if rows.len() == DISEASES_MAX {
                // Told at the first one too many; the rest would be told the same.
                self.spot("/sections/diseases/rows", table, (row, head.first));
                rows.push(Value::Object(members));
                break;
            }
            rows.push(Value::Object(members));
        }
        if !rows.is_empty() {
            self.put(Section::Diseases, "rows", Value::Array(rows));
        }
    }

    /// The sheet of free places: a quarter a row.
    fn slots(&mut self, table: &Table, head: &Head, today: Date) {
        let shown = FiscalQuarter::shown(today);
        let mut rows = Vec::new();
        for (row, answers) in self.rows(
            table,
            head,
            &Column::of_items(&SLOT_COLUMNS),
            "/sections/slots/rows",
        ) {
            let mut members = Map::new();
            for (key, value) in answers {
                let value = match (key, value) {
                    ("quarter", Value::String(text)) => typed::quarter(&shown, &Cell::Text(text)),
                    (_, value) => value,
                };
                put(&mut members, key, value);
            }
            // A quarter that nobody has answered for.
            if !members.contains_key("trials") && !members.contains_key("patients") {
                for item in SLOT_COLUMNS {
                    let key = item.path();
                    self.spots
                        .remove(&format!("/sections/slots/rows/{}/{key}", rows.len()));
                }
                continue;
            }
            self.spot(
                &format!("/sections/slots/rows/{}", rows.len()),
                table,
                (row, head.first),
            );
            rows.push(Value::Object(members));
        }
        if !rows.is_empty() {
            self.put(Section::Slots, "rows", Value::Array(rows));
        }
    }

    /// The rows of a sheet below its head that say something, with what each
    /// column holds; a column the register does not know is a fault.
    pub(super) fn rows(
        &mut self,
        table: &Table,
        head: &Head,
        known: &[Column],
        within: &str,
    ) -> Vec<(u32, Vec<(&'static str, Value)>)> {
        let mut columns: Vec<(u32, &Column)> = Vec::new();
        for (column, text) in &head.columns {
            match known.iter().find(|one| one.is_called(text)) {
                Some(means) if columns.iter().any(|(_, other)| *other == means) => {
                    self.wrong_at(
                        table,
                        (head.row, *column),
                        Fault::new("", FaultCode::Duplicate),
                    );
                }
                Some(means) => columns.push((*column, means)),
                None => {
                    let word = table
                        .get(head.row, *column)
                        .map(typed::text)
                        .unwrap_or_default();
                    let fault = Fault::new("", FaultCode::UnknownField).with("word", word.trim());
                    self.wrong_at(table, (head.row, *column), fault);
                }
            }
        }
        let mut rows: Vec<(u32, Vec<(&'static str, Value)>)> = Vec::new();
        for row in table.rows().into_iter().filter(|row| *row > head.row) {
            let cells: Vec<(u32, &Column, Option<&Cell>)> = columns
                .iter()
                .map(|(column, means)| (*column, *means, table.get(row, *column)))
                .collect();
            if cells.iter().all(|(_, _, cell)| cell.is_none()) {
                continue;
            }
            let mut answers = Vec::new();
            for (column, means, cell) in cells {
                let at = format!("{within}/{}/{}", rows.len(), means.path);
                self.spot(&at, table, (row, column));
                let value = match cell {
                    None => Value::Null,
                    Some(Cell::Formula) => {
                        self.wrong_at(table, (row, column), Fault::new(&at, FaultCode::Formula));
                        continue;
                    }
                    Some(cell) => match means.read(cell) {
                        Ok(value) => value,
                        Err(code) => {
                            self.wrong_at(table, (row, column), Fault::new(&at, code));
                            continue;
                        }
                    },
                };
                answers.push((means.path, value));
            }
            rows.push((row, answers));
        }
        rows
    }

    /// The sheet of where each section comes from and who may see it.
    fn basis(&mut self, table: &Table, head: &Head) {
        let key = head.pair(SECTION_KEY).unwrap_or(head.first);
        let columns = [
            ("source", SOURCE),
            ("as_of", AS_OF),
            ("visibility", VISIBILITY),
        ];
        for row in table.rows().into_iter().filter(|row| *row > head.row) {
            let name = table.get(row, key).map(typed::text).unwrap_or_default();
            let said = columns
                .iter()
                .filter_map(|(member, pair)| Some((*member, head.pair(*pair)?)))
                .filter_map(|(member, column)| Some((member, column, table.get(row, column)?)));
            let said: Vec<(&str, u32, &Cell)> = said.collect();
            let Some(section) = Section::parse(name.trim()) else {
                if !said.is_empty() {
                    let fault = Fault::new("", FaultCode::UnknownField).with("word", name);
                    self.wrong_at(table, (row, key), fault);
                }
                continue;
            };
            let mut members = self.section(section);
            for (member, column, cell) in said {
                let at = format!("/sections/{}/{member}", section.as_str());
                self.spot(&at, table, (row, column));
                let value = match (member, cell) {
                    (_, Cell::Formula) => {
                        self.wrong_at(table, (row, column), Fault::new(&at, FaultCode::Formula));
                        continue;
                    }
                    ("as_of", cell) => typed::day(cell),
                    ("source", cell) => typed::code::<Source>(cell),
                    (_, cell) => typed::code::<Visibility>(cell),
                };
                members.insert(member.to_owned(), value);
            }
            self.sections
                .insert(section.as_str().to_owned(), members.into());
        }
    }

    /// The document: what says the same as the register is left out.
    fn document(&mut self, format: Option<Value>) -> Map<String, Value> {
        let mut sections = std::mem::take(&mut self.sections);
        for (name, members) in &mut sections {
            if let (Value::Object(members), Some(Value::Object(before))) =
                (members, self.current.get(name))
            {
                stale_basis(members, before);
            }
        }
        sections.retain(|name, members| {
            let empty = members.as_object().is_none_or(Map::is_empty);
            self.current.get(name) != Some(members) && !empty
        });
        let mut document = Map::new();
        document.insert("format".to_owned(), format.unwrap_or(Value::Null));
        document.insert("sections".to_owned(), sections.into());
        document
    }
}

/// Somebody who changes a value in the sheet says it today, and does not look
/// for the old day on another sheet: a basis left as it was is not repeated.
fn stale_basis(members: &mut Map<String, Value>, before: &Map<String, Value>) {
    let values = |members: &Map<String, Value>| {
        let mut values = members.clone();
        values.retain(|key, _| !RESTS_ON.contains(&key.as_str()) && key != "visibility");
        values
    };
    let as_before = RESTS_ON
        .iter()
        .all(|key| members.get(*key) == before.get(*key));
    if as_before && values(members) != values(before) {
        members.retain(|key, _| !RESTS_ON.contains(&key.as_str()));
    }
}

/// Every key of the items' sheet: the item, and the part of it that the line
/// asks about.
fn parts_of(all: &[Asked]) -> BTreeMap<String, (usize, &'static str)> {
    let mut parts = BTreeMap::new();
    for (place, item) in all.iter().enumerate() {
        for (key, part) in keys_of(item) {
            parts.insert(key, (place, part));
        }
    }
    parts
}

/// The keys of an item in the order of its lines.
pub(super) fn keys_of(item: &Asked) -> Vec<(String, &'static str)> {
    const DAYS: [&str; MEETINGS] = [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    ];
    let key = format!("{}/{}", item.section.as_str(), item.path);
    match &item.kind {
        Kind::Many(list) => list
            .entries
            .iter()
            .map(|entry| (format!("{key}/{}", entry.code), entry.code))
            .collect(),
        Kind::Days => DAYS
            .iter()
            .map(|nth| (format!("{key}/{nth}"), *nth))
            .collect(),
        _ => vec![(key, "")],
    }
}

/// The value at a path of a section.
pub(super) fn dig<'a>(members: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut parts = path.split('/');
    let first = members.get(parts.next()?)?;
    parts.try_fold(first, |at, part| at.get(part))
}

/// Puts a value at a path; null takes it away, and what then holds nothing.
fn put(members: &mut Map<String, Value>, path: &str, value: Value) {
    let Some((head, rest)) = path.split_once('/') else {
        match value {
            Value::Null => members.remove(path),
            value => members.insert(path.to_owned(), value),
        };
        return;
    };
    let within = members.entry(head).or_insert_with(|| json!({}));
    if let Value::Object(within) = within {
        put(within, rest, value);
        if within.is_empty() {
            members.remove(head);
        }
    }
}
