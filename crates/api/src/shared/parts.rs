//! Parts of views that several readers share.

use case_workflow::calendar::{Calendar, jst_date};
use case_workflow::case::codes::Ball;
use case_workflow::case::{Case, Contract};
use case_workflow::clock::ClockKind;
use case_workflow::ids::HospitalId;
use case_workflow::people::Role;
use jiff::Timestamp;
use store::{HistoryLine, Message};

use crate::firm::view::{ContractView, FirmProposal, HospitalName, MilestoneView, PartyDays};
use crate::shared::names::{self, People};
use crate::shared::view::{HistoryView, MessageView, Translation};

/// Product and disease, as the firm wrote them.
#[must_use]
pub fn title(case: &Case) -> String {
    match &case.profile.product_public {
        Some(product) => format!("{product}, {}", case.profile.indication_text),
        None => case.profile.indication_text.clone(),
    }
}

/// A line of history; the people of another side stay unnamed.
#[must_use]
pub fn history(line: HistoryLine, people: &People, names_of: impl Fn(Role) -> bool) -> HistoryView {
    let entry = line.entry;
    let shown = names_of(entry.role);
    HistoryView {
        at: entry.at,
        recorded_at: entry.recorded_at,
        by: names::of(people, entry.by.filter(|_| shown)),
        role: entry.role,
        second: names::of(people, entry.second.filter(|_| shown)),
        event: entry.event,
        params: entry.params,
        changes: entry.changes,
    }
}

/// A message; working translations are the desk's.
#[must_use]
pub fn message(line: Message, people: &People, for_desk: bool) -> MessageView {
    MessageView {
        id: line.id,
        at: line.at,
        outside: line.outside,
        from_firm: line.from_firm,
        by: names::of(people, line.author.map(|one| one.id)),
        text: line.text,
        lang: line.lang,
        tier: line.tier,
        translation: line
            .translation
            .filter(|_| for_desk)
            .map(|one| translation(one, people)),
    }
}

/// A working translation.
#[must_use]
pub fn translation(one: store::Translation, people: &People) -> Translation {
    Translation {
        text: one.text,
        by: names::of(people, one.by.map(|one| one.id)),
        at: one.at,
    }
}

/// Whole days that a contract lay with each party.
#[must_use]
pub fn party_days(contract: &Contract, now: Timestamp) -> PartyDays {
    let end = contract.ended_at.unwrap_or(now);
    let mut days = PartyDays::default();
    let mut seconds = [0_i64; 4];
    for (place, turn) in contract.turns.iter().enumerate() {
        let until = contract
            .turns
            .get(place + 1)
            .map_or(end, |next| next.from)
            .min(end);
        let lasted = until.as_second() - turn.from.as_second();
        let index = match turn.ball {
            Ball::Sponsor => 0,
            Ball::Hospital => 1,
            Ball::Desk => 2,
            Ball::Cro => 3,
        };
        seconds[index] += lasted.max(0);
    }
    days.sponsor = seconds[0] / 86_400;
    days.hospital = seconds[1] / 86_400;
    days.desk = seconds[2] / 86_400;
    days.cro = seconds[3] / 86_400;
    days
}

/// A contract record for one reader; `name` is what they may know of the hospital.
#[must_use]
pub fn contract(
    case: &Case,
    contract: &Contract,
    name: Option<HospitalName>,
    now: Timestamp,
    calendar: &Calendar,
) -> ContractView {
    let clock = case.clocks(now, calendar).into_iter().find(|clock| {
        clock.kind == ClockKind::ContractClock && clock.hospital == Some(contract.hospital)
    });
    let turn = contract.turns.last();
    ContractView {
        label: case.label_of(contract.hospital),
        hospital: name,
        stage: contract.stage,
        legal_ok: contract.legal_ok,
        budget_ok: contract.budget_ok,
        ball: turn.map_or(Ball::Desk, |turn| turn.ball),
        ball_since: turn.map_or(contract.opened_at, |turn| turn.from),
        days: party_days(contract, now),
        executed_on: contract.executed_on,
        due: clock.as_ref().map(|clock| clock.due),
        state: clock.as_ref().map(|clock| clock.state),
        note: contract.note.clone(),
    }
}

/// Milestones, of one hospital or of all.
#[must_use]
pub fn milestones(case: &Case, only: Option<HospitalId>) -> Vec<MilestoneView> {
    case.milestones
        .iter()
        .filter(|one| only.is_none() || one.hospital == only)
        .map(|one| MilestoneView {
            kind: one.kind,
            label: one.hospital.map(|hospital| case.label_of(hospital)),
            planned: one.planned,
            forecast: one.forecast,
            actual: one.actual,
            evidence: one.evidence.clone(),
        })
        .collect()
}

/// The newest collated answer, as firm and desk see it.
#[must_use]
pub fn proposal(case: &Case) -> Option<FirmProposal> {
    use case_workflow::case::codes::CountMethod;
    let proposal = case.proposals.last()?;
    let answers: Vec<_> = proposal
        .hospitals
        .iter()
        .filter_map(|hospital| case.site(*hospital))
        .filter_map(|(_, site)| site.answer.as_ref())
        .collect();
    Some(FirmProposal {
        at: proposal.at,
        letter: proposal.letter.clone(),
        target: case
            .details
            .prot_n
            .as_ref()
            .and_then(|n| n.japan_target)
            .and_then(case_workflow::details::Amount::known),
        offered: answers.iter().filter_map(|answer| answer.realistic).sum(),
        shortfall: proposal.shortfall,
        confidence: case.confidence(&proposal.hospitals),
        estimates: answers
            .iter()
            .filter(|answer| answer.method == Some(CountMethod::Estimate))
            .count(),
    })
}

/// Working days in Japan from now to a deadline; negative once it has passed.
#[must_use]
pub fn business_days_left(calendar: &Calendar, now: Timestamp, due: Timestamp) -> i64 {
    calendar.business_minutes_between(now, due).div_euclid(510)
}

/// Today in Japan.
#[must_use]
pub fn today(now: Timestamp) -> jiff::civil::Date {
    jst_date(now)
}
