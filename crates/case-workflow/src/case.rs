//! Track A: one overseas firm's case, from its request to its end.
//!
//! [`Case::apply`] is the only way a case changes. It answers with a
//! [`Step`]; nothing is written here.

mod approval;
mod choice;
pub mod clocks;
pub mod codes;
mod consult;
mod ending;
pub mod event;
mod exchange;
pub mod experts;
mod hospitals;
pub mod number;
mod rounds;
pub mod stage;
mod startup;
pub mod step;
mod triage;
pub mod turn;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::details::Details;
use crate::expert::ExpertRound;
use crate::fault::{Fault, FaultCode};
use crate::ids::{CaseId, FirmId, HospitalId, PersonId};
use crate::inquiry::Inquiry;
use crate::policy::Subject;
use crate::round::Round;
use crate::synopsis::Synopsis;

pub(crate) use exchange::may_nudge;
pub(crate) use triage::hold_faults;

use codes::{
    Ball, Channel, ContentClass, ContractStage, EventKind, ExitReason, MilestoneKind, ReferralTo,
    Stage,
};
use event::{Basis, Checklist, Closing, Decision, Event, Question};
use number::{BlindedNumber, CaseNumber};
use stage::Next;
use step::{Audience, Ctx, Entry, Letter, LetterKind, Refused, Step, To};

/// A consultation case (相談案件), as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The reference that people speak.
    pub number: CaseNumber,
    /// The reference towards hospitals, from the first round on.
    pub blinded: Option<BlindedNumber>,
    /// Grows by one with every written step.
    pub version: i64,
    /// Main state.
    pub stage: Stage,
    /// Since when.
    pub stage_since: Timestamp,
    /// When each stage was last entered.
    pub reached: BTreeMap<Stage, Timestamp>,
    /// Over any open stage.
    pub hold: Option<Hold>,
    /// The stage to go back to on reopening.
    pub stage_before_end: Option<Stage>,
    /// The firm.
    pub firm: FirmId,
    /// How the request came.
    pub channel: Channel,
    /// Language of the request, `en` or `ja`.
    pub locale: String,
    /// When the request reached the desk (T0).
    pub received_at: Timestamp,
    /// Exactly what was sent; never edited.
    pub inquiry: Inquiry,
    /// Stage-1 values as they stand now.
    pub profile: Inquiry,
    /// Stage-2 values as they stand now.
    pub details: Details,
    /// One owner.
    pub owner: Option<PersonId>,
    /// One deputy.
    pub deputy: Option<PersonId>,
    /// Others named on the case.
    pub team: BTreeSet<PersonId>,
    /// E1 to E5, from acceptance on.
    pub checklist: Option<Checklist>,
    /// May it go into an international trial that includes Japan?
    pub international: Option<bool>,
    /// When the sponsor became known to the desk.
    pub sponsor_disclosed_at: Option<Timestamp>,
    /// The server's time of the lead's acceptance.
    pub accepted_at: Option<Timestamp>,
    /// The first substantive contact.
    pub substantive_at: Option<Timestamp>,
    /// The first word from a person of the desk to the firm.
    pub first_reply_at: Option<Timestamp>,
    /// Questions that wait for the firm.
    pub asked: Option<Asked>,
    /// Intervals in which the desk's clocks stood.
    pub pauses: Vec<Interval>,
    /// On what bases hospitals may see the firm's name.
    pub bases: Vec<Basis>,
    /// The text hospitals see first.
    pub synopsis: Option<Synopsis>,
    /// Rounds, oldest first.
    pub rounds: Vec<Round>,
    /// Expert rounds, oldest first.
    #[serde(default)]
    pub expert_rounds: Vec<ExpertRound>,
    /// The collated answers sent to the firm, oldest first.
    pub proposals: Vec<Proposal>,
    /// The firm's choice.
    pub selection: Option<Selection>,
    /// One contract record per selected hospital.
    pub contracts: Vec<Contract>,
    /// Milestones.
    pub milestones: Vec<Milestone>,
    /// Why it was not taken.
    pub exit: Option<Exit>,
    /// How it ended.
    pub closing: Option<Closing>,
    /// When it ended (closed, withdrawn or not accepted).
    pub ended_at: Option<Timestamp>,
    /// When it was last reopened.
    pub reopened_at: Option<Timestamp>,
    /// The case it was merged into.
    pub merged_into: Option<CaseId>,
    /// Cases merged into this one.
    pub absorbed: Vec<CaseId>,
    /// The earlier case of the same product, where this is a new one.
    pub predecessor: Option<CaseId>,
    /// The last act, for undo.
    pub last_act: Option<Box<LastAct>>,
}

