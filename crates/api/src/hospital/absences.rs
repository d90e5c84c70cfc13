//! Who of the hospital is away from when to when, and who stands in.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Absence, Actor};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::App;
use crate::body::Checked;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::view::PersonName;
use crate::shared::{names, parts};
use crate::signed::Person;

/// Somebody is away, and a colleague stands in.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct AbsenceView {
    /// Its id.
    pub id: Uuid,
    /// Who is away; none for somebody who has left.
    pub person: Option<PersonName>,
    /// Who stands in.
    pub deputy: Option<PersonName>,
    /// The first day, in Japan.
    #[schema(value_type = String, format = Date)]
    pub first: Date,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub last: Date,
    /// Today is one of its days.
    pub now: bool,
}

/// An absence to enter.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAbsence {
    /// Who is away: oneself if left out, for managers anybody of the hospital.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Who stands in.
    #[serde(default)]
    pub deputy: Option<PersonId>,
    /// The first day, in Japan, as `2026-12-01`.
    #[serde(default)]
    pub first: String,
    /// The last day.
    #[serde(default)]
    pub last: String,
}

impl NewAbsence {
    fn read(&self, person: PersonId) -> Result<Absence, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut day = |text: &str, at: &str| match text.trim() {
            "" => {
                faults.push(Fault::new(at, FaultCode::Required));
                None
            }
            text => text
                .parse::<Date>()
                .map_err(|_| faults.push(Fault::new(at, FaultCode::NotADate)))
                .ok(),
        };
        let (first, last) = (day(&self.first, "/first"), day(&self.last, "/last"));
        if self.deputy.is_none() {
            faults.insert(0, Fault::new("/deputy", FaultCode::Required));
        }
        match (self.deputy, first, last) {
            (Some(deputy), Some(first), Some(last)) => Ok(Absence {
                person,
                deputy,
                first,
                last,
            }),
            _ => Err(faults),
        }
    }
}

async fn absences(
    app: &App,
    actor: &Actor,
    hospital: HospitalId,
) -> Result<Vec<AbsenceView>, Problem> {
    let now = app.clock.now();
    let kept = app.store.absences(actor, hospital, now).await?;
    let mut named: Vec<_> = kept.iter().map(|one| one.absence.person).collect();
    named.extend(kept.iter().map(|one| one.absence.deputy));
    let people = app.store.people(named).await?;
    let today = parts::today(now);
    let view = |one: store::KeptAbsence| AbsenceView {
        id: one.id,
        person: names::of(&people, Some(one.absence.person)),
        deputy: names::of(&people, Some(one.absence.deputy)),
        first: one.absence.first,
        last: one.absence.last,
        now: one.absence.covers(today),
    };
    Ok(kept.into_iter().map(view).collect())
}

/// The absences that are not over, the earliest first.
#[utoipa::path(get, path = "/api/hospital/absences", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which),
    responses((status = 200, body = Vec<AbsenceView>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<Vec<AbsenceView>>, Problem> {
    let hospital = which.of(&actor)?;
    Ok(Json(absences(&app, &actor, hospital).await?))
}

/// Say that one is away and who stands in; managers say it of anybody.
#[utoipa::path(post, path = "/api/hospital/absences", tag = "hospital",
    extensions(("x-action" = json!("name_deputy"))), params(Which),
    request_body = NewAbsence,
    responses((status = 201, body = Vec<AbsenceView>), Refusals))]
pub async fn add(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Checked(body): Checked<NewAbsence>,
) -> Result<(StatusCode, Json<Vec<AbsenceView>>), Problem> {
    let hospital = which.of(&actor)?;
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    let own = actor.person().ok_or_else(Problem::signed_out)?;
    let person = body.person.unwrap_or(own);
    let around = write.around_absence(hospital, person).await?;
    let absence = body.read(person).map_err(Problem::fields)?;
    absence
        .check(&around.colleagues, &around.standing, parts::today(now))
        .map_err(Problem::fields)?;
    write.add_absence(hospital, &absence).await?;
    write.commit().await?;
    let all = absences(&app, &actor, hospital).await?;
    Ok((StatusCode::CREATED, Json(all)))
}

/// Take an absence back: from now on nobody stands in.
#[utoipa::path(delete, path = "/api/hospital/absences/{id}", tag = "hospital",
    extensions(("x-action" = json!("name_deputy"))),
    params(("id" = String, Path)),
    responses((status = 204), Refusals))]
pub async fn take_back(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.take_back_absence(id).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(take_back))
}
