//! Equipment and procedures.

use super::code_list;

code_list! {
    /// Equipment or procedure a trial needs and a hospital has (domain 2.5 L8).
    pub enum Equipment ("L8") {
        P1Beds = "p1_beds", "Phase 1 beds", "第1相用病床";
        Icu = "icu", "ICU", "集中治療室";
        Apheresis = "apheresis", "Apheresis", "アフェレーシス";
        Ln2 = "ln2", "Liquid nitrogen storage", "液体窒素保管";
        Minus80 = "minus_80", "−80 °C freezer", "−80℃保管";
        PbmcProcessing = "pbmc_processing", "PBMC processing", "PBMC分離";
        SterileCompounding = "sterile_compounding", "Sterile compounding", "無菌調製";
        HazardousDrug = "hazardous_drug", "Hazardous drug handling", "曝露対策調製";
        Isolation = "isolation", "Isolation (RI, air)", "隔離（RI・空気）";
        Pet = "pet", "PET", "PET";
        Mri3t = "mri_3t", "3T MRI", "3テスラMRI";
        CardiacMri = "cardiac_mri", "Cardiac MRI", "心臓MRI";
        EchoCoreLabCertified = "echo_core_lab_certified", "Echo, core-lab certified", "心エコー（中央判定認定）";
        OctErg = "oct_erg", "OCT, ERG", "OCT・網膜電図";
        SpirometryCentral = "spirometry_central", "Spirometry, central", "呼吸機能（中央判定）";
        SleepLab = "sleep_lab", "Sleep laboratory", "睡眠検査室";
        Endoscopy = "endoscopy", "Endoscopy", "内視鏡";
        Ebus = "ebus", "EBUS", "超音波気管支鏡";
        LiverBiopsy = "liver_biopsy", "Liver biopsy", "肝生検";
        Intrathecal = "intrathecal", "Intrathecal dosing", "髄腔内投与";
        Intravitreal = "intravitreal", "Intravitreal dosing", "硝子体内投与";
        StereotacticSurgery = "stereotactic_surgery", "Stereotactic surgery", "定位脳手術";
        Radiotherapy = "radiotherapy", "Radiotherapy (proton)", "放射線治療（陽子線）";
        NgsInHouse = "ngs_in_house", "NGS in house", "院内NGS";
        Cpc = "cpc", "Cell processing centre", "細胞調製施設";
        Robot = "robot", "Surgical robot", "手術支援ロボット";
        Telemetry = "telemetry", "Telemetry", "遠隔心電図監視";
        PaediatricSedation = "paediatric_sedation", "Paediatric sedation", "小児鎮静";
        Crc24h = "24_h_crc", "Coordinator on call 24 h", "CRC24時間対応";
        Other = "other", "Other", "その他";
    }
}
