//! A half-filled request form.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// JSON object, as typed.
    pub answers: String,
    pub version: i64,
    /// `en` or `ja`.
    pub lang: String,
    /// IANA zone of the browser.
    pub zone: String,
    /// In small letters.
    pub email: Option<String>,
    pub confirmed_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub saved_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    /// The case that was made of it.
    pub case_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
