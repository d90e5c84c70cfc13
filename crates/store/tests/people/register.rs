//! The register of hospitals, on both databases.

use crate::cast::*;
use case_workflow::people::{Actor, Role};
use case_workflow::policy::Action;
use case_workflow::register::{Hospital, Prefecture, Section, Source, Stated, core_hospitals};
use harness::database::{start, test_store};
use sea_orm::{ConnectionTrait, Database};
use serde_json::json;
use store::{Store, StoreError};

#[tokio::test]
async fn every_core_hospital_comes_back_as_it_was() {
    let store = test_store().await;
    let given: Vec<_> = core_hospitals::ALL
        .iter()
        .map(|one| one.entry(start()))
        .collect();
    let mut write = store.write(&Actor::System, start()).await.unwrap();
    let mut ids = Vec::new();
    for hospital in &given {
        ids.push(write.add_hospital(hospital).await.unwrap());
    }
    write.commit().await.unwrap();

    let manager = add_desk(&store, "case@desk.example", Role::Dm).await;
    let entries = store.hospitals_to_match(&manager).await.unwrap();
    assert_eq!(entries.len(), given.len());
    for (id, hospital) in ids.iter().zip(&given) {
        let entry = store.hospital(&manager, *id).await.unwrap();
        assert_eq!(
            (&entry.hospital, entry.version, entry.active),
            (hospital, 1, true)
        );
    }
    let names = store.hospital_names(ids.clone()).await.unwrap();
    assert!(
        names
            .values()
            .all(|one| one.core_hospital && !one.demonstration)
    );
}

#[tokio::test]
async fn hospitals_are_listed_by_prefecture_and_each_sees_its_own() {
    let store = test_store().await;
    let mut ids = Vec::new();
    let mut write = store.write(&Actor::System, start()).await.unwrap();
    for prefecture in [None, Some(Prefecture::Okinawa), Some(Prefecture::Hokkaido)] {
        let mut hospital = Hospital::default();
        hospital.basic.prefecture = prefecture;
        ids.push(write.add_hospital(&hospital).await.unwrap());
    }
    write.commit().await.unwrap();
    let lead = add_desk(&store, "lead@desk.example", Role::Dl).await;
    let office = add_manager(&store, ids[1], "office@hospital.example").await;

    let listed = async |actor: &Actor| -> Vec<_> {
        store
            .hospitals(actor)
            .await
            .unwrap()
            .into_iter()
            .map(|one| one.id)
            .collect()
    };
    assert_eq!(listed(&lead).await, [ids[2], ids[1], ids[0]]);
    assert_eq!(listed(&office).await, [ids[1]]);
    assert!(matches!(
        store.hospital(&office, ids[0]).await,
        Err(StoreError::NotFound)
    ));
    assert!(store.hospitals_to_match(&office).await.is_err());
}

#[tokio::test]
async fn a_change_is_noted_item_by_item_and_a_confirmation_as_itself() {
    let store = test_store().await;
    let id = add_hospital(&store, "架空病院").await;
    let office = add_manager(&store, id, "office@hospital.example").await;

    let mut write = store.write(&office, start()).await.unwrap();
    let permitted = write.hospital_for(Action::EditRegister, id).await.unwrap();
    let mut hospital = permitted.entry().hospital.clone();
    hospital.basic.name_ja = "架空中央病院".into();
    hospital.basic.prefecture = Some(Prefecture::Tokyo);
    let saved = write
        .save_hospital(permitted, 1, &hospital, None)
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!((saved.version, &saved.hospital), (2, &hospital));

    let mut write = store.write(&office, start() + days(1)).await.unwrap();
    let permitted = write.hospital_for(Action::EditRegister, id).await.unwrap();
    let today = jiff::civil::date(2026, 11, 21);
    let stated = Stated::new(Section::Basic, Source::Own, today, office.person(), start());
    hospital.stated.insert(Section::Basic, stated);
    write
        .save_hospital(permitted, 2, &hospital, None)
        .await
        .unwrap();
    write.commit().await.unwrap();

    let history = store.hospital_history(&office, id, None, 50).await.unwrap();
    let lines: Vec<_> = history
        .iter()
        .map(|one| (one.version, one.field.as_str()))
        .collect();
    let basic = Section::Basic.as_str();
    let (name, prefecture) = (format!("{basic}/name_ja"), format!("{basic}/prefecture"));
    assert_eq!(
        lines,
        [
            (3, basic),
            (2, name.as_str()),
            (2, prefecture.as_str()),
            (1, name.as_str())
        ]
    );
    let renamed = &history[1];
    assert_eq!(
        (&renamed.before, &renamed.after),
        (&json!("架空病院"), &json!("架空中央病院"))
    );
    assert_eq!(
        (renamed.by, renamed.zone.as_str()),
        (office.person(), "Asia/Tokyo")
    );
    let older = store
        .hospital_history(&office, id, Some(3), 1)
        .await
        .unwrap();
    assert!(
        older.iter().all(|one| one.version == 2),
        "a version is not cut in two"
    );
    assert_eq!(older.len(), 2);
}

