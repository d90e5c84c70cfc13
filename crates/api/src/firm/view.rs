//! What a firm sees of its case: facts, dates and masked hospitals; never a
//! score, an internal note or another firm.

use case_workflow::case::codes::{
    Ball, Condition, Confidence, ContractStage, CountMethod, EventKind, ExitReason, Interest,
    MilestoneKind, Outcome, ReferralTo, RoundState, SiteDecision, SiteState, Stage,
};
use case_workflow::case::turn::Turn;
use case_workflow::case::{Asked, Hold};
use case_workflow::clock::ClockState;
use case_workflow::expert::{Practice, Verdict};
use case_workflow::ids::CaseId;
use case_workflow::inquiry::FieldId;
use case_workflow::round::{FurtherQuestion, Said};
use case_workflow::synopsis::Synopsis;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::shared::view::{HistoryView, MessageView};

/// A case in the firm's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FirmCaseRow {
    /// Reference.
    pub number: String,
    /// Product or disease, in the firm's own words.
    pub title: String,
    /// Main state.
    pub stage: Stage,
    /// One of the firm's seven steps.
    pub step: Option<u8>,
    /// Whose turn, what, until when.
    pub turn: Turn,
    /// When the request reached the desk.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
}

/// A case as its firm sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FirmCase {
    /// Id.
    pub id: CaseId,
    /// Reference.
    pub number: String,
    /// Version, for `If-Match`.
    pub version: i64,
    /// Product and disease, in the firm's own words.
    pub title: String,
    /// Main state.
    pub stage: Stage,
    /// One of the firm's seven steps; none where the case left the road.
    pub step: Option<u8>,
    /// The seven steps with the day each was done.
    pub steps: Vec<StepView>,
    /// On hold.
    pub hold: Option<Hold>,
    /// Whose turn, what, until when.
    pub turn: Turn,
    /// What this reader could do now.
    pub next: Vec<EventKind>,
    /// When the request reached the desk.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// The three dates that the desk promised.
    pub promises: Promises,
    /// The desk's named people, owner first.
    pub contacts: Vec<DeskContact>,
    /// Questions that wait for the firm.
    pub asked: Option<Asked>,
    /// Why the desk could not take it.
    pub exit: Option<FirmExit>,
    /// The case it was merged into, where the firm may see that one.
    pub merged_into: Option<String>,
    /// What was sent, field by field.
    pub sent: Map<String, Value>,
    /// Values as they stand now, stages 1 and 2.
    pub values: Map<String, Value>,
    /// Stage-2 fields that hospitals need and that are still empty.
    pub missing: Vec<FieldId>,
    /// The text that hospitals see first.
    pub synopsis: Option<Synopsis>,
    /// Rounds so far.
    pub rounds: Vec<FirmRound>,
    /// Hospitals asked, masked until each agrees to be named.
    pub hospitals: Vec<FirmHospital>,
    /// Rounds of experts, oldest first.
    pub experts: Vec<FirmExpertRound>,
    /// The newest collated answer.
    pub proposal: Option<FirmProposal>,
    /// The firm's choice.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub selected_at: Option<Timestamp>,
    /// Contract records.
    pub contracts: Vec<ContractView>,
    /// Milestones.
    pub milestones: Vec<MilestoneView>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When it ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// The last events, newest first.
    pub history: Vec<HistoryView>,
    /// Messages, oldest first.
    pub messages: Vec<MessageView>,
}

/// What experts in Japan were asked about the plan. None of them is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FirmExpertRound {
    /// From 1.
    pub no: u32,
    /// State.
    pub state: RoundState,
    /// When they were asked.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// Answers by.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// How many were asked.
    pub asked: usize,
    /// How many answered.
    pub answered: usize,
    /// What they said, once the desk has passed it on.
    pub report: Option<FirmExpertReport>,
}

/// What experts said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FirmExpertReport {
    /// When the desk passed it on.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The desk's summary in English.
    pub text: String,
    /// Each answer, in facts: an expert's own words stay with the desk, for they
    /// could tell who it is.
    pub experts: Vec<FirmExpert>,
}

/// One expert's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FirmExpert {
    /// Their field of work.
    pub field: String,
    /// Can it be run in Japan?
    pub verdict: Verdict,
    /// Does it fit the practice in Japan?
    pub practice: Practice,
    /// Patients a year in all Japan who could take part.
    pub patients: Option<u32>,
    /// Whether they declared interests in companies of the field.
    pub interests: bool,
    /// Answers to the desk's own questions, without words.
    pub further: Vec<FirmFact>,
}

/// One of the seven plain steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StepView {
    /// 1 to 7.
    pub no: u8,
    /// Done on, where it is done.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub done_at: Option<Timestamp>,
    /// Where the case is now.
    pub now: bool,
}

