//! Contracts, milestones, the start of the trial (domain 4.1 A15–A16, 4.7, 4.9).

use super::codes::{Ball, ContractStage, EventKind, MilestoneKind, SiteDecision, Stage};
use super::event::{ContractUpdate, MilestoneUpdate};
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, Refused, Step, To};
use super::{
    Case, Contract, ContractTurn, Milestone, TEXT_MAX, optional_text_fault, unless_faults,
};
use crate::calendar::jst_date;
use crate::fault::{Fault, FaultCode};
use crate::ids::HospitalId;
use crate::people::Role;

impl Case {
    /// The hospitals the firm chose.
    #[must_use]
    pub fn selected_hospitals(&self) -> Vec<HospitalId> {
        self.selection
            .iter()
            .flat_map(|selection| &selection.decisions)
            .filter(|decision| decision.decision == SiteDecision::Selected)
            .map(|decision| decision.hospital)
            .collect()
    }

    pub(super) fn start_up(&self, step: &mut Step, ctx: &Ctx<'_>) -> Result<(), Refused> {
        if self.contracts.is_empty() {
            return Err(Refused::Gate(Gate::ContractOpened));
        }
        step.record(ctx, ctx.now, EventKind::StartUp, Audience::Everyone, &[]);
        Ok(())
    }

    pub(super) fn contract(
        &self,
        step: &mut Step,
        update: ContractUpdate,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let today = jst_date(ctx.now);
        let hospital = update.hospital;
        let mut faults = Vec::new();
        if !self.selected_hospitals().contains(&hospital) {
            faults.push(Fault::new("/hospital", FaultCode::NotFound));
        }
        if update.on.is_some_and(|on| on > today) {
            faults.push(Fault::new("/on", FaultCode::InFuture));
        }
        faults.extend(optional_text_fault(
            "/note",
            update.note.as_deref().unwrap_or(""),
            TEXT_MAX,
        ));
        let present = self.contracts.iter().find(|one| one.hospital == hospital);
        if present.is_none() && !ctx.role.is_desk() {
            return Err(Refused::Gate(Gate::ContractOpened));
        }
        let fresh = Contract {
            hospital,
            stage: ContractStage::NotStarted,
            turns: vec![ContractTurn {
                ball: Ball::Desk,
                from: ctx.now,
            }],
            legal_ok: false,
            budget_ok: false,
            opened_at: ctx.now,
            executed_on: None,
            ended_at: None,
            note: None,
        };
        let mut contract = present.cloned().unwrap_or(fresh);
        if matches!(
            contract.stage,
            ContractStage::Executed | ContractStage::Failed
        ) && update.stage.is_some_and(|stage| stage != contract.stage)
            && !ctx.role.is_desk()
        {
            faults.push(Fault::new("/stage", FaultCode::ReasonNeeded));
        }
        match update.stage {
            Some(ContractStage::LegalOk) => contract.legal_ok = true,
            Some(ContractStage::BudgetOk) => contract.budget_ok = true,
            // Terms and costs are agreed side by side; signing needs both.
            Some(ContractStage::Signature | ContractStage::Executed)
                if !(contract.legal_ok && contract.budget_ok) =>
            {
                faults.push(
                    Fault::new("/stage", FaultCode::ReasonNeeded)
                        .with("legal_ok", contract.legal_ok)
                        .with("budget_ok", contract.budget_ok),
                );
            }
            _ => {}
        }
        // A hospital or a firm hands the turn over; only the desk says how far it is.
        if !ctx.role.is_desk()
            && matches!(
                update.stage,
                Some(ContractStage::Executed | ContractStage::Failed)
            )
        {
            faults.push(Fault::new("/stage", FaultCode::NotFound));
        }
        unless_faults(faults)?;
        if let Some(stage) = update.stage {
            contract.stage = stage;
            match stage {
                ContractStage::Executed => {
                    contract.executed_on = Some(update.on.unwrap_or(today));
                    contract.ended_at = Some(ctx.now);
                }
                ContractStage::Failed => contract.ended_at = Some(ctx.now),
                _ => {
                    contract.executed_on = None;
                    contract.ended_at = None;
                }
            }
        }
        let before = contract.turns.last().map(|turn| turn.ball);
        if let Some(ball) = update.ball.filter(|ball| Some(*ball) != before) {
            contract.turns.push(ContractTurn {
                ball,
                from: ctx.now,
            });
            let to = match ball {
                Ball::Sponsor | Ball::Cro => To::Firm(self.firm),
                Ball::Hospital => To::Hospital(hospital),
                Ball::Desk => To::Team,
            };
            step.letters.push(Letter::held(
                LetterKind::ContractTurn,
                to,
                format!("contract-{hospital}-{}", self.version),
            ));
        }
        if update.note.is_some() {
            contract.note = update.note.filter(|note| !note.trim().is_empty());
        }
        let label = self.label_of(hospital);
        let params = [
            ("hospital", label.as_str()),
            ("stage", contract.stage.as_str()),
            (
                "ball",
                contract.turns.last().map_or("", |turn| turn.ball.as_str()),
            ),
        ];
        step.record(ctx, ctx.now, EventKind::Contract, Audience::Firm, &params);
        step.record(
            ctx,
            ctx.now,
            EventKind::Contract,
            Audience::Hospital(hospital),
            &params,
        );
        if contract.stage == ContractStage::Executed {
            let on = contract.executed_on;
            set_milestone(
                &mut step.case,
                &MilestoneUpdate {
                    kind: MilestoneKind::ContractExecuted,
                    hospital: Some(hospital),
                    planned: None,
                    forecast: None,
                    actual: on,
                    evidence: None,
                },
            );
        }
        match step
            .case
            .contracts
            .iter_mut()
            .find(|one| one.hospital == hospital)
        {
            Some(place) => *place = contract,
            None => step.case.contracts.push(contract),
        }
        Ok(())
    }

