//! What several areas share.

pub mod act;
pub mod consultation;
pub mod invite;
pub mod mailbox;
pub mod names;
pub mod parts;
pub mod typed;
pub mod view;
