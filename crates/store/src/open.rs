//! Opening a database, bringing its schema up to date, keeping it healthy.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use migrations::{Migrations, MigratorTrait};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use case_workflow::people::Actor;

use crate::error::StoreError;
use crate::register_list::Parsed;
use crate::write::Write;
use crate::{alike, dialect, reindex, time};

/// How long a writer waits for the one before it.
const WAIT_SECONDS: u64 = 30;
/// Readers beside the one writer on SQLite.
const SQLITE_READERS: u32 = 4;
/// The page cache of each reader on SQLite, in KiB. Its default of 2 MB makes
/// every list of a few thousand cases read the file again.
const SQLITE_CACHE_KIB: u32 = 8_192;
/// Rows that SQLite's thread may be ahead of whoever reads them.
const SQLITE_ROWS_AHEAD: usize = 256;
/// A connection to PostgreSQL that lay idle for so long is tried before it is
/// used: the server may have been started anew.
const IDLE: Duration = Duration::from_secs(5);
/// Connections to PostgreSQL.
const POSTGRES_CONNECTIONS: u32 = 10;

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// One file.
    Sqlite,
    /// A server.
    Postgres,
}

/// How far the schema is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    /// Migrations that the database has.
    pub applied: usize,
    /// Migrations that this program knows.
    pub known: usize,
}

impl Schema {
    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_current(self) -> bool {
        self.applied == self.known
    }
}

/// The database, open. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    read: DatabaseConnection,
    /// On SQLite a pool of one: writers stand in line here instead of failing
    /// with "database is locked" there. On PostgreSQL the same pool.
    write: DatabaseConnection,
    backend: Backend,
    parsed: Parsed,
}

impl Store {
    /// Opens the database at `url`, `sqlite:` with a path or `postgres://…`.
    /// The SQLite file and its folder are made where they are missing; the
    /// schema is not touched.
    ///
    /// # Errors
    /// [`StoreError::UnknownDatabase`], [`StoreError::Folder`],
    /// [`StoreError::Database`].
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        if let Some(rest) = url.strip_prefix("sqlite:") {
            make_folder(rest)?;
            // The writer first: it makes the file and turns WAL on.
            let write = Database::connect(sqlite(url, 1, false)).await?;
            let read = Database::connect(sqlite(url, SQLITE_READERS, true)).await?;
            Ok(Self {
                read,
                write,
                backend: Backend::Sqlite,
                parsed: Parsed::default(),
            })
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(POSTGRES_CONNECTIONS)
                .acquire_timeout(Duration::from_secs(WAIT_SECONDS))
                .test_before_acquire_if_idle_for(IDLE)
                .sqlx_logging(false);
            let pool = Database::connect(options).await?;
            Ok(Self {
                read: pool.clone(),
                write: pool,
                backend: Backend::Postgres,
                parsed: Parsed::default(),
            })
        } else {
            Err(StoreError::UnknownDatabase)
        }
    }

    /// Brings the schema up to date, and what is worked out from older rows.
    ///
    /// # Errors
    /// [`StoreError::Database`]; what was done before the failing migration
    /// stays, the failing one leaves nothing.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        Migrations::up(&self.write, None).await?;
        let names = alike::not_kept(&self.read).await?;
        if !names.is_empty() {
            let txn = self.begin().await?;
            alike::keep(&txn, &names).await?;
            txn.commit().await?;
        }
        if dialect::texts::is_missing(&self.read).await? {
            let txn = self.begin().await?;
            reindex::fill(&txn).await?;
            txn.commit().await?;
        }
        Ok(())
    }

    /// The database and its version, for people to read.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn engine(&self) -> Result<String, StoreError> {
        Ok(dialect::engine(&self.read).await?)
    }

    /// The schema as the database tells it, for people to read.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn printed_schema(&self) -> Result<String, StoreError> {
        let mut lines = dialect::schema(&self.read).await?;
        lines.push(String::new());
        Ok(lines.join("\n"))
    }

    /// How far the schema is. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`]: also where a newer program migrated it.
    pub async fn schema(&self) -> Result<Schema, StoreError> {
        let applied = Migrations::get_applied_migrations_read_only(&self.read)
            .await?
            .len();
        Ok(Schema {
            applied,
            known: Migrations::migrations().len(),
        })
    }

    /// The same database, which tells `hear` every statement once it has run:
    /// tests and measurements count them.
    #[must_use]
    pub fn heard_by(mut self, hear: impl Fn(&str) + Send + Sync + 'static) -> Self {
        let hear = Arc::new(hear);
        for pool in [&mut self.read, &mut self.write] {
            let hear = hear.clone();
            pool.set_metric_callback(move |run| hear(&run.statement.sql));
        }
        self
    }

    /// Which database it is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Whether it answers, to readers and to writers.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read.ping().await?;
        Ok(self.write.ping().await?)
    }

    /// The one transaction in which something is changed. It takes the write
    /// lock at once on SQLite: one that reads first and upgrades later fails
    /// without waiting. Dropped without [`Write::commit`], nothing happened.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn write(&self, actor: &Actor, now: Timestamp) -> Result<Write, StoreError> {
        let txn = self.begin().await?;
        Ok(Write::new(txn, actor.clone(), time::cut(now)))
    }

    /// Moves SQLite's write-ahead log into the file and empties it. Without
    /// this it grows with every write while readers are about. Nothing to do
    /// on PostgreSQL.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn checkpoint(&self) -> Result<(), StoreError> {
        match self.backend {
            Backend::Sqlite => Ok(dialect::checkpoint(&self.write).await?),
            Backend::Postgres => Ok(()),
        }
    }

    /// Writes one consistent copy of a SQLite database to a new file; copying
    /// the file itself would miss what stands in the log.
    ///
    /// # Errors
    /// [`StoreError::Database`], also where the file exists;
    /// [`StoreError::UnknownDatabase`] on PostgreSQL, which has `pg_dump`.
    pub async fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        match self.backend {
            Backend::Sqlite => Ok(dialect::vacuum_into(&self.write, file).await?),
            Backend::Postgres => Err(StoreError::UnknownDatabase),
        }
    }

    /// Closes every connection, after what is under way.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn close(&self) -> Result<(), StoreError> {
        self.read.close_by_ref().await?;
        Ok(self.write.close_by_ref().await?)
    }

    /// Where to read outside of a transaction.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.read
    }

    /// What was parsed of the register.
    pub(crate) fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// Where the worker and the sealer write, each with its own transaction.
    pub(crate) async fn begin(&self) -> Result<sea_orm::DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.write.begin_with_options(options).await?)
    }
}

