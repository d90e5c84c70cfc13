//! Reads that make up one page, each in a fixed number of questions.

use std::collections::{BTreeMap, BTreeSet};

use case_workflow::calendar::FiscalYear;
use case_workflow::case::Case;
use case_workflow::ids::{CaseId, HospitalId, MembershipId};
use case_workflow::people::{Actor, Place};
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::cases::{bodies, only_body, read_body};
use crate::error::StoreError;
use crate::open::Store;
use crate::outbox::letters_left;
use crate::permit::permit;
use crate::proposals::{Proposal, open_of};
use crate::rows::{case_hospitals, cases, hospitals, ledger, memberships};
use crate::time::to_row;
use crate::{LedgerLine, counts};

/// Most cases on a page that reads them whole.
const WHOLE_MAX: u64 = 200;

/// What a list of counts says of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseHead {
    /// Company.
    pub org_name: String,
    /// Product and disease.
    pub title: String,
}

impl Store {
    /// The cases of the actor's firms, newest first, at most 200.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for those who belong to no firm.
    pub async fn cases_of_firms(&self, actor: &Actor) -> Result<Vec<Case>, StoreError> {
        permit(actor, Action::ListCases, &Subject::general())?;
        let firms: Vec<Uuid> = actor.firms().map(|firm| firm.0).collect();
        let rows: Vec<(Uuid, String)> = only_body(cases::Entity::find())
            .filter(cases::Column::FirmId.is_in(firms))
            .order_by_desc(cases::Column::ReceivedAt)
            .order_by_desc(cases::Column::Id)
            .limit(WHOLE_MAX)
            .into_tuple()
            .all(self.reader())
            .await?;
        rows.into_iter()
            .map(|(id, body)| read_body(id, &body))
            .collect()
    }

    /// The cases that asked a hospital, newest first, at most 200.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not read its requests.
    pub async fn cases_asking(
        &self,
        actor: &Actor,
        hospital: HospitalId,
    ) -> Result<Vec<Case>, StoreError> {
        permit(actor, Action::ReadRound, &Subject::of_hospital(hospital))?;
        let asked: Vec<Uuid> = case_hospitals::Entity::find()
            .select_only()
            .column(case_hospitals::Column::CaseId)
            .filter(case_hospitals::Column::HospitalId.eq(hospital.0))
            .order_by_desc(case_hospitals::Column::AskedAt)
            .order_by_desc(case_hospitals::Column::CaseId)
            .limit(WHOLE_MAX)
            .into_tuple()
            .all(self.reader())
            .await?;
        let ids: Vec<CaseId> = asked.iter().copied().map(CaseId).collect();
        let mut found = self.cases_by_id(&ids).await?;
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// Cases by id. The caller has asked the permission table.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn cases_by_id(&self, ids: &[CaseId]) -> Result<BTreeMap<CaseId, Case>, StoreError> {
        let found = bodies(self.reader(), ids.iter().map(|id| id.0).collect()).await?;
        Ok(found.into_iter().map(|case| (case.id, case)).collect())
    }

    /// The numbers of cases.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn numbers_of(&self, ids: &[CaseId]) -> Result<BTreeMap<CaseId, String>, StoreError> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows: Vec<(Uuid, String)> = cases::Entity::find()
            .select_only()
            .columns([cases::Column::Id, cases::Column::Number])
            .filter(cases::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .into_tuple()
            .all(self.reader())
            .await?;
        Ok(rows
            .into_iter()
            .map(|(id, number)| (CaseId(id), number))
            .collect())
    }

    /// What a list of counts says of cases, in one question per thousand.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn heads_of(&self, ids: &[CaseId]) -> Result<BTreeMap<CaseId, CaseHead>, StoreError> {
        let wanted: BTreeSet<Uuid> = ids.iter().map(|id| id.0).collect();
        let wanted: Vec<Uuid> = wanted.into_iter().collect();
        let mut heads = BTreeMap::new();
        for some in wanted.chunks(1_000) {
            let rows: Vec<(Uuid, String, String, String)> = cases::Entity::find()
                .select_only()
                .columns([
                    cases::Column::Id,
                    cases::Column::OrgName,
                    cases::Column::Product,
                    cases::Column::Disease,
                ])
                .filter(cases::Column::Id.is_in(some.iter().copied()))
                .into_tuple()
                .all(self.reader())
                .await?;
            heads.extend(rows.into_iter().map(|(id, org_name, product, disease)| {
                let title = if product.is_empty() {
                    disease
                } else {
                    format!("{product}, {disease}")
                };
                (CaseId(id), CaseHead { org_name, title })
            }));
        }
        Ok(heads)
    }

    /// How many requests reached the desk in `[from, until)`.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn received_between(
        &self,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<u64, StoreError> {
        Ok(cases::Entity::find()
            .filter(cases::Column::ReceivedAt.gte(to_row(from)))
            .filter(cases::Column::ReceivedAt.lt(to_row(until)))
            .count(self.reader())
            .await?)
    }

    /// The open proposals about a case.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn open_proposals_of(&self, case: CaseId) -> Result<Vec<Proposal>, StoreError> {
        open_of(self.reader(), case).await
    }

    /// The ledger's lines about a case, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn ledger_of(&self, case: CaseId) -> Result<Vec<LedgerLine>, StoreError> {
        let rows = ledger::Entity::find()
            .filter(ledger::Column::CaseId.eq(case.0))
            .order_by_asc(ledger::Column::RecordedAt)
            .order_by_asc(ledger::Column::Id)
            .limit(WHOLE_MAX)
            .all(self.reader())
            .await?;
        rows.into_iter().map(counts::line).collect()
    }

    /// The counted cases of class K in a year, from the ledger.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn counted_in(&self, year: FiscalYear) -> Result<i64, StoreError> {
        let rows: Vec<i32> = ledger::Entity::find()
            .select_only()
            .column(ledger::Column::Delta)
            .filter(ledger::Column::FiscalYear.eq(counts::year_row(year)))
            .filter(ledger::Column::Class.eq("K"))
            .into_tuple()
            .all(self.reader())
            .await?;
        Ok(rows.into_iter().map(i64::from).sum())
    }

    /// Whether a letter of the case's last act has left: then it cannot be
    /// taken back any more.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn letters_left(&self, case: &Case) -> Result<bool, StoreError> {
        letters_left(self.reader(), case).await
    }

    /// The hospitals whose Japanese name is among `words`:
    /// the operator's own, as a setting names them.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn hospitals_named(&self, words: &[String]) -> Result<Vec<HospitalId>, StoreError> {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<Uuid> = hospitals::Entity::find()
            .select_only()
            .column(hospitals::Column::Id)
            .filter(hospitals::Column::NameJa.is_in(words))
            .into_tuple()
            .all(self.reader())
            .await?;
        Ok(rows.into_iter().map(HospitalId).collect())
    }

    /// Where a membership is held; none where there is no such membership.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn place_of_membership(&self, id: MembershipId) -> Result<Option<Place>, StoreError> {
        let row = memberships::Entity::find_by_id(id.0)
            .one(self.reader())
            .await?;
        row.map(|row| Ok(crate::members::hat(&row)?.place))
            .transpose()
    }
}
