//! Fills a database: every case goes through the form's own reading, the rules
//! of the workflow and the store's own way of writing, but its twenty acts are
//! written at once and fifty cases share a transaction. So its rows are those of
//! a real case, save that its texts carry one author and its mails count as sent.

use std::collections::BTreeSet;

use anyhow::{Context, anyhow};
use case_workflow::calendar::{Calendar, FiscalYear, jst_date};
use case_workflow::case::codes::{
    Channel, CheckAnswer, ContactMode, ContentClass, ExitReason, ReferralTo,
};
use case_workflow::case::event::{Acceptance, Checklist, ContactRecord, Event};
use case_workflow::case::step::{Ctx, Step};
use case_workflow::case::{Case, Opening};
use case_workflow::code_lists::{CodeList, Need, Phase, TherapeuticArea};
use case_workflow::ids::{CaseId, DraftId, PersonId};
use case_workflow::inquiry::Inquiry;
use case_workflow::people::{Actor, Hat, Place, Role};
use jiff::{SignedDuration, Timestamp, ToSpan};
use sea_orm::ConnectionTrait;
use serde_json::{Map, Value, json};
use store::{Backend, NewFirm, NewMember, NewPerson, Store, Write};

use crate::database::{self, Place as Where};
use crate::texts::Writer;

const CALENDAR: Calendar = Calendar::japan();
/// Cases that share a transaction.
const AT_ONCE: usize = 50;
/// Companies that ask.
const FIRMS: usize = 4_000;
/// Days over which the cases came.
const DAYS: i64 = 5 * 365;
/// Lines of history and texts of each case.
const HISTORY: usize = 20;

/// The desk that works on the cases.
pub struct Desk {
    /// Case managers.
    pub managers: Vec<PersonId>,
}

/// A company's contact.
#[derive(Clone)]
pub struct Contact {
    /// The company's name.
    pub firm: String,
    /// The contact's address.
    pub email: String,
}

impl Contact {
    /// The `n`-th company's.
    #[must_use]
    pub fn new(n: usize) -> Self {
        Self {
            firm: Writer::firm(n),
            email: format!("contact{n}@firm{n}.example"),
        }
    }

    /// As the program enters people.
    #[must_use]
    pub fn person(&self) -> NewPerson {
        somebody(&self.email, "Rivera", "en", "America/New_York")
    }
}

/// A person of that address.
pub fn somebody(email: &str, family: &str, lang: &str, zone: &str) -> NewPerson {
    NewPerson {
        email: email.to_owned(),
        name_family: family.to_owned(),
        name_given: "Ana".to_owned(),
        display: format!("Ana {family}"),
        family_roman: None,
        given_roman: None,
        lang: lang.to_owned(),
        zone: zone.to_owned(),
    }
}

/// The answers of a request, which a company gives in its `n`-th one.
#[must_use]
pub fn answers(contact: &Contact, n: usize, received: Timestamp) -> Map<String, Value> {
    let mut writer = Writer::new(n as u64);
    let month = jst_date(received).saturating_add((1 + writer.below(18) as i32).months());
    let areas = <TherapeuticArea as CodeList>::ALL;
    let phases = <Phase as CodeList>::ALL;
    let needs = <Need as CodeList>::ALL;
    let first = writer.any(&needs[..needs.len() - 1]).as_str();
    let value = json!({
        "org_name": contact.firm,
        "org_country": *writer.any(&["US", "GB", "DE", "FR", "KR", "CH"]),
        "org_type": "biotech_startup",
        "org_jp_base": "none",
        "sub_role": "sponsor_employee",
        "contact_name": { "family": "Rivera", "given": "Ana" },
        "contact_email": contact.email,
        "contact_tz": "America/New_York",
        "consent_privacy": { "accepted": true, "version": "2026-10" },
        "product_type": "drug",
        "modality": ["small_molecule"],
        "product_public": format!("BCH-{n}"),
        "indication_text": writer.english(1),
        "indication_area": writer.any(areas).as_str(),
        "phase_planned": writer.any(phases).as_str(),
        "trial_public_id": [],
        "jp_status": "considering",
        "jp_site_decision_by": format!("{:04}-{:02}", month.year(), month.month()),
        "needs": { "codes": [first], "text": writer.text(3).0 },
        "heard_from": { "code": "event", "text": "BIO" },
        "nonconf_confirm": true,
    });
    match value {
        Value::Object(answers) => answers,
        _ => Map::new(),
    }
}

