//! Drafts of the public form, and requests by the short form.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table};

in_one_transaction!("m04_drafts", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "drafts",
        &[],
        vec![
            pk_uuid("id"),
            text("answers"),
            big_integer("version"),
            text("lang"),
            text("zone"),
            text_null("email"),
            moment_null("confirmed_at"),
            moment("created_at"),
            moment("saved_at"),
            moment("expires_at"),
            uuid_null("case_id"),
        ],
    )
    .await?;
    index(m, "drafts", &["email"]).await?;
    index(m, "drafts", &["expires_at"]).await?;

    table(
        m,
        "short_requests",
        &[],
        vec![
            pk_uuid("id"),
            text("name"),
            text("company"),
            text("email"),
            text("words"),
            text("lang"),
            // The version of the notices that were agreed to.
            text("consent_version"),
            moment("received_at"),
            moment_null("settled_at"),
            uuid_null("settled_by"),
            uuid_null("case_id"),
        ],
    )
    .await?;
    index(m, "short_requests", &["settled_at", "received_at"]).await
}
