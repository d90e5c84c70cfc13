//! Musts: each comes out met, not met, unknown or out of date.

use case_workflow::code_lists::{CodeList, Phase};
use case_workflow::register::{
    AcceptsSingle, Criterion, DiseaseRow, FiscalQuarter, Hospital, MustRule, Section, Stated,
    ValueState,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::needs::{Must, Needs};
use super::reason::{Reason, ReasonCode as Why};

/// One must and how it came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Judged {
    /// The must.
    pub must: Must,
    /// How it came out.
    pub result: Criterion,
    /// Why.
    pub reason: Reason,
}

/// Holds one hospital against every must.
pub(super) fn judge(needs: &Needs, hospital: &Hospital, today: Date) -> Vec<Judged> {
    needs
        .musts()
        .into_iter()
        .map(|must| {
            let (result, reason) = one(must, needs, hospital, today);
            Judged {
                must,
                result,
                reason,
            }
        })
        .collect()
}

fn one(must: Must, needs: &Needs, hospital: &Hospital, today: Date) -> (Criterion, Reason) {
    let equipment = &hospital.equipment;
    let ready = |answer: Option<bool>| {
        answer.map(|yes| match yes {
            true => (true, Reason::new(Why::Ready)),
            false => (false, Reason::new(Why::NotReady)),
        })
    };
    let (section, answer) = match must.rule {
        MustRule::Register => return register(hospital, today),
        MustRule::Disease => return disease(needs, hospital, today),
        MustRule::Places => return places(needs, hospital, today),
        MustRule::SingleReview => return single_review(hospital, today),
        MustRule::Phase => (Section::Record, phase(needs, hospital)),
        MustRule::Age => (Section::Departments, ages(needs, hospital)),
        MustRule::Cartagena => (Section::Equipment, ready(equipment.cartagena)),
        MustRule::Radioligand => (Section::Equipment, ready(equipment.radioligand)),
        MustRule::Equipment => {
            let answer = must.equipment.and_then(|item| {
                let code = if equipment.has(item)? {
                    Why::Equipped
                } else {
                    Why::NotEquipped
                };
                Some((
                    code == Why::Equipped,
                    Reason::new(code).with("equipment", item),
                ))
            });
            (Section::Equipment, answer)
        }
    };
    settle(hospital, section, today, answer)
}

/// An answer counts only while its section holds.
fn settle(
    hospital: &Hospital,
    section: Section,
    today: Date,
    answer: Option<(bool, Reason)>,
) -> (Criterion, Reason) {
    let stated = hospital.stated.get(&section);
    match (answer, stated) {
        (Some(_), Some(stated)) if stated.state(today) == ValueState::Expired => (
            Criterion::Expired,
            Reason::out_of_date(section, stated, today),
        ),
        (Some((met, reason)), Some(stated)) => {
            let result = if met {
                Criterion::Pass
            } else {
                Criterion::Fail
            };
            (result, reason.about(section).resting_on(stated))
        }
        // Nobody stands for a value without a statement.
        _ => unknown(section),
    }
}

fn unknown(section: Section) -> (Criterion, Reason) {
    (
        Criterion::Unknown,
        Reason::new(Why::NotStated).about(section),
    )
}

fn register(hospital: &Hospital, today: Date) -> (Criterion, Reason) {
    match hospital.lapsed_section(today) {
        Some(section) => {
            let reason = Reason::new(Why::RegisterLapsed)
                .with("section", section)
                .about(section);
            let worst = match section {
                Section::Diseases => hospital.diseases.iter().map(|row| &row.stated).next(),
                section => hospital.stated.get(&section),
            };
            let reason = worst.into_iter().fold(reason, Reason::resting_on);
            (Criterion::Fail, reason)
        }
        None => (Criterion::Pass, Reason::new(Why::RegisterKept)),
    }
}

/// The rows of the register that speak of one of the trial's diseases.
pub(super) fn rows<'a>(
    needs: &'a Needs,
    hospital: &'a Hospital,
) -> impl Iterator<Item = &'a DiseaseRow> {
    hospital.diseases.iter().filter(|row| {
        needs
            .diseases
            .iter()
            .any(|code| same_disease(code, &row.icd10))
    })
}

