//! Business days and hours, fiscal years.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own question stops"
)]

use case_workflow::calendar::{Calendar, FiscalYear, Hours, jst_date, jst_text};
use jiff::Timestamp;
use jiff::civil::{Date, date, time};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn weekends_holidays_and_the_turn_of_the_year_are_no_business_days() {
    let calendar = Calendar::japan();
    let closed: Vec<Date> = date(2026, 12, 26)
        .series(jiff::Span::new().days(1))
        .take(12)
        .filter(|day| !calendar.is_business_day(*day))
        .collect();
    assert_eq!(
        closed,
        [
            date(2026, 12, 26),
            date(2026, 12, 27),
            date(2026, 12, 29),
            date(2026, 12, 30),
            date(2026, 12, 31),
            date(2027, 1, 1),
            date(2027, 1, 2),
            date(2027, 1, 3),
        ]
    );
    assert!(
        !calendar.is_business_day(date(2026, 11, 23)),
        "a holiday on a Monday"
    );
    assert!(calendar.is_business_day(date(2026, 11, 20)));
}

#[test]
fn business_days_are_counted_from_the_day_after() {
    let calendar = Calendar::japan();
    for (from, n, to) in [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 20), 1, date(2026, 11, 24)),
        (date(2026, 11, 20), 2, date(2026, 11, 25)),
        (date(2026, 11, 21), 0, date(2026, 11, 24)),
        (date(2026, 11, 21), 1, date(2026, 11, 24)),
        (date(2026, 12, 28), 1, date(2027, 1, 4)),
        (date(2026, 4, 28), 3, date(2026, 5, 7)),
    ] {
        assert_eq!(calendar.add_business_days(from, n), to, "{from} + {n}");
    }
}

#[test]
fn people_are_asked_by_17_00_in_japan() {
    let calendar = Calendar::japan();
    for (asked, n, by) in [
        ("2026-11-20T09:00:00+09:00", 5, "2026-11-30T17:00:00+09:00"),
        // 20 November 23:00 in New York is Saturday in Japan.
        ("2026-11-20T23:00:00-05:00", 1, "2026-11-24T17:00:00+09:00"),
        ("2026-11-20T18:30:00+09:00", 1, "2026-11-24T17:00:00+09:00"),
    ] {
        assert_eq!(
            jst_text(calendar.deadline_at_17(at(asked), n)),
            by,
            "{asked} + {n}"
        );
    }
}

#[test]
fn business_minutes_count_only_open_hours() {
    let calendar = Calendar::japan();
    for (from, to, minutes) in [
        (
            "2026-11-20T09:00:00+09:00",
            "2026-11-20T17:30:00+09:00",
            510,
        ),
        ("2026-11-20T08:00:00+09:00", "2026-11-20T09:00:00+09:00", 0),
        (
            "2026-11-20T16:30:00+09:00",
            "2026-11-24T10:00:00+09:00",
            120,
        ),
        ("2026-11-20T17:30:00+09:00", "2026-11-24T09:00:00+09:00", 0),
        ("2026-11-20T00:30:00Z", "2026-11-20T00:30:59Z", 0),
        (
            "2026-11-20T12:00:00+09:00",
            "2026-11-20T10:00:00+09:00",
            -120,
        ),
        (
            "2026-12-28T09:00:00+09:00",
            "2027-01-04T17:30:00+09:00",
            1020,
        ),
    ] {
        assert_eq!(
            calendar.business_minutes_between(at(from), at(to)),
            minutes,
            "{from} to {to}"
        );
    }
}

#[test]
fn other_hours_make_other_days() {
    let calendar =
        Calendar::japan().with_hours(Hours::new(time(10, 0, 0, 0), time(12, 0, 0, 0)).unwrap());
    let minutes = calendar.business_minutes_between(
        at("2026-11-20T00:00:00+09:00"),
        at("2026-11-25T00:00:00+09:00"),
    );
    assert_eq!(minutes, 240);
    let fault = Hours::new(time(17, 0, 0, 0), time(17, 0, 0, 0)).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "hours: the opening time 17:00:00 is not before the closing time 17:00:00"
    );
}

#[test]
fn the_fiscal_year_turns_at_midnight_in_japan() {
    let year = |text| FiscalYear::of(jst_date(at(text))).key();
    assert_eq!(year("2029-03-31T23:59:59.999999+09:00"), "R10");
    assert_eq!(year("2029-04-01T00:00:00+09:00"), "R11");
    assert_eq!(
        year("2029-03-31T16:00:00-04:00"),
        "R11",
        "afternoon in New York"
    );
    assert_eq!(
        year("2019-04-01T00:00:00+09:00"),
        "R1",
        "all of FY2019 is named Reiwa"
    );
    assert_eq!(year("2019-03-31T23:59:59+09:00"), "H30");
}

#[test]
fn a_fiscal_year_is_read_as_it_is_written() {
    for (year, key, padded) in [
        (2028, "R10", "R10"),
        (2026, "R8", "R08"),
        (2019, "R1", "R01"),
        (2018, "H30", "H30"),
        (1989, "H1", "H01"),
        (1988, "FY1988", "FY1988"),
    ] {
        let year = FiscalYear(year);
        assert_eq!((year.key().as_str(), year.padded().as_str()), (key, padded));
        assert_eq!(FiscalYear::parse(key), Ok(year));
        assert_eq!(FiscalYear::parse(padded), Ok(year));
    }
    for text in [
        "", "R", "R0", "H0", "H31", "R+8", "R-1", "r8", "R8 ", "R8.0", "R99999", "2026", "令和8",
    ] {
        assert!(FiscalYear::parse(text).is_err(), "{text:?}");
    }
    assert_eq!(FiscalYear(2028).first_day(), date(2028, 4, 1));
    assert_eq!(FiscalYear(2028).last_day(), date(2029, 3, 31));
    assert_eq!(FiscalYear::month_index(date(2028, 4, 1)), 0);
    assert_eq!(FiscalYear::month_index(date(2029, 3, 31)), 11);
    for odd in [FiscalYear(i16::MIN), FiscalYear(i16::MAX)] {
        assert!(
            odd.first_day() <= odd.last_day(),
            "the ends of what can be held"
        );
    }
}
