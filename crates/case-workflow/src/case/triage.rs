//! Take, ask, answer, accept, decline, merge, hold: what the desk does with a
//! request before and beside the consultation (domain 4.1 A3–A9, A20, A21).

use jiff::civil::Date;

use super::codes::{CheckAnswer, EventKind, ExitReason, ReferralTo, Stage};
use super::event::{Acceptance, Question};
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, NewMessage, Refused, Step, To};
use super::{
    Asked, Case, Exit, Hold, Interval, LONG_TEXT_MAX, TEXT_MAX, clocks, text_fault, unless_faults,
};
use crate::calendar::jst_date;
use crate::disclosure::Tier;
use crate::fault::{Fault, FaultCode};
use crate::ids::{CaseId, PersonId};

/// Business days the firm has to answer questions, unless said otherwise (A4).
const ANSWER_DAYS: u32 = 15;
/// Questions in one letter, at most.
const QUESTIONS_MAX: usize = 20;
/// Days until a hold is looked at, at most (A20).
const HOLD_DAYS_MAX: i32 = 90;
/// People named on a case beside owner and deputy, at most.
const TEAM_MAX: usize = 30;

impl Case {
    pub(super) fn take(&self, step: &mut Step, ctx: &Ctx<'_>) {
        step.case.owner = ctx.by;
        step.record(ctx, ctx.now, EventKind::Take, Audience::Firm, &[]);
    }

    /// An exit pressed on a new case takes it first: two entries, one act.
    fn take_if_new(&self, step: &mut Step, ctx: &Ctx<'_>) {
        if self.stage == Stage::Received {
            self.take(step, ctx);
            step.enter(Stage::Screening, ctx.now);
        }
    }

    pub(super) fn ask(
        &self,
        step: &mut Step,
        questions: Vec<Question>,
        due: Option<Date>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let mut faults = Vec::new();
        if questions.is_empty() {
            faults.push(Fault::new("/questions", FaultCode::Required));
        }
        if questions.len() > QUESTIONS_MAX {
            faults.push(Fault::new("/questions", FaultCode::TooMany).with("n", QUESTIONS_MAX));
        }
        for (place, question) in questions.iter().take(QUESTIONS_MAX).enumerate() {
            faults.extend(text_fault(
                &format!("/questions/{place}/text"),
                &question.text,
                TEXT_MAX,
            ));
        }
        let today = jst_date(ctx.now);
        if due.is_some_and(|due| due < today) {
            faults.push(Fault::new("/due", FaultCode::InPast));
        }
        unless_faults(faults)?;
        self.take_if_new(step, ctx);
        let due = match due {
            Some(day) => clocks::at_17(day),
            None => ctx.calendar.deadline_at_17(ctx.now, ANSWER_DAYS),
        };
        let count = questions.len().to_string();
        step.case.first_reply_at.get_or_insert(ctx.now);
        step.case.asked = Some(Asked {
            questions,
            at: ctx.now,
            due,
        });
        step.case.pauses.push(Interval {
            from: ctx.now,
            to: None,
            cause: "info_wait".into(),
        });
        step.record(
            ctx,
            ctx.now,
            EventKind::Ask,
            Audience::Firm,
            &[("n", &count)],
        );
        step.letters.push(
            Letter::held(
                LetterKind::Questions,
                To::Firm(self.firm),
                format!("ask-{}", self.version),
            )
            .with("n", &count)
            .with(
                "minutes",
                (step.case.asked.as_ref().map_or(1, |a| a.questions.len()) * 2).max(3),
            )
            .with("due", due),
        );
        Ok(())
    }

