//! From the outbox to the reader: over a real mail server where the run has
//! one, into a folder where it has none.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod clocks;
mod post;
mod refusals;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::ids::PersonId;
use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::register::Hospital;
use harness::database::{TestStore, start, test_store};
use jiff::{SignedDuration, Timestamp};
use mail_parser::Message;
use notification::worker::Pass;
use notification::{Clock, Desk, Mailer, Worker};
use post::{post, without_server};
use store::{Address, CodeUse, NewMember, NewPerson, Purpose, TokenState};
use tokio::sync::Notify;
use uuid::Uuid;

fn desk() -> Desk {
    Desk {
        operator_en: "National Cancer Center Japan".into(),
        operator_ja: "国立がん研究センター".into(),
        phone: "+81 3-5550-0142".into(),
        mailbox: "desk@desk.example.jp".into(),
        public_url: "https://desk.example.jp".parse().unwrap(),
        calendar: case_workflow::calendar::Calendar::japan(),
    }
}

/// A clock that stands until the test moves it.
#[derive(Clone)]
struct Hand(Arc<Mutex<Timestamp>>);

impl Hand {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(start())))
    }

    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }

    fn forward(&self, seconds: i64) {
        *self.0.lock().unwrap() += SignedDuration::from_secs(seconds);
    }

    fn clock(&self) -> Clock {
        let hand = self.clone();
        Arc::new(move || hand.now())
    }
}

fn worker(store: &TestStore, mailer: Mailer, hand: &Hand) -> Worker {
    Worker::new(
        (**store).clone(),
        mailer,
        desk(),
        hand.clock(),
        Arc::new(Notify::new()),
    )
}

/// An address that no other test, nor an earlier run, has written to.
fn address(domain: &str) -> String {
    format!("{}@{domain}", Uuid::new_v4().simple())
}

/// Puts a code for a draft in the outbox.
async fn ask_for_code(store: &TestStore, hand: &Hand, email: &str, draft: Uuid) {
    let to = Address {
        email: email.into(),
        lang: "en".into(),
        zone: "America/New_York".into(),
    };
    let values = [("draft".to_owned(), draft.to_string())].into();
    let mut write = store.write(&Actor::System, hand.now()).await.unwrap();
    let added = write
        .letter_to_address(LetterKind::AddressCode, &to, &draft.to_string(), &values)
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(added, 1);
}

/// Somebody who reads Japanese.
fn person(email: &str) -> NewPerson {
    NewPerson {
        email: email.into(),
        name_family: "架空".into(),
        name_given: "花子".into(),
        display: "架空 花子".into(),
        family_roman: None,
        given_roman: None,
        lang: "ja".into(),
        zone: "Asia/Tokyo".into(),
    }
}

/// Somebody of the desk, who sees what could not be delivered.
async fn officer(store: &TestStore, role: Role) -> (PersonId, Actor) {
    let hat = Hat {
        role,
        place: Place::Desk,
        read_only: false,
        manager: false,
    };
    let person = person(&address("desk.example.jp"));
    let mut write = store.write(&Actor::System, start()).await.unwrap();
    let member = NewMember {
        person,
        hat: hat.clone(),
        ends_at: None,
    };
    let id = write
        .invite(member, start() + SignedDuration::from_hours(24))
        .await
        .unwrap()
        .person;
    write.commit().await.unwrap();
    (
        id,
        Actor::Person {
            id,
            hats: vec![hat],
            zone: "Asia/Tokyo".into(),
            stands_for: Vec::new(),
        },
    )
}

/// The secret of the link, and the code, as a reader finds them.
fn secrets(mail: &Message<'_>) -> (String, String) {
    let text = mail.body_text(0).unwrap().into_owned();
    let token = text
        .split_once("/en/link/")
        .unwrap()
        .1
        .split_whitespace()
        .next()
        .unwrap();
    let code = text
        .split_once("Your code is ")
        .unwrap()
        .1
        .split('.')
        .next()
        .unwrap();
    (token.to_owned(), code.to_owned())
}

