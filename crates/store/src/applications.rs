//! Hospitals that apply to join. An application is nobody's until its address is
//! confirmed; then the desk reads it, and its applicant by the links from the
//! mails.

use case_workflow::case::step::LetterKind;
use case_workflow::ids::{ApplicationId, HospitalId, PersonId};
use case_workflow::joining::{Application, JoinEvent, JoinRefusal, JoinState, JoinWord};
use case_workflow::people::{Actor, Place};
use case_workflow::policy::{Action, Subject};
use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use crate::audit::Object;
use crate::error::StoreError;
use crate::outbox::Address;
use crate::people::fold_email;
use crate::permit::permit;
use crate::rows::applications::{ActiveModel, Column, Entity, Model};
use crate::time::{from_row, to_row};
use crate::tokens::{Issued, NewToken, Purpose};
use crate::{Store, Write};

/// Most applications in the desk's list.
const APPLICATIONS_MAX: u64 = 200;
/// Hours that an application waits for its address to be confirmed.
pub const UNCONFIRMED_HOURS: i64 = 24;
/// Days that a link to an application's page is good.
pub const STATUS_LINK_DAYS: i64 = 60;

/// An application as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptApplication {
    /// Which.
    pub id: ApplicationId,
    /// Counts the changes, from 1.
    pub version: i64,
    /// Where it stands.
    pub state: JoinState,
    /// What was sent.
    pub sent: Application,
    /// What desk and applicant wrote to each other, oldest first.
    pub words: Vec<JoinWord>,
    /// The language of its mails.
    pub lang: String,
    /// When it came.
    pub at: Timestamp,
    /// Last changed.
    pub updated_at: Timestamp,
    /// Who decided.
    pub decided_by: Option<PersonId>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Why it was not approved.
    pub refusal: Option<JoinRefusal>,
    /// The same in the desk's words.
    pub reason: Option<String>,
    /// The hospital that came of it.
    pub hospital: Option<HospitalId>,
}

/// What happens to an application, with what goes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joining {
    /// Its address is confirmed.
    Confirmed,
    /// The desk asks.
    Asked(String),
    /// The applicant answers.
    Answered(String),
    /// The desk approves: this hospital came of it.
    Approved(HospitalId),
    /// It is not approved.
    Refused(JoinRefusal, Option<String>),
}

impl Joining {
    fn event(&self) -> JoinEvent {
        match self {
            Self::Confirmed => JoinEvent::Confirm,
            Self::Asked(_) => JoinEvent::Ask,
            Self::Answered(_) => JoinEvent::Answer,
            Self::Approved(_) => JoinEvent::Approve,
            Self::Refused(..) => JoinEvent::Refuse,
        }
    }

    /// What the desk needs for it; none for what the applicant does.
    fn action(&self) -> Option<Action> {
        match self {
            Self::Confirmed | Self::Answered(_) => None,
            Self::Asked(_) => Some(Action::ReviewRegister),
            Self::Approved(_) | Self::Refused(..) => Some(Action::AddHospital),
        }
    }
}

impl Store {
    /// The applications with a confirmed address: open ones first, the newest of
    /// each first; at most 200.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for those who may not review the register;
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn applications(&self, actor: &Actor) -> Result<Vec<KeptApplication>, StoreError> {
        permit(actor, Action::ReviewRegister, &Subject::general())?;
        let rows = Entity::find()
            .filter(Column::State.ne(JoinState::Unconfirmed.as_str()))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .limit(APPLICATIONS_MAX)
            .all(self.reader())
            .await?;
        let mut all = rows
            .into_iter()
            .map(read)
            .collect::<Result<Vec<_>, StoreError>>()?;
        all.sort_by_key(|one| !one.state.is_open());
        Ok(all)
    }

    /// One application, for the desk.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`].
    pub async fn application(
        &self,
        actor: &Actor,
        id: ApplicationId,
    ) -> Result<KeptApplication, StoreError> {
        permit(actor, Action::ReviewRegister, &Subject::general())?;
        let found = self.own_application(id).await?;
        if found.state == JoinState::Unconfirmed {
            return Err(StoreError::NotFound);
        }
        Ok(found)
    }

    /// One application, for whoever holds a link to it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn own_application(&self, id: ApplicationId) -> Result<KeptApplication, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.reader()).await?;
        read(row.ok_or(StoreError::NotFound)?)
    }

    /// Whether a hospital has somebody who looks after its members.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn has_manager(&self, id: HospitalId, now: Timestamp) -> Result<bool, StoreError> {
        self.has_manager_at(Place::Hospital(id), now).await
    }
}

