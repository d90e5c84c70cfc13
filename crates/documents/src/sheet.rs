//! Spreadsheets from outside: XLSX as Excel and LibreOffice write it, and CSV,
//! told apart by what they hold and not by their name.
//!
//! Nothing is run: a formula is told as one, a file with macros is refused.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};
use jiff::civil::Date;

/// The largest file that is read, in bytes.
pub const BYTES_MAX: usize = 5 * 1024 * 1024;
/// What an XLSX may unpack to, in bytes.
const UNPACKED_MAX: u64 = 40 * 1024 * 1024;
/// Rows below this one are not read; a register has far fewer.
pub const ROWS_MAX: u32 = 2_000;
/// Columns beyond this one are not read.
const COLUMNS_MAX: u32 = 256;
/// Sheets of one file.
const SHEETS_MAX: usize = 30;
/// Characters of one cell; the longest text of the register is far shorter.
const CELL_MAX: usize = 5_000;

/// Cells of one file that hold something, and bytes of their texts: a workbook
/// may name one text from any number of cells.
const CELLS_MAX: usize = 100_000;
const TEXT_BYTES_MAX: usize = 8 * 1024 * 1024;

/// What one cell holds. An empty cell is not there.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text, as typed.
    Text(String),
    /// A number.
    Number(f64),
    /// A truth value.
    Bool(bool),
    /// A number that the sheet shows as a day.
    Day(Date),
    /// A formula, or an error value such as `#N/A`: no answer of anybody.
    Formula,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name; a CSV file has none.
    pub name: String,
    /// Cells by row and column, both from 0. A merged area holds its value in
    /// each of its cells.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// The first cell beyond what is read.
    pub beyond: Option<(u32, u32)>,
}

impl Table {
    /// The cell at a row and a column.
    #[must_use]
    pub fn get(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// The rows that hold something, in order.
    #[must_use]
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The cells of one row, by column.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells
            .range((row, 0)..=(row, u32::MAX))
            .map(|((_, column), cell)| (*column, cell))
    }
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Neither XLSX nor a table as text.
    #[error("no spreadsheet")]
    NotASheet,
    /// XLS of before 2007, or a workbook with a password.
    #[error("an old or a locked workbook")]
    OldOrLocked,
    /// With macros.
    #[error("a workbook with macros")]
    Macros,
    /// Larger than is read, or unpacks to more.
    #[error("too large")]
    TooLarge,
}

/// The sheets of a file, in their order.
///
/// # Errors
/// [`Refused`] where the file is of another kind or too large.
pub fn read(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    if bytes.len() > BYTES_MAX {
        return Err(Refused::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Refused::OldOrLocked);
    }
    Ok(vec![text(bytes)?])
}

fn workbook(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    check_contents(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refused::NotASheet)?;
    let names = book.sheet_names();
    if names.len() > SHEETS_MAX {
        return Err(Refused::TooLarge);
    }
    let mut room = Room {
        cells: CELLS_MAX,
        bytes: TEXT_BYTES_MAX,
    };
    names
        .into_iter()
        .map(|name| sheet(&mut book, name, &mut room))
        .collect()
}

/// What is left of the bounds of one file.
struct Room {
    cells: usize,
    bytes: usize,
}

impl Room {
    fn take(&mut self, cell: &Cell) -> Result<(), Refused> {
        let bytes = match cell {
            Cell::Text(text) => text.len(),
            _ => 0,
        };
        self.cells = self.cells.checked_sub(1).ok_or(Refused::TooLarge)?;
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Refused::TooLarge)?;
        Ok(())
    }
}

