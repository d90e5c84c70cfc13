//! While hospitals answer: their questions and requests for more time, the
//! desk's reminders by hand, and answers that come after the close
//! (domain 4.5; ux H4, H5, D6).

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::codes::{EventKind, RoundState, SiteState, Stage};
use super::rounds::{asked_site, state_after};
use super::step::{Audience, Ctx, Gate, Letter, LetterKind, Refused, Step, To};
use super::{Case, TEXT_MAX, optional_text_fault, text_fault, unless_faults};
use crate::calendar::{Calendar, jst_date};
use crate::fault::{Fault, FaultCode};
use crate::ids::HospitalId;
use crate::round::{
    self, Decided, DeskAnswer, EXCHANGES_MAX, LateAnswer, MoreTime, Round, Site, SiteQuestion,
};
use jiff::Timestamp;

impl Case {
    /// Since when something of a hospital waits for the desk: a question, a
    /// request for more time, a late answer. Oldest first.
    #[must_use]
    pub fn hospitals_asking(&self) -> Vec<(HospitalId, Timestamp)> {
        let mut asking: Vec<(HospitalId, Timestamp)> = self
            .rounds
            .iter()
            .filter(|round| round.state != RoundState::Cancelled)
            .flat_map(|round| &round.sites)
            .filter_map(|site| Some((site.hospital, site.asks_since()?)))
            .collect();
        asking.sort_by_key(|(hospital, since)| (*since, *hospital));
        asking
    }

    /// Whether this hospital may send an answer although its round has closed:
    /// nobody has decided yet, and it has not sent one before.
    #[must_use]
    pub fn may_answer_late(&self, hospital: HospitalId) -> bool {
        matches!(self.stage, Stage::Matching | Stage::Proposed)
            && self.site(hospital).is_some_and(|(round, site)| {
                matches!(round.state, RoundState::Closed | RoundState::Reported)
                    && site.state == SiteState::NoAnswer
                    && site.late_answer.is_none()
                    && site.result.is_none()
            })
    }

    /// The latest day until which this hospital may ask to put its answer off.
    #[must_use]
    pub fn more_time_until(
        &self,
        hospital: HospitalId,
        now: Timestamp,
        calendar: &Calendar,
    ) -> Option<Date> {
        let round = self.open_round_now()?;
        let site = round.sites.iter().find(|site| site.hospital == hospital)?;
        let due = jst_date(round.time_of(site, now, calendar).due);
        Some(calendar.add_business_days(due, MORE_DAYS_MAX))
    }

    pub(super) fn ask_desk(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        text: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let site = asked_site(&mut step.case, hospital)?;
        let mut faults: Vec<Fault> = text_fault("/text", &text, TEXT_MAX).into_iter().collect();
        if site.questions.len() >= EXCHANGES_MAX {
            faults.push(Fault::new("/text", FaultCode::TooMany).with("n", EXCHANGES_MAX));
        }
        unless_faults(faults)?;
        let no = number_after(site.questions.len());
        site.questions.push(SiteQuestion {
            no,
            at: ctx.now,
            text,
            answer: None,
        });
        if site.is_awaited() {
            site.state = SiteState::Question;
            site.opened_at.get_or_insert(ctx.now);
        }
        step.record(
            ctx,
            ctx.now,
            EventKind::AskDesk,
            Audience::Hospital(hospital),
            &[],
        );
        step.letters.push(Letter::at_once(
            LetterKind::SiteQuestion,
            To::Team,
            format!("question-{hospital}-{no}"),
        ));
        Ok(())
    }

    pub(super) fn answer_site(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        no: u32,
        text: String,
        shared_as: Option<String>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let shared_as = shared_as.filter(|words| !words.trim().is_empty());
        let mut faults: Vec<Fault> = text_fault("/text", &text, TEXT_MAX).into_iter().collect();
        faults.extend(optional_text_fault(
            "/shared_as",
            shared_as.as_deref().unwrap_or(""),
            TEXT_MAX,
        ));
        unless_faults(faults)?;
        let Some((place, site)) = site_with(&mut step.case, hospital, |site| {
            site.questions
                .iter()
                .any(|one| one.no == no && one.answer.is_none())
        }) else {
            return Err(Refused::Gate(Gate::Settled));
        };
        for question in site.questions.iter_mut().filter(|one| one.no == no) {
            question.answer = Some(DeskAnswer {
                at: ctx.now,
                text: text.clone(),
                shared_as: shared_as.clone(),
            });
        }
        if site.state == SiteState::Question && site.open_question().is_none() {
            site.state = SiteState::Opened;
        }
        step.record(
            ctx,
            ctx.now,
            EventKind::AnswerSite,
            Audience::Hospital(hospital),
            &[],
        );
        let round = &step.case.rounds[place];
        let mut letter = Letter::held(
            LetterKind::QuestionAnswered,
            To::Hospital(hospital),
            format!("question-{hospital}-{no}"),
        );
        if let Some(due) = awaited_by(round, hospital, ctx) {
            letter = letter.with("due", due);
        }
        let mut letters = vec![letter];
        if shared_as.is_some() && round.is_open() {
            letters.extend(
                round
                    .sites
                    .iter()
                    .filter(|site| site.hospital != hospital && reads_shared(site))
                    .map(|site| {
                        Letter::held(
                            LetterKind::AnswerShared,
                            To::Hospital(site.hospital),
                            format!("shared-{hospital}-{no}"),
                        )
                    }),
            );
        }
        step.letters.extend(letters);
        Ok(())
    }

