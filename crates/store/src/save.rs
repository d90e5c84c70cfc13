//! Writing a decided step: the case with its list columns, its history, its
//! texts, its letters, its audit event and its counts, all or nothing.

use std::collections::BTreeMap;

use case_workflow::calendar::{Calendar, FiscalYear};
use case_workflow::case::Case;
use case_workflow::case::codes::EventKind;
use case_workflow::case::number::{BlindedNumber, CaseNumber};
use case_workflow::case::step::{Audience, Entry, Step};
use case_workflow::case::view::folded;
use case_workflow::ids::HospitalId;
use case_workflow::inquiry::DecisionBy;
use case_workflow::people::Actor;
use case_workflow::policy::{Action, Subject};
use case_workflow::round::{Round, Site};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use crate::audit::Object;
use crate::cases::{covers, found};
use crate::dialect::texts::{self, NewText};
use crate::error::StoreError;
use crate::ids::random;
use crate::rows::{blinded_numbers, case_bodies, case_hospitals, case_people, cases, counters};
use crate::time::to_row;
use crate::write::{Opened, Permitted, Write};
use crate::{CaseKey, alike, search};

impl Write {
    /// Writes a step. The permit has to be for the step's event, and the step
    /// has to come from the case as it was taken in hand.
    ///
    /// # Errors
    /// [`StoreError::WrongPermit`], [`StoreError::NeedsProposal`],
    /// [`StoreError::Changed`], [`StoreError::Unrecorded`],
    /// [`StoreError::Database`].
    pub async fn save(
        &mut self,
        permitted: Permitted,
        step: &Step,
        calendar: &Calendar,
    ) -> Result<Case, StoreError> {
        let before = &permitted.case;
        let Some(entry) = main_entry(step) else {
            return unchanged(before, step);
        };
        covers(permitted.action, entry.event)?;
        if permitted.only_as_proposal() {
            return Err(StoreError::NeedsProposal);
        }
        let case = &step.case;
        if case.id != before.id || case.version != before.version + 1 {
            return Err(StoreError::Changed {
                version: before.version,
            });
        }
        let row = self.row(case, None, calendar);
        let written = cases::Entity::update_many()
            .set(cases::ActiveModel {
                id: sea_orm::NotSet,
                submission_id: sea_orm::NotSet,
                no: sea_orm::NotSet,
                ..row
            })
            .filter(cases::Column::Id.eq(case.id.0))
            .filter(cases::Column::Version.eq(before.version))
            .exec(&self.txn)
            .await?;
        if written.rows_affected != 1 {
            return Err(StoreError::Changed {
                version: before.version,
            });
        }
        case_bodies::Entity::update(body(case)?)
            .exec_without_returning(&self.txn)
            .await?;
        if step.recall_letters {
            self.recall_letters(before).await?;
        }
        self.write_around(Some(before), step).await?;
        Ok(case.clone())
    }

    /// Writes a new case. The same `submission_id` twice makes one case: the
    /// second time the first one is given back, and nothing is written.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`];
    /// [`StoreError::Taken`] if another firm used that `submission_id`.
    pub async fn open_case(
        &mut self,
        step: &Step,
        submission_id: Option<Uuid>,
        calendar: &Calendar,
    ) -> Result<Opened, StoreError> {
        let event = main_entry(step).ok_or(StoreError::Unrecorded)?.event;
        let subject = match &self.actor {
            Actor::Applicant(draft) => Subject::of_draft(*draft),
            _ => Subject::general(),
        };
        self.permit(event.action(), &subject)?;
        if !matches!(event, EventKind::Submit | EventKind::Register) {
            return Err(StoreError::WrongPermit {
                permit: Action::SendRequest,
                event,
            });
        }
        let no = self.count_up("cases").await?;
        let row = cases::ActiveModel {
            no: Set(no),
            ..self.row(&step.case, submission_id, calendar)
        };
        let written = cases::Entity::insert(row)
            .on_conflict(
                OnConflict::column(cases::Column::SubmissionId)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(&self.txn)
            .await?;
        if written == 0 {
            let id = submission_id.ok_or(StoreError::Unrecorded)?;
            let case = self.submitted(id).await?.ok_or(StoreError::Taken {
                what: "submission_id",
            })?;
            if case.firm != step.case.firm {
                return Err(StoreError::Taken {
                    what: "submission_id",
                });
            }
            return Ok(Opened::Already(case));
        }
        case_bodies::Entity::insert(body(&step.case)?)
            .exec_without_returning(&self.txn)
            .await?;
        let texts = case_texts(&step.case);
        texts::add(&self.txn, step.case.id.0, texts::first_place(no), &texts).await?;
        self.write_around(None, step).await?;
        Ok(Opened::New(step.case.clone()))
    }

    /// The next number of a fiscal year. Gaps are allowed, the same one twice
    /// is not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn next_case_number(&mut self, year: FiscalYear) -> Result<CaseNumber, StoreError> {
        let n = self.count_up(&format!("case/{}", year.0)).await?;
        Ok(CaseNumber::new(year, u32::try_from(n).unwrap_or(u32::MAX)))
    }

