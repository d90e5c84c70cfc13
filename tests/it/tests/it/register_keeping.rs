//! A hospital's register is kept true by one mail and one button, shows who
//! changed what, and is taken along and brought back as a file.

use axum::http::Method;
use case_workflow::ids::HospitalId;
use case_workflow::people::Actor;
use case_workflow::register::{Section, ValueState};
use harness::browser::{Reply, version};
use harness::people::Hospital;
use harness::world::World;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::RegisterEntry;

/// 30 days before free places confirmed on 24 November end, before nine in Japan.
const BEFORE_NINE: &str = "2027-01-24T23:59:00Z";
const NINE: &str = "2027-01-25T00:00:00Z";
const WORDS: &str = "ご確認のお願い";

/// A hospital whose entry was confirmed whole today, with nothing unread.
async fn confirmed(world: &World) -> Hospital {
    let hospital = world.hospital(0).await;
    for section in Section::ALL {
        let view = hospital.office.get("/api/hospital/register").await.ok();
        let path = format!("/api/hospital/register/{}/confirmation", section.as_str());
        hospital
            .office
            .post_at(version(&view), &path, json!({}))
            .await
            .ok();
    }
    world.forget_mails().await;
    hospital
}

async fn letters_at(world: &World, now: &str) -> usize {
    world.at(now.parse().unwrap());
    world.wind_clocks().await.letters
}

async fn asked(world: &World, hospital: &Hospital) -> String {
    assert_eq!(letters_at(world, NINE).await, 1);
    world.mail(&hospital.office.email, WORDS).await.link()
}

fn page(link: &str) -> String {
    format!("/api/links/{link}/register")
}

async fn confirms(world: &World, link: &str, version: i64, sections: Value) -> Reply {
    let body = json!({ "version": version, "sections": sections });
    world.browser().post(&page(link), body).await
}

async fn entry(world: &World, hospital: &Hospital) -> RegisterEntry {
    let id = HospitalId(hospital.id.parse().unwrap());
    world.store().hospital(&Actor::System, id).await.unwrap()
}

async fn places(world: &World, hospital: &Hospital) -> (ValueState, i64) {
    let entry = entry(world, hospital).await;
    let state = entry.hospital.state(Section::Slots, world.today());
    (state, entry.version)
}

async fn history(hospital: &Hospital, more: &str) -> Value {
    let path = format!("/api/hospital/register/history{more}");
    hospital.office.get(&path).await.ok()
}

#[tokio::test]
async fn free_places_are_confirmed_by_one_mail_and_one_button_that_no_scanner_presses() {
    let world = World::new().await;
    let hospital = confirmed(&world).await;
    assert_eq!(letters_at(&world, BEFORE_NINE).await, 0);
    let link = asked(&world, &hospital).await;
    assert_eq!(places(&world, &hospital).await.0, ValueState::EndsSoon);

    let scanner = world.browser();
    for path in [
        format!("/api/links/{link}"),
        page(&link),
        format!("/ja/link/{link}"),
    ] {
        for method in [Method::GET, Method::HEAD, Method::OPTIONS, Method::GET] {
            scanner.send(method, &path, &[], None).await;
        }
    }
    // The button of other links does not press this one either.
    let other = format!("/api/links/{link}");
    scanner
        .post(&other, json!({}))
        .await
        .problem(404, "not-found");
    assert_eq!(places(&world, &hospital).await.0, ValueState::EndsSoon);

    let seen = world.browser().get(&page(&link)).await.ok();
    assert_eq!(seen["name_ja"], hospital.name_ja.as_str());
    assert_eq!(seen["sections"][0]["section"], "slots");
    assert_eq!(seen["sections"][0]["holds_until"], "2027-02-24");
    assert_eq!(seen["sections"][0]["would_hold_until"], "2027-04-25");
    assert_eq!(seen["sections"].as_array().unwrap().len(), 1);
    assert!(!seen["places"].as_array().unwrap().is_empty());

    let done = confirms(&world, &link, version(&seen), json!(["slots"]))
        .await
        .ok();
    assert_eq!(done["sections"][0]["holds_until"], "2027-04-25");
    assert_eq!(places(&world, &hospital).await.0, ValueState::Current);
    let by = entry(&world, &hospital).await.hospital.stated[&Section::Slots].confirmed_by;
    assert_eq!(by.unwrap().to_string(), hospital.office.id);
    let history = history(&hospital, "").await;
    let act = &history["acts"][0];
    assert_eq!(act["by"]["id"], hospital.office.id.as_str());
    assert_eq!(act["changes"][0]["section"], "slots");
    assert_eq!(act["changes"][0]["item"], Value::Null);

    let again = confirms(&world, &link, version(&seen) + 1, json!(["slots"])).await;
    assert_eq!(again.problem(410, "link")["values"]["code"], "used");
    assert_eq!(letters_at(&world, "2027-02-23T00:00:00Z").await, 0);
}

