//! What a firm reads of the register: the face of a hospital that was put before
//! it by name.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::register::face::{Face, Viewer, face};
use serde::Serialize;
use store::{CaseKey, Look};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::firm::view::HospitalName;
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::signed::Person;

/// A hospital's entry as a company reads it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FirmFace {
    /// How the company calls it in its choice.
    pub label: String,
    /// Its name.
    pub name: HospitalName,
    /// What it shows.
    pub face: Face,
}

/// The entry of a hospital that was put before the company and agreed to be named.
#[utoipa::path(get, path = "/api/my/cases/{number}/hospitals/{label}/face", tag = "firm",
    extensions(("x-action" = json!("read_case"))),
    params(("number" = String, Path), ("label" = String, Path)),
    responses((status = 200, body = FirmFace), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Path((number, label)): Path<(String, String)>,
) -> Result<Json<FirmFace>, Problem> {
    let key = CaseKey::Number(number);
    let (case, entry) = app.store.entry_for_firm(&actor, &key, &label).await?;
    crate::hospital::seen::note(&app, &actor, Look::Entry, entry.id, &case).await?;
    let today = parts::today(app.clock.now());
    Ok(Json(FirmFace {
        label,
        name: HospitalName {
            en: entry.hospital.basic.name_en.clone(),
            ja: entry.hospital.basic.name_ja.clone(),
        },
        face: face(&entry.hospital, Viewer::Firm, today),
    }))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read))
}
