//! The counts: a ledger that is only added to, the fiscal years, and visible
//! corrections. What counts is decided by `case_workflow::count`; here its
//! answer is compared with what stands written, and the difference is added.

mod pages;
mod settle;
mod years;

pub(crate) use pages::line;
pub use pages::{LedgerLine, Standing};
pub use years::Year;

use case_workflow::calendar::FiscalYear;
use case_workflow::count::UnitDates;
use jiff::civil::Date;

/// A fiscal year as a row keeps it.
pub(crate) fn year_row(year: FiscalYear) -> i32 {
    i32::from(year.0)
}

/// A fiscal year out of a row.
fn year_of(row: i32) -> FiscalYear {
    FiscalYear(i16::try_from(row).unwrap_or(i16::MAX))
}

/// The three dates of a unit, as a row keeps them.
fn dates_row(dates: &UnitDates) -> String {
    serde_json::json!({
        "received_on": dates.received_on,
        "accepted_on": dates.accepted_on,
        "completed_on": dates.completed_on,
    })
    .to_string()
}

/// The three dates of a unit, out of a row.
fn dates_of(row: &str) -> Result<UnitDates, serde_json::Error> {
    #[derive(serde::Deserialize)]
    struct Row {
        received_on: Option<Date>,
        accepted_on: Option<Date>,
        completed_on: Option<Date>,
    }
    let Row {
        received_on,
        accepted_on,
        completed_on,
    } = serde_json::from_str(row)?;
    Ok(UnitDates {
        received_on,
        accepted_on,
        completed_on,
    })
}
