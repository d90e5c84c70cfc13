//! Links and codes sent by mail, and the keys of drafts. A secret is given back
//! once, when it is made; the database keeps its SHA-256 alone.
//!
//! Reading a token never uses it up: mail scanners open every link they see
//! ([`Store::look`] for their GET, [`Write::use_token`] for a person's POST).

use case_workflow::ids::{CaseId, HospitalId, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};
use uuid::Uuid;

use crate::error::StoreError;
use crate::people::fold_email;
use crate::rows::tokens::{self, Column, Entity};
use crate::secrets::{Secret, code_digest, digest, draw, masked};
use crate::time::{from_row, to_row};
use crate::{Store, Write};

/// Wrong codes that one token takes. The link beside the code stays good.
pub const CODE_TRIES_MAX: u32 = 5;

/// What a token is for. The newest of one purpose and subject replaces the
/// older ones, save for [`Purpose::DraftKey`], [`Purpose::CaseReceipt`],
/// [`Purpose::JoinStatus`] and [`Purpose::ExpertReply`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Confirms the address of a draft. Subject: the draft.
    AddressCode,
    /// The cookie of a browser that works on a draft; may be used many times.
    /// Subject: the draft.
    DraftKey,
    /// Goes on with a draft from a mail, many times, as long as the draft
    /// lives. Subject: the draft.
    DraftResume,
    /// Signs a member of a firm in. Subject: the address, whatever its case.
    SignIn,
    /// Takes up a membership. Subject: the membership.
    Invitation,
    /// Sets a new password. Subject: the person.
    PasswordReset,
    /// Opens the receipt page of a case, many times. Subject: the case.
    CaseReceipt,
    /// Confirms what ends soon of a hospital's register entry, on behalf of its
    /// member. Subject: [`register_check_subject`].
    RegisterCheck,
    /// Confirms the address of a hospital's application. Subject: the
    /// application.
    JoinCode,
    /// Opens the page of a hospital's application, many times. Subject: the
    /// application.
    JoinStatus,
    /// Opens the page on which an expert replies, many times. Subject:
    /// [`expert_reply_subject`].
    ExpertReply,
}

/// The subject of [`Purpose::ExpertReply`]: what one expert was asked in one
/// round of one case.
#[must_use]
pub fn expert_reply_subject(case: CaseId, round: u32, person: PersonId) -> String {
    format!("{case}/{round}/{person}")
}

/// Case, round and expert, out of a subject of [`expert_reply_subject`].
#[must_use]
pub fn expert_reply_of(subject: &str) -> Option<(CaseId, u32, PersonId)> {
    let mut parts = subject.split('/');
    let case = CaseId(parts.next()?.parse().ok()?);
    let round = parts.next()?.parse().ok()?;
    let person = PersonId(parts.next()?.parse().ok()?);
    parts.next().is_none().then_some((case, round, person))
}

/// The subject of [`Purpose::RegisterCheck`]: each member has a link of their
/// own, so that the register knows who confirmed.
#[must_use]
pub fn register_check_subject(hospital: HospitalId, person: PersonId) -> String {
    format!("{hospital}/{person}")
}

/// Whose entry and on whose behalf, out of a subject of
/// [`register_check_subject`].
#[must_use]
pub fn register_check_of(subject: &str) -> Option<(HospitalId, PersonId)> {
    let (hospital, person) = subject.split_once('/')?;
    Some((
        HospitalId(hospital.parse().ok()?),
        PersonId(person.parse().ok()?),
    ))
}

impl Purpose {
    const ALL: [Self; 11] = [
        Self::AddressCode,
        Self::DraftKey,
        Self::DraftResume,
        Self::SignIn,
        Self::Invitation,
        Self::PasswordReset,
        Self::CaseReceipt,
        Self::RegisterCheck,
        Self::JoinCode,
        Self::JoinStatus,
        Self::ExpertReply,
    ];

    /// The word for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AddressCode => "address_code",
            Self::DraftKey => "draft_key",
            Self::DraftResume => "draft_resume",
            Self::SignIn => "sign_in",
            Self::Invitation => "invitation",
            Self::PasswordReset => "password_reset",
            Self::CaseReceipt => "case_receipt",
            Self::RegisterCheck => "register_check",
            Self::JoinCode => "join_code",
            Self::JoinStatus => "join_status",
            Self::ExpertReply => "expert_reply",
        }
    }

    /// Whether the first use ends it.
    #[must_use]
    pub fn single_use(self) -> bool {
        !matches!(
            self,
            Self::DraftKey
                | Self::DraftResume
                | Self::CaseReceipt
                | Self::JoinStatus
                | Self::ExpertReply
        )
    }

    /// The subject as it is kept: an address has one spelling.
    fn subject(self, given: &str) -> String {
        match self {
            Self::SignIn => fold_email(given),
            _ => given.to_owned(),
        }
    }

    /// Two browsers may hold a key of one draft each, each member of a firm has
    /// a receipt of their own, and a reminder does not spoil the first mail.
    fn newest_wins(self) -> bool {
        !matches!(
            self,
            Self::DraftKey | Self::CaseReceipt | Self::JoinStatus | Self::ExpertReply
        )
    }
}

