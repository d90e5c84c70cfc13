//! People, sessions, links and codes, on both databases.

use crate::cast::*;
use case_workflow::ids::{FirmId, SessionId};
use case_workflow::people::{Actor, Place, Role};
use case_workflow::policy::Action;
use harness::database::{sqlite_store, start, test_store};
use store::{
    AuditFilter, CODE_TRIES_MAX, CodeUse, NewFirm, NewToken, PersonPatch, Purpose, StoreError,
    TokenState, TokenUse,
};

fn sign_in_token(email: &str) -> NewToken {
    NewToken {
        purpose: Purpose::SignIn,
        subject: email.to_owned(),
        email: Some(email.to_owned()),
        person: None,
        expires_at: start() + minutes(15),
        with_code: true,
    }
}

#[tokio::test]
async fn a_mail_scanner_may_look_twice_and_the_person_still_gets_in_once() {
    let store = test_store().await;
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let issued = write
        .issue(sign_in_token("anna@example.com"))
        .await
        .unwrap();
    write.commit().await.unwrap();

    for _ in 0..2 {
        let view = store
            .look(issued.secret.reveal(), start())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(view.state, TokenState::Live);
        assert_eq!(view.email_masked.as_deref(), Some("a…@example.com"));
    }

    let later = start() + minutes(1);
    let mut write = store.write(&Actor::Nobody, later).await.unwrap();
    let TokenUse::Opened(token) = write.use_token(issued.secret.reveal()).await.unwrap() else {
        panic!("a live link opens");
    };
    write.commit().await.unwrap();
    assert_eq!(token.subject(), "anna@example.com");

    let mut write = store
        .write(&Actor::Nobody, later + minutes(1))
        .await
        .unwrap();
    let again = write.use_token(issued.secret.reveal()).await.unwrap();
    assert_eq!(again, TokenUse::Dead(TokenState::Used(later)));
    let code = issued.code.unwrap();
    let code = write
        .use_code(Purpose::SignIn, "anna@example.com", code.reveal())
        .await
        .unwrap();
    assert_eq!(code, CodeUse::Dead(TokenState::Used(later)));
}

#[tokio::test]
async fn of_eight_who_use_one_link_at_once_one_gets_in() {
    let store = test_store().await;
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let issued = write
        .issue(sign_in_token("anna@example.com"))
        .await
        .unwrap();
    write.commit().await.unwrap();

    let tries = (0..8).map(|_| {
        let (store, secret) = (store.clone(), issued.secret.clone());
        tokio::spawn(async move {
            let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
            let used = write.use_token(secret.reveal()).await.unwrap();
            write.commit().await.unwrap();
            matches!(used, TokenUse::Opened(_))
        })
    });
    let mut opened = 0;
    for one in tries.collect::<Vec<_>>() {
        opened += u32::from(one.await.unwrap());
    }
    assert_eq!(opened, 1);
}

#[tokio::test]
async fn a_dead_link_says_whether_it_ended_or_was_replaced() {
    let store = test_store().await;
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let first = write
        .issue(sign_in_token("anna@example.com"))
        .await
        .unwrap();
    let other = write
        .issue(sign_in_token("berta@example.com"))
        .await
        .unwrap();
    write.commit().await.unwrap();
    let resent = start() + minutes(2);
    let mut write = store.write(&Actor::Nobody, resent).await.unwrap();
    let second = write
        .issue(sign_in_token("anna@example.com"))
        .await
        .unwrap();
    write.commit().await.unwrap();

    let state = async |secret: &store::Secret, now| {
        store
            .look(secret.reveal(), now)
            .await
            .unwrap()
            .unwrap()
            .state
    };
    let now = resent + minutes(1);
    assert_eq!(
        state(&first.secret, now).await,
        TokenState::Replaced(resent)
    );
    assert_eq!(state(&second.secret, now).await, TokenState::Live);
    assert_eq!(state(&other.secret, now).await, TokenState::Live);
    let end = start() + minutes(15);
    assert_eq!(
        state(&other.secret, end - minutes(1)).await,
        TokenState::Live
    );
    assert_eq!(state(&other.secret, end).await, TokenState::Expired(end));
    assert_eq!(store.look("no such secret", now).await.unwrap(), None);

    let mut write = store.write(&Actor::Nobody, now).await.unwrap();
    let old_code = first.code.unwrap();
    let used = write
        .use_code(Purpose::SignIn, "anna@example.com", old_code.reveal())
        .await
        .unwrap();
    assert_eq!(
        used,
        CodeUse::Mismatch {
            tries_left: CODE_TRIES_MAX - 1
        }
    );
    let code = second.code.unwrap();
    let used = write
        .use_code(Purpose::SignIn, "anna@example.com", code.reveal())
        .await
        .unwrap();
    assert!(matches!(used, CodeUse::Opened(_)));
}

