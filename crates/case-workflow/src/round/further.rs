//! What a round asks beyond its fixed questions: out of a bank, or in the
//! desk's own words (domain 3.J, ux D6).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::bank::BankQuestion;
use super::reader::Reader;
use crate::case::text_fault;
use crate::fault::{Fault, FaultCode};
use crate::inquiry::Inquiry;
use crate::synopsis;

/// Further questions of one round, at most: few are answered, many are not.
pub const FURTHER_MAX: usize = 8;
/// Of these in the desk's own words, at most.
pub const OWN_MAX: usize = 3;
/// The longest question in the desk's own words, in characters.
pub const QUESTION_MAX: usize = 200;
/// The longest answer in words to a further question, in characters.
pub const SAID_MAX: usize = 500;
/// The most that a number in answer to an own question can be.
const NUMBER_MAX: u32 = 100_000;

/// What a further question is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum QuestionKind {
    /// Yes or no.
    YesNo,
    /// A whole number.
    Number,
    /// A month, `YYYY-MM`.
    Month,
    /// Words; they stay with the desk, for they could name the hospital.
    Text,
}

/// One further question, as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FurtherQuestion {
    /// Its name within the round: that of the bank, or `own_1`.
    pub code: String,
    /// What it is answered with.
    pub kind: QuestionKind,
    /// The question in Japanese.
    pub ja: String,
    /// The question in English.
    pub en: String,
    /// The most that a number can be; the least is nought.
    #[serde(default)]
    pub most: Option<u32>,
}

/// One answer to a further question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum Said {
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Number(u32),
    /// Words, or a month.
    Text(String),
}

/// Answers to further questions, by question; what is not there was left open.
pub type FurtherAnswers = BTreeMap<String, Said>;

/// What the desk asks beyond the fixed questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Further {
    /// Out of the bank, each once.
    #[serde(default)]
    pub bank: Vec<BankQuestion>,
    /// In the desk's own words, at most 3; with those of the bank at most 8.
    #[serde(default)]
    pub own: Vec<OwnQuestion>,
}

/// A question in the desk's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnQuestion {
    /// What it is answered with.
    pub kind: QuestionKind,
    /// In Japanese, at most 200 characters.
    pub ja: String,
    /// In English, at most 200 characters.
    pub en: String,
}

impl Further {
    /// The questions as they go out, those of the bank in its order first.
    /// `secret` is whether who reads them may not learn who asks: then no
    /// question may name the firm of `profile`.
    ///
    /// # Errors
    /// One [`Fault`] per thing wrong, each with its pointer below `/further`.
    pub fn read(
        &self,
        profile: &Inquiry,
        secret: bool,
    ) -> Result<Vec<FurtherQuestion>, Vec<Fault>> {
        let mut faults = Vec::new();
        if self.bank.len() + self.own.len() > FURTHER_MAX {
            faults.push(Fault::new("/further", FaultCode::TooMany).with("n", FURTHER_MAX));
        }
        if self.own.len() > OWN_MAX {
            faults.push(Fault::new("/further/own", FaultCode::TooMany).with("n", OWN_MAX));
        }
        let mut seen = BTreeSet::new();
        for (place, one) in self.bank.iter().enumerate().take(FURTHER_MAX) {
            if !seen.insert(*one) {
                let pointer = format!("/further/bank/{place}");
                faults.push(Fault::new(pointer, FaultCode::Duplicate));
            }
        }
        for (place, one) in self.own.iter().enumerate().take(OWN_MAX) {
            for (lang, text) in [("ja", &one.ja), ("en", &one.en)] {
                let pointer = format!("/further/own/{place}/{lang}");
                if let Some(fault) = text_fault(&pointer, text, QUESTION_MAX) {
                    faults.push(fault);
                } else if secret && let Some(word) = synopsis::names_in(profile, text).first() {
                    faults.push(Fault::new(pointer, FaultCode::NameInSynopsis).with("word", word));
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let bank = seen.into_iter().map(BankQuestion::question);
        let own = self
            .own
            .iter()
            .enumerate()
            .map(|(place, one)| FurtherQuestion {
                code: format!("own_{}", place + 1),
                kind: one.kind,
                ja: one.ja.trim().to_owned(),
                en: one.en.trim().to_owned(),
                most: (one.kind == QuestionKind::Number).then_some(NUMBER_MAX),
            });
        Ok(bank.chain(own).collect())
    }
}

/// Reads the raw answers to a round's further questions, each of which may be
/// left open; what is wrong goes to `faults`, below `/further`.
pub(crate) fn read_further(
    raw: Option<&Value>,
    asked: &[FurtherQuestion],
    faults: &mut Vec<Fault>,
) -> FurtherAnswers {
    let empty = Map::new();
    let raw = match raw {
        None | Some(Value::Null) => &empty,
        Some(Value::Object(raw)) => raw,
        Some(_) => {
            let wrong = Fault::new("/further", FaultCode::WrongType);
            faults.push(wrong.with("want", "answers by question"));
            return FurtherAnswers::new();
        }
    };
    let mut found = Vec::new();
    for name in raw.keys() {
        if !asked.iter().any(|one| one.code == *name) {
            found.push(Fault::new(format!("/{name}"), FaultCode::UnknownField));
        }
    }
    let mut reader = Reader {
        raw,
        faults: &mut found,
    };
    let answers = asked
        .iter()
        .filter_map(|one| {
            let said = match one.kind {
                QuestionKind::YesNo => reader.yes_no(&one.code).map(Said::YesNo),
                QuestionKind::Number => {
                    let most = one.most.unwrap_or(NUMBER_MAX);
                    reader.number(&one.code, 0, most).map(Said::Number)
                }
                QuestionKind::Month => reader.month(&one.code).map(Said::Text),
                QuestionKind::Text => reader.text(&one.code, SAID_MAX).map(Said::Text),
            };
            Some((one.code.clone(), said?))
        })
        .collect();
    faults.extend(found.into_iter().map(|mut fault| {
        fault.pointer.insert_str(0, "/further");
        fault
    }));
    answers
}

/// The raw answers of `before` that fit `asked` now: a question of the same name
/// may be another in another round.
#[must_use]
pub fn carried(
    before: &[FurtherQuestion],
    answers: &FurtherAnswers,
    asked: &[FurtherQuestion],
) -> FurtherAnswers {
    answers
        .iter()
        .filter(|(code, _)| {
            let same = |one: &&FurtherQuestion| one.code == **code;
            let old = before.iter().find(same);
            old.is_some() && old == asked.iter().find(same)
        })
        .map(|(code, said)| (code.clone(), said.clone()))
        .collect()
}
