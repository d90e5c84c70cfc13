//! The hospital's own register entry, section by section.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use case_workflow::ids::HospitalId;
use case_workflow::policy::Action;
use case_workflow::register::{Edit, Hospital, Meter, Register, Section};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::{Nothing, Values};
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::signed::{IfMatch, Person};

/// A register entry with its meter.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RegisterView {
    /// Which hospital.
    pub id: HospitalId,
    /// Version, for `If-Match`.
    pub version: i64,
    /// The entry.
    pub hospital: Hospital,
    /// How complete it is.
    pub meter: Meter,
    /// The fiscal quarters for which free places are asked.
    pub quarters: Vec<String>,
}

pub(crate) fn view(app: &App, entry: store::RegisterEntry) -> RegisterView {
    let today = parts::today(app.clock.now());
    RegisterView {
        id: entry.id,
        version: entry.version,
        meter: entry.hospital.completeness(today),
        hospital: entry.hospital,
        quarters: case_workflow::register::FiscalQuarter::shown(today)
            .into_iter()
            .map(|quarter| quarter.to_string())
            .collect(),
    }
}

fn section_of(word: &str) -> Result<Section, Problem> {
    Section::parse(word).ok_or_else(Problem::not_found)
}

/// The own entry.
#[utoipa::path(get, path = "/api/hospital/register", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which),
    responses((status = 200, body = RegisterView), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<RegisterView>, Problem> {
    let hospital = which.of(&actor)?;
    Ok(Json(view(
        &app,
        app.store.hospital(&actor, hospital).await?,
    )))
}

/// Change a section; saving it confirms it.
#[utoipa::path(patch, path = "/api/hospital/register/{section}", tag = "hospital",
    extensions(("x-action" = json!("edit_register"))),
    params(("section" = String, Path), Which, ("If-Match" = String, Header)),
    request_body = Values,
    responses((status = 200, body = RegisterView), Refusals))]
pub async fn change(
    State(app): State<App>,
    Person(actor): Person,
    Path(section): Path<String>,
    Query(which): Query<Which>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<Values>,
) -> Result<Json<RegisterView>, Problem> {
    let section = section_of(&section)?;
    save(&app, &actor, &which, version, |current, edit| {
        Register::read_patch(section, &body.values, current, edit).map(|(next, _)| next)
    })
    .await
}

/// Nothing changed: the section holds again from today.
#[utoipa::path(post, path = "/api/hospital/register/{section}/confirmation", tag = "hospital",
    extensions(("x-action" = json!("edit_register"))),
    params(("section" = String, Path), Which, ("If-Match" = String, Header)),
    request_body = Nothing,
    responses((status = 200, body = RegisterView), Refusals))]
pub async fn confirm(
    State(app): State<App>,
    Person(actor): Person,
    Path(section): Path<String>,
    Query(which): Query<Which>,
    IfMatch(version): IfMatch,
    Checked(_): Checked<Nothing>,
) -> Result<Json<RegisterView>, Problem> {
    let section = section_of(&section)?;
    save(&app, &actor, &which, version, |current, edit| {
        Register::confirm(section, current, edit)
    })
    .await
}

pub(crate) async fn save(
    app: &App,
    actor: &case_workflow::people::Actor,
    which: &Which,
    version: i64,
    change: impl FnOnce(&Hospital, &Edit) -> Result<Hospital, Vec<case_workflow::fault::Fault>>,
) -> Result<Json<RegisterView>, Problem> {
    let hospital = which.of(actor)?;
    let by = actor.person().ok_or_else(Problem::signed_out)?;
    let now = app.clock.now();
    let mut write = app.store.write(actor, now).await?;
    let permitted = write.hospital_for(Action::EditRegister, hospital).await?;
    let entry = permitted.entry();
    if entry.version != version {
        let current = serde_json::to_value(&entry.hospital).unwrap_or(Value::Null);
        return Err(Problem::stale(entry.version, current));
    }
    let next = change(&entry.hospital, &Edit { by, now }).map_err(Problem::fields)?;
    let saved = write.save_hospital(permitted, version, &next, None).await?;
    write.commit().await?;
    app.refresh_own_hospitals().await?;
    Ok(Json(view(app, saved)))
}

