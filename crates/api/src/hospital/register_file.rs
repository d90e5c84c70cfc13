//! The own register entry as a file: taken along, looked at, brought back
//! (domain 3.0). All or nothing.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use case_workflow::policy::Action;
use case_workflow::register::{Edit, Register, changes};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use store::Object;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::hospital::register::{RegisterView, save};
use crate::hospital::register_history::RegisterItem;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::signed::{IfMatch, Person};

/// An entry as a file holds it: `format` and `sections`, each section as a
/// change of it is sent.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct RegisterFile {
    /// What the file says.
    #[schema(value_type = Object)]
    pub document: Map<String, Value>,
}

/// What a file would change.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RegisterPreview {
    /// The version that was compared with, for `If-Match`.
    pub version: i64,
    /// Items that differ; none where the file says what the register says.
    pub changes: Vec<RegisterItem>,
}

/// The own entry as a JSON file. Who took it is on the audit trail.
#[utoipa::path(get, path = "/api/hospital/register/file", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which),
    responses((status = 200, body = Object, content_type = "application/json"), Refusals))]
pub async fn take(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Response, Problem> {
    let hospital = which.of(&actor)?;
    let now = app.clock.now();
    let entry = app.store.hospital(&actor, hospital).await?;
    let mut write = app.store.write(&actor, now).await?;
    let details = serde_json::json!({ "version": entry.version });
    let object = Object::new("hospital", hospital);
    write.audit("export", object, details).await?;
    write.commit().await?;
    let today = parts::today(now);
    let mut text = serde_json::to_string_pretty(&Register::export(&entry.hospital, today))
        .map_err(|error| Problem::unreadable(error.to_string()))?;
    text.push('\n');
    let name = format!("attachment; filename=\"register-{today}.json\"");
    let heads = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((heads, text).into_response())
}

/// What a file would change; nothing is saved.
#[utoipa::path(post, path = "/api/hospital/register/file/preview", tag = "hospital",
    extensions(("x-action" = json!("edit_register"))), params(Which),
    request_body = RegisterFile,
    responses((status = 200, body = RegisterPreview), Refusals))]
pub async fn preview(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Checked(file): Checked<RegisterFile>,
) -> Result<Json<RegisterPreview>, Problem> {
    let hospital = which.of(&actor)?;
    let by = actor.person().ok_or_else(Problem::signed_out)?;
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    let permitted = write.hospital_for(Action::EditRegister, hospital).await?;
    let entry = permitted.entry();
    let next = Register::import(&file.document, &entry.hospital, &Edit { by, now })
        .map_err(Problem::fields)?;
    Ok(Json(RegisterPreview {
        version: entry.version,
        changes: changes(&entry.hospital, &next)
            .into_iter()
            .map(RegisterItem::from)
            .collect(),
    }))
}

/// Bring a file back over the version that was looked at.
#[utoipa::path(post, path = "/api/hospital/register/file", tag = "hospital",
    extensions(("x-action" = json!("edit_register"))),
    params(Which, ("If-Match" = String, Header)),
    request_body = RegisterFile,
    responses((status = 200, body = RegisterView), Refusals))]
pub async fn bring(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    IfMatch(version): IfMatch,
    Checked(file): Checked<RegisterFile>,
) -> Result<Json<RegisterView>, Problem> {
    save(&app, &actor, &which, version, |current, edit| {
        Register::import(&file.document, current, edit)
    })
    .await
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(take, bring))
        .routes(routes!(preview))
}
