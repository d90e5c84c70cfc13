//! What the register also asks (domain 3.A–3.H beyond the core): answers that
//! describe a hospital and are not matched on, kept by section and by item.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::codes::Section;
use super::items::Kind;
use super::more_codes::{
    BiosafetyLevel, CellProcessing, Certification, Currency, DataExport, Dct, Edc, Imaging,
    InvestigatorRole, Network, Nuclide, PatientLanguage, PharmacyAbility, PreReview, SampleAbility,
    SignatureLanguage, TrialCloud, TrialSponsor,
};
use crate::code_lists::{CodeList, ListView, TherapeuticArea, code_list};

/// The further answers of one section; an item that is not there is unknown.
pub type More = BTreeMap<MoreItem, Answer>;

/// One further answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum Answer {
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Number(u32),
    /// Text, a decimal such as `5.5`, or a code.
    Text(String),
    /// Codes in the order of their list; none is an answer.
    Codes(Vec<String>),
}

code_list! {
    /// An item beyond the core, by the section that asks for it.
    pub enum MoreItem ("register_more") {
        CorporateNumber = "corporate_number", "Corporate number", "法人番号";
        Ror = "ror", "ROR id", "ROR ID";
        AddressJa = "address_ja", "Address in Japanese", "所在地（日本語）";
        AddressEn = "address_en", "Address in English", "所在地（英語）";
        MedicalArea = "medical_area", "Secondary medical area", "二次医療圏";
        AccessMinutes = "access_minutes", "Minutes from the nearest airport or Shinkansen station", "最寄りの空港か新幹線駅からの時間";
        BedsTotal = "beds_total", "Beds", "病床数";
        BedsIcu = "beds_icu", "Beds in intensive care (ICU)", "ICU病床数";
        BedsHcu = "beds_hcu", "Beds in high care (HCU)", "HCU病床数";
        BedsNicu = "beds_nicu", "Beds in neonatal intensive care (NICU)", "NICU病床数";
        Outpatients = "outpatients", "Outpatients a day", "1日の外来患者数";
        Networks = "networks", "Networks it belongs to", "参加するネットワーク";
        Certifications = "certifications", "Certifications", "認証・認定";
        OfficeName = "office_name", "Name of the trial office", "治験事務局の名称";
        OfficeHours = "office_hours", "Hours of the trial office", "治験事務局の受付時間";
        EnglishMail = "english_mail", "Email for English", "英語で受け付けるメールアドレス";
        CrcFte = "crc_fte", "In-house CRC (FTE)", "院内CRC（常勤換算）";
        CrcOncology = "crc_oncology", "CRC certified in oncology", "がん領域の認定を持つCRC";
        CrcPaediatric = "crc_paediatric", "CRC with paediatric training", "小児領域の研修を受けたCRC";
        SmoUsed = "smo_used", "Works with an SMO", "SMOの利用";
        SmoNames = "smo_names", "SMO", "利用するSMO";
        PharmacistFte = "pharmacist_fte", "Trial pharmacists (FTE)", "治験薬剤師（常勤換算）";
        LabFte = "lab_fte", "Laboratory technicians for trials (FTE)", "治験担当の臨床検査技師（常勤換算）";
        DataManagerFte = "data_manager_fte", "Data managers (FTE)", "データマネージャー（常勤換算）";
        BiostatisticianFte = "biostatistician_fte", "Biostatisticians (FTE)", "生物統計家（常勤換算）";
        ProjectManagerFte = "project_manager_fte", "Project and study managers (FTE)", "プロジェクト・スタディマネージャー（常勤換算）";
        MonitorFte = "monitor_fte", "Monitors (FTE)", "モニター（常勤換算）";
        BioinformaticianFte = "bioinformatician_fte", "Bioinformaticians (FTE)", "バイオインフォマティシャン（常勤換算）";
        BackupRule = "backup_rule", "Who stands in for a CRC", "CRC不在時の交代のきまり";
        Turnover = "turnover", "CRC who left in the last 12 months", "直近12か月に退職したCRC";
        MaxTrialsPerInvestigator = "max_trials_per_pi", "Most trials of one principal investigator", "責任医師1人が受ける治験の上限";
        InvestigatorHours = "pi_hours", "Free hours of a principal investigator a week", "責任医師が治験に使える時間（週）";
        MinimumPatients = "minimum_patients", "Fewest patients for which a trial is started", "開始に値する最少の症例数";
        WishedAreas = "wished_areas", "Areas in which trials are wished", "治験を希望する領域";
        RefusedAreas = "refused_areas", "Areas in which trials are refused", "治験を受けない領域";
        SubSite = "sub_site", "Takes part as a partner hospital of another", "ほかの医療機関の協力施設になる";
        Mentoring = "mentoring", "Wishes to be paired with an experienced hospital", "経験の多い医療機関との組合せを希望する";
        BlackoutMonths = "blackout", "Months in which no trial starts", "治験を開始できない時期";
        TrialsPhase1 = "trials_phase1", "Phase 1 trials in five years", "第1相（5年間）";
        TrialsPhase2 = "trials_phase2", "Phase 2 trials in five years", "第2相（5年間）";
        TrialsPhase3 = "trials_phase3", "Phase 3 trials in five years", "第3相（5年間）";
        CompanyTrials = "company_trials", "Company trials in five years", "企業治験（5年間）";
        InvestigatorTrials = "investigator_trials", "Investigator-initiated trials in five years", "医師主導治験（5年間）";
        DeclaredPatients = "declared_patients", "Patients promised in the last five trials", "直近5試験の契約症例数";
        EnrolledPatients = "enrolled_patients", "Patients enrolled in them", "そのうち登録した症例数";
        DaysToIrb = "days_to_irb", "From the dossier to IRB approval, median", "資料の受領から審査の承認まで（中央値）";
        DaysToContract = "days_to_contract", "From IRB approval to the contract, median", "審査の承認から契約まで（中央値）";
        DaysToVisit = "days_to_visit", "From the contract to the initiation visit, median", "契約から開始訪問まで（中央値）";
        DaysToFirst = "days_to_first", "From the initiation visit to the first patient, median", "開始訪問から最初の症例登録まで（中央値）";
        ScreenFailure = "screen_failure", "Screen failures", "スクリーニング脱落";
        InspectionsPmda = "inspections_pmda", "PMDA inspections in five years", "PMDAの実地調査（5年間）";
        InspectionsOverseas = "inspections_overseas", "FDA and EMA inspections in five years", "FDA・EMAの査察（5年間）";
        SaeHours = "sae_hours", "Hours until a serious adverse event is reported", "重篤な有害事象の報告までの時間";
        QueryDays = "query_days", "Days until a data query is answered", "クエリ回答までの日数";
        PatientGroup = "patient_group", "Works with patients (registry, advisory group)", "患者・市民参画（レジストリ、協議会）";
        Languages = "languages", "Languages for patients", "患者対応ができる言語";
        HealthyVolunteers = "healthy_volunteers", "Takes healthy volunteers", "健康成人の受入れ";
        InpatientDays = "inpatient_days", "Longest stay in a trial", "治験での最長入院日数";
        DayChairs = "day_chairs", "Chairs for day treatment", "外来治療の椅子";
        NightDosing = "night_dosing", "Doses at night and at weekends", "夜間・休日の投与";
        Pharmacy = "pharmacy", "Investigational pharmacy", "治験薬の管理";
        Biosamples = "biosamples", "Samples", "検体の処理";
        Imaging = "imaging", "Imaging", "画像検査";
        CellProcessing = "cell_processing", "Cell processing", "細胞加工";
        CpcPermit = "cpc_permit", "Number of the cell processing facility", "特定細胞加工物製造施設の番号";
        CartagenaTrials = "cartagena_trials", "Cartagena type 1 uses so far", "カルタヘナ第一種使用等の経験";
        CartagenaType2 = "cartagena_type2", "Cartagena type 2 facility", "カルタヘナ第二種使用等の施設";
        BiosafetyLevel = "biosafety_level", "Biosafety level", "バイオセーフティレベル";
        Nuclides = "nuclides", "Therapeutic nuclides licensed", "許可のある治療用核種";
        NuclideRooms = "nuclide_rooms", "Rooms for nuclide therapy", "放射線治療病室・特別措置病室";
        DossierDays = "dossier_days", "Days before a meeting by which the dossier is due", "審査資料の締切（審査日の何日前か）";
        ExpeditedReview = "expedited_review", "Rule of expedited review", "迅速審査のきまり";
        MasterAgreements = "master_agreements", "Boards with a master agreement", "基本契約のある審査委員会";
        ReviewsForOthers = "reviews_for_others", "Reviews for other hospitals", "ほかの医療機関の審査の受託";
        ReviewsPerMonth = "reviews_per_month", "Of these, new trials a month", "受託できる新規の審査（月）";
        PreReview = "pre_review", "Steps before the review", "審査の前の手続き";
        SignatureLanguage = "signature_language", "Language of the signed contract", "署名する契約書の言語";
        ThreeParty = "three_party", "Three-party contract with a CRO", "CROを含む三者契約";
        NeverAccepted = "never_accepted", "Clauses never accepted", "受け入れられない条項";
        BenchmarkTool = "benchmark_tool", "Benchmark for costs", "費用の参照に使うツール";
        Overhead = "overhead", "Overhead", "間接経費";
        PayPerVisit = "pay_per_visit", "Payment by visit", "来院ごとの出来高払い";
        StartupFee = "startup_fee", "Start-up fee", "初回手数料";
        ScreenFailureFee = "screen_failure_fee", "Fee for screen failures", "スクリーニング脱落の費用";
        Currencies = "currencies", "Currencies of the invoice", "請求できる通貨";
        VatNote = "vat_note", "Consumption tax for an overseas payer", "海外の支払者に対する消費税の扱い";
        TrialCloud = "trial_cloud", "System for trial documents", "治験文書の電子システム";
        Edc = "edc", "EDC used so far", "利用経験のあるEDC";
        Epro = "epro", "Electronic patient reports (ePRO, eCOA)", "ePRO・eCOAの経験";
        DataExport = "data_export", "Export from the medical record", "電子カルテからの出力";
        EmrVendor = "emr_vendor", "Medical record system", "電子カルテの製品";
        WarehouseDays = "warehouse_days", "Days for a query of the data warehouse", "DWH検索にかかる日数";
        Dpc = "dpc", "DPC hospital", "DPC対象病院";
        Dct = "dct", "Decentralised elements", "分散型治験の要素";
        ArchiveYears = "archive_years", "Years of archiving", "記録の保存年数";
        ElectronicArchive = "electronic_archive", "Electronic archive", "電子保存";
    }
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Beds.
    Beds,
    /// Count.
    Count,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Patients.
    Patients,
    /// People.
    People,
    /// Percent.
    Percent,
    /// Trials.
    Trials,
    /// Years.
    Years,
}

