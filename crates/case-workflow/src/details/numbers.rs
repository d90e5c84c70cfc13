//! Numbers that may not be known yet: patients and the burden on each.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::code_lists::NotSure;
use crate::fault::{Fault, FaultCode};
use crate::inquiry::reader::{Object, Reader};

/// Most patients of one trial that the form takes.
pub(crate) const PATIENTS_MAX: u32 = 1_000_000;

/// A whole number, or the answer that it is not known yet: `40` or
/// `"i_dont_know"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Amount {
    /// The number.
    Known(u32),
    /// Not known yet; this counts as an answer.
    NotSure(NotSure),
}

impl Amount {
    /// The number, when it is known.
    #[must_use]
    pub fn known(self) -> Option<u32> {
        match self {
            Self::Known(number) => Some(number),
            Self::NotSure(_) => None,
        }
    }
}

/// A number from `min` to `max`, or not sure.
pub(crate) fn amount(
    r: &mut Reader,
    value: &Value,
    at: &str,
    min: u32,
    max: u32,
) -> Option<Amount> {
    if let Some(not_sure) = value.as_str().and_then(NotSure::parse) {
        return Some(Amount::NotSure(not_sure));
    }
    r.number(value, at, min, max).map(Amount::Known)
}

/// An optional member of an object, from `min` to `max`.
pub(crate) fn member(
    r: &mut Reader,
    object: &Object<'_>,
    key: &str,
    min: u32,
    max: u32,
) -> Option<Amount> {
    r.optional(object, key, |r, v, at| amount(r, v, at, min, max))
}

/// How many patients (domain 2.3 #64). Known numbers keep the order
/// `japan_min` ≤ `japan_target` ≤ `total`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PatientNumbers {
    /// In the whole trial, 1 to 1,000,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// Hoped for in Japan, 1 to 1,000,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub japan_target: Option<Amount>,
    /// Fewest in Japan that are still worth it, 1 to 1,000,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub japan_min: Option<Amount>,
}

pub(crate) fn patient_numbers(r: &mut Reader, value: &Value, at: &str) -> Option<PatientNumbers> {
    let object = r.object(value, at)?;
    r.only(&object, &["total", "japan_target", "japan_min"]);
    let total = member(r, &object, "total", 1, PATIENTS_MAX);
    let japan_target = member(r, &object, "japan_target", 1, PATIENTS_MAX);
    let japan_min = member(r, &object, "japan_min", 1, PATIENTS_MAX);
    for ((small_name, small), (big_name, big)) in [
        (("japan_min", japan_min), ("japan_target", japan_target)),
        (("japan_target", japan_target), ("total", total)),
        (("japan_min", japan_min), ("total", total)),
    ] {
        let known = small
            .and_then(Amount::known)
            .zip(big.and_then(Amount::known));
        if known.is_some_and(|(small, big)| small > big) {
            let pointer = object.pointer(small_name);
            r.note::<()>(
                Fault::new(pointer, FaultCode::Order)
                    .with("a", small_name)
                    .with("b", big_name),
            );
            // One sentence per knot: the third pair follows from the others.
            return None;
        }
    }
    Some(PatientNumbers {
        total,
        japan_target,
        japan_min,
    })
}

/// What taking part asks of one patient (domain 2.3 #66).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Visits {
    /// Duration per patient in weeks, 0 to 2,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_weeks: Option<Amount>,
    /// Visits to the hospital, 0 to 1,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visits: Option<Amount>,
    /// Nights in hospital, 0 to 1,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inpatient_nights: Option<Amount>,
    /// Invasive procedures such as biopsies, 0 to 200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invasive_procedures: Option<Amount>,
}

pub(crate) fn visits(r: &mut Reader, value: &Value, at: &str) -> Option<Visits> {
    let object = r.object(value, at)?;
    r.only(
        &object,
        &[
            "duration_weeks",
            "visits",
            "inpatient_nights",
            "invasive_procedures",
        ],
    );
    Some(Visits {
        duration_weeks: member(r, &object, "duration_weeks", 0, 2000),
        visits: member(r, &object, "visits", 0, 1000),
        inpatient_nights: member(r, &object, "inpatient_nights", 0, 1000),
        invasive_procedures: member(r, &object, "invasive_procedures", 0, 200),
    })
}