    /// A blinded number of a fiscal year that nobody has and that tells
    /// neither order nor count.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn blinded_number(&mut self, year: FiscalYear) -> Result<BlindedNumber, StoreError> {
        // The counter's row keeps a second drawer waiting.
        self.count_up(&format!("blinded/{}", year.0)).await?;
        let used: Vec<i32> = blinded_numbers::Entity::find()
            .select_only()
            .column(blinded_numbers::Column::N)
            .filter(blinded_numbers::Column::FiscalYear.eq(i32::from(year.0)))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let used: Vec<u32> = used
            .into_iter()
            .filter_map(|n| u32::try_from(n).ok())
            .collect();
        let n = BlindedNumber::draw(&used, random());
        let row = blinded_numbers::ActiveModel {
            fiscal_year: Set(i32::from(year.0)),
            n: Set(i32::try_from(n).unwrap_or(i32::MAX)),
        };
        blinded_numbers::Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(BlindedNumber::new(year, n))
    }

    /// Adds one to a counter and holds its row until the transaction ends.
    pub(crate) async fn count_up(&mut self, name: &str) -> Result<i64, StoreError> {
        use counters::Column as C;
        let one_more = Expr::col((counters::Entity, C::Value)).add(1);
        let insert = Query::insert()
            .into_table(counters::Entity)
            .columns([C::Name, C::Value])
            .values_panic([name.into(), 1_i64.into()])
            .on_conflict(
                OnConflict::column(C::Name)
                    .value(C::Value, one_more)
                    .to_owned(),
            )
            .returning_col(C::Value)
            .to_owned();
        let row = self.txn.query_one(&insert).await?;
        let value = row.map(|row| row.try_get("", "value")).transpose()?;
        Ok(value.unwrap_or(0))
    }

    /// Everything of a step but the case's own row.
    async fn write_around(&mut self, before: Option<&Case>, step: &Step) -> Result<(), StoreError> {
        let case = &step.case;
        self.write_people(before, case).await?;
        self.write_hospitals(case).await?;
        self.write_history(before, case.id, &step.entries).await?;
        self.write_texts(step).await?;
        self.index_case(before, case).await?;
        self.put(&step.letters, case).await?;
        let events: Vec<&str> = step
            .entries
            .iter()
            .map(|entry| entry.event.as_str())
            .collect();
        let main = main_entry(step).ok_or(StoreError::Unrecorded)?;
        self.audit_as(
            main.role,
            main.event.as_str(),
            Object {
                hospital: own_hospital(step),
                ..Object::new("case", case.id)
            },
            json!({ "version": case.version, "events": events, "second": main.second }),
        )
        .await?;
        self.settle_counts(before, case).await
    }

    /// The row of a case.
    fn row(
        &self,
        case: &Case,
        submission_id: Option<Uuid>,
        calendar: &Calendar,
    ) -> cases::ActiveModel {
        let turn = case.turn(self.now, calendar);
        let profile = &case.profile;
        let needs: String = profile
            .needs
            .codes
            .iter()
            .fold("|".to_owned(), |mut all, need| {
                all.push_str(need.as_str());
                all.push('|');
                all
            });
        cases::Model {
            id: case.id.0,
            number: case.number.to_string(),
            blinded: case.blinded.as_ref().map(ToString::to_string),
            version: case.version,
            stage: case.stage.as_str().to_owned(),
            stage_since: to_row(case.stage_since),
            open: case.stage.is_open(),
            firm_id: case.firm.0,
            org_name: profile.org_name.clone(),
            org_name_folded: folded(&profile.org_name),
            country: profile.org_country.to_string(),
            org_type: profile.org_type.as_str().to_owned(),
            product: profile.product_public.clone().unwrap_or_default(),
            disease: profile.indication_text.clone(),
            area: profile.indication_area.as_str().to_owned(),
            phase: profile.phase_planned.as_str().to_owned(),
            needs,
            channel: case.channel.as_str().to_owned(),
            locale: case.locale.clone(),
            received_at: to_row(case.received_at),
            accepted_at: case.accepted_at.map(to_row),
            decision_by: match profile.jp_site_decision_by {
                DecisionBy::Month(month) => Some(month.to_string()),
                DecisionBy::Unknown => None,
            },
            owner_id: case.owner.map(|person| person.0),
            deputy_id: case.deputy.map(|person| person.0),
            hold: case.hold.is_some(),
            turn_side: turn.side.as_str().to_owned(),
            turn_action: turn.action.as_str().to_owned(),
            due_at: turn.due.map(to_row),
            updated_at: to_row(self.now),
            ended_at: case.ended_at.map(to_row),
            merged_into: case.merged_into.map(|case| case.0),
            submission_id,
            unit_key: unit_key(case),
            no: 0,
        }
        .into_active_model()
        .reset_all()
    }

    async fn write_people(&mut self, before: Option<&Case>, case: &Case) -> Result<(), StoreError> {
        let now = case.subject().team;
        if before.is_some_and(|before| before.subject().team == now) {
            return Ok(());
        }
        if before.is_some() {
            case_people::Entity::delete_many()
                .filter(case_people::Column::CaseId.eq(case.id.0))
                .exec(&self.txn)
                .await?;
        }
        let rows = now.iter().collect::<std::collections::BTreeSet<_>>();
        if rows.is_empty() {
            return Ok(());
        }
        case_people::Entity::insert_many(rows.into_iter().map(|person| case_people::ActiveModel {
            case_id: Set(case.id.0),
            person_id: Set(person.0),
        }))
        .exec_without_returning(&self.txn)
        .await?;
        Ok(())
    }

    /// One row per hospital ever asked: how it stands in the latest round it
    /// was asked in.
    async fn write_hospitals(&mut self, case: &Case) -> Result<(), StoreError> {
        let mut latest: BTreeMap<HospitalId, (&Round, &Site)> = BTreeMap::new();
        for round in &case.rounds {
            for site in &round.sites {
                latest.insert(site.hospital, (round, site));
            }
        }
        if latest.is_empty() {
            return Ok(());
        }
        let blinded = case
            .blinded
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let rows =
            latest
                .into_iter()
                .map(|(hospital, (round, site))| case_hospitals::ActiveModel {
                    case_id: Set(case.id.0),
                    hospital_id: Set(hospital.0),
                    blinded: Set(blinded.clone()),
                    round_no: Set(i32::try_from(round.no).unwrap_or(i32::MAX)),
                    state: Set(site.state.as_str().to_owned()),
                    round_open: Set(round.is_open()),
                    asked_at: Set(to_row(round.opened_at)),
                    due_at: Set(to_row(round.due)),
                    answered_at: Set(site.answered_at.map(to_row)),
                    updated_at: Set(to_row(self.now)),
                });
        use case_hospitals::Column as C;
        case_hospitals::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([C::CaseId, C::HospitalId])
                    .update_columns([
                        C::Blinded,
                        C::RoundNo,
                        C::State,
                        C::RoundOpen,
                        C::AskedAt,
                        C::DueAt,
                        C::AnsweredAt,
                        C::UpdatedAt,
                    ])
                    .to_owned(),
            )
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    /// What a search finds of the case itself, where it changed.
    async fn index_case(&mut self, before: Option<&Case>, case: &Case) -> Result<(), StoreError> {
        if let Some(before) = before {
            let was = search_parts(before);
            for (part, text) in search_parts(case) {
                if was.get(part) != Some(&text) {
                    texts::replace(&self.txn, case.id.0, case_text(case, part, &text)).await?;
                }
            }
        }
        let name = &case.profile.org_name;
        if before.is_none_or(|before| before.profile.org_name != *name) {
            alike::keep(&self.txn, &[folded(name)]).await?;
        }
        Ok(())
    }

    /// The other case of a merge, to be saved by whoever saves this one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn number_of(&self, key: &CaseKey) -> Result<CaseNumber, StoreError> {
        Ok(found(&self.txn, key, false).await?.number)
    }
}

