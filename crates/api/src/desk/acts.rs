//! What the desk does to a case: one operation an act, each the same five
//! lines (`shared::act`).

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use case_workflow::case::codes::{ExitReason, ReferralTo, RoundKind};
use case_workflow::case::event::{
    Acceptance, Basis, Closing, ContactRecord, ContractUpdate, Decision, Event, MilestoneUpdate,
    Question, Recipient,
};
use case_workflow::fault::FaultCode;
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use case_workflow::round::Further;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use store::CaseKey;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::build;
use crate::desk::view::DeskCase;
use crate::problem::{Problem, ProblemType, Refusals};
use crate::shared::act::{Acted, act};
use crate::shared::view::ProposalView;
use crate::signed::{IfMatch, Person};

/// Nothing to say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Questions to the firm.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    /// At most 20.
    pub questions: Vec<Question>,
    /// Answer by this day; 15 business days if left out.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
}

/// Answers to the open questions, in their order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// One text a question.
    pub answers: Vec<String>,
}

/// Why a request is not taken.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// X1 to X4.
    pub reason: ExitReason,
    /// Where the firm is sent, or that no referral is needed.
    pub referral: ReferralTo,
    /// The text to the firm, in English.
    pub letter: String,
}

/// Which case lives on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeInto {
    /// Its reference.
    pub into: String,
    /// Why they are one.
    pub reason: String,
}

/// A hold.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldBody {
    /// Why.
    pub reason: String,
    /// Looked at again on this day, at most 90 days away.
    #[schema(value_type = String, format = Date)]
    pub review_on: Date,
}

/// Who looks after the case.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Owners {
    /// The one owner.
    #[serde(default)]
    pub owner: Option<PersonId>,
    /// The one deputy.
    #[serde(default)]
    pub deputy: Option<PersonId>,
    /// Others named on the case.
    #[serde(default)]
    pub team: Vec<PersonId>,
}

/// A message to the firm.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageBody {
    /// The text.
    pub text: String,
    /// `en` or `ja`.
    pub lang: String,
}

/// A text.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextBody {
    /// The text.
    pub text: String,
}

/// New values of fields.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Values {
    /// Field id to value; null clears; what is left out stays.
    #[schema(value_type = Object)]
    pub values: Map<String, Value>,
}

/// How the synopsis is made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SynopsisBody {
    /// Codes of lines to leave out.
    #[serde(default)]
    pub leave_out: Vec<String>,
}

/// A round.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundBody {
    /// For interest, if left out.
    #[serde(default)]
    pub kind: RoundKind,
    /// Whom, at most 60.
    pub recipients: Vec<Recipient>,
    /// Answers by this day, a working day; left out, 5 of them for interest
    /// and 10 for a full round.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// What is asked beyond the fixed questions.
    #[serde(default)]
    pub further: Further,
}

/// The collated answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalBody {
    /// The letter, in English.
    pub letter: String,
    /// Hospitals put before the firm.
    pub hospitals: Vec<HospitalId>,
}

/// A reason.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonBody {
    /// In words.
    #[serde(default)]
    pub reason: String,
}

/// The firm's choice, recorded by the desk.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SelectionBody {
    /// One decision for each hospital proposed.
    pub decisions: Vec<Decision>,
    /// On what written evidence.
    pub evidence: String,
}

/// The start of the trial.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrialStart {
    /// Why no registry number is entered, where none is.
    #[serde(default)]
    pub no_registry_reason: Option<String>,
}

/// Does the act and answers with the whole new state, or with the proposal
/// that now waits for a different person (202).
pub async fn desk_act(
    app: &App,
    actor: &Actor,
    number: &str,
    version: Option<i64>,
    event: Event,
) -> Result<Response, Problem> {
    let key = CaseKey::Number(number.to_owned());
    match act(app, actor, &key, version, event).await {
        Ok(Acted::Done(case)) => {
            Ok(Json(build::desk_case(app, actor, &case).await?).into_response())
        }
        Ok(Acted::Proposed(id)) => {
            let view = crate::desk::proposals::one(app, actor, id).await?;
            Ok((StatusCode::ACCEPTED, Json(view)).into_response())
        }
        // Whoever was overtaken reads what stands now beside what they typed.
        Err(problem) if problem.kind == ProblemType::Stale => {
            let case = build::read(app, actor, number).await?;
            let current = build::desk_case(app, actor, &case).await?;
            Err(problem.with("current", json!(current)))
        }
        Err(problem) => Err(problem),
    }
}

