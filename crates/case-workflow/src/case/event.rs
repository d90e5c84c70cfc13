//! What can happen to a case, with what each act needs to say.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::codes::{
    Ball, BasisKind, CheckAnswer, ContactMode, ContentClass, ContractStage, EventKind, ExitReason,
    LossEvidence, LossReason, MilestoneKind, NotChosenReason, Outcome, ReferralTo, RoundKind,
    SiteDecision,
};
use crate::ids::{CaseId, HospitalId, PersonId};
use crate::inquiry::FieldId;
use crate::policy::Action;
use crate::round::{Further, OwnQuestion};

/// An act on a case. Stored as JSON while it waits for a second person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The actor becomes the owner.
    Take,
    /// Ask the firm for what is missing; the desk's clocks pause.
    Ask {
        /// What is asked, at least one.
        questions: Vec<Question>,
        /// Answer by this day, 17:00 in Tokyo; 15 business days if left out.
        due: Option<Date>,
    },
    /// The firm's answers to the open questions.
    Answer {
        /// One text a question, in their order.
        answers: Vec<String>,
    },
    /// Accept the case (受理).
    Accept(Acceptance),
    /// Do not take the case.
    Decline {
        /// Which of X1 to X4.
        reason: ExitReason,
        /// Where the firm is sent, or that no referral is needed.
        referral: ReferralTo,
        /// The polite English text to the firm.
        letter: String,
    },
    /// A duplicate: the other case lives on.
    Merge {
        /// The surviving case.
        into: CaseId,
        /// Why they are one.
        reason: String,
    },
    /// The surviving side of a merge.
    Absorb {
        /// The case that ended.
        from: CaseId,
        /// Its number, for the history.
        number: String,
    },
    /// Put on hold; the desk's clocks pause.
    Hold {
        /// Why.
        reason: String,
        /// Looked at again on this day, at most 90 days away.
        review_on: Date,
    },
    /// End the hold.
    Resume,
    /// Owner, deputy and team.
    Assign {
        /// The one owner.
        owner: Option<PersonId>,
        /// The one deputy.
        deputy: Option<PersonId>,
        /// Others named on the case.
        team: Vec<PersonId>,
    },
    /// A contact with the firm (相談記録).
    RecordContact(ContactRecord),
    /// A message to the other side.
    Message {
        /// The text as written; kept for ever.
        text: String,
        /// Its language, `en` or `ja`.
        lang: String,
    },
    /// An internal note of the desk (D5).
    Note {
        /// The text.
        text: String,
    },
    /// New values of stage-2 fields; only those given change.
    Revise {
        /// Field id to value; null clears.
        patch: Map<String, Value>,
    },
    /// Generate the blinded synopsis anew and ask the firm to approve it.
    DraftSynopsis {
        /// Lines the desk leaves out, by their code.
        #[serde(default)]
        leave_out: Vec<String>,
    },
    /// The firm approves the text.
    ApproveSynopsis {
        /// The text's revision that was read, so that nothing newer is approved unseen.
        revision: u32,
    },
    /// The firm asks for another wording or less.
    SynopsisChange {
        /// What should change.
        text: String,
    },
    /// On what basis hospitals may see the firm's name.
    RecordBasis(Basis),
    /// Send a round.
    OpenRound {
        /// Whether it asks for interest, or for the full answer of hospitals
        /// that know who asks.
        #[serde(default)]
        kind: RoundKind,
        /// Whom, and why each.
        recipients: Vec<Recipient>,
        /// Answers by this day, 17:00 in Tokyo; left out, 5 business days for
        /// interest and 10 for a full round.
        due: Option<Date>,
        /// What is asked beyond the fixed questions.
        #[serde(default)]
        further: Further,
    },
    /// A hospital opened the survey.
    OpenRequest {
        /// Which hospital.
        hospital: HospitalId,
    },
    /// A hospital's draft, kept as typed.
    SaveAnswer {
        /// Which hospital.
        hospital: HospitalId,
        /// Raw answers.
        draft: Map<String, Value>,
    },
    /// A hospital's answer.
    AnswerRound {
        /// Which hospital.
        hospital: HospitalId,
        /// Raw answers, read and checked here.
        answer: Map<String, Value>,
    },
    /// The office hands its answer to the hospital's approver.
    HandIn {
        /// Which hospital.
        hospital: HospitalId,
        /// Raw answers, read and checked here.
        answer: Map<String, Value>,
        /// Where the register is to be corrected with it: what the register
        /// said when the answer was written.
        #[serde(default)]
        register: Option<Map<String, Value>>,
    },
    /// The approver sends the answer to the desk.
    ApproveAnswer {
        /// Which hospital.
        hospital: HospitalId,
    },
    /// The approver sends the answer back to the office.
    ReturnAnswer {
        /// Which hospital.
        hospital: HospitalId,
        /// What is to be changed.
        note: String,
    },
    /// Close the open round now.
    CloseRound,
    /// A hospital asks the desk; its clock stands until the answer.
    AskDesk {
        /// Which hospital.
        hospital: HospitalId,
        /// The question.
        text: String,
    },
    /// The desk answers a hospital's question.
    AnswerSite {
        /// Which hospital.
        hospital: HospitalId,
        /// Which of its questions.
        no: u32,
        /// The answer.
        text: String,
        /// The question as every hospital of the round reads it; none where the
        /// answer is for one hospital only.
        #[serde(default)]
        shared_as: Option<String>,
    },
    /// A hospital asks for more time.
    AskTime {
        /// Which hospital.
        hospital: HospitalId,
        /// Until 17:00 in Tokyo on this day.
        until: Date,
        /// Why.
        reason: String,
    },
    /// The desk gives more time, or not.
    DecideTime {
        /// Which hospital.
        hospital: HospitalId,
        /// Yes or no.
        granted: bool,
        /// Why not.
        #[serde(default)]
        reason: Option<String>,
    },
    /// The desk reminds one hospital by hand.
    Nudge {
        /// Which hospital.
        hospital: HospitalId,
    },
    /// A hospital's answer after the close, for the desk to take or not.
    SendLate {
        /// Which hospital.
        hospital: HospitalId,
        /// Raw answers, read and checked here.
        answer: Map<String, Value>,
    },
    /// The desk takes a late answer, or not.
    DecideLate {
        /// Which hospital.
        hospital: HospitalId,
        /// Yes or no.
        granted: bool,
        /// Why not.
        #[serde(default)]
        reason: Option<String>,
    },
    /// The desk told a hospital its result another way than by mail.
    TellResult {
        /// Which hospital.
        hospital: HospitalId,
        /// How: by phone to whom, for example.
        how: String,
    },
    /// Ask experts about the approved blinded text.
    AskExperts {
        /// Whom, each once.
        experts: Vec<NewExpert>,
        /// Answers by this day, 17:00 in Tokyo; 5 business days if left out.
        due: Option<Date>,
        /// What the desk asks in its own words.
        #[serde(default)]
        questions: Vec<OwnQuestion>,
    },
    /// The desk reminds one expert by hand.
    RemindExpert {
        /// Whom.
        person: PersonId,
    },
    /// An expert's reply.
    AnswerExpert {
        /// Whose.
        person: PersonId,
        /// As typed, read and checked here.
        reply: Map<String, Value>,
    },
    /// Close the experts' round now.
    CloseExperts,
    /// Tell the firm what the experts said.
    ReportExperts {
        /// The desk's summary in English.
        text: String,
    },
    /// The collated answer to the firm.
    Propose {
        /// The answer letter in English.
        letter: String,
        /// Hospitals put before the firm.
        hospitals: Vec<HospitalId>,
    },
    /// Back to finding hospitals.
    AnotherRound {
        /// Why.
        reason: String,
    },
    /// The firm's choice.
    Select {
        /// One decision for every hospital proposed.
        decisions: Vec<Decision>,
        /// Where the desk records it: on what written evidence.
        evidence: Option<String>,
    },
    /// On to start-up.
    StartUp,
    /// One hospital's contract record.
    Contract(ContractUpdate),
    /// One milestone.
    Milestone(MilestoneUpdate),
    /// The trial runs.
    Run {
        /// Why no registry id is entered, where none is.
        no_registry_reason: Option<String>,
    },
    /// Close.
    Close(Closing),
    /// The firm withdraws.
    Withdraw {
        /// Why, in the firm's words; may be empty.
        reason: String,
    },
    /// Open again.
    Reopen {
        /// What is new.
        reason: String,
    },
    /// Take back the last act.
    Undo,
}

