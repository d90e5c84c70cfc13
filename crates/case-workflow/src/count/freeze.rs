//! Which fiscal years are frozen. Until then figures are provisional (速報);
//! what comes after the freeze (確定) is shown as a restatement in the next
//! report, never mixed in silently.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::calendar::{FiscalYear, jst_date};

/// A fiscal year's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearState {
    /// Provisional.
    Open,
    /// Confirmed by the desk lead and a second person.
    Frozen {
        /// When the second person confirmed.
        at: Timestamp,
    },
}

impl YearState {
    /// Whether something recorded at `at` restates a figure already frozen.
    #[must_use]
    pub fn is_restated_by(self, at: Timestamp) -> bool {
        match self {
            Self::Open => false,
            Self::Frozen { at: frozen } => at > frozen,
        }
    }
}

/// Why a year cannot be frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FreezeFault {
    /// Its last day is not over in Japan.
    #[error("fiscal year {0} is not over")]
    NotOver(FiscalYear),
    /// It is frozen, and stays so.
    #[error("fiscal year {0} is frozen already")]
    AlreadyFrozen(FiscalYear),
}

/// The freezes so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Freezes(BTreeMap<FiscalYear, Timestamp>);

impl Freezes {
    /// How a year stands.
    #[must_use]
    pub fn state(&self, year: FiscalYear) -> YearState {
        self.0
            .get(&year)
            .map_or(YearState::Open, |&at| YearState::Frozen { at })
    }

    /// The same freezes and one more, once the year is over in Japan.
    ///
    /// # Errors
    /// If the year is not over at `now`, or frozen already.
    pub fn freeze(mut self, year: FiscalYear, now: Timestamp) -> Result<Self, FreezeFault> {
        if jst_date(now) <= year.last_day() {
            return Err(FreezeFault::NotOver(year));
        }
        if self.0.contains_key(&year) {
            return Err(FreezeFault::AlreadyFrozen(year));
        }
        self.0.insert(year, now);
        Ok(self)
    }
}

impl FromIterator<(FiscalYear, Timestamp)> for Freezes {
    fn from_iter<I: IntoIterator<Item = (FiscalYear, Timestamp)>>(freezes: I) -> Self {
        Self(freezes.into_iter().collect())
    }
}

/// A year without a time is open.
impl From<&BTreeMap<FiscalYear, Option<Timestamp>>> for Freezes {
    fn from(frozen: &BTreeMap<FiscalYear, Option<Timestamp>>) -> Self {
        frozen
            .iter()
            .filter_map(|(year, at)| Some((*year, (*at)?)))
            .collect()
    }
}