#[tokio::test]
async fn an_entry_that_changed_meanwhile_is_asked_about_again_and_nothing_is_overwritten() {
    let world = World::new().await;
    let hospital = confirmed(&world).await;
    let link = asked(&world, &hospital).await;
    let seen = world.browser().get(&page(&link)).await.ok();
    let view = hospital.office.get("/api/hospital/register").await.ok();
    let quarter = view["quarters"][0].clone();
    let rows = json!([{ "quarter": quarter, "patients": 7, "trials": 1 }]);
    let path = "/api/hospital/register/slots";
    hospital
        .office
        .patch_at(version(&view), path, json!({ "values": { "rows": rows } }))
        .await
        .ok();
    confirms(&world, &link, version(&seen), json!(["slots"]))
        .await
        .problem(412, "stale");
    // Saving has confirmed it: nothing is left to ask, and the link says so.
    let seen = world.browser().get(&page(&link)).await.ok();
    assert_eq!(seen["sections"], json!([]));
    let refused = confirms(&world, &link, version(&seen), json!(["slots"])).await;
    let problem = refused.problem(422, "fields");
    assert_eq!(problem["errors"][0]["pointer"], "/sections/0");
}

#[tokio::test]
async fn what_nobody_offered_is_refused_with_its_place_and_the_link_stays_good() {
    let world = World::new().await;
    let hospital = confirmed(&world).await;
    let link = asked(&world, &hospital).await;
    let at = version(&world.browser().get(&page(&link)).await.ok());
    for (sections, pointer, code) in [
        (json!([]), "/sections", "required"),
        (json!(["slots", "slots"]), "/sections/1", "duplicate"),
        (json!(["team"]), "/sections/0", "unknown_code"),
    ] {
        let problem = confirms(&world, &link, at, sections)
            .await
            .problem(422, "fields");
        let found = (
            &problem["errors"][0]["pointer"],
            &problem["errors"][0]["code"],
        );
        assert_eq!(found, (&json!(pointer), &json!(code)));
    }
    confirms(&world, &link, at, json!(["slots"])).await.ok();
}

#[tokio::test]
async fn of_two_presses_at_once_one_confirms() {
    let world = World::new().await;
    let hospital = confirmed(&world).await;
    let link = asked(&world, &hospital).await;
    let at = version(&world.browser().get(&page(&link)).await.ok());
    let press = || confirms(&world, &link, at, json!(["slots"]));
    let (one, other) = tokio::join!(press(), press());
    let mut both = [one.status, other.status];
    both.sort_unstable();
    assert_eq!(both[0], 200);
    assert!([410, 412].contains(&both[1]), "{both:?}");
    assert_eq!(places(&world, &hospital).await.1, at + 1);
}

