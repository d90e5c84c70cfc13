//! Acts that wait for a second, different person: proposals of those who may
//! only propose, and acts that need four eyes. One mechanism for both.

mod decide;

use case_workflow::calendar::FiscalYear;
use case_workflow::case::event::Event;
use case_workflow::ids::{CaseId, HospitalId, PersonId, ProposalId};
use case_workflow::people::{Actor, Role};
use case_workflow::policy::{self, Action, Subject};
use jiff::Timestamp;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::CaseKey;
use crate::cases::{bodies, found};
use crate::error::StoreError;
use crate::history::role;
use crate::names::{Named, Names};
use crate::open::Store;
use crate::rows::proposals::{Column, Entity, Model};
use crate::time::from_row;
use crate::write::Permitted;

/// Most proposals in a list.
const PROPOSALS_MAX: u64 = 100;

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "act", rename_all = "snake_case")]
pub enum Act {
    /// An act on a case.
    Case(Event),
    /// A change of a hospital's register entry, as it was sent.
    Register(Value),
    /// The freeze of a fiscal year.
    Freeze(FiscalYear),
    /// A correction of the count of a case.
    Correct {
        /// What it adds.
        delta: i32,
        /// Why.
        why: String,
    },
}

impl Act {
    /// Its word, for lists and the audit trail.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Case(event) => event.kind().as_str(),
            Self::Register(_) => "edit_register",
            Self::Freeze(_) => "freeze_year",
            Self::Correct { .. } => "correct_count",
        }
    }
}

/// Why a second person is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Whoever proposed it may only propose it.
    Propose,
    /// It needs two people, whoever they are.
    FourEyes,
    /// Both.
    Both,
}

impl Why {
    const ALL: [Self; 3] = [Self::Propose, Self::FourEyes, Self::Both];

    /// Its word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Propose => "propose",
            Self::FourEyes => "four_eyes",
            Self::Both => "both",
        }
    }
}

/// How a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    /// It waits.
    Open,
    /// It was confirmed and done.
    Confirmed,
    /// It was sent back.
    Refused,
    /// The case moved on, and it can no longer be done.
    Overtaken,
}

impl ProposalState {
    const ALL: [Self; 4] = [Self::Open, Self::Confirmed, Self::Refused, Self::Overtaken];

    /// Its word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Confirmed => "confirmed",
            Self::Refused => "refused",
            Self::Overtaken => "overtaken",
        }
    }
}

/// A proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Which.
    pub id: ProposalId,
    /// About which case.
    pub case: Option<CaseId>,
    /// Its number.
    pub number: Option<String>,
    /// The firm's name in it; empty where it is about no case.
    pub org_name: String,
    /// About which hospital.
    pub hospital: Option<HospitalId>,
    /// What.
    pub act: Act,
    /// Why a second person is needed.
    pub why: Why,
    /// The version it was proposed on.
    pub version: i64,
    /// Who proposed it.
    pub by: Option<Named>,
    /// As what.
    pub role: Role,
    /// When.
    pub at: Timestamp,
    /// How it stands.
    pub state: ProposalState,
    /// Who decided.
    pub decided_by: Option<Named>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Why it was sent back.
    pub reason: Option<String>,
}

/// A proposal in the hands of somebody who may confirm it.
#[derive(Debug)]
pub struct Confirming {
    /// The proposal.
    pub proposal: Proposal,
    /// The case it is about, ready to be saved; none for other acts.
    pub permitted: Option<Permitted>,
}

impl Store {
    /// The open proposals that the actor may read, oldest first, at most 100:
    /// the desk's own, and those about a hospital for that hospital.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`].
    pub async fn open_proposals(&self, actor: &Actor) -> Result<Vec<Proposal>, StoreError> {
        if !matches!(actor, Actor::Person { .. }) {
            return Err(StoreError::NotFound);
        }
        let desk = actor.hats().iter().any(|hat| hat.role.is_desk());
        let hospitals: Vec<Uuid> = actor.hospitals().map(|hospital| hospital.0).collect();
        if !desk && hospitals.is_empty() {
            return Err(StoreError::Forbidden {
                action: Action::ConfirmProposal,
            });
        }
        let whose = match desk {
            // What a hospital answers is no work of the desk's.
            true => Condition::all().add(Column::HospitalId.is_null()),
            false => Condition::all().add(Column::HospitalId.is_in(hospitals)),
        };
        let rows = Entity::find()
            .filter(Column::State.eq(ProposalState::Open.as_str()))
            .filter(whose)
            .order_by_asc(Column::At)
            .order_by_asc(Column::Id)
            .limit(PROPOSALS_MAX)
            .all(self.reader())
            .await?;
        read(self.reader(), rows).await
    }

