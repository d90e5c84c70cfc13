//! Files that are made from the Rust types and committed.

use std::fmt::Write;

use case_workflow::code_lists::ListView;

/// The OpenAPI document, as committed.
#[must_use]
pub fn openapi() -> String {
    let mut text = crate::openapi::document()
        .to_pretty_json()
        .unwrap_or_default();
    text.push('\n');
    text
}

/// Every closed list that the front end words.
#[must_use]
pub fn lists() -> Vec<ListView> {
    let mut lists = case_workflow::code_lists::all();
    lists.extend(case_workflow::case::codes::lists());
    lists.extend(case_workflow::register::lists());
    lists
}

/// The code lists as TypeScript, in the form that the front end's formatter
/// leaves alone.
#[must_use]
pub fn codes() -> String {
    let mut text = String::from(
        "// Generated from the lists in crates/case-workflow by `madoguchi codes`. Do not edit.\n\
         export const codes = {\n",
    );
    for list in lists() {
        let _ = writeln!(text, "  {}: {{", key(list.name));
        for entry in list.entries {
            let head = format!("    {}: ", key(entry.code));
            let line = format!(
                "{head}{{ en: {}, ja: {} }},",
                quoted(entry.en),
                quoted(entry.ja)
            );
            if width(&line) <= 100 {
                let _ = writeln!(text, "{line}");
            } else {
                let _ = writeln!(
                    text,
                    "{head}{{\n      en: {},\n      ja: {},\n    }},",
                    quoted(entry.en),
                    quoted(entry.ja)
                );
            }
        }
        text.push_str("  },\n");
    }
    text.push_str("} as const;\n");
    text
}

/// The formatter counts a full-width character as two columns.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if (c as u32) >= 0x1100 && !('\u{2010}'..='\u{2122}').contains(&c) {
                2
            } else {
                1
            }
        })
        .sum()
}

fn key(word: &str) -> String {
    let plain = word.chars().enumerate().all(|(place, c)| {
        c == '_' || c == '$' || c.is_ascii_alphabetic() || (place > 0 && c.is_ascii_digit())
    });
    if plain { word.to_owned() } else { quoted(word) }
}

/// Single quotes, double ones where the text holds a single quote.
fn quoted(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("'{}'", text.replace('\\', "\\\\"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_list_has_its_own_name_and_both_languages() {
        let mut names = BTreeSet::new();
        for list in super::lists() {
            assert!(
                names.insert(list.name),
                "two lists are called {}",
                list.name
            );
            for entry in list.entries {
                assert!(
                    !entry.en.trim().is_empty() && !entry.ja.trim().is_empty(),
                    "{}",
                    entry.code
                );
            }
        }
    }
}
