//! How the study is built, for whom, how large and when.

use case_workflow::code_lists::{AgeGroup, Blinding, Control, Phase, Sex, YesNo};
use case_workflow::inquiry::{FieldId, Month};
use serde_json::{Map, Value, json};

use super::record::{Record, texts};
use super::{Answer, ages, facts};

const PHASES: &str = "protocolSection.designModule.phases";
const DESIGN: &str = "protocolSection.designModule";
const STUDY_TYPE: &str = "protocolSection.designModule.studyType";
const ALLOCATION: &str = "protocolSection.designModule.designInfo.allocation";
const MASKING: &str = "protocolSection.designModule.designInfo.maskingInfo.masking";
const MASKING_INFO: &str = "protocolSection.designModule.designInfo.maskingInfo";
const COUNT: &str = "protocolSection.designModule.enrollmentInfo.count";
const ARMS: &str = "protocolSection.armsInterventionsModule.armGroups";
const OFFICIAL_TITLE: &str = "protocolSection.identificationModule.officialTitle";
const BRIEF_TITLE: &str = "protocolSection.identificationModule.briefTitle";
const ORG_STUDY_ID: &str = "protocolSection.identificationModule.orgStudyIdInfo.id";
const ELIGIBILITY: &str = "protocolSection.eligibilityModule";
const HAS_DMC: &str = "protocolSection.oversightModule.oversightHasDmc";
const STATUS: &str = "protocolSection.statusModule";

/// The mapping of cli.md `trial read`.
pub(super) fn phase(record: &Record) -> Answer {
    let listed = record.get(PHASES).and_then(Value::as_array);
    let listed = listed.ok_or_else(|| record.absent(PHASES))?;
    let mut phases: Vec<&str> = listed.iter().filter_map(Value::as_str).collect();
    phases.sort_unstable();
    phases.dedup();
    let phase = match phases.as_slice() {
        ["EARLY_PHASE1"] | ["PHASE1"] | ["EARLY_PHASE1", "PHASE1"] => Phase::P1,
        ["PHASE1", "PHASE2"] => Phase::P1b2,
        ["PHASE2"] => Phase::P2,
        ["PHASE2", "PHASE3"] => Phase::P2Or3,
        ["PHASE3"] => Phase::P3,
        ["PHASE4"] => Phase::PostMarketing,
        [] | ["NA"] => return Err("the record gives no phase".into()),
        _ => return Err("the record's phases are not one phase of the form".into()),
    };
    Ok((json!(phase), PHASES.into()))
}

pub(super) fn title(record: &Record) -> Answer {
    let path = if record.word(OFFICIAL_TITLE).is_some() {
        OFFICIAL_TITLE
    } else {
        BRIEF_TITLE
    };
    Ok((json!(record.line(path, FieldId::ProtTitle)?), path.into()))
}

pub(super) fn protocol_id(record: &Record) -> Answer {
    let id = record.line(ORG_STUDY_ID, FieldId::ProtId)?;
    Ok((json!({"id": id}), ORG_STUDY_ID.into()))
}

/// Allocation, masking and arms, each as far as it is said.
pub(super) fn design(record: &Record) -> Answer {
    match record.word(STUDY_TYPE) {
        Some("INTERVENTIONAL") => {}
        Some(_) => return Err("the study is not interventional".into()),
        None => return Err(record.absent(STUDY_TYPE)),
    }
    let mut design = Map::new();
    let randomised = match record.word(ALLOCATION) {
        Some("RANDOMIZED") => Some(YesNo::Yes),
        // NA: one arm, nothing to assign.
        Some("NON_RANDOMIZED" | "NA") => Some(YesNo::No),
        _ => None,
    };
    if let Some(randomised) = randomised {
        design.insert("randomised".into(), json!(randomised));
    }
    if let Some(blinding) = blinding(record) {
        design.insert("blinding".into(), json!(blinding));
    }
    let arms = record.objects(ARMS);
    let control = control(&arms);
    if !control.is_empty() {
        design.insert("control".into(), json!(control));
    }
    if (1..=100).contains(&arms.len()) {
        design.insert("arms".into(), json!(arms.len()));
    }
    if design.is_empty() {
        return Err("the record does not describe the design".into());
    }
    // Arms stand in another module; the nearest common place is named.
    let source = if arms.is_empty() {
        DESIGN
    } else {
        "protocolSection"
    };
    Ok((Value::Object(design), source.into()))
}

/// The registry counts masked parties; two of them are double blind only when
/// participants and those who treat or judge them are both masked.
fn blinding(record: &Record) -> Option<Blinding> {
    let masked = record
        .get(MASKING_INFO)
        .map(|info| texts(info, "whoMasked"))
        .unwrap_or_default();
    match record.word(MASKING)? {
        "NONE" => Some(Blinding::Open),
        "SINGLE" => Some(Blinding::Single),
        "TRIPLE" | "QUADRUPLE" => Some(Blinding::Double),
        "DOUBLE" if masked.is_empty() => Some(Blinding::Double),
        "DOUBLE" if masked.contains(&"PARTICIPANT") => Some(Blinding::Double),
        _ => None,
    }
}

