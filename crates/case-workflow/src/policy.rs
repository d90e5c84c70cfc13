//! The one permission table: role × action × reach (domain 4.0 and 4.14).
//!
//! Leaving an action or a role out of [`TABLE`] does not compile.

use serde::{Deserialize, Serialize};
use strum::{EnumCount, EnumIter, IntoStaticStr};

use crate::ids::{DraftId, FirmId, HospitalId, PersonId};
use crate::people::{Actor, Hat, Place, Role};

/// Everything that a person or the program can do, one word each.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    EnumCount,
    EnumIter,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Action {
    /// Read what is public: notices, code lists, sign-in pages.
    ReadPublic,
    /// Begin or go on with a draft of the form that is one's own.
    EditDraft,
    /// Send the request.
    SendRequest,
    /// Register a case that came by phone, mail or in person.
    RegisterCase,
    /// See the list of cases (each row only as far as it may be read).
    ListCases,
    /// Read a case: public and non-confidential content.
    ReadCase,
    /// Read the confidential content of a case (C2, C3).
    ReadConfidential,
    /// Take a case.
    TakeCase,
    /// Ask the firm for information.
    AskSponsor,
    /// Answer what the desk asked.
    AnswerQuestions,
    /// Accept a case or decline it.
    DecideCase,
    /// Merge a case into another.
    MergeCase,
    /// Hold and resume.
    HoldCase,
    /// Record a contact, translate, say who looks after the case.
    RecordContact,
    /// Change the details of a case (stage 2, classification).
    EditDetails,
    /// Write to the other side.
    WriteMessage,
    /// Keep an internal note.
    WriteNote,
    /// Generate the blinded synopsis and send it for approval.
    DraftSynopsis,
    /// Approve the blinded synopsis, or ask for a change.
    ApproveSynopsis,
    /// Record the basis on which a hospital may see the firm's name.
    RecordBasis,
    /// See the candidate hospitals with their reasons.
    ReadCandidates,
    /// Send a round to hospitals, look after it, close it.
    OpenRound,
    /// Read a round that one's hospital was asked in.
    ReadRound,
    /// Write a draft of the hospital's answer, ask the desk about it.
    DraftAnswer,
    /// Give the hospital's answer or decline, ask for more time.
    AnswerRound,
    /// Approve the hospital's answer, or send it back to the office.
    ApproveAnswer,
    /// Ask experts, look after their round, tell the firm what they said.
    AskExperts,
    /// Read what one was asked as an expert, and reply.
    AnswerExpert,
    /// Send the collated answer to the firm, or go for another round.
    ProposeHospitals,
    /// Record which hospitals the firm chose.
    RecordSelection,
    /// Withdraw the request.
    WithdrawCase,
    /// Keep the contract record of a hospital.
    KeepContract,
    /// Keep milestones.
    KeepMilestones,
    /// Move the case to start-up or running.
    AdvanceCase,
    /// Close a case.
    CloseCase,
    /// Reopen a case.
    ReopenCase,
    /// Take back one's own last act.
    UndoAct,
    /// Ask the desk a hospital's own question (track B).
    AskDesk,
    /// Read a hospital's consultation.
    ReadConsult,
    /// Write to the desk about a consultation, end it.
    WriteConsult,
    /// Name colleagues of the hospital on a consultation.
    DelegateConsult,
    /// Sort a consultation, ask back, write, hold.
    TriageConsult,
    /// Answer a consultation, close it, lead it to a company case.
    AnswerConsult,
    /// Read the answers that the desk shares with every hospital.
    ReadSharedAnswers,
    /// Read a hospital's register entry.
    ReadRegister,
    /// Edit a hospital's register entry.
    EditRegister,
    /// Add a hospital to the register and invite its first manager.
    AddHospital,
    /// See the counts before they are frozen.
    ReadCounts,
    /// See frozen counts.
    ReadFrozenCounts,
    /// Freeze a fiscal year, correct a count.
    FreezeCounts,
    /// See who has been shown what.
    ReadDisclosures,
    /// Invite people, end memberships.
    InvitePeople,
    /// Invite desk members.
    InviteDeskMembers,
    /// Read the audit trail.
    ReadAudit,
    /// See mails that could not be delivered.
    ReadMailQueue,
    /// Manage one's own account.
    ManageSelf,
    /// Confirm or send back a proposal of somebody else.
    ConfirmProposal,
    /// What the worker does: deliver letters, wind clocks.
    RunClockwork,
    /// Say how one's hospital works with the desk: whether answers need its
    /// approver, who stands in for whom.
    ManageHospital,
    /// Look through a hospital's register entry, ask for what is out of date.
    ReviewRegister,
    /// Say that one is away, and who stands in meanwhile.
    NameDeputy,
    /// Confirm the whole register entry of one's hospital, once a year.
    AttestRegister,
}

