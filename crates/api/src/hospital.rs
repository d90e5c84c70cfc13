//! What a hospital does: its requests, its register, its people.

pub mod absences;
pub mod answering;
pub mod attestation;
pub mod build;
pub mod consultations;
pub mod exchange;
pub mod leaving;
pub mod members;
pub mod mirror;
pub mod proposals;
pub mod register;
pub mod register_file;
pub mod register_history;
pub mod requests;
pub mod seen;
pub mod settings;
pub mod shared_answers;
pub mod view;
