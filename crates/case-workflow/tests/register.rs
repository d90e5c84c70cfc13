//! Edits of a hospital's entry: forgiving in, every fault at once, and what
//! each leaves in the history.

use case_workflow::code_lists::Equipment;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::PersonId;
use case_workflow::register::{
    Edit, EnglishLevel, EnglishWork, EvidenceGrade, Hospital, Prefecture, Register, RequiredItem,
    RowList, Section, Source, ValueState, Visibility, core_hospitals,
};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use serde_json::{Map, Value, json};

const BY: PersonId = PersonId(uuid::Uuid::from_u128(7));

fn edit(day: &str) -> Edit {
    let now: Timestamp = format!("{day}T03:00:00Z").parse().expect("a day");
    Edit { by: BY, now }
}

fn object(value: Value) -> Map<String, Value> {
    let Value::Object(object) = value else {
        unreachable!("the tests send objects")
    };
    object
}

fn start() -> Hospital {
    core_hospitals::ALL[0].entry("2026-11-01T00:00:00Z".parse().expect("an instant"))
}

fn patched(hospital: &Hospital, section: Section, patch: Value) -> (Hospital, Vec<String>) {
    let (next, changes) =
        Register::read_patch(section, &object(patch), hospital, &edit("2026-11-21"))
            .expect("a patch without faults");
    (
        next,
        changes.into_iter().map(|change| change.item).collect(),
    )
}

fn faults(hospital: &Hospital, section: Section, patch: Value) -> Vec<(String, FaultCode)> {
    let faults = Register::read_patch(section, &object(patch), hospital, &edit("2026-11-21"));
    faults
        .expect_err("a patch with faults")
        .into_iter()
        .map(|Fault { pointer, code, .. }| (pointer, code))
        .collect()
}

fn row(icd10: &str, new_patients: u32) -> Value {
    json!({
        "icd10": icd10, "department": "呼吸器内科", "pi_name": "見本 一郎",
        "new_patients": new_patients, "prevalent": 90, "method": "emr_query", "period": "R7"
    })
}

#[test]
fn an_office_types_as_it_is_used_to() {
    let (next, changed) = patched(
        &start(),
        Section::Team,
        json!({
            "office_phone": "０１１ー７０６ー００００", "office_mail": " chiken＠example.ac.jp ",
            "front": {"name": "見本　花子", "phone": "011-706-0001"}
        }),
    );
    assert_eq!(next.team.office_phone.as_deref(), Some("+81117060000"));
    assert_eq!(
        next.team.office_mail.as_deref(),
        Some("chiken@example.ac.jp")
    );
    let front = next.team.front.unwrap();
    assert_eq!(
        (front.name.as_str(), front.phone.as_deref()),
        ("見本 花子", Some("+81117060001"))
    );
    assert_eq!(changed, ["front", "office_mail", "office_phone"]);

    let (next, _) = patched(
        &start(),
        Section::Basic,
        json!({"med_inst_code": "０１８０１００１６"}),
    );
    assert_eq!(next.basic.med_inst_code.as_deref(), Some("0118010016"));
}

#[test]
fn every_fault_of_a_section_is_told_at_once() {
    use FaultCode::*;
    assert_eq!(
        faults(
            &start(),
            Section::Basic,
            json!({
                "name_ja": "", "name_en": "x".repeat(201), "med_inst_code": "13999",
                "prefecture": "48", "beds": 3, "as_of": "2026-11-22", "visibility": "v9"
            })
        ),
        [
            ("/beds".to_owned(), UnknownField),
            ("/as_of".to_owned(), InFuture),
            ("/visibility".to_owned(), UnknownCode),
            ("/name_ja".to_owned(), Required),
            ("/name_en".to_owned(), TooLong),
            ("/med_inst_code".to_owned(), CodeFormat),
            ("/prefecture".to_owned(), UnknownCode),
        ]
    );
    assert_eq!(
        faults(
            &start(),
            Section::Basic,
            json!({"med_inst_code": "1318010016"})
        ),
        [("/med_inst_code".to_owned(), CodeFormat)]
    );
    assert_eq!(
        faults(
            &start(),
            Section::Irb,
            json!({"meetings": ["2026-12-09", "2026-11-20", "2026-12-09", "9999-01-01", "soon"]})
        ),
        [
            ("/meetings/1".to_owned(), InPast),
            ("/meetings/2".to_owned(), Duplicate),
            ("/meetings/3".to_owned(), NotADate),
            ("/meetings/4".to_owned(), NotADate),
        ]
    );
}

