//! Makes the hospital's view of its own part of a case.

use case_workflow::case::Case;
use case_workflow::case::codes::{Ball, ContractStage, RoundState, SiteState};
use case_workflow::case::step::Audience;
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Actor, Role};
use case_workflow::policy::{self, Action, Decision};
use case_workflow::register::{Hospital, Section};
use case_workflow::round::{self, Approval, BankQuestion, Round, Site};
use case_workflow::synopsis::Line;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use store::Reader;

use crate::app::App;
use crate::hospital::view::{
    ApprovalView, ContractRow, FurtherKnown, FurtherView, NamedFirm, PartView, PrefillSource,
    RequestRow, RequestView, ResultView, SharedAnswer,
};
use crate::problem::Problem;
use crate::shared::{names, parts};

/// Lines of the own history, at most.
const EVENTS_MAX: u64 = 50;

/// A row of the inbox; none where the hospital was never asked.
#[must_use]
pub fn row(app: &App, case: &Case, hospital: HospitalId) -> Option<RequestRow> {
    let now = app.clock.now();
    let (round, site) = case.site(hospital)?;
    let open = round.is_open();
    let time = round.time_of(site, now, &app.calendar);
    let awaited = open && site.is_awaited();
    // While its question waits, it is the desk's turn.
    let answer_due = awaited && time.paused_since.is_none();
    let contract = case
        .contracts
        .iter()
        .find(|one| one.hospital == hospital)
        .and_then(|one| {
            Some(ContractRow {
                stage: one.stage,
                ball: one.turns.last()?.ball,
            })
        });
    let contract_due = contract.is_some_and(|one| {
        one.ball == Ball::Hospital
            && !matches!(one.stage, ContractStage::Executed | ContractStage::Failed)
    });
    Some(RequestRow {
        number: case
            .blinded
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        sent_at: round.opened_at,
        due: if awaited { time.due } else { round.due },
        business_days_left: open.then(|| parts::business_days_left(&app.calendar, now, time.due)),
        clock: awaited.then_some(time.state),
        state: site.state,
        round: round.state,
        kind: round.kind,
        waits_for_approver: site.waits_for_approver().is_some(),
        our_turn: case.stage.is_open() && (answer_due || contract_due),
        lines: if may_read_text(case, hospital) {
            round.text.clone()
        } else {
            Vec::new()
        },
        topic: topic(round),
        result: result(round, site),
        contract,
    })
}

/// The disease as the synopsis names it, or else the area.
fn topic(round: &Round) -> Option<Line> {
    let line = |code: &str| round.text.iter().find(|line| line.code == code).cloned();
    line("disease").or_else(|| line("area"))
}

/// How it ended for one hospital.
#[must_use]
pub fn result(round: &Round, site: &Site) -> Option<ResultView> {
    site.result.as_ref().map(|result| ResultView {
        at: result.at,
        state: if round.state == RoundState::Cancelled {
            SiteState::Cancelled
        } else {
            site.state
        },
        reason: result.reason,
        note: result.note.clone(),
        target: result.target,
    })
}

/// What the desk answered others and shares with everyone, oldest first.
fn shared(round: &Round, hospital: HospitalId) -> Vec<SharedAnswer> {
    let mut shared: Vec<SharedAnswer> = round
        .sites
        .iter()
        .filter(|site| site.hospital != hospital)
        .flat_map(|site| &site.questions)
        .filter_map(|question| {
            let answer = question.answer.as_ref()?;
            Some(SharedAnswer {
                question: answer.shared_as.clone()?,
                answer: answer.text.clone(),
                at: answer.at,
            })
        })
        .collect();
    shared.sort_by_key(|one| one.at);
    shared
}

/// The text stays readable while the round is open and for hospitals that are
/// still in the running; for others it is gone with the round's close.
#[must_use]
pub fn may_read_text(case: &Case, hospital: HospitalId) -> bool {
    let Some((round, site)) = case.site(hospital) else {
        return false;
    };
    match site.state {
        SiteState::Selected | SiteState::Reserve => true,
        SiteState::Interested | SiteState::Conditional => site.result.is_none(),
        _ => round.is_open(),
    }
}

