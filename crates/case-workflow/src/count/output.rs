//! What counting answers: entries, their sums, and the reasons, each once for
//! people in English (`because`) and once for programs (`reason`).

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use super::RuleId;
use crate::calendar::{FiscalYear, jst_date, jst_text};

/// The classes that are printed; only K is the target's.
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
pub enum Class {
    /// Counted towards the target.
    K,
    /// Accepted, outside the target.
    Z,
    /// Hospital consultations.
    B,
    /// Outreach leads.
    L,
}

/// One question of the eligibility checklist.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    Display,
    EnumIter,
    IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Criterion {
    /// No development base in Japan.
    E1,
    /// A trial, or a plan that may include Japan.
    E2,
    /// Genuine.
    E3,
    /// Not only a patient, a sale or marketing.
    E4,
    /// Not a duplicate.
    E5,
}

/// What keeps an accepted case outside the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Outside {
    /// E1 is not yes.
    E1,
    /// E2 is not yes.
    E2,
    /// No international trial is meant, or it is unclear.
    NotInternational,
}

/// What an accepted case still waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Missing {
    /// The sponsor is not disclosed to the desk.
    SponsorDisclosed,
    /// No substantive answer or meeting.
    Substantive,
}

/// Why an entry is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum EntryReason {
    /// An accepted case with all that the rule asks.
    Accepted {
        /// The acceptance date in Japan.
        accepted_on: Date,
        /// The date on which the last condition was met, if that was more than
        /// 90 days later and therefore decides the year.
        met_on: Option<Date>,
        /// What keeps it outside the target; empty for K and B.
        outside: Vec<Outside>,
    },
    /// An outreach lead.
    Lead {
        /// The receipt date in Japan.
        received_on: Date,
    },
    /// A visible ± entry.
    Correction {
        /// Why it was made.
        why: String,
    },
}

/// Why a case has no count entry of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum NotCountedReason {
    /// Received later than the moment looked at, or at no known time.
    NotReceived,
    /// Not accepted (yet).
    NotAccepted,
    /// Accepted, but E3, E4 or E5 is not yes.
    Ineligible {
        /// Which.
        criteria: Vec<Criterion>,
    },
    /// Accepted; counts once this has happened.
    NotYet {
        /// What is still missing.
        missing: Vec<Missing>,
        /// The last date in Japan that still counts in the fiscal year of the
        /// acceptance; afterwards the year in which it happens.
        last_date: Date,
    },
    /// One unit with another case, which answers for it.
    Merged {
        /// That case.
        with: String,
    },
    /// A lead that became a case.
    Converted {
        /// That case.
        into: String,
    },
}

/// The three dates by which a counted unit can also be shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnitDates {
    /// The earliest receipt in the unit.
    pub received_on: Option<Date>,
    /// The earliest acceptance in the unit.
    pub accepted_on: Option<Date>,
    /// The last closing, while nothing of the unit is open.
    pub completed_on: Option<Date>,
}

/// One line of the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The case it is about.
    pub case: String,
    /// The class it acts on.
    pub class: Class,
    /// The fiscal year it acts on.
    pub fiscal_year: FiscalYear,
    /// What it adds.
    pub delta: i64,
    /// Why, in English.
    pub because: String,
    /// When a correction was made; printed in JST.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "in_jst")]
    pub at: Option<Timestamp>,
    /// Who made a correction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Why, for programs.
    #[serde(skip)]
    pub reason: EntryReason,
    /// The counted date, in Japan; of a correction, that of its case.
    #[serde(skip)]
    pub counted_on: Date,
    /// By which other dates it can be shown.
    #[serde(skip)]
    pub dates: UnitDates,
}

/// One case without a count entry of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotCounted {
    /// The case.
    pub case: String,
    /// Why, in English.
    pub because: String,
    /// Why, for programs.
    #[serde(skip)]
    pub reason: NotCountedReason,
}