fn sqlite(url: &str, connections: u32, readers: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(WAIT_SECONDS))
        // A file does not hang up.
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .busy_timeout(Duration::from_secs(5))
                .foreign_keys(true)
                .row_buffer_size(SQLITE_ROWS_AHEAD)
                .pragma("cache_size", format!("-{SQLITE_CACHE_KIB}"))
                .synchronous(SqliteSynchronous::Full);
            if readers {
                // A reader that writes would escape the one queue of writers.
                options.pragma("query_only", "ON")
            } else {
                options
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
            }
        });
    options
}

/// Makes the folder of `sqlite:` + `rest`.
fn make_folder(rest: &str) -> Result<(), StoreError> {
    let path = rest.strip_prefix("//").unwrap_or(rest);
    let path = path.split('?').next().unwrap_or(path);
    match Path::new(path).parent() {
        Some(folder) if !folder.as_os_str().is_empty() => {
            std::fs::create_dir_all(folder).map_err(|source| StoreError::Folder {
                folder: folder.display().to_string(),
                source,
            })
        }
        _ => Ok(()),
    }
}

/// Makes a database on the PostgreSQL server at `server`, a superuser's
/// address, empty or from a template. For setting up, and for tests.
///
/// # Errors
/// [`StoreError::Database`], also where the name is not made of small letters,
/// digits and `_`.
pub async fn create_database(
    server: &str,
    name: &str,
    template: Option<&str>,
) -> Result<(), StoreError> {
    let connection = one_connection(server).await?;
    dialect::create_database(&connection, name, template).await?;
    Ok(connection.close().await?)
}

/// Drops a database on the PostgreSQL server at `server`, whoever still uses
/// it. Nothing happens if there is none.
///
/// # Errors
/// As [`create_database`].
pub async fn drop_database(server: &str, name: &str) -> Result<(), StoreError> {
    let connection = one_connection(server).await?;
    dialect::drop_database(&connection, name).await?;
    Ok(connection.close().await?)
}

async fn one_connection(server: &str) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(server);
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    match connection.get_database_backend() {
        DbBackend::Postgres => Ok(connection),
        _ => Err(StoreError::UnknownDatabase),
    }
}
