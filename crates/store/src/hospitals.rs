//! The register of hospitals: each entry is one value with one version, and
//! every item that ever changed stays in its history.

use std::collections::BTreeMap;

use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Decision, Subject, decide};
use case_workflow::register::{Hospital, Prefecture};
use case_workflow::round::RECIPIENTS_MAX;
use jiff::Timestamp;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use crate::audit::Object;
use crate::error::StoreError;
use crate::hospital_changes::CameBy;
use crate::leaving::Leaving;
use crate::permit::permit;
use crate::rows::case_hospitals;
use crate::rows::hospitals::{self, Column, Entity, Model};
use crate::time::{from_row, to_row};
use crate::{Store, Write};

/// Most hospitals in any list: four times the register's expected size.
pub(crate) const HOSPITALS_MAX: u64 = 8_000;

/// A hospital's entry in the register.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterEntry {
    /// Which.
    pub id: HospitalId,
    /// Counts the changes, from 1.
    pub version: i64,
    /// Whether it may be asked.
    pub active: bool,
    /// Whether its answers to surveys wait for its approver, as its manager set it.
    pub answers_need_approval: bool,
    /// When the desk last looked through it; none where it never did.
    pub reviewed: Option<Reviewed>,
    /// It asked to leave, and may not have left yet.
    pub leaving: Option<Leaving>,
    /// When it left; its entry stays for the records that name it.
    pub left_at: Option<Timestamp>,
    /// Last changed.
    pub updated_at: Timestamp,
    /// What it says.
    pub hospital: Hospital,
}

/// The desk looked through an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewed {
    /// As it was in this version.
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
}

impl Reviewed {
    /// Out of the columns of a row.
    pub(crate) fn of(
        version: Option<i64>,
        at: Option<DateTimeUtc>,
        by: Option<Uuid>,
    ) -> Option<Self> {
        Some(Self {
            version: version?,
            at: from_row(at?),
            by: PersonId(by?),
        })
    }
}

/// What a list says of a hospital.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HospitalName {
    /// Which.
    pub id: HospitalId,
    /// Name in Japanese.
    pub name_ja: String,
    /// Name in English.
    pub name_en: String,
    /// Prefecture.
    pub prefecture: Option<Prefecture>,
    /// On the list of clinical research core hospitals.
    pub core_hospital: bool,
    /// Its capabilities are invented.
    pub demonstration: bool,
    /// Whether it may be asked.
    pub active: bool,
}

/// A register entry that the actor may change. Only [`Write::hospital_for`]
/// makes it, only [`Write::save_hospital`] takes it.
#[derive(Debug)]
pub struct PermittedHospital {
    entry: RegisterEntry,
    decision: Decision,
}

impl PermittedHospital {
    /// The entry as it stands.
    #[must_use]
    pub fn entry(&self) -> &RegisterEntry {
        &self.entry
    }

    /// Whether the actor may only propose the change to the hospital.
    #[must_use]
    pub fn only_as_proposal(&self) -> bool {
        self.decision == Decision::Propose
    }
}

impl Store {
    /// A hospital's entry.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for those who may not read it;
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn hospital(
        &self,
        actor: &Actor,
        id: HospitalId,
    ) -> Result<RegisterEntry, StoreError> {
        permit(actor, Action::ReadRegister, &Subject::of_hospital(id))?;
        let row = Entity::find_by_id(id.0).one(self.reader()).await?;
        read(row.ok_or(StoreError::NotFound)?)
    }

