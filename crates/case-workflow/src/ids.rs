//! One type per id, so that a hospital cannot be handed in for a person.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Uuid))]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

id! {
    /// A consultation case (相談案件).
    CaseId,
    /// A hospital's own consultation (医療機関相談).
    HospitalCaseId,
    /// An answer that every hospital may read (共有の回答).
    SharedAnswerId,
    /// A person, whatever memberships they hold.
    PersonId,
    /// A membership: one person in one role at the desk, a firm or a hospital.
    MembershipId,
    /// An overseas firm (one sponsor group).
    FirmId,
    /// A hospital of the register.
    HospitalId,
    /// A draft of the public form.
    DraftId,
    /// A letter in the outbox; also its Message-ID.
    LetterId,
    /// A stored proposal that waits for a second person.
    ProposalId,
    /// A contact record (相談記録).
    ContactId,
    /// A message between firm, hospital and desk.
    MessageId,
    /// A sign-in session.
    SessionId,
    /// A hospital's application to join.
    ApplicationId,
}
