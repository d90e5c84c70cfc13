//! Firms, people and what they are where.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, moment_null, table, unique};

in_one_transaction!("m02_people", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "firms",
        &[],
        vec![
            pk_uuid("id"),
            text("name"),
            // NFKC, lower case, letters and digits only: two spellings of one name.
            text("name_folded"),
            text_null("country"),
            moment("created_at"),
        ],
    )
    .await?;
    index(m, "firms", &["name_folded"]).await?;

    table(
        m,
        "people",
        &[],
        vec![
            pk_uuid("id"),
            // In small letters.
            text("email"),
            text("name_family"),
            text("name_given"),
            text("display"),
            text_null("family_roman"),
            text_null("given_roman"),
            text("lang"),
            text("zone"),
            text_null("password_hash"),
            big_integer("version"),
            moment("created_at"),
        ],
    )
    .await?;
    unique(m, "people", &["email"]).await?;

    table(
        m,
        "memberships",
        &[
            ("person_id", "people"),
            ("firm_id", "firms"),
            ("hospital_id", "hospitals"),
        ],
        vec![
            pk_uuid("id"),
            uuid("person_id"),
            text("role"),
            // Neither firm nor hospital: the desk and the bodies beside it.
            uuid_null("firm_id"),
            uuid_null("hospital_id"),
            boolean("read_only"),
            boolean("manager"),
            moment("starts_at"),
            moment_null("ends_at"),
            uuid_null("changed_by"),
        ],
    )
    .await?;
    index(m, "memberships", &["person_id"]).await?;
    index(m, "memberships", &["firm_id"]).await?;
    index(m, "memberships", &["hospital_id"]).await?;
    index(m, "memberships", &["role"]).await
}