/// One request as its hospital sees it.
///
/// # Errors
/// 404 where the hospital was never asked.
pub async fn request(
    app: &App,
    actor: &Actor,
    case: &Case,
    hospital: HospitalId,
) -> Result<RequestView, Problem> {
    let now = app.clock.now();
    let today = parts::today(now);
    let (round, site) = case.site(hospital).ok_or_else(Problem::not_found)?;
    let history = app
        .store
        .history(case.id, Reader::Hospital(hospital), EVENTS_MAX, None)
        .await?;
    let people = app
        .store
        .people(
            history
                .iter()
                .filter_map(|line| line.entry.by)
                .chain(site.parts.values().map(|part| part.by))
                .chain(site.approval.iter().flat_map(handlers)),
        )
        .await?;
    let entry = app.store.hospital(&Actor::System, hospital).await?;
    let register = entry.hospital;
    let (prefill, prefill_from) = prefill(case, &register, today);
    let names = app.store.hospital_names([hospital]).await?;
    let name = names.get(&hospital).map(names::hospital);
    let row = row(app, case, hospital).ok_or_else(Problem::not_found)?;
    let may = |action| {
        round.is_open() && policy::decide(actor, action, &case.subject()) == Decision::Allow
    };
    let firm = case.firm_named_to(hospital, today).then(|| NamedFirm {
        name: case.profile.org_name.clone(),
        country: case.profile.org_country.code().to_owned(),
        product: case.profile.product_public.clone(),
    });
    // What the desk or the firm does is told without their people's names.
    let names_of = |role: Role| role.is_hospital();
    let time = round.time_of(site, now, &app.calendar);
    let late = case.may_answer_late(hospital);
    let allowed = |action| policy::decide(actor, action, &case.subject()) == Decision::Allow;
    let may_ask_time =
        may(Action::AnswerRound) && site.is_awaited() && site.open_request().is_none();
    Ok(RequestView {
        number: row.number,
        version: site.version,
        sent_at: round.opened_at,
        due: row.due,
        round_due: round.due,
        may_answer_late: late && allowed(Action::AnswerRound),
        may_ask: may(Action::DraftAnswer),
        may_ask_time,
        more_until: may_ask_time
            .then(|| case.more_time_until(hospital, now, &app.calendar))
            .flatten(),
        paused_since: time.paused_since,
        questions: site.questions.clone(),
        // What was said about the text goes with the text.
        shared: if may_read_text(case, hospital) {
            shared(round, hospital)
        } else {
            Vec::new()
        },
        more_time: site.more_time.clone(),
        reminded_at: site.nudges.last().copied(),
        late_answer: site.late_answer.clone(),
        late: site.late,
        business_days_left: row.business_days_left,
        clock: row.clock,
        state: site.state,
        round: round.state,
        kind: round.kind,
        may_draft: may(Action::DraftAnswer) || (late && allowed(Action::DraftAnswer)),
        may_answer: may(Action::AnswerRound),
        text: may_read_text(case, hospital).then(|| round.text.clone()),
        firm: firm.filter(|_| may_read_text(case, hospital)),
        prefill,
        prefill_from,
        past: round::past_ratio(case, &register),
        further: further(round, &register, may_read_text(case, hospital), today),
        draft: site.draft.clone(),
        parts: site
            .parts
            .iter()
            .filter_map(|(question, part)| {
                Some((question.clone(), done_by(&people, part.by, part.at)?))
            })
            .collect(),
        needs_approval: entry.answers_need_approval,
        approval: site
            .approval
            .as_ref()
            .and_then(|one| approval(&people, one)),
        may_approve: site.waits_for_approver().is_some()
            && (round.is_open() || late)
            && allowed(Action::ApproveAnswer),
        answer: site.answer.clone(),
        answered_at: site.answered_at,
        result: row.result,
        contract: case
            .contracts
            .iter()
            .find(|one| one.hospital == hospital)
            .map(|one| parts::contract(case, one, name, now, &app.calendar)),
        milestones: parts::milestones(case, Some(hospital)),
        history: history
            .into_iter()
            .filter(|line| {
                matches!(line.entry.audience, Audience::Everyone)
                    || line.entry.audience == Audience::Hospital(hospital)
            })
            .map(|line| parts::history(line, &people, names_of))
            .collect(),
    })
}

/// Everyone who had an answer in hand on its way to the desk.
fn handlers(approval: &Approval) -> impl Iterator<Item = PersonId> {
    let returned = approval.returned.as_ref().map(|one| one.by);
    std::iter::once(approval.by).chain(returned)
}

fn approval(people: &names::People, approval: &Approval) -> Option<ApprovalView> {
    let returned = approval.returned.as_ref();
    Some(ApprovalView {
        handed_in: done_by(people, approval.by, approval.at)?,
        with_register: approval.register.is_some(),
        returned: returned.and_then(|one| done_by(people, one.by, one.at)),
        note: returned.map(|one| one.note.clone()),
    })
}

fn done_by(people: &names::People, by: PersonId, at: Timestamp) -> Option<PartView> {
    let by = names::of(people, Some(by))?;
    Some(PartView { by, at })
}

/// The further questions, with what the register knows. A question in the desk's
/// own words can tell of the trial: it goes with the text.
fn further(
    round: &Round,
    register: &Hospital,
    text_is_open: bool,
    today: jiff::civil::Date,
) -> Vec<FurtherView> {
    round
        .further
        .iter()
        .filter(|one| text_is_open || BankQuestion::parse(&one.code).is_some())
        .map(|one| FurtherView {
            question: one.clone(),
            known: round::in_entry(one, register).map(|found| FurtherKnown {
                section: found.section.as_str().to_owned(),
                confirmed_on: found.stated.map(|one| parts::today(one.confirmed_at)),
                expired: !found.holds(today),
                said: found.said,
            }),
            corrects: round::correctable(one, register)
                .map(|place| place.section().as_str().to_owned()),
        })
        .collect()
}

/// What the register already knows about the questions of a round.
fn prefill(
    case: &Case,
    register: &Hospital,
    today: jiff::civil::Date,
) -> (Map<String, Value>, Vec<PrefillSource>) {
    let mut answers = Map::new();
    let mut sources = Vec::new();
    if let Some(row) = round::row_asked(case, register) {
        answers = round::known(row);
        sources.extend(answers.keys().map(|question| PrefillSource {
            question: question.clone(),
            section: Section::Diseases.as_str().to_owned(),
            confirmed_on: Some(parts::today(row.stated.confirmed_at)),
            expired: row.stated.expires_on < today,
        }));
    }
    if let Some(free) = register
        .slots
        .iter()
        .find(|slot| slot.quarter.first_day() >= today && slot.is_free())
    {
        let day = free.quarter.first_day();
        answers.insert(
            "start".into(),
            json!(format!("{:04}-{:02}", day.year(), day.month())),
        );
        let stated = register.stated.get(&Section::Slots);
        sources.push(PrefillSource {
            question: "start".into(),
            section: Section::Slots.as_str().to_owned(),
            confirmed_on: stated.map(|stated| parts::today(stated.confirmed_at)),
            expired: stated.is_some_and(|stated| stated.expires_on < today),
        });
    }
    (answers, sources)
}
