//! People, apart from what they are where ([`crate::members`]).

use std::collections::BTreeMap;

use case_workflow::ids::PersonId;
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, Set,
};
use serde_json::Value;
use uuid::Uuid;

use crate::audit::Object;
use crate::error::StoreError;
use crate::rows::people::{self, Column, Entity, Model};
use crate::time::to_row;
use crate::tokens::{Purpose, Token};
use crate::{Store, Write};

/// Most ids in one statement: well below what both databases bind.
const IDS_MAX: usize = 1_000;

/// A person. The digest of their password is not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// In small letters.
    pub email: String,
    /// Family name, or the only name.
    pub name_family: String,
    /// Given name; empty where there is one name only.
    pub name_given: String,
    /// How the name is shown and written to.
    pub display: String,
    /// The family name in Latin letters, for readers of English.
    pub family_roman: Option<String>,
    /// The given name in Latin letters.
    pub given_roman: Option<String>,
    /// `en` or `ja`: of screens and mails.
    pub lang: String,
    /// IANA zone.
    pub zone: String,
    /// Whether a password was set; members of firms have none.
    pub has_password: bool,
    /// Counts the changes, from 1.
    pub version: i64,
}

impl From<Model> for Person {
    fn from(row: Model) -> Self {
        Self {
            id: PersonId(row.id),
            email: row.email,
            name_family: row.name_family,
            name_given: row.name_given,
            display: row.display,
            family_roman: row.family_roman,
            given_roman: row.given_roman,
            lang: row.lang,
            zone: row.zone,
            has_password: row.password_hash.is_some(),
            version: row.version,
        }
    }
}

/// A person to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Unique, whatever its case.
    pub email: String,
    /// Family name, or the only name.
    pub name_family: String,
    /// Given name; empty where there is one name only.
    pub name_given: String,
    /// How the name is shown and written to.
    pub display: String,
    /// The family name in Latin letters, for readers of English.
    pub family_roman: Option<String>,
    /// The given name in Latin letters.
    pub given_roman: Option<String>,
    /// `en` or `ja`.
    pub lang: String,
    /// IANA zone.
    pub zone: String,
}

/// What people change about themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonPatch {
    /// How the name is shown and written to.
    pub display: Option<String>,
    /// `en` or `ja`.
    pub lang: Option<String>,
    /// IANA zone.
    pub zone: Option<String>,
}

/// What signing in with a password compares with.
#[derive(Clone)]
pub struct Credentials {
    /// Who.
    pub person: PersonId,
    /// argon2id in PHC form.
    pub password_hash: String,
}

impl Store {
    /// A person.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn person(&self, id: PersonId) -> Result<Person, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.reader()).await?;
        row.map(Into::into).ok_or(StoreError::NotFound)
    }

    /// The person with this address, whatever its case.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn person_by_email(&self, email: &str) -> Result<Option<Person>, StoreError> {
        let row = Entity::find()
            .filter(Column::Email.eq(fold_email(email)))
            .one(self.reader())
            .await?;
        Ok(row.map(Into::into))
    }

    /// What a password is compared with; none where the address is unknown or
    /// has no password. The caller spends the same time in both cases.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn credentials(&self, email: &str) -> Result<Option<Credentials>, StoreError> {
        let row = Entity::find()
            .filter(Column::Email.eq(fold_email(email)))
            .one(self.reader())
            .await?;
        Ok(row.and_then(|row| {
            Some(Credentials {
                person: PersonId(row.id),
                password_hash: row.password_hash?,
            })
        }))
    }

    /// The people with these ids, in one query per thousand. Ids of nobody are
    /// left out.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn people(
        &self,
        ids: impl IntoIterator<Item = PersonId>,
    ) -> Result<BTreeMap<PersonId, Person>, StoreError> {
        let mut ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut found = BTreeMap::new();
        for some in ids.chunks(IDS_MAX) {
            let rows = Entity::find()
                .filter(Column::Id.is_in(some.iter().copied()))
                .all(self.reader())
                .await?;
            found.extend(rows.into_iter().map(|row| (PersonId(row.id), row.into())));
        }
        Ok(found)
    }
}

