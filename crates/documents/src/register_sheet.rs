//! The hospital's register as a workbook (domain 3.0): one sheet for what is
//! asked once, one for patients by disease, one for free places, one for each
//! list of rows (investigators, trials, people), one for where each section
//! comes from and who may see it.
//!
//! Sheets are known by their heads, not by their names or their order, so that
//! an office may bring a list of its own. A sheet speaks either language, codes
//! or labels.
//!
//! What a sheet does not ask stays; a cell left blank is unknown; a section
//! without a single answer stays as it was, so that a form filled in part takes
//! nothing away.

mod heads;
mod lists;
mod looks;
mod reading;
mod typed;
mod writing;

use case_workflow::code_lists::ListView;
use case_workflow::register::{RegisterItem, Section};

pub use reading::{Brought, Spot, bring};
pub use writing::write;

/// The language in which a workbook is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// English.
    En,
    /// Japanese.
    Ja,
}

impl Lang {
    /// One of two words.
    fn of<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }
}

/// Words of the workbook that are no items: Japanese, English.
type Pair = (&'static str, &'static str);

const READ_ME: Pair = ("はじめに", "Read me");
const CHOICES: Pair = ("選択肢", "Choices");
const SECTION: Pair = ("区分", "Section");
const ITEM: Pair = ("項目", "Item");
const ANSWER: Pair = ("回答", "Answer");
const HOW: Pair = ("書き方", "How to answer");
const KEY: Pair = ("項目キー（変えない）", "Item key (leave)");
const SECTION_KEY: Pair = ("区分キー（変えない）", "Section key (leave)");
const SOURCE: Pair = ("出所", "Source");
const AS_OF: Pair = ("時点", "As of");
const VISIBILITY: Pair = ("見える範囲", "Visible to");
const YES: Pair = ("はい", "Yes");
const NO: Pair = ("いいえ", "No");

/// Days of the review board that the sheet has room for.
const MEETINGS: usize = 12;

/// The columns of a row of patients, in the order of the sheet.
const DISEASE_COLUMNS: [RegisterItem; 9] = [
    RegisterItem::DiseasesIcd10,
    RegisterItem::DiseasesText,
    RegisterItem::DiseasesDepartment,
    RegisterItem::DiseasesAreas,
    RegisterItem::DiseasesPiName,
    RegisterItem::DiseasesNewPatients,
    RegisterItem::DiseasesPrevalent,
    RegisterItem::DiseasesMethod,
    RegisterItem::DiseasesPeriod,
];

/// The columns of a row of free places.
const SLOT_COLUMNS: [RegisterItem; 3] = [
    RegisterItem::SlotsQuarter,
    RegisterItem::SlotsTrials,
    RegisterItem::SlotsPatients,
];

/// The code that a person means: the code itself, or its label in either
/// language.
fn code_of(list: &ListView, text: &str) -> Option<&'static str> {
    let wanted = typed::plain(text);
    list.entries
        .iter()
        .find(|entry| {
            [entry.code, entry.ja, entry.en]
                .iter()
                .any(|word| typed::plain(word) == wanted)
        })
        .map(|entry| entry.code)
}

fn label_of(list: &ListView, code: &str, lang: Lang) -> String {
    list.entries
        .iter()
        .find(|entry| entry.code == code)
        .map_or_else(
            || code.to_owned(),
            |entry| lang.of(entry.ja, entry.en).to_owned(),
        )
}

/// The sections that one sheet asks about, each once.
fn sections_asked() -> impl Iterator<Item = Section> {
    Section::TEN
        .into_iter()
        .filter(|section| *section != Section::Diseases)
}
