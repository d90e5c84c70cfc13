//! What a hospital reads of the answers that the desk shares: nothing in it
//! says who asked, who answered or in which consultation.

use axum::Json;
use axum::extract::{Query, State};
use case_workflow::ids::SharedAnswerId;
use case_workflow::shared_answer::{SharedContent, search};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::typed::Typed;
use crate::signed::Person;

/// Most answers of one page.
const ANSWERS_MAX: usize = 300;

/// How many.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AtMost {
    /// The best so many; 300 if left out.
    #[serde(default)]
    pub limit: Option<usize>,
}

/// An answer that every hospital may read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ReadableAnswer {
    /// Its id.
    pub id: SharedAnswerId,
    /// Theme, question, answer and the day as of which it is right.
    pub content: SharedContent,
}

/// The shared answers that fit the typed words, the best first; without words
/// all of them by theme.
#[utoipa::path(get, path = "/api/hospital/shared-answers", tag = "hospital",
    extensions(("x-action" = json!("read_shared_answers"))), params(Which, Typed, AtMost),
    responses((status = 200, body = Vec<ReadableAnswer>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Query(typed): Query<Typed>,
    Query(AtMost { limit }): Query<AtMost>,
) -> Result<Json<Vec<ReadableAnswer>>, Problem> {
    let hospital = which.of(&actor)?;
    let typed = typed.checked()?;
    let all = app.store.shared_answers_for(&actor, hospital).await?;
    let found = search(all, &typed).into_iter().map(|one| ReadableAnswer {
        id: one.id,
        content: one.content,
    });
    let most = limit.unwrap_or(ANSWERS_MAX).min(ANSWERS_MAX);
    Ok(Json(found.take(most).collect()))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list))
}
