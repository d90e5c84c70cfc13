//! Who of the hospital opened, sent and changed what: for those who look after
//! its members.

use axum::Json;
use axum::extract::{Query, State};
use case_workflow::case::Case;
use case_workflow::ids::HospitalId;
use case_workflow::people::Actor;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Look;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::App;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::names;
use crate::shared::view::PersonName;
use crate::signed::Person;

/// Lines on one page.
const LINES: u64 = 50;

/// A page of what members did and opened.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct SeenPage {
    /// Lines, newest first.
    pub lines: Vec<SeenLine>,
    /// Where older lines go on, for `before`; none where these were all.
    pub older: Option<Uuid>,
}

/// One thing that a member did or opened.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct SeenLine {
    /// Its id.
    pub id: Uuid,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who of the hospital.
    pub by: Option<PersonName>,
    /// What: `open_request`, `send_answer`, `edit_register`, `export`, `invite`, …;
    /// `read_entry` where somebody of a company read the hospital's entry.
    pub action: String,
    /// The request or consultation, by its number.
    pub number: Option<String>,
    /// The member whom it is about.
    pub about: Option<PersonName>,
    /// The sections of the register that changed.
    pub sections: Vec<String>,
}

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BeforeLine {
    /// Only lines before this one.
    #[serde(default)]
    pub before: Option<Uuid>,
}

/// What the members did and opened, newest first.
#[utoipa::path(get, path = "/api/hospital/members/seen", tag = "hospital",
    extensions(("x-action" = json!("manage_hospital"))), params(Which, BeforeLine),
    responses((status = 200, body = SeenPage), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Query(BeforeLine { before }): Query<BeforeLine>,
) -> Result<Json<SeenPage>, Problem> {
    let hospital = which.of(&actor)?;
    let seen = app
        .store
        .seen_at(&actor, hospital, before, LINES + 1)
        .await?;
    let more = seen.len() as u64 > LINES;
    let mut named: Vec<_> = seen.iter().filter_map(|line| line.person).collect();
    named.extend(seen.iter().filter_map(|line| line.about));
    let people = app.store.people(named).await?;
    let lines: Vec<SeenLine> = seen
        .into_iter()
        .take(usize::try_from(LINES).unwrap_or(usize::MAX))
        .map(|line| SeenLine {
            id: line.id,
            at: line.at,
            by: names::of(&people, line.person),
            action: line.action,
            number: line.number,
            about: names::of(&people, line.about),
            sections: line.sections,
        })
        .collect();
    let older = lines.last().filter(|_| more).map(|line| line.id);
    Ok(Json(SeenPage { lines, older }))
}

/// Records a look, once a day for each person.
///
/// # Errors
/// If the database does not answer.
pub async fn note(
    app: &App,
    actor: &Actor,
    look: Look,
    hospital: HospitalId,
    case: &Case,
) -> Result<(), Problem> {
    let now = app.clock.now();
    let Some(person) = actor.person() else {
        return Ok(());
    };
    let store = &app.store;
    if store
        .looked_today(look, person, hospital, case, now)
        .await?
    {
        return Ok(());
    }
    let mut write = app.store.write(actor, now).await?;
    write.note_look(look, hospital, case).await?;
    Ok(write.commit().await?)
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list))
}
