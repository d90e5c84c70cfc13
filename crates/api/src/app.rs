//! What every handler is handed.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};

use case_workflow::calendar::Calendar;
use case_workflow::ids::HospitalId;
use store::Store;
use tokio::sync::Notify;

use crate::auth::Keys;
use crate::auth::throttle::Throttle;
use crate::clock::Clock;
use crate::config::Config;
use crate::public::registry::Registry;

/// The program's parts.
#[derive(Clone)]
pub struct App {
    /// What is kept.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// Settings.
    pub config: Arc<Config>,
    /// Japan's business days.
    pub calendar: Calendar,
    /// The key of the sign-in cookies.
    pub keys: Arc<Keys>,
    /// How often one may try.
    pub throttle: Arc<Throttle>,
    /// Wakes the mail worker.
    pub nudge: Arc<Notify>,
    /// The public trial registry.
    pub registry: Arc<Registry>,
    /// The operator's own hospitals.
    own: Arc<RwLock<BTreeSet<HospitalId>>>,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(store: Store, clock: Clock, config: Config, keys: Keys) -> Self {
        let registry = Registry::new(&config.registry_url);
        Self {
            store,
            throttle: Arc::new(Throttle::new()),
            clock,
            config: Arc::new(config),
            calendar: Calendar::japan(),
            keys: Arc::new(keys),
            nudge: Arc::new(Notify::new()),
            registry: Arc::new(registry),
            own: Arc::new(RwLock::new(BTreeSet::new())),
        }
    }

    /// The same program by another clock.
    #[must_use]
    pub fn with_clock(&self, clock: Clock) -> Self {
        Self {
            clock,
            ..self.clone()
        }
    }

    /// The operator's own hospitals.
    #[must_use]
    pub fn own_hospitals(&self) -> BTreeSet<HospitalId> {
        self.own
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Looks the operator's hospitals up again, after the register changed.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn refresh_own_hospitals(&self) -> Result<(), store::StoreError> {
        let found = self
            .store
            .hospitals_named(&self.config.operator_hospitals)
            .await?;
        *self.own.write().unwrap_or_else(PoisonError::into_inner) = found.into_iter().collect();
        Ok(())
    }
}
