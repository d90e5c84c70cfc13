//! The public form and the desk's copy of it: every fault at once, each with
//! its place, and nothing that was typed is lost.

use harness::browser::version;
use harness::cast::Cast;
use harness::forms;
use harness::world::World;
use serde_json::{Value, json};

/// Pointer and code of each fault.
fn faults(list: &Value) -> Vec<(String, String)> {
    let text = |fault: &Value, name: &str| fault[name].as_str().unwrap().to_owned();
    list.as_array()
        .unwrap()
        .iter()
        .map(|fault| (text(fault, "pointer"), text(fault, "code")))
        .collect()
}

/// Something wrong with each of many fields.
fn wrong() -> Value {
    json!({
        "org_name": "A",
        "org_country": "ZZ",
        "org_website": "not a web address",
        "org_type": "circus",
        "org_jp_base": 7,
        "sub_role": "agent",
        "contact_name": { "family": "", "title": "x" },
        "contact_email": "emma.at.zebrafinch",
        "contact_phone": "call me",
        "contact_tz": "Mars/Olympus",
        "consent_privacy": { "accepted": false, "version": "1" },
        "product_type": ["drug"],
        "modality": ["small_molecule", "magic"],
        "indication_text": "x".repeat(301),
        "indication_area": null,
        "indication_code": [{ "system": "icd10", "code": "??" }],
        "phase_planned": "p9",
        "trial_public_id": ["NCT1"],
        "jp_status": {},
        "jp_site_decision_by": "2019-01",
        "needs": { "codes": [], "text": "x".repeat(2001) },
        "heard_from": "rumour",
        "nonconf_confirm": false,
    })
}

/// The fields above, as the form names them.
const FIELDS: [&str; 23] = [
    "org_name",
    "org_country",
    "org_website",
    "org_type",
    "org_jp_base",
    "sub_mandate",
    "contact_name",
    "contact_email",
    "contact_phone",
    "contact_tz",
    "consent_privacy",
    "product_type",
    "modality",
    "indication_text",
    "indication_area",
    "indication_code",
    "phase_planned",
    "trial_public_id",
    "jp_status",
    "jp_site_decision_by",
    "needs",
    "heard_from",
    "nonconf_confirm",
];

fn field_of(pointer: &str, root: &str) -> String {
    let rest = pointer.strip_prefix(root).unwrap_or(pointer);
    rest.trim_start_matches('/')
        .split('/')
        .next()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn every_fault_of_the_form_is_told_at_once_and_what_was_typed_stays() {
    let world = World::new().await;
    let browser = world.browser();
    let draft = browser
        .post("/api/drafts", json!({ "locale": "en", "zone": "UTC" }))
        .await
        .ok();
    let id = draft["id"].as_str().unwrap();
    let path = format!("/api/drafts/{id}");
    let saved = browser
        .patch_at(version(&draft), &path, json!({ "answers": wrong() }))
        .await
        .ok();
    let told: Vec<String> = faults(&saved["faults"])
        .iter()
        .map(|(pointer, _)| field_of(pointer, ""))
        .collect();
    for field in FIELDS {
        assert!(
            told.iter().any(|one| one == field),
            "nothing is said about {field}: {told:?}"
        );
    }
    let mut typed = wrong();
    // An answer taken away is not kept as an empty one.
    typed.as_object_mut().unwrap().remove("indication_area");
    assert_eq!(saved["answers"], typed, "kept as typed");

    let body = json!({ "draft": id, "submission_id": uuid::Uuid::new_v4() });
    let problem = browser
        .post("/api/cases", body)
        .await
        .problem(422, "fields");
    let sending: Vec<String> = faults(&problem["errors"])
        .iter()
        .map(|(pointer, _)| field_of(pointer, ""))
        .collect();
    for field in FIELDS {
        assert!(
            sending.iter().any(|one| one == field),
            "sending says nothing about {field}"
        );
    }
    assert_eq!(
        browser.get(&path).await.ok()["answers"],
        typed,
        "sending lost nothing"
    );
}

#[tokio::test]
async fn the_desks_copy_of_the_form_tells_every_fault_at_once() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let body = json!({
        "answers": wrong(), "channel": "phone", "received_at": "2027-01-01T00:00:00Z",
        "locale": "fr", "submission_id": uuid::Uuid::new_v4(), "original_text": "x".repeat(20_001),
    });
    let problem = cast
        .di
        .post("/api/desk/cases", body)
        .await
        .problem(422, "fields");
    let told = faults(&problem["errors"]);
    for (pointer, code) in [
        ("/received_at", "in_future"),
        ("/locale", "unknown_code"),
        ("/original_text", "too_long"),
    ] {
        assert!(
            told.contains(&(pointer.to_owned(), code.to_owned())),
            "{pointer}: {told:?}"
        );
    }
    for field in FIELDS {
        let found = told.iter().any(|(pointer, _)| {
            pointer.starts_with("/answers/") && field_of(pointer, "/answers") == field
        });
        assert!(found, "nothing is said about {field}");
    }
    let cases = cast.di.get("/api/desk/cases").await.ok();
    assert_eq!(cases["total"], 0, "nothing was written");
}

