//! A hospital's own consultation for its two readers, and the five lines that
//! every act on one follows.

use std::collections::BTreeMap;

use case_workflow::case::Hold;
use case_workflow::case::clocks::CaseClock;
use case_workflow::case::step::Ctx;
use case_workflow::code_lists::CodeList;
use case_workflow::fault::FaultCode;
use case_workflow::hospital_case::HospitalCase;
use case_workflow::hospital_case::clocks::ConsultTurn;
use case_workflow::hospital_case::codes::{
    ConsultEventKind, ConsultOutcome, ConsultRejection, ConsultStage, ConsultTheme,
};
use case_workflow::hospital_case::event::{Consent, ConsultEvent};
use case_workflow::hospital_case::question::ConsultQuestion;
use case_workflow::hospital_case::step::{ConsultStep, ConsultTextKind};
use case_workflow::ids::{HospitalId, PersonId, SharedAnswerId};
use case_workflow::people::{Actor, Place, Role};
use case_workflow::policy::{self, Action, Decision};
use case_workflow::shared_answer::may_be_shared;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Write;
use utoipa::ToSchema;

use crate::app::App;
use crate::firm::view::HospitalName;
use crate::problem::Problem;
use crate::shared::names::{self, People};
use crate::shared::view::PersonName;

/// Characters of the question that a list shows.
const EXCERPT: usize = 90;

/// A consultation in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ConsultationRow {
    /// Reference, `B-R08-001`.
    pub number: String,
    /// Which hospital asks.
    pub hospital: HospitalName,
    /// Who of it asked.
    pub asked_by: Option<PersonName>,
    /// Main state.
    pub stage: ConsultStage,
    /// The theme as the desk sees it.
    pub theme: ConsultTheme,
    /// The beginning of the question.
    pub excerpt: String,
    /// When it reached the desk.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// The hospital's own deadline.
    #[schema(value_type = Option<String>, format = Date)]
    pub needed_by: Option<jiff::civil::Date>,
    /// Whose turn.
    pub turn: ConsultTurn,
    /// On hold.
    pub on_hold: bool,
    /// Who looks after it at the desk.
    pub owner: Option<PersonName>,
    /// How it ended.
    pub outcome: Option<ConsultOutcome>,
}

/// One consultation, as its reader sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ConsultationView {
    /// What a list says of it.
    pub row: ConsultationRow,
    /// Version, for `If-Match`.
    pub version: i64,
    /// Exactly what was sent.
    pub sent: ConsultQuestion,
    /// Its clocks.
    pub clocks: Vec<CaseClock>,
    /// Looked at again on this day.
    #[schema(value_type = Option<String>, format = Date)]
    pub review_on: Option<jiff::civil::Date>,
    /// Why it was not taken.
    pub rejection: Option<ConsultRejection>,
    /// In which one it goes on.
    pub merged_into: Option<String>,
    /// Colleagues of the hospital named on it.
    pub colleagues: Vec<PersonName>,
    /// What was written, oldest first.
    pub texts: Vec<ConsultationText>,
    /// What happened, oldest first.
    pub history: Vec<ConsultationLine>,
    /// What this reader could do now.
    pub next: Vec<ConsultEventKind>,
    /// What only the desk sees.
    pub desk: Option<DeskPart>,
}

/// What only the desk sees of a consultation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DeskPart {
    /// Deputy.
    pub deputy: Option<PersonName>,
    /// Contract supporters and outside experts named on it.
    pub team: Vec<PersonName>,
    /// Why it is on hold.
    pub hold: Option<Hold>,
    /// The text that the desk is working on.
    pub working: Option<WorkingText>,
    /// The company case that came of it.
    pub led_to: Option<LedTo>,
    /// The shared answer that hospitals read of it.
    pub shared_answer: Option<SharedAnswerId>,
    /// Its answer may be shared now, without the name, by this reader.
    pub may_be_shared: bool,
}

/// A text that the desk is working on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct WorkingText {
    /// The text.
    pub text: String,
    /// Who saved it last.
    pub by: Option<PersonName>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// The company case that came of a consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LedTo {
    /// Its number.
    pub number: String,
    /// That the firm agreed.
    pub consent: Consent,
}

/// A text of a consultation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ConsultationText {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who; none for the program and for those who have gone.
    pub by: Option<PersonName>,
    /// What it is.
    pub kind: ConsultTextKind,
    /// As written.
    pub text: String,
    /// From the hospital, or from the desk.
    pub from_hospital: bool,
}

/// A line of a consultation's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ConsultationLine {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonName>,
    /// As what.
    pub role: Role,
    /// What.
    pub event: ConsultEventKind,
    /// Values for the sentence.
    pub params: BTreeMap<String, String>,
}

