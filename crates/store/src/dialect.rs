//! The raw SQL: what the two databases say in their own words. Values are
//! always bound, names are checked.

use std::path::Path;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

pub(crate) mod institutions;
pub(crate) mod texts;

/// Empties SQLite's write-ahead log.
pub(crate) async fn checkpoint(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
        .await
        .map(|_| ())
}

/// One consistent copy of a SQLite database.
pub(crate) async fn vacuum_into(db: &impl ConnectionTrait, file: &Path) -> Result<(), DbErr> {
    let file = file.to_string_lossy().into_owned();
    db.execute_raw(Statement::from_sql_and_values(
        DbBackend::Sqlite,
        "VACUUM INTO ?",
        [file.into()],
    ))
    .await
    .map(|_| ())
}

/// Tables, columns and indexes, as each database tells them of itself.
const SQLITE_SCHEMA: &str = "
    SELECT sql AS line FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts_%'
    ORDER BY tbl_name, type DESC, name";
const POSTGRES_SCHEMA: &str = "
    SELECT line FROM (
        SELECT table_name::text AS place, 1 AS part, ordinal_position::int AS nth,
               format('%s.%s %s%s', table_name, column_name, data_type,
                      CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END) AS line
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT conrelid::regclass::text, 2, 0,
               format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
        FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
        UNION ALL
        SELECT tablename::text, 3, 0, indexdef
        FROM pg_indexes WHERE schemaname = 'public'
    ) AS lines
    ORDER BY place COLLATE \"C\", part, nth, line COLLATE \"C\"";

/// The engine with its version, e.g. `SQLite 3.51.1`.
pub(crate) async fn engine(db: &impl ConnectionTrait) -> Result<String, DbErr> {
    let backend = db.get_database_backend();
    let (name, sql) = match backend {
        DbBackend::Sqlite => ("SQLite", "SELECT sqlite_version() AS version"),
        _ => (
            "PostgreSQL",
            "SELECT current_setting('server_version') AS version",
        ),
    };
    let row = db
        .query_one_raw(Statement::from_string(backend, sql))
        .await?;
    let version: Option<String> = row.map(|row| row.try_get("", "version")).transpose()?;
    Ok(format!("{name} {}", version.unwrap_or_default()))
}

/// The schema, a line for each table, column, constraint and index.
pub(crate) async fn schema(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => SQLITE_SCHEMA,
        _ => POSTGRES_SCHEMA,
    };
    let rows = db
        .query_all_raw(Statement::from_string(backend, sql))
        .await?;
    rows.iter().map(|row| row.try_get("", "line")).collect()
}

/// Makes a PostgreSQL database.
pub(crate) async fn create_database(
    db: &impl ConnectionTrait,
    name: &str,
    template: Option<&str>,
) -> Result<(), DbErr> {
    let name = checked(name)?;
    let template = template.map(checked).transpose()?.unwrap_or("template1");
    db.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .await
        .map(|_| ())
}

/// Drops a PostgreSQL database.
pub(crate) async fn drop_database(db: &impl ConnectionTrait, name: &str) -> Result<(), DbErr> {
    let name = checked(name)?;
    db.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        .await
        .map(|_| ())
}

/// A name cannot be bound, so it must not need quotes.
fn checked(name: &str) -> Result<&str, DbErr> {
    let fits = !name.is_empty()
        && name.len() <= 60
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if fits {
        Ok(name)
    } else {
        Err(DbErr::Custom(format!("{name:?} cannot name a database")))
    }
}

/// One sealer at a time. On SQLite the transaction itself is the lock.
pub(crate) async fn lock_audit_chain(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    match db.get_database_backend() {
        // The number is this lock's name: "audi" in ASCII.
        DbBackend::Postgres => db
            .execute_unprepared("SELECT pg_advisory_xact_lock(1635083369)")
            .await
            .map(|_| ()),
        _ => Ok(()),
    }
}
