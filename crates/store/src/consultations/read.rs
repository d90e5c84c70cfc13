//! Reading consultations: one, a hospital's own, the desk's, and their lines.

use std::collections::BTreeMap;

use case_workflow::hospital_case::HospitalCase;
use case_workflow::hospital_case::codes::{ConsultOutcome, ConsultStage};
use case_workflow::hospital_case::step::{ConsultEntry, ConsultTextKind};
use case_workflow::ids::{HospitalCaseId, HospitalId, PersonId};
use case_workflow::people::{Actor, Place, Role};
use case_workflow::policy::{Action, Reach, Subject, reach};
use jiff::Timestamp;
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::cases::code;
use crate::error::StoreError;
use crate::history::role;
use crate::open::Store;
use crate::permit::permit;
use crate::rows::consultations::{Column, Entity, Model};
use crate::rows::{consultation_history, consultation_people, consultation_texts};
use crate::time::{from_row, to_row};

/// Most consultations in a list.
const LIST_MAX: u64 = 200;
/// Most open consultations whose clocks are looked at.
const OPEN_MAX: u64 = 5_000;
/// Most lines and texts of one consultation.
const LINES_MAX: u64 = 500;

/// Which consultations of the desk's list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConsultationFilter {
    /// Only these stages; all where none is named.
    pub stages: Vec<ConsultStage>,
    /// Only those still worked on.
    pub open_only: bool,
    /// Only those whose owner or deputy this is.
    pub of_person: Option<PersonId>,
    /// Only those in which it is the desk's turn.
    pub desk_turn: bool,
    /// Due before.
    pub due_before: Option<Timestamp>,
}

/// A text of a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationText {
    /// When.
    pub at: Timestamp,
    /// Who; none for the program.
    pub by: Option<PersonId>,
    /// As what.
    pub role: Role,
    /// What it is.
    pub kind: ConsultTextKind,
    /// As written.
    pub text: String,
    /// From the hospital, or from the desk.
    pub from_hospital: bool,
}

impl Store {
    /// A consultation, for one thing that the actor wants to do with it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none for this actor,
    /// [`StoreError::Forbidden`] if they may know of it but not do this.
    pub async fn consultation(
        &self,
        actor: &Actor,
        action: Action,
        number: &str,
    ) -> Result<HospitalCase, StoreError> {
        let case = found(self.reader(), number, false).await?;
        permit(actor, action, &case.subject())?;
        Ok(case)
    }

    /// A hospital's consultations that the actor may read, newest first, at
    /// most 200: all of them for its trial office, the own ones and those they
    /// are named on for investigators.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who read
    /// none.
    pub async fn consultations_of(
        &self,
        actor: &Actor,
        hospital: HospitalId,
    ) -> Result<Vec<HospitalCase>, StoreError> {
        let here = Place::Hospital(hospital);
        let reaches: Vec<Reach> = actor
            .hats()
            .iter()
            .filter(|hat| hat.place == here)
            .map(|hat| reach(hat.role, Action::ReadConsult))
            .collect();
        let mine = match actor.person() {
            _ if reaches.contains(&Reach::Own) => Condition::all(),
            Some(_) if reaches.contains(&Reach::Granted) => names(actor.named_at(hospital)),
            // Forbidden for the hospital's other people, hidden from strangers.
            _ => {
                permit(actor, Action::ReadConsult, &Subject::of_hospital(hospital))?;
                return Ok(Vec::new());
            }
        };
        let rows = Entity::find()
            .filter(Column::HospitalId.eq(hospital.0))
            .filter(mine)
            .order_by_desc(Column::ReceivedAt)
            .order_by_desc(Column::Id)
            .limit(LIST_MAX)
            .all(self.reader())
            .await?;
        rows.iter().map(body).collect()
    }

    /// The desk's consultations, those with the nearest date first, at most
    /// 200; for whoever is named on some, those alone.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for those who read none.
    pub async fn consultations(
        &self,
        actor: &Actor,
        filter: &ConsultationFilter,
    ) -> Result<Vec<HospitalCase>, StoreError> {
        let reaches = |wanted| {
            let reads = |role| reach(role, Action::ReadConsult) == wanted;
            actor.hats().iter().any(|hat| reads(hat.role))
        };
        let mine = match actor.person() {
            _ if reaches(Reach::Any) || *actor == Actor::System => Condition::all(),
            Some(person) if reaches(Reach::Granted) => names([person]),
            _ => {
                return Err(StoreError::Forbidden {
                    action: Action::ReadConsult,
                });
            }
        };
        let mut find = Entity::find().filter(mine);
        if !filter.stages.is_empty() {
            let words = filter.stages.iter().map(|stage| stage.as_str());
            find = find.filter(Column::Stage.is_in(words));
        }
        if filter.open_only {
            find = find.filter(Column::Open.eq(true));
        }
        if filter.desk_turn {
            find = find.filter(Column::TurnSide.eq("desk"));
        }
        if let Some(person) = filter.of_person {
            find = find.filter(
                Condition::any()
                    .add(Column::OwnerId.eq(person.0))
                    .add(Column::DeputyId.eq(person.0)),
            );
        }
        if let Some(before) = filter.due_before {
            find = find.filter(Column::DueAt.lt(to_row(before)));
        }
        let rows = find
            .order_by_desc(Column::Open)
            .order_by_with_nulls(
                Column::DueAt,
                sea_orm::Order::Asc,
                sea_orm::sea_query::NullOrdering::Last,
            )
            .order_by_desc(Column::ReceivedAt)
            .limit(LIST_MAX)
            .all(self.reader())
            .await?;
        rows.iter().map(body).collect()
    }

