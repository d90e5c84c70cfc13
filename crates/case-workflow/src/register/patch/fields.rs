//! Sections that are made of single answers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::calendar::FiscalYear;
use crate::code_lists::{CodeList, Equipment};
use crate::fault::{Fault, FaultCode};
use crate::inquiry::reader::{Reader, up_to};
use crate::inquiry::{email, folded, phone};
use crate::register::codes::{EnglishLevel, EnglishWork};
use crate::register::sections::{
    Basic, ContactPerson, Contracts, DataAndDct, Departments, Equipped, Ethics, Team, TrackRecord,
};

/// Characters of a hospital's name.
const NAME_MAX: usize = 200;
/// Characters of a short name.
const SHORT_MAX: usize = 40;
/// Characters of a person's or a department's name.
pub(super) const PERSON_MAX: usize = 100;
/// Characters of a mail address or of a telephone number as typed.
const ADDRESS_MAX: usize = 254;
/// Trials in five years, days, beds: more is a slip of the finger.
const COUNT_MAX: u32 = 1_000;
const BEDS_MAX: u32 = 200;
/// Meetings of the review board.
const MEETINGS_MAX: usize = 12;

/// The members of a patch.
pub(super) struct Patch<'a> {
    pub members: &'a Map<String, Value>,
}

impl Patch<'_> {
    /// Replaces one answer: null or blank makes it unknown, what cannot be
    /// read leaves it and notes a fault.
    pub fn set<T>(
        &self,
        r: &mut Reader,
        key: &str,
        into: &mut Option<T>,
        read: impl FnOnce(&mut Reader, &Value, &str) -> Option<T>,
    ) {
        match self.members.get(key) {
            None => {}
            Some(value) if unknown(value) => *into = None,
            Some(value) => {
                if let Some(answer) = read(r, value, &format!("/{key}")) {
                    *into = Some(answer);
                }
            }
        }
    }
}

/// Nothing typed. An empty list is an answer: none of them.
pub(super) fn unknown(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => folded(text).is_empty(),
        Value::Object(members) => members.values().all(unknown),
        _ => false,
    }
}

pub(super) fn basic(r: &mut Reader, patch: &Patch<'_>, basic: &mut Basic) {
    for (key, name) in [
        ("name_ja", &mut basic.name_ja),
        ("name_en", &mut basic.name_en),
    ] {
        let mut typed = Some(std::mem::take(name));
        patch.set(r, key, &mut typed, |r, v, at| {
            r.line(v, at, up_to(NAME_MAX))
        });
        match typed.filter(|text| !text.is_empty()) {
            Some(text) => *name = text,
            None => {
                r.wrong::<()>(&format!("/{key}"), FaultCode::Required);
            }
        }
    }
    patch.set(r, "abbreviation", &mut basic.abbreviation, |r, v, at| {
        r.line(v, at, up_to(SHORT_MAX))
    });
    patch.set(r, "med_inst_code", &mut basic.med_inst_code, |r, v, at| {
        let typed = r.line(v, at, up_to(SHORT_MAX))?;
        med_inst_code(&typed).or_else(|| r.note(not_of_its_kind(at)))
    });
    patch.set(r, "prefecture", &mut basic.prefecture, Reader::code);
    patch.set(r, "founder", &mut basic.founder, Reader::code);
    let mut statuses = Some(std::mem::take(&mut basic.statuses));
    patch.set(r, "statuses", &mut statuses, sorted);
    basic.statuses = statuses.unwrap_or_default();

    let prefixes = basic
        .med_inst_code
        .as_deref()
        .zip(basic.prefecture)
        .map(|(code, prefecture)| (code.get(..2), prefecture.as_str()));
    if prefixes.is_some_and(|(code, prefecture)| code != Some(prefecture)) {
        r.note::<()>(not_of_its_kind("/med_inst_code"));
    }
}

/// Not ten digits that begin with the prefecture's two. Disease codes have
/// another shape, so the fault says which kind it is about.
fn not_of_its_kind(at: &str) -> Fault {
    Fault::new(at, FaultCode::CodeFormat).with("system", "med_inst_code")
}

