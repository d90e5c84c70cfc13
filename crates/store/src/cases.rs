//! One case: reading it and taking it in hand. The permission table is asked
//! here, for every one of them.

use case_workflow::case::Case;
use case_workflow::case::codes::{EventKind, SiteState};
use case_workflow::code_lists::CodeList;
use case_workflow::ids::{CaseId, HospitalId};
use case_workflow::people::Actor;
use case_workflow::policy::{self, Action, Decision, Subject};
use case_workflow::synopsis::Line;
use jiff::Timestamp;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::error::StoreError;
use crate::open::Store;
use crate::permit::permit;
use crate::rows::{case_bodies, case_hospitals, cases};
use crate::time::from_row;
use crate::write::{Permitted, Write};

/// How a case is named by whoever asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseKey {
    /// By id.
    Id(CaseId),
    /// By the number people speak, `A-R08-001`.
    Number(String),
    /// By the number hospitals know, `M-R08-017`.
    Blinded(String),
}

impl From<CaseId> for CaseKey {
    fn from(id: CaseId) -> Self {
        Self::Id(id)
    }
}

/// What a hospital was asked, newest first in its list.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The case behind it; its number is not for the hospital.
    pub case: CaseId,
    /// The number the hospital knows.
    pub blinded: String,
    /// Which round.
    pub round: u32,
    /// How the hospital stands.
    pub state: SiteState,
    /// Whether answers are still taken.
    pub round_open: bool,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Answer by then.
    pub due_at: Timestamp,
    /// When it answered.
    pub answered_at: Option<Timestamp>,
    /// The text of the round, as long as this hospital may read it: while the
    /// round is open, and after it unless it declined, did not answer or was
    /// not chosen (domain 4.14).
    pub text: Vec<Line>,
}

impl Store {
    /// A case, for one thing the actor wants to do with it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none for this actor,
    /// [`StoreError::Forbidden`] if they may know of it but not do this.
    pub async fn case(
        &self,
        actor: &Actor,
        action: Action,
        key: &CaseKey,
    ) -> Result<Case, StoreError> {
        let case = found(self.reader(), key, false).await?;
        decided(actor, action, &case.subject())?;
        Ok(case)
    }

    /// What a hospital was asked, newest first, at most `limit` (50).
    ///
    /// # Errors
    /// As [`Store::case`], for the hospital.
    pub async fn requests_of(
        &self,
        actor: &Actor,
        hospital: HospitalId,
        limit: u64,
    ) -> Result<Vec<Request>, StoreError> {
        permit(actor, Action::ReadRound, &Subject::of_hospital(hospital))?;
        let rows = case_hospitals::Entity::find()
            .filter(case_hospitals::Column::HospitalId.eq(hospital.0))
            .order_by_desc(case_hospitals::Column::AskedAt)
            .order_by_desc(case_hospitals::Column::CaseId)
            .limit(limit.min(50))
            .all(self.reader())
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.case_id).collect();
        let mut bodies = bodies(self.reader(), ids).await?;
        rows.into_iter()
            .map(|row| {
                let case = bodies
                    .iter()
                    .position(|case| case.id.0 == row.case_id)
                    .map(|place| bodies.swap_remove(place));
                request(row, case.as_ref())
            })
            .collect()
    }

    /// Every open case, for the clocks, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn open_case_ids(&self) -> Result<Vec<CaseId>, StoreError> {
        let ids: Vec<Uuid> = cases::Entity::find()
            .select_only()
            .column(cases::Column::Id)
            .filter(cases::Column::Open.eq(true))
            .order_by_asc(cases::Column::ReceivedAt)
            .order_by_asc(cases::Column::Id)
            .into_tuple()
            .all(self.reader())
            .await?;
        Ok(ids.into_iter().map(CaseId).collect())
    }
}

impl Write {
    /// Takes a case in hand for one thing: nobody else changes it until this
    /// transaction ends.
    ///
    /// # Errors
    /// As [`Store::case`].
    pub async fn case_for(&self, action: Action, key: &CaseKey) -> Result<Permitted, StoreError> {
        let case = found(&self.txn, key, true).await?;
        let decision = decided(&self.actor, action, &case.subject())?;
        Ok(Permitted {
            case,
            action,
            decision,
            confirmed: false,
        })
    }

