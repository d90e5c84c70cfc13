//! A hospital applies to join: the address is confirmed first, the desk asks and
//! decides, and no hospital is doubled or given a second manager by a form.

use case_workflow::people::{Actor, Role};
use case_workflow::register::Hospital as Entry;
use harness::browser::version;
use harness::people::Person;
use harness::world::World;
use serde_json::{Value, json};

const MANAGER: &str = "chiken@mihon-byoin.example";
const CODE: &str = "1310000001";
const LIST: &str = "/api/desk/applications";

fn form(email: &str) -> Value {
    json!({
        "name_ja": "見本中央病院", "name_en": "Mihon Central Hospital", "med_inst_code": CODE,
        "prefecture": "13", "founder": "private_university", "department": "治験管理室",
        "post": "室長", "family": "見本", "given": "花子", "email": email,
        "head_name": "見本 一郎", "head_approved_on": "2026-11-20", "head_approved": true,
        "consent_data_use": true,
    })
}

/// Somebody applies and confirms the address by the code; answers with the path
/// of the application's page.
pub async fn applies(world: &World, email: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut form = form(email);
    change(&mut form);
    let browser = world.browser();
    let kept = browser.post("/api/join", json!({ "form": form })).await;
    assert_eq!(kept.status, 202, "{}", kept.text);
    let id = kept.body["id"].as_str().unwrap();
    let code = world.mail(email, "確認コード").await.code();
    let path = format!("/api/join/{id}/code");
    let opened = browser.post(&path, json!({ "code": code })).await.ok();
    let go_to = opened["go_to"].as_str().unwrap();
    let secret = go_to.strip_prefix("/link/").unwrap();
    format!("/api/links/{secret}/application")
}

async fn only(desk: &Person) -> Value {
    let all = desk.get(LIST).await.ok();
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    let path = format!("{LIST}/{}", all[0]["id"].as_str().unwrap());
    desk.get(&path).await.ok()
}

async fn decides(desk: &Person, act: &str, body: Value) -> Value {
    let seen = only(desk).await;
    let path = format!("{LIST}/{}/{act}", seen["id"].as_str().unwrap());
    desk.post_at(version(&seen), &path, body).await.ok()
}

async fn desk(world: &World) -> (Person, Person) {
    let pair = (world.desk(Role::Di).await, world.desk(Role::Dl).await);
    world.forget_mails().await;
    pair
}

#[tokio::test]
async fn a_hospital_applies_answers_a_question_and_begins_with_its_register() {
    let world = World::new().await;
    let (di, dl) = desk(&world).await;
    let page = applies(&world, MANAGER, |_| {}).await;
    world.mail(MANAGER, "受け付けました").await;
    world.mail(&di.email, "医療機関の参加申請").await;
    world.mail(&dl.email, "医療機関の参加申請").await;

    let asked = decides(&di, "question", json!({ "text": "病床数を教えてください" })).await;
    assert_eq!(asked["state"], "question");
    // The link of any of the mails opens the page.
    let link = world.mail(MANAGER, "確認したいこと").await.link();
    let own = format!("/api/links/{link}/application");
    let nobody = world.browser();
    let seen = nobody.get(&own).await.ok();
    assert_eq!(seen["words"][0]["text"], "病床数を教えてください");
    // Who of the desk asked is not told.
    assert!(!seen.to_string().contains(&di.id));
    let answered = nobody.post(&own, json!({ "text": "500床です" })).await.ok();
    assert_eq!(answered["state"], "answered");
    // One answer for one question.
    nobody
        .post(&page, json!({ "text": "もう一度" }))
        .await
        .problem(409, "gate");
    world.mail(&di.email, "回答が届きました").await;
    world.mail(&dl.email, "回答が届きました").await;

    let approved = decides(&dl, "approval", json!({})).await;
    assert_eq!(approved["state"], "approved");
    let secret = world.mail(MANAGER, "承認されました").await.link();
    let manager = world.comes_with_password(MANAGER, &secret).await;
    let register = manager.get("/api/hospital/register").await.ok();
    assert_eq!(register["hospital"]["basic"]["med_inst_code"], CODE);
    assert_eq!(register["id"], approved["hospital"]);
    let members = manager.get("/api/hospital/members").await.ok();
    assert_eq!(members[0]["manager"], true);
    world.no_more_letters().await;
}

