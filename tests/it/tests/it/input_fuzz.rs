//! Random JSON into every operation that takes any, as a lead, a firm and a
//! hospital: never a 500, always a problem document, nothing half-written.

use harness::browser::Browser;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

use crate::permission_matrix::Scene;
use crate::permission_table::operations;

/// Rounds through all operations.
const ROUNDS: usize = 6;

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        "\\PC{0,24}".prop_map(Value::from),
        prop_oneof![
            Just("int_yes"),
            Just("executed"),
            Just("2026-02-30"),
            Just("9999-12-31"),
            Just("-262143-01-01"),
            Just("A-R08-001"),
            Just("00000000-0000-0000-0000-000000000000"),
            Just("a\u{0}b"),
            Just("N1"),
            Just("2026-11-24T01:12:00Z"),
            Just("R8"),
            Just(""),
            Just("en"),
            Just("selected"),
        ]
        .prop_map(Value::from),
    ]
}

fn anything() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-zE0-9_]{1,12}", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Every place in a value, as pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                places(inner, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (n, inner) in list.iter().enumerate() {
                places(inner, &format!("{at}/{n}"), found);
            }
        }
        _ => {}
    }
}

/// A body that could be meant, with one place put wrong.
fn bent(seed: &Value, place: prop::sample::Index, by: Value) -> Value {
    let mut all = Vec::new();
    places(seed, "", &mut all);
    let mut body = seed.clone();
    if let Some(target) = body.pointer_mut(&all[place.index(all.len())]) {
        *target = by;
    }
    body
}

/// Everything a refused request could have left behind.
async fn kept(lead: &Browser, number: &str) -> Value {
    let mut case = lead.get(&format!("/api/desk/cases/{number}")).await.ok();
    let page = lead.get("/api/desk/cases").await.ok();
    let hospitals = lead.get("/api/desk/hospitals").await.ok();
    let people = lead.get("/api/desk/people").await.ok();
    let proposals = lead.get("/api/desk/proposals").await.ok();
    case["total"] = page["total"].clone();
    case["hospitals"] = hospitals;
    case["desk"] = people;
    case["waiting"] = proposals;
    case
}

#[tokio::test]
async fn no_json_breaks_anything_or_leaves_half_of_itself() {
    let scene = Scene::new().await;
    let lead = scene.browser_of("DL");
    let users = ["DL", "SUB, own", "HO manager, asked"].map(|name| scene.browser_of(name));
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let operations: Vec<_> = operations(&scene.places)
        .into_iter()
        .filter(|op| op.method != "get" && op.method != "delete")
        .filter(|op| {
            !matches!(
                op.path,
                "/api/sign-out" | "/api/sign-in" | "/api/short-requests"
            )
        })
        .collect();
    assert!(operations.len() > 55, "{}", operations.len());
    let body = (any::<prop::sample::Index>(), anything(), any::<bool>());
    let mut tried = 0_usize;
    let mut refused = 0_usize;
    // Opening a page for the first time is itself kept; here all of them are open.
    for op in &operations {
        scene.version_for(op).await;
    }
    let mut before = kept(&lead, &scene.places.number).await;
    for _ in 0..ROUNDS {
        for op in &operations {
            for (n, user) in users.iter().enumerate() {
                let (place, by, whole) = body.new_tree(&mut runner).unwrap().current();
                let sent = if whole { by } else { bent(&op.body, place, by) };
                let path = scene.address(op, n);
                let version = scene.version_for(op).await;
                let method = op.method.to_uppercase().parse().unwrap();
                let reply = user.json(method, &path, Some(version), sent.clone()).await;
                let told = format!("{} {sent}\n→ {} {}", reply.asked, reply.status, reply.text);
                assert!(reply.status < 500 || reply.status == 503, "{told}");
                tried += 1;
                if reply.status >= 400 {
                    refused += 1;
                    let kind = reply.headers["content-type"].to_str().unwrap();
                    assert_eq!(kind, "application/problem+json", "{told}");
                    assert_eq!(reply.body["status"], reply.status, "{told}");
                    assert!(
                        reply.body["type"]
                            .as_str()
                            .unwrap()
                            .starts_with("/problems/"),
                        "{told}"
                    );
                    let after = kept(&lead, &scene.places.number).await;
                    assert_eq!(
                        before, after,
                        "a refused request left something behind: {told}"
                    );
                } else {
                    before = kept(&lead, &scene.places.number).await;
                }
            }
        }
    }
    assert!(
        refused * 2 > tried,
        "{refused} of {tried} were refused: the bodies are wrong enough"
    );
}
