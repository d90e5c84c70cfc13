//! Answers that every hospital may read, each written anew from one hospital's
//! consultation, with every version that there was.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, table, unique};

in_one_transaction!("m23_shared_answers", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "shared_answers",
        &[("consultation_id", "consultations")],
        vec![
            pk_uuid("id"),
            uuid("consultation_id"),
            big_integer("version"),
            boolean("withdrawn"),
            moment("released_at"),
            moment("updated_at"),
            // The whole of it, as JSON.
            text("body"),
        ],
    )
    .await?;
    index(m, "shared_answers", &["consultation_id"]).await?;
    index(m, "shared_answers", &["withdrawn", "updated_at"]).await?;

    table(
        m,
        "shared_answer_versions",
        &[("answer_id", "shared_answers"), ("by_id", "people")],
        vec![
            pk_uuid("id"),
            uuid("answer_id"),
            big_integer("version"),
            moment("at"),
            uuid_null("by_id"),
            text("role"),
            text("event"),
            // Why it was withdrawn.
            text_null("reason"),
            // What hospitals read from then on, as JSON.
            text("body"),
        ],
    )
    .await?;
    unique(m, "shared_answer_versions", &["answer_id", "version"]).await
}
