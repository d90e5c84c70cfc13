//! Registry records, real and garbled, through `trial_record::read`.

use std::path::PathBuf;

use case_workflow::details::Details;
use case_workflow::inquiry::{FieldId, FormStage, Inquiry};
use documents::trial_record::{BYTES_MAX, RecordFault, TrialRead, facts, read};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const TODAY: Date = date(2026, 11, 20);

/// A small record of the API's shape; the study is invented.
fn small() -> Value {
    json!({
        "protocolSection": {
            "identificationModule": {
                "nctId": "NCT01234567",
                "orgStudyIdInfo": {"id": "AB-201"},
                "secondaryIdInfos": [
                    {"id": "2023-503655-10-00", "type": "OTHER", "domain": "EU CT"},
                    {"id": "jRCT2031230046", "type": "REGISTRY"},
                    {"id": "NCT07654321", "type": "REGISTRY"},
                    {"id": "2014-005098-35", "type": "OTHER_GRANT"}
                ],
                "briefTitle": "AB-1 in Sleep",
                "officialTitle": "A Study of AB-1\nin Sleep"
            },
            "statusModule": {
                "startDateStruct": {"date": "2025-02-20", "type": "ESTIMATED"},
                "completionDateStruct": {"date": "2028-12"}
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Acme Bio", "class": "INDUSTRY"}},
            "oversightModule": {"oversightHasDmc": true},
            "conditionsModule": {"conditions": ["Insomnia", "Sleep Apnea"]},
            "designModule": {
                "studyType": "INTERVENTIONAL",
                "phases": ["PHASE2", "PHASE3"],
                "designInfo": {
                    "allocation": "RANDOMIZED",
                    "maskingInfo": {"masking": "QUADRUPLE"}
                },
                "enrollmentInfo": {"count": 240}
            },
            "armsInterventionsModule": {
                "armGroups": [
                    {"label": "A", "type": "EXPERIMENTAL"},
                    {"label": "B", "type": "PLACEBO_COMPARATOR"}
                ],
                "interventions": [
                    {"type": "DRUG", "name": "AB-1", "armGroupLabels": ["A"], "otherNames": ["abinol"]},
                    {"type": "DRUG", "name": "Background", "armGroupLabels": ["A", "B"]},
                    {"type": "DRUG", "name": "Placebo", "armGroupLabels": ["B"]}
                ]
            },
            "eligibilityModule": {
                "minimumAge": "12 Years", "maximumAge": "64 Years", "sex": "ALL",
                "stdAges": ["CHILD", "ADULT"]
            },
            "contactsLocationsModule": {"locations": [
                {"country": "Japan"}, {"country": "Japan"}, {"country": "France"}
            ]}
        },
        "derivedSection": {"conditionBrowseModule": {"meshes": [
            {"id": "D007319", "term": "Sleep Initiation and Maintenance Disorders"}, {"id": "x"}
        ]}}
    })
}

fn bytes(record: &Value) -> Vec<u8> {
    serde_json::to_vec(record).expect("JSON is written")
}

fn value(read: &TrialRead, field: FieldId) -> Option<&Value> {
    read.fields
        .iter()
        .find(|filled| filled.field == field)
        .map(|filled| &filled.value)
}

fn why(record: &Value, field: FieldId) -> String {
    let read = read(&bytes(record)).expect("the record has its number");
    let unfilled = read
        .unfilled
        .into_iter()
        .find(|unfilled| unfilled.field == field);
    unfilled.expect("the field should be open").why
}

fn changed(pointer: &str, to: Value) -> Value {
    let mut record = small();
    *record.pointer_mut(pointer).expect("the place is there") = to;
    record
}

#[test]
fn a_record_fills_in_what_it_says_by_rule() {
    let read = read(&bytes(&small())).unwrap();
    let filled: Vec<(&str, Value)> = read
        .fields
        .iter()
        .map(|f| (f.field.as_str(), f.value.clone()))
        .collect();
    let expected = [
        ("org_name", json!("Acme Bio")),
        ("product_type", json!("drug")),
        ("product_public", json!("AB-1")),
        ("indication_text", json!("Insomnia; Sleep Apnea")),
        (
            "indication_code",
            json!([{"system": "mesh", "code": "D007319",
                "text": "Sleep Initiation and Maintenance Disorders"}]),
        ),
        ("phase_planned", json!("p2_3")),
        (
            "trial_public_id",
            json!(["NCT01234567", "2023-503655-10-00", "jRCT2031230046"]),
        ),
        ("product_names", json!(["AB-1", "abinol"])),
        ("prot_title", json!("A Study of AB-1 in Sleep")),
        ("prot_id", json!({"id": "AB-201"})),
        (
            "prot_design",
            json!({"randomised": "yes", "blinding": "double", "control": ["placebo"], "arms": 2}),
        ),
        (
            "prot_pop",
            json!({"age_groups": ["12_17", "18_64"], "sex": "all"}),
        ),
        ("prot_n", json!({"total": 240})),
        ("prot_sites_n", json!({"total": 3, "countries": 2})),
        ("prot_dmc", json!({"dmc": true})),
        ("tl_global", json!({"fpi": "2025-02", "lplv": "2028-12"})),
    ];
    assert_eq!(filled, expected);
    assert_eq!(read.fields.len() + read.unfilled.len(), FieldId::ALL.len());
}

#[test]
fn the_answer_is_written_as_the_command_promises() {
    let answer = serde_json::to_value(read(&bytes(&small())).unwrap()).unwrap();
    assert_eq!(answer["nct_id"], "NCT01234567");
    assert_eq!(
        answer["fields"][0],
        json!({"field": "org_name", "value": "Acme Bio",
            "source": "protocolSection.sponsorCollaboratorsModule.leadSponsor.name"})
    );
    assert_eq!(
        answer["unfilled"][0],
        json!({"field": "org_country", "why": "not in the record"})
    );
}

#[test]
fn phases_follow_the_table_and_nothing_else() {
    let of = |phases: Value| {
        let record = changed("/protocolSection/designModule/phases", phases);
        let read = read(&bytes(&record)).unwrap();
        value(&read, FieldId::PhasePlanned).cloned()
    };
    for (phases, code) in [
        (json!(["EARLY_PHASE1"]), "p1"),
        (json!(["PHASE1"]), "p1"),
        (json!(["PHASE2", "PHASE1"]), "p1b_2"),
        (json!(["PHASE2"]), "p2"),
        (json!(["PHASE2", "PHASE3"]), "p2_3"),
        (json!(["PHASE3"]), "p3"),
        (json!(["PHASE4"]), "post_marketing"),
    ] {
        assert_eq!(of(phases), Some(json!(code)));
    }
    for phases in [
        json!(["NA"]),
        json!([]),
        json!("PHASE2"),
        json!(["PHASE9"]),
        json!(null),
    ] {
        assert_eq!(of(phases), None);
    }
}

#[test]
fn the_category_is_open_where_the_kinds_of_intervention_do_not_decide_it() {
    let with = |interventions: Value| {
        changed(
            "/protocolSection/armsInterventionsModule/interventions",
            interventions,
        )
    };
    for (interventions, why_not) in [
        (
            json!([{"type": "BIOLOGICAL", "name": "X"}]),
            "BIOLOGICAL does not decide one category",
        ),
        (
            json!([{"type": "DRUG", "name": "X"}, {"type": "DEVICE", "name": "Y"}]),
            "DEVICE, DRUG does not decide one category",
        ),
        (
            json!([{"type": "DRUG", "name": "axicabtagene ciloleucel"}]),
            "listed as a drug, but a name is that of a cell or gene product",
        ),
        (
            json!([{"type": "PROCEDURE", "name": "Biopsy"}]),
            "the record lists no product",
        ),
        (json!([7, "DRUG", [null]]), "not in the record"),
    ] {
        assert_eq!(why(&with(interventions), FieldId::ProductType), why_not);
    }
    let device = read(&bytes(&with(json!([{"type": "DEVICE", "name": "X"}])))).unwrap();
    assert_eq!(value(&device, FieldId::ProductType), Some(&json!("device")));
}

#[test]
fn a_missing_module_leaves_its_fields_open_and_says_which() {
    let record = json!({"protocolSection": {"identificationModule": {"nctId": "nct1234567"}}});
    let read = read(&bytes(&record)).unwrap();
    assert_eq!(read.nct_id, "NCT01234567");
    assert_eq!(read.fields.len(), 1);
    let title = "not in the record: it has no conditionsModule";
    assert_eq!(why(&record, FieldId::IndicationText), title);
    assert_eq!(why(&record, FieldId::ProtTitle), "not in the record");
}

#[test]
fn a_text_longer_than_the_form_allows_is_left_open_not_cut() {
    let record = changed(
        "/protocolSection/conditionsModule/conditions",
        json!(["x".repeat(301)]),
    );
    assert_eq!(
        why(&record, FieldId::IndicationText),
        "longer than the form allows: 301 characters, at most 300"
    );
    let record = changed(
        "/protocolSection/sponsorCollaboratorsModule/leadSponsor/name",
        json!("a\u{0}b"),
    );
    assert!(why(&record, FieldId::OrgName).contains("cannot be shown"));
}

#[test]
fn what_is_not_a_study_is_refused_with_its_place() {
    assert_eq!(
        read(b"{\"a\":\n }x"),
        Err(RecordFault::NotJson { line: 2, column: 2 })
    );
    assert_eq!(read(b""), Err(RecordFault::NotJson { line: 1, column: 0 }));
    assert!(matches!(
        read("[".repeat(100_000).as_bytes()),
        Err(RecordFault::NotJson { .. })
    ));
    for record in [
        json!([]),
        json!({}),
        json!(null),
        json!({"protocolSection": []}),
        changed(
            "/protocolSection/identificationModule/nctId",
            json!("EUCT1"),
        ),
        changed(
            "/protocolSection/identificationModule/nctId",
            json!(1234567),
        ),
        json!({"studies": [small()]}),
    ] {
        assert_eq!(read(&bytes(&record)), Err(RecordFault::NoNumber));
    }
    let big = vec![b' '; BYTES_MAX + 1];
    assert_eq!(
        read(&big),
        Err(RecordFault::TooBig {
            bytes: BYTES_MAX + 1
        })
    );
}

#[test]
fn facts_say_whether_it_is_an_international_trial() {
    let known = facts(&bytes(&small())).unwrap();
    assert!(known.interventional && known.international());
    assert_eq!(known.sites_by_country["Japan"], 2);
    let home = changed(
        "/protocolSection/contactsLocationsModule/locations",
        json!([{"country": "Japan"}]),
    );
    assert!(!facts(&bytes(&home)).unwrap().international());
}

/// A complete form that only lacks what a record fills in.
fn form() -> Map<String, Value> {
    let form = json!({
        "org_name": "Acme", "org_country": "US", "org_type": "ebp", "org_jp_base": "none",
        "sub_role": "academic", "contact_name": {"family": "Doe"}, "contact_email": "a@acme.com",
        "contact_tz": "UTC", "consent_privacy": {"accepted": true, "version": "1"},
        "product_type": "drug", "modality": ["other"], "indication_text": "x",
        "indication_area": "other", "phase_planned": "p1", "jp_status": "decided",
        "jp_site_decision_by": "unknown", "needs": {"codes": ["other"]}, "heard_from": "press",
        "nonconf_confirm": true
    });
    form.as_object().cloned().expect("the form is an object")
}

/// The form takes every value as it was read, unchanged.
fn assert_fits_the_form(read: &TrialRead) {
    let (mut answers, mut patch) = (form(), Map::new());
    for filled in &read.fields {
        let name = filled.field.as_str().to_owned();
        if Details::FIELDS.contains(&filled.field) {
            patch.insert(name.clone(), filled.value.clone());
        }
        if filled.field.stage() == FormStage::Inquiry {
            answers.insert(name, filled.value.clone());
        }
    }
    let inquiry = Inquiry::read(&answers, TODAY)
        .unwrap_or_else(|faults| panic!("{}: {faults:?}", read.nct_id));
    assert_eq!(inquiry.to_answers(), answers, "{}", read.nct_id);
    let details = Details::read_patch(&patch, &Details::default(), TODAY)
        .unwrap_or_else(|faults| panic!("{}: {faults:?}", read.nct_id));
    assert_eq!(details.to_answers(), patch, "{}", read.nct_id);
}

/// The recorded studies beside the project, when this machine has them.
fn recorded() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = std::env::var_os("MADOGUCHI_SHARED_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")),
        PathBuf::from,
    );
    let mut records = Vec::new();
    for part in ["studies", "other_countries"] {
        let folder = folder.join("ctgov_japan_v2json/dev").join(part);
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            records.push((
                path.clone(),
                std::fs::read(path).expect("the record can be read"),
            ));
        }
    }
    records
}

