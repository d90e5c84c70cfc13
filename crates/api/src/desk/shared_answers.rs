//! The answers that the desk shares with every hospital, without the name of
//! the one that asked: the list, sharing one, changing it, withdrawing it.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use case_workflow::calendar::jst_date;
use case_workflow::hospital_case::HospitalCase;
use case_workflow::ids::SharedAnswerId;
use case_workflow::people::Actor;
use case_workflow::policy::{self, Action, Decision, Subject};
use case_workflow::shared_answer::{SharedAnswer, SharedContent, SharedEvent, SharedForm, search};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::SharedLine;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::ReasonBody;
use crate::problem::{Problem, Refusals};
use crate::shared::names::{self, People};
use crate::shared::typed::Typed;
use crate::shared::view::PersonName;
use crate::signed::{IfMatch, Person};

/// A shared answer in the desk's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SharedAnswerRow {
    /// Its id.
    pub id: SharedAnswerId,
    /// Version, for `If-Match`.
    pub version: i64,
    /// What hospitals read.
    pub content: SharedContent,
    /// When it was first shared.
    #[schema(value_type = String, format = DateTime)]
    pub released_at: Timestamp,
    /// When it was withdrawn.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub withdrawn_at: Option<Timestamp>,
    /// The consultation that it was written from, for those who read them all.
    pub source: Option<String>,
}

/// One shared answer at the desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SharedAnswerView {
    /// What a list says of it.
    pub row: SharedAnswerRow,
    /// Its versions, oldest first.
    pub history: Vec<SharedAnswerLine>,
    /// Whether this reader may change it or withdraw it.
    pub may_change: bool,
}

/// A line of a shared answer's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SharedAnswerLine {
    /// The version that it made.
    pub version: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonName>,
    /// What.
    pub event: SharedEvent,
    /// Why it was withdrawn.
    pub reason: Option<String>,
    /// What hospitals read from then on.
    pub content: SharedContent,
}

/// All shared answers, those withdrawn among them: what fits the typed words,
/// the best first.
#[utoipa::path(get, path = "/api/desk/shared-answers", tag = "desk",
    extensions(("x-action" = json!("read_shared_answers"))), params(Typed),
    responses((status = 200, body = Vec<SharedAnswerRow>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(typed): Query<Typed>,
) -> Result<Json<Vec<SharedAnswerRow>>, Problem> {
    let typed = typed.checked()?;
    let all = app.store.shared_answers(&actor).await?;
    Ok(Json(rows(&app, &actor, search(all, &typed)).await?))
}

/// One shared answer with its versions.
#[utoipa::path(get, path = "/api/desk/shared-answers/{id}", tag = "desk",
    extensions(("x-action" = json!("read_shared_answers"))), params(("id" = String, Path)),
    responses((status = 200, body = SharedAnswerView), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<SharedAnswerId>,
) -> Result<Json<SharedAnswerView>, Problem> {
    Ok(Json(view(&app, &actor, id).await?))
}

/// Share what was answered in a consultation, written anew, without the name.
#[utoipa::path(post, path = "/api/desk/consultations/{number}/shared-answer", tag = "desk",
    extensions(("x-action" = json!("answer_consult"))),
    params(("number" = String, Path)), request_body = SharedForm,
    responses((status = 201, body = SharedAnswerRow), Refusals))]
pub async fn release(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    Checked(form): Checked<SharedForm>,
) -> Result<(StatusCode, Json<SharedAnswerRow>), Problem> {
    let answer = share(&app, &actor, &number, &form).await?;
    let mut row = rows(&app, &actor, vec![answer]).await?;
    let row = row.pop().ok_or_else(Problem::not_found)?;
    Ok((StatusCode::CREATED, Json(row)))
}

/// Shares an answer from a consultation.
///
/// # Errors
/// Any [`Problem`]; then nothing was written.
pub async fn share(
    app: &App,
    actor: &Actor,
    number: &str,
    form: &SharedForm,
) -> Result<SharedAnswer, Problem> {
    let now = app.clock.now();
    let mut write = app.store.write(actor, now).await?;
    let permitted = write
        .consultation_for(Action::AnswerConsult, number)
        .await?;
    let content = content(app, permitted.case(), form).await?;
    let id = SharedAnswerId(write.new_id());
    let answer = SharedAnswer::release(id, permitted.case(), content, now)?;
    write.release_answer(&permitted, &answer).await?;
    write.commit().await?;
    Ok(answer)
}

/// Change a shared answer: a new version.
#[utoipa::path(put, path = "/api/desk/shared-answers/{id}", tag = "desk",
    extensions(("x-action" = json!("answer_consult"))),
    params(("id" = String, Path), ("If-Match" = String, Header)),
    request_body = SharedForm,
    responses((status = 200, body = SharedAnswerView), Refusals))]
