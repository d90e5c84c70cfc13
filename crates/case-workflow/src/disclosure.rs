//! Confidentiality tiers (domain 2.1).

use serde::{Deserialize, Serialize};

/// Who may read a field or a text (domain 2.1). A tier may be raised by the
/// sponsor at any time and lowered only by the sponsor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Tier {
    /// Already public.
    P0,
    /// Not confidential; hospitals see only the blinded form.
    N1,
    /// Confidential, case team of the desk only.
    C2,
    /// Confidential, released by name.
    C3,
    /// Restricted to named persons.
    R4,
    /// Desk internal.
    D5,
}
