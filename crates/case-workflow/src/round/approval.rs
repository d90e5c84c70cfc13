//! An answer that waits for the hospital's approver, where the hospital has
//! switched that on (domain 4.0 HH; ux 3.8 H5).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Site;
use crate::ids::PersonId;

/// The office handed its answer to the approver. The answer itself is the
/// site's draft; writing on it takes it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Approval {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
    /// Where the register is to be corrected with it: what the register said,
    /// by question, when the answer was written.
    pub register: Option<Map<String, Value>>,
    /// The approver sent it back.
    pub returned: Option<Returned>,
}

/// The approver sent an answer back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
    /// What is to be changed, for the office to read.
    pub note: String,
}

impl Site {
    /// The answer that waits for the hospital's approver, if one does.
    #[must_use]
    pub fn waits_for_approver(&self) -> Option<&Approval> {
        self.approval
            .as_ref()
            .filter(|approval| approval.returned.is_none())
    }
}
