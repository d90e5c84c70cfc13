//! Lists of cases: what a list may contain, what was asked for, and the place
//! where the next page begins.

use case_workflow::case::codes::{Channel, NextAction, Side, Stage};
use case_workflow::code_lists::{Country, Need, OrgType, Phase, TherapeuticArea};
use case_workflow::ids::{CaseId, FirmId, PersonId};
use case_workflow::inquiry::Month;
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Subject};
use case_workflow::visibility::{Visible, visible};
use jiff::Timestamp;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, NullOrdering, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Order, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Value,
};
use uuid::Uuid;

use crate::cases::code;
use crate::dialect::{Scopes, found_in};
use crate::error::StoreError;
use crate::names::{Named, Names};
use crate::open::Store;
use crate::permit::permit;
use crate::rows::cases::{Column, Entity};
use crate::search;
use crate::time::{from_row, to_row};

/// Most rows on a page, and most in an export.
pub const PAGE_MAX: u64 = 50;
/// Most rows of an export's page.
pub const EXPORT_PAGE_MAX: u64 = 500;
/// Beyond this a total is only "more than".
pub const TOTAL_MAX: u64 = 1_000;

/// By what a list is ordered. Cases without the date come last, either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CaseSort {
    /// When the request reached the desk.
    #[default]
    Received,
    /// When the present turn falls due.
    Due,
    /// The month in which countries and sites will be fixed.
    Decision,
    /// The last change.
    Updated,
}

/// What is looked for. The default is everything the actor may list, newest
/// first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFilter {
    /// Words in the company's name (事業者).
    pub firm_text: Option<String>,
    /// Words in what is asked and written (相談内容).
    pub content: Option<String>,
    /// Words anywhere.
    pub text: Option<String>,
    /// Received at or after.
    pub from: Option<Timestamp>,
    /// Received before.
    pub until: Option<Timestamp>,
    /// Any of these needs (相談種別).
    pub needs: Vec<Need>,
    /// Any of these stages.
    pub stages: Vec<Stage>,
    /// Owner or deputy.
    pub of_person: Option<PersonId>,
    /// Whether it has an owner.
    pub owned: Option<bool>,
    /// One firm's.
    pub firm: Option<FirmId>,
    /// Therapeutic area.
    pub area: Option<TherapeuticArea>,
    /// Phase.
    pub phase: Option<Phase>,
    /// Headquarters.
    pub country: Option<Country>,
    /// Whose turn it is.
    pub side: Option<Side>,
    /// What is to be done next.
    pub next: Option<NextAction>,
    /// Due before.
    pub due_before: Option<Timestamp>,
    /// On hold, or not.
    pub hold: Option<bool>,
    /// Only cases that have not ended.
    pub open_only: bool,
    /// By what.
    pub sort: CaseSort,
    /// Oldest or nearest first.
    pub ascending: bool,
    /// Where the last page ended.
    pub cursor: Option<String>,
    /// Rows; at most [`PAGE_MAX`], or [`EXPORT_PAGE_MAX`] for an export.
    pub limit: u64,
    /// Whether this is an export.
    pub export: bool,
}

impl Default for CaseFilter {
    fn default() -> Self {
        Self {
            firm_text: None,
            content: None,
            text: None,
            from: None,
            until: None,
            needs: Vec::new(),
            stages: Vec::new(),
            of_person: None,
            owned: None,
            firm: None,
            area: None,
            phase: None,
            country: None,
            side: None,
            next: None,
            due_before: None,
            hold: None,
            open_only: false,
            sort: CaseSort::Received,
            ascending: false,
            cursor: None,
            limit: PAGE_MAX,
            export: false,
        }
    }
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
    /// How many there are in all, counted up to [`TOTAL_MAX`].
    pub total: u64,
    /// Whether there are more than `total`.
    pub more: bool,
}

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

