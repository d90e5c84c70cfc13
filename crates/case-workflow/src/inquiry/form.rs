//! The typed request form and how it is read.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::limits::{NAME_PART_MAX, ORG_NAME_MIN, REGISTRY_NUMBER_MAX, VERSION_MAX};
use super::reader::{Length, Object, Reader, up_to};
use super::{
    DecisionBy, DiseaseCode, FieldId, FormStage, Month, contact, disease_codes, registry_number,
};
use crate::code_lists::{
    Country, HeardFrom, JapanBase, JapanStatus, Modality, Need, OrgSize, OrgType, Phase,
    ProductType, SubmitterRole, TherapeuticArea,
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

fn contact_name(r: &mut Reader, value: &Value, at: &str) -> Option<ContactName> {
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
fn agreed(r: &mut Reader, object: &Object<'_>, key: &str) -> Option<bool> {
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

fn privacy_consent(r: &mut Reader, form: &Object<'_>) -> Option<PrivacyConsent> {
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

fn registry_numbers(r: &mut Reader, value: &Value, at: &str) -> Option<Vec<String>> {
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

fn decision_by(r: &mut Reader, value: &Value, at: &str) -> Option<DecisionBy> {
    let by: DecisionBy = r.shaped(value, at, 20, FaultCode::NotADate, |typed| {
        typed.parse().ok()
    })?;
    match by.month() {
        Some(month) if month < Month::of(r.today) => r.wrong(at, FaultCode::InPast),
        _ => Some(by),
    }
}

fn needs(r: &mut Reader, value: &Value, at: &str) -> Option<Needs> {
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

fn found_by(r: &mut Reader, value: &Value, at: &str) -> Option<FoundBy> {
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
