//! What falls due by itself (domain 4.5, 4.11, A20): pure decisions on a case
//! as it stands. [`crate::clockwork`] carries them out.
//!
//! Each letter has an occasion of its own, so that asking again, by any number
//! of workers, adds nothing.

use case_workflow::calendar::{Calendar, jst_date, jst_instant};
use case_workflow::case::Case;
use case_workflow::case::clocks::CaseClock;
use case_workflow::case::event::Event;
use case_workflow::case::experts::expert_letter;
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::clock::{ClockState, Owner};
use case_workflow::expert::{self, Expert, ExpertRound, ExpertState};
use case_workflow::hospital_case::HospitalCase;
use case_workflow::round::{Round, Site};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// Days after the last save at which the holder of a draft is reminded, oldest
/// first, and the day on which the draft goes.
const DRAFT_REMINDERS: [i64; 2] = [20, 27];
/// Days after the last save at which a draft is deleted.
pub const DRAFT_DAYS: i64 = 30;

/// The letters that are due at `now`: reminders to hospitals and experts that
/// have not answered an open round, and the desk's own clocks that are due soon, due
/// today or overdue. An ended case has none.
#[must_use]
pub fn due_letters(case: &Case, now: Timestamp, calendar: &Calendar) -> Vec<Letter> {
    if !case.stage.is_open() {
        return Vec::new();
    }
    let mut letters: Vec<Letter> = case
        .rounds
        .iter()
        .filter(|round| round.is_open())
        .flat_map(|round| round_reminders(round, now, calendar))
        .collect();
    letters.extend(
        case.expert_rounds
            .iter()
            .filter(|round| round.is_open())
            .flat_map(|round| expert_reminders(round, now, calendar)),
    );
    letters.extend(
        case.clocks(now, calendar)
            .iter()
            .filter_map(|clock| clock_letter(LetterKind::ClockDue, clock, now, calendar)),
    );
    letters
}

/// The letters about a hospital's consultation that are due at `now`: the
/// desk's own clocks, and a reminder to the hospital in the morning of the day
/// on which the desk's question falls due.
#[must_use]
pub fn due_consultation_letters(
    case: &HospitalCase,
    now: Timestamp,
    calendar: &Calendar,
) -> Vec<Letter> {
    if !case.stage.is_open() {
        return Vec::new();
    }
    let mut letters: Vec<Letter> = case
        .clocks(now, calendar)
        .iter()
        .filter_map(|clock| clock_letter(LetterKind::ConsultClock, clock, now, calendar))
        .collect();
    if let Some(asked) = &case.asked {
        let day = jst_date(asked.due);
        let morning = jst_instant(day, calendar.hours().open());
        if asked.at < morning && morning <= now && now < asked.due {
            let occasion = format!("ask-{}-due", asked.at);
            letters.push(
                Letter::at_once(LetterKind::ConsultQuestion, case.its_people(), occasion)
                    .with("due", asked.due)
                    .with("reminder", "due"),
            );
        }
    }
    letters
}

/// Whether the hold of a consultation ends by itself at `now`.
#[must_use]
pub fn hold_is_over(case: &HospitalCase, now: Timestamp) -> bool {
    case.hold
        .as_ref()
        .is_some_and(|hold| hold.review_on <= jst_date(now))
}

/// What the program itself does to the case at `now`: closes a round in which
/// nobody's time runs any more, the experts' after its date, and takes a case off hold on its review date.
#[must_use]
pub fn due_events(case: &Case, now: Timestamp, calendar: &Calendar) -> Vec<Event> {
    if !case.stage.is_open() {
        return Vec::new();
    }
    let mut events = Vec::new();
    if case
        .rounds
        .iter()
        .any(|round| round.is_open() && round.is_over(now, calendar))
    {
        events.push(Event::CloseRound);
    }
    if case.expert_rounds.iter().any(|round| round.is_over(now)) {
        events.push(Event::CloseExperts);
    }
    if case
        .hold
        .as_ref()
        .is_some_and(|hold| hold.review_on <= jst_date(now))
    {
        events.push(Event::Resume);
    }
    events
}

/// The occasion of the draft reminder that is due at `now`, if one is: one at
/// 20 and one at 27 days after the last save, none once the draft is gone.
#[must_use]
pub fn draft_reminder(saved_at: Timestamp, now: Timestamp) -> Option<String> {
    let age = now.duration_since(saved_at);
    if age >= days(DRAFT_DAYS) {
        return None;
    }
    DRAFT_REMINDERS
        .iter()
        .rev()
        .find(|day| age >= days(**day))
        .map(|day| format!("day-{day}-{saved_at}"))
}

/// The saves that [`draft_reminder`] speaks about at `now`: from (included) to
/// (excluded).
#[must_use]
pub fn drafts_to_remind(now: Timestamp) -> (Timestamp, Timestamp) {
    let back = |n| now.checked_sub(days(n)).unwrap_or(Timestamp::MIN);
    let just_after = SignedDuration::from_micros(1);
    let bound = |n| back(n).checked_add(just_after).unwrap_or(Timestamp::MIN);
    (bound(DRAFT_DAYS), bound(DRAFT_REMINDERS[0]))
}

fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

fn round_reminders(round: &Round, now: Timestamp, calendar: &Calendar) -> Vec<Letter> {
    round
        .sites
        .iter()
        .filter(|site| site.is_awaited() && site.answer.is_none())
        .filter_map(|site| site_reminder(round, site, now, calendar))
        .collect()
}

