//! A hospital of the register.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hospitals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i64,
    pub name_ja: String,
    pub name_en: String,
    /// JIS X 0401, two digits.
    pub prefecture: Option<String>,
    pub core_hospital: bool,
    /// Its capabilities are invented.
    pub demonstration: bool,
    /// Whether it may be asked.
    pub active: bool,
    /// JSON: the whole register entry.
    pub body: String,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    /// Answers to surveys wait for somebody who approves them.
    pub answers_need_approval: bool,
    /// The version that the desk has looked through.
    pub reviewed_version: Option<i64>,
    pub reviewed_at: Option<DateTimeUtc>,
    pub reviewed_by: Option<Uuid>,
    /// Its manager asked to leave.
    pub leaving_at: Option<DateTimeUtc>,
    pub leaving_by: Option<Uuid>,
    pub leaving_reason: Option<String>,
    /// It has left.
    pub left_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
