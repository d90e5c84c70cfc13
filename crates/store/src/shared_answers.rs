//! Shared answers: what every hospital may read, and how it came about. Whose
//! consultation one was written from stays with the desk.

use std::collections::BTreeMap;

use case_workflow::hospital_case::HospitalCase;
use case_workflow::ids::{HospitalCaseId, HospitalId, PersonId, SharedAnswerId};
use case_workflow::people::{Actor, Role};
use case_workflow::policy::{Action, Subject, acting_role};
use case_workflow::shared_answer::{SharedAnswer, SharedContent, SharedEvent};
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;

use crate::audit::Object;
use crate::cases::code;
use crate::consultations::PermittedConsultation;
use crate::error::StoreError;
use crate::history::role;
use crate::permit::permit;
use crate::rows::shared_answer_versions as versions;
use crate::rows::shared_answers::{ActiveModel, Column, Entity, Model};
use crate::rows::{consultations, shared_answers};
use crate::time::{from_row, to_row};
use crate::{Store, Write};

/// Most shared answers that are looked at: the newest.
const ANSWERS_MAX: u64 = 1_000;
/// Most versions of one that a page shows.
const VERSIONS_MAX: u64 = 200;

/// A line of a shared answer's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedLine {
    /// The version that it made.
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonId>,
    /// As what.
    pub role: Role,
    /// What.
    pub event: SharedEvent,
    /// Why it was withdrawn.
    pub reason: Option<String>,
    /// What hospitals read from then on.
    pub content: SharedContent,
}

/// A shared answer that the actor may change. Only [`Write::shared_answer_for`]
/// makes it, only [`Write::save_shared_answer`] takes it.
#[derive(Debug)]
pub struct PermittedAnswer {
    answer: SharedAnswer,
    case: HospitalCase,
}

impl PermittedAnswer {
    /// The answer as it stands.
    #[must_use]
    pub fn answer(&self) -> &SharedAnswer {
        &self.answer
    }

    /// The consultation that it was written from.
    #[must_use]
    pub fn case(&self) -> &HospitalCase {
        &self.case
    }
}

impl Store {
    /// The answers that a hospital's people read, the newest first, at most
    /// 1,000.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who are
    /// not of this hospital.
    pub async fn shared_answers_for(
        &self,
        actor: &Actor,
        hospital: HospitalId,
    ) -> Result<Vec<SharedAnswer>, StoreError> {
        let subject = Subject::of_hospital(hospital);
        permit(actor, Action::ReadSharedAnswers, &subject)?;
        self.newest_shared_answers(false).await
    }

    /// All shared answers, those withdrawn among them, the newest first, at
    /// most 1,000: for the desk.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody else.
    pub async fn shared_answers(&self, actor: &Actor) -> Result<Vec<SharedAnswer>, StoreError> {
        permit(actor, Action::ReadSharedAnswers, &of_the_desk())?;
        self.newest_shared_answers(true).await
    }

    async fn newest_shared_answers(
        &self,
        withdrawn: bool,
    ) -> Result<Vec<SharedAnswer>, StoreError> {
        let mut find = Entity::find();
        if !withdrawn {
            find = find.filter(Column::Withdrawn.eq(false));
        }
        let rows = find
            .order_by_desc(Column::UpdatedAt)
            .order_by_desc(Column::Id)
            .limit(ANSWERS_MAX)
            .all(self.reader())
            .await?;
        rows.iter().map(body).collect()
    }

    /// One shared answer with its history, oldest first: for the desk.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is none, and for everybody else.
    pub async fn shared_answer(
        &self,
        actor: &Actor,
        id: SharedAnswerId,
    ) -> Result<(SharedAnswer, Vec<SharedLine>), StoreError> {
        const TABLE: &str = "shared_answer_versions";
        permit(actor, Action::ReadSharedAnswers, &of_the_desk())?;
        let row = Entity::find_by_id(id.0).one(self.reader()).await?;
        let answer = body(&row.ok_or(StoreError::NotFound)?)?;
        let lines = versions::Entity::find()
            .filter(versions::Column::AnswerId.eq(id.0))
            .order_by_asc(versions::Column::Version)
            .limit(VERSIONS_MAX)
            .all(self.reader())
            .await?;
        let line = |row: versions::Model| {
            Ok(SharedLine {
                version: row.version,
                at: from_row(row.at),
                by: row.by_id.map(PersonId),
                role: role(TABLE, row.id, &row.role)?,
                event: code(TABLE, row.id, &row.event)?,
                reason: row.reason,
                content: serde_json::from_str(&row.body)
                    .map_err(|fault| StoreError::unreadable(TABLE, row.id, fault))?,
            })
        };
        let lines = lines
            .into_iter()
            .map(line)
            .collect::<Result<_, StoreError>>()?;
        Ok((answer, lines))
    }

