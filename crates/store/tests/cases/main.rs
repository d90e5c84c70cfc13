//! Cases and what goes with them, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod audit;
mod cast;
mod counts;
mod letters;
mod lists;
mod older;
mod one_case;
mod proposals;
mod requests;
mod together;
