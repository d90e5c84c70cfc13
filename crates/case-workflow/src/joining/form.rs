//! The application itself: every field, every fault at once.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::fault::{Fault, FaultCode};
use crate::inquiry::reader::{Object, Reader, up_to};
use crate::inquiry::{email_address, folded};
use crate::register::{Basic, Edit, Founder, Hospital, Prefecture, Register, Section};

/// The longest question or answer, in characters.
pub const TEXT_MAX: usize = 2_000;
/// Characters of a person's or a department's name.
const PERSON_MAX: usize = 100;
/// Months before today within which the head has approved.
const APPROVED_MONTHS_MAX: i32 = 12;
/// The members of the register's first section that an application brings.
const BASIC: [&str; 5] = [
    "name_ja",
    "name_en",
    "med_inst_code",
    "prefecture",
    "founder",
];
const OWN: [&str; 9] = [
    "department",
    "post",
    "family",
    "given",
    "email",
    "head_name",
    "head_approved_on",
    "head_approved",
    "consent_data_use",
];

/// What somebody of a hospital's trial office applies with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Application {
    /// Official name in Japanese.
    pub name_ja: String,
    /// Official name in English: overseas firms will read it.
    pub name_en: String,
    /// 医療機関コード, ten digits.
    #[serde(default)]
    pub med_inst_code: Option<String>,
    /// Prefecture.
    pub prefecture: Prefecture,
    /// Who runs it.
    #[serde(default)]
    pub founder: Option<Founder>,
    /// Department, for example the trial office.
    pub department: String,
    /// Post of the person in it.
    #[serde(default)]
    pub post: Option<String>,
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// The institution's address, confirmed by a code.
    pub email: String,
    /// Name of the head of the institution.
    pub head_name: String,
    /// When the head approved.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub head_approved_on: Date,
}

impl Application {
    /// Reads the form. `today` is the day in Japan.
    ///
    /// # Errors
    /// Every fault at once, each with its pointer.
    pub fn read(form: &Map<String, Value>, edit: &Edit) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(edit.today());
        let r = &mut reader;
        let object = Object::root(form);
        r.only(&object, &[BASIC.as_slice(), OWN.as_slice()].concat());
        let line = |r: &mut Reader, key: &str| {
            r.required(&object, key, |r, value, at| {
                r.line(value, at, up_to(PERSON_MAX))
            })
        };
        let department = line(r, "department");
        let family = line(r, "family");
        let given = line(r, "given");
        let head_name = line(r, "head_name");
        let post = r.optional(&object, "post", |r, value, at| {
            r.line(value, at, up_to(PERSON_MAX))
        });
        let email = r.required(&object, "email", |r, value, at| {
            r.shaped(value, at, 254, FaultCode::EmailFormat, email_address)
        });
        let approved_on = r.required(&object, "head_approved_on", approval_day);
        for statement in ["head_approved", "consent_data_use"] {
            let agreed = r.optional(&object, statement, Reader::boolean);
            if agreed != Some(true) {
                r.wrong::<()>(&format!("/{statement}"), FaultCode::MustAgree);
            }
        }
        let mut faults = reader.into_faults();
        let basic = read_basic(form, edit, &mut faults);
        if !faults.is_empty() {
            // In the order of the form, as its reader goes through them.
            let place = |fault: &Fault| {
                let mut names = BASIC.iter().chain(&OWN);
                names.position(|name| fault.pointer.strip_prefix('/') == Some(name))
            };
            faults.sort_by_key(|fault| place(fault).unwrap_or(usize::MAX));
            return Err(faults);
        }
        let read = || {
            Some(Self {
                prefecture: basic.prefecture?,
                founder: basic.founder,
                name_ja: basic.name_ja,
                name_en: basic.name_en,
                med_inst_code: basic.med_inst_code,
                department: department?,
                post,
                family: family?,
                given: given?,
                email: email?,
                head_name: head_name?,
                head_approved_on: approved_on?,
            })
        };
        read().ok_or_else(|| vec![Fault::new("", FaultCode::Required)])
    }

    /// The register's first section as the application has it.
    #[must_use]
    pub fn values(&self) -> Map<String, Value> {
        let all = serde_json::to_value(self).unwrap_or_default();
        let Value::Object(all) = all else {
            return Map::new();
        };
        all.into_iter()
            .filter(|(name, value)| BASIC.contains(&name.as_str()) && !value.is_null())
            .filter(|(_, value)| value.as_str() != Some(""))
            .collect()
    }
}

