//! A person, apart from every membership.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Unique, in small letters.
    pub email: String,
    pub name_family: String,
    /// Empty where there is one name only.
    pub name_given: String,
    /// How the name is shown and written to.
    pub display: String,
    pub family_roman: Option<String>,
    pub given_roman: Option<String>,
    /// `en` or `ja`.
    pub lang: String,
    /// IANA zone.
    pub zone: String,
    /// argon2id in PHC form; none for firms, which sign in by link or code.
    pub password_hash: Option<String>,
    pub version: i64,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Related<super::memberships::Entity> for Entity {
    fn to() -> RelationDef {
        Entity::has_many(super::memberships::Entity).into()
    }
}
