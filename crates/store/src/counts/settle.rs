//! Bringing the ledger to what the counting rule says of a case and of
//! everything that may be one unit with it.

use std::collections::{BTreeMap, BTreeSet};

use case_workflow::calendar::FiscalYear;
use case_workflow::case::Case;
use case_workflow::count::ledger::{Change, ChangeReason, Key, diff};
use case_workflow::count::{
    Class, Correction, CountCase, CountInput, Entry, Freezes, RuleId, count,
};
use case_workflow::ids::CaseId;
use jiff::Timestamp;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

use super::{dates_row, year_of, year_row};
use crate::error::StoreError;
use crate::names::Names;
use crate::rows::{case_bodies, cases, corrections, fiscal_years, ledger};
use crate::save::unit_key;
use crate::time::{from_row, to_row};
use crate::write::Write;

/// How often the circle of cases is widened before that is given up: a chain
/// of merges longer than this is no longer one unit of anything.
const WIDENED_MAX: usize = 12;
/// So many cases are named one by one when their corrections are read; for more
/// of them all corrections are.
const SOME_CASES: usize = 100;

/// What the rule looks at, of one case.
pub(super) struct Facts {
    pub(super) id: Uuid,
    pub(super) case: CountCase,
    unit_key: String,
    merged_into: Option<Uuid>,
}

impl Write {
    /// Adds to the ledger what an act changed about the counts; nothing where
    /// none of the facts changed.
    pub(crate) async fn settle_counts(
        &mut self,
        before: Option<&Case>,
        case: &Case,
    ) -> Result<(), StoreError> {
        let same = before.is_some_and(|before| {
            before.count_facts(Vec::new()) == case.count_facts(Vec::new())
                && before.merged_into == case.merged_into
        });
        if same || (before.is_none() && self.stands_alone(case).await?) {
            return Ok(());
        }
        let keys = before.into_iter().chain([case]).map(unit_key).collect();
        let ids = before
            .into_iter()
            .chain([case])
            .flat_map(relatives)
            .collect();
        self.settle(ids, keys, None).await
    }

    /// Whether a new case is a unit of its own that is not accepted yet. It has
    /// no line in the ledger and moves no other case's, so nobody has to wait
    /// for anybody.
    async fn stands_alone(&self, case: &Case) -> Result<bool, StoreError> {
        if case.accepted_at.is_some() || relatives(case).any(|id| id != case.id.0) {
            return Ok(false);
        }
        let other: Option<Uuid> = cases::Entity::find()
            .select_only()
            .column(cases::Column::Id)
            .filter(cases::Column::UnitKey.eq(unit_key(case)))
            .filter(cases::Column::Id.ne(case.id.0))
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(other.is_none())
    }

    /// The same for one case whose correction was just written.
    pub(super) async fn settle_correction(
        &mut self,
        case: Uuid,
        correction: Uuid,
    ) -> Result<(), StoreError> {
        self.settle(BTreeSet::from([case]), BTreeSet::new(), Some(correction))
            .await
    }

    async fn settle(
        &mut self,
        ids: BTreeSet<Uuid>,
        keys: BTreeSet<String>,
        correction: Option<Uuid>,
    ) -> Result<(), StoreError> {
        // One at a time: two cases of one unit that change at once would each
        // be counted without the other's change.
        self.count_up("ledger").await?;
        let facts = unit(&self.txn, ids, keys).await?;
        let ids: BTreeMap<String, Uuid> = facts
            .iter()
            .map(|one| (one.case.id.clone(), one.id))
            .collect();
        let output = count(&CountInput {
            rule: RuleId::R1,
            as_of: self.now,
            cases: facts.into_iter().map(|one| one.case).collect(),
            frozen: None,
        })?;
        let freezes = freezes(&self.txn).await?;
        let kept = kept(&self.txn, ids.keys().cloned().collect()).await?;
        let rows: Vec<ledger::ActiveModel> = diff(&kept, &output.entries)
            .into_iter()
            .map(|change| self.line(&change, &output.entries, &ids, &freezes, correction))
            .collect::<Result<_, _>>()?;
        if rows.is_empty() {
            return Ok(());
        }
        ledger::Entity::insert_many(rows)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    fn line(
        &self,
        change: &Change,
        entries: &[Entry],
        ids: &BTreeMap<String, Uuid>,
        freezes: &Freezes,
        correction: Option<Uuid>,
    ) -> Result<ledger::ActiveModel, StoreError> {
        let key = &change.key;
        let here = entries
            .iter()
            .filter(|entry| {
                (&entry.case, entry.class, entry.fiscal_year)
                    == (&key.case, key.class, key.fiscal_year)
            })
            // The correction just made is what this line is about.
            .min_by_key(|entry| {
                let newest = entry.is_correction() && entry.at == Some(self.now);
                (newest != correction.is_some(), entry.is_correction())
            });
        let because = match (&change.reason, here) {
            (_, Some(entry)) => entry.because.clone(),
            (ChangeReason::Moved { to }, None) => {
                let class: &str = to.class.into();
                format!("now counted as {class} in {}", to.fiscal_year)
            }
            (_, None) => "no longer counted".to_owned(),
        };
        let reason = match here.filter(|_| correction.is_some()) {
            Some(entry) => ChangeReason::Counted {
                entry: entry.reason.clone(),
            },
            None => change.reason.clone(),
        };
        let unwritable = |fault| StoreError::unreadable("ledger", &key.case, fault);
        let class: &str = key.class.into();
        let rule: &str = RuleId::R1.into();
        Ok(ledger::ActiveModel {
            id: Set(self.new_id()),
            case_id: Set(ids.get(&key.case).copied()),
            case_number: Set(key.case.clone()),
            class: Set(class.to_owned()),
            fiscal_year: Set(year_row(key.fiscal_year)),
            delta: Set(i32::try_from(change.delta).unwrap_or(0)),
            rule: Set(rule.to_owned()),
            because: Set(because),
            reason: Set(serde_json::to_string(&reason).map_err(unwritable)?),
            counted_on: Set(here.map(|entry| entry.booked_on().to_string())),
            dates: Set(dates_row(
                &here.map(|entry| entry.dates).unwrap_or_default(),
            )),
            restatement: Set(freezes.state(key.fiscal_year).is_restated_by(self.now)),
            correction_id: Set(correction),
            recorded_at: Set(to_row(self.now)),
        })
    }
}

fn relatives(case: &Case) -> impl Iterator<Item = Uuid> + '_ {
    [Some(case.id), case.merged_into, case.predecessor]
        .into_iter()
        .flatten()
        .chain(case.absorbed.iter().copied())
        .map(|CaseId(id)| id)
}

