//! What the desk does with a hospital's consultation.

use jiff::civil::Date;

use super::codes::{ConsultOutcome, ConsultRejection, ConsultTheme};
use super::event::Consent;
use super::number::HospitalCaseNumber;
use super::step::{ConsultStep, ConsultTextKind, Refused};
use super::{AskedHospital, HospitalCase, LedTo, Working, unless_faults};
use crate::calendar::jst_date;
use crate::case::clocks::{at_17, due_after};
use crate::case::hold_faults;
use crate::case::number::CaseNumber;
use crate::case::step::{Ctx, Gate, LetterKind};
use crate::case::{Hold, Interval, LONG_TEXT_MAX, TEXT_MAX, optional_text_fault, text_fault};
use crate::fault::{Fault, FaultCode};
use crate::ids::{CaseId, HospitalCaseId, PersonId};

/// Business days that a hospital has for a question of the desk.
const ASK_DAYS: u32 = 10;
/// Days ahead that an answer may be promised.
const PLAN_DAYS_MAX: i32 = 180;

impl HospitalCase {
    pub(super) fn triage(
        &self,
        step: &mut ConsultStep,
        owner: PersonId,
        theme: ConsultTheme,
        ctx: &Ctx<'_>,
    ) {
        step.case.owner = Some(owner);
        step.case.theme = theme;
        step.case.triaged_at.get_or_insert(ctx.now);
        step.record(ctx, &[("theme", theme.as_str())]);
    }

    /// The desk's clocks stand until the hospital writes.
    pub(super) fn ask(
        &self,
        step: &mut ConsultStep,
        text: &str,
        due: Option<Date>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        if self.hold.is_some() {
            return Err(Refused::Gate(Gate::Hold));
        }
        let mut faults: Vec<Fault> = text_fault("/text", text, LONG_TEXT_MAX)
            .into_iter()
            .collect();
        faults.extend(day_fault("/due", due, PLAN_DAYS_MAX, ctx));
        unless_faults(faults)?;
        let due = due.map_or_else(|| due_after(ctx.calendar, ctx.now, ASK_DAYS), at_17);
        step.case.first_reply_at.get_or_insert(ctx.now);
        if self.asked.is_none() {
            step.case.pauses.push(Interval {
                from: ctx.now,
                to: None,
                cause: "info_wait".into(),
            });
        }
        step.case.asked = Some(AskedHospital { at: ctx.now, due });
        step.record(ctx, &[("due", &due.to_string())]);
        step.desk_writes(ConsultTextKind::Ask, text);
        let letter = step.tell_hospital(LetterKind::ConsultQuestion, "ask");
        *letter = letter.clone().with("due", due);
        Ok(())
    }

    pub(super) fn message(
        &self,
        step: &mut ConsultStep,
        text: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/text", text, LONG_TEXT_MAX))?;
        step.case.first_reply_at.get_or_insert(ctx.now);
        step.record(ctx, &[]);
        step.desk_writes(ConsultTextKind::Message, text);
        step.tell_hospital(LetterKind::ConsultMessage, "message");
        Ok(())
    }

    pub(super) fn note(
        &self,
        step: &mut ConsultStep,
        text: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/text", text, LONG_TEXT_MAX))?;
        step.record_inside(ctx, &[]);
        step.text(ConsultTextKind::Note, text, false, false);
        Ok(())
    }

    pub(super) fn plan(
        &self,
        step: &mut ConsultStep,
        answer_on: Date,
        reason: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let mut faults: Vec<Fault> = text_fault("/reason", reason, TEXT_MAX)
            .into_iter()
            .collect();
        faults.extend(day_fault("/answer_on", Some(answer_on), PLAN_DAYS_MAX, ctx));
        unless_faults(faults)?;
        if let Some(asking) = step.case.askings.last_mut() {
            asking.answer_on = Some(answer_on);
            asking.promised_at = Some(ctx.now);
        }
        step.case.first_reply_at.get_or_insert(ctx.now);
        step.record(ctx, &[("answer_on", &answer_on.to_string())]);
        step.desk_writes(ConsultTextKind::Plan, reason);
        let letter = step.tell_hospital(LetterKind::ConsultPlan, "plan");
        *letter = letter.clone().with("answer_by", at_17(answer_on));
        Ok(())
    }

