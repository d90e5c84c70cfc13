//! Invented capabilities for a demonstration: real names from the public list
//! of core hospitals, everything else made up. Every entry is marked, every
//! person in it is a sample (見本), and nothing here was said by a hospital.

mod diseases;
mod lists;
mod maker;

use jiff::Timestamp;

use super::codes::Section;
use super::{Hospital, core_hospitals};
use maker::Maker;

/// What kind of hospital is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Broad and complete: every trial finds it.
    Complete,
    /// Broad, with gaps: some answers are no, some are open.
    Gaps,
    /// Cancer only.
    Cancer,
    /// Broad, but English and free places are past their date.
    OldPlaces,
    /// Broad, but patient numbers and equipment are past their date.
    OldNumbers,
    /// Has only begun to answer.
    Begun,
}

/// One kind per hospital of [`core_hospitals::ALL`].
const KINDS: [Kind; 15] = [
    Kind::Complete,
    Kind::Gaps,
    Kind::Cancer,
    Kind::Gaps,
    Kind::Cancer,
    Kind::Complete,
    Kind::Complete,
    Kind::Gaps,
    Kind::Complete,
    Kind::Gaps,
    Kind::Complete,
    Kind::Begun,
    Kind::OldPlaces,
    Kind::Gaps,
    Kind::OldNumbers,
];

/// The invented entry of one core hospital, by its place in
/// [`core_hospitals::ALL`], as it could stand at `now`. The same arguments give
/// the same entry.
#[must_use]
pub fn demonstration(index: usize, now: Timestamp) -> Option<Hospital> {
    let kind = *KINDS.get(index)?;
    let mut hospital = core_hospitals::ALL.get(index)?.entry(now);
    hospital.demonstration = true;
    let maker = Maker { index, kind, now };
    hospital.departments = maker.departments();
    maker.confirm(&mut hospital, Section::Departments);
    hospital.diseases = maker.diseases();
    hospital.rows_made = hospital.diseases.last().map_or(0, |row| row.id);
    if kind == Kind::Begun {
        return Some(hospital);
    }
    hospital.team = maker.team();
    hospital.record = maker.record();
    hospital.equipment = maker.equipment();
    hospital.irb = maker.irb();
    hospital.contract = maker.contract();
    hospital.data = maker.data();
    hospital.english = maker.english();
    hospital.slots = maker.slots();
    maker.lists(&mut hospital);
    for section in Section::ALL.iter().copied() {
        if !matches!(section, Section::Basic | Section::Diseases) {
            maker.confirm(&mut hospital, section);
        }
        hospital
            .visible
            .insert(section, section.visibility_at_first());
    }
    Some(hospital)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::{RowItem, ValueState};

    fn all() -> Vec<Hospital> {
        let now = "2026-11-21T03:00:00Z".parse().unwrap();
        (0..).map_while(|index| demonstration(index, now)).collect()
    }

    #[test]
    fn every_invented_entry_is_marked_and_names_nobody_real() {
        let hospitals = all();
        assert_eq!(hospitals.len(), core_hospitals::ALL.len());
        for hospital in &hospitals {
            assert!(hospital.demonstration && hospital.is_core());
            let people = hospital
                .diseases
                .iter()
                .filter_map(|row| row.pi_name.as_deref())
                .chain(
                    hospital
                        .team
                        .front
                        .iter()
                        .map(|person| person.name.as_str()),
                )
                .chain(hospital.lists.values().flatten().filter_map(|row| {
                    row.text(RowItem::InvestigatorNameJa)
                        .or_else(|| row.text(RowItem::EnglishName))
                        .filter(|name| !name.starts_with("見本試験"))
                }));
            for name in people {
                assert!(name.starts_with("見本 "), "{name}");
            }
            let mail = hospital.team.office_mail.as_deref().unwrap_or("@x.example");
            assert!(mail.ends_with(".example"), "{mail}");
        }
        assert_eq!(hospitals, all());
    }

    #[test]
    fn two_hospitals_have_sections_past_their_date_and_one_has_only_begun() {
        let today = jiff::civil::date(2026, 11, 21);
        let hospitals = all();
        let expired = |hospital: &&Hospital| {
            Section::ALL
                .iter()
                .any(|s| hospital.state(*s, today) == ValueState::Expired)
        };
        assert_eq!(hospitals.iter().filter(expired).count(), 2);
        assert!(
            hospitals
                .iter()
                .all(|hospital| hospital.is_matchable(today))
        );
        let begun = hospitals
            .iter()
            .filter(|hospital| hospital.completeness(today).required_filled < 10);
        assert_eq!(begun.count(), 1);
    }
}
