//! `kill -9` in the middle of a storm of requests, twenty times: whatever was
//! acknowledged is there afterwards, once, with one receipt in the outbox.
//!
//! The real program is run: the one that `MADOGUCHI_BIN` names, or the one that
//! was built beside this test.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use api::clock::Clock;
use case_workflow::case::step::LetterKind;
use case_workflow::ids::CaseId;
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use harness::database::test_store;
use harness::forms;
use serde_json::{Value, json};
use store::{CaseKey, NewToken, Purpose, Store, TokenUse};
use uuid::Uuid;

/// How often the program is killed.
const KILLS: u32 = 20;
/// Browsers that send at the same time.
const SENDERS: usize = 64;
/// Requests that must be under way at the moment of the kill.
const IN_FLIGHT_MIN: usize = 50;
/// Drafts ready before each storm: one in each hand, and more for those whose
/// request is answered before the kill.
const DRAFTS_READY: usize = SENDERS + 96;

/// A draft with a confirmed address, and the one id under which it is sent.
#[derive(Clone)]
struct Ready {
    draft: String,
    key: String,
    submission: Uuid,
}

/// The program, listening.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(database_url: &str, folder: &Path) -> Self {
        let program = program();
        let mut child = Command::new(&program)
            .args(["serve", "--no-worker", "--listen", "127.0.0.1:0"])
            .env("MADOGUCHI_DATABASE_URL", database_url)
            .env("MADOGUCHI_SECRET_FILE", folder.join("secret"))
            .env("MADOGUCHI_MAIL_DIR", folder.join("mail"))
            .env("MADOGUCHI_LOG", "error")
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap_or_else(|fault| panic!("{}: {fault}", program.display()));
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("listens on ")?.1.to_owned()))
            .expect("the program says where it listens");
        Self { child, address }
    }

    fn kill_nine(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("MADOGUCHI_BIN") {
        return path.into();
    }
    // target/debug/deps/it-… → target/debug/madoguchi
    let test = std::env::current_exe().unwrap();
    let path = test.ancestors().nth(2).unwrap().join("madoguchi");
    assert!(
        path.exists(),
        "{} is missing: `cargo build -p api` makes it",
        path.display()
    );
    path
}

/// Numbers that look random and are the same in every run (xorshift).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// Drafts until there are enough, each with its address confirmed by the link
/// that the mail would hold.
async fn top_up(store: &Store, ready: &mut VecDeque<Ready>, made: &mut u32) {
    while ready.len() < DRAFTS_READY {
        *made += 1;
        let email = format!("sender{made}@storm.example");
        let form = forms::request(&format!("Storm {made} Bio"), &email);
        let now = Clock::Machine.now();
        let mut write = store.write(&Actor::Nobody, now).await.unwrap();
        let zone = "America/New_York";
        let (draft, key) = write
            .begin_draft("en", zone, form.as_object().unwrap())
            .await
            .unwrap();
        write.commit().await.unwrap();
        let mut write = store.write(&Actor::Applicant(draft.id), now).await.unwrap();
        write.address_draft(draft.id, &email).await.unwrap();
        let issued = write
            .issue(NewToken {
                purpose: Purpose::AddressCode,
                subject: draft.id.to_string(),
                email: Some(email),
                person: None,
                expires_at: draft.expires_at,
                with_code: false,
            })
            .await
            .unwrap();
        let TokenUse::Opened(token) = write.use_token(issued.secret.reveal()).await.unwrap() else {
            panic!("a link that was just made opens");
        };
        write.confirm_address(&token).await.unwrap();
        write.commit().await.unwrap();
        ready.push_back(Ready {
            draft: draft.id.to_string(),
            key: key.reveal().to_owned(),
            submission: Uuid::new_v4(),
        });
    }
}

/// Sends one draft; its reference if the program acknowledged it, none if the
/// connection broke.
async fn send(client: &reqwest::Client, address: &str, one: &Ready) -> Option<String> {
    let sent = client
        .post(format!("{address}/api/cases"))
        .header("x-requested-with", "madoguchi")
        .header("cookie", format!("madoguchi_draft={}", one.key))
        .json(&json!({ "draft": one.draft, "submission_id": one.submission }))
        .send()
        .await
        .ok()?;
    let status = sent.status();
    let body: Value = sent.json().await.ok()?;
    assert_eq!(status, 201, "{body}");
    Some(body["number"].as_str().unwrap().to_owned())
}

/// What the senders share.
#[derive(Default)]
struct Storm {
    ready: Mutex<VecDeque<Ready>>,
    under_way: AtomicUsize,
    acknowledged: Mutex<BTreeMap<Uuid, String>>,
    broken: Mutex<Vec<Ready>>,
}

