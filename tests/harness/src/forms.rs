//! Answers as people give them. All firms, people and products are invented.

use serde_json::{Value, json};

/// A complete request of the public form, in the name of `org`, from
/// `address`.
#[must_use]
pub fn request(org: &str, address: &str) -> Value {
    json!({
        "org_name": org,
        "org_country": "US",
        "org_website": format!("https://www.{}", address.split('@').nth(1).unwrap_or("firm.example")),
        "org_type": "biotech_startup",
        "org_jp_base": "none",
        "sub_role": "sponsor_employee",
        "contact_name": { "family": "Hartley", "given": "Emma", "title": "Head of Clinical Development" },
        "contact_email": address,
        "contact_tz": "America/New_York",
        "consent_privacy": { "accepted": true, "version": "2026-11-01" },
        "product_type": "drug",
        "modality": ["small_molecule"],
        "product_public": "ZQX-301",
        "indication_text": "Systemic lupus erythematosus",
        "indication_area": "immunology_rheumatology",
        "phase_planned": "p3",
        "jp_status": "considering",
        "jp_site_decision_by": "2027-04",
        "needs": {
            "codes": ["site_identification", "contract_in_english"],
            "text": "Which hospitals follow enough patients with moderate to severe lupus?"
        },
        "heard_from": "jetro",
        "nonconf_confirm": true,
    })
}

/// The details of stage 2 that hospitals need.
#[must_use]
pub fn details() -> Value {
    json!({
        "indication_code": [{ "system": "icd10", "code": "M32.9", "text": "Systemic lupus erythematosus" }],
        "prot_design": { "randomised": "yes", "blinding": "double", "control": ["placebo"] },
        "prot_pop": { "age_groups": ["18_64"] },
        "prot_n": { "total": 900, "japan_target": 24, "japan_min": 12 },
        "prot_visits": { "duration_weeks": 52, "visits": 14 },
        "prot_equipment": [],
        "tl_japan": { "wanted_fpi": "2027-05", "last_fpi": "2027-09", "window_months": 12 },
        "need_sirb": "sirb_preferred",
        "need_english": ["contract", "irb_dossier"],
    })
}

/// A hospital's yes for some patients.
#[must_use]
pub fn yes(patients: u32, realistic: u32, name_may_be_told: bool) -> Value {
    json!({
        "interest": "int_yes",
        "pi": "見本 太郎",
        "patients": patients,
        "method": "emr_query",
        "realistic": realistic,
        "start": "2027-05",
        "name_may_be_told": name_may_be_told,
    })
}

/// A hospital's yes with a condition.
#[must_use]
pub fn yes_if(patients: u32, realistic: u32) -> Value {
    let mut answer = yes(patients, realistic, true);
    answer["interest"] = json!("int_if");
    answer["method"] = json!("estimate");
    answer["conditions"] = json!(["irb"]);
    answer["conditions_note"] = json!("中央審査の手続きの確認が必要");
    answer
}

/// A hospital's no.
#[must_use]
pub fn no() -> Value {
    json!({
        "interest": "int_no",
        "why_not": "competing_trial",
        "why_not_note": "同じ対象の治験が進行中のため",
    })
}

/// An acceptance with every point met.
#[must_use]
pub fn acceptance(owner: &str) -> Value {
    json!({
        "checklist": { "E1": "yes", "E2": "yes", "E3": "yes", "E4": "yes", "E5": "yes" },
        "international": true,
        "sponsor_disclosed": true,
        "owner": owner,
    })
}

/// A consultation that counts: substantive, in a meeting, at `at`.
#[must_use]
pub fn consultation(at: jiff::Timestamp) -> Value {
    json!({
        "at": at.to_string(),
        "mode": "web_meeting",
        "class": "substantive",
        "participants": "Emma Hartley, desk",
        "minutes": 60,
        "text": "We explained the trial notification and how hospitals are asked.",
        "lang": "en",
        "translation": "治験計画届と、施設への照会の進め方を説明した。",
    })
}

/// The closing of a case whose trial has started.
#[must_use]
pub fn started() -> Value {
    json!({ "outcome": "P", "text": "治験が開始され、企業に引き継いだ。" })
}

/// The closing of a case that Japan lost.
#[must_use]
pub fn lost() -> Value {
    json!({
        "outcome": "N1",
        "loss_reasons": ["sites_filled", "total_cost"],
        "evidence": "ev_sponsor",
        "text": "The company filled its places in other countries.",
    })
}
