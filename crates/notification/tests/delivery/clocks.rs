//! The clockwork over a real store: it acts and reminds once, however often and
//! in however many processes it looks.

use std::collections::BTreeSet;
use std::sync::Arc;

use case_workflow::calendar::{Calendar, FiscalYear};
use case_workflow::case::codes::Channel;
use case_workflow::case::event::Event;
use case_workflow::case::step::Ctx;
use case_workflow::case::{Case, Opening};
use case_workflow::ids::CaseId;
use case_workflow::inquiry::Inquiry;
use case_workflow::people::{Actor, Role};
use case_workflow::policy::Action;
use harness::database::{TestStore, test_store};
use jiff::SignedDuration;
use notification::clockwork::Look;
use notification::{Clockwork, Mailer};
use serde_json::{Value, json};
use store::{CaseKey, NewFirm, NewPerson};
use tokio::sync::Notify;

use super::{Hand, address, officer, worker};

fn inquiry(email: &str) -> Inquiry {
    let Value::Object(answers) = json!({
        "org_name": "Canary Therapeutics",
        "org_country": "US",
        "org_website": "www.example.com",
        "org_type": "biotech_startup",
        "org_jp_base": "none",
        "sub_role": "sponsor_employee",
        "contact_name": {"family": "Example", "given": "Alex"},
        "contact_email": email,
        "contact_tz": "America/New_York",
        "consent_privacy": {"accepted": true, "version": "2026-11-01"},
        "product_type": "drug",
        "modality": ["small_molecule"],
        "indication_text": "small cell lung cancer",
        "indication_area": "neurology",
        "phase_planned": "p2",
        "jp_status": "considering",
        "jp_site_decision_by": "2027-03",
        "needs": {"codes": ["site_identification"]},
        "heard_from": {"code": "event", "text": "BIO 2026"},
        "nonconf_confirm": true
    }) else {
        unreachable!("the answers are an object")
    };
    Inquiry::read(&answers, "2026-11-20".parse().unwrap()).unwrap()
}

fn ctx<'a>(
    actor: &Actor,
    role: Role,
    hand: &Hand,
    calendar: &'a Calendar,
    own: &'a BTreeSet<case_workflow::ids::HospitalId>,
) -> Ctx<'a> {
    Ctx {
        by: actor.person(),
        role,
        zone: "Asia/Tokyo",
        now: hand.now(),
        calendar,
        own_hospitals: own,
        second: None,
        letters_left: false,
    }
}

/// A case that the desk registered, and the address of its firm.
async fn opened(store: &TestStore, actor: &Actor, hand: &Hand) -> (Case, String) {
    let (calendar, own) = (Calendar::japan(), BTreeSet::new());
    let email = address("firm.example");
    let inquiry = inquiry(&email);
    let mut write = store.write(actor, hand.now()).await.unwrap();
    let person = NewPerson {
        email: email.clone(),
        name_family: "Example".into(),
        name_given: "Alex".into(),
        display: "Alex Example".into(),
        family_roman: None,
        given_roman: None,
        lang: "en".into(),
        zone: "America/New_York".into(),
    };
    let firm = NewFirm {
        name: "Canary Therapeutics".into(),
        country: Some("US".into()),
    };
    let asker = write.asker(person, firm).await.unwrap();
    let opening = Opening {
        id: CaseId(write.new_id()),
        number: write.next_case_number(FiscalYear(2026)).await.unwrap(),
        firm: asker.firm,
        channel: Channel::Phone,
        locale: "en".into(),
        received_at: hand.now(),
        inquiry,
        duplicates: 0,
    };
    let step = Case::open(opening, &ctx(actor, Role::Dl, hand, &calendar, &own));
    let case = write
        .open_case(&step, None, &calendar)
        .await
        .unwrap()
        .into_case();
    write.commit().await.unwrap();
    (case, email)
}

async fn act(store: &TestStore, actor: &Actor, hand: &Hand, case: CaseId, event: Event) {
    let (calendar, own) = (Calendar::japan(), BTreeSet::new());
    let mut write = store.write(actor, hand.now()).await.unwrap();
    let permitted = write
        .case_for(event.kind().action(), &CaseKey::Id(case))
        .await
        .unwrap();
    let ctx = ctx(actor, Role::Dl, hand, &calendar, &own);
    let step = permitted.case().apply(event, &ctx).unwrap();
    write.save(permitted, &step, &calendar).await.unwrap();
    write.commit().await.unwrap();
}

fn clockwork(store: &TestStore, hand: &Hand) -> Clockwork {
    Clockwork::new(
        (**store).clone(),
        Calendar::japan(),
        hand.clock(),
        Arc::new(Notify::new()),
    )
}

fn hours(hand: &Hand, n: i64) {
    hand.forward(n * 60 * 60);
}

#[tokio::test]
async fn the_desk_is_told_of_a_clock_once_by_however_many_clockworks() {
    let (store, hand) = (test_store().await, Hand::new());
    let (_, lead) = officer(&store, Role::Dl).await;
    opened(&store, &lead, &hand).await;
    let (mut first, mut second) = (clockwork(&store, &hand), clockwork(&store, &hand));
    assert_eq!(first.pass().await.unwrap(), Look::default());
    // Tuesday 24 November, 10:00: the first reply is due tomorrow at this time.
    hours(&hand, 4 * 24);
    let one = Look {
        acts: 0,
        letters: 1,
    };
    assert_eq!(first.pass().await.unwrap(), one);
    assert_eq!(first.pass().await.unwrap(), Look::default());
    assert_eq!(second.pass().await.unwrap(), Look::default());
    hours(&hand, 24);
    assert_eq!(second.pass().await.unwrap(), one);
    assert_eq!(first.pass().await.unwrap(), Look::default());
}

