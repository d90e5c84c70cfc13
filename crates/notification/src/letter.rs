//! A letter about to get its words: who reads it, about what, with which
//! values. Nothing here comes from the case's content.

use std::collections::BTreeMap;

use case_workflow::case::step::LetterKind;
use case_workflow::ids::{CaseId, LetterId};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use strum::{EnumIter, IntoStaticStr};

/// The language of a mail.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Lang {
    /// English.
    En,
    /// Japanese.
    Ja,
}

impl Lang {
    /// The language a person chose; Japanese is `ja`, all else is read in English.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word == "ja" { Self::Ja } else { Self::En }
    }

    /// `en` or `ja`: the first part of every address on the site.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// On which side the reader stands. It decides the reference, the clock, the
/// opening and the close.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Side {
    /// An overseas firm, or somebody who writes for one.
    Firm,
    /// A hospital: blinded number, Tokyo's clock.
    Hospital,
    /// An expert who was asked: blinded number, Tokyo's clock.
    Expert,
    /// The desk: Tokyo's clock, neither opening nor close.
    Desk,
}

impl Side {
    /// The one side that reads this kind; none where several do.
    #[must_use]
    pub fn that_reads(kind: LetterKind) -> Option<Self> {
        use LetterKind as K;
        Some(match kind {
            K::AddressCode
            | K::SignIn
            | K::DraftReminder
            | K::Receipt
            | K::Questions
            | K::Accepted
            | K::NotAccepted
            | K::MergedAway
            | K::DeskWrote
            | K::SynopsisReady
            | K::CollatedAnswer
            | K::ExpertReport
            | K::Closed
            | K::Reopened => Self::Firm,
            K::InterestRound
            | K::FullRound
            | K::RoundReminder
            | K::RoundNudge
            | K::QuestionAnswered
            | K::AnswerShared
            | K::TimeDecided
            | K::LateDecided
            | K::AnswerToApprove
            | K::AnswerReturned
            | K::RegisterDue
            | K::AttestDue
            | K::RoundCancelled
            | K::ResultChosen
            | K::ResultNotChosen
            | K::ConsultReceived
            | K::ConsultQuestion
            | K::ConsultMessage
            | K::ConsultPlan
            | K::ConsultAnswered
            | K::ConsultClosed
            | K::ConsultRejected
            | K::ConsultMerged
            | K::JoinCode
            | K::JoinReceived
            | K::JoinQuestion
            | K::JoinApproved
            | K::JoinRefused
            | K::LeaveNoted => Self::Hospital,
            K::ExpertRound | K::ExpertReminder | K::ExpertNudge | K::ExpertEnded => Self::Expert,
            K::NewRequest
            | K::AnswersArrived
            | K::FirmWrote
            | K::SynopsisApproved
            | K::SynopsisChange
            | K::SiteAnswered
            | K::ExpertReplied
            | K::SiteQuestion
            | K::TimeAsked
            | K::LateAsked
            | K::SelectionMade
            | K::ClockDue
            | K::Withdrawn
            | K::ConsultNew
            | K::ConsultReply
            | K::ConsultClock
            | K::ProposalAnswered
            | K::JoinArrived
            | K::LeaveAsked => Self::Desk,
            K::Invitation | K::PasswordReset | K::ContractTurn | K::ApprovalWaiting => return None,
        })
    }

    /// `firm`, `hospital`, `expert` or `desk`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Mails about a hospital's own consultation: its number is the same for the
/// hospital and the desk, and so is the last part of its address.
#[must_use]
pub fn is_about_a_consultation(kind: LetterKind) -> bool {
    use LetterKind as K;
    matches!(
        kind,
        K::ConsultReceived
            | K::ConsultNew
            | K::ConsultQuestion
            | K::ConsultMessage
            | K::ConsultPlan
            | K::ConsultAnswered
            | K::ConsultReply
            | K::ConsultClosed
            | K::ConsultRejected
            | K::ConsultMerged
            | K::ConsultClock
    )
}

/// The family name in a name as it is shown: the first part of a Japanese one,
/// the whole of any other, where nobody can tell the parts apart.
#[must_use]
pub fn family_of(shown: &str) -> &str {
    let shown = shown.trim();
    match shown.split_once([' ', '\u{3000}']) {
        Some((family, _)) if family.chars().any(is_japanese) => family,
        _ => shown,
    }
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Who reads the mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Where it is sent.
    pub address: String,
    /// As it is shown; none for an address nobody has given a name to yet.
    pub name: Option<String>,
    /// The reader's own firm or hospital, in the reader's language.
    pub organisation: Option<String>,
    /// Their department, where they gave one.
    pub department: Option<String>,
    /// The language they chose.
    pub lang: Lang,
    /// Their IANA zone.
    pub zone: String,
    /// Where they stand.
    pub side: Side,
}

/// Which case the mail is about, as far as any reader may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its id, for the thread.
    pub case: CaseId,
    /// The reference for the firm and the desk.
    pub number: String,
    /// The reference for hospitals, from the first round on.
    pub blinded: Option<String>,
    /// The name of the case's owner at the desk.
    pub owner: Option<String>,
}

