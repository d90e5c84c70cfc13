//! Who did or read what.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub seq: Option<i64>,
    pub at: DateTimeUtc,
    pub person_id: Option<Uuid>,
    pub role: String,
    pub ip: Option<String>,
    pub action: String,
    pub object_kind: String,
    pub object_id: Option<String>,
    pub canonical: String,
    pub digest: String,
    pub chain: Option<String>,
    /// The hospital that it is about, where it is about one.
    pub hospital_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
