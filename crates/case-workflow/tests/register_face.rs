//! What each of those who look at an entry sees of it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

#[path = "generated/registers.rs"]
mod registers;

use std::collections::{BTreeMap, BTreeSet};

use case_workflow::ids::PersonId;
use case_workflow::register::face::{Face, FaceTable, Shown, Viewer, face};
use case_workflow::register::{
    Edit, Hospital, Register, RegisterItem, RowItem, Section, Visibility, asked, demonstration,
};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use registers::document;
use serde_json::json;
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 20);

fn edit() -> Edit {
    Edit {
        by: PersonId(Uuid::from_u128(9)),
        now: "2026-11-20T01:00:00Z".parse().unwrap(),
    }
}

fn patched(hospital: &Hospital, section: Section, values: serde_json::Value) -> Hospital {
    Register::read_patch(section, values.as_object().unwrap(), hospital, &edit())
        .unwrap()
        .0
}

/// An entry whose every section is open to the widest circle that it may have.
fn wide_open() -> Hospital {
    let mut hospital = demonstration(0, edit().now).unwrap();
    for section in Section::ALL {
        let widest = match section.may_be_public() {
            true => Visibility::V0,
            false => Visibility::V2,
        };
        hospital.visible.insert(*section, widest);
    }
    hospital
}

/// Everything a face tells of, by section and path; columns of tables too.
fn told(face: &Face) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    for section in &face.sections {
        let section_word = section.section.as_str();
        told.extend(
            section
                .items
                .iter()
                .map(|item| format!("{section_word}/{}", item.path)),
        );
        for table in &section.tables {
            let columns = table.columns.iter();
            told.extend(columns.map(|column| format!("{}/{}", table.table, column.path)));
        }
    }
    told
}

/// Every item of the register by the code under which a face tells of it.
fn everything() -> BTreeSet<String> {
    let single = asked()
        .into_iter()
        .map(|one| format!("{}/{}", one.section.as_str(), one.path));
    let of_rows = RegisterItem::ALL
        .iter()
        .filter(|item| matches!(item.section(), Section::Diseases | Section::Slots))
        .map(|item| item.as_str().to_owned());
    let of_lists = RowItem::ALL.iter().map(|item| item.as_str().to_owned());
    single.chain(of_rows).chain(of_lists).collect()
}

/// The whole table, as people read it: whom each item may reach at all.
#[test]
fn every_item_reaches_exactly_the_circle_that_is_decided_for_it() {
    let hospital = wide_open();
    let by_viewer: BTreeMap<Viewer, BTreeSet<String>> = Viewer::ALL
        .into_iter()
        .map(|viewer| (viewer, told(&face(&hospital, viewer, TODAY))))
        .collect();
    assert_eq!(by_viewer[&Viewer::Desk], everything());
    let mut table = String::new();
    for item in everything() {
        let widest = Viewer::ALL
            .into_iter()
            .find(|viewer| by_viewer[viewer].contains(&item))
            .unwrap();
        table.push_str(&format!("{:<8}{item}\n", format!("{widest:?}")));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_section_is_seen_from_the_circle_on_that_its_hospital_chose() {
    use Visibility::{V0, V1, V2, V3};
    for (section, chosen, seen_by) in [
        (Section::Equipment, V0, &Viewer::ALL[..]),
        (Section::Equipment, V2, &Viewer::ALL[1..]),
        (Section::Equipment, V1, &Viewer::ALL[2..]),
        // Nobody is named yet.
        (Section::Equipment, V3, &Viewer::ALL[2..]),
        (Section::Team, V2, &Viewer::ALL[1..]),
        (Section::Slots, V2, &Viewer::ALL[1..]),
        // Never public, whatever an old entry says.
        (Section::Diseases, V0, &Viewer::ALL[1..]),
        (Section::Slots, V0, &Viewer::ALL[1..]),
    ] {
        let mut hospital = demonstration(0, edit().now).unwrap();
        hospital.visible.insert(section, chosen);
        let sees = |viewer: &Viewer| {
            let face = face(&hospital, *viewer, TODAY);
            let there = face.sections.iter().any(|one| one.section == section);
            let withheld = face.withheld.iter().any(|word| word.en == section.en());
            assert_ne!(there, withheld, "{section:?} {viewer:?}");
            there
        };
        let seen: Vec<Viewer> = Viewer::ALL.into_iter().filter(sees).collect();
        assert_eq!(seen, seen_by, "{section:?} {chosen:?}");
    }
}

#[test]
fn until_a_hospital_chooses_the_public_sees_the_first_section_and_a_company_not_the_office() {
    let hospital = Hospital::default();
    let sections = |viewer| -> Vec<Section> {
        let face = face(&hospital, viewer, TODAY);
        face.sections.iter().map(|one| one.section).collect()
    };
    assert_eq!(sections(Viewer::Public), [Section::Basic]);
    let firm: Vec<Section> = Section::ALL
        .iter()
        .copied()
        .filter(|section| *section != Section::Team)
        .collect();
    assert_eq!(sections(Viewer::Firm), firm);
    assert_eq!(sections(Viewer::Desk), Section::ALL);
}

fn shown_at(face: &Face, section: Section, path: &str) -> Option<Shown> {
    let section = face.sections.iter().find(|one| one.section == section);
    let mut items = section.unwrap().items.iter();
    items.find(|one| one.path == path).unwrap().shown.clone()
}

fn table<'a>(face: &'a Face, name: &str) -> &'a FaceTable {
    let mut tables = face.sections.iter().flat_map(|one| &one.tables);
    tables.find(|one| one.table == name).unwrap()
}

