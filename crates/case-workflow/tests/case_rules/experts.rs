//! The experts' round.

use case_workflow::case::codes::{RoundState, Stage};
use case_workflow::case::event::Event;
use case_workflow::case::step::{Audience, Gate, LetterKind, Refused, To};
use case_workflow::expert::{ExpertState, Reply};
use case_workflow::fault::FaultCode;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::walk::{Walk, Who, event, letters, loss};

/// Two experts, one question of the desk's own.
pub fn ask_experts() -> Event {
    asking(json!({}))
}

fn asking(more: Value) -> Event {
    let mut ask = json!({ "event": "ask_experts", "experts": [
            { "person": Who::Expert.id(), "field": "Neurology", "fee": "30,000 JPY an hour" },
            { "person": Who::SecondExpert.id(), "field": "Paediatrics", "fee": null },
        ], "due": null, "questions": [
            { "kind": "yes_no", "ja": "対照薬は保険適用ですか。", "en": "Is the comparator covered?" },
        ] });
    for (name, value) in more.as_object().unwrap() {
        ask[name] = value.clone();
    }
    event(ask)
}

pub fn feedback(who: Who) -> Event {
    event(
        json!({ "event": "answer_expert", "person": who.id(), "reply": {
            "reply": "answer", "interests": false, "verdict": "changes", "practice": "partly",
            "patients": 1200, "obstacles": "腰椎穿刺の回数を減らす必要がある", "further": { "own_1": true } } }),
    )
}

pub fn declined(who: Who) -> Event {
    event(
        json!({ "event": "answer_expert", "person": who.id(), "reply": { "reply": "decline", "reason": "no_time" } }),
    )
}

pub fn report() -> Event {
    event(json!({ "event": "report_experts", "text": "Feasible with fewer lumbar punctures." }))
}

#[test]
fn experts_read_the_approved_text_and_nothing_before_the_firm_approved_it() {
    let consulting = Walk::to(Stage::InConsultation);
    assert_eq!(
        consulting.gate(Who::Manager, ask_experts()),
        Gate::SynopsisApproved
    );

    let mut walk = Walk::ready_to_ask();
    let step = walk.does(Who::Manager, ask_experts());
    let asked = |who: Who| (LetterKind::ExpertRound, To::Person(who.id()));
    assert_eq!(
        letters(step),
        [asked(Who::Expert), asked(Who::SecondExpert)]
    );
    assert_eq!(step.entries[0].audience, Audience::Firm);
    let lines = walk.case.synopsis.as_ref().unwrap().lines.clone();
    let round = &walk.case.expert_rounds[0];
    assert_eq!(round.text, lines);
    // Five business days from Tuesday 24 November, at 17:00 in Tokyo.
    assert_eq!(round.due.to_string(), "2026-12-01T08:00:00Z");
    assert_eq!(
        walk.gate(Who::Manager, ask_experts()),
        Gate::RoundClosed,
        "one round at a time"
    );
    assert_eq!(
        walk.case.stage,
        Stage::InConsultation,
        "experts are asked beside the road"
    );
}

#[test]
fn what_is_wrong_with_asking_is_named_all_at_once() {
    let walk = Walk::ready_to_ask();
    let again = json!({ "experts": [
        { "person": Who::Expert.id(), "field": " ", "fee": null },
        { "person": Who::Expert.id(), "field": "Neurology", "fee": "x".repeat(201) },
    ], "due": "2026-11-28", "questions": [{ "kind": "yes_no", "ja": "", "en": "Acme?" }] });
    let faults = walk.faults(Who::Manager, asking(again));
    let told: Vec<_> = faults
        .iter()
        .map(|one| (one.pointer.as_str(), one.code))
        .collect();
    assert_eq!(
        told,
        [
            ("/experts/0/field", FaultCode::Required),
            ("/experts/1/email", FaultCode::Duplicate),
            ("/experts/1/fee", FaultCode::TooLong),
            ("/due", FaultCode::NotABusinessDay),
            ("/questions/0/ja", FaultCode::Required),
        ]
    );
    let none = walk.faults(Who::Manager, asking(json!({ "experts": [] })));
    assert_eq!(none[0].pointer, "/experts");
}

#[test]
fn a_question_may_not_name_the_company_to_an_expert() {
    let walk = Walk::ready_to_ask();
    let name = walk.case.profile.org_name.clone();
    let told = walk.faults(
        Who::Manager,
        asking(json!({ "questions": [{ "kind": "text", "ja": "どう思いますか。", "en": format!("What of {name}?") }] })),
    );
    assert_eq!(told[0].code, FaultCode::NameInSynopsis);
}