/// The last reminder of this hospital whose morning has come, by its own due
/// day; none while its question waits for the desk. A round so short that it
/// was sent after that morning needs none: its own mail is the reminder.
fn site_reminder(
    round: &Round,
    site: &Site,
    now: Timestamp,
    calendar: &Calendar,
) -> Option<Letter> {
    let time = round.time_of(site, now, calendar);
    if now >= time.due || time.state == ClockState::Paused {
        return None;
    }
    let (today, last) = (jst_date(now), jst_date(time.due));
    let threshold = reached(round.kind.reminders(), time.since, last, now, calendar)?;
    // A pause only puts a reminder off; more time starts them anew.
    let granted = site
        .more_time
        .iter()
        .filter(|one| one.decided.as_ref().is_some_and(|decided| decided.granted))
        .count();
    let again = match granted {
        0 => String::new(),
        n => format!("-more-{n}"),
    };
    let letter = Letter::at_once(
        LetterKind::RoundReminder,
        To::Hospital(site.hospital),
        format!("round-{}-remind-{threshold}{again}", round.no),
    );
    Some(
        letter
            .with("due", time.due)
            .with("days_left", days_left(today, last, calendar)),
    )
}

/// The last reminder of each expert whose morning has come.
fn expert_reminders(round: &ExpertRound, now: Timestamp, calendar: &Calendar) -> Vec<Letter> {
    let (today, last) = (jst_date(now), jst_date(round.due));
    if now >= round.due {
        return Vec::new();
    }
    let Some(threshold) = reached(expert::REMINDERS, round.opened_at, last, now, calendar) else {
        return Vec::new();
    };
    let left = days_left(today, last, calendar);
    let awaited = |one: &&Expert| one.state == ExpertState::Asked;
    let letter = |one: &Expert| Letter {
        hold_seconds: 0,
        ..expert_letter(
            LetterKind::ExpertReminder,
            round,
            one.person,
            &format!("remind-{threshold}"),
        )
        .with("days_left", left)
    };
    round.experts.iter().filter(awaited).map(letter).collect()
}

/// Which of the reminders, so many business days before the `last` day, had its
/// morning between `since` and `now`, the nearest to the last day first. On the
/// day itself only its own reminder goes out.
fn reached(
    reminders: &[u32],
    since: Timestamp,
    last: Date,
    now: Timestamp,
    calendar: &Calendar,
) -> Option<u32> {
    let today = jst_date(now);
    let mut possible = reminders
        .iter()
        .copied()
        .filter(|n| *n == 0 || today < last);
    possible.find(|n| {
        let morning = business_days_before(last, *n, calendar);
        let at = jst_instant(morning, calendar.hours().open());
        since < at && at <= now
    })
}

/// The day from which `n` business days lead to `day`.
fn business_days_before(day: Date, n: u32, calendar: &Calendar) -> Date {
    let mut found = day;
    for _ in 0..n {
        found = calendar.business_day_up_to(found.yesterday().unwrap_or(Date::MIN));
    }
    found
}

/// Business days after `today` up to `day`.
fn days_left(today: Date, day: Date, calendar: &Calendar) -> usize {
    let mut left = 0;
    let mut at = today;
    while at < day {
        at = at.tomorrow().unwrap_or(day);
        left += usize::from(calendar.is_business_day(at));
    }
    left
}

/// The desk hears once that a clock of its own is due soon, once on the day and
/// once when it is overdue. A clock that moved, because it stood still for a
/// while, has a new due day and is told again.
fn clock_letter(
    kind: LetterKind,
    clock: &CaseClock,
    now: Timestamp,
    calendar: &Calendar,
) -> Option<Letter> {
    if clock.owner != Owner::Desk || clock.stopped.is_some() {
        return None;
    }
    let day = jst_date(clock.due);
    let today = jst_date(now) == day && now >= jst_instant(day, calendar.hours().open());
    let state = match clock.state {
        ClockState::Overdue => "overdue",
        ClockState::Running | ClockState::DueSoon if today => "today",
        ClockState::DueSoon => "due_soon",
        ClockState::Running | ClockState::Paused | ClockState::Met => return None,
    };
    let word: &'static str = clock.kind.into();
    let hospital = clock
        .hospital
        .map(|id| format!("-{id}"))
        .unwrap_or_default();
    let day_minutes = calendar.hours().length().as_mins();
    Some(
        Letter::at_once(kind, To::Team, format!("{word}{hospital}-{day}-{state}"))
            .with("clock", word)
            .with("state", state)
            .with("due", clock.due)
            .with("net_days", in_days(clock.net_business_minutes, day_minutes))
            .with(
                "gross_days",
                in_days(clock.gross_business_minutes, day_minutes),
            ),
    )
}

/// Working days to the nearest tenth: `3`, `3.5`.
fn in_days(minutes: i64, day_minutes: i64) -> String {
    let tenths = (minutes * 10 + day_minutes / 2).div_euclid(day_minutes.max(1));
    match tenths.rem_euclid(10) {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_are_told_to_the_tenth() {
        for (minutes, told) in [
            (0, "0"),
            (510, "1"),
            (255, "0.5"),
            (1785, "3.5"),
            (509, "1"),
        ] {
            assert_eq!(in_days(minutes, 510), told, "{minutes}");
        }
    }

    #[test]
    fn two_business_days_before_a_tuesday_after_a_holiday_is_a_thursday() {
        let calendar = Calendar::japan();
        // Monday 23 November 2026 is a holiday.
        let tuesday = "2026-11-24".parse().unwrap();
        let thursday: Date = "2026-11-19".parse().unwrap();
        assert_eq!(business_days_before(tuesday, 2, &calendar), thursday);
        assert_eq!(days_left(thursday, tuesday, &calendar), 2);
        assert_eq!(days_left(tuesday, tuesday, &calendar), 0);
    }
}
