//! Registry numbers and disease codes: forgiving in, one form kept
//! (domain 2.2 #19 and #21, ux 4.6).

use serde::{Deserialize, Serialize};

use super::text::folded;
use crate::code_lists::CodeSystem;

/// The registry a trial number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Registry {
    /// ClinicalTrials.gov.
    Nct,
    /// EU Clinical Trials Information System.
    EuCt,
    /// EudraCT, before 2023.
    EudraCt,
    /// Japan Registry of Clinical Trials.
    Jrct,
}

/// The registry and the kept form of a public trial number, or `None`.
#[must_use]
pub fn registry_number(typed: &str) -> Option<(Registry, String)> {
    let upper = folded(typed).to_ascii_uppercase();
    if let Some(digits) = upper.strip_prefix("NCT") {
        let digits = digits.trim_start_matches([':', '-']);
        // Eight digits; a leading zero is easily dropped, more is another number.
        let usable = (7..=8).contains(&digits.len()) && all_digits(digits);
        return usable.then(|| (Registry::Nct, format!("NCT{digits:0>8}")));
    }
    if let Some(rest) = upper.strip_prefix("JRCT") {
        return jrct(rest).map(|number| (Registry::Jrct, number));
    }
    let bare = ["EUCT", "CTIS", "EUDRACT"]
        .iter()
        .find_map(|prefix| upper.strip_prefix(prefix))
        .unwrap_or(&upper)
        .trim_start_matches([':', '-']);
    if eu_ct(bare) {
        Some((Registry::EuCt, bare.to_owned()))
    } else if digit_groups(bare, &[4, 6, 2]) {
        Some((Registry::EudraCt, bare.to_owned()))
    } else {
        None
    }
}

/// `^jRCT([a-z]{1,2})?\d{9,10}$`, without its prefix and in capitals.
fn jrct(rest: &str) -> Option<String> {
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = &rest[..rest.len() - digits.len()];
    let usable = letters.len() <= 2 && matches!(digits.len(), 9 | 10) && all_digits(digits);
    usable.then(|| format!("jRCT{}{digits}", letters.to_ascii_lowercase()))
}

/// `^20\d{2}-5\d{5}-\d{2}(-\d{2})?$`
fn eu_ct(number: &str) -> bool {
    (digit_groups(number, &[4, 6, 2]) || digit_groups(number, &[4, 6, 2, 2]))
        && number.starts_with("20")
        && number[5..].starts_with('5')
}

/// A disease code in the form it is kept in, or `None` when it is none of its
/// system. Only the shape is checked, never whether the code is assigned.
#[must_use]
pub fn disease_code(system: CodeSystem, typed: &str) -> Option<String> {
    let code = folded(typed).to_ascii_uppercase();
    match system {
        CodeSystem::Icd10 => icd10(&code),
        CodeSystem::Icd11 => icd11(&code).then_some(code),
        CodeSystem::Mesh => {
            let digits = code.strip_prefix(['C', 'D'])?;
            (matches!(digits.len(), 6 | 9) && all_digits(digits)).then_some(code)
        }
        CodeSystem::Orpha => {
            let bare = code
                .strip_prefix("ORPHA")
                .unwrap_or(&code)
                .trim_start_matches([':', '-']);
            positive(bare, 6)
        }
        CodeSystem::Nanbyo => positive(&code, 3),
    }
}

/// `^[A-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}$`; kept with its dot.
fn icd10(code: &str) -> Option<String> {
    let chars: Vec<char> = code.chars().collect();
    let [a, b, c, rest @ ..] = chars.as_slice() else {
        return None;
    };
    let rest = rest.strip_prefix(&['.']).unwrap_or(rest);
    let usable = a.is_ascii_uppercase()
        && b.is_ascii_digit()
        && capital_or_digit(*c)
        && rest.len() <= 4
        && rest.iter().copied().all(capital_or_digit);
    usable.then(|| {
        let head: String = [a, b, c].into_iter().collect();
        if rest.is_empty() {
            head
        } else {
            format!("{head}.{}", rest.iter().collect::<String>())
        }
    })
}

