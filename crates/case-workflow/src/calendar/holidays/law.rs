//! What the law names as a holiday, since when, and where that is written: data,
//! to be changed when the law or the almanac is.

use std::ops::RangeInclusive;

use jiff::civil::{Date, date};

/// The calendar years whose equinox days are kept as data.
pub const TABLED_YEARS: RangeInclusive<i16> = 2019..=2035;

/// The last year whose equinox days the official almanac has announced. The
/// almanac (暦要項) of a year appears in the official gazette on the first
/// working day of February of the year before; later ones are calculated.
pub const ANNOUNCED_THROUGH: i16 = 2027;

/// Where a holiday is written.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The law or notice, in Japanese as it is cited.
    pub title: &'static str,
    /// The day it was promulgated or published.
    pub issued: Date,
}

static LAW: Source = Source {
    title: "国民の祝日に関する法律（昭和23年法律第178号）",
    issued: date(1948, 7, 20),
};
static LAW_1998: Source = Source {
    title: "国民の祝日に関する法律の一部を改正する法律（平成10年法律第141号）",
    issued: date(1998, 10, 21),
};
static LAW_2001: Source = Source {
    title: "国民の祝日に関する法律及び老人福祉法の一部を改正する法律（平成13年法律第59号）",
    issued: date(2001, 6, 22),
};
pub(super) static LAW_2005: Source = Source {
    title: "国民の祝日に関する法律の一部を改正する法律（平成17年法律第43号）",
    issued: date(2005, 5, 20),
};
static LAW_2014: Source = Source {
    title: "国民の祝日に関する法律の一部を改正する法律（平成26年法律第43号）",
    issued: date(2014, 5, 30),
};
static EMPEROR_2017: Source = Source {
    title: "天皇の退位等に関する皇室典範特例法（平成29年法律第63号）附則",
    issued: date(2017, 6, 16),
};
static SPORTS_2018: Source = Source {
    title: "国民の祝日に関する法律の一部を改正する法律（平成30年法律第57号）",
    issued: date(2018, 6, 20),
};
static ENTHRONEMENT_2018: Source = Source {
    title: "天皇の即位の日及び即位礼正殿の儀の行われる日を休日とする法律（平成30年法律第99号）",
    issued: date(2018, 12, 14),
};
static OLYMPICS_2020: Source = Source {
    title: "令和2年の特例：平成三十二年東京オリンピック競技大会・東京パラリンピック競技大会特別措置法及び平成三十一年ラグビーワールドカップ大会特別措置法の一部を改正する法律（平成30年法律第55号）",
    issued: date(2018, 6, 20),
};
static OLYMPICS_2021: Source = Source {
    title: "令和3年の特例：平成三十二年東京オリンピック競技大会・東京パラリンピック競技大会特別措置法等の一部を改正する法律（令和2年法律第68号）",
    issued: date(2020, 12, 4),
};
static ALMANAC: Source = Source {
    title: "令和9年（2027年）暦要項（国立天文台、官報）",
    issued: date(2026, 2, 2),
};

/// The day within a year.
#[derive(Clone, Copy)]
pub(super) enum On {
    /// Month and day.
    Fixed(i8, i8),
    /// The n-th Monday of a month.
    Monday(i8, i8),
    Spring,
    Autumn,
}

/// One line of the law, for the years in which it stood so.
pub(super) struct Rule {
    pub(super) name_ja: &'static str,
    pub(super) name_en: &'static str,
    pub(super) on: On,
    pub(super) years: RangeInclusive<i16>,
    pub(super) source: &'static Source,
    /// The years in which it was moved for once, and where to.
    pub(super) moved: &'static [(Date, &'static Source)],
}

const FOREVER: i16 = i16::MAX;
const EVER: i16 = i16::MIN;

const fn rule(
    name_ja: &'static str,
    name_en: &'static str,
    on: On,
    years: RangeInclusive<i16>,
    source: &'static Source,
) -> Rule {
    Rule {
        name_ja,
        name_en,
        on,
        years,
        source,
        moved: &[],
    }
}

const fn moved(rule: Rule, moved: &'static [(Date, &'static Source)]) -> Rule {
    Rule { moved, ..rule }
}

