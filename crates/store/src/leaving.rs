//! A hospital leaves (domain 3.I): its manager asks for it, and it is matched no
//! more; the desk concludes it once nothing runs, and its people's access ends.
//! The entry stays, because the records of cases name it; whoever comes back
//! finds it as it was.

use case_workflow::case::codes::SiteState;
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Actor, Place};
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use crate::audit::Object;
use crate::error::StoreError;
use crate::members::{at, lasts};
use crate::permit::permit;
use crate::rows::hospitals::{Column, Entity, Model};
use crate::rows::{case_hospitals, cases, consultations, memberships};
use crate::time::{from_row, to_row};
use crate::{Store, Write};

/// What a hospital said when it asked to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// When.
    pub at: Timestamp,
    /// Which of its managers.
    pub by: PersonId,
    /// Why, where it said so.
    pub reason: Option<String>,
}

impl Leaving {
    /// Out of the columns of a row.
    pub(crate) fn of(
        at: Option<DateTimeUtc>,
        by: Option<Uuid>,
        reason: Option<String>,
    ) -> Option<Self> {
        Some(Self {
            at: from_row(at?),
            by: PersonId(by?),
            reason,
        })
    }
}

/// What a hospital still takes part in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Involved {
    /// Open cases that asked it and may count on it: the case's number, and the
    /// one by which the hospital knows it.
    pub cases: Vec<(String, String)>,
    /// Its own consultations that are open.
    pub consultations: Vec<String>,
}

impl Involved {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cases.len() + self.consultations.len()
    }
}

impl Store {
    /// What a hospital said of leaving, and what it still takes part in: for its
    /// managers.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn leaving(
        &self,
        actor: &Actor,
        hospital: HospitalId,
    ) -> Result<(Option<Leaving>, Involved), StoreError> {
        permit(
            actor,
            Action::ManageHospital,
            &Subject::of_hospital(hospital),
        )?;
        let row = Entity::find_by_id(hospital.0).one(self.reader()).await?;
        let row = row.ok_or(StoreError::NotFound)?;
        let leaving = Leaving::of(row.leaving_at, row.leaving_by, row.leaving_reason);
        Ok((leaving, self.involved(hospital).await?))
    }

    /// What a hospital still takes part in. For a hospital whose entry the
    /// reader was permitted to read.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn involved(&self, hospital: HospitalId) -> Result<Involved, StoreError> {
        involved(self.reader(), hospital).await
    }
}

