//! What the desk has to do today.

use axum::Json;
use axum::extract::State;
use case_workflow::calendar::{FiscalYear, jst_instant};
use case_workflow::case::codes::{NextAction, Side, Stage};
use case_workflow::people::Actor;
use case_workflow::policy::{self, Action, Decision, Subject};
use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{CaseFilter, CaseSort};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::desk::rounds::UntoldRow;
use crate::desk::view::CaseRow;
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::shared::view::ProposalView;
use crate::signed::Person;

/// What the desk has to do today; every list opens in full elsewhere.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Today {
    /// Own cases in which it is the desk's turn, nearest date first.
    pub my_turn: Vec<CaseRow>,
    /// First replies that fall due today or are overdue.
    pub first_replies: Vec<CaseRow>,
    /// Cases whose date has passed.
    pub overdue: Vec<CaseRow>,
    /// Open cases without an owner.
    pub unassigned: Vec<CaseRow>,
    /// Rounds that wait for hospitals, nearest date first.
    pub rounds: Vec<CaseRow>,
    /// Hospitals that have not been told how a round ended, nearest date first.
    pub untold: Vec<UntoldRow>,
    /// Acts that wait for a different person.
    pub proposals: Vec<ProposalView>,
    /// Mails that could not be delivered.
    pub undelivered: u64,
    /// The count of this fiscal year, for those who may see it.
    pub count: Option<Gauge>,
}

/// The count against the target.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Gauge {
    /// This fiscal year, for example `R8`.
    pub fiscal_year: String,
    /// Counted so far, class K.
    pub k: i64,
    /// The target and its year.
    pub target: Option<i64>,
    /// The year the target is for, for example `R10`.
    pub target_year: Option<String>,
}

async fn find(app: &App, actor: &Actor, filter: CaseFilter) -> Result<Vec<CaseRow>, Problem> {
    let filter = CaseFilter {
        open_only: true,
        sort: CaseSort::Due,
        ascending: true,
        limit: 50,
        ..filter
    };
    let page = app.store.cases(actor, &filter).await?;
    Ok(page
        .rows
        .into_iter()
        .map(|row| crate::desk::cases::row(app, row))
        .collect())
}

/// Days after a decision in which a hospital that was not told shows.
const UNTOLD_DAYS: i64 = 90;

async fn untold(app: &App, actor: &Actor, now: Timestamp) -> Result<Vec<UntoldRow>, Problem> {
    let since = now
        .checked_sub(SignedDuration::from_hours(24 * UNTOLD_DAYS))
        .unwrap_or(Timestamp::MIN);
    let cases = app.store.cases_with_silent_results(actor, since).await?;
    let ids = cases.iter().map(|case| case.id);
    let mails = app.store.result_mails(ids).await?;
    let asked = cases.iter().flat_map(|case| case.hospitals_in());
    let known = app.store.hospital_names(asked).await?;
    let mut rows: Vec<_> = cases
        .iter()
        .flat_map(|case| crate::desk::rounds::untold(app, case, &mails, &known))
        .collect();
    rows.sort_by(|a, b| (a.due, &a.number, &a.name.ja).cmp(&(b.due, &b.number, &b.name.ja)));
    Ok(rows)
}

/// What the desk has to do today.
#[utoipa::path(get, path = "/api/desk/today", tag = "desk",
    extensions(("x-action" = json!("list_cases"))),
    responses((status = 200, body = Today), Refusals))]
pub async fn today(State(app): State<App>, Person(actor): Person) -> Result<Json<Today>, Problem> {
    crate::desk::cases::desk_only(&actor)?;
    let now = app.clock.now();
    let day = parts::today(now);
    let tonight = jst_instant(day.tomorrow().unwrap_or(day), time(0, 0, 0, 0));
    let none = CaseFilter::default;
    let may = |action| policy::decide(&actor, action, &Subject::general()) == Decision::Allow;
    let year = FiscalYear::of(day);
    let count = if may(Action::ReadCounts) {
        let years = app.store.years().await?;
        let target = years
            .into_iter()
            .filter(|one| one.year >= year)
            .find(|one| one.target.is_some());
        Some(Gauge {
            fiscal_year: year.key(),
            k: app.store.counted_in(year).await?,
            target: target.as_ref().and_then(|one| one.target).map(i64::from),
            target_year: target.map(|one| one.year.key()),
        })
    } else {
        None
    };
    Ok(Json(Today {
        my_turn: find(
            &app,
            &actor,
            CaseFilter {
                of_person: actor.person(),
                side: Some(Side::Desk),
                ..none()
            },
        )
        .await?,
        first_replies: find(
            &app,
            &actor,
            CaseFilter {
                stages: vec![Stage::Received, Stage::Screening],
                due_before: Some(tonight),
                ..none()
            },
        )
        .await?,
        overdue: find(
            &app,
            &actor,
            CaseFilter {
                due_before: Some(now),
                ..none()
            },
        )
        .await?,
        unassigned: find(
            &app,
            &actor,
            CaseFilter {
                owned: Some(false),
                ..none()
            },
        )
        .await?,
        rounds: find(
            &app,
            &actor,
            CaseFilter {
                next: Some(NextAction::AnswerRound),
                ..none()
            },
        )
        .await?,
        untold: untold(&app, &actor, now).await?,
        proposals: {
            let open = app.store.open_proposals(&actor).await?;
            crate::desk::proposals::views(&app, &actor, open).await?
        },
        undelivered: if may(Action::ReadMailQueue) {
            app.store.undelivered(&actor).await?.len() as u64
        } else {
            0
        },
        count,
    }))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(today))
}
