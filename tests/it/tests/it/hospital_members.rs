//! A hospital's people: one person may be several things, rights follow at once,
//! somebody always looks after them, and managers read who did what.

use harness::cast::Cast;
use harness::forms;
use harness::people::{Hospital, Person};
use harness::world::World;
use jiff::SignedDuration;
use serde_json::{Value, json};

const MEMBERS: &str = "/api/hospital/members";

/// The rows of one person, and the kinds in them.
async fn rows_of(hospital: &Hospital, email: &str) -> (Vec<String>, Vec<String>) {
    let all = hospital.office.get(MEMBERS).await.ok();
    let all = all.as_array().unwrap();
    let own: Vec<&Value> = all.iter().filter(|row| row["email"] == email).collect();
    let text = |name: &str| {
        let texts = own.iter().map(|row| row[name].as_str().unwrap().to_owned());
        texts.collect::<Vec<_>>()
    };
    let mut kinds = text("kind");
    kinds.sort();
    (text("id"), kinds)
}

async fn membership_of(hospital: &Hospital, person: &Person) -> String {
    let (ids, _) = rows_of(hospital, &person.email).await;
    ids[0].clone()
}

async fn becomes(hospital: &Hospital, person: &Person, kinds: &[&str]) -> harness::browser::Reply {
    let id = membership_of(hospital, person).await;
    let path = format!("{MEMBERS}/{id}/kinds");
    hospital.office.post(&path, json!({ "kinds": kinds })).await
}

#[tokio::test]
async fn one_person_is_several_things_and_rights_follow_at_once() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let email = "takeda@hospital.example";
    let body = json!({ "email": email, "family": "武田", "given": "直美", "kinds": ["crc", "physician", "approver"] });
    let sent = hospital.office.post(MEMBERS, body).await;
    assert_eq!(sent.status, 202, "{}", sent.text);
    let secret = world.mail(email, "アカウント").await.link();
    let person = world.comes_with_password(email, &secret).await;
    let (_, kinds) = rows_of(&hospital, email).await;
    assert_eq!(kinds, ["approver", "crc", "physician"]);

    // Not of the office: the register is read, not changed.
    let register = person.get("/api/hospital/register").await.ok();
    let version = harness::browser::version(&register);
    let save = || json!({ "values": { "office_phone": "03-5550-0123" } });
    let path = "/api/hospital/register/team";
    let refused = person.patch_at(version, path, save()).await;
    refused.problem(403, "forbidden");
    let changed = becomes(&hospital, &person, &["office", "approver"]).await;
    assert_eq!(changed.status, 204, "{}", changed.text);
    // Still signed in, with the new rights.
    person.patch_at(version, path, save()).await.ok();
    let (_, kinds) = rows_of(&hospital, email).await;
    assert_eq!(kinds, ["approver", "office"]);
    // A manager is of the office anyway.
    becomes(&hospital, &person, &["manager", "office"]).await;
    assert_eq!(rows_of(&hospital, email).await.1, ["manager"]);
    world.no_more_letters().await;
}

#[tokio::test]
async fn what_is_wrong_with_an_invitation_is_said_at_once_and_nobody_is_entered() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let body = json!({ "email": "nobody", "family": "", "kinds": [] });
    let refused = hospital.office.post(MEMBERS, body).await;
    let refused = refused.problem(422, "fields");
    let faults = refused["errors"].as_array().unwrap();
    let pointers: Vec<_> = faults.iter().map(|one| &one["pointer"]).collect();
    assert_eq!(pointers, ["/email", "/family", "/kinds"]);
    let none = becomes(&hospital, &hospital.office, &[]).await;
    none.problem(422, "fields");
    assert_eq!(
        hospital
            .office
            .get(MEMBERS)
            .await
            .ok()
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn the_last_manager_stays_one_until_there_is_another() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let refused = becomes(&hospital, &hospital.office, &["office"]).await;
    let refused = refused.problem(409, "gate");
    assert_eq!(refused["values"]["gate"], "last_manager");
    let other = world.member(&hospital, "crc").await;
    becomes(&hospital, &other, &["manager"]).await;
    assert_eq!(
        becomes(&hospital, &hospital.office, &["physician"])
            .await
            .status,
        204
    );
    // What they are no more, they cannot do any more.
    let refused = becomes(&hospital, &other, &["crc"]).await;
    refused.problem(403, "forbidden");
}

