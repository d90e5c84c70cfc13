//! The register as a workbook: written, read again, and refused cell by cell.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

#[path = "../../case-workflow/tests/generated/registers.rs"]
mod registers;
mod workbooks;

use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::PersonId;
use case_workflow::register::{Answer, Edit, Hospital, Register, RowItem, RowList, demonstration};
use documents::register_sheet::{Brought, Lang, bring, write};
use documents::sheet::{self, Refused};
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use registers::document;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::{Value, json};
use uuid::Uuid;
use workbooks::{from_1904, office_list, packed, with_readings};

const NOW: &str = "2026-11-20T01:00:00Z";

fn edit() -> Edit {
    Edit {
        by: PersonId(Uuid::from_u128(9)),
        now: NOW.parse().unwrap(),
    }
}

fn today() -> Date {
    edit().today()
}

fn entry() -> Hospital {
    let now: Timestamp = NOW.parse().unwrap();
    demonstration(0, now).unwrap()
}

fn read(bytes: &[u8], current: &Hospital) -> Brought {
    bring(&sheet::read(bytes).unwrap(), current, today())
}

/// The entry with the file brought over it; every fault with its cell.
fn import(bytes: &[u8], current: &Hospital) -> Result<Hospital, Vec<Fault>> {
    let brought = read(bytes, current);
    let taken = Register::import(&brought.document, current, &edit());
    let mut faults = brought.faults.clone();
    faults.extend(
        taken
            .as_ref()
            .err()
            .into_iter()
            .flatten()
            .cloned()
            .map(|one| brought.place(one)),
    );
    match taken {
        Ok(next) if faults.is_empty() => Ok(next),
        _ => Err(faults),
    }
}

fn faults(bytes: &[u8], current: &Hospital) -> Vec<(String, String, FaultCode)> {
    let param = |fault: &Fault, name: &str| fault.params.get(name).cloned().unwrap_or_default();
    let mut all: Vec<_> = import(bytes, current)
        .unwrap_err()
        .iter()
        .map(|fault| (param(fault, "sheet"), param(fault, "cell"), fault.code))
        .collect();
    all.sort();
    all
}

#[test]
fn a_register_written_and_brought_back_changes_nothing_in_either_language() {
    for lang in [Lang::Ja, Lang::En] {
        let hospital = entry();
        let bytes = write(&hospital, today(), lang);
        let brought = read(&bytes, &hospital);
        assert_eq!(brought.document["sections"], json!({}));
        assert_eq!((brought.faults, brought.unread), (vec![], vec![]));
    }
}

#[test]
fn an_empty_form_takes_nothing_away() {
    let form = write(&Hospital::default(), today(), Lang::Ja);
    assert_eq!(import(&form, &entry()).unwrap(), entry());
}

