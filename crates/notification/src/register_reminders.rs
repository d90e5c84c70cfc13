//! When a hospital's trial office is asked to confirm its register entry (domain
//! 3.0, ux H2): a pure decision, carried out by [`crate::clockwork`].
//!
//! Each section is called 30, 7 and 0 days before its end, then weekly until it
//! has been past its date for six months. One letter speaks of every section that
//! ends within 30 days or has ended, so that a hospital whose sections end on
//! neighbouring days can confirm them all at the first call and hears no more.

use case_workflow::calendar::{Calendar, jst_date, jst_instant};
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::register::{Hospital, LAPSE_MONTHS, Section, attest_call};
use jiff::civil::Date;
use jiff::{Span, Timestamp};

/// Days before the end of a section on which its office is called.
const CALLS: [i32; 3] = [30, 7, 0];
/// Days between two calls once it has ended.
const AGAIN: i32 = 7;

/// The letter about a hospital's entry that is due at `now`, if one is. Its
/// occasion is the day of the last call of any section: asking again before the
/// next call names the same letter.
///
/// Values: `sections`, as words `section@end`; `n` of them; `due`, the next end
/// or, where all have passed, the first; `state`, where `due` stands: `ahead`,
/// `today` or `past`; `confirmed_at` of the section that ends first.
#[must_use]
pub fn register_letter(
    id: HospitalId,
    hospital: &Hospital,
    now: Timestamp,
    calendar: &Calendar,
) -> Option<Letter> {
    let today = jst_date(now);
    let ending = ending(hospital, today);
    let morning = morning(now, calendar);
    let called = ending
        .iter()
        .filter_map(|(_, end)| last_call(*end, morning, calendar))
        .max()?;
    let occasion = format!("{id}-{called}");
    letter_about(id, hospital, &ending, today, occasion, calendar)
}

/// A call goes out in the morning; before that, yesterday's is the last.
fn morning(now: Timestamp, calendar: &Calendar) -> Date {
    let today = jst_date(now);
    if now < jst_instant(today, calendar.hours().open()) {
        today.yesterday().unwrap_or(today)
    } else {
        today
    }
}

/// The same letter, which somebody at the desk sends on `now`'s day whatever the
/// calls; none where nothing ends within 30 days or has ended.
#[must_use]
pub fn letter_of_the_desk(
    id: HospitalId,
    hospital: &Hospital,
    now: Timestamp,
    calendar: &Calendar,
) -> Option<Letter> {
    let today = jst_date(now);
    let occasion = format!("{id}-desk-{today}");
    let ending = ending(hospital, today);
    letter_about(id, hospital, &ending, today, occasion, calendar)
}

/// The letter that asks for the yearly confirmation of a whole entry, which is
/// due at the end of `due`, if a call is. Its office hears of it too.
///
/// Values: `due`, and `state`, where it stands: `ahead`, `today` or `past`.
#[must_use]
pub fn attest_letter(
    id: HospitalId,
    due: Date,
    people: Vec<PersonId>,
    now: Timestamp,
    calendar: &Calendar,
) -> Option<Letter> {
    let today = jst_date(now);
    let called = attest_call(due, morning(now, calendar), calendar)?;
    let to = To::HospitalPeople {
        hospital: id,
        people,
    };
    let occasion = format!("{id}-attest-{called}");
    let letter = Letter::at_once(LetterKind::AttestDue, to, occasion)
        .with("due", jst_instant(due, calendar.hours().close()))
        .with("state", state_of(due, today));
    Some(letter)
}

fn ending(hospital: &Hospital, today: Date) -> Vec<(Section, Date)> {
    hospital
        .to_confirm(today)
        .into_iter()
        .filter_map(|section| Some((section, hospital.holds_until(section)?)))
        .collect()
}

fn state_of(due: Date, today: Date) -> &'static str {
    match due {
        due if due < today => "past",
        due if due == today => "today",
        _ => "ahead",
    }
}

fn letter_about(
    id: HospitalId,
    hospital: &Hospital,
    ending: &[(Section, Date)],
    today: Date,
    occasion: String,
    calendar: &Calendar,
) -> Option<Letter> {
    let first = ending.iter().map(|(_, end)| *end).min()?;
    let next = ending
        .iter()
        .map(|(_, end)| *end)
        .filter(|end| *end >= today);
    let due = next.min().unwrap_or(first);
    let state = state_of(due, today);
    let at_close = |day| jst_instant(day, calendar.hours().close());
    let words: Vec<String> = ending
        .iter()
        .map(|(section, end)| format!("{}@{}", section.as_str(), at_close(*end)))
        .collect();
    let mut letter = Letter::at_once(LetterKind::RegisterDue, To::Hospital(id), occasion)
        .with("n", words.len())
        .with("sections", words.join(" "))
        .with("due", at_close(due))
        .with("state", state);
    let earliest = ending.iter().find(|(_, end)| *end == first);
    if let Some(stated) = earliest.and_then(|(section, _)| hospital.stated.get(section)) {
        letter = letter.with("confirmed_at", stated.confirmed_at);
    }
    Some(letter)
}

/// The last call, up to `today`, of a section that holds until `end`. A call that
/// falls on a day off is made on the next business day, the one on the last day
/// on the business day before.
fn last_call(end: Date, today: Date, calendar: &Calendar) -> Option<Date> {
    let lapses = end.saturating_add(Span::new().months(LAPSE_MONTHS));
    let before = CALLS.into_iter().map(|days| -days);
    let after = (1..).map(|week| week * AGAIN);
    before
        .chain(after)
        .map(|days| end.saturating_add(Span::new().days(days)))
        .take_while(|day| *day <= lapses)
        .map(|day| match day {
            day if day == end => calendar.business_day_up_to(day),
            day => calendar.add_business_days(day, 0),
        })
        .take_while(|day| *day <= today)
        .last()
}
