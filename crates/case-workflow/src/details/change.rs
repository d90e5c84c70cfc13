//! What changed between two states of the answers, field by field.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Details;
use crate::inquiry::FieldId;

/// One field that changed; null is not answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FieldChange {
    /// The field.
    pub field: FieldId,
    /// What it held.
    pub before: Value,
    /// What it holds now.
    pub after: Value,
}

/// The fields that differ, in form order.
#[must_use]
pub fn changes(before: &Details, after: &Details) -> Vec<FieldChange> {
    let (before, after) = (before.to_answers(), after.to_answers());
    Details::FIELDS
        .into_iter()
        .filter_map(|field| {
            let value = |answers: &serde_json::Map<String, Value>| {
                answers.get(field.as_str()).cloned().unwrap_or(Value::Null)
            };
            let (before, after) = (value(&before), value(&after));
            (before != after).then_some(FieldChange {
                field,
                before,
                after,
            })
        })
        .collect()
}
