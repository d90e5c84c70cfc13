//! The clocks of a case (domain 4.11), worked out from its facts.

use jiff::civil::{Date, time};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Case;
use super::codes::{ContractStage, RoundState, Stage};
use crate::calendar::{Calendar, jst_instant};
use crate::clock::{ClockKind, ClockSpec, ClockState, Owner, Pause, Target};
use crate::ids::HospitalId;

/// One clock of a case, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseClock {
    /// What it measures.
    pub kind: ClockKind,
    /// Of which hospital, where it is one hospital's.
    pub hospital: Option<HospitalId>,
    /// Started.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub started: Timestamp,
    /// Due, pauses included.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub due: Timestamp,
    /// Stopped, if it was.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub stopped: Option<Timestamp>,
    /// How it stands.
    pub state: ClockState,
    /// Whose time runs.
    pub owner: Owner,
    /// Business minutes used, without pauses.
    pub net_business_minutes: i64,
    /// Business minutes since the start.
    pub gross_business_minutes: i64,
    /// Business minutes left; negative once overdue.
    pub remaining_business_minutes: i64,
    /// Why it stands still, while it does.
    pub paused_cause: Option<String>,
}

/// When something due `days` business days after `from` falls due (a clock of
/// the desk: the same time of day).
#[must_use]
pub fn due_after(calendar: &Calendar, from: Timestamp, days: u32) -> Timestamp {
    let spec = ClockSpec {
        kind: ClockKind::FirstReply,
        started: from,
        target: Target::BusinessDays(days),
        pauses: Vec::new(),
        stopped: None,
        owner: Owner::Desk,
    };
    spec.standing(from, calendar)
        .map_or(from, |standing| standing.due)
}

/// 17:00 in Tokyo on `day`.
#[must_use]
pub fn at_17(day: Date) -> Timestamp {
    jst_instant(day, time(17, 0, 0, 0))
}

