//! A database that an older program wrote.

use case_workflow::case::codes::ContentClass;
use case_workflow::case::event::Event;
use case_workflow::policy::Action;
use harness::database::start;
use sea_orm::{ConnectionTrait, Database};
use store::{Backend, CaseFilter, CaseKey};

use crate::cast::*;

/// Takes back the migration that gave each case a number and a body of its own,
/// with what it made of the index of texts.
async fn as_before_case_bodies(desk: &Desk) {
    let around = Database::connect(desk.store.url()).await.unwrap();
    let mut back = vec![
        "ALTER TABLE cases ADD COLUMN count_facts text NOT NULL DEFAULT ''",
        "ALTER TABLE cases ADD COLUMN body text NOT NULL DEFAULT ''",
        "UPDATE cases SET
           count_facts = (SELECT count_facts FROM case_bodies WHERE case_id = cases.id),
           body = (SELECT body FROM case_bodies WHERE case_id = cases.id)",
        "DROP TABLE case_bodies",
        "DROP INDEX cases_received_at_id_needs_no",
        "DROP INDEX cases_open_area_due_at_id",
        "DROP INDEX cases_stage_country_updated_at_id",
        "DROP INDEX cases_stage_phase_decision_by_id",
        "DROP INDEX ledger_case_id",
        "ALTER TABLE cases DROP COLUMN no",
        "DELETE FROM counters WHERE name = 'cases'",
        "CREATE INDEX cases_received_at_id ON cases (received_at, id)",
        "DELETE FROM seaql_migrations WHERE version = 'm14_case_bodies'",
    ];
    if desk.store.backend() == Backend::Sqlite {
        back.push("INSERT INTO search_terms (search_terms) VALUES ('delete-all')");
    }
    for sql in back {
        around.execute_unprepared(sql).await.unwrap();
    }
    around.close().await.unwrap();
}

#[tokio::test]
async fn an_older_database_is_brought_up_to_date_with_every_case_and_every_word() {
    let (desk, [first, second]) = two_cases().await;
    let words = Event::Message {
        text: "Please tell us about 予算".into(),
        lang: "en".into(),
    };
    act(&desk.store, &desk.manager, first.id, words, start()).await;
    let said = meeting(start(), ContentClass::Administrative);
    act(&desk.store, &desk.manager, second.id, said, start()).await;

    let searches = ["予算", "northwind", "みなと", "免疫", "A-R08-002"];
    let all = async || {
        let mut found = Vec::new();
        for text in searches {
            let filter = CaseFilter {
                text: Some(text.into()),
                ..CaseFilter::default()
            };
            found.push(desk.store.cases(&desk.manager, &filter).await.unwrap());
        }
        let mut cases = Vec::new();
        for id in [first.id, second.id] {
            let key = CaseKey::Id(id);
            let case = desk.store.case(&desk.manager, Action::ReadCase, &key).await;
            cases.push(case.unwrap());
        }
        let counted = desk.store.counted(&desk.lead, start()).await.unwrap();
        (found, cases, counted)
    };
    let before = all().await;
    assert!(before.0.iter().all(|page| page.total == 1));

    as_before_case_bodies(&desk).await;
    assert!(!desk.store.schema().await.unwrap().is_current());
    desk.store.migrate().await.unwrap();

    assert_eq!(all().await, before);
    let third = register(
        &desk,
        inquiry_with(&[("org_name", "Thirdsea".into())]),
        start(),
    )
    .await;
    let filter = CaseFilter {
        text: Some("thirdsea".into()),
        ..CaseFilter::default()
    };
    let page = desk.store.cases(&desk.manager, &filter).await.unwrap();
    assert_eq!(page.rows[0].number, third.number.to_string());
}
