//! Expert rounds (専門家への照会): what physicians who know the disease in Japan
//! say early about a trial, on the approved blinded text alone (domain 4.5; ux D4).
//!
//! They are no hospitals: they promise no patients, and the firm never reads
//! who they are.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::calendar::Calendar;
use crate::case::codes::RoundState;
use crate::case::may_nudge;
use crate::code_lists::{CodeList, ListView, code_list};
use crate::fault::{Fault, FaultCode};
use crate::ids::PersonId;
use crate::round::{FurtherAnswers, FurtherQuestion, Reader, read_further};
use crate::synopsis::Line;

/// Experts in one round, at most.
pub const EXPERTS_MAX: usize = 20;
/// The longest name of a field of work, and the longest note on a fee, in
/// characters.
pub const FIELD_MAX: usize = 200;
/// The longest remark, in characters.
const REMARK_MAX: usize = 2_000;
/// The most patients a year that anyone can think of for all Japan.
const PATIENTS_MAX: u32 = 1_000_000;
/// Business days that experts have unless the desk sets another day: those of
/// an interest round, which it goes before.
pub const USUAL_DAYS: u32 = 5;
/// Business days before the due day on which an expert is reminded, the nearest
/// first, as hospitals are (domain 4.5).
pub const REMINDERS: &[u32] = &[0, 2];

code_list! {
    /// How far one expert is.
    pub enum ExpertState ("expert_state") {
        Asked = "asked", "Asked", "依頼済み";
        Answered = "answered", "Answered", "回答済み";
        Declined = "declined", "Declined", "辞退";
        NoAnswer = "no_answer", "No answer", "回答なし";
        Cancelled = "cancelled", "Round cancelled", "取消し";
    }
}

code_list! {
    /// Whether the trial can be run in Japan, as one expert sees it.
    pub enum Verdict ("verdict") {
        Feasible = "feasible", "Feasible as planned", "計画どおり実施できる";
        Changes = "changes", "Feasible with changes", "変更すれば実施できる";
        NotFeasible = "not_feasible", "Not feasible", "実施は難しい";
    }
}

code_list! {
    /// Whether the plan fits how such patients are treated in Japan.
    pub enum Practice ("practice") {
        Fits = "fits", "It fits", "合っている";
        Partly = "partly", "It fits partly", "一部合わない";
        Differs = "differs", "It does not fit", "合わない";
    }
}

code_list! {
    /// Why an expert does not answer.
    pub enum ExpertDecline ("expert_decline") {
        NoTime = "no_time", "No time before the date", "期限までに時間が取れない";
        OtherField = "other_field", "Not my field", "専門が異なる";
        Interest = "own_interest", "An interest keeps me from answering", "利益相反があるため";
        Other = "other_reason", "Another reason", "その他";
    }
}

/// Every list of this module as data, for the front end's labels.
#[must_use]
pub fn lists() -> Vec<ListView> {
    vec![
        ExpertState::view(),
        Verdict::view(),
        Practice::view(),
        ExpertDecline::view(),
    ]
}

/// One expert round: the same text and questions to several experts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExpertRound {
    /// Number within the case, from 1.
    pub no: u32,
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
    /// What the desk asked in its own words.
    pub questions: Vec<FurtherQuestion>,
    /// Who was asked.
    pub experts: Vec<Expert>,
    /// What the firm was told of it.
    pub report: Option<ExpertReport>,
}

/// One expert in one round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Expert {
    /// Who; never for the firm.
    pub person: PersonId,
    /// Their field of work, which the firm may read.
    pub field: String,
    /// What was agreed about a fee, for the desk.
    pub fee: Option<String>,
    /// State.
    pub state: ExpertState,
    /// Grows with every reply, so that two windows notice each other.
    pub version: i64,
    /// What they said.
    pub reply: Option<Reply>,
    /// When they first replied; the mail of a correction does not change it.
    pub replied_at: Option<Timestamp>,
    /// When the desk reminded by hand, oldest first.
    #[serde(default)]
    pub nudges: Vec<Timestamp>,
}

/// What one expert said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Reply {
    /// An answer.
    Answer(ExpertAnswer),
    /// None, and why.
    Decline {
        /// Why not.
        reason: ExpertDecline,
        /// More about it.
        note: Option<String>,
    },
}

