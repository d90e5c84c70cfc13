//! What a round asks beyond its fixed questions: what the register knows of it,
//! how a hospital would see it, what it answers, and what the firm reads of it.

use harness::browser::version;
use harness::cast::{Cast, desk_act, desk_case, firm_case, hospital_act};
use harness::forms;
use harness::people::{Firm, Hospital};
use harness::world::World;
use serde_json::{Value, json};

struct Scene {
    world: World,
    cast: Cast,
    firm: Firm,
    hospitals: [Hospital; 2],
}

async fn ready() -> Scene {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospitals = [
        cast.register_hospital("見本大学病院", "Mihon University Hospital")
            .await,
        cast.register_hospital("例示総合病院", "Reiji General Hospital")
            .await,
    ];
    let firm = world
        .firm(forms::request(
            "Weaverbird Bio, Inc.",
            "m.ito@weaverbird.example",
        ))
        .await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;
    Scene {
        world,
        cast,
        firm,
        hospitals,
    }
}

/// Yes, for so many patients.
fn yes(realistic: u32) -> Value {
    json!({
        "interest": "int_yes", "pi": "見本 一郎", "patients": 20, "method": "emr_query",
        "realistic": realistic, "start": "2027-05", "name_may_be_told": false,
    })
}

/// A kind of each; one in the desk's own words.
fn further() -> Value {
    json!({
        "bank": ["contract_days", "visit_from", "home_nurse"],
        "own": [{
            "kind": "text", "ja": "紹介元の診療科はどこですか。",
            "en": "Which departments refer such patients?",
        }],
    })
}

impl Scene {
    fn path(&self, what: &str) -> String {
        format!("/api/desk/cases/{}/{what}", self.firm.number)
    }

    /// The first hospital writes these values into a section of its register.
    async fn registers(&self, section: &str, values: Value) {
        let office = &self.hospitals[0].office;
        let read = office.get("/api/hospital/register").await.ok();
        let path = format!("/api/hospital/register/{section}");
        let body = json!({ "values": values });
        office.patch_at(version(&read), &path, body).await.ok();
    }

    /// How many of both hospitals know it, by question; −1 where the register
    /// does not ask.
    async fn known(&self, code: &str) -> Value {
        let ids = self.hospitals.each_ref().map(|one| one.id.to_string());
        let path = self.path(&format!("round-questions?hospitals={}", ids.join(",")));
        let bank = self.cast.dm.get(&path).await.ok();
        assert_eq!(bank["of"], 2);
        let mut all = bank["questions"].as_array().unwrap().iter();
        let one = all.find(|one| one["question"]["code"] == code).unwrap();
        one["register"]["known"].clone()
    }

