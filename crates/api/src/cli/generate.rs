//! Files that are made from the Rust types and committed.

use std::fmt::Write;

use case_workflow::case::codes::{LossEvidence, LossReason};
use case_workflow::code_lists::{CodeList, ListView};
use case_workflow::register::{Kind, MoreItem, Region, RowList, Section, Unit};

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
    let mut lists = Codes::Case.lists();
    lists.extend(Codes::Register.lists());
    lists.extend(Codes::Rare.lists());
    lists
}

/// A file of code lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Codes {
    /// The lists of the form and of a case: everybody reads them.
    Case,
    /// The lists of the register: companies never load them.
    Register,
    /// The lists that few pages read, those of experts' rounds and of how a case
    /// was lost: whoever opens another page does not load them.
    Rare,
}

impl Codes {
    fn lists(self) -> Vec<ListView> {
        // A company reads the region of a hospital that has no name yet.
        let (region, register): (Vec<_>, Vec<_>) = case_workflow::register::lists()
            .into_iter()
            .partition(|list| list.name == Region::view().name);
        match self {
            Self::Case => {
                let mut lists = case_workflow::code_lists::all();
                lists.extend(case_workflow::case::codes::lists());
                lists.retain(|list| !is_of_a_loss(list));
                lists.extend(region);
                lists
            }
            // Hospitals and the desk read those of consultations.
            Self::Register => {
                let mut lists = register;
                lists.extend(case_workflow::hospital_case::codes::lists());
                lists
            }
            Self::Rare => {
                let mut lists = case_workflow::case::codes::lists();
                lists.retain(is_of_a_loss);
                lists.extend(case_workflow::expert::lists());
                lists
            }
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::Case => "codes",
            Self::Register => "registerCodes",
            Self::Rare => "rareCodes",
        }
    }
}

/// Why Japan was lost to a case, which the desk alone says and reads.
fn is_of_a_loss(list: &ListView) -> bool {
    [LossReason::view().name, LossEvidence::view().name].contains(&list.name)
}

/// The language of a file of code lists: a reader loads one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Lang {
    /// English.
    En,
    /// Japanese.
    Ja,
}

/// Code lists in one language as TypeScript, in the form that the front
/// end's formatter leaves alone. As everywhere in the front end's words, the
/// English file must have the shape of the Japanese one.
#[must_use]
pub fn codes(codes: Codes, lang: Lang) -> String {
    let file = codes.file();
    let mut text = String::from(
        "// Generated from the lists in crates/case-workflow by `make generate`. Do not edit.\n",
    );
    text.push_str(&match lang {
        Lang::En => format!(
            "import type {{ codes as ja }} from '../ja/{file}.gen';\n\
             import type {{ Shape }} from '../words';\n\n\
             export const codes: Shape<typeof ja> = {{\n"
        ),
        Lang::Ja => String::from("export const codes = {\n"),
    });
    for list in codes.lists() {
        let _ = writeln!(text, "  {}: {{", key(list.name));
        for entry in list.entries {
            let word = match lang {
                Lang::En => entry.en,
                Lang::Ja => entry.ja,
            };
            let _ = writeln!(text, "    {}: {},", key(entry.code), quoted(word));
        }
        text.push_str("  },\n");
    }
    text.push_str("};\n");
    text
}

/// The further items of the register by section, and its lists of rows, with
/// what each is answered with, as TypeScript: the front end makes its pages from
/// them.
#[must_use]
pub fn items() -> String {
    let mut text = String::from(
        "// Generated from crates/case-workflow by `make generate`. Do not edit.\n\
         export const further = {\n",
    );
    for section in Section::TEN {
        let of_section: Vec<_> = MoreItem::ALL
            .iter()
            .filter(|item| item.section() == section)
            .collect();
        if of_section.is_empty() {
            continue;
        }
        let _ = writeln!(text, "  {}: [", section.as_str());
        for item in of_section {
            let kind = match item {
                MoreItem::EnglishMail => "kind: 'mail'".to_owned(),
                MoreItem::Ror => "kind: 'ror'".to_owned(),
                item => control(&item.kind(), item.most()),
            };
            let _ = writeln!(text, "    {{ code: {}, {kind} }},", quoted(item.as_str()));
        }
        text.push_str("  ],\n");
    }
    text.push_str("} as const;\n\nexport const rowLists = {\n");
    for list in RowList::ALL {
        let _ = writeln!(
            text,
            "  {}: {{\n    section: {},\n    mark: {},\n    key: [{}],\n    max: {},\n    items: [",
            list.as_str(),
            quoted(list.section().as_str()),
            quoted(list.mark().path()),
            list.key()
                .iter()
                .map(|item| quoted(item.path()))
                .collect::<Vec<_>>()
                .join(", "),
            list.rows_max(),
        );
        for item in list.items() {
            let _ = writeln!(
                text,
                "      {{ code: {}, required: {}, {} }},",
                quoted(item.path()),
                item.required(),
                control(&item.kind(), item.most()),
            );
        }
        text.push_str("    ],\n  },\n");
    }
    text.push_str("} as const;\n");
    text
}

/// What an answer is typed into.
fn control(kind: &Kind, (most, unit): (u32, Option<Unit>)) -> String {
    let unit = unit.map_or(String::new(), |unit| format!(", unit: '{}'", unit.as_str()));
    match kind {
        Kind::Text => format!("kind: 'lines', max: {most}"),
        Kind::Number => format!("kind: 'number'{unit}"),
        Kind::Decimal => "kind: 'number', unit: 'unitPeople'".to_owned(),
        Kind::YesNo => "kind: 'yesno'".to_owned(),
        Kind::One(list) => format!("kind: 'choice', list: {}", quoted(list.name)),
        Kind::Many(list) => format!("kind: 'codes', list: {}", quoted(list.name)),
        Kind::Day => "kind: 'date'".to_owned(),
        Kind::Line | Kind::Days | Kind::Year | Kind::Quarter => {
            format!("kind: 'text', max: {most}")
        }
    }
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
