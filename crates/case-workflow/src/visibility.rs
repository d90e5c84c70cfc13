//! Which cases a list may contain, said once from the permission table so that
//! the database can be asked for exactly these rows.

use crate::ids::{FirmId, PersonId};
use crate::people::{Actor, Place};
use crate::policy::{Action, Reach, reach};

/// The cases that an actor's lists contain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visible {
    /// Every case.
    All,
    /// The cases of some firms, and those whose team a person is on.
    Some {
        /// These firms' cases.
        firms: Vec<FirmId>,
        /// Cases on which this person is named.
        team_of: Option<PersonId>,
    },
    /// No case.
    Nothing,
}

/// The cases to which the actor may do `action`: [`Action::ListCases`] for
/// lists, [`Action::ReadConfidential`] for what only a case team reads.
#[must_use]
pub fn visible(actor: &Actor, action: Action) -> Visible {
    let mut firms = Vec::new();
    let mut team_of = None;
    for hat in actor.hats_to_try() {
        match (reach(hat.role, action), hat.place) {
            (Reach::Any | Reach::Propose, _) => return Visible::All,
            (Reach::Own | Reach::ProposeOwn, Place::Firm(firm)) => firms.push(firm),
            (Reach::Granted, _) => team_of = actor.person(),
            // A hospital's own list is its requests, not the cases behind them.
            (Reach::Own | Reach::ProposeOwn, Place::Hospital(_) | Place::Desk) | (Reach::No, _) => {
            }
        }
    }
    firms.sort_unstable();
    firms.dedup();
    if firms.is_empty() && team_of.is_none() {
        Visible::Nothing
    } else {
        Visible::Some { firms, team_of }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::HospitalId;
    use crate::people::{Hat, Role};
    use uuid::Uuid;

    fn person(hats: &[(Role, Place)]) -> Actor {
        Actor::Person {
            id: PersonId(Uuid::from_u128(7)),
            hats: hats
                .iter()
                .map(|&(role, place)| Hat {
                    role,
                    place,
                    read_only: false,
                    manager: false,
                })
                .collect(),
            zone: "UTC".into(),
            stands_for: Vec::new(),
        }
    }

    #[test]
    fn a_firms_member_lists_the_firms_cases_and_the_desk_lists_all() {
        let firm = FirmId(Uuid::from_u128(1));
        let member = person(&[(Role::Sub, Place::Firm(firm))]);
        assert_eq!(
            visible(&member, Action::ListCases),
            Visible::Some {
                firms: vec![firm],
                team_of: None
            }
        );
        let intake = person(&[(Role::Di, Place::Desk), (Role::Sub, Place::Firm(firm))]);
        assert_eq!(visible(&intake, Action::ListCases), Visible::All);
    }

    #[test]
    fn a_case_manager_reads_confidential_texts_of_the_own_cases_only() {
        let manager = person(&[(Role::Dm, Place::Desk)]);
        assert_eq!(
            visible(&manager, Action::ReadConfidential),
            Visible::Some {
                firms: vec![],
                team_of: Some(PersonId(Uuid::from_u128(7)))
            }
        );
        assert_eq!(
            visible(
                &person(&[(Role::Di, Place::Desk)]),
                Action::ReadConfidential
            ),
            Visible::Nothing
        );
    }

    #[test]
    fn nobody_and_hospitals_list_no_cases() {
        let hospital = Place::Hospital(HospitalId(Uuid::from_u128(3)));
        for actor in [
            Actor::Nobody,
            person(&[(Role::Ho, hospital)]),
            person(&[(Role::Sa, Place::Desk)]),
            person(&[(Role::Mv, Place::Desk)]),
        ] {
            assert_eq!(visible(&actor, Action::ListCases), Visible::Nothing);
        }
    }
}
