//! All match-critical answers of a case, and what is still needed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::design::design;
use super::numbers::{patient_numbers, visits};
use super::population::population;
use super::timeline::timeline;
use super::{Design, JapanTimeline, PatientNumbers, Population, Visits};
use crate::code_lists::{EnglishTask, Equipment, IrbRoute, Phase};
use crate::disclosure::Tier;
use crate::fault::Fault;
use crate::inquiry::reader::{Object, Reader};
use crate::inquiry::{DiseaseCode, FieldId, disease_codes};

/// The answers so far; `None` is not answered. An empty list is an answer:
/// nothing special is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Details {
    /// Coded diseases, at most 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indication_code: Option<Vec<DiseaseCode>>,
    /// Trial design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prot_design: Option<Design>,
    /// Who can take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prot_pop: Option<Population>,
    /// How many patients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prot_n: Option<PatientNumbers>,
    /// Visits and burden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prot_visits: Option<Visits>,
    /// Equipment and procedures needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prot_equipment: Option<Vec<Equipment>>,
    /// Window for Japan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tl_japan: Option<JapanTimeline>,
    /// Ethics review route.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need_sirb: Option<IrbRoute>,
    /// What must be possible in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need_english: Option<Vec<EnglishTask>>,
}

impl Details {
    /// The fields a patch may hold.
    pub const FIELDS: [FieldId; 9] = [
        FieldId::IndicationCode,
        FieldId::ProtDesign,
        FieldId::ProtPop,
        FieldId::ProtN,
        FieldId::ProtVisits,
        FieldId::ProtEquipment,
        FieldId::TlJapan,
        FieldId::NeedSirb,
        FieldId::NeedEnglish,
    ];

    /// `current` with the fields of `patch` replaced; null clears a field,
    /// a field that is not there stays as it is.
    ///
    /// # Errors
    /// Every fault at once; `current` is then to be kept.
    pub fn read_patch(
        patch: &Map<String, Value>,
        current: &Self,
        today: Date,
    ) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(today);
        let r = &mut reader;
        let known = Self::FIELDS.map(FieldId::as_str);
        r.only(&Object::root(patch), &known);
        let mut next = current.clone();
        for (name, value) in patch {
            let at = format!("/{name}");
            match FieldId::parse(name) {
                Some(FieldId::IndicationCode) => {
                    next.indication_code = given(r, value, &at, disease_codes);
                    // A list without a code is no coded disease.
                    next.indication_code.take_if(|codes| codes.is_empty());
                }
                Some(FieldId::ProtDesign) => next.prot_design = given(r, value, &at, design),
                Some(FieldId::ProtPop) => next.prot_pop = given(r, value, &at, population),
                Some(FieldId::ProtN) => next.prot_n = given(r, value, &at, patient_numbers),
                Some(FieldId::ProtVisits) => next.prot_visits = given(r, value, &at, visits),
                Some(FieldId::ProtEquipment) => {
                    next.prot_equipment = given(r, value, &at, Reader::codes);
                }
                Some(FieldId::TlJapan) => next.tl_japan = given(r, value, &at, timeline),
                Some(FieldId::NeedSirb) => next.need_sirb = given(r, value, &at, Reader::code),
                Some(FieldId::NeedEnglish) => {
                    next.need_english = given(r, value, &at, Reader::codes)
                }
                // Refused by name above.
                _ => {}
            }
        }
        let faults = reader.into_faults();
        if faults.is_empty() {
            Ok(next)
        } else {
            Err(faults)
        }
    }

    /// The answers up to a tier (domain 2.1); those above count as not given.
    #[must_use]
    pub fn up_to(&self, tier: Tier) -> Self {
        let mut open = self.clone();
        let above = |field: FieldId| field.tier() > tier;
        for field in Self::FIELDS.into_iter().filter(|field| above(*field)) {
            match field {
                FieldId::IndicationCode => open.indication_code = None,
                FieldId::ProtDesign => open.prot_design = None,
                FieldId::ProtPop => open.prot_pop = None,
                FieldId::ProtN => open.prot_n = None,
                FieldId::ProtVisits => open.prot_visits = None,
                FieldId::ProtEquipment => open.prot_equipment = None,
                FieldId::TlJapan => open.tl_japan = None,
                FieldId::NeedSirb => open.need_sirb = None,
                FieldId::NeedEnglish => open.need_english = None,
                // `FIELDS` holds no others.
                _ => {}
            }
        }
        open
    }

    /// The answers as the form's JSON, keyed by field.
    #[must_use]
    pub fn to_answers(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(answers)) => answers,
            // A struct of answers always becomes an object.
            _ => Map::new(),
        }
    }
}

fn given<T>(
    r: &mut Reader,
    value: &Value,
    at: &str,
    read: impl FnOnce(&mut Reader, &Value, &str) -> Option<T>,
) -> Option<T> {
    let empty = matches!(value, Value::Object(members) if members.is_empty());
    if value.is_null() || empty {
        None
    } else {
        read(r, value, at)
    }
}

/// The fields still needed before a first round may be opened (domain 4.1
/// A11): disease code, phase, number for Japan, age group, window, ethics
/// route, equipment. "I don't know yet" counts as an answer.
#[must_use]
pub fn missing_for_matching(
    phase: Option<Phase>,
    stage1_codes: &[DiseaseCode],
    details: &Details,
) -> Vec<FieldId> {
    let coded = !stage1_codes.is_empty() || details.indication_code.is_some();
    let window = details.tl_japan.as_ref();
    [
        (FieldId::IndicationCode, coded),
        (FieldId::PhasePlanned, phase.is_some()),
        (
            FieldId::ProtN,
            details
                .prot_n
                .as_ref()
                .is_some_and(|n| n.japan_target.is_some()),
        ),
        (
            FieldId::ProtPop,
            details
                .prot_pop
                .as_ref()
                .is_some_and(|p| !p.age_groups.is_empty()),
        ),
        (
            FieldId::TlJapan,
            window.is_some_and(|w| w.wanted_fpi.is_some() && w.window_months.is_some()),
        ),
        (FieldId::NeedSirb, details.need_sirb.is_some()),
        (FieldId::ProtEquipment, details.prot_equipment.is_some()),
    ]
    .into_iter()
    .filter_map(|(field, answered)| (!answered).then_some(field))
    .collect()
}
