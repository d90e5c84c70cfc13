//! Which cases are one unit: those merged by hand, and those of one track with
//! the same group, product and question received within 24 months of each
//! other, unless one follows the other as its successor.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Span, Timestamp};

use super::{CountCase, CountFault, CountInput, Track};
use crate::calendar::jst_date;

/// How far apart duplicates may be received.
const MONTHS_MAX: i8 = 24;

/// The cases of the input, grouped. Indices are places in `input.cases`.
pub(super) struct Units<'a> {
    cases: &'a [CountCase],
    /// A member of the same unit nearer to the root; a root names itself.
    toward_root: Vec<usize>,
    /// The members, at the root.
    members: Vec<Vec<usize>>,
    predecessor: Vec<Option<usize>>,
    successors: Vec<Vec<usize>>,
    /// For each id named as a predecessor, the cases that name it.
    named: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Units<'a> {
    /// Groups the cases that exist at `as_of`.
    ///
    /// # Errors
    /// If two cases share an id, or one is merged into a case that is not there.
    pub(super) fn of(input: &'a CountInput) -> Result<Self, CountFault> {
        let cases = &input.cases;
        let mut place = BTreeMap::new();
        for (index, case) in cases.iter().enumerate() {
            if place.insert(case.id.as_str(), index).is_some() {
                return Err(CountFault::SameId {
                    index,
                    id: case.id.clone(),
                });
            }
        }
        let mut units = Self {
            cases,
            toward_root: (0..cases.len()).collect(),
            members: (0..cases.len()).map(|index| vec![index]).collect(),
            predecessor: vec![None; cases.len()],
            successors: vec![Vec::new(); cases.len()],
            named: BTreeMap::new(),
        };
        for (index, case) in cases
            .iter()
            .enumerate()
            .filter(|(_, case)| exists(case, input.as_of))
        {
            if let Some(id) = &case.predecessor {
                units.named.entry(id).or_default().push(index);
                if let Some(&earlier) = place.get(id.as_str()) {
                    units.predecessor[index] = Some(earlier);
                    units.successors[earlier].push(index);
                }
            }
        }
        for (index, case) in cases.iter().enumerate() {
            if let Some(id) = &case.merged_into {
                let Some(&into) = place.get(id.as_str()) else {
                    return Err(CountFault::MergedIntoUnknown {
                        index,
                        id: id.clone(),
                    });
                };
                units.unite(index, into);
            }
        }
        units.find_duplicates(input.as_of);
        Ok(units)
    }

    /// Each unit's members, ordered by id.
    pub(super) fn members(&self) -> impl Iterator<Item = Vec<&'a CountCase>> {
        self.members
            .iter()
            .filter(|members| !members.is_empty())
            .map(|members| {
                let mut cases: Vec<_> = members.iter().map(|&index| &self.cases[index]).collect();
                cases.sort_by(|a, b| a.id.cmp(&b.id));
                cases
            })
    }

    /// The first case, by id, that another case names as its predecessor.
    pub(super) fn successor_of(&self, case: &CountCase) -> Option<&'a CountCase> {
        let naming = self.named.get(case.id.as_str())?;
        let others = naming
            .iter()
            .map(|&index| &self.cases[index])
            .filter(|other| other.id != case.id);
        others.min_by(|a, b| a.id.cmp(&b.id))
    }

    /// Each case joins the nearest earlier one that it may join. Whatever lies
    /// within 24 months before it is already within 24 months of each other, so
    /// the nearest is enough, and where a successor stands between two
    /// look-alikes it keeps its own.
    fn find_duplicates(&mut self, as_of: Timestamp) {
        let mut alike: BTreeMap<_, Vec<(Timestamp, &str, usize)>> = BTreeMap::new();
        let cases = self.cases;
        for (index, case) in cases.iter().enumerate() {
            let received = case.received_at.filter(|at| *at <= as_of);
            if let (Some(key), Some(received)) = (likeness(case), received) {
                alike
                    .entry(key)
                    .or_default()
                    .push((received, &case.id, index));
            }
        }
        for group in alike.values_mut() {
            group.sort_unstable();
            for (later, &(received, _, index)) in group.iter().enumerate() {
                let on = jst_date(received);
                let near = group[..later].iter().rev().take_while(|(earlier, ..)| {
                    on <= jst_date(*earlier).saturating_add(Span::new().months(MONTHS_MAX))
                });
                for &(_, _, earlier) in near {
                    if self.root(index) == self.root(earlier) {
                        break;
                    }
                    if !self.follow_each_other(index, earlier) {
                        self.unite(index, earlier);
                        break;
                    }
                }
            }
        }
    }

    /// Whether a member of the one unit comes, over any number of predecessors,
    /// from a member of the other.
    fn follow_each_other(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let (small, other) = if self.members[a].len() <= self.members[b].len() {
            (a, b)
        } else {
            (b, a)
        };
        let reaches = |step: &dyn Fn(usize) -> Vec<usize>| {
            let mut seen = BTreeSet::new();
            let mut open = self.members[small].clone();
            while let Some(index) = open.pop() {
                if seen.insert(index) {
                    open.extend(step(index));
                }
            }
            seen.into_iter().any(|index| self.root(index) == other)
        };
        reaches(&|index| self.predecessor[index].into_iter().collect())
            || reaches(&|index| self.successors[index].clone())
    }

    fn root(&self, index: usize) -> usize {
        let mut at = index;
        while self.toward_root[at] != at {
            at = self.toward_root[at];
        }
        at
    }

    /// The smaller unit joins the larger, so that the way to the root stays
    /// short.
    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (small, large) = if self.members[a].len() <= self.members[b].len() {
            (a, b)
        } else {
            (b, a)
        };
        self.toward_root[small] = large;
        let moved = std::mem::take(&mut self.members[small]);
        self.members[large].extend(moved);
    }
}

/// A case received later has not happened; one without a receipt time was
/// received at a time that nobody wrote down.
pub(super) fn exists(case: &CountCase, as_of: Timestamp) -> bool {
    case.received_at.is_none_or(|at| at <= as_of)
}

/// What two duplicates share. Nothing is known to be equal where a part is not
/// known.
fn likeness(case: &CountCase) -> Option<(Track, &str, &str, &str)> {
    Some((
        case.track,
        case.sponsor_group.as_deref()?,
        case.product.as_deref()?,
        case.question.as_deref()?,
    ))
}
