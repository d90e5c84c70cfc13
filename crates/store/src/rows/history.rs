//! One line of a case's history.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "history")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub seq: i64,
    pub at: DateTimeUtc,
    pub recorded_at: DateTimeUtc,
    pub zone: String,
    pub by_id: Option<Uuid>,
    pub role: String,
    pub second_id: Option<Uuid>,
    pub event: String,
    /// JSON.
    pub params: String,
    /// JSON.
    pub changes: String,
    pub audience: String,
    pub hospital_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
