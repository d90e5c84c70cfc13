//! The clocks of a hospital's consultation (domain 4.2), worked out from its
//! facts: a human reply in 2 business days, sorted in 5, answered in 10 or on
//! the day that was promised.

use jiff::Timestamp;

use super::HospitalCase;
use super::codes::{ConsultNext, ConsultStage};
use crate::calendar::Calendar;
use crate::case::clocks::{CaseClock, at_17};
use crate::case::codes::Side;
use crate::clock::{ClockKind, ClockSpec, ClockState, Owner, Pause, Target};
use serde::{Deserialize, Serialize};

/// A working day of the desk, in minutes (09:00 to 17:30).
const DAY_MINUTES: i64 = 510;

/// Whose turn, what, until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ConsultTurn {
    /// Who has to act.
    pub side: Side,
    /// What has to be done.
    pub action: ConsultNext,
    /// Until when, where a date is set.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub due: Option<Timestamp>,
    /// How the clock behind it stands.
    pub state: Option<ClockState>,
    /// Working days in Japan left; negative once overdue.
    pub business_days_left: Option<i64>,
}

impl HospitalCase {
    /// Every clock as it stands at `now`, in the order they began.
    #[must_use]
    pub fn clocks(&self, now: Timestamp, calendar: &Calendar) -> Vec<CaseClock> {
        let mut clocks: Vec<CaseClock> = self
            .clock_specs()
            .into_iter()
            .filter_map(|spec| {
                let standing = spec.standing(now, calendar).ok()?;
                Some(CaseClock {
                    kind: spec.kind,
                    hospital: None,
                    started: spec.started,
                    due: standing.due,
                    stopped: spec.stopped,
                    state: standing.state,
                    owner: spec.owner,
                    net_business_minutes: standing.net_business_minutes,
                    gross_business_minutes: standing.gross_business_minutes,
                    remaining_business_minutes: standing.remaining_business_minutes,
                    paused_cause: standing.paused_cause,
                })
            })
            .collect();
        clocks.sort_by_key(|clock| (clock.started, clock.kind));
        clocks
    }

    /// Whose turn it is at `now`.
    #[must_use]
    pub fn turn(&self, now: Timestamp, calendar: &Calendar) -> ConsultTurn {
        use ConsultNext as N;
        use ConsultStage as S;
        let (side, action, clock) = if !self.stage.is_open() {
            (Side::Nobody, N::Nothing, None)
        } else if self.hold.is_some() {
            (Side::Desk, N::ReviewHold, Some(ClockKind::HoldReview))
        } else if self.asked.is_some() {
            (Side::Hospital, N::ReplyToDesk, Some(ClockKind::InfoDue))
        } else {
            match self.stage {
                // The first word is due before the sorting.
                S::Received if self.first_reply_at.is_none() => {
                    (Side::Desk, N::Triage, Some(ClockKind::ConsultReply))
                }
                S::Received => (Side::Desk, N::Triage, Some(ClockKind::ConsultTriage)),
                S::Answered => (Side::Hospital, N::ReadAnswer, None),
                _ => (Side::Desk, N::Answer, Some(ClockKind::ConsultAnswer)),
            }
        };
        let standing = clock.and_then(|kind| {
            self.clocks(now, calendar)
                .into_iter()
                .filter(|clock| clock.kind == kind && clock.stopped.is_none())
                .min_by_key(|clock| clock.due)
        });
        ConsultTurn {
            side,
            action,
            due: standing.as_ref().map(|clock| clock.due),
            state: standing.as_ref().map(|clock| clock.state),
            business_days_left: standing
                .as_ref()
                .map(|clock| clock.remaining_business_minutes.div_euclid(DAY_MINUTES)),
        }
    }

    fn clock_specs(&self) -> Vec<ClockSpec> {
        let received = self.received_at;
        let mut specs = vec![
            self.of_desk(
                ClockKind::ConsultReply,
                received,
                Target::BusinessDays(2),
                self.first_reply_at,
            ),
            self.of_desk(
                ClockKind::ConsultTriage,
                received,
                Target::BusinessDays(5),
                self.triaged_at,
            ),
        ];
        specs.extend(self.askings.iter().map(|asking| {
            let target = match asking.answer_on {
                Some(day) => Target::At(at_17(day)),
                None => Target::BusinessDays(10),
            };
            self.of_desk(
                ClockKind::ConsultAnswer,
                asking.from,
                target,
                asking.answered_at,
            )
        }));
        if let Some(asked) = &self.asked {
            specs.push(ClockSpec {
                kind: ClockKind::InfoDue,
                started: asked.at,
                target: Target::At(asked.due),
                pauses: Vec::new(),
                stopped: self.ended_at,
                owner: Owner::Hospital,
            });
        }
        if let (Some(hold), None) = (&self.hold, self.ended_at) {
            specs.push(ClockSpec {
                kind: ClockKind::HoldReview,
                started: hold.since,
                target: Target::At(at_17(hold.review_on)),
                pauses: Vec::new(),
                stopped: None,
                owner: Owner::Desk,
            });
        }
        specs
    }

    fn of_desk(
        &self,
        kind: ClockKind,
        started: Timestamp,
        target: Target,
        stopped: Option<Timestamp>,
    ) -> ClockSpec {
        // A day that was promised knew of the pauses before it was promised.
        let from = match target {
            Target::At(_) => self.promised_at().unwrap_or(started),
            _ => started,
        };
        let pauses = self
            .pauses
            .iter()
            .filter(|pause| pause.to.is_none_or(|to| to > from))
            .map(|pause| Pause {
                from: pause.from.max(from),
                to: pause.to.or(self.ended_at),
                cause: Some(pause.cause.clone()),
            })
            .collect();
        ClockSpec {
            kind,
            started,
            target,
            pauses,
            stopped: stopped.or(self.ended_at),
            owner: Owner::Desk,
        }
    }

    fn promised_at(&self) -> Option<Timestamp> {
        self.askings.last().and_then(|asking| asking.promised_at)
    }
}
