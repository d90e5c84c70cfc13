//! What a round asks beyond its fixed questions, and what hospitals answer.

use case_workflow::case::event::Event;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::HospitalId;
use case_workflow::round::{QuestionKind, Said};
use serde_json::{Value, json};

use crate::walk::{HOSPITALS, Walk, Who, event, no, round, yes};

const FIRST: HospitalId = HOSPITALS[0];

fn asking(further: Value) -> Event {
    event(json!({
        "event": "open_round", "recipients": [{ "hospital": FIRST }], "further": further,
    }))
}

fn own(ja: &str, en: &str) -> Value {
    json!({ "kind": "text", "ja": ja, "en": en })
}

/// Yes, with these answers to what was asked further.
fn yes_and(further: Value) -> Event {
    let Event::AnswerRound {
        hospital,
        mut answer,
    } = yes(FIRST)
    else {
        unreachable!("a yes is an answer")
    };
    answer.insert("further".to_owned(), further);
    Event::AnswerRound { hospital, answer }
}

fn told(faults: Vec<Fault>) -> Vec<(String, FaultCode)> {
    let told = faults.into_iter().map(|one| (one.pointer, one.code));
    told.collect()
}

/// A kind of each, out of the bank and in own words.
fn asked() -> Walk {
    let mut walk = Walk::ready_to_ask();
    let further = json!({
        "bank": ["visit_from", "review_days", "e_sign"],
        "own": [own(" 治験薬の温度記録はできますか。 ", "Is the temperature of the drug logged?")],
    });
    walk.does(Who::Manager, asking(further));
    walk
}

#[test]
fn the_questions_go_out_in_the_order_of_the_bank_and_then_the_own() {
    let walk = asked();
    let asked: Vec<_> = walk.case.rounds[0]
        .further
        .iter()
        .map(|one| (one.code.as_str(), one.kind, one.most))
        .collect();
    assert_eq!(
        asked,
        [
            ("review_days", QuestionKind::Number, Some(1_000)),
            ("visit_from", QuestionKind::Month, None),
            ("e_sign", QuestionKind::YesNo, None),
            ("own_1", QuestionKind::Text, None),
        ]
    );
    let own = &walk.case.rounds[0].further[3];
    assert_eq!(own.ja, "治験薬の温度記録はできますか。");
}

#[test]
fn too_many_questions_twice_the_same_and_names_are_told_at_their_place() {
    let walk = Walk::ready_to_ask();
    let name = walk.case.profile.org_name.clone();
    let long = "長".repeat(201);
    let all = [
        "review_days",
        "contract_days",
        "visit_from",
        "crc",
        "e_sign",
        "econsent",
        "assent",
        "weekend",
        "crc",
    ];
    let fine = || own("質問", "A question");
    let table = [
        (json!({ "bank": all[..8] }), vec![]),
        (
            json!({ "bank": all[..8], "own": [fine()] }),
            vec![("/further", FaultCode::TooMany)],
        ),
        (
            json!({ "bank": ["crc", "crc"] }),
            vec![("/further/bank/1", FaultCode::Duplicate)],
        ),
        (
            json!({ "own": [fine(), fine(), fine(), fine()] }),
            vec![("/further/own", FaultCode::TooMany)],
        ),
        (
            json!({ "own": [own("", "  "), own(&long, "Fine")] }),
            vec![
                ("/further/own/0/ja", FaultCode::Required),
                ("/further/own/0/en", FaultCode::Required),
                ("/further/own/1/ja", FaultCode::TooLong),
            ],
        ),
        (
            json!({ "own": [own("質問", &format!("Do you know {name}?"))] }),
            vec![("/further/own/0/en", FaultCode::NameInSynopsis)],
        ),
    ];
    for (further, expected) in table {
        let said = match walk.tries(Who::Manager, asking(further.clone())) {
            Ok(_) => vec![],
            Err(_) => told(walk.faults(Who::Manager, asking(further.clone()))),
        };
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(pointer, code)| (pointer.to_owned(), code))
            .collect();
        assert_eq!(said, expected, "{further}");
    }
}

