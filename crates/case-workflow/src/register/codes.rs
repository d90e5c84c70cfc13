//! The closed lists of the register (words 2.4, 2.7, 2.9; domain 3.A–3.F).

use crate::case::codes::CountMethod;
use crate::code_lists::{EnglishTask, code_list};

code_list! {
    /// A section of the register (words 2.9), and the free places, which are a
    /// page of their own (ux H3).
    pub enum Section ("register_section") {
        Basic = "basic", "Basic facts", "基本情報";
        Team = "team", "Trial team", "治験実施体制";
        Departments = "departments", "Departments and investigators", "診療科と責任医師";
        Diseases = "diseases", "Patients by disease", "疾患別患者数";
        Record = "record", "Track record", "実績";
        Equipment = "equipment", "Equipment and tests", "設備・検査";
        Irb = "irb", "Ethics review", "治験審査";
        Contract = "contract", "Contracts and costs", "契約・費用";
        Data = "data", "Data and DCT", "データ・DCT";
        English = "english", "English", "英語対応";
        Slots = "slots", "Free places", "受入れ枠";
    }
}

impl Section {
    /// The sections that the meter counts: all but the free places.
    pub const TEN: [Self; 10] = [
        Self::Basic,
        Self::Team,
        Self::Departments,
        Self::Diseases,
        Self::Record,
        Self::Equipment,
        Self::Irb,
        Self::Contract,
        Self::Data,
        Self::English,
    ];

    /// Months for which a confirmation holds: domain 3.0 where it names the
    /// class, ux H2 for the rest.
    #[must_use]
    pub fn months_valid(self) -> i32 {
        match self {
            Self::Basic => 24,
            Self::Departments | Self::Diseases | Self::Equipment | Self::Contract | Self::Data => {
                12
            }
            Self::Team | Self::Record | Self::Irb | Self::English => 6,
            Self::Slots => 3,
        }
    }

    /// Who sees a section until its hospital chooses (domain 3.A–3.H).
    #[must_use]
    pub fn visibility_at_first(self) -> Visibility {
        match self {
            Self::Basic => Visibility::V0,
            Self::Team => Visibility::V1,
            _ => Visibility::V2,
        }
    }

    /// Numbers of patients are never public (domain 3.0).
    #[must_use]
    pub fn may_be_public(self) -> bool {
        !matches!(self, Self::Team | Self::Diseases | Self::Slots)
    }
}

code_list! {
    /// Where a value comes from.
    pub enum Source ("register_source") {
        Own = "self", "Hospital's own entry", "医療機関の入力";
        PublicList = "public_list", "Public list", "公表資料";
        TrialRecord = "trial_record", "Past trial record", "過去の治験の記録";
    }
}

code_list! {
    /// Where a value stands, from best to worst.
    pub enum ValueState ("register_value") {
        Current = "v_current", "Up to date", "最新";
        EndsSoon = "v_ends_soon", "Ends soon", "まもなく期限";
        Expired = "v_expired", "Past its date", "期限切れ";
        Unanswered = "v_unanswered", "Not answered", "未回答";
    }
}

impl ValueState {
    /// Stated and not past its date.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Current | Self::EndsSoon)
    }
}

code_list! {
    /// Who may see a section (words 2.7).
    pub enum Visibility ("register_visibility") {
        V0 = "v0", "Public profile", "公開";
        V1 = "v1", "Desk only", "窓口のみ";
        V2 = "v2", "Desk, and the company once shortlisted", "窓口と、候補になった案件の企業";
        V3 = "v3", "Desk and named people", "窓口と指名した人";
    }
}

code_list! {
    /// How far a number of patients can be trusted, from best to worst
    /// (domain 3.C: derived from the method).
    pub enum EvidenceGrade ("evidence_grade") {
        A = "a", "Evidence A", "根拠A";
        B = "b", "Evidence B", "根拠B";
        C = "c", "Evidence C", "根拠C";
        D = "d", "Evidence D", "根拠D";
    }
}

