//! Links from mails. Opening one shows a page with one button; only the
//! button's POST uses it up, so that a mail scanner's GET or HEAD cannot.

use axum::Json;
use axum::extract::{Path, State};
use axum_extra::extract::cookie::CookieJar;
use case_workflow::ids::{CaseId, MembershipId};
use case_workflow::people::{Actor, Place};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{CaseKey, Purpose, TokenState, TokenUse, TokenView};
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
    /// `invitation`, `password_reset`, `register_check`, `join_code`,
    /// `join_status` or `expert_reply`.
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

/// The longest link secret that is looked up.
const SECRET_MAX: usize = 128;

/// What a secret opens, without using it up.
///
/// # Errors
/// 404 where there is no such link.
pub async fn look_up(app: &App, secret: &str) -> Result<TokenView, Problem> {
    if secret.len() > SECRET_MAX {
        return Err(Problem::not_found());
    }
    let found = app.store.look(secret, app.clock.now()).await?;
    found.ok_or_else(Problem::not_found)
}

/// Whether it still opens anything.
///
/// # Errors
/// 410 with what ended it.
pub fn live(view: &TokenView) -> Result<(), Problem> {
    match view.state {
        TokenState::Live => Ok(()),
        dead => Err(Problem::link(dead.as_str())),
    }
}

/// Look at a link without using it.
#[utoipa::path(get, path = "/api/links/{token}", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("token" = String, Path)),
    responses((status = 200, body = LinkView), Refusals))]
pub async fn look(
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Json<LinkView>, Problem> {
    let view = look_up(&app, &token).await?;
    if view.purpose == Purpose::DraftKey {
        return Err(Problem::not_found());
    }
    Ok(Json(LinkView {
        purpose: view.purpose.as_str().to_owned(),
        state: view.state.as_str().to_owned(),
        at: view.state.since(),
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
    let now = app.clock.now();
    let view = look_up(&app, &token).await?;
    live(&view)?;
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
        TokenUse::Dead(state) => return Err(Problem::link(state.as_str())),
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
        Purpose::JoinCode => {
            let opened = crate::public::join::confirmed(&app, write, &token).await?;
            Ok((jar, Json(opened)))
        }
        // None is opened here: the first is a cookie, the others have pages that
        // say what they do. Without a commit, the link stays good.
        Purpose::DraftKey | Purpose::RegisterCheck | Purpose::JoinStatus | Purpose::ExpertReply => {
            Err(Problem::not_found())
        }
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
