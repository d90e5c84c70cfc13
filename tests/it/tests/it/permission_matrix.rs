//! Every operation of the OpenAPI document, tried by every kind of user with a
//! real session, against the matrix of `permission_table`.

use std::collections::BTreeMap;
use std::fmt::Write;

use axum::http::Method;
use case_workflow::people::Role;
use harness::browser::{Browser, Reply, version};
use harness::cast::{Cast, desk_act, desk_case};
use harness::forms;
use harness::people::{Firm, Hospital, Person};
use harness::world::{PASSWORD, World};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::permission_table::{
    ACTS, CONSULT_ACTS, Door, OTHER_ACTS, Op, Places, ROLES, operations,
};

/// What an answer says about the permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Allowed to try, whatever came of it.
    Try,
    /// Who are you? 401.
    SignIn,
    /// You may see it, not do it: 403.
    Forbid,
    /// No such thing for you: 404.
    Hide,
}

fn class_of(reply: &Reply) -> Option<Class> {
    match reply.status {
        // Too many tries are tries.
        200..=204 | 303 | 409 | 410 | 412 | 422 | 429 | 503 => Some(Class::Try),
        401 => Some(Class::SignIn),
        403 => Some(Class::Forbid),
        404 => Some(Class::Hide),
        _ => None,
    }
}

