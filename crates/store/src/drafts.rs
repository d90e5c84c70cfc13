//! Half-filled request forms.
//!
//! A draft belongs to whoever holds one of its keys (a token in a cookie). It
//! dies [`DRAFT_DAYS`] days after it was last saved.

use case_workflow::ids::{CaseId, DraftId};
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Decision, Subject, decide};
use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::error::StoreError;
use crate::people::fold_email;
use crate::rows::drafts::{self, Column, Entity, Model};
use crate::rows::tokens;
use crate::secrets::{Secret, digest};
use crate::time::{from_row, to_row};
use crate::tokens::{NewToken, Purpose, Token, TokenState, state};
use crate::{Store, Write};

/// Days that a draft lives after it was last saved.
pub const DRAFT_DAYS: i64 = 30;
/// Most drafts of one address that its mail lists.
const DRAFTS_OF_ADDRESS_MAX: u64 = 20;
/// Most drafts that one round of reminders looks at.
const REMINDED_MAX: u64 = 1_000;

/// A draft as it was last saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Which.
    pub id: DraftId,
    /// The answers as typed.
    pub answers: Map<String, Value>,
    /// Counts the saves, from 1.
    pub version: i64,
    /// `en` or `ja`.
    pub lang: String,
    /// IANA zone of the browser.
    pub zone: String,
    /// Where the resume link goes, in small letters.
    pub email: Option<String>,
    /// When that address was confirmed; none if it was not, or was changed.
    pub confirmed_at: Option<Timestamp>,
    /// Begun.
    pub created_at: Timestamp,
    /// Last saved.
    pub saved_at: Timestamp,
    /// The first moment at which it is gone.
    pub expires_at: Timestamp,
    /// The case that was made of it; it takes no more changes then.
    pub case: Option<CaseId>,
}

/// What became of saving a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftSave {
    /// Saved.
    Saved(Draft),
    /// It was saved elsewhere meanwhile; nothing was written. The values that
    /// stand now.
    Changed(Draft),
    /// It has been sent; nothing was written.
    Sent(Draft),
}

impl Store {
    /// The draft that a key opens: what stands in the cookie.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn draft_by_key(
        &self,
        key: &str,
        now: Timestamp,
    ) -> Result<Option<DraftId>, StoreError> {
        let row = tokens::Entity::find()
            .filter(tokens::Column::SecretDigest.eq(digest(key)))
            .filter(tokens::Column::Purpose.eq(Purpose::DraftKey.as_str()))
            .one(self.reader())
            .await?;
        let Some(row) = row.filter(|row| state(row, now) == TokenState::Live) else {
            return Ok(None);
        };
        let draft = row.subject.parse().map(DraftId);
        draft
            .map(Some)
            .map_err(|_| StoreError::unreadable("tokens", row.id, row.subject))
    }

    /// A draft.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody but its owner, and once it is
    /// gone; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn draft(
        &self,
        actor: &Actor,
        id: DraftId,
        now: Timestamp,
    ) -> Result<Draft, StoreError> {
        own(actor, Action::EditDraft, id)?;
        let row = Entity::find_by_id(id.0)
            .filter(Column::ExpiresAt.gt(to_row(now)))
            .one(self.reader())
            .await?;
        read(row.ok_or(StoreError::NotFound)?)
    }

    /// The drafts of an address that are not sent, last saved first, at most
    /// 20: for the mail that lists them. What a page may tell the asker is
    /// only that a mail is on its way.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn drafts_of(&self, email: &str, now: Timestamp) -> Result<Vec<Draft>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Email.eq(fold_email(email)))
            .filter(Column::CaseId.is_null())
            .filter(Column::ExpiresAt.gt(to_row(now)))
            .order_by_desc(Column::SavedAt)
            .order_by_desc(Column::Id)
            .limit(DRAFTS_OF_ADDRESS_MAX)
            .all(self.reader())
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Drafts with an address that were last saved in `[from, until)` and are
    /// not sent: for the reminders of day 20 and 27. At most 1,000, oldest
    /// first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for anyone but the program;
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn drafts_saved_between(
        &self,
        actor: &Actor,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<Draft>, StoreError> {
        crate::permit::permit(actor, Action::RunClockwork, &Subject::general())?;
        let rows = Entity::find()
            .filter(Column::SavedAt.gte(to_row(from)))
            .filter(Column::SavedAt.lt(to_row(until)))
            .filter(Column::Email.is_not_null())
            .filter(Column::CaseId.is_null())
            .order_by_asc(Column::SavedAt)
            .order_by_asc(Column::Id)
            .limit(REMINDED_MAX)
            .all(self.reader())
            .await?;
        rows.into_iter().map(read).collect()
    }
}

