//! Acts that wait for a second, different person: proposals of those who may
//! only propose, and acts that need four eyes. One mechanism for both.

use case_workflow::calendar::FiscalYear;
use case_workflow::case::Case;
use case_workflow::case::event::Event;
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::ids::{CaseId, HospitalId, PersonId, ProposalId};
use case_workflow::people::{Actor, Role};
use case_workflow::policy::{self, Action, Decision, Subject, decide};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::CaseKey;
use crate::audit::Object;
use crate::cases::{bodies, covers, decided, found};
use crate::error::StoreError;
use crate::history::role;
use crate::names::{Named, Names};
use crate::open::Store;
use crate::permit::permit;
use crate::rows::proposals::{self, Column, Entity, Model};
use crate::time::{from_row, to_row};
use crate::write::{Permitted, Write};

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
            true => Condition::all(),
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

impl Write {
    /// Stores an act on a case as a proposal and tells those who may confirm
    /// it. `four_eyes`: the act itself needs two people.
    ///
    /// # Errors
    /// [`StoreError::WrongPermit`]; [`StoreError::Taken`] if the same act
    /// waits already; [`StoreError::Settled`] if no second person is needed.
    pub async fn propose(
        &mut self,
        permitted: &Permitted,
        event: &Event,
        four_eyes: bool,
    ) -> Result<ProposalId, StoreError> {
        covers(permitted.action, event.kind())?;
        let why = match (permitted.decision, four_eyes) {
            (Decision::Propose, false) => Why::Propose,
            (Decision::Propose, true) => Why::Both,
            (_, true) => Why::FourEyes,
            (_, false) => return Err(StoreError::Settled),
        };
        let case = &permitted.case;
        let act = Act::Case(event.clone());
        self.store_proposal(act, Some(case), None, why, case.version)
            .await
    }

    /// Stores a change of a hospital's entry as a proposal to that hospital.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`],
    /// [`StoreError::Taken`] if a change waits already.
    pub async fn propose_register(
        &mut self,
        hospital: HospitalId,
        patch: Value,
        version: i64,
    ) -> Result<ProposalId, StoreError> {
        decided(
            &self.actor,
            Action::EditRegister,
            &Subject::of_hospital(hospital),
        )?;
        self.store_proposal(
            Act::Register(patch),
            None,
            Some(hospital),
            Why::Propose,
            version,
        )
        .await
    }

    /// Stores the freeze of a fiscal year as a proposal.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`],
    /// [`StoreError::Taken`].
    pub async fn propose_freeze(&mut self, year: FiscalYear) -> Result<ProposalId, StoreError> {
        self.permit(Action::FreezeCounts, &Subject::general())?;
        self.store_proposal(Act::Freeze(year), None, None, Why::FourEyes, 0)
            .await
    }

    /// Stores a correction of the count of a case as a proposal.
    ///
    /// # Errors
    /// As [`Write::propose_freeze`].
    pub async fn propose_correction(
        &mut self,
        case: CaseId,
        delta: i32,
        why: String,
    ) -> Result<ProposalId, StoreError> {
        self.permit(Action::FreezeCounts, &Subject::general())?;
        let case = found(&self.txn, &CaseKey::Id(case), true).await?;
        let version = case.version;
        self.store_proposal(
            Act::Correct { delta, why },
            Some(&case),
            None,
            Why::FourEyes,
            version,
        )
        .await
    }

    /// Takes a proposal in hand to confirm it: nobody else decides it until
    /// this transaction ends. The case it is about comes with a permit that
    /// counts as confirmed.
    ///
    /// # Errors
    /// [`StoreError::SamePerson`] for whoever proposed it, and under four eyes
    /// for the owner of the case; [`StoreError::Forbidden`] for those who may
    /// not confirm it; [`StoreError::Settled`] if it was decided;
    /// [`StoreError::NotFound`].
    pub async fn proposal_for(&mut self, id: ProposalId) -> Result<Confirming, StoreError> {
        let row = self.open_row(id).await?;
        let mut read = read(&self.txn, vec![row]).await?;
        let proposal = read.pop().ok_or(StoreError::NotFound)?;
        let case = match proposal.case {
            Some(case) => Some(found(&self.txn, &CaseKey::Id(case), true).await?),
            None => None,
        };
        let subject = match (&case, proposal.hospital) {
            (Some(case), _) => case.subject(),
            (None, Some(hospital)) => Subject::of_hospital(hospital),
            (None, None) => Subject::general(),
        };
        let action = match &proposal.act {
            Act::Case(event) => event.kind().action(),
            Act::Register(_) => Action::EditRegister,
            Act::Freeze(_) | Act::Correct { .. } => Action::FreezeCounts,
        };
        self.permit(Action::ConfirmProposal, &subject)?;
        let person = self.actor.person();
        if person.is_none() || person == proposal.by.as_ref().map(|named| named.id) {
            return Err(StoreError::SamePerson);
        }
        let decision = decide(&self.actor, action, &subject);
        // Somebody of an approving role has to be among the two.
        if proposal.why != Why::FourEyes && decision != Decision::Allow {
            return Err(StoreError::Forbidden { action });
        }
        let owner = case.as_ref().and_then(|case| case.owner);
        if proposal.why != Why::Propose && owner.is_some() && owner == person {
            return Err(StoreError::SamePerson);
        }
        let permitted = case
            .filter(|_| matches!(proposal.act, Act::Case(_)))
            .map(|case| Permitted {
                case,
                action,
                decision,
                confirmed: true,
            });
        Ok(Confirming {
            proposal,
            permitted,
        })
    }

