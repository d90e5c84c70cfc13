//! Answers to the bank's questions correct the register, in the same act: each
//! at its place, over nobody else's change, and by the approver's word.

use harness::browser::{Reply, version};
use harness::cast::{Cast, desk_act, hospital_act};
use harness::forms;
use harness::people::{Hospital, Person};
use harness::world::World;
use serde_json::{Value, json};

const REGISTER: &str = "/api/hospital/register";

struct Scene {
    world: World,
    hospital: Hospital,
    blinded: String,
}

/// A hospital whose contracts take 60 days and whose patients can go to a
/// laboratory near them is asked for more than that.
async fn asking() -> Scene {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = cast
        .register_hospital("見本大学病院", "Mihon University Hospital")
        .await;
    let firm = world
        .firm(forms::request(
            "Weaverbird Bio, Inc.",
            "m.ito@weaverbird.example",
        ))
        .await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;
    let body = json!({
        "recipients": [{ "hospital": hospital.id }],
        "further": {
            "bank": ["contract_days", "e_sign", "home_nurse", "unblinded", "crc"],
            "own": [{ "kind": "yes_no", "ja": "院内に検査室がありますか。", "en": "Is there a laboratory?" }],
        },
    });
    let case = desk_act(&cast.dm, &firm.number, "rounds", body).await.ok();
    let blinded = case["blinded"].as_str().unwrap().to_owned();
    let scene = Scene {
        world,
        hospital,
        blinded,
    };
    let record = json!({ "more": { "days_to_contract": 60 } });
    scene.registers("record", record).await;
    let data = json!({ "more": { "dct": ["dct_lab"] } });
    scene.registers("data", data).await;
    scene
}

impl Scene {
    async fn register(&self) -> Value {
        self.hospital.office.get(REGISTER).await.ok()
    }

    async fn registers(&self, section: &str, values: Value) {
        let path = format!("{REGISTER}/{section}");
        let read = self.register().await;
        let body = json!({ "values": values });
        let office = &self.hospital.office;
        office.patch_at(version(&read), &path, body).await.ok();
    }

    async fn view(&self) -> Value {
        let path = format!("/api/hospital/requests/{}", self.blinded);
        self.hospital.office.get(&path).await.ok()
    }

    async fn act(&self, person: &Person, what: &str, body: Value) -> Reply {
        hospital_act(person, &self.blinded, what, body).await
    }

    /// The answer with its tick, as a form sends it that was read just now.
    async fn answer(&self, further: Value) -> Value {
        let view = self.view().await;
        let mut read = view["prefill"].clone();
        let known = view["further"].as_array().unwrap().iter();
        let known = known.filter(|one| one["known"].is_object()).map(|one| {
            let code = one["question"]["code"].as_str().unwrap().to_owned();
            (code, one["known"]["said"].clone())
        });
        read["further"] = Value::Object(known.collect());
        let mut answer = forms::yes(20, 8, false);
        answer["further"] = further;
        json!({ "answer": answer, "register": read })
    }

    /// Days to the contract, electronic signature, what goes on away from the
    /// hospital, and the pharmacy, as the register has them.
    async fn places(&self) -> Value {
        let entry = self.register().await;
        let hospital = &entry["hospital"];
        json!([
            hospital["record"]["more"]["days_to_contract"],
            hospital["contract"]["e_sign"],
            hospital["data"]["more"]["dct"],
            hospital["equipment"]["more"]["pharmacy"],
        ])
    }
}

fn said() -> Value {
    json!({
        "contract_days": "４５", "e_sign": false, "home_nurse": true, "unblinded": true,
        "crc": 3, "own_1": true,
    })
}

#[tokio::test]
async fn each_answer_of_the_bank_reaches_its_place_and_a_list_never_answered_stays_unknown() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let places = ["record", "contract", "data"];
    let view = scene.view().await;
    let mut corrects: Vec<_> = view["further"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["corrects"].as_str())
        .collect();
    corrects.dedup();
    assert_eq!(corrects, places);

    let before = scene.places().await;
    assert_eq!(before, json!([60, null, ["dct_lab"], null]));
    scene.world.at("2026-11-25T10:00:00+09:00".parse().unwrap());
    let body = scene.answer(said()).await;
    scene.act(office, "answer", body).await.ok();
    assert_eq!(
        scene.places().await,
        json!([45, false, ["dct_nurse", "dct_lab"], null])
    );
    let entry = scene.register().await;
    for section in places {
        let stated = &entry["hospital"]["stated"][section];
        assert_eq!(
            (&stated["source"], &stated["as_of"]),
            (&json!("self"), &json!("2026-11-25")),
            "{section}"
        );
    }
    let history = office.get(&format!("{REGISTER}/history")).await.ok();
    let newest = &history["acts"][0];
    assert_eq!(newest["survey"], scene.blinded.as_str());
    assert!(newest.to_string().contains("days_to_contract"), "{newest}");

    // Without the tick the register is left alone.
    let mut other = scene.answer(json!({ "contract_days": 90 })).await;
    other.as_object_mut().unwrap().remove("register");
    scene.act(office, "answer", other).await.ok();
    assert_eq!(scene.places().await[0], 45);
}

#[tokio::test]
async fn what_somebody_changed_meanwhile_is_told_and_neither_answer_nor_register_is_written() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let body = scene.answer(said()).await;
    let record = json!({ "more": { "days_to_contract": 50 } });
    scene.registers("record", record).await;
    let refused = scene.act(office, "answer", body).await;
    let told = refused.problem(412, "stale");
    assert_eq!(
        told["values"]["current"],
        json!({ "register": { "further": { "contract_days": 50 } } })
    );
    let before = json!([50, null, ["dct_lab"], null]);
    assert_eq!(scene.places().await, before);
    assert_eq!(scene.view().await["answer"], Value::Null);

    // Having read what stands there now, the office stands by its own.
    let body = scene.answer(said()).await;
    scene.act(office, "answer", body).await.ok();
    assert_eq!(scene.places().await[0], 45);
}

#[tokio::test]
async fn the_approver_sends_the_corrections_along_but_not_over_what_changed_while_it_waited() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let approver = scene.world.member(&scene.hospital, "approver").await;
    let on = json!({ "answers_need_approval": true });
    office.post("/api/hospital/settings", on).await.ok();
    let body = scene.answer(said()).await;
    let handed = scene.act(office, "answer", body).await.ok();
    assert_eq!(handed["approval"]["with_register"], true);
    assert_eq!(scene.places().await[0], 60);

    let record = json!({ "more": { "days_to_contract": 50 } });
    scene.registers("record", record).await;
    let refused = scene.act(&approver, "approval", json!({})).await;
    refused.problem(412, "stale");
    assert_eq!(scene.view().await["answer"], Value::Null);

    let note = json!({ "note": "契約までの日数を確かめてください。" });
    scene.act(&approver, "return", note).await.ok();
    let body = scene.answer(said()).await;
    scene.act(office, "answer", body).await.ok();
    let sent = scene.act(&approver, "approval", json!({})).await.ok();
    assert_eq!(sent["answer"]["further"]["contract_days"], 45);
    assert_eq!(
        scene.places().await,
        json!([45, false, ["dct_nurse", "dct_lab"], null])
    );
}