/// Link, code and their end, made when the mail is sent and never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Minted {
    /// The token of the link.
    pub token: String,
    /// Six digits, where they go with it.
    pub code: Option<String>,
    /// The first moment at which both are of no use.
    pub expires: Timestamp,
}

impl Minted {
    /// The same with nothing in it that opens anything: for the copy that is
    /// kept.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            token: "left-out-of-the-copy".to_owned(),
            code: self.code.as_ref().map(|_| "------".to_owned()),
            expires: self.expires,
        }
    }
}

impl std::fmt::Debug for Minted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Minted(…, until {})", self.expires)
    }
}

/// All that one mail is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// The outbox row; also the Message-ID.
    pub letter: LetterId,
    /// What kind.
    pub kind: LetterKind,
    /// Who reads it.
    pub recipient: Recipient,
    /// About which case; none for accounts and drafts.
    pub about: Option<About>,
    /// Dates, numbers and codes from the letter.
    pub values: BTreeMap<String, String>,
    /// Link and code, for the kinds that [`mint`] names.
    pub minted: Option<Minted>,
    /// When it is sent.
    pub now: Timestamp,
}

/// What a link or a code opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opens {
    /// Confirms the address of a draft; `values["draft"]` says which.
    AddressCode,
    /// Signs a member of a firm in.
    SignIn,
    /// The receipt of a new case, and with it the case's page.
    CaseReceipt,
    /// Goes on with a draft, as long as the draft lives; `values["draft"]`.
    DraftResume,
    /// Takes up a membership; `values["membership"]` says which.
    Invitation,
    /// Sets a new password.
    PasswordReset,
    /// The page on which a hospital's member confirms its register entry; the
    /// letter's hospital and person say whose.
    RegisterCheck,
    /// Confirms the address of a hospital's application; `values["application"]`.
    JoinCode,
    /// The page of a hospital's application; `values["application"]`.
    JoinStatus,
    /// The page on which an expert replies; the letter's case and person say
    /// whose, `values["round"]` which.
    ExpertReply,
}

/// The secrets a kind of mail carries, and for how long they are good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mint {
    /// What the link opens.
    pub link: Opens,
    /// What six digits beside it open, for mail read on another device.
    pub code: Option<Opens>,
    /// From sending; none if the letter's values say when (`expires_at`).
    pub good_for: Option<SignedDuration>,
}

/// Which kinds carry a secret. The receipt signs its reader in for a day, so
/// that the first visit needs no second mail; its code is one for the sign-in
/// page. All other mails about a case link to its page, which asks for a code
/// by mail where nobody is signed in: a mail that is read months later, or
/// forwarded, opens nothing by itself.
#[must_use]
pub fn mint(kind: LetterKind) -> Option<Mint> {
    use LetterKind as K;
    let minutes = |n| Some(SignedDuration::from_mins(n));
    let hours = |n| Some(SignedDuration::from_hours(n));
    let (link, code, good_for) = match kind {
        K::AddressCode => (Opens::AddressCode, Some(Opens::AddressCode), minutes(15)),
        K::SignIn => (Opens::SignIn, Some(Opens::SignIn), minutes(15)),
        K::Receipt => (Opens::CaseReceipt, Some(Opens::SignIn), hours(24)),
        K::DraftReminder => (Opens::DraftResume, None, None),
        K::Invitation => (Opens::Invitation, None, hours(24)),
        K::PasswordReset => (Opens::PasswordReset, None, hours(1)),
        // Longer than the time to any next call, whose link replaces it.
        K::RegisterDue => (Opens::RegisterCheck, None, hours(24 * 40)),
        K::JoinCode => (Opens::JoinCode, Some(Opens::JoinCode), minutes(60)),
        K::JoinReceived | K::JoinQuestion | K::JoinRefused => {
            (Opens::JoinStatus, None, hours(24 * 60))
        }
        K::ExpertRound | K::ExpertReminder | K::ExpertNudge | K::ExpertEnded => {
            (Opens::ExpertReply, None, None)
        }
        K::JoinApproved => (Opens::Invitation, None, hours(24 * 7)),
        _ => return None,
    };
    Some(Mint {
        link,
        code,
        good_for,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_family_name_is_the_first_part_of_a_japanese_name_alone() {
        assert_eq!(family_of("佐藤 美咲"), "佐藤");
        assert_eq!(family_of("佐藤　美咲"), "佐藤");
        assert_eq!(family_of("Alex Example"), "Alex Example");
        assert_eq!(family_of("Sukarno"), "Sukarno");
    }
}
