//! The worker's side: claim, and say what became of it.

use std::collections::{BTreeMap, HashMap};

use case_workflow::case::step::LetterKind;
use case_workflow::ids::{CaseId, HospitalId, LetterId, PersonId};
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Subject};
use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::{params, state};
use crate::audit::Object;
use crate::cases::code;
use crate::error::StoreError;
use crate::files;
use crate::names::{Named, Names};
use crate::open::Store;
use crate::permit::permit;
use crate::rows::outbox::{Column, Entity, Model};
use crate::rows::{cases, consultations, firms, hospitals, people};
use crate::time::{from_row, to_row};
use crate::write::Write;

/// Most letters in one claim, and most lines in a list of them.
const LETTERS_MAX: u64 = 100;
/// The longest reason that is kept, in characters.
const REASON_MAX: usize = 1_000;

/// A letter that one worker has in hand until its lease ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// Its id, and its Message-ID.
    pub id: LetterId,
    /// What kind.
    pub kind: LetterKind,
    /// Who it is for, where that is somebody known.
    pub person: Option<PersonId>,
    /// Their name; empty for a bare address.
    pub name: String,
    /// The address as it stands now; none if the person has gone.
    pub email: Option<String>,
    /// `en` or `ja`.
    pub lang: String,
    /// IANA zone.
    pub zone: String,
    /// Dates, numbers and codes for the wording.
    pub values: BTreeMap<String, String>,
    /// The case it is about.
    pub case: Option<LetterCase>,
    /// The hospital it is for.
    pub hospital: Option<LetterHospital>,
    /// Letters of one thread belong together in the reader's mailbox.
    pub thread: Option<String>,
    /// Tries, this one included.
    pub attempts: u32,
    /// When it was put in.
    pub created_at: Timestamp,
}

/// What a letter may say of its case, a firm's or a hospital's own; the
/// templates choose what each reader may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterCase {
    /// Which.
    pub id: CaseId,
    /// For firm and desk.
    pub number: String,
    /// For hospitals.
    pub blinded: Option<String>,
    /// The firm's name, never for hospitals.
    pub firm: String,
    /// The owner.
    pub owner: Option<Named>,
}

/// The hospital a letter is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterHospital {
    /// Which.
    pub id: HospitalId,
    /// In Japanese.
    pub name_ja: String,
    /// In English.
    pub name_en: String,
}

/// A letter that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undelivered {
    /// Which.
    pub id: LetterId,
    /// What kind.
    pub kind: LetterKind,
    /// For whom.
    pub person: Option<Named>,
    /// To which address.
    pub email: Option<String>,
    /// About which case: id and number.
    pub case: Option<(CaseId, String)>,
    /// Why it was given up.
    pub reason: String,
    /// Since when it waits.
    pub created_at: Timestamp,
    /// Tries.
    pub attempts: u32,
}

/// How the outbox stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutboxState {
    /// Letters that wait.
    pub waiting: u64,
    /// Letters that were given up.
    pub gave_up: u64,
    /// When the longest-waiting due letter fell due.
    pub oldest_due: Option<Timestamp>,
}

