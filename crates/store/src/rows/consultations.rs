//! A hospital's own consultation.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: String,
    pub version: i64,
    pub stage: String,
    pub open: bool,
    pub hospital_id: Uuid,
    pub asked_by: Uuid,
    pub theme: String,
    pub urgency: String,
    pub received_at: DateTimeUtc,
    pub owner_id: Option<Uuid>,
    pub deputy_id: Option<Uuid>,
    pub turn_side: String,
    pub due_at: Option<DateTimeUtc>,
    pub updated_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    pub outcome: Option<String>,
    pub submission_id: Option<Uuid>,
    /// JSON.
    pub body: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