#[tokio::test]
async fn nobody_reads_an_application_before_its_address_is_confirmed() {
    let world = World::new().await;
    let (di, _) = desk(&world).await;
    let browser = world.browser();
    let body = json!({ "form": form(MANAGER) });
    let kept = browser.post("/api/join", body).await.body;
    assert_eq!(di.get(LIST).await.ok(), json!([]));
    let id = kept["id"].as_str().unwrap();
    let hidden = di.get(&format!("{LIST}/{id}")).await;
    hidden.problem(404, "not-found");
    let path = format!("/api/join/{id}/code");
    let wrong = browser.post(&path, json!({ "code": "000000" })).await;
    wrong.problem(422, "fields");
    // The mail's link does the same as its code, by one press of the button.
    let link = world.mail(MANAGER, "確認コード").await.link();
    let link = format!("/api/links/{link}");
    assert_eq!(world.browser().get(&link).await.ok()["state"], "live");
    assert_eq!(di.get(LIST).await.ok(), json!([]));
    let opened = world.browser().post(&link, json!({})).await.ok();
    assert_eq!(opened["purpose"], "join_status");
    assert_eq!(di.get(LIST).await.ok()[0]["state"], "applied");
    let faults = browser.post("/api/join", json!({ "form": {} })).await;
    let faults = faults.problem(422, "fields");
    assert!(faults["errors"].as_array().unwrap().len() > 9);
}

#[tokio::test]
async fn a_hospital_with_a_manager_is_told_whom_to_ask_by_role_and_no_name() {
    let world = World::new().await;
    let (di, _) = desk(&world).await;
    let known = world.hospital(0).await;
    let register = known.office.get("/api/hospital/register").await.ok();
    let prefecture = register["hospital"]["basic"]["prefecture"].clone();
    // The first two digits are the prefecture's.
    let code = json!(format!("{}10000001", prefecture.as_str().unwrap()));
    let body = json!({ "values": { "med_inst_code": code } });
    let path = "/api/hospital/register/basic";
    let saved = known.office.patch_at(version(&register), path, body);
    saved.await.ok();
    let page = applies(&world, MANAGER, |form| {
        form["med_inst_code"] = code;
        form["prefecture"] = prefecture;
    })
    .await;
    let seen = world.browser().get(&page).await.ok();
    assert_eq!(
        (&seen["state"], &seen["refusal"]),
        (&json!("refused"), &json!("has_manager"))
    );
    let mail = world.mail(MANAGER, "結果のお知らせ").await;
    for text in [seen.to_string(), mail.text.clone()] {
        assert!(!text.contains(&known.office.email), "{text}");
        assert!(!text.contains("事務局 0"), "{text}");
    }
    // The desk may look, and has nothing to do.
    assert_eq!(only(&di).await["state"], "refused");
    world.no_more_letters().await;
}

#[tokio::test]
async fn an_application_joins_the_hospital_that_stands_in_the_register_already() {
    let world = World::new().await;
    let (_, dl) = desk(&world).await;
    let mut entry = Entry::default();
    entry.basic.name_ja = "医療法人 見本中央病院".to_owned();
    entry.basic.name_en = "Mihon Chuo Hospital".to_owned();
    let store = world.store();
    let mut write = store.write(&Actor::System, world.now()).await.unwrap();
    let id = write.add_hospital(&entry).await.unwrap();
    write.commit().await.unwrap();

    applies(&world, MANAGER, |_| {}).await;
    let seen = only(&dl).await;
    let alike = &seen["alike"][0];
    assert_eq!(
        (&alike["id"], &alike["why"], &alike["has_manager"]),
        (&json!(id), &json!("same_name"), &json!(false))
    );
    let approved = decides(&dl, "approval", json!({ "into": id })).await;
    assert_eq!(approved["hospital"], json!(id));
    let all = dl.get("/api/desk/register").await.ok();
    assert_eq!(all.as_array().unwrap().len(), 1);
    let after = store.hospital(&Actor::System, id).await.unwrap();
    // What was missing is filled in; what stood there stays.
    assert_eq!(after.hospital.basic.med_inst_code.as_deref(), Some(CODE));
    assert_eq!(after.hospital.basic.name_en, "Mihon Chuo Hospital");

    // A second one cannot be put in above the manager.
    let manager = world.mail(MANAGER, "承認されました").await;
    world.comes_with_password(MANAGER, &manager.link()).await;
    world.forget_mails().await;
    applies(&world, "other@mihon.example", |form| {
        form["med_inst_code"] = json!("1310000002");
    })
    .await;
    let open = dl.get(LIST).await.ok();
    let second = open[0]["id"].as_str().unwrap();
    let path = format!("{LIST}/{second}/approval");
    let refused = dl.post_at(2, &path, json!({ "into": id })).await;
    assert_eq!(
        refused.problem(422, "fields")["errors"][0]["pointer"],
        "/into"
    );
}