impl Case {
    /// Every clock of the case as it stands at `now`, in the order they began.
    #[must_use]
    pub fn clocks(&self, now: Timestamp, calendar: &Calendar) -> Vec<CaseClock> {
        let mut clocks: Vec<CaseClock> = self
            .clock_specs(now, calendar)
            .into_iter()
            .filter_map(|(hospital, spec)| {
                let standing = spec.standing(now, calendar).ok()?;
                Some(CaseClock {
                    kind: spec.kind,
                    hospital,
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
        clocks.sort_by_key(|clock| (clock.started, clock.kind, clock.hospital));
        clocks
    }

    fn desk_pauses(&self) -> Vec<Pause> {
        self.pauses
            .iter()
            .map(|pause| Pause {
                from: pause.from,
                to: pause.to.or(self.ended_at),
                cause: Some(pause.cause.clone()),
            })
            .collect()
    }

    fn paused_since(&self, at: Timestamp) -> bool {
        self.pauses
            .iter()
            .any(|pause| pause.to.is_none_or(|to| to > at))
    }

    fn clock_specs(
        &self,
        now: Timestamp,
        calendar: &Calendar,
    ) -> Vec<(Option<HospitalId>, ClockSpec)> {
        let mut specs = Vec::new();
        let desk = |kind: ClockKind, started, target, stopped: Option<Timestamp>| {
            (
                None,
                ClockSpec {
                    kind,
                    started,
                    target,
                    pauses: self.desk_pauses(),
                    stopped: stopped.or(self.ended_at),
                    owner: Owner::Desk,
                },
            )
        };
        // A reopened case that was once answered starts its clocks anew.
        let t0 = self.received_at;
        specs.push(desk(
            ClockKind::FirstReply,
            t0,
            Target::BusinessDays(2),
            self.first_reply_at,
        ));
        specs.push(desk(
            ClockKind::Decision,
            t0,
            Target::BusinessDays(5),
            self.accepted_at,
        ));
        if let Some(accepted) = self.accepted_at {
            specs.push(desk(
                ClockKind::FirstMeeting,
                accepted,
                Target::BusinessDays(10),
                self.substantive_at.map(|at| at.max(accepted)),
            ));
        }
        if let Some(asked) = &self.asked {
            specs.push((
                None,
                ClockSpec {
                    kind: ClockKind::InfoDue,
                    started: asked.at,
                    target: Target::At(asked.due),
                    pauses: Vec::new(),
                    stopped: self.ended_at,
                    owner: Owner::Sponsor,
                },
            ));
        }
        if let (Some(hold), None) = (&self.hold, self.ended_at) {
            specs.push((
                None,
                ClockSpec {
                    kind: ClockKind::HoldReview,
                    started: hold.since,
                    target: Target::At(at_17(hold.review_on)),
                    pauses: Vec::new(),
                    stopped: None,
                    owner: Owner::Desk,
                },
            ));
        }
        if let Some(round) = self.rounds.last()
            && round.state != RoundState::Cancelled
        {
            let all_in = (round.answered() == round.sites.len())
                .then(|| round.sites.iter().filter_map(|site| site.answered_at).max())
                .flatten();
            specs.push((
                None,
                ClockSpec {
                    kind: round.kind.clock(),
                    started: round.opened_at,
                    // A question or more time of one hospital moves it.
                    target: Target::At(match round.is_open() {
                        true => round.awaited_until(now, calendar),
                        false => round.due,
                    }),
                    pauses: Vec::new(),
                    stopped: all_in.or(round.closed_at).or(self.ended_at),
                    owner: Owner::Hospital,
                },
            ));
            for (hospital, since) in self.hospitals_asking() {
                let (_, mut spec) =
                    desk(ClockKind::SiteAsked, since, Target::BusinessDays(2), None);
                // The hospital waits whatever the company's case does.
                spec.pauses = Vec::new();
                specs.push((Some(hospital), spec));
            }
            let proposed = self.proposals.last().map(|one| one.at);
            let reported = proposed.filter(|at| *at >= round.opened_at);
            // Two business days after the round closes, and never more than
            // 14 calendar days after it opened (domain 4.11).
            let overall = round.opened_at + SignedDuration::from_hours(14 * 24);
            let target = match round.closed_at {
                Some(closed) => Target::At(due_after(calendar, closed, 2).min(overall)),
                None => Target::CalendarDays(14),
            };
            specs.push(desk(
                ClockKind::CollatedAnswer,
                round.opened_at,
                target,
                reported,
            ));
        }
        if let Some(proposal) = self.proposals.last() {
            let selected = self.selection.as_ref().map(|one| one.at);
            let open = self.stage == Stage::Proposed || selected.is_some();
            if open {
                specs.push((
                    None,
                    ClockSpec {
                        kind: ClockKind::SponsorSilent,
                        started: proposal.at,
                        // As the letter with the proposal says it, unless
                        // the case was put on hold since.
                        target: match self.paused_since(proposal.at) {
                            false => Target::At(calendar.deadline_at_17(proposal.at, 20)),
                            true => Target::BusinessDays(20),
                        },
                        pauses: self.desk_pauses(),
                        stopped: selected.filter(|at| *at >= proposal.at).or(self.ended_at),
                        owner: Owner::Sponsor,
                    },
                ));
            }
        }
        if let Some(selection) = &self.selection {
            // The letters with the result leave with the selection itself.
            specs.push(desk(
                ClockKind::ResultTold,
                selection.at,
                Target::BusinessDays(5),
                Some(selection.at),
            ));
            for contract in &self.contracts {
                specs.push((
                    Some(contract.hospital),
                    ClockSpec {
                        kind: ClockKind::ContractClock,
                        started: selection.at,
                        target: Target::CalendarDays(60),
                        pauses: Vec::new(),
                        stopped: contract
                            .ended_at
                            .or_else(|| {
                                matches!(
                                    contract.stage,
                                    ContractStage::Executed | ContractStage::Failed
                                )
                                .then_some(selection.at)
                            })
                            .or(self.ended_at),
                        owner: match contract.turns.last().map(|turn| turn.ball) {
                            Some(super::codes::Ball::Sponsor | super::codes::Ball::Cro) => {
                                Owner::Sponsor
                            }
                            Some(super::codes::Ball::Hospital) => Owner::Hospital,
                            _ => Owner::Desk,
                        },
                    },
                ));
            }
        }
        specs
    }
}
