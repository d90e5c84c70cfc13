//! Sessions, and the links and codes that people are sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table, unique};

in_one_transaction!("m03_sign_in", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "sessions",
        &[("person_id", "people")],
        vec![
            pk_uuid("id"),
            uuid("person_id"),
            moment("created_at"),
            moment("expires_at"),
            moment_null("revoked_at"),
            text("user_agent"),
        ],
    )
    .await?;
    index(m, "sessions", &["person_id"]).await?;
    index(m, "sessions", &["expires_at"]).await?;

    table(
        m,
        "tokens",
        &[],
        vec![
            pk_uuid("id"),
            // SHA-256; the secret itself is never stored.
            text("secret_digest"),
            text_null("code_digest"),
            text("purpose"),
            // What it opens. The newest token of one purpose and subject
            // replaces the older ones.
            text("subject"),
            text_null("email"),
            uuid_null("person_id"),
            moment("created_at"),
            moment("expires_at"),
            moment_null("used_at"),
            moment_null("replaced_at"),
            integer("attempts"),
        ],
    )
    .await?;
    unique(m, "tokens", &["secret_digest"]).await?;
    index(m, "tokens", &["purpose", "subject"]).await?;
    index(m, "tokens", &["purpose", "email"]).await?;
    index(m, "tokens", &["person_id"]).await?;
    index(m, "tokens", &["expires_at"]).await
}
