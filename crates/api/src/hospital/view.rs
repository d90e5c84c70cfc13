//! What a hospital sees: its own part of a case, and its own register.

use std::collections::BTreeMap;

use case_workflow::case::codes::{
    Ball, ContractStage, NotChosenReason, RoundKind, RoundState, SiteState,
};
use case_workflow::clock::ClockState;
use case_workflow::round::{
    Answer, FurtherQuestion, LateAnswer, MoreTime, PastRatio, Said, SiteQuestion,
};
use case_workflow::synopsis::Line;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::firm::view::{ContractView, MilestoneView};
use crate::shared::view::{HistoryView, PersonName};

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
    /// Whether it asks for interest or for the full answer.
    pub kind: RoundKind,
    /// Whether the answer waits for the hospital's approver.
    pub waits_for_approver: bool,
    /// Whether the hospital has to act: answer, or its turn in the contract.
    pub our_turn: bool,
    /// Modality and area, as the synopsis says; empty once the text is closed.
    pub lines: Vec<Line>,
    /// The disease alone, which stays with the result.
    pub topic: Option<Line>,
    /// How it ended, once it did.
    pub result: Option<ResultView>,
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
    /// Whether it asks for interest or for the full answer.
    pub kind: RoundKind,
    /// Whether this reader may save a draft now.
    pub may_draft: bool,
    /// Whether this reader may send the answer now.
    pub may_answer: bool,
    /// Whether this reader may send an answer although the round has closed.
    pub may_answer_late: bool,
    /// Whether this reader may ask the desk a question now.
    pub may_ask: bool,
    /// Whether this reader may ask for more time now.
    pub may_ask_time: bool,
    /// The latest day that can be asked for.
    #[schema(value_type = Option<String>, format = Date)]
    pub more_until: Option<jiff::civil::Date>,
    /// Since when the clock stands still because the desk owes an answer.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub paused_since: Option<Timestamp>,
    /// The date as it was set for everyone.
    #[schema(value_type = String, format = DateTime)]
    pub round_due: Timestamp,
    /// Own questions to the desk, oldest first.
    pub questions: Vec<SiteQuestion>,
    /// Questions of others that the desk answered for everyone, oldest first.
    pub shared: Vec<SharedAnswer>,
    /// Own requests for more time, oldest first.
    pub more_time: Vec<MoreTime>,
    /// When the desk reminded by hand, the last time.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub reminded_at: Option<Timestamp>,
    /// The answer sent after the close.
    pub late_answer: Option<LateAnswer>,
    /// Whether the answer stands as late.
    pub late: bool,
    /// The blinded synopsis; none from the round's close on for a hospital
    /// that declined, did not answer or was not selected.
    pub text: Option<Vec<Line>>,
    /// The firm, where a basis for naming it is recorded.
    pub firm: Option<NamedFirm>,
    /// Answers that the register already knows, by question.
    pub prefill: Map<String, Value>,
    /// Where each prefilled answer comes from.
    pub prefill_from: Vec<PrefillSource>,
    /// What is asked beyond the fixed questions. Once the text is closed, only
    /// questions out of the bank, which tell nothing of it.
    pub further: Vec<FurtherView>,
    /// What somebody of the hospital has typed so far.
    pub draft: Option<Map<String, Value>>,
    /// What the hospital promised in its trials so far, and what came of it.
    pub past: Option<PastRatio>,
    /// Who last wrote each part of the answer, by question.
    pub parts: BTreeMap<String, PartView>,
    /// Whether answers of this hospital are sent by its approver.
    pub needs_approval: bool,
    /// The draft waits for the approver, or came back from there.
    pub approval: Option<ApprovalView>,
    /// Whether this reader may approve it now.
    pub may_approve: bool,
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

/// One further question of a round, and what the register knows about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FurtherView {
    /// The question.
    pub question: FurtherQuestion,
    /// What the own register says; none where it does not ask or know it.
    pub known: Option<FurtherKnown>,
    /// Section of the register that the answer can correct; none where it does
    /// not ask the same, or asks it in a list that was never answered.
    pub corrects: Option<String>,
}

/// What the register says about a further question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FurtherKnown {
    /// Its answer.
    pub said: Said,
    /// Section of the register.
    pub section: String,
    /// Confirmed on.
    #[schema(value_type = Option<String>, format = Date)]
    pub confirmed_on: Option<jiff::civil::Date>,
    /// Past its date.
    pub expired: bool,
}

/// Who last wrote one part of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartView {
    /// Who.
    pub by: PersonName,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// An answer on its way through the hospital's approver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApprovalView {
    /// Who handed it in, and when.
    pub handed_in: PartView,
    /// Whether the register is to be corrected with it.
    pub with_register: bool,
    /// Who sent it back, and when; none while it waits.
    pub returned: Option<PartView>,
    /// What is to be changed.
    pub note: Option<String>,
}

/// What the desk answered one hospital and shares with all that were asked;
/// nothing tells who asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SharedAnswer {
    /// The question, in the desk's words.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// When it was given.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
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