const SENT: Pass = Pass {
    sent: 1,
    again: 0,
    gave_up: 0,
    unsettled: 0,
};
const AGAIN: Pass = Pass {
    sent: 0,
    again: 1,
    gave_up: 0,
    unsettled: 0,
};
const GAVE_UP: Pass = Pass {
    sent: 0,
    again: 0,
    gave_up: 1,
    unsettled: 0,
};

#[tokio::test]
async fn a_code_arrives_whole_and_its_link_and_digits_open_the_draft() {
    let (mailer, post) = post();
    if !post.is_server() {
        without_server("a_code_arrives_whole");
    }
    let (store, hand) = (test_store().await, Hand::new());
    let (email, draft) = (address("reader.example"), Uuid::new_v4());
    ask_for_code(&store, &hand, &email, draft).await;
    let worker = worker(&store, mailer, &hand);
    assert_eq!(worker.pass().await.unwrap(), SENT);
    assert_eq!(
        worker.pass().await.unwrap(),
        Pass::default(),
        "nothing leaves twice"
    );

    let mails = post.arrived(&email, 1).await;
    let mail = &mails[0];
    assert_eq!(mail.subject(), Some("Your code for the desk"));
    let header = mail.header_raw("Auto-Submitted").map(str::trim);
    assert_eq!(header, Some("auto-generated"));
    assert!(mail.body_html(0).unwrap().contains("<a "));

    let (token, code) = secrets(mail);
    let view = store.look(&token, hand.now()).await.unwrap().unwrap();
    assert_eq!(
        (view.purpose, view.state),
        (Purpose::AddressCode, TokenState::Live)
    );
    let mut write = store.write(&Actor::System, hand.now()).await.unwrap();
    let used = write
        .use_code(Purpose::AddressCode, &draft.to_string(), &code)
        .await
        .unwrap();
    assert!(matches!(used, CodeUse::Opened(_)), "{used:?}");
}

#[tokio::test]
async fn the_copy_that_is_kept_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (store, hand) = (test_store().await, Hand::new());
    let email = address("reader.example");
    ask_for_code(&store, &hand, &email, Uuid::new_v4()).await;
    let mailer = Mailer::folder(folder.path()).unwrap();
    assert_eq!(worker(&store, mailer, &hand).pass().await.unwrap(), SENT);
    let sent = std::fs::read_dir(folder.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let mail = std::fs::read(sent.path()).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&mail).unwrap();
    let (token, code) = secrets(&mail);

    let Some(file) = store.file() else {
        // The same rows lie on PostgreSQL, where no file can be read.
        return;
    };
    store.checkpoint().await.unwrap();
    let database = std::fs::read(file).unwrap();
    let holds = |text: &str| {
        database
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    assert!(holds("left-out-of-the-copy"), "the copy is there");
    assert!(!holds(&token) && !holds(&format!("Your code is {code}")));
}

#[tokio::test]
async fn three_workers_send_forty_letters_once_each() {
    let folder = tempfile::tempdir().unwrap();
    let (store, hand) = (test_store().await, Hand::new());
    for _ in 0..40 {
        ask_for_code(&store, &hand, &address("reader.example"), Uuid::new_v4()).await;
    }
    let mailer = Mailer::folder(folder.path()).unwrap();
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..3 {
        let worker = worker(&store, mailer.clone(), &hand);
        workers.spawn(async move {
            let mut sent = 0;
            loop {
                let pass = worker.pass().await.unwrap();
                if !pass.found_any() {
                    return sent;
                }
                sent += pass.sent;
            }
        });
    }
    let mut sent = 0;
    while let Some(by_one) = workers.join_next().await {
        sent += by_one.unwrap();
    }
    assert_eq!(sent, 40);
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 40, "{names:?}");
    assert!(
        names
            .iter()
            .all(|name| name.starts_with("20261120T010000.") && name.ends_with(".eml"))
    );
}

