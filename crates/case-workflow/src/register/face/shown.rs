//! A value of the register as it is shown: in words of both languages, and with
//! what a number counts.

use serde::Serialize;
use serde_json::Value;

use super::super::items::{Asked, Kind, RegisterItem};
use super::super::more::{MoreItem, Unit};
use crate::code_lists::{CodeList, ListView};

/// A word in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = FaceWord))]
pub struct Word {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
}

impl Word {
    /// The word of a code.
    #[must_use]
    pub fn of<L: CodeList>(code: L) -> Self {
        Self::new(code.ja(), code.en())
    }

    pub(super) fn new(ja: &str, en: &str) -> Self {
        let (ja, en) = (ja.to_owned(), en.to_owned());
        Self { ja, en }
    }
}

/// What an item says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Shown {
    /// The hospital's own words.
    Text {
        /// As written.
        text: String,
    },
    /// A number, and what it counts.
    Number {
        /// The number; one with a decimal is a text.
        number: u64,
        /// The unit, by its name in the front end's words.
        unit: Option<&'static str>,
    },
    /// Yes or no.
    YesNo {
        /// Which.
        yes: bool,
    },
    /// Words of a list; none of them is an answer.
    Words {
        /// The words.
        words: Vec<Word>,
    },
    /// Days, in order.
    Days {
        /// `2026-12-15`.
        days: Vec<String>,
    },
    /// A fiscal year.
    Year {
        /// `R8`.
        year: String,
    },
    /// A fiscal quarter.
    Quarter {
        /// `R8Q3`.
        quarter: String,
    },
    /// There is something, and it is not for this viewer.
    Withheld,
}

/// What a number counts.
pub(super) fn unit_of(asked: &Asked) -> Option<Unit> {
    match asked.path.strip_prefix("more/") {
        Some(item) => MoreItem::parse(item).and_then(|item| item.most().1),
        None => RegisterItem::parse(&format!("{}/{}", asked.section.as_str(), asked.path))
            .and_then(unit),
    }
}

/// What the numbers of an item count.
pub(super) fn unit(item: RegisterItem) -> Option<Unit> {
    use RegisterItem as I;
    match item {
        I::RecordFihTrials | I::RecordInternationalTrials | I::SlotsTrials => Some(Unit::Trials),
        I::RecordStartupDays => Some(Unit::Days),
        I::EquipmentPhase1Beds => Some(Unit::Beds),
        I::DiseasesNewPatients | I::DiseasesPrevalent | I::SlotsPatients => Some(Unit::Patients),
        _ => None,
    }
}

/// A value as it is shown. What does not fit its kind says nothing.
pub(super) fn shown(kind: &Kind, value: &Value, unit: Option<Unit>) -> Option<Shown> {
    let text = || value.as_str().map(str::to_owned);
    Some(match kind {
        Kind::Line | Kind::Text | Kind::Decimal => Shown::Text { text: text()? },
        Kind::Number => Shown::Number {
            number: value.as_u64()?,
            unit: unit.map(Unit::as_str),
        },
        Kind::YesNo => Shown::YesNo {
            yes: value.as_bool()?,
        },
        Kind::One(list) => Shown::Words {
            words: vec![word(list, value.as_str()?)],
        },
        Kind::Many(list) => Shown::Words {
            words: value
                .as_array()?
                .iter()
                .filter_map(Value::as_str)
                .map(|code| word(list, code))
                .collect(),
        },
        Kind::Days => Shown::Days {
            days: value
                .as_array()?
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
        },
        Kind::Day => Shown::Days {
            days: vec![text()?],
        },
        Kind::Year => Shown::Year { year: text()? },
        Kind::Quarter => Shown::Quarter { quarter: text()? },
    })
}

/// A code in words; one that the list no longer has stands for itself.
fn word(list: &ListView, code: &str) -> Word {
    list.entries
        .iter()
        .find(|entry| entry.code == code)
        .map_or_else(
            || Word::new(code, code),
            |entry| Word::new(entry.ja, entry.en),
        )
}
