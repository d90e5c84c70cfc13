//! A link or code sent by mail, or the key of a draft: only digests are kept.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tokens")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the secret in hexadecimal, unique.
    pub secret_digest: String,
    /// SHA-256 over the token's id and the six digits.
    pub code_digest: Option<String>,
    pub purpose: String,
    /// What it opens: a draft, a membership, a person, a case or an address.
    pub subject: String,
    pub email: Option<String>,
    pub person_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub used_at: Option<DateTimeUtc>,
    pub replaced_at: Option<DateTimeUtc>,
    /// Wrong codes so far.
    pub attempts: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
