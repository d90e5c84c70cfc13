//! A case, as far as lists need it; `case_bodies` holds the whole.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: String,
    pub blinded: Option<String>,
    pub version: i64,
    pub stage: String,
    pub stage_since: DateTimeUtc,
    pub open: bool,
    pub firm_id: Uuid,
    pub org_name: String,
    pub org_name_folded: String,
    pub country: String,
    pub org_type: String,
    pub product: String,
    /// In the firm's words.
    pub disease: String,
    pub area: String,
    pub phase: String,
    /// `|code|code|`.
    pub needs: String,
    pub channel: String,
    pub locale: String,
    pub received_at: DateTimeUtc,
    pub accepted_at: Option<DateTimeUtc>,
    /// `2027-03`, none while unknown.
    pub decision_by: Option<String>,
    pub owner_id: Option<Uuid>,
    pub deputy_id: Option<Uuid>,
    pub hold: bool,
    pub turn_side: String,
    pub turn_action: String,
    pub due_at: Option<DateTimeUtc>,
    pub updated_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    pub merged_into: Option<Uuid>,
    pub submission_id: Option<Uuid>,
    pub unit_key: String,
    /// From which the texts of the case get their numbers in the index.
    pub no: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Related<super::case_bodies::Entity> for Entity {
    fn to() -> RelationDef {
        Entity::belongs_to(super::case_bodies::Entity)
            .from(Column::Id)
            .to(super::case_bodies::Column::CaseId)
            .into()
    }
}
