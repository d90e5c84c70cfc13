//! Winds the clocks: looks at every open case, does what is due and puts the
//! reminders in the outbox; once an hour also those about drafts and about
//! hospitals' register entries.

use std::collections::{BTreeSet, HashSet};
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use case_workflow::calendar::Calendar;
use case_workflow::case::Case;
use case_workflow::case::event::Event;
use case_workflow::case::step::{Ctx, Letter, LetterKind};
use case_workflow::hospital_case::HospitalCase;
use case_workflow::hospital_case::event::ConsultEvent;
use case_workflow::ids::{CaseId, HospitalId};
use case_workflow::people::{Actor, Role};
use case_workflow::policy::Action;
use jiff::{SignedDuration, Timestamp};
use store::{Address, CaseKey, Store, StoreError};
use tokio::sync::Notify;
use tracing::{error, info, warn};

use crate::register_reminders::{attest_letter, register_letter};
use crate::reminders::{
    draft_reminder, drafts_to_remind, due_consultation_letters, due_events, due_letters,
    hold_is_over,
};
use crate::worker::Clock;

/// Seconds between two looks at the open cases.
const LOOK_SECONDS: u64 = 60;
/// Minutes between two looks at the drafts and at the register.
const SLOW_MINUTES: i64 = 60;
/// Occasions remembered, so that a reminder that stands for weeks is not put in
/// anew every minute. Forgetting them costs time alone: the outbox has the key.
const REMEMBERED_MAX: usize = 20_000;

/// The clockwork of one process. Several may run: what one has done, the others
/// find done.
pub struct Clockwork {
    store: Store,
    calendar: Calendar,
    clock: Clock,
    nudge: Arc<Notify>,
    put: HashSet<String>,
    slow_seen: Option<Timestamp>,
}

/// What one look brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Rounds closed and holds ended.
    pub acts: usize,
    /// Letters put in the outbox.
    pub letters: usize,
}

impl Clockwork {
    /// A clockwork; `nudge` wakes the mail worker.
    #[must_use]
    pub fn new(store: Store, calendar: Calendar, clock: Clock, nudge: Arc<Notify>) -> Self {
        Self {
            store,
            calendar,
            clock,
            nudge,
            put: HashSet::new(),
            slow_seen: None,
        }
    }

