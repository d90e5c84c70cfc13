//! A hospital applies to join (ux H0): the form, the address confirmed by a code
//! or a link, and the page that says where the application stands.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::{ApplicationId, PersonId};
use case_workflow::inquiry::clean_lines;
use case_workflow::joining::{Application, JoinRefusal, JoinState, Likeness, TEXT_MAX, likeness};
use case_workflow::people::Actor;
use case_workflow::register::Edit;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use store::{CodeUse, Joining, KeptApplication, Purpose, Token, Write};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::auth::throttle::Machine;
use crate::body::Checked;
use crate::problem::{Problem, Refusals};
use crate::public::links::{Opened, live, look_up};
use crate::shared::mailbox;

/// The form.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinForm {
    /// The fields of `Application`, with `head_approved` and `consent_data_use`
    /// ticked.
    #[schema(value_type = Object)]
    pub form: Map<String, Value>,
    /// `ja` or `en`, for the mails.
    #[serde(default)]
    pub lang: Option<String>,
}

/// Where the code is typed.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct JoinKept {
    /// Which application waits for its address to be confirmed.
    pub id: ApplicationId,
}

/// Apply. The desk gets it once the address is confirmed.
#[utoipa::path(post, path = "/api/join", tag = "public",
    extensions(("x-action" = json!("read_public"))), request_body = JoinForm,
    responses((status = 202, body = JoinKept), Refusals))]
pub async fn apply(
    State(app): State<App>,
    machine: Machine,
    Checked(body): Checked<JoinForm>,
) -> Result<(StatusCode, Json<JoinKept>), Problem> {
    app.throttle.machine(&machine)?;
    let now = app.clock.now();
    // Nobody is signed in: only the day matters here.
    let edit = Edit {
        by: PersonId(uuid::Uuid::nil()),
        now,
    };
    let sent = Application::read(&body.form, &edit).map_err(Problem::fields)?;
    app.throttle.mail(&sent.email)?;
    let lang = body.lang.as_deref().filter(|lang| *lang == "en");
    let mut write = app.store.write(&Actor::System, now).await?;
    let id = write.keep_application(&sent, lang.unwrap_or("ja")).await?;
    let to = store::Address {
        email: sent.email.clone(),
        lang: lang.unwrap_or("ja").to_owned(),
        zone: "Asia/Tokyo".to_owned(),
    };
    let values = [
        ("application", id.to_string()),
        ("hospital_ja", sent.name_ja.clone()),
        ("hospital_en", sent.name_en.clone()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let occasion = id.to_string();
    mailbox::to_address(&mut write, LetterKind::JoinCode, &to, &occasion, &values).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok((StatusCode::ACCEPTED, Json(JoinKept { id })))
}

/// The code from the mail.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinCode {
    /// Six digits.
    pub code: String,
}

/// Confirm the address; the application is with the desk now.
#[utoipa::path(post, path = "/api/join/{id}/code", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("id" = String, Path)), request_body = JoinCode,
    responses((status = 200, body = Opened), Refusals))]
pub async fn confirm(
    State(app): State<App>,
    machine: Machine,
    Path(id): Path<ApplicationId>,
    Checked(body): Checked<JoinCode>,
) -> Result<Json<Opened>, Problem> {
    app.throttle.machine(&machine)?;
    app.throttle.sign_in(&id.to_string())?;
    let digits = mailbox::digits(&body.code)?;
    let mut write = app.store.write(&Actor::System, app.clock.now()).await?;
    match write
        .use_code(Purpose::JoinCode, &id.to_string(), &digits)
        .await?
    {
        CodeUse::Opened(token) => Ok(Json(confirmed(&app, write, &token).await?)),
        other => {
            // A wrong try is counted, too.
            write.commit().await?;
            Err(mailbox::code_problem(&other))
        }
    }
}

/// The address of an application is confirmed, by code or by link.
///
/// # Errors
/// 404 where there is none, 409 where it was confirmed before.
pub async fn confirmed(app: &App, mut write: Write, token: &Token) -> Result<Opened, Problem> {
    let id = token
        .subject_id()
        .map(ApplicationId)
        .ok_or_else(Problem::not_found)?;
    let mut kept = write.join_step(id, None, Joining::Confirmed).await?;
    if is_looked_after(app, &kept.sent).await? {
        // Whom to ask is said by role: who that is, nobody outside is told.
        let refused = Joining::Refused(JoinRefusal::HasManager, None);
        kept = write.join_step(id, None, refused).await?;
        write
            .letter_to_applicant(LetterKind::JoinRefused, &kept, "refused")
            .await?;
    } else {
        write
            .letter_to_applicant(LetterKind::JoinReceived, &kept, "received")
            .await?;
        tell_desk(&mut write, &kept, "applied").await?;
    }
    let link = write.application_link(&kept).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Opened {
        purpose: Purpose::JoinStatus.as_str().to_owned(),
        go_to: format!("/link/{}", link.secret.reveal()),
    })
}