/// Fills a database with `cases` cases that came until `now`.
///
/// # Errors
/// If a form, an act or a row is refused.
pub async fn fill(
    place: &Where,
    store: &Store,
    cases: usize,
    now: Timestamp,
) -> anyhow::Result<Desk> {
    let span = SignedDuration::from_hours(24 * DAYS);
    let begin = now - span;
    let desk = desk(store, begin).await?;
    let step = span / i32::try_from(cases.max(1))?;
    for first in (0..cases).step_by(AT_ONCE) {
        let last = (first + AT_ONCE).min(cases);
        // What a transaction writes carries one time: its last case's.
        let at = begin + step * i32::try_from(last)?;
        let applicant = Actor::Applicant(DraftId(store::ids::new_id(at)));
        let mut write = store.write(&applicant, at).await?;
        for n in first..last {
            let received = CALENDAR.next_opening(begin + step * i32::try_from(n)?);
            one(&mut write, &desk, n, received.min(at))
                .await
                .with_context(|| format!("case {n}"))?;
        }
        write.commit().await?;
    }
    settle(place, store, now).await?;
    Ok(desk)
}

/// What the worker, the sealer and the database would have done since.
async fn settle(place: &Where, store: &Store, now: Timestamp) -> anyhow::Result<()> {
    let db = place.connect().await?;
    db.execute_raw(database::statement(
        &db,
        "UPDATE outbox SET state = 'sent', claimed_at = created_at, sent_at = created_at,
             attempts = 1 WHERE created_at < $1",
        vec![
            sea_orm::prelude::DateTimeUtc::from_timestamp_micros(now.as_microsecond())
                .context("a time")?
                .into(),
        ],
    ))
    .await?;
    if place.backend == Backend::Postgres {
        // Its autovacuum does this within minutes.
        db.execute_unprepared("VACUUM ANALYZE").await?;
    }
    db.close().await?;
    while store.seal().await? > 0 {}
    Ok(store.checkpoint().await?)
}

async fn desk(store: &Store, at: Timestamp) -> anyhow::Result<Desk> {
    let mut managers = Vec::new();
    let mut write = store.write(&Actor::System, at).await?;
    let people = [
        (Role::Dm, 10, "manager"),
        (Role::Di, 2, "intake"),
        (Role::Dl, 1, "lead"),
    ];
    for (role, count, word) in people {
        for n in 0..count {
            let email = format!("{word}{n}@desk.example");
            let hat = Hat {
                role,
                place: Place::Desk,
                read_only: false,
                manager: false,
            };
            let member = NewMember {
                person: somebody(&email, word, "ja", "Asia/Tokyo"),
                hat,
                ends_at: None,
            };
            let until = at + SignedDuration::from_hours(24);
            let invited = write.invite(member, until).await?;
            if role == Role::Dm {
                managers.push(invited.person);
            }
        }
    }
    write.commit().await?;
    Ok(Desk { managers })
}

async fn one(write: &mut Write, desk: &Desk, n: usize, received: Timestamp) -> anyhow::Result<()> {
    let contact = Contact::new(n % FIRMS);
    let read = Inquiry::read(&answers(&contact, n, received), jst_date(received));
    let inquiry = read.map_err(|faults| anyhow!("the form is refused: {faults:?}"))?;
    let firm = NewFirm {
        name: contact.firm.clone(),
        country: Some(inquiry.org_country.to_string()),
    };
    let asker = write.asker(contact.person(), firm).await?;
    let year = FiscalYear::of(jst_date(received));
    let none = BTreeSet::new();
    let sender = Ctx {
        by: Some(asker.person),
        role: Role::Sub,
        zone: "America/New_York",
        now: received,
        calendar: &CALENDAR,
        own_hospitals: &none,
        second: None,
        letters_left: false,
    };
    let opening = Opening {
        id: CaseId(write.new_id()),
        number: write.next_case_number(year).await?,
        firm: asker.firm,
        channel: Channel::Web,
        locale: "en".to_owned(),
        received_at: received,
        inquiry,
        duplicates: 0,
    };
    let mut whole = Case::open(opening, &sender);
    let manager = desk.managers[n % desk.managers.len()];
    let handler = Ctx {
        by: Some(manager),
        role: Role::Dm,
        zone: "Asia/Tokyo",
        ..sender
    };
    let latest = write.now();
    for (place, (by_firm, event)) in life(n, desk, received).into_iter().enumerate() {
        let hours = i64::try_from(place)? * 7 + 1;
        let at = CALENDAR.add_business_time(received, SignedDuration::from_hours(hours));
        let ctx = Ctx {
            now: at.min(latest),
            ..if by_firm { sender } else { handler }
        };
        let kind = event.kind();
        let step = whole
            .case
            .apply(event, &ctx)
            .map_err(|refused| anyhow!("{kind} is refused: {refused:?}"))?;
        follow(&mut whole, step);
    }
    write.open_case(&whole, None, &CALENDAR).await?;
    Ok(())
}