impl Store {
    /// Takes due letters in hand, oldest first. Nobody else gets them before
    /// `lease_seconds` are over; a worker that dies just lets its lease end.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn claim_due(
        &self,
        now: Timestamp,
        limit: u64,
        lease_seconds: u32,
    ) -> Result<Vec<Claimed>, StoreError> {
        // Looking first keeps an idle worker from taking the write lock.
        let due = || {
            Entity::find()
                .filter(Column::State.eq(state::WAITING))
                .filter(Column::DueAt.lte(to_row(now)))
        };
        if due().limit(1).one(self.reader()).await?.is_none() {
            return Ok(Vec::new());
        }
        let txn = self.begin().await?;
        let rows = due()
            .order_by_asc(Column::DueAt)
            .order_by_asc(Column::Id)
            .limit(limit.clamp(1, LETTERS_MAX))
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .all(&txn)
            .await?;
        if !rows.is_empty() {
            let until = now + SignedDuration::from_secs(i64::from(lease_seconds));
            Entity::update_many()
                .col_expr(Column::DueAt, Expr::value(to_row(until)))
                .col_expr(Column::ClaimedAt, Expr::value(to_row(now)))
                .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
                .filter(Column::Id.is_in(rows.iter().map(|row| row.id)))
                .exec(&txn)
                .await?;
        }
        txn.commit().await?;
        addressed(self.reader(), rows).await
    }

    /// It left; its bytes are kept.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sent(
        &self,
        id: LetterId,
        now: Timestamp,
        copy: Vec<u8>,
    ) -> Result<(), StoreError> {
        let txn = self.begin().await?;
        let sha256 = files::keep(&txn, "message/rfc822", copy, now).await?;
        Entity::update_many()
            .col_expr(Column::State, Expr::value(state::SENT))
            .col_expr(Column::SentAt, Expr::value(to_row(now)))
            .col_expr(Column::CopySha256, Expr::value(sha256))
            .col_expr(Column::LastError, Expr::value(None::<String>))
            .filter(Column::Id.eq(id.0))
            .exec(&txn)
            .await?;
        Ok(txn.commit().await?)
    }

    /// It did not leave; it is tried again at `due`.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn again(&self, id: LetterId, due: Timestamp, why: &str) -> Result<(), StoreError> {
        let txn = self.begin().await?;
        Entity::update_many()
            .col_expr(Column::DueAt, Expr::value(to_row(due)))
            .col_expr(Column::LastError, Expr::value(cut(why)))
            .filter(Column::Id.eq(id.0))
            .filter(Column::State.eq(state::WAITING))
            .exec(&txn)
            .await?;
        Ok(txn.commit().await?)
    }

    /// It will not leave; the desk sees it among the undelivered.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn give_up(&self, id: LetterId, why: &str) -> Result<(), StoreError> {
        let txn = self.begin().await?;
        Entity::update_many()
            .col_expr(Column::State, Expr::value(state::GAVE_UP))
            .col_expr(Column::LastError, Expr::value(cut(why)))
            .filter(Column::Id.eq(id.0))
            .filter(Column::State.eq(state::WAITING))
            .exec(&txn)
            .await?;
        Ok(txn.commit().await?)
    }

    /// The letters that were given up, oldest first, at most 100.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`].
    pub async fn undelivered(&self, actor: &Actor) -> Result<Vec<Undelivered>, StoreError> {
        permit(actor, Action::ReadMailQueue, &Subject::general())?;
        let db = self.reader();
        let rows = Entity::find()
            .filter(Column::State.eq(state::GAVE_UP))
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id)
            .limit(LETTERS_MAX)
            .all(db)
            .await?;
        addressed(db, rows.clone()).await.map(|letters| {
            letters
                .into_iter()
                .zip(rows)
                .map(|(letter, row)| Undelivered {
                    id: letter.id,
                    kind: letter.kind,
                    person: letter.person.map(|id| Named {
                        id,
                        name: letter.name,
                        roman: (None, None),
                    }),
                    email: letter.email,
                    case: letter.case.map(|case| (case.id, case.number)),
                    reason: row.last_error.unwrap_or_default(),
                    created_at: letter.created_at,
                    attempts: u32::try_from(row.attempts).unwrap_or(0),
                })
                .collect()
        })
    }

    /// How the outbox stands at `now`, for the checks of health.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn outbox_state(&self, now: Timestamp) -> Result<OutboxState, StoreError> {
        let db = self.reader();
        let waiting = Entity::find().filter(Column::State.eq(state::WAITING));
        let gave_up = Entity::find().filter(Column::State.eq(state::GAVE_UP));
        let oldest = waiting
            .clone()
            .filter(Column::DueAt.lte(to_row(now)))
            .order_by_asc(Column::DueAt)
            .one(db)
            .await?;
        Ok(OutboxState {
            waiting: waiting.count(db).await?,
            gave_up: gave_up.count(db).await?,
            oldest_due: oldest.map(|row| from_row(row.due_at)),
        })
    }
}

impl Write {
    /// Puts a given-up letter in again, due now.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::NotFound`] if it was not given
    /// up.
    pub async fn retry_letter(&mut self, id: LetterId) -> Result<(), StoreError> {
        self.permit(Action::ReadMailQueue, &Subject::general())?;
        let done = Entity::update_many()
            .col_expr(Column::State, Expr::value(state::WAITING))
            .col_expr(Column::DueAt, Expr::value(to_row(self.now)))
            .col_expr(Column::Attempts, Expr::value(0))
            .filter(Column::Id.eq(id.0))
            .filter(Column::State.eq(state::GAVE_UP))
            .exec(&self.txn)
            .await?;
        if done.rows_affected != 1 {
            return Err(StoreError::NotFound);
        }
        self.audit("retry_letter", Object::new("letter", id), json!({}))
            .await
    }
}