/// Acts that no version is asked for, all under one action: each is decided by
/// the state of the one part of the case that it is about.
macro_rules! additions {
    ($action:literal: $($(#[$doc:meta])* $name:ident $path:literal $body:ty => |$given:ident| $event:expr;)+) => {$(
        $(#[$doc])*
        #[utoipa::path(post, path = $path, tag = "desk",
            extensions(("x-action" = json!($action))),
            params(("number" = String, Path)),
            request_body = $body,
            responses((status = 200, body = DeskCase), Refusals))]
        pub async fn $name(
            State(app): State<App>,
            Person(actor): Person,
            Path(number): Path<String>,
            Checked($given): Checked<$body>,
        ) -> Result<Response, Problem> {
            desk_act(&app, &actor, &number, None, $event).await
        }
    )+};
}
pub(super) use additions;

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $path:literal $action:literal $body:ty => |$given:ident| $event:expr;)+) => {$(
        $(#[$doc])*
        #[utoipa::path(post, path = $path, tag = "desk",
            extensions(("x-action" = json!($action))),
            params(("number" = String, Path), ("If-Match" = String, Header)),
            request_body = $body,
            responses((status = 200, body = DeskCase), (status = 202, body = ProposalView), Refusals))]
        pub async fn $name(
            State(app): State<App>,
            Person(actor): Person,
            Path(number): Path<String>,
            IfMatch(version): IfMatch,
            Checked($given): Checked<$body>,
        ) -> Result<Response, Problem> {
            desk_act(&app, &actor, &number, Some(version), $event).await
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
            responses((status = 200, body = DeskCase), Refusals))]
        pub async fn $name(
            State(app): State<App>,
            Person(actor): Person,
            Path(number): Path<String>,
            Checked($given): Checked<$body>,
        ) -> Result<Response, Problem> {
            desk_act(&app, &actor, &number, None, $event).await
        }
    )+};
}

acts! {
    /// Take the case.
    take "/api/desk/cases/{number}/take" "take_case" Nothing => |_nothing| Event::Take;
    /// Ask the firm for information.
    ask "/api/desk/cases/{number}/questions" "ask_sponsor" Questions
        => |body| Event::Ask { questions: body.questions, due: body.due };
    /// Enter the firm's answers that came another way.
    answer "/api/desk/cases/{number}/answers" "answer_questions" Answers
        => |body| Event::Answer { answers: body.answers };
    /// Accept the case (受理).
    accept "/api/desk/cases/{number}/acceptance" "decide_case" Acceptance
        => |body| Event::Accept(body);
    /// Do not take the case.
    decline "/api/desk/cases/{number}/refusal" "decide_case" Refusal
        => |body| Event::Decline { reason: body.reason, referral: body.referral, letter: body.letter };
    /// Put on hold.
    hold "/api/desk/cases/{number}/hold" "hold_case" HoldBody
        => |body| Event::Hold { reason: body.reason, review_on: body.review_on };
    /// End the hold.
    resume "/api/desk/cases/{number}/resume" "hold_case" Nothing => |_nothing| Event::Resume;
    /// Say who looks after the case.
    assign "/api/desk/cases/{number}/owner" "record_contact" Owners
        => |body| Event::Assign { owner: body.owner, deputy: body.deputy, team: body.team };
    /// Make the blinded synopsis and ask the firm to approve it.
    draft_synopsis "/api/desk/cases/{number}/synopsis" "draft_synopsis" SynopsisBody
        => |body| Event::DraftSynopsis { leave_out: body.leave_out };
    /// Record a basis for naming the firm to a hospital.
    record_basis "/api/desk/cases/{number}/bases" "record_basis" Basis
        => |body| Event::RecordBasis(body);
    /// Close the open round.
    close_round "/api/desk/cases/{number}/rounds/close" "open_round" Nothing
        => |_nothing| Event::CloseRound;
    /// Send the collated answer to the firm.
    propose "/api/desk/cases/{number}/proposal" "propose_hospitals" ProposalBody
        => |body| Event::Propose { letter: body.letter, hospitals: body.hospitals };
    /// Go back to finding hospitals.
    another_round "/api/desk/cases/{number}/another-round" "propose_hospitals" ReasonBody
        => |body| Event::AnotherRound { reason: body.reason };
    /// Record the firm's choice.
    select "/api/desk/cases/{number}/selection" "record_selection" SelectionBody
        => |body| Event::Select { decisions: body.decisions, evidence: Some(body.evidence) };
    /// Move to start-up.
    start_up "/api/desk/cases/{number}/start-up" "advance_case" Nothing => |_nothing| Event::StartUp;
    /// Keep one hospital's contract record.
    contract "/api/desk/cases/{number}/contracts" "keep_contract" ContractUpdate
        => |body| Event::Contract(body);
    /// Keep a milestone.
    milestone "/api/desk/cases/{number}/milestones" "keep_milestones" MilestoneUpdate
        => |body| Event::Milestone(body);
    /// Record that the trial runs.
    run "/api/desk/cases/{number}/trial-start" "advance_case" TrialStart
        => |body| Event::Run { no_registry_reason: body.no_registry_reason };
    /// Close the case.
    close "/api/desk/cases/{number}/closing" "close_case" Closing => |body| Event::Close(body);
    /// Record that the firm withdrew.
    withdraw "/api/desk/cases/{number}/withdrawal" "withdraw_case" ReasonBody
        => |body| Event::Withdraw { reason: body.reason };
    /// Open the case again.
    reopen "/api/desk/cases/{number}/reopening" "reopen_case" ReasonBody
        => |body| Event::Reopen { reason: body.reason };
    /// Take back one's own last act.
    undo "/api/desk/cases/{number}/undo" "undo_act" Nothing => |_nothing| Event::Undo;
}

