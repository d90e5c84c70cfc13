//! Cases that came by phone, mail or in person, typed in by the desk with the
//! same fields as the form; and the short requests that wait to be completed.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use case_workflow::calendar::{FiscalYear, jst_date};
use case_workflow::case::codes::Channel;
use case_workflow::case::event::Event;
use case_workflow::case::step::Ctx;
use case_workflow::case::{Case, Opening};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::hospital_case::event::{Consent, ConsultEvent};
use case_workflow::ids::CaseId;
use case_workflow::inquiry::Inquiry;
use case_workflow::policy::{self, Action, Subject};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use store::{NewFirm, Opened, Write};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::app::App;
use crate::body::Checked;
use crate::desk::build;
use crate::desk::view::DeskCase;
use crate::problem::{Problem, Refusals};
use crate::shared::consultation;
use crate::signed::Person;

/// A case that came another way than by the form.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterCase {
    /// The form's fields.
    #[schema(value_type = Object)]
    pub answers: Map<String, Value>,
    /// How it came.
    pub channel: Channel,
    /// When it came; never in the future.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// Language of the firm, `en` or `ja`.
    pub locale: String,
    /// Made by the form once.
    pub submission_id: Uuid,
    /// The words as they came, kept for ever.
    #[serde(default)]
    pub original_text: Option<String>,
    /// The short request it completes.
    #[serde(default)]
    pub short_request: Option<Uuid>,
    /// The hospital's consultation that it comes from.
    #[serde(default)]
    pub consultation: Option<FromConsultation>,
}

/// A firm that had approached a hospital directly becomes a case of the desk.
/// The hospital's consultation ends with it, and the hospital is not told which
/// case it is.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FromConsultation {
    /// Its number.
    pub number: String,
    /// The version that the caller saw.
    pub version: i64,
    /// That the firm agreed.
    pub consent: Consent,
}

/// Register a case.
#[utoipa::path(post, path = "/api/desk/cases", tag = "desk",
    extensions(("x-action" = json!("register_case"))),
    request_body = RegisterCase,
    responses((status = 201, body = DeskCase), Refusals))]
pub async fn register(
    State(app): State<App>,
    Person(actor): Person,
    Checked(body): Checked<RegisterCase>,
) -> Result<(StatusCode, Json<DeskCase>), Problem> {
    let now = app.clock.now();
    let general = Subject::general();
    match policy::decide(&actor, Action::RegisterCase, &general) {
        policy::Decision::Allow => {}
        _ => return Err(Problem::forbidden(Action::RegisterCase)),
    }
    let mut faults = Vec::new();
    if body.received_at > now {
        faults.push(Fault::new("/received_at", FaultCode::InFuture));
    }
    if !matches!(body.locale.as_str(), "en" | "ja") {
        faults.push(Fault::new("/locale", FaultCode::UnknownCode));
    }
    let long = body
        .original_text
        .as_ref()
        .map_or(0, |text| text.chars().count());
    if long > case_workflow::case::LONG_TEXT_MAX {
        faults.push(
            Fault::new("/original_text", FaultCode::TooLong)
                .with("n", case_workflow::case::LONG_TEXT_MAX)
                .with("m", long - case_workflow::case::LONG_TEXT_MAX),
        );
    }
    let inquiry = match Inquiry::read(&body.answers, jst_date(body.received_at.min(now))) {
        Ok(inquiry) => Some(inquiry),
        Err(found) => {
            faults.extend(found.into_iter().map(|mut fault| {
                fault.pointer = format!("/answers{}", fault.pointer);
                fault
            }));
            None
        }
    };
    let Some(inquiry) = inquiry.filter(|_| faults.is_empty()) else {
        return Err(Problem::fields(faults));
    };
    let duplicates = app.store.similar(&inquiry, None).await?.len();
    let own = app.own_hospitals();
    let mut write = app.store.write(&actor, now).await?;
    let firm = NewFirm {
        name: inquiry.org_name.clone(),
        country: Some(inquiry.org_country.code().to_owned()),
    };
    let contact = crate::public::send::contact_of(&inquiry, &body.locale);
    let asker = write.asker(contact, firm).await?;
    let year = FiscalYear::of(jst_date(body.received_at));
    let number = write.next_case_number(year).await?;
    let ctx = Ctx {
        by: actor.person(),
        role: policy::acting_role(&actor, Action::RegisterCase, &general),
        zone: actor.zone(),
        now,
        calendar: &app.calendar,
        own_hospitals: &own,
        second: None,
        letters_left: false,
    };
    let opening = Opening {
        id: CaseId(write.new_id()),
        number,
        firm: asker.firm,
        channel: body.channel,
        locale: body.locale,
        received_at: body.received_at,
        inquiry,
        duplicates,
    };
    let step = Case::open(opening, &ctx);
    let opened = write
        .open_case(&step, Some(body.submission_id), &app.calendar)
        .await?;
    let case = match opened {
        Opened::New(case) => {
            let case = match body.original_text.filter(|text| !text.trim().is_empty()) {
                Some(text) => {
                    let key = store::CaseKey::Id(case.id);
                    let permitted = write.case_for(Action::WriteNote, &key).await?;
                    let step = permitted.case().apply(Event::Note { text }, &ctx)?;
                    write.save(permitted, &step, &app.calendar).await?
                }
                None => case,
            };
            if let Some(from) = body.consultation {
                lead(&app, &mut write, from, &case).await?;
            }
            if let Some(id) = body.short_request {
                write.settle_short_request(id, Some(case.id)).await?;
            }
            write.commit().await?;
            app.nudge.notify_one();
            case
        }
        Opened::Already(case) => case,
    };
    Ok((
        StatusCode::CREATED,
        Json(build::desk_case(&app, &actor, &case).await?),
    ))
}

/// The consultation ends in the case, in the same transaction.
async fn lead(
    app: &App,
    write: &mut Write,
    from: FromConsultation,
    case: &Case,
) -> Result<(), Problem> {
    let event = ConsultEvent::Lead {
        case: case.id,
        number: case.number.clone(),
        consent: from.consent,
    };
    consultation::act_in(app, write, &from.number, Some(from.version), event)
        .await
        .map_err(|problem| problem.below("/consultation"))?;
    Ok(())
}

/// A short request that waits to be completed.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ShortRequestView {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Company.
    pub company: String,
    /// Address, not confirmed.
    pub email: String,
    /// What was written.
    pub words: String,
    /// `en` or `ja`.
    pub lang: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
}

/// Short requests that wait to be completed, oldest first.
#[utoipa::path(get, path = "/api/desk/short-requests", tag = "desk",
    extensions(("x-action" = json!("register_case"))),
    responses((status = 200, body = Vec<ShortRequestView>), Refusals))]
pub async fn short_requests(
    State(app): State<App>,
    Person(actor): Person,
) -> Result<Json<Vec<ShortRequestView>>, Problem> {
    let rows = app.store.short_requests(&actor).await?;
    Ok(Json(
        rows.into_iter()
            .map(|row| ShortRequestView {
                id: row.id,
                name: row.sent.name,
                company: row.sent.company,
                email: row.sent.email,
                words: row.sent.words,
                lang: row.sent.lang,
                received_at: row.received_at,
            })
            .collect(),
    ))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(register))
        .routes(routes!(short_requests))
}
