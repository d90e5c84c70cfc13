//! Passwords of desk and hospital people: argon2id, twelve characters at least.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use case_workflow::fault::{Fault, FaultCode};

/// Fewest characters.
pub const LENGTH_MIN: usize = 12;
/// Most characters, so that hashing stays bounded.
pub const LENGTH_MAX: usize = 200;

/// 19 MiB, two passes, one lane: the floor that OWASP's password storage cheat
/// sheet gives for argon2id.
fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// What is wrong with a new password, if anything.
#[must_use]
pub fn fault(password: &str) -> Option<Fault> {
    let length = password.chars().count();
    if password.is_empty() {
        Some(Fault::new("/password", FaultCode::Required))
    } else if length < LENGTH_MIN {
        Some(Fault::new("/password", FaultCode::TooShort).with("n", LENGTH_MIN))
    } else if length > LENGTH_MAX {
        Some(
            Fault::new("/password", FaultCode::TooLong)
                .with("n", LENGTH_MAX)
                .with("m", length - LENGTH_MAX),
        )
    } else {
        let mut kinds: Vec<char> = password.chars().collect();
        kinds.sort_unstable();
        kinds.dedup();
        (kinds.len() < 5).then(|| Fault::new("/password", FaultCode::WeakPassword))
    }
}

/// The hash to store. Slow on purpose: call it off the async threads.
///
/// # Errors
/// If the hasher refuses, which it does not for passwords within the limits.
pub fn hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    hasher()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
}

/// Whether the password fits. With no hash it does the same work and says no,
/// so that nobody learns from the time taken which addresses exist.
#[must_use]
pub fn fits(password: &str, stored: Option<&str>) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bWFkb2d1Y2hpbm9ib2R5$QOwwrqkvLCyXKhVf7zOtd8lbDEVTR4cAdbB5wC9g4Jg";
    if password.chars().count() > LENGTH_MAX {
        return false;
    }
    let hash = PasswordHash::new(stored.unwrap_or(NOBODY));
    let fits = hash.is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok());
    fits && stored.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let stored = hash("correct horse battery").unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(fits("correct horse battery", Some(&stored)));
        assert!(!fits("correct horse batterz", Some(&stored)));
        assert!(!fits("correct horse battery", None));
    }

    #[test]
    fn short_and_dull_passwords_are_named_with_their_remedy() {
        assert_eq!(fault("").unwrap().code, FaultCode::Required);
        assert_eq!(fault("short").unwrap().code, FaultCode::TooShort);
        assert_eq!(fault("aaaaaaaaaaaa").unwrap().code, FaultCode::WeakPassword);
        assert_eq!(fault("窓口は国際共同治験を支える"), None);
    }
}
