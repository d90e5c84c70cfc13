//! Experts and what they say of a case (専門家情報, ux D4): asking them,
//! reminding, closing, telling the firm.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use case_workflow::calendar::jst_date;
use case_workflow::case::Case;
use case_workflow::case::codes::RoundState;
use case_workflow::case::event::{Event, NewExpert};
use case_workflow::expert::{Expert, ExpertRound, ExpertState, Reply};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::PersonId;
use case_workflow::inquiry::email_address;
use case_workflow::people::Actor;
use case_workflow::policy::{self, Action, Decision};
use case_workflow::round::{FurtherQuestion, OwnQuestion};
use case_workflow::synopsis::Line;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{CaseKey, Write};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::{Nothing, additions, desk_act};
use crate::desk::build;
use crate::desk::view::DeskCase;
use crate::problem::{Problem, Refusals};
use crate::shared::act::{Acted, act_in};
use crate::shared::invite;
use crate::shared::names::{self, People};
use crate::shared::view::PersonName;
use crate::signed::Person;

/// The longest name of a person, in characters.
const NAME_MAX: usize = 100;

/// One expert round as the desk sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ExpertRoundView {
    /// From 1.
    pub no: u32,
    /// State.
    pub state: RoundState,
    /// Sent.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// Answers by.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// Closed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Timestamp>,
    /// The text as sent.
    pub text: Vec<Line>,
    /// What the desk asked in its own words.
    pub questions: Vec<FurtherQuestion>,
    /// Who was asked.
    pub experts: Vec<ExpertView>,
    /// The desk's summary, once the firm has it.
    pub report: Option<String>,
    /// When the firm was told.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub reported_at: Option<Timestamp>,
}

/// One expert in a round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ExpertView {
    /// Who.
    pub name: PersonName,
    /// Address.
    pub email: String,
    /// Field of work.
    pub field: String,
    /// What was agreed about a fee.
    pub fee: Option<String>,
    /// State.
    pub state: ExpertState,
    /// What they said.
    pub reply: Option<Reply>,
    /// First replied.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub replied_at: Option<Timestamp>,
    /// Calendar days in Japan from the question to the first reply.
    pub replied_in_days: Option<i32>,
    /// When the desk last reminded by hand.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub reminded_at: Option<Timestamp>,
    /// Whether the desk may remind now.
    pub may_remind: bool,
}

/// Experts to be asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpertsBody {
    /// Whom, at most 20.
    pub experts: Vec<ExpertBody>,
    /// Answers by this day, 17:00 in Tokyo; 5 business days if left out.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// What the desk asks in its own words, at most 3.
    #[serde(default)]
    pub questions: Vec<OwnQuestion>,
}

/// One expert to be asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpertBody {
    /// Address.
    pub email: String,
    /// Family name; somebody who is known already keeps their own.
    pub family: String,
    /// Given name.
    #[serde(default)]
    pub given: Option<String>,
    /// Field of work, for the firm to read, at most 200 characters.
    pub field: String,
    /// What was agreed about a fee, for the desk, at most 200 characters.
    #[serde(default)]
    pub fee: Option<String>,
    /// Language of the mail and of the page: `ja` or `en`.
    #[serde(default)]
    pub lang: Option<String>,
}

/// One expert.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichExpert {
    /// Who.
    pub person: PersonId,
}

/// What the firm is told.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpertReportBody {
    /// The desk's summary in English, at most 20,000 characters; it names no
    /// expert.
    pub text: String,
}

/// Every round of experts, for those who may ask them; nothing for all others.
pub fn rounds(app: &App, actor: &Actor, case: &Case, people: &People) -> Vec<ExpertRoundView> {
    if policy::decide(actor, Action::AskExperts, &case.subject()) != Decision::Allow {
        return Vec::new();
    }
    let now = app.clock.now();
    let expert = |round: &ExpertRound, one: &Expert| {
        let known = people.get(&one.person)?;
        Some(ExpertView {
            name: names::person(known),
            email: known.email.clone(),
            field: one.field.clone(),
            fee: one.fee.clone(),
            state: one.state,
            reply: one.reply.clone(),
            replied_at: one.replied_at,
            replied_in_days: one
                .replied_at
                .map(|at| (jst_date(at) - jst_date(round.opened_at)).get_days()),
            reminded_at: one.nudges.last().copied(),
            may_remind: round.is_open() && one.may_be_nudged(now, &app.calendar),
        })
    };
    let view = |round: &ExpertRound| ExpertRoundView {
        no: round.no,
        state: round.state,
        opened_at: round.opened_at,
        due: round.due,
        closed_at: round.closed_at,
        text: round.text.clone(),
        questions: round.questions.clone(),
        experts: round
            .experts
            .iter()
            .filter_map(|one| expert(round, one))
            .collect(),
        report: round.report.as_ref().map(|one| one.text.clone()),
        reported_at: round.report.as_ref().map(|one| one.at),
    };
    case.expert_rounds.iter().map(view).collect()
}