    pub(super) fn answer(
        &self,
        step: &mut Step,
        answers: Vec<String>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let Some(asked) = &self.asked else {
            return Err(Refused::Gate(Gate::NoOpenRound));
        };
        let mut faults = Vec::new();
        if answers.len() != asked.questions.len() {
            faults
                .push(Fault::new("/answers", FaultCode::TooShort).with("n", asked.questions.len()));
        }
        for (place, text) in answers.iter().take(QUESTIONS_MAX).enumerate() {
            faults.extend(text_fault(&format!("/answers/{place}"), text, TEXT_MAX));
        }
        unless_faults(faults)?;
        let both: Vec<String> = asked
            .questions
            .iter()
            .zip(&answers)
            .map(|(question, answer)| format!("{}\n{answer}", question.text))
            .collect();
        let count = answers.len().to_string();
        step.case.asked = None;
        end_pause(&mut step.case, ctx, "info_wait");
        step.record(
            ctx,
            ctx.now,
            EventKind::Answer,
            Audience::Firm,
            &[("n", &count)],
        );
        step.messages.push(NewMessage {
            outside: true,
            from_firm: true,
            text: both.join("\n\n"),
            lang: "en".into(),
            tier: Tier::N1,
        });
        step.letters.push(
            Letter::at_once(
                LetterKind::AnswersArrived,
                To::Team,
                format!("answer-{}", self.version),
            )
            .with("n", &count),
        );
        Ok(())
    }

    pub(super) fn accept(
        &self,
        step: &mut Step,
        acceptance: Acceptance,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let list = acceptance.checklist;
        let mut faults = Vec::new();
        // E3 to E5 must be yes: a case that is not genuine, only a sales
        // offer or a duplicate leaves by another exit. E1 may be no (class Z).
        for (pointer, answer) in [
            ("/checklist/E3", list.e3),
            ("/checklist/E4", list.e4),
            ("/checklist/E5", list.e5),
        ] {
            if answer != CheckAnswer::Yes {
                faults.push(Fault::new(pointer, FaultCode::MustAgree));
            }
        }
        unless_faults(faults)?;
        self.take_if_new(step, ctx);
        let case = &mut step.case;
        case.checklist = Some(list);
        case.international = Some(acceptance.international);
        if acceptance.sponsor_disclosed {
            case.sponsor_disclosed_at.get_or_insert(ctx.now);
        } else {
            case.sponsor_disclosed_at = None;
        }
        case.accepted_at = Some(ctx.now);
        case.first_reply_at.get_or_insert(ctx.now);
        if let Some(owner) = acceptance.owner {
            case.owner = Some(owner);
        }
        case.owner = case.owner.or(ctx.by);
        step.record(ctx, ctx.now, EventKind::Accept, Audience::Firm, &[]);
        step.letters.push(
            Letter::held(
                LetterKind::Accepted,
                To::Firm(self.firm),
                format!("accept-{}", self.version),
            )
            .with("meet_by", clocks::due_after(ctx.calendar, ctx.now, 10)),
        );
        Ok(())
    }

    pub(super) fn decline(
        &self,
        step: &mut Step,
        reason: ExitReason,
        referral: ReferralTo,
        letter: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/letter", &letter, LONG_TEXT_MAX))?;
        self.take_if_new(step, ctx);
        rest(&mut step.case, ctx);
        step.case.first_reply_at.get_or_insert(ctx.now);
        step.case.exit = Some(Exit {
            reason,
            referral,
            letter,
        });
        step.case.stage_before_end = Some(Stage::Screening);
        step.case.ended_at = Some(ctx.now);
        step.record(
            ctx,
            ctx.now,
            EventKind::Decline,
            Audience::Firm,
            &[("reason", reason.as_str()), ("referral", referral.as_str())],
        );
        step.letters.push(Letter::held(
            LetterKind::NotAccepted,
            To::Firm(self.firm),
            format!("decline-{}", self.version),
        ));
        Ok(())
    }

