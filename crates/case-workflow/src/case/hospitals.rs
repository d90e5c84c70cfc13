//! Finding hospitals: synopsis, basis, round, answers, proposal, selection
//! (domain 4.1 A11–A14, 4.5).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::codes::{
    EventKind, Interest, RoundKind, RoundState, SiteDecision, SiteState, SynopsisState,
};
use super::event::{Basis, Decision, Recipient};
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, NewMessage, Refused, Step, To};
use super::{
    Case, LONG_TEXT_MAX, Proposal, Selection, TEXT_MAX, clocks, optional_text_fault, text_fault,
    unless_faults,
};
use crate::calendar::jst_date;
use crate::details;
use crate::disclosure::Tier;
use crate::fault::{Fault, FaultCode};
use crate::ids::HospitalId;
use crate::round::{self, DRAFT_BYTES_MAX, RECIPIENTS_MAX, Round, Site, SiteResult};
use crate::synopsis::Synopsis;

/// Business days hospitals have for an interest round (domain 4.11).
const INTEREST_DAYS: u32 = 5;
/// More participants than this is a slip of the finger.
const TARGET_MAX: u32 = 10_000;

impl Case {
    /// Stage-2 fields that hospitals need and that are still empty (A11).
    #[must_use]
    pub fn missing_details(&self) -> Vec<crate::inquiry::FieldId> {
        details::missing_for_matching(
            Some(self.profile.phase_planned),
            &self.profile.indication_code,
            &self.details,
        )
    }

    pub(super) fn draft_synopsis(
        &self,
        step: &mut Step,
        leave_out: Vec<String>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        if !self.missing_details().is_empty() {
            return Err(Refused::Gate(Gate::Details));
        }
        let revision = self.synopsis.as_ref().map_or(0, |old| old.revision) + 1;
        let synopsis =
            Synopsis::generate(&self.profile, &self.details, &leave_out, revision, ctx.now)
                .map_err(Refused::Faults)?;
        step.case.synopsis = Some(synopsis);
        step.record(
            ctx,
            ctx.now,
            EventKind::DraftSynopsis,
            Audience::Firm,
            &[("revision", &revision.to_string())],
        );
        step.letters.push(Letter::held(
            LetterKind::SynopsisReady,
            To::Firm(self.firm),
            format!("synopsis-{revision}"),
        ));
        Ok(())
    }

    pub(super) fn approve_synopsis(
        &self,
        step: &mut Step,
        revision: u32,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let Some(synopsis) = &mut step.case.synopsis else {
            return Err(Refused::Gate(Gate::SynopsisApproved));
        };
        if synopsis.revision != revision || synopsis.state == SynopsisState::Outdated {
            return Err(Refused::Gate(Gate::NewerText));
        }
        synopsis.state = SynopsisState::Approved;
        synopsis.approved_at = Some(ctx.now);
        synopsis.approved_by = ctx.by;
        step.record(
            ctx,
            ctx.now,
            EventKind::ApproveSynopsis,
            Audience::Firm,
            &[("revision", &revision.to_string())],
        );
        step.letters.push(Letter::at_once(
            LetterKind::SynopsisApproved,
            To::Team,
            format!("synopsis-{revision}"),
        ));
        Ok(())
    }

    pub(super) fn synopsis_change(
        &self,
        step: &mut Step,
        text: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        unless_faults(text_fault("/text", &text, TEXT_MAX).into_iter().collect())?;
        let Some(synopsis) = &mut step.case.synopsis else {
            return Err(Refused::Gate(Gate::SynopsisApproved));
        };
        synopsis.state = SynopsisState::ChangeAsked;
        step.record(ctx, ctx.now, EventKind::SynopsisChange, Audience::Firm, &[]);
        step.messages.push(NewMessage {
            outside: true,
            from_firm: true,
            text,
            lang: "en".into(),
            tier: Tier::N1,
        });
        step.letters.push(Letter::at_once(
            LetterKind::SynopsisChange,
            To::Team,
            format!("synopsis-change-{}", self.version),
        ));
        Ok(())
    }

    pub(super) fn record_basis(
        &self,
        step: &mut Step,
        basis: Basis,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let today = jst_date(ctx.now);
        let mut faults: Vec<Fault> = text_fault("/reference", &basis.reference, TEXT_MAX)
            .into_iter()
            .collect();
        if basis.since > today {
            faults.push(Fault::new("/since", FaultCode::InFuture));
        }
        if basis.until.is_some_and(|until| until < basis.since) {
            faults.push(
                Fault::new("/until", FaultCode::Order)
                    .with("a", "since")
                    .with("b", "until"),
            );
        }
        if !self.hospitals_in().contains(&basis.hospital) {
            faults.push(Fault::new("/hospital", FaultCode::NotFound));
        }
        unless_faults(faults)?;
        step.record(
            ctx,
            ctx.now,
            EventKind::RecordBasis,
            Audience::Firm,
            &[
                ("kind", basis.kind.as_str()),
                ("hospital", &self.label_of(basis.hospital)),
            ],
        );
        step.case.bases.push(basis);
        Ok(())
    }

