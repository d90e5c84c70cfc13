//! What a hospital does: its requests, its register, its people.

pub mod build;
pub mod members;
pub mod register;
pub mod register_file;
pub mod register_history;
pub mod requests;
pub mod view;
