//! What is kept of a count over time: ± lines, freezes, months.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own question stops"
)]

use std::collections::BTreeMap;

use case_workflow::calendar::FiscalYear;
use case_workflow::count::freeze::FreezeFault;
use case_workflow::count::ledger::{Change, ChangeReason, Key, diff, sums};
use case_workflow::count::{
    Class, CountInput, CountOutput, Freezes, View, YearState, by_month, count,
};
use jiff::Timestamp;
use serde_json::{Value, json};

fn output(cases: &[Value]) -> CountOutput {
    let input: CountInput = serde_json::from_value(
        json!({"rule": "R1", "as_of": "2030-06-30T00:00:00+09:00", "cases": cases}),
    )
    .unwrap();
    count(&input).unwrap()
}

fn case(id: &str, received: &str, accepted: &str, closed: Value) -> Value {
    json!({
        "id": id, "track": "A", "sponsor_group": "g", "product": "p", "question": id,
        "received_at": format!("{received}T10:00:00+09:00"), "accepted_at": format!("{accepted}T10:00:00+09:00"),
        "substantive_at": format!("{accepted}T11:00:00+09:00"),
        "sponsor_disclosed_at": format!("{received}T10:00:00+09:00"),
        "eligibility": {"E1": true, "E2": true, "E3": true, "E4": true, "E5": true}, "international": true,
        "closed_at": closed,
    })
}

fn apply(mut kept: BTreeMap<Key, i64>, changes: &[Change]) -> BTreeMap<Key, i64> {
    for change in changes {
        *kept.entry(change.key.clone()).or_default() += change.delta;
    }
    kept
}

fn lines(changes: &[Change]) -> Vec<String> {
    let line = |change: &Change| {
        format!(
            "{} {} {} {:+}",
            change.key.case, change.key.class, change.key.fiscal_year, change.delta
        )
    };
    changes.iter().map(line).collect()
}

#[test]
fn a_ledger_only_grows_and_ends_where_counting_ends() {
    let first = [
        case("1", "2028-05-01", "2028-05-02", Value::Null),
        case("2", "2028-06-01", "2028-06-02", Value::Null),
        case("3", "2028-07-01", "2028-07-02", Value::Null),
    ];
    let before = output(&first).entries;
    let opening = diff(&BTreeMap::new(), &before);
    assert_eq!(lines(&opening), ["1 K R10 +1", "2 K R10 +1", "3 K R10 +1"]);
    assert!(matches!(opening[0].reason, ChangeReason::Counted { .. }));
    let kept = apply(BTreeMap::new(), &opening);
    assert_eq!(kept, sums(&before));
    assert_eq!(diff(&kept, &before), [], "nothing new, nothing added");

    // Case 1 turns out to have a base in Japan, case 2 to be part of case 3.
    let mut second = first;
    second[0]["eligibility"]["E1"] = json!(false);
    second[1]["merged_into"] = json!("3");
    second[1]["accepted_at"] = Value::Null;
    let after = output(&second).entries;
    let changes = diff(&kept, &after);
    assert_eq!(lines(&changes), ["1 K R10 -1", "1 Z R10 +1", "2 K R10 -1"]);
    let to = Key {
        fiscal_year: FiscalYear(2028),
        case: "1".to_owned(),
        class: Class::Z,
    };
    assert_eq!(changes[0].reason, ChangeReason::Moved { to });
    assert_eq!(changes[2].reason, ChangeReason::NoLongerCounted);
    let kept = apply(kept, &changes);
    assert_eq!(
        diff(&kept, &after),
        [],
        "sums that came to nothing stay at nothing"
    );
}

#[test]
fn a_correction_that_was_written_down_is_not_written_again() {
    let mut corrected = case("1", "2028-05-01", "2028-05-02", Value::Null);
    let kept = sums(&output(std::slice::from_ref(&corrected)).entries);
    corrected["corrections"] =
        json!([{"at": "2029-06-01T00:00:00+09:00", "by": "lead", "delta": -1, "why": "mistake"}]);
    let key = Key {
        fiscal_year: FiscalYear(2028),
        case: "1".to_owned(),
        class: Class::K,
    };
    let written = Change {
        key,
        delta: -1,
        reason: ChangeReason::NoLongerCounted,
    };
    let kept = apply(kept, &[written]);
    assert_eq!(diff(&kept, &output(&[corrected]).entries), []);
}

