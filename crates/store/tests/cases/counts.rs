//! The ledger follows the acts, and only grows.

use case_workflow::calendar::FiscalYear;
use case_workflow::case::codes::ContentClass;
use case_workflow::case::event::Event;
use case_workflow::count::Class;
use case_workflow::count::freeze::FreezeFault;
use case_workflow::people::Role;
use harness::database::start;
use jiff::SignedDuration;
use store::StoreError;

use crate::cast::*;

const R8: FiscalYear = FiscalYear(2026);

/// Class and delta of every line of the year.
async fn lines(desk: &Desk) -> Vec<(Class, i32, bool)> {
    let lines = desk.store.ledger_entries(&desk.lead, R8).await.unwrap();
    lines
        .into_iter()
        .map(|line| (line.class, line.delta, line.restatement))
        .collect()
}

#[tokio::test]
async fn a_case_counts_once_it_is_accepted_and_answered_and_not_twice() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    act(&desk.store, &desk.lead, case.id, acceptance(), start()).await;
    assert!(
        lines(&desk).await.is_empty(),
        "accepted alone does not count"
    );
    let at = start() + seconds(60);
    let meet = |at| meeting(at, ContentClass::Substantive);
    act(&desk.store, &desk.lead, case.id, meet(at), at).await;
    assert_eq!(lines(&desk).await, [(Class::K, 1, false)]);
    act(
        &desk.store,
        &desk.lead,
        case.id,
        meet(at + seconds(60)),
        at + seconds(60),
    )
    .await;
    assert_eq!(lines(&desk).await.len(), 1);
    let line = desk
        .store
        .ledger_entries(&desk.lead, R8)
        .await
        .unwrap()
        .remove(0);
    assert_eq!(
        (line.case, line.number.as_str()),
        (Some(case.id), "A-R08-001")
    );
    assert_eq!(line.because, "rule 2: accepted 2026-11-20 (JST)");
    assert_eq!(line.dates.accepted_on.unwrap().to_string(), "2026-11-20");
    let standing = desk
        .store
        .counted(&desk.lead, at + seconds(120))
        .await
        .unwrap();
    assert_eq!(standing.output.fiscal_years[&R8].k, 1);
    assert_eq!(standing.ids["A-R08-001"], case.id);
}

#[tokio::test]
async fn taking_back_an_acceptance_adds_a_line_that_takes_the_count_back() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    // A consultation by phone before the acceptance counts with it.
    act(&desk.store, &desk.lead, case.id, acceptance(), start()).await;
    act(
        &desk.store,
        &desk.lead,
        case.id,
        Event::Undo,
        start() + seconds(5),
    )
    .await;
    assert!(lines(&desk).await.is_empty());
    act(
        &desk.store,
        &desk.lead,
        case.id,
        acceptance(),
        start() + seconds(10),
    )
    .await;
    let at = start() + seconds(60);
    let meet = meeting(at, ContentClass::Substantive);
    act(&desk.store, &desk.lead, case.id, meet, at).await;
    assert_eq!(lines(&desk).await, [(Class::K, 1, false)]);
    let withdraw = Event::Withdraw {
        reason: "funding".into(),
    };
    act(
        &desk.store,
        &desk.manager,
        case.id,
        withdraw,
        at + seconds(60),
    )
    .await;
    assert_eq!(
        lines(&desk).await,
        [(Class::K, 1, false)],
        "rule 10: a withdrawal subtracts nothing"
    );
}

#[tokio::test]
async fn two_cases_of_one_question_count_once() {
    let desk = desk().await;
    for n in 0..2 {
        let at = start() + seconds(n * 1_000);
        let case = register(&desk, inquiry(), at).await;
        act(&desk.store, &desk.lead, case.id, acceptance(), at).await;
        let meet = meeting(at + seconds(60), ContentClass::Substantive);
        act(&desk.store, &desk.lead, case.id, meet, at + seconds(60)).await;
    }
    let sum: i32 = lines(&desk).await.iter().map(|line| line.1).sum();
    assert_eq!(sum, 1);
}

#[tokio::test]
async fn a_correction_is_a_line_of_its_own_by_two_people() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    act(&desk.store, &desk.lead, case.id, acceptance(), start()).await;
    let at = start() + seconds(60);
    let meet = meeting(at, ContentClass::Substantive);
    act(&desk.store, &desk.lead, case.id, meet, at).await;
    let lead = desk.lead.person().unwrap();
    let mut alone = desk.store.write(&desk.lead, at).await.unwrap();
    let corrected = alone.correct(case.id, -1, "by mistake", lead).await;
    assert!(matches!(corrected, Err(StoreError::SamePerson)));
    drop(alone);
    let later = at + seconds(60);
    let mut write = desk.store.write(&desk.second_lead, later).await.unwrap();
    write
        .correct(case.id, -1, "counted by mistake", lead)
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(
        lines(&desk).await,
        [(Class::K, 1, false), (Class::K, -1, false)]
    );
    let last = desk
        .store
        .ledger_entries(&desk.lead, R8)
        .await
        .unwrap()
        .remove(1);
    assert_eq!(last.because, "correction: counted by mistake");
    // What happens afterwards finds the ledger as it should be.
    let meet = meeting(later, ContentClass::Substantive);
    act(&desk.store, &desk.lead, case.id, meet, later).await;
    assert_eq!(lines(&desk).await.len(), 2);
}

#[tokio::test]
async fn a_year_is_frozen_by_two_people_once_it_is_over_and_later_lines_restate_it() {
    let desk = desk().await;
    let case = register(&desk, inquiry(), start()).await;
    act(&desk.store, &desk.lead, case.id, acceptance(), start()).await;
    let at = start() + seconds(60);
    let meet = meeting(at, ContentClass::Substantive);
    act(&desk.store, &desk.lead, case.id, meet, at).await;
    let lead = desk.lead.person().unwrap();
    let mut early = desk.store.write(&desk.manager, at).await.unwrap();
    let frozen = early.freeze(R8, lead).await;
    assert!(
        matches!(frozen, Err(StoreError::Freeze(FreezeFault::NotOver(R8)))),
        "{frozen:?}"
    );
    drop(early);
    let ministry = add_desk(&desk.store, "mv@ministry.example", Role::Mv).await;
    let provisional = desk.store.ledger_entries(&ministry, R8).await;
    assert!(matches!(provisional, Err(StoreError::Forbidden { .. })));
    let over = start() + SignedDuration::from_hours(24 * 160);
    let mut write = desk.store.write(&desk.second_lead, over).await.unwrap();
    write.freeze(R8, lead).await.unwrap();
    write.commit().await.unwrap();
    let later = over + seconds(60);
    let mut write = desk.store.write(&desk.second_lead, later).await.unwrap();
    let again = write.freeze(R8, lead).await;
    assert!(matches!(
        again,
        Err(StoreError::Freeze(FreezeFault::AlreadyFrozen(R8)))
    ));
    write
        .correct(case.id, -1, "not a new case", lead)
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(
        lines(&desk).await,
        [(Class::K, 1, false), (Class::K, -1, true)]
    );
    assert_eq!(
        desk.store
            .ledger_entries(&ministry, R8)
            .await
            .unwrap()
            .len(),
        2
    );
    let years = desk.store.years().await.unwrap();
    let year = |year| years.iter().find(|one| one.year == year).unwrap();
    assert_eq!(year(R8).frozen_at, Some(over));
    assert_eq!(year(FiscalYear(2028)).target, Some(15));
}
