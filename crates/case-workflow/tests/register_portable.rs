//! A register entry that is taken along and brought back.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use case_workflow::case::codes::CountMethod;
use case_workflow::code_lists::{AgeGroup, Phase, TherapeuticArea};
use case_workflow::fault::Fault;
use case_workflow::ids::PersonId;
use case_workflow::register::{
    AcceptsSingle, CostingMethod, Edit, EnglishContract, EnglishLevel, EnglishWork, Equipped,
    FiscalQuarter, Founder, Hospital, HospitalStatus, IrbEnglish, IrbKind, Prefecture, Register,
    RemoteMonitoring, Section, Source, Template, ValueState, Visibility, demonstration,
};
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};
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

/// Some of a list's codes, as they are written.
fn some<L: Copy + std::fmt::Debug + serde::Serialize + 'static>(
    codes: &'static [L],
) -> impl Strategy<Value = Value> {
    subsequence(codes, 0..=codes.len()).prop_map(|codes| json!(codes))
}

fn one<L: Copy + std::fmt::Debug + serde::Serialize + 'static>(
    codes: &'static [L],
) -> impl Strategy<Value = Value> {
    select(codes).prop_map(|code| json!(code))
}

fn count(most: u32) -> impl Strategy<Value = Value> {
    (1..=most).prop_map(Value::from)
}

fn truth() -> impl Strategy<Value = Value> {
    any::<bool>().prop_map(Value::from)
}

/// Names, also with what a file must not stumble over.
fn name() -> impl Strategy<Value = Value> {
    select(
        &[
            "見本 花子",
            "O'Neill \"Bob\"",
            "髙𠮷病院",
            "A, B; C",
            "Ḱ <b>&amp;",
        ][..],
    )
    .prop_map(Value::from)
}

/// A section whose members are each there or not, with what it rests on.
fn section(
    members: Vec<(&'static str, BoxedStrategy<Value>)>,
    needed: &'static [&'static str],
) -> BoxedStrategy<Value> {
    let members: Vec<_> = members
        .into_iter()
        .map(|(name, value)| {
            let there = if needed.contains(&name) {
                value.prop_map(Some).boxed()
            } else {
                proptest::option::weighted(0.7, value).boxed()
            };
            (Just(name), there)
        })
        .collect();
    let day = select(&["2025-12-01", "2026-11-20", "2026-02-28"][..]);
    (members, one(Source::ALL), day)
        .prop_map(|(members, source, day)| {
            let mut section: Map<String, Value> = members
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?)))
                .collect();
            section.insert("source".into(), source);
            section.insert("as_of".into(), day.into());
            section.into()
        })
        .boxed()
}

fn person() -> BoxedStrategy<Value> {
    name()
        .prop_map(|name| json!({ "name": name, "mail": "a.b@x.example", "phone": "+81355500142" }))
        .boxed()
}

fn grid<L: Copy + std::fmt::Debug + serde::Serialize + 'static>(
    keys: Vec<L>,
    value: BoxedStrategy<Value>,
) -> BoxedStrategy<Value> {
    let all = keys.len();
    (
        subsequence(keys, 1..=all),
        proptest::collection::vec(value, all),
    )
        .prop_map(|(keys, values)| {
            let word = |key: &L| json!(key).as_str().unwrap().to_owned();
            keys.iter()
                .map(word)
                .zip(values)
                .collect::<Map<_, _>>()
                .into()
        })
        .boxed()
}

fn row() -> BoxedStrategy<Value> {
    section(
        vec![
            ("text", name().boxed()),
            (
                "areas",
                subsequence(TherapeuticArea::ALL, 1..4)
                    .prop_map(|areas| json!(areas))
                    .boxed(),
            ),
            ("pi_name", name().boxed()),
            ("new_patients", count(100_000).boxed()),
            ("prevalent", count(100_000).boxed()),
            ("method", one(CountMethod::ALL).boxed()),
            (
                "period",
                select(&["R6", "R7", "R8"][..])
                    .prop_map(Value::from)
                    .boxed(),
            ),
        ],
        &["method", "period"],
    )
}

