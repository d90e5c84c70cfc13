//! The rule, clause by clause: dates, classes, reasons, corrections.

mod count_asking;

use case_workflow::count::{Criterion, EntryReason, Missing, NotCountedReason, Outside, count};
use count_asking::{AS_OF, answer, answer_at, case, entries, reasons};
use jiff::civil::date;
use serde_json::{Value, json};

#[test]
fn years_are_keyed_by_era_and_printed_in_order_only_where_something_is() {
    let on = |day: &str| {
        let at = format!("{day}T12:00:00+09:00");
        json!({"received_at": at, "accepted_at": at, "substantive_at": at, "sponsor_disclosed_at": at})
    };
    let output = answer(json!([
        case("a", on("2028-04-01")),
        case("b", on("2027-04-01")),
        case("c", on("2019-04-30")),
        case("d", on("2019-03-31")),
    ]));
    let text = serde_json::to_string(&output.fiscal_years).unwrap();
    let keys: Vec<&str> = text
        .split('"')
        .filter(|part| part.starts_with(['H', 'R']))
        .collect();
    assert_eq!(keys, ["H30", "R1", "R9", "R10"]);
}

/// 1 July 2029 is the 90th day after 2 April.
#[test]
fn the_condition_may_come_ninety_days_later_but_not_ninety_one() {
    let output = |accepted: &str, substantive: &str, disclosed: &str| {
        answer(json!([case(
            "1",
            json!({"accepted_at": accepted, "substantive_at": substantive,
            "sponsor_disclosed_at": disclosed})
        )]))
    };
    let early = "2028-01-01T00:00:00+09:00";
    // 31 December 2028 and 90 days is 31 March 2029; the year turns the day after.
    let accepted = "2028-12-31T00:00:00+09:00";
    for (substantive, disclosed, counted, because) in [
        (
            "2029-03-31T23:59:59+09:00",
            early,
            "1 K R10 +1",
            "rule 2: accepted 2028-12-31 (JST)",
        ),
        (
            early,
            "2029-03-31T23:59:59+09:00",
            "1 K R10 +1",
            "rule 2: accepted 2028-12-31 (JST)",
        ),
        (
            "2029-04-01T00:00:00+09:00",
            early,
            "1 K R11 +1",
            "rule 2: accepted 2028-12-31 (JST), all conditions met 2029-04-01, more than 90 days later",
        ),
        (
            early,
            "2029-04-01T00:00:00+09:00",
            "1 K R11 +1",
            "rule 2: accepted 2028-12-31 (JST), all conditions met 2029-04-01, more than 90 days later",
        ),
    ] {
        let told = output(accepted, substantive, disclosed);
        assert_eq!(entries(&told), [counted], "{substantive} {disclosed}");
        assert_eq!(told.entries[0].because, because);
    }
    // Within 90 days the acceptance decides, although the year has turned.
    let told = output(
        "2029-03-31T23:30:00+09:00",
        "2029-06-29T10:00:00+09:00",
        early,
    );
    assert_eq!(told.entries[0].counted_on, date(2029, 3, 31));
    // Dates, not hours: 90 days and 23 hours are still 90 days.
    let told = output(
        "2029-03-31T00:00:00+09:00",
        "2029-06-29T23:00:00+09:00",
        early,
    );
    assert_eq!(told.entries[0].counted_on, date(2029, 3, 31));
}

#[test]
fn dates_are_those_of_japan() {
    let output = answer(json!([
        case("1", json!({"accepted_at": "2029-03-31T14:59:59Z"})),
        case("2", json!({"accepted_at": "2029-03-31T15:00:00Z"})),
    ]));
    assert_eq!(entries(&output), ["1 K R10 +1", "2 K R11 +1"]);
    assert_eq!(
        output.entries[1].because,
        "rule 2: accepted 2029-04-01 (JST)"
    );
}

