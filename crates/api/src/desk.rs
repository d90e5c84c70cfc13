//! What the desk does: today, inbox, list, case page, proposals, counts.

pub mod acts;
pub mod build;
pub mod candidates;
pub mod cases;
pub mod counts;
pub mod mail;
pub mod people;
pub mod proposals;
pub mod register_case;
pub mod synopsis;
pub mod today;
pub mod translate;
pub mod view;