#[tokio::test]
async fn an_unconfirmed_address_keeps_a_complete_request_back() {
    let world = World::new().await;
    let browser = world.browser();
    let answers = forms::request("Zebrafinch Bio", "emma@zebrafinch.example");
    let body = json!({ "locale": "en", "zone": "UTC", "answers": answers });
    let draft = browser.post("/api/drafts", body).await.ok();
    let body = json!({ "draft": draft["id"], "submission_id": uuid::Uuid::new_v4() });
    let problem = browser
        .post("/api/cases", body)
        .await
        .problem(422, "fields");
    let expected = ("/contact_email".to_owned(), "email_unconfirmed".to_owned());
    assert_eq!(faults(&problem["errors"]), [expected]);
    world.no_more_letters().await;
}

#[tokio::test]
async fn a_draft_is_bounded_and_takes_only_fields_of_the_form() {
    let world = World::new().await;
    let browser = world.browser();
    let begin = async |answers: Value| {
        let body = json!({ "locale": "en", "zone": "UTC", "answers": answers });
        browser.post("/api/drafts", body).await
    };
    for (answers, pointer, code) in [
        (json!({ "colour": "red" }), "/colour", "unknown_field"),
        (
            json!({ "prot_n": { "total": 5 } }),
            "/prot_n",
            "unknown_field",
        ),
        (
            json!({ "org_name": "a\u{0}b" }),
            "/org_name",
            "bad_characters",
        ),
        (
            json!({ "org_name": "x".repeat(801) }),
            "/org_name",
            "too_long",
        ),
        (
            json!({ "indication_text": "x".repeat(70_000) }),
            "",
            "too_long",
        ),
    ] {
        let problem = begin(answers).await.problem(422, "fields");
        assert_eq!(
            faults(&problem["errors"]),
            [(pointer.to_owned(), code.to_owned())]
        );
    }
    let mut nested = json!("deep");
    for _ in 0..50 {
        nested = json!([nested]);
    }
    begin(json!({ "needs": nested }))
        .await
        .problem(422, "fields");
    let body = json!({ "locale": "tlh", "zone": "Mars/Olympus" });
    let problem = browser
        .post("/api/drafts", body)
        .await
        .problem(422, "fields");
    assert_eq!(faults(&problem["errors"]).len(), 2);
}

#[tokio::test]
async fn a_hospitals_answer_is_checked_as_a_whole_and_its_draft_stays() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = world.hospital(0).await;
    let firm = world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;
    let blinded = cast.open_round(&firm, &[&hospital]).await;
    let path = format!("/api/hospital/requests/{blinded}");
    let typed = json!({ "interest": "int_yes", "pi": "髙橋 𠮷郎", "patients": "many" });
    let view = hospital.office.get(&path).await.ok();
    let kept = hospital
        .office
        .put_at(
            version(&view),
            &format!("{path}/draft"),
            json!({ "answer": typed }),
        )
        .await
        .ok();
    assert_eq!(kept["draft"], typed);
    let bad = json!({
        "interest": "int_if", "patients": -3, "realistic": 1.5, "method": "guess", "start": "soon",
        "conditions": ["weather"], "name_may_be_told": "yes", "colour": "red", "pi": "x".repeat(201),
    });
    let problem = hospital
        .office
        .post_at(
            version(&kept),
            &format!("{path}/answer"),
            json!({ "answer": bad }),
        )
        .await
        .problem(422, "fields");
    let told: Vec<String> = faults(&problem["errors"])
        .into_iter()
        .map(|(pointer, _)| pointer)
        .collect();
    for field in [
        "patients",
        "realistic",
        "method",
        "start",
        "conditions",
        "name_may_be_told",
        "colour",
        "pi",
    ] {
        let place = format!("/answer/{field}");
        assert!(
            told.iter().any(|one| one.starts_with(&place)),
            "nothing about {field}: {told:?}"
        );
    }
    assert_eq!(hospital.office.get(&path).await.ok()["draft"], typed);
}
