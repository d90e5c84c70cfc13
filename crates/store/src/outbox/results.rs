//! Whether hospitals were told how a round ended: what became of the letters
//! with the result.

use std::collections::{BTreeMap, BTreeSet};

use case_workflow::case::Case;
use case_workflow::case::codes::ResultMail;
use case_workflow::case::step::LetterKind;
use case_workflow::ids::{CaseId, HospitalId};
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Decision, decide};
use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::state;
use crate::cases::bodies;
use crate::error::StoreError;
use crate::open::Store;
use crate::rows::case_hospitals;
use crate::rows::outbox::{Column, Entity};
use crate::time::to_row;

/// The kinds that tell a hospital how it ended.
const RESULTS: [LetterKind; 3] = [
    LetterKind::ResultChosen,
    LetterKind::ResultNotChosen,
    LetterKind::RoundCancelled,
];

/// What became of the mail with the result, by case and hospital.
pub type ResultMails = BTreeMap<(CaseId, HospitalId), ResultMail>;

impl Store {
    /// What became of the result's mail, for each hospital of these cases to
    /// which one was written: the best of its people.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn result_mails(
        &self,
        cases: impl IntoIterator<Item = CaseId>,
    ) -> Result<ResultMails, StoreError> {
        let cases = cases.into_iter().map(|case| case.0);
        self.mails(Column::CaseId.is_in(cases)).await
    }

    /// The cases decided since `since`, as far as the actor may read them, in
    /// which the mail of some hospital did not arrive.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn cases_with_silent_results(
        &self,
        actor: &Actor,
        since: Timestamp,
    ) -> Result<Vec<Case>, StoreError> {
        let mails = self.mails(Column::CreatedAt.gte(to_row(since))).await?;
        let decided: BTreeSet<Uuid> = mails.keys().map(|(case, _)| case.0).collect();
        let asked: Vec<(Uuid, Uuid)> = case_hospitals::Entity::find()
            .select_only()
            .columns([
                case_hospitals::Column::CaseId,
                case_hospitals::Column::HospitalId,
            ])
            .filter(case_hospitals::Column::CaseId.is_in(decided))
            .into_tuple()
            .all(self.reader())
            .await?;
        let silent: BTreeSet<Uuid> = asked
            .into_iter()
            .filter(|(case, hospital)| {
                let mail = mails.get(&(CaseId(*case), HospitalId(*hospital)));
                mail.copied().unwrap_or(ResultMail::Nobody) < ResultMail::OnItsWay
            })
            .map(|(case, _)| case)
            .collect();
        let mut cases = bodies(self.reader(), silent.into_iter().collect()).await?;
        cases.retain(|case| decide(actor, Action::ReadCase, &case.subject()) == Decision::Allow);
        Ok(cases)
    }

    /// The letters that tell a result, by case and hospital.
    async fn mails(
        &self,
        which: sea_orm::sea_query::SimpleExpr,
    ) -> Result<ResultMails, StoreError> {
        let rows: Vec<(Uuid, Uuid, String)> = Entity::find()
            .select_only()
            .columns([Column::CaseId, Column::HospitalId, Column::State])
            .filter(Column::Kind.is_in(RESULTS.map(case_workflow::code_lists::CodeList::as_str)))
            .filter(Column::CaseId.is_not_null())
            .filter(Column::HospitalId.is_not_null())
            .filter(which)
            .into_tuple()
            .all(self.reader())
            .await?;
        let mut mails = ResultMails::new();
        for (case, hospital, word) in rows {
            let mail = mails
                .entry((CaseId(case), HospitalId(hospital)))
                .or_insert(ResultMail::Nobody);
            *mail = standing(&word).max(*mail);
        }
        Ok(mails)
    }
}

fn standing(word: &str) -> ResultMail {
    match word {
        state::SENT => ResultMail::Sent,
        state::WAITING => ResultMail::OnItsWay,
        state::GAVE_UP => ResultMail::NotDelivered,
        _ => ResultMail::Nobody,
    }
}