/// The early feedback of one expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ExpertAnswer {
    /// Whether there were fees, grants or shares in three years from a company
    /// that develops medicines for this disease. The text does not say who
    /// asks, so the question is about all of them (words 59).
    pub interests: bool,
    /// From whom; must be there where there were any. For the desk.
    pub interests_note: Option<String>,
    /// Can it be run in Japan?
    pub verdict: Verdict,
    /// Does it fit the practice in Japan?
    pub practice: Practice,
    /// Patients a year in all Japan who could take part.
    pub patients: Option<u32>,
    /// On what that number rests.
    pub basis: Option<String>,
    /// What would have to change; must be there unless it is feasible as
    /// planned.
    pub obstacles: Option<String>,
    /// Which kind of hospital treats such patients.
    pub hospitals: Option<String>,
    /// Answers to the desk's own questions.
    pub further: FurtherAnswers,
    /// Whether the desk may ask for a talk.
    pub talk: bool,
}

/// What the firm was told of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertReport {
    /// When.
    pub at: Timestamp,
    /// The desk's summary in English.
    pub text: String,
}

impl ExpertRound {
    /// Whether nobody has closed it yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == RoundState::Open
    }

    /// Whether it stays open for nobody: past its date.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.is_open() && self.due < now
    }

    /// Whether replies are still taken: up to its date, whether or not the
    /// clocks have closed it since.
    #[must_use]
    pub fn takes_replies(&self, now: Timestamp) -> bool {
        self.is_open() && !self.is_over(now)
    }

    /// Whether the firm may be told: nobody is awaited any more, and it has not
    /// been told yet.
    #[must_use]
    pub fn may_be_reported(&self) -> bool {
        let awaited = |one: &Expert| one.state == ExpertState::Asked;
        match self.state {
            RoundState::Open => !self.experts.iter().any(awaited),
            RoundState::Closed => true,
            RoundState::Reported | RoundState::Cancelled => false,
        }
    }

    /// The answers, without those who declined.
    pub fn answers(&self) -> impl Iterator<Item = (&Expert, &ExpertAnswer)> {
        self.experts.iter().filter_map(|one| match &one.reply {
            Some(Reply::Answer(answer)) => Some((one, answer)),
            _ => None,
        })
    }

    /// This person's place in it.
    #[must_use]
    pub fn of(&self, person: PersonId) -> Option<&Expert> {
        self.experts.iter().find(|one| one.person == person)
    }
}

impl Expert {
    /// Somebody who is being asked now.
    #[must_use]
    pub fn asked(person: PersonId, field: String, fee: Option<String>) -> Self {
        Self {
            person,
            field,
            fee,
            state: ExpertState::Asked,
            version: 1,
            reply: None,
            replied_at: None,
            nudges: Vec::new(),
        }
    }

    /// Whether the desk may remind by hand: once a business day.
    #[must_use]
    pub fn may_be_nudged(&self, now: Timestamp, calendar: &Calendar) -> bool {
        self.state == ExpertState::Asked && may_nudge(&self.nudges, now, calendar)
    }
}

