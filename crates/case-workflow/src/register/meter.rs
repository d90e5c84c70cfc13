//! How complete an entry is, in three lines and without one percentage
//! (ux H2): what matching needs, what still holds, what the hospital chose to
//! show.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Hospital;
use super::codes::{EnglishWork, Section};
use super::more::MoreItem;
use super::sections::Equipped;
use crate::code_lists::code_list;

code_list! {
    /// What matching needs from a hospital (domain 3, the core items).
    pub enum RequiredItem ("required_item") {
        NameJa = "i_name_ja", "Name in Japanese", "医療機関名（日本語）";
        NameEn = "i_name_en", "Name in English", "医療機関名（英語）";
        MedInstCode = "i_med_inst_code", "Institution code", "医療機関コード";
        Prefecture = "i_prefecture", "Prefecture", "都道府県";
        Founder = "i_founder", "Founder", "開設者";
        OfficeMail = "i_office_mail", "Trial office: email", "治験事務局のメールアドレス";
        OfficePhone = "i_office_phone", "Trial office: phone", "治験事務局の電話番号";
        Front = "i_front", "Front contact", "窓口担当者";
        Deputy = "i_deputy", "Deputy", "副担当者";
        CrcFte = "i_crc_fte", "In-house CRC (FTE)", "院内CRC（常勤換算）";
        Areas = "i_areas", "Therapeutic areas", "診療領域";
        AgeGroups = "i_age_groups", "Ages treated", "対象年齢";
        Diseases = "i_diseases", "One disease at least", "疾患（1行以上）";
        PatientNumbers = "i_patient_numbers", "Patients of each disease, and how counted", "疾患ごとの患者数と数え方";
        Investigators = "i_investigators", "Principal investigator of each disease", "疾患ごとの責任医師";
        Phases = "i_phases", "Phases", "実施できる相";
        StartupDays = "i_startup_days", "Start-up days", "開始までの日数";
        Equipment = "i_equipment", "Equipment, each yes or no", "設備（すべての有無）";
        Phase1Beds = "i_phase1_beds", "Phase 1 beds", "第1相用病床";
        Cartagena = "i_cartagena", "Gene-modified organisms (Cartagena)", "カルタヘナ法対応";
        Radioligand = "i_radioligand", "Therapeutic nuclides", "治療用の放射性核種";
        IrbKinds = "i_irb_kinds", "Review boards", "治験審査委員会の種類";
        AcceptsSingle = "i_accepts_single", "Outside single review", "外部の単一審査の受入れ";
        IrbEnglish = "i_irb_english", "Ethics review in English", "審査の英語対応";
        IrbMeetings = "i_irb_meetings", "Next meetings of the board", "審査委員会の開催予定";
        EnglishContract = "i_english_contract", "English contract", "英語契約";
        Templates = "i_templates", "Contract templates", "契約書のひな形";
        DirectOverseas = "i_direct_overseas", "Contract with an overseas company", "海外企業との直接契約";
        Costing = "i_costing", "Costing method", "費用の算定方法";
        RemoteMonitoring = "i_remote_monitoring", "Remote monitoring", "遠隔モニタリング";
        PartnerSites = "i_partner_sites", "Partner hospitals (DCT)", "パートナー施設（DCT）";
        EnglishLevels = "i_english_levels", "English, all ten tasks", "英語対応（10業務すべて）";
        FreePlaces = "i_free_places", "Free places, six quarters", "受入れ枠（6四半期）";
    }
}

impl RequiredItem {
    /// The section where it is answered.
    #[must_use]
    pub fn section(self) -> Section {
        use RequiredItem as I;
        match self {
            I::NameJa | I::NameEn | I::MedInstCode | I::Prefecture | I::Founder => Section::Basic,
            I::OfficeMail | I::OfficePhone | I::Front | I::Deputy | I::CrcFte => Section::Team,
            I::Areas | I::AgeGroups => Section::Departments,
            I::Diseases | I::PatientNumbers | I::Investigators => Section::Diseases,
            I::Phases | I::StartupDays => Section::Record,
            I::Equipment | I::Phase1Beds | I::Cartagena | I::Radioligand => Section::Equipment,
            I::IrbKinds | I::AcceptsSingle | I::IrbEnglish | I::IrbMeetings => Section::Irb,
            I::EnglishContract | I::Templates | I::DirectOverseas | I::Costing => Section::Contract,
            I::RemoteMonitoring | I::PartnerSites => Section::Data,
            I::EnglishLevels => Section::English,
            I::FreePlaces => Section::Slots,
        }
    }
}

/// One required item without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Missing {
    /// Which.
    pub item: RequiredItem,
    /// Where to answer it.
    pub section: Section,
}

/// The three lines of the meter and what stands behind each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Meter {
    /// Required items with an answer, whatever its date.
    pub required_filled: u32,
    /// Required items.
    pub required_total: u32,
    /// Of the ten sections, those that hold today.
    pub up_to_date_sections: u32,
    /// Ten; the free places are told apart.
    pub sections_total: u32,
    /// Whether the free places hold today.
    pub places_up_to_date: bool,
    /// Whether the hospital has chosen who sees each of the ten sections.
    pub visibility_set: bool,
    /// Required items without an answer.
    pub missing: Vec<Missing>,
    /// Sections, free places included, that do not hold today.
    pub not_up_to_date: Vec<Section>,
    /// Sections, of the ten, whose visibility nobody has chosen.
    pub visibility_open: Vec<Section>,
}

