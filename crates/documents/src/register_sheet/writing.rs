//! The register, or an empty form of it, as a workbook.

use case_workflow::code_lists::CodeList;
use case_workflow::register::{
    DISEASES_MAX, FiscalQuarter, Hospital, Kind, Register, RowList, Section, Source, Visibility,
    asked,
};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use serde_json::{Map, Value};

use super::lists;
use super::looks::{Choices, Looks};
use super::reading::{dig, keys_of};
use super::{
    ANSWER, AS_OF, CHOICES, DISEASE_COLUMNS, HOW, ITEM, KEY, Lang, NO, Pair, READ_ME, SECTION,
    SECTION_KEY, SLOT_COLUMNS, SOURCE, VISIBILITY, YES, label_of,
};
use case_workflow::calendar::FiscalYear;

/// Columns in characters: section, item, answer, how to answer, key.
const ITEM_WIDTHS: [f64; 5] = [32.0, 76.0, 44.0, 46.0, 40.0];
const ITEMS: Pair = ("項目", "Items");
const BASIS: Pair = ("出所と見える範囲", "Source and visibility");

/// What the first sheet says.
const LINES: [Pair; 10] = [
    ("治験能力の登録", "Register of trial capability"),
    (
        "患者を識別する情報（氏名、患者番号、生年月日など）は入力しないでください。",
        "Do not enter anything that identifies a patient (names, patient numbers, dates of birth).",
    ),
    (
        "黄色の欄に入力して保存し、「書き出しと取込み」の画面で選んでください。取り込む前に、変わる項目を確認できます。",
        "Fill in the yellow cells, save, and choose the file on the page \"Export and import\". You see what changes before it is saved.",
    ),
    (
        "空欄は「未回答」です。「いいえ」や0とは扱いません。",
        "An empty cell is not answered. It is neither no nor 0.",
    ),
    (
        "当てはまるものを選ぶ項目では、1つでも答えると、空欄は「いいえ」と扱います。",
        "Where several can apply, once one is answered the empty ones count as no.",
    ),
    (
        "1つも入力していない区分は、今の登録のまま変わりません。",
        "A section without a single answer stays as it is registered now.",
    ),
    (
        "疾患別患者数と、医師・治験・英語で対応する人の一覧は、このファイルにある行だけになります。行を消すと、登録から外れます。",
        "Patients by disease and the lists of investigators, trials and people become the rows of this file. A row that you delete leaves the register.",
    ),
    (
        "一覧に載せるものが1つもないときは、最初の行に「なし」と入力してください。",
        "Where a list has nothing to name, enter \"None\" in its first row.",
    ),
    (
        "数式は読み込みません。値にして貼り付けてください（形式を選択して貼り付け →「値」）。",
        "Formulas are not read. Paste their values (Paste special → Values).",
    ),
    (
        "灰色のキーの列と見出しの行は変えないでください。列の順番や幅、シートの名前は変えてもかまいません。",
        "Leave the grey key columns and the heads as they are. Order and width of columns and names of sheets may change.",
    ),
];

/// The entry as a workbook, as it stands on `today`; of an entry without
/// answers, the empty form.
///
/// # Panics
/// Never: what is written keeps within the limits of a sheet.
#[must_use]
pub fn write(hospital: &Hospital, today: Date, lang: Lang) -> Vec<u8> {
    build(hospital, today, lang).expect("the register keeps within the limits of a sheet")
}

