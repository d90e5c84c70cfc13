//! One thing wrong with one field, said so that the reader can mend it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What is wrong. The words for it, in both languages, belong to the front end
/// (and to `notification` for mails); the code is stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum FaultCode {
    /// Nothing is there.
    Required,
    /// Fewer characters or entries than `n`.
    TooShort,
    /// More characters than `n`; `m` too many.
    TooLong,
    /// More entries than `n`.
    TooMany,
    /// Not a real calendar date or month.
    NotADate,
    /// Before today.
    InPast,
    /// After today.
    InFuture,
    /// Not a working day in Japan.
    NotABusinessDay,
    /// No basis is recorded on which the hospital may know the firm's name.
    NoBasis,
    /// The hospital has not said that it is interested.
    NotInterested,
    /// Not a number.
    NotANumber,
    /// Below `n`.
    TooSmall,
    /// Above `n`.
    TooBig,
    /// `a` must not be more than `b` (both are field names).
    Order,
    /// Not on the list.
    UnknownCode,
    /// A field this form does not have.
    UnknownField,
    /// The JSON value has another type than `want`.
    WrongType,
    /// Characters that cannot be stored or shown (control characters).
    BadCharacters,
    /// Not an e-mail address.
    EmailFormat,
    /// Not a registry number.
    RegistryFormat,
    /// Not a disease code of its system.
    CodeFormat,
    /// Not a telephone number with its country code.
    PhoneFormat,
    /// Not a web address.
    UrlFormat,
    /// The address is not confirmed yet.
    EmailUnconfirmed,
    /// The entry is on the list already.
    Duplicate,
    /// Must be agreed to.
    MustAgree,
    /// The text names the company or the product (`word`).
    NameInSynopsis,
    /// The text tells which hospital or case it came from (`word`).
    TellsWhose,
    /// The text may identify a patient (`part`).
    PatientData,
    /// The code does not match.
    CodeMismatch,
    /// Too few characters for a password, or a password known from lists.
    WeakPassword,
    /// The thing named does not exist or cannot be named here.
    NotFound,
    /// Must differ from another value.
    MustDiffer,
    /// A reason is needed for this choice.
    ReasonNeeded,
    /// A formula or an error value where an answer was wanted.
    Formula,
    /// Neither yes nor no.
    YesOrNo,
    /// Not a spreadsheet that can be read.
    NotASheet,
    /// A workbook of before 2007, or one with a password.
    OldSheet,
    /// A workbook with macros.
    Macros,
    /// A spreadsheet in which nothing of the register was found.
    NothingFound,
    /// The colleague who should stand in is away on one of these days.
    DeputyAway,
}

/// One thing wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Fault {
    /// JSON pointer into what was sent, for example `/needs/codes/0`.
    pub pointer: String,
    /// What is wrong.
    pub code: FaultCode,
    /// Numbers and names the message needs, for example `n` and `m`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl Fault {
    /// A fault at `pointer`.
    pub fn new(pointer: impl Into<String>, code: FaultCode) -> Self {
        Self {
            pointer: pointer.into(),
            code,
            params: BTreeMap::new(),
        }
    }

    /// The same fault with one more value for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}
