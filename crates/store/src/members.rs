//! What people are where: roles at the desk, at a firm, at a hospital, from and
//! until.

use std::collections::BTreeSet;

use case_workflow::ids::{FirmId, HospitalId, MembershipId, PersonId};
use case_workflow::people::{Actor, Hat, MemberKind, Place, Role};
use case_workflow::policy::{Action, Decision, Subject, decide};
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;
use serde_json::json;

use crate::audit::Object;
use crate::error::StoreError;
use crate::hospital_members::kind;
use crate::people::{NewPerson, Person};
use crate::rows::memberships::{self, Column, Entity, Model};
use crate::rows::people;
use crate::time::{from_row, to_row};
use crate::tokens::{Issued, NewToken, Purpose};
use crate::{Store, Write};

/// Most members of one place that are listed.
const MEMBERS_MAX: u64 = 500;

/// A membership with its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The membership.
    pub id: MembershipId,
    /// Who. Somebody invited who has not come yet has no password, where
    /// their role needs one.
    pub person: Person,
    /// As what, where.
    pub hat: Hat,
    /// At a hospital: as what of those who have the same rights.
    pub kind: Option<MemberKind>,
    /// Since when.
    pub starts_at: Timestamp,
    /// The first moment at which it is over.
    pub ends_at: Option<Timestamp>,
}

/// Somebody who is to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember {
    /// Who. An address that is known already keeps its name and settings.
    pub person: NewPerson,
    /// As what, where.
    pub hat: Hat,
    /// The first moment at which it is over.
    pub ends_at: Option<Timestamp>,
}

/// Somebody who was invited.
#[derive(Debug, Clone)]
pub struct Invited {
    /// Who.
    pub person: PersonId,
    /// The membership; the present one, where they were a member already.
    pub membership: MembershipId,
    /// For the mail.
    pub token: Issued,
}

impl Store {
    /// What a person is, at `now`, and what those are for whom they stand in.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn hats(&self, person: PersonId, now: Timestamp) -> Result<Vec<Hat>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.eq(person.0))
            .filter(lasts(now))
            .order_by_asc(Column::Id)
            .all(self.reader())
            .await?;
        let mut hats: Vec<_> = rows.iter().map(hat).collect::<Result<_, _>>()?;
        self.stand_in(person, &mut hats, now).await?;
        Ok(hats)
    }

    /// Whether a place has somebody who looks after its members at `now`.
    pub(crate) async fn has_manager_at(
        &self,
        place: Place,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let managers = Entity::find()
            .filter(at(place))
            .filter(Column::Manager.eq(true))
            .filter(lasts(now));
        Ok(managers.count(self.reader()).await? > 0)
    }

    /// Everybody who is or was a member of a hospital: whose names its own
    /// history may show.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn ever_members(
        &self,
        hospital: HospitalId,
    ) -> Result<BTreeSet<PersonId>, StoreError> {
        let people: Vec<uuid::Uuid> = Entity::find()
            .select_only()
            .column(Column::PersonId)
            .filter(Column::HospitalId.eq(hospital.0))
            .into_tuple()
            .all(self.reader())
            .await?;
        Ok(people.into_iter().map(PersonId).collect())
    }

    /// The members of a place at `now`, at most 500, in the order they joined.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not read the place; [`StoreError::Database`],
    /// [`StoreError::Unreadable`].
    pub async fn members_of(
        &self,
        actor: &Actor,
        place: Place,
        now: Timestamp,
    ) -> Result<Vec<Member>, StoreError> {
        may_see_members(actor, place)?;
        let rows = Entity::find()
            .find_also_related(people::Entity)
            .filter(at(place))
            .filter(lasts(now))
            .order_by_asc(Column::StartsAt)
            .order_by_asc(Column::Id)
            .limit(MEMBERS_MAX)
            .all(self.reader())
            .await?;
        rows.into_iter()
            .filter_map(|(row, person)| Some((row, person?)))
            .map(|(row, person)| member(&row, person))
            .collect()
    }
}

