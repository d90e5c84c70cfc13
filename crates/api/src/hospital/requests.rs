//! Feasibility requests: the inbox, one request, its answer, and the own part
//! of contract and milestones.

use axum::Json;
use axum::extract::{Path, Query, State};
use case_workflow::case::Case;
use case_workflow::case::event::{ContractUpdate, Event, MilestoneUpdate};
use case_workflow::fault::FaultCode;
use case_workflow::ids::HospitalId;
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use case_workflow::register::Section;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use store::CaseKey;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::firm::acts::TurnBody;
use crate::hospital::build;
use crate::hospital::view::{ExpiringSection, HospitalHome, RequestRow, RequestView};
use crate::problem::{Problem, Refusals};
use crate::shared::act::{Acted, act, act_in};
use crate::shared::{names, parts};
use crate::signed::{IfMatch, Person};

/// Which hospital, for people who belong to several.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// The hospital's id.
    #[serde(default)]
    pub hospital: Option<HospitalId>,
}

impl Which {
    /// The hospital that the actor means.
    ///
    /// # Errors
    /// 403 for those who belong to none, 404 for another's.
    pub fn of(&self, actor: &Actor) -> Result<HospitalId, Problem> {
        match self.hospital {
            Some(wanted) => actor
                .hospitals()
                .find(|one| *one == wanted)
                .ok_or_else(Problem::not_found),
            None => actor
                .hospitals()
                .next()
                .ok_or_else(|| Problem::forbidden(Action::ReadRound)),
        }
    }
}

/// The hospital of the actor that this case asked.
pub(super) fn own_hospital(actor: &Actor, case: &Case) -> Result<HospitalId, Problem> {
    let asked = case.hospitals_in();
    actor
        .hospitals()
        .find(|one| asked.contains(one))
        .ok_or_else(Problem::not_found)
}

/// Hospitals know a case only by its blinded number.
pub(super) fn key(number: &str) -> CaseKey {
    CaseKey::Blinded(number.to_owned())
}

async fn rows(app: &App, actor: &Actor, hospital: HospitalId) -> Result<Vec<RequestRow>, Problem> {
    let cases = app.store.cases_asking(actor, hospital).await?;
    Ok(cases
        .iter()
        .filter_map(|case| build::row(app, case, hospital))
        .collect())
}

/// What the hospital has to do, and what it waits for.
#[utoipa::path(get, path = "/api/hospital/home", tag = "hospital",
    extensions(("x-action" = json!("read_round"))), params(Which),
    responses((status = 200, body = HospitalHome), Refusals))]
pub async fn home(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<HospitalHome>, Problem> {
    let hospital = which.of(&actor)?;
    let today = parts::today(app.clock.now());
    let names_of = app.store.hospital_names([hospital]).await?;
    let name = names_of
        .get(&hospital)
        .map(names::hospital)
        .ok_or_else(Problem::not_found)?;
    let register = app.store.hospital(&actor, hospital).await?.hospital;
    let (mut our_turn, rest): (Vec<_>, Vec<_>) = rows(&app, &actor, hospital)
        .await?
        .into_iter()
        .partition(|row| row.our_turn);
    our_turn.sort_by(|a, b| (a.due, &a.number).cmp(&(b.due, &b.number)));
    let (ended, waiting): (Vec<_>, Vec<_>) = rest.into_iter().partition(|row| row.lines.is_empty());
    let soon = today.saturating_add(jiff::Span::new().days(30));
    let expiring = <Section as case_workflow::code_lists::CodeList>::ALL
        .iter()
        .filter_map(|section| {
            let expires_on = match section {
                Section::Diseases => register
                    .diseases
                    .iter()
                    .map(|row| row.stated.expires_on)
                    .min(),
                other => register.stated.get(other).map(|stated| stated.expires_on),
            }?;
            (expires_on <= soon).then(|| ExpiringSection {
                section: section.as_str().to_owned(),
                expires_on,
                expired: expires_on < today,
            })
        })
        .collect();
    Ok(Json(HospitalHome {
        name,
        demonstration: register.demonstration,
        our_turn,
        waiting,
        ended,
        meter: register.completeness(today),
        expiring,
    }))
}

/// The inbox, newest first.
#[utoipa::path(get, path = "/api/hospital/requests", tag = "hospital",
    extensions(("x-action" = json!("read_round"))), params(Which),
    responses((status = 200, body = Vec<RequestRow>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<Vec<RequestRow>>, Problem> {
    let hospital = which.of(&actor)?;
    Ok(Json(rows(&app, &actor, hospital).await?))
}

/// One request. The first look at it is recorded.
#[utoipa::path(get, path = "/api/hospital/requests/{number}", tag = "hospital",
    extensions(("x-action" = json!("read_round"))),
    params(("number" = String, Path, description = "Blinded reference")),
    responses((status = 200, body = RequestView), Refusals))]
pub async fn one(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
) -> Result<Json<RequestView>, Problem> {
    let mut case = app
        .store
        .case(&actor, Action::ReadRound, &key(&number))
        .await?;
    let hospital = own_hospital(&actor, &case)?;
    let unopened = case.site(hospital).is_some_and(|(round, site)| {
        round.is_open() && site.state == case_workflow::case::codes::SiteState::Invited
    });
    if unopened {
        let event = Event::OpenRequest { hospital };
        if let Ok(Acted::Done(opened)) = act(&app, &actor, &key(&number), None, event).await {
            case = *opened;
        }
    }
    crate::hospital::seen::note(&app, &actor, store::Look::Request, hospital, &case).await?;
    Ok(Json(build::request(&app, &actor, &case, hospital).await?))
}

/// A draft of the answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftBody {
    /// Question to answer, as typed.
    #[schema(value_type = Object)]
    pub answer: Map<String, Value>,
}

