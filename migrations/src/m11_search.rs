//! Full text over both languages. The terms are made by the program (words and
//! pairs of CJK characters, in ASCII), so that both databases find the same.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, postgres, run, table, unique};

in_one_transaction!("m11_search", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "search_texts",
        &[("case_id", "cases")],
        vec![
            big_pk_auto("id"),
            // The text's own id: a message, a contact, or one of the case's parts.
            uuid("text_id"),
            text("part"),
            uuid("case_id"),
            // Who may find it: `open`, `team` or `desk`.
            text("scope"),
        ],
    )
    .await?;
    unique(m, "search_texts", &["text_id", "part"]).await?;
    index(m, "search_texts", &["case_id"]).await?;
    if postgres(m) {
        run(
            m,
            "ALTER TABLE search_texts ADD COLUMN terms tsvector NOT NULL DEFAULT ''::tsvector",
        )
        .await?;
        run(
            m,
            "CREATE INDEX search_texts_terms ON search_texts USING gin (terms)",
        )
        .await
    } else {
        run(
            m,
            "CREATE VIRTUAL TABLE search_terms USING fts5(
               terms, content='', contentless_delete=1, tokenize=\"ascii tokenchars '_'\")",
        )
        .await
    }
}
