//! The directory of institutions: taken in edition by edition, found as one
//! types, open to anyone.

use std::process::ExitCode;

use case_workflow::people::Actor;
use harness::browser::Browser;
use harness::world::World;
use jiff::civil::date;
use serde_json::Value;
use store::{Imported, NewInstitution};

fn one(code: &str, name: &str, name_en: Option<&str>, prefecture: &str) -> NewInstitution {
    NewInstitution {
        code: code.to_owned(),
        name: name.to_owned(),
        name_en: name_en.map(str::to_owned),
        aliases: Vec::new(),
        prefecture: prefecture.to_owned(),
    }
}

fn edition() -> Vec<NewInstitution> {
    vec![
        one("010000001", "さくらクリニック", None, "01"),
        one("130000002", "医療法人社団　青空会　さくら病院", None, "13"),
        one(
            "130000003",
            "見本大学医学部附属病院",
            Some("Mihon University Hospital"),
            "13",
        ),
        one("270000004", "見本がんセンター", None, "27"),
        one("270000005", "見本大学歯科診療所", None, "27"),
    ]
}

async fn import(world: &World, list: Vec<NewInstitution>, day: i8) -> Imported {
    let write = world.store().write(&Actor::System, world.now()).await;
    let mut write = write.unwrap();
    let done = write
        .import_institutions("bureau", date(2025, 8, day), list)
        .await
        .unwrap();
    write.commit().await.unwrap();
    done
}

async fn found(browser: &Browser, typed: &str, prefecture: &str) -> Vec<Value> {
    let typed: String = typed.bytes().map(|b| format!("%{b:02X}")).collect();
    let path = format!("/api/directory?q={typed}&prefecture={prefecture}");
    let found = browser.get(&path).await.ok();
    found["items"].as_array().unwrap().clone()
}

