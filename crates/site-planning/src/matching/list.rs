//! The list: who meets every must first, who cannot be judged apart, who does
//! not meet one last, each with its reasons.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use case_workflow::ids::HospitalId;
use case_workflow::register::{Criterion, Hospital, MatchFit, Prefecture};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::hard::{Judged, judge};
use super::needs::{Must, Needs};
use super::soft::{Part, Score, parts};

/// One hospital as matching looks at it.
#[derive(Debug, Clone, Copy)]
pub struct HospitalFacts<'a> {
    /// Which.
    pub id: HospitalId,
    /// Its entry in the register.
    pub hospital: &'a Hospital,
    /// It belongs to the operator of the desk: a second person checks the list.
    pub own: bool,
    /// Rounds it was asked in during the last 12 months.
    pub asked_12_months: u32,
}

/// Where a hospital stands after the musts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Standing {
    /// Meets every must.
    Met,
    /// Fails none, but one or more cannot be judged: unknown or out of date.
    Open,
    /// Does not meet one or more.
    Dropped,
}

/// One hospital on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Candidate {
    /// Which.
    pub hospital: HospitalId,
    /// Name in Japanese.
    pub name_ja: String,
    /// Name in English.
    pub name_en: String,
    /// Prefecture.
    pub prefecture: Option<Prefecture>,
    /// A clinical research core hospital.
    pub core: bool,
    /// Invented for a demonstration.
    pub demonstration: bool,
    /// Belongs to the operator of the desk.
    pub own: bool,
    /// Where it stands.
    pub standing: Standing,
    /// In words.
    pub fit: MatchFit,
    /// Every must.
    pub musts: Vec<Judged>,
    /// Every wish.
    pub parts: Vec<Part>,
    /// The sum.
    pub score: Score,
    /// Rounds it was asked in during the last 12 months.
    pub asked_12_months: u32,
}

/// The must that keeps most hospitals off the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Costliest {
    /// Which.
    pub must: Must,
    /// How many hospitals do not meet it.
    pub excludes: u32,
}

/// The whole list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CandidateList {
    /// All hospitals, best first.
    pub candidates: Vec<Candidate>,
    /// How many meet every must.
    pub met: u32,
    /// How many cannot be judged.
    pub open: u32,
    /// How many do not meet a must.
    pub dropped: u32,
    /// Median of the rounds asked in during the last 12 months, cut to a whole
    /// number.
    pub asked_median: u32,
    /// The must that keeps most hospitals off the list, if any does.
    pub costliest_rule: Option<Costliest>,
}

/// Holds every hospital against a trial's needs on `today`. The order of
/// `hospitals` does not matter.
#[must_use]
pub fn candidates(needs: &Needs, hospitals: &[HospitalFacts<'_>], today: Date) -> CandidateList {
    let asked_median = median(
        hospitals
            .iter()
            .map(|facts| facts.asked_12_months)
            .collect(),
    );
    let mut candidates: Vec<Candidate> = hospitals
        .iter()
        .map(|facts| candidate(needs, facts, asked_median, today))
        .collect();
    candidates.sort_by_key(|candidate| {
        let not = |result| {
            candidate
                .musts
                .iter()
                .filter(|must| must.result == result)
                .count()
        };
        (
            candidate.standing,
            not(Criterion::Fail),
            not(Criterion::Unknown) + not(Criterion::Expired),
            Reverse(candidate.score.points),
            candidate.hospital,
        )
    });
    let count = |standing| {
        let standing = candidates
            .iter()
            .filter(|candidate| candidate.standing == standing);
        u32::try_from(standing.count()).unwrap_or(u32::MAX)
    };
    CandidateList {
        met: count(Standing::Met),
        open: count(Standing::Open),
        dropped: count(Standing::Dropped),
        asked_median,
        costliest_rule: costliest(&candidates),
        candidates,
    }
}

fn candidate(needs: &Needs, facts: &HospitalFacts<'_>, median: u32, today: Date) -> Candidate {
    let hospital = facts.hospital;
    let musts = judge(needs, hospital, today);
    let parts = parts(needs, hospital, facts.asked_12_months, median, today);
    let score = Score::of(&parts);
    let any = |result| musts.iter().any(|must| must.result == result);
    let standing = if any(Criterion::Fail) {
        Standing::Dropped
    } else if any(Criterion::Unknown) || any(Criterion::Expired) {
        Standing::Open
    } else {
        Standing::Met
    };
    let fit = match standing {
        // Two thirds of what was possible.
        Standing::Met if score.points * 3 >= score.possible * 2 => MatchFit::Good,
        Standing::Met => MatchFit::Fit,
        Standing::Open => MatchFit::CannotBeJudged,
        Standing::Dropped => MatchFit::Partial,
    };
    Candidate {
        hospital: facts.id,
        name_ja: hospital.basic.name_ja.clone(),
        name_en: hospital.basic.name_en.clone(),
        prefecture: hospital.basic.prefecture,
        core: hospital.is_core(),
        demonstration: hospital.demonstration,
        own: facts.own,
        standing,
        fit,
        musts,
        parts,
        score,
        asked_12_months: facts.asked_12_months,
    }
}

/// Of equal rules, the one that people read first.
fn costliest(candidates: &[Candidate]) -> Option<Costliest> {
    let mut excludes: BTreeMap<Must, u32> = BTreeMap::new();
    for judged in candidates.iter().flat_map(|candidate| &candidate.musts) {
        if judged.result == Criterion::Fail {
            *excludes.entry(judged.must).or_default() += 1;
        }
    }
    excludes
        .into_iter()
        .max_by_key(|(must, excludes)| (*excludes, Reverse(*must)))
        .map(|(must, excludes)| Costliest { must, excludes })
}

fn median(mut numbers: Vec<u32>) -> u32 {
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    match numbers.get(middle) {
        None => 0,
        Some(upper) if numbers.len() % 2 == 1 => *upper,
        Some(upper) => {
            let lower = numbers
                .get(middle.saturating_sub(1))
                .copied()
                .unwrap_or(*upper);
            lower + (upper - lower) / 2
        }
    }
}
