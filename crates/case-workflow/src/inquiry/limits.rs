//! How much each answer may hold. One table, so that the form, the drafts and
//! the importer of registry records agree.

use serde::Serialize;

use super::FieldId;

/// Characters per text and entries per list of one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Most characters of the longest text in the field, counted as Unicode
    /// scalar values after cleaning.
    pub chars_max: usize,
    /// Most entries of the longest list in the field; 1 where there is none.
    pub entries_max: usize,
}

/// Least characters of a company name (domain 2.2 #1).
pub(crate) const ORG_NAME_MIN: usize = 2;
/// Characters of a phone number as typed, spaces and brackets included.
pub(crate) const PHONE_TYPED_MAX: usize = 40;
/// Characters of a family name, a given name or a title each.
pub(crate) const NAME_PART_MAX: usize = 100;
/// Characters of a privacy notice's version.
pub(crate) const VERSION_MAX: usize = 40;
/// Characters of one registry number as typed.
pub(crate) const REGISTRY_NUMBER_MAX: usize = 60;
/// Characters of one disease code; ICD-11 clusters are the longest.
pub(crate) const DISEASE_CODE_MAX: usize = 60;
/// Characters of one short note of the trial's population.
pub(crate) const NOTE_MAX: usize = 300;

impl FieldId {
    /// The field's limits. Codes from closed lists count as short texts.
    #[must_use]
    pub fn limits(self) -> Limits {
        use FieldId as F;
        let (chars_max, entries_max) = match self {
            F::OrgName | F::SubMandate => (200, 1),
            F::OrgWebsite => (300, 1),
            F::ContactName => (NAME_PART_MAX, 1),
            F::ContactEmail => (254, 1),
            F::ContactPhone => (PHONE_TYPED_MAX, 1),
            F::ProductPublic | F::HeardFrom => (100, 1),
            F::IndicationText => (300, 1),
            F::IndicationCode => (NOTE_MAX, 10),
            F::TrialPublicId => (REGISTRY_NUMBER_MAX, 10),
            F::Modality => (60, 26),
            F::Needs => (2000, 24),
            F::ProtTitle => (600, 1),
            F::ProtPop => (2000, 7),
            F::ProtEquipment => (60, 30),
            F::NeedEnglish => (60, 7),
            _ => (100, 1),
        };
        Limits {
            chars_max,
            entries_max,
        }
    }
}