impl Unit {
    /// Its name in the front end's words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Beds => "unitBeds",
            Self::Count => "unitCount",
            Self::Days => "unitDays",
            Self::Hours => "unitHours",
            Self::Minutes => "unitMinutes",
            Self::Patients => "unitPatients",
            Self::People => "unitPeople",
            Self::Percent => "unitPercent",
            Self::Trials => "unitTrials",
            Self::Years => "unitYears",
        }
    }
}

impl MoreItem {
    /// The section that asks for it.
    #[must_use]
    pub fn section(self) -> Section {
        use MoreItem as I;
        match self {
            I::CorporateNumber
            | I::Ror
            | I::AddressJa
            | I::AddressEn
            | I::MedicalArea
            | I::AccessMinutes
            | I::BedsTotal
            | I::BedsIcu
            | I::BedsHcu
            | I::BedsNicu
            | I::Outpatients
            | I::Networks
            | I::Certifications => Section::Basic,
            I::OfficeName
            | I::OfficeHours
            | I::EnglishMail
            | I::CrcFte
            | I::CrcOncology
            | I::CrcPaediatric
            | I::SmoUsed
            | I::SmoNames
            | I::PharmacistFte
            | I::LabFte
            | I::DataManagerFte
            | I::BiostatisticianFte
            | I::ProjectManagerFte
            | I::MonitorFte
            | I::BioinformaticianFte
            | I::BackupRule
            | I::Turnover => Section::Team,
            I::MaxTrialsPerInvestigator
            | I::InvestigatorHours
            | I::MinimumPatients
            | I::WishedAreas
            | I::RefusedAreas
            | I::SubSite
            | I::Mentoring
            | I::BlackoutMonths => Section::Departments,
            I::TrialsPhase1
            | I::TrialsPhase2
            | I::TrialsPhase3
            | I::CompanyTrials
            | I::InvestigatorTrials
            | I::DeclaredPatients
            | I::EnrolledPatients
            | I::DaysToIrb
            | I::DaysToContract
            | I::DaysToVisit
            | I::DaysToFirst
            | I::ScreenFailure
            | I::InspectionsPmda
            | I::InspectionsOverseas
            | I::SaeHours
            | I::QueryDays
            | I::PatientGroup
            | I::Languages => Section::Record,
            I::HealthyVolunteers
            | I::InpatientDays
            | I::DayChairs
            | I::NightDosing
            | I::Pharmacy
            | I::Biosamples
            | I::Imaging
            | I::CellProcessing
            | I::CpcPermit
            | I::CartagenaTrials
            | I::CartagenaType2
            | I::BiosafetyLevel
            | I::Nuclides
            | I::NuclideRooms => Section::Equipment,
            I::DossierDays
            | I::ExpeditedReview
            | I::MasterAgreements
            | I::ReviewsForOthers
            | I::ReviewsPerMonth
            | I::PreReview => Section::Irb,
            I::SignatureLanguage
            | I::ThreeParty
            | I::NeverAccepted
            | I::BenchmarkTool
            | I::Overhead
            | I::PayPerVisit
            | I::StartupFee
            | I::ScreenFailureFee
            | I::Currencies
            | I::VatNote => Section::Contract,
            I::TrialCloud
            | I::Edc
            | I::Epro
            | I::DataExport
            | I::EmrVendor
            | I::WarehouseDays
            | I::Dpc
            | I::Dct
            | I::ArchiveYears
            | I::ElectronicArchive => Section::Data,
        }
    }

