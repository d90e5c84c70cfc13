//! Changes of a hospital's entry that the desk proposes: the hospital sees what
//! stands there and what would, and accepts it or sends it back with a reason.

use axum::Json;
use axum::extract::{Path, Query, State};
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::ids::{HospitalId, ProposalId};
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use case_workflow::register::{Edit, Hospital, Proposed, Section};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Act, Proposal, ProposalState, Write};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::{Nothing, ReasonBody};
use crate::hospital::register::{RegisterView, view};
use crate::hospital::register_history::RegisterItem;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::names;
use crate::shared::view::PersonName;
use crate::signed::{IfMatch, Person};

/// A change that the desk proposes.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RegisterProposal {
    /// Which.
    pub id: ProposalId,
    /// Of which section.
    pub section: Section,
    /// Why, as the desk says.
    pub note: String,
    /// What stands there now and what would, item by item; empty once it was
    /// answered, and where it says what stands there already.
    pub changes: Vec<RegisterItem>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who proposed it; a hospital is not told.
    pub by: Option<PersonName>,
    /// `open`, `confirmed`, `refused` or `overtaken`.
    pub state: String,
    /// When it was answered.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
    /// Who answered.
    pub decided_by: Option<PersonName>,
    /// Why it was sent back.
    pub reason: Option<String>,
}

/// The proposals about a hospital's entry as one reader sees them, newest first.
///
/// # Errors
/// 404 for those who may not read the entry.
pub async fn about(
    app: &App,
    actor: &Actor,
    id: HospitalId,
) -> Result<Vec<RegisterProposal>, Problem> {
    let of_desk = actor.hats().iter().any(|hat| hat.role.is_desk());
    let entry = app.store.hospital(actor, id).await?;
    let proposals = app.store.proposals_about(actor, id).await?;
    let own = app.store.ever_members(id).await?;
    let mut ids = Vec::new();
    for one in &proposals {
        let both = one.by.iter().chain(&one.decided_by);
        ids.extend(both.map(|named| named.id));
    }
    let people = app.store.people(ids).await?;
    let named = |who: &Option<store::Named>| {
        let id = who.as_ref().map(|named| named.id);
        names::of(&people, id.filter(|id| of_desk || own.contains(id)))
    };
    let now = app.clock.now();
    Ok(proposals
        .iter()
        .filter_map(|one| {
            let proposed = proposed(one)?;
            let open = one.state == ProposalState::Open;
            let changes = match open {
                true => changes_of(&proposed, &entry.hospital, one, now),
                false => Vec::new(),
            };
            Some(RegisterProposal {
                id: one.id,
                section: proposed.section,
                note: proposed.note,
                changes,
                at: one.at,
                by: named(&one.by),
                state: one.state.as_str().to_owned(),
                decided_at: one.decided_at,
                decided_by: named(&one.decided_by),
                reason: one.reason.clone(),
            })
        })
        .collect())
}

fn proposed(proposal: &Proposal) -> Option<Proposed> {
    match &proposal.act {
        Act::Register(body) => serde_json::from_value(body.clone()).ok(),
        _ => None,
    }
}

fn changes_of(
    proposed: &Proposed,
    current: &Hospital,
    proposal: &Proposal,
    now: Timestamp,
) -> Vec<RegisterItem> {
    let Some(by) = proposal.by.as_ref().map(|named| named.id) else {
        return Vec::new();
    };
    let over = proposed.over(current, &Edit { by, now });
    let changed = over.map(|(_, changed)| changed).unwrap_or_default();
    changed.into_iter().map(RegisterItem::from).collect()
}

