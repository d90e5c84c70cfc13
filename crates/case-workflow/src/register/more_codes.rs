//! The closed lists that the further items choose from (domain 3.A–3.G).

use crate::code_lists::code_list;

code_list! {
    /// A network or group that a hospital belongs to (domain 3.A).
    pub enum Network ("register_network") {
        Jcog = "jcog", "JCOG", "JCOG";
        Wjog = "wjog", "WJOG", "WJOG";
        ScrumJapan = "scrum_japan", "SCRUM-Japan", "SCRUM-Japan";
        MasterKey = "master_key", "MASTER KEY", "MASTER KEY";
        Jpctn = "jpctn", "JPCTN (paediatric trials)", "小児治験ネットワーク（JPCTN）";
        RareDisease = "rare_network", "Rare and intractable diseases", "希少・難病のネットワーク";
        Nho = "nho_group", "NHO headquarters", "国立病院機構 本部";
        Other = "network_other", "Other", "その他";
    }
}

code_list! {
    /// A certification (domain 3.A).
    pub enum Certification ("register_certification") {
        Iso15189 = "iso_15189", "ISO 15189", "ISO 15189";
        Cap = "cap", "CAP", "CAP";
        Aahrpp = "aahrpp", "AAHRPP", "AAHRPP";
        Jci = "jci", "JCI", "JCI";
        Jcqhc = "jcqhc", "Japan Council for Quality Health Care", "日本医療機能評価機構";
    }
}

code_list! {
    /// A language in which patients can be spoken to (domain 3.G).
    pub enum PatientLanguage ("patient_language") {
        English = "pl_en", "English", "英語";
        Chinese = "pl_zh", "Chinese", "中国語";
        Korean = "pl_ko", "Korean", "韓国語";
        Portuguese = "pl_pt", "Portuguese", "ポルトガル語";
        Vietnamese = "pl_vi", "Vietnamese", "ベトナム語";
        Other = "pl_other", "Other", "その他";
    }
}

code_list! {
    /// What a doctor is in trials (domain 3.B).
    pub enum InvestigatorRole ("investigator_role") {
        Principal = "ir_pi", "Principal investigator", "責任医師";
        Sub = "ir_si", "Sub-investigator", "分担医師";
    }
}

code_list! {
    /// Who ran a trial (domain 3.C).
    pub enum TrialSponsor ("trial_sponsor") {
        Japanese = "ts_japanese", "Company in Japan", "国内企業";
        Overseas = "ts_overseas", "Company outside Japan", "海外企業";
        Investigator = "ts_investigator", "Investigator", "医師主導";
        Other = "ts_other", "Other", "その他";
    }
}

code_list! {
    /// What the investigational pharmacy can do (domain 3.E).
    pub enum PharmacyAbility ("pharmacy_ability") {
        Cold = "ph_2_8", "2 to 8 °C", "2〜8℃";
        Minus20 = "ph_minus_20", "−20 °C", "−20℃";
        Minus80 = "ph_minus_80", "−80 °C", "−80℃";
        LiquidNitrogen = "ph_ln2", "Liquid nitrogen", "液体窒素";
        Sterile = "ph_sterile", "Sterile compounding", "無菌調製";
        Hazardous = "ph_hazardous", "Cabinet for hazardous drugs", "安全キャビネット（抗がん剤など）";
        Unblinded = "ph_unblinded", "Unblinded pharmacist", "非盲検薬剤師";
        GeneTherapy = "ph_gene", "Gene therapy products", "遺伝子治療用製品";
    }
}

code_list! {
    /// What can be done with samples (domain 3.E).
    pub enum SampleAbility ("sample_ability") {
        Minus80 = "sa_minus_80", "−80 °C freezer", "−80℃冷凍庫";
        LiquidNitrogen = "sa_ln2", "Liquid nitrogen", "液体窒素";
        Centrifuge = "sa_centrifuge", "Refrigerated centrifuge", "冷却遠心機";
        Pbmc = "sa_pbmc", "PBMC on the day", "PBMCの当日分離";
        Weekend = "sa_weekend", "Pick-up at weekends", "休日の集荷";
        Biobank = "sa_biobank", "Biobank", "バイオバンク";
        Export = "sa_export", "Export abroad allowed", "海外への送付";
    }
}

code_list! {
    /// An imaging method (domain 3.E).
    pub enum Imaging ("register_imaging") {
        Ct = "im_ct", "CT", "CT";
        Mri15 = "im_mri_1_5", "MRI 1.5 T", "MRI（1.5T）";
        Mri3 = "im_mri_3", "MRI 3 T", "MRI（3T）";
        PetFdg = "im_pet_fdg", "PET, FDG", "PET（FDG）";
        PetAmyloid = "im_pet_amyloid", "PET, amyloid", "PET（アミロイド）";
        PetTau = "im_pet_tau", "PET, tau", "PET（タウ）";
        PetPsma = "im_pet_psma", "PET, PSMA", "PET（PSMA）";
        PetFapi = "im_pet_fapi", "PET, FAPI", "PET（FAPI）";
        Dxa = "im_dxa", "DXA", "DXA";
        Echo = "im_echo", "Echocardiography", "心エコー";
        Oct = "im_oct", "OCT", "OCT";
        Phantom = "im_phantom", "Phantom calibration", "ファントム較正";
        Upload = "im_upload", "Upload to a central reader", "中央判定への画像送付";
    }
}

