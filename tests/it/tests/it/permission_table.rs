//! Who may do what, typed from the specification (domain 4.0 and 4.14; for acts
//! that 4.14 leaves out, the column "Who" of 4.1). Nothing here is computed
//! from the program's own table.

use serde_json::{Value, json};

/// The roles, in the order of the columns below.
pub const ROLES: [&str; 13] = [
    "sub", "di", "dm", "dl", "dc", "exp", "ho", "hpi", "hh", "mv", "pl", "sa", "au",
];

/// Act by role: `v` anywhere, `o` one's own, `t` where named on the case,
/// `p` only as a proposal, `q` one's own only as a request, `.` not at all.
///
/// An investigator's own row of the register and an approver's attestation
/// (4.14) have no operation yet: the trial office enters both.
#[rustfmt::skip]
pub const ACTS: [(&str, &str); 38] = [
    //                       S D D D D E H H H M P S A
    //                       U I M L C X O P H V L A U
    //                       B         P   I
    ("read_public",         "v v v v v v v v v v v v v"),
    ("manage_self",         "v v v v v v v v v v v v v"),
    ("register_case",       ". v v v . . . . . . . . ."),
    ("list_cases",          "o v v v v . . . . . . . ."),
    ("read_case",           "o v v v v t . . . . t . ."),
    ("take_case",           ". v v v . . . . . . . . ."),
    ("ask_sponsor",         ". v v v . . . . . . . . ."),
    ("answer_questions",    "o v . . . . . . . . . . ."),
    ("decide_case",         ". p p v . . . . . . . . ."),
    ("merge_case",          ". p p v . . . . . . . . ."),
    ("hold_case",           ". v v v . . . . . . . . ."),
    ("record_contact",      ". v v v . . . . . . . . ."),
    ("edit_details",        "o v v v . . . . . . . . ."),
    ("write_message",       "o v v v t . . . . . . . ."),
    ("write_note",          ". v v v t . . . . . . . ."),
    ("draft_synopsis",      ". . v . . . . . . . . . ."),
    ("approve_synopsis",    "o . . . . . . . . . . . ."),
    ("record_basis",        ". . v v t . . . . . . . ."),
    ("read_candidates",     ". . v v . . . . . . . . ."),
    ("open_round",          ". . v v . . . . . . . . ."),
    ("read_round",          ". . . . . . o o o . . . ."),
    ("draft_answer",        ". . . . . . o o . . . . ."),
    ("answer_round",        ". . . . . . o . . . . . ."),
    ("propose_hospitals",   ". . v v . . . . . . . . ."),
    ("record_selection",    "o . v . . . . . . . . . ."),
    ("withdraw_case",       "o . v . . . . . . . . . ."),
    ("keep_contract",       "o . v . t . o . . . . . ."),
    ("keep_milestones",     ". . v . . . o . . . . . ."),
    ("advance_case",        ". . v . . . . . . . . . ."),
    ("close_case",          "q . p v . . . . . . . . ."),
    ("reopen_case",         "q . p v . . . . . . . . ."),
    ("undo_act",            "o v v v . . . . . . . . ."),
    ("read_register",       ". v v v v . o o o . . . ."),
    ("edit_register",       ". p p p . . o . . . . . ."),
    ("add_hospital",        ". . . v . . . . . . . . ."),
    ("read_disclosures",    "o . v v . . o . . . . . ."),
    ("confirm_proposal",    ". . v v . . . . . . . . ."),
    ("invite_people",       "o . . . . . o . . . . . ."),
];

/// The rest: figures, the desk's own people, mails.
#[rustfmt::skip]
pub const OTHER_ACTS: [(&str, &str); 5] = [
    ("read_counts",         ". . v v . . . . . . . . ."),
    ("read_frozen_counts",  ". . v v . . . . . v . . v"),
    ("freeze_counts",       ". . . v . . . . . . . . ."),
    ("invite_desk_members", ". . . . . . . . . . . v ."),
    ("read_mail_queue",     ". v v v . . . . . . . v ."),
];

/// Which page an operation belongs to: each is entered with the memberships
/// that belong to it, and hides or refuses in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Open to anyone.
    Public,
    /// Open to anyone who is signed in.
    Account,
    /// One draft of the form: its holder's alone.
    Draft,
    /// A firm's page of one of its cases: hidden from everybody else.
    FirmCase,
    /// A firm's page about itself.
    Firm,
    /// A hospital's part of one case: hidden from whoever was not asked.
    Request,
    /// A hospital's page about itself.
    Hospital,
    /// One of a hospital's people: hidden from everybody else.
    Member,
    /// The desk's page of one case.
    DeskCase,
    /// A proposal about one case; confirming asks for an approving role.
    Confirm,
    /// The same, to send it back.
    Refuse,
    /// A hospital's entry in the register, at the desk.
    Entry,
    /// Pages of the desk about no case.
    Desk,
}

