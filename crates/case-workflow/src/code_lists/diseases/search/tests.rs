use std::collections::{BTreeSet, HashMap};

use proptest::prelude::*;

use super::*;
use crate::code_lists::CodeSystem;
use crate::code_lists::diseases::named;
use crate::inquiry::disease_code;

fn codes(typed: &str) -> Vec<&'static str> {
    search(typed)
        .iter()
        .map(|found| found.disease.icd10)
        .collect()
}

fn first(typed: &str) -> &'static str {
    search(typed)
        .first()
        .map_or("nothing", |found| found.disease.en)
}

#[test]
fn what_people_type_finds_what_they_mean_first() {
    for (typed, en) in [
        ("肺がん", "Lung cancer"),
        ("肺癌", "Lung cancer"),
        ("はいがん", "Lung cancer"),
        ("ハイガン", "Lung cancer"),
        ("ﾊｲｶﾞﾝ", "Lung cancer"),
        ("haigan", "Lung cancer"),
        ("ｈａｉｇａｎ", "Lung cancer"),
        ("はいg", "Lung cancer"),
        ("lung c", "Lung cancer"),
        ("c34", "Lung cancer"),
        ("NSCLC", "Non-small cell lung cancer"),
        ("ｎｓｃｌｃ", "Non-small cell lung cancer"),
        ("非小細胞", "Non-small cell lung cancer"),
        ("hishousaibou", "Non-small cell lung cancer"),
        ("hisyosaibo", "Non-small cell lung cancer"),
        ("non small cell", "Non-small cell lung cancer"),
        ("ALS", "Amyotrophic lateral sclerosis"),
        ("筋萎縮性側索硬化症", "Amyotrophic lateral sclerosis"),
        ("kinishukuseisokusaku", "Amyotrophic lateral sclerosis"),
        ("sclerosis lateral", "Amyotrophic lateral sclerosis"),
        ("Lukemia", "Leukaemia, cell type not given"),
        ("hepatocelular carcinoma", "Hepatocellular carcinoma"),
        ("alzhiemer", "Alzheimer disease"),
        ("haemophilia b", "Haemophilia B"),
        ("hemophilia b", "Haemophilia B"),
        ("Sjogren", "Sjögren syndrome"),
        ("sheguren", "Sjögren syndrome"),
        ("g122", "Amyotrophic lateral sclerosis"),
        ("G12.2", "Amyotrophic lateral sclerosis"),
        ("ぱーきんそん", "Parkinson disease"),
        ("パ－キンソン", "Parkinson disease"),
        ("toransusairechin", "Transthyretin amyloid cardiomyopathy"),
        ("COVID", "COVID-19"),
        ("2型糖尿病", "Type 2 diabetes"),
        ("２型糖尿病", "Type 2 diabetes"),
        ("type 2", "Type 2 diabetes"),
        ("C34.12", "Lung cancer"),
    ] {
        assert_eq!(first(typed), en, "{typed}");
    }
}

#[test]
fn nothing_is_found_for_what_says_nothing() {
    for typed in ["", " ", "-", "・", "xqzw", "漢字漢字", "%", "\u{0}"] {
        assert_eq!(codes(typed), [""; 0], "{typed:?}");
    }
}

#[test]
fn the_other_name_that_was_typed_is_shown() {
    let found = search("NASH");
    assert_eq!(found[0].by, Some("NASH"));
    assert_eq!(search("肺癌")[0].by, None);
}

#[test]
fn every_line_of_the_list_is_whole() {
    let text = include_str!("../list.txt");
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    assert_eq!(lines.count(), all().len());
    let mut seen = BTreeSet::new();
    for one in all() {
        let code = disease_code(CodeSystem::Icd10, one.icd10);
        assert_eq!(code.as_deref(), Some(one.icd10), "{}", one.en);
        assert!(seen.insert(one.en), "{} twice", one.en);
        assert!(seen.insert(one.ja), "{} twice", one.ja);
        let is_hiragana = |c: char| matches!(c, '\u{3041}'..='\u{3096}' | 'ー');
        assert!(one.kana.chars().all(is_hiragana), "{} {}", one.ja, one.kana);
        for (name, key) in one.others.iter().zip(&one.keys.names[2..]) {
            let kanji = name.chars().any(|c| matches!(c, '\u{3400}'..='\u{9FFF}'));
            assert!(!kanji || key.reading.is_some(), "{name} has no reading");
        }
    }
}

#[test]
fn a_bare_code_is_called_by_its_own_name_or_its_categorys() {
    for (code, en) in [
        ("C34", Some("Lung cancer")),
        // Wider than the two lines that bear it.
        ("C34.9", Some("Lung cancer")),
        ("C34.1", Some("Lung cancer")),
        ("E75.2", Some("Lysosomal lipid storage disease")),
        ("G12.2", Some("Motor neuron disease")),
        ("C22.0", Some("Hepatocellular carcinoma")),
        ("X59", None),
        ("", None),
        ("肺", None),
    ] {
        assert_eq!(named(code).map(|one| one.en), en, "{code}");
    }
}

#[test]
fn every_name_finds_its_disease_among_those_it_names_whole() {
    for one in all() {
        let names = [one.en, one.ja, one.kana]
            .into_iter()
            .chain(one.others.iter().copied());
        for name in names {
            let place = ranked(name)
                .iter()
                .position(|(_, found)| found.disease.en == one.en);
            assert!(place.is_some_and(|at| at < SHOWN_MAX), "{name}: {place:?}");
        }
    }
}

/// While it is typed, a disease is in the answer, or as many others stand
/// there that begin so as well. Longer beginnings only have fewer peers.
#[test]
fn every_beginning_of_three_letters_or_more_finds_its_disease_or_only_its_peers() {
    // Many names begin alike: each beginning is looked for once.
    let mut answers = HashMap::new();
    for one in all() {
        for name in [one.en, one.ja, one.kana] {
            let letters: Vec<char> = name.chars().collect();
            for end in 3..letters.len().min(6) {
                // No input method ends a word between a kana and its small one.
                if "ゃゅょぁぃぅぇぉ".contains(letters[end]) {
                    continue;
                }
                let typed: String = letters[..end].iter().collect();
                let ranked = answers
                    .entry(typed.clone())
                    .or_insert_with(|| ranked(&typed));
                let own = ranked
                    .iter()
                    .position(|(_, found)| found.disease.en == one.en);
                let at = own.unwrap_or_else(|| panic!("{typed} does not find {}", one.en));
                let peers = ranked[..at].iter().all(|(fit, _)| *fit <= ranked[at].0);
                assert!(peers && ranked[at].0 <= Fit::First, "{typed} {}", one.en);
            }
        }
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_search_and_the_answer_stays_short(typed in "\\PC{0,120}") {
        let once = search(&typed);
        prop_assert!(once.len() <= SHOWN_MAX);
        let again = search(&typed);
        let names = |found: &[Found]| found.iter().map(|one| one.disease.en).collect::<Vec<_>>();
        prop_assert_eq!(names(&once), names(&again));
    }
}