/// A hospital of the directory.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct DirectoryRow {
    /// Id.
    pub id: HospitalId,
    /// Name.
    pub name: crate::firm::view::HospitalName,
    /// Prefecture, as a code of the list `prefecture`.
    pub prefecture: Option<String>,
    /// Clinical research core hospital.
    pub core_hospital: bool,
    /// Invented data for the demonstration.
    pub demonstration: bool,
    /// The operator's own.
    pub own: bool,
    /// May be asked.
    pub active: bool,
}

/// The directory of hospitals.
#[utoipa::path(get, path = "/api/desk/hospitals", tag = "desk",
    extensions(("x-action" = json!("read_register"))),
    responses((status = 200, body = Vec<DirectoryRow>), Refusals))]
pub async fn directory(
    State(app): State<App>,
    Person(actor): Person,
) -> Result<Json<Vec<DirectoryRow>>, Problem> {
    if !actor.hats().iter().any(|hat| hat.role.is_desk()) {
        return Err(Problem::forbidden(Action::ReadRegister));
    }
    let own = app.own_hospitals();
    let rows = app.store.hospitals(&actor).await?;
    Ok(Json(
        rows.iter()
            .map(|row| DirectoryRow {
                id: row.id,
                name: crate::shared::names::hospital(row),
                prefecture: row.prefecture.map(|one| one.as_str().to_owned()),
                core_hospital: row.core_hospital,
                demonstration: row.demonstration,
                own: own.contains(&row.id),
                active: row.active,
            })
            .collect(),
    ))
}

/// One hospital's entry, for the desk.
#[utoipa::path(get, path = "/api/desk/hospitals/{id}", tag = "desk",
    extensions(("x-action" = json!("read_register"))),
    params(("id" = String, Path)),
    responses((status = 200, body = RegisterView), Refusals))]
pub async fn entry(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<HospitalId>,
) -> Result<Json<RegisterView>, Problem> {
    if !actor.hats().iter().any(|hat| hat.role.is_desk()) {
        return Err(Problem::not_found());
    }
    Ok(Json(view(&app, app.store.hospital(&actor, id).await?)))
}

/// A new hospital with its first manager.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHospital {
    /// Section 1 of the register: names, prefecture, founder.
    #[schema(value_type = Object)]
    pub basic: serde_json::Map<String, Value>,
    /// Its first manager.
    pub manager: crate::hospital::members::NewMember,
}

/// Add a hospital and invite its first manager.
#[utoipa::path(post, path = "/api/desk/hospitals", tag = "desk",
    extensions(("x-action" = json!("add_hospital"))),
    request_body = NewHospital,
    responses((status = 201, body = RegisterView), Refusals))]
pub async fn add(
    State(app): State<App>,
    Person(actor): Person,
    Checked(body): Checked<NewHospital>,
) -> Result<(StatusCode, Json<RegisterView>), Problem> {
    let by = actor.person().ok_or_else(Problem::signed_out)?;
    let now = app.clock.now();
    let edit = Edit { by, now };
    let read = Register::read_patch(Section::Basic, &body.basic, &Hospital::default(), &edit);
    let member = body.manager.read("/manager");
    let (hospital, member) = match (read, member) {
        (Ok((hospital, _)), Ok(member)) => (hospital, member),
        (read, member) => {
            let mut faults = Vec::new();
            for mut fault in read.err().unwrap_or_default() {
                fault.pointer = format!("/basic{}", fault.pointer);
                faults.push(fault);
            }
            faults.extend(member.err().unwrap_or_default());
            return Err(Problem::fields(faults));
        }
    };
    let mut write = app.store.write(&actor, now).await?;
    let id = write.add_hospital(&hospital).await?;
    write.commit().await?;
    crate::hospital::members::invite_manager(&app, &actor, id, &member).await?;
    app.refresh_own_hospitals().await?;
    Ok((
        StatusCode::CREATED,
        Json(view(&app, app.store.hospital(&actor, id).await?)),
    ))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read))
        .routes(routes!(change))
        .routes(routes!(confirm))
        .routes(routes!(directory, add))
        .routes(routes!(entry))
}
