//! Codes that people type by name: what a typed word may mean, and what a code
//! is called.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderName, header};
use case_workflow::code_lists::CodeSystem;
use case_workflow::code_lists::diseases::{self, Found, TYPED_MAX};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::inquiry::disease_code;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::auth::throttle::Machine;
use crate::problem::{Problem, Refusals};

/// Most codes that are named in one answer.
const CODES_MAX: usize = 60;

/// The list changes with the program only, and says nothing about anybody.
const KEPT_FOR_AN_HOUR: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "public, max-age=3600")];

/// What was typed so far.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Typed {
    /// A name in any script, an abbreviation, a code or its beginning.
    #[serde(default)]
    pub q: String,
}

/// Diseases that the typed word may mean, best first.
#[derive(Debug, Serialize, ToSchema)]
pub struct DiseasesFound {
    /// At most twenty.
    pub items: Vec<DiseaseFound>,
}

/// One disease.
#[derive(Debug, Serialize, ToSchema)]
pub struct DiseaseFound {
    /// ICD-10, with its dot.
    pub icd10: String,
    /// English name.
    pub en: String,
    /// Japanese name.
    pub ja: String,
    /// The other name by which it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl From<Found> for DiseaseFound {
    fn from(found: Found) -> Self {
        Self {
            icd10: found.disease.icd10.to_owned(),
            en: found.disease.en.to_owned(),
            ja: found.disease.ja.to_owned(),
            by: found.by.map(str::to_owned),
        }
    }
}

/// Codes whose names are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Codes {
    /// ICD-10 codes, with commas between them.
    #[serde(default)]
    pub codes: String,
}

/// What codes are called.
#[derive(Debug, Serialize, ToSchema)]
pub struct DiseaseNames {
    /// In the order asked; a code without a name is left out.
    pub items: Vec<DiseaseName>,
}

/// What one code is called.
#[derive(Debug, Serialize, ToSchema)]
pub struct DiseaseName {
    /// The code as it was asked.
    pub code: String,
    /// English name, of the code or of its category.
    pub en: String,
    /// Japanese name.
    pub ja: String,
}

/// The diseases that a typed word may mean.
#[utoipa::path(get, path = "/api/codes/diseases", tag = "public",
    extensions(("x-action" = json!("read_public"))), params(Typed),
    responses((status = 200, body = DiseasesFound), Refusals))]
pub async fn diseases(
    State(app): State<App>,
    machine: Machine,
    Query(Typed { q }): Query<Typed>,
) -> Result<([(HeaderName, &'static str); 1], Json<DiseasesFound>), Problem> {
    app.throttle.lookup(&machine)?;
    let letters = q.chars().count();
    if letters > TYPED_MAX {
        let fault = Fault::new("/q", FaultCode::TooLong)
            .with("n", TYPED_MAX)
            .with("m", letters - TYPED_MAX);
        return Err(Problem::fields(vec![fault]));
    }
    let items = diseases::search(&q).into_iter().map(Into::into).collect();
    Ok((KEPT_FOR_AN_HOUR, Json(DiseasesFound { items })))
}

/// What these codes are called.
#[utoipa::path(get, path = "/api/codes/diseases/names", tag = "public",
    extensions(("x-action" = json!("read_public"))), params(Codes),
    responses((status = 200, body = DiseaseNames), Refusals))]
pub async fn disease_names(
    State(app): State<App>,
    machine: Machine,
    Query(Codes { codes }): Query<Codes>,
) -> Result<([(HeaderName, &'static str); 1], Json<DiseaseNames>), Problem> {
    app.throttle.lookup(&machine)?;
    let asked: Vec<&str> = codes.split(',').filter(|code| !code.is_empty()).collect();
    if asked.len() > CODES_MAX {
        let fault = Fault::new("/codes", FaultCode::TooMany).with("n", CODES_MAX);
        return Err(Problem::fields(vec![fault]));
    }
    let named = |code: &str| {
        let kept = disease_code(CodeSystem::Icd10, code)?;
        let disease = diseases::named(&kept)?;
        Some(DiseaseName {
            code: code.to_owned(),
            en: disease.en.to_owned(),
            ja: disease.ja.to_owned(),
        })
    };
    let items = asked.into_iter().filter_map(named).collect();
    Ok((KEPT_FOR_AN_HOUR, Json(DiseaseNames { items })))
}