#[test]
fn null_makes_an_answer_unknown_and_what_is_not_sent_stays() {
    let (one, _) = patched(
        &start(),
        Section::Equipment,
        json!({"items": {"pet": true, "icu": false}, "phase1_beds": "１２", "cartagena": false}),
    );
    assert_eq!(one.equipment.has(Equipment::Pet), Some(true));
    assert_eq!(one.equipment.has(Equipment::P1Beds), Some(true));
    let (two, changed) = patched(
        &one,
        Section::Equipment,
        json!({"items": {"pet": null}, "cartagena": null}),
    );
    assert_eq!(two.equipment.has(Equipment::Pet), None);
    assert_eq!(two.equipment.has(Equipment::Icu), Some(false));
    assert_eq!(two.equipment.cartagena, None);
    assert_eq!(changed, ["cartagena", "pet"]);
    assert_eq!(
        faults(
            &two,
            Section::Equipment,
            json!({"items": {"p1_beds": true, "x": true, "icu": 1}})
        ),
        [
            ("/items/icu".to_owned(), FaultCode::WrongType),
            ("/items/p1_beds".to_owned(), FaultCode::UnknownField),
            ("/items/x".to_owned(), FaultCode::UnknownCode),
        ]
    );
    // An empty list is an answer: the board takes nothing in English.
    let (three, _) = patched(&two, Section::Irb, json!({"english": []}));
    assert_eq!(three.irb.english, Some(Vec::new()));
    let (four, _) = patched(&three, Section::Irb, json!({"english": null}));
    assert_eq!(four.irb.english, None);
}

#[test]
fn a_saved_section_holds_for_its_class_and_who_sees_it_confirms_nothing() {
    let (next, _) = patched(
        &start(),
        Section::English,
        json!({"levels": {"w_contract": "en3"}}),
    );
    let stated = &next.stated[&Section::English];
    assert_eq!(
        (stated.source, stated.as_of),
        (Source::Own, date(2026, 11, 21))
    );
    assert_eq!(
        (stated.confirmed_by, stated.expires_on),
        (Some(BY), date(2027, 5, 21))
    );
    assert_eq!(next.english[&EnglishWork::Contract], EnglishLevel::En3);
    assert_eq!(next.visibility(Section::English), Visibility::V2);

    let patch = object(json!({"visibility": "v1"}));
    let later = edit("2027-03-01");
    let (hidden, changes) = Register::read_patch(Section::English, &patch, &next, &later).unwrap();
    assert_eq!(hidden.visibility(Section::English), Visibility::V1);
    assert_eq!(hidden.stated, next.stated);
    assert_eq!(changes.len(), 1);
    // Numbers of patients are never public.
    assert_eq!(
        faults(&next, Section::Slots, json!({"visibility": "v0"})),
        [("/visibility".to_owned(), FaultCode::UnknownCode)]
    );
}

