//! Requests by the plain form that works without JavaScript: they land in the
//! desk's inbox, and the desk completes them.

use case_workflow::ids::{CaseId, PersonId};
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

use crate::error::StoreError;
use crate::rows::short_requests;
use crate::time::{from_row, to_row};
use crate::{Store, Write};

/// Most short requests that the desk's inbox lists.
const SHORT_REQUESTS_MAX: u64 = 100;

/// What the plain form takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewShortRequest {
    /// Name of the sender.
    pub name: String,
    /// Company.
    pub company: String,
    /// Address, not confirmed.
    pub email: String,
    /// What they ask.
    pub words: String,
    /// `en` or `ja`.
    pub lang: String,
    /// The version of the notices that were agreed to.
    pub consent_version: String,
}

/// A request by the plain form that the desk has to complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortRequest {
    /// Which.
    pub id: Uuid,
    /// What was sent.
    pub sent: NewShortRequest,
    /// When.
    pub received_at: Timestamp,
    /// When the desk was done with it.
    pub settled_at: Option<Timestamp>,
    /// Who was.
    pub settled_by: Option<PersonId>,
    /// The case made of it; none where it was set aside.
    pub case: Option<CaseId>,
}

impl Store {
    /// The short requests that wait for the desk, oldest first, at most 100.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not register a case; [`StoreError::Database`].
    pub async fn short_requests(&self, actor: &Actor) -> Result<Vec<ShortRequest>, StoreError> {
        crate::permit::permit(actor, Action::RegisterCase, &Subject::general())?;
        let rows = short_requests::Entity::find()
            .filter(short_requests::Column::SettledAt.is_null())
            .order_by_asc(short_requests::Column::ReceivedAt)
            .order_by_asc(short_requests::Column::Id)
            .limit(SHORT_REQUESTS_MAX)
            .all(self.reader())
            .await?;
        Ok(rows.into_iter().map(short_request).collect())
    }
}

impl Write {
    /// Keeps what the plain form took.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn keep_short_request(&mut self, sent: NewShortRequest) -> Result<Uuid, StoreError> {
        let id = self.new_id();
        short_requests::ActiveModel {
            id: Set(id),
            name: Set(sent.name),
            company: Set(sent.company),
            email: Set(sent.email),
            words: Set(sent.words),
            lang: Set(sent.lang),
            consent_version: Set(sent.consent_version),
            received_at: Set(to_row(self.now)),
            settled_at: Set(None),
            settled_by: Set(None),
            case_id: Set(None),
        }
        .insert(&self.txn)
        .await?;
        Ok(id)
    }

    /// Takes a short request off the desk's inbox: a case was made of it, or it
    /// is set aside.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not register a case; [`StoreError::Settled`] where another did it;
    /// [`StoreError::Database`].
    pub async fn settle_short_request(
        &mut self,
        id: Uuid,
        case: Option<CaseId>,
    ) -> Result<(), StoreError> {
        self.permit(Action::RegisterCase, &Subject::general())?;
        let row = short_requests::Entity::find_by_id(id)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        if row.ok_or(StoreError::NotFound)?.settled_at.is_some() {
            return Err(StoreError::Settled);
        }
        let changed = short_requests::ActiveModel {
            id: Set(id),
            settled_at: Set(Some(to_row(self.now))),
            settled_by: Set(self.actor.person().map(|one| one.0)),
            case_id: Set(case.map(|one| one.0)),
            ..Default::default()
        };
        changed.update(&self.txn).await?;
        Ok(())
    }
}

fn short_request(row: short_requests::Model) -> ShortRequest {
    ShortRequest {
        id: row.id,
        sent: NewShortRequest {
            name: row.name,
            company: row.company,
            email: row.email,
            words: row.words,
            lang: row.lang,
            consent_version: row.consent_version,
        },
        received_at: from_row(row.received_at),
        settled_at: row.settled_at.map(from_row),
        settled_by: row.settled_by.map(PersonId),
        case: row.case_id.map(CaseId),
    }
}
