//! 令和10年度 (April 2028 to March 2029): 15 cases are the ministry's target.

use sea_orm_migration::prelude::*;

use crate::table::in_one_transaction;

in_one_transaction!("m12_target_of_fy2028", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut insert = Query::insert();
    insert
        .into_table("fiscal_years")
        .columns(["year", "target"])
        .values_panic([2028.into(), 15.into()]);
    m.execute(insert).await
}
