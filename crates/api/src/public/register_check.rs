//! "Nothing changed": a hospital's member confirms its register entry on the page
//! that the reminder leads to, without signing in (ux H2). Looking never confirms
//! and never uses the link up: a mail scanner opens links too.
//!
//! The page shows what ends and when, and the numbers of free places; every other
//! value of the entry asks for a sign-in.

use axum::Json;
use axum::extract::{Path, State};
use case_workflow::calendar::jst_date;
use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use case_workflow::register::{Edit, Register, Section, Slot, ValueState};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Purpose, RegisterEntry, TokenUse, TokenView, register_check_of};
use utoipa::ToSchema;

use crate::app::App;
use crate::auth::visitor::Visitor;
use crate::body::Checked;
use crate::problem::{Problem, Refusals};
use crate::public::links::{live, look_up};

/// What a hospital is asked to confirm.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RegisterCheck {
    /// The hospital's name in Japanese.
    pub name_ja: String,
    /// The hospital's name in English; empty where it has none.
    pub name_en: String,
    /// Version of the entry, to be sent back with the confirmation.
    pub version: i64,
    /// What ends within 30 days or has ended; empty where somebody else has
    /// confirmed it all.
    pub sections: Vec<SectionCheck>,
    /// The free places from this quarter on, where they are among the sections.
    pub places: Vec<Slot>,
}

/// One section to confirm.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct SectionCheck {
    /// Which.
    pub section: Section,
    /// Where it stands today.
    pub state: ValueState,
    /// The last day on which it holds.
    #[schema(value_type = String, format = Date)]
    pub holds_until: Date,
    /// The last day on which it would hold, confirmed today; none where it
    /// cannot be confirmed as it is: patients have to be counted anew.
    #[schema(value_type = Option<String>, format = Date)]
    pub would_hold_until: Option<Date>,
}

/// What a member confirms.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Unchanged {
    /// Version of the entry that the member saw.
    pub version: i64,
    /// Sections, at least one of those the page offered.
    pub sections: Vec<Section>,
}

/// What holds again.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Confirmed {
    /// Each section that was confirmed, with its new end.
    pub sections: Vec<SectionCheck>,
}

/// Whose entry the link is about, and who it was sent to.
fn about(view: &TokenView) -> Result<(HospitalId, PersonId), Problem> {
    if view.purpose != Purpose::RegisterCheck {
        return Err(Problem::not_found());
    }
    live(view)?;
    register_check_of(&view.subject).ok_or_else(Problem::not_found)
}

/// The member a link was sent to, with the memberships they have today.
async fn member(app: &App, id: PersonId, now: Timestamp) -> Result<Actor, Problem> {
    Ok(Actor::Person {
        id,
        hats: app.store.hats(id, now).await?,
        zone: app.store.person(id).await?.zone,
        stands_for: Vec::new(),
    })
}

fn sections_of(entry: &RegisterEntry, edit: &Edit) -> Vec<SectionCheck> {
    let hospital = &entry.hospital;
    let check = |section| {
        let confirmed = Register::confirm(section, hospital, edit).ok();
        Some(SectionCheck {
            section,
            state: hospital.state(section, edit.today()),
            holds_until: hospital.holds_until(section)?,
            would_hold_until: confirmed.and_then(|next| next.holds_until(section)),
        })
    };
    let ending = hospital.to_confirm(edit.today());
    ending.into_iter().filter_map(check).collect()
}

/// What the link asks to confirm.
#[utoipa::path(get, path = "/api/links/{token}/register", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("token" = String, Path)),
    responses((status = 200, body = RegisterCheck), Refusals))]
pub async fn look(
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Json<RegisterCheck>, Problem> {
    let now = app.clock.now();
    let (hospital, by) = about(&look_up(&app, &token).await?)?;
    let actor = member(&app, by, now).await?;
    let entry = app.store.hospital(&actor, hospital).await?;
    let sections = sections_of(&entry, &Edit { by, now });
    let asked = sections.iter().any(|one| one.section == Section::Slots);
    let places = entry.hospital.places_from(jst_date(now));
    Ok(Json(RegisterCheck {
        name_ja: entry.hospital.basic.name_ja,
        name_en: entry.hospital.basic.name_en,
        version: entry.version,
        sections,
        places: if asked { places } else { Vec::new() },
    }))
}

/// Confirm sections as unchanged; the link is used up.
#[utoipa::path(post, path = "/api/links/{token}/register", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    params(("token" = String, Path)),
    request_body = Unchanged,
    responses((status = 200, body = Confirmed), Refusals))]
pub async fn confirm(
    State(app): State<App>,
    Path(token): Path<String>,
    visitor: Visitor,
    Checked(body): Checked<Unchanged>,
) -> Result<Json<Confirmed>, Problem> {
    let now = app.clock.now();
    let view = look_up(&app, &token).await?;
    let (hospital, by) = about(&view)?;
    let actor = member(&app, by, now).await?;
    let edit = Edit { by, now };
    let write = app.store.write(&actor, now).await?;
    let mut write = write.from_network(visitor.network);
    let permitted = write.hospital_for(Action::EditRegister, hospital).await?;
    let entry = permitted.entry();
    if entry.version != body.version {
        // The values need a sign-in; the page asks again what is to be confirmed.
        return Err(Problem::stale(entry.version, Value::Null));
    }
    let next = Register::confirm_ending(&body.sections, &entry.hospital, &edit)
        .map_err(Problem::fields)?;
    let saved = write
        .save_hospital(permitted, body.version, &next, None)
        .await?;
    // Of two presses at once, the other one finds it used.
    match write.use_token(&token).await? {
        TokenUse::Opened(_) => {}
        TokenUse::Dead(state) => return Err(Problem::link(state.as_str())),
        TokenUse::Unknown => return Err(Problem::not_found()),
    }
    write.commit().await?;
    let confirmed = |section: Section| {
        let holds_until = saved.hospital.holds_until(section)?;
        Some(SectionCheck {
            section,
            state: saved.hospital.state(section, edit.today()),
            holds_until,
            would_hold_until: Some(holds_until),
        })
    };
    Ok(Json(Confirmed {
        sections: body.sections.into_iter().filter_map(confirmed).collect(),
    }))
}