/// One kind of user.
struct User {
    name: &'static str,
    /// Column of the matrix; none for those without an account.
    role: Option<&'static str>,
    /// On the case team, asked in the round, or of the firm, by the role.
    inside: bool,
    read_only: bool,
    /// Looks after the hospital's people.
    manager: bool,
    cookies: [(&'static str, Option<String>); 2],
    /// Holds the draft that is asked for.
    holder: bool,
}

const SESSION: &str = api::auth::SESSION_COOKIE;
const DRAFT: &str = api::auth::DRAFT_COOKIE;

impl User {
    fn nobody() -> Self {
        Self {
            name: "nobody",
            role: None,
            inside: false,
            read_only: false,
            manager: false,
            cookies: [(SESSION, None), (DRAFT, None)],
            holder: false,
        }
    }

    fn of(name: &'static str, role: &'static str, inside: bool, person: &Person) -> Self {
        Self {
            name,
            role: Some(role),
            inside,
            cookies: [(SESSION, person.cookie(SESSION)), (DRAFT, None)],
            ..Self::nobody()
        }
    }

    /// The same cookies in a browser that signs nobody in by itself.
    fn browser(&self, world: &World) -> Browser {
        let browser = world.browser();
        for (name, value) in &self.cookies {
            browser.set_cookie(name, value.as_deref());
        }
        browser
    }
}

/// The prepared case with everybody around it.
pub struct Scene {
    world: World,
    users: Vec<User>,
    pub places: Places,
    blinded: String,
    /// Two proposals of intake about the other firm's case.
    proposals: [String; 2],
    /// A change of the asked hospital's entry that the desk proposes.
    register_proposal: String,
    /// A hospital that applies.
    application: String,
    /// A mail that was given up.
    letter: String,
    /// One membership of the hospital for each user to end.
    memberships: Vec<String>,
    /// One absence of somebody else of the hospital for each user to take back.
    absences: Vec<String>,
    /// A question of the hospital, with contract support and an expert named.
    consultation: String,
    /// An answer that the desk shares from it.
    shared_answer: String,
}

impl Scene {
    pub async fn new() -> Self {
        let world = World::new().await;
        let cast = Cast::new(&world).await;
        let asked = world.hospital(0).await;
        let not_asked = world.hospital(5).await;
        let own = world
            .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
            .await;
        let other = world
            .firm(forms::request(
                "Kestrel Therapeutics",
                "john@kestrel.example",
            ))
            .await;
        let third = world
            .firm(forms::request("Osprey Medical", "mary@osprey.example"))
            .await;
        let reader = colleague(&world, &own, "reader@zebrafinch.example").await;

        cast.accept(&own).await;
        cast.consult(&own).await;
        cast.approve_text(&own, forms::details()).await;
        let team = [
            world.desk(Role::Dc).await,
            world.desk(Role::Exp).await,
            world.desk(Role::Pl).await,
        ];
        let ids: Vec<&str> = team.iter().map(|one| one.id.as_str()).collect();
        let owners = json!({ "owner": cast.dm.id, "team": ids });
        desk_act(&cast.dm, &own.number, "owner", owners).await.ok();
        let blinded = cast.open_round(&own, &[&asked]).await;

        let mut proposals = Vec::new();
        for case in [&other, &third] {
            desk_act(&cast.di, &case.number, "take", json!({}))
                .await
                .ok();
            let body = forms::acceptance(&cast.dm.id);
            let waits = desk_act(&cast.di, &case.number, "acceptance", body)
                .await
                .proposed();
            proposals.push(waits["id"].as_str().unwrap().to_owned());
        }
        freeze_last_year(&cast).await;
        let path = format!("/api/desk/hospitals/{}/proposals", asked.id);
        let body = json!({ "section": "team", "values": { "office_phone": "03-5550-0188" }, "note": "新しい番号" });
        let review = cast.dm.post(&path, body).await.body;
        let register_proposal = review["proposals"][0]["id"].as_str().unwrap().to_owned();
        crate::hospital_joining::applies(&world, "joins@joins.example", |_| {}).await;
        let waiting = cast.dl.get("/api/desk/applications").await.ok();
        let application = waiting[0]["id"].as_str().unwrap().to_owned();
        let letter = give_up_a_letter(&world).await;

        let consultation = ask_the_desk(&asked, &cast, &team).await;
        let shared_answer = share_an_answer(&cast, &consultation).await;
        let users = kinds_of_users(
            &world,
            &cast,
            &team,
            &asked,
            &not_asked,
            [&own, &other],
            &reader,
        )
        .await;
        let mut memberships = Vec::new();
        let mut absences = Vec::new();
        for _ in &users {
            let one = world.member(&asked, "crc").await;
            let members = asked.office.get("/api/hospital/members").await.ok();
            let row = members
                .as_array()
                .unwrap()
                .iter()
                .find(|row| row["email"] == json!(one.email))
                .unwrap();
            memberships.push(row["id"].as_str().unwrap().to_owned());
            absences.push(away(&asked, &one).await);
        }
        let applicant = users
            .iter()
            .find(|user| user.holder)
            .unwrap()
            .browser(&world);
        let me = applicant.get("/api/me").await.ok();
        let places = Places {
            now: world.now().to_string(),
            lead: cast.dl2.email.clone(),
            password: PASSWORD,
            manager: cast.dm.id.clone(),
            hospital: asked.id.clone(),
            number: own.number.clone(),
            other_number: other.number.clone(),
            draft: me["draft"].as_str().unwrap().to_owned(),
            submission: Uuid::new_v4(),
        };
        Self {
            world,
            users,
            places,
            blinded,
            proposals: proposals.try_into().unwrap(),
            register_proposal,
            application,
            letter,
            memberships,
            absences,
            consultation,
            shared_answer,
        }
    }

    /// The address of an operation, for the `n`-th user.
    pub fn address(&self, op: &Op, n: usize) -> String {
        let number = match op.door {
            Door::Request => &self.blinded,
            Door::Consult | Door::DeskConsult => &self.consultation,
            _ => &self.places.number,
        };
        let id = match op.door {
            Door::Draft => &self.places.draft,
            Door::Member if op.path.contains("/absences/") => &self.absences[n],
            Door::Member => &self.memberships[n],
            Door::Confirm => &self.proposals[0],
            Door::Refuse => &self.proposals[1],
            Door::Entry => &self.places.hospital,
            Door::EntryProposal => &self.register_proposal,
            Door::SharedAnswers | Door::SharedAnswer => &self.shared_answer,
            Door::Desk if op.path.contains("/applications/") => &self.application,
            _ => &self.letter,
        };
        op.path
            .replace("{number}", number)
            .replace("{id}", id)
            .replace("{label}", "A")
            .replace("{section}", "basic")
            .replace("{fiscal_year}", "R7")
            .replace("{token}", "no-such-secret")
            .replace("{nct}", "NCT01234567")
    }

    /// The browser of one kind of user.
    pub fn browser_of(&self, name: &str) -> Browser {
        let user = self.users.iter().find(|user| user.name == name);
        user.expect("a kind of user").browser(&self.world)
    }

    /// The version of what an operation changes, as it stands now.
    pub async fn version_for(&self, op: &Op) -> i64 {
        let (who, path) = match op.door {
            Door::Request => (
                "HO manager, asked",
                format!("/api/hospital/requests/{}", self.blinded),
            ),
            Door::Hospital => ("HO manager, asked", "/api/hospital/register".to_owned()),
            Door::Consult | Door::DeskConsult => (
                "DL",
                format!("/api/desk/consultations/{}", self.consultation),
            ),
            _ => ("DL", format!("/api/desk/cases/{}", self.places.number)),
        };
        version(&self.browser_of(who).get(&path).await.ok())
    }

    async fn ask(&self, op: &Op, user: &User, n: usize) -> Reply {
        let browser = user.browser(&self.world);
        let path = self.address(op, n);
        if op.method == "get" {
            return browser.get(&path).await;
        }
        if op.path == "/api/short-requests" {
            let form = [("content-type", "application/x-www-form-urlencoded")];
            return browser
                .send(Method::POST, &path, &form, Some(b"name=A".to_vec()))
                .await;
        }
        let method = op.method.to_uppercase().parse().unwrap();
        // No record has this version: whoever may try is told so, and nothing
        // changes for those who come after.
        browser
            .json(method, &path, Some(9_999), op.body.clone())
            .await
    }
}

/// Somebody of the hospital is away one day of next year, as its manager says.
async fn away(asked: &Hospital, person: &Person) -> String {
    let path = "/api/hospital/absences";
    let body = json!({
        "person": person.id, "deputy": asked.office.id,
        "first": "2027-03-01", "last": "2027-03-01",
    });
    let all = asked.office.post(path, body).await.body;
    let mut all = all.as_array().unwrap().iter();
    let own = all.find(|row| row["person"]["id"] == json!(person.id));
    own.unwrap()["id"].as_str().unwrap().to_owned()
}

/// The office asks the desk; contract support and an expert are named on it.
async fn ask_the_desk(asked: &Hospital, cast: &Cast, team: &[Person; 3]) -> String {
    let question = json!({
        "theme": "training", "text": "英語契約の研修", "urgency": "usual", "may_share": true,
    });
    let body = json!({ "question": question, "submission_id": Uuid::new_v4() });
    let path = "/api/hospital/consultations";
    let view = asked.office.post(path, body).await.body;
    let number = view["row"]["number"].as_str().unwrap().to_owned();
    let named = json!({ "owner": cast.dm.id, "team": [team[0].id, team[1].id] });
    let path = format!("/api/desk/consultations/{number}/owner");
    cast.dm.post_at(version(&view), &path, named).await.ok();
    number
}

/// The desk answers and shares the answer.
async fn share_an_answer(cast: &Cast, number: &str) -> String {
    let path = format!("/api/desk/consultations/{number}");
    let view = cast.dm.get(&path).await.ok();
    let sorted = json!({ "owner": cast.dm.id, "theme": "training" });
    let triage = format!("{path}/triage");
    let view = cast.di.post_at(version(&view), &triage, sorted).await.ok();
    let answer = json!({ "text": "研修があります", "given": "answered" });
    let answered = format!("{path}/answer");
    cast.dm
        .post_at(version(&view), &answered, answer)
        .await
        .ok();
    let form = crate::shared_answers::form("研修はありますか。");
    let row = cast.dm.post(&format!("{path}/shared-answer"), form).await;
    row.body["id"].as_str().unwrap().to_owned()
}

async fn colleague(world: &World, firm: &Firm, email: &str) -> Person {
    let body = json!({ "email": email, "family": "Reed", "read_only": true });
    assert_eq!(firm.post("/api/my/people", body).await.status, 202);
    let link = world.mail(email, "account").await.link();
    let browser = world.browser();
    browser
        .post(&format!("/api/links/{link}"), json!({}))
        .await
        .ok();
    let me = browser.get("/api/me").await.ok();
    assert_eq!(me["memberships"][0]["read_only"], true);
    Person {
        browser,
        email: email.to_owned(),
        id: me["person"]["id"].as_str().unwrap().to_owned(),
    }
}

async fn freeze_last_year(cast: &Cast) {
    let waits = cast
        .dl
        .post("/api/desk/counts/R7/freeze", json!({}))
        .await
        .proposed();
    let path = format!(
        "/api/desk/proposals/{}/confirmation",
        waits["id"].as_str().unwrap()
    );
    cast.dl2.post(&path, json!({})).await.ok();
}

async fn give_up_a_letter(world: &World) -> String {
    let mut given_up = None;
    for letter in world.store().claim_due(world.now(), 50, 60).await.unwrap() {
        world
            .store()
            .give_up(letter.id, "no such mailbox")
            .await
            .unwrap();
        given_up = Some(letter.id.to_string());
    }
    given_up.expect("a letter waits to be sent")
}

async fn kinds_of_users(
    world: &World,
    cast: &Cast,
    team: &[Person; 3],
    asked: &Hospital,
    not_asked: &Hospital,
    firms: [&Firm; 2],
    reader: &Person,
) -> Vec<User> {
    let mut users = vec![User::nobody()];
    for (name, holder) in [
        ("applicant, own draft", true),
        ("applicant, another's", false),
    ] {
        let browser = world.browser();
        let body = json!({ "locale": "en", "zone": "UTC" });
        browser.post("/api/drafts", body).await.ok();
        users.push(User {
            name,
            holder,
            cookies: [(SESSION, None), (DRAFT, browser.cookie(DRAFT))],
            ..User::nobody()
        });
    }
    users.push(User::of("SUB, own", "sub", true, firms[0]));
    users.push(User {
        read_only: true,
        ..User::of("SUB, own, reads only", "sub", true, reader)
    });
    users.push(User::of("SUB, another's", "sub", false, firms[1]));
    users.push(User::of("DI", "di", false, &world.desk(Role::Di).await));
    users.push(User::of("DM, owner", "dm", true, &cast.dm));
    users.push(User::of(
        "DM, another's",
        "dm",
        false,
        &world.desk(Role::Dm).await,
    ));
    users.push(User::of("DC, on the team", "dc", true, &team[0]));
    users.push(User::of(
        "DC, outside",
        "dc",
        false,
        &world.desk(Role::Dc).await,
    ));
    users.push(User::of("EXP, on the team", "exp", true, &team[1]));
    users.push(User::of(
        "EXP, outside",
        "exp",
        false,
        &world.desk(Role::Exp).await,
    ));
    for (names, hospital, inside) in [
        (
            ["HO manager, asked", "HO, asked", "HPI, asked", "HH, asked"],
            asked,
            true,
        ),
        (
            [
                "HO manager, not asked",
                "HO, not asked",
                "HPI, not asked",
                "HH, not asked",
            ],
            not_asked,
            false,
        ),
    ] {
        users.push(User {
            manager: true,
            ..User::of(names[0], "ho", inside, &hospital.office)
        });
        for (name, role, kind) in [
            (names[1], "ho", "office"),
            (names[2], "hpi", "physician"),
            (names[3], "hh", "approver"),
        ] {
            let person = world.member(hospital, kind).await;
            users.push(User::of(name, role, inside, &person));
        }
    }
    users.push(User::of("MV", "mv", false, &world.desk(Role::Mv).await));
    users.push(User::of("PL, on the team", "pl", true, &team[2]));
    users.push(User::of(
        "PL, outside",
        "pl",
        false,
        &world.desk(Role::Pl).await,
    ));
    users.push(User::of("SA", "sa", false, &world.desk(Role::Sa).await));
    users.push(User::of("AU", "au", false, &world.desk(Role::Au).await));
    // The lead comes last: what a lead confirms is settled for the others.
    users.push(User::of("DL", "dl", false, &cast.dl));
    users
}

/// The cell of the typed matrix.
fn cell(act: &str, role: &str) -> char {
    let (_, row) = ACTS
        .iter()
        .chain(&OTHER_ACTS)
        .chain(&CONSULT_ACTS)
        .find(|(name, _)| *name == act)
        .unwrap_or_else(|| panic!("the matrix has no row for {act}"));
    let column = ROLES.iter().position(|name| *name == role).unwrap();
    row.split(' ').nth(column).unwrap().chars().next().unwrap()
}

fn expected(op: &Op, user: &User) -> Class {
    let is_desk = |role: &str| !matches!(role, "sub" | "ho" | "hpi" | "hh");
    let Some(role) = user.role else {
        return match op.door {
            Door::Public => Class::Try,
            Door::Draft if user.holder => Class::Try,
            Door::Draft => Class::Hide,
            _ => Class::SignIn,
        };
    };
    if op.door == Door::Draft {
        // A draft is opened by its own key, not by an account.
        return Class::Hide;
    }
    let may = match cell(op.act, role) {
        'v' | 'p' => true,
        'o' | 'q' | 't' => user.inside,
        _ => false,
    };
    let reads_case = match cell("read_case", role) {
        'v' => true,
        't' => user.inside,
        _ => false,
    };
    let or = |may: bool, otherwise: Class| if may { Class::Try } else { otherwise };
    let reading = matches!(op.act, "read_case" | "read_disclosures" | "list_cases");
    match op.door {
        Door::Public | Door::Account | Door::Draft => Class::Try,
        Door::FirmCase => match (role, user.inside) {
            ("sub", true) => or(may && (reading || !user.read_only), Class::Forbid),
            _ => Class::Hide,
        },
        Door::Firm => or(role == "sub" && (reading || !user.read_only), Class::Forbid),
        Door::Request => match (role, user.inside) {
            ("ho" | "hpi" | "hh", true) => or(may, Class::Forbid),
            _ => Class::Hide,
        },
        Door::Hospital => {
            let own = !is_desk(role) && role != "sub" && cell(op.act, role) == 'o';
            // Of the office, only a manager attests, where there is no approver.
            let by_managers = matches!(op.act, "invite_people" | "manage_hospital")
                || (op.act == "attest_register" && role == "ho");
            or(own && (!by_managers || user.manager), Class::Forbid)
        }
        Door::Member => match (role, user.inside) {
            ("ho" | "hpi" | "hh", true) => or(may && user.manager, Class::Forbid),
            _ => Class::Hide,
        },
        Door::DeskCase if is_desk(role) => or(
            may,
            if reads_case {
                Class::Forbid
            } else {
                Class::Hide
            },
        ),
        // About another case, which nobody here is on the team of. Accepting
        // asks for a role that may accept; sending back only for another person.
        Door::Confirm | Door::Refuse if is_desk(role) => match (role, op.door) {
            ("dl", _) | ("dm", Door::Refuse) => Class::Try,
            ("di" | "dm" | "dc", _) => Class::Forbid,
            _ => Class::Hide,
        },
        Door::Entry if is_desk(role) => or(
            may,
            match cell("read_register", role) {
                'v' => Class::Forbid,
                _ => Class::Hide,
            },
        ),
        Door::EntryProposal => match (role, user.inside) {
            ("ho" | "hpi" | "hh", true) => or(may, Class::Forbid),
            _ => Class::Hide,
        },
        Door::DeskCase | Door::Confirm | Door::Refuse | Door::Entry => Class::Hide,
        // Whoever invites the desk's people sees them.
        Door::Desk if role == "sa" && op.path == "/api/desk/people" => Class::Try,
        Door::Desk => or(is_desk(role) && may, Class::Forbid),
        Door::Consults => or(matches!(role, "ho" | "hpi"), Class::Forbid),
        // The investigators of this scene neither asked nor were named.
        Door::Consult => match (role, user.inside) {
            ("ho", true) => or(may, Class::Forbid),
            _ => Class::Hide,
        },
        Door::DeskConsults => or(
            is_desk(role) && matches!(cell(op.act, role), 'v' | 't'),
            Class::Forbid,
        ),
        Door::SharedAnswers => or(is_desk(role) && cell(op.act, role) == 'v', Class::Hide),
        Door::DeskConsult | Door::SharedAnswer => {
            let reads = match cell("read_consult", role) {
                'v' => true,
                't' => user.inside,
                _ => false,
            };
            match is_desk(role) && reads {
                true => or(may, Class::Forbid),
                false => Class::Hide,
            }
        }
    }
}

/// What these would act upon the scene does not have.
const NOTHING_THERE: [&str; 3] = [
    "/api/my/cases/{number}/hospitals/{label}/face",
    "/api/desk/mail/{id}/retry",
    "/api/desk/cases/{number}/translations",
];

/// Method and path to the permission each operation of the document names.
fn document() -> BTreeMap<(String, String), Option<String>> {
    let document = serde_json::to_value(api::openapi::document()).unwrap();
    let mut operations = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["get", "post", "put", "patch", "delete"] {
            if let Some(operation) = item.get(method) {
                let action = operation["x-action"].as_str().map(str::to_owned);
                operations.insert((method.to_owned(), path.clone()), action);
            }
        }
    }
    operations
}

#[tokio::test]
async fn every_operation_answers_every_kind_of_user_as_the_matrix_says() {
    let scene = Scene::new().await;
    let operations = operations(&scene.places);
    let mut wrong = String::new();

    let mut unexpected = document();
    for op in &operations {
        match unexpected.remove(&(op.method.to_owned(), op.path.to_owned())) {
            None => writeln!(wrong, "{} {} is not in the document", op.method, op.path).unwrap(),
            Some(None) => writeln!(wrong, "{} {} names no x-action", op.method, op.path).unwrap(),
            Some(Some(action)) if action != op.act => {
                writeln!(
                    wrong,
                    "{} {}: x-action {action}, expected {}",
                    op.method, op.path, op.act
                )
                .unwrap();
            }
            Some(Some(_)) => {}
        }
    }
    for (method, path) in unexpected.keys() {
        writeln!(
            wrong,
            "{method} {path} has no expectation: add it to permission_table"
        )
        .unwrap();
    }
    assert!(wrong.is_empty(), "\n{wrong}");

    // A hospital's first look is kept; let everybody have looked.
    for op in operations.iter().filter(|op| op.method == "get") {
        for (n, user) in scene.users.iter().enumerate() {
            scene.ask(op, user, n).await;
        }
    }
    let before = desk_case_of(&scene).await;
    for op in &operations {
        for (n, user) in scene.users.iter().enumerate() {
            let reply = scene.ask(op, user, n).await;
            let expected = expected(op, user);
            // A link that never was is gone for everybody alike.
            let unknown_link = op.path.starts_with("/api/links/{token}") && reply.status == 404;
            let nothing_there =
                expected == Class::Try && NOTHING_THERE.contains(&op.path) && reply.status == 404;
            if class_of(&reply) != Some(expected) && !unknown_link && !nothing_there {
                let text: String = reply.text.chars().take(160).collect();
                writeln!(
                    wrong,
                    "{:<24} {} {}: {expected:?}, but {} {text}",
                    user.name, op.method, op.path, reply.status
                )
                .unwrap();
            }
            if reply.status >= 400 {
                let kind = reply
                    .headers
                    .get("content-type")
                    .map(|value| value.as_bytes().to_vec());
                assert_eq!(
                    kind.as_deref(),
                    Some(&b"application/problem+json"[..]),
                    "{}",
                    reply.asked
                );
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    let after = desk_case_of(&scene).await;
    for part in [
        "stage",
        "owner",
        "team",
        "bases",
        "rounds",
        "contracts",
        "fields",
        "checklist",
    ] {
        assert_eq!(
            before[part], after[part],
            "{part} changed although every version was stale"
        );
    }
}

/// The prepared case, by a lead who signs in anew: all sessions may be over.
async fn desk_case_of(scene: &Scene) -> Value {
    let lead = scene.world.browser();
    // Those who tried to sign in may have used up this minute's tries.
    scene.world.later(SignedDuration::from_mins(10));
    let body = json!({ "email": scene.places.lead, "password": PASSWORD });
    lead.post("/api/sign-in", body).await.ok();
    let path = format!("/api/desk/cases/{}", scene.places.number);
    lead.get(&path).await.ok()
}

/// An act that its role may only propose: nothing happens until a lead says yes.
async fn is_only_proposed(cast: &Cast, person: &Person, number: &str, act: &str, body: Value) {
    let before = desk_case(&cast.dl, number).await;
    let waits = desk_act(person, number, act, body.clone()).await.proposed();
    let after = desk_case(&cast.dl, number).await;
    assert_eq!(
        (&before["stage"], version(&before)),
        (&after["stage"], version(&after)),
        "{act}"
    );
    // The same again waits already; so does the same by somebody else.
    desk_act(person, number, act, body)
        .await
        .problem(409, "gate");
    let id = waits["id"].as_str().unwrap();
    let confirmation = format!("/api/desk/proposals/{id}/confirmation");
    person
        .post(&confirmation, json!({}))
        .await
        .problem(403, "forbidden");
    cast.dl.post(&confirmation, json!({})).await.ok();
    let done = desk_case(&cast.dl, number).await;
    assert_ne!(before["stage"], done["stage"], "{act}");
    cast.dl2
        .post(&confirmation, json!({}))
        .await
        .problem(409, "gate");
}

#[tokio::test]
async fn intake_and_managers_propose_what_a_lead_confirms() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let exit = json!({ "reason": "X1", "referral": "jrct", "letter": "This desk cannot help." });
    let survivor = world
        .firm(forms::request("Survivor Bio", "s@survivor.example"))
        .await;
    for (n, who) in [&cast.di, &cast.dm].into_iter().enumerate() {
        let merge = json!({ "into": survivor.number, "reason": "The agent wrote first." });
        let acts = [
            ("acceptance", forms::acceptance(&cast.dm.id)),
            ("refusal", exit.clone()),
            ("merge", merge),
        ];
        for (m, (act, body)) in acts.into_iter().enumerate() {
            let answers = forms::request(&format!("Firm {n}{m}"), &format!("a@firm{n}{m}.example"));
            let firm = world.firm(answers).await;
            is_only_proposed(&cast, who, &firm.number, act, body).await;
        }
    }
    // A manager proposes the end and the new beginning; intake does neither.
    let firm = world
        .firm(forms::request("Ending Bio", "e@ending.example"))
        .await;
    cast.accept(&firm).await;
    let end = json!({ "outcome": "G1" });
    let again = json!({ "reason": "They came back." });
    desk_act(&cast.di, &firm.number, "closing", end.clone())
        .await
        .problem(403, "forbidden");
    is_only_proposed(&cast, &cast.dm, &firm.number, "closing", end.clone()).await;
    desk_act(&cast.di, &firm.number, "reopening", again.clone())
        .await
        .problem(403, "forbidden");
    is_only_proposed(&cast, &cast.dm, &firm.number, "reopening", again).await;
    // The firm asks for it: the desk has the word.
    let asked = harness::cast::firm_act(&firm, "closing", end).await;
    assert_eq!(
        (asked.status, &asked.body["stage"]),
        (202, &json!("accepted"))
    );
}
