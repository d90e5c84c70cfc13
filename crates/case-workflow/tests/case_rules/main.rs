//! A case from its request to its end, by the rules alone (domain 4.1): no
//! database, no clock, no network.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod any_order;
mod ends;
mod entry;
mod exchange;
mod experts;
mod further;
mod gates;
mod journey;
mod synopsis;
mod undo;
mod walk;
