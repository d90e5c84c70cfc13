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
    /// Family and given name in Latin letters, where known.
    pub roman: (Option<String>, Option<String>),
}

impl Named {
    /// The name for a reader of `lang`. In English a Japanese name keeps its
    /// order, with the family name in capitals (ux 4.5).
    #[must_use]
    pub fn read_in(&self, lang: &str) -> String {
        match (lang, &self.roman) {
            ("en", (Some(family), given)) => {
                let given = given.as_deref().unwrap_or("");
                format!("{} {given}", family.to_uppercase())
                    .trim()
                    .to_owned()
            }
            _ => self.name.clone(),
        }
    }
}

/// How a name is shown, and its family and given part in Latin letters.
type Shown = (String, Option<String>, Option<String>);

/// Names by id.
pub(crate) struct Names(HashMap<Uuid, Shown>);

impl Names {
    /// Fetches the names of everyone in `ids`.
    pub(crate) async fn of(
        db: &impl ConnectionTrait,
        ids: BTreeSet<Uuid>,
    ) -> Result<Self, StoreError> {
        if ids.is_empty() {
            return Ok(Self(HashMap::new()));
        }
        let rows: Vec<(Uuid, String, Option<String>, Option<String>)> = people::Entity::find()
            .select_only()
            .column(people::Column::Id)
            .column(people::Column::Display)
            .column(people::Column::FamilyRoman)
            .column(people::Column::GivenRoman)
            .filter(people::Column::Id.is_in(ids))
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self(
            rows.into_iter()
                .map(|(id, shown, family, given)| (id, (shown, family, given)))
                .collect(),
        ))
    }

    /// The person, with an empty name where the row is gone.
    pub(crate) fn get(&self, id: Option<Uuid>) -> Option<Named> {
        id.map(|id| {
            let (name, family, given) = self.0.get(&id).cloned().unwrap_or_default();
            Named {
                id: PersonId(id),
                name,
                roman: (family, given),
            }
        })
    }
}
