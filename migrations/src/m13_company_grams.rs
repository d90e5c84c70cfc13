//! Where companies with a name much like another one's are found without
//! reading every name (`store::alike`). The store fills it from the cases.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, table_keyed};

in_one_transaction!("m13_company_grams", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table_keyed(
        m,
        "company_grams",
        &[],
        &["gram", "name_folded"],
        // Three neighbouring characters of a name, and the name.
        vec![text("gram"), text("name_folded")],
    )
    .await
}
