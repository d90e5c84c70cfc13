//! Diseases by their names: what a typed word may mean, and what a code is
//! called.
//!
//! The list is our own (`diseases/list.txt`): names in daily use beside the
//! place where ICD-10 counts the disease. A code that is not in it is as good
//! as one that is; it only has no name here.

mod search;

use std::sync::LazyLock;

pub use search::{Found, SHOWN_MAX, TYPED_MAX, search};

use search::Keys;

/// A disease with its names and its code.
#[derive(Debug)]
pub struct Disease {
    /// ICD-10, with its dot.
    pub icd10: &'static str,
    /// The code stands for more than this disease.
    pub is_narrower: bool,
    /// English name.
    pub en: &'static str,
    /// Japanese name.
    pub ja: &'static str,
    /// How the Japanese name is read, in hiragana.
    pub kana: &'static str,
    /// Other names and abbreviations, in either language.
    pub others: Vec<&'static str>,
    keys: Keys,
}

static LIST: LazyLock<Vec<Disease>> = LazyLock::new(|| {
    include_str!("diseases/list.txt")
        .lines()
        .filter_map(read)
        .collect()
});

/// Every disease of the list, by code; of one code the general one first.
#[must_use]
pub fn all() -> &'static [Disease] {
    &LIST
}

/// What a bare ICD-10 code is called: by its own name, else by its category's.
#[must_use]
pub fn named(icd10: &str) -> Option<&'static Disease> {
    let of = |code: &str| {
        all()
            .iter()
            .find(|one| one.icd10 == code && !one.is_narrower)
    };
    of(icd10).or_else(|| of(icd10.get(..3)?))
}

/// One line of the list; none for a remark.
fn read(line: &'static str) -> Option<Disease> {
    if line.starts_with('#') {
        return None;
    }
    let mut parts = line.split('|');
    let mut part = || parts.next();
    let (code, en, ja, kana) = (part()?, part()?, part()?, part()?);
    let others = part()?;
    let others: Vec<(&str, Option<&str>)> = others
        .split(';')
        .filter(|other| !other.is_empty())
        .map(|other| match other.split_once('/') {
            // `ME/CFS` is a name with a slash, not one with a reading.
            Some((name, reading)) if !reading.is_ascii() => (name, Some(reading)),
            _ => (other, None),
        })
        .collect();
    Some(Disease {
        icd10: code.trim_start_matches('~'),
        is_narrower: code.starts_with('~'),
        en,
        ja,
        kana,
        keys: Keys::of(code, en, (ja, kana), &others),
        others: others.into_iter().map(|(name, _)| name).collect(),
    })
}
