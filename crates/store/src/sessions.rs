//! Sign-ins. A session is a row that can be revoked; the cookie of a signed-in
//! person names it and lives for minutes.

use case_workflow::ids::{HospitalId, PersonId, SessionId};
use case_workflow::people::{Actor, Hat};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde_json::Value;

use crate::audit::Object;
use crate::error::StoreError;
use crate::members::{hat, in_force};
use crate::people::Person;
use crate::rows::sessions::{self, Column, Entity};
use crate::rows::{memberships, people};
use crate::time::{from_row, to_row};
use crate::{Store, Write};

/// Most characters kept of what a browser calls itself.
const USER_AGENT_CHARS_MAX: usize = 200;

/// A signed-in person with every membership in force.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedIn {
    /// The session.
    pub session: SessionId,
    /// Who.
    pub person: Person,
    /// The memberships in force, those of the people they stand in for among
    /// them; may be empty.
    pub hats: Vec<Hat>,
    /// Those of a hospital who are away and for whom they stand in today.
    pub stands_for: Vec<(HospitalId, PersonId)>,
    /// When they signed in.
    pub since: Timestamp,
    /// The first moment at which the session is over.
    pub expires_at: Timestamp,
}

impl SignedIn {
    /// The person as who asks.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Person {
            id: self.person.id,
            hats: self.hats.clone(),
            zone: self.person.zone.clone(),
            stands_for: self.stands_for.clone(),
        }
    }
}

impl Store {
    /// Who is behind a session: one query. None where it was revoked, is over,
    /// or never was.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn session(
        &self,
        id: SessionId,
        now: Timestamp,
    ) -> Result<Option<SignedIn>, StoreError> {
        let rows = Entity::find_by_id(id.0)
            .find_also_related(people::Entity)
            .and_also_related(memberships::Entity)
            .filter(Column::RevokedAt.is_null())
            .filter(Column::ExpiresAt.gt(to_row(now)))
            .all(self.reader())
            .await?;
        let mut signed_in: Option<SignedIn> = None;
        for (session, person, membership) in rows {
            let Some(person) = person else { continue };
            let entry = signed_in.get_or_insert_with(|| SignedIn {
                session: SessionId(session.id),
                person: person.into(),
                hats: Vec::new(),
                stands_for: Vec::new(),
                since: from_row(session.created_at),
                expires_at: from_row(session.expires_at),
            });
            if let Some(membership) = membership.filter(|one| in_force(one, now)) {
                entry.hats.push(hat(&membership)?);
            }
        }
        if let Some(entry) = &mut signed_in {
            let (me, hats) = (entry.person.id, &mut entry.hats);
            entry.stands_for = self.stand_in(me, hats, now).await?;
            entry.hats.sort_by_key(|hat| (hat.role, hat.place));
        }
        Ok(signed_in)
    }
}

impl Write {
    /// Signs a person in. The caller knows how they proved who they are, and
    /// puts that on the audit trail.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn start_session(
        &mut self,
        person: PersonId,
        expires_at: Timestamp,
        user_agent: &str,
    ) -> Result<SessionId, StoreError> {
        let id = self.new_id();
        sessions::ActiveModel {
            id: Set(id),
            person_id: Set(person.0),
            created_at: Set(to_row(self.now)),
            expires_at: Set(to_row(expires_at)),
            revoked_at: Set(None),
            user_agent: Set(user_agent.chars().take(USER_AGENT_CHARS_MAX).collect()),
        }
        .insert(&self.txn)
        .await?;
        Ok(SessionId(id))
    }

    /// Moves the end of a session that is still in force; one that is over
    /// stays over.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn extend_session(
        &mut self,
        id: SessionId,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::ExpiresAt, Expr::value(to_row(expires_at)))
            .filter(Column::Id.eq(id.0))
            .filter(Column::RevokedAt.is_null())
            .filter(Column::ExpiresAt.gt(to_row(self.now)))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Signs out, and puts that on the audit trail.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn revoke_session(&mut self, id: SessionId) -> Result<(), StoreError> {
        self.audit("sign_out", Object::new("session", id), Value::Null)
            .await?;
        self.revoke(Column::Id.eq(id.0)).await
    }

    /// Signs a person out everywhere.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn revoke_sessions_of(&mut self, person: PersonId) -> Result<(), StoreError> {
        self.revoke(Column::PersonId.eq(person.0)).await
    }

    async fn revoke(&mut self, which: Expr) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::RevokedAt, Expr::value(to_row(self.now)))
            .filter(which)
            .filter(Column::RevokedAt.is_null())
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}
