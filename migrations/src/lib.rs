//! The schema of both databases, one change after the other, forward only.
//!
//! Invariants:
//! - Every migration runs in a transaction (`table::in_one_transaction`):
//!   half a migration is never left behind, on SQLite neither.
//! - A released migration is never edited; the next change is a new file.
//! - Closed lists are text, JSON is text that nobody queries inside, times are
//!   UTC with microseconds, ids are UUIDs.
//! - One change per `ALTER`: SQLite knows no other.

mod m01_hospitals;
mod m02_people;
mod m03_sign_in;
mod m04_drafts;
mod m05_cases;
mod m06_history;
mod m07_proposals;
mod m08_outbox;
mod m09_audit;
mod m10_counts;
mod m11_search;
mod m12_target_of_fy2028;
mod m13_company_grams;
mod m14_case_bodies;
mod m16_hospital_standing;
mod m17_applications;
mod m18_institutions;
mod m20_consultations;
mod m21_changes_by_survey;
mod m22_members;
mod m23_shared_answers;
mod m24_leaving;
mod table;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

/// Every migration, oldest first.
#[derive(Debug)]
pub struct Migrations;

#[async_trait::async_trait]
impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m01_hospitals::Change),
            Box::new(m02_people::Change),
            Box::new(m03_sign_in::Change),
            Box::new(m04_drafts::Change),
            Box::new(m05_cases::Change),
            Box::new(m06_history::Change),
            Box::new(m07_proposals::Change),
            Box::new(m08_outbox::Change),
            Box::new(m09_audit::Change),
            Box::new(m10_counts::Change),
            Box::new(m11_search::Change),
            Box::new(m12_target_of_fy2028::Change),
            Box::new(m13_company_grams::Change),
            Box::new(m14_case_bodies::Change),
            Box::new(m16_hospital_standing::Change),
            Box::new(m17_applications::Change),
            Box::new(m18_institutions::Change),
            Box::new(m20_consultations::Change),
            Box::new(m21_changes_by_survey::Change),
            Box::new(m22_members::Change),
            Box::new(m23_shared_answers::Change),
            Box::new(m24_leaving::Change),
        ]
    }
}
