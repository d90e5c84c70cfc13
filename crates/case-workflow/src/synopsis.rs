//! The blinded synopsis (匿名概要書): what hospitals see before the firm may be
//! named (domain 2.1), generated line by line and tested against leaks.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::codes::SynopsisState;
use crate::case::view::folded;
use crate::code_lists::{CodeSystem, Control};
use crate::details::Details;
use crate::fault::{Fault, FaultCode};
use crate::ids::PersonId;
use crate::inquiry::{FieldId, Inquiry};

/// One line of the synopsis, in both languages, with the field it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Line {
    /// What the line is about, for example `phase`.
    pub code: String,
    /// English.
    pub en: String,
    /// Japanese.
    pub ja: String,
    /// The field it was made from.
    pub source: FieldId,
}

/// The text and where it stands with the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Synopsis {
    /// Grows with each generation; an approval names the one that was read.
    pub revision: u32,
    /// State.
    pub state: SynopsisState,
    /// The lines.
    pub lines: Vec<Line>,
    /// Lines left out on purpose.
    pub left_out: Vec<String>,
    /// When it was made.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub made_at: Timestamp,
    /// When the firm approved it.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub approved_at: Option<Timestamp>,
    /// Who approved it.
    pub approved_by: Option<PersonId>,
}

/// One line before it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PreviewLine {
    /// The line.
    pub line: Line,
    /// Words in it that would give the firm away; with any, the text is not made.
    pub names: Vec<String>,
}

impl Synopsis {
    /// Makes the text from the case's present values.
    ///
    /// # Errors
    /// [`FaultCode::NameInSynopsis`] for every line that names the firm, the
    /// product, the trial or the firm's domain.
    pub fn generate(
        profile: &Inquiry,
        details: &Details,
        leave_out: &[String],
        revision: u32,
        now: Timestamp,
    ) -> Result<Self, Vec<Fault>> {
        let made: Vec<PreviewLine> = Self::preview(profile, details)
            .into_iter()
            .filter(|made| !leave_out.contains(&made.line.code))
            .collect();
        let faults: Vec<Fault> = made
            .iter()
            .flat_map(|made| {
                made.names.iter().map(|word| {
                    Fault::new(
                        format!("/{}", made.line.source.as_str()),
                        FaultCode::NameInSynopsis,
                    )
                    .with("word", word)
                })
            })
            .collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            revision,
            state: SynopsisState::Waiting,
            lines: made.into_iter().map(|made| made.line).collect(),
            left_out: leave_out.to_vec(),
            made_at: now,
            approved_at: None,
            approved_by: None,
        })
    }

    /// Every line as it would stand now, with the words in it that name the
    /// firm, the product, the trial or the firm's domain: what the desk reads
    /// before anything is made.
    #[must_use]
    pub fn preview(profile: &Inquiry, details: &Details) -> Vec<PreviewLine> {
        let secrets = Secrets::of(profile);
        lines(profile, details)
            .into_iter()
            .map(|line| {
                let mut names = secrets.found_in(&line.en);
                names.extend(secrets.found_in(&line.ja));
                names.sort();
                names.dedup();
                PreviewLine { line, names }
            })
            .collect()
    }

    /// Whether the values it rests on have changed since.
    #[must_use]
    pub fn is_outdated(&self, profile: &Inquiry, details: &Details) -> bool {
        let fresh: Vec<Line> = lines(profile, details)
            .into_iter()
            .filter(|line| !self.left_out.contains(&line.code))
            .collect();
        fresh != self.lines
    }
}

/// Bands of patients in Japan (domain 2.1): the exact number never leaves.
fn japan_band(n: u32) -> &'static str {
    match n {
        0..=5 => "≤5",
        6..=10 => "6–10",
        11..=20 => "11–20",
        21..=50 => "21–50",
        _ => ">50",
    }
}

/// Bands of patients in the whole trial.
fn total_band(n: u32) -> &'static str {
    match n {
        0..=20 => "≤20",
        21..=50 => "21–50",
        51..=100 => "51–100",
        101..=300 => "101–300",
        301..=1000 => "301–1,000",
        _ => ">1,000",
    }
}

