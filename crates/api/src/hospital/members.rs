//! The hospital's people: who they are, and inviting more.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::{HospitalId, MembershipId};
use case_workflow::inquiry::email_address;
use case_workflow::people::{Actor, Hat, Place, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::hospital::requests::Which;
use crate::problem::{Problem, Refusals};
use crate::public::sign_in::Accepted;
use crate::shared::view::PersonName;
use crate::shared::{invite, names};
use crate::signed::Person;

/// What a member of a hospital is (words 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberKind {
    /// 管理者.
    Manager,
    /// 事務局.
    Office,
    /// 治験コーディネーター.
    Crc,
    /// 医師.
    Physician,
    /// 承認者.
    Approver,
}

impl MemberKind {
    fn hat(self, hospital: HospitalId) -> Hat {
        let role = match self {
            Self::Manager | Self::Office => Role::Ho,
            Self::Crc | Self::Physician => Role::Hpi,
            Self::Approver => Role::Hh,
        };
        Hat {
            role,
            place: Place::Hospital(hospital),
            read_only: false,
            manager: self == Self::Manager,
        }
    }
}

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
    /// As what; a manager if left out.
    #[serde(default)]
    pub kind: Option<MemberKind>,
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
}

/// Invites a checked member.
///
/// # Errors
/// 403 or 404 for those who may not.
pub async fn invite_to(
    app: &App,
    actor: &Actor,
    hospital: HospitalId,
    member: NewMember,
) -> Result<(), Problem> {
    let hat = member.kind.unwrap_or(MemberKind::Manager).hat(hospital);
    let lang = member.lang.as_deref().unwrap_or("ja");
    let given = member.given.as_deref().unwrap_or("");
    let person = invite::new_person(&member.email, &member.family, given, lang, "Asia/Tokyo");
    invite::invite(app, actor, person, hat).await
}

/// A member.
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
    /// Looks after the members.
    pub manager: bool,
    /// Has been here: a password is set.
    pub active: bool,
}

/// The hospital's people.
#[utoipa::path(get, path = "/api/hospital/members", tag = "hospital",
    extensions(("x-action" = json!("read_register"))), params(Which),
    responses((status = 200, body = Vec<MemberView>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(which): Query<Which>,
) -> Result<Json<Vec<MemberView>>, Problem> {
    let hospital = which.of(&actor)?;
    let place = Place::Hospital(hospital);
    let members = app.store.members_of(&actor, place, app.clock.now()).await?;
    Ok(Json(
        members
            .into_iter()
            .map(|member| MemberView {
                id: member.id,
                name: names::person(&member.person),
                email: member.person.email.clone(),
                role: member.hat.role,
                manager: member.hat.manager,
                active: member.person.has_password,
            })
            .collect(),
    ))
}

/// Invite somebody.
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
    let member = body.read("").map_err(Problem::fields)?;
    invite_to(&app, &actor, hospital, member).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted {})))
}

/// End a membership; its sign-ins and links die with it.
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

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, invite_one))
        .routes(routes!(end))
}
