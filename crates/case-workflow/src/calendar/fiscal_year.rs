//! The Japanese fiscal year, April to March, named by the era year.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The calendar year before Reiwa 1 (2019).
const BEFORE_REIWA: i16 = 2018;
/// The calendar year before Heisei 1 (1989).
const BEFORE_HEISEI: i16 = 1988;

/// A fiscal year by the calendar year in which its April falls: FY2028 runs
/// from 1 April 2028 to 31 March 2029 and is written `R10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(pub i16);

/// A text that names no fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a fiscal year; write R and the year of the era, for example R10")]
pub struct UnknownFiscalYear(pub String);

impl FiscalYear {
    /// The fiscal year of a date in Japan.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self(if date.month() >= 4 {
            date.year()
        } else {
            date.year() - 1
        })
    }

    /// `R10`, `R1` (FY2019, which began in Heisei 31 but is named by the era of
    /// its end), `H30`; years before Heisei as `FY1988`.
    #[must_use]
    pub fn key(self) -> String {
        match self.0 {
            year if year > BEFORE_REIWA => format!("R{}", year - BEFORE_REIWA),
            year if year > BEFORE_HEISEI => format!("H{}", year - BEFORE_HEISEI),
            year => format!("FY{year}"),
        }
    }

    /// The key with two digits at least, `R08`, as case numbers carry it.
    #[must_use]
    pub fn padded(self) -> String {
        match self.0 {
            year if year > BEFORE_REIWA => format!("R{:02}", year - BEFORE_REIWA),
            year if year > BEFORE_HEISEI => format!("H{:02}", year - BEFORE_HEISEI),
            year => format!("FY{year}"),
        }
    }

    /// A year as people write it: its key, `令和7年度`, `2025`. White space and
    /// full width are the caller's to fold.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let typed = text.to_uppercase().replace("年度", "").replace("令和", "R");
        let four_digits = typed.len() == 4 && typed.bytes().all(|b| b.is_ascii_digit());
        Self::parse(&if four_digits {
            format!("FY{typed}")
        } else {
            typed
        })
        .ok()
    }

    /// Reads a key, with or without a leading zero.
    ///
    /// # Errors
    /// If the text is no key of a fiscal year.
    pub fn parse(text: &str) -> Result<Self, UnknownFiscalYear> {
        let unknown = || UnknownFiscalYear(text.to_owned());
        // `parse` alone would also take `R+8`.
        let year_in = |digits: &str| match digits.bytes().all(|byte| byte.is_ascii_digit()) {
            true => digits.parse::<i16>().map_err(|_| unknown()),
            false => Err(unknown()),
        };
        let (year, range) = if let Some(year) = text.strip_prefix("FY") {
            (year_in(year)?, 0..=9998)
        } else if let Some(year) = text.strip_prefix('R') {
            (
                year_in(year)?.saturating_add(BEFORE_REIWA),
                BEFORE_REIWA + 1..=9998,
            )
        } else if let Some(year) = text.strip_prefix('H') {
            (
                year_in(year)?.saturating_add(BEFORE_HEISEI),
                BEFORE_HEISEI + 1..=BEFORE_REIWA,
            )
        } else {
            return Err(unknown());
        };
        if range.contains(&year) {
            Ok(Self(year))
        } else {
            Err(unknown())
        }
    }

    /// 1 April, or the nearest date that can be held.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::new(self.0, 4, 1).unwrap_or(if self.0 > 0 { Date::MAX } else { Date::MIN })
    }

    /// 31 March of the next calendar year, or the nearest date that can be
    /// held.
    #[must_use]
    pub fn last_day(self) -> Date {
        Date::new(self.0.saturating_add(1), 3, 31).unwrap_or(if self.0 > 0 {
            Date::MAX
        } else {
            Date::MIN
        })
    }

    /// The place of a date's month in a year that begins with April: 0 is
    /// April, 11 is March.
    #[must_use]
    pub fn month_index(date: Date) -> usize {
        usize::from((date.month() + 8).unsigned_abs() % 12)
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.key())
    }
}

impl FromStr for FiscalYear {
    type Err = UnknownFiscalYear;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for FiscalYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FiscalYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}
