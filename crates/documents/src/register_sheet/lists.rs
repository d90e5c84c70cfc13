//! The sheets of what a hospital has several of: one sheet a list, one column
//! an answer.

use case_workflow::register::{Kind, RowItem, RowList};
use rust_xlsxwriter::{Worksheet, XlsxError};
use serde_json::{Map, Value, json};

use super::heads::{Column, Head};
use super::looks::{Choices, Looks};
use super::reading::Reading;
use super::typed::{self, plain};
use super::writing::{heads, put};
use super::{Lang, Pair};
use crate::sheet::Table;

/// What stands in the first row of a list that has none.
const NONE: Pair = ("なし", "None");
/// What offices write for it besides.
const NO_ROWS: [&str; 4] = ["該当なし", "無", "無し", "ありません"];
/// Empty rows below the last one, ready to be filled.
const ROOM: u32 = 20;

/// One list as a sheet.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    list: RowList,
    sections: &Map<String, Value>,
    lang: Lang,
    looks: &Looks,
    choices: &mut Choices,
) -> Result<(), XlsxError> {
    let items: Vec<RowItem> = list.items().collect();
    let words: Vec<&str> = items
        .iter()
        .map(|item| lang.of(item.ja(), item.en()))
        .collect();
    heads(sheet, &words, looks)?;
    let known = sections
        .get(list.section().as_str())
        .and_then(|members| members.get(list.as_str()))
        .and_then(Value::as_array);
    let rows = known.map_or(&[][..], Vec::as_slice);
    let none = known.is_some_and(Vec::is_empty);
    let last = u32::try_from(rows.len()).unwrap_or(0) + ROOM;
    for (column, item) in (0..).zip(&items) {
        let kind = item.kind();
        let width = match kind {
            Kind::Line if item.most().0 > 100 => 44,
            Kind::One(_) | Kind::Line => 30,
            _ => 22,
        };
        sheet.set_column_width(column, width)?;
        let choice = match &kind {
            Kind::YesNo => Some(choices.yes_no()),
            Kind::One(codes) => Some(choices.list(codes)),
            _ => None,
        };
        if let Some(choice) = choice {
            let most = u32::try_from(list.rows_max()).unwrap_or(last);
            sheet.add_data_validation(1, column, most, column, &choice)?;
        }
        for row in 1..=last {
            let value = rows
                .get(row as usize - 1)
                .and_then(|members| members.get(item.path()));
            put(sheet, (row, column), value, &kind, lang, looks)?;
        }
        if none && *item == list.mark() {
            sheet.write_with_format(1, column, lang.of(NONE.0, NONE.1), &looks.answer)?;
        }
    }
    Ok(())
}

/// Reads one sheet into its section. Rows are the whole list again; what a sheet
/// has no column for stays as it was, and a sheet without a row says nothing.
pub(super) fn read(reading: &mut Reading, table: &Table, head: &Head, list: RowList) {
    let section = list.section();
    let before: Vec<Map<String, Value>> = match reading.section(section).get(list.as_str()) {
        Some(Value::Array(rows)) => rows
            .iter()
            .filter_map(|row| row.as_object().cloned())
            .collect(),
        _ => Vec::new(),
    };
    let within = format!("/sections/{}/{}", section.as_str(), list.as_str());
    if let Some(at) = says_none(table, head) {
        reading.spot(&within, table, at);
        return reading.put(section, list.as_str(), json!([]));
    }
    let mut rows = Vec::new();
    for (row, answers) in reading.rows(table, head, &Column::of_list(list), &within) {
        let at = format!("{within}/{}", rows.len());
        reading.spot(&at, table, (row, head.first));
        let given: Map<String, Value> = answers
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        let same = before.iter().find(|one| {
            list.key().iter().all(|item| {
                let said = |row: &Map<String, Value>| {
                    row.get(item.path())
                        .filter(|value| !value.is_null())
                        .cloned()
                };
                said(one) == said(&given)
            })
        });
        let mut members = same.cloned().unwrap_or_default();
        for (key, value) in given {
            match value {
                Value::Null => members.remove(&key),
                value => members.insert(key, value),
            };
        }
        rows.push(Value::Object(members));
        if rows.len() > list.rows_max() {
            // Told at the first one too many; the rest would be told the same.
            reading.spot(&within, table, (row, head.first));
            break;
        }
    }
    if !rows.is_empty() {
        reading.put(section, list.as_str(), json!(rows));
    }
}

/// The only cell below the head, where it says that there are none.
fn says_none(table: &Table, head: &Head) -> Option<(u32, u32)> {
    let mut cells = table
        .rows()
        .into_iter()
        .filter(|row| *row > head.row)
        .flat_map(|row| {
            table
                .row(row)
                .map(move |(column, cell)| ((row, column), cell))
        });
    let (at, only) = cells.next()?;
    let word = plain(&typed::text(only));
    let none = [NONE.0, NONE.1]
        .iter()
        .chain(&NO_ROWS)
        .any(|none| plain(none) == word);
    (none && cells.next().is_none()).then_some(at)
}
