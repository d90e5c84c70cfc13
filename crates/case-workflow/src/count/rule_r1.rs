//! Rule set R1: one unit at a time, from its facts to an entry or a reason.
//! The rule in words is [`RULE_R1`]; its numbers are those that reasons cite.

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::unit::{Units, exists};
use super::{
    Class, CountCase, CountFault, CountInput, Criterion, Eligibility, Entry, EntryReason, Missing,
    NotCounted, NotCountedReason, Outside, RuleId, Track, UnitDates,
};
use crate::calendar::{FiscalYear, jst_date};

mod words;

pub use words::RULE_R1;

/// How long after acceptance the conditions may be met without changing the
/// year.
const DAYS_MAX: i32 = 90;

/// A counting rule as it is printed on every page that shows a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleSet {
    /// Its id.
    pub id: RuleId,
    /// Its edition, from 1.
    pub version: u16,
    /// The first receipt date to which it applies.
    pub valid_from: Date,
    /// The rule in Japanese, numbered from 1.
    pub text_ja: &'static [&'static str],
    /// The rule in English, with the same numbers.
    pub text_en: &'static [&'static str],
}

/// A unit that counts.
struct Counted<'a> {
    case: &'a CountCase,
    class: Class,
    on: Date,
    reason: EntryReason,
}

/// A unit that does not (yet).
struct Refused<'a> {
    case: &'a CountCase,
    reason: NotCountedReason,
}

/// The entries and the lines of what is not counted, in no order.
pub(super) fn judge(input: &CountInput) -> Result<(Vec<Entry>, Vec<NotCounted>), CountFault> {
    let units = Units::of(input)?;
    let (mut entries, mut not_counted) = (Vec::new(), Vec::new());
    for members in units.members() {
        let (present, absent): (Vec<&CountCase>, Vec<&CountCase>) =
            members.iter().partition(|case| exists(case, input.as_of));
        not_counted.extend(
            absent
                .iter()
                .map(|case| line(case, NotCountedReason::NotReceived)),
        );

        let verdict = verdict(&present, input.as_of, &units);
        let dates = dates(&present, input.as_of);
        let speaker = match &verdict {
            Some(Ok(counted)) => {
                entries.push(entry(counted, dates));
                Some(counted.case)
            }
            Some(Err(refused)) => {
                not_counted.push(line(refused.case, refused.reason.clone()));
                Some(refused.case)
            }
            None => None,
        };
        if let Some(speaker) = speaker {
            let others = present.iter().filter(|case| case.id != speaker.id);
            let merged = || NotCountedReason::Merged {
                with: speaker.id.clone(),
            };
            not_counted.extend(others.map(|case| line(case, merged())));
        }
        let counted = verdict.as_ref().and_then(|verdict| verdict.as_ref().ok());
        for case in members {
            entries.extend(corrections(case, counted, dates, input.as_of));
        }
    }
    Ok((entries, not_counted))
}

/// What becomes of a unit: a firm's case stands before a hospital's, and both
/// before a lead, so that what was merged counts once, as what it became.
fn verdict<'a>(
    present: &[&'a CountCase],
    as_of: Timestamp,
    units: &Units<'_>,
) -> Option<Result<Counted<'a>, Refused<'a>>> {
    let track = present.iter().map(|case| case.track).min()?;
    let leading: Vec<&CountCase> = present
        .iter()
        .copied()
        .filter(|case| case.track == track)
        .collect();
    // A case merged into another has handed its affairs over.
    let first = leading.iter().copied().min_by_key(|case| {
        (
            case.merged_into.is_some(),
            case.received_at.is_none(),
            case.received_at,
            &case.id,
        )
    })?;
    Some(match track {
        Track::C => lead(first, &leading, as_of, units),
        Track::A | Track::B => consultation(first, &leading, present, as_of),
    })
}

