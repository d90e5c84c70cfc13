//! What a hospital has several of: investigators, trials so far, competing
//! trials, people who work in English (domain 3.B, 3.C, 3.F). Each list and
//! each of its columns is defined once; patch, file, sheet, history and screens
//! follow from here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::codes::{EnglishLevel, EnglishWork, Section};
use super::items::Kind;
use super::more::{Answer, Unit};
use super::more_codes::{InvestigatorRole, TrialSponsor};
use crate::code_lists::{CodeList, Phase, code_list};

code_list! {
    /// A list of rows, a member of one section of the register.
    pub enum RowList ("register_rows") {
        Investigators = "investigators", "Investigators", "責任医師・分担医師";
        PastTrials = "past_trials", "Trials of the last five years", "過去5年間の治験";
        CompetingTrials = "competing_trials", "Competing trials now", "競合する治験";
        EnglishPeople = "english_people", "Who works in English", "英語で対応する人";
    }
}

code_list! {
    /// A column of a list of rows, after the list's name.
    pub enum RowItem ("register_row_item") {
        InvestigatorNameJa = "investigators/name_ja", "Investigator's name in Japanese", "医師の氏名（日本語）";
        InvestigatorNameEn = "investigators/name_en", "Investigator's name in English", "医師の氏名（英語）";
        InvestigatorOrcid = "investigators/orcid", "ORCID iD", "ORCID iD";
        InvestigatorDepartment = "investigators/department", "Investigator's department", "医師の診療科";
        InvestigatorRole = "investigators/role", "Role in trials", "治験での役割";
        InvestigatorSpecialty = "investigators/specialty", "Specialty", "専門";
        InvestigatorGcpOn = "investigators/gcp_on", "Last GCP training", "最後にGCP研修を受けた日";
        InvestigatorEnglish = "investigators/english", "Investigator's English", "医師の英語対応";
        InvestigatorLed = "investigators/trials_led", "Trials led so far", "責任医師を務めた治験";
        InvestigatorActive = "investigators/trials_active", "Trials led now", "責任医師を務めている治験";
        InvestigatorCv = "investigators/cv", "CV on file (common form 1)", "履歴書（統一書式1）の用意";
        InvestigatorInterests = "investigators/interests", "Conflicts of interest declared this year", "今年度の利益相反の申告";
        PastPhase = "past_trials/phase", "Phase of the past trials", "実施した治験の相";
        PastSponsor = "past_trials/sponsor", "Sponsor of the past trials", "実施した治験の依頼者";
        PastInternational = "past_trials/international", "International", "国際共同治験";
        PastIcd10 = "past_trials/icd10", "Disease of the past trials (ICD-10)", "実施した治験の疾患（ICD-10）";
        PastTrials = "past_trials/trials", "Number of past trials", "実施した治験の数";
        PastDeclared = "past_trials/declared", "Patients promised", "契約症例数";
        PastEnrolled = "past_trials/enrolled", "Patients enrolled", "登録した症例数";
        PastDaysToFirst = "past_trials/days_to_first", "From the initiation visit to the first patient (median)", "開始訪問から最初の症例登録まで（中央値、過去の治験）";
        PastScreenFailure = "past_trials/screen_failure", "Screen failures of the past trials", "過去の治験のスクリーニング脱落";
        CompetingName = "competing_trials/name", "Competing trial", "競合する治験の名称";
        CompetingRegistry = "competing_trials/registry", "jRCT or NCT number", "jRCT・NCT番号";
        CompetingIcd10 = "competing_trials/icd10", "Disease of the competing trial (ICD-10)", "競合する治験の疾患（ICD-10）";
        CompetingDepartment = "competing_trials/department", "Department of the competing trial", "競合する治験の診療科";
        CompetingOpen = "competing_trials/still_to_enrol", "Patients still to enrol", "登録予定の残り";
        CompetingCloses = "competing_trials/closes_on", "Enrolment ends", "登録の終了日";
        EnglishTask = "english_people/work", "Task in English", "英語で対応する業務";
        EnglishName = "english_people/name", "Who does it", "英語で対応する人の氏名";
        EnglishPosition = "english_people/position", "Position", "職種・所属";
        EnglishHours = "english_people/hours", "Hours in which they can be reached", "対応できる時間";
        EnglishTrial = "english_people/last_trial", "Trial in which it was last used", "最後に使った治験";
        EnglishOn = "english_people/last_on", "Last used on", "最後に使った日";
    }
}

/// One row; a column that is not there is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ListRow {
    /// Number of the row within its hospital, never used twice.
    pub id: u32,
    /// Answers by the column's name within the list.
    #[serde(flatten)]
    pub answers: BTreeMap<String, Answer>,
}

impl ListRow {
    /// What the row holds in a column.
    #[must_use]
    pub fn get(&self, item: RowItem) -> Option<&Answer> {
        self.answers.get(item.path())
    }

