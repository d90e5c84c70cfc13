//! The clinical research core hospitals (臨床研究中核病院): facts that seed the
//! register. Source: Ministry of Health, Labour and Welfare, list as of
//! 1 April 2024 (medical care act, article 4-3). Everything else about them is
//! for the hospitals to say.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::Hospital;
use super::codes::{Founder, HospitalStatus, Section, Source};
use super::prefecture::Prefecture;
use super::sections::Basic;
use super::stated::Stated;

/// The day that the list describes.
pub const AS_OF: Date = date(2024, 4, 1);

/// One hospital of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoreHospital {
    /// Name in Japanese, as on the list.
    pub name_ja: &'static str,
    /// Name in English, as the hospital writes it.
    pub name_en: &'static str,
    /// Short name.
    pub abbreviation: &'static str,
    /// Prefecture.
    pub prefecture: Prefecture,
    /// Who runs it.
    pub founder: Founder,
}

macro_rules! core_hospitals {
    ($($ja:literal, $en:literal, $short:literal, $prefecture:ident, $founder:ident;)+) => {
        &[$(CoreHospital {
            name_ja: $ja,
            name_en: $en,
            abbreviation: $short,
            prefecture: Prefecture::$prefecture,
            founder: Founder::$founder,
        }),+]
    };
}

/// The fifteen, from north to south.
pub const ALL: &[CoreHospital] = core_hospitals! {
    "北海道大学病院", "Hokkaido University Hospital", "北大病院", Hokkaido, NationalUniversity;
    "東北大学病院", "Tohoku University Hospital", "東北大病院", Miyagi, NationalUniversity;
    "国立がん研究センター東病院", "National Cancer Center Hospital East", "NCCE", Chiba, NationalCenter;
    "千葉大学医学部附属病院", "Chiba University Hospital", "千葉大病院", Chiba, NationalUniversity;
    "国立がん研究センター中央病院", "National Cancer Center Hospital", "NCCH", Tokyo, NationalCenter;
    "東京大学医学部附属病院", "The University of Tokyo Hospital", "東大病院", Tokyo, NationalUniversity;
    "慶應義塾大学病院", "Keio University Hospital", "慶應病院", Tokyo, PrivateUniversity;
    "順天堂大学医学部附属順天堂医院", "Juntendo University Hospital", "順天堂医院", Tokyo, PrivateUniversity;
    "名古屋大学医学部附属病院", "Nagoya University Hospital", "名大病院", Aichi, NationalUniversity;
    "京都大学医学部附属病院", "Kyoto University Hospital", "京大病院", Kyoto, NationalUniversity;
    "大阪大学医学部附属病院", "Osaka University Hospital", "阪大病院", Osaka, NationalUniversity;
    "神戸大学医学部附属病院", "Kobe University Hospital", "神戸大病院", Hyogo, NationalUniversity;
    "岡山大学病院", "Okayama University Hospital", "岡大病院", Okayama, NationalUniversity;
    "九州大学病院", "Kyushu University Hospital", "九大病院", Fukuoka, NationalUniversity;
    "長崎大学病院", "Nagasaki University Hospital", "長崎大病院", Nagasaki, NationalUniversity;
};

impl CoreHospital {
    /// A register entry that holds the facts and nothing else: every question
    /// of matching is still open. `at` is when the list was read in.
    #[must_use]
    pub fn entry(&self, at: Timestamp) -> Hospital {
        let stated = Stated::new(Section::Basic, Source::PublicList, AS_OF, None, at);
        Hospital {
            basic: Basic {
                more: super::More::new(),
                name_ja: self.name_ja.to_owned(),
                name_en: self.name_en.to_owned(),
                abbreviation: Some(self.abbreviation.to_owned()),
                med_inst_code: None,
                prefecture: Some(self.prefecture),
                founder: Some(self.founder),
                statuses: vec![HospitalStatus::CoreHospital],
            },
            stated: [(Section::Basic, stated)].into(),
            ..Hospital::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_seeds_facts_and_leaves_everything_else_unknown() {
        assert_eq!(ALL.len(), 15);
        for hospital in ALL {
            let entry = hospital.entry(Timestamp::UNIX_EPOCH);
            assert!(entry.is_core() && !entry.demonstration);
            assert!(entry.diseases.is_empty() && entry.english.is_empty());
            assert_eq!(entry.stated.keys().collect::<Vec<_>>(), [&Section::Basic]);
        }
    }
}
