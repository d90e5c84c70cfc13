//! Putting letters in and taking them back.

use std::collections::BTreeMap;

use case_workflow::case::Case;
use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::hospital_case::HospitalCase;
use case_workflow::ids::{CaseId, FirmId, HospitalCaseId, HospitalId, PersonId};
use case_workflow::people::Role;
use case_workflow::policy::{self, Action, Reach};
use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set};
use strum::IntoEnumIterator;
use uuid::Uuid;

use super::state;
use crate::error::StoreError;
use crate::members::lasts;
use crate::rows::cases;
use crate::rows::memberships::{self, Column as Member};
use crate::rows::outbox::{self, Column, Entity};
use crate::time::to_row;
use crate::write::Write;

/// A letter to an address that is nobody's yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub email: String,
    /// `en` or `ja`.
    pub lang: String,
    /// IANA zone for the dates in it.
    pub zone: String,
}

/// What a letter is about, as far as its row needs to know.
#[derive(Clone, Copy)]
struct About {
    case: Option<CaseId>,
    /// The consultation and its hospital.
    consultation: Option<(HospitalCaseId, HospitalId)>,
    /// Owner and deputy.
    team: [Option<PersonId>; 2],
    /// The version that the act made; 0 for letters without an act.
    version: i64,
}

impl Write {
    /// Puts a letter in that no step brought: reminders, approvals. The same
    /// kind, occasion, case and person a second time adds nothing. Answers how
    /// many letters were added.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::NotFound`] if there is no such
    /// case.
    pub async fn letter(
        &mut self,
        letter: &Letter,
        case: Option<CaseId>,
    ) -> Result<usize, StoreError> {
        let mut about = About {
            case,
            consultation: None,
            team: [None, None],
            version: 0,
        };
        if let Some(id) = case {
            let team: Option<(Option<Uuid>, Option<Uuid>)> = cases::Entity::find_by_id(id.0)
                .select_only()
                .columns([cases::Column::OwnerId, cases::Column::DeputyId])
                .into_tuple()
                .one(&self.txn)
                .await?;
            let (owner, deputy) = team.ok_or(StoreError::NotFound)?;
            about.team = [owner.map(PersonId), deputy.map(PersonId)];
        }
        self.put_about(letter, about).await
    }

