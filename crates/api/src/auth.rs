//! Sign-in: passwords, the cookie, and how often one may try.

pub mod password;
pub mod throttle;
pub mod visitor;

use std::path::Path;

use axum_extra::extract::cookie::{Cookie, SameSite};
use case_workflow::ids::SessionId;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

/// The cookie that holds a session.
pub const SESSION_COOKIE: &str = "madoguchi_session";
/// The cookie that holds a draft.
pub const DRAFT_COOKIE: &str = "madoguchi_draft";

/// Seconds that one cookie is good for; each answer to an active reader
/// carries a fresh one when half of it has passed.
pub const COOKIE_SECONDS: i64 = 60 * 60;
/// Seconds after which one has to sign in anew, whatever one did meanwhile.
pub const SESSION_SECONDS: i64 = 12 * 60 * 60;

/// The key that signs the cookies.
pub struct Keys {
    sign: EncodingKey,
    check: DecodingKey,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(..)")
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    sub: String,
    iat: i64,
    exp: i64,
}

/// What a valid cookie says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// Which session.
    pub id: uuid::Uuid,
    /// Whether half of its time has passed.
    pub is_old: bool,
}

impl Keys {
    /// Keys from a secret of at least 32 bytes.
    #[must_use]
    pub fn new(secret: &[u8]) -> Self {
        Self {
            sign: EncodingKey::from_secret(secret),
            check: DecodingKey::from_secret(secret),
        }
    }

    /// Reads the secret file, or makes it with mode 0600.
    ///
    /// # Errors
    /// If the file can neither be read nor made, or is too short.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        use std::io::{Error, ErrorKind, Write};
        use std::os::unix::fs::OpenOptionsExt;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let fresh = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path);
        match fresh {
            Ok(mut file) => {
                let secret: [u8; 48] = rand::random();
                file.write_all(&secret)?;
                file.sync_all()?;
                Ok(Self::new(&secret))
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let secret = std::fs::read(path)?;
                if secret.len() < 32 {
                    let text = format!("{} holds fewer than 32 bytes; remove it", path.display());
                    return Err(Error::new(ErrorKind::InvalidData, text));
                }
                Ok(Self::new(&secret))
            }
            Err(error) => Err(error),
        }
    }

    fn cookie(
        &self,
        name: &'static str,
        id: uuid::Uuid,
        now: Timestamp,
        seconds: i64,
        https: bool,
    ) -> Cookie<'static> {
        let claims = Claims {
            sub: id.to_string(),
            iat: now.as_second(),
            exp: now.as_second() + seconds,
        };
        let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.sign)
            .unwrap_or_default();
        Cookie::build((name, token))
            .http_only(true)
            .secure(https)
            .same_site(SameSite::Lax)
            .path("/")
            .max_age(time_of(seconds))
            .build()
    }

    /// The cookie of a session.
    #[must_use]
    pub fn session_cookie(&self, id: SessionId, now: Timestamp, https: bool) -> Cookie<'static> {
        self.cookie(SESSION_COOKIE, id.0, now, COOKIE_SECONDS, https)
    }

    /// The cookie of a draft: the key that opens it, good as long as the draft.
    #[must_use]
    pub fn draft_cookie(&self, key: &str, https: bool) -> Cookie<'static> {
        Cookie::build((DRAFT_COOKIE, key.to_owned()))
            .http_only(true)
            .secure(https)
            .same_site(SameSite::Lax)
            .path("/")
            .max_age(time_of(30 * 24 * 60 * 60))
            .build()
    }

    /// What the cookie says, if it was made here and has not expired.
    #[must_use]
    pub fn read(&self, token: &str, now: Timestamp) -> Option<Ticket> {
        let mut rules = Validation::new(Algorithm::HS256);
        // The time is this program's own, which stands still in tests.
        rules.validate_exp = false;
        rules.required_spec_claims.clear();
        let claims = jsonwebtoken::decode::<Claims>(token, &self.check, &rules)
            .ok()?
            .claims;
        let second = now.as_second();
        if claims.exp <= second || claims.iat > second + 60 {
            return None;
        }
        Some(Ticket {
            id: claims.sub.parse().ok()?,
            is_old: second - claims.iat > (claims.exp - claims.iat) / 2,
        })
    }
}

/// A cookie that ends another.
#[must_use]
pub fn ended(name: &'static str) -> Cookie<'static> {
    Cookie::build((name, ""))
        .http_only(true)
        .same_site(SameSite::Lax)
        .path("/")
        .max_age(time_of(0))
        .build()
}

fn time_of(seconds: i64) -> time::Duration {
    time::Duration::seconds(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_reads_back_until_its_hour_is_over() {
        let keys = Keys::new(&[7; 32]);
        let now: Timestamp = "2026-11-20T00:00:00Z".parse().unwrap();
        let id = SessionId(uuid::Uuid::from_u128(5));
        let cookie = keys.session_cookie(id, now, true);
        let read = |minutes: i64| {
            let at = now + jiff::SignedDuration::from_mins(minutes);
            keys.read(cookie.value(), at)
        };
        assert_eq!(
            read(1),
            Some(Ticket {
                id: id.0,
                is_old: false
            })
        );
        assert_eq!(
            read(31),
            Some(Ticket {
                id: id.0,
                is_old: true
            })
        );
        assert_eq!(read(60), None);
        assert!(cookie.http_only().unwrap() && cookie.secure().unwrap());
    }

    #[test]
    fn a_cookie_of_another_key_is_nothing() {
        let now: Timestamp = "2026-11-20T00:00:00Z".parse().unwrap();
        let cookie = Keys::new(&[1; 32]).session_cookie(SessionId(uuid::Uuid::nil()), now, false);
        assert_eq!(Keys::new(&[2; 32]).read(cookie.value(), now), None);
    }
}
