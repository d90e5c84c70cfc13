//! Makes the firm's view of a case.

use case_workflow::case::Case;
use case_workflow::case::codes::{RoundState, SiteState, Stage};
use case_workflow::case::step::Ctx;
use case_workflow::case::{clocks, codes};
use case_workflow::code_lists::CodeList;
use case_workflow::expert::ExpertRound;
use case_workflow::people::{Actor, Role};
use case_workflow::round::{FurtherAnswers, FurtherQuestion, QuestionKind};
use store::{CaseKey, Reader};

use crate::app::App;
use crate::firm::view::{
    DeskContact, FirmCase, FirmCaseRow, FirmExit, FirmExpert, FirmExpertReport, FirmExpertRound,
    FirmFact, FirmHospital, FirmRound, Promises, StepView,
};
use crate::problem::Problem;
use crate::shared::{names, parts};

/// Events shown on the overview, at most.
const EVENTS_MAX: u64 = 100;

/// The firm's view of its case.
///
/// # Errors
/// If the database does not answer.
pub async fn firm_case(app: &App, actor: &Actor, case: &Case) -> Result<FirmCase, Problem> {
    let now = app.clock.now();
    let history = app
        .store
        .history(case.id, Reader::Firm, EVENTS_MAX, None)
        .await?;
    let texts = app.store.texts(case.id, Reader::Firm).await?;
    let mut ids: Vec<_> = history.iter().filter_map(|line| line.entry.by).collect();
    ids.extend(
        texts
            .messages
            .iter()
            .filter_map(|line| line.author.as_ref().map(|one| one.id)),
    );
    ids.extend(case.owner.iter().chain(&case.deputy));
    let people = app.store.people(ids).await?;
    let hospitals = app.store.hospital_names(case.hospitals_in()).await?;
    let own = app.own_hospitals();
    let letters_left = app.store.letters_left(case).await?;
    let ctx = Ctx {
        by: actor.person(),
        role: Role::Sub,
        zone: actor.zone(),
        now,
        calendar: &app.calendar,
        own_hospitals: &own,
        second: None,
        letters_left,
    };
    let merged_into = match case.merged_into {
        Some(id) => app
            .store
            .case(
                actor,
                case_workflow::policy::Action::ReadCase,
                &CaseKey::Id(id),
            )
            .await
            .ok()
            .map(|other| other.number.to_string()),
        None => None,
    };
    let mut values = case.profile.to_answers();
    values.extend(case.details.to_answers());
    let names_of = |role: Role| role.is_desk() || role == Role::Sub;
    Ok(FirmCase {
        id: case.id,
        number: case.number.to_string(),
        version: case.version,
        title: parts::title(case),
        stage: case.stage,
        step: step(case),
        steps: steps(case),
        hold: case.hold.clone(),
        turn: case.turn(now, &app.calendar),
        next: case.next_for(actor, &ctx),
        received_at: case.received_at,
        promises: promises(app, case),
        contacts: [(case.owner, false), (case.deputy, true)]
            .into_iter()
            .filter_map(|(id, deputy)| {
                let person = people.get(&id?)?;
                Some(DeskContact {
                    family: person.name_family.clone(),
                    given: Some(person.name_given.clone()).filter(|name| !name.is_empty()),
                    family_roman: person.family_roman.clone(),
                    given_roman: person.given_roman.clone(),
                    deputy,
                })
            })
            .collect(),
        asked: case.asked.clone(),
        exit: case.exit.as_ref().map(|exit| FirmExit {
            reason: exit.reason,
            referral: exit.referral,
            letter: exit.letter.clone(),
        }),
        merged_into,
        sent: case.inquiry.to_answers(),
        values,
        missing: if case.stage.is_accepted() {
            case.missing_details()
        } else {
            Vec::new()
        },
        synopsis: case.synopsis.clone(),
        rounds: case
            .rounds
            .iter()
            .map(|round| FirmRound {
                no: round.no,
                state: round.state,
                opened_at: round.opened_at,
                due: round.due,
                asked: round.sites.len(),
                answered: round.answered(),
            })
            .collect(),
        hospitals: case
            .hospitals_in()
            .into_iter()
            .filter_map(|hospital| firm_hospital(case, hospital, hospitals.get(&hospital)))
            .collect(),
        experts: case.expert_rounds.iter().map(expert_round).collect(),
        proposal: parts::proposal(case),
        selected_at: case.selection.as_ref().map(|one| one.at),
        contracts: case
            .contracts
            .iter()
            .map(|one| {
                let named = case
                    .site(one.hospital)
                    .is_some_and(|(_, site)| site.name_may_be_told());
                let name = hospitals
                    .get(&one.hospital)
                    .filter(|_| named)
                    .map(names::hospital);
                parts::contract(case, one, name, now, &app.calendar)
            })
            .collect(),
        milestones: parts::milestones(case, None),
        outcome: case.closing.as_ref().map(|closing| closing.outcome),
        ended_at: case.ended_at,
        history: history
            .into_iter()
            .map(|line| parts::history(line, &people, names_of))
            .collect(),
        messages: texts
            .messages
            .into_iter()
            .map(|line| parts::message(line, &people, false))
            .collect(),
    })
}

