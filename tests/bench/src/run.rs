//! The whole run, one database after the other.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Context;
use api::auth::Keys;
use api::clock::Clock;
use case_workflow::calendar::FiscalYear;
use case_workflow::code_lists::{CodeList, Need, TherapeuticArea};
use case_workflow::ids::PersonId;
use sea_orm::ConnectionTrait;
use store::Backend;
use tokio::task::LocalSet;
use url::form_urlencoded::byte_serialize;

use crate::client::{Ask, Client, keep_busy};
use crate::database::{Place, number, rows};
use crate::drafts::{self, Drafts};
use crate::program::{self, Running};
use crate::report::{Database, Line, say, table};
use crate::texts::{SEARCHED_ENGLISH, SEARCHED_JAPANESE};
use crate::{checks, directory, floor, load, statements};

/// Connections at once.
const AT_ONCE: [usize; 3] = [1, 8, 16];
/// What Request Tracker 5 does in a second, at 8 connections on two cores:
/// lists, searches, opens.
const REQUEST_TRACKER: [(&str, f64); 4] = [
    (LIST, 106.0),
    (SEARCH_ENGLISH, 9.0),
    (SEARCH_JAPANESE, 9.0),
    (OPEN, 9.7),
];
const LIST: &str = "list 50, filtered and sorted";
const SEARCH_ENGLISH: &str = "search, English word";
const SEARCH_JAPANESE: &str = "search, two characters";
const OPEN: &str = "open one with its history";
const COUNT: &str = "the year's count";
const CREATE: &str = "create";
const TRANSACTION: &str = "durable transaction";

/// What is asked of a run.
pub struct Plan {
    /// Cases that are loaded.
    pub cases: usize,
    /// Each measurement lasts as long.
    pub time: Duration,
    /// `sqlite` or `postgres` alone.
    pub only: Option<String>,
}

/// Who asks: a case manager, signed in.
pub struct Manager {
    /// Who.
    pub id: PersonId,
    /// The `Cookie` header.
    pub cookie: String,
    /// The fiscal year of today.
    pub year: FiscalYear,
}

/// Measures, and prints the table.
///
/// # Errors
/// If anything is refused, or an answer is not what stands in the database.
#[tokio::main(flavor = "current_thread")]
pub async fn whole(plan: &Plan) -> anyhow::Result<()> {
    drop(rustls::crypto::ring::default_provider().install_default());
    LocalSet::new().run_until(measure(plan)).await
}

