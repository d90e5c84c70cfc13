//! Delivers what waits in the outbox: claim, make the secrets, render, send,
//! settle. Any number of workers, in any number of processes, may run.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use case_workflow::people::{Actor, Place};
use jiff::Timestamp;
use store::{
    Claimed, NewToken, Purpose, Store, StoreError, expert_reply_subject, fold_email,
    register_check_subject,
};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tracing::{error, info, warn};

use crate::compose::{ComposeError, Outgoing, compose};
use crate::letter::{About, Lang, Minted, Opens, Recipient, Side, Values, mint};
use crate::mailer::{Mailer, NotSent};
use crate::render::{Desk, RenderError, render};
use crate::retry;

/// What time it is; handed in, so that a test's clock stands still.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Letters in hand at once. They leave side by side, so that one slow server
/// cannot outlast the lease of the letters behind it.
const IN_HAND: u64 = 4;
/// Seconds for which a claimed letter is nobody else's.
const LEASE_SECONDS: u32 = 60;
/// Seconds between two looks when nobody calls: letters on hold fall due by
/// themselves.
const LOOK_SECONDS: u64 = 5;

/// One worker. Clones share their connections.
#[derive(Clone)]
pub struct Worker {
    store: Store,
    mailer: Mailer,
    desk: Arc<Desk>,
    clock: Clock,
    nudge: Arc<Notify>,
}

/// What became of the letters of one pass.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pass {
    /// Left.
    pub sent: usize,
    /// Tried again later.
    pub again: usize,
    /// Shown to the desk as undelivered.
    pub gave_up: usize,
    /// Neither settled: the lease ends and another worker takes them.
    pub unsettled: usize,
}

impl Pass {
    /// Whether there was anything to do.
    #[must_use]
    pub fn found_any(self) -> bool {
        self != Self::default()
    }
}

