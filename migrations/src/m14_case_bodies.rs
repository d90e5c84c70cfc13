//! What makes lists and searches of ten thousand cases quick: the whole of a
//! case in a table beside, so that a list need not read past it; a number of
//! each case, from which its texts get theirs; and the columns by which the
//! desk narrows its list, each with the order in which it then reads. The store
//! fills the index of texts anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, run, table_keyed};

in_one_transaction!("m14_case_bodies", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table_keyed(
        m,
        "case_bodies",
        &[("case_id", "cases")],
        &["case_id"],
        vec![
            uuid("case_id"),
            // What the counting rule looks at, so that it need not read bodies.
            text("count_facts"),
            text("body"),
        ],
    )
    .await?;
    for sql in [
        "INSERT INTO case_bodies (case_id, count_facts, body)
         SELECT id, count_facts, body FROM cases",
        "ALTER TABLE cases DROP COLUMN count_facts",
        "ALTER TABLE cases DROP COLUMN body",
        "ALTER TABLE cases ADD COLUMN no bigint NOT NULL DEFAULT 0",
        "UPDATE cases SET no = numbered.n
         FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY received_at, id) AS n FROM cases) AS numbered
         WHERE numbered.id = cases.id",
        "INSERT INTO counters (name, value) SELECT 'cases', COUNT(*) FROM cases",
        "DROP INDEX cases_received_at_id",
        "DELETE FROM search_texts",
    ] {
        run(m, sql).await?;
    }
    if !crate::table::postgres(m) {
        run(
            m,
            "INSERT INTO search_terms (search_terms) VALUES ('delete-all')",
        )
        .await?;
    }
    for columns in [
        // What follows `id` is looked at in passing.
        &["received_at", "id", "needs", "no"][..],
        &["open", "area", "due_at", "id"],
        &["stage", "country", "updated_at", "id"],
        &["stage", "phase", "decision_by", "id"],
    ] {
        index(m, "cases", columns).await?;
    }
    index(m, "ledger", &["case_id"]).await
}
