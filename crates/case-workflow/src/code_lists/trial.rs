//! Lists about the trial that is considered for Japan.

use super::code_list;

code_list! {
    /// Therapeutic area (domain 2.5 L4).
    pub enum TherapeuticArea ("L4") {
        OncologySolid = "oncology_solid", "Oncology, solid tumours", "固形がん";
        OncologyHaematologic = "oncology_haematologic", "Oncology, blood", "血液がん";
        RareGeneticMetabolic = "rare_genetic_metabolic", "Rare genetic and metabolic", "希少遺伝性・代謝疾患";
        Neurology = "neurology", "Neurology", "神経";
        Psychiatry = "psychiatry", "Psychiatry", "精神";
        Cardiology = "cardiology", "Cardiology", "循環器";
        Respiratory = "respiratory", "Respiratory", "呼吸器";
        GastroHepatology = "gastro_hepatology", "Gastroenterology, hepatology", "消化器・肝臓";
        NephrologyUrology = "nephrology_urology", "Nephrology, urology", "腎臓・泌尿器";
        Endocrine = "endocrine", "Endocrine", "内分泌・糖尿病";
        ImmunologyRheumatology = "immunology_rheumatology", "Immunology, rheumatology", "免疫・リウマチ";
        Dermatology = "dermatology", "Dermatology", "皮膚";
        Ophthalmology = "ophthalmology", "Ophthalmology", "眼";
        Ent = "ent", "Ear, nose and throat", "耳鼻咽喉";
        Infectious = "infectious", "Infectious diseases", "感染症";
        HaematologyBenign = "haematology_benign", "Haematology, benign", "血液（良性）";
        Musculoskeletal = "musculoskeletal", "Musculoskeletal", "運動器";
        WomensHealth = "womens_health", "Women's health", "女性の健康";
        PaediatricsNeonatal = "paediatrics_neonatal", "Paediatrics, neonatal", "小児・新生児";
        Ageing = "ageing", "Ageing", "老年";
        Transplantation = "transplantation", "Transplantation", "移植";
        PainAnaesthesia = "pain_anaesthesia", "Pain, anaesthesia", "疼痛・麻酔";
        EmergencyCriticalCare = "emergency_critical_care", "Emergency, critical care", "救急・集中治療";
        Dental = "dental", "Dental", "歯科";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// Phase of the trial considered for Japan (domain 2.5 L5).
    pub enum Phase ("L5") {
        Preclinical = "preclinical", "Preclinical", "非臨床";
        Fih = "fih", "First-in-human (FIH)", "ヒト初回投与試験";
        P1 = "p1", "Phase 1", "第1相";
        P1b2 = "p1b_2", "Phase 1b/2", "第1b/2相";
        P2 = "p2", "Phase 2", "第2相";
        P2a = "p2a", "Phase 2a", "第2a相";
        P2b = "p2b", "Phase 2b", "第2b相";
        P2Or3 = "p2_3", "Phase 2/3", "第2/3相";
        P3 = "p3", "Phase 3", "第3相";
        PivotalDevice = "pivotal_device", "Pivotal device trial", "医療機器検証試験";
        Extension = "extension", "Extension", "継続試験";
        ExpandedAccess = "expanded_access", "Expanded access trial", "拡大治験";
        PostMarketing = "post_marketing", "Post-marketing", "製造販売後";
    }
}

code_list! {
    /// Where Japan stands in the firm's plans (domain 2.2 #22).
    pub enum JapanStatus ("jp_status") {
        Considering = "considering", "We are considering Japan", "検討中";
        Preferred = "preferred", "Japan is preferred", "有力候補";
        Decided = "decided", "Japan is decided", "決定";
        ContactedSites = "contacted_sites", "We have contacted hospitals in Japan", "医療機関に打診済み";
        CroBidding = "cro_bidding", "A CRO is bidding for the trial", "CRO入札中";
    }
}
