//! Dates and times in words (words 1.1): firms read their own clock first and
//! Tokyo's after it; hospitals and the desk read Tokyo's.

use case_workflow::calendar::JST;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, Zoned};

mod city;

use crate::letter::Lang;
use city::City;

/// Where a reader's clock hangs: their zone and the city it is named after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    zone: TimeZone,
    city: Option<City>,
}

const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const WEEKDAYS_JA: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl Clock {
    /// Tokyo's clock, for hospitals and the desk.
    #[must_use]
    pub fn tokyo() -> Self {
        Self {
            zone: TimeZone::fixed(JST),
            city: None,
        }
    }

    /// The clock of an IANA zone. Tokyo's, where the zone is Japan's or is not
    /// known: a date that is right in Tokyo beats one that is right nowhere.
    #[must_use]
    pub fn of(zone: &str) -> Self {
        if matches!(zone, "Asia/Tokyo" | "Japan" | "") {
            return Self::tokyo();
        }
        match TimeZone::get(zone) {
            Ok(found) => Self {
                zone: found,
                city: Some(City::of(zone)),
            },
            Err(_) => Self::tokyo(),
        }
    }

    /// The day there: `Fri 20 Nov 2026` ／ `2026年11月20日（金）`.
    #[must_use]
    pub fn day(&self, at: Timestamp, lang: Lang) -> String {
        long_day(self.there(at).date(), lang)
    }

    /// The day there and, where it is another one, Tokyo's: `Sun 29 Nov 2026
    /// (Mon 30 Nov in Tokyo)` ／ `2026年11月29日（日）、日本時間11月30日`.
    #[must_use]
    pub fn both_days(&self, at: Timestamp, lang: Lang) -> String {
        let day = self.day(at, lang);
        let tokyo = Self::tokyo();
        if tokyo.there(at).date() == self.there(at).date() {
            return day;
        }
        match lang {
            Lang::En => format!("{day} ({} in Tokyo)", tokyo.short_day(at, lang)),
            Lang::Ja => format!("{day}、日本時間{}", tokyo.bare_day(at, lang)),
        }
    }

    /// Without the year: `Fri 20 Nov` ／ `11月20日（金）`.
    #[must_use]
    pub fn short_day(&self, at: Timestamp, lang: Lang) -> String {
        short_day(self.there(at).date(), lang)
    }

    /// For brackets, where Japanese leaves out the weekday: `Fri 20 Nov` ／ `11月20日`.
    #[must_use]
    pub fn bare_day(&self, at: Timestamp, lang: Lang) -> String {
        let date = self.there(at).date();
        match lang {
            Lang::En => short_day(date, lang),
            Lang::Ja => format!("{}月{}日", date.month(), date.day()),
        }
    }

    /// Day and time of this clock alone, for subjects: `Wed 25 Nov, 17:30` ／
    /// `11月25日（水）17:30`.
    #[must_use]
    pub fn stamp(&self, at: Timestamp, lang: Lang) -> String {
        let there = self.there(at);
        let time = self.time(&there, lang);
        match lang {
            Lang::En => format!("{}, {time}", short_day(there.date(), lang)),
            Lang::Ja => format!("{}{time}", short_day(there.date(), lang)),
        }
    }

    /// Time of this clock alone: `17:30`.
    #[must_use]
    pub fn hour(&self, at: Timestamp, lang: Lang) -> String {
        self.time(&self.there(at), lang)
    }

    /// A moment with its zone: `Fri 20 Nov 2026, 03:00 your time (New York),
    /// 17:00 in Tokyo` or `Fri 20 Nov 2026, 17:00 JST` ／
    /// `2026年11月20日（金）3:00（ニューヨーク時間）、日本時間17:00` or
    /// `2026年11月20日（金）17:00`. Tokyo's day is named where it is another one.
    #[must_use]
    pub fn moment(&self, at: Timestamp, lang: Lang) -> String {
        let tokyo = Self::tokyo();
        let same_day = tokyo.there(at).date() == self.there(at).date();
        let tokyos_day = match lang {
            _ if same_day => String::new(),
            Lang::En => format!("{}, ", tokyo.short_day(at, lang)),
            Lang::Ja => tokyo.bare_day(at, lang),
        };
        let (day, times) = (self.day(at, lang), self.both(at, lang, &tokyos_day));
        match lang {
            Lang::En => format!("{day}, {times}"),
            Lang::Ja => format!("{day}{times}"),
        }
    }

    /// The time on both clocks, for what ends within the hour: `03:00 your time
    /// (New York), 17:00 in Tokyo` or `17:00 JST` ／
    /// `3:00（ニューヨーク時間）、日本時間17:00` or `17:00`.
    #[must_use]
    pub fn times(&self, at: Timestamp, lang: Lang) -> String {
        self.both(at, lang, "")
    }

    fn both(&self, at: Timestamp, lang: Lang, tokyos_day: &str) -> String {
        let time = self.hour(at, lang);
        let in_tokyo = Self::tokyo().hour(at, lang);
        match (lang, &self.city) {
            (Lang::En, None) => format!("{time} JST"),
            (Lang::Ja, None) => time,
            (Lang::En, Some(city)) => {
                format!(
                    "{time} your time ({}), {tokyos_day}{in_tokyo} in Tokyo",
                    city.en
                )
            }
            (Lang::Ja, Some(city)) => {
                format!("{time}（{}時間）、日本時間{tokyos_day}{in_tokyo}", city.ja)
            }
        }
    }

    /// Business hours of Tokyo as they fall on this clock on the day of `at`:
    /// `19:00–03:30 your time (New York), 09:00–17:30 in Tokyo` ／ `9:00〜17:30`.
    #[must_use]
    pub fn hours(&self, open: Timestamp, close: Timestamp, lang: Lang) -> String {
        let tokyo = Self::tokyo();
        match lang {
            Lang::En => {
                let span = |clock: &Self| {
                    format!("{}–{}", clock.hour(open, lang), clock.hour(close, lang))
                };
                match &self.city {
                    None => format!("{} JST", span(self)),
                    Some(city) => {
                        format!(
                            "{} your time ({}), {} in Tokyo",
                            span(self),
                            city.en,
                            span(&tokyo)
                        )
                    }
                }
            }
            Lang::Ja => {
                let span = |clock: &Self| {
                    format!("{}〜{}", clock.hour(open, lang), clock.hour(close, lang))
                };
                match &self.city {
                    None => span(self),
                    Some(city) => format!("{}（{}時間{}）", span(&tokyo), city.ja, span(self)),
                }
            }
        }
    }

    fn there(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.clone())
    }

    /// 24 hours; an hour that comes twice that day says which: `01:30 EDT`.
    fn time(&self, there: &Zoned, lang: Lang) -> String {
        let (hour, minute) = (there.hour(), there.minute());
        let clock = match lang {
            Lang::En => format!("{hour:02}:{minute:02}"),
            Lang::Ja => format!("{hour}:{minute:02}"),
        };
        if comes_twice(&self.zone, there.datetime()) {
            let abbreviation = there.strftime("%Z");
            format!("{clock} {abbreviation}")
        } else {
            clock
        }
    }
}

