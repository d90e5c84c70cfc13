//! Hospitals' own consultations (track B): each with its history and its texts,
//! and the letters about them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table, table_keyed, unique};

in_one_transaction!("m20_consultations", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "consultations",
        &[
            ("hospital_id", "hospitals"),
            ("asked_by", "people"),
            ("owner_id", "people"),
            ("deputy_id", "people"),
        ],
        vec![
            pk_uuid("id"),
            text("number").unique_key().take(),
            big_integer("version"),
            text("stage"),
            boolean("open"),
            uuid("hospital_id"),
            uuid("asked_by"),
            text("theme"),
            text("urgency"),
            moment("received_at"),
            uuid_null("owner_id"),
            uuid_null("deputy_id"),
            text("turn_side"),
            moment_null("due_at"),
            moment("updated_at"),
            moment_null("ended_at"),
            text_null("outcome"),
            uuid_null("submission_id"),
            // The whole consultation, as JSON.
            text("body"),
        ],
    )
    .await?;
    unique(m, "consultations", &["submission_id"]).await?;
    for columns in [
        &["hospital_id", "received_at"][..],
        &["open", "due_at"],
        &["received_at", "id"],
    ] {
        index(m, "consultations", columns).await?;
    }

    // Whoever asked, the colleagues named on it, owner, deputy and team.
    table_keyed(
        m,
        "consultation_people",
        &[
            ("consultation_id", "consultations"),
            ("person_id", "people"),
        ],
        &["consultation_id", "person_id"],
        vec![uuid("consultation_id"), uuid("person_id")],
    )
    .await?;
    index(m, "consultation_people", &["person_id"]).await?;

    table(
        m,
        "consultation_history",
        &[("consultation_id", "consultations")],
        vec![
            pk_uuid("id"),
            uuid("consultation_id"),
            // 1, 2, 3 … within the consultation.
            big_integer("seq"),
            moment("at"),
            text("zone"),
            uuid_null("by_id"),
            text("role"),
            text("event"),
            text("params"),
            boolean("for_hospital"),
        ],
    )
    .await?;
    unique(m, "consultation_history", &["consultation_id", "seq"]).await?;

    table(
        m,
        "consultation_texts",
        &[("consultation_id", "consultations")],
        vec![
            pk_uuid("id"),
            uuid("consultation_id"),
            big_integer("seq"),
            moment("at"),
            uuid_null("by_id"),
            text("role"),
            text("kind"),
            text("text"),
            boolean("from_hospital"),
            boolean("for_hospital"),
        ],
    )
    .await?;
    unique(m, "consultation_texts", &["consultation_id", "seq"]).await?;

    m.alter_table(
        Table::alter()
            .table("outbox")
            .add_column(uuid_null("consultation_id"))
            .to_owned(),
    )
    .await
}
