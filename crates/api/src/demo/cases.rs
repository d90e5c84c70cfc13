//! The inquiries of the demonstration. Condition, phase and numbers are facts
//! of the trial named (ClinicalTrials.gov); firms, products, people and what
//! they ask are invented.

use serde_json::{Map, Value, json};

/// The first firm's mail address.
pub const FIRST_FIRM_MAIL: &str = "e.hartley@larkfield.example";
/// The second firm's mail address.
pub const SECOND_FIRM_MAIL: &str = "m.brandt@nordhaven.example";

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    Received,
    Screening,
    InfoWait,
    NotAccepted,
    OnHold,
    Accepted,
    InConsultation,
    SynopsisWaiting,
    RoundOpen,
    RoundClosed,
    Proposed,
    Startup,
    Running,
    Closed,
}

/// One inquiry.
pub struct Inquiry {
    /// The trial that gave the facts.
    pub modelled_on: &'static str,
    pub org_name: &'static str,
    pub country: &'static str,
    pub email: &'static str,
    pub family: &'static str,
    pub given: &'static str,
    pub title: &'static str,
    pub zone: &'static str,
    pub org_type: &'static str,
    pub base: &'static str,
    pub product: &'static str,
    pub product_type: &'static str,
    pub modality: &'static [&'static str],
    pub disease: &'static str,
    pub icd10: &'static str,
    pub area: &'static str,
    pub phase: &'static str,
    pub ages: &'static [&'static str],
    /// Patients in the whole trial, a fact of the trial named.
    pub patients: u32,
    /// Patients wanted in Japan, invented.
    pub japan: u32,
    pub needs: &'static [&'static str],
    pub words: &'static str,
    pub heard: &'static str,
    /// Months from now in which countries and hospitals are fixed.
    pub fixed_in_months: i32,
    /// Days ago on which it came.
    pub days_ago: i64,
    pub until: Until,
}

impl Inquiry {
    /// The answers of the public form.
    pub fn answers(&self, fixed_by: &str) -> Map<String, Value> {
        let site = self.email.split('@').next_back().unwrap_or_default();
        let value = json!({
            "org_name": self.org_name,
            "org_country": self.country,
            "org_website": format!("https://www.{site}"),
            "org_type": self.org_type,
            "org_jp_base": self.base,
            "sub_role": "sponsor_employee",
            "contact_name": { "family": self.family, "given": self.given, "title": self.title },
            "contact_email": self.email,
            "contact_tz": self.zone,
            "consent_privacy": { "accepted": true, "version": "2026-11-01" },
            "product_type": self.product_type,
            "modality": self.modality,
            "product_public": self.product,
            "indication_text": self.disease,
            "indication_area": self.area,
            "phase_planned": self.phase,
            "jp_status": "considering",
            "jp_site_decision_by": fixed_by,
            "needs": { "codes": self.needs, "text": self.words },
            "heard_from": self.heard,
            "nonconf_confirm": true,
        });
        match value {
            Value::Object(answers) => answers,
            _ => Map::new(),
        }
    }

    /// The match-critical details of stage 2.
    pub fn details(&self, wanted: &str, last: &str) -> Map<String, Value> {
        let value = json!({
            "indication_code": [{ "system": "icd10", "code": self.icd10, "text": self.disease }],
            "prot_design": { "randomised": "yes", "blinding": "double", "control": ["placebo"] },
            "prot_pop": { "age_groups": self.ages },
            "prot_n": {
                "total": self.patients,
                "japan_target": self.japan,
                "japan_min": (self.japan / 2).max(1),
            },
            "prot_visits": { "duration_weeks": 52, "visits": 14 },
            "prot_equipment": [],
            "tl_japan": { "wanted_fpi": wanted, "last_fpi": last, "window_months": 12 },
            "need_sirb": "sirb_preferred",
            "need_english": ["contract", "irb_dossier"],
        });
        match value {
            Value::Object(details) => details,
            _ => Map::new(),
        }
    }
}

macro_rules! inquiry {
    ($($field:ident: $value:expr),+ $(,)?) => { Inquiry { $($field: $value),+ } };
}

