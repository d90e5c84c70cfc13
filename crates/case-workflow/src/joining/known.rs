//! Whether a hospital that applies stands in the register already: the desk joins
//! the two instead of doubling.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Application;
use crate::code_lists::code_list;
use crate::inquiry::folded;
use crate::register::Basic;

code_list! {
    /// Why two hospitals may be one.
    pub enum Likeness ("likeness") {
        SameCode = "same_code", "Same institution code", "医療機関コードが同じ";
        SameName = "same_name", "Same name", "名称が同じ";
        AlikeName = "alike_name", "Name much alike", "名称が似ている";
    }
}

/// An item in which the register and the application differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Known {
    /// The item of the register's first section.
    pub item: String,
    /// What the register says; none where it is open.
    pub register: Option<String>,
    /// What the application says.
    pub application: String,
}

/// Words that many hospitals bear: alike names differ in what is left.
const COMMON: [&str; 7] = [
    "国立大学法人",
    "独立行政法人",
    "国立研究開発法人",
    "医療法人",
    "社会福祉法人",
    "附属",
    "付属",
];

/// Pairs of characters below which a name tells too little.
const PAIRS_MIN: usize = 3;

/// Why the two may be one hospital; none where nothing speaks for it.
#[must_use]
pub fn likeness(application: &Application, register: &Basic) -> Option<Likeness> {
    let code = application.med_inst_code.as_deref();
    if code.is_some() && code == register.med_inst_code.as_deref() {
        return Some(Likeness::SameCode);
    }
    let names = [
        (&application.name_ja, &register.name_ja),
        (&application.name_en, &register.name_en),
    ];
    let plain = names.map(|(a, b)| (bare(a), bare(b)));
    if plain.iter().any(|(a, b)| !a.is_empty() && a == b) {
        return Some(Likeness::SameName);
    }
    let here = register.prefecture == Some(application.prefecture);
    (here && plain.iter().any(|(a, b)| alike(a, b))).then_some(Likeness::AlikeName)
}

/// A name without its legal form, spaces and differences of width and case.
fn bare(name: &str) -> String {
    let name: String = folded(name)
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    COMMON
        .iter()
        .fold(name, |name, word| name.replace(word, ""))
}

/// Seven in ten of the shorter name's pairs of neighbouring characters stand in
/// the longer one, too.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (pairs(a), pairs(b));
    let shared = a.intersection(&b).count();
    let shorter = a.len().min(b.len());
    shorter >= PAIRS_MIN && shared * 10 >= shorter * 7
}

fn pairs(name: &str) -> BTreeSet<(char, char)> {
    name.chars().zip(name.chars().skip(1)).collect()
}

impl Application {
    /// Items in which the application and the register differ.
    #[must_use]
    pub fn differences(&self, register: &Basic) -> Vec<Known> {
        let (mine, theirs) = (self.values(), crate::register::basic_values(register));
        mine.iter()
            .filter_map(|(item, value)| {
                let said = theirs.get(item).and_then(|one| one.as_str());
                let register = said.filter(|text| !text.is_empty()).map(str::to_owned);
                let application = value.as_str()?.to_owned();
                (register.as_deref() != Some(&application)).then(|| Known {
                    item: item.clone(),
                    register,
                    application,
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Prefecture;

    fn applies(name_ja: &str, code: Option<&str>) -> Application {
        Application {
            name_ja: name_ja.into(),
            name_en: String::new(),
            med_inst_code: code.map(Into::into),
            prefecture: Prefecture::Tokyo,
            founder: None,
            department: "治験管理室".into(),
            post: None,
            family: "見本".into(),
            given: "花子".into(),
            email: "a@b.example".into(),
            head_name: "見本 一郎".into(),
            head_approved_on: jiff::civil::date(2026, 11, 20),
        }
    }

    fn registered(name_ja: &str, code: Option<&str>, prefecture: Prefecture) -> Basic {
        Basic {
            name_ja: name_ja.into(),
            med_inst_code: code.map(Into::into),
            prefecture: Some(prefecture),
            ..Basic::default()
        }
    }

    #[test]
    fn two_hospitals_may_be_one_by_code_or_by_name() {
        use Likeness as L;
        use Prefecture::{Osaka, Tokyo};
        let one = applies("国立大学法人見本大学医学部附属病院", Some("1310000001"));
        for (name, code, prefecture, expected) in [
            ("別の病院", Some("1310000001"), Osaka, Some(L::SameCode)),
            ("見本大学医学部 附属病院", None, Tokyo, Some(L::SameName)),
            ("見本大学病院", None, Tokyo, Some(L::AlikeName)),
            ("見本大学病院", None, Osaka, None),
            ("東京中央クリニック", None, Tokyo, None),
        ] {
            let found = likeness(&one, &registered(name, code, prefecture));
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn differences_name_what_the_register_says_and_what_it_lacks() {
        let one = applies("見本病院", Some("1310000001"));
        let found = one.differences(&registered("見本病院", None, Prefecture::Osaka));
        let items: Vec<_> = found
            .iter()
            .map(|known| (known.item.as_str(), known.register.is_some()))
            .collect();
        assert_eq!(items, [("med_inst_code", false), ("prefecture", true)]);
    }
}
