//! Who stands in for whom while somebody of a hospital is away (ux H9): for a
//! span of days, after which it is over by itself.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::fault::{Fault, FaultCode};
use crate::ids::PersonId;

/// Most days between today and the last day of an absence.
pub const ABSENCE_DAYS_MAX: i64 = 366;

/// Somebody is away, and a colleague stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Who is away.
    pub person: PersonId,
    /// Who stands in.
    pub deputy: PersonId,
    /// The first day, in Japan.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Absence {
    /// Whether `day` is one of its days.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    fn meets(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Checks a new absence against the colleagues and the absences that stand.
    ///
    /// # Errors
    /// Every fault at once: the deputy is no colleague or away themself, the
    /// days are past, turned round, too far or meet another absence.
    pub fn check(
        &self,
        colleagues: &BTreeSet<PersonId>,
        standing: &[Self],
        today: Date,
    ) -> Result<(), Vec<Fault>> {
        let mut faults = Vec::new();
        let met = |person: PersonId| {
            let mut others = standing.iter();
            others.any(|other| other.person == person && other.meets(self))
        };
        if !colleagues.contains(&self.deputy) {
            faults.push(Fault::new("/deputy", FaultCode::NotFound));
        } else if self.deputy == self.person {
            faults.push(Fault::new("/deputy", FaultCode::MustDiffer));
        } else if met(self.deputy) {
            faults.push(Fault::new("/deputy", FaultCode::DeputyAway));
        }
        let until = today.saturating_add(Span::new().days(ABSENCE_DAYS_MAX));
        if self.last < today {
            faults.push(Fault::new("/last", FaultCode::InPast));
        } else if self.last < self.first {
            let fault = Fault::new("/last", FaultCode::Order);
            faults.push(fault.with("a", "first").with("b", "last"));
        } else if self.last > until {
            faults.push(Fault::new("/last", FaultCode::TooBig).with("n", until));
        } else if met(self.person) {
            faults.push(Fault::new("/first", FaultCode::Duplicate));
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }
}

/// These people and whoever stands in for one of them on `day`. A deputy who is
/// away has a deputy in turn.
#[must_use]
pub fn with_deputies(
    people: impl IntoIterator<Item = PersonId>,
    absences: &[Absence],
    day: Date,
) -> BTreeSet<PersonId> {
    let mut all: BTreeSet<_> = people.into_iter().collect();
    loop {
        let known = all.len();
        let away = absences
            .iter()
            .filter(|one| one.covers(day) && all.contains(&one.person));
        let deputies: Vec<_> = away.map(|one| one.deputy).collect();
        all.extend(deputies);
        if all.len() == known {
            return all;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn absence(who: u128, deputy: u128, first: Date, last: Date) -> Absence {
        Absence {
            person: person(who),
            deputy: person(deputy),
            first,
            last,
        }
    }

    #[test]
    fn an_absence_is_checked_field_by_field() {
        let today = date(2026, 11, 24);
        let colleagues: BTreeSet<_> = [1, 2, 3].map(person).into();
        let standing = [
            absence(1, 2, date(2026, 12, 20), date(2026, 12, 28)),
            absence(3, 2, date(2026, 12, 1), date(2026, 12, 2)),
        ];
        use FaultCode::{DeputyAway, Duplicate, InPast, MustDiffer, NotFound, Order, TooBig};
        let table: [(Absence, &[(&str, FaultCode)]); 9] = [
            (absence(1, 2, today, today), &[]),
            (absence(1, 3, date(2026, 12, 3), date(2026, 12, 19)), &[]),
            (absence(1, 1, today, today), &[("/deputy", MustDiffer)]),
            (absence(1, 9, today, today), &[("/deputy", NotFound)]),
            (
                absence(1, 3, date(2026, 11, 30), date(2026, 12, 1)),
                &[("/deputy", DeputyAway)],
            ),
            (
                absence(1, 2, date(2026, 11, 20), date(2026, 11, 23)),
                &[("/last", InPast)],
            ),
            (
                absence(1, 9, date(2026, 12, 2), date(2026, 12, 1)),
                &[("/deputy", NotFound), ("/last", Order)],
            ),
            (absence(1, 2, today, date(2028, 1, 1)), &[("/last", TooBig)]),
            (
                absence(1, 2, date(2026, 12, 28), date(2027, 1, 4)),
                &[("/first", Duplicate)],
            ),
        ];
        for (one, expected) in table {
            let faults = one.check(&colleagues, &standing, today).err();
            let faults = faults.unwrap_or_default();
            let got: Vec<_> = faults
                .iter()
                .map(|fault| (fault.pointer.as_str(), fault.code))
                .collect();
            assert_eq!(got, expected, "{one:?}");
        }
    }

    #[test]
    fn who_is_asked_today_is_everybody_with_their_deputies() {
        let (first, last) = (date(2026, 12, 1), date(2026, 12, 4));
        let absences = [
            absence(1, 2, first, last),
            absence(2, 3, last, last),
            // Round and round: each is named once.
            absence(3, 1, last, last),
        ];
        let named = |people: &[u128], day| {
            let all = with_deputies(people.iter().copied().map(person), &absences, day);
            all.into_iter()
                .map(|one| one.0.as_u128())
                .collect::<Vec<_>>()
        };
        assert_eq!(named(&[1], date(2026, 11, 30)), [1]);
        assert_eq!(named(&[1], first), [1, 2]);
        assert_eq!(named(&[1], last), [1, 2, 3]);
        assert_eq!(named(&[4], last), [4]);
        assert_eq!(named(&[1], date(2026, 12, 5)), [1]);
    }
}
