//! The blinded synopsis before it is sent: what the desk reads first.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::policy::Action;
use case_workflow::synopsis::{PreviewLine, Synopsis};
use store::CaseKey;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::problem::{Problem, Refusals};
use crate::signed::Person;

/// Every line as it would stand now, with what in it gives the firm away.
#[utoipa::path(get, path = "/api/desk/cases/{number}/synopsis/preview", tag = "desk",
    extensions(("x-action" = json!("draft_synopsis"))),
    params(("number" = String, Path)),
    responses((status = 200, body = Vec<PreviewLine>), Refusals))]
pub async fn preview(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
) -> Result<Json<Vec<PreviewLine>>, Problem> {
    let key = CaseKey::Number(number);
    let case = app.store.case(&actor, Action::DraftSynopsis, &key).await?;
    Ok(Json(Synopsis::preview(&case.profile, &case.details)))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(preview))
}
