//! Lists of the match-critical answers of Stage 2 (domain 2.3).

use super::code_list;

code_list! {
    /// The answer that is always allowed where a number or a month may not be
    /// known yet. It counts as an answer (ux 3.2).
    pub enum NotSure ("not_sure") {
        IDontKnow = "i_dont_know", "I don’t know yet", "まだわからない";
    }
}

code_list! {
    /// Yes, no, or not known yet.
    pub enum YesNo ("yes_no") {
        Yes = "yes", "Yes", "はい";
        No = "no", "No", "いいえ";
        IDontKnow = "i_dont_know", "I don’t know yet", "まだわからない";
    }
}

code_list! {
    /// Who does not know the treatment (domain 2.3 #62).
    pub enum Blinding ("blinding") {
        Open = "open", "Open label", "非盲検";
        Single = "single", "Single blind", "単盲検";
        Double = "double", "Double blind", "二重盲検";
        IDontKnow = "i_dont_know", "I don’t know yet", "まだわからない";
    }
}

code_list! {
    /// What the product is compared with (domain 2.3 #62).
    pub enum Control ("control") {
        Placebo = "placebo", "Placebo", "プラセボ";
        Active = "active", "Active comparator", "実薬対照";
        StandardOfCare = "standard_of_care", "Standard of care", "標準治療";
        Sham = "sham", "Sham procedure", "シャム処置";
        NoTreatment = "no_treatment", "No treatment", "無治療";
        None = "none", "No control group", "対照群なし";
        IDontKnow = "i_dont_know", "I don’t know yet", "まだわからない";
    }
}

code_list! {
    /// Ages of the participants, bounds included (domain 2.3 #63).
    pub enum AgeGroup ("age_group") {
        Preterm = "preterm", "Preterm newborns", "早産児";
        Days0To27 = "0_27_d", "0–27 days", "生後0〜27日";
        Days28ToMonths23 = "28_d_23_mo", "28 days – 23 months", "生後28日〜23か月";
        Years2To11 = "2_11", "2–11 years", "2〜11歳";
        Years12To17 = "12_17", "12–17 years", "12〜17歳";
        Years18To64 = "18_64", "18–64 years", "18〜64歳";
        Years65Plus = "65_plus", "65 years and over", "65歳以上";
    }
}

code_list! {
    /// Sex of the participants (domain 2.3 #63).
    pub enum Sex ("sex") {
        All = "all", "All", "すべて";
        Female = "female", "Female", "女性";
        Male = "male", "Male", "男性";
    }
}

code_list! {
    /// System of a disease code (domain 2.2 #19).
    pub enum CodeSystem ("code_system") {
        Icd10 = "icd10", "ICD-10", "ICD-10";
        Icd11 = "icd11", "ICD-11", "ICD-11";
        Mesh = "mesh", "MeSH", "MeSH";
        Orpha = "orpha", "ORPHA", "ORPHA";
        Nanbyo = "nanbyo", "Designated intractable disease number", "指定難病の告示番号";
    }
}

code_list! {
    /// Ethics review route (domain 2.3 #83).
    pub enum IrbRoute ("need_sirb") {
        SirbRequired = "sirb_required", "Single ethics review required", "単一審査が必須";
        SirbPreferred = "sirb_preferred", "Single ethics review preferred", "単一審査を希望";
        SirbAny = "sirb_any", "No preference", "希望なし";
    }
}

code_list! {
    /// What must be possible in English (domain 2.3 #90).
    pub enum EnglishTask ("need_english") {
        Contract = "contract", "Contract", "契約";
        Budget = "budget", "Budget", "費用";
        IrbDossier = "irb_dossier", "Ethics review dossier", "審査資料";
        IcfDrafts = "icf_drafts", "Consent form drafts", "同意説明文書案";
        Monitoring = "monitoring", "Monitoring", "モニタリング";
        PiMeetings = "pi_meetings", "Meetings with investigators", "医師との会議";
        SaeFollowUp = "sae_follow_up", "Safety follow-up", "有害事象の追跡";
    }
}
