//! Which cases are one unit, and which of them speaks for it.

mod count_asking;

use count_asking::{answer, case, entries, reasons};
use serde_json::{Value, json};

/// Three cases alike, received on the given days; how many units they make.
fn units(days: &[(&str, &str)]) -> Vec<String> {
    let alike = |id: &str, day: &str, facts: Value| {
        let at = format!("{day}T12:00:00+09:00");
        let mut case = case(id, facts);
        case["question"] = json!("same");
        for field in [
            "received_at",
            "accepted_at",
            "substantive_at",
            "sponsor_disclosed_at",
        ] {
            case[field] = json!(at);
        }
        case
    };
    let cases: Vec<Value> = days
        .iter()
        .enumerate()
        .map(|(index, (day, predecessor))| {
            let facts = if predecessor.is_empty() {
                json!({})
            } else {
                json!({"predecessor": predecessor})
            };
            alike(&index.to_string(), day, facts)
        })
        .collect();
    answer(json!(cases))
        .entries
        .into_iter()
        .map(|entry| entry.case)
        .collect()
}

#[test]
fn duplicates_within_twenty_four_months_are_one_unit() {
    assert_eq!(
        units(&[("2026-05-10", ""), ("2028-05-10", "")]),
        ["0"],
        "24 months to the day"
    );
    assert_eq!(
        units(&[("2026-05-10", ""), ("2028-05-11", "")]),
        ["0", "1"],
        "a day more"
    );
    assert_eq!(
        units(&[("2028-05-10", ""), ("2026-05-10", "")]),
        ["1"],
        "in any order"
    );
    assert_eq!(
        units(&[("2024-02-29", ""), ("2026-02-28", "")]),
        ["0"],
        "from a leap day"
    );
    assert_eq!(units(&[("2024-02-29", ""), ("2026-03-01", "")]), ["0", "1"]);
    assert_eq!(
        units(&[("2025-01-10", ""), ("2028-01-10", ""), ("2026-07-10", "")]),
        ["0"],
        "a chain"
    );
}

#[test]
fn a_successor_is_its_own_unit() {
    assert_eq!(
        units(&[("2027-05-10", ""), ("2028-05-10", "0")]),
        ["0", "1"]
    );
    assert_eq!(
        units(&[("2027-05-10", ""), ("2027-10-10", "0"), ("2028-05-10", "1")]),
        ["0", "1", "2"],
        "also over two steps"
    );
    assert_eq!(
        units(&[("2027-05-10", ""), ("2027-06-10", ""), ("2028-05-10", "0")]),
        ["0", "2"],
        "a duplicate of the first does not tie the successor to it"
    );
    assert_eq!(
        units(&[("2027-05-10", ""), ("2028-05-10", "0"), ("2028-06-10", "")]),
        ["0", "1"],
        "a duplicate belongs to the nearest"
    );
    assert_eq!(
        units(&[("2027-05-10", "1"), ("2028-05-10", "0")]),
        ["0", "1"],
        "two that name each other end somewhere"
    );
    assert_eq!(
        units(&[("2028-05-10", ""), ("2027-05-10", "0")]),
        ["1", "0"],
        "also where the successor was received first"
    );
}

#[test]
fn unknown_parts_and_other_tracks_make_no_duplicates() {
    let unknown = |id: &str| case(id, json!({"question": null}));
    assert_eq!(answer(json!([unknown("1"), unknown("2")])).entries.len(), 2);
    let same = json!({"question": "same"});
    let hospital = json!({"question": "same", "track": "B"});
    assert_eq!(
        answer(json!([case("1", same), case("2", hospital)]))
            .entries
            .len(),
        2
    );
}

#[test]
fn a_unit_counts_once_at_the_earliest_acceptance_with_any_members_contact() {
    let output = answer(json!([
        case(
            "1",
            json!({"question": "same", "accepted_at": null, "substantive_at": "2029-04-20T10:00:00+09:00"})
        ),
        case(
            "2",
            json!({"question": "same", "accepted_at": "2029-03-31T10:00:00+09:00", "substantive_at": null,
            "received_at": "2028-10-01T00:00:00+09:00"})
        ),
        case(
            "3",
            json!({"question": "same", "accepted_at": "2029-04-02T10:00:00+09:00", "substantive_at": null,
            "received_at": "2028-11-01T00:00:00+09:00", "international": false})
        ),
    ]));
    assert_eq!(
        entries(&output),
        ["2 K R10 +1"],
        "one of them was never accepted"
    );
    assert_eq!(
        reasons(&output),
        [
            ("1", "rule 6: one unit with case 2"),
            ("3", "rule 6: one unit with case 2")
        ]
    );
}

#[test]
fn merged_chains_are_one_unit_across_everything_else() {
    let chain = json!([
        case(
            "1",
            json!({"merged_into": "2", "accepted_at": "2028-06-01T10:00:00+09:00"})
        ),
        case("2", json!({"merged_into": "3"})),
        case("3", json!({"predecessor": "1"})),
        case(
            "4",
            json!({"merged_into": "1", "track": "C", "accepted_at": null})
        ),
    ]);
    let output = answer(chain);
    assert_eq!(entries(&output), ["1 K R10 +1"]);
    assert_eq!(output.not_counted.len(), 3);
    let leads = json!([
        case("1", json!({"track": "C"})),
        case(
            "2",
            json!({"track": "C", "predecessor": "1", "merged_into": "1"})
        ),
    ]);
    assert_eq!(
        entries(&answer(leads)),
        ["1 L R10 +1"],
        "a lead is not converted into itself"
    );
    let circle = json!([
        case("1", json!({"merged_into": "2"})),
        case("2", json!({"merged_into": "1"}))
    ]);
    assert_eq!(entries(&answer(circle)), ["1 K R10 +1"]);
    let waiting = json!([
        case("1", json!({"merged_into": "2", "accepted_at": null})),
        case("2", json!({"accepted_at": null})),
    ]);
    assert_eq!(
        reasons(&answer(waiting)),
        [
            ("1", "rule 6: one unit with case 2"),
            ("2", "rule 7: not accepted")
        ]
    );
}
