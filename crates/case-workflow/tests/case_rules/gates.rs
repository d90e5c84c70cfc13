//! Every gate, shut and open.

use case_workflow::case::codes::Stage;
use case_workflow::case::event::Event;
use case_workflow::case::step::{Gate, Refused};
use case_workflow::fault::FaultCode;
use jiff::SignedDuration;
use serde_json::json;

use crate::walk::{
    HOSPITALS, Walk, Who, closing, contract, event, loss, milestone, proposal, road, round, yes,
};

#[test]
fn hospitals_are_asked_only_with_details_and_an_approved_text() {
    let walk = Walk::to(Stage::InConsultation);
    let draft = || event(json!({ "event": "draft_synopsis" }));
    assert_eq!(walk.gate(Who::Manager, draft()), Gate::Details);
    assert_eq!(walk.gate(Who::Manager, round(&HOSPITALS)), Gate::Details);

    let mut walk = Walk::begin();
    for (who, event, _) in road().into_iter().take(6) {
        walk.does(who, event);
    }
    assert_eq!(
        walk.gate(Who::Manager, round(&HOSPITALS)),
        Gate::SynopsisApproved
    );
    assert_eq!(
        walk.gate(Who::Firm, Event::ApproveSynopsis { revision: 1 }),
        Gate::SynopsisApproved
    );
    walk.does(Who::Manager, draft());
    assert_eq!(
        walk.gate(Who::Manager, round(&HOSPITALS)),
        Gate::SynopsisApproved
    );
    walk.does(Who::Firm, Event::ApproveSynopsis { revision: 1 });
    walk.does(Who::Manager, round(&HOSPITALS));
}

#[test]
fn nobody_approves_a_text_that_they_did_not_read() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, event(json!({ "event": "draft_synopsis" })));
    assert_eq!(
        walk.gate(Who::Firm, Event::ApproveSynopsis { revision: 1 }),
        Gate::NewerText
    );
    walk.does(Who::Firm, Event::ApproveSynopsis { revision: 2 });
}

#[test]
fn a_changed_detail_makes_the_approved_text_out_of_date() {
    let mut walk = Walk::ready_to_ask();
    let patch =
        json!({ "event": "revise", "patch": { "prot_n": { "total": 900, "japan_target": 60 } } });
    walk.does(Who::Firm, event(patch));
    assert_eq!(
        walk.gate(Who::Manager, round(&HOSPITALS)),
        Gate::SynopsisApproved
    );
    assert_eq!(
        walk.gate(Who::Firm, Event::ApproveSynopsis { revision: 1 }),
        Gate::NewerText
    );
}

#[test]
fn one_round_at_a_time_and_an_answer_only_while_it_is_open() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, round(&HOSPITALS[..2]));
    assert_eq!(
        walk.gate(Who::Manager, round(&HOSPITALS[2..])),
        Gate::RoundClosed
    );
    assert_eq!(
        walk.gate(Who::Manager, proposal(&HOSPITALS[..1])),
        Gate::RoundClosed
    );
    assert_eq!(walk.gate(Who::Office, yes(HOSPITALS[2])), Gate::NotAsked);
    walk.does(Who::Office, yes(HOSPITALS[0]));
    walk.does(Who::Manager, Event::CloseRound);
    assert_eq!(
        walk.gate(Who::Manager, Event::CloseRound),
        Gate::NoOpenRound
    );
    assert_eq!(walk.gate(Who::Office, yes(HOSPITALS[0])), Gate::NotAsked);
}

#[test]
fn only_interested_hospitals_are_proposed() {
    let mut walk = Walk::to(Stage::Matching);
    for (who, event, _) in road().into_iter().skip(9).take(4) {
        walk.does(who, event);
    }
    let faults = walk.faults(
        Who::Manager,
        proposal(&[HOSPITALS[0], HOSPITALS[2], HOSPITALS[0]]),
    );
    let found: Vec<(&str, FaultCode)> = faults
        .iter()
        .map(|one| (one.pointer.as_str(), one.code))
        .collect();
    assert_eq!(
        found,
        [
            ("/hospitals/1", FaultCode::NotFound),
            ("/hospitals/2", FaultCode::Duplicate),
        ]
    );
}

#[test]
fn the_trial_runs_only_when_every_paper_is_there() {
    let mut walk = Walk::to(Stage::SiteSelected);
    let run = |reason: Option<&str>| event(json!({ "event": "run", "no_registry_reason": reason }));
    assert_eq!(
        walk.gate(Who::Manager, Event::StartUp),
        Gate::ContractOpened
    );
    walk.does(Who::Manager, contract("template_chosen"));
    walk.does(Who::Manager, Event::StartUp);
    assert_eq!(walk.gate(Who::Manager, run(None)), Gate::Ctn);
    walk.does(Who::Manager, milestone("ctn_submitted", None));
    assert_eq!(walk.gate(Who::Manager, run(None)), Gate::Irb);
    walk.does(Who::Manager, milestone("irb_approved", Some(HOSPITALS[0])));
    assert_eq!(walk.gate(Who::Manager, run(None)), Gate::ContractExecuted);
    for stage in ["legal_ok", "budget_ok", "executed"] {
        walk.does(Who::Manager, contract(stage));
    }
    assert_eq!(walk.gate(Who::Manager, run(None)), Gate::Started);
    walk.does(Who::Manager, milestone("siv", Some(HOSPITALS[0])));
    assert_eq!(walk.gate(Who::Manager, run(None)), Gate::RegistryId);
    walk.does(
        Who::Manager,
        run(Some("Registered in another primary registry.")),
    );
    assert_eq!(walk.case.stage, Stage::Running);
}