impl Write {
    /// The person with this address; entered now if there is none. What is
    /// known of somebody is not overwritten by what another typed.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_or_add_person(&mut self, new: NewPerson) -> Result<PersonId, StoreError> {
        let email = fold_email(&new.email);
        if let Some(known) = self.person_with(&email).await? {
            return Ok(known);
        }
        let row = people::ActiveModel {
            id: Set(self.new_id()),
            email: Set(email.clone()),
            name_family: Set(new.name_family),
            name_given: Set(new.name_given),
            display: Set(new.display),
            family_roman: Set(new.family_roman),
            given_roman: Set(new.given_roman),
            lang: Set(new.lang),
            zone: Set(new.zone),
            password_hash: Set(None),
            version: Set(1),
            created_at: Set(to_row(self.now)),
        };
        // Two requests of one person, sent at once, may both have found nobody.
        Entity::insert(row)
            .on_conflict(OnConflict::column(Column::Email).do_nothing().to_owned())
            .exec_without_returning(&self.txn)
            .await?;
        let added = self.person_with(&email).await?;
        added.ok_or(StoreError::NotFound)
    }

    async fn person_with(&self, email: &str) -> Result<Option<PersonId>, StoreError> {
        let id: Option<Uuid> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::Email.eq(email))
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(id.map(PersonId))
    }

    /// Changes what the actor is called, reads and lives by.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for anyone who is not signed in,
    /// [`StoreError::Changed`] where `version` is not the present one,
    /// [`StoreError::Database`].
    pub async fn change_self(
        &mut self,
        version: i64,
        patch: PersonPatch,
    ) -> Result<Person, StoreError> {
        self.permit(
            Action::ManageSelf,
            &case_workflow::policy::Subject::general(),
        )?;
        let id = self.actor.person().ok_or(StoreError::NotFound)?;
        let row = Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let row = row.ok_or(StoreError::NotFound)?;
        if row.version != version {
            return Err(StoreError::Changed {
                version: row.version,
            });
        }
        let changed = people::ActiveModel {
            id: Set(row.id),
            display: Set(patch.display.unwrap_or(row.display)),
            lang: Set(patch.lang.unwrap_or(row.lang)),
            zone: Set(patch.zone.unwrap_or(row.zone)),
            version: Set(row.version + 1),
            ..Default::default()
        };
        Ok(changed.update(&self.txn).await?.into())
    }

    /// Sets the password of whoever holds a used invitation or reset link.
    /// Everywhere else they are signed out.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the token is for something else,
    /// [`StoreError::Database`].
    pub async fn set_password(
        &mut self,
        token: &Token,
        hash: &str,
    ) -> Result<PersonId, StoreError> {
        let opens = matches!(
            token.purpose(),
            Purpose::Invitation | Purpose::PasswordReset
        );
        let person = token
            .person()
            .filter(|_| opens)
            .ok_or(StoreError::NotFound)?;
        self.keep_password(person, hash).await?;
        Ok(person)
    }

    /// Sets a password: people their own, the program (commands of whoever
    /// runs the installation) anyone's.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for somebody else, [`StoreError::Database`].
    pub async fn change_password(
        &mut self,
        person: PersonId,
        hash: &str,
    ) -> Result<(), StoreError> {
        let may = self.actor == Actor::System || self.actor.person() == Some(person);
        if !may {
            return Err(StoreError::NotFound);
        }
        self.keep_password(person, hash).await
    }

    async fn keep_password(&mut self, person: PersonId, hash: &str) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::PasswordHash, Expr::value(hash))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(person.0))
            .exec(&self.txn)
            .await?;
        if done.rows_affected == 0 {
            return Err(StoreError::NotFound);
        }
        let (kind, none) = (Object::new("person", person), Value::Null);
        self.audit("set_password", kind, none).await?;
        self.revoke_sessions_of(person).await?;
        self.end_tokens(person).await
    }
}

/// One spelling of an address: no white space around it, small letters. The
/// standard lets the part before `@` depend on case; no mailbox does.
#[must_use]
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::fold_email;

    #[test]
    fn an_address_is_the_same_in_capital_letters() {
        assert_eq!(
            fold_email(" Anna.Novak@Example.COM "),
            "anna.novak@example.com"
        );
    }
}
