//! What arrived over the plain form that works without JavaScript.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "short_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub company: String,
    pub email: String,
    pub words: String,
    /// `en` or `ja`.
    pub lang: String,
    /// The version of the notices that were agreed to.
    pub consent_version: String,
    pub received_at: DateTimeUtc,
    pub settled_at: Option<DateTimeUtc>,
    pub settled_by: Option<Uuid>,
    /// The case that the desk made of it; none where it was set aside.
    pub case_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
