//! Acts that wait for a different person: one mechanism for proposals of those
//! who may only propose, and for the four-eyes rule.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::ids::ProposalId;
use case_workflow::people::Actor;
use serde::{Deserialize, Serialize};
use store::{Act, Proposal, Why};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::{Nothing, ReasonBody};
use crate::problem::{Problem, Refusals};
use crate::shared::act;
use crate::shared::names;
use crate::shared::parts;
use crate::shared::view::ProposalView;
use crate::signed::Person;

/// What was settled.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Settled {
    /// The case's reference, where it was about a case.
    pub number: Option<String>,
}

/// Proposals as one reader sees them.
///
/// # Errors
/// If the database does not answer.
pub async fn views(
    app: &App,
    actor: &Actor,
    proposals: Vec<Proposal>,
) -> Result<Vec<ProposalView>, Problem> {
    let by: Vec<_> = proposals
        .iter()
        .filter_map(|one| one.by.as_ref().map(|named| named.id))
        .collect();
    let people = app.store.people(by).await?;
    let ids: Vec<_> = proposals.iter().filter_map(|one| one.case).collect();
    let cases = app.store.cases_by_id(&ids).await?;
    Ok(proposals
        .into_iter()
        .map(|one| {
            let case = one.case.and_then(|id| cases.get(&id));
            let may_confirm = act::may_confirm(actor, &one, case);
            let word = one.act.word().to_owned();
            let mut details = match &one.act {
                Act::Case(event) => serde_json::to_value(event),
                Act::Register(patch) => Ok(patch.clone()),
                Act::Freeze(year) => Ok(serde_json::json!({ "fiscal_year": year.key() })),
                Act::Correct { delta, why } => {
                    Ok(serde_json::json!({ "delta": delta, "why": why }))
                }
            }
            .unwrap_or_default();
            if let Some(map) = details.as_object_mut() {
                map.remove("event");
            }
            ProposalView {
                id: one.id,
                number: case.map(|case| case.number.to_string()),
                title: case.map(parts::title),
                event: word,
                details,
                by: names::of(&people, one.by.map(|named| named.id)),
                at: one.at,
                four_eyes: one.why != Why::Propose,
                may_confirm,
            }
        })
        .collect())
}

/// One proposal as its reader sees it.
///
/// # Errors
/// 404 where there is none.
pub async fn one(app: &App, actor: &Actor, id: ProposalId) -> Result<ProposalView, Problem> {
    let proposal = app.store.proposal(actor, id).await?;
    views(app, actor, vec![proposal])
        .await?
        .pop()
        .ok_or_else(Problem::not_found)
}

/// Acts that wait for a different person.
#[utoipa::path(get, path = "/api/desk/proposals", tag = "desk",
    extensions(("x-action" = json!("list_cases"))),
    responses((status = 200, body = Vec<ProposalView>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
) -> Result<Json<Vec<ProposalView>>, Problem> {
    crate::desk::cases::desk_only(&actor)?;
    let open = app.store.open_proposals(&actor).await?;
    Ok(Json(views(&app, &actor, open).await?))
}

/// Confirm what another proposed; it is done now.
#[utoipa::path(post, path = "/api/desk/proposals/{id}/confirmation", tag = "desk",
    extensions(("x-action" = json!("confirm_proposal"))),
    params(("id" = String, Path)), request_body = Nothing,
    responses((status = 200, body = Settled), Refusals))]
pub async fn confirm(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<ProposalId>,
    Checked(_): Checked<Nothing>,
) -> Result<Json<Settled>, Problem> {
    let case = act::confirm(&app, &actor, id).await?;
    Ok(Json(Settled {
        number: case.map(|case| case.number.to_string()),
    }))
}

/// Send back what another proposed.
#[utoipa::path(post, path = "/api/desk/proposals/{id}/refusal", tag = "desk",
    extensions(("x-action" = json!("confirm_proposal"))),
    params(("id" = String, Path)), request_body = ReasonBody,
    responses((status = 200, body = Settled), Refusals))]
pub async fn refuse(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<ProposalId>,
    Checked(body): Checked<ReasonBody>,
) -> Result<Json<Settled>, Problem> {
    let proposal = app.store.proposal(&actor, id).await?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.refuse_proposal(id, &body.reason).await?;
    write.commit().await?;
    Ok(Json(Settled {
        number: proposal.number,
    }))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(confirm))
        .routes(routes!(refuse))
}
