//! Every way out, and who hears of it.

use case_workflow::case::codes::{RoundState, SiteState, Stage};
use case_workflow::case::event::Event;
use case_workflow::case::step::{LetterKind, To};
use case_workflow::ids::CaseId;
use serde_json::json;
use uuid::Uuid;

use crate::walk::{FIRM, HOSPITALS, Walk, Who, event, letters, loss, no, road, round, yes};

fn withdrawal() -> Event {
    event(json!({ "event": "withdraw", "reason": "" }))
}

#[test]
fn a_withdrawal_ends_the_open_round_and_tells_everyone_who_waits() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, round(&HOSPITALS));
    walk.does(Who::Office, yes(HOSPITALS[0]));
    walk.does(Who::Office, no(HOSPITALS[2]));
    let mut told = letters(walk.does(Who::Firm, withdrawal()));
    told.retain(|(kind, _)| *kind == LetterKind::RoundCancelled);
    let waiting: Vec<To> = told.into_iter().map(|(_, to)| to).collect();
    assert_eq!(waiting, HOSPITALS.map(To::Hospital), "each once");
    let round = &walk.case.rounds[0];
    assert_eq!(round.state, RoundState::Cancelled);
    let states: Vec<SiteState> = round.sites.iter().map(|site| site.state).collect();
    assert_eq!(
        states,
        [
            SiteState::Interested,
            SiteState::Cancelled,
            SiteState::Declined
        ]
    );
}

#[test]
fn whoever_has_the_result_is_not_told_again_at_the_end() {
    let mut walk = Walk::to(Stage::SiteSelected);
    let told = letters(walk.does(Who::Firm, withdrawal()));
    assert_eq!(told, [(LetterKind::Withdrawn, To::Team)]);
}

#[test]
fn an_accepted_case_that_is_lost_keeps_its_count() {
    let mut walk = Walk::to(Stage::Proposed);
    walk.second = Some(Who::Intake.id());
    let before = walk.case.count_facts(Vec::new());
    walk.does(Who::Lead, loss("N8"));
    let after = walk.case.count_facts(Vec::new());
    assert_eq!(
        (after.accepted_at, after.substantive_at),
        (before.accepted_at, before.substantive_at)
    );
    assert!(after.accepted_at.is_some() && after.closed_at.is_some());
}

#[test]
fn a_reopened_case_goes_on_where_it_was() {
    for stage in [
        Stage::Accepted,
        Stage::InConsultation,
        Stage::Matching,
        Stage::Proposed,
        Stage::Running,
    ] {
        let mut walk = Walk::to(stage);
        walk.does(Who::Firm, withdrawal());
        assert_eq!(walk.case.stage, Stage::Withdrawn);
        walk.does(
            Who::Lead,
            event(json!({ "event": "reopen", "reason": "New funding." })),
        );
        assert_eq!(walk.case.stage, stage);
        assert_eq!(walk.case.ended_at, None);
        assert!(
            walk.case.open_round_now().is_none(),
            "{stage}: a cancelled round stays so"
        );
        assert_eq!(
            letters(&walk.last),
            [(LetterKind::Reopened, To::Firm(FIRM))]
        );
    }
}

#[test]
fn a_refused_request_says_why_and_can_be_taken_up_again() {
    let mut walk = Walk::to(Stage::InfoWait);
    let decline = json!({ "event": "decline", "reason": "X4", "referral": "none_needed", "letter": "We closed your request." });
    walk.does(Who::Lead, event(decline));
    assert_eq!(walk.case.stage, Stage::NotAccepted);
    assert!(walk.case.asked.is_none() && walk.case.pauses.iter().all(|pause| pause.to.is_some()));
    walk.does(
        Who::Lead,
        event(json!({ "event": "reopen", "reason": "The answers came." })),
    );
    assert_eq!(walk.case.stage, Stage::Screening);
    assert!(walk.case.exit.is_none());
}

#[test]
fn a_case_is_merged_into_another_never_into_itself_and_then_rests() {
    let mut walk = Walk::to(Stage::Screening);
    let merge = |id: u128| {
        event(
            json!({ "event": "merge", "into": CaseId(Uuid::from_u128(id)), "reason": "The CRO wrote first." }),
        )
    };
    assert_eq!(walk.faults(Who::Lead, merge(7))[0].pointer, "/into");
    let step = walk.does(Who::Lead, merge(8));
    assert_eq!(step.absorbed_by, Some(CaseId(Uuid::from_u128(8))));
    assert_eq!(walk.case.stage, Stage::Merged);
    for (who, event, _) in road() {
        let word = event.kind();
        assert!(walk.tries(who, event).is_err(), "{word} on a merged case");
    }
    assert!(walk.tries(Who::Lead, Event::Undo).is_err());
}