/// Whether a hospital with the same institution code has a manager already.
async fn is_looked_after(app: &App, sent: &Application) -> Result<bool, Problem> {
    let entries = app.store.whole_register(&Actor::System).await?;
    let same = |entry: &&store::ListedHospital| {
        likeness(sent, &entry.hospital.basic) == Some(Likeness::SameCode)
    };
    match entries.iter().find(same) {
        Some(entry) => Ok(app.store.has_manager(entry.id, app.clock.now()).await?),
        None => Ok(false),
    }
}

/// Tells intake that an application wants to be looked at.
async fn tell_desk(write: &mut Write, kept: &KeptApplication, event: &str) -> Result<(), Problem> {
    let occasion = format!("{}-{}", kept.id, kept.version);
    let letter = Letter::at_once(LetterKind::JoinArrived, To::Intake, occasion)
        .with("application", kept.id)
        .with("hospital_ja", &kept.sent.name_ja)
        .with("hospital_en", &kept.sent.name_en)
        .with("event", event);
    write.letter(&letter, None).await?;
    Ok(())
}

/// An application as its applicant sees it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct OwnApplication {
    /// Where it stands.
    pub state: JoinState,
    /// What was sent.
    pub sent: Application,
    /// What desk and applicant wrote to each other, oldest first.
    pub words: Vec<OwnWord>,
    /// When it came.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// When it was decided.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
    /// Why it was not approved.
    pub refusal: Option<JoinRefusal>,
    /// The same in the desk's words.
    pub reason: Option<String>,
}

/// A question or an answer; who of the desk asked is not told.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct OwnWord {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Asked by the desk, else the applicant's own.
    pub desk: bool,
    /// What.
    pub text: String,
}

fn view(kept: KeptApplication) -> OwnApplication {
    OwnApplication {
        state: kept.state,
        sent: kept.sent,
        words: kept
            .words
            .into_iter()
            .map(|word| OwnWord {
                at: word.at,
                desk: word.by.is_some(),
                text: word.text,
            })
            .collect(),
        at: kept.at,
        decided_at: kept.decided_at,
        refusal: kept.refusal,
        reason: kept.reason,
    }
}

/// The application that a link opens.
async fn of_link(app: &App, token: &str) -> Result<ApplicationId, Problem> {
    let found = look_up(app, token).await?;
    if found.purpose != Purpose::JoinStatus {
        return Err(Problem::not_found());
    }
    live(&found)?;
    let id = found.subject.parse().map_err(|_| Problem::not_found())?;
    Ok(ApplicationId(id))
}

/// Where an application stands.
#[utoipa::path(get, path = "/api/links/{token}/application", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("token" = String, Path)),
    responses((status = 200, body = OwnApplication), Refusals))]
pub async fn look(
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Json<OwnApplication>, Problem> {
    let id = of_link(&app, &token).await?;
    Ok(Json(view(app.store.own_application(id).await?)))
}

/// A text of a question or an answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinText {
    /// At most 2,000 characters.
    pub text: String,
}

/// The text, cleaned.
///
/// # Errors
/// 422 at `/text` where it is empty, too long or cannot be shown.
pub fn checked_text(typed: &str) -> Result<String, Problem> {
    let text =
        clean_lines(typed).ok_or_else(|| Problem::field("/text", FaultCode::BadCharacters))?;
    let length = text.chars().count();
    if length == 0 {
        return Err(Problem::field("/text", FaultCode::Required));
    }
    if length > TEXT_MAX {
        let fault = Fault::new("/text", FaultCode::TooLong)
            .with("n", TEXT_MAX)
            .with("m", length - TEXT_MAX);
        return Err(Problem::fields(vec![fault]));
    }
    Ok(text)
}

/// Answer the desk's question.
#[utoipa::path(post, path = "/api/links/{token}/application", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("token" = String, Path)), request_body = JoinText,
    responses((status = 200, body = OwnApplication), Refusals))]
pub async fn answer(
    State(app): State<App>,
    machine: Machine,
    Path(token): Path<String>,
    Checked(body): Checked<JoinText>,
) -> Result<Json<OwnApplication>, Problem> {
    app.throttle.machine(&machine)?;
    let id = of_link(&app, &token).await?;
    let text = checked_text(&body.text)?;
    let mut write = app.store.write(&Actor::System, app.clock.now()).await?;
    let kept = write.join_step(id, None, Joining::Answered(text)).await?;
    tell_desk(&mut write, &kept, "answered").await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(view(kept)))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(apply))
        .routes(routes!(confirm))
        .routes(routes!(look, answer))
}