#[test]
fn what_happens_after_the_moment_looked_at_has_not_happened() {
    let cases = json!([
        case(
            "1",
            json!({"corrections": [{"at": "2029-01-01T00:00:00+09:00", "by": "x", "delta": -1, "why": "w"}]})
        ),
        case("lead", json!({"track": "C"})),
        case(
            "2",
            json!({"predecessor": "lead", "received_at": "2028-10-01T00:00:00+09:00"})
        ),
    ]);
    let at = |as_of: &str| {
        let output = answer_at(as_of, cases.clone());
        let not: Vec<String> = output
            .not_counted
            .iter()
            .map(|line| format!("{}: {}", line.case, line.because))
            .collect();
        (entries(&output), not)
    };
    let strings = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        at("2028-08-31T00:00:00+09:00"),
        (
            vec![],
            strings(&[
                "1: rule 2: not received",
                "2: rule 2: not received",
                "lead: rule 2: not received"
            ])
        )
    );
    assert_eq!(
        at("2028-09-05T09:59:59+09:00"),
        (
            strings(&["lead L R10 +1"]),
            strings(&["1: rule 7: not accepted", "2: rule 2: not received"])
        )
    );
    assert_eq!(
        at("2028-09-05T10:00:00+09:00").1[0],
        "1: rule 2: no substantive answer yet",
        "an instant that is reached has happened"
    );
    assert_eq!(
        at("2028-12-31T00:00:00+09:00"),
        (
            strings(&["1 K R10 +1", "2 K R10 +1"]),
            strings(&["lead: rule 3: converted to case 2"])
        )
    );
    assert_eq!(
        at("2029-01-01T00:00:00+09:00").0,
        ["1 K R10 +1", "2 K R10 +1", "1 K R10 -1"],
        "ordered by the day of the correction"
    );
}

#[test]
fn eligibility_decides_the_class_and_unclear_is_not_yes() {
    let yes = json!({"E1": true, "E2": true, "E3": true, "E4": true, "E5": true});
    for (field, outside) in [("E1", Outside::E1), ("E2", Outside::E2)] {
        for value in [json!(false), Value::Null] {
            let mut eligibility = yes.clone();
            eligibility[field] = value;
            let output = answer(json!([case("1", json!({"eligibility": eligibility}))]));
            assert_eq!(entries(&output), ["1 Z R10 +1"], "{field}");
            let EntryReason::Accepted { outside: told, .. } = &output.entries[0].reason else {
                panic!()
            };
            assert_eq!(told, &[outside]);
            assert_eq!(
                output.entries[0].because,
                format!("rule 2: accepted 2028-09-05 (JST); rule 4: {field} not true")
            );
        }
    }
    for (field, criterion) in [
        ("E3", Criterion::E3),
        ("E4", Criterion::E4),
        ("E5", Criterion::E5),
    ] {
        for value in [json!(false), Value::Null] {
            let mut eligibility = yes.clone();
            eligibility[field] = value;
            let output = answer(json!([case("1", json!({"eligibility": eligibility}))]));
            assert_eq!(
                reasons(&output),
                [("1", format!("rule 7: {field} not true").as_str())]
            );
            assert_eq!(
                output.not_counted[0].reason,
                NotCountedReason::Ineligible {
                    criteria: vec![criterion]
                }
            );
            assert_eq!((output.entries.len(), output.fiscal_years.len()), (0, 0));
        }
    }
    for facts in [
        json!({"international": false}),
        json!({"international": null}),
    ] {
        assert_eq!(entries(&answer(json!([case("1", facts)]))), ["1 Z R10 +1"]);
    }
    let nothing = answer(json!([case("1", json!({"eligibility": null}))]));
    assert_eq!(reasons(&nothing), [("1", "rule 7: E3, E4, E5 not true")]);
}

#[test]
fn what_is_not_counted_says_what_is_missing_and_until_when() {
    let output = answer(json!([
        case("4", json!({"accepted_at": null})),
        case("5", json!({"substantive_at": null})),
        case("6", json!({"sponsor_disclosed_at": null})),
        case(
            "7",
            json!({"sponsor_disclosed_at": null, "substantive_at": null})
        ),
    ]));
    assert_eq!(
        reasons(&output),
        [
            ("4", "rule 7: not accepted"),
            ("5", "rule 2: no substantive answer yet"),
            ("6", "rule 9: sponsor not disclosed"),
            (
                "7",
                "rule 9: sponsor not disclosed; rule 2: no substantive answer yet"
            ),
        ]
    );
    let missing = vec![Missing::SponsorDisclosed, Missing::Substantive];
    assert_eq!(
        output.not_counted[3].reason,
        NotCountedReason::NotYet {
            missing,
            last_date: date(2028, 12, 4)
        }
    );
}

#[test]
fn a_hospital_needs_neither_eligibility_nor_disclosure() {
    let bare = json!({"track": "B", "eligibility": null, "international": null, "sponsor_disclosed_at": null});
    assert_eq!(entries(&answer(json!([case("1", bare)]))), ["1 B R10 +1"]);
    let silent = json!({"track": "B", "substantive_at": null});
    assert_eq!(
        reasons(&answer(json!([case("1", silent)]))),
        [("1", "rule 2: no substantive answer yet")]
    );
    let late = json!({"track": "B", "accepted_at": "2029-01-10T10:00:00+09:00", "substantive_at": "2029-06-01T10:00:00+09:00"});
    assert_eq!(entries(&answer(json!([case("1", late)]))), ["1 B R11 +1"]);
}