    /// Puts a letter to a bare address in. The same kind, occasion and address
    /// a second time adds nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn letter_to_address(
        &mut self,
        kind: LetterKind,
        to: &Address,
        occasion: &str,
        values: &BTreeMap<String, String>,
    ) -> Result<usize, StoreError> {
        let row = outbox::ActiveModel {
            email: Set(Some(to.email.clone())),
            lang: Set(Some(to.lang.clone())),
            zone: Set(Some(to.zone.clone())),
            key: Set(format!(
                "-:{}:{occasion}:{}",
                kind.as_str(),
                to.email.to_lowercase()
            )),
            ..self.blank(kind, values, self.now)?
        };
        self.insert(vec![row]).await
    }

    /// Puts the letters of a step in.
    pub(crate) async fn put(&mut self, letters: &[Letter], case: &Case) -> Result<(), StoreError> {
        let about = About {
            case: Some(case.id),
            consultation: None,
            team: [case.owner, case.deputy],
            version: case.version,
        };
        let mut rows = Vec::new();
        for letter in letters {
            rows.extend(self.rows_about(letter, about).await?);
        }
        self.insert(rows).await?;
        Ok(())
    }

    /// Puts the letters of a step on a consultation in. `by_clock`: they come
    /// of no act, and the same one a second time adds nothing. Answers how many
    /// were added.
    pub(crate) async fn put_consultation(
        &mut self,
        letters: &[Letter],
        case: &HospitalCase,
        by_clock: bool,
    ) -> Result<usize, StoreError> {
        let about = About {
            case: None,
            consultation: Some((case.id, case.hospital)),
            team: [case.owner, case.deputy],
            version: if by_clock { 0 } else { case.version },
        };
        let mut rows = Vec::new();
        for letter in letters {
            rows.extend(self.rows_about(letter, about).await?);
        }
        self.insert(rows).await
    }

    async fn put_about(&mut self, letter: &Letter, about: About) -> Result<usize, StoreError> {
        let rows = self.rows_about(letter, about).await?;
        self.insert(rows).await
    }

    /// A letter as rows, one for each person.
    async fn rows_about(
        &self,
        letter: &Letter,
        about: About,
    ) -> Result<Vec<outbox::ActiveModel>, StoreError> {
        let people = self.recipients(&letter.to, about.team).await?;
        if people.is_empty() {
            let kind = letter.kind.as_str();
            tracing::warn!(
                letter.kind = kind,
                "nobody is there to receive letter {kind}"
            );
            return Ok(Vec::new());
        }
        let consultation = about.consultation.map(|(id, _)| id);
        let subject = about
            .case
            .map(|case| case.to_string())
            .or(consultation.map(|id| id.to_string()))
            .unwrap_or_else(|| "-".to_owned());
        let due = self.now + SignedDuration::from_secs(i64::from(letter.hold_seconds));
        let hospital = match letter.to {
            To::Hospital(hospital)
            | To::HospitalApprovers(hospital)
            | To::HospitalPeople { hospital, .. } => Some(hospital.0),
            _ => None,
        };
        // Every act has its own version, so a letter taken back and written
        // again is a new one.
        let occasion = match about.version {
            0 => letter.occasion.clone(),
            version => format!("{}@{version}", letter.occasion),
        };
        let mut rows = Vec::with_capacity(people.len());
        for person in people {
            rows.push(outbox::ActiveModel {
                case_id: Set(about.case.map(|case| case.0)),
                consultation_id: Set(consultation.map(|id| id.0)),
                hospital_id: Set(hospital),
                person_id: Set(Some(person)),
                key: Set(format!(
                    "{subject}:{}:{occasion}:{person}",
                    letter.kind.as_str()
                )),
                thread: Set((subject != "-").then(|| subject.clone())),
                case_version: Set(about.version),
                ..self.blank(letter.kind, &letter.values, due)?
            });
        }
        Ok(rows)
    }

    fn blank(
        &self,
        kind: LetterKind,
        values: &BTreeMap<String, String>,
        due: Timestamp,
    ) -> Result<outbox::ActiveModel, StoreError> {
        let params = serde_json::to_string(values)
            .map_err(|fault| StoreError::unreadable("outbox", kind.as_str(), fault))?;
        Ok(outbox::ActiveModel {
            id: Set(self.new_id()),
            kind: Set(kind.as_str().to_owned()),
            case_id: Set(None),
            consultation_id: Set(None),
            hospital_id: Set(None),
            person_id: Set(None),
            email: Set(None),
            lang: Set(None),
            zone: Set(None),
            params: Set(params),
            key: Set(String::new()),
            thread: Set(None),
            case_version: Set(0),
            created_at: Set(to_row(self.now)),
            due_at: Set(to_row(due)),
            attempts: Set(0),
            state: Set(state::WAITING.to_owned()),
            claimed_at: Set(None),
            sent_at: Set(None),
            last_error: Set(None),
            copy_sha256: Set(None),
        })
    }

    async fn insert(&mut self, rows: Vec<outbox::ActiveModel>) -> Result<usize, StoreError> {
        if rows.is_empty() {
            return Ok(0);
        }
        let added = Entity::insert_many(rows)
            .on_conflict(OnConflict::column(Column::Key).do_nothing().to_owned())
            .exec_without_returning(&self.txn)
            .await?;
        Ok(usize::try_from(added).unwrap_or(usize::MAX))
    }

    /// Takes back the letters of the last act that nobody has claimed.
    pub(crate) async fn recall_letters(&mut self, before: &Case) -> Result<(), StoreError> {
        let Some(act) = &before.last_act else {
            return Ok(());
        };
        Entity::update_many()
            .col_expr(Column::State, Expr::value(state::RECALLED))
            .filter(Column::CaseId.eq(before.id.0))
            .filter(Column::CaseVersion.eq(act.before.version + 1))
            .filter(Column::State.eq(state::WAITING))
            .filter(Column::ClaimedAt.is_null())
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Whether a letter of the case's last act has left or is leaving: then it
    /// cannot be taken back any more.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn letters_left(&self, case: &Case) -> Result<bool, StoreError> {
        letters_left(&self.txn, case).await
    }

    /// Whom a letter goes to, by person, each once.
    async fn recipients(
        &self,
        to: &To,
        team: [Option<PersonId>; 2],
    ) -> Result<Vec<Uuid>, StoreError> {
        let desk = |roles: &[Role]| {
            let words: Vec<&'static str> = roles.iter().map(|role| role.into()).collect();
            Condition::all()
                .add(Member::FirmId.is_null())
                .add(Member::HospitalId.is_null())
                .add(Member::Role.is_in(words))
        };
        let intake = || desk(&[Role::Di, Role::Dl]);
        let mut people = match to {
            To::Person(person) => vec![person.0],
            To::Firm(FirmId(firm)) => {
                self.members(Condition::all().add(Member::FirmId.eq(*firm)))
                    .await?
            }
            To::Hospital(hospital) => self.members(of_hospital(*hospital, Role::Ho)).await?,
            To::HospitalApprovers(hospital) => {
                self.members(of_hospital(*hospital, Role::Hh)).await?
            }
            To::HospitalPeople { hospital, people } => {
                let role: &str = Role::Ho.into();
                let named = people.iter().map(|person| person.0);
                let them = Condition::all().add(Member::HospitalId.eq(hospital.0)).add(
                    Condition::any()
                        .add(Member::Role.eq(role))
                        .add(Member::PersonId.is_in(named)),
                );
                self.members(them).await?
            }
            To::Intake => self.members(intake()).await?,
            To::Leads => self.members(desk(&[Role::Dl])).await?,
            To::Team => {
                let named: Vec<Uuid> = team.iter().flatten().map(|person| person.0).collect();
                match named.is_empty() {
                    true => self.members(intake()).await?,
                    false => named,
                }
            }
            To::Approvers { by } => {
                let roles: Vec<Role> = Role::iter()
                    .filter(|role| policy::reach(*role, Action::ConfirmProposal) == Reach::Any)
                    .collect();
                let mut people = self.members(desk(&roles)).await?;
                people.retain(|person| *person != by.0);
                people
            }
        };
        if let To::Hospital(hospital) | To::HospitalPeople { hospital, .. } = to {
            people = self.and_deputies(hospital.0, people).await?;
        }
        people.sort_unstable();
        people.dedup();
        Ok(people)
    }

    pub(crate) async fn members(&self, which: Condition) -> Result<Vec<Uuid>, StoreError> {
        Ok(memberships::Entity::find()
            .select_only()
            .column(Member::PersonId)
            .filter(which)
            .filter(lasts(self.now))
            .into_tuple()
            .all(&self.txn)
            .await?)
    }
}

/// Members of a hospital in one role.
fn of_hospital(hospital: HospitalId, role: Role) -> Condition {
    let role: &str = role.into();
    Condition::all()
        .add(Member::HospitalId.eq(hospital.0))
        .add(Member::Role.eq(role))
}

/// Whether a letter of the case's last act has left or is leaving.
pub(crate) async fn letters_left(
    db: &impl sea_orm::ConnectionTrait,
    case: &Case,
) -> Result<bool, StoreError> {
    let Some(act) = &case.last_act else {
        return Ok(false);
    };
    let left = Entity::find()
        .filter(Column::CaseId.eq(case.id.0))
        .filter(Column::CaseVersion.eq(act.before.version + 1))
        .filter(
            Condition::any()
                .add(Column::ClaimedAt.is_not_null())
                .add(Column::State.is_in([state::SENT, state::GAVE_UP])),
        )
        .count(db)
        .await?;
    Ok(left > 0)
}
