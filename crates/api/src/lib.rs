//! Who asks: the only HTTP of the product, sign-in, and the commands.
//!
//! Invariants:
//! - A handler opens, loads for an action, decides, saves, commits, and answers
//!   with all that the screen needs. No `if role ==`, no SQL, no mail.
//! - Every operation names the permission it needs (`x-action`).
//! - Only [`problem`] knows status codes; only [`clock`] asks what time it is.

pub mod app;
pub mod assets;
pub mod auth;
pub mod body;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod desk;
pub mod firm;
pub mod hospital;
pub mod openapi;
pub mod problem;
pub mod public;
pub mod serve;
pub mod shared;
pub mod signed;
