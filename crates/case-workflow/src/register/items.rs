//! The items of the register by name: where each stands in a patch, what it is
//! called in both languages, and what kind of answer it takes. The screens, the
//! sheet and the printed profile all take their words from here.

use super::codes::{
    AcceptsSingle, CostingMethod, EnglishContract, EnglishLevel, EnglishWork, Founder,
    HospitalStatus, IrbEnglish, IrbKind, RemoteMonitoring, Section, Template,
};
use super::more::MoreItem;
use super::prefecture::Prefecture;
use super::sections::Equipped;
use crate::case::codes::CountMethod;
use crate::code_lists::{AgeGroup, CodeList, ListView, Phase, TherapeuticArea, code_list};

code_list! {
    /// An item of the register: its section, and its path in a patch of it. Rows
    /// of patients and of free places name the members of one row.
    pub enum RegisterItem ("register_item") {
        BasicNameJa = "basic/name_ja", "Name in Japanese", "名称（日本語）";
        BasicNameEn = "basic/name_en", "Name in English", "名称（英語）";
        BasicAbbreviation = "basic/abbreviation", "Short name", "略称";
        BasicMedInstCode = "basic/med_inst_code", "Institution code", "医療機関コード";
        BasicPrefecture = "basic/prefecture", "Prefecture", "都道府県";
        BasicFounder = "basic/founder", "Run by", "開設者";
        BasicStatuses = "basic/statuses", "Status and designations", "機能・指定";
        TeamOfficeMail = "team/office_mail", "Email of the trial office", "治験事務局のメールアドレス";
        TeamOfficePhone = "team/office_phone", "Phone of the trial office", "治験事務局の電話番号";
        TeamFrontName = "team/front/name", "Name of the front contact", "担当者の氏名";
        TeamFrontMail = "team/front/mail", "Email of the front contact", "担当者のメールアドレス";
        TeamFrontPhone = "team/front/phone", "Phone of the front contact", "担当者の電話番号";
        TeamDeputyName = "team/deputy/name", "Name of the deputy", "代理の氏名";
        TeamDeputyMail = "team/deputy/mail", "Email of the deputy", "代理のメールアドレス";
        TeamDeputyPhone = "team/deputy/phone", "Phone of the deputy", "代理の電話番号";
        DepartmentsAreas = "departments/areas", "Therapeutic areas with a department", "診療科のある領域";
        DepartmentsAgeGroups = "departments/age_groups", "Ages treated", "対象とする年齢";
        RecordPhases = "record/phases", "Phases taken", "受け入れる治験の相";
        RecordFihTrials = "record/fih_trials", "First-in-human trials in five years", "ヒト初回投与試験（5年間）";
        RecordInternationalTrials = "record/international_trials", "International trials in five years", "国際共同治験（5年間）";
        RecordStartupDays = "record/startup_days", "From the dossier to the first patient, median", "資料の受領から最初の症例登録まで（中央値）";
        EquipmentPhase1Beds = "equipment/phase1_beds", "Phase 1 beds", "第1相用病床の数";
        EquipmentCartagena = "equipment/cartagena", "Ready for gene-modified organisms (Cartagena, type 1 use)", "カルタヘナ法の第一種使用等への対応";
        EquipmentRadioligand = "equipment/radioligand", "Licensed for therapeutic nuclides", "治療用放射性核種の使用許可";
        IrbKinds = "irb/kinds", "Review boards used", "利用する治験審査委員会";
        IrbAcceptsSingle = "irb/accepts_single", "Single ethics review accepted", "単一審査の受入れ";
        IrbEnglish = "irb/english", "English in the review", "審査で使える英語";
        IrbMeetings = "irb/meetings", "Next meetings", "今後の審査日";
        ContractEnglish = "contract/english", "Contract in English", "英語での契約";
        ContractTemplates = "contract/templates", "Templates accepted", "使えるひな形";
        ContractDirectOverseas = "contract/direct_overseas", "Contract with a company outside Japan itself", "海外企業との直接の契約";
        ContractViaIccc = "contract/via_iccc", "Contract through an in-country clinical caretaker (ICCC)", "治験国内管理人（ICCC）を介した契約";
        ContractESign = "contract/e_sign", "Electronic signature", "電子署名";
        ContractCosting = "contract/costing", "How costs are worked out", "費用の算定方法";
        DataRemoteMonitoring = "data/remote_monitoring", "Remote reading of source data", "原資料の遠隔閲覧";
        DataEconsent = "data/econsent", "Electronic consent in use", "電子同意の利用";
        DataPartnerSites = "data/partner_sites", "Partner hospitals under contract for decentralised trials", "分散型治験の協力施設との契約";
        DiseasesIcd10 = "diseases/icd10", "Disease code (ICD-10)", "疾患コード（ICD-10）";
        DiseasesText = "diseases/text", "Disease", "疾患名";
        DiseasesDepartment = "diseases/department", "Department", "診療科";
        DiseasesAreas = "diseases/areas", "Therapeutic areas", "領域";
        DiseasesPiName = "diseases/pi_name", "Possible principal investigator", "治験責任医師の候補";
        DiseasesNewPatients = "diseases/new_patients", "New patients a year", "年間の新規患者数";
        DiseasesPrevalent = "diseases/prevalent", "Patients under care", "治療中の患者数";
        DiseasesMethod = "diseases/method", "How counted", "数え方";
        DiseasesPeriod = "diseases/period", "Fiscal year counted", "数えた年度";
        SlotsQuarter = "slots/quarter", "Quarter", "四半期";
        SlotsTrials = "slots/trials", "New trials", "新しい試験（件）";
        SlotsPatients = "slots/patients", "Patients", "症例数（例）";
    }
}

