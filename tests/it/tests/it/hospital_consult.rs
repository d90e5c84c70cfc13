//! A hospital asks the desk about its own work (track B): from the question to
//! its end, who is told, who never learns of it, and the way to a company case.

use axum::http::StatusCode;
use case_workflow::people::Role;
use harness::browser::{Reply, version};
use harness::cast::Cast;
use harness::forms;
use harness::people::{Hospital, Person};
use harness::world::World;
use serde_json::{Value, json};
use uuid::Uuid;

const WORDS: &str = "賠償条項カナリアの上限について教えてください";

fn question(theme: &str) -> Value {
    json!({
        "question": {
            "theme": theme, "text": WORDS, "urgency": "usual",
            "related": "M-R08-017", "may_share": true
        },
        "submission_id": Uuid::new_v4(),
    })
}

async fn asks(person: &Person, theme: &str) -> Value {
    let reply = person
        .post("/api/hospital/consultations", question(theme))
        .await;
    assert_eq!(reply.status, StatusCode::CREATED.as_u16(), "{}", reply.text);
    reply.body
}

fn number(view: &Value) -> String {
    view["row"]["number"].as_str().unwrap().to_owned()
}

fn at_hospital(number: &str) -> String {
    format!("/api/hospital/consultations/{number}")
}

fn at_desk(number: &str) -> String {
    format!("/api/desk/consultations/{number}")
}

/// Somebody does something to a consultation as it stands now.
async fn act(person: &Person, path: &str, act: &str, body: Value) -> Reply {
    let view = person.get(path).await.ok();
    person
        .post_at(version(&view), &format!("{path}/{act}"), body)
        .await
}

async fn sorted(cast: &Cast, number: &str, theme: &str) -> Value {
    let body = json!({ "owner": cast.dm.id, "theme": theme });
    act(&cast.di, &at_desk(number), "triage", body).await.ok()
}

fn answer() -> Value {
    json!({ "text": "上限を定める条文例です", "given": "document_given", "detail": "英文契約書ひな形 第3版" })
}

#[tokio::test]
async fn a_hospital_asks_is_asked_back_is_answered_and_says_that_it_helped() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    world.forget_mails().await;

    let asked = asks(&hospital.office, "english_contract").await;
    let number = number(&asked);
    assert_eq!(number, "B-R08-001");
    let (here, there) = (at_hospital(&number), at_desk(&number));
    let receipt = world.mail(&hospital.office.email, "受け付け").await;
    assert!(receipt.text.contains("英語契約"), "{}", receipt.text);
    assert!(
        receipt
            .text
            .contains(&format!("/ja/hospital/consult/{number}"))
    );
    for person in [&cast.di, &cast.dl, &cast.dl2] {
        let notice = world.mail(&person.email, "医療機関相談").await;
        assert!(
            notice
                .text
                .contains(&format!("/desk/consultations/{number}"))
        );
        assert!(!notice.text.contains("カナリア"), "{}", notice.text);
    }
    world.no_more_letters().await;

    let view = sorted(&cast, &number, "english_contract").await;
    assert_eq!(view["row"]["stage"], "b_triaged");
    let back = json!({ "text": "どの版のひな形ですか" });
    let view = act(&cast.dm, &there, "questions", back).await.ok();
    assert_eq!(view["row"]["turn"]["side"], "hospital");
    world.mail(&hospital.office.email, "確認").await;
    world.days_later(14);
    let reply = json!({ "text": "第2版です" });
    let view = hospital
        .office
        .post(&format!("{here}/replies"), reply)
        .await
        .ok();
    assert_eq!(view["row"]["turn"]["action"], "answer");
    let clock = view["clocks"].as_array().unwrap().iter();
    let clock = clock.clone().find(|one| one["kind"] == "consult_answer");
    let minutes = |of: &str| clock.unwrap()[of].as_i64().unwrap();
    assert!(minutes("gross_business_minutes") > minutes("net_business_minutes") + 8 * 510);
    world.mail(&cast.dm.email, "返信").await;

    let draft = json!({ "text": "書きかけ" });
    let view = act(&cast.dm, &there, "working-text", draft).await.ok();
    assert_eq!(view["desk"]["working"]["text"], "書きかけ");
    assert_eq!(hospital.office.get(&here).await.ok()["desk"], Value::Null);
    let view = act(&cast.dm, &there, "answer", answer()).await.ok();
    assert_eq!(view["row"]["stage"], "b_answered");
    world.mail(&hospital.office.email, "回答").await;

    let view = act(&hospital.office, &here, "thanks", json!({})).await.ok();
    assert_eq!(view["row"]["outcome"], "document_given");
    world.no_more_letters().await;
    let list = cast.dm.get("/api/desk/consultations").await.ok();
    assert_eq!(
        list["ended"],
        json!([{ "outcome": "document_given", "n": 1 }])
    );
    // None of it is a case of the count.
    let counts = cast.dl.get("/api/desk/counts/R8").await.ok();
    assert_eq!(counts["k"].as_i64().unwrap_or(0), 0);
    assert_eq!(cast.dl.get("/api/desk/cases").await.ok()["total"], 0);

    // A word after the end opens it again; another clock runs.
    let more = json!({ "text": "もう一つ教えてください" });
    let view = hospital
        .office
        .post(&format!("{here}/replies"), more)
        .await
        .ok();
    assert_eq!(view["row"]["stage"], "b_followup");
    assert_eq!(view["row"]["outcome"], Value::Null);
}