impl Write {
    /// Begins a draft, for anyone, with the key for the browser that began it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn begin_draft(
        &mut self,
        lang: &str,
        zone: &str,
        answers: &Map<String, Value>,
    ) -> Result<(Draft, Secret), StoreError> {
        let id = self.new_id();
        let row = drafts::ActiveModel {
            id: Set(id),
            answers: Set(Value::Object(answers.clone()).to_string()),
            version: Set(1),
            lang: Set(lang.to_owned()),
            zone: Set(zone.to_owned()),
            email: Set(None),
            confirmed_at: Set(None),
            created_at: Set(to_row(self.now)),
            saved_at: Set(to_row(self.now)),
            expires_at: Set(to_row(self.draft_end())),
            case_id: Set(None),
        };
        let draft = read(row.insert(&self.txn).await?)?;
        let key = self.draft_key(&draft).await?;
        Ok((draft, key))
    }

    /// Saves answers over a draft, field by field; null takes a field out. Its
    /// life, its keys and its resume link begin anew.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody but its owner, and once it is
    /// gone; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn save_draft(
        &mut self,
        id: DraftId,
        version: i64,
        patch: &Map<String, Value>,
    ) -> Result<DraftSave, StoreError> {
        let draft = self.own_draft(Action::EditDraft, id).await?;
        if draft.case.is_some() {
            return Ok(DraftSave::Sent(draft));
        }
        if draft.version != version {
            return Ok(DraftSave::Changed(draft));
        }
        let mut answers = draft.answers;
        for (field, value) in patch {
            if value.is_null() {
                answers.remove(field);
            } else {
                answers.insert(field.clone(), value.clone());
            }
        }
        let expires_at = self.draft_end();
        let changed = drafts::ActiveModel {
            id: Set(id.0),
            answers: Set(Value::Object(answers).to_string()),
            version: Set(version + 1),
            saved_at: Set(to_row(self.now)),
            expires_at: Set(to_row(expires_at)),
            ..Default::default()
        };
        let row = changed.update(&self.txn).await?;
        self.extend_draft_tokens(id.0, expires_at).await?;
        Ok(DraftSave::Saved(read(row)?))
    }

    /// Says where the resume link of a draft goes. Another address than before
    /// is not confirmed, and what was mailed to the one before opens nothing
    /// any more: it may have been a stranger's.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody but its owner, and once it is
    /// gone; [`StoreError::Settled`] once it is sent;
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn address_draft(&mut self, id: DraftId, email: &str) -> Result<Draft, StoreError> {
        let draft = self.own_draft(Action::EditDraft, id).await?;
        if draft.case.is_some() {
            return Err(StoreError::Settled);
        }
        let email = fold_email(email);
        if draft.email.as_deref() == Some(&email) {
            return Ok(draft);
        }
        self.end_draft_links(id.0).await?;
        let changed = drafts::ActiveModel {
            id: Set(id.0),
            email: Set(Some(email)),
            confirmed_at: Set(None),
            ..Default::default()
        };
        read(changed.update(&self.txn).await?)
    }

    /// Confirms the address of a draft with a link or code that was used. The
    /// token is the proof: the link may be opened in another browser.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the token is for something else, the
    /// draft is gone or has another address by now; [`StoreError::Database`],
    /// [`StoreError::Unreadable`].
    pub async fn confirm_address(&mut self, token: &Token) -> Result<Draft, StoreError> {
        let draft = self.draft_of(token, &[Purpose::AddressCode]).await?;
        let same = draft.email.is_some() && draft.email.as_deref() == token.email();
        if !same {
            return Err(StoreError::NotFound);
        }
        self.confirm(draft.id).await
    }

    /// Goes on with a draft in this browser, which gets a key of its own. Who
    /// opened the mailed link holds the address: it counts as confirmed where
    /// the draft still names it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the token is for something else or the
    /// draft is gone; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn resume_draft(&mut self, token: &Token) -> Result<(Draft, Secret), StoreError> {
        let opens = [Purpose::DraftResume, Purpose::AddressCode];
        let draft = self.draft_of(token, &opens).await?;
        let draft = match draft.email.as_deref() {
            Some(email) if token.email() == Some(email) => self.confirm(draft.id).await?,
            _ => draft,
        };
        let key = self.draft_key(&draft).await?;
        Ok((draft, key))
    }

    /// Notes which case was made of a draft. It takes no more changes.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody but its owner, and once it is
    /// gone; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn draft_sent(&mut self, id: DraftId, case: CaseId) -> Result<(), StoreError> {
        own(&self.actor, Action::SendRequest, id)?;
        let sent = Entity::update_many()
            .col_expr(Column::CaseId, Expr::value(case.0))
            .filter(Column::Id.eq(id.0))
            .filter(Column::ExpiresAt.gt(to_row(self.now)))
            .exec(&self.txn)
            .await?;
        match sent.rows_affected {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    async fn own_draft(&mut self, action: Action, id: DraftId) -> Result<Draft, StoreError> {
        own(&self.actor, action, id)?;
        self.locked_draft(id.0).await
    }

    async fn draft_of(&mut self, token: &Token, opens: &[Purpose]) -> Result<Draft, StoreError> {
        let id = token
            .subject_id()
            .filter(|_| opens.contains(&token.purpose()));
        self.locked_draft(id.ok_or(StoreError::NotFound)?).await
    }

    async fn locked_draft(&mut self, id: Uuid) -> Result<Draft, StoreError> {
        let row = Entity::find_by_id(id)
            .filter(Column::ExpiresAt.gt(to_row(self.now)))
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        read(row.ok_or(StoreError::NotFound)?)
    }

    async fn confirm(&mut self, id: DraftId) -> Result<Draft, StoreError> {
        let changed = drafts::ActiveModel {
            id: Set(id.0),
            confirmed_at: Set(Some(to_row(self.now))),
            ..Default::default()
        };
        read(changed.update(&self.txn).await?)
    }

    async fn draft_key(&mut self, draft: &Draft) -> Result<Secret, StoreError> {
        let key = NewToken {
            purpose: Purpose::DraftKey,
            subject: draft.id.to_string(),
            email: None,
            person: None,
            expires_at: draft.expires_at,
            with_code: false,
        };
        Ok(self.issue(key).await?.secret)
    }

    fn draft_end(&self) -> Timestamp {
        self.now + SignedDuration::from_hours(24 * DRAFT_DAYS)
    }
}

/// A draft is its owner's: not even the desk is told that there is one.
fn own(actor: &Actor, action: Action, id: DraftId) -> Result<(), StoreError> {
    match decide(actor, action, &Subject::of_draft(id)) {
        Decision::Allow => Ok(()),
        Decision::Propose | Decision::Forbid | Decision::Hide => Err(StoreError::NotFound),
    }
}

fn read(row: Model) -> Result<Draft, StoreError> {
    let Ok(Value::Object(answers)) = serde_json::from_str(&row.answers) else {
        return Err(StoreError::unreadable("drafts", row.id, "answers"));
    };
    Ok(Draft {
        id: DraftId(row.id),
        answers,
        version: row.version,
        lang: row.lang,
        zone: row.zone,
        email: row.email,
        confirmed_at: row.confirmed_at.map(from_row),
        created_at: from_row(row.created_at),
        saved_at: from_row(row.saved_at),
        expires_at: from_row(row.expires_at),
        case: row.case_id.map(CaseId),
    })
}
