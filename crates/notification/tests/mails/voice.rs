//! The voice (words 1): what every mail must never say, and how long it may be.

use notification::{Lang, Side, render};
use unicode_width::UnicodeWidthStr;

use super::samples::{all, desk, values};

/// words 1.1 and 1.2, as whole words. (`!` has its own test: HTML needs it.)
const BANNED_EN: &[&str] = &[
    "please",
    "kindly",
    "sorry",
    "invalid",
    "illegal",
    "incorrect",
    "wrong",
    "bad",
    "fail",
    "failed",
    "forgot",
    "missing",
    "mandatory",
    "unable",
    "oops",
    "unexpected",
    "click",
    "tap",
    "submit",
    "user",
    "users",
    "subject",
    "subjects",
    "customer",
    "client",
    "soon",
    "shortly",
    "ticket",
    "inquiry",
    "application",
    "e-mail",
    "recruitment",
    "teaser",
    "ball",
    "site",
    "don't",
    "can't",
    "you're",
    "it's",
];

const BANNED_JA: &[&str] = &[
    "無効",
    "不正",
    "誤った",
    "間違",
    "失敗",
    "忘れ",
    "正しく",
    "未入力です",
    "必須です",
    "入力されていません",
    "エラーが発生",
    "恐れ入りますが",
    "お手数ですが",
    "申し訳",
    "クリック",
    "タップ",
    "押下",
    "送信",
    "お客様",
    "御社",
    "ユーザー",
    "！",
    "あなた",
    "弊窓口",
    "当事務局",
    "させていただ",
    "になります",
    "幸いです",
    "追って",
    "速やかに",
    "なるべく早く",
    "予想される",
    "思われる",
    "ケース",
    "雛形",
    "テンプレート",
    "ボール",
    "エントリー",
    "拒否",
    "お断り",
    "※",
    "★",
    "等",
    "，",
    "．",
];

fn each(mut judge: impl FnMut(&str, Lang, &str)) {
    for (kind, side, name, extra) in all() {
        for lang in [Lang::En, Lang::Ja] {
            let mail = render(&values(kind, side, extra, lang), &desk()).unwrap();
            let what = format!("{} {name} {}", kind.as_str(), lang.as_str());
            judge(&what, lang, &format!("{}\n{}", mail.subject, mail.text));
        }
    }
}

#[test]
fn no_mail_uses_a_banned_word() {
    each(|what, lang, text| {
        assert!(!text.contains('!'), "{what}: !");
        match lang {
            Lang::En => {
                let lower = text.to_lowercase();
                let words: Vec<&str> = lower
                    .split(|c: char| !(c.is_alphanumeric() || "-'’".contains(c)))
                    .collect();
                for banned in BANNED_EN {
                    assert!(!words.contains(banned), "{what}: {banned}");
                }
            }
            Lang::Ja => {
                for banned in BANNED_JA {
                    assert!(!text.contains(banned), "{what}: {banned}");
                }
            }
        }
    });
}

/// words 1.1: 症例 is a participant's case, 案件 is ours.
#[test]
fn the_japanese_word_for_a_participants_case_stands_only_in_numbers_of_patients() {
    each(|what, lang, text| {
        if lang == Lang::Ja {
            let bare = text.replace("症例数", "");
            assert!(!bare.contains("症例"), "{what}");
        }
    });
}

#[test]
fn subjects_keep_to_50_letters_or_32_characters_after_the_reference() {
    each(|what, lang, text| {
        let subject = text.lines().next().unwrap();
        let own = subject.split_once("] ").map_or(subject, |(_, own)| own);
        let most = if lang == Lang::En { 50 } else { 32 };
        assert!(own.chars().count() <= most, "{what}: {own}");
        assert!(!own.ends_with(['。', '.']), "{what}: {own}");
    });
}

#[test]
fn plain_lines_keep_to_72_columns_or_35_full_width_characters() {
    each(|what, lang, text| {
        let most = if lang == Lang::En { 72 } else { 70 };
        for line in text
            .lines()
            .skip(1)
            .filter(|line| !line.starts_with("https://"))
        {
            assert!(
                line.width() <= most,
                "{what}: {} columns: {line}",
                line.width()
            );
        }
    });
}

#[test]
fn english_sentences_keep_to_24_words_and_japanese_ones_to_60_characters() {
    each(|what, lang, text| {
        // A new paragraph and a new step begin a new sentence.
        let joined = text.lines().skip(1).map(|line| match line.trim_start() {
            "" => "\n".to_owned(),
            step if step.starts_with(['1', '2', '3']) && step.contains(". ") => format!("\n{step}"),
            line => line.to_owned(),
        });
        match lang {
            Lang::En => {
                let joined = joined.collect::<Vec<_>>().join(" ");
                for sentence in joined.split(['.', ':', '\n', ';']) {
                    // A date with both clocks counts as one thing, not as eleven words.
                    let words = sentence
                        .split_whitespace()
                        .filter(|word| word.starts_with(char::is_alphabetic))
                        .count();
                    assert!(words <= 24, "{what}: {words} words: {sentence}");
                }
            }
            Lang::Ja => {
                let joined = joined.collect::<String>();
                // Without the last piece: what ends with no 。 is no sentence.
                let sentences = joined
                    .split_inclusive(['。', '\n'])
                    .filter(|s| s.ends_with('。'));
                for sentence in sentences.filter(|s| !s.contains("https://")) {
                    // A moment on two clocks counts as one.
                    let length = sentence.replace("（ニューヨーク時間）", "").chars().count();
                    assert!(length <= 60, "{what}: {length} characters: {sentence}");
                }
            }
        }
    });
}

#[test]
fn every_mail_says_why_it_came_and_all_but_the_desks_say_who_writes() {
    for (kind, side, _, extra) in all() {
        let english = render(&values(kind, side, extra, Lang::En), &desk())
            .unwrap()
            .text;
        let japanese = render(&values(kind, side, extra, Lang::Ja), &desk())
            .unwrap()
            .text;
        assert!(english.contains("You get it because"), "{kind:?}");
        assert!(
            japanese.contains("このメールをお送りしています。"),
            "{kind:?}"
        );
        let outside = side != Side::Desk;
        assert_eq!(
            english.contains("Questions? Reply to this email."),
            outside,
            "{kind:?}"
        );
        assert_eq!(english.contains("+81 3-5550-0142"), outside, "{kind:?}");
        assert_eq!(japanese.contains("03-5550-0142"), outside, "{kind:?}");
        assert_eq!(
            japanese.matches("よろしくお願いいたします").count(),
            usize::from(outside)
        );
    }
}
