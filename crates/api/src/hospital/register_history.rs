//! Who changed what in the hospital's own register entry, newest first.

use axum::Json;
use axum::extract::{Query, State};
use case_workflow::ids::HospitalId;
use case_workflow::people::Actor;
use case_workflow::register::{Change, Section};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::names;
use crate::shared::view::PersonName;
use crate::signed::Person;

/// Items on one page, at least; an act is never cut in two.
const ITEMS: u64 = 60;

/// A page of the history.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RegisterHistory {
    /// Acts, newest first.
    pub acts: Vec<RegisterAct>,
    /// Where older acts go on, for `before`; none where these were all.
    pub older: Option<i64>,
}

/// What one person saved or confirmed at once.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RegisterAct {
    /// The version that it made.
    pub version: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who; none for the desk and for the program.
    pub by: Option<PersonName>,
    /// The survey with whose answer it came, as the hospital knows it.
    pub survey: Option<String>,
    /// Items, by section.
    pub changes: Vec<RegisterItem>,
}

/// One item that changed.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RegisterItem {
    /// The section; none for the whole entry, which the desk may take out of
    /// matching and back in.
    pub section: Option<Section>,
    /// The item in it, for example `office_mail`, `icu`, `3/method` (the third
    /// disease row), `2026-Q3`; none where the section was confirmed as
    /// unchanged.
    pub item: Option<String>,
    /// What stood there; null is unknown.
    pub before: Value,
    /// What stands there since.
    pub after: Value,
}

impl From<Change> for RegisterItem {
    fn from(change: Change) -> Self {
        Self {
            section: Some(change.section),
            item: Some(change.item),
            before: change.before,
            after: change.after,
        }
    }
}

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Before {
    /// Only acts before this version.
    #[serde(default)]
    pub before: Option<i64>,
}

/// The history of the own entry.
#[utoipa::path(get, path = "/api/hospital/register/history", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which, Before),
    responses((status = 200, body = RegisterHistory), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Query(Before { before }): Query<Before>,
) -> Result<Json<RegisterHistory>, Problem> {
    let hospital = which.of(&actor)?;
    Ok(Json(page(&app, &actor, hospital, before).await?))
}

/// A page of the history of a hospital's entry. The desk reads every name; a
/// hospital those of its own people alone.
///
/// # Errors
/// 404 for those who may not read the entry.
pub async fn page(
    app: &App,
    actor: &Actor,
    hospital: HospitalId,
    before: Option<i64>,
) -> Result<RegisterHistory, Problem> {
    let changes = app
        .store
        .hospital_history(actor, hospital, before, ITEMS)
        .await?;
    let of_desk = actor.hats().iter().any(|hat| hat.role.is_desk());
    // The desk's people are not named to a hospital; its own are, also those who left.
    let own = app.store.ever_members(hospital).await?;
    let people = app
        .store
        .people(changes.iter().filter_map(|one| one.by))
        .await?;
    let mut acts: Vec<RegisterAct> = Vec::new();
    for change in changes {
        let (version, at) = (change.version, change.at);
        let by = change.by.filter(|one| of_desk || own.contains(one));
        let survey = change.survey.clone();
        let entry = RegisterItem::from(change);
        match acts.last_mut().filter(|act| act.version == version) {
            Some(act) => act.changes.push(entry),
            None => acts.push(RegisterAct {
                version,
                at,
                by: names::of(&people, by),
                survey,
                changes: vec![entry],
            }),
        }
    }
    let older = acts.last().map(|act| act.version).filter(|last| *last > 1);
    Ok(RegisterHistory { acts, older })
}

impl From<store::RegisterChange> for RegisterItem {
    fn from(change: store::RegisterChange) -> Self {
        let (section, item) = match change.field.split_once('/') {
            Some((section, item)) => (section, Some(item.to_owned())),
            None => (change.field.as_str(), None),
        };
        let section = Section::parse(section);
        Self {
            section,
            item: if section.is_none() {
                Some(change.field.clone())
            } else {
                item
            },
            before: change.before,
            after: change.after,
        }
    }
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read))
}
