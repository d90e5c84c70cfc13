//! What is true: every rule of the desk's work, as functions of their arguments.
//!
//! Invariants:
//! - No clock, no randomness, no I/O: `now`, ids and holidays are handed in.
//! - A rule answers with data (a [`case::step::Step`]); nothing here writes.
//! - Every event of a case maps to an [`policy::Action`] without a wildcard.
//! - No text for a reader beyond the two-language labels of the code lists and
//!   the lines of the blinded synopsis.

pub mod calendar;
pub mod case;
pub mod clock;
pub mod code_lists;
pub mod count;
pub mod details;
pub mod disclosure;
pub mod expert;
pub mod fault;
pub mod hospital_case;
pub mod ids;
pub mod inquiry;
pub mod joining;
pub mod people;
pub mod policy;
pub mod register;
pub mod round;
pub mod shared_answer;
pub mod synopsis;
pub mod typed;
pub mod visibility;
