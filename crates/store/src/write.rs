//! One transaction: everything that an act changes, or nothing.

use case_workflow::case::Case;
use case_workflow::people::{Actor, Role};
use case_workflow::policy::{Action, Decision};
use jiff::Timestamp;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use crate::error::StoreError;
use crate::ids;

/// A transaction that means to write, and who writes.
#[derive(Debug)]
pub struct Write {
    pub(crate) txn: DatabaseTransaction,
    pub(crate) actor: Actor,
    pub(crate) now: Timestamp,
    /// From where the request came, for the audit trail; never a whole address.
    pub(crate) network: Option<String>,
}

impl Write {
    pub(crate) fn new(txn: DatabaseTransaction, actor: Actor, now: Timestamp) -> Self {
        Self {
            txn,
            actor,
            now,
            network: None,
        }
    }

    /// The same transaction, with the network that the request came from in its
    /// audit events.
    #[must_use]
    pub fn from_network(mut self, network: Option<String>) -> Self {
        self.network = network;
        self
    }

    /// Who writes.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// When, cut to microseconds.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// A new id, made now.
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        ids::new_id(self.now)
    }

    /// Makes it so.
    ///
    /// # Errors
    /// [`StoreError::Database`]: nothing was written.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.txn.commit().await?)
    }

    /// As what the actor is recorded where no rule names the role: the first
    /// of their memberships.
    pub(crate) fn role(&self) -> Role {
        match &self.actor {
            Actor::Nobody => Role::Nobody,
            Actor::Applicant(_) => Role::Applicant,
            Actor::System => Role::System,
            Actor::Person { hats, .. } => hats.first().map_or(Role::Nobody, |hat| hat.role),
        }
    }
}

/// A case that the actor may do one thing to. Only [`Write::case_for`] and
/// [`Write::proposal_for`] make it, only [`Write::save`] and
/// [`Write::propose`] take it: leaving the permission out does not compile.
#[derive(Debug)]
pub struct Permitted {
    pub(crate) case: Case,
    pub(crate) action: Action,
    pub(crate) decision: Decision,
    /// A different person has confirmed.
    pub(crate) confirmed: bool,
}

impl Permitted {
    /// The case as it stands.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// What is permitted.
    #[must_use]
    pub fn action(&self) -> Action {
        self.action
    }

    /// Whether the actor may do it at once, or only propose it.
    #[must_use]
    pub fn decision(&self) -> Decision {
        self.decision
    }

    /// Whether the act has to be stored as a proposal first.
    #[must_use]
    pub fn only_as_proposal(&self) -> bool {
        self.decision == Decision::Propose && !self.confirmed
    }
}

/// What came of sending a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// A new case.
    New(Case),
    /// The same request had arrived before; this is its case.
    Already(Case),
}

impl Opened {
    /// The case, new or not.
    #[must_use]
    pub fn into_case(self) -> Case {
        match self {
            Self::New(case) | Self::Already(case) => case,
        }
    }
}
