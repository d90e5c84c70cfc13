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
/// An investigator's own row of the register (4.14) has no operation yet: the
/// trial office enters it. Where a hospital has no approver, its manager attests.
#[rustfmt::skip]
pub const ACTS: [(&str, &str); 44] = [
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
    ("approve_answer",      ". . . . . . . . o . . . ."),
    ("ask_experts",         ". . v v . . . . . . . . ."),
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
    ("confirm_proposal",    ". . v v . . o . . . . . ."),
    ("invite_people",       "o . . . . . o . . . . . ."),
    ("manage_hospital",     ". . . . . . o . . . . . ."),
    ("review_register",     ". v v v . . . . . . . . ."),
    ("name_deputy",         ". . . . . . o o o . . . ."),
    ("attest_register",     ". . . . . . o . o . . . ."),
];

/// A hospital's own consultation (4.2): DI sorts, DM answers, EXP named on it
/// reads; its trial office everything of its own, an investigator what they
/// asked or are named on.
#[rustfmt::skip]
pub const CONSULT_ACTS: [(&str, &str); 7] = [
    //                       S D D D D E H H H M P S A
    //                       U I M L C X O P H V L A U
    //                       B         P   I
    ("ask_desk",            ". . . . . . o o . . . . ."),
    ("read_consult",        ". v v v t t o t . . . . ."),
    ("write_consult",       ". . . . . . o t . . . . ."),
    ("delegate_consult",    ". . . . . . o . . . . . ."),
    ("triage_consult",      ". v v v . . . . . . . . ."),
    ("answer_consult",      ". . v v t . . . . . . . ."),
    ("read_shared_answers", ". v v v v v o o o . . . ."),
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
    /// A change of the entry that the desk proposed, at the hospital.
    EntryProposal,
    /// Pages of the desk about no case.
    Desk,
    /// A hospital's list of its own questions to the desk.
    Consults,
    /// One of them: hidden from every other hospital.
    Consult,
    /// The desk's list of them.
    DeskConsults,
    /// The desk's page of one.
    DeskConsult,
    /// What the desk shares with every hospital, as the desk sees it.
    SharedAnswers,
    /// One of them, to change it: as the consultation that it came from.
    SharedAnswer,
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
    use Door::{Account, Confirm, Consult, Consults, Desk, DeskConsult, DeskConsults, DeskCase, Draft, Entry, EntryProposal, Firm, FirmCase, Hospital, Member, Public, Refuse, Request, SharedAnswer, SharedAnswers};
    let op = |method, path, act, door, body| Op { method, path, act, door, body };
    let none = || json!({});
    let contact = json!({
        "at": at.now, "mode": "phone", "class": "informative", "participants": "Emma Hartley",
        "minutes": 10, "text": "A word on the phone.", "lang": "en",
    });
    vec![
        op("get",    "/api/site", "read_public", Public, none()),
        op("get",    "/api/codes/diseases", "read_public", Public, none()),
        op("get",    "/api/codes/diseases/names", "read_public", Public, none()),
        op("get",    "/api/directory", "read_public", Public, none()),
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
        op("get",    "/api/links/{token}/expert", "read_public", Public, none()),
        op("post",   "/api/links/{token}/expert", "read_public", Public, json!({ "version": 1, "reply": { "reply": "decline", "reason": "no_time" } })),
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
        op("get",    "/api/my/cases/{number}/hospitals/{label}/face", "read_case", FirmCase, none()),
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
        // Nobody's version is asked for here: what is sent must not change the round.
        op("post",   "/api/hospital/requests/{number}/questions", "draft_answer", Request, json!({ "text": "" })),
        op("post",   "/api/hospital/requests/{number}/more-time", "answer_round", Request, json!({ "until": "2026-12-08", "reason": "" })),
        op("post",   "/api/hospital/requests/{number}/late-answer", "answer_round", Request, json!({ "answer": { "interest": "int_no", "why_not": "other" } })),
        op("post",   "/api/hospital/requests/{number}/approval", "approve_answer", Request, json!({})),
        op("post",   "/api/hospital/requests/{number}/return", "approve_answer", Request, json!({ "note": "" })),
        op("post",   "/api/hospital/requests/{number}/contract", "keep_contract", Request, json!({ "note": "確認中" })),
        op("post",   "/api/hospital/requests/{number}/milestones", "keep_milestones", Request, json!({ "kind": "irb_approved", "planned": "2027-01-15" })),
        op("get",    "/api/hospital/register", "read_register", Hospital, none()),
        op("get",    "/api/hospital/mirror", "read_register", Hospital, none()),
        op("get",    "/api/hospital/register/file", "read_register", Hospital, none()),
        op("post",   "/api/hospital/register/file", "edit_register", Hospital, json!({ "format": "madoguchi-register/1", "sections": {} })),
        op("post",   "/api/hospital/register/file/preview", "edit_register", Hospital, json!({ "format": "madoguchi-register/1", "sections": {} })),
        op("get",    "/api/hospital/register/sheet", "read_register", Hospital, none()),
        op("post",   "/api/hospital/register/sheet/preview", "edit_register", Hospital, json!({})),
        op("get",    "/api/hospital/register/history", "read_register", Hospital, none()),
        op("patch",  "/api/hospital/register/{section}", "edit_register", Hospital, json!({ "values": {} })),
        op("post",   "/api/hospital/register/{section}/confirmation", "edit_register", Hospital, none()),
        op("get",    "/api/hospital/members", "read_register", Hospital, none()),
        op("post",   "/api/hospital/members", "invite_people", Hospital, json!({ "email": at.fresh_address(), "family": "新人", "kinds": ["crc"] })),
        op("get",    "/api/hospital/members/seen", "manage_hospital", Hospital, none()),
        op("post",   "/api/hospital/members/{id}/kinds", "invite_people", Member, json!({ "kinds": ["physician"] })),
        op("post",   "/api/hospital/members/{id}/invitation", "invite_people", Member, none()),
        op("delete", "/api/hospital/members/{id}", "invite_people", Member, none()),
        op("get",    "/api/hospital/attestation", "read_register", Hospital, none()),
        op("post",   "/api/hospital/attestation", "attest_register", Hospital, json!({ "right": true })),
        op("get",    "/api/hospital/absences", "read_register", Hospital, none()),
        op("post",   "/api/hospital/absences", "name_deputy", Hospital, none()),
        op("delete", "/api/hospital/absences/{id}", "name_deputy", Member, none()),
        op("get",    "/api/hospital/leaving", "manage_hospital", Hospital, none()),
        op("post",   "/api/hospital/leaving", "manage_hospital", Hospital, none()),
        op("post",   "/api/hospital/leaving/back", "manage_hospital", Hospital, none()),
        op("get",    "/api/hospital/archive", "manage_hospital", Hospital, none()),
        op("get",    "/api/hospital/settings", "read_register", Hospital, none()),
        op("post",   "/api/hospital/settings", "manage_hospital", Hospital, json!({ "answers_need_approval": false })),
        op("get",    "/api/hospital/register/proposals", "read_register", Hospital, none()),
        op("post",   "/api/hospital/register/proposals/{id}/confirmation", "confirm_proposal", EntryProposal, none()),
        op("post",   "/api/hospital/register/proposals/{id}/refusal", "confirm_proposal", EntryProposal, json!({ "reason": "古い番号です" })),
        op("post",   "/api/join", "read_public", Public, json!({ "form": {} })),
        op("post",   "/api/join/{id}/code", "read_public", Public, json!({ "code": "123456" })),
        op("get",    "/api/links/{token}/application", "read_public", Public, none()),
        op("post",   "/api/links/{token}/application", "read_public", Public, json!({ "text": "はい" })),
        op("get",    "/api/desk/applications", "review_register", Desk, none()),
        op("get",    "/api/desk/applications/{id}", "review_register", Desk, none()),
        op("post",   "/api/desk/applications/{id}/question", "review_register", Desk, json!({ "text": "部署を教えてください" })),
        op("post",   "/api/desk/applications/{id}/approval", "add_hospital", Desk, none()),
        op("post",   "/api/desk/applications/{id}/refusal", "add_hospital", Desk, json!({ "refusal": "no_approval" })),
        op("get",    "/api/desk/register", "read_register", Desk, none()),
        op("post",   "/api/desk/register/reminders", "review_register", Desk, json!({ "hospitals": [at.hospital] })),
        op("get",    "/api/desk/hospitals/{id}/review", "read_register", Entry, none()),
        op("post",   "/api/desk/hospitals/{id}/review", "review_register", Entry, none()),
        op("post",   "/api/desk/hospitals/{id}/leaving", "add_hospital", Entry, none()),
        op("get",    "/api/desk/hospitals/{id}/history", "read_register", Entry, none()),
        op("post",   "/api/desk/hospitals/{id}/proposals", "edit_register", Entry, json!({
            "section": "team", "values": { "office_phone": "03-5550-0199" }, "note": "貴院のウェブサイトから" })),

        op("get",    "/api/hospital/consultations", "read_consult", Consults, none()),
        op("post",   "/api/hospital/consultations", "ask_desk", Consults, json!({ "question": {}, "submission_id": at.submission })),
        op("get",    "/api/hospital/consultations/{number}", "read_consult", Consult, none()),
        op("post",   "/api/hospital/consultations/{number}/replies", "write_consult", Consult, json!({ "text": "" })),
        op("post",   "/api/hospital/consultations/{number}/thanks", "write_consult", Consult, none()),
        op("post",   "/api/hospital/consultations/{number}/withdrawal", "write_consult", Consult, json!({ "reason": "" })),
        op("post",   "/api/hospital/consultations/{number}/colleagues", "delegate_consult", Consult, json!({ "people": [] })),
        op("get",    "/api/desk/consultations", "read_consult", DeskConsults, none()),
        op("get",    "/api/desk/consultations/{number}", "read_consult", DeskConsult, none()),
        op("post",   "/api/desk/consultations/{number}/triage", "triage_consult", DeskConsult, json!({ "owner": at.manager, "theme": "training" })),
        op("post",   "/api/desk/consultations/{number}/questions", "triage_consult", DeskConsult, json!({ "text": "どれですか" })),
        op("post",   "/api/desk/consultations/{number}/owner", "triage_consult", DeskConsult, json!({ "owner": at.manager })),
        op("post",   "/api/desk/consultations/{number}/hold", "triage_consult", DeskConsult, json!({ "reason": "待ち", "review_on": "2026-12-21" })),
        op("post",   "/api/desk/consultations/{number}/resume", "triage_consult", DeskConsult, none()),
        op("post",   "/api/desk/consultations/{number}/messages", "triage_consult", DeskConsult, json!({ "text": "" })),
        op("post",   "/api/desk/consultations/{number}/notes", "triage_consult", DeskConsult, json!({ "text": "" })),
        op("post",   "/api/desk/consultations/{number}/work", "answer_consult", DeskConsult, none()),
        op("post",   "/api/desk/consultations/{number}/plan", "answer_consult", DeskConsult, json!({ "answer_on": "2026-12-21", "reason": "確認中" })),
        op("post",   "/api/desk/consultations/{number}/working-text", "answer_consult", DeskConsult, json!({ "text": "下書き" })),
        op("post",   "/api/desk/consultations/{number}/answer", "answer_consult", DeskConsult, json!({ "text": "回答", "given": "answered" })),
        op("post",   "/api/desk/consultations/{number}/closing", "answer_consult", DeskConsult, json!({ "outcome": "no_action", "text": "解決" })),
        op("post",   "/api/desk/consultations/{number}/refusal", "answer_consult", DeskConsult, json!({ "reason": "other", "text": "対象外" })),
        op("post",   "/api/desk/consultations/{number}/merge", "answer_consult", DeskConsult, json!({ "into": "B-R08-999" })),
        op("post",   "/api/desk/consultations/{number}/reopening", "answer_consult", DeskConsult, json!({ "reason": "続き" })),

        op("post",   "/api/desk/consultations/{number}/shared-answer", "answer_consult", DeskConsult, json!({})),
        op("get",    "/api/hospital/shared-answers", "read_shared_answers", Hospital, none()),
        op("get",    "/api/desk/shared-answers", "read_shared_answers", SharedAnswers, none()),
        op("get",    "/api/desk/shared-answers/{id}", "read_shared_answers", SharedAnswers, none()),
        op("put",    "/api/desk/shared-answers/{id}", "answer_consult", SharedAnswer, json!({})),
        op("post",   "/api/desk/shared-answers/{id}/withdrawal", "answer_consult", SharedAnswer, json!({ "reason": "古い" })),

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
        op("get",    "/api/desk/cases/{number}/round-questions", "read_candidates", DeskCase, none()),
        op("post",   "/api/desk/cases/{number}/round-preview", "open_round", DeskCase, json!({ "hospital": at.hospital })),
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
        op("post",   "/api/desk/cases/{number}/rounds/answer", "open_round", DeskCase, json!({ "hospital": at.hospital, "no": 1, "text": "見本の回答" })),
        op("post",   "/api/desk/cases/{number}/rounds/more-time", "open_round", DeskCase, json!({ "hospital": at.hospital, "granted": true })),
        op("post",   "/api/desk/cases/{number}/rounds/reminder", "open_round", DeskCase, json!({ "hospital": uuid::Uuid::nil() })),
        op("post",   "/api/desk/cases/{number}/rounds/late-answer", "open_round", DeskCase, json!({ "hospital": at.hospital, "granted": true })),
        op("post",   "/api/desk/cases/{number}/rounds/told", "open_round", DeskCase, json!({ "hospital": at.hospital, "how": "電話" })),
        op("post",   "/api/desk/cases/{number}/experts", "ask_experts", DeskCase, json!({ "experts": [{ "email": at.fresh_address(), "family": "青山", "field": "Neurology" }] })),
        op("post",   "/api/desk/cases/{number}/experts/remind", "ask_experts", DeskCase, json!({ "person": uuid::Uuid::nil() })),
        op("post",   "/api/desk/cases/{number}/experts/close", "ask_experts", DeskCase, none()),
        op("post",   "/api/desk/cases/{number}/experts/report", "ask_experts", DeskCase, json!({ "text": "Feasible." })),
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
