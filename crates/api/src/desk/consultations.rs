//! Hospitals' own consultations at the desk (track B): the list, one of them,
//! and everything the desk does with it.

use axum::Json;
use axum::extract::{Path, Query, State};
use case_workflow::calendar::{FiscalYear, jst_date, jst_instant};
use case_workflow::fault::FaultCode;
use case_workflow::hospital_case::codes::{
    ConsultOutcome, ConsultRejection, ConsultStage, ConsultTheme,
};
use case_workflow::hospital_case::event::ConsultEvent;
use case_workflow::ids::PersonId;
use case_workflow::people::Actor;
use case_workflow::policy::{self, Action, Decision, Subject};
use jiff::civil::{Date, time};
use serde::{Deserialize, Serialize};
use store::ConsultationFilter;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::{HoldBody, Nothing, ReasonBody, TextBody};
use crate::problem::{Problem, Refusals};
use crate::shared::consultation::{self, ConsultationRow, ConsultationView};
use crate::signed::{IfMatch, Person};

/// Which consultations.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConsultationQuery {
    /// Only those still worked on.
    #[serde(default)]
    pub open: bool,
    /// Only those of one stage.
    #[serde(default)]
    pub stage: Option<ConsultStage>,
    /// Only the reader's own.
    #[serde(default)]
    pub mine: bool,
    /// Only those in which it is the desk's turn and the date is today or has
    /// passed.
    #[serde(default)]
    pub due: bool,
}

/// The desk's consultations.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ConsultationList {
    /// Nearest date first, then what has ended.
    pub rows: Vec<ConsultationRow>,
    /// How those received in this fiscal year ended, for those who sort them.
    pub ended: Vec<EndedCount>,
    /// The fiscal year of these counts, for example `R8`.
    pub fiscal_year: String,
}

/// How many ended one way; without an outcome, those still worked on and those
/// not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EndedCount {
    /// How.
    pub outcome: Option<ConsultOutcome>,
    /// How many.
    pub n: u32,
}

/// The desk's consultations.
#[utoipa::path(get, path = "/api/desk/consultations", tag = "desk",
    extensions(("x-action" = json!("read_consult"))), params(ConsultationQuery),
    responses((status = 200, body = ConsultationList), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(query): Query<ConsultationQuery>,
) -> Result<Json<ConsultationList>, Problem> {
    let today = jst_date(app.clock.now());
    let tonight = jst_instant(today.tomorrow().unwrap_or(today), time(0, 0, 0, 0));
    let filter = ConsultationFilter {
        stages: query.stage.into_iter().collect(),
        open_only: query.open || query.due,
        of_person: actor.person().filter(|_| query.mine),
        desk_turn: query.due,
        due_before: query.due.then_some(tonight),
    };
    let cases = app.store.consultations(&actor, &filter).await?;
    let year = FiscalYear::of(today);
    let ended = if may_count(&actor) {
        let since = jst_instant(year.first_day(), time(0, 0, 0, 0));
        let counts = app.store.consultation_counts(&actor, since).await?;
        counts
            .into_iter()
            .map(|(outcome, n)| EndedCount { outcome, n })
            .collect()
    } else {
        Vec::new()
    };
    Ok(Json(ConsultationList {
        rows: consultation::rows(&app, &cases).await?,
        ended,
        fiscal_year: year.key(),
    }))
}

fn may_count(actor: &Actor) -> bool {
    policy::decide(actor, Action::TriageConsult, &Subject::general()) == Decision::Allow
}

/// One consultation.
#[utoipa::path(get, path = "/api/desk/consultations/{number}", tag = "desk",
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
    Ok(Json(consultation::view(&app, &actor, &case, true).await?))
}

/// Who looks after it, what it is about.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Triage {
    /// Who looks after it.
    pub owner: PersonId,
    /// The theme as the desk sees it.
    pub theme: ConsultTheme,
}

/// A question to the hospital.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HospitalQuestion {
    /// The text.
    pub text: String,
    /// Answer by this day; 10 business days if left out.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
}

/// The day on which the answer comes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerPlan {
    /// When.
    #[schema(value_type = String, format = Date)]
    pub answer_on: Date,
    /// Why it takes longer; the hospital reads it.
    pub reason: String,
}

/// The answer to a hospital.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HospitalAnswer {
    /// The text.
    pub text: String,
    /// What it brings.
    pub given: ConsultOutcome,
    /// Which document, training or body it is.
    #[serde(default)]
    pub detail: String,
}

/// Who looks after a consultation and who may read it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultOwners {
    /// Owner.
    pub owner: PersonId,
    /// Deputy.
    #[serde(default)]
    pub deputy: Option<PersonId>,
    /// Contract supporters and outside experts.
    #[serde(default)]
    pub team: Vec<PersonId>,
}

/// How a consultation ended.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultClosing {
    /// How.
    pub outcome: ConsultOutcome,
    /// A word to the hospital; needed where nothing was answered.
    #[serde(default)]
    pub text: String,
}

/// Why a consultation is not taken.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultRefusal {
    /// Why.
    pub reason: ConsultRejection,
    /// What the hospital reads.
    pub text: String,
}

/// In which consultation of the same hospital it goes on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultMerge {
    /// Its number.
    pub into: String,
}

async fn act(
    app: &App,
    actor: &Actor,
    number: &str,
    version: Option<i64>,
    event: ConsultEvent,
) -> Result<Json<ConsultationView>, Problem> {
    let case = consultation::act(app, actor, number, version, event).await?;
    Ok(Json(consultation::view(app, actor, &case, true).await?))
}

