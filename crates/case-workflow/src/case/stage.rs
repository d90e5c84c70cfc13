//! Where a case may go from where it is (domain 4.1).

use super::codes::{EventKind, Stage};

/// A move that the table does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{event}` is not possible while the case is `{stage}`")]
pub struct NotAllowed {
    /// Where the case is.
    pub stage: Stage,
    /// What was wished.
    pub event: EventKind,
}

/// Where an event leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next<S = Stage> {
    /// To this stage.
    To(S),
    /// The case stays where it is.
    Same,
    /// Back to the stage before.
    Back,
}

impl Stage {
    /// Whether the case is still being worked on.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(
            self,
            Self::Closed | Self::NotAccepted | Self::Merged | Self::Withdrawn
        )
    }

    /// Whether the case has been accepted and is still open.
    #[must_use]
    pub fn is_accepted(self) -> bool {
        self.is_open() && !matches!(self, Self::Received | Self::Screening | Self::InfoWait)
    }

    /// The firm's seven plain steps, 1 to 7 (words 2.3); none where the case
    /// left the road. `round_open` tells step 4 from step 5 while hospitals
    /// are being found.
    #[must_use]
    pub fn firm_step(self, round_open: bool) -> Option<u8> {
        Some(match self {
            Self::Received => 1,
            Self::Screening | Self::InfoWait => 2,
            Self::Accepted | Self::InConsultation => 3,
            Self::Matching if round_open => 5,
            Self::Matching => 4,
            Self::Proposed => 5,
            Self::SiteSelected | Self::Startup => 6,
            Self::Running | Self::Closed => 7,
            Self::NotAccepted | Self::Merged | Self::Withdrawn => return None,
        })
    }

    /// Where `event` leads from here. Every pair not written is refused.
    ///
    /// # Errors
    /// [`NotAllowed`] names the stage and the event.
    pub fn after(self, event: EventKind) -> Result<Next, NotAllowed> {
        use EventKind as E;
        use Next::{Back, Same, To};
        use Stage as S;
        let refused = NotAllowed { stage: self, event };
        Ok(match (self, event) {
            (S::Received, E::Take) => To(S::Screening),
            // An exit pressed on a new case takes it first: two entries, one act.
            (S::Received | S::Screening, E::Ask) => To(S::InfoWait),
            (S::InfoWait, E::Answer) => To(S::Screening),
            (S::Received | S::Screening, E::Accept) => To(S::Accepted),
            (S::Received | S::Screening | S::InfoWait, E::Decline) => To(S::NotAccepted),
            (S::Received | S::Screening, E::Merge) => To(S::Merged),
            // The record of a first substantive contact carries the case on.
            (S::Accepted, E::RecordContact) => To(S::InConsultation),
            (S::InConsultation, E::OpenRound) => To(S::Matching),
            (S::Matching, E::OpenRound) => Same,
            (S::Matching, E::Propose) => To(S::Proposed),
            (S::Proposed, E::AnotherRound) => To(S::Matching),
            (S::Proposed, E::Select) => To(S::SiteSelected),
            (S::SiteSelected, E::StartUp) => To(S::Startup),
            (S::Startup, E::Run) => To(S::Running),
            (stage, E::Close) if stage.is_open() && stage.is_accepted() => To(S::Closed),
            (stage, E::Withdraw) if stage.is_open() => To(S::Withdrawn),
            (S::Closed | S::Withdrawn | S::NotAccepted, E::Reopen) => Back,
            (S::Merged, E::Undo) => return Err(refused),
            (_, E::Undo) => Back,
            // A correction of the record is possible after the end, too.
            (S::Merged, _) => return Err(refused),
            (_, E::Note | E::Translate | E::Absorb) => Same,
            (S::Closed | S::Withdrawn | S::NotAccepted, E::Message | E::RecordContact) => Same,
            (S::Closed, E::Milestone) => Same,
            (S::Closed | S::Withdrawn, E::TellResult) => Same,
            (stage, _) if !stage.is_open() => return Err(refused),
            (_, E::Hold | E::Resume | E::Assign | E::RecordContact | E::Message | E::Revise) => {
                Same
            }
            (
                S::Accepted | S::InConsultation | S::Matching | S::Proposed,
                E::DraftSynopsis | E::ApproveSynopsis | E::SynopsisChange,
            ) => Same,
            (stage, E::RecordBasis | E::Milestone) if stage.is_accepted() => Same,
            (
                S::Matching,
                E::CloseRound | E::OpenRequest | E::AskDesk | E::AskTime | E::DecideTime | E::Nudge,
            ) => Same,
            (
                S::Matching | S::Proposed,
                E::SaveAnswer | E::AnswerRound | E::AnswerSite | E::SendLate | E::DecideLate,
            ) => Same,
            (S::Matching | S::Proposed, E::HandIn | E::ApproveAnswer | E::ReturnAnswer) => Same,
            (
                S::Accepted | S::InConsultation | S::Matching | S::Proposed,
                E::AskExperts | E::RemindExpert,
            ) => Same,
            // What is still open when the hospitals are chosen can be finished.
            (stage, E::AnswerExpert | E::CloseExperts | E::ReportExperts)
                if stage.is_accepted() =>
            {
                Same
            }
            (S::SiteSelected | S::Startup | S::Running, E::TellResult) => Same,
            (S::SiteSelected | S::Startup | S::Running, E::Contract) => Same,
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
    fn every_stage_meets_every_event() {
        let mut table = String::new();
        for stage in Stage::iter() {
            for event in EventKind::iter() {
                let next = match stage.after(event) {
                    Ok(Next::To(stage)) => stage.as_str(),
                    Ok(Next::Same) => "(stays)",
                    Ok(Next::Back) => "(back)",
                    Err(_) => continue,
                };
                writeln!(table, "{stage:<16} {event:<18} {next}").unwrap();
            }
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn every_open_stage_can_be_withdrawn_and_no_ended_one() {
        for stage in Stage::iter() {
            assert_eq!(
                stage.after(EventKind::Withdraw).is_ok(),
                stage.is_open(),
                "{stage}"
            );
        }
    }
}
