//! The tables, one file each: columns and nothing else.

pub(crate) mod audit_events;
pub(crate) mod blinded_numbers;
pub(crate) mod case_bodies;
pub(crate) mod case_hospitals;
pub(crate) mod case_people;
pub(crate) mod cases;
pub(crate) mod company_grams;
pub(crate) mod contacts;
pub(crate) mod corrections;
pub(crate) mod counters;
pub(crate) mod drafts;
pub(crate) mod files;
pub(crate) mod firms;
pub(crate) mod fiscal_years;
pub(crate) mod history;
pub(crate) mod hospital_changes;
pub(crate) mod hospitals;
pub(crate) mod ledger;
pub(crate) mod memberships;
pub(crate) mod messages;
pub(crate) mod outbox;
pub(crate) mod people;
pub(crate) mod proposals;
pub(crate) mod sessions;
pub(crate) mod short_requests;
pub(crate) mod tokens;
