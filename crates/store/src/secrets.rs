//! Secrets for links, codes and cookies, and what is kept of them.

use std::fmt;

use rand::Rng;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A secret on its way into a mail or a cookie. It does not print itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret, 64 hexadecimal digits.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// An address as a page may show it to whoever holds the link.
#[must_use]
pub fn masked(email: &str) -> String {
    match email.rsplit_once('@') {
        Some((local, domain)) => {
            let first: String = local.chars().take(1).collect();
            format!("{first}…@{domain}")
        }
        None => "…".to_owned(),
    }
}

/// What is kept of a secret. It is random enough to need no salt.
pub(crate) fn digest(secret: &str) -> String {
    format!("{:x}", Sha256::digest(secret.as_bytes()))
}

/// Six digits alone could be looked up in a table of a million digests; the id
/// makes the table one of its own for every token.
pub(crate) fn code_digest(id: Uuid, code: &str) -> String {
    let digest = Sha256::new()
        .chain_update(id.as_bytes())
        .chain_update(code.as_bytes());
    format!("{:x}", digest.finalize())
}

/// 256 random bits, and six random digits.
///
/// The one place that asks for randomness instead of being handed it: a secret
/// that a caller chooses is one that a caller can choose badly, and no rule or
/// test depends on its value.
pub(crate) fn draw() -> (Secret, Secret) {
    let mut rng = rand::rng();
    let bytes: [u8; 32] = rng.random();
    let secret = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    (
        Secret(secret),
        Secret(format!("{:06}", rng.random_range(0..1_000_000u32))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_long_and_does_not_print_itself() {
        let (secret, code) = draw();
        assert_eq!(secret.reveal().len(), 64);
        assert_eq!(code.reveal().len(), 6);
        assert!(!format!("{secret:?}").contains(secret.reveal()));
        assert_ne!(draw().0, secret);
    }

    #[test]
    fn an_address_is_shown_by_its_first_letter_and_its_domain() {
        assert_eq!(masked("anna.novak@example.com"), "a…@example.com");
        assert_eq!(masked("not an address"), "…");
    }
}
