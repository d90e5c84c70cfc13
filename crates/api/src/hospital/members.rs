//! The hospital's people: who they are, and inviting more.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use case_workflow::case::step::LetterKind;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::{HospitalId, MembershipId};
use case_workflow::inquiry::email_address;
use case_workflow::people::{Actor, MemberKind, Place, Role};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Invited, NewPerson, Write};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::public::sign_in::Accepted;
use crate::shared::view::PersonName;
use crate::shared::{invite, mailbox, names};
use crate::signed::Person;

/// Hours for which an invitation opens.
const INVITATION_HOURS: i64 = 24 * 7;

/// Somebody to invite.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    /// Mail address of the hospital.
    pub email: String,
    /// Family name.
    pub family: String,
    /// Given name.
    #[serde(default)]
    pub given: Option<String>,
    /// As what, one or more; the first member of a hospital is its manager.
    #[serde(default)]
    pub kinds: Vec<MemberKind>,
    /// `ja` or `en`.
    #[serde(default)]
    pub lang: Option<String>,
}

/// The longest name, in characters.
const NAME_MAX: usize = 100;

impl NewMember {
    /// Checks every field.
    ///
    /// # Errors
    /// Every fault at once, under `at`.
    pub fn read(mut self, at: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        match email_address(&self.email) {
            Some(email) => self.email = email,
            None => faults.push(Fault::new(format!("{at}/email"), FaultCode::EmailFormat)),
        }
        if self.family.trim().is_empty() {
            faults.push(Fault::new(format!("{at}/family"), FaultCode::Required));
        }
        for (name, text) in [
            ("family", Some(&self.family)),
            ("given", self.given.as_ref()),
        ] {
            let length = text.map_or(0, |text| text.chars().count());
            if length > NAME_MAX {
                faults.push(
                    Fault::new(format!("{at}/{name}"), FaultCode::TooLong)
                        .with("n", NAME_MAX)
                        .with("m", length - NAME_MAX),
                );
            }
        }
        if self
            .lang
            .as_deref()
            .is_some_and(|lang| !matches!(lang, "en" | "ja"))
        {
            faults.push(Fault::new(format!("{at}/lang"), FaultCode::UnknownCode));
        }
        if faults.is_empty() {
            Ok(self)
        } else {
            Err(faults)
        }
    }

    fn person(&self) -> NewPerson {
        let lang = self.lang.as_deref().unwrap_or("ja");
        let given = self.given.as_deref().unwrap_or("");
        invite::new_person(&self.email, &self.family, given, lang, "Asia/Tokyo")
    }
}

/// Invites the first manager of a hospital that the desk adds.
///
/// # Errors
/// 403 or 404 for those who may not.
pub async fn invite_manager(
    app: &App,
    actor: &Actor,
    hospital: HospitalId,
    member: &NewMember,
) -> Result<(), Problem> {
    invite::invite(
        app,
        actor,
        member.person(),
        MemberKind::Manager.hat(hospital),
    )
    .await
}

/// A membership of somebody; one person may have several.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct MemberView {
    /// The membership.
    pub id: MembershipId,
    /// Who.
    pub name: PersonName,
    /// Address.
    pub email: String,
    /// Role.
    pub role: Role,
    /// As what.
    pub kind: MemberKind,
    /// Looks after the members.
    pub manager: bool,
    /// Has been here: a password is set.
    pub active: bool,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
}

