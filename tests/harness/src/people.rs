//! The people of a test. Everybody comes in as in real life: desk and hospital
//! people by an invitation and a password, firms by the form and the code from
//! their mail.

use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::register;
use jiff::SignedDuration;
use serde_json::{Value, json};
use store::{NewMember, NewPerson};
use uuid::Uuid;

use crate::browser::{Browser, version};
use crate::world::{PASSWORD, World};

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Person {
    /// Their browser.
    pub browser: Browser,
    /// Their address.
    pub email: String,
    /// Their id.
    pub id: String,
}

impl std::ops::Deref for Person {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

/// A hospital of the register, with the manager of its trial office.
#[derive(Clone)]
pub struct Hospital {
    /// Which.
    pub id: String,
    /// Japanese name.
    pub name_ja: String,
    /// English name.
    pub name_en: String,
    /// The office's manager.
    pub office: Person,
}

/// A firm's person with the case that they sent.
#[derive(Clone)]
pub struct Firm {
    /// The person.
    pub person: Person,
    /// The firm's name.
    pub name: String,
    /// The case's reference.
    pub number: String,
}

impl std::ops::Deref for Firm {
    type Target = Person;

    fn deref(&self) -> &Person {
        &self.person
    }
}

impl World {
    /// Somebody new beside or at the desk. They come by the link that
    /// `madoguchi user add` prints, and choose a password.
    ///
    /// # Panics
    /// If they are not let in.
    pub async fn desk(&self, role: Role) -> Person {
        let word: &str = role.into();
        let n = self.number();
        let email = format!("{word}{n}@desk.example");
        let hat = Hat {
            role,
            place: Place::Desk,
            read_only: false,
            manager: false,
        };
        let name = format!("{}{n}", word.to_uppercase());
        let secret = self.invitation(&email, "窓口", &name, hat).await;
        self.comes_with_password(&email, &secret).await
    }

    /// The `n`-th of the fifteen core hospitals (0 to 14) with invented
    /// capabilities, and the manager of its trial office.
    ///
    /// # Panics
    /// If there is no such hospital, or its manager is not let in.
    pub async fn hospital(&self, n: usize) -> Hospital {
        let now = self.now();
        let entry = register::demonstration(n, now).expect("one of the fifteen");
        let (name_ja, name_en) = (entry.basic.name_ja.clone(), entry.basic.name_en.clone());
        let mut write = self.writing().await;
        let id = write.add_hospital(&entry).await.expect("a hospital");
        write.commit().await.expect("a hospital");
        let hat = Hat {
            role: Role::Ho,
            place: Place::Hospital(id),
            read_only: false,
            manager: true,
        };
        let email = format!("office{}@hospital{n:02}.example", self.number());
        let secret = self
            .invitation(&email, "事務局", &format!("{n}"), hat)
            .await;
        let office = self.comes_with_password(&email, &secret).await;
        Hospital {
            id: id.to_string(),
            name_ja,
            name_en,
            office,
        }
    }

    /// Another member of a hospital, invited by its manager: `manager`,
    /// `office`, `crc`, `physician` or `approver`.
    ///
    /// # Panics
    /// If they are not let in.
    pub async fn member(&self, hospital: &Hospital, kind: &str) -> Person {
        let email = format!("{kind}{}@hospital.example", self.number());
        let body = json!({ "email": email, "family": "院内", "given": kind, "kinds": [kind] });
        let reply = hospital.office.post("/api/hospital/members", body).await;
        assert_eq!(reply.status, 202, "{}", reply.text);
        let secret = self.mail(&email, "アカウント").await.link();
        self.comes_with_password(&email, &secret).await
    }

    /// A firm that has just sent this request. The receipt and the notice to
    /// the desk are still unread.
    ///
    /// # Panics
    /// If the request is not taken.
    pub async fn firm(&self, answers: Value) -> Firm {
        let draft = self.draft(answers).await;
        self.send(&draft).await
    }

