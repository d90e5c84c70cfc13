//! What holds for every form, however it was filled in.

use case_workflow::code_lists::{CodeList, Modality, Need, Phase, SubmitterRole};
use case_workflow::details::{Details, changes};
use case_workflow::inquiry::{Inquiry, draft_bounded};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const TODAY: Date = date(2026, 11, 20);

fn word<L: CodeList>() -> impl Strategy<Value = Value> {
    proptest::sample::select(L::ALL).prop_map(|code| json!(code.as_str()))
}

fn words<L: CodeList>() -> impl Strategy<Value = Value> {
    proptest::collection::vec(word::<L>(), 1..4).prop_map(Value::Array)
}

/// Text as people and copying produce it, at most `max` characters.
fn text(max: usize) -> impl Strategy<Value = Value> {
    let pattern = format!(
        "[ \u{3000}a-zA-Zé\u{301}が窓口\u{3099}ー－0-9　.,&\t\n]{{0,{}}}XY",
        max - 2
    );
    proptest::string::string_regex(&pattern)
        .expect("the pattern is good")
        .prop_map(Value::String)
}

fn filled_in() -> impl Strategy<Value = Map<String, Value>> {
    let company = (
        text(60),
        proptest::sample::select(vec!["US", "JP", "DE", "KR"]),
        proptest::option::of("(https?://)?[a-z]{1,9}\\.(com|co\\.uk)(/[a-zA-Z0-9/ー]{0,9})?"),
        word::<SubmitterRole>(),
        text(40),
    );
    let person = (
        text(30),
        proptest::option::of(text(30)),
        "[a-zA-Z0-9]{1,5}(\\.[a-z]{1,3})?@[a-zA-Z]{2,9}\\.[a-z]{2,3}",
        proptest::option::of("\\+[1-9][0-9]{0,2}[ ()-]{0,3}[0-9]{7,11}"),
        proptest::sample::select(vec!["Asia/Tokyo", "america/new_york", "UTC"]),
    );
    let trial = (
        words::<Modality>(),
        text(200),
        word::<Phase>(),
        proptest::option::of("(nct|ＮＣＴ)[0-9]{7,8}|20[0-9]{2}-5[0-9]{5}-[0-9]{2}|jRCT[0-9]{10}"),
        prop_oneof![Just("unknown".to_owned()), "20[3-9][0-9]-(0[1-9]|1[0-2])"],
        words::<Need>(),
        proptest::option::of(text(500)),
        proptest::option::of("[a-z][0-9][0-9]\\.?[0-9]{0,3}"),
    );
    (company, person, trial).prop_map(|(company, person, trial)| {
        let (org_name, org_country, org_website, sub_role, sub_mandate) = company;
        let (family, given, contact_email, contact_phone, contact_tz) = person;
        let (modality, indication_text, phase, registry, by, needs, needs_text, icd10) = trial;
        let codes: Vec<Value> =
            icd10.iter().map(|code| json!({"system": "icd10", "code": code})).collect();
        let answers = json!({
            "org_name": org_name, "org_country": org_country, "org_website": org_website,
            "org_type": "ebp", "org_jp_base": "none", "sub_role": sub_role, "sub_mandate": sub_mandate,
            "contact_name": {"family": family, "given": given}, "contact_email": contact_email,
            "contact_phone": contact_phone, "contact_tz": contact_tz,
            "consent_privacy": {"accepted": true, "version": "1"}, "product_type": "drug",
            "modality": modality, "indication_text": indication_text, "indication_area": "ent",
            "indication_code": codes, "phase_planned": phase,
            "trial_public_id": registry.into_iter().collect::<Vec<_>>(), "jp_status": "decided",
            "jp_site_decision_by": by, "needs": {"codes": needs, "text": needs_text},
            "heard_from": "press", "nonconf_confirm": true
        });
        answers.as_object().cloned().unwrap_or_default()
    })
}

/// Any JSON, a few levels deep, with the form's own words among the keys.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(json!("i_dont_know")),
        Just(json!("2027-01")),
        Just(json!("icd10")),
    ];
    let key = proptest::sample::select(vec![
        "family",
        "codes",
        "text",
        "code",
        "system",
        "accepted",
        "version",
        "total",
        "japan_target",
        "japan_min",
        "age_groups",
        "control",
        "wanted_fpi",
        "last_fpi",
        "arms",
        "x/~",
    ]);
    leaf.prop_recursive(3, 24, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            proptest::collection::btree_map(key.clone().prop_map(str::to_owned), inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn any_answers() -> impl Strategy<Value = Map<String, Value>> {
    let names: Vec<&str> = case_workflow::inquiry::FieldId::ALL
        .iter()
        .map(|field| field.as_str())
        .collect();
    proptest::collection::btree_map(
        proptest::sample::select(names).prop_map(str::to_owned),
        any_json(),
        0..12,
    )
    .prop_map(|answers| answers.into_iter().collect())
}

proptest! {
    #[test]
    fn reading_what_an_inquiry_writes_gives_it_back(answers in filled_in()) {
        let inquiry = Inquiry::read(&answers, TODAY).map_err(|f| TestCaseError::fail(format!("{f:?}")))?;
        prop_assert_eq!(Inquiry::read(&inquiry.to_answers(), TODAY), Ok(inquiry.clone()));
        let json = serde_json::to_string(&inquiry).unwrap();
        prop_assert_eq!(serde_json::from_str::<Inquiry>(&json).unwrap(), inquiry);
        prop_assert_eq!(draft_bounded(&answers), Ok(()));
    }

    #[test]
    fn no_json_is_read_without_a_fault_that_points_into_it(answers in any_answers()) {
        if let Err(faults) = Inquiry::read(&answers, TODAY) {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                prop_assert!(fault.pointer.starts_with('/'), "{:?}", fault);
            }
        }
        let _ = draft_bounded(&answers);
    }

    #[test]
    fn a_patch_is_taken_whole_or_not_at_all(patch in any_answers()) {
        match Details::read_patch(&patch, &Details::default(), TODAY) {
            Err(faults) => prop_assert!(!faults.is_empty()),
            Ok(details) => {
                let again = Details::read_patch(&details.to_answers(), &Details::default(), TODAY);
                prop_assert_eq!(again, Ok(details.clone()));
                prop_assert!(changes(&details, &details).is_empty());
                for change in changes(&Details::default(), &details) {
                    prop_assert!(patch.contains_key(change.field.as_str()));
                }
            }
        }
    }
}
