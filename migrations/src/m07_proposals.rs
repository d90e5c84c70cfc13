//! Acts that wait for a second person.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table};

in_one_transaction!("m07_proposals", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "proposals",
        &[("case_id", "cases"), ("hospital_id", "hospitals")],
        vec![
            pk_uuid("id"),
            // One of the two: what it is about.
            uuid_null("case_id"),
            uuid_null("hospital_id"),
            // The act as it will be done, as JSON.
            text("act"),
            text("word"),
            // `propose` or `four_eyes`.
            text("why"),
            big_integer("version"),
            uuid_null("by_id"),
            text("role"),
            moment("at"),
            // `open`, `confirmed`, `refused` or `overtaken`.
            text("state"),
            uuid_null("decided_by"),
            moment_null("decided_at"),
            text_null("reason"),
        ],
    )
    .await?;
    index(m, "proposals", &["state", "at"]).await?;
    index(m, "proposals", &["case_id"]).await?;
    index(m, "proposals", &["hospital_id"]).await
}
