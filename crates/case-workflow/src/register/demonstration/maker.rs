//! How each section is made up: the same hospital always gets the same answers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::Kind;
use super::diseases::{DISEASES, Disease};
use crate::calendar::{FiscalYear, jst_date};
use crate::case::codes::CountMethod;
use crate::code_lists::{AgeGroup, Equipment, Phase, TherapeuticArea};
use crate::register::codes::{
    AcceptsSingle, CostingMethod, EnglishContract, EnglishLevel, EnglishWork, IrbEnglish, IrbKind,
    RemoteMonitoring, Section, Source, Template,
};
use crate::register::sections::{
    ContactPerson, Contracts, DataAndDct, Departments, DiseaseRow, Equipped, Ethics, Slot, Team,
    TrackRecord,
};
use crate::register::{Answer, FiscalQuarter, Hospital, Kind as Answered, More, MoreItem, Stated};

/// Sample given names; the family name is always 見本 (sample).
const GIVEN: [&str; 8] = ["一郎", "花子", "健", "恵", "誠", "由美", "直樹", "明子"];

/// Makes up the sections of one hospital.
pub(super) struct Maker {
    pub index: usize,
    pub kind: Kind,
    pub now: Timestamp,
}

impl Maker {
    /// A number below `below` that differs from hospital to hospital and from
    /// question to question, and is always the same.
    pub(super) fn vary(&self, question: usize, below: u32) -> u32 {
        let mut x = (self.index as u64 + 1) * 0x9E37_79B9 + (question as u64 + 1) * 0x85EB_CA6B;
        x ^= x >> 13;
        x = x.wrapping_mul(0xC2B2_AE35);
        x ^= x >> 16;
        (x % u64::from(below.max(1))) as u32
    }

    pub(super) fn complete(&self) -> bool {
        self.kind == Kind::Complete
    }

    pub(super) fn today(&self) -> Date {
        jst_date(self.now)
    }

    /// When a section was last confirmed: some weeks ago, or too long ago.
    fn stated(&self, section: Section) -> Stated {
        let old = match self.kind {
            Kind::OldPlaces => matches!(section, Section::English | Section::Slots),
            Kind::OldNumbers => matches!(section, Section::Diseases | Section::Equipment),
            _ => false,
        };
        let months_ago = if old { section.months_valid() + 2 } else { 0 };
        let days_ago = i32::try_from(self.vary(section as usize, 50)).unwrap_or(0);
        let day = self
            .today()
            .saturating_sub(Span::new().months(months_ago).days(days_ago));
        let at = crate::calendar::jst_instant(day, jiff::civil::time(10, 0, 0, 0));
        Stated::new(section, Source::Own, day, None, at)
    }

    pub fn confirm(&self, hospital: &mut Hospital, section: Section) {
        hospital.stated.insert(section, self.stated(section));
    }

    pub(super) fn person(&self, question: usize) -> String {
        let place = self.vary(question, 8) as usize;
        format!("見本 {}", GIVEN[place % GIVEN.len()])
    }

    /// The further answers that need no words; a hospital that is not complete
    /// leaves some of them open.
    pub fn more(&self, section: Section) -> More {
        let mut more = More::new();
        for item in MoreItem::ALL
            .iter()
            .filter(|item| item.section() == section)
        {
            let question = 2_000 + *item as usize;
            if !self.complete() && self.vary(question, 10) < 4 {
                continue;
            }
            let pick = |below: usize| self.vary(question + 500, below as u32) as usize;
            let answer = match item.kind() {
                Answered::Number => {
                    let likely = item.most().0.min(12);
                    Answer::Number(self.vary(question + 500, likely) + 1)
                }
                Answered::Decimal => Answer::Text(format!("{}.5", pick(9))),
                Answered::YesNo => Answer::YesNo(pick(3) > 0),
                Answered::One(list) => {
                    Answer::Text(list.entries[pick(list.entries.len())].code.to_owned())
                }
                Answered::Many(list) => {
                    let some = list.entries.iter().enumerate();
                    let some = some.filter(|(nth, _)| self.vary(question + 900 + nth, 3) > 0);
                    Answer::Codes(some.map(|(_, entry)| entry.code.to_owned()).collect())
                }
                _ => continue,
            };
            more.insert(*item, answer);
        }
        more
    }

    pub fn team(&self) -> Team {
        let mail = |name: &str| Some(format!("{name}@hospital-{:02}.example", self.index + 1));
        let phone = |last: usize| Some(format!("+8150000{:02}{last:03}", self.index + 1));
        Team {
            more: self.more(Section::Team),
            office_mail: mail("chiken"),
            office_phone: phone(0),
            front: Some(ContactPerson {
                name: self.person(900),
                mail: mail("front"),
                phone: phone(1),
            }),
            deputy: (self.complete() || self.vary(901, 2) == 0).then(|| ContactPerson {
                name: self.person(902),
                mail: mail("deputy"),
                phone: phone(2),
            }),
        }
    }

