//! What happened to a case: written with the act, read by three kinds of
//! reader, changed by nobody.

use case_workflow::case::Case;
use case_workflow::case::step::{Audience, Entry};
use case_workflow::ids::{CaseId, HospitalId, PersonId};
use case_workflow::people::Role;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as WordError, StrDeserializer};

use crate::cases::code;
use crate::error::StoreError;
use crate::names::{Named, Names};
use crate::open::Store;
use crate::rows::history::{self, Column, Entity, Model};
use crate::time::{from_row, to_row};
use crate::write::Write;

/// Most lines of a history at once.
pub const HISTORY_MAX: u64 = 200;

/// For whom a history or texts are read. Whether this reader may read the case
/// at all is decided before, by [`Store::case`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The desk: everything.
    Desk,
    /// The firm.
    Firm,
    /// One hospital that was asked.
    Hospital(HospitalId),
}

/// A line of the history with its names.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryLine {
    /// Its place within the case, from 1.
    pub seq: i64,
    /// As it was recorded.
    pub entry: Entry,
    /// Who; none for the program.
    pub person: Option<Named>,
    /// The second person.
    pub second: Option<Named>,
}

impl Store {
    /// Lines of a case's history that this reader sees, newest first, before
    /// line `before` where one is given, at most `limit` (200).
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Unreadable`].
    pub async fn history(
        &self,
        case: CaseId,
        reader: Reader,
        limit: u64,
        before: Option<i64>,
    ) -> Result<Vec<HistoryLine>, StoreError> {
        let db = self.reader();
        let rows = Entity::find()
            .filter(Column::CaseId.eq(case.0))
            .filter(seen_by(reader))
            .filter(Condition::all().add_option(before.map(|seq| Column::Seq.lt(seq))))
            .order_by_desc(Column::Seq)
            .limit(limit.clamp(1, HISTORY_MAX))
            .all(db)
            .await?;
        let people = rows
            .iter()
            .flat_map(|row| [row.by_id, row.second_id])
            .flatten();
        let names = Names::of(db, people.collect()).await?;
        rows.into_iter()
            .map(|row| {
                let (person, second) = (names.get(row.by_id), names.get(row.second_id));
                Ok(HistoryLine {
                    seq: row.seq,
                    entry: entry(row)?,
                    person,
                    second,
                })
            })
            .collect()
    }
}

impl Write {
    /// Adds lines after those the case has. The case's row is locked, so
    /// nobody adds one in between.
    pub(crate) async fn write_history(
        &mut self,
        before: Option<&Case>,
        case: CaseId,
        entries: &[Entry],
    ) -> Result<(), StoreError> {
        if entries.is_empty() {
            return Ok(());
        }
        let mut seq = match before {
            None => 0,
            Some(_) => self.last_line(case).await?,
        };
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            seq += 1;
            let (audience, hospital) = match entry.audience {
                Audience::Desk => ("desk", None),
                Audience::Firm => ("firm", None),
                Audience::Hospital(hospital) => ("hospital", Some(hospital.0)),
                Audience::Everyone => ("everyone", None),
            };
            let role: &str = entry.role.into();
            let unwritable = |fault| StoreError::unreadable("history", case, fault);
            rows.push(history::ActiveModel {
                id: Set(self.new_id()),
                case_id: Set(case.0),
                seq: Set(seq),
                at: Set(to_row(entry.at)),
                recorded_at: Set(to_row(entry.recorded_at)),
                zone: Set(entry.zone.clone()),
                by_id: Set(entry.by.map(|person| person.0)),
                role: Set(role.to_owned()),
                second_id: Set(entry.second.map(|person| person.0)),
                event: Set(entry.event.as_str().to_owned()),
                params: Set(serde_json::to_string(&entry.params).map_err(unwritable)?),
                changes: Set(serde_json::to_string(&entry.changes).map_err(unwritable)?),
                audience: Set(audience.to_owned()),
                hospital_id: Set(hospital),
            });
        }
        Entity::insert_many(rows)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    async fn last_line(&self, case: CaseId) -> Result<i64, StoreError> {
        let last: Option<i64> = Entity::find()
            .select_only()
            .column(Column::Seq)
            .filter(Column::CaseId.eq(case.0))
            .order_by_desc(Column::Seq)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(last.unwrap_or(0))
    }
}

fn seen_by(reader: Reader) -> Condition {
    match reader {
        Reader::Desk => Condition::all(),
        Reader::Firm => Condition::all().add(Column::Audience.is_in(["firm", "everyone"])),
        Reader::Hospital(hospital) => Condition::any().add(Column::Audience.eq("everyone")).add(
            Column::Audience
                .eq("hospital")
                .and(Column::HospitalId.eq(hospital.0)),
        ),
    }
}

fn entry(row: Model) -> Result<Entry, StoreError> {
    const TABLE: &str = "history";
    let json = |fault| StoreError::unreadable(TABLE, row.id, fault);
    let audience = match (row.audience.as_str(), row.hospital_id) {
        ("desk", _) => Audience::Desk,
        ("firm", _) => Audience::Firm,
        ("everyone", _) => Audience::Everyone,
        ("hospital", Some(hospital)) => Audience::Hospital(HospitalId(hospital)),
        (word, _) => return Err(StoreError::unreadable(TABLE, row.id, word)),
    };
    Ok(Entry {
        at: from_row(row.at),
        recorded_at: from_row(row.recorded_at),
        by: row.by_id.map(PersonId),
        role: role(TABLE, row.id, &row.role)?,
        second: row.second_id.map(PersonId),
        event: code(TABLE, row.id, &row.event)?,
        params: serde_json::from_str(&row.params).map_err(json)?,
        changes: serde_json::from_str(&row.changes).map_err(json)?,
        audience,
        zone: row.zone,
    })
}

/// A stored role.
pub(crate) fn role(table: &'static str, id: impl ToString, word: &str) -> Result<Role, StoreError> {
    let word_reader: StrDeserializer<'_, WordError> = word.into_deserializer();
    Role::deserialize(word_reader).map_err(|_| StoreError::unreadable(table, id, word))
}
