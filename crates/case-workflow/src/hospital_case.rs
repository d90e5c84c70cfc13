//! Track B: a hospital's own consultation (医療機関相談), from its question to
//! its end. It is counted apart (class B) and never towards the target.
//!
//! [`HospitalCase::apply`] is the only way a consultation changes. It answers
//! with a [`ConsultStep`]; nothing is written here.

pub mod clocks;
pub mod codes;
mod desk;
pub mod event;
mod hospital;
pub mod number;
pub mod question;
pub mod stage;
pub mod step;

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::jst_date;
use crate::case::clocks::due_after;
use crate::case::number::CaseNumber;
use crate::case::step::{Ctx, Gate, Letter, LetterKind, To};
use crate::case::{Hold, Interval};
use crate::fault::Fault;
use crate::ids::{CaseId, HospitalCaseId, HospitalId, PersonId};
use crate::policy::Subject;

use crate::case::stage::Next;
use codes::{ConsultEventKind, ConsultOutcome, ConsultRejection, ConsultStage, ConsultTheme};
use event::{Consent, ConsultEvent};
use number::HospitalCaseNumber;
use question::ConsultQuestion;
use step::{ConsultStep, ConsultTextKind, Refused};

/// Months after the end in which the same consultation goes on.
const REOPEN_MONTHS: i32 = 12;

/// A hospital's consultation, as a whole. Its texts are kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HospitalCase {
    /// Its id.
    pub id: HospitalCaseId,
    /// The reference that people speak.
    pub number: HospitalCaseNumber,
    /// Grows by one with every written step.
    pub version: i64,
    /// Main state.
    pub stage: ConsultStage,
    /// Since when.
    pub stage_since: Timestamp,
    /// The stage to go back to on reopening.
    pub stage_before_end: Option<ConsultStage>,
    /// Over any open stage.
    pub hold: Option<Hold>,
    /// Which hospital asks.
    pub hospital: HospitalId,
    /// Who of it asked.
    pub asked_by: PersonId,
    /// Colleagues of the hospital whom the trial office named on it.
    pub delegates: BTreeSet<PersonId>,
    /// When it reached the desk.
    pub received_at: Timestamp,
    /// Exactly what was sent; never edited.
    pub sent: ConsultQuestion,
    /// The theme as the desk sees it.
    pub theme: ConsultTheme,
    /// One owner.
    pub owner: Option<PersonId>,
    /// One deputy.
    pub deputy: Option<PersonId>,
    /// Contract supporters and outside experts named on it.
    pub team: BTreeSet<PersonId>,
    /// The first word from a person of the desk.
    pub first_reply_at: Option<Timestamp>,
    /// When it was sorted.
    pub triaged_at: Option<Timestamp>,
    /// Each time that an answer was waited for; the last one is now.
    pub askings: Vec<Asking>,
    /// What waits for the hospital.
    pub asked: Option<AskedHospital>,
    /// Intervals in which the desk's clocks stood.
    pub pauses: Vec<Interval>,
    /// What the last answer brought.
    pub given: Option<ConsultOutcome>,
    /// The text that the desk is working on.
    pub working: Option<Working>,
    /// How it ended.
    pub outcome: Option<ConsultOutcome>,
    /// Why it was not taken.
    pub rejection: Option<ConsultRejection>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The consultation it was merged into.
    pub merged_into: Option<HospitalCaseNumber>,
    /// The company case that was made from it; the hospital never sees it.
    pub led_to: Option<LedTo>,
}

/// An answer that is waited for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// Since when.
    pub from: Timestamp,
    /// The day that was promised, where it takes longer.
    pub answer_on: Option<Date>,
    /// When that was promised.
    pub promised_at: Option<Timestamp>,
    /// When the answer was given.
    pub answered_at: Option<Timestamp>,
}

/// A question of the desk that waits for the hospital.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedHospital {
    /// When it was asked.
    pub at: Timestamp,
    /// Answer by then.
    pub due: Timestamp,
}

/// A text that the desk is working on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Working {
    /// The text.
    pub text: String,
    /// Who saved it last.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// The company case that came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedTo {
    /// Which.
    pub case: CaseId,
    /// Its number.
    pub number: CaseNumber,
    /// That the firm agreed.
    pub consent: Consent,
}

