//! The hours of a business day.

use jiff::SignedDuration;
use jiff::civil::Time;

/// From opening (included) to closing (not included), JST.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    open: Time,
    close: Time,
}

/// Hours that never open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("hours: the opening time {open} is not before the closing time {close}")]
pub struct HoursFault {
    /// What was given as the opening time.
    pub open: Time,
    /// What was given as the closing time.
    pub close: Time,
}

impl Hours {
    /// The desk's hours unless a setting says otherwise: 09:00–17:30.
    pub const DESK: Self = Self {
        open: Time::constant(9, 0, 0, 0),
        close: Time::constant(17, 30, 0, 0),
    };

    /// Hours from `open` to `close` of the same day.
    ///
    /// # Errors
    /// If `open` is not before `close`.
    pub fn new(open: Time, close: Time) -> Result<Self, HoursFault> {
        if open < close {
            Ok(Self { open, close })
        } else {
            Err(HoursFault { open, close })
        }
    }

    /// When the desk opens.
    #[must_use]
    pub const fn open(self) -> Time {
        self.open
    }

    /// When the desk closes.
    #[must_use]
    pub const fn close(self) -> Time {
        self.close
    }

    /// How long one business day is.
    #[must_use]
    pub fn length(self) -> SignedDuration {
        self.open.duration_until(self.close)
    }

    pub(super) fn clamp(self, time: Time) -> Time {
        time.clamp(self.open, self.close)
    }
}
