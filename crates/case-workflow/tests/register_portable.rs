//! A register entry that is taken along and brought back.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

#[path = "generated/registers.rs"]
mod registers;

use case_workflow::fault::Fault;
use case_workflow::ids::PersonId;
use case_workflow::register::{
    Edit, FiscalQuarter, Hospital, Register, Section, ValueState, Visibility, demonstration,
};
use jiff::Timestamp;
use proptest::prelude::*;
use registers::document;
use serde_json::{Value, json};
use uuid::Uuid;

const NOW: &str = "2026-11-20T01:00:00Z";

fn edit() -> Edit {
    Edit {
        by: PersonId(Uuid::from_u128(9)),
        now: NOW.parse().unwrap(),
    }
}

fn export(hospital: &Hospital) -> Value {
    Register::export(hospital, edit().today())
}

fn import(document: &Value, current: &Hospital) -> Result<Hospital, Vec<Fault>> {
    Register::import(document.as_object().unwrap(), current, &edit())
}

fn entries() -> impl Iterator<Item = Hospital> {
    let now: Timestamp = NOW.parse().unwrap();
    (0..15).map(move |index| demonstration(index, now).unwrap())
}

#[test]
fn what_is_taken_along_and_brought_back_changes_nothing_not_even_who_confirmed() {
    for hospital in entries() {
        assert_eq!(import(&export(&hospital), &hospital).unwrap(), hospital);
    }
}

#[test]
fn an_entry_brought_to_an_empty_register_is_written_there_as_it_was() {
    for hospital in entries() {
        let document = export(&hospital);
        let brought = import(&document, &Hospital::default()).unwrap();
        assert_eq!(
            serde_json::to_string_pretty(&export(&brought)).unwrap(),
            serde_json::to_string_pretty(&document).unwrap()
        );
        for section in Section::ALL.iter().filter(|one| **one != Section::Diseases) {
            let confirmed = brought.stated.get(section).map(|one| one.confirmed_by);
            assert!(
                [None, Some(Some(edit().by))].contains(&confirmed),
                "{section:?}"
            );
        }
    }
}

#[test]
fn one_value_changed_confirms_its_section_alone() {
    let hospital = entries().next().unwrap();
    let mut document = export(&hospital);
    document["sections"]["record"]["startup_days"] = json!(77);
    let next = import(&document, &hospital).unwrap();
    assert_eq!(next.record.startup_days, Some(77));
    for section in Section::ALL {
        let same = next.stated.get(section) == hospital.stated.get(section);
        assert_eq!(same, *section != Section::Record, "{section:?}");
    }
    assert_eq!(next.diseases, hospital.diseases);
}

#[test]
fn a_member_left_out_becomes_unknown_and_a_section_left_out_stays() {
    let hospital = entries().next().unwrap();
    let mut document = export(&hospital);
    let sections = document["sections"].as_object_mut().unwrap();
    sections.remove("team");
    sections["contract"]
        .as_object_mut()
        .unwrap()
        .remove("costing");
    sections["equipment"]["items"]
        .as_object_mut()
        .unwrap()
        .remove("pet");
    sections["english"]["levels"]
        .as_object_mut()
        .unwrap()
        .remove("w_irb");
    let next = import(&document, &hospital).unwrap();
    assert_eq!(next.team, hospital.team);
    assert_eq!(next.contract.costing, None);
    assert_eq!(next.contract.english, hospital.contract.english);
    let lost = |before: usize, after: usize| before - after;
    assert_eq!(
        lost(hospital.equipment.items.len(), next.equipment.items.len()),
        1
    );
    assert_eq!(lost(hospital.english.len(), next.english.len()), 1);
}

#[test]
fn a_row_is_the_one_of_its_disease_and_department_and_keeps_its_number() {
    let hospital = entries().next().unwrap();
    let mut document = export(&hospital);
    let rows = document["sections"]["diseases"]["rows"]
        .as_array_mut()
        .unwrap();
    rows.reverse();
    rows[0]["new_patients"] = json!(123);
    rows.push(json!({ "icd10": "Q99.9", "id": 1 }));
    let next = import(&document, &hospital).unwrap();
    let last = hospital.diseases.last().unwrap();
    assert_eq!(next.diseases[0].id, last.id);
    assert_eq!(next.diseases[0].new_patients, Some(123));
    let new = next.diseases.last().unwrap();
    assert_eq!(
        (new.id, new.icd10.as_str()),
        (hospital.rows_made + 1, "Q99.9")
    );
    assert_eq!(
        next.diseases[1],
        hospital.diseases[hospital.diseases.len() - 2]
    );
}