    /// The proposals about a case, newest first, at most 100.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn proposals_of(&self, case: CaseId) -> Result<Vec<Proposal>, StoreError> {
        let rows = Entity::find()
            .filter(Column::CaseId.eq(case.0))
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id)
            .limit(PROPOSALS_MAX)
            .all(self.reader())
            .await?;
        read(self.reader(), rows).await
    }

    /// The proposals about a hospital's entry, newest first, at most 100.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for those who may not read the entry;
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn proposals_about(
        &self,
        actor: &Actor,
        hospital: HospitalId,
    ) -> Result<Vec<Proposal>, StoreError> {
        let subject = Subject::of_hospital(hospital);
        crate::permit::permit(actor, Action::ReadRegister, &subject)?;
        let rows = Entity::find()
            .filter(Column::HospitalId.eq(hospital.0))
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id)
            .limit(PROPOSALS_MAX)
            .all(self.reader())
            .await?;
        read(self.reader(), rows).await
    }

    /// One proposal, for whoever may read what it is about.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn proposal(&self, actor: &Actor, id: ProposalId) -> Result<Proposal, StoreError> {
        let db = self.reader();
        let row = Entity::find_by_id(id.0)
            .one(db)
            .await?
            .ok_or(StoreError::NotFound)?;
        let subject = match (row.case_id, row.hospital_id) {
            (Some(case), _) => found(db, &CaseKey::Id(CaseId(case)), false)
                .await?
                .subject(),
            (None, Some(hospital)) => Subject::of_hospital(HospitalId(hospital)),
            (None, None) => Subject::general(),
        };
        if !policy::may_read(actor, &subject) {
            return Err(StoreError::NotFound);
        }
        read(db, vec![row]).await?.pop().ok_or(StoreError::NotFound)
    }
}
/// The open proposals about a case, oldest first.
pub(crate) async fn open_of(
    db: &impl sea_orm::ConnectionTrait,
    case: CaseId,
) -> Result<Vec<Proposal>, StoreError> {
    let rows = Entity::find()
        .filter(Column::CaseId.eq(case.0))
        .filter(Column::State.eq(ProposalState::Open.as_str()))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .limit(PROPOSALS_MAX)
        .all(db)
        .await?;
    read(db, rows).await
}

/// Rows with the names and case numbers they need, in three questions.
async fn read(
    db: &impl sea_orm::ConnectionTrait,
    rows: Vec<Model>,
) -> Result<Vec<Proposal>, StoreError> {
    const TABLE: &str = "proposals";
    let people = rows
        .iter()
        .flat_map(|row| [row.by_id, row.decided_by])
        .flatten();
    let names = Names::of(db, people.collect()).await?;
    let ids = rows.iter().filter_map(|row| row.case_id).collect();
    let cases = bodies(db, ids).await?;
    rows.into_iter()
        .map(|row| {
            let case = cases.iter().find(|case| Some(case.id.0) == row.case_id);
            let unreadable = |word: &str| StoreError::unreadable(TABLE, row.id, word);
            let why = Why::ALL.into_iter().find(|why| why.as_str() == row.why);
            let state = ProposalState::ALL
                .into_iter()
                .find(|state| state.as_str() == row.state);
            Ok(Proposal {
                id: ProposalId(row.id),
                case: row.case_id.map(CaseId),
                number: case.map(|case| case.number.to_string()),
                org_name: case
                    .map(|case| case.profile.org_name.clone())
                    .unwrap_or_default(),
                hospital: row.hospital_id.map(HospitalId),
                act: serde_json::from_str(&row.act)
                    .map_err(|fault| StoreError::unreadable(TABLE, row.id, fault))?,
                why: why.ok_or_else(|| unreadable(&row.why))?,
                version: row.version,
                by: names.get(row.by_id),
                role: role(TABLE, row.id, &row.role)?,
                at: from_row(row.at),
                state: state.ok_or_else(|| unreadable(&row.state))?,
                decided_by: names.get(row.decided_by),
                decided_at: row.decided_at.map(from_row),
                reason: row.reason,
            })
        })
        .collect()
}

impl Proposal {
    /// Whether `person` proposed it.
    #[must_use]
    pub fn is_by(&self, person: PersonId) -> bool {
        self.by.as_ref().is_some_and(|by| by.id == person)
    }
}