/// What the desk proposed for the own entry.
#[utoipa::path(get, path = "/api/hospital/register/proposals", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which),
    responses((status = 200, body = Vec<RegisterProposal>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<Vec<RegisterProposal>>, Problem> {
    let hospital = which.of(&actor)?;
    Ok(Json(about(&app, &actor, hospital).await?))
}

/// The own hospital that a proposal is about, and what it proposes.
async fn own(
    app: &App,
    actor: &Actor,
    id: ProposalId,
) -> Result<(HospitalId, Proposal, Proposed), Problem> {
    let proposal = app.store.proposal(actor, id).await?;
    let hospital = proposal
        .hospital
        .filter(|hospital| actor.hospitals().any(|own| own == *hospital));
    match (hospital, proposed(&proposal)) {
        (Some(hospital), Some(proposed)) => Ok((hospital, proposal, proposed)),
        _ => Err(Problem::not_found()),
    }
}

/// Accept a change; it stands in the register now.
#[utoipa::path(post, path = "/api/hospital/register/proposals/{id}/confirmation", tag = "hospital",
    extensions(("x-action" = json!("confirm_proposal"))),
    params(("id" = String, Path), ("If-Match" = String, Header)), request_body = Nothing,
    responses((status = 200, body = RegisterView), Refusals))]
pub async fn confirm(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<ProposalId>,
    IfMatch(version): IfMatch,
    Checked(_): Checked<Nothing>,
) -> Result<Json<RegisterView>, Problem> {
    let (hospital, proposal, proposed) = own(&app, &actor, id).await?;
    let by = actor.person().ok_or_else(Problem::signed_out)?;
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    write.proposal_for(id).await?;
    let permitted = write.hospital_for(Action::EditRegister, hospital).await?;
    let entry = permitted.entry();
    if entry.version != version {
        // What is accepted must be what the hospital saw.
        return Err(Problem::stale(entry.version, Value::Null));
    }
    let (next, _) = proposed
        .over(&entry.hospital, &Edit { by, now })
        .map_err(Problem::fields)?;
    let second = proposal.by.as_ref().map(|named| named.id);
    let saved = write
        .save_hospital(permitted, version, &next, second)
        .await?;
    write.settle_proposal(id, ProposalState::Confirmed).await?;
    tell(
        &mut write,
        &proposal,
        &saved.hospital,
        &proposed,
        "confirmed",
    )
    .await?;
    write.commit().await?;
    app.nudge.notify_one();
    app.refresh_own_hospitals().await?;
    Ok(Json(view(&app, saved)))
}

/// Send a change back with a reason; the register stays as it is.
#[utoipa::path(post, path = "/api/hospital/register/proposals/{id}/refusal", tag = "hospital",
    extensions(("x-action" = json!("confirm_proposal"))),
    params(("id" = String, Path)), request_body = ReasonBody,
    responses((status = 200, body = Vec<RegisterProposal>), Refusals))]
pub async fn refuse(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<ProposalId>,
    Checked(body): Checked<ReasonBody>,
) -> Result<Json<Vec<RegisterProposal>>, Problem> {
    let (hospital, proposal, proposed) = own(&app, &actor, id).await?;
    let entry = app.store.hospital(&actor, hospital).await?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.refuse_proposal(id, &body.reason).await?;
    tell(&mut write, &proposal, &entry.hospital, &proposed, "refused").await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(about(&app, &actor, hospital).await?))
}

/// Tells whoever proposed it.
async fn tell(
    write: &mut Write,
    proposal: &Proposal,
    hospital: &Hospital,
    proposed: &Proposed,
    outcome: &str,
) -> Result<(), Problem> {
    let (Some(by), Some(id)) = (&proposal.by, proposal.hospital) else {
        return Ok(());
    };
    let occasion = format!("answered-{}", proposal.id);
    let name_en = match hospital.basic.name_en.as_str() {
        "" => &hospital.basic.name_ja,
        name => name,
    };
    let letter = Letter::at_once(LetterKind::ProposalAnswered, To::Person(by.id), occasion)
        .with("hospital", id)
        .with("hospital_ja", &hospital.basic.name_ja)
        .with("hospital_en", name_en)
        .with("section", proposed.section.as_str())
        .with("outcome", outcome);
    write.letter(&letter, None).await?;
    Ok(())
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(confirm))
        .routes(routes!(refuse))
}
