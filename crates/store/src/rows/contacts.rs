//! A contact record.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contacts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub seq: i64,
    pub at: DateTimeUtc,
    pub recorded_at: DateTimeUtc,
    pub zone: String,
    pub by_id: Option<Uuid>,
    pub late_reason: Option<String>,
    pub mode: String,
    pub class: String,
    pub participants: String,
    pub minutes: i32,
    pub text: String,
    pub lang: String,
    pub translation: Option<String>,
    pub translated_by: Option<Uuid>,
    pub translated_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