fn build(hospital: &Hospital, today: Date, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let whole = Register::export(hospital, today);
    let none = Map::new();
    let sections = whole
        .get("sections")
        .and_then(Value::as_object)
        .unwrap_or(&none);
    let mut book = Workbook::new();
    // The bytes say nothing of when and where they were made but the day.
    let made = ExcelDateTime::from_ymd(today.year().unsigned_abs(), month(today), day(today))?;
    book.set_properties(
        &DocProperties::new()
            .set_title(lang.of(LINES[0].0, LINES[0].1))
            .set_creation_datetime(&made),
    );
    let looks = Looks::new();
    let mut choices = Choices::new(lang);

    let mut read_me = Worksheet::new();
    let mut items = Worksheet::new();
    let mut diseases = Worksheet::new();
    let mut slots = Worksheet::new();
    let mut basis = Worksheet::new();
    first_sheet(&mut read_me, hospital, today, lang, &looks)?;
    items_sheet(&mut items, sections, lang, &looks, &mut choices)?;
    diseases_sheet(&mut diseases, sections, lang, &looks, &mut choices)?;
    slots_sheet(&mut slots, sections, today, lang, &looks)?;
    basis_sheet(&mut basis, sections, lang, &looks, &mut choices)?;
    let mut of_lists = Vec::with_capacity(RowList::ALL.len());
    for list in RowList::ALL {
        let mut sheet = Worksheet::new();
        lists::sheet(&mut sheet, *list, sections, lang, &looks, &mut choices)?;
        of_lists.push((sheet, lang.of(list.ja(), list.en())));
    }
    let mut hidden = choices.sheet()?;
    hidden.set_hidden(true);
    read_me.set_active(true);
    let mut sheets = vec![
        (read_me, lang.of(READ_ME.0, READ_ME.1)),
        (items, lang.of(ITEMS.0, ITEMS.1)),
        (
            diseases,
            lang.of(Section::Diseases.ja(), Section::Diseases.en()),
        ),
        (slots, lang.of(Section::Slots.ja(), Section::Slots.en())),
    ];
    sheets.extend(of_lists);
    sheets.push((basis, lang.of(BASIS.0, BASIS.1)));
    sheets.push((hidden, lang.of(CHOICES.0, CHOICES.1)));
    for (mut sheet, name) in sheets {
        sheet.set_name(name)?;
        // A4, as wide as the paper.
        sheet
            .set_paper_size(9)
            .set_landscape()
            .set_print_fit_to_pages(1, 0);
        book.push_worksheet(sheet);
    }
    book.save_to_buffer()
}

fn month(day: Date) -> u8 {
    day.month().unsigned_abs()
}

fn day(day: Date) -> u8 {
    day.day().unsigned_abs()
}

fn first_sheet(
    sheet: &mut Worksheet,
    hospital: &Hospital,
    today: Date,
    lang: Lang,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 150)?;
    sheet.set_row_height(0, 32)?;
    let name = lang.of(&hospital.basic.name_ja, &hospital.basic.name_en);
    let mut row = 0;
    for (place, line) in LINES.iter().enumerate() {
        let look = if place == 0 {
            &looks.title
        } else {
            &looks.plain
        };
        sheet.write_with_format(row, 0, lang.of(line.0, line.1), look)?;
        row += 1;
        if place == 0 {
            let of = if name.is_empty() {
                today.to_string()
            } else {
                format!("{name}　{today}")
            };
            sheet.write_with_format(row, 0, of, &looks.plain)?;
            row += 2;
        }
    }
    Ok(())
}

