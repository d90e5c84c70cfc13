//! Who of a hospital is away from when to when, and who stands in (ux H9).

use std::collections::BTreeSet;

use case_workflow::calendar::jst_date;
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Absence, Actor, Hat, Place, with_deputies};
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use crate::audit::Object;
use crate::error::StoreError;
use crate::members::{at, hat, lasts};
use crate::permit::permit;
use crate::rows::absences::{self, Column, Entity, Model};
use crate::rows::{hospitals, memberships};
use crate::time::to_row;
use crate::{Store, Write};

/// Most absences of one hospital that are looked at.
const ABSENCES_MAX: u64 = 500;

/// An absence that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptAbsence {
    /// Its id.
    pub id: Uuid,
    /// Who, by whom, when.
    pub absence: Absence,
}

/// What a new absence is checked against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// Everybody who is a member of the hospital.
    pub colleagues: BTreeSet<PersonId>,
    /// The absences that are not over.
    pub standing: Vec<Absence>,
}

impl Store {
    /// The absences of a hospital that are not over, the earliest first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not read its entry; [`StoreError::Database`],
    /// [`StoreError::Unreadable`].
    pub async fn absences(
        &self,
        actor: &Actor,
        hospital: HospitalId,
        now: Timestamp,
    ) -> Result<Vec<KeptAbsence>, StoreError> {
        permit(actor, Action::ReadRegister, &Subject::of_hospital(hospital))?;
        not_over(self.reader(), hospital, jst_date(now)).await
    }

    /// Adds to somebody's memberships what they may do today because they stand
    /// in for others: the memberships of those who are away, without what
    /// belongs to a manager. Answers for whom, where.
    pub(crate) async fn stand_in(
        &self,
        me: PersonId,
        hats: &mut Vec<Hat>,
        now: Timestamp,
    ) -> Result<Vec<(HospitalId, PersonId)>, StoreError> {
        let today = jst_date(now);
        let at_hospitals = hats.iter().filter_map(|hat| match hat.place {
            Place::Hospital(hospital) => Some(hospital),
            _ => None,
        });
        let own: BTreeSet<_> = at_hospitals.collect();
        let mut stands_for = Vec::new();
        for hospital in own {
            let away = not_over(self.reader(), hospital, today).await?;
            let away: Vec<_> = away.iter().map(|one| one.absence).collect();
            let people: BTreeSet<_> = away
                .iter()
                .filter(|one| one.covers(today) && one.person != me)
                .filter(|one| with_deputies([one.person], &away, today).contains(&me))
                .map(|one| one.person)
                .collect();
            for hat in self.hats_at(hospital, &people, now).await? {
                if !hats.contains(&hat) {
                    hats.push(hat);
                }
            }
            stands_for.extend(people.into_iter().map(|one| (hospital, one)));
        }
        Ok(stands_for)
    }

    async fn hats_at(
        &self,
        hospital: HospitalId,
        people: &BTreeSet<PersonId>,
        now: Timestamp,
    ) -> Result<Vec<Hat>, StoreError> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let rows = memberships::Entity::find()
            .filter(at(Place::Hospital(hospital)))
            .filter(memberships::Column::PersonId.is_in(people.iter().map(|one| one.0)))
            .filter(lasts(now))
            .all(self.reader())
            .await?;
        let lent = |row: &memberships::Model| {
            Ok(Hat {
                manager: false,
                ..hat(row)?
            })
        };
        rows.iter().map(lent).collect()
    }
}

