//! Links from mails. Opening one shows a page with one button; only the
//! button's POST uses it up, so that a mail scanner's GET or HEAD cannot.

use axum::Json;
use axum::extract::{Path, State};
use axum_extra::extract::cookie::CookieJar;
use case_workflow::ids::{CaseId, MembershipId};
use case_workflow::people::{Actor, Place};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{CaseKey, Purpose, TokenState, TokenUse};
use utoipa::ToSchema;

use crate::app::App;
use crate::auth::password;
use crate::auth::visitor::Visitor;
use crate::body::Checked;
use crate::problem::{Problem, Refusals};
use crate::public::sign_in::let_in;

/// What a link is for, and whether it still works.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct LinkView {
    /// `address_code`, `draft_resume`, `sign_in`, `case_receipt`,
    /// `invitation` or `password_reset`.
    pub purpose: String,
    /// `live`, `used`, `expired` or `replaced`.
    pub state: String,
    /// When it was used, expired or replaced.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub at: Option<Timestamp>,
    /// The address it was sent to, with its middle hidden.
    pub email_masked: Option<String>,
    /// A new password has to be given with it.
    pub needs_password: bool,
}

/// What goes with using a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UseLink {
    /// A new password, for invitations and resets.
    #[serde(default)]
    pub password: Option<String>,
}

/// Where to go now.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Opened {
    /// What the link was for.
    pub purpose: String,
    /// Path without the language, for example `/my/cases/A-R08-001`.
    pub go_to: String,
}

fn state_words(state: TokenState) -> (&'static str, Option<Timestamp>) {
    match state {
        TokenState::Live => ("live", None),
        TokenState::Used(at) => ("used", Some(at)),
        TokenState::Expired(at) => ("expired", Some(at)),
        TokenState::Replaced(at) => ("replaced", Some(at)),
    }
}

/// The longest link secret that is looked up.
const SECRET_MAX: usize = 128;

/// Look at a link without using it.
#[utoipa::path(get, path = "/api/links/{token}", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("token" = String, Path)),
    responses((status = 200, body = LinkView), Refusals))]
pub async fn look(
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Json<LinkView>, Problem> {
    if token.len() > SECRET_MAX {
        return Err(Problem::not_found());
    }
    let now = app.clock.now();
    let view = app
        .store
        .look(&token, now)
        .await?
        .ok_or_else(Problem::not_found)?;
    if view.purpose == Purpose::DraftKey {
        return Err(Problem::not_found());
    }
    let (state, at) = state_words(view.state);
    Ok(Json(LinkView {
        purpose: view.purpose.as_str().to_owned(),
        state: state.to_owned(),
        at,
        email_masked: view.email_masked,
        needs_password: wants_password(&app, view.purpose, &view.subject).await?,
    }))
}

/// A firm's members come by mail, everybody else with a password.
async fn wants_password(app: &App, purpose: Purpose, subject: &str) -> Result<bool, Problem> {
    Ok(match purpose {
        Purpose::PasswordReset => true,
        Purpose::Invitation => {
            let place = match subject.parse().map(MembershipId) {
                Ok(membership) => app.store.place_of_membership(membership).await?,
                Err(_) => None,
            };
            !matches!(place, Some(Place::Firm(_)))
        }
        _ => false,
    })
}

/// Use a link.
#[utoipa::path(post, path = "/api/links/{token}", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("token" = String, Path)),
    request_body = UseLink,
    responses((status = 200, body = Opened), Refusals))]
pub async fn open(
    State(app): State<App>,
    Path(token): Path<String>,
    visitor: Visitor,
    jar: CookieJar,
    Checked(body): Checked<UseLink>,
) -> Result<(CookieJar, Json<Opened>), Problem> {
    if token.len() > SECRET_MAX {
        return Err(Problem::not_found());
    }
    let now = app.clock.now();
    let view = app
        .store
        .look(&token, now)
        .await?
        .ok_or_else(Problem::not_found)?;
    if view.state != TokenState::Live {
        return Err(Problem::link(state_words(view.state).0));
    }
    let mut hash = None;
    if wants_password(&app, view.purpose, &view.subject).await? {
        let new = body.password.unwrap_or_default();
        if let Some(fault) = password::fault(&new) {
            return Err(Problem::fields(vec![fault]));
        }
        let made = tokio::task::spawn_blocking(move || password::hash(&new))
            .await
            .map_err(|error| Problem::server(&error))?;
        hash = Some(made.map_err(|error| Problem::unreadable(error.to_string()))?);
    }
    let mut write = app.store.write(&Actor::System, now).await?;
    let token = match write.use_token(&token).await? {
        TokenUse::Opened(token) => token,
        TokenUse::Dead(state) => return Err(Problem::link(state_words(state).0)),
        TokenUse::Unknown => return Err(Problem::not_found()),
    };
    let purpose = token.purpose().as_str().to_owned();
    let opened = |go_to: String| {
        Json(Opened {
            purpose: purpose.clone(),
            go_to,
        })
    };
    match token.purpose() {
        Purpose::AddressCode | Purpose::DraftResume => {
            let (draft, key) = write.resume_draft(&token).await?;
            write.commit().await?;
            let jar = jar.add(app.keys.draft_cookie(key.reveal(), app.config.is_https()));
            let go_to = match draft.case {
                Some(_) => "/resume".to_owned(),
                None => format!("/request/{}/check", draft.id),
            };
            Ok((jar, opened(go_to)))
        }
        Purpose::SignIn => {
            let person = token.person().ok_or_else(Problem::not_found)?;
            write.commit().await?;
            let (jar, _) = let_in(&app, person, &visitor, jar, "link").await?;
            Ok((jar, opened("/my".to_owned())))
        }
        Purpose::CaseReceipt => {
            let person = token.person().ok_or_else(Problem::not_found)?;
            let case = token
                .subject_id()
                .map(CaseId)
                .ok_or_else(Problem::not_found)?;
            write.commit().await?;
            let (jar, signed) = let_in(&app, person, &visitor, jar, "receipt").await?;
            let action = case_workflow::policy::Action::ReadCase;
            let case = app
                .store
                .case(&signed.actor, action, &CaseKey::Id(case))
                .await?;
            Ok((jar, opened(format!("/my/cases/{}", case.number))))
        }
        Purpose::Invitation | Purpose::PasswordReset => {
            let person = token.person().ok_or_else(Problem::not_found)?;
            if let Some(hash) = hash {
                write.set_password(&token, &hash).await?;
            }
            write.commit().await?;
            let (jar, signed) = let_in(&app, person, &visitor, jar, "invitation").await?;
            Ok((jar, opened(home_of(&signed.actor))))
        }
        Purpose::DraftKey => Err(Problem::not_found()),
    }
}

/// The first page of somebody who has just come in.
fn home_of(actor: &Actor) -> String {
    let place = actor.hats().first().map(|hat| hat.place);
    match place {
        Some(Place::Firm(_)) => "/my",
        Some(Place::Hospital(_)) => "/hospital",
        _ => "/desk",
    }
    .to_owned()
}
