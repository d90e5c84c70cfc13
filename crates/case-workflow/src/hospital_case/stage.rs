//! Where a hospital's consultation may go from where it is (domain 4.2).

use super::codes::{ConsultEventKind, ConsultStage};
use crate::case::stage::Next;

/// A move that the table does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{event}` is not possible while the consultation is `{stage}`")]
pub struct NotAllowed {
    /// Where the consultation is.
    pub stage: ConsultStage,
    /// What was wished.
    pub event: ConsultEventKind,
}

impl ConsultStage {
    /// Whether the consultation is still being worked on.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Rejected | Self::Merged)
    }

    /// Where `event` leads from here. Every pair not written is refused.
    ///
    /// # Errors
    /// [`NotAllowed`] names the stage and the event.
    pub fn after(self, event: ConsultEventKind) -> Result<Next<ConsultStage>, NotAllowed> {
        use ConsultEventKind as E;
        use ConsultStage as S;
        use Next::{Back, Same, To};
        let refused = NotAllowed { stage: self, event };
        Ok(match (self, event) {
            (S::Merged, _) => return Err(refused),
            (_, E::Note) => Same,
            (S::Closed | S::Rejected, E::Reopen) => Back,
            // A hospital that writes about a closed question asks on.
            (S::Closed, E::Reply) => To(S::Followup),
            (S::Closed | S::Rejected, _) => return Err(refused),
            (S::Received | S::Triaged, E::Triage) => To(S::Triaged),
            (S::Triaged, E::Begin) => To(S::InSupport),
            // A question back or a date is work on it.
            (S::Triaged, E::Ask | E::Plan) => To(S::InSupport),
            (S::Received | S::InSupport | S::Followup, E::Ask) => Same,
            (S::InSupport | S::Followup, E::Plan) => Same,
            (S::Triaged | S::InSupport | S::Followup, E::Draft) => Same,
            (S::Triaged | S::InSupport | S::Followup, E::Answer) => To(S::Answered),
            // A word after the answer asks on.
            (S::Answered, E::Reply) => To(S::Followup),
            (_, E::Reply) => Same,
            (S::Answered | S::Followup, E::Thank) => To(S::Closed),
            (S::Received | S::Triaged | S::InSupport, E::Withdraw) => To(S::Closed),
            (S::Triaged | S::InSupport | S::Answered | S::Followup, E::Close | E::Lead) => {
                To(S::Closed)
            }
            (S::Received | S::Triaged, E::Reject) => To(S::Rejected),
            (S::Received | S::Triaged | S::InSupport, E::Merge) => To(S::Merged),
            (_, E::Absorb | E::Message | E::Assign | E::Delegate | E::Hold | E::Resume) => Same,
            _ => return Err(refused),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use strum::IntoEnumIterator;

    use super::*;

    /// The whole table, as people read it. A change to a rule shows up here.
    #[test]
    fn every_stage_of_a_consultation_meets_every_event() {
        let mut table = String::new();
        for stage in ConsultStage::iter() {
            for event in ConsultEventKind::iter() {
                let next = match stage.after(event) {
                    Ok(Next::To(stage)) => stage.as_str(),
                    Ok(Next::Same) => "(stays)",
                    Ok(Next::Back) => "(back)",
                    Err(_) => continue,
                };
                writeln!(table, "{stage:<14} {event:<10} {next}").unwrap();
            }
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn every_open_consultation_can_end_and_no_merged_one_goes_on() {
        for stage in ConsultStage::iter() {
            let ends = ConsultEventKind::iter()
                .any(|event| matches!(stage.after(event), Ok(Next::To(next)) if !next.is_open()));
            assert_eq!(ends, stage.is_open(), "{stage}");
        }
        assert!(ConsultEventKind::iter().all(|event| ConsultStage::Merged.after(event).is_err()));
    }
}
