//! The firm's list, its case page, and who has been shown what.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::disclosure::Tier;
use case_workflow::policy::Action;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::CaseKey;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::firm::build;
use crate::firm::view::{FirmCase, FirmCaseRow};
use crate::problem::{Problem, Refusals};
use crate::signed::Person;

/// The firm's cases, newest first.
#[utoipa::path(get, path = "/api/my/cases", tag = "firm",
    extensions(("x-action" = json!("list_cases"))),
    responses((status = 200, body = Vec<FirmCaseRow>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
) -> Result<Json<Vec<FirmCaseRow>>, Problem> {
    let cases = app.store.cases_of_firms(&actor).await?;
    Ok(Json(
        cases.iter().map(|case| build::row(&app, case)).collect(),
    ))
}

/// One case of the firm.
#[utoipa::path(get, path = "/api/my/cases/{number}", tag = "firm",
    extensions(("x-action" = json!("read_case"))),
    params(("number" = String, Path)),
    responses((status = 200, body = FirmCase), Refusals))]
pub async fn one(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
) -> Result<Json<FirmCase>, Problem> {
    let case = app
        .store
        .case(&actor, Action::ReadCase, &CaseKey::Number(number))
        .await?;
    // This page is the firm's; the desk has its own.
    if !actor.firms().any(|firm| firm == case.firm) {
        return Err(Problem::not_found());
    }
    Ok(Json(build::firm_case(&app, &actor, &case).await?))
}

/// One thing that was shown to one hospital, or to the experts of one round.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Disclosure {
    /// The hospital, as the firm names it; empty for experts, whom it does not.
    pub label: String,
    /// `blinded_synopsis` or `company_name`.
    pub what: String,
    /// Its tier.
    pub tier: Tier,
    /// On what basis: `approved_text`, or a code of the list `basis_kind`.
    pub basis: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// First opened.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opened_at: Option<Timestamp>,
}

/// What hospitals have been shown of this case.
#[utoipa::path(get, path = "/api/my/cases/{number}/disclosures", tag = "firm",
    extensions(("x-action" = json!("read_disclosures"))),
    params(("number" = String, Path)),
    responses((status = 200, body = Vec<Disclosure>), Refusals))]
pub async fn disclosures(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
) -> Result<Json<Vec<Disclosure>>, Problem> {
    let key = CaseKey::Number(number);
    let case = app
        .store
        .case(&actor, Action::ReadDisclosures, &key)
        .await?;
    let mut shown: Vec<Disclosure> = case
        .rounds
        .iter()
        .flat_map(|round| round.sites.iter().map(move |site| (round, site)))
        .map(|(round, site)| Disclosure {
            label: site.label.clone(),
            what: "blinded_synopsis".to_owned(),
            tier: Tier::N1,
            basis: "approved_text".to_owned(),
            from: round.opened_at,
            opened_at: site.opened_at,
        })
        .collect();
    shown.extend(case.expert_rounds.iter().map(|round| Disclosure {
        label: String::new(),
        what: "blinded_synopsis".to_owned(),
        tier: Tier::N1,
        basis: "approved_text".to_owned(),
        from: round.opened_at,
        // Looking at a link leaves no trace: a mail scanner looks, too.
        opened_at: None,
    }));
    shown.extend(case.bases.iter().map(|basis| Disclosure {
        label: case.label_of(basis.hospital),
        what: "company_name".to_owned(),
        tier: Tier::N1,
        basis: basis.kind.as_str().to_owned(),
        from: case_workflow::calendar::jst_instant(basis.since, jiff::civil::time(0, 0, 0, 0)),
        opened_at: None,
    }));
    shown.sort_by(|a, b| (a.from, &a.label).cmp(&(b.from, &b.label)));
    Ok(Json(shown))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(one))
        .routes(routes!(disclosures))
}
