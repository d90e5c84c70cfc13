//! What of its entry a hospital shows to whom: its own look in the mirror, and
//! what the firm reads of it, from when until when.

use harness::browser::version;
use harness::cast::{Cast, answer, firm_act, firm_case};
use harness::forms;
use harness::people::{Firm, Hospital};
use harness::world::World;
use jiff::SignedDuration;
use serde_json::{Value, json};

/// Words that the desk alone may read (V1).
const DESK_ONLY: [&str; 6] = [
    "甲カナリア",
    "乙カナリア",
    "丙カナリア",
    "丁カナリア",
    "戊カナリア",
    "己カナリア",
];
/// Words that a firm may read besides, once the hospital is put before it (V2).
const FIRM_TOO: [&str; 2] = ["庚カナリア", "辛カナリア"];

async fn write(hospital: &Hospital, section: &str, values: Value) {
    let register = hospital.office.get("/api/hospital/register").await.ok();
    let path = format!("/api/hospital/register/{section}");
    hospital
        .office
        .patch_at(version(&register), &path, json!({ "values": values }))
        .await
        .ok();
}

/// Plants the words, with the trial office opened to companies.
async fn plant(hospital: &Hospital) {
    let [front, backup, blackout, competing, english, trial] = DESK_ONLY;
    let [clause, investigator] = FIRM_TOO;
    write(
        hospital,
        "team",
        json!({
            "front": { "name": front }, "more": { "backup_rule": backup }, "visibility": "v2",
        }),
    )
    .await;
    write(
        hospital,
        "departments",
        json!({
            "more": { "blackout": blackout },
            "investigators": [{ "name_ja": investigator, "role": "ir_pi" }],
        }),
    )
    .await;
    let trials = json!([{ "name": competing }]);
    write(hospital, "slots", json!({ "competing_trials": trials })).await;
    let people = json!([{ "work": "w_irb", "name": english, "last_trial": trial }]);
    write(hospital, "english", json!({ "english_people": people })).await;
    let more = json!({ "more": { "never_accepted": clause } });
    write(hospital, "contract", more).await;
}

struct Scene {
    world: World,
    cast: Cast,
    firm: Firm,
    named: Hospital,
    nameless: Hospital,
}

impl Scene {
    /// Two hospitals said yes; one of them lets its name be told.
    async fn answered() -> (Self, String) {
        let world = World::new().await;
        let cast = Cast::new(&world).await;
        let named = world.hospital(0).await;
        let nameless = world.hospital(3).await;
        plant(&named).await;
        let firm = world
            .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
            .await;
        cast.accept(&firm).await;
        cast.consult(&firm).await;
        cast.approve_text(&firm, forms::details()).await;
        let number = cast.open_round(&firm, &[&named, &nameless]).await;
        for (hospital, told) in [(&named, true), (&nameless, false)] {
            answer(&hospital.office, &number, forms::yes(20, 8, told))
                .await
                .ok();
        }
        let scene = Self {
            world,
            cast,
            firm,
            named,
            nameless,
        };
        (scene, number)
    }

    fn path(&self, label: &str) -> String {
        format!("/api/my/cases/{}/hospitals/{label}/face", self.firm.number)
    }
}

