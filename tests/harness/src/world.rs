//! The whole program on a database of its own, without a network: its router,
//! a clock that stands still until it is moved, and a mailbox.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use api::app::App;
use api::auth::Keys;
use api::auth::throttle::Throttle;
use api::clock::Clock;
use api::config::Config;
use axum::Router;
use jiff::{SignedDuration, Timestamp};
use notification::{Clockwork, Mailer, Worker};

use crate::browser::Browser;
use crate::database::{TestStore, test_store};
use crate::mailbox::{Mail, read_folder};

/// Tuesday 24 November 2026, 10:12 in Tokyo, Monday evening in New York.
pub const START: &str = "2026-11-24T01:12:00Z";

/// The password of everybody here who has one.
pub const PASSWORD: &str = "correct-horse-窓口-2026";

/// One running program with its people. Clones share it.
#[derive(Clone)]
pub struct World(Arc<Inner>);

struct Inner {
    app: RwLock<App>,
    router: RwLock<Router>,
    /// Kept for its end: the database goes with it.
    database: TestStore,
    folder: PathBuf,
    unread: Mutex<Vec<Mail>>,
    count: AtomicU32,
}

impl Drop for Inner {
    fn drop(&mut self) {
        // A folder that stays behind is not the test's failure.
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

impl World {
    /// An empty desk: no people, no hospitals, no cases.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// An empty desk with some settings of its own.
    ///
    /// # Panics
    /// When the database cannot be had: the test cannot go on.
    pub async fn with(set: impl FnOnce(&mut Config)) -> Self {
        // As the program's beginning does; a second time changes nothing.
        drop(rustls::crypto::ring::default_provider().install_default());
        let database = test_store().await;
        let folder = std::env::temp_dir().join(format!("madoguchi-mail-{}", uuid::Uuid::new_v4()));
        let mut config = Config::read(|_| None).expect("the settings have defaults");
        config.database_url = database.url().to_owned();
        config.public_url = "http://desk.test".to_owned();
        config.mail_dir.clone_from(&folder);
        // No test asks the real registry.
        config.registry_url = "http://127.0.0.1:9".to_owned();
        set(&mut config);
        let start: Timestamp = START.parse().expect("the start is a time");
        let store = (*database).clone();
        let app = App::new(store, Clock::still(start), config, Keys::new(&[7; 48]));
        Self(Arc::new(Inner {
            router: RwLock::new(api::serve::router(app.clone())),
            app: RwLock::new(app),
            database,
            folder,
            unread: Mutex::new(Vec::new()),
            count: AtomicU32::new(0),
        }))
    }

    /// The program's parts.
    #[must_use]
    pub fn app(&self) -> App {
        let app = self.0.app.read().unwrap_or_else(PoisonError::into_inner);
        app.clone()
    }

    /// What is kept.
    #[must_use]
    pub fn store(&self) -> &store::Store {
        &self.0.database
    }

    /// The database's address, for a second program on it.
    #[must_use]
    pub fn database_url(&self) -> &str {
        self.0.database.url()
    }

    /// The web side.
    pub fn router(&self) -> Router {
        let router = self.0.router.read().unwrap_or_else(PoisonError::into_inner);
        router.clone()
    }

    /// What time it is here.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.app().clock.now()
    }

    /// Today in Japan.
    #[must_use]
    pub fn today(&self) -> jiff::civil::Date {
        case_workflow::calendar::jst_date(self.now())
    }

    /// Moves the clock. The throttle goes by the machine's clock, on which no
    /// time has passed, so whoever waits here is given new tries.
    pub fn later(&self, by: SignedDuration) {
        self.at(self.now() + by);
    }

    /// Moves the clock by whole days.
    pub fn days_later(&self, days: i64) {
        self.later(SignedDuration::from_hours(24 * days));
    }

    /// Moves the clock on to the opening of the desk `days` business days away.
    pub fn business_days_later(&self, days: i64) {
        let calendar = self.app().calendar;
        let mut at = calendar.next_opening(self.now());
        for _ in 0..days {
            at = calendar.next_opening(at + SignedDuration::from_hours(24));
        }
        self.at(at);
    }

    /// Sets the clock.
    pub fn at(&self, now: Timestamp) {
        let before = self.now();
        let mut app = self.0.app.write().unwrap_or_else(PoisonError::into_inner);
        app.clock.set(now);
        if now.duration_since(before) >= SignedDuration::from_mins(10) {
            app.throttle = Arc::new(Throttle::new());
            let router = api::serve::router(app.clone());
            *self
                .0
                .router
                .write()
                .unwrap_or_else(PoisonError::into_inner) = router;
        }
    }

    /// A browser in which nobody is signed in.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(self.clone())
    }

