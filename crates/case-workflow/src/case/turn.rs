//! Whose turn it is, what comes next and until when: the one idiom that every
//! screen of all three users shows (ux 0.5).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Case;
use super::codes::{Ball, ContractStage, NextAction, Side, Stage, SynopsisState};
use crate::calendar::Calendar;
use crate::clock::{ClockKind, ClockState};

/// Whose turn, what, until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Turn {
    /// Who has to act.
    pub side: Side,
    /// What has to be done.
    pub action: NextAction,
    /// Until when, where a date is set.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due: Option<Timestamp>,
    /// How the clock behind it stands.
    pub state: Option<ClockState>,
    /// Working days in Japan left; negative once overdue.
    pub business_days_left: Option<i64>,
}

/// A working day of the desk, in minutes (09:00 to 17:30).
const DAY_MINUTES: i64 = 510;

impl Case {
    /// Whose turn it is at `now`.
    #[must_use]
    pub fn turn(&self, now: Timestamp, calendar: &Calendar) -> Turn {
        use NextAction as N;
        let (side, action, clock) = if !self.stage.is_open() {
            (Side::Nobody, N::Nothing, None)
        } else if self.hold.is_some() {
            (Side::Desk, N::ReviewHold, Some(ClockKind::HoldReview))
        } else {
            match self.stage {
                Stage::Received => (Side::Desk, N::Take, Some(ClockKind::FirstReply)),
                Stage::Screening => (Side::Desk, N::Decide, Some(ClockKind::Decision)),
                Stage::InfoWait => (Side::Firm, N::AnswerQuestions, Some(ClockKind::InfoDue)),
                Stage::Accepted => (Side::Desk, N::FirstMeeting, Some(ClockKind::FirstMeeting)),
                Stage::InConsultation => self.before_the_first_round(),
                Stage::Matching if !self.hospitals_asking().is_empty() => {
                    (Side::Desk, N::AnswerHospital, Some(ClockKind::SiteAsked))
                }
                Stage::Matching if self.waits_for_hospitals() => (
                    Side::Hospital,
                    N::AnswerRound,
                    self.open_round_now().map(|round| round.kind.clock()),
                ),
                Stage::Matching => (
                    Side::Desk,
                    N::CollatedAnswer,
                    Some(ClockKind::CollatedAnswer),
                ),
                Stage::Proposed => (
                    Side::Firm,
                    N::SelectHospitals,
                    Some(ClockKind::SponsorSilent),
                ),
                Stage::SiteSelected if self.contracts.is_empty() => {
                    (Side::Desk, N::OpenContracts, Some(ClockKind::ContractClock))
                }
                Stage::SiteSelected => self.contract_turn().unwrap_or((
                    Side::Desk,
                    N::AdvanceContracts,
                    Some(ClockKind::ContractClock),
                )),
                Stage::Startup => self.before_the_start(),
                Stage::Running => (Side::Desk, N::FollowUp, None),
                _ => (Side::Nobody, N::Nothing, None),
            }
        };
        let standing = clock.and_then(|kind| {
            self.clocks(now, calendar)
                .into_iter()
                .filter(|clock| clock.kind == kind && clock.stopped.is_none())
                .min_by_key(|clock| clock.due)
        });
        Turn {
            side,
            action,
            due: standing.as_ref().map(|clock| clock.due),
            state: standing.as_ref().map(|clock| clock.state),
            business_days_left: standing
                .as_ref()
                .map(|clock| clock.remaining_business_minutes.div_euclid(DAY_MINUTES)),
        }
    }

    fn before_the_first_round(&self) -> (Side, NextAction, Option<ClockKind>) {
        use NextAction as N;
        if !self.missing_details().is_empty() {
            return (Side::Firm, N::CompleteDetails, None);
        }
        match self.synopsis.as_ref().map(|synopsis| synopsis.state) {
            Some(SynopsisState::Waiting) => (Side::Firm, N::ApproveSynopsis, None),
            Some(SynopsisState::Approved) => (Side::Desk, N::OpenRound, None),
            _ => (Side::Desk, N::DraftSynopsis, None),
        }
    }

    /// Whether an open round still waits for an answer: with all of them in,
    /// the desk need not wait for the deadline.
    fn waits_for_hospitals(&self) -> bool {
        self.open_round_now()
            .is_some_and(|round| round.answered() < round.sites.len())
    }

    fn before_the_start(&self) -> (Side, NextAction, Option<ClockKind>) {
        self.contract_turn()
            .unwrap_or((Side::Desk, NextAction::RecordStart, None))
    }

    /// Whose turn the first unfinished contract is; none if all are finished.
    fn contract_turn(&self) -> Option<(Side, NextAction, Option<ClockKind>)> {
        let open = self
            .contracts
            .iter()
            .find(|one| !matches!(one.stage, ContractStage::Executed | ContractStage::Failed))?;
        let side = match open.turns.last()?.ball {
            Ball::Sponsor | Ball::Cro => Side::Firm,
            Ball::Hospital => Side::Hospital,
            Ball::Desk => Side::Desk,
        };
        Some((
            side,
            NextAction::AdvanceContracts,
            Some(ClockKind::ContractClock),
        ))
    }
}
