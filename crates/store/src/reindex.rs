//! Filling the index of texts from the texts themselves, after a migration that
//! emptied it.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::cases::bodies;
use crate::dialect::texts;
use crate::error::StoreError;
use crate::rows::{cases, contacts, messages};
use crate::save::case_texts;
use crate::texts::{contact_texts, message_texts};

/// Cases that are held in memory at once.
const CASES_AT_ONCE: usize = 100;

/// Puts every text of every case into the index, which is empty.
pub(crate) async fn fill(db: &impl ConnectionTrait) -> Result<(), StoreError> {
    let numbers: Vec<(Uuid, i64)> = cases::Entity::find()
        .select_only()
        .columns([cases::Column::Id, cases::Column::No])
        .order_by_asc(cases::Column::No)
        .into_tuple()
        .all(db)
        .await?;
    for some in numbers.chunks(CASES_AT_ONCE) {
        let ids: Vec<Uuid> = some.iter().map(|(id, _)| *id).collect();
        let mut of_case: BTreeMap<Uuid, Vec<texts::NewText>> = BTreeMap::new();
        for case in bodies(db, ids.clone()).await? {
            of_case.insert(case.id.0, case_texts(&case));
        }
        let written = messages::Entity::find()
            .filter(messages::Column::CaseId.is_in(ids.iter().copied()))
            .order_by_asc(messages::Column::Seq)
            .all(db)
            .await?;
        for row in written {
            of_case
                .entry(row.case_id)
                .or_default()
                .extend(message_texts(&row)?);
        }
        let said = contacts::Entity::find()
            .filter(contacts::Column::CaseId.is_in(ids))
            .order_by_asc(contacts::Column::Seq)
            .all(db)
            .await?;
        for row in said {
            of_case
                .entry(row.case_id)
                .or_default()
                .extend(contact_texts(&row));
        }
        for (id, no) in some {
            let new = of_case.remove(id).unwrap_or_default();
            texts::add(db, *id, texts::first_place(*no), &new).await?;
        }
    }
    Ok(())
}