/// The names and codes of a hospital, by the register's own rules.
fn read_basic(form: &Map<String, Value>, edit: &Edit, faults: &mut Vec<Fault>) -> Basic {
    let given: Map<String, Value> = form
        .iter()
        .filter(|(name, value)| BASIC.contains(&name.as_str()) && said(value))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if !given.contains_key("prefecture") {
        faults.push(Fault::new("/prefecture", FaultCode::Required));
    }
    match Register::read_patch(Section::Basic, &given, &Hospital::default(), edit) {
        Ok((hospital, _)) => hospital.basic,
        Err(found) => {
            faults.extend(found);
            Basic::default()
        }
    }
}

fn said(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        _ => true,
    }
}

/// A day within the last twelve months, today included.
fn approval_day(r: &mut Reader, value: &Value, at: &str) -> Option<Date> {
    let day: Date = r.shaped(value, at, 20, FaultCode::NotADate, |typed| {
        folded(typed).parse().ok()
    })?;
    let oldest = r
        .today
        .saturating_sub(jiff::Span::new().months(APPROVED_MONTHS_MAX));
    if day > r.today {
        r.wrong(at, FaultCode::InFuture)
    } else if day < oldest {
        r.note(Fault::new(at, FaultCode::TooSmall).with("n", oldest))
    } else {
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use serde_json::json;

    fn edit() -> Edit {
        Edit {
            by: PersonId(uuid::Uuid::nil()),
            now: "2026-11-24T01:12:00Z".parse().unwrap(),
        }
    }

    fn whole() -> Map<String, Value> {
        let form = json!({
            "name_ja": "見本中央病院", "name_en": "Mihon Central Hospital", "med_inst_code": "1310000001",
            "prefecture": "13", "department": "治験管理室", "post": "室長",
            "family": "見本", "given": "花子", "email": "chiken@mihon.example",
            "head_name": "見本 一郎", "head_approved_on": "2026-11-20",
            "head_approved": true, "consent_data_use": true,
        });
        serde_json::from_value(form).unwrap()
    }

    fn faults_with(name: &str, value: Value) -> Vec<(String, FaultCode)> {
        let mut form = whole();
        form.insert(name.to_owned(), value);
        let faults = Application::read(&form, &edit()).err().unwrap_or_default();
        let faults = faults.into_iter();
        faults.map(|fault| (fault.pointer, fault.code)).collect()
    }

    #[test]
    fn a_whole_form_is_an_application_and_survives_its_json() {
        let read = Application::read(&whole(), &edit()).unwrap();
        let kept = serde_json::to_string(&read).unwrap();
        assert_eq!(serde_json::from_str::<Application>(&kept).unwrap(), read);
        assert_eq!(read.values()["name_ja"], "見本中央病院");
        assert!(!read.values().contains_key("founder"));
    }

    #[test]
    fn each_field_is_checked_by_its_own_rule() {
        use FaultCode as F;
        let long = "長".repeat(101);
        for (name, value, code) in [
            ("name_ja", json!(" "), F::Required),
            ("prefecture", json!("99"), F::UnknownCode),
            ("med_inst_code", json!("131"), F::CodeFormat),
            ("email", json!("nowhere"), F::EmailFormat),
            ("department", json!(null), F::Required),
            ("given", json!(long), F::TooLong),
            ("head_name", json!(""), F::Required),
            ("head_approved", json!(false), F::MustAgree),
            ("consent_data_use", json!(null), F::MustAgree),
            ("head_approved_on", json!("2026-11-25"), F::InFuture),
            ("head_approved_on", json!("2025-11-23"), F::TooSmall),
            ("head_approved_on", json!("昨日"), F::NotADate),
            ("colour", json!("blue"), F::UnknownField),
        ] {
            assert_eq!(
                faults_with(name, value),
                [(format!("/{name}"), code)],
                "{name}"
            );
        }
    }

    #[test]
    fn an_empty_form_is_told_everything_at_once() {
        let faults = Application::read(&Map::new(), &edit()).unwrap_err();
        assert_eq!(faults.len(), 11, "{faults:?}");
        assert_eq!(faults[0].pointer, "/name_ja");
        assert_eq!(faults[10].pointer, "/consent_data_use");
    }
}
