//! Hospitals that apply to join: the desk asks, approves or does not. An approval
//! makes the hospital, or joins it with the one that stands in the register, and
//! invites its first manager.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::case::step::LetterKind;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::{ApplicationId, HospitalId, PersonId};
use case_workflow::joining::{Application, JoinRefusal, JoinState, Known, Likeness, likeness};
use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::policy::{Action, Decision, Subject, decide};
use case_workflow::register::{Edit, Hospital, Register, Section};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Joining, KeptApplication, NewMember, Write};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::firm::view::HospitalName;
use crate::problem::{Problem, Refusals};
use crate::public::join::{JoinText, checked_text};
use crate::shared::view::PersonName;
use crate::shared::{invite, mailbox, names};
use crate::signed::{IfMatch, Person};

/// An application in the list.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ApplicationRow {
    /// Which.
    pub id: ApplicationId,
    /// Where it stands.
    pub state: JoinState,
    /// Name of the hospital.
    pub name: HospitalName,
    /// Prefecture, as a code of the list `prefecture`.
    pub prefecture: String,
    /// When it came.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Last changed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// An application as the desk reads it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct DeskApplication {
    /// Which.
    pub id: ApplicationId,
    /// Version, for `If-Match`.
    pub version: i64,
    /// Where it stands.
    pub state: JoinState,
    /// What was sent.
    pub sent: Application,
    /// Questions and answers, oldest first.
    pub words: Vec<DeskWord>,
    /// When it came.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Hospitals of the register that may be the same one, most alike first.
    pub alike: Vec<AlikeHospital>,
    /// Who decided; none where the program did.
    pub decided_by: Option<PersonName>,
    /// When.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
    /// Why it was not approved.
    pub refusal: Option<JoinRefusal>,
    /// The same in words.
    pub reason: Option<String>,
    /// The hospital that came of it.
    pub hospital: Option<HospitalId>,
    /// Whether this reader may approve it or not.
    pub may_decide: bool,
}

/// A question or an answer.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct DeskWord {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who of the desk; none for the applicant.
    pub by: Option<PersonName>,
    /// What.
    pub text: String,
}

/// A hospital that may be the one that applies.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct AlikeHospital {
    /// Which.
    pub id: HospitalId,
    /// Its name.
    pub name: HospitalName,
    /// Why it may be.
    pub why: Likeness,
    /// Somebody looks after its members already: an application cannot join it.
    pub has_manager: bool,
    /// Items in which the two differ.
    pub differences: Vec<Known>,
}

/// Most alike hospitals shown.
const ALIKE_MAX: usize = 10;

/// The hospitals of the register that the applicant may be of, most alike first.
async fn alike(
    app: &App,
    actor: &Actor,
    sent: &Application,
) -> Result<Vec<AlikeHospital>, Problem> {
    let register = app.store.whole_register(actor).await?;
    let mut found: Vec<_> = register
        .iter()
        .filter_map(|entry| Some((likeness(sent, &entry.hospital.basic)?, entry)))
        .collect();
    found.sort_by_key(|(why, entry)| (*why, entry.id));
    let now = app.clock.now();
    let mut alike = Vec::new();
    for (why, entry) in found.into_iter().take(ALIKE_MAX) {
        let basic = &entry.hospital.basic;
        alike.push(AlikeHospital {
            id: entry.id,
            name: HospitalName {
                ja: basic.name_ja.clone(),
                en: basic.name_en.clone(),
            },
            why,
            has_manager: app.store.has_manager(entry.id, now).await?,
            differences: sent.differences(basic),
        });
    }
    Ok(alike)
}