/// What is packed: a workbook, without macros, and no more than it says. The
/// sizes that a file states are not believed.
fn check_contents(bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::NotASheet)?;
    let mut is_workbook = false;
    let mut left = UNPACKED_MAX;
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).map_err(|_| Refused::NotASheet)?;
        let name = file.name().map_err(|_| Refused::NotASheet)?.to_lowercase();
        if name.ends_with("vbaproject.bin") {
            return Err(Refused::Macros);
        }
        is_workbook |= name == "xl/workbook.xml";
        let unpacked = std::io::copy(&mut (&mut file).take(left + 1), &mut std::io::sink())
            .map_err(|_| Refused::NotASheet)?;
        left = left.checked_sub(unpacked).ok_or(Refused::TooLarge)?;
    }
    if is_workbook {
        Ok(())
    } else {
        Err(Refused::NotASheet)
    }
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: String, room: &mut Room) -> Result<Table, Refused> {
    let unreadable = |_: calamine::XlsxError| Refused::NotASheet;
    let mut table = Table {
        name: name.clone(),
        cells: BTreeMap::new(),
        beyond: None,
    };
    {
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A chart on a sheet of its own holds no cells.
            Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(table),
            Err(error) => return Err(unreadable(error)),
        };
        while let Some(record) = reader
            .next_cell_with_formula_metadata()
            .map_err(unreadable)?
        {
            let cell = if record.formula.is_some() {
                Some(Cell::Formula)
            } else {
                cell(record.value)
            };
            let Some(cell) = cell else { continue };
            if record.pos.0 >= ROWS_MAX || record.pos.1 >= COLUMNS_MAX {
                table.beyond = Some(record.pos);
                // Rows come in order: everything after this one is further down.
                if record.pos.0 >= ROWS_MAX {
                    break;
                }
                continue;
            }
            room.take(&cell)?;
            table.cells.insert(record.pos, cell);
        }
    }
    let areas = book.merge_cells_by_sheet_name(&name).map_err(unreadable)?;
    for area in areas {
        let Some(value) = table.cells.get(&area.start).cloned() else {
            continue;
        };
        for row in area.start.0..=area.end.0.min(ROWS_MAX - 1) {
            for column in area.start.1..=area.end.1.min(COLUMNS_MAX - 1) {
                if (row, column) != area.start {
                    room.take(&value)?;
                    table.cells.insert((row, column), value.clone());
                }
            }
        }
    }
    Ok(table)
}

fn cell(value: DataRef<'_>) -> Option<Cell> {
    match value {
        DataRef::Int(number) => Some(Cell::Number(number as f64)),
        DataRef::Float(number) => Some(Cell::Number(number)),
        DataRef::String(text) => typed(&text),
        DataRef::SharedString(text) => typed(text),
        DataRef::Bool(value) => Some(Cell::Bool(value)),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = i16::try_from(year)
                .ok()
                .zip(i8::try_from(month).ok())
                .zip(i8::try_from(day).ok())
                .filter(|_| moment.is_datetime())
                .and_then(|((year, month), day)| Date::new(year, month, day).ok());
            Some(day.map_or(Cell::Number(moment.as_f64()), Cell::Day))
        }
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Some(Cell::Day(day)),
            None => typed(&text),
        },
        DataRef::DurationIso(text) => typed(&text),
        DataRef::Error(_) => Some(Cell::Formula),
        DataRef::Empty => None,
    }
}

/// Text that says something. More than any answer may have is cut, so that
/// it is told as too long and not carried about.
fn typed(text: &str) -> Option<Cell> {
    if text.chars().all(char::is_whitespace) {
        return None;
    }
    let end = text
        .char_indices()
        .nth(CELL_MAX)
        .map_or(text.len(), |(at, _)| at);
    Some(Cell::Text(text[..end].to_owned()))
}

