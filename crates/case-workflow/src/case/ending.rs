//! Closing, withdrawing, reopening, taking back (domain 4.1 A17–A23).

use jiff::{SignedDuration, ToSpan};

use super::codes::{
    ContractStage, EventKind, MilestoneKind, NotChosenReason, Outcome, RoundState, SiteState, Stage,
};
use super::event::Closing;
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, Refused, Step, To};
use super::triage::rest;
use super::{Case, TEXT_MAX, optional_text_fault, text_fault, unless_faults};
use crate::calendar::jst_date;
use crate::fault::{Fault, FaultCode};
use crate::round::SiteResult;

/// Seconds in which the last act can be taken back whatever left meanwhile.
const UNDO_SECONDS: i64 = 10;
/// Months after the end in which the same case goes on (domain 4.12 rule 8).
const REOPEN_MONTHS: i32 = 12;

impl Case {
    pub(super) fn close(
        &self,
        step: &mut Step,
        closing: Closing,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let lost = closing.outcome.as_str().starts_with('N');
        let mut faults = Vec::new();
        if lost && closing.loss_reasons.is_empty() {
            faults.push(Fault::new("/loss_reasons", FaultCode::Required));
        }
        if !lost && !closing.loss_reasons.is_empty() {
            faults.push(Fault::new("/loss_reasons", FaultCode::UnknownField));
        }
        if lost && closing.evidence.is_none() {
            faults.push(Fault::new("/evidence", FaultCode::Required));
        }
        for (place, reason) in closing.loss_reasons.iter().enumerate() {
            if closing.loss_reasons[..place].contains(reason) {
                faults.push(Fault::new(
                    format!("/loss_reasons/{place}"),
                    FaultCode::Duplicate,
                ));
            }
        }
        if lost {
            faults.extend(text_fault("/text", &closing.text, TEXT_MAX));
        } else {
            faults.extend(optional_text_fault("/text", &closing.text, TEXT_MAX));
        }
        unless_faults(faults)?;
        let fits = match closing.outcome {
            // Success needs the trial to have started (M6 or later).
            Outcome::P => self
                .actual(MilestoneKind::Siv)
                .or(self.actual(MilestoneKind::Fpi))
                .is_some(),
            Outcome::PPrime => self
                .contracts
                .iter()
                .any(|one| one.stage == ContractStage::Executed),
            _ => true,
        };
        if !fits {
            return Err(Refused::Gate(Gate::Outcome));
        }
        let plan_changed = matches!(closing.outcome, Outcome::N1 | Outcome::N7);
        self.end(
            step,
            plan_changed.then_some(NotChosenReason::PlanChanged),
            ctx,
        );
        step.record(
            ctx,
            ctx.now,
            EventKind::Close,
            Audience::Firm,
            &[("outcome", closing.outcome.as_str())],
        );
        step.letters.push(Letter::held(
            LetterKind::Closed,
            To::Firm(self.firm),
            format!("close-{}", self.version),
        ));
        step.case.closing = Some(closing);
        Ok(())
    }

    pub(super) fn withdraw(
        &self,
        step: &mut Step,
        reason: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(optional_text_fault("/reason", &reason, TEXT_MAX))?;
        self.end(step, Some(NotChosenReason::PlanChanged), ctx);
        step.record(
            ctx,
            ctx.now,
            EventKind::Withdraw,
            Audience::Firm,
            &[("reason", &reason)],
        );
        step.letters.push(Letter::at_once(
            LetterKind::Withdrawn,
            To::Team,
            format!("withdraw-{}", self.version),
        ));
        Ok(())
    }

    /// What every end does: open rounds are cancelled, and every hospital that
    /// has not heard how it ended hears it now.
    fn end(&self, step: &mut Step, reason: Option<NotChosenReason>, ctx: &Ctx<'_>) {
        let case = &mut step.case;
        case.stage_before_end = Some(self.stage);
        case.ended_at = Some(ctx.now);
        rest(case, ctx);
        // Where a hospital was asked twice, its newest round has the result.
        let told: Vec<_> = self
            .hospitals_in()
            .into_iter()
            .filter(|hospital| {
                self.site(*hospital)
                    .is_some_and(|(_, site)| site.result.is_none())
            })
            .collect();
        for round in &mut case.rounds {
            if round.is_open() {
                round.state = RoundState::Cancelled;
                round.closed_at = Some(ctx.now);
            }
            for site in round.sites.iter_mut().filter(|site| site.result.is_none()) {
                if site.is_awaited() {
                    site.state = SiteState::Cancelled;
                }
                site.result = Some(SiteResult {
                    at: ctx.now,
                    reason,
                    note: None,
                    target: None,
                    told: None,
                });
            }
        }
        self.end_expert_rounds(step, ctx);
        for hospital in told {
            let mut letter = Letter::held(
                LetterKind::RoundCancelled,
                To::Hospital(hospital),
                format!("end-{}", self.version),
            );
            if let Some(reason) = reason {
                letter = letter.with("reason", reason.as_str());
            }
            step.letters.push(letter);
        }
    }

    pub(super) fn reopen(
        &self,
        step: &mut Step,
        reason: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/reason", &reason, TEXT_MAX))?;
        let last_day = self
            .ended_at
            .map(|at| jst_date(at).saturating_add(REOPEN_MONTHS.months()))
            .unwrap_or_default();
        if jst_date(ctx.now) > last_day {
            return Err(Refused::Gate(Gate::TooLongAgo));
        }
        let back = self.stage_before_end.unwrap_or(Stage::Screening);
        let case = &mut step.case;
        case.reopened_at = Some(ctx.now);
        case.ended_at = None;
        case.stage_before_end = None;
        case.exit = None;
        case.closing = None;
        step.enter(back, ctx.now);
        step.record(ctx, ctx.now, EventKind::Reopen, Audience::Firm, &[]);
        step.letters.push(Letter::held(
            LetterKind::Reopened,
            To::Firm(self.firm),
            format!("reopen-{}", self.version),
        ));
        Ok(())
    }

    /// Whether this person could take back the last act now.
    #[must_use]
    pub fn may_undo(&self, ctx: &Ctx<'_>) -> bool {
        self.last_act.as_ref().is_some_and(|act| {
            let young = ctx.now.duration_since(act.at) <= SignedDuration::from_secs(UNDO_SECONDS);
            act.by == ctx.by && (young || !ctx.letters_left)
        })
    }

    pub(super) fn undo(&self, step: &mut Step, ctx: &Ctx<'_>) -> Result<(), Refused> {
        let Some(act) = self.last_act.as_ref().filter(|_| self.may_undo(ctx)) else {
            return Err(Refused::Gate(Gate::UndoOver));
        };
        step.case = act.before.clone();
        step.recall_letters = true;
        step.record(
            ctx,
            ctx.now,
            EventKind::Undo,
            Audience::Firm,
            &[("event", act.event.as_str())],
        );
        Ok(())
    }
}
