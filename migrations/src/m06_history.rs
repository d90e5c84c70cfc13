//! What happened to a case, and what was written and said.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, moment, moment_null, table, unique};

in_one_transaction!("m06_history", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "history",
        &[("case_id", "cases")],
        vec![
            pk_uuid("id"),
            uuid("case_id"),
            // 1, 2, 3 … within the case: the order of acts, whatever the clocks say.
            big_integer("seq"),
            moment("at"),
            moment("recorded_at"),
            text("zone"),
            uuid_null("by_id"),
            text("role"),
            uuid_null("second_id"),
            text("event"),
            text("params"),
            text("changes"),
            // `desk`, `firm`, `hospital` or `everyone`.
            text("audience"),
            uuid_null("hospital_id"),
        ],
    )
    .await?;
    unique(m, "history", &["case_id", "seq"]).await?;

    table(
        m,
        "messages",
        &[("case_id", "cases")],
        vec![
            pk_uuid("id"),
            uuid("case_id"),
            big_integer("seq"),
            moment("at"),
            text("zone"),
            uuid_null("by_id"),
            text("role"),
            boolean("outside"),
            boolean("from_firm"),
            text("text"),
            text("lang"),
            text("tier"),
            text_null("translation"),
            uuid_null("translated_by"),
            moment_null("translated_at"),
        ],
    )
    .await?;
    unique(m, "messages", &["case_id", "seq"]).await?;

    table(
        m,
        "contacts",
        &[("case_id", "cases")],
        vec![
            pk_uuid("id"),
            uuid("case_id"),
            big_integer("seq"),
            moment("at"),
            moment("recorded_at"),
            text("zone"),
            uuid_null("by_id"),
            text_null("late_reason"),
            text("mode"),
            text("class"),
            text("participants"),
            integer("minutes"),
            text("text"),
            text("lang"),
            text_null("translation"),
            uuid_null("translated_by"),
            moment_null("translated_at"),
        ],
    )
    .await?;
    unique(m, "contacts", &["case_id", "seq"]).await
}
