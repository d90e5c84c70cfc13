//! The directory: every institution of an open list, found as one types. An
//! edition that leaves one out marks it as gone; nothing is deleted, because a
//! record may name it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, postgres, run, table, unique};

in_one_transaction!("m18_institutions", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "institutions",
        &[],
        vec![
            // The number under which the index of terms knows it.
            big_integer("no").primary_key().take(),
            // The list it is from: `bureau` or `ror`.
            text("source"),
            // Its code in that list.
            text("code"),
            text("name"),
            text_null("name_en"),
            // Other names, as JSON.
            text("aliases"),
            // JIS X 0401, two digits.
            text("prefecture"),
            // The day of the edition that last had it.
            text("as_of"),
            boolean("gone"),
        ],
    )
    .await?;
    unique(m, "institutions", &["code"]).await?;
    index(m, "institutions", &["source"]).await?;
    if postgres(m) {
        run(
            m,
            "ALTER TABLE institutions ADD COLUMN terms tsvector NOT NULL DEFAULT ''::tsvector",
        )
        .await?;
        run(
            m,
            "CREATE INDEX institutions_terms ON institutions USING gin (terms)",
        )
        .await
    } else {
        run(
            m,
            "CREATE VIRTUAL TABLE institution_terms USING fts5(
               terms, content='', contentless_delete=1, tokenize=\"ascii tokenchars '_'\")",
        )
        .await
    }
}
