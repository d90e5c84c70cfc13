//! What falls due by itself, under a clock that moves.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use std::collections::BTreeSet;
use std::fmt::Write;

use case_workflow::calendar::{Calendar, FiscalYear};
use case_workflow::case::codes::{Channel, RoundKind, RoundState, Stage};
use case_workflow::case::event::Event;
use case_workflow::case::number::CaseNumber;
use case_workflow::case::step::{Ctx, Letter, LetterKind, To};
use case_workflow::case::{Case, Hold, Interval, Opening};
use case_workflow::ids::{CaseId, FirmId, HospitalId};
use case_workflow::inquiry::Inquiry;
use case_workflow::people::Role;
use case_workflow::round::{Decided, DeskAnswer, MoreTime, Round, Site, SiteQuestion};
use jiff::{SignedDuration, Timestamp};
use notification::reminders::{draft_reminder, drafts_to_remind, due_events, due_letters};
use serde_json::{Value, json};
use uuid::Uuid;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A request that arrived on Friday 20 November 2026 at 10:00 in Tokyo. Monday
/// the 23rd is a holiday.
fn new_case() -> Case {
    let Value::Object(answers) = json!({
        "org_name": "Canary Therapeutics",
        "org_country": "US",
        "org_website": "www.example.com",
        "org_type": "biotech_startup",
        "org_jp_base": "none",
        "sub_role": "sponsor_employee",
        "contact_name": {"family": "Example", "given": "Alex"},
        "contact_email": "alex@example.com",
        "contact_tz": "America/New_York",
        "consent_privacy": {"accepted": true, "version": "2026-11-01"},
        "product_type": "drug",
        "modality": ["small_molecule"],
        "indication_text": "small cell lung cancer",
        "indication_area": "neurology",
        "phase_planned": "p2",
        "jp_status": "considering",
        "jp_site_decision_by": "2027-03",
        "needs": {"codes": ["site_identification"]},
        "heard_from": {"code": "event", "text": "BIO 2026"},
        "nonconf_confirm": true
    }) else {
        unreachable!("the answers are an object")
    };
    let received_at = at("2026-11-20T10:00:00+09:00");
    let inquiry = Inquiry::read(&answers, "2026-11-20".parse().unwrap()).unwrap();
    let opening = Opening {
        id: CaseId(Uuid::from_u128(1)),
        number: CaseNumber::new(FiscalYear(2026), 42),
        firm: FirmId(Uuid::from_u128(2)),
        channel: Channel::Web,
        locale: "en".into(),
        received_at,
        inquiry,
        duplicates: 0,
    };
    let (calendar, own_hospitals) = (Calendar::japan(), BTreeSet::new());
    let ctx = Ctx {
        by: None,
        role: Role::System,
        zone: "Asia/Tokyo",
        now: received_at,
        calendar: &calendar,
        own_hospitals: &own_hospitals,
        second: None,
        letters_left: false,
    };
    Case::open(opening, &ctx).case
}

const FIRST: HospitalId = HospitalId(Uuid::from_u128(11));
const SECOND: HospitalId = HospitalId(Uuid::from_u128(12));

/// The desk has done its part; two hospitals have until Tuesday 1 December,
/// 17:00.
fn asking_hospitals() -> Case {
    let mut case = new_case();
    let opened_at = at("2026-11-24T11:00:00+09:00");
    for done in [
        &mut case.first_reply_at,
        &mut case.accepted_at,
        &mut case.substantive_at,
    ] {
        *done = Some(at("2026-11-20T11:00:00+09:00"));
    }
    case.stage = Stage::Matching;
    case.rounds.push(Round {
        no: 1,
        kind: RoundKind::Interest,
        state: RoundState::Open,
        opened_at,
        due: at("2026-12-01T17:00:00+09:00"),
        closed_at: None,
        text: Vec::new(),
        further: Vec::new(),
        sites: [FIRST, SECOND].map(invited).into(),
    });
    case
}

fn invited(hospital: HospitalId) -> Site {
    Site::invited(hospital, "A".into(), None)
}

/// Every letter with its occasion, at the first quarter of an hour at which it
/// is due, from `from` to `until`.
fn seen(case: &Case, from: &str, until: &str) -> String {
    let mut known = BTreeSet::new();
    let mut page = String::new();
    let mut now = at(from);
    while now <= at(until) {
        for letter in due_letters(case, now, &Calendar::japan()) {
            if known.insert((letter.kind, to(&letter), letter.occasion.clone())) {
                let tokyo = now.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9)));
                let when = tokyo.strftime("%a %d %H:%M");
                let left = letter.values.get("days_left").map_or("", String::as_str);
                writeln!(
                    page,
                    "{when}  {:<10} {} {left}",
                    to(&letter),
                    letter.occasion
                )
                .unwrap();
            }
        }
        now += SignedDuration::from_mins(15);
    }
    page.lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