#[tokio::test]
async fn a_page_with_faults_loses_nothing_and_sending_it_twice_makes_one_question() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let empty = json!({ "question": {}, "submission_id": Uuid::new_v4() });
    let faults = hospital
        .office
        .post("/api/hospital/consultations", empty)
        .await
        .problem(422, "fields");
    let pointers: Vec<&str> = faults["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(
        pointers,
        [
            "/question/theme",
            "/question/text",
            "/question/urgency",
            "/question/may_share"
        ]
    );
    let body = question("training");
    let path = "/api/hospital/consultations";
    let first = hospital.office.post(path, body.clone()).await.body;
    let second = hospital.office.post(path, body.clone()).await.body;
    assert_eq!(number(&first), number(&second));
    let list = hospital.office.get(path).await.ok();
    assert_eq!(list.as_array().unwrap().len(), 1);
    // The same key in another hospital's hands opens nothing.
    let other = world.hospital(5).await;
    let stolen = other.office.post(path, body).await;
    assert_eq!(stolen.status, 409, "{}", stolen.text);
}

#[tokio::test]
async fn an_investigator_reads_the_own_questions_and_those_named_on() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let doctor = world.member(&hospital, "physician").await;
    let other = world.member(&hospital, "crc").await;
    let approver = world.member(&hospital, "approver").await;
    let own = number(&asks(&doctor, "lb_fih").await);
    let office = number(&asks(&hospital.office, "training").await);

    let list = |reply: Value| -> Vec<String> {
        reply
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["number"].as_str().unwrap().to_owned())
            .collect()
    };
    let path = "/api/hospital/consultations";
    assert_eq!(
        list(doctor.get(path).await.ok()),
        std::slice::from_ref(&own)
    );
    assert_eq!(list(hospital.office.get(path).await.ok()).len(), 2);
    other
        .get(&at_hospital(&own))
        .await
        .problem(404, "not-found");
    doctor
        .get(&at_hospital(&office))
        .await
        .problem(404, "not-found");
    approver.get(path).await.problem(403, "forbidden");

    let both = json!({ "people": [other.id] });
    doctor
        .post_at(
            2,
            &format!("{}/colleagues", at_hospital(&own)),
            both.clone(),
        )
        .await
        .problem(403, "forbidden");
    act(&hospital.office, &at_hospital(&own), "colleagues", both)
        .await
        .ok();
    other.get(&at_hospital(&own)).await.ok();
    // Nobody from elsewhere can be named.
    let stranger = world.hospital(5).await;
    let wrong = json!({ "people": [stranger.office.id] });
    act(&hospital.office, &at_hospital(&own), "colleagues", wrong)
        .await
        .problem(422, "fields");
}

