//! Makes the desk's view of a case.

use std::collections::BTreeMap;

use case_workflow::case::Case;
use case_workflow::case::codes::Side;
use case_workflow::case::step::Ctx;
use case_workflow::code_lists::CodeList;
use case_workflow::count::{CountInput, RuleId, count};
use case_workflow::disclosure::Tier;
use case_workflow::ids::PersonId;
use case_workflow::inquiry::FieldId;
use case_workflow::people::{Actor, Place};
use case_workflow::policy::{self, Action, Decision};
use jiff::Timestamp;
use serde_json::Value;
use store::{CaseKey, HistoryLine, Reader};

use crate::app::App;
use crate::desk::view::{
    ContactView, CountView, DeskCase, DeskContract, FieldView, FirmPerson, LedgerLine, Reached,
    SideDays,
};
use crate::problem::Problem;
use crate::shared::names::{self, People};
use crate::shared::parts;
use crate::shared::view::HistoryView;

/// Lines of history on the case page, at most.
const HISTORY_MAX: u64 = 200;

/// The desk's view of a case. The number of queries does not grow with what
/// the case holds.
///
/// # Errors
/// If the database does not answer.
pub async fn desk_case(app: &App, actor: &Actor, case: &Case) -> Result<DeskCase, Problem> {
    let now = app.clock.now();
    let reader = reader(actor);
    let history = app
        .store
        .history(case.id, reader, HISTORY_MAX, None)
        .await?;
    let texts = app.store.texts(case.id, reader).await?;
    let confidential = reads_confidential(actor, case);
    // Whoever is named on the case from outside does not meet the firm's people.
    let members = match reader {
        Reader::Desk => {
            app.store
                .members_of(actor, Place::Firm(case.firm), now)
                .await?
        }
        _ => Vec::new(),
    };
    let mut ids: Vec<PersonId> = case
        .owner
        .iter()
        .chain(&case.deputy)
        .chain(&case.team)
        .copied()
        .collect();
    ids.extend(
        history
            .iter()
            .flat_map(|line| [line.entry.by, line.entry.second])
            .flatten(),
    );
    ids.extend(
        texts
            .messages
            .iter()
            .filter_map(|line| line.author.as_ref().map(|one| one.id)),
    );
    ids.extend(
        texts
            .messages
            .iter()
            .filter_map(|line| line.translation.as_ref()?.by.as_ref().map(|one| one.id)),
    );
    ids.extend(
        texts
            .contacts
            .iter()
            .filter_map(|line| line.author.as_ref().map(|one| one.id)),
    );
    ids.extend(
        texts
            .contacts
            .iter()
            .filter_map(|line| line.translation.as_ref()?.by.as_ref().map(|one| one.id)),
    );
    ids.extend(case.experts_asked());
    let people = app.store.people(ids).await?;
    let hospitals = app.store.hospital_names(case.hospitals_in()).await?;
    let own = app.own_hospitals();
    let letters_left = app.store.letters_left(case).await?;
    let ctx = Ctx {
        by: actor.person(),
        role: policy::acting_role(actor, Action::ReadCase, &case.subject()),
        zone: actor.zone(),
        now,
        calendar: &app.calendar,
        own_hospitals: &own,
        second: None,
        letters_left,
    };
    let related: Vec<_> = case
        .merged_into
        .into_iter()
        .chain(case.absorbed.iter().copied())
        .collect();
    let numbers = app.store.numbers_of(&related).await?;
    let similar = app.store.similar(&case.profile, Some(case.id)).await?;
    let open = app.store.open_proposals_of(case.id).await?;
    let name_of = |hospital| {
        hospitals
            .get(&hospital)
            .map(names::hospital)
            .unwrap_or(crate::firm::view::HospitalName {
                en: String::new(),
                ja: String::new(),
            })
    };
    Ok(DeskCase {
        id: case.id,
        number: case.number.to_string(),
        blinded: case.blinded.as_ref().map(ToString::to_string),
        version: case.version,
        title: parts::title(case),
        firm: case.firm,
        org_name: case.profile.org_name.clone(),
        country: case.profile.org_country.code().to_owned(),
        stage: case.stage,
        stage_since: case.stage_since,
        days_in_stage: app.calendar.business_minutes_between(case.stage_since, now) / 510,
        hold: case.hold.clone(),
        channel: case.channel,
        locale: case.locale.clone(),
        zone: case.profile.contact_tz.clone(),
        received_at: case.received_at,
        accepted_at: case.accepted_at,
        owner: names::of(&people, case.owner),
        deputy: names::of(&people, case.deputy),
        team: case
            .team
            .iter()
            .filter_map(|id| names::of(&people, Some(*id)))
            .collect(),
        turn: case.turn(now, &app.calendar),
        clocks: case.clocks(now, &app.calendar),
        turn_days: side_days(app, case, now),
        next: case.next_for(actor, &ctx),
        gate: case.gate_to_next(),
        fields: fields(case, actor, &history, &people),
        flags: case.profile.flags(),
        checklist: case.checklist,
        international: case.international,
        sponsor_disclosed: case.sponsor_disclosed_at.is_some(),
        count: counted(app, case, now).await?,
        asked: case.asked.clone(),
        missing: if case.stage.is_accepted() {
            case.missing_details()
        } else {
            Vec::new()
        },
        bases: case.bases.clone(),
        synopsis: case.synopsis.clone(),
        rounds: crate::desk::rounds::rounds(app, case).await?,
        expert_rounds: crate::desk::experts::rounds(app, actor, case, &people),
        proposal: parts::proposal(case).map(|one| {
            if confidential {
                one
            } else {
                one.without_target()
            }
        }),
        proposed: case
            .proposals
            .last()
            .map(|one| one.hospitals.clone())
            .unwrap_or_default(),
        decisions: case
            .selection
            .as_ref()
            .map(|one| one.decisions.clone())
            .unwrap_or_default(),
        selected_at: case.selection.as_ref().map(|one| one.at),
        selection_evidence: case.selection.as_ref().and_then(|one| one.evidence.clone()),
        contracts: case
            .contracts
            .iter()
            .map(|one| DeskContract {
                hospital: one.hospital,
                record: parts::contract(case, one, Some(name_of(one.hospital)), now, &app.calendar),
            })
            .collect(),
        milestones: parts::milestones(case, None),
        reached: case
            .reached_milestones()
            .into_iter()
            .map(|(code, on)| Reached {
                code: code.to_owned(),
                on,
            })
            .collect(),
        exit: case.exit.clone(),
        closing: case.closing.clone(),
        ended_at: case.ended_at,
        merged_into: case.merged_into.and_then(|id| numbers.get(&id).cloned()),
        absorbed: case
            .absorbed
            .iter()
            .filter_map(|id| numbers.get(id).cloned())
            .collect(),
        similar: similar
            .into_iter()
            .map(|row| crate::desk::cases::row(app, row))
            .collect(),
        proposals: crate::desk::proposals::views(app, actor, open).await?,
        people: members
            .into_iter()
            .map(|member| FirmPerson {
                name: names::person(&member.person),
                email: member.person.email.clone(),
                zone: member.person.zone.clone(),
                read_only: member.hat.read_only,
            })
            .collect(),
        history: history
            .into_iter()
            .map(|line| parts::history(line, &people, |_| true))
            .map(|line| within(line, confidential))
            .collect(),
        contacts: texts
            .contacts
            .into_iter()
            .map(|line| ContactView {
                id: line.id,
                at: line.at,
                recorded_at: line.recorded_at,
                by: names::of(&people, line.author.map(|one| one.id)),
                mode: line.mode,
                class: line.class,
                participants: line.participants,
                minutes: line.minutes,
                text: line.text,
                lang: line.lang,
                translation: line.translation.map(|one| parts::translation(one, &people)),
            })
            .collect(),
        messages: texts
            .messages
            .into_iter()
            .map(|line| parts::message(line, &people, true))
            .collect(),
    })
}