/// What a new consultation starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    /// New id.
    pub id: HospitalCaseId,
    /// New number.
    pub number: HospitalCaseNumber,
    /// Which hospital asks.
    pub hospital: HospitalId,
    /// Who of it.
    pub asked_by: PersonId,
    /// What.
    pub question: ConsultQuestion,
}

impl HospitalCase {
    /// A new consultation, with its first line of history and its letters: the
    /// receipt to the hospital and the notice to the desk.
    #[must_use]
    pub fn open(new: NewQuestion, ctx: &Ctx<'_>) -> ConsultStep {
        let NewQuestion {
            id,
            number,
            hospital,
            asked_by,
            question,
        } = new;
        let theme = question.theme;
        let case = Self {
            id,
            number,
            version: 1,
            stage: ConsultStage::Received,
            stage_since: ctx.now,
            stage_before_end: None,
            hold: None,
            hospital,
            asked_by,
            delegates: BTreeSet::new(),
            received_at: ctx.now,
            theme,
            sent: question,
            owner: None,
            deputy: None,
            team: BTreeSet::new(),
            first_reply_at: None,
            triaged_at: None,
            askings: vec![Asking::since(ctx.now)],
            asked: None,
            pauses: Vec::new(),
            given: None,
            working: None,
            outcome: None,
            rejection: None,
            ended_at: None,
            merged_into: None,
            led_to: None,
        };
        let mut step = ConsultStep::of(case, ConsultEventKind::Submit, ctx);
        step.record(ctx, &[("theme", theme.as_str())]);
        let text = step.case.sent.text.clone();
        step.hospital_writes(ConsultTextKind::Question, &text);
        let promise = |days| due_after(ctx.calendar, ctx.now, days).to_string();
        let urgency = step.case.sent.urgency;
        let receipt = Letter::at_once(LetterKind::ConsultReceived, step.case.its_people(), "open")
            .with("received_at", ctx.now)
            .with("theme", theme)
            .with("reply_by", promise(2))
            .with("answer_by", promise(10));
        let notice = Letter::at_once(LetterKind::ConsultNew, To::Intake, "open")
            .with("received_at", ctx.now)
            .with("theme", theme)
            .with("urgency", urgency)
            .with("reply_by", promise(2));
        step.letters.extend([receipt, notice]);
        step
    }