    /// A number that nothing else in this world has.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.0.count.fetch_add(1, Ordering::Relaxed)
    }

    /// Ten seconds later every letter that waited has left.
    ///
    /// # Panics
    /// If a letter does not leave.
    pub async fn deliver(&self) {
        self.later(SignedDuration::from_secs(10));
        let app = self.app();
        let mailer = Mailer::folder(&self.0.folder).expect("a folder for mails");
        let worker = self.worker(mailer);
        loop {
            let pass = worker.pass().await.expect("the outbox can be read");
            assert_eq!(
                (pass.again, pass.gave_up, pass.unsettled),
                (0, 0, 0),
                "every letter leaves: {pass:?}"
            );
            if !pass.found_any() {
                break;
            }
        }
        drop(app);
        self.unread().extend(read_folder(&self.0.folder));
    }

    /// A mail worker that sends by `mailer`.
    ///
    /// # Panics
    /// If the settings name no web address.
    #[must_use]
    pub fn worker(&self, mailer: Mailer) -> Worker {
        let app = self.app();
        let clock = app.clock.clone();
        Worker::new(
            app.store.clone(),
            mailer,
            api::cli::mail_desk(&app).expect("the settings name a web address"),
            Arc::new(move || clock.now()),
            app.nudge.clone(),
        )
    }

    /// The clocks are looked at once: reminders, rounds past their date.
    ///
    /// # Panics
    /// If the cases cannot be listed.
    pub async fn wind_clocks(&self) -> notification::clockwork::Look {
        let app = self.app();
        let clock = app.clock.clone();
        let clock: notification::Clock = Arc::new(move || clock.now());
        let mut clockwork = Clockwork::new(app.store, app.calendar, clock, app.nudge);
        clockwork.pass().await.expect("the clocks can be read")
    }

    /// The mails to this address that were not read yet, oldest first; they are
    /// read now.
    pub async fn mails(&self, address: &str) -> Vec<Mail> {
        self.deliver().await;
        let mut unread = self.unread();
        let (mine, others) = unread.drain(..).partition(|mail| mail.to == address);
        *unread = others;
        mine
    }

    /// The only unread mail to this address whose subject has `words`; it is
    /// read now, others are not.
    ///
    /// # Panics
    /// If there is none, or more than one.
    pub async fn mail(&self, address: &str, words: &str) -> Mail {
        self.deliver().await;
        let mut unread = self.unread();
        let places: Vec<usize> = unread
            .iter()
            .enumerate()
            .filter(|(_, mail)| mail.to == address && mail.subject.contains(words))
            .map(|(place, _)| place)
            .collect();
        assert!(
            places.len() == 1,
            "{} mails to {address} about “{words}”; unread are:\n{}",
            places.len(),
            listed(&unread)
        );
        unread.remove(places[0])
    }

    /// Whatever was mailed so far is of no interest to the test.
    pub async fn forget_mails(&self) {
        self.deliver().await;
        self.unread().clear();
    }

    /// Every letter has been read: none too many was written.
    ///
    /// # Panics
    /// If one was not, with the list.
    pub async fn no_more_letters(&self) {
        self.deliver().await;
        let unread = self.unread();
        assert!(
            unread.is_empty(),
            "nobody expected these letters:\n{}",
            listed(&unread)
        );
    }

    fn unread(&self) -> MutexGuard<'_, Vec<Mail>> {
        self.0.unread.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn listed(mails: &[Mail]) -> String {
    mails
        .iter()
        .map(|mail| format!("  {}: {}\n", mail.to, mail.subject))
        .collect()
}