    /// The case that an earlier sending of the same form made.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn submitted(&self, submission_id: Uuid) -> Result<Option<Case>, StoreError> {
        let row = only_body(cases::Entity::find())
            .filter(cases::Column::SubmissionId.eq(submission_id))
            .into_tuple::<(Uuid, String)>()
            .one(&self.txn)
            .await?;
        row.map(|(id, body)| read_body(id, &body)).transpose()
    }
}

/// What the table says, with "no" as an error.
pub(crate) fn decided(
    actor: &Actor,
    action: Action,
    subject: &Subject,
) -> Result<Decision, StoreError> {
    match policy::decide(actor, action, subject) {
        Decision::Hide => Err(StoreError::NotFound),
        Decision::Forbid => Err(StoreError::Forbidden { action }),
        decision => Ok(decision),
    }
}

/// The case without asking who wants it. Stays inside this crate.
pub(crate) async fn found(
    db: &impl ConnectionTrait,
    key: &CaseKey,
    lock: bool,
) -> Result<Case, StoreError> {
    let find = only_body(cases::Entity::find());
    let find = match key {
        CaseKey::Id(id) => find.filter(cases::Column::Id.eq(id.0)),
        CaseKey::Number(number) => find.filter(cases::Column::Number.eq(number)),
        CaseKey::Blinded(number) => find.filter(cases::Column::Blinded.eq(number)),
    };
    let find = if lock { find.lock_exclusive() } else { find };
    let row = find.into_tuple::<(Uuid, String)>().one(db).await?;
    let (id, body) = row.ok_or(StoreError::NotFound)?;
    read_body(id, &body)
}

/// Several cases in one question.
pub(crate) async fn bodies(
    db: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<Vec<Case>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = only_body(cases::Entity::find())
        .filter(cases::Column::Id.is_in(ids))
        .into_tuple::<(Uuid, String)>()
        .all(db)
        .await?;
    rows.iter().map(|(id, body)| read_body(*id, body)).collect()
}

pub(crate) fn only_body(find: Select<cases::Entity>) -> Select<cases::Entity> {
    find.select_only()
        .inner_join(case_bodies::Entity)
        .column(cases::Column::Id)
        .column(case_bodies::Column::Body)
}

pub(crate) fn read_body(id: Uuid, body: &str) -> Result<Case, StoreError> {
    serde_json::from_str(body).map_err(|fault| StoreError::unreadable("cases", id, fault))
}

/// A stored word as its code.
pub(crate) fn code<C: CodeList>(
    table: &'static str,
    id: impl ToString,
    word: &str,
) -> Result<C, StoreError> {
    C::parse(word).ok_or_else(|| StoreError::unreadable(table, id, word))
}

fn request(row: case_hospitals::Model, case: Option<&Case>) -> Result<Request, StoreError> {
    let hospital = HospitalId(row.hospital_id);
    let state: SiteState = code("case_hospitals", row.case_id, &row.state)?;
    let round = case.and_then(|case| {
        case.rounds
            .iter()
            .rev()
            .find(|round| round.sites.iter().any(|s| s.hospital == hospital))
    });
    let readable = row.round_open
        || matches!(
            state,
            SiteState::Interested
                | SiteState::Conditional
                | SiteState::Selected
                | SiteState::Reserve
        );
    Ok(Request {
        case: CaseId(row.case_id),
        blinded: row.blinded,
        round: u32::try_from(row.round_no).unwrap_or(0),
        state,
        round_open: row.round_open,
        asked_at: from_row(row.asked_at),
        due_at: from_row(row.due_at),
        answered_at: row.answered_at.map(from_row),
        text: round
            .filter(|_| readable)
            .map(|round| round.text.clone())
            .unwrap_or_default(),
    })
}

/// Whether the permit covers the event of a step.
pub(crate) fn covers(permit: Action, event: EventKind) -> Result<(), StoreError> {
    if event.action() == permit {
        Ok(())
    } else {
        Err(StoreError::WrongPermit { permit, event })
    }
}
