//! Letters on their way. A row says what kind of letter goes to whom; wording,
//! language and address are looked up when it is sent, so that a corrected
//! address is used. One row per person, so that one bad address holds nobody
//! else back.

mod deliver;
mod put;
mod results;

pub use deliver::{Claimed, LetterCase, LetterHospital, OutboxState, Undelivered};
pub use put::Address;
pub(crate) use put::letters_left;
pub use results::ResultMails;

use std::collections::BTreeMap;

use crate::error::StoreError;
use crate::rows::outbox::Model;

/// How a letter stands.
mod state {
    pub(super) const WAITING: &str = "waiting";
    pub(super) const SENT: &str = "sent";
    pub(super) const GAVE_UP: &str = "gave_up";
    pub(super) const RECALLED: &str = "recalled";
}

fn params(row: &Model) -> Result<BTreeMap<String, String>, StoreError> {
    serde_json::from_str(&row.params)
        .map_err(|fault| StoreError::unreadable("outbox", row.id, fault))
}
