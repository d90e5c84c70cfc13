//! The desk's own people: for choosing an owner, and inviting more.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::people::{Hat, Place, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::problem::{Problem, Refusals};
use crate::public::sign_in::Accepted;
use crate::shared::view::PersonName;
use crate::shared::{invite, mailbox, names};
use crate::signed::Person;

/// A person of the desk.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct DeskPerson {
    /// Who.
    pub name: PersonName,
    /// Address.
    pub email: String,
    /// Role.
    pub role: Role,
}

/// The desk's people.
#[utoipa::path(get, path = "/api/desk/people", tag = "desk",
    extensions(("x-action" = json!("list_cases"))),
    responses((status = 200, body = Vec<DeskPerson>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
) -> Result<Json<Vec<DeskPerson>>, Problem> {
    crate::desk::cases::desk_only(&actor)?;
    let members = app
        .store
        .members_of(&actor, Place::Desk, app.clock.now())
        .await?;
    Ok(Json(
        members
            .into_iter()
            .map(|member| DeskPerson {
                name: names::person(&member.person),
                email: member.person.email.clone(),
                role: member.hat.role,
            })
            .collect(),
    ))
}

/// Somebody to invite to the desk.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDeskMember {
    /// Mail address.
    pub email: String,
    /// Family name.
    pub family: String,
    /// Given name.
    #[serde(default)]
    pub given: Option<String>,
    /// The name in Latin letters, family name first: firms read it.
    #[serde(default)]
    pub roman: Option<String>,
    /// One of di, dm, dl, dc, exp, mv, pl, sa, au.
    pub role: Role,
    /// `ja` or `en`.
    #[serde(default)]
    pub lang: Option<String>,
}

/// Invite somebody to the desk.
#[utoipa::path(post, path = "/api/desk/people", tag = "desk",
    extensions(("x-action" = json!("invite_desk_members"))),
    request_body = NewDeskMember,
    responses((status = 202, body = Accepted), Refusals))]
pub async fn add(
    State(app): State<App>,
    Person(actor): Person,
    Checked(body): Checked<NewDeskMember>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let email = mailbox::checked(&body.email)?;
    let mut faults = Vec::new();
    if body.family.trim().is_empty() {
        faults.push(Fault::new("/family", FaultCode::Required));
    }
    if body.family.chars().count() > 100 {
        faults.push(Fault::new("/family", FaultCode::TooLong).with("n", 100));
    }
    if body
        .roman
        .as_ref()
        .is_some_and(|name| name.chars().count() > 100)
    {
        faults.push(Fault::new("/roman", FaultCode::TooLong).with("n", 100));
    }
    let at_the_desk = body.role.is_desk()
        || matches!(
            body.role,
            Role::Exp | Role::Mv | Role::Pl | Role::Sa | Role::Au
        );
    if !at_the_desk {
        faults.push(Fault::new("/role", FaultCode::UnknownCode));
    }
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let lang = body
        .lang
        .as_deref()
        .filter(|lang| *lang == "en")
        .unwrap_or("ja");
    let given = body.given.as_deref().unwrap_or("");
    let roman = body.roman.as_deref().unwrap_or("");
    let person = invite::new_person(&email, &body.family, given, lang, "Asia/Tokyo");
    let person = invite::romanized(person, roman);
    let hat = Hat {
        role: body.role,
        place: Place::Desk,
        read_only: false,
        manager: false,
    };
    invite::invite(&app, &actor, person, hat).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted {})))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, add))
}
