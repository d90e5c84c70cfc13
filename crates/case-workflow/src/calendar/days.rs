//! Which days are business days, kept by year once the rule has been asked: a
//! page of cases asks for thousands of them.

use std::sync::OnceLock;

use jiff::civil::{Date, Weekday};

use super::holidays::holiday;

/// The years that are kept, from 2000 on.
const KEPT: usize = 101;

/// For each day of a year, how many business days the year has before it; one
/// more at the end for the whole year.
type Year = [u16; 367];

static YEARS: [OnceLock<Year>; KEPT] = [const { OnceLock::new() }; KEPT];

/// Monday to Friday, no public holiday, not 29 December to 3 January.
pub(super) fn is_business_day(date: Date) -> bool {
    match kept(date.year()) {
        Some(year) => {
            let day = place(date);
            year[day + 1] > year[day]
        }
        None => by_rule(date),
    }
}

/// How many business days there are from `from` to the day before `to`; none
/// where `to` comes first.
pub(super) fn between(from: Date, to: Date) -> i32 {
    let mut days = 0;
    let mut from = from;
    while from < to {
        let Some(year) = kept(from.year()) else {
            days += i32::from(by_rule(from));
            let Ok(next) = from.tomorrow() else { break };
            from = next;
            continue;
        };
        let last = from.last_of_year();
        let until = if to > last {
            usize::from(last.day_of_year().unsigned_abs())
        } else {
            place(to)
        };
        days += i32::from(year[until] - year[place(from)]);
        let Ok(next) = last.tomorrow() else { break };
        from = next;
    }
    days
}

/// The day's place in its year, from 0.
fn place(date: Date) -> usize {
    usize::from(date.day_of_year().unsigned_abs()) - 1
}

fn kept(year: i16) -> Option<&'static Year> {
    let place = usize::try_from(i32::from(year) - 2000).ok()?;
    let first = Date::new(year, 1, 1).ok()?;
    Some(YEARS.get(place)?.get_or_init(|| {
        let mut before = [0; 367];
        let mut so_far = 0;
        let days = first.series(jiff::Span::new().days(1));
        for (n, day) in days.take(366).enumerate() {
            before[n] = so_far;
            so_far += u16::from(day.year() == year && by_rule(day));
        }
        before[366] = so_far;
        before
    }))
}

fn by_rule(date: Date) -> bool {
    let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let year_end = matches!((date.month(), date.day()), (12, 29..=31) | (1, 1..=3));
    !weekend && !year_end && holiday(date).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_kept_of_a_year_is_what_the_rule_says_of_each_day() {
        let mut day = date(1998, 12, 1);
        while day < date(2103, 2, 1) {
            assert_eq!(is_business_day(day), by_rule(day), "{day}");
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn business_days_between_two_days_are_those_counted_one_by_one() {
        let ends = [
            date(1999, 12, 20),
            date(2000, 1, 1),
            date(2024, 2, 29),
            date(2024, 12, 31),
            date(2025, 1, 1),
            date(2026, 5, 7),
            date(2100, 12, 31),
            date(2101, 1, 20),
        ];
        for from in ends {
            for to in ends {
                let mut counted = 0;
                let mut day = from;
                while day < to {
                    counted += i32::from(by_rule(day));
                    day = day.tomorrow().unwrap();
                }
                assert_eq!(between(from, to), counted, "{from} to {to}");
            }
        }
    }
}
