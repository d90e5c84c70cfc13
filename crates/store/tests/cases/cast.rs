//! Who takes part in these tests, and what they do.

use std::collections::BTreeSet;

use case_workflow::calendar::{Calendar, FiscalYear, jst_date};
use case_workflow::case::codes::{Channel, CheckAnswer, ContactMode, ContentClass};
use case_workflow::case::event::{Acceptance, Checklist, ContactRecord, Event};
use case_workflow::case::step::Ctx;
use case_workflow::case::{Case, Opening};
use case_workflow::ids::{CaseId, FirmId, PersonId};
use case_workflow::inquiry::Inquiry;
use case_workflow::people::{Actor, Hat, Place, Role};
use harness::database::{TestStore, start, test_store};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};
use store::{CaseKey, NewFirm, NewMember, NewPerson, Opened, Store, StoreError};
use uuid::Uuid;

/// Japan's business days.
pub const CALENDAR: Calendar = Calendar::japan();

/// A span of seconds.
pub fn seconds(n: i64) -> SignedDuration {
    SignedDuration::from_secs(n)
}

/// A database with a desk: an intake officer, two case managers, two leads.
pub struct Desk {
    pub store: TestStore,
    pub intake: Actor,
    pub manager: Actor,
    pub second_manager: Actor,
    pub lead: Actor,
    pub second_lead: Actor,
}

pub async fn desk() -> Desk {
    let store = test_store().await;
    Desk {
        intake: add_desk(&store, "intake@desk.example", Role::Di).await,
        manager: add_desk(&store, "manager@desk.example", Role::Dm).await,
        second_manager: add_desk(&store, "manager2@desk.example", Role::Dm).await,
        lead: add_desk(&store, "lead@desk.example", Role::Dl).await,
        second_lead: add_desk(&store, "lead2@desk.example", Role::Dl).await,
        store,
    }
}

/// Somebody of the desk.
pub async fn add_desk(store: &Store, email: &str, role: Role) -> Actor {
    let hat = Hat {
        role,
        place: Place::Desk,
        read_only: false,
        manager: false,
    };
    add(store, email, hat).await
}

/// Somebody with one hat.
pub async fn add(store: &Store, email: &str, hat: Hat) -> Actor {
    let mut write = store.write(&Actor::System, start()).await.unwrap();
    let member = NewMember {
        person: person(email),
        hat,
        ends_at: None,
    };
    let expires = start() + SignedDuration::from_hours(24);
    let invited = write.invite(member, expires).await.unwrap();
    write.commit().await.unwrap();
    actor(store, invited.person).await
}

pub fn person(email: &str) -> NewPerson {
    NewPerson {
        email: email.to_owned(),
        name_family: "架空".into(),
        name_given: "花子".into(),
        display: email.split('@').next().unwrap().to_owned(),
        family_roman: None,
        given_roman: None,
        lang: "ja".into(),
        zone: "Asia/Tokyo".into(),
    }
}

pub async fn actor(store: &Store, id: PersonId) -> Actor {
    let hats = store.hats(id, start()).await.unwrap();
    let zone = store.person(id).await.unwrap().zone;
    Actor::Person {
        id,
        hats,
        zone,
        stands_for: Vec::new(),
    }
}

/// The answers of a good request.
pub fn answers() -> Map<String, Value> {
    let answers = json!({
        "org_name": "Northwind Therapeutics",
        "org_country": "US",
        "org_type": "biotech_startup",
        "org_jp_base": "none",
        "sub_role": "sponsor_employee",
        "contact_name": {"family": "Rivera", "given": "Ana"},
        "contact_email": "ana@northwind.example",
        "contact_tz": "America/New_York",
        "consent_privacy": {"accepted": true, "version": "2026-10"},
        "product_type": "drug",
        "modality": ["small_molecule"],
        "product_public": "NWT-101",
        "indication_text": "胃がん (gastric cancer)",
        "indication_area": "neurology",
        "indication_code": [{"system": "icd10", "code": "C16.9", "text": "Stomach"}],
        "phase_planned": "p2",
        "trial_public_id": [],
        "jp_status": "considering",
        "jp_site_decision_by": "2027-03",
        "needs": {"codes": ["site_identification"], "text": "Two sites in Kanto, 100% remote"},
        "heard_from": {"code": "event", "text": "BIO 2026"},
        "nonconf_confirm": true
    });
    answers.as_object().unwrap().clone()
}

pub fn inquiry() -> Inquiry {
    inquiry_with(&[])
}

