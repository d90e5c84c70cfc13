//! Acts in any order: whatever people press, the rules hold.

use case_workflow::case::Case;
use case_workflow::case::codes::{EventKind, RoundState};
use case_workflow::case::event::Event;
use case_workflow::case::stage::Next;
use case_workflow::case::step::Refused;
use jiff::SignedDuration;
use proptest::prelude::*;
use serde_json::json;

use crate::experts::{ask_experts, declined, feedback, report};
use crate::walk::{HOSPITALS, Walk, Who, closing, contact, event, loss, no, proposal, road, round};

/// Everything that is on the road, and everything that is not.
fn acts() -> Vec<(Who, Event)> {
    let mut acts: Vec<(Who, Event)> = road()
        .into_iter()
        .map(|(who, event, _)| (who, event))
        .collect();
    let now = Walk::begin().now;
    let more = [
        json!({ "event": "decline", "reason": "X1", "referral": "pmda_dc", "letter": "PMDA answers this." }),
        json!({ "event": "hold", "reason": "summer", "review_on": "2026-12-20" }),
        json!({ "event": "resume" }),
        json!({ "event": "assign", "owner": Who::Manager.id(), "deputy": Who::Manager.id(), "team": [Who::Intake.id()] }),
        json!({ "event": "message", "text": "A word.", "lang": "en" }),
        json!({ "event": "note", "text": "社内の覚え書き" }),
        json!({ "event": "synopsis_change", "text": "Leave out the phase." }),
        json!({ "event": "record_basis", "hospital": HOSPITALS[0], "kind": "written_consent", "since": "2026-11-20", "reference": "mail" }),
        json!({ "event": "open_request", "hospital": HOSPITALS[1] }),
        json!({ "event": "save_answer", "hospital": HOSPITALS[1], "draft": { "pi": "見" } }),
        json!({ "event": "another_round", "reason": "too few" }),
        json!({ "event": "withdraw", "reason": "" }),
        json!({ "event": "reopen", "reason": "again" }),
        json!({ "event": "undo" }),
        json!({ "event": "revise", "patch": { "phase_planned": "p2" } }),
        json!({ "event": "revise", "patch": { "phase_planned": null } }),
        json!({ "event": "ask", "questions": [] }),
    ];
    acts.extend(more.into_iter().map(|one| (Who::Manager, event(one))));
    acts.push((Who::Manager, ask_experts()));
    acts.push((Who::Expert, feedback(Who::Expert)));
    acts.push((Who::SecondExpert, declined(Who::SecondExpert)));
    acts.push((Who::Manager, Event::CloseExperts));
    acts.push((Who::Manager, report()));
    acts.push((Who::Firm, Event::Undo));
    acts.push((Who::Lead, Event::Undo));
    acts.push((Who::Manager, round(&HOSPITALS[1..])));
    acts.push((Who::Manager, proposal(&HOSPITALS[..1])));
    acts.push((Who::Office, no(HOSPITALS[0])));
    acts.push((Who::Lead, closing("P")));
    acts.push((Who::Lead, closing("G2")));
    acts.push((Who::Lead, loss("N3")));
    acts.push((Who::Manager, contact("administrative", now)));
    acts
}

fn holds(case: &Case) {
    assert!(
        case.rounds
            .iter()
            .filter(|one| one.state == RoundState::Open)
            .count()
            <= 1
    );
    let asking = case.expert_rounds.iter().filter(|one| one.is_open());
    assert!(asking.count() <= usize::from(case.stage.is_open()));
    assert_eq!(
        case.ended_at.is_some(),
        !case.stage.is_open(),
        "{}",
        case.stage
    );
    assert!(case.hold.is_none() || case.stage.is_open());
    assert!(!case.stage.is_accepted() || case.accepted_at.is_some());
    assert!(
        case.pauses
            .iter()
            .all(|one| one.to.is_none_or(|to| to >= one.from)),
        "no pause ends before it begins"
    );
    let open = case.pauses.iter().filter(|one| one.to.is_none()).count();
    let expected = usize::from(case.hold.is_some()) + usize::from(case.asked.is_some());
    assert_eq!(
        open, expected,
        "{}: a pause lasts as long as its cause",
        case.stage
    );
    let json = serde_json::to_string(case).unwrap();
    let back: Case = serde_json::from_str(&json).unwrap();
    assert_eq!(&back, case, "what is kept reads back the same");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whatever_people_press_the_table_and_the_invariants_hold(
        start in 0usize..26,
        presses in prop::collection::vec((0usize..200, 0i64..40), 1..30),
    ) {
        let acts = acts();
        let mut walk = Walk::begin();
        for (who, event, _) in road().into_iter().take(start) {
            walk.does(who, event);
        }
        for (press, minutes) in presses {
            walk.later(SignedDuration::from_mins(minutes));
            let (who, event) = acts[press % acts.len()].clone();
            let kind = event.kind();
            let allowed = walk.case.stage.after(kind);
            let before = walk.case.clone();
            match walk.tries(who, event) {
                Ok(step) => {
                    let next = allowed.expect("the table allows what was done");
                    prop_assert_eq!(step.case.version, before.version + 1);
                    if let Next::To(stage) = next {
                        let talk = kind == EventKind::RecordContact;
                        prop_assert!(step.case.stage == stage || talk);
                    }
                    prop_assert!(step.entries.iter().all(|entry| entry.at <= walk.now));
                    prop_assert_eq!(&step.case.inquiry, &before.inquiry, "what was sent is never edited");
                    let mut keys: Vec<_> = step
                        .letters
                        .iter()
                        .map(|letter| format!("{:?} {:?} {}", letter.kind, letter.to, letter.occasion))
                        .collect();
                    keys.sort();
                    let all = keys.len();
                    keys.dedup();
                    prop_assert_eq!(keys.len(), all, "nobody is told the same thing twice");
                    walk.case = step.case;
                    holds(&walk.case);
                }
                Err(Refused::NotAllowed(_)) => prop_assert!(allowed.is_err()),
                Err(_) => prop_assert!(allowed.is_ok()),
            }
        }
    }
}
