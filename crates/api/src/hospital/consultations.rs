//! The hospital asks the desk (track B): its questions, one of them, and what
//! it does with it.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use case_workflow::calendar::{FiscalYear, jst_date};
use case_workflow::case::step::Ctx;
use case_workflow::hospital_case::event::ConsultEvent;
use case_workflow::hospital_case::question::{ConsultQuestion, ConsultQuestionForm};
use case_workflow::hospital_case::{HospitalCase, NewQuestion};
use case_workflow::ids::{HospitalCaseId, HospitalId, PersonId};
use case_workflow::people::Actor;
use case_workflow::policy::{self, Action, Subject};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::{Nothing, ReasonBody, TextBody};
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::consultation::{self, ConsultationRow, ConsultationView};
use crate::signed::{IfMatch, Person};

/// A new question to the desk.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConsultation {
    /// The page.
    pub question: ConsultQuestionForm,
    /// Made by the page once, so that sending it twice makes one question.
    pub submission_id: Uuid,
}

/// Colleagues of the hospital.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Colleagues {
    /// Investigators and coordinators.
    pub people: Vec<PersonId>,
}

/// The hospital's questions to the desk, newest first: all of them for the
/// trial office, those one asked or is named on for the others.
#[utoipa::path(get, path = "/api/hospital/consultations", tag = "hospital",
    extensions(("x-action" = json!("read_consult"))), params(Which),
    responses((status = 200, body = Vec<ConsultationRow>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<Vec<ConsultationRow>>, Problem> {
    let hospital = which.of(&actor)?;
    let cases = app.store.consultations_of(&actor, hospital).await?;
    Ok(Json(consultation::rows(&app, &cases).await?))
}

/// Ask the desk.
#[utoipa::path(post, path = "/api/hospital/consultations", tag = "hospital",
    extensions(("x-action" = json!("ask_desk"))), params(Which),
    request_body = NewConsultation,
    responses((status = 201, body = ConsultationView), Refusals))]
pub async fn ask(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Checked(body): Checked<NewConsultation>,
) -> Result<(StatusCode, Json<ConsultationView>), Problem> {
    let hospital = which.of(&actor)?;
    let case = open(&app, &actor, hospital, &body.question, body.submission_id)
        .await
        .map_err(|problem| problem.below("/question"))?;
    let view = consultation::view(&app, &actor, &case, false).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Opens a consultation of this hospital.
///
/// # Errors
/// Any [`Problem`]; then nothing was written.
pub async fn open(
    app: &App,
    actor: &Actor,
    hospital: HospitalId,
    form: &ConsultQuestionForm,
    submission_id: Uuid,
) -> Result<HospitalCase, Problem> {
    let asked_by = actor.person().ok_or_else(Problem::signed_out)?;
    let subject = Subject::of_hospital(hospital);
    if policy::decide(actor, Action::AskDesk, &subject) != policy::Decision::Allow {
        return Err(Problem::forbidden(Action::AskDesk));
    }
    let now = app.clock.now();
    let question = ConsultQuestion::read(form, jst_date(now)).map_err(Problem::fields)?;
    let own = app.own_hospitals();
    let ctx = Ctx {
        by: Some(asked_by),
        role: policy::acting_role(actor, Action::AskDesk, &subject),
        zone: actor.zone(),
        now,
        calendar: &app.calendar,
        own_hospitals: &own,
        second: None,
        letters_left: false,
    };
    let mut write = app.store.write(actor, now).await?;
    let number = write
        .next_consultation_number(FiscalYear::of(jst_date(now)))
        .await?;
    let new = NewQuestion {
        id: HospitalCaseId(write.new_id()),
        number,
        hospital,
        asked_by,
        question,
    };
    let step = HospitalCase::open(new, &ctx);
    let case = write
        .open_consultation(&step, submission_id, &app.calendar)
        .await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(case)
}

/// One question to the desk.
#[utoipa::path(get, path = "/api/hospital/consultations/{number}", tag = "hospital",
    extensions(("x-action" = json!("read_consult"))), params(("number" = String, Path)),
    responses((status = 200, body = ConsultationView), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
) -> Result<Json<ConsultationView>, Problem> {
    let case = app
        .store
        .consultation(&actor, Action::ReadConsult, &number)
        .await?;
    Ok(Json(consultation::view(&app, &actor, &case, false).await?))
}

async fn act(
    app: &App,
    actor: &Actor,
    number: &str,
    version: Option<i64>,
    event: ConsultEvent,
) -> Result<Json<ConsultationView>, Problem> {
    let case = consultation::act(app, actor, number, version, event).await?;
    Ok(Json(consultation::view(app, actor, &case, false).await?))
}

/// Write to the desk: an answer to its question, or a further question.
#[utoipa::path(post, path = "/api/hospital/consultations/{number}/replies", tag = "hospital",
    extensions(("x-action" = json!("write_consult"))), params(("number" = String, Path)),
    request_body = TextBody,
    responses((status = 200, body = ConsultationView), Refusals))]
pub async fn reply(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    Checked(body): Checked<TextBody>,
) -> Result<Json<ConsultationView>, Problem> {
    let event = ConsultEvent::Reply { text: body.text };
    act(&app, &actor, &number, None, event).await
}

/// The answer is enough.
#[utoipa::path(post, path = "/api/hospital/consultations/{number}/thanks", tag = "hospital",
    extensions(("x-action" = json!("write_consult"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = Nothing,
    responses((status = 200, body = ConsultationView), Refusals))]
pub async fn thank(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(_): Checked<Nothing>,
) -> Result<Json<ConsultationView>, Problem> {
    let event = ConsultEvent::Thank {
        text: String::new(),
    };
    act(&app, &actor, &number, Some(version), event).await
}

/// No answer is needed any more.
#[utoipa::path(post, path = "/api/hospital/consultations/{number}/withdrawal", tag = "hospital",
    extensions(("x-action" = json!("write_consult"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = ReasonBody,
    responses((status = 200, body = ConsultationView), Refusals))]
pub async fn withdraw(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<ReasonBody>,
) -> Result<Json<ConsultationView>, Problem> {
    let event = ConsultEvent::Withdraw {
        reason: body.reason,
    };
    act(&app, &actor, &number, Some(version), event).await
}

/// Which colleagues take part beside the trial office.
#[utoipa::path(post, path = "/api/hospital/consultations/{number}/colleagues", tag = "hospital",
    extensions(("x-action" = json!("delegate_consult"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = Colleagues,
    responses((status = 200, body = ConsultationView), Refusals))]
pub async fn delegate(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<Colleagues>,
) -> Result<Json<ConsultationView>, Problem> {
    let event = ConsultEvent::Delegate {
        people: body.people,
    };
    act(&app, &actor, &number, Some(version), event).await
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, ask))
        .routes(routes!(read))
        .routes(routes!(reply))
        .routes(routes!(thank))
        .routes(routes!(withdraw))
        .routes(routes!(delegate))
}
