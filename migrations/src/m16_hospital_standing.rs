//! How a hospital stands with the desk, beside what its entry says: its own
//! settings, and when the desk last looked through the entry.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, moment_null};

in_one_transaction!("m16_hospital_standing", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut needs_approval = boolean("answers_need_approval");
    needs_approval.default(false);
    for column in [
        // Answers to surveys wait for somebody who approves them.
        needs_approval,
        // The version of the entry that the desk has looked through.
        big_integer_null("reviewed_version"),
        moment_null("reviewed_at"),
        uuid_null("reviewed_by"),
    ] {
        let change = Table::alter()
            .table("hospitals")
            .add_column(column)
            .to_owned();
        m.alter_table(change).await?;
    }
    Ok(())
}
