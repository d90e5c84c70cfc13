//! Makes the hospital's view of its own part of a case.

use case_workflow::case::Case;
use case_workflow::case::codes::{Ball, ContractStage, RoundState, SiteState};
use case_workflow::case::step::Audience;
use case_workflow::clock::ClockKind;
use case_workflow::ids::HospitalId;
use case_workflow::people::{Actor, Role};
use case_workflow::policy::{self, Action, Decision};
use case_workflow::register::{Hospital, Section};
use serde_json::{Map, Value, json};
use store::Reader;

use crate::app::App;
use crate::hospital::view::{
    ContractRow, NamedFirm, PrefillSource, RequestRow, RequestView, ResultView,
};
use crate::problem::Problem;
use crate::shared::parts;

/// Lines of the own history, at most.
const EVENTS_MAX: u64 = 50;

/// A row of the inbox; none where the hospital was never asked.
#[must_use]
pub fn row(app: &App, case: &Case, hospital: HospitalId) -> Option<RequestRow> {
    let now = app.clock.now();
    let (round, site) = case.site(hospital)?;
    let open = round.is_open();
    let clock = case
        .clocks(now, &app.calendar)
        .into_iter()
        .find(|clock| clock.kind == ClockKind::InterestRound && clock.started == round.opened_at);
    let answer_due = open && matches!(site.state, SiteState::Invited | SiteState::Opened);
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
        due: round.due,
        business_days_left: open.then(|| parts::business_days_left(&app.calendar, now, round.due)),
        clock: clock.filter(|_| answer_due).map(|clock| clock.state),
        state: site.state,
        round: round.state,
        our_turn: case.stage.is_open() && (answer_due || contract_due),
        lines: if may_read_text(case, hospital) {
            round.text.clone()
        } else {
            Vec::new()
        },
        contract,
    })
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
    let ids: Vec<_> = history.iter().filter_map(|line| line.entry.by).collect();
    let people = app.store.people(ids).await?;
    let register = app.store.hospital(&Actor::System, hospital).await?.hospital;
    let (prefill, prefill_from) = prefill(case, &register, today);
    let names = app.store.hospital_names([hospital]).await?;
    let name = names.get(&hospital).map(crate::shared::names::hospital);
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
    Ok(RequestView {
        number: row.number,
        version: site.version,
        sent_at: round.opened_at,
        due: round.due,
        business_days_left: row.business_days_left,
        clock: row.clock,
        state: site.state,
        round: round.state,
        may_draft: may(Action::DraftAnswer),
        may_answer: may(Action::AnswerRound),
        text: may_read_text(case, hospital).then(|| round.text.clone()),
        firm: firm.filter(|_| may_read_text(case, hospital)),
        prefill,
        prefill_from,
        draft: site.draft.clone(),
        answer: site.answer.clone(),
        answered_at: site.answered_at,
        result: site.result.as_ref().map(|result| ResultView {
            at: result.at,
            state: if round.state == RoundState::Cancelled {
                SiteState::Cancelled
            } else {
                site.state
            },
            reason: result.reason,
            note: result.note.clone(),
            target: result.target,
        }),
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

/// What the register already knows about the questions of a round.
fn prefill(
    case: &Case,
    register: &Hospital,
    today: jiff::civil::Date,
) -> (Map<String, Value>, Vec<PrefillSource>) {
    let mut answers = Map::new();
    let mut sources = Vec::new();
    let codes = case
        .details
        .indication_code
        .as_deref()
        .unwrap_or(&case.profile.indication_code);
    let row = codes.iter().find_map(|code| {
        let head: String = code.code.chars().take(3).collect();
        register
            .diseases
            .iter()
            .find(|row| row.icd10.starts_with(&head))
    });
    if let Some(row) = row {
        let mut from = |question: &str| {
            sources.push(PrefillSource {
                question: question.to_owned(),
                section: Section::Diseases.as_str().to_owned(),
                confirmed_on: Some(parts::today(row.stated.confirmed_at)),
                expired: row.stated.expires_on < today,
            });
        };
        if let Some(n) = row.new_patients {
            answers.insert("patients".into(), json!(n));
            from("patients");
            if let Some(method) = row.method {
                answers.insert("method".into(), json!(method));
                from("method");
            }
        }
        if let Some(pi) = row.pi_name.as_ref().filter(|name| !name.trim().is_empty()) {
            answers.insert("pi".into(), json!(pi));
            from("pi");
        }
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
