//! Drafts of the public form: kept on the server with each change, opened by
//! the browser's key or a link from the mail.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::cookie::CookieJar;
use case_workflow::case::step::LetterKind;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::DraftId;
use case_workflow::inquiry::{Flag, Inquiry, draft_bounded};
use case_workflow::people::{Actor, Place};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use store::{CodeUse, Draft, DraftSave, Purpose};
use utoipa::ToSchema;

use crate::app::App;
use crate::auth::throttle::Machine;
use crate::body::Checked;
use crate::problem::{Problem, Refusals};
use crate::public::sign_in::{Accepted, Address};
use crate::shared::{mailbox, parts};
use crate::signed::{IfMatch, Signed};

/// A new draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    /// `en` or `ja`.
    pub locale: String,
    /// IANA zone of the browser.
    pub zone: String,
    /// First answers, if any are known.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: Map<String, Value>,
}

/// Changed answers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftPatch {
    /// Field id to answer; null removes; what is left out stays.
    #[schema(value_type = Object)]
    pub answers: Map<String, Value>,
}

/// Six digits.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeBody {
    /// Six digits.
    pub code: String,
}

/// A draft as it was last saved.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct DraftView {
    /// Id.
    pub id: DraftId,
    /// Version, for `If-Match`.
    pub version: i64,
    /// The answers as typed.
    #[schema(value_type = Object)]
    pub answers: Map<String, Value>,
    /// The address that the link and code went to.
    pub email: Option<String>,
    /// It has been confirmed.
    pub email_confirmed: bool,
    /// Last saved.
    #[schema(value_type = String, format = DateTime)]
    pub saved_at: Timestamp,
    /// Deleted then, unless it is saved again.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// What is wrong or missing, as if it were sent now.
    pub faults: Vec<Fault>,
    /// What the sender should know (for example: a development base in Japan).
    pub flags: Vec<Flag>,
    /// Reference of the case that was made of it.
    pub sent: Option<String>,
}

async fn view(app: &App, draft: Draft) -> Result<DraftView, Problem> {
    let today = parts::today(app.clock.now());
    let (faults, flags) = match Inquiry::read(&draft.answers, today) {
        Ok(inquiry) => (Vec::new(), inquiry.flags()),
        Err(faults) => (faults, early_flags(&draft.answers)),
    };
    let sent = match draft.case {
        Some(case) => app.store.numbers_of(&[case]).await?.remove(&case),
        None => None,
    };
    Ok(DraftView {
        id: draft.id,
        version: draft.version,
        flags,
        answers: draft.answers,
        email_confirmed: draft.confirmed_at.is_some(),
        email: draft.email,
        saved_at: draft.saved_at,
        expires_at: draft.expires_at,
        faults,
        sent,
    })
}

/// What can be told before the form is complete.
fn early_flags(answers: &Map<String, Value>) -> Vec<Flag> {
    let develops = answers.get("org_jp_base").and_then(Value::as_str) == Some("development");
    if develops {
        vec![Flag::DevelopmentBaseInJapan]
    } else {
        Vec::new()
    }
}

fn place_faults(locale: &str, zone: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !matches!(locale, "en" | "ja") {
        faults.push(Fault::new("/locale", FaultCode::UnknownCode));
    }
    if jiff::tz::TimeZone::get(zone).is_err() {
        faults.push(Fault::new("/zone", FaultCode::UnknownCode));
    }
    faults
}

/// Begin a draft; its key comes as a cookie.
#[utoipa::path(post, path = "/api/drafts", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    request_body = NewDraft,
    responses((status = 201, body = DraftView), Refusals))]
pub async fn begin(
    State(app): State<App>,
    machine: Machine,
    jar: CookieJar,
    Checked(body): Checked<NewDraft>,
) -> Result<(StatusCode, CookieJar, Json<DraftView>), Problem> {
    app.throttle.machine(&machine)?;
    let mut faults = place_faults(&body.locale, &body.zone);
    if let Err(more) = draft_bounded(&body.answers) {
        faults.extend(more);
    }
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let mut write = app.store.write(&Actor::Nobody, app.clock.now()).await?;
    let (draft, key) = write
        .begin_draft(&body.locale, &body.zone, &body.answers)
        .await?;
    write.commit().await?;
    let jar = jar.add(app.keys.draft_cookie(key.reveal(), app.config.is_https()));
    Ok((StatusCode::CREATED, jar, Json(view(&app, draft).await?)))
}

/// One's own draft.
#[utoipa::path(get, path = "/api/drafts/{id}", tag = "public",
    extensions(("x-action" = json!("edit_draft"))),
    params(("id" = String, Path)),
    responses((status = 200, body = DraftView), Refusals))]
pub async fn read(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<DraftId>,
) -> Result<Json<DraftView>, Problem> {
    let draft = app
        .store
        .draft(&signed.as_applicant(), id, app.clock.now())
        .await?;
    Ok(Json(view(&app, draft).await?))
}

/// Keep changed answers. Text is kept as typed; what is wrong with it is told
/// in `faults`, never by refusing it.
#[utoipa::path(patch, path = "/api/drafts/{id}", tag = "public",
    extensions(("x-action" = json!("edit_draft"))),
    params(("id" = String, Path), ("If-Match" = String, Header)),
    request_body = DraftPatch,
    responses((status = 200, body = DraftView), Refusals))]
