//! The plain part: paragraphs broken into lines that every mail program shows
//! whole (words 1.1): English in 72 columns; Japanese one line per sentence, at
//! most 35 full-width characters, broken after 、 or 。.

use unicode_width::UnicodeWidthStr;

use crate::letter::Lang;

/// Columns of an English line.
pub const COLUMNS_EN: usize = 72;
/// Columns of a Japanese line: a full-width character takes two.
pub const COLUMNS_JA: usize = 70;

/// One line of a mail, broken as its language asks. An address that is longer
/// than a line stays whole.
#[must_use]
pub fn broken(line: &str, lang: Lang) -> Vec<String> {
    match lang {
        Lang::En => by_words(line),
        Lang::Ja => {
            let indent = " ".repeat(step(line));
            let mut lines = sentences(line).into_iter().flat_map(by_commas);
            let first = lines.next().unwrap_or_default();
            std::iter::once(first)
                .chain(lines.map(|rest| indent.clone() + &rest))
                .collect()
        }
    }
}

/// Columns before the words of a numbered step (`1. `), under which it goes on.
fn step(line: &str) -> usize {
    line.split_once(". ")
        .filter(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
        .map_or(0, |(number, _)| number.len() + 2)
}

fn by_words(line: &str) -> Vec<String> {
    let indent = step(line);
    let mut lines: Vec<String> = vec![String::new()];
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let Some(last) = lines.last_mut() else { break };
        if last.trim().is_empty() {
            last.push_str(word);
        } else if last.width() + 1 + word.width() <= COLUMNS_EN {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(format!("{}{word}", " ".repeat(indent)));
        }
    }
    lines
}

/// Cut after every 。 that stands outside brackets.
fn sentences(line: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    let mut start = 0;
    for (place, c) in line.char_indices() {
        match c {
            '（' | '「' => depth += 1,
            '）' | '」' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => {
                let end = place + c.len_utf8();
                found.push(&line[start..end]);
                start = end;
            }
            _ => {}
        }
    }
    if start < line.len() {
        found.push(&line[start..]);
    }
    found
}

fn by_commas(sentence: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for part in sentence.split_inclusive('、') {
        let Some(last) = lines.last_mut() else { break };
        if last.is_empty() || last.width() + part.width() <= COLUMNS_JA {
            last.push_str(part);
        } else {
            lines.push(part.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_keeps_to_72_columns_and_steps_hang_under_their_words() {
        let line = "1. Somebody with a rather long name replies by Fri 20 Nov 2026, 03:00 your time (New York), 17:00 in Tokyo.";
        let lines = broken(line, Lang::En);
        assert!(
            lines.iter().all(|line| line.width() <= COLUMNS_EN),
            "{lines:?}"
        );
        assert!(lines[1].starts_with("   "), "{lines:?}");
    }

    #[test]
    fn an_address_is_never_cut() {
        let link = format!("https://desk.example.jp/en/link/{}", "f".repeat(64));
        for lang in [Lang::En, Lang::Ja] {
            assert_eq!(broken(&link, lang).concat(), link);
            assert_eq!(broken(&link, lang).len(), 1);
        }
    }

    #[test]
    fn japanese_gives_each_sentence_a_line_and_breaks_after_a_comma() {
        let lines = broken(
            "今後の依頼で不利に扱うことはありません。海外の企業が計画している国際共同治験について、貴院のご関心をうかがいたく、ご案内しています。",
            Lang::Ja,
        );
        assert_eq!(
            lines,
            [
                "今後の依頼で不利に扱うことはありません。",
                "海外の企業が計画している国際共同治験について、",
                "貴院のご関心をうかがいたく、ご案内しています。",
            ]
        );
    }

    #[test]
    fn a_full_stop_inside_brackets_ends_no_line() {
        assert_eq!(broken("「進む。」を選んでください。", Lang::Ja).len(), 1);
    }
}
