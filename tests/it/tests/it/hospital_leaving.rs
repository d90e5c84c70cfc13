//! A hospital leaves: it takes its data along, is matched no more, goes once
//! nothing of it runs, and finds its entry again when it comes back.

use std::io::{Cursor, Read};

use harness::cast::{Cast, answer, desk_act};
use harness::forms;
use harness::people::{Firm, Hospital, Person};
use harness::world::World;
use serde_json::{Value, json};

use crate::hospital_joining::applies;

const LEAVING: &str = "/api/hospital/leaving";

async fn leaves(hospital: &Hospital, reason: &str) -> Value {
    let body = json!({ "reason": reason, "understood": true });
    hospital.office.post(LEAVING, body).await.ok()
}

async fn concluded(lead: &Person, hospital: &Hospital) -> harness::browser::Reply {
    let path = format!("/api/desk/hospitals/{}/leaving", hospital.id);
    lead.post(&path, json!({})).await
}

async fn review(desk: &Person, hospital: &Hospital) -> Value {
    let path = format!("/api/desk/hospitals/{}/review", hospital.id);
    desk.get(&path).await.ok()
}

/// A firm whose text may go to hospitals.
async fn ready_to_ask(world: &World, cast: &Cast) -> Firm {
    let request = forms::request("Weaverbird Bio, Inc.", "m.ito@weaverbird.example");
    let firm = world.firm(request).await;
    desk_act(&cast.dm, &firm.number, "take", json!({}))
        .await
        .ok();
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;
    firm
}

#[tokio::test]
async fn a_hospital_in_a_survey_goes_only_when_nobody_counts_on_it_any_more() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let other = world.hospital(3).await;
    let firm = ready_to_ask(&world, &cast).await;
    let blinded = cast.open_round(&firm, &[&hospital, &other]).await;
    world.forget_mails().await;

    let view = leaves(&hospital, "担当者の退職のため").await;
    assert_eq!(view["surveys"], json!([blinded]));
    // A second click is no second wish.
    leaves(&hospital, "もう一度").await;
    world
        .mail(&hospital.office.email, "退会の申出を受け付けました")
        .await;
    let told = world.mail(&cast.dl.email, "退会の申出がありました").await;
    assert!(!told.text.contains("退職"), "{}", told.text);
    let seen = review(&cast.dm, &hospital).await;
    assert_eq!(seen["leaving"]["reason"], "担当者の退職のため");
    assert_eq!(seen["leaving"]["cases"], json!([firm.number]));
    assert_eq!(seen["row"]["not_asked"], "not_active");

    let refused = concluded(&cast.dl, &hospital).await;
    assert_eq!(
        refused.problem(409, "gate")["values"]["gate"],
        "still_involved"
    );
    concluded(&cast.dm, &hospital)
        .await
        .problem(403, "forbidden");
    // It still answers what it was asked before.
    let no = json!({ "interest": "int_no", "why_not": "no_crc_capacity" });
    answer(&hospital.office, &blinded, no).await.ok();
    world.forget_mails().await;
    let after = concluded(&cast.dl, &hospital).await.ok();
    assert!(after["leaving"]["left_at"].is_string());
    world
        .mail(&hospital.office.email, "退会の手続きが完了しました")
        .await;
    // Nobody of it is let in any more; the case still names it.
    let out = hospital.office.get("/api/hospital/register").await;
    assert!(matches!(out.status, 401 | 403 | 404), "{}", out.status);
    let case = harness::cast::desk_case(&cast.dm, &firm.number).await;
    assert!(case.to_string().contains(&hospital.name_en));
    concluded(&cast.dl, &hospital).await.problem(409, "gate");
}

#[tokio::test]
async fn a_hospital_that_stays_after_all_is_matched_again() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let version = || async {
        let entry = hospital.office.get("/api/hospital/register").await.ok();
        harness::browser::version(&entry)
    };
    let before = version().await;
    let firm = ready_to_ask(&world, &cast).await;
    let back = || {
        hospital
            .office
            .post("/api/hospital/leaving/back", json!({}))
    };
    back().await.problem(409, "gate");
    leaves(&hospital, "").await;
    // Whoever had it on a list already cannot ask it either.
    let body = json!({ "recipients": [{ "hospital": hospital.id }] });
    let refused = desk_act(&cast.dm, &firm.number, "rounds", body).await;
    let fault = &refused.problem(422, "fields")["errors"][0];
    assert_eq!(fault["pointer"], "/recipients/0/hospital");
    world.forget_mails().await;
    let stays = back().await.ok();
    assert_eq!(stays["asked_at"], Value::Null);
    world
        .mail(&hospital.office.email, "退会の申出を取り消しました")
        .await;
    for desk in [&cast.di, &cast.dl] {
        let mail = world
            .mail(&desk.email, "退会の申出が取り消されました")
            .await;
        assert!(mail.text.contains(&hospital.id), "{}", mail.text);
    }
    assert_eq!(review(&cast.dm, &hospital).await["leaving"], Value::Null);
    assert_eq!(review(&cast.dm, &hospital).await["row"]["active"], true);
    cast.open_round(&firm, &[&hospital]).await;
    // Out and in again, both in the history of the entry.
    assert_eq!(version().await, before + 2);
}

