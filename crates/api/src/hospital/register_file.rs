//! The own register entry as a file, JSON or spreadsheet: taken along, looked
//! at, brought back (domain 3.0). All or nothing.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::policy::Action;
use case_workflow::register::{Edit, Hospital, Register, changes};
use documents::register_sheet::{self, Lang};
use documents::sheet::{self, Refused};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use store::Object;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::{Checked, FILE_BYTES_MAX, Raw, whole_files};
use crate::hospital::register::{RegisterView, save};
use crate::hospital::register_history::RegisterItem;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::signed::{IfMatch, Person};

/// The type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// An entry as a file holds it: `format` and `sections`, each section as a
/// change of it is sent.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct RegisterFile {
    /// What the file says.
    #[schema(value_type = Object)]
    pub document: Map<String, Value>,
}

/// What a file would change.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RegisterPreview {
    /// The version that was compared with, for `If-Match`.
    pub version: i64,
    /// Items that differ; none where the file says what the register says.
    pub changes: Vec<RegisterItem>,
}

/// The own entry as a JSON file. Who took it is on the audit trail.
#[utoipa::path(get, path = "/api/hospital/register/file", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which),
    responses((status = 200, body = Object, content_type = "application/json"), Refusals))]
pub async fn take(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Response, Problem> {
    let hospital = which.of(&actor)?;
    let now = app.clock.now();
    let entry = app.store.hospital(&actor, hospital).await?;
    let mut write = app.store.write(&actor, now).await?;
    let details = serde_json::json!({ "version": entry.version });
    let object = Object::hospital(hospital);
    write.audit("export", object, details).await?;
    write.commit().await?;
    let today = parts::today(now);
    let mut text = serde_json::to_string_pretty(&Register::export(&entry.hospital, today))
        .map_err(|error| Problem::unreadable(error.to_string()))?;
    text.push('\n');
    let name = format!("attachment; filename=\"register-{today}.json\"");
    let heads = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((heads, text).into_response())
}

/// What a file would change; nothing is saved.
#[utoipa::path(post, path = "/api/hospital/register/file/preview", tag = "hospital",
    extensions(("x-action" = json!("edit_register"))), params(Which),
    request_body = RegisterFile,
    responses((status = 200, body = RegisterPreview), Refusals))]
pub async fn preview(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Checked(file): Checked<RegisterFile>,
) -> Result<Json<RegisterPreview>, Problem> {
    let hospital = which.of(&actor)?;
    let by = actor.person().ok_or_else(Problem::signed_out)?;
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    let permitted = write.hospital_for(Action::EditRegister, hospital).await?;
    let entry = permitted.entry();
    let next = Register::import(&file.document, &entry.hospital, &Edit { by, now })
        .map_err(Problem::fields)?;
    Ok(Json(RegisterPreview {
        version: entry.version,
        changes: changes(&entry.hospital, &next)
            .into_iter()
            .map(RegisterItem::from)
            .collect(),
    }))
}

/// Bring a file back over the version that was looked at.
#[utoipa::path(post, path = "/api/hospital/register/file", tag = "hospital",
    extensions(("x-action" = json!("edit_register"))),
    params(Which, ("If-Match" = String, Header)),
    request_body = RegisterFile,
    responses((status = 200, body = RegisterView), Refusals))]
pub async fn bring(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    IfMatch(version): IfMatch,
    Checked(file): Checked<RegisterFile>,
) -> Result<Json<RegisterView>, Problem> {
    save(&app, &actor, &which, version, |current, edit| {
        Register::import(&file.document, current, edit)
    })
    .await
}

/// In which language, and whether filled in.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SheetQuery {
    /// The hospital's id.
    #[serde(default)]
    #[param(value_type = Option<String>, format = Uuid)]
    pub hospital: Option<case_workflow::ids::HospitalId>,
    /// `en` for English; Japanese otherwise.
    #[serde(default)]
    pub lang: Option<String>,
    /// `true` for the form without answers.
    #[serde(default)]
    pub empty: bool,
}

/// The own entry as a workbook (XLSX), or the empty form of one. Who took it is
/// on the audit trail.
#[utoipa::path(get, path = "/api/hospital/register/sheet", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(SheetQuery),
    responses((status = 200, body = [u8], content_type = XLSX), Refusals))]