/// Refuses where somebody of the hospital wrote meanwhile.
pub(super) fn as_read(
    hospital: HospitalId,
    version: i64,
) -> impl FnOnce(&Case) -> Result<(), Problem> {
    move |case| match case.site(hospital) {
        Some((_, site)) if site.version == version => Ok(()),
        Some((_, site)) => {
            let now = json!({ "draft": site.draft, "answer": site.answer });
            Err(Problem::stale(site.version, now))
        }
        None => Err(Problem::not_found()),
    }
}

/// An act on the own answer as the caller read it.
pub(super) async fn own_act(
    app: &App,
    actor: &Actor,
    number: &str,
    version: i64,
    action: Action,
    event: impl FnOnce(HospitalId) -> Event,
) -> Result<(HospitalId, Case), Problem> {
    let key = key(number);
    let hospital = own_hospital(actor, &app.store.case(actor, action, &key).await?)?;
    let mut write = app.store.write(actor, app.clock.now()).await?;
    // Other hospitals answer meanwhile: the case's own version is not asked for.
    let as_read = as_read(hospital, version);
    let Acted::Done(case) = act_in(app, &mut write, actor, &key, as_read, event(hospital)).await?
    else {
        return Err(Problem::forbidden(action));
    };
    write.commit().await?;
    app.nudge.notify_one();
    Ok((hospital, *case))
}

/// Keep a draft of the answer.
#[utoipa::path(put, path = "/api/hospital/requests/{number}/draft", tag = "hospital",
    extensions(("x-action" = json!("draft_answer"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = DraftBody,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn draft(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<DraftBody>,
) -> Result<Json<RequestView>, Problem> {
    let event = |hospital| Event::SaveAnswer {
        hospital,
        draft: body.answer,
    };
    let (hospital, case) =
        own_act(&app, &actor, &number, version, Action::DraftAnswer, event).await?;
    Ok(Json(build::request(&app, &actor, &case, hospital).await?))
}

/// Hand over the turn in the own contract, or leave a note.
#[utoipa::path(post, path = "/api/hospital/requests/{number}/contract", tag = "hospital",
    extensions(("x-action" = json!("keep_contract"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = TurnBody,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn contract(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<TurnBody>,
) -> Result<Json<RequestView>, Problem> {
    let event = |hospital| {
        Event::Contract(ContractUpdate {
            hospital,
            stage: None,
            ball: body.ball,
            on: None,
            note: body.note,
        })
    };
    let (hospital, case) =
        own_act(&app, &actor, &number, version, Action::KeepContract, event).await?;
    Ok(Json(build::request(&app, &actor, &case, hospital).await?))
}

/// Keep one of the own milestones.
#[utoipa::path(post, path = "/api/hospital/requests/{number}/milestones", tag = "hospital",
    extensions(("x-action" = json!("keep_milestones"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = MilestoneUpdate,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn milestone(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<MilestoneUpdate>,
) -> Result<Json<RequestView>, Problem> {
    if body.hospital.is_some() {
        return Err(Problem::field("/hospital", FaultCode::UnknownField));
    }
    let event = |hospital| {
        Event::Milestone(MilestoneUpdate {
            hospital: Some(hospital),
            ..body
        })
    };
    let (hospital, case) = own_act(
        &app,
        &actor,
        &number,
        version,
        Action::KeepMilestones,
        event,
    )
    .await?;
    Ok(Json(build::request(&app, &actor, &case, hospital).await?))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(home))
        .routes(routes!(list))
        .routes(routes!(one))
        .routes(routes!(draft))
        .routes(routes!(contract))
        .routes(routes!(milestone))
}