code_list! {
    /// What the cell processing centre can do (domain 3.E).
    pub enum CellProcessing ("cell_processing") {
        Autologous = "ce_autologous", "Autologous cells", "自家細胞";
        Allogeneic = "ce_allogeneic", "Allogeneic cells", "同種細胞";
        Vector = "ce_vector", "Vectors made", "ベクター製造";
        Apheresis = "ce_apheresis", "Apheresis", "アフェレーシス";
    }
}

code_list! {
    /// The highest biosafety level (domain 3.E).
    pub enum BiosafetyLevel ("biosafety_level") {
        One = "bsl1", "BSL-1", "BSL-1";
        Two = "bsl2", "BSL-2", "BSL-2";
        Three = "bsl3", "BSL-3", "BSL-3";
    }
}

code_list! {
    /// A therapeutic nuclide (domain 3.E).
    pub enum Nuclide ("register_nuclide") {
        Lu177 = "lu_177", "Lutetium-177", "ルテチウム177";
        Ra223 = "ra_223", "Radium-223", "ラジウム223";
        I131 = "i_131", "Iodine-131", "ヨウ素131";
        Y90 = "y_90", "Yttrium-90", "イットリウム90";
        Ac225 = "ac_225", "Actinium-225", "アクチニウム225";
        At211 = "at_211", "Astatine-211", "アスタチン211";
    }
}

code_list! {
    /// A step before the ethics review (domain 3.D).
    pub enum PreReview ("pre_review") {
        Hearing = "pr_hearing", "Hearing", "事前ヒアリング";
        Conflict = "pr_coi", "Conflict of interest", "利益相反の審査";
        Cost = "pr_cost", "Cost committee", "費用の審査";
        Contract = "pr_contract", "Contract committee", "契約の審査";
    }
}

code_list! {
    /// The language of the signed contract (domain 3.D).
    pub enum SignatureLanguage ("signature_language") {
        Japanese = "sl_ja", "Japanese", "日本語";
        English = "sl_en", "English", "英語";
        Both = "sl_both", "Japanese and English", "日本語と英語";
    }
}

code_list! {
    /// A currency of the invoice (domain 3.D).
    pub enum Currency ("register_currency") {
        Jpy = "jpy", "Yen (JPY)", "円（JPY）";
        Usd = "usd", "US dollar (USD)", "米ドル（USD）";
        Eur = "eur", "Euro (EUR)", "ユーロ（EUR）";
    }
}

code_list! {
    /// A system for trial documents (domain 3.D).
    pub enum TrialCloud ("trial_cloud") {
        CutDoSquare = "tc_cut_do", "Cut Do Square", "カット・ドゥ・スクエア";
        Other = "tc_other", "Other cloud", "ほかのクラウド";
        Own = "tc_own", "Own system", "自施設のシステム";
    }
}

code_list! {
    /// An EDC product (domain 3.E).
    pub enum Edc ("register_edc") {
        Rave = "edc_rave", "Medidata Rave", "Medidata Rave";
        InForm = "edc_inform", "Oracle InForm", "Oracle InForm";
        Veeva = "edc_veeva", "Veeva EDC", "Veeva EDC";
        Viedoc = "edc_viedoc", "Viedoc", "Viedoc";
        RedCap = "edc_redcap", "REDCap", "REDCap";
        Other = "edc_other", "Other", "その他";
    }
}

code_list! {
    /// How data leave the medical record (domain 3.E).
    pub enum DataExport ("data_export") {
        Hl7 = "de_hl7", "HL7", "HL7";
        Fhir = "de_fhir", "FHIR", "FHIR";
        SsMix2 = "de_ss_mix2", "SS-MIX2", "SS-MIX2";
        SourceCapture = "de_esource", "Direct capture (eSource)", "eSourceでの直接取得";
    }
}

code_list! {
    /// An element of decentralised trials (domain 3.E).
    pub enum Dct ("register_dct") {
        RemoteVisit = "dct_visit", "Remote visits", "オンライン診療";
        HomeNurse = "dct_nurse", "Nurse at home", "訪問看護";
        Delivery = "dct_delivery", "Drug delivered to the patient", "治験薬の自宅配送";
        LocalLab = "dct_lab", "Local laboratories", "近隣の検査機関";
        RemoteConsent = "dct_consent", "Remote consent with identity check", "本人確認を伴う遠隔での同意";
    }
}
