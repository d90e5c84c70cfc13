//! The two databases: where they are, and statements of the bench's own, which
//! look at what the program wrote without asking the program.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, FromQueryResult, JsonValue,
    Statement, Value,
};
use store::{Backend, Store};

/// A database of this run's own.
pub struct Place {
    /// Which engine.
    pub backend: Backend,
    /// Its address.
    pub url: String,
    /// A folder for what is beside it.
    pub folder: PathBuf,
}

impl Place {
    /// A fresh SQLite file in `folder`.
    #[must_use]
    pub fn sqlite(folder: &Path) -> Self {
        let folder = folder.join("sqlite");
        Self {
            backend: Backend::Sqlite,
            url: format!("sqlite:{}", folder.join("bench.db").display()),
            folder,
        }
    }

    /// A fresh database on the PostgreSQL server at `server`.
    ///
    /// # Errors
    /// If the server does not make one.
    pub async fn postgres(folder: &Path, server: &str) -> anyhow::Result<Self> {
        let name = format!("bench_{}", std::process::id());
        store::create_database(server, &name, None)
            .await
            .context("the PostgreSQL server makes no database")?;
        let (host, _) = server.rsplit_once('/').unwrap_or((server, ""));
        Ok(Self {
            backend: Backend::Postgres,
            url: format!("{host}/{name}"),
            folder: folder.join("postgres"),
        })
    }

    /// How people call it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.backend {
            Backend::Sqlite => "SQLite",
            Backend::Postgres => "PostgreSQL",
        }
    }

    /// The program's own way in, with the present schema.
    ///
    /// # Errors
    /// If it does not open.
    pub async fn store(&self) -> anyhow::Result<Store> {
        let store = Store::open(&self.url).await?;
        store.migrate().await?;
        Ok(store)
    }

    /// The bench's own way in, with the settings that the program uses: WAL and
    /// `synchronous=FULL` on SQLite, the same number of connections.
    ///
    /// # Errors
    /// If it does not open.
    pub async fn connect(&self) -> anyhow::Result<DatabaseConnection> {
        let mut options = ConnectOptions::new(&self.url);
        options
            .max_connections(match self.backend {
                Backend::Sqlite => 1,
                Backend::Postgres => 10,
            })
            .acquire_timeout(Duration::from_secs(30))
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(|options| {
                options
                    .busy_timeout(Duration::from_secs(30))
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
            });
        Ok(Database::connect(options).await?)
    }
}

/// A statement with its values; `$1` is understood by both.
#[must_use]
pub fn statement(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// The rows of a question.
///
/// # Errors
/// If the database refuses it.
pub async fn rows(
    db: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> anyhow::Result<Vec<JsonValue>> {
    let found = db.query_all_raw(statement(db, sql, values)).await?;
    found
        .iter()
        .map(|row| Ok(JsonValue::from_query_result(row, "")?))
        .collect()
}

/// The one number that a question asks for, as column `n`.
///
/// # Errors
/// If the database refuses it.
pub async fn number(
    db: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> anyhow::Result<i64> {
    let row = db.query_one_raw(statement(db, sql, values)).await?;
    let row = row.context("a count has one row")?;
    Ok(row.try_get("", "n")?)
}
