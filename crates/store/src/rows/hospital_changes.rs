//! One field of a register entry that changed, append-only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hospital_changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub hospital_id: Uuid,
    /// The version that the change made.
    pub version: i64,
    pub at: DateTimeUtc,
    /// IANA zone of the person.
    pub zone: String,
    pub person_id: Option<Uuid>,
    /// The second person, where one confirmed.
    pub second_id: Option<Uuid>,
    pub field: String,
    /// JSON.
    pub before: String,
    /// JSON.
    pub after: String,
    /// The survey with whose answer it came.
    pub survey: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
