//! Lists about what the firm asks for and how it came.

use super::code_list;

code_list! {
    /// Type of need, 相談種別 (domain 2.5 L6).
    pub enum Need ("L6") {
        GeneralInfoOnJapan = "general_info_on_japan", "General information on Japan", "日本の一般情報";
        MarketPricingBasics = "market_pricing_basics", "Market and pricing basics", "市場・薬価の基礎";
        RegulatoryPathPmda = "regulatory_path_pmda", "Regulatory path, PMDA", "規制・PMDA相談";
        SiteIdentification = "site_identification", "Finding candidate hospitals", "施設の探索";
        CountryFeasibility = "country_feasibility", "Country feasibility", "国全体の実施可能性";
        PatientNumbers = "patient_numbers", "Patient numbers", "患者数";
        PiKolIntroduction = "pi_kol_introduction", "Introduction to investigators", "医師・専門家の紹介";
        ContractInEnglish = "contract_in_english", "Contract in English", "英語での契約";
        BudgetFmv = "budget_fmv", "Budget, FMV", "費用・FMV";
        IrbSingleIrb = "irb_single_irb", "IRB, single ethics review", "治験審査・単一審査";
        IcccCroSelection = "iccc_cro_selection", "Choosing an ICCC or CRO", "治験国内管理人・CROの選定";
        Fih = "fih", "First-in-human trial", "ヒト初回投与試験の実施";
        GmpCpc = "gmp_cpc", "GMP, cell processing", "GMP・細胞調製施設";
        Dct = "dct", "Decentralised trial (DCT)", "分散型治験（DCT）";
        OrphanPaediatric = "orphan_paediatric", "Orphan, paediatric", "希少疾病・小児";
        Cartagena = "cartagena", "Gene-modified organisms (Cartagena)", "カルタヘナ法対応";
        ImportCustoms = "import_customs", "Import, customs", "輸入・通関";
        Supply = "supply", "Supply", "治験薬の供給";
        DataSampleExport = "data_sample_export", "Export of data, samples", "データ・検体の国外提供";
        JoiningAnMrctAlreadyRunning = "joining_an_mrct_already_running", "Joining a running MRCT", "実施中の国際共同治験への参加";
        DrugLossProduct = "drug_loss_product", "Product not developed in Japan (drug loss)", "ドラッグ・ロス品目";
        ExpandedAccess = "expanded_access", "Expanded access", "拡大治験の相談";
        LicensingPartner = "licensing_partner", "Licensing, partner search", "提携先の探索";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// How the firm found the desk (domain 2.5 L7).
    pub enum HeardFrom ("L7") {
        Jetro = "jetro", "JETRO", "日本貿易振興機構（JETRO）";
        PmdaDcOffice = "pmda_dc_office", "PMDA Washington D.C. office", "PMDAワシントンD.C.事務所";
        PmdaWeb = "pmda_web", "PMDA website", "PMDAのウェブサイト";
        Mhlw = "mhlw", "Ministry of Health, Labour and Welfare", "厚生労働省";
        Event = "event", "Conference or event", "学会・行事";
        Embassy = "embassy", "Embassy", "大使館";
        Vc = "vc", "Venture capital", "ベンチャーキャピタル";
        Cro = "cro", "A CRO", "CROからの紹介";
        Investigator = "investigator", "An investigator", "医師からの紹介";
        Hospital = "hospital", "A hospital", "医療機関からの紹介";
        WebSearch = "web_search", "Web search", "ウェブ検索";
        Press = "press", "Press", "報道";
        DeskApproachedUs = "desk_approached_us", "The desk approached us", "窓口からの働きかけ";
        Other = "other", "Other", "その他";
    }
}
