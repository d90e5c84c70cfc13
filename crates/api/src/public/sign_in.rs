//! Sign-in: a password for desk and hospital people, a link or a code by mail
//! for firms. A known and an unknown address get the same answer.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::cookie::CookieJar;
use case_workflow::case::step::LetterKind;
use case_workflow::fault::FaultCode;
use case_workflow::ids::{PersonId, SessionId};
use case_workflow::people::{Actor, Place};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use store::{CodeUse, Object, Purpose, Write};
use utoipa::ToSchema;

use crate::app::App;
use crate::auth::throttle::Machine;
use crate::auth::visitor::Visitor;
use crate::auth::{SESSION_SECONDS, password};
use crate::body::Checked;
use crate::problem::{Problem, Refusals};
use crate::public::me::{self, Me};
use crate::shared::mailbox;
use crate::signed::Signed;

/// An address and a password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// Mail address.
    pub email: String,
    /// Password.
    pub password: String,
}

/// An address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Mail address.
    pub email: String,
    /// `en` or `ja`, for the mail.
    #[serde(default)]
    pub lang: Option<String>,
}

/// An address with the six digits that were mailed to it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressWithCode {
    /// Mail address.
    pub email: String,
    /// Six digits.
    pub code: String,
}

/// Accepted; what follows comes by mail, or does not.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Accepted {}

/// Starts a session in a transaction that does more than that.
///
/// # Errors
/// If the database does not answer.
pub async fn start_session(
    write: &mut Write,
    person: PersonId,
    visitor: &Visitor,
    how: &str,
) -> Result<SessionId, Problem> {
    let ends = write.now() + SignedDuration::from_secs(SESSION_SECONDS);
    let session = write.start_session(person, ends, &visitor.agent).await?;
    let details = serde_json::json!({ "how": how });
    write
        .audit("sign_in", Object::new("person", person), details)
        .await?;
    Ok(session)
}

/// Signs the person in and answers with who they are.
///
/// # Errors
/// If the database does not answer.
pub async fn let_in(
    app: &App,
    person: PersonId,
    visitor: &Visitor,
    jar: CookieJar,
    how: &str,
) -> Result<(CookieJar, Signed), Problem> {
    let now = app.clock.now();
    let write = app.store.write(&Actor::System, now).await?;
    let mut write = write.from_network(visitor.network.clone());
    let session = start_session(&mut write, person, visitor, how).await?;
    write.commit().await?;
    let signed_in = app
        .store
        .session(session, now)
        .await?
        .ok_or_else(Problem::signed_out)?;
    let jar = jar.add(app.keys.session_cookie(session, now, app.config.is_https()));
    let signed = Signed {
        actor: signed_in.actor(),
        session: Some(session),
        draft: None,
        lang: signed_in.person.lang,
    };
    Ok((jar, signed))
}

/// Sign in with a password.
#[utoipa::path(post, path = "/api/sign-in", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    request_body = Credentials,
    responses((status = 200, body = Me), Refusals))]
pub async fn with_password(
    State(app): State<App>,
    machine: Machine,
    visitor: Visitor,
    jar: CookieJar,
    Checked(body): Checked<Credentials>,
) -> Result<(CookieJar, Json<Me>), Problem> {
    app.throttle.machine(&machine)?;
    app.throttle.sign_in(&body.email)?;
    let known = app.store.credentials(&body.email).await?;
    let hash = known.as_ref().map(|known| known.password_hash.clone());
    let fits = tokio::task::spawn_blocking(move || password::fits(&body.password, hash.as_deref()))
        .await
        .map_err(|error| Problem::server(&error))?;
    let Some(known) = known.filter(|_| fits) else {
        return Err(Problem::sign_in());
    };
    let (jar, signed) = let_in(&app, known.person, &visitor, jar, "password").await?;
    Ok((jar, Json(me::view(&app, &signed).await?)))
}

/// Mail a sign-in link and code to a member of a firm.
#[utoipa::path(post, path = "/api/sign-in/link", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    request_body = Address,
    responses((status = 202, body = Accepted), Refusals))]
pub async fn by_mail(
    State(app): State<App>,
    Checked(body): Checked<Address>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let email = mailbox::checked(&body.email)?;
    app.throttle.mail(&email)?;
    let now = app.clock.now();
    if let Some(person) = app.store.person_by_email(&email).await? {
        let hats = app.store.hats(person.id, now).await?;
        // Whoever has a password signs in with it: a mailbox alone is not enough.
        if !person.has_password && hats.iter().any(|hat| matches!(hat.place, Place::Firm(_))) {
            let mut write = app.store.write(&Actor::System, now).await?;
            mailbox::to_person(
                &mut write,
                LetterKind::SignIn,
                person.id,
                &now.to_string(),
                &[],
            )
            .await?;
            write.commit().await?;
            app.nudge.notify_one();
        }
    }
    Ok((StatusCode::ACCEPTED, Json(Accepted {})))
}

/// Sign in with the code from the mail.
#[utoipa::path(post, path = "/api/sign-in/code", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    request_body = AddressWithCode,
    responses((status = 200, body = Me), Refusals))]
pub async fn with_code(
    State(app): State<App>,
    visitor: Visitor,
    jar: CookieJar,
    Checked(body): Checked<AddressWithCode>,
) -> Result<(CookieJar, Json<Me>), Problem> {
    let email = mailbox::checked(&body.email)?;
    app.throttle.sign_in(&email)?;
    let code = mailbox::digits(&body.code)?;
    let mut write = app.store.write(&Actor::System, app.clock.now()).await?;
    let used = write.use_code(Purpose::SignIn, &email, &code).await?;
    // A wrong try is counted, too.
    write.commit().await?;
    match used {
        CodeUse::Opened(token) => {
            let person = token.person().ok_or_else(Problem::not_found)?;
            let (jar, signed) = let_in(&app, person, &visitor, jar, "code").await?;
            Ok((jar, Json(me::view(&app, &signed).await?)))
        }
        other => Err(mailbox::code_problem(&other)),
    }
}

/// Mail a link for a new password.
#[utoipa::path(post, path = "/api/password/reset", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    request_body = Address,
    responses((status = 202, body = Accepted), Refusals))]
pub async fn reset(
    State(app): State<App>,
    Checked(body): Checked<Address>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let email = mailbox::checked(&body.email)?;
    app.throttle.mail(&email)?;
    let now = app.clock.now();
    if let Some(person) = app
        .store
        .person_by_email(&email)
        .await?
        .filter(|one| one.has_password)
    {
        let mut write = app.store.write(&Actor::System, now).await?;
        let occasion = now.to_string();
        mailbox::to_person(
            &mut write,
            LetterKind::PasswordReset,
            person.id,
            &occasion,
            &[],
        )
        .await?;
        write.commit().await?;
        app.nudge.notify_one();
    }
    Ok((StatusCode::ACCEPTED, Json(Accepted {})))
}

/// Words for a code that is not six digits.
#[must_use]
pub fn not_six_digits() -> Problem {
    Problem::field("/code", FaultCode::CodeMismatch)
}
