//! The one calculation behind every clock.

use jiff::{SignedDuration, Span, Timestamp};

use super::{ClockFault, ClockState, Pause, Standing, TARGET_DAYS_MAX, Target};
use crate::calendar::{Calendar, JST, jst_instant};

/// Due soon means at most this much business time left, two days of the desk's
/// usual hours, whatever the hours of this clock.
const SOON: SignedDuration = SignedDuration::from_mins(1_020);

pub(super) fn standing(
    started: Timestamp,
    target: Target,
    pauses: &[Pause],
    stopped: Option<Timestamp>,
    now: Timestamp,
    calendar: &Calendar,
) -> Result<Standing, ClockFault> {
    let by_calendar = matches!(target, Target::CalendarDays(_));
    // A calendar clock runs at any hour of any day, so it starts when started.
    let start = if by_calendar {
        started
    } else {
        calendar.next_opening(started)
    };
    let planned = planned(start, target, calendar)?;
    let end = stopped.unwrap_or(now);

    let paused = united(pauses, start, end)?;
    let paused_business: SignedDuration = paused
        .iter()
        .map(|(from, to)| calendar.business_time_between(*from, *to))
        .sum();
    let due = if by_calendar {
        let elapsed: SignedDuration = paused
            .iter()
            .map(|(from, to)| from.duration_until(*to))
            .sum();
        planned.checked_add(elapsed).unwrap_or(Timestamp::MAX)
    } else {
        calendar.add_business_time(planned, paused_business)
    };

    let open_pause = pauses
        .iter()
        .filter(|pause| pause.from <= end && pause.to.is_none_or(|to| to > end))
        .min_by_key(|pause| (pause.from, &pause.cause));
    let left = calendar.business_time_between(end, due);
    let half_left = if by_calendar {
        end.duration_until(due) * 2 <= start.duration_until(planned)
    } else {
        left * 2 <= calendar.business_time_between(start, planned)
    };
    let state = if end > due {
        ClockState::Overdue
    } else if stopped.is_some() {
        ClockState::Met
    } else if open_pause.is_some() {
        ClockState::Paused
    } else if left <= SOON && half_left {
        ClockState::DueSoon
    } else {
        ClockState::Running
    };

    let gross = calendar
        .business_time_between(start, end)
        .max(SignedDuration::ZERO);
    let paused_now = state == ClockState::Paused;
    Ok(Standing {
        due,
        state,
        net_business_minutes: (gross - paused_business).as_mins(),
        gross_business_minutes: gross.as_mins(),
        remaining_business_minutes: left.as_mins(),
        paused_cause: open_pause
            .filter(|_| paused_now)
            .and_then(|pause| pause.cause.clone()),
    })
}

/// When the clock would fall due without any pause.
fn planned(start: Timestamp, target: Target, calendar: &Calendar) -> Result<Timestamp, ClockFault> {
    let local = JST.to_datetime(start);
    match target {
        Target::BusinessDays(days) | Target::CalendarDays(days) if days > TARGET_DAYS_MAX => {
            Err(ClockFault::TargetTooLong { days })
        }
        Target::BusinessDays(days) => Ok(jst_instant(
            calendar.add_business_days(local.date(), days),
            local.time(),
        )),
        Target::CalendarDays(days) => Ok(jst_instant(
            local.date().saturating_add(Span::new().days(days)),
            local.time(),
        )),
        Target::At(at) => Ok(at),
    }
}

/// The pauses cut to the time from `start` to `end`, in order, none overlapping.
fn united(
    pauses: &[Pause],
    start: Timestamp,
    end: Timestamp,
) -> Result<Vec<(Timestamp, Timestamp)>, ClockFault> {
    let mut cut = Vec::with_capacity(pauses.len());
    for (index, pause) in pauses.iter().enumerate() {
        if pause.to.is_some_and(|to| to < pause.from) {
            return Err(ClockFault::PauseBackwards { index });
        }
        let span = (pause.from.max(start), pause.to.unwrap_or(end).min(end));
        if span.0 < span.1 {
            cut.push(span);
        }
    }
    cut.sort_unstable();
    let mut united: Vec<(Timestamp, Timestamp)> = Vec::with_capacity(cut.len());
    for (from, to) in cut {
        match united.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => united.push((from, to)),
        }
    }
    Ok(united)
}