/// Notes, contacts and what else is the desk's own (D5) are read by its own
/// people; experts and liaisons named on a case read what its firm reads.
fn reader(actor: &Actor) -> Reader {
    if actor.hats().iter().any(|hat| hat.role.is_desk()) {
        Reader::Desk
    } else {
        Reader::Firm
    }
}

/// Whether the reader is of the case team (domain 4.14).
pub fn reads_confidential(actor: &Actor, case: &Case) -> bool {
    policy::decide(actor, Action::ReadConfidential, &case.subject()) == Decision::Allow
}

/// A line of history without the values that the reader may not see.
fn within(mut line: HistoryView, confidential: bool) -> HistoryView {
    if !confidential {
        for change in &mut line.changes {
            if FieldId::parse(&change.field).is_none_or(|field| field.tier() > Tier::N1) {
                change.before = Value::Null;
                change.after = Value::Null;
            }
        }
    }
    line
}

/// Every field with its value as sent and as it stands, its tier and who
/// changed it last. What the reader may not see is marked, not shown.
fn fields(case: &Case, actor: &Actor, history: &[HistoryLine], people: &People) -> Vec<FieldView> {
    let confidential = reads_confidential(actor, case);
    let sent = case.inquiry.to_answers();
    let mut values = case.profile.to_answers();
    values.extend(case.details.to_answers());
    // The newest line comes first; it has the last word on each field.
    let mut changed: BTreeMap<&str, (Timestamp, Option<PersonId>)> = BTreeMap::new();
    for line in history {
        for change in &line.entry.changes {
            changed
                .entry(change.field.as_str())
                .or_insert((line.entry.at, line.entry.by));
        }
    }
    <FieldId as CodeList>::ALL
        .iter()
        .copied()
        .filter_map(|field| {
            let name = field.as_str();
            let known = sent.contains_key(name)
                || values.contains_key(name)
                || field.stage() == case_workflow::inquiry::FormStage::Inquiry
                || case_workflow::details::Details::FIELDS.contains(&field);
            known.then_some((field, name))
        })
        .map(|(field, name)| {
            let hidden = field.tier() > Tier::N1 && !confidential;
            let shown =
                |value: Option<&Value>| value.filter(|_| !hidden).cloned().unwrap_or(Value::Null);
            let change = changed.get(name);
            FieldView {
                field,
                tab: field.tab(),
                stage: field.stage(),
                tier: field.tier(),
                sent: shown(sent.get(name)),
                value: shown(values.get(name)),
                hidden,
                changed_at: change.map(|(at, _)| *at),
                changed_by: change.and_then(|(_, by)| names::of(people, *by)),
            }
        })
        .collect()
}

