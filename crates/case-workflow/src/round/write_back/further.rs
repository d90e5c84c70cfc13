//! Answers to the bank's questions in the register, each at its own place.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::NotWritten;
use crate::fault::Fault;
use crate::register::{Answer as Stands, Edit, Hospital, Register, Section};
use crate::round::{Answer, BankQuestion, FurtherQuestion, InRegister, Said};

/// Where the register takes the answer to a question; none where it does not ask
/// the same. A list that was never answered does not take it either: with one of
/// its codes, it would say no to all the others, and unknown is not no.
#[must_use]
pub fn correctable(question: &FurtherQuestion, hospital: &Hospital) -> Option<InRegister> {
    let place = BankQuestion::parse(&question.code)?.register()?;
    match place {
        InRegister::Among(..) => place.said(hospital).map(|_| place),
        InRegister::Core(_) | InRegister::More(_) => Some(place),
    }
}

/// The corrections that the answers to the bank's questions make to `hospital`.
pub(super) fn correct(
    answer: &Answer,
    asked: &[FurtherQuestion],
    read: &Map<String, Value>,
    mut hospital: Hospital,
    edit: &Edit,
) -> Result<Option<Hospital>, NotWritten> {
    let read = read.get("further").unwrap_or(&Value::Null);
    let mut patches: BTreeMap<Section, Patch> = BTreeMap::new();
    let mut changed = Map::new();
    for question in asked {
        let place = BankQuestion::parse(&question.code).and_then(BankQuestion::register);
        let (Some(place), Some(said)) = (place, answer.further.get(&question.code)) else {
            continue;
        };
        let stands = place.said(&hospital);
        if stands.as_ref() == Some(said) {
            continue;
        }
        let stands = json!(stands);
        if *read.get(&question.code).unwrap_or(&Value::Null) != stands {
            changed.insert(question.code.clone(), stands);
        } else if correctable(question, &hospital).is_some() {
            let patch = patches.entry(place.section()).or_default();
            patch.put(question, place, said, &hospital);
        }
    }
    if !changed.is_empty() {
        let further = ("further".to_owned(), Value::Object(changed));
        return Err(NotWritten::Changed(Map::from_iter([further])));
    }
    if patches.is_empty() {
        return Ok(None);
    }
    let mut faults = Vec::new();
    for (section, patch) in patches {
        match Register::read_patch(section, &patch.members(), &hospital, edit) {
            Ok((next, _)) => hospital = next,
            Err(found) => faults.extend(found.into_iter().map(|fault| patch.at_question(fault))),
        }
    }
    match faults.is_empty() {
        true => Ok(Some(hospital)),
        false => Err(NotWritten::Faults(faults)),
    }
}

/// What the answers correct in one section.
#[derive(Default)]
struct Patch {
    core: Map<String, Value>,
    more: Map<String, Value>,
    /// Where in the patch each question is, and which.
    places: Vec<(String, String)>,
}

impl Patch {
    /// Adds one answer. Of a list it adds or takes out its code and nothing else.
    fn put(
        &mut self,
        question: &FurtherQuestion,
        place: InRegister,
        said: &Said,
        hospital: &Hospital,
    ) {
        let at = match place {
            InRegister::Core(item) => {
                let name = item.as_str().rsplit('/').next().unwrap_or_default();
                self.core.insert(name.to_owned(), json!(said));
                format!("/{name}")
            }
            InRegister::More(item) => {
                self.more.insert(item.as_str().to_owned(), json!(said));
                format!("/more/{item}")
            }
            InRegister::Among(item, code) => {
                let stands = || match hospital.more(item.section())?.get(&item)? {
                    Stands::Codes(codes) => Some(json!(codes)),
                    _ => None,
                };
                // Another question may ask of the same list.
                let list = self.more.entry(item.as_str());
                let list = list.or_insert_with(|| stands().unwrap_or_else(|| json!([])));
                if let Value::Array(codes) = list {
                    codes.retain(|one| one != code);
                    if *said == Said::YesNo(true) {
                        codes.push(json!(code));
                    }
                }
                format!("/more/{item}")
            }
        };
        self.places.push((at, question.code.clone()));
    }

    fn members(&self) -> Map<String, Value> {
        let mut members = self.core.clone();
        if !self.more.is_empty() {
            members.insert("more".to_owned(), Value::Object(self.more.clone()));
        }
        members
    }

