//! A change of the register that came with the answer to a survey says so.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::in_one_transaction;

in_one_transaction!("m21_changes_by_survey", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.alter_table(
        Table::alter()
            .table("hospital_changes")
            // The number that hospitals know the case by.
            .add_column(text_null("survey"))
            .to_owned(),
    )
    .await
}
