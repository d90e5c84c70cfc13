//! What people type into a cell, as the register reads it.

use jiff::civil::Date;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::{NO, YES, code_of};
use crate::sheet::Cell;
use case_workflow::calendar::FiscalYear;
use case_workflow::code_lists::{CodeList, ListView};
use case_workflow::register::FiscalQuarter;

/// Words that only count: `30例`.
const COUNTERS: [&str; 8] = ["例", "件", "人", "名", "床", "日", "試験", "施設"];

/// Text for comparing words: NFKC, without white space, in lower case.
pub(super) fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The cell as text, a number without needless decimals, a day as ISO.
pub(super) fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Bool(true) => YES.1.to_owned(),
        Cell::Bool(false) => NO.1.to_owned(),
        Cell::Day(day) => day.to_string(),
        Cell::Formula => String::new(),
    }
}

/// A number; text is left to the register, without a counter after it.
pub(super) fn number(cell: &Cell) -> Value {
    match cell {
        // As the register writes it, where it is a whole number.
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            json!(*number as i64)
        }
        Cell::Number(number) => json!(number),
        other => json!(bare(other)),
    }
}

/// Text without a counter after it.
pub(super) fn bare(cell: &Cell) -> String {
    let typed = text(cell);
    let typed = typed.trim_end();
    let counted = COUNTERS
        .iter()
        .find_map(|counter| typed.strip_suffix(counter));
    counted.unwrap_or(typed).to_owned()
}

/// Yes or no in the words of either language, by the usual signs, and 1 or 0.
pub(super) fn yes(cell: &Cell) -> Option<bool> {
    if let Cell::Bool(value) = cell {
        return Some(*value);
    }
    let typed = plain(&text(cell));
    let is = |words: &[&str]| words.contains(&typed.as_str());
    if is(&[
        "はい", "有", "有り", "あり", "可", "○", "〇", "◯", "yes", "y", "true", "1",
    ]) {
        Some(true)
    } else if is(&[
        "いいえ",
        "無",
        "無し",
        "なし",
        "不可",
        "×",
        "✕",
        "x",
        "no",
        "n",
        "false",
        "0",
    ]) {
        Some(false)
    } else {
        None
    }
}

/// One code; what is on no list goes on as typed, and is refused as that.
pub(super) fn one(list: &ListView, cell: &Cell) -> Value {
    let typed = text(cell);
    match code_of(list, &typed) {
        Some(code) => json!(code),
        None => json!(typed),
    }
}

/// Several codes in one cell, between commas of any kind or on lines. A label
/// may hold a comma itself, so the longest that fits is taken.
pub(super) fn several(list: &ListView, cell: &Cell) -> Value {
    let typed = text(cell);
    let parts: Vec<&str> = typed
        .split(['、', ',', '，', ';', '；', '/', '\n'])
        .filter(|part| !part.trim().is_empty())
        .collect();
    let mut codes = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let longest = (at + 1..=parts.len()).rev().find_map(|end| {
            // The separator between two parts of one label is not known any more.
            let found = list.entries.iter().find(|entry| {
                [entry.code, entry.ja, entry.en].iter().any(|word| {
                    let without: String = plain(word)
                        .chars()
                        .filter(|c| !matches!(c, '、' | ',' | ';' | '/'))
                        .collect();
                    without == plain(&parts[at..end].concat())
                })
            })?;
            Some((found.code, end))
        });
        match longest {
            Some((code, end)) => {
                codes.push(json!(code));
                at = end;
            }
            None => {
                codes.push(json!(parts[at].trim()));
                at += 1;
            }
        }
    }
    Value::Array(codes)
}

/// A day as ISO: a day of the sheet, `2026/12/1`, `2026.12.1`, `2026年12月1日`,
/// `令和8年12月1日`, `R8.12.1`. Anything else goes on as typed.
pub(super) fn day(cell: &Cell) -> Value {
    if let Cell::Day(day) = cell {
        return json!(day.to_string());
    }
    let typed = text(cell);
    json!(day_of(&typed).map_or(typed, |day| day.to_string()))
}

