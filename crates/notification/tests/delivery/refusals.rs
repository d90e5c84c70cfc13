//! What a mail server answers when it does not take a mail.

use std::path::PathBuf;

use case_workflow::people::{Actor, Role};
use harness::database::test_store;
use notification::Mailer;
use notification::retry::TRIES_MAX;
use notification::worker::Pass;
use store::TokenUse;
use uuid::Uuid;

use super::post::{post, server, without_server};
use super::{AGAIN, GAVE_UP, Hand, SENT, address, ask_for_code, officer, secrets, worker};

#[tokio::test]
async fn a_refused_address_is_given_up_at_once_and_the_desk_sees_it() {
    let (mailer, post) = post();
    if !post.is_server() {
        return without_server("a_refused_address_is_given_up");
    }
    let (store, hand) = (test_store().await, Hand::new());
    let (_, lead) = officer(&store, Role::Dl).await;
    let email = address("refused.example");
    ask_for_code(&store, &hand, &email, Uuid::new_v4()).await;
    let worker = worker(&store, mailer, &hand);
    assert_eq!(worker.pass().await.unwrap(), GAVE_UP);
    let seen = store.undelivered(&lead).await.unwrap();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].reason, "the address was refused (550)");

    let mut write = store.write(&lead, hand.now()).await.unwrap();
    write.retry_letter(seen[0].id).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(
        worker.pass().await.unwrap(),
        GAVE_UP,
        "the desk may have it tried again"
    );
}

#[tokio::test]
async fn a_mail_put_off_once_arrives_with_the_second_try() {
    let (mailer, post) = post();
    if !post.is_server() {
        return without_server("a_mail_put_off_once");
    }
    let (store, hand) = (test_store().await, Hand::new());
    let email = address("once.example");
    ask_for_code(&store, &hand, &email, Uuid::new_v4()).await;
    let worker = worker(&store, mailer, &hand);
    assert_eq!(worker.pass().await.unwrap(), AGAIN);
    hand.forward(29);
    assert_eq!(
        worker.pass().await.unwrap(),
        Pass::default(),
        "30 seconds are not over"
    );
    hand.forward(1);
    assert_eq!(worker.pass().await.unwrap(), SENT);
    let mails = post.arrived(&email, 1).await;
    let (token, _) = secrets(&mails[0]);
    let mut write = store.write(&Actor::System, hand.now()).await.unwrap();
    assert!(matches!(
        write.use_token(&token).await.unwrap(),
        TokenUse::Opened(_)
    ));
}

#[tokio::test]
async fn an_address_that_is_always_put_off_is_given_up_after_twelve_tries() {
    let (mailer, post) = post();
    if !post.is_server() {
        return without_server("an_address_that_is_always_put_off");
    }
    let (store, hand) = (test_store().await, Hand::new());
    ask_for_code(&store, &hand, &address("later.example"), Uuid::new_v4()).await;
    let worker = worker(&store, mailer, &hand);
    for tries in 1..TRIES_MAX {
        assert_eq!(worker.pass().await.unwrap(), AGAIN, "try {tries}");
        hand.forward(4 * 60 * 60);
    }
    assert_eq!(worker.pass().await.unwrap(), GAVE_UP);
}

#[tokio::test]
async fn mail_waits_out_an_outage_of_the_server() {
    let (Some(dead), (live, post)) = (server("TEST_MAIL_DEAD_URL"), post()) else {
        return without_server("mail_waits_out_an_outage");
    };
    let (store, hand) = (test_store().await, Hand::new());
    let email = address("reader.example");
    ask_for_code(&store, &hand, &email, Uuid::new_v4()).await;
    assert!(dead.check().await.is_err());
    assert_eq!(worker(&store, dead, &hand).pass().await.unwrap(), AGAIN);
    hand.forward(30);
    live.check().await.unwrap();
    assert_eq!(worker(&store, live, &hand).pass().await.unwrap(), SENT);
    assert_eq!(post.arrived(&email, 1).await.len(), 1);
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_gets_no_mail_and_no_password() {
    let Ok(url) = std::env::var("TEST_SMTP_URL") else {
        return without_server("a_server_that_nobody_vouches_for");
    };
    // Without the test's own authority the certificate is a stranger's.
    let fault = Mailer::smtp(&url, None).unwrap().check().await.unwrap_err();
    assert!(fault.worth_another_try(), "{fault}");
}

#[tokio::test]
async fn a_wrong_password_is_ours_to_mend_and_the_letter_waits() {
    let Ok(url) = std::env::var("TEST_SMTP_URL") else {
        return without_server("a_wrong_password");
    };
    let trust = std::env::var_os("TEST_SMTP_CA").map(PathBuf::from);
    let url = url.replace("madoguchi:", "madoguchi:not-");
    let mailer = Mailer::smtp(&url, trust.as_deref()).unwrap();
    let (store, hand) = (test_store().await, Hand::new());
    ask_for_code(&store, &hand, &address("reader.example"), Uuid::new_v4()).await;
    assert_eq!(worker(&store, mailer, &hand).pass().await.unwrap(), AGAIN);
}
