//! Ages as the registry writes them, and the form's age groups.

use case_workflow::code_lists::AgeGroup;

const YEAR: f64 = 365.25;
const MONTH: f64 = YEAR / 12.0;

/// The groups that people from `youngest` up to and including `oldest` belong
/// to. No bound means from birth, or without end. Preterm birth is never in a
/// range of ages.
pub(super) fn groups(
    youngest: Option<&str>,
    oldest: Option<&str>,
) -> Result<Vec<AgeGroup>, String> {
    let from = match youngest {
        Some(text) => days(text)?.0,
        None => 0.0,
    };
    // "64 Years" holds until the 65th birthday.
    let until = match oldest {
        Some(text) => days(text).map(|(age, unit)| age + unit)?,
        None => f64::INFINITY,
    };
    let bounds = [
        (AgeGroup::Days0To27, 0.0, 28.0),
        (AgeGroup::Days28ToMonths23, 28.0, 2.0 * YEAR),
        (AgeGroup::Years2To11, 2.0 * YEAR, 12.0 * YEAR),
        (AgeGroup::Years12To17, 12.0 * YEAR, 18.0 * YEAR),
        (AgeGroup::Years18To64, 18.0 * YEAR, 65.0 * YEAR),
        (AgeGroup::Years65Plus, 65.0 * YEAR, f64::INFINITY),
    ];
    Ok(bounds
        .into_iter()
        .filter(|(_, lo, hi)| from < *hi && until > *lo)
        .map(|(group, ..)| group)
        .collect())
}

/// Days of an age such as `18 Years`, and of one of its units.
fn days(text: &str) -> Result<(f64, f64), String> {
    let unreadable = || format!("the age {text:.40} cannot be read");
    let (number, unit) = text.trim().split_once(' ').ok_or_else(unreadable)?;
    let number: u32 = number.parse().map_err(|_| unreadable())?;
    let unit = match unit.trim().trim_end_matches('s') {
        "Year" => YEAR,
        "Month" => MONTH,
        "Week" => 7.0,
        "Day" => 1.0,
        "Hour" => 1.0 / 24.0,
        "Minute" => 1.0 / 1440.0,
        _ => return Err(unreadable()),
    };
    Ok((f64::from(number) * unit, unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use AgeGroup::*;

    #[test]
    fn a_range_of_ages_meets_every_group_it_touches() {
        for (youngest, oldest, expected) in [
            (Some("18 Years"), None, vec![Years18To64, Years65Plus]),
            (Some("18 Years"), Some("64 Years"), vec![Years18To64]),
            (
                Some("18 Years"),
                Some("65 Years"),
                vec![Years18To64, Years65Plus],
            ),
            (Some("17 Years"), Some("17 Years"), vec![Years12To17]),
            (Some("6 Months"), Some("23 Months"), vec![Days28ToMonths23]),
            (Some("24 Months"), Some("11 Years"), vec![Years2To11]),
            (None, Some("27 Days"), vec![Days0To27]),
            (Some("4 Weeks"), Some("1 Year"), vec![Days28ToMonths23]),
        ] {
            assert_eq!(
                groups(youngest, oldest).unwrap(),
                expected,
                "{youngest:?} {oldest:?}"
            );
        }
        assert_eq!(groups(None, None).unwrap().len(), 6);
    }

    #[test]
    fn an_age_of_another_shape_is_not_guessed() {
        for age in [
            "eighteen",
            "18",
            "18 Moons",
            "-1 Years",
            "99999999999 Years",
        ] {
            assert!(groups(Some(age), None).is_err(), "{age}");
        }
    }
}
