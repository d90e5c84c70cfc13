//! One person in one role at the desk, a firm or a hospital, from and until.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "memberships")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub role: String,
    /// Neither firm nor hospital: the desk and the bodies beside it.
    pub firm_id: Option<Uuid>,
    pub hospital_id: Option<Uuid>,
    pub read_only: bool,
    pub manager: bool,
    pub starts_at: DateTimeUtc,
    pub ends_at: Option<DateTimeUtc>,
    /// Who invited, or ended it; none for the program.
    pub changed_by: Option<Uuid>,
    /// At a hospital: as what; `role` and `manager` are the rights of it.
    pub kind: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Related<super::people::Entity> for Entity {
    fn to() -> RelationDef {
        Entity::belongs_to(super::people::Entity)
            .from(Column::PersonId)
            .to(super::people::Column::Id)
            .into()
    }
}
