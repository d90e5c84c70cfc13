//! Fiscal years: their targets, their freezes, and corrections after all.

use case_workflow::calendar::FiscalYear;
use case_workflow::ids::{CaseId, PersonId};
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryOrder, Set};
use serde_json::json;

use super::settle::freezes;
use super::{year_of, year_row};
use crate::CaseKey;
use crate::audit::Object;
use crate::cases::found;
use crate::error::StoreError;
use crate::open::Store;
use crate::rows::{corrections, fiscal_years};
use crate::time::{from_row, to_row};
use crate::write::Write;

/// A fiscal year that has a target or a freeze.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Which.
    pub year: FiscalYear,
    /// How many cases of class K are meant to be counted.
    pub target: Option<u32>,
    /// When it was frozen; none while it is open.
    pub frozen_at: Option<Timestamp>,
    /// Who froze it, and who confirmed.
    pub frozen_by: [Option<PersonId>; 2],
}

impl Store {
    /// The fiscal years with a target or a freeze, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn years(&self) -> Result<Vec<Year>, StoreError> {
        let rows = fiscal_years::Entity::find()
            .order_by_asc(fiscal_years::Column::Year)
            .all(self.reader())
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| Year {
                year: year_of(row.year),
                target: row.target.and_then(|target| u32::try_from(target).ok()),
                frozen_at: row.frozen_at.map(from_row),
                frozen_by: [row.frozen_by.map(PersonId), row.frozen_second.map(PersonId)],
            })
            .collect())
    }
}

impl Write {
    /// Sets how many cases a fiscal year is meant to reach.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`].
    pub async fn set_target(&mut self, year: FiscalYear, target: u32) -> Result<(), StoreError> {
        self.permit(Action::FreezeCounts, &Subject::general())?;
        let row = fiscal_years::ActiveModel {
            year: Set(year_row(year)),
            target: Set(Some(i32::try_from(target).unwrap_or(i32::MAX))),
            ..blank()
        };
        fiscal_years::Entity::insert(row)
            .on_conflict(
                OnConflict::column(fiscal_years::Column::Year)
                    .update_column(fiscal_years::Column::Target)
                    .to_owned(),
            )
            .exec_without_returning(&self.txn)
            .await?;
        self.audit(
            "set_target",
            Object::new("fiscal_year", year),
            json!({ "target": target }),
        )
        .await
    }

    /// Freezes a fiscal year: from now on what changes in it is a restatement.
    /// `first` is the lead who proposed it, the actor the second person.
    ///
    /// # Errors
    /// [`StoreError::SamePerson`]; [`StoreError::Freeze`] if the year is not
    /// over or frozen already; [`StoreError::Forbidden`].
    pub async fn freeze(&mut self, year: FiscalYear, first: PersonId) -> Result<(), StoreError> {
        let second = self.second_person(first)?;
        self.count_up("ledger").await?;
        freezes(&self.txn).await?.freeze(year, self.now)?;
        use fiscal_years::Column as C;
        let row = fiscal_years::ActiveModel {
            year: Set(year_row(year)),
            frozen_at: Set(Some(to_row(self.now))),
            frozen_by: Set(Some(first.0)),
            frozen_second: Set(Some(second.0)),
            ..blank()
        };
        fiscal_years::Entity::insert(row)
            .on_conflict(
                OnConflict::column(C::Year)
                    .update_columns([C::FrozenAt, C::FrozenBy, C::FrozenSecond])
                    .to_owned(),
            )
            .exec_without_returning(&self.txn)
            .await?;
        self.audit(
            "freeze_year",
            Object::new("fiscal_year", year),
            json!({ "first": first }),
        )
        .await
    }

    /// Corrects the count of a case by a visible line; nothing is removed.
    /// `first` is the lead who proposed it, the actor the second person.
    ///
    /// # Errors
    /// [`StoreError::SamePerson`], [`StoreError::Forbidden`],
    /// [`StoreError::NotFound`].
    pub async fn correct(
        &mut self,
        case: CaseId,
        delta: i32,
        why: &str,
        first: PersonId,
    ) -> Result<(), StoreError> {
        let second = self.second_person(first)?;
        let case = found(&self.txn, &CaseKey::Id(case), true).await?;
        if case.owner == Some(second) {
            return Err(StoreError::SamePerson);
        }
        let id = self.new_id();
        corrections::Entity::insert(corrections::ActiveModel {
            id: Set(id),
            case_id: Set(case.id.0),
            at: Set(to_row(self.now)),
            by_id: Set(first.0),
            second_id: Set(Some(second.0)),
            delta: Set(delta),
            why: Set(why.to_owned()),
        })
        .exec_without_returning(&self.txn)
        .await?;
        self.settle_correction(case.id.0, id).await?;
        self.audit(
            "correct_count",
            Object::new("case", case.id),
            json!({ "delta": delta, "why": why, "first": first }),
        )
        .await
    }

    /// The actor as the second of two people: of an approving role and not the
    /// first.
    fn second_person(&self, first: PersonId) -> Result<PersonId, StoreError> {
        self.permit(Action::ConfirmProposal, &Subject::general())?;
        match self.actor.person() {
            Some(second) if second != first => Ok(second),
            _ => Err(StoreError::SamePerson),
        }
    }
}

fn blank() -> fiscal_years::ActiveModel {
    fiscal_years::ActiveModel {
        year: sea_orm::NotSet,
        target: Set(None),
        frozen_at: Set(None),
        frozen_by: Set(None),
        frozen_second: Set(None),
    }
}