/// A token to be made.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// What for.
    pub purpose: Purpose,
    /// What it opens, as the purpose says.
    pub subject: String,
    /// The address it is sent to.
    pub email: Option<String>,
    /// The person it belongs to; their tokens die with their membership.
    pub person: Option<PersonId>,
    /// The first moment at which it is of no use any more.
    pub expires_at: Timestamp,
    /// Whether six digits go with it, for mail read on another device.
    pub with_code: bool,
}

/// A token just made: what goes into the mail, once.
#[derive(Debug, Clone)]
pub struct Issued {
    /// For the link.
    pub secret: Secret,
    /// Six digits, where they were asked for.
    pub code: Option<Secret>,
}

/// Whether a token still opens anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenState {
    /// It does.
    Live,
    /// Used, and it works once.
    Used(Timestamp),
    /// Its time is over.
    Expired(Timestamp),
    /// A newer one was sent.
    Replaced(Timestamp),
}

impl TokenState {
    /// The word for programs: `live`, `used`, `expired` or `replaced`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Used(_) => "used",
            Self::Expired(_) => "expired",
            Self::Replaced(_) => "replaced",
        }
    }

    /// When it was used, expired or replaced.
    #[must_use]
    pub fn since(self) -> Option<Timestamp> {
        match self {
            Self::Live => None,
            Self::Used(at) | Self::Expired(at) | Self::Replaced(at) => Some(at),
        }
    }
}

/// What a page may know about a token before anyone uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenView {
    /// What for.
    pub purpose: Purpose,
    /// Whether it still opens anything.
    pub state: TokenState,
    /// What it opens.
    pub subject: String,
    /// The address it went to, `a…@example.com`.
    pub email_masked: Option<String>,
    /// The first moment at which it is of no use any more.
    pub expires_at: Timestamp,
}

/// A token that was used just now: the proof that somebody holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub(crate) purpose: Purpose,
    pub(crate) subject: String,
    pub(crate) email: Option<String>,
    pub(crate) person: Option<PersonId>,
}

impl Token {
    /// What for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// What it opens, as the purpose says.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// What it opens, where that is a row.
    #[must_use]
    pub fn subject_id(&self) -> Option<Uuid> {
        self.subject.parse().ok()
    }

    /// The address it was sent to.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// The person it belongs to.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        self.person
    }
}

/// The outcome of using a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenUse {
    /// It opened.
    Opened(Token),
    /// It is dead; the state says why.
    Dead(TokenState),
    /// No such token.
    Unknown,
}

/// The outcome of typing a code. Commit in every case: a wrong code is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeUse {
    /// It opened.
    Opened(Token),
    /// Not this one. Also the answer where nothing was sent to that address.
    Mismatch {
        /// Tries that are left.
        tries_left: u32,
    },
    /// [`CODE_TRIES_MAX`] wrong codes: a new mail is needed.
    TooManyTries,
    /// The newest one is dead; the state says why.
    Dead(TokenState),
}

impl Store {
    /// What this secret opens, without using it up. None if there is no such
    /// token.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn look(
        &self,
        secret: &str,
        now: Timestamp,
    ) -> Result<Option<TokenView>, StoreError> {
        let row = Entity::find()
            .filter(Column::SecretDigest.eq(digest(secret)))
            .one(self.reader())
            .await?;
        row.map(|row| {
            Ok(TokenView {
                purpose: purpose(&row)?,
                state: state(&row, now),
                email_masked: row.email.as_deref().map(masked),
                expires_at: from_row(row.expires_at),
                subject: row.subject,
            })
        })
        .transpose()
    }
}

