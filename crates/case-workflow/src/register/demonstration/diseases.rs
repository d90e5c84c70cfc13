//! Diseases of the demonstration, with round numbers for one large hospital.

use crate::code_lists::TherapeuticArea;

/// One disease as a large university hospital could see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Disease {
    /// ICD-10, a category or one below it.
    pub icd10: &'static str,
    /// In words.
    pub text: &'static str,
    /// Department.
    pub department: &'static str,
    /// Area.
    pub area: TherapeuticArea,
    /// New patients per year.
    pub new_patients: u32,
    /// Patients under care.
    pub prevalent: u32,
}

macro_rules! diseases {
    ($($icd10:literal, $text:literal, $department:literal, $area:ident, $new:literal, $prevalent:literal;)+) => {
        &[$(Disease {
            icd10: $icd10,
            text: $text,
            department: $department,
            area: TherapeuticArea::$area,
            new_patients: $new,
            prevalent: $prevalent,
        }),+]
    };
}

/// Invented numbers; the order is the order of the rows.
pub(super) const DISEASES: &[Disease] = diseases! {
    "C34", "肺癌", "呼吸器内科", OncologySolid, 180, 260;
    "C50", "乳癌", "乳腺外科", OncologySolid, 220, 600;
    "C16", "胃癌", "消化器外科", OncologySolid, 200, 320;
    "C15", "食道癌", "消化器外科", OncologySolid, 90, 120;
    "C18", "結腸癌", "消化器外科", OncologySolid, 170, 300;
    "C20", "直腸癌", "消化器外科", OncologySolid, 90, 160;
    "C22.0", "肝細胞癌", "消化器内科", OncologySolid, 90, 240;
    "C22.1", "肝内胆管癌", "消化器内科", OncologySolid, 20, 30;
    "C23", "胆嚢癌", "肝胆膵外科", OncologySolid, 18, 24;
    "C24", "胆道癌", "肝胆膵外科", OncologySolid, 40, 60;
    "C25", "膵癌・膵神経内分泌腫瘍", "肝胆膵内科", OncologySolid, 110, 130;
    "C17", "小腸腫瘍", "消化器内科", OncologySolid, 12, 20;
    "C37", "胸腺癌", "呼吸器外科", OncologySolid, 6, 14;
    "C43", "悪性黒色腫", "皮膚科", OncologySolid, 20, 60;
    "C53", "子宮頸癌", "婦人科", OncologySolid, 60, 150;
    "C54", "子宮体癌", "婦人科", OncologySolid, 80, 200;
    "C56", "卵巣癌", "婦人科", OncologySolid, 60, 180;
    "C61", "前立腺癌", "泌尿器科", OncologySolid, 160, 700;
    "C64", "腎癌", "泌尿器科", OncologySolid, 60, 180;
    "C67", "膀胱癌", "泌尿器科", OncologySolid, 90, 260;
    "C71", "脳腫瘍", "脳神経外科", OncologySolid, 40, 90;
    "C32", "喉頭癌", "耳鼻咽喉科・頭頸部外科", OncologySolid, 30, 80;
    "C10", "中咽頭癌", "耳鼻咽喉科・頭頸部外科", OncologySolid, 30, 80;
    "C73", "甲状腺癌", "内分泌外科", OncologySolid, 60, 300;
    "C49", "軟部肉腫", "整形外科", OncologySolid, 25, 60;
    "C80", "原発部位不明の固形がん", "腫瘍内科", OncologySolid, 20, 25;
    "C81", "ホジキンリンパ腫", "血液内科", OncologyHaematologic, 12, 50;
    "C82", "濾胞性リンパ腫", "血液内科", OncologyHaematologic, 30, 140;
    "C83", "びまん性大細胞型B細胞リンパ腫", "血液内科", OncologyHaematologic, 60, 160;
    "C85", "非ホジキンリンパ腫", "血液内科", OncologyHaematologic, 40, 120;
    "C90", "多発性骨髄腫", "血液内科", OncologyHaematologic, 30, 120;
    "C91", "リンパ性白血病", "血液内科", OncologyHaematologic, 18, 50;
    "C92", "骨髄性白血病", "血液内科", OncologyHaematologic, 30, 110;
    "C94", "その他の白血病（NK細胞白血病を含む）", "血液内科", OncologyHaematologic, 2, 4;
    "C95", "白血病（細胞型不明）", "血液内科", OncologyHaematologic, 4, 6;
    "D46", "骨髄異形成症候群", "血液内科", OncologyHaematologic, 25, 80;
    "D66", "血友病A", "血液内科", HaematologyBenign, 2, 40;
    "D69", "免疫性血小板減少症", "血液内科", HaematologyBenign, 18, 120;
    "D59", "発作性夜間ヘモグロビン尿症", "血液内科", HaematologyBenign, 2, 12;
    "E10", "1型糖尿病", "糖尿病内科", Endocrine, 20, 260;
    "E11", "2型糖尿病", "糖尿病内科", Endocrine, 240, 2400;
    "E66", "肥満症", "糖尿病内科", Endocrine, 90, 320;
    "E78", "高コレステロール血症", "循環器内科", Endocrine, 150, 1800;
    "E75", "ファブリー病・ライソゾーム病", "小児科", RareGeneticMetabolic, 2, 14;
    "E85", "アミロイドーシス", "循環器内科", RareGeneticMetabolic, 14, 60;
    "E22", "先端巨大症", "内分泌内科", Endocrine, 6, 70;
    "F20", "統合失調症", "精神科", Psychiatry, 60, 700;
    "F32", "うつ病", "精神科", Psychiatry, 120, 800;
    "F03", "認知症", "老年内科", Ageing, 120, 500;
    "G12", "筋萎縮性側索硬化症・脊髄性筋萎縮症", "脳神経内科", Neurology, 18, 70;
    "G20", "パーキンソン病", "脳神経内科", Neurology, 70, 600;
    "G30", "アルツハイマー病", "脳神経内科", Neurology, 140, 700;
    "G35", "多発性硬化症", "脳神経内科", Neurology, 14, 160;
    "G40", "てんかん", "脳神経内科", Neurology, 90, 800;
    "G43", "片頭痛", "脳神経内科", Neurology, 80, 400;
    "G47", "ナルコレプシー・睡眠障害", "精神科", Neurology, 30, 180;
    "G61", "慢性炎症性脱髄性多発根ニューロパチー", "脳神経内科", Neurology, 8, 40;
    "G70", "重症筋無力症", "脳神経内科", Neurology, 16, 160;
    "G71", "筋ジストロフィー", "小児科", Neurology, 5, 50;
    "G10", "ハンチントン病", "脳神経内科", Neurology, 1, 8;
    "H34", "網膜静脈閉塞症", "眼科", Ophthalmology, 70, 260;
    "H35", "加齢黄斑変性・黄斑浮腫", "眼科", Ophthalmology, 140, 900;
    "H40", "緑内障", "眼科", Ophthalmology, 160, 2000;
    "I20", "狭心症", "循環器内科", Cardiology, 200, 1400;
    "I25", "慢性虚血性心疾患", "循環器内科", Cardiology, 220, 2200;
    "I27", "肺動脈性肺高血圧症", "循環器内科", Cardiology, 12, 80;
    "I42", "心筋症", "循環器内科", Cardiology, 40, 260;
    "I48", "心房細動", "循環器内科", Cardiology, 220, 1500;
    "I50", "心不全", "循環器内科", Cardiology, 260, 1200;
    "I63", "脳梗塞", "脳神経内科", Neurology, 240, 800;
    "I10", "高血圧症", "循環器内科", Cardiology, 200, 2600;
    "J12", "ウイルス性肺炎（RSウイルスを含む）", "呼吸器内科", Infectious, 40, 40;
    "J44", "慢性閉塞性肺疾患", "呼吸器内科", Respiratory, 80, 500;
    "J45", "気管支喘息", "呼吸器内科", Respiratory, 120, 900;
    "J84", "間質性肺疾患", "呼吸器内科", Respiratory, 70, 360;
    "B07", "尋常性疣贅", "皮膚科", Dermatology, 160, 160;
    "B18", "慢性ウイルス性肝炎", "消化器内科", GastroHepatology, 60, 700;
    "B20", "HIV感染症", "感染症内科", Infectious, 12, 260;
    "B97", "RSウイルス感染症", "感染症内科", Infectious, 50, 50;
    "U07", "新型コロナウイルス感染症", "感染症内科", Infectious, 200, 200;
    "K50", "クローン病", "消化器内科", GastroHepatology, 18, 260;
    "K51", "潰瘍性大腸炎", "消化器内科", GastroHepatology, 40, 520;
    "K76", "代謝機能障害関連脂肪肝疾患", "消化器内科", GastroHepatology, 90, 600;
    "L20", "アトピー性皮膚炎", "皮膚科", Dermatology, 140, 800;
    "L40", "乾癬", "皮膚科", Dermatology, 70, 500;
    "L10", "天疱瘡", "皮膚科", Dermatology, 6, 40;
    "M05", "関節リウマチ", "膠原病内科", ImmunologyRheumatology, 90, 1400;
    "M32", "全身性エリテマトーデス", "膠原病内科", ImmunologyRheumatology, 30, 480;
    "M34", "全身性強皮症", "膠原病内科", ImmunologyRheumatology, 16, 220;
    "M31", "血管炎", "膠原病内科", ImmunologyRheumatology, 24, 180;
    "M81", "骨粗鬆症", "整形外科", Musculoskeletal, 140, 1200;
    "M17", "変形性膝関節症", "整形外科", Musculoskeletal, 160, 900;
    "N04", "ネフローゼ症候群", "腎臓内科", NephrologyUrology, 24, 130;
    "N05", "膜性腎症・腎炎症候群", "腎臓内科", NephrologyUrology, 30, 160;
    "N02", "IgA腎症", "腎臓内科", NephrologyUrology, 30, 280;
    "N18", "慢性腎臓病", "腎臓内科", NephrologyUrology, 180, 1600;
    "N80", "子宮内膜症", "産婦人科", WomensHealth, 90, 500;
    "Z00", "健康な人・画像検査の対象者", "臨床研究支援部門", Other, 120, 120;
    "H90", "感音難聴", "耳鼻咽喉科", Ent, 60, 300;
    "P27", "新生児慢性肺疾患", "新生児科", PaediatricsNeonatal, 20, 40;
    "Z94", "臓器移植後", "移植外科", Transplantation, 20, 260;
    "R52", "慢性疼痛", "麻酔科", PainAnaesthesia, 80, 300;
    "A41", "敗血症", "救急科", EmergencyCriticalCare, 120, 120;
    "K05", "歯周病", "歯科口腔外科", Dental, 160, 700;
};
