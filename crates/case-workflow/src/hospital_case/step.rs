//! One decided event on a hospital's consultation.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::HospitalCase;
use super::codes::{ConsultEventKind, ConsultStage};
use super::stage::NotAllowed;
use crate::case::step::{Ctx, Gate, Letter, LetterKind, To};
use crate::code_lists::code_list;
use crate::fault::Fault;
use crate::ids::{HospitalCaseId, PersonId};
use crate::people::Role;

/// Why an act was not done. Nothing has been written.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refused {
    /// The stage table does not have this move.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The act's own fields have faults.
    #[error("{} faults in what was sent", .0.len())]
    Faults(Vec<Fault>),
    /// Something has to be done first.
    #[error("the gate is not reached: {0:?}")]
    Gate(Gate),
}

code_list! {
    /// What a text of a consultation is.
    pub enum ConsultTextKind ("consult_text") {
        Question = "question", "Question", "相談内容";
        Ask = "ask", "Question from the desk", "窓口からの確認";
        Reply = "reply", "Reply", "返信";
        Message = "message", "Message", "連絡";
        Plan = "plan", "Date of the answer", "回答予定日";
        Answer = "answer", "Answer", "回答";
        Closing = "closing", "Word at the end", "終了時の連絡";
        Rejection = "rejection", "Reason", "お受けできない理由";
        Note = "note", "Internal note", "内部メモ";
    }
}

/// One line of the history, append-only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsultEntry {
    /// When.
    pub at: Timestamp,
    /// IANA zone of the person.
    pub zone: String,
    /// Who; none for the program.
    pub by: Option<PersonId>,
    /// As what.
    pub role: Role,
    /// What.
    pub event: ConsultEventKind,
    /// Values for the sentence, never free text of a person.
    pub params: BTreeMap<String, String>,
    /// Whether the hospital sees it, too.
    pub for_hospital: bool,
}

/// A text that goes with an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsultText {
    /// What it is.
    pub kind: ConsultTextKind,
    /// As written.
    pub text: String,
    /// From the hospital, or from the desk.
    pub from_hospital: bool,
    /// Whether the hospital reads it.
    pub for_hospital: bool,
}

/// One decided event. `store` writes all of it in one transaction, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsultStep {
    /// The consultation as it is afterwards.
    pub case: HospitalCase,
    /// What was done; the permit has to be for it.
    pub event: ConsultEventKind,
    /// As what.
    pub role: Role,
    /// Lines of history, in order.
    pub entries: Vec<ConsultEntry>,
    /// Texts.
    pub texts: Vec<ConsultText>,
    /// Letters.
    pub letters: Vec<Letter>,
    /// The consultation that takes this one in (merge).
    pub absorbed_by: Option<HospitalCaseId>,
}

impl ConsultStep {
    pub(super) fn of(case: HospitalCase, event: ConsultEventKind, ctx: &Ctx<'_>) -> Self {
        Self {
            case,
            event,
            role: ctx.role,
            entries: Vec::new(),
            texts: Vec::new(),
            letters: Vec::new(),
            absorbed_by: None,
        }
    }

    pub(super) fn enter(&mut self, stage: ConsultStage, now: Timestamp) {
        if self.case.stage != stage {
            self.case.stage = stage;
            self.case.stage_since = now;
        }
    }

    /// A line that the hospital reads, too.
    pub(super) fn record(&mut self, ctx: &Ctx<'_>, params: &[(&str, &str)]) {
        self.line(ctx, params, true);
    }

    /// A line for the desk alone.
    pub(super) fn record_inside(&mut self, ctx: &Ctx<'_>, params: &[(&str, &str)]) {
        self.line(ctx, params, false);
    }

    fn line(&mut self, ctx: &Ctx<'_>, params: &[(&str, &str)], for_hospital: bool) {
        self.entries.push(ConsultEntry {
            at: ctx.now,
            zone: ctx.zone.to_owned(),
            by: ctx.by,
            role: ctx.role,
            event: self.event,
            params: params
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
            for_hospital,
        });
    }

    /// A text of the desk to the hospital.
    pub(super) fn desk_writes(&mut self, kind: ConsultTextKind, text: &str) {
        self.text(kind, text, false, true);
    }

    /// A text of the hospital.
    pub(super) fn hospital_writes(&mut self, kind: ConsultTextKind, text: &str) {
        self.text(kind, text, true, true);
    }

    pub(super) fn text(
        &mut self,
        kind: ConsultTextKind,
        text: &str,
        from_hospital: bool,
        for_hospital: bool,
    ) {
        let text = text.trim();
        if !text.is_empty() {
            self.texts.push(ConsultText {
                kind,
                text: text.to_owned(),
                from_hospital,
                for_hospital,
            });
        }
    }

    /// A letter to the hospital's people: its trial office, whoever asked and
    /// the colleagues who take part.
    pub(super) fn tell_hospital(&mut self, kind: LetterKind, occasion: &str) -> &mut Letter {
        let to = self.case.its_people();
        self.letters.push(Letter::held(kind, to, occasion));
        let last = self.letters.len() - 1;
        &mut self.letters[last]
    }

    /// A letter to whoever looks after it at the desk.
    pub(super) fn tell_desk(&mut self, kind: LetterKind, occasion: &str) -> &mut Letter {
        self.letters.push(Letter::held(kind, To::Team, occasion));
        let last = self.letters.len() - 1;
        &mut self.letters[last]
    }
}
