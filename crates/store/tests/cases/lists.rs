//! Lists of cases: what may stand in them, filters, search, pages.

use case_workflow::case::codes::Stage;
use case_workflow::case::event::Event;
use case_workflow::code_lists::Need;
use case_workflow::disclosure::Tier;
use case_workflow::people::{Actor, Hat, Place, Role};
use harness::database::start;
use store::{CaseFilter, CaseSort, StoreError};

use crate::cast::*;

/// The numbers that a search for `text` anywhere finds.
async fn found(desk: &Desk, actor: &Actor, text: &str) -> Vec<String> {
    let filter = CaseFilter {
        text: Some(text.into()),
        ..CaseFilter::default()
    };
    numbers(desk, actor, &filter).await
}

async fn numbers(desk: &Desk, actor: &Actor, filter: &CaseFilter) -> Vec<String> {
    let page = desk.store.cases(actor, filter).await.unwrap();
    assert_eq!(page.total, page.rows.len() as u64);
    page.rows.into_iter().map(|row| row.number).collect()
}

#[tokio::test]
async fn english_words_and_two_japanese_characters_are_found() {
    let (desk, _) = two_cases().await;
    for (text, expected) in [
        ("northwind", &["A-R08-001"][..]),
        ("NORTHW", &["A-R08-001"]),
        ("ｎｏｒｔｈｗｉｎｄ", &["A-R08-001"]),
        ("胃が", &["A-R08-001"]),
        ("がん", &["A-R08-001"]),
        ("胃", &["A-R08-001"]),
        ("創薬", &["A-R08-002"]),
        ("倫理 crohn", &["A-R08-002"]),
        ("倫理 gastric", &[]),
        ("創倫", &[]),
        ("A-R08-002", &["A-R08-002"]),
        ("mori@minato.example", &["A-R08-002"]),
        ("kanto 100%", &["A-R08-001"]),
    ] {
        assert_eq!(found(&desk, &desk.manager, text).await, expected, "{text}");
    }
}

#[tokio::test]
async fn signs_with_a_meaning_to_a_database_are_harmless_in_a_search() {
    let (desk, _) = two_cases().await;
    for text in [
        "%",
        "_",
        "'",
        "\"",
        "'; DROP TABLE cases; --",
        "a\" OR \"b",
        "* NEAR(",
        "\\",
        "a:*|!b",
    ] {
        let found = found(&desk, &desk.manager, text).await;
        // Signs alone ask for nothing; the words among them are not found.
        let only_signs = !text.chars().any(char::is_alphanumeric);
        assert_eq!(found.len(), if only_signs { 2 } else { 0 }, "{text}");
    }
}

#[tokio::test]
async fn a_company_name_and_a_need_are_looked_for_in_their_own_place() {
    let (desk, _) = two_cases().await;
    let firm = |text: &str| CaseFilter {
        firm_text: Some(text.into()),
        ..CaseFilter::default()
    };
    let content = |text: &str| CaseFilter {
        content: Some(text.into()),
        ..CaseFilter::default()
    };
    assert_eq!(
        numbers(&desk, &desk.lead, &firm("みなと")).await,
        ["A-R08-002"]
    );
    assert!(numbers(&desk, &desk.lead, &firm("crohn")).await.is_empty());
    assert_eq!(
        numbers(&desk, &desk.lead, &content("crohn")).await,
        ["A-R08-002"]
    );
    assert!(
        numbers(&desk, &desk.lead, &content("northwind"))
            .await
            .is_empty()
    );
    let needs = CaseFilter {
        needs: vec![Need::SiteIdentification],
        ..CaseFilter::default()
    };
    assert_eq!(numbers(&desk, &desk.lead, &needs).await, ["A-R08-001"]);
    let from = CaseFilter {
        from: Some(start() + seconds(1)),
        ..CaseFilter::default()
    };
    assert_eq!(numbers(&desk, &desk.lead, &from).await, ["A-R08-002"]);
    let until = CaseFilter {
        until: Some(start() + seconds(60)),
        ..CaseFilter::default()
    };
    assert_eq!(numbers(&desk, &desk.lead, &until).await, ["A-R08-001"]);
}

#[tokio::test]
async fn a_firm_lists_and_searches_its_own_cases_without_the_desks_notes() {
    let (desk, [first, _]) = two_cases().await;
    let note = Event::Note {
        text: "要注意".into(),
    };
    act(&desk.store, &desk.manager, first.id, note, start()).await;
    let words = Event::Message {
        text: "Please tell us about 予算".into(),
        lang: "en".into(),
    };
    act(&desk.store, &desk.manager, first.id, words, start()).await;
    let hat = Hat {
        role: Role::Sub,
        place: Place::Firm(first.firm),
        read_only: false,
        manager: false,
    };
    let member = add(&desk.store, "m@northwind.example", hat).await;
    assert_eq!(
        numbers(&desk, &member, &CaseFilter::default()).await,
        ["A-R08-001"]
    );
    assert!(found(&desk, &member, "創薬").await.is_empty());
    assert!(found(&desk, &member, "要注意").await.is_empty());
    assert_eq!(found(&desk, &member, "予算").await, ["A-R08-001"]);
    assert_eq!(found(&desk, &desk.intake, "要注意").await, ["A-R08-001"]);
    let nobody = desk
        .store
        .cases(&Actor::Nobody, &CaseFilter::default())
        .await;
    assert!(matches!(nobody, Err(StoreError::NotFound)));
    let ministry = add_desk(&desk.store, "mv@ministry.example", Role::Mv).await;
    let listed = desk.store.cases(&ministry, &CaseFilter::default()).await;
    assert!(
        matches!(listed, Err(StoreError::Forbidden { .. })),
        "{listed:?}"
    );
}

