//! The `clock` command: one question in JSON, one answer in JSON.

use jiff::Timestamp;
use jiff::civil::Time;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{ClockFault, ClockState, Pause, Standing, Target};
use crate::calendar::{Calendar, Hours, jst_text};

/// What the command is asked. Times are RFC 3339 with an offset.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockInput {
    /// When the clock was started.
    pub started: Timestamp,
    /// How long it has.
    pub target: ClockTarget,
    /// Absent and null are the same as none.
    #[serde(default, deserialize_with = "null_as_none")]
    pub pauses: Vec<Pause>,
    /// When the thing was done.
    #[serde(default)]
    pub stopped: Option<Timestamp>,
    /// The moment asked about.
    pub now: Timestamp,
    /// Opening and closing time in Japan, `["09:00","17:30"]`; those of the
    /// calendar where none are given.
    #[serde(default)]
    pub hours: Option<[Time; 2]>,
}

/// The two sorts of target that the command takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockTarget {
    /// See [`Target::BusinessDays`].
    BusinessDays(u32),
    /// See [`Target::CalendarDays`].
    CalendarDays(u32),
}

/// What the command answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClockOutput {
    /// Printed in JST.
    #[serde(serialize_with = "in_jst")]
    pub due: Timestamp,
    /// How the clock stands.
    pub state: ClockState,
    /// Business minutes without the paused ones.
    pub net_business_minutes: i64,
    /// All business minutes since the effective start.
    pub gross_business_minutes: i64,
}

/// How the clock that is asked about stands.
///
/// # Errors
/// If a pause ends before it begins, the hours never open, or the target is too
/// long.
pub fn standing(input: &ClockInput, calendar: &Calendar) -> Result<Standing, ClockFault> {
    let calendar = match input.hours {
        Some([open, close]) => calendar.with_hours(Hours::new(open, close)?),
        None => *calendar,
    };
    let target = match input.target {
        ClockTarget::BusinessDays(days) => Target::BusinessDays(days),
        ClockTarget::CalendarDays(days) => Target::CalendarDays(days),
    };
    super::standing::standing(
        input.started,
        target,
        &input.pauses,
        input.stopped,
        input.now,
        &calendar,
    )
}

impl From<&Standing> for ClockOutput {
    fn from(standing: &Standing) -> Self {
        Self {
            due: standing.due,
            state: standing.state,
            net_business_minutes: standing.net_business_minutes,
            gross_business_minutes: standing.gross_business_minutes,
        }
    }
}

fn null_as_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Pause>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

fn in_jst<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&jst_text(*at))
}
