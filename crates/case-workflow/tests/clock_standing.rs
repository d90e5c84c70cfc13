//! The `clock` command: questions and answers as they are typed.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own question stops"
)]

use case_workflow::calendar::Calendar;
use case_workflow::clock::{
    ClockFault, ClockInput, ClockKind, ClockOutput, ClockSpec, ClockState, Owner, Pause, Target,
    standing,
};
use jiff::Timestamp;
use serde_json::{Value, json};
use strum::IntoEnumIterator;

fn ask(question: Value) -> Value {
    let input: ClockInput = serde_json::from_value(question).unwrap();
    let standing = standing(&input, &Calendar::japan()).unwrap();
    serde_json::to_value(ClockOutput::from(&standing)).unwrap()
}

/// Due, state, net, gross for a clock of business days without pauses.
fn simple(started: &str, days: u32, now: &str) -> (String, String, i64) {
    let answer = ask(json!({"started": started, "target": {"business_days": days}, "now": now}));
    let text = |field: &str| answer[field].as_str().unwrap().to_owned();
    assert_eq!(
        answer["net_business_minutes"], answer["gross_business_minutes"],
        "nothing was paused"
    );
    (
        text("due"),
        text("state"),
        answer["gross_business_minutes"].as_i64().unwrap(),
    )
}

/// 23 November 2026 is a holiday, so two business days from Friday end on
/// Wednesday.
#[test]
fn the_example_of_the_manual() {
    let answer = ask(json!({
        "started": "2026-11-20T09:00:00+09:00", "target": {"business_days": 2}, "pauses": [],
        "stopped": null, "now": "2026-11-20T09:00:00+09:00",
    }));
    assert_eq!(
        answer,
        json!({
            "due": "2026-11-25T09:00:00+09:00", "state": "running",
            "net_business_minutes": 0, "gross_business_minutes": 0,
        })
    );
}

#[test]
fn a_start_out_of_hours_waits_for_the_next_opening() {
    for (started, due) in [
        ("2026-11-20T07:00:00+09:00", "2026-11-24T09:00:00+09:00"),
        ("2026-11-20T17:29:59+09:00", "2026-11-24T17:29:59+09:00"),
        ("2026-11-20T17:30:00+09:00", "2026-11-25T09:00:00+09:00"),
        ("2026-11-21T12:00:00+09:00", "2026-11-25T09:00:00+09:00"),
        // The turn of the year, 1 to 3 January 2027 ending on a Sunday.
        ("2026-12-28T15:00:00+09:00", "2027-01-04T15:00:00+09:00"),
        ("2026-12-29T15:00:00+09:00", "2027-01-05T09:00:00+09:00"),
        // Written in other zones, on either side of their summer time.
        ("2026-10-31T21:00:00-04:00", "2026-11-04T09:00:00+09:00"),
        ("2026-11-05T20:00:00-05:00", "2026-11-09T10:00:00+09:00"),
    ] {
        assert_eq!(simple(started, 1, started).0, due, "{started}");
    }
}

#[test]
fn a_clock_runs_then_is_due_soon_then_overdue() {
    let started = "2026-11-20T09:00:00+09:00";
    // Two business days: soon means that half, 510 minutes, is left.
    for (now, state, gross) in [
        ("2026-11-19T09:00:00+09:00", "running", 0),
        ("2026-11-20T17:29:00+09:00", "running", 509),
        ("2026-11-20T17:30:00+09:00", "due_soon", 510),
        ("2026-11-25T09:00:00+09:00", "due_soon", 1020),
        ("2026-11-25T09:00:01+09:00", "overdue", 1020),
        ("2026-11-25T10:00:00+09:00", "overdue", 1080),
    ] {
        let (_, told, minutes) = simple(started, 2, now);
        assert_eq!((told.as_str(), minutes), (state, gross), "{now}");
    }
    // Ten business days, due 7 December 09:00: 1,020 minutes left is the later bound.
    for (now, state) in [
        ("2026-12-02T17:29:00+09:00", "running"),
        ("2026-12-03T09:00:00+09:00", "due_soon"),
    ] {
        let (due, told, _) = simple(started, 10, now);
        assert_eq!(
            (due.as_str(), told.as_str()),
            ("2026-12-07T09:00:00+09:00", state),
            "{now}"
        );
    }
}

#[test]
fn stopping_in_time_is_met_and_late_is_overdue() {
    for (stopped, state) in [
        ("2026-11-25T09:00:00+09:00", "met"),
        ("2026-11-25T09:00:01+09:00", "overdue"),
        ("2026-11-20T09:30:00+09:00", "met"),
    ] {
        let answer = ask(json!({
            "started": "2026-11-20T09:00:00+09:00", "target": {"business_days": 2},
            // A pause left open does not hide that it was stopped.
            "pauses": [{"from": stopped, "to": null, "cause": "hold"}],
            "stopped": stopped, "now": "2027-02-01T09:00:00+09:00",
        }));
        assert_eq!(answer["state"], state, "{stopped}");
        assert!(
            answer["gross_business_minutes"].as_i64() <= Some(1020),
            "time stands still once stopped"
        );
    }
}