/// A table as text: UTF-8, UTF-16 with its mark, or Shift_JIS as Excel in
/// Japanese writes it; by commas or tabs.
fn text(bytes: &[u8]) -> Result<Table, Refused> {
    let decoded = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => encoding_rs::SHIFT_JIS
                .decode_without_bom_handling_and_without_replacement(bytes)
                .ok_or(Refused::NotASheet)?,
        },
    };
    if decoded.is_empty() || decoded.contains('\0') || decoded.starts_with("%PDF") {
        return Err(Refused::NotASheet);
    }
    // The reader counts a line end of two characters one line late.
    let decoded = decoded.replace("\r\n", "\n") + "\n";
    let first = decoded.lines().next().unwrap_or_default();
    let tabs = first.matches('\t').count() > first.matches(',').count();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(if tabs { b'\t' } else { b',' })
        .from_reader(decoded.as_bytes());
    let mut table = Table {
        name: String::new(),
        cells: BTreeMap::new(),
        beyond: None,
    };
    // A spreadsheet counts blank lines as rows, and breaks within a cell not.
    let mut breaks = 0;
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .map_err(|_| Refused::NotASheet)?
    {
        let within = record
            .iter()
            .map(|value| value.matches('\n').count() as u64);
        breaks += within.sum::<u64>();
        // The reader now stands on the line after this record.
        let row = reader.position().line().saturating_sub(2 + breaks);
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        for (column, value) in record.iter().enumerate() {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            let value = match value.strip_prefix('\'') {
                // As our own tables guard it.
                Some(guarded) => typed(guarded),
                None if value.starts_with('=') => Some(Cell::Formula),
                None => typed(value),
            };
            let Some(value) = value else { continue };
            if row >= ROWS_MAX || column >= COLUMNS_MAX {
                table.beyond.get_or_insert((row, column));
                if row >= ROWS_MAX {
                    return Ok(table);
                }
                continue;
            }
            table.cells.insert((row, column), value);
        }
    }
    Ok(table)
}

/// The name of a cell as spreadsheets write it: `A1`, `AB12`.
#[must_use]
pub fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        for (at, name) in [
            ((0, 0), "A1"),
            ((11, 25), "Z12"),
            ((0, 26), "AA1"),
            ((8, 701), "ZZ9"),
            ((0, 702), "AAA1"),
        ] {
            assert_eq!(cell_name(at.0, at.1), name);
        }
    }

    #[test]
    fn a_table_as_text_is_read_in_the_encodings_that_excel_writes() {
        let table = "診療科,人数\r\n呼吸器内科,30\r\n";
        let sjis = encoding_rs::SHIFT_JIS.encode(table).0.into_owned();
        let utf8 = format!("\u{FEFF}{table}").into_bytes();
        let tabs: Vec<u8> = format!("\u{FEFF}{}", table.replace(',', "\t"))
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [sjis, utf8, tabs, table.as_bytes().to_vec()] {
            let [read] = &read(&bytes).unwrap()[..] else {
                panic!()
            };
            assert_eq!(read.get(1, 0), Some(&Cell::Text("呼吸器内科".to_owned())));
            assert_eq!(read.get(1, 1), Some(&Cell::Text("30".to_owned())));
        }
    }

    #[test]
    fn rows_of_a_table_as_text_are_numbered_as_a_spreadsheet_does() {
        let read = read("a,b\r\n\r\n\"two\r\nlines\",x\r\nlast,y\r\n".as_bytes()).unwrap();
        let places: Vec<_> = read[0].cells.keys().copied().collect();
        assert_eq!(places, [(0, 0), (0, 1), (2, 0), (2, 1), (3, 0), (3, 1)]);
    }

    #[test]
    fn a_file_that_is_not_a_sheet_is_refused_by_what_it_holds() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file("word/document.xml", options).unwrap();
        let document = zip.finish().unwrap().into_inner();
        for (bytes, refused) in [
            (&b""[..], Refused::NotASheet),
            (b"%PDF-1.7\n", Refused::NotASheet),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Refused::NotASheet),
            (b"PK\x03\x04 torn", Refused::NotASheet),
            (&document, Refused::NotASheet),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Refused::OldOrLocked),
            (&vec![b'a'; BYTES_MAX + 1], Refused::TooLarge),
        ] {
            assert_eq!(read(bytes), Err(refused));
        }
    }

    #[test]
    fn a_workbook_with_macros_or_one_that_swells_is_refused() {
        let packed = |name: &str, size: usize| {
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            let options = zip::write::SimpleFileOptions::default();
            zip.start_file("xl/workbook.xml", options).unwrap();
            zip.start_file(name, options).unwrap();
            std::io::copy(&mut std::io::repeat(b' ').take(size as u64), &mut zip).unwrap();
            zip.finish().unwrap().into_inner()
        };
        assert_eq!(read(&packed("xl/vbaProject.bin", 1)), Err(Refused::Macros));
        let swells = packed("xl/worksheets/sheet1.xml", UNPACKED_MAX as usize + 1);
        assert!(swells.len() < BYTES_MAX);
        assert_eq!(read(&swells), Err(Refused::TooLarge));
    }
}
