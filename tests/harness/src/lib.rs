//! What tests of several crates share: databases of their own, and a whole
//! desk in memory ([`world::World`]) that is asked over its router.

pub mod database;

#[cfg(feature = "journeys")]
pub mod browser;
#[cfg(feature = "journeys")]
pub mod cast;
#[cfg(feature = "journeys")]
pub mod forms;
#[cfg(feature = "journeys")]
pub mod leaks;
#[cfg(feature = "journeys")]
pub mod mailbox;
#[cfg(feature = "journeys")]
pub mod people;
#[cfg(feature = "journeys")]
pub mod world;
