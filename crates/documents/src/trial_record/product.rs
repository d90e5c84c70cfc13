//! What is tested, in which disease.

use case_workflow::code_lists::{CodeSystem, ProductType};
use case_workflow::inquiry::{FieldId, clean_line, disease_code};
use serde_json::{Value, json};

use super::record::{Record, fitting, texts};
use super::{Answer, NOT_IN_RECORD};

const ARMS: &str = "protocolSection.armsInterventionsModule.armGroups";
const INTERVENTIONS: &str = "protocolSection.armsInterventionsModule.interventions";
const CONDITIONS: &str = "protocolSection.conditionsModule.conditions";
const MESHES: &str = "derivedSection.conditionBrowseModule.meshes";
const STUDY_TYPE: &str = "protocolSection.designModule.studyType";

/// Kinds of intervention that are a product; procedures, radiation, diets and
/// behaviour are not.
const PRODUCT_KINDS: [&str; 6] = [
    "DRUG",
    "DEVICE",
    "BIOLOGICAL",
    "GENETIC",
    "COMBINATION_PRODUCT",
    "DIAGNOSTIC_TEST",
];

/// The category follows where all products are of one kind that means one
/// category in Japan. `BIOLOGICAL` and `GENETIC` may be a drug or a regenerative
/// product; a diagnostic test may be no product at all.
pub(super) fn product_type(record: &Record) -> Answer {
    let products = products(record)?;
    let mut kinds: Vec<&str> = products.iter().map(|product| kind(product)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let category = match kinds.as_slice() {
        ["DRUG"] if products.iter().any(|product| cell_or_gene(name(product))) => {
            return Err("listed as a drug, but a name is that of a cell or gene product".into());
        }
        ["DRUG"] => ProductType::Drug,
        ["DEVICE"] => ProductType::Device,
        ["COMBINATION_PRODUCT"] => ProductType::Combination,
        kinds => return Err(format!("{} does not decide one category", kinds.join(", "))),
    };
    Ok((json!(category), INTERVENTIONS.into()))
}

/// The one product under test.
pub(super) fn product_public(record: &Record) -> Answer {
    let product = tested(record)?;
    let name = fitting(name(product), FieldId::ProductPublic)?;
    Ok((json!(name), INTERVENTIONS.into()))
}

/// The one product's name with its other names.
pub(super) fn product_names(record: &Record) -> Answer {
    let product = tested(record)?;
    let mut names: Vec<String> = Vec::new();
    for raw in std::iter::once(name(product)).chain(texts(product, "otherNames")) {
        let Ok(name) = fitting(raw, FieldId::ProductNames) else {
            continue;
        };
        if !names.contains(&name) && names.len() < 20 {
            names.push(name);
        }
    }
    if names.is_empty() {
        return Err("no name that the form can hold".into());
    }
    Ok((json!(names), INTERVENTIONS.into()))
}

pub(super) fn indication_text(record: &Record) -> Answer {
    let conditions = record.get(CONDITIONS).and_then(Value::as_array);
    let conditions = conditions.ok_or_else(|| record.absent(CONDITIONS))?;
    let words: Vec<String> = conditions
        .iter()
        .filter_map(Value::as_str)
        .filter_map(clean_line)
        .filter(|line| !line.is_empty())
        .collect();
    let text = fitting(&words.join("; "), FieldId::IndicationText)?;
    Ok((json!(text), CONDITIONS.into()))
}

/// The registry's own coding, as it writes the ids.
pub(super) fn indication_code(record: &Record) -> Answer {
    let mut codes: Vec<Value> = Vec::new();
    for mesh in record.objects(MESHES) {
        let id = mesh.get("id").and_then(Value::as_str).unwrap_or_default();
        let Some(code) = disease_code(CodeSystem::Mesh, id) else {
            continue;
        };
        if codes.iter().any(|known| known["code"] == code) {
            continue;
        }
        let mut entry = json!({"system": CodeSystem::Mesh, "code": code});
        let term = mesh.get("term").and_then(Value::as_str);
        if let Some(Ok(term)) = term.map(|term| fitting(term, FieldId::IndicationCode)) {
            entry["text"] = json!(term);
        }
        codes.push(entry);
    }
    let max = FieldId::IndicationCode.limits().entries_max;
    match codes.len() {
        0 => Err("the record has no MeSH term for its conditions".into()),
        n if n > max => Err(format!(
            "more than the form allows: {n} codes, at most {max}"
        )),
        _ => Ok((json!(codes), MESHES.into())),
    }
}

fn products(record: &Record) -> Result<Vec<&Value>, String> {
    if record.word(STUDY_TYPE) == Some("OBSERVATIONAL") {
        return Err("the study is observational: it tests no product".into());
    }
    let all = record.objects(INTERVENTIONS);
    if all.is_empty() {
        return Err(record.absent(INTERVENTIONS));
    }
    let products: Vec<&Value> = all
        .into_iter()
        .filter(|intervention| PRODUCT_KINDS.contains(&kind(intervention)))
        .collect();
    if products.is_empty() {
        Err("the record lists no product".into())
    } else {
        Ok(products)
    }
}

/// The product under test, where the arms leave one only: it is given in an
/// experimental arm, and among several it is the one given in no other arm.
fn tested(record: &Record) -> Result<&Value, String> {
    let arms = record.objects(ARMS);
    let given = |product: &Value, experimental: bool| {
        let labels = texts(product, "armGroupLabels");
        arms.iter().any(|arm| {
            let kind = arm.get("type").and_then(Value::as_str).unwrap_or_default();
            let label = arm.get("label").and_then(Value::as_str).unwrap_or_default();
            (kind == "EXPERIMENTAL") == experimental && labels.contains(&label)
        })
    };
    let mut candidates: Vec<&Value> = products(record)?
        .into_iter()
        .filter(|product| given(product, true) && !dummy(name(product)))
        .collect();
    if candidates.len() > 1 {
        candidates.retain(|product| !given(product, false));
    }
    match candidates.as_slice() {
        [product] if name(product).is_empty() => Err(NOT_IN_RECORD.into()),
        [product] => Ok(product),
        [] => Err("the arms do not show which product is under test".into()),
        several => Err(format!(
            "the record lists {} products under test",
            several.len()
        )),
    }
}

fn kind(intervention: &Value) -> &str {
    intervention
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn name(intervention: &Value) -> &str {
    intervention
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn dummy(name: &str) -> bool {
    let name = name.to_lowercase();
    ["placebo", "sham", "vehicle"]
        .iter()
        .any(|word| name.contains(word))
}

/// The INN stems `-cel` and `-vec`, and the plain words.
fn cell_or_gene(name: &str) -> bool {
    let name = name.to_lowercase();
    [
        "car-t",
        "car t",
        "t cell",
        "t-cell",
        "stem cell",
        "gene therapy",
    ]
    .iter()
    .any(|word| name.contains(word))
        || name
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.len() > 5 && (word.ends_with("cel") || word.ends_with("vec")))
}