/// The whole of a case, and what the counting rule looks at.
fn body(case: &Case) -> Result<case_bodies::ActiveModel, StoreError> {
    let unwritable = |fault| StoreError::unreadable("case_bodies", case.id, fault);
    let facts = case.count_facts(Vec::new());
    Ok(case_bodies::ActiveModel {
        case_id: Set(case.id.0),
        count_facts: Set(serde_json::to_string(&facts).map_err(unwritable)?),
        body: Set(serde_json::to_string(case).map_err(unwritable)?),
    })
}

/// The line that says what was done. An act on a case that nobody has taken
/// takes it first, and that line stands before it; a merge leaves a note after.
fn main_entry(step: &Step) -> Option<&Entry> {
    let main = step
        .entries
        .iter()
        .find(|entry| entry.event != EventKind::Take);
    main.or(step.entries.first())
}

/// The hospital whose member did it.
fn own_hospital(step: &Step) -> Option<HospitalId> {
    let theirs = step.entries.iter().filter(|entry| entry.role.is_hospital());
    let mut hospitals = theirs.filter_map(|entry| match entry.audience {
        Audience::Hospital(hospital) => Some(hospital),
        _ => None,
    });
    hospitals.next()
}

/// A step without a line of history may change nothing.
fn unchanged(before: &Case, step: &Step) -> Result<Case, StoreError> {
    let after = Case {
        version: before.version,
        last_act: before.last_act.clone(),
        ..step.case.clone()
    };
    let silent = step.messages.is_empty() && step.contacts.is_empty() && step.letters.is_empty();
    if silent && after == *before {
        Ok(after)
    } else {
        Err(StoreError::Unrecorded)
    }
}