/// A good request with other answers to some questions.
pub fn inquiry_with(other: &[(&str, Value)]) -> Inquiry {
    let mut answers = answers();
    for (name, value) in other {
        answers.insert((*name).to_owned(), value.clone());
    }
    Inquiry::read(&answers, jst_date(start())).unwrap()
}

/// A case that the desk's intake registers at `now`.
pub async fn register(desk: &Desk, inquiry: Inquiry, now: Timestamp) -> Case {
    match try_register(desk, inquiry, now, None).await.unwrap() {
        Opened::New(case) => case,
        Opened::Already(case) => panic!("{} was there already", case.number),
    }
}

/// The same, with the number of the sent form.
pub async fn try_register(
    desk: &Desk,
    inquiry: Inquiry,
    now: Timestamp,
    submission: Option<Uuid>,
) -> Result<Opened, StoreError> {
    let mut write = desk.store.write(&desk.intake, now).await?;
    let contact = NewPerson {
        lang: "en".into(),
        zone: inquiry.contact_tz.clone(),
        ..person(&inquiry.contact_email)
    };
    let firm = NewFirm {
        name: inquiry.org_name.clone(),
        country: Some(inquiry.org_country.to_string()),
    };
    let firm: FirmId = write.asker(contact, firm).await?.firm;
    let number = write
        .next_case_number(FiscalYear::of(jst_date(now)))
        .await?;
    let opening = Opening {
        id: CaseId(write.new_id()),
        number,
        firm,
        channel: Channel::Phone,
        locale: "en".into(),
        received_at: now,
        inquiry,
        duplicates: 0,
    };
    let none = BTreeSet::new();
    let step = Case::open(opening, &ctx(&desk.intake, now, &none));
    let opened = write.open_case(&step, submission, &CALENDAR).await?;
    write.commit().await?;
    Ok(opened)
}

/// The circumstances of an act by `actor`.
pub fn ctx<'a>(
    actor: &'a Actor,
    now: Timestamp,
    own: &'a BTreeSet<case_workflow::ids::HospitalId>,
) -> Ctx<'a> {
    Ctx {
        by: actor.person(),
        role: actor.hats().first().map_or(Role::System, |hat| hat.role),
        zone: actor.zone(),
        now,
        calendar: const { &Calendar::japan() },
        own_hospitals: own,
        second: None,
        letters_left: false,
    }
}

/// Does one act and answers the case after it.
pub async fn act(store: &Store, actor: &Actor, case: CaseId, event: Event, now: Timestamp) -> Case {
    try_act(store, actor, case, event, now).await.unwrap()
}

pub async fn try_act(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    event: Event,
    now: Timestamp,
) -> Result<Case, StoreError> {
    let mut write = store.write(actor, now).await?;
    let permitted = write
        .case_for(event.kind().action(), &CaseKey::Id(case))
        .await?;
    let none = BTreeSet::new();
    let mut ctx = ctx(actor, now, &none);
    ctx.letters_left = write.letters_left(permitted.case()).await?;
    let step = permitted.case().apply(event, &ctx).unwrap();
    let case = write.save(permitted, &step, &CALENDAR).await?;
    write.commit().await?;
    Ok(case)
}

pub fn acceptance() -> Event {
    Event::Accept(Acceptance {
        checklist: Checklist {
            e1: CheckAnswer::Yes,
            e2: CheckAnswer::Yes,
            e3: CheckAnswer::Yes,
            e4: CheckAnswer::Yes,
            e5: CheckAnswer::Yes,
        },
        international: true,
        sponsor_disclosed: true,
        owner: None,
    })
}

pub fn meeting(at: Timestamp, class: ContentClass) -> Event {
    Event::RecordContact(ContactRecord {
        at,
        late_reason: None,
        mode: ContactMode::WebMeeting,
        class,
        participants: "Ana Rivera".into(),
        minutes: 60,
        text: "Talked about 免疫療法 sites".into(),
        lang: "en".into(),
        translation: None,
    })
}

/// A case of Northwind and, a minute later, one of a company in Japanese.
pub async fn two_cases() -> (Desk, [Case; 2]) {
    let desk = desk().await;
    let first = register(&desk, inquiry(), start()).await;
    let second = register(
        &desk,
        inquiry_with(&[
            ("org_name", "株式会社みなと創薬".into()),
            ("contact_email", "mori@minato.example".into()),
            ("product_public", json!("MNT-7")),
            ("indication_text", "Crohn's disease".into()),
            ("jp_site_decision_by", "unknown".into()),
            (
                "needs",
                json!({"codes": ["irb_single_irb"], "text": "倫理審査の相談"}),
            ),
        ]),
        start() + seconds(60),
    )
    .await;
    (desk, [first, second])
}