/// Ten digits: prefecture 01–47, table, seven more. Nine digits, as the health
/// bureaus print them, get the table digit 1 (medical).
fn med_inst_code(typed: &str) -> Option<String> {
    let digits = folded(typed).replace(['-', '.', ','], "");
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let code = match digits.len() {
        9 => format!("{}1{}", &digits[..2], &digits[2..]),
        10 => digits,
        _ => return None,
    };
    let prefecture: u8 = code[..2].parse().ok()?;
    (1..=47).contains(&prefecture).then_some(code)
}

pub(super) fn team(r: &mut Reader, patch: &Patch<'_>, team: &mut Team) {
    patch.set(r, "office_mail", &mut team.office_mail, mail);
    patch.set(r, "office_phone", &mut team.office_phone, telephone);
    patch.set(r, "front", &mut team.front, person);
    patch.set(r, "deputy", &mut team.deputy, person);
}

fn person(r: &mut Reader, value: &Value, at: &str) -> Option<ContactPerson> {
    let object = r.object(value, at)?;
    r.only(&object, &["name", "mail", "phone"]);
    let name = r.required(&object, "name", |r, v, at| r.line(v, at, up_to(PERSON_MAX)));
    let mail = r.optional(&object, "mail", mail);
    let phone = r.optional(&object, "phone", telephone);
    Some(ContactPerson {
        name: name?,
        mail,
        phone,
    })
}

pub(super) fn mail(r: &mut Reader, value: &Value, at: &str) -> Option<String> {
    r.shaped(value, at, ADDRESS_MAX, FaultCode::EmailFormat, email)
}

/// Japanese offices write their number without the country code.
fn telephone(r: &mut Reader, value: &Value, at: &str) -> Option<String> {
    r.shaped(value, at, ADDRESS_MAX, FaultCode::PhoneFormat, |typed| {
        let typed = folded(typed);
        let domestic = typed
            .strip_prefix('0')
            .filter(|rest| !rest.starts_with('0'));
        phone(&domestic.map_or(typed.clone(), |rest| format!("+81{rest}")))
    })
}

pub(super) fn departments(r: &mut Reader, patch: &Patch<'_>, departments: &mut Departments) {
    patch.set(r, "areas", &mut departments.areas, sorted);
    patch.set(r, "age_groups", &mut departments.age_groups, sorted);
}

pub(super) fn record(r: &mut Reader, patch: &Patch<'_>, record: &mut TrackRecord) {
    patch.set(r, "phases", &mut record.phases, sorted);
    patch.set(r, "fih_trials", &mut record.fih_trials, |r, v, at| {
        r.number(v, at, 0, COUNT_MAX)
    });
    patch.set(
        r,
        "international_trials",
        &mut record.international_trials,
        |r, v, at| r.number(v, at, 0, COUNT_MAX),
    );
    patch.set(r, "startup_days", &mut record.startup_days, |r, v, at| {
        r.number(v, at, 1, COUNT_MAX)
    });
}

pub(super) fn equipment(r: &mut Reader, patch: &Patch<'_>, equipped: &mut Equipped) {
    merge(
        r,
        patch,
        "items",
        &mut equipped.items,
        |r, item: Equipment, value, at| {
            match Equipped::asked().any(|asked| asked == item) {
                true => r.boolean(value, at),
                // Phase 1 beds are counted; nobody could answer "other".
                false => r.wrong(at, FaultCode::UnknownField),
            }
        },
    );
    patch.set(r, "phase1_beds", &mut equipped.phase1_beds, |r, v, at| {
        r.number(v, at, 0, BEDS_MAX)
    });
    patch.set(r, "cartagena", &mut equipped.cartagena, Reader::boolean);
    patch.set(r, "radioligand", &mut equipped.radioligand, Reader::boolean);
}

pub(super) fn irb(r: &mut Reader, patch: &Patch<'_>, irb: &mut Ethics) {
    patch.set(r, "kinds", &mut irb.kinds, sorted);
    patch.set(r, "accepts_single", &mut irb.accepts_single, Reader::code);
    patch.set(r, "english", &mut irb.english, sorted);
    patch.set(r, "meetings", &mut irb.meetings, meetings);
}

