//! The hospital capability register (治験能力の登録, domain 3): what a hospital
//! says it can do, since when, until when it holds, and who may see it.
//!
//! **Unknown is not no.** Everything a hospital may leave open is an `Option`:
//! `None` is "the register has no answer", `Some(false)` and an empty list are
//! answers.

mod asking;
mod attestation;
mod change;
mod codes;
pub mod core_hospitals;
mod criterion;
mod demonstration;
pub mod face;
mod items;
mod meter;
mod more;
pub mod more_codes;
mod patch;
mod portable;
mod prefecture;
mod proposed;
mod quarter;
mod rows;
mod sections;
mod since;
mod stated;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use asking::{ASK_AGAIN_DAYS, NotAsked};
pub use attestation::{
    ATTEST_DAYS, ATTEST_MONTHS, AttestState, attest_by, attest_call, attest_state, attester,
};
pub use change::{Change, basic_values, changes};
pub use codes::{
    AcceptsSingle, CostingMethod, EnglishContract, EnglishLevel, EnglishWork, EvidenceGrade,
    Founder, HospitalStatus, IrbEnglish, IrbKind, RemoteMonitoring, Section, Source, Template,
    ValueState, Visibility,
};
pub use criterion::{Criterion, MatchFit, MustRule, WishPart};
pub use demonstration::demonstration;
pub use items::{Asked, Kind, RegisterItem, asked};
pub use meter::{Meter, Missing, RequiredItem};
pub use more::{Answer, More, MoreItem, Unit};
pub(crate) use patch::oldest_period;
pub use patch::{DISEASES_MAX, Edit, Register};
pub use prefecture::{Prefecture, Region};
pub use proposed::{NOTE_MAX, Proposed};
pub use quarter::{FiscalQuarter, NotAQuarter, QUARTERS_SHOWN};
pub use rows::{ListRow, RowItem, RowList};
pub use sections::{
    Basic, ContactPerson, Contracts, DataAndDct, Departments, DiseaseRow, Equipped, Ethics, Slot,
    Team, TrackRecord,
};
pub use since::net_changes;
pub use stated::{LAPSE_MONTHS, Stated};

use crate::code_lists::{CodeList, ListView};

/// One hospital of the register. Its id, its version and whether it is active
/// are the store's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Hospital {
    /// Invented for a demonstration; every screen says so.
    #[serde(default)]
    pub demonstration: bool,
    /// Section 1: names, codes, place, status.
    #[serde(default)]
    pub basic: Basic,
    /// Section 2: the trial office and whom to call.
    #[serde(default)]
    pub team: Team,
    /// Section 3: what and whom the hospital treats.
    #[serde(default)]
    pub departments: Departments,
    /// Section 4: patients by disease; each row carries its own statement.
    #[serde(default)]
    pub diseases: Vec<DiseaseRow>,
    /// Section 5: trials so far.
    #[serde(default)]
    pub record: TrackRecord,
    /// Section 6: equipment and tests.
    #[serde(default)]
    pub equipment: Equipped,
    /// Section 7: ethics review.
    #[serde(default)]
    pub irb: Ethics,
    /// Section 8: contracts and costs.
    #[serde(default)]
    pub contract: Contracts,
    /// Section 9: data and decentralised trials.
    #[serde(default)]
    pub data: DataAndDct,
    /// Section 10: level of English by task; a task that is not there is
    /// unknown.
    #[serde(default)]
    pub english: BTreeMap<EnglishWork, EnglishLevel>,
    /// Free places by fiscal quarter, oldest first; a quarter that is not
    /// there is unknown.
    #[serde(default)]
    pub slots: Vec<Slot>,
    /// On what each section rests; a section that is not there was never
    /// stated.
    #[serde(default)]
    pub stated: BTreeMap<Section, Stated>,
    /// Who may see a section, where the hospital has chosen.
    #[serde(default)]
    pub visible: BTreeMap<Section, Visibility>,
    /// What there are several of, by list; a list that is not there is unknown,
    /// an empty one says that there are none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lists: BTreeMap<RowList, Vec<ListRow>>,
    /// How many rows were ever made, of patients and of the lists: the next row
    /// gets the next number, so that the history never means two rows by one
    /// number.
    #[serde(default)]
    pub rows_made: u32,
}

impl Hospital {
    /// On the list of clinical research core hospitals (臨床研究中核病院).
    #[must_use]
    pub fn is_core(&self) -> bool {
        self.basic.statuses.contains(&HospitalStatus::CoreHospital)
    }

    /// The entry without what no list over all hospitals asks for: further
    /// answers, lists of people and trials, a row's words. What matching looks
    /// at, the required items and the dates of the sections stay as they are.
    #[must_use]
    pub fn for_lists(mut self) -> Self {
        self.basic.more = More::new();
        self.team.more.retain(|item, _| *item == MoreItem::CrcFte);
        self.departments.more = More::new();
        self.record.more = More::new();
        self.equipment.more = More::new();
        self.irb.more = More::new();
        self.contract.more = More::new();
        self.data.more = More::new();
        self.lists = BTreeMap::new();
        for row in &mut self.diseases {
            row.text = None;
            row.department = None;
        }
        self.diseases.shrink_to_fit();
        self
    }

