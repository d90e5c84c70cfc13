//! What a firm does to its own case.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use case_workflow::case::Case;
use case_workflow::case::codes::{Ball, NotChosenReason, SiteDecision};
use case_workflow::case::event::{Closing, ContractUpdate, Decision, Event};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::HospitalId;
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use serde::Deserialize;
use serde_json::json;
use store::CaseKey;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::{Answers, MessageBody, Nothing, ReasonBody, TextBody, Values};
use crate::firm::build;
use crate::firm::view::FirmCase;
use crate::problem::{Problem, ProblemType, Refusals};
use crate::shared::act::{Acted, act};
use crate::signed::{IfMatch, Person};

/// Which revision of the text was read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The revision.
    pub revision: u32,
}

/// The firm's choice.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// One decision for each hospital proposed.
    pub decisions: Vec<LabelDecision>,
}

/// One hospital's decision, by the letter under which the firm sees it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LabelDecision {
    /// `A`, `B`, ….
    pub label: String,
    /// Selected, reserve or not.
    pub decision: SiteDecision,
    /// Patients to enrol, where selected.
    #[serde(default)]
    pub target: Option<u32>,
    /// Why not.
    #[serde(default)]
    pub reason: Option<NotChosenReason>,
    /// More about it, for the hospital to read.
    #[serde(default)]
    pub note: Option<String>,
}

/// Handing over the turn in a contract.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnBody {
    /// Whose turn from now on.
    #[serde(default)]
    pub ball: Option<Ball>,
    /// A note for both sides.
    #[serde(default)]
    pub note: Option<String>,
}

async fn firm_act(
    app: &App,
    actor: &Actor,
    number: &str,
    version: Option<i64>,
    event: Event,
) -> Result<Response, Problem> {
    let key = CaseKey::Number(number.to_owned());
    let seen = async || {
        let case = app.store.case(actor, Action::ReadCase, &key).await?;
        build::firm_case(app, actor, &case).await
    };
    match act(app, actor, &key, version, event).await {
        Ok(Acted::Done(case)) => {
            Ok(Json(build::firm_case(app, actor, &case).await?).into_response())
        }
        // The desk decides; the firm is only told that it was asked.
        Ok(Acted::Proposed(_)) => Ok((StatusCode::ACCEPTED, Json(seen().await?)).into_response()),
        // Whoever was overtaken reads what stands now beside what they typed.
        Err(problem) if problem.kind == ProblemType::Stale => {
            Err(problem.with("current", json!(seen().await?)))
        }
        Err(problem) => Err(problem),
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $path:literal $action:literal $body:ty => |$given:ident| $event:expr;)+) => {$(
        $(#[$doc])*
        #[utoipa::path(post, path = $path, tag = "firm",
            extensions(("x-action" = json!($action))),
            params(("number" = String, Path), ("If-Match" = String, Header)),
            request_body = $body,
            responses((status = 200, body = FirmCase), (status = 202, body = FirmCase), Refusals))]
        pub async fn $name(
            State(app): State<App>,
            Person(actor): Person,
            Path(number): Path<String>,
            IfMatch(version): IfMatch,
            Checked($given): Checked<$body>,
        ) -> Result<Response, Problem> {
            firm_act(&app, &actor, &number, Some(version), $event).await
        }
    )+};
}

acts! {
    /// Answer what the desk asked.
    answer "/api/my/cases/{number}/answers" "answer_questions" Answers
        => |body| Event::Answer { answers: body.answers };
    /// Approve the text that hospitals will see.
    approve_synopsis "/api/my/cases/{number}/synopsis/approval" "approve_synopsis" Approval
        => |body| Event::ApproveSynopsis { revision: body.revision };
    /// Ask for a change of that text.
    change_synopsis "/api/my/cases/{number}/synopsis/change" "approve_synopsis" TextBody
        => |body| Event::SynopsisChange { text: body.text };
    /// Withdraw the request.
    withdraw "/api/my/cases/{number}/withdrawal" "withdraw_case" ReasonBody
        => |body| Event::Withdraw { reason: body.reason };
    /// Take back one's own last act.
    undo "/api/my/cases/{number}/undo" "undo_act" Nothing => |_nothing| Event::Undo;
    /// Ask the desk to close the case.
    close "/api/my/cases/{number}/closing" "close_case" Closing => |body| Event::Close(body);
    /// Ask the desk to open the case again.
    reopen "/api/my/cases/{number}/reopening" "reopen_case" ReasonBody
        => |body| Event::Reopen { reason: body.reason };
}