/// Reads an expert's reply as typed.
///
/// # Errors
/// One [`Fault`] per thing wrong, each with the field's pointer.
pub fn read_reply(
    raw: &Map<String, Value>,
    questions: &[FurtherQuestion],
) -> Result<Reply, Vec<Fault>> {
    const FIELDS: [&str; 13] = [
        "reply",
        "interests",
        "interests_note",
        "verdict",
        "practice",
        "patients",
        "basis",
        "obstacles",
        "hospitals",
        "further",
        "talk",
        "reason",
        "note",
    ];
    let mut faults: Vec<Fault> = raw
        .keys()
        .filter(|name| !FIELDS.contains(&name.as_str()))
        .map(|name| Fault::new(format!("/{name}"), FaultCode::UnknownField))
        .collect();
    let mut reader = Reader {
        raw,
        faults: &mut faults,
    };
    let which = reader.text("reply", FIELD_MAX);
    let declines = which.as_deref() == Some("decline");
    let interests = reader.yes_no("interests");
    let interests_note = reader.text("interests_note", REMARK_MAX);
    let verdict = reader.code("verdict", Verdict::parse);
    let practice = reader.code("practice", Practice::parse);
    let patients = reader.number("patients", 0, PATIENTS_MAX);
    let basis = reader.text("basis", REMARK_MAX);
    let obstacles = reader.text("obstacles", REMARK_MAX);
    let hospitals = reader.text("hospitals", REMARK_MAX);
    let talk = reader.yes_no("talk");
    let reason = reader.code("reason", ExpertDecline::parse);
    let note = reader.text("note", REMARK_MAX);
    let further = read_further(raw.get("further"), questions, &mut faults);

    let said: BTreeSet<String> = faults.iter().map(|fault| fault.pointer.clone()).collect();
    let mut need = |missing: bool, name: &str| {
        let pointer = format!("/{name}");
        if missing && !said.contains(&pointer) {
            faults.push(Fault::new(pointer, FaultCode::Required));
        }
    };
    match which.as_deref() {
        None => need(true, "reply"),
        Some("decline") => need(reason.is_none(), "reason"),
        Some("answer") => {
            need(interests.is_none(), "interests");
            let which = interests == Some(true) && interests_note.is_none();
            need(which, "interests_note");
            need(verdict.is_none(), "verdict");
            need(practice.is_none(), "practice");
            let changes = verdict.is_some_and(|one| one != Verdict::Feasible);
            need(changes && obstacles.is_none(), "obstacles");
        }
        Some(_) => faults.push(Fault::new("/reply", FaultCode::UnknownCode)),
    }
    match (declines, reason, verdict, practice, interests) {
        _ if !faults.is_empty() => Err(faults),
        (true, Some(reason), ..) => Ok(Reply::Decline { reason, note }),
        (_, _, Some(verdict), Some(practice), Some(interests)) => Ok(Reply::Answer(ExpertAnswer {
            interests,
            interests_note: interests_note.filter(|_| interests),
            verdict,
            practice,
            patients,
            basis,
            obstacles,
            hospitals,
            further,
            talk: talk.unwrap_or(false),
        })),
        _ => Err(vec![Fault::new("/reply", FaultCode::Required)]),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::round::QuestionKind;

    fn read(value: Value) -> Result<Reply, Vec<(String, FaultCode)>> {
        let asked = [FurtherQuestion {
            code: "own_1".to_owned(),
            kind: QuestionKind::YesNo,
            ja: "対照薬は保険適用ですか。".to_owned(),
            en: "Is the comparator covered?".to_owned(),
            most: None,
        }];
        read_reply(value.as_object().unwrap(), &asked).map_err(|faults| {
            let told = faults.into_iter().map(|one| (one.pointer, one.code));
            told.collect()
        })
    }

    #[test]
    fn an_answer_needs_the_declaration_the_verdict_and_the_practice_and_no_more() {
        let least = json!({"reply": "answer", "interests": false, "verdict": "feasible",
            "practice": "fits", "patients": "１,２００", "further": {"own_1": true}});
        let Ok(Reply::Answer(answer)) = read(least) else {
            unreachable!("nothing is missing")
        };
        assert_eq!((answer.patients, answer.talk), (Some(1_200), false));
        assert_eq!(answer.further.len(), 1);
    }

    #[test]
    fn what_is_missing_or_wrong_is_named_at_its_question() {
        use FaultCode as F;
        let cases: [(Value, &[(&str, FaultCode)]); 8] = [
            (json!({}), &[("/reply", F::Required)]),
            (json!({"reply": "maybe"}), &[("/reply", F::UnknownCode)]),
            (
                json!({"reply": "answer"}),
                &[
                    ("/interests", F::Required),
                    ("/verdict", F::Required),
                    ("/practice", F::Required),
                ],
            ),
            (
                json!({"reply": "answer", "interests": true, "verdict": "changes", "practice": "fits"}),
                &[
                    ("/interests_note", F::Required),
                    ("/obstacles", F::Required),
                ],
            ),
            (
                json!({"reply": "answer", "interests": "no", "verdict": "yes", "practice": "fits"}),
                &[("/interests", F::WrongType), ("/verdict", F::UnknownCode)],
            ),
            (json!({"reply": "decline"}), &[("/reason", F::Required)]),
            (
                json!({"reply": "decline", "reason": "no_time", "name": "x"}),
                &[("/name", F::UnknownField)],
            ),
            (
                json!({"reply": "answer", "interests": false, "verdict": "feasible",
                    "practice": "fits", "patients": 1_000_001, "further": {"own_1": 1, "crc": 2}}),
                &[
                    ("/patients", F::TooBig),
                    ("/further/crc", F::UnknownField),
                    ("/further/own_1", F::WrongType),
                ],
            ),
        ];
        for (raw, wanted) in cases {
            let told = read(raw.clone()).unwrap_err();
            let told: Vec<(&str, FaultCode)> = told
                .iter()
                .map(|(pointer, code)| (pointer.as_str(), *code))
                .collect();
            assert_eq!(told, wanted, "{raw}");
        }
    }

    #[test]
    fn whoever_declines_says_why_and_nothing_else_is_asked() {
        let told = read(json!({"reply": "decline", "reason": "other_field", "note": " 小児科 "}));
        let note = Some("小児科".to_owned());
        let reason = ExpertDecline::OtherField;
        assert_eq!(told, Ok(Reply::Decline { reason, note }));
    }

    #[test]
    fn interests_that_were_denied_leave_no_note_behind() {
        let Ok(Reply::Answer(answer)) = read(
            json!({"reply": "answer", "interests": false, "interests_note": "A社",
            "verdict": "feasible", "practice": "fits"}),
        ) else {
            unreachable!("nothing is missing")
        };
        assert_eq!(answer.interests_note, None);
    }
}
