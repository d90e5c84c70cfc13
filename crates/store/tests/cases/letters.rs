//! Letters: who gets one, once, and what becomes of it.

use std::collections::BTreeMap;

use case_workflow::case::event::Event;
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::people::Actor;
use harness::database::start;
use store::{Address, StoreError};

use crate::cast::*;

/// Kind and address of every letter due at `now`, claimed.
async fn due(desk: &Desk, after: i64) -> Vec<(String, String)> {
    let now = start() + seconds(after);
    let mut letters: Vec<_> = desk
        .store
        .claim_due(now, 100, 600)
        .await
        .unwrap()
        .into_iter()
        .map(|letter| (letter.kind.as_str().to_owned(), letter.email.unwrap()))
        .collect();
    letters.sort();
    letters
}

fn pair(kind: &str, email: &str) -> (String, String) {
    (kind.to_owned(), email.to_owned())
}

#[tokio::test]
async fn a_request_tells_its_sender_and_each_of_the_intake() {
    let desk = desk().await;
    register(&desk, inquiry(), start()).await;
    assert_eq!(
        due(&desk, 0).await,
        [
            pair("new_request", "intake@desk.example"),
            pair("new_request", "lead2@desk.example"),
            pair("new_request", "lead@desk.example"),
            pair("receipt", "ana@northwind.example"),
        ]
    );
    assert!(due(&desk, 599).await.is_empty(), "a lease lasts");
    assert_eq!(due(&desk, 600).await.len(), 4, "a lease ends");
}

#[tokio::test]
async fn a_claimed_letter_carries_all_that_its_words_need() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    let letters = desk.store.claim_due(start(), 100, 600).await.unwrap();
    let receipt = letters
        .iter()
        .find(|one| one.kind == LetterKind::Receipt)
        .unwrap();
    assert_eq!(
        (receipt.lang.as_str(), receipt.zone.as_str()),
        ("en", "America/New_York")
    );
    assert_eq!(receipt.name, "ana");
    assert_eq!(receipt.attempts, 1);
    assert!(receipt.values.contains_key("reply_by"));
    let about = receipt.case.as_ref().unwrap();
    assert_eq!((about.id, about.number.as_str()), (case.id, "A-R08-001"));
    assert_eq!(
        (about.firm.as_str(), &about.owner),
        ("Northwind Therapeutics", &None)
    );
    assert_eq!(receipt.thread, Some(case.id.to_string()));
}

#[tokio::test]
async fn the_same_reminder_goes_out_once() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    let reminder = Letter::at_once(LetterKind::ClockDue, To::Leads, "first_reply-2026-11-24");
    let mut added = Vec::new();
    for _ in 0..2 {
        let mut write = desk.store.write(&Actor::System, start()).await.unwrap();
        added.push(write.letter(&reminder, Some(case.id)).await.unwrap());
        write.commit().await.unwrap();
    }
    assert_eq!(added, [2, 0]);
    let to = Address {
        email: "Ana@Northwind.example".into(),
        lang: "en".into(),
        zone: "UTC".into(),
    };
    let values = BTreeMap::from([("code".to_owned(), "123456".to_owned())]);
    let mut write = desk.store.write(&Actor::Nobody, start()).await.unwrap();
    for added in [1, 0] {
        let sent = write
            .letter_to_address(LetterKind::AddressCode, &to, "d1", &values)
            .await;
        assert_eq!(sent.unwrap(), added);
    }
}

#[tokio::test]
async fn undo_takes_back_letters_that_nobody_has_claimed_and_the_next_act_writes_anew() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    due(&desk, 0).await;
    act(&desk.store, &desk.lead, case.id, acceptance(), start()).await;
    act(
        &desk.store,
        &desk.lead,
        case.id,
        Event::Undo,
        start() + seconds(3),
    )
    .await;
    assert!(due(&desk, 60).await.is_empty(), "the letter was taken back");
    act(
        &desk.store,
        &desk.lead,
        case.id,
        acceptance(),
        start() + seconds(60),
    )
    .await;
    assert!(
        due(&desk, 69).await.is_empty(),
        "ten seconds are for changing one's mind"
    );
    assert_eq!(
        due(&desk, 70).await,
        [pair("accepted", "ana@northwind.example")]
    );
    let write = desk.store.write(&desk.lead, start()).await.unwrap();
    let case = write
        .case_for(case_workflow::policy::Action::UndoAct, &case.id.into())
        .await;
    assert!(write.letters_left(case.unwrap().case()).await.unwrap());
}

#[tokio::test]
async fn a_letter_is_tried_again_given_up_shown_and_retried() {
    let desk = desk().await;
    register(&desk, inquiry(), start()).await;
    let letters = desk.store.claim_due(start(), 1, 600).await.unwrap();
    let id = letters[0].id;
    desk.store
        .again(id, start() + seconds(30), "451 busy")
        .await
        .unwrap();
    let ids = |after| async move { start() + seconds(after) };
    let again = desk.store.claim_due(ids(30).await, 100, 600).await.unwrap();
    let again = again.iter().find(|letter| letter.id == id).unwrap();
    assert_eq!(again.attempts, 2);
    desk.store.give_up(id, "550 no such user").await.unwrap();
    let shown = desk.store.undelivered(&desk.intake).await.unwrap();
    assert_eq!(shown.len(), 1);
    assert_eq!(
        (shown[0].id, shown[0].reason.as_str()),
        (id, "550 no such user")
    );
    let state = desk.store.outbox_state(start()).await.unwrap();
    assert_eq!((state.waiting, state.gave_up), (3, 1));
    let mut write = desk
        .store
        .write(&desk.intake, start() + seconds(99))
        .await
        .unwrap();
    write.retry_letter(id).await.unwrap();
    let twice = write.retry_letter(id).await;
    assert!(matches!(twice, Err(StoreError::NotFound)));
    write.commit().await.unwrap();
    assert!(
        desk.store
            .undelivered(&desk.intake)
            .await
            .unwrap()
            .is_empty()
    );
    let last = desk
        .store
        .claim_due(start() + seconds(99), 100, 600)
        .await
        .unwrap();
    assert_eq!(
        last.iter().map(|letter| letter.id).collect::<Vec<_>>(),
        [id]
    );
}

#[tokio::test]
async fn a_copy_of_what_left_is_kept() {
    let desk = desk().await;
    register(&desk, inquiry(), start()).await;
    let letters = desk.store.claim_due(start(), 100, 600).await.unwrap();
    for letter in &letters {
        desk.store
            .sent(letter.id, start(), b"Subject: x\r\n\r\ny".to_vec())
            .await
            .unwrap();
    }
    assert!(
        desk.store
            .claim_due(start() + seconds(9_999), 100, 600)
            .await
            .unwrap()
            .is_empty()
    );
    // SHA-256 of the bytes, worked out elsewhere.
    let sha256 = "3e548e2b3e4fc7bd7be7bb3a03ee7e64e0e93fcdb5a30a051ba069cbdc0e26c6";
    let kept = desk.store.kept_file(sha256).await.unwrap();
    assert_eq!(kept.bytes, b"Subject: x\r\n\r\ny");
    assert_eq!(kept.media_type, "message/rfc822");
}
