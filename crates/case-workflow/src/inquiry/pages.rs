//! The seven pages of the form (ux 3.2, I2 to I8).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{FieldId, Inquiry};
use crate::fault::Fault;

/// A page of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum PageId {
    /// I2 You.
    You,
    /// I3 Trial number.
    TrialNumber,
    /// I4 Company.
    Company,
    /// I5 Product.
    Product,
    /// I6 Trial and Japan.
    TrialAndJapan,
    /// I7 What you need.
    Needs,
    /// I8 Check answers.
    Check,
}

/// Each page and its fields, in the order they are asked. Every Stage 1 field
/// is on exactly one page.
pub const PAGES: [(PageId, &[FieldId]); 7] = [
    (
        PageId::You,
        &[
            FieldId::ContactName,
            FieldId::SubRole,
            FieldId::SubMandate,
            FieldId::ContactEmail,
            FieldId::ContactPhone,
            FieldId::ContactTz,
        ],
    ),
    (PageId::TrialNumber, &[FieldId::TrialPublicId]),
    (
        PageId::Company,
        &[
            FieldId::OrgName,
            FieldId::OrgCountry,
            FieldId::OrgWebsite,
            FieldId::OrgType,
            FieldId::OrgSize,
            FieldId::OrgJpBase,
        ],
    ),
    (
        PageId::Product,
        &[
            FieldId::ProductType,
            FieldId::Modality,
            FieldId::ProductPublic,
            FieldId::IndicationText,
            FieldId::IndicationArea,
            FieldId::IndicationCode,
        ],
    ),
    (
        PageId::TrialAndJapan,
        &[
            FieldId::PhasePlanned,
            FieldId::JpStatus,
            FieldId::JpSiteDecisionBy,
        ],
    ),
    (PageId::Needs, &[FieldId::Needs, FieldId::HeardFrom]),
    (
        PageId::Check,
        &[FieldId::ConsentPrivacy, FieldId::NonconfConfirm],
    ),
];

/// The faults of one page's fields; whatever else the answers hold is left for
/// its own page.
#[must_use]
pub fn check_page(answers: &Map<String, Value>, page: PageId, today: Date) -> Vec<Fault> {
    let fields = PAGES
        .iter()
        .find(|(id, _)| *id == page)
        .map_or(&[][..], |(_, fields)| fields);
    let on_page = |fault: &Fault| {
        let name = fault.pointer.split('/').nth(1).unwrap_or_default();
        fields.iter().any(|field| field.as_str() == name)
    };
    // Only this page's answers are read: faults elsewhere must not crowd out
    // its own where there are very many.
    let here = answers
        .iter()
        .filter(|(name, _)| fields.iter().any(|field| field.as_str() == name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    match Inquiry::read(&here, today) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().filter(on_page).collect(),
    }
}
