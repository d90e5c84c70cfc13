//! Japan's public holidays: which days the law makes holidays, and the two rules
//! that follow from it (substitute and citizens' holidays).
//!
//! Second opinion: the Cabinet Office's list
//! (<https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html>); tests compare.

use jiff::civil::{Date, Weekday};

mod law;

pub use law::{ANNOUNCED_THROUGH, Source, TABLED_YEARS};
use law::{EQUINOXES, LAW_2005, On, RULES, Rule};

/// One public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its name in Japanese.
    pub name_ja: &'static str,
    /// Its name in English.
    pub name_en: &'static str,
    /// The day rests on an equinox that is not announced yet.
    pub provisional: bool,
    /// Where it is written.
    pub source: &'static Source,
}

/// The public holiday on `day`, of any of the three sorts.
pub(super) fn holiday(day: Date) -> Option<Holiday> {
    national(day)
        .or_else(|| substitute(day))
        .or_else(|| citizens(day))
}

/// What the law names (国民の祝日).
fn national(day: Date) -> Option<Holiday> {
    RULES.iter().find_map(|rule| {
        let source = rule.falls_on(day)?;
        let equinox = matches!(rule.on, On::Spring | On::Autumn);
        Some(Holiday {
            date: day,
            name_ja: rule.name_ja,
            name_en: rule.name_en,
            provisional: equinox && day.year() > ANNOUNCED_THROUGH,
            source,
        })
    })
}

/// Article 3(2), as in force since 2007: a holiday that falls on a Sunday makes
/// the next day that is not itself a holiday a day off.
fn substitute(day: Date) -> Option<Holiday> {
    let mut before = day.yesterday().ok()?;
    while let Some(named) = national(before) {
        if before.weekday() == Weekday::Sunday {
            return Some(Holiday {
                date: day,
                name_ja: "振替休日",
                name_en: "Substitute holiday",
                provisional: named.provisional,
                source: &LAW_2005,
            });
        }
        before = before.yesterday().ok()?;
    }
    None
}

/// Article 3(3): a day between two holidays is a day off.
fn citizens(day: Date) -> Option<Holiday> {
    let before = national(day.yesterday().ok()?)?;
    let after = national(day.tomorrow().ok()?)?;
    Some(Holiday {
        date: day,
        name_ja: "国民の休日",
        name_en: "Citizens’ holiday",
        provisional: before.provisional || after.provisional,
        source: &LAW_2005,
    })
}

impl Rule {
    /// Where it is written that this rule falls on `day`; none if it does not.
    fn falls_on(&self, day: Date) -> Option<&'static Source> {
        if !self.years.contains(&day.year()) {
            return None;
        }
        if let Some((to, source)) = self.moved.iter().find(|(to, _)| to.year() == day.year()) {
            return (*to == day).then_some(*source);
        }
        let hit = match self.on {
            On::Fixed(month, on) => (day.month(), day.day()) == (month, on),
            On::Monday(month, nth) => {
                day.month() == month
                    && day.weekday() == Weekday::Monday
                    && (day.day() - 1) / 7 + 1 == nth
            }
            On::Spring => {
                day.month() == 3
                    && equinoxes(day.year()).is_some_and(|(spring, _)| spring == day.day())
            }
            On::Autumn => {
                day.month() == 9
                    && equinoxes(day.year()).is_some_and(|(_, autumn)| autumn == day.day())
            }
        };
        hit.then_some(self.source)
    }
}

/// The days in March and in September; none outside 1980–2099.
fn equinoxes(year: i16) -> Option<(i8, i8)> {
    if let Some((_, spring, autumn)) = EQUINOXES.iter().find(|(tabled, ..)| *tabled == year) {
        return Some((*spring, *autumn));
    }
    if !(1980..=2099).contains(&year) {
        return None;
    }
    // The approximation of the Hydrographic Department (海上保安庁水路部 暦計算
    // 研究会編『新こよみ便利帳』): the day at 1980, the drift of the tropical
    // year, less the leap days. Exact for all years announced so far.
    let since = i64::from(year - 1980);
    let day = |at_1980: i64| (at_1980 + 242_194 * since) / 1_000_000 - since / 4;
    Some((
        i8::try_from(day(20_843_100)).ok()?,
        i8::try_from(day(23_248_800)).ok()?,
    ))
}
