//! Half-filled forms, on both databases.

use crate::cast::*;
use case_workflow::ids::{CaseId, DraftId};
use case_workflow::people::{Actor, Role};
use harness::database::{TestStore, start, test_store};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use store::{
    DRAFT_DAYS, Draft, DraftSave, Issued, NewShortRequest, NewToken, Purpose, Secret, StoreError,
    Token, TokenState, TokenUse,
};

fn answers(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

async fn begin(store: &TestStore) -> (Draft, Secret) {
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let typed = answers(json!({ "org_name": "Acme Bio" }));
    let begun = write
        .begin_draft("en", "America/New_York", &typed)
        .await
        .unwrap();
    write.commit().await.unwrap();
    begun
}

async fn save(
    store: &TestStore,
    id: DraftId,
    version: i64,
    patch: Value,
    now: Timestamp,
) -> DraftSave {
    let mut write = store.write(&Actor::Applicant(id), now).await.unwrap();
    let saved = write
        .save_draft(id, version, &answers(patch))
        .await
        .unwrap();
    write.commit().await.unwrap();
    saved
}

async fn mail(store: &TestStore, purpose: Purpose, draft: &Draft, now: Timestamp) -> Issued {
    let mut write = store.write(&Actor::System, now).await.unwrap();
    let token = NewToken {
        purpose,
        subject: draft.id.to_string(),
        email: draft.email.clone(),
        person: None,
        expires_at: draft.expires_at,
        with_code: true,
    };
    let issued = write.issue(token).await.unwrap();
    write.commit().await.unwrap();
    issued
}

async fn use_link(store: &TestStore, issued: &Issued, now: Timestamp) -> Token {
    let mut write = store.write(&Actor::Nobody, now).await.unwrap();
    let TokenUse::Opened(token) = write.use_token(issued.secret.reveal()).await.unwrap() else {
        panic!("a live link opens");
    };
    write.commit().await.unwrap();
    token
}

#[tokio::test]
async fn a_draft_is_saved_field_by_field_and_null_takes_one_out() {
    let store = test_store().await;
    let (draft, _) = begin(&store).await;
    let patch = json!({ "indication_text": "小細胞肺癌", "needs": ["contract"] });
    let DraftSave::Saved(draft) = save(&store, draft.id, 1, patch, start()).await else {
        panic!("the version stands");
    };
    assert_eq!(draft.version, 2);
    let patch = json!({ "org_name": null });
    save(&store, draft.id, 2, patch, start()).await;

    let read = store
        .draft(&Actor::Applicant(draft.id), draft.id, start())
        .await
        .unwrap();
    let kept = json!({ "indication_text": "小細胞肺癌", "needs": ["contract"] });
    assert_eq!(Value::Object(read.answers), kept);
    assert_eq!(read.zone, "America/New_York");
}

#[tokio::test]
async fn a_draft_saved_elsewhere_is_not_overwritten_but_shown() {
    let store = test_store().await;
    let (draft, _) = begin(&store).await;
    save(&store, draft.id, 1, json!({ "org_name": "First" }), start()).await;
    let second = save(
        &store,
        draft.id,
        1,
        json!({ "org_name": "Second" }),
        start(),
    )
    .await;
    let DraftSave::Changed(current) = second else {
        panic!("version 1 no longer stands");
    };
    assert_eq!(current.answers["org_name"], "First");
    let read = store
        .draft(&Actor::Applicant(draft.id), draft.id, start())
        .await
        .unwrap();
    assert_eq!(
        (read.answers["org_name"].as_str(), read.version),
        (Some("First"), 2)
    );
}

#[tokio::test]
async fn a_draft_is_there_for_its_owner_alone() {
    let store = test_store().await;
    let (draft, key) = begin(&store).await;
    let (other, _) = begin(&store).await;
    assert_eq!(
        store.draft_by_key(key.reveal(), start()).await.unwrap(),
        Some(draft.id)
    );
    assert_eq!(
        store.draft_by_key("no such key", start()).await.unwrap(),
        None
    );

    let lead = add_desk(&store, "lead@desk.example", Role::Dl).await;
    for stranger in [Actor::Nobody, Actor::Applicant(other.id), lead] {
        let read = store.draft(&stranger, draft.id, start()).await;
        assert!(matches!(read, Err(StoreError::NotFound)), "{stranger:?}");
        let mut write = store.write(&stranger, start()).await.unwrap();
        let saved = write.save_draft(draft.id, 1, &Map::new()).await;
        assert!(matches!(saved, Err(StoreError::NotFound)), "{stranger:?}");
    }
}

#[tokio::test]
async fn saving_keeps_the_draft_its_keys_and_its_resume_link_alive() {
    let store = test_store().await;
    let (draft, key) = begin(&store).await;
    let link = mail(&store, Purpose::DraftResume, &draft, start()).await;
    let day_29 = start() + days(29);
    save(&store, draft.id, 1, json!({ "org_name": "Acme" }), day_29).await;

    let last = day_29 + days(DRAFT_DAYS) - minutes(1);
    assert_eq!(
        store.draft_by_key(key.reveal(), last).await.unwrap(),
        Some(draft.id)
    );
    assert!(
        store
            .draft(&Actor::Applicant(draft.id), draft.id, last)
            .await
            .is_ok()
    );
    // A resume link works every time.
    for _ in 0..2 {
        let token = use_link(&store, &link, last).await;
        let mut write = store.write(&Actor::Nobody, last).await.unwrap();
        assert_eq!(write.resume_draft(&token).await.unwrap().0.id, draft.id);
    }

    let end = day_29 + days(DRAFT_DAYS);
    assert_eq!(store.draft_by_key(key.reveal(), end).await.unwrap(), None);
    let gone = store
        .draft(&Actor::Applicant(draft.id), draft.id, end)
        .await;
    assert!(matches!(gone, Err(StoreError::NotFound)));
    let mut write = store.write(&Actor::System, end).await.unwrap();
    let swept = write.sweep().await.unwrap();
    assert_eq!((swept.drafts, swept.links, swept.sessions), (1, 0, 0));
    write.commit().await.unwrap();
    let view = store
        .look(link.secret.reveal(), end)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(view.state, TokenState::Expired(end));

    let mut write = store.write(&Actor::System, end + days(90)).await.unwrap();
    let swept = write.sweep().await.unwrap();
    assert_eq!((swept.drafts, swept.links), (0, 2), "the key and the link");
}

#[tokio::test]
async fn two_browsers_work_on_one_draft_with_a_key_each() {
    let store = test_store().await;
    let (draft, first) = begin(&store).await;
    let mut write = store
        .write(&Actor::Applicant(draft.id), start())
        .await
        .unwrap();
    let draft = write
        .address_draft(draft.id, "Anna@Acme.example")
        .await
        .unwrap();
    write.commit().await.unwrap();
    let link = mail(&store, Purpose::DraftResume, &draft, start()).await;
    let token = use_link(&store, &link, start()).await;
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let (resumed, second) = write.resume_draft(&token).await.unwrap();
    write.commit().await.unwrap();
    assert!(
        resumed.confirmed_at.is_some(),
        "who opened the mail holds the address"
    );
    assert_ne!(first, second);
    for key in [first, second] {
        assert_eq!(
            store.draft_by_key(key.reveal(), start()).await.unwrap(),
            Some(draft.id)
        );
    }
}

#[tokio::test]
async fn a_confirmed_address_is_confirmed_until_it_changes() {
    let store = test_store().await;
    let (draft, _) = begin(&store).await;
    let owner = Actor::Applicant(draft.id);
    let mut write = store.write(&owner, start()).await.unwrap();
    let draft = write
        .address_draft(draft.id, "Anna@Acme.example")
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(draft.email.as_deref(), Some("anna@acme.example"));
    let code = mail(&store, Purpose::AddressCode, &draft, start()).await;
    let token = use_link(&store, &code, start()).await;

    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    assert_eq!(
        write.confirm_address(&token).await.unwrap().confirmed_at,
        Some(start())
    );
    write.commit().await.unwrap();
    let mut write = store.write(&owner, start()).await.unwrap();
    let same = write
        .address_draft(draft.id, "anna@acme.example")
        .await
        .unwrap();
    assert_eq!(same.confirmed_at, Some(start()));
    let other = write
        .address_draft(draft.id, "berta@acme.example")
        .await
        .unwrap();
    assert_eq!(other.confirmed_at, None);
    write.commit().await.unwrap();
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let late = write.confirm_address(&token).await;
    assert!(matches!(late, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn what_was_mailed_to_a_wrong_address_opens_nothing_once_it_is_changed() {
    let store = test_store().await;
    let (draft, key) = begin(&store).await;
    let owner = Actor::Applicant(draft.id);
    let mut write = store.write(&owner, start()).await.unwrap();
    let draft = write
        .address_draft(draft.id, "ana@acme.example")
        .await
        .unwrap();
    write.commit().await.unwrap();
    let link = mail(&store, Purpose::DraftResume, &draft, start()).await;
    let now = start() + minutes(5);
    let mut write = store.write(&owner, now).await.unwrap();
    write
        .address_draft(draft.id, "anna@acme.example")
        .await
        .unwrap();
    write.commit().await.unwrap();
    save(
        &store,
        draft.id,
        1,
        json!({ "org_name": "Acme" }),
        now + minutes(1),
    )
    .await;

    let view = store
        .look(link.secret.reveal(), now)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(view.state, TokenState::Expired(now));
    let open = store
        .draft_by_key(key.reveal(), now + minutes(1))
        .await
        .unwrap();
    assert_eq!(open, Some(draft.id), "the browser at work goes on");
}

#[tokio::test]
async fn a_draft_that_was_sent_takes_no_more_changes() {
    let store = test_store().await;
    let (draft, _) = begin(&store).await;
    let owner = Actor::Applicant(draft.id);
    let case = CaseId(uuid::Uuid::from_u128(7));
    let mut write = store.write(&owner, start()).await.unwrap();
    write
        .address_draft(draft.id, "anna@acme.example")
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(
        store
            .drafts_of("ANNA@acme.example", start())
            .await
            .unwrap()
            .len(),
        1
    );

    let mut write = store.write(&owner, start()).await.unwrap();
    write.draft_sent(draft.id, case).await.unwrap();
    write.commit().await.unwrap();
    let late = save(&store, draft.id, 1, json!({ "org_name": "Late" }), start()).await;
    let DraftSave::Sent(current) = late else {
        panic!("it has been sent");
    };
    assert_eq!(
        (current.case, current.answers["org_name"].as_str()),
        (Some(case), Some("Acme Bio"))
    );
    assert_eq!(
        store.drafts_of("anna@acme.example", start()).await.unwrap(),
        []
    );
}

#[tokio::test]
async fn drafts_are_reminded_by_the_day_they_were_last_saved() {
    let store = test_store().await;
    let (draft, _) = begin(&store).await;
    let (_without_address, _) = begin(&store).await;
    let mut write = store
        .write(&Actor::Applicant(draft.id), start())
        .await
        .unwrap();
    write
        .address_draft(draft.id, "anna@acme.example")
        .await
        .unwrap();
    write.commit().await.unwrap();
    let found = async |from, until| {
        store
            .drafts_saved_between(&Actor::System, from, until)
            .await
            .unwrap()
            .len()
    };
    assert_eq!(found(start(), start() + days(1)).await, 1);
    assert_eq!(found(start() - days(1), start()).await, 0);
    let lead = add_desk(&store, "lead@desk.example", Role::Dl).await;
    assert!(
        store
            .drafts_saved_between(&lead, start(), start() + days(1))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_short_request_waits_for_the_desk_until_one_settles_it() {
    let store = test_store().await;
    let sent = NewShortRequest {
        name: "Anna Novak".into(),
        company: "Acme Bio".into(),
        email: "anna@acme.example".into(),
        words: "Can you help with a Phase 2 trial?".into(),
        lang: "en".into(),
        consent_version: "2026-11-01".into(),
    };
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let id = write.keep_short_request(sent.clone()).await.unwrap();
    write.commit().await.unwrap();
    assert!(store.short_requests(&Actor::Nobody).await.is_err());

    let intake = add_desk(&store, "intake@desk.example", Role::Di).await;
    let waiting = store.short_requests(&intake).await.unwrap();
    assert_eq!((waiting[0].id, &waiting[0].sent), (id, &sent));
    let mut write = store.write(&intake, start()).await.unwrap();
    write.settle_short_request(id, None).await.unwrap();
    let again = write.settle_short_request(id, None).await;
    assert!(matches!(again, Err(StoreError::Settled)));
    write.commit().await.unwrap();
    assert_eq!(store.short_requests(&intake).await.unwrap(), []);
}
