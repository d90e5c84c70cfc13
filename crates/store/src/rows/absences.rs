//! Somebody of a hospital is away, and a colleague stands in.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "absences")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub hospital_id: Uuid,
    pub person_id: Uuid,
    pub deputy_id: Uuid,
    /// Days in Japan, as `2026-12-01`: in this form they sort.
    pub first_day: String,
    pub last_day: String,
    pub created_at: DateTimeUtc,
    pub created_by: Uuid,
    pub taken_back_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
