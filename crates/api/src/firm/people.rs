//! Colleagues of the firm.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::FirmId;
use case_workflow::people::{Hat, Place, Role};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::problem::{Problem, Refusals};
use crate::public::sign_in::Accepted;
use crate::shared::mailbox;
use crate::signed::Person;

/// A colleague to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Colleague {
    /// Mail address.
    pub email: String,
    /// Family name.
    pub family: String,
    /// Given name.
    #[serde(default)]
    pub given: Option<String>,
    /// May only read.
    #[serde(default)]
    pub read_only: bool,
    /// Which firm, where one belongs to several.
    #[serde(default)]
    pub firm: Option<FirmId>,
}

/// Invite a colleague.
#[utoipa::path(post, path = "/api/my/people", tag = "firm",
    extensions(("x-action" = json!("invite_people"))),
    request_body = Colleague,
    responses((status = 202, body = Accepted), Refusals))]
pub async fn invite(
    State(app): State<App>,
    Person(actor): Person,
    Checked(body): Checked<Colleague>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let firm = match body.firm {
        Some(firm) => firm,
        None => actor
            .firms()
            .next()
            .ok_or_else(|| Problem::forbidden(case_workflow::policy::Action::InvitePeople))?,
    };
    let email = mailbox::checked(&body.email)?;
    let mut faults = Vec::new();
    for (pointer, name) in [
        ("/family", Some(&body.family)),
        ("/given", body.given.as_ref()),
    ] {
        if name.is_some_and(|name| name.chars().count() > 100) {
            faults.push(Fault::new(pointer, FaultCode::TooLong).with("n", 100));
        }
    }
    if body.family.trim().is_empty() {
        faults.push(Fault::new("/family", FaultCode::Required));
    }
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let hat = Hat {
        role: Role::Sub,
        place: Place::Firm(firm),
        read_only: body.read_only,
        manager: false,
    };
    let zone = actor.zone().to_owned();
    let person = crate::shared::invite::new_person(
        &email,
        &body.family,
        body.given.as_deref().unwrap_or(""),
        "en",
        &zone,
    );
    crate::shared::invite::invite(&app, &actor, person, hat).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted {})))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(invite))
}
