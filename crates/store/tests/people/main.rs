//! People, their sign-ins, drafts and hospitals, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod cast;
mod drafts;
mod register;
mod sign_in;
