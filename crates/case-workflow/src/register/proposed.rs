//! A change of a hospital's entry that the desk proposes: nothing of it holds
//! until the hospital accepts it (domain 3.0).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Hospital;
use super::change::Change;
use super::codes::Section;
use super::patch::{Edit, Register};
use crate::fault::{Fault, FaultCode};

/// The longest word of explanation, in characters.
pub const NOTE_MAX: usize = 1_000;

/// What the desk proposes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Proposed {
    /// Of which section.
    pub section: Section,
    /// What should stand there, member by member.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub values: Map<String, Value>,
    /// Why, for the hospital to read.
    pub note: String,
}

/// Whole lists of rows belong to the hospital: a proposal made of them would
/// take back what it adds meanwhile.
fn may_be_proposed(section: Section) -> bool {
    !matches!(section, Section::Diseases | Section::Slots)
}

impl Proposed {
    /// The entry with the proposal in it, and what would change.
    ///
    /// # Errors
    /// Every fault at once: of the values below `/values`, `required` or
    /// `too_long` at `/note`, `unknown_code` at `/section`, `must_differ` at
    /// `/values` where nothing would change.
    pub fn over(
        &self,
        current: &Hospital,
        edit: &Edit,
    ) -> Result<(Hospital, Vec<Change>), Vec<Fault>> {
        let mut faults = Vec::new();
        if !may_be_proposed(self.section) {
            return Err(vec![Fault::new("/section", FaultCode::UnknownCode)]);
        }
        for about in ["source", "as_of", "visibility"] {
            // Who stands for a value, since when and who sees it, the hospital says.
            if self.values.contains_key(about) {
                faults.push(Fault::new(
                    format!("/values/{about}"),
                    FaultCode::UnknownField,
                ));
            }
        }
        let length = self.note.chars().count();
        if self.note.trim().is_empty() {
            faults.push(Fault::new("/note", FaultCode::Required));
        } else if length > NOTE_MAX {
            faults.push(
                Fault::new("/note", FaultCode::TooLong)
                    .with("n", NOTE_MAX)
                    .with("m", length - NOTE_MAX),
            );
        }
        match Register::read_patch(self.section, &self.values, current, edit) {
            Ok((next, changed)) if !changed.is_empty() => {
                if faults.is_empty() {
                    return Ok((next, changed));
                }
            }
            Ok(_) => faults.push(Fault::new("/values", FaultCode::MustDiffer)),
            Err(found) => faults.extend(found.into_iter().map(|mut fault| {
                fault.pointer = format!("/values{}", fault.pointer);
                fault
            })),
        }
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use serde_json::json;

    fn over(section: Section, values: Value, note: &str) -> Result<Vec<Change>, Vec<String>> {
        let edit = Edit {
            by: PersonId(uuid::Uuid::from_u128(1)),
            now: "2026-11-24T01:12:00Z".parse().unwrap(),
        };
        let mut current = Hospital::default();
        current.team.office_phone = Some("+81355500142".into());
        let proposed = Proposed {
            section,
            values: serde_json::from_value(values).unwrap(),
            note: note.to_owned(),
        };
        proposed
            .over(&current, &edit)
            .map(|(_, changed)| changed)
            .map_err(|faults| faults.into_iter().map(|fault| fault.pointer).collect())
    }

    #[test]
    fn a_proposal_says_what_would_change() {
        let values = json!({ "office_mail": "trial@hospital.example" });
        let changed = over(Section::Team, values, "From your home page").unwrap();
        assert_eq!(changed.len(), 1);
        assert_eq!(
            (changed[0].item.as_str(), &changed[0].after),
            ("office_mail", &json!("trial@hospital.example"))
        );
    }

    #[test]
    fn every_fault_of_a_proposal_is_told_at_once() {
        let cases = [
            (Section::Team, json!({}), "why", vec!["/values"]),
            (
                Section::Slots,
                json!({ "rows": [] }),
                "why",
                vec!["/section"],
            ),
            (
                Section::Team,
                json!({ "office_mail": "nowhere", "visibility": "v2" }),
                " ",
                vec!["/values/visibility", "/note", "/values/office_mail"],
            ),
        ];
        for (section, values, note, pointers) in cases {
            assert_eq!(over(section, values, note).unwrap_err(), pointers);
        }
    }
}