    /// A draft of the form with a confirmed address.
    ///
    /// # Panics
    /// If it cannot be kept or confirmed.
    pub async fn draft(&self, answers: Value) -> Draft {
        let browser = self.browser();
        let email = answers["contact_email"]
            .as_str()
            .expect("an address")
            .to_owned();
        let body = json!({ "locale": "en", "zone": answers["contact_tz"] });
        let view = browser.post("/api/drafts", body).await.ok();
        let id = view["id"].as_str().expect("a draft").to_owned();
        let path = format!("/api/drafts/{id}");
        let name = answers["org_name"].as_str().expect("a name").to_owned();
        let view = browser
            .patch_at(version(&view), &path, json!({ "answers": answers }))
            .await
            .ok();
        assert_eq!(view["faults"], json!([]), "the form is complete");
        let to = json!({ "email": email, "lang": "en" });
        let reply = browser.post(&format!("{path}/address"), to).await;
        assert_eq!(reply.status, 202, "{}", reply.text);
        let code = self.mail(&email, "Your code for the desk").await.code();
        let view = browser
            .post(&format!("{path}/code"), json!({ "code": code }))
            .await
            .ok();
        assert_eq!(view["email_confirmed"], true);
        Draft {
            browser,
            email,
            name,
            id,
            submission: Uuid::new_v4(),
        }
    }

    /// Sends a draft; a second time it finds the same case.
    ///
    /// # Panics
    /// If it is not taken.
    pub async fn send(&self, draft: &Draft) -> Firm {
        let body = json!({ "draft": draft.id, "submission_id": draft.submission });
        let sent = draft.browser.post("/api/cases", body).await;
        assert_eq!(sent.status, 201, "{}", sent.text);
        let number = sent.body["number"]
            .as_str()
            .expect("a reference")
            .to_owned();
        draft.browser.has_mail(&draft.email);
        let me = draft.browser.get("/api/me").await.ok();
        Firm {
            person: Person {
                browser: draft.browser.clone(),
                email: draft.email.clone(),
                id: me["person"]["id"].as_str().expect("a person").to_owned(),
            },
            name: draft.name.clone(),
            number,
        }
    }

    /// Enters a person and a membership; answers with the secret of the link.
    ///
    /// # Panics
    /// If the database does not take them.
    pub async fn invitation(&self, email: &str, family: &str, given: &str, hat: Hat) -> String {
        let person = NewPerson {
            email: email.to_owned(),
            name_family: family.to_owned(),
            name_given: given.to_owned(),
            display: format!("{family} {given}"),
            family_roman: None,
            given_roman: None,
            lang: "ja".to_owned(),
            zone: "Asia/Tokyo".to_owned(),
        };
        let member = NewMember {
            person,
            hat,
            ends_at: None,
        };
        let expires = self.now() + SignedDuration::from_hours(24);
        let mut write = self.writing().await;
        let invited = write.invite(member, expires).await.expect("an invitation");
        write.commit().await.expect("an invitation");
        invited.token.secret.reveal().to_owned()
    }

    /// Somebody opens their invitation and chooses a password.
    ///
    /// # Panics
    /// If they are not let in.
    pub async fn comes_with_password(&self, email: &str, secret: &str) -> Person {
        let browser = self.browser();
        browser
            .post(
                &format!("/api/links/{secret}"),
                json!({ "password": PASSWORD }),
            )
            .await
            .ok();
        browser.has_password(email, PASSWORD);
        let me = browser.get("/api/me").await.ok();
        Person {
            id: me["person"]["id"].as_str().expect("a person").to_owned(),
            browser,
            email: email.to_owned(),
        }
    }

    async fn writing(&self) -> store::Write {
        let write = self.store().write(&Actor::System, self.now()).await;
        write.expect("the database takes a change")
    }
}

/// A draft of the form whose address is confirmed.
pub struct Draft {
    /// The browser that holds it.
    pub browser: Browser,
    /// The confirmed address.
    pub email: String,
    /// The firm.
    pub name: String,
    /// Which.
    pub id: String,
    /// What the form made for sending it once.
    pub submission: Uuid,
}
