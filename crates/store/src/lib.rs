//! What is kept: the only SQL of the product, for SQLite and PostgreSQL alike.
//!
//! Invariants:
//! - Every write happens in one explicit transaction ([`Write`]): a case, its
//!   history, its letters, its audit event and its counts, or nothing.
//! - A case is only changed by [`Write::save`], which takes a [`Permitted`]
//!   that only [`Write::case_for`] makes: the permission table was asked.
//! - Whoever may not know of a case gets [`StoreError::NotFound`].
//! - History, audit and ledger are only ever added to.
//! - No list is without a limit, and no list asks the database once a row.
//! - Times come in as arguments, cut to microseconds; ids and secrets are made
//!   here ([`ids`]), because they have to be unguessable.

mod case_list;
mod cases;
mod dialect;
mod directory;
mod drafts;
mod error;
mod hospital_changes;
mod hospitals;
pub mod ids;
mod members;
mod names;
mod open;
mod people;
mod permit;
mod rows;
mod secrets;
mod search;
mod sessions;
mod short_requests;
mod time;
mod tokens;
mod write;

pub use case_list::*;
pub use cases::{CaseKey, Request};
pub use directory::*;
pub use drafts::*;
pub use error::StoreError;
pub use hospital_changes::*;
pub use hospitals::*;
pub use members::*;
pub use names::Named;
pub use open::{Backend, Schema, Store, create_database, drop_database};
pub use people::*;
pub use secrets::*;
pub use sessions::*;
pub use short_requests::*;
pub use tokens::*;
pub use write::{Opened, Permitted, Write};