#[tokio::test]
async fn a_hold_ends_by_itself_on_its_review_day() {
    let (store, hand) = (test_store().await, Hand::new());
    let (_, lead) = officer(&store, Role::Dl).await;
    let (case, _) = opened(&store, &lead, &hand).await;
    act(&store, &lead, &hand, case.id, Event::Take).await;
    let review_on = "2026-11-26".parse().unwrap();
    let hold = Event::Hold {
        reason: "waits for funding".into(),
        review_on,
    };
    act(&store, &lead, &hand, case.id, hold).await;
    let mut clockwork = clockwork(&store, &hand);
    // Wednesday 25 November, 23:00.
    hours(&hand, 5 * 24 + 13);
    assert_eq!(clockwork.pass().await.unwrap().acts, 0);
    hours(&hand, 1);
    assert_eq!(clockwork.pass().await.unwrap().acts, 1);
    assert_eq!(clockwork.pass().await.unwrap().acts, 0);
    let key = CaseKey::Id(case.id);
    let case = store
        .case(&Actor::System, Action::ReadCase, &key)
        .await
        .unwrap();
    assert_eq!(case.hold, None);
}

#[tokio::test]
async fn the_receipt_reaches_the_firm_and_the_notice_the_desk_each_in_their_language() {
    let (mailer, post) = super::post::post();
    let (store, hand) = (test_store().await, Hand::new());
    let (person, lead) = officer(&store, Role::Dl).await;
    let (case, firm) = opened(&store, &lead, &hand).await;
    let pass = worker(&store, mailer, &hand).pass().await.unwrap();
    assert_eq!((pass.sent, pass.gave_up, pass.again), (2, 0, 0));

    let mails = post.arrived(&firm, 1).await;
    let subject = format!("[{}] We have received your request", case.number);
    assert_eq!(mails[0].subject(), Some(subject.as_str()));
    let text = mails[0].body_text(0).unwrap().into_owned();
    let token = text
        .split_once("/en/link/")
        .unwrap()
        .1
        .split_whitespace()
        .next()
        .unwrap();
    let view = store.look(token, hand.now()).await.unwrap().unwrap();
    assert_eq!(
        (view.purpose, view.subject),
        (store::Purpose::CaseReceipt, case.id.to_string())
    );
    let code = text
        .split_once("with the code ")
        .unwrap()
        .1
        .split('.')
        .next()
        .unwrap();
    let mut write = store.write(&Actor::System, hand.now()).await.unwrap();
    let used = write
        .use_code(store::Purpose::SignIn, &firm, code)
        .await
        .unwrap();
    assert!(matches!(used, store::CodeUse::Opened(_)), "{used:?}");
    drop(write);

    let desk = store.person(person).await.unwrap().email;
    let notice = post.arrived(&desk, 1).await;
    let subject = format!(
        "[{}] 新しい相談申込み　初回返信期限 11月25日（水）10:00",
        case.number
    );
    assert_eq!(notice[0].subject(), Some(subject.as_str()));
    assert!(
        !notice[0].body_text(0).unwrap().contains("Canary"),
        "no case content in a mail"
    );
}

#[tokio::test]
async fn a_draft_is_remembered_twice_where_its_address_is_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let (store, hand) = (test_store().await, Hand::new());
    let mut write = store.write(&Actor::Nobody, hand.now()).await.unwrap();
    let (draft, _) = write
        .begin_draft("en", "America/New_York", &serde_json::Map::new())
        .await
        .unwrap();
    write.commit().await.unwrap();
    let (holder, email) = (Actor::Applicant(draft.id), address("reader.example"));
    let mut write = store.write(&holder, hand.now()).await.unwrap();
    write.address_draft(draft.id, &email).await.unwrap();
    write.commit().await.unwrap();
    super::ask_for_code(&store, &hand, &email, draft.id.0).await;
    let worker = worker(&store, Mailer::folder(folder.path()).unwrap(), &hand);
    worker.pass().await.unwrap();
    let days = SignedDuration::from_hours(24);

    // Not confirmed yet: whose address it is, nobody knows.
    let unconfirmed = Hand::new();
    unconfirmed.forward(21 * days.as_secs());
    assert_eq!(
        clockwork(&store, &unconfirmed).pass().await.unwrap(),
        Look::default()
    );

    let eml = std::fs::read_dir(folder.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let bytes = std::fs::read(eml).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
    let (token, _) = super::secrets(&mail);
    let mut write = store.write(&Actor::System, hand.now()).await.unwrap();
    let store::TokenUse::Opened(token) = write.use_token(&token).await.unwrap() else {
        panic!("the link opens");
    };
    write.confirm_address(&token).await.unwrap();
    write.commit().await.unwrap();

    let mut clockwork = clockwork(&store, &hand);
    for (day, letters) in [(0, 0), (20, 1), (26, 0), (27, 1), (29, 0)] {
        let at = Hand::new();
        at.forward(day * days.as_secs());
        *hand.0.lock().unwrap() = at.now();
        assert_eq!(
            clockwork.pass().await.unwrap(),
            Look { acts: 0, letters },
            "day {day}"
        );
    }
}
