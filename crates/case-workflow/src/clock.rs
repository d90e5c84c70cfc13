//! Clocks: when something falls due, with the time in which the desk could not
//! go on taken out, and both counts (net and gross) kept visible, because a
//! pause would otherwise hide delay.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::calendar::{Calendar, HoursFault};

mod input;
mod standing;

pub use input::{ClockInput, ClockOutput, ClockTarget, standing};

/// The longest target in days that a clock takes: about a century.
pub const TARGET_DAYS_MAX: u32 = 36_600;

/// What a clock measures.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum ClockKind {
    /// Automatic receipt.
    Receipt,
    /// First reply by a person.
    FirstReply,
    /// Decision to accept or not.
    Decision,
    /// First meeting offered, from acceptance.
    FirstMeeting,
    /// The desk's turn with a confidential disclosure agreement.
    CdaTurn,
    /// The confidential disclosure agreement in total.
    CdaTotal,
    /// Hospitals' answers to an interest round.
    InterestRound,
    /// Hospitals' answers to a full round.
    FullRound,
    /// The collated answer after a round closes.
    CollatedAnswer,
    /// Hospitals told the result after the company's decision.
    ResultTold,
    /// A hospital's answer to an allocation.
    AllocationAnswer,
    /// Contract executed, from selection.
    ContractClock,
    /// Follow-up of a referral.
    ReferralFollowup,
    /// No word from the company.
    SponsorSilent,
    /// Free places confirmed every three months.
    RegisterQuarterly,
    /// The company's answers to the desk's questions.
    InfoDue,
    /// Review of a hold.
    HoldReview,
    /// First reply by a person to a hospital's consultation.
    ConsultReply,
    /// A hospital's consultation sorted.
    ConsultTriage,
    /// The answer to a hospital's consultation.
    ConsultAnswer,
    /// The desk's answer to a hospital's question or request during a round.
    SiteAsked,
}

impl ClockKind {
    /// The target unless a setting says otherwise (domain 4.11, 4.1). None
    /// where it is not a number of days: the receipt's five minutes, the three
    /// months of the register, and the date chosen for a hold.
    #[must_use]
    pub const fn usual_target(self) -> Option<Target> {
        match self {
            Self::FirstReply | Self::CollatedAnswer | Self::ConsultReply | Self::SiteAsked => {
                Some(Target::BusinessDays(2))
            }
            Self::CdaTurn => Some(Target::BusinessDays(3)),
            Self::Decision
            | Self::InterestRound
            | Self::ResultTold
            | Self::AllocationAnswer
            | Self::ConsultTriage => Some(Target::BusinessDays(5)),
            Self::FirstMeeting | Self::CdaTotal | Self::FullRound | Self::ConsultAnswer => {
                Some(Target::BusinessDays(10))
            }
            Self::InfoDue => Some(Target::BusinessDays(15)),
            Self::ReferralFollowup | Self::SponsorSilent => Some(Target::BusinessDays(20)),
            Self::ContractClock => Some(Target::CalendarDays(60)),
            Self::Receipt | Self::RegisterQuarterly | Self::HoldReview => None,
        }
    }
}

/// Whose time runs.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Owner {
    /// The desk.
    Desk,
    /// The company.
    Sponsor,
    /// A hospital.
    Hospital,
}

/// When a clock without pauses falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// So many business days after the effective start, at the same time of
    /// day. At most [`TARGET_DAYS_MAX`].
    BusinessDays(u32),
    /// So many days after the start, at the same time of day in Japan, any hour
    /// and any day. At most [`TARGET_DAYS_MAX`].
    CalendarDays(u32),
    /// At this instant. A pause moves it as it moves business days.
    At(Timestamp),
}

/// Time that does not run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// When it began.
    pub from: Timestamp,
    /// When it ended; none while it is open.
    #[serde(default)]
    pub to: Option<Timestamp>,
    /// Why.
    #[serde(default)]
    pub cause: Option<String>,
}

/// A clock as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockSpec {
    /// What it measures.
    pub kind: ClockKind,
    /// When it was started.
    pub started: Timestamp,
    /// How long it has.
    pub target: Target,
    /// In any order; they may overlap.
    pub pauses: Vec<Pause>,
    /// When the thing was done; none while it runs.
    pub stopped: Option<Timestamp>,
    /// Whose time runs.
    pub owner: Owner,
}

/// How a clock stands.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum ClockState {
    /// In time, with time to spare.
    Running,
    /// At most two working days of 8.5 hours and at most half of the target are
    /// left.
    DueSoon,
    /// A pause is open.
    Paused,
    /// Done in time.
    Met,
    /// Past due, also when it was done late.
    Overdue,
}

/// A clock at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// When it falls due, pauses included.
    pub due: Timestamp,
    /// How it stands.
    pub state: ClockState,
    /// Whole business minutes used, without the paused ones.
    pub net_business_minutes: i64,
    /// Whole business minutes since the effective start.
    pub gross_business_minutes: i64,
    /// Whole business minutes until it falls due; negative once it is overdue.
    pub remaining_business_minutes: i64,
    /// Why it is paused, while it is and if a cause was given.
    pub paused_cause: Option<String>,
}

/// A clock that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClockFault {
    /// A pause ends before it begins.
    #[error("pauses/{index}: `to` is before `from`")]
    PauseBackwards {
        /// Its place in the list, from 0.
        index: usize,
    },
    /// The target is beyond what a clock takes.
    #[error("target: {days} days are more than {TARGET_DAYS_MAX}")]
    TargetTooLong {
        /// The days asked for.
        days: u32,
    },
    /// Hours that never open.
    #[error(transparent)]
    Hours(#[from] HoursFault),
}

impl ClockSpec {
    /// How this clock stands at `now`.
    ///
    /// # Errors
    /// If a pause ends before it begins, or the target is too long.
    pub fn standing(&self, now: Timestamp, calendar: &Calendar) -> Result<Standing, ClockFault> {
        standing::standing(
            self.started,
            self.target,
            &self.pauses,
            self.stopped,
            now,
            calendar,
        )
    }
}
