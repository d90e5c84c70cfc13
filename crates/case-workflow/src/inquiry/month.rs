//! A calendar month, and months that may not be known yet.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code_lists::NotSure;

/// A month of the years 2000 to 2100, written `2027-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month that holds `date`.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.year, self.month, 1)
    }

    /// The year, 2000 to 2100.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.month
    }
}

/// The text is not a month of the years 2000 to 2100.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a month such as 2027-03")]
pub struct NotAMonth(String);

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('-').filter(|(y, m)| {
            y.len() == 4
                && m.len() == 2
                && [y, m].iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()))
        });
        let (year, month) = parts
            .and_then(|(y, m)| Some((y.parse().ok()?, m.parse().ok()?)))
            .ok_or_else(|| NotAMonth(text.to_owned()))?;
        if (2000..=2100).contains(&year) && (1..=12).contains(&month) {
            Ok(Self { year, month })
        } else {
            Err(NotAMonth(text.to_owned()))
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl TryFrom<String> for Month {
    type Error = NotAMonth;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

/// When countries and sites will be fixed: `"2027-03"`, or `"unknown"`, which
/// is an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DecisionBy {
    /// In this month.
    Month(Month),
    /// The firm does not know yet.
    Unknown,
}

impl FromStr for DecisionBy {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "unknown" => Ok(Self::Unknown),
            _ if NotSure::parse(text).is_some() => Ok(Self::Unknown),
            _ => text.parse().map(Self::Month),
        }
    }
}

impl TryFrom<String> for DecisionBy {
    type Error = NotAMonth;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<DecisionBy> for String {
    fn from(by: DecisionBy) -> Self {
        match by {
            DecisionBy::Month(month) => month.to_string(),
            DecisionBy::Unknown => "unknown".to_owned(),
        }
    }
}

impl DecisionBy {
    /// The month, when it is known.
    #[must_use]
    pub fn month(self) -> Option<Month> {
        match self {
            Self::Month(month) => Some(month),
            Self::Unknown => None,
        }
    }
}

/// Both are texts in JSON, so they are described as texts.
#[cfg(feature = "schema")]
mod schema {
    use utoipa::openapi::{ObjectBuilder, RefOr, Schema, schema::Type};
    use utoipa::{PartialSchema, ToSchema};

    use super::{DecisionBy, Month};

    impl PartialSchema for Month {
        fn schema() -> RefOr<Schema> {
            let text = ObjectBuilder::new().schema_type(Type::String);
            text.pattern(Some(r"^\d{4}-\d{2}$")).build().into()
        }
    }

    impl ToSchema for Month {}

    impl PartialSchema for DecisionBy {
        fn schema() -> RefOr<Schema> {
            let text = ObjectBuilder::new().schema_type(Type::String);
            text.description(Some("A month such as 2027-03, or unknown"))
                .build()
                .into()
        }
    }

    impl ToSchema for DecisionBy {}
}