impl EvidenceGrade {
    /// A counted for this purpose by name, B counted by machine, C counted by
    /// hand, D not counted.
    #[must_use]
    pub fn of(method: CountMethod) -> Self {
        match method {
            CountMethod::ScreeningLog | CountMethod::Registry => Self::A,
            CountMethod::EmrQuery | CountMethod::Dpc => Self::B,
            CountMethod::DepartmentLog => Self::C,
            CountMethod::Estimate => Self::D,
        }
    }
}

code_list! {
    /// Who runs the hospital; decides the party of the contract (domain 3.A).
    pub enum Founder ("founder") {
        NationalUniversity = "national_university", "National university corporation", "国立大学法人";
        NationalCenter = "national_center", "National center", "国立高度専門医療研究センター";
        Nho = "nho", "National Hospital Organization (NHO)", "国立病院機構";
        Jcho = "jcho", "Japan Community Health care Organization (JCHO)", "地域医療機能推進機構";
        Jihs = "jihs", "Japan Institute for Health Security (JIHS)", "国立健康危機管理研究機構";
        Public = "public", "Prefecture, city or public university", "公立・公立大学法人";
        PrivateUniversity = "private_university", "Private university", "学校法人";
        RedCross = "red_cross", "Japanese Red Cross Society", "日本赤十字社";
        MedicalCorporation = "medical_corporation", "Medical corporation", "医療法人";
        Foundation = "foundation", "Foundation or welfare corporation", "公益法人・社会福祉法人";
        Company = "company", "Company", "会社";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// A status by law, budget or designation (domain 3.A).
    pub enum HospitalStatus ("hospital_status") {
        CoreHospital = "core_hospital", "Clinical research core hospital", "臨床研究中核病院";
        InternationalHub = "international_hub", "International hub (provisional name)", "国際拠点型（仮称）";
        SpecialFunction = "special_function", "Special function hospital", "特定機能病院";
        CancerBase = "cancer_base", "Cancer care hub", "がん診療連携拠点病院";
        GenomeCore = "genome_core", "Cancer genome core hospital", "がんゲノム医療中核拠点病院";
        GenomeBase = "genome_base", "Cancer genome hub", "がんゲノム医療拠点病院";
        GenomePartner = "genome_partner", "Cancer genome partner", "がんゲノム医療連携病院";
        ChildCancerBase = "child_cancer_base", "Childhood cancer hub", "小児がん拠点病院";
        RareDiseaseBase = "rare_disease_base", "Intractable disease hub", "難病診療連携拠点病院";
        RegenerativeProvider = "regenerative_provider", "Regenerative medicine provider", "再生医療等提供機関";
        Transplant = "transplant", "Transplant hospital", "移植施設";
        TranslationalBase = "translational_base", "Translational research hub", "橋渡し研究支援機関";
        NationalCenter = "nc_jihs", "National center or JIHS", "NC・JIHS";
    }
}

code_list! {
    /// A task that may be done in English (domain 3.F).
    pub enum EnglishWork ("english_work") {
        Feasibility = "w_feasibility", "Feasibility questions", "実施可能性調査の質疑";
        Contract = "w_contract", "Contract", "契約交渉";
        Budget = "w_budget", "Budget", "費用交渉";
        IrbQuestions = "w_irb", "Ethics review questions", "審査資料の質疑";
        SiteVisits = "w_visits", "Site visits", "訪問対応";
        Monitoring = "w_monitoring", "Monitoring", "モニタリング";
        SafetyFollowUp = "w_safety", "Safety follow-up", "有害事象の追跡";
        InvestigatorCalls = "w_calls", "Investigator calls", "医師間の協議";
        PharmacyLaboratory = "w_pharmacy_lab", "Pharmacy and laboratory", "薬剤部・検査部";
        Inspection = "w_inspection", "Inspection", "査察";
    }
}

impl EnglishWork {
    /// The task of the register that answers what a firm asks for.
    #[must_use]
    pub fn answering(task: EnglishTask) -> Self {
        match task {
            EnglishTask::Contract => Self::Contract,
            EnglishTask::Budget => Self::Budget,
            EnglishTask::IrbDossier | EnglishTask::IcfDrafts => Self::IrbQuestions,
            EnglishTask::Monitoring => Self::Monitoring,
            EnglishTask::PiMeetings => Self::InvestigatorCalls,
            EnglishTask::SaeFollowUp => Self::SafetyFollowUp,
        }
    }
}

code_list! {
    /// Level of English for one task (domain 3.F, words 2.9).
    pub enum EnglishLevel ("english_level") {
        En0 = "en0", "None", "対応なし";
        En1 = "en1", "Documents, with translation", "翻訳があれば文書可";
        En2 = "en2", "Email and documents; meetings with interpreter", "メール・文書可、会議は通訳";
        En3 = "en3", "Works in English throughout", "英語で完結（日本語で確認）";
        En4 = "en4", "English is the daily language", "英語が日常";
    }
}

impl EnglishLevel {
    /// 0 to 4.
    #[must_use]
    pub fn number(self) -> u32 {
        self as u32
    }
}

code_list! {
    /// Which review board a hospital works with (domain 3.D).
    pub enum IrbKind ("irb_kind") {
        Own = "irb_own", "Own board", "自施設の治験審査委員会";
        GroupCentral = "irb_group", "Central board of its group", "グループの中央審査委員会";
        External = "irb_external", "Outside board under contract", "外部の治験審査委員会（委託）";
        SponsorSingle = "irb_single", "Single board the sponsor chooses", "依頼者が選ぶ単一の審査委員会";
    }
}

code_list! {
    /// Whether an outside board may review once for all (domain 3.D).
    pub enum AcceptsSingle ("accepts_single") {
        Yes = "single_yes", "Yes", "受け入れる";
        CaseByCase = "single_case", "Case by case", "案件ごとに判断";
        No = "single_no", "No", "受け入れない";
    }
}

code_list! {
    /// What the review board takes or gives in English (domain 3.D).
    pub enum IrbEnglish ("irb_english") {
        Protocol = "ie_protocol", "Protocol", "治験実施計画書";
        Ib = "ie_ib", "Investigator's brochure", "治験薬概要書";
        Questions = "ie_questions", "Questions and answers", "質疑応答";
        Interpreter = "ie_interpreter", "Interpreter at the meeting", "会議での通訳";
        ResultLetter = "ie_result", "Letter of the result", "審査結果通知書";
    }
}

code_list! {
    /// Whether the hospital signs in English (ux H2 section 8).
    pub enum EnglishContract ("english_contract") {
        Yes = "ec_yes", "Yes", "可";
        Partly = "ec_partly", "Partly", "一部可";
        No = "ec_no", "No", "不可";
    }
}

code_list! {
    /// Contract templates the hospital accepts (domain 3.D).
    pub enum Template ("contract_template") {
        OwnJapanese = "t_own_ja", "Own, Japanese", "自施設（日本語）";
        OwnEnglish = "t_own_en", "Own, English", "自施設（英語）";
        National = "t_national", "National unified contract", "国の統一契約書";
        Sponsor = "t_sponsor", "Sponsor's", "治験依頼者のひな形";
        Bilingual = "t_bilingual", "Bilingual", "日英併記";
    }
}

code_list! {
    /// How the hospital works out costs (domain 3.D).
    pub enum CostingMethod ("costing_method") {
        PointTable = "point_table", "Point table", "ポイント表";
        TaskBased = "task_based", "By task, fair market value", "業務ごとの積算（FMV）";
        Both = "both_methods", "Either", "どちらも可";
    }
}

code_list! {
    /// How a monitor reads source data from elsewhere (domain 3.E).
    pub enum RemoteMonitoring ("remote_monitoring") {
        None = "rm_none", "Not from outside", "遠隔では不可";
        Terminal = "rm_terminal", "At a terminal in the hospital", "院内の専用端末";
        ReadOnlyRecord = "rm_read_only", "Read-only access from outside", "院外から閲覧のみ";
        CertifiedCopies = "rm_copies", "Certified copies", "認証された写し";
    }
}
