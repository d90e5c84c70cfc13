//! The terms of a text, for both languages and both databases.
//!
//! NFKC and small letters; Latin words as they are, found by their beginnings;
//! Chinese and Japanese characters in overlapping pairs. Every character that
//! is not an ASCII letter or digit is written `_hex_`, so that a term is plain
//! ASCII: neither database's tokeniser has an opinion about it, and nothing
//! needs escaping.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::dialect::texts::Term;

/// The longest word that is told apart, in characters.
const WORD_MAX: usize = 60;
/// Words of a search that are looked at.
const QUERY_WORDS_MAX: usize = 12;
/// Terms kept of one text; the longest text has 20,000 characters.
const TERMS_MAX: usize = 20_000;

/// Terms of a text for the index, each once.
pub(crate) fn terms(text: &str) -> Vec<String> {
    let mut terms = BTreeSet::new();
    for run in runs(text) {
        match run {
            Run::Word(word) => {
                terms.insert(encoded(&word));
            }
            Run::Cjk(characters) => {
                for pair in characters.windows(2) {
                    terms.insert(encoded(pair));
                }
                // The last one begins no pair; a search for it alone must
                // still find it.
                if let Some(last) = characters.last() {
                    terms.insert(encoded(&[*last]));
                }
            }
        }
    }
    terms.into_iter().take(TERMS_MAX).collect()
}

/// What is searched for, word by word; every word has to be found, and all
/// terms of one word in the same text.
pub(crate) fn query(words: &str) -> Vec<Vec<Term>> {
    let mut query: Vec<Vec<Term>> = Vec::new();
    for word in words.split_whitespace().take(QUERY_WORDS_MAX) {
        let mut terms = BTreeSet::new();
        for run in runs(word) {
            match run {
                Run::Word(word) => {
                    terms.insert(Term {
                        text: encoded(&word),
                        prefix: true,
                    });
                }
                Run::Cjk(characters) if characters.len() == 1 => {
                    terms.insert(Term {
                        text: encoded(&characters),
                        prefix: true,
                    });
                }
                Run::Cjk(characters) => {
                    for pair in characters.windows(2) {
                        terms.insert(Term {
                            text: encoded(pair),
                            prefix: false,
                        });
                    }
                }
            }
        }
        if !terms.is_empty() {
            query.push(terms.into_iter().collect());
        }
    }
    query
}

enum Run {
    Word(Vec<char>),
    Cjk(Vec<char>),
}

/// The text cut where letters end or the script changes.
fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut fresh = true;
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if !c.is_alphanumeric() && !matches!(c, 'ー' | '々') {
            fresh = true;
            continue;
        }
        match (is_cjk(c), runs.last_mut()) {
            (true, Some(Run::Cjk(run))) if !fresh => run.push(c),
            (false, Some(Run::Word(run))) if !fresh => {
                if run.len() < WORD_MAX {
                    run.push(c);
                }
            }
            (true, _) => runs.push(Run::Cjk(vec![c])),
            (false, _) => runs.push(Run::Word(vec![c])),
        }
        fresh = false;
    }
    runs
}

/// Scripts written without spaces, as far as NFKC leaves them.
fn is_cjk(c: char) -> bool {
    matches!(
        c,
        '\u{2E80}'..='\u{2FDF}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3040}'..='\u{30FF}'
            | '\u{3130}'..='\u{318F}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7AF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}

fn encoded(characters: &[char]) -> String {
    characters
        .iter()
        .map(|c| match c {
            'a'..='z' | '0'..='9' => c.to_string(),
            other => format!("_{:x}_", u32::from(*other)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_characters_are_one_pair_and_one_character_is_a_beginning() {
        assert_eq!(terms("胃癌"), ["_764c_", "_80c3__764c_"]);
        assert_eq!(
            query("胃癌"),
            [[Term {
                text: "_80c3__764c_".into(),
                prefix: false
            }]]
        );
        assert_eq!(
            query("癌"),
            [[Term {
                text: "_764c_".into(),
                prefix: true
            }]]
        );
    }

    #[test]
    fn width_and_case_do_not_matter() {
        assert_eq!(terms("ＡＢＣ-123"), terms("abc 123"));
        assert_eq!(terms("ﾃｽﾄ"), terms("テスト"));
    }

    #[test]
    fn signs_of_the_search_languages_are_no_terms() {
        for words in ["%", "\"", "'", "*", "()", "\\", "&|!:<->", "--", ";"] {
            assert!(query(words).is_empty(), "{words}");
        }
        for term in query("a'b\"c OR NOT é*").into_iter().flatten() {
            assert!(
                term.text
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'_'),
                "{term:?}"
            );
        }
    }

    #[test]
    fn a_text_of_mixed_script_is_cut_where_the_script_changes() {
        assert_eq!(terms("第2相ABC試験"), terms("第 2 相 abc 試験"));
    }
}