async fn view(app: &App, actor: &Actor, kept: KeptApplication) -> Result<DeskApplication, Problem> {
    let ids: Vec<PersonId> = kept
        .words
        .iter()
        .filter_map(|word| word.by)
        .chain(kept.decided_by)
        .collect();
    let people = app.store.people(ids).await?;
    let alike = if kept.state.is_open() {
        alike(app, actor, &kept.sent).await?
    } else {
        Vec::new()
    };
    let may = decide(actor, Action::AddHospital, &Subject::general()) == Decision::Allow;
    Ok(DeskApplication {
        id: kept.id,
        version: kept.version,
        state: kept.state,
        words: kept
            .words
            .into_iter()
            .map(|word| DeskWord {
                at: word.at,
                by: names::of(&people, word.by),
                text: word.text,
            })
            .collect(),
        sent: kept.sent,
        at: kept.at,
        alike,
        decided_by: names::of(&people, kept.decided_by),
        decided_at: kept.decided_at,
        refusal: kept.refusal,
        reason: kept.reason,
        hospital: kept.hospital,
        may_decide: may,
    })
}

/// The applications, open ones first.
#[utoipa::path(get, path = "/api/desk/applications", tag = "desk",
    extensions(("x-action" = json!("review_register"))),
    responses((status = 200, body = Vec<ApplicationRow>), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
) -> Result<Json<Vec<ApplicationRow>>, Problem> {
    let all = app.store.applications(&actor).await?;
    Ok(Json(
        all.into_iter()
            .map(|one| ApplicationRow {
                id: one.id,
                state: one.state,
                name: HospitalName {
                    ja: one.sent.name_ja,
                    en: one.sent.name_en,
                },
                prefecture: one.sent.prefecture.as_str().to_owned(),
                at: one.at,
                updated_at: one.updated_at,
            })
            .collect(),
    ))
}

/// One application.
#[utoipa::path(get, path = "/api/desk/applications/{id}", tag = "desk",
    extensions(("x-action" = json!("review_register"))),
    params(("id" = String, Path)),
    responses((status = 200, body = DeskApplication), Refusals))]
pub async fn read(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<ApplicationId>,
) -> Result<Json<DeskApplication>, Problem> {
    let kept = app.store.application(&actor, id).await?;
    Ok(Json(view(&app, &actor, kept).await?))
}

/// Ask the applicant something.
#[utoipa::path(post, path = "/api/desk/applications/{id}/question", tag = "desk",
    extensions(("x-action" = json!("review_register"))),
    params(("id" = String, Path), ("If-Match" = String, Header)), request_body = JoinText,
    responses((status = 200, body = DeskApplication), Refusals))]
pub async fn ask(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<ApplicationId>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<JoinText>,
) -> Result<Json<DeskApplication>, Problem> {
    // Whoever may not read applications learns nothing of which there are.
    app.store.application(&actor, id).await?;
    let text = checked_text(&body.text)?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let kept = write
        .join_step(id, Some(version), Joining::Asked(text))
        .await?;
    let occasion = format!("question-{}", kept.version);
    write
        .letter_to_applicant(LetterKind::JoinQuestion, &kept, &occasion)
        .await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(view(&app, &actor, kept).await?))
}

/// Why an application is not approved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseJoin {
    /// Why.
    pub refusal: JoinRefusal,
    /// More about it, for the applicant; needed for another reason.
    #[serde(default)]
    pub text: String,
}

/// Do not approve an application.
#[utoipa::path(post, path = "/api/desk/applications/{id}/refusal", tag = "desk",
    extensions(("x-action" = json!("add_hospital"))),
    params(("id" = String, Path), ("If-Match" = String, Header)), request_body = RefuseJoin,
    responses((status = 200, body = DeskApplication), Refusals))]
pub async fn refuse(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<ApplicationId>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<RefuseJoin>,
) -> Result<Json<DeskApplication>, Problem> {
    app.store.application(&actor, id).await?;
    let reason = match (body.text.trim(), body.refusal) {
        ("", JoinRefusal::Other) => {
            return Err(Problem::field("/text", FaultCode::ReasonNeeded));
        }
        ("", _) => None,
        (text, _) => Some(checked_text(text)?),
    };
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let refused = Joining::Refused(body.refusal, reason);
    let kept = write.join_step(id, Some(version), refused).await?;
    write
        .letter_to_applicant(LetterKind::JoinRefused, &kept, "refused")
        .await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(Json(view(&app, &actor, kept).await?))
}

