//! The register as a workbook over HTTP: taken along, looked at, brought back.

use axum::http::Method;
use harness::browser::{Reply, version};
use harness::people::Hospital;
use harness::world::World;
use serde_json::{Value, json};

const SHEET: &str = "/api/hospital/register/sheet";
const LOOK: &str = "/api/hospital/register/sheet/preview";
const FILE: &str = "/api/hospital/register/file";

async fn look(hospital: &Hospital, bytes: &[u8]) -> Reply {
    let headers = [
        ("content-type", "application/octet-stream"),
        ("x-requested-with", "madoguchi"),
    ];
    let bytes = Some(bytes.to_vec());
    hospital
        .office
        .send(Method::POST, LOOK, &headers, bytes)
        .await
}

async fn bring(hospital: &Hospital, seen: &Value) -> Reply {
    let document = seen["document"].clone();
    hospital.office.post_at(version(seen), FILE, document).await
}

/// What an entry says, without since when: what a hospital changes it says today.
fn values(mut document: Value) -> Value {
    let sections = document["sections"].as_object_mut().unwrap();
    for section in sections.values_mut() {
        let section = section.as_object_mut().unwrap();
        section.retain(|name, _| name != "as_of" && name != "source");
        for row in section
            .get_mut("rows")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            row.as_object_mut()
                .unwrap()
                .retain(|name, _| name != "as_of" && name != "source");
        }
    }
    document
}

#[tokio::test]
async fn a_workbook_taken_along_changes_nothing_at_home_and_is_all_there_elsewhere() {
    let world = World::new().await;
    let (one, other) = (world.hospital(0).await, world.hospital(5).await);
    for lang in ["ja", "en"] {
        let taken = one.office.get(&format!("{SHEET}?lang={lang}")).await;
        assert_eq!(taken.status, 200);
        let name = taken.headers["content-disposition"].to_str().unwrap();
        assert!(
            name.starts_with("attachment; filename=\"register-20") && name.ends_with(".xlsx\"")
        );
        let seen = look(&one, &taken.bytes).await.ok();
        assert_eq!(
            (&seen["changes"], &seen["unread"]),
            (&json!([]), &json!([]))
        );

        let seen = look(&other, &taken.bytes).await.ok();
        bring(&other, &seen).await.ok();
        let there = values(other.office.get(FILE).await.ok());
        let here = values(one.office.get(FILE).await.ok());
        assert!(there == here, "something was not brought along");
    }
    let form = one.office.get(&format!("{SHEET}?empty=true")).await;
    let seen = look(&one, &form.bytes).await.ok();
    assert_eq!(seen["changes"], json!([]));
}

#[tokio::test]
async fn a_list_changes_what_it_says_and_only_after_it_was_looked_at() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let list = "項目キー（変えない）,回答\r\nrecord/startup_days,88日\r\ncontract/e_sign,○\r\n";
    let before = hospital.office.get(FILE).await.text;
    let seen = look(&hospital, list.as_bytes()).await.ok();
    let changed = seen["changes"].as_array().unwrap();
    assert!(
        changed
            .iter()
            .any(|one| one["item"] == "startup_days" && one["after"] == 88)
    );
    assert_eq!(hospital.office.get(FILE).await.text, before);
    let view = bring(&hospital, &seen).await.ok();
    assert_eq!(view["hospital"]["record"]["startup_days"], 88);
    // Looked at again, there is nothing left to change; the older look is stale.
    let again = look(&hospital, list.as_bytes()).await.ok();
    assert_eq!(again["changes"], json!([]));
    bring(&hospital, &seen).await.problem(412, "stale");
}

#[tokio::test]
async fn faults_name_the_sheet_and_the_cell_and_a_file_of_another_kind_is_refused() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let before = hospital.office.get(FILE).await.text;
    let list = "ICD-10,診療科,年間の新規患者数\r\nC34.9,呼吸器内科,=1+1\r\n99,呼吸器内科,多数\r\n";
    let problem = look(&hospital, list.as_bytes())
        .await
        .problem(422, "fields");
    let found: Vec<(&str, &str)> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| {
            (
                fault["params"]["cell"].as_str().unwrap(),
                fault["code"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("C2", "formula"),
            ("A3", "code_format"),
            ("C3", "not_a_number")
        ]
    );

    for (bytes, code) in [
        (&b"%PDF-1.7\n"[..], "not_a_sheet"),
        (b"", "not_a_sheet"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old_sheet"),
        (b"a,b\r\n1,2\r\n", "nothing_found"),
    ] {
        let problem = look(&hospital, bytes).await.problem(422, "fields");
        assert_eq!(problem["errors"][0]["code"], code);
    }
    let large = look(&hospital, &vec![b' '; 5 * 1024 * 1024 + 1]).await;
    large.problem(413, "too-large");
    assert_eq!(hospital.office.get(FILE).await.text, before);
}

/// Three hundred long rows are more than an ordinary request may bring.
#[tokio::test]
async fn the_largest_register_can_be_taken_along_and_brought_back() {
    let world = World::new().await;
    let hospital = world.hospital(0).await;
    let mut document: Value = hospital.office.get(FILE).await.ok();
    let rows: Vec<Value> = (0..300)
        .map(|row| {
            json!({
                "icd10": "C34.9", "department": format!("診療科{row}"),
                "text": "長".repeat(300), "pi_name": "名".repeat(100),
            })
        })
        .collect();
    document["sections"]["diseases"]["rows"] = json!(rows);
    assert!(document.to_string().len() > 256 * 1024);
    let preview = format!("{FILE}/preview");
    let seen = hospital.office.post(&preview, document.clone()).await.ok();
    hospital
        .office
        .post_at(version(&seen), FILE, document)
        .await
        .ok();
    let taken = hospital.office.get(SHEET).await;
    let seen = look(&hospital, &taken.bytes).await.ok();
    assert_eq!(seen["changes"], json!([]));
    // Every other route keeps its bound.
    let body = json!({ "values": { "text": "x".repeat(300_000) } });
    let path = "/api/hospital/register/record";
    hospital
        .office
        .patch_at(1, path, body)
        .await
        .problem(413, "too-large");
}
