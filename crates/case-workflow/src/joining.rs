//! How a hospital joins (ux H0): somebody of its trial office applies, the desk
//! asks or decides, and an approval makes the hospital's first manager.

mod form;
mod known;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use form::{Application, TEXT_MAX};
pub use known::{Known, Likeness, likeness};

use crate::code_lists::code_list;
use crate::ids::PersonId;

code_list! {
    /// Where an application stands.
    #[derive(strum::EnumIter)]
    pub enum JoinState ("join_state") {
        Unconfirmed = "unconfirmed", "Address not confirmed", "アドレスの確認待ち";
        Applied = "applied", "Arrived", "申請済み";
        Question = "question", "Question to the hospital", "窓口から質問中";
        Answered = "answered", "Answered", "回答あり";
        Approved = "approved", "Approved", "承認";
        Refused = "refused", "Not approved", "見送り";
    }
}

code_list! {
    /// What can happen to an application.
    #[derive(strum::EnumIter)]
    pub enum JoinEvent ("join_event") {
        Confirm = "join_confirm", "Address confirmed", "アドレスの確認";
        Ask = "join_ask", "Question asked", "質問";
        Answer = "join_answer", "Question answered", "回答";
        Approve = "join_approve", "Approved", "承認";
        Refuse = "join_refuse", "Not approved", "見送り";
    }
}

code_list! {
    /// Why an application is not approved.
    pub enum JoinRefusal ("join_refusal") {
        HasManager = "has_manager", "The hospital is registered and has a manager", "登録済みで、管理者がいる";
        NotHospital = "not_hospital", "Not a hospital that runs trials", "治験を実施する医療機関ではない";
        NoApproval = "no_approval", "The head's approval could not be confirmed", "医療機関の長の承認を確認できない";
        NoAnswer = "no_answer", "No answer to the desk's question", "窓口の質問に回答がない";
        Other = "join_other", "Another reason", "その他の理由";
    }
}

/// The event is none of this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{event:?} is not possible at {state:?}")]
pub struct NotNow {
    /// Where it stands.
    pub state: JoinState,
    /// What was tried.
    pub event: JoinEvent,
}

impl JoinState {
    /// The state after `event`. Every pair not written here is refused.
    ///
    /// # Errors
    /// [`NotNow`].
    pub fn after(self, event: JoinEvent) -> Result<Self, NotNow> {
        use JoinEvent as E;
        match (self, event) {
            (Self::Unconfirmed, E::Confirm) => Ok(Self::Applied),
            (Self::Applied | Self::Answered, E::Ask) => Ok(Self::Question),
            (Self::Question, E::Answer) => Ok(Self::Answered),
            (Self::Applied | Self::Answered, E::Approve) => Ok(Self::Approved),
            (Self::Applied | Self::Question | Self::Answered, E::Refuse) => Ok(Self::Refused),
            (state, event) => Err(NotNow { state, event }),
        }
    }

    /// Whether the desk still has to do something about it.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Applied | Self::Question | Self::Answered)
    }
}

/// One word between the desk and the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct JoinWord {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Who of the desk; none for the applicant.
    pub by: Option<PersonId>,
    /// What.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;
    use strum::IntoEnumIterator;

    /// The whole table, as people read it.
    #[test]
    fn an_application_goes_this_way_and_no_other() {
        let mut table = String::new();
        for state in JoinState::iter() {
            for event in JoinEvent::iter() {
                let next = state.after(event).map_or("-", JoinState::as_str);
                writeln!(
                    table,
                    "{:<12} {:<13} {next}",
                    state.as_str(),
                    event.as_str()
                )
                .unwrap();
            }
        }
        insta::assert_snapshot!(table);
    }
}
