//! The `count` command's input, whole and broken, and the rule in words.

mod count_asking;

use case_workflow::count::{CountFault, CountInput, RULE_R1, count};
use count_asking::{AS_OF, answer, answer_at, case, entries, reasons};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn input_that_contradicts_itself_is_refused_by_place() {
    let fault = |cases: Value| {
        let input = json!({"rule": "R1", "as_of": AS_OF, "cases": cases});
        count(&serde_json::from_value(input).unwrap()).unwrap_err()
    };
    let twice = fault(json!([case("1", json!({})), case("1", json!({}))]));
    assert_eq!(
        twice,
        CountFault::SameId {
            index: 1,
            id: "1".to_owned()
        }
    );
    assert_eq!(
        twice.to_string(),
        "cases/1/id: `1` is the id of an earlier case"
    );
    let lost = fault(json!([case("1", json!({"merged_into": "9"}))]));
    assert_eq!(
        lost.to_string(),
        "cases/0/merged_into: no case has the id `9`"
    );
    let elsewhere = answer(json!([case("1", json!({"predecessor": "9"}))]));
    assert_eq!(
        entries(&elsewhere),
        ["1 K R10 +1"],
        "a predecessor may lie outside the input"
    );
}

#[test]
fn unknown_fields_words_and_years_are_refused_by_name() {
    let unreadable = |change: fn(&mut Value)| {
        let mut input = json!({"rule": "R1", "as_of": AS_OF, "cases": [case("1", json!({}))]});
        change(&mut input);
        serde_json::from_value::<CountInput>(input)
            .unwrap_err()
            .to_string()
    };
    assert!(unreadable(|input| input["colour"] = json!(1)).contains("`colour`"));
    assert!(unreadable(|input| input["cases"][0]["colour"] = json!(1)).contains("`colour`"));
    assert!(
        unreadable(|input| input["cases"][0]["eligibility"]["E6"] = json!(true)).contains("`E6`")
    );
    assert!(unreadable(|input| input["rule"] = json!("R2")).contains("`R2`"));
    assert!(unreadable(|input| input["cases"][0]["track"] = json!("D")).contains("`D`"));
    assert!(unreadable(|input| input["frozen"] = json!({"2028": null})).contains("R10"));
    assert!(
        unreadable(|input| input["cases"][0]["accepted_at"] = json!("2028-09-05T10:00:00"))
            .contains("offset")
    );
    assert!(
        unreadable(|input| drop(input.as_object_mut().unwrap().remove("as_of")))
            .contains("`as_of`")
    );
    let least = json!({"rule": "R1", "as_of": AS_OF, "cases": [{"id": "1", "track": "A", "corrections": null}]});
    let output = count(&serde_json::from_value(least).unwrap()).unwrap();
    assert_eq!(reasons(&output), [("1", "rule 7: not accepted")]);
}

/// Any case of a small world: few ids, groups and moments, so that they meet.
fn any_case(id: usize) -> impl Strategy<Value = Value> {
    let moment = || prop::option::of(0_u32..1200);
    let flag = || prop::option::weighted(0.9, prop::bool::weighted(0.8));
    let link = || prop::option::weighted(0.2, 0_usize..6);
    let times = (moment(), moment(), moment(), moment());
    let flags = (flag(), flag(), flag(), flag(), flag(), flag());
    (times, flags, 0_u8..6, 0_u8..2, link(), link()).prop_map(
        move |((received, accepted, substantive, disclosed), flags, track, question, merged, predecessor)| {
            let at = |day: Option<u32>| {
                day.map(|day| date(2027, 1, 1).saturating_add(jiff::Span::new().days(day)))
                    .map(|on| format!("{on}T12:00:00+09:00"))
            };
            let track = match track {
                0 => "B",
                1 => "C",
                _ => "A",
            };
            json!({
                "id": id.to_string(), "track": track,
                "sponsor_group": "g", "product": "p", "question": question.to_string(),
                "received_at": at(received), "accepted_at": at(accepted), "substantive_at": at(substantive),
                "sponsor_disclosed_at": at(disclosed), "international": flags.5,
                "eligibility": {"E1": flags.0, "E2": flags.1, "E3": flags.2, "E4": flags.3, "E5": flags.4},
                "merged_into": merged.map(|id| id.to_string()),
                "predecessor": predecessor.map(|id| id.to_string()),
            })
        },
    )
}

proptest! {
    #[test]
    fn every_case_is_answered_for_once_whatever_the_order(
        cases in (any_case(0), any_case(1), any_case(2), any_case(3), any_case(4), any_case(5)),
        turn in 0_usize..6,
        day in 0_u32..1300,
    ) {
        let mut cases = vec![cases.0, cases.1, cases.2, cases.3, cases.4, cases.5];
        let as_of = date(2027, 1, 1).saturating_add(jiff::Span::new().days(day));
        let as_of = format!("{as_of}T12:00:00+09:00");
        let output = answer_at(&as_of, json!(cases));
        let mut told: Vec<&str> = output.entries.iter().map(|entry| entry.case.as_str())
            .chain(output.not_counted.iter().map(|line| line.case.as_str())).collect();
        told.sort_unstable();
        prop_assert_eq!(told, ["0", "1", "2", "3", "4", "5"]);
        cases.rotate_left(turn);
        prop_assert_eq!(answer_at(&as_of, json!(cases)), output);
    }
}

/// The rule in words is read on every page that shows a count.
#[test]
fn the_rule_in_words_is_whole_in_both_languages() {
    assert_eq!(RULE_R1.text_ja.len(), 12);
    assert_eq!(RULE_R1.text_en.len(), 12);
    for text in RULE_R1.text_ja {
        assert!(text.ends_with('。'), "{text}");
        for sentence in text.split_terminator('。') {
            assert!(sentence.chars().count() <= 60, "long: {sentence}");
        }
        for banned in [
            "症例",
            "ユーザー",
            "お客様",
            "送信",
            "及び",
            "又は",
            "等",
            "事業者",
        ] {
            assert!(!text.contains(banned), "{banned}: {text}");
        }
    }
    for text in RULE_R1.text_en {
        for sentence in text.split_terminator(". ") {
            assert!(sentence.split(' ').count() <= 20, "long: {sentence}");
        }
        for banned in [
            "please",
            "user",
            "submit",
            "click",
            "invalid",
            "business day",
            "n’t",
        ] {
            assert!(!text.to_lowercase().contains(banned), "{banned}: {text}");
        }
    }
}