fn document() -> impl Strategy<Value = Value> {
    let basic = section(
        vec![
            ("name_ja", name().boxed()),
            ("name_en", name().boxed()),
            ("abbreviation", name().boxed()),
            ("prefecture", one(Prefecture::ALL).boxed()),
            ("founder", one(Founder::ALL).boxed()),
            (
                "statuses",
                subsequence(HospitalStatus::ALL, 1..4)
                    .prop_map(|all| json!(all))
                    .boxed(),
            ),
        ],
        &["name_ja", "name_en"],
    );
    let team = section(
        vec![
            ("office_mail", Just(json!("chiken@x.example")).boxed()),
            ("office_phone", Just(json!("+81355500142")).boxed()),
            ("front", person()),
            ("deputy", person()),
        ],
        &[],
    );
    let departments = section(
        vec![
            ("areas", some(TherapeuticArea::ALL).boxed()),
            ("age_groups", some(AgeGroup::ALL).boxed()),
        ],
        &[],
    );
    let record = section(
        vec![
            ("phases", some(Phase::ALL).boxed()),
            ("fih_trials", count(1_000).boxed()),
            ("international_trials", count(1_000).boxed()),
            ("startup_days", count(1_000).boxed()),
        ],
        &[],
    );
    let equipment = section(
        vec![
            ("items", grid(Equipped::asked().collect(), truth().boxed())),
            ("phase1_beds", count(200).boxed()),
            ("cartagena", truth().boxed()),
            ("radioligand", truth().boxed()),
        ],
        &[],
    );
    let irb = section(
        vec![
            ("kinds", some(IrbKind::ALL).boxed()),
            ("accepts_single", one(AcceptsSingle::ALL).boxed()),
            ("english", some(IrbEnglish::ALL).boxed()),
            (
                "meetings",
                Just(json!(["2026-11-20", "2027-01-15"])).boxed(),
            ),
        ],
        &[],
    );
    let contract = section(
        vec![
            ("english", one(EnglishContract::ALL).boxed()),
            ("templates", some(Template::ALL).boxed()),
            ("direct_overseas", truth().boxed()),
            ("via_iccc", truth().boxed()),
            ("e_sign", truth().boxed()),
            ("costing", one(CostingMethod::ALL).boxed()),
        ],
        &[],
    );
    let data = section(
        vec![
            ("remote_monitoring", one(RemoteMonitoring::ALL).boxed()),
            ("econsent", truth().boxed()),
            ("partner_sites", truth().boxed()),
        ],
        &[],
    );
    let level = one(EnglishLevel::ALL).boxed();
    let english = section(
        vec![("levels", grid(EnglishWork::ALL.to_vec(), level))],
        &["levels"],
    );
    let codes = subsequence(&["C25", "C34.9", "G12.2", "E75.2", "M34.8"][..], 1..=5);
    let diseases = (codes, proptest::collection::vec(row(), 5)).prop_map(|(codes, rows)| {
        let rows: Vec<Value> = codes
            .iter()
            .zip(rows)
            .map(|(code, mut row)| {
                row["icd10"] = json!(code);
                row
            })
            .collect();
        json!({ "rows": rows })
    });
    let shown = FiscalQuarter::shown(edit().today());
    let places = (0..=10_000_u32, 0..=1_000_u32);
    let slots = (subsequence(shown, 1..=6), proptest::collection::vec(places, 6)).prop_map(
        |(quarters, places)| {
            let row = |(quarter, (patients, trials)): (&FiscalQuarter, (u32, u32))| {
                json!({ "quarter": quarter, "patients": patients, "trials": trials })
            };
            let rows: Vec<Value> = quarters.iter().zip(places).map(row).collect();
            json!({ "rows": rows, "source": "self", "as_of": "2026-11-20" })
        },
    );
    let named = [
        ("basic", basic),
        ("team", team),
        ("departments", departments),
        ("record", record),
        ("equipment", equipment),
        ("irb", irb),
        ("contract", contract),
        ("data", data),
        ("english", english),
        ("diseases", diseases.boxed()),
        ("slots", slots.boxed()),
    ];
    let sections: Vec<_> = named
        .into_iter()
        .map(|(name, section)| (Just(name), proptest::option::weighted(0.8, section)))
        .collect();
    let seen = proptest::option::of(select(&[Visibility::V1, Visibility::V2][..]));
    (sections, seen).prop_map(|(sections, seen)| {
        let sections: Map<String, Value> = sections
            .into_iter()
            .filter_map(|(name, section)| {
                let mut section = section?;
                if let Some(seen) = seen {
                    section["visibility"] = json!(seen);
                }
                Some((name.to_owned(), section))
            })
            .collect();
        json!({ "format": "madoguchi-register/1", "sections": sections })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Bytes, not only meaning: what one installation wrote, another writes again.
    #[test]
    fn every_register_is_the_same_bytes_after_being_taken_along_and_brought(document in document()) {
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
    fn one_register_brought_over_another_leaves_only_what_it_says(one in document(), other in document()) {
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
