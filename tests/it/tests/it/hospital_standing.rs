//! How a hospital stands with the desk: its settings, the desk's review of its
//! register, changes that the desk proposes, reminders to many at once.

use case_workflow::people::Role;
use harness::browser::{Reply, version};
use harness::people::{Hospital, Person};
use harness::world::World;
use serde_json::{Value, json};

const SETTINGS: &str = "/api/hospital/settings";
const REGISTER: &str = "/api/hospital/register";

#[tokio::test]
async fn answers_wait_for_an_approver_only_where_there_is_one() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let manager = &hospital.office;
    let on = json!({ "answers_need_approval": true });
    let refused = manager.post(SETTINGS, on.clone()).await;
    assert_eq!(
        refused.problem(422, "fields")["errors"][0]["pointer"],
        "/answers_need_approval"
    );
    assert_eq!(
        manager.get(SETTINGS).await.ok()["answers_need_approval"],
        false
    );

    let approver = world.member(&hospital, "approver").await;
    manager.post(SETTINGS, on.clone()).await.ok();
    assert_eq!(approver.get(SETTINGS).await.ok(), on);
    // It is the manager's to say.
    approver.post(SETTINGS, on).await.problem(403, "forbidden");
}

/// A hospital's entry as the desk's page of it needs it.
async fn review(desk: &Person, hospital: &Hospital) -> Value {
    let path = format!("/api/desk/hospitals/{}/review", hospital.id);
    desk.get(&path).await.ok()
}

async fn entry(desk: &Person, hospital: &Hospital) -> Value {
    let path = format!("/api/desk/hospitals/{}", hospital.id);
    desk.get(&path).await.ok()
}

async fn look_through(desk: &Person, hospital: &Hospital) -> Value {
    let version = version(&entry(desk, hospital).await);
    let path = format!("/api/desk/hospitals/{}/review", hospital.id);
    desk.post_at(version, &path, json!({})).await.ok()
}

async fn saves(hospital: &Hospital, section: &str, values: Value) {
    let register = hospital.office.get(REGISTER).await.ok();
    let body = json!({ "values": values });
    let path = format!("{REGISTER}/{section}");
    let saved = hospital.office.patch_at(version(&register), &path, body);
    saved.await.ok();
}

#[tokio::test]
async fn the_desk_sees_what_changed_since_it_last_looked_and_nothing_else() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let dm = world.desk(Role::Dm).await;
    let first = review(&dm, &hospital).await;
    assert_eq!(
        (&first["row"]["to_review"], &first["changes"]),
        (&json!(true), &json!([]))
    );
    let looked = look_through(&dm, &hospital).await;
    assert_eq!(looked["row"]["to_review"], false);
    assert_eq!(looked["reviewed_by"]["id"], dm.id.as_str());

    saves(&hospital, "team", json!({ "office_phone": "03-5550-0101" })).await;
    saves(&hospital, "team", json!({ "office_phone": "03-5550-0102" })).await;
    saves(&hospital, "data", json!({ "econsent": true })).await;
    saves(&hospital, "data", json!({ "econsent": null })).await;
    let seen = review(&dm, &hospital).await;
    assert_eq!(seen["row"]["to_review"], true);
    let changes = seen["changes"].as_array().unwrap();
    let phone = changes
        .iter()
        .find(|one| one["item"] == "office_phone")
        .unwrap();
    assert_eq!(phone["after"], "+81355500102");
    assert!(changes.iter().all(|one| one["before"] != one["after"]));
    // Whoever looks at an older version is told so.
    let path = format!("/api/desk/hospitals/{}/review", hospital.id);
    let old = dm.post_at(1, &path, json!({})).await;
    old.problem(412, "stale");
    // The desk reads who did it.
    let history = format!("/api/desk/hospitals/{}/history", hospital.id);
    let acts = dm.get(&history).await.ok();
    assert_eq!(acts["acts"][0]["by"]["id"], hospital.office.id.as_str());
}

/// A proposal was stored for the hospital.
fn waiting(reply: Reply) -> Value {
    assert_eq!(reply.status, 202, "{}", reply.text);
    reply.body
}

fn proposal() -> Value {
    json!({
        "section": "team",
        "values": { "office_phone": "03-5550-0177" },
        "note": "貴院のウェブサイトに新しい番号があります",
    })
}

