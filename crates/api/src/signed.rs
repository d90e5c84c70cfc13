//! Who asks: from the session's cookie, from a draft's cookie, or nobody.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::cookie::CookieJar;
use case_workflow::ids::{DraftId, SessionId};
use case_workflow::people::{Actor, Place};

use crate::app::App;
use crate::auth::{DRAFT_COOKIE, SESSION_COOKIE};
use crate::problem::Problem;

/// The actor of a request, with what the account pages need beside.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Who acts.
    pub actor: Actor,
    /// The session, if signed in.
    pub session: Option<SessionId>,
    /// The draft whose cookie came along, signed in or not.
    pub draft: Option<DraftId>,
    /// The person's language, `en` or `ja`.
    pub lang: String,
}

impl Signed {
    /// As the holder of the draft whose cookie came along, whether or not a
    /// session came with it.
    #[must_use]
    pub fn as_applicant(&self) -> Actor {
        self.draft.map_or(Actor::Nobody, Actor::Applicant)
    }

    /// The actor, if signed in.
    ///
    /// # Errors
    /// 401.
    pub fn person(self) -> Result<Actor, Problem> {
        match self.actor {
            Actor::Person { .. } => Ok(self.actor),
            _ => Err(Problem::signed_out()),
        }
    }
}

/// Looks once per request who asks, and refreshes a cookie that gets old.
pub async fn who_asks(
    State(app): State<App>,
    jar: CookieJar,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let ticket = |name| {
        jar.get(name)
            .and_then(|cookie| app.keys.read(cookie.value(), now))
    };
    let draft = match jar.get(DRAFT_COOKIE) {
        // Only the form's own addresses need to know the draft.
        Some(cookie) if about_drafts(request.uri().path()) => {
            app.store.draft_by_key(cookie.value(), now).await?
        }
        _ => None,
    };
    let mut signed = Signed {
        actor: Actor::Nobody,
        session: None,
        draft,
        lang: "en".to_owned(),
    };
    let mut fresh = None;
    if let Some(ticket) = ticket(SESSION_COOKIE) {
        let id = SessionId(ticket.id);
        if let Some(session) = app.store.session(id, now).await? {
            let path = request.uri().path();
            let hats = session.hats.into_iter();
            signed = Signed {
                actor: Actor::Person {
                    id: session.person.id,
                    hats: hats.filter(|hat| worn_at(path, hat.place)).collect(),
                    zone: session.person.zone,
                    stands_for: session.stands_for,
                },
                session: Some(id),
                draft,
                lang: session.person.lang,
            };
            if ticket.is_old {
                fresh = Some(app.keys.session_cookie(id, now, app.config.is_https()));
            }
        }
    }
    request.extensions_mut().insert(signed);
    let mut response = next.run(request).await;
    if let Some(cookie) = fresh {
        // A handler that set the cookie itself (sign-out) has the last word.
        let spoken = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .any(|value| {
                value
                    .to_str()
                    .is_ok_and(|text| text.starts_with(SESSION_COOKIE))
            });
        if !spoken && let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    Ok(response)
}

/// Each area is entered with the memberships that belong to it: a firm's member
/// at the desk's addresses is a stranger there, even about the own case, and so
/// is a hospital that would learn more than its own part.
fn worn_at(path: &str, place: Place) -> bool {
    let area = path.strip_prefix("/api/").unwrap_or(path);
    match area.split('/').next() {
        Some("desk" | "ministry") => matches!(place, Place::Desk),
        Some("my" | "sent") => matches!(place, Place::Firm(_)),
        Some("hospital") => matches!(place, Place::Hospital(_)),
        _ => true,
    }
}

fn about_drafts(path: &str) -> bool {
    path.starts_with("/api/drafts") || matches!(path, "/api/cases" | "/api/me")
}

/// A page of another site can make a browser send our cookie along, but not
/// this header: whatever changes something needs it.
pub async fn only_from_our_pages(request: Request, next: Next) -> Result<Response, Problem> {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let form = request.uri().path() == "/api/short-requests";
    if safe || form || request.headers().contains_key("x-requested-with") {
        Ok(next.run(request).await)
    } else {
        Err(Problem::unreadable(
            "send the header X-Requested-With: madoguchi",
        ))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(Problem::signed_out)
    }
}

/// A signed-in person.
#[derive(Debug, Clone)]
pub struct Person(pub Actor);

impl<S: Send + Sync> FromRequestParts<S> for Person {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Signed::from_request_parts(parts, state)
            .await?
            .person()
            .map(Self)
    }
}

/// The version that the caller changed.
#[derive(Debug, Clone, Copy)]
pub struct IfMatch(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        crate::body::if_match(&parts.headers).map(Self)
    }
}
