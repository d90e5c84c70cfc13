//! The desk's review of the register: how each hospital's entry stands, what
//! changed since the desk last looked, changes that it proposes, and letters
//! that ask many offices at once.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::HospitalId;
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Decision, Subject, decide};
use case_workflow::register::{
    AttestState, Change, Edit, NotAsked, Proposed, Section, ValueState, attest_state, net_changes,
};
use jiff::Timestamp;
use jiff::civil::Date;
use notification::register_reminders::letter_of_the_desk;
use serde::{Deserialize, Serialize};
use store::{ListedHospital, Office, RegisterEntry};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::Nothing;
use crate::firm::view::HospitalName;
use crate::hospital::attestation::AttestationLine;
use crate::hospital::proposals::{RegisterProposal, about};
use crate::hospital::register_history::{Before, RegisterHistory, RegisterItem, page};
use crate::problem::{Problem, Refusals};
use crate::shared::view::PersonName;
use crate::shared::{names, parts};
use crate::signed::{IfMatch, Person};

/// Most hospitals that are asked at once.
const ASKED_MAX: usize = 200;

/// How a hospital's entry stands.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ReviewRow {
    /// Id.
    pub id: HospitalId,
    /// Name.
    pub name: HospitalName,
    /// Prefecture, as a code of the list `prefecture`.
    pub prefecture: Option<String>,
    /// Clinical research core hospital.
    pub core_hospital: bool,
    /// Invented data for the demonstration.
    pub demonstration: bool,
    /// The operator's own.
    pub own: bool,
    /// May be asked.
    pub active: bool,
    /// It asked to leave.
    pub leaving: bool,
    /// It has left.
    pub left: bool,
    /// Of the items that matching needs, how many are answered.
    pub required_filled: u32,
    /// How many matching needs.
    pub required_total: u32,
    /// Sections by how they stand.
    pub sections: Vec<SectionState>,
    /// Changed since the desk last looked through it; also where it never did.
    pub to_review: bool,
    /// When the desk last looked through it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub reviewed_at: Option<Timestamp>,
    /// When its office was last asked to confirm something.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub asked_at: Option<Timestamp>,
    /// Why it cannot be asked now; none where it can.
    pub not_asked: Option<NotAsked>,
    /// Last changed or confirmed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// How a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SectionState {
    /// Which.
    pub section: Section,
    /// How.
    pub state: ValueState,
}

/// What the desk knows of an entry beside what it says.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct EntryReview {
    /// The row of the list.
    pub row: ReviewRow,
    /// Version that was looked through last; none where nobody did.
    pub reviewed_version: Option<i64>,
    /// By whom.
    pub reviewed_by: Option<PersonName>,
    /// What changed since, each item once; empty where nobody ever looked.
    pub changes: Vec<RegisterItem>,
    /// Members of its trial office.
    pub office_members: u32,
    /// When the hospital last confirmed its whole entry, and who.
    pub attested: Option<AttestationLine>,
    /// The last day for the next time.
    #[schema(value_type = String, format = Date)]
    pub attest_due: Date,
    /// How that stands.
    pub attest_state: AttestState,
    /// Answers to surveys wait for the hospital's approver.
    pub answers_need_approval: bool,
    /// Changes that the desk proposed, newest first.
    pub proposals: Vec<RegisterProposal>,
    /// Sections of which the desk may propose a change.
    pub may_propose: bool,
    /// Its wish to leave; none where it has none.
    pub leaving: Option<DeskLeaving>,
}

/// A hospital's wish to leave, as the desk sees it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct DeskLeaving {
    /// When it was said.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// By whom.
    pub by: Option<PersonName>,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// When it was concluded; none while it is not.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub left_at: Option<Timestamp>,
    /// Open cases that may count on it.
    pub cases: Vec<String>,
    /// Its own consultations that are open.
    pub consultations: Vec<String>,
    /// The reader may conclude it.
    pub may_conclude: bool,
}

fn desk_only(actor: &Actor) -> Result<(), Problem> {
    if actor.hats().iter().any(|hat| hat.role.is_desk()) {
        Ok(())
    } else {
        Err(Problem::forbidden(Action::ReadRegister))
    }
}

fn row(app: &App, entry: &ListedHospital, office: Office, now: Timestamp) -> ReviewRow {
    let today = parts::today(now);
    let hospital = &entry.hospital;
    let meter = hospital.completeness(today);
    let states = Section::ALL.iter().map(|section| SectionState {
        section: *section,
        state: hospital.state(*section, today),
    });
    let asked = hospital.may_be_asked(entry.active, office.members, office.asked_at, now);
    ReviewRow {
        id: entry.id,
        name: HospitalName {
            ja: hospital.basic.name_ja.clone(),
            en: hospital.basic.name_en.clone(),
        },
        prefecture: hospital.basic.prefecture.map(|one| one.as_str().to_owned()),
        core_hospital: hospital.is_core(),
        demonstration: hospital.demonstration,
        own: app.own_hospitals().contains(&entry.id),
        active: entry.active,
        leaving: entry.leaving_at.is_some() && entry.left_at.is_none(),
        left: entry.left_at.is_some(),
        required_filled: meter.required_filled,
        required_total: meter.required_total,
        sections: states.collect(),
        to_review: entry.reviewed.is_none_or(|it| it.version != entry.version),
        reviewed_at: entry.reviewed.map(|it| it.at),
        asked_at: office.asked_at,
        not_asked: asked.err(),
        updated_at: entry.updated_at,
    }
}

