//! The holidays against what others say.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use case_workflow::calendar::{ANNOUNCED_THROUGH, Calendar, TABLED_YEARS};
use jiff::civil::{Date, date};

fn name_ja(on: Date) -> Option<&'static str> {
    Calendar::japan().holiday_name(on).map(|(ja, _)| ja)
}

/// Typed from the Cabinet Office's list and the announcements of the special
/// years.
#[test]
fn the_days_that_people_remember_are_there() {
    for (on, name) in [
        (date(2019, 4, 30), Some("国民の休日")),
        (date(2019, 5, 1), Some("天皇の即位の日")),
        (date(2019, 5, 2), Some("国民の休日")),
        (date(2019, 5, 6), Some("振替休日")),
        (date(2019, 10, 14), Some("体育の日")),
        (date(2019, 10, 22), Some("即位礼正殿の儀の行われる日")),
        (date(2019, 12, 23), None),
        (date(2020, 2, 23), Some("天皇誕生日")),
        (date(2020, 5, 6), Some("振替休日")),
        (date(2020, 7, 20), None),
        (date(2020, 7, 23), Some("海の日")),
        (date(2020, 7, 24), Some("スポーツの日")),
        (date(2020, 8, 10), Some("山の日")),
        (date(2020, 8, 11), None),
        (date(2020, 10, 12), None),
        (date(2021, 7, 22), Some("海の日")),
        (date(2021, 7, 23), Some("スポーツの日")),
        (date(2021, 8, 8), Some("山の日")),
        (date(2021, 8, 9), Some("振替休日")),
        (date(2026, 9, 22), Some("国民の休日")),
        (date(2026, 11, 23), Some("勤労感謝の日")),
        (date(2027, 3, 22), Some("振替休日")),
        (date(2032, 9, 21), Some("国民の休日")),
        (date(2026, 11, 20), None),
    ] {
        assert_eq!(name_ja(on), name, "{on}");
    }
}

/// A second opinion made by another program: every day of 2007–2050, where the
/// shared data is at hand; the year's totals, typed here, wherever it is not.
#[test]
fn another_list_of_holidays_has_the_same_days() {
    let calendar = Calendar::japan();
    for (year, days) in [
        (2019, 22),
        (2020, 18),
        (2021, 17),
        (2022, 16),
        (2026, 18),
        (2027, 17),
        (2028, 16),
    ] {
        assert_eq!(calendar.holidays(year).len(), days, "{year}");
    }
    let data = std::env::var_os("MADOGUCHI_SHARED_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let list = data.join("coding/jp_holidays/jp_holidays_1970_2050.csv");
    let Ok(text) = std::fs::read_to_string(&list) else {
        eprintln!(
            "{} is not here: only the totals were compared",
            list.display()
        );
        return;
    };
    let theirs: BTreeSet<Date> = text
        .lines()
        .skip(1)
        .map(|line| line[..10].parse().unwrap())
        .filter(|on: &Date| (2007..=2050).contains(&on.year()))
        .collect();
    let ours: BTreeSet<Date> = (2007..=2050)
        .flat_map(|year| calendar.holidays(year))
        .map(|holiday| holiday.date)
        .collect();
    assert!(theirs.len() > 700, "the list was read");
    assert_eq!(
        ours.symmetric_difference(&theirs).collect::<Vec<_>>(),
        Vec::<&Date>::new()
    );
}

#[test]
fn only_days_that_hang_on_an_equinox_not_announced_are_provisional() {
    let calendar = Calendar::japan();
    for holiday in TABLED_YEARS.flat_map(|year| calendar.holidays(year)) {
        let equinox = holiday.name_ja == "春分の日" || holiday.name_ja == "秋分の日";
        let later = holiday.date.year() > ANNOUNCED_THROUGH;
        if equinox {
            assert_eq!(holiday.provisional, later, "{}", holiday.date);
        } else if holiday.provisional {
            assert!(
                later && ["振替休日", "国民の休日"].contains(&holiday.name_ja),
                "{}",
                holiday.date
            );
        }
    }
    let provisional = |on| calendar.holiday(on).map(|holiday| holiday.provisional);
    assert_eq!(
        provisional(date(2027, 3, 22)),
        Some(false),
        "2027 is announced"
    );
    assert_eq!(
        provisional(date(2029, 9, 24)),
        Some(true),
        "substitute of an equinox of 2029"
    );
    assert_eq!(
        provisional(date(2032, 9, 21)),
        Some(true),
        "between two holidays, one an equinox"
    );
    assert_eq!(
        provisional(date(2029, 2, 12)),
        Some(false),
        "substitute of a fixed day"
    );
}

#[test]
fn every_holiday_says_where_it_is_written() {
    for holiday in TABLED_YEARS.flat_map(|year| Calendar::japan().holidays(year)) {
        assert!(holiday.source.issued > date(1948, 1, 1), "{}", holiday.date);
        assert!(
            holiday.source.issued < holiday.date || holiday.name_ja.ends_with("分の日"),
            "{} is older than {}",
            holiday.date,
            holiday.source.title
        );
    }
}

#[test]
fn the_calendar_goes_on_beyond_its_data() {
    assert_eq!(name_ja(date(2099, 3, 20)), Some("春分の日"));
    assert_eq!(name_ja(date(2500, 1, 1)), Some("元日"));
    assert_eq!(
        name_ja(date(2500, 3, 20)),
        None,
        "no equinox is claimed that far out"
    );
    assert_eq!(name_ja(Date::MAX), None);
    assert_eq!(name_ja(Date::MIN), Some("元日"));
    assert_eq!(Calendar::japan().add_business_days(Date::MAX, 3), Date::MAX);
}

/// The whole table as people read it; `*` marks what is provisional.
#[test]
fn the_holidays_of_2019_to_2035_as_printed() {
    let mut table = String::new();
    for holiday in TABLED_YEARS.flat_map(|year| Calendar::japan().holidays(year)) {
        let mark = if holiday.provisional { "*" } else { " " };
        let weekday = holiday.date.strftime("%a");
        writeln!(
            table,
            "{}{mark} {weekday} {} / {}",
            holiday.date, holiday.name_ja, holiday.name_en
        )
        .unwrap();
    }
    insta::assert_snapshot!(table);
}