impl Write {
    /// Makes somebody a member and a token for the mail that tells them. Who is
    /// a member in that role already stays as they are and gets a new token.
    ///
    /// Members invite to their own firm, managers to their own hospital,
    /// administrators to the desk; who may add a hospital may invite its first
    /// manager.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Misplaced`] where the role does not exist at such a
    /// place; [`StoreError::Database`].
    pub async fn invite(
        &mut self,
        new: NewMember,
        token_expires_at: Timestamp,
    ) -> Result<Invited, StoreError> {
        self.may_invite(&new.hat).await?;
        let hat = new.hat.clone();
        let email = crate::people::fold_email(&new.person.email);
        let (person, membership) = self.join(new).await?;
        let token = NewToken {
            purpose: Purpose::Invitation,
            subject: membership.to_string(),
            email: Some(email),
            person: Some(person),
            expires_at: token_expires_at,
            with_code: false,
        };
        let token = self.issue(token).await?;
        let details = json!({ "person": person, "hat": hat });
        let mut object = Object::new("membership", membership);
        if let Place::Hospital(hospital) = hat.place {
            object = object.at(hospital);
        }
        self.audit("invite", object, details).await?;
        Ok(Invited {
            person,
            membership,
            token,
        })
    }

    /// Enters person and membership. No permission is asked: the callers have.
    pub(crate) async fn join(
        &mut self,
        new: NewMember,
    ) -> Result<(PersonId, MembershipId), StoreError> {
        let NewMember {
            person,
            hat,
            ends_at,
        } = new;
        if !fits(hat.role, hat.place) {
            return Err(StoreError::Misplaced { role: hat.role });
        }
        let person = self.find_or_add_person(person).await?;
        let word: &str = hat.role.into();
        let known = Entity::find()
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::Role.eq(word))
            .filter(at(hat.place))
            .filter(lasts(self.now))
            .one(&self.txn)
            .await?;
        if let Some(row) = known {
            return Ok((person, MembershipId(row.id)));
        }
        let (firm_id, hospital_id) = columns(hat.place);
        let id = self.new_id();
        memberships::ActiveModel {
            id: Set(id),
            person_id: Set(person.0),
            role: Set(word.to_owned()),
            firm_id: Set(firm_id),
            hospital_id: Set(hospital_id),
            read_only: Set(hat.read_only),
            manager: Set(hat.manager),
            starts_at: Set(to_row(self.now)),
            ends_at: Set(ends_at.map(to_row)),
            changed_by: Set(self.actor.person().map(|one| one.0)),
            kind: Set(MemberKind::of(&hat, None).map(|kind| kind.as_str().to_owned())),
        }
        .insert(&self.txn)
        .await?;
        Ok((person, MembershipId(id)))
    }

    async fn may_invite(&self, hat: &Hat) -> Result<(), StoreError> {
        // Commands of whoever runs the installation: `user add`, the
        // demonstration. There is nobody yet who could invite.
        if self.actor == Actor::System {
            return Ok(());
        }
        let (action, subject) = inviting(hat.place);
        let first_manager = matches!(hat.place, Place::Hospital(_))
            && hat.manager
            && decide(&self.actor, Action::AddHospital, &Subject::general()) == Decision::Allow
            && self.managers_of(hat.place).await? == 0;
        if first_manager {
            return Ok(());
        }
        self.permit(action, &subject)
    }

    async fn managers_of(&self, place: Place) -> Result<u64, StoreError> {
        let managers = Entity::find()
            .filter(at(place))
            .filter(Column::Manager.eq(true))
            .filter(lasts(self.now));
        Ok(managers.count(&self.txn).await?)
    }
}

