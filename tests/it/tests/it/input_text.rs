//! Words of every script are kept as written; words that mean something to a
//! database mean nothing here.

use harness::cast::{Cast, desk_case, firm_case};
use harness::forms;
use harness::world::World;
use serde_json::{Value, json};

/// Rare and composed characters: 髙 and 𠮷 are names people have.
const NAMES: [&str; 7] = [
    "髙𠮷製薬",
    "葛󠄀城バイオ",
    "Ünïcødé Ģmbh",
    "Company 👩‍⚕️ 🧬",
    "O'Brien \"Quoted\" & <Sons>",
    "100%_sure \\ sons; DROP TABLE cases;--",
    "حيوية Bio עברית",
];

#[tokio::test]
async fn every_script_is_kept_as_it_was_written() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    for (n, name) in NAMES.into_iter().enumerate() {
        let mut answers = forms::request(name, &format!("emma@firm{n}.example"));
        answers["needs"]["text"] = json!(format!("{name}\nsecond line"));
        answers["contact_name"] = json!({ "family": "髙𠮷", "given": "𠮷乃" });
        let firm = world.firm(answers.clone()).await;
        let own = firm_case(&firm).await;
        assert_eq!(own["sent"]["org_name"], name);
        assert_eq!(own["sent"]["needs"]["text"], answers["needs"]["text"]);
        let seen = desk_case(&cast.dl, &firm.number).await;
        assert_eq!(seen["org_name"], name);
        assert_eq!(seen["people"][0]["name"]["family"], "髙𠮷");

        let note = format!("覚え書き {name} 🩺");
        let path = format!("/api/desk/cases/{}/notes", firm.number);
        let seen = cast.di.post(&path, json!({ "text": note })).await.ok();
        let kept = seen["messages"].as_array().unwrap().last().unwrap();
        assert_eq!(kept["text"], json!(note));
        let csv = cast.dl.get("/api/desk/cases.csv").await;
        let quoted = name.replace('"', "\"\"");
        assert!(csv.text.contains(&quoted), "{name} in the CSV");
    }
}

async fn found(cast: &Cast, key: &str, words: &str) -> Vec<String> {
    let escaped: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let page = cast
        .dl
        .get(&format!("/api/desk/cases?{key}={escaped}"))
        .await
        .ok();
    let rows: &Vec<Value> = page["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["org_name"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_search_finds_what_was_written_and_takes_no_orders() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    for (n, name) in ["髙𠮷製薬", "Kestrel Therapeutics", "100% Sure Bio"]
        .into_iter()
        .enumerate()
    {
        let mut answers = forms::request(name, &format!("emma@firm{n}.example"));
        answers["product_public"] = json!(format!("PRD-{n}"));
        world.firm(answers).await;
    }
    for key in ["q", "company"] {
        assert_eq!(found(&cast, key, "髙𠮷").await, ["髙𠮷製薬"], "{key}");
        assert_eq!(found(&cast, key, "製薬").await, ["髙𠮷製薬"], "{key}");
        assert_eq!(
            found(&cast, key, "ｋｅｓｔｒｅｌ").await,
            ["Kestrel Therapeutics"],
            "{key}"
        );
        assert_eq!(
            found(&cast, key, "KESTREL").await,
            ["Kestrel Therapeutics"],
            "{key}"
        );
        assert_eq!(
            found(&cast, key, "no such firm").await,
            Vec::<String>::new(),
            "{key}"
        );
    }
    let orders = [
        "'; DROP TABLE cases; --",
        "\" OR \"\"=\"",
        "kestrel OR sure",
        "kestrel AND NOT kestrel",
        "NEAR(a b)",
        "kestrel*",
        "^kestrel",
        "title:kestrel",
        "((((",
        "))))",
        "\"",
        "'",
        "\\",
        "*",
        "%",
        "_",
        "%%",
        "__",
        "a & b | !c",
        "a:*",
        "<->",
        "--",
        "/*",
        "\u{0}",
        "\u{202e}",
        "🧬",
        "𠮷",
        "治",
        "+-!@#$^&()={}[]|;,.?",
    ];
    for key in ["q", "company", "content"] {
        for words in orders {
            let escaped: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let reply = cast
                .dl
                .get(&format!("/api/desk/cases?{key}={escaped}"))
                .await;
            assert!(
                matches!(reply.status, 200 | 422),
                "{key} {words:?}: {} {}",
                reply.status,
                reply.text
            );
        }
        for wildcard in ["%", "_", "*", "?"] {
            let all = found(&cast, key, wildcard).await.len();
            assert!(
                all == 0 || all == 3,
                "{key} {wildcard}: a sign is no pattern, but found {all}"
            );
        }
        assert_eq!(
            found(&cast, key, "kes%el").await,
            Vec::<String>::new(),
            "{key}"
        );
        assert_eq!(
            found(&cast, key, "k_strel").await,
            Vec::<String>::new(),
            "{key}"
        );
    }
    assert_eq!(
        found(&cast, "q", "").await.len(),
        3,
        "and all of them are still there"
    );
}

#[tokio::test]
async fn control_characters_are_refused_where_they_stand() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let firm = world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    for bad in ["a\u{0}b", "a\u{1b}[31mb", "a\u{7f}b", "a\u{85}b"] {
        for (path, body, pointer) in [
            (
                format!("/api/desk/cases/{}/notes", firm.number),
                json!({ "text": bad }),
                "/text",
            ),
            (
                format!("/api/desk/cases/{}/messages", firm.number),
                json!({ "text": bad, "lang": "en" }),
                "/text",
            ),
        ] {
            let problem = cast.dm.post(&path, body).await.problem(422, "fields");
            assert_eq!(problem["errors"][0]["pointer"], pointer, "{bad:?}");
            assert_eq!(problem["errors"][0]["code"], "bad_characters", "{bad:?}");
        }
        let body = json!({ "text": bad, "lang": "en" });
        let path = format!("/api/my/cases/{}/messages", firm.number);
        firm.post(&path, body).await.problem(422, "fields");
    }
}
