//! From the patients whom a hospital sees to those whom it can enrol
//! (domain 4.6, `expected_i` before calibration; the funnel of ux 2.4 rule 3).
//!
//! ```text
//! eligible = seen per year × fits % × months / 12
//! expected = seen per year × fits % × consents % × months / 12
//! ```
//!
//! Both are rounded once, at the end, half up: 5.5 patients are 6. The form
//! works the same numbers out while they are typed; `funnel_examples.json`
//! holds both to the same answers.

/// The longest window, in months.
pub const MONTHS_MAX: u32 = 120;

/// Patients in the window who fit the trial.
#[must_use]
pub fn eligible(seen: u32, fits: u32, months: u32) -> u32 {
    half_up(product(&[seen, fits, months]), 100 * 12)
}

/// Patients in the window who fit the trial and would consent.
#[must_use]
pub fn expected(seen: u32, fits: u32, consents: u32, months: u32) -> u32 {
    half_up(product(&[seen, fits, consents, months]), 100 * 100 * 12)
}

/// 100,000 patients × 100 % × 100 % × 120 months is far from the end of it.
fn product(factors: &[u32]) -> u128 {
    factors.iter().map(|one| u128::from(*one)).product()
}

fn half_up(n: u128, of: u128) -> u32 {
    u32::try_from((2 * n + of) / (2 * of)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Example {
        seen: u32,
        fits: u32,
        consents: u32,
        months: u32,
        eligible: u32,
        expected: u32,
    }

    #[test]
    fn the_examples_that_the_form_knows_hold_here() {
        let examples: Vec<Example> =
            serde_json::from_str(include_str!("funnel_examples.json")).unwrap();
        assert!(examples.len() > 10);
        for one in examples {
            let got = (
                eligible(one.seen, one.fits, one.months),
                expected(one.seen, one.fits, one.consents, one.months),
            );
            assert_eq!(got, (one.eligible, one.expected), "{} seen", one.seen);
        }
    }

    proptest! {
        #[test]
        fn nobody_is_expected_who_is_not_eligible_and_nobody_is_eligible_unseen(
            seen in 0..=100_000_u32, fits in 0..=100_u32,
            consents in 0..=100_u32, months in 1..=MONTHS_MAX,
        ) {
            let (may, will) = (eligible(seen, fits, months), expected(seen, fits, consents, months));
            prop_assert!(will <= may);
            prop_assert!(u64::from(may) <= u64::from(seen) * u64::from(months.div_ceil(12)));
        }

        #[test]
        fn a_share_of_all_takes_nobody_away(seen in 0..=100_000_u32, months in 1..=MONTHS_MAX) {
            prop_assert_eq!(expected(seen, 100, 100, months), eligible(seen, 100, months));
            prop_assert_eq!(eligible(seen, 100, 12), seen);
        }

        #[test]
        fn more_of_anything_never_makes_fewer(
            seen in 0..100_000_u32, fits in 0..100_u32,
            consents in 0..100_u32, months in 1..MONTHS_MAX,
        ) {
            let base = expected(seen, fits, consents, months);
            prop_assert!(expected(seen + 1, fits, consents, months) >= base);
            prop_assert!(expected(seen, fits + 1, consents, months) >= base);
            prop_assert!(expected(seen, fits, consents + 1, months) >= base);
            prop_assert!(expected(seen, fits, consents, months + 1) >= base);
        }
    }
}
