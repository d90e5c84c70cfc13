//! Answers compared with the database while it is written to: whatever is read
//! has to be what stands there, to the last act.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;

use anyhow::{Context, ensure};
use case_workflow::calendar::{FiscalYear, jst_date, jst_instant};
use jiff::Timestamp;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{DatabaseConnection, Value};
use serde_json::json;

use crate::client::{Ask, Client};
use crate::database::{number, rows};
use crate::drafts::Drafts;
use crate::run::Manager;
use crate::texts::Writer;

/// Askers that write beside.
const WRITERS: usize = 4;

/// What was compared.
#[derive(Debug, Clone, Copy)]
pub struct Checked {
    /// Answers that were as the database.
    pub answers: usize,
    /// Cases that others made meanwhile.
    pub written: usize,
}

/// Compares `answers` answers with the database.
///
/// # Errors
/// If one differs, or is refused.
pub async fn compare(
    at: SocketAddr,
    db: &DatabaseConnection,
    manager: &Manager,
    drafts: Drafts,
    answers: usize,
) -> anyhow::Result<Checked> {
    let stop = Rc::new(Cell::new(false));
    let mut writers = Vec::new();
    for _ in 0..WRITERS {
        let (drafts, stop) = (drafts.clone(), stop.clone());
        let mut client = Client::connect(at).await?;
        writers.push(tokio::task::spawn_local(async move {
            let mut written = 0;
            while !stop.get() {
                let Some(ask) = drafts.next() else { break };
                client.json(&ask).await?;
                written += 1;
            }
            anyhow::Ok(written)
        }));
    }
    let mut reader = Reader {
        client: Client::connect(at).await?,
        db,
        manager,
        own: own_cases(db, manager).await?,
        writer: Writer::new(77),
    };
    for turn in 0..answers {
        match turn % 10 {
            0 => reader.count().await,
            1..=3 => reader.list(turn).await,
            4 | 5 => reader.search(turn).await,
            _ => reader.one(turn).await,
        }
        .with_context(|| format!("answer {turn}"))?;
    }
    stop.set(true);
    let mut written = 0;
    for writer in writers {
        written += writer.await??;
    }
    Ok(Checked { answers, written })
}

async fn own_cases(db: &DatabaseConnection, manager: &Manager) -> anyhow::Result<Vec<String>> {
    let sql = "SELECT number FROM cases WHERE owner_id = $1 ORDER BY id";
    texts(db, sql, vec![manager.id.0.into()], "number").await
}

async fn texts(
    db: &DatabaseConnection,
    sql: &str,
    values: Vec<Value>,
    column: &str,
) -> anyhow::Result<Vec<String>> {
    let found = rows(db, sql, values).await?;
    let text = |row: &serde_json::Value| row[column].as_str().map(str::to_owned);
    Ok(found.iter().filter_map(text).collect())
}

struct Reader<'a> {
    client: Client,
    db: &'a DatabaseConnection,
    manager: &'a Manager,
    own: Vec<String>,
    writer: Writer,
}