    pub fn departments(&self) -> Departments {
        use TherapeuticArea as A;
        let areas = match self.kind {
            Kind::Cancer => vec![A::OncologySolid, A::OncologyHaematologic],
            Kind::Complete => TherapeuticArea::ALL.to_vec(),
            _ => TherapeuticArea::ALL
                .iter()
                .copied()
                .filter(|area| self.vary(*area as usize + 100, 10) < 9)
                .collect(),
        };
        let mut age_groups = vec![AgeGroup::Years18To64, AgeGroup::Years65Plus];
        if self.kind != Kind::Cancer {
            age_groups.extend([AgeGroup::Years2To11, AgeGroup::Years12To17]);
        }
        if self.complete() || self.kind == Kind::OldPlaces {
            age_groups.extend([
                AgeGroup::Preterm,
                AgeGroup::Days0To27,
                AgeGroup::Days28ToMonths23,
            ]);
        }
        age_groups.sort_unstable();
        Departments {
            more: self.more(Section::Departments),
            areas: Some(areas),
            age_groups: Some(age_groups),
        }
    }

    pub fn diseases(&self) -> Vec<DiseaseRow> {
        let treated = |(place, disease): &(usize, &Disease)| match self.kind {
            Kind::Complete => true,
            Kind::Cancer => matches!(
                disease.area,
                TherapeuticArea::OncologySolid | TherapeuticArea::OncologyHaematologic
            ),
            Kind::Begun => *place % 9 == 0,
            _ => self.vary(*place + 200, 10) < 7,
        };
        DISEASES
            .iter()
            .enumerate()
            .filter(treated)
            .zip(1..)
            .map(|((place, disease), id)| self.disease(place, disease, id))
            .collect()
    }

    fn disease(&self, place: usize, disease: &Disease, id: u32) -> DiseaseRow {
        // Cancer centres see more; other hospitals half to one and a half times
        // the number of the table.
        let percent = match self.kind {
            Kind::Cancer => 250,
            _ => 50 + self.vary(place + 400, 101),
        };
        let times = |patients: u32| (patients * percent).div_ceil(100);
        let methods = CountMethod::ALL;
        let told = self.kind != Kind::Begun && (self.complete() || self.vary(place + 500, 12) > 0);
        DiseaseRow {
            id,
            icd10: disease.icd10.to_owned(),
            text: Some(disease.text.to_owned()),
            department: Some(disease.department.to_owned()),
            areas: vec![disease.area],
            pi_name: Some(self.person(place + 600)),
            new_patients: told.then(|| times(disease.new_patients)),
            prevalent: told.then(|| times(disease.prevalent)),
            method: told.then(|| methods[self.vary(place + 700, 6) as usize % methods.len()]),
            period: told.then(|| FiscalYear(FiscalYear::of(self.today()).0 - 1)),
            stated: self.stated(Section::Diseases),
        }
    }

    pub fn record(&self) -> TrackRecord {
        let mut phases = vec![
            Phase::P2,
            Phase::P2a,
            Phase::P2b,
            Phase::P2Or3,
            Phase::P3,
            Phase::Extension,
            Phase::ExpandedAccess,
            Phase::PostMarketing,
        ];
        if self.kind != Kind::Gaps || self.vary(910, 2) == 0 {
            phases.extend([Phase::P1, Phase::P1b2, Phase::PivotalDevice]);
        }
        if self.first_in_human() {
            phases.push(Phase::Fih);
        }
        phases.sort_unstable();
        TrackRecord {
            more: self.more(Section::Record),
            phases: Some(phases),
            fih_trials: Some(if self.first_in_human() {
                4 + self.vary(911, 20)
            } else {
                0
            }),
            international_trials: Some(20 + self.vary(912, 120)),
            startup_days: (self.complete() || self.vary(913, 4) > 0)
                .then(|| 75 + self.vary(914, 110)),
        }
    }

    fn first_in_human(&self) -> bool {
        matches!(self.kind, Kind::Complete | Kind::Cancer)
    }

