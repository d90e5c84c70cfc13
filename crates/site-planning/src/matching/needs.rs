//! What a trial needs from a hospital.

use case_workflow::code_lists::TherapeuticArea;
use case_workflow::code_lists::{AgeGroup, CodeSystem, Equipment, IrbRoute, Modality, Phase};
use case_workflow::details::{Amount, Details, MonthAnswer};
use case_workflow::inquiry::Inquiry;
use case_workflow::register::{EnglishWork, FiscalQuarter, MustRule};
use serde::{Deserialize, Serialize};

/// One must: a rule, and for equipment which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Must {
    /// The rule.
    pub rule: MustRule,
    /// The equipment, where the rule is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equipment: Option<Equipment>,
}

impl Must {
    /// A rule that is not about one equipment.
    #[must_use]
    pub fn of(rule: MustRule) -> Self {
        Self {
            rule,
            equipment: None,
        }
    }

    /// One equipment.
    #[must_use]
    pub fn equipment(item: Equipment) -> Self {
        Self {
            rule: MustRule::Equipment,
            equipment: Some(item),
        }
    }
}

/// What a trial needs. What is empty or `None` is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Needs {
    /// ICD-10 codes with their dot; patients of any of them will do.
    pub diseases: Vec<String>,
    /// Therapeutic area; who does not treat it cannot have the patients.
    pub area: Option<TherapeuticArea>,
    /// Fewest patients a hospital sees, new in a year or under care; at least 1.
    pub patients_min: u32,
    /// Phase.
    pub phase: Option<Phase>,
    /// Ages of the participants; a hospital that treats some of them will do.
    pub ages: Vec<AgeGroup>,
    /// Equipment, each a must.
    pub equipment: Vec<Equipment>,
    /// Gene-modified organisms are used.
    pub cartagena: bool,
    /// Therapeutic nuclides are used.
    pub radioligand: bool,
    /// Ethics review route: `sirb_required` is a must, `sirb_preferred` a wish.
    pub review: Option<IrbRoute>,
    /// Tasks that should be possible in English.
    pub english: Vec<EnglishWork>,
    /// Quarters in which patients are enrolled; empty where nobody knows yet,
    /// and then the quarters shown in the register count.
    pub window: Vec<FiscalQuarter>,
    /// Patients hoped for in Japan.
    pub japan_target: Option<u32>,
    /// Musts that the desk has dropped to see the list without them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Must>,
}

impl Needs {
    /// From the case as it stands: Stage 1 and the match-critical details.
    #[must_use]
    pub fn of(profile: &Inquiry, details: &Details) -> Self {
        let codes = details
            .indication_code
            .as_deref()
            .unwrap_or(&profile.indication_code);
        let mut diseases: Vec<String> = codes
            .iter()
            .filter(|code| code.system == CodeSystem::Icd10)
            .map(|code| code.code.clone())
            .collect();
        diseases.sort_unstable();
        diseases.dedup();

        let phase = Some(profile.phase_planned);
        let mut equipment = details.prot_equipment.clone().unwrap_or_default();
        // `other` is told in words; no register can answer it.
        equipment.retain(|item| *item != Equipment::Other);
        if phase == Some(Phase::Fih) {
            equipment.push(Equipment::P1Beds);
        }
        if profile
            .modality
            .iter()
            .any(|modality| needs_cell_processing(*modality))
        {
            equipment.push(Equipment::Cpc);
        }
        equipment.sort_unstable();
        equipment.dedup();

        let mut english: Vec<EnglishWork> = details
            .need_english
            .iter()
            .flatten()
            .map(|task| EnglishWork::answering(*task))
            .collect();
        english.sort_unstable();
        english.dedup();

        let population = details.prot_pop.as_ref();
        Self {
            diseases,
            area: Some(profile.indication_area),
            patients_min: 1,
            phase,
            ages: population.map(|p| p.age_groups.clone()).unwrap_or_default(),
            equipment,
            cartagena: profile.modality.iter().any(|m| is_gene_modified(*m)),
            radioligand: profile.modality.contains(&Modality::Radioligand),
            review: details.need_sirb,
            english,
            window: window(details),
            japan_target: details
                .prot_n
                .as_ref()
                .and_then(|n| n.japan_target)
                .and_then(Amount::known),
            dropped: Vec::new(),
        }
    }

    /// The same without one must: the desk looks at the list without it.
    #[must_use]
    pub fn without(mut self, must: Must) -> Self {
        if !self.dropped.contains(&must) {
            self.dropped.push(must);
        }
        self
    }

    /// The musts in the order people read them.
    #[must_use]
    pub fn musts(&self) -> Vec<Must> {
        let asked = |rule| match rule {
            // A trial that asks for no patients of a disease is none.
            MustRule::Register | MustRule::Disease | MustRule::Places => true,
            MustRule::Phase => self.phase.is_some_and(|phase| phase != Phase::Preclinical),
            MustRule::Age => !self.ages.is_empty(),
            MustRule::Cartagena => self.cartagena,
            MustRule::Radioligand => self.radioligand,
            MustRule::SingleReview => self.review == Some(IrbRoute::SirbRequired),
            // Listed one by one below.
            MustRule::Equipment => false,
        };
        MustRule::ALL
            .iter()
            .copied()
            .flat_map(|rule| {
                let items = match rule {
                    MustRule::Equipment => self.equipment.as_slice(),
                    _ => &[],
                };
                let whole = asked(rule).then(|| Must::of(rule));
                whole
                    .into_iter()
                    .chain(items.iter().copied().map(Must::equipment))
            })
            .filter(|must| !self.dropped.contains(must))
            .collect()
    }

    /// The number of patients against which a hospital's are measured: the
    /// target for Japan, else 20.
    pub(super) fn scale(&self) -> u32 {
        self.japan_target.unwrap_or(20).max(1)
    }
}

/// From the first patient wanted, as long as enrolment lasts; a year where that
/// is not known.
fn window(details: &Details) -> Vec<FiscalQuarter> {
    let Some(timeline) = &details.tl_japan else {
        return Vec::new();
    };
    let months = timeline.window_months.and_then(Amount::known).unwrap_or(12);
    timeline
        .wanted_fpi
        .and_then(MonthAnswer::known)
        .map(|first| FiscalQuarter::touched(first.first_day(), months))
        .unwrap_or_default()
}

/// Living modified organisms under the Cartagena act: viruses and cells changed
/// by them. Edited without a virus, it depends on the product and is asked for
/// by people.
fn is_gene_modified(modality: Modality) -> bool {
    matches!(
        modality,
        Modality::CarT | Modality::InVivoGeneTherapyViral | Modality::OncolyticVirus
    )
}

/// Cells of the patient are taken, prepared and given at the hospital.
fn needs_cell_processing(modality: Modality) -> bool {
    matches!(modality, Modality::CarT | Modality::CellTherapyAutologous)
}
