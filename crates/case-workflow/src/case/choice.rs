//! What came of the round: the collated answer, another round, the firm's
//! selection (domain 4.1 A12–A14).

use std::collections::BTreeSet;

use super::codes::{Confidence, EventKind, NotChosenReason, RoundState, SiteDecision, SiteState};
use super::event::Decision;
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, Refused, Step, To};
use super::{
    Case, LONG_TEXT_MAX, Proposal, Selection, TEXT_MAX, optional_text_fault, text_fault,
    unless_faults,
};
use crate::fault::{Fault, FaultCode};
use crate::ids::HospitalId;
use crate::round::{RECIPIENTS_MAX, Site, SiteResult, Told};

/// More participants than this is a slip of the finger.
const TARGET_MAX: u32 = 10_000;

impl Case {
    /// Hospitals that said yes or yes-if, newest answer each.
    #[must_use]
    pub fn interested(&self) -> Vec<&Site> {
        self.hospitals_in()
            .into_iter()
            .filter_map(|hospital| self.site(hospital).map(|(_, site)| site))
            .filter(|site| site.is_interested())
            .collect()
    }

    /// Target for Japan less what the named hospitals can enrol.
    #[must_use]
    pub fn shortfall(&self, hospitals: &[HospitalId]) -> Option<i64> {
        let target = self.details.prot_n.as_ref()?.japan_target?.known()?;
        let offered: i64 = hospitals
            .iter()
            .filter_map(|hospital| self.site(*hospital))
            .filter_map(|(_, site)| site.answer.as_ref().and_then(|answer| answer.realistic))
            .map(i64::from)
            .sum();
        Some((i64::from(target) - offered).max(0))
    }

    /// How sure the numbers of the named hospitals are together: as sure as the
    /// worst of them. None where nobody gives a number.
    #[must_use]
    pub fn confidence(&self, hospitals: &[HospitalId]) -> Option<Confidence> {
        hospitals
            .iter()
            .filter_map(|hospital| self.site(*hospital))
            .filter_map(|(_, site)| site.answer.as_ref()?.grade())
            .map(Confidence::of)
            .min()
    }

    pub(super) fn propose(
        &self,
        step: &mut Step,
        letter: String,
        hospitals: Vec<HospitalId>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        if self.open_round_now().is_some() {
            return Err(Refused::Gate(Gate::RoundClosed));
        }
        let mut faults: Vec<Fault> = text_fault("/letter", &letter, LONG_TEXT_MAX)
            .into_iter()
            .collect();
        if hospitals.is_empty() {
            faults.push(Fault::new("/hospitals", FaultCode::Required));
        }
        let interested = self.interested();
        let mut seen = BTreeSet::new();
        for (place, hospital) in hospitals.iter().enumerate().take(RECIPIENTS_MAX) {
            if !seen.insert(*hospital) {
                faults.push(Fault::new(
                    format!("/hospitals/{place}"),
                    FaultCode::Duplicate,
                ));
            } else if !interested.iter().any(|site| site.hospital == *hospital) {
                faults.push(Fault::new(
                    format!("/hospitals/{place}"),
                    FaultCode::NotFound,
                ));
            }
        }
        unless_faults(faults)?;
        for round in &mut step.case.rounds {
            if round.state == RoundState::Closed {
                round.state = RoundState::Reported;
            }
        }
        let count = hospitals.len().to_string();
        let due = ctx.calendar.deadline_at_17(ctx.now, 20);
        step.case.proposals.push(Proposal {
            at: ctx.now,
            letter,
            shortfall: self.shortfall(&hospitals),
            hospitals,
        });
        step.record(
            ctx,
            ctx.now,
            EventKind::Propose,
            Audience::Firm,
            &[("n", &count)],
        );
        step.letters.push(
            Letter::held(
                LetterKind::CollatedAnswer,
                To::Firm(self.firm),
                format!("propose-{}", self.proposals.len() + 1),
            )
            .with("due", due),
        );
        Ok(())
    }

    pub(super) fn another_round(
        &self,
        step: &mut Step,
        reason: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/reason", &reason, TEXT_MAX))?;
        step.record(ctx, ctx.now, EventKind::AnotherRound, Audience::Firm, &[]);
        Ok(())
    }

