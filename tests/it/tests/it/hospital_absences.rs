//! While somebody of a hospital is away, their deputy gets the same mails and
//! acts in the same roles, from the first day to the last and no longer.

use harness::browser::version;
use harness::cast::Cast;
use harness::forms;
use harness::people::Person;
use harness::world::World;
use serde_json::{Value, json};

const ABSENCES: &str = "/api/hospital/absences";

fn away(person: &Person, deputy: &Person, first: &str, last: &str) -> Value {
    json!({ "person": person.id, "deputy": deputy.id, "first": first, "last": last })
}

/// Whether somebody may change the register today.
async fn edits(person: &Person, phone: &str) -> u16 {
    let register = person.get("/api/hospital/register").await.ok();
    let values = json!({ "values": { "office_phone": phone } });
    let path = "/api/hospital/register/team";
    person
        .patch_at(version(&register), path, values)
        .await
        .status
}

#[tokio::test]
async fn a_deputy_acts_and_is_told_from_the_first_day_to_the_last() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let office = world.member(&hospital, "office").await;
    let crc = world.member(&hospital, "crc").await;
    let firm = world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;

    // The world begins on 24 November.
    let body = away(&hospital.office, &crc, "2026-11-25", "2026-11-26");
    let entered = hospital.office.post(ABSENCES, body).await;
    assert_eq!(entered.status, 201, "{}", entered.text);
    let row = &entered.body[0];
    assert_eq!(
        (&row["person"]["id"], &row["deputy"]["id"], &row["now"]),
        (&json!(hospital.office.id), &json!(crc.id), &json!(false))
    );
    assert_eq!(edits(&crc, "03-5550-0101").await, 403);
    world.days_later(1);
    assert_eq!(edits(&crc, "03-5550-0102").await, 200);
    assert_eq!(office.get(ABSENCES).await.ok()[0]["now"], true);
    // What belongs to a manager stays with them.
    let body = json!({ "email": "new@hospital.example", "family": "新", "kinds": ["crc"] });
    let refused = crc.post("/api/hospital/members", body).await;
    refused.problem(403, "forbidden");

    world.forget_mails().await;
    cast.open_round(&firm, &[&hospital]).await;
    for reader in [&hospital.office, &office, &crc] {
        world.mail(&reader.email, "実施可能性").await;
    }
    world.no_more_letters().await;

    world.days_later(2);
    assert_eq!(edits(&crc, "03-5550-0103").await, 403);
    assert_eq!(crc.get(ABSENCES).await.ok(), json!([]));
}

#[tokio::test]
async fn a_deputy_reads_what_the_absent_physician_was_named_on_until_it_is_taken_back() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let named = world.member(&hospital, "physician").await;
    let deputy = world.member(&hospital, "crc").await;
    let question = json!({
        "theme": "training", "text": "英語契約の研修", "urgency": "usual", "may_share": false,
    });
    let body = json!({ "question": question, "submission_id": uuid::Uuid::new_v4() });
    let asked = named.post("/api/hospital/consultations", body).await;
    assert_eq!(asked.status, 201, "{}", asked.text);
    let number = asked.body["row"]["number"].as_str().unwrap();
    let path = format!("/api/hospital/consultations/{number}");
    assert_eq!(deputy.get(&path).await.status, 404);

    let mut body = away(&named, &deputy, "2026-11-24", "2026-12-24");
    body.as_object_mut().unwrap().remove("person");
    let entered = named.post(ABSENCES, body).await;
    assert_eq!(entered.status, 201, "{}", entered.text);
    deputy.get(&path).await.ok();
    let listed = deputy.get("/api/hospital/consultations").await.ok();
    assert_eq!(listed.as_array().unwrap().len(), 1);

    let id = entered.body[0]["id"].as_str().unwrap();
    let take_back = format!("{ABSENCES}/{id}");
    let delete = |who: Person| {
        let path = take_back.clone();
        async move {
            who.json(axum::http::Method::DELETE, &path, None, json!({}))
                .await
        }
    };
    // Only they themself and a manager take it back.
    assert_eq!(delete(deputy.clone()).await.status, 403);
    assert_eq!(delete(hospital.office.clone()).await.status, 204);
    delete(named.clone()).await.problem(409, "gate");
    assert_eq!(deputy.get(&path).await.status, 404);
    world.forget_mails().await;
}

#[tokio::test]
async fn what_is_wrong_with_an_absence_is_said_field_by_field() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let other = world.hospital(5).await;
    let crc = world.member(&hospital, "crc").await;
    let pointers = |problem: &Value| {
        let faults = problem["errors"].as_array().unwrap().clone();
        let pairs = faults.into_iter().map(|one| {
            let text = |name: &str| one[name].as_str().unwrap().to_owned();
            format!("{} {}", text("pointer"), text("code"))
        });
        pairs.collect::<Vec<_>>()
    };
    let empty = crc.post(ABSENCES, json!({ "first": "soon" })).await;
    assert_eq!(
        pointers(&empty.problem(422, "fields")),
        ["/deputy required", "/first not_a_date", "/last required"]
    );
    let stranger = away(&crc, &other.office, "2026-12-02", "2026-12-01");
    let stranger = crc.post(ABSENCES, stranger).await;
    assert_eq!(
        pointers(&stranger.problem(422, "fields")),
        ["/deputy not_found", "/last order"]
    );
    // Of others only a manager says it, and only of the own people.
    let of_another = away(&hospital.office, &crc, "2026-12-01", "2026-12-01");
    let refused = crc.post(ABSENCES, of_another).await;
    refused.problem(403, "forbidden");
    let of_a_stranger = away(&other.office, &crc, "2026-12-01", "2026-12-01");
    let refused = hospital.office.post(ABSENCES, of_a_stranger).await;
    refused.problem(404, "not-found");
}