impl Store {
    /// The cases that this actor may list and that fit `filter`.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for those who list no cases,
    /// [`StoreError::NotFound`] for those who are not signed in,
    /// [`StoreError::Cursor`].
    pub async fn cases(
        &self,
        actor: &Actor,
        filter: &CaseFilter,
    ) -> Result<Page<CaseRow>, StoreError> {
        permit(actor, Action::ListCases, &Subject::general())?;
        let db = self.reader();
        let Some(condition) = condition(db, actor, filter) else {
            return Ok(Page {
                rows: Vec::new(),
                next: None,
                total: 0,
                more: false,
            });
        };
        let most = if filter.export {
            EXPORT_PAGE_MAX
        } else {
            PAGE_MAX
        };
        let limit = filter.limit.clamp(1, most);
        let mut find = light().filter(condition.clone());
        if let Some(cursor) = &filter.cursor {
            find = find.filter(after(filter, cursor)?);
        }
        let direction = if filter.ascending {
            Order::Asc
        } else {
            Order::Desc
        };
        let mut rows: Vec<LightRow> = find
            .order_by_with_nulls(column(filter.sort), direction.clone(), NullOrdering::Last)
            .order_by(Column::Id, direction)
            .limit(limit + 1)
            .into_model()
            .all(db)
            .await?;
        let more_rows = rows.len() as u64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let next = rows
            .last()
            .filter(|_| more_rows)
            .map(|row| cursor_at(filter.sort, row));
        let counted = if filter.cursor.is_none() && !more_rows {
            rows.len() as u64
        } else {
            count_up_to(db, condition, TOTAL_MAX + 1).await?
        };
        Ok(Page {
            rows: named(db, rows).await?,
            next,
            total: std::cmp::min(counted, TOTAL_MAX),
            more: counted > TOTAL_MAX,
        })
    }
}

/// What may be listed and fits; none where that is nothing at all.
fn condition(db: &impl ConnectionTrait, actor: &Actor, filter: &CaseFilter) -> Option<Condition> {
    let mut all = Condition::all();
    match visible(actor, Action::ListCases) {
        Visible::All => {}
        Visible::Nothing => return None,
        Visible::Some { firms, team_of } => {
            let mut any =
                Condition::any().add(Column::FirmId.is_in(firms.into_iter().map(|firm| firm.0)));
            if let Some(person) = team_of {
                any = any.add(on_team(person));
            }
            all = all.add(any);
        }
    }
    let scopes = scopes(actor);
    for (words, parts) in [
        (&filter.firm_text, &["firm"][..]),
        (&filter.content, &["request", "message", "contact"][..]),
        (&filter.text, &[][..]),
    ] {
        // Each word may stand in another text of the case.
        for terms in words.as_deref().map(search::query).unwrap_or_default() {
            all = all.add(found_in(db.get_database_backend(), &terms, parts, &scopes));
        }
    }
    let words = |codes: &[Stage]| -> Vec<String> {
        codes
            .iter()
            .map(|stage| stage.as_str().to_owned())
            .collect()
    };
    if !filter.needs.is_empty() {
        let mut any = Condition::any();
        for need in &filter.needs {
            any = any.add(Column::Needs.contains(format!("|{}|", need.as_str())));
        }
        all = all.add(any);
    }
    if !filter.stages.is_empty() {
        all = all.add(Column::Stage.is_in(words(&filter.stages)));
    }
    all = all
        .add_option(filter.from.map(|at| Column::ReceivedAt.gte(to_row(at))))
        .add_option(filter.until.map(|at| Column::ReceivedAt.lt(to_row(at))))
        .add_option(filter.firm.map(|firm| Column::FirmId.eq(firm.0)))
        .add_option(filter.area.map(|area| Column::Area.eq(area.as_str())))
        .add_option(filter.phase.map(|phase| Column::Phase.eq(phase.as_str())))
        .add_option(
            filter
                .country
                .map(|country| Column::Country.eq(country.to_string())),
        )
        .add_option(filter.side.map(|side| Column::TurnSide.eq(side.as_str())))
        .add_option(filter.next.map(|next| Column::TurnAction.eq(next.as_str())))
        .add_option(filter.due_before.map(|at| Column::DueAt.lt(to_row(at))))
        .add_option(filter.hold.map(|hold| Column::Hold.eq(hold)))
        .add_option(filter.open_only.then(|| Column::Open.eq(true)))
        .add_option(filter.owned.map(|owned| match owned {
            true => Column::OwnerId.is_not_null(),
            false => Column::OwnerId.is_null(),
        }))
        .add_option(filter.of_person.map(|person| {
            Column::OwnerId
                .eq(person.0)
                .or(Column::DeputyId.eq(person.0))
        }));
    Some(all)
}

fn on_team(person: PersonId) -> Expr {
    use crate::rows::case_people::{Column as Named, Entity as People};
    Column::Id.in_subquery(
        People::find()
            .select_only()
            .column(Named::CaseId)
            .filter(Named::PersonId.eq(person.0))
            .into_query(),
    )
}

