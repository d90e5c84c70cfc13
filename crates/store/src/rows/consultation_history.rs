//! What happened to a hospital's consultation, append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation_history")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub consultation_id: Uuid,
    pub seq: i64,
    pub at: DateTimeUtc,
    /// IANA zone of the person.
    pub zone: String,
    pub by_id: Option<Uuid>,
    pub role: String,
    pub event: String,
    /// JSON.
    pub params: String,
    pub for_hospital: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