/// How far a role's permission reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Reach {
    /// Not at all.
    No,
    /// Only what belongs to one's own firm, hospital or draft.
    Own,
    /// Only where named: case team, invited, released.
    Granted,
    /// Anywhere, as a stored proposal that another must confirm.
    Propose,
    /// On one's own, as a stored proposal that another must confirm.
    ProposeOwn,
    /// Anywhere.
    Any,
}

/// What is acted upon, as far as permissions need to know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// The firm it belongs to.
    pub firm: Option<FirmId>,
    /// The hospitals that may see their part of it: invited and not yet out,
    /// or selected.
    pub hospitals: Vec<HospitalId>,
    /// Owner, deputy and the people named on the case.
    pub team: Vec<PersonId>,
    /// Experts who were asked about it: they reply, and read nothing else of it.
    pub experts: Vec<PersonId>,
    /// The draft it is.
    pub draft: Option<DraftId>,
    /// A hospital's consultation, not the hospital itself.
    pub consult: bool,
}

impl Subject {
    /// Something that belongs to nobody: a list, a new thing.
    #[must_use]
    pub fn general() -> Self {
        Self::default()
    }

    /// Something of one firm.
    #[must_use]
    pub fn of_firm(firm: FirmId) -> Self {
        Self {
            firm: Some(firm),
            ..Self::default()
        }
    }

    /// Something of one hospital.
    #[must_use]
    pub fn of_hospital(hospital: HospitalId) -> Self {
        Self {
            hospitals: vec![hospital],
            ..Self::default()
        }
    }

    /// A draft.
    #[must_use]
    pub fn of_draft(draft: DraftId) -> Self {
        Self {
            draft: Some(draft),
            ..Self::default()
        }
    }
}

/// The answer to "may they?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Decision {
    /// Yes.
    Allow,
    /// As a proposal that a different person confirms.
    Propose,
    /// No, although they may see the thing: 403.
    Forbid,
    /// No, and they may not know that it exists: 404.
    Hide,
}

use Action as A;
use Reach::{Any, Granted as Gr, No as __, Own, Propose as Pr, ProposeOwn as Po};

