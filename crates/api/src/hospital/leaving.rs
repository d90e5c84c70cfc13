//! Leaving: what still runs, asking for it, taking it back; and everything that
//! the hospital has here as one archive, to be taken along at any time.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::HospitalId;
use case_workflow::people::Actor;
use case_workflow::register::Register;
use documents::archive::{self, Entry};
use documents::register_sheet::{self, Lang};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::Nothing;
use crate::hospital::requests::Which;
use crate::hospital::{build, register_history};
use crate::problem::{Problem, Refusals};
use crate::shared::view::PersonName;
use crate::shared::{consultation, names, parts};
use crate::signed::Person;

/// The longest reason, in characters.
const REASON_MAX: usize = 1_000;

/// What the archive says of itself.
const READ_ME: &str = "\
この書庫は、貴院が窓口に登録・回答した内容の控えです。患者の情報は含みません。
register.json         治験能力の登録（窓口や他の仕組みへ読み込めます）
register-ja.xlsx      治験能力の登録（日本語の表）
register-en.xlsx      治験能力の登録（英語の表）
register-history.json 登録の変更の記録
surveys.json          実施可能性調査と、貴院の回答・結果
consultations.json    窓口への相談と回答

This archive holds what your hospital has registered and answered here. It holds no patient data.
register.json         Register entry (can be read in here or elsewhere)
register-ja.xlsx      Register entry as a Japanese workbook
register-en.xlsx      Register entry as an English workbook
register-history.json Every change of the entry
surveys.json          Feasibility surveys, with your answers and how they ended
consultations.json    Your questions to the desk, and the answers
";

/// How a hospital stands with leaving.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct LeavingView {
    /// When it was asked for; none where it was not.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub asked_at: Option<Timestamp>,
    /// By whom.
    pub by: Option<PersonName>,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// Surveys and contracts that still run, as the hospital knows them.
    pub surveys: Vec<String>,
    /// Its own consultations that are open.
    pub consultations: Vec<String>,
}

async fn view(app: &App, actor: &Actor, hospital: HospitalId) -> Result<LeavingView, Problem> {
    let (leaving, involved) = app.store.leaving(actor, hospital).await?;
    let by = leaving.as_ref().map(|one| one.by);
    let people = app.store.people(by).await?;
    Ok(LeavingView {
        asked_at: leaving.as_ref().map(|one| one.at),
        by: names::of(&people, by),
        reason: leaving.and_then(|one| one.reason),
        surveys: involved.cases.into_iter().map(|one| one.1).collect(),
        consultations: involved.consultations,
    })
}

/// What still runs, and whether leaving was asked for.
#[utoipa::path(get, path = "/api/hospital/leaving", tag = "hospital",
    extensions(("x-action" = json!("manage_hospital"))), params(Which),
    responses((status = 200, body = LeavingView), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<LeavingView>, Problem> {
    let hospital = which.of(&actor)?;
    Ok(Json(view(&app, &actor, hospital).await?))
}

/// The wish to leave.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// Why; nobody has to say.
    #[serde(default)]
    pub reason: String,
    /// What happens then was read.
    #[serde(default)]
    pub understood: bool,
}

/// Ask to leave: the hospital is matched no more, and the desk concludes it.
#[utoipa::path(post, path = "/api/hospital/leaving", tag = "hospital",
    extensions(("x-action" = json!("manage_hospital"))), params(Which), request_body = Leave,
    responses((status = 200, body = LeavingView), Refusals))]
pub async fn ask(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Checked(body): Checked<Leave>,
) -> Result<Json<LeavingView>, Problem> {
    let hospital = which.of(&actor)?;
    let reason = body.reason.trim();
    let length = reason.chars().count();
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write
        .ask_to_leave(
            hospital,
            Some(reason.to_owned()).filter(|it| !it.is_empty()),
        )
        .await?;
    let mut faults = Vec::new();
    if length > REASON_MAX {
        faults.push(
            Fault::new("/reason", FaultCode::TooLong)
                .with("n", REASON_MAX)
                .with("m", length - REASON_MAX),
        );
    }
    if !body.understood {
        faults.push(Fault::new("/understood", FaultCode::MustAgree));
    }
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(view(&app, &actor, hospital).await?))
}

/// Take the wish to leave back.
#[utoipa::path(post, path = "/api/hospital/leaving/back", tag = "hospital",
    extensions(("x-action" = json!("manage_hospital"))), params(Which), request_body = Nothing,
    responses((status = 200, body = LeavingView), Refusals))]
pub async fn back(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Checked(_): Checked<Nothing>,
) -> Result<Json<LeavingView>, Problem> {
    let hospital = which.of(&actor)?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.stay(hospital).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(view(&app, &actor, hospital).await?))
}

/// Everything that the hospital has here, as a ZIP archive: its register in
/// three forms with its history, every survey with its answer, its
/// consultations. Who took it is on the audit trail.
#[utoipa::path(get, path = "/api/hospital/archive", tag = "hospital",
    extensions(("x-action" = json!("manage_hospital"))), params(Which),
    responses((status = 200, body = [u8], content_type = "application/zip"), Refusals))]
pub async fn take(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Response, Problem> {
    let hospital = which.of(&actor)?;
    let now = app.clock.now();
    let today = parts::today(now);
    let entry = app.store.hospital(&actor, hospital).await?;
    let mut write = app.store.write(&actor, now).await?;
    write.note_archive(hospital, entry.version).await?;
    write.commit().await?;
    let mut history = Vec::new();
    let mut before = None;
    loop {
        let page = register_history::page(&app, &actor, hospital, before).await?;
        history.extend(page.acts);
        before = page.older;
        if before.is_none() {
            break;
        }
    }
    let mut surveys = Vec::new();
    for case in app.store.cases_asking(&actor, hospital).await? {
        surveys.push(build::request(&app, &actor, &case, hospital).await?);
    }
    let mut consultations = Vec::new();
    for case in app.store.consultations_of(&actor, hospital).await? {
        consultations.push(consultation::view(&app, &actor, &case, false).await?);
    }
    let mut files = vec![
        Entry {
            name: "README.txt".to_owned(),
            bytes: READ_ME.as_bytes().to_vec(),
        },
        json("register.json", &Register::export(&entry.hospital, today))?,
        json("register-history.json", &history)?,
        json("surveys.json", &surveys)?,
        json("consultations.json", &consultations)?,
    ];
    let held = entry.hospital;
    let bytes = tokio::task::spawn_blocking(move || {
        for (name, lang) in [
            ("register-ja.xlsx", Lang::Ja),
            ("register-en.xlsx", Lang::En),
        ] {
            files.push(Entry {
                name: name.to_owned(),
                bytes: register_sheet::write(&held, today, lang),
            });
        }
        archive::pack(&files)
    })
    .await
    .map_err(|error| Problem::server(&error))?
    .map_err(|error| Problem::server(&error))?;
    let heads = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"madoguchi-{today}.zip\""),
        ),
    ];
    Ok((heads, bytes).into_response())
}

fn json(name: &str, value: &impl Serialize) -> Result<Entry, Problem> {
    let mut bytes =
        serde_json::to_vec_pretty(value).map_err(|error| Problem::unreadable(error.to_string()))?;
    bytes.push(b'\n');
    Ok(Entry {
        name: name.to_owned(),
        bytes,
    })
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read, ask))
        .routes(routes!(back))
        .routes(routes!(take))
}
