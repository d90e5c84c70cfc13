//! Reading JSON answers while collecting every fault.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::text;
use crate::code_lists::CodeList;
use crate::fault::{Fault, FaultCode};

/// No more faults than this are told at once; a form has far fewer fields.
const FAULTS_MAX: usize = 200;

/// Least and most characters of a text, after cleaning.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Length {
    pub min: usize,
    pub max: usize,
}

/// At most `max` characters.
pub(crate) const fn up_to(max: usize) -> Length {
    Length { min: 1, max }
}

/// One JSON object and where it stands in what was sent.
#[derive(Clone)]
pub(crate) struct Object<'a> {
    map: &'a Map<String, Value>,
    at: String,
}

impl<'a> Object<'a> {
    /// The outermost object.
    pub fn root(map: &'a Map<String, Value>) -> Self {
        Self {
            map,
            at: String::new(),
        }
    }

    /// The JSON pointer of one member.
    pub fn pointer(&self, key: &str) -> String {
        format!("{}/{}", self.at, key.replace('~', "~0").replace('/', "~1"))
    }

    /// A member that holds something: null, blank text and an empty list or
    /// object are no answer.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|value| match value {
            Value::Null => false,
            Value::String(text) => !text::blank(text),
            Value::Array(entries) => !entries.is_empty(),
            Value::Object(members) => !members.is_empty(),
            _ => true,
        })
    }
}

/// Collects faults; each reading answers `None` where it noted one.
pub(crate) struct Reader {
    /// The day on which the answers are read.
    pub today: Date,
    faults: Vec<Fault>,
}

