//! Fiscal quarters: Q1 is April to June.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::calendar::FiscalYear;

/// Quarters for which free places are asked (domain 3.C).
pub const QUARTERS_SHOWN: usize = 6;

/// A quarter of a fiscal year of 2000 to 2100, written `2026-Q3` for October to
/// December 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FiscalQuarter {
    year: i16,
    quarter: i8,
}

/// The text is not a fiscal quarter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a fiscal quarter such as 2026-Q3")]
pub struct NotAQuarter(String);

impl FiscalQuarter {
    /// The quarter that holds `day`.
    #[must_use]
    pub fn of(day: Date) -> Self {
        let month = FiscalYear::month_index(day);
        Self {
            year: FiscalYear::of(day).0,
            quarter: (month / 3) as i8 + 1,
        }
    }

    /// The fiscal year.
    #[must_use]
    pub fn fiscal_year(self) -> FiscalYear {
        FiscalYear(self.year)
    }

    /// 1 to 4.
    #[must_use]
    pub fn number(self) -> i8 {
        self.quarter
    }

    /// The quarter after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self.quarter {
            4 => Self {
                year: self.year + 1,
                quarter: 1,
            },
            quarter => Self {
                year: self.year,
                quarter: quarter + 1,
            },
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        match self.quarter {
            4 => date(self.year + 1, 1, 1),
            quarter => date(self.year, quarter * 3 + 1, 1),
        }
    }

    /// The quarters whose free places are asked on `today`: this one and the
    /// five after it.
    #[must_use]
    pub fn shown(today: Date) -> Vec<Self> {
        std::iter::successors(Some(Self::of(today)), |quarter| Some(quarter.next()))
            .take(QUARTERS_SHOWN)
            .collect()
    }

    /// The quarters that a window of `months` from the month of `first`
    /// touches.
    #[must_use]
    pub fn touched(first: Date, months: u32) -> Vec<Self> {
        let months = i32::try_from(months.max(1)).unwrap_or(i32::MAX).min(1_200);
        let last = first
            .first_of_month()
            .saturating_add(jiff::Span::new().months(months - 1));
        std::iter::successors(Some(Self::of(first)), |quarter| Some(quarter.next()))
            .take_while(|quarter| *quarter <= Self::of(last))
            .collect()
    }

    /// `FY2026 Q3 (Oct–Dec)`.
    #[must_use]
    pub fn en(self) -> String {
        let months = ["Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar"][self.place()];
        format!("FY{} Q{} ({months})", self.year, self.quarter)
    }

    /// `令和8年度 第3四半期（10〜12月）`.
    #[must_use]
    pub fn ja(self) -> String {
        let months = ["4〜6月", "7〜9月", "10〜12月", "1〜3月"][self.place()];
        let year = match self.year {
            2019 => "令和元年度".to_owned(),
            year if year > 2019 => format!("令和{}年度", year - 2018),
            year => format!("平成{}年度", year - 1988),
        };
        format!("{year} 第{}四半期（{months}）", self.quarter)
    }

    fn place(self) -> usize {
        usize::from((self.quarter - 1).unsigned_abs()) % 4
    }
}

impl FromStr for FiscalQuarter {
    type Err = NotAQuarter;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split_once("-Q")
            .filter(|(year, quarter)| {
                year.len() == 4
                    && quarter.len() == 1
                    && [year, quarter]
                        .iter()
                        .all(|part| part.bytes().all(|b| b.is_ascii_digit()))
            })
            .and_then(|(year, quarter)| {
                Some(Self {
                    year: year.parse().ok()?,
                    quarter: quarter.parse().ok()?,
                })
            })
            .filter(|read| (2000..=2100).contains(&read.year) && (1..=4).contains(&read.quarter))
            .ok_or_else(|| NotAQuarter(text.to_owned()))
    }
}

impl fmt::Display for FiscalQuarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}

impl TryFrom<String> for FiscalQuarter {
    type Error = NotAQuarter;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<FiscalQuarter> for String {
    fn from(quarter: FiscalQuarter) -> Self {
        quarter.to_string()
    }
}

#[cfg(feature = "schema")]
mod schema {
    use utoipa::openapi::{ObjectBuilder, RefOr, Schema, schema::Type};
    use utoipa::{PartialSchema, ToSchema};

    use super::FiscalQuarter;

    impl PartialSchema for FiscalQuarter {
        fn schema() -> RefOr<Schema> {
            let text = ObjectBuilder::new().schema_type(Type::String);
            text.pattern(Some(r"^\d{4}-Q[1-4]$")).build().into()
        }
    }

    impl ToSchema for FiscalQuarter {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_begins_in_april_and_q4_lies_in_the_next_calendar_year() {
        for (day, text) in [
            (date(2026, 4, 1), "2026-Q1"),
            (date(2026, 11, 21), "2026-Q3"),
            (date(2027, 3, 31), "2026-Q4"),
            (date(2027, 4, 1), "2027-Q1"),
        ] {
            assert_eq!(FiscalQuarter::of(day).to_string(), text);
        }
        let q4: FiscalQuarter = "2026-Q4".parse().unwrap();
        assert_eq!(q4.first_day(), date(2027, 1, 1));
        assert_eq!(q4.en(), "FY2026 Q4 (Jan–Mar)");
        assert_eq!(q4.ja(), "令和8年度 第4四半期（1〜3月）");
    }

    #[test]
    fn six_quarters_are_shown_from_this_one_on() {
        let shown: Vec<_> = FiscalQuarter::shown(date(2026, 11, 21))
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            shown,
            [
                "2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"
            ]
        );
    }

    #[test]
    fn a_window_touches_the_quarter_of_its_first_and_of_its_last_month() {
        let touched = |first, months| {
            FiscalQuarter::touched(first, months)
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(touched(date(2027, 3, 1), 1), ["2026-Q4"]);
        assert_eq!(touched(date(2027, 3, 31), 2), ["2026-Q4", "2027-Q1"]);
        assert_eq!(touched(date(2027, 4, 1), 4), ["2027-Q1", "2027-Q2"]);
    }

    #[test]
    fn what_is_no_quarter_is_refused() {
        for text in [
            "", "2026-Q0", "2026-Q5", "2026Q3", "26-Q3", "1999-Q1", "2026-Q٣",
        ] {
            assert_eq!(
                text.parse::<FiscalQuarter>(),
                Err(NotAQuarter(text.to_owned()))
            );
        }
    }
}