/// One thing that the desk asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Question {
    /// The form's field it is about, if any.
    #[serde(default)]
    pub field: Option<FieldId>,
    /// The question in English.
    pub text: String,
}

/// What acceptance records (domain 4.1 A7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Acceptance {
    /// E1 to E5, each answered.
    pub checklist: Checklist,
    /// May the product go into an international trial that includes Japan?
    pub international: bool,
    /// Is the sponsor known to the desk (rule 9)?
    pub sponsor_disclosed: bool,
    /// Owner from now on; the present one if left out.
    #[serde(default)]
    pub owner: Option<PersonId>,
}

/// The eligibility checklist (domain 4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Checklist {
    /// Organisation outside Japan without a development base in Japan.
    #[serde(rename = "E1")]
    pub e1: CheckAnswer,
    /// A trial or a development plan that may include Japan.
    #[serde(rename = "E2")]
    pub e2: CheckAnswer,
    /// Genuine.
    #[serde(rename = "E3")]
    pub e3: CheckAnswer,
    /// Not only a patient's question or a sales offer.
    #[serde(rename = "E4")]
    pub e4: CheckAnswer,
    /// No duplicate.
    #[serde(rename = "E5")]
    pub e5: CheckAnswer,
}

/// A contact record (domain 4.10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ContactRecord {
    /// When it happened; never in the future.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Why it is recorded later than on its own day, where it is.
    #[serde(default)]
    pub late_reason: Option<String>,
    /// How.
    pub mode: ContactMode,
    /// What it amounted to.
    pub class: ContentClass,
    /// Who took part, in words.
    pub participants: String,
    /// Minutes spent by the desk, 0 to 6,000.
    pub minutes: u32,
    /// What was said, in the language it was written in.
    pub text: String,
    /// That language, `en` or `ja`.
    pub lang: String,
    /// Japanese working translation, where there is one.
    #[serde(default)]
    pub translation: Option<String>,
}

