//! Cases that may be the same as a new request (domain 2.6): a hint to the
//! desk, never shown to whoever asks.

use std::collections::BTreeSet;

use case_workflow::case::view::folded;
use case_workflow::code_lists::{CodeSystem, TherapeuticArea};
use case_workflow::ids::CaseId;
use case_workflow::inquiry::{DiseaseCode, Inquiry};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::alike::names_alike;
use crate::case_list::{CaseRow, light, named};
use crate::cases::only_body;
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
    let wanted = Compared::from(inquiry);
    let names = names_alike(db, &folded(&wanted.org_name)).await?;
    let mut order = Vec::new();
    for (id, case) in compared(db, names, except).await? {
        if order.len() < SHOWN_MAX && wanted.is_like(&case) {
            order.push(id);
        }
    }
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
async fn compared(
    db: &impl ConnectionTrait,
    names: Vec<String>,
    except: Option<CaseId>,
) -> Result<Vec<(Uuid, Compared)>, StoreError> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let except = except.map(|except| Column::Id.ne(except.0));
    let rows: Vec<(Uuid, String)> = only_body(Entity::find())
        .filter(Column::OrgNameFolded.is_in(names))
        .filter(Condition::all().add_option(except))
        .order_by_desc(Column::ReceivedAt)
        .order_by_desc(Column::Id)
        .limit(COMPARED_MAX)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, body)| {
            let case: Part = serde_json::from_str(&body)
                .map_err(|fault| StoreError::unreadable("case_bodies", id, fault))?;
            Ok((id, case.profile))
        })
        .collect()
}

/// A case's body, read past what is not compared.
#[derive(Deserialize)]
struct Part {
    profile: Compared,
}

/// What is compared of a request.
#[derive(Deserialize)]
struct Compared {
    org_name: String,
    product_public: Option<String>,
    #[serde(default)]
    trial_public_id: Vec<String>,
    #[serde(default)]
    indication_code: Vec<DiseaseCode>,
    indication_area: TherapeuticArea,
}

impl From<&Inquiry> for Compared {
    fn from(inquiry: &Inquiry) -> Self {
        Self {
            org_name: inquiry.org_name.clone(),
            product_public: inquiry.product_public.clone(),
            trial_public_id: inquiry.trial_public_id.clone(),
            indication_code: inquiry.indication_code.clone(),
            indication_area: inquiry.indication_area,
        }
    }
}

impl Compared {
    /// Same company and same product or registry number; or a company much
    /// alike and the same disease, or where one has no code, the same area.
    fn is_like(&self, other: &Self) -> bool {
        if folded(&self.org_name) == folded(&other.org_name) {
            let product = |one: &Self| one.product_public.as_deref().map(folded);
            let same_product = product(self).is_some() && product(self) == product(other);
            let same_trial = self.trial_public_id.iter().any(|id| {
                other
                    .trial_public_id
                    .iter()
                    .any(|other| folded(id) == folded(other))
            });
            if same_product || same_trial {
                return true;
            }
        }
        let (ours, theirs) = (self.diseases(), other.diseases());
        if ours.is_empty() || theirs.is_empty() {
            self.indication_area == other.indication_area
        } else {
            !ours.is_disjoint(&theirs)
        }
    }

    /// ICD-10 codes to three characters.
    fn diseases(&self) -> BTreeSet<String> {
        self.indication_code
            .iter()
            .filter(|code| code.system == CodeSystem::Icd10)
            .map(|code| code.code.chars().take(3).collect())
            .collect()
    }
}
