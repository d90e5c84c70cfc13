//! Answers that the desk shares with every hospital: whoever asked agreed, and
//! nobody learns who it was.

use axum::http::Method;
use harness::browser::{Reply, version};
use harness::cast::Cast;
use harness::forms;
use harness::people::{Hospital, Person};
use harness::world::World;
use serde_json::{Value, json};
use uuid::Uuid;

/// A page of the desk with everything that is needed.
pub fn form(question: &str) -> Value {
    json!({
        "theme": "training", "question_ja": question,
        "answer_ja": "年2回、オンラインで開いています。カルタヘナ法の回もあります。",
        "as_of": "2026-11-20",
    })
}

/// A question of a hospital that the desk answered.
async fn answered(cast: &Cast, hospital: &Hospital, may_share: bool) -> String {
    answered_about("training", cast, hospital, may_share).await
}

/// The same, about a theme.
async fn answered_about(theme: &str, cast: &Cast, hospital: &Hospital, may_share: bool) -> String {
    let body = json!({
        "question": {
            "theme": theme, "text": "英語の研修はありますか", "urgency": "usual",
            "may_share": may_share,
        },
        "submission_id": Uuid::new_v4(),
    });
    let path = "/api/hospital/consultations";
    let view = hospital.office.post(path, body).await.body;
    let number = view["row"]["number"].as_str().unwrap().to_owned();
    let path = format!("/api/desk/consultations/{number}");
    let body = json!({ "owner": cast.dm.id, "theme": theme });
    let view = cast
        .di
        .post_at(version(&view), &format!("{path}/triage"), body)
        .await
        .ok();
    let body = json!({ "text": "年2回あります", "given": "answered" });
    cast.dm
        .post_at(version(&view), &format!("{path}/answer"), body)
        .await
        .ok();
    number
}

async fn share(person: &Person, number: &str, form: Value) -> Reply {
    let path = format!("/api/desk/consultations/{number}/shared-answer");
    person.post(&path, form).await
}

async fn found(person: &Person, typed: &str) -> Vec<Value> {
    let path = format!("/api/hospital/shared-answers?q={typed}&limit=5");
    person.get(&path).await.ok().as_array().unwrap().clone()
}

#[tokio::test]
async fn an_answer_reaches_every_hospital_and_tells_none_whose_question_it_was() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let asker = world.hospital(0).await;
    let other = world.hospital(5).await;
    let number = answered(&cast, &asker, true).await;
    let desk = cast
        .dm
        .get(&format!("/api/desk/consultations/{number}"))
        .await
        .ok();
    assert_eq!(desk["desk"]["may_be_shared"], true);

    // Names and numbers are refused where they stand, in any spelling.
    let mut telling = form(&format!("{}の研修はありますか。", asker.name_ja));
    telling["answer_ja"] = json!(format!("{number}でお答えしました。"));
    telling["question_en"] = json!(asker.name_en.to_uppercase());
    telling["as_of"] = json!("2027-01-01");
    let faults = share(&cast.dm, &number, telling)
        .await
        .problem(422, "fields");
    let faults: Vec<(&str, &str)> = faults["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["pointer"].as_str().unwrap(),
                one["code"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        faults,
        [
            ("/question_ja", "tells_whose"),
            ("/answer_ja", "tells_whose"),
            ("/question_en", "tells_whose"),
            ("/answer_en", "required"),
            ("/as_of", "in_future"),
        ]
    );
    assert_eq!(found(&other.office, "").await.len(), 0);

    // Who sorts may not share; who answers may, and once.
    share(&cast.di, &number, form("研修はありますか。"))
        .await
        .problem(403, "forbidden");
    let row = share(&cast.dm, &number, form("研修はありますか。")).await;
    assert_eq!(row.status, 201, "{}", row.text);
    assert_eq!(row.body["source"], number.as_str());
    share(&cast.dm, &number, form("研修はありますか。"))
        .await
        .problem(409, "gate");

    for person in [&other.office, &asker.office] {
        assert_eq!(found(person, "研修").await.len(), 1);
        assert_eq!(found(person, "かるたへな").await.len(), 1);
        assert_eq!(found(person, "腎臓").await.len(), 0);
    }
    let page = other.office.get("/api/hospital/shared-answers").await;
    for word in [
        number.as_str(),
        &asker.id,
        &asker.name_ja,
        &asker.name_en,
        &asker.office.id,
        &cast.dm.id,
    ] {
        assert!(!page.text.contains(word), "{word} stands in {}", page.text);
    }
    let long = "a".repeat(501);
    other
        .office
        .get(&format!("/api/hospital/shared-answers?q={long}"))
        .await
        .problem(422, "fields");
    // The desk's side of it is not there for a hospital.
    let id = row.body["id"].as_str().unwrap();
    for path in [
        "/api/desk/shared-answers".to_owned(),
        format!("/api/desk/shared-answers/{id}"),
    ] {
        other.office.get(&path).await.problem(404, "not-found");
    }
}

