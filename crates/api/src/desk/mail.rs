//! Mails that could not be delivered.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use case_workflow::ids::LetterId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::Nothing;
use crate::problem::{Problem, Refusals};
use crate::signed::Person;

/// A mail that was given up.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Undelivered {
    /// Id; also its Message-ID.
    pub id: LetterId,
    /// Kind of mail (list `letter`).
    pub kind: String,
    /// Whom it was for.
    pub name: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// The case's reference.
    pub number: Option<String>,
    /// Tries so far.
    pub attempts: u32,
    /// What the other server said.
    pub why: String,
    /// Written.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

/// Mails that could not be delivered, newest first.
#[utoipa::path(get, path = "/api/desk/mail/undelivered", tag = "desk",
    extensions(("x-action" = json!("read_mail_queue"))),
    responses((status = 200, body = Vec<Undelivered>), Refusals))]
pub async fn undelivered(
    State(app): State<App>,
    Person(actor): Person,
) -> Result<Json<Vec<Undelivered>>, Problem> {
    let rows = app.store.undelivered(&actor).await?;
    Ok(Json(
        rows.into_iter()
            .map(|row| Undelivered {
                id: row.id,
                kind: row.kind.as_str().to_owned(),
                name: row.person.map(|named| named.name),
                email: row.email,
                number: row.case.map(|(_, number)| number),
                attempts: row.attempts,
                why: row.reason,
                created_at: row.created_at,
            })
            .collect(),
    ))
}

/// Try again to deliver a mail.
#[utoipa::path(post, path = "/api/desk/mail/{id}/retry", tag = "desk",
    extensions(("x-action" = json!("read_mail_queue"))),
    params(("id" = String, Path)), request_body = Nothing,
    responses((status = 204), Refusals))]
pub async fn retry(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<LetterId>,
    Checked(_): Checked<Nothing>,
) -> Result<StatusCode, Problem> {
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.retry_letter(id).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(StatusCode::NO_CONTENT)
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(undelivered))
        .routes(routes!(retry))
}
