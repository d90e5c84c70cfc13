//! The yearly confirmation of a hospital's whole entry: who said when that it is
//! right, and of which version (domain 3.I).

use std::collections::BTreeMap;

use case_workflow::calendar::jst_date;
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Actor, Hat, MemberKind, Place};
use case_workflow::policy::{Action, Subject};
use case_workflow::register::{attest_by, attester};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use crate::audit::Object;
use crate::error::StoreError;
use crate::hospital_members::kind;
use crate::members::{at, lasts};
use crate::permit::permit;
use crate::rows::attestations::{self, Column, Entity, Model};
use crate::rows::{hospitals, memberships};
use crate::time::{from_row, to_row};
use crate::{Store, Write};

/// Most attestations that a page shows.
const PAST_MAX: u64 = 10;
/// Most hospitals that are looked at for reminders.
const HOSPITALS_MAX: u64 = 8_000;

/// One attestation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    /// The version of the entry that was confirmed.
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
    /// As what: `hh`, or `ho` for a manager.
    pub role: String,
}

/// How a hospital stands with the yearly confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attesting {
    /// The last ones, newest first, at most ten.
    pub past: Vec<Attestation>,
    /// The last day for the next.
    pub due: Date,
    /// Who confirms here.
    pub attester: MemberKind,
}

impl Store {
    /// How a hospital stands with the yearly confirmation at `now`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not read its entry; [`StoreError::Database`],
    /// [`StoreError::Unreadable`].
    pub async fn attesting(
        &self,
        actor: &Actor,
        hospital: HospitalId,
        now: Timestamp,
    ) -> Result<Attesting, StoreError> {
        permit(actor, Action::ReadRegister, &Subject::of_hospital(hospital))?;
        let row = hospitals::Entity::find_by_id(hospital.0)
            .one(self.reader())
            .await?;
        let entered = row.ok_or(StoreError::NotFound)?.created_at;
        let past = Entity::find()
            .filter(Column::HospitalId.eq(hospital.0))
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id)
            .limit(PAST_MAX)
            .all(self.reader())
            .await?;
        let past: Vec<_> = past.into_iter().map(attestation).collect();
        let members = memberships::Entity::find()
            .filter(at(Place::Hospital(hospital)))
            .filter(lasts(now))
            .all(self.reader())
            .await?;
        Ok(Attesting {
            due: due(past.first().map(|one| one.at), entered),
            attester: attester_of(&members)?,
            past,
        })
    }

    /// The last day for the next confirmation of every hospital that may be
    /// asked and has members, with whom to ask: for the clockwork.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody but the program;
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn attestations_due(
        &self,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Vec<(HospitalId, Date, Vec<PersonId>)>, StoreError> {
        permit(actor, Action::RunClockwork, &Subject::general())?;
        let entered: Vec<(Uuid, DateTimeUtc)> = hospitals::Entity::find()
            .select_only()
            .columns([hospitals::Column::Id, hospitals::Column::CreatedAt])
            .filter(hospitals::Column::Active.eq(true))
            .order_by_asc(hospitals::Column::Id)
            .limit(HOSPITALS_MAX)
            .into_tuple()
            .all(self.reader())
            .await?;
        let last: Vec<(Uuid, DateTimeUtc)> = Entity::find()
            .select_only()
            .column(Column::HospitalId)
            .column_as(Column::At.max(), "last")
            .group_by(Column::HospitalId)
            .into_tuple()
            .all(self.reader())
            .await?;
        let last: BTreeMap<_, _> = last.into_iter().collect();
        let rows = memberships::Entity::find()
            .filter(memberships::Column::HospitalId.is_not_null())
            .filter(lasts(now))
            .all(self.reader())
            .await?;
        let mut members: BTreeMap<Uuid, Vec<memberships::Model>> = BTreeMap::new();
        for row in rows {
            let Some(hospital) = row.hospital_id else {
                continue;
            };
            members.entry(hospital).or_default().push(row);
        }
        let mut all = Vec::new();
        for (id, entered) in entered {
            let Some(members) = members.get(&id) else {
                continue;
            };
            let due = due(last.get(&id).copied().map(from_row), entered);
            let who = attester_of(members)?;
            let mut asked = Vec::new();
            for row in members {
                if kind(row)? == Some(who) {
                    asked.push(PersonId(row.person_id));
                }
            }
            all.push((HospitalId(id), due, asked));
        }
        Ok(all)
    }
}

impl Write {
    /// Confirms the whole entry as it stands at `version`.
    ///
    /// # Errors
    /// [`StoreError::ApproverAttests`] for a manager where the hospital has an
    /// approver; [`StoreError::Changed`] where the entry has another version;
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn attest(&mut self, hospital: HospitalId, version: i64) -> Result<(), StoreError> {
        let subject = Subject::of_hospital(hospital);
        self.permit(Action::AttestRegister, &subject)?;
        let row = hospitals::Entity::find_by_id(hospital.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let row = row.ok_or(StoreError::NotFound)?;
        if row.version != version {
            return Err(StoreError::Changed {
                version: row.version,
            });
        }
        let members = memberships::Entity::find()
            .filter(at(Place::Hospital(hospital)))
            .filter(lasts(self.now))
            .all(&self.txn)
            .await?;
        let role = attester_of(&members)?.role();
        let wears = |hat: &Hat| hat.place == Place::Hospital(hospital) && hat.role == role;
        if !self.actor.hats().iter().any(wears) {
            return Err(StoreError::ApproverAttests);
        }
        let by = self.actor.person().ok_or(StoreError::NotFound)?;
        let word: &str = role.into();
        attestations::ActiveModel {
            id: Set(self.new_id()),
            hospital_id: Set(hospital.0),
            version: Set(version),
            at: Set(to_row(self.now)),
            person_id: Set(by.0),
            role: Set(word.to_owned()),
        }
        .insert(&self.txn)
        .await?;
        let details = json!({ "version": version });
        self.audit_as(role, "attest_register", Object::hospital(hospital), details)
            .await
    }
}

fn due(last: Option<Timestamp>, entered: DateTimeUtc) -> Date {
    attest_by(last.map(jst_date), jst_date(from_row(entered)))
}

fn attester_of(members: &[memberships::Model]) -> Result<MemberKind, StoreError> {
    let kinds: Result<Vec<_>, _> = members.iter().map(kind).collect();
    Ok(attester(kinds?.into_iter().flatten()))
}

fn attestation(row: Model) -> Attestation {
    Attestation {
        version: row.version,
        at: from_row(row.at),
        by: PersonId(row.person_id),
        role: row.role,
    }
}
