//! New ids. UUIDs of version 7 sort by the moment they were made, so an index
//! grows at its end.

use jiff::Timestamp;
use rand::Rng;
use uuid::{Builder, Uuid};

/// A new id at `now`, which is handed in.
///
/// The random half comes from the operating system here and nowhere else: an
/// id has to be unique over every process that writes, so no caller could hand
/// it in. No rule looks at it.
#[must_use]
pub fn new_id(now: Timestamp) -> Uuid {
    let mut random = [0; 10];
    rand::rng().fill(&mut random);
    let milliseconds = u64::try_from(now.as_millisecond()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
}

/// A random number for [`case_workflow::case::number::BlindedNumber::draw`]:
/// nobody may be able to work out the next one.
pub(crate) fn random() -> u64 {
    rand::rng().random()
}
