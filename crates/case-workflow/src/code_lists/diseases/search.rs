//! Search as you type. What matches better stands first; among equals the
//! order of the list decides, so the same letters always give the same answer.

use super::{Disease, all};
use crate::typed::{almost_begins, american, folded, romaji, words};

/// Most diseases of one answer.
pub const SHOWN_MAX: usize = 20;
/// Most characters of a typed word that are looked at.
pub const TYPED_MAX: usize = 100;
/// Fewest letters in which a slip is forgiven.
const SLIP_LETTERS_MIN: usize = 4;
/// Fewest letters of romaji that are looked for inside a reading.
const INSIDE_LETTERS_MIN: usize = 4;

/// One disease that the typed word may mean.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// Which.
    pub disease: &'static Disease,
    /// The other name by which it was found.
    pub by: Option<&'static str>,
}

/// How well a disease fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The code, the number or a whole name.
    Whole,
    /// The code's beginning.
    Code,
    /// The beginning of its English or Japanese name, or of how it is read.
    First,
    /// The beginning of another of its names.
    Beginning,
    /// The beginnings of words inside a name.
    Words,
    /// Inside a name.
    Inside,
    /// The category of a finer code than the list has.
    Category,
    /// The beginning of a name, one letter forgiven.
    Slip,
    /// The beginnings of words inside a name, a letter of each forgiven.
    SlipInside,
}

/// What a disease is compared by, made once.
#[derive(Debug)]
pub(super) struct Keys {
    /// The code in small letters, without its dot.
    code: String,
    /// English, Japanese, and the others.
    names: Vec<Name>,
}

#[derive(Debug)]
struct Name {
    whole: String,
    american: String,
    words: Vec<Word>,
    reading: Option<String>,
}

/// A word as it is written and in its American form.
#[derive(Debug)]
struct Word {
    written: String,
    american: String,
}

impl Word {
    fn all(text: &str) -> Vec<Self> {
        let word = |written: String| Self {
            american: american(&written),
            written,
        };
        words(text).into_iter().map(word).collect()
    }

    fn begins_with(&self, typed: &Self) -> bool {
        self.written.starts_with(&typed.written) || self.american.starts_with(&typed.american)
    }

    /// Does it begin so, but for a letter?
    fn almost_begins_with(&self, typed: &Self) -> bool {
        let slip = typed.written.len() >= SLIP_LETTERS_MIN;
        self.begins_with(typed) || (slip && almost_begins(&self.american, &typed.american))
    }
}

impl Keys {
    pub(super) fn of(
        code: &str,
        en: &str,
        ja: (&str, &str),
        others: &[(&str, Option<&str>)],
    ) -> Self {
        let mut names = vec![Name::of(en, None), Name::of(ja.0, Some(ja.1))];
        names.extend(
            others
                .iter()
                .map(|(name, reading)| Name::of(name, *reading)),
        );
        Self {
            code: folded(code),
            names,
        }
    }
}

impl Name {
    fn of(name: &str, reading: Option<&str>) -> Self {
        let whole = folded(name);
        let kana = reading.or_else(|| (!name.is_ascii()).then_some(name));
        Self {
            american: american(&whole),
            words: Word::all(name),
            reading: kana.and_then(romaji),
            whole,
        }
    }

    fn fit(&self, typed: &Typed) -> Option<Fit> {
        if self.whole == typed.whole || self.american == typed.american {
            return Some(Fit::Whole);
        }
        if self.whole.starts_with(&typed.whole) || self.american.starts_with(&typed.american) {
            return Some(Fit::First);
        }
        if typed.words.iter().all(|word| self.has_word(word)) {
            return Some(Fit::Words);
        }
        if !typed.whole.is_ascii() && self.whole.contains(&typed.whole) {
            return Some(Fit::Inside);
        }
        self.reading_fit(typed.romaji.as_deref()?)
    }

    fn reading_fit(&self, typed: &str) -> Option<Fit> {
        let reading = self.reading.as_deref()?;
        if reading.starts_with(typed) {
            return Some(Fit::First);
        }
        let inside = typed.len() >= INSIDE_LETTERS_MIN && reading.contains(typed);
        inside.then_some(Fit::Inside)
    }

    fn has_word(&self, typed: &Word) -> bool {
        self.words.iter().any(|word| word.begins_with(typed))
    }

    fn has_almost(&self, typed: &Word) -> bool {
        self.words.iter().any(|word| word.almost_begins_with(typed))
    }
}

/// The typed words in all the forms that are compared.
struct Typed {
    whole: String,
    american: String,
    words: Vec<Word>,
    romaji: Option<String>,
}

impl Typed {
    fn of(text: &str) -> Option<Self> {
        let text: String = text.chars().take(TYPED_MAX).collect();
        let whole = folded(&text);
        if whole.is_empty() {
            return None;
        }
        Some(Self {
            american: american(&whole),
            words: Word::all(&text),
            romaji: romaji(&text),
            whole,
        })
    }

    fn code_fit(&self, disease: &Disease) -> Option<Fit> {
        let code = disease.keys.code.as_str();
        if code == self.whole {
            return Some(Fit::Whole);
        }
        let is_code = self
            .whole
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_digit());
        if is_code && code.starts_with(&self.whole) {
            return Some(Fit::Code);
        }
        // A finer code than the list has: what its category is called.
        let finer = is_code && !disease.is_narrower && self.whole.starts_with(code);
        finer.then_some(Fit::Category)
    }

    fn fit(&self, disease: &'static Disease) -> Option<(Fit, Option<&'static str>)> {
        let by_code = self.code_fit(disease).map(|fit| (fit, None));
        let names = disease.keys.names.iter().enumerate();
        let by_name = names.filter_map(|(at, name)| {
            let other = at.checked_sub(2).map(|at| disease.others[at]);
            let fit = match name.fit(self)? {
                Fit::First if other.is_some() => Fit::Beginning,
                fit => fit,
            };
            Some((fit, other))
        });
        by_name
            .chain(by_code)
            .min_by_key(|(fit, by)| (*fit, by.is_some()))
    }

    fn slip(&self, disease: &Disease) -> Option<Fit> {
        if !self.whole.is_ascii() {
            return None;
        }
        let slips = disease.keys.names.iter().filter_map(|name| {
            if !self.words.iter().all(|word| name.has_almost(word)) {
                return None;
            }
            let begins = name.words.first().zip(self.words.first());
            let begins = begins.is_some_and(|(word, typed)| word.almost_begins_with(typed));
            Some(if begins { Fit::Slip } else { Fit::SlipInside })
        });
        slips.min()
    }
}

/// The diseases that `typed` may mean, at most [`SHOWN_MAX`].
#[must_use]
pub fn search(typed: &str) -> Vec<Found> {
    ranked(typed)
        .into_iter()
        .take(SHOWN_MAX)
        .map(|(_, found)| found)
        .collect()
}

fn ranked(typed: &str) -> Vec<(Fit, Found)> {
    let Some(typed) = Typed::of(typed) else {
        return Vec::new();
    };
    let fits = |disease: &'static Disease| {
        let (fit, by) = typed.fit(disease)?;
        Some((fit, Found { disease, by }))
    };
    let mut found: Vec<(Fit, Found)> = all().iter().filter_map(fits).collect();
    if found.is_empty() {
        let slips = all().iter().filter_map(|disease| {
            let fit = typed.slip(disease)?;
            Some((fit, Found { disease, by: None }))
        });
        found = slips.collect();
    }
    // A stable sort: equals stay in the order of the list.
    found.sort_by_key(|(fit, _)| *fit);
    found
}

#[cfg(test)]
mod tests;