/// The sums of one fiscal year, corrections included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct YearSums {
    /// Counted towards the target.
    #[serde(rename = "K")]
    pub k: i64,
    /// Accepted, outside the target.
    #[serde(rename = "Z")]
    pub z: i64,
    /// Hospital consultations.
    #[serde(rename = "B")]
    pub b: i64,
    /// Outreach leads.
    #[serde(rename = "L")]
    pub l: i64,
    /// How many corrections were made after the freeze.
    pub restatements: u32,
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountOutput {
    /// The rule counted by.
    pub rule: RuleId,
    /// Only years that have an entry.
    pub fiscal_years: BTreeMap<FiscalYear, YearSums>,
    /// By fiscal year, date, case.
    pub entries: Vec<Entry>,
    /// By case.
    pub not_counted: Vec<NotCounted>,
}

impl YearSums {
    /// Adds `delta` to a class.
    pub(super) fn add(&mut self, class: Class, delta: i64) {
        let sum = match class {
            Class::K => &mut self.k,
            Class::Z => &mut self.z,
            Class::B => &mut self.b,
            Class::L => &mut self.l,
        };
        *sum += delta;
    }

    /// The sum of a class.
    #[must_use]
    pub const fn of(&self, class: Class) -> i64 {
        match class {
            Class::K => self.k,
            Class::Z => self.z,
            Class::B => self.b,
            Class::L => self.l,
        }
    }
}

impl Entry {
    /// The date under which the entry stands in the list: the counted date, or
    /// the day on which a correction was made.
    #[must_use]
    pub fn booked_on(&self) -> Date {
        self.at.map_or(self.counted_on, jst_date)
    }

    /// Whether it is a ± entry rather than the count of a case.
    #[must_use]
    pub const fn is_correction(&self) -> bool {
        matches!(self.reason, EntryReason::Correction { .. })
    }
}

impl Criterion {
    /// Joined for a sentence: "E3, E5".
    fn list(criteria: &[Self]) -> String {
        criteria
            .iter()
            .map(Into::into)
            .collect::<Vec<&str>>()
            .join(", ")
    }
}

impl Outside {
    const fn text(self) -> &'static str {
        match self {
            Self::E1 => "E1 not true",
            Self::E2 => "E2 not true",
            Self::NotInternational => "not international",
        }
    }
}

impl Missing {
    const fn text(self) -> &'static str {
        match self {
            Self::SponsorDisclosed => "rule 9: sponsor not disclosed",
            Self::Substantive => "rule 2: no substantive answer yet",
        }
    }
}

/// The `because` of an entry; the numbers are those of [`super::RULE_R1`].
impl fmt::Display for EntryReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted {
                accepted_on,
                met_on,
                outside,
            } => {
                write!(f, "rule 2: accepted {accepted_on} (JST)")?;
                if let Some(met_on) = met_on {
                    write!(f, ", all conditions met {met_on}, more than 90 days later")?;
                }
                if !outside.is_empty() {
                    let why: Vec<&str> = outside.iter().map(|why| why.text()).collect();
                    write!(f, "; rule 4: {}", why.join(", "))?;
                }
                Ok(())
            }
            Self::Lead { received_on } => write!(f, "rule 4: lead received {received_on} (JST)"),
            Self::Correction { why } => write!(f, "correction: {why}"),
        }
    }
}

/// The `because` of a case without an entry.
impl fmt::Display for NotCountedReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotReceived => f.write_str("rule 2: not received"),
            Self::NotAccepted => f.write_str("rule 7: not accepted"),
            Self::Ineligible { criteria } => {
                write!(f, "rule 7: {} not true", Criterion::list(criteria))
            }
            Self::NotYet { missing, .. } => {
                let what: Vec<&str> = missing.iter().map(|what| what.text()).collect();
                f.write_str(&what.join("; "))
            }
            Self::Merged { with } => write!(f, "rule 6: one unit with case {with}"),
            Self::Converted { into } => write!(f, "rule 3: converted to case {into}"),
        }
    }
}

fn in_jst<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => serializer.serialize_str(&jst_text(*at)),
        None => serializer.serialize_none(),
    }
}
