//! Once a year a hospital confirms its whole register entry: its approver does,
//! or its manager where it has none; reminded twice, kept with who and when.

use case_workflow::people::Role;
use harness::browser::version;
use harness::people::{Hospital, Person};
use harness::world::World;
use serde_json::{Value, json};

const ATTESTATION: &str = "/api/hospital/attestation";

async fn confirms(person: &Person, right: bool) -> harness::browser::Reply {
    let view = person.get(ATTESTATION).await.ok();
    let body = json!({ "right": right });
    person.post_at(version(&view), ATTESTATION, body).await
}

async fn changes_phone(hospital: &Hospital, phone: &str) {
    let register = hospital.office.get("/api/hospital/register").await.ok();
    let body = json!({ "values": { "office_phone": phone } });
    let path = "/api/hospital/register/team";
    hospital
        .office
        .patch_at(version(&register), path, body)
        .await
        .ok();
}

#[tokio::test]
async fn the_manager_confirms_until_there_is_an_approver() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let view = hospital.office.get(ATTESTATION).await.ok();
    assert_eq!(view["due"], "2027-11-24");
    assert_eq!(
        (&view["state"], &view["attester"], &view["may"]),
        (&json!("holds"), &json!("manager"), &json!(true))
    );
    let unread = confirms(&hospital.office, false).await;
    let unread = unread.problem(422, "fields");
    assert_eq!(unread["errors"][0]["pointer"], "/right");
    let done = confirms(&hospital.office, true).await.ok();
    assert_eq!(done["past"][0]["by"]["id"], json!(hospital.office.id));
    assert_eq!(done["past"][0]["version"], done["version"]);

    let office = world.member(&hospital, "office").await;
    confirms(&office, true).await.problem(403, "forbidden");
    let approver = world.member(&hospital, "approver").await;
    let refused = confirms(&hospital.office, true).await;
    let refused = refused.problem(409, "gate");
    assert_eq!(refused["values"]["gate"], "approver_attests");
    assert_eq!(hospital.office.get(ATTESTATION).await.ok()["may"], false);

    world.days_later(10);
    changes_phone(&hospital, "03-5550-0144").await;
    let view = approver.get(ATTESTATION).await.ok();
    let changed: Vec<_> = view["changes"].as_array().unwrap().iter().collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0]["after"], "+81355500144");
    let done = confirms(&approver, true).await.ok();
    assert_eq!(done["due"], "2027-12-04");
    assert_eq!(done["changes"], json!([]));
    let by: Vec<_> = done["past"].as_array().unwrap().iter().collect();
    assert_eq!(
        (by.len(), &by[0]["role"], &by[1]["role"]),
        (2, &json!("hh"), &json!("ho"))
    );

    // The desk reads when it was, and by whom.
    let desk = world.desk(Role::Di).await;
    let path = format!("/api/desk/hospitals/{}/review", hospital.id);
    let review = desk.get(&path).await.ok();
    assert_eq!(review["attested"]["by"]["id"], json!(approver.id));
    assert_eq!(review["attest_due"], "2027-12-04");
}

#[tokio::test]
async fn what_was_changed_meanwhile_is_not_confirmed() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let read = version(&hospital.office.get(ATTESTATION).await.ok());
    changes_phone(&hospital, "03-5550-0144").await;
    let body = json!({ "right": true });
    let stale = hospital.office.post_at(read, ATTESTATION, body).await;
    stale.problem(412, "stale");
    let view: Value = hospital.office.get(ATTESTATION).await.ok();
    assert_eq!(view["past"], json!([]));
}

#[tokio::test]
async fn it_is_asked_for_thirty_days_before_and_on_the_day_once_each() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let approver = world.member(&hospital, "approver").await;
    // The whole entry is due on 24 November 2027; 25 October is a Monday.
    world.days_later(334);
    world.wind_clocks().await;
    world.forget_mails().await;
    let state = |view: Value| view["state"].clone();
    assert_eq!(state(approver.get(ATTESTATION).await.ok()), "holds");
    world.days_later(1);
    for _ in 0..2 {
        world.wind_clocks().await;
    }
    for reader in [&approver, &hospital.office] {
        world.mail(&reader.email, "年1回の登録全体").await;
    }
    assert_eq!(state(approver.get(ATTESTATION).await.ok()), "due");
    world.forget_mails().await;
    world.days_later(30);
    world.wind_clocks().await;
    world.mail(&approver.email, "本日まで").await;
    world.days_later(1);
    assert_eq!(state(approver.get(ATTESTATION).await.ok()), "past");
    confirms(&approver, true).await.ok();
    world.forget_mails().await;
    world.days_later(20);
    world.wind_clocks().await;
    let body = approver.get(ATTESTATION).await.ok();
    assert_eq!(
        (&body["state"], &body["due"]),
        (&json!("holds"), &json!("2028-11-25"))
    );
    world.forget_mails().await;
}
