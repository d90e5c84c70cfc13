//! Lists of cases: what is asked for, and a page of it.

mod cursor;
mod filter;
mod row;

pub use row::CaseRow;
pub(crate) use row::{light, named};

use case_workflow::case::codes::{NextAction, Side, Stage};
use case_workflow::code_lists::{Country, Need, Phase, TherapeuticArea};
use case_workflow::ids::{FirmId, PersonId};
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use sea_orm::sea_query::{Alias, Expr, NullOrdering, Query};
use sea_orm::{
    Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use crate::error::StoreError;
use crate::open::Store;
use crate::permit::permit;
use crate::rows::cases::{Column, Entity};
use cursor::{after, column, cursor_at};
use filter::condition;
use row::LightRow;

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
