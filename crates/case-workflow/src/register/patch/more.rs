//! The further answers of a section, each read by what its item takes.

use serde_json::Value;

use super::fields::{Patch, mail, merge};
use crate::code_lists::ListView;
use crate::fault::{Fault, FaultCode};
use crate::inquiry::folded;
use crate::inquiry::reader::{Reader, up_to};
use crate::register::codes::Section;
use crate::register::items::Kind;
use crate::register::more::{Answer, More, MoreItem, TEXT_MAX};

/// The largest decimal: people in full-time equivalents.
const DECIMAL_MAX: f64 = 1_000.0;

/// Reads `more` of a patch, item by item.
pub(super) fn answers(r: &mut Reader, patch: &Patch<'_>, section: Section, into: &mut More) {
    merge(r, patch, "more", into, |r, item: MoreItem, value, at| {
        if item.section() != section {
            return r.wrong(at, FaultCode::UnknownField);
        }
        answer(r, item, value, at)
    });
}

fn answer(r: &mut Reader, item: MoreItem, value: &Value, at: &str) -> Option<Answer> {
    let (most, _) = item.most();
    match item.kind() {
        Kind::Line => line(r, item, value, at, most as usize).map(Answer::Text),
        Kind::Text => r
            .lines(value, at, up_to(TEXT_MAX as usize))
            .map(Answer::Text),
        Kind::Number => r.number(value, at, 0, most).map(Answer::Number),
        Kind::Decimal => decimal(r, value, at).map(Answer::Text),
        Kind::YesNo => r.boolean(value, at).map(Answer::YesNo),
        Kind::One(list) => code(r, &list, value, at).map(|code| Answer::Text(code.to_owned())),
        Kind::Many(list) => codes(r, &list, value, at).map(Answer::Codes),
        // No further item asks for these.
        Kind::Days | Kind::Day | Kind::Year | Kind::Quarter => r.wrong(at, FaultCode::UnknownField),
    }
}

fn line(r: &mut Reader, item: MoreItem, value: &Value, at: &str, most: usize) -> Option<String> {
    let shape = |system: &str| Fault::new(at, FaultCode::CodeFormat).with("system", system);
    match item {
        MoreItem::EnglishMail => mail(r, value, at),
        MoreItem::CorporateNumber => {
            let typed = r.line(value, at, up_to(40))?;
            corporate_number(&typed).or_else(|| r.note(shape("corporate_number")))
        }
        MoreItem::Ror => {
            let typed = r.line(value, at, up_to(most))?;
            ror(&typed).or_else(|| r.note(shape("ror")))
        }
        _ => r.line(value, at, up_to(most)),
    }
}

/// Thirteen digits, of which the first checks the others: 9 less the remainder
/// by 9 of the digits, from the right with weights 1 and 2 in turn (Ordinance of
/// the Ministry of Finance on corporate numbers, article 2).
fn corporate_number(typed: &str) -> Option<String> {
    let number = folded(typed).replace('-', "");
    if number.len() != 13 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits: Vec<u32> = number.bytes().map(|b| u32::from(b - b'0')).collect();
    let sum: u32 = digits[1..]
        .iter()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    (digits[0] == 9 - sum % 9).then_some(number)
}

/// `https://ror.org/0abcdef12`, with or without the address before it.
fn ror(typed: &str) -> Option<String> {
    let folded = folded(typed).to_lowercase();
    let id = folded
        .trim_start_matches("https://")
        .trim_start_matches("ror.org/");
    let (first, rest) = id.split_at_checked(1)?;
    let (name, check) = rest.split_at_checked(6)?;
    let right = first == "0"
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && check.len() == 2
        && check.bytes().all(|b| b.is_ascii_digit());
    right.then(|| format!("https://ror.org/{id}"))
}

/// A number with one decimal at most, as text: `5.5`.
fn decimal(r: &mut Reader, value: &Value, at: &str) -> Option<String> {
    let typed = match value {
        Value::Number(number) => number.to_string(),
        other => folded(r.string(other, at)?),
    };
    let plain = typed.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let read = typed.parse::<f64>().ok().filter(|_| plain);
    match read {
        Some(number) if number > DECIMAL_MAX => {
            r.note(Fault::new(at, FaultCode::TooBig).with("n", DECIMAL_MAX))
        }
        Some(number) => {
            let tenths = (number * 10.0).round();
            if (tenths - number * 10.0).abs() > 1e-6 {
                return r.wrong(at, FaultCode::NotANumber);
            }
            Some((tenths / 10.0).to_string())
        }
        None => r.wrong(at, FaultCode::NotANumber),
    }
}

