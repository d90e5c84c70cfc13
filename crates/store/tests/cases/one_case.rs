//! One case: what is kept of it, and who may do what to it.

use std::collections::BTreeSet;

use case_workflow::case::codes::{EventKind, Stage};
use case_workflow::case::event::Event;
use case_workflow::ids::CaseId;
use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::policy::Action;
use harness::database::start;
use store::{CaseFilter, CaseKey, Opened, Reader, StoreError, TextId};
use uuid::Uuid;

use crate::cast::*;

#[tokio::test]
async fn a_case_reads_back_as_it_was_written_by_id_and_by_number() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    assert_eq!(case.number.as_str(), "A-R08-001");
    let by_id = desk
        .store
        .case(&desk.manager, Action::ReadCase, &case.id.into())
        .await
        .unwrap();
    assert_eq!(by_id, case);
    let number = CaseKey::Number(case.number.to_string());
    let by_number = desk
        .store
        .case(&desk.manager, Action::ReadCase, &number)
        .await
        .unwrap();
    assert_eq!(by_number, case);
    let taken = act(
        &desk.store,
        &desk.manager,
        case.id,
        Event::Take,
        start() + seconds(5),
    )
    .await;
    let again = desk
        .store
        .case(&desk.manager, Action::ReadCase, &number)
        .await
        .unwrap();
    assert_eq!(again, taken);
    assert_eq!((again.version, again.stage), (2, Stage::Screening));
}

#[tokio::test]
async fn a_stranger_finds_no_case_and_a_reader_may_not_change_it() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    let stranger = register(
        &desk,
        inquiry_with(&[
            ("org_name", "Other Bio".into()),
            ("contact_email", "x@other.example".into()),
        ]),
        start(),
    )
    .await;
    let hat = |read_only| Hat {
        role: Role::Sub,
        place: Place::Firm(case.firm),
        read_only,
        manager: false,
    };
    let reader = add(&desk.store, "reader@northwind.example", hat(true)).await;
    let write = desk.store.write(&reader, start()).await.unwrap();
    let withdraw = write.case_for(Action::WithdrawCase, &case.id.into()).await;
    assert!(
        matches!(
            withdraw,
            Err(StoreError::Forbidden {
                action: Action::WithdrawCase
            })
        ),
        "{withdraw:?}"
    );
    for key in [
        CaseKey::Id(stranger.id),
        CaseKey::Number(stranger.number.to_string()),
        CaseKey::Id(CaseId(Uuid::from_u128(1))),
    ] {
        let hidden = write.case_for(Action::WithdrawCase, &key).await;
        assert!(matches!(hidden, Err(StoreError::NotFound)), "{hidden:?}");
        let hidden = desk.store.case(&reader, Action::ReadCase, &key).await;
        assert!(matches!(hidden, Err(StoreError::NotFound)), "{hidden:?}");
    }
    let nobody = desk
        .store
        .case(&Actor::Nobody, Action::ReadCase, &case.id.into())
        .await;
    assert!(matches!(nobody, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn a_permit_for_one_act_does_not_save_another() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    let none = BTreeSet::new();
    let mut write = desk.store.write(&desk.lead, start()).await.unwrap();
    let permitted = write
        .case_for(Action::TakeCase, &case.id.into())
        .await
        .unwrap();
    // Accepting a new case takes it first: the permit to take is not enough.
    let step = permitted
        .case()
        .apply(acceptance(), &ctx(&desk.lead, start(), &none))
        .unwrap();
    let saved = write.save(permitted, &step, &CALENDAR).await;
    assert!(
        matches!(
            saved,
            Err(StoreError::WrongPermit {
                permit: Action::TakeCase,
                event: EventKind::Accept
            })
        ),
        "{saved:?}"
    );
    drop(write);
    let accepted = act(&desk.store, &desk.lead, case.id, acceptance(), start()).await;
    assert_eq!(accepted.stage, Stage::Accepted);
}

#[tokio::test]
async fn whoever_may_only_propose_cannot_save() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    let saved = try_act(&desk.store, &desk.intake, case.id, acceptance(), start()).await;
    assert!(matches!(saved, Err(StoreError::NeedsProposal)), "{saved:?}");
}

#[tokio::test]
async fn a_step_from_an_older_version_is_refused_and_changes_nothing() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    let none = BTreeSet::new();
    let old = case.apply(
        Event::Note { text: "old".into() },
        &ctx(&desk.lead, start(), &none),
    );
    act(&desk.store, &desk.lead, case.id, Event::Take, start()).await;
    let mut write = desk.store.write(&desk.lead, start()).await.unwrap();
    let permitted = write
        .case_for(Action::WriteNote, &case.id.into())
        .await
        .unwrap();
    let saved = write.save(permitted, &old.unwrap(), &CALENDAR).await;
    assert!(
        matches!(saved, Err(StoreError::Changed { version: 2 })),
        "{saved:?}"
    );
    drop(write);
    let texts = desk.store.texts(case.id, Reader::Desk).await.unwrap();
    assert!(texts.messages.is_empty());
}

