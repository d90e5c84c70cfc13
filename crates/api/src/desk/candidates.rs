//! The candidate list: every hospital held against the trial's needs.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::disclosure::Tier;
use case_workflow::policy::Action;
use jiff::ToSpan;
use site_planning::matching::{CandidateList, HospitalFacts, Needs, candidates};
use store::CaseKey;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::desk::build;
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::signed::Person;

/// Candidate hospitals with their reasons.
#[utoipa::path(get, path = "/api/desk/cases/{number}/candidates", tag = "desk",
    extensions(("x-action" = json!("read_candidates"))),
    params(("number" = String, Path)),
    responses((status = 200, body = CandidateList), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
) -> Result<Json<CandidateList>, Problem> {
    let case = app
        .store
        .case(&actor, Action::ReadCandidates, &CaseKey::Number(number))
        .await?;
    let now = app.clock.now();
    let today = parts::today(now);
    let entries = app.store.hospitals_to_match(&actor).await?;
    let since = case_workflow::calendar::jst_instant(
        today.saturating_sub(12.months()),
        jiff::civil::time(0, 0, 0, 0),
    );
    let asked = app.store.asked_since(since).await?;
    let own = app.own_hospitals();
    let facts: Vec<HospitalFacts<'_>> = entries
        .iter()
        .map(|entry| HospitalFacts {
            id: entry.id,
            hospital: &entry.hospital,
            own: own.contains(&entry.id),
            asked_12_months: asked.get(&entry.id).copied().unwrap_or(0),
        })
        .collect();
    // Outside the case team the list is drawn without what is confidential.
    let needs = if build::reads_confidential(&actor, &case) {
        Needs::of(&case.profile, &case.details)
    } else {
        Needs::of(&case.profile, &case.details.up_to(Tier::N1))
    };
    Ok(Json(candidates(&needs, &facts, today)))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list))
}
