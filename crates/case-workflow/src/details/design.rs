//! How the trial is built (domain 2.3 #62).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::numbers::{Amount, member};
use crate::code_lists::{Blinding, Control, YesNo};
use crate::fault::{Fault, FaultCode};
use crate::inquiry::reader::Reader;

/// The design; every part may be left out or be not known yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Design {
    /// Are participants assigned to arms by chance?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub randomised: Option<YesNo>,
    /// Who does not know the treatment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blinding: Option<Blinding>,
    /// What the product is compared with; `none` and `i_dont_know` stand alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub control: Vec<Control>,
    /// Arms, 1 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arms: Option<Amount>,
    /// May the design change by rule while the trial runs?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adaptive: Option<YesNo>,
    /// Several diseases in one trial?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basket: Option<YesNo>,
}

pub(crate) fn design(r: &mut Reader, value: &Value, at: &str) -> Option<Design> {
    let object = r.object(value, at)?;
    r.only(
        &object,
        &[
            "randomised",
            "blinding",
            "control",
            "arms",
            "adaptive",
            "basket",
        ],
    );
    let control: Vec<Control> = r
        .optional(&object, "control", Reader::codes)
        .unwrap_or_default();
    let lonely = control
        .iter()
        .find(|c| matches!(c, Control::None | Control::IDontKnow));
    if let Some(lonely) = lonely.filter(|_| control.len() > 1) {
        r.note::<()>(
            Fault::new(object.pointer("control"), FaultCode::MustDiffer).with("a", lonely),
        );
    }
    Some(Design {
        randomised: r.optional(&object, "randomised", Reader::code),
        blinding: r.optional(&object, "blinding", Reader::code),
        control,
        arms: member(r, &object, "arms", 1, 100),
        adaptive: r.optional(&object, "adaptive", Reader::code),
        basket: r.optional(&object, "basket", Reader::code),
    })
}
