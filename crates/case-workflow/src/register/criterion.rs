//! The words of matching: what a hospital is held against, and how it came out
//! (words 2.4). The calculation itself is site planning's.

use crate::code_lists::code_list;

code_list! {
    /// How one criterion came out. Unknown is not a no.
    pub enum Criterion ("criterion") {
        Pass = "pass", "Met", "満たす";
        Fail = "fail", "Not met", "満たさない";
        Unknown = "unknown", "Unknown", "不明";
        Expired = "criterion_expired", "Out of date", "期限切れ";
    }
}

code_list! {
    /// A must (必須): who does not meet it is set aside (domain 4.5).
    pub enum MustRule ("must_rule") {
        Register = "m_register", "Register kept up to date", "登録の更新";
        Disease = "m_disease", "Patients with the disease", "対象疾患の患者";
        Phase = "m_phase", "Phase", "試験の相";
        Age = "m_age", "Ages treated", "対象年齢";
        Equipment = "m_equipment", "Equipment", "設備";
        Cartagena = "m_cartagena", "Gene-modified organisms (Cartagena)", "カルタヘナ法対応";
        Radioligand = "m_radioligand", "Therapeutic nuclides", "治療用の放射性核種";
        SingleReview = "m_single_review", "Single ethics review", "単一審査";
        Places = "m_places", "Free places in the window", "期間中の受入れ枠";
    }
}

code_list! {
    /// A wish (希望): gives points (domain 4.5).
    pub enum WishPart ("wish_part") {
        Patients = "w_patients", "Patients, by evidence", "患者数（根拠を加味）";
        StartupDays = "w_startup_days", "Start-up days", "開始までの日数";
        English = "w_english", "English for the tasks asked", "求められた業務の英語対応";
        Capacity = "w_capacity", "Free places", "受入れ枠";
        SingleReview = "w_single_review", "Single ethics review", "単一審査";
        Fairness = "w_fairness", "How often asked", "依頼の回数";
    }
}

code_list! {
    /// How well a hospital fits, in words.
    pub enum MatchFit ("match_fit") {
        Good = "good_fit", "Good fit", "よく合う";
        Fit = "fit", "Fit", "合う";
        Partial = "partial_fit", "Partial fit", "一部合う";
        CannotBeJudged = "cannot_be_judged", "Cannot be judged", "判定できない";
    }
}
