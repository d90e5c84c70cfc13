//! The public request form, read as firms fill it in.

use case_workflow::code_lists::{CodeList, Modality};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::inquiry::{
    DecisionBy, FieldId, Flag, FormStage, Inquiry, PAGES, PageId, check_page, draft_bounded,
};
use jiff::civil::{Date, date};
use serde_json::{Map, Value, json};

const TODAY: Date = date(2026, 11, 20);

fn answers() -> Map<String, Value> {
    object(json!({
        "org_name": "  Acme\u{3000}Bio, Inc. ",
        "org_country": "US",
        "org_website": "www.Acme-Bio.com",
        "org_type": "biotech_startup",
        "org_jp_base": "none",
        "org_size": "11_50",
        "sub_role": "sponsor_employee",
        "contact_name": {"family": "Müller", "given": "Anna", "title": "VP Clinical"},
        "contact_email": " anna@acme-bio.com ",
        "contact_phone": "+1 (617) 555-0123",
        "contact_tz": "America/New_York",
        "consent_privacy": {"accepted": true, "version": "2026-10"},
        "product_type": "drug",
        "modality": ["small_molecule", "small_molecule"],
        "indication_text": "Alzheimer's disease",
        "indication_area": "neurology",
        "indication_code": [{"system": "icd10", "code": "g301", "text": "Late onset"}],
        "phase_planned": "p2",
        "trial_public_id": ["nct5813925", ""],
        "jp_status": "considering",
        "jp_site_decision_by": "2027-03",
        "needs": {"codes": ["site_identification", "irb_single_irb"], "text": "Two sites\r\nin Kanto"},
        "heard_from": {"code": "event", "text": "BIO 2026"},
        "nonconf_confirm": true
    }))
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

fn with(name: &str, value: Value) -> Map<String, Value> {
    let mut answers = answers();
    answers.insert(name.to_owned(), value);
    answers
}

fn faults(answers: &Map<String, Value>) -> Vec<Fault> {
    Inquiry::read(answers, TODAY).expect_err("the answers should be refused")
}

/// The only fault, as `pointer code`.
fn fault(name: &str, value: Value) -> String {
    let faults = faults(&with(name, value.clone()));
    assert_eq!(faults.len(), 1, "{name} = {value}: {faults:?}");
    let code = serde_json::to_value(faults[0].code).expect("a fault has a word");
    format!(
        "{} {}",
        faults[0].pointer,
        code.as_str().unwrap_or_default()
    )
}

#[test]
fn a_complete_form_is_read_and_cleaned() {
    let inquiry = Inquiry::read(&answers(), TODAY).unwrap();
    assert_eq!(inquiry.org_name, "Acme Bio, Inc.");
    assert_eq!(
        inquiry.org_website.as_deref(),
        Some("https://www.acme-bio.com")
    );
    assert_eq!(inquiry.contact_email, "anna@acme-bio.com");
    assert_eq!(inquiry.contact_phone.as_deref(), Some("+16175550123"));
    assert_eq!(inquiry.modality, [Modality::SmallMolecule]);
    assert_eq!(inquiry.indication_code[0].code, "G30.1");
    assert_eq!(inquiry.trial_public_id, ["NCT05813925"]);
    assert_eq!(inquiry.needs.text.as_deref(), Some("Two sites\nin Kanto"));
    assert_eq!(inquiry.flags(), []);
}

#[test]
fn an_empty_form_names_each_of_the_19_required_fields_once() {
    let mut named: Vec<String> = faults(&Map::new()).into_iter().map(|f| f.pointer).collect();
    assert_eq!(named.len(), 19);
    named.sort();
    named.dedup();
    assert_eq!(named.len(), 19);
}

#[test]
fn every_fault_is_told_at_once_with_its_place_and_what_the_message_needs() {
    let mut answers = answers();
    answers.insert("org_name".into(), json!("é".repeat(203)));
    answers.insert("modality".into(), json!(["mrna", "jelly"]));
    answers.insert("needs".into(), json!({"codes": [], "text": "x", "mood": 1}));
    answers.insert("a/b~c".into(), json!(1));
    answers.remove("jp_status");
    let found = faults(&answers);
    let expected = [
        Fault::new("/a~1b~0c", FaultCode::UnknownField),
        Fault::new("/org_name", FaultCode::TooLong)
            .with("n", 200)
            .with("m", 3),
        Fault::new("/modality/1", FaultCode::UnknownCode),
        Fault::new("/jp_status", FaultCode::Required),
        Fault::new("/needs/mood", FaultCode::UnknownField),
        Fault::new("/needs/codes", FaultCode::Required),
    ];
    assert_eq!(found, expected);
}

#[test]
fn each_field_refuses_what_is_not_its_kind() {
    for (name, value, expected) in [
        ("org_name", json!("A"), "/org_name too_short"),
        ("org_name", json!(7), "/org_name wrong_type"),
        ("org_name", json!("A\u{0}B"), "/org_name bad_characters"),
        (
            "org_name",
            json!("Acme \u{202e}oiB"),
            "/org_name bad_characters",
        ),
        ("org_country", json!("UK"), "/org_country unknown_code"),
        ("org_website", json!("acme"), "/org_website url_format"),
        ("org_type", json!("startup"), "/org_type unknown_code"),
        ("contact_name", json!("Anna"), "/contact_name wrong_type"),
        (
            "contact_name",
            json!({"given": "Anna"}),
            "/contact_name/family required",
        ),
        (
            "contact_email",
            json!("anna"),
            "/contact_email email_format",
        ),
        (
            "contact_phone",
            json!("555 0123"),
            "/contact_phone phone_format",
        ),
        ("contact_tz", json!("EST5"), "/contact_tz unknown_code"),
        (
            "consent_privacy",
            json!({"version": "1"}),
            "/consent_privacy/accepted must_agree",
        ),
        (
            "consent_privacy",
            json!({"accepted": true}),
            "/consent_privacy/version required",
        ),
        (
            "nonconf_confirm",
            json!(false),
            "/nonconf_confirm must_agree",
        ),
        (
            "nonconf_confirm",
            json!("yes"),
            "/nonconf_confirm wrong_type",
        ),
        (
            "indication_code",
            json!([{"system": "icd10", "code": "34"}]),
            "/indication_code/0/code code_format",
        ),
        (
            "trial_public_id",
            json!("NCT05813925"),
            "/trial_public_id wrong_type",
        ),
        (
            "trial_public_id",
            json!(["NCT05813925", "nct 0581 3925"]),
            "/trial_public_id/1 duplicate",
        ),
        (
            "trial_public_id",
            json!(["abc"]),
            "/trial_public_id/0 registry_format",
        ),
        (
            "trial_public_id",
            json!(vec!["NCT05813925"; 11]),
            "/trial_public_id too_many",
        ),
        (
            "jp_site_decision_by",
            json!("2026-10"),
            "/jp_site_decision_by in_past",
        ),
        (
            "jp_site_decision_by",
            json!("2026-13"),
            "/jp_site_decision_by not_a_date",
        ),
        ("needs", json!({"text": "help"}), "/needs/codes required"),
        ("heard_from", json!("friend"), "/heard_from unknown_code"),
        ("need_sirb", json!("sirb_any"), "/need_sirb unknown_field"),
    ] {
        assert_eq!(fault(name, value), expected);
    }
}

#[test]
fn this_month_and_unknown_are_fair_answers_for_the_decision() {
    for (typed, by) in [
        ("2026-11", Some("2026-11")),
        ("unknown", None),
        ("i_dont_know", None),
    ] {
        let inquiry = Inquiry::read(&with("jp_site_decision_by", json!(typed)), TODAY).unwrap();
        assert_eq!(
            inquiry
                .jp_site_decision_by
                .month()
                .map(|m| m.to_string())
                .as_deref(),
            by
        );
    }
    let unknown = serde_json::to_value(DecisionBy::Unknown).unwrap();
    assert_eq!(unknown, "unknown");
}

#[test]
fn an_agent_names_the_sponsor_and_a_person_may_have_one_name() {
    assert_eq!(fault("sub_role", json!("agent")), "/sub_mandate required");
    let inquiry = Inquiry::read(
        &with("contact_name", json!({"family": "Suharto", "given": null})),
        TODAY,
    );
    assert_eq!(inquiry.unwrap().contact_name.given, None);
}

#[test]
fn blank_optional_answers_are_not_provided() {
    let mut answers = answers();
    for name in ["org_website", "contact_phone", "product_public"] {
        answers.insert(name.into(), json!(" \u{200b}"));
    }
    answers.insert("trial_public_id".into(), json!([]));
    answers.insert("org_size".into(), Value::Null);
    let inquiry = Inquiry::read(&answers, TODAY).unwrap();
    assert_eq!(
        (inquiry.org_website, inquiry.contact_phone, inquiry.org_size),
        (None, None, None)
    );
}

#[test]
fn flags_tell_the_desk_what_to_look_at_and_refuse_nobody() {
    let mut answers = answers();
    answers.insert("org_jp_base".into(), json!("development"));
    answers.insert("org_country".into(), json!("JP"));
    answers.insert("contact_email".into(), json!("anna@yahoo.co.jp"));
    answers.insert("modality".into(), json!(["car_t", "radioligand"]));
    let inquiry = Inquiry::read(&answers, TODAY).unwrap();
    assert_eq!(inquiry.flags(), Flag::ALL);
    answers.remove("org_website");
    let inquiry = Inquiry::read(&answers, TODAY).unwrap();
    assert!(!inquiry.flags().contains(&Flag::MailDomainDiffers));
}

#[test]
fn a_mail_address_under_the_sites_domain_is_no_flag_and_a_look_alike_is() {
    for (mail, differs) in [("a@eu.acme-bio.com", false), ("a@notacme-bio.com", true)] {
        let inquiry = Inquiry::read(&with("contact_email", json!(mail)), TODAY).unwrap();
        assert_eq!(
            inquiry.flags().contains(&Flag::MailDomainDiffers),
            differs,
            "{mail}"
        );
    }
}

#[test]
fn each_field_of_the_form_is_on_exactly_one_page() {
    let mut on_pages: Vec<FieldId> = PAGES
        .iter()
        .flat_map(|(_, fields)| fields.iter().copied())
        .collect();
    on_pages.sort();
    let asked: Vec<FieldId> = FieldId::ALL
        .iter()
        .copied()
        .filter(|f| f.stage() == FormStage::Inquiry)
        .collect();
    assert_eq!(on_pages, asked);
    assert_eq!(asked.len(), 26);
}

#[test]
fn a_page_tells_its_own_faults_only() {
    let typed = object(json!({"sub_role": "agent", "contact_email": "x", "nonsense": 1}));
    let pointers: Vec<String> = check_page(&typed, PageId::You, TODAY)
        .into_iter()
        .map(|f| f.pointer)
        .collect();
    assert_eq!(
        pointers,
        [
            "/sub_mandate",
            "/contact_name",
            "/contact_email",
            "/contact_tz"
        ]
    );
    assert_eq!(check_page(&typed, PageId::TrialNumber, TODAY), []);
    for (page, _) in PAGES {
        assert_eq!(check_page(&answers(), page, TODAY), [], "{page:?}");
    }
}

#[test]
fn a_draft_keeps_half_typed_and_too_long_text_but_not_the_absurd() {
    let typed = object(json!({
        "contact_email": "anna@", "org_name": "x".repeat(800), "jp_site_decision_by": "2020",
        "needs": {"codes": ["nothing"], "text": "y".repeat(8000)}, "modality": 3
    }));
    assert_eq!(draft_bounded(&typed), Ok(()));
    let absurd = object(json!({
        "org_name": "x".repeat(801), "spam": 1, "org_type": "a\u{0}",
        "needs": [[[["deep"]]]], "trial_public_id": vec![""; 41]
    }));
    let mut found: Vec<(String, FaultCode)> = draft_bounded(&absurd)
        .unwrap_err()
        .into_iter()
        .map(|f| (f.pointer, f.code))
        .collect();
    found.sort();
    let expected = [
        ("/needs/0/0/0", FaultCode::WrongType),
        ("/org_name", FaultCode::TooLong),
        ("/org_type", FaultCode::BadCharacters),
        ("/spam", FaultCode::UnknownField),
        ("/trial_public_id", FaultCode::TooMany),
    ];
    assert_eq!(found, expected.map(|(at, code)| (at.to_owned(), code)));
    let heavy = object(json!({"needs": {"text": "z".repeat(70_000)}}));
    assert_eq!(draft_bounded(&heavy).unwrap_err()[0].pointer, "");
}

#[test]
fn a_code_is_only_taken_by_its_own_word() {
    for modality in Modality::ALL {
        let inquiry = Inquiry::read(&with("modality", json!([modality.as_str()])), TODAY).unwrap();
        assert_eq!(inquiry.modality, [*modality]);
        assert_eq!(
            fault("modality", json!([modality.as_str().to_uppercase()])),
            "/modality/0 unknown_code"
        );
    }
    assert_eq!(Modality::NAME, "L3");
}

#[test]
fn a_flood_of_unknown_fields_is_answered_with_a_bounded_list() {
    let flood = (0..5000).map(|n| (format!("f{n}"), json!(n))).collect();
    assert_eq!(faults(&flood).len(), 200);
}
