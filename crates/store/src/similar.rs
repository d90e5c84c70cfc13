//! Cases that may be the same as a new request (domain 2.6): a hint to the
//! desk, never shown to whoever asks.

use std::collections::BTreeSet;

use case_workflow::case::Case;
use case_workflow::case::view::folded;
use case_workflow::code_lists::CodeSystem;
use case_workflow::ids::CaseId;
use case_workflow::inquiry::Inquiry;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::case_list::{CaseRow, light, named};
use crate::cases::bodies;
use crate::error::StoreError;
use crate::open::Store;
use crate::rows::cases::Column;
use crate::write::Write;

/// Company names at least this alike are taken for one (domain 2.6).
const ALIKE: f64 = 0.6;
/// Cases whose company name is compared: the newest.
const COMPARED_MAX: u64 = 5_000;
/// Most cases that are shown.
const SHOWN_MAX: usize = 10;

impl Store {
    /// Cases that look like this request, newest first, at most 10; `except`
    /// is the case of the request itself.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn similar(
        &self,
        inquiry: &Inquiry,
        except: Option<CaseId>,
    ) -> Result<Vec<CaseRow>, StoreError> {
        similar(self.reader(), inquiry, except).await
    }
}

impl Write {
    /// The same, before a request is written: its mail to the desk says how
    /// many there are.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn similar(
        &self,
        inquiry: &Inquiry,
        except: Option<CaseId>,
    ) -> Result<Vec<CaseRow>, StoreError> {
        similar(&self.txn, inquiry, except).await
    }
}

async fn similar(
    db: &impl ConnectionTrait,
    inquiry: &Inquiry,
    except: Option<CaseId>,
) -> Result<Vec<CaseRow>, StoreError> {
    let company = folded(&inquiry.org_name);
    let names: Vec<(Uuid, String)> = crate::rows::cases::Entity::find()
        .select_only()
        .columns([Column::Id, Column::OrgNameFolded])
        .order_by_desc(Column::ReceivedAt)
        .limit(COMPARED_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let wanted = trigrams(&company);
    let near: Vec<Uuid> = names
        .into_iter()
        .filter(|(id, _)| except.is_none_or(|except| except.0 != *id))
        .filter(|(_, name)| *name == company || alike(&wanted, &trigrams(name)) >= ALIKE)
        .map(|(id, _)| id)
        .take(200)
        .collect();
    let mut cases = bodies(db, near).await?;
    cases.retain(|case| is_similar(inquiry, &company, case));
    cases.sort_by(|a, b| b.received_at.cmp(&a.received_at).then(b.id.cmp(&a.id)));
    cases.truncate(SHOWN_MAX);
    let order: Vec<Uuid> = cases.iter().map(|case| case.id.0).collect();
    if order.is_empty() {
        return Ok(Vec::new());
    }
    let rows = light()
        .filter(Column::Id.is_in(order.iter().copied()))
        .into_model()
        .all(db)
        .await?;
    let mut rows = named(db, rows).await?;
    rows.sort_by_key(|row| order.iter().position(|id| *id == row.id.0));
    Ok(rows)
}

/// Same company and same product or registry number; or a company much alike
/// and the same disease, or where neither has a code, the same area.
fn is_similar(inquiry: &Inquiry, company: &str, case: &Case) -> bool {
    let other = &case.profile;
    if folded(&other.org_name) == company {
        let product = |one: &Inquiry| one.product_public.as_deref().map(folded);
        let same_product = product(inquiry).is_some() && product(inquiry) == product(other);
        let same_trial = inquiry.trial_public_id.iter().any(|id| {
            other
                .trial_public_id
                .iter()
                .any(|other| folded(id) == folded(other))
        });
        if same_product || same_trial {
            return true;
        }
    }
    let (ours, theirs) = (diseases(inquiry), diseases(other));
    if ours.is_empty() || theirs.is_empty() {
        inquiry.indication_area == other.indication_area
    } else {
        !ours.is_disjoint(&theirs)
    }
}

/// ICD-10 codes to three characters.
fn diseases(inquiry: &Inquiry) -> BTreeSet<String> {
    inquiry
        .indication_code
        .iter()
        .filter(|code| code.system == CodeSystem::Icd10)
        .map(|code| code.code.chars().take(3).collect())
        .collect()
}

/// Every three neighbouring characters, with the ends marked.
fn trigrams(name: &str) -> BTreeSet<[char; 3]> {
    let padded: Vec<char> = "  "
        .chars()
        .chain(name.chars())
        .chain(" ".chars())
        .collect();
    padded
        .windows(3)
        .map(|three| [three[0], three[1], three[2]])
        .collect()
}

/// Shared trigrams in all trigrams, 0 to 1.
#[expect(
    clippy::cast_precision_loss,
    reason = "a name has far fewer than 2^52 trigrams"
)]
fn alike(a: &BTreeSet<[char; 3]>, b: &BTreeSet<[char; 3]>) -> f64 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    if all == 0 {
        0.0
    } else {
        shared as f64 / all as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_form_more_or_less_is_the_same_company_and_another_name_is_not() {
        let one = trigrams(&folded("Northwind Therapeutics, Inc."));
        assert!(alike(&one, &trigrams(&folded("Northwind Therapeutics"))) >= ALIKE);
        assert!(alike(&one, &trigrams(&folded("Southgate Biologics"))) < ALIKE);
    }
}