fn day_of(typed: &str) -> Option<Date> {
    let folded = plain(typed);
    let (era, rest) = ["令和", "r"]
        .iter()
        .find_map(|era| folded.strip_prefix(era))
        .map_or((0, folded.as_str()), |rest| (2018, rest));
    let rest = rest
        .trim_end_matches('日')
        .replace(['年', '月', '/', '.'], "-");
    let rest = rest.replace("元-", "1-");
    let mut parts = rest.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: i8 = parts.next()?.parse().ok()?;
    let day: i8 = parts.next()?.parse().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let year = if era == 0 {
        (year >= 1900).then_some(year)?
    } else {
        year.checked_add(era)?
    };
    Date::new(year, month, day).ok()
}

/// A fiscal quarter by its key, `2026-Q3`, or its label in either language.
pub(super) fn quarter(shown: &[FiscalQuarter], cell: &Cell) -> Value {
    let typed = text(cell);
    let wanted = plain(&typed);
    let found = shown
        .iter()
        .find(|quarter| plain(&quarter.ja()) == wanted || plain(&quarter.en()) == wanted);
    json!(found.map_or(typed, ToString::to_string))
}

/// A fiscal year: `R7`, `令和7年度`, `2025` or `FY2025`.
pub(super) fn year(cell: &Cell) -> Value {
    let typed = text(cell);
    match FiscalYear::typed(&plain(&typed)) {
        Some(year) => json!(year),
        None => json!(typed),
    }
}

/// The code of a list for [`one`], typed.
pub(super) fn code<L: CodeList>(cell: &Cell) -> Value {
    one(&L::view(), cell)
}

#[cfg(test)]
mod tests {
    use case_workflow::code_lists::TherapeuticArea;
    use jiff::civil::date;

    use super::*;

    fn typed(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn days_are_read_as_offices_write_them() {
        for text in [
            "2026-12-01",
            "2026/12/1",
            "２０２６／１２／１",
            "2026.12.01",
            "2026年12月1日",
            "令和8年12月1日",
            "R8.12.1",
            " r8/12/01 ",
        ] {
            assert_eq!(day(&typed(text)), json!("2026-12-01"), "{text}");
        }
        assert_eq!(day(&typed("令和元年5月1日")), json!("2019-05-01"));
        assert_eq!(day(&Cell::Day(date(2026, 12, 1))), json!("2026-12-01"));
        for text in ["2026/13/1", "12/1", "26/12/1", "来月", "2026-12-01-5"] {
            assert_eq!(day(&typed(text)), json!(text));
        }
    }

    #[test]
    fn yes_and_no_have_many_signs_and_anything_else_is_neither() {
        for text in ["はい", "○", "〇", "有", "ＹＥＳ", " yes ", "1"] {
            assert_eq!(yes(&typed(text)), Some(true), "{text}");
        }
        for text in ["いいえ", "×", "無", "No", "0"] {
            assert_eq!(yes(&typed(text)), Some(false), "{text}");
        }
        for text in ["△", "調整中", "2"] {
            assert_eq!(yes(&typed(text)), None, "{text}");
        }
        assert_eq!(yes(&Cell::Number(1.0)), Some(true));
        assert_eq!(yes(&Cell::Bool(false)), Some(false));
    }

    #[test]
    fn a_number_may_carry_its_counter() {
        for text in ["30例", "30 ", "30名"] {
            assert!(
                number(&typed(text)).as_str().unwrap().trim() == "30",
                "{text}"
            );
        }
        assert_eq!(number(&Cell::Number(30.0)), json!(30));
    }

    /// Every list of labels joined in one cell comes back as its codes, also
    /// where a label holds a comma itself.
    #[test]
    fn all_labels_of_a_list_in_one_cell_are_read_as_its_codes() {
        let list = TherapeuticArea::view();
        let codes: Vec<_> = list.entries.iter().map(|entry| json!(entry.code)).collect();
        for (labels, join) in [
            (list.entries.iter().map(|e| e.ja).collect::<Vec<_>>(), "、"),
            (list.entries.iter().map(|e| e.en).collect(), "; "),
            (list.entries.iter().map(|e| e.code).collect(), "\n"),
        ] {
            assert_eq!(
                several(&list, &typed(&labels.join(join))),
                Value::Array(codes.clone())
            );
        }
        assert_eq!(several(&list, &typed("宇宙医学")), json!(["宇宙医学"]));
    }
}
