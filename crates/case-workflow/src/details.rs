//! The details asked for after acceptance, Stage 2 (domain 2.3), as far as
//! matching needs them. Every answer may be changed at any time, so they are
//! read as patches.

mod answers;
mod change;
mod design;
mod numbers;
mod population;
mod timeline;

pub use answers::{Details, missing_for_matching};
pub use change::{FieldChange, changes};
pub use design::Design;
pub use numbers::{Amount, PatientNumbers, Visits};
pub use population::Population;
pub use timeline::{JapanTimeline, MonthAnswer};
