//! Who runs the study and under which numbers it is public.

use case_workflow::code_lists::OrgType;
use case_workflow::inquiry::{FieldId, Registry, registry_number};
use serde_json::{Value, json};

use super::Answer;
use super::record::{NCT_ID, Record};

const SPONSOR_NAME: &str = "protocolSection.sponsorCollaboratorsModule.leadSponsor.name";
const SPONSOR_CLASS: &str = "protocolSection.sponsorCollaboratorsModule.leadSponsor.class";
const IDENTIFICATION: &str = "protocolSection.identificationModule";
const SECONDARY_IDS: &str = "protocolSection.identificationModule.secondaryIdInfos";

pub(super) fn org_name(record: &Record) -> Answer {
    let name = record.line(SPONSOR_NAME, FieldId::OrgName)?;
    if name.chars().count() < 2 {
        return Err("shorter than the form allows".into());
    }
    Ok((json!(name), SPONSOR_NAME.into()))
}

/// The registry tells governments from the rest, not one kind of firm from
/// another.
pub(super) fn org_type(record: &Record) -> Answer {
    match record.word(SPONSOR_CLASS) {
        Some("NIH" | "FED" | "OTHER_GOV") => Ok((json!(OrgType::PublicBody), SPONSOR_CLASS.into())),
        Some(class) => Err(format!(
            "the sponsor's class {class:.40} does not decide the type"
        )),
        None => Err(record.absent(SPONSOR_CLASS)),
    }
}

/// The study's own number, then those of the other registries. Another NCT
/// number among the secondary ones belongs to another study; grant numbers are
/// no registry numbers.
pub(super) fn trial_public_id(record: &Record) -> Answer {
    let mut numbers = vec![record.nct_id.clone()];
    for entry in record.objects(SECONDARY_IDS) {
        let grant = entry.get("type").and_then(Value::as_str) == Some("OTHER_GRANT");
        let number = entry
            .get("id")
            .and_then(Value::as_str)
            .and_then(registry_number);
        if let Some((registry, number)) = number
            && !grant
            && registry != Registry::Nct
            && !numbers.contains(&number)
            && numbers.len() < FieldId::TrialPublicId.limits().entries_max
        {
            numbers.push(number);
        }
    }
    let source = if numbers.len() == 1 {
        NCT_ID
    } else {
        IDENTIFICATION
    };
    Ok((json!(numbers), source.into()))
}