/// One operation: what is needed to try it.
pub struct Op {
    pub method: &'static str,
    pub path: &'static str,
    pub act: &'static str,
    pub door: Door,
    pub body: Value,
}

/// Every operation, with a body that could be meant.
#[rustfmt::skip]
pub fn operations(at: &Places) -> Vec<Op> {
    use Door::{Account, Confirm, Desk, DeskCase, Draft, Entry, Firm, FirmCase, Hospital, Member, Public, Refuse, Request};
    let op = |method, path, act, door, body| Op { method, path, act, door, body };
    let none = || json!({});
    let contact = json!({
        "at": at.now, "mode": "phone", "class": "informative", "participants": "Emma Hartley",
        "minutes": 10, "text": "A word on the phone.", "lang": "en",
    });
    vec![
        op("get",    "/api/site", "read_public", Public, none()),
        op("get",    "/api/me", "read_public", Public, none()),
        op("post",   "/api/me", "manage_self", Account, json!({ "lang": "en" })),
        op("post",   "/api/sign-in", "read_public", Public, json!({ "email": at.lead, "password": at.password })),
        op("post",   "/api/sign-in/link", "read_public", Public, json!({ "email": at.fresh_address(), "lang": "en" })),
        op("post",   "/api/sign-in/code", "read_public", Public, json!({ "email": at.fresh_address(), "code": "123456" })),
        op("post",   "/api/password/reset", "read_public", Public, json!({ "email": at.fresh_address(), "lang": "en" })),
        op("get",    "/api/links/{token}", "read_public", Public, none()),
        op("post",   "/api/links/{token}", "read_public", Public, none()),
        op("get",    "/api/links/{token}/register", "read_public", Public, none()),
        op("post",   "/api/links/{token}/register", "read_public", Public, json!({ "version": 1, "sections": ["slots"] })),
        op("get",    "/api/registry/studies/{nct}", "read_public", Public, none()),
        op("post",   "/api/drafts", "read_public", Public, json!({ "locale": "en", "zone": "UTC" })),
        op("post",   "/api/resume", "read_public", Public, json!({ "email": at.fresh_address(), "lang": "en" })),
        op("post",   "/api/short-requests", "read_public", Public, none()),
        op("get",    "/api/drafts/{id}", "edit_draft", Draft, none()),
        op("patch",  "/api/drafts/{id}", "edit_draft", Draft, json!({ "answers": { "org_name": "A" } })),
        op("post",   "/api/drafts/{id}/address", "edit_draft", Draft, json!({ "email": at.fresh_address() })),
        op("post",   "/api/drafts/{id}/code", "edit_draft", Draft, json!({ "code": "123456" })),
        op("post",   "/api/cases", "send_request", Draft, json!({ "draft": at.draft, "submission_id": at.submission })),

        op("get",    "/api/my/cases", "list_cases", Firm, none()),
        op("post",   "/api/my/people", "invite_people", Firm, json!({ "email": at.fresh_address(), "family": "Reed" })),
        op("get",    "/api/sent/{number}", "read_case", FirmCase, none()),
        op("get",    "/api/my/cases/{number}", "read_case", FirmCase, none()),
        op("get",    "/api/my/cases/{number}/disclosures", "read_disclosures", FirmCase, none()),
        op("post",   "/api/my/cases/{number}/messages", "write_message", FirmCase, json!({ "text": "A word.", "lang": "en" })),
        op("post",   "/api/my/cases/{number}/answers", "answer_questions", FirmCase, json!({ "answers": ["Yes."] })),
        op("patch",  "/api/my/cases/{number}/details", "edit_details", FirmCase, json!({ "values": { "need_sirb": "sirb_preferred" } })),
        op("post",   "/api/my/cases/{number}/synopsis/approval", "approve_synopsis", FirmCase, json!({ "revision": 1 })),
        op("post",   "/api/my/cases/{number}/synopsis/change", "approve_synopsis", FirmCase, json!({ "text": "Less, please." })),
        op("post",   "/api/my/cases/{number}/selection", "record_selection", FirmCase, json!({ "decisions": [{ "label": "A", "decision": "reserve" }] })),
        op("post",   "/api/my/cases/{number}/contracts/{label}", "keep_contract", FirmCase, json!({ "note": "Our lawyers read it." })),
        op("post",   "/api/my/cases/{number}/withdrawal", "withdraw_case", FirmCase, json!({ "reason": "" })),
        op("post",   "/api/my/cases/{number}/undo", "undo_act", FirmCase, none()),
        op("post",   "/api/my/cases/{number}/closing", "close_case", FirmCase, json!({ "outcome": "G1" })),
        op("post",   "/api/my/cases/{number}/reopening", "reopen_case", FirmCase, json!({ "reason": "New funding." })),

        op("get",    "/api/hospital/home", "read_round", Hospital, none()),
        op("get",    "/api/hospital/requests", "read_round", Hospital, none()),
        op("get",    "/api/hospital/requests/{number}", "read_round", Request, none()),
        op("put",    "/api/hospital/requests/{number}/draft", "draft_answer", Request, json!({ "answer": { "pi": "見本" } })),
        op("post",   "/api/hospital/requests/{number}/answer", "answer_round", Request, json!({ "answer": { "interest": "int_no", "why_not": "other" } })),
        op("post",   "/api/hospital/requests/{number}/contract", "keep_contract", Request, json!({ "note": "確認中" })),
        op("post",   "/api/hospital/requests/{number}/milestones", "keep_milestones", Request, json!({ "kind": "irb_approved", "planned": "2027-01-15" })),
        op("get",    "/api/hospital/register", "read_register", Hospital, none()),
        op("get",    "/api/hospital/register/file", "read_register", Hospital, none()),
        op("post",   "/api/hospital/register/file", "edit_register", Hospital, json!({ "format": "madoguchi-register/1", "sections": {} })),
        op("post",   "/api/hospital/register/file/preview", "edit_register", Hospital, json!({ "format": "madoguchi-register/1", "sections": {} })),
        op("get",    "/api/hospital/register/sheet", "read_register", Hospital, none()),
        op("post",   "/api/hospital/register/sheet/preview", "edit_register", Hospital, json!({})),
        op("get",    "/api/hospital/register/history", "read_register", Hospital, none()),
        op("patch",  "/api/hospital/register/{section}", "edit_register", Hospital, json!({ "values": {} })),
        op("post",   "/api/hospital/register/{section}/confirmation", "edit_register", Hospital, none()),
        op("get",    "/api/hospital/members", "read_register", Hospital, none()),
        op("post",   "/api/hospital/members", "invite_people", Hospital, json!({ "email": at.fresh_address(), "family": "新人", "kind": "crc" })),
        op("delete", "/api/hospital/members/{id}", "invite_people", Member, none()),

        op("get",    "/api/desk/today", "list_cases", Desk, none()),
        op("get",    "/api/desk/cases", "list_cases", Desk, none()),
        op("get",    "/api/desk/cases.csv", "list_cases", Desk, none()),
        op("post",   "/api/desk/cases", "register_case", Desk, json!({
            "answers": harness::forms::request("Phoned Bio", &at.fresh_address()), "channel": "phone",
            "received_at": at.now, "locale": "en", "submission_id": at.submission })),
        op("get",    "/api/desk/short-requests", "register_case", Desk, none()),
        op("get",    "/api/desk/people", "list_cases", Desk, none()),
        op("post",   "/api/desk/people", "invite_desk_members", Desk, json!({ "email": at.fresh_address(), "family": "新任", "role": "di" })),
        op("get",    "/api/desk/mail/undelivered", "read_mail_queue", Desk, none()),
        op("post",   "/api/desk/mail/{id}/retry", "read_mail_queue", Desk, none()),
        op("get",    "/api/desk/hospitals", "read_register", Desk, none()),
        op("post",   "/api/desk/hospitals", "add_hospital", Desk, json!({
            "basic": { "name_ja": "新設病院", "name_en": "New Hospital", "prefecture": "13", "founder": "private_university" },
            "manager": { "email": at.fresh_address(), "family": "新設" } })),
        op("get",    "/api/desk/hospitals/{id}", "read_register", Entry, none()),
        op("get",    "/api/desk/counts/{fiscal_year}", "read_counts", Desk, none()),
        op("get",    "/api/desk/counts/{fiscal_year}/csv", "read_counts", Desk, none()),
        op("post",   "/api/desk/counts/{fiscal_year}/freeze", "freeze_counts", Desk, none()),
        op("post",   "/api/desk/counts/corrections", "freeze_counts", Desk, json!({ "number": at.number, "delta": 1, "why": "Counted by mistake." })),
        op("get",    "/api/ministry/counts/{fiscal_year}", "read_frozen_counts", Desk, none()),
        op("get",    "/api/desk/proposals", "list_cases", Desk, none()),
        op("post",   "/api/desk/proposals/{id}/confirmation", "confirm_proposal", Confirm, none()),
        op("post",   "/api/desk/proposals/{id}/refusal", "confirm_proposal", Refuse, json!({ "reason": "Not yet." })),

        op("get",    "/api/desk/cases/{number}", "read_case", DeskCase, none()),
        op("get",    "/api/desk/cases/{number}/candidates", "read_candidates", DeskCase, none()),
        op("post",   "/api/desk/cases/{number}/take", "take_case", DeskCase, none()),
        op("post",   "/api/desk/cases/{number}/questions", "ask_sponsor", DeskCase, json!({ "questions": [{ "text": "Which phase?" }] })),
        op("post",   "/api/desk/cases/{number}/answers", "answer_questions", DeskCase, json!({ "answers": ["Yes."] })),
        op("post",   "/api/desk/cases/{number}/acceptance", "decide_case", DeskCase, harness::forms::acceptance(&at.manager)),
        op("post",   "/api/desk/cases/{number}/refusal", "decide_case", DeskCase, json!({ "reason": "X1", "referral": "jrct", "letter": "This desk cannot help." })),
        op("post",   "/api/desk/cases/{number}/merge", "merge_case", DeskCase, json!({ "into": at.other_number, "reason": "One trial." })),
        op("post",   "/api/desk/cases/{number}/hold", "hold_case", DeskCase, json!({ "reason": "summer", "review_on": "2026-12-21" })),
        op("post",   "/api/desk/cases/{number}/resume", "hold_case", DeskCase, none()),
        op("post",   "/api/desk/cases/{number}/owner", "record_contact", DeskCase, json!({ "owner": at.manager })),
        op("post",   "/api/desk/cases/{number}/contacts", "record_contact", DeskCase, contact),
        op("post",   "/api/desk/cases/{number}/translations", "record_contact", DeskCase, json!({ "message": at.submission, "text": "訳" })),
        op("post",   "/api/desk/cases/{number}/messages", "write_message", DeskCase, json!({ "text": "A word.", "lang": "en" })),
        op("post",   "/api/desk/cases/{number}/notes", "write_note", DeskCase, json!({ "text": "覚え書き" })),
        op("patch",  "/api/desk/cases/{number}/fields", "edit_details", DeskCase, json!({ "values": { "need_sirb": "sirb_preferred" } })),
        op("get",    "/api/desk/cases/{number}/synopsis/preview", "draft_synopsis", DeskCase, none()),
        op("post",   "/api/desk/cases/{number}/synopsis", "draft_synopsis", DeskCase, json!({ "leave_out": [] })),
        op("post",   "/api/desk/cases/{number}/bases", "record_basis", DeskCase, json!({ "hospital": at.hospital, "kind": "written_consent", "since": "2026-11-20", "reference": "mail" })),
        op("post",   "/api/desk/cases/{number}/rounds", "open_round", DeskCase, json!({ "recipients": [{ "hospital": at.hospital }] })),
        op("post",   "/api/desk/cases/{number}/rounds/close", "open_round", DeskCase, none()),
        op("post",   "/api/desk/cases/{number}/proposal", "propose_hospitals", DeskCase, json!({ "letter": "Two hospitals.", "hospitals": [at.hospital] })),
        op("post",   "/api/desk/cases/{number}/another-round", "propose_hospitals", DeskCase, json!({ "reason": "too few" })),
        op("post",   "/api/desk/cases/{number}/selection", "record_selection", DeskCase, json!({ "decisions": [], "evidence": "mail" })),
        op("post",   "/api/desk/cases/{number}/start-up", "advance_case", DeskCase, none()),
        op("post",   "/api/desk/cases/{number}/contracts", "keep_contract", DeskCase, json!({ "hospital": at.hospital, "stage": "draft_sent" })),
        op("post",   "/api/desk/cases/{number}/milestones", "keep_milestones", DeskCase, json!({ "kind": "ctn_submitted", "planned": "2027-01-15" })),
        op("post",   "/api/desk/cases/{number}/trial-start", "advance_case", DeskCase, none()),
        op("post",   "/api/desk/cases/{number}/closing", "close_case", DeskCase, json!({ "outcome": "G1" })),
        op("post",   "/api/desk/cases/{number}/withdrawal", "withdraw_case", DeskCase, json!({ "reason": "" })),
        op("post",   "/api/desk/cases/{number}/reopening", "reopen_case", DeskCase, json!({ "reason": "New funding." })),
        op("post",   "/api/desk/cases/{number}/undo", "undo_act", DeskCase, none()),
        // The last one: it ends the sessions it is tried with.
        op("post",   "/api/sign-out", "manage_self", Public, none()),
    ]
}

/// What the bodies speak of.
pub struct Places {
    pub now: String,
    pub lead: String,
    pub password: &'static str,
    pub manager: String,
    pub hospital: String,
    pub number: String,
    pub other_number: String,
    pub draft: String,
    pub submission: uuid::Uuid,
}

impl Places {
    /// An address that was not used before: none is asked for too many mails.
    fn fresh_address(&self) -> String {
        format!("{}@somebody.example", uuid::Uuid::new_v4().simple())
    }
}