#[test]
fn a_pause_moves_the_due_time_by_the_business_minutes_it_covers() {
    let answer = ask(json!({
        "started": "2026-11-20T09:00:00+09:00", "target": {"business_days": 2},
        "pauses": [
            // Friday 16:00 over the long weekend to Tuesday 10:00: 90 + 60.
            {"from": "2026-11-20T16:00:00+09:00", "to": "2026-11-24T10:00:00+09:00", "cause": "waiting"},
            // Inside the first one and beyond it: 30 more.
            {"from": "2026-11-24T09:30:00+09:00", "to": "2026-11-24T10:30:00+09:00", "cause": "hold"},
            // Over before the start: nothing.
            {"from": "2026-11-19T09:00:00+09:00", "to": "2026-11-19T17:00:00+09:00", "cause": "early"},
            // Later than now: nothing yet.
            {"from": "2026-11-24T12:00:00+09:00", "to": "2026-11-24T13:00:00+09:00", "cause": "later"},
        ],
        "now": "2026-11-24T11:00:00+09:00",
    }));
    assert_eq!(
        answer,
        json!({
            "due": "2026-11-25T12:00:00+09:00", "state": "running",
            "net_business_minutes": 450, "gross_business_minutes": 630,
        })
    );
}

#[test]
fn a_due_time_moved_to_closing_falls_on_the_next_opening() {
    let due = |minutes: u32| {
        let answer = ask(json!({
            "started": "2026-11-19T17:00:00+09:00", "target": {"business_days": 1},
            "pauses": [{"from": "2026-11-20T09:00:00+09:00", "to": format!("2026-11-20T09:{minutes}:00+09:00"), "cause": "x"}],
            "now": "2026-11-20T10:00:00+09:00",
        }));
        answer["due"].as_str().unwrap().to_owned()
    };
    assert_eq!(due(29), "2026-11-20T17:29:00+09:00");
    assert_eq!(due(30), "2026-11-24T09:00:00+09:00");
    assert_eq!(due(31), "2026-11-24T09:01:00+09:00");
}

#[test]
fn an_open_pause_shows_until_the_clock_is_overdue() {
    let state = |from: &str, to: Value, now: &str| {
        let answer = ask(json!({
            "started": "2026-11-20T09:00:00+09:00", "target": {"business_days": 2},
            "pauses": [{"from": from, "to": to, "cause": "waiting for the sponsor"}], "now": now,
        }));
        answer["state"].as_str().unwrap().to_owned()
    };
    let ten = "2026-11-20T10:00:00+09:00";
    assert_eq!(
        state(ten, Value::Null, "2026-11-20T09:59:00+09:00"),
        "running",
        "not begun"
    );
    assert_eq!(state(ten, Value::Null, ten), "paused", "begins now");
    assert_eq!(
        state(ten, Value::Null, "2027-03-01T10:00:00+09:00"),
        "paused",
        "for months"
    );
    let eleven = json!("2026-11-20T11:00:00+09:00");
    assert_eq!(
        state(ten, eleven.clone(), "2026-11-20T10:30:00+09:00"),
        "paused",
        "its end is known"
    );
    assert_eq!(
        state(ten, eleven, "2026-11-20T11:00:00+09:00"),
        "running",
        "ends now"
    );
    let late = "2026-11-25T12:00:00+09:00";
    assert_eq!(
        state(late, Value::Null, "2026-11-26T12:00:00+09:00"),
        "overdue",
        "paused when already late"
    );
}

#[test]
fn calendar_days_run_at_any_hour_of_any_day() {
    let answer = ask(json!({
        "started": "2026-12-26T22:15:00+09:00", "target": {"calendar_days": 10},
        // A night of a weekend: twelve hours, though none of business time.
        "pauses": [{"from": "2026-12-26T23:00:00+09:00", "to": "2026-12-27T11:00:00+09:00", "cause": "hold"}],
        "now": "2026-12-27T12:00:00+09:00",
    }));
    assert_eq!(
        answer,
        json!({
            "due": "2027-01-06T10:15:00+09:00", "state": "running",
            "net_business_minutes": 0, "gross_business_minutes": 0,
        })
    );
    let soon = ask(json!({
        "started": "2026-11-20T22:15:00+09:00", "target": {"calendar_days": 60},
        "now": "2027-01-15T09:00:00+09:00",
    }));
    assert_eq!(soon["due"], "2027-01-19T22:15:00+09:00");
    assert_eq!(soon["state"], "running", "three business days are left");
    let soon = ask(json!({
        "started": "2026-11-20T22:15:00+09:00", "target": {"calendar_days": 60},
        "now": "2027-01-18T09:00:00+09:00",
    }));
    assert_eq!(soon["state"], "due_soon");
}

#[test]
fn hours_can_be_given() {
    let answer = ask(json!({
        "started": "2026-11-20T09:30:00+09:00", "target": {"business_days": 1},
        "hours": ["10:00", "16:00"], "now": "2026-11-24T09:00:00+09:00",
    }));
    assert_eq!(
        answer,
        json!({
            "due": "2026-11-24T10:00:00+09:00", "state": "due_soon",
            "net_business_minutes": 360, "gross_business_minutes": 360,
        })
    );
}

