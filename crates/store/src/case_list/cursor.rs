//! The order of a list and the place where its next page begins.

use case_workflow::inquiry::Month;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ExprTrait, Value};
use uuid::Uuid;

use super::row::LightRow;
use super::{CaseFilter, CaseSort};
use crate::error::StoreError;
use crate::rows::cases::{Column, Entity};
use crate::time::to_row;

pub(super) fn column(sort: CaseSort) -> Column {
    match sort {
        CaseSort::Received => Column::ReceivedAt,
        CaseSort::Due => Column::DueAt,
        CaseSort::Decision => Column::DecisionBy,
        CaseSort::Updated => Column::UpdatedAt,
    }
}

/// A letter for the order, the value, the id. Only this program reads it.
pub(super) fn cursor_at(sort: CaseSort, row: &LightRow) -> String {
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
pub(super) fn after(filter: &CaseFilter, cursor: &str) -> Result<Condition, StoreError> {
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