    /// The hospitals whose entries the actor may read, by prefecture, then by
    /// id; at most 8,000.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn hospitals(&self, actor: &Actor) -> Result<Vec<HospitalName>, StoreError> {
        let may =
            |id| decide(actor, Action::ReadRegister, &Subject::of_hospital(id)) == Decision::Allow;
        let names = self.list_names(None).await?;
        Ok(names.into_iter().filter(|one| may(one.id)).collect())
    }

    /// The names of these hospitals, in one query. For ids out of something the
    /// reader was permitted to read, where the reader may know the names.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn hospital_names(
        &self,
        ids: impl IntoIterator<Item = HospitalId>,
    ) -> Result<BTreeMap<HospitalId, HospitalName>, StoreError> {
        let names = self.list_names(Some(ids.into_iter().collect())).await?;
        Ok(names.into_iter().map(|one| (one.id, one)).collect())
    }

    /// The whole entries of these hospitals, for a round that is to ask them; at
    /// most [`RECIPIENTS_MAX`]. One that is not there is left out.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not see candidates; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn hospitals_to_ask(
        &self,
        actor: &Actor,
        ids: impl IntoIterator<Item = HospitalId>,
    ) -> Result<Vec<RegisterEntry>, StoreError> {
        permit(actor, Action::ReadCandidates, &Subject::general())?;
        let ids = ids.into_iter().take(RECIPIENTS_MAX).map(|one| one.0);
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids))
            .all(self.reader())
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// In how many cases each hospital was asked since `since`; one that was
    /// not is left out. For the fairness line of the candidate list.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn asked_since(
        &self,
        since: Timestamp,
    ) -> Result<BTreeMap<HospitalId, u32>, StoreError> {
        let rows: Vec<(uuid::Uuid, i64)> = case_hospitals::Entity::find()
            .select_only()
            .column(case_hospitals::Column::HospitalId)
            .column_as(case_hospitals::Column::CaseId.count(), "cases")
            .filter(case_hospitals::Column::AskedAt.gte(to_row(since)))
            .group_by(case_hospitals::Column::HospitalId)
            .into_tuple()
            .all(self.reader())
            .await?;
        let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(rows
            .into_iter()
            .map(|(id, n)| (HospitalId(id), count(n)))
            .collect())
    }

    async fn list_names(
        &self,
        ids: Option<Vec<HospitalId>>,
    ) -> Result<Vec<HospitalName>, StoreError> {
        type Columns = (uuid::Uuid, String, String, Option<String>, bool, bool, bool);
        // The bodies stay where they are: a list does not need them.
        let mut query = Entity::find().select_only().columns([
            Column::Id,
            Column::NameJa,
            Column::NameEn,
            Column::Prefecture,
            Column::CoreHospital,
            Column::Demonstration,
            Column::Active,
        ]);
        if let Some(ids) = ids {
            query = query.filter(Column::Id.is_in(ids.into_iter().map(|id| id.0)));
        }
        let rows: Vec<Columns> = query
            .order_by_asc(Column::Id)
            .limit(HOSPITALS_MAX)
            .into_tuple()
            .all(self.reader())
            .await?;
        let mut names = rows
            .into_iter()
            .map(
                |(id, name_ja, name_en, prefecture, core_hospital, demonstration, active)| {
                    let prefecture = prefecture.map(|code| {
                        Prefecture::parse(&code)
                            .ok_or_else(|| StoreError::unreadable("hospitals", id, code))
                    });
                    Ok(HospitalName {
                        id: HospitalId(id),
                        name_ja,
                        name_en,
                        prefecture: prefecture.transpose()?,
                        core_hospital,
                        demonstration,
                        active,
                    })
                },
            )
            .collect::<Result<Vec<_>, StoreError>>()?;
        // Those without a prefecture last; the databases disagree on nulls.
        names.sort_by_key(|one| (one.prefecture.map_or(u8::MAX, Prefecture::number), one.id));
        Ok(names)
    }
}

