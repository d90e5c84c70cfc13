//! Real registry records, each from the first key to the closed case, over the
//! same addresses and with the same permissions as the browser. What the ledger
//! must say is worked out from the record by rule, not by the program's code:
//! E2 = an interventional study, international = sites in Japan and in another
//! country, everything else yes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use case_workflow::details::Details;
use case_workflow::inquiry::FormStage;
use documents::trial_record::{self, TrialRead};
use harness::browser::version;
use harness::cast::{Cast, answer, desk_act, desk_case, firm_act, firm_case};
use harness::forms;
use harness::people::{Firm, Hospital};
use harness::world::World;
use serde_json::{Map, Value, json};

/// One record.
struct Record {
    name: String,
    bytes: Vec<u8>,
    json: Value,
}

/// The folder that `MADOGUCHI_RECORDS` names, or three small records of our
/// own.
fn records() -> Vec<Record> {
    let record = |name: String, bytes: Vec<u8>| Record {
        json: serde_json::from_slice(&bytes).unwrap(),
        name,
        bytes,
    };
    let Some(folder) = std::env::var_os("MADOGUCHI_RECORDS") else {
        eprintln!(
            "MADOGUCHI_RECORDS is not set: three invented records take the place of real ones"
        );
        return invented()
            .into_iter()
            .map(|json| {
                let name = json["protocolSection"]["identificationModule"]["nctId"].to_string();
                record(name, json.to_string().into_bytes())
            })
            .collect();
    };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(Path::new(&folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
        .collect();
    paths.sort();
    assert!(
        !paths.is_empty(),
        "MADOGUCHI_RECORDS names a folder without records"
    );
    paths
        .into_iter()
        .map(|path| record(path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect()
}

fn invented() -> [Value; 3] {
    let study = |nct: &str, kind: &str, phases: &[&str], condition: &str, countries: &[&str]| {
        let locations: Vec<Value> = countries
            .iter()
            .map(|one| json!({ "country": one }))
            .collect();
        json!({ "protocolSection": {
            "identificationModule": { "nctId": nct, "briefTitle": format!("Study of {condition}") },
            "sponsorCollaboratorsModule": { "leadSponsor": { "name": "Invented Sponsor", "class": "INDUSTRY" } },
            "conditionsModule": { "conditions": [condition] },
            "designModule": { "studyType": kind, "phases": phases, "enrollmentInfo": { "count": 120 } },
            "armsInterventionsModule": { "interventions": [{ "type": "DRUG", "name": "INV-1" }] },
            "eligibilityModule": { "minimumAge": "18 Years", "sex": "ALL", "stdAges": ["ADULT"] },
            "contactsLocationsModule": { "locations": locations }
        } })
    };
    [
        study(
            "NCT01234561",
            "INTERVENTIONAL",
            &["PHASE3"],
            "Migraine",
            &["Japan", "France"],
        ),
        study(
            "NCT01234562",
            "INTERVENTIONAL",
            &["PHASE2"],
            "Ulcerative Colitis",
            &["Japan"],
        ),
        study(
            "NCT01234563",
            "OBSERVATIONAL",
            &[],
            "Breast Cancer",
            &["Japan", "Italy"],
        ),
    ]
}

fn interventional(record: &Value) -> bool {
    record["protocolSection"]["designModule"]["studyType"] == "INTERVENTIONAL"
}

fn international(record: &Value) -> bool {
    let countries: BTreeSet<&str> =
        record["protocolSection"]["contactsLocationsModule"]["locations"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|place| place["country"].as_str())
            .collect();
    countries.contains("Japan") && countries.len() > 1
}

/// The class that the rule in words asks for.
fn expected(record: &Value) -> &'static str {
    if interventional(record) && international(record) {
        "K"
    } else {
        "Z"
    }
}

#[tokio::test]
async fn every_record_goes_all_the_way_and_the_ledger_says_what_the_rule_says() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let mut hospitals = Vec::new();
    for n in 0..5 {
        hospitals.push(world.hospital(n).await);
    }
    let mut wanted = BTreeMap::new();
    for (n, record) in records().iter().enumerate() {
        let number = whole_job(&cast, &hospitals, n, record).await;
        let class = expected(&record.json);
        let case = desk_case(&cast.dl, &number).await;
        assert_eq!(case["stage"], "closed", "{}", record.name);
        assert_eq!(
            lines(&case),
            [(class.to_owned(), 1)],
            "{}: {}",
            record.name,
            case["count"]
        );
        wanted.insert(number, class);
        world.forget_mails().await;
    }
    let page = cast.counts("R8").await;
    let counted: BTreeMap<String, &str> = page["counted"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let number = row["number"].as_str().unwrap().to_owned();
            (number, row["class"].as_str().unwrap())
        })
        .collect();
    assert_eq!(counted, wanted, "the year's ledger is exactly this");
    let of = |class: &str| wanted.values().filter(|one| **one == class).count();
    assert_eq!((&page["k"], &page["z"]), (&json!(of("K")), &json!(of("Z"))));
    assert_eq!(page["not_counted"], json!([]));
}

fn lines(case: &Value) -> Vec<(String, i64)> {
    case["count"]["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let class = line["class"].as_str().unwrap().to_owned();
            (class, line["delta"].as_i64().unwrap())
        })
        .collect()
}

