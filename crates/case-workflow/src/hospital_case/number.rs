//! The reference of a hospital's consultation: `B-R08-001` (domain 4.0). It is
//! the same for the hospital and the desk: nobody else is told of it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::calendar::FiscalYear;

/// Track, fiscal year of receipt, sequence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HospitalCaseNumber(String);

impl HospitalCaseNumber {
    /// The `sequence`-th consultation received in `year`.
    #[must_use]
    pub fn new(year: FiscalYear, sequence: u32) -> Self {
        Self(format!("B-{}-{sequence:03}", year.padded()))
    }

    /// As people write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HospitalCaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