/// Which texts a search of this actor looks at. A case that is found tells
/// that the words stand in it, so the confidential texts of a case that the
/// actor may not read are left out.
fn scopes(actor: &Actor) -> Scopes {
    let desk = actor.hats().iter().any(|hat| hat.role.is_desk());
    match (visible(actor, Action::ReadConfidential), desk) {
        (Visible::All, _) => Scopes::Everything,
        (_, true) => actor
            .person()
            .map_or(Scopes::Open, |person| Scopes::Desk { team_of: person.0 }),
        (Visible::Some { .. }, false) => Scopes::OpenAndTeam,
        (Visible::Nothing, false) => Scopes::Open,
    }
}

fn column(sort: CaseSort) -> Column {
    match sort {
        CaseSort::Received => Column::ReceivedAt,
        CaseSort::Due => Column::DueAt,
        CaseSort::Decision => Column::DecisionBy,
        CaseSort::Updated => Column::UpdatedAt,
    }
}

/// A letter for the order, the value, the id. Only this program reads it.
fn cursor_at(sort: CaseSort, row: &LightRow) -> String {
    let value = match sort {
        CaseSort::Received => Some(row.received_at.timestamp_micros().to_string()),
        CaseSort::Due => row.due_at.map(|at| at.timestamp_micros().to_string()),
        CaseSort::Decision => row.decision_by.clone(),
        CaseSort::Updated => Some(row.updated_at.timestamp_micros().to_string()),
    };
    format!(
        "{}{}.{}",
        letter(sort),
        value.unwrap_or_default(),
        row.id.simple()
    )
}

fn letter(sort: CaseSort) -> char {
    match sort {
        CaseSort::Received => 'r',
        CaseSort::Due => 'd',
        CaseSort::Decision => 'm',
        CaseSort::Updated => 'u',
    }
}

/// Everything behind the cursor, in the order of the list.
fn after(filter: &CaseFilter, cursor: &str) -> Result<Condition, StoreError> {
    let (value, id) = cursor
        .strip_prefix(letter(filter.sort))
        .and_then(|rest| rest.split_once('.'))
        .ok_or(StoreError::Cursor)?;
    let id: Uuid = id.parse().map_err(|_| StoreError::Cursor)?;
    let by = column(filter.sort);
    let beyond = |column: Column, value: Value| match filter.ascending {
        true => Expr::col((Entity, column)).gt(value),
        false => Expr::col((Entity, column)).lt(value),
    };
    let beyond_id = beyond(Column::Id, id.into());
    if value.is_empty() {
        return Ok(Condition::all().add(by.is_null()).add(beyond_id));
    }
    let value: Value = match filter.sort {
        CaseSort::Decision => value
            .parse::<Month>()
            .map_err(|_| StoreError::Cursor)?
            .to_string()
            .into(),
        _ => {
            let micros = value.parse().map_err(|_| StoreError::Cursor)?;
            let at = Timestamp::from_microsecond(micros).map_err(|_| StoreError::Cursor)?;
            to_row(at).into()
        }
    };
    let mut any = Condition::any().add(beyond(by, value.clone())).add(
        Condition::all()
            .add(Expr::col((Entity, by)).eq(value))
            .add(beyond_id),
    );
    if matches!(filter.sort, CaseSort::Due | CaseSort::Decision) {
        any = any.add(by.is_null());
    }
    Ok(any)
}

/// How many there are, without counting further than `most`.
async fn count_up_to(
    db: &impl ConnectionTrait,
    condition: Condition,
    most: u64,
) -> Result<u64, StoreError> {
    let some = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(condition)
        .limit(most)
        .into_query();
    let query = Query::select()
        .expr_as(Expr::cust("COUNT(*)"), Alias::new("n"))
        .from_subquery(some, Alias::new("some"))
        .to_owned();
    let row = db.query_one(&query).await?;
    let n: i64 = match row {
        Some(row) => row.try_get("", "n")?,
        None => 0,
    };
    Ok(u64::try_from(n).unwrap_or(0))
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
    received_at: sea_orm::prelude::DateTimeUtc,
    accepted_at: Option<sea_orm::prelude::DateTimeUtc>,
    decision_by: Option<String>,
    owner_id: Option<Uuid>,
    deputy_id: Option<Uuid>,
    hold: bool,
    turn_side: String,
    turn_action: String,
    due_at: Option<sea_orm::prelude::DateTimeUtc>,
    updated_at: sea_orm::prelude::DateTimeUtc,
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
    let names = Names::of(db, people).await?;
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