    pub(super) fn ask_time(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        until: Date,
        reason: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let due = self
            .open_round_now()
            .and_then(|round| awaited_by(round, hospital, ctx));
        let last = self.more_time_until(hospital, ctx.now, ctx.calendar);
        let site = asked_site(&mut step.case, hospital)?;
        if site.open_request().is_some() {
            return Err(Refused::Gate(Gate::WaitsForDesk));
        }
        let Some(due) = due else {
            return Err(Refused::Gate(Gate::Settled));
        };
        let mut faults: Vec<Fault> = text_fault("/reason", &reason, TEXT_MAX)
            .into_iter()
            .collect();
        if until <= jst_date(ctx.now) {
            faults.push(Fault::new("/until", FaultCode::InPast));
        } else if until <= jst_date(due) {
            faults.push(
                Fault::new("/until", FaultCode::Order)
                    .with("a", "due")
                    .with("b", "until"),
            );
        } else if !ctx.calendar.is_business_day(until) {
            faults.push(Fault::new("/until", FaultCode::NotABusinessDay));
        } else if let Some(last) = last.filter(|last| until > *last) {
            faults.push(Fault::new("/until", FaultCode::TooBig).with("n", last));
        }
        if site.more_time.len() >= EXCHANGES_MAX {
            faults.push(Fault::new("/until", FaultCode::TooMany).with("n", EXCHANGES_MAX));
        }
        unless_faults(faults)?;
        let no = number_after(site.more_time.len());
        site.more_time.push(MoreTime {
            at: ctx.now,
            until,
            reason,
            decided: None,
        });
        step.record(
            ctx,
            ctx.now,
            EventKind::AskTime,
            Audience::Hospital(hospital),
            &[("due", &super::clocks::at_17(until).to_string())],
        );
        step.letters.push(
            Letter::at_once(
                LetterKind::TimeAsked,
                To::Team,
                format!("time-{hospital}-{no}"),
            )
            .with("until", super::clocks::at_17(until)),
        );
        Ok(())
    }

    pub(super) fn decide_time(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        granted: bool,
        reason: Option<String>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let Some((place, site)) = site_with(&mut step.case, hospital, |site| {
            site.open_request().is_some()
        }) else {
            return Err(Refused::Gate(Gate::Settled));
        };
        let decided = decision(granted, reason, ctx)?;
        let no = number_after(site.more_time.len()) - 1;
        let Some(request) = site.more_time.iter_mut().find(|one| one.decided.is_none()) else {
            return Err(Refused::Gate(Gate::Settled));
        };
        if granted && request.until < jst_date(ctx.now) {
            return Err(Refused::Faults(vec![Fault::new(
                "/granted",
                FaultCode::InPast,
            )]));
        }
        request.decided = Some(decided);
        step.record(
            ctx,
            ctx.now,
            EventKind::DecideTime,
            Audience::Hospital(hospital),
            &[("granted", yes_no(granted))],
        );
        let due = awaited_by(&step.case.rounds[place], hospital, ctx);
        let mut letter = Letter::held(
            LetterKind::TimeDecided,
            To::Hospital(hospital),
            format!("time-{hospital}-{no}"),
        )
        .with("granted", yes_no(granted));
        if let Some(due) = due {
            letter = letter.with("due", due);
        }
        step.letters.push(letter);
        Ok(())
    }

    pub(super) fn nudge(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let due = self
            .open_round_now()
            .and_then(|round| awaited_by(round, hospital, ctx));
        let no = self.open_round_now().map_or(0, |round| round.no);
        let site = asked_site(&mut step.case, hospital)?;
        if !site.is_awaited() || site.open_question().is_some() {
            return Err(Refused::Gate(Gate::Settled));
        }
        if !site.may_be_nudged(ctx.now, ctx.calendar) {
            return Err(Refused::Gate(Gate::RemindedToday));
        }
        site.nudges.push(ctx.now);
        step.record(
            ctx,
            ctx.now,
            EventKind::Nudge,
            Audience::Hospital(hospital),
            &[],
        );
        let mut letter = Letter::held(
            LetterKind::RoundNudge,
            To::Hospital(hospital),
            format!("round-{no}-nudge-{}", jst_date(ctx.now)),
        );
        if let Some(due) = due {
            letter = letter
                .with("due", due)
                .with("overdue", yes_no(due < ctx.now));
        }
        step.letters.push(letter);
        Ok(())
    }