/// The whole job on one record; answers with the case's reference.
async fn whole_job(cast: &Cast, hospitals: &[Hospital], n: usize, record: &Record) -> String {
    let read = trial_record::read(&record.bytes).unwrap();
    let world = cast.world();
    let address = format!("clinical@asking-firm-{n}.example");
    let firm = world.firm(answers(&read, n, &address)).await;
    triage(cast, &firm, &record.json).await;
    cast.consult(&firm).await;
    code(cast, &firm, &record.json).await;
    cast.approve_text(&firm, details(&read)).await;

    let asked = candidates(cast, &firm, hospitals).await;
    let blinded = cast.open_round(&firm, &asked).await;
    let replies = [forms::yes(20, 6, true), forms::yes_if(9, 3), forms::no()];
    for (hospital, reply) in asked.iter().zip(replies) {
        answer(&hospital.office, &blinded, reply).await.ok();
    }
    cast.propose(&firm).await;
    let case = cast.choose(&firm, 1, 5).await;
    let chosen = case["hospitals"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["decision"] == "selected")
        .unwrap();
    let site = desk_case(&cast.dm, &firm.number).await["rounds"][0]["sites"]
        .as_array()
        .unwrap()
        .iter()
        .find(|site| site["label"] == chosen["label"])
        .unwrap()["hospital"]
        .clone();
    let hospital = site.as_str().unwrap();
    cast.start_trial(&firm, hospital).await;
    cast.close(&firm).await;
    firm.number.clone()
}

/// Intake takes the case, asks, and proposes; the lead accepts.
async fn triage(cast: &Cast, firm: &Firm, record: &Value) {
    desk_act(&cast.di, &firm.number, "take", json!({}))
        .await
        .ok();
    let questions = json!({ "questions": [{ "text": "Is the protocol final?" }] });
    desk_act(&cast.di, &firm.number, "questions", questions)
        .await
        .ok();
    firm_act(firm, "answers", json!({ "answers": ["Not yet."] }))
        .await
        .ok();
    let mut body = forms::acceptance(&cast.dm.id);
    if !interventional(record) {
        body["checklist"]["E2"] = json!("no");
    }
    body["international"] = json!(international(record));
    let proposal = desk_act(&cast.di, &firm.number, "acceptance", body)
        .await
        .proposed();
    let id = proposal["id"].as_str().unwrap();
    cast.dl
        .post(&format!("/api/desk/proposals/{id}/confirmation"), json!({}))
        .await
        .ok();
}

/// The form as the record fills it in; what it leaves open, a firm that asks
/// for it would have chosen like this. The asking firm is invented.
fn answers(read: &TrialRead, n: usize, address: &str) -> Value {
    let mut form = forms::request(&format!("Asking Firm {n}, Inc."), address);
    form.as_object_mut().unwrap().remove("product_public");
    for filled in &read.fields {
        let name = filled.field.as_str();
        if filled.field.stage() == FormStage::Inquiry && name != "org_name" {
            form[name] = filled.value.clone();
        }
    }
    form
}