/// A basis for showing the firm's name to one hospital (domain 2.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Basis {
    /// The hospital it holds for.
    pub hospital: HospitalId,
    /// What it is.
    pub kind: BasisKind,
    /// Since when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub since: Date,
    /// Until when, if it ends.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Date>,
    /// Where the paper or the mail lies.
    pub reference: String,
}

/// One hospital to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Recipient {
    /// Which.
    pub hospital: HospitalId,
    /// Why it was put in by hand, where the list did not offer it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// One expert to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewExpert {
    /// Who.
    pub person: PersonId,
    /// Their field of work.
    pub field: String,
    /// What was agreed about a fee.
    pub fee: Option<String>,
}

/// What was decided about one hospital.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Decision {
    /// Which.
    pub hospital: HospitalId,
    /// Selected, reserve or not.
    pub decision: SiteDecision,
    /// Patients it shall enrol, for a selected hospital.
    #[serde(default)]
    pub target: Option<u32>,
    /// Why not, for the hospital to read.
    #[serde(default)]
    pub reason: Option<NotChosenReason>,
    /// More about it, for the hospital to read.
    #[serde(default)]
    pub note: Option<String>,
}

/// A change of one hospital's contract record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ContractUpdate {
    /// Which hospital.
    pub hospital: HospitalId,
    /// New stage, if it moved.
    #[serde(default)]
    pub stage: Option<ContractStage>,
    /// Whose turn from now on, if it changed.
    #[serde(default)]
    pub ball: Option<Ball>,
    /// Day of execution, or of failure; today if left out.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub on: Option<Date>,
    /// A note for both sides.
    #[serde(default)]
    pub note: Option<String>,
}

/// A change of one milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MilestoneUpdate {
    /// Which milestone.
    pub kind: super::codes::MilestoneKind,
    /// Of which hospital, where it is one hospital's.
    #[serde(default)]
    pub hospital: Option<HospitalId>,
    /// Planned day.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub planned: Option<Date>,
    /// Forecast day.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub forecast: Option<Date>,
    /// Actual day; never in the future.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub actual: Option<Date>,
    /// Number or paper it rests on, for example a jRCT id.
    #[serde(default)]
    pub evidence: Option<String>,
}

/// How a case ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Closing {
    /// The one closing outcome.
    pub outcome: Outcome,
    /// Ranked reasons, first the weightiest; for outcomes N.
    #[serde(default)]
    pub loss_reasons: Vec<LossReason>,
    /// On what the reasons rest.
    #[serde(default)]
    pub evidence: Option<LossEvidence>,
    /// In words.
    #[serde(default)]
    pub text: String,
    /// Patients enrolled, per hospital, where the trial ran.
    #[serde(default)]
    pub enrolled: BTreeMap<String, u32>,
}