impl Write {
    /// Notes that all of a hospital's data is taken along, its entry as it
    /// stands in `version`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn note_archive(&mut self, id: HospitalId, version: i64) -> Result<(), StoreError> {
        self.permit(Action::ManageHospital, &Subject::of_hospital(id))?;
        let details = json!({ "version": version, "as": "archive" });
        self.audit("export", Object::hospital(id), details).await
    }

    /// Notes that a hospital wants to leave: from now on it is matched no more.
    /// The desk and its own trial office are told. Asking again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn ask_to_leave(
        &mut self,
        id: HospitalId,
        reason: Option<String>,
    ) -> Result<(), StoreError> {
        self.permit(Action::ManageHospital, &Subject::of_hospital(id))?;
        let by = self.actor.person().ok_or(StoreError::NotFound)?;
        let row = self.locked_hospital(id).await?;
        if row.leaving_at.is_some() {
            return Ok(());
        }
        Entity::update_many()
            .col_expr(Column::LeavingAt, Expr::value(to_row(self.now)))
            .col_expr(Column::LeavingBy, Expr::value(by.0))
            .col_expr(Column::LeavingReason, Expr::value(reason))
            .filter(Column::Id.eq(id.0))
            .exec(&self.txn)
            .await?;
        self.set_active(&row, false).await?;
        self.audit("ask_to_leave", Object::hospital(id), json!({}))
            .await?;
        self.tell_of_leaving(&row, "asked").await
    }

    /// Takes the wish to leave back: the hospital is matched again.
    ///
    /// # Errors
    /// [`StoreError::Settled`] where it has left or never asked;
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn stay(&mut self, id: HospitalId) -> Result<(), StoreError> {
        self.permit(Action::ManageHospital, &Subject::of_hospital(id))?;
        let row = self.locked_hospital(id).await?;
        if row.leaving_at.is_none() || row.left_at.is_some() {
            return Err(StoreError::Settled);
        }
        self.no_longer_leaving(&row).await?;
        self.audit("stay", Object::hospital(id), json!({})).await?;
        self.tell_of_leaving(&row, "back").await
    }

    /// Concludes a hospital's leaving: every membership of it ends, its people
    /// are signed out and their links die. Its trial office is told.
    ///
    /// # Errors
    /// [`StoreError::StillInvolved`] while it takes part in something;
    /// [`StoreError::Settled`] where it never asked or has left;
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn conclude_leaving(&mut self, id: HospitalId) -> Result<(), StoreError> {
        self.permit(Action::AddHospital, &Subject::general())?;
        let row = self.locked_hospital(id).await?;
        if row.leaving_at.is_none() || row.left_at.is_some() {
            return Err(StoreError::Settled);
        }
        let count = involved(&self.txn, id).await?.count();
        if count > 0 {
            return Err(StoreError::StillInvolved { count });
        }
        // While they are members still: afterwards nobody could be told.
        let letter = leave_letter(
            LetterKind::LeaveNoted,
            To::Hospital(id),
            &row,
            "left",
            self.now,
        );
        self.letter(&letter, None).await?;
        let members: Vec<(Uuid, Uuid)> = memberships::Entity::find()
            .select_only()
            .columns([memberships::Column::Id, memberships::Column::PersonId])
            .filter(at(Place::Hospital(id)))
            .filter(lasts(self.now))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let by = self.actor.person().map(|one| one.0);
        memberships::Entity::update_many()
            .col_expr(memberships::Column::EndsAt, Expr::value(to_row(self.now)))
            .col_expr(memberships::Column::ChangedBy, Expr::value(by))
            .filter(memberships::Column::Id.is_in(members.iter().map(|one| one.0)))
            .exec(&self.txn)
            .await?;
        let people: std::collections::BTreeSet<Uuid> = members.iter().map(|one| one.1).collect();
        for person in people {
            self.revoke_sessions_of(PersonId(person)).await?;
            self.end_tokens(PersonId(person)).await?;
        }
        Entity::update_many()
            .col_expr(Column::LeftAt, Expr::value(to_row(self.now)))
            .filter(Column::Id.eq(id.0))
            .exec(&self.txn)
            .await?;
        let details = json!({ "members": members.len() });
        self.audit("conclude_leaving", Object::hospital(id), details)
            .await
    }

    /// A hospital that had left, or wanted to, is back: an application of it was
    /// approved. One that never left stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn welcome_back(&mut self, id: HospitalId) -> Result<(), StoreError> {
        self.permit(Action::AddHospital, &Subject::general())?;
        let row = self.locked_hospital(id).await?;
        if row.leaving_at.is_none() {
            return Ok(());
        }
        self.no_longer_leaving(&row).await?;
        self.audit("welcome_back", Object::hospital(id), json!({}))
            .await
    }

    async fn no_longer_leaving(&mut self, row: &Model) -> Result<(), StoreError> {
        let nothing = || Expr::value(None::<DateTimeUtc>);
        Entity::update_many()
            .col_expr(Column::LeavingAt, nothing())
            .col_expr(Column::LeavingBy, Expr::value(None::<Uuid>))
            .col_expr(Column::LeavingReason, Expr::value(None::<String>))
            .col_expr(Column::LeftAt, nothing())
            .filter(Column::Id.eq(row.id))
            .exec(&self.txn)
            .await?;
        self.set_active(row, true).await
    }

    async fn locked_hospital(&self, id: HospitalId) -> Result<Model, StoreError> {
        let row = Entity::find_by_id(id.0).lock_exclusive();
        row.one(&self.txn).await?.ok_or(StoreError::NotFound)
    }

    /// Takes a hospital out of matching, or back in.
    async fn set_active(&mut self, row: &Model, active: bool) -> Result<(), StoreError> {
        if row.active == active {
            return Ok(());
        }
        let version = row.version + 1;
        Entity::update_many()
            .col_expr(Column::Active, Expr::value(active))
            .col_expr(Column::Version, Expr::value(version))
            .col_expr(Column::UpdatedAt, Expr::value(to_row(self.now)))
            .filter(Column::Id.eq(row.id))
            .exec(&self.txn)
            .await?;
        self.note_active(HospitalId(row.id), version, active).await
    }

    async fn tell_of_leaving(&mut self, row: &Model, event: &str) -> Result<(), StoreError> {
        let office = To::Hospital(HospitalId(row.id));
        for (kind, to) in [
            (LetterKind::LeaveAsked, To::Intake),
            (LetterKind::LeaveNoted, office),
        ] {
            let letter = leave_letter(kind, to, row, event, self.now);
            self.letter(&letter, None).await?;
        }
        Ok(())
    }
}

/// Values: `hospital`, `hospital_ja`, `hospital_en`, and `event`: `asked`,
/// `back` or `left`.
fn leave_letter(kind: LetterKind, to: To, row: &Model, event: &str, now: Timestamp) -> Letter {
    let name_en = match row.name_en.as_str() {
        "" => &row.name_ja,
        name => name,
    };
    Letter::at_once(kind, to, format!("{}-{event}-{now}", row.id))
        .with("hospital", row.id)
        .with("hospital_ja", &row.name_ja)
        .with("hospital_en", name_en)
        .with("event", event)
}

async fn involved(db: &impl ConnectionTrait, hospital: HospitalId) -> Result<Involved, StoreError> {
    let over = |state: &SiteState| {
        matches!(
            state,
            SiteState::Declined
                | SiteState::NoAnswer
                | SiteState::NotSelected
                | SiteState::Cancelled
        )
    };
    let counted_on = SiteState::ALL.iter().filter(|state| !over(state));
    let cases = case_hospitals::Entity::find()
        .select_only()
        .join(
            JoinType::InnerJoin,
            case_hospitals::Entity::belongs_to(cases::Entity)
                .from(case_hospitals::Column::CaseId)
                .to(cases::Column::Id)
                .into(),
        )
        .column(cases::Column::Number)
        .column(case_hospitals::Column::Blinded)
        .filter(case_hospitals::Column::HospitalId.eq(hospital.0))
        .filter(cases::Column::Open.eq(true))
        .filter(case_hospitals::Column::State.is_in(counted_on.map(|state| state.as_str())))
        .order_by_asc(case_hospitals::Column::AskedAt)
        .order_by_asc(case_hospitals::Column::CaseId)
        .into_tuple()
        .all(db)
        .await?;
    let consultations = consultations::Entity::find()
        .select_only()
        .column(consultations::Column::Number)
        .filter(consultations::Column::HospitalId.eq(hospital.0))
        .filter(consultations::Column::Open.eq(true))
        .order_by_asc(consultations::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    Ok(Involved {
        cases,
        consultations,
    })
}