/// Every inquiry, oldest first.
pub const ALL: &[Inquiry] = &[
    inquiry! {
        modelled_on: "NCT05843643", org_name: "Larkfield Therapeutics, Inc.", country: "US",
        email: FIRST_FIRM_MAIL, family: "Hartley", given: "Emma", title: "Head of Clinical Development",
        zone: "America/New_York", org_type: "biotech_startup", base: "none", product: "LKF-301",
        product_type: "drug", modality: &["small_molecule"],
        disease: "Systemic lupus erythematosus", icd10: "M32.9", area: "immunology_rheumatology",
        phase: "p3", ages: &["18_64"], patients: 1000, japan: 24,
        needs: &["site_identification", "contract_in_english", "regulatory_path_pmda"],
        words: "We plan a global phase 3 trial and would like to include Japan from the start. We have no office in Japan. Which hospitals follow enough patients with moderate to severe lupus?",
        heard: "jetro", fixed_in_months: 4, days_ago: 200,
        until: Until::Closed,
    },
    inquiry! {
        modelled_on: "NCT05816382", org_name: "Nordhaven Neuro AB", country: "SE",
        email: SECOND_FIRM_MAIL, family: "Brandt", given: "Mikael", title: "Chief Medical Officer",
        zone: "Europe/Stockholm", org_type: "ebp", base: "none", product: "NHN-861",
        product_type: "drug", modality: &["small_molecule"],
        disease: "Narcolepsy type 1", icd10: "G47.4", area: "neurology", phase: "p2_3",
        ages: &["18_64"], patients: 160, japan: 18,
        needs: &["country_feasibility", "patient_numbers", "irb_single_irb"],
        words: "Is a cohort of 18 adults in Japan realistic within 12 months? We would like to know how many sleep centres work in English.",
        heard: "pmda_dc_office", fixed_in_months: 3, days_ago: 150,
        until: Until::Running,
    },
    inquiry! {
        modelled_on: "NCT05925803", org_name: "Castellane Biologics SAS", country: "FR",
        email: "c.moreau@castellane.example", family: "Moreau", given: "Claire", title: "Director, Clinical Operations",
        zone: "Europe/Paris", org_type: "biotech_startup", base: "none", product: "CTB-12",
        product_type: "drug", modality: &["monoclonal_antibody"],
        disease: "Systemic sclerosis", icd10: "M34.9", area: "immunology_rheumatology", phase: "p3",
        ages: &["18_64"], patients: 306, japan: 20,
        needs: &["site_identification", "budget_fmv"],
        words: "We look for hospitals with a scleroderma clinic and experience in lung function tests read centrally.",
        heard: "event", fixed_in_months: 5, days_ago: 62,
        until: Until::Startup,
    },
    inquiry! {
        modelled_on: "NCT05883644", org_name: "Pemberton Oncology Ltd", country: "GB",
        email: "r.osei@pemberton.example", family: "Osei", given: "Ruth", title: "VP Clinical Development",
        zone: "Europe/London", org_type: "biotech_startup", base: "none", product: "PMB-204",
        product_type: "drug", modality: &["monoclonal_antibody"],
        disease: "Advanced hepatocellular carcinoma", icd10: "C22.0", area: "oncology_solid", phase: "p3",
        ages: &["18_64", "65_plus"], patients: 140, japan: 30,
        needs: &["site_identification", "contract_in_english"],
        words: "First-line combination, liver function Child-Pugh A. Countries are to be fixed by spring.",
        heard: "web_search", fixed_in_months: 4, days_ago: 27,
        until: Until::Proposed,
    },
    inquiry! {
        modelled_on: "NCT05878938", org_name: "Haemara Therapeutics B.V.", country: "NL",
        email: "j.vandijk@haemara.example", family: "van Dijk", given: "Joris", title: "Clinical Lead",
        zone: "Europe/Amsterdam", org_type: "ebp", base: "none", product: "HMR-8",
        product_type: "drug", modality: &["bispecific_t_cell_engager"],
        disease: "Haemophilia A with inhibitors", icd10: "D66", area: "haematology_benign", phase: "p3",
        ages: &["12_17", "18_64"], patients: 48, japan: 6,
        needs: &["patient_numbers", "orphan_paediatric"],
        words: "We need a small number of participants in Japan, adolescents included.",
        heard: "pmda_web", fixed_in_months: 3, days_ago: 18,
        until: Until::RoundClosed,
    },
    inquiry! {
        modelled_on: "NCT05850520", org_name: "Ocularis Vision GmbH", country: "DE",
        email: "k.schubert@ocularis.example", family: "Schubert", given: "Katrin", title: "Head of Regulatory Affairs",
        zone: "Europe/Berlin", org_type: "mid_size_pharma", base: "none", product: "OCV-86",
        product_type: "drug", modality: &["fusion_enzyme"],
        disease: "Macular edema secondary to retinal vein occlusion", icd10: "H34.8", area: "ophthalmology", phase: "p3",
        ages: &["18_64", "65_plus"], patients: 822, japan: 40,
        needs: &["country_feasibility", "contract_in_english"],
        words: "How long does a clinical trial agreement take at a university hospital when the paper is in English?",
        heard: "vc", fixed_in_months: 6, days_ago: 11,
        until: Until::SynopsisWaiting,
    },
    inquiry! {
        modelled_on: "NCT05861427", org_name: "Migrelle Pharma A/S", country: "DK",
        email: "l.holm@migrelle.example", family: "Holm", given: "Lise", title: "Clinical Programme Director",
        zone: "Europe/Copenhagen", org_type: "ebp", base: "sales_only", product: "MGR-20",
        product_type: "drug", modality: &["small_molecule"],
        disease: "Migraine, preventive treatment", icd10: "G43.9", area: "neurology", phase: "p3",
        ages: &["18_64"], patients: 520, japan: 120,
        needs: &["regulatory_path_pmda", "market_pricing_basics"],
        words: "We would like to understand whether Japanese phase 1 data are needed before we join.",
        heard: "mhlw", fixed_in_months: 7, days_ago: 10,
        until: Until::InConsultation,
    },
    inquiry! {
        modelled_on: "NCT05818137", org_name: "Alveo Pulmonary Corp.", country: "US",
        email: "s.reyes@alveo.example", family: "Reyes", given: "Sofia", title: "Chief Operating Officer",
        zone: "America/Los_Angeles", org_type: "biotech_startup", base: "none", product: "AVP-35",
        product_type: "drug", modality: &["fusion_enzyme"],
        disease: "Pulmonary arterial hypertension", icd10: "I27.0", area: "cardiology", phase: "p3",
        ages: &["18_64"], patients: 35, japan: 12,
        needs: &["site_identification", "iccc_cro_selection"],
        words: "Right heart catheterisation at baseline and week 24. We would like to know which centres can start before summer.",
        heard: "jetro", fixed_in_months: 2, days_ago: 12,
        until: Until::RoundOpen,
    },
    inquiry! {
        modelled_on: "NCT05813925", org_name: "Adipora Metabolics Inc.", country: "CA",
        email: "d.tremblay@adipora.example", family: "Tremblay", given: "Denis", title: "President",
        zone: "America/Toronto", org_type: "biotech_startup", base: "none", product: "ADP-3",
        product_type: "drug", modality: &["peptide"],
        disease: "Obesity with type 2 diabetes", icd10: "E66.9", area: "endocrine", phase: "p3",
        ages: &["18_64"], patients: 330, japan: 60,
        needs: &["country_feasibility", "supply"],
        words: "Weekly injection, cold chain 2 to 8 degrees. Which sites have experience with weight management trials?",
        heard: "embassy", fixed_in_months: 5, days_ago: 8,
        until: Until::Accepted,
    },
    inquiry! {
        modelled_on: "NCT05838768", org_name: "Helixa Targeted Medicines AG", country: "CH",
        email: "t.keller@helixa.example", family: "Keller", given: "Tobias", title: "CMO",
        zone: "Europe/Zurich", org_type: "biotech_startup", base: "none", product: "HLX-761",
        product_type: "drug", modality: &["small_molecule"],
        disease: "MSI-high advanced solid tumours, including colorectal cancer", icd10: "C18.9", area: "oncology_solid", phase: "p1",
        ages: &["18_64"], patients: 327, japan: 15,
        needs: &["fih", "site_identification"],
        words: "Dose escalation abroad is nearly complete. Could Japan join the expansion?",
        heard: "investigator", fixed_in_months: 2, days_ago: 7,
        until: Until::InfoWait,
    },
    inquiry! {
        modelled_on: "NCT05896215", org_name: "Dermaquil Sciences Pty Ltd", country: "AU",
        email: "a.nguyen@dermaquil.example", family: "Nguyen", given: "Anh", title: "Clinical Manager",
        zone: "Australia/Sydney", org_type: "biotech_startup", base: "none", product: "DMQ-2",
        product_type: "drug", modality: &["small_molecule"],
        disease: "Common warts", icd10: "B07", area: "dermatology", phase: "p2",
        ages: &["12_17", "18_64"], patients: 160, japan: 40,
        needs: &["general_info_on_japan"],
        words: "We would like general information on running a phase 2 trial in Japan.",
        heard: "web_search", fixed_in_months: 10, days_ago: 5,
        until: Until::OnHold,
    },
    inquiry! {
        modelled_on: "NCT05835856", org_name: "Companion Robotics S.r.l.", country: "IT",
        email: "g.ricci@companionrobotics.example", family: "Ricci", given: "Giulia", title: "Founder",
        zone: "Europe/Rome", org_type: "device", base: "none", product: "Virtual coach",
        product_type: "device", modality: &["device_samd"],
        disease: "Quality of life of older adults", icd10: "Z60.0", area: "ageing", phase: "pivotal_device",
        ages: &["65_plus"], patients: 240, japan: 30,
        needs: &["licensing_partner"],
        words: "We look for a distributor in Japan.",
        heard: "press", fixed_in_months: 9, days_ago: 4,
        until: Until::NotAccepted,
    },
    inquiry! {
        modelled_on: "NCT04402008", org_name: "Bexley Lung Therapeutics LLC", country: "US",
        email: "p.adeyemi@bexleylung.example", family: "Adeyemi", given: "Paul", title: "SVP Development",
        zone: "America/Chicago", org_type: "ebp", base: "none", product: "BXL-11",
        product_type: "drug", modality: &["small_molecule"],
        disease: "Non-small cell lung cancer with EGFR exon 20 insertion", icd10: "C34.9", area: "oncology_solid", phase: "p1b_2",
        ages: &["18_64", "65_plus"], patients: 42, japan: 10,
        needs: &["site_identification", "patient_numbers"],
        words: "Biomarker-selected population, second line. Is local testing for exon 20 insertions routine?",
        heard: "cro", fixed_in_months: 2, days_ago: 3,
        until: Until::Screening,
    },
    inquiry! {
        modelled_on: "NCT05914155", org_name: "Glomera Renal Ltd", country: "IE",
        email: "n.byrne@glomera.example", family: "Byrne", given: "Niamh", title: "Medical Director",
        zone: "Europe/Dublin", org_type: "academic_spin_out", base: "none", product: "GLM-88",
        product_type: "drug", modality: &["monoclonal_antibody"],
        disease: "Idiopathic membranous nephropathy", icd10: "N04.2", area: "nephrology_urology", phase: "p3",
        ages: &["18_64"], patients: 88, japan: 16,
        needs: &["patient_numbers", "pi_kol_introduction"],
        words: "We would like to speak with nephrologists about standard of care before we fix the protocol.",
        heard: "jetro", fixed_in_months: 3, days_ago: 2, until: Until::Received,
    },
    inquiry! {
        modelled_on: "NCT05907980", org_name: "Quillon Immuno Inc.", country: "US",
        email: "h.park@quillon.example", family: "Park", given: "Hana", title: "Director, Clinical Science",
        zone: "America/New_York", org_type: "biotech_startup", base: "none", product: "QLN-12",
        product_type: "drug", modality: &["monoclonal_antibody"],
        disease: "Advanced solid tumours", icd10: "C80.9", area: "oncology_solid", phase: "p1",
        ages: &["18_64"], patients: 219, japan: 12,
        needs: &["fih", "contract_in_english", "cartagena"],
        words: "We would like to open two phase 1 units in Japan in the first half of next year.",
        heard: "desk_approached_us", fixed_in_months: 1, days_ago: 1, until: Until::Received,
    },
];