/// A hold over an open stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Hold {
    /// Why.
    pub reason: String,
    /// Looked at again on this day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub review_on: Date,
    /// Since when.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub since: Timestamp,
}

/// Questions that wait for the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Asked {
    /// What was asked.
    pub questions: Vec<Question>,
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Answer by then.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub due: Timestamp,
}

/// A stretch of time with its cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// From.
    pub from: Timestamp,
    /// To; none while it lasts.
    pub to: Option<Timestamp>,
    /// Why the clocks stood: `info_wait` or `on_hold`.
    pub cause: String,
}

/// A collated answer sent to the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// When.
    pub at: Timestamp,
    /// The letter in English.
    pub letter: String,
    /// The hospitals put before the firm.
    pub hospitals: Vec<HospitalId>,
    /// Target for Japan less what they can enrol; none if no target is known.
    pub shortfall: Option<i64>,
}

/// The firm's choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// When it was recorded.
    pub at: Timestamp,
    /// Each hospital's decision.
    pub decisions: Vec<Decision>,
    /// The desk's written evidence, where the firm did not choose itself.
    pub evidence: Option<String>,
}

/// One hospital's contract record (domain 4.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// With which hospital.
    pub hospital: HospitalId,
    /// Stage.
    pub stage: ContractStage,
    /// Whose turn, each since when; the last one is now.
    pub turns: Vec<ContractTurn>,
    /// Both `legal_ok` and `budget_ok` have to be reached before signature.
    pub legal_ok: bool,
    /// Costs agreed.
    pub budget_ok: bool,
    /// When the record was opened.
    pub opened_at: Timestamp,
    /// Day of execution.
    pub executed_on: Option<Date>,
    /// When it ended, executed or failed.
    pub ended_at: Option<Timestamp>,
    /// The latest note for both sides.
    pub note: Option<String>,
}

/// One turn in a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractTurn {
    /// Whose.
    pub ball: Ball,
    /// Since when.
    pub from: Timestamp,
}

/// One milestone with its three dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Milestone {
    /// Which.
    pub kind: MilestoneKind,
    /// Of which hospital.
    pub hospital: Option<HospitalId>,
    /// Planned.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub planned: Option<Date>,
    /// Forecast.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub forecast: Option<Date>,
    /// Actual.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub actual: Option<Date>,
    /// Number or paper.
    pub evidence: Option<String>,
}

/// Why a request was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Exit {
    /// X1 to X4.
    pub reason: ExitReason,
    /// Where the firm was sent.
    pub referral: ReferralTo,
    /// The English text to the firm.
    pub letter: String,
}

/// The last act and the case as it was before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastAct {
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: EventKind,
    /// The case before, without its own last act.
    pub before: Case,
}

/// What a new case starts with.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// New id.
    pub id: CaseId,
    /// New number.
    pub number: CaseNumber,
    /// The firm.
    pub firm: FirmId,
    /// How it came.
    pub channel: Channel,
    /// `en` or `ja`.
    pub locale: String,
    /// When it reached the desk; for the form, now.
    pub received_at: Timestamp,
    /// What was sent.
    pub inquiry: Inquiry,
    /// How many cases look alike (for the desk's mail).
    pub duplicates: usize,
}

