//! What is deleted when its time is over: drafts, links, sign-ins. Everything
//! else is kept.

use case_workflow::policy::{Action, Subject};
use jiff::SignedDuration;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Iterable, PrimaryKeyToColumn, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::Write;
use crate::error::StoreError;
use crate::rows::{drafts, sessions, tokens};
use crate::time::to_row;

/// Most rows of one table that one sweep takes, so that it never holds other
/// writers up.
const SWEPT_MAX: u64 = 1_000;
/// Days for which a dead link still says why it is dead, and an ended sign-in
/// can be looked up.
const KEPT_DAYS: i64 = 90;

/// How much was deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Drafts that were not saved for thirty days.
    pub drafts: u64,
    /// Links and codes that ended ninety days ago.
    pub links: u64,
    /// Sign-ins that ended ninety days ago.
    pub sessions: u64,
}

impl Write {
    /// Deletes what is over, at most 1,000 rows of a kind at a time.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for anyone but the
    /// program; [`StoreError::Database`].
    pub async fn sweep(&mut self) -> Result<Swept, StoreError> {
        self.permit(Action::RunClockwork, &Subject::general())?;
        let now = to_row(self.now);
        let long_ago = to_row(self.now - SignedDuration::from_hours(24 * KEPT_DAYS));
        let txn = &self.txn;
        Ok(Swept {
            drafts: delete::<drafts::Entity>(txn, drafts::Column::ExpiresAt.lte(now)).await?,
            links: delete::<tokens::Entity>(txn, tokens::Column::ExpiresAt.lte(long_ago)).await?,
            sessions: delete::<sessions::Entity>(txn, sessions::Column::ExpiresAt.lte(long_ago))
                .await?,
        })
    }
}

/// Deletes some of the rows that `over` picks. Neither database knows a limit
/// on DELETE, so their ids come first.
async fn delete<E: EntityTrait>(
    db: &impl ConnectionTrait,
    over: sea_orm::sea_query::Expr,
) -> Result<u64, StoreError> {
    let Some(id) = E::PrimaryKey::iter()
        .next()
        .map(PrimaryKeyToColumn::into_column)
    else {
        return Ok(0);
    };
    let ids: Vec<Uuid> = E::find()
        .select_only()
        .column(id)
        .filter(over)
        .order_by_asc(id)
        .limit(SWEPT_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(E::delete_many()
        .filter(id.is_in(ids))
        .exec(db)
        .await?
        .rows_affected)
}
