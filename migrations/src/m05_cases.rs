//! Cases: the whole of each as one text, and beside it what lists need.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table, table_keyed, unique};

in_one_transaction!("m05_cases", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "cases",
        &[
            ("firm_id", "firms"),
            ("owner_id", "people"),
            ("deputy_id", "people"),
        ],
        vec![
            pk_uuid("id"),
            text("number"),
            text_null("blinded"),
            big_integer("version"),
            text("stage"),
            moment("stage_since"),
            boolean("open"),
            uuid("firm_id"),
            text("org_name"),
            text("org_name_folded"),
            text("country"),
            text("org_type"),
            text("product"),
            text("disease"),
            text("area"),
            text("phase"),
            // `|code|code|`, so that one code is found without a second table.
            text("needs"),
            text("channel"),
            text("locale"),
            moment("received_at"),
            moment_null("accepted_at"),
            // `2027-03`, or none while unknown.
            text_null("decision_by"),
            uuid_null("owner_id"),
            uuid_null("deputy_id"),
            boolean("hold"),
            text("turn_side"),
            text("turn_action"),
            moment_null("due_at"),
            moment("updated_at"),
            moment_null("ended_at"),
            uuid_null("merged_into"),
            uuid_null("submission_id"),
            // Group, product and question: equal keys may be one unit of the count.
            text("unit_key"),
            // What the counting rule looks at, so that it need not read bodies.
            text("count_facts"),
            text("body"),
        ],
    )
    .await?;
    unique(m, "cases", &["number"]).await?;
    unique(m, "cases", &["blinded"]).await?;
    unique(m, "cases", &["submission_id"]).await?;
    for columns in [
        &["received_at", "id"][..],
        &["updated_at", "id"],
        &["due_at", "id"],
        &["decision_by", "id"],
        &["firm_id"],
        &["org_name_folded"],
        &["owner_id"],
        &["open", "received_at"],
        &["unit_key"],
        &["merged_into"],
    ] {
        index(m, "cases", columns).await?;
    }

    // Owner, deputy and team: whose cases a list may show.
    table_keyed(
        m,
        "case_people",
        &[("case_id", "cases"), ("person_id", "people")],
        &["case_id", "person_id"],
        vec![uuid("case_id"), uuid("person_id")],
    )
    .await?;
    index(m, "case_people", &["person_id"]).await?;

    // What each hospital was asked: its own list of requests.
    table_keyed(
        m,
        "case_hospitals",
        &[("case_id", "cases"), ("hospital_id", "hospitals")],
        &["case_id", "hospital_id"],
        vec![
            uuid("case_id"),
            uuid("hospital_id"),
            text("blinded"),
            integer("round_no"),
            text("state"),
            boolean("round_open"),
            moment("asked_at"),
            moment("due_at"),
            moment_null("answered_at"),
            moment("updated_at"),
        ],
    )
    .await?;
    index(m, "case_hospitals", &["hospital_id", "asked_at"]).await?;

    // Numbers that count up; the row is the lock.
    table(
        m,
        "counters",
        &[],
        vec![text("name").primary_key().take(), big_integer("value")],
    )
    .await?;
    // Blinded numbers that were given, so that none is given twice.
    table_keyed(
        m,
        "blinded_numbers",
        &[],
        &["fiscal_year", "n"],
        vec![integer("fiscal_year"), integer("n")],
    )
    .await
}
