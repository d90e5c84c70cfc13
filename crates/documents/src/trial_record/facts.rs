//! The few facts of a record that rules outside the form ask for.

use std::collections::BTreeMap;

use serde_json::Value;

use super::RecordFault;
use super::record::Record;

pub(super) const LOCATIONS: &str = "protocolSection.contactsLocationsModule.locations";

/// What kind of study it is and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFacts {
    /// The study gives something, rather than only watching.
    pub interventional: bool,
    /// Sites listed per country, by the registry's English name.
    pub sites_by_country: BTreeMap<String, u32>,
}

impl RecordFacts {
    /// Sites in Japan and in another country (国際共同治験).
    #[must_use]
    pub fn international(&self) -> bool {
        self.sites_by_country.contains_key("Japan") && self.sites_by_country.len() > 1
    }
}

/// The facts of one study.
///
/// # Errors
/// As [`super::read`].
pub fn facts(bytes: &[u8]) -> Result<RecordFacts, RecordFault> {
    let record = Record::parse(bytes)?;
    let study_type = record.word("protocolSection.designModule.studyType");
    Ok(RecordFacts {
        interventional: study_type == Some("INTERVENTIONAL"),
        sites_by_country: sites_by_country(&record),
    })
}

pub(super) fn sites_by_country(record: &Record) -> BTreeMap<String, u32> {
    let mut sites = BTreeMap::new();
    for location in record.objects(LOCATIONS) {
        if let Some(country) = location.get("country").and_then(Value::as_str) {
            *sites.entry(country.to_owned()).or_default() += 1;
        }
    }
    sites
}
