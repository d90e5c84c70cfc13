//! Journeys through the router, on SQLite, or on PostgreSQL where
//! `TEST_DATABASE_URL` names a server (`tests/servers/with-postgres`).
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod journey_form;
mod journey_main_job;
mod journey_other_ways;
mod mail_outage;
mod records_whole_job;
