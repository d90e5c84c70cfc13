//! What was written and said: messages, internal notes and contact records,
//! with the original kept for ever and a working translation beside it.

use case_workflow::case::codes::{ContactMode, ContentClass, EventKind};
use case_workflow::case::step::Step;
use case_workflow::disclosure::Tier;
use case_workflow::ids::{CaseId, ContactId, MessageId};
use case_workflow::people::Role;
use case_workflow::policy::Action;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use crate::audit::Object;
use crate::cases::code;
use crate::dialect::texts::{self as index, NewText};
use crate::error::StoreError;
use crate::history::{Reader, role};
use crate::names::{Named, Names};
use crate::open::Store;
use crate::rows::{contacts, messages};
use crate::search;
use crate::time::{from_row, to_row};
use crate::write::{Permitted, Write};

/// Most messages, and most contacts, of one case at once: the newest.
pub const TEXTS_MAX: u64 = 500;
/// The longest working translation, in characters.
const TRANSLATION_MAX: usize = 20_000;

/// A working translation (作業訳): for reading, never instead of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The text.
    pub text: String,
    /// Who wrote it.
    pub by: Option<Named>,
    /// When.
    pub at: Option<Timestamp>,
}

/// A message to the other side, or an internal note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// When it was written.
    pub at: Timestamp,
    /// IANA zone of the author.
    pub zone: String,
    /// Who wrote it.
    pub author: Option<Named>,
    /// As what.
    pub role: Role,
    /// Message to the other side, else an internal note.
    pub outside: bool,
    /// From the firm, else from the desk.
    pub from_firm: bool,
    /// As written.
    pub text: String,
    /// `en` or `ja`.
    pub lang: String,
    /// Its tier.
    pub tier: Tier,
    /// The working translation, where there is one; the desk's alone.
    pub translation: Option<Translation>,
}

/// A contact record (相談記録).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Which.
    pub id: ContactId,
    /// When it happened.
    pub at: Timestamp,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// IANA zone of whoever recorded it.
    pub zone: String,
    /// Who recorded it.
    pub author: Option<Named>,
    /// Why it was recorded late.
    pub late_reason: Option<String>,
    /// How.
    pub mode: ContactMode,
    /// What it amounted to.
    pub class: ContentClass,
    /// Who took part.
    pub participants: String,
    /// Minutes of the desk.
    pub minutes: u32,
    /// What was said.
    pub text: String,
    /// `en` or `ja`.
    pub lang: String,
    /// The working translation, where there is one.
    pub translation: Option<Translation>,
}

/// What was written and said about a case, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// Messages, and for the desk its notes.
    pub messages: Vec<Message>,
    /// Contact records; the desk's alone.
    pub contacts: Vec<Contact>,
}

/// Which text a working translation is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextId {
    /// A message.
    Message(MessageId),
    /// A contact record.
    Contact(ContactId),
}

