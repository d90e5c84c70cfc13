//! Words in a text that tell whose question it was.

use unicode_normalization::UnicodeNormalization;

use crate::typed::folded;

/// A part of a name this short stands in too many texts to tell anybody.
const PART_MIN: usize = 4;

/// Names of the hospital and numbers of cases that stand in the text, as the
/// text or the register writes them, each once.
pub(super) fn found_in(text: &str, names: &[&str]) -> Vec<String> {
    let whole = folded(text);
    let mut found: Vec<String> = Vec::new();
    for name in names {
        // 「国立大学法人 見本大学病院」 is told by its last part as well.
        let part = name.split_whitespace().last().filter(|part| {
            let japanese = !part.is_ascii();
            japanese && part.chars().count() >= PART_MIN
        });
        for one in [Some(*name), part].into_iter().flatten() {
            let form = folded(one);
            if !form.is_empty() && whole.contains(&form) {
                found.push(one.trim().to_owned());
                break;
            }
        }
    }
    found.extend(numbers(text));
    found.dedup();
    found
}

/// `A-R08-001`, `B-R8-1`, `M－Ｒ０８－０１７`, `br08001`.
fn numbers(text: &str) -> Vec<String> {
    let text: Vec<char> = text.nfkc().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let begins = at == 0 || !text[at - 1].is_ascii_alphanumeric();
        match number_at(&text[at..]).filter(|_| begins) {
            Some(length) => {
                found.push(text[at..at + length].iter().collect());
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The length of a number at the beginning of `text`.
fn number_at(text: &[char]) -> Option<usize> {
    let is = |at: usize, wanted: &[char]| {
        text.get(at)
            .is_some_and(|c| wanted.contains(&c.to_ascii_lowercase()))
    };
    let dash = |at: usize| {
        usize::from(text.get(at).is_some_and(|c| {
            matches!(
                c,
                '-' | ' ' | 'ー' | '−' | '‐' | '‑' | '–' | '—' | '―' | '_' | '/'
            )
        }))
    };
    let digits = |at: usize, most: usize| {
        let rest = text.get(at..).unwrap_or(&[]);
        rest.iter()
            .take(most)
            .take_while(|c| c.is_ascii_digit())
            .count()
    };
    if !is(0, &['a', 'b', 'm']) {
        return None;
    }
    let r = 1 + dash(1);
    if !is(r, &['r']) {
        return None;
    }
    let year = digits(r + 1, 2);
    let dashed = r + 1 + year + dash(r + 1 + year);
    let running = digits(dashed, 6);
    (year > 0 && running > 0).then_some(dashed + running)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 2] = ["学校法人見本学園 見本大学病院", "Mihon University Hospital"];

    #[test]
    fn a_name_is_found_in_any_width_case_and_spacing_and_a_number_in_any_spelling() {
        for (text, found) in [
            ("見本大学病院の手順書", Some("見本大学病院")),
            ("学校法人 見本学園 見本大学病院", Some(NAMES[0])),
            ("at MIHON  University\nhospital", Some(NAMES[1])),
            (
                "ｍｉｈｏｎ　Ｕｎｉｖｅｒｓｉｔｙ　Ｈｏｓｐｉｔａｌ",
                Some(NAMES[1]),
            ),
            ("B-R08-001の回答", Some("B-R08-001")),
            ("ａ－ｒ８－１２", Some("a-r8-12")),
            ("M R08 017", Some("M R08 017")),
            ("BR08001", Some("BR08001")),
            ("B−R08−001", Some("B−R08−001")),
            ("大学病院の手順書", None),
            ("a university hospital", None),
            ("ICH E6(R3) and R8", None),
            ("SOP-R08-001", None),
            ("令和8年度", None),
            ("", None),
        ] {
            let told = found_in(text, &NAMES);
            assert_eq!(told.first().map(String::as_str), found, "{text}");
        }
    }

    #[test]
    fn a_hospital_without_a_name_finds_nothing_everywhere() {
        assert_eq!(found_in("手順書", &["", " "]), [] as [&str; 0]);
    }
}
