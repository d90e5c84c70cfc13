//! Which shared answers fit what somebody types: a few words, or a whole
//! question.
//!
//! What was typed is cut into pieces: Latin words, and pairs of neighbouring
//! Japanese characters. A piece that says much (a Latin word, a pair of kanji
//! or katakana) weighs more than one that is half grammar. An answer fits when
//! a third of the weight stands in it; what stands in its question or theme
//! counts more than what stands in the answer alone.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::{SharedAnswer, SharedContent};
use crate::typed::{american, folded, is_kana};

/// English words that say nothing about what a question is about.
#[rustfmt::skip]
const COMMON: [&str; 36] = [
    "a", "an", "and", "any", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from",
    "how", "if", "in", "is", "it", "may", "must", "of", "on", "or", "our", "should", "that",
    "the", "they", "this", "to", "we", "what", "when", "which", "with",
];
/// Pieces of one search that are looked at.
const PIECES_MAX: usize = 200;

/// Those of `all` that fit what was typed, the best first, of equals the newest;
/// nothing typed finds all of them, by theme.
#[must_use]
pub fn search(mut all: Vec<SharedAnswer>, typed: &str) -> Vec<SharedAnswer> {
    let pieces = pieces(typed);
    let whole: u32 = pieces.values().sum();
    if whole == 0 {
        if folded(typed).is_empty() {
            all.sort_by_key(|one| (one.content.theme as usize, Reverse(one.content.as_of)));
            return all;
        }
        return Vec::new();
    }
    let mut fitting: Vec<(u32, SharedAnswer)> = all
        .into_iter()
        .filter_map(|one| {
            let points = points(&one.content, &pieces, whole)?;
            Some((points, one))
        })
        .collect();
    fitting.sort_by_key(|(points, one)| Reverse((*points, one.content.as_of)));
    fitting.into_iter().map(|(_, one)| one).collect()
}

/// How well it fits; none where less than a third of the weight stands in it.
fn points(content: &SharedContent, pieces: &BTreeMap<Piece, u32>, whole: u32) -> Option<u32> {
    let mut asked = vec![content.theme.ja(), content.theme.en(), &content.ja.question];
    let mut said = vec![content.ja.answer.as_str()];
    if let Some(en) = &content.en {
        asked.push(&en.question);
        said.push(&en.answer);
    }
    let (asked, said) = (Text::of(&asked), Text::of(&said));
    let (mut found, mut points) = (0, 0);
    for (piece, weight) in pieces {
        if asked.has(piece) {
            found += weight;
            points += 3 * weight;
        } else if said.has(piece) {
            found += weight;
            points += weight;
        }
    }
    (3 * found >= whole).then_some(points)
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// A Latin word, found by its beginning.
    Word(String),
    /// Neighbouring Japanese characters.
    Pair(String),
}

/// What was typed, each piece once with its weight. Pairs of hiragana alone
/// weigh something only where nothing else was typed.
fn pieces(typed: &str) -> BTreeMap<Piece, u32> {
    let mut pieces = BTreeMap::new();
    let mut soft = BTreeMap::new();
    let text: String = typed.nfkc().collect();
    for word in latin_words(&text).filter(|word| !COMMON.contains(&word.as_str())) {
        pieces.insert(Piece::Word(american(&word)), 3);
    }
    for run in text
        .split(|c| !is_japanese(c))
        .filter(|run| !run.is_empty())
    {
        let characters: Vec<char> = run.chars().collect();
        // One character alone is its own pair.
        for pair in characters.windows(characters.len().min(2)) {
            let piece = Piece::Pair(folded(&pair.iter().collect::<String>()));
            match pair.iter().filter(|c| is_hiragana(**c)).count() {
                0 => pieces.insert(piece, 2),
                n if n < pair.len() => pieces.insert(piece, 1),
                _ => soft.insert(piece, 1),
            };
        }
    }
    if pieces.is_empty() {
        pieces = soft;
    }
    pieces.retain(|piece, _| !matches!(piece, Piece::Pair(text) if text.is_empty()));
    pieces.into_iter().take(PIECES_MAX).collect()
}

/// A text that is searched.
struct Text {
    folded: String,
    words: Vec<String>,
}