impl Case {
    /// A new case, with its first line of history and its letters: the
    /// receipt to the firm and the notice to the desk.
    #[must_use]
    pub fn open(opening: Opening, ctx: &Ctx<'_>) -> Step {
        let Opening {
            id,
            number,
            firm,
            channel,
            locale,
            received_at,
            inquiry,
            duplicates,
        } = opening;
        let case = Self {
            id,
            blinded: None,
            version: 1,
            stage: Stage::Received,
            stage_since: received_at,
            reached: BTreeMap::from([(Stage::Received, received_at)]),
            hold: None,
            stage_before_end: None,
            firm,
            channel,
            locale,
            received_at,
            profile: inquiry.clone(),
            inquiry,
            details: Details::default(),
            owner: None,
            deputy: None,
            team: BTreeSet::new(),
            checklist: None,
            international: None,
            sponsor_disclosed_at: None,
            accepted_at: None,
            substantive_at: None,
            first_reply_at: None,
            asked: None,
            pauses: Vec::new(),
            bases: Vec::new(),
            synopsis: None,
            rounds: Vec::new(),
            expert_rounds: Vec::new(),
            proposals: Vec::new(),
            selection: None,
            contracts: Vec::new(),
            milestones: Vec::new(),
            exit: None,
            closing: None,
            ended_at: None,
            reopened_at: None,
            merged_into: None,
            absorbed: Vec::new(),
            predecessor: None,
            last_act: None,
            number,
        };
        let by_desk = ctx.role.is_desk();
        let event = if by_desk {
            EventKind::Register
        } else {
            EventKind::Submit
        };
        let mut step = Step::of(case);
        step.record(
            ctx,
            received_at,
            event,
            Audience::Firm,
            &[("channel", channel.as_str())],
        );
        let case = &step.case;
        let promise = |days| clocks::due_after(ctx.calendar, received_at, days).to_string();
        let receipt = Letter::at_once(LetterKind::Receipt, To::Firm(firm), "open")
            .with("received_at", received_at)
            .with("reply_by", promise(2))
            .with("decide_by", promise(5))
            .with("meet_by", promise(15));
        let notice = Letter::at_once(LetterKind::NewRequest, To::Intake, "open")
            .with("received_at", received_at)
            .with("reply_by", promise(2))
            .with("channel", channel.as_str())
            .with("language", &case.locale)
            .with("duplicates", duplicates);
        step.letters.extend([receipt, notice]);
        step
    }