/// Sheets as an office makes them: other names, other order, columns moved, a
/// title above, numbers as text, signs for yes and no.
#[test]
fn a_list_of_the_office_is_read_by_its_heads() {
    let bytes = office_list();

    let brought = read(&bytes, &Hospital::default());
    assert_eq!(brought.unread, ["メモ"]);
    let next = import(&bytes, &Hospital::default()).unwrap();
    let rows: Vec<_> = next
        .diseases
        .iter()
        .map(|row| {
            (
                row.icd10.as_str(),
                row.department.as_deref(),
                row.new_patients,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("C34.9", Some("呼吸器内科"), Some(1_200)),
            ("G12.2", Some("神経内科"), None),
            ("G20", Some("神経内科"), None),
        ]
    );
    assert_eq!(next.diseases[0].areas.len(), 2);
}

/// What has no column stays, and what somebody changed is said today.
#[test]
fn a_row_keeps_what_the_list_has_no_column_for() {
    let hospital = entry();
    let row = &hospital.diseases[0];
    let list = format!(
        "疾患コード,診療科,年間の新規患者数\r\n{},{},777\r\n",
        row.icd10,
        row.department.clone().unwrap_or_default()
    );
    let bytes = encoding_rs::SHIFT_JIS.encode(&list).0.into_owned();
    let next = import(&bytes, &hospital).unwrap();
    assert_eq!(next.diseases.len(), 1);
    let now = &next.diseases[0];
    assert_eq!((now.id, now.new_patients), (row.id, Some(777)));
    assert_eq!((&now.pi_name, &now.method), (&row.pi_name, &row.method));
    assert_eq!(now.stated.as_of, today());
}

#[test]
fn a_workbook_that_counts_its_days_from_1904_names_the_same_days() {
    let packed = from_1904();
    let next = import(&packed, &Hospital::default()).unwrap();
    assert_eq!(next.irb.meetings, Some(vec!["2026-12-15".parse().unwrap()]));
}

/// Furigana that Excel keeps beside a name is no part of the name.
#[test]
fn shared_strings_are_read_without_their_readings() {
    let packed = with_readings();
    let next = import(&packed, &Hospital::default()).unwrap();
    assert_eq!(next.basic.name_ja, "見本病院");
}

/// A small file may name one long text from a million cells, or merge all of a
/// sheet again and again.
#[test]
fn a_workbook_that_swells_only_when_it_is_read_is_refused() {
    let mut cells = String::new();
    for row in 1..=1_900 {
        cells.push_str(&format!("<row r=\"{row}\">"));
        for column in ["A", "B", "C"] {
            cells.push_str(&format!("<c r=\"{column}{row}\" t=\"s\"><v>0</v></c>"));
        }
        cells.push_str("</row>");
    }
    let long = format!("<si><t>{}</t></si>", "長".repeat(5_000));
    assert_eq!(
        sheet::read(&packed("", &long, &cells, "")),
        Err(Refused::TooLarge)
    );
    let merged = "<mergeCells><mergeCell ref=\"A1:IV2000\"/></mergeCells>";
    let one = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    assert_eq!(
        sheet::read(&packed("", "", one, merged)),
        Err(Refused::TooLarge)
    );
}

/// Forty columns and one fault of each kind: all are told at once, each with
/// its cell, and nothing is brought.
#[test]
fn every_planted_fault_is_told_with_its_sheet_and_cell() {
    let mut book = Workbook::new();
    let items = book.add_worksheet();
    items.set_name("項目").unwrap();
    items.write(0, 0, "項目キー（変えない）").unwrap();
    items.write(0, 1, "回答").unwrap();
    for (row, (key, answer)) in (1..).zip([
        ("team/office_mail", "番号なし"),
        ("contract/costing", "おまかせ"),
        ("contract/e_sign", "調整中"),
        ("record/startup_days", "二か月"),
        ("irb/meetings/1", "2026/13/40"),
        ("pharmacy/cold", "はい"),
        ("team/office_mail", "chiken@example.com"),
    ]) {
        items.write(row, 0, key).unwrap();
        items.write(row, 1, answer).unwrap();
    }
    items.write(8, 0, "record/fih_trials").unwrap();
    items.write_formula(8, 1, Formula::new("=1+1")).unwrap();
    let list = book.add_worksheet();
    list.set_name("疾患").unwrap();
    let known = [
        "ICD-10",
        "診療科",
        "年間の新規患者数",
        "数え方",
        "数えた年度",
        "時点",
    ];
    for (column, head) in (0..).zip(known) {
        list.write(0, column, head).unwrap();
    }
    for column in 6..40 {
        list.write(0, column, format!("院内の列{column}")).unwrap();
    }
    for (row, cells) in (1..).zip([
        ["C34.9", "呼吸器内科", "30", "推定", "R7", ""],
        ["C34.9", "呼吸器内科", "40", "推定", "R7", ""],
        ["肺がん", "呼吸器内科", "多数", "勘", "R1", "2099/1/1"],
        ["", "消化器内科", "5", "推定", "R7", ""],
    ]) {
        for (column, cell) in (0..).zip(cells) {
            if !cell.is_empty() {
                list.write(row, column, cell).unwrap();
            }
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    use FaultCode as F;
    let mut expected = vec![
        ("疾患", "A3", F::Duplicate),
        ("疾患", "A4", F::CodeFormat),
        ("疾患", "A5", F::Required),
        ("疾患", "C4", F::NotANumber),
        ("疾患", "D4", F::UnknownCode),
        ("疾患", "E4", F::TooSmall),
        ("疾患", "F4", F::InFuture),
        ("項目", "A7", F::UnknownField),
        ("項目", "A8", F::Duplicate),
        ("項目", "B2", F::EmailFormat),
        ("項目", "B3", F::UnknownCode),
        ("項目", "B4", F::YesOrNo),
        ("項目", "B5", F::NotANumber),
        ("項目", "B6", F::NotADate),
        ("項目", "B9", F::Formula),
    ];
    let columns: Vec<String> = (6..40).map(|column| sheet::cell_name(0, column)).collect();
    expected.extend(
        columns
            .iter()
            .map(|cell| ("疾患", cell.as_str(), F::UnknownField)),
    );
    expected.sort();
    let found = faults(&bytes, &entry());
    let found: Vec<_> = found
        .iter()
        .map(|(s, c, code)| (s.as_str(), c.as_str(), *code))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_list_without_end_is_told_where_reading_stopped() {
    let mut lines = "ICD-10,診療科\r\n".to_owned();
    for row in 0..100_000 {
        lines.push_str(&format!("C34.9,診療科{row}\r\n"));
    }
    let found = faults(lines.as_bytes(), &entry());
    assert_eq!(
        found,
        [
            (String::new(), "A2001".to_owned(), FaultCode::TooMany),
            (String::new(), "A302".to_owned(), FaultCode::TooMany),
        ]
    );
}

#[test]
fn a_file_that_has_nothing_to_do_with_the_register_is_told_so() {
    let found = faults("name,amount\r\nA,1\r\n".as_bytes(), &entry());
    assert_eq!(
        found,
        [(String::new(), String::new(), FaultCode::NothingFound)]
    );
}

/// A day in the sheet that is no day of a calendar stays a number, and is told.
#[test]
fn a_date_cell_that_holds_text_or_a_time_is_told_as_no_date() {
    let mut book = Workbook::new();
    let items = book.add_worksheet();
    items.write(0, 0, "項目キー（変えない）").unwrap();
    items.write(0, 1, "回答").unwrap();
    items.write(1, 0, "irb/meetings/1").unwrap();
    items.write(1, 1, "来月").unwrap();
    items.write(2, 0, "irb/meetings/2").unwrap();
    let time = Format::new().set_num_format("hh:mm");
    items
        .write_with_format(2, 1, ExcelDateTime::from_hms(9, 30, 0).unwrap(), &time)
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let cells: Vec<_> = faults(&bytes, &entry())
        .into_iter()
        .map(|(_, cell, code)| (cell, code))
        .collect();
    assert_eq!(
        cells,
        [
            ("B2".to_owned(), FaultCode::NotADate),
            ("B3".to_owned(), FaultCode::InPast)
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a register holds, its workbook holds it all: brought to an empty
    /// register it is the same, brought to its own it changes nothing.
    #[test]
    fn every_register_is_the_same_after_its_workbook(document in document(today()), japanese in any::<bool>()) {
        let own = Register::import(document.as_object().unwrap(), &Hospital::default(), &edit()).unwrap();
        let lang = if japanese { Lang::Ja } else { Lang::En };
        let bytes = write(&own, today(), lang);
        let there = import(&bytes, &Hospital::default()).unwrap();
        prop_assert_eq!(
            serde_json::to_string_pretty(&Register::export(&there, today())).unwrap(),
            serde_json::to_string_pretty(&document).unwrap()
        );
        prop_assert_eq!(&read(&bytes, &own).document["sections"], &json!({}));
        // Written again, it is the same file.
        prop_assert!(write(&own, today(), lang) == bytes);
    }
}

/// Whatever bytes come, they are read or refused; nothing panics.
#[test]
fn a_workbook_cut_or_changed_anywhere_is_read_or_refused() {
    let whole = write(&entry(), today(), Lang::Ja);
    for place in (0..whole.len()).step_by(whole.len() / 60) {
        let mut changed = whole.clone();
        changed[place] ^= 0x55;
        for bytes in [&changed[..], &whole[..place]] {
            if let Ok(tables) = sheet::read(bytes) {
                let brought: Value = bring(&tables, &entry(), today()).document.into();
                assert!(brought.is_object());
            }
        }
    }
}

/// An office brings its own list of doctors: other columns in another order, and
/// what it has no column for stays.
#[test]
fn a_list_of_investigators_is_brought_from_a_sheet_of_the_office() {
    let list = "診療科の一覧\n専門,医師の氏名（日本語）,医師の診療科,最後にGCP研修を受けた日,履歴書（統一書式1）の用意,治験での役割\n\
                肺癌,見本 一郎,呼吸器内科,令和8年4月1日,○,責任医師\n\
                ,見本 花子,呼吸器内科,,×,ir_si\n";
    let first = import(list.as_bytes(), &entry()).unwrap();
    let rows = &first.lists[&RowList::Investigators];
    assert_eq!(
        json!(rows.iter().map(|row| &row.answers).collect::<Vec<_>>()),
        json!([
            {"name_ja": "見本 一郎", "department": "呼吸器内科", "specialty": "肺癌",
             "gcp_on": "2026-04-01", "cv": true, "role": "ir_pi"},
            {"name_ja": "見本 花子", "department": "呼吸器内科", "cv": false, "role": "ir_si"},
        ])
    );
    let fewer =
        "医師の氏名（日本語）,医師の診療科,責任医師を務めた治験\n見本 一郎,呼吸器内科,4件\n";
    let next = import(fewer.as_bytes(), &first).unwrap();
    let [row] = &next.lists[&RowList::Investigators][..] else {
        panic!("the sheet names one doctor")
    };
    assert_eq!(
        (row.id, row.text(RowItem::InvestigatorSpecialty)),
        (rows[0].id, Some("肺癌"))
    );
    assert_eq!(row.get(RowItem::InvestigatorLed), Some(&Answer::Number(4)));
    // Nothing but the list was said, so nothing else changed.
    assert_eq!(next.departments, entry().departments);
}

#[test]
fn a_list_that_says_none_is_empty_and_a_blank_one_says_nothing() {
    let said = import("競合する治験の名称\n該当なし\n".as_bytes(), &entry()).unwrap();
    assert_eq!(said.lists[&RowList::CompetingTrials], []);
    let blank = write(&said, today(), Lang::En);
    assert_eq!(import(&blank, &said).unwrap(), said);
    let form = "競合する治験の名称\n";
    assert_eq!(import(form.as_bytes(), &entry()).unwrap(), entry());
}

#[test]
fn every_fault_of_a_list_has_its_cell() {
    let list = "英語で対応する業務,英語で対応する人の氏名,最後に使った日,血液型\n\
                通訳,見本,2099/1/1,\nen_monitoring,,soon,\n";
    use FaultCode as F;
    let found = faults(list.as_bytes(), &entry());
    let told: Vec<_> = found
        .iter()
        .map(|(_, cell, code)| (cell.as_str(), *code))
        .collect();
    assert_eq!(
        told,
        [
            ("A2", F::UnknownCode),
            ("A3", F::UnknownCode),
            ("B3", F::Required),
            ("C2", F::InFuture),
            ("C3", F::NotADate),
            ("D1", F::UnknownField),
        ]
    );
}
