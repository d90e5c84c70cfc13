//! What a hospital sees: its own part of a case, and its own register.

use case_workflow::case::codes::{Ball, ContractStage, NotChosenReason, RoundState, SiteState};
use case_workflow::clock::ClockState;
use case_workflow::round::Answer;
use case_workflow::synopsis::Line;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::firm::view::{ContractView, MilestoneView};
use crate::shared::view::HistoryView;

/// A request in the hospital's inbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RequestRow {
    /// Blinded reference, `M-R08-017`.
    pub number: String,
    /// Sent.
    #[schema(value_type = String, format = DateTime)]
    pub sent_at: Timestamp,
    /// Answer by.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// Working days in Japan left while it can be answered.
    pub business_days_left: Option<i64>,
    /// How the clock stands.
    pub clock: Option<ClockState>,
    /// State of the own answer.
    pub state: SiteState,
    /// Whether the round is open.
    pub round: RoundState,
    /// Whether the hospital has to act: answer, or its turn in the contract.
    pub our_turn: bool,
    /// Modality and area, as the synopsis says; empty once the text is closed.
    pub lines: Vec<Line>,
    /// Where the own contract stands; none before it is opened.
    pub contract: Option<ContractRow>,
}

/// The own contract in a list: whose turn, without its details.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContractRow {
    /// Stage.
    pub stage: ContractStage,
    /// Whose turn.
    pub ball: Ball,
}

/// One request, as its hospital sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RequestView {
    /// Blinded reference.
    pub number: String,
    /// Version of the own answer, for `If-Match`.
    pub version: i64,
    /// Sent.
    #[schema(value_type = String, format = DateTime)]
    pub sent_at: Timestamp,
    /// Answer by.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// Working days in Japan left while it can be answered.
    pub business_days_left: Option<i64>,
    /// How the clock stands.
    pub clock: Option<ClockState>,
    /// State of the own answer.
    pub state: SiteState,
    /// State of the round.
    pub round: RoundState,
    /// Whether this reader may save a draft now.
    pub may_draft: bool,
    /// Whether this reader may send the answer now.
    pub may_answer: bool,
    /// The blinded synopsis; none from the round's close on for a hospital
    /// that declined, did not answer or was not selected.
    pub text: Option<Vec<Line>>,
    /// The firm, where a basis for naming it is recorded.
    pub firm: Option<NamedFirm>,
    /// Answers that the register already knows, by question.
    pub prefill: Map<String, Value>,
    /// Where each prefilled answer comes from.
    pub prefill_from: Vec<PrefillSource>,
    /// What somebody of the hospital has typed so far.
    pub draft: Option<Map<String, Value>>,
    /// The answer as sent.
    pub answer: Option<Answer>,
    /// When it was sent.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub answered_at: Option<Timestamp>,
    /// The result.
    pub result: Option<ResultView>,
    /// The own contract record.
    pub contract: Option<ContractView>,
    /// The own milestones.
    pub milestones: Vec<MilestoneView>,
    /// The own history, newest first.
    pub history: Vec<HistoryView>,
}

/// The firm, once it may be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NamedFirm {
    /// Name.
    pub name: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Product, where it is public.
    pub product: Option<String>,
}

/// Where a prefilled answer comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PrefillSource {
    /// The question, for example `patients`.
    pub question: String,
    /// Section of the register.
    pub section: String,
    /// Confirmed on.
    #[schema(value_type = Option<String>, format = Date)]
    pub confirmed_on: Option<jiff::civil::Date>,
    /// Past its date.
    pub expired: bool,
}

/// How it ended for this hospital.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ResultView {
    /// Told on.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Selected, reserve, not this time; or the round was ended.
    pub state: SiteState,
    /// Why not.
    pub reason: Option<NotChosenReason>,
    /// More about it.
    pub note: Option<String>,
    /// Patients to enrol.
    pub target: Option<u32>,
}

/// What the hospital has to do, and what it waits for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct HospitalHome {
    /// Names of the hospital.
    pub name: crate::firm::view::HospitalName,
    /// Invented data for the demonstration.
    pub demonstration: bool,
    /// Requests in which it is the hospital's turn, nearest date first.
    pub our_turn: Vec<RequestRow>,
    /// Requests in which others have to act.
    pub waiting: Vec<RequestRow>,
    /// Requests that have ended, newest first.
    pub ended: Vec<RequestRow>,
    /// The register's meter.
    pub meter: case_workflow::register::Meter,
    /// Sections that are past their date or end within 30 days.
    pub expiring: Vec<ExpiringSection>,
}

/// A section of the register that wants to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExpiringSection {
    /// Section.
    pub section: String,
    /// Valid until.
    #[schema(value_type = String, format = Date)]
    pub expires_on: jiff::civil::Date,
    /// Past its date.
    pub expired: bool,
}
