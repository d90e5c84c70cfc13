//! The audit trail: who did or read what. Events are written with the act, in
//! its transaction, and linked into a chain by one sealer soon after, so that
//! writers never wait for the head of the chain.
//!
//! `h(0)` is 32 zero bytes, `h(n)` = SHA-256(`h(n-1)` ‖ SHA-256(event n)). An
//! event that is changed, removed or put in between breaks the chain from
//! there on. What is cut off at the very end is only noticed against a copy of
//! the last hash kept elsewhere.

use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Actor, Role};
use case_workflow::policy::{Action, Subject};
use jiff::Timestamp;
use sea_orm::sea_query::NullOrdering;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, ExprTrait, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::dialect;
use crate::error::StoreError;
use crate::names::{Named, Names};
use crate::open::Store;
use crate::permit::permit;
use crate::rows::audit_events::{self, Column, Entity, Model};
use crate::time::{from_row, to_row};
use crate::write::Write;

/// Events linked in one transaction of the sealer.
const SEALED_AT_ONCE: u64 = 500;
/// Most events on a page.
const PAGE_MAX: u64 = 200;

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// `case`, `hospital`, `person`, `session`, `export`, `fiscal_year`, ….
    pub kind: &'static str,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// The hospital that it is about, whose managers may read of it.
    pub hospital: Option<HospitalId>,
}

impl Object {
    /// One thing of a kind.
    #[must_use]
    pub fn new(kind: &'static str, id: impl ToString) -> Self {
        Self {
            kind,
            id: Some(id.to_string()),
            hospital: None,
        }
    }

    /// A kind of thing.
    #[must_use]
    pub fn kind(kind: &'static str) -> Self {
        Self {
            kind,
            id: None,
            hospital: None,
        }
    }

    /// A hospital.
    #[must_use]
    pub fn hospital(id: HospitalId) -> Self {
        Self::new("hospital", id).at(id)
    }

    /// The same thing, as one of this hospital's.
    #[must_use]
    pub fn at(mut self, hospital: HospitalId) -> Self {
        self.hospital = Some(hospital);
        self
    }
}

/// An event as an auditor reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditLine {
    /// Its id.
    pub id: Uuid,
    /// Its place in the chain; none until sealed.
    pub seq: Option<i64>,
    /// When.
    pub at: Timestamp,
    /// Who; none for the program and for people who are not signed in.
    pub person: Option<Named>,
    /// As what.
    pub role: String,
    /// From which network, where that was kept.
    pub network: Option<String>,
    /// What was done.
    pub action: String,
    /// To what kind of thing.
    pub object_kind: String,
    /// To which.
    pub object_id: Option<String>,
    /// More, as it was sealed.
    pub details: Value,
}

/// Which events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// About one thing: kind and id.
    pub object: Option<(String, String)>,
    /// By one person.
    pub person: Option<PersonId>,
    /// At or after.
    pub from: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
    /// Rows, at most 200.
    pub limit: u64,
}

/// What checking the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditCheck {
    /// Events in the chain that are whole.
    pub sealed: u64,
    /// Events not yet linked: the last second's.
    pub unsealed: u64,
    /// The last hash; keep a copy elsewhere.
    pub head: String,
    /// The first event that is not what was sealed.
    pub broken: Option<BrokenLink>,
}

/// The first event at which the chain breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenLink {
    /// Its place.
    pub seq: i64,
    /// Its id.
    pub id: Uuid,
    /// What is wrong.
    pub what: &'static str,
}

