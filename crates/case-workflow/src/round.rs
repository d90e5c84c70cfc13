//! Rounds (施設照会) and what hospitals answer (domain 3.J, 4.5).

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::case::codes::{NotChosenReason, RoundKind, RoundState, SiteState};
use crate::ids::{HospitalId, PersonId};
use crate::synopsis::Line;

mod answer;
mod approval;
mod bank;
mod exchange;
pub mod funnel;
mod further;
mod known;
mod reader;
mod site_time;
mod write_back;

pub use answer::{Answer, DRAFT_BYTES_MAX, REMARK_MAX, progress, read_answer};
pub use approval::{Approval, Returned};
pub use bank::{BankQuestion, InEntry, InRegister, in_entry};
pub use exchange::{Decided, DeskAnswer, EXCHANGES_MAX, LateAnswer, MoreTime, SiteQuestion};
pub(crate) use further::read_further;
pub use further::{
    FURTHER_MAX, Further, FurtherAnswers, FurtherQuestion, OWN_MAX, OwnQuestion, QUESTION_MAX,
    QuestionKind, SAID_MAX, Said, carried,
};
pub use known::{PastRatio, known, past_ratio, row_asked};
pub(crate) use reader::Reader;
pub use site_time::SiteTime;
pub use write_back::{NotWritten, correctable, write_back};

/// Hospitals in one round, at most.
pub const RECIPIENTS_MAX: usize = 60;

/// One round: the same text to several hospitals, with one deadline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Number within the case, from 1.
    pub no: u32,
    /// Type.
    pub kind: RoundKind,
    /// State.
    pub state: RoundState,
    /// When it was sent.
    pub opened_at: Timestamp,
    /// Answers by then.
    pub due: Timestamp,
    /// When it closed.
    pub closed_at: Option<Timestamp>,
    /// The approved blinded synopsis as sent.
    pub text: Vec<Line>,
    /// What was asked beyond the fixed questions.
    #[serde(default)]
    pub further: Vec<FurtherQuestion>,
    /// Who was asked.
    pub sites: Vec<Site>,
}

/// One hospital in one round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Which.
    pub hospital: HospitalId,
    /// How the firm sees it until it may be named: `A`, `B`, ….
    pub label: String,
    /// Why it was put in by hand.
    pub by_hand: Option<String>,
    /// State.
    pub state: SiteState,
    /// Grows with every change, so that two people of the hospital notice each other.
    pub version: i64,
    /// First opened.
    pub opened_at: Option<Timestamp>,
    /// Raw answers kept while somebody writes.
    pub draft: Option<Map<String, Value>>,
    /// Who last wrote each part of the answer, by question.
    #[serde(default)]
    pub parts: BTreeMap<String, Part>,
    /// The draft waits for the hospital's approver, or came back from there.
    #[serde(default)]
    pub approval: Option<Approval>,
    /// The answer.
    pub answer: Option<Answer>,
    /// When it was given.
    pub answered_at: Option<Timestamp>,
    /// Whether it came after the deadline.
    pub late: bool,
    /// The result, once the firm has decided.
    pub result: Option<SiteResult>,
    /// Questions to the desk, oldest first.
    #[serde(default)]
    pub questions: Vec<SiteQuestion>,
    /// Requests for more time, oldest first.
    #[serde(default)]
    pub more_time: Vec<MoreTime>,
    /// When the desk reminded by hand, oldest first.
    #[serde(default)]
    pub nudges: Vec<Timestamp>,
    /// An answer that came after the close.
    #[serde(default)]
    pub late_answer: Option<LateAnswer>,
}

/// Who last wrote one part of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// What a hospital is told in the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteResult {
    /// When it was decided; the letter with it leaves with the decision.
    pub at: Timestamp,
    /// Why not, where not chosen.
    pub reason: Option<NotChosenReason>,
    /// More about it.
    pub note: Option<String>,
    /// Patients to enrol, where chosen.
    pub target: Option<u32>,
    /// How and when the desk told it another way, where no mail arrived.
    #[serde(default)]
    pub told: Option<Told>,
}

/// The desk told a hospital its result by another way than the mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Told {
    /// When it was recorded.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// How: by phone to whom, for example.
    pub how: String,
}

impl Round {
    /// Whether answers are still awaited.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == RoundState::Open
    }

    /// Answered, in number.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.sites
            .iter()
            .filter(|site| site.answer.is_some())
            .count()
    }
}

