//! The typed request form and how it is read.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::limits::ORG_NAME_MIN;
use super::parts::{
    ContactName, FoundBy, Needs, PrivacyConsent, agreed, contact_name, decision_by, found_by,
    needs, privacy_consent, registry_numbers,
};
use super::reader::{Length, Object, Reader, up_to};
use super::{DecisionBy, DiseaseCode, FieldId, FormStage, contact, disease_codes};
use crate::code_lists::{
    Country, JapanBase, JapanStatus, Modality, OrgSize, OrgType, Phase, ProductType, SubmitterRole,
    TherapeuticArea,
};
use crate::fault::{Fault, FaultCode};

/// A complete request, as the firm sent it and after cleaning. Field by field
/// domain 2.2; the JSON form is the form's own answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Inquiry {
    /// Company name, 2 to 200 characters.
    pub org_name: String,
    /// Country or region of headquarters.
    pub org_country: Country,
    /// Web site with scheme, at most 300 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org_website: Option<String>,
    /// Type of organisation.
    pub org_type: OrgType,
    /// What the firm has in Japan.
    pub org_jp_base: JapanBase,
    /// Number of employees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org_size: Option<OrgSize>,
    /// For whom the person speaks.
    pub sub_role: SubmitterRole,
    /// The sponsor an agent acts for; always there when `sub_role` is `agent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mandate: Option<String>,
    /// Who asks.
    pub contact_name: ContactName,
    /// Work e-mail; confirmed by link or code before anything is sent.
    pub contact_email: String,
    /// Telephone in E.164.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_phone: Option<String>,
    /// IANA time zone of the person.
    pub contact_tz: String,
    /// Agreement to the privacy notice.
    pub consent_privacy: PrivacyConsent,
    /// Product category.
    pub product_type: ProductType,
    /// One or more modalities.
    pub modality: Vec<Modality>,
    /// Product name or code, if public; at most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_public: Option<String>,
    /// Disease in words, at most 300 characters.
    pub indication_text: String,
    /// Therapeutic area.
    pub indication_area: TherapeuticArea,
    /// Disease codes, at most 10; often completed by the desk.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indication_code: Vec<DiseaseCode>,
    /// Phase of the trial considered for Japan.
    pub phase_planned: Phase,
    /// Public registry numbers in their kept form, at most 10.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trial_public_id: Vec<String>,
    /// Where Japan stands.
    pub jp_status: JapanStatus,
    /// When countries and sites will be fixed; orders the desk's queue.
    pub jp_site_decision_by: DecisionBy,
    /// What the firm needs.
    pub needs: Needs,
    /// How the firm found the desk.
    pub heard_from: FoundBy,
    /// "My answers contain no confidential information": always true.
    pub nonconf_confirm: bool,
}

impl Inquiry {
    /// Reads answers on the day `today` (in the desk's zone).
    ///
    /// # Errors
    /// Every fault at once, each with the JSON pointer of its field.
    pub fn read(answers: &Map<String, Value>, today: Date) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(today);
        let inquiry = read(&mut reader, &Object::root(answers));
        let faults = reader.into_faults();
        match inquiry {
            Some(inquiry) if faults.is_empty() => Ok(inquiry),
            _ => Err(faults),
        }
    }

    /// The answers again, as [`Inquiry::read`] takes them.
    #[must_use]
    pub fn to_answers(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(answers)) => answers,
            // A struct of strings, codes and lists always becomes an object.
            _ => Map::new(),
        }
    }
}

