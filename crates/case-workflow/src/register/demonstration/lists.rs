//! The lists of rows of an invented entry.

use std::collections::BTreeMap;

use jiff::Span;

use super::maker::Maker;
use crate::register::{
    Answer, EnglishLevel, Hospital, Kind as Answered, ListRow, RowItem, RowList,
};

/// Rows of past and of competing trials, at most.
const TRIALS: usize = 4;
/// Diseases whose investigators are listed.
const DISEASES: usize = 12;

impl Maker {
    /// Fills the lists out of what the entry says already; a hospital that is
    /// not complete leaves some of them open.
    pub fn lists(&self, hospital: &mut Hospital) {
        for list in RowList::ALL.iter().copied() {
            if !self.complete() && self.vary(3_000 + list as usize, 10) < 3 {
                continue;
            }
            let rows = match list {
                RowList::Investigators => self.investigators(hospital),
                RowList::PastTrials => self.past_trials(),
                RowList::CompetingTrials => self.competing_trials(hospital),
                RowList::EnglishPeople => self.english_people(hospital),
            };
            let mut kept: Vec<ListRow> = Vec::with_capacity(rows.len());
            for answers in rows {
                let row = ListRow { id: 0, answers };
                let key = |row: &ListRow| -> Vec<Option<Answer>> {
                    list.key()
                        .iter()
                        .map(|item| row.get(*item).cloned())
                        .collect()
                };
                if kept.iter().any(|other| key(other) == key(&row)) {
                    continue;
                }
                hospital.rows_made += 1;
                kept.push(ListRow {
                    id: hospital.rows_made,
                    ..row
                });
            }
            hospital.lists.insert(list, kept);
        }
    }

    /// The principal investigators that the rows of patients name.
    fn investigators(&self, hospital: &Hospital) -> Vec<BTreeMap<String, Answer>> {
        let named = hospital.diseases.iter().take(DISEASES).enumerate();
        named
            .filter_map(|(place, row)| {
                let question = 3_100 + place * 20;
                let mut answers = self.answers(RowList::Investigators, question);
                answers.remove(RowItem::InvestigatorOrcid.path());
                put(
                    &mut answers,
                    RowItem::InvestigatorNameJa,
                    row.pi_name.as_deref()?,
                );
                put(
                    &mut answers,
                    RowItem::InvestigatorDepartment,
                    row.department.as_deref()?,
                );
                put(&mut answers, RowItem::InvestigatorRole, "ir_pi");
                Some(answers)
            })
            .collect()
    }

    fn past_trials(&self) -> Vec<BTreeMap<String, Answer>> {
        (0..TRIALS)
            .map(|place| self.answers(RowList::PastTrials, 4_000 + place * 20))
            .collect()
    }

    fn competing_trials(&self, hospital: &Hospital) -> Vec<BTreeMap<String, Answer>> {
        let rows = hospital.diseases.iter().zip(0..TRIALS);
        rows.filter(|(_, place)| self.vary(5_000 + place, 2) == 0)
            .map(|(row, place)| {
                let mut answers = self.answers(RowList::CompetingTrials, 5_100 + place * 20);
                let disease = row.text.as_deref().unwrap_or(&row.icd10);
                put(
                    &mut answers,
                    RowItem::CompetingName,
                    &format!("見本試験{}（{disease}）", place + 1),
                );
                put(&mut answers, RowItem::CompetingIcd10, &row.icd10);
                if let Some(department) = &row.department {
                    put(&mut answers, RowItem::CompetingDepartment, department);
                }
                answers
            })
            .collect()
    }

    /// Somebody for each task that is done in English.
    fn english_people(&self, hospital: &Hospital) -> Vec<BTreeMap<String, Answer>> {
        let done = hospital
            .english
            .iter()
            .filter(|(_, level)| **level >= EnglishLevel::En2);
        done.map(|(work, _)| {
            let question = 6_000 + *work as usize * 20;
            let mut answers = self.answers(RowList::EnglishPeople, question);
            put(&mut answers, RowItem::EnglishTask, work.as_str());
            put(
                &mut answers,
                RowItem::EnglishName,
                &self.person(question + 15),
            );
            answers
        })
        .collect()
    }

    /// The columns of one row that need no words.
    fn answers(&self, list: RowList, question: usize) -> BTreeMap<String, Answer> {
        let mut answers = BTreeMap::new();
        for (nth, item) in list.items().enumerate() {
            let pick = |below: u32| self.vary(question + nth, below);
            let answer = match item.kind() {
                Answered::Number => Answer::Number(1 + pick(item.most().0.min(15))),
                Answered::YesNo => Answer::YesNo(pick(4) > 0),
                Answered::One(codes) => {
                    let nth = pick(u32::try_from(codes.entries.len()).unwrap_or(1));
                    Answer::Text(codes.entries[nth as usize].code.to_owned())
                }
                Answered::Day => {
                    let days = Span::new().days(i64::from(pick(300)) + 20);
                    let day = if item.is_past_day() {
                        self.today().saturating_sub(days)
                    } else {
                        self.today().saturating_add(days)
                    };
                    Answer::Text(day.to_string())
                }
                _ => continue,
            };
            answers.insert(item.path().to_owned(), answer);
        }
        answers
    }
}

fn put(answers: &mut BTreeMap<String, Answer>, item: RowItem, text: &str) {
    answers.insert(item.path().to_owned(), Answer::Text(text.to_owned()));
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use serde_json::{Map, Value, json};

    use crate::ids::PersonId;
    use crate::register::{Edit, Register, Section, demonstration};

    /// What is invented would be taken from a hospital that typed it.
    #[test]
    fn every_invented_list_would_be_taken_if_it_were_typed() {
        let now: Timestamp = "2026-11-21T03:00:00Z".parse().unwrap();
        let edit = Edit {
            by: PersonId(uuid::Uuid::from_u128(1)),
            now,
        };
        for hospital in (0..).map_while(|index| demonstration(index, now)) {
            for (list, rows) in &hospital.lists {
                let rows: Value = rows.iter().map(|row| json!(row)).collect();
                let patch = Map::from_iter([(list.as_str().to_owned(), rows)]);
                let section: Section = list.section();
                let (next, changes) =
                    Register::read_patch(section, &patch, &hospital, &edit).unwrap();
                assert_eq!(changes, [], "{list:?}");
                assert_eq!(next.lists, hospital.lists);
            }
        }
    }
}
