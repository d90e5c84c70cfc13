//! What several readers see alike.

use std::collections::BTreeMap;

use case_workflow::case::codes::EventKind;
use case_workflow::case::step::Change;
use case_workflow::disclosure::Tier;
use case_workflow::ids::{MessageId, PersonId};
use case_workflow::people::Role;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A person's name, parted as names are written (ux 4.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonName {
    /// Id.
    pub id: PersonId,
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: Option<String>,
    /// Family name in Latin letters, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_roman: Option<String>,
    /// Given name in Latin letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_roman: Option<String>,
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct HistoryView {
    /// When it happened.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
    /// Who; none for the program, and for people of another side.
    pub by: Option<PersonName>,
    /// As what.
    pub role: Role,
    /// The second person.
    pub second: Option<PersonName>,
    /// What.
    pub event: EventKind,
    /// Values for the sentence: `n`, `ref`, `reason`, `hospital`, `date`, ….
    pub params: BTreeMap<String, String>,
    /// Field by field.
    pub changes: Vec<Change>,
}

/// One message or note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MessageView {
    /// Id.
    pub id: MessageId,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Outside message, or internal note of the desk.
    pub outside: bool,
    /// From the firm, or from the desk.
    pub from_firm: bool,
    /// Who.
    pub by: Option<PersonName>,
    /// As written.
    pub text: String,
    /// `en` or `ja`.
    pub lang: String,
    /// Tier.
    pub tier: Tier,
    /// Japanese working translation, for the desk.
    pub translation: Option<Translation>,
}

/// A working translation (作業訳).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Translation {
    /// The text.
    pub text: String,
    /// By whom.
    pub by: Option<PersonName>,
    /// When.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub at: Option<Timestamp>,
}

/// An act that waits for a different person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ProposalView {
    /// Id.
    pub id: case_workflow::ids::ProposalId,
    /// The case's reference, where it is about a case.
    pub number: Option<String>,
    /// Product and disease.
    pub title: Option<String>,
    /// What shall be done.
    pub event: String,
    /// What exactly: the act's fields.
    #[schema(value_type = Object)]
    pub details: serde_json::Value,
    /// By whom.
    pub by: Option<PersonName>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Whether it needs a second person by the four-eyes rule, or an approving role.
    pub four_eyes: bool,
    /// Whether this reader may confirm it.
    pub may_confirm: bool,
}
