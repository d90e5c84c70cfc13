//! Cases that may be the same as a new request (domain 2.6): a hint to the
//! desk, never shown to whoever asks.

use std::collections::BTreeSet;

use case_workflow::case::Case;
use case_workflow::case::view::folded;
use case_workflow::code_lists::CodeSystem;
use case_workflow::ids::CaseId;
use case_workflow::inquiry::Inquiry;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::alike::names_alike;
use crate::case_list::{CaseRow, light, named};
use crate::cases::read_body;
use crate::error::StoreError;
use crate::open::Store;
use crate::rows::cases::{Column, Entity};
use crate::write::Write;

/// Cases of companies with such a name that are compared: the newest.
const COMPARED_MAX: u64 = 200;
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
    let names = names_alike(db, &company).await?;
    let mut cases = whole(db, names, except).await?;
    cases.retain(|case| is_similar(inquiry, &company, case));
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

/// The cases of companies with these names, newest first.
async fn whole(
    db: &impl ConnectionTrait,
    names: Vec<String>,
    except: Option<CaseId>,
) -> Result<Vec<Case>, StoreError> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let except = except.map(|except| Column::Id.ne(except.0));
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Body])
        .filter(Column::OrgNameFolded.is_in(names))
        .filter(Condition::all().add_option(except))
        .order_by_desc(Column::ReceivedAt)
        .order_by_desc(Column::Id)
        .limit(COMPARED_MAX)
        .into_tuple()
        .all(db)
        .await?;
    rows.iter().map(|(id, body)| read_body(*id, body)).collect()
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
