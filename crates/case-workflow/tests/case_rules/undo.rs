//! Taking back the last act (domain 4.1 A23).

use case_workflow::case::Case;
use case_workflow::case::codes::{EventKind, Stage};
use case_workflow::case::event::Event;
use case_workflow::case::step::Gate;
use jiff::SignedDuration;
use serde_json::json;

use crate::walk::{Walk, Who, acceptance, closing, event, loss, road};

/// Acts that can be taken back, with somewhere to do them.
fn undoable() -> Vec<(Walk, Who, Event)> {
    let mut acts: Vec<(Walk, Who, Event)> = Vec::new();
    let mut before = Walk::begin();
    for (who, event, _) in road() {
        let kind = event.kind();
        if matches!(
            kind,
            EventKind::Take
                | EventKind::Ask
                | EventKind::Accept
                | EventKind::Select
                | EventKind::StartUp
                | EventKind::Run
        ) {
            let mut walk = Walk::begin();
            walk.case = before.case.clone();
            acts.push((walk, who, event.clone()));
        }
        before.does(who, event);
    }
    let hold = json!({ "event": "hold", "reason": "summer", "review_on": "2026-12-01" });
    let decline = json!({ "event": "decline", "reason": "X1", "referral": "pmda_dc", "letter": "PMDA answers this." });
    acts.push((Walk::to(Stage::Screening), Who::Lead, event(decline)));
    acts.push((Walk::to(Stage::Accepted), Who::Manager, event(hold.clone())));
    let mut held = Walk::to(Stage::Accepted);
    held.does(Who::Manager, event(hold));
    acts.push((held, Who::Manager, Event::Resume));
    acts.push((
        Walk::to(Stage::Proposed),
        Who::Manager,
        event(json!({ "event": "another_round", "reason": "too few" })),
    ));
    acts.push((
        Walk::to(Stage::Matching),
        Who::Firm,
        event(json!({ "event": "withdraw", "reason": "" })),
    ));
    acts.push((Walk::to(Stage::Running), Who::Lead, closing("P")));
    let mut lost = Walk::to(Stage::Proposed);
    lost.second = Some(Who::Intake.id());
    acts.push((lost, Who::Lead, loss("N7")));
    let mut ended = Walk::to(Stage::Running);
    ended.does(Who::Lead, closing("P"));
    acts.push((
        ended,
        Who::Lead,
        event(json!({ "event": "reopen", "reason": "More patients." })),
    ));
    acts
}

/// A case without what every act changes.
fn content(case: &Case) -> Case {
    Case {
        version: 0,
        last_act: None,
        ..case.clone()
    }
}

#[test]
fn taking_back_an_act_restores_the_case_as_it_was() {
    let acts = undoable();
    assert_eq!(acts.len(), 14);
    for (mut walk, who, event) in acts {
        let word = event.kind();
        let (before, version) = (content(&walk.case), walk.case.version);
        walk.does(who, event);
        assert_ne!(content(&walk.case), before, "{word} did something");
        walk.later(SignedDuration::from_secs(5));
        let step = walk.does(who, Event::Undo);
        assert!(step.recall_letters, "{word}");
        assert_eq!(step.entries.len(), 1, "{word}: the history keeps both");
        assert_eq!(step.entries[0].params["event"], word.to_string());
        assert_eq!(content(&walk.case), before, "{word}");
        assert_eq!(walk.case.version, version + 2, "{word}");
        assert_eq!(walk.gate(who, Event::Undo), Gate::UndoOver, "{word}: once");
    }
}

#[test]
fn nobody_takes_back_the_act_of_another() {
    let mut walk = Walk::to(Stage::Screening);
    walk.does(Who::Lead, acceptance());
    for other in [Who::Intake, Who::Manager, Who::Firm] {
        assert_eq!(walk.gate(other, Event::Undo), Gate::UndoOver, "{other:?}");
    }
}

#[test]
fn ten_seconds_whatever_left_and_longer_while_nothing_has_left() {
    let mut walk = Walk::to(Stage::Screening);
    walk.does(Who::Lead, acceptance());
    walk.letters_left = true;
    walk.later(SignedDuration::from_secs(10));
    assert!(walk.tries(Who::Lead, Event::Undo).is_ok());
    walk.later(SignedDuration::from_secs(1));
    assert_eq!(walk.gate(Who::Lead, Event::Undo), Gate::UndoOver);
    walk.letters_left = false;
    walk.later(SignedDuration::from_hours(48));
    assert!(walk.tries(Who::Lead, Event::Undo).is_ok());
}

#[test]
fn what_was_followed_by_another_act_stays() {
    let mut walk = Walk::to(Stage::Screening);
    walk.does(Who::Lead, acceptance());
    walk.does(
        Who::Firm,
        event(json!({ "event": "message", "text": "Thank you.", "lang": "en" })),
    );
    assert_eq!(walk.gate(Who::Lead, Event::Undo), Gate::UndoOver);
}

#[test]
fn what_others_may_have_read_is_not_taken_back() {
    let mut walk = Walk::begin();
    for (who, event, _) in road() {
        let word = event.kind();
        walk.does(who, event);
        if matches!(
            word,
            EventKind::OpenRound | EventKind::AnswerRound | EventKind::Propose | EventKind::Answer
        ) {
            assert_eq!(walk.gate(who, Event::Undo), Gate::UndoOver, "{word}");
        }
    }
}