#[test]
fn every_recorded_study_is_read_and_fits_the_form() {
    let mut records = recorded();
    if records.is_empty() {
        println!("no recorded studies on this machine: read the invented one only");
        records.push((PathBuf::from("NCT01234567.json"), bytes(&small())));
    }
    for (path, bytes) in records {
        let read = read(&bytes).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        assert_eq!(
            path.file_stem().and_then(|name| name.to_str()),
            Some(read.nct_id.as_str())
        );
        let study: Value = serde_json::from_slice(&bytes).unwrap();
        for filled in &read.fields {
            let pointer = format!("/{}", filled.source.replace('.', "/"));
            assert!(
                study.pointer(&pointer).is_some(),
                "{}: {}",
                read.nct_id,
                filled.source
            );
        }
        assert_fits_the_form(&read);
    }
}

/// Any JSON in place of any part of a record.
fn garbled() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        proptest::sample::select(vec![
            "EXPERIMENTAL",
            "DRUG",
            "A",
            "18 Years",
            "PHASE1",
            "Ａ\u{301}é2025-"
        ])
        .prop_map(Value::from),
    ];
    let any_json = leaf.prop_recursive(3, 16, 4, |inner| {
        let key = proptest::sample::select(vec![
            "type", "name", "label", "id", "date", "count", "masking",
        ]);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::btree_map(key.prop_map(str::to_owned), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    });
    let mut places = Vec::new();
    collect_places(&small(), String::new(), &mut places);
    proptest::collection::vec((proptest::sample::select(places), any_json), 1..6).prop_map(
        |changes| {
            let mut record = small();
            for (place, value) in changes {
                if let Some(part) = record.pointer_mut(&place) {
                    *part = value;
                }
            }
            record
        },
    )
}

fn collect_places(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                collect_places(member, format!("{at}/{name}"), places);
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                collect_places(entry, format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
    if !at.is_empty() && at != "/protocolSection" {
        places.push(at);
    }
}

proptest! {
    #[test]
    fn a_garbled_record_is_read_without_a_panic_and_still_fits_the_form(record in garbled()) {
        if let Ok(read) = read(&bytes(&record)) {
            prop_assert_eq!(read.fields.len() + read.unfilled.len(), FieldId::ALL.len());
            assert_fits_the_form(&read);
        }
        let _ = facts(&bytes(&record));
    }

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read(&bytes).is_err());
    }
}