#[tokio::test]
async fn whoever_leaves_loses_every_role_there_with_the_next_request() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let person = world.member(&hospital, "physician").await;
    becomes(&hospital, &person, &["physician", "approver", "office"]).await;
    person.get("/api/hospital/home").await.ok();
    let path = format!("{MEMBERS}/{}", membership_of(&hospital, &person).await);
    let ended = hospital
        .office
        .json(axum::http::Method::DELETE, &path, None, json!({}))
        .await;
    assert_eq!(ended.status, 204);
    let out = person.get("/api/hospital/home").await;
    // Signed out, and a stranger when they sign in again.
    out.problem(403, "forbidden");
    assert!(rows_of(&hospital, &person.email).await.0.is_empty());
}

#[tokio::test]
async fn an_invitation_is_sent_again_until_it_is_used_and_can_be_withdrawn() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let email = "new@hospital.example";
    let body = json!({ "email": email, "family": "新任", "kinds": ["crc"] });
    hospital.office.post(MEMBERS, body).await;
    let first = world.mail(email, "アカウント").await.link();
    let id = rows_of(&hospital, email).await.0[0].clone();
    let again = format!("{MEMBERS}/{id}/invitation");
    // Twice within a minute is one mail.
    for _ in 0..2 {
        assert_eq!(hospital.office.post(&again, json!({})).await.status, 202);
    }
    let second = world.mail(email, "アカウント").await.link();
    world.no_more_letters().await;
    let dead = world
        .browser()
        .get(&format!("/api/links/{first}"))
        .await
        .ok();
    assert_eq!(dead["state"], "replaced");
    world.comes_with_password(email, &second).await;
    let over = hospital.office.post(&again, json!({})).await;
    over.problem(409, "gate");

    let other = "other@hospital.example";
    let body = json!({ "email": other, "family": "辞退", "kinds": ["office"] });
    hospital.office.post(MEMBERS, body).await;
    let link = world.mail(other, "アカウント").await.link();
    let path = format!("{MEMBERS}/{}", rows_of(&hospital, other).await.0[0]);
    hospital
        .office
        .json(axum::http::Method::DELETE, &path, None, json!({}))
        .await;
    let dead = world
        .browser()
        .get(&format!("/api/links/{link}"))
        .await
        .ok();
    assert_eq!(dead["state"], "expired");
}

#[tokio::test]
async fn managers_read_who_opened_and_changed_what_at_their_own_hospital_alone() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let other = world.hospital(5).await;
    let firm = world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;
    let number = cast.open_round(&firm, &[&hospital, &other]).await;
    let crc = world.member(&hospital, "crc").await;
    let request = format!("/api/hospital/requests/{number}");
    for reader in [&hospital.office, &crc, &crc, &other.office] {
        world.later(SignedDuration::from_secs(60));
        reader.get(&request).await.ok();
    }
    world.later(SignedDuration::from_secs(60));
    let register = hospital.office.get("/api/hospital/register").await.ok();
    let values = json!({ "values": { "office_phone": "03-5550-0123" } });
    hospital
        .office
        .patch_at(
            harness::browser::version(&register),
            "/api/hospital/register/team",
            values,
        )
        .await
        .ok();

    let path = "/api/hospital/members/seen";
    crc.get(path).await.problem(403, "forbidden");
    let page = hospital.office.get(path).await.ok();
    let lines: Vec<_> = page["lines"].as_array().unwrap().iter().collect();
    let told: Vec<(&str, &str)> = lines
        .iter()
        .map(|line| {
            let who = line["by"]["id"].as_str().unwrap();
            let who = if who == crc.id { "crc" } else { "office" };
            (who, line["action"].as_str().unwrap())
        })
        .collect();
    // A look is noted once a day, and nothing of the other hospital or the desk.
    assert_eq!(
        told,
        [
            ("office", "edit_register"),
            ("crc", "open_request"),
            ("office", "open_request"),
            ("office", "invite"),
        ]
    );
    assert_eq!(lines[0]["sections"], json!(["team"]));
    assert_eq!(lines[1]["number"], json!(number));
    assert_eq!(lines[3]["about"]["id"], json!(crc.id));
    assert_eq!(page["older"], Value::Null);
    let last = lines[2]["id"].as_str().unwrap();
    let older = hospital.office.get(&format!("{path}?before={last}")).await;
    let older = older.ok();
    assert_eq!(older["lines"].as_array().unwrap().len(), 1);
    let theirs = other.office.get(path).await.ok();
    let theirs = theirs["lines"].as_array().unwrap();
    assert_eq!(theirs.len(), 1);
    world.forget_mails().await;
}
