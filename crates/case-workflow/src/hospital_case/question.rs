//! What a hospital sends: read once, all faults at once, never edited.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::codes::{ConsultTheme, ConsultUrgency};
use crate::case::{TEXT_MAX, optional_text_fault, text_fault};
use crate::fault::{Fault, FaultCode};

/// Characters of a department or of the trial that it is about.
pub const SHORT_TEXT_MAX: usize = 200;

/// The page as it was filled in; whatever is not there is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ConsultQuestionForm {
    /// What it is about, a code of L-B.
    #[serde(default)]
    pub theme: String,
    /// In the hospital's own words.
    #[serde(default)]
    pub text: String,
    /// How soon.
    #[serde(default)]
    pub urgency: String,
    /// The deadline, where one is set.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub needed_by: Option<Date>,
    /// Which department asks.
    #[serde(default)]
    pub department: String,
    /// The request or trial it is about: `M-R08-017`, a registry number, words.
    #[serde(default)]
    pub related: String,
    /// Whether the answer may be shared without the hospital's name.
    #[serde(default)]
    pub may_share: Option<bool>,
}

/// A hospital's question as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ConsultQuestion {
    /// What it is about, as the hospital sees it.
    pub theme: ConsultTheme,
    /// In the hospital's own words.
    pub text: String,
    /// How soon.
    pub urgency: ConsultUrgency,
    /// The deadline, where one is set.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub needed_by: Option<Date>,
    /// Which department asks.
    pub department: Option<String>,
    /// The request or trial it is about.
    pub related: Option<String>,
    /// Whether the answer may be shared without the hospital's name.
    pub may_share: bool,
}

impl ConsultQuestion {
    /// Reads the page.
    ///
    /// # Errors
    /// Every fault of every field.
    pub fn read(form: &ConsultQuestionForm, today: Date) -> Result<Self, Vec<Fault>> {
        let theme = ConsultTheme::parse(&form.theme);
        let urgency = ConsultUrgency::parse(&form.urgency);
        let mut faults = Vec::new();
        faults.extend(code_fault("/theme", &form.theme, theme.is_some()));
        faults.extend(text_fault("/text", &form.text, TEXT_MAX));
        faults.extend(code_fault("/urgency", &form.urgency, urgency.is_some()));
        match (urgency, form.needed_by) {
            (Some(ConsultUrgency::Urgent), None) => {
                faults.push(Fault::new("/needed_by", FaultCode::Required));
            }
            (Some(ConsultUrgency::Urgent), Some(day)) if day < today => {
                faults.push(Fault::new("/needed_by", FaultCode::InPast));
            }
            _ => {}
        }
        for (pointer, text) in [
            ("/department", &form.department),
            ("/related", &form.related),
        ] {
            faults.extend(optional_text_fault(pointer, text, SHORT_TEXT_MAX));
        }
        if form.may_share.is_none() {
            faults.push(Fault::new("/may_share", FaultCode::Required));
        }
        match (theme, urgency, form.may_share) {
            (Some(theme), Some(urgency), Some(may_share)) if faults.is_empty() => Ok(Self {
                theme,
                text: form.text.trim().to_owned(),
                urgency,
                needed_by: form.needed_by.filter(|_| urgency == ConsultUrgency::Urgent),
                department: filled(&form.department),
                related: filled(&form.related),
                may_share,
            }),
            _ => Err(faults),
        }
    }
}

fn code_fault(pointer: &str, word: &str, known: bool) -> Option<Fault> {
    if word.is_empty() {
        Some(Fault::new(pointer, FaultCode::Required))
    } else if known {
        None
    } else {
        Some(Fault::new(pointer, FaultCode::UnknownCode))
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