    /// Where a section stands on `today`. For patients by disease, the worst
    /// of its rows.
    #[must_use]
    pub fn state(&self, section: Section, today: Date) -> ValueState {
        if section == Section::Diseases {
            return self
                .diseases
                .iter()
                .map(|row| row.stated.state(today))
                .max()
                .unwrap_or(ValueState::Unanswered);
        }
        self.stated
            .get(&section)
            .map_or(ValueState::Unanswered, |stated| stated.state(today))
    }

    /// The last day on which a section holds; of patients by disease, the row
    /// that ends first. None where it was never stated.
    #[must_use]
    pub fn holds_until(&self, section: Section) -> Option<Date> {
        if section == Section::Diseases {
            return self.diseases.iter().map(|row| row.stated.expires_on).min();
        }
        self.stated.get(&section).map(|stated| stated.expires_on)
    }

    /// The free places of the quarter of `today` and later: what is over stays in
    /// the entry, and is no free place any more.
    #[must_use]
    pub fn places_from(&self, today: Date) -> Vec<Slot> {
        let current = FiscalQuarter::of(today);
        let ahead = |slot: &&Slot| slot.quarter >= current;
        self.slots.iter().filter(ahead).copied().collect()
    }

    /// The sections that end within 30 days of `today` or are past their date,
    /// in the order of the register: what its trial office is asked to confirm.
    #[must_use]
    pub fn to_confirm(&self, today: Date) -> Vec<Section> {
        let ending = |section: &Section| {
            matches!(
                self.state(*section, today),
                ValueState::EndsSoon | ValueState::Expired
            )
        };
        Section::ALL.iter().copied().filter(ending).collect()
    }

    /// The further answers of a section; diseases, English and free places have none.
    #[must_use]
    pub fn more(&self, section: Section) -> Option<&More> {
        match section {
            Section::Basic => Some(&self.basic.more),
            Section::Team => Some(&self.team.more),
            Section::Departments => Some(&self.departments.more),
            Section::Record => Some(&self.record.more),
            Section::Equipment => Some(&self.equipment.more),
            Section::Irb => Some(&self.irb.more),
            Section::Contract => Some(&self.contract.more),
            Section::Data => Some(&self.data.more),
            Section::Diseases | Section::English | Section::Slots => None,
        }
    }

    pub(crate) fn more_mut(&mut self, section: Section) -> Option<&mut More> {
        match section {
            Section::Basic => Some(&mut self.basic.more),
            Section::Team => Some(&mut self.team.more),
            Section::Departments => Some(&mut self.departments.more),
            Section::Record => Some(&mut self.record.more),
            Section::Equipment => Some(&mut self.equipment.more),
            Section::Irb => Some(&mut self.irb.more),
            Section::Contract => Some(&mut self.contract.more),
            Section::Data => Some(&mut self.data.more),
            Section::Diseases | Section::English | Section::Slots => None,
        }
    }

    /// Who may see a section: as chosen, else as the section starts out.
    #[must_use]
    pub fn visibility(&self, section: Section) -> Visibility {
        self.visible
            .get(&section)
            .copied()
            .unwrap_or(section.visibility_at_first())
    }
}

/// The register's own lists, for the front end's typed labels.
#[must_use]
pub fn lists() -> Vec<ListView> {
    let mut lists = vec![
        Section::view(),
        Source::view(),
        ValueState::view(),
        Visibility::view(),
        EvidenceGrade::view(),
        Prefecture::view(),
        Region::view(),
        Founder::view(),
        HospitalStatus::view(),
        EnglishWork::view(),
        EnglishLevel::view(),
        IrbKind::view(),
        AcceptsSingle::view(),
        IrbEnglish::view(),
        EnglishContract::view(),
        Template::view(),
        CostingMethod::view(),
        RemoteMonitoring::view(),
        RequiredItem::view(),
        RegisterItem::view(),
        RowList::view(),
        RowItem::view(),
        Criterion::view(),
        MustRule::view(),
        WishPart::view(),
        MatchFit::view(),
        NotAsked::view(),
        crate::joining::JoinState::view(),
        crate::joining::JoinRefusal::view(),
        crate::joining::Likeness::view(),
        crate::people::MemberKind::view(),
        AttestState::view(),
    ];
    lists.extend(more::lists());
    lists
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_lists_of_the_register_have_names_and_words_of_their_own() {
        let mut names: BTreeSet<_> = crate::code_lists::all()
            .into_iter()
            .chain(crate::case::codes::lists())
            .map(|list| list.name)
            .collect();
        for list in lists() {
            assert!(
                names.insert(list.name),
                "two lists are called {}",
                list.name
            );
            let words: BTreeSet<_> = list.entries.iter().map(|entry| entry.code).collect();
            assert_eq!(words.len(), list.entries.len(), "{}", list.name);
            assert!(
                list.entries
                    .iter()
                    .all(|entry| !entry.en.is_empty() && !entry.ja.is_empty()),
                "{}",
                list.name
            );
        }
    }

    /// What the store keeps is what it reads again.
    #[test]
    fn a_hospital_survives_its_json() {
        for core in core_hospitals::ALL {
            let entry = core.entry(jiff::Timestamp::UNIX_EPOCH);
            let kept = serde_json::to_string(&entry).unwrap();
            assert_eq!(serde_json::from_str::<Hospital>(&kept).unwrap(), entry);
        }
        assert_eq!(
            serde_json::from_str::<Hospital>("{}").unwrap(),
            Hospital::default()
        );
    }
}
