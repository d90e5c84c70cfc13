//! What a template says, before it becomes plain text or HTML. Both forms come
//! from the same words, so that they can never say two different things.
//!
//! A blank line parts paragraphs, a line break stays one. Buttons and strong
//! words are marked with control characters, which values cannot contain
//! ([`clean`]): nothing that a person typed can look like a button.

use minijinja::context;
use minijinja::value::Value;
use serde::Serialize;

use crate::letter::Lang;
use crate::text;

const STRONG: char = '\u{2}';
const STRONG_END: char = '\u{3}';
const BUTTON: char = '\u{1e}';
const BUTTON_END: char = '\u{1f}';

/// A value without line breaks, control characters and direction marks, none of
/// which a name or a number needs, and all of which could disguise a text.
#[must_use]
pub fn clean(value: &str) -> String {
    let spaced: String = value
        .chars()
        .map(|c| if c.is_control() || c == '\u{2028}' || c == '\u{2029}' { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    spaced.trim().to_owned()
}

pub(crate) fn strong(words: &str) -> String {
    format!("{STRONG}{words}{STRONG_END}")
}

pub(crate) fn button(label: &str, link: &str) -> String {
    format!("{BUTTON}{label}{BUTTON_END}{link}")
}

/// One piece of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// Lines that belong together.
    Paragraph(Vec<String>),
    /// The one thing to do.
    Button { label: String, link: String },
}

/// The pieces of a rendered template.
pub(crate) fn blocks(rendered: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    let end = |lines: &mut Vec<String>, blocks: &mut Vec<Block>| {
        if !lines.is_empty() {
            blocks.push(Block::Paragraph(std::mem::take(lines)));
        }
    };
    for line in rendered.lines().map(str::trim) {
        if let Some((label, link)) = line
            .strip_prefix(BUTTON)
            .and_then(|rest| rest.split_once(BUTTON_END))
        {
            end(&mut lines, &mut blocks);
            blocks.push(Block::Button {
                label: label.to_owned(),
                link: link.to_owned(),
            });
        } else if line.is_empty() {
            end(&mut lines, &mut blocks);
        } else {
            lines.push(line.to_owned());
        }
    }
    end(&mut lines, &mut blocks);
    blocks
}

/// The plain part. A button becomes its address, right under the words before it.
pub(crate) fn plain(blocks: &[Block], lang: Lang) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(lines) => {
                if !out.is_empty() {
                    out.push('\n');
                }
                for line in lines {
                    let line = line.replace([STRONG, STRONG_END], "");
                    for broken in text::broken(&line, lang) {
                        out.push_str(&broken);
                        out.push('\n');
                    }
                }
            }
            Block::Button { link, .. } => {
                out.push_str(link);
                out.push('\n');
            }
        }
    }
    out
}

/// A run of text in the HTML part.
#[derive(Debug, Serialize)]
struct Run {
    text: String,
    strong: bool,
}

/// The pieces as the HTML layout takes them; it escapes every text.
pub(crate) fn for_html(blocks: &[Block]) -> Value {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(lines) => {
                let lines: Vec<_> = lines.iter().map(|line| runs(line)).collect();
                context! { kind => "paragraph", lines => Value::from_serialize(lines) }
            }
            // A `Url` has every character that could end the attribute escaped
            // but one. The layout would turn each `/` into an entity as well.
            Block::Button { label, link } => context! {
                kind => "button",
                label => label,
                link => Value::from_safe_string(link.replace('&', "&amp;").replace('\'', "%27")),
            },
        })
        .collect()
}

fn runs(line: &str) -> Vec<Run> {
    let mut strong = false;
    line.split([STRONG, STRONG_END])
        .map(|text| {
            let run = Run {
                text: text.to_owned(),
                strong,
            };
            strong = !strong;
            run
        })
        .filter(|run| !run.text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_name_can_neither_break_a_line_nor_make_a_button() {
        let typed = "Alex\r\nBcc: x@example.com\n\n\u{1e}Sign in\u{1f}https://evil.example\u{202e}";
        let cleaned = clean(typed);
        assert!(!cleaned.contains(['\r', '\n', '\u{1e}', '\u{1f}', '\u{202e}']));
        let blocks = blocks(&format!("Dear {cleaned},"));
        assert_eq!(blocks.len(), 1);
        assert!(matches!(blocks[0], Block::Paragraph(_)));
    }

    #[test]
    fn a_button_is_an_address_in_plain_text_under_its_words() {
        let source = format!(
            "Answer here:\n{}\n\nAfter that we go on.",
            button("Answer", "https://a.example/x")
        );
        assert_eq!(
            plain(&blocks(&source), Lang::En),
            "Answer here:\nhttps://a.example/x\n\nAfter that we go on.\n"
        );
    }
}