/// One code begins with the other. A need that ends in `.9` (not further
/// specified) means its whole category.
fn same_disease(needed: &str, row: &str) -> bool {
    let needed = needed.strip_suffix(".9").unwrap_or(needed);
    needed.starts_with(row) || row.starts_with(needed)
}

/// Patients of one row: new in a year or under care, whichever is more. Chronic
/// diseases have few new ones, acute diseases few under care.
pub(super) fn patients(row: &DiseaseRow) -> Option<u32> {
    row.new_patients.max(row.prevalent)
}

fn disease(needs: &Needs, hospital: &Hospital, today: Date) -> (Criterion, Reason) {
    let needed = needs.patients_min.max(1);
    let about = |row: &DiseaseRow, code: Why, patients: u32| {
        let reason = Reason::new(code)
            .with("code", &row.icd10)
            .with("patients", patients)
            .with("needed", needed)
            .with("grade", row.grade())
            .about(Section::Diseases)
            .resting_on(&row.stated);
        let reason = row
            .method
            .iter()
            .fold(reason, |reason, method| reason.with("method", method));
        row.period
            .iter()
            .fold(reason, |reason, period| reason.with("period", period))
    };
    let holds = |row: &&DiseaseRow| row.stated.state(today).holds();
    // The most patients first; of equal rows the first.
    let best = rows(needs, hospital)
        .filter(holds)
        .filter_map(|row| Some((patients(row)?, row)))
        .max_by_key(|(patients, row)| (*patients, std::cmp::Reverse(row.id)));
    match best {
        Some((count, row)) if count >= needed => {
            return (Criterion::Pass, about(row, Why::PatientsEnough, count));
        }
        _ => {}
    }
    let expired = rows(needs, hospital)
        .filter(|row| !holds(row) && patients(row).is_some_and(|count| count >= needed))
        .max_by_key(|row| (row.stated.confirmed_at, std::cmp::Reverse(row.id)));
    if let Some(row) = expired {
        let reason = Reason::out_of_date(Section::Diseases, &row.stated, today);
        return (Criterion::Expired, reason.with("code", &row.icd10));
    }
    // A row whose new patients or patients under care are open may yet do.
    let open =
        rows(needs, hospital).find(|row| row.new_patients.is_none() || row.prevalent.is_none());
    if let Some(row) = open {
        let reason = Reason::new(Why::PatientsNotStated).with("code", &row.icd10);
        return (
            Criterion::Unknown,
            reason.about(Section::Diseases).resting_on(&row.stated),
        );
    }
    if let Some((count, row)) = best {
        return (Criterion::Fail, about(row, Why::PatientsTooFew, count));
    }
    area(needs, hospital, today)
}

/// Without a row for the disease, only the list of areas can say no.
fn area(needs: &Needs, hospital: &Hospital, today: Date) -> (Criterion, Reason) {
    let stated = hospital
        .stated
        .get(&Section::Departments)
        .filter(|stated| stated.state(today).holds());
    if let (Some(stated), Some(area), Some(treated)) =
        (stated, needs.area, &hospital.departments.areas)
        && !treated.contains(&area)
    {
        let reason = Reason::new(Why::AreaNotTreated).with("area", area);
        return (
            Criterion::Fail,
            reason.about(Section::Departments).resting_on(stated),
        );
    }
    let code = match needs.diseases.is_empty() {
        true => Why::DiseaseNotCoded,
        false => Why::DiseaseNotStated,
    };
    let codes = needs.diseases.join(",");
    (
        Criterion::Unknown,
        Reason::new(code)
            .with("codes", codes)
            .about(Section::Diseases),
    )
}

fn phase(needs: &Needs, hospital: &Hospital) -> Option<(bool, Reason)> {
    let (needed, taken) = (needs.phase?, hospital.record.phases.as_ref()?);
    let met = taken.iter().any(|taken| takes(*taken, needed));
    let code = if met {
        Why::PhaseTaken
    } else {
        Why::PhaseNotTaken
    };
    Some((met, Reason::new(code).with("phase", needed)))
}

