//! How a hospital wants to work with the desk, as its manager says.

use case_workflow::ids::HospitalId;
use case_workflow::policy::{Action, Subject};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

use crate::Write;
use crate::audit::Object;
use crate::error::StoreError;
use crate::rows::hospitals::{Column, Entity};

impl Write {
    /// Whether the hospital's answers wait for its approver, for whoever is
    /// about to send one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn answers_need_approval(&self, id: HospitalId) -> Result<bool, StoreError> {
        self.permit(Action::AnswerRound, &Subject::of_hospital(id))?;
        let row = Entity::find_by_id(id.0).one(&self.txn).await?;
        Ok(row.ok_or(StoreError::NotFound)?.answers_need_approval)
    }

    /// Says whether the hospital's answers to surveys wait for its approver.
    /// Saying what holds already changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::Forbidden`] for those who may
    /// not; [`StoreError::Database`].
    pub async fn set_answers_need_approval(
        &mut self,
        id: HospitalId,
        needed: bool,
    ) -> Result<(), StoreError> {
        self.permit(Action::ManageHospital, &Subject::of_hospital(id))?;
        let row = Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.txn)
            .await?
            .ok_or(StoreError::NotFound)?;
        if row.answers_need_approval == needed {
            return Ok(());
        }
        Entity::update_many()
            .col_expr(Column::AnswersNeedApproval, Expr::value(needed))
            .filter(Column::Id.eq(id.0))
            .exec(&self.txn)
            .await?;
        let details = json!({ "answers_need_approval": needed });
        self.audit("set_hospital", Object::hospital(id), details)
            .await
    }
}