#[tokio::test]
async fn leaving_is_for_the_manager_who_has_read_what_it_means() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let office = world.member(&hospital, "office").await;
    let body = json!({ "reason": "", "understood": true });
    office.post(LEAVING, body).await.problem(403, "forbidden");
    office.get(LEAVING).await.problem(403, "forbidden");
    office
        .get("/api/hospital/archive")
        .await
        .problem(403, "forbidden");
    let long = json!({ "reason": "長".repeat(1_001) });
    let refused = hospital.office.post(LEAVING, long).await;
    let faults = refused.problem(422, "fields");
    let pointers: Vec<_> = faults["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["pointer"].clone())
        .collect();
    assert_eq!(pointers, ["/reason", "/understood"]);
    let view = hospital.office.get(LEAVING).await.ok();
    assert_eq!(view["asked_at"], Value::Null);
}

#[tokio::test]
async fn a_hospital_that_comes_back_finds_its_entry_and_is_matched_again() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    leaves(&hospital, "").await;
    concluded(&cast.dl, &hospital).await.ok();
    world.forget_mails().await;

    let email = "again@core-hospital.example";
    applies(&world, email, |form| {
        form["name_ja"] = json!(hospital.name_ja);
        form["prefecture"] = json!("01");
        form["med_inst_code"] = json!("0110000001");
    })
    .await;
    let all = cast.dl.get("/api/desk/applications").await.ok();
    let path = format!("/api/desk/applications/{}", all[0]["id"].as_str().unwrap());
    let seen = cast.dl.get(&path).await.ok();
    assert_eq!(seen["alike"][0]["id"], hospital.id);
    let body = json!({ "into": hospital.id });
    let version = harness::browser::version(&seen);
    cast.dl
        .post_at(version, &format!("{path}/approval"), body)
        .await
        .ok();
    let secret = world.mail(email, "承認されました").await.link();
    let manager = world.comes_with_password(email, &secret).await;
    let entry = manager.get("/api/hospital/register").await.ok();
    assert_eq!(entry["hospital"]["basic"]["name_ja"], hospital.name_ja);
    let row = &review(&cast.dm, &hospital).await["row"];
    assert_eq!(
        (&row["active"], &row["left"]),
        (&json!(true), &json!(false))
    );
}

#[tokio::test]
async fn the_archive_holds_all_that_the_hospital_gave_and_nothing_of_others() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let other = world.hospital(3).await;
    let firm = ready_to_ask(&world, &cast).await;
    let blinded = cast.open_round(&firm, &[&hospital, &other]).await;
    let no = json!({ "interest": "int_no", "why_not": "no_crc_capacity" });
    answer(&hospital.office, &blinded, no).await.ok();

    let taken = hospital.office.get("/api/hospital/archive").await;
    assert_eq!(taken.headers["content-type"], "application/zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(taken.bytes)).unwrap();
    let mut texts = std::collections::BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        texts.insert(file.name().unwrap().into_owned(), bytes);
    }
    let names: Vec<_> = texts.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "README.txt",
            "consultations.json",
            "register-en.xlsx",
            "register-history.json",
            "register-ja.xlsx",
            "register.json",
            "surveys.json"
        ]
    );
    let json = |name: &str| serde_json::from_slice::<Value>(&texts[name]).unwrap();
    assert_eq!(json("surveys.json")[0]["number"], json!(blinded));
    assert_eq!(
        json("surveys.json")[0]["answer"]["why_not"],
        "no_crc_capacity"
    );
    assert!(!json("register-history.json").as_array().unwrap().is_empty());
    // The entry is what the register's own file says: it can be brought back.
    let own = hospital.office.get("/api/hospital/register/file").await;
    assert_eq!(texts["register.json"], own.bytes);
    for bytes in texts.values() {
        let text = String::from_utf8_lossy(bytes);
        for secret in ["Weaverbird", &firm.number, &other.name_ja, &other.id] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
}
