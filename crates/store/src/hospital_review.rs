//! The desk's review of the register: every entry with how it stands, what
//! changed since the desk last looked, and when its office was last asked.

use std::collections::BTreeMap;

use case_workflow::case::step::LetterKind;
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Actor, Role};
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::audit::Object;
use crate::error::StoreError;
use crate::members::lasts;
use crate::permit::permit;
use crate::rows::hospitals::{Column, Entity};
use crate::rows::{hospital_changes, memberships, outbox};
use crate::time::{from_row, to_row};
use crate::{RegisterChange, Store, Write};

/// Most changes that are put together for one look.
const CHANGES_MAX: u64 = 5_000;

/// Who is there to be asked, and when they last were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Office {
    /// Members of the trial office.
    pub members: u32,
    /// The last letter that asked it to confirm its register.
    pub asked_at: Option<Timestamp>,
}

impl Store {
    /// The trial offices that have members or were asked, by hospital.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn offices(
        &self,
        now: Timestamp,
    ) -> Result<BTreeMap<HospitalId, Office>, StoreError> {
        let mut offices: BTreeMap<HospitalId, Office> = BTreeMap::new();
        let role: &str = Role::Ho.into();
        let members: Vec<(Option<Uuid>, i64)> = memberships::Entity::find()
            .select_only()
            .column(memberships::Column::HospitalId)
            .column_as(memberships::Column::PersonId.count(), "members")
            .filter(memberships::Column::HospitalId.is_not_null())
            .filter(memberships::Column::Role.eq(role))
            .filter(lasts(now))
            .group_by(memberships::Column::HospitalId)
            .into_tuple()
            .all(self.reader())
            .await?;
        for (hospital, n) in members {
            let Some(hospital) = hospital else { continue };
            let office = offices.entry(HospitalId(hospital)).or_default();
            office.members = u32::try_from(n).unwrap_or(u32::MAX);
        }
        let asked: Vec<(Option<Uuid>, DateTimeUtc)> = outbox::Entity::find()
            .select_only()
            .column(outbox::Column::HospitalId)
            .column_as(outbox::Column::CreatedAt.max(), "asked_at")
            .filter(outbox::Column::HospitalId.is_not_null())
            .filter(outbox::Column::Kind.eq(LetterKind::RegisterDue.as_str()))
            .group_by(outbox::Column::HospitalId)
            .into_tuple()
            .all(self.reader())
            .await?;
        for (hospital, at) in asked {
            let Some(hospital) = hospital else { continue };
            offices.entry(HospitalId(hospital)).or_default().asked_at = Some(from_row(at));
        }
        Ok(offices)
    }

    /// What changed in an entry after `version`, oldest first; at most 5,000
    /// items.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for those who may not read the entry;
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn hospital_changes_since(
        &self,
        actor: &Actor,
        id: HospitalId,
        version: i64,
    ) -> Result<Vec<RegisterChange>, StoreError> {
        permit(actor, Action::ReadRegister, &Subject::of_hospital(id))?;
        let rows = hospital_changes::Entity::find()
            .filter(hospital_changes::Column::HospitalId.eq(id.0))
            .filter(hospital_changes::Column::Version.gt(version))
            .order_by_asc(hospital_changes::Column::Version)
            .order_by_asc(hospital_changes::Column::Field)
            .limit(CHANGES_MAX)
            .all(self.reader())
            .await?;
        rows.into_iter()
            .map(crate::hospital_changes::change)
            .collect()
    }
}

impl Write {
    /// Notes that the actor has looked through an entry as it stands in
    /// `version`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Changed`] where another version stands by now;
    /// [`StoreError::Database`].
    pub async fn mark_reviewed(&mut self, id: HospitalId, version: i64) -> Result<(), StoreError> {
        self.permit(Action::ReviewRegister, &Subject::of_hospital(id))?;
        let by: Option<PersonId> = self.actor.person();
        let row = Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?
            .ok_or(StoreError::NotFound)?;
        if row.version != version {
            return Err(StoreError::Changed {
                version: row.version,
            });
        }
        Entity::update_many()
            .col_expr(Column::ReviewedVersion, Expr::value(version))
            .col_expr(Column::ReviewedAt, Expr::value(to_row(self.now)))
            .col_expr(Column::ReviewedBy, Expr::value(by.map(|one| one.0)))
            .filter(Column::Id.eq(id.0))
            .exec(&self.txn)
            .await?;
        let details = json!({ "version": version });
        self.audit("review_register", Object::hospital(id), details)
            .await
    }

    /// Records whose offices somebody at the desk asked.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn note_asked(&mut self, asked: &[HospitalId]) -> Result<(), StoreError> {
        self.permit(Action::ReviewRegister, &Subject::general())?;
        for id in asked {
            self.audit("ask_office", Object::hospital(*id), json!({}))
                .await?;
        }
        Ok(())
    }
}