    /// The text of a column: a name, a code.
    #[must_use]
    pub fn text(&self, item: RowItem) -> Option<&str> {
        match self.get(item) {
            Some(Answer::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl RowList {
    /// The section that the list is a member of.
    #[must_use]
    pub fn section(self) -> Section {
        match self {
            Self::Investigators => Section::Departments,
            Self::PastTrials => Section::Record,
            // Free places and what takes them away go stale together.
            Self::CompetingTrials => Section::Slots,
            Self::EnglishPeople => Section::English,
        }
    }

    /// The lists of one section.
    pub fn of(section: Section) -> impl Iterator<Item = Self> {
        let own = move |list: &Self| list.section() == section;
        Self::ALL.iter().copied().filter(own)
    }

    /// The columns, in the order in which they are asked.
    pub fn items(self) -> impl Iterator<Item = RowItem> {
        RowItem::ALL
            .iter()
            .copied()
            .filter(move |item| item.list() == self)
    }

    /// The columns that tell one row from another: two rows may not agree in
    /// all of them.
    #[must_use]
    pub fn key(self) -> &'static [RowItem] {
        use RowItem as I;
        match self {
            Self::Investigators => &[I::InvestigatorNameJa, I::InvestigatorDepartment],
            Self::PastTrials => &[
                I::PastPhase,
                I::PastSponsor,
                I::PastInternational,
                I::PastIcd10,
            ],
            Self::CompetingTrials => &[I::CompetingName, I::CompetingDepartment],
            Self::EnglishPeople => &[I::EnglishTask, I::EnglishName],
        }
    }

    /// The most rows that a hospital may have.
    #[must_use]
    pub fn rows_max(self) -> usize {
        match self {
            Self::Investigators => 300,
            Self::PastTrials | Self::CompetingTrials => 200,
            Self::EnglishPeople => 100,
        }
    }

    /// The column by which a sheet of this list is known, and which a row always
    /// has.
    #[must_use]
    pub fn mark(self) -> RowItem {
        match self {
            Self::Investigators => RowItem::InvestigatorNameJa,
            Self::PastTrials => RowItem::PastTrials,
            Self::CompetingTrials => RowItem::CompetingName,
            Self::EnglishPeople => RowItem::EnglishTask,
        }
    }
}

impl RowItem {
    /// The list whose column it is.
    #[must_use]
    pub fn list(self) -> RowList {
        let word = self.as_str().split('/').next().unwrap_or_default();
        RowList::parse(word).unwrap_or(RowList::Investigators)
    }

    /// Its name within a row.
    #[must_use]
    pub fn path(self) -> &'static str {
        self.as_str().split_once('/').map_or("", |(_, path)| path)
    }

    /// Whether a row without it says nothing.
    #[must_use]
    pub fn required(self) -> bool {
        matches!(
            self,
            Self::InvestigatorNameJa
                | Self::PastPhase
                | Self::PastSponsor
                | Self::PastTrials
                | Self::CompetingName
                | Self::EnglishTask
                | Self::EnglishName
        )
    }

    /// What it is answered with.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::InvestigatorRole => Kind::One(InvestigatorRole::view()),
            Self::InvestigatorEnglish => Kind::One(EnglishLevel::view()),
            Self::PastPhase => Kind::One(Phase::view()),
            Self::PastSponsor => Kind::One(TrialSponsor::view()),
            Self::EnglishTask => Kind::One(EnglishWork::view()),
            Self::InvestigatorCv | Self::InvestigatorInterests | Self::PastInternational => {
                Kind::YesNo
            }
            Self::InvestigatorGcpOn | Self::CompetingCloses | Self::EnglishOn => Kind::Day,
            Self::InvestigatorLed
            | Self::InvestigatorActive
            | Self::PastTrials
            | Self::PastDeclared
            | Self::PastEnrolled
            | Self::PastDaysToFirst
            | Self::PastScreenFailure
            | Self::CompetingOpen => Kind::Number,
            _ => Kind::Line,
        }
    }

    /// The most that it takes: characters of a line, or a number; and what the
    /// number counts.
    #[must_use]
    pub fn most(self) -> (u32, Option<Unit>) {
        match self {
            Self::InvestigatorOrcid | Self::CompetingRegistry => (40, None),
            Self::PastIcd10 | Self::CompetingIcd10 => (10, None),
            Self::InvestigatorSpecialty | Self::CompetingName | Self::EnglishTrial => (200, None),
            Self::InvestigatorLed => (500, Some(Unit::Trials)),
            Self::InvestigatorActive => (100, Some(Unit::Trials)),
            Self::PastTrials => (1_000, Some(Unit::Trials)),
            Self::PastDeclared | Self::PastEnrolled => (100_000, Some(Unit::Patients)),
            Self::CompetingOpen => (10_000, Some(Unit::Patients)),
            Self::PastDaysToFirst => (1_000, Some(Unit::Days)),
            Self::PastScreenFailure => (100, Some(Unit::Percent)),
            _ => (100, None),
        }
    }

    /// A day that has been, or is today; else any day.
    #[must_use]
    pub fn is_past_day(self) -> bool {
        matches!(self, Self::InvestigatorGcpOn | Self::EnglishOn)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_column_belongs_to_the_list_that_its_name_begins_with() {
        for item in RowItem::ALL {
            let code = format!("{}/{}", item.list().as_str(), item.path());
            assert_eq!(RowItem::parse(&code), Some(*item));
        }
    }

    #[test]
    fn a_row_is_told_from_others_by_columns_of_its_own_list_and_always_has_its_mark() {
        for list in RowList::ALL {
            assert!(list.key().iter().all(|item| item.list() == *list));
            assert!(list.mark().list() == *list && list.mark().required());
            assert!(list.items().count() <= 12);
        }
    }

    /// A sheet is known by the word of one column, so no other sheet may have it.
    #[test]
    fn no_two_lists_share_the_word_of_a_column() {
        let mut words = BTreeSet::new();
        for item in RowItem::ALL {
            assert!(words.insert(item.ja()), "{}", item.ja());
            assert!(
                words.insert(item.en()) || item.en() == item.ja(),
                "{}",
                item.en()
            );
        }
    }
}
