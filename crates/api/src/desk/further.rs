//! What a round may ask beyond its fixed questions, and how a hospital would see
//! it: both before anything is sent.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{Path, Query, State};
use case_workflow::case::codes::RoundKind;
use case_workflow::case::event::{Event, Recipient};
use case_workflow::case::step::Ctx;
use case_workflow::fault::FaultCode;
use case_workflow::ids::HospitalId;
use case_workflow::policy::{self, Action};
use case_workflow::round::{self, BankQuestion, Further, FurtherQuestion, RECIPIENTS_MAX};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::CaseKey;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::hospital::build;
use crate::hospital::view::RequestView;
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::signed::Person;

/// Whom the round would ask.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ToAsk {
    /// Ids of hospitals with commas between them, at most 60.
    #[serde(default)]
    pub hospitals: String,
}

/// The bank, and how much of it the register knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QuestionBank {
    /// How many hospitals are counted.
    pub of: usize,
    /// The questions in their order.
    pub questions: Vec<BankView>,
}

/// One question of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BankView {
    /// As it would go out.
    pub question: FurtherQuestion,
    /// Where the register asks the same; none where it does not.
    pub register: Option<KnownBy>,
}

/// How many hospitals have answered a question in their register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KnownBy {
    /// What the item is called in Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
    /// Hospitals whose answer is not past its date.
    pub known: usize,
}

/// A round as one hospital would see it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewBody {
    /// For interest, if left out.
    #[serde(default)]
    pub kind: RoundKind,
    /// Which hospital.
    pub hospital: HospitalId,
    /// Answers by this day, as for the round itself.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// What is asked beyond the fixed questions.
    #[serde(default)]
    pub further: Further,
}

/// The bank of further questions, with how many of these hospitals have already
/// answered each in their register.
#[utoipa::path(get, path = "/api/desk/cases/{number}/round-questions", tag = "desk",
    extensions(("x-action" = json!("read_candidates"))),
    params(("number" = String, Path), ToAsk),
    responses((status = 200, body = QuestionBank), Refusals))]
pub async fn bank(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    Query(ask): Query<ToAsk>,
) -> Result<Json<QuestionBank>, Problem> {
    app.store
        .case(&actor, Action::ReadCandidates, &CaseKey::Number(number))
        .await?;
    let words = ask.hospitals.split(',').filter(|word| !word.is_empty());
    let ids: Option<BTreeSet<HospitalId>> = words
        .map(|word| word.trim().parse::<uuid::Uuid>().ok().map(HospitalId))
        .collect();
    let ids = ids.ok_or_else(|| Problem::field("/hospitals", FaultCode::NotFound))?;
    if ids.len() > RECIPIENTS_MAX {
        return Err(Problem::field("/hospitals", FaultCode::TooMany));
    }
    let today = parts::today(app.clock.now());
    let entries = app.store.hospitals_to_ask(&actor, ids).await?;
    let known = |question: &FurtherQuestion| {
        let says = entries.iter().filter(|entry| {
            round::in_entry(question, &entry.hospital).is_some_and(|found| found.holds(today))
        });
        says.count()
    };
    let questions = BankQuestion::ALL.iter().map(|one| {
        let question = one.question();
        BankView {
            register: one.register().map(|place| {
                let (en, ja) = place.name();
                KnownBy {
                    ja: ja.to_owned(),
                    en: en.to_owned(),
                    known: known(&question),
                }
            }),
            question,
        }
    });
    Ok(Json(QuestionBank {
        of: entries.len(),
        questions: questions.collect(),
    }))
}

/// The round as one hospital would see it: the text, every question, what its
/// register knows. Nothing is sent or kept.
#[utoipa::path(post, path = "/api/desk/cases/{number}/round-preview", tag = "desk",
    extensions(("x-action" = json!("open_round"))),
    params(("number" = String, Path)),
    request_body = PreviewBody,
    responses((status = 200, body = RequestView), Refusals))]
pub async fn preview(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
    Checked(body): Checked<PreviewBody>,
) -> Result<Json<RequestView>, Problem> {
    let action = Action::OpenRound;
    let case = app
        .store
        .case(&actor, action, &CaseKey::Number(number))
        .await?;
    let known = app.store.hospital_names([body.hospital]).await?;
    if known.is_empty() {
        return Err(Problem::field("/hospital", FaultCode::NotFound));
    }
    let event = Event::OpenRound {
        kind: body.kind,
        recipients: vec![Recipient {
            hospital: body.hospital,
            reason: None,
        }],
        due: body.due,
        further: body.further,
    };
    // To look needs no second person, whosever hospital it is.
    let nobodys = BTreeSet::new();
    let ctx = Ctx {
        by: actor.person(),
        role: policy::acting_role(&actor, action, &case.subject()),
        zone: actor.zone(),
        now: app.clock.now(),
        calendar: &app.calendar,
        own_hospitals: &nobodys,
        second: None,
        letters_left: false,
    };
    let step = case.apply(event, &ctx)?;
    let view = build::request(&app, &actor, &step.case, body.hospital).await?;
    Ok(Json(view))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(bank))
        .routes(routes!(preview))
}