    /// What it is answered with.
    #[must_use]
    pub fn kind(self) -> Kind {
        use MoreItem as I;
        match self {
            I::CorporateNumber
            | I::Ror
            | I::AddressJa
            | I::AddressEn
            | I::MedicalArea
            | I::OfficeName
            | I::OfficeHours
            | I::EnglishMail
            | I::SmoNames
            | I::BlackoutMonths
            | I::CpcPermit
            | I::BenchmarkTool
            | I::VatNote
            | I::EmrVendor => Kind::Line,
            I::AccessMinutes
            | I::BedsTotal
            | I::BedsIcu
            | I::BedsHcu
            | I::BedsNicu
            | I::Outpatients
            | I::CrcOncology
            | I::CrcPaediatric
            | I::Turnover
            | I::MaxTrialsPerInvestigator
            | I::InvestigatorHours
            | I::MinimumPatients
            | I::TrialsPhase1
            | I::TrialsPhase2
            | I::TrialsPhase3
            | I::CompanyTrials
            | I::InvestigatorTrials
            | I::DeclaredPatients
            | I::EnrolledPatients
            | I::DaysToIrb
            | I::DaysToContract
            | I::DaysToVisit
            | I::DaysToFirst
            | I::ScreenFailure
            | I::InspectionsPmda
            | I::InspectionsOverseas
            | I::SaeHours
            | I::QueryDays
            | I::InpatientDays
            | I::DayChairs
            | I::CartagenaTrials
            | I::NuclideRooms
            | I::DossierDays
            | I::ReviewsPerMonth
            | I::Overhead
            | I::WarehouseDays
            | I::ArchiveYears => Kind::Number,
            I::CrcFte
            | I::PharmacistFte
            | I::LabFte
            | I::DataManagerFte
            | I::BiostatisticianFte
            | I::ProjectManagerFte
            | I::MonitorFte
            | I::BioinformaticianFte => Kind::Decimal,
            I::SmoUsed
            | I::SubSite
            | I::Mentoring
            | I::PatientGroup
            | I::HealthyVolunteers
            | I::NightDosing
            | I::CartagenaType2
            | I::ReviewsForOthers
            | I::ThreeParty
            | I::PayPerVisit
            | I::StartupFee
            | I::ScreenFailureFee
            | I::Epro
            | I::Dpc
            | I::ElectronicArchive => Kind::YesNo,
            I::BackupRule | I::ExpeditedReview | I::MasterAgreements | I::NeverAccepted => {
                Kind::Text
            }
            I::Networks => Kind::Many(Network::view()),
            I::Certifications => Kind::Many(Certification::view()),
            I::WishedAreas | I::RefusedAreas => Kind::Many(TherapeuticArea::view()),
            I::Languages => Kind::Many(PatientLanguage::view()),
            I::Pharmacy => Kind::Many(PharmacyAbility::view()),
            I::Biosamples => Kind::Many(SampleAbility::view()),
            I::Imaging => Kind::Many(Imaging::view()),
            I::CellProcessing => Kind::Many(CellProcessing::view()),
            I::BiosafetyLevel => Kind::One(BiosafetyLevel::view()),
            I::Nuclides => Kind::Many(Nuclide::view()),
            I::PreReview => Kind::Many(PreReview::view()),
            I::SignatureLanguage => Kind::One(SignatureLanguage::view()),
            I::Currencies => Kind::Many(Currency::view()),
            I::TrialCloud => Kind::Many(TrialCloud::view()),
            I::Edc => Kind::Many(Edc::view()),
            I::DataExport => Kind::Many(DataExport::view()),
            I::Dct => Kind::Many(Dct::view()),
        }
    }

