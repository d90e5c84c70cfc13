//! A shared answer (共有の回答): what the desk wrote anew from a hospital's
//! consultation, so that every hospital can read it and nobody learns who asked.

mod giveaway;
mod search;

pub use search::search;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::case::step::Gate;
use crate::case::{TEXT_MAX, optional_text_fault, text_fault};
use crate::code_lists::code_list;
use crate::fault::{Fault, FaultCode};
use crate::hospital_case::HospitalCase;
use crate::hospital_case::codes::ConsultTheme;
use crate::hospital_case::step::Refused;
use crate::ids::{HospitalCaseId, SharedAnswerId};
use crate::inquiry::Inquiry;
use crate::synopsis::names_in;

/// Characters of a question, in each language.
pub const QUESTION_MAX: usize = 500;
/// Characters of an answer, in each language.
pub const ANSWER_MAX: usize = 4_000;

code_list! {
    /// What happened to a shared answer; the word stands in its history.
    pub enum SharedEvent ("shared_event") {
        Release = "release", "Shared the answer", "回答を共有しました";
        Change = "change", "Changed the shared answer", "共有の回答を変更しました";
        Withdraw = "withdraw", "Withdrew the shared answer", "共有の回答を取り下げました";
    }
}

/// The page as it was filled in; whatever is not there is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SharedForm {
    /// What it is about, a code of L-B.
    #[serde(default)]
    pub theme: String,
    /// The question, in Japanese.
    #[serde(default)]
    pub question_ja: String,
    /// The answer, in Japanese.
    #[serde(default)]
    pub answer_ja: String,
    /// The question, in English, where there is one.
    #[serde(default)]
    pub question_en: String,
    /// The answer, in English, where there is one.
    #[serde(default)]
    pub answer_en: String,
    /// The day as of which it is right, as `2026-11-24`.
    #[serde(default)]
    pub as_of: String,
}

/// Question and answer in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SharedText {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

/// What hospitals read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SharedContent {
    /// What it is about.
    pub theme: ConsultTheme,
    /// In Japanese.
    pub ja: SharedText,
    /// In English, where the desk wrote it.
    pub en: Option<SharedText>,
    /// The day as of which it is right.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub as_of: Date,
}

impl SharedContent {
    /// Reads the page. `names` are the names of the hospital that asked, `firm`
    /// the request of the firm whose case came of it, where one did.
    ///
    /// # Errors
    /// Every fault of every field; a text that tells whose question it was is
    /// one of them.
    pub fn read(
        form: &SharedForm,
        names: &[&str],
        firm: Option<&Inquiry>,
        today: Date,
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let theme = ConsultTheme::parse(&form.theme);
        if theme.is_none() {
            let code = match form.theme.as_str() {
                "" => FaultCode::Required,
                _ => FaultCode::UnknownCode,
            };
            faults.push(Fault::new("/theme", code));
        }
        let english = [&form.question_en, &form.answer_en]
            .iter()
            .any(|text| !text.trim().is_empty());
        for (pointer, text, max, needed) in [
            ("/question_ja", &form.question_ja, QUESTION_MAX, true),
            ("/answer_ja", &form.answer_ja, ANSWER_MAX, true),
            // One half of the English is no use to anybody.
            ("/question_en", &form.question_en, QUESTION_MAX, english),
            ("/answer_en", &form.answer_en, ANSWER_MAX, english),
        ] {
            let fault = if needed {
                text_fault(pointer, text, max)
            } else {
                optional_text_fault(pointer, text, max)
            };
            let mut told = giveaway::found_in(text, names);
            told.extend(firm.into_iter().flat_map(|one| names_in(one, text)));
            faults.extend(fault);
            faults.extend(
                told.into_iter()
                    .map(|word| Fault::new(pointer, FaultCode::TellsWhose).with("word", word)),
            );
        }
        let as_of = day_fault(&form.as_of, today).map_err(|fault| faults.push(fault));
        match (theme, as_of) {
            (Some(theme), Ok(as_of)) if faults.is_empty() => Ok(Self {
                theme,
                ja: SharedText::trimmed(&form.question_ja, &form.answer_ja),
                en: english.then(|| SharedText::trimmed(&form.question_en, &form.answer_en)),
                as_of,
            }),
            _ => Err(faults),
        }
    }
}

impl SharedText {
    fn trimmed(question: &str, answer: &str) -> Self {
        Self {
            question: question.trim().to_owned(),
            answer: answer.trim().to_owned(),
        }
    }
}

fn day_fault(text: &str, today: Date) -> Result<Date, Fault> {
    let code = match text.trim() {
        "" => FaultCode::Required,
        text => match text.parse::<Date>() {
            Ok(day) if day <= today => return Ok(day),
            Ok(_) => FaultCode::InFuture,
            Err(_) => FaultCode::NotADate,
        },
    };
    Err(Fault::new("/as_of", code))
}

/// A shared answer, as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedAnswer {
    /// Its id.
    pub id: SharedAnswerId,
    /// Grows by one with every change.
    pub version: i64,
    /// The consultation that it was written from; only the desk knows.
    pub source: HospitalCaseId,
    /// What hospitals read.
    pub content: SharedContent,
    /// When it was first shared.
    pub released_at: Timestamp,
    /// When it was withdrawn; from then on no hospital reads it.
    pub withdrawn_at: Option<Timestamp>,
}

impl SharedAnswer {
    /// A new one, written from `case`.
    ///
    /// # Errors
    /// [`Gate::NotToShare`] unless the hospital agreed and was answered.
    pub fn release(
        id: SharedAnswerId,
        case: &HospitalCase,
        content: SharedContent,
        now: Timestamp,
    ) -> Result<Self, Refused> {
        if !may_be_shared(case) {
            return Err(Refused::Gate(Gate::NotToShare));
        }
        Ok(Self {
            id,
            version: 1,
            source: case.id,
            content,
            released_at: now,
            withdrawn_at: None,
        })
    }

    /// The next version.
    ///
    /// # Errors
    /// [`Gate::Settled`] once it was withdrawn.
    pub fn change(&self, content: SharedContent) -> Result<Self, Refused> {
        self.still_shared()?;
        Ok(Self {
            version: self.version + 1,
            content,
            ..self.clone()
        })
    }

    /// Nobody of a hospital reads it any more.
    ///
    /// # Errors
    /// [`Gate::Settled`] once it was withdrawn; a fault if no reason is given.
    pub fn withdraw(&self, reason: &str, now: Timestamp) -> Result<Self, Refused> {
        self.still_shared()?;
        if let Some(fault) = text_fault("/reason", reason, TEXT_MAX) {
            return Err(Refused::Faults(vec![fault]));
        }
        Ok(Self {
            version: self.version + 1,
            withdrawn_at: Some(now),
            ..self.clone()
        })
    }

    fn still_shared(&self) -> Result<(), Refused> {
        match self.withdrawn_at {
            None => Ok(()),
            Some(_) => Err(Refused::Gate(Gate::Settled)),
        }
    }
}

/// Whether its hospital agreed to sharing, and there is an answer to share.
#[must_use]
pub fn may_be_shared(case: &HospitalCase) -> bool {
    let answered = |asking: &crate::hospital_case::Asking| asking.answered_at.is_some();
    case.sent.may_share && case.askings.iter().any(answered)
}