fn read(r: &mut Reader, form: &Object<'_>) -> Option<Inquiry> {
    use FieldId as F;
    let max = |field: FieldId| up_to(field.limits().chars_max);
    let known: Vec<&str> = FieldId::ALL
        .iter()
        .filter(|field| field.stage() == FormStage::Inquiry)
        .map(|field| field.as_str())
        .collect();
    r.only(form, &known);

    let org_name = r.required(form, "org_name", |r, v, at| {
        r.line(
            v,
            at,
            Length {
                min: ORG_NAME_MIN,
                ..max(F::OrgName)
            },
        )
    });
    let org_country = r.required(form, "org_country", |r, v, at| {
        r.shaped(v, at, 60, FaultCode::UnknownCode, Country::parse)
    });
    let org_website = r.optional(form, "org_website", |r, v, at| {
        r.shaped(
            v,
            at,
            max(F::OrgWebsite).max,
            FaultCode::UrlFormat,
            contact::website,
        )
    });
    let org_type = r.required(form, "org_type", Reader::code);
    let org_jp_base = r.required(form, "org_jp_base", Reader::code);
    let org_size = r.optional(form, "org_size", Reader::code);

    let sub_role = r.required(form, "sub_role", Reader::code);
    let mandate = |r: &mut Reader, v: &Value, at: &str| r.line(v, at, max(F::SubMandate));
    let sub_mandate = if sub_role == Some(SubmitterRole::Agent) {
        r.required(form, "sub_mandate", mandate)
    } else {
        r.optional(form, "sub_mandate", mandate)
    };
    let contact_name = r.required(form, "contact_name", contact_name);
    let contact_email = r.required(form, "contact_email", |r, v, at| {
        r.shaped(
            v,
            at,
            max(F::ContactEmail).max,
            FaultCode::EmailFormat,
            contact::email,
        )
    });
    let contact_phone = r.optional(form, "contact_phone", |r, v, at| {
        r.shaped(
            v,
            at,
            max(F::ContactPhone).max,
            FaultCode::PhoneFormat,
            contact::phone,
        )
    });
    let contact_tz = r.required(form, "contact_tz", |r, v, at| {
        r.shaped(
            v,
            at,
            max(F::ContactTz).max,
            FaultCode::UnknownCode,
            contact::time_zone,
        )
    });
    let consent_privacy = privacy_consent(r, form);

    let product_type = r.required(form, "product_type", Reader::code);
    let modality = r.required(form, "modality", Reader::codes);
    let product_public = r.optional(form, "product_public", |r, v, at| {
        r.line(v, at, max(F::ProductPublic))
    });
    let indication_text = r.required(form, "indication_text", |r, v, at| {
        r.lines(v, at, max(F::IndicationText))
    });
    let indication_area = r.required(form, "indication_area", Reader::code);
    let indication_code = r.optional(form, "indication_code", disease_codes);
    let phase_planned = r.required(form, "phase_planned", Reader::code);
    let trial_public_id = r.optional(form, "trial_public_id", registry_numbers);

    let jp_status = r.required(form, "jp_status", Reader::code);
    let jp_site_decision_by = r.required(form, "jp_site_decision_by", decision_by);
    let needs = r.required(form, "needs", needs);
    let heard_from = r.required(form, "heard_from", found_by);
    let nonconf_confirm = agreed(r, form, "nonconf_confirm");

    // Optional fields were noted when they could not be read, so that a `None`
    // here is an honest "not provided" whenever the faults are empty.
    Some(Inquiry {
        org_name: org_name?,
        org_country: org_country?,
        org_website,
        org_type: org_type?,
        org_jp_base: org_jp_base?,
        org_size,
        sub_role: sub_role?,
        sub_mandate,
        contact_name: contact_name?,
        contact_email: contact_email?,
        contact_phone,
        contact_tz: contact_tz?,
        consent_privacy: consent_privacy?,
        product_type: product_type?,
        modality: modality?,
        product_public,
        indication_text: indication_text?,
        indication_area: indication_area?,
        indication_code: indication_code.unwrap_or_default(),
        phase_planned: phase_planned?,
        trial_public_id: trial_public_id.unwrap_or_default(),
        jp_status: jp_status?,
        jp_site_decision_by: jp_site_decision_by?,
        needs: needs?,
        heard_from: heard_from?,
        nonconf_confirm: nonconf_confirm?,
    })
}