/// The three promised dates of the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Promises {
    /// A person replies by.
    #[schema(value_type = String, format = DateTime)]
    pub reply_by: Timestamp,
    /// Replied.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub replied_at: Option<Timestamp>,
    /// Yes or no by.
    #[schema(value_type = String, format = DateTime)]
    pub decide_by: Timestamp,
    /// Decided.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
    /// A first meeting is offered by, at the latest.
    #[schema(value_type = String, format = DateTime)]
    pub meet_by: Timestamp,
    /// The first consultation.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub met_at: Option<Timestamp>,
}

/// A named person of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeskContact {
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: Option<String>,
    /// Family name in Latin letters, where one is known.
    pub family_roman: Option<String>,
    /// Given name in Latin letters.
    pub given_roman: Option<String>,
    /// Owner or deputy.
    pub deputy: bool,
}

/// Why the desk could not take it, with the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FirmExit {
    /// Reason.
    pub reason: ExitReason,
    /// Who can help.
    pub referral: ReferralTo,
    /// The desk's text.
    pub letter: String,
}

/// One round as the firm sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FirmRound {
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
    /// Hospitals asked.
    pub asked: usize,
    /// Hospitals that answered.
    pub answered: usize,
}

/// One hospital as the firm sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FirmHospital {
    /// `A`, `B`, …: how the firm names it in its choice.
    pub label: String,
    /// Region of Japan, as a code of the list `region`.
    pub region: String,
    /// Name, where the hospital agreed to be named.
    pub name: Option<HospitalName>,
    /// State.
    pub state: SiteState,
    /// Main answer. Numbers are shown once the desk has put the hospital forward.
    pub interest: Option<Interest>,
    /// Eligible patients in the window.
    pub patients: Option<u32>,
    /// How they were counted.
    pub method: Option<CountMethod>,
    /// Patients it can enrol.
    pub realistic: Option<u32>,
    /// Start possible from, `YYYY-MM`.
    pub start: Option<String>,
    /// Conditions.
    pub conditions: Vec<Condition>,
    /// Answers to what was asked further, but for words: they could name it.
    pub further: Vec<FirmFact>,
    /// Put before the firm in the newest collated answer.
    pub proposed: bool,
    /// Whether its entry in the register may be read.
    pub entry: bool,
    /// The firm's decision.
    pub decision: Option<SiteDecision>,
    /// Patients to enrol there.
    pub target: Option<u32>,
}

/// One answer of a hospital to a further question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FirmFact {
    /// The question.
    pub question: FurtherQuestion,
    /// Yes or no, a number, or a month.
    pub said: Said,
}

/// A hospital's name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HospitalName {
    /// English.
    pub en: String,
    /// Japanese.
    pub ja: String,
}

/// The newest collated answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FirmProposal {
    /// Sent.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The desk's letter, in English.
    pub letter: String,
    /// Target for Japan, where one is known.
    pub target: Option<u32>,
    /// Patients that the hospitals can enrol together.
    pub offered: u32,
    /// Target less offered; none if no target is known.
    pub shortfall: Option<i64>,
    /// How sure the numbers are: as sure as the worst of them.
    pub confidence: Option<Confidence>,
    /// How many of the numbers are estimates.
    pub estimates: usize,
}

impl FirmProposal {
    /// Without the firm's own numbers, for whoever is not of the case team.
    #[must_use]
    pub fn without_target(self) -> Self {
        Self {
            target: None,
            shortfall: None,
            ..self
        }
    }
}

/// One contract record, for all three sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContractView {
    /// How the firm and the desk name the hospital: `A`, `B`, ….
    pub label: String,
    /// Hospital's name, where the reader may know it.
    pub hospital: Option<HospitalName>,
    /// Stage.
    pub stage: ContractStage,
    /// Terms agreed.
    pub legal_ok: bool,
    /// Costs agreed.
    pub budget_ok: bool,
    /// Whose turn.
    pub ball: Ball,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub ball_since: Timestamp,
    /// Whole days with each party so far.
    pub days: PartyDays,
    /// Day of execution.
    #[schema(value_type = Option<String>, format = Date)]
    pub executed_on: Option<Date>,
    /// Due (60 calendar days after selection).
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due: Option<Timestamp>,
    /// How the clock stands.
    pub state: Option<ClockState>,
    /// The latest note for both sides.
    pub note: Option<String>,
}

/// Whole calendar days that a contract lay with each party.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartyDays {
    /// With the company.
    pub sponsor: i64,
    /// With the hospital.
    pub hospital: i64,
    /// With the desk.
    pub desk: i64,
    /// With the CRO.
    pub cro: i64,
}

/// One milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MilestoneView {
    /// Which.
    pub kind: MilestoneKind,
    /// Of which hospital (`A`, `B`, …).
    pub label: Option<String>,
    /// Planned.
    #[schema(value_type = Option<String>, format = Date)]
    pub planned: Option<Date>,
    /// Forecast.
    #[schema(value_type = Option<String>, format = Date)]
    pub forecast: Option<Date>,
    /// Actual.
    #[schema(value_type = Option<String>, format = Date)]
    pub actual: Option<Date>,
    /// Number or paper.
    pub evidence: Option<String>,
}
