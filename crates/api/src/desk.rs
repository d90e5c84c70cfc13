//! What the desk does: today, inbox, list, case page, proposals, counts.

pub mod acts;
pub mod applications;
pub mod build;
pub mod candidates;
pub mod cases;
pub mod consultations;
pub mod counts;
pub mod exchange;
pub mod experts;
pub mod further;
pub mod hospitals;
pub mod mail;
pub mod people;
pub mod proposals;
pub mod register_case;
pub mod rounds;
pub mod shared_answers;
pub mod synopsis;
pub mod today;
pub mod translate;
pub mod view;
