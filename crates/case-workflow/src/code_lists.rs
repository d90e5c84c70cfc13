//! Every closed list of the product: one word for programs, two labels for
//! people (words 2.9).
//!
//! A code is never renamed and never removed, only given a last day: old
//! records keep their meaning.

mod countries;
mod design;
pub mod diseases;
mod equipment;
mod list;
mod needs;
mod organisation;
mod product;
mod trial;

pub use countries::Country;
pub use design::{
    AgeGroup, Blinding, CodeSystem, Control, EnglishTask, IrbRoute, NotSure, Sex, YesNo,
};
pub use equipment::Equipment;
pub(crate) use list::code_list;
pub use list::{CodeList, ListEntry, ListView};
pub use needs::{HeardFrom, Need};
pub use organisation::{JapanBase, OrgSize, OrgType, SubmitterRole};
pub use product::{Modality, ProductType};
pub use trial::{JapanStatus, Phase, TherapeuticArea};

/// Every list, for the front end's typed labels.
#[must_use]
pub fn all() -> Vec<ListView> {
    vec![
        OrgType::view(),
        ProductType::view(),
        Modality::view(),
        TherapeuticArea::view(),
        Phase::view(),
        Need::view(),
        HeardFrom::view(),
        Equipment::view(),
        JapanBase::view(),
        OrgSize::view(),
        SubmitterRole::view(),
        JapanStatus::view(),
        NotSure::view(),
        YesNo::view(),
        Blinding::view(),
        Control::view(),
        AgeGroup::view(),
        Sex::view(),
        CodeSystem::view(),
        IrbRoute::view(),
        EnglishTask::view(),
        crate::inquiry::FieldId::view(),
        crate::inquiry::Flag::view(),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_list_has_its_own_name_and_every_code_its_own_word_and_labels() {
        let mut names = BTreeSet::new();
        for list in all() {
            assert!(
                names.insert(list.name),
                "two lists are called {}",
                list.name
            );
            let mut words = BTreeSet::new();
            for entry in &list.entries {
                assert!(
                    words.insert(entry.code),
                    "{} has {} twice",
                    list.name,
                    entry.code
                );
                assert!(
                    !entry.en.is_empty() && !entry.ja.is_empty(),
                    "{}",
                    entry.code
                );
                assert!(
                    entry
                        .code
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                    "{} is not snake case",
                    entry.code
                );
            }
        }
    }

    /// Words 2.9: every list but L2 and L5 ends with `other`.
    #[test]
    fn the_starter_lists_end_with_other_except_product_and_phase() {
        for list in all().iter().filter(|list| list.name.starts_with('L')) {
            let last = list.entries.last().map(|entry| entry.code);
            let open = !["L2", "L5"].contains(&list.name);
            assert_eq!(last == Some("other"), open, "{}", list.name);
        }
    }
}
