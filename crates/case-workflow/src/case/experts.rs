//! The experts' round: asking, reminding, replying, closing, telling the firm
//! (domain 4.5).

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::codes::{EventKind, RoundState, SynopsisState};
use super::event::NewExpert;
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, Refused, Step, To};
use super::{Case, LONG_TEXT_MAX, clocks, optional_text_fault, text_fault, unless_faults};
use crate::calendar::jst_date;
use crate::expert::{
    EXPERTS_MAX, Expert, ExpertReport, ExpertRound, ExpertState, FIELD_MAX, Reply, USUAL_DAYS,
    read_reply,
};
use crate::fault::{Fault, FaultCode};
use crate::ids::PersonId;
use crate::round::{Further, OwnQuestion};

/// Days after the due time for which the link in an expert's mail is good, to
/// read what one said.
const LINK_DAYS: i64 = 30;

impl Case {
    /// Everybody who was ever asked as an expert.
    #[must_use]
    pub fn experts_asked(&self) -> Vec<PersonId> {
        let mut all: Vec<PersonId> = self
            .expert_rounds
            .iter()
            .flat_map(|round| round.experts.iter().map(|one| one.person))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The experts' round that is open now.
    #[must_use]
    pub fn open_expert_round(&self) -> Option<&ExpertRound> {
        self.expert_rounds.iter().find(|round| round.is_open())
    }

    pub(super) fn ask_experts(
        &self,
        step: &mut Step,
        experts: Vec<NewExpert>,
        due: Option<Date>,
        questions: Vec<OwnQuestion>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        if self.open_expert_round().is_some() {
            return Err(Refused::Gate(Gate::RoundClosed));
        }
        let text = match &self.synopsis {
            Some(synopsis) if synopsis.state == SynopsisState::Approved => synopsis.lines.clone(),
            _ => return Err(Refused::Gate(Gate::SynopsisApproved)),
        };
        let mut faults = Vec::new();
        if experts.is_empty() {
            faults.push(Fault::new("/experts", FaultCode::Required));
        }
        if experts.len() > EXPERTS_MAX {
            faults.push(Fault::new("/experts", FaultCode::TooMany).with("n", EXPERTS_MAX));
        }
        let mut seen = BTreeSet::new();
        for (place, one) in experts.iter().enumerate().take(EXPERTS_MAX) {
            let pointer = |name: &str| format!("/experts/{place}/{name}");
            if !seen.insert(one.person) {
                faults.push(Fault::new(pointer("email"), FaultCode::Duplicate));
            }
            faults.extend(text_fault(&pointer("field"), &one.field, FIELD_MAX));
            let fee = one.fee.as_deref().unwrap_or("");
            faults.extend(optional_text_fault(&pointer("fee"), fee, FIELD_MAX));
        }
        match due {
            Some(due) if due <= jst_date(ctx.now) => {
                faults.push(Fault::new("/due", FaultCode::InPast));
            }
            Some(due) if !ctx.calendar.is_business_day(due) => {
                faults.push(Fault::new("/due", FaultCode::NotABusinessDay));
            }
            _ => {}
        }
        let own = Further {
            bank: Vec::new(),
            own: questions,
        };
        // Experts never learn who asks.
        let questions = own.read(&self.profile, true).unwrap_or_else(|found| {
            faults.extend(found.into_iter().map(|mut fault| {
                fault.pointer = fault.pointer.replacen("/further/own", "/questions", 1);
                fault
            }));
            Vec::new()
        });
        unless_faults(faults)?;
        let due = match due {
            Some(day) => clocks::at_17(day),
            None => ctx.calendar.deadline_at_17(ctx.now, USUAL_DAYS),
        };
        let no = u32::try_from(self.expert_rounds.len()).map_or(u32::MAX, |n| n.saturating_add(1));
        let round = ExpertRound {
            no,
            state: RoundState::Open,
            opened_at: ctx.now,
            due,
            closed_at: None,
            text,
            questions,
            experts: experts
                .into_iter()
                .map(|one| {
                    let fee = one.fee.map(|fee| fee.trim().to_owned());
                    let fee = fee.filter(|fee| !fee.is_empty());
                    Expert::asked(one.person, one.field.trim().to_owned(), fee)
                })
                .collect(),
            report: None,
        };
        for one in &round.experts {
            step.letters.push(expert_letter(
                LetterKind::ExpertRound,
                &round,
                one.person,
                "ask",
            ));
        }
        let n = round.experts.len().to_string();
        step.case.expert_rounds.push(round);
        step.record(
            ctx,
            ctx.now,
            EventKind::AskExperts,
            Audience::Firm,
            &[
                ("no", &no.to_string()),
                ("n", &n),
                ("due", &due.to_string()),
            ],
        );
        Ok(())
    }

    pub(super) fn remind_expert(
        &self,
        step: &mut Step,
        person: PersonId,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let round = open_round(&mut step.case)?;
        let one = place_of(round, person)?;
        if one.state != ExpertState::Asked {
            return Err(Refused::Gate(Gate::Settled));
        }
        if !one.may_be_nudged(ctx.now, ctx.calendar) {
            return Err(Refused::Gate(Gate::RemindedToday));
        }
        one.nudges.push(ctx.now);
        let occasion = format!("nudge-{}", jst_date(ctx.now));
        let letter = expert_letter(LetterKind::ExpertNudge, round, person, &occasion);
        step.letters.push(letter);
        step.record(ctx, ctx.now, EventKind::RemindExpert, Audience::Desk, &[]);
        Ok(())
    }

    pub(super) fn answer_expert(
        &self,
        step: &mut Step,
        person: PersonId,
        raw: &Map<String, Value>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let round = open_round(&mut step.case)?;
        if !round.takes_replies(ctx.now) {
            return Err(Refused::Gate(Gate::NoOpenRound));
        }
        let questions = round.questions.clone();
        let one = place_of(round, person)?;
        let reply = read_reply(raw, &questions).map_err(Refused::Faults)?;
        let first = one.replied_at.is_none();
        one.state = match reply {
            Reply::Answer(_) => ExpertState::Answered,
            Reply::Decline { .. } => ExpertState::Declined,
        };
        let state = one.state;
        one.reply = Some(reply);
        one.replied_at.get_or_insert(ctx.now);
        one.version += 1;
        let replied = round.experts.iter().filter(|one| one.reply.is_some());
        let (replied, asked) = (replied.count(), round.experts.len());
        let occasion = format!("expert-{}-{person}", round.no);
        // A correction is in the history; the desk has been called once.
        if first {
            step.letters.push(
                Letter::at_once(LetterKind::ExpertReplied, To::Team, occasion)
                    .with("answered", replied)
                    .with("asked", asked),
            );
        }
        step.record(
            ctx,
            ctx.now,
            EventKind::AnswerExpert,
            Audience::Desk,
            &[("state", state.as_str())],
        );
        Ok(())
    }

    pub(super) fn close_experts(&self, step: &mut Step, ctx: &Ctx<'_>) -> Result<(), Refused> {
        let round = open_round(&mut step.case)?;
        close(round, RoundState::Closed, ctx);
        let no = round.no.to_string();
        step.record(
            ctx,
            ctx.now,
            EventKind::CloseExperts,
            Audience::Firm,
            &[("no", &no)],
        );
        Ok(())
    }

    pub(super) fn report_experts(
        &self,
        step: &mut Step,
        text: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let Some(round) = step.case.expert_rounds.last_mut() else {
            return Err(Refused::Gate(Gate::NoOpenRound));
        };
        if !round.may_be_reported() {
            return Err(Refused::Gate(match round.is_open() {
                true => Gate::RoundClosed,
                false => Gate::Settled,
            }));
        }
        unless_faults(text_fault("/text", &text, LONG_TEXT_MAX))?;
        close(round, RoundState::Reported, ctx);
        round.report = Some(ExpertReport { at: ctx.now, text });
        let no = round.no;
        step.letters.push(Letter::held(
            LetterKind::ExpertReport,
            To::Firm(self.firm),
            format!("experts-{no}"),
        ));
        step.record(
            ctx,
            ctx.now,
            EventKind::ReportExperts,
            Audience::Firm,
            &[("no", &no.to_string())],
        );
        Ok(())
    }

    /// The end of a case: nobody's answer is needed any more, and whoever was
    /// about to give one is told.
    pub(super) fn end_expert_rounds(&self, step: &mut Step, ctx: &Ctx<'_>) {
        let Ok(round) = open_round(&mut step.case) else {
            return;
        };
        let awaited: Vec<PersonId> = round
            .experts
            .iter()
            .filter(|one| one.state == ExpertState::Asked)
            .map(|one| one.person)
            .collect();
        close(round, RoundState::Cancelled, ctx);
        let letters: Vec<Letter> = awaited
            .into_iter()
            .map(|person| expert_letter(LetterKind::ExpertEnded, round, person, "end"))
            .collect();
        step.letters.extend(letters);
    }
}

/// A letter to one expert, with the time by which an answer is awaited and until
/// when its link opens.
#[must_use]
pub fn expert_letter(
    kind: LetterKind,
    round: &ExpertRound,
    person: PersonId,
    occasion: &str,
) -> Letter {
    let days = SignedDuration::from_hours(24 * LINK_DAYS);
    let until = round.due.checked_add(days).unwrap_or(Timestamp::MAX);
    let occasion = format!("experts-{}-{occasion}", round.no);
    Letter::held(kind, To::Person(person), occasion)
        .with("due", round.due)
        .with("round", round.no)
        .with("expires_at", until)
}

/// Ends a round; whoever has not replied is no longer awaited.
fn close(round: &mut ExpertRound, state: RoundState, ctx: &Ctx<'_>) {
    round.state = state;
    round.closed_at.get_or_insert(ctx.now);
    let left = match state {
        RoundState::Cancelled => ExpertState::Cancelled,
        _ => ExpertState::NoAnswer,
    };
    for one in &mut round.experts {
        if one.state == ExpertState::Asked {
            one.state = left;
        }
    }
}

fn open_round(case: &mut Case) -> Result<&mut ExpertRound, Refused> {
    case.expert_rounds
        .iter_mut()
        .find(|round| round.is_open())
        .ok_or(Refused::Gate(Gate::NoOpenRound))
}

fn place_of(round: &mut ExpertRound, person: PersonId) -> Result<&mut Expert, Refused> {
    round
        .experts
        .iter_mut()
        .find(|one| one.person == person)
        .ok_or(Refused::Gate(Gate::NotAsked))
}
