//! The whole road, and what each act tells whom.

use case_workflow::case::codes::{EventKind, Outcome, SiteState, Stage};
use case_workflow::case::step::{Audience, LetterKind as L, To};
use case_workflow::round::Site;

use crate::walk::{FIRM, HOSPITALS, Walk, Who, acceptance, closing, contact, letters, road};

#[test]
fn the_road_leads_from_the_request_to_the_running_trial_and_to_its_close() {
    let mut walk = Walk::begin();
    assert_eq!(walk.case.stage, Stage::Received);
    for (who, event, stage) in road() {
        let (word, version) = (event.kind(), walk.case.version);
        walk.does(who, event);
        assert_eq!((word, walk.case.stage), (word, stage));
        assert_eq!(walk.case.version, version + 1, "{word}");
        let entry = walk.last.entries.first().unwrap();
        assert_eq!((entry.event, entry.by), (word, Some(who.id())));
    }
    walk.does(Who::Lead, closing("P"));
    assert_eq!(walk.case.stage, Stage::Closed);
    assert_eq!(walk.case.closing.as_ref().unwrap().outcome, Outcome::P);
    let reached: Vec<&str> = walk
        .case
        .reached_milestones()
        .into_iter()
        .map(|(code, _)| code)
        .collect();
    assert_eq!(reached, ["M1", "M2", "M3", "M5", "M6"]);
}

#[test]
fn each_act_on_the_road_writes_exactly_these_letters() {
    let mut walk = Walk::begin();
    let mut told = vec![("submit".to_owned(), letters(&walk.last))];
    for (who, event, _) in road() {
        let word = event.kind().to_string();
        let letters = letters(walk.does(who, event));
        if !letters.is_empty() {
            told.push((word, letters));
        }
    }
    told.push((
        "close".to_owned(),
        letters(walk.does(Who::Lead, closing("P"))),
    ));
    let firm = To::Firm(FIRM);
    let to = |n: usize| To::Hospital(HOSPITALS[n]);
    let expected = [
        (
            "submit",
            vec![(L::Receipt, firm.clone()), (L::NewRequest, To::Intake)],
        ),
        ("ask", vec![(L::Questions, firm.clone())]),
        ("answer", vec![(L::AnswersArrived, To::Team)]),
        ("accept", vec![(L::Accepted, firm.clone())]),
        ("draft_synopsis", vec![(L::SynopsisReady, firm.clone())]),
        ("approve_synopsis", vec![(L::SynopsisApproved, To::Team)]),
        (
            "open_round",
            vec![
                (L::InterestRound, to(0)),
                (L::InterestRound, to(1)),
                (L::InterestRound, to(2)),
            ],
        ),
        ("answer_round", vec![(L::SiteAnswered, To::Team)]),
        ("answer_round", vec![(L::SiteAnswered, To::Team)]),
        ("answer_round", vec![(L::SiteAnswered, To::Team)]),
        ("propose", vec![(L::CollatedAnswer, firm.clone())]),
        (
            "select",
            vec![
                (L::ResultChosen, to(0)),
                (L::ResultNotChosen, to(1)),
                (L::ResultNotChosen, to(2)),
                (L::SelectionMade, To::Team),
            ],
        ),
        ("close", vec![(L::Closed, firm)]),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(word, letters)| (word.to_owned(), letters))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn an_exit_pressed_on_a_new_request_takes_it_first() {
    let mut walk = Walk::begin();
    let step = walk.does(Who::Lead, acceptance());
    let events: Vec<EventKind> = step.entries.iter().map(|entry| entry.event).collect();
    assert_eq!(events, [EventKind::Take, EventKind::Accept]);
    assert_eq!(walk.case.owner, Some(Who::Lead.id()));
}

#[test]
fn only_a_contact_of_substance_carries_an_accepted_case_on() {
    let mut walk = Walk::to(Stage::Accepted);
    for class in ["administrative", "informative"] {
        let at = walk.now;
        walk.does(Who::Manager, contact(class, at));
        assert_eq!(walk.case.stage, Stage::Accepted, "{class}");
        assert_eq!(walk.case.substantive_at, None, "{class}");
    }
    let at = walk.now;
    walk.does(Who::Manager, contact("substantive", at));
    assert_eq!(walk.case.stage, Stage::InConsultation);
    assert_eq!(walk.case.substantive_at, Some(at));
}

#[test]
fn a_talk_of_substance_before_the_acceptance_serves_the_count() {
    let mut walk = Walk::to(Stage::Screening);
    let at = walk.now;
    walk.does(Who::Intake, contact("substantive", at));
    assert_eq!(walk.case.stage, Stage::Screening);
    walk.does(Who::Lead, acceptance());
    assert_eq!(walk.case.count_facts(Vec::new()).substantive_at, Some(at));
}

#[test]
fn answers_pause_and_resume_the_clocks_of_the_desk() {
    let mut walk = Walk::to(Stage::InfoWait);
    assert_eq!(walk.case.pauses.len(), 1);
    assert_eq!(walk.case.pauses[0].to, None);
    walk.later(jiff::SignedDuration::from_hours(5));
    let (who, answer, _) = road().remove(2);
    walk.does(who, answer);
    assert_eq!(walk.case.pauses[0].to, Some(walk.now));
}

#[test]
fn a_hospital_keeps_its_letter_in_the_next_round() {
    let mut walk = Walk::to(Stage::Proposed);
    let reason = "too few patients".to_owned();
    walk.does(
        Who::Manager,
        case_workflow::case::event::Event::AnotherRound { reason },
    );
    let labels = |walk: &Walk| HOSPITALS.map(|one| walk.case.label_of(one));
    let before = labels(&walk);
    walk.does(
        Who::Manager,
        crate::walk::round(&[HOSPITALS[2], HOSPITALS[0]]),
    );
    assert_eq!(labels(&walk), before);
    assert_eq!(before, ["A", "B", "C"]);
}

#[test]
fn silence_is_recorded_and_is_no_refusal() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, crate::walk::round(&HOSPITALS));
    walk.does(Who::Office, crate::walk::no(HOSPITALS[2]));
    walk.does(Who::Manager, case_workflow::case::event::Event::CloseRound);
    let states: Vec<SiteState> = walk.case.rounds[0].sites.iter().map(state).collect();
    assert_eq!(
        states,
        [
            SiteState::NoAnswer,
            SiteState::NoAnswer,
            SiteState::Declined
        ]
    );
}

fn state(site: &Site) -> SiteState {
    site.state
}

#[test]
fn nobody_outside_reads_an_entry_meant_for_the_desk_or_another_hospital() {
    let mut walk = Walk::begin();
    for (who, event, _) in road() {
        for entry in &walk.does(who, event).entries {
            let text = serde_json::to_string(&entry.params).unwrap();
            for hospital in HOSPITALS {
                assert!(
                    !text.contains(&hospital.to_string()),
                    "the {} entry for {:?} names a hospital: {text}",
                    entry.event,
                    entry.audience
                );
            }
            if matches!(entry.audience, Audience::Hospital(_) | Audience::Everyone) {
                assert!(!text.contains("Qorvane"), "{text}");
            }
        }
    }
}
