//! Names as the pages need them.

use std::collections::BTreeMap;

use case_workflow::ids::PersonId;
use store::Person;

use crate::firm::view::HospitalName;
use crate::shared::view::PersonName;

/// People by id.
pub type People = BTreeMap<PersonId, Person>;

/// A person's name.
#[must_use]
pub fn person(person: &Person) -> PersonName {
    PersonName {
        id: person.id,
        family: person.name_family.clone(),
        given: Some(person.name_given.clone()).filter(|given| !given.is_empty()),
        family_roman: person.family_roman.clone(),
        given_roman: person.given_roman.clone(),
    }
}

/// The name behind an id, where there is one.
#[must_use]
pub fn of(people: &People, id: Option<PersonId>) -> Option<PersonName> {
    id.and_then(|id| people.get(&id)).map(person)
}

/// A hospital's name in both languages.
#[must_use]
pub fn hospital(name: &store::HospitalName) -> HospitalName {
    HospitalName {
        en: name.name_en.clone(),
        ja: name.name_ja.clone(),
    }
}
