//! Reading raw answers, forgiving in what people type.

use serde_json::{Map, Value};

use crate::calendar::FiscalYear;
use crate::fault::{Fault, FaultCode};

/// The longest code word, and the longest list of them.
const WORD_MAX: usize = 200;

/// Takes raw answers one by one and notes what is wrong with them.
pub(crate) struct Reader<'a> {
    pub(crate) raw: &'a Map<String, Value>,
    pub(crate) faults: &'a mut Vec<Fault>,
}

impl Reader<'_> {
    fn get(&self, name: &str) -> Option<&Value> {
        self.raw.get(name).filter(|value| !value.is_null())
    }

    fn fault(&mut self, name: &str, code: FaultCode) {
        self.faults.push(Fault::new(format!("/{name}"), code));
    }

    pub(crate) fn text(&mut self, name: &str, max: usize) -> Option<String> {
        let value = self.get(name)?.clone();
        let Value::String(text) = value else {
            self.faults
                .push(Fault::new(format!("/{name}"), FaultCode::WrongType).with("want", "text"));
            return None;
        };
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let length = text.chars().count();
        if length > max {
            self.faults.push(
                Fault::new(format!("/{name}"), FaultCode::TooLong)
                    .with("n", max)
                    .with("m", length - max),
            );
            return None;
        }
        if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        {
            self.fault(name, FaultCode::BadCharacters);
            return None;
        }
        Some(text.to_owned())
    }

    pub(crate) fn code<T>(&mut self, name: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let word = self.text(name, WORD_MAX)?;
        let code = parse(&word);
        if code.is_none() {
            self.fault(name, FaultCode::UnknownCode);
        }
        code
    }

    pub(crate) fn codes<T: PartialEq>(
        &mut self,
        name: &str,
        parse: fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.get(name).cloned() else {
            return Vec::new();
        };
        let Value::Array(items) = value else {
            self.faults
                .push(Fault::new(format!("/{name}"), FaultCode::WrongType).with("want", "list"));
            return Vec::new();
        };
        let mut codes = Vec::new();
        for (place, item) in items.iter().enumerate().take(WORD_MAX) {
            match item.as_str().and_then(parse) {
                Some(code) if codes.contains(&code) => {
                    self.fault(&format!("{name}/{place}"), FaultCode::Duplicate);
                }
                Some(code) => codes.push(code),
                None => self.fault(&format!("{name}/{place}"), FaultCode::UnknownCode),
            }
        }
        codes
    }

    pub(crate) fn number(&mut self, name: &str, least: u32, most: u32) -> Option<u32> {
        let value = self.get(name)?.clone();
        let number: Option<i64> = match &value {
            Value::Number(number) => number.as_i64(),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) => half_width(text).trim().replace(',', "").parse().ok(),
            _ => None,
        };
        let Some(number) = number else {
            self.fault(name, FaultCode::NotANumber);
            return None;
        };
        let (code, n) = match number {
            n if n < i64::from(least) => (FaultCode::TooSmall, least),
            n if n > i64::from(most) => (FaultCode::TooBig, most),
            n => return u32::try_from(n).ok(),
        };
        self.faults
            .push(Fault::new(format!("/{name}"), code).with("n", n));
        None
    }

    /// A fiscal year from the first of `range` to the last.
    pub(crate) fn fiscal_year(
        &mut self,
        name: &str,
        (oldest, newest): (FiscalYear, FiscalYear),
    ) -> Option<FiscalYear> {
        let text = half_width(&self.text(name, 20)?);
        let Some(year) = FiscalYear::typed(&text) else {
            self.fault(name, FaultCode::NotADate);
            return None;
        };
        let (code, n) = match year {
            year if year < oldest => (FaultCode::TooSmall, oldest),
            year if year > newest => (FaultCode::TooBig, newest),
            year => return Some(year),
        };
        self.faults
            .push(Fault::new(format!("/{name}"), code).with("n", n));
        None
    }

    pub(crate) fn month(&mut self, name: &str) -> Option<String> {
        let text = half_width(&self.text(name, 20)?);
        let real = text.len() == 7
            && text.is_ascii()
            && format!("{text}-01")
                .parse::<jiff::civil::Date>()
                .is_ok_and(|d| d.year() >= 2000);
        if real {
            Some(text)
        } else {
            self.fault(name, FaultCode::NotADate);
            None
        }
    }

    pub(crate) fn yes_no(&mut self, name: &str) -> Option<bool> {
        let value = self.get(name)?.clone();
        let answer = value.as_bool();
        if answer.is_none() {
            self.faults.push(
                Fault::new(format!("/{name}"), FaultCode::WrongType).with("want", "yes or no"),
            );
        }
        answer
    }
}

/// Full-width digits and letters as half-width ones.
fn half_width(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().collect()
}