#[test]
fn a_year_is_frozen_once_and_only_when_it_is_over_in_japan() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let year = FiscalYear(2028);
    let open = Freezes::default();
    assert_eq!(open.state(year), YearState::Open);
    assert_eq!(
        open.clone().freeze(year, at("2029-03-31T14:59:59Z")),
        Err(FreezeFault::NotOver(year)),
        "a second before midnight"
    );
    let over = at("2029-03-31T15:00:00Z");
    let frozen = open.freeze(year, over).unwrap();
    assert_eq!(frozen.state(year), YearState::Frozen { at: over });
    assert_eq!(frozen.state(FiscalYear(2029)), YearState::Open);
    let again = frozen.freeze(year, at("2029-05-01T00:00:00Z")).unwrap_err();
    assert_eq!(again.to_string(), "fiscal year R10 is frozen already");
    assert!(!YearState::Open.is_restated_by(over));
}

#[test]
fn months_and_the_three_dates_of_a_year() {
    let closed = json!("2029-05-15T10:00:00+09:00");
    let mut cases = vec![
        case("1", "2028-03-30", "2028-04-03", closed.clone()),
        case(
            "2",
            "2028-08-20",
            "2028-09-01",
            json!("2028-12-10T10:00:00+09:00"),
        ),
        case(
            "3",
            "2028-09-10",
            "2028-09-30",
            json!("2028-12-10T10:00:00+09:00"),
        ),
        case("4", "2029-03-01", "2029-03-31", Value::Null),
    ];
    // Reopened: not completed. Corrected after the year: still of September.
    cases[2]["reopened_at"] = json!("2029-01-10T10:00:00+09:00");
    cases[1]["corrections"] =
        json!([{"at": "2029-06-01T00:00:00+09:00", "by": "lead", "delta": -1, "why": "mistake"}]);
    // A duplicate, closed by the merge, adds to none of the views.
    let mut duplicate = case(
        "5",
        "2028-10-01",
        "2028-10-02",
        json!("2028-10-03T10:00:00+09:00"),
    );
    duplicate["merged_into"] = json!("1");
    cases.push(duplicate);

    let entries = output(&cases).entries;
    let months = |year, view| by_month(&entries, Class::K, FiscalYear(year), view);
    //                                              A  M  J  J  A  S  O  N  D  J  F  M
    assert_eq!(
        months(2028, View::Counted),
        [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]
    );
    assert_eq!(
        months(2028, View::Acceptance),
        [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]
    );
    assert_eq!(
        months(2028, View::Receipt),
        [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]
    );
    assert_eq!(
        months(2027, View::Receipt),
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    );
    assert_eq!(
        months(2028, View::Completion),
        [0; 12],
        "counted and taken off again"
    );
    assert_eq!(
        months(2029, View::Completion),
        [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    );
    assert_eq!(
        by_month(&entries, Class::Z, FiscalYear(2028), View::Counted),
        [0; 12]
    );
}

#[test]
fn the_months_by_counted_date_sum_to_the_year() {
    let late = {
        let mut case = case("2", "2028-12-01", "2029-01-10", Value::Null);
        case["substantive_at"] = json!("2029-06-01T10:00:00+09:00");
        case
    };
    let output = output(&[case("1", "2028-05-01", "2028-05-02", Value::Null), late]);
    for (year, sums) in &output.fiscal_years {
        let months = by_month(&output.entries, Class::K, *year, View::Counted);
        assert_eq!(months.iter().sum::<i64>(), sums.k, "{year}");
    }
    assert_eq!(
        by_month(
            &output.entries,
            Class::K,
            FiscalYear(2028),
            View::Acceptance
        )
        .iter()
        .sum::<i64>(),
        2
    );
}
