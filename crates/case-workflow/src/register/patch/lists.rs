//! Lists of rows: investigators, trials, people who work in English.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use super::fields::{Patch, unknown};
use super::more::code;
use crate::calendar::FiscalYear;
use crate::code_lists::CodeSystem;
use crate::fault::{Fault, FaultCode};
use crate::inquiry::reader::{Object, Reader, up_to};
use crate::inquiry::{Registry, disease_code, folded, registry_number};
use crate::register::codes::Section;
use crate::register::items::Kind;
use crate::register::more::Answer;
use crate::register::{Hospital, ListRow, RowItem, RowList};

/// Fiscal years ahead that a day may lie: more is a slip of the finger.
const YEARS_AHEAD: i16 = 10;
/// The first year of a day.
const YEAR_FIRST: i16 = 1980;

/// Reads the lists of a section's patch, each the whole list again: a row with
/// its number is the row of that number, a row without is new, a row that is
/// not sent is gone. Null makes the list unknown; empty says that there are
/// none.
pub(super) fn lists(r: &mut Reader, patch: &Patch<'_>, section: Section, next: &mut Hospital) {
    for list in RowList::of(section) {
        match patch.members.get(list.as_str()) {
            None => {}
            Some(Value::Null) => {
                next.lists.remove(&list);
            }
            Some(value) => rows(r, list, value, next),
        }
    }
}

fn rows(r: &mut Reader, list: RowList, value: &Value, next: &mut Hospital) {
    let at = format!("/{}", list.as_str());
    let Some(entries) = r.list(value, &at, list.rows_max()) else {
        return;
    };
    let before = next.lists.remove(&list).unwrap_or_default();
    let mut rows: Vec<ListRow> = Vec::with_capacity(entries.len());
    for (place, entry) in entries.iter().enumerate() {
        let at = format!("{at}/{place}");
        let Some(mut row) = row(r, list, entry, &at) else {
            continue;
        };
        let key = key_of(list, &row);
        if rows.iter().any(|other| key_of(list, other) == key) {
            let column = list.mark().path();
            r.wrong::<()>(&format!("{at}/{column}"), FaultCode::Duplicate);
            continue;
        }
        if row.id == 0 {
            next.rows_made += 1;
            row.id = next.rows_made;
        } else if !before.iter().any(|one| one.id == row.id) {
            r.wrong::<()>(&format!("{at}/id"), FaultCode::NotFound);
            continue;
        } else if rows.iter().any(|one| one.id == row.id) {
            r.wrong::<()>(&format!("{at}/id"), FaultCode::Duplicate);
            continue;
        }
        rows.push(row);
    }
    next.lists.insert(list, rows);
}

/// What a row holds in the columns that tell it from others.
fn key_of(list: RowList, row: &ListRow) -> Vec<Option<&Answer>> {
    list.key().iter().map(|item| row.get(*item)).collect()
}

/// One row; its number is 0 when it is new.
fn row(r: &mut Reader, list: RowList, value: &Value, at: &str) -> Option<ListRow> {
    let object = r.object(value, at)?;
    let known: Vec<&str> = std::iter::once("id")
        .chain(list.items().map(RowItem::path))
        .collect();
    r.only(&object, &known);
    let id = r.optional(&object, "id", |r, v, at| r.number(v, at, 1, u32::MAX));
    let mut answers = BTreeMap::new();
    let mut whole = true;
    for item in list.items() {
        match answer(r, &object, item) {
            Ok(Some(answer)) => {
                answers.insert(item.path().to_owned(), answer);
            }
            Ok(None) => {}
            Err(Faulty) => whole = false,
        }
    }
    whole.then(|| ListRow {
        id: id.unwrap_or(0),
        answers,
    })
}

/// A fault that the reader has noted.
struct Faulty;