    /// Looks once a minute until `stop` is there.
    pub async fn run(mut self, stop: impl Future<Output = ()> + Send) {
        let mut stop = pin!(stop);
        loop {
            if let Err(fault) = self.pass().await {
                error!(
                    error = &fault as &dyn std::error::Error,
                    "the clocks cannot be read"
                );
            }
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = tokio::time::sleep(Duration::from_secs(LOOK_SECONDS)) => {}
            }
        }
    }

    /// One look at everything.
    ///
    /// # Errors
    /// [`StoreError`] if the cases or drafts cannot be listed. A case that
    /// cannot be read is logged and left for the next look.
    pub async fn pass(&mut self) -> Result<Look, StoreError> {
        let now = (self.clock)();
        let mut look = Look::default();
        if self.put.len() > REMEMBERED_MAX {
            self.put.clear();
        }
        for id in self.store.open_case_ids().await? {
            match self.wind(id, now).await {
                Ok(one) => {
                    look.acts += one.acts;
                    look.letters += one.letters;
                }
                Err(fault) => {
                    let fault = &fault as &dyn std::error::Error;
                    error!(case.id = %id, error = fault, "the clocks of case {id} cannot be wound");
                }
            }
        }
        for case in self.store.open_consultations().await? {
            let number = case.number.clone();
            match self.wind_consultation(case, now).await {
                Ok(one) => {
                    look.acts += one.acts;
                    look.letters += one.letters;
                }
                Err(fault) => {
                    let fault = &fault as &dyn std::error::Error;
                    error!(consultation.number = %number, error = fault,
                        "the clocks of consultation {number} cannot be wound");
                }
            }
        }
        let an_hour = SignedDuration::from_mins(SLOW_MINUTES);
        if self
            .slow_seen
            .is_none_or(|seen| now.duration_since(seen) >= an_hour)
        {
            look.letters += self.remind_of_drafts(now).await?;
            look.letters += self.remind_of_registers(now).await?;
            look.letters += self.remind_of_attestations(now).await?;
            self.slow_seen = Some(now);
        }
        if look.acts + look.letters > 0 {
            self.nudge.notify_one();
        }
        Ok(look)
    }

    async fn wind(&mut self, id: CaseId, now: Timestamp) -> Result<Look, StoreError> {
        let mut look = Look::default();
        let mut case = self.read(id).await?;
        for event in due_events(&case, now, &self.calendar) {
            look.acts += usize::from(self.act(id, event, now).await?);
        }
        if look.acts > 0 {
            case = self.read(id).await?;
        }
        let mut letters = due_letters(&case, now, &self.calendar);
        let named = |letter: &Letter| named(&id.to_string(), letter);
        letters.retain(|letter| !self.put.contains(&named(letter)));
        if letters.is_empty() {
            return Ok(look);
        }
        let mut write = self.store.write(&Actor::System, now).await?;
        for letter in &letters {
            look.letters += write.letter(letter, Some(id)).await?;
        }
        write.commit().await?;
        self.put.extend(letters.iter().map(named));
        Ok(look)
    }

    async fn wind_consultation(
        &mut self,
        mut case: HospitalCase,
        now: Timestamp,
    ) -> Result<Look, StoreError> {
        let mut look = Look::default();
        if hold_is_over(&case, now)
            && let Some(resumed) = self.resume_consultation(&case, now).await?
        {
            case = resumed;
            look.acts += 1;
        }
        let mut letters = due_consultation_letters(&case, now, &self.calendar);
        let name = case.id.to_string();
        letters.retain(|letter| !self.put.contains(&named(&name, letter)));
        if letters.is_empty() {
            return Ok(look);
        }
        let mut write = self.store.write(&Actor::System, now).await?;
        look.letters += write.consultation_letters(&letters, &case).await?;
        write.commit().await?;
        self.put
            .extend(letters.iter().map(|letter| named(&name, letter)));
        Ok(look)
    }

    /// Takes a consultation off hold, unless somebody has done it meanwhile.
    async fn resume_consultation(
        &self,
        case: &HospitalCase,
        now: Timestamp,
    ) -> Result<Option<HospitalCase>, StoreError> {
        let mut write = self.store.write(&Actor::System, now).await?;
        let permitted = write
            .consultation_for(Action::TriageConsult, case.number.as_str())
            .await?;
        let nobodys = BTreeSet::new();
        let ctx = self.by_itself(&nobodys, now);
        match permitted.case().apply(ConsultEvent::Resume, &ctx) {
            Ok(step) => {
                let case = write
                    .save_consultation(permitted, &step, &self.calendar)
                    .await?;
                write.commit().await?;
                info!(consultation.number = %case.number, "the hold of {} was over and is ended", case.number);
                Ok(Some(case))
            }
            Err(refused) => {
                warn!(consultation.number = %case.number, "the hold of {} is over and not ended: {refused}", case.number);
                Ok(None)
            }
        }
    }

    /// The circumstances of what the program does by itself.
    fn by_itself<'a>(&'a self, nobodys: &'a BTreeSet<HospitalId>, now: Timestamp) -> Ctx<'a> {
        Ctx {
            by: None,
            role: Role::System,
            zone: "Asia/Tokyo",
            now,
            calendar: &self.calendar,
            own_hospitals: nobodys,
            second: None,
            letters_left: false,
        }
    }

    async fn read(&self, id: CaseId) -> Result<Case, StoreError> {
        self.store
            .case(&Actor::System, Action::ReadCase, &CaseKey::Id(id))
            .await
    }

    /// Does one thing to a case, unless somebody has done it meanwhile.
    async fn act(&self, id: CaseId, event: Event, now: Timestamp) -> Result<bool, StoreError> {
        let mut write = self.store.write(&Actor::System, now).await?;
        let kind = event.kind();
        let permitted = write.case_for(kind.action(), &CaseKey::Id(id)).await?;
        if !due_events(permitted.case(), now, &self.calendar).contains(&event) {
            return Ok(false);
        }
        let nobodys = BTreeSet::new();
        let ctx = self.by_itself(&nobodys, now);
        let word = kind.as_str();
        match permitted.case().apply(event, &ctx) {
            Ok(step) => {
                write.save(permitted, &step, &self.calendar).await?;
                write.commit().await?;
                info!(case.id = %id, event = word, "{word} of case {id} was due and is done");
                Ok(true)
            }
            Err(refused) => {
                warn!(case.id = %id, event = word, "{word} of case {id} is due and refused: {refused}");
                Ok(false)
            }
        }
    }

    /// Reminds the holders of drafts whose address is confirmed, and deletes
    /// what is over.
    async fn remind_of_drafts(&self, now: Timestamp) -> Result<usize, StoreError> {
        let (from, until) = drafts_to_remind(now);
        let drafts = self
            .store
            .drafts_saved_between(&Actor::System, from, until)
            .await?;
        let mut put = 0;
        let mut write = self.store.write(&Actor::System, now).await?;
        for draft in drafts
            .into_iter()
            .filter(|draft| draft.confirmed_at.is_some())
        {
            let (Some(email), Some(day)) = (draft.email, draft_reminder(draft.saved_at, now))
            else {
                continue;
            };
            let to = Address {
                email,
                lang: draft.lang,
                zone: draft.zone,
            };
            let values = [
                ("draft", draft.id.to_string()),
                ("saved_at", draft.saved_at.to_string()),
                ("expires_at", draft.expires_at.to_string()),
            ];
            let values = values.map(|(name, value)| (name.to_owned(), value)).into();
            let occasion = format!("{}-{day}", draft.id);
            put += write
                .letter_to_address(LetterKind::DraftReminder, &to, &occasion, &values)
                .await?;
        }
        write.sweep().await?;
        write.commit().await?;
        Ok(put)
    }
    /// Asks the trial offices to confirm what ends soon or has ended.
    async fn remind_of_registers(&mut self, now: Timestamp) -> Result<usize, StoreError> {
        let entries = self.store.hospitals_to_remind(&Actor::System).await?;
        let mut put = 0;
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(fault) => {
                    error!(error = %fault, "a register entry cannot be read, and is not reminded of: {fault}");
                    continue;
                }
            };
            let Some(letter) = register_letter(entry.id, &entry.hospital, now, &self.calendar)
            else {
                continue;
            };
            let name = named("register", &letter);
            if self.put.contains(&name) {
                continue;
            }
            // One by one: a register of thousands must not hold others' writes up.
            let mut write = self.store.write(&Actor::System, now).await?;
            put += write.letter(&letter, None).await?;
            write.commit().await?;
            self.put.insert(name);
        }
        Ok(put)
    }
}

impl Clockwork {
    /// Asks those who confirm a hospital's whole entry once a year.
    async fn remind_of_attestations(&mut self, now: Timestamp) -> Result<usize, StoreError> {
        let due = self.store.attestations_due(&Actor::System, now).await?;
        let mut put = 0;
        for (hospital, due, people) in due {
            let Some(letter) = attest_letter(hospital, due, people, now, &self.calendar) else {
                continue;
            };
            let name = named("attestation", &letter);
            if self.put.contains(&name) {
                continue;
            }
            let mut write = self.store.write(&Actor::System, now).await?;
            put += write.letter(&letter, None).await?;
            write.commit().await?;
            self.put.insert(name);
        }
        Ok(put)
    }
}

/// One letter about one thing, for the memory of what was put in.
fn named(about: &str, letter: &Letter) -> String {
    format!(
        "{about} {:?} {:?} {}",
        letter.kind, letter.to, letter.occasion
    )
}