#[test]
fn what_cannot_be_read_is_refused_by_name() {
    let good = json!({
        "started": "2026-11-20T09:00:00+09:00", "target": {"business_days": 2}, "now": "2026-11-20T09:00:00+09:00",
    });
    let with = |field: &str, value: Value| {
        let mut question = good.clone();
        question[field] = value;
        question
    };
    let fault = |question: Value| {
        let input: ClockInput = serde_json::from_value(question).unwrap();
        standing(&input, &Calendar::japan()).unwrap_err()
    };
    let pauses = json!([
        {"from": "2026-11-20T09:00:00+09:00", "to": "2026-11-20T09:00:00+09:00", "cause": "no time at all"},
        {"from": "2026-11-20T10:00:00+09:00", "to": "2026-11-20T09:00:00+09:00", "cause": "x"},
    ]);
    let backwards = fault(with("pauses", pauses));
    assert_eq!(backwards, ClockFault::PauseBackwards { index: 1 });
    assert_eq!(backwards.to_string(), "pauses/1: `to` is before `from`");
    let long = fault(with("target", json!({"calendar_days": 4_000_000_000_u32})));
    assert_eq!(
        long.to_string(),
        "target: 4000000000 days are more than 36600"
    );
    let hours = fault(with("hours", json!(["17:30", "09:00"])));
    assert_eq!(
        hours.to_string(),
        "hours: the opening time 17:30:00 is not before the closing time 09:00:00"
    );

    let unreadable = |question: Value| {
        serde_json::from_value::<ClockInput>(question)
            .unwrap_err()
            .to_string()
    };
    assert!(unreadable(with("colour", json!(1))).contains("unknown field `colour`"));
    assert!(unreadable(with("target", json!({"weeks": 2}))).contains("unknown variant `weeks`"));
    assert!(unreadable(with("target", json!({"business_days": -1}))).contains("-1"));
    assert!(unreadable(with("started", json!("2026-11-20T09:00:00"))).contains("offset"));
    assert!(
        unreadable(with(
            "pauses",
            json!([{"from": "2026-11-20T09:00:00+09:00", "till": null}])
        ))
        .contains("`till`")
    );
    assert!(
        unreadable(json!({"started": "2026-11-20T09:00:00Z"})).contains("missing field `target`")
    );
}

#[test]
fn a_time_at_the_end_of_the_calendar_is_answered() {
    let answer = ask(json!({
        "started": "9999-12-29T09:00:00+09:00", "target": {"business_days": 20},
        "pauses": [{"from": "2026-11-20T09:00:00+09:00", "to": null, "cause": "x"}],
        "now": "9999-12-30T06:00:00+09:00",
    }));
    assert_eq!(
        answer["gross_business_minutes"], 0,
        "29 December is no business day"
    );
}

fn spec(target: Target, pauses: Vec<Pause>) -> ClockSpec {
    ClockSpec {
        kind: ClockKind::Decision,
        started: "2026-11-20T09:00:00+09:00".parse().unwrap(),
        target,
        pauses,
        stopped: None,
        owner: Owner::Desk,
    }
}

#[test]
fn a_kept_clock_says_what_is_left_and_why_it_rests() {
    let calendar = Calendar::japan();
    let now: Timestamp = "2026-11-24T09:30:00+09:00".parse().unwrap();
    let by = "2026-11-24T17:00:00+09:00".parse().unwrap();
    let running = spec(Target::At(by), Vec::new())
        .standing(now, &calendar)
        .unwrap();
    assert_eq!((running.due, running.remaining_business_minutes), (by, 450));
    assert_eq!(
        (running.state, running.paused_cause),
        (ClockState::DueSoon, None)
    );

    let pause = Pause {
        from: now,
        to: None,
        cause: Some("waiting for the company".to_owned()),
    };
    let paused = spec(Target::At(by), vec![pause])
        .standing(now, &calendar)
        .unwrap();
    assert_eq!(paused.state, ClockState::Paused);
    assert_eq!(
        paused.paused_cause.as_deref(),
        Some("waiting for the company")
    );

    let late = spec(Target::BusinessDays(1), Vec::new())
        .standing(now, &calendar)
        .unwrap();
    assert_eq!(
        (late.state, late.remaining_business_minutes),
        (ClockState::Overdue, -30)
    );
}

/// Names and targets as the specification lists them.
#[test]
fn every_clock_has_its_word_and_its_usual_target() {
    let table: Vec<String> = ClockKind::iter()
        .map(|kind| format!("{kind} {}", json!(kind.usual_target())))
        .collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn a_kept_clock_survives_json() {
    let pause = Pause {
        from: Timestamp::UNIX_EPOCH,
        to: None,
        cause: None,
    };
    let kept = spec(Target::CalendarDays(60), vec![pause]);
    let text = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<ClockSpec>(&text).unwrap(), kept);
    assert_eq!("cda_turn".parse(), Ok(ClockKind::CdaTurn));
}