fn answer(r: &mut Reader, row: &Object<'_>, item: RowItem) -> Result<Option<Answer>, Faulty> {
    let at = row.pointer(item.path());
    let Some(value) = row.get(item.path()).filter(|value| !unknown(value)) else {
        if item.required() {
            r.wrong::<()>(&at, FaultCode::Required);
            return Err(Faulty);
        }
        return Ok(None);
    };
    let (most, _) = item.most();
    let read = match item.kind() {
        Kind::Number => r.number(value, &at, 0, most).map(Answer::Number),
        Kind::YesNo => r.boolean(value, &at).map(Answer::YesNo),
        Kind::One(list) => code(r, &list, value, &at).map(|code| Answer::Text(code.to_owned())),
        Kind::Day => day(r, item, value, &at).map(|day| Answer::Text(day.to_string())),
        _ => line(r, item, value, &at).map(Answer::Text),
    };
    read.map(Some).ok_or(Faulty)
}

fn line(r: &mut Reader, item: RowItem, value: &Value, at: &str) -> Option<String> {
    let typed = r.line(value, at, up_to(item.most().0 as usize))?;
    let shape = |system: &str| Fault::new(at, FaultCode::CodeFormat).with("system", system);
    match item {
        RowItem::InvestigatorOrcid => orcid(&typed).or_else(|| r.note(shape("orcid"))),
        RowItem::PastIcd10 | RowItem::CompetingIcd10 => disease_code(CodeSystem::Icd10, &typed)
            .or_else(|| {
                r.note(Fault::new(at, FaultCode::CodeFormat).with("system", CodeSystem::Icd10))
            }),
        RowItem::CompetingRegistry => match registry_number(&typed) {
            Some((Registry::Nct | Registry::Jrct, number)) => Some(number),
            _ => r.note(shape("jrct_or_nct")),
        },
        _ => Some(typed),
    }
}

/// A day between 1980 and ten years ahead; of what has been, not after today.
fn day(r: &mut Reader, item: RowItem, value: &Value, at: &str) -> Option<Date> {
    let day: Date = r.shaped(value, at, 20, FaultCode::NotADate, |typed| {
        folded(typed).replace('/', "-").parse().ok()
    })?;
    if item.is_past_day() && day > r.today {
        return r.wrong(at, FaultCode::InFuture);
    }
    let far = FiscalYear::of(day).0 > FiscalYear::of(r.today).0 + YEARS_AHEAD;
    if far || day.year() < YEAR_FIRST {
        return r.wrong(at, FaultCode::NotADate);
    }
    Some(day)
}

/// Sixteen digits in fours, the last a check (ISO 7064 MOD 11-2), with or
/// without its address: `0000-0002-1825-0097`.
fn orcid(typed: &str) -> Option<String> {
    let folded = folded(typed).to_uppercase();
    let bare = folded
        .trim_start_matches("HTTPS://")
        .trim_start_matches("ORCID.ORG/")
        .replace('-', "");
    if bare.len() != 16 || !bare.is_ascii() {
        return None;
    }
    let (digits, check) = bare.split_at(15);
    let total = digits.chars().try_fold(0_u32, |total, digit| {
        Some((total + digit.to_digit(10)?) * 2)
    })?;
    let expected = match (12 - total % 11) % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10)?,
    };
    check.starts_with(expected).then(|| {
        let fours = [&bare[..4], &bare[4..8], &bare[8..12], &bare[12..]];
        fours.join("-")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_orcid_id_is_held_against_its_check_digit() {
        // The example of ORCID's documentation, and two ids that end in X and 1.
        for typed in [
            "0000-0002-1825-0097",
            "https://orcid.org/0000-0002-1825-0097",
            "００００-０００２-１８２５-００９７",
            "0000000218250097",
        ] {
            assert_eq!(
                orcid(typed).as_deref(),
                Some("0000-0002-1825-0097"),
                "{typed}"
            );
        }
        assert_eq!(
            orcid("0000-0002-1694-233x").as_deref(),
            Some("0000-0002-1694-233X")
        );
        for typed in [
            "0000-0002-1825-0098",
            "0000-0002-1825",
            "",
            "あいうえおかきくけこ",
        ] {
            assert_eq!(orcid(typed), None, "{typed}");
        }
    }
}