pub async fn save(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<DraftId>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<DraftPatch>,
) -> Result<Json<DraftView>, Problem> {
    draft_bounded(&body.answers).map_err(Problem::fields)?;
    let mut write = app
        .store
        .write(&signed.as_applicant(), app.clock.now())
        .await?;
    match write.save_draft(id, version, &body.answers).await? {
        DraftSave::Saved(draft) => {
            if draft_bounded(&draft.answers).is_err() {
                return Err(Problem::too_large(64 * 1024));
            }
            write.commit().await?;
            Ok(Json(view(&app, draft).await?))
        }
        DraftSave::Changed(draft) => {
            let current = Value::Object(draft.answers);
            Err(Problem::stale(draft.version, current))
        }
        DraftSave::Sent(draft) => {
            let view = view(&app, draft).await?;
            Err(Problem::stale(view.version, Value::Object(view.answers)).with("sent", view.sent))
        }
    }
}

/// Say which address the draft belongs to; a link and a code are mailed to it.
#[utoipa::path(post, path = "/api/drafts/{id}/address", tag = "public",
    extensions(("x-action" = json!("edit_draft"))),
    params(("id" = String, Path)),
    request_body = Address,
    responses((status = 202, body = DraftView), Refusals))]
pub async fn address(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<DraftId>,
    Checked(body): Checked<Address>,
) -> Result<(StatusCode, Json<DraftView>), Problem> {
    let email = mailbox::checked(&body.email)?;
    let now = app.clock.now();
    let applicant = signed.as_applicant();
    // Only the draft's own holder spends the address's quota.
    app.store.draft(&applicant, id, now).await?;
    app.throttle.mail(&email)?;
    let mut write = app.store.write(&applicant, now).await?;
    let draft = write.address_draft(id, &email).await?;
    if draft.confirmed_at.is_none() {
        let lang = body
            .lang
            .as_deref()
            .filter(|l| matches!(*l, "en" | "ja"))
            .unwrap_or(&draft.lang);
        mailbox::to_address(
            &mut write,
            LetterKind::AddressCode,
            &store::Address {
                email: email.clone(),
                lang: lang.to_owned(),
                zone: draft.zone.clone(),
            },
            &format!("{id}-{now}"),
            &[("draft", &id.to_string())],
        )
        .await?;
    }
    write.commit().await?;
    app.nudge.notify_one();
    Ok((StatusCode::ACCEPTED, Json(view(&app, draft).await?)))
}

/// Confirm the address with the code from the mail.
#[utoipa::path(post, path = "/api/drafts/{id}/code", tag = "public",
    extensions(("x-action" = json!("edit_draft"))),
    params(("id" = String, Path)),
    request_body = CodeBody,
    responses((status = 200, body = DraftView), Refusals))]
pub async fn code(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<DraftId>,
    Checked(body): Checked<CodeBody>,
) -> Result<Json<DraftView>, Problem> {
    let now = app.clock.now();
    let applicant = signed.as_applicant();
    let draft = app.store.draft(&applicant, id, now).await?;
    if draft.confirmed_at.is_some() {
        return Ok(Json(view(&app, draft).await?));
    }
    app.throttle.sign_in(&id.to_string())?;
    let digits = mailbox::digits(&body.code)?;
    let mut write = app.store.write(&applicant, now).await?;
    match write
        .use_code(Purpose::AddressCode, &id.to_string(), &digits)
        .await?
    {
        CodeUse::Opened(token) => {
            let draft = write.confirm_address(&token).await?;
            write.commit().await?;
            Ok(Json(view(&app, draft).await?))
        }
        other => {
            // A wrong try is counted, too.
            write.commit().await?;
            Err(mailbox::code_problem(&other))
        }
    }
}

/// Mail the links to an address's drafts and cases.
#[utoipa::path(post, path = "/api/resume", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    request_body = Address,
    responses((status = 202, body = Accepted), Refusals))]
pub async fn resume(
    State(app): State<App>,
    machine: Machine,
    Checked(body): Checked<Address>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    app.throttle.machine(&machine)?;
    let email = mailbox::checked(&body.email)?;
    app.throttle.mail(&email)?;
    let now = app.clock.now();
    let drafts = app.store.drafts_of(&email, now).await?;
    let person = app
        .store
        .person_by_email(&email)
        .await?
        .filter(|one| !one.has_password);
    let mut write = app.store.write(&Actor::System, now).await?;
    for draft in &drafts {
        let lang = body
            .lang
            .as_deref()
            .filter(|l| matches!(*l, "en" | "ja"))
            .unwrap_or(&draft.lang);
        mailbox::to_address(
            &mut write,
            LetterKind::DraftReminder,
            &store::Address {
                email: email.clone(),
                lang: lang.to_owned(),
                zone: draft.zone.clone(),
            },
            &format!("{}-{now}", draft.id),
            &[
                ("draft", &draft.id.to_string()),
                ("saved_at", &draft.saved_at.to_string()),
                ("expires_at", &draft.expires_at.to_string()),
            ],
        )
        .await?;
    }
    if let Some(person) = person {
        let hats = app.store.hats(person.id, now).await?;
        if hats.iter().any(|hat| matches!(hat.place, Place::Firm(_))) {
            let occasion = format!("resume-{now}");
            mailbox::to_person(&mut write, LetterKind::SignIn, person.id, &occasion, &[]).await?;
        }
    }
    write.commit().await?;
    app.nudge.notify_one();
    Ok((StatusCode::ACCEPTED, Json(Accepted {})))
}
