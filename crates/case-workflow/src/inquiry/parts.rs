//! The answers of the form that have parts of their own, and how each is read.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::limits::{NAME_PART_MAX, REGISTRY_NUMBER_MAX, VERSION_MAX};
use super::reader::{Object, Reader, up_to};
use super::{DecisionBy, FieldId, Month, registry_number};
use crate::code_lists::{HeardFrom, Need};
use crate::fault::FaultCode;

/// A person's name as they write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ContactName {
    /// Family name, or the only name; at most 100 characters.
    pub family: String,
    /// Given names; some people have one name only (ux 4.5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// Title or position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// Agreement to one version of the privacy notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PrivacyConsent {
    /// Always true in a sent request.
    pub accepted: bool,
    /// Version of the notice that was shown.
    pub version: String,
}

/// What the firm needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Needs {
    /// Types of need, 相談種別; at least one.
    pub codes: Vec<Need>,
    /// In the firm's own words, at most 2000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// How the firm found the desk: a code, or a code with a name (which event).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum FoundBy {
    /// A code alone.
    Code(HeardFrom),
    /// A code and its name.
    Named {
        /// The code.
        code: HeardFrom,
        /// For example the event's name, at most 100 characters.
        text: String,
    },
}

impl FoundBy {
    /// The code, which is what reports count.
    #[must_use]
    pub fn code(&self) -> HeardFrom {
        match self {
            Self::Code(code) | Self::Named { code, .. } => *code,
        }
    }
}

pub(super) fn contact_name(r: &mut Reader, value: &Value, at: &str) -> Option<ContactName> {
    let name = r.object(value, at)?;
    r.only(&name, &["family", "given", "title"]);
    let part = |r: &mut Reader, v: &Value, at: &str| r.line(v, at, up_to(NAME_PART_MAX));
    let family = r.required(&name, "family", part);
    let given = r.optional(&name, "given", part);
    let title = r.optional(&name, "title", part);
    Some(ContactName {
        family: family?,
        given,
        title,
    })
}

/// A box that must be ticked: absent and `false` are the same fault.
pub(super) fn agreed(r: &mut Reader, object: &Object<'_>, key: &str) -> Option<bool> {
    let at = object.pointer(key);
    let yes = match object.get(key) {
        Some(value) => r.boolean(value, &at)?,
        None => false,
    };
    if yes {
        Some(true)
    } else {
        r.wrong(&at, FaultCode::MustAgree)
    }
}

pub(super) fn privacy_consent(r: &mut Reader, form: &Object<'_>) -> Option<PrivacyConsent> {
    let at = form.pointer("consent_privacy");
    let Some(value) = form.get("consent_privacy") else {
        return r.wrong(&at, FaultCode::MustAgree);
    };
    let consent = r.object(value, &at)?;
    r.only(&consent, &["accepted", "version"]);
    let accepted = agreed(r, &consent, "accepted");
    let version = r.required(&consent, "version", |r, v, at| {
        r.line(v, at, up_to(VERSION_MAX))
    });
    Some(PrivacyConsent {
        accepted: accepted?,
        version: version?,
    })
}

pub(super) fn registry_numbers(r: &mut Reader, value: &Value, at: &str) -> Option<Vec<String>> {
    let entries = r.list(value, at, FieldId::TrialPublicId.limits().entries_max)?;
    let mut numbers = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        // An empty row of a repeated field says nothing.
        if entry.is_null() || entry.as_str().is_some_and(|typed| typed.trim().is_empty()) {
            continue;
        }
        let at = format!("{at}/{index}");
        let number = r.shaped(
            entry,
            &at,
            REGISTRY_NUMBER_MAX,
            FaultCode::RegistryFormat,
            |typed| registry_number(typed).map(|(_, number)| number),
        );
        match number {
            Some(number) if numbers.contains(&number) => {
                r.wrong::<()>(&at, FaultCode::Duplicate);
            }
            Some(number) => numbers.push(number),
            None => {}
        }
    }
    Some(numbers)
}

pub(super) fn decision_by(r: &mut Reader, value: &Value, at: &str) -> Option<DecisionBy> {
    let by: DecisionBy = r.shaped(value, at, 20, FaultCode::NotADate, |typed| {
        typed.parse().ok()
    })?;
    match by.month() {
        Some(month) if month < Month::of(r.today) => r.wrong(at, FaultCode::InPast),
        _ => Some(by),
    }
}

pub(super) fn needs(r: &mut Reader, value: &Value, at: &str) -> Option<Needs> {
    let needs = r.object(value, at)?;
    r.only(&needs, &["codes", "text"]);
    let codes = r.required(&needs, "codes", Reader::codes);
    let text = r.optional(&needs, "text", |r, v, at| {
        r.lines(v, at, up_to(FieldId::Needs.limits().chars_max))
    });
    Some(Needs {
        codes: codes?,
        text,
    })
}

pub(super) fn found_by(r: &mut Reader, value: &Value, at: &str) -> Option<FoundBy> {
    if value.is_string() {
        return r.code(value, at).map(FoundBy::Code);
    }
    let found = r.object(value, at)?;
    r.only(&found, &["code", "text"]);
    let code = r.required(&found, "code", Reader::code);
    let text = r.optional(&found, "text", |r, v, at| {
        r.line(v, at, up_to(FieldId::HeardFrom.limits().chars_max))
    });
    Some(match text {
        Some(text) => FoundBy::Named { code: code?, text },
        None => FoundBy::Code(code?),
    })
}