    pub(super) fn send_late(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        raw: &Map<String, Value>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        if !self.may_answer_late(hospital) {
            return Err(Refused::Gate(Gate::NotAsked));
        }
        let asked = self.further_to(hospital);
        let answer = round::read_answer(raw, asked, jst_date(ctx.now)).map_err(Refused::Faults)?;
        if let Some((_, site)) = newest(&mut step.case, hospital) {
            if let Some(by) = ctx.by {
                site.note_parts(raw, by, ctx.now);
            }
            site.late_answer = Some(LateAnswer {
                at: ctx.now,
                answer,
                decided: None,
            });
            site.draft = None;
            site.approval = None;
            site.version += 1;
        }
        step.record(
            ctx,
            ctx.now,
            EventKind::SendLate,
            Audience::Hospital(hospital),
            &[],
        );
        step.letters.push(Letter::at_once(
            LetterKind::LateAsked,
            To::Team,
            format!("late-{hospital}"),
        ));
        Ok(())
    }

    pub(super) fn decide_late(
        &self,
        step: &mut Step,
        hospital: HospitalId,
        granted: bool,
        reason: Option<String>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let Some((_, site)) = site_with(&mut step.case, hospital, |site| {
            site.open_late_answer().is_some()
        }) else {
            return Err(Refused::Gate(Gate::Settled));
        };
        let decided = decision(granted, reason, ctx)?;
        let Some(late) = &mut site.late_answer else {
            return Err(Refused::Gate(Gate::Settled));
        };
        late.decided = Some(decided);
        if granted {
            site.state = state_after(&late.answer);
            site.answered_at = Some(late.at);
            site.answer = Some(late.answer.clone());
            site.late = true;
        }
        site.version += 1;
        let label = site.label.clone();
        step.record(
            ctx,
            ctx.now,
            EventKind::DecideLate,
            Audience::Hospital(hospital),
            &[("granted", yes_no(granted))],
        );
        if granted {
            step.record(
                ctx,
                ctx.now,
                EventKind::AnswerRound,
                Audience::Firm,
                &[("hospital", &label)],
            );
        }
        step.letters.push(
            Letter::held(
                LetterKind::LateDecided,
                To::Hospital(hospital),
                format!("late-{hospital}"),
            )
            .with("granted", yes_no(granted)),
        );
        Ok(())
    }
}

/// Business days by which an answer may be put off in one request, at most.
const MORE_DAYS_MAX: u32 = 20;

impl Site {
    /// Whether the desk may remind by hand: once a business day.
    #[must_use]
    pub fn may_be_nudged(&self, now: Timestamp, calendar: &Calendar) -> bool {
        may_nudge(&self.nudges, now, calendar)
    }
}

/// Whether somebody reminded at these times may be reminded again: once a
/// business day.
pub(crate) fn may_nudge(nudges: &[Timestamp], now: Timestamp, calendar: &Calendar) -> bool {
    nudges
        .last()
        .is_none_or(|last| calendar.add_business_days(jst_date(*last), 1) <= jst_date(now))
}

/// Hospitals that a shared answer may still help.
fn reads_shared(site: &Site) -> bool {
    site.is_awaited() || site.is_interested()
}

/// The desk's yes or no; a no needs its reason.
fn decision(granted: bool, reason: Option<String>, ctx: &Ctx<'_>) -> Result<Decided, Refused> {
    let words = reason.as_deref().unwrap_or("");
    let fault = match granted {
        true => optional_text_fault("/reason", words, TEXT_MAX),
        false => text_fault("/reason", words, TEXT_MAX),
    };
    unless_faults(fault)?;
    Ok(Decided {
        at: ctx.now,
        granted,
        reason: reason.filter(|words| !words.trim().is_empty()),
    })
}

/// Until when this hospital's answer is awaited; none once the round closed or
/// the hospital answered.
pub(super) fn awaited_by(round: &Round, hospital: HospitalId, ctx: &Ctx<'_>) -> Option<Timestamp> {
    round
        .sites
        .iter()
        .find(|site| site.hospital == hospital && site.is_awaited() && round.is_open())
        .map(|site| round.time_of(site, ctx.now, ctx.calendar).due)
}

/// The hospital's place in the newest round that asked it, with the round's.
pub(super) fn newest(case: &mut Case, hospital: HospitalId) -> Option<(usize, &mut Site)> {
    site_with(case, hospital, |_| true)
}

fn site_with(
    case: &mut Case,
    hospital: HospitalId,
    wanted: impl Fn(&Site) -> bool,
) -> Option<(usize, &mut Site)> {
    case.rounds
        .iter_mut()
        .enumerate()
        .rev()
        .find_map(|(place, round)| {
            round
                .sites
                .iter_mut()
                .find(|site| site.hospital == hospital && wanted(site))
                .map(|site| (place, site))
        })
}

fn number_after(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