impl Hospital {
    /// How complete the entry is on `today`.
    #[must_use]
    pub fn completeness(&self, today: Date) -> Meter {
        let missing: Vec<Missing> = RequiredItem::ALL
            .iter()
            .filter(|item| !self.answers(**item, today))
            .map(|item| Missing {
                item: *item,
                section: item.section(),
            })
            .collect();
        let holds = |section: &Section| self.state(*section, today).holds();
        let visibility_open: Vec<Section> = Section::TEN
            .into_iter()
            .filter(|section| !self.visible.contains_key(section))
            .collect();
        Meter {
            required_filled: count(RequiredItem::ALL.len() - missing.len()),
            required_total: count(RequiredItem::ALL.len()),
            up_to_date_sections: count(Section::TEN.iter().filter(|s| holds(s)).count()),
            sections_total: count(Section::TEN.len()),
            places_up_to_date: holds(&Section::Slots),
            visibility_set: visibility_open.is_empty(),
            missing,
            not_up_to_date: Section::ALL.iter().copied().filter(|s| !holds(s)).collect(),
            visibility_open,
        }
    }

    /// Whether the register can be searched for this hospital on `today`: it
    /// has stated patients for one disease at least, and nothing that it stated
    /// has been past its date for six months (domain 3.0). The desk may invite
    /// any hospital by hand.
    #[must_use]
    pub fn is_matchable(&self, today: Date) -> bool {
        !self.diseases.is_empty() && self.lapsed_section(today).is_none()
    }

    /// The first section that has been past its date for six months. Of
    /// patients by disease, only when every row has.
    #[must_use]
    pub fn lapsed_section(&self, today: Date) -> Option<Section> {
        let rows_lapsed =
            !self.diseases.is_empty() && self.diseases.iter().all(|row| row.stated.lapsed(today));
        Section::ALL.iter().copied().find(|section| match section {
            Section::Diseases => rows_lapsed,
            section => self
                .stated
                .get(section)
                .is_some_and(|stated| stated.lapsed(today)),
        })
    }

    /// Whether the entry holds an answer, whatever its date.
    fn answers(&self, item: RequiredItem, today: Date) -> bool {
        use RequiredItem as I;
        let rows = || !self.diseases.is_empty();
        match item {
            I::NameJa => !self.basic.name_ja.is_empty(),
            I::NameEn => !self.basic.name_en.is_empty(),
            I::MedInstCode => self.basic.med_inst_code.is_some(),
            I::Prefecture => self.basic.prefecture.is_some(),
            I::Founder => self.basic.founder.is_some(),
            I::OfficeMail => self.team.office_mail.is_some(),
            I::OfficePhone => self.team.office_phone.is_some(),
            I::Front => self.team.front.is_some(),
            I::Deputy => self.team.deputy.is_some(),
            I::CrcFte => self.team.more.contains_key(&MoreItem::CrcFte),
            I::Areas => self.departments.areas.is_some(),
            I::AgeGroups => self.departments.age_groups.is_some(),
            I::Diseases => rows(),
            I::PatientNumbers => {
                rows()
                    && self.diseases.iter().all(|row| {
                        row.new_patients.is_some()
                            && row.prevalent.is_some()
                            && row.method.is_some()
                            && row.period.is_some()
                    })
            }
            I::Investigators => rows() && self.diseases.iter().all(|row| row.pi_name.is_some()),
            I::Phases => self.record.phases.is_some(),
            I::StartupDays => self.record.startup_days.is_some(),
            I::Equipment => Equipped::asked().all(|item| self.equipment.has(item).is_some()),
            I::Phase1Beds => self.equipment.phase1_beds.is_some(),
            I::Cartagena => self.equipment.cartagena.is_some(),
            I::Radioligand => self.equipment.radioligand.is_some(),
            I::IrbKinds => self.irb.kinds.is_some(),
            I::AcceptsSingle => self.irb.accepts_single.is_some(),
            I::IrbEnglish => self.irb.english.is_some(),
            // A list of meetings that are over tells nothing.
            I::IrbMeetings => self.irb.meetings.iter().flatten().any(|day| *day >= today),
            I::EnglishContract => self.contract.english.is_some(),
            I::Templates => self.contract.templates.is_some(),
            I::DirectOverseas => self.contract.direct_overseas.is_some(),
            I::Costing => self.contract.costing.is_some(),
            I::RemoteMonitoring => self.data.remote_monitoring.is_some(),
            I::PartnerSites => self.data.partner_sites.is_some(),
            I::EnglishLevels => EnglishWork::ALL
                .iter()
                .all(|w| self.english.contains_key(w)),
            I::FreePlaces => super::FiscalQuarter::shown(today)
                .iter()
                .all(|quarter| self.slots.iter().any(|slot| slot.quarter == *quarter)),
        }
    }
}

/// Lists are far shorter than `u32`.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
