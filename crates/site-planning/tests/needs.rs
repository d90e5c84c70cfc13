//! What a trial needs, read from its case.

use case_workflow::code_lists::{Equipment, IrbRoute, Phase, TherapeuticArea};
use case_workflow::details::Details;
use case_workflow::inquiry::Inquiry;
use case_workflow::register::{EnglishWork, MustRule};
use jiff::civil::date;
use serde_json::{Map, Value, json};
use site_planning::matching::{Must, Needs};

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

fn needs(profile: Value, details: Value) -> Needs {
    let mut answers = object(json!({
        "org_name": "Acme Bio",
        "org_country": "US",
        "org_type": "biotech_startup",
        "org_jp_base": "none",
        "sub_role": "sponsor_employee",
        "contact_name": {"family": "Müller"},
        "contact_email": "anna@acme-bio.com",
        "contact_tz": "America/New_York",
        "consent_privacy": {"accepted": true, "version": "2026-10"},
        "product_type": "drug",
        "modality": ["small_molecule"],
        "indication_text": "Alzheimer's disease",
        "indication_area": "neurology",
        "indication_code": [{"system": "icd10", "code": "G30.1"}],
        "phase_planned": "p2",
        "jp_status": "considering",
        "jp_site_decision_by": "unknown",
        "needs": {"codes": ["site_identification"]},
        "heard_from": "web_search",
        "nonconf_confirm": true
    }));
    answers.extend(object(profile));
    let today = date(2026, 11, 21);
    let profile = Inquiry::read(&answers, today).expect("a request without faults");
    let details = Details::read_patch(&object(details), &Details::default(), today)
        .expect("details without faults");
    Needs::of(&profile, &details)
}

#[test]
fn the_needs_are_read_from_the_case() {
    let needs = needs(
        json!({}),
        json!({
            "indication_code": [
                {"system": "icd10", "code": "G30.9"}, {"system": "mesh", "code": "D000544"}
            ],
            "prot_pop": {"age_groups": ["65_plus"]},
            "prot_n": {"japan_target": 40},
            "prot_equipment": ["pet", "other", "mri_3t"],
            "tl_japan": {"wanted_fpi": "2027-06", "window_months": 6},
            "need_sirb": "sirb_required",
            "need_english": ["contract", "icf_drafts", "irb_dossier"]
        }),
    );
    assert_eq!(needs.diseases, ["G30.9"]);
    assert_eq!(needs.area, Some(TherapeuticArea::Neurology));
    assert_eq!(needs.phase, Some(Phase::P2));
    assert_eq!(needs.equipment, [Equipment::Pet, Equipment::Mri3t]);
    assert_eq!(needs.japan_target, Some(40));
    assert_eq!(needs.review, Some(IrbRoute::SirbRequired));
    assert_eq!(
        needs.english,
        [EnglishWork::Contract, EnglishWork::IrbQuestions]
    );
    let window: Vec<_> = needs.window.iter().map(ToString::to_string).collect();
    assert_eq!(window, ["2027-Q1", "2027-Q2", "2027-Q3"]);
    assert_eq!(
        needs.musts(),
        [
            Must::of(MustRule::Register),
            Must::of(MustRule::Disease),
            Must::of(MustRule::Phase),
            Must::of(MustRule::Age),
            Must::equipment(Equipment::Pet),
            Must::equipment(Equipment::Mri3t),
            Must::of(MustRule::SingleReview),
            Must::of(MustRule::Places),
        ]
    );
}

#[test]
fn the_modality_and_the_phase_bring_musts_of_their_own() {
    let musts = |modality: &str, phase: &str| {
        needs(
            json!({"modality": [modality], "phase_planned": phase}),
            json!({}),
        )
        .musts()
    };
    let plain = [
        MustRule::Register,
        MustRule::Disease,
        MustRule::Phase,
        MustRule::Places,
    ];
    assert_eq!(musts("small_molecule", "p3"), plain.map(Must::of));
    let car_t = musts("car_t", "fih");
    for must in [
        Must::of(MustRule::Cartagena),
        Must::equipment(Equipment::P1Beds),
        Must::equipment(Equipment::Cpc),
    ] {
        assert!(car_t.contains(&must), "{must:?}");
    }
    assert!(musts("radioligand", "p2").contains(&Must::of(MustRule::Radioligand)));
    assert!(!musts("gene_editing", "p2").contains(&Must::of(MustRule::Cartagena)));
    let early = musts("small_molecule", "preclinical");
    assert!(!early.contains(&Must::of(MustRule::Phase)));
}

#[test]
fn what_nobody_knows_yet_is_no_must() {
    let needs = needs(
        json!({}),
        json!({
            "prot_n": {"japan_target": "i_dont_know"},
            "tl_japan": {"wanted_fpi": "i_dont_know", "window_months": 12}
        }),
    );
    assert_eq!((needs.japan_target, needs.window.len()), (None, 0));
    // Stage 1 has the code where Stage 2 has none.
    assert_eq!(needs.diseases, ["G30.1"]);
}

#[test]
fn a_dropped_must_is_not_asked() {
    let pet = Must::equipment(Equipment::Pet);
    let needs = needs(json!({}), json!({"prot_equipment": ["pet"]}));
    assert!(needs.musts().contains(&pet));
    assert!(!needs.without(pet).musts().contains(&pet));
}