#[test]
fn replies_are_taken_and_corrected_while_the_round_is_open_and_the_desk_is_called_once() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, ask_experts());
    let step = walk.does(Who::Expert, feedback(Who::Expert));
    assert_eq!(letters(step), [(LetterKind::ExpertReplied, To::Team)]);
    assert_eq!(
        step.letters[0].values["answered"], "1",
        "one of two has replied"
    );
    assert!(
        step.entries
            .iter()
            .all(|one| one.audience == Audience::Desk)
    );
    let corrected = walk.does(Who::Expert, declined(Who::Expert));
    assert_eq!(letters(corrected), []);
    let one = walk.case.expert_rounds[0].of(Who::Expert.id()).unwrap();
    assert_eq!((one.state, one.version), (ExpertState::Declined, 3));
    assert!(matches!(one.reply, Some(Reply::Decline { .. })));

    assert_eq!(
        walk.gate(Who::Manager, feedback(Who::Manager)),
        Gate::NotAsked,
        "only who was asked replies"
    );
    walk.does(Who::Manager, Event::CloseExperts);
    assert_eq!(
        walk.gate(Who::Expert, feedback(Who::Expert)),
        Gate::NoOpenRound
    );
    let silent = walk.case.expert_rounds[0]
        .of(Who::SecondExpert.id())
        .unwrap();
    assert_eq!(silent.state, ExpertState::NoAnswer);
}

#[test]
fn an_expert_is_reminded_by_hand_once_a_business_day_and_never_after_a_reply() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, ask_experts());
    let remind = |who: Who| event(json!({ "event": "remind_expert", "person": who.id() }));
    let step = walk.does(Who::Manager, remind(Who::Expert));
    assert_eq!(
        letters(step),
        [(LetterKind::ExpertNudge, To::Person(Who::Expert.id()))]
    );
    assert_eq!(
        walk.gate(Who::Manager, remind(Who::Expert)),
        Gate::RemindedToday
    );
    walk.later(SignedDuration::from_hours(24));
    walk.does(Who::Manager, remind(Who::Expert));
    walk.does(Who::SecondExpert, declined(Who::SecondExpert));
    assert_eq!(
        walk.gate(Who::Manager, remind(Who::SecondExpert)),
        Gate::Settled
    );
}

#[test]
fn the_firm_is_told_once_nobody_is_awaited_any_more_and_only_once() {
    let mut walk = Walk::ready_to_ask();
    assert_eq!(walk.gate(Who::Manager, report()), Gate::NoOpenRound);
    walk.does(Who::Manager, ask_experts());
    walk.does(Who::Expert, feedback(Who::Expert));
    assert_eq!(
        walk.gate(Who::Manager, report()),
        Gate::RoundClosed,
        "one is still awaited"
    );
    walk.does(Who::SecondExpert, declined(Who::SecondExpert));
    let firm = walk.case.firm;
    let step = walk.does(Who::Manager, report());
    assert_eq!(letters(step), [(LetterKind::ExpertReport, To::Firm(firm))]);
    let round = &walk.case.expert_rounds[0];
    assert_eq!(round.state, RoundState::Reported);
    assert!(
        round.closed_at.is_some(),
        "telling the firm closes the round"
    );
    assert_eq!(walk.gate(Who::Manager, report()), Gate::Settled);

    walk.does(Who::Manager, ask_experts());
    assert_eq!(walk.case.expert_rounds[1].no, 2);
}

#[test]
fn whoever_is_about_to_answer_hears_that_the_case_has_ended() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, ask_experts());
    walk.does(Who::Expert, feedback(Who::Expert));
    let second = Some(Who::Manager.id());
    walk.second = second;
    let step = walk.does(Who::Lead, loss("N3"));
    let ended: Vec<To> = letters(step)
        .into_iter()
        .filter(|(kind, _)| *kind == LetterKind::ExpertEnded)
        .map(|(_, to)| to)
        .collect();
    assert_eq!(ended, [To::Person(Who::SecondExpert.id())]);
    let round = &walk.case.expert_rounds[0];
    assert_eq!(round.state, RoundState::Cancelled);
    assert_eq!(round.experts[0].state, ExpertState::Answered);
    assert!(matches!(
        walk.refused(Who::SecondExpert, feedback(Who::SecondExpert)),
        Refused::NotAllowed(_)
    ));
}

#[test]
fn a_reply_after_the_date_is_not_taken_even_before_the_clocks_close_the_round() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, ask_experts());
    let due = walk.case.expert_rounds[0].due;
    walk.now = due;
    assert!(walk.tries(Who::Expert, feedback(Who::Expert)).is_ok());
    walk.later(SignedDuration::from_secs(1));
    assert_eq!(
        walk.gate(Who::Expert, feedback(Who::Expert)),
        Gate::NoOpenRound
    );
}