#[test]
fn a_row_that_did_not_change_keeps_its_date() {
    let rows = json!({"rows": [row("c349", 31), row("C34.9 ", 2)]});
    assert_eq!(
        faults(&start(), Section::Diseases, rows),
        [("/rows/1/icd10".to_owned(), FaultCode::Duplicate)]
    );
    let (one, _) = patched(
        &start(),
        Section::Diseases,
        json!({"rows": [row("c349", 31), row("C50", 8)]}),
    );
    assert_eq!(
        one.diseases.iter().map(|row| row.id).collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(one.diseases[0].icd10, "C34.9");

    // The page sends back what it read, with one number changed and one row gone.
    let mut sent = serde_json::to_value(&one.diseases).unwrap();
    sent[0]["new_patients"] = json!(40);
    let patch = object(json!({"rows": sent}));
    let later = edit("2027-01-10");
    let (two, changes) = Register::read_patch(Section::Diseases, &patch, &one, &later).unwrap();
    assert_eq!(two.diseases[0].stated.expires_on, date(2028, 1, 10));
    assert_eq!(two.diseases[1], one.diseases[1]);
    assert_eq!(changes.len(), 1);
    assert_eq!(
        (changes[0].item.as_str(), &changes[0].after),
        ("1/new_patients", &json!(40))
    );

    // Numbers of rows are never used twice.
    let (three, _) = patched(&two, Section::Diseases, json!({"rows": [row("G30", 5)]}));
    assert_eq!(three.diseases[0].id, 3);
}

#[test]
fn a_number_of_patients_says_how_and_when_it_was_counted() {
    use FaultCode::*;
    let with = |period: Value| {
        let mut row = row("C34", 3);
        row["period"] = period;
        json!({"rows": [row]})
    };
    for (typed, kept) in [
        (json!("R7"), "R7"),
        (json!("令和７年度"), "R7"),
        (json!(2026), "R8"),
        (json!("FY2024"), "R6"),
    ] {
        let (next, _) = patched(&start(), Section::Diseases, with(typed));
        assert_eq!(next.diseases[0].period.unwrap().key(), kept);
    }
    for (typed, code) in [
        (json!("R5"), TooSmall),
        (json!("2027"), TooBig),
        (json!("last year"), NotADate),
        (Value::Null, Required),
    ] {
        assert_eq!(
            faults(&start(), Section::Diseases, with(typed)),
            [("/rows/0/period".to_owned(), code)]
        );
    }
    assert_eq!(
        faults(
            &start(),
            Section::Diseases,
            json!({"rows": [{"icd10": "34C", "new_patients": -1, "method": "guess", "id": 4}]})
        ),
        [
            ("/rows/0/icd10".to_owned(), CodeFormat),
            ("/rows/0/new_patients".to_owned(), TooSmall),
            ("/rows/0/method".to_owned(), UnknownCode),
        ]
    );
}

#[test]
fn the_grid_of_free_places_takes_the_six_quarters_and_leaves_empty_cells_unknown() {
    let (next, changed) = patched(
        &start(),
        Section::Slots,
        json!({"rows": [
            {"quarter": "2027-Q1", "patients": "１０", "trials": 2},
            {"quarter": "2026-Q3", "patients": 0, "trials": 0},
            {"quarter": "2026-Q4", "patients": "", "trials": null}
        ]}),
    );
    assert_eq!(changed, ["2026-Q3", "2027-Q1"]);
    assert_eq!(
        next.slots
            .iter()
            .map(|slot| slot.patients)
            .collect::<Vec<_>>(),
        [0, 10]
    );
    assert_eq!(
        faults(
            &next,
            Section::Slots,
            json!({"rows": [
                {"quarter": "2026-Q2", "patients": 1, "trials": 1},
                {"quarter": "2028-Q1", "patients": 1, "trials": 1},
                {"quarter": "2027-Q1", "patients": 1},
                {"quarter": "Q1"}
            ]})
        ),
        [
            ("/rows/0/quarter".to_owned(), FaultCode::InPast),
            ("/rows/1/quarter".to_owned(), FaultCode::UnknownCode),
            ("/rows/2/trials".to_owned(), FaultCode::Required),
            ("/rows/3/quarter".to_owned(), FaultCode::NotADate),
        ]
    );
    // What is over stays as it was said: nobody changed it by confirming the
    // rest, nor by the next grid.
    let confirmed = Register::confirm(Section::Slots, &next, &edit("2027-02-01")).unwrap();
    assert_eq!(confirmed.slots, next.slots);
    let rows = json!({"rows": [{"quarter": "2026-Q4", "patients": 3, "trials": 1}]});
    let rows = rows.as_object().unwrap();
    let later = edit("2027-02-01");
    let (later, _) = Register::read_patch(Section::Slots, rows, &confirmed, &later).unwrap();
    let quarters: Vec<String> = later
        .slots
        .iter()
        .map(|slot| slot.quarter.to_string())
        .collect();
    assert_eq!(quarters, ["2026-Q3", "2026-Q4"]);
}

#[test]
fn nothing_changed_makes_a_section_hold_again() {
    let (next, _) = patched(&start(), Section::Contract, json!({"english": "ec_yes"}));
    assert_eq!(
        next.state(Section::Contract, date(2027, 11, 22)),
        ValueState::Expired
    );
    let again = Register::confirm(Section::Contract, &next, &edit("2027-11-22")).unwrap();
    assert_eq!(
        again.state(Section::Contract, date(2027, 11, 22)),
        ValueState::Current
    );
    assert_eq!(again.contract, next.contract);

    // What came from a public list is the hospital's own from now on.
    let basic = Register::confirm(Section::Basic, &next, &edit("2027-11-22")).unwrap();
    assert_eq!(basic.stated[&Section::Basic].source, Source::Own);

    let never = Register::confirm(Section::Data, &next, &edit("2027-11-22")).unwrap_err();
    assert_eq!(never[0].code, FaultCode::Required);
}

#[test]
fn an_old_count_of_patients_is_counted_again_rather_than_confirmed() {
    let (next, _) = patched(
        &start(),
        Section::Diseases,
        json!({"rows": [row("C34", 31)]}),
    );
    assert!(Register::confirm(Section::Diseases, &next, &edit("2028-03-31")).is_ok());
    let faults = Register::confirm(Section::Diseases, &next, &edit("2028-04-01")).unwrap_err();
    assert_eq!(faults[0].pointer, "/rows/0/period");
}

#[test]
fn the_grade_of_a_count_follows_its_method_and_a_past_trial_beats_it() {
    let with = |method: &str, source: &str| {
        let mut row = row("C34", 31);
        row["method"] = json!(method);
        let patch = json!({"rows": [row], "source": source});
        patched(&start(), Section::Diseases, patch).0.diseases[0].grade()
    };
    assert_eq!(with("screening_log", "self"), EvidenceGrade::A);
    assert_eq!(with("dpc", "self"), EvidenceGrade::B);
    assert_eq!(with("department_log", "self"), EvidenceGrade::C);
    assert_eq!(with("estimate", "self"), EvidenceGrade::D);
    assert_eq!(with("estimate", "trial_record"), EvidenceGrade::A);
}

#[test]
fn the_meter_names_what_is_open_and_where_to_answer_it() {
    let today: Date = date(2026, 11, 21);
    let meter = start().completeness(today);
    assert_eq!((meter.required_filled, meter.required_total), (4, 33));
    assert_eq!((meter.up_to_date_sections, meter.sections_total), (1, 10));
    assert!(!meter.visibility_set && !meter.places_up_to_date);
    assert!(
        meter
            .missing
            .iter()
            .any(|m| (m.item, m.section) == (RequiredItem::MedInstCode, Section::Basic))
    );
    assert!(!start().is_matchable(today));

    let levels: Map<String, Value> = EnglishWork::ALL
        .iter()
        .map(|work| (work.to_string(), json!("en2")))
        .collect();
    let (next, _) = patched(&start(), Section::English, json!({"levels": levels}));
    let after = next.completeness(today);
    assert_eq!((after.required_filled, after.up_to_date_sections), (5, 2));
}

#[test]
fn what_is_six_months_past_its_date_leaves_automatic_matching() {
    let (next, _) = patched(
        &start(),
        Section::Diseases,
        json!({"rows": [row("C34", 31)]}),
    );
    let (next, _) = patched(
        &next,
        Section::Slots,
        json!({"rows": [{"quarter": "2026-Q4", "patients": 3, "trials": 1}]}),
    );
    // Three months valid, six months expired.
    assert!(next.is_matchable(date(2027, 8, 21)));
    assert_eq!(next.lapsed_section(date(2027, 8, 22)), Some(Section::Slots));
    assert!(!next.is_matchable(date(2027, 8, 22)));
    assert_eq!(Prefecture::parse("01"), next.basic.prefecture);
}

#[test]
fn a_list_of_rows_is_read_as_offices_type_it_and_keeps_the_numbers_of_its_rows() {
    let (first, items) = patched(
        &start(),
        Section::Departments,
        json!({"investigators": [
            {"name_ja": "見本 一郎", "orcid": "https://orcid.org/0000-0002-1694-233x",
             "role": "ir_pi", "gcp_on": "2026/04/01", "trials_led": "１２", "cv": true},
            {"name_ja": "見本 花子", "department": ""},
        ]}),
    );
    assert_eq!(
        items,
        [
            "investigators/1/cv",
            "investigators/1/gcp_on",
            "investigators/1/name_ja",
            "investigators/1/orcid",
            "investigators/1/role",
            "investigators/1/trials_led",
            "investigators/2/name_ja",
        ]
    );
    let rows = &first.lists[&RowList::Investigators];
    assert_eq!(
        json!(rows[0].answers),
        json!({"name_ja": "見本 一郎", "orcid": "0000-0002-1694-233X", "role": "ir_pi",
               "gcp_on": "2026-04-01", "trials_led": 12, "cv": true})
    );
    // A row that goes takes its number with it.
    let (next, items) = patched(
        &first,
        Section::Departments,
        json!({"investigators": [{"id": 2, "name_ja": "見本 花子"}, {"name_ja": "見本 次郎"}]}),
    );
    assert_eq!(
        items.last().map(String::as_str),
        Some("investigators/3/name_ja")
    );
    let ids: Vec<u32> = next.lists[&RowList::Investigators]
        .iter()
        .map(|row| row.id)
        .collect();
    assert_eq!(ids, [2, 3]);
}

#[test]
fn no_rows_is_an_answer_and_null_is_none() {
    let (none, items) = patched(&start(), Section::Slots, json!({"competing_trials": []}));
    assert_eq!(items, ["competing_trials"]);
    assert_eq!(none.lists[&RowList::CompetingTrials], []);
    let (unknown, items) = patched(&none, Section::Slots, json!({"competing_trials": null}));
    assert_eq!(items, ["competing_trials"]);
    assert!(unknown.lists.is_empty());
}

#[test]
fn every_fault_of_a_list_is_told_at_its_cell() {
    use FaultCode::*;
    let many: Vec<Value> = (0..=300)
        .map(|n| json!({"name_ja": n.to_string()}))
        .collect();
    let cases = [
        (
            Section::Departments,
            json!({"investigators": [
                {"orcid": "0000-0002-1825-0098", "shoe_size": 1, "gcp_on": "2027-01-01"},
                {"name_ja": "見本", "english": "fluent", "trials_active": 101},
                {"name_ja": "見本"},
                {"id": 9, "name_ja": "見本 花子"},
                "見本",
            ]}),
            vec![
                ("/investigators/0/shoe_size", UnknownField),
                ("/investigators/0/name_ja", Required),
                ("/investigators/0/orcid", CodeFormat),
                ("/investigators/0/gcp_on", InFuture),
                ("/investigators/1/english", UnknownCode),
                ("/investigators/1/trials_active", TooBig),
                ("/investigators/3/id", NotFound),
                ("/investigators/4", WrongType),
            ],
        ),
        (
            Section::Departments,
            json!({"investigators": [{"name_ja": "見本"}, {"name_ja": "見本", "role": "ir_si"}]}),
            vec![("/investigators/1/name_ja", Duplicate)],
        ),
        (
            Section::Departments,
            json!({ "investigators": many }),
            vec![("/investigators", TooMany)],
        ),
        (
            Section::Slots,
            json!({"competing_trials": [
                {"name": "A", "registry": "2020-001234-56", "icd10": "肺がん", "closes_on": "3026-01-01"},
                {"name": "B", "still_to_enrol": -1, "closes_on": "soon"},
            ]}),
            vec![
                ("/competing_trials/0/registry", CodeFormat),
                ("/competing_trials/0/icd10", CodeFormat),
                ("/competing_trials/0/closes_on", NotADate),
                ("/competing_trials/1/still_to_enrol", TooSmall),
                ("/competing_trials/1/closes_on", NotADate),
            ],
        ),
        (
            Section::Record,
            json!({"past_trials": [{"international": "yes"}], "investigators": []}),
            vec![
                ("/investigators", UnknownField),
                ("/past_trials/0/phase", Required),
                ("/past_trials/0/sponsor", Required),
                ("/past_trials/0/international", WrongType),
                ("/past_trials/0/trials", Required),
            ],
        ),
    ];
    for (section, patch, expected) in cases {
        let told = faults(&start(), section, patch);
        let told: Vec<_> = told.iter().map(|(at, code)| (at.as_str(), *code)).collect();
        assert_eq!(told, expected);
    }
}