/// Everybody sends until the program dies. Answers with the requests that were
/// under way at that moment.
async fn storm(
    client: &reqwest::Client,
    server: Server,
    storm: Arc<Storm>,
    delay: Duration,
) -> usize {
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..SENDERS {
        let (client, storm) = (client.clone(), storm.clone());
        let address = server.address.clone();
        senders.spawn(async move {
            loop {
                let next = storm.ready.lock().unwrap().pop_front();
                let Some(one) = next else { return };
                storm.under_way.fetch_add(1, Ordering::SeqCst);
                let answer = send(&client, &address, &one).await;
                storm.under_way.fetch_sub(1, Ordering::SeqCst);
                match answer {
                    Some(number) => {
                        let mut known = storm.acknowledged.lock().unwrap();
                        known.insert(one.submission, number);
                    }
                    None => {
                        storm.broken.lock().unwrap().push(one);
                        return;
                    }
                }
            }
        });
    }
    while storm.under_way.load(Ordering::SeqCst) < IN_FLIGHT_MIN {
        tokio::task::yield_now().await;
    }
    tokio::time::sleep(delay).await;
    let under_way = storm.under_way.load(Ordering::SeqCst);
    server.kill_nine();
    while let Some(done) = senders.join_next().await {
        done.unwrap();
    }
    under_way
}

/// The outbox as a worker finds it: receipts of each case so far.
async fn collect_receipts(store: &Store, receipts: &mut BTreeMap<CaseId, u32>) {
    loop {
        let now = Clock::Machine.now();
        let letters = store.claim_due(now, 100, 60).await.unwrap();
        if letters.is_empty() {
            return;
        }
        for letter in letters {
            if letter.kind == LetterKind::Receipt {
                *receipts.entry(letter.case.unwrap().id).or_default() += 1;
            }
            store.sent(letter.id, now, Vec::new()).await.unwrap();
        }
    }
}

/// Every acknowledged request is a case, and every case has one receipt.
async fn check(store: &Store, storm: &Storm, receipts: &mut BTreeMap<CaseId, u32>) {
    let acknowledged = storm.acknowledged.lock().unwrap().clone();
    let broken = storm.broken.lock().unwrap().len();
    let mut there = BTreeSet::new();
    for number in acknowledged.values() {
        let key = CaseKey::Number(number.clone());
        let case = store.case(&Actor::System, Action::ReadCase, &key).await;
        let case = case.unwrap_or_else(|fault| panic!("{number} was acknowledged: {fault}"));
        assert!(there.insert(case.id), "{number} answers two requests");
    }
    let all: BTreeSet<CaseId> = store.open_case_ids().await.unwrap().into_iter().collect();
    assert!(there.is_subset(&all));
    assert!(
        all.len() - there.len() <= broken,
        "{} cases, {} acknowledged, {broken} without an answer",
        all.len(),
        there.len()
    );
    collect_receipts(store, receipts).await;
    let once: BTreeMap<CaseId, u32> = all.into_iter().map(|case| (case, 1)).collect();
    assert_eq!(*receipts, once, "each case has one receipt");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_kill_nine_with_one_receipt() {
    drop(rustls::crypto::ring::default_provider().install_default());
    let database = test_store().await;
    // The program is alone with the file while it is killed.
    (*database).clone().close().await.unwrap();
    let folder = std::env::temp_dir().join(format!("madoguchi-kill-{}", Uuid::new_v4()));
    let client = reqwest::Client::builder()
        .timeout(Duration::from_secs(30))
        .build()
        .unwrap();
    let mut seeded = Seeded(0x6d61_646f_6775_6368);
    let shared = Arc::new(Storm::default());
    let (mut receipts, mut made) = (BTreeMap::new(), 0);
    let mut server = Server::start(database.url(), &folder);
    for kill in 1..=KILLS {
        let store = Store::open(database.url()).await.unwrap();
        // Who got no answer sends the same request again.
        let mut ready: VecDeque<Ready> = shared.broken.lock().unwrap().drain(..).collect();
        ready.extend(shared.ready.lock().unwrap().drain(..));
        top_up(&store, &mut ready, &mut made).await;
        *shared.ready.lock().unwrap() = ready;
        store.close().await.unwrap();

        let delay = Duration::from_millis(5 + seeded.below(250));
        let under_way = storm(&client, server, shared.clone(), delay).await;
        assert!(
            under_way >= IN_FLIGHT_MIN,
            "kill {kill}: only {under_way} requests were under way"
        );
        server = Server::start(database.url(), &folder);
        let store = Store::open(database.url()).await.unwrap();
        check(&store, &shared, &mut receipts).await;
        store.close().await.unwrap();
    }

    // In the end everybody has an answer, and one case.
    let broken = std::mem::take(&mut *shared.broken.lock().unwrap());
    for one in broken {
        let number = send(&client, &server.address, &one).await.unwrap();
        shared
            .acknowledged
            .lock()
            .unwrap()
            .insert(one.submission, number);
    }
    let store = Store::open(database.url()).await.unwrap();
    check(&store, &shared, &mut receipts).await;
    assert_eq!(receipts.len(), shared.acknowledged.lock().unwrap().len());
    store.close().await.unwrap();
    server.kill_nine();
    drop(std::fs::remove_dir_all(&folder));
}
