//! A database of a test's own, on the engine that the environment names.
//!
//! Without `TEST_DATABASE_URL` it is a SQLite file in a new folder. With the
//! address of a PostgreSQL superuser (`tests/servers/with-postgres`) it is a
//! database on that server. Both are gone when [`TestStore`] is dropped.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::{SignedDuration, Timestamp};
use store::{Backend, Store, StoreError};

/// An open store with the present schema, for one test.
#[derive(Debug)]
pub struct TestStore {
    store: Store,
    url: String,
    home: Home,
}

#[derive(Debug)]
enum Home {
    Folder(PathBuf),
    Server { server: String, name: String },
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl TestStore {
    /// The address, for a second program on the same database.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The SQLite file; none on PostgreSQL.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match &self.home {
            Home::Folder(folder) => Some(folder.join("test.db")),
            Home::Server { .. } => None,
        }
    }
}

impl Drop for TestStore {
    fn drop(&mut self) {
        match &self.home {
            // A folder that stays behind is not the test's failure.
            Home::Folder(folder) => drop(std::fs::remove_dir_all(folder)),
            Home::Server { server, name } => {
                let (server, name) = (server.clone(), name.clone());
                let dropping = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread()
                        .enable_all()
                        .build()?;
                    runtime
                        .block_on(store::drop_database(&server, &name))
                        .map_err(std::io::Error::other)
                });
                drop(dropping.join());
            }
        }
    }
}

/// A fresh database with the present schema.
///
/// # Panics
/// When the engine cannot be reached: the test cannot go on.
pub async fn test_store() -> TestStore {
    let opened = match std::env::var("TEST_DATABASE_URL") {
        Ok(server) if server.starts_with("postgres") => postgres(server).await,
        _ => sqlite().await,
    };
    opened.expect("a test database opens")
}

/// Tests begin on Friday 20 November 2026, 10:00 in Tokyo.
#[must_use]
pub fn start() -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_795_136_400)
}

/// A name that no other test, in no other process, has at the moment.
fn fresh_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("test_{}_{n}", std::process::id())
}

/// A fresh SQLite file, whatever the environment names: for tests of the file
/// itself.
///
/// # Panics
/// When it cannot be made: the test cannot go on.
pub async fn sqlite_store() -> TestStore {
    sqlite().await.expect("a test database opens")
}

async fn sqlite() -> Result<TestStore, StoreError> {
    let folder = std::env::temp_dir().join(format!("madoguchi-{}", fresh_name()));
    // A killed run may have left one of the same name.
    drop(std::fs::remove_dir_all(&folder));
    let url = format!("sqlite:{}", folder.join("test.db").display());
    let store = Store::open(&url).await?;
    store.migrate().await?;
    assert_eq!(store.backend(), Backend::Sqlite);
    Ok(TestStore {
        store,
        url,
        home: Home::Folder(folder),
    })
}

async fn postgres(server: String) -> Result<TestStore, StoreError> {
    let name = fresh_name();
    let template = "migrated_template";
    // Copying a database that has the schema is faster than making one. The
    // first tests find none and make it: each migrates a database under a name
    // of its own, and whoever is first gives the copy its name, in one step.
    if store::create_database(&server, &name, Some(template))
        .await
        .is_err()
    {
        store::create_database(&server, &name, None).await?;
        let first = Store::open(&at(&server, &name)).await?;
        first.migrate().await?;
        first.close().await?;
        drop(store::create_database(&server, template, Some(&name)).await);
    }
    let url = at(&server, &name);
    let store = Store::open(&url).await?;
    assert_eq!(store.backend(), Backend::Postgres);
    Ok(TestStore {
        store,
        url,
        home: Home::Server { server, name },
    })
}

/// The address of database `name` on `server`.
fn at(server: &str, name: &str) -> String {
    let (host, _) = server.rsplit_once('/').unwrap_or((server, ""));
    format!("{host}/{name}")
}