/// How an application is approved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveJoin {
    /// The hospital of the register that it is; none for a new one.
    #[serde(default)]
    pub into: Option<HospitalId>,
}

/// Approve an application: the applicant becomes the hospital's first manager.
#[utoipa::path(post, path = "/api/desk/applications/{id}/approval", tag = "desk",
    extensions(("x-action" = json!("add_hospital"))),
    params(("id" = String, Path), ("If-Match" = String, Header)), request_body = ApproveJoin,
    responses((status = 200, body = DeskApplication), Refusals))]
pub async fn approve(
    State(app): State<App>,
    Person(actor): Person,
    Path(id): Path<ApplicationId>,
    IfMatch(version): IfMatch,
    Checked(body): Checked<ApproveJoin>,
) -> Result<Json<DeskApplication>, Problem> {
    let found = app.store.application(&actor, id).await?;
    let by = actor.person().ok_or_else(Problem::signed_out)?;
    let now = app.clock.now();
    if let Some(into) = body.into
        && app.store.has_manager(into, now).await?
    {
        return Err(Problem::fields(vec![Fault::new(
            "/into",
            FaultCode::Duplicate,
        )]));
    }
    let mut write = app.store.write(&actor, now).await?;
    let edit = Edit { by, now };
    let hospital = match body.into {
        Some(into) => {
            write.welcome_back(into).await?;
            complete(&mut write, into, &found.sent, &edit).await?;
            into
        }
        None => {
            let values = found.sent.values();
            let (new, _) =
                Register::read_patch(Section::Basic, &values, &Hospital::default(), &edit)
                    .map_err(Problem::fields)?;
            write.add_hospital(&new).await?
        }
    };
    let kept = write
        .join_step(id, Some(version), Joining::Approved(hospital))
        .await?;
    welcome(&mut write, &kept, hospital).await?;
    write.commit().await?;
    app.nudge.notify_one();
    app.refresh_own_hospitals().await?;
    Ok(Json(view(&app, &actor, kept).await?))
}

/// Fills what the register does not know of a hospital yet; what stands there
/// stays, and the hospital looks at the rest itself.
async fn complete(
    write: &mut Write,
    into: HospitalId,
    sent: &Application,
    edit: &Edit,
) -> Result<(), Problem> {
    let entry = write.hospital_to_complete(into).await?;
    let known = case_workflow::register::basic_values(&entry.hospital.basic);
    let said = |item: &String| {
        known
            .get(item)
            .and_then(|one| one.as_str())
            .is_some_and(|one| !one.is_empty())
    };
    let mut values = sent.values();
    values.retain(|item, _| !said(item));
    if values.is_empty() {
        return Ok(());
    }
    let read = Register::read_patch(Section::Basic, &values, &entry.hospital, edit);
    let (mut next, _) = read.map_err(Problem::fields)?;
    // The desk has only filled gaps: who stands for the section stays.
    next.stated.clone_from(&entry.hospital.stated);
    write.complete_hospital(&entry, &next).await?;
    Ok(())
}

/// The applicant as first manager, with the mail that lets them in.
async fn welcome(
    write: &mut Write,
    kept: &KeptApplication,
    hospital: HospitalId,
) -> Result<(), Problem> {
    let sent = &kept.sent;
    let person = invite::new_person(
        &sent.email,
        &sent.family,
        &sent.given,
        &kept.lang,
        "Asia/Tokyo",
    );
    let hat = Hat {
        role: Role::Ho,
        place: Place::Hospital(hospital),
        read_only: false,
        manager: true,
    };
    let expires = write.now() + SignedDuration::from_hours(24 * 7);
    let new = NewMember {
        person,
        hat,
        ends_at: None,
    };
    let joined = write.invite(new, expires).await?;
    let membership = joined.membership.to_string();
    let values = [("membership", membership.as_str())];
    mailbox::to_person(
        write,
        LetterKind::JoinApproved,
        joined.person,
        &membership,
        &values,
    )
    .await
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(read))
        .routes(routes!(ask))
        .routes(routes!(refuse))
        .routes(routes!(approve))
}