/// How every entry of the register stands.
#[utoipa::path(get, path = "/api/desk/register", tag = "desk",
    extensions(("x-action" = json!("read_register"))),
    responses((status = 200, body = Vec<ReviewRow>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
) -> Result<Json<Vec<ReviewRow>>, Problem> {
    desk_only(&actor)?;
    let now = app.clock.now();
    let entries = app.store.whole_register(&actor).await?;
    let offices = app.store.offices(now).await?;
    let office = |id| offices.get(id).copied().unwrap_or_default();
    let mut rows: Vec<_> = entries
        .iter()
        .map(|entry| row(&app, entry, office(&entry.id), now))
        .collect();
    // As the directory: by prefecture, those without one last.
    rows.sort_by(|a, b| {
        let key = |one: &ReviewRow| (one.prefecture.is_none(), one.prefecture.clone(), one.id);
        key(a).cmp(&key(b))
    });
    Ok(Json(rows))
}

async fn review_of(app: &App, actor: &Actor, id: HospitalId) -> Result<EntryReview, Problem> {
    let now = app.clock.now();
    let entry = app.store.hospital(actor, id).await?;
    let offices = app.store.offices(now).await?;
    let office = offices.get(&id).copied().unwrap_or_default();
    let changes = match entry.reviewed {
        Some(reviewed) => {
            app.store
                .hospital_changes_since(actor, id, reviewed.version)
                .await?
        }
        None => Vec::new(),
    };
    let made = changes.into_iter().filter_map(|change| {
        let (section, item) = change.field.split_once('/')?;
        Some(Change {
            section: Section::parse(section)?,
            item: item.to_owned(),
            before: change.before,
            after: change.after,
        })
    });
    let people = app.store.people(entry.reviewed.map(|it| it.by)).await?;
    let attesting = app.store.attesting(actor, id, now).await?;
    let decision = decide(actor, Action::EditRegister, &Subject::of_hospital(id));
    Ok(EntryReview {
        leaving: leaving_of(app, actor, &entry).await?,
        reviewed_version: entry.reviewed.map(|it| it.version),
        reviewed_by: names::of(&people, entry.reviewed.map(|it| it.by)),
        changes: net_changes(made).into_iter().map(Into::into).collect(),
        office_members: office.members,
        attested: crate::hospital::attestation::lines(app, &attesting)
            .await?
            .into_iter()
            .next(),
        attest_due: attesting.due,
        attest_state: attest_state(attesting.due, parts::today(now)),
        answers_need_approval: entry.answers_need_approval,
        row: row(app, &entry.into(), office, now),
        proposals: about(app, actor, id).await?,
        may_propose: decision == Decision::Propose,
    })
}

async fn leaving_of(
    app: &App,
    actor: &Actor,
    entry: &RegisterEntry,
) -> Result<Option<DeskLeaving>, Problem> {
    let Some(leaving) = &entry.leaving else {
        return Ok(None);
    };
    let people = app.store.people([leaving.by]).await?;
    let involved = app.store.involved(entry.id).await?;
    let decision = decide(actor, Action::AddHospital, &Subject::general());
    Ok(Some(DeskLeaving {
        at: leaving.at,
        by: names::of(&people, Some(leaving.by)),
        reason: leaving.reason.clone(),
        left_at: entry.left_at,
        cases: involved.cases.into_iter().map(|one| one.0).collect(),
        consultations: involved.consultations,
        may_conclude: decision == Decision::Allow,
    }))
}

/// Conclude the leaving of a hospital that asked for it.
#[utoipa::path(post, path = "/api/desk/hospitals/{id}/leaving", tag = "desk",
    extensions(("x-action" = json!("add_hospital"))),
    params(("id" = String, Path)), request_body = Nothing,
    responses((status = 200, body = EntryReview), Refusals))]
pub async fn conclude_leaving(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<HospitalId>,
    Checked(_): Checked<Nothing>,
) -> Result<Json<EntryReview>, Problem> {
    hidden_from_others(&actor)?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.conclude_leaving(id).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(review_of(&app, &actor, id).await?))
}

/// How one entry stands, and what changed since the desk last looked.
#[utoipa::path(get, path = "/api/desk/hospitals/{id}/review", tag = "desk",
    extensions(("x-action" = json!("read_register"))),
    params(("id" = String, Path)),
    responses((status = 200, body = EntryReview), Refusals))]
pub async fn review(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<HospitalId>,
) -> Result<Json<EntryReview>, Problem> {
    hidden_from_others(&actor)?;
    Ok(Json(review_of(&app, &actor, id).await?))
}