/// What an item is answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line of text, an address or a number with its own shape.
    Line,
    /// Text on several lines.
    Text,
    /// A number with one decimal at most, written as text.
    Decimal,
    /// A whole number.
    Number,
    /// Yes or no.
    YesNo,
    /// One code of a list.
    One(ListView),
    /// Any codes of a list; once one is answered, what is left out is a no.
    Many(ListView),
    /// Days.
    Days,
    /// One day.
    Day,
    /// A fiscal year.
    Year,
    /// A fiscal quarter.
    Quarter,
}

impl RegisterItem {
    /// The section it stands in.
    #[must_use]
    pub fn section(self) -> Section {
        let word = self.as_str().split('/').next().unwrap_or_default();
        Section::parse(word).unwrap_or(Section::Basic)
    }

    /// Its path within the section's patch: `front/mail`.
    #[must_use]
    pub fn path(self) -> &'static str {
        self.as_str().split_once('/').map_or("", |(_, path)| path)
    }

    /// What it is answered with.
    #[must_use]
    pub fn kind(self) -> Kind {
        use RegisterItem as I;
        match self {
            I::BasicNameJa
            | I::BasicNameEn
            | I::BasicAbbreviation
            | I::BasicMedInstCode
            | I::TeamOfficeMail
            | I::TeamOfficePhone
            | I::TeamFrontName
            | I::TeamFrontMail
            | I::TeamFrontPhone
            | I::TeamDeputyName
            | I::TeamDeputyMail
            | I::TeamDeputyPhone
            | I::DiseasesIcd10
            | I::DiseasesText
            | I::DiseasesDepartment
            | I::DiseasesPiName => Kind::Line,
            I::RecordFihTrials
            | I::RecordInternationalTrials
            | I::RecordStartupDays
            | I::EquipmentPhase1Beds
            | I::DiseasesNewPatients
            | I::DiseasesPrevalent
            | I::SlotsTrials
            | I::SlotsPatients => Kind::Number,
            I::EquipmentCartagena
            | I::EquipmentRadioligand
            | I::ContractDirectOverseas
            | I::ContractViaIccc
            | I::ContractESign
            | I::DataEconsent
            | I::DataPartnerSites => Kind::YesNo,
            I::BasicPrefecture => Kind::One(Prefecture::view()),
            I::BasicFounder => Kind::One(Founder::view()),
            I::IrbAcceptsSingle => Kind::One(AcceptsSingle::view()),
            I::ContractEnglish => Kind::One(EnglishContract::view()),
            I::ContractCosting => Kind::One(CostingMethod::view()),
            I::DataRemoteMonitoring => Kind::One(RemoteMonitoring::view()),
            I::DiseasesMethod => Kind::One(CountMethod::view()),
            I::BasicStatuses => Kind::Many(HospitalStatus::view()),
            I::DepartmentsAreas | I::DiseasesAreas => Kind::Many(TherapeuticArea::view()),
            I::DepartmentsAgeGroups => Kind::Many(AgeGroup::view()),
            I::RecordPhases => Kind::Many(Phase::view()),
            I::IrbKinds => Kind::Many(IrbKind::view()),
            I::IrbEnglish => Kind::Many(IrbEnglish::view()),
            I::ContractTemplates => Kind::Many(Template::view()),
            I::IrbMeetings => Kind::Days,
            I::DiseasesPeriod => Kind::Year,
            I::SlotsQuarter => Kind::Quarter,
        }
    }
}