#[tokio::test]
async fn five_wrong_codes_close_the_code_but_not_the_link() {
    let store = test_store().await;
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let issued = write
        .issue(sign_in_token("anna@example.com"))
        .await
        .unwrap();
    write.commit().await.unwrap();

    for left in (1..CODE_TRIES_MAX).rev() {
        let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
        let used = write
            .use_code(Purpose::SignIn, "anna@example.com", "wrong")
            .await
            .unwrap();
        write.commit().await.unwrap();
        assert_eq!(used, CodeUse::Mismatch { tries_left: left });
    }
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    for code in ["wrong", issued.code.unwrap().reveal()] {
        let used = write
            .use_code(Purpose::SignIn, "anna@example.com", code)
            .await
            .unwrap();
        assert_eq!(used, CodeUse::TooManyTries);
    }
    let unknown = write
        .use_code(Purpose::SignIn, "nobody@example.com", "123456")
        .await
        .unwrap();
    assert_eq!(
        unknown,
        CodeUse::Mismatch {
            tries_left: CODE_TRIES_MAX - 1
        }
    );
    let link = write.use_token(issued.secret.reveal()).await.unwrap();
    assert!(matches!(link, TokenUse::Opened(_)));
}

#[tokio::test]
async fn no_secret_stands_in_the_database() {
    let store = sqlite_store().await;
    let file = store.file().unwrap();
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let issued = write
        .issue(sign_in_token("anna@example.com"))
        .await
        .unwrap();
    write.commit().await.unwrap();
    store.checkpoint().await.unwrap();

    let bytes = std::fs::read(file).unwrap();
    let holds = |text: &str| {
        bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    };
    assert!(holds("anna@example.com"), "the row is in the file");
    assert!(!holds(issued.secret.reveal()));
}

#[tokio::test]
async fn a_session_tells_who_it_is_until_it_ends_or_is_revoked() {
    let store = test_store().await;
    let lead = add_desk(&store, "lead@desk.example", Role::Dl).await;
    let end = start() + minutes(60);
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let one = write
        .start_session(lead.person().unwrap(), end, "Firefox")
        .await
        .unwrap();
    let other = write
        .start_session(lead.person().unwrap(), end, "Safari")
        .await
        .unwrap();
    write.commit().await.unwrap();

    let signed_in = store.session(one, start()).await.unwrap().unwrap();
    assert_eq!(signed_in.actor(), lead);
    assert_eq!(signed_in.person.email, "lead@desk.example");
    assert_eq!(signed_in.expires_at, end);
    assert_eq!(store.session(one, end).await.unwrap(), None);
    let stranger = SessionId(uuid::Uuid::from_u128(1));
    assert_eq!(store.session(stranger, start()).await.unwrap(), None);

    let mut write = store.write(&lead, start()).await.unwrap();
    write.extend_session(one, end + minutes(60)).await.unwrap();
    write.revoke_session(other).await.unwrap();
    write
        .extend_session(other, end + minutes(60))
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert!(store.session(one, end).await.unwrap().is_some());
    assert_eq!(store.session(other, start()).await.unwrap(), None);
}

