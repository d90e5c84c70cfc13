//! The few words in which tables are written down here.

use sea_orm_migration::prelude::*;

/// A migration is a name, what it does, and a transaction around it.
macro_rules! in_one_transaction {
    ($name:literal, $up:path) => {
        pub(crate) struct Change;

        impl sea_orm_migration::MigrationName for Change {
            fn name(&self) -> &str {
                $name
            }
        }

        #[sea_orm_migration::async_trait::async_trait]
        impl sea_orm_migration::MigrationTrait for Change {
            async fn up(
                &self,
                manager: &sea_orm_migration::SchemaManager,
            ) -> Result<(), sea_orm_migration::DbErr> {
                $up(manager).await
            }

            // Without this, SQLite would keep half a migration that failed.
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }
        }
    };
}
pub(crate) use in_one_transaction;

/// A column that names a row of another table by its `id`. Nothing that is
/// named like this is ever deleted.
pub(crate) type Names = (&'static str, &'static str);

/// Makes a table. The columns come from `sea_orm_migration::schema`; `names`
/// says which of them name a row of which table.
pub(crate) async fn table(
    manager: &SchemaManager<'_>,
    name: &'static str,
    names: &[Names],
    columns: Vec<ColumnDef>,
) -> Result<(), DbErr> {
    manager.create_table(described(name, names, columns)).await
}

/// Makes a table whose key is made of several columns.
pub(crate) async fn table_keyed(
    manager: &SchemaManager<'_>,
    name: &'static str,
    names: &[Names],
    key: &[&'static str],
    columns: Vec<ColumnDef>,
) -> Result<(), DbErr> {
    let mut create = described(name, names, columns);
    let mut index = Index::create();
    for column in key {
        index.col(*column);
    }
    create.primary_key(&mut index);
    manager.create_table(create).await
}

fn described(name: &'static str, names: &[Names], columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut create = Table::create();
    create.table(name);
    for column in columns {
        create.col(column);
    }
    for (column, table) in names {
        create.foreign_key(
            ForeignKey::create()
                .name(format!("{name}_{column}_fkey"))
                .from(name, *column)
                .to(*table, "id"),
        );
    }
    create
}

/// Makes an index called after its table and columns.
pub(crate) async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    make_index(manager, table, columns, false).await
}

/// Makes a unique index called after its table and columns. Several nulls are
/// allowed on both databases.
pub(crate) async fn unique(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    make_index(manager, table, columns, true).await
}

async fn make_index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    unique: bool,
) -> Result<(), DbErr> {
    let mut create = Index::create();
    create
        .name(format!("{table}_{}", columns.join("_")))
        .table(table);
    for column in columns {
        create.col(*column);
    }
    if unique {
        create.unique();
    }
    manager.create_index(create).await
}

/// A moment, UTC.
pub(crate) fn moment(name: &'static str) -> ColumnDef {
    sea_orm_migration::schema::timestamp_with_time_zone(name)
}

/// A moment, UTC, or none.
pub(crate) fn moment_null(name: &'static str) -> ColumnDef {
    sea_orm_migration::schema::timestamp_with_time_zone_null(name)
}

/// Runs one statement that the builder has no words for.
pub(crate) async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager
        .get_connection()
        .execute_unprepared(sql)
        .await
        .map(|_| ())
}

/// Whether this is PostgreSQL; else it is SQLite.
pub(crate) fn postgres(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == sea_orm_migration::sea_orm::DbBackend::Postgres
}