#[tokio::test]
async fn a_change_that_the_desk_proposes_holds_once_the_hospital_accepts_it() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let dm = world.desk(Role::Dm).await;
    let path = format!("/api/desk/hospitals/{}/proposals", hospital.id);
    let waits = waiting(dm.post(&path, proposal()).await);
    assert_eq!(waits["proposals"][0]["state"], "open");
    // One at a time: the second waits for the first.
    dm.post(&path, proposal()).await.problem(409, "gate");
    world.mail(&hospital.office.email, "登録内容の変更").await;

    let list = format!("{REGISTER}/proposals");
    let physician = world.member(&hospital, "physician").await;
    let seen = hospital.office.get(&list).await.ok();
    let one = &seen[0];
    assert_eq!(one["changes"][0]["item"], "office_phone");
    assert_eq!(one["changes"][0]["after"], "+81355500177");
    // The desk's people are not named to a hospital.
    assert_eq!(one["by"], Value::Null);

    let at = format!("{list}/{}/confirmation", one["id"].as_str().unwrap());
    let register = hospital.office.get(REGISTER).await.ok();
    let now = version(&register);
    physician
        .post_at(now, &at, json!({}))
        .await
        .problem(403, "forbidden");
    hospital
        .office
        .post_at(now + 1, &at, json!({}))
        .await
        .problem(412, "stale");
    let saved = hospital.office.post_at(now, &at, json!({})).await.ok();
    assert_eq!(saved["hospital"]["team"]["office_phone"], "+81355500177");
    hospital
        .office
        .post_at(now + 1, &at, json!({}))
        .await
        .problem(409, "gate");
    let mail = world.mail(&dm.email, "提案が承認されました").await;
    assert!(mail.text.contains(&hospital.name_ja), "{}", mail.text);
    assert!(
        mail.text
            .contains(&format!("/ja/desk/hospitals/{}", hospital.id))
    );
    let settled = review(&dm, &hospital).await;
    assert_eq!(settled["proposals"][0]["state"], "confirmed");
    world.no_more_letters().await;
}

#[tokio::test]
async fn a_change_sent_back_leaves_the_register_as_it_is_and_says_why() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let di = world.desk(Role::Di).await;
    let path = format!("/api/desk/hospitals/{}/proposals", hospital.id);
    let faulty = json!({ "section": "team", "values": { "office_mail": "x" }, "note": "" });
    let refused = di.post(&path, faulty).await.problem(422, "fields");
    let pointers: Vec<_> = refused["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["pointer"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(pointers, ["/note", "/values/office_mail"]);

    let waits = waiting(di.post(&path, proposal()).await);
    world.forget_mails().await;
    let id = waits["proposals"][0]["id"].as_str().unwrap();
    let before = entry(&di, &hospital).await;
    let at = format!("{REGISTER}/proposals/{id}/refusal");
    let reason = json!({ "reason": "その番号は病棟のものです" });
    hospital.office.post(&at, reason).await.ok();
    assert_eq!(entry(&di, &hospital).await, before);
    let seen = review(&di, &hospital).await;
    assert_eq!(seen["proposals"][0]["reason"], "その番号は病棟のものです");
    assert_eq!(
        seen["proposals"][0]["decided_by"]["id"],
        hospital.office.id.as_str()
    );
    world.mail(&di.email, "差し戻されました").await;
    world.no_more_letters().await;
}

#[tokio::test]
async fn many_offices_are_asked_at_once_but_none_twice_in_a_week() {
    let world = World::new().await;
    let (due, other) = (world.hospital(0).await, world.hospital(1).await);
    let di = world.desk(Role::Di).await;
    world.forget_mails().await;
    // Free places end after three months; everybody's entry is past its date then.
    world.days_later(100);
    let ids = json!({ "hospitals": [due.id, other.id] });
    let path = "/api/desk/register/reminders";
    let rows = di.get("/api/desk/register").await.ok();
    assert_eq!(rows[0]["not_asked"], Value::Null);
    let asked = di.post(path, ids.clone()).await.ok();
    assert_eq!(asked["asked"].as_array().unwrap().len(), 2, "{asked}");
    world.mail(&due.office.email, "ご確認のお願い").await;
    world.mail(&other.office.email, "ご確認のお願い").await;

    world.days_later(6);
    let again = di.post(path, ids.clone()).await.ok();
    assert_eq!(again["asked"], json!([]));
    assert_eq!(again["left_out"][0]["why"], "asked_lately");
    world.no_more_letters().await;
    world.days_later(2);
    let third = di.post(path, ids).await.ok();
    assert_eq!(third["asked"].as_array().unwrap().len(), 2);
    di.post(path, json!({ "hospitals": [] }))
        .await
        .problem(422, "fields");
}