#[tokio::test]
async fn a_new_password_signs_out_everywhere_and_ends_the_old_links() {
    let store = test_store().await;
    let lead = add_desk(&store, "lead@desk.example", Role::Dl).await;
    let person = lead.person().unwrap();
    let reset = NewToken {
        purpose: Purpose::PasswordReset,
        subject: person.to_string(),
        email: Some("lead@desk.example".into()),
        person: Some(person),
        expires_at: start() + minutes(60),
        with_code: false,
    };
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    let session = write
        .start_session(person, start() + minutes(60), "Firefox")
        .await
        .unwrap();
    let reset = write.issue(reset).await.unwrap();
    let link = NewToken {
        person: Some(person),
        ..sign_in_token("lead@desk.example")
    };
    let link = write.issue(link).await.unwrap();
    write.commit().await.unwrap();
    assert!(
        store
            .credentials("Lead@Desk.example")
            .await
            .unwrap()
            .is_none()
    );

    let now = start() + minutes(1);
    let mut write = store.write(&Actor::Nobody, now).await.unwrap();
    let TokenUse::Opened(proof) = write.use_token(reset.secret.reveal()).await.unwrap() else {
        panic!("a live link opens");
    };
    assert_eq!(
        write.set_password(&proof, "$argon2id$one").await.unwrap(),
        person
    );
    write.commit().await.unwrap();

    let known = store
        .credentials("Lead@Desk.example")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (known.person, known.password_hash.as_str()),
        (person, "$argon2id$one")
    );
    assert_eq!(store.session(session, now).await.unwrap(), None);
    let state = store
        .look(link.secret.reveal(), now)
        .await
        .unwrap()
        .unwrap()
        .state;
    assert_eq!(state, TokenState::Expired(now));

    let other = add_desk(&store, "intake@desk.example", Role::Di).await;
    let mut write = store.write(&other, now).await.unwrap();
    let stolen = write.change_password(person, "$argon2id$two").await;
    assert!(matches!(stolen, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn an_ended_membership_takes_sign_ins_and_links_with_it() {
    let store = test_store().await;
    let hospital = add_hospital(&store, "架空病院").await;
    let manager = add_manager(&store, hospital, "manager@hospital.example").await;
    let mut write = store.write(&manager, start()).await.unwrap();
    let office = hospital_member("office@hospital.example", hospital, Role::Ho, false);
    let office = write.invite(office, start() + minutes(60)).await.unwrap();
    let session = write
        .start_session(office.person, start() + minutes(60), "")
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(store.hats(office.person, start()).await.unwrap().len(), 1);

    let now = start() + minutes(1);
    let mut write = store.write(&manager, now).await.unwrap();
    write.end_membership(office.membership).await.unwrap();
    let again = write.end_membership(office.membership).await;
    assert!(matches!(again, Err(StoreError::Settled)));
    write.commit().await.unwrap();

    assert_eq!(store.hats(office.person, now).await.unwrap(), []);
    assert_eq!(store.session(session, now).await.unwrap(), None);
    let link = store
        .look(office.token.secret.reveal(), now)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(link.state, TokenState::Expired(now));
    let members = store
        .members_of(&manager, Place::Hospital(hospital), now)
        .await
        .unwrap();
    assert_eq!(members.len(), 1);

    let mut write = store.write(&manager, now).await.unwrap();
    let last = write.end_membership(members[0].id).await;
    assert!(matches!(last, Err(StoreError::LastManager)));
}

#[tokio::test]
async fn people_are_invited_only_by_those_who_may() {
    let store = test_store().await;
    let hospital = add_hospital(&store, "架空病院").await;
    let lead = add_desk(&store, "lead@desk.example", Role::Dl).await;
    let intake = add_desk(&store, "intake@desk.example", Role::Di).await;
    let end = start() + minutes(60);
    let manager = hospital_member("manager@hospital.example", hospital, Role::Ho, true);

    let mut write = store.write(&intake, start()).await.unwrap();
    let refused = write.invite(manager.clone(), end).await;
    assert!(matches!(
        refused,
        Err(StoreError::Forbidden {
            action: Action::InvitePeople
        })
    ));
    drop(write);
    // The lead who adds a hospital invites its first manager, not its second.
    let mut write = store.write(&lead, start()).await.unwrap();
    write.invite(manager, end).await.unwrap();
    let second = hospital_member("second@hospital.example", hospital, Role::Ho, true);
    assert!(write.invite(second, end).await.is_err());
    let misplaced = hospital_member("x@hospital.example", hospital, Role::Dl, true);
    assert!(write.invite(misplaced, end).await.is_err());
    write.commit().await.unwrap();

    let elsewhere = add_hospital(&store, "別の病院").await;
    let stranger = add_manager(&store, elsewhere, "other@hospital.example").await;
    let hidden = store
        .members_of(&stranger, Place::Hospital(hospital), start())
        .await;
    assert!(matches!(hidden, Err(StoreError::NotFound)));
    let mut write = store.write(&stranger, start()).await.unwrap();
    let spy = hospital_member("spy@hospital.example", hospital, Role::Ho, false);
    assert!(matches!(
        write.invite(spy, end).await,
        Err(StoreError::NotFound)
    ));
}

#[tokio::test]
async fn who_is_invited_twice_is_one_member_with_the_newest_link() {
    let store = test_store().await;
    let hospital = add_hospital(&store, "架空病院").await;
    let manager = add_manager(&store, hospital, "manager@hospital.example").await;
    let office = hospital_member("Office@Hospital.example", hospital, Role::Ho, false);
    let end = start() + minutes(60);
    let mut write = store.write(&manager, start()).await.unwrap();
    let first = write.invite(office.clone(), end).await.unwrap();
    let second = write.invite(office, end).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(
        (first.person, first.membership),
        (second.person, second.membership)
    );
    let state = store
        .look(first.token.secret.reveal(), start())
        .await
        .unwrap()
        .unwrap()
        .state;
    assert_eq!(state, TokenState::Replaced(start()));
}

#[tokio::test]
async fn a_company_name_alone_opens_nobodys_cases() {
    let store = test_store().await;
    let mut write = store.write(&Actor::System, start()).await.unwrap();
    let acme = |name: &str| NewFirm {
        name: name.to_owned(),
        country: Some("US".into()),
    };
    let anna = write
        .asker(person("anna@acme.example"), acme("Acme Bio, Inc."))
        .await
        .unwrap();
    let again = write
        .asker(person("Anna@Acme.example"), acme("ACME Bio Inc"))
        .await
        .unwrap();
    assert_eq!(again, anna);
    let stranger = write
        .asker(person("eve@else.example"), acme("Acme Bio, Inc."))
        .await
        .unwrap();
    assert_ne!(stranger.firm, anna.firm);
    let agent = write
        .asker(person("anna@acme.example"), acme("Other Bio"))
        .await
        .unwrap();
    assert_eq!(agent.person, anna.person);
    assert_ne!(agent.firm, anna.firm);
    write.commit().await.unwrap();

    let hats = store.hats(anna.person, start()).await.unwrap();
    assert!(hats.iter().all(|hat| hat.role == Role::Sub));
    assert_eq!(hats.len(), 2);
    let eve = actor(&store, stranger.person).await;
    assert!(matches!(
        store.firm(&eve, anna.firm).await,
        Err(StoreError::NotFound)
    ));
    assert_eq!(
        store.firm(&eve, stranger.firm).await.unwrap().name,
        "Acme Bio, Inc."
    );
    let firms = store
        .firms([anna.firm, FirmId(uuid::Uuid::nil())])
        .await
        .unwrap();
    assert_eq!(firms.len(), 1);
}

#[tokio::test]
async fn an_address_makes_one_person_even_when_eight_ask_at_once() {
    let store = test_store().await;
    let tries = (0..8).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut write = store.write(&Actor::System, start()).await.unwrap();
            let id = write
                .find_or_add_person(person("anna@acme.example"))
                .await
                .unwrap();
            write.commit().await.unwrap();
            id
        })
    });
    let mut ids = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        ids.push(one.await.unwrap());
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn people_change_themselves_and_nobody_over_a_newer_version() {
    let store = test_store().await;
    let lead = add_desk(&store, "lead@desk.example", Role::Dl).await;
    let patch = PersonPatch {
        lang: Some("en".into()),
        ..PersonPatch::default()
    };
    let mut write = store.write(&lead, start()).await.unwrap();
    let changed = write.change_self(1, patch.clone()).await.unwrap();
    assert_eq!((changed.lang.as_str(), changed.version), ("en", 2));
    let stale = write.change_self(1, patch.clone()).await;
    assert!(matches!(stale, Err(StoreError::Changed { version: 2 })));
    drop(write);
    let mut write = store.write(&Actor::Nobody, start()).await.unwrap();
    assert!(matches!(
        write.change_self(1, patch).await,
        Err(StoreError::NotFound)
    ));
}

