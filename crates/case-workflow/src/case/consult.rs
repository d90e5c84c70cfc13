//! Contacts, messages, notes and changed details (domain 4.10).

use serde_json::{Map, Value};

use super::codes::{ContentClass, EventKind, SynopsisState};
use super::event::ContactRecord;
use super::step::{Audience, Change, Ctx, Letter, LetterKind, NewMessage, Refused, Step, To};
use super::{Case, LONG_TEXT_MAX, TEXT_MAX, optional_text_fault, text_fault, unless_faults};
use crate::calendar::jst_date;
use crate::details::{self, Details};
use crate::disclosure::Tier;
use crate::fault::{Fault, FaultCode};
use crate::inquiry::{FieldId, FormStage, Inquiry};
use crate::people::Role;

/// The most minutes one contact can have taken.
const MINUTES_MAX: u32 = 6_000;

impl Case {
    pub(super) fn record_contact(
        &self,
        step: &mut Step,
        contact: ContactRecord,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let mut faults = Vec::new();
        if contact.at > ctx.now {
            faults.push(Fault::new("/at", FaultCode::InFuture));
        }
        let late = jst_date(contact.at) < jst_date(ctx.now);
        if late
            && contact
                .late_reason
                .as_deref()
                .unwrap_or("")
                .trim()
                .is_empty()
        {
            faults.push(Fault::new("/late_reason", FaultCode::ReasonNeeded));
        }
        faults.extend(optional_text_fault(
            "/late_reason",
            contact.late_reason.as_deref().unwrap_or(""),
            TEXT_MAX,
        ));
        faults.extend(text_fault("/text", &contact.text, LONG_TEXT_MAX));
        faults.extend(text_fault("/participants", &contact.participants, TEXT_MAX));
        faults.extend(optional_text_fault(
            "/translation",
            contact.translation.as_deref().unwrap_or(""),
            LONG_TEXT_MAX,
        ));
        faults.extend(lang_fault(&contact.lang));
        if contact.minutes > MINUTES_MAX {
            faults.push(Fault::new("/minutes", FaultCode::TooBig).with("n", MINUTES_MAX));
        }
        unless_faults(faults)?;
        if contact.class == ContentClass::Substantive {
            // The earliest one serves, also from before acceptance (domain 4.12 rule 2).
            let earliest = self
                .substantive_at
                .map_or(contact.at, |at| at.min(contact.at));
            step.case.substantive_at = Some(earliest);
        }
        step.case.first_reply_at = Some(match self.first_reply_at {
            Some(at) => at.min(contact.at.max(self.received_at)),
            None => contact.at.max(self.received_at),
        });
        step.record(
            ctx,
            contact.at,
            EventKind::RecordContact,
            Audience::Desk,
            &[
                ("class", contact.class.as_str()),
                ("mode", contact.mode.as_str()),
            ],
        );
        step.contacts.push(contact);
        Ok(())
    }

    pub(super) fn message(
        &self,
        step: &mut Step,
        text: String,
        lang: String,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let mut faults: Vec<Fault> = text_fault("/text", &text, LONG_TEXT_MAX)
            .into_iter()
            .collect();
        faults.extend(lang_fault(&lang));
        unless_faults(faults)?;
        let from_firm = ctx.role == Role::Sub;
        if !from_firm {
            step.case.first_reply_at.get_or_insert(ctx.now);
        }
        step.record(ctx, ctx.now, EventKind::Message, Audience::Firm, &[]);
        step.messages.push(NewMessage {
            outside: true,
            from_firm,
            text,
            lang,
            tier: Tier::N1,
        });
        let occasion = format!("message-{}", self.version);
        step.letters.push(if from_firm {
            Letter::at_once(LetterKind::FirmWrote, To::Team, occasion)
        } else {
            Letter::held(LetterKind::DeskWrote, To::Firm(self.firm), occasion)
        });
        Ok(())
    }

    pub(super) fn note(&self, step: &mut Step, text: String, ctx: &Ctx<'_>) -> Result<(), Refused> {
        unless_faults(text_fault("/text", &text, LONG_TEXT_MAX))?;
        step.record(ctx, ctx.now, EventKind::Note, Audience::Desk, &[]);
        step.messages.push(NewMessage {
            outside: false,
            from_firm: false,
            text,
            lang: "ja".into(),
            tier: Tier::D5,
        });
        Ok(())
    }

    /// New values for fields of stage 1 (corrections) and stage 2. What was
    /// sent stays as it was; only the current values change.
    pub(super) fn revise(
        &self,
        step: &mut Step,
        patch: &Map<String, Value>,
        ctx: &Ctx<'_>,
    ) -> Result<(), Refused> {
        let today = jst_date(ctx.now);
        let mut faults = Vec::new();
        if patch.is_empty() {
            faults.push(Fault::new("", FaultCode::Required));
        }
        let (first, second): (Map<_, _>, Map<_, _>) =
            patch.clone().into_iter().partition(|(name, _)| {
                FieldId::parse(name).is_some_and(|field| field.stage() == FormStage::Inquiry)
                    && name != FieldId::IndicationCode.as_str()
            });
        let mut changes: Vec<Change> = Vec::new();
        if !first.is_empty() {
            let before = self.profile.to_answers();
            let mut wanted = before.clone();
            for (name, value) in first {
                if value.is_null() {
                    wanted.remove(&name);
                } else {
                    wanted.insert(name, value);
                }
            }
            match Inquiry::read(&wanted, jst_date(self.received_at)) {
                Ok(profile) => {
                    let after = profile.to_answers();
                    for (name, value) in &after {
                        if before.get(name) != Some(value) {
                            changes.push(Change {
                                field: name.clone(),
                                before: before.get(name).cloned().unwrap_or(Value::Null),
                                after: value.clone(),
                            });
                        }
                    }
                    for (name, value) in &before {
                        if !after.contains_key(name) {
                            changes.push(Change {
                                field: name.clone(),
                                before: value.clone(),
                                after: Value::Null,
                            });
                        }
                    }
                    step.case.profile = profile;
                }
                Err(found) => faults.extend(found),
            }
        }
        if !second.is_empty() {
            match Details::read_patch(&second, &self.details, today) {
                Ok(details) => {
                    changes.extend(details::changes(&self.details, &details).into_iter().map(
                        |change| Change {
                            field: change.field.as_str().to_owned(),
                            before: change.before,
                            after: change.after,
                        },
                    ));
                    step.case.details = details;
                }
                Err(found) => faults.extend(found),
            }
        }
        unless_faults(faults)?;
        if changes.is_empty() {
            return Ok(());
        }
        if let Some(synopsis) = &mut step.case.synopsis
            && synopsis.is_outdated(&step.case.profile, &step.case.details)
            && synopsis.state != SynopsisState::ChangeAsked
        {
            synopsis.state = SynopsisState::Outdated;
        }
        step.record(ctx, ctx.now, EventKind::Revise, Audience::Firm, &[]);
        if let Some(entry) = step.entries.last_mut() {
            entry.changes = changes;
        }
        Ok(())
    }
}

fn lang_fault(lang: &str) -> Option<Fault> {
    (!matches!(lang, "en" | "ja")).then(|| Fault::new("/lang", FaultCode::UnknownCode))
}