impl Site {
    /// A hospital that is being asked now.
    #[must_use]
    pub fn invited(hospital: HospitalId, label: String, by_hand: Option<String>) -> Self {
        Self {
            hospital,
            label,
            by_hand,
            state: SiteState::Invited,
            version: 1,
            opened_at: None,
            draft: None,
            parts: BTreeMap::new(),
            approval: None,
            answer: None,
            answered_at: None,
            late: false,
            result: None,
            questions: Vec::new(),
            more_time: Vec::new(),
            nudges: Vec::new(),
            late_answer: None,
        }
    }

    /// Whether its answer is still awaited in an open round.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        matches!(
            self.state,
            SiteState::Invited | SiteState::Opened | SiteState::Question
        )
    }

    /// Whether the hospital is in play: asked, or answered with anything but a no.
    #[must_use]
    pub fn is_interested(&self) -> bool {
        matches!(
            self.state,
            SiteState::Interested
                | SiteState::Conditional
                | SiteState::Selected
                | SiteState::Reserve
        )
    }

    /// Notes who wrote the parts in which `next` says something else than what
    /// stood there. An empty text and no answer are the same, and so are a
    /// number and its digits: a draft keeps what was typed.
    pub fn note_parts(&mut self, next: &Map<String, Value>, by: PersonId, at: Timestamp) {
        let before = by_part(&self.written());
        let next = &by_part(next);
        let said = |answers: &Map<String, Value>, name: &str| {
            let value = answers.get(name).filter(|value| !is_blank(value))?;
            Some(match value {
                Value::String(text) => text.trim().to_owned(),
                other => other.to_string(),
            })
        };
        let names: BTreeSet<&String> = before.keys().chain(next.keys()).collect();
        let changed: Vec<String> = names
            .into_iter()
            .filter(|name| said(&before, name) != said(next, name))
            .cloned()
            .collect();
        for name in changed {
            self.parts.insert(name, Part { by, at });
        }
    }

    /// What stands written now: the draft, else the answer as sent.
    fn written(&self) -> Map<String, Value> {
        let sent = || match serde_json::to_value(self.answer.as_ref()?) {
            Ok(Value::Object(answer)) => Some(answer),
            _ => None,
        };
        self.draft.clone().or_else(sent).unwrap_or_default()
    }

    /// Whether the firm may be told the name.
    #[must_use]
    pub fn name_may_be_told(&self) -> bool {
        self.answer
            .as_ref()
            .is_some_and(|answer| answer.name_may_be_told)
    }
}

/// Raw answers with each further question as a part of its own: `further/crc`.
fn by_part(answers: &Map<String, Value>) -> Map<String, Value> {
    let mut parts = Map::new();
    for (name, value) in answers {
        match value {
            Value::Object(further) if name == "further" => parts.extend(
                further
                    .iter()
                    .map(|(code, value)| (format!("further/{code}"), value.clone())),
            ),
            _ => drop(parts.insert(name.clone(), value.clone())),
        }
    }
    parts
}

/// Whether a raw answer says nothing.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn map(value: Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn each_part_of_an_answer_keeps_who_wrote_it_last() {
        let at: Timestamp = "2026-11-24T01:00:00Z".parse().unwrap();
        let later: Timestamp = "2026-11-25T01:00:00Z".parse().unwrap();
        let (office, physician) = (
            PersonId(uuid::Uuid::from_u128(1)),
            PersonId(uuid::Uuid::from_u128(2)),
        );
        let hospital = HospitalId(uuid::Uuid::from_u128(3));
        let mut site = Site::invited(hospital, "A".to_owned(), None);

        let first =
            map(json!({ "pi": "山田 花子", "seen": "40", "competing": "", "conditions": [] }));
        site.note_parts(&first, office, at);
        site.draft = Some(first);
        let second = map(json!({
            "pi": "山田 花子", "seen": "48", "competing": null,
            "further": { "crc": "2", "assent": null },
        }));
        site.note_parts(&second, physician, later);
        site.draft = Some(second);
        site.note_parts(
            &map(json!({ "pi": "山田 花子 ", "seen": 48, "further": { "crc": 2 } })),
            office,
            later,
        );

        let by: Vec<_> = site
            .parts
            .iter()
            .map(|(name, part)| (name.as_str(), part.by, part.at))
            .collect();
        assert_eq!(
            by,
            [
                ("further/crc", physician, later),
                ("pi", office, at),
                ("seen", physician, later)
            ]
        );
    }
}
