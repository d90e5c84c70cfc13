//! Half-filled forms. A draft is kept as typed: it is only bounded, so that no
//! text anybody types is refused before they send.

use serde_json::{Map, Value};

use super::{FieldId, FormStage};
use crate::fault::{Fault, FaultCode};

/// Most bytes of a draft, written as JSON.
const BYTES_MAX: usize = 64 * 1024;
/// Texts may be this many times as long as the form will take, so that too long
/// a text can be shortened in place.
const SLACK: usize = 4;
/// Deepest nesting below a field: a list of objects of texts.
const DEPTH_MAX: usize = 3;

/// Is the draft small enough to keep? Fields of Stage 1 only, 64 KiB, texts at
/// most four times their limit, no NUL (no database stores it in JSON alike).
///
/// # Errors
/// Every fault, each with its JSON pointer; the pointer of the whole is empty.
pub fn bounded(answers: &Map<String, Value>) -> Result<(), Vec<Fault>> {
    let mut faults = Vec::new();
    let bytes = serde_json::to_string(answers).map_or(usize::MAX, |text| text.len());
    if bytes > BYTES_MAX {
        let over = bytes - BYTES_MAX;
        return Err(vec![
            Fault::new("", FaultCode::TooLong)
                .with("n", BYTES_MAX)
                .with("m", over),
        ]);
    }
    for (name, value) in answers {
        let at = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
        match FieldId::parse(name).filter(|field| field.stage() == FormStage::Inquiry) {
            Some(field) => bound(value, field.limits(), &at, DEPTH_MAX, &mut faults),
            None => faults.push(Fault::new(at, FaultCode::UnknownField)),
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

fn bound(value: &Value, limits: super::Limits, at: &str, depth: usize, faults: &mut Vec<Fault>) {
    let nested = |faults: &mut Vec<Fault>| {
        faults.push(Fault::new(at, FaultCode::WrongType).with("want", "string"));
    };
    match value {
        Value::String(text) if text.contains('\0') => {
            faults.push(Fault::new(at, FaultCode::BadCharacters));
        }
        Value::String(text) => {
            let (n, characters) = (limits.chars_max * SLACK, text.chars().count());
            if characters > n {
                let m = characters - n;
                faults.push(Fault::new(at, FaultCode::TooLong).with("n", n).with("m", m));
            }
        }
        Value::Array(_) | Value::Object(_) if depth == 0 => nested(faults),
        Value::Array(entries) => {
            let n = limits.entries_max * SLACK;
            if entries.len() > n {
                faults.push(Fault::new(at, FaultCode::TooMany).with("n", n));
                return;
            }
            for (index, entry) in entries.iter().enumerate() {
                bound(entry, limits, &format!("{at}/{index}"), depth - 1, faults);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                if name.contains('\0') {
                    faults.push(Fault::new(at, FaultCode::BadCharacters));
                }
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                bound(member, limits, &at, depth - 1, faults);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
