//! Which hospitals fit a trial, and why (domain 4.5): musts first, then points
//! for wishes. A suggestion with reasons; people decide.

mod hard;
mod list;
mod needs;
mod reason;
mod soft;

pub use hard::Judged;
pub use list::{Candidate, CandidateList, Costliest, HospitalFacts, Standing, candidates};
pub use needs::{Must, Needs};
pub use reason::{Reason, ReasonCode};
pub use soft::{Part, Score};