#[test]
fn signing_needs_agreed_terms_and_agreed_costs() {
    let mut walk = Walk::to(Stage::SiteSelected);
    walk.does(Who::Manager, contract("legal_ok"));
    for stage in ["signature", "executed"] {
        let faults = walk.faults(Who::Manager, contract(stage));
        assert_eq!(faults[0].pointer, "/stage", "{stage}");
    }
    walk.does(Who::Manager, contract("budget_ok"));
    walk.does(Who::Manager, contract("signature"));
    walk.does(Who::Manager, contract("executed"));
}

#[test]
fn a_success_needs_what_its_name_says() {
    let mut walk = Walk::to(Stage::Startup);
    assert_eq!(walk.gate(Who::Lead, closing("P")), Gate::Outcome);
    assert_eq!(walk.gate(Who::Lead, closing("P'")), Gate::Outcome);
    for stage in ["legal_ok", "budget_ok", "executed"] {
        walk.does(Who::Manager, contract(stage));
    }
    assert!(walk.tries(Who::Lead, closing("P'")).is_ok());
    assert_eq!(walk.gate(Who::Lead, closing("P")), Gate::Outcome);
    walk.does(Who::Manager, milestone("fpi", Some(HOSPITALS[0])));
    assert!(walk.tries(Who::Lead, closing("P")).is_ok());
}

#[test]
fn a_case_is_on_hold_once_and_at_most_ninety_days() {
    let mut walk = Walk::to(Stage::Accepted);
    let hold = |day: &str| {
        event(json!({ "event": "hold", "reason": "the firm decides in spring", "review_on": day }))
    };
    assert_eq!(walk.gate(Who::Manager, Event::Resume), Gate::Hold);
    assert_eq!(
        walk.faults(Who::Manager, hold("2027-02-23"))[0].code,
        FaultCode::TooBig
    );
    assert_eq!(
        walk.faults(Who::Manager, hold("2026-11-23"))[0].code,
        FaultCode::InPast
    );
    walk.does(Who::Manager, hold("2027-02-22"));
    assert_eq!(walk.gate(Who::Manager, hold("2027-01-10")), Gate::Hold);
    walk.does(Who::Manager, Event::Resume);
    assert_eq!(walk.case.stage, Stage::Accepted);
}

#[test]
fn an_ended_case_is_reopened_within_twelve_months() {
    let mut walk = Walk::to(Stage::Proposed);
    walk.second = Some(Who::Intake.id());
    walk.does(Who::Lead, loss("N1"));
    walk.second = None;
    let reopen = || event(json!({ "event": "reopen", "reason": "The firm has funding again." }));
    walk.now = "2027-11-24T14:00:00Z".parse().unwrap();
    assert!(
        walk.tries(Who::Lead, reopen()).is_ok(),
        "the last day in Japan"
    );
    walk.later(SignedDuration::from_hours(1));
    assert_eq!(walk.gate(Who::Lead, reopen()), Gate::TooLongAgo);
}

#[test]
fn the_operators_own_hospital_and_a_loss_need_a_second_person() {
    let mut walk = Walk::ready_to_ask();
    walk.own.insert(HOSPITALS[1]);
    assert_eq!(
        walk.tries(Who::Manager, round(&HOSPITALS)).unwrap_err(),
        Refused::NeedsSecond
    );
    assert!(walk.tries(Who::Manager, round(&HOSPITALS[..1])).is_ok());
    assert_eq!(
        walk.tries(Who::Lead, loss("N2")).unwrap_err(),
        Refused::NeedsSecond
    );
    assert!(walk.tries(Who::Lead, closing("G1")).is_ok());
    walk.second = Some(Who::Lead.id());
    assert!(walk.tries(Who::Manager, round(&HOSPITALS)).is_ok());
    assert!(walk.tries(Who::Lead, loss("N2")).is_ok());
}

#[test]
fn nobody_is_asked_to_confirm_what_cannot_be_done() {
    let mut walk = Walk::ready_to_ask();
    walk.own.insert(HOSPITALS[1]);
    let twice = round(&[HOSPITALS[1], HOSPITALS[1]]);
    assert_eq!(
        walk.faults(Who::Manager, twice)[0].code,
        FaultCode::Duplicate
    );
    let empty = event(json!({ "event": "close", "outcome": "N2" }));
    assert_eq!(
        walk.faults(Who::Lead, empty).len(),
        3,
        "reasons, evidence and text at once"
    );
}

#[test]
fn a_selection_names_every_proposed_hospital_and_chooses_one() {
    let walk = Walk::to(Stage::Proposed);
    let pointers = |decisions: serde_json::Value| {
        let faults = walk.faults(
            Who::Firm,
            event(json!({ "event": "select", "decisions": decisions })),
        );
        faults
            .into_iter()
            .map(|one| one.pointer)
            .collect::<Vec<_>>()
    };
    assert_eq!(pointers(json!([])), ["/decisions"; 3]);
    assert_eq!(
        pointers(json!([
            { "hospital": HOSPITALS[0], "decision": "selected" },
            { "hospital": HOSPITALS[1], "decision": "not_selected" },
            { "hospital": HOSPITALS[2], "decision": "reserve" },
        ])),
        [
            "/decisions/0/target",
            "/decisions/1/reason",
            "/decisions/2/hospital"
        ]
    );
    let by_desk = event(json!({ "event": "select", "decisions": [
        { "hospital": HOSPITALS[0], "decision": "selected", "target": 8 },
        { "hospital": HOSPITALS[1], "decision": "reserve" },
    ]}));
    let faults = walk.faults(Who::Manager, by_desk);
    assert_eq!(
        faults[0].pointer, "/evidence",
        "the desk says on what it rests"
    );
}
