//! One decided event: what changes, whom to tell, what is recorded.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Case;
use super::codes::EventKind;
use super::event::ContactRecord;
use super::stage::NotAllowed;
use crate::calendar::Calendar;
use crate::disclosure::Tier;
use crate::fault::Fault;
use crate::ids::{CaseId, FirmId, HospitalId, PersonId};
use crate::people::Role;

/// The circumstances of an act, all handed in.
#[derive(Debug, Clone, Copy)]
pub struct Ctx<'a> {
    /// Who acts; none for the program itself.
    pub by: Option<PersonId>,
    /// As what.
    pub role: Role,
    /// The person's IANA zone, for the record.
    pub zone: &'a str,
    /// Now, cut to microseconds.
    pub now: Timestamp,
    /// Japan's business calendar.
    pub calendar: &'a Calendar,
    /// The operator's own hospitals.
    pub own_hospitals: &'a BTreeSet<HospitalId>,
    /// The different person who confirmed this act, where one did.
    pub second: Option<PersonId>,
    /// Whether a letter of the last act has already left (for undo).
    pub letters_left: bool,
}

/// Why an act was not done. Nothing has been written.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refused {
    /// The stage table does not have this move.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The act's own fields have faults.
    #[error("{} faults in what was sent", .0.len())]
    Faults(Vec<Fault>),
    /// A gate is not reached; the code says what is lacking.
    #[error("the gate is not reached: {0:?}")]
    Gate(Gate),
    /// A second, different person has to confirm first.
    #[error("a second person has to confirm")]
    NeedsSecond,
}

/// What a gate lacks (words 36).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Gate {
    /// Match-critical details are missing.
    Details,
    /// The firm has not approved the blinded synopsis.
    SynopsisApproved,
    /// A round is still open.
    RoundClosed,
    /// No round is open.
    NoOpenRound,
    /// The round has closed, or the hospital was not asked.
    NotAsked,
    /// No hospital has been selected.
    Selection,
    /// No contract record exists.
    ContractOpened,
    /// No agreement has been executed.
    ContractExecuted,
    /// The trial notification has no date.
    Ctn,
    /// No hospital has an IRB approval.
    Irb,
    /// Neither site initiation nor first patient is recorded.
    Started,
    /// No registry number, and no reason why.
    RegistryId,
    /// The outcome does not fit what was reached.
    Outcome,
    /// More than twelve months have passed: a new case it is.
    TooLongAgo,
    /// The act cannot be taken back any more.
    UndoOver,
    /// It is not on hold, or is already.
    Hold,
    /// The text has a newer revision.
    NewerText,
    /// It was decided before, or waits for a second person already.
    Settled,
    /// The last manager of a hospital stays.
    LastManager,
    /// Not one's own hospital, or not part of this case.
    OtherHospital,
    /// The last request still waits for the desk.
    WaitsForDesk,
    /// The hospital was reminded on this working day already.
    RemindedToday,
    /// The hospital has an approver, who confirms its register entry.
    ApproverAttests,
    /// The hospital still takes part in a case, or waits for an answer.
    StillInvolved,
    /// The hospital did not agree to sharing, or nothing was answered yet.
    NotToShare,
}

/// Who sees a line of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The desk only.
    Desk,
    /// The desk and the firm.
    Firm,
    /// The desk and this hospital.
    Hospital(HospitalId),
    /// The desk, the firm and every hospital still in the case.
    Everyone,
}

/// One line of the case's history, append-only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// When it happened.
    pub at: Timestamp,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// IANA zone of the person.
    pub zone: String,
    /// Who; none for the program.
    pub by: Option<PersonId>,
    /// As what.
    pub role: Role,
    /// The second person, where one was needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<PersonId>,
    /// What.
    pub event: EventKind,
    /// Values for the sentence, never free text of a confidential kind.
    pub params: BTreeMap<String, String>,
    /// Field by field: before and after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Who sees it.
    pub audience: Audience,
}

/// One field's change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Change {
    /// The field.
    pub field: String,
    /// What stood there.
    pub before: Value,
    /// What stands there now.
    pub after: Value,
}

/// A text that goes with an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMessage {
    /// Outside message, or internal note.
    pub outside: bool,
    /// From the firm, or from the desk.
    pub from_firm: bool,
    /// As written.
    pub text: String,
    /// `en` or `ja`.
    pub lang: String,
    /// Its tier.
    pub tier: Tier,
}

