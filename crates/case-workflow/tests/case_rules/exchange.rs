//! What passes between a hospital and the desk while a round runs.

use case_workflow::calendar::Calendar;
use case_workflow::case::codes::{NotChosenReason, Side, SiteState, Stage};
use case_workflow::case::event::Event;
use case_workflow::case::step::{Gate, LetterKind, Refused, To};
use case_workflow::clock::{ClockKind, ClockState};
use case_workflow::fault::FaultCode;
use case_workflow::ids::HospitalId;
use case_workflow::round::{Site, SiteTime};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::walk::{
    HOSPITALS, Walk, Who, event, letters, no, object, proposal, round, selection, yes,
};

const FIRST: HospitalId = HOSPITALS[0];

fn ask() -> Event {
    event(
        json!({ "event": "ask_desk", "hospital": FIRST, "text": "Is PET needed at every visit?" }),
    )
}

fn reply(shared_as: Option<&str>) -> Event {
    event(
        json!({ "event": "answer_site", "hospital": FIRST, "no": 1, "text": "Twice.", "shared_as": shared_as }),
    )
}

fn ask_time(until: &str) -> Event {
    event(
        json!({ "event": "ask_time", "hospital": FIRST, "until": until, "reason": "The investigator is abroad." }),
    )
}

fn decide_time(granted: bool, reason: Option<&str>) -> Event {
    event(
        json!({ "event": "decide_time", "hospital": FIRST, "granted": granted, "reason": reason }),
    )
}

fn nudge() -> Event {
    event(json!({ "event": "nudge", "hospital": FIRST }))
}

fn late() -> Event {
    let Event::AnswerRound { hospital, answer } = yes(FIRST) else {
        unreachable!("a yes is an answer")
    };
    Event::SendLate { hospital, answer }
}

fn decide_late(granted: bool, reason: Option<&str>) -> Event {
    event(
        json!({ "event": "decide_late", "hospital": FIRST, "granted": granted, "reason": reason }),
    )
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A round to three hospitals, sent on Tuesday 24 November 2026 at 10:12 in
/// Tokyo, due on Tuesday 1 December at 17:00.
fn asking() -> Walk {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, round(&HOSPITALS));
    assert_eq!(walk.now, at("2026-11-24T10:12:00+09:00"));
    walk
}

/// The first hospital's round closed without its answer.
fn closed() -> Walk {
    let mut walk = asking();
    walk.does(Who::Office, yes(HOSPITALS[1]));
    walk.does(Who::Office, no(HOSPITALS[2]));
    walk.does(Who::Manager, Event::CloseRound);
    walk
}

fn site(walk: &Walk) -> &Site {
    walk.case.site(FIRST).unwrap().1
}

fn time(walk: &Walk, hospital: HospitalId) -> SiteTime {
    let (round, site) = walk.case.site(hospital).unwrap();
    round.time_of(site, walk.now, &Calendar::japan())
}