fn codes(items: &[Value]) -> Vec<&str> {
    items
        .iter()
        .map(|one| one["code"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn an_institution_is_found_in_every_script_hospitals_first_and_by_its_prefecture() {
    let world = World::new().await;
    let mut list = edition();
    list.insert(0, one("130000006", "例示さくら会病院", None, "13"));
    import(&world, list, 1).await;
    let browser = world.browser();
    for (typed, prefecture, expected) in [
        ("さくら", "", &["130000002", "010000001", "130000006"][..]),
        ("サクラ", "", &["130000002", "010000001", "130000006"]),
        ("ｻｸﾗ", "01", &["010000001"]),
        ("sakura", "", &["130000002", "010000001", "130000006"]),
        ("kurinikku", "", &["010000001"]),
        ("さくら病院", "", &["130000002"]),
        ("見本大学", "", &["130000003", "270000005"]),
        ("Ｍｉｈｏｎ univ", "", &["130000003"]),
        ("見本癌センター", "", &["270000004"]),
        ("見本 歯科", "27", &["270000005"]),
        ("見本", "13", &["130000003"]),
        ("無い名前", "", &[]),
        ("", "", &[]),
        ("' OR \"%", "", &[]),
    ] {
        let items = found(&browser, typed, prefecture).await;
        assert_eq!(codes(&items), expected, "{typed} {prefecture}");
    }
}

#[tokio::test]
async fn a_new_edition_changes_what_changed_and_marks_what_is_gone_but_deletes_nothing() {
    let world = World::new().await;
    let first = import(&world, edition(), 1).await;
    assert_eq!((first.added, first.same), (5, 0));
    let again = import(&world, edition(), 1).await;
    assert_eq!(
        (again.added, again.changed, again.gone, again.same),
        (0, 0, 0, 5)
    );

    let mut next = edition();
    next.remove(0);
    next[0].name = "医療法人社団　青空会　あおぞら病院".to_owned();
    let done = import(&world, next, 2).await;
    assert_eq!(
        (done.added, done.changed, done.gone, done.same),
        (0, 1, 1, 3)
    );
    let browser = world.browser();
    let sakura = found(&browser, "さくら", "").await;
    assert_eq!(codes(&sakura), ["010000001"]);
    assert_eq!(sakura[0]["gone"], true);
    assert_eq!(sakura[0]["as_of"], "2025-08-01");
    let aozora = found(&browser, "あおぞら", "").await;
    assert_eq!(codes(&aozora), ["130000002"]);
    assert_eq!(aozora[0]["as_of"], "2025-08-02");

    let back = import(&world, edition(), 3).await;
    assert_eq!((back.added, back.changed, back.gone), (0, 2, 0));
    assert_eq!(found(&browser, "さくら", "01").await[0]["gone"], false);
}

#[tokio::test]
async fn an_unknown_prefecture_and_a_name_too_long_are_named_together() {
    let world = World::new().await;
    let path = format!("/api/directory?q={}&prefecture=48", "a".repeat(101));
    let problem = world.browser().get(&path).await.problem(422, "fields");
    let pointers: Vec<_> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(pointers, ["/q", "/prefecture"]);
}

#[tokio::test]
async fn an_excerpt_is_not_taken_for_a_new_edition_unless_it_is_said() {
    let world = World::new().await;
    let app = world.app();
    let file = std::env::temp_dir().join(format!("{}.csv", uuid::Uuid::new_v4()));
    let list = |n: usize| {
        let row = |n: usize| format!("{n:09},見本病院{n},13\n");
        let rows: String = (0..n).map(row).collect();
        std::fs::write(&file, format!("code9,name_ja,pref_code\n{rows}")).unwrap();
    };
    let import = async |shorter: bool| {
        let day = date(2025, 9, 1);
        let done = api::cli::directory::import(&app.store, &app.clock, &file, day, shorter).await;
        format!("{:?}", done.unwrap())
    };
    let [taken, refused] = [0, 2].map(|code| format!("{:?}", ExitCode::from(code)));
    list(20);
    assert_eq!(import(false).await, taken);
    list(10);
    assert_eq!(import(false).await, refused);
    let browser = world.browser();
    assert_eq!(found(&browser, "見本病院15", "").await[0]["gone"], false);
    assert_eq!(import(true).await, taken);
    assert_eq!(found(&browser, "見本病院15", "").await[0]["gone"], true);
    std::fs::write(&file, "code9,name_ja,pref_code\n1,見本,13\n").unwrap();
    assert_eq!(import(true).await, refused);
    std::fs::remove_file(&file).unwrap();
}

#[tokio::test]
async fn a_list_alone_is_searched_where_its_code_is_wanted_also_by_english_and_former_names() {
    let world = World::new().await;
    import(&world, edition(), 1).await;
    let mut ror = one(
        "https://ror.org/03rm3gk43",
        "見本がんセンター東病院",
        Some("Mihon Cancer Center Hospital East"),
        "12",
    );
    ror.aliases = vec!["旧見本療養所".to_owned(), "Old Mihon Sanatorium".to_owned()];
    let write = world.store().write(&Actor::System, world.now()).await;
    let mut write = write.unwrap();
    let day = date(2026, 6, 23);
    write
        .import_institutions("ror", day, vec![ror])
        .await
        .unwrap();
    write.commit().await.unwrap();
    let browser = world.browser();
    for (typed, source, expected) in [
        ("見本", "ror", &["https://ror.org/03rm3gk43"][..]),
        ("mihon cancer", "ror", &["https://ror.org/03rm3gk43"]),
        ("old mihon", "ror", &["https://ror.org/03rm3gk43"]),
        ("旧見本", "ror", &["https://ror.org/03rm3gk43"]),
        ("旧見本", "bureau", &[]),
        ("がんセンター", "bureau", &["270000004"]),
    ] {
        let typed: String = typed.bytes().map(|b| format!("%{b:02X}")).collect();
        let path = format!("/api/directory?q={typed}&source={source}");
        let found = browser.get(&path).await.ok();
        assert_eq!(
            codes(found["items"].as_array().unwrap()),
            expected,
            "{path}"
        );
    }
    let other = browser.get("/api/directory?q=aa&source=other").await;
    let told = other.problem(422, "fields");
    assert_eq!(told["errors"][0]["pointer"], "/source");
}
