//! Requests that wait for their last button: confirmed drafts of companies that
//! are signed in.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use anyhow::Context;
use api::auth::{DRAFT_COOKIE, Keys, SESSION_COOKIE};
use case_workflow::people::Actor;
use jiff::{SignedDuration, Timestamp};
use sea_orm::TransactionTrait;
use serde_json::json;
use store::Store;

use crate::client::Ask;
use crate::database::{self, Place};
use crate::load::{Contact, answers};

/// Companies that take turns.
const COMPANIES: usize = 200;
/// Drafts that share a transaction.
const AT_ONCE: usize = 200;

/// Requests to be sent, each once.
#[derive(Clone)]
pub struct Drafts {
    waiting: Rc<RefCell<VecDeque<Ask>>>,
}

impl Drafts {
    /// The next one.
    #[must_use]
    pub fn next(&self) -> Option<Ask> {
        self.waiting.borrow_mut().pop_front()
    }

    /// Prepares `count` of them; `first` tells this lot from another.
    ///
    /// # Errors
    /// If the database refuses a row.
    pub async fn prepare(
        place: &Place,
        store: &Store,
        keys: &Keys,
        first: usize,
        count: usize,
        now: Timestamp,
    ) -> anyhow::Result<Self> {
        let mut sessions = Vec::new();
        for n in 0..COMPANIES {
            let person = store.person_by_email(&Contact::new(n).email).await?;
            let person = person.context("every company of the loaded cases has a contact")?;
            sessions.push(session(store, keys, person.id, now).await?);
        }
        let mut waiting = VecDeque::with_capacity(count);
        let db = place.connect().await?;
        for lot in (0..count).step_by(AT_ONCE) {
            let mut write = store.write(&Actor::Nobody, now).await?;
            let mut made = Vec::new();
            for n in lot..(lot + AT_ONCE).min(count) {
                let contact = Contact::new(n % COMPANIES);
                let answers = answers(&contact, 10_000_000 + first + n, now);
                let (draft, key) = write
                    .begin_draft("en", "America/New_York", &answers)
                    .await?;
                made.push((draft.id, contact.email));
                let body = json!({ "draft": draft.id, "submission_id": write.new_id() });
                let cookie = format!(
                    "{DRAFT_COOKIE}={}; {}",
                    key.reveal(),
                    sessions[n % COMPANIES]
                );
                waiting.push_back(Ask::post("/api/cases", &cookie, body.to_string()));
            }
            write.commit().await?;
            confirm(&db, made).await?;
        }
        db.close().await?;
        Ok(Self {
            waiting: Rc::new(RefCell::new(waiting)),
        })
    }
}

/// As after the code from the mail, without the mails.
async fn confirm(
    db: &sea_orm::DatabaseConnection,
    drafts: Vec<(case_workflow::ids::DraftId, String)>,
) -> anyhow::Result<()> {
    #[expect(
        clippy::disallowed_methods,
        reason = "this writes to a database that nobody else writes to"
    )]
    let txn = db.begin().await?;
    for (draft, email) in drafts {
        use sea_orm::ConnectionTrait;
        txn.execute_raw(database::statement(
            &txn,
            "UPDATE drafts SET email = $1, confirmed_at = saved_at WHERE id = $2",
            vec![email.into(), draft.0.into()],
        ))
        .await?;
    }
    Ok(txn.commit().await?)
}

/// Signs somebody in and answers with their cookie.
///
/// # Errors
/// If the database does not answer.
pub async fn session(
    store: &Store,
    keys: &Keys,
    person: case_workflow::ids::PersonId,
    now: Timestamp,
) -> anyhow::Result<String> {
    let mut write = store.write(&Actor::System, now).await?;
    let ends = now + SignedDuration::from_hours(12);
    let session = write.start_session(person, ends, "bench").await?;
    write.commit().await?;
    let cookie = keys.session_cookie(session, now, false);
    Ok(format!("{SESSION_COOKIE}={}", cookie.value()))
}
