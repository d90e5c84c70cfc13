//! How the cells of the workbook look, and the lists they are chosen from.

use case_workflow::code_lists::ListView;
use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use super::{CHOICES, Lang, NO, YES};

/// The blue of the product's heads.
const HEAD: Color = Color::RGB(0x0017_3A6B);
const KEY_GREY: Color = Color::RGB(0x0076_7676);
const ANSWER_GROUND: Color = Color::RGB(0x00FF_FBE6);

/// How cells look.
pub(super) struct Looks {
    pub title: Format,
    pub plain: Format,
    pub head: Format,
    pub label: Format,
    pub answer: Format,
    pub number: Format,
    pub decimal: Format,
    pub date: Format,
    pub soft: Format,
}

impl Looks {
    pub fn new() -> Self {
        let base = || {
            Format::new()
                .set_font_name("Yu Gothic")
                .set_font_size(11)
                .set_align(FormatAlign::Top)
                .set_text_wrap()
        };
        let boxed = || {
            base()
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0x00B3_B3B3))
        };
        let answer = || boxed().set_background_color(ANSWER_GROUND);
        Self {
            title: base().set_font_size(18).set_bold(),
            plain: base(),
            head: boxed()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(HEAD),
            label: boxed(),
            // As text, so that a code keeps its leading zero.
            answer: answer().set_num_format("@"),
            number: answer().set_num_format("0").set_align(FormatAlign::Right),
            decimal: answer().set_num_format("0.0").set_align(FormatAlign::Right),
            date: answer()
                .set_num_format("yyyy/mm/dd")
                .set_align(FormatAlign::Left),
            soft: boxed().set_font_color(KEY_GREY).set_font_size(9),
        }
    }
}

/// The lists that cells are chosen from, on a sheet of their own: a cell's own
/// list may hold no more than 255 characters.
pub(super) struct Choices {
    lang: Lang,
    columns: Vec<(String, Vec<String>)>,
}

impl Choices {
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            columns: Vec::new(),
        }
    }

    fn of(&mut self, name: &str, labels: Vec<String>) -> DataValidation {
        let place = match self.columns.iter().position(|(known, _)| known == name) {
            Some(place) => place,
            None => {
                self.columns.push((name.to_owned(), labels));
                self.columns.len() - 1
            }
        };
        let column = u32::try_from(place).unwrap_or(0);
        let letters: String = crate::sheet::cell_name(0, column)
            .chars()
            .filter(char::is_ascii_alphabetic)
            .collect();
        let lines = self.columns[place].1.len() + 1;
        let sheet = self.lang.of(CHOICES.0, CHOICES.1);
        let list = format!("='{sheet}'!${letters}$2:${letters}${lines}");
        // Codes and words of the other language are read too, so nothing is refused here.
        DataValidation::new()
            .allow_list_formula(Formula::new(list))
            .show_error_message(false)
    }

    pub fn list(&mut self, list: &ListView) -> DataValidation {
        let labels = list
            .entries
            .iter()
            .map(|entry| self.lang.of(entry.ja, entry.en).to_owned())
            .collect();
        self.of(list.name, labels)
    }

    pub fn yes_no(&mut self) -> DataValidation {
        let words = [YES, NO].map(|word| self.lang.of(word.0, word.1).to_owned());
        self.of("yes_no", words.to_vec())
    }

    pub fn sheet(self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        for (column, (name, labels)) in (0..).zip(&self.columns) {
            sheet.write(0, column, name)?;
            for (row, label) in (1..).zip(labels) {
                sheet.write(row, column, label)?;
            }
        }
        Ok(sheet)
    }
}
