//! Coded diseases (domain 2.2 #19).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::FieldId;
use super::identifiers::disease_code;
use super::limits::{DISEASE_CODE_MAX, NOTE_MAX};
use super::reader::{Reader, up_to};
use crate::code_lists::CodeSystem;
use crate::fault::{Fault, FaultCode};

/// One disease code with the words that stand for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DiseaseCode {
    /// The system the code belongs to.
    pub system: CodeSystem,
    /// The code in the form its system is kept in; ICD-10 with its dot.
    pub code: String,
    /// The disease in words, at most 300 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// At most ten codes, each once.
pub(crate) fn disease_codes(r: &mut Reader, value: &Value, at: &str) -> Option<Vec<DiseaseCode>> {
    let entries = r.list(value, at, FieldId::IndicationCode.limits().entries_max)?;
    let mut codes: Vec<DiseaseCode> = Vec::with_capacity(entries.len());
    let mut whole = true;
    for (index, entry) in entries.iter().enumerate() {
        let at = format!("{at}/{index}");
        match one(r, entry, &at) {
            Some(code)
                if codes
                    .iter()
                    .any(|c| (c.system, &c.code) == (code.system, &code.code)) =>
            {
                whole = false;
                r.wrong::<()>(&at, FaultCode::Duplicate);
            }
            Some(code) => codes.push(code),
            None => whole = false,
        }
    }
    whole.then_some(codes)
}

fn one(r: &mut Reader, value: &Value, at: &str) -> Option<DiseaseCode> {
    let entry = r.object(value, at)?;
    r.only(&entry, &["system", "code", "text"]);
    let system = r.required(&entry, "system", |r, v, at| r.code::<CodeSystem>(v, at));
    let code = r.required(&entry, "code", |r, v, at| {
        r.line(v, at, up_to(DISEASE_CODE_MAX))
    });
    let text = match entry.get("text") {
        Some(v) => Some(r.line(v, &entry.pointer("text"), up_to(NOTE_MAX))?),
        None => None,
    };
    let (system, code) = (system?, code?);
    match disease_code(system, &code) {
        Some(code) => Some(DiseaseCode { system, code, text }),
        None => {
            r.note(Fault::new(entry.pointer("code"), FaultCode::CodeFormat).with("system", system))
        }
    }
}
