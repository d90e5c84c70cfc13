//! What the members of a hospital opened, sent and changed, for those who look
//! after its members: the part of the audit trail that is about their hospital.

use std::collections::{BTreeSet, HashMap};

use case_workflow::calendar::{jst_date, jst_instant};
use case_workflow::case::Case;
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Actor, Role};
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use jiff::civil::Time;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::audit::Object;
use crate::error::StoreError;
use crate::open::Store;
use crate::permit::permit;
use crate::rows::audit_events::{Column, Entity, Model};
use crate::rows::cases;
use crate::time::{from_row, to_row};
use crate::write::Write;

/// Most events on a page.
const PAGE_MAX: u64 = 100;

/// What somebody looked at, of a case and a hospital.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A member of the hospital, at the request.
    Request,
    /// A member of the firm, at the hospital's entry in the register.
    Entry,
}

impl Look {
    /// What it is called on the trail, by whomever and however often.
    fn word(self) -> &'static str {
        match self {
            Self::Request => "open_request",
            Self::Entry => "read_entry",
        }
    }
}

/// Something that a member did or opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub person: Option<PersonId>,
    /// What.
    pub action: String,
    /// The request or consultation by its number.
    pub number: Option<String>,
    /// The member whom it is about.
    pub about: Option<PersonId>,
    /// The sections of the register that changed.
    pub sections: Vec<String>,
}

impl Store {
    /// What the members of a hospital did and opened, and which requests' firms
    /// read its entry, newest first, before the event `before` where one is
    /// given, at most `limit` (100). What the desk did is not among it, nor who
    /// of a firm it was.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who do
    /// not look after its members; [`StoreError::Database`],
    /// [`StoreError::Unreadable`].
    pub async fn seen_at(
        &self,
        actor: &Actor,
        hospital: HospitalId,
        before: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<Seen>, StoreError> {
        permit(
            actor,
            Action::ManageHospital,
            &Subject::of_hospital(hospital),
        )?;
        let theirs = [Role::Ho, Role::Hpi, Role::Hh].map(<&'static str>::from);
        let rows = Entity::find()
            .filter(Column::HospitalId.eq(hospital.0))
            .filter(
                Condition::any()
                    .add(Column::Role.is_in(theirs))
                    .add(Column::Action.eq(Look::Entry.word())),
            )
            .filter(self.older_than(before).await?)
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id)
            .limit(limit.clamp(1, PAGE_MAX))
            .all(self.reader())
            .await?;
        let numbers = self.blinded_of(&rows).await?;
        rows.iter().map(|row| seen(row, &numbers)).collect()
    }

    /// Events before one of them, or all.
    async fn older_than(&self, event: Option<Uuid>) -> Result<Condition, StoreError> {
        let all = Condition::all();
        let Some(id) = event else { return Ok(all) };
        let row = Entity::find_by_id(id).one(self.reader()).await?;
        let at = row.ok_or(StoreError::NotFound)?.at;
        Ok(all.add(
            Condition::any()
                .add(Column::At.lt(at))
                .add(Column::At.eq(at).and(Column::Id.lt(id))),
        ))
    }

    /// Hospitals know a case only by its blinded number.
    async fn blinded_of(&self, rows: &[Model]) -> Result<HashMap<String, String>, StoreError> {
        let ids: BTreeSet<Uuid> = rows
            .iter()
            .filter(|row| row.object_kind == "case")
            .filter_map(|row| row.object_id.as_deref()?.parse().ok())
            .collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let found: Vec<(Uuid, Option<String>)> = cases::Entity::find()
            .select_only()
            .columns([cases::Column::Id, cases::Column::Blinded])
            .filter(cases::Column::Id.is_in(ids))
            .into_tuple()
            .all(self.reader())
            .await?;
        Ok(found
            .into_iter()
            .filter_map(|(id, number)| Some((id.to_string(), number?)))
            .collect())
    }

    /// Whether this person has had this look today, in Japan.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn looked_today(
        &self,
        look: Look,
        person: PersonId,
        hospital: HospitalId,
        case: &Case,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let morning = jst_instant(jst_date(now), Time::midnight());
        let events = Entity::find()
            .filter(Column::ObjectKind.eq("case"))
            .filter(Column::ObjectId.eq(case.id.to_string()))
            .filter(Column::HospitalId.eq(hospital.0))
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::Action.eq(look.word()))
            .filter(Column::At.gte(to_row(morning)));
        Ok(events.count(self.reader()).await? > 0)
    }
}

impl Write {
    /// Records a look; the first at a request is an act on the case besides.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn note_look(
        &mut self,
        look: Look,
        hospital: HospitalId,
        case: &Case,
    ) -> Result<(), StoreError> {
        let object = Object::new("case", case.id).at(hospital);
        self.audit(look.word(), object, json!({})).await
    }
}

fn seen(row: &Model, numbers: &HashMap<String, String>) -> Result<Seen, StoreError> {
    let event: Value = serde_json::from_str(&row.canonical)
        .map_err(|fault| StoreError::unreadable("audit_events", row.id, fault))?;
    let details = &event["details"];
    let of_case = row.object_id.as_ref().and_then(|id| numbers.get(id));
    let own = details["number"].as_str().map(str::to_owned);
    let sections = details["sections"].as_array();
    let words = sections.into_iter().flatten().filter_map(Value::as_str);
    Ok(Seen {
        id: row.id,
        at: from_row(row.at),
        // Of a firm the hospital learns nothing but that it read.
        person: row
            .person_id
            .filter(|_| row.action != Look::Entry.word())
            .map(PersonId),
        action: row.action.clone(),
        number: of_case.cloned().or(own),
        about: serde_json::from_value(details["person"].clone()).ok(),
        sections: words.map(str::to_owned).collect(),
    })
}