    pub(super) fn merge(
        &self,
        step: &mut Step,
        into: CaseId,
        reason: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let mut faults: Vec<Fault> = text_fault("/reason", &reason, TEXT_MAX)
            .into_iter()
            .collect();
        if into == self.id {
            faults.push(Fault::new("/into", FaultCode::MustDiffer));
        }
        unless_faults(faults)?;
        self.take_if_new(step, ctx);
        rest(&mut step.case, ctx);
        step.case.merged_into = Some(into);
        step.case.first_reply_at.get_or_insert(ctx.now);
        step.case.ended_at = Some(ctx.now);
        step.absorbed_by = Some(into);
        step.record(ctx, ctx.now, EventKind::Merge, Audience::Firm, &[]);
        step.record(
            ctx,
            ctx.now,
            EventKind::Note,
            Audience::Desk,
            &[("reason", &reason)],
        );
        step.letters.push(Letter::held(
            LetterKind::MergedAway,
            To::Firm(self.firm),
            "merge",
        ));
        Ok(())
    }

    pub(super) fn absorb(&self, step: &mut Step, from: CaseId, number: String, ctx: &Ctx<'_>) {
        step.case.absorbed.push(from);
        step.record(
            ctx,
            ctx.now,
            EventKind::Absorb,
            Audience::Desk,
            &[("ref", &number)],
        );
    }

    pub(super) fn put_on_hold(
        &self,
        step: &mut Step,
        reason: String,
        review_on: Date,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        if self.hold.is_some() {
            return Err(Refused::Gate(Gate::Hold));
        }
        unless_faults(hold_faults(&reason, review_on, ctx.now))?;
        self.take_if_new(step, ctx);
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
        step.record(
            ctx,
            ctx.now,
            EventKind::Hold,
            Audience::Firm,
            &[("review_on", &review_on.to_string())],
        );
        Ok(())
    }

    pub(super) fn resume(&self, step: &mut Step, ctx: &Ctx<'_>) -> Result<(), Refused> {
        if self.hold.is_none() {
            return Err(Refused::Gate(Gate::Hold));
        }
        step.case.hold = None;
        end_pause(&mut step.case, ctx, "on_hold");
        step.record(ctx, ctx.now, EventKind::Resume, Audience::Firm, &[]);
        Ok(())
    }

    pub(super) fn assign(
        &self,
        step: &mut Step,
        owner: Option<PersonId>,
        deputy: Option<PersonId>,
        team: Vec<PersonId>,
        ctx: &Ctx<'_>,
    ) {
        step.case.owner = owner;
        step.case.deputy = deputy.filter(|one| Some(*one) != owner);
        step.case.team = team.into_iter().take(TEAM_MAX).collect();
        step.record(ctx, ctx.now, EventKind::Assign, Audience::Firm, &[]);
    }
}

/// Nobody waits for anything any more: the case has ended.
pub(super) fn rest(case: &mut Case, ctx: &Ctx<'_>) {
    case.hold = None;
    case.asked = None;
    end_pause(case, ctx, "info_wait");
    end_pause(case, ctx, "on_hold");
}

/// Ends the open pause with this cause.
fn end_pause(case: &mut Case, ctx: &Ctx<'_>, cause: &str) {
    for pause in &mut case.pauses {
        if pause.to.is_none() && pause.cause == cause {
            pause.to = Some(ctx.now);
        }
    }
}

/// What is wrong with the reason of a hold and the day of its review.
pub(crate) fn hold_faults(reason: &str, review_on: Date, now: jiff::Timestamp) -> Vec<Fault> {
    let today = jst_date(now);
    let mut faults: Vec<Fault> = text_fault("/reason", reason, TEXT_MAX)
        .into_iter()
        .collect();
    if review_on < today {
        faults.push(Fault::new("/review_on", FaultCode::InPast));
    } else if (review_on - today).get_days() > HOLD_DAYS_MAX {
        let last = today.saturating_add(jiff::Span::new().days(HOLD_DAYS_MAX));
        faults.push(Fault::new("/review_on", FaultCode::TooBig).with("n", last));
    }
    faults
}
