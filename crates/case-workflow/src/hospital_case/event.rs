//! What can be done with a hospital's consultation.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{ConsultEventKind, ConsultOutcome, ConsultRejection, ConsultTheme};
use super::number::HospitalCaseNumber;
use crate::case::number::CaseNumber;
use crate::ids::{CaseId, HospitalCaseId, PersonId};
use crate::policy::Action;

/// An act on a consultation with what it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ConsultEvent {
    /// Sort it: who looks after it, what it is about.
    Triage {
        /// Who looks after it.
        owner: PersonId,
        /// The theme as the desk sees it.
        theme: ConsultTheme,
    },
    /// Begin to work on it.
    Begin,
    /// Ask the hospital; the desk's clocks stand until it writes.
    Ask {
        /// What.
        text: String,
        /// Answer by; 10 working days where none is given.
        due: Option<Date>,
    },
    /// The hospital writes: an answer to the desk's question, or a further one.
    Reply {
        /// What.
        text: String,
    },
    /// The desk writes without answering yet.
    Message {
        /// What.
        text: String,
    },
    /// A note for the desk alone.
    Note {
        /// What.
        text: String,
    },
    /// The answer takes longer: the day on which it comes.
    Plan {
        /// When.
        answer_on: Date,
        /// Why, for the hospital.
        reason: String,
    },
    /// The text that the desk is working on.
    Draft {
        /// The text; empty takes it away.
        text: String,
    },
    /// The answer.
    Answer {
        /// The text.
        text: String,
        /// What it brings.
        given: ConsultOutcome,
        /// Where the hospital is sent, or which document or training it is.
        detail: String,
    },
    /// Who looks after it and who may read it.
    Assign {
        /// Owner.
        owner: PersonId,
        /// Deputy.
        deputy: Option<PersonId>,
        /// Contract supporters and outside experts named on it.
        team: Vec<PersonId>,
    },
    /// Which colleagues of the hospital take part beside the trial office.
    Delegate {
        /// Them.
        people: Vec<PersonId>,
    },
    /// Hold it.
    Hold {
        /// Why.
        reason: String,
        /// Looked at again on this day.
        review_on: Date,
    },
    /// Take it off hold.
    Resume,
    /// The desk closes it.
    Close {
        /// How it ended.
        outcome: ConsultOutcome,
        /// A word to the hospital.
        text: String,
    },
    /// The hospital says that it is answered.
    Thank {
        /// A word to the desk.
        text: String,
    },
    /// The hospital needs no answer any more.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// A company case was made from it.
    Lead {
        /// The case.
        case: CaseId,
        /// Its number.
        number: CaseNumber,
        /// The firm's consent.
        consent: Consent,
    },
    /// It is nothing for the desk.
    Reject {
        /// Why.
        reason: ConsultRejection,
        /// What the hospital reads.
        text: String,
    },
    /// It goes on in another one of the same hospital.
    Merge {
        /// Which.
        into: HospitalCaseId,
        /// Its number.
        number: HospitalCaseNumber,
    },
    /// Another one of the same hospital goes on in this one.
    Absorb {
        /// Which.
        from: HospitalCaseId,
        /// Its number.
        number: HospitalCaseNumber,
    },
    /// Go on with what had ended.
    Reopen {
        /// Why, or what is asked now.
        reason: String,
    },
}

/// That the firm agreed to become a case of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Consent {
    /// When it agreed.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Date,
    /// How: a mail, a call, with whom.
    pub how: String,
}

impl ConsultEvent {
    /// Its word.
    #[must_use]
    pub fn kind(&self) -> ConsultEventKind {
        use ConsultEventKind as K;
        match self {
            Self::Triage { .. } => K::Triage,
            Self::Begin => K::Begin,
            Self::Ask { .. } => K::Ask,
            Self::Reply { .. } => K::Reply,
            Self::Message { .. } => K::Message,
            Self::Note { .. } => K::Note,
            Self::Plan { .. } => K::Plan,
            Self::Draft { .. } => K::Draft,
            Self::Answer { .. } => K::Answer,
            Self::Assign { .. } => K::Assign,
            Self::Delegate { .. } => K::Delegate,
            Self::Hold { .. } => K::Hold,
            Self::Resume => K::Resume,
            Self::Close { .. } => K::Close,
            Self::Thank { .. } => K::Thank,
            Self::Withdraw { .. } => K::Withdraw,
            Self::Lead { .. } => K::Lead,
            Self::Reject { .. } => K::Reject,
            Self::Merge { .. } => K::Merge,
            Self::Absorb { .. } => K::Absorb,
            Self::Reopen { .. } => K::Reopen,
        }
    }
}

impl ConsultEventKind {
    /// The permission it needs.
    #[must_use]
    pub fn action(self) -> Action {
        match self {
            Self::Submit => Action::AskDesk,
            Self::Reply | Self::Thank | Self::Withdraw => Action::WriteConsult,
            Self::Delegate => Action::DelegateConsult,
            Self::Triage
            | Self::Ask
            | Self::Message
            | Self::Note
            | Self::Assign
            | Self::Hold
            | Self::Resume => Action::TriageConsult,
            Self::Begin
            | Self::Plan
            | Self::Draft
            | Self::Answer
            | Self::Close
            | Self::Reject
            | Self::Merge
            | Self::Absorb
            | Self::Reopen
            | Self::Lead => Action::AnswerConsult,
        }
    }
}
