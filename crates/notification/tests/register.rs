//! When a trial office is asked to confirm its register, under a clock that moves.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use std::collections::BTreeSet;

use case_workflow::calendar::Calendar;
use case_workflow::case::step::{Letter, To};
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::register::{Edit, Hospital, Register, Section, Source, Stated};
use jiff::{Timestamp, ToSpan};
use notification::register_reminders::register_letter;
use uuid::Uuid;

const HOSPITAL: HospitalId = HospitalId(Uuid::from_u128(7));

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn state(hospital: &mut Hospital, section: Section, when: &str) {
    let at = at(when);
    let stated = Stated::new(
        section,
        Source::Own,
        at.to_zoned(jiff::tz::TimeZone::UTC).date(),
        None,
        at,
    );
    hospital.stated.insert(section, stated);
}

/// Confirmed at noon in Japan on 20 September 2026: holds until Sunday 20 December.
fn places() -> Hospital {
    let mut hospital = Hospital::default();
    state(&mut hospital, Section::Slots, "2026-09-20T03:00:00Z");
    hospital
}

fn letter(hospital: &Hospital, now: Timestamp) -> Option<Letter> {
    register_letter(HOSPITAL, hospital, now, &Calendar::japan())
}

/// Every letter of an hourly look, with the hour at which it was new.
fn looked_hourly(hospital: &Hospital, from: &str, to: &str) -> Vec<(String, Letter)> {
    let (mut now, end) = (at(from), at(to));
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    while now < end {
        if let Some(letter) = letter(hospital, now)
            && known.insert(letter.occasion.clone())
        {
            found.push((now.strftime("%F %H").to_string(), letter));
        }
        now += 1.hour();
    }
    found
}

#[test]
fn an_office_is_asked_30_7_and_0_days_before_then_weekly_each_time_once_on_a_business_morning() {
    let letters = looked_hourly(&places(), "2026-10-31T15:00:00Z", "2027-09-01T00:00:00Z");
    // 9:00 in Japan is midnight in UTC. 13, 20 and 27 December are Sundays, the
    // desk is closed from 29 December to 3 January, 11 January is a holiday.
    let told: Vec<(&str, &str)> = letters
        .iter()
        .map(|(hour, letter)| (hour.as_str(), letter.values["state"].as_str()))
        .collect();
    assert_eq!(
        told[..6],
        [
            ("2026-11-20 00", "ahead"),
            ("2026-12-14 00", "ahead"),
            ("2026-12-18 00", "ahead"),
            ("2026-12-28 00", "past"),
            ("2027-01-04 00", "past"),
            ("2027-01-12 00", "past"),
        ]
    );
    // Six months past its date it is out of automatic matching, and asked no more.
    assert_eq!(told.last(), Some(&("2027-06-21 00", "past")));
    assert_eq!(told.len(), 29);
    for (_, letter) in &letters {
        assert_eq!(letter.to, To::Hospital(HOSPITAL));
        assert_eq!(letter.values["sections"], "slots@2026-12-20T08:30:00Z");
        assert_eq!(letter.values["confirmed_at"], "2026-09-20T03:00:00Z");
    }
}

#[test]
fn whoever_looks_for_the_first_time_after_a_week_of_standstill_asks_once() {
    let late = looked_hourly(&places(), "2026-12-16T05:00:00Z", "2026-12-18T00:00:00Z");
    let hours: Vec<&str> = late.iter().map(|(hour, _)| hour.as_str()).collect();
    assert_eq!(hours, ["2026-12-16 05"]);
}

#[test]
fn one_letter_speaks_of_all_that_ends_and_who_confirms_it_all_hears_no_more() {
    let mut hospital = places();
    // Ends two days later: its first call falls on a Sunday before a holiday.
    state(&mut hospital, Section::Team, "2026-06-22T03:00:00Z");
    // Holds until May 2027: nobody asks.
    state(&mut hospital, Section::Departments, "2026-05-01T03:00:00Z");
    let (_, first) = looked_hourly(&hospital, "2026-11-18T00:00:00Z", "2026-11-21T00:00:00Z")
        .pop()
        .unwrap();
    assert_eq!(first.values["sections"], "slots@2026-12-20T08:30:00Z");
    let (hour, second) = looked_hourly(&hospital, "2026-11-23T00:00:00Z", "2026-11-25T00:00:00Z")
        .pop()
        .unwrap();
    assert_eq!(hour, "2026-11-24 00");
    assert_eq!(
        second.values["sections"],
        "team@2026-12-22T08:30:00Z slots@2026-12-20T08:30:00Z"
    );
    assert_eq!(second.values["due"], "2026-12-20T08:30:00Z");

    let edit = Edit {
        by: PersonId(Uuid::from_u128(9)),
        now: at("2026-11-24T03:00:00Z"),
    };
    for section in [Section::Slots, Section::Team] {
        hospital = Register::confirm(section, &hospital, &edit).unwrap();
    }
    assert_eq!(
        looked_hourly(&hospital, "2026-11-24T03:00:00Z", "2027-01-01T00:00:00Z"),
        []
    );
}

#[test]
fn an_entry_that_never_said_anything_is_not_asked() {
    assert_eq!(
        letter(&Hospital::default(), at("2026-11-20T03:00:00Z")),
        None
    );
}