    /// The most that it takes: characters of a line, or a number; and what the
    /// number counts. More is a slip of the finger.
    #[must_use]
    pub fn most(self) -> (u32, Option<Unit>) {
        use MoreItem as I;
        match self {
            I::CorporateNumber => (13, None),
            I::Ror | I::CpcPermit => (40, None),
            I::AddressJa | I::AddressEn | I::SmoNames | I::BlackoutMonths | I::VatNote => {
                (200, None)
            }
            I::MedicalArea | I::OfficeName | I::OfficeHours | I::BenchmarkTool | I::EmrVendor => {
                (100, None)
            }
            I::AccessMinutes => (600, Some(Unit::Minutes)),
            I::BedsTotal => (5_000, Some(Unit::Beds)),
            I::BedsIcu | I::BedsHcu | I::BedsNicu | I::DayChairs => (500, Some(Unit::Beds)),
            I::Outpatients => (20_000, Some(Unit::People)),
            I::CrcOncology | I::CrcPaediatric | I::Turnover => (500, Some(Unit::People)),
            I::MaxTrialsPerInvestigator | I::CartagenaTrials | I::ReviewsPerMonth => {
                (100, Some(Unit::Trials))
            }
            I::InvestigatorHours => (100, Some(Unit::Hours)),
            I::MinimumPatients => (1_000, Some(Unit::Patients)),
            I::TrialsPhase1
            | I::TrialsPhase2
            | I::TrialsPhase3
            | I::CompanyTrials
            | I::InvestigatorTrials => (1_000, Some(Unit::Trials)),
            I::DeclaredPatients | I::EnrolledPatients => (10_000, Some(Unit::Patients)),
            I::DaysToIrb | I::DaysToContract | I::DaysToVisit | I::DaysToFirst => {
                (1_000, Some(Unit::Days))
            }
            I::ScreenFailure | I::Overhead => (100, Some(Unit::Percent)),
            I::InspectionsPmda | I::InspectionsOverseas => (100, Some(Unit::Count)),
            I::SaeHours => (1_000, Some(Unit::Hours)),
            I::QueryDays | I::InpatientDays | I::WarehouseDays => (365, Some(Unit::Days)),
            I::NuclideRooms => (50, Some(Unit::Beds)),
            I::DossierDays => (180, Some(Unit::Days)),
            I::ArchiveYears => (100, Some(Unit::Years)),
            _ => (TEXT_MAX, None),
        }
    }
}

/// Characters of a text on several lines.
pub const TEXT_MAX: u32 = 1_000;

/// The lists that the further items choose from.
pub(super) fn lists() -> Vec<ListView> {
    vec![
        MoreItem::view(),
        Network::view(),
        Certification::view(),
        PatientLanguage::view(),
        PharmacyAbility::view(),
        SampleAbility::view(),
        Imaging::view(),
        CellProcessing::view(),
        BiosafetyLevel::view(),
        Nuclide::view(),
        PreReview::view(),
        SignatureLanguage::view(),
        Currency::view(),
        TrialCloud::view(),
        Edc::view(),
        DataExport::view(),
        Dct::view(),
        InvestigatorRole::view(),
        TrialSponsor::view(),
    ]
}