pub(super) static RULES: [Rule; 20] = [
    rule(
        "元日",
        "New Year’s Day",
        On::Fixed(1, 1),
        EVER..=FOREVER,
        &LAW,
    ),
    rule(
        "成人の日",
        "Coming of Age Day",
        On::Monday(1, 2),
        2000..=FOREVER,
        &LAW_1998,
    ),
    rule(
        "建国記念の日",
        "National Foundation Day",
        On::Fixed(2, 11),
        1967..=FOREVER,
        &LAW,
    ),
    rule(
        "天皇誕生日",
        "Emperor’s Birthday",
        On::Fixed(2, 23),
        2020..=FOREVER,
        &EMPEROR_2017,
    ),
    rule(
        "春分の日",
        "Vernal Equinox Day",
        On::Spring,
        EVER..=FOREVER,
        &ALMANAC,
    ),
    rule(
        "昭和の日",
        "Showa Day",
        On::Fixed(4, 29),
        EVER..=FOREVER,
        &LAW_2005,
    ),
    rule(
        "天皇の即位の日",
        "Enthronement Day",
        On::Fixed(5, 1),
        2019..=2019,
        &ENTHRONEMENT_2018,
    ),
    rule(
        "憲法記念日",
        "Constitution Memorial Day",
        On::Fixed(5, 3),
        EVER..=FOREVER,
        &LAW,
    ),
    rule(
        "みどりの日",
        "Greenery Day",
        On::Fixed(5, 4),
        2007..=FOREVER,
        &LAW_2005,
    ),
    rule(
        "こどもの日",
        "Children’s Day",
        On::Fixed(5, 5),
        EVER..=FOREVER,
        &LAW,
    ),
    moved(
        rule(
            "海の日",
            "Marine Day",
            On::Monday(7, 3),
            2003..=FOREVER,
            &LAW_2001,
        ),
        &[
            (date(2020, 7, 23), &OLYMPICS_2020),
            (date(2021, 7, 22), &OLYMPICS_2021),
        ],
    ),
    moved(
        rule(
            "山の日",
            "Mountain Day",
            On::Fixed(8, 11),
            2016..=FOREVER,
            &LAW_2014,
        ),
        &[
            (date(2020, 8, 10), &OLYMPICS_2020),
            (date(2021, 8, 8), &OLYMPICS_2021),
        ],
    ),
    rule(
        "敬老の日",
        "Respect for the Aged Day",
        On::Monday(9, 3),
        2003..=FOREVER,
        &LAW_2001,
    ),
    rule(
        "秋分の日",
        "Autumnal Equinox Day",
        On::Autumn,
        EVER..=FOREVER,
        &ALMANAC,
    ),
    rule(
        "体育の日",
        "Health and Sports Day",
        On::Monday(10, 2),
        2000..=2019,
        &LAW_1998,
    ),
    moved(
        rule(
            "スポーツの日",
            "Sports Day",
            On::Monday(10, 2),
            2020..=FOREVER,
            &SPORTS_2018,
        ),
        &[
            (date(2020, 7, 24), &OLYMPICS_2020),
            (date(2021, 7, 23), &OLYMPICS_2021),
        ],
    ),
    rule(
        "即位礼正殿の儀の行われる日",
        "Enthronement Ceremony Day",
        On::Fixed(10, 22),
        2019..=2019,
        &ENTHRONEMENT_2018,
    ),
    rule(
        "文化の日",
        "Culture Day",
        On::Fixed(11, 3),
        EVER..=FOREVER,
        &LAW,
    ),
    rule(
        "勤労感謝の日",
        "Labour Thanksgiving Day",
        On::Fixed(11, 23),
        EVER..=FOREVER,
        &LAW,
    ),
    rule(
        "天皇誕生日",
        "Emperor’s Birthday",
        On::Fixed(12, 23),
        1989..=2018,
        &LAW,
    ),
];

/// The days of March and September of the equinoxes, 2019–2035.
pub(super) static EQUINOXES: [(i16, i8, i8); 17] = [
    (2019, 21, 23),
    (2020, 20, 22),
    (2021, 20, 23),
    (2022, 21, 23),
    (2023, 21, 23),
    (2024, 20, 22),
    (2025, 20, 23),
    (2026, 20, 23),
    (2027, 21, 23),
    (2028, 20, 22),
    (2029, 20, 23),
    (2030, 20, 23),
    (2031, 21, 23),
    (2032, 20, 22),
    (2033, 20, 23),
    (2034, 20, 23),
    (2035, 21, 23),
];