pub async fn take_sheet(
    State(app): State<App>,
    Person(actor): Person,
    Query(query): Query<SheetQuery>,
) -> Result<Response, Problem> {
    let which = Which {
        hospital: query.hospital,
    };
    let hospital = which.of(&actor)?;
    let now = app.clock.now();
    let entry = app.store.hospital(&actor, hospital).await?;
    if !query.empty {
        let mut write = app.store.write(&actor, now).await?;
        let details = serde_json::json!({ "version": entry.version, "as": "xlsx" });
        let object = Object::hospital(hospital);
        write.audit("export", object, details).await?;
        write.commit().await?;
    }
    let today = parts::today(now);
    let lang = match query.lang.as_deref() {
        Some("en") => Lang::En,
        _ => Lang::Ja,
    };
    let name = if query.empty {
        "register-form"
    } else {
        "register"
    };
    let name = format!("attachment; filename=\"{name}-{today}.xlsx\"");
    let held = if query.empty {
        Hospital::default()
    } else {
        entry.hospital
    };
    let bytes = blocking(move || register_sheet::write(&held, today, lang)).await?;
    let heads = [
        (header::CONTENT_TYPE, XLSX.to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((heads, bytes).into_response())
}

/// What a spreadsheet would change.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct SheetPreview {
    /// The version that was compared with, for `If-Match`.
    pub version: i64,
    /// Items that differ; none where the sheet says what the register says.
    pub changes: Vec<RegisterItem>,
    /// What was read, to be brought in as a file.
    #[schema(value_type = Object)]
    pub document: Map<String, Value>,
    /// Sheets in which nothing of the register was found, by name.
    pub unread: Vec<String>,
}

/// What a spreadsheet (XLSX or CSV) would change; nothing is saved. Each fault
/// names its `sheet` and `cell`.
#[utoipa::path(post, path = "/api/hospital/register/sheet/preview", tag = "hospital",
    extensions(("x-action" = json!("edit_register"))), params(Which),
    request_body(content = [u8], content_type = "application/octet-stream"),
    responses((status = 200, body = SheetPreview), Refusals))]
pub async fn preview_sheet(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Raw(bytes): Raw,
) -> Result<Json<SheetPreview>, Problem> {
    let hospital = which.of(&actor)?;
    let by = actor.person().ok_or_else(Problem::signed_out)?;
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    let permitted = write.hospital_for(Action::EditRegister, hospital).await?;
    let version = permitted.entry().version;
    let current = permitted.entry().hospital.clone();
    // Nothing is saved, and reading may take its time.
    drop(write);
    let edit = Edit { by, now };
    blocking(move || {
        let tables = sheet::read(&bytes).map_err(refused)?;
        let brought = register_sheet::bring(&tables, &current, edit.today());
        let taken = Register::import(&brought.document, &current, &edit);
        let mut faults = brought.faults.clone();
        let refusals = taken.as_ref().err().into_iter().flatten();
        faults.extend(refusals.map(|fault| brought.place(fault.clone())));
        match taken {
            Ok(next) if faults.is_empty() => Ok(Json(SheetPreview {
                version,
                changes: changes(&current, &next)
                    .into_iter()
                    .map(RegisterItem::from)
                    .collect(),
                document: brought.document,
                unread: brought.unread,
            })),
            _ => Err(Problem::fields(faults)),
        }
    })
    .await?
}

/// A file that is not read at all.
fn refused(refused: Refused) -> Problem {
    let code = match refused {
        Refused::NotASheet => FaultCode::NotASheet,
        Refused::OldOrLocked => FaultCode::OldSheet,
        Refused::Macros => FaultCode::Macros,
        Refused::TooLarge => return Problem::too_large(FILE_BYTES_MAX),
    };
    Problem::fields(vec![Fault::new("", code)])
}

/// Work that takes the processor for a while.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Problem::server(&error))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(take, bring))
        .routes(routes!(preview))
        .routes(routes!(take_sheet))
        .routes(routes!(preview_sheet))
        .layer(whole_files())
}
