//! The only place that asks what time it is.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// What time it is, cut to microseconds: PostgreSQL keeps no more, and a time
/// must read back as it was written.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// A clock that stands still until it is moved, for tests.
    Still(Arc<Mutex<Timestamp>>),
}

impl Clock {
    /// A clock that stands still at `at`.
    #[must_use]
    pub fn still(at: Timestamp) -> Self {
        Self::Still(Arc::new(Mutex::new(at)))
    }

    /// Now.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the place that asks the machine"
    )]
    pub fn now(&self) -> Timestamp {
        let now = match self {
            Self::Machine => Timestamp::now(),
            Self::Still(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        };
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// Moves a clock that stands still; the machine's clock is left alone.
    pub fn forward(&self, by: SignedDuration) {
        if let Self::Still(at) = self {
            let mut at = at.lock().unwrap_or_else(PoisonError::into_inner);
            *at = at.saturating_add(by).unwrap_or(*at);
        }
    }

    /// Sets a clock that stands still.
    pub fn set(&self, to: Timestamp) {
        if let Self::Still(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }
}
