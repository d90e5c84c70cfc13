//! Kana and romaji in one form, whichever way the romaji is spelled.
//!
//! The form is Kunrei without long vowels and double consonants. A beginning
//! of a word in Hepburn, Kunrei or as it is typed into an input method has a
//! form that begins the word's form, so one comparison of beginnings serves
//! them all, also while a syllable is half typed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{hiragana, is_kana};

/// The form of kana, romaji or a mixture of the two; `None` when there is
/// anything else in it, or nothing.
#[must_use]
pub fn romaji(text: &str) -> Option<String> {
    let mut letters = String::with_capacity(text.len() * 2);
    let mut kana = Vec::new();
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if is_kana(c) {
            kana.push(hiragana(c));
            continue;
        }
        spell(&kana, &mut letters);
        kana.clear();
        match c {
            'a'..='z' => letters.push(c),
            // `n'`, word breaks, and the middle dot between foreign names.
            '\'' | '’' | '-' | ' ' | '・' => {}
            c => letters.push(plain(c)?),
        }
    }
    spell(&kana, &mut letters);
    let form = short(&kunrei(&letters));
    (!form.is_empty()).then_some(form)
}

/// The letter under a long or circumflexed vowel.
fn plain(c: char) -> Option<char> {
    let mut parts = c.nfd().filter(|c| !is_combining_mark(*c));
    match (parts.next(), parts.next()) {
        (Some(letter @ ('a' | 'i' | 'u' | 'e' | 'o')), None) => Some(letter),
        _ => None,
    }
}

/// Hiragana in Kunrei, syllable by syllable.
fn spell(kana: &[char], letters: &mut String) {
    for (at, c) in kana.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| kana[at]);
        match (c, before) {
            ('ゃ' | 'ゅ' | 'ょ', Some(_)) => {
                letters.pop();
                letters.push('y');
                letters.push(small(*c));
            }
            ('ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ', Some('て' | 'で' | 'と' | 'ど' | 'ゔ')) => {
                letters.pop();
                letters.push(small(*c));
            }
            ('ぇ', Some('し' | 'じ' | 'ち')) => {
                letters.pop();
                letters.push_str("ye");
            }
            ('ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'ゃ' | 'ゅ' | 'ょ', _) => {
                letters.push(small(*c))
            }
            _ => letters.push_str(syllable(*c)),
        }
    }
}

fn small(c: char) -> char {
    match c {
        'ぁ' | 'ゃ' => 'a',
        'ぃ' => 'i',
        'ぅ' | 'ゅ' => 'u',
        'ぇ' => 'e',
        _ => 'o',
    }
}

#[rustfmt::skip]
fn syllable(c: char) -> &'static str {
    match c {
        'あ' => "a", 'い' => "i", 'う' => "u", 'え' => "e", 'お' | 'を' => "o",
        'か' | 'ゕ' => "ka", 'き' => "ki", 'く' => "ku", 'け' | 'ゖ' => "ke", 'こ' => "ko",
        'が' => "ga", 'ぎ' => "gi", 'ぐ' => "gu", 'げ' => "ge", 'ご' => "go",
        'さ' => "sa", 'し' => "si", 'す' => "su", 'せ' => "se", 'そ' => "so",
        'ざ' => "za", 'じ' | 'ぢ' => "zi", 'ず' | 'づ' => "zu", 'ぜ' => "ze", 'ぞ' => "zo",
        'た' => "ta", 'ち' => "ti", 'つ' => "tu", 'て' => "te", 'と' => "to",
        'だ' => "da", 'で' => "de", 'ど' => "do",
        'な' => "na", 'に' => "ni", 'ぬ' => "nu", 'ね' => "ne", 'の' => "no",
        'は' => "ha", 'ひ' => "hi", 'ふ' => "hu", 'へ' => "he", 'ほ' => "ho",
        'ば' => "ba", 'び' => "bi", 'ぶ' | 'ゔ' => "bu", 'べ' => "be", 'ぼ' => "bo",
        'ぱ' => "pa", 'ぴ' => "pi", 'ぷ' => "pu", 'ぺ' => "pe", 'ぽ' => "po",
        'ま' => "ma", 'み' => "mi", 'む' => "mu", 'め' => "me", 'も' => "mo",
        'や' => "ya", 'ゆ' => "yu", 'よ' => "yo",
        'ら' => "ra", 'り' => "ri", 'る' => "ru", 'れ' => "re", 'ろ' => "ro",
        'わ' | 'ゎ' => "wa", 'ゐ' => "i", 'ゑ' => "e", 'ん' => "n",
        // The small tsu, the long mark and the repeat marks only lengthen.
        _ => "",
    }
}