/// `^[0-9A-Z][A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,2})?([&/].+)?$`
fn icd11(code: &str) -> bool {
    let (stem, tail) = match code.find(['&', '/']) {
        Some(at) => (&code[..at], Some(&code[at + 1..])),
        None => (code, None),
    };
    let (category, sub) = match stem.split_once('.') {
        Some((category, sub)) => (category, Some(sub)),
        None => (stem, None),
    };
    let shape = match *category.as_bytes() {
        [a, b, c, d] => {
            capital_or_digit(a.into())
                && b.is_ascii_uppercase()
                && c.is_ascii_digit()
                && capital_or_digit(d.into())
        }
        _ => false,
    };
    shape
        && sub.is_none_or(|sub| matches!(sub.len(), 1 | 2) && sub.chars().all(capital_or_digit))
        && tail.is_none_or(|tail| !tail.is_empty() && tail.chars().all(|c| c.is_ascii_graphic()))
}

fn capital_or_digit(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Digits in groups of these lengths with `-` between.
fn digit_groups(text: &str, lengths: &[usize]) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.len() == lengths.len()
        && groups
            .iter()
            .zip(lengths)
            .all(|(group, length)| group.len() == *length && all_digits(group))
}

/// A number from 1 with at most `digits_max` digits, without leading zeros.
fn positive(text: &str, digits_max: usize) -> Option<String> {
    let usable = (1..=digits_max).contains(&text.len()) && all_digits(text);
    let number = text.trim_start_matches('0');
    (usable && !number.is_empty()).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(typed: &str) -> Option<String> {
        registry_number(typed).map(|(_, number)| number)
    }

    #[test]
    fn registry_numbers_are_read_as_people_type_them() {
        for (typed, number) in [
            ("nct1234567", "NCT01234567"),
            ("ＮＣＴ０５８１３９２５", "NCT05813925"),
            (" NCT 0581 3925 ", "NCT05813925"),
            ("2024-512345-12-00", "2024-512345-12-00"),
            ("EU CT: 2024–512345–12", "2024-512345-12"),
            ("EudraCT 2014-005098-35", "2014-005098-35"),
            ("JRCT2031240001", "jRCT2031240001"),
            ("jrcts031180100", "jRCTs031180100"),
        ] {
            assert_eq!(kept(typed).as_deref(), Some(number), "{typed}");
        }
    }

    #[test]
    fn an_eu_ct_number_is_told_from_a_eudract_number_by_its_five() {
        assert_eq!(registry_number("2022-502174-16").unwrap().0, Registry::EuCt);
        assert_eq!(
            registry_number("2022-002965-13").unwrap().0,
            Registry::EudraCt
        );
    }

    #[test]
    fn what_is_no_registry_number_is_refused() {
        for typed in [
            "",
            "NCT",
            "NCT123456789",
            "NCT12A4",
            "jRCT12",
            "jRCTabc031180100",
            "1200.230",
            "2014-005098",
            "2023-A00386-39",
            "２０２４",
            "日本",
            "U1111-1282-5699",
        ] {
            assert_eq!(kept(typed), None, "{typed}");
        }
    }

    #[test]
    fn disease_codes_are_kept_in_the_form_of_their_system() {
        use CodeSystem::*;
        for (system, typed, code) in [
            (Icd10, "c349", "C34.9"),
            (Icd10, "C34.", "C34"),
            (Icd10, "Ｇ３０．１", "G30.1"),
            (Icd11, "2c25.y", "2C25.Y"),
            (Icd11, "8A20&XS25", "8A20&XS25"),
            (Mesh, "d000544", "D000544"),
            (Mesh, "C000656484", "C000656484"),
            (Orpha, "ORPHA:000558", "558"),
            (Nanbyo, "０１３", "13"),
        ] {
            assert_eq!(
                disease_code(system, typed).as_deref(),
                Some(code),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_code_of_another_shape_is_refused() {
        use CodeSystem::*;
        for (system, typed) in [
            (Icd10, "34C"),
            (Icd10, "C3"),
            (Icd10, "C34.12345"),
            (Icd10, "C34..1"),
            (Icd11, "C34.9"),
            (Icd11, "2C25&"),
            (Icd11, "2C25.ABC"),
            (Mesh, "E000544"),
            (Mesh, "D0005441"),
            (Orpha, "0"),
            (Orpha, "1234567"),
            (Nanbyo, "0"),
            (Nanbyo, "1000"),
            (Nanbyo, "一"),
        ] {
            assert_eq!(disease_code(system, typed), None, "{typed}");
        }
    }
}
