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

mod absences;
mod alike;
mod applications;
mod attestations;
mod audit;
mod case_list;
mod cases;
mod consultations;
mod counts;
mod dialect;
mod directory;
mod drafts;
mod error;
mod faces;
mod files;
mod history;
mod hospital_changes;
mod hospital_members;
mod hospital_review;
mod hospital_settings;
mod hospitals;
pub mod ids;
mod institutions;
mod leaving;
mod members;
mod names;
mod open;
mod outbox;
mod pages;
mod people;
mod permit;
mod proposals;
mod register_list;
mod reindex;
mod rows;
mod save;
mod search;
mod secrets;
mod seen;
mod sessions;
mod shared_answers;
mod short_requests;
mod similar;
mod sweep;
mod texts;
mod time;
mod tokens;
mod write;

pub use absences::{Around, KeptAbsence};
pub use applications::*;
pub use attestations::{Attestation, Attesting};
pub use audit::{AuditCheck, AuditFilter, AuditLine, BrokenLink, Object};
pub use case_list::{CaseFilter, CaseRow, CaseSort, EXPORT_PAGE_MAX, PAGE_MAX, Page, TOTAL_MAX};
pub use cases::{CaseKey, Request};
pub use consultations::*;
pub use counts::{LedgerLine, Standing, Year};
pub use directory::*;
pub use drafts::*;
pub use error::StoreError;
pub use files::KeptFile;
pub use history::{HISTORY_MAX, HistoryLine, Reader};
pub use hospital_changes::*;
pub use hospital_review::Office;
pub use hospitals::*;
pub use institutions::{INSTITUTIONS_MAX, Imported, Institution, NewInstitution};
pub use leaving::{Involved, Leaving};
pub use members::*;
pub use names::Named;
pub use open::{Backend, Schema, Store, create_database, drop_database};
pub use outbox::{
    Address, Claimed, LetterCase, LetterHospital, OutboxState, ResultMails, Undelivered,
};
pub use pages::CaseHead;
pub use people::*;
pub use proposals::{Act, Confirming, Proposal, ProposalState, Why};
pub use register_list::ListedHospital;
pub use secrets::*;
pub use seen::{Look, Seen};
pub use sessions::*;
pub use shared_answers::{PermittedAnswer, SharedLine};
pub use short_requests::*;
pub use sweep::*;
pub use texts::{Contact, Message, TEXTS_MAX, TextId, Texts, Translation};
pub use tokens::*;
pub use write::{Opened, Permitted, Write};
