//! The names behind ids, fetched in one question for a whole page.

use std::collections::{BTreeSet, HashMap};

use case_workflow::ids::PersonId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::error::StoreError;
use crate::rows::people;

/// A person as a line of text shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub id: PersonId,
    /// How the name is shown.
    pub name: String,
}

/// Names by id.
pub(crate) struct Names(HashMap<Uuid, String>);

impl Names {
    /// Fetches the names of everyone in `ids`.
    pub(crate) async fn of(
        db: &impl ConnectionTrait,
        ids: BTreeSet<Uuid>,
    ) -> Result<Self, StoreError> {
        if ids.is_empty() {
            return Ok(Self(HashMap::new()));
        }
        let rows: Vec<(Uuid, String)> = people::Entity::find()
            .select_only()
            .column(people::Column::Id)
            .column(people::Column::Display)
            .filter(people::Column::Id.is_in(ids))
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self(rows.into_iter().collect()))
    }

    /// The person, with an empty name where the row is gone.
    pub(crate) fn get(&self, id: Option<Uuid>) -> Option<Named> {
        id.map(|id| Named {
            id: PersonId(id),
            name: self.0.get(&id).cloned().unwrap_or_default(),
        })
    }
}
