//! What others read out of a case: its facts for the count, the milestones it
//! reached, the events that could come next.

use jiff::civil::Date;

use super::codes::{CheckAnswer, ContractStage, EventKind, MilestoneKind, Stage};
use super::{Case, step::Ctx};
use crate::calendar::jst_date;
use crate::count::{Correction, CountCase, Eligibility, Track};
use crate::expert::ExpertRound;
use crate::people::Actor;
use crate::policy::{self, Decision};
use crate::round::Site;

impl Case {
    /// The facts that the counting rule looks at (domain 4.12).
    #[must_use]
    pub fn count_facts(&self, corrections: Vec<Correction>) -> CountCase {
        let answer = |answer: CheckAnswer| match answer {
            CheckAnswer::Yes => Some(true),
            CheckAnswer::No => Some(false),
            CheckAnswer::Unclear => None,
        };
        CountCase {
            id: self.number.to_string(),
            track: Track::A,
            sponsor_group: Some(self.firm.to_string()),
            product: Some(self.product_key()),
            question: Some(self.question_key()),
            received_at: Some(self.received_at),
            accepted_at: self.accepted_at,
            substantive_at: self.substantive_at,
            eligibility: self.checklist.map(|list| Eligibility {
                e1: answer(list.e1),
                e2: answer(list.e2),
                e3: answer(list.e3),
                e4: answer(list.e4),
                e5: answer(list.e5),
            }),
            international: self.international,
            sponsor_disclosed_at: self.sponsor_disclosed_at,
            merged_into: None,
            closed_at: self.ended_at,
            reopened_at: self.reopened_at,
            predecessor: None,
            corrections,
        }
    }

    /// One product of one firm: its public name, else nothing that two cases
    /// could share.
    #[must_use]
    pub fn product_key(&self) -> String {
        match &self.profile.product_public {
            Some(name) => folded(name),
            None => self.id.to_string(),
        }
    }

    /// One trial or development question: its registry number, else disease and
    /// phase as written.
    #[must_use]
    pub fn question_key(&self) -> String {
        match self.profile.trial_public_id.first() {
            Some(id) => folded(id),
            None => format!(
                "{} {}",
                folded(&self.profile.indication_text),
                self.profile.phase_planned.as_str()
            ),
        }
    }

    /// M1 to M10 as far as they were reached, each with its day (domain 4.13).
    #[must_use]
    pub fn reached_milestones(&self) -> Vec<(&'static str, Date)> {
        let at = |stage| self.reached.get(&stage).map(|at| jst_date(*at));
        let executed = self
            .contracts
            .iter()
            .filter(|one| one.stage == ContractStage::Executed)
            .filter_map(|one| one.executed_on)
            .min();
        [
            ("M1", at(Stage::Proposed)),
            ("M2", self.selection.as_ref().map(|one| jst_date(one.at))),
            ("M3", executed),
            ("M4", self.actual(MilestoneKind::CtnDay30)),
            ("M5", self.actual(MilestoneKind::JrctRegistered)),
            ("M6", self.actual(MilestoneKind::Siv)),
            ("M7", self.actual(MilestoneKind::Fpi)),
            ("M8", self.actual(MilestoneKind::N100)),
            ("M9", self.actual(MilestoneKind::NdaSubmitted)),
            ("M10", self.actual(MilestoneKind::Approved)),
        ]
        .into_iter()
        .filter_map(|(code, day)| day.map(|day| (code, day)))
        .collect()
    }

    /// The events this reader could do now: from the stage table and the
    /// permission table, nothing else. Screens draw exactly these buttons.
    #[must_use]
    pub fn next_for(&self, actor: &Actor, ctx: &Ctx<'_>) -> Vec<EventKind> {
        let subject = self.subject();
        <EventKind as crate::code_lists::CodeList>::ALL
            .iter()
            .copied()
            .filter(|event| self.stage.after(*event).is_ok())
            .filter(|event| {
                matches!(
                    policy::decide(actor, event.action(), &subject),
                    Decision::Allow | Decision::Propose
                )
            })
            .filter(|event| match event {
                EventKind::Submit
                | EventKind::Register
                | EventKind::Absorb
                | EventKind::OpenRequest => false,
                EventKind::Undo => self.may_undo(ctx),
                EventKind::Hold => self.hold.is_none(),
                EventKind::Resume => self.hold.is_some(),
                EventKind::CloseRound
                | EventKind::SaveAnswer
                | EventKind::AnswerRound
                | EventKind::AskDesk
                | EventKind::AskTime
                | EventKind::Nudge => self.open_round_now().is_some(),
                EventKind::AnswerSite => self.some_site(|site| site.open_question().is_some()),
                EventKind::DecideTime => self.some_site(|site| site.open_request().is_some()),
                EventKind::DecideLate => self.some_site(|site| site.open_late_answer().is_some()),
                EventKind::SendLate | EventKind::HandIn => false,
                EventKind::ApproveAnswer | EventKind::ReturnAnswer => {
                    self.some_site(|site| site.waits_for_approver().is_some())
                }
                EventKind::TellResult => self
                    .some_site(|site| site.result.as_ref().is_some_and(|one| one.told.is_none())),
                EventKind::AskExperts => self.open_expert_round().is_none(),
                EventKind::RemindExpert | EventKind::CloseExperts => {
                    self.open_expert_round().is_some()
                }
                EventKind::AnswerExpert => false,
                EventKind::ReportExperts => self
                    .expert_rounds
                    .last()
                    .is_some_and(ExpertRound::may_be_reported),
                EventKind::OpenRound | EventKind::Propose => self.open_round_now().is_none(),
                EventKind::ApproveSynopsis | EventKind::SynopsisChange => self.synopsis.is_some(),
                _ => true,
            })
            .collect()
    }

    fn some_site(&self, wanted: impl Fn(&Site) -> bool) -> bool {
        self.rounds
            .iter()
            .flat_map(|round| &round.sites)
            .any(wanted)
    }
}

/// NFKC, lower case, letters and digits only: two spellings of one name.
#[must_use]
pub fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}
