//! The register of hospitals and the history of its fields.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, table};

in_one_transaction!("m01_hospitals", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "hospitals",
        &[],
        vec![
            pk_uuid("id"),
            big_integer("version"),
            text("name_ja"),
            text("name_en"),
            // JIS X 0401, two digits.
            text_null("prefecture"),
            boolean("core_hospital"),
            // Its capabilities are invented.
            boolean("demonstration"),
            // Whether it may be asked.
            boolean("active"),
            text("body"),
            moment("created_at"),
            moment("updated_at"),
        ],
    )
    .await?;
    index(m, "hospitals", &["prefecture"]).await?;

    table(
        m,
        "hospital_changes",
        &[("hospital_id", "hospitals")],
        vec![
            pk_uuid("id"),
            uuid("hospital_id"),
            big_integer("version"),
            moment("at"),
            text("zone"),
            uuid_null("person_id"),
            uuid_null("second_id"),
            text("field"),
            text("before"),
            text("after"),
        ],
    )
    .await?;
    index(m, "hospital_changes", &["hospital_id", "at"]).await
}
