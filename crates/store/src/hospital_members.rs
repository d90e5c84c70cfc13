//! The people of a hospital: inviting them as one or more things, changing what
//! they are, ending it. The rules are those of
//! [`case_workflow::people::change_kinds`].

use case_workflow::ids::{HospitalId, MembershipId, PersonId};
use case_workflow::people::{Hat, MemberKind, Place, Seat, change_kinds};
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde_json::json;

use crate::Write;
use crate::audit::Object;
use crate::error::StoreError;
use crate::members::{Invited, at, hat, lasts};
use crate::people::NewPerson;
use crate::rows::memberships::{self, Column, Entity, Model};
use crate::rows::{hospitals, people};
use crate::time::to_row;
use crate::tokens::{NewToken, Purpose};

impl Write {
    /// Makes somebody a member as each of `kinds`, beside what they are there
    /// already, and a token for the mail that tells them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn invite_member(
        &mut self,
        hospital: HospitalId,
        new: NewPerson,
        kinds: &[MemberKind],
        token_expires_at: Timestamp,
    ) -> Result<Invited, StoreError> {
        self.permit(Action::InvitePeople, &Subject::of_hospital(hospital))?;
        let person = self.find_or_add_person(new).await?;
        let seats = self.seats(hospital).await?;
        let held = seats.iter().filter(|seat| seat.person == person);
        let mut wanted: Vec<_> = held.map(|seat| seat.kind).collect();
        wanted.extend(kinds);
        self.seat_as(hospital, &seats, person, &wanted).await?;
        let seats = self.seats(hospital).await?;
        let seat = seats.iter().find(|seat| seat.person == person);
        let membership = seat.ok_or(StoreError::NotFound)?.membership;
        let object = Object::new("membership", membership).at(hospital);
        let details = json!({ "person": person, "kinds": kinds });
        self.audit("invite", object, details).await?;
        self.invited(person, membership, token_expires_at).await
    }

    /// A new token for somebody who was invited and has not come.
    ///
    /// # Errors
    /// [`StoreError::Settled`] where they have, or the membership is over;
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn invite_again(
        &mut self,
        id: MembershipId,
        token_expires_at: Timestamp,
    ) -> Result<Invited, StoreError> {
        let (hospital, person) = self.member_to_change(id).await?;
        let row = people::Entity::find_by_id(person.0).one(&self.txn).await?;
        if row.is_none_or(|row| row.password_hash.is_some()) {
            return Err(StoreError::Settled);
        }
        let object = Object::new("membership", id).at(hospital);
        let details = json!({ "person": person });
        self.audit("invite_again", object, details).await?;
        self.invited(person, id, token_expires_at).await
    }

    /// Makes the person of a membership what is wanted at that hospital. Rights
    /// follow at once; nobody is signed out.
    ///
    /// # Errors
    /// [`StoreError::LastManager`] where nobody would look after the members;
    /// [`StoreError::Settled`] where the membership is over;
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn change_member(
        &mut self,
        id: MembershipId,
        kinds: &[MemberKind],
    ) -> Result<(), StoreError> {
        let (hospital, person) = self.member_to_change(id).await?;
        let seats = self.seats(hospital).await?;
        if !self.seat_as(hospital, &seats, person, kinds).await? {
            return Ok(());
        }
        let object = Object::new("membership", id).at(hospital);
        let details = json!({ "person": person, "kinds": kinds });
        self.audit("change_member", object, details).await
    }

    /// Ends somebody's membership of a hospital, as whatever they were there.
    /// They are signed out everywhere and every link of theirs that is not used
    /// dies; with a membership elsewhere they sign in anew.
    ///
    /// # Errors
    /// [`StoreError::LastManager`] for the only manager;
    /// [`StoreError::Settled`] where it is over; [`StoreError::NotFound`] or
    /// [`StoreError::Forbidden`] for those who may not;
    /// [`StoreError::Database`].
    pub async fn end_membership(&mut self, id: MembershipId) -> Result<(), StoreError> {
        let (hospital, person) = self.member_to_change(id).await?;
        let seats = self.seats(hospital).await?;
        self.seat_as(hospital, &seats, person, &[]).await?;
        let object = Object::new("membership", id).at(hospital);
        let details = json!({ "person": person });
        self.audit("end_membership", object, details).await?;
        self.revoke_sessions_of(person).await?;
        self.end_tokens(person).await
    }

    async fn invited(
        &mut self,
        person: PersonId,
        membership: MembershipId,
        expires_at: Timestamp,
    ) -> Result<Invited, StoreError> {
        let row = people::Entity::find_by_id(person.0).one(&self.txn).await?;
        let token = NewToken {
            purpose: Purpose::Invitation,
            subject: membership.to_string(),
            email: row.map(|row| row.email),
            person: Some(person),
            expires_at,
            with_code: false,
        };
        Ok(Invited {
            person,
            membership,
            token: self.issue(token).await?,
        })
    }

    /// Whose membership it is and where, for those who look after it.
    async fn member_to_change(
        &mut self,
        id: MembershipId,
    ) -> Result<(HospitalId, PersonId), StoreError> {
        let row = Entity::find_by_id(id.0).one(&self.txn).await?;
        let row = row.ok_or(StoreError::NotFound)?;
        let Place::Hospital(hospital) = hat(&row)?.place else {
            return Err(StoreError::NotFound);
        };
        self.permit(Action::InvitePeople, &Subject::of_hospital(hospital))?;
        if !crate::members::in_force(&row, self.now) {
            return Err(StoreError::Settled);
        }
        Ok((hospital, PersonId(row.person_id)))
    }

    /// Everybody's memberships at a hospital. Its row is held, so that two
    /// managers cannot end each other at once.
    async fn seats(&mut self, hospital: HospitalId) -> Result<Vec<Seat>, StoreError> {
        hospitals::Entity::find_by_id(hospital.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let rows = Entity::find()
            .filter(at(Place::Hospital(hospital)))
            .filter(lasts(self.now))
            .all(&self.txn)
            .await?;
        rows.iter()
            .filter_map(|row| seat(row).transpose())
            .collect()
    }

    /// Ends and begins memberships; answers whether there was anything to do.
    async fn seat_as(
        &mut self,
        hospital: HospitalId,
        seats: &[Seat],
        person: PersonId,
        wanted: &[MemberKind],
    ) -> Result<bool, StoreError> {
        let change = change_kinds(seats, person, wanted).map_err(|_| StoreError::LastManager)?;
        let by = self.actor.person().map(|one| one.0);
        if !change.end.is_empty() {
            Entity::update_many()
                .col_expr(Column::EndsAt, Expr::value(to_row(self.now)))
                .col_expr(Column::ChangedBy, Expr::value(by))
                .filter(Column::Id.is_in(change.end.iter().map(|id| id.0)))
                .exec(&self.txn)
                .await?;
        }
        for kind in &change.begin {
            let Hat { role, manager, .. } = kind.hat(hospital);
            let role: &str = role.into();
            memberships::ActiveModel {
                id: Set(self.new_id()),
                person_id: Set(person.0),
                role: Set(role.to_owned()),
                firm_id: Set(None),
                hospital_id: Set(Some(hospital.0)),
                read_only: Set(false),
                manager: Set(manager),
                starts_at: Set(to_row(self.now)),
                ends_at: Set(None),
                changed_by: Set(by),
                kind: Set(Some(kind.as_str().to_owned())),
            }
            .insert(&self.txn)
            .await?;
        }
        Ok(!change.end.is_empty() || !change.begin.is_empty())
    }
}

/// A membership of a hospital; none for one of another place.
fn seat(row: &Model) -> Result<Option<Seat>, StoreError> {
    let kind = kind(row)?;
    Ok(kind.map(|kind| Seat {
        membership: MembershipId(row.id),
        person: PersonId(row.person_id),
        kind,
    }))
}

/// As what somebody is a member of a hospital; none of another place.
pub(crate) fn kind(row: &Model) -> Result<Option<MemberKind>, StoreError> {
    let kept = match row.kind.as_deref() {
        Some(word) => Some(
            MemberKind::parse(word)
                .ok_or_else(|| StoreError::unreadable("memberships", row.id, word))?,
        ),
        None => None,
    };
    Ok(MemberKind::of(&hat(row)?, kept))
}
