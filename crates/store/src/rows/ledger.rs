//! One line of the ledger of counts.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Option<Uuid>,
    pub case_number: String,
    pub class: String,
    pub fiscal_year: i32,
    pub delta: i32,
    pub rule: String,
    pub because: String,
    /// JSON.
    pub reason: String,
    pub counted_on: Option<String>,
    /// JSON.
    pub dates: String,
    pub restatement: bool,
    pub correction_id: Option<Uuid>,
    pub recorded_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