impl Write {
    /// What a new absence at a hospital is checked against. Its row is held, so
    /// that two at once cannot meet.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not say that `person` is away: that is everybody's own to say, and for
    /// others their manager's. [`StoreError::Database`],
    /// [`StoreError::Unreadable`].
    pub async fn around_absence(
        &mut self,
        hospital: HospitalId,
        person: PersonId,
    ) -> Result<Around, StoreError> {
        self.may_say_away(hospital, person)?;
        hospitals::Entity::find_by_id(hospital.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let colleagues: Vec<Uuid> = memberships::Entity::find()
            .select_only()
            .column(memberships::Column::PersonId)
            .filter(at(Place::Hospital(hospital)))
            .filter(lasts(self.now))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let colleagues: BTreeSet<_> = colleagues.into_iter().map(PersonId).collect();
        if !colleagues.contains(&person) {
            return Err(StoreError::NotFound);
        }
        let kept = not_over(&self.txn, hospital, jst_date(self.now)).await?;
        Ok(Around {
            colleagues,
            standing: kept.into_iter().map(|one| one.absence).collect(),
        })
    }

    /// Enters an absence that was checked.
    ///
    /// # Errors
    /// As [`Self::around_absence`].
    pub async fn add_absence(
        &mut self,
        hospital: HospitalId,
        absence: &Absence,
    ) -> Result<(), StoreError> {
        self.may_say_away(hospital, absence.person)?;
        let by = self.actor.person().ok_or(StoreError::NotFound)?;
        let id = self.new_id();
        absences::ActiveModel {
            id: Set(id),
            hospital_id: Set(hospital.0),
            person_id: Set(absence.person.0),
            deputy_id: Set(absence.deputy.0),
            first_day: Set(absence.first.to_string()),
            last_day: Set(absence.last.to_string()),
            created_at: Set(to_row(self.now)),
            created_by: Set(by.0),
            taken_back_at: Set(None),
        }
        .insert(&self.txn)
        .await?;
        let object = Object::new("absence", id).at(hospital);
        let details = json!({
            "person": absence.deputy, "for": absence.person,
            "first": absence.first, "last": absence.last,
        });
        self.audit("name_deputy", object, details).await
    }

    /// Takes an absence back: from now on nobody stands in.
    ///
    /// # Errors
    /// [`StoreError::Settled`] where it was taken back before;
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn take_back_absence(&mut self, id: Uuid) -> Result<(), StoreError> {
        let row = Entity::find_by_id(id)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let row = row.ok_or(StoreError::NotFound)?;
        let (hospital, person) = (HospitalId(row.hospital_id), PersonId(row.person_id));
        self.may_say_away(hospital, person)?;
        if row.taken_back_at.is_some() {
            return Err(StoreError::Settled);
        }
        Entity::update_many()
            .col_expr(Column::TakenBackAt, Expr::value(to_row(self.now)))
            .filter(Column::Id.eq(id))
            .exec(&self.txn)
            .await?;
        let object = Object::new("absence", id).at(hospital);
        let details = json!({ "person": PersonId(row.deputy_id), "for": person });
        self.audit("take_back_absence", object, details).await
    }

    fn may_say_away(&self, hospital: HospitalId, person: PersonId) -> Result<(), StoreError> {
        let action = match self.actor.person() {
            Some(own) if own == person => Action::NameDeputy,
            _ => Action::ManageHospital,
        };
        self.permit(action, &Subject::of_hospital(hospital))
    }

    /// These people of a hospital and whoever stands in for one of them now.
    pub(crate) async fn and_deputies(
        &self,
        hospital: Uuid,
        people: Vec<Uuid>,
    ) -> Result<Vec<Uuid>, StoreError> {
        let today = jst_date(self.now);
        let away = not_over(&self.txn, HospitalId(hospital), today).await?;
        if away.is_empty() {
            return Ok(people);
        }
        let away: Vec<_> = away.iter().map(|one| one.absence).collect();
        let all = with_deputies(people.into_iter().map(PersonId), &away, today);
        // A deputy who is no member any more stands in for nobody.
        let asked: BTreeSet<_> = all.iter().map(|one| one.0).collect();
        let members = self
            .members(at(Place::Hospital(HospitalId(hospital))))
            .await?;
        Ok(members
            .into_iter()
            .filter(|one| asked.contains(one))
            .collect())
    }
}

/// The absences of a hospital that are not over on a day.
async fn not_over(
    db: &impl ConnectionTrait,
    hospital: HospitalId,
    today: Date,
) -> Result<Vec<KeptAbsence>, StoreError> {
    let rows = Entity::find()
        .filter(
            Condition::all()
                .add(Column::HospitalId.eq(hospital.0))
                .add(Column::LastDay.gte(today.to_string()))
                .add(Column::TakenBackAt.is_null()),
        )
        .order_by_asc(Column::FirstDay)
        .order_by_asc(Column::Id)
        .limit(ABSENCES_MAX)
        .all(db)
        .await?;
    rows.iter().map(kept).collect()
}

fn kept(row: &Model) -> Result<KeptAbsence, StoreError> {
    let day = |text: &str| {
        text.parse()
            .map_err(|fault| StoreError::unreadable("absences", row.id, fault))
    };
    Ok(KeptAbsence {
        id: row.id,
        absence: Absence {
            person: PersonId(row.person_id),
            deputy: PersonId(row.deputy_id),
            first: day(&row.first_day)?,
            last: day(&row.last_day)?,
        },
    })
}
