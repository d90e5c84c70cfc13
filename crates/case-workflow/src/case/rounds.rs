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
use crate::round::{self, DRAFT_BYTES_MAX, RECIPIENTS_MAX, Round, Site};

/// Business days hospitals have for an interest round (domain 4.11).
const INTEREST_DAYS: u32 = 5;

impl Case {
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
