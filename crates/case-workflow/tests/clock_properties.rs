//! What holds for every clock.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own question stops"
)]

use case_workflow::calendar::Calendar;
use case_workflow::clock::{ClockKind, ClockSpec, ClockState, Owner, Pause, Target};
use jiff::Timestamp;
use proptest::prelude::*;

/// Seconds of the years 2026–2029, so that year ends and long weekends come up.
fn instant() -> impl Strategy<Value = Timestamp> {
    (1_767_193_200_i64..1_893_423_600).prop_map(|second| Timestamp::from_second(second).unwrap())
}

/// An instant at most some weeks away from the start of 2027.
fn near() -> impl Strategy<Value = Timestamp> {
    (1_796_000_000_i64..1_802_000_000).prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn pause() -> impl Strategy<Value = Pause> {
    (near(), prop::option::of(0_i64..2_000_000)).prop_map(|(from, seconds)| Pause {
        from,
        to: seconds.map(|seconds| Timestamp::from_second(from.as_second() + seconds).unwrap()),
        cause: None,
    })
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        (0_u32..30).prop_map(Target::BusinessDays),
        (0_u32..90).prop_map(Target::CalendarDays),
        near().prop_map(Target::At),
    ]
}

fn clock() -> impl Strategy<Value = ClockSpec> {
    (
        near(),
        target(),
        prop::collection::vec(pause(), 0..5),
        prop::option::of(near()),
    )
        .prop_map(|(started, target, pauses, stopped)| ClockSpec {
            kind: ClockKind::Decision,
            started,
            target,
            pauses,
            stopped,
            owner: Owner::Desk,
        })
}

proptest! {
    #[test]
    fn a_pause_never_brings_a_deadline_forward(clock in clock(), more in pause(), now in near()) {
        let calendar = Calendar::japan();
        let without = clock.standing(now, &calendar).unwrap();
        let mut longer = clock;
        longer.pauses.push(more);
        let with = longer.standing(now, &calendar).unwrap();
        prop_assert!(with.due >= without.due);
        prop_assert!(with.net_business_minutes <= without.net_business_minutes);
        prop_assert_eq!(with.gross_business_minutes, without.gross_business_minutes);
    }

    #[test]
    fn net_is_never_more_than_gross(clock in clock(), now in near()) {
        let standing = clock.standing(now, &Calendar::japan()).unwrap();
        prop_assert!(0 <= standing.net_business_minutes);
        prop_assert!(standing.net_business_minutes <= standing.gross_business_minutes);
    }

    #[test]
    fn the_order_and_repetition_of_pauses_change_nothing(clock in clock(), now in near()) {
        let calendar = Calendar::japan();
        let mut other = clock.clone();
        other.pauses.reverse();
        other.pauses.extend(clock.pauses.clone());
        prop_assert_eq!(clock.standing(now, &calendar).unwrap(), other.standing(now, &calendar).unwrap());
    }

    #[test]
    fn the_state_agrees_with_the_due_time(clock in clock(), now in near()) {
        let standing = clock.standing(now, &Calendar::japan()).unwrap();
        let end = clock.stopped.unwrap_or(now);
        prop_assert_eq!(standing.state == ClockState::Overdue, end > standing.due);
        if clock.stopped.is_some() {
            prop_assert!(matches!(standing.state, ClockState::Met | ClockState::Overdue));
        }
    }

    #[test]
    fn a_target_of_business_days_is_that_many_days_of_business_time(started in instant(), days in 0_u32..30) {
        let calendar = Calendar::japan();
        let clock = ClockSpec {
            kind: ClockKind::Decision, started, target: Target::BusinessDays(days),
            pauses: Vec::new(), stopped: None, owner: Owner::Desk,
        };
        let due = clock.standing(started, &calendar).unwrap().due;
        prop_assert!(calendar.is_business_time(due));
        prop_assert_eq!(calendar.business_minutes_between(started, due), i64::from(days) * 510);
    }

    #[test]
    fn added_business_time_is_found_again(from in instant(), minutes in 0_i64..6_000) {
        let calendar = Calendar::japan();
        let time = jiff::SignedDuration::from_mins(minutes);
        let to = calendar.add_business_time(from, time);
        prop_assert_eq!(calendar.business_time_between(from, to), time);
        prop_assert_eq!(calendar.business_time_between(to, from), -time);
    }
}
