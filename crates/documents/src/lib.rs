//! File formats, in and out: registry records and spreadsheets in, tables and
//! spreadsheets out.
//!
//! Invariants:
//! - Bytes in, data out (or the other way): no clock, no network, no files.
//! - A record or a file from outside never panics and never says more than it
//!   holds; what it does not say is named as not said.

pub mod archive;
pub mod csv;
pub mod institutions;
pub mod register_sheet;
pub mod sheet;
pub mod trial_record;