/// Consultations as a list shows them.
///
/// # Errors
/// If the database does not answer.
pub async fn rows(app: &App, cases: &[HospitalCase]) -> Result<Vec<ConsultationRow>, Problem> {
    let ids = cases
        .iter()
        .flat_map(|case| [Some(case.asked_by), case.owner])
        .flatten();
    let people = app.store.people(ids.collect::<Vec<_>>()).await?;
    let hospitals: Vec<HospitalId> = cases.iter().map(|case| case.hospital).collect();
    let hospitals = app.store.hospital_names(hospitals).await?;
    Ok(cases
        .iter()
        .map(|case| {
            let name = hospitals.get(&case.hospital).map(names::hospital);
            row(app, case, name, &people)
        })
        .collect())
}

fn row(
    app: &App,
    case: &HospitalCase,
    hospital: Option<HospitalName>,
    people: &People,
) -> ConsultationRow {
    let whole = case.sent.text.split_whitespace().collect::<Vec<_>>();
    let whole = whole.join(" ");
    let mut excerpt: String = whole.chars().take(EXCERPT).collect();
    if excerpt.len() < whole.len() {
        excerpt.push('…');
    }
    ConsultationRow {
        number: case.number.to_string(),
        hospital: hospital.unwrap_or_else(|| HospitalName {
            en: String::new(),
            ja: String::new(),
        }),
        asked_by: names::of(people, Some(case.asked_by)),
        stage: case.stage,
        theme: case.theme,
        excerpt,
        received_at: case.received_at,
        needed_by: case.sent.needed_by,
        turn: case.turn(app.clock.now(), &app.calendar),
        on_hold: case.hold.is_some(),
        owner: names::of(people, case.owner),
        outcome: case.outcome,
    }
}

/// One consultation for the desk, or for its hospital.
///
/// # Errors
/// If the database does not answer.
pub async fn view(
    app: &App,
    actor: &Actor,
    case: &HospitalCase,
    for_desk: bool,
) -> Result<ConsultationView, Problem> {
    let texts = app.store.consultation_texts(case.id, for_desk).await?;
    let history = app.store.consultation_history(case.id, for_desk).await?;
    let mut ids: Vec<PersonId> = texts.iter().filter_map(|text| text.by).collect();
    ids.extend(history.iter().filter_map(|line| line.by));
    ids.extend(case.subject().team);
    ids.extend(case.working.as_ref().and_then(|working| working.by));
    let people = app.store.people(ids).await?;
    let named = |id: &PersonId| names::of(&people, Some(*id));
    let hospitals = app.store.hospital_names([case.hospital]).await?;
    let hospital = hospitals.get(&case.hospital).map(names::hospital);
    let shared_answer = match for_desk {
        true => app.store.shared_from(case.id).await?,
        false => None,
    };
    let may_answer = policy::decide(actor, Action::AnswerConsult, &case.subject());
    Ok(ConsultationView {
        row: row(app, case, hospital, &people),
        version: case.version,
        sent: case.sent.clone(),
        clocks: case.clocks(app.clock.now(), &app.calendar),
        review_on: case.hold.as_ref().map(|hold| hold.review_on),
        rejection: case.rejection,
        merged_into: case.merged_into.as_ref().map(ToString::to_string),
        colleagues: case.delegates.iter().filter_map(named).collect(),
        texts: texts
            .into_iter()
            .map(|text| ConsultationText {
                at: text.at,
                by: names::of(&people, text.by),
                kind: text.kind,
                text: text.text,
                from_hospital: text.from_hospital,
            })
            .collect(),
        history: history
            .into_iter()
            .map(|line| ConsultationLine {
                at: line.at,
                by: names::of(&people, line.by),
                role: line.role,
                event: line.event,
                params: line.params,
            })
            .collect(),
        next: next(actor, case),
        desk: for_desk.then(|| DeskPart {
            deputy: names::of(&people, case.deputy),
            team: case.team.iter().filter_map(named).collect(),
            hold: case.hold.clone(),
            working: case.working.as_ref().map(|working| WorkingText {
                text: working.text.clone(),
                by: names::of(&people, working.by),
                at: working.at,
            }),
            led_to: case.led_to.as_ref().map(|led| LedTo {
                number: led.number.to_string(),
                consent: led.consent.clone(),
            }),
            shared_answer,
            may_be_shared: shared_answer.is_none()
                && may_be_shared(case)
                && may_answer == Decision::Allow,
        }),
    })
}

/// What this reader could do now, by the stage table and the permission table.
fn next(actor: &Actor, case: &HospitalCase) -> Vec<ConsultEventKind> {
    use ConsultEventKind as K;
    let subject = case.subject();
    <K as CodeList>::ALL
        .iter()
        .copied()
        .filter(|kind| case.stage.after(*kind).is_ok())
        .filter(|kind| match kind {
            K::Submit | K::Absorb => false,
            K::Hold => case.hold.is_none() && case.asked.is_none(),
            K::Ask => case.hold.is_none(),
            K::Resume => case.hold.is_some(),
            K::Lead => case.theme == ConsultTheme::ApproachedDirectly,
            _ => true,
        })
        .filter(|kind| policy::decide(actor, kind.action(), &subject) == Decision::Allow)
        .collect()
}