/// How long the case lay with each side, in business minutes, from receipt on:
/// with the firm while it was asked or had to choose, with hospitals while a
/// round was open, with the desk otherwise.
fn side_days(app: &App, case: &Case, now: Timestamp) -> Vec<SideDays> {
    let end = case.ended_at.unwrap_or(now);
    let minutes = |from: Timestamp, to: Timestamp| {
        app.calendar
            .business_minutes_between(from, to.min(end))
            .max(0)
    };
    let mut firm: i64 = case
        .pauses
        .iter()
        .filter(|pause| pause.cause == "info_wait")
        .map(|pause| minutes(pause.from, pause.to.unwrap_or(end)))
        .sum();
    if let Some(proposal) = case.proposals.last() {
        let until = case.selection.as_ref().map_or(end, |one| one.at);
        firm += minutes(proposal.at, until.max(proposal.at));
    }
    let hospital: i64 = case
        .rounds
        .iter()
        .map(|round| {
            let answered = (round.answered() == round.sites.len())
                .then(|| round.sites.iter().filter_map(|site| site.answered_at).max())
                .flatten();
            minutes(round.opened_at, answered.or(round.closed_at).unwrap_or(end))
        })
        .sum();
    let all = minutes(case.received_at, end);
    let desk = (all - firm - hospital).max(0);
    [
        (Side::Desk, desk),
        (Side::Firm, firm),
        (Side::Hospital, hospital),
    ]
    .into_iter()
    .map(|(side, business_minutes)| SideDays {
        side,
        business_minutes,
    })
    .collect()
}

async fn counted(app: &App, case: &Case, now: Timestamp) -> Result<CountView, Problem> {
    let entries = app.store.ledger_of(case.id).await?;
    let judged = count(&CountInput {
        rule: RuleId::R1,
        as_of: now,
        cases: vec![case.count_facts(Vec::new())],
        frozen: None,
    });
    let not_counted = judged
        .ok()
        .and_then(|output| output.not_counted.into_iter().next());
    Ok(CountView {
        entries: entries
            .into_iter()
            .map(|row| LedgerLine {
                class: row.class,
                fiscal_year: row.year.key(),
                delta: i64::from(row.delta),
                because: row.because,
                counted_on: row.counted_on,
                recorded_at: row.recorded_at,
                restatement: row.restatement,
            })
            .collect(),
        not_counted: not_counted
            .filter(|_| case.merged_into.is_none())
            .and_then(|one| serde_json::to_value(one.reason).ok()),
    })
}

/// The case behind a number, as the desk may read it.
///
/// # Errors
/// 404 for those who may not.
pub async fn read(app: &App, actor: &Actor, number: &str) -> Result<Case, Problem> {
    let key = CaseKey::Number(number.to_owned());
    let case = app.store.case(actor, Action::ReadCase, &key).await?;
    // A firm's people read their own case on their own page.
    let beyond_the_firm = actor
        .hats()
        .iter()
        .any(|hat| matches!(hat.place, Place::Desk));
    if beyond_the_firm {
        Ok(case)
    } else {
        Err(Problem::not_found())
    }
}