impl Write {
    /// Makes a token. The older ones of the same purpose and subject are
    /// replaced.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn issue(&mut self, new: NewToken) -> Result<Issued, StoreError> {
        let subject = new.purpose.subject(&new.subject);
        if new.purpose.newest_wins() {
            Entity::update_many()
                .col_expr(Column::ReplacedAt, Expr::value(to_row(self.now)))
                .filter(Column::Purpose.eq(new.purpose.as_str()))
                .filter(Column::Subject.eq(&subject))
                .filter(Column::UsedAt.is_null())
                .filter(Column::ReplacedAt.is_null())
                .exec(&self.txn)
                .await?;
        }
        let id = self.new_id();
        let (secret, code) = draw();
        let code = new.with_code.then_some(code);
        tokens::ActiveModel {
            id: Set(id),
            secret_digest: Set(digest(secret.reveal())),
            code_digest: Set(code.as_ref().map(|code| code_digest(id, code.reveal()))),
            purpose: Set(new.purpose.as_str().to_owned()),
            subject: Set(subject),
            email: Set(new.email.as_deref().map(fold_email)),
            person_id: Set(new.person.map(|person| person.0)),
            created_at: Set(to_row(self.now)),
            expires_at: Set(to_row(new.expires_at)),
            used_at: Set(None),
            replaced_at: Set(None),
            attempts: Set(0),
        }
        .insert(&self.txn)
        .await?;
        Ok(Issued { secret, code })
    }

    /// Uses a link. Of two that come at once, one opens.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn use_token(&mut self, secret: &str) -> Result<TokenUse, StoreError> {
        let row = Entity::find()
            .filter(Column::SecretDigest.eq(digest(secret)))
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let Some(row) = row else {
            return Ok(TokenUse::Unknown);
        };
        match state(&row, self.now) {
            TokenState::Live => Ok(TokenUse::Opened(self.open(row).await?)),
            dead => Ok(TokenUse::Dead(dead)),
        }
    }

    /// Tries six digits against the newest token of this purpose and subject.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn use_code(
        &mut self,
        purpose: Purpose,
        subject: &str,
        code: &str,
    ) -> Result<CodeUse, StoreError> {
        let row = Entity::find()
            .filter(Column::Purpose.eq(purpose.as_str()))
            .filter(Column::Subject.eq(purpose.subject(subject)))
            .filter(Column::ReplacedAt.is_null())
            .filter(Column::CodeDigest.is_not_null())
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        // Nobody learns here whether an address is known.
        let Some(row) = row else {
            return Ok(CodeUse::Mismatch {
                tries_left: CODE_TRIES_MAX - 1,
            });
        };
        match state(&row, self.now) {
            TokenState::Live => {}
            dead => return Ok(CodeUse::Dead(dead)),
        }
        let tried = u32::try_from(row.attempts).unwrap_or(CODE_TRIES_MAX);
        if tried >= CODE_TRIES_MAX {
            return Ok(CodeUse::TooManyTries);
        }
        if row.code_digest.as_deref() == Some(code_digest(row.id, code).as_str()) {
            return Ok(CodeUse::Opened(self.open(row).await?));
        }
        Entity::update_many()
            .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
            .filter(Column::Id.eq(row.id))
            .exec(&self.txn)
            .await?;
        Ok(match CODE_TRIES_MAX - tried - 1 {
            0 => CodeUse::TooManyTries,
            tries_left => CodeUse::Mismatch { tries_left },
        })
    }

    async fn open(&mut self, row: tokens::Model) -> Result<Token, StoreError> {
        let purpose = purpose(&row)?;
        if purpose.single_use() {
            Entity::update_many()
                .col_expr(Column::UsedAt, Expr::value(to_row(self.now)))
                .filter(Column::Id.eq(row.id))
                .exec(&self.txn)
                .await?;
        }
        Ok(Token {
            purpose,
            subject: row.subject,
            email: row.email,
            person: row.person_id.map(PersonId),
        })
    }

    /// Ends every token of a person that is not used yet.
    pub(crate) async fn end_tokens(&mut self, person: PersonId) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::ExpiresAt, Expr::value(to_row(self.now)))
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::UsedAt.is_null())
            .filter(Column::ExpiresAt.gt(to_row(self.now)))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Ends what was mailed about a draft; the keys of its browsers stay.
    pub(crate) async fn end_draft_links(&mut self, draft: Uuid) -> Result<(), StoreError> {
        let mailed = [Purpose::AddressCode, Purpose::DraftResume].map(Purpose::as_str);
        Entity::update_many()
            .col_expr(Column::ExpiresAt, Expr::value(to_row(self.now)))
            .filter(Column::Purpose.is_in(mailed))
            .filter(Column::Subject.eq(draft.to_string()))
            .filter(Column::ExpiresAt.gt(to_row(self.now)))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Lets the keys and resume links of a draft live as long as the draft.
    pub(crate) async fn extend_draft_tokens(
        &mut self,
        draft: Uuid,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let living = [Purpose::DraftKey, Purpose::DraftResume].map(Purpose::as_str);
        Entity::update_many()
            .col_expr(Column::ExpiresAt, Expr::value(to_row(expires_at)))
            .filter(Column::Purpose.is_in(living))
            .filter(Column::Subject.eq(draft.to_string()))
            .filter(Column::ReplacedAt.is_null())
            .filter(Column::ExpiresAt.gt(to_row(self.now)))
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}

fn purpose(row: &tokens::Model) -> Result<Purpose, StoreError> {
    let found = Purpose::ALL
        .into_iter()
        .find(|one| one.as_str() == row.purpose);
    found.ok_or_else(|| StoreError::unreadable("tokens", row.id, &row.purpose))
}

pub(crate) fn state(row: &tokens::Model, now: Timestamp) -> TokenState {
    if let Some(at) = row.used_at {
        return TokenState::Used(from_row(at));
    }
    let expires_at = from_row(row.expires_at);
    // Whichever came first ended it: a link that ran out was not replaced.
    match row.replaced_at.map(from_row) {
        Some(at) if at < expires_at => TokenState::Replaced(at),
        _ if now >= expires_at => TokenState::Expired(expires_at),
        _ => TokenState::Live,
    }
}
