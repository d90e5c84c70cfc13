//! What the desk does for one hospital of a round: answers its question, gives
//! more time, reminds it, takes a late answer, tells it the result by hand.

use axum::extract::{Path, State};
use axum::response::Response;
use case_workflow::case::event::Event;
use case_workflow::ids::HospitalId;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::{additions, desk_act};
use crate::desk::view::DeskCase;
use crate::problem::{Problem, Refusals};
use crate::signed::Person;

/// The answer to a hospital's question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteAnswerBody {
    /// Which hospital.
    pub hospital: HospitalId,
    /// Which of its questions.
    pub no: u32,
    /// The answer.
    pub text: String,
    /// The question as every hospital of the round reads it, in words that do
    /// not tell who asked; left out, only the hospital that asked reads both.
    #[serde(default)]
    pub shared_as: Option<String>,
}

/// A yes or no to what a hospital asked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteDecisionBody {
    /// Which hospital.
    pub hospital: HospitalId,
    /// Yes or no.
    pub granted: bool,
    /// Why not, for the hospital to read.
    #[serde(default)]
    pub reason: Option<String>,
}

/// One hospital.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteBody {
    /// Which hospital.
    pub hospital: HospitalId,
}

/// How a hospital was told its result.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ToldBody {
    /// Which hospital.
    pub hospital: HospitalId,
    /// How: by phone to whom, for example.
    pub how: String,
}

// Each of these is about one hospital and is decided by its state: what others
// did to the case meanwhile does not matter.
additions! { "open_round":
    /// Answer a hospital's question; its clock runs again.
    answer_question "/api/desk/cases/{number}/rounds/answer" SiteAnswerBody
        => |body| Event::AnswerSite {
            hospital: body.hospital,
            no: body.no,
            text: body.text,
            shared_as: body.shared_as,
        };
    /// Give a hospital more time, or not.
    decide_time "/api/desk/cases/{number}/rounds/more-time" SiteDecisionBody
        => |body| Event::DecideTime {
            hospital: body.hospital,
            granted: body.granted,
            reason: body.reason,
        };
    /// Remind a hospital that has not answered; once a working day.
    remind "/api/desk/cases/{number}/rounds/reminder" SiteBody
        => |body| Event::Nudge { hospital: body.hospital };
    /// Take an answer that came after the close, or not.
    decide_late "/api/desk/cases/{number}/rounds/late-answer" SiteDecisionBody
        => |body| Event::DecideLate {
            hospital: body.hospital,
            granted: body.granted,
            reason: body.reason,
        };
    /// Record that a hospital was told its result another way than by mail.
    tell_result "/api/desk/cases/{number}/rounds/told" ToldBody
        => |body| Event::TellResult { hospital: body.hospital, how: body.how };
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(answer_question))
        .routes(routes!(decide_time))
        .routes(routes!(remind))
        .routes(routes!(decide_late))
        .routes(routes!(tell_result))
}
