//! What people type into a search box, brought to one form: width, case,
//! accents, the two kana, the usual pairs of spellings, and romaji.
//!
//! Both sides of a comparison go through the same function, so a form need
//! not be pretty, only the same for everything that people take as the same.

mod romaji;

pub use romaji::romaji;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name as one run of letters and digits: no width, case, accent, space or
/// sign; katakana as hiragana without its long mark; `癌` as `がん`.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            '癌' => form.push_str("がん"),
            '頚' => form.push('頸'),
            '嚢' | '囊' => form.push_str("のう"),
            'ー' => {}
            c if is_kana(c) => form.push(hiragana(c)),
            c if is_latin(c) => {
                form.extend(c.nfd().filter(|c| !is_combining_mark(*c)));
            }
            c if c.is_alphanumeric() || c == '々' => form.push(c),
            _ => {}
        }
    }
    form
}

/// The words of a name, each [`folded`].
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    text.nfkc()
        .collect::<String>()
        .split(|c: char| {
            !c.is_alphanumeric() && !is_combining_mark(c) && !matches!(c, 'ー' | '々' | '\'')
        })
        .map(folded)
        .filter(|word| !word.is_empty())
        .collect()
}

/// The American spelling of a folded English word, as far as medicine needs it:
/// `haemophilia`, `oesophagus` and `tumour` lose what their British form adds.
#[must_use]
pub fn american(word: &str) -> String {
    word.replace("ae", "e")
        .replace("oe", "e")
        .replace("our", "or")
        .replace("lis", "liz")
}

/// Is `typed` the beginning of `word`, or one letter away from it: one wrong,
/// missing or too many, or two exchanged?
#[must_use]
pub fn almost_begins(word: &str, typed: &str) -> bool {
    let (word, typed): (Vec<char>, Vec<char>) = (word.chars().collect(), typed.chars().collect());
    let same = word.iter().zip(&typed).take_while(|(a, b)| a == b).count();
    if same == typed.len() {
        return true;
    }
    let (word, typed) = (&word[same..], &typed[same..]);
    let wrong = word.len() >= typed.len() && word[1..typed.len()] == typed[1..];
    let too_many = word.len() >= typed.len() - 1 && word[..typed.len() - 1] == typed[1..];
    let missing = word.len() > typed.len() && word[1..=typed.len()] == *typed;
    let exchanged = word.len() >= typed.len()
        && typed.len() >= 2
        && (word[0], word[1]) == (typed[1], typed[0])
        && word[2..typed.len()] == typed[2..];
    wrong || too_many || missing || exchanged
}

/// Hiragana or katakana, with their marks.
#[must_use]
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309E}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FE}')
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Katakana as hiragana; everything else as it is.
fn hiragana(c: char) -> char {
    match c {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_accents_and_kana_make_no_difference() {
        for (typed, same) in [
            ("ＡＬＳ", "als"),
            ("Sjögren", "sjogren"),
            ("ﾊﾟｰｷﾝｿﾝ病", "ぱーきんそん病"),
            ("パーキンソン病", "ぱきんそん病"),
            ("肺がん", "肺癌"),
            ("肺ガン", "肺癌"),
            ("頭頚部癌", "頭頸部がん"),
            ("Guillain-Barré", "guillain barre"),
        ] {
            assert_eq!(folded(typed), folded(same), "{typed}");
        }
        // Voiced kana keep their marks: they are other sounds.
        assert_ne!(folded("かん"), folded("がん"));
    }

    #[test]
    fn one_wrong_letter_is_forgiven_and_two_are_not() {
        for (word, typed, near) in [
            ("leukemia", "leukemia", true),
            ("leukemia", "lukemia", true),
            ("leukemia", "leuukemia", true),
            ("leukemia", "leukamia", true),
            ("leukemia", "luekemia", true),
            ("leukemia", "leukemiaa", true),
            ("leukemia", "leuq", true),
            ("leukemia", "lukamia", false),
            ("leukemia", "luqe", false),
            ("als", "alsx", true),
            ("als", "alsxy", false),
            ("", "a", true),
        ] {
            assert_eq!(almost_begins(word, typed), near, "{word} {typed}");
        }
    }

    #[test]
    fn british_and_american_spellings_meet() {
        for (british, us) in [
            ("haemophilia", "hemophilia"),
            ("oesophageal", "esophageal"),
            ("tumour", "tumor"),
            ("generalised", "generalized"),
        ] {
            assert_eq!(american(british), american(us), "{british}");
        }
    }
}