impl Write {
    /// Records that the actor did or read something.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn audit(
        &mut self,
        action: &str,
        object: Object,
        details: Value,
    ) -> Result<(), StoreError> {
        self.audit_as(self.role(), action, object, details).await
    }

    /// The same, where a rule has named the role.
    pub(crate) async fn audit_as(
        &mut self,
        role: Role,
        action: &str,
        object: Object,
        details: Value,
    ) -> Result<(), StoreError> {
        let id = self.new_id();
        let person = self.actor.person();
        let role: &str = role.into();
        let mut event = json!({
            "id": id,
            "at": self.now.to_string(),
            "person": person,
            "role": role,
            "ip": self.network,
            "action": action,
            "object": { "kind": object.kind, "id": object.id },
            "details": details,
        });
        // Left out where it is none, as in the events from before it was kept.
        if let Some(hospital) = object.hospital {
            event["hospital"] = json!(hospital);
        }
        let canonical = canonical(&event);
        let row = audit_events::ActiveModel {
            id: Set(id),
            seq: Set(None),
            at: Set(to_row(self.now)),
            person_id: Set(person.map(|person| person.0)),
            role: Set(role.to_owned()),
            ip: Set(self.network.clone()),
            action: Set(action.to_owned()),
            object_kind: Set(object.kind.to_owned()),
            object_id: Set(object.id),
            digest: Set(hex(&Sha256::digest(&canonical))),
            canonical: Set(canonical),
            chain: Set(None),
            hospital_id: Set(object.hospital.map(|hospital| hospital.0)),
        };
        Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }
}

impl Store {
    /// Links events that are not linked yet. Answers how many; call it again
    /// while it is not 0. Two at once do no harm.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn seal(&self) -> Result<usize, StoreError> {
        let txn = self.begin().await?;
        dialect::lock_audit_chain(&txn).await?;
        let last = Entity::find()
            .filter(Column::Seq.is_not_null())
            .order_by_with_nulls(Column::Seq, Order::Desc, NullOrdering::Last)
            .one(&txn)
            .await?;
        let (mut seq, mut head) = match last {
            Some(row) => (row.seq.unwrap_or(0), bytes(row.chain.as_deref())),
            None => (0, [0; 32]),
        };
        let waiting = Entity::find()
            .filter(Column::Seq.is_null())
            .order_by_asc(Column::At)
            .order_by_asc(Column::Id)
            .limit(SEALED_AT_ONCE)
            .all(&txn)
            .await?;
        let sealed = waiting.len();
        for row in waiting {
            seq += 1;
            head = link(head, &row.digest);
            let mut row: audit_events::ActiveModel = row.into();
            row.seq = Set(Some(seq));
            row.chain = Set(Some(hex(&head)));
            row.update(&txn).await?;
        }
        txn.commit().await?;
        Ok(sealed)
    }

    /// Checks every event of the chain.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn verify_audit(&self) -> Result<AuditCheck, StoreError> {
        let db = self.reader();
        let mut head = [0; 32];
        let mut sealed = 0_i64;
        let mut broken = None;
        'pages: loop {
            let page = Entity::find()
                .filter(Column::Seq.gt(sealed))
                .order_by_with_nulls(Column::Seq, Order::Asc, NullOrdering::Last)
                .limit(SEALED_AT_ONCE)
                .all(db)
                .await?;
            if page.is_empty() {
                break;
            }
            for row in page {
                match checked(&row, sealed + 1, head) {
                    Ok(next) => head = next,
                    Err(what) => {
                        broken = Some(BrokenLink {
                            seq: row.seq.unwrap_or(0),
                            id: row.id,
                            what,
                        });
                        break 'pages;
                    }
                }
                sealed += 1;
            }
        }
        let unsealed = Entity::find()
            .filter(Column::Seq.is_null())
            .count(db)
            .await?;
        Ok(AuditCheck {
            sealed: u64::try_from(sealed).unwrap_or(0),
            unsealed,
            head: hex(&head),
            broken,
        })
    }

    /// Events, newest first.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`].
    pub async fn audit_events(
        &self,
        actor: &Actor,
        filter: &AuditFilter,
    ) -> Result<Vec<AuditLine>, StoreError> {
        permit(actor, Action::ReadAudit, &Subject::general())?;
        let db = self.reader();
        let condition = Condition::all()
            .add_option(
                filter
                    .object
                    .as_ref()
                    .map(|(kind, id)| Column::ObjectKind.eq(kind).and(Column::ObjectId.eq(id))),
            )
            .add_option(filter.person.map(|person| Column::PersonId.eq(person.0)))
            .add_option(filter.from.map(|at| Column::At.gte(to_row(at))))
            .add_option(filter.until.map(|at| Column::At.lt(to_row(at))));
        let rows = Entity::find()
            .filter(condition)
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id)
            .limit(filter.limit.clamp(1, PAGE_MAX))
            .all(db)
            .await?;
        let names = Names::of(db, rows.iter().filter_map(|row| row.person_id).collect()).await?;
        rows.into_iter()
            .map(|row| {
                let event: Value = serde_json::from_str(&row.canonical)
                    .map_err(|fault| StoreError::unreadable("audit_events", row.id, fault))?;
                Ok(AuditLine {
                    id: row.id,
                    seq: row.seq,
                    at: from_row(row.at),
                    person: names.get(row.person_id),
                    role: row.role,
                    network: row.ip,
                    action: row.action,
                    object_kind: row.object_kind,
                    object_id: row.object_id,
                    details: event["details"].clone(),
                })
            })
            .collect()
    }
}

