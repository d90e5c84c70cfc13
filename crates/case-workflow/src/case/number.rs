//! Reference numbers (domain 4.0): `A-R08-001` for people, a blinded
//! `M-R08-017` towards hospitals that tells neither order nor count.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::calendar::FiscalYear;

/// The reference of a case: track, fiscal year of receipt, sequence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseNumber(String);

impl CaseNumber {
    /// The `sequence`-th company case received in `year`.
    #[must_use]
    pub fn new(year: FiscalYear, sequence: u32) -> Self {
        Self(format!("A-{}-{sequence:03}", year.padded()))
    }

    /// As people write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A number as typed or stored, if it has the right shape.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let track = parts.next()?;
        let year = parts.next()?;
        let sequence = parts.next()?;
        let digits =
            |s: &str| !s.is_empty() && s.len() <= 9 && s.bytes().all(|b| b.is_ascii_digit());
        let fits = track == "A"
            && year.len() >= 3
            && year.starts_with(['R', 'H'])
            && digits(&year[1..])
            && sequence.len() >= 3
            && digits(sequence)
            && parts.next().is_none();
        fits.then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The reference towards hospitals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BlindedNumber(String);

/// How many blinded numbers are shuffled together.
pub const BLOCK: u32 = 50;

impl BlindedNumber {
    /// Number `n` of `year`.
    #[must_use]
    pub fn new(year: FiscalYear, n: u32) -> Self {
        Self(format!("M-{}-{n:03}", year.padded()))
    }

    /// As people write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The next number to give, so that order and count cannot be read from
    /// it: one of the unused numbers of the first block that has any, chosen
    /// by `random`.
    #[must_use]
    pub fn draw(used: &[u32], random: u64) -> u32 {
        let mut block = 0;
        loop {
            let from = block * BLOCK + 1;
            let free: Vec<u32> = (from..from + BLOCK).filter(|n| !used.contains(n)).collect();
            // The last few of a block would give themselves away: leave some.
            if free.len() > BLOCK as usize / 5 {
                let pick = usize::try_from(random % free.len() as u64).unwrap_or(0);
                return free[pick];
            }
            block += 1;
        }
    }
}

impl fmt::Display for BlindedNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_at_least_three_digits_and_reads_back() {
        let number = CaseNumber::new(FiscalYear(2026), 42);
        assert_eq!(number.as_str(), "A-R08-042");
        assert_eq!(CaseNumber::parse("A-R08-042"), Some(number));
        assert_eq!(
            CaseNumber::new(FiscalYear(2026), 1234).as_str(),
            "A-R08-1234"
        );
        for wrong in [
            "",
            "A",
            "A-R08",
            "B-R08-001",
            "A-R08-1",
            "A-R08-001-1",
            "A-R\u{7f}-001",
        ] {
            assert_eq!(CaseNumber::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn blinded_numbers_never_repeat_and_do_not_run_in_order() {
        let mut used = Vec::new();
        for i in 0..200_u64 {
            let n = BlindedNumber::draw(&used, i.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 7);
            assert!(!used.contains(&n));
            used.push(n);
        }
        assert!(used.windows(2).any(|pair| pair[1] < pair[0]));
    }
}
