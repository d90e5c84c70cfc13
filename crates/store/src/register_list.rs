//! The register as lists over all hospitals read it. An entry of a large
//! hospital takes longer to parse than to match, so what was parsed is kept from
//! one list to the next, by its version.

use std::collections::HashMap;
use std::sync::Arc;

use case_workflow::ids::HospitalId;
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Subject};
use case_workflow::register::Hospital;
use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::Store;
use crate::error::StoreError;
use crate::hospitals::{HOSPITALS_MAX, RegisterEntry, Reviewed};
use crate::permit::permit;
use crate::rows::hospitals::{Column, Entity};
use crate::time::from_row;

/// Entries that are read from the database and parsed at once.
const AT_ONCE: usize = 100;

/// What was parsed of each hospital, with its version.
pub(crate) type Parsed = Arc<Mutex<HashMap<Uuid, (i64, Arc<Hospital>)>>>;

/// A hospital's entry as lists over all hospitals read it.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedHospital {
    /// Which.
    pub id: HospitalId,
    /// Counts the changes, from 1.
    pub version: i64,
    /// Whether it may be asked.
    pub active: bool,
    /// When the desk last looked through it; none where it never did.
    pub reviewed: Option<Reviewed>,
    /// When it asked to leave.
    pub leaving_at: Option<Timestamp>,
    /// When it left.
    pub left_at: Option<Timestamp>,
    /// Last changed.
    pub updated_at: Timestamp,
    /// What it says, as far as [`Hospital::for_lists`] keeps it.
    pub hospital: Arc<Hospital>,
}

/// A row without what it says.
#[derive(Debug, FromQueryResult)]
struct Head {
    id: Uuid,
    version: i64,
    active: bool,
    updated_at: chrono::DateTime<chrono::Utc>,
    reviewed_version: Option<i64>,
    reviewed_at: Option<chrono::DateTime<chrono::Utc>>,
    reviewed_by: Option<Uuid>,
    leaving_at: Option<chrono::DateTime<chrono::Utc>>,
    left_at: Option<chrono::DateTime<chrono::Utc>>,
}

/// What it says.
#[derive(Debug, FromQueryResult)]
struct Body {
    id: Uuid,
    version: i64,
    body: String,
}

type Listed = Vec<Result<ListedHospital, StoreError>>;

impl Store {
    /// Every entry that may be asked, by id, for matching; at most 8,000.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not see candidates; [`StoreError::Database`],
    /// [`StoreError::Unreadable`].
    pub async fn hospitals_to_match(
        &self,
        actor: &Actor,
    ) -> Result<Vec<ListedHospital>, StoreError> {
        permit(actor, Action::ReadCandidates, &Subject::general())?;
        self.listed(true).await?.into_iter().collect()
    }

    /// Every entry that may be asked, by id, for the reminders of the program;
    /// at most 8,000. One that cannot be read is told in its place and keeps no
    /// other from being reminded.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody but the program;
    /// [`StoreError::Database`]. Of one entry: [`StoreError::Unreadable`].
    pub async fn hospitals_to_remind(&self, actor: &Actor) -> Result<Listed, StoreError> {
        permit(actor, Action::RunClockwork, &Subject::general())?;
        self.listed(true).await
    }

    /// Every entry of the register, also of hospitals that may not be asked, by
    /// id; at most 8,000.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not read every entry; [`StoreError::Database`],
    /// [`StoreError::Unreadable`].
    pub async fn whole_register(&self, actor: &Actor) -> Result<Vec<ListedHospital>, StoreError> {
        // Of no hospital: only whoever reads all of them may.
        let nobodys = Subject::of_hospital(HospitalId(Uuid::nil()));
        permit(actor, Action::ReadRegister, &nobodys)?;
        self.listed(false).await?.into_iter().collect()
    }

    async fn listed(&self, active: bool) -> Result<Listed, StoreError> {
        let mut heads = Entity::find().select_only().columns([
            Column::Id,
            Column::Version,
            Column::Active,
            Column::UpdatedAt,
            Column::ReviewedVersion,
            Column::ReviewedAt,
            Column::ReviewedBy,
            Column::LeavingAt,
            Column::LeftAt,
        ]);
        if active {
            heads = heads.filter(Column::Active.eq(true));
        }
        let heads: Vec<Head> = heads
            .order_by_asc(Column::Id)
            .limit(HOSPITALS_MAX)
            .into_model()
            .all(self.reader())
            .await?;
        // Held while entries are parsed: who asks at the same time waits for them.
        let mut parsed = self.parsed().lock().await;
        let stale = heads
            .iter()
            .filter(|head| {
                parsed
                    .get(&head.id)
                    .is_none_or(|(version, _)| *version != head.version)
            })
            .map(|head| head.id)
            .collect::<Vec<_>>();
        let mut unreadable = HashMap::new();
        for ids in stale.chunks(AT_ONCE) {
            for (id, version, hospital) in self.parse(ids).await? {
                match hospital {
                    Ok(hospital) => drop(parsed.insert(id, (version, Arc::new(hospital)))),
                    Err(fault) => drop(unreadable.insert(id, fault)),
                }
            }
        }
        let listed = heads.into_iter().filter_map(|head| {
            if let Some(fault) = unreadable.remove(&head.id) {
                return Some(Err(fault));
            }
            let (version, hospital) = parsed.get(&head.id)?.clone();
            Some(Ok(head.with(version, hospital)))
        });
        Ok(listed.collect())
    }

    async fn parse(
        &self,
        ids: &[Uuid],
    ) -> Result<Vec<(Uuid, i64, Result<Hospital, StoreError>)>, StoreError> {
        let bodies: Vec<Body> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::Version, Column::Body])
            .filter(Column::Id.is_in(ids.iter().copied()))
            .into_model()
            .all(self.reader())
            .await?;
        let read = |one: Body| {
            let hospital = serde_json::from_str::<Hospital>(&one.body)
                .map(Hospital::for_lists)
                .map_err(|fault| StoreError::unreadable("hospitals", one.id, fault));
            (one.id, one.version, hospital)
        };
        Ok(bodies.into_iter().map(read).collect())
    }
}

impl From<RegisterEntry> for ListedHospital {
    fn from(entry: RegisterEntry) -> Self {
        Self {
            id: entry.id,
            version: entry.version,
            active: entry.active,
            reviewed: entry.reviewed,
            leaving_at: entry.leaving.map(|one| one.at),
            left_at: entry.left_at,
            updated_at: entry.updated_at,
            hospital: Arc::new(entry.hospital.for_lists()),
        }
    }
}

impl Head {
    fn with(self, version: i64, hospital: Arc<Hospital>) -> ListedHospital {
        ListedHospital {
            id: HospitalId(self.id),
            version,
            active: self.active,
            reviewed: Reviewed::of(self.reviewed_version, self.reviewed_at, self.reviewed_by),
            leaving_at: self.leaving_at.map(from_row),
            left_at: self.left_at.map(from_row),
            updated_at: from_row(self.updated_at),
            hospital,
        }
    }
}
