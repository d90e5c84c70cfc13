//! The round: sending it, opening, drafting and giving an answer, closing it
//! (domain 4.1 A11, 4.5).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::codes::{EventKind, Interest, RoundKind, RoundState, SiteState, SynopsisState};
use super::event::Recipient;
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, Refused, Step, To};
use super::{Case, TEXT_MAX, clocks, optional_text_fault, unless_faults};
use crate::calendar::jst_date;
use crate::fault::{Fault, FaultCode};
use crate::ids::HospitalId;
use crate::round::{
    self, Answer, DRAFT_BYTES_MAX, Further, FurtherQuestion, RECIPIENTS_MAX, Round, Site,
};

/// What a round is sent with.
pub(super) struct Asked {
    pub kind: RoundKind,
    pub recipients: Vec<Recipient>,
    pub due: Option<Date>,
    pub further: Further,
}

impl Case {
    pub(super) fn open_round(
        &self,
        step: &mut Step,
        asked: Asked,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let Asked {
            kind,
            recipients,
            due,
            further,
        } = asked;
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
            if kind == RoundKind::Full {
                faults.extend(self.full_round_fault(place, one.hospital, ctx));
            }
            faults.extend(optional_text_fault(
                &format!("/recipients/{place}/reason"),
                one.reason.as_deref().unwrap_or(""),
                TEXT_MAX,
            ));
        }
        match due {
            Some(due) if due <= jst_date(ctx.now) => {
                faults.push(Fault::new("/due", FaultCode::InPast));
            }
            Some(due) if !ctx.calendar.is_business_day(due) => {
                faults.push(Fault::new("/due", FaultCode::NotABusinessDay));
            }
            _ => {}
        }
        // Whom a full round asks may know who asks.
        let further = further.read(&self.profile, kind == RoundKind::Interest);
        let further = further.unwrap_or_else(|found| {
            faults.extend(found);
            Vec::new()
        });
        unless_faults(faults)?;
        let no = u32::try_from(self.rounds.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let due = match due {
            Some(day) => clocks::at_17(day),
            None => ctx.calendar.deadline_at_17(ctx.now, kind.usual_days()),
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
                    // What it answered before is there to be made exact.
                    draft: self.answer_before(kind, one.hospital, &further),
                    ..Site::invited(one.hospital, label, one.reason)
                }
            })
            .collect();
        for site in &sites {
            step.letters.push(
                Letter::held(
                    match kind {
                        RoundKind::Interest => LetterKind::InterestRound,
                        RoundKind::Full => LetterKind::FullRound,
                    },
                    To::Hospital(site.hospital),
                    format!("round-{no}"),
                )
                .with("due", due),
            );
        }
        let count = sites.len().to_string();
        step.case.rounds.push(Round {
            no,
            kind,
            state: RoundState::Open,
            opened_at: ctx.now,
            due,
            closed_at: None,
            text,
            further,
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

    /// A full round goes to hospitals that are interested and may know who
    /// asks: without a recorded basis the firm's name must not reach them.
    fn full_round_fault(&self, place: usize, hospital: HospitalId, ctx: &Ctx<'_>) -> Option<Fault> {
        let interested = self
            .site(hospital)
            .is_some_and(|(_, site)| site.is_interested());
        let code = match (interested, self.firm_named_to(hospital, jst_date(ctx.now))) {
            (false, _) => FaultCode::NotInterested,
            (true, false) => FaultCode::NoBasis,
            (true, true) => return None,
        };
        Some(Fault::new(format!("/recipients/{place}/hospital"), code))
    }

    fn answer_before(
        &self,
        kind: RoundKind,
        hospital: HospitalId,
        further: &[FurtherQuestion],
    ) -> Option<Map<String, Value>> {
        let (round, site) = self.site(hospital).filter(|_| kind == RoundKind::Full)?;
        let mut answer = site.answer.clone()?;
        answer.further = round::carried(&round.further, &answer.further, further);
        let answer = serde_json::to_value(answer).ok()?;
        answer.as_object().cloned()
    }

    /// What the hospital's newest round asks beyond the fixed questions.
    pub(super) fn further_to(&self, hospital: HospitalId) -> &[FurtherQuestion] {
        self.site(hospital)
            .map(|(round, _)| round.further.as_slice())
            .unwrap_or_default()
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
        let site = self.writing_site(&mut step.case, hospital)?;
        if let Some(by) = ctx.by {
            site.note_parts(&draft, by, ctx.now);
        }
        site.draft = Some(draft);
        // Whoever goes on writing takes the answer back from the approver.
        if site.waits_for_approver().is_some() {
            site.approval = None;
        }
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
        let overdue = self.open_round_now().is_some_and(|round| {
            round
                .sites
                .iter()
                .filter(|site| site.hospital == hospital && site.is_awaited())
                .any(|site| round.time_of(site, ctx.now, ctx.calendar).due < ctx.now)
        });
        let site = asked_site(&mut step.case, hospital)?;
        let asked = self.further_to(hospital);
        let answer = round::read_answer(raw, asked, jst_date(ctx.now)).map_err(Refused::Faults)?;
        let state = state_after(&answer);
        if let Some(by) = ctx.by {
            site.note_parts(raw, by, ctx.now);
        }
        site.late |= overdue;
        site.state = state;
        site.answer = Some(answer);
        site.answered_at = Some(ctx.now);
        site.opened_at.get_or_insert(ctx.now);
        site.draft = None;
        site.approval = None;
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
            if site.is_awaited() {
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
}

/// Where an answer leaves its hospital.
pub(super) fn state_after(answer: &Answer) -> SiteState {
    match answer.interest {
        Interest::Yes => SiteState::Interested,
        Interest::If => SiteState::Conditional,
        Interest::No => SiteState::Declined,
    }
}

/// The hospital's place in the open round.
pub(super) fn asked_site(case: &mut Case, hospital: HospitalId) -> Result<&mut Site, Refused> {
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
