//! Acts that wait for a second person.

use std::collections::BTreeSet;

use case_workflow::case::codes::Stage;
use case_workflow::ids::ProposalId;
use case_workflow::people::Actor;
use harness::database::start;
use store::{Act, CaseKey, ProposalState, StoreError, Why};

use crate::cast::*;

/// Stores the acceptance of a case as a proposal by `actor`.
async fn propose(desk: &Desk, actor: &Actor, case: &case_workflow::case::Case) -> ProposalId {
    let event = acceptance();
    let mut write = desk.store.write(actor, start()).await.unwrap();
    let key = CaseKey::Id(case.id);
    let permitted = write.case_for(event.kind().action(), &key).await.unwrap();
    assert!(permitted.only_as_proposal());
    let id = write.propose(&permitted, &event, false).await.unwrap();
    write.commit().await.unwrap();
    id
}

#[tokio::test]
async fn a_proposal_waits_and_is_done_by_a_different_person_who_may() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    desk.store.claim_due(start(), 100, 9_999).await.unwrap();
    let id = propose(&desk, &desk.intake, &case).await;
    let letters = desk.store.claim_due(start(), 100, 9_999).await.unwrap();
    let mut told: Vec<String> = letters
        .into_iter()
        .filter_map(|letter| letter.email)
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "lead2@desk.example",
            "lead@desk.example",
            "manager2@desk.example",
            "manager@desk.example"
        ]
    );
    let waiting = desk.store.open_proposals(&desk.lead).await.unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (waiting[0].why, waiting[0].number.as_deref()),
        (Why::Propose, Some("A-R08-001"))
    );
    assert_eq!(waiting[0].act, Act::Case(acceptance()));

    let mut write = desk.store.write(&desk.intake, start()).await.unwrap();
    assert!(matches!(
        write.proposal_for(id).await,
        Err(StoreError::Forbidden { .. })
    ));
    drop(write);
    // A case manager may confirm, but not what only a lead may do.
    for manager in [&desk.manager, &desk.second_manager] {
        let mut write = desk.store.write(manager, start()).await.unwrap();
        let confirming = write.proposal_for(id).await;
        assert!(matches!(confirming, Err(StoreError::Forbidden { .. })));
    }

    let mut write = desk.store.write(&desk.lead, start()).await.unwrap();
    let confirming = write.proposal_for(id).await.unwrap();
    let permitted = confirming.permitted.unwrap();
    let Act::Case(event) = confirming.proposal.act else {
        panic!("an act on a case")
    };
    let none = BTreeSet::new();
    let step = permitted
        .case()
        .apply(event, &ctx(&desk.lead, start(), &none))
        .unwrap();
    let case = write.save(permitted, &step, &CALENDAR).await.unwrap();
    write
        .settle_proposal(id, ProposalState::Confirmed)
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(case.stage, Stage::Accepted);

    let mut write = desk.store.write(&desk.second_lead, start()).await.unwrap();
    assert!(matches!(
        write.proposal_for(id).await,
        Err(StoreError::Settled)
    ));
    assert!(
        desk.store
            .open_proposals(&desk.lead)
            .await
            .unwrap()
            .is_empty()
    );
    let settled = desk.store.proposal(&desk.intake, id).await.unwrap();
    assert_eq!(settled.state, ProposalState::Confirmed);
    assert_eq!(settled.decided_by.map(|by| by.id), desk.lead.person());
}

#[tokio::test]
async fn nobody_confirms_what_they_proposed_and_the_same_act_waits_once() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    let id = propose(&desk, &desk.manager, &case).await;
    let mut write = desk.store.write(&desk.manager, start()).await.unwrap();
    assert!(matches!(
        write.proposal_for(id).await,
        Err(StoreError::SamePerson)
    ));
    let event = acceptance();
    let key = CaseKey::Id(case.id);
    let permitted = write.case_for(event.kind().action(), &key).await.unwrap();
    let twice = write.propose(&permitted, &event, false).await;
    assert!(
        matches!(twice, Err(StoreError::Taken { what: "proposal" })),
        "{twice:?}"
    );
    drop(write);
    let mut write = desk.store.write(&desk.lead, start()).await.unwrap();
    write
        .refuse_proposal(id, "E2 is not answered")
        .await
        .unwrap();
    write.commit().await.unwrap();
    let sent_back = desk.store.proposal(&desk.manager, id).await.unwrap();
    assert_eq!(sent_back.state, ProposalState::Refused);
    assert_eq!(sent_back.reason.as_deref(), Some("E2 is not answered"));
}

#[tokio::test]
async fn under_four_eyes_the_owner_of_the_case_is_not_the_second() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    act(
        &desk.store,
        &desk.second_lead,
        case.id,
        acceptance(),
        start(),
    )
    .await;
    let lead = desk.lead.person().unwrap();
    let mut write = desk.store.write(&desk.lead, start()).await.unwrap();
    let id = write
        .propose_correction(case.id, -1, "twice".into())
        .await
        .unwrap();
    write.commit().await.unwrap();
    let mut write = desk.store.write(&desk.second_lead, start()).await.unwrap();
    assert!(matches!(
        write.proposal_for(id).await,
        Err(StoreError::SamePerson)
    ));
    drop(write);
    let mut write = desk.store.write(&desk.manager, start()).await.unwrap();
    let confirming = write.proposal_for(id).await.unwrap();
    assert!(confirming.permitted.is_none());
    assert!(confirming.proposal.is_by(lead));
}