    pub(super) fn milestone(
        &self,
        step: &mut Step,
        update: MilestoneUpdate,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let mut faults = Vec::new();
        if update.actual.is_some_and(|on| on > jst_date(ctx.now)) {
            faults.push(Fault::new("/actual", FaultCode::InFuture));
        }
        if update
            .planned
            .or(update.forecast)
            .or(update.actual)
            .is_none()
        {
            faults.push(Fault::new("/actual", FaultCode::Required));
        }
        match update.hospital {
            Some(hospital) if !self.selected_hospitals().contains(&hospital) => {
                faults.push(Fault::new("/hospital", FaultCode::NotFound));
            }
            Some(_) if !update.kind.of_hospital() => {
                faults.push(Fault::new("/hospital", FaultCode::UnknownField));
            }
            None if update.kind.of_hospital() && update.kind != MilestoneKind::IrbApproved => {
                faults.push(Fault::new("/hospital", FaultCode::Required));
            }
            _ => {}
        }
        if ctx.role.is_hospital() && update.hospital.is_none() {
            faults.push(Fault::new("/hospital", FaultCode::Required));
        }
        faults.extend(optional_text_fault(
            "/evidence",
            update.evidence.as_deref().unwrap_or(""),
            TEXT_MAX,
        ));
        // GCP order: no patient before a registry number or a reason (A16).
        unless_faults(faults)?;
        set_milestone(&mut step.case, &update);
        let label = update
            .hospital
            .map(|one| self.label_of(one))
            .unwrap_or_default();
        let on = update.actual.or(update.forecast).or(update.planned);
        let params = [
            ("kind", update.kind.as_str().to_owned()),
            ("hospital", label),
            ("date", on.map(|day| day.to_string()).unwrap_or_default()),
            ("actual", update.actual.is_some().to_string()),
        ];
        let params: Vec<(&str, &str)> = params.iter().map(|(k, v)| (*k, v.as_str())).collect();
        step.record(ctx, ctx.now, EventKind::Milestone, Audience::Firm, &params);
        if ctx.role != Role::Sub
            && let Some(hospital) = update.hospital
        {
            step.record(
                ctx,
                ctx.now,
                EventKind::Milestone,
                Audience::Hospital(hospital),
                &params,
            );
        }
        Ok(())
    }

