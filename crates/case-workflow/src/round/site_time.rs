//! When one hospital's answer is due: the round's date, or the later one that
//! the desk granted, moved by the time in which its question waited.

use jiff::Timestamp;

use super::{Round, Site};
use crate::calendar::{Calendar, jst_instant};
use crate::clock::{ClockSpec, ClockState, Owner, Standing, Target};

/// How one hospital's time stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteTime {
    /// Due now, pauses so far included; moves on while a question waits.
    pub due: Timestamp,
    /// How the clock stands.
    pub state: ClockState,
    /// From when this due time counts: the opening, or the grant of more time.
    pub since: Timestamp,
    /// Since when the clock stands still.
    pub paused_since: Option<Timestamp>,
    /// Business minutes in which it stood still.
    pub paused_business_minutes: i64,
}

impl Round {
    /// How this hospital's time stands at `now`.
    #[must_use]
    pub fn time_of(&self, site: &Site, now: Timestamp, calendar: &Calendar) -> SiteTime {
        let (since, target) = match site.granted() {
            // What waited before the grant is in the date that was asked for.
            Some((request, decided)) => {
                (decided.at, jst_instant(request.until, calendar.answer_by()))
            }
            None => (self.opened_at, self.due),
        };
        let spec = ClockSpec {
            kind: self.kind.clock(),
            started: since,
            target: Target::At(target),
            pauses: site.pauses(),
            stopped: site.answered_at.or(self.closed_at),
            owner: Owner::Hospital,
        };
        let standing = spec.standing(now, calendar).unwrap_or(Standing {
            // A pause that ends before it begins cannot be stored by any step.
            due: target,
            state: ClockState::Running,
            net_business_minutes: 0,
            gross_business_minutes: 0,
            remaining_business_minutes: 0,
            paused_cause: None,
        });
        let paused = standing.state == ClockState::Paused;
        SiteTime {
            due: standing.due,
            state: standing.state,
            since,
            paused_since: site
                .open_question()
                .filter(|_| paused)
                .map(|question| question.at),
            paused_business_minutes: standing.gross_business_minutes
                - standing.net_business_minutes,
        }
    }

    /// The last moment at which an answer is awaited: the round's own, or a
    /// later one of a hospital that has not answered yet.
    #[must_use]
    pub fn awaited_until(&self, now: Timestamp, calendar: &Calendar) -> Timestamp {
        self.sites
            .iter()
            .filter(|site| site.is_awaited())
            .map(|site| self.time_of(site, now, calendar).due)
            .fold(self.due, Timestamp::max)
    }

    /// Whether nobody's time runs any more: past the round's date, and no
    /// hospital that is still awaited has time left or waits for the desk.
    #[must_use]
    pub fn is_over(&self, now: Timestamp, calendar: &Calendar) -> bool {
        self.due < now
            && self
                .sites
                .iter()
                .filter(|site| site.is_awaited())
                .all(|site| self.time_of(site, now, calendar).state == ClockState::Overdue)
    }
}