    /// What is being written stands in no history: only what was sent does.
    pub(super) fn draft(
        &self,
        step: &mut ConsultStep,
        text: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(optional_text_fault("/text", text, LONG_TEXT_MAX))?;
        step.case.working = (!text.trim().is_empty()).then(|| Working {
            text: text.to_owned(),
            by: ctx.by,
            at: ctx.now,
        });
        Ok(())
    }

    pub(super) fn answer(
        &self,
        step: &mut ConsultStep,
        text: &str,
        given: ConsultOutcome,
        detail: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        use ConsultOutcome as O;
        let mut faults: Vec<Fault> = text_fault("/text", text, LONG_TEXT_MAX)
            .into_iter()
            .collect();
        // Which document, which training, which body: the figures name it.
        if given == O::Answered {
            faults.extend(optional_text_fault("/detail", detail, TEXT_MAX));
        } else if matches!(given, O::DocumentGiven | O::TrainingGiven | O::Referred) {
            faults.extend(text_fault("/detail", detail, TEXT_MAX));
        } else {
            faults.push(Fault::new("/given", FaultCode::UnknownCode));
        }
        unless_faults(faults)?;
        let case = &mut step.case;
        case.first_reply_at.get_or_insert(ctx.now);
        case.given = Some(given);
        case.working = None;
        case.hold = None;
        case.stop_waiting(ctx.now);
        if let Some(asking) = case.askings.last_mut() {
            asking.answered_at.get_or_insert(ctx.now);
        }
        step.record(ctx, &[("given", given.as_str())]);
        let whole = match detail.trim() {
            "" => text.trim().to_owned(),
            detail => format!("{}\n\n{detail}", text.trim()),
        };
        step.desk_writes(ConsultTextKind::Answer, &whole);
        step.tell_hospital(LetterKind::ConsultAnswered, "answer");
        Ok(())
    }

    pub(super) fn assign(
        &self,
        step: &mut ConsultStep,
        owner: PersonId,
        deputy: Option<PersonId>,
        team: Vec<PersonId>,
        ctx: &Ctx<'_>,
    ) {
        step.case.owner = Some(owner);
        step.case.deputy = deputy;
        step.case.team = team.into_iter().collect();
        step.record_inside(ctx, &[]);
    }

    pub(super) fn put_on_hold(
        &self,
        step: &mut ConsultStep,
        reason: String,
        review_on: Date,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        if self.hold.is_some() || self.asked.is_some() {
            return Err(Refused::Gate(Gate::Hold));
        }
        unless_faults(hold_faults(&reason, review_on, ctx.now))?;
        step.case.hold = Some(Hold {
            reason,
            review_on,
            since: ctx.now,
        });
        step.case.pauses.push(Interval {
            from: ctx.now,
            to: None,
            cause: "on_hold".into(),
        });
        step.record(ctx, &[("review_on", &review_on.to_string())]);
        Ok(())
    }

    pub(super) fn resume(&self, step: &mut ConsultStep, ctx: &Ctx<'_>) -> Result<(), Refused> {
        if self.hold.is_none() {
            return Err(Refused::Gate(Gate::Hold));
        }
        step.case.hold = None;
        step.case.stop_waiting(ctx.now);
        step.record(ctx, &[]);
        Ok(())
    }