#[test]
fn every_further_question_may_be_left_open_and_what_is_answered_is_read_by_its_kind() {
    let mut walk = asked();
    walk.does(Who::Office, yes(FIRST));
    assert!(
        walk.case.rounds[0].sites[0]
            .answer
            .as_ref()
            .unwrap()
            .further
            .is_empty()
    );
    let further =
        json!({ "review_days": "４５", "visit_from": "2027-04", "e_sign": false, "own_1": " " });
    walk.does(Who::Office, yes_and(further));
    let answer = walk.case.rounds[0].sites[0].answer.clone().unwrap();
    let said: Vec<_> = answer
        .further
        .iter()
        .map(|(name, said)| (name.as_str(), said))
        .collect();
    assert_eq!(
        said,
        [
            ("e_sign", &Said::YesNo(false)),
            ("review_days", &Said::Number(45)),
            ("visit_from", &Said::Text("2027-04".to_owned())),
        ]
    );
    // As it is kept and read again.
    let kept = serde_json::to_value(&answer).unwrap();
    assert_eq!(
        serde_json::from_value::<case_workflow::round::Answer>(kept).unwrap(),
        answer
    );
    walk.does(Who::Office, no(FIRST));
}

#[test]
fn an_answer_out_of_bounds_or_to_nothing_that_was_asked_is_told_at_its_question() {
    let walk = asked();
    let table = [
        (
            json!({ "review_days": 1_001 }),
            "/further/review_days",
            FaultCode::TooBig,
        ),
        (
            json!({ "review_days": "soon" }),
            "/further/review_days",
            FaultCode::NotANumber,
        ),
        (
            json!({ "visit_from": "2027-13" }),
            "/further/visit_from",
            FaultCode::NotADate,
        ),
        (
            json!({ "e_sign": "yes" }),
            "/further/e_sign",
            FaultCode::WrongType,
        ),
        (
            json!({ "own_1": "長".repeat(501) }),
            "/further/own_1",
            FaultCode::TooLong,
        ),
        (json!({ "crc": 3 }), "/further/crc", FaultCode::UnknownField),
        (json!(["crc"]), "/further", FaultCode::WrongType),
    ];
    for (further, pointer, code) in table {
        let faults = told(walk.faults(Who::Office, yes_and(further.clone())));
        assert_eq!(faults, [(pointer.to_owned(), code)], "{further}");
    }
}

#[test]
fn a_full_round_starts_from_what_was_answered_to_the_very_same_question() {
    let mut walk = asked();
    let further = json!({ "review_days": 45, "e_sign": true, "own_1": "はい" });
    walk.does(Who::Office, yes_and(further));
    walk.does(Who::Manager, event(json!({ "event": "close_round" })));
    walk.does(
        Who::Manager,
        event(json!({
            "event": "record_basis", "hospital": FIRST, "kind": "written_consent",
            "since": "2026-11-24", "reference": "mail",
        })),
    );
    walk.does(
        Who::Manager,
        event(json!({
            "event": "open_round", "kind": "full", "recipients": [{ "hospital": FIRST }],
            "further": { "bank": ["e_sign"], "own": [own("別の質問", "Another question")] },
        })),
    );
    let draft = walk.case.rounds[1].sites[0].draft.clone().unwrap();
    assert_eq!(draft["further"], json!({ "e_sign": true }));
}

#[test]
fn a_round_of_before_further_questions_asks_none() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, round(&[FIRST]));
    let mut kept = serde_json::to_value(&walk.case.rounds[0]).unwrap();
    kept.as_object_mut().unwrap().remove("further");
    let read: case_workflow::round::Round = serde_json::from_value(kept).unwrap();
    assert_eq!(read, walk.case.rounds[0]);
}