/// Spellings of Hepburn and of input methods, from left to right; the longer
/// one stands before the shorter one that begins it.
const SPELLINGS: [(&str, &str); 23] = [
    ("tch", "ty"),
    ("cch", "ty"),
    ("chy", "ty"),
    ("shy", "sy"),
    ("tsu", "tu"),
    ("thi", "ti"),
    ("dhi", "di"),
    ("jy", "zy"),
    ("dz", "z"),
    ("du", "zu"),
    ("fu", "hu"),
    ("fy", "hy"),
    ("wo", "o"),
    ("wi", "ui"),
    ("we", "ue"),
    ("sh", "sy"),
    ("ch", "ty"),
    ("ts", "tu"),
    ("mb", "nb"),
    ("mp", "np"),
    ("j", "zy"),
    ("f", "hu"),
    ("v", "b"),
];

fn kunrei(letters: &str) -> String {
    let mut form = String::with_capacity(letters.len());
    let mut rest = letters;
    // A syllable at the end that lacks its vowel: what is sure of it.
    let open = [
        ("sh", "s"),
        ("ch", "t"),
        ("ts", "t"),
        ("j", "z"),
        ("f", "h"),
        ("c", "t"),
    ];
    while let Some(first) = rest.chars().next() {
        if let Some((_, sure)) = open.iter().find(|(half, _)| *half == rest) {
            form.push_str(sure);
            break;
        }
        match SPELLINGS.iter().find(|(typed, _)| rest.starts_with(typed)) {
            // The second letter of `mb` begins the next syllable.
            Some((typed @ ("mb" | "mp"), _)) => {
                form.push('n');
                rest = &rest[typed.len() - 1..];
            }
            Some((typed, spelled)) => {
                form.push_str(spelled);
                rest = &rest[typed.len()..];
            }
            None => {
                form.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    // `shi` has become `syi`.
    form.replace("yi", "i")
}

/// Without long vowels and doubled letters.
fn short(form: &str) -> String {
    let mut short = String::with_capacity(form.len());
    for c in form.chars() {
        let before = short.chars().last();
        if before != Some(c) && (before, c) != (Some('o'), 'u') {
            short.push(c);
        }
    }
    // `ky` at the end may become `kya` or be a slip: what is sure is `k`.
    if short.len() > 1 && short.ends_with('y') {
        short.pop();
    }
    short
}

#[cfg(test)]
mod tests {
    use super::romaji;

    #[test]
    fn every_way_to_spell_a_reading_has_its_form() {
        for (reading, spellings) in [
            ("はいがん", "haigan Haigan ｈａｉｇａｎ ハイガン haigann"),
            (
                "しょうさいぼう",
                "shousaibou syousaibou shōsaibō syôsaibô shosaibo",
            ),
            ("ちょくちょう", "chokuchou tyokutyou chokuchō"),
            ("じんふぜん", "jinfuzen zinhuzen jinnfuzenn"),
            ("けっせんしょう", "kessenshou kessensyou kessensho"),
            ("まっちゃ", "maccha matcha mattya"),
            ("つうふう", "tsuufuu tuuhuu tsūfū tsufu"),
            ("しんぶん", "shimbun shinbun sinbun"),
            ("しんいん", "shin'in shinnin sin-in"),
            ("ファブリー", "faburii faburi huaburi-"),
            ("ディジョージ", "dijooji dhijo-ji dizyoozi"),
            ("シェーグレン", "sheeguren syeguren she-guren"),
            ("ヴィルス", "virusu birusu"),
        ] {
            for spelling in spellings.split(' ') {
                assert_eq!(romaji(spelling), romaji(reading), "{reading} {spelling}");
            }
        }
    }

    #[test]
    fn a_half_typed_syllable_begins_what_it_may_become() {
        let whole = romaji("ひしょうさいぼうはいがん").unwrap();
        let typed = "hishousaibouhaigan";
        for end in 1..=typed.len() {
            let form = romaji(&typed[..end]).unwrap();
            assert!(whole.starts_with(&form), "{} {form} {whole}", &typed[..end]);
        }
        for half in ["はいg", "ハイｇ", "haiガ"] {
            let form = romaji(half).unwrap();
            assert!(romaji("はいがん").unwrap().starts_with(&form), "{half}");
        }
    }

    #[test]
    fn other_scripts_and_digits_are_no_romaji() {
        for text in ["", "肺", "c34", "肺がん", "β", "-"] {
            assert_eq!(romaji(text), None, "{text}");
        }
    }
}
