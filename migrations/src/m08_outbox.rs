//! Letters that wait, letters that left, and a copy of what was sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table, unique};

in_one_transaction!("m08_outbox", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "outbox",
        &[
            ("case_id", "cases"),
            ("hospital_id", "hospitals"),
            ("person_id", "people"),
        ],
        vec![
            // Also the Message-ID.
            pk_uuid("id"),
            text("kind"),
            uuid_null("case_id"),
            uuid_null("hospital_id"),
            uuid_null("person_id"),
            text_null("email"),
            text_null("lang"),
            text_null("zone"),
            // Dates, numbers and codes that the wording needs, as JSON.
            text("params"),
            // Subject, rule, occasion and person: the same letter is never put in
            // twice.
            text("key"),
            text_null("thread"),
            // The case's version whose act put it in, for undo.
            big_integer("case_version"),
            moment("created_at"),
            moment("due_at"),
            integer("attempts"),
            // `waiting`, `sent`, `gave_up` or `recalled`.
            text("state"),
            moment_null("claimed_at"),
            moment_null("sent_at"),
            text_null("last_error"),
            text_null("copy_sha256"),
        ],
    )
    .await?;
    unique(m, "outbox", &["key"]).await?;
    index(m, "outbox", &["state", "due_at"]).await?;
    index(m, "outbox", &["case_id"]).await?;

    table(
        m,
        "files",
        &[],
        vec![
            text("sha256").primary_key().take(),
            text("media_type"),
            big_integer("size"),
            moment("created_at"),
            blob("bytes"),
        ],
    )
    .await
}