/// Days of the next meetings, in order.
fn meetings(r: &mut Reader, value: &Value, at: &str) -> Option<Vec<Date>> {
    let entries = r.list(value, at, MEETINGS_MAX)?;
    let mut days: Vec<Date> = Vec::with_capacity(entries.len());
    let mut whole = true;
    for (place, entry) in entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| !unknown(entry))
    {
        let at = format!("{at}/{place}");
        let day = r.shaped(entry, &at, 20, FaultCode::NotADate, |typed| {
            folded(typed).replace('/', "-").parse::<Date>().ok()
        });
        let fault = match day {
            None => None,
            Some(day) if day < r.today => Some(FaultCode::InPast),
            // Nobody has fixed meetings so far ahead: a slip of the finger.
            Some(day) if FiscalYear::of(day).0 > FiscalYear::of(r.today).0 + 2 => {
                Some(FaultCode::NotADate)
            }
            Some(day) if days.contains(&day) => Some(FaultCode::Duplicate),
            Some(day) => {
                days.push(day);
                continue;
            }
        };
        whole = false;
        if let Some(code) = fault {
            r.wrong::<()>(&at, code);
        }
    }
    days.sort_unstable();
    whole.then_some(days)
}

pub(super) fn contract(r: &mut Reader, patch: &Patch<'_>, contract: &mut Contracts) {
    patch.set(r, "english", &mut contract.english, Reader::code);
    patch.set(r, "templates", &mut contract.templates, sorted);
    patch.set(
        r,
        "direct_overseas",
        &mut contract.direct_overseas,
        Reader::boolean,
    );
    patch.set(r, "via_iccc", &mut contract.via_iccc, Reader::boolean);
    patch.set(r, "e_sign", &mut contract.e_sign, Reader::boolean);
    patch.set(r, "costing", &mut contract.costing, Reader::code);
}

pub(super) fn data(r: &mut Reader, patch: &Patch<'_>, data: &mut DataAndDct) {
    patch.set(
        r,
        "remote_monitoring",
        &mut data.remote_monitoring,
        Reader::code,
    );
    patch.set(r, "econsent", &mut data.econsent, Reader::boolean);
    patch.set(r, "partner_sites", &mut data.partner_sites, Reader::boolean);
}

pub(super) fn english(
    r: &mut Reader,
    patch: &Patch<'_>,
    levels: &mut BTreeMap<EnglishWork, EnglishLevel>,
) {
    merge(r, patch, "levels", levels, |r, _, value, at| {
        r.code(value, at)
    });
}

/// Codes in the order of their list, each once.
fn sorted<L: CodeList + Ord>(r: &mut Reader, value: &Value, at: &str) -> Option<Vec<L>> {
    let mut codes = r.codes::<L>(value, at)?;
    codes.sort_unstable();
    Some(codes)
}

/// An object whose members are codes: each replaces its answer, null makes it
/// unknown, what is not there stays.
pub(super) fn merge<K: CodeList + Ord, V>(
    r: &mut Reader,
    patch: &Patch<'_>,
    key: &str,
    into: &mut BTreeMap<K, V>,
    mut read: impl FnMut(&mut Reader, K, &Value, &str) -> Option<V>,
) {
    let Some(value) = patch.members.get(key).filter(|value| !value.is_null()) else {
        return;
    };
    let at = format!("/{key}");
    // Asked for its fault when it is something else.
    if r.object(value, &at).is_none() {
        return;
    }
    for (word, value) in value.as_object().into_iter().flatten() {
        let at = format!("{at}/{}", word.replace('~', "~0").replace('/', "~1"));
        match K::parse(word) {
            None => {
                r.wrong::<()>(&at, FaultCode::UnknownCode);
            }
            Some(code) if unknown(value) => {
                into.remove(&code);
            }
            Some(code) => {
                if let Some(answer) = read(r, code, value, &at) {
                    into.insert(code, answer);
                }
            }
        }
    }
}