    async fn open(&self) -> String {
        let recipients: Vec<Value> = self
            .hospitals
            .iter()
            .map(|one| json!({ "hospital": one.id }))
            .collect();
        let body = json!({ "recipients": recipients, "further": further() });
        let case = desk_act(&self.cast.dm, &self.firm.number, "rounds", body);
        let blinded = case.await.ok()["blinded"].clone();
        blinded.as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn the_bank_says_how_many_of_those_to_be_asked_have_answered_in_their_register() {
    let scene = ready().await;
    assert_eq!(scene.known("home_nurse").await, 0);
    assert_eq!(scene.known("assent").await, Value::Null);
    scene
        .registers("data", json!({ "more": { "dct": ["dct_nurse"] } }))
        .await;
    // That it is not there is known as well.
    assert_eq!(scene.known("home_nurse").await, 1);
    assert_eq!(scene.known("nearby_lab").await, 1);
}

#[tokio::test]
async fn whom_it_does_not_know_or_too_many_the_bank_refuses() {
    let scene = ready().await;
    let ask = |ids: Vec<String>| {
        let path = scene.path(&format!("round-questions?hospitals={}", ids.join(",")));
        let person = scene.cast.dm.clone();
        async move { person.get(&path).await }
    };
    let some = |n: u32| (0..n).map(|_| uuid::Uuid::new_v4().to_string()).collect();
    let told = ask(vec!["nobody".to_owned()]).await;
    assert_eq!(
        told.problem(422, "fields")["errors"][0]["pointer"],
        "/hospitals"
    );
    let told = ask(some(61)).await;
    assert_eq!(told.problem(422, "fields")["errors"][0]["code"], "too_many");
    assert_eq!(ask(some(60)).await.ok()["of"], 0);
}

#[tokio::test]
async fn the_preview_is_what_the_hospital_gets_and_leaves_nothing_behind() {
    let scene = ready().await;
    scene
        .registers("data", json!({ "more": { "dct": ["dct_nurse"] } }))
        .await;
    let before = desk_case(&scene.cast.dm, &scene.firm.number).await;
    let body = json!({ "hospital": scene.hospitals[0].id, "further": further() });
    let path = scene.path("round-preview");
    let preview = scene.cast.dm.post(&path, body).await.ok();
    let after = desk_case(&scene.cast.dm, &scene.firm.number).await;
    assert_eq!(before["version"], after["version"]);
    assert_eq!(after["rounds"], json!([]));
    scene.world.forget_mails().await;

    let blinded = scene.open().await;
    let office = &scene.hospitals[0].office;
    let got = office
        .get(&format!("/api/hospital/requests/{blinded}"))
        .await
        .ok();
    for part in [
        "text",
        "further",
        "prefill",
        "prefill_from",
        "kind",
        "firm",
        "past",
    ] {
        assert_eq!(preview[part], got[part], "{part}");
    }
    assert_eq!(preview["due"], got["due"]);
    assert_eq!(got["further"].as_array().map(Vec::len), Some(4));
    let nurse = &got["further"][2];
    assert_eq!(nurse["question"]["code"], "home_nurse");
    assert_eq!(
        (
            &nurse["known"]["said"],
            &nurse["known"]["section"],
            &nurse["known"]["expired"]
        ),
        (&json!(true), &json!("data"), &json!(false))
    );
    assert_eq!(preview["may_draft"], false);

    let wrong = json!({ "hospital": scene.hospitals[0].id, "further": { "own": [
        { "kind": "yes_no", "ja": "", "en": "Is Weaverbird Bio known to you?" } ] } });
    let refused = scene.cast.dm.post(&path, wrong).await;
    let told = refused.problem(409, "gate");
    assert_eq!(told["values"]["gate"], "round_closed");
}

#[tokio::test]
async fn answers_are_drafted_approved_and_kept_and_words_stay_with_the_desk() {
    let scene = ready().await;
    let blinded = scene.open().await;
    let [first, second] = &scene.hospitals;
    let approver = scene.world.member(first, "approver").await;
    let on = json!({ "answers_need_approval": true });
    first.office.post("/api/hospital/settings", on).await.ok();
    let path = format!("/api/hospital/requests/{blinded}");

    // A draft keeps what was typed, and who typed it, by question.
    let read = first.office.get(&path).await.ok();
    let draft = json!({ "answer": { "further": { "contract_days": "４５" } } });
    let kept = first
        .office
        .put_at(version(&read), &format!("{path}/draft"), draft)
        .await
        .ok();
    assert_eq!(kept["draft"]["further"]["contract_days"], "４５");
    assert!(kept["parts"]["further/contract_days"]["by"].is_object());

    let mut full = yes(8);
    full["further"] = json!({
        "contract_days": "４５", "home_nurse": false, "own_1": "見本大学病院の総合診療科",
    });
    let mut wrong = full.clone();
    wrong["further"]["visit_from"] = json!("2027-13");
    let refused = hospital_act(
        &first.office,
        &blinded,
        "answer",
        json!({ "answer": wrong }),
    )
    .await;
    assert_eq!(
        refused.problem(422, "fields")["errors"][0]["pointer"],
        "/answer/further/visit_from"
    );
    hospital_act(&first.office, &blinded, "answer", json!({ "answer": full }))
        .await
        .ok();
    let sent = hospital_act(&approver, &blinded, "approval", json!({}))
        .await
        .ok();
    let said =
        json!({ "contract_days": 45, "home_nurse": false, "own_1": "見本大学病院の総合診療科" });
    assert_eq!(sent["answer"]["further"], said);
    // The other leaves all of it open.
    let open = json!({ "answer": yes(4) });
    hospital_act(&second.office, &blinded, "answer", open)
        .await
        .ok();

    let case = desk_case(&scene.cast.dm, &scene.firm.number).await;
    let round = &case["rounds"][0];
    assert_eq!(round["further"].as_array().map(Vec::len), Some(4));
    assert_eq!(round["sites"][0]["answer"]["further"], said);
    assert_eq!(round["sites"][1]["answer"]["further"], json!({}));

    // Before the collated answer the firm reads nothing, and then no words.
    assert_eq!(
        firm_case(&scene.firm).await["hospitals"][0]["further"],
        json!([])
    );
    scene.cast.propose(&scene.firm).await;
    let case = firm_case(&scene.firm).await;
    let facts: Vec<(&Value, &Value)> = case["hospitals"][0]["further"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fact| (&fact["question"]["code"], &fact["said"]))
        .collect();
    assert_eq!(
        facts,
        [
            (&json!("contract_days"), &json!(45)),
            (&json!("home_nurse"), &json!(false))
        ]
    );
    assert!(!case.to_string().contains("見本大学病院"));
}
