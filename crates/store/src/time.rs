//! Times at the border of the database: microseconds, UTC.

use jiff::Timestamp;
use sea_orm::prelude::DateTimeUtc;

/// A moment as a row keeps it. PostgreSQL keeps microseconds, so that is what
/// SQLite is given too.
pub(crate) fn to_row(at: Timestamp) -> DateTimeUtc {
    DateTimeUtc::from_timestamp_micros(at.as_microsecond()).unwrap_or(DateTimeUtc::MAX_UTC)
}

/// A moment out of a row.
pub(crate) fn from_row(at: DateTimeUtc) -> Timestamp {
    Timestamp::from_microsecond(at.timestamp_micros()).unwrap_or(Timestamp::MAX)
}

/// The same moment without what the database does not keep.
pub(crate) fn cut(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}