#[tokio::test]
async fn a_change_makes_a_version_and_what_is_withdrawn_is_read_by_no_hospital() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let asker = world.hospital(0).await;
    let number = answered(&cast, &asker, true).await;
    let row = share(&cast.dm, &number, form("研修はありますか。"))
        .await
        .body;
    let path = format!("/api/desk/shared-answers/{}", row["id"].as_str().unwrap());
    let newer = form("英語の研修はありますか。");
    let put = |version: i64, body: Value| {
        let (dm, path) = (&cast.dm, path.clone());
        async move { dm.json(Method::PUT, &path, Some(version), body).await }
    };
    let view = put(1, newer.clone()).await.ok();
    assert_eq!(view["row"]["version"], 2);
    assert_eq!(view["history"].as_array().unwrap().len(), 2);
    assert_eq!(
        view["history"][0]["content"]["ja"]["question"],
        "研修はありますか。"
    );
    assert_eq!(view["history"][1]["by"]["id"], cast.dm.id.as_str());
    put(1, newer.clone()).await.problem(412, "stale");
    put(2, form(&asker.name_ja)).await.problem(422, "fields");

    let withdrawal = format!("{path}/withdrawal");
    let faults = cast
        .dm
        .post_at(2, &withdrawal, json!({ "reason": " " }))
        .await
        .problem(422, "fields");
    assert_eq!(faults["errors"][0]["pointer"], "/reason");
    let view = cast
        .dm
        .post_at(2, &withdrawal, json!({ "reason": "制度が変わった" }))
        .await
        .ok();
    assert_eq!(view["history"][2]["reason"], "制度が変わった");
    assert_eq!(view["may_change"], false);
    assert_eq!(found(&asker.office, "").await.len(), 0);
    put(3, newer).await.problem(409, "gate");
    // It may be shared again, as another one.
    let again = share(&cast.dm, &number, form("研修はありますか。")).await;
    assert_eq!(again.status, 201, "{}", again.text);
}

#[tokio::test]
async fn without_the_hospitals_yes_or_without_an_answer_nothing_is_shared() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let asker = world.hospital(0).await;
    let number = answered(&cast, &asker, false).await;
    let refused = share(&cast.dm, &number, form("研修はありますか。"))
        .await
        .problem(409, "gate");
    assert_eq!(refused["values"]["gate"], "not_to_share");
    let body = json!({
        "question": { "theme": "training", "text": "研修", "urgency": "usual", "may_share": true },
        "submission_id": Uuid::new_v4(),
    });
    let path = "/api/hospital/consultations";
    let open = asker.office.post(path, body).await.body;
    let number = open["row"]["number"].as_str().unwrap().to_owned();
    share(&cast.dm, &number, form("研修はありますか。"))
        .await
        .problem(409, "gate");
}

#[tokio::test]
async fn the_firm_whose_case_came_of_a_question_is_named_no_more_than_the_hospital() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let asker = world.hospital(0).await;
    let number = answered_about("approached_directly", &cast, &asker, true).await;
    let path = format!("/api/desk/consultations/{number}");
    let view = cast.dm.get(&path).await.ok();
    let body = json!({
        "answers": forms::request("Zebrafinch Bio", "emma@zebrafinch.example"),
        "channel": "referral", "received_at": world.now(), "locale": "en",
        "submission_id": Uuid::new_v4(),
        "consultation": {
            "number": number, "version": version(&view),
            "consent": { "on": "2026-11-20", "how": "mail of 20 Nov" },
        },
    });
    cast.dm.post("/api/desk/cases", body).await.ok();
    let telling = form("zebrafinch社から直接打診がありました。研修はありますか。");
    let refused = share(&cast.dm, &number, telling).await;
    let fault = &refused.problem(422, "fields")["errors"][0];
    assert_eq!(
        (&fault["pointer"], &fault["code"]),
        (&json!("/question_ja"), &json!("tells_whose"))
    );
    share(&cast.dm, &number, form("研修はありますか。"))
        .await
        .ok();
}