#[tokio::test]
async fn a_member_who_has_left_confirms_nothing() {
    let world = World::new().await;
    let hospital = confirmed(&world).await;
    let member = world.member(&hospital, "office").await;
    assert_eq!(letters_at(&world, NINE).await, 2);
    let link = world.mail(&member.email, WORDS).await.link();
    let at = version(&world.browser().get(&page(&link)).await.ok());
    let members = hospital.office.get("/api/hospital/members").await.ok();
    let membership = members
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["email"] == member.email.as_str())
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/api/hospital/members/{membership}");
    let gone = hospital
        .office
        .json(Method::DELETE, &path, None, json!({}))
        .await;
    assert_eq!(gone.status, 204, "{}", gone.text);
    let refused = confirms(&world, &link, at, json!(["slots"])).await;
    assert!([404, 410].contains(&refused.status), "{}", refused.text);
    assert_eq!(places(&world, &hospital).await.0, ValueState::EndsSoon);
}

#[tokio::test]
async fn patients_counted_three_years_ago_are_not_confirmed_by_a_button() {
    let world = World::new().await;
    let hospital = confirmed(&world).await;
    // Counted in 2023 or later, confirmed in November 2026: in December 2028 the
    // counts are older than two fiscal years.
    let then: Timestamp = "2028-12-04T01:00:00Z".parse().unwrap();
    world.at(then - SignedDuration::from_hours(1));
    world.wind_clocks().await;
    world.at(then);
    let link = world.mail(&hospital.office.email, WORDS).await.link();
    let seen = world.browser().get(&page(&link)).await.ok();
    let sections = seen["sections"].as_array().unwrap();
    let diseases = sections
        .iter()
        .find(|one| one["section"] == "diseases")
        .unwrap();
    assert_eq!(diseases["would_hold_until"], Value::Null);
    let refused = confirms(&world, &link, version(&seen), json!(["slots", "diseases"])).await;
    let problem = refused.problem(422, "fields");
    assert_eq!(problem["errors"][0]["pointer"], "/sections/1");
    assert_eq!(problem["errors"][0]["code"], "too_small");
}

#[tokio::test]
async fn the_history_names_the_hospitals_own_people_item_by_item_and_nobody_of_the_desk() {
    let world = World::new().await;
    let hospital = confirmed(&world).await;
    let member = world.member(&hospital, "office").await;
    let saved = |values: Value| {
        let member = member.clone();
        async move {
            let view = member.get("/api/hospital/register").await.ok();
            let path = "/api/hospital/register/record";
            let body = json!({ "values": values });
            member.patch_at(version(&view), path, body).await.ok();
        }
    };
    saved(json!({ "fih_trials": 3, "startup_days": 90 })).await;
    saved(json!({ "fih_trials": null })).await;
    let members = hospital.office.get("/api/hospital/members").await.ok();
    let mut everybody = members.as_array().unwrap().iter();
    let row = everybody.find(|one| one["email"] == member.email.as_str());
    let path = format!(
        "/api/hospital/members/{}",
        row.unwrap()["id"].as_str().unwrap()
    );
    hospital
        .office
        .json(Method::DELETE, &path, None, json!({}))
        .await;

    let page = history(&hospital, "").await;
    let newest = &page["acts"][0];
    // Who has left is still named.
    assert_eq!(newest["by"]["id"], member.id.as_str());
    assert_eq!(newest["changes"].as_array().unwrap().len(), 1);
    assert_eq!(newest["changes"][0]["item"], "fih_trials");
    assert_eq!(newest["changes"][0]["before"], 3);
    assert_eq!(newest["changes"][0]["after"], Value::Null);
    // Page by page down to the day on which the entry was made, by no person of the hospital.
    let mut acts: Vec<i64> = Vec::new();
    let mut more = String::new();
    let last = loop {
        let page = history(&hospital, &more).await;
        acts.extend(page["acts"].as_array().unwrap().iter().map(version));
        match page["older"].as_i64() {
            Some(older) => more = format!("?before={older}"),
            None => break page,
        }
    };
    let newest = acts[0];
    assert_eq!(acts, (1..=newest).rev().collect::<Vec<_>>());
    assert_eq!(
        last["acts"].as_array().unwrap().last().unwrap()["by"],
        Value::Null
    );
    for wrong in ["?before=x", "?before=1.5"] {
        let path = format!("/api/hospital/register/history{wrong}");
        assert_eq!(hospital.office.get(&path).await.status, 400, "{wrong}");
    }
}

