//! Before hospitals are asked: what they need to know, the blinded synopsis, the
//! basis for the firm's name (domain 4.1 A11, 4.5).

use jiff::civil::Date;

use super::codes::{EventKind, SiteDecision, SynopsisState};
use super::event::Basis;
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, NewMessage, Refused, Step, To};
use super::{Case, TEXT_MAX, text_fault, unless_faults};
use crate::calendar::jst_date;
use crate::details;
use crate::disclosure::Tier;
use crate::fault::{Fault, FaultCode};
use crate::ids::HospitalId;
use crate::round::{Round, Site};
use crate::synopsis::Synopsis;

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
        unless_faults(text_fault("/text", &text, TEXT_MAX))?;
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

    /// Whether the firm may read the hospital's entry in the register: from when
    /// the desk puts the hospital before it, if the hospital let its name be
    /// told, until the firm turns it down or the case ends.
    #[must_use]
    pub fn entry_is_open(&self, hospital: HospitalId) -> bool {
        let named = self
            .site(hospital)
            .is_some_and(|(_, site)| site.name_may_be_told());
        let decided = self.selection.as_ref().and_then(|selection| {
            let mut decisions = selection.decisions.iter();
            decisions.find(|one| one.hospital == hospital)
        });
        let in_question = match decided {
            Some(one) => one.decision != SiteDecision::NotSelected,
            None => self
                .proposals
                .last()
                .is_some_and(|proposal| proposal.hospitals.contains(&hospital)),
        };
        named && in_question && self.ended_at.is_none()
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
}