/// Rows with all that the wording needs, in four questions whatever the number
/// of rows.
async fn addressed(
    db: &impl ConnectionTrait,
    rows: Vec<Model>,
) -> Result<Vec<Claimed>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let to: HashMap<Uuid, people::Model> = people::Entity::find()
        .filter(people::Column::Id.is_in(rows.iter().filter_map(|row| row.person_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let mut about = letter_cases(db, rows.iter().filter_map(|row| row.case_id).collect()).await?;
    let asked = rows.iter().filter_map(|row| row.consultation_id).collect();
    about.extend(letter_consultations(db, asked).await?);
    let at: HashMap<Uuid, (String, String)> = hospitals::Entity::find()
        .select_only()
        .columns([
            hospitals::Column::Id,
            hospitals::Column::NameJa,
            hospitals::Column::NameEn,
        ])
        .filter(hospitals::Column::Id.is_in(rows.iter().filter_map(|row| row.hospital_id)))
        .into_tuple::<(Uuid, String, String)>()
        .all(db)
        .await?
        .into_iter()
        .map(|(id, ja, en)| (id, (ja, en)))
        .collect();
    rows.into_iter()
        .map(|row| {
            let person = row.person_id.and_then(|id| to.get(&id));
            Ok(Claimed {
                id: LetterId(row.id),
                kind: code("outbox", row.id, &row.kind)?,
                person: row.person_id.map(PersonId),
                name: person
                    .map(|person| person.display.clone())
                    .unwrap_or_default(),
                email: person
                    .map(|person| person.email.clone())
                    .or(row.email.clone()),
                lang: person
                    .map(|person| person.lang.clone())
                    .or(row.lang.clone())
                    .unwrap_or_else(|| "en".to_owned()),
                zone: person
                    .map(|person| person.zone.clone())
                    .or(row.zone.clone())
                    .unwrap_or_else(|| "UTC".to_owned()),
                values: params(&row)?,
                case: row
                    .case_id
                    .or(row.consultation_id)
                    .and_then(|id| about.get(&id).cloned()),
                hospital: row.hospital_id.and_then(|id| {
                    let (name_ja, name_en) = at.get(&id)?.clone();
                    Some(LetterHospital {
                        id: HospitalId(id),
                        name_ja,
                        name_en,
                    })
                }),
                thread: row.thread,
                attempts: u32::try_from(row.attempts).unwrap_or(0) + 1,
                created_at: from_row(row.created_at),
            })
        })
        .collect()
}

async fn letter_cases(
    db: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, LetterCase>, StoreError> {
    use cases::Column as C;
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    type Row = (Uuid, String, Option<String>, Uuid, Option<Uuid>);
    let rows: Vec<Row> = cases::Entity::find()
        .select_only()
        .columns([C::Id, C::Number, C::Blinded, C::FirmId, C::OwnerId])
        .filter(C::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    let firms: HashMap<Uuid, String> = firms::Entity::find()
        .filter(firms::Column::Id.is_in(rows.iter().map(|row| row.3)))
        .all(db)
        .await?
        .into_iter()
        .map(|firm| (firm.id, firm.name))
        .collect();
    let names = Names::of(db, rows.iter().filter_map(|row| row.4).collect()).await?;
    Ok(rows
        .into_iter()
        .map(|(id, number, blinded, firm, owner)| {
            let firm = firms.get(&firm).cloned().unwrap_or_default();
            let owner = names.get(owner);
            (
                id,
                LetterCase {
                    id: CaseId(id),
                    number,
                    blinded,
                    firm,
                    owner,
                },
            )
        })
        .collect())
}

/// A hospital's consultation has one number, the same for hospital and desk.
async fn letter_consultations(
    db: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, LetterCase>, StoreError> {
    use consultations::Column as C;
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String, Option<Uuid>)> = consultations::Entity::find()
        .select_only()
        .columns([C::Id, C::Number, C::OwnerId])
        .filter(C::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    let names = Names::of(db, rows.iter().filter_map(|row| row.2).collect()).await?;
    Ok(rows
        .into_iter()
        .map(|(id, number, owner)| {
            let letter = LetterCase {
                id: CaseId(id),
                blinded: Some(number.clone()),
                number,
                firm: String::new(),
                owner: names.get(owner),
            };
            (id, letter)
        })
        .collect())
}

fn cut(why: &str) -> String {
    why.chars().take(REASON_MAX).collect()
}