fn lines(profile: &Inquiry, details: &Details) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |code: &str, source: FieldId, en: String, ja: String| {
        lines.push(Line {
            code: code.to_owned(),
            en,
            ja,
            source,
        });
    };
    add(
        "modality",
        FieldId::Modality,
        profile
            .modality
            .iter()
            .map(|one| one.en())
            .collect::<Vec<_>>()
            .join(", "),
        profile
            .modality
            .iter()
            .map(|one| one.ja())
            .collect::<Vec<_>>()
            .join("、"),
    );
    add(
        "area",
        FieldId::IndicationArea,
        profile.indication_area.en().to_owned(),
        profile.indication_area.ja().to_owned(),
    );
    let codes = details
        .indication_code
        .as_deref()
        .unwrap_or(&profile.indication_code);
    if let Some(code) = codes.first() {
        // ICD-10 is shown at its three-character level; an orphan number as
        // its group's words only.
        let head = match code.system {
            CodeSystem::Icd10 => code.code.chars().take(3).collect(),
            _ => String::new(),
        };
        let words = code.text.clone().unwrap_or_default();
        let text = format!("{head} {words}").trim().to_owned();
        if !text.is_empty() {
            add("disease", FieldId::IndicationCode, text.clone(), text);
        }
    }
    add(
        "phase",
        FieldId::PhasePlanned,
        profile.phase_planned.en().to_owned(),
        profile.phase_planned.ja().to_owned(),
    );
    if let Some(pop) = &details.prot_pop {
        add(
            "age",
            FieldId::ProtPop,
            pop.age_groups
                .iter()
                .map(|one| one.en())
                .collect::<Vec<_>>()
                .join(", "),
            pop.age_groups
                .iter()
                .map(|one| one.ja())
                .collect::<Vec<_>>()
                .join("、"),
        );
    }
    if let Some(design) = &details.prot_design {
        let (en, ja) = if design.control.contains(&Control::Placebo) {
            ("Placebo-controlled", "プラセボ対照")
        } else if design.randomised == Some(crate::code_lists::YesNo::Yes) {
            ("Randomised controlled", "ランダム化比較")
        } else {
            ("Single arm or not randomised", "単群または非ランダム化")
        };
        add("design", FieldId::ProtDesign, en.to_owned(), ja.to_owned());
    }
    if let Some(n) = &details.prot_n {
        if let Some(total) = n.total.and_then(crate::details::Amount::known) {
            let band = total_band(total);
            add(
                "patients_total",
                FieldId::ProtN,
                format!("{band} patients in all"),
                format!("全体で{band}例"),
            );
        }
        if let Some(target) = n.japan_target.and_then(crate::details::Amount::known) {
            let band = japan_band(target);
            add(
                "patients_japan",
                FieldId::ProtN,
                format!("{band} patients in Japan"),
                format!("国内で{band}例"),
            );
        }
    }
    if let Some(visits) = &details.prot_visits {
        let weeks = visits
            .duration_weeks
            .and_then(crate::details::Amount::known);
        let count = visits.visits.and_then(crate::details::Amount::known);
        let nights = visits
            .inpatient_nights
            .and_then(crate::details::Amount::known);
        let mut en = Vec::new();
        let mut ja = Vec::new();
        if let Some(weeks) = weeks {
            en.push(format!("{weeks} weeks a patient"));
            ja.push(format!("1例あたり{weeks}週"));
        }
        if let Some(count) = count {
            en.push(format!("{count} visits"));
            ja.push(format!("来院{count}回"));
        }
        if let Some(nights) = nights.filter(|nights| *nights > 0) {
            en.push(format!("{nights} nights in hospital"));
            ja.push(format!("入院{nights}泊"));
        }
        if !en.is_empty() {
            add("burden", FieldId::ProtVisits, en.join(", "), ja.join("、"));
        }
    }
    if let Some(equipment) = details.prot_equipment.as_ref() {
        if equipment.is_empty() {
            add(
                "equipment",
                FieldId::ProtEquipment,
                "No special equipment".to_owned(),
                "特別な設備は不要".to_owned(),
            );
        } else {
            add(
                "equipment",
                FieldId::ProtEquipment,
                equipment
                    .iter()
                    .map(|one| one.en())
                    .collect::<Vec<_>>()
                    .join(", "),
                equipment
                    .iter()
                    .map(|one| one.ja())
                    .collect::<Vec<_>>()
                    .join("、"),
            );
        }
    }
    if let Some(month) = details
        .tl_japan
        .as_ref()
        .and_then(|t| t.wanted_fpi)
        .and_then(|m| m.known())
    {
        let (year, quarter) = (month.year(), (month.first_day().month() - 1) / 3 + 1);
        let first = quarter * 3 - 2;
        let names = ["Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec"];
        let name = names[usize::try_from(quarter - 1).unwrap_or(0)];
        add(
            "window",
            FieldId::TlJapan,
            format!("First patient wanted {name} {year}"),
            format!("最初の症例登録の希望 {year}年{first}〜{}月", first + 2),
        );
    }
    if let Some(route) = details.need_sirb {
        add(
            "irb",
            FieldId::NeedSirb,
            route.en().to_owned(),
            route.ja().to_owned(),
        );
    }
    if let Some(english) = details.need_english.as_ref() {
        if english.is_empty() {
            add(
                "english",
                FieldId::NeedEnglish,
                "English not needed".to_owned(),
                "英語対応は不要".to_owned(),
            );
        } else {
            add(
                "english",
                FieldId::NeedEnglish,
                format!(
                    "English needed: {}",
                    english
                        .iter()
                        .map(|one| one.en())
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
                format!(
                    "英語が必要：{}",
                    english
                        .iter()
                        .map(|one| one.ja())
                        .collect::<Vec<_>>()
                        .join("、")
                ),
            );
        }
    }
    lines
}