/// Whom a letter goes to. Turned into one row per person when it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum To {
    /// Every member of the firm.
    Firm(FirmId),
    /// Intake officers and leads.
    Intake,
    /// Owner and deputy; intake where there is no owner.
    Team,
    /// Leads.
    Leads,
    /// Everyone who may confirm what `by` proposed.
    Approvers {
        /// Who proposed.
        by: PersonId,
    },
    /// A hospital's trial office.
    Hospital(HospitalId),
    /// Those who approve a hospital's answers.
    HospitalApprovers(HospitalId),
    /// A hospital's trial office, and these people as long as they belong to it.
    HospitalPeople {
        /// Which hospital.
        hospital: HospitalId,
        /// Who beside the office.
        people: Vec<PersonId>,
    },
    /// One person.
    Person(PersonId),
}

crate::code_lists::code_list! {
    /// The kinds of mail (words 4). The wording lives in `notification`.
    #[derive(strum::EnumIter)]
    pub enum LetterKind ("letter") {
        AddressCode = "address_code", "Address code", "確認コード";
        SignIn = "sign_in", "Sign-in link", "ログイン用リンク";
        DraftReminder = "draft_reminder", "Draft reminder", "下書きのお知らせ";
        Invitation = "invitation", "Invitation", "招待";
        PasswordReset = "password_reset", "New password", "パスワードの再設定";
        Receipt = "receipt", "Receipt", "受付のお知らせ";
        NewRequest = "new_request", "New request", "新しい相談申込み";
        Questions = "questions", "Questions to the company", "追加のご回答のお願い";
        AnswersArrived = "answers_arrived", "Answers arrived", "回答の到着";
        Accepted = "accepted", "Case accepted", "受理のお知らせ";
        NotAccepted = "not_accepted", "Case not accepted", "お受けできないお知らせ";
        MergedAway = "merged_away", "Case merged", "案件の統合";
        DeskWrote = "desk_wrote", "Message from the desk", "窓口からのメッセージ";
        FirmWrote = "firm_wrote", "Message from the company", "企業からのメッセージ";
        SynopsisReady = "synopsis_ready", "Text to approve", "匿名概要書の承認依頼";
        SynopsisApproved = "synopsis_approved", "Text approved", "匿名概要書の承認";
        SynopsisChange = "synopsis_change", "Change of text asked for", "匿名概要書の変更依頼";
        InterestRound = "interest_round", "Feasibility survey", "実施可能性調査";
        FullRound = "full_round", "Full survey", "詳細調査";
        RoundReminder = "round_reminder", "Survey reminder", "実施可能性調査の期限";
        RoundNudge = "round_nudge", "Survey: a reminder from the desk", "実施可能性調査の催促";
        SiteQuestion = "site_question", "Question from a hospital", "医療機関からの質問";
        QuestionAnswered = "question_answered", "Answer to your question", "ご質問への回答";
        AnswerShared = "answer_shared", "Answer for all hospitals", "質問と回答の共有";
        TimeAsked = "time_asked", "More time asked for", "延長の依頼";
        TimeDecided = "time_decided", "Answer on more time", "延長の依頼への回答";
        LateAsked = "late_asked", "Answer after the close", "締切後の回答";
        LateDecided = "late_decided", "Word on a late answer", "締切後の回答の扱い";
        AnswerToApprove = "answer_to_approve", "Answer to approve", "回答の承認依頼";
        AnswerReturned = "answer_returned", "Answer sent back", "回答の差戻し";
        RegisterDue = "register_due", "Register: please confirm", "登録内容の確認のお願い";
        AttestDue = "attest_due", "Register: yearly confirmation", "年1回の登録の確認";
        ExpertRound = "expert_round", "Question to an expert", "専門家への照会";
        ExpertReminder = "expert_reminder", "Expert: reminder", "専門家への照会の期限";
        ExpertNudge = "expert_nudge", "Expert: a reminder from the desk", "専門家への照会の催促";
        ExpertEnded = "expert_ended", "Expert: no answer needed", "専門家への照会の終了";
        ExpertReplied = "expert_replied", "An expert replied", "専門家の回答";
        ExpertReport = "expert_report", "What experts said", "専門家の意見";
        SiteAnswered = "site_answered", "A hospital answered", "施設の回答";
        RoundCancelled = "round_cancelled", "Survey ended", "実施可能性調査の終了";
        CollatedAnswer = "collated_answer", "Collated answer", "候補提示";
        SelectionMade = "selection_made", "Hospitals chosen", "施設の選定";
        ResultChosen = "result_chosen", "Result: chosen", "選定の結果（選定）";
        ResultNotChosen = "result_not_chosen", "Result: not this time", "選定の結果（見送り）";
        ContractTurn = "contract_turn", "Contract: your turn", "契約の番";
        ClockDue = "clock_due", "Clock due", "期限のお知らせ";
        ApprovalWaiting = "approval_waiting", "Second person needed", "2人目の確認";
        Withdrawn = "withdrawn", "Request withdrawn", "取下げ";
        Closed = "closed", "Case closed", "終了のお知らせ";
        Reopened = "reopened", "Case reopened", "再開のお知らせ";
        ConsultReceived = "consult_received", "Question received", "医療機関相談の受付";
        ConsultNew = "consult_new", "New question from a hospital", "新しい医療機関相談";
        ConsultQuestion = "consult_question", "Question to the hospital", "医療機関への確認";
        ConsultMessage = "consult_message", "Message to the hospital", "医療機関への連絡";
        ConsultPlan = "consult_plan", "Date of the answer", "回答予定日のお知らせ";
        ConsultAnswered = "consult_answered", "Question answered", "医療機関相談の回答";
        ConsultReply = "consult_reply", "The hospital wrote", "医療機関からの返信";
        ConsultClosed = "consult_closed", "Question closed", "医療機関相談の終了";
        ConsultRejected = "consult_rejected", "Question not taken", "医療機関相談をお受けできないお知らせ";
        ConsultMerged = "consult_merged", "Question merged", "医療機関相談の統合";
        ConsultClock = "consult_clock", "Question: clock due", "医療機関相談の期限";
        JoinCode = "join_code", "Request to join: confirm the address", "参加申請：アドレスの確認";
        JoinReceived = "join_received", "Request to join received", "参加申請の受付";
        JoinArrived = "join_arrived", "A hospital asks to join", "医療機関の参加申請";
        JoinQuestion = "join_question", "Question about a request to join", "参加申請への質問";
        JoinApproved = "join_approved", "Request to join approved", "参加申請の承認";
        JoinRefused = "join_refused", "Request to join not approved", "参加申請の結果";
        LeaveAsked = "leave_asked", "A hospital leaves", "医療機関の退会の申出";
        LeaveNoted = "leave_noted", "Leaving", "退会のお知らせ";
        ProposalAnswered = "proposal_answered", "A hospital answered a proposal", "登録内容の提案への回答";
    }
}

