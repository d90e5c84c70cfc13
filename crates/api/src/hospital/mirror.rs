//! How others see the hospital: its own entry, with the eyes of the desk, of a
//! company, of the public.

use axum::Json;
use axum::extract::{Query, State};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::register::face::{Face, Viewer, Word, face};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::firm::view::HospitalName;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::signed::Person;

/// With whose eyes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WithEyes {
    /// `desk`, `firm` or `public`; without it, the desk.
    #[serde(default, rename = "as")]
    #[param(rename = "as")]
    pub viewer: Option<String>,
}

impl WithEyes {
    fn viewer(&self) -> Result<Viewer, Problem> {
        match self.viewer.as_deref() {
            None | Some("desk") => Ok(Viewer::Desk),
            Some("firm") => Ok(Viewer::Firm),
            Some("public") => Ok(Viewer::Public),
            Some(_) => Err(Problem::fields(vec![Fault::new(
                "/as",
                FaultCode::UnknownCode,
            )])),
        }
    }
}

/// The own entry, as somebody else sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MirrorView {
    /// The hospital's name.
    pub name: HospitalName,
    /// How a company knows it before its name is told: the region alone.
    pub region: Option<Word>,
    /// What is seen.
    pub face: Face,
}

/// The own entry with the eyes of another.
#[utoipa::path(get, path = "/api/hospital/mirror", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which, WithEyes),
    responses((status = 200, body = MirrorView), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Query(eyes): Query<WithEyes>,
) -> Result<Json<MirrorView>, Problem> {
    let hospital = which.of(&actor)?;
    let viewer = eyes.viewer()?;
    let entry = app.store.hospital(&actor, hospital).await?.hospital;
    let today = parts::today(app.clock.now());
    Ok(Json(MirrorView {
        name: HospitalName {
            en: entry.basic.name_en.clone(),
            ja: entry.basic.name_ja.clone(),
        },
        region: entry
            .basic
            .prefecture
            .map(|prefecture| Word::of(prefecture.region())),
        face: face(&entry, viewer, today),
    }))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read))
}