impl Reader {
    pub fn new(today: Date) -> Self {
        Self {
            today,
            faults: Vec::new(),
        }
    }

    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Notes a fault; `None` so that it can end a reading.
    pub fn note<T>(&mut self, fault: Fault) -> Option<T> {
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(fault);
        }
        None
    }

    /// Notes what is wrong at `at`.
    pub fn wrong<T>(&mut self, at: &str, code: FaultCode) -> Option<T> {
        self.note(Fault::new(at, code))
    }

    /// Refuses by name every member that is not `known`.
    pub fn only(&mut self, object: &Object<'_>, known: &[&str]) {
        for key in object
            .map
            .keys()
            .filter(|key| !known.contains(&key.as_str()))
        {
            self.wrong::<()>(&object.pointer(key), FaultCode::UnknownField);
        }
    }

    /// Reads a member if it is there.
    pub fn optional<'a, T>(
        &mut self,
        object: &Object<'a>,
        key: &str,
        read: impl FnOnce(&mut Self, &'a Value, &str) -> Option<T>,
    ) -> Option<T> {
        let value = object.get(key)?;
        read(self, value, &object.pointer(key))
    }

    /// Reads a member that must be there.
    pub fn required<'a, T>(
        &mut self,
        object: &Object<'a>,
        key: &str,
        read: impl FnOnce(&mut Self, &'a Value, &str) -> Option<T>,
    ) -> Option<T> {
        match object.get(key) {
            Some(value) => read(self, value, &object.pointer(key)),
            None => self.wrong(&object.pointer(key), FaultCode::Required),
        }
    }

    fn wrong_type<T>(&mut self, at: &str, want: &str) -> Option<T> {
        self.note(Fault::new(at, FaultCode::WrongType).with("want", want))
    }

    pub fn object<'a>(&mut self, value: &'a Value, at: &str) -> Option<Object<'a>> {
        match value {
            Value::Object(map) => Some(Object {
                map,
                at: at.to_owned(),
            }),
            _ => self.wrong_type(at, "object"),
        }
    }

    pub fn string<'a>(&mut self, value: &'a Value, at: &str) -> Option<&'a str> {
        match value {
            Value::String(text) => Some(text),
            _ => self.wrong_type(at, "string"),
        }
    }

    pub fn boolean(&mut self, value: &Value, at: &str) -> Option<bool> {
        match value {
            Value::Bool(yes) => Some(*yes),
            _ => self.wrong_type(at, "boolean"),
        }
    }

    /// A list of at most `max` entries.
    pub fn list<'a>(&mut self, value: &'a Value, at: &str, max: usize) -> Option<&'a [Value]> {
        match value {
            Value::Array(entries) if entries.len() > max => {
                self.note(Fault::new(at, FaultCode::TooMany).with("n", max))
            }
            Value::Array(entries) => Some(entries),
            _ => self.wrong_type(at, "array"),
        }
    }

    /// A whole number from `min` to `max`; typed text with full-width digits
    /// and thousands commas is read too.
    pub fn number(&mut self, value: &Value, at: &str, min: u32, max: u32) -> Option<u32> {
        // As f64, so that a number of any size is told to be too big, not wrong.
        let number = match value {
            Value::Number(number) => number.as_f64(),
            Value::String(typed) => whole_number(&text::folded(typed).replace(',', "")),
            _ => return self.wrong_type(at, "number"),
        };
        match number {
            Some(number) if number.fract() != 0.0 => self.wrong(at, FaultCode::NotANumber),
            Some(number) if number < f64::from(min) => {
                self.note(Fault::new(at, FaultCode::TooSmall).with("n", min))
            }
            Some(number) if number > f64::from(max) => {
                self.note(Fault::new(at, FaultCode::TooBig).with("n", max))
            }
            Some(number) => Some(number as u32),
            None => self.wrong(at, FaultCode::NotANumber),
        }
    }

    /// Text on one line.
    pub fn line(&mut self, value: &Value, at: &str, length: Length) -> Option<String> {
        let typed = self.string(value, at)?;
        let text = text::line(typed);
        self.text(text, at, length)
    }

    /// Text on several lines.
    pub fn lines(&mut self, value: &Value, at: &str, length: Length) -> Option<String> {
        let typed = self.string(value, at)?;
        let text = text::lines(typed);
        self.text(text, at, length)
    }

    fn text(&mut self, text: Option<String>, at: &str, length: Length) -> Option<String> {
        let Some(text) = text else {
            return self.wrong(at, FaultCode::BadCharacters);
        };
        let characters = text.chars().count();
        if characters == 0 {
            self.wrong(at, FaultCode::Required)
        } else if characters < length.min {
            self.note(Fault::new(at, FaultCode::TooShort).with("n", length.min))
        } else if characters > length.max {
            let over = characters - length.max;
            self.note(
                Fault::new(at, FaultCode::TooLong)
                    .with("n", length.max)
                    .with("m", over),
            )
        } else {
            Some(text)
        }
    }

    /// Text of at most `max` characters that `parse` understands, else `fault`.
    pub fn shaped<T>(
        &mut self,
        value: &Value,
        at: &str,
        max: usize,
        fault: FaultCode,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let line = self.line(value, at, up_to(max))?;
        parse(&line).or_else(|| self.wrong(at, fault))
    }

    /// A code that may be chosen today.
    pub fn code<L: CodeList>(&mut self, value: &Value, at: &str) -> Option<L> {
        let word = self.string(value, at)?;
        let today = self.today;
        match L::parse(word).filter(|code| code.valid_on(today)) {
            Some(code) => Some(code),
            None => self.wrong(at, FaultCode::UnknownCode),
        }
    }

    /// Codes that may be chosen today, each once, in the order they were sent.
    pub fn codes<L: CodeList>(&mut self, value: &Value, at: &str) -> Option<Vec<L>> {
        let entries = self.list(value, at, L::ALL.len())?;
        let mut codes = Vec::with_capacity(entries.len());
        let mut whole = true;
        for (index, entry) in entries.iter().enumerate() {
            match self.code::<L>(entry, &format!("{at}/{index}")) {
                Some(code) if codes.contains(&code) => {}
                Some(code) => codes.push(code),
                None => whole = false,
            }
        }
        whole.then_some(codes)
    }
}

/// Digits with an optional minus; nothing else that `f64` would parse.
fn whole_number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}