/// Rules 2, 3, 4, 6, 7 and 9. Acceptance is the earliest of the unit, and what
/// was judged is what that case says; what happened serves whichever member it
/// happened to.
fn consultation<'a>(
    first: &'a CountCase,
    leading: &[&'a CountCase],
    present: &[&'a CountCase],
    as_of: Timestamp,
) -> Result<Counted<'a>, Refused<'a>> {
    let accepted = leading
        .iter()
        .filter_map(|case| Some((by(case.accepted_at, as_of)?, *case)))
        .min_by(|(a_at, a), (b_at, b)| (a_at, &a.id).cmp(&(b_at, &b.id)));
    let Some((accepted_at, case)) = accepted else {
        return Err(Refused {
            case: first,
            reason: NotCountedReason::NotAccepted,
        });
    };
    let of_firm = case.track == Track::A;
    if of_firm {
        let criteria = unmet(case);
        if !criteria.is_empty() {
            return Err(Refused {
                case,
                reason: NotCountedReason::Ineligible { criteria },
            });
        }
    }
    let earliest = |time: fn(&CountCase) -> Option<Timestamp>| {
        present
            .iter()
            .filter_map(|case| by(time(case), as_of))
            .min()
    };
    let substantive = earliest(|case| case.substantive_at);
    // A hospital that asks for itself has no sponsor to disclose.
    let disclosed = if of_firm {
        earliest(|case| case.sponsor_disclosed_at)
    } else {
        substantive
    };

    let accepted_on = jst_date(accepted_at);
    let last_date = accepted_on.saturating_add(Span::new().days(DAYS_MAX));
    let (Some(substantive), Some(disclosed)) = (substantive, disclosed) else {
        let mut missing = Vec::new();
        if of_firm && disclosed.is_none() {
            missing.push(Missing::SponsorDisclosed);
        }
        if substantive.is_none() {
            missing.push(Missing::Substantive);
        }
        return Err(Refused {
            case,
            reason: NotCountedReason::NotYet { missing, last_date },
        });
    };
    let met_on = Some(jst_date(substantive.max(disclosed))).filter(|met_on| *met_on > last_date);
    let outside = if of_firm { outside(case) } else { Vec::new() };
    let class = match (of_firm, outside.is_empty()) {
        (false, _) => Class::B,
        (true, true) => Class::K,
        (true, false) => Class::Z,
    };
    Ok(Counted {
        case,
        class,
        on: met_on.unwrap_or(accepted_on),
        reason: EntryReason::Accepted {
            accepted_on,
            met_on,
            outside,
        },
    })
}

/// A lead counts when it was received, unless it became a case.
fn lead<'a>(
    first: &'a CountCase,
    leads: &[&'a CountCase],
    as_of: Timestamp,
    units: &Units<'_>,
) -> Result<Counted<'a>, Refused<'a>> {
    let successor = leads
        .iter()
        .filter_map(|lead| units.successor_of(lead))
        .filter(|next| leads.iter().all(|lead| lead.id != next.id))
        .min_by(|a, b| a.id.cmp(&b.id));
    if let Some(next) = successor {
        return Err(Refused {
            case: first,
            reason: NotCountedReason::Converted {
                into: next.id.clone(),
            },
        });
    }
    let received = leads
        .iter()
        .filter_map(|case| Some((by(case.received_at, as_of)?, *case)))
        .min_by(|(a_at, a), (b_at, b)| (a_at, &a.id).cmp(&(b_at, &b.id)));
    let Some((received_at, case)) = received else {
        return Err(Refused {
            case: first,
            reason: NotCountedReason::NotReceived,
        });
    };
    let received_on = jst_date(received_at);
    Ok(Counted {
        case,
        class: Class::L,
        on: received_on,
        reason: EntryReason::Lead { received_on },
    })
}

/// The corrections of one case, each an entry of the class and year in which
/// its unit counts.
fn corrections(
    case: &CountCase,
    counted: Option<&Counted<'_>>,
    dates: UnitDates,
    as_of: Timestamp,
) -> impl Iterator<Item = Entry> {
    let made = case
        .corrections
        .iter()
        .filter(move |correction| correction.at <= as_of);
    made.map(move |correction| {
        let (class, on) = match counted {
            Some(counted) => (counted.class, counted.on),
            // Nothing counts, yet somebody corrected it. The line must not
            // vanish: it takes the class the case would have, in the year of
            // its acceptance (a lead: receipt), or else of the correction.
            None => (
                would_be(case),
                own_date(case, as_of).unwrap_or_else(|| jst_date(correction.at)),
            ),
        };
        let reason = EntryReason::Correction {
            why: correction.why.clone(),
        };
        Entry {
            case: case.id.clone(),
            class,
            fiscal_year: FiscalYear::of(on),
            delta: i64::from(correction.delta),
            because: reason.to_string(),
            at: Some(correction.at),
            by: Some(correction.by.clone()),
            reason,
            counted_on: on,
            dates,
        }
    })
}

fn would_be(case: &CountCase) -> Class {
    match case.track {
        Track::A if unmet(case).is_empty() && outside(case).is_empty() => Class::K,
        Track::A => Class::Z,
        Track::B => Class::B,
        Track::C => Class::L,
    }
}

fn own_date(case: &CountCase, as_of: Timestamp) -> Option<Date> {
    let time = if case.track == Track::C {
        case.received_at
    } else {
        case.accepted_at
    };
    by(time, as_of).map(jst_date)
}

/// E3–E5, without which nothing is counted.
fn unmet(case: &CountCase) -> Vec<Criterion> {
    let Eligibility { e3, e4, e5, .. } = case.eligibility.unwrap_or_default();
    let asked = [
        (e3, Criterion::E3),
        (e4, Criterion::E4),
        (e5, Criterion::E5),
    ];
    asked
        .into_iter()
        .filter(|(answer, _)| *answer != Some(true))
        .map(|(_, criterion)| criterion)
        .collect()
}

/// E1, E2 and the international trial, without which the target is not served.
fn outside(case: &CountCase) -> Vec<Outside> {
    let Eligibility { e1, e2, .. } = case.eligibility.unwrap_or_default();
    let asked = [
        (e1, Outside::E1),
        (e2, Outside::E2),
        (case.international, Outside::NotInternational),
    ];
    asked
        .into_iter()
        .filter(|(answer, _)| *answer != Some(true))
        .map(|(_, outside)| outside)
        .collect()
}

/// By which other dates the unit can be shown (rule 12).
fn dates(present: &[&CountCase], as_of: Timestamp) -> UnitDates {
    let first = |time: fn(&CountCase) -> Option<Timestamp>| {
        present
            .iter()
            .filter_map(|case| by(time(case), as_of))
            .min()
            .map(jst_date)
    };
    // A merged case is closed by the merge, which completes nothing.
    let closings = present
        .iter()
        .filter(|case| case.merged_into.is_none())
        .map(|case| {
            let closed = by(case.closed_at, as_of)?;
            let reopened = by(case.reopened_at, as_of).is_some_and(|at| at >= closed);
            (!reopened).then_some(closed)
        });
    UnitDates {
        received_on: first(|case| case.received_at),
        accepted_on: first(|case| case.accepted_at),
        completed_on: closings
            .collect::<Option<Vec<_>>>()
            .and_then(|all| all.into_iter().max())
            .map(jst_date),
    }
}

/// A time that has come by `as_of`.
fn by(time: Option<Timestamp>, as_of: Timestamp) -> Option<Timestamp> {
    time.filter(|at| *at <= as_of)
}

fn entry(counted: &Counted<'_>, dates: UnitDates) -> Entry {
    Entry {
        case: counted.case.id.clone(),
        class: counted.class,
        fiscal_year: FiscalYear::of(counted.on),
        delta: 1,
        because: counted.reason.to_string(),
        at: None,
        by: None,
        reason: counted.reason.clone(),
        counted_on: counted.on,
        dates,
    }
}

fn line(case: &CountCase, reason: NotCountedReason) -> NotCounted {
    NotCounted {
        case: case.id.clone(),
        because: reason.to_string(),
        reason,
    }
}
