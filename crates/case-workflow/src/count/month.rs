//! The same entries by month, and by the other dates that could have been
//! chosen: at fifteen cases a year the choice moves the figure, so all are
//! printed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use super::{Class, Entry};
use crate::calendar::FiscalYear;

/// By which date entries are shown.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum View {
    /// By the counted date: the figure itself.
    Counted,
    /// By the earliest receipt.
    Receipt,
    /// By the earliest acceptance.
    Acceptance,
    /// By the closing; what is open does not appear.
    Completion,
}

/// The entries of a class in a fiscal year, April first. The twelve sum to the
/// year's figure of that view; a correction stands in the month of its case.
#[must_use]
pub fn by_month(entries: &[Entry], class: Class, year: FiscalYear, view: View) -> [i64; 12] {
    let mut months = [0; 12];
    for entry in entries.iter().filter(|entry| entry.class == class) {
        if let Some(date) = entry
            .shown_on(view)
            .filter(|date| FiscalYear::of(*date) == year)
        {
            months[FiscalYear::month_index(date)] += entry.delta;
        }
    }
    months
}

impl Entry {
    fn shown_on(&self, view: View) -> Option<Date> {
        match view {
            View::Counted => Some(self.counted_on),
            View::Receipt => self.dates.received_on,
            View::Acceptance => self.dates.accepted_on,
            View::Completion => self.dates.completed_on,
        }
    }
}
