//! What the members of a hospital are (domain 4.14): one person may hold several
//! kinds at once, and a hospital always keeps somebody who looks after them.

use std::collections::BTreeSet;

use crate::code_lists::code_list;
use crate::ids::{HospitalId, MembershipId, PersonId};
use crate::people::{Hat, Place, Role};

code_list! {
    /// What a member of a hospital is.
    pub enum MemberKind ("member_kind") {
        Manager = "manager", "Manager", "管理者";
        Office = "office", "Trial office", "治験事務局";
        Crc = "crc", "Study coordinator (CRC)", "治験コーディネーター（CRC）";
        Physician = "physician", "Physician", "医師";
        Approver = "approver", "Approver", "院内承認者";
    }
}

impl MemberKind {
    /// The role whose rights a member of this kind has.
    #[must_use]
    pub fn role(self) -> Role {
        match self {
            Self::Manager | Self::Office => Role::Ho,
            Self::Crc | Self::Physician => Role::Hpi,
            Self::Approver => Role::Hh,
        }
    }

    /// The membership of this kind at a hospital.
    #[must_use]
    pub fn hat(self, hospital: HospitalId) -> Hat {
        Hat {
            role: self.role(),
            place: Place::Hospital(hospital),
            read_only: false,
            manager: self == Self::Manager,
        }
    }

    /// The kind of a membership. `kept` tells those apart that have the same
    /// rights; who was entered before it was kept counts as a physician.
    #[must_use]
    pub fn of(hat: &Hat, kept: Option<Self>) -> Option<Self> {
        let plain = match hat.role {
            Role::Ho if hat.manager => Self::Manager,
            Role::Ho => Self::Office,
            Role::Hpi => Self::Physician,
            Role::Hh => Self::Approver,
            _ => return None,
        };
        let fits = kept.filter(|kind| kind.role() == hat.role && kind.is_manager() == hat.manager);
        Some(fits.unwrap_or(plain))
    }

    fn is_manager(self) -> bool {
        self == Self::Manager
    }
}

/// The kinds that are wanted, each once; a manager is of the office anyway.
#[must_use]
pub fn kinds_of(wanted: &[MemberKind]) -> BTreeSet<MemberKind> {
    let mut kinds: BTreeSet<_> = wanted.iter().copied().collect();
    if kinds.contains(&MemberKind::Manager) {
        kinds.remove(&MemberKind::Office);
    }
    kinds
}

/// One membership in force at a hospital.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// The membership.
    pub membership: MembershipId,
    /// Whose.
    pub person: PersonId,
    /// As what.
    pub kind: MemberKind,
}

/// What is to be done so that a person is what is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KindChange {
    /// Memberships that end.
    pub end: Vec<MembershipId>,
    /// Memberships that begin.
    pub begin: Vec<MemberKind>,
}

/// The only manager of a hospital would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the last manager of a hospital stays")]
pub struct LastManager;

/// Makes `person` what is wanted, among all `seats` of a hospital; nothing
/// wanted ends their membership altogether.
///
/// # Errors
/// [`LastManager`] where nobody would be left who looks after the members.
pub fn change_kinds(
    seats: &[Seat],
    person: PersonId,
    wanted: &[MemberKind],
) -> Result<KindChange, LastManager> {
    let wanted = kinds_of(wanted);
    let (own, others): (Vec<&Seat>, Vec<&Seat>) =
        seats.iter().partition(|seat| seat.person == person);
    let manages = |seats: &[&Seat]| seats.iter().any(|seat| seat.kind.is_manager());
    let loses = manages(&own) && !wanted.contains(&MemberKind::Manager);
    if loses && !manages(&others) {
        return Err(LastManager);
    }
    let held: BTreeSet<_> = own.iter().map(|seat| seat.kind).collect();
    let ends = own.iter().filter(|seat| !wanted.contains(&seat.kind));
    Ok(KindChange {
        end: ends.map(|seat| seat.membership).collect(),
        begin: wanted.difference(&held).copied().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::MemberKind::{Approver, Crc, Manager, Office, Physician};
    use super::*;
    use uuid::Uuid;

    const HANA: u128 = 1;
    const TARO: u128 = 2;

    fn seats(held: &[(u128, MemberKind)]) -> Vec<Seat> {
        let all = held.iter().enumerate();
        all.map(|(n, (person, kind))| Seat {
            membership: MembershipId(Uuid::from_u128(100 + n as u128)),
            person: PersonId(Uuid::from_u128(*person)),
            kind: *kind,
        })
        .collect()
    }

    #[test]
    fn a_person_becomes_what_is_wanted_and_the_last_manager_stays() {
        type Held<'a> = &'a [(u128, MemberKind)];
        type Outcome<'a> = Result<(&'a [usize], &'a [MemberKind]), LastManager>;
        let alone: Held = &[(HANA, Manager)];
        let two: Held = &[(HANA, Manager), (TARO, Manager), (HANA, Approver)];
        let table: [(Held, &[MemberKind], Outcome); 11] = [
            (alone, &[], Err(LastManager)),
            (alone, &[Office], Err(LastManager)),
            (alone, &[Manager], Ok((&[], &[]))),
            (alone, &[Manager, Approver], Ok((&[], &[Approver]))),
            // A manager is of the office anyway.
            (alone, &[Manager, Office], Ok((&[], &[]))),
            (two, &[], Ok((&[0, 2], &[]))),
            (two, &[Office, Approver], Ok((&[0], &[Office]))),
            (
                &[(TARO, Manager), (HANA, Office)],
                &[Manager],
                Ok((&[1], &[Manager])),
            ),
            (
                &[(TARO, Manager), (HANA, Crc)],
                &[Physician],
                Ok((&[1], &[Physician])),
            ),
            (&[(TARO, Manager), (HANA, Crc)], &[Crc, Crc], Ok((&[], &[]))),
            (&[(TARO, Manager)], &[Physician], Ok((&[], &[Physician]))),
        ];
        for (held, wanted, expected) in table {
            let seats = seats(held);
            let hana = PersonId(Uuid::from_u128(HANA));
            let expected = expected.map(|(end, begin)| KindChange {
                end: end.iter().map(|n| seats[*n].membership).collect(),
                begin: begin.to_vec(),
            });
            let got = change_kinds(&seats, hana, wanted);
            assert_eq!(got, expected, "{held:?} wants {wanted:?}");
        }
    }

    #[test]
    fn a_kind_is_found_again_from_its_membership() {
        let hospital = HospitalId(Uuid::from_u128(7));
        for kind in MemberKind::ALL.iter().copied() {
            let hat = kind.hat(hospital);
            assert_eq!(MemberKind::of(&hat, Some(kind)), Some(kind));
            // What is kept and does not fit is not believed.
            let told = MemberKind::of(&hat, Some(Crc)).unwrap();
            assert_eq!(told.hat(hospital), hat);
        }
        let before = Physician.hat(hospital);
        assert_eq!(MemberKind::of(&before, None), Some(Physician));
    }
}
