//! When Japan should start and for how long it enrols (domain 2.3 #71).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::numbers::{Amount, member};
use crate::code_lists::NotSure;
use crate::fault::{Fault, FaultCode};
use crate::inquiry::Month;
use crate::inquiry::reader::{Object, Reader};

/// A month, or the answer that it is not known yet: `"2027-03"` or
/// `"i_dont_know"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum MonthAnswer {
    /// Not known yet; this counts as an answer.
    NotSure(NotSure),
    /// The month.
    Known(Month),
}

impl MonthAnswer {
    /// The month, when it is known.
    #[must_use]
    pub fn known(self) -> Option<Month> {
        match self {
            Self::Known(month) => Some(month),
            Self::NotSure(_) => None,
        }
    }
}

/// The window for Japan. Known months keep the order `wanted_fpi` ≤ `last_fpi`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct JapanTimeline {
    /// First patient in Japan wanted in this month; this month or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted_fpi: Option<MonthAnswer>,
    /// Last month in which the first patient in Japan is still acceptable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_fpi: Option<MonthAnswer>,
    /// Months of enrolment in Japan from the first patient, 1 to 120.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_months: Option<Amount>,
}

pub(crate) fn timeline(r: &mut Reader, value: &Value, at: &str) -> Option<JapanTimeline> {
    let object = r.object(value, at)?;
    r.only(&object, &["wanted_fpi", "last_fpi", "window_months"]);
    let wanted_fpi = coming_month(r, &object, "wanted_fpi");
    let last_fpi = coming_month(r, &object, "last_fpi");
    let known = wanted_fpi
        .and_then(MonthAnswer::known)
        .zip(last_fpi.and_then(MonthAnswer::known));
    if known.is_some_and(|(wanted, last)| wanted > last) {
        let pointer = object.pointer("wanted_fpi");
        r.note::<()>(
            Fault::new(pointer, FaultCode::Order)
                .with("a", "wanted_fpi")
                .with("b", "last_fpi"),
        );
    }
    let window_months = member(r, &object, "window_months", 1, 120);
    Some(JapanTimeline {
        wanted_fpi,
        last_fpi,
        window_months,
    })
}

fn coming_month(r: &mut Reader, object: &Object<'_>, key: &str) -> Option<MonthAnswer> {
    r.optional(object, key, |r, value, at| {
        if let Some(not_sure) = value.as_str().and_then(NotSure::parse) {
            return Some(MonthAnswer::NotSure(not_sure));
        }
        let month: Month = r.shaped(value, at, 20, FaultCode::NotADate, |typed| {
            typed.parse().ok()
        })?;
        if month < Month::of(r.today) {
            return r.wrong(at, FaultCode::InPast);
        }
        Some(MonthAnswer::Known(month))
    })
}
