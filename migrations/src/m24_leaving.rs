//! A hospital that leaves: who asked for it when and why, and since when it is
//! gone. Its entry stays, because the records of cases name it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, moment_null};

in_one_transaction!("m24_leaving", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [
        moment_null("leaving_at"),
        uuid_null("leaving_by"),
        text_null("leaving_reason"),
        moment_null("left_at"),
    ] {
        let change = Table::alter()
            .table("hospitals")
            .add_column(column)
            .to_owned();
        m.alter_table(change).await?;
    }
    Ok(())
}
