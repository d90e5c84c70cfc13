//! Who takes part in these tests.

use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::register::Hospital;
use harness::database::start;
use jiff::SignedDuration;
use store::{NewMember, NewPerson, Store};

/// A span of minutes.
pub fn minutes(n: i64) -> SignedDuration {
    SignedDuration::from_mins(n)
}

/// A span of days.
pub fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

/// Somebody with this address.
pub fn person(email: &str) -> NewPerson {
    NewPerson {
        email: email.to_owned(),
        name_family: "架空".into(),
        name_given: "花子".into(),
        display: "架空 花子".into(),
        family_roman: None,
        given_roman: None,
        lang: "ja".into(),
        zone: "Asia/Tokyo".into(),
    }
}

/// Somebody in a role at a hospital.
pub fn hospital_member(email: &str, at: HospitalId, role: Role, manager: bool) -> NewMember {
    let hat = Hat {
        role,
        place: Place::Hospital(at),
        read_only: false,
        manager,
    };
    NewMember {
        person: person(email),
        hat,
        ends_at: None,
    }
}

/// Enters somebody and says who they are when they ask.
pub async fn add(store: &Store, member: NewMember) -> Actor {
    let mut write = store.write(&Actor::System, start()).await.unwrap();
    let invited = write.invite(member, start() + days(1)).await.unwrap();
    write.commit().await.unwrap();
    actor(store, invited.person).await
}

/// Somebody of the desk.
pub async fn add_desk(store: &Store, email: &str, role: Role) -> Actor {
    let hat = Hat {
        role,
        place: Place::Desk,
        read_only: false,
        manager: false,
    };
    add(
        store,
        NewMember {
            person: person(email),
            hat,
            ends_at: None,
        },
    )
    .await
}

/// The manager of a hospital.
pub async fn add_manager(store: &Store, at: HospitalId, email: &str) -> Actor {
    add(store, hospital_member(email, at, Role::Ho, true)).await
}

/// A hospital with a name and nothing else.
pub async fn add_hospital(store: &Store, name: &str) -> HospitalId {
    let mut hospital = Hospital::default();
    hospital.basic.name_ja = name.to_owned();
    let mut write = store.write(&Actor::System, start()).await.unwrap();
    let id = write.add_hospital(&hospital).await.unwrap();
    write.commit().await.unwrap();
    id
}

/// A person as who asks.
pub async fn actor(store: &Store, id: PersonId) -> Actor {
    let hats = store.hats(id, start()).await.unwrap();
    let zone = store.person(id).await.unwrap().zone;
    Actor::Person {
        id,
        hats,
        zone,
        stands_for: Vec::new(),
    }
}