impl Write {
    /// Adds a hospital to the register.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn add_hospital(&mut self, hospital: &Hospital) -> Result<HospitalId, StoreError> {
        // The demonstration data has nobody yet who could add it.
        if self.actor != Actor::System {
            self.permit(Action::AddHospital, &Subject::general())?;
        }
        let id = self.new_id();
        hospitals::ActiveModel {
            id: Set(id),
            version: Set(1),
            active: Set(true),
            created_at: Set(to_row(self.now)),
            ..listed(hospital, self.now)?
        }
        .insert(&self.txn)
        .await?;
        let id = HospitalId(id);
        self.note_changes(id, 1, &Hospital::default(), hospital, CameBy::default())
            .await?;
        self.audit(
            "add_hospital",
            Object::hospital(id),
            json!({ "version": 1 }),
        )
        .await?;
        Ok(id)
    }

    /// An entry, locked, for whoever may change it or propose a change.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// do neither; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn hospital_for(
        &mut self,
        action: Action,
        id: HospitalId,
    ) -> Result<PermittedHospital, StoreError> {
        let decision = decide(&self.actor, action, &Subject::of_hospital(id));
        if decision != Decision::Propose {
            self.permit(action, &Subject::of_hospital(id))?;
        }
        let row = Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let entry = read(row.ok_or(StoreError::NotFound)?)?;
        Ok(PermittedHospital { entry, decision })
    }

    /// Saves an entry over version `version` and notes item by item what
    /// changed. `second` is who proposed it at the desk, where the hospital
    /// accepts a proposal.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] where the permit is for proposing only;
    /// [`StoreError::Changed`] where another version stands by now;
    /// [`StoreError::Database`].
    pub async fn save_hospital(
        &mut self,
        permitted: PermittedHospital,
        version: i64,
        hospital: &Hospital,
        second: Option<PersonId>,
    ) -> Result<RegisterEntry, StoreError> {
        let came_by = CameBy {
            second,
            survey: None,
        };
        self.save_entry(permitted, version, hospital, came_by).await
    }

    /// Saves an entry as [`Write::save_hospital`] does, with the corrections
    /// that came with the hospital's answer to a survey; `survey` is the number
    /// that it knows the survey by, `second` who wrote the answer, where
    /// another approved it.
    ///
    /// # Errors
    /// As [`Write::save_hospital`].
    pub async fn correct_hospital(
        &mut self,
        permitted: PermittedHospital,
        hospital: &Hospital,
        survey: &str,
        second: Option<PersonId>,
    ) -> Result<RegisterEntry, StoreError> {
        let version = permitted.entry.version;
        let came_by = CameBy {
            second,
            survey: Some(survey),
        };
        self.save_entry(permitted, version, hospital, came_by).await
    }

    async fn save_entry(
        &mut self,
        permitted: PermittedHospital,
        version: i64,
        hospital: &Hospital,
        came_by: CameBy<'_>,
    ) -> Result<RegisterEntry, StoreError> {
        let only_as_proposal = permitted.only_as_proposal();
        let before = permitted.entry;
        if only_as_proposal {
            return Err(StoreError::Forbidden {
                action: Action::EditRegister,
            });
        }
        if before.version != version {
            return Err(StoreError::Changed {
                version: before.version,
            });
        }
        let row = hospitals::ActiveModel {
            id: Set(before.id.0),
            version: Set(version + 1),
            ..listed(hospital, self.now)?
        };
        let row = row.update(&self.txn).await?;
        let sections = self
            .note_changes(before.id, version + 1, &before.hospital, hospital, came_by)
            .await?;
        let details = json!({ "version": version + 1, "sections": sections });
        self.audit("edit_register", Object::hospital(before.id), details)
            .await?;
        read(row)
    }

    /// An entry, locked, for whoever may add hospitals: what an application knows
    /// more of it is filled in.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn hospital_to_complete(
        &mut self,
        id: HospitalId,
    ) -> Result<RegisterEntry, StoreError> {
        self.permit(Action::AddHospital, &Subject::general())?;
        let row = Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        read(row.ok_or(StoreError::NotFound)?)
    }

    /// Saves an entry of [`Write::hospital_to_complete`] with what was missing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn complete_hospital(
        &mut self,
        before: &RegisterEntry,
        hospital: &Hospital,
    ) -> Result<(), StoreError> {
        self.permit(Action::AddHospital, &Subject::general())?;
        let permitted = PermittedHospital {
            entry: before.clone(),
            decision: Decision::Allow,
        };
        self.save_hospital(permitted, before.version, hospital, None)
            .await?;
        Ok(())
    }
}

/// The body, and the columns that lists read.
fn listed(hospital: &Hospital, now: Timestamp) -> Result<hospitals::ActiveModel, StoreError> {
    let prefecture = hospital.basic.prefecture.map(|one| one.as_str().to_owned());
    let body = serde_json::to_string(hospital)
        .map_err(|fault| StoreError::unreadable("hospitals", &hospital.basic.name_ja, fault))?;
    Ok(hospitals::ActiveModel {
        name_ja: Set(hospital.basic.name_ja.clone()),
        name_en: Set(hospital.basic.name_en.clone()),
        prefecture: Set(prefecture),
        core_hospital: Set(hospital.is_core()),
        demonstration: Set(hospital.demonstration),
        body: Set(body),
        updated_at: Set(to_row(now)),
        ..Default::default()
    })
}

pub(crate) fn read(row: Model) -> Result<RegisterEntry, StoreError> {
    let hospital = serde_json::from_str(&row.body)
        .map_err(|fault| StoreError::unreadable("hospitals", row.id, fault))?;
    Ok(RegisterEntry {
        id: HospitalId(row.id),
        version: row.version,
        active: row.active,
        answers_need_approval: row.answers_need_approval,
        reviewed: Reviewed::of(row.reviewed_version, row.reviewed_at, row.reviewed_by),
        leaving: Leaving::of(row.leaving_at, row.leaving_by, row.leaving_reason),
        left_at: row.left_at.map(from_row),
        updated_at: from_row(row.updated_at),
        hospital,
    })
}
