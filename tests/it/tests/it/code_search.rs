//! Codes that people type: open to anyone, short, kept for an hour, and about
//! nobody.

use harness::world::World;

#[tokio::test]
async fn a_disease_is_found_by_whatever_people_call_it_without_signing_in() {
    let world = World::new().await;
    let browser = world.browser();
    // 肺がん in kanji, in katakana, in romaji; the abbreviation; the code in full width.
    for (typed, icd10, en) in [
        ("%E8%82%BA%E3%81%8C%E3%82%93", "C34", "Lung cancer"),
        ("%E3%83%8F%E3%82%A4%E3%82%AC%E3%83%B3", "C34", "Lung cancer"),
        ("haigan", "C34", "Lung cancer"),
        ("NSCLC", "C34.9", "Non-small cell lung cancer"),
        ("%EF%BC%A3%EF%BC%93%EF%BC%94", "C34", "Lung cancer"),
        (
            "hepatocelular%20carcinoma",
            "C22.0",
            "Hepatocellular carcinoma",
        ),
        ("g122", "G12.2", "Amyotrophic lateral sclerosis"),
    ] {
        let path = format!("/api/codes/diseases?q={typed}");
        let reply = browser.get(&path).await;
        assert_eq!(
            reply.headers["cache-control"], "public, max-age=3600",
            "{typed}"
        );
        let found = reply.ok();
        let items = found["items"].as_array().unwrap();
        assert!(items.len() <= 20, "{typed}");
        assert_eq!(items[0]["icd10"], icd10, "{typed}");
        assert_eq!(items[0]["en"], en, "{typed}");
        assert!(!items[0]["ja"].as_str().unwrap().is_empty(), "{typed}");
    }
    let nothing = browser.get("/api/codes/diseases?q=").await.ok();
    assert_eq!(nothing["items"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn codes_are_called_by_their_names_and_unknown_ones_are_left_out() {
    let world = World::new().await;
    let browser = world.browser();
    let path =
        "/api/codes/diseases/names?codes=C34.1,X59,G30,not%20a%20code,%EF%BC%A3%EF%BC%92%EF%BC%95";
    let named = browser.get(path).await.ok();
    let names: Vec<_> = named["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["code"].as_str().unwrap(), one["en"].as_str().unwrap()))
        .collect();
    assert_eq!(
        names,
        [
            ("C34.1", "Lung cancer"),
            ("G30", "Alzheimer disease"),
            ("Ｃ２５", "Pancreatic cancer"),
        ]
    );
}

#[tokio::test]
async fn too_much_at_once_is_refused_by_its_field() {
    let world = World::new().await;
    let browser = world.browser();
    let path = format!("/api/codes/diseases?q={}", "a".repeat(101));
    let problem = browser.get(&path).await.problem(422, "fields");
    assert_eq!(problem["errors"][0]["pointer"], "/q");
    assert_eq!(problem["errors"][0]["code"], "too_long");
    let path = format!("/api/codes/diseases/names?codes={}", "C34,".repeat(61));
    let problem = browser.get(&path).await.problem(422, "fields");
    assert_eq!(problem["errors"][0]["code"], "too_many");
}