/// One answer of the register: an item, an equipment, or a task in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The section.
    pub section: Section,
    /// Its path within the section's patch: `items/pet`.
    pub path: String,
    /// In English.
    pub en: &'static str,
    /// In Japanese.
    pub ja: &'static str,
    /// What it is answered with.
    pub kind: Kind,
}

/// Every answer of the register outside its rows, in the order of the sections.
#[must_use]
pub fn asked() -> Vec<Asked> {
    let single = |section: Section| {
        let own = move |item: &&RegisterItem| item.section() == section;
        RegisterItem::ALL.iter().filter(own).map(move |item| Asked {
            section,
            path: item.path().to_owned(),
            en: item.en(),
            ja: item.ja(),
            kind: item.kind(),
        })
    };
    let mut all = Vec::new();
    for section in Section::TEN {
        match section {
            // Rows, each with items of its own.
            Section::Diseases => {}
            Section::Equipment => {
                all.extend(Equipped::asked().map(|item| Asked {
                    section,
                    path: format!("items/{}", item.as_str()),
                    en: item.en(),
                    ja: item.ja(),
                    kind: Kind::YesNo,
                }));
                all.extend(single(section));
            }
            Section::English => all.extend(EnglishWork::ALL.iter().map(|work| Asked {
                section,
                path: format!("levels/{}", work.as_str()),
                en: work.en(),
                ja: work.ja(),
                kind: Kind::One(EnglishLevel::view()),
            })),
            _ => all.extend(single(section)),
        }
        let further = MoreItem::ALL
            .iter()
            .filter(|item| item.section() == section);
        all.extend(further.map(|item| Asked {
            section,
            path: format!("more/{}", item.as_str()),
            en: item.en(),
            ja: item.ja(),
            kind: item.kind(),
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::patch::members;
    use super::super::rows::RowList;
    use super::*;

    #[test]
    fn every_member_of_a_patch_is_an_item_and_every_item_is_a_member() {
        for section in Section::TEN {
            let heads: BTreeSet<&str> = match section {
                Section::Diseases => continue,
                _ => members(section)
                    .iter()
                    .copied()
                    .filter(|member| RowList::parse(member).is_none())
                    .collect(),
            };
            let all = asked();
            let named: BTreeSet<&str> = all
                .iter()
                .filter(|one| one.section == section)
                .map(|one| one.path.split('/').next().unwrap())
                .collect();
            assert_eq!(named, heads, "{section:?}");
        }
    }

    #[test]
    fn the_path_of_an_item_leads_back_to_it() {
        for item in RegisterItem::ALL {
            let code = format!("{}/{}", item.section().as_str(), item.path());
            assert_eq!(RegisterItem::parse(&code), Some(*item));
        }
    }
}
