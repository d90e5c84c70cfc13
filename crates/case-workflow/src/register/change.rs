//! What changed between two states of a hospital's entry, item by item.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Hospital;
use super::codes::Section;
use super::rows::RowList;

/// One item that changed; null is unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Change {
    /// The section.
    pub section: Section,
    /// The item within it: a field, an equipment, a task, a quarter; for
    /// patients by disease the number of the row and its field (`3/method`), for
    /// a list its name before them (`investigators/4/orcid`), or its name alone
    /// where it says that there are none.
    pub item: String,
    /// What it held.
    pub before: Value,
    /// What it holds now.
    pub after: Value,
}

/// The items that differ, section by section. Statements (who confirmed, until
/// when) are not items.
#[must_use]
pub fn changes(before: &Hospital, after: &Hospital) -> Vec<Change> {
    let mut all = Vec::new();
    for section in Section::ALL.iter().copied() {
        let (before, mut after) = (items(before, section), items(after, section));
        for (item, before) in before {
            let after = after.remove(&item).unwrap_or(Value::Null);
            if before != after {
                all.push(Change {
                    section,
                    item,
                    before,
                    after,
                });
            }
        }
        for (item, after) in after.into_iter().filter(|(_, after)| !after.is_null()) {
            all.push(Change {
                section,
                item,
                before: Value::Null,
                after,
            });
        }
    }
    all
}

/// A section as flat items.
fn items(hospital: &Hospital, section: Section) -> BTreeMap<String, Value> {
    let mut items = BTreeMap::new();
    match section {
        Section::Basic => fields(&mut items, "", &hospital.basic),
        Section::Team => fields(&mut items, "", &hospital.team),
        Section::Departments => fields(&mut items, "", &hospital.departments),
        Section::Record => fields(&mut items, "", &hospital.record),
        Section::Irb => fields(&mut items, "", &hospital.irb),
        Section::Contract => fields(&mut items, "", &hospital.contract),
        Section::Data => fields(&mut items, "", &hospital.data),
        Section::English => fields(&mut items, "", &hospital.english),
        Section::Equipment => {
            fields(&mut items, "", &hospital.equipment);
            if let Some(Value::Object(nested)) = items.remove("items") {
                items.extend(nested);
            }
        }
        Section::Diseases => {
            for row in &hospital.diseases {
                fields(&mut items, &format!("{}/", row.id), row);
                items.remove(&format!("{}/id", row.id));
                items.remove(&format!("{}/stated", row.id));
            }
        }
        Section::Slots => {
            for slot in &hospital.slots {
                let mut places = object(slot);
                places.remove("quarter");
                items.insert(slot.quarter.to_string(), Value::Object(places));
            }
        }
    }
    for list in RowList::of(section) {
        let Some(rows) = hospital.lists.get(&list) else {
            continue;
        };
        if rows.is_empty() {
            items.insert(list.as_str().to_owned(), Value::Array(Vec::new()));
        }
        for row in rows {
            let prefix = format!("{}/{}/", list.as_str(), row.id);
            fields(&mut items, &prefix, &row.answers);
        }
    }
    if let Some(Value::Object(further)) = items.remove("more") {
        let named = |(name, value): (String, Value)| (format!("more/{name}"), value);
        items.extend(further.into_iter().map(named));
    }
    if let Some(visibility) = hospital.visible.get(&section) {
        items.insert("visibility".to_owned(), visibility.as_str().into());
    }
    items
}

fn fields(items: &mut BTreeMap<String, Value>, prefix: &str, part: &impl Serialize) {
    for (name, value) in object(part) {
        items.insert(format!("{prefix}{name}"), value);
    }
}

/// The items of the first section, by name.
#[must_use]
pub fn basic_values(basic: &super::Basic) -> Map<String, Value> {
    object(basic)
}

pub(super) fn object(part: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(part) {
        Ok(Value::Object(fields)) => fields,
        // A section is a struct or a map with words as keys.
        _ => Map::new(),
    }
}
