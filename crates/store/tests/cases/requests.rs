//! What a hospital was asked: its own list, and the case by its blinded number.

use std::collections::BTreeSet;

use case_workflow::calendar::FiscalYear;
use case_workflow::case::codes::{EventKind, RoundKind, RoundState, SiteState};
use case_workflow::case::event::Event;
use case_workflow::case::step::Audience;
use case_workflow::ids::HospitalId;
use case_workflow::inquiry::FieldId;
use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::policy::Action;
use case_workflow::register::Hospital;
use case_workflow::round::{Round, Site};
use case_workflow::synopsis::Line;
use harness::database::start;
use store::{CaseKey, StoreError};

use crate::cast::*;

async fn hospital(desk: &Desk, email: &str) -> (HospitalId, Actor) {
    let mut write = desk.store.write(&Actor::System, start()).await.unwrap();
    let id = write.add_hospital(&Hospital::default()).await.unwrap();
    write.commit().await.unwrap();
    let hat = Hat {
        role: Role::Ho,
        place: Place::Hospital(id),
        read_only: false,
        manager: true,
    };
    (id, add(&desk.store, email, hat).await)
}

fn site(hospital: HospitalId, state: SiteState) -> Site {
    Site {
        state,
        ..Site::invited(hospital, "A".into(), None)
    }
}

/// Writes a round with these sites over the case, as its rules would.
async fn write_round(desk: &Desk, key: &CaseKey, state: RoundState, sites: Vec<Site>) {
    let none = BTreeSet::new();
    let mut write = desk.store.write(&desk.manager, start()).await.unwrap();
    let permitted = write.case_for(Action::OpenRound, key).await.unwrap();
    let blinded = match &permitted.case().blinded {
        Some(number) => number.clone(),
        None => write.blinded_number(FiscalYear(2026)).await.unwrap(),
    };
    // A note brings a step of the right version; its line becomes the round's.
    let note = Event::Note { text: "x".into() };
    let mut step = permitted
        .case()
        .apply(note, &ctx(&desk.manager, start(), &none))
        .unwrap();
    step.messages.clear();
    step.entries[0].event = EventKind::OpenRound;
    step.entries[0].audience = Audience::Firm;
    step.case.blinded = Some(blinded);
    step.case.rounds = vec![Round {
        no: 1,
        kind: RoundKind::Interest,
        state,
        opened_at: start(),
        due: start() + seconds(86_400),
        closed_at: None,
        text: vec![Line {
            code: "phase".into(),
            en: "Phase 2".into(),
            ja: "第2相".into(),
            source: FieldId::PhasePlanned,
        }],
        further: Vec::new(),
        sites,
    }];
    write.save(permitted, &step, &CALENDAR).await.unwrap();
    write.commit().await.unwrap();
}

#[tokio::test]
async fn a_hospital_lists_what_it_was_asked_and_reads_no_other_case() {
    let desk = desk().await;
    let (asked, office) = hospital(&desk, "office@one.example").await;
    let (_, other_office) = hospital(&desk, "office@two.example").await;
    let case = register(&desk, inquiry(), start()).await;
    let key = CaseKey::Id(case.id);
    let before = desk.store.case(&office, Action::ReadRound, &key).await;
    assert!(matches!(before, Err(StoreError::NotFound)));
    write_round(
        &desk,
        &key,
        RoundState::Open,
        vec![site(asked, SiteState::Invited)],
    )
    .await;

    let requests = desk.store.requests_of(&office, asked, 50).await.unwrap();
    assert_eq!(requests.len(), 1);
    let request = &requests[0];
    assert!(request.blinded.starts_with("M-R08-"), "{}", request.blinded);
    assert_eq!((request.round, request.state), (1, SiteState::Invited));
    assert!(request.round_open);
    assert_eq!(request.text[0].ja, "第2相");
    let blinded = CaseKey::Blinded(request.blinded.clone());
    let read = desk
        .store
        .case(&office, Action::ReadRound, &blinded)
        .await
        .unwrap();
    assert_eq!(read.id, case.id);

    let theirs = desk.store.requests_of(&other_office, asked, 50).await;
    assert!(matches!(
        theirs,
        Err(StoreError::NotFound | StoreError::Forbidden { .. })
    ));
    let theirs = desk
        .store
        .case(&other_office, Action::ReadRound, &blinded)
        .await;
    assert!(matches!(theirs, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn after_the_round_its_text_stays_with_those_who_are_interested() {
    let desk = desk().await;
    let (asked, office) = hospital(&desk, "office@one.example").await;
    let case = register(&desk, inquiry(), start()).await;
    let key = CaseKey::Id(case.id);
    for (state, lines) in [
        (SiteState::Interested, 1),
        (SiteState::Selected, 1),
        (SiteState::Declined, 0),
        (SiteState::NoAnswer, 0),
        (SiteState::NotSelected, 0),
    ] {
        write_round(&desk, &key, RoundState::Closed, vec![site(asked, state)]).await;
        let requests = desk.store.requests_of(&office, asked, 50).await.unwrap();
        assert_eq!(requests[0].state, state);
        assert_eq!(requests[0].text.len(), lines, "{state:?}");
    }
}
