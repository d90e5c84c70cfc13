//! A study as JSON, asked by path. Whatever has another type than the API
//! promises counts as absent.

use case_workflow::inquiry::{FieldId, Registry, clean_line, registry_number};
use serde_json::Value;

use super::{BYTES_MAX, NOT_IN_RECORD, RecordFault};

/// Path of the study's own number.
pub(super) const NCT_ID: &str = "protocolSection.identificationModule.nctId";

/// A study that names itself.
pub(super) struct Record {
    /// Its number in the kept form.
    pub nct_id: String,
    study: Value,
}

impl Record {
    pub fn parse(bytes: &[u8]) -> Result<Self, RecordFault> {
        if bytes.len() > BYTES_MAX {
            return Err(RecordFault::TooBig { bytes: bytes.len() });
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let study: Value = serde_json::from_slice(bytes).map_err(|e| RecordFault::NotJson {
            line: e.line(),
            column: e.column(),
        })?;
        let typed = at(&study, NCT_ID)
            .and_then(Value::as_str)
            .ok_or(RecordFault::NoNumber)?;
        match registry_number(typed) {
            Some((Registry::Nct, nct_id)) => Ok(Self { nct_id, study }),
            _ => Err(RecordFault::NoNumber),
        }
    }

    /// The value at a dotted path.
    pub fn get(&self, path: &str) -> Option<&Value> {
        at(&self.study, path).filter(|value| !value.is_null())
    }

    /// The word at a path, such as `INTERVENTIONAL`.
    pub fn word(&self, path: &str) -> Option<&str> {
        self.get(path)?.as_str()
    }

    /// The objects of the list at a path; other entries are passed over.
    pub fn objects(&self, path: &str) -> Vec<&Value> {
        let entries = self.get(path).and_then(Value::as_array);
        entries
            .into_iter()
            .flatten()
            .filter(|entry| entry.is_object())
            .collect()
    }

    /// Why there is nothing to use at `path`: names the module when all of it
    /// is absent.
    pub fn absent(&self, path: &str) -> String {
        let mut parts = path.splitn(3, '.');
        match (parts.next(), parts.next()) {
            (Some(section), Some(module)) if self.get(&format!("{section}.{module}")).is_none() => {
                format!("{NOT_IN_RECORD}: it has no {module}")
            }
            _ => NOT_IN_RECORD.to_owned(),
        }
    }

    /// One line of text for `field`. Never cut: half a title could mislead.
    pub fn line(&self, path: &str, field: FieldId) -> Result<String, String> {
        let raw = self.word(path).ok_or_else(|| self.absent(path))?;
        fitting(raw, field)
    }
}

/// `raw` cleaned as the form cleans it, if it fits the field.
pub(super) fn fitting(raw: &str, field: FieldId) -> Result<String, String> {
    let line = clean_line(raw).ok_or("the record's text holds characters that cannot be shown")?;
    let (characters, max) = (line.chars().count(), field.limits().chars_max);
    if characters == 0 {
        Err(NOT_IN_RECORD.to_owned())
    } else if characters > max {
        Err(format!(
            "longer than the form allows: {characters} characters, at most {max}"
        ))
    } else {
        Ok(line)
    }
}

/// The texts of a list member, such as `armGroupLabels`.
pub(super) fn texts<'a>(object: &'a Value, key: &str) -> Vec<&'a str> {
    let entries = object.get(key).and_then(Value::as_array);
    entries
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.')
        .try_fold(value, |value, key| value.as_object()?.get(key))
}
