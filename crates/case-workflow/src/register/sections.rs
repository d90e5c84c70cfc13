//! What each section of the register holds (domain 3.A–3.H, as far as
//! matching and the first contact need it).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{
    AcceptsSingle, CostingMethod, EnglishContract, EvidenceGrade, Founder, HospitalStatus,
    IrbEnglish, IrbKind, RemoteMonitoring, Source, Template,
};
use super::more::{Answer, MoreItem};
use super::prefecture::Prefecture;
use super::quarter::FiscalQuarter;
use super::stated::Stated;
use crate::calendar::FiscalYear;
use crate::case::codes::CountMethod;
use crate::code_lists::{AgeGroup, Equipment, Phase, TherapeuticArea};

/// Section 1: names, codes, place, status.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Basic {
    /// Name in Japanese, at most 200 characters; empty only in a new entry.
    #[serde(default)]
    pub name_ja: String,
    /// Name in English, at most 200 characters.
    #[serde(default)]
    pub name_en: String,
    /// Short name, at most 40 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abbreviation: Option<String>,
    /// 医療機関コード, ten digits: prefecture, table, seven more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub med_inst_code: Option<String>,
    /// Prefecture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefecture: Option<Prefecture>,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founder: Option<Founder>,
    /// Statuses, each once, in the order of the list.
    #[serde(default)]
    pub statuses: Vec<HospitalStatus>,
    /// What the section also asks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more: BTreeMap<MoreItem, Answer>,
}

/// One person to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ContactPerson {
    /// Name, at most 100 characters.
    pub name: String,
    /// Mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// Telephone in E.164.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Section 2: the trial office and whom to call (domain 3.B).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Team {
    /// Mail of the trial office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office_mail: Option<String>,
    /// Telephone of the trial office in E.164.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office_phone: Option<String>,
    /// The single front contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub front: Option<ContactPerson>,
    /// Who stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<ContactPerson>,
    /// What the section also asks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more: BTreeMap<MoreItem, Answer>,
}

/// Section 3: what and whom the hospital treats. A list that is there names
/// all of it: what it does not name is a no.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Departments {
    /// Therapeutic areas with a department of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub areas: Option<Vec<TherapeuticArea>>,
    /// Ages treated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_groups: Option<Vec<AgeGroup>>,
    /// What the section also asks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more: BTreeMap<MoreItem, Answer>,
}

/// Section 4, one row: one disease in one department (domain 3.C).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DiseaseRow {
    /// Number of the row within its hospital, from 1, never used twice.
    pub id: u32,
    /// ICD-10 code with its dot.
    pub icd10: String,
    /// The disease in words, at most 300 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Department, at most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Therapeutic areas.
    #[serde(default)]
    pub areas: Vec<TherapeuticArea>,
    /// Principal investigator, at most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pi_name: Option<String>,
    /// New patients per year, 0 to 100,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_patients: Option<u32>,
    /// Patients under care, 0 to 100,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevalent: Option<u32>,
    /// How counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<CountMethod>,
    /// The fiscal year counted, for example `R7`; the current one or one of the
    /// two before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub period: Option<FiscalYear>,
    /// On what the row rests.
    pub stated: Stated,
}

impl DiseaseRow {
    /// How far its numbers can be trusted: what past trials showed is A, else
    /// by the method; without a method, as an estimate.
    #[must_use]
    pub fn grade(&self) -> EvidenceGrade {
        if self.stated.source == Source::TrialRecord {
            return EvidenceGrade::A;
        }
        EvidenceGrade::of(self.method.unwrap_or(CountMethod::Estimate))
    }
}

/// Section 5: trials so far, and which the hospital takes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TrackRecord {
    /// Phases the hospital takes; what the list does not name is a no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phases: Option<Vec<Phase>>,
    /// First-in-human trials in the last five years, 0 to 1,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fih_trials: Option<u32>,
    /// International trials in the last five years, 0 to 1,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub international_trials: Option<u32>,
    /// Median days from the dossier to the first patient in the last five
    /// trials, 1 to 1,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub startup_days: Option<u32>,
    /// What the section also asks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more: BTreeMap<MoreItem, Answer>,
}

/// Section 6: equipment and tests (domain 3.E).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Equipped {
    /// Yes or no by [`Equipped::asked`]; what is not there is unknown.
    #[serde(default)]
    pub items: BTreeMap<Equipment, bool>,
    /// Beds of the phase 1 unit, 0 to 200; 0 is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase1_beds: Option<u32>,
    /// Ready for gene-modified organisms (Cartagena, type 1 use).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cartagena: Option<bool>,
    /// Licensed for therapeutic nuclides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radioligand: Option<bool>,
    /// What the section also asks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more: BTreeMap<MoreItem, Answer>,
}

impl Equipped {
    /// What the register asks with yes or no: all of L8 but the phase 1 beds,
    /// which are counted, and `other`, which nobody could answer.
    pub fn asked() -> impl Iterator<Item = Equipment> {
        Equipment::ALL
            .iter()
            .copied()
            .filter(|item| !matches!(item, Equipment::P1Beds | Equipment::Other))
    }

    /// Whether the hospital has it; `None` is unknown.
    #[must_use]
    pub fn has(&self, item: Equipment) -> Option<bool> {
        match item {
            Equipment::P1Beds => self.phase1_beds.map(|beds| beds > 0),
            _ => self.items.get(&item).copied(),
        }
    }
}

/// Section 7: ethics review (domain 3.D).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Ethics {
    /// Boards the hospital works with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<IrbKind>>,
    /// Whether one outside board may review for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepts_single: Option<AcceptsSingle>,
    /// What the board takes or gives in English; empty is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub english: Option<Vec<IrbEnglish>>,
    /// Next meetings, at most 12, in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<Vec<String>>))]
    pub meetings: Option<Vec<Date>>,
    /// What the section also asks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more: BTreeMap<MoreItem, Answer>,
}

/// Section 8: contracts and costs (domain 3.D).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Contracts {
    /// Whether the hospital signs in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub english: Option<EnglishContract>,
    /// Templates it accepts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub templates: Option<Vec<Template>>,
    /// Whether it contracts with a company outside Japan itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direct_overseas: Option<bool>,
    /// Whether it contracts by way of the in-country clinical caretaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via_iccc: Option<bool>,
    /// Whether it signs electronically.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub e_sign: Option<bool>,
    /// How it works out costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costing: Option<CostingMethod>,
    /// What the section also asks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more: BTreeMap<MoreItem, Answer>,
}

/// Section 9: data and decentralised trials (domain 3.E).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DataAndDct {
    /// How a monitor reads source data; best first is not implied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remote_monitoring: Option<RemoteMonitoring>,
    /// Electronic consent in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub econsent: Option<bool>,
    /// Partner hospitals under contract for decentralised trials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner_sites: Option<bool>,
    /// What the section also asks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more: BTreeMap<MoreItem, Answer>,
}

/// Free places in one fiscal quarter (ux H3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Slot {
    /// Which quarter.
    pub quarter: FiscalQuarter,
    /// Patients that can be taken into new trials, 0 to 10,000.
    pub patients: u32,
    /// New trials that can be started, 0 to 1,000.
    pub trials: u32,
}

impl Slot {
    /// Whether a new trial finds room.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.patients > 0 && self.trials > 0
    }
}
