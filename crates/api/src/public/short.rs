//! The plain form that works without JavaScript: it lands in the desk's inbox,
//! and the desk completes it.

use axum::Form;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::people::Actor;
use serde::Deserialize;
use store::NewShortRequest;
use utoipa::ToSchema;

use crate::app::App;
use crate::auth::throttle::Machine;
use crate::problem::{Problem, Refusals};
use crate::public::site::PRIVACY_VERSION;
use crate::shared::mailbox;

/// The plain form.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ShortRequest {
    /// Name.
    #[serde(default)]
    pub name: String,
    /// Company.
    #[serde(default)]
    pub company: String,
    /// Mail address.
    #[serde(default)]
    pub email: String,
    /// At most 2,000 characters.
    #[serde(default)]
    pub words: String,
    /// Ticked: the privacy notice was read.
    #[serde(default)]
    pub consent_privacy: Option<String>,
    /// Ticked: nothing confidential.
    #[serde(default)]
    pub nonconf_confirm: Option<String>,
    /// A trap for programs: people do not see this field.
    #[serde(default)]
    pub website: String,
    /// `en` or `ja`.
    #[serde(default)]
    pub lang: String,
}

fn within(text: &str, max: usize) -> Option<String> {
    let text = text.trim();
    let fits = !text.is_empty()
        && text.chars().count() <= max
        && !text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    fits.then(|| text.to_owned())
}

/// Take a short request.
#[utoipa::path(post, path = "/api/short-requests", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    request_body(content = ShortRequest, content_type = "application/x-www-form-urlencoded"),
    responses((status = 303, description = "To the page that says what happens next"), Refusals))]
pub async fn send(
    State(app): State<App>,
    machine: Machine,
    headers: HeaderMap,
    Form(body): Form<ShortRequest>,
) -> Result<Response, Problem> {
    app.throttle.machine(&machine)?;
    let lang = if body.lang == "ja" { "ja" } else { "en" };
    // A page of another site may not post here in a visitor's name.
    let own = headers
        .get(header::ORIGIN)
        .and_then(|value| value.to_str().ok())
        .is_none_or(|origin| origin == "null" || host(origin) == host_header(&headers));
    let trapped = !body.website.trim().is_empty();
    let parts = (
        within(&body.name, 200),
        within(&body.company, 200),
        mailbox::checked(&body.email).ok(),
        within(&body.words, 2_000),
    );
    let agreed = body.consent_privacy.is_some() && body.nonconf_confirm.is_some();
    let (Some(name), Some(company), Some(email), Some(words), true, true) =
        (parts.0, parts.1, parts.2, parts.3, agreed, own)
    else {
        return Ok(Redirect::to(&format!("/{lang}/request/short-again/")).into_response());
    };
    let done = Redirect::to(&format!("/{lang}/request/short-sent/")).into_response();
    if trapped {
        return Ok(done);
    }
    app.throttle.mail(&email)?;
    let now = app.clock.now();
    let mut write = app.store.write(&Actor::System, now).await?;
    let id = write
        .keep_short_request(NewShortRequest {
            name,
            company,
            email,
            words,
            lang: lang.to_owned(),
            consent_version: PRIVACY_VERSION.to_owned(),
        })
        .await?;
    let notice = Letter::at_once(LetterKind::NewRequest, To::Intake, format!("short-{id}"))
        .with("received_at", now)
        .with(
            "reply_by",
            case_workflow::case::clocks::due_after(&app.calendar, now, 2),
        )
        .with("channel", "web_short")
        .with("language", lang)
        .with("duplicates", 0);
    write.letter(&notice, None).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(done)
}

fn host(origin: &str) -> String {
    origin.split("://").last().unwrap_or("").to_owned()
}

fn host_header(headers: &HeaderMap) -> String {
    headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("")
        .to_owned()
}