fn to(letter: &Letter) -> String {
    match letter.to {
        To::Hospital(FIRST) => "hospital 1".into(),
        To::Hospital(_) => "hospital 2".into(),
        To::Team => "team".into(),
        ref other => format!("{other:?}"),
    }
}

#[test]
fn an_untouched_request_is_told_soon_today_and_overdue_once_each() {
    insta::assert_snapshot!(
        seen(&new_case(), "2026-11-20T10:00:00+09:00", "2026-12-01T18:00:00+09:00"),
        @r"
    Tue 24 10:00  team       first_reply-2026-11-25-due_soon
    Wed 25 09:00  team       first_reply-2026-11-25-today
    Wed 25 10:15  team       first_reply-2026-11-25-overdue
    Thu 26 10:00  team       decision-2026-11-30-due_soon
    Mon 30 09:00  team       decision-2026-11-30-today
    Mon 30 10:15  team       decision-2026-11-30-overdue
    "
    );
}

#[test]
fn hospitals_are_reminded_on_two_mornings_and_only_those_without_an_answer() {
    let mut case = asking_hospitals();
    let (from, until) = ("2026-11-24T11:00:00+09:00", "2026-12-02T18:00:00+09:00");
    insta::assert_snapshot!(seen(&case, from, until), @r"
    Fri 27 09:00  hospital 1 round-1-remind-2 2
    Fri 27 09:00  hospital 2 round-1-remind-2 2
    Tue 01 09:00  hospital 1 round-1-remind-0 0
    Tue 01 09:00  hospital 2 round-1-remind-0 0
    ");
    let raw = json!({"interest": "int_no", "why_not": "no_patients"});
    let answer = case_workflow::round::read_answer(
        raw.as_object().unwrap(),
        &[],
        jiff::civil::date(2026, 11, 24),
    )
    .unwrap();
    case.rounds[0].sites[0].answer = Some(answer);
    let page = seen(&case, from, until);
    assert!(
        !page.contains("hospital 1") && page.contains("hospital 2"),
        "{page}"
    );
}

#[test]
fn a_late_worker_tells_the_days_that_are_really_left() {
    let letters = due_letters(
        &asking_hospitals(),
        at("2026-11-30T14:00:00+09:00"),
        &Calendar::japan(),
    );
    let told: Vec<_> = letters
        .iter()
        .filter(|letter| letter.kind == LetterKind::RoundReminder)
        .map(|letter| {
            (
                letter.occasion.as_str(),
                letter.values["days_left"].as_str(),
            )
        })
        .collect();
    assert_eq!(told, [("round-1-remind-2", "1"), ("round-1-remind-2", "1")]);
}

#[test]
fn a_round_sent_after_the_reminders_morning_is_its_own_reminder() {
    let mut case = asking_hospitals();
    case.rounds[0].opened_at = at("2026-11-27T11:00:00+09:00");
    let page = seen(
        &case,
        "2026-11-27T11:00:00+09:00",
        "2026-12-01T18:00:00+09:00",
    );
    assert!(
        !page.contains("remind-2") && page.contains("remind-0"),
        "{page}"
    );
}

/// The first hospital asked at noon on Friday 27 November; the desk answered
/// on Monday at noon: 8.5 hours of business time later.
fn asked_and_answered(case: &mut Case) {
    case.rounds[0].sites[0].questions.push(SiteQuestion {
        no: 1,
        at: at("2026-11-27T12:00:00+09:00"),
        text: "Is PET needed at every visit?".into(),
        answer: Some(DeskAnswer {
            at: at("2026-11-30T12:00:00+09:00"),
            text: "No, twice.".into(),
            shared_as: None,
        }),
    });
}

#[test]
fn a_question_moves_the_own_date_and_no_reminder_comes_twice() {
    let mut case = asking_hospitals();
    asked_and_answered(&mut case);
    let (from, until) = ("2026-11-24T11:00:00+09:00", "2026-12-04T18:00:00+09:00");
    insta::assert_snapshot!(seen(&case, from, until));
}

#[test]
fn a_full_round_is_reminded_at_five_days_too() {
    let mut case = asking_hospitals();
    case.rounds[0].kind = RoundKind::Full;
    case.rounds[0].due = at("2026-12-08T17:00:00+09:00");
    case.rounds[0].sites.truncate(1);
    let (from, until) = ("2026-11-24T11:00:00+09:00", "2026-12-08T18:00:00+09:00");
    let page = seen(&case, from, until);
    let mine: Vec<_> = page
        .lines()
        .filter(|line| line.contains("hospital"))
        .collect();
    assert_eq!(
        mine,
        [
            "Tue 01 09:00  hospital 1 round-1-remind-5 5",
            "Fri 04 09:00  hospital 1 round-1-remind-2 2",
            "Tue 08 09:00  hospital 1 round-1-remind-0 0",
        ]
    );
}

#[test]
fn nobody_is_reminded_while_its_question_waits_for_the_desk() {
    let mut case = asking_hospitals();
    asked_and_answered(&mut case);
    case.rounds[0].sites[0].questions[0].answer = None;
    let page = seen(
        &case,
        "2026-11-27T12:00:00+09:00",
        "2026-12-31T18:00:00+09:00",
    );
    assert!(!page.contains("hospital 1"), "{page}");
    let calendar = Calendar::japan();
    // The round stays open for as long as the desk owes the answer.
    assert_eq!(
        due_events(&case, at("2026-12-04T18:00:00+09:00"), &calendar),
        []
    );
}

#[test]
fn more_time_starts_the_reminders_anew_by_the_new_date_and_keeps_the_round_open() {
    let mut case = asking_hospitals();
    case.rounds[0].sites[0].more_time.push(MoreTime {
        at: at("2026-11-27T13:00:00+09:00"),
        until: "2026-12-08".parse().unwrap(),
        reason: "The investigator is abroad".into(),
        decided: Some(Decided {
            at: at("2026-11-27T14:00:00+09:00"),
            granted: true,
            reason: None,
        }),
    });
    let (from, until) = ("2026-11-24T11:00:00+09:00", "2026-12-10T18:00:00+09:00");
    insta::assert_snapshot!(seen(&case, from, until));
    let calendar = Calendar::japan();
    for (now, over) in [
        ("2026-12-01T17:00:01+09:00", false),
        ("2026-12-08T17:00:00+09:00", false),
        ("2026-12-08T17:00:01+09:00", true),
    ] {
        assert_eq!(
            !due_events(&case, at(now), &calendar).is_empty(),
            over,
            "{now}"
        );
    }
}

#[test]
fn a_round_is_closed_once_its_due_time_has_passed_and_not_before() {
    let case = asking_hospitals();
    assert_eq!(
        due_events(&case, at("2026-12-01T17:00:00+09:00"), &Calendar::japan()),
        []
    );
    assert_eq!(
        due_events(&case, at("2026-12-01T17:00:01+09:00"), &Calendar::japan()),
        [Event::CloseRound]
    );
}

#[test]
fn a_hold_ends_with_the_first_minute_of_its_review_day_in_tokyo() {
    let mut case = new_case();
    case.hold = Some(Hold {
        reason: "waits for funding".into(),
        review_on: "2026-12-10".parse().unwrap(),
        since: at("2026-11-20T11:00:00+09:00"),
    });
    assert_eq!(
        due_events(&case, at("2026-12-09T23:59:59+09:00"), &Calendar::japan()),
        []
    );
    assert_eq!(
        due_events(&case, at("2026-12-10T00:00:00+09:00"), &Calendar::japan()),
        [Event::Resume]
    );
}

#[test]
fn a_clock_that_stands_still_tells_nobody() {
    let mut case = new_case();
    case.pauses.push(Interval {
        from: at("2026-11-20T11:00:00+09:00"),
        to: None,
        cause: "info_wait".into(),
    });
    case.first_reply_at = Some(at("2026-11-20T11:00:00+09:00"));
    assert_eq!(
        seen(
            &case,
            "2026-11-20T12:00:00+09:00",
            "2027-01-15T18:00:00+09:00"
        ),
        ""
    );
}

#[test]
fn an_ended_case_is_left_alone() {
    let mut case = asking_hospitals();
    case.stage = Stage::Withdrawn;
    case.ended_at = Some(at("2026-11-25T11:00:00+09:00"));
    assert_eq!(
        seen(
            &case,
            "2026-11-25T11:00:00+09:00",
            "2026-12-05T18:00:00+09:00"
        ),
        ""
    );
    assert_eq!(
        due_events(&case, at("2026-12-05T18:00:00+09:00"), &Calendar::japan()),
        []
    );
}

#[test]
fn a_draft_is_remembered_on_day_20_and_27_and_never_after_it_is_gone() {
    let saved = at("2026-11-01T00:00:00Z");
    let after = |hours| saved + SignedDuration::from_hours(hours);
    for (hours, expected) in [
        (24 * 20 - 1, None),
        (24 * 20, Some("day-20-2026-11-01T00:00:00Z")),
        (24 * 27 - 1, Some("day-20-2026-11-01T00:00:00Z")),
        (24 * 27, Some("day-27-2026-11-01T00:00:00Z")),
        (24 * 30 - 1, Some("day-27-2026-11-01T00:00:00Z")),
        (24 * 30, None),
    ] {
        let now = after(hours);
        assert_eq!(draft_reminder(saved, now).as_deref(), expected, "{hours} h");
        // The store is asked for just these drafts.
        let (from, until) = drafts_to_remind(now);
        assert_eq!(
            (from..until).contains(&saved),
            expected.is_some(),
            "{hours} h"
        );
    }
}
