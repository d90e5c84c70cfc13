//! The match-critical answers of Stage 2, read as patches.

use case_workflow::code_lists::{AgeGroup, EnglishTask, Equipment, Phase};
use case_workflow::details::{Amount, Details, FieldChange, changes, missing_for_matching};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::inquiry::{DiseaseCode, FieldId};
use jiff::civil::{Date, date};
use serde_json::{Value, json};

const TODAY: Date = date(2026, 11, 20);

fn patched(current: &Details, patch: Value) -> Result<Details, Vec<Fault>> {
    Details::read_patch(patch.as_object().expect("an object"), current, TODAY)
}

fn complete() -> Details {
    let patch = json!({
        "indication_code": [{"system": "mesh", "code": "d000544"}],
        "prot_design": {"randomised": "yes", "blinding": "double", "control": ["placebo"], "arms": 2},
        "prot_pop": {"age_groups": ["65_plus", "18_64"], "sex": "all"},
        "prot_n": {"total": "１,２００", "japan_target": 40, "japan_min": "i_dont_know"},
        "prot_visits": {"duration_weeks": 52, "visits": 14},
        "prot_equipment": ["pet", "mri_3t"],
        "tl_japan": {"wanted_fpi": "2027-06", "last_fpi": "i_dont_know", "window_months": 18},
        "need_sirb": "sirb_preferred",
        "need_english": ["contract", "sae_follow_up"]
    });
    patched(&Details::default(), patch).expect("the answers are good")
}

#[test]
fn answers_are_cleaned_and_not_sure_is_kept_as_an_answer() {
    let details = complete();
    let numbers = details.prot_n.unwrap();
    assert_eq!(numbers.total.and_then(Amount::known), Some(1200));
    assert_eq!(numbers.japan_min.map(Amount::known), Some(None));
    assert_eq!(
        details.prot_pop.unwrap().age_groups,
        [AgeGroup::Years18To64, AgeGroup::Years65Plus]
    );
    assert_eq!(details.indication_code.unwrap()[0].code, "D000544");
    assert_eq!(
        details.need_english.unwrap(),
        [EnglishTask::Contract, EnglishTask::SaeFollowUp]
    );
}

#[test]
fn a_patch_changes_what_it_names_clears_what_is_null_and_leaves_the_rest() {
    let before = complete();
    let after = patched(&before, json!({"need_sirb": null, "prot_equipment": []})).unwrap();
    assert_eq!(
        changes(&before, &after),
        [
            FieldChange {
                field: FieldId::ProtEquipment,
                before: json!(["pet", "mri_3t"]),
                after: json!([]),
            },
            FieldChange {
                field: FieldId::NeedSirb,
                before: json!("sirb_preferred"),
                after: Value::Null,
            },
        ]
    );
    assert_eq!(patched(&before, json!({})).unwrap(), before);
}

#[test]
fn the_numbers_for_japan_keep_their_order() {
    for (numbers, small, big) in [
        (
            json!({"total": 30, "japan_target": 40}),
            "japan_target",
            "total",
        ),
        (
            json!({"japan_target": 5, "japan_min": 6}),
            "japan_min",
            "japan_target",
        ),
        (
            json!({"total": 3, "japan_min": 6, "japan_target": "i_dont_know"}),
            "japan_min",
            "total",
        ),
    ] {
        let faults = patched(&Details::default(), json!({"prot_n": numbers})).unwrap_err();
        let expected = Fault::new(format!("/prot_n/{small}"), FaultCode::Order)
            .with("a", small)
            .with("b", big);
        assert_eq!(faults, [expected]);
    }
    assert!(
        patched(
            &Details::default(),
            json!({"prot_n": {"total": 5, "japan_target": 5, "japan_min": 5}})
        )
        .is_ok()
    );
}

#[test]
fn each_part_refuses_what_cannot_be() {
    for (patch, at, code) in [
        (
            json!({"org_name": "x"}),
            "/org_name",
            FaultCode::UnknownField,
        ),
        (
            json!({"prot_n": {"japan_target": 0}}),
            "/prot_n/japan_target",
            FaultCode::TooSmall,
        ),
        (
            json!({"prot_n": {"total": 1e30}}),
            "/prot_n/total",
            FaultCode::TooBig,
        ),
        (
            json!({"prot_n": {"total": "many"}}),
            "/prot_n/total",
            FaultCode::NotANumber,
        ),
        (
            json!({"prot_n": {"total": 2.5}}),
            "/prot_n/total",
            FaultCode::NotANumber,
        ),
        (json!({"prot_n": [1]}), "/prot_n", FaultCode::WrongType),
        (
            json!({"prot_visits": {"nights": 1}}),
            "/prot_visits/nights",
            FaultCode::UnknownField,
        ),
        (
            json!({"prot_design": {"control": ["none", "placebo"]}}),
            "/prot_design/control",
            FaultCode::MustDiffer,
        ),
        (
            json!({"prot_pop": {"biomarker": "b".repeat(301)}}),
            "/prot_pop/biomarker",
            FaultCode::TooLong,
        ),
        (
            json!({"prot_equipment": ["hammer"]}),
            "/prot_equipment/0",
            FaultCode::UnknownCode,
        ),
        (
            json!({"tl_japan": {"wanted_fpi": "2026-10"}}),
            "/tl_japan/wanted_fpi",
            FaultCode::InPast,
        ),
        (
            json!({"tl_japan": {"wanted_fpi": "2027-10", "last_fpi": "2027-09"}}),
            "/tl_japan/wanted_fpi",
            FaultCode::Order,
        ),
        (
            json!({"need_sirb": ["sirb_any"]}),
            "/need_sirb",
            FaultCode::WrongType,
        ),
        (
            json!({"indication_code": [{"system": "mesh", "code": "G30"}]}),
            "/indication_code/0/code",
            FaultCode::CodeFormat,
        ),
    ] {
        let faults = patched(&Details::default(), patch).unwrap_err();
        assert_eq!(
            (faults[0].pointer.as_str(), faults[0].code, faults.len()),
            (at, code, 1)
        );
    }
}

#[test]
fn a_round_needs_the_seven_answers_of_domain_4_1_a11() {
    assert_eq!(
        missing_for_matching(None, &[], &Details::default()),
        [
            FieldId::IndicationCode,
            FieldId::PhasePlanned,
            FieldId::ProtN,
            FieldId::ProtPop,
            FieldId::TlJapan,
            FieldId::NeedSirb,
            FieldId::ProtEquipment,
        ]
    );
    assert_eq!(missing_for_matching(Some(Phase::P2), &[], &complete()), []);
}

#[test]
fn not_sure_and_nothing_needed_are_answers_and_a_stage_1_code_serves() {
    let details = patched(
        &complete(),
        json!({
            "indication_code": [], "prot_equipment": [],
            "prot_n": {"japan_target": "i_dont_know"},
            "tl_japan": {"wanted_fpi": "i_dont_know", "window_months": "i_dont_know"}
        }),
    )
    .unwrap();
    assert_eq!(details.prot_equipment, Some(Vec::<Equipment>::new()));
    assert_eq!(
        missing_for_matching(Some(Phase::P2), &[], &details),
        [FieldId::IndicationCode]
    );
    let code: DiseaseCode =
        serde_json::from_value(json!({"system": "icd10", "code": "G30"})).unwrap();
    assert_eq!(missing_for_matching(Some(Phase::P2), &[code], &details), []);
}