impl Store {
    /// The texts of a case that this reader sees; hospitals see none.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn texts(&self, case: CaseId, reader: Reader) -> Result<Texts, StoreError> {
        if matches!(reader, Reader::Hospital(_)) {
            return Ok(Texts::default());
        }
        let db = self.reader();
        let desk = reader == Reader::Desk;
        let only_outside = (!desk).then(|| messages::Column::Outside.eq(true));
        let mut written = messages::Entity::find()
            .filter(messages::Column::CaseId.eq(case.0))
            .filter(Condition::all().add_option(only_outside))
            .order_by_desc(messages::Column::Seq)
            .limit(TEXTS_MAX)
            .all(db)
            .await?;
        written.reverse();
        let mut said = match desk {
            false => Vec::new(),
            true => {
                contacts::Entity::find()
                    .filter(contacts::Column::CaseId.eq(case.0))
                    .order_by_desc(contacts::Column::Seq)
                    .limit(TEXTS_MAX)
                    .all(db)
                    .await?
            }
        };
        said.reverse();
        let people = written
            .iter()
            .flat_map(|row| [row.by_id, row.translated_by])
            .chain(said.iter().flat_map(|row| [row.by_id, row.translated_by]))
            .flatten();
        let names = Names::of(db, people.collect()).await?;
        Ok(Texts {
            messages: written
                .into_iter()
                .map(|row| message(row, &names, desk))
                .collect::<Result<_, _>>()?,
            contacts: said
                .into_iter()
                .map(|row| contact(row, &names))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Write {
    /// Keeps the working translation of a text; the newest stands.
    ///
    /// # Errors
    /// [`StoreError::WrongPermit`] for a permit to anything but
    /// [`Action::RecordContact`], [`StoreError::NotFound`] if the case has no
    /// such text.
    pub async fn translate(
        &mut self,
        permitted: &Permitted,
        of: TextId,
        translation: &str,
    ) -> Result<(), StoreError> {
        if permitted.action != Action::RecordContact {
            return Err(StoreError::WrongPermit {
                permit: permitted.action,
                event: EventKind::Translate,
            });
        }
        let case = permitted.case.id;
        let kept: String = translation.trim().chars().take(TRANSLATION_MAX).collect();
        let text = (!kept.is_empty()).then(|| kept.clone());
        let by = text
            .as_ref()
            .and_then(|_| self.actor.person())
            .map(|person| person.0);
        let at = text.as_ref().map(|_| to_row(self.now));
        let (id, part, rows) = match of {
            TextId::Message(id) => {
                use messages::Column as C;
                let done = messages::Entity::update_many()
                    .col_expr(C::Translation, Expr::value(text))
                    .col_expr(C::TranslatedBy, Expr::value(by))
                    .col_expr(C::TranslatedAt, Expr::value(at))
                    .filter(C::Id.eq(id.0))
                    .filter(C::CaseId.eq(case.0))
                    .exec(&self.txn)
                    .await?;
                (id.0, "message", done.rows_affected)
            }
            TextId::Contact(id) => {
                use contacts::Column as C;
                let done = contacts::Entity::update_many()
                    .col_expr(C::Translation, Expr::value(text))
                    .col_expr(C::TranslatedBy, Expr::value(by))
                    .col_expr(C::TranslatedAt, Expr::value(at))
                    .filter(C::Id.eq(id.0))
                    .filter(C::CaseId.eq(case.0))
                    .exec(&self.txn)
                    .await?;
                (id.0, "contact", done.rows_affected)
            }
        };
        if rows != 1 {
            return Err(StoreError::NotFound);
        }
        let of = match of {
            TextId::Message(_) => "message_translation",
            TextId::Contact(_) => "contact_translation",
        };
        index::replace(&self.txn, case.0, translation_text(id, of, &kept)).await?;
        self.audit(
            EventKind::Translate.as_str(),
            Object::new("case", case),
            json!({ "text": id, "kind": part }),
        )
        .await
    }

    /// The texts that go with a step.
    pub(crate) async fn write_texts(&mut self, step: &Step) -> Result<(), StoreError> {
        let Some(entry) = step.entries.first() else {
            return Ok(());
        };
        let case = step.case.id;
        let role: &str = entry.role.into();
        let mut indexed = Vec::new();
        if !step.messages.is_empty() {
            let mut seq = last_message(&self.txn, case).await?;
            for new in &step.messages {
                seq += 1;
                let row = messages::Model {
                    id: self.new_id(),
                    case_id: case.0,
                    seq,
                    at: to_row(self.now),
                    zone: entry.zone.clone(),
                    by_id: entry.by.map(|person| person.0),
                    role: role.to_owned(),
                    outside: new.outside,
                    from_firm: new.from_firm,
                    text: new.text.clone(),
                    lang: new.lang.clone(),
                    tier: tier_word(new.tier).to_owned(),
                    translation: None,
                    translated_by: None,
                    translated_at: None,
                };
                indexed.extend(message_texts(&row)?);
                messages::Entity::insert(row.into_active_model().reset_all())
                    .exec_without_returning(&self.txn)
                    .await?;
            }
        }
        if !step.contacts.is_empty() {
            let mut seq = last_contact(&self.txn, case).await?;
            for new in &step.contacts {
                seq += 1;
                let translated = new.translation.as_ref();
                let row = contacts::Model {
                    id: self.new_id(),
                    case_id: case.0,
                    seq,
                    at: to_row(new.at),
                    recorded_at: to_row(self.now),
                    zone: entry.zone.clone(),
                    by_id: entry.by.map(|person| person.0),
                    late_reason: new.late_reason.clone(),
                    mode: new.mode.as_str().to_owned(),
                    class: new.class.as_str().to_owned(),
                    participants: new.participants.clone(),
                    minutes: i32::try_from(new.minutes).unwrap_or(i32::MAX),
                    text: new.text.clone(),
                    lang: new.lang.clone(),
                    translation: new.translation.clone(),
                    translated_by: translated.and(entry.by).map(|person| person.0),
                    translated_at: translated.map(|_| to_row(self.now)),
                };
                indexed.extend(contact_texts(&row));
                contacts::Entity::insert(row.into_active_model().reset_all())
                    .exec_without_returning(&self.txn)
                    .await?;
            }
        }
        if !indexed.is_empty() {
            let place = index::last_place(&self.txn, case.0).await?;
            index::add(&self.txn, case.0, place, &indexed).await?;
        }
        Ok(())
    }
}

/// What is found of a message, and by whom.
pub(crate) fn message_texts(row: &messages::Model) -> Result<Vec<NewText>, StoreError> {
    let scope = match tier("messages", row.id, &row.tier)? {
        _ if !row.outside => "desk",
        Tier::P0 | Tier::N1 => "open",
        Tier::C2 | Tier::C3 | Tier::R4 => "team",
        Tier::D5 => "desk",
    };
    let text = NewText {
        text_id: row.id,
        part: "message",
        scope,
        terms: search::terms(&row.text),
    };
    let translation = row.translation.as_deref();
    Ok(std::iter::once(text)
        .chain(translation.map(|text| translation_text(row.id, "message_translation", text)))
        .collect())
}

/// What is found of a contact record, by the desk alone.
pub(crate) fn contact_texts(row: &contacts::Model) -> Vec<NewText> {
    let text = NewText {
        text_id: row.id,
        part: "contact",
        scope: "desk",
        terms: search::terms(&format!("{}\n{}", row.participants, row.text)),
    };
    let translation = row.translation.as_deref();
    std::iter::once(text)
        .chain(translation.map(|text| translation_text(row.id, "contact_translation", text)))
        .collect()
}

/// A text is found by its translation too, by the desk alone, like the
/// translation.
fn translation_text(text_id: Uuid, part: &'static str, translation: &str) -> NewText {
    NewText {
        text_id,
        part,
        scope: "desk",
        terms: search::terms(translation),
    }
}

async fn last_message(db: &impl ConnectionTrait, case: CaseId) -> Result<i64, StoreError> {
    let last: Option<i64> = messages::Entity::find()
        .select_only()
        .column(messages::Column::Seq)
        .filter(messages::Column::CaseId.eq(case.0))
        .order_by_desc(messages::Column::Seq)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.unwrap_or(0))
}

async fn last_contact(db: &impl ConnectionTrait, case: CaseId) -> Result<i64, StoreError> {
    let last: Option<i64> = contacts::Entity::find()
        .select_only()
        .column(contacts::Column::Seq)
        .filter(contacts::Column::CaseId.eq(case.0))
        .order_by_desc(contacts::Column::Seq)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.unwrap_or(0))
}

fn message(row: messages::Model, names: &Names, desk: bool) -> Result<Message, StoreError> {
    const TABLE: &str = "messages";
    Ok(Message {
        id: MessageId(row.id),
        at: from_row(row.at),
        author: names.get(row.by_id),
        role: role(TABLE, row.id, &row.role)?,
        outside: row.outside,
        from_firm: row.from_firm,
        tier: tier(TABLE, row.id, &row.tier)?,
        translation: row.translation.filter(|_| desk).map(|text| Translation {
            text,
            by: names.get(row.translated_by),
            at: row.translated_at.map(from_row),
        }),
        zone: row.zone,
        text: row.text,
        lang: row.lang,
    })
}

fn contact(row: contacts::Model, names: &Names) -> Result<Contact, StoreError> {
    const TABLE: &str = "contacts";
    Ok(Contact {
        id: ContactId(row.id),
        at: from_row(row.at),
        recorded_at: from_row(row.recorded_at),
        author: names.get(row.by_id),
        mode: code(TABLE, row.id, &row.mode)?,
        class: code(TABLE, row.id, &row.class)?,
        minutes: u32::try_from(row.minutes).unwrap_or(0),
        translation: row.translation.map(|text| Translation {
            text,
            by: names.get(row.translated_by),
            at: row.translated_at.map(from_row),
        }),
        zone: row.zone,
        late_reason: row.late_reason,
        participants: row.participants,
        text: row.text,
        lang: row.lang,
    })
}

const TIERS: [(Tier, &str); 6] = [
    (Tier::P0, "P0"),
    (Tier::N1, "N1"),
    (Tier::C2, "C2"),
    (Tier::C3, "C3"),
    (Tier::R4, "R4"),
    (Tier::D5, "D5"),
];

fn tier_word(tier: Tier) -> &'static str {
    TIERS
        .iter()
        .find(|(one, _)| *one == tier)
        .map_or("R4", |(_, word)| word)
}

fn tier(table: &'static str, id: Uuid, word: &str) -> Result<Tier, StoreError> {
    let found = TIERS
        .iter()
        .find(|(_, one)| *one == word)
        .map(|(tier, _)| *tier);
    found.ok_or_else(|| StoreError::unreadable(table, id, word))
}