/// Why one letter did not leave.
#[derive(Debug, thiserror::Error)]
enum Undelivered {
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error(transparent)]
    Compose(#[from] ComposeError),
    #[error(transparent)]
    NotSent(#[from] NotSent),
    #[error("the letter lacks `{0}`")]
    Lacks(&'static str),
    #[error("the reader has no address any more")]
    NoAddress,
    #[error("tried too often without an answer")]
    TooOften,
    #[error(transparent)]
    Store(#[from] StoreError),
}

enum Settled {
    Sent,
    Again,
    GaveUp,
}

impl Worker {
    /// A worker; `nudge` wakes it when a letter has been put in.
    #[must_use]
    pub fn new(store: Store, mailer: Mailer, desk: Desk, clock: Clock, nudge: Arc<Notify>) -> Self {
        Self {
            store,
            mailer,
            desk: Arc::new(desk),
            clock,
            nudge,
        }
    }

    /// Works until `stop` is there; letters in hand are finished first.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        let mut stop = pin!(stop);
        loop {
            let more = match self.pass().await {
                Ok(pass) => pass.found_any(),
                Err(fault) => {
                    error!(
                        error = &fault as &dyn std::error::Error,
                        "the outbox cannot be read"
                    );
                    false
                }
            };
            let pause = Duration::from_secs(if more { 0 } else { LOOK_SECONDS });
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = tokio::time::sleep(pause) => {}
                () = self.nudge.notified(), if !more => {}
            }
        }
    }

    /// Delivers what is due now, a few letters side by side.
    ///
    /// # Errors
    /// [`StoreError`] if the outbox cannot be read. What happens to one letter
    /// is no error of the pass.
    pub async fn pass(&self) -> Result<Pass, StoreError> {
        let mut letters = JoinSet::new();
        for letter in self
            .store
            .claim_due((self.clock)(), IN_HAND, LEASE_SECONDS)
            .await?
        {
            let worker = self.clone();
            letters.spawn(async move { worker.settle(letter).await });
        }
        let mut pass = Pass::default();
        while let Some(done) = letters.join_next().await {
            match done {
                Ok(Ok(Settled::Sent)) => pass.sent += 1,
                Ok(Ok(Settled::Again)) => pass.again += 1,
                Ok(Ok(Settled::GaveUp)) => pass.gave_up += 1,
                Ok(Err(fault)) => {
                    error!(
                        error = &fault as &dyn std::error::Error,
                        "a letter cannot be settled"
                    );
                    pass.unsettled += 1;
                }
                Err(fault) => {
                    error!(
                        error = &fault as &dyn std::error::Error,
                        "a letter broke its task"
                    );
                    pass.unsettled += 1;
                }
            }
        }
        Ok(pass)
    }

    /// Delivers one letter and writes down what became of it.
    async fn settle(&self, letter: Claimed) -> Result<Settled, StoreError> {
        let (id, kind, tries) = (letter.id, letter.kind.as_str(), letter.attempts);
        let fault = match self.deliver(letter).await {
            Ok(copy) => {
                self.store.sent(id, (self.clock)(), copy).await?;
                info!(letter.id = %id, letter.kind = kind, "letter {kind} {id} left");
                return Ok(Settled::Sent);
            }
            // Nobody can say how the database stands: the lease ends.
            Err(Undelivered::Store(fault)) => return Err(fault),
            Err(fault) => fault,
        };
        let cause = told(&fault);
        let next = match &fault {
            Undelivered::NotSent(fault) if fault.worth_another_try() => {
                retry::next(tries, (self.clock)())
            }
            _ => None,
        };
        if let Some(due) = next {
            self.store.again(id, due, &fault.to_string()).await?;
            warn!(letter.id = %id, letter.kind = kind, tries, "letter {kind} {id} waits until {due}: {cause}");
            Ok(Settled::Again)
        } else {
            self.store.give_up(id, &fault.to_string()).await?;
            error!(letter.id = %id, letter.kind = kind, tries, "letter {kind} {id} was given up: {cause}");
            Ok(Settled::GaveUp)
        }
    }

    /// Sends one letter; answers the copy that is kept.
    async fn deliver(&self, letter: Claimed) -> Result<Vec<u8>, Undelivered> {
        // A worker that dies over a letter never settles it; this ends the row.
        if letter.attempts > retry::TRIES_MAX {
            return Err(Undelivered::TooOften);
        }
        let mut values = self.values(letter).await?;
        let mail = self.written(&values)?;
        self.mailer.send(&mail).await?;
        Ok(match values.minted.take() {
            None => mail.bytes,
            // Whoever reads the database must not find a link that still opens.
            Some(minted) => {
                values.minted = Some(minted.without_secrets());
                self.written(&values)?.bytes
            }
        })
    }

    fn written(&self, values: &Values) -> Result<Outgoing, Undelivered> {
        let mail = render(values, &self.desk)?;
        Ok(compose(values, &mail, &self.desk)?)
    }

    async fn values(&self, letter: Claimed) -> Result<Values, Undelivered> {
        let place = self.place(&letter).await?;
        let lang = Lang::of(&letter.lang);
        let address = letter.email.clone().ok_or(Undelivered::NoAddress)?;
        let minted = self.minted(&letter, &address).await?;
        let side = place.side;
        let organisation = place.organisation(&letter, lang);
        Ok(Values {
            letter: letter.id,
            kind: letter.kind,
            recipient: Recipient {
                address,
                name: Some(letter.name).filter(|name| !name.is_empty()),
                organisation,
                department: None,
                lang,
                zone: letter.zone,
                side,
            },
            about: letter.case.map(|case| About {
                case: case.id,
                number: case.number,
                blinded: case.blinded,
                owner: case
                    .owner
                    .map(|owner| owner.read_in(&letter.lang))
                    .filter(|name| !name.is_empty()),
            }),
            values: letter.values,
            minted,
            now: (self.clock)(),
        })
    }

    /// Where the reader of this letter stands. Where the kind does not say, their
    /// memberships do; a mail about an account names the hospital as well.
    async fn place(&self, letter: &Claimed) -> Result<ReaderPlace, StoreError> {
        let known = |side| ReaderPlace {
            side,
            hospital: None,
        };
        if let Some(side) = Side::that_reads(letter.kind) {
            return Ok(known(side));
        }
        if letter.hospital.is_some() {
            return Ok(known(Side::Hospital));
        }
        let Some(person) = letter.person else {
            return Ok(known(Side::Firm));
        };
        let hats = self.store.hats(person, (self.clock)()).await?;
        Ok(match hats.last().map(|hat| hat.place) {
            Some(Place::Desk) => known(Side::Desk),
            Some(Place::Firm(_)) | None => known(Side::Firm),
            Some(Place::Hospital(id)) => {
                let entry = self.store.hospital(&Actor::System, id).await?;
                ReaderPlace {
                    side: Side::Hospital,
                    hospital: Some((entry.hospital.basic.name_ja, entry.hospital.basic.name_en)),
                }
            }
        })
    }

    /// Link and code for the kinds that carry them. Each try makes new ones,
    /// and the store lets the newest win.
    async fn minted(&self, letter: &Claimed, address: &str) -> Result<Option<Minted>, Undelivered> {
        let Some(mint) = mint(letter.kind) else {
            return Ok(None);
        };
        let now = (self.clock)();
        let expires = match mint.good_for {
            Some(span) => now.checked_add(span).unwrap_or(Timestamp::MAX),
            None => value(letter, "expires_at")?
                .parse()
                .map_err(|_| Undelivered::Lacks("expires_at"))?,
        };
        let email = fold_email(address);
        let token = |opens: Opens, with_code: bool| -> Result<NewToken, Undelivered> {
            let (purpose, subject) = opened(opens, letter, &email)?;
            Ok(NewToken {
                purpose,
                subject,
                email: Some(email.clone()),
                person: letter.person,
                expires_at: expires,
                with_code,
            })
        };
        let mut write = self.store.write(&Actor::System, now).await?;
        let link = write
            .issue(token(mint.link, mint.code == Some(mint.link))?)
            .await?;
        let code = match mint.code {
            Some(opens) if opens != mint.link => write.issue(token(opens, true)?).await?.code,
            _ => link.code,
        };
        write.commit().await?;
        Ok(Some(Minted {
            token: link.secret.reveal().to_owned(),
            code: code.map(|code| code.reveal().to_owned()),
            expires,
        }))
    }
}

/// Where a reader stands, and the Japanese and English names of their hospital
/// where the letter's row does not have them.
struct ReaderPlace {
    side: Side,
    hospital: Option<(String, String)>,
}

impl ReaderPlace {
    /// The reader's own firm or hospital.
    fn organisation(self, letter: &Claimed, lang: Lang) -> Option<String> {
        let (ja, en) = match self.side {
            Side::Firm => return letter.case.as_ref().map(|case| case.firm.clone()),
            Side::Desk | Side::Expert => return None,
            Side::Hospital => match &letter.hospital {
                Some(hospital) => (hospital.name_ja.clone(), hospital.name_en.clone()),
                None => self.hospital?,
            },
        };
        Some(if lang == Lang::En && !en.is_empty() {
            en
        } else {
            ja
        })
    }
}

/// What a link or code opens, as the store names it.
fn opened(opens: Opens, letter: &Claimed, email: &str) -> Result<(Purpose, String), Undelivered> {
    let person = || {
        letter
            .person
            .map(|id| id.to_string())
            .ok_or(Undelivered::Lacks("person"))
    };
    Ok(match opens {
        Opens::AddressCode => (Purpose::AddressCode, value(letter, "draft")?),
        Opens::DraftResume => (Purpose::DraftResume, value(letter, "draft")?),
        Opens::SignIn => (Purpose::SignIn, email.to_owned()),
        Opens::Invitation => (Purpose::Invitation, value(letter, "membership")?),
        Opens::JoinCode => (Purpose::JoinCode, value(letter, "application")?),
        Opens::JoinStatus => (Purpose::JoinStatus, value(letter, "application")?),
        Opens::PasswordReset => (Purpose::PasswordReset, person()?),
        Opens::RegisterCheck => {
            let hospital = letter
                .hospital
                .as_ref()
                .ok_or(Undelivered::Lacks("hospital"))?;
            let person = letter.person.ok_or(Undelivered::Lacks("person"))?;
            let subject = register_check_subject(hospital.id, person);
            (Purpose::RegisterCheck, subject)
        }
        Opens::ExpertReply => {
            let case = letter.case.as_ref().ok_or(Undelivered::Lacks("case"))?;
            let round: u32 = value(letter, "round")?
                .parse()
                .map_err(|_| Undelivered::Lacks("round"))?;
            let person = letter.person.ok_or(Undelivered::Lacks("person"))?;
            let subject = expert_reply_subject(case.id, round, person);
            (Purpose::ExpertReply, subject)
        }
        Opens::CaseReceipt => {
            let case = letter.case.as_ref().ok_or(Undelivered::Lacks("case"))?;
            (Purpose::CaseReceipt, case.id.to_string())
        }
    })
}

fn value(letter: &Claimed, name: &'static str) -> Result<String, Undelivered> {
    letter
        .values
        .get(name)
        .cloned()
        .ok_or(Undelivered::Lacks(name))
}

/// The fault with its causes, for the log. None of them names an address: a
/// mail server's own words stay out.
fn told(fault: &Undelivered) -> String {
    let mut words = fault.to_string();
    if let Undelivered::NotSent(NotSent::Refused { .. } | NotSent::PutOff { .. }) = fault {
        return words;
    }
    let mut source = std::error::Error::source(fault);
    while let Some(cause) = source {
        words.push_str(": ");
        words.push_str(&cause.to_string());
        source = cause.source();
    }
    words
}