/// Whether who takes `taken` takes `needed`: the halves of phase 2 stand for
/// each other, a double phase is taken by who takes its later half.
fn takes(taken: Phase, needed: Phase) -> bool {
    let half = |phase| matches!(phase, Phase::P2 | Phase::P2a | Phase::P2b);
    match needed {
        needed if taken == needed => true,
        Phase::P1b2 => half(taken),
        Phase::P2Or3 => taken == Phase::P3,
        needed => half(needed) && half(taken),
    }
}

fn ages(needs: &Needs, hospital: &Hospital) -> Option<(bool, Reason)> {
    let treated = hospital.departments.age_groups.as_ref()?;
    let both: Vec<_> = needs
        .ages
        .iter()
        .copied()
        .filter(|age| treated.contains(age))
        .collect();
    let (code, told) = match both.is_empty() {
        true => (Why::AgesNotTreated, needs.ages.as_slice()),
        false => (Why::AgesTreated, both.as_slice()),
    };
    Some((
        !both.is_empty(),
        Reason::new(code).with("ages", words(told)),
    ))
}

fn single_review(hospital: &Hospital, today: Date) -> (Criterion, Reason) {
    let answer = hospital.irb.accepts_single.map(|answer| match answer {
        AcceptsSingle::Yes => (true, Reason::new(Why::SingleAccepted)),
        AcceptsSingle::CaseByCase => (true, Reason::new(Why::SingleCaseByCase)),
        AcceptsSingle::No => (false, Reason::new(Why::SingleRefused)),
    });
    match settle(hospital, Section::Irb, today, answer) {
        // Nobody knows before this case is asked for.
        (Criterion::Pass, reason) if reason.code == Why::SingleCaseByCase => {
            (Criterion::Unknown, reason)
        }
        settled => settled,
    }
}

/// The quarters that count: those of the window that are not over, or else
/// those shown in the register.
pub(super) fn quarters(needs: &Needs, today: Date) -> Vec<FiscalQuarter> {
    let now = FiscalQuarter::of(today);
    let ahead: Vec<_> = needs
        .window
        .iter()
        .copied()
        .filter(|quarter| *quarter >= now)
        .collect();
    match ahead.is_empty() {
        true => FiscalQuarter::shown(today),
        false => ahead,
    }
}

/// Free places in the quarters that count, and the statement they rest on.
pub(super) fn free_places<'a>(
    needs: &Needs,
    hospital: &'a Hospital,
    today: Date,
) -> Option<(u32, &'a Stated)> {
    let quarters = quarters(needs, today);
    let stated = hospital.stated.get(&Section::Slots)?;
    let mut known = hospital
        .slots
        .iter()
        .filter(|slot| quarters.contains(&slot.quarter))
        .peekable();
    known.peek()?;
    let free = known
        .filter(|slot| slot.is_free())
        .fold(0_u32, |sum, slot| sum.saturating_add(slot.patients));
    Some((free, stated))
}

fn places(needs: &Needs, hospital: &Hospital, today: Date) -> (Criterion, Reason) {
    let quarters = quarters(needs, today);
    let answer = free_places(needs, hospital, today).and_then(|(free, _)| {
        let every_quarter_told = quarters
            .iter()
            .all(|quarter| hospital.slots.iter().any(|slot| slot.quarter == *quarter));
        let code = match free {
            // A quarter that nobody answered for may still be free.
            0 if !every_quarter_told => return None,
            0 => Why::PlacesNone,
            _ => Why::PlacesFree,
        };
        let told: Vec<String> = quarters.iter().map(ToString::to_string).collect();
        let reason = Reason::new(code)
            .with("patients", free)
            .with("quarters", told.join(","));
        Some((free > 0, reason))
    });
    settle(hospital, Section::Slots, today, answer)
}

fn words<L: CodeList>(codes: &[L]) -> String {
    codes
        .iter()
        .map(|code| code.as_str())
        .collect::<Vec<_>>()
        .join(",")
}
