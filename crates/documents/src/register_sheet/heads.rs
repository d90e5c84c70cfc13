//! How a sheet is known by its head, and what its columns mean.

use case_workflow::code_lists::CodeList;
use case_workflow::fault::FaultCode;
use case_workflow::register::{Kind, RegisterItem, RowItem, RowList, Source};
use serde_json::{Value, json};

use super::typed::{self, plain};
use super::{AS_OF, KEY, Pair, SECTION_KEY, SOURCE};
use crate::sheet::{Cell, Table};

/// Rows within which the head of a sheet is looked for.
const HEAD_WITHIN: u32 = 10;
/// What an office may call the column of the disease code besides.
const ICD10: [&str; 3] = ["ICD-10", "ICD10", "疾患コード"];

/// What a sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Items,
    Diseases,
    Slots,
    List(RowList),
    Basis,
}

/// The line of a sheet that names its columns.
pub(super) struct Head {
    pub what: What,
    pub row: u32,
    pub first: u32,
    /// Columns by their words, folded.
    pub columns: Vec<(u32, String)>,
}

impl Head {
    pub fn of(table: &Table) -> Option<Self> {
        table
            .rows()
            .into_iter()
            .take_while(|row| *row < HEAD_WITHIN)
            .find_map(|row| {
                let columns: Vec<(u32, String)> = table
                    .row(row)
                    .map(|(column, cell)| (column, plain(&typed::text(cell))))
                    .collect();
                let has = |words: &[&str]| {
                    columns
                        .iter()
                        .any(|(_, text)| words.iter().any(|word| plain(word) == *text))
                };
                let item = |item: RegisterItem| [item.as_str(), item.ja(), item.en()];
                let list = RowList::ALL.iter().copied().find(|list| {
                    let mark = list.mark();
                    has(&[mark.as_str(), mark.ja(), mark.en()])
                });
                let what = if has(&[KEY.0, KEY.1]) {
                    What::Items
                } else if has(&[SECTION_KEY.0, SECTION_KEY.1]) {
                    What::Basis
                } else if let Some(list) = list {
                    What::List(list)
                } else if has(&item(RegisterItem::DiseasesIcd10)) || has(&ICD10) {
                    What::Diseases
                } else if has(&item(RegisterItem::SlotsQuarter)) {
                    What::Slots
                } else {
                    return None;
                };
                let first = columns.first().map_or(0, |(column, _)| *column);
                Some(Self {
                    what,
                    row,
                    first,
                    columns,
                })
            })
    }

    fn column(&self, words: &[&str]) -> Option<u32> {
        let found = |(_, text): &&(u32, String)| words.iter().any(|word| plain(word) == *text);
        self.columns.iter().find(found).map(|(column, _)| *column)
    }

    pub fn pair(&self, pair: Pair) -> Option<u32> {
        self.column(&[pair.0, pair.1])
    }
}

/// What a column of a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name within the row.
    pub path: &'static str,
    /// What it may be called in a head, codes and both languages.
    words: Vec<&'static str>,
    kind: Kind,
}

impl Column {
    /// The columns of rows of patients or of free places. Patients say row by row
    /// where they come from.
    pub fn of_items(items: &[RegisterItem]) -> Vec<Self> {
        let mut columns: Vec<Self> = items
            .iter()
            .map(|item| Self {
                path: item.path(),
                words: vec![item.as_str(), item.path(), item.ja(), item.en()],
                kind: item.kind(),
            })
            .collect();
        let code = columns.iter_mut().find(|column| column.path == "icd10");
        if let Some(code) = code {
            code.words.extend(ICD10);
            columns.push(Self {
                path: "source",
                words: vec!["source", SOURCE.0, SOURCE.1],
                kind: Kind::One(Source::view()),
            });
            columns.push(Self {
                path: "as_of",
                words: vec!["as_of", AS_OF.0, AS_OF.1],
                kind: Kind::Day,
            });
        }
        columns
    }

    /// The columns of a list.
    pub fn of_list(list: RowList) -> Vec<Self> {
        let column = |item: RowItem| Self {
            path: item.path(),
            words: vec![item.as_str(), item.path(), item.ja(), item.en()],
            kind: item.kind(),
        };
        list.items().map(column).collect()
    }

    /// Whether a head, folded, names it.
    pub fn is_called(&self, text: &str) -> bool {
        self.words.iter().any(|word| plain(word) == text)
    }

    /// What a cell of it says.
    ///
    /// # Errors
    /// Where yes or no is asked and the cell says neither.
    pub fn read(&self, cell: &Cell) -> Result<Value, FaultCode> {
        match self.kind {
            Kind::YesNo => typed::yes(cell).map(Value::Bool).ok_or(FaultCode::YesOrNo),
            _ => Ok(of_kind(&self.kind, cell)),
        }
    }
}

pub(super) fn of_kind(kind: &Kind, cell: &Cell) -> Value {
    match kind {
        Kind::Number => typed::number(cell),
        Kind::One(list) => typed::one(list, cell),
        Kind::Many(list) => typed::several(list, cell),
        Kind::Year => typed::year(cell),
        Kind::Days | Kind::Day => typed::day(cell),
        Kind::YesNo => typed::yes(cell).map_or_else(|| json!(typed::text(cell)), Value::Bool),
        Kind::Decimal => json!(typed::bare(cell)),
        Kind::Line | Kind::Text | Kind::Quarter => json!(typed::text(cell)),
    }
}
