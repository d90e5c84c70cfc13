//! How the tests of counting ask: a case in a few facts, an answer in a few
//! words.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own question stops"
)]

use case_workflow::count::{CountInput, CountOutput, Entry, count};
use serde_json::{Value, json};

pub const AS_OF: &str = "2030-06-30T00:00:00+09:00";

/// A case that counts in R10, with some facts changed; each id its own question.
pub fn case(id: &str, facts: Value) -> Value {
    let mut case = json!({
        "id": id, "track": "A", "sponsor_group": "g", "product": "p", "question": id,
        "received_at": "2028-09-01T10:00:00+09:00",
        "accepted_at": "2028-09-05T10:00:00+09:00",
        "substantive_at": "2028-09-20T10:00:00+09:00",
        "eligibility": {"E1": true, "E2": true, "E3": true, "E4": true, "E5": true},
        "international": true,
        "sponsor_disclosed_at": "2028-09-01T10:00:00+09:00",
    });
    for (field, value) in facts.as_object().unwrap() {
        case[field] = value.clone();
    }
    case
}

pub fn answer_at(as_of: &str, cases: Value) -> CountOutput {
    let input: CountInput =
        serde_json::from_value(json!({"rule": "R1", "as_of": as_of, "cases": cases})).unwrap();
    count(&input).unwrap()
}

pub fn answer(cases: Value) -> CountOutput {
    answer_at(AS_OF, cases)
}

/// `case class year delta`, a line each.
pub fn entries(output: &CountOutput) -> Vec<String> {
    let line = |entry: &Entry| {
        format!(
            "{} {} {} {:+}",
            entry.case, entry.class, entry.fiscal_year, entry.delta
        )
    };
    output.entries.iter().map(line).collect()
}

pub fn reasons(output: &CountOutput) -> Vec<(&str, &str)> {
    output
        .not_counted
        .iter()
        .map(|line| (line.case.as_str(), line.because.as_str()))
        .collect()
}
