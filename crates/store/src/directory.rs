//! Who is who: firms, and the names behind ids.

use std::collections::BTreeMap;

use case_workflow::case::view::folded;
use case_workflow::ids::{FirmId, PersonId};
use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::policy::{Action, Subject};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Set,
};

use crate::error::StoreError;
use crate::members::{NewMember, lasts};
use crate::people::NewPerson;
use crate::rows::firms::{self, Column, Entity, Model};
use crate::rows::memberships;
use crate::time::to_row;
use crate::{Store, Write};

/// Most ids in one statement: well below what both databases bind.
const IDS_MAX: usize = 1_000;

/// An overseas firm: one organisation whose members share their cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    /// Which.
    pub id: FirmId,
    /// As its first request gave it.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

impl From<Model> for Firm {
    fn from(row: Model) -> Self {
        Self {
            id: FirmId(row.id),
            name: row.name,
            country: row.country,
        }
    }
}

/// A firm to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFirm {
    /// Name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// The contact of a request and the firm it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asker {
    /// Who.
    pub person: PersonId,
    /// Of which firm.
    pub firm: FirmId,
}

impl Store {
    /// A firm.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not read its cases; [`StoreError::Database`].
    pub async fn firm(&self, actor: &Actor, id: FirmId) -> Result<Firm, StoreError> {
        crate::permit::permit(actor, Action::ReadCase, &Subject::of_firm(id))?;
        let row = Entity::find_by_id(id.0).one(self.reader()).await?;
        row.map(Into::into).ok_or(StoreError::NotFound)
    }

    /// The firms with these ids, in one query per thousand. For ids out of
    /// something the reader was permitted to read.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn firms(
        &self,
        ids: impl IntoIterator<Item = FirmId>,
    ) -> Result<BTreeMap<FirmId, Firm>, StoreError> {
        let mut ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut found = BTreeMap::new();
        for some in ids.chunks(IDS_MAX) {
            let rows = Entity::find()
                .filter(Column::Id.is_in(some.iter().copied()))
                .all(self.reader())
                .await?;
            found.extend(rows.into_iter().map(|row| (FirmId(row.id), row.into())));
        }
        Ok(found)
    }
}

impl Write {
    /// The contact of a new request as a member of a firm: the form's sender,
    /// whose address was confirmed, or whom the desk writes down from a call.
    ///
    /// A name alone opens nobody's cases: a firm is found again only among
    /// those that the same person belongs to already. Two people of one firm
    /// make two firms until one invites the other.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// neither send their draft nor register a case; [`StoreError::Database`].
    pub async fn asker(&mut self, contact: NewPerson, firm: NewFirm) -> Result<Asker, StoreError> {
        match self.actor {
            Actor::Applicant(draft) => {
                self.permit(Action::SendRequest, &Subject::of_draft(draft))?;
            }
            Actor::System => {}
            _ => self.permit(Action::RegisterCase, &Subject::general())?,
        }
        let person = self.find_or_add_person(contact.clone()).await?;
        let name_folded = folded(&firm.name);
        let own = memberships::Entity::find()
            .select_only()
            .column(memberships::Column::FirmId)
            .filter(memberships::Column::PersonId.eq(person.0))
            .filter(memberships::Column::FirmId.is_not_null())
            .filter(memberships::Column::ReadOnly.eq(false))
            .filter(lasts(self.now))
            .into_query();
        let known = Entity::find()
            .filter(Column::Id.in_subquery(own))
            .filter(Column::NameFolded.eq(&name_folded))
            .order_by_asc(Column::Id)
            .one(&self.txn)
            .await?;
        if let Some(row) = known {
            return Ok(Asker {
                person,
                firm: FirmId(row.id),
            });
        }
        let id = self.new_id();
        firms::ActiveModel {
            id: Set(id),
            name: Set(firm.name),
            name_folded: Set(name_folded),
            country: Set(firm.country),
            created_at: Set(to_row(self.now)),
        }
        .insert(&self.txn)
        .await?;
        let place = Place::Firm(FirmId(id));
        let hat = Hat {
            role: Role::Sub,
            place,
            read_only: false,
            manager: false,
        };
        self.join(NewMember {
            person: contact,
            hat,
            ends_at: None,
        })
        .await?;
        Ok(Asker {
            person,
            firm: FirmId(id),
        })
    }
}