    /// When a milestone really happened, earliest hospital first.
    #[must_use]
    pub fn actual(&self, kind: MilestoneKind) -> Option<jiff::civil::Date> {
        self.milestones
            .iter()
            .filter(|one| one.kind == kind)
            .filter_map(|one| one.actual)
            .min()
    }

    pub(super) fn run(
        &self,
        step: &mut Step,
        no_registry_reason: Option<String>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let reason = no_registry_reason.unwrap_or_default();
        unless_faults(optional_text_fault(
            "/no_registry_reason",
            &reason,
            TEXT_MAX,
        ))?;
        if self.actual(MilestoneKind::CtnSubmitted).is_none() {
            return Err(Refused::Gate(Gate::Ctn));
        }
        if self.actual(MilestoneKind::IrbApproved).is_none() {
            return Err(Refused::Gate(Gate::Irb));
        }
        if !self
            .contracts
            .iter()
            .any(|one| one.stage == ContractStage::Executed)
        {
            return Err(Refused::Gate(Gate::ContractExecuted));
        }
        if self
            .actual(MilestoneKind::Siv)
            .or(self.actual(MilestoneKind::Fpi))
            .is_none()
        {
            return Err(Refused::Gate(Gate::Started));
        }
        let registered = !self.profile.trial_public_id.is_empty()
            || self.actual(MilestoneKind::JrctRegistered).is_some();
        if !registered && reason.trim().is_empty() {
            return Err(Refused::Gate(Gate::RegistryId));
        }
        step.record(ctx, ctx.now, EventKind::Run, Audience::Everyone, &[]);
        Ok(())
    }

    /// What stands between the case and the next stage, while a stage leads on
    /// by itself: none when the gate is open (the desk confirms the advance).
    #[must_use]
    pub fn gate_to_next(&self) -> Option<Gate> {
        match self.stage {
            Stage::SiteSelected => self.contracts.is_empty().then_some(Gate::ContractOpened),
            Stage::Startup => {
                if self.actual(MilestoneKind::CtnSubmitted).is_none() {
                    Some(Gate::Ctn)
                } else if self.actual(MilestoneKind::IrbApproved).is_none() {
                    Some(Gate::Irb)
                } else if !self
                    .contracts
                    .iter()
                    .any(|one| one.stage == ContractStage::Executed)
                {
                    Some(Gate::ContractExecuted)
                } else if self
                    .actual(MilestoneKind::Siv)
                    .or(self.actual(MilestoneKind::Fpi))
                    .is_none()
                {
                    Some(Gate::Started)
                } else {
                    None
                }
            }
            _ => None,
        }
    }
}

/// Sets the dates that were given; what was left out stays.
fn set_milestone(case: &mut Case, update: &MilestoneUpdate) {
    let place = case
        .milestones
        .iter()
        .position(|one| one.kind == update.kind && one.hospital == update.hospital);
    let place = place.unwrap_or_else(|| {
        case.milestones.push(Milestone {
            kind: update.kind,
            hospital: update.hospital,
            planned: None,
            forecast: None,
            actual: None,
            evidence: None,
        });
        case.milestones.len() - 1
    });
    let milestone = &mut case.milestones[place];
    milestone.planned = update.planned.or(milestone.planned);
    milestone.forecast = update.forecast.or(milestone.forecast);
    milestone.actual = update.actual.or(milestone.actual);
    if let Some(evidence) = update
        .evidence
        .as_ref()
        .filter(|text| !text.trim().is_empty())
    {
        milestone.evidence = Some(evidence.clone());
    }
}
