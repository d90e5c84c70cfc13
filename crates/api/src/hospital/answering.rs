//! Sending a hospital's answer to a round, past its own approver where it has
//! one, and with it what the answer corrects in the register: both or neither.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::case::Case;
use case_workflow::case::event::Event;
use case_workflow::fault::FaultCode;
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use case_workflow::register::Edit;
use case_workflow::round::{self, NotWritten};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use store::Write;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::Nothing;
use crate::hospital::requests::{DraftBody, as_read, key, own_act, own_hospital};
use crate::hospital::view::RequestView;
use crate::hospital::{build, settings};
use crate::problem::{Problem, Refusals};
use crate::shared::act::{Acted, act_in};
use crate::signed::{IfMatch, Person};

/// The answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    /// Question to answer.
    #[schema(value_type = Object)]
    pub answer: Map<String, Value>,
    /// Given where the register is to be corrected by what the answer says: by
    /// question, what the register said when the answer was written; of further
    /// questions below `further`.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub register: Option<Map<String, Value>>,
}

/// Why an answer goes back to the office.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnBody {
    /// What is to be changed.
    pub note: String,
}

/// Send the answer. It can be sent again, corrected, until the round closes.
/// Where the hospital's answers need its approver, it is handed to them; where
/// there is none, 422 at `/approver` says so.
/// Where the register is to be corrected and somebody changed the same item
/// meanwhile, the answer is not sent (412, with the register's own values).
#[utoipa::path(post, path = "/api/hospital/requests/{number}/answer", tag = "hospital",
    extensions(("x-action" = json!("answer_round"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = AnswerBody,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn answer(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<AnswerBody>,
) -> Result<Json<RequestView>, Problem> {
    send(&app, &actor, &number, version, body, |hospital, answer| {
        Event::AnswerRound { hospital, answer }
    })
    .await
}

/// Send the answer although the round has closed; the desk takes it or not.
/// Where the hospital's answers need its approver, it is handed to them.
#[utoipa::path(post, path = "/api/hospital/requests/{number}/late-answer", tag = "hospital",
    extensions(("x-action" = json!("answer_round"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = DraftBody,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn late_answer(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<DraftBody>,
) -> Result<Json<RequestView>, Problem> {
    let body = AnswerBody {
        answer: body.answer,
        // What the desk may not take corrects nothing.
        register: None,
    };
    send(&app, &actor, &number, version, body, |hospital, answer| {
        Event::SendLate { hospital, answer }
    })
    .await
}

async fn send(
    app: &App,
    actor: &Actor,
    number: &str,
    version: i64,
    body: AnswerBody,
    at_once: impl FnOnce(HospitalId, Map<String, Value>) -> Event,
) -> Result<Json<RequestView>, Problem> {
    let AnswerBody { answer, register } = body;
    let key = key(number);
    let case = app.store.case(actor, Action::AnswerRound, &key).await?;
    let hospital = own_hospital(actor, &case)?;
    let mut write = app.store.write(actor, app.clock.now()).await?;
    let handed_in = write.answers_need_approval(hospital).await?;
    if handed_in && !settings::has_approver(app, actor, hospital).await? {
        return Err(Problem::field("/approver", FaultCode::NotFound));
    }
    let event = match handed_in {
        true => Event::HandIn {
            hospital,
            answer,
            register: register.clone(),
        },
        false => at_once(hospital, answer),
    };
    let as_read = as_read(hospital, version);
    let acted = act_in(app, &mut write, actor, &key, as_read, event).await;
    let Acted::Done(case) = acted.map_err(|problem| problem.below("/answer"))? else {
        return Err(Problem::forbidden(Action::AnswerRound));
    };
    if let Some(read) = register.filter(|_| !handed_in) {
        let by = (Action::EditRegister, None);
        correct_register(&mut write, &case, hospital, &read, by).await?;
    }
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(build::request(app, actor, &case, hospital).await?))
}

/// Approve the answer that waits: it is sent, and corrects the register where
/// the office said so.
#[utoipa::path(post, path = "/api/hospital/requests/{number}/approval", tag = "hospital",
    extensions(("x-action" = json!("approve_answer"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = Nothing,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn approve(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(_): Checked<Nothing>,
) -> Result<Json<RequestView>, Problem> {
    let key = key(&number);
    let action = Action::ApproveAnswer;
    let case = app.store.case(&actor, action, &key).await?;
    let hospital = own_hospital(&actor, &case)?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let mut handed_in = None;
    let as_read = as_read(hospital, version);
    let event = Event::ApproveAnswer { hospital };
    let and_keep = |case: &Case| {
        let site = case.site(hospital).map(|(_, site)| site);
        handed_in = site.and_then(|site| site.waits_for_approver()).cloned();
        as_read(case)
    };
    let Acted::Done(case) = act_in(&app, &mut write, &actor, &key, and_keep, event).await? else {
        return Err(Problem::forbidden(action));
    };
    if let Some(approval) = handed_in
        && let Some(read) = approval.register
    {
        let by = (action, Some(approval.by));
        correct_register(&mut write, &case, hospital, &read, by).await?;
    }
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(build::request(&app, &actor, &case, hospital).await?))
}

/// Send the answer that waits back to the office, with what is to be changed.
#[utoipa::path(post, path = "/api/hospital/requests/{number}/return", tag = "hospital",
    extensions(("x-action" = json!("approve_answer"))),
    params(("number" = String, Path), ("If-Match" = String, Header)),
    request_body = ReturnBody,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn send_back(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<ReturnBody>,
) -> Result<Json<RequestView>, Problem> {
    let event = |hospital| Event::ReturnAnswer {
        hospital,
        note: body.note,
    };
    let (hospital, case) =
        own_act(&app, &actor, &number, version, Action::ApproveAnswer, event).await?;
    Ok(Json(build::request(&app, &actor, &case, hospital).await?))
}

/// Corrects the register by what the hospital has just answered. `allowed` is
/// the act that lets the actor do so, and who wrote the answer, where it was
/// another.
///
/// # Errors
/// 412 where somebody changed the same item since `read`; 422 where the
/// register does not take a value.
async fn correct_register(
    write: &mut Write,
    case: &Case,
    hospital: HospitalId,
    read: &Map<String, Value>,
    allowed: (Action, Option<PersonId>),
) -> Result<(), Problem> {
    let (action, second) = allowed;
    let asked = case.site(hospital);
    let answer = asked.and_then(|(round, site)| Some((site.answer.as_ref()?, &round.further)));
    let (Some(by), Some((answer, further))) = (write.actor().person(), answer) else {
        return Ok(());
    };
    let permitted = write.hospital_for(action, hospital).await?;
    let entry = permitted.entry();
    let row = round::row_asked(case, &entry.hospital).map(|row| row.id);
    let edit = Edit {
        by,
        now: write.now(),
    };
    let written = round::write_back(answer, further, read, &entry.hospital, row, &edit);
    let corrected = match written {
        Ok(corrected) => corrected,
        Err(NotWritten::Changed(now)) => {
            return Err(Problem::stale(entry.version, json!({ "register": now })));
        }
        Err(NotWritten::Faults(faults)) => {
            return Err(Problem::fields(faults).below("/answer"));
        }
    };
    if let Some(corrected) = corrected {
        let survey = case.blinded.as_ref().map(ToString::to_string);
        let survey = survey.unwrap_or_default();
        write
            .correct_hospital(permitted, &corrected, &survey, second)
            .await?;
    }
    Ok(())
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(answer))
        .routes(routes!(late_answer))
        .routes(routes!(approve))
        .routes(routes!(send_back))
}