/// What every reader of a kind finds on all pages that it can open, and in mails.
async fn reads(world: &World, person: &Person, paths: &[String]) -> String {
    let mut all = String::new();
    for path in paths {
        all.push_str(&person.get(path).await.text);
    }
    for mail in world.mails(&person.email).await {
        all.push_str(&format!("{} {}", mail.subject, mail.text));
    }
    all
}

#[tokio::test]
async fn no_other_hospital_and_no_firm_learns_of_a_question() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let other = world.hospital(5).await;
    let firm = world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    let expert = world.desk(Role::Exp).await;
    let number = number(&asks(&hospital.office, "english_contract").await);
    sorted(&cast, &number, "english_contract").await;
    let note = json!({ "text": "覚え書きエコー" });
    cast.dm
        .post(&format!("{}/notes", at_desk(&number)), note)
        .await
        .ok();
    expert
        .get(&at_desk(&number))
        .await
        .problem(404, "not-found");
    let team = json!({ "owner": cast.dm.id, "team": [expert.id] });
    act(&cast.dm, &at_desk(&number), "owner", team).await.ok();
    expert.get(&at_desk(&number)).await.ok();
    act(&expert, &at_desk(&number), "answer", answer())
        .await
        .problem(403, "forbidden");
    act(&cast.dm, &at_desk(&number), "answer", answer())
        .await
        .ok();

    let pages = [
        "/api/hospital/consultations".to_owned(),
        "/api/hospital/home".to_owned(),
        at_hospital(&number),
        at_desk(&number),
        "/api/desk/consultations".to_owned(),
        "/api/my/cases".to_owned(),
    ];
    for person in [&other.office, &firm as &Person] {
        let all = reads(&world, person, &pages).await;
        for word in ["カナリア", "エコー", "条文例", &number] {
            assert!(!all.contains(word), "{} reads {word}", person.email);
        }
    }
    // The hospital itself never reads the desk's note, nor who else reads along.
    let own = reads(&world, &hospital.office, &pages).await;
    assert!(own.contains("カナリア") && own.contains("条文例"));
    assert!(!own.contains("エコー"));
    assert!(!own.contains(&expert.id));
}

#[tokio::test]
async fn two_questions_of_one_hospital_are_merged_and_never_two_of_two_hospitals() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let other = world.hospital(5).await;
    let first = number(&asks(&hospital.office, "training").await);
    let second = number(&asks(&hospital.office, "training").await);
    let foreign = number(&asks(&other.office, "training").await);
    let into = |number: &str| json!({ "into": number });
    for wrong in [foreign.as_str(), "B-R08-999"] {
        act(&cast.dm, &at_desk(&second), "merge", into(wrong))
            .await
            .problem(422, "fields");
    }
    assert_eq!(
        cast.dm.get(&at_desk(&second)).await.ok()["row"]["stage"],
        "b_received"
    );
    world.forget_mails().await;
    let merged = act(&cast.dm, &at_desk(&second), "merge", into(&first))
        .await
        .ok();
    assert_eq!(merged["merged_into"], first.as_str());
    world.mail(&hospital.office.email, &first).await;
    world.no_more_letters().await;
}