#[test]
fn a_lead_counts_on_receipt_unless_another_case_follows_from_it() {
    let lead =
        |id: &str| json!({"id": id, "track": "C", "received_at": "2029-03-31T23:00:00+09:00"});
    let alone = answer(json!([lead("c")]));
    assert_eq!(entries(&alone), ["c L R10 +1"]);
    assert_eq!(
        alone.entries[0].because,
        "rule 4: lead received 2029-03-31 (JST)"
    );

    // Converted even where the new case does not count itself.
    let converted = answer(json!([
        lead("c"),
        case("1", json!({"predecessor": "c", "accepted_at": null}))
    ]));
    assert_eq!(
        reasons(&converted),
        [
            ("1", "rule 7: not accepted"),
            ("c", "rule 3: converted to case 1")
        ]
    );

    let itself = json!({"id": "c", "track": "C", "received_at": "2029-03-31T23:00:00+09:00", "predecessor": "c"});
    assert_eq!(
        entries(&answer(json!([itself]))),
        ["c L R10 +1"],
        "no other case names it"
    );
    let never = json!({"id": "c", "track": "C"});
    assert_eq!(
        reasons(&answer(json!([never]))),
        [("c", "rule 2: not received")]
    );
}

#[test]
fn closing_and_reopening_change_no_count() {
    let plain = entries(&answer(json!([case("1", json!({}))])));
    let closed = json!({"closed_at": "2028-09-06T00:00:00+09:00", "reopened_at": "2029-09-06T00:00:00+09:00"});
    assert_eq!(entries(&answer(json!([case("1", closed)]))), plain);
}

#[test]
fn corrections_act_on_the_class_and_year_of_their_case() {
    let fix =
        |at: &str, delta: i64| json!({"at": at, "by": "lead", "delta": delta, "why": "because"});
    let frozen = |frozen: Value, corrections: Value| {
        let input = json!({"rule": "R1", "as_of": AS_OF, "frozen": frozen,
            "cases": [case("1", json!({"corrections": corrections}))]});
        count(&serde_json::from_value(input).unwrap()).unwrap()
    };
    let both = json!([
        fix("2029-05-20T00:00:00+09:00", -1),
        fix("2029-05-20T00:00:01+09:00", 1)
    ]);
    let restated = |value: Value| {
        let output = frozen(value, both.clone());
        assert_eq!(entries(&output), ["1 K R10 +1", "1 K R10 -1", "1 K R10 +1"]);
        output
            .fiscal_years
            .values()
            .map(|sums| sums.restatements)
            .sum::<u32>()
    };
    assert_eq!(restated(Value::Null), 2, "all, where nothing is said");
    assert_eq!(
        restated(json!({"R10": "2029-05-20T00:00:00+09:00"})),
        1,
        "after, not at, the freeze"
    );
    assert_eq!(
        restated(json!({"R11": "2029-05-20T00:00:00+09:00"})),
        0,
        "another year is frozen"
    );
    assert_eq!(restated(json!({"R10": null})), 0, "open");
    assert_eq!(restated(json!({})), 0, "none is frozen");
}

#[test]
fn a_correction_of_what_is_not_counted_still_shows() {
    let fix =
        json!([{"at": "2029-05-20T00:00:00+09:00", "by": "lead", "delta": 1, "why": "because"}]);
    let of = |facts: Value| {
        let mut facts = facts;
        facts["corrections"] = fix.clone();
        entries(&answer(json!([case("1", facts), case("2", json!({}))])))
    };
    assert_eq!(
        of(json!({"sponsor_disclosed_at": null})),
        ["2 K R10 +1", "1 K R10 +1"],
        "year of acceptance"
    );
    assert_eq!(
        of(json!({"accepted_at": null})),
        ["2 K R10 +1", "1 K R11 +1"],
        "year of the correction"
    );
    assert_eq!(
        of(json!({"merged_into": "2", "international": false})),
        ["1 Z R10 +1", "1 Z R10 +1"],
        "class of the unit, here that of case 1"
    );
    assert_eq!(
        of(json!({"track": "B", "substantive_at": null})),
        ["2 K R10 +1", "1 B R10 +1"]
    );
}