    /// The consultation as the permission table sees it. Whoever asked and the
    /// colleagues named on it count as its team on the hospital's side.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject {
            consult: true,
            hospitals: vec![self.hospital],
            team: self
                .owner
                .iter()
                .chain(&self.deputy)
                .chain(&self.team)
                .chain([&self.asked_by])
                .chain(&self.delegates)
                .copied()
                .collect(),
            ..Subject::default()
        }
    }

    /// Its trial office, whoever asked, and the colleagues named on it.
    #[must_use]
    pub fn its_people(&self) -> To {
        To::HospitalPeople {
            hospital: self.hospital,
            people: self
                .delegates
                .iter()
                .copied()
                .chain([self.asked_by])
                .collect(),
        }
    }

    /// Decides what follows from an act.
    ///
    /// # Errors
    /// [`Refused`]: the move is not in the table, a field is at fault, or
    /// something has to be done first. The consultation is untouched.
    pub fn apply(&self, event: ConsultEvent, ctx: &Ctx<'_>) -> Result<ConsultStep, Refused> {
        let kind = event.kind();
        let next = self.stage.after(kind)?;
        let mut step = ConsultStep::of(self.clone(), kind, ctx);
        match event {
            ConsultEvent::Triage { owner, theme } => self.triage(&mut step, owner, theme, ctx),
            ConsultEvent::Begin => step.record(ctx, &[]),
            ConsultEvent::Ask { text, due } => self.ask(&mut step, &text, due, ctx)?,
            ConsultEvent::Reply { text } => self.reply(&mut step, &text, ctx)?,
            ConsultEvent::Message { text } => self.message(&mut step, &text, ctx)?,
            ConsultEvent::Note { text } => self.note(&mut step, &text, ctx)?,
            ConsultEvent::Plan { answer_on, reason } => {
                self.plan(&mut step, answer_on, &reason, ctx)?;
            }
            ConsultEvent::Draft { text } => self.draft(&mut step, &text, ctx)?,
            ConsultEvent::Answer {
                text,
                given,
                detail,
            } => self.answer(&mut step, &text, given, &detail, ctx)?,
            ConsultEvent::Assign {
                owner,
                deputy,
                team,
            } => self.assign(&mut step, owner, deputy, team, ctx),
            ConsultEvent::Delegate { people } => self.delegate(&mut step, people, ctx),
            ConsultEvent::Hold { reason, review_on } => {
                self.put_on_hold(&mut step, reason, review_on, ctx)?;
            }
            ConsultEvent::Resume => self.resume(&mut step, ctx)?,
            ConsultEvent::Close { outcome, text } => self.close(&mut step, outcome, &text, ctx)?,
            ConsultEvent::Thank { text } => self.thank(&mut step, &text, ctx)?,
            ConsultEvent::Withdraw { reason } => self.withdraw(&mut step, &reason, ctx)?,
            ConsultEvent::Lead {
                case,
                number,
                consent,
            } => self.lead(&mut step, case, number, consent, ctx)?,
            ConsultEvent::Reject { reason, text } => self.reject(&mut step, reason, &text, ctx)?,
            ConsultEvent::Merge { into, number } => self.merge(&mut step, into, number, ctx)?,
            ConsultEvent::Absorb { number, .. } => {
                step.record(ctx, &[("number", number.as_str())]);
            }
            ConsultEvent::Reopen { reason } => self.reopen(&mut step, &reason, ctx)?,
        }
        match next {
            Next::To(stage) => {
                if stage.is_open() {
                    self.ask_on(&mut step, ctx)?;
                } else {
                    step.end(self.stage, ctx.now);
                }
                step.enter(stage, ctx.now);
            }
            Next::Back => {
                self.ask_on(&mut step, ctx)?;
                let back = match self.stage_before_end {
                    // Whatever was answered is asked anew.
                    Some(ConsultStage::Answered) => ConsultStage::Followup,
                    other => other.unwrap_or(ConsultStage::Triaged),
                };
                step.enter(back, ctx.now);
            }
            Next::Same => {}
        }
        step.case.version = self.version + 1;
        Ok(step)
    }

    /// An ended consultation goes on, within twelve months of its end.
    fn ask_on(&self, step: &mut ConsultStep, ctx: &Ctx<'_>) -> Result<(), Refused> {
        let Some(ended) = self.ended_at else {
            return Ok(());
        };
        let last = jst_date(ended).saturating_add(REOPEN_MONTHS.months());
        if jst_date(ctx.now) > last {
            return Err(Refused::Gate(Gate::TooLongAgo));
        }
        let case = &mut step.case;
        case.ended_at = None;
        case.outcome = None;
        case.rejection = None;
        // Between the end and now nobody's clock ran.
        case.pauses.push(Interval {
            from: ended,
            to: Some(ctx.now),
            cause: "closed".into(),
        });
        if case
            .askings
            .last()
            .is_some_and(|asking| asking.answered_at.is_some())
        {
            case.askings.push(Asking::since(ctx.now));
        }
        Ok(())
    }
}

impl Asking {
    fn since(from: Timestamp) -> Self {
        Self {
            from,
            answer_on: None,
            promised_at: None,
            answered_at: None,
        }
    }
}

impl ConsultStep {
    fn end(&mut self, was: ConsultStage, now: Timestamp) {
        self.case.ended_at = Some(now);
        self.case.stage_before_end = Some(was);
        self.case.hold = None;
        self.case.working = None;
        self.case.stop_waiting(now);
    }
}

impl HospitalCase {
    /// Nothing waits for the hospital any more, and no pause is open.
    fn stop_waiting(&mut self, now: Timestamp) {
        self.asked = None;
        for pause in &mut self.pauses {
            if pause.to.is_none() {
                pause.to = Some(now);
            }
        }
    }
}

/// The faults, if any, end the act.
fn unless_faults(faults: impl IntoIterator<Item = Fault>) -> Result<(), Refused> {
    let faults: Vec<Fault> = faults.into_iter().collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Refused::Faults(faults))
    }
}
