//! What became of an entry between two of its versions, however many changes
//! led there: each item once, with what stood there first and what stands there
//! last.

use std::collections::BTreeMap;

use serde_json::Value;

use super::change::Change;

/// Changes in the order in which they were made, as one change each item. An
/// item that came back to what it was is no change.
#[must_use]
pub fn net_changes(made: impl IntoIterator<Item = Change>) -> Vec<Change> {
    let mut net: BTreeMap<_, (Value, Value)> = BTreeMap::new();
    for Change {
        section,
        item,
        before,
        after,
    } in made
    {
        net.entry((section, item))
            .and_modify(|(_, last)| last.clone_from(&after))
            .or_insert((before, after));
    }
    net.into_iter()
        .filter(|(_, (before, after))| before != after)
        .map(|((section, item), (before, after))| Change {
            section,
            item,
            before,
            after,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Section;
    use proptest::prelude::*;
    use serde_json::json;

    fn change(item: &str, before: u8, after: u8) -> Change {
        Change {
            section: Section::Team,
            item: item.to_owned(),
            before: json!(before),
            after: json!(after),
        }
    }

    #[test]
    fn an_item_that_came_back_is_no_change() {
        let made = [change("a", 1, 2), change("b", 7, 8), change("a", 2, 1)];
        assert_eq!(net_changes(made), [change("b", 7, 8)]);
        assert_eq!(net_changes([]), []);
    }

    proptest! {
        #[test]
        fn many_steps_lead_where_the_last_one_led(values in prop::collection::vec(0u8..4, 2..9)) {
            let steps = values.windows(2).map(|pair| change("a", pair[0], pair[1]));
            let (first, last) = (values[0], values[values.len() - 1]);
            let expected: Vec<_> = (first != last).then(|| change("a", first, last)).into_iter().collect();
            prop_assert_eq!(net_changes(steps), expected);
        }
    }
}