pub async fn change(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<SharedAnswerId>,
    IfMatch(version): IfMatch,
    Checked(form): Checked<SharedForm>,
) -> Result<Json<SharedAnswerView>, Problem> {
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let permitted = write.shared_answer_for(id).await?;
    as_read(permitted.answer(), version)?;
    let content = content(&app, permitted.case(), &form).await?;
    let answer = permitted.answer().change(content)?;
    write
        .save_shared_answer(permitted, &answer, SharedEvent::Change, None)
        .await?;
    write.commit().await?;
    Ok(Json(view(&app, &actor, id).await?))
}

/// Withdraw a shared answer: no hospital reads it any more.
#[utoipa::path(post, path = "/api/desk/shared-answers/{id}/withdrawal", tag = "desk",
    extensions(("x-action" = json!("answer_consult"))),
    params(("id" = String, Path), ("If-Match" = String, Header)),
    request_body = ReasonBody,
    responses((status = 200, body = SharedAnswerView), Refusals))]
pub async fn withdraw(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<SharedAnswerId>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<ReasonBody>,
) -> Result<Json<SharedAnswerView>, Problem> {
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    let permitted = write.shared_answer_for(id).await?;
    as_read(permitted.answer(), version)?;
    let reason = body.reason.trim();
    let answer = permitted.answer().withdraw(reason, now)?;
    write
        .save_shared_answer(permitted, &answer, SharedEvent::Withdraw, Some(reason))
        .await?;
    write.commit().await?;
    Ok(Json(view(&app, &actor, id).await?))
}

fn as_read(answer: &SharedAnswer, version: i64) -> Result<(), Problem> {
    if answer.version == version {
        Ok(())
    } else {
        Err(Problem::stale(answer.version, Value::Null))
    }
}

/// What was filled in, without a word that tells whose question it was.
async fn content(
    app: &App,
    case: &HospitalCase,
    form: &SharedForm,
) -> Result<SharedContent, Problem> {
    let names = app.store.hospital_names([case.hospital]).await?;
    let names: Vec<&str> = names
        .values()
        .flat_map(|name| [name.name_ja.as_str(), &name.name_en])
        .collect();
    let led_to: Vec<_> = case.led_to.iter().map(|led| led.case).collect();
    let cases = app.store.cases_by_id(&led_to).await?;
    let firm = cases.values().next().map(|case| &case.profile);
    let today = jst_date(app.clock.now());
    SharedContent::read(form, &names, firm, today).map_err(Problem::fields)
}

/// Whether this reader may do `action` to every consultation.
fn may_all(actor: &Actor, action: Action) -> bool {
    let subject = Subject {
        consult: true,
        ..Subject::default()
    };
    policy::decide(actor, action, &subject) == Decision::Allow
}

async fn rows(
    app: &App,
    actor: &Actor,
    answers: Vec<SharedAnswer>,
) -> Result<Vec<SharedAnswerRow>, Problem> {
    let numbers = if may_all(actor, Action::ReadConsult) {
        let sources = answers.iter().map(|one| one.source);
        app.store.consultation_numbers(actor, sources).await?
    } else {
        Default::default()
    };
    let row = |one: SharedAnswer| SharedAnswerRow {
        source: numbers.get(&one.source).cloned(),
        id: one.id,
        version: one.version,
        content: one.content,
        released_at: one.released_at,
        withdrawn_at: one.withdrawn_at,
    };
    Ok(answers.into_iter().map(row).collect())
}

async fn view(app: &App, actor: &Actor, id: SharedAnswerId) -> Result<SharedAnswerView, Problem> {
    let (answer, history) = app.store.shared_answer(actor, id).await?;
    let people = app
        .store
        .people(
            history
                .iter()
                .filter_map(|line| line.by)
                .collect::<Vec<_>>(),
        )
        .await?;
    let may_change = answer.withdrawn_at.is_none() && may_all(actor, Action::AnswerConsult);
    let mut row = rows(app, actor, vec![answer]).await?;
    Ok(SharedAnswerView {
        row: row.pop().ok_or_else(Problem::not_found)?,
        history: history.into_iter().map(|one| line(one, &people)).collect(),
        may_change,
    })
}

fn line(line: SharedLine, people: &People) -> SharedAnswerLine {
    SharedAnswerLine {
        version: line.version,
        at: line.at,
        by: names::of(people, line.by),
        event: line.event,
        reason: line.reason,
        content: line.content,
    }
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(read, change))
        .routes(routes!(release))
        .routes(routes!(withdraw))
}
