//! What can go wrong while keeping things.

use case_workflow::case::codes::EventKind;
use case_workflow::people::Role;
use case_workflow::policy::Action;
use sea_orm::DbErr;

/// Why something was not read or not written. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused, or could not be reached.
    #[error("the database refused the statement")]
    Database(#[from] DbErr),
    /// The folder of the database file cannot be made.
    #[error("the folder {folder} cannot be made")]
    Folder {
        /// Which.
        folder: String,
        /// Why.
        source: std::io::Error,
    },
    /// The address names neither SQLite nor PostgreSQL.
    #[error("the database address begins neither with sqlite: nor with postgres:")]
    UnknownDatabase,
    /// A stored value has no meaning for this program.
    #[error("row {table}/{id} holds `{value}`, which means nothing")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// The row.
        id: String,
        /// What stands there, or what is wrong with it.
        value: String,
    },
    /// No such thing for this actor.
    #[error("there is no such thing for this actor")]
    NotFound,
    /// They may see it, but not do this.
    #[error("the actor may not {}", <&'static str>::from(*action))]
    Forbidden {
        /// What they may not do.
        action: Action,
    },
    /// A permit for one action was used to save the step of another.
    #[error("a permit for {permit:?} does not cover the event {event:?}")]
    WrongPermit {
        /// What was permitted.
        permit: Action,
        /// What was to be saved.
        event: EventKind,
    },
    /// The actor may only propose this; a second person has to confirm it.
    #[error("this has to be proposed, and confirmed by a second person")]
    NeedsProposal,
    /// A step that changes something leaves no line in the history.
    #[error("a step changes the case and records nothing")]
    Unrecorded,
    /// Somebody else changed it meanwhile.
    #[error("it was changed meanwhile and now has version {version}")]
    Changed {
        /// The version that stands now.
        version: i64,
    },
    /// It was decided, used or frozen before.
    #[error("it has been settled already")]
    Settled,
    /// A second person has to be somebody else, and may not own the case.
    #[error("the second person has to be somebody else")]
    SamePerson,
    /// Another row already holds what has to be unique.
    #[error("{what} is taken")]
    Taken {
        /// What: for example an address.
        what: &'static str,
    },
    /// A hospital keeps a manager.
    #[error("the only manager of a hospital cannot be removed")]
    LastManager,
    /// The hospital has an approver: the yearly confirmation is theirs.
    #[error("the approver of the hospital confirms its entry")]
    ApproverAttests,
    /// The hospital still takes part in something.
    #[error("the hospital still takes part in {count} cases or consultations")]
    StillInvolved {
        /// In how many.
        count: usize,
    },
    /// The role does not exist at such a place.
    #[error("nobody is {} there", <&'static str>::from(*role))]
    Misplaced {
        /// Which role.
        role: Role,
    },
    /// The fiscal year cannot be frozen.
    #[error(transparent)]
    Freeze(#[from] case_workflow::count::freeze::FreezeFault),
    /// The facts of the cases contradict themselves.
    #[error("the cases cannot be counted")]
    Count(#[from] case_workflow::count::CountFault),
    /// A place in a list that this program did not give out.
    #[error("the cursor is not one of this list")]
    Cursor,
}

impl StoreError {
    /// A row that cannot be read.
    pub(crate) fn unreadable(table: &'static str, id: impl ToString, value: impl ToString) -> Self {
        Self::Unreadable {
            table,
            id: id.to_string(),
            value: value.to_string(),
        }
    }
}