/// Does `event` to a consultation: open, load for this action, decide, save,
/// commit. `version` is what the caller changed; none for acts that only add.
///
/// # Errors
/// Any [`Problem`]; then nothing was written.
pub async fn act(
    app: &App,
    actor: &Actor,
    number: &str,
    version: Option<i64>,
    event: ConsultEvent,
) -> Result<HospitalCase, Problem> {
    let mut write = app.store.write(actor, app.clock.now()).await?;
    let case = act_in(app, &mut write, number, version, event).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(case)
}

/// The same within a transaction that does more.
///
/// # Errors
/// Any [`Problem`]; then the transaction is not to be committed.
pub async fn act_in(
    app: &App,
    write: &mut Write,
    number: &str,
    version: Option<i64>,
    event: ConsultEvent,
) -> Result<HospitalCase, Problem> {
    let action = event.kind().action();
    let permitted = write.consultation_for(action, number).await?;
    let case = permitted.case();
    if let Some(version) = version
        && case.version != version
    {
        return Err(Problem::stale(case.version, Value::Null));
    }
    people_fit(app, case, &event).await?;
    let step = decide(app, write, case, event)?;
    let absorbed_by = step.absorbed_by;
    let hospital = case.hospital;
    let saved = write
        .save_consultation(permitted, &step, &app.calendar)
        .await?;
    if absorbed_by.is_some() {
        absorb(app, write, hospital, &saved).await?;
    }
    Ok(saved)
}

fn decide(
    app: &App,
    write: &Write,
    case: &HospitalCase,
    event: ConsultEvent,
) -> Result<ConsultStep, Problem> {
    let actor = write.actor().clone();
    let own = app.own_hospitals();
    let ctx = Ctx {
        by: actor.person(),
        role: policy::acting_role(&actor, event.kind().action(), &case.subject()),
        zone: actor.zone(),
        now: write.now(),
        calendar: &app.calendar,
        own_hospitals: &own,
        second: None,
        letters_left: false,
    };
    Ok(case.apply(event, &ctx)?)
}

/// The consultation in which a merged one goes on: an open one of the same
/// hospital, which learns of nobody else's.
async fn absorb(
    app: &App,
    write: &mut Write,
    hospital: HospitalId,
    merged: &HospitalCase,
) -> Result<(), Problem> {
    let not_there = || Problem::field("/into", FaultCode::NotFound);
    let into = merged.merged_into.as_ref().ok_or_else(not_there)?;
    let event = ConsultEvent::Absorb {
        from: merged.id,
        number: merged.number.clone(),
    };
    let permitted = write
        .consultation_for(Action::AnswerConsult, into.as_str())
        .await?;
    if permitted.case().hospital != hospital || !permitted.case().stage.is_open() {
        return Err(not_there());
    }
    let step = decide(app, write, permitted.case(), event)?;
    write
        .save_consultation(permitted, &step, &app.calendar)
        .await?;
    Ok(())
}

/// Whoever is named belongs where they are named.
async fn people_fit(app: &App, case: &HospitalCase, event: &ConsultEvent) -> Result<(), Problem> {
    let desk = |place: &str, person: PersonId, roles: &'static [Role]| {
        (place.to_owned(), Place::Desk, person, roles)
    };
    let owners: &[Role] = &[Role::Di, Role::Dm, Role::Dl];
    let helpers: &[Role] = &[Role::Dc, Role::Exp];
    let named: Vec<(String, Place, PersonId, &[Role])> = match event {
        ConsultEvent::Triage { owner, .. } => vec![desk("/owner", *owner, owners)],
        ConsultEvent::Assign {
            owner,
            deputy,
            team,
        } => [desk("/owner", *owner, owners)]
            .into_iter()
            .chain(deputy.map(|one| desk("/deputy", one, owners)))
            .chain(
                team.iter()
                    .enumerate()
                    .map(|(place, one)| desk(&format!("/team/{place}"), *one, helpers)),
            )
            .collect(),
        ConsultEvent::Delegate { people } => people
            .iter()
            .enumerate()
            .map(|(place, one)| {
                let here = Place::Hospital(case.hospital);
                (format!("/people/{place}"), here, *one, &[Role::Hpi][..])
            })
            .collect(),
        _ => return Ok(()),
    };
    let now = app.clock.now();
    let mut faults = Vec::new();
    for (pointer, place, person, roles) in named {
        let hats = app.store.hats(person, now).await?;
        let fits =
            |hat: &case_workflow::people::Hat| hat.place == place && roles.contains(&hat.role);
        if !hats.iter().any(fits) {
            faults.push(case_workflow::fault::Fault::new(
                pointer,
                FaultCode::NotFound,
            ));
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Problem::fields(faults))
    }
}
