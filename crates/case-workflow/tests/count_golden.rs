//! The fifteen golden cases of the counting rule (domain 4.12).

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own question stops"
)]

use std::collections::BTreeMap;

use case_workflow::count::{Class, CountInput, count};
use serde_json::{Value, json};

/// An overseas firm's case as it usually is, with some facts changed.
fn case(id: &str, facts: Value) -> Value {
    let mut case = json!({
        "id": id, "track": "A", "sponsor_group": "g1", "product": "p1", "question": "q1",
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

/// The sums per class and year, without zeros: `K R10` -> 1.
fn counted(cases: &Value) -> (BTreeMap<String, i64>, u32) {
    let question = json!({"rule": "R1", "as_of": "2031-04-30T00:00:00+09:00", "cases": cases,
        "frozen": {"R10": "2029-05-20T00:00:00+09:00"}});
    let input: CountInput = serde_json::from_value(question).unwrap();
    let output = count(&input).unwrap();
    let mut sums = BTreeMap::new();
    let mut restatements = 0;
    for (year, in_year) in &output.fiscal_years {
        restatements += in_year.restatements;
        for class in [Class::K, Class::Z, Class::B, Class::L] {
            if in_year.of(class) != 0 {
                sums.insert(format!("{class} {year}"), in_year.of(class));
            }
        }
    }
    (sums, restatements)
}

/// A name, the cases, the sums expected, the restatements expected.
type Golden = (&'static str, Value, &'static [(&'static str, i64)], u32);

#[test]
fn the_fifteen_golden_cases() {
    let not_accepted = json!({"accepted_at": null, "eligibility": null, "substantive_at": null,
        "sponsor_disclosed_at": null});
    let table: [Golden; 15] = [
        (
            "1 accepted on the last evening of the year, met ten days later",
            json!([case(
                "1",
                json!({"received_at": "2029-03-25T09:00:00+09:00",
                "accepted_at": "2029-03-31T23:30:00+09:00", "substantive_at": "2029-04-10T10:00:00+09:00"})
            )]),
            &[("K R10", 1)],
            0,
        ),
        (
            "2 sent on 31 March in New York, 1 April in Japan",
            json!([case(
                "1",
                json!({"received_at": "2029-03-31T16:00:00-04:00",
                "accepted_at": "2029-04-03T10:00:00+09:00", "substantive_at": "2029-04-10T10:00:00+09:00"})
            )]),
            &[("K R11", 1)],
            0,
        ),
        (
            "3 first substantive answer after more than 90 days",
            json!([case(
                "1",
                json!({"accepted_at": "2029-01-10T10:00:00+09:00",
                "substantive_at": "2029-06-01T10:00:00+09:00"})
            )]),
            &[("K R11", 1)],
            0,
        ),
        (
            "4 seven meetings and forty mails on one case",
            json!([case("1", json!({}))]),
            &[("K R10", 1)],
            0,
        ),
        (
            "5 a second indication with its own protocol",
            json!([case("1", json!({})), case("2", json!({"question": "q2"}))]),
            &[("K R10", 2)],
            0,
        ),
        (
            "6 the CRO first, the sponsor two weeks later",
            json!([
                case(
                    "1",
                    json!({"sponsor_disclosed_at": null, "sponsor_group": null, "merged_into": "2"})
                ),
                case(
                    "2",
                    json!({"received_at": "2028-09-15T10:00:00+09:00", "accepted_at": null,
                    "substantive_at": null, "sponsor_disclosed_at": "2028-09-15T10:00:00+09:00"})
                ),
            ]),
            &[("K R10", 1)],
            0,
        ),
        (
            "7 a lead that became a case",
            json!([
                case(
                    "lead",
                    json!({"track": "C", "received_at": "2028-05-01T10:00:00+09:00", "accepted_at": null})
                ),
                case("2", json!({"predecessor": "lead"})),
            ]),
            &[("K R10", 1)],
            0,
        ),
        (
            "8 a patient asks for a trial",
            json!([case("1", not_accepted)]),
            &[],
            0,
        ),
        (
            "9 a Japanese subsidiary that does development",
            json!([case(
                "1",
                json!({"eligibility": {"E1": false, "E2": true, "E3": true, "E4": true, "E5": true}})
            )]),
            &[("Z R10", 1)],
            0,
        ),
        (
            "10 a Japanese hospital asks about an English agreement",
            json!([case(
                "1",
                json!({"track": "B", "eligibility": null, "international": null,
                "sponsor_disclosed_at": null, "sponsor_group": null})
            )]),
            &[("B R10", 1)],
            0,
        ),
        (
            "11 closed and reopened for the same trial",
            json!([case(
                "1",
                json!({"received_at": "2028-04-01T10:00:00+09:00", "accepted_at": "2028-04-03T10:00:00+09:00",
                "substantive_at": "2028-04-20T10:00:00+09:00", "closed_at": "2028-06-10T10:00:00+09:00",
                "reopened_at": "2028-11-10T10:00:00+09:00"})
            )]),
            &[("K R10", 1)],
            0,
        ),
        (
            "12 closed, back eighteen months later with a new phase 3",
            json!([
                case(
                    "1",
                    json!({"received_at": "2027-04-10T10:00:00+09:00", "accepted_at": "2027-04-15T10:00:00+09:00",
                    "sponsor_disclosed_at": "2027-04-10T10:00:00+09:00", "substantive_at": "2027-05-01T10:00:00+09:00", "closed_at": "2027-06-30T10:00:00+09:00"})
                ),
                case(
                    "2",
                    json!({"received_at": "2028-12-01T10:00:00+09:00", "accepted_at": "2028-12-05T10:00:00+09:00",
                    "substantive_at": "2028-12-20T10:00:00+09:00", "predecessor": "1"})
                ),
            ]),
            &[("K R9", 1), ("K R10", 1)],
            0,
        ),
        (
            "13 counted, then withdrawn",
            json!([case("1", json!({"closed_at": "2028-12-01T10:00:00+09:00"}))]),
            &[("K R10", 1)],
            0,
        ),
        (
            "14 no trial in Japan needed in the end, sent to PMDA",
            json!([case("1", json!({"closed_at": "2028-10-23T10:00:00+09:00"}))]),
            &[("K R10", 1)],
            0,
        ),
        (
            "15 counted by mistake, taken off after the freeze",
            json!([case(
                "1",
                json!({"corrections": [{"at": "2029-06-10T10:00:00+09:00", "by": "lead",
                "delta": -1, "why": "a base in Japan was found"}]})
            )]),
            &[],
            1,
        ),
    ];
    for (name, cases, expected, restated) in table {
        let expected: BTreeMap<String, i64> = expected
            .iter()
            .map(|(key, sum)| ((*key).to_owned(), *sum))
            .collect();
        assert_eq!(counted(&cases), (expected, restated), "{name}");
    }
}

/// Case 14 hangs on E2; case 15 stays visible as two entries.
#[test]
fn the_notes_beside_the_golden_cases_hold() {
    let no_trial = json!([case(
        "1",
        json!({"eligibility": {"E1": true, "E2": false, "E3": true, "E4": true, "E5": true}})
    )]);
    assert_eq!(
        counted(&no_trial).0,
        BTreeMap::from([("Z R10".to_owned(), 1)])
    );

    let corrected = json!({"rule": "R1", "as_of": "2029-06-30T00:00:00+09:00", "cases": [case("1", json!({
        "corrections": [{"at": "2029-06-10T01:00:00Z", "by": "lead", "delta": -1, "why": "a base in Japan was found"}]}))]});
    let input: CountInput = serde_json::from_value(corrected).unwrap();
    assert_eq!(
        serde_json::to_value(count(&input).unwrap()).unwrap(),
        json!({
            "rule": "R1",
            "fiscal_years": {"R10": {"K": 0, "Z": 0, "B": 0, "L": 0, "restatements": 1}},
            "entries": [
                {"case": "1", "class": "K", "fiscal_year": "R10", "delta": 1,
                    "because": "rule 2: accepted 2028-09-05 (JST)"},
                {"case": "1", "class": "K", "fiscal_year": "R10", "delta": -1,
                    "because": "correction: a base in Japan was found",
                    "at": "2029-06-10T10:00:00+09:00", "by": "lead"},
            ],
            "not_counted": [],
        })
    );
}