#[test]
fn who_may_see_a_section_is_brought_along_without_confirming_it() {
    let hospital = entries().next().unwrap();
    let mut document = export(&hospital);
    document["sections"]["team"]["visibility"] = json!("v2");
    let next = import(&document, &hospital).unwrap();
    assert_eq!(next.visible[&Section::Team], Visibility::V2);
    assert_eq!(next.stated, hospital.stated);
}

#[test]
fn past_quarters_and_meetings_stay_at_home_and_are_not_lost_there() {
    let mut hospital = entries().next().unwrap();
    let past: FiscalQuarter = "2026-Q1".parse().unwrap();
    let mut slot = hospital.slots[0];
    slot.quarter = past;
    hospital.slots.insert(0, slot);
    hospital.irb.meetings = Some(vec![
        "2026-10-01".parse().unwrap(),
        "2026-12-01".parse().unwrap(),
    ]);
    let mut document = export(&hospital);
    assert_eq!(
        document["sections"]["irb"]["meetings"],
        json!(["2026-12-01"])
    );
    assert_eq!(import(&document, &hospital).unwrap(), hospital);
    document["sections"]["slots"]["rows"][0]["patients"] = json!(1);
    let next = import(&document, &hospital).unwrap();
    assert_eq!(next.slots[0], slot);
    assert_eq!(next.slots.len(), hospital.slots.len());
    assert_eq!(next.slots[1].patients, 1);
}

#[test]
fn every_fault_is_told_at_once_with_its_place_and_nothing_is_brought() {
    let hospital = entries().next().unwrap();
    let mut document = export(&hospital);
    document["format"] = json!("madoguchi-register/9");
    document["more"] = json!(1);
    document["sections"]["pharmacy"] = json!({});
    document["sections"]["data"] = json!([]);
    document["sections"]["team"]["office_mail"] = json!("no address");
    document["sections"]["record"]["startup_days"] = json!("many");
    document["sections"]["diseases"]["rows"][1]["icd10"] = json!("99");
    document["sections"]["diseases"]["rows"][0]["as_of"] = json!("2027-01-01");
    let faults = import(&document, &hospital).unwrap_err();
    let mut places: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            "/format",
            "/more",
            "/sections/data",
            "/sections/diseases/rows/0/as_of",
            "/sections/diseases/rows/1/icd10",
            "/sections/pharmacy",
            "/sections/record/startup_days",
            "/sections/team/office_mail",
        ]
    );
    for (wrong, place) in [
        (json!({}), "/format"),
        (
            json!({ "format": "madoguchi-register/1", "sections": [] }),
            "/sections",
        ),
    ] {
        let faults = import(&wrong, &hospital).unwrap_err();
        assert!(
            faults.iter().any(|fault| fault.pointer == place),
            "{faults:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Bytes, not only meaning: what one installation wrote, another writes again.
    #[test]
    fn every_register_is_the_same_bytes_after_being_taken_along_and_brought(document in document(edit().today())) {
        let brought = import(&document, &Hospital::default()).unwrap();
        let again = export(&brought);
        prop_assert_eq!(
            serde_json::to_string(&again).unwrap(),
            serde_json::to_string(&document).unwrap()
        );
        prop_assert_eq!(import(&again, &brought).unwrap(), brought);
    }

    /// Whatever a file holds, it is refused or brought, never half of it.
    #[test]
    fn one_register_brought_over_another_leaves_only_what_it_says(one in document(edit().today()), other in document(edit().today())) {
        let first = import(&one, &Hospital::default()).unwrap();
        let next = import(&other, &first).unwrap();
        let written = export(&next);
        let sections = other["sections"].as_object().unwrap();
        for section in Section::ALL {
            let word = section.as_str();
            let mut expected = sections.get(word).or_else(|| one["sections"].get(word)).cloned();
            let before = &one["sections"][word]["visibility"];
            // Nobody can un-choose who sees a section.
            if let Some(expected) = &mut expected
                && expected.get("visibility").is_none()
                && !before.is_null()
            {
                expected["visibility"] = before.clone();
            }
            prop_assert_eq!(written["sections"].get(word), expected.as_ref());
            prop_assert!(expected.is_none() || next.state(*section, edit().today()) != ValueState::Unanswered);
        }
    }
}