/// Group, product and question: what two cases of one unit share.
pub(crate) fn unit_key(case: &Case) -> String {
    format!(
        "{}|{}|{}",
        case.firm,
        case.product_key(),
        case.question_key()
    )
}

/// What is found of a case.
pub(crate) fn case_texts(case: &Case) -> Vec<NewText> {
    search_parts(case)
        .into_iter()
        .map(|(part, text)| case_text(case, part, &text))
        .collect()
}

fn case_text(case: &Case, part: &'static str, text: &str) -> NewText {
    NewText {
        text_id: case.id.0,
        part,
        scope: "open",
        terms: search::terms(text),
    }
}

/// What is found of a case, by part. Stage-2 details are confidential and are
/// not looked through.
fn search_parts(case: &Case) -> BTreeMap<&'static str, String> {
    let profile = &case.profile;
    let blinded = case
        .blinded
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let mut request = vec![profile.indication_text.clone()];
    request.extend(profile.product_public.clone());
    request.extend(profile.trial_public_id.clone());
    request.extend(profile.needs.text.clone());
    let contact = &profile.contact_name;
    BTreeMap::from([
        ("number", format!("{} {blinded}", case.number)),
        ("firm", profile.org_name.clone()),
        ("request", request.join("\n")),
        (
            "person",
            format!(
                "{} {} {}",
                contact.family,
                contact.given.clone().unwrap_or_default(),
                profile.contact_email
            ),
        ),
    ])
}
