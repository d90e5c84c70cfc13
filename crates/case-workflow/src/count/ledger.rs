//! The ledger that is kept: lines are only ever added. When the facts of a case
//! change, the difference between what stands there and what counting now says
//! becomes new lines.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Class, Entry, EntryReason};
use crate::calendar::FiscalYear;

/// What one sum of the ledger is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The fiscal year.
    pub fiscal_year: FiscalYear,
    /// The case.
    pub case: String,
    /// The class.
    pub class: Class,
}

/// A line to append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub key: Key,
    /// What it adds; never 0.
    pub delta: i64,
    /// Why.
    pub reason: ChangeReason,
}

/// Why a line is appended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ChangeReason {
    /// The case counts here.
    Counted {
        /// The reason of its entry.
        entry: EntryReason,
    },
    /// The case counts in another class or year.
    Moved {
        /// Where it counts now, the first in order if in several.
        to: Key,
    },
    /// The case no longer counts under its own name.
    NoLongerCounted,
}

/// The sums of `entries` per case, class and fiscal year.
#[must_use]
pub fn sums(entries: &[Entry]) -> BTreeMap<Key, i64> {
    let mut sums = BTreeMap::new();
    for entry in entries {
        *sums.entry(Key::of(entry)).or_default() += entry.delta;
    }
    sums
}

/// The lines that bring a ledger with the sums `kept` to what `computed` says,
/// ordered by fiscal year, case and class. A correction that was written to the
/// ledger when it was made is part of both sides and adds nothing. Applied to
/// its own result, the difference is empty.
#[must_use]
pub fn diff(kept: &BTreeMap<Key, i64>, computed: &[Entry]) -> Vec<Change> {
    let now = sums(computed);
    let keys: BTreeSet<&Key> = kept.keys().chain(now.keys()).collect();
    let of = |sums: &BTreeMap<Key, i64>, key: &Key| sums.get(key).copied().unwrap_or_default();
    keys.into_iter()
        .filter_map(|key| {
            let delta = of(&now, key) - of(kept, key);
            (delta != 0).then(|| Change {
                key: key.clone(),
                delta,
                reason: reason(key, computed),
            })
        })
        .collect()
}

fn reason(key: &Key, computed: &[Entry]) -> ChangeReason {
    let here = computed
        .iter()
        .filter(|entry| entry.is_about(key))
        .min_by_key(|entry| entry.is_correction());
    if let Some(entry) = here {
        return ChangeReason::Counted {
            entry: entry.reason.clone(),
        };
    }
    let elsewhere = computed
        .iter()
        .filter(|entry| entry.case == key.case && !entry.is_correction());
    match elsewhere.map(Key::of).min() {
        Some(to) => ChangeReason::Moved { to },
        None => ChangeReason::NoLongerCounted,
    }
}

impl Key {
    fn of(entry: &Entry) -> Self {
        Self {
            fiscal_year: entry.fiscal_year,
            case: entry.case.clone(),
            class: entry.class,
        }
    }
}

impl Entry {
    fn is_about(&self, key: &Key) -> bool {
        (self.fiscal_year, self.class) == (key.fiscal_year, key.class) && self.case == key.case
    }
}