    pub(super) fn close(
        &self,
        step: &mut ConsultStep,
        outcome: ConsultOutcome,
        text: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        use ConsultOutcome as O;
        let mut faults: Vec<Fault> = optional_text_fault("/text", text, TEXT_MAX)
            .into_iter()
            .collect();
        match outcome {
            // That end needs the company case itself.
            O::LedToA => faults.push(Fault::new("/outcome", FaultCode::UnknownCode)),
            // Whoever gets no answer is told why.
            O::NoAction if text.trim().is_empty() => {
                faults.push(Fault::new("/text", FaultCode::Required));
            }
            _ => {}
        }
        unless_faults(faults)?;
        if self.given.is_none() && outcome != O::NoAction {
            return Err(Refused::Gate(Gate::Outcome));
        }
        step.case.outcome = Some(outcome);
        step.record(ctx, &[("outcome", outcome.as_str())]);
        step.desk_writes(ConsultTextKind::Closing, text);
        let letter = step.tell_hospital(LetterKind::ConsultClosed, "close");
        *letter = letter.clone().with("outcome", outcome);
        Ok(())
    }

    /// The firm's consent is recorded; the hospital learns how its question
    /// ended and nothing of the case.
    pub(super) fn lead(
        &self,
        step: &mut ConsultStep,
        case: CaseId,
        number: CaseNumber,
        consent: Consent,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(self.lead_faults(&consent, ctx))?;
        let outcome = ConsultOutcome::LedToA;
        step.case.outcome = Some(outcome);
        step.case.first_reply_at.get_or_insert(ctx.now);
        step.record_inside(ctx, &[("number", number.as_str())]);
        step.case.led_to = Some(LedTo {
            case,
            number,
            consent,
        });
        let letter = step.tell_hospital(LetterKind::ConsultClosed, "lead");
        *letter = letter.clone().with("outcome", outcome);
        Ok(())
    }

    /// What keeps a company case from being made of this consultation.
    #[must_use]
    pub fn lead_faults(&self, consent: &Consent, ctx: &Ctx<'_>) -> Vec<Fault> {
        let mut faults: Vec<Fault> = text_fault("/consent/how", &consent.how, TEXT_MAX)
            .into_iter()
            .collect();
        if consent.on > jst_date(ctx.now) {
            faults.push(Fault::new("/consent/on", FaultCode::InFuture));
        }
        if self.theme != ConsultTheme::ApproachedDirectly {
            faults.push(Fault::new("/theme", FaultCode::UnknownCode));
        }
        faults
    }

    pub(super) fn reject(
        &self,
        step: &mut ConsultStep,
        reason: ConsultRejection,
        text: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/text", text, LONG_TEXT_MAX))?;
        step.case.rejection = Some(reason);
        step.case.first_reply_at.get_or_insert(ctx.now);
        step.record(ctx, &[("reason", reason.as_str())]);
        step.desk_writes(ConsultTextKind::Rejection, text);
        step.tell_hospital(LetterKind::ConsultRejected, "reject");
        Ok(())
    }

    pub(super) fn merge(
        &self,
        step: &mut ConsultStep,
        into: HospitalCaseId,
        number: HospitalCaseNumber,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        if into == self.id {
            let fault = Fault::new("/into", FaultCode::MustDiffer);
            return Err(Refused::Faults(vec![fault]));
        }
        step.case.first_reply_at.get_or_insert(ctx.now);
        step.absorbed_by = Some(into);
        step.record(ctx, &[("number", number.as_str())]);
        let letter = step.tell_hospital(LetterKind::ConsultMerged, "merge");
        *letter = letter.clone().with("into", &number);
        step.case.merged_into = Some(number);
        Ok(())
    }

    pub(super) fn reopen(
        &self,
        step: &mut ConsultStep,
        reason: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/reason", reason, TEXT_MAX))?;
        step.case.led_to = None;
        step.record(ctx, &[]);
        step.desk_writes(ConsultTextKind::Message, reason);
        step.tell_hospital(LetterKind::ConsultMessage, "reopen");
        Ok(())
    }
}

/// A day from today on, at most `days_max` ahead.
fn day_fault(pointer: &str, day: Option<Date>, days_max: i32, ctx: &Ctx<'_>) -> Option<Fault> {
    let today = jst_date(ctx.now);
    let day = day?;
    if day < today {
        return Some(Fault::new(pointer, FaultCode::InPast));
    }
    let last = today.saturating_add(jiff::Span::new().days(days_max));
    (day > last).then(|| Fault::new(pointer, FaultCode::TooBig).with("n", last))
}
