//! Sending the request: the draft becomes a case, with its first history
//! entry, its receipt and the notice to the desk, in one transaction.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum_extra::extract::cookie::CookieJar;
use case_workflow::calendar::{FiscalYear, jst_date};
use case_workflow::case::codes::Channel;
use case_workflow::case::step::Ctx;
use case_workflow::case::{Case, Opening};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::{CaseId, DraftId, PersonId, SessionId};
use case_workflow::inquiry::Inquiry;
use case_workflow::people::{Actor, Role};
use case_workflow::policy::Action;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{CaseKey, NewFirm, NewPerson, Opened};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::auth::visitor::Visitor;
use crate::body::Checked;
use crate::firm::build;
use crate::firm::view::Promises;
use crate::problem::{Problem, Refusals};
use crate::public::sign_in::{let_in, start_session};
use crate::signed::{Person, Signed};

/// Which draft to send.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendRequest {
    /// The draft.
    pub draft: DraftId,
    /// Made by the form once: sending twice finds the first case.
    pub submission_id: Uuid,
}

/// The receipt.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Sent {
    /// Reference.
    pub number: String,
    /// When the request reached the desk.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// What happens next, and by when.
    pub promises: Promises,
    /// The address that the receipt went to, with its middle hidden.
    pub email_masked: String,
}

fn receipt(app: &App, case: &Case) -> Sent {
    Sent {
        number: case.number.to_string(),
        received_at: case.received_at,
        promises: build::promises(app, case),
        email_masked: store::masked(&case.inquiry.contact_email),
    }
}

/// The person that a request names as its contact.
#[must_use]
pub fn contact_of(inquiry: &Inquiry, lang: &str) -> NewPerson {
    let name = &inquiry.contact_name;
    crate::shared::invite::new_person(
        &inquiry.contact_email,
        &name.family,
        name.given.as_deref().unwrap_or(""),
        lang,
        &inquiry.contact_tz,
    )
}

/// Send the request to the desk.
#[utoipa::path(post, path = "/api/cases", tag = "public",
    extensions(("x-action" = json!("send_request"))),
    request_body = SendRequest,
    responses((status = 201, body = Sent), Refusals))]
pub async fn send(
    State(app): State<App>,
    signed: Signed,
    visitor: Visitor,
    jar: CookieJar,
    Checked(body): Checked<SendRequest>,
) -> Result<(StatusCode, HeaderMap, CookieJar, Json<Sent>), Problem> {
    let now = app.clock.now();
    let applicant = signed.as_applicant();
    let draft = app.store.draft(&applicant, body.draft, now).await?;
    let (case, person, session) = match draft.case {
        // The second press of the button finds what the first one did.
        Some(case) => {
            let case = app
                .store
                .case(&Actor::System, Action::ReadCase, &CaseKey::Id(case))
                .await?;
            let email = &case.inquiry.contact_email;
            let person = app.store.person_by_email(email).await?;
            (case, person.map(|person| person.id), None)
        }
        None => {
            let (case, person, session) =
                open(&app, &signed, &visitor, draft, body.submission_id).await?;
            (case, Some(person), session)
        }
    };
    let mut place = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_str(&format!("/api/my/cases/{}", case.number)) {
        place.insert(header::LOCATION, value);
    }
    let sent = receipt(&app, &case);
    let jar = match (session, person) {
        (Some(session), _) => jar.add(app.keys.session_cookie(session, now, app.config.is_https())),
        (None, Some(person)) if signed.actor.person() != Some(person) => {
            let_in(&app, person, &visitor, jar, "sent").await?.0
        }
        _ => jar,
    };
    Ok((StatusCode::CREATED, place, jar, Json(sent)))
}

/// Opens the case. The address was confirmed in this browser, so its sender is
/// let in by the same transaction.
async fn open(
    app: &App,
    signed: &Signed,
    visitor: &Visitor,
    draft: store::Draft,
    submission_id: Uuid,
) -> Result<(Case, PersonId, Option<SessionId>), Problem> {
    let now = app.clock.now();
    let read = Inquiry::read(&draft.answers, jst_date(now));
    let confirmed = draft.confirmed_at.is_some();
    let inquiry = match read {
        Ok(inquiry)
            if confirmed
                && draft
                    .email
                    .as_deref()
                    .is_some_and(|email| email.eq_ignore_ascii_case(&inquiry.contact_email)) =>
        {
            inquiry
        }
        Ok(_) => {
            return Err(Problem::field(
                "/contact_email",
                FaultCode::EmailUnconfirmed,
            ));
        }
        Err(mut faults) => {
            if !confirmed && !faults.iter().any(|fault| fault.pointer == "/contact_email") {
                faults.push(Fault::new("/contact_email", FaultCode::EmailUnconfirmed));
            }
            return Err(Problem::fields(faults));
        }
    };
    let duplicates = app.store.similar(&inquiry, None).await?.len();
    let own = app.own_hospitals();
    let write = app.store.write(&signed.as_applicant(), now).await?;
    let mut write = write.from_network(visitor.network.clone());
    let firm = NewFirm {
        name: inquiry.org_name.clone(),
        country: Some(inquiry.org_country.code().to_owned()),
    };
    let asker = write.asker(contact_of(&inquiry, &draft.lang), firm).await?;
    let number = write
        .next_case_number(FiscalYear::of(jst_date(now)))
        .await?;
    let zone = inquiry.contact_tz.clone();
    let ctx = Ctx {
        by: Some(asker.person),
        role: Role::Sub,
        zone: &zone,
        now,
        calendar: &app.calendar,
        own_hospitals: &own,
        second: None,
        letters_left: false,
    };
    let step = Case::open(
        Opening {
            id: CaseId(write.new_id()),
            number,
            firm: asker.firm,
            channel: Channel::Web,
            locale: draft.lang.clone(),
            received_at: now,
            inquiry,
            duplicates,
        },
        &ctx,
    );
    let opened = write
        .open_case(&step, Some(submission_id), &app.calendar)
        .await?;
    match opened {
        Opened::New(case) => {
            write.draft_sent(draft.id, case.id).await?;
            let session = if signed.actor.person() == Some(asker.person) {
                None
            } else {
                Some(start_session(&mut write, asker.person, visitor, "sent").await?)
            };
            write.commit().await?;
            app.nudge.notify_one();
            Ok((case, asker.person, session))
        }
        Opened::Already(case) => Ok((case, asker.person, None)),
    }
}

/// The receipt of a case, again.
#[utoipa::path(get, path = "/api/sent/{number}", tag = "firm",
    extensions(("x-action" = json!("read_case"))),
    params(("number" = String, Path)),
    responses((status = 200, body = Sent), Refusals))]
pub async fn sent(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
) -> Result<Json<Sent>, Problem> {
    let case = app
        .store
        .case(&actor, Action::ReadCase, &CaseKey::Number(number))
        .await?;
    Ok(Json(receipt(&app, &case)))
}
