//! Storing a proposal, confirming it, sending it back.

use case_workflow::calendar::FiscalYear;
use case_workflow::case::Case;
use case_workflow::case::event::Event;
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::ids::{CaseId, HospitalId, ProposalId};
use case_workflow::policy::{Action, Decision, Subject, decide};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set};
use serde_json::{Value, json};

use super::{Act, Confirming, ProposalState, Why, read};
use crate::CaseKey;
use crate::audit::Object;
use crate::cases::{covers, decided, found};
use crate::error::StoreError;
use crate::permit::permit;
use crate::rows::proposals::{self, Column, Entity, Model};
use crate::time::to_row;
use crate::write::{Permitted, Write};

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
        let row = self.proposal_row(id).await?;
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
        still_open(&row)?;
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
        let row = self.proposal_row(id).await?;
        still_open(&row)?;
        Ok(row)
    }

    async fn proposal_row(&self, id: ProposalId) -> Result<Model, StoreError> {
        Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?
            .ok_or(StoreError::NotFound)
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
        self.letter(&letter, case.map(|case| case.id)).await?;
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

fn still_open(row: &Model) -> Result<(), StoreError> {
    if row.state == ProposalState::Open.as_str() {
        Ok(())
    } else {
        Err(StoreError::Settled)
    }
}