    /// The case as the permission table sees it.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject {
            firm: Some(self.firm),
            hospitals: self.hospitals_in(),
            team: self
                .owner
                .iter()
                .chain(&self.deputy)
                .chain(&self.team)
                .copied()
                .collect(),
            experts: self.experts_asked(),
            ..Subject::default()
        }
    }

    /// Hospitals that were ever asked: each keeps its own answer and result.
    #[must_use]
    pub fn hospitals_in(&self) -> Vec<HospitalId> {
        let mut all: Vec<HospitalId> = self
            .rounds
            .iter()
            .flat_map(|round| round.sites.iter().map(|site| site.hospital))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Does this act need a second, different person (domain 4.0)?
    #[must_use]
    pub fn needs_second(&self, event: &Event, own_hospitals: &BTreeSet<HospitalId>) -> bool {
        match event {
            Event::OpenRound { recipients, .. } => recipients
                .iter()
                .any(|one| own_hospitals.contains(&one.hospital)),
            Event::Propose { hospitals, .. } => {
                hospitals.iter().any(|one| own_hospitals.contains(one))
            }
            Event::Close(closing) => closing.outcome.as_str().starts_with('N'),
            _ => false,
        }
    }

    /// Decides what follows from an act.
    ///
    /// # Errors
    /// [`Refused`]: the move is not in the table, a field is at fault, a gate
    /// is not reached, or a second person is needed. The case is untouched.
    pub fn apply(&self, event: Event, ctx: &Ctx<'_>) -> Result<Step, Refused> {
        let kind = event.kind();
        let next = match (self.stage.after(kind)?, &event) {
            // Only a contact of substance carries an accepted case on (A10).
            (_, Event::RecordContact(contact)) if contact.class != ContentClass::Substantive => {
                Next::Same
            }
            (next, _) => next,
        };
        if ctx.second.is_none() && self.needs_second(&event, ctx.own_hospitals) {
            // The fields are looked at first, so that nobody is asked to
            // confirm what could not be done anyway.
            let trial = Ctx {
                second: ctx.by.or(self.owner),
                ..*ctx
            };
            self.decided(event, next, &trial)?;
            return Err(Refused::NeedsSecond);
        }
        let mut step = self.decided(event, next, ctx)?;
        if undoable(kind) {
            let before = Self {
                last_act: None,
                ..self.clone()
            };
            step.case.last_act = Some(Box::new(LastAct {
                by: ctx.by,
                at: ctx.now,
                event: kind,
                before,
            }));
        } else if !matches!(kind, EventKind::Note | EventKind::Undo) {
            step.case.last_act = None;
        }
        step.case.version = self.version + 1;
        Ok(step)
    }

    fn decided(&self, event: Event, next: Next, ctx: &Ctx<'_>) -> Result<Step, Refused> {
        let mut step = Step::of(self.clone());
        match event {
            Event::Take => self.take(&mut step, ctx),
            Event::Ask { questions, due } => self.ask(&mut step, questions, due, ctx)?,
            Event::Answer { answers } => self.answer(&mut step, answers, ctx)?,
            Event::Accept(acceptance) => self.accept(&mut step, acceptance, ctx)?,
            Event::Decline {
                reason,
                referral,
                letter,
            } => {
                self.decline(&mut step, reason, referral, letter, ctx)?;
            }
            Event::Merge { into, reason } => self.merge(&mut step, into, reason, ctx)?,
            Event::Absorb { from, number } => self.absorb(&mut step, from, number, ctx),
            Event::Hold { reason, review_on } => {
                self.put_on_hold(&mut step, reason, review_on, ctx)?
            }
            Event::Resume => self.resume(&mut step, ctx)?,
            Event::Assign {
                owner,
                deputy,
                team,
            } => self.assign(&mut step, owner, deputy, team, ctx),
            Event::RecordContact(contact) => self.record_contact(&mut step, contact, ctx)?,
            Event::Message { text, lang } => self.message(&mut step, text, lang, ctx)?,
            Event::Note { text } => self.note(&mut step, text, ctx)?,
            Event::Revise { patch } => self.revise(&mut step, &patch, ctx)?,
            Event::DraftSynopsis { leave_out } => self.draft_synopsis(&mut step, leave_out, ctx)?,
            Event::ApproveSynopsis { revision } => {
                self.approve_synopsis(&mut step, revision, ctx)?
            }
            Event::SynopsisChange { text } => self.synopsis_change(&mut step, text, ctx)?,
            Event::RecordBasis(basis) => self.record_basis(&mut step, basis, ctx)?,
            Event::OpenRound {
                kind,
                recipients,
                due,
                further,
            } => {
                let asked = rounds::Asked {
                    kind,
                    recipients,
                    due,
                    further,
                };
                self.open_round(&mut step, asked, ctx)?;
            }
            Event::OpenRequest { hospital } => self.open_request(&mut step, hospital, ctx)?,
            Event::SaveAnswer { hospital, draft } => {
                self.save_answer(&mut step, hospital, draft, ctx)?
            }
            Event::AnswerRound { hospital, answer } => {
                self.answer_round(&mut step, hospital, &answer, ctx)?;
            }
            Event::HandIn {
                hospital,
                answer,
                register,
            } => self.hand_in(&mut step, hospital, answer, register, ctx)?,
            Event::ApproveAnswer { hospital } => self.approve_answer(&mut step, hospital, ctx)?,
            Event::ReturnAnswer { hospital, note } => {
                self.return_answer(&mut step, hospital, note, ctx)?;
            }
            Event::CloseRound => self.close_round(&mut step, ctx)?,
            Event::AskDesk { hospital, text } => self.ask_desk(&mut step, hospital, text, ctx)?,
            Event::AnswerSite {
                hospital,
                no,
                text,
                shared_as,
            } => self.answer_site(&mut step, hospital, no, text, shared_as, ctx)?,
            Event::AskTime {
                hospital,
                until,
                reason,
            } => self.ask_time(&mut step, hospital, until, reason, ctx)?,
            Event::DecideTime {
                hospital,
                granted,
                reason,
            } => self.decide_time(&mut step, hospital, granted, reason, ctx)?,
            Event::Nudge { hospital } => self.nudge(&mut step, hospital, ctx)?,
            Event::SendLate { hospital, answer } => {
                self.send_late(&mut step, hospital, &answer, ctx)?;
            }
            Event::DecideLate {
                hospital,
                granted,
                reason,
            } => self.decide_late(&mut step, hospital, granted, reason, ctx)?,
            Event::TellResult { hospital, how } => {
                self.tell_result(&mut step, hospital, how, ctx)?;
            }
            Event::AskExperts {
                experts,
                due,
                questions,
            } => self.ask_experts(&mut step, experts, due, questions, ctx)?,
            Event::RemindExpert { person } => self.remind_expert(&mut step, person, ctx)?,
            Event::AnswerExpert { person, reply } => {
                self.answer_expert(&mut step, person, &reply, ctx)?;
            }
            Event::CloseExperts => self.close_experts(&mut step, ctx)?,
            Event::ReportExperts { text } => self.report_experts(&mut step, text, ctx)?,
            Event::Propose { letter, hospitals } => {
                self.propose(&mut step, letter, hospitals, ctx)?
            }
            Event::AnotherRound { reason } => self.another_round(&mut step, reason, ctx)?,
            Event::Select {
                decisions,
                evidence,
            } => self.select(&mut step, decisions, evidence, ctx)?,
            Event::StartUp => self.start_up(&mut step, ctx)?,
            Event::Contract(update) => self.contract(&mut step, update, ctx)?,
            Event::Milestone(update) => self.milestone(&mut step, update, ctx)?,
            Event::Run { no_registry_reason } => self.run(&mut step, no_registry_reason, ctx)?,
            Event::Close(closing) => self.close(&mut step, closing, ctx)?,
            Event::Withdraw { reason } => self.withdraw(&mut step, reason, ctx)?,
            Event::Reopen { reason } => self.reopen(&mut step, reason, ctx)?,
            Event::Undo => self.undo(&mut step, ctx)?,
        }
        if let Next::To(stage) = next {
            step.enter(stage, ctx.now);
        }
        Ok(step)
    }
}