/// Note that this version was looked through.
#[utoipa::path(post, path = "/api/desk/hospitals/{id}/review", tag = "desk",
    extensions(("x-action" = json!("review_register"))),
    params(("id" = String, Path), ("If-Match" = String, Header)), request_body = Nothing,
    responses((status = 200, body = EntryReview), Refusals))]
pub async fn mark_reviewed(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<HospitalId>,
    IfMatch(version): IfMatch,
    Checked(_): Checked<Nothing>,
) -> Result<Json<EntryReview>, Problem> {
    hidden_from_others(&actor)?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    write.mark_reviewed(id, version).await?;
    write.commit().await?;
    Ok(Json(review_of(&app, &actor, id).await?))
}

/// Who changed what in an entry, newest first.
#[utoipa::path(get, path = "/api/desk/hospitals/{id}/history", tag = "desk",
    extensions(("x-action" = json!("read_register"))),
    params(("id" = String, Path), Before),
    responses((status = 200, body = RegisterHistory), Refusals))]
pub async fn history(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<HospitalId>,
    Query(Before { before }): Query<Before>,
) -> Result<Json<RegisterHistory>, Problem> {
    hidden_from_others(&actor)?;
    Ok(Json(page(&app, &actor, id, before).await?))
}

/// Propose a change of an entry to its hospital.
#[utoipa::path(post, path = "/api/desk/hospitals/{id}/proposals", tag = "desk",
    extensions(("x-action" = json!("edit_register"))),
    params(("id" = String, Path)), request_body = Proposed,
    responses((status = 202, body = EntryReview), Refusals))]
pub async fn propose(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<HospitalId>,
    Checked(body): Checked<Proposed>,
) -> Result<(StatusCode, Json<EntryReview>), Problem> {
    hidden_from_others(&actor)?;
    let by = actor.person().ok_or_else(Problem::signed_out)?;
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    let permitted = write.hospital_for(Action::EditRegister, id).await?;
    let entry = permitted.entry();
    body.over(&entry.hospital, &Edit { by, now })
        .map_err(Problem::fields)?;
    let act = serde_json::to_value(&body).map_err(|error| Problem::server(&error))?;
    let version = entry.version;
    write.propose_register(id, act, version).await?;
    write.commit().await?;
    app.nudge.notify_one();
    let review = review_of(&app, &actor, id).await?;
    Ok((StatusCode::ACCEPTED, Json(review)))
}

/// Which hospitals are asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskOffices {
    /// At most 200.
    pub hospitals: Vec<HospitalId>,
}

/// Who was asked.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct AskedOffices {
    /// Those whose offices get a letter.
    pub asked: Vec<HospitalId>,
    /// Those who do not, with the reason.
    pub left_out: Vec<LeftOut>,
}

/// A hospital that is not asked now.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct LeftOut {
    /// Which.
    pub id: HospitalId,
    /// Why.
    pub why: NotAsked,
}

/// Ask offices to confirm what ends soon or has ended.
#[utoipa::path(post, path = "/api/desk/register/reminders", tag = "desk",
    extensions(("x-action" = json!("review_register"))), request_body = AskOffices,
    responses((status = 200, body = AskedOffices), Refusals))]
pub async fn ask(
    State(app): State<App>,
    Person(actor): Person,
    Checked(body): Checked<AskOffices>,
) -> Result<Json<AskedOffices>, Problem> {
    desk_only(&actor)?;
    let faults = match body.hospitals.len() {
        0 => vec![Fault::new("/hospitals", FaultCode::Required)],
        1..=ASKED_MAX => Vec::new(),
        _ => vec![Fault::new("/hospitals", FaultCode::TooMany).with("n", ASKED_MAX)],
    };
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    let offices = app.store.offices(now).await?;
    let mut answer = AskedOffices {
        asked: Vec::new(),
        left_out: Vec::new(),
    };
    let wanted: std::collections::BTreeSet<_> = body.hospitals.into_iter().collect();
    for id in wanted {
        let permitted = write.hospital_for(Action::ReviewRegister, id).await?;
        let entry = permitted.entry();
        let office = offices.get(&id).copied().unwrap_or_default();
        let hospital = &entry.hospital;
        let may = hospital.may_be_asked(entry.active, office.members, office.asked_at, now);
        let letter = letter_of_the_desk(id, hospital, now, &app.calendar);
        match (may, letter) {
            (Ok(()), Some(letter)) => {
                write.letter(&letter, None).await?;
                answer.asked.push(id);
            }
            (Err(why), _) => answer.left_out.push(LeftOut { id, why }),
            (Ok(()), None) => answer.left_out.push(LeftOut {
                id,
                why: NotAsked::NothingDue,
            }),
        }
    }
    write.note_asked(&answer.asked).await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(answer))
}

/// One entry is hidden from whoever is not of the desk.
fn hidden_from_others(actor: &Actor) -> Result<(), Problem> {
    desk_only(actor).map_err(|_| Problem::not_found())
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(review, mark_reviewed))
        .routes(routes!(history))
        .routes(routes!(propose))
        .routes(routes!(conclude_leaving))
        .routes(routes!(ask))
}