#[tokio::test]
async fn one_form_sent_twice_is_one_case() {
    let desk = desk().await;
    let submission = Some(Uuid::from_u128(42));
    let first = try_register(&desk, inquiry(), start(), submission)
        .await
        .unwrap();
    let Opened::New(first) = first else {
        panic!("the first is new")
    };
    let later = start() + seconds(1);
    let second = try_register(&desk, inquiry(), later, submission)
        .await
        .unwrap();
    assert_eq!(second, Opened::Already(first.clone()));
    let history = desk
        .store
        .history(first.id, Reader::Desk, 50, None)
        .await
        .unwrap();
    assert_eq!(history.len(), 1);
    let other = inquiry_with(&[
        ("org_name", "Other Bio".into()),
        ("contact_email", "x@other.example".into()),
    ]);
    let stolen = try_register(&desk, other, later, submission).await;
    assert!(
        matches!(
            stolen,
            Err(StoreError::Taken {
                what: "submission_id"
            })
        ),
        "{stolen:?}"
    );
}

#[tokio::test]
async fn each_reader_sees_their_own_lines_and_texts() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    let note = Event::Note {
        text: "社内メモ".into(),
    };
    act(
        &desk.store,
        &desk.manager,
        case.id,
        note,
        start() + seconds(1),
    )
    .await;
    let words = Event::Message {
        text: "Dear Ana".into(),
        lang: "en".into(),
    };
    act(
        &desk.store,
        &desk.manager,
        case.id,
        words,
        start() + seconds(2),
    )
    .await;
    let lines = |reader| desk.store.history(case.id, reader, 50, None);
    let all = lines(Reader::Desk).await.unwrap();
    let events: Vec<&str> = all.iter().map(|line| line.entry.event.as_str()).collect();
    assert_eq!(events, ["message", "note", "register"]);
    assert_eq!(all[0].person.as_ref().unwrap().name, "manager");
    assert_eq!(lines(Reader::Firm).await.unwrap().len(), 2);
    let older = desk
        .store
        .history(case.id, Reader::Desk, 1, Some(all[0].seq))
        .await
        .unwrap();
    assert_eq!(older[0].entry.event, EventKind::Note);
    let texts = desk.store.texts(case.id, Reader::Firm).await.unwrap();
    assert_eq!(texts.messages.len(), 1);
    assert_eq!(texts.messages[0].text, "Dear Ana");
    assert_eq!(
        desk.store
            .texts(case.id, Reader::Desk)
            .await
            .unwrap()
            .messages
            .len(),
        2
    );
}

#[tokio::test]
async fn a_working_translation_stands_beside_the_original_for_the_desk_alone() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    let words = Event::Message {
        text: "Dear Ana".into(),
        lang: "en".into(),
    };
    act(&desk.store, &desk.manager, case.id, words, start()).await;
    let id = desk
        .store
        .texts(case.id, Reader::Desk)
        .await
        .unwrap()
        .messages[0]
        .id;
    let mut write = desk
        .store
        .write(&desk.manager, start() + seconds(9))
        .await
        .unwrap();
    let permitted = write
        .case_for(Action::RecordContact, &case.id.into())
        .await
        .unwrap();
    write
        .translate(&permitted, TextId::Message(id), "アナ様")
        .await
        .unwrap();
    write.commit().await.unwrap();
    let message = desk
        .store
        .texts(case.id, Reader::Desk)
        .await
        .unwrap()
        .messages
        .remove(0);
    assert_eq!(message.text, "Dear Ana");
    let translation = message.translation.unwrap();
    assert_eq!(translation.text, "アナ様");
    assert_eq!(translation.at, Some(start() + seconds(9)));
    let firm = desk.store.texts(case.id, Reader::Firm).await.unwrap();
    assert_eq!(firm.messages[0].translation, None);
    // Nor does the firm find its case by words that it is never shown.
    let hat = Hat {
        role: Role::Sub,
        place: Place::Firm(case.firm),
        read_only: false,
        manager: false,
    };
    let member = add(&desk.store, "m@northwind.example", hat).await;
    let translated = CaseFilter {
        content: Some("アナ様".into()),
        ..CaseFilter::default()
    };
    for (actor, found) in [(&desk.manager, 1), (&member, 0)] {
        let page = desk.store.cases(actor, &translated).await.unwrap();
        assert_eq!(page.total, found);
    }
}

#[tokio::test]
async fn the_desk_is_told_of_look_alikes_and_not_of_other_companies() {
    let desk = desk().await;
    let first = register(&desk, inquiry(), start()).await;
    let alike = inquiry_with(&[
        ("org_name", "NORTHWIND Therapeutics, Inc.".into()),
        ("contact_email", "b@northwind.example".into()),
        ("product_public", "other".into()),
    ]);
    let found = desk.store.similar(&alike, None).await.unwrap();
    assert_eq!(
        found.iter().map(|row| row.id).collect::<Vec<_>>(),
        [first.id]
    );
    assert!(
        desk.store
            .similar(&alike, Some(first.id))
            .await
            .unwrap()
            .is_empty()
    );
    let other = inquiry_with(&[("org_name", "Southgate Biologics".into())]);
    assert!(desk.store.similar(&other, None).await.unwrap().is_empty());
}
