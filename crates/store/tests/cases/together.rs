//! Many at once: nothing is lost, nothing is done twice, nothing grows.

use std::collections::BTreeMap;
use std::sync::Arc;

use case_workflow::calendar::FiscalYear;
use case_workflow::case::event::Event;
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use harness::database::{sqlite_store, start};
use serde_json::json;
use store::{Object, Reader};

use crate::cast::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_writers_at_one_case_lose_nothing() {
    let desk = Arc::new(desk().await);
    let case = register(&desk, inquiry(), start()).await;
    let mut tasks = Vec::new();
    for writer in 0..8 {
        let desk = desk.clone();
        tasks.push(tokio::spawn(async move {
            for n in 0..10 {
                let note = Event::Note {
                    text: format!("{writer}-{n}"),
                };
                act(&desk.store, &desk.manager, case.id, note, start()).await;
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let kept = desk
        .store
        .case(&desk.lead, Action::ReadCase, &case.id.into())
        .await
        .unwrap();
    assert_eq!(kept.version, 81);
    let texts = desk.store.texts(case.id, Reader::Desk).await.unwrap();
    assert_eq!(texts.messages.len(), 80);
    let lines = desk
        .store
        .history(case.id, Reader::Desk, 200, None)
        .await
        .unwrap();
    let seqs: Vec<i64> = lines.iter().map(|line| line.seq).collect();
    assert_eq!(seqs, (1..=81).rev().collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn case_numbers_and_blinded_numbers_are_given_once() {
    let desk = Arc::new(desk().await);
    let year = FiscalYear(2026);
    let mut tasks = Vec::new();
    for _ in 0..6 {
        let desk = desk.clone();
        tasks.push(tokio::spawn(async move {
            let mut given = Vec::new();
            for _ in 0..5 {
                let mut write = desk.store.write(&desk.intake, start()).await.unwrap();
                let number = write.next_case_number(year).await.unwrap().to_string();
                let blinded = write.blinded_number(year).await.unwrap().to_string();
                write.commit().await.unwrap();
                given.extend([number, blinded]);
            }
            given
        }));
    }
    let mut all = Vec::new();
    for task in tasks {
        all.extend(task.await.unwrap());
    }
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 60);
    assert!(all.contains(&"A-R08-030".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn six_workers_claim_each_letter_exactly_once() {
    let desk = Arc::new(desk().await);
    for n in 0..15 {
        let org = format!("Company {n}");
        register(&desk, inquiry_with(&[("org_name", org.into())]), start()).await;
    }
    let mut tasks = Vec::new();
    for _ in 0..6 {
        let desk = desk.clone();
        tasks.push(tokio::spawn(async move {
            let mut mine = Vec::new();
            loop {
                let claimed = desk.store.claim_due(start(), 7, 600).await.unwrap();
                if claimed.is_empty() {
                    return mine;
                }
                mine.extend(claimed.into_iter().map(|letter| letter.id));
            }
        }));
    }
    let mut claims = BTreeMap::new();
    for task in tasks {
        for id in task.await.unwrap() {
            *claims.entry(id).or_insert(0) += 1;
        }
    }
    assert!(claims.values().all(|times| *times == 1));
    // Under load a worker may find only letters that others hold, and stop.
    let left = desk.store.claim_due(start(), 100, 600).await.unwrap().len();
    assert_eq!(claims.len() + left, 60);
}

#[tokio::test]
async fn the_write_ahead_log_stays_small_after_five_thousand_writes() {
    let store = sqlite_store().await;
    let log = store.file().unwrap().with_file_name("test.db-wal");
    for batch in 0..50 {
        for n in 0..100 {
            let mut write = store.write(&Actor::System, start()).await.unwrap();
            write
                .audit(
                    "measure",
                    Object::kind("test"),
                    json!({ "n": batch * 100 + n }),
                )
                .await
                .unwrap();
            write.commit().await.unwrap();
        }
        store.verify_audit().await.unwrap();
    }
    let size = std::fs::metadata(&log).unwrap().len();
    assert!(
        size < 16 * 1024 * 1024,
        "{size} bytes before the checkpoint"
    );
    store.checkpoint().await.unwrap();
    assert_eq!(std::fs::metadata(&log).unwrap().len(), 0);
    let check = store.verify_audit().await.unwrap();
    assert_eq!(check.unsealed, 5_000);
}