/// Fill in details of the trial.
#[utoipa::path(patch, path = "/api/my/cases/{number}/details", tag = "firm",
    extensions(("x-action" = json!("edit_details"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = Values,
    responses((status = 200, body = FirmCase), Refusals))]
pub async fn details(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<Values>,
) -> Result<Response, Problem> {
    // A firm corrects what it sent by writing to the desk; here it completes.
    let faults: Vec<Fault> = body
        .values
        .keys()
        .filter(|name| {
            !case_workflow::details::Details::FIELDS
                .iter()
                .any(|field| field.as_str() == *name)
        })
        .map(|name| Fault::new(format!("/{name}"), FaultCode::UnknownField))
        .collect();
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    firm_act(
        &app,
        &actor,
        &number,
        Some(version),
        Event::Revise { patch: body.values },
    )
    .await
}

/// Write to the desk.
#[utoipa::path(post, path = "/api/my/cases/{number}/messages", tag = "firm",
    extensions(("x-action" = json!("write_message"))),
    params(("number" = String, Path)),
    request_body = MessageBody,
    responses((status = 200, body = FirmCase), Refusals))]
pub async fn message(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    Checked(body): Checked<MessageBody>,
) -> Result<Response, Problem> {
    let event = Event::Message {
        text: body.text,
        lang: body.lang,
    };
    firm_act(&app, &actor, &number, None, event).await
}

/// Choose hospitals.
#[utoipa::path(post, path = "/api/my/cases/{number}/selection", tag = "firm",
    extensions(("x-action" = json!("record_selection"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = Choice,
    responses((status = 200, body = FirmCase), Refusals))]
pub async fn select(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<Choice>,
) -> Result<Response, Problem> {
    let key = CaseKey::Number(number.clone());
    let case = app
        .store
        .case(&actor, Action::RecordSelection, &key)
        .await?;
    let mut faults = Vec::new();
    let decisions = body
        .decisions
        .into_iter()
        .enumerate()
        .filter_map(|(place, one)| match hospital_of(&case, &one.label) {
            Some(hospital) => Some(Decision {
                hospital,
                decision: one.decision,
                target: one.target,
                reason: one.reason,
                note: one.note,
            }),
            None => {
                let pointer = format!("/decisions/{place}/label");
                faults.push(Fault::new(pointer, FaultCode::NotFound));
                None
            }
        })
        .collect();
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let event = Event::Select {
        decisions,
        evidence: None,
    };
    firm_act(&app, &actor, &number, Some(version), event).await
}

/// Hand over the turn in a contract, or leave a note.
#[utoipa::path(post, path = "/api/my/cases/{number}/contracts/{label}", tag = "firm",
    extensions(("x-action" = json!("keep_contract"))),
    params(("number" = String, Path), ("label" = String, Path), ("If-Match" = String, Header)),
    request_body = TurnBody,
    responses((status = 200, body = FirmCase), Refusals))]
pub async fn contract(
    State(app): State<App>,
    Person(actor): Person,
    Path((number, label)): Path<(String, String)>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<TurnBody>,
) -> Result<Response, Problem> {
    let key = CaseKey::Number(number.clone());
    let case = app.store.case(&actor, Action::KeepContract, &key).await?;
    let hospital = hospital_of(&case, &label).ok_or_else(Problem::not_found)?;
    let event = Event::Contract(ContractUpdate {
        hospital,
        stage: None,
        ball: body.ball,
        on: None,
        note: body.note,
    });
    firm_act(&app, &actor, &number, Some(version), event).await
}

/// The hospital behind the letter that the firm sees.
fn hospital_of(case: &Case, label: &str) -> Option<HospitalId> {
    case.hospitals_in()
        .into_iter()
        .find(|hospital| case.label_of(*hospital) == label)
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(answer))
        .routes(routes!(details))
        .routes(routes!(message))
        .routes(routes!(approve_synopsis))
        .routes(routes!(change_synopsis))
        .routes(routes!(select))
        .routes(routes!(contract))
        .routes(routes!(withdraw))
        .routes(routes!(undo))
        .routes(routes!(close))
        .routes(routes!(reopen))
}
