//! Tables as CSV that spreadsheet programs open rightly, Japanese included.

use csv::{Terminator, WriterBuilder};

/// One cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, never read as a formula.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number with a fraction, written with a point.
    Decimal(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

/// The table as UTF-8 with a byte order mark (spreadsheet programs would take
/// it for a local encoding) and CRLF line ends (RFC 4180). Text that such a
/// program would run as a formula gets an apostrophe before it.
#[must_use]
pub fn write(headers: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let mut record = |cells: Vec<String>| {
        writer
            .write_record(&cells)
            .expect("writing to memory does not fail");
    };
    record(
        headers
            .iter()
            .map(|header| guarded((*header).to_owned()))
            .collect(),
    );
    for row in rows {
        record(row.into_iter().map(written).collect());
    }
    writer
        .into_inner()
        .expect("writing to memory does not fail")
}

fn written(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => number.to_string(),
        Cell::Decimal(number) => number.to_string(),
    }
}

/// A formula begins with one of these, in full width too where the program
/// runs in Japanese.
fn guarded(text: String) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(headers: &[&str], rows: Vec<Vec<Cell>>) -> String {
        String::from_utf8(write(headers, rows)).unwrap()
    }

    #[test]
    fn a_table_has_a_byte_order_mark_crlf_and_quotes_where_needed() {
        let rows = vec![vec![
            "国立がん研究センター".into(),
            "a \"b\", c\nd".into(),
            Cell::Empty,
        ]];
        assert_eq!(
            text(&["医療機関", "Note", "N"], rows),
            "\u{FEFF}医療機関,Note,N\r\n国立がん研究センター,\"a \"\"b\"\", c\nd\",\r\n"
        );
    }

    #[test]
    fn text_that_looks_like_a_formula_is_not_run_and_numbers_stay_numbers() {
        let formulas = ["=1+1", "+816", "-x", "@A1", "\tx", "\rx", "＝A1"];
        for formula in formulas {
            let table = text(&["h"], vec![vec![formula.into()]]);
            assert!(table.contains(&format!("'{formula}")), "{formula}: {table}");
        }
        let numbers = vec![vec![Cell::Number(-5), Cell::Decimal(-0.5), Some(3).into()]];
        assert_eq!(
            text(&["a", "b", "c"], numbers),
            "\u{FEFF}a,b,c\r\n-5,-0.5,3\r\n"
        );
        assert_eq!(text(&["=h"], vec![]), "\u{FEFF}'=h\r\n");
    }
}