/// The hospital's people, in the order they joined.
#[utoipa::path(get, path = "/api/hospital/members", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which),
    responses((status = 200, body = Vec<MemberView>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<Vec<MemberView>>, Problem> {
    let hospital = which.of(&actor)?;
    Ok(Json(members(&app, &actor, hospital).await?))
}

async fn members(
    app: &App,
    actor: &Actor,
    hospital: HospitalId,
) -> Result<Vec<MemberView>, Problem> {
    let place = Place::Hospital(hospital);
    let members = app.store.members_of(actor, place, app.clock.now()).await?;
    let view = |member: store::Member| {
        Some(MemberView {
            id: member.id,
            name: names::person(&member.person),
            kind: member.kind?,
            email: member.person.email,
            role: member.hat.role,
            manager: member.hat.manager,
            active: member.person.has_password,
            since: member.starts_at,
        })
    };
    Ok(members.into_iter().filter_map(view).collect())
}

/// Invite somebody, as one or more things.
#[utoipa::path(post, path = "/api/hospital/members", tag = "hospital",
    extensions(("x-action" = json!("invite_people"))), params(Which),
    request_body = NewMember,
    responses((status = 202, body = Accepted), Refusals))]
pub async fn invite_one(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
    Checked(body): Checked<NewMember>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let hospital = which.of(&actor)?;
    let mut faults = kinds_fault(&body.kinds);
    let member = match body.read("") {
        Ok(member) if faults.is_empty() => member,
        Ok(_) => return Err(Problem::fields(faults)),
        Err(mut others) => {
            others.append(&mut faults);
            return Err(Problem::fields(others));
        }
    };
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let expires = write.now() + SignedDuration::from_hours(INVITATION_HOURS);
    let invited = write
        .invite_member(hospital, member.person(), &member.kinds, expires)
        .await?;
    send(&app, write, &invited, "").await
}

/// Send somebody who has not come yet a new invitation; the old one is replaced.
#[utoipa::path(post, path = "/api/hospital/members/{id}/invitation", tag = "hospital",
    extensions(("x-action" = json!("invite_people"))),
    params(("id" = String, Path)),
    responses((status = 202, body = Accepted), Refusals))]
pub async fn invite_again(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<MembershipId>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let now = write.now();
    let expires = now + SignedDuration::from_hours(INVITATION_HOURS);
    let invited = write.invite_again(id, expires).await?;
    // Pressed twice within a minute, it is one mail.
    let minute = format!("/{}", now.as_second() / 60);
    send(&app, write, &invited, &minute).await
}

async fn send(
    app: &App,
    mut write: Write,
    invited: &Invited,
    again: &str,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let membership = invited.membership.to_string();
    mailbox::to_person(
        &mut write,
        LetterKind::Invitation,
        invited.person,
        &format!("{membership}{again}"),
        &[("membership", &membership)],
    )
    .await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok((StatusCode::ACCEPTED, Json(Accepted {})))
}

/// What somebody is to be from now on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Kinds {
    /// One or more; what is not named ends.
    pub kinds: Vec<MemberKind>,
}

/// Say what somebody is at the hospital. Rights follow at once.
#[utoipa::path(post, path = "/api/hospital/members/{id}/kinds", tag = "hospital",
    extensions(("x-action" = json!("invite_people"))),
    params(("id" = String, Path)),
    request_body = Kinds,
    responses((status = 204), Refusals))]
pub async fn change(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<MembershipId>,
    Checked(body): Checked<Kinds>,
) -> Result<StatusCode, Problem> {
    let faults = kinds_fault(&body.kinds);
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.change_member(id, &body.kinds).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End somebody's membership, as whatever they are; their sign-ins and links die
/// with it. An invitation is withdrawn in the same way.
#[utoipa::path(delete, path = "/api/hospital/members/{id}", tag = "hospital",
    extensions(("x-action" = json!("invite_people"))),
    params(("id" = String, Path)),
    responses((status = 204), Refusals))]
pub async fn end(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<MembershipId>,
) -> Result<StatusCode, Problem> {
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.end_membership(id).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn kinds_fault(kinds: &[MemberKind]) -> Vec<Fault> {
    match kinds {
        [] => vec![Fault::new("/kinds", FaultCode::Required)],
        many if many.len() > MemberKind::ALL.len() => {
            vec![Fault::new("/kinds", FaultCode::TooMany).with("n", MemberKind::ALL.len())]
        }
        _ => Vec::new(),
    }
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, invite_one))
        .routes(routes!(end))
        .routes(routes!(invite_again))
        .routes(routes!(change))
}
