//! What a hospital asks of the desk while it answers: a question, more time.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::case::event::Event;
use case_workflow::ids::HospitalId;
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::hospital::build;
use crate::hospital::requests::{key, own_hospital};
use crate::hospital::view::RequestView;
use crate::problem::{Problem, Refusals};
use crate::shared::act::{Acted, act};
use crate::signed::Person;

/// A question to the desk.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionBody {
    /// The question.
    pub text: String,
}

/// A request for more time.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoreTimeBody {
    /// Until 17:00 in Tokyo on this day.
    #[schema(value_type = String, format = Date)]
    pub until: Date,
    /// Why.
    pub reason: String,
}

/// An act that only adds something: colleagues who write the answer meanwhile
/// are not disturbed by it.
async fn addition(
    app: &App,
    actor: &Actor,
    number: &str,
    action: Action,
    event: impl FnOnce(HospitalId) -> Event,
) -> Result<Json<RequestView>, Problem> {
    let case = app.store.case(actor, action, &key(number)).await?;
    let hospital = own_hospital(actor, &case)?;
    match act(app, actor, &key(number), None, event(hospital)).await? {
        Acted::Done(case) => Ok(Json(build::request(app, actor, &case, hospital).await?)),
        Acted::Proposed(_) => Err(Problem::forbidden(action)),
    }
}

/// Ask the desk a question. The own clock stands until the desk answers.
#[utoipa::path(post, path = "/api/hospital/requests/{number}/questions", tag = "hospital",
    extensions(("x-action" = json!("draft_answer"))),
    params(("number" = String, Path)),
    request_body = QuestionBody,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn question(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    Checked(body): Checked<QuestionBody>,
) -> Result<Json<RequestView>, Problem> {
    let event = |hospital| Event::AskDesk {
        hospital,
        text: body.text,
    };
    addition(&app, &actor, &number, Action::DraftAnswer, event).await
}

/// Ask for more time.
#[utoipa::path(post, path = "/api/hospital/requests/{number}/more-time", tag = "hospital",
    extensions(("x-action" = json!("answer_round"))),
    params(("number" = String, Path)),
    request_body = MoreTimeBody,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn more_time(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    Checked(body): Checked<MoreTimeBody>,
) -> Result<Json<RequestView>, Problem> {
    let event = |hospital| Event::AskTime {
        hospital,
        until: body.until,
        reason: body.reason,
    };
    addition(&app, &actor, &number, Action::AnswerRound, event).await
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(question))
        .routes(routes!(more_time))
}
