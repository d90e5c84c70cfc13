//! A letter outlives a dead mail server, and leaves once when there is one
//! again.

use std::time::{Duration, Instant};

use harness::forms;
use harness::mailbox::{Mail, read};
use harness::world::World;
use jiff::SignedDuration;
use notification::Mailer;
use notification::worker::Pass;
use uuid::Uuid;

/// The run's mail server, or none; then a folder stands in, which is said.
fn live() -> Option<Mailer> {
    let Ok(url) = std::env::var("TEST_SMTP_URL") else {
        eprintln!("TEST_SMTP_URL is not set: the letter leaves into a folder, not over SMTP");
        return None;
    };
    let trust = std::env::var_os("TEST_SMTP_CA").map(std::path::PathBuf::from);
    Some(Mailer::smtp(&url, trust.as_deref()).unwrap())
}

/// What the server filed for this address; it files a moment after it took it.
async fn filed(address: &str) -> Vec<Mail> {
    let folder = std::path::PathBuf::from(std::env::var_os("TEST_MAILDIR").unwrap()).join("new");
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let mails: Vec<Mail> = std::fs::read_dir(&folder)
            .unwrap()
            .filter_map(|entry| std::fs::read(entry.unwrap().path()).ok())
            .map(|bytes| read(&bytes))
            .filter(|mail| mail.to == address)
            .collect();
        if !mails.is_empty() || Instant::now() > end {
            return mails;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_receipt_waits_for_the_mail_server_and_then_leaves_once() {
    let world = World::new().await;
    let address = format!("{}@outage.example", Uuid::new_v4().simple());
    let firm = world.firm(forms::request("Numbat Bio", &address)).await;

    // Nothing listens there.
    let dead = world.worker(Mailer::smtp("smtp://127.0.0.1:9?tls=none", None).unwrap());
    let put_off = |pass: Pass| (pass.sent, pass.again, pass.gave_up);
    assert_eq!(put_off(dead.pass().await.unwrap()), (0, 1, 0));
    assert_eq!(
        put_off(dead.pass().await.unwrap()),
        (0, 0, 0),
        "not again at once"
    );
    world.later(SignedDuration::from_mins(15));
    assert_eq!(put_off(dead.pass().await.unwrap()), (0, 1, 0));
    let state = world.store().outbox_state(world.now()).await.unwrap();
    assert_eq!((state.waiting, state.gave_up), (1, 0));

    world.later(SignedDuration::from_hours(2));
    let mails = match live() {
        Some(mailer) => {
            let worker = world.worker(mailer);
            assert_eq!(put_off(worker.pass().await.unwrap()), (1, 0, 0));
            assert_eq!(worker.pass().await.unwrap(), Pass::default());
            filed(&address).await
        }
        None => world.mails(&address).await,
    };
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.contains("We have received your request"));
    assert!(mails[0].text.contains(&firm.number));
    world.no_more_letters().await;
}
