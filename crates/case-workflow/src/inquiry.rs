//! The public request form, Stage 1 (domain 2.2): what a firm says before
//! anything is confidential.
//!
//! Answers travel as one JSON object keyed by [`FieldId`] words. The typed
//! [`Inquiry`] has the same shape, so that reading what it writes gives it back.

mod contact;
mod disease;
mod draft;
mod field;
mod flags;
mod form;
mod identifiers;
pub(crate) mod limits;
mod month;
mod pages;
mod parts;
pub(crate) mod reader;
mod text;

pub use contact::email as email_address;
pub(crate) use contact::{email, phone};
pub use disease::DiseaseCode;
pub(crate) use disease::disease_codes;
pub use draft::bounded as draft_bounded;
pub use field::{DeskTab, FieldId, FormStage};
pub use flags::Flag;
pub use form::Inquiry;
pub use identifiers::{Registry, disease_code, registry_number};
pub use limits::Limits;
pub use month::{DecisionBy, Month, NotAMonth};
pub use pages::{PAGES, PageId, check_page};
pub use parts::{ContactName, FoundBy, Needs, PrivacyConsent};
pub(crate) use text::folded;
pub use text::{line as clean_line, lines as clean_lines};
