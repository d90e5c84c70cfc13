//! Who is signed in, and their own settings.

use axum::Json;
use axum::extract::State;
use axum_extra::extract::cookie::CookieJar;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::DraftId;
use case_workflow::people::{Place, Role};
use serde::{Deserialize, Serialize};
use store::PersonPatch;
use utoipa::ToSchema;

use crate::app::App;
use crate::auth::{SESSION_COOKIE, ended};
use crate::body::Checked;
use crate::firm::view::HospitalName;
use crate::problem::{Problem, Refusals};
use crate::shared::names;
use crate::shared::view::PersonName;
use crate::signed::{Person, Signed};

/// Who is signed in.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Me {
    /// The person; none when signed out.
    pub person: Option<PersonName>,
    /// Their address.
    pub email: Option<String>,
    /// `en` or `ja`.
    pub lang: Option<String>,
    /// IANA zone.
    pub zone: Option<String>,
    /// Memberships in force.
    pub memberships: Vec<MembershipView>,
    /// The draft that this browser holds.
    pub draft: Option<DraftId>,
}

/// One membership.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct MembershipView {
    /// Role.
    pub role: Role,
    /// Where.
    pub place: Place,
    /// Name of the firm or hospital.
    pub place_name: Option<HospitalName>,
    /// A firm's member who may only read.
    pub read_only: bool,
    /// A hospital's manager.
    pub manager: bool,
}

/// The signed-in person's view of themselves.
///
/// # Errors
/// If the database does not answer.
pub async fn view(app: &App, signed: &Signed) -> Result<Me, Problem> {
    let Some(id) = signed.actor.person() else {
        return Ok(Me {
            person: None,
            email: None,
            lang: None,
            zone: None,
            memberships: Vec::new(),
            draft: signed.draft,
        });
    };
    let person = app.store.person(id).await?;
    let hats = signed.actor.hats();
    let firms: Vec<_> = signed.actor.firms().collect();
    let firms = app.store.firms(firms).await?;
    let hospitals: Vec<_> = signed.actor.hospitals().collect();
    let hospitals = app.store.hospital_names(hospitals).await?;
    let memberships = hats
        .iter()
        .map(|hat| MembershipView {
            role: hat.role,
            place: hat.place,
            place_name: match hat.place {
                Place::Desk => None,
                Place::Firm(id) => firms.get(&id).map(|firm| HospitalName {
                    en: firm.name.clone(),
                    ja: firm.name.clone(),
                }),
                Place::Hospital(id) => hospitals.get(&id).map(names::hospital),
            },
            read_only: hat.read_only,
            manager: hat.manager,
        })
        .collect();
    Ok(Me {
        email: Some(person.email.clone()),
        lang: Some(person.lang.clone()),
        zone: Some(person.zone.clone()),
        person: Some(names::person(&person)),
        memberships,
        draft: signed.draft,
    })
}

/// Who is signed in. Answers 200 with `person: null` when nobody is.
#[utoipa::path(get, path = "/api/me", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    responses((status = 200, body = Me), Refusals))]
pub async fn me(State(app): State<App>, signed: Signed) -> Result<Json<Me>, Problem> {
    Ok(Json(view(&app, &signed).await?))
}

/// One's own settings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `en` or `ja`.
    #[serde(default)]
    pub lang: Option<String>,
    /// IANA zone.
    #[serde(default)]
    pub zone: Option<String>,
}

/// Change one's own language or time zone.
#[utoipa::path(post, path = "/api/me", tag = "public",
    extensions(("x-action" = json!("manage_self"))),
    request_body = Settings,
    responses((status = 200, body = Me), Refusals))]
pub async fn change(
    State(app): State<App>,
    Person(actor): Person,
    signed: Signed,
    Checked(body): Checked<Settings>,
) -> Result<Json<Me>, Problem> {
    let mut faults = Vec::new();
    if body
        .lang
        .as_deref()
        .is_some_and(|lang| !matches!(lang, "en" | "ja"))
    {
        faults.push(Fault::new("/lang", FaultCode::UnknownCode));
    }
    if body
        .zone
        .as_deref()
        .is_some_and(|zone| jiff::tz::TimeZone::get(zone).is_err())
    {
        faults.push(Fault::new("/zone", FaultCode::UnknownCode));
    }
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let id = actor.person().ok_or_else(Problem::signed_out)?;
    let version = app.store.person(id).await?.version;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let patch = PersonPatch {
        lang: body.lang,
        zone: body.zone,
        ..PersonPatch::default()
    };
    write.change_self(version, patch).await?;
    write.commit().await?;
    Ok(Json(view(&app, &signed).await?))
}

/// Sign out; the session is revoked.
#[utoipa::path(post, path = "/api/sign-out", tag = "public",
    extensions(("x-action" = json!("manage_self"))),
    responses((status = 204), Refusals))]
pub async fn sign_out(
    State(app): State<App>,
    signed: Signed,
    jar: CookieJar,
) -> Result<(CookieJar, axum::http::StatusCode), Problem> {
    if let Some(session) = signed.session {
        let mut write = app.store.write(&signed.actor, app.clock.now()).await?;
        write.revoke_session(session).await?;
        write.commit().await?;
    }
    Ok((
        jar.add(ended(SESSION_COOKIE)),
        axum::http::StatusCode::NO_CONTENT,
    ))
}