impl Text {
    fn of(texts: &[&str]) -> Self {
        let all: String = texts.join("\n").nfkc().collect();
        Self {
            words: latin_words(&all).map(|word| american(&word)).collect(),
            folded: folded(&all),
        }
    }

    fn has(&self, piece: &Piece) -> bool {
        match piece {
            Piece::Pair(pair) => self.folded.contains(pair),
            // `contracts` finds `contract`, and the other way round.
            Piece::Word(word) => self.words.iter().any(|own| {
                own.starts_with(word.as_str()) || (own.len() >= 4 && word.starts_with(own.as_str()))
            }),
        }
    }
}

/// The words in Latin letters, also those between Japanese characters.
fn latin_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() || is_japanese(c))
        .map(folded)
        .filter(|word| !word.is_empty())
}

fn is_japanese(c: char) -> bool {
    c >= '\u{2E80}' && (c.is_alphanumeric() || matches!(c, 'ー' | '々'))
}

fn is_hiragana(c: char) -> bool {
    is_kana(c) && c < '\u{30A0}'
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::SharedText;
    use super::*;
    use crate::hospital_case::codes::ConsultTheme as Theme;
    use crate::ids::{HospitalCaseId, SharedAnswerId};

    fn one(n: i8, theme: Theme, question: &str, answer: &str, en: Option<&str>) -> SharedAnswer {
        SharedAnswer {
            id: SharedAnswerId(uuid::Uuid::from_u128(n.unsigned_abs().into())),
            version: 1,
            source: HospitalCaseId(uuid::Uuid::nil()),
            content: SharedContent {
                theme,
                ja: SharedText {
                    question: question.into(),
                    answer: answer.into(),
                },
                en: en.map(|question| SharedText {
                    question: question.into(),
                    answer: "See the template.".into(),
                }),
                as_of: date(2026, 11, n),
            },
            released_at: "2026-11-24T00:00:00Z".parse().unwrap(),
            withdrawn_at: None,
        }
    }

    fn all() -> Vec<SharedAnswer> {
        vec![
            one(
                1,
                Theme::EnglishContract,
                "英文の治験契約書で、健康被害の補償と賠償の上限をどう定めますか。",
                "上限は保険の額を基準にします。",
                Some("How do we set a cap on liability in an English contract?"),
            ),
            one(
                2,
                Theme::Irb,
                "単一審査を受け入れるには、手順書のどこを変えますか。",
                "契約書の様式も確認します。",
                None,
            ),
            one(
                3,
                Theme::BudgetFmv,
                "費用の根拠（FMV）として何を示しますか。",
                "カルタヘナ法の対応費用も積算に含めます。",
                None,
            ),
            one(
                4,
                Theme::BudgetFmv,
                "費用の積算の様式はありますか。",
                "あります。",
                None,
            ),
        ]
    }

    /// What is typed, and which answers come, in order.
    #[test]
    fn what_is_typed_finds_what_it_is_about_the_question_before_the_answer() {
        for (typed, found) in [
            // A whole question in other words; the second has its 契約書 in common.
            (
                "契約書に賠償の上限を入れたいのですが、どうすればよいですか",
                &[1, 2][..],
            ),
            ("契約書", &[1, 2]),
            ("ｆｍｖ", &[4, 3]),
            ("企業からFMVの根拠を求められた", &[3]),
            // Katakana and hiragana are the same, and the answer is searched, too.
            ("かるたへな", &[3]),
            ("カルタヘナ", &[3]),
            ("費用", &[4, 3]),
            ("liability", &[1]),
            ("contracts", &[1]),
            ("How do we set a limit of liability", &[1]),
            ("単一審査の手順書", &[2]),
            ("審", &[2]),
            ("腎臓の画像診断装置", &[]),
            ("how is the", &[]),
            // Nothing typed: all of them, by theme in the order of its list, the newest first.
            ("…", &[1, 4, 3, 2]),
            ("", &[1, 4, 3, 2]),
        ] {
            let days: Vec<i8> = search(all(), typed)
                .iter()
                .map(|one| one.content.as_of.day())
                .collect();
            assert_eq!(days, found, "{typed}");
        }
    }
}
