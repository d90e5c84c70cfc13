//! How the own hospital works with the desk.

use axum::Json;
use axum::extract::{Query, State};
use case_workflow::fault::FaultCode;
use case_workflow::ids::HospitalId;
use case_workflow::people::{Actor, Place, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::signed::Person;

/// How the hospital works with the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HospitalSettings {
    /// An answer to a survey is sent only after the hospital's approver has
    /// said yes to it.
    pub answers_need_approval: bool,
}

async fn settings(
    app: &App,
    actor: &Actor,
    hospital: HospitalId,
) -> Result<HospitalSettings, Problem> {
    let entry = app.store.hospital(actor, hospital).await?;
    Ok(HospitalSettings {
        answers_need_approval: entry.answers_need_approval,
    })
}

/// Whether somebody is there who approves the hospital's answers.
///
/// # Errors
/// 403 or 404 for those who may not see its members.
pub(super) async fn has_approver(
    app: &App,
    actor: &Actor,
    hospital: HospitalId,
) -> Result<bool, Problem> {
    let place = Place::Hospital(hospital);
    let members = app.store.members_of(actor, place, app.clock.now()).await?;
    Ok(members.iter().any(|one| one.hat.role == Role::Hh))
}

/// The own hospital's settings.
#[utoipa::path(get, path = "/api/hospital/settings", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which),
    responses((status = 200, body = HospitalSettings), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<HospitalSettings>, Problem> {
    let hospital = which.of(&actor)?;
    Ok(Json(settings(&app, &actor, hospital).await?))
}

/// Set them. Answers can wait for an approver only where there is one.
#[utoipa::path(post, path = "/api/hospital/settings", tag = "hospital",
    extensions(("x-action" = json!("manage_hospital"))), params(Which),
    request_body = HospitalSettings,
    responses((status = 200, body = HospitalSettings), Refusals))]
pub async fn change(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Checked(body): Checked<HospitalSettings>,
) -> Result<Json<HospitalSettings>, Problem> {
    let hospital = which.of(&actor)?;
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    write
        .set_answers_need_approval(hospital, body.answers_need_approval)
        .await?;
    if body.answers_need_approval && !has_approver(&app, &actor, hospital).await? {
        return Err(Problem::field(
            "/answers_need_approval",
            FaultCode::NotFound,
        ));
    }
    write.commit().await?;
    Ok(Json(settings(&app, &actor, hospital).await?))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read, change))
}