const FILE: &str = "/api/hospital/register/file";

async fn file(hospital: &Hospital) -> Value {
    let taken = hospital.office.get(FILE).await;
    assert!(taken.text.ends_with("}\n"), "a file ends with a line");
    taken.ok()
}

#[tokio::test]
async fn a_register_taken_along_and_brought_back_is_the_same_bytes_and_changes_nothing() {
    let world = World::new().await;
    let (one, other) = (confirmed(&world).await, world.hospital(5).await);
    let taken = one.office.get(FILE).await;
    let document = file(&one).await;
    let preview = format!("{FILE}/preview");
    let same = one.office.post(&preview, document.clone()).await.ok();
    assert_eq!(same["changes"], json!([]));
    one.office
        .post_at(version(&same), FILE, document.clone())
        .await
        .ok();
    assert_eq!(one.office.get(FILE).await.text, taken.text);

    // Another hospital's register takes all of it, and writes the same file.
    let seen = other.office.post(&preview, document.clone()).await.ok();
    assert!(seen["changes"].as_array().unwrap().len() > 10);
    other
        .office
        .post_at(version(&seen), FILE, document)
        .await
        .ok();
    assert_eq!(other.office.get(FILE).await.text, taken.text);
    let act = &history(&other, "").await["acts"][0];
    assert_eq!(act["by"]["id"], other.office.id.as_str());
}

#[tokio::test]
async fn a_file_with_faults_names_every_place_and_changes_nothing() {
    let world = World::new().await;
    let hospital = confirmed(&world).await;
    let mut document = file(&hospital).await;
    document["sections"]["record"]["startup_days"] = json!(77);
    document["sections"]["team"]["office_mail"] = json!("no address");
    document["sections"]["diseases"]["rows"][0]["new_patients"] = json!(-1);
    document["sections"]["pharmacy"] = json!({});
    let before = entry(&world, &hospital).await;
    let preview = hospital
        .office
        .post(&format!("{FILE}/preview"), document.clone())
        .await;
    let bring = hospital
        .office
        .post_at(before.version, FILE, document)
        .await;
    for refused in [preview, bring] {
        let problem = refused.problem(422, "fields");
        let places: Vec<&str> = problem["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|fault| fault["pointer"].as_str().unwrap())
            .collect();
        assert_eq!(
            places,
            [
                "/sections/diseases/rows/0/new_patients",
                "/sections/pharmacy",
                "/sections/team/office_mail",
            ]
        );
    }
    assert_eq!(entry(&world, &hospital).await, before);
    for (body, status) in [
        (json!([]), 422),
        (json!("x"), 422),
        (json!({}), 422),
        (Value::Null, 422),
    ] {
        let refused = hospital
            .office
            .post_at(before.version, FILE, body.clone())
            .await;
        assert_eq!(refused.status, status, "{body}: {}", refused.text);
    }
}

#[tokio::test]
async fn a_file_that_was_looked_at_before_somebody_saved_is_refused_as_stale() {
    let world = World::new().await;
    let hospital = confirmed(&world).await;
    let document = file(&hospital).await;
    let seen = hospital
        .office
        .post(&format!("{FILE}/preview"), document.clone())
        .await
        .ok();
    let body = json!({ "values": { "fih_trials": 3 } });
    let path = "/api/hospital/register/record";
    hospital
        .office
        .patch_at(version(&seen), path, body)
        .await
        .ok();
    let stale = hospital
        .office
        .post_at(version(&seen), FILE, document.clone())
        .await;
    stale.problem(412, "stale");
    let none = hospital.office.post(FILE, document).await;
    assert_eq!(none.status, 428, "{}", none.text);
}