/// Ask experts about the approved blinded text. Each has a mail with a link of
/// their own.
#[utoipa::path(post, path = "/api/desk/cases/{number}/experts", tag = "desk",
    extensions(("x-action" = json!("ask_experts"))),
    params(("number" = String, Path)),
    request_body = ExpertsBody,
    responses((status = 200, body = DeskCase), Refusals))]
pub async fn ask(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    Checked(body): Checked<ExpertsBody>,
) -> Result<Json<DeskCase>, Problem> {
    let key = CaseKey::Number(number);
    // Nobody is entered for a case that is not there.
    app.store.case(&actor, Action::AskExperts, &key).await?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let experts = entered(&mut write, body.experts).await?;
    let event = Event::AskExperts {
        experts,
        due: body.due,
        questions: body.questions,
    };
    let done = act_in(&app, &mut write, &actor, &key, |_| Ok(()), event).await?;
    write.commit().await?;
    app.nudge.notify_one();
    let case = match done {
        Acted::Done(case) => *case,
        Acted::Proposed(_) => return Err(Problem::forbidden(Action::AskExperts)),
    };
    Ok(Json(build::desk_case(&app, &actor, &case).await?))
}

/// The people behind the addresses, entered now where they are not known.
async fn entered(write: &mut Write, typed: Vec<ExpertBody>) -> Result<Vec<NewExpert>, Problem> {
    use case_workflow::expert::EXPERTS_MAX;
    let mut faults = Vec::new();
    if typed.len() > EXPERTS_MAX {
        faults.push(Fault::new("/experts", FaultCode::TooMany).with("n", EXPERTS_MAX));
    }
    let mut addresses = Vec::new();
    for (place, one) in typed.iter().enumerate().take(EXPERTS_MAX) {
        let pointer = |name: &str| format!("/experts/{place}/{name}");
        let address = email_address(&one.email);
        match &address {
            _ if one.email.trim().is_empty() => {
                faults.push(Fault::new(pointer("email"), FaultCode::Required));
            }
            None => faults.push(Fault::new(pointer("email"), FaultCode::EmailFormat)),
            Some(_) => {}
        }
        if one.family.trim().is_empty() {
            faults.push(Fault::new(pointer("family"), FaultCode::Required));
        }
        for (name, text) in [("family", Some(&one.family)), ("given", one.given.as_ref())] {
            if text.is_some_and(|text| text.chars().count() > NAME_MAX) {
                faults.push(Fault::new(pointer(name), FaultCode::TooLong).with("n", NAME_MAX));
            }
        }
        if one.field.trim().is_empty() {
            faults.push(Fault::new(pointer("field"), FaultCode::Required));
        }
        addresses.push(address.unwrap_or_default());
    }
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let mut experts = Vec::with_capacity(typed.len());
    for (one, address) in typed.into_iter().zip(addresses) {
        let lang = one.lang.as_deref().filter(|lang| *lang == "en");
        let given = one.given.as_deref().unwrap_or("");
        let lang = lang.unwrap_or("ja");
        let new = invite::new_person(&address, &one.family, given, lang, "Asia/Tokyo");
        experts.push(NewExpert {
            person: write.find_or_add_person(new).await?,
            field: one.field,
            fee: one.fee,
        });
    }
    Ok(experts)
}

// Each of these is decided by the round's state: what others did to the case
// meanwhile does not matter.
additions! { "ask_experts":
    /// Remind one expert by hand, at most once a business day.
    remind "/api/desk/cases/{number}/experts/remind" WhichExpert
        => |body| Event::RemindExpert { person: body.person };
    /// Close the experts' round now; whoever has not replied stays "no answer".
    close "/api/desk/cases/{number}/experts/close" Nothing
        => |_body| Event::CloseExperts;
    /// Tell the firm what the experts said. Nobody may be awaited any more.
    report "/api/desk/cases/{number}/experts/report" ExpertReportBody
        => |body| Event::ReportExperts { text: body.text };
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(ask))
        .routes(routes!(remind))
        .routes(routes!(close))
        .routes(routes!(report))
}