#[tokio::test]
async fn a_worker_wakes_at_once_when_called_and_ends_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let (store, hand) = (test_store().await, Hand::new());
    let (nudge, stop) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let mailer = Mailer::folder(folder.path()).unwrap();
    let worker = Worker::new(
        (*store).clone(),
        mailer,
        desk(),
        hand.clock(),
        Arc::clone(&nudge),
    );
    let told = Arc::clone(&stop);
    let running = tokio::spawn(worker.run(async move { told.notified().await }));
    let email = address("reader.example");
    ask_for_code(&store, &hand, &email, Uuid::new_v4()).await;
    nudge.notify_one();
    // Shorter than the pause between two looks of a worker that nobody calls.
    let arrived = tokio::time::timeout(Duration::from_secs(4), async {
        while std::fs::read_dir(folder.path()).unwrap().next().is_none() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
    arrived.await.expect("the call woke it");
    stop.notify_one();
    tokio::time::timeout(Duration::from_secs(5), running)
        .await
        .expect("it ends")
        .unwrap();
}

#[tokio::test]
async fn a_new_password_for_the_desk_comes_without_opening_and_close() {
    let (mailer, post) = post();
    let (store, hand) = (test_store().await, Hand::new());
    let (person, _) = officer(&store, Role::Di).await;
    let email = store.person(person).await.unwrap().email;
    let letter = Letter::at_once(LetterKind::PasswordReset, To::Person(person), "r1");
    let mut write = store.write(&Actor::System, hand.now()).await.unwrap();
    write.letter(&letter, None).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(worker(&store, mailer, &hand).pass().await.unwrap(), SENT);
    let mails = post.arrived(&email, 1).await;
    let text = mails[0].body_text(0).unwrap();
    assert!(text.contains("2026年11月20日（金）11:00までに"), "{text}");
    assert!(
        !text.contains("お世話になっております"),
        "mails to the desk have no opening: {text}"
    );
}

#[tokio::test]
async fn a_letter_without_what_it_needs_is_given_up_and_says_what_it_lacks() {
    let (mailer, _post) = post();
    let (store, hand) = (test_store().await, Hand::new());
    let (_, lead) = officer(&store, Role::Dl).await;
    let to = Address {
        email: address("reader.example"),
        lang: "ja".into(),
        zone: "UTC".into(),
    };
    let mut write = store.write(&Actor::System, hand.now()).await.unwrap();
    write
        .letter_to_address(
            LetterKind::AddressCode,
            &to,
            "x",
            &std::collections::BTreeMap::new(),
        )
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(worker(&store, mailer, &hand).pass().await.unwrap(), GAVE_UP);
    assert_eq!(
        store.undelivered(&lead).await.unwrap()[0].reason,
        "the letter lacks `draft`"
    );
}

#[tokio::test]
async fn somebody_invited_by_a_hospital_reads_which_one() {
    let (mailer, post) = post();
    let (store, hand) = (test_store().await, Hand::new());
    let mut hospital = Hospital::default();
    hospital.basic.name_ja = "見本大学病院".into();
    let email = address("hospital.example");
    let mut write = store.write(&Actor::System, hand.now()).await.unwrap();
    let place = Place::Hospital(write.add_hospital(&hospital).await.unwrap());
    let hat = Hat {
        role: Role::Ho,
        place,
        read_only: false,
        manager: true,
    };
    let member = NewMember {
        person: person(&email),
        hat,
        ends_at: None,
    };
    let later = hand.now() + SignedDuration::from_hours(24);
    let invited = write.invite(member, later).await.unwrap();
    let letter = Letter::at_once(LetterKind::Invitation, To::Person(invited.person), "i1")
        .with("membership", invited.membership);
    write.letter(&letter, None).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(worker(&store, mailer, &hand).pass().await.unwrap(), SENT);
    let mails = post.arrived(&email, 1).await;
    let text = mails[0].body_text(0).unwrap().replace("\r\n", "\n");
    assert!(text.starts_with("見本大学病院\n架空 花子様"), "{text}");
    assert!(text.contains("見本大学病院の一員として、"), "{text}");
}