impl Event {
    /// The word of this event.
    #[must_use]
    pub fn kind(&self) -> EventKind {
        use EventKind as K;
        match self {
            Self::Take => K::Take,
            Self::Ask { .. } => K::Ask,
            Self::Answer { .. } => K::Answer,
            Self::Accept(_) => K::Accept,
            Self::Decline { .. } => K::Decline,
            Self::Merge { .. } => K::Merge,
            Self::Absorb { .. } => K::Absorb,
            Self::Hold { .. } => K::Hold,
            Self::Resume => K::Resume,
            Self::Assign { .. } => K::Assign,
            Self::RecordContact(_) => K::RecordContact,
            Self::Message { .. } => K::Message,
            Self::Note { .. } => K::Note,
            Self::Revise { .. } => K::Revise,
            Self::DraftSynopsis { .. } => K::DraftSynopsis,
            Self::ApproveSynopsis { .. } => K::ApproveSynopsis,
            Self::SynopsisChange { .. } => K::SynopsisChange,
            Self::RecordBasis(_) => K::RecordBasis,
            Self::OpenRound { .. } => K::OpenRound,
            Self::OpenRequest { .. } => K::OpenRequest,
            Self::SaveAnswer { .. } => K::SaveAnswer,
            Self::AnswerRound { .. } => K::AnswerRound,
            Self::HandIn { .. } => K::HandIn,
            Self::ApproveAnswer { .. } => K::ApproveAnswer,
            Self::ReturnAnswer { .. } => K::ReturnAnswer,
            Self::CloseRound => K::CloseRound,
            Self::AskDesk { .. } => K::AskDesk,
            Self::AnswerSite { .. } => K::AnswerSite,
            Self::AskTime { .. } => K::AskTime,
            Self::DecideTime { .. } => K::DecideTime,
            Self::Nudge { .. } => K::Nudge,
            Self::SendLate { .. } => K::SendLate,
            Self::DecideLate { .. } => K::DecideLate,
            Self::TellResult { .. } => K::TellResult,
            Self::AskExperts { .. } => K::AskExperts,
            Self::RemindExpert { .. } => K::RemindExpert,
            Self::AnswerExpert { .. } => K::AnswerExpert,
            Self::CloseExperts => K::CloseExperts,
            Self::ReportExperts { .. } => K::ReportExperts,
            Self::Propose { .. } => K::Propose,
            Self::AnotherRound { .. } => K::AnotherRound,
            Self::Select { .. } => K::Select,
            Self::StartUp => K::StartUp,
            Self::Contract(_) => K::Contract,
            Self::Milestone(_) => K::Milestone,
            Self::Run { .. } => K::Run,
            Self::Close(_) => K::Close,
            Self::Withdraw { .. } => K::Withdraw,
            Self::Reopen { .. } => K::Reopen,
            Self::Undo => K::Undo,
        }
    }
}

impl EventKind {
    /// The permission an event needs. A new event must say so to compile.
    #[must_use]
    pub fn action(self) -> Action {
        use Action as A;
        match self {
            Self::Submit => A::SendRequest,
            Self::Register => A::RegisterCase,
            Self::Take => A::TakeCase,
            Self::Ask => A::AskSponsor,
            Self::Answer => A::AnswerQuestions,
            Self::Accept | Self::Decline => A::DecideCase,
            Self::Merge | Self::Absorb => A::MergeCase,
            Self::Hold | Self::Resume => A::HoldCase,
            Self::Assign | Self::RecordContact | Self::Translate => A::RecordContact,
            Self::Message => A::WriteMessage,
            Self::Note => A::WriteNote,
            Self::Revise => A::EditDetails,
            Self::DraftSynopsis => A::DraftSynopsis,
            Self::ApproveSynopsis | Self::SynopsisChange => A::ApproveSynopsis,
            Self::RecordBasis => A::RecordBasis,
            Self::OpenRound | Self::CloseRound => A::OpenRound,
            Self::AnswerSite
            | Self::DecideTime
            | Self::Nudge
            | Self::DecideLate
            | Self::TellResult => A::OpenRound,
            Self::OpenRequest => A::ReadRound,
            // Whoever drafts the answer may ask what it needs.
            Self::SaveAnswer | Self::AskDesk => A::DraftAnswer,
            Self::AnswerRound | Self::HandIn | Self::AskTime | Self::SendLate => A::AnswerRound,
            Self::ApproveAnswer | Self::ReturnAnswer => A::ApproveAnswer,
            Self::AskExperts | Self::RemindExpert | Self::CloseExperts | Self::ReportExperts => {
                A::AskExperts
            }
            Self::AnswerExpert => A::AnswerExpert,
            Self::Propose | Self::AnotherRound => A::ProposeHospitals,
            Self::Select => A::RecordSelection,
            Self::StartUp | Self::Run => A::AdvanceCase,
            Self::Contract => A::KeepContract,
            Self::Milestone => A::KeepMilestones,
            Self::Close => A::CloseCase,
            Self::Withdraw => A::WithdrawCase,
            Self::Reopen => A::ReopenCase,
            Self::Undo => A::UndoAct,
        }
    }
}

impl MilestoneKind {
    /// Whether a hospital keeps this milestone for itself.
    #[must_use]
    pub fn of_hospital(self) -> bool {
        matches!(
            self,
            Self::IrbApproved
                | Self::ContractExecuted
                | Self::Siv
                | Self::FirstConsent
                | Self::Fpi
                | Self::FirstDose
        )
    }
}