/// One step after the other, as one. Mails after the first act are left out:
/// they have long been sent.
fn follow(whole: &mut Step, step: Step) {
    whole.case = step.case;
    whole.entries.extend(step.entries);
    whole.messages.extend(step.messages);
    whole.contacts.extend(step.contacts);
}

/// What happens to the `n`-th case, and whether the firm does it: nineteen acts
/// after the first, five of them texts and two of them contacts.
fn life(n: usize, desk: &Desk, received: Timestamp) -> Vec<(bool, Event)> {
    let mut writer = Writer::new(1_000_000 + n as u64);
    let kind = n % 20;
    let accepted = kind >= 5;
    let manager = desk.managers[n % desk.managers.len()];
    let mut acts = vec![(false, Event::Take)];
    if accepted {
        acts.push((false, acceptance(manager)));
    }
    let mut message = |acts: &mut Vec<_>, by_firm| {
        let (text, lang) = writer.text(4);
        let lang = lang.to_owned();
        acts.push((by_firm, Event::Message { text, lang }));
    };
    message(&mut acts, false);
    message(&mut acts, true);
    message(&mut acts, false);
    message(&mut acts, true);
    let note = writer.japanese(2);
    acts.push((false, Event::Note { text: note }));
    for class in [ContentClass::Informative, ContentClass::Substantive] {
        let (text, lang) = writer.text(6);
        acts.push((
            false,
            Event::RecordContact(ContactRecord {
                at: received,
                late_reason: Some("記録の移行".to_owned()),
                mode: ContactMode::WebMeeting,
                class,
                participants: "Ana Rivera".to_owned(),
                minutes: 45,
                text,
                lang: lang.to_owned(),
                translation: None,
            }),
        ));
    }
    let ending = match kind {
        0 | 1 => Some((
            false,
            Event::Decline {
                reason: ExitReason::X1,
                referral: ReferralTo::Jetro,
                letter: "The desk helps with clinical trials alone.".to_owned(),
            },
        )),
        5..=11 => Some((
            true,
            Event::Withdraw {
                reason: "Plans have changed".to_owned(),
            },
        )),
        _ => None,
    };
    let fillers = HISTORY - 1 - acts.len() - usize::from(ending.is_some());
    for turn in 0..fillers {
        let deputy = desk.managers[(n + 1 + turn % 3) % desk.managers.len()];
        acts.push(if turn % 2 == 0 {
            let people = json!({ "total": 200 + n % 100 + turn, "japan_target": 20 + turn,
                "japan_min": 5 });
            let patch = Map::from_iter([("prot_n".to_owned(), people)]);
            (true, Event::Revise { patch })
        } else {
            (
                false,
                Event::Assign {
                    owner: Some(manager),
                    deputy: Some(deputy),
                    team: Vec::new(),
                },
            )
        });
    }
    acts.extend(ending);
    acts
}

fn acceptance(owner: PersonId) -> Event {
    let yes = CheckAnswer::Yes;
    Event::Accept(Acceptance {
        checklist: Checklist {
            e1: yes,
            e2: yes,
            e3: yes,
            e4: yes,
            e5: yes,
        },
        international: true,
        sponsor_disclosed: true,
        owner: Some(owner),
    })
}
