//! What a firm may read of the register: the entries of hospitals that were put
//! before it by name.

use case_workflow::case::Case;
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use sea_orm::EntityTrait;

use crate::cases::CaseKey;
use crate::error::StoreError;
use crate::hospitals::{RegisterEntry, read};
use crate::open::Store;
use crate::rows::hospitals::Entity;

impl Store {
    /// The entry of the hospital that the firm calls `label` in a case of its
    /// own, while [`Case::entry_is_open`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody but the case's firm, and where the
    /// entry is not open to it or the hospital has left;
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn entry_for_firm(
        &self,
        actor: &Actor,
        key: &CaseKey,
        label: &str,
    ) -> Result<(Case, RegisterEntry), StoreError> {
        let case = self.case(actor, Action::ReadCase, key).await?;
        // The desk reads the whole entry, elsewhere.
        if !actor.firms().any(|firm| firm == case.firm) {
            return Err(StoreError::NotFound);
        }
        let hospital = case
            .hospitals_in()
            .into_iter()
            .find(|one| case.label_of(*one) == label && case.entry_is_open(*one))
            .ok_or(StoreError::NotFound)?;
        let row = Entity::find_by_id(hospital.0).one(self.reader()).await?;
        let entry = read(row.ok_or(StoreError::NotFound)?)?;
        if !entry.active {
            return Err(StoreError::NotFound);
        }
        Ok((case, entry))
    }
}