    pub(super) fn select(
        &self,
        step: &mut Step,
        decisions: Vec<Decision>,
        evidence: Option<String>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let proposed: Vec<HospitalId> = self
            .proposals
            .last()
            .map(|proposal| proposal.hospitals.clone())
            .unwrap_or_default();
        let mut faults = Vec::new();
        if ctx.role.is_desk() && evidence.as_deref().unwrap_or("").trim().is_empty() {
            faults.push(Fault::new("/evidence", FaultCode::ReasonNeeded));
        }
        faults.extend(optional_text_fault(
            "/evidence",
            evidence.as_deref().unwrap_or(""),
            TEXT_MAX,
        ));
        for (place, decision) in decisions.iter().enumerate().take(RECIPIENTS_MAX) {
            let at = |name: &str| format!("/decisions/{place}/{name}");
            if !proposed.contains(&decision.hospital) {
                faults.push(Fault::new(at("hospital"), FaultCode::NotFound));
            }
            if decisions[..place]
                .iter()
                .any(|other| other.hospital == decision.hospital)
            {
                faults.push(Fault::new(at("hospital"), FaultCode::Duplicate));
            }
            match decision.decision {
                SiteDecision::Selected => match decision.target {
                    None => faults.push(Fault::new(at("target"), FaultCode::Required)),
                    Some(0) => {
                        faults.push(Fault::new(at("target"), FaultCode::TooSmall).with("n", 1));
                    }
                    Some(n) if n > TARGET_MAX => faults
                        .push(Fault::new(at("target"), FaultCode::TooBig).with("n", TARGET_MAX)),
                    Some(_) => {}
                },
                SiteDecision::NotSelected => match decision.reason {
                    None => faults.push(Fault::new(at("reason"), FaultCode::Required)),
                    // That one is for hospitals that were not proposed.
                    Some(NotChosenReason::NotProposed) => {
                        faults.push(Fault::new(at("reason"), FaultCode::UnknownCode));
                    }
                    Some(_) => {}
                },
                SiteDecision::Reserve => {}
            }
            faults.extend(optional_text_fault(
                &at("note"),
                decision.note.as_deref().unwrap_or(""),
                TEXT_MAX,
            ));
        }
        for hospital in &proposed {
            if !decisions
                .iter()
                .any(|decision| decision.hospital == *hospital)
            {
                faults
                    .push(Fault::new("/decisions", FaultCode::Required).with("hospital", hospital));
            }
        }
        if !decisions
            .iter()
            .any(|decision| decision.decision == SiteDecision::Selected)
        {
            faults.push(Fault::new("/decisions", FaultCode::ReasonNeeded));
        }
        unless_faults(faults)?;
        for decision in &decisions {
            set_result(&mut step.case, decision, ctx);
        }
        // Everyone else that was asked hears how it ended, too.
        let rest: Vec<HospitalId> = self
            .hospitals_in()
            .into_iter()
            .filter(|one| !decisions.iter().any(|decision| decision.hospital == *one))
            .collect();
        for hospital in &rest {
            if let Some(site) = newest_site(&mut step.case, *hospital)
                && site.result.is_none()
            {
                // One that was ready to take part is told why it was not put
                // before the firm; the others know their own reason.
                let interested = site.is_interested();
                site.result = Some(SiteResult {
                    at: ctx.now,
                    reason: interested.then_some(NotChosenReason::NotProposed),
                    note: None,
                    target: None,
                    told: None,
                });
                if interested {
                    site.state = SiteState::NotSelected;
                }
            }
        }
        let selected = decisions
            .iter()
            .filter(|decision| decision.decision == SiteDecision::Selected)
            .count()
            .to_string();
        for hospital in decisions.iter().map(|one| one.hospital).chain(rest) {
            let chosen = decisions.iter().any(|decision| {
                decision.hospital == hospital && decision.decision == SiteDecision::Selected
            });
            let kind = if chosen {
                LetterKind::ResultChosen
            } else {
                LetterKind::ResultNotChosen
            };
            let decision = decisions
                .iter()
                .find(|decision| decision.hospital == hospital);
            let mut letter = Letter::held(
                kind,
                To::Hospital(hospital),
                format!("result-{}", self.proposals.len()),
            )
            .with("due", ctx.calendar.deadline_at_17(ctx.now, 5));
            // A reserve candidate reads so, rather than that it was passed over.
            if let Some(decision) = decision {
                letter = letter.with("decision", decision.decision.as_str());
            }
            let told = step.case.site(hospital);
            if let Some(reason) = told
                .and_then(|(_, site)| site.result.as_ref())
                .and_then(|result| result.reason)
            {
                letter = letter.with("reason", reason.as_str());
            }
            // Who declined or kept silent is not told that it was passed over.
            if let Some((_, site)) = told.filter(|_| decision.is_none()) {
                letter = letter.with("state", site.state.as_str());
            }
            step.letters.push(letter);
        }
        if ctx.role == crate::people::Role::Sub {
            step.letters.push(
                Letter::at_once(LetterKind::SelectionMade, To::Team, "select").with("n", &selected),
            );
        }
        step.case.selection = Some(Selection {
            at: ctx.now,
            decisions,
            evidence,
        });
        step.record(
            ctx,
            ctx.now,
            EventKind::Select,
            Audience::Firm,
            &[("n", &selected)],
        );
        Ok(())
    }

    pub(super) fn tell_result(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        how: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/how", &how, TEXT_MAX))?;
        let Some(result) = newest_site(&mut step.case, hospital)
            .and_then(|site| site.result.as_mut())
            .filter(|result| result.told.is_none())
        else {
            return Err(Refused::Gate(Gate::Settled));
        };
        result.told = Some(Told { at: ctx.now, how });
        step.record(
            ctx,
            ctx.now,
            EventKind::TellResult,
            Audience::Hospital(hospital),
            &[],
        );
        Ok(())
    }
}

fn set_result(case: &mut Case, decision: &Decision, ctx: &Ctx<'_>) {
    if let Some(site) = newest_site(case, decision.hospital) {
        site.state = match decision.decision {
            SiteDecision::Selected => SiteState::Selected,
            SiteDecision::Reserve => SiteState::Reserve,
            SiteDecision::NotSelected => SiteState::NotSelected,
        };
        site.result = Some(SiteResult {
            at: ctx.now,
            reason: decision.reason,
            note: decision.note.clone(),
            target: decision.target,
            told: None,
        });
        site.version += 1;
    }
}

/// The hospital's place in the newest round that asked it.
fn newest_site(case: &mut Case, hospital: HospitalId) -> Option<&mut Site> {
    case.rounds.iter_mut().rev().find_map(|round| {
        round
            .sites
            .iter_mut()
            .find(|site| site.hospital == hospital)
    })
}