    pub fn equipment(&self) -> Equipped {
        let items = Equipped::asked()
            .enumerate()
            .filter_map(|(place, item)| {
                let answer = match (self.kind, self.vary(place + 800, 20)) {
                    // Each complete hospital lacks something, and all answer.
                    (Kind::Complete, chance) => Some(chance > 0),
                    (Kind::Cancer, _) if not_for_cancer(item) => Some(false),
                    (_, chance) => match chance {
                        0..=13 => Some(true),
                        14..=16 => Some(false),
                        _ => None,
                    },
                };
                answer.map(|has| (item, has))
            })
            .collect();
        let yes = |question| match self.vary(question, 10) {
            _ if self.complete() => Some(true),
            0..=4 => Some(true),
            5..=6 => Some(false),
            _ => None,
        };
        Equipped {
            more: self.more(Section::Equipment),
            items,
            phase1_beds: Some(if self.first_in_human() {
                8 + self.vary(920, 20)
            } else {
                0
            }),
            cartagena: yes(921),
            radioligand: yes(922),
        }
    }

    pub fn irb(&self) -> Ethics {
        let today = self.today();
        let meetings = (1..=6)
            .map(|month| {
                let first = today
                    .first_of_month()
                    .saturating_add(Span::new().months(month));
                let day = 5 + i32::try_from(self.vary(930, 18)).unwrap_or(0);
                first.saturating_add(Span::new().days(day))
            })
            .collect();
        let accepts_single = match self.vary(931, 6) {
            _ if self.complete() => Some(AcceptsSingle::Yes),
            0..=1 => Some(AcceptsSingle::Yes),
            2..=3 => Some(AcceptsSingle::CaseByCase),
            4 => Some(AcceptsSingle::No),
            _ => None,
        };
        let mut kinds = vec![IrbKind::Own];
        if accepts_single == Some(AcceptsSingle::Yes) {
            kinds.extend([IrbKind::External, IrbKind::SponsorSingle]);
        }
        let english = match self.vary(932, 3) {
            0 => vec![IrbEnglish::Protocol, IrbEnglish::Ib, IrbEnglish::Questions],
            1 => vec![IrbEnglish::Protocol, IrbEnglish::Ib],
            _ => Vec::new(),
        };
        Ethics {
            more: self.more(Section::Irb),
            kinds: Some(kinds),
            accepts_single,
            english: Some(english),
            meetings: Some(meetings),
        }
    }

    pub fn contract(&self) -> Contracts {
        let english = match self.vary(940, 4) {
            _ if self.complete() => EnglishContract::Yes,
            0 => EnglishContract::No,
            1 => EnglishContract::Yes,
            _ => EnglishContract::Partly,
        };
        let mut templates = vec![Template::OwnJapanese];
        if english != EnglishContract::No {
            templates.extend([Template::National, Template::Bilingual]);
        }
        Contracts {
            more: self.more(Section::Contract),
            english: Some(english),
            templates: Some(templates),
            direct_overseas: (self.vary(941, 4) > 0).then(|| self.vary(942, 2) == 0),
            via_iccc: Some(true),
            e_sign: Some(self.vary(943, 3) > 0),
            costing: Some(CostingMethod::ALL[self.vary(944, 3) as usize % 3]),
        }
    }

    pub fn data(&self) -> DataAndDct {
        let monitoring = RemoteMonitoring::ALL;
        DataAndDct {
            more: self.more(Section::Data),
            remote_monitoring: Some(monitoring[self.vary(950, 4) as usize % monitoring.len()]),
            econsent: (self.vary(951, 3) > 0).then(|| self.vary(952, 2) == 0),
            partner_sites: Some(self.vary(953, 2) == 0),
        }
    }

    pub fn english(&self) -> BTreeMap<EnglishWork, EnglishLevel> {
        EnglishWork::ALL
            .iter()
            .enumerate()
            .filter(|(place, _)| self.complete() || self.vary(place + 960, 8) > 0)
            .map(|(place, work)| {
                let floor = if self.complete() { 2 } else { 0 };
                let level = floor + self.vary(place + 970, 5 - floor);
                (
                    *work,
                    EnglishLevel::ALL[level as usize % EnglishLevel::ALL.len()],
                )
            })
            .collect()
    }

    pub fn slots(&self) -> Vec<Slot> {
        FiscalQuarter::shown(self.today())
            .into_iter()
            .enumerate()
            .filter(|(place, _)| self.complete() || self.vary(place + 980, 8) > 0)
            .map(|(place, quarter)| {
                let floor = u32::from(self.complete()) * 2;
                let patients = floor + self.vary(place + 990, 14);
                Slot {
                    quarter,
                    patients,
                    trials: patients.div_ceil(5),
                }
            })
            .collect()
    }
}

/// Equipment that a cancer centre says no to.
fn not_for_cancer(item: Equipment) -> bool {
    matches!(
        item,
        Equipment::CardiacMri
            | Equipment::EchoCoreLabCertified
            | Equipment::OctErg
            | Equipment::SleepLab
            | Equipment::Intravitreal
            | Equipment::StereotacticSurgery
            | Equipment::SpirometryCentral
    )
}
