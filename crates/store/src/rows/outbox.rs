//! A letter that waits, left, or was given up.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub case_id: Option<Uuid>,
    pub hospital_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub email: Option<String>,
    pub lang: Option<String>,
    pub zone: Option<String>,
    /// JSON.
    pub params: String,
    pub key: String,
    pub thread: Option<String>,
    pub case_version: i64,
    pub created_at: DateTimeUtc,
    pub due_at: DateTimeUtc,
    pub attempts: i32,
    pub state: String,
    pub claimed_at: Option<DateTimeUtc>,
    pub sent_at: Option<DateTimeUtc>,
    pub last_error: Option<String>,
    pub copy_sha256: Option<String>,
    pub consultation_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
