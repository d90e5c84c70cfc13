//! What an overseas firm does with its case.

pub mod acts;
pub mod build;
pub mod cases;
pub mod faces;
pub mod people;
pub mod view;
