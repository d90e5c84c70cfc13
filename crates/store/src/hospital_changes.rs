//! The history of the register: who changed which item of a hospital's entry,
//! from what, to what. Only ever added to.

use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Subject};
use case_workflow::register::{Change, Hospital, Section, changes};
use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde_json::{Value, json};

use crate::error::StoreError;
use crate::permit::permit;
use crate::rows::hospital_changes::{ActiveModel, Column, Entity, Model};
use crate::time::{from_row, to_row};
use crate::{Store, Write};

/// One item of a register entry that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterChange {
    /// The version that the change made.
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// IANA zone of the person.
    pub zone: String,
    /// Who; none for the program.
    pub by: Option<PersonId>,
    /// The second person, where one confirmed.
    pub second: Option<PersonId>,
    /// The section and the item in it, `diseases/3/method`; a section alone
    /// where it was confirmed without a change.
    pub field: String,
    /// What stood there.
    pub before: Value,
    /// What stands there now.
    pub after: Value,
    /// The number of the survey with whose answer the change came.
    pub survey: Option<String>,
}

/// How a change came about, beside who made it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CameBy<'a> {
    /// Who proposed it, where the hospital took a proposal of the desk.
    pub(crate) second: Option<PersonId>,
    /// The survey with whose answer it came.
    pub(crate) survey: Option<&'a str>,
}

impl Store {
    /// What changed in an entry, newest first, from before `version` where
    /// given. A version is never cut in two, so a page may be longer than
    /// `limit` (at most 500).
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for those who may not read the entry;
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn hospital_history(
        &self,
        actor: &Actor,
        id: HospitalId,
        before_version: Option<i64>,
        limit: u64,
    ) -> Result<Vec<RegisterChange>, StoreError> {
        permit(actor, Action::ReadRegister, &Subject::of_hospital(id))?;
        let mut of_hospital = Entity::find().filter(Column::HospitalId.eq(id.0));
        if let Some(version) = before_version {
            of_hospital = of_hospital.filter(Column::Version.lt(version));
        }
        let oldest: Option<i64> = of_hospital
            .clone()
            .select_only()
            .column(Column::Version)
            .order_by_desc(Column::Version)
            .offset(limit.clamp(1, 500) - 1)
            .limit(1)
            .into_tuple()
            .one(self.reader())
            .await?;
        let rows = of_hospital
            .filter(Column::Version.gte(oldest.unwrap_or(0)))
            .order_by_desc(Column::Version)
            .order_by_asc(Column::Field)
            .all(self.reader())
            .await?;
        rows.into_iter().map(change).collect()
    }
}

impl Write {
    /// Notes item by item what changed in an entry, or was stood for anew.
    /// Answers with the sections.
    pub(crate) async fn note_changes(
        &mut self,
        id: HospitalId,
        version: i64,
        before: &Hospital,
        after: &Hospital,
        came_by: CameBy<'_>,
    ) -> Result<Vec<Section>, StoreError> {
        let items = changes(before, after);
        let mut rows = Vec::new();
        let mut sections = Vec::new();
        for Change {
            section,
            item,
            before,
            after,
        } in &items
        {
            let field = format!("{}/{item}", section.as_str());
            rows.push(self.change_row(id, version, &field, (before, after), came_by));
        }
        // Nothing changed, somebody stands for it anew: that is worth a line.
        for section in Section::ALL {
            let changed = items.iter().any(|one| one.section == *section);
            let (before, after) = (statement(before, *section), statement(after, *section));
            if !changed && before != after {
                let field = section.as_str();
                rows.push(self.change_row(id, version, field, (&before, &after), came_by));
            }
            if changed || before != after {
                sections.push(*section);
            }
        }
        if !rows.is_empty() {
            Entity::insert_many(rows)
                .exec_without_returning(&self.txn)
                .await?;
        }
        Ok(sections)
    }

    /// Notes that a hospital may be asked from now on, or not any more.
    pub(crate) async fn note_active(
        &mut self,
        id: HospitalId,
        version: i64,
        active: bool,
    ) -> Result<(), StoreError> {
        let values = (&Value::Bool(!active), &Value::Bool(active));
        let row = self.change_row(id, version, "active", values, CameBy::default());
        Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    fn change_row(
        &self,
        hospital: HospitalId,
        version: i64,
        field: &str,
        (before, after): (&Value, &Value),
        came_by: CameBy<'_>,
    ) -> ActiveModel {
        ActiveModel {
            id: Set(self.new_id()),
            hospital_id: Set(hospital.0),
            version: Set(version),
            at: Set(to_row(self.now)),
            zone: Set(self.actor.zone().to_owned()),
            person_id: Set(self.actor.person().map(|one| one.0)),
            second_id: Set(came_by.second.map(|one| one.0)),
            field: Set(field.to_owned()),
            before: Set(before.to_string()),
            after: Set(after.to_string()),
            survey: Set(came_by.survey.map(str::to_owned)),
        }
    }
}

/// On what a section rests; for patients by disease, row by row.
fn statement(hospital: &Hospital, section: Section) -> Value {
    if section == Section::Diseases {
        return hospital
            .diseases
            .iter()
            .map(|row| json!(row.stated))
            .collect();
    }
    json!(hospital.stated.get(&section))
}

pub(crate) fn change(row: Model) -> Result<RegisterChange, StoreError> {
    let value = |text: &str| {
        serde_json::from_str(text)
            .map_err(|fault| StoreError::unreadable("hospital_changes", row.id, fault))
    };
    Ok(RegisterChange {
        version: row.version,
        at: from_row(row.at),
        zone: row.zone.clone(),
        by: row.person_id.map(PersonId),
        second: row.second_id.map(PersonId),
        before: value(&row.before)?,
        after: value(&row.after)?,
        survey: row.survey,
        field: row.field,
    })
}
