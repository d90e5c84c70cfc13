//! When a letter is tried again.

use jiff::{SignedDuration, Timestamp};

/// Tries in all. The pauses between them add up to 12 hours 15 minutes 30
/// seconds: longer than a night without a mail server.
pub const TRIES_MAX: u32 = 12;
/// The first pause, in seconds; each is twice the one before.
const FIRST_SECONDS: i64 = 30;
/// The longest pause, in seconds.
const LONGEST_SECONDS: i64 = 4 * 60 * 60;

/// When to try again after `tries` tries that did not succeed; none once
/// [`TRIES_MAX`] are used up.
#[must_use]
pub fn next(tries: u32, now: Timestamp) -> Option<Timestamp> {
    pause(tries).map(|pause| now.checked_add(pause).unwrap_or(Timestamp::MAX))
}

fn pause(tries: u32) -> Option<SignedDuration> {
    if tries >= TRIES_MAX {
        return None;
    }
    let doublings = tries.saturating_sub(1);
    let seconds = FIRST_SECONDS
        .checked_shl(doublings)
        .unwrap_or(LONGEST_SECONDS);
    Some(SignedDuration::from_secs(seconds.min(LONGEST_SECONDS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_from_30_seconds_to_4_hours_and_end_after_12_tries() {
        let pauses: Vec<i64> = (1..20).map_while(pause).map(|p| p.as_secs()).collect();
        assert_eq!(
            pauses,
            [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 14400, 14400]
        );
        let total = SignedDuration::from_secs(pauses.iter().sum());
        assert_eq!(total, SignedDuration::from_secs(12 * 3600 + 15 * 60 + 30));
    }

    #[test]
    fn the_next_try_is_counted_from_now() {
        let now: Timestamp = "2026-11-20T08:00:00Z".parse().unwrap();
        assert_eq!(next(1, now), Some("2026-11-20T08:00:30Z".parse().unwrap()));
        assert_eq!(next(TRIES_MAX, now), None);
    }
}
