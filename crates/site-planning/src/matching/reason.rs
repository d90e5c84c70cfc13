//! Why a criterion came out as it did: a code and its values. The front end
//! has the words (words 3, #42–47).

use std::collections::BTreeMap;

use case_workflow::calendar::jst_date;
use case_workflow::register::{Section, Source, Stated};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was found. Values stand in [`Reason::params`] under the names given
/// here; codes of lists as their words, numbers in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum ReasonCode {
    /// Confirmed and not lapsed.
    RegisterKept,
    /// `section` has been past its date for six months.
    RegisterLapsed,
    /// `patients` (of `code`, needed `needed`; `grade`, `method`, `period`).
    PatientsEnough,
    /// As above, but fewer than `needed`.
    PatientsTooFew,
    /// For points: `patients` of `code`, measured against `needed`; `grade`.
    PatientsCounted,
    /// A row for `code`, without a number.
    PatientsNotStated,
    /// No row for the disease.
    DiseaseNotStated,
    /// The hospital does not treat `area`.
    AreaNotTreated,
    /// The trial's disease has no ICD-10 code yet.
    DiseaseNotCoded,
    /// Takes `phase`.
    PhaseTaken,
    /// Does not take `phase`.
    PhaseNotTaken,
    /// Treats `ages` of those asked (words with commas).
    AgesTreated,
    /// Treats none of `ages`.
    AgesNotTreated,
    /// Has `equipment` (`beds`, where counted).
    Equipped,
    /// Has no `equipment`.
    NotEquipped,
    /// Ready for what the rule asks.
    Ready,
    /// Not ready for it.
    NotReady,
    /// Accepts an outside single review.
    SingleAccepted,
    /// Decides case by case.
    SingleCaseByCase,
    /// Does not accept it.
    SingleRefused,
    /// `patients` free places in the window (`quarters`, words with commas).
    PlacesFree,
    /// No free place in the window.
    PlacesNone,
    /// Start-up takes `days`.
    StartupDays,
    /// English on `known` of `asked` tasks, `level` in sum of at most `best`.
    EnglishLevels,
    /// Asked `asked` times in 12 months, median `median`.
    TimesAsked,
    /// The register has no answer.
    NotStated,
    /// Stated, but `months` ago, and past its date.
    OutOfDate,
}

/// Why, with where the value comes from and how old it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Reason {
    /// What was found.
    pub code: ReasonCode,
    /// Values of the sentence.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
    /// The section of the register it rests on, or would rest on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Section>,
    /// Where the value comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The day the value describes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub as_of: Option<Date>,
    /// The day in Japan on which it was last confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub confirmed_on: Option<Date>,
}

impl Reason {
    /// A reason that rests on no statement.
    pub(super) fn new(code: ReasonCode) -> Self {
        Self {
            code,
            params: BTreeMap::new(),
            section: None,
            source: None,
            as_of: None,
            confirmed_on: None,
        }
    }

    /// The same with one more value.
    pub(super) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// The same, about one section of the register.
    pub(super) fn about(mut self, section: Section) -> Self {
        self.section = Some(section);
        self
    }

    /// The same, resting on a statement.
    pub(super) fn resting_on(mut self, stated: &Stated) -> Self {
        self.source = Some(stated.source);
        self.as_of = Some(stated.as_of);
        self.confirmed_on = Some(jst_date(stated.confirmed_at));
        self
    }

    /// Stated, but past its date: with the whole months since it was confirmed.
    pub(super) fn out_of_date(section: Section, stated: &Stated, today: Date) -> Self {
        let confirmed = jst_date(stated.confirmed_at);
        let months = i32::from(today.year() - confirmed.year()) * 12
            + i32::from(today.month() - confirmed.month())
            - i32::from(today.day() < confirmed.day());
        Self::new(ReasonCode::OutOfDate)
            .with("months", months.max(0))
            .about(section)
            .resting_on(stated)
    }
}