/// Roles exist at one kind of place each (domain 4.0).
fn fits(role: Role, place: Place) -> bool {
    match place {
        Place::Firm(_) => role == Role::Sub,
        Place::Hospital(_) => role.is_hospital(),
        Place::Desk => {
            role.is_desk() || matches!(role, Role::Exp | Role::Mv | Role::Pl | Role::Sa | Role::Au)
        }
    }
}

fn inviting(place: Place) -> (Action, Subject) {
    match place {
        Place::Desk => (Action::InviteDeskMembers, Subject::general()),
        Place::Firm(firm) => (Action::InvitePeople, Subject::of_firm(firm)),
        Place::Hospital(hospital) => (Action::InvitePeople, Subject::of_hospital(hospital)),
    }
}

/// Who reads the cases of a firm or the register of a hospital may know who
/// works there; the desk knows itself, and so do its administrators.
fn may_see_members(actor: &Actor, place: Place) -> Result<(), StoreError> {
    let (action, subject) = match place {
        Place::Firm(firm) => (Action::ReadCase, Subject::of_firm(firm)),
        Place::Hospital(hospital) => (Action::ReadRegister, Subject::of_hospital(hospital)),
        Place::Desk => {
            let of_the_desk = actor.hats().iter().any(|hat| hat.role.is_desk());
            if of_the_desk || *actor == Actor::System {
                return Ok(());
            }
            (Action::InviteDeskMembers, Subject::general())
        }
    };
    crate::permit::permit(actor, action, &subject)
}

fn columns(place: Place) -> (Option<uuid::Uuid>, Option<uuid::Uuid>) {
    match place {
        Place::Desk => (None, None),
        Place::Firm(firm) => (Some(firm.0), None),
        Place::Hospital(hospital) => (None, Some(hospital.0)),
    }
}

/// Memberships at a place.
pub(crate) fn at(place: Place) -> Condition {
    match place {
        Place::Desk => Condition::all()
            .add(Column::FirmId.is_null())
            .add(Column::HospitalId.is_null()),
        Place::Firm(firm) => Condition::all().add(Column::FirmId.eq(firm.0)),
        Place::Hospital(hospital) => Condition::all().add(Column::HospitalId.eq(hospital.0)),
    }
}

/// Memberships in force at `now`.
pub(crate) fn lasts(now: Timestamp) -> Condition {
    Condition::all().add(Column::StartsAt.lte(to_row(now))).add(
        Condition::any()
            .add(Column::EndsAt.is_null())
            .add(Column::EndsAt.gt(to_row(now))),
    )
}

/// Whether a membership is in force at `now`; the same as [`lasts`].
pub(crate) fn in_force(row: &Model, now: Timestamp) -> bool {
    from_row(row.starts_at) <= now && row.ends_at.is_none_or(|end| from_row(end) > now)
}

/// A row as a membership.
pub(crate) fn hat(row: &Model) -> Result<Hat, StoreError> {
    let place = match (row.firm_id, row.hospital_id) {
        (None, None) => Place::Desk,
        (Some(firm), None) => Place::Firm(FirmId(firm)),
        (None, Some(hospital)) => Place::Hospital(HospitalId(hospital)),
        (Some(_), Some(_)) => {
            return Err(StoreError::unreadable("memberships", row.id, "two places"));
        }
    };
    Ok(Hat {
        role: role(row)?,
        place,
        read_only: row.read_only,
        manager: row.manager,
    })
}

fn role(row: &Model) -> Result<Role, StoreError> {
    let word: StrDeserializer<'_, serde::de::value::Error> = row.role.as_str().into_deserializer();
    Role::deserialize(word).map_err(|_| StoreError::unreadable("memberships", row.id, &row.role))
}

fn member(row: &Model, person: people::Model) -> Result<Member, StoreError> {
    Ok(Member {
        id: MembershipId(row.id),
        person: person.into(),
        hat: hat(row)?,
        kind: kind(row)?,
        starts_at: from_row(row.starts_at),
        ends_at: row.ends_at.map(from_row),
    })
}
