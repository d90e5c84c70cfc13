//! Journeys through the router, on SQLite, or on PostgreSQL where
//! `TEST_DATABASE_URL` names a server (`tests/servers/with-postgres`).
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod answering;
mod code_search;
mod directory;
mod experts;
mod hospital_absences;
mod hospital_attestation;
mod hospital_consult;
mod hospital_joining;
mod hospital_leaving;
mod hospital_members;
mod hospital_standing;
mod input_form;
mod input_fuzz;
mod input_http;
mod input_text;
mod journey_form;
mod journey_main_job;
mod journey_other_ways;
mod kill_nine;
mod mail_outage;
mod permission_fields;
mod permission_leaks;
mod permission_matrix;
mod permission_table;
mod printed_pages;
mod promise_crates;
mod records_whole_job;
mod register_face;
mod register_keeping;
mod register_sheet;
mod round_exchange;
mod round_further;
mod round_register;
mod session_end;
mod session_links;
mod session_sign_in;
mod shared_answers;
