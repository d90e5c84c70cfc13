//! Company names that are much alike, found without reading every name.
//!
//! Two names are alike when they share six in ten of their trigrams. Put in one
//! and the same order, such names share at least one among the first of each
//! (`n - ⌈0.6 n⌉ + 1` of `n`), so only those are kept and looked up; what is
//! found is then compared whole. Nothing alike is missed.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::error::StoreError;
use crate::rows::cases;
use crate::rows::company_grams::{self, Column, Entity};

/// Names kept by one statement.
const KEPT_AT_ONCE: usize = 100;
/// Words that many companies bear. Their trigrams come last in the order, so
/// that the first ones of a name tell it from most others. A migration that
/// empties `company_grams` has to go with any change of these words or of the
/// order: the rows were chosen by it.
const COMMON: &str = "therapeutics pharmaceuticals pharma biopharma biologics biosciences bioscience \
    biotech biotechnologies medical medicines medicine oncology genomics healthcare health \
    sciences technologies devices laboratories labs group holdings international company inc \
    incorporated corporation corp limited ltd gmbh llc plc";

static COMMON_GRAMS: LazyLock<BTreeSet<Gram>> = LazyLock::new(|| {
    COMMON
        .split_whitespace()
        .flat_map(|word| {
            let padded: Vec<char> = word.chars().chain([' ']).collect();
            grams_of(&padded)
        })
        .collect()
});

/// Three neighbouring characters.
type Gram = [char; 3];

/// A folded name as what is compared of it: each trigram once, in order.
pub(crate) struct Grams(Vec<Gram>);

impl Grams {
    /// Every three neighbouring characters, with the ends marked.
    pub(crate) fn of(name: &str) -> Self {
        let padded: Vec<char> = [' ', ' ']
            .into_iter()
            .chain(name.chars())
            .chain([' '])
            .collect();
        let mut grams = grams_of(&padded);
        grams.sort_unstable();
        grams.dedup();
        Self(grams)
    }

    /// Whether six in ten of both names' trigrams are shared (domain 2.6).
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        let theirs = |gram: &&Gram| other.0.binary_search(gram).is_ok();
        let shared = self.0.iter().filter(theirs).count();
        let all = self.0.len() + other.0.len() - shared;
        10 * shared >= 6 * all
    }

    /// Those of which an alike name has at least one.
    fn first(&self) -> impl Iterator<Item = String> {
        let mut ordered: Vec<&Gram> = self.0.iter().collect();
        ordered.sort_by_key(|gram| (COMMON_GRAMS.contains(*gram), **gram));
        let n = ordered.len();
        let first = n - (6 * n).div_ceil(10) + 1;
        ordered.truncate(first);
        ordered.into_iter().map(String::from_iter)
    }
}

fn grams_of(characters: &[char]) -> Vec<Gram> {
    let three = |three: &[char]| [three[0], three[1], three[2]];
    characters.windows(3).map(three).collect()
}

/// The folded names of companies that are much alike `company`, itself among
/// them where a case bears it.
pub(crate) async fn names_alike(
    db: &impl ConnectionTrait,
    company: &str,
) -> Result<Vec<String>, StoreError> {
    let wanted = Grams::of(company);
    let near: Vec<String> = Entity::find()
        .select_only()
        .column(Column::NameFolded)
        .distinct()
        .filter(Column::Gram.is_in(wanted.first()))
        .into_tuple()
        .all(db)
        .await?;
    let alike = |name: &String| wanted.is_alike(&Grams::of(name));
    Ok(near.into_iter().filter(alike).collect())
}

/// Keeps a folded name for [`names_alike`].
pub(crate) async fn keep(db: &impl ConnectionTrait, names: &[String]) -> Result<(), StoreError> {
    for some in names.chunks(KEPT_AT_ONCE) {
        let rows = some.iter().flat_map(|name| {
            Grams::of(name)
                .first()
                .map(|gram| company_grams::ActiveModel {
                    gram: Set(gram),
                    name_folded: Set(name.clone()),
                })
                .collect::<Vec<_>>()
        });
        Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([Column::Gram, Column::NameFolded])
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// The folded names of cases that are not kept yet: all of them after the
/// migration that made the table.
pub(crate) async fn not_kept(db: &impl ConnectionTrait) -> Result<Vec<String>, StoreError> {
    let kept = Query::select()
        .column(Column::NameFolded)
        .from(Entity)
        .to_owned();
    Ok(cases::Entity::find()
        .select_only()
        .column(cases::Column::OrgNameFolded)
        .distinct()
        .filter(cases::Column::OrgNameFolded.not_in_subquery(kept))
        .into_tuple()
        .all(db)
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use case_workflow::case::view::folded;

    #[test]
    fn a_legal_form_more_or_less_is_the_same_company_and_another_name_is_not() {
        let one = Grams::of(&folded("Northwind Therapeutics, Inc."));
        assert!(one.is_alike(&Grams::of(&folded("Northwind Therapeutics"))));
        assert!(!one.is_alike(&Grams::of(&folded("Southgate Biologics"))));
    }

    #[test]
    fn every_alike_pair_shares_one_of_its_first_trigrams() {
        let first = [
            "North", "Nord", "Silver", "Sylver", "武田", "A", "Bio", "Inter",
        ];
        let second = [
            "wind", "wynd", "field", "fields", "薬品", "", "gen", "genix",
        ];
        let third = ["Therapeutics", "Therapeutic", "Pharma", "Inc", "工業", ""];
        let mut names = Vec::new();
        for one in first {
            for two in second {
                for three in third {
                    names.push(folded(&format!("{one}{two} {three}")));
                }
            }
        }
        let mut alike = 0;
        for one in &names {
            let (grams, first): (_, BTreeSet<String>) =
                (Grams::of(one), Grams::of(one).first().collect());
            for other in names.iter().filter(|other| *other != one) {
                let other = Grams::of(other);
                if grams.is_alike(&other) {
                    alike += 1;
                    assert!(other.first().any(|gram| first.contains(&gram)), "{one}");
                }
            }
        }
        assert!(alike > 500, "only {alike} pairs were looked at");
    }
}