    /// A fault of the section, at the question whose answer it is about.
    fn at_question(&self, mut fault: Fault) -> Fault {
        let about = |(at, _): &&(String, String)| {
            let below = fault.pointer.strip_prefix(at.as_str());
            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let place = self.places.iter().find(about);
        fault.pointer = place.map_or_else(String::new, |(_, code)| format!("/further/{code}"));
        fault
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use crate::register::{MoreItem, Source, demonstration};
    use crate::round::{read_answer, write_back};

    fn edit() -> Edit {
        Edit {
            by: PersonId(uuid::Uuid::from_u128(7)),
            now: "2026-11-24T01:00:00Z".parse().unwrap(),
        }
    }

    /// A hospital whose lists name `codes` and nothing else.
    fn hospital(codes: &[(MoreItem, &[&str])]) -> Hospital {
        let before = "2026-04-01T01:00:00Z".parse().unwrap();
        let mut hospital = demonstration(0, before).unwrap();
        for item in [
            MoreItem::Dct,
            MoreItem::Pharmacy,
            MoreItem::Biosamples,
            MoreItem::Imaging,
            MoreItem::DaysToIrb,
            MoreItem::DaysToContract,
            MoreItem::InpatientDays,
            MoreItem::NightDosing,
        ] {
            hospital.more_mut(item.section()).unwrap().remove(&item);
        }
        hospital.contract.e_sign = None;
        hospital.data.econsent = None;
        for (item, codes) in codes {
            let codes = codes.iter().map(|one| (*one).to_owned()).collect();
            let more = hospital.more_mut(item.section()).unwrap();
            more.insert(*item, Stands::Codes(codes));
        }
        hospital
    }

    fn asked() -> Vec<FurtherQuestion> {
        let mut asked: Vec<_> = BankQuestion::ALL.iter().map(|one| one.question()).collect();
        let own = r#"{ "code": "own_1", "kind": "yes_no", "ja": "お", "en": "o" }"#;
        asked.push(serde_json::from_str(own).unwrap());
        asked
    }

    fn answer(further: Value) -> Answer {
        let raw = json!({
            "interest": "int_yes", "pi": "見本 太郎", "patients": 12, "method": "emr_query",
            "realistic": 8, "start": "2027-04", "name_may_be_told": true, "further": further,
        });
        read_answer(raw.as_object().unwrap(), &asked(), edit().today()).unwrap()
    }

    /// What the register says, as a form reads it.
    fn read(hospital: &Hospital) -> Map<String, Value> {
        let said = asked().into_iter().filter_map(|one| {
            let place = BankQuestion::parse(&one.code)?.register()?;
            Some((one.code, json!(place.said(hospital)?)))
        });
        Map::from_iter([("further".to_owned(), Value::Object(said.collect()))])
    }

    fn written(further: Value, hospital: &Hospital) -> Option<Hospital> {
        let answer = answer(further);
        let read = read(hospital);
        write_back(&answer, &asked(), &read, hospital, None, &edit()).unwrap()
    }

    #[test]
    fn each_answer_goes_to_its_place_and_what_the_register_does_not_ask_goes_nowhere() {
        let before = hospital(&[
            (MoreItem::Dct, &["dct_lab"]),
            (MoreItem::Pharmacy, &["ph_unblinded"]),
            (MoreItem::Biosamples, &[]),
            (MoreItem::Imaging, &["im_upload"]),
        ]);
        let table = [
            ("review_days", json!(30), Some("record/more/days_to_irb 30")),
            (
                "contract_days",
                json!(0),
                Some("record/more/days_to_contract 0"),
            ),
            ("e_sign", json!(false), Some("contract/e_sign false")),
            ("econsent", json!(true), Some("data/econsent true")),
            (
                "home_nurse",
                json!(true),
                Some(r#"data/more/dct ["dct_nurse","dct_lab"]"#),
            ),
            ("nearby_lab", json!(false), Some("data/more/dct []")),
            (
                "weekend",
                json!(true),
                Some("equipment/more/night_dosing true"),
            ),
            (
                "inpatient_days",
                json!(14),
                Some("equipment/more/inpatient_days 14"),
            ),
            (
                "unblinded",
                json!(false),
                Some("equipment/more/pharmacy []"),
            ),
            (
                "fresh_cells",
                json!(true),
                Some(r#"equipment/more/biosamples ["sa_pbmc"]"#),
            ),
            ("image_upload", json!(true), None),
            ("visit_from", json!("2027-04"), None),
            ("crc", json!(3), None),
            ("assent", json!(true), None),
            ("usual_care", json!("words"), None),
            ("own_1", json!(true), None),
        ];
        for (code, said, expected) in table {
            let after = written(json!({ code: said }), &before);
            let found = after.map(|after| {
                let changes = crate::register::changes(&before, &after);
                assert_eq!(changes.len(), 1, "{code}: {changes:?}");
                let one = &changes[0];
                format!("{}/{} {}", one.section, one.item, one.after)
            });
            assert_eq!(found.as_deref(), expected, "{code}");
        }
    }

    #[test]
    fn the_section_is_stated_anew_by_who_answered_and_the_others_are_left() {
        let before = hospital(&[(MoreItem::Dct, &[])]);
        let after = written(json!({ "home_nurse": true }), &before).unwrap();
        let stated = &after.stated[&Section::Data];
        assert_eq!(
            (stated.source, stated.as_of, stated.confirmed_by),
            (Source::Own, edit().today(), Some(edit().by))
        );
        assert_eq!(stated.confirmed_at, edit().now);
        for section in Section::ALL.iter().filter(|one| **one != Section::Data) {
            assert_eq!(after.stated.get(section), before.stated.get(section));
        }
    }

    #[test]
    fn unknown_is_not_no_so_a_list_that_was_never_answered_is_not_begun() {
        let before = hospital(&[(MoreItem::Dct, &[])]);
        for said in [true, false] {
            assert_eq!(written(json!({ "unblinded": said }), &before), None);
        }
        let takes = |one: BankQuestion| correctable(&one.question(), &before).is_some();
        assert!(takes(BankQuestion::HomeNurse) && takes(BankQuestion::ESign));
        assert!(!takes(BankQuestion::Unblinded) && !takes(BankQuestion::Crc));
        // An answered list that does not name it says no already.
        assert_eq!(written(json!({ "home_nurse": false }), &before), None);
        // A question that is left open changes nothing.
        assert_eq!(written(json!({}), &before), None);
    }

    #[test]
    fn two_questions_of_one_list_both_reach_it_and_its_other_codes_stay() {
        let before = hospital(&[(MoreItem::Dct, &["dct_lab", "dct_visit"])]);
        let said = json!({ "home_nurse": true, "nearby_lab": false });
        let after = written(said, &before).unwrap();
        let codes = vec!["dct_visit".to_owned(), "dct_nurse".to_owned()];
        assert_eq!(
            after.data.more.get(&MoreItem::Dct),
            Some(&Stands::Codes(codes))
        );
    }

    #[test]
    fn what_somebody_else_changed_meanwhile_is_told_with_what_stands_there() {
        let before = hospital(&[(MoreItem::Dct, &["dct_lab"])]);
        let read = read(&before);
        let mut now = hospital(&[(MoreItem::Dct, &["dct_visit"])]);
        now.contract.e_sign = Some(false);
        let outcome = |further: Value| {
            let answer = answer(further);
            write_back(&answer, &asked(), &read, &now, None, &edit())
        };
        let said = json!({ "e_sign": true, "home_nurse": true });
        assert_eq!(
            outcome(said),
            Err(NotWritten::Changed(
                json!({ "further": { "e_sign": false } })
                    .as_object()
                    .unwrap()
                    .clone()
            ))
        );
        // Of a list only the own code is compared: the rest is somebody else's.
        let after = outcome(json!({ "home_nurse": true })).unwrap().unwrap();
        let codes = ["dct_visit", "dct_nurse"].map(str::to_owned).to_vec();
        assert_eq!(after.data.more[&MoreItem::Dct], Stands::Codes(codes));
        // What stands there now is what is answered: there is nothing to tell.
        assert_eq!(outcome(json!({ "e_sign": false })), Ok(None));
    }

    #[test]
    fn the_row_and_the_questions_are_corrected_together_or_not_at_all() {
        let before = hospital(&[]);
        let row = &before.diseases[0];
        let mut read = super::super::known(row);
        let both = Answer {
            pi: Some("見本 花子".to_owned()),
            method: row.method,
            ..answer(json!({ "e_sign": true }))
        };
        let outcome = |read: &Map<String, Value>, both: &Answer| {
            write_back(both, &asked(), read, &before, Some(row.id), &edit())
        };
        let after = outcome(&read, &both).unwrap().unwrap();
        assert_eq!(after.diseases[0].pi_name.as_deref(), Some("見本 花子"));
        assert_eq!(after.contract.e_sign, Some(true));
        read.insert("pi".to_owned(), json!("別の人"));
        read.insert("further".to_owned(), json!({ "e_sign": false }));
        let Err(NotWritten::Changed(now)) = outcome(&read, &both) else {
            unreachable!("both were changed")
        };
        assert_eq!(now["further"], json!({ "e_sign": null }));
        assert!(now.contains_key("pi"));
        let no = Answer {
            interest: crate::case::codes::Interest::No,
            ..both
        };
        assert_eq!(outcome(&read, &no), Ok(None));
    }

    #[test]
    fn a_number_that_the_register_does_not_take_is_named_at_its_question() {
        let before = hospital(&[]);
        let mut many = answer(json!({}));
        many.further
            .insert("review_days".to_owned(), Said::Number(1_000_000));
        let outcome = write_back(&many, &asked(), &read(&before), &before, None, &edit());
        let Err(NotWritten::Faults(faults)) = outcome else {
            unreachable!("nobody reviews for so long")
        };
        assert_eq!(faults[0].pointer, "/further/review_days");
    }
}
