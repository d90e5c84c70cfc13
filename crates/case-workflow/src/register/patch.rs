//! Edits of a hospital's entry, section by section: forgiving in what people
//! type, every fault at once.

mod fields;
mod lists;
mod more;
mod rows;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};

pub use rows::DISEASES_MAX;

use super::Hospital;
use super::change::{Change, changes};
use super::codes::{Section, Source, ValueState, Visibility};
use super::stated::Stated;
use crate::calendar::{FiscalYear, jst_date};
use crate::fault::{Fault, FaultCode};
use crate::ids::PersonId;
use crate::inquiry::reader::{Object, Reader};

/// Members of every patch besides the section's own.
const ABOUT: &[&str] = &["source", "as_of", "visibility"];
/// Fiscal years before this one that a count of patients may describe
/// (domain 3.C: at most 24 months old).
const PERIODS_BACK: i16 = 2;

/// Who edits, and when. The day is the one in Japan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// Who.
    pub by: PersonId,
    /// When.
    pub now: Timestamp,
}

impl Edit {
    /// The day in Japan.
    #[must_use]
    pub fn today(&self) -> Date {
        jst_date(self.now)
    }
}

/// The register's rules for changing an entry.
#[derive(Debug, Clone, Copy)]
pub struct Register;

impl Register {
    /// `current` with one section changed by `patch`, and what changed.
    ///
    /// A member replaces what it names, null or blank makes it unknown, what
    /// is not there stays. Members by section: those of the section's type
    /// (with `levels` for English, `items` for equipment, both item by item;
    /// `rows` for patients by disease and for free places, and each list of
    /// [`RowList`](super::RowList) by its name, the whole list), and for all
    /// `source` (else the hospital's own entry), `as_of` (else today) and
    /// `visibility`.
    ///
    /// Saving a section confirms it, but a patch that only says who may see it
    /// confirms nothing. Of patients by disease, only rows that changed are
    /// confirmed.
    ///
    /// # Errors
    /// Every fault at once, each with its pointer; `current` is then to be kept.
    pub fn read_patch(
        section: Section,
        patch: &Map<String, Value>,
        current: &Hospital,
        edit: &Edit,
    ) -> Result<(Hospital, Vec<Change>), Vec<Fault>> {
        let today = edit.today();
        let mut reader = Reader::new(today);
        let r = &mut reader;
        let known: Vec<&str> = [ABOUT, members(section)].concat();
        r.only(&Object::root(patch), &known);

        let about = About::read(r, section, patch);
        let stated = Stated::new(section, about.source, about.as_of, Some(edit.by), edit.now);
        let mut next = current.clone();
        let patch_of = fields::Patch { members: patch };
        match section {
            Section::Basic => fields::basic(r, &patch_of, &mut next.basic),
            Section::Team => fields::team(r, &patch_of, &mut next.team),
            Section::Departments => fields::departments(r, &patch_of, &mut next.departments),
            Section::Record => fields::record(r, &patch_of, &mut next.record),
            Section::Equipment => fields::equipment(r, &patch_of, &mut next.equipment),
            Section::Irb => fields::irb(r, &patch_of, &mut next.irb),
            Section::Contract => fields::contract(r, &patch_of, &mut next.contract),
            Section::Data => fields::data(r, &patch_of, &mut next.data),
            Section::English => fields::english(r, &patch_of, &mut next.english),
            Section::Diseases => rows::diseases(r, &patch_of, &mut next, &stated),
            Section::Slots => rows::slots(r, &patch_of, &mut next.slots),
        }
        if let Some(into) = next.more_mut(section) {
            more::answers(r, &patch_of, section, into);
        }
        lists::lists(r, &patch_of, section, &mut next);
        if let Some(visibility) = about.visibility {
            next.visible.insert(section, visibility);
        }
        let says_something = patch.keys().any(|name| name != "visibility");
        // Rows of patients carry statements of their own.
        if says_something && section != Section::Diseases {
            next.stated.insert(section, stated);
        }
        let faults = reader.into_faults();
        if faults.is_empty() {
            let changed = changes(current, &next);
            Ok((next, changed))
        } else {
            Err(faults)
        }
    }

