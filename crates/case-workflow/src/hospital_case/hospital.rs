//! What the hospital does with its consultation.

use super::codes::ConsultOutcome;
use super::step::{ConsultStep, ConsultTextKind, Refused};
use super::{Asking, HospitalCase, unless_faults};
use crate::case::step::{Ctx, LetterKind};
use crate::case::{LONG_TEXT_MAX, TEXT_MAX, optional_text_fault, text_fault};
use crate::ids::PersonId;

impl HospitalCase {
    /// A word of the hospital ends the desk's waiting; one after the answer
    /// asks on.
    pub(super) fn reply(
        &self,
        step: &mut ConsultStep,
        text: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/text", text, LONG_TEXT_MAX))?;
        if self.asked.is_some() {
            step.case.stop_asking(ctx);
        }
        if self.ended_at.is_none()
            && self
                .askings
                .last()
                .is_some_and(|asking| asking.answered_at.is_some())
        {
            step.case.askings.push(Asking::since(ctx.now));
        }
        step.record(ctx, &[]);
        step.hospital_writes(ConsultTextKind::Reply, text);
        step.tell_desk(LetterKind::ConsultReply, "reply");
        Ok(())
    }

    pub(super) fn thank(
        &self,
        step: &mut ConsultStep,
        text: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(optional_text_fault("/text", text, TEXT_MAX))?;
        let outcome = self.given.unwrap_or(ConsultOutcome::Answered);
        step.case.outcome = Some(outcome);
        step.record(ctx, &[("outcome", outcome.as_str())]);
        step.hospital_writes(ConsultTextKind::Closing, text);
        Ok(())
    }

    pub(super) fn withdraw(
        &self,
        step: &mut ConsultStep,
        reason: &str,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(optional_text_fault("/reason", reason, TEXT_MAX))?;
        step.case.outcome = Some(ConsultOutcome::NoAction);
        step.record(ctx, &[]);
        step.hospital_writes(ConsultTextKind::Closing, reason);
        step.tell_desk(LetterKind::ConsultReply, "withdraw");
        Ok(())
    }

    pub(super) fn delegate(&self, step: &mut ConsultStep, people: Vec<PersonId>, ctx: &Ctx<'_>) {
        step.case.delegates = people.into_iter().collect();
        let n = step.case.delegates.len().to_string();
        step.record(ctx, &[("n", &n)]);
    }

    fn stop_asking(&mut self, ctx: &Ctx<'_>) {
        self.asked = None;
        for pause in &mut self.pauses {
            if pause.to.is_none() && pause.cause == "info_wait" {
                pause.to = Some(ctx.now);
            }
        }
    }
}
