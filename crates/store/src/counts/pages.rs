//! Reading the counts: the ledger of a year, and how every case stands.

use std::collections::BTreeMap;

use case_workflow::calendar::FiscalYear;
use case_workflow::count::ledger::ChangeReason;
use case_workflow::count::{Class, CountInput, CountOutput, RuleId, UnitDates, count};
use case_workflow::ids::CaseId;
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Decision, Subject, decide};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::settle::{class, everything, frozen};
use super::{dates_of, year_of, year_row};
use crate::error::StoreError;
use crate::open::Store;
use crate::permit::permit;
use crate::rows::ledger;
use crate::time::from_row;

/// Most lines of a year's ledger.
const LINES_MAX: u64 = 5_000;

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// Which case.
    pub case: Option<CaseId>,
    /// Its number.
    pub number: String,
    /// In which class.
    pub class: Class,
    /// In which fiscal year.
    pub year: FiscalYear,
    /// What the line adds, never 0.
    pub delta: i32,
    /// By which rule set.
    pub rule: String,
    /// Why, in English.
    pub because: String,
    /// Why, for programs.
    pub reason: ChangeReason,
    /// Under which day it stands.
    pub counted_on: Option<Date>,
    /// Receipt, acceptance and completion, for the other views.
    pub dates: UnitDates,
    /// Whether it restates a frozen year.
    pub restatement: bool,
    /// When it was written.
    pub recorded_at: Timestamp,
}

/// How every case stands by the counting rule, worked out now.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// What the rule says.
    pub output: CountOutput,
    /// Case numbers to ids.
    pub ids: BTreeMap<String, CaseId>,
    /// When each request reached the desk, by case number.
    pub received: BTreeMap<String, Timestamp>,
}

impl Store {
    /// The ledger of a fiscal year, as it was written, at most 5,000 lines.
    /// Those who see frozen counts only do not see an open year.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`].
    pub async fn ledger_entries(
        &self,
        actor: &Actor,
        year: FiscalYear,
    ) -> Result<Vec<LedgerLine>, StoreError> {
        let db = self.reader();
        if decide(actor, Action::ReadCounts, &Subject::general()) != Decision::Allow {
            permit(actor, Action::ReadFrozenCounts, &Subject::general())?;
            if !frozen(db).await?.iter().any(|(one, _)| *one == year) {
                return Err(StoreError::Forbidden {
                    action: Action::ReadCounts,
                });
            }
        }
        let rows = ledger::Entity::find()
            .filter(ledger::Column::FiscalYear.eq(year_row(year)))
            .order_by_asc(ledger::Column::RecordedAt)
            .order_by_asc(ledger::Column::Id)
            .limit(LINES_MAX)
            .all(db)
            .await?;
        rows.into_iter().map(line).collect()
    }

    /// How every case stands at `now`: the counted ones, and why the others
    /// are not. Reads the facts of the cases, not the cases.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`],
    /// [`StoreError::Count`].
    pub async fn counted(&self, actor: &Actor, now: Timestamp) -> Result<Standing, StoreError> {
        permit(actor, Action::ReadCounts, &Subject::general())?;
        let db = self.reader();
        let facts = everything(db).await?;
        let ids = facts
            .iter()
            .map(|one| (one.case.id.clone(), CaseId(one.id)))
            .collect();
        let received = facts
            .iter()
            .filter_map(|one| Some((one.case.id.clone(), one.case.received_at?)))
            .collect();
        let frozen = frozen(db)
            .await?
            .into_iter()
            .map(|(year, at)| (year, Some(at)))
            .collect();
        let output = count(&CountInput {
            rule: RuleId::R1,
            as_of: now,
            cases: facts.into_iter().map(|one| one.case).collect(),
            frozen: Some(frozen),
        })?;
        Ok(Standing {
            output,
            ids,
            received,
        })
    }
}

pub(crate) fn line(row: ledger::Model) -> Result<LedgerLine, StoreError> {
    let unreadable =
        |fault: &dyn ToString| StoreError::unreadable("ledger", row.id, fault.to_string());
    Ok(LedgerLine {
        class: class(&row)?,
        reason: serde_json::from_str(&row.reason).map_err(|fault| unreadable(&fault))?,
        dates: dates_of(&row.dates).map_err(|fault| unreadable(&fault))?,
        counted_on: row
            .counted_on
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(|fault: jiff::Error| unreadable(&fault))?,
        case: row.case_id.map(CaseId),
        year: year_of(row.fiscal_year),
        number: row.case_number,
        delta: row.delta,
        rule: row.rule,
        because: row.because,
        restatement: row.restatement,
        recorded_at: from_row(row.recorded_at),
    })
}