    /// "Nothing changed": the section holds again from now.
    ///
    /// # Errors
    /// `required` where the section was never answered; `too_small` with the
    /// row's pointer where a count of patients is too old to be confirmed
    /// without counting again.
    pub fn confirm(
        section: Section,
        current: &Hospital,
        edit: &Edit,
    ) -> Result<Hospital, Vec<Fault>> {
        let today = edit.today();
        if current.state(section, today) == ValueState::Unanswered {
            return Err(vec![Fault::new("", FaultCode::Required)]);
        }
        let again = |before: &Stated| {
            // The hospital now stands for what was read from a public list.
            let source = match before.source {
                Source::PublicList => Source::Own,
                source => source,
            };
            Stated::new(section, source, today, Some(edit.by), edit.now)
        };
        let mut next = current.clone();
        if section == Section::Diseases {
            let oldest = oldest_period(today);
            let faults: Vec<Fault> = current
                .diseases
                .iter()
                .enumerate()
                .filter(|(_, row)| row.period.is_some_and(|period| period < oldest))
                .map(|(place, _)| {
                    Fault::new(format!("/rows/{place}/period"), FaultCode::TooSmall)
                        .with("n", oldest)
                })
                .collect();
            if !faults.is_empty() {
                return Err(faults);
            }
            for row in &mut next.diseases {
                row.stated = again(&row.stated);
            }
        } else if let Some(stated) = next.stated.get_mut(&section) {
            *stated = again(stated);
        }
        Ok(next)
    }

    /// "Nothing changed" for several sections at once, of those that
    /// [`Hospital::to_confirm`] names today.
    ///
    /// # Errors
    /// Every fault at once: `required` at `/sections` where none is named, else
    /// at the section's place `duplicate`, `unknown_code` where it is not to be
    /// confirmed, or what [`Register::confirm`] refuses.
    pub fn confirm_ending(
        sections: &[Section],
        current: &Hospital,
        edit: &Edit,
    ) -> Result<Hospital, Vec<Fault>> {
        let offered = current.to_confirm(edit.today());
        let mut next = current.clone();
        let mut faults = Vec::new();
        if sections.is_empty() {
            faults.push(Fault::new("/sections", FaultCode::Required));
        }
        for (place, section) in sections.iter().enumerate() {
            let at = format!("/sections/{place}");
            if sections[..place].contains(section) {
                faults.push(Fault::new(at, FaultCode::Duplicate));
            } else if !offered.contains(section) {
                faults.push(Fault::new(at, FaultCode::UnknownCode));
            } else {
                match Self::confirm(*section, &next, edit) {
                    Ok(confirmed) => next = confirmed,
                    Err(refused) => faults.extend(refused.into_iter().map(|mut fault| {
                        fault.pointer.clone_from(&at);
                        fault
                    })),
                }
            }
        }
        if faults.is_empty() {
            Ok(next)
        } else {
            Err(faults)
        }
    }
}

/// What a patch says about its values.
struct About {
    source: Source,
    as_of: Date,
    visibility: Option<Visibility>,
}

impl About {
    fn read(r: &mut Reader, section: Section, patch: &Map<String, Value>) -> Self {
        let object = Object::root(patch);
        let source = r.optional(&object, "source", Reader::code);
        let as_of = r.optional(&object, "as_of", as_of);
        let visibility = r.optional(&object, "visibility", |r, value, at| {
            match r.code::<Visibility>(value, at)? {
                Visibility::V0 if !section.may_be_public() => r.wrong(at, FaultCode::UnknownCode),
                visibility => Some(visibility),
            }
        });
        Self {
            source: source.unwrap_or(Source::Own),
            as_of: as_of.unwrap_or(r.today),
            visibility,
        }
    }
}

/// The day that a value describes: today or before.
fn as_of(r: &mut Reader, value: &Value, at: &str) -> Option<Date> {
    let day: Date = r.shaped(value, at, 20, FaultCode::NotADate, |typed| {
        crate::inquiry::folded(typed).parse().ok()
    })?;
    if day > r.today {
        r.wrong(at, FaultCode::InFuture)
    } else {
        Some(day)
    }
}

/// The section's own members of a patch.
pub(super) fn members(section: Section) -> &'static [&'static str] {
    match section {
        Section::Basic => &[
            "name_ja",
            "name_en",
            "abbreviation",
            "med_inst_code",
            "prefecture",
            "founder",
            "statuses",
            "more",
        ],
        Section::Team => &["office_mail", "office_phone", "front", "deputy", "more"],
        Section::Departments => &["areas", "age_groups", "investigators", "more"],
        Section::Record => &[
            "phases",
            "fih_trials",
            "international_trials",
            "startup_days",
            "past_trials",
            "more",
        ],
        Section::Equipment => &["items", "phase1_beds", "cartagena", "radioligand", "more"],
        Section::Irb => &["kinds", "accepts_single", "english", "meetings", "more"],
        Section::Contract => &[
            "english",
            "templates",
            "direct_overseas",
            "via_iccc",
            "e_sign",
            "costing",
            "more",
        ],
        Section::Data => &["remote_monitoring", "econsent", "partner_sites", "more"],
        Section::English => &["levels", "english_people"],
        Section::Diseases => &["rows"],
        Section::Slots => &["rows", "competing_trials"],
    }
}

/// The oldest fiscal year that a count of patients may describe.
pub(crate) fn oldest_period(today: Date) -> FiscalYear {
    FiscalYear(FiscalYear::of(today).0 - PERIODS_BACK)
}
