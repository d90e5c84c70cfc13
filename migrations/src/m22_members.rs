//! A hospital's people: what each is, who stands in for whom, who confirmed the
//! whole entry when, and which hospital an event of the audit trail is about.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table};

in_one_transaction!("m22_members", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (of, column) in [
        // Tells those of a hospital apart who have the same rights.
        ("memberships", text_null("kind")),
        ("audit_events", uuid_null("hospital_id")),
    ] {
        let change = Table::alter().table(of).add_column(column).to_owned();
        m.alter_table(change).await?;
    }
    index(m, "audit_events", &["hospital_id", "at"]).await?;
    table(
        m,
        "absences",
        &[
            ("hospital_id", "hospitals"),
            ("person_id", "people"),
            ("deputy_id", "people"),
        ],
        vec![
            pk_uuid("id"),
            uuid("hospital_id"),
            uuid("person_id"),
            uuid("deputy_id"),
            // Days in Japan, as 2026-12-01.
            text("first_day"),
            text("last_day"),
            moment("created_at"),
            uuid("created_by"),
            moment_null("taken_back_at"),
        ],
    )
    .await?;
    index(m, "absences", &["hospital_id", "last_day"]).await?;
    table(
        m,
        "attestations",
        &[("hospital_id", "hospitals"), ("person_id", "people")],
        vec![
            pk_uuid("id"),
            uuid("hospital_id"),
            // The version of the entry that was confirmed.
            big_integer("version"),
            moment("at"),
            uuid("person_id"),
            text("role"),
        ],
    )
    .await?;
    index(m, "attestations", &["hospital_id", "at"]).await
}