#[tokio::test]
async fn confidential_words_are_found_by_the_case_team_and_the_firm_alone() {
    let (desk, [first, second]) = two_cases().await;
    for case in [&first, &second] {
        act(&desk.store, &desk.manager, case.id, Event::Take, start()).await;
    }
    let words = Event::Message {
        text: "The dose is 極秘用量".into(),
        lang: "en".into(),
    };
    let mut write = desk.store.write(&desk.manager, start()).await.unwrap();
    let permitted = write
        .case_for(words.kind().action(), &first.id.into())
        .await
        .unwrap();
    let none = std::collections::BTreeSet::new();
    let by = ctx(&desk.manager, start(), &none);
    let mut step = permitted.case().apply(words, &by).unwrap();
    step.messages[0].tier = Tier::C3;
    write.save(permitted, &step, &CALENDAR).await.unwrap();
    write.commit().await.unwrap();
    let hat = |firm| Hat {
        role: Role::Sub,
        place: Place::Firm(firm),
        read_only: false,
        manager: false,
    };
    let member = add(&desk.store, "m@northwind.example", hat(first.firm)).await;
    let stranger = add(&desk.store, "m@minato.example", hat(second.firm)).await;
    for (actor, expected) in [
        (&desk.manager, &["A-R08-001"][..]),
        (&member, &["A-R08-001"]),
        (&desk.second_manager, &[]),
        (&stranger, &[]),
    ] {
        assert_eq!(found(&desk, actor, "極秘").await, expected, "{actor:?}");
        let content = CaseFilter {
            content: Some("dose 極秘".into()),
            ..CaseFilter::default()
        };
        assert_eq!(numbers(&desk, actor, &content).await, expected, "{actor:?}");
    }
    // What the index writes of its own among the terms cannot be asked for.
    for text in ["__team", "__desk", "__message"] {
        assert!(found(&desk, &desk.manager, text).await.is_empty(), "{text}");
    }
}

#[tokio::test]
async fn a_list_follows_the_case() {
    let (desk, [first, second]) = two_cases().await;
    act(&desk.store, &desk.manager, first.id, Event::Take, start()).await;
    let stages = CaseFilter {
        stages: vec![Stage::Screening],
        ..CaseFilter::default()
    };
    let page = desk.store.cases(&desk.lead, &stages).await.unwrap();
    assert_eq!(page.rows.len(), 1);
    let row = &page.rows[0];
    assert_eq!(
        row.owner.as_ref().map(|owner| owner.id),
        desk.manager.person()
    );
    assert_eq!(row.owner.as_ref().unwrap().name, "manager");
    assert!(row.due_at.is_some());
    let unowned = CaseFilter {
        owned: Some(false),
        ..CaseFilter::default()
    };
    assert_eq!(
        numbers(&desk, &desk.lead, &unowned).await,
        [second.number.to_string()]
    );
    let mine = CaseFilter {
        of_person: desk.manager.person(),
        ..CaseFilter::default()
    };
    assert_eq!(
        numbers(&desk, &desk.lead, &mine).await,
        [first.number.to_string()]
    );
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition_in_every_order() {
    let desk = desk().await;
    let mut all = Vec::new();
    for n in 0..11_i64 {
        let decision = if n % 3 == 0 {
            "unknown".into()
        } else {
            format!("2027-{:02}", 1 + n % 4)
        };
        let inquiry = inquiry_with(&[
            ("org_name", format!("Company {n}").into()),
            ("jp_site_decision_by", decision.into()),
        ]);
        // Several at the same moment: the id decides.
        let case = register(&desk, inquiry, start() + seconds(n / 3)).await;
        if n % 4 == 0 {
            act(
                &desk.store,
                &desk.manager,
                case.id,
                Event::Take,
                start() + seconds(60),
            )
            .await;
        }
        all.push(case.id);
    }
    all.sort();
    for sort in [
        CaseSort::Received,
        CaseSort::Due,
        CaseSort::Decision,
        CaseSort::Updated,
    ] {
        for ascending in [true, false] {
            let mut filter = CaseFilter {
                sort,
                ascending,
                limit: 4,
                ..CaseFilter::default()
            };
            let whole = desk
                .store
                .cases(
                    &desk.lead,
                    &CaseFilter {
                        limit: 50,
                        ..filter.clone()
                    },
                )
                .await
                .unwrap();
            let mut seen = Vec::new();
            loop {
                let page = desk.store.cases(&desk.lead, &filter).await.unwrap();
                assert_eq!((page.total, page.more), (11, false));
                seen.extend(page.rows.iter().map(|row| row.id));
                match page.next {
                    Some(next) => filter.cursor = Some(next),
                    None => break,
                }
            }
            let order: Vec<_> = whole.rows.iter().map(|row| row.id).collect();
            assert_eq!(seen, order, "{sort:?} {ascending}");
            if sort == CaseSort::Decision {
                let unknown = whole
                    .rows
                    .iter()
                    .skip(7)
                    .all(|row| row.decision_by.is_none());
                assert!(unknown, "a month that is not known comes last");
            }
            seen.sort();
            assert_eq!(seen, all);
        }
    }
    let wrong = CaseFilter {
        cursor: Some("d1.zz".into()),
        ..CaseFilter::default()
    };
    let page = desk.store.cases(&desk.lead, &wrong).await;
    assert!(matches!(page, Err(StoreError::Cursor)));
}