#[tokio::test]
async fn a_register_entry_is_changed_by_its_hospital_over_the_version_it_saw() {
    let store = test_store().await;
    let id = add_hospital(&store, "架空病院").await;
    let office = add_manager(&store, id, "office@hospital.example").await;
    let elsewhere = add_hospital(&store, "別の病院").await;
    let stranger = add_manager(&store, elsewhere, "other@hospital.example").await;
    let lead = add_desk(&store, "lead@desk.example", Role::Dl).await;

    let mut write = store.write(&stranger, start()).await.unwrap();
    let hidden = write.hospital_for(Action::EditRegister, id).await;
    assert!(matches!(hidden, Err(StoreError::NotFound)));
    drop(write);
    let mut write = store.write(&lead, start()).await.unwrap();
    let proposing = write.hospital_for(Action::EditRegister, id).await.unwrap();
    assert!(proposing.only_as_proposal());
    let refused = write
        .save_hospital(proposing, 1, &Hospital::default(), None)
        .await;
    assert!(matches!(
        refused,
        Err(StoreError::Forbidden {
            action: Action::EditRegister
        })
    ));
    drop(write);
    let mut write = store.write(&office, start()).await.unwrap();
    let permitted = write.hospital_for(Action::EditRegister, id).await.unwrap();
    let stale = write
        .save_hospital(permitted, 0, &Hospital::default(), None)
        .await;
    assert!(matches!(stale, Err(StoreError::Changed { version: 1 })));
}

/// What lists keep of an entry is kept by its version, whoever wrote it.
#[tokio::test]
async fn a_list_shows_what_changed_since_the_last_one_also_from_another_process() {
    let store = test_store().await;
    let id = add_hospital(&store, "架空病院").await;
    let office = add_manager(&store, id, "office@hospital.example").await;
    let manager = add_desk(&store, "case@desk.example", Role::Dm).await;
    let named = async || {
        let listed = store.hospitals_to_match(&manager).await.unwrap();
        let one = listed.iter().find(|one| one.id == id).unwrap();
        (one.version, one.hospital.basic.name_ja.clone())
    };
    assert_eq!(named().await, (1, "架空病院".to_owned()));
    let elsewhere = Store::open(store.url()).await.unwrap();
    for (version, (at, name)) in [(&*store, "見本病院"), (&elsewhere, "見本中央病院")]
        .into_iter()
        .enumerate()
    {
        let mut write = at.write(&office, start()).await.unwrap();
        let permitted = write.hospital_for(Action::EditRegister, id).await.unwrap();
        let mut hospital = permitted.entry().hospital.clone();
        hospital.basic.name_ja = name.to_owned();
        let over = i64::try_from(version).unwrap() + 1;
        write
            .save_hospital(permitted, over, &hospital, None)
            .await
            .unwrap();
        write.commit().await.unwrap();
        assert_eq!(named().await, (over + 1, name.to_owned()));
    }
    elsewhere.close().await.unwrap();
}

/// One entry that cannot be read must not silence the reminders of all others.
#[tokio::test]
async fn an_entry_that_cannot_be_read_is_told_and_the_others_are_still_reminded() {
    let store = test_store().await;
    let mut write = store.write(&Actor::System, start()).await.unwrap();
    let mut ids = Vec::new();
    for one in &core_hospitals::ALL[..3] {
        ids.push(write.add_hospital(&one.entry(start())).await.unwrap());
    }
    write.commit().await.unwrap();
    let around = Database::connect(store.url()).await.unwrap();
    let broken = "UPDATE hospitals SET body = '{' WHERE name_ja LIKE '北海道%'";
    around.execute_unprepared(broken).await.unwrap();
    around.close().await.unwrap();

    let entries = store.hospitals_to_remind(&Actor::System).await.unwrap();
    let (read, unread): (Vec<_>, Vec<_>) = entries.into_iter().partition(Result::is_ok);
    assert_eq!((read.len(), unread.len()), (2, 1));
    let manager = add_desk(&store, "case@desk.example", Role::Dm).await;
    assert!(matches!(
        store.hospitals_to_match(&manager).await,
        Err(StoreError::Unreadable { .. })
    ));
    assert!(store.hospitals_to_remind(&manager).await.is_err());
}
