//! A hospital's answer on its way through the hospital's own approver. The
//! clock runs on meanwhile: an answer has reached the desk once it is approved.

use serde_json::{Map, Value};

use super::codes::{EventKind, SiteState};
use super::exchange::{awaited_by, newest};
use super::rounds::asked_site;
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, Refused, Step, To};
use super::{Case, TEXT_MAX, text_fault, unless_faults};
use crate::calendar::jst_date;
use crate::ids::HospitalId;
use crate::round::{self, Approval, Returned, Site};

impl Case {
    /// The hospital's place where an answer can still be written: in the open
    /// round, or after its close as long as a late answer may be sent.
    pub(super) fn writing_site<'a>(
        &self,
        case: &'a mut Case,
        hospital: HospitalId,
    ) -> Result<&'a mut Site, Refused> {
        if self.may_answer_late(hospital) {
            // What was being typed when the round closed is not lost.
            let site = newest(case, hospital).map(|(_, site)| site);
            return site.ok_or(Refused::Gate(Gate::NotAsked));
        }
        asked_site(case, hospital)
    }

    pub(super) fn hand_in(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        answer: Map<String, Value>,
        register: Option<Map<String, Value>>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let Some(by) = ctx.by else {
            return Err(Refused::Gate(Gate::NotAsked));
        };
        let site = self.writing_site(&mut step.case, hospital)?;
        let asked = self.further_to(hospital);
        round::read_answer(&answer, asked, jst_date(ctx.now)).map_err(Refused::Faults)?;
        site.note_parts(&answer, by, ctx.now);
        site.draft = Some(answer);
        site.approval = Some(Approval {
            at: ctx.now,
            by,
            register,
            returned: None,
        });
        site.version += 1;
        if site.state == SiteState::Invited {
            site.state = SiteState::Opened;
        }
        site.opened_at.get_or_insert(ctx.now);
        let version = site.version;
        step.record(
            ctx,
            ctx.now,
            EventKind::HandIn,
            Audience::Hospital(hospital),
            &[],
        );
        let letter = Letter::held(
            LetterKind::AnswerToApprove,
            To::HospitalApprovers(hospital),
            format!("approve-{hospital}-{version}"),
        );
        step.letters.push(self.by_when(letter, hospital, ctx));
        Ok(())
    }

    pub(super) fn approve_answer(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let Some(answer) = self
            .site(hospital)
            .filter(|(_, site)| site.waits_for_approver().is_some())
            .and_then(|(_, site)| site.draft.clone())
        else {
            return Err(Refused::Gate(Gate::Settled));
        };
        step.record(
            ctx,
            ctx.now,
            EventKind::ApproveAnswer,
            Audience::Hospital(hospital),
            &[],
        );
        match self.may_answer_late(hospital) {
            // The round closed while it waited: the desk takes it or not.
            true => self.send_late(step, hospital, &answer, ctx),
            false => self.answer_round(step, hospital, &answer, ctx),
        }
    }

    pub(super) fn return_answer(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        note: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/note", &note, TEXT_MAX))?;
        let Some((_, site)) = newest(&mut step.case, hospital)
            .filter(|(_, site)| site.waits_for_approver().is_some())
        else {
            return Err(Refused::Gate(Gate::Settled));
        };
        if let (Some(approval), Some(by)) = (&mut site.approval, ctx.by) {
            approval.returned = Some(Returned {
                at: ctx.now,
                by,
                note,
            });
        }
        site.version += 1;
        let version = site.version;
        step.record(
            ctx,
            ctx.now,
            EventKind::ReturnAnswer,
            Audience::Hospital(hospital),
            &[],
        );
        let letter = Letter::held(
            LetterKind::AnswerReturned,
            To::Hospital(hospital),
            format!("return-{hospital}-{version}"),
        );
        step.letters.push(self.by_when(letter, hospital, ctx));
        Ok(())
    }

    /// The letter with the hospital's date, as long as one runs.
    fn by_when(&self, letter: Letter, hospital: HospitalId, ctx: &Ctx<'_>) -> Letter {
        let due = self
            .open_round_now()
            .and_then(|round| awaited_by(round, hospital, ctx));
        match due {
            Some(due) => letter.with("due", due),
            None => letter,
        }
    }
}
