//! What the same machine does at best: a bare server, and the smallest durable
//! transaction that gives out a number.

use std::rc::Rc;
use std::time::{Duration, Instant};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use crate::client::{Ask, Measured, keep_busy};
use crate::database::{Place, statement};
use crate::program::Running;

/// A bare axum server, asked by the same client.
///
/// # Errors
/// If it does not answer.
pub async fn bare(at_once: usize, time: Duration) -> anyhow::Result<Measured> {
    let server = Running::bare().await?;
    let next = Rc::new(|| Some(Ask::get("/hello", "")));
    let measured = keep_busy(server.at, at_once, time, next).await?;
    server.stop().await?;
    Ok(measured)
}

/// Makes the tables of [`transactions`].
///
/// # Errors
/// If the database does not.
pub async fn prepare(place: &Place) -> anyhow::Result<DatabaseConnection> {
    let db = place.connect().await?;
    for sql in [
        "CREATE TABLE bench_rows (n BIGINT NOT NULL, words TEXT NOT NULL)",
        "CREATE TABLE bench_counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
        "INSERT INTO bench_counters (name, value) VALUES ('shared', 0)",
    ] {
        db.execute_unprepared(sql).await?;
    }
    Ok(db)
}

/// Transactions that insert one row and update one shared counter, committed to
/// disk, straight at the database, from `at_once` tasks.
///
/// # Errors
/// If the database refuses one.
pub async fn transactions(
    db: &DatabaseConnection,
    at_once: usize,
    time: Duration,
) -> anyhow::Result<Measured> {
    let started = Instant::now();
    let mut tasks = Vec::new();
    for _ in 0..at_once {
        let db = db.clone();
        tasks.push(tokio::task::spawn_local(async move {
            let mut times = Vec::new();
            while started.elapsed() < time {
                let begun = Instant::now();
                one(&db).await?;
                times.push(begun.elapsed());
            }
            anyhow::Ok(times)
        }));
    }
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    Ok(Measured::of(at_once, times, started.elapsed()))
}

async fn one(db: &DatabaseConnection) -> anyhow::Result<()> {
    let txn = db
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    txn.execute_raw(statement(
        &txn,
        "INSERT INTO bench_rows (n, words) VALUES ($1, $2)",
        vec![1_i64.into(), "Two sites near Tokyo, please answer".into()],
    ))
    .await?;
    txn.execute_raw(statement(
        &txn,
        "UPDATE bench_counters SET value = value + 1 WHERE name = $1",
        vec!["shared".into()],
    ))
    .await?;
    Ok(txn.commit().await?)
}
