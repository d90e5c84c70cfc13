//! The yearly confirmation of the hospital's whole entry.

use axum::Json;
use axum::extract::{Query, State};
use case_workflow::fault::FaultCode;
use case_workflow::ids::HospitalId;
use case_workflow::people::{Actor, MemberKind, Place, Role};
use case_workflow::register::{AttestState, Change, Section, attest_state, net_changes};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Attesting, RegisterChange};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::hospital::register_history::RegisterItem;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::view::PersonName;
use crate::shared::{names, parts};
use crate::signed::{IfMatch, Person};

/// How the hospital stands with the yearly confirmation.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct AttestationView {
    /// The version of the entry that would be confirmed now.
    pub version: i64,
    /// The last day for the next confirmation.
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    /// How it stands today.
    pub state: AttestState,
    /// Who confirms: an approver, or a manager where there is none.
    pub attester: MemberKind,
    /// The reader may confirm.
    pub may: bool,
    /// Confirmations so far, newest first, at most ten.
    pub past: Vec<AttestationLine>,
    /// What changed since the last one, each item once; empty where there was
    /// none.
    pub changes: Vec<RegisterItem>,
}

/// One confirmation.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AttestationLine {
    /// The version of the entry.
    pub version: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonName>,
    /// As what: `hh`, or `ho` for a manager.
    pub role: String,
}

/// The confirmations of a hospital with their names.
///
/// # Errors
/// If the database does not answer.
pub async fn lines(app: &App, attesting: &Attesting) -> Result<Vec<AttestationLine>, Problem> {
    let by: Vec<_> = attesting.past.iter().map(|one| one.by).collect();
    let people = app.store.people(by).await?;
    let line = |one: &store::Attestation| AttestationLine {
        version: one.version,
        at: one.at,
        by: names::of(&people, Some(one.by)),
        role: one.role.clone(),
    };
    Ok(attesting.past.iter().map(line).collect())
}

async fn view(app: &App, actor: &Actor, hospital: HospitalId) -> Result<AttestationView, Problem> {
    let now = app.clock.now();
    let entry = app.store.hospital(actor, hospital).await?;
    let attesting = app.store.attesting(actor, hospital, now).await?;
    let changes = match attesting.past.first() {
        Some(last) => {
            app.store
                .hospital_changes_since(actor, hospital, last.version)
                .await?
        }
        None => Vec::new(),
    };
    let wears = |hat: &case_workflow::people::Hat| {
        let right = match attesting.attester {
            MemberKind::Approver => hat.role == Role::Hh,
            _ => hat.manager,
        };
        right && hat.place == Place::Hospital(hospital)
    };
    Ok(AttestationView {
        version: entry.version,
        due: attesting.due,
        state: attest_state(attesting.due, parts::today(now)),
        attester: attesting.attester,
        may: actor.hats().iter().any(wears),
        past: lines(app, &attesting).await?,
        changes: net_changes(changes.into_iter().filter_map(made))
            .into_iter()
            .map(Into::into)
            .collect(),
    })
}

/// A kept change as one of an item; none where a section was confirmed as it is.
fn made(change: RegisterChange) -> Option<Change> {
    let (section, item) = change.field.split_once('/')?;
    Some(Change {
        section: Section::parse(section)?,
        item: item.to_owned(),
        before: change.before,
        after: change.after,
    })
}

/// How the hospital stands with the yearly confirmation.
#[utoipa::path(get, path = "/api/hospital/attestation", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which),
    responses((status = 200, body = AttestationView), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<AttestationView>, Problem> {
    let hospital = which.of(&actor)?;
    Ok(Json(view(&app, &actor, hospital).await?))
}

/// The confirmation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attest {
    /// The whole entry was looked through and is right.
    #[serde(default)]
    pub right: bool,
}

/// Confirm the whole entry as it was read.
#[utoipa::path(post, path = "/api/hospital/attestation", tag = "hospital",
    extensions(("x-action" = json!("attest_register"))), params(Which),
    request_body = Attest,
    responses((status = 200, body = AttestationView), Refusals))]
pub async fn attest(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<Attest>,
) -> Result<Json<AttestationView>, Problem> {
    let hospital = which.of(&actor)?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.attest(hospital, version).await?;
    if !body.right {
        return Err(Problem::field("/right", FaultCode::MustAgree));
    }
    write.commit().await?;
    Ok(Json(view(&app, &actor, hospital).await?))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read, attest))
}