additions! {
    /// Record a contact (相談記録).
    record_contact "/api/desk/cases/{number}/contacts" "record_contact" ContactRecord
        => |body| Event::RecordContact(body);
    /// Write to the firm.
    message "/api/desk/cases/{number}/messages" "write_message" MessageBody
        => |body| Event::Message { text: body.text, lang: body.lang };
    /// Keep an internal note.
    note "/api/desk/cases/{number}/notes" "write_note" TextBody
        => |body| Event::Note { text: body.text };
}

/// Change fields of the case.
#[utoipa::path(patch, path = "/api/desk/cases/{number}/fields", tag = "desk",
    extensions(("x-action" = json!("edit_details"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = Values,
    responses((status = 200, body = DeskCase), Refusals))]
pub async fn revise(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<Values>,
) -> Result<Response, Problem> {
    desk_act(
        &app,
        &actor,
        &number,
        Some(version),
        Event::Revise { patch: body.values },
    )
    .await
}

/// Merge the case into another.
#[utoipa::path(post, path = "/api/desk/cases/{number}/merge", tag = "desk",
    extensions(("x-action" = json!("merge_case"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = MergeInto,
    responses((status = 200, body = DeskCase), (status = 202, body = ProposalView), Refusals))]
pub async fn merge(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<MergeInto>,
) -> Result<Response, Problem> {
    // Whoever may not merge this case is not told of the other one either.
    let this = CaseKey::Number(number.clone());
    app.store.case(&actor, Action::MergeCase, &this).await?;
    let other = CaseKey::Number(body.into.trim().to_uppercase());
    let into = match app.store.case(&actor, Action::ReadCase, &other).await {
        Ok(case) if case.stage.is_open() => case.id,
        Ok(_) | Err(store::StoreError::NotFound) => {
            return Err(Problem::field("/into", FaultCode::NotFound));
        }
        Err(error) => return Err(error.into()),
    };
    desk_act(
        &app,
        &actor,
        &number,
        Some(version),
        Event::Merge {
            into,
            reason: body.reason,
        },
    )
    .await
}

/// Send a round to hospitals.
#[utoipa::path(post, path = "/api/desk/cases/{number}/rounds", tag = "desk",
    extensions(("x-action" = json!("open_round"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = RoundBody,
    responses((status = 200, body = DeskCase), (status = 202, body = ProposalView), Refusals))]
pub async fn open_round(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<RoundBody>,
) -> Result<Response, Problem> {
    let asked: Vec<HospitalId> = body.recipients.iter().map(|one| one.hospital).collect();
    let known = app.store.hospital_names(asked.clone()).await?;
    // One that leaves is asked nothing new; what it is in already goes on.
    let goes_on = body.kind == RoundKind::Full;
    let faults: Vec<_> = asked
        .iter()
        .enumerate()
        .filter(|(_, hospital)| !known.get(hospital).is_some_and(|one| one.active || goes_on))
        .map(|(place, _)| {
            case_workflow::fault::Fault::new(
                format!("/recipients/{place}/hospital"),
                FaultCode::NotFound,
            )
        })
        .collect();
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let event = Event::OpenRound {
        kind: body.kind,
        recipients: body.recipients,
        due: body.due,
        further: body.further,
    };
    desk_act(&app, &actor, &number, Some(version), event).await
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(take))
        .routes(routes!(ask))
        .routes(routes!(answer))
        .routes(routes!(accept))
        .routes(routes!(decline))
        .routes(routes!(merge))
        .routes(routes!(hold))
        .routes(routes!(resume))
        .routes(routes!(assign))
        .routes(routes!(record_contact))
        .routes(routes!(message))
        .routes(routes!(note))
        .routes(routes!(revise))
        .routes(routes!(draft_synopsis))
        .routes(routes!(record_basis))
        .routes(routes!(open_round))
        .routes(routes!(close_round))
        .routes(routes!(propose))
        .routes(routes!(another_round))
        .routes(routes!(select))
        .routes(routes!(start_up))
        .routes(routes!(contract))
        .routes(routes!(milestone))
        .routes(routes!(run))
        .routes(routes!(close))
        .routes(routes!(withdraw))
        .routes(routes!(reopen))
        .routes(routes!(undo))
}
