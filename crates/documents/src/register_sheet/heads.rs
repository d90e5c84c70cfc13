//! How a sheet is known by its head, and what its columns mean.

use case_workflow::register::{Kind, RegisterItem, Source};
use serde_json::{Value, json};

use super::typed::{self, plain};
use super::{AS_OF, KEY, Pair, SECTION_KEY, SOURCE};
use crate::sheet::{Cell, Table};

/// Rows within which the head of a sheet is looked for.
const HEAD_WITHIN: u32 = 10;
/// What an office may call the column of the disease code besides.
const ICD10: [&str; 3] = ["ICD-10", "ICD10", "疾患コード"];
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Items,
    Diseases,
    Slots,
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
                let what = if has(&[KEY.0, KEY.1]) {
                    What::Items
                } else if has(&[SECTION_KEY.0, SECTION_KEY.1]) {
                    What::Basis
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Item(RegisterItem),
    Source,
    AsOf,
}

impl Column {
    pub fn of(text: &str, items: &[RegisterItem]) -> Option<Self> {
        let is = |words: &[&str]| words.iter().any(|word| plain(word) == text);
        let item = items.iter().copied().find(|item| {
            is(&[item.as_str(), item.path(), item.ja(), item.en()])
                || (*item == RegisterItem::DiseasesIcd10 && is(&ICD10))
        });
        match item {
            Some(item) => Some(Self::Item(item)),
            None if !items.contains(&RegisterItem::DiseasesIcd10) => None,
            None if is(&["source", SOURCE.0, SOURCE.1]) => Some(Self::Source),
            None if is(&["as_of", AS_OF.0, AS_OF.1]) => Some(Self::AsOf),
            None => None,
        }
    }

    pub fn path(self) -> &'static str {
        match self {
            Self::Item(item) => item.path(),
            Self::Source => "source",
            Self::AsOf => "as_of",
        }
    }

    pub fn read(self, cell: &Cell) -> Value {
        match self {
            Self::Item(item) => of_kind(&item.kind(), cell),
            Self::Source => typed::code::<Source>(cell),
            Self::AsOf => typed::day(cell),
        }
    }
}

pub(super) fn of_kind(kind: &Kind, cell: &Cell) -> Value {
    match kind {
        Kind::Number => typed::number(cell),
        Kind::One(list) => typed::one(list, cell),
        Kind::Many(list) => typed::several(list, cell),
        Kind::Year => typed::year(cell),
        Kind::Days => typed::day(cell),
        Kind::YesNo => typed::yes(cell).map_or_else(|| json!(typed::text(cell)), Value::Bool),
        Kind::Decimal => json!(typed::bare(cell)),
        Kind::Line | Kind::Text | Kind::Quarter => json!(typed::text(cell)),
    }
}
