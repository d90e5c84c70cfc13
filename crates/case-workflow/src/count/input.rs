//! What is counted. The types are those of the `count` command; the product
//! fills them from its own records.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::calendar::FiscalYear;

/// The rule sets that exist.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Display, EnumString, IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum RuleId {
    /// Domain 4.12.
    R1,
}

/// From where a case comes.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Track {
    /// An overseas firm asks.
    A,
    /// A hospital asks for itself.
    B,
    /// The desk reaches out.
    C,
}

/// Everything the count depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountInput {
    /// The rule set to count by.
    pub rule: RuleId,
    /// The moment at which things are looked at: a later time has not happened.
    pub as_of: Timestamp,
    /// Each case once, in any order.
    pub cases: Vec<CountCase>,
    /// When each fiscal year was frozen. Without it, every correction is a
    /// restatement; with it, only those made after their year's freeze.
    #[serde(default)]
    pub frozen: Option<BTreeMap<FiscalYear, Option<Timestamp>>>,
}

/// One case. A time that is none has not happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountCase {
    /// Its id, unique in the input; ties are broken by it.
    pub id: String,
    /// From where it comes.
    pub track: Track,
    /// The company group, whatever stands for it; equal texts are one group.
    #[serde(default)]
    pub sponsor_group: Option<String>,
    /// The product.
    #[serde(default)]
    pub product: Option<String>,
    /// The trial or development question.
    #[serde(default)]
    pub question: Option<String>,
    /// Receipt.
    #[serde(default)]
    pub received_at: Option<Timestamp>,
    /// The lead's act of acceptance.
    #[serde(default)]
    pub accepted_at: Option<Timestamp>,
    /// The first substantive answer or meeting.
    #[serde(default)]
    pub substantive_at: Option<Timestamp>,
    /// The answers to E1–E5; track A only.
    #[serde(default)]
    pub eligibility: Option<Eligibility>,
    /// The product may go into an international trial with Japan; none is
    /// unclear.
    #[serde(default)]
    pub international: Option<bool>,
    /// When the desk learned who the sponsor is.
    #[serde(default)]
    pub sponsor_disclosed_at: Option<Timestamp>,
    /// The case of which this one is a part.
    #[serde(default)]
    pub merged_into: Option<String>,
    /// Closing; shown by completion date, never part of the count.
    #[serde(default)]
    pub closed_at: Option<Timestamp>,
    /// Reopening; never part of the count.
    #[serde(default)]
    pub reopened_at: Option<Timestamp>,
    /// The earlier case or lead that this one follows. It need not be in the
    /// input.
    #[serde(default)]
    pub predecessor: Option<String>,
    /// Absent and null are the same as none.
    #[serde(default, deserialize_with = "null_as_none")]
    pub corrections: Vec<Correction>,
}

/// The eligibility checklist; none is unclear, and unclear is not yes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Outside Japan without a development base in Japan.
    #[serde(rename = "E1", default)]
    pub e1: Option<bool>,
    /// A trial, or a development plan that may include Japan.
    #[serde(rename = "E2", default)]
    pub e2: Option<bool>,
    /// Genuine.
    #[serde(rename = "E3", default)]
    pub e3: Option<bool>,
    /// Not only a patient's question, a sales offer or marketing.
    #[serde(rename = "E4", default)]
    pub e4: Option<bool>,
    /// Not a duplicate.
    #[serde(rename = "E5", default)]
    pub e5: Option<bool>,
}

/// A visible change to the count of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub by: String,
    /// What it adds, usually −1 or +1.
    pub delta: i32,
    /// Why.
    pub why: String,
}

fn null_as_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Correction>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
