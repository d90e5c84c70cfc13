//! Roles, memberships and who is acting (domain 4.0).

mod deputies;
mod members;

use serde::{Deserialize, Serialize};
use strum::{EnumCount, EnumIter, IntoStaticStr};

pub use deputies::{ABSENCE_DAYS_MAX, Absence, with_deputies};
pub use members::{KindChange, LastManager, MemberKind, Seat, change_kinds, kinds_of};

use crate::ids::{DraftId, FirmId, HospitalId, PersonId};

/// What somebody is while they act. The codes are those of domain 4.0, plus
/// the three that are nobody's job.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    EnumCount,
    EnumIter,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Role {
    /// Not signed in.
    Nobody,
    /// The holder of a draft of the public form.
    Applicant,
    /// Member of an overseas firm.
    Sub,
    /// Desk intake officer.
    Di,
    /// Desk case manager.
    Dm,
    /// Desk lead.
    Dl,
    /// Desk contract support.
    Dc,
    /// Outside expert, per case.
    Exp,
    /// Hospital trial office.
    Ho,
    /// Hospital investigator or coordinator, drafts answers.
    Hpi,
    /// Hospital approver.
    Hh,
    /// Ministry viewer.
    Mv,
    /// PMDA liaison, per case.
    Pl,
    /// System administrator, sees no case content.
    Sa,
    /// Auditor, reads logs.
    Au,
    /// The program itself: the mail worker and the clocks.
    System,
}

impl Role {
    /// Whether this role belongs to the desk's own staff.
    #[must_use]
    pub fn is_desk(self) -> bool {
        matches!(self, Self::Di | Self::Dm | Self::Dl | Self::Dc)
    }

    /// Whether this role belongs to a hospital.
    #[must_use]
    pub fn is_hospital(self) -> bool {
        matches!(self, Self::Ho | Self::Hpi | Self::Hh)
    }
}

/// Where a membership is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Place {
    /// The desk and the bodies beside it (ministry, PMDA, auditors).
    Desk,
    /// One overseas firm.
    Firm(FirmId),
    /// One hospital.
    Hospital(HospitalId),
}

/// One membership in force: a role at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Hat {
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub place: Place,
    /// A firm's member who may only read, not edit.
    pub read_only: bool,
    /// A hospital manager (管理者), who also looks after the members.
    pub manager: bool,
}

/// Who asks. Made at the edge from a session, a draft's cookie, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// No session.
    Nobody,
    /// The holder of one draft.
    Applicant(DraftId),
    /// A signed-in person with every membership in force.
    Person {
        /// Who.
        id: PersonId,
        /// Their memberships.
        hats: Vec<Hat>,
        /// IANA zone for what they are shown and for the record.
        zone: String,
        /// Those of a hospital who are away and for whom they stand in today.
        stands_for: Vec<(HospitalId, PersonId)>,
    },
    /// The program itself.
    System,
}

impl Actor {
    /// The person, where there is one.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// The person and those of a hospital for whom they stand in: as whom they
    /// are named on what is that hospital's.
    pub fn named_at(&self, hospital: HospitalId) -> impl Iterator<Item = PersonId> + '_ {
        let stands_for: &[_] = match self {
            Self::Person { stands_for, .. } => stands_for,
            _ => &[],
        };
        let away = stands_for.iter().filter(move |(at, _)| *at == hospital);
        self.person().into_iter().chain(away.map(|(_, one)| *one))
    }

    /// The memberships, none for anyone who is not signed in.
    #[must_use]
    pub fn hats(&self) -> &[Hat] {
        match self {
            Self::Person { hats, .. } => hats,
            _ => &[],
        }
    }

    /// The IANA zone of the person, UTC for the program.
    #[must_use]
    pub fn zone(&self) -> &str {
        match self {
            Self::Person { zone, .. } => zone,
            _ => "UTC",
        }
    }

    /// Whether any membership has this role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.hats().iter().any(|hat| hat.role == role)
    }

    /// The hospitals this actor belongs to.
    pub fn hospitals(&self) -> impl Iterator<Item = HospitalId> + '_ {
        self.hats().iter().filter_map(|hat| match hat.place {
            Place::Hospital(id) => Some(id),
            _ => None,
        })
    }

    /// The firms this actor belongs to.
    pub fn firms(&self) -> impl Iterator<Item = FirmId> + '_ {
        self.hats().iter().filter_map(|hat| match hat.place {
            Place::Firm(id) => Some(id),
            _ => None,
        })
    }

    /// The hats as roles, with [`Role::Nobody`], [`Role::Applicant`] and
    /// [`Role::System`] for those who wear none.
    fn roles(&self) -> Vec<Hat> {
        let bare = |role| {
            vec![Hat {
                role,
                place: Place::Desk,
                read_only: false,
                manager: false,
            }]
        };
        match self {
            Self::Nobody => bare(Role::Nobody),
            Self::Applicant(_) => bare(Role::Applicant),
            Self::System => bare(Role::System),
            Self::Person { hats, .. } => hats.clone(),
        }
    }

    /// Every hat to try against the permission table.
    pub(crate) fn hats_to_try(&self) -> Vec<Hat> {
        self.roles()
    }
}
