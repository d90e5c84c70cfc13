//! Working translations (作業訳) beside the original words.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::{ContactId, MessageId};
use case_workflow::policy::Action;
use serde::Deserialize;
use store::{CaseKey, TextId};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::build;
use crate::desk::view::DeskCase;
use crate::problem::{Problem, Refusals};
use crate::signed::Person;

/// A working translation of one text.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TranslationBody {
    /// Of this message.
    #[serde(default)]
    pub message: Option<MessageId>,
    /// Of this contact record.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// The translation.
    pub text: String,
}

/// Write a working translation. The original stays as it is.
#[utoipa::path(post, path = "/api/desk/cases/{number}/translations", tag = "desk",
    extensions(("x-action" = json!("record_contact"))),
    params(("number" = String, Path)), request_body = TranslationBody,
    responses((status = 200, body = DeskCase), Refusals))]
pub async fn translate(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    Checked(body): Checked<TranslationBody>,
) -> Result<Json<DeskCase>, Problem> {
    let of = match (body.message, body.contact) {
        (Some(message), None) => TextId::Message(message),
        (None, Some(contact)) => TextId::Contact(contact),
        _ => return Err(Problem::field("/message", FaultCode::Required)),
    };
    let length = body.text.chars().count();
    if body.text.trim().is_empty() {
        return Err(Problem::field("/text", FaultCode::Required));
    }
    if length > case_workflow::case::LONG_TEXT_MAX {
        let most = case_workflow::case::LONG_TEXT_MAX;
        return Err(Problem::fields(vec![
            Fault::new("/text", FaultCode::TooLong)
                .with("n", most)
                .with("m", length - most),
        ]));
    }
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let permitted = write
        .case_for(Action::RecordContact, &CaseKey::Number(number.clone()))
        .await?;
    write.translate(&permitted, of, body.text.trim()).await?;
    write.commit().await?;
    let case = build::read(&app, &actor, &number).await?;
    Ok(Json(build::desk_case(&app, &actor, &case).await?))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(translate))
}
