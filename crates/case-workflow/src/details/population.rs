//! Who can take part (domain 2.3 #63).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::code_lists::{AgeGroup, Sex};
use crate::inquiry::limits::NOTE_MAX;
use crate::inquiry::reader::{Reader, up_to};

/// Characters of the key criteria, each way.
const CRITERIA_MAX: usize = 2000;

/// The population of the trial.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Population {
    /// Age groups, youngest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub age_groups: Vec<AgeGroup>,
    /// Sex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Line of therapy, at most 300 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line_of_therapy: Option<String>,
    /// Biomarker, at most 300 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub biomarker: Option<String>,
    /// Key inclusion criteria, at most 2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_inclusion: Option<String>,
    /// Key exclusion criteria, at most 2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_exclusion: Option<String>,
}

pub(crate) fn population(r: &mut Reader, value: &Value, at: &str) -> Option<Population> {
    let object = r.object(value, at)?;
    r.only(
        &object,
        &[
            "age_groups",
            "sex",
            "line_of_therapy",
            "biomarker",
            "key_inclusion",
            "key_exclusion",
        ],
    );
    let mut age_groups: Vec<AgeGroup> = r
        .optional(&object, "age_groups", Reader::codes)
        .unwrap_or_default();
    age_groups.sort_unstable();
    let note = |r: &mut Reader, v: &Value, at: &str| r.line(v, at, up_to(NOTE_MAX));
    let criteria = |r: &mut Reader, v: &Value, at: &str| r.lines(v, at, up_to(CRITERIA_MAX));
    Some(Population {
        age_groups,
        sex: r.optional(&object, "sex", Reader::code),
        line_of_therapy: r.optional(&object, "line_of_therapy", note),
        biomarker: r.optional(&object, "biomarker", note),
        key_inclusion: r.optional(&object, "key_inclusion", criteria),
        key_exclusion: r.optional(&object, "key_exclusion", criteria),
    })
}
