//! What an expert was asked, and the reply, on the page that the link in the mail
//! opens, without signing in (ux 2.5). Looking uses nothing up, and until the
//! round closes the reply can be corrected.
//!
//! The page shows the approved blinded text and what this expert said; nothing
//! else of the case, no firm, no other expert.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::case::Case;
use case_workflow::case::event::Event;
use case_workflow::case::step::Gate;
use case_workflow::expert::{Expert, ExpertRound, ExpertState, Reply};
use case_workflow::ids::{CaseId, PersonId};
use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::policy::Action;
use case_workflow::round::FurtherQuestion;
use case_workflow::synopsis::Line;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use store::{CaseKey, Purpose, expert_reply_of};
use utoipa::ToSchema;

use crate::app::App;
use crate::auth::visitor::Visitor;
use crate::body::Checked;
use crate::problem::{Problem, Refusals};
use crate::public::links::{live, look_up};
use crate::shared::act::{Acted, act_in};

/// What one expert was asked.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ExpertRequest {
    /// The number that tells nothing about the firm.
    pub number: String,
    /// The expert's own name.
    pub name: String,
    /// The approved blinded text.
    pub text: Vec<Line>,
    /// What the desk asks beyond the fixed questions.
    pub questions: Vec<FurtherQuestion>,
    /// Asked.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// Answer by.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// Whether an answer is still taken.
    pub open: bool,
    /// How far this expert is.
    pub state: ExpertState,
    /// Version, to be sent back with the reply.
    pub version: i64,
    /// What this expert said so far.
    pub reply: Option<Reply>,
}

/// An expert's reply.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpertReplyBody {
    /// Version that was read.
    pub version: i64,
    /// `reply` is `answer`, with `interests`, `interests_note`, `verdict`,
    /// `practice`, `patients`, `basis`, `obstacles`, `hospitals`, `further` and
    /// `talk`; or `decline`, with `reason` and `note`.
    pub reply: Map<String, Value>,
}

/// Which question the link is about, and whose.
async fn asked(app: &App, token: &str) -> Result<(CaseId, u32, PersonId), Problem> {
    let view = look_up(app, token).await?;
    if view.purpose != Purpose::ExpertReply {
        return Err(Problem::not_found());
    }
    live(&view)?;
    expert_reply_of(&view.subject).ok_or_else(Problem::not_found)
}

/// The expert a link was sent to, as nothing but an expert: what else they may
/// be needs a sign-in.
async fn expert(app: &App, id: PersonId) -> Result<(Actor, String), Problem> {
    let person = app.store.person(id).await?;
    let hat = Hat {
        role: Role::Exp,
        place: Place::Desk,
        read_only: false,
        manager: false,
    };
    let actor = Actor::Person {
        id,
        hats: vec![hat],
        zone: person.zone,
        stands_for: Vec::new(),
    };
    Ok((actor, person.display))
}

/// The expert's place in the round that the link is about.
fn place(case: &Case, no: u32, id: PersonId) -> Option<(&ExpertRound, &Expert)> {
    let round = case.expert_rounds.iter().find(|round| round.no == no)?;
    Some((round, round.of(id)?))
}

fn request(
    case: &Case,
    no: u32,
    id: PersonId,
    name: String,
    now: Timestamp,
) -> Result<ExpertRequest, Problem> {
    let (round, one) = place(case, no, id).ok_or_else(Problem::not_found)?;
    let number = case.blinded.as_ref().map(ToString::to_string);
    Ok(ExpertRequest {
        number: number.unwrap_or_default(),
        name,
        text: round.text.clone(),
        questions: round.questions.clone(),
        opened_at: round.opened_at,
        due: round.due,
        open: round.takes_replies(now),
        state: one.state,
        version: one.version,
        reply: one.reply.clone(),
    })
}

/// What the link asks of its expert.
#[utoipa::path(get, path = "/api/links/{token}/expert", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("token" = String, Path)),
    responses((status = 200, body = ExpertRequest), Refusals))]
pub async fn look(
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Json<ExpertRequest>, Problem> {
    let (case, no, id) = asked(&app, &token).await?;
    let (actor, name) = expert(&app, id).await?;
    let case = app
        .store
        .case(&actor, Action::AnswerExpert, &CaseKey::Id(case))
        .await?;
    Ok(Json(request(&case, no, id, name, app.clock.now())?))
}

/// Reply, or correct the reply; both until the round closes.
#[utoipa::path(post, path = "/api/links/{token}/expert", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("token" = String, Path)),
    request_body = ExpertReplyBody,
    responses((status = 200, body = ExpertRequest), Refusals))]
pub async fn reply(
    State(app): State<App>,
    Path(token): Path<String>,
    visitor: Visitor,
    Checked(body): Checked<ExpertReplyBody>,
) -> Result<Json<ExpertRequest>, Problem> {
    let now = app.clock.now();
    let (case, no, id) = asked(&app, &token).await?;
    let (actor, name) = expert(&app, id).await?;
    let write = app.store.write(&actor, now).await?;
    let mut write = write.from_network(visitor.network);
    let as_read = |case: &Case| match place(case, no, id) {
        None => Err(Problem::not_found()),
        // The link of an earlier round does not reply to the one that is open now.
        Some((round, _)) if !round.takes_replies(now) => Err(Problem::gate(Gate::NoOpenRound)),
        Some((_, one)) if one.version != body.version => {
            Err(Problem::stale(one.version, json!(one.reply)))
        }
        Some(_) => Ok(()),
    };
    let event = Event::AnswerExpert {
        person: id,
        reply: body.reply,
    };
    let key = CaseKey::Id(case);
    let done = act_in(&app, &mut write, &actor, &key, as_read, event).await?;
    write.commit().await?;
    app.nudge.notify_one();
    match done {
        Acted::Done(case) => Ok(Json(request(&case, no, id, name, now)?)),
        Acted::Proposed(_) => Err(Problem::forbidden(Action::AnswerExpert)),
    }
}