fn control(arms: &[&Value]) -> Vec<Control> {
    let kinds: Vec<&str> = arms
        .iter()
        .filter_map(|arm| arm.get("type").and_then(Value::as_str))
        .collect();
    if kinds == ["EXPERIMENTAL"] && arms.len() == 1 {
        return vec![Control::None];
    }
    [
        ("PLACEBO_COMPARATOR", Control::Placebo),
        ("ACTIVE_COMPARATOR", Control::Active),
        ("SHAM_COMPARATOR", Control::Sham),
        ("NO_INTERVENTION", Control::NoTreatment),
    ]
    .into_iter()
    .filter(|(kind, _)| kinds.contains(kind))
    .map(|(_, control)| control)
    .collect()
}

/// Ages by the form's groups, and sex. Criteria stay in the record: they are
/// one text for both ways.
pub(super) fn population(record: &Record) -> Answer {
    let Some(module) = record.get(ELIGIBILITY) else {
        return Err(record.absent(ELIGIBILITY));
    };
    let age = |key: &str| {
        module
            .get(key)
            .and_then(Value::as_str)
            .filter(|age| !age.eq_ignore_ascii_case("n/a"))
    };
    let standard = texts(module, "stdAges");
    let (youngest, oldest) = (age("minimumAge"), age("maximumAge"));
    let mut population = Map::new();
    if youngest.is_some() || oldest.is_some() || !standard.is_empty() {
        let mut groups = ages::groups(youngest, oldest)?;
        // The registry's coarse groups are made from the same ages; where they
        // are all there is, they bound them.
        groups.retain(|group| standard.is_empty() || standard.contains(&standard_age(*group)));
        if groups.is_empty() {
            return Err("the record's ages contradict each other".into());
        }
        population.insert("age_groups".into(), json!(groups));
    }
    let sex = match module.get("sex").and_then(Value::as_str) {
        Some("ALL") => Some(Sex::All),
        Some("FEMALE") => Some(Sex::Female),
        Some("MALE") => Some(Sex::Male),
        _ => None,
    };
    if let Some(sex) = sex {
        population.insert("sex".into(), json!(sex));
    }
    if population.is_empty() {
        return Err("the record gives neither ages nor sex".into());
    }
    Ok((Value::Object(population), ELIGIBILITY.into()))
}

fn standard_age(group: AgeGroup) -> &'static str {
    match group {
        AgeGroup::Preterm
        | AgeGroup::Days0To27
        | AgeGroup::Days28ToMonths23
        | AgeGroup::Years2To11
        | AgeGroup::Years12To17 => "CHILD",
        AgeGroup::Years18To64 => "ADULT",
        AgeGroup::Years65Plus => "OLDER_ADULT",
    }
}

/// The total only; the registry has no number for Japan.
pub(super) fn numbers(record: &Record) -> Answer {
    match record.get(COUNT).and_then(Value::as_u64) {
        None => Err(record.absent(COUNT)),
        Some(total @ 1..=1_000_000) => Ok((json!({"total": total}), COUNT.into())),
        Some(total) => Err(format!("the record counts {total} participants")),
    }
}

/// Hospitals listed and the countries they are in.
pub(super) fn sites(record: &Record) -> Answer {
    let by_country = facts::sites_by_country(record);
    let total: u32 = by_country.values().sum();
    if total == 0 {
        return Err(record.absent(facts::LOCATIONS));
    }
    Ok((
        json!({"total": total, "countries": by_country.len()}),
        facts::LOCATIONS.into(),
    ))
}

pub(super) fn committee(record: &Record) -> Answer {
    match record.get(HAS_DMC).and_then(Value::as_bool) {
        Some(has) => Ok((json!({"dmc": has}), HAS_DMC.into())),
        None => Err(record.absent(HAS_DMC)),
    }
}

/// Start is the first participant, completion the last visit of the last one
/// (the registry's own definitions). Last patient in is not in the record.
pub(super) fn timeline(record: &Record) -> Answer {
    let month = |key: &str| {
        let date = record.word(&format!("{STATUS}.{key}.date"))?;
        date.get(..7)?.parse::<Month>().ok()
    };
    let mut timeline = Map::new();
    for (name, key) in [("fpi", "startDateStruct"), ("lplv", "completionDateStruct")] {
        if let Some(month) = month(key) {
            timeline.insert(name.into(), json!(month));
        }
    }
    if timeline.is_empty() {
        return Err(record.absent(&format!("{STATUS}.startDateStruct")));
    }
    Ok((Value::Object(timeline), STATUS.into()))
}