/// A code of a list.
pub(super) fn code(
    r: &mut Reader,
    list: &ListView,
    value: &Value,
    at: &str,
) -> Option<&'static str> {
    let word = r.string(value, at)?;
    let found = list.entries.iter().find(|entry| entry.code == word);
    match found {
        Some(entry) => Some(entry.code),
        None => r.wrong(at, FaultCode::UnknownCode),
    }
}

/// Codes of a list, each once, in the order of the list.
fn codes(r: &mut Reader, list: &ListView, value: &Value, at: &str) -> Option<Vec<String>> {
    let entries = r.list(value, at, list.entries.len())?;
    let mut found = Vec::with_capacity(entries.len());
    let mut whole = true;
    for (place, entry) in entries.iter().enumerate() {
        match code(r, list, entry, &format!("{at}/{place}")) {
            Some(code) => found.push(code),
            None => whole = false,
        }
    }
    let in_order = list.entries.iter().map(|entry| entry.code);
    whole.then(|| {
        in_order
            .filter(|code| found.contains(code))
            .map(str::to_owned)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corporate_number_is_held_against_its_check_digit() {
        // The National Tax Agency's own number, and the National Cancer Center's.
        for number in ["7000012050002", "6010005015219"] {
            assert_eq!(corporate_number(number).as_deref(), Some(number));
        }
        assert!(corporate_number("７０００-０１２０５-０００２").is_some());
        for number in ["7000012050003", "700001205000", "70000120500021", "abc"] {
            assert_eq!(corporate_number(number), None, "{number}");
        }
    }

    #[test]
    fn a_ror_id_is_kept_as_its_address() {
        for typed in [
            "https://ror.org/03rm3gk43",
            "ror.org/03rm3gk43",
            "03RM3GK43",
        ] {
            assert_eq!(ror(typed).as_deref(), Some("https://ror.org/03rm3gk43"));
        }
        for typed in [
            "",
            "0",
            "13rm3gk43",
            "03rm3gk4x",
            "https://ror.org/",
            "０あいうえおか43",
        ] {
            assert_eq!(ror(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_further_item_takes_an_answer_of_its_kind_and_refuses_another() {
        let today = jiff::civil::date(2026, 11, 20);
        for item in MoreItem::ALL {
            let good = match (item, item.kind()) {
                (MoreItem::CorporateNumber, _) => "7000012050002".into(),
                (MoreItem::Ror, _) => "https://ror.org/03rm3gk43".into(),
                (MoreItem::EnglishMail, _) => "trials@x.example".into(),
                (_, Kind::Line | Kind::Text) => "文字".into(),
                (_, Kind::Number) => 1.into(),
                (_, Kind::Decimal) => "5.5".into(),
                (_, Kind::YesNo) => false.into(),
                (_, Kind::One(list)) => list.entries[0].code.into(),
                (_, Kind::Many(list)) => Value::Array(vec![list.entries[0].code.into()]),
                (_, other) => panic!("{item:?}: {other:?}"),
            };
            let read = |value: &Value| {
                let mut r = Reader::new(today);
                let read = answer(&mut r, *item, value, "/at");
                (read, r.into_faults().len())
            };
            let (kept, faults) = read(&good);
            assert_eq!(faults, 0, "{item:?}");
            // What is kept is what was sent, and is read again as it is.
            assert_eq!(
                serde_json::to_value(kept.unwrap()).unwrap(),
                good,
                "{item:?}"
            );
            let bad = Value::Array(vec![Value::Bool(true)]);
            let (kept, faults) = read(&bad);
            assert!(kept.is_none() && faults > 0, "{item:?}");
        }
    }

    #[test]
    fn a_decimal_has_one_place_and_a_bound() {
        let read = |value: Value| {
            let mut r = Reader::new(jiff::civil::date(2026, 11, 20));
            decimal(&mut r, &value, "/at")
        };
        for (typed, kept) in [
            ("12", "12"),
            ("5.5", "5.5"),
            ("０．５", "0.5"),
            ("7.0", "7"),
            ("1000", "1000"),
        ] {
            assert_eq!(read(typed.into()).as_deref(), Some(kept));
        }
        assert_eq!(read(serde_json::json!(2.5)).as_deref(), Some("2.5"));
        for typed in ["5.55", "1000.1", "-1", "1e3", "inf", ".", "", "5人"] {
            assert_eq!(read(typed.into()), None, "{typed}");
        }
    }
}