    /// Settles a proposal that was confirmed and done, or that can no longer
    /// be done.
    ///
    /// # Errors
    /// [`StoreError::Settled`], [`StoreError::NotFound`].
    pub async fn settle_proposal(
        &mut self,
        id: ProposalId,
        state: ProposalState,
    ) -> Result<(), StoreError> {
        self.decide_proposal(id, state, None).await
    }

    /// Sends a proposal back. Whoever may confirm it may; whoever proposed it
    /// may take it back.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::Settled`],
    /// [`StoreError::NotFound`].
    pub async fn refuse_proposal(
        &mut self,
        id: ProposalId,
        reason: &str,
    ) -> Result<(), StoreError> {
        let row = self.open_row(id).await?;
        let own = row.by_id.is_some() && row.by_id == self.actor.person().map(|person| person.0);
        if !own {
            let subject = match (row.case_id, row.hospital_id) {
                (Some(case), _) => found(&self.txn, &CaseKey::Id(CaseId(case)), false)
                    .await?
                    .subject(),
                (None, Some(hospital)) => Subject::of_hospital(HospitalId(hospital)),
                (None, None) => Subject::general(),
            };
            permit(&self.actor, Action::ConfirmProposal, &subject)?;
        }
        self.decide_proposal(id, ProposalState::Refused, Some(reason))
            .await
    }

    async fn decide_proposal(
        &mut self,
        id: ProposalId,
        state: ProposalState,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::State, Expr::value(state.as_str()))
            .col_expr(
                Column::DecidedBy,
                Expr::value(self.actor.person().map(|one| one.0)),
            )
            .col_expr(Column::DecidedAt, Expr::value(to_row(self.now)))
            .col_expr(Column::Reason, Expr::value(reason.map(str::to_owned)))
            .filter(Column::Id.eq(id.0))
            .filter(Column::State.eq(ProposalState::Open.as_str()))
            .exec(&self.txn)
            .await?;
        if done.rows_affected != 1 {
            return Err(StoreError::Settled);
        }
        self.audit(
            "settle_proposal",
            Object::new("proposal", id),
            json!({ "state": state.as_str(), "reason": reason }),
        )
        .await
    }

    async fn open_row(&self, id: ProposalId) -> Result<Model, StoreError> {
        let row = Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?
            .ok_or(StoreError::NotFound)?;
        if row.state == ProposalState::Open.as_str() {
            Ok(row)
        } else {
            Err(StoreError::Settled)
        }
    }

    async fn store_proposal(
        &mut self,
        act: Act,
        case: Option<&Case>,
        hospital: Option<HospitalId>,
        why: Why,
        version: i64,
    ) -> Result<ProposalId, StoreError> {
        let by = self.actor.person().ok_or(StoreError::NotFound)?;
        let unwritable = |fault| StoreError::unreadable("proposals", by, fault);
        let json = serde_json::to_string(&act).map_err(unwritable)?;
        let subject = Condition::all()
            .add(match case {
                Some(case) => Column::CaseId.eq(case.id.0),
                None => Column::CaseId.is_null(),
            })
            .add(match hospital {
                Some(hospital) => Column::HospitalId.eq(hospital.0),
                None => Column::HospitalId.is_null(),
            });
        let waiting = Entity::find()
            .filter(subject)
            .filter(Column::Word.eq(act.word()))
            .filter(Column::State.eq(ProposalState::Open.as_str()))
            .count(&self.txn)
            .await?;
        // Two corrections, or two years, are two things.
        if waiting > 0 && matches!(act, Act::Case(_) | Act::Register(_)) {
            return Err(StoreError::Taken { what: "proposal" });
        }
        let id = ProposalId(self.new_id());
        let role: &str = self.role().into();
        Entity::insert(proposals::ActiveModel {
            id: Set(id.0),
            case_id: Set(case.map(|case| case.id.0)),
            hospital_id: Set(hospital.map(|hospital| hospital.0)),
            act: Set(json),
            word: Set(act.word().to_owned()),
            why: Set(why.as_str().to_owned()),
            version: Set(version),
            by_id: Set(Some(by.0)),
            role: Set(role.to_owned()),
            at: Set(to_row(self.now)),
            state: Set(ProposalState::Open.as_str().to_owned()),
            decided_by: Set(None),
            decided_at: Set(None),
            reason: Set(None),
        })
        .exec_without_returning(&self.txn)
        .await?;
        let to = match hospital {
            Some(hospital) => To::Hospital(hospital),
            None => To::Approvers { by },
        };
        let letter = Letter::at_once(LetterKind::ApprovalWaiting, to, format!("proposal-{id}"))
            .with("proposal", id)
            .with("word", act.word());
        self.put(&letter, case, None).await?;
        self.audit(
            "propose",
            Object::new("proposal", id),
            json!({
                "word": act.word(),
                "case": case.map(|case| case.id),
                "hospital": hospital,
                "why": why.as_str(),
            }),
        )
        .await?;
        Ok(id)
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
    let names = Names::of(db, people).await?;
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
