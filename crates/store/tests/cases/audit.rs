//! The audit trail: it links, it holds, and it shows where it was broken.

use case_workflow::case::event::Event;
use case_workflow::people::Role;
use harness::database::start;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use serde_json::json;
use store::{AuditFilter, Backend, Object, StoreError};

use crate::cast::*;

#[tokio::test]
async fn every_act_is_linked_once_and_the_chain_holds() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    act(&desk.store, &desk.manager, case.id, Event::Take, start()).await;
    let before = desk.store.verify_audit().await.unwrap();
    assert_eq!((before.sealed, before.broken.clone()), (0, None));
    assert!(before.unsealed >= 2);
    let (one, other) = tokio::join!(desk.store.seal(), desk.store.seal());
    assert_eq!((one.unwrap() + other.unwrap()) as u64, before.unsealed);
    let mut write = desk
        .store
        .write(&desk.lead, start() + seconds(1))
        .await
        .unwrap()
        .from_network(Some("203.0.113.0/24".into()));
    write
        .audit(
            "read_confidential",
            Object::new("case", case.id),
            json!({"tier": "C3"}),
        )
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(desk.store.seal().await.unwrap(), 1);
    let after = desk.store.verify_audit().await.unwrap();
    assert_eq!(
        (after.sealed, after.unsealed, after.broken),
        (before.unsealed + 1, 0, None)
    );
    let auditor = add_desk(&desk.store, "au@audit.example", Role::Au).await;
    let filter = AuditFilter {
        object: Some(("case".into(), case.id.to_string())),
        limit: 10,
        ..AuditFilter::default()
    };
    let lines = desk.store.audit_events(&auditor, &filter).await.unwrap();
    let actions: Vec<&str> = lines.iter().map(|line| line.action.as_str()).collect();
    assert_eq!(actions[0], "read_confidential");
    assert_eq!(lines[0].details, json!({"tier": "C3"}));
    assert_eq!(lines[0].role, "dl");
    assert_eq!(lines[0].network.as_deref(), Some("203.0.113.0/24"));
    assert!(actions.contains(&"take") && actions.contains(&"register"));
    let lead = desk.store.audit_events(&desk.lead, &filter).await;
    assert!(matches!(lead, Err(StoreError::Forbidden { .. })));
}

/// Events 1 to 5, sealed, and a connection that goes round the program.
async fn five_events() -> (Desk, DatabaseConnection) {
    let desk = desk().await;
    while desk.store.seal().await.unwrap() > 0 {}
    let have = desk.store.verify_audit().await.unwrap().sealed;
    for n in have..5 {
        let mut write = desk.store.write(&desk.lead, start()).await.unwrap();
        write
            .audit("test", Object::kind("test"), json!({ "n": n }))
            .await
            .unwrap();
        write.commit().await.unwrap();
    }
    desk.store.seal().await.unwrap();
    assert!(desk.store.verify_audit().await.unwrap().sealed >= 5);
    let around = Database::connect(desk.store.url()).await.unwrap();
    (desk, around)
}

/// Takes away what keeps sealed events as they are, like an intruder who owns
/// the database.
async fn open_the_lock(desk: &Desk, around: &DatabaseConnection) {
    let locks: &[&str] = match desk.store.backend() {
        Backend::Sqlite => &["audit_events_stay_update", "audit_events_stay_delete"],
        Backend::Postgres => &["audit_events_stay ON audit_events"],
    };
    for lock in locks {
        around
            .execute_unprepared(&format!("DROP TRIGGER {lock}"))
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_remove_an_event() {
    let (desk, around) = five_events().await;
    for sql in [
        "UPDATE audit_events SET action = 'nothing' WHERE seq = 3",
        "UPDATE audit_events SET chain = NULL WHERE seq = 3",
        "DELETE FROM audit_events WHERE seq = 3",
    ] {
        assert!(around.execute_unprepared(sql).await.is_err(), "{sql}");
    }
    assert_eq!(desk.store.verify_audit().await.unwrap().broken, None);
}

#[tokio::test]
async fn an_event_that_was_changed_or_removed_after_all_is_named() {
    for (sql, seq) in [
        (
            "UPDATE audit_events SET action = 'nothing' WHERE seq = 3",
            3,
        ),
        ("UPDATE audit_events SET canonical = '{}' WHERE seq = 2", 2),
        (
            "UPDATE audit_events SET object_id = 'another' WHERE seq = 5",
            5,
        ),
        ("DELETE FROM audit_events WHERE seq = 4", 5),
    ] {
        let (desk, around) = five_events().await;
        open_the_lock(&desk, &around).await;
        around.execute_unprepared(sql).await.unwrap();
        let broken = desk.store.verify_audit().await.unwrap().broken.unwrap();
        assert_eq!(broken.seq, seq, "{sql}: {broken:?}");
        around.close().await.unwrap();
    }
}