/// Acts that can be taken back as a whole. A sent round, an answer and a
/// merge cannot: somebody outside may have read them.
fn undoable(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Take
            | EventKind::Ask
            | EventKind::Accept
            | EventKind::Decline
            | EventKind::Hold
            | EventKind::Resume
            | EventKind::AnotherRound
            | EventKind::Select
            | EventKind::StartUp
            | EventKind::Run
            | EventKind::Close
            | EventKind::Withdraw
            | EventKind::Reopen
    )
}

impl Step {
    fn of(case: Case) -> Self {
        Self {
            case,
            entries: Vec::new(),
            messages: Vec::new(),
            contacts: Vec::new(),
            letters: Vec::new(),
            recall_letters: false,
            absorbed_by: None,
        }
    }

    fn enter(&mut self, stage: Stage, now: Timestamp) {
        if self.case.stage != stage {
            self.case.stage = stage;
            self.case.stage_since = now;
            self.case.reached.insert(stage, now);
        }
    }

    fn record(
        &mut self,
        ctx: &Ctx<'_>,
        at: Timestamp,
        event: EventKind,
        audience: Audience,
        params: &[(&str, &str)],
    ) {
        self.entries.push(Entry {
            at,
            recorded_at: ctx.now,
            zone: ctx.zone.to_owned(),
            by: ctx.by,
            role: ctx.role,
            second: ctx.second,
            event,
            params: params
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
            changes: Vec::new(),
            audience,
        });
    }
}

/// The longest free text anywhere, in characters (domain 2.2 #24).
pub const TEXT_MAX: usize = 2_000;
/// The longest record of a contact or a letter, in characters.
pub const LONG_TEXT_MAX: usize = 20_000;

/// A text that must be there and within `max` characters.
pub(crate) fn text_fault(pointer: &str, text: &str, max: usize) -> Option<Fault> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        Some(Fault::new(pointer, FaultCode::Required))
    } else if length > max {
        Some(
            Fault::new(pointer, FaultCode::TooLong)
                .with("n", max)
                .with("m", length - max),
        )
    } else if text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        Some(Fault::new(pointer, FaultCode::BadCharacters))
    } else {
        None
    }
}

/// An optional text within `max` characters.
pub(crate) fn optional_text_fault(pointer: &str, text: &str, max: usize) -> Option<Fault> {
    if text.trim().is_empty() {
        None
    } else {
        text_fault(pointer, text, max)
    }
}

/// The faults, if any, end the act.
pub(crate) fn unless_faults(faults: impl IntoIterator<Item = Fault>) -> Result<(), Refused> {
    let faults: Vec<Fault> = faults.into_iter().collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Refused::Faults(faults))
    }
}