impl Reader<'_> {
    /// Keeps a note on one of the manager's cases, and tells which.
    async fn note(&mut self, text: &str) -> anyhow::Result<String> {
        let case = self.writer.any(&self.own).clone();
        let page = self.read(&format!("/api/desk/cases/{case}")).await?;
        let body = json!({ "text": text }).to_string();
        let mut ask = Ask::post(
            format!("/api/desk/cases/{case}/notes"),
            &self.manager.cookie,
            body,
        );
        ask.version = page["version"].as_i64();
        self.client.json(&ask).await?;
        Ok(case)
    }

    async fn read(&mut self, path: &str) -> anyhow::Result<serde_json::Value> {
        self.client
            .json(&Ask::get(path, &self.manager.cookie))
            .await
    }

    /// A case with its history and its texts, right after an act on it.
    async fn one(&mut self, turn: usize) -> anyhow::Result<()> {
        let case = self.note(&format!("確認 {turn}")).await?;
        let page = self.read(&format!("/api/desk/cases/{case}")).await?;
        let row = rows(
            self.db,
            "SELECT version, stage FROM cases WHERE number = $1",
            vec![case.as_str().into()],
        )
        .await?
        .pop()
        .context("the case is there")?;
        ensure!(page["version"] == row["version"], "{case}: another version");
        ensure!(page["stage"] == row["stage"], "{case}: another stage");
        let history = texts(
            self.db,
            "SELECT history.event AS event FROM history JOIN cases ON cases.id = history.case_id
             WHERE cases.number = $1 ORDER BY history.seq DESC LIMIT 200",
            vec![case.as_str().into()],
            "event",
        )
        .await?;
        ensure!(
            column(&page["history"], "event") == history,
            "{case}: another history"
        );
        let messages = texts(
            self.db,
            "SELECT messages.text AS words FROM messages JOIN cases ON cases.id = messages.case_id
             WHERE cases.number = $1 ORDER BY messages.seq",
            vec![case.as_str().into()],
            "words",
        )
        .await?;
        ensure!(
            column(&page["messages"], "text") == messages,
            "{case}: other messages"
        );
        Ok(())
    }

    /// The manager's cases by their last change, right after one of them changed.
    async fn list(&mut self, turn: usize) -> anyhow::Result<()> {
        let case = self.note(&format!("並び順 {turn}")).await?;
        let list = self
            .read("/api/desk/cases?owner=me&sort=updated&limit=50")
            .await?;
        let wanted = texts(
            self.db,
            "SELECT number FROM cases WHERE owner_id = $1 OR deputy_id = $1
             ORDER BY updated_at DESC, id DESC LIMIT 50",
            vec![self.manager.id.0.into()],
            "number",
        )
        .await?;
        ensure!(wanted.first() == Some(&case), "the last change is first");
        ensure!(column(&list["rows"], "number") == wanted, "another list");
        Ok(())
    }

    /// A word that was written a moment ago, and nowhere else.
    async fn search(&mut self, turn: usize) -> anyhow::Result<()> {
        let word = format!("unheard{turn}of");
        let case = self.note(&format!("See {word}, 照会中")).await?;
        let list = self
            .read(&format!("/api/desk/cases?content={word}"))
            .await?;
        ensure!(column(&list["rows"], "number") == [case], "another find");
        Ok(())
    }

    /// The year's page: as many requests as there were while it was asked, and
    /// the sum of the ledger.
    async fn count(&mut self) -> anyhow::Result<()> {
        let year = self.manager.year;
        let before = self.received(year).await?;
        let page = self
            .read(&format!("/api/desk/counts/{}", year.key()))
            .await?;
        let after = self.received(year).await?;
        let received = page["received"].as_i64().context("a number")?;
        ensure!(
            (before..=after).contains(&received),
            "{received} received, {before} to {after} are there"
        );
        let k = number(
            self.db,
            "SELECT CAST(COALESCE(SUM(delta), 0) AS BIGINT) AS n FROM ledger
             WHERE class = 'K' AND fiscal_year = $1",
            vec![i32::from(year.0).into()],
        )
        .await?;
        ensure!(page["k"].as_i64() == Some(k), "the ledger holds {k}");
        Ok(())
    }

    async fn received(&self, year: FiscalYear) -> anyhow::Result<i64> {
        let midnight = jiff::civil::time(0, 0, 0, 0);
        let from = row_time(jst_instant(year.first_day(), midnight))?;
        let until = row_time(jst_instant(year.last_day().tomorrow()?, midnight))?;
        number(
            self.db,
            "SELECT COUNT(*) AS n FROM cases WHERE received_at >= $1 AND received_at < $2",
            vec![from, until],
        )
        .await
    }
}

fn row_time(at: Timestamp) -> anyhow::Result<Value> {
    let at = DateTimeUtc::from_timestamp_micros(at.as_microsecond()).context("a time")?;
    Ok(at.into())
}

fn column(list: &serde_json::Value, name: &str) -> Vec<String> {
    let lines = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |line: &serde_json::Value| line[name].as_str().map(str::to_owned);
    lines.iter().filter_map(text).collect()
}

/// The fiscal year of a moment.
#[must_use]
pub fn year_of(now: Timestamp) -> FiscalYear {
    FiscalYear::of(jst_date(now))
}