fn pointers(refused: Refused) -> Vec<(String, FaultCode)> {
    match refused {
        Refused::Faults(faults) => faults
            .into_iter()
            .map(|fault| (fault.pointer, fault.code))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_question_stops_one_hospitals_clock_and_the_answer_starts_it_again() {
    let mut walk = asking();
    let told = letters(walk.does(Who::Office, ask()));
    assert_eq!(told, [(LetterKind::SiteQuestion, To::Team)]);
    assert_eq!(site(&walk).state, SiteState::Question);
    assert_eq!(time(&walk, FIRST).state, ClockState::Paused);
    assert_eq!(time(&walk, FIRST).paused_since, Some(walk.now));
    assert_eq!(
        walk.case.turn(walk.now, &Calendar::japan()).side,
        Side::Desk
    );

    // 3 hours and 17 minutes later, all in business time.
    walk.now = at("2026-11-24T13:29:00+09:00");
    let told = letters(walk.does(Who::Manager, reply(None)));
    assert_eq!(told, [(LetterKind::QuestionAnswered, To::Hospital(FIRST))]);
    assert_eq!(site(&walk).state, SiteState::Opened);
    let mine = time(&walk, FIRST);
    assert_eq!((mine.state, mine.paused_since), (ClockState::Running, None));
    assert_eq!(mine.paused_business_minutes, 197);
    // 30 minutes are left on 1 December; the rest is on the next morning.
    assert_eq!(mine.due, at("2026-12-02T11:47:00+09:00"));
    assert_eq!(
        time(&walk, HOSPITALS[1]).due,
        at("2026-12-01T17:00:00+09:00"),
        "nobody else's date moved"
    );
    let clocks = walk.case.clocks(walk.now, &Calendar::japan());
    let round = clocks
        .iter()
        .find(|clock| clock.kind == ClockKind::InterestRound)
        .unwrap();
    assert_eq!(round.due, mine.due, "the case waits for the last of them");
}

#[test]
fn an_answer_is_shared_without_the_name_of_who_asked() {
    let mut walk = asking();
    walk.does(Who::Office, no(HOSPITALS[2]));
    walk.does(Who::Office, ask());
    let told = letters(walk.does(Who::Manager, reply(Some("How often is PET needed?"))));
    assert_eq!(
        told,
        [
            (LetterKind::QuestionAnswered, To::Hospital(FIRST)),
            (LetterKind::AnswerShared, To::Hospital(HOSPITALS[1])),
        ],
        "who declined is left in peace"
    );
    let refused = walk.refused(Who::Manager, reply(None));
    assert_eq!(refused, Refused::Gate(Gate::Settled), "once");
}

#[test]
fn an_answer_to_the_round_ends_the_pause() {
    let mut walk = asking();
    walk.does(Who::Office, ask());
    walk.later(SignedDuration::from_hours(48));
    walk.does(Who::Office, yes(FIRST));
    assert_eq!(site(&walk).state, SiteState::Interested);
    assert_eq!(time(&walk, FIRST).state, ClockState::Met);
    // The question itself still waits for its answer.
    walk.does(Who::Manager, reply(None));
    assert_eq!(site(&walk).state, SiteState::Interested);
}

#[test]
fn more_time_is_asked_with_a_day_and_a_reason_and_granted_in_one_act() {
    let mut walk = asking();
    for (until, code) in [
        ("2026-11-24", FaultCode::InPast),
        ("2026-12-01", FaultCode::Order),
        ("2026-12-05", FaultCode::NotABusinessDay),
        ("2027-06-01", FaultCode::TooBig),
    ] {
        let faults = pointers(walk.refused(Who::Office, ask_time(until)));
        assert_eq!(faults, [("/until".to_owned(), code)], "{until}");
    }
    let told = letters(walk.does(Who::Office, ask_time("2026-12-08")));
    assert_eq!(told, [(LetterKind::TimeAsked, To::Team)]);
    assert_eq!(
        walk.refused(Who::Office, ask_time("2026-12-09")),
        Refused::Gate(Gate::WaitsForDesk)
    );
    assert_eq!(time(&walk, FIRST).due, at("2026-12-01T17:00:00+09:00"));
    let told = letters(walk.does(Who::Manager, decide_time(true, None)));
    assert_eq!(told, [(LetterKind::TimeDecided, To::Hospital(FIRST))]);
    assert_eq!(time(&walk, FIRST).due, at("2026-12-08T17:00:00+09:00"));
    assert_eq!(
        time(&walk, HOSPITALS[1]).due,
        at("2026-12-01T17:00:00+09:00")
    );
}

#[test]
fn a_pause_before_more_time_was_granted_does_not_count_twice() {
    let mut walk = asking();
    walk.does(Who::Office, ask());
    walk.does(Who::Office, ask_time("2026-12-08"));
    walk.now = at("2026-11-25T10:12:00+09:00");
    walk.does(Who::Manager, decide_time(true, None));
    walk.now = at("2026-11-25T11:12:00+09:00");
    walk.does(Who::Manager, reply(None));
    // One hour passed between the grant and the answer: only that is added.
    assert_eq!(time(&walk, FIRST).due, at("2026-12-09T09:30:00+09:00"));
}

#[test]
fn a_no_to_more_time_needs_its_reason_and_leaves_the_date() {
    let mut walk = asking();
    walk.does(Who::Office, ask_time("2026-12-08"));
    let faults = pointers(walk.refused(Who::Manager, decide_time(false, None)));
    assert_eq!(faults, [("/reason".to_owned(), FaultCode::Required)]);
    walk.does(
        Who::Manager,
        decide_time(false, Some("The company decides on 3 December.")),
    );
    assert_eq!(time(&walk, FIRST).due, at("2026-12-01T17:00:00+09:00"));
    assert_eq!(
        walk.refused(Who::Manager, decide_time(true, None)),
        Refused::Gate(Gate::Settled)
    );
}

#[test]
fn a_request_for_more_time_lapses_with_the_answer() {
    let mut walk = asking();
    walk.does(Who::Office, ask_time("2026-12-08"));
    assert_eq!(walk.case.hospitals_asking().len(), 1);
    walk.does(Who::Office, yes(FIRST));
    assert_eq!(walk.case.hospitals_asking(), []);
    assert_eq!(
        walk.refused(Who::Manager, decide_time(true, None)),
        Refused::Gate(Gate::Settled)
    );
}

#[test]
fn the_desk_reminds_by_hand_once_a_business_day() {
    let mut walk = asking();
    let told = letters(walk.does(Who::Manager, nudge()));
    assert_eq!(told, [(LetterKind::RoundNudge, To::Hospital(FIRST))]);
    for (now, may) in [
        ("2026-11-24T23:59:00+09:00", false),
        ("2026-11-25T00:01:00+09:00", true),
    ] {
        walk.now = at(now);
        assert_eq!(site(&walk).may_be_nudged(walk.now, &Calendar::japan()), may);
    }
    // From Friday on, the next one may leave on Monday.
    walk.now = at("2026-11-27T16:00:00+09:00");
    walk.does(Who::Manager, nudge());
    walk.now = at("2026-11-29T12:00:00+09:00");
    assert_eq!(
        walk.refused(Who::Manager, nudge()),
        Refused::Gate(Gate::RemindedToday)
    );
    walk.now = at("2026-11-30T08:00:00+09:00");
    walk.does(Who::Manager, nudge());
}

#[test]
fn nobody_is_reminded_who_answered_or_waits_for_the_desk() {
    let mut walk = asking();
    walk.does(Who::Office, ask());
    assert_eq!(
        walk.refused(Who::Manager, nudge()),
        Refused::Gate(Gate::Settled)
    );
    walk.does(Who::Manager, reply(None));
    walk.does(Who::Office, no(FIRST));
    assert_eq!(
        walk.refused(Who::Manager, nudge()),
        Refused::Gate(Gate::Settled)
    );
}

#[test]
fn an_answer_after_ones_own_date_in_a_round_still_open_stands_as_late() {
    let mut walk = asking();
    walk.now = at("2026-12-01T17:00:01+09:00");
    walk.does(Who::Office, yes(FIRST));
    assert!(site(&walk).late);
}

#[test]
fn an_answer_after_the_close_joins_only_with_the_desks_yes() {
    let mut walk = closed();
    assert_eq!(site(&walk).state, SiteState::NoAnswer);
    let draft = Event::SaveAnswer {
        hospital: FIRST,
        draft: object(json!({ "pi": "見本" })),
    };
    walk.does(Who::Office, draft);
    assert!(site(&walk).draft.is_some(), "what was typed is kept");
    let told = letters(walk.does(Who::Office, late()));
    assert_eq!(told, [(LetterKind::LateAsked, To::Team)]);
    assert!(site(&walk).answer.is_none());
    let sent = walk.now;
    walk.later(SignedDuration::from_hours(2));
    let told = letters(walk.does(Who::Manager, decide_late(true, None)));
    assert_eq!(told, [(LetterKind::LateDecided, To::Hospital(FIRST))]);
    let site = site(&walk);
    assert_eq!(site.state, SiteState::Interested);
    assert_eq!((site.late, site.answered_at), (true, Some(sent)));
    walk.does(Who::Manager, proposal(&[FIRST]));
}

#[test]
fn a_late_answer_that_is_not_taken_stays_out_and_the_hospital_reads_why() {
    let mut walk = closed();
    walk.does(Who::Office, late());
    walk.does(
        Who::Manager,
        decide_late(false, Some("The company has decided.")),
    );
    assert_eq!(site(&walk).state, SiteState::NoAnswer);
    assert_eq!(site(&walk).answer, None);
    assert_eq!(
        walk.refused(Who::Office, late()),
        Refused::Gate(Gate::NotAsked),
        "one late answer is looked at once"
    );
}

#[test]
fn who_answered_in_time_sends_nothing_late() {
    let mut walk = asking();
    walk.does(Who::Office, yes(FIRST));
    walk.does(Who::Manager, Event::CloseRound);
    assert_eq!(
        walk.refused(Who::Office, late()),
        Refused::Gate(Gate::NotAsked)
    );
}

#[test]
fn every_hospital_that_was_asked_hears_the_result_in_its_own_words() {
    let mut walk = asking();
    walk.does(Who::Office, yes(HOSPITALS[0]));
    walk.does(Who::Office, yes(HOSPITALS[1]));
    walk.does(Who::Manager, Event::CloseRound);
    walk.does(Who::Manager, proposal(&HOSPITALS[..1]));
    let refused = walk.refused(
        Who::Firm,
        event(json!({ "event": "select", "decisions": [
            { "hospital": HOSPITALS[0], "decision": "not_selected", "reason": "not_proposed" },
        ]})),
    );
    assert!(
        pointers(refused).contains(&("/decisions/0/reason".to_owned(), FaultCode::UnknownCode))
    );
    let step = walk.does(
        Who::Firm,
        event(json!({ "event": "select", "decisions": [
            { "hospital": HOSPITALS[0], "decision": "selected", "target": 8 },
        ]})),
    );
    let told: Vec<_> = step
        .letters
        .iter()
        .filter_map(|letter| match letter.to {
            To::Hospital(hospital) => Some((
                hospital,
                letter.kind,
                letter.values.get("reason").cloned(),
                letter.values.get("state").cloned(),
            )),
            _ => None,
        })
        .collect();
    let word = |word: &str| Some(word.to_owned());
    assert_eq!(
        told,
        [
            (HOSPITALS[0], LetterKind::ResultChosen, None, None),
            (
                HOSPITALS[1],
                LetterKind::ResultNotChosen,
                word("not_proposed"),
                word("not_selected")
            ),
            (
                HOSPITALS[2],
                LetterKind::ResultNotChosen,
                None,
                word("no_answer")
            ),
        ]
    );
}

#[test]
fn the_desk_records_once_that_it_told_a_result_another_way() {
    let mut walk = Walk::to(Stage::Proposed);
    walk.does(Who::Firm, selection());
    let tell = || event(json!({ "event": "tell_result", "hospital": FIRST, "how": "By phone." }));
    walk.does(Who::Manager, tell());
    let told = walk.case.site(FIRST).unwrap().1.result.clone().unwrap();
    assert_eq!(told.told.unwrap().how, "By phone.");
    assert_eq!(
        walk.refused(Who::Manager, tell()),
        Refused::Gate(Gate::Settled)
    );
}

#[test]
fn a_hospital_asked_in_two_rounds_hears_the_end_once_and_with_its_reason() {
    let mut walk = Walk::to(Stage::Proposed);
    walk.does(
        Who::Manager,
        Event::AnotherRound {
            reason: "too few patients".into(),
        },
    );
    walk.does(Who::Manager, round(&[FIRST]));
    let step = walk.does(
        Who::Firm,
        event(json!({ "event": "withdraw", "reason": "" })),
    );
    let told: Vec<_> = step
        .letters
        .iter()
        .filter(|letter| letter.kind == LetterKind::RoundCancelled)
        .map(|letter| letter.values["reason"].as_str())
        .collect();
    assert_eq!(told, ["plan_changed"; 3]);
    let result = site(&walk).result.clone().unwrap();
    assert_eq!(result.reason, Some(NotChosenReason::PlanChanged));
}

/// A case stored before hospitals could ask is read as it was.
#[test]
fn a_round_stored_before_questions_existed_is_still_read() {
    let walk = asking();
    let mut stored = serde_json::to_value(&walk.case).unwrap();
    let site = stored["rounds"][0]["sites"][0].as_object_mut().unwrap();
    for new in ["questions", "more_time", "nudges", "late_answer"] {
        site.remove(new);
    }
    let read: case_workflow::case::Case = serde_json::from_value(stored).unwrap();
    assert_eq!(read, walk.case);
}

fn full(hospital: HospitalId) -> Event {
    event(
        json!({ "event": "open_round", "kind": "full", "recipients": [{ "hospital": hospital }] }),
    )
}

#[test]
fn a_full_round_asks_only_who_is_interested_and_may_know_the_company() {
    let mut walk = asking();
    walk.does(Who::Office, yes(FIRST));
    walk.does(Who::Office, no(HOSPITALS[1]));
    walk.does(Who::Manager, Event::CloseRound);
    for (hospital, code) in [
        (FIRST, FaultCode::NoBasis),
        (HOSPITALS[1], FaultCode::NotInterested),
        (HOSPITALS[2], FaultCode::NotInterested),
    ] {
        let faults = pointers(walk.refused(Who::Manager, full(hospital)));
        assert_eq!(faults, [("/recipients/0/hospital".to_owned(), code)]);
    }
    walk.does(
        Who::Manager,
        event(
            json!({ "event": "record_basis", "hospital": FIRST, "kind": "cda_in_force",
            "since": "2026-11-24", "reference": "CDA 2026-11" }),
        ),
    );
    let told = letters(walk.does(Who::Manager, full(FIRST)));
    assert_eq!(told, [(LetterKind::FullRound, To::Hospital(FIRST))]);
    let (round, site) = walk.case.site(FIRST).unwrap();
    // Ten business days: Monday 23 November was the only holiday near.
    assert_eq!(round.due, at("2026-12-08T17:00:00+09:00"));
    assert_eq!(round.no, 2);
    let draft = site.draft.as_ref().unwrap();
    assert_eq!(
        draft["realistic"], 8,
        "its first answer is there to correct"
    );
    // The one that was not asked again keeps its answer of the first round.
    assert_eq!(walk.case.label_of(FIRST), "A");
    let clocks = walk.case.clocks(walk.now, &Calendar::japan());
    assert!(
        clocks
            .iter()
            .any(|clock| clock.kind == ClockKind::FullRound)
    );
    walk.does(Who::Office, yes(FIRST));
    walk.does(Who::Manager, Event::CloseRound);
    walk.does(Who::Manager, proposal(&[FIRST]));
}