/// The hash after this event, or what is wrong with it.
fn checked(row: &Model, seq: i64, head: [u8; 32]) -> Result<[u8; 32], &'static str> {
    if row.seq != Some(seq) {
        return Err("an event before it is missing");
    }
    if row.digest != hex(&Sha256::digest(&row.canonical)) {
        return Err("its text is not what was recorded");
    }
    let event: Value = serde_json::from_str(&row.canonical).map_err(|_| "its text is no JSON")?;
    let same = event["id"] == json!(row.id)
        && event["at"] == json!(from_row(row.at).to_string())
        && event["person"] == json!(row.person_id)
        && event["role"] == json!(row.role)
        && event["ip"] == json!(row.ip)
        && event["action"] == json!(row.action)
        && event["hospital"] == json!(row.hospital_id)
        && event["object"] == json!({ "kind": row.object_kind, "id": row.object_id });
    if !same {
        return Err("its columns are not what was recorded");
    }
    let next = link(head, &row.digest);
    if row.chain.as_deref() == Some(hex(&next).as_str()) {
        Ok(next)
    } else {
        Err("it is not linked to the event before it")
    }
}

fn link(head: [u8; 32], digest: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(head)
        .chain_update(bytes(Some(digest)))
        .finalize()
        .into()
}

/// JSON without a choice: members in the order of their names, no white space.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let inside: Vec<String> = members
                .into_iter()
                .map(|(name, value)| format!("{}:{}", json!(name), canonical(value)))
                .collect();
            format!("{{{}}}", inside.join(","))
        }
        Value::Array(items) => {
            let inside: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", inside.join(","))
        }
        plain => plain.to_string(),
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// 32 bytes out of 64 digits; zeros where they are none, which then fails the
/// check like any other wrong hash.
fn bytes(hex: Option<&str>) -> [u8; 32] {
    let mut bytes = [0; 32];
    let Some(hex) = hex.filter(|hex| hex.len() == 64 && hex.is_ascii()) else {
        return bytes;
    };
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[place * 2..place * 2 + 2], 16).unwrap_or(0);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_ordered_at_every_depth() {
        let value = json!({"b": [{"z": 1, "a": "\""}], "a": null});
        assert_eq!(canonical(&value), r#"{"a":null,"b":[{"a":"\"","z":1}]}"#);
    }

    #[test]
    fn hexadecimal_reads_back() {
        let some: [u8; 32] = Sha256::digest("x").into();
        assert_eq!(bytes(Some(&hex(&some))), some);
        assert_eq!(bytes(Some("short")), [0; 32]);
    }
}
