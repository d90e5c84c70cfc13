//! Cleaning of typed text. What a person sees as the same text becomes the
//! same characters; nothing they meant is dropped.

use unicode_normalization::UnicodeNormalization;

/// One line as people type or paste it: NFC, every run of white space one
/// space, trimmed. `None`: it holds characters that cannot be shown.
pub fn line(raw: &str) -> Option<String> {
    let text: String = raw.nfc().filter(|c| !debris(*c)).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    shown(&text).then_some(text)
}

/// Several lines: NFC, line ends as `\n`, tabs as spaces, trimmed as a whole.
/// `None`: it holds characters that cannot be shown.
pub fn lines(raw: &str) -> Option<String> {
    let text: String = raw
        .replace("\r\n", "\n")
        .nfc()
        .filter(|c| !debris(*c))
        .map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            other => other,
        })
        .collect();
    let text = text
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned();
    shown(&text.replace('\n', "")).then_some(text)
}

/// A number, code or address: NFKC, without white space, every dash `-`.
/// NFKC alone keeps the long-vowel mark in 「104ー0045」 (ux 4.6).
pub(crate) fn folded(raw: &str) -> String {
    raw.nfkc()
        .filter(|c| !c.is_whitespace() && !debris(*c))
        .map(|c| match c {
            'ー' | '－' | '−' | '‐' | '‑' | '–' | '—' | '―' | 'ｰ' => '-',
            other => other,
        })
        .collect()
}

/// Nothing that anybody would see.
pub(crate) fn blank(raw: &str) -> bool {
    raw.chars().all(|c| c.is_whitespace() || debris(c))
}

/// Invisible characters that come along when text is pasted from documents.
fn debris(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{00AD}' | '\u{2060}')
}

/// Control characters cannot be stored everywhere; direction overrides can
/// make a name look like another.
fn shown(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_line_becomes_one_line_without_debris() {
        assert_eq!(line("  Acme\t\nBio\u{FEFF} ").as_deref(), Some("Acme Bio"));
        assert_eq!(line("e\u{301}").as_deref(), Some("é"));
        assert_eq!(line("a\u{0}b"), None);
        assert_eq!(line("a\u{202E}b"), None);
    }

    #[test]
    fn several_lines_keep_their_breaks() {
        assert_eq!(
            lines(" one  \r\ntwo\rthree\n\n").as_deref(),
            Some("one\ntwo\nthree")
        );
        assert_eq!(lines("bell\u{7}"), None);
    }

    #[test]
    fn full_width_digits_and_every_dash_fold() {
        assert_eq!(folded("１０４ー００４５"), "104-0045");
        assert_eq!(folded(" 2024–512345‑12—00 "), "2024-512345-12-00");
    }
}