#[tokio::test]
async fn a_direct_approach_becomes_a_company_case_that_the_hospital_does_not_see() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let asked = asks(&hospital.office, "approached_directly").await;
    let number = number(&asked);
    let view = sorted(&cast, &number, "approached_directly").await;
    world.forget_mails().await;
    let register = |version: i64, how: &str| {
        json!({
            "answers": forms::request("Zebrafinch Bio", "emma@zebrafinch.example"),
            "channel": "referral", "received_at": world.now(), "locale": "en",
            "submission_id": Uuid::new_v4(),
            "consultation": {
                "number": number, "version": version,
                "consent": { "on": "2026-11-20", "how": how },
            },
        })
    };
    // Without the firm's yes there is neither case nor end.
    let faults = cast
        .dm
        .post("/api/desk/cases", register(version(&view), " "))
        .await
        .problem(422, "fields");
    assert_eq!(faults["errors"][0]["pointer"], "/consultation/consent/how");
    assert_eq!(cast.dl.get("/api/desk/cases").await.ok()["total"], 0);
    // Intake may register a case, but not end a hospital's question with it.
    cast.di
        .post("/api/desk/cases", register(version(&view), "a call"))
        .await
        .problem(403, "forbidden");

    let reply = cast
        .dm
        .post(
            "/api/desk/cases",
            register(version(&view), "Emma Hartley, mail of 20 Nov"),
        )
        .await;
    assert_eq!(reply.status, 201, "{}", reply.text);
    let case = reply.body["number"].as_str().unwrap().to_owned();
    world.mail("emma@zebrafinch.example", &case).await;
    let desk = cast.dm.get(&at_desk(&number)).await.ok();
    assert_eq!(desk["desk"]["led_to"]["number"], case.as_str());
    assert_eq!(desk["row"]["outcome"], "led_to_a");
    let closed = world.mail(&hospital.office.email, "終了").await;
    let own = hospital.office.get(&at_hospital(&number)).await;
    for text in [&own.text, &closed.text] {
        assert!(
            !text.contains(&case) && !text.contains("Zebrafinch"),
            "{text}"
        );
    }
    assert!(
        hospital
            .office
            .get(&format!("/api/hospital/requests/{case}"))
            .await
            .status
            == 404
    );
}

#[tokio::test]
async fn the_clocks_call_the_desk_in_time_and_the_hospital_on_the_day() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let number = number(&asks(&hospital.office, "training").await);
    sorted(&cast, &number, "training").await;
    world.forget_mails().await;
    // The first reply is late first.
    world.business_days_later(3);
    assert!(world.wind_clocks().await.letters > 0);
    assert_eq!(world.wind_clocks().await.letters, 0);
    let late = world.mails(&cast.dm.email).await;
    assert!(
        late.iter().any(|mail| mail.subject.contains("初回返信")
            && mail.text.contains(&format!("/desk/consultations/{number}"))),
        "{late:?}"
    );
    let due = world.today().saturating_add(jiff::Span::new().days(7));
    let body = json!({ "text": "どの資料ですか", "due": due });
    act(&cast.dm, &at_desk(&number), "questions", body)
        .await
        .ok();
    world.forget_mails().await;
    world.at(
        jiff::civil::DateTime::from_parts(due, jiff::civil::time(9, 5, 0, 0))
            .in_tz("Asia/Tokyo")
            .unwrap()
            .timestamp(),
    );
    assert_eq!(world.wind_clocks().await.letters, 1);
    world.mail(&hospital.office.email, "本日").await;
    world.no_more_letters().await;
}

#[tokio::test]
async fn a_hold_ends_by_itself_on_its_day() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital: Hospital = world.hospital(0).await;
    let number = number(&asks(&hospital.office, "training").await);
    sorted(&cast, &number, "training").await;
    let body = json!({ "reason": "省令の公布を待つ", "review_on": "2026-12-01" });
    let view = act(&cast.dm, &at_desk(&number), "hold", body).await.ok();
    assert_eq!(view["row"]["on_hold"], true);
    let own = hospital.office.get(&at_hospital(&number)).await;
    assert!(!own.text.contains("公布"), "the reason is the desk's own");
    world.at("2026-12-01T00:10:00Z".parse().unwrap());
    assert_eq!(world.wind_clocks().await.acts, 1);
    assert_eq!(
        cast.dm.get(&at_desk(&number)).await.ok()["row"]["on_hold"],
        false
    );
}