/// The line of heads, kept in sight and on each page.
pub(super) fn heads(sheet: &mut Worksheet, words: &[&str], looks: &Looks) -> Result<(), XlsxError> {
    for (column, word) in (0..).zip(words) {
        sheet.write_with_format(0, column, *word, &looks.head)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn items_sheet(
    sheet: &mut Worksheet,
    sections: &Map<String, Value>,
    lang: Lang,
    looks: &Looks,
    choices: &mut Choices,
) -> Result<(), XlsxError> {
    let words = [SECTION, ITEM, ANSWER, HOW, KEY].map(|pair| lang.of(pair.0, pair.1));
    heads(sheet, &words, looks)?;
    for (column, width) in (0..).zip(ITEM_WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let none = Map::new();
    let mut row = 1;
    for item in asked() {
        let members = sections
            .get(item.section.as_str())
            .and_then(Value::as_object)
            .unwrap_or(&none);
        let value = dig(members, &item.path);
        let label = lang.of(item.ja, item.en);
        let how = how(&item.kind);
        for (key, part) in keys_of(&item) {
            let (line, answer) = match &item.kind {
                Kind::Many(list) => {
                    let chosen = value
                        .and_then(Value::as_array)
                        .map(|codes| codes.iter().any(|code| code.as_str() == Some(part)));
                    (
                        format!(
                            "{label}{}{}",
                            lang.of("：", ": "),
                            label_of(list, part, lang)
                        ),
                        chosen.map(Value::Bool),
                    )
                }
                Kind::Days => {
                    let nth = part.parse::<usize>().unwrap_or(1) - 1;
                    (
                        format!("{label} {part}"),
                        value.and_then(|days| days.get(nth)).cloned(),
                    )
                }
                _ => (label.to_owned(), value.cloned()),
            };
            sheet.write_with_format(
                row,
                0,
                lang.of(item.section.ja(), item.section.en()),
                &looks.label,
            )?;
            sheet.write_with_format(row, 1, line, &looks.label)?;
            put(sheet, (row, 2), answer.as_ref(), &item.kind, lang, looks)?;
            let choice = match &item.kind {
                Kind::YesNo | Kind::Many(_) => Some(choices.yes_no()),
                Kind::One(list) => Some(choices.list(list)),
                _ => None,
            };
            if let Some(choice) = choice {
                sheet.add_data_validation(row, 2, row, 2, &choice)?;
            }
            sheet.write_with_format(row, 3, lang.of(how.0, how.1), &looks.soft)?;
            sheet.write_with_format(row, 4, key, &looks.soft)?;
            row += 1;
        }
    }
    Ok(())
}

fn how(kind: &Kind) -> Pair {
    match kind {
        Kind::YesNo => (
            "はい、いいえ。わからなければ空欄",
            "Yes or no; empty if not known",
        ),
        Kind::Many(_) => (
            "はい、いいえ。1つでも答えると空欄は「いいえ」",
            "Yes or no; once one is answered, empty is no",
        ),
        Kind::One(_) => (
            "一覧から選ぶ。わからなければ空欄",
            "Choose from the list; empty if not known",
        ),
        Kind::Number | Kind::Decimal => {
            ("数字。わからなければ空欄", "A number; empty if not known")
        }
        Kind::Days | Kind::Day => ("日付（例：2026/12/15）", "A date, for example 2026/12/15"),
        Kind::Line | Kind::Text | Kind::Year | Kind::Quarter => ("文字", "Text"),
    }
}

/// One answer into its cell; an empty cell has its look too.
pub(super) fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Option<&Value>,
    kind: &Kind,
    lang: Lang,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let yes_no = |yes: bool| {
        let word = if yes { YES } else { NO };
        lang.of(word.0, word.1).to_owned()
    };
    let text = match (kind, value) {
        (Kind::Number | Kind::Decimal, None) => {
            sheet.write_blank(row, column, &looks.number)?;
            return Ok(());
        }
        (Kind::Days | Kind::Day, None) => {
            sheet.write_blank(row, column, &looks.date)?;
            return Ok(());
        }
        (_, None) => {
            sheet.write_blank(row, column, &looks.answer)?;
            return Ok(());
        }
        (Kind::Number, Some(Value::Number(number))) => {
            sheet.write_with_format(row, column, number.as_f64().unwrap_or(0.0), &looks.number)?;
            return Ok(());
        }
        (Kind::Decimal, Some(Value::String(typed))) => match typed.parse::<f64>() {
            Ok(number) => {
                sheet.write_with_format(row, column, number, &looks.decimal)?;
                return Ok(());
            }
            Err(_) => typed.clone(),
        },
        (Kind::Days | Kind::Day, Some(Value::String(typed))) => match typed.parse::<Date>() {
            Ok(date) => {
                let date =
                    ExcelDateTime::from_ymd(date.year().unsigned_abs(), month(date), day(date))?;
                sheet.write_with_format(row, column, &date, &looks.date)?;
                return Ok(());
            }
            Err(_) => typed.clone(),
        },
        (Kind::One(list), Some(Value::String(code))) => label_of(list, code, lang),
        (Kind::Many(list), Some(Value::Array(codes))) => {
            let labels: Vec<String> = codes
                .iter()
                .filter_map(Value::as_str)
                .map(|code| label_of(list, code, lang))
                .collect();
            labels.join(lang.of("、", "; "))
        }
        (Kind::Year, Some(Value::String(key))) => match (FiscalYear::parse(key), lang) {
            (Ok(year), Lang::Ja) if year.0 > 2018 => format!("令和{}年度", year.0 - 2018),
            (Ok(year), _) => format!("FY{}", year.0),
            (Err(_), _) => key.clone(),
        },
        (_, Some(Value::Bool(yes))) => yes_no(*yes),
        (_, Some(Value::String(text))) => text.clone(),
        (_, Some(other)) => other.to_string(),
    };
    sheet.write_string_with_format(row, column, text, &looks.answer)?;
    Ok(())
}

fn diseases_sheet(
    sheet: &mut Worksheet,
    sections: &Map<String, Value>,
    lang: Lang,
    looks: &Looks,
    choices: &mut Choices,
) -> Result<(), XlsxError> {
    let columns: Vec<(&str, &str, Kind)> = DISEASE_COLUMNS
        .iter()
        .map(|item| (item.path(), lang.of(item.ja(), item.en()), item.kind()))
        .chain([
            (
                "source",
                lang.of(SOURCE.0, SOURCE.1),
                Kind::One(Source::view()),
            ),
            ("as_of", lang.of(AS_OF.0, AS_OF.1), Kind::Day),
        ])
        .collect();
    let words: Vec<&str> = columns.iter().map(|(_, word, _)| *word).collect();
    heads(sheet, &words, looks)?;
    let rows = rows_of(sections, "diseases");
    for (column, (member, _, kind)) in (0..).zip(&columns) {
        let width = match *member {
            "text" | "areas" => 40,
            _ => 28,
        };
        sheet.set_column_width(column, width)?;
        if let Kind::One(list) = kind {
            sheet.add_data_validation(
                1,
                column,
                DISEASES_MAX as u32,
                column,
                &choices.list(list),
            )?;
        }
        for row in 1..=u32::try_from(rows.len()).unwrap_or(0) + 20 {
            let members = rows.get(row as usize - 1);
            put(
                sheet,
                (row, column),
                members.and_then(|one| one.get(*member)),
                kind,
                lang,
                looks,
            )?;
        }
    }
    Ok(())
}

fn slots_sheet(
    sheet: &mut Worksheet,
    sections: &Map<String, Value>,
    today: Date,
    lang: Lang,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let words = SLOT_COLUMNS.map(|item| lang.of(item.ja(), item.en()));
    heads(sheet, &words, looks)?;
    sheet.set_column_width(0, 36)?;
    sheet.set_column_width(1, 18)?;
    sheet.set_column_width(2, 18)?;
    let rows = rows_of(sections, "slots");
    for (row, quarter) in (1..).zip(FiscalQuarter::shown(today)) {
        let key = quarter.to_string();
        let slot = rows
            .iter()
            .find(|one| one.get("quarter").and_then(Value::as_str) == Some(&key));
        let label = match lang {
            Lang::Ja => quarter.ja(),
            Lang::En => quarter.en(),
        };
        sheet.write_with_format(row, 0, label, &looks.label)?;
        for (column, member) in [(1, "trials"), (2, "patients")] {
            let value = slot.and_then(|one| one.get(member));
            put(sheet, (row, column), value, &Kind::Number, lang, looks)?;
        }
    }
    Ok(())
}

fn basis_sheet(
    sheet: &mut Worksheet,
    sections: &Map<String, Value>,
    lang: Lang,
    looks: &Looks,
    choices: &mut Choices,
) -> Result<(), XlsxError> {
    let words =
        [SECTION, SOURCE, AS_OF, VISIBILITY, SECTION_KEY].map(|pair| lang.of(pair.0, pair.1));
    heads(sheet, &words, looks)?;
    for (column, width) in (0..).zip([26.0, 26.0, 16.0, 46.0, 24.0]) {
        sheet.set_column_width(column, width)?;
    }
    for (row, section) in (1..).zip(Section::ALL) {
        sheet.write_with_format(row, 0, lang.of(section.ja(), section.en()), &looks.label)?;
        let members = sections.get(section.as_str());
        let of = |name: &str| members.and_then(|members| members.get(name));
        let lists = [Source::view(), Visibility::view()];
        // Each row of patients says for itself where it comes from.
        if *section == Section::Diseases {
            sheet.write_with_format(row, 1, "", &looks.soft)?;
            sheet.write_with_format(row, 2, "", &looks.soft)?;
        } else {
            put(
                sheet,
                (row, 1),
                of("source"),
                &Kind::One(lists[0].clone()),
                lang,
                looks,
            )?;
            put(sheet, (row, 2), of("as_of"), &Kind::Day, lang, looks)?;
            sheet.add_data_validation(row, 1, row, 1, &choices.list(&lists[0]))?;
        }
        put(
            sheet,
            (row, 3),
            of("visibility"),
            &Kind::One(lists[1].clone()),
            lang,
            looks,
        )?;
        sheet.add_data_validation(row, 3, row, 3, &choices.list(&lists[1]))?;
        sheet.write_with_format(row, 4, section.as_str(), &looks.soft)?;
    }
    Ok(())
}

fn rows_of<'a>(sections: &'a Map<String, Value>, section: &str) -> &'a [Value] {
    sections
        .get(section)
        .and_then(|members| members.get("rows"))
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use case_workflow::register::RegisterItem;

    use super::*;

    #[test]
    fn every_item_of_a_row_has_its_column() {
        for (section, columns) in [
            (Section::Diseases, &DISEASE_COLUMNS[..]),
            (Section::Slots, &SLOT_COLUMNS[..]),
        ] {
            let items: Vec<RegisterItem> = RegisterItem::ALL
                .iter()
                .copied()
                .filter(|item| item.section() == section)
                .collect();
            assert_eq!(items, columns);
        }
    }
}
