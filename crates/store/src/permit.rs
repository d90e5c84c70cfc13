//! The permission table, asked for everything that is not a case.

use case_workflow::people::Actor;
use case_workflow::policy::{Action, Decision, Subject, decide};

use crate::Write;
use crate::error::StoreError;

/// Goes on only where the actor may do this at once.
pub(crate) fn permit(actor: &Actor, action: Action, subject: &Subject) -> Result<(), StoreError> {
    match decide(actor, action, subject) {
        Decision::Allow => Ok(()),
        Decision::Propose | Decision::Forbid => Err(StoreError::Forbidden { action }),
        Decision::Hide => Err(StoreError::NotFound),
    }
}

impl Write {
    /// Goes on only where the one who writes may do this at once.
    pub(crate) fn permit(&self, action: Action, subject: &Subject) -> Result<(), StoreError> {
        permit(&self.actor, action, subject)
    }
}