/// Acts that change a consultation as it stood for the caller.
macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $path:literal $action:literal $body:ty => |$given:ident| $event:expr;)+) => {$(
        $(#[$doc])*
        #[utoipa::path(post, path = $path, tag = "desk",
            extensions(("x-action" = json!($action))),
            params(("number" = String, Path), ("If-Match" = String, Header)),
            request_body = $body,
            responses((status = 200, body = ConsultationView), Refusals))]
        pub async fn $name(
            State(app): State<App>,
            Person(actor): Person,
            Path(number): Path<String>,
            IfMatch(version): IfMatch,
            Checked($given): Checked<$body>,
        ) -> Result<Json<ConsultationView>, Problem> {
            act(&app, &actor, &number, Some(version), $event).await
        }
    )+};
}

/// Acts that only add something: no version is asked for.
macro_rules! additions {
    ($($(#[$doc:meta])* $name:ident $path:literal $action:literal $body:ty => |$given:ident| $event:expr;)+) => {$(
        $(#[$doc])*
        #[utoipa::path(post, path = $path, tag = "desk",
            extensions(("x-action" = json!($action))),
            params(("number" = String, Path)),
            request_body = $body,
            responses((status = 200, body = ConsultationView), Refusals))]
        pub async fn $name(
            State(app): State<App>,
            Person(actor): Person,
            Path(number): Path<String>,
            Checked($given): Checked<$body>,
        ) -> Result<Json<ConsultationView>, Problem> {
            act(&app, &actor, &number, None, $event).await
        }
    )+};
}

acts! {
    /// Sort a hospital's question: who looks after it, what it is about.
    triage "/api/desk/consultations/{number}/triage" "triage_consult" Triage
        => |body| ConsultEvent::Triage { owner: body.owner, theme: body.theme };
    /// Ask the hospital; the desk's clocks stand until it writes.
    ask "/api/desk/consultations/{number}/questions" "triage_consult" HospitalQuestion
        => |body| ConsultEvent::Ask { text: body.text, due: body.due };
    /// Who looks after it and who may read it.
    assign "/api/desk/consultations/{number}/owner" "triage_consult" ConsultOwners
        => |body| ConsultEvent::Assign { owner: body.owner, deputy: body.deputy, team: body.team };
    /// Put a hospital's question on hold.
    hold "/api/desk/consultations/{number}/hold" "triage_consult" HoldBody
        => |body| ConsultEvent::Hold { reason: body.reason, review_on: body.review_on };
    /// End its hold.
    resume "/api/desk/consultations/{number}/resume" "triage_consult" Nothing
        => |_nothing| ConsultEvent::Resume;
    /// Begin to work on a hospital's question.
    begin "/api/desk/consultations/{number}/work" "answer_consult" Nothing
        => |_nothing| ConsultEvent::Begin;
    /// Promise the day of the answer.
    plan "/api/desk/consultations/{number}/plan" "answer_consult" AnswerPlan
        => |body| ConsultEvent::Plan { answer_on: body.answer_on, reason: body.reason };
    /// Save the text that the desk is working on.
    draft "/api/desk/consultations/{number}/working-text" "answer_consult" TextBody
        => |body| ConsultEvent::Draft { text: body.text };
    /// Answer the hospital.
    answer "/api/desk/consultations/{number}/answer" "answer_consult" HospitalAnswer
        => |body| ConsultEvent::Answer { text: body.text, given: body.given, detail: body.detail };
    /// Close a hospital's question.
    close "/api/desk/consultations/{number}/closing" "answer_consult" ConsultClosing
        => |body| ConsultEvent::Close { outcome: body.outcome, text: body.text };
    /// Do not take a hospital's question.
    reject "/api/desk/consultations/{number}/refusal" "answer_consult" ConsultRefusal
        => |body| ConsultEvent::Reject { reason: body.reason, text: body.text };
    /// Open a hospital's question again.
    reopen "/api/desk/consultations/{number}/reopening" "answer_consult" ReasonBody
        => |body| ConsultEvent::Reopen { reason: body.reason };
}

additions! {
    /// Write to the hospital without answering yet.
    message "/api/desk/consultations/{number}/messages" "triage_consult" TextBody
        => |body| ConsultEvent::Message { text: body.text };
    /// Keep a note for the desk alone.
    note "/api/desk/consultations/{number}/notes" "triage_consult" TextBody
        => |body| ConsultEvent::Note { text: body.text };
}

/// Let a hospital's question go on in another one of the same hospital.
#[utoipa::path(post, path = "/api/desk/consultations/{number}/merge", tag = "desk",
    extensions(("x-action" = json!("answer_consult"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = ConsultMerge,
    responses((status = 200, body = ConsultationView), Refusals))]
pub async fn merge(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<ConsultMerge>,
) -> Result<Json<ConsultationView>, Problem> {
    // Whoever may not merge this one learns nothing of any other.
    app.store
        .consultation(&actor, Action::AnswerConsult, &number)
        .await?;
    let into = app
        .store
        .consultation(&actor, Action::AnswerConsult, &body.into)
        .await
        .map_err(|_| Problem::field("/into", FaultCode::NotFound))?;
    let event = ConsultEvent::Merge {
        into: into.id,
        number: into.number,
    };
    act(&app, &actor, &number, Some(version), event).await
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(read))
        .routes(routes!(triage))
        .routes(routes!(ask))
        .routes(routes!(assign))
        .routes(routes!(hold))
        .routes(routes!(resume))
        .routes(routes!(begin))
        .routes(routes!(plan))
        .routes(routes!(draft))
        .routes(routes!(answer))
        .routes(routes!(close))
        .routes(routes!(reject))
        .routes(routes!(reopen))
        .routes(routes!(message))
        .routes(routes!(note))
        .routes(routes!(merge))
}