/// Every case that may be one unit with these: by key, and by merges, as far
/// as that leads.
async fn unit(
    db: &impl ConnectionTrait,
    mut ids: BTreeSet<Uuid>,
    mut keys: BTreeSet<String>,
) -> Result<Vec<Facts>, StoreError> {
    let mut facts = Vec::new();
    for _ in 0..WIDENED_MAX {
        let which = Condition::any()
            .add(cases::Column::Id.is_in(ids.iter().copied()))
            .add(cases::Column::MergedInto.is_in(ids.iter().copied()))
            .add(cases::Column::UnitKey.is_in(keys.iter().cloned()));
        facts = load(db, which).await?;
        let known = (ids.len(), keys.len());
        for one in &facts {
            ids.insert(one.id);
            ids.extend(one.merged_into);
            keys.insert(one.unit_key.clone());
        }
        if (ids.len(), keys.len()) == known {
            break;
        }
    }
    with_corrections(db, facts).await
}

/// The facts of every case.
pub(super) async fn everything(db: &impl ConnectionTrait) -> Result<Vec<Facts>, StoreError> {
    let facts = load(db, Condition::all()).await?;
    with_corrections(db, facts).await
}

async fn load(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<Facts>, StoreError> {
    use cases::Column as C;
    type Row = (Uuid, String, String, Option<Uuid>);
    let rows: Vec<Row> = cases::Entity::find()
        .select_only()
        .inner_join(case_bodies::Entity)
        .column(C::Id)
        .column(case_bodies::Column::CountFacts)
        .columns([C::UnitKey, C::MergedInto])
        .filter(which)
        .order_by_asc(C::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut facts = Vec::with_capacity(rows.len());
    for (id, json, unit_key, merged_into) in rows {
        let case = serde_json::from_str(&json)
            .map_err(|fault| StoreError::unreadable("cases", id, fault))?;
        facts.push(Facts {
            id,
            case,
            unit_key,
            merged_into,
        });
    }
    // The rule knows cases by their numbers.
    let numbers: BTreeMap<Uuid, String> = facts
        .iter()
        .map(|one| (one.id, one.case.id.clone()))
        .collect();
    for one in &mut facts {
        one.case.merged_into = one.merged_into.and_then(|id| numbers.get(&id).cloned());
    }
    Ok(facts)
}

async fn with_corrections(
    db: &impl ConnectionTrait,
    mut facts: Vec<Facts>,
) -> Result<Vec<Facts>, StoreError> {
    let places: BTreeMap<Uuid, usize> = facts
        .iter()
        .enumerate()
        .map(|(place, one)| (one.id, place))
        .collect();
    let some = places.len() <= SOME_CASES;
    let about = some.then(|| corrections::Column::CaseId.is_in(places.keys().copied()));
    let rows = corrections::Entity::find()
        .filter(Condition::all().add_option(about))
        .order_by_asc(corrections::Column::At)
        .order_by_asc(corrections::Column::Id)
        .all(db)
        .await?;
    let names = Names::of(db, rows.iter().map(|row| row.by_id).collect()).await?;
    for row in rows {
        let Some(place) = places.get(&row.case_id) else {
            continue;
        };
        facts[*place].case.corrections.push(Correction {
            at: from_row(row.at),
            by: names
                .get(Some(row.by_id))
                .map(|named| named.name)
                .unwrap_or_default(),
            delta: row.delta,
            why: row.why,
        });
    }
    Ok(facts)
}

/// When each year was frozen.
pub(super) async fn freezes(db: &impl ConnectionTrait) -> Result<Freezes, StoreError> {
    Ok(frozen(db).await?.into_iter().collect())
}

pub(super) async fn frozen(
    db: &impl ConnectionTrait,
) -> Result<Vec<(FiscalYear, Timestamp)>, StoreError> {
    let rows = fiscal_years::Entity::find()
        .filter(fiscal_years::Column::FrozenAt.is_not_null())
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((year_of(row.year), from_row(row.frozen_at?))))
        .collect())
}

/// The sums that stand in the ledger for these cases.
async fn kept(
    db: &impl ConnectionTrait,
    numbers: Vec<String>,
) -> Result<BTreeMap<Key, i64>, StoreError> {
    let rows = ledger::Entity::find()
        .filter(ledger::Column::CaseNumber.is_in(numbers))
        .all(db)
        .await?;
    let mut sums = BTreeMap::new();
    for row in rows {
        let key = Key {
            fiscal_year: year_of(row.fiscal_year),
            class: class(&row)?,
            case: row.case_number,
        };
        *sums.entry(key).or_insert(0) += i64::from(row.delta);
    }
    Ok(sums)
}

pub(super) fn class(row: &ledger::Model) -> Result<Class, StoreError> {
    row.class
        .parse()
        .map_err(|_| StoreError::unreadable("ledger", row.id, &row.class))
}