    /// The one that hospitals read of what was written from a consultation.
    /// Whether the reader may read that one is decided before.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn shared_from(
        &self,
        consultation: HospitalCaseId,
    ) -> Result<Option<SharedAnswerId>, StoreError> {
        let id = in_force(consultation).one(self.reader()).await?;
        Ok(id.map(|row| SharedAnswerId(row.id)))
    }

    /// The numbers of consultations; for the desk's list alone.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] or [`StoreError::NotFound`] for those who may
    /// not read every consultation.
    pub async fn consultation_numbers(
        &self,
        actor: &Actor,
        ids: impl IntoIterator<Item = HospitalCaseId>,
    ) -> Result<BTreeMap<HospitalCaseId, String>, StoreError> {
        permit(actor, Action::ReadConsult, &of_the_desk())?;
        let rows: Vec<(uuid::Uuid, String)> = consultations::Entity::find()
            .select_only()
            .column(consultations::Column::Id)
            .column(consultations::Column::Number)
            .filter(consultations::Column::Id.is_in(ids.into_iter().map(|id| id.0)))
            .into_tuple()
            .all(self.reader())
            .await?;
        let number = |(id, number)| (HospitalCaseId(id), number);
        Ok(rows.into_iter().map(number).collect())
    }
}

impl Write {
    /// Shares a new answer. Its consultation is held, so that two at once make
    /// one.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where an answer from it is shared already;
    /// [`StoreError::Forbidden`] unless the permit is for answering it.
    pub async fn release_answer(
        &mut self,
        permitted: &PermittedConsultation,
        answer: &SharedAnswer,
    ) -> Result<(), StoreError> {
        let case = permitted.case();
        self.permit(Action::AnswerConsult, &case.subject())?;
        if answer.source != case.id {
            return Err(StoreError::NotFound);
        }
        if in_force(case.id).one(&self.txn).await?.is_some() {
            return Err(StoreError::Taken {
                what: "shared answer",
            });
        }
        self.answer_row(answer)?.insert(&self.txn).await?;
        self.write_version(case, answer, SharedEvent::Release, None)
            .await
    }

    /// Takes a shared answer in hand: nobody else changes it until this
    /// transaction ends. Whoever may answer the consultation that it was
    /// written from may change it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none for this actor,
    /// [`StoreError::Forbidden`] if they may read that consultation alone.
    pub async fn shared_answer_for(
        &self,
        id: SharedAnswerId,
    ) -> Result<PermittedAnswer, StoreError> {
        let row = Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let answer = body(&row.ok_or(StoreError::NotFound)?)?;
        let case = crate::consultations::by_id(&self.txn, answer.source).await?;
        self.permit(Action::AnswerConsult, &case.subject())?;
        Ok(PermittedAnswer { answer, case })
    }

    /// Writes the next version of a shared answer.
    ///
    /// # Errors
    /// [`StoreError::Changed`] unless `answer` comes next after the one that
    /// was taken in hand; [`StoreError::Database`].
    pub async fn save_shared_answer(
        &mut self,
        permitted: PermittedAnswer,
        answer: &SharedAnswer,
        event: SharedEvent,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let PermittedAnswer {
            answer: before,
            case,
        } = permitted;
        if answer.id != before.id || answer.version != before.version + 1 {
            return Err(StoreError::Changed {
                version: before.version,
            });
        }
        self.answer_row(answer)?.update(&self.txn).await?;
        self.write_version(&case, answer, event, reason).await
    }

    fn answer_row(&self, answer: &SharedAnswer) -> Result<ActiveModel, StoreError> {
        let body = serde_json::to_string(answer)
            .map_err(|fault| StoreError::unreadable("shared_answers", answer.id, fault))?;
        Ok(shared_answers::Model {
            id: answer.id.0,
            consultation_id: answer.source.0,
            version: answer.version,
            withdrawn: answer.withdrawn_at.is_some(),
            released_at: to_row(answer.released_at),
            updated_at: to_row(self.now),
            body,
        }
        .into_active_model()
        .reset_all())
    }

    async fn write_version(
        &mut self,
        case: &HospitalCase,
        answer: &SharedAnswer,
        event: SharedEvent,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let body = serde_json::to_string(&answer.content)
            .map_err(|fault| StoreError::unreadable("shared_answer_versions", answer.id, fault))?;
        let role = acting_role(&self.actor, Action::AnswerConsult, &case.subject());
        let word: &str = role.into();
        versions::ActiveModel {
            id: Set(self.new_id()),
            answer_id: Set(answer.id.0),
            version: Set(answer.version),
            at: Set(to_row(self.now)),
            by_id: Set(self.actor.person().map(|person| person.0)),
            role: Set(word.to_owned()),
            event: Set(event.as_str().to_owned()),
            reason: Set(reason.map(str::to_owned)),
            body: Set(body),
        }
        .insert(&self.txn)
        .await?;
        let details = json!({ "version": answer.version, "consultation": case.number });
        let object = Object::new("shared_answer", answer.id);
        let action = format!("shared_answer_{}", event.as_str());
        self.audit_as(role, &action, object, details).await
    }
}

/// Something about consultations that is no hospital's: the desk reads it, and
/// nobody else may know of it.
fn of_the_desk() -> Subject {
    Subject {
        consult: true,
        ..Subject::default()
    }
}

fn in_force(consultation: HospitalCaseId) -> sea_orm::Select<Entity> {
    Entity::find()
        .filter(Column::ConsultationId.eq(consultation.0))
        .filter(Column::Withdrawn.eq(false))
}

fn body(row: &Model) -> Result<SharedAnswer, StoreError> {
    serde_json::from_str(&row.body)
        .map_err(|fault| StoreError::unreadable("shared_answers", row.id, fault))
}