fn sections(face: &Value) -> Vec<&str> {
    let sections = face["sections"].as_array().unwrap().iter();
    sections
        .map(|one| one["section"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_firm_reads_an_entry_once_the_hospital_is_put_before_it_by_name_and_not_what_is_the_desks()
 {
    let (scene, _) = Scene::answered().await;
    let firm = &scene.firm;
    for label in ["A", "B", "C"] {
        firm.get(&scene.path(label)).await.problem(404, "not-found");
    }
    assert_eq!(firm_case(firm).await["hospitals"][0]["entry"], false);

    scene.cast.propose(firm).await;
    let case = firm_case(firm).await;
    let open: Vec<&Value> = ["A", "B"]
        .iter()
        .map(|label| {
            let mut hospitals = case["hospitals"].as_array().unwrap().iter();
            &hospitals.find(|one| one["label"] == *label).unwrap()["entry"]
        })
        .collect();
    assert_eq!(open, [true, false]);
    let reply = firm.get(&scene.path("A")).await;
    for word in FIRM_TOO {
        assert!(reply.text.contains(word), "{word}");
    }
    for word in DESK_ONLY {
        assert!(!reply.text.contains(word), "{word}");
    }
    assert!(!reply.text.contains(&scene.named.id));
    let face = reply.ok();
    assert_eq!(face["name"]["en"], scene.named.name_en.as_str());
    assert_eq!(face["face"]["viewer"], "firm");
    assert!(sections(&face["face"]).contains(&"team"));
    firm.get(&scene.path("B")).await.problem(404, "not-found");
    firm.get(&scene.path("C")).await.problem(404, "not-found");

    // Nobody else reads it at this address, whatever they may read elsewhere.
    let other = scene
        .world
        .firm(forms::request("Kestrel", "john@kestrel.example"))
        .await;
    for person in [&other.person, &scene.nameless.office, &scene.cast.dm] {
        person.get(&scene.path("A")).await.problem(404, "not-found");
    }

    // The mirror shows the hospital the same face.
    let path = "/api/hospital/mirror?as=firm";
    let mirror = scene.named.office.get(path).await.ok();
    assert_eq!(mirror["face"], face["face"]);

    // What the hospital takes back is gone at once.
    write(&scene.named, "team", json!({ "visibility": "v1" })).await;
    let face = firm.get(&scene.path("A")).await.ok();
    assert!(!sections(&face["face"]).contains(&"team"));

    let decisions = json!([
        { "label": "A", "decision": "not_selected", "reason": "enough_places" },
        { "label": "B", "decision": "selected", "target": 8 },
    ]);
    firm_act(firm, "selection", json!({ "decisions": decisions }))
        .await
        .ok();
    for label in ["A", "B"] {
        firm.get(&scene.path(label)).await.problem(404, "not-found");
    }
    scene.world.forget_mails().await;
}

#[tokio::test]
async fn a_hospital_sees_when_its_entry_was_read_and_for_which_request_and_not_by_whom() {
    let (scene, number) = Scene::answered().await;
    scene.cast.propose(&scene.firm).await;
    for _ in 0..2 {
        scene.firm.get(&scene.path("A")).await.ok();
        scene.world.later(SignedDuration::from_secs(60));
    }
    let path = "/api/hospital/members/seen";
    let reply = scene.named.office.get(path).await;
    for word in ["Zebrafinch", "Hartley", "emma@", &scene.firm.number] {
        assert!(!reply.text.contains(word), "{word}");
    }
    assert!(!reply.text.contains(&scene.firm.id));
    let page = reply.ok();
    let read: Vec<&Value> = page["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["action"] == "read_entry")
        .collect();
    // Once a day for each person.
    assert_eq!(read.len(), 1);
    assert_eq!(read[0]["number"], json!(number));
    assert_eq!(read[0]["by"], Value::Null);
    let other = scene.nameless.office.get(path).await;
    assert!(!other.text.contains("read_entry"));
    scene.world.forget_mails().await;
}

#[tokio::test]
async fn every_member_of_a_hospital_looks_at_it_with_others_eyes() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let crc = world.member(&hospital, "crc").await;
    plant(&hospital).await;
    let look = async |eyes: &str| {
        let reply = crc.get(&format!("/api/hospital/mirror{eyes}")).await;
        let words = |words: &[&str]| words.iter().all(|word| reply.text.contains(word));
        (words(&DESK_ONLY), words(&FIRM_TOO), reply.ok())
    };
    let (desk_only, firm_too, desk) = look("").await;
    assert!(desk_only && firm_too);
    assert_eq!(desk["face"]["withheld"], json!([]));
    assert_eq!(desk["region"]["en"], "Hokkaido");
    let (desk_only, firm_too, _) = look("?as=firm").await;
    assert!(!desk_only && firm_too);
    let (desk_only, firm_too, public) = look("?as=public").await;
    assert!(!desk_only && !firm_too);
    assert_eq!(sections(&public["face"]), ["basic"]);
    // Numbers of patients are public nowhere, also of an open track record.
    let record = json!({ "visibility": "v0", "more": { "declared_patients": 4321 } });
    write(&hospital, "record", record).await;
    let (_, _, public) = look("?as=public").await;
    assert_eq!(sections(&public["face"]), ["basic", "record"]);
    assert!(!public.to_string().contains("4321"));
    let wrong = crc.get("/api/hospital/mirror?as=firms").await;
    let wrong = wrong.problem(422, "fields");
    assert_eq!(wrong["errors"][0]["pointer"], "/as");
}
