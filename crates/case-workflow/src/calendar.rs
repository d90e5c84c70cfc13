//! Japanese business days, desk hours and fiscal years, all in Japan's time.
//!
//! Japan has kept one offset, UTC+9, without daylight saving since 1951, so a
//! fixed offset is used and no time zone database is asked.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

mod days;
mod fiscal_year;
mod holidays;
mod hours;

pub use fiscal_year::{FiscalYear, UnknownFiscalYear};
pub use holidays::{ANNOUNCED_THROUGH, Holiday, Source, TABLED_YEARS};
pub use hours::{Hours, HoursFault};

/// Japan Standard Time.
pub const JST: Offset = Offset::constant(9);

/// The time of day by which people and hospitals are asked to answer.
const ANSWER_BY: Time = Time::constant(17, 0, 0, 0);

/// The JST calendar date of an instant.
#[must_use]
pub fn jst_date(at: Timestamp) -> Date {
    JST.to_datetime(at).date()
}

/// The instant of a JST wall time, or the nearest instant that can be held.
#[must_use]
pub fn jst_instant(date: Date, time: Time) -> Timestamp {
    let nearest = if date.year() > 0 {
        Timestamp::MAX
    } else {
        Timestamp::MIN
    };
    JST.to_timestamp(date.to_datetime(time)).unwrap_or(nearest)
}

/// RFC 3339 in JST, for example `2026-11-25T09:00:00+09:00`.
#[must_use]
pub fn jst_text(at: Timestamp) -> String {
    at.display_with_offset(JST).to_string()
}

/// Which days and hours the desk works. Handed to every rule that counts
/// business time, so that a test or a setting can say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    hours: Hours,
}

impl Calendar {
    /// Japan's public holidays with the desk hours 09:00–17:30.
    #[must_use]
    pub const fn japan() -> Self {
        Self { hours: Hours::DESK }
    }

    /// The same days with other hours.
    #[must_use]
    pub const fn with_hours(self, hours: Hours) -> Self {
        Self { hours }
    }

    /// The hours of a business day.
    #[must_use]
    pub const fn hours(&self) -> Hours {
        self.hours
    }

    /// The public holiday on `date`, substitute and citizens' holidays
    /// included. Checked against published lists for 2007–2050; in other years
    /// the law of today is applied as it stands.
    #[must_use]
    pub fn holiday(&self, date: Date) -> Option<Holiday> {
        holidays::holiday(date)
    }

    /// The holiday's name in Japanese and in English.
    #[must_use]
    pub fn holiday_name(&self, date: Date) -> Option<(&'static str, &'static str)> {
        self.holiday(date)
            .map(|holiday| (holiday.name_ja, holiday.name_en))
    }

    /// All holidays of a calendar year, in order.
    #[must_use]
    pub fn holidays(&self, year: i16) -> Vec<Holiday> {
        let Ok(first) = Date::new(year, 1, 1) else {
            return Vec::new();
        };
        first
            .series(jiff::Span::new().days(1))
            .take_while(|date| date.year() == year)
            .filter_map(|date| self.holiday(date))
            .collect()
    }

    /// Monday to Friday, no public holiday, not 29 December to 3 January.
    #[must_use]
    pub fn is_business_day(&self, date: Date) -> bool {
        days::is_business_day(date)
    }

    /// `date`, or else the last business day before it.
    #[must_use]
    pub fn business_day_up_to(&self, date: Date) -> Date {
        let mut found = date;
        while !self.is_business_day(found) && found > Date::MIN {
            found = found.yesterday().unwrap_or(Date::MIN);
        }
        found
    }

    /// The `n`-th business day after `date`; with 0, `date` itself or else the
    /// next business day. Stops at the last date of the calendar (9999).
    #[must_use]
    pub fn add_business_days(&self, date: Date, n: u32) -> Date {
        let mut day = if n == 0 {
            self.business_day_from(date)
        } else {
            date
        };
        for _ in 0..n {
            if day == Date::MAX {
                break;
            }
            day = self.business_day_from(next(day));
        }
        day
    }

    /// The time of day by which people and hospitals are asked to answer.
    #[must_use]
    pub const fn answer_by(&self) -> Time {
        ANSWER_BY
    }

    /// 17:00 JST of the `n`-th business day after the JST date of `from`: what
    /// a person or a hospital is asked to keep. The desk's own clocks run by
    /// [`crate::clock`] instead.
    #[must_use]
    pub fn deadline_at_17(&self, from: Timestamp, n: u32) -> Timestamp {
        jst_instant(self.add_business_days(jst_date(from), n), ANSWER_BY)
    }

    /// Whether the desk is open: from opening until just before closing.
    #[must_use]
    pub fn is_business_time(&self, at: Timestamp) -> bool {
        let local = JST.to_datetime(at);
        let open = self.hours.open() <= local.time() && local.time() < self.hours.close();
        open && self.is_business_day(local.date())
    }

    /// `at` if the desk is open then, else its next opening.
    #[must_use]
    pub fn next_opening(&self, at: Timestamp) -> Timestamp {
        if self.is_business_time(at) {
            return at;
        }
        let local = JST.to_datetime(at);
        let first = if local.time() < self.hours.open() {
            local.date()
        } else {
            next(local.date())
        };
        jst_instant(self.business_day_from(first), self.hours.open())
    }

    /// Whole business minutes from `a` to `b`, cut towards zero; negative if
    /// `b` comes first.
    #[must_use]
    pub fn business_minutes_between(&self, a: Timestamp, b: Timestamp) -> i64 {
        self.business_time_between(a, b).as_mins()
    }

    /// Business time from `a` to `b` without rounding; negative if `b` comes
    /// first.
    #[must_use]
    pub fn business_time_between(&self, a: Timestamp, b: Timestamp) -> SignedDuration {
        if b < a {
            return -self.business_time_between(b, a);
        }
        let (from, to) = (JST.to_datetime(a), JST.to_datetime(b));
        let (first, last) = (from.date(), to.date());
        let within = |day: Date, start: Time, end: Time| {
            // An empty span asks nothing about holidays.
            if start < end && self.is_business_day(day) {
                start.duration_until(end)
            } else {
                SignedDuration::ZERO
            }
        };
        let (start, end) = (self.hours.clamp(from.time()), self.hours.clamp(to.time()));
        if first == last {
            return within(first, start, end);
        }
        within(first, start, self.hours.close())
            + self.hours.length() * days::between(next(first), last)
            + within(last, self.hours.open(), end)
    }

    /// The instant `time` of business time after `from`. It always lies in
    /// business time: what would end exactly at closing ends at the next
    /// opening. Without any time to add, `from` itself.
    #[must_use]
    pub fn add_business_time(&self, from: Timestamp, time: SignedDuration) -> Timestamp {
        if time <= SignedDuration::ZERO {
            return from;
        }
        let mut at = JST.to_datetime(self.next_opening(from));
        let mut left = time;
        loop {
            let today = at.time().duration_until(self.hours.close());
            if left < today || at.date() == Date::MAX {
                return jst_instant(at.date(), at.time())
                    .checked_add(left)
                    .unwrap_or(Timestamp::MAX);
            }
            left -= today;
            at = self
                .business_day_from(next(at.date()))
                .to_datetime(self.hours.open());
        }
    }

    /// `date` if it is a business day, else the next one.
    fn business_day_from(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_business_day(day) && day < Date::MAX {
            day = next(day);
        }
        day
    }
}

/// The day after, or the same day at the end of the calendar.
fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}
