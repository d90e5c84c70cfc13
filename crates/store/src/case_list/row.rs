//! A case as a list shows it: its columns, never its body.

use case_workflow::case::codes::{Channel, NextAction, Side, Stage};
use case_workflow::code_lists::{Need, OrgType, Phase, TherapeuticArea};
use case_workflow::ids::{CaseId, FirmId};
use case_workflow::inquiry::Month;
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, QuerySelect};
use uuid::Uuid;

use crate::cases::code;
use crate::error::StoreError;
use crate::names::{Named, Names};
use crate::rows::cases::{Column, Entity};
use crate::time::from_row;

/// A case as a list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRow {
    /// Which.
    pub id: CaseId,
    /// The number people speak.
    pub number: String,
    /// The number hospitals know.
    pub blinded: Option<String>,
    /// Its version.
    pub version: i64,
    /// Main state.
    pub stage: Stage,
    /// Since when.
    pub stage_since: Timestamp,
    /// The firm.
    pub firm: FirmId,
    /// Its name, as in the case now.
    pub org_name: String,
    /// Headquarters, ISO 3166-1 alpha-2.
    pub country: String,
    /// Kind of organisation.
    pub org_type: OrgType,
    /// Public product name or code; empty if none was given.
    pub product: String,
    /// The disease in the firm's words.
    pub disease: String,
    /// Therapeutic area.
    pub area: TherapeuticArea,
    /// Phase.
    pub phase: Phase,
    /// What is asked for.
    pub needs: Vec<Need>,
    /// How it came.
    pub channel: Channel,
    /// Language of the request.
    pub locale: String,
    /// When it reached the desk.
    pub received_at: Timestamp,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
    /// When countries and sites will be fixed; none while unknown.
    pub decision_by: Option<Month>,
    /// Owner.
    pub owner: Option<Named>,
    /// Deputy.
    pub deputy: Option<Named>,
    /// On hold.
    pub hold: bool,
    /// Whose turn, as of the last change.
    pub side: Side,
    /// What comes next, as of the last change.
    pub next: NextAction,
    /// Until when.
    pub due_at: Option<Timestamp>,
    /// Last change.
    pub updated_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// A row without its body.
#[derive(Debug, FromQueryResult)]
pub(crate) struct LightRow {
    pub(crate) id: Uuid,
    number: String,
    blinded: Option<String>,
    version: i64,
    stage: String,
    firm_id: Uuid,
    org_name: String,
    country: String,
    org_type: String,
    product: String,
    disease: String,
    area: String,
    phase: String,
    needs: String,
    channel: String,
    locale: String,
    stage_since: sea_orm::prelude::DateTimeUtc,
    pub(super) received_at: sea_orm::prelude::DateTimeUtc,
    accepted_at: Option<sea_orm::prelude::DateTimeUtc>,
    pub(super) decision_by: Option<String>,
    owner_id: Option<Uuid>,
    deputy_id: Option<Uuid>,
    hold: bool,
    turn_side: String,
    turn_action: String,
    pub(super) due_at: Option<sea_orm::prelude::DateTimeUtc>,
    pub(super) updated_at: sea_orm::prelude::DateTimeUtc,
    ended_at: Option<sea_orm::prelude::DateTimeUtc>,
}

/// Cases without what makes them heavy.
pub(crate) fn light() -> sea_orm::Select<Entity> {
    Entity::find().select_only().columns([
        Column::Id,
        Column::Number,
        Column::Blinded,
        Column::Version,
        Column::Stage,
        Column::FirmId,
        Column::OrgName,
        Column::Country,
        Column::OrgType,
        Column::Product,
        Column::Disease,
        Column::Area,
        Column::Phase,
        Column::Needs,
        Column::Channel,
        Column::Locale,
        Column::StageSince,
        Column::ReceivedAt,
        Column::AcceptedAt,
        Column::DecisionBy,
        Column::OwnerId,
        Column::DeputyId,
        Column::Hold,
        Column::TurnSide,
        Column::TurnAction,
        Column::DueAt,
        Column::UpdatedAt,
        Column::EndedAt,
    ])
}

/// Rows with the names of their people, in one more question.
pub(crate) async fn named(
    db: &impl ConnectionTrait,
    rows: Vec<LightRow>,
) -> Result<Vec<CaseRow>, StoreError> {
    let people = rows
        .iter()
        .flat_map(|row| [row.owner_id, row.deputy_id])
        .flatten();
    let names = Names::of(db, people.collect()).await?;
    rows.into_iter().map(|row| readable(row, &names)).collect()
}

fn readable(row: LightRow, names: &Names) -> Result<CaseRow, StoreError> {
    const TABLE: &str = "cases";
    let id = row.id;
    let needs = row.needs.split('|').filter(|word| !word.is_empty());
    Ok(CaseRow {
        id: CaseId(id),
        number: row.number,
        blinded: row.blinded,
        version: row.version,
        stage: code(TABLE, id, &row.stage)?,
        firm: FirmId(row.firm_id),
        org_name: row.org_name,
        country: row.country,
        org_type: code(TABLE, id, &row.org_type)?,
        product: row.product,
        disease: row.disease,
        area: code(TABLE, id, &row.area)?,
        phase: code(TABLE, id, &row.phase)?,
        needs: needs
            .map(|word| code(TABLE, id, word))
            .collect::<Result<_, _>>()?,
        channel: code(TABLE, id, &row.channel)?,
        locale: row.locale,
        stage_since: from_row(row.stage_since),
        received_at: from_row(row.received_at),
        accepted_at: row.accepted_at.map(from_row),
        decision_by: row
            .decision_by
            .map(|month| month.parse())
            .transpose()
            .map_err(|fault| StoreError::unreadable(TABLE, id, fault))?,
        owner: names.get(row.owner_id),
        deputy: names.get(row.deputy_id),
        hold: row.hold,
        side: code(TABLE, id, &row.turn_side)?,
        next: code(TABLE, id, &row.turn_action)?,
        due_at: row.due_at.map(from_row),
        updated_at: from_row(row.updated_at),
        ended_at: row.ended_at.map(from_row),
    })
}
