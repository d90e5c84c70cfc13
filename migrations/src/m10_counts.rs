//! The ledger of counts, the fiscal years, and corrections.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table};

in_one_transaction!("m10_counts", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "ledger",
        &[("case_id", "cases")],
        vec![
            pk_uuid("id"),
            uuid_null("case_id"),
            text("case_number"),
            text("class"),
            integer("fiscal_year"),
            integer("delta"),
            text("rule"),
            text("because"),
            text("reason"),
            text_null("counted_on"),
            text("dates"),
            boolean("restatement"),
            uuid_null("correction_id"),
            moment("recorded_at"),
        ],
    )
    .await?;
    index(m, "ledger", &["fiscal_year"]).await?;
    index(m, "ledger", &["case_number"]).await?;

    table(
        m,
        "corrections",
        &[("case_id", "cases")],
        vec![
            pk_uuid("id"),
            uuid("case_id"),
            moment("at"),
            uuid("by_id"),
            uuid_null("second_id"),
            integer("delta"),
            text("why"),
        ],
    )
    .await?;
    index(m, "corrections", &["case_id"]).await?;

    table(
        m,
        "fiscal_years",
        &[],
        vec![
            // The calendar year of its April.
            integer("year").primary_key().take(),
            integer_null("target"),
            moment_null("frozen_at"),
            uuid_null("frozen_by"),
            uuid_null("frozen_second"),
        ],
    )
    .await
}
