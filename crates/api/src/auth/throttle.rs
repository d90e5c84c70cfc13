//! How often one address or one machine may try. Kept in memory: a restart
//! forgives, which is the smaller harm.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::problem::Problem;

/// Limits by address and by machine.
pub struct Throttle {
    sign_in: DefaultKeyedRateLimiter<String>,
    mails: DefaultKeyedRateLimiter<String>,
    machines: DefaultKeyedRateLimiter<IpAddr>,
    lookups: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
}

impl std::fmt::Debug for Throttle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Throttle(..)")
    }
}

const fn times(n: u32) -> NonZeroU32 {
    match NonZeroU32::new(n) {
        Some(n) => n,
        None => NonZeroU32::MIN,
    }
}

impl Throttle {
    /// Ten tries to sign in and then one a minute, six mails and then one in
    /// ten minutes, for each address; 120 public requests that write something
    /// and then one in half a second, for each machine; 300 look-ups in public
    /// lists and then twenty a second, enough for an office behind one address.
    #[must_use]
    pub fn new() -> Self {
        let in_ten_minutes = Quota::with_period(std::time::Duration::from_secs(600)).map_or_else(
            || Quota::per_hour(times(6)),
            |quota| quota.allow_burst(times(6)),
        );
        Self {
            sign_in: RateLimiter::keyed(Quota::per_minute(times(1)).allow_burst(times(10))),
            mails: RateLimiter::keyed(in_ten_minutes),
            machines: RateLimiter::keyed(Quota::per_second(times(2)).allow_burst(times(120))),
            lookups: RateLimiter::keyed(Quota::per_second(times(20)).allow_burst(times(300))),
            clock: DefaultClock::default(),
        }
    }

    /// A try to sign in as `email`.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn sign_in(&self, email: &str) -> Result<(), Problem> {
        self.answer(self.sign_in.check_key(&email.trim().to_lowercase()))
    }

    /// A mail asked for `email` by somebody who is not signed in.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn mail(&self, email: &str) -> Result<(), Problem> {
        self.answer(self.mails.check_key(&email.trim().to_lowercase()))
    }

    /// A public request from a machine that writes something.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn machine(&self, machine: &Machine) -> Result<(), Problem> {
        match machine.0 {
            Some(address) => self.answer(self.machines.check_key(&address)),
            None => Ok(()),
        }
    }

    /// A look-up in a public list.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn lookup(&self, machine: &Machine) -> Result<(), Problem> {
        match machine.0 {
            Some(address) => self.answer(self.lookups.check_key(&address)),
            None => Ok(()),
        }
    }

    /// Forgets whoever has not tried for a while, so that memory stays bounded.
    pub fn forget(&self) {
        self.sign_in.retain_recent();
        self.mails.retain_recent();
        self.machines.retain_recent();
        self.lookups.retain_recent();
    }

    fn answer(
        &self,
        outcome: Result<(), governor::NotUntil<<DefaultClock as governor::clock::Clock>::Instant>>,
    ) -> Result<(), Problem> {
        outcome.map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            Problem::too_many(wait.as_secs().max(1))
        })
    }
}

/// Where a request comes from; none for this very machine, which is a proxy, a
/// test or the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Machine(pub Option<IpAddr>);

impl<S: Send + Sync> FromRequestParts<S> for Machine {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| info.0.ip());
        // Only a proxy on this machine is believed about who is behind it.
        let behind = || {
            let value = parts.headers.get("x-forwarded-for")?.to_str().ok()?;
            value.rsplit(',').next()?.trim().parse().ok()
        };
        Ok(Self(match peer {
            Some(address) if address.is_loopback() => behind(),
            other => other,
        }))
    }
}

impl Default for Throttle {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_try_for_one_address_waits_and_another_address_does_not() {
        let throttle = Throttle::new();
        for _ in 0..10 {
            throttle.sign_in("A@example.com").unwrap();
        }
        assert_eq!(throttle.sign_in(" a@example.com").unwrap_err().status, 429);
        assert!(throttle.sign_in("b@example.com").is_ok());
    }
}