#[test]
fn what_is_unknown_is_told_as_unknown_and_a_no_as_no() {
    let hospital = patched(
        &Hospital::default(),
        Section::Contract,
        json!({ "e_sign": false, "templates": [] }),
    );
    let face = face(&hospital, Viewer::Firm, TODAY);
    let said = |path| shown_at(&face, Section::Contract, path);
    assert_eq!(said("e_sign"), Some(Shown::YesNo { yes: false }));
    assert_eq!(said("templates"), Some(Shown::Words { words: vec![] }));
    assert_eq!(said("via_iccc"), None);
    assert_eq!(table(&face, "diseases").rows, None);
    assert_eq!(table(&face, "investigators").rows, None);
}

#[test]
fn a_company_reads_the_names_of_those_who_lead_trials_and_of_nobody_else() {
    let hospital = patched(
        &Hospital::default(),
        Section::Departments,
        json!({ "investigators": [
            { "name_ja": "見本 花子", "name_en": "Hanako Sekinin", "role": "ir_pi" },
            { "name_ja": "試験 太郎", "orcid": "0000-0002-1694-233X", "role": "ir_si", "specialty": "Lung" },
            { "name_ja": "無役 次郎" },
        ] }),
    );
    let names = |viewer| {
        let face = face(&hospital, viewer, TODAY);
        let text = serde_json::to_string(&face).unwrap();
        ["見本", "Sekinin", "試験 太", "1694", "無役", "Lung"].map(|name| text.contains(name))
    };
    assert_eq!(names(Viewer::Desk), [true; 6]);
    assert_eq!(names(Viewer::Firm), [true, true, false, false, false, true]);
    assert_eq!(names(Viewer::Public), [false; 6]);
    let face = face(&hospital, Viewer::Firm, TODAY);
    let rows = table(&face, "investigators").rows.clone().unwrap();
    assert_eq!(rows[1].cells[0], Some(Shown::Withheld));
    // A name in English that nobody gave is unknown, not withheld.
    assert_eq!(rows[1].cells[1], None);
}

#[test]
fn what_is_past_its_date_says_so_on_the_day_after() {
    let now: Timestamp = "2026-11-20T01:00:00Z".parse().unwrap();
    let hospital = demonstration(0, now).unwrap();
    let stated = &hospital.stated[&Section::Irb];
    let out = |day| {
        let face = face(&hospital, Viewer::Firm, day);
        let irb = face.sections.iter().find(|one| one.section == Section::Irb);
        let rests = irb.unwrap().rests.clone().unwrap();
        assert_eq!(rests.as_of, stated.as_of);
        rests.out_of_date
    };
    assert!(!out(stated.expires_on));
    assert!(out(stated.expires_on.tomorrow().unwrap()));
}

/// Whether all that the wider circle is told, the narrower is told in the same words.
fn within(wider: &Face, narrower: &Face) -> Result<(), TestCaseError> {
    for section in &wider.sections {
        let same = narrower
            .sections
            .iter()
            .find(|one| one.section == section.section);
        let same = same.unwrap();
        prop_assert_eq!(&section.rests, &same.rests);
        for item in &section.items {
            prop_assert!(same.items.contains(item), "{:?}", item);
        }
        for wide in &section.tables {
            let narrow = same.tables.iter().find(|one| one.table == wide.table);
            let narrow = narrow.unwrap();
            prop_assert_eq!(wide.rows.is_some(), narrow.rows.is_some());
            let rows = wide.rows.iter().flatten();
            for (wide_row, narrow_row) in rows.zip(narrow.rows.iter().flatten()) {
                for (column, cell) in wide.columns.iter().zip(&wide_row.cells) {
                    let place = narrow.columns.iter().position(|one| one == column);
                    let known = &narrow_row.cells[place.unwrap()];
                    let held_back = *cell == Some(Shown::Withheld) && known.is_some();
                    prop_assert!(held_back || cell == known, "{:?}", column);
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_public_sees_no_more_than_a_company_and_a_company_no_more_than_the_desk(
        document in document(TODAY)
    ) {
        let document = document.as_object().unwrap();
        let hospital = Register::import(document, &Hospital::default(), &edit()).unwrap();
        let [public, firm, desk] = Viewer::ALL.map(|viewer| face(&hospital, viewer, TODAY));
        within(&public, &firm)?;
        within(&firm, &desk)?;
        prop_assert!(desk.withheld.is_empty());
    }
}
