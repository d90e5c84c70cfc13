//! Wishes: points per part, and how many were possible (domain 4.5). A part
//! that the register cannot answer gives no points and takes none away.

use case_workflow::code_lists::IrbRoute;
use case_workflow::register::{
    AcceptsSingle, Criterion, EvidenceGrade, Hospital, Section, ValueState, WishPart,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::hard::{free_places, patients, rows};
use super::needs::Needs;
use super::reason::{Reason, ReasonCode as Why};

/// Start-up as fast as this or faster gives all its points.
const FAST_DAYS: u32 = 60;
/// Start-up as slow as this or slower gives none.
const SLOW_DAYS: u32 = 240;

/// One wish: its points, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Part {
    /// Which.
    pub part: WishPart,
    /// `pass` where the register answers; else unknown or out of date.
    pub result: Criterion,
    /// Points, 0 to `possible`.
    pub points: u32,
    /// Most points of this part.
    pub possible: u32,
    /// Why.
    pub reason: Reason,
}

/// The sum of the parts. The desk sees it; nobody outside does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Score {
    /// Points of the parts that the register answers.
    pub points: u32,
    /// Most points of those parts.
    pub known: u32,
    /// Most points of all parts that this trial asks for.
    pub possible: u32,
}

impl Score {
    pub(super) fn of(parts: &[Part]) -> Self {
        let known = parts.iter().filter(|part| part.result == Criterion::Pass);
        Self {
            points: known.clone().map(|part| part.points).sum(),
            known: known.map(|part| part.possible).sum(),
            possible: parts.iter().map(|part| part.possible).sum(),
        }
    }
}

/// All wishes of one trial, for one hospital.
pub(super) fn parts(
    needs: &Needs,
    hospital: &Hospital,
    asked: u32,
    median: u32,
    today: Date,
) -> Vec<Part> {
    let mut parts = vec![
        patients_part(needs, hospital, today),
        startup_part(hospital, today),
    ];
    if !needs.english.is_empty() {
        parts.push(english_part(needs, hospital, today));
    }
    parts.push(capacity_part(needs, hospital, today));
    if matches!(
        needs.review,
        Some(IrbRoute::SirbRequired | IrbRoute::SirbPreferred)
    ) {
        parts.push(review_part(hospital, today));
    }
    parts.push(fairness_part(asked, median));
    parts
}

/// 30 points: as many patients as Japan is asked for, counted with evidence A.
fn patients_part(needs: &Needs, hospital: &Hospital, today: Date) -> Part {
    const POSSIBLE: u32 = 30;
    let weighed = |count: u32, grade| share(POSSIBLE * percent(grade), count, needs.scale()) / 100;
    let best = rows(needs, hospital)
        .filter(|row| row.stated.state(today).holds())
        .filter_map(|row| {
            let count = patients(row)?;
            Some((weighed(count, row.grade()), count, row))
        })
        .max_by_key(|(points, count, row)| (*points, *count, std::cmp::Reverse(row.id)));
    if let Some((points, count, row)) = best {
        let reason = Reason::new(Why::PatientsCounted)
            .with("code", &row.icd10)
            .with("patients", count)
            .with("needed", needs.scale())
            .with("grade", row.grade())
            .about(Section::Diseases)
            .resting_on(&row.stated);
        return known(WishPart::Patients, points, POSSIBLE, reason);
    }
    match rows(needs, hospital).find(|row| patients(row).is_some()) {
        Some(row) => Part {
            result: Criterion::Expired,
            reason: Reason::out_of_date(Section::Diseases, &row.stated, today),
            ..open(WishPart::Patients, POSSIBLE, Section::Diseases)
        },
        None => open(WishPart::Patients, POSSIBLE, Section::Diseases),
    }
}

/// What a count by this grade weighs against one by A.
fn percent(grade: EvidenceGrade) -> u32 {
    match grade {
        EvidenceGrade::A => 100,
        EvidenceGrade::B => 85,
        EvidenceGrade::C => 70,
        EvidenceGrade::D => 50,
    }
}

fn startup_part(hospital: &Hospital, today: Date) -> Part {
    const POSSIBLE: u32 = 15;
    let answer = hospital.record.startup_days.map(|days| {
        let left = SLOW_DAYS.saturating_sub(days);
        let points = share(POSSIBLE, left, SLOW_DAYS - FAST_DAYS);
        (points, Reason::new(Why::StartupDays).with("days", days))
    });
    settle(
        WishPart::StartupDays,
        POSSIBLE,
        hospital,
        Section::Record,
        today,
        answer,
    )
}