async fn measure(plan: &Plan) -> anyhow::Result<()> {
    let started = Instant::now();
    let folder = std::env::temp_dir().join(format!("madoguchi-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let wants = |name| plan.only.as_deref().is_none_or(|only| only == name);
    let mut bare = Line {
        what: "bare axum, one line of JSON",
        measured: Vec::new(),
        peak: None,
    };
    for at_once in AT_ONCE {
        bare.measured.push(floor::bare(at_once, plan.time).await?);
    }
    say("-", &bare);
    let mut databases = Vec::new();
    if wants("sqlite") {
        let place = Place::sqlite(&folder);
        databases.push(one(plan, &place).await.context("SQLite")?);
    }
    if wants("postgres") {
        match std::env::var("TEST_POSTGRES_URL") {
            Ok(server) => {
                let place = Place::postgres(&folder, &server).await?;
                databases.push(one(plan, &place).await.context("PostgreSQL")?);
            }
            Err(_) => eprintln!("no TEST_POSTGRES_URL: PostgreSQL is left out"),
        }
    }
    std::fs::remove_dir_all(&folder)?;
    println!("{}", table(&bare, &databases));
    eprintln!("took {:.0} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// One database, from empty to measured.
async fn one(plan: &Plan, place: &Place) -> anyhow::Result<Database> {
    std::fs::create_dir_all(&place.folder)?;
    let mut facts = Vec::new();
    let now = Clock::Machine.now();
    let store = place.store().await?;
    let begun = Instant::now();
    let desk = load::fill(place, &store, plan.cases, now).await?;
    facts.push(loaded(place, begun.elapsed()).await?);
    eprintln!("{:<11} {}", place.name(), facts[0]);

    let (office, there) = directory::fill(&store, now).await?;
    facts.push(there);
    let keys = Keys::open(&program::config(&place.url, &place.folder)?.secret_file)?;
    let id = desk.managers[0];
    let manager = Manager {
        id,
        cookie: drafts::session(&store, &keys, id, now).await?,
        year: checks::year_of(now),
    };
    let office = drafts::session(&store, &keys, office, now).await?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few seconds of a few hundred requests"
    )]
    let count = (plan.time.as_secs_f64() * 800.0) as usize + 20;
    let begun = Instant::now();
    let mut lots = Vec::new();
    for lot in 0..AT_ONCE.len() + 2 {
        lots.push(Drafts::prepare(place, &store, &keys, lot * count, count, now).await?);
    }
    store.checkpoint().await?;
    store.close().await?;
    eprintln!("{:<11} drafts after {:?}", place.name(), begun.elapsed());

    facts.push(standing_still(place).await?);
    let running = Running::program(place, false).await?;
    let mut lines = Vec::new();
    let mut reads = reading(place, &running, &manager).await?;
    reads.extend(directory::reading(
        &in_consultation(place).await?,
        &manager.cookie,
        &office,
    ));
    for (what, asks) in reads {
        lines.push(read(plan, place, &running, what, asks).await?);
    }
    let (create, transaction) = writing(plan, place, &running, &mut lots).await?;
    lines.extend([create, transaction]);
    facts.push(compared(place, &running, &manager, &mut lots).await?);
    running.stop().await?;
    facts.push(beside_the_worker(plan, place, &mut lots).await?);
    facts.push(questions(place, &manager).await?);
    facts.extend(ratios(&lines));
    for fact in &facts[1..] {
        eprintln!("{:<11} {fact}", place.name());
    }
    Ok(Database {
        name: place.name(),
        lines,
        facts,
    })
}

/// What stands in the database, counted there.
async fn loaded(place: &Place, took: Duration) -> anyhow::Result<String> {
    let db = place.connect().await?;
    let mut counts = Vec::new();
    for table in ["cases", "messages", "contacts", "history"] {
        let n = number(&db, &format!("SELECT COUNT(*) AS n FROM {table}"), vec![]).await?;
        counts.push(format!("{n} {table}"));
    }
    let size = match place.backend {
        Backend::Sqlite => {
            "SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size"
        }
        Backend::Postgres => "SELECT pg_database_size(current_database()) AS n",
    };
    let size = number(&db, size, vec![]).await? / 1_048_576;
    db.close().await?;
    Ok(format!(
        "{} loaded in {:.0} s, {size} MB on disk",
        counts.join(", "),
        took.as_secs_f64()
    ))
}

/// How fast the whole program is ready, and what it holds when nobody asks.
async fn standing_still(place: &Place) -> anyhow::Result<String> {
    let running = Running::program(place, true).await?;
    let ready = running.ready_after;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let memory = running.memory()?;
    running.stop().await?;
    Ok(format!(
        "ready {:.2} s after its start on the existing database (aim: under 1 s), \
         {:.0} MB when idle (aim: under 60 MB)",
        ready.as_secs_f64(),
        memory.now
    ))
}

/// A case that hospitals are looked for.
async fn in_consultation(place: &Place) -> anyhow::Result<String> {
    let db = place.connect().await?;
    let sql = "SELECT number FROM cases WHERE stage = 'in_consultation' ORDER BY id LIMIT 1";
    let found = rows(&db, sql, vec![]).await?;
    db.close().await?;
    let number = found.first().and_then(|row| row["number"].as_str());
    Ok(number.context("a case in consultation")?.to_owned())
}

/// What is read, each with its requests.
async fn reading(
    place: &Place,
    running: &Running,
    manager: &Manager,
) -> anyhow::Result<Vec<(&'static str, Vec<Ask>)>> {
    let get = |path: String| Ask::get(path, &manager.cookie);
    let word = |word: &&str| -> Ask {
        let word: String = byte_serialize(word.as_bytes()).collect();
        get(format!("/api/desk/cases?q={word}"))
    };
    let mut lists = Vec::new();
    for area in <TherapeuticArea as CodeList>::ALL {
        let area = area.as_str();
        lists.push(get(format!(
            "/api/desk/cases?open=true&area={area}&sort=due"
        )));
    }
    for need in <Need as CodeList>::ALL {
        let need = need.as_str();
        lists.push(get(format!("/api/desk/cases?need={need}&sort=received")));
    }
    for stage in ["screening", "in_consultation", "withdrawn", "not_accepted"] {
        lists.push(get(format!(
            "/api/desk/cases?stage={stage}&country=US&sort=updated"
        )));
        lists.push(get(format!(
            "/api/desk/cases?stage={stage}&phase=p2&sort=decision"
        )));
    }
    let db = place.connect().await?;
    let cases = rows(&db, "SELECT number FROM cases ORDER BY id", vec![]).await?;
    db.close().await?;
    // Every 37th, again and again: no two neighbours in a row.
    let opens = (0..cases.len())
        .filter_map(|n| cases[(n * 37) % cases.len()]["number"].as_str())
        .map(|number| get(format!("/api/desk/cases/{number}")))
        .collect();
    let reads = vec![
        (LIST, lists),
        (SEARCH_ENGLISH, SEARCHED_ENGLISH.iter().map(word).collect()),
        (
            SEARCH_JAPANESE,
            SEARCHED_JAPANESE.iter().map(word).collect(),
        ),
        (OPEN, opens),
        (
            COUNT,
            vec![get(format!("/api/desk/counts/{}", manager.year.key()))],
        ),
    ];
    // A search that finds nothing would be fast for the wrong reason.
    let mut client = Client::connect(running.at).await?;
    for (what, asks) in &reads[..3] {
        let mut found = 0;
        for ask in asks {
            found += client.json(ask).await?["total"].as_u64().unwrap_or(0);
        }
        let each = found / asks.len().max(1) as u64;
        eprintln!("{:<11} {what}: {each} cases found on average", place.name());
        anyhow::ensure!(found > 0, "{what} finds nothing");
    }
    Ok(reads)
}

async fn read(
    plan: &Plan,
    place: &Place,
    running: &Running,
    what: &'static str,
    asks: Vec<Ask>,
) -> anyhow::Result<Line> {
    running.forget_peak()?;
    let asks = Rc::new(asks);
    let mut measured = Vec::new();
    for at_once in AT_ONCE {
        let (asks, turn) = (asks.clone(), Cell::new(0));
        let next = Rc::new(move || {
            turn.set(turn.get() + 1);
            asks.get(turn.get() % asks.len()).cloned()
        });
        measured.push(keep_busy(running.at, at_once, plan.time, next).await?);
    }
    let line = Line {
        what,
        measured,
        peak: Some(running.memory()?.peak),
    };
    say(place.name(), &line);
    Ok(line)
}

/// Creating cases, and right after each measurement the durable transaction, so
/// that both meet the same disk.
async fn writing(
    plan: &Plan,
    place: &Place,
    running: &Running,
    lots: &mut Vec<Drafts>,
) -> anyhow::Result<(Line, Line)> {
    running.forget_peak()?;
    let db = floor::prepare(place).await?;
    let (mut creates, mut transactions) = (Vec::new(), Vec::new());
    for at_once in AT_ONCE {
        let drafts = lots.pop().context("a lot for each measurement")?;
        let next = Rc::new(move || drafts.next());
        creates.push(keep_busy(running.at, at_once, plan.time, next).await?);
        transactions.push(floor::transactions(&db, at_once, plan.time).await?);
    }
    db.execute_unprepared("DROP TABLE bench_rows").await?;
    db.execute_unprepared("DROP TABLE bench_counters").await?;
    db.close().await?;
    let create = Line {
        what: CREATE,
        measured: creates,
        peak: Some(running.memory()?.peak),
    };
    let transaction = Line {
        what: TRANSACTION,
        measured: transactions,
        peak: None,
    };
    say(place.name(), &create);
    say(place.name(), &transaction);
    Ok((create, transaction))
}

async fn compared(
    place: &Place,
    running: &Running,
    manager: &Manager,
    lots: &mut Vec<Drafts>,
) -> anyhow::Result<String> {
    let drafts = lots.pop().context("a lot to write meanwhile")?;
    let db = place.connect().await?;
    let checked = checks::compare(running.at, &db, manager, drafts, 100).await?;
    db.close().await?;
    Ok(format!(
        "{} answers were as the database, while {} other cases were made",
        checked.answers, checked.written
    ))
}

/// The same with the mails of every new case rendered and written beside.
async fn beside_the_worker(
    plan: &Plan,
    place: &Place,
    lots: &mut Vec<Drafts>,
) -> anyhow::Result<String> {
    let drafts = lots.pop().context("a lot beside the worker")?;
    let running = Running::program(place, true).await?;
    let next = Rc::new(move || drafts.next());
    let measured = keep_busy(running.at, 8, plan.time, next).await?;
    running.stop().await?;
    Ok(format!(
        "create at 8 connections with the mail worker in the same process: {:.0} a second",
        measured.per_second
    ))
}

/// Statements for a list of 10 and of 50, and for the other pages.
async fn questions(place: &Place, manager: &Manager) -> anyhow::Result<String> {
    let db = place.connect().await?;
    let case = rows(&db, "SELECT number FROM cases ORDER BY id LIMIT 1", vec![]).await?;
    db.close().await?;
    let case = case.first().and_then(|row| row["number"].as_str());
    let asks: Vec<Ask> = [
        "/api/desk/cases?open=true&sort=due&limit=10".to_owned(),
        "/api/desk/cases?open=true&sort=due&limit=50".to_owned(),
        "/api/desk/cases?q=placebo&limit=10".to_owned(),
        "/api/desk/cases?q=placebo&limit=50".to_owned(),
        format!("/api/desk/cases/{}", case.context("a case")?),
        format!("/api/desk/counts/{}", manager.year.key()),
    ]
    .into_iter()
    .map(|path| Ask::get(path, &manager.cookie))
    .collect();
    let n = statements::count(place, &asks).await?;
    anyhow::ensure!(
        n[0] == n[1] && n[2] == n[3],
        "more rows take more statements: {n:?}"
    );
    Ok(format!(
        "statements for a list of 10 and of 50: {} and {}; for a search {} and {}; \
         for one case {}; for the count {}",
        n[0], n[1], n[2], n[3], n[4], n[5]
    ))
}

/// The aims, as ratios.
fn ratios(lines: &[Line]) -> Vec<String> {
    let at_eight = |what| {
        let line = lines.iter().find(|line| line.what == what);
        line.and_then(Line::at_eight).map(|one| one.per_second)
    };
    let mut said: Vec<String> = REQUEST_TRACKER
        .iter()
        .filter_map(|(what, theirs)| {
            let ratio = at_eight(*what)? / theirs;
            Some(format!(
                "{what}: {ratio:.0} times Request Tracker 5 (aim: more than 100)"
            ))
        })
        .collect();
    let find = |what| lines.iter().find(|line| line.what == what);
    if let (Some(create), Some(floor)) = (find(CREATE), find(TRANSACTION)) {
        let parts: Vec<String> = create
            .measured
            .iter()
            .zip(&floor.measured)
            .map(|(ours, best)| format!("{:.0} %", 100.0 * ours.per_second / best.per_second))
            .collect();
        said.push(format!(
            "create: {} of the durable transaction at 1, 8 and 16 (aim: at least 70 %)",
            parts.join(", ")
        ));
    }
    said
}
