//! Hospitals' own consultations: reading them, taking one in hand, writing what
//! was decided. The permission table is asked here, for every one of them.

mod read;

pub(crate) use read::by_id;
pub use read::*;

use std::collections::BTreeSet;

use case_workflow::calendar::{Calendar, FiscalYear};
use case_workflow::case::step::Letter;
use case_workflow::hospital_case::HospitalCase;
use case_workflow::hospital_case::codes::ConsultEventKind;
use case_workflow::hospital_case::number::HospitalCaseNumber;
use case_workflow::hospital_case::step::ConsultStep;
use case_workflow::policy::{Action, Subject};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use crate::audit::Object;
use crate::error::StoreError;
use crate::permit::permit;
use crate::rows::{consultation_history, consultation_people, consultation_texts, consultations};
use crate::time::to_row;
use crate::write::Write;

/// A consultation that the actor may do one thing to. Only
/// [`Write::consultation_for`] makes it, only [`Write::save_consultation`] takes
/// it.
#[derive(Debug)]
pub struct PermittedConsultation {
    case: HospitalCase,
    action: Action,
}

impl PermittedConsultation {
    /// The consultation as it stands.
    #[must_use]
    pub fn case(&self) -> &HospitalCase {
        &self.case
    }
}

impl Write {
    /// The next number of a fiscal year. Gaps are allowed, the same one twice
    /// is not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn next_consultation_number(
        &mut self,
        year: FiscalYear,
    ) -> Result<HospitalCaseNumber, StoreError> {
        let n = self.count_up(&format!("consultation/{}", year.0)).await?;
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        Ok(HospitalCaseNumber::new(year, n))
    }

    /// Writes a new consultation. The same `submission_id` twice makes one: the
    /// second time the first one is given back, and nothing is written.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`];
    /// [`StoreError::Taken`] if another hospital used that `submission_id`.
    pub async fn open_consultation(
        &mut self,
        step: &ConsultStep,
        submission_id: Uuid,
        calendar: &Calendar,
    ) -> Result<HospitalCase, StoreError> {
        let case = &step.case;
        self.permit(Action::AskDesk, &Subject::of_hospital(case.hospital))?;
        let row = consultations::ActiveModel {
            submission_id: Set(Some(submission_id)),
            ..self.consultation_row(case, calendar)?
        };
        let written = consultations::Entity::insert(row)
            .on_conflict(
                OnConflict::column(consultations::Column::SubmissionId)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(&self.txn)
            .await?;
        if written == 0 {
            let first = read::submitted(&self.txn, submission_id).await?;
            let taken = StoreError::Taken {
                what: "submission_id",
            };
            return first
                .filter(|first| first.hospital == case.hospital)
                .ok_or(taken);
        }
        self.write_around_consultation(None, step).await?;
        Ok(case.clone())
    }

    /// Takes a consultation in hand for one thing: nobody else changes it until
    /// this transaction ends.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none for this actor,
    /// [`StoreError::Forbidden`] if they may know of it but not do this.
    pub async fn consultation_for(
        &self,
        action: Action,
        number: &str,
    ) -> Result<PermittedConsultation, StoreError> {
        let case = read::found(&self.txn, number, true).await?;
        permit(&self.actor, action, &case.subject())?;
        Ok(PermittedConsultation { case, action })
    }

    /// Writes a step. The permit has to be for the step's event, and the step
    /// has to come from the consultation as it was taken in hand.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::Changed`],
    /// [`StoreError::Database`].
    pub async fn save_consultation(
        &mut self,
        permitted: PermittedConsultation,
        step: &ConsultStep,
        calendar: &Calendar,
    ) -> Result<HospitalCase, StoreError> {
        let PermittedConsultation {
            case: before,
            action,
        } = permitted;
        let needed = step.event.action();
        if needed != action {
            return Err(StoreError::Forbidden { action: needed });
        }
        let case = &step.case;
        let changed = StoreError::Changed {
            version: before.version,
        };
        if case.id != before.id || case.version != before.version + 1 {
            return Err(changed);
        }
        let written = consultations::Entity::update_many()
            .set(consultations::ActiveModel {
                id: sea_orm::NotSet,
                submission_id: sea_orm::NotSet,
                ..self.consultation_row(case, calendar)?
            })
            .filter(consultations::Column::Id.eq(case.id.0))
            .filter(consultations::Column::Version.eq(before.version))
            .exec(&self.txn)
            .await?;
        if written.rows_affected != 1 {
            return Err(changed);
        }
        self.write_around_consultation(Some(&before), step).await?;
        Ok(case.clone())
    }

    /// Puts reminders about a consultation in; the same one a second time adds
    /// nothing. Answers how many were added.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn consultation_letters(
        &mut self,
        letters: &[Letter],
        case: &HospitalCase,
    ) -> Result<usize, StoreError> {
        self.put_consultation(letters, case, true).await
    }

    async fn write_around_consultation(
        &mut self,
        before: Option<&HospitalCase>,
        step: &ConsultStep,
    ) -> Result<(), StoreError> {
        let case = &step.case;
        self.name_people(before, case).await?;
        self.write_consultation_lines(before.is_none(), step)
            .await?;
        self.put_consultation(&step.letters, case, false).await?;
        let object = Object::new("consultation", case.id).at(case.hospital);
        // What is only being written is no event of the trail: the answer is.
        if step.event == ConsultEventKind::Draft {
            return Ok(());
        }
        self.audit_as(
            step.role,
            &format!("consult_{}", step.event.as_str()),
            object,
            json!({ "version": case.version, "number": case.number }),
        )
        .await
    }

    fn consultation_row(
        &self,
        case: &HospitalCase,
        calendar: &Calendar,
    ) -> Result<consultations::ActiveModel, StoreError> {
        let turn = case.turn(self.now, calendar);
        let body = serde_json::to_string(case)
            .map_err(|fault| StoreError::unreadable("consultations", case.id, fault))?;
        Ok(consultations::Model {
            id: case.id.0,
            number: case.number.to_string(),
            version: case.version,
            stage: case.stage.as_str().to_owned(),
            open: case.stage.is_open(),
            hospital_id: case.hospital.0,
            asked_by: case.asked_by.0,
            theme: case.theme.as_str().to_owned(),
            urgency: case.sent.urgency.as_str().to_owned(),
            received_at: to_row(case.received_at),
            owner_id: case.owner.map(|person| person.0),
            deputy_id: case.deputy.map(|person| person.0),
            turn_side: turn.side.as_str().to_owned(),
            due_at: turn.due.map(to_row),
            updated_at: to_row(self.now),
            ended_at: case.ended_at.map(to_row),
            outcome: case.outcome.map(|one| one.as_str().to_owned()),
            submission_id: None,
            body,
        }
        .into_active_model()
        .reset_all())
    }

    async fn name_people(
        &mut self,
        before: Option<&HospitalCase>,
        case: &HospitalCase,
    ) -> Result<(), StoreError> {
        use consultation_people::{ActiveModel, Column, Entity};
        let named = |case: &HospitalCase| case.subject().team.into_iter().collect::<BTreeSet<_>>();
        let now = named(case);
        if before.is_some_and(|before| named(before) == now) {
            return Ok(());
        }
        if before.is_some() {
            Entity::delete_many()
                .filter(Column::ConsultationId.eq(case.id.0))
                .exec(&self.txn)
                .await?;
        }
        Entity::insert_many(now.into_iter().map(|person| ActiveModel {
            consultation_id: Set(case.id.0),
            person_id: Set(person.0),
        }))
        .exec_without_returning(&self.txn)
        .await?;
        Ok(())
    }

    /// Lines of history and texts, after those it has. Its row is locked, so
    /// nobody adds one in between.
    async fn write_consultation_lines(
        &mut self,
        new: bool,
        step: &ConsultStep,
    ) -> Result<(), StoreError> {
        let id = step.case.id;
        let role = |role: case_workflow::people::Role| -> String {
            let word: &str = role.into();
            word.to_owned()
        };
        let first = if new {
            (0, 0)
        } else {
            self.last_places(id.0).await?
        };
        let mut lines = Vec::new();
        for (seq, entry) in (first.0 + 1..).zip(&step.entries) {
            let params = serde_json::to_string(&entry.params)
                .map_err(|fault| StoreError::unreadable("consultation_history", id, fault))?;
            lines.push(consultation_history::ActiveModel {
                id: Set(self.new_id()),
                consultation_id: Set(id.0),
                seq: Set(seq),
                at: Set(to_row(entry.at)),
                zone: Set(entry.zone.clone()),
                by_id: Set(entry.by.map(|person| person.0)),
                role: Set(role(entry.role)),
                event: Set(entry.event.as_str().to_owned()),
                params: Set(params),
                for_hospital: Set(entry.for_hospital),
            });
        }
        if !lines.is_empty() {
            consultation_history::Entity::insert_many(lines)
                .exec_without_returning(&self.txn)
                .await?;
        }
        let by = self.actor.person().map(|person| person.0);
        let texts =
            (first.1 + 1..)
                .zip(&step.texts)
                .map(|(seq, text)| consultation_texts::ActiveModel {
                    id: Set(self.new_id()),
                    consultation_id: Set(id.0),
                    seq: Set(seq),
                    at: Set(to_row(self.now)),
                    by_id: Set(by),
                    role: Set(role(step.role)),
                    kind: Set(text.kind.as_str().to_owned()),
                    text: Set(text.text.clone()),
                    from_hospital: Set(text.from_hospital),
                    for_hospital: Set(text.for_hospital),
                });
        let texts: Vec<_> = texts.collect();
        if !texts.is_empty() {
            consultation_texts::Entity::insert_many(texts)
                .exec_without_returning(&self.txn)
                .await?;
        }
        Ok(())
    }

    /// The last places of history and texts.
    async fn last_places(&self, id: Uuid) -> Result<(i64, i64), StoreError> {
        use consultation_history::Column as Line;
        use consultation_texts::Column as Text;
        let line: Option<i64> = consultation_history::Entity::find()
            .select_only()
            .column(Line::Seq)
            .filter(Line::ConsultationId.eq(id))
            .order_by_desc(Line::Seq)
            .into_tuple()
            .one(&self.txn)
            .await?;
        let text: Option<i64> = consultation_texts::Entity::find()
            .select_only()
            .column(Text::Seq)
            .filter(Text::ConsultationId.eq(id))
            .order_by_desc(Text::Seq)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok((line.unwrap_or(0), text.unwrap_or(0)))
    }
}
