//! The directory of institutions: names and codes out of open lists, and
//! nothing that a hospital has told the desk.

use axum::Json;
use axum::extract::{Query, State};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::register::Prefecture;
use serde::{Deserialize, Serialize};
use store::Institution;
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::auth::throttle::Machine;
use crate::problem::{Problem, Refusals};

/// Most characters of a typed name.
const TYPED_MAX: usize = 100;
/// The open lists that the directory is made of.
const LISTS: [&str; 2] = ["bureau", "ror"];

/// What was typed so far.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// A name or its beginning, in any script.
    #[serde(default)]
    pub q: String,
    /// Only this prefecture: two digits of JIS X 0401.
    #[serde(default)]
    pub prefecture: Option<String>,
    /// Only this list: `bureau` or `ror`.
    #[serde(default)]
    pub source: Option<String>,
}

/// Institutions that the typed name may mean, best first.
#[derive(Debug, Serialize, ToSchema)]
pub struct InstitutionsFound {
    /// At most twenty.
    pub items: Vec<InstitutionFound>,
}

/// One institution.
#[derive(Debug, Serialize, ToSchema)]
pub struct InstitutionFound {
    /// The list it is from: `bureau` (its code is the nine digits under health
    /// insurance) or `ror`.
    pub source: String,
    /// Its code in that list.
    pub code: String,
    /// Its name, Japanese where it has one.
    pub name: String,
    /// English name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Two digits of JIS X 0401; empty where the list does not say.
    pub prefecture: String,
    /// The day of the edition that last had it.
    pub as_of: String,
    /// The newest edition does not have it.
    pub gone: bool,
}

impl From<Institution> for InstitutionFound {
    fn from(one: Institution) -> Self {
        Self {
            source: one.source,
            code: one.listed.code,
            name: one.listed.name,
            name_en: one.listed.name_en,
            prefecture: one.listed.prefecture,
            as_of: one.as_of,
            gone: one.gone,
        }
    }
}

/// The institutions that a typed name may mean.
#[utoipa::path(get, path = "/api/directory", tag = "public",
    extensions(("x-action" = json!("read_public"))), params(Asked),
    responses((status = 200, body = InstitutionsFound), Refusals))]
pub async fn search(
    State(app): State<App>,
    machine: Machine,
    Query(Asked {
        q,
        prefecture,
        source,
    }): Query<Asked>,
) -> Result<Json<InstitutionsFound>, Problem> {
    app.throttle.lookup(&machine)?;
    let mut faults = Vec::new();
    let letters = q.chars().count();
    if letters > TYPED_MAX {
        let fault = Fault::new("/q", FaultCode::TooLong)
            .with("n", TYPED_MAX)
            .with("m", letters - TYPED_MAX);
        faults.push(fault);
    }
    let prefecture = prefecture.filter(|code| !code.is_empty());
    let known = prefecture.as_deref().map(Prefecture::parse);
    if known == Some(None) {
        faults.push(Fault::new("/prefecture", FaultCode::UnknownCode));
    }
    let source = source.filter(|list| !list.is_empty());
    if source.as_deref().is_some_and(|list| !LISTS.contains(&list)) {
        faults.push(Fault::new("/source", FaultCode::UnknownCode));
    }
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let prefecture = known.flatten().map(Prefecture::as_str);
    let found = app
        .store
        .institutions(&q, prefecture, source.as_deref())
        .await?;
    let items = found.into_iter().map(Into::into).collect();
    Ok(Json(InstitutionsFound { items }))
}