    /// Every open consultation, for the clocks, oldest first; at most 5,000.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn open_consultations(&self) -> Result<Vec<HospitalCase>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Open.eq(true))
            .order_by_asc(Column::ReceivedAt)
            .order_by_asc(Column::Id)
            .limit(OPEN_MAX)
            .all(self.reader())
            .await?;
        rows.iter().map(body).collect()
    }

    /// How many consultations received since `since` ended how; those without
    /// an outcome, by stage, are told under none.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::Database`].
    pub async fn consultation_counts(
        &self,
        actor: &Actor,
        since: Timestamp,
    ) -> Result<BTreeMap<Option<ConsultOutcome>, u32>, StoreError> {
        permit(actor, Action::TriageConsult, &Subject::general())?;
        let rows: Vec<(Option<String>, i64)> = Entity::find()
            .select_only()
            .column(Column::Outcome)
            .column_as(Column::Id.count(), "n")
            .filter(Column::ReceivedAt.gte(to_row(since)))
            .filter(Column::Stage.ne(ConsultStage::Merged.as_str()))
            .group_by(Column::Outcome)
            .into_tuple()
            .all(self.reader())
            .await?;
        let mut counts = BTreeMap::new();
        for (word, n) in rows {
            let outcome = word
                .map(|word| code::<ConsultOutcome>("consultations", "outcome", &word))
                .transpose()?;
            counts.insert(outcome, u32::try_from(n).unwrap_or(u32::MAX));
        }
        Ok(counts)
    }

    /// The lines of a consultation's history, oldest first; all of them for the
    /// desk, its own for the hospital. Whether the reader may read it at all is
    /// decided before, by [`Store::consultation`].
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn consultation_history(
        &self,
        id: HospitalCaseId,
        for_desk: bool,
    ) -> Result<Vec<ConsultEntry>, StoreError> {
        use consultation_history::{Column as C, Entity as Lines};
        const TABLE: &str = "consultation_history";
        let mut find = Lines::find().filter(C::ConsultationId.eq(id.0));
        if !for_desk {
            find = find.filter(C::ForHospital.eq(true));
        }
        let rows = find
            .order_by_asc(C::Seq)
            .limit(LINES_MAX)
            .all(self.reader())
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(ConsultEntry {
                    at: from_row(row.at),
                    by: row.by_id.map(PersonId),
                    role: role(TABLE, row.id, &row.role)?,
                    event: code(TABLE, row.id, &row.event)?,
                    params: serde_json::from_str(&row.params)
                        .map_err(|fault| StoreError::unreadable(TABLE, row.id, fault))?,
                    for_hospital: row.for_hospital,
                    zone: row.zone,
                })
            })
            .collect()
    }

    /// The texts of a consultation, oldest first; all of them for the desk, its
    /// own for the hospital. Whether the reader may read it at all is decided
    /// before, by [`Store::consultation`].
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn consultation_texts(
        &self,
        id: HospitalCaseId,
        for_desk: bool,
    ) -> Result<Vec<ConsultationText>, StoreError> {
        use consultation_texts::{Column as C, Entity as Texts};
        const TABLE: &str = "consultation_texts";
        let mut find = Texts::find().filter(C::ConsultationId.eq(id.0));
        if !for_desk {
            find = find.filter(C::ForHospital.eq(true));
        }
        let rows = find
            .order_by_asc(C::Seq)
            .limit(LINES_MAX)
            .all(self.reader())
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(ConsultationText {
                    at: from_row(row.at),
                    by: row.by_id.map(PersonId),
                    role: role(TABLE, row.id, &row.role)?,
                    kind: code(TABLE, row.id, &row.kind)?,
                    text: row.text,
                    from_hospital: row.from_hospital,
                })
            })
            .collect()
    }
}

/// The consultations on which one of these people is named.
fn names(people: impl IntoIterator<Item = PersonId>) -> Condition {
    use consultation_people::{Column as C, Entity as People};
    let named = Query::select()
        .column(C::ConsultationId)
        .from(People)
        .and_where(C::PersonId.is_in(people.into_iter().map(|one| one.0)))
        .to_owned();
    Condition::all().add(Column::Id.in_subquery(named))
}

/// The consultation without asking who wants it. Stays inside this crate.
pub(super) async fn found(
    db: &impl ConnectionTrait,
    number: &str,
    lock: bool,
) -> Result<HospitalCase, StoreError> {
    let find = Entity::find().filter(Column::Number.eq(number));
    let find = if lock { find.lock_exclusive() } else { find };
    let row = find.one(db).await?.ok_or(StoreError::NotFound)?;
    body(&row)
}

/// The same, by its id.
pub(crate) async fn by_id(
    db: &impl ConnectionTrait,
    id: HospitalCaseId,
) -> Result<HospitalCase, StoreError> {
    let row = Entity::find_by_id(id.0).one(db).await?;
    body(&row.ok_or(StoreError::NotFound)?)
}

/// The consultation that an earlier sending of the same page made.
pub(super) async fn submitted(
    db: &impl ConnectionTrait,
    submission_id: Uuid,
) -> Result<Option<HospitalCase>, StoreError> {
    let row = Entity::find()
        .filter(Column::SubmissionId.eq(submission_id))
        .one(db)
        .await?;
    row.as_ref().map(body).transpose()
}

fn body(row: &Model) -> Result<HospitalCase, StoreError> {
    serde_json::from_str(&row.body)
        .map_err(|fault| StoreError::unreadable("consultations", row.id, fault))
}