#[tokio::test]
async fn every_account_act_is_on_the_audit_trail() {
    let store = test_store().await;
    let hospital = add_hospital(&store, "架空病院").await;
    let manager = add_manager(&store, hospital, "manager@hospital.example").await;
    let auditor = add_desk(&store, "audit@desk.example", Role::Au).await;
    let end = start() + minutes(60);
    let mut write = store.write(&manager, start()).await.unwrap();
    let office = hospital_member("office@hospital.example", hospital, Role::Ho, false);
    let office = write.invite(office, end).await.unwrap();
    let session = write.start_session(office.person, end, "").await.unwrap();
    write.revoke_session(session).await.unwrap();
    write.end_membership(office.membership).await.unwrap();
    let person = manager.person().unwrap();
    write
        .change_password(person, "$argon2id$one")
        .await
        .unwrap();
    write.commit().await.unwrap();

    let filter = AuditFilter {
        person: Some(person),
        limit: 10,
        ..AuditFilter::default()
    };
    let events = store.audit_events(&auditor, &filter).await.unwrap();
    let mut acts: Vec<_> = events.iter().map(|one| one.action.as_str()).collect();
    acts.sort_unstable();
    assert_eq!(
        acts,
        ["end_membership", "invite", "set_password", "sign_out"]
    );
}
