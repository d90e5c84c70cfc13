//! The five lines that every act on a case follows: open, load for this
//! action, decide, save, commit.

use case_workflow::calendar::{FiscalYear, jst_date};
use case_workflow::case::Case;
use case_workflow::case::event::Event;
use case_workflow::case::step::{Ctx, Refused};
use case_workflow::ids::ProposalId;
use case_workflow::people::Actor;
use case_workflow::policy;
use jiff::Timestamp;
use store::{Act, CaseKey, Proposal, ProposalState, Why, Write};

use crate::app::App;
use crate::problem::Problem;

/// What came of an act.
#[derive(Debug)]
pub enum Acted {
    /// Done.
    Done(Box<Case>),
    /// Stored, until a different person confirms it.
    Proposed(ProposalId),
}

/// Does `event` to the case, or stores it as a proposal where the table or the
/// four-eyes rule wants a different person to confirm it.
///
/// `version` is what the caller changed; none for acts that only add.
///
/// # Errors
/// Any [`Problem`]; then nothing was written.
pub async fn act(
    app: &App,
    actor: &Actor,
    key: &CaseKey,
    version: Option<i64>,
    event: Event,
) -> Result<Acted, Problem> {
    let mut write = app.store.write(actor, app.clock.now()).await?;
    let as_read = |case: &Case| match version {
        Some(version) if version != case.version => {
            Err(Problem::stale(case.version, serde_json::Value::Null))
        }
        _ => Ok(()),
    };
    let done = act_in(app, &mut write, actor, key, as_read, event).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(done)
}

/// As [`act`], in a transaction that the caller goes on with, commits, and
/// after which the caller wakes the worker. `as_read` refuses where the case is
/// not any more what the caller changed.
///
/// # Errors
/// Any [`Problem`]; then the transaction is to be dropped.
pub async fn act_in(
    app: &App,
    write: &mut Write,
    actor: &Actor,
    key: &CaseKey,
    as_read: impl FnOnce(&Case) -> Result<(), Problem>,
    event: Event,
) -> Result<Acted, Problem> {
    let now = write.now();
    let kind = event.kind();
    let permitted = write.case_for(kind.action(), key).await?;
    as_read(permitted.case())?;
    let own = app.own_hospitals();
    let letters_left = write.letters_left(permitted.case()).await?;
    let role = policy::acting_role(actor, kind.action(), &permitted.case().subject());
    let ctx = Ctx {
        by: actor.person(),
        role,
        zone: actor.zone(),
        now,
        calendar: &app.calendar,
        own_hospitals: &own,
        second: None,
        letters_left,
    };
    let propose = permitted.only_as_proposal();
    let outcome = permitted.case().apply(event.clone(), &ctx);
    Ok(match outcome {
        Ok(step) if !propose => {
            let step = with_numbers(write, step, now).await?;
            let absorbed_by = step.absorbed_by;
            let case = write.save(permitted, &step, &app.calendar).await?;
            if let Some(into) = absorbed_by {
                absorb(app, write, &case, into, &ctx).await?;
            }
            Acted::Done(Box::new(case))
        }
        // What could be done, but by this person only with another's yes.
        Ok(_) => Acted::Proposed(write.propose(&permitted, &event, false).await?),
        Err(Refused::NeedsSecond) => {
            Acted::Proposed(write.propose(&permitted, &event, true).await?)
        }
        Err(refused) => return Err(refused.into()),
    })
}

/// A different person confirms a stored proposal, and it is done. Answers with
/// the case, where it was about one.
///
/// # Errors
/// Any [`Problem`]; then nothing was written.
pub async fn confirm(app: &App, actor: &Actor, id: ProposalId) -> Result<Option<Case>, Problem> {
    let now = app.clock.now();
    let mut write = app.store.write(actor, now).await?;
    let confirming = write.proposal_for(id).await?;
    let proposal = confirming.proposal;
    let first = proposal
        .by
        .as_ref()
        .map(|named| named.id)
        .ok_or_else(Problem::not_found)?;
    let case = match (proposal.act, confirming.permitted) {
        (Act::Case(event), Some(permitted)) => {
            let own = app.own_hospitals();
            let ctx = Ctx {
                by: Some(first),
                role: proposal.role,
                zone: actor.zone(),
                now,
                calendar: &app.calendar,
                own_hospitals: &own,
                second: actor.person(),
                letters_left: false,
            };
            let step = permitted.case().apply(event, &ctx)?;
            let step = with_numbers(&mut write, step, now).await?;
            let absorbed_by = step.absorbed_by;
            let case = write.save(permitted, &step, &app.calendar).await?;
            if let Some(into) = absorbed_by {
                absorb(app, &mut write, &case, into, &ctx).await?;
            }
            Some(case)
        }
        (Act::Freeze(year), _) => {
            write.freeze(year, first).await?;
            None
        }
        (Act::Correct { delta, why }, _) => {
            let case = proposal.case.ok_or_else(Problem::not_found)?;
            write.correct(case, delta, &why, first).await?;
            None
        }
        (Act::Register(_) | Act::Case(_), _) => return Err(Problem::not_found()),
    };
    write.settle_proposal(id, ProposalState::Confirmed).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(case)
}

/// Whether `actor` may confirm a proposal (domain 4.14): a different person; of
/// an approving role, unless only a second pair of eyes is wanted; and under
/// four eyes not the case's owner. The store asks the same when it is done.
#[must_use]
pub fn may_confirm(actor: &Actor, proposal: &Proposal, case: Option<&Case>) -> bool {
    let person = actor.person();
    if person.is_none() || person == proposal.by.as_ref().map(|named| named.id) {
        return false;
    }
    let subject = case.map(Case::subject).unwrap_or_default();
    let allowed = |action| policy::decide(actor, action, &subject) == policy::Decision::Allow;
    let action = match &proposal.act {
        Act::Case(event) => event.kind().action(),
        Act::Register(_) => policy::Action::EditRegister,
        Act::Freeze(_) | Act::Correct { .. } => policy::Action::FreezeCounts,
    };
    let owner = case.and_then(|case| case.owner);
    allowed(policy::Action::ConfirmProposal)
        && (proposal.why == Why::FourEyes || allowed(action))
        && (proposal.why == Why::Propose || owner.is_none() || owner != person)
}

/// A first round gives the case its number towards hospitals and experts.
async fn with_numbers(
    write: &mut Write,
    mut step: case_workflow::case::step::Step,
    now: Timestamp,
) -> Result<case_workflow::case::step::Step, Problem> {
    let asked = !step.case.rounds.is_empty() || !step.case.expert_rounds.is_empty();
    if step.case.blinded.is_none() && asked {
        let year = FiscalYear::of(jst_date(now));
        step.case.blinded = Some(write.blinded_number(year).await?);
    }
    Ok(step)
}

async fn absorb(
    app: &App,
    write: &mut Write,
    from: &Case,
    into: case_workflow::ids::CaseId,
    ctx: &Ctx<'_>,
) -> Result<(), Problem> {
    let permitted = write
        .case_for(policy::Action::MergeCase, &CaseKey::Id(into))
        .await?;
    if !permitted.case().stage.is_open() {
        return Err(Problem::field(
            "/into",
            case_workflow::fault::FaultCode::NotFound,
        ));
    }
    let event = Event::Absorb {
        from: from.id,
        number: from.number.to_string(),
    };
    let step = permitted.case().apply(event, ctx)?;
    write.save(permitted, &step, &app.calendar).await?;
    Ok(())
}