    /// Whether a basis lets this hospital see the firm's name on `day`.
    #[must_use]
    pub fn firm_named_to(&self, hospital: HospitalId, day: Date) -> bool {
        self.bases.iter().any(|basis| {
            basis.hospital == hospital
                && basis.since <= day
                && basis.until.is_none_or(|until| day <= until)
        })
    }

    /// The firm's word for a hospital: `A`, `B`, … in the order of asking.
    #[must_use]
    pub fn label_of(&self, hospital: HospitalId) -> String {
        self.rounds
            .iter()
            .flat_map(|round| &round.sites)
            .find(|site| site.hospital == hospital)
            .map(|site| site.label.clone())
            .unwrap_or_default()
    }

    /// The round that is open now.
    #[must_use]
    pub fn open_round_now(&self) -> Option<&Round> {
        self.rounds.iter().rev().find(|round| round.is_open())
    }

    /// The hospital's place in the newest round that asked it.
    #[must_use]
    pub fn site(&self, hospital: HospitalId) -> Option<(&Round, &Site)> {
        self.rounds.iter().rev().find_map(|round| {
            round
                .sites
                .iter()
                .find(|site| site.hospital == hospital)
                .map(|site| (round, site))
        })
    }

    pub(super) fn open_round(
        &self,
        step: &mut Step,
        recipients: Vec<Recipient>,
        due: Option<Date>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        if !self.missing_details().is_empty() {
            return Err(Refused::Gate(Gate::Details));
        }
        if self.open_round_now().is_some() {
            return Err(Refused::Gate(Gate::RoundClosed));
        }
        let Some(text) = self
            .synopsis
            .as_ref()
            .filter(|synopsis| synopsis.state == SynopsisState::Approved)
            .map(|synopsis| synopsis.lines.clone())
        else {
            return Err(Refused::Gate(Gate::SynopsisApproved));
        };
        let mut faults = Vec::new();
        if recipients.is_empty() {
            faults.push(Fault::new("/recipients", FaultCode::Required));
        }
        if recipients.len() > RECIPIENTS_MAX {
            faults.push(Fault::new("/recipients", FaultCode::TooMany).with("n", RECIPIENTS_MAX));
        }
        let mut seen = BTreeSet::new();
        for (place, one) in recipients.iter().enumerate().take(RECIPIENTS_MAX) {
            if !seen.insert(one.hospital) {
                faults.push(Fault::new(
                    format!("/recipients/{place}/hospital"),
                    FaultCode::Duplicate,
                ));
            }
            faults.extend(optional_text_fault(
                &format!("/recipients/{place}/reason"),
                one.reason.as_deref().unwrap_or(""),
                TEXT_MAX,
            ));
        }
        if due.is_some_and(|due| due <= jst_date(ctx.now)) {
            faults.push(Fault::new("/due", FaultCode::InPast));
        }
        unless_faults(faults)?;
        let no = u32::try_from(self.rounds.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let due = match due {
            Some(day) => clocks::at_17(day),
            None => ctx.calendar.deadline_at_17(ctx.now, INTEREST_DAYS),
        };
        let mut known = self.hospitals_in();
        let sites: Vec<Site> = recipients
            .into_iter()
            .map(|one| {
                let label = match self.label_of(one.hospital) {
                    label if !label.is_empty() => label,
                    _ => {
                        known.push(one.hospital);
                        letter_label(known.len() - 1)
                    }
                };
                Site {
                    hospital: one.hospital,
                    label,
                    by_hand: one.reason,
                    state: SiteState::Invited,
                    version: 1,
                    opened_at: None,
                    draft: None,
                    answer: None,
                    answered_at: None,
                    late: false,
                    result: None,
                }
            })
            .collect();
        for site in &sites {
            step.letters.push(
                Letter::held(
                    LetterKind::InterestRound,
                    To::Hospital(site.hospital),
                    format!("round-{no}"),
                )
                .with("due", due),
            );
        }
        let count = sites.len().to_string();
        step.case.rounds.push(Round {
            no,
            kind: RoundKind::Interest,
            state: RoundState::Open,
            opened_at: ctx.now,
            due,
            closed_at: None,
            text,
            sites,
        });
        step.record(
            ctx,
            ctx.now,
            EventKind::OpenRound,
            Audience::Firm,
            &[
                ("no", &no.to_string()),
                ("n", &count),
                ("due", &due.to_string()),
            ],
        );
        Ok(())
    }

    pub(super) fn open_request(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let site = asked_site(&mut step.case, hospital)?;
        if site.state == SiteState::Invited {
            site.state = SiteState::Opened;
            site.opened_at = Some(ctx.now);
            step.record(
                ctx,
                ctx.now,
                EventKind::OpenRequest,
                Audience::Hospital(hospital),
                &[],
            );
        }
        Ok(())
    }

    pub(super) fn save_answer(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        draft: Map<String, Value>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let size = serde_json::to_string(&draft).map_or(usize::MAX, |text| text.len());
        if size > DRAFT_BYTES_MAX {
            return Err(Refused::Faults(vec![
                Fault::new("", FaultCode::TooLong)
                    .with("n", DRAFT_BYTES_MAX)
                    .with("m", size - DRAFT_BYTES_MAX),
            ]));
        }
        let site = asked_site(&mut step.case, hospital)?;
        site.draft = Some(draft);
        site.version += 1;
        if site.state == SiteState::Invited {
            site.state = SiteState::Opened;
            site.opened_at = Some(ctx.now);
        }
        step.record(
            ctx,
            ctx.now,
            EventKind::SaveAnswer,
            Audience::Hospital(hospital),
            &[],
        );
        Ok(())
    }

    pub(super) fn answer_round(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        raw: &Map<String, Value>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let site = asked_site(&mut step.case, hospital)?;
        let answer = round::read_answer(raw).map_err(Refused::Faults)?;
        let state = match answer.interest {
            Interest::Yes => SiteState::Interested,
            Interest::If => SiteState::Conditional,
            Interest::No => SiteState::Declined,
        };
        site.state = state;
        site.answer = Some(answer);
        site.answered_at = Some(ctx.now);
        site.opened_at.get_or_insert(ctx.now);
        site.draft = None;
        site.version += 1;
        let label = site.label.clone();
        step.record(
            ctx,
            ctx.now,
            EventKind::AnswerRound,
            Audience::Hospital(hospital),
            &[("state", state.as_str())],
        );
        // The firm's own line names the hospital only by its letter.
        step.record(
            ctx,
            ctx.now,
            EventKind::AnswerRound,
            Audience::Firm,
            &[("hospital", &label)],
        );
        let round = step.case.open_round_now();
        let (answered, all) = round.map_or((0, 0), |round| (round.answered(), round.sites.len()));
        step.letters.push(
            Letter::at_once(
                LetterKind::SiteAnswered,
                To::Team,
                format!("answer-{hospital}-{}", self.version),
            )
            .with("answered", answered)
            .with("asked", all),
        );
        Ok(())
    }

    pub(super) fn close_round(&self, step: &mut Step, ctx: &Ctx<'_>) -> Result<(), Refused> {
        let Some(round) = step
            .case
            .rounds
            .iter_mut()
            .rev()
            .find(|round| round.is_open())
        else {
            return Err(Refused::Gate(Gate::NoOpenRound));
        };
        round.state = RoundState::Closed;
        round.closed_at = Some(ctx.now);
        for site in &mut round.sites {
            if matches!(site.state, SiteState::Invited | SiteState::Opened) {
                site.state = SiteState::NoAnswer;
            }
        }
        let no = round.no.to_string();
        step.record(
            ctx,
            ctx.now,
            EventKind::CloseRound,
            Audience::Firm,
            &[("no", &no)],
        );
        Ok(())
    }

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
        unless_faults(
            text_fault("/reason", &reason, TEXT_MAX)
                .into_iter()
                .collect(),
        )?;
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
                SiteDecision::NotSelected if decision.reason.is_none() => {
                    faults.push(Fault::new(at("reason"), FaultCode::Required));
                }
                _ => {}
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
                site.result = Some(SiteResult {
                    at: ctx.now,
                    reason: None,
                    note: None,
                    target: None,
                });
                if site.is_interested() {
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
            if let Some(reason) = decision.and_then(|decision| decision.reason) {
                letter = letter.with("reason", reason.as_str());
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

/// The hospital's place in the open round.
fn asked_site(case: &mut Case, hospital: HospitalId) -> Result<&mut Site, Refused> {
    case.rounds
        .iter_mut()
        .rev()
        .find(|round| round.is_open())
        .and_then(|round| {
            round
                .sites
                .iter_mut()
                .find(|site| site.hospital == hospital)
        })
        .ok_or(Refused::Gate(Gate::NotAsked))
}

/// 0 → `A`, 25 → `Z`, 26 → `AA`.
fn letter_label(place: usize) -> String {
    let mut rest = place;
    let mut label = String::new();
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or(0);
        label.insert(0, char::from(b'A' + letter));
        if rest < 26 {
            return label;
        }
        rest = rest / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::letter_label;

    #[test]
    fn the_hospital_after_z_is_double_a() {
        assert_eq!(letter_label(0), "A");
        assert_eq!(letter_label(25), "Z");
        assert_eq!(letter_label(26), "AA");
        assert_eq!(letter_label(27), "AB");
    }
}