/// Role by role in the order of [`Role`]:
/// Nobody, Applicant, SUB, DI, DM, DL, DC, EXP, HO, HPI, HH, MV, PL, SA, AU, System.
#[rustfmt::skip]
pub const TABLE: [(Action, [Reach; Role::COUNT]); Action::COUNT] = [
    //                        —    App  SUB  DI   DM   DL   DC   EXP  HO   HPI  HH   MV   PL   SA   AU   Sys
    (A::ReadPublic,         [Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any]),
    (A::EditDraft,          [__,  Own, __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::SendRequest,        [__,  Own, __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::RegisterCase,       [__,  __,  __,  Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ListCases,          [__,  __,  Own, Any, Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ReadCase,           [__,  __,  Own, Any, Any, Any, Any, Gr,  __,  __,  __,  __,  Gr,  __,  __,  Any]),
    (A::ReadConfidential,   [__,  __,  Own, __,  Gr,  Any, Gr,  Gr,  __,  __,  __,  __,  Gr,  __,  __,  __ ]),
    (A::TakeCase,           [__,  __,  __,  Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::AskSponsor,         [__,  __,  __,  Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::AnswerQuestions,    [__,  __,  Own, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::DecideCase,         [__,  __,  __,  Pr,  Pr,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::MergeCase,          [__,  __,  __,  Pr,  Pr,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::HoldCase,           [__,  __,  __,  Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  Any]),
    (A::RecordContact,      [__,  __,  __,  Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::EditDetails,        [__,  __,  Own, Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::WriteMessage,       [__,  __,  Own, Any, Any, Any, Gr,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::WriteNote,          [__,  __,  __,  Any, Any, Any, Gr,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::DraftSynopsis,      [__,  __,  __,  __,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ApproveSynopsis,    [__,  __,  Own, __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::RecordBasis,        [__,  __,  __,  __,  Any, Any, Gr,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ReadCandidates,     [__,  __,  __,  __,  Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::OpenRound,          [__,  __,  __,  __,  Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  Any]),
    (A::ReadRound,          [__,  __,  __,  __,  __,  __,  __,  __,  Own, Own, Own, __,  __,  __,  __,  __ ]),
    (A::DraftAnswer,        [__,  __,  __,  __,  __,  __,  __,  __,  Own, Own, __,  __,  __,  __,  __,  __ ]),
    (A::AnswerRound,        [__,  __,  __,  __,  __,  __,  __,  __,  Own, __,  __,  __,  __,  __,  __,  __ ]),
    (A::ApproveAnswer,      [__,  __,  __,  __,  __,  __,  __,  __,  __,  __,  Own, __,  __,  __,  __,  __ ]),
    (A::AskExperts,         [__,  __,  __,  __,  Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  Any]),
    (A::AnswerExpert,       [__,  __,  __,  __,  __,  __,  __,  Gr,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ProposeHospitals,   [__,  __,  __,  __,  Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::RecordSelection,    [__,  __,  Own, __,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::WithdrawCase,       [__,  __,  Own, __,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::KeepContract,       [__,  __,  Own, __,  Any, __,  Gr,  __,  Own, __,  __,  __,  __,  __,  __,  __ ]),
    (A::KeepMilestones,     [__,  __,  __,  __,  Any, __,  __,  __,  Own, __,  __,  __,  __,  __,  __,  __ ]),
    (A::AdvanceCase,        [__,  __,  __,  __,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::CloseCase,          [__,  __,  Po,  __,  Pr,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ReopenCase,         [__,  __,  Po,  __,  Pr,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::UndoAct,            [__,  __,  Own, Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::AskDesk,            [__,  __,  __,  __,  __,  __,  __,  __,  Own, Own, __,  __,  __,  __,  __,  __ ]),
    (A::ReadConsult,        [__,  __,  __,  Any, Any, Any, Gr,  Gr,  Own, Gr,  __,  __,  __,  __,  __,  Any]),
    (A::WriteConsult,       [__,  __,  __,  __,  __,  __,  __,  __,  Own, Gr,  __,  __,  __,  __,  __,  __ ]),
    (A::DelegateConsult,    [__,  __,  __,  __,  __,  __,  __,  __,  Own, __,  __,  __,  __,  __,  __,  __ ]),
    (A::TriageConsult,      [__,  __,  __,  Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  Any]),
    (A::AnswerConsult,      [__,  __,  __,  __,  Any, Any, Gr,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ReadSharedAnswers,  [__,  __,  __,  Any, Any, Any, Any, Any, Own, Own, Own, __,  __,  __,  __,  __ ]),
    (A::ReadRegister,       [__,  __,  __,  Any, Any, Any, Any, __,  Own, Own, Own, __,  __,  __,  __,  Any]),
    (A::EditRegister,       [__,  __,  __,  Pr,  Pr,  Pr,  __,  __,  Own, __,  __,  __,  __,  __,  __,  __ ]),
    (A::AddHospital,        [__,  __,  __,  __,  __,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ReadCounts,         [__,  __,  __,  __,  Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ReadFrozenCounts,   [__,  __,  __,  __,  Any, Any, __,  __,  __,  __,  __,  Any, __,  __,  Any, __ ]),
    (A::FreezeCounts,       [__,  __,  __,  __,  __,  Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::ReadDisclosures,    [__,  __,  Own, __,  Any, Any, __,  __,  Own, __,  __,  __,  __,  __,  __,  __ ]),
    (A::InvitePeople,       [__,  __,  Own, __,  __,  __,  __,  __,  Own, __,  __,  __,  __,  __,  __,  __ ]),
    (A::InviteDeskMembers,  [__,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  Any, __,  __ ]),
    (A::ReadAudit,          [__,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  Any, __ ]),
    (A::ReadMailQueue,      [__,  __,  __,  Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  Any, __,  __ ]),
    (A::ManageSelf,         [__,  __,  Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, __ ]),
    (A::ConfirmProposal,    [__,  __,  __,  __,  Any, Any, __,  __,  Own, __,  __,  __,  __,  __,  __,  __ ]),
    (A::RunClockwork,       [__,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  __,  Any]),
    (A::ManageHospital,     [__,  __,  __,  __,  __,  __,  __,  __,  Own, __,  __,  __,  __,  __,  __,  __ ]),
    (A::ReviewRegister,     [__,  __,  __,  Any, Any, Any, __,  __,  __,  __,  __,  __,  __,  __,  __,  __ ]),
    (A::NameDeputy,         [__,  __,  __,  __,  __,  __,  __,  __,  Own, Own, Own, __,  __,  __,  __,  __ ]),
    (A::AttestRegister,     [__,  __,  __,  __,  __,  __,  __,  __,  Own, __,  Own, __,  __,  __,  __,  __ ]),
];

/// How far `role` reaches for `action`.
#[must_use]
pub fn reach(role: Role, action: Action) -> Reach {
    TABLE[action as usize].1[role as usize]
}

/// May this actor do this to that?
///
/// [`Decision::Hide`] wherever the actor may not read the subject at all, so
/// that a stranger cannot tell a forbidden case from one that does not exist.
#[must_use]
pub fn decide(actor: &Actor, action: Action, subject: &Subject) -> Decision {
    let mut best = Decision::Hide;
    for hat in actor.hats_to_try() {
        let granted = match reach(hat.role, action) {
            Reach::Any => Some(Decision::Allow),
            Reach::Propose => Some(Decision::Propose),
            Reach::Own => owns(actor, &hat, subject).then_some(Decision::Allow),
            Reach::ProposeOwn => owns(actor, &hat, subject).then_some(Decision::Propose),
            Reach::Granted if action == A::AnswerExpert => {
                asked(actor, subject).then_some(Decision::Allow)
            }
            Reach::Granted => named(actor, &hat, subject).then_some(Decision::Allow),
            Reach::No => None,
        };
        // A firm's reader and anyone but a manager who invites are held to
        // what their membership says, whatever the role's column allows.
        let granted = granted.filter(|_| membership_allows(&hat, action));
        match granted {
            Some(Decision::Allow) => return Decision::Allow,
            Some(Decision::Propose) => best = Decision::Propose,
            _ => {}
        }
    }
    if best == Decision::Hide && may_read(actor, subject) {
        return Decision::Forbid;
    }
    best
}

/// As what the actor would do this: the role of the membership that reaches
/// furthest, for the record of who did it.
#[must_use]
pub fn acting_role(actor: &Actor, action: Action, subject: &Subject) -> Role {
    let alone = |hat: &Hat| match actor {
        Actor::Person {
            id,
            zone,
            stands_for,
            ..
        } => Actor::Person {
            id: *id,
            hats: vec![hat.clone()],
            zone: zone.clone(),
            stands_for: stands_for.clone(),
        },
        other => other.clone(),
    };
    let hats = actor.hats_to_try();
    let with = |wanted: Decision| {
        hats.iter()
            .find(|hat| decide(&alone(hat), action, subject) == wanted)
            .map(|hat| hat.role)
    };
    with(Decision::Allow)
        .or_else(|| with(Decision::Propose))
        .unwrap_or(Role::Nobody)
}

fn membership_allows(hat: &Hat, action: Action) -> bool {
    let reading = matches!(
        action,
        A::ReadPublic
            | A::ListCases
            | A::ReadCase
            | A::ReadConfidential
            | A::ReadDisclosures
            | A::ManageSelf
    );
    if hat.read_only && !reading {
        return false;
    }
    let by_managers = matches!(action, A::InvitePeople | A::ManageHospital)
        || (action == A::AttestRegister && hat.role == Role::Ho);
    if by_managers && matches!(hat.place, Place::Hospital(_)) {
        return hat.manager;
    }
    true
}

fn owns(actor: &Actor, hat: &Hat, subject: &Subject) -> bool {
    if let (Actor::Applicant(mine), Some(draft)) = (actor, subject.draft) {
        return *mine == draft;
    }
    match hat.place {
        Place::Firm(firm) => subject.firm == Some(firm) || is_general(subject),
        Place::Hospital(hospital) => subject.hospitals.contains(&hospital) || is_general(subject),
        Place::Desk => false,
    }
}

/// A list or a page of one's own: what it shows is narrowed by visibility.
fn is_general(subject: &Subject) -> bool {
    *subject == Subject::general()
}

/// Named on it; somebody of a hospital only as long as they belong to it.
fn named(actor: &Actor, hat: &Hat, subject: &Subject) -> bool {
    let on_team = |person: PersonId| subject.team.contains(&person);
    match hat.place {
        Place::Hospital(hospital) => {
            subject.hospitals.contains(&hospital) && actor.named_at(hospital).any(on_team)
        }
        Place::Firm(_) | Place::Desk => actor.person().is_some_and(on_team),
    }
}

/// Asked about it as an expert, which is not the same as being on its team.
fn asked(actor: &Actor, subject: &Subject) -> bool {
    actor
        .person()
        .is_some_and(|person| subject.experts.contains(&person))
}

/// Whether the actor may know that the subject exists.
#[must_use]
pub fn may_read(actor: &Actor, subject: &Subject) -> bool {
    if is_general(subject) {
        // Nothing to hide: whoever is signed in is told plainly.
        return matches!(actor, Actor::Person { .. });
    }
    actor.hats_to_try().iter().any(|hat| {
        let reads = |action| match reach(hat.role, action) {
            Reach::Any => true,
            Reach::Own => owns(actor, hat, subject),
            Reach::Granted => named(actor, hat, subject),
            _ => false,
        };
        if subject.consult {
            reads(A::ReadConsult)
        } else if subject.firm.is_some() {
            reads(A::ReadCase) || (hat.role.is_hospital() && reads(A::ReadRound))
        } else {
            reads(A::ReadRegister)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;
    use strum::IntoEnumIterator;

    #[test]
    fn every_action_stands_in_the_table_at_its_own_place() {
        for (place, action) in Action::iter().enumerate() {
            assert_eq!(TABLE[place].0, action);
        }
    }

    /// The whole table, as people read it. A change of a right shows up here.
    #[test]
    fn the_permission_table_is_the_printed_one() {
        let mut page = String::from("action              ");
        for role in Role::iter() {
            let role: &str = role.into();
            write!(page, " {role:<11}").unwrap();
        }
        page.push('\n');
        for (action, row) in TABLE {
            let action: &str = action.into();
            write!(page, "{action:<20}").unwrap();
            for cell in row {
                let cell: &str = cell.into();
                write!(page, " {cell:<11}").unwrap();
            }
            page.push('\n');
        }
        insta::assert_snapshot!(page);
    }

    #[test]
    fn a_stranger_is_not_told_that_a_case_exists() {
        let subject = Subject {
            firm: Some(FirmId(uuid::Uuid::from_u128(1))),
            ..Subject::default()
        };
        assert_eq!(
            decide(&Actor::Nobody, A::ReadCase, &subject),
            Decision::Hide
        );
        let other = Actor::Person {
            id: PersonId(uuid::Uuid::from_u128(9)),
            hats: vec![Hat {
                role: Role::Sub,
                place: Place::Firm(FirmId(uuid::Uuid::from_u128(2))),
                read_only: false,
                manager: false,
            }],
            zone: "UTC".into(),
            stands_for: Vec::new(),
        };
        assert_eq!(decide(&other, A::WithdrawCase, &subject), Decision::Hide);
    }

    #[test]
    fn a_reader_of_the_firm_is_told_that_he_may_not_withdraw() {
        let firm = FirmId(uuid::Uuid::from_u128(1));
        let subject = Subject::of_firm(firm);
        let reader = Actor::Person {
            id: PersonId(uuid::Uuid::from_u128(9)),
            hats: vec![Hat {
                role: Role::Sub,
                place: Place::Firm(firm),
                read_only: true,
                manager: false,
            }],
            zone: "UTC".into(),
            stands_for: Vec::new(),
        };
        assert_eq!(decide(&reader, A::ReadCase, &subject), Decision::Allow);
        assert_eq!(decide(&reader, A::WithdrawCase, &subject), Decision::Forbid);
    }
}