/// What would give the firm, the product or the trial away.
struct Secrets {
    /// Found anywhere, spelling and spacing aside: whole names, codes, numbers,
    /// domains.
    names: Vec<String>,
    /// Found only as a word of its own: the parts of the company's name, so
    /// that a firm called "Nordhaven Neuro" may still have a neurology trial.
    words: Vec<String>,
}

/// Words of company names that name nobody.
const COMMON: &[&str] = &[
    "pharma",
    "pharmaceutical",
    "pharmaceuticals",
    "therapeutics",
    "biotech",
    "biotechnology",
    "biologics",
    "biosciences",
    "bioscience",
    "biopharma",
    "biopharmaceuticals",
    "medical",
    "medicine",
    "medicines",
    "health",
    "sciences",
    "science",
    "oncology",
    "limited",
    "corporation",
    "company",
    "holdings",
    "group",
    "international",
    "university",
    "hospital",
    "neuro",
    "renal",
    "vision",
    "immuno",
    "pulmonary",
    "cardio",
    "cardiac",
    "cardiovascular",
    "vascular",
    "heart",
    "lung",
    "liver",
    "cancer",
    "tumor",
    "tumour",
    "blood",
    "brain",
    "gene",
    "cell",
    "metabolics",
    "metabolic",
    "respiratory",
    "ophthalmology",
    "dermatology",
    "women",
    "rare",
    "disease",
    "diseases",
    "orphan",
    "vaccine",
    "vaccines",
    "robotics",
    "targeted",
    "clinical",
];

/// Words in `text` that would give the firm away: its name, its product, its
/// trial, its domain.
#[must_use]
pub fn names_in(profile: &Inquiry, text: &str) -> Vec<String> {
    Secrets::of(profile).found_in(text)
}

/// Shorter secrets than this would be found everywhere.
const SECRET_CHARS_MIN: usize = 4;

impl Secrets {
    fn of(profile: &Inquiry) -> Self {
        let domain = |host: &str| {
            let host = host.rsplit('@').next().unwrap_or(host);
            let host = host.split("://").last().unwrap_or(host);
            let host = host
                .split('/')
                .next()
                .unwrap_or(host)
                .trim_start_matches("www.");
            host.split('.').next().unwrap_or(host).to_owned()
        };
        let mut names = vec![profile.org_name.clone(), domain(&profile.contact_email)];
        names.extend(profile.sub_mandate.iter().cloned());
        names.extend(profile.org_website.iter().map(|site| domain(site)));
        names.extend(profile.trial_public_id.iter().cloned());
        if let Some(product) = &profile.product_public {
            names.push(product.clone());
            names.extend(product.split(['(', ')', ',', ';', '/']).map(str::to_owned));
        }
        let words = profile
            .org_name
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_owned);
        Self {
            names: kept(names),
            words: kept(words.collect()),
        }
    }

    /// The secrets found.
    fn found_in(&self, text: &str) -> Vec<String> {
        let whole = folded(text);
        let own: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .map(folded)
            .collect();
        let names = self
            .names
            .iter()
            .filter(|name| whole.contains(name.as_str()));
        let words = self.words.iter().filter(|word| own.contains(word));
        names.chain(words).cloned().collect()
    }
}

fn kept(secrets: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = secrets
        .iter()
        .map(|secret| folded(secret))
        .filter(|one| one.chars().count() >= SECRET_CHARS_MIN && !COMMON.contains(&one.as_str()))
        .collect();
    kept.sort();
    kept.dedup();
    kept
}