fn comes_twice(zone: &TimeZone, wall: DateTime) -> bool {
    matches!(
        zone.to_ambiguous_zoned(wall).offset(),
        AmbiguousOffset::Fold { .. }
    )
}

fn long_day(date: Date, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} {}", short_day(date, lang), date.year()),
        Lang::Ja => format!("{}年{}", date.year(), short_day(date, lang)),
    }
}

fn short_day(date: Date, lang: Lang) -> String {
    let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    let month = usize::try_from(date.month() - 1).unwrap_or(0);
    match lang {
        Lang::En => format!("{} {} {}", WEEKDAYS_EN[weekday], date.day(), MONTHS[month]),
        Lang::Ja => format!(
            "{}月{}日（{}）",
            date.month(),
            date.day(),
            WEEKDAYS_JA[weekday]
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_deadline_of_tokyo_reads_as_both_clocks_for_a_firm() {
        let due = at("2026-11-20T17:00:00+09:00");
        let york = Clock::of("America/New_York");
        assert_eq!(
            york.moment(due, Lang::En),
            "Fri 20 Nov 2026, 03:00 your time (New York), 17:00 in Tokyo"
        );
        assert_eq!(
            york.moment(due, Lang::Ja),
            "2026年11月20日（金）3:00（ニューヨーク時間）、日本時間17:00"
        );
    }

    #[test]
    fn tokyos_day_is_named_where_it_is_another_one() {
        let due = at("2026-11-20T09:12:00+09:00");
        let york = Clock::of("America/New_York");
        assert_eq!(
            york.moment(due, Lang::En),
            "Thu 19 Nov 2026, 19:12 your time (New York), Fri 20 Nov, 09:12 in Tokyo"
        );
        assert_eq!(
            york.times(due, Lang::En),
            "19:12 your time (New York), 09:12 in Tokyo"
        );
        assert_eq!(
            york.moment(due, Lang::Ja),
            "2026年11月19日（木）19:12（ニューヨーク時間）、日本時間11月20日9:12"
        );
    }

    #[test]
    fn a_promise_names_both_days_where_they_differ() {
        let york = Clock::of("America/New_York");
        let due = at("2026-11-30T09:12:00+09:00");
        assert_eq!(
            york.both_days(due, Lang::En),
            "Sun 29 Nov 2026 (Mon 30 Nov in Tokyo)"
        );
        assert_eq!(
            york.both_days(due, Lang::Ja),
            "2026年11月29日（日）、日本時間11月30日"
        );
        let later = at("2026-11-30T17:00:00+09:00");
        assert_eq!(york.both_days(later, Lang::En), "Mon 30 Nov 2026");
    }

    #[test]
    fn summer_time_moves_the_firms_clock_and_not_tokyos() {
        let york = Clock::of("America/New_York");
        // Summer time ends on 1 November 2026 in New York, begins on 14 March 2027.
        for (tokyo, expected) in [
            ("2026-10-30T17:00:00+09:00", "04:00"),
            ("2026-11-02T17:00:00+09:00", "03:00"),
            ("2027-03-12T17:00:00+09:00", "03:00"),
            ("2027-03-15T17:00:00+09:00", "04:00"),
        ] {
            assert_eq!(york.hour(at(tokyo), Lang::En), expected, "{tokyo}");
            assert_eq!(Clock::tokyo().hour(at(tokyo), Lang::En), "17:00");
        }
    }

    #[test]
    fn an_hour_that_comes_twice_says_which_one() {
        let york = Clock::of("America/New_York");
        assert_eq!(
            york.hour(at("2026-11-01T01:30:00-04:00"), Lang::En),
            "01:30 EDT"
        );
        assert_eq!(
            york.hour(at("2026-11-01T01:30:00-05:00"), Lang::En),
            "01:30 EST"
        );
        assert_eq!(
            york.hour(at("2026-11-01T02:30:00-05:00"), Lang::En),
            "02:30"
        );
    }

    #[test]
    fn hospitals_and_the_desk_read_tokyo_alone() {
        let due = at("2026-11-20T08:00:00Z");
        let tokyo = Clock::tokyo();
        assert_eq!(tokyo.moment(due, Lang::En), "Fri 20 Nov 2026, 17:00 JST");
        assert_eq!(tokyo.moment(due, Lang::Ja), "2026年11月20日（金）17:00");
        assert_eq!(tokyo.bare_day(due, Lang::Ja), "11月20日");
        assert_eq!(
            tokyo.stamp(at("2026-11-25T09:05:00+09:00"), Lang::Ja),
            "11月25日（水）9:05"
        );
    }

    #[test]
    fn the_desks_hours_fall_at_night_in_new_york() {
        let (open, close) = (
            at("2026-11-20T09:00:00+09:00"),
            at("2026-11-20T17:30:00+09:00"),
        );
        assert_eq!(
            Clock::of("America/New_York").hours(open, close, Lang::En),
            "19:00–03:30 your time (New York), 09:00–17:30 in Tokyo"
        );
        assert_eq!(Clock::tokyo().hours(open, close, Lang::Ja), "9:00〜17:30");
    }

    #[test]
    fn a_zone_that_nobody_knows_reads_tokyos_clock() {
        assert_eq!(Clock::of("Mars/Olympus"), Clock::tokyo());
        assert_eq!(Clock::of("Asia/Tokyo"), Clock::tokyo());
    }
}
