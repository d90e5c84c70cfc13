//! Every calculation: numbers in, numbers and reasons out.
//!
//! Invariants:
//! - Pure and deterministic: no clock, no randomness, no I/O; ties are broken
//!   by id, and the order of what is handed in does not matter.
//! - Unknown is not no: what the register cannot answer is set apart, and it
//!   never counts as a zero.
//! - A result carries its reason as a code with values; the words belong to the
//!   front end.

pub mod matching;