/// A row of the firm's list.
#[must_use]
pub fn row(app: &App, case: &Case) -> FirmCaseRow {
    FirmCaseRow {
        number: case.number.to_string(),
        title: parts::title(case),
        stage: case.stage,
        step: step(case),
        turn: case.turn(app.clock.now(), &app.calendar),
        received_at: case.received_at,
    }
}

/// The three promised dates.
#[must_use]
pub fn promises(app: &App, case: &Case) -> Promises {
    let from = case.received_at;
    let meet_from = case.accepted_at.map_or(15, |_| 10);
    Promises {
        reply_by: clocks::due_after(&app.calendar, from, 2),
        replied_at: case.first_reply_at,
        decide_by: clocks::due_after(&app.calendar, from, 5),
        decided_at: case
            .accepted_at
            .or(case.reached.get(&Stage::NotAccepted).copied())
            .or(case.reached.get(&Stage::Merged).copied()),
        meet_by: clocks::due_after(&app.calendar, case.accepted_at.unwrap_or(from), meet_from),
        met_at: case.substantive_at,
    }
}

fn step(case: &Case) -> Option<u8> {
    case.stage.firm_step(case.open_round_now().is_some())
}

/// The seven steps, each with the moment at which the case went beyond it.
fn steps(case: &Case) -> Vec<StepView> {
    let now = step(case);
    (1..=7)
        .map(|no| {
            let beyond = <codes::Stage as CodeList>::ALL
                .iter()
                .filter(|stage| stage.firm_step(true).is_some_and(|other| other > no))
                .filter_map(|stage| case.reached.get(stage).copied())
                .min();
            let done = now.is_some_and(|now| no < now);
            StepView {
                no,
                done_at: beyond.filter(|_| done || case.stage == Stage::Closed),
                now: now == Some(no),
            }
        })
        .collect()
}

/// What the firm may read of the answers to further questions: facts, and never
/// the own words of who answered.
fn facts(asked: &[FurtherQuestion], answers: &FurtherAnswers) -> Vec<FirmFact> {
    asked
        .iter()
        .filter(|question| question.kind != QuestionKind::Text)
        .filter_map(|question| {
            Some(FirmFact {
                question: question.clone(),
                said: answers.get(&question.code)?.clone(),
            })
        })
        .collect()
}

/// A round of experts: what they said only once the desk has passed it on, and
/// then without a name or a word of theirs.
fn expert_round(round: &ExpertRound) -> FirmExpertRound {
    let experts = || {
        round.answers().map(|(one, answer)| FirmExpert {
            field: one.field.clone(),
            verdict: answer.verdict,
            practice: answer.practice,
            patients: answer.patients,
            interests: answer.interests,
            further: facts(&round.questions, &answer.further),
        })
    };
    FirmExpertRound {
        no: round.no,
        state: round.state,
        opened_at: round.opened_at,
        due: round.due,
        asked: round.experts.len(),
        answered: round.answers().count(),
        report: round.report.as_ref().map(|report| FirmExpertReport {
            at: report.at,
            text: report.text.clone(),
            experts: experts().collect(),
        }),
    }
}

fn firm_hospital(
    case: &Case,
    hospital: case_workflow::ids::HospitalId,
    name: Option<&store::HospitalName>,
) -> Option<FirmHospital> {
    let (round, site) = case.site(hospital)?;
    let proposed = case
        .proposals
        .last()
        .is_some_and(|proposal| proposal.hospitals.contains(&hospital));
    // Numbers reach the firm with the desk's collated answer, not before.
    let answer = site.answer.as_ref().filter(|_| proposed);
    let decision = case.selection.as_ref().and_then(|one| {
        one.decisions
            .iter()
            .find(|decision| decision.hospital == hospital)
    });
    let state = match site.state {
        // Whether a hospital has opened the mail, and what it asks, is between
        // it and the desk.
        SiteState::Opened | SiteState::Question => SiteState::Invited,
        SiteState::Cancelled if round.state == RoundState::Cancelled => SiteState::Cancelled,
        other => other,
    };
    Some(FirmHospital {
        label: site.label.clone(),
        region: name
            .and_then(|name| name.prefecture)
            .map(|prefecture| prefecture.region().as_str().to_owned())
            .unwrap_or_default(),
        name: name
            .filter(|_| site.name_may_be_told() && proposed)
            .map(names::hospital),
        state,
        interest: answer.map(|answer| answer.interest),
        patients: answer.and_then(|answer| answer.patients),
        method: answer.and_then(|answer| answer.method),
        realistic: answer.and_then(|answer| answer.realistic),
        start: answer.and_then(|answer| answer.start.clone()),
        conditions: answer
            .map(|answer| answer.conditions.clone())
            .unwrap_or_default(),
        further: answer
            .map(|answer| facts(&round.further, &answer.further))
            .unwrap_or_default(),
        proposed,
        entry: case.entry_is_open(hospital) && name.is_some_and(|name| name.active),
        decision: decision.map(|one| one.decision),
        target: decision.and_then(|one| one.target),
    })
}