impl Write {
    /// Keeps an application whose address is not confirmed yet. Older ones that
    /// nobody confirmed in a day go.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn keep_application(
        &mut self,
        sent: &Application,
        lang: &str,
    ) -> Result<ApplicationId, StoreError> {
        let over = self.now - SignedDuration::from_hours(UNCONFIRMED_HOURS);
        Entity::delete_many()
            .filter(Column::State.eq(JoinState::Unconfirmed.as_str()))
            .filter(Column::CreatedAt.lt(to_row(over)))
            .exec(&self.txn)
            .await?;
        let id = self.new_id();
        ActiveModel {
            id: Set(id),
            version: Set(1),
            state: Set(JoinState::Unconfirmed.as_str().to_owned()),
            body: Set(written(id, sent)?),
            words: Set("[]".to_owned()),
            email: Set(fold_email(&sent.email)),
            lang: Set(lang.to_owned()),
            created_at: Set(to_row(self.now)),
            updated_at: Set(to_row(self.now)),
            decided_by: Set(None),
            decided_at: Set(None),
            refusal: Set(None),
            reason: Set(None),
            hospital_id: Set(None),
        }
        .insert(&self.txn)
        .await?;
        Ok(ApplicationId(id))
    }

    /// Something happens to an application; `version` is what the desk saw, none
    /// for the applicant, who only adds.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for those who may not; [`StoreError::Settled`]
    /// where it does not stand so that this can happen; [`StoreError::Changed`]
    /// where another version stands by now; [`StoreError::NotFound`].
    pub async fn join_step(
        &mut self,
        id: ApplicationId,
        version: Option<i64>,
        what: Joining,
    ) -> Result<KeptApplication, StoreError> {
        if let Some(action) = what.action() {
            // A hospital that has a manager is told so without anybody deciding.
            if self.actor != Actor::System {
                self.permit(action, &Subject::general())?;
            }
        }
        let row = Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let mut kept = read(row.ok_or(StoreError::NotFound)?)?;
        if version.is_some_and(|seen| seen != kept.version) {
            return Err(StoreError::Changed {
                version: kept.version,
            });
        }
        let event = what.event();
        kept.state = kept.state.after(event).map_err(|_| StoreError::Settled)?;
        kept.version += 1;
        kept.updated_at = self.now;
        let by = self.actor.person();
        match what {
            Joining::Confirmed => {}
            Joining::Asked(text) => kept.words.push(JoinWord {
                at: self.now,
                by,
                text,
            }),
            Joining::Answered(text) => kept.words.push(JoinWord {
                at: self.now,
                by: None,
                text,
            }),
            Joining::Approved(hospital) => kept.hospital = Some(hospital),
            Joining::Refused(refusal, reason) => {
                kept.refusal = Some(refusal);
                kept.reason = reason;
            }
        }
        if matches!(kept.state, JoinState::Approved | JoinState::Refused) {
            kept.decided_by = by;
            kept.decided_at = Some(self.now);
        }
        let unwritable = |fault| StoreError::unreadable("applications", id, fault);
        ActiveModel {
            id: Set(id.0),
            version: Set(kept.version),
            state: Set(kept.state.as_str().to_owned()),
            words: Set(serde_json::to_string(&kept.words).map_err(unwritable)?),
            updated_at: Set(to_row(self.now)),
            decided_by: Set(kept.decided_by.map(|one| one.0)),
            decided_at: Set(kept.decided_at.map(to_row)),
            refusal: Set(kept.refusal.map(|one| one.as_str().to_owned())),
            reason: Set(kept.reason.clone()),
            hospital_id: Set(kept.hospital.map(|one| one.0)),
            ..Default::default()
        }
        .update(&self.txn)
        .await?;
        let details = json!({ "state": kept.state.as_str(), "hospital": kept.hospital });
        self.audit(event.as_str(), Object::new("application", id), details)
            .await?;
        Ok(kept)
    }

    /// A letter to the applicant; `occasion` tells two of one kind apart.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn letter_to_applicant(
        &mut self,
        kind: LetterKind,
        application: &KeptApplication,
        occasion: &str,
    ) -> Result<usize, StoreError> {
        let to = Address {
            email: application.sent.email.clone(),
            lang: application.lang.clone(),
            zone: "Asia/Tokyo".to_owned(),
        };
        let values = [
            ("application", application.id.to_string()),
            ("hospital_ja", application.sent.name_ja.clone()),
            ("hospital_en", application.sent.name_en.clone()),
        ];
        let values = values.map(|(name, value)| (name.to_owned(), value)).into();
        let occasion = format!("{}-{occasion}", application.id);
        self.letter_to_address(kind, &to, &occasion, &values).await
    }

    /// A link to the application's page, for the browser in which its address
    /// was confirmed; the mails carry links of their own.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn application_link(
        &mut self,
        application: &KeptApplication,
    ) -> Result<Issued, StoreError> {
        self.issue(NewToken {
            purpose: Purpose::JoinStatus,
            subject: application.id.to_string(),
            email: Some(fold_email(&application.sent.email)),
            person: None,
            expires_at: self.now + SignedDuration::from_hours(24 * STATUS_LINK_DAYS),
            with_code: false,
        })
        .await
    }
}

fn written(id: uuid::Uuid, sent: &Application) -> Result<String, StoreError> {
    serde_json::to_string(sent).map_err(|fault| StoreError::unreadable("applications", id, fault))
}

fn read(row: Model) -> Result<KeptApplication, StoreError> {
    let id = row.id;
    let unreadable = |word: &str| StoreError::unreadable("applications", id, word);
    let json = |fault| StoreError::unreadable("applications", id, fault);
    let refusal = row
        .refusal
        .as_deref()
        .map(|word| JoinRefusal::parse(word).ok_or_else(|| unreadable(word)));
    Ok(KeptApplication {
        id: ApplicationId(id),
        version: row.version,
        state: JoinState::parse(&row.state).ok_or_else(|| unreadable(&row.state))?,
        sent: serde_json::from_str(&row.body).map_err(json)?,
        words: serde_json::from_str(&row.words).map_err(json)?,
        lang: row.lang,
        at: from_row(row.created_at),
        updated_at: from_row(row.updated_at),
        decided_by: row.decided_by.map(PersonId),
        decided_at: row.decided_at.map(from_row),
        refusal: refusal.transpose()?,
        reason: row.reason,
        hospital: row.hospital_id.map(HospitalId),
    })
}
