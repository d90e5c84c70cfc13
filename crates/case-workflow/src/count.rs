//! What is one 相談件数: which cases count, in which class and fiscal year, and
//! why the others do not.
//!
//! Every case of the input is answered for: it carries a count entry or a line
//! in `not_counted`, whatever happens to it later. The rule itself is in
//! [`rule_r1`], the grouping into units in `unit`, what is kept over time in
//! [`ledger`] and [`freeze`].

use std::collections::BTreeMap;

use crate::calendar::FiscalYear;

pub mod freeze;
mod input;
pub mod ledger;
mod month;
mod output;
pub mod rule_r1;
mod unit;

pub use freeze::{Freezes, YearState};
pub use input::{Correction, CountCase, CountInput, Eligibility, RuleId, Track};
pub use month::{View, by_month};
pub use output::{
    Class, CountOutput, Criterion, Entry, EntryReason, Missing, NotCounted, NotCountedReason,
    Outside, UnitDates, YearSums,
};
pub use rule_r1::{RULE_R1, RuleSet};

/// Cases that cannot be counted because the input contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountFault {
    /// Two cases share one id.
    #[error("cases/{index}/id: `{id}` is the id of an earlier case")]
    SameId {
        /// Place of the second one, from 0.
        index: usize,
        /// The id.
        id: String,
    },
    /// A case is merged into one that is not there, so that the facts of its
    /// unit are not known.
    #[error("cases/{index}/merged_into: no case has the id `{id}`")]
    MergedIntoUnknown {
        /// Place of the merged case, from 0.
        index: usize,
        /// The id named.
        id: String,
    },
}

/// Counts the cases by the rule that the input names, as things stood at
/// `as_of`. The answer does not depend on the order of the cases.
///
/// # Errors
/// If two cases share an id, or one is merged into a case that is not there.
pub fn count(input: &CountInput) -> Result<CountOutput, CountFault> {
    let (mut entries, mut not_counted) = match input.rule {
        RuleId::R1 => rule_r1::judge(input)?,
    };
    entries.sort_by(|a, b| {
        (a.fiscal_year, a.booked_on(), &a.case, a.at).cmp(&(
            b.fiscal_year,
            b.booked_on(),
            &b.case,
            b.at,
        ))
    });
    not_counted.sort_by(|a, b| a.case.cmp(&b.case));
    let freezes = input.frozen.as_ref().map(Freezes::from);
    let fiscal_years = sums(&entries, freezes.as_ref());
    Ok(CountOutput {
        rule: input.rule,
        fiscal_years,
        entries,
        not_counted,
    })
}

/// The sums of each year that has an entry. Where nothing is said about
/// freezes, every correction is taken for a restatement.
fn sums(entries: &[Entry], freezes: Option<&Freezes>) -> BTreeMap<FiscalYear, YearSums> {
    let mut years: BTreeMap<FiscalYear, YearSums> = BTreeMap::new();
    for entry in entries {
        let sums = years.entry(entry.fiscal_year).or_default();
        sums.add(entry.class, entry.delta);
        let restates = entry.at.is_some_and(|at| {
            freezes.is_none_or(|freezes| freezes.state(entry.fiscal_year).is_restated_by(at))
        });
        sums.restatements += u32::from(restates);
    }
    years
}