/// The levels of the tasks asked; a task without an answer adds nothing.
fn english_part(needs: &Needs, hospital: &Hospital, today: Date) -> Part {
    const POSSIBLE: u32 = 15;
    const BEST_LEVEL: u32 = 4;
    let levels: Vec<u32> = needs
        .english
        .iter()
        .filter_map(|work| hospital.english.get(work))
        .map(|level| level.number())
        .collect();
    let asked = u32::try_from(needs.english.len()).unwrap_or(u32::MAX);
    let best = BEST_LEVEL.saturating_mul(asked);
    let sum = levels.iter().sum();
    let reason = Reason::new(Why::EnglishLevels)
        .with("known", levels.len())
        .with("asked", asked)
        .with("level", sum)
        .with("best", best);
    let answer = (!levels.is_empty()).then(|| (share(POSSIBLE, sum, best), reason));
    settle(
        WishPart::English,
        POSSIBLE,
        hospital,
        Section::English,
        today,
        answer,
    )
}

fn capacity_part(needs: &Needs, hospital: &Hospital, today: Date) -> Part {
    const POSSIBLE: u32 = 10;
    let answer = free_places(needs, hospital, today).map(|(free, _)| {
        let code = if free > 0 {
            Why::PlacesFree
        } else {
            Why::PlacesNone
        };
        (
            share(POSSIBLE, free, needs.scale()),
            Reason::new(code).with("patients", free),
        )
    });
    settle(
        WishPart::Capacity,
        POSSIBLE,
        hospital,
        Section::Slots,
        today,
        answer,
    )
}

fn review_part(hospital: &Hospital, today: Date) -> Part {
    const POSSIBLE: u32 = 5;
    let answer = hospital.irb.accepts_single.map(|answer| match answer {
        AcceptsSingle::Yes => (POSSIBLE, Reason::new(Why::SingleAccepted)),
        AcceptsSingle::CaseByCase => (POSSIBLE / 2, Reason::new(Why::SingleCaseByCase)),
        AcceptsSingle::No => (0, Reason::new(Why::SingleRefused)),
    });
    settle(
        WishPart::SingleReview,
        POSSIBLE,
        hospital,
        Section::Irb,
        today,
        answer,
    )
}

/// Who was asked no more often than most keeps all points.
fn fairness_part(asked: u32, median: u32) -> Part {
    const POSSIBLE: u32 = 5;
    let points = if asked <= median {
        POSSIBLE
    } else {
        share(POSSIBLE, median, asked)
    };
    let reason = Reason::new(Why::TimesAsked)
        .with("asked", asked)
        .with("median", median);
    known(WishPart::Fairness, points, POSSIBLE, reason)
}

/// `whole × part / of`, cut, and never more than `whole`.
fn share(whole: u32, part: u32, of: u32) -> u32 {
    let of = u64::from(of.max(1));
    let share = u64::from(whole) * u64::from(part).min(of) / of;
    u32::try_from(share).unwrap_or(whole)
}

fn known(part: WishPart, points: u32, possible: u32, reason: Reason) -> Part {
    Part {
        part,
        result: Criterion::Pass,
        points,
        possible,
        reason,
    }
}

fn open(part: WishPart, possible: u32, section: Section) -> Part {
    let reason = Reason::new(Why::NotStated).about(section);
    Part {
        part,
        result: Criterion::Unknown,
        points: 0,
        possible,
        reason,
    }
}

/// An answer counts only while its section holds.
fn settle(
    part: WishPart,
    possible: u32,
    hospital: &Hospital,
    section: Section,
    today: Date,
    answer: Option<(u32, Reason)>,
) -> Part {
    match (answer, hospital.stated.get(&section)) {
        (Some(_), Some(stated)) if stated.state(today) == ValueState::Expired => Part {
            result: Criterion::Expired,
            reason: Reason::out_of_date(section, stated, today),
            ..open(part, possible, section)
        },
        (Some((points, reason)), Some(stated)) => known(
            part,
            points,
            possible,
            reason.about(section).resting_on(stated),
        ),
        _ => open(part, possible, section),
    }
}