/// The details that the case page asks for, as the record fills them in, over
/// those of an ordinary firm. The disease code is the desk's.
fn details(read: &TrialRead) -> Value {
    let mut details = forms::details();
    let usual = details.as_object_mut().unwrap();
    usual.remove("indication_code");
    for filled in &read.fields {
        let asked_for = Details::FIELDS.contains(&filled.field);
        if filled.field.stage() != FormStage::Details || !asked_for {
            continue;
        }
        let place = usual.entry(filled.field.as_str()).or_insert(Value::Null);
        match (place, &filled.value) {
            (Value::Object(known), Value::Object(told)) => {
                known.extend(
                    told.iter()
                        .map(|(name, value)| (name.clone(), value.clone())),
                );
            }
            (place, value) => *place = value.clone(),
        }
    }
    // A small trial asks Japan for no more patients than it has.
    let numbers = &mut details["prot_n"];
    let total = numbers["total"].as_u64().unwrap_or(u64::MAX);
    for name in ["japan_target", "japan_min"] {
        if let Some(usual) = numbers[name].as_u64() {
            numbers[name] = json!(usual.min(total));
        }
    }
    details
}

/// The desk adds the ICD-10 code where the record has none, by the words of its
/// conditions.
async fn code(cast: &Cast, firm: &Firm, record: &Value) {
    let case = firm_case(firm).await;
    let mut codes = case["values"]["indication_code"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    if codes.iter().any(|one| one["system"] == "icd10") {
        return;
    }
    let words = record["protocolSection"]["conditionsModule"]["conditions"].to_string();
    codes.insert(0, json!({ "system": "icd10", "code": icd10(&words) }));
    let values = Map::from_iter([("indication_code".to_owned(), Value::Array(codes))]);
    let path = format!("/api/desk/cases/{}", firm.number);
    let version = version(&cast.dm.get(&path).await.ok());
    cast.dm
        .patch_at(
            version,
            &format!("{path}/fields"),
            json!({ "values": values }),
        )
        .await
        .ok();
}

fn icd10(conditions: &str) -> &'static str {
    const BY_WORD: [(&str, &str); 26] = [
        ("breast", "C50.9"),
        ("lung", "C34.9"),
        ("nsclc", "C34.9"),
        ("thymic", "C37"),
        ("biliary", "C24.9"),
        ("hepatocellular", "C22.0"),
        ("colorectal", "C18.9"),
        ("gastric", "C16.9"),
        ("bladder", "C67.9"),
        ("leukemia", "C95.9"),
        ("tumor", "C80.9"),
        ("obes", "E66.9"),
        ("diabetes", "E11.9"),
        ("cholesterol", "E78.0"),
        ("narcolepsy", "G47.4"),
        ("migraine", "G43.9"),
        ("pulmonary arterial", "I27.0"),
        ("colitis", "K51.9"),
        ("retinal", "H34.8"),
        ("haemophilia", "D66"),
        ("lupus", "M32.9"),
        ("scler", "M34.9"),
        ("wart", "B07"),
        ("sars", "U07.1"),
        ("syncytial", "B97.4"),
        ("glomerulo", "N04.2"),
    ];
    let words = conditions.to_lowercase();
    BY_WORD
        .iter()
        .find(|(word, _)| words.contains(word))
        .map_or("Z00.6", |(_, code)| code)
}

/// The first three of the list, wherever they stand: whom the register says too
/// little about is asked, too.
async fn candidates<'a>(cast: &Cast, firm: &Firm, hospitals: &'a [Hospital]) -> Vec<&'a Hospital> {
    let path = format!("/api/desk/cases/{}/candidates", firm.number);
    let list = cast.dm.get(&path).await.ok();
    let first: Vec<&Hospital> = list["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| {
            hospitals
                .iter()
                .find(|hospital| one["hospital"] == hospital.id.as_str())
        })
        .take(3)
        .collect();
    assert_eq!(first.len(), 3, "{list}");
    first
}
