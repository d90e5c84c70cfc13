//! Hospitals that apply to join.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table};

in_one_transaction!("m17_applications", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "applications",
        &[("hospital_id", "hospitals")],
        vec![
            pk_uuid("id"),
            big_integer("version"),
            // `unconfirmed`, `applied`, `question`, `answered`, `approved` or
            // `refused`.
            text("state"),
            // What was sent, as JSON.
            text("body"),
            // What desk and applicant wrote to each other, as JSON.
            text("words"),
            text("email"),
            text("lang"),
            moment("created_at"),
            moment("updated_at"),
            uuid_null("decided_by"),
            moment_null("decided_at"),
            text_null("refusal"),
            text_null("reason"),
            // The hospital that came of it.
            uuid_null("hospital_id"),
        ],
    )
    .await?;
    index(m, "applications", &["state", "created_at"]).await
}
