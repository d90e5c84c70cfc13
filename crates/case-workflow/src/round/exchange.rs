//! What passes between a hospital and the desk while a round runs: questions,
//! which stop the hospital's clock, requests for more time, the desk's
//! reminders by hand, and an answer that came after the close.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Answer, Site};
use crate::clock::Pause;

/// Questions and requests for more time of one hospital in one round, at most:
/// beyond that, people talk.
pub const EXCHANGES_MAX: usize = 20;

/// A hospital's question to the desk. The hospital's clock stands from the
/// question until the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SiteQuestion {
    /// Number within this hospital's round, from 1.
    pub no: u32,
    /// When it was asked.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// As written.
    pub text: String,
    /// The desk's answer; none while it waits.
    pub answer: Option<DeskAnswer>,
}

/// The desk's answer to a hospital's question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DeskAnswer {
    /// When it was given.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// As written.
    pub text: String,
    /// The question as every hospital of the round reads it, in words that do
    /// not tell who asked; none where only the hospital that asked reads it.
    pub shared_as: Option<String>,
}

/// A hospital's request for more time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MoreTime {
    /// When it was asked for.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Until the end of the working hours of this day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub until: Date,
    /// Why.
    pub reason: String,
    /// What the desk said; none while it waits.
    pub decided: Option<Decided>,
}

/// The desk's yes or no to what a hospital asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Decided {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Yes or no.
    pub granted: bool,
    /// Why not, for the hospital to read.
    pub reason: Option<String>,
}

/// An answer that came after the round had closed, and waits for the desk's
/// word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LateAnswer {
    /// When it was sent.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// The answer.
    pub answer: Answer,
    /// What the desk said; none while it waits.
    pub decided: Option<Decided>,
}

impl Site {
    /// The question that waits for the desk, if one does.
    #[must_use]
    pub fn open_question(&self) -> Option<&SiteQuestion> {
        self.questions
            .iter()
            .find(|question| question.answer.is_none())
    }

    /// The request for more time that waits for the desk, if one does. It
    /// lapses with the hospital's answer and with the round's close.
    #[must_use]
    pub fn open_request(&self) -> Option<&MoreTime> {
        self.more_time
            .iter()
            .find(|request| request.decided.is_none())
            .filter(|_| self.is_awaited())
    }

    /// The late answer that waits for the desk, if one does.
    #[must_use]
    pub fn open_late_answer(&self) -> Option<&LateAnswer> {
        self.late_answer
            .as_ref()
            .filter(|late| late.decided.is_none())
    }

    /// Since when something of this hospital waits for the desk.
    #[must_use]
    pub fn asks_since(&self) -> Option<Timestamp> {
        [
            self.open_question().map(|one| one.at),
            self.open_request().map(|one| one.at),
            self.open_late_answer().map(|one| one.at),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// The newest request for more time that the desk granted.
    #[must_use]
    pub fn granted(&self) -> Option<(&MoreTime, &Decided)> {
        self.more_time
            .iter()
            .rev()
            .filter_map(|request| Some((request, request.decided.as_ref()?)))
            .find(|(_, decided)| decided.granted)
    }

    /// The stretches in which a question of this hospital waited.
    pub(super) fn pauses(&self) -> Vec<Pause> {
        self.questions
            .iter()
            .map(|question| Pause {
                from: question.at,
                to: question.answer.as_ref().map(|answer| answer.at),
                cause: Some("site_question".into()),
            })
            .collect()
    }
}
