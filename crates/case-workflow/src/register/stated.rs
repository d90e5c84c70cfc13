//! On what a value of the register rests (domain 3.0).

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

use super::codes::{Section, Source, ValueState};
use crate::calendar::jst_date;
use crate::ids::PersonId;

/// Days before the end from which a value is shown as ending soon.
const ENDS_SOON_DAYS: i32 = 30;
/// Months past its end after which a value takes the hospital out of automatic
/// matching (domain 3.0).
pub const LAPSE_MONTHS: i32 = 6;

/// Where a value comes from, who stands for it and until when. Who may see it
/// is chosen by section: [`super::Hospital::visibility`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Stated {
    /// Where it comes from.
    pub source: Source,
    /// The day the value describes.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub as_of: Date,
    /// Who confirmed it; nobody where it was taken from a public list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<PersonId>,
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub confirmed_at: Timestamp,
    /// The last day on which it holds.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub expires_on: Date,
}

impl Stated {
    /// A statement about `section` that holds from `at` for as long as its
    /// class does.
    #[must_use]
    pub fn new(
        section: Section,
        source: Source,
        as_of: Date,
        by: Option<PersonId>,
        at: Timestamp,
    ) -> Self {
        Self {
            source,
            as_of,
            confirmed_by: by,
            confirmed_at: at,
            expires_on: months_after(jst_date(at), section.months_valid()),
        }
    }

    /// Where it stands on `today`.
    #[must_use]
    pub fn state(&self, today: Date) -> ValueState {
        if today > self.expires_on {
            ValueState::Expired
        } else if days_after(today, ENDS_SOON_DAYS) >= self.expires_on {
            ValueState::EndsSoon
        } else {
            ValueState::Current
        }
    }

    /// Past its date for six months: out of automatic matching.
    #[must_use]
    pub fn lapsed(&self, today: Date) -> bool {
        today > months_after(self.expires_on, LAPSE_MONTHS)
    }
}

/// The same day `months` later, or the month's last.
fn months_after(date: Date, months: i32) -> Date {
    date.saturating_add(Span::new().months(months))
}

fn days_after(date: Date, days: i32) -> Date {
    date.saturating_add(Span::new().days(days))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn stated(section: Section, confirmed: &str) -> Stated {
        let at: Timestamp = confirmed.parse().unwrap();
        Stated::new(section, Source::Own, jst_date(at), None, at)
    }

    #[test]
    fn free_places_hold_for_three_months_to_the_day() {
        let places = stated(Section::Slots, "2026-11-30T01:00:00Z");
        assert_eq!(places.expires_on, date(2027, 2, 28));
        assert_eq!(places.state(date(2027, 1, 28)), ValueState::Current);
        assert_eq!(places.state(date(2027, 1, 29)), ValueState::EndsSoon);
        assert_eq!(places.state(date(2027, 2, 28)), ValueState::EndsSoon);
        assert_eq!(places.state(date(2027, 3, 1)), ValueState::Expired);
        assert!(!places.lapsed(date(2027, 8, 28)));
        assert!(places.lapsed(date(2027, 8, 29)));
    }

    /// 23:00 in UTC is the next morning in Japan.
    #[test]
    fn the_days_are_those_of_japan() {
        assert_eq!(
            stated(Section::English, "2026-11-20T23:00:00Z").expires_on,
            date(2027, 5, 21)
        );
    }
}
