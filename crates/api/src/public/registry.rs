//! The public trial registry: ClinicalTrials.gov's API, version 2, asked by
//! this server so that the firm's address is not told to anyone else.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::inquiry::registry_number;
use documents::trial_record::{self, TrialRead};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::problem::{Problem, Refusals};

/// An answer later than this is no answer: the form goes on without it.
const TIME_LIMIT: Duration = Duration::from_secs(4);
/// A record larger than this is not read, in bytes.
const RECORD_BYTES_MAX: usize = 8 * 1024 * 1024;
/// How long a record is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// How many records are kept.
const KEPT_MAX: usize = 500;

/// Asks the registry, and keeps its answers for a day.
#[derive(Debug)]
pub struct Registry {
    url: String,
    client: Option<reqwest::Client>,
    kept: Mutex<BTreeMap<String, StudyView>>,
}

/// What a registry record fills in, each value with its source.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StudyView {
    /// The registry's number.
    pub nct_id: String,
    /// Fields of the form with their values.
    pub fields: Vec<FoundField>,
    /// When the record was fetched.
    #[schema(value_type = String, format = DateTime)]
    pub fetched_at: Timestamp,
}

/// One value found in the record.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FoundField {
    /// Field id.
    pub field: String,
    /// Value, as the form takes it.
    #[schema(value_type = Value)]
    pub value: serde_json::Value,
    /// Path in the record.
    pub source: String,
}

impl Registry {
    /// A registry at `url` (without a slash at the end).
    #[must_use]
    pub fn new(url: &str) -> Self {
        let client = reqwest::Client::builder()
            .timeout(TIME_LIMIT)
            .user_agent(concat!("madoguchi/", env!("CARGO_PKG_VERSION")))
            .build()
            .ok();
        Self {
            url: url.to_owned(),
            client,
            kept: Mutex::new(BTreeMap::new()),
        }
    }

    async fn study(&self, nct: &str, now: Timestamp) -> Result<StudyView, Problem> {
        if let Some(kept) = self.kept(nct, now) {
            return Ok(kept);
        }
        let client = self.client.as_ref().ok_or_else(Problem::busy)?;
        let address = format!("{}/studies/{nct}", self.url);
        let mut response = client
            .get(address)
            .send()
            .await
            .map_err(|_| Problem::busy())?;
        match response.status().as_u16() {
            200 => {}
            400 | 404 => return Err(Problem::not_found()),
            _ => return Err(Problem::busy()),
        }
        let mut bytes = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|_| Problem::busy())? {
            bytes.extend_from_slice(&part);
            if bytes.len() > RECORD_BYTES_MAX {
                return Err(Problem::busy());
            }
        }
        let read: TrialRead = trial_record::read(&bytes).map_err(|_| Problem::not_found())?;
        let view = StudyView {
            nct_id: read.nct_id,
            fields: read
                .fields
                .into_iter()
                .map(|found| FoundField {
                    field: found.field.to_string(),
                    value: found.value,
                    source: found.source.to_string(),
                })
                .collect(),
            fetched_at: now,
        };
        self.keep(nct, view.clone());
        Ok(view)
    }

    fn kept(&self, nct: &str, now: Timestamp) -> Option<StudyView> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(nct)
            .filter(|view| now.duration_since(view.fetched_at) < KEPT)
            .cloned()
    }

    fn keep(&self, nct: &str, view: StudyView) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            let oldest = kept
                .iter()
                .min_by_key(|(_, view)| view.fetched_at)
                .map(|(nct, _)| nct.clone());
            if let Some(oldest) = oldest {
                kept.remove(&oldest);
            }
        }
        kept.insert(nct.to_owned(), view);
    }
}

/// What the public registry says about a trial.
#[utoipa::path(get, path = "/api/registry/studies/{nct}", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("nct" = String, Path, description = "NCT number, as typed")),
    responses((status = 200, body = StudyView), Refusals))]
pub async fn study(
    State(app): State<App>,
    Path(nct): Path<String>,
) -> Result<Json<StudyView>, Problem> {
    let number = registry_number(&nct)
        .map(|(_, number)| number)
        .filter(|number| number.starts_with("NCT"))
        .ok_or_else(|| Problem::field("/nct", case_workflow::fault::FaultCode::RegistryFormat))?;
    Ok(Json(app.registry.study(&number, app.clock.now()).await?))
}