/// A letter to be sent: ids and the kind, no words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    /// What kind.
    pub kind: LetterKind,
    /// To whom.
    pub to: To,
    /// Tells two letters of one kind about one case apart, for the unique key.
    pub occasion: String,
    /// Seconds before it may leave: 10 for letters to outside, 0 for receipts.
    pub hold_seconds: u32,
    /// Dates, numbers and codes that the wording needs.
    pub values: BTreeMap<String, String>,
}

impl Letter {
    /// A letter that may leave ten seconds after the act.
    #[must_use]
    pub fn held(kind: LetterKind, to: To, occasion: impl Into<String>) -> Self {
        Self {
            kind,
            to,
            occasion: occasion.into(),
            hold_seconds: 10,
            values: BTreeMap::new(),
        }
    }

    /// A letter that leaves at once.
    #[must_use]
    pub fn at_once(kind: LetterKind, to: To, occasion: impl Into<String>) -> Self {
        Self {
            hold_seconds: 0,
            ..Self::held(kind, to, occasion)
        }
    }

    /// The same letter with one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}

/// One decided event. `store` writes all of it in one transaction, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The case as it is afterwards.
    pub case: Case,
    /// Lines of history, in order.
    pub entries: Vec<Entry>,
    /// Texts.
    pub messages: Vec<NewMessage>,
    /// Contact records.
    pub contacts: Vec<ContactRecord>,
    /// Letters.
    pub letters: Vec<Letter>,
    /// Letters of the last act that have not left are taken back (undo).
    pub recall_letters: bool,
    /// The case that takes this one in (merge).
    pub absorbed_by: Option<CaseId>,
}
