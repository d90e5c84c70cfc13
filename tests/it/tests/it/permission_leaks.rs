//! Words that one side must never read, looked for in everything that it is
//! shown: answers and refusals of every operation with their headers, sheets
//! unpacked, mails with their headers; and, for words of anybody, in the log.

use axum::http::{HeaderMap, Method};
use case_workflow::people::Role;
use harness::browser::Reply;
use harness::cast::{Cast, answer, desk_act, firm_act};
use harness::forms;
use harness::leaks::{Log, Seen};
use harness::people::{Firm, Hospital, Person};
use harness::world::World;
use serde_json::{Value, json};

/// Every operation of the OpenAPI document: method and path.
fn operations() -> Vec<(Method, String)> {
    let document = serde_json::to_value(api::openapi::document()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let mut all = Vec::new();
    for (path, item) in paths {
        for method in ["get", "post", "put", "patch", "delete"] {
            if item.get(method).is_some() {
                let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
                all.push((method, path.clone()));
            }
        }
    }
    all
}

/// An operation's path with something in each of its places.
fn filled(path: &str, number: &str) -> String {
    let mut filled = path.replace("{number}", number);
    while let Some((before, rest)) = filled.split_once('{') {
        let (name, after) = rest.split_once('}').unwrap();
        let value = match name {
            "section" => "basic",
            "label" => "A",
            "year" => "R8",
            _ => "019dffbb-f000-7b82-bf6f-525d29ec7624",
        };
        filled = format!("{before}{value}{after}");
    }
    filled
}

/// What this person is shown: by every operation that reads, of whichever side,
/// with `own` as the number of their case; by every operation that writes, with
/// a body that it must refuse, for their own case and for somebody `elses`.
async fn crawl(person: &Person, own: &str, elses: &str) -> Vec<Seen> {
    let mut all = Vec::new();
    let mut shown = 0;
    for (method, path) in operations() {
        // What ends the session or is no page of anybody.
        if path.ends_with("/sign-out") || path.contains("/link") {
            continue;
        }
        let numbered = path.contains("{number}");
        for number in [own, elses].iter().take(if numbered { 2 } else { 1 }) {
            let path = filled(&path, number);
            let reply = if method == Method::GET {
                person.get(&path).await
            } else {
                let refused = json!("血圧");
                person.json(method.clone(), &path, Some(1), refused).await
            };
            // Who is held off reads nothing, and proves nothing.
            assert_ne!(reply.status, 429, "{}", reply.asked);
            shown += usize::from(reply.status == 200);
            all.push(Seen::reply(&reply));
        }
    }
    assert!(
        shown >= 5,
        "{shown} of {} answers show something",
        all.len()
    );
    all
}

fn absent(who: &str, seen: &[Seen], words: &[&str]) {
    for one in seen {
        for word in words {
            assert!(!one.says(word), "{who} reads “{word}” in {}", one.place);
        }
    }
}

fn present(who: &str, seen: &[Seen], word: &str) {
    assert!(
        seen.iter().any(|one| one.says(word)),
        "{who} does not find “{word}”"
    );
}

/// How the firm and the desk call a hospital until it is named.
fn label_of(case: &Value, hospital: &str) -> Value {
    let mut sites = case["rounds"][0]["sites"].as_array().unwrap().iter();
    sites.find(|site| site["hospital"] == hospital).unwrap()["label"].clone()
}

/// The mails to somebody so far.
async fn mails_to(world: &World, person: &Person) -> Vec<Seen> {
    let mails = world.mails(&person.email).await;
    mails.iter().map(|mail| Seen::mail(&mail.raw)).collect()
}

/// What names the firm or its case.
const FIRM: [&str; 7] = [
    "zebrafinch",
    "hartley",
    "emma@",
    "zqx-301",
    "a-r08-",
    "NCT04128579",
    "ブラボー",
];
/// What is the desk's own.
const DESK: [&str; 3] = ["覚え書きブラボー", "チャーリーとの面談", "訳文デルタ"];

/// What a hospital keeps between itself and the desk, and what it shows to a
/// firm before which it was put.
const ENTRY: [&str; 2] = ["内規カナリア", "条項カナリア"];

/// Writes both into the hospital's entry.
async fn plant(hospital: &Hospital) {
    let path = "/api/hospital/register";
    let version = harness::browser::version(&hospital.office.get(path).await.ok());
    let team = json!({ "values": { "more": { "backup_rule": ENTRY[0] }, "visibility": "v2" } });
    let contract = json!({ "values": { "more": { "never_accepted": ENTRY[1] } } });
    for (at, section, values) in [(version, "team", team), (version + 1, "contract", contract)] {
        let office = &hospital.office;
        office
            .patch_at(at, &format!("{path}/{section}"), values)
            .await
            .ok();
    }
}

struct Scene {
    world: World,
    cast: Cast,
    firm: Firm,
    chosen: Hospital,
    passed_over: Hospital,
    declined: Hospital,
    stranger: Hospital,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let cast = Cast::new(&world).await;
        let chosen = world.hospital(0).await;
        plant(&chosen).await;
        let passed_over = world.hospital(3).await;
        let declined = world.hospital(5).await;
        let stranger = world.hospital(7).await;
        let mut request = forms::request("Zebrafinch Bio", "emma@zebrafinch.example");
        request["trial_public_id"] = json!(["NCT04128579"]);
        let firm = world.firm(request).await;
        cast.accept(&firm).await;
        cast.consult(&firm).await;
        let path = format!("/api/desk/cases/{}", firm.number);
        let note = json!({ "text": "覚え書きブラボー" });
        cast.di.post(&format!("{path}/notes"), note).await.ok();
        let mut contact = forms::consultation(world.now());
        contact["text"] = json!("チャーリーとの面談");
        contact["translation"] = json!("訳文デルタ");
        cast.dm
            .post(&format!("{path}/contacts"), contact)
            .await
            .ok();
        cast.approve_text(&firm, forms::details()).await;
        Self {
            world,
            cast,
            firm,
            chosen,
            passed_over,
            declined,
            stranger,
        }
    }

    /// Nobody of a hospital reads about the firm, the desk or another hospital;
    /// `named` may know the firm.
    async fn hospitals_read_their_own_part(&self, blinded: &str, named: Option<&Hospital>) {
        let all = [
            &self.chosen,
            &self.passed_over,
            &self.declined,
            &self.stranger,
        ];
        for hospital in all {
            let mut pages = crawl(&hospital.office, blinded, &self.firm.number).await;
            pages.extend(mails_to(&self.world, &hospital.office).await);
            let who = hospital.name_en.as_str();
            absent(who, &pages, &DESK);
            absent(
                who,
                &pages,
                &[self.firm.number.as_str(), "hartley", "emma@", "NCT04128579"],
            );
            if named.is_none_or(|one| one.id != hospital.id) {
                absent(who, &pages, &FIRM);
            } else {
                present(who, &pages, "Zebrafinch Bio");
            }
            for other in all.iter().filter(|other| other.id != hospital.id) {
                absent(who, &pages, &[&other.name_en, &other.name_ja, &other.id]);
            }
        }
        // The address of the case itself leads nowhere, for those asked neither.
        for hospital in all {
            for path in [
                format!("/api/my/cases/{}", self.firm.number),
                format!("/api/my/cases/{}/disclosures", self.firm.number),
                format!("/api/sent/{}", self.firm.number),
                format!("/api/desk/cases/{}", self.firm.number),
                format!("/api/desk/cases/{}/candidates", self.firm.number),
                format!("/api/hospital/requests/{}", self.firm.number),
            ] {
                hospital.office.get(&path).await.problem(404, "not-found");
            }
        }
    }

    /// The firm reads neither what the desk keeps to itself nor a hospital that
    /// did not say that its name may be told.
    async fn the_firm_reads_its_own_part(&self, nameless: &[&Hospital], entry: bool) {
        let mut pages = crawl(&self.firm, &self.firm.number, "M-R08-001").await;
        pages.extend(mails_to(&self.world, &self.firm).await);
        absent("the firm", &pages, &DESK);
        absent("the firm", &pages, &ENTRY[..1]);
        if entry {
            present("the firm", &pages, ENTRY[1]);
        } else {
            absent("the firm", &pages, &ENTRY);
        }
        for hospital in nameless {
            absent(
                "the firm",
                &pages,
                &[&hospital.name_en, &hospital.name_ja, &hospital.id],
            );
        }
    }
}

#[tokio::test]
async fn each_side_reads_only_its_own_part_at_every_step() {
    let log = Log::begin();
    let scene = Scene::new().await;
    let (cast, firm) = (&scene.cast, &scene.firm);
    let all = [
        &scene.chosen,
        &scene.passed_over,
        &scene.declined,
        &scene.stranger,
    ];
    scene.the_firm_reads_its_own_part(&all, false).await;

    let asked = [&scene.chosen, &scene.passed_over, &scene.declined];
    let blinded = cast.open_round(firm, &asked).await;
    assert!(blinded.starts_with("M-R08-"), "{blinded}");
    scene.hospitals_read_their_own_part(&blinded, None).await;

    let mut no = forms::no();
    no["why_not_note"] = json!("責任医師が不在");
    answer(&scene.chosen.office, &blinded, forms::yes(20, 8, true))
        .await
        .ok();
    answer(
        &scene.passed_over.office,
        &blinded,
        forms::yes(10, 4, false),
    )
    .await
    .ok();
    answer(&scene.declined.office, &blinded, no).await.ok();
    scene.hospitals_read_their_own_part(&blinded, None).await;
    scene
        .the_firm_reads_its_own_part(
            &[&scene.passed_over, &scene.declined, &scene.stranger],
            false,
        )
        .await;

    let case = cast.propose(firm).await;
    let label = |hospital: &Hospital| label_of(&case, &hospital.id);
    let decisions = json!([
        { "label": label(&scene.chosen), "decision": "selected", "target": 8 },
        { "label": label(&scene.passed_over), "decision": "not_selected", "reason": "enough_places" },
    ]);
    firm_act(firm, "selection", json!({ "decisions": decisions }))
        .await
        .ok();
    scene.hospitals_read_their_own_part(&blinded, None).await;

    cast.record_basis(firm, &scene.chosen.id).await;
    scene
        .hospitals_read_their_own_part(&blinded, Some(&scene.chosen))
        .await;
    cast.contract(firm, &scene.chosen.id, "draft_sent").await;
    desk_act(&cast.dm, &firm.number, "start-up", json!({}))
        .await
        .ok();
    scene
        .hospitals_read_their_own_part(&blinded, Some(&scene.chosen))
        .await;
    scene
        .the_firm_reads_its_own_part(
            &[&scene.passed_over, &scene.declined, &scene.stranger],
            true,
        )
        .await;

    // Whoever runs the program reads of nobody; addresses hold case numbers.
    let lines = [log.seen()];
    let named = FIRM.iter().filter(|word| **word != "a-r08-");
    absent("the log", &lines, &named.copied().collect::<Vec<_>>());
    absent("the log", &lines, &DESK);
    for hospital in all {
        absent("the log", &lines, &[&hospital.name_en, &hospital.name_ja]);
        absent("the log", &lines, &[&hospital.office.email]);
    }
    present("the log", &lines, "/api/hospital/requests");
}

#[tokio::test]
async fn an_expert_named_on_a_case_reads_it_without_the_desks_own_notes() {
    let scene = Scene::new().await;
    let (world, firm) = (&scene.world, &scene.firm);
    let expert = world.desk(Role::Exp).await;
    let liaison = world.desk(Role::Pl).await;
    let path = format!("/api/desk/cases/{}", firm.number);
    for person in [&expert, &liaison] {
        person.get(&path).await.problem(404, "not-found");
    }
    let owners = json!({ "owner": scene.cast.dm.id, "team": [expert.id, liaison.id] });
    desk_act(&scene.cast.dm, &firm.number, "owner", owners)
        .await
        .ok();
    for person in [&expert, &liaison] {
        let reply = person.get(&path).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        let page = [Seen::reply(&reply)];
        present("an expert", &page, "Zebrafinch Bio");
        absent("an expert", &page, &DESK);
    }
}

#[tokio::test]
async fn another_firm_cannot_tell_a_case_from_one_that_never_was() {
    let scene = Scene::new().await;
    let mut asked = forms::request("Kestrel Therapeutics", "john@kestrel.example");
    asked["contact_name"] = json!({ "family": "Marsh", "given": "John" });
    asked["product_public"] = json!("KTX-7");
    let other = scene.world.firm(asked).await;
    let pages = [("", "A-R08-777"), ("/disclosures", "A-R08-777")];
    for (rest, never) in pages {
        let mut answers = Vec::new();
        for number in [scene.firm.number.as_str(), never] {
            let mut problem = other
                .get(&format!("/api/my/cases/{number}{rest}"))
                .await
                .problem(404, "not-found");
            problem.as_object_mut().unwrap().remove("request_id");
            answers.push(problem);
        }
        assert_eq!(answers[0], answers[1]);
    }
    let pages = crawl(&other, &other.number, &scene.firm.number).await;
    absent("another firm", &pages, &FIRM[..4]);
}

/// The crawl is only worth what it would find: a word planted in each kind of
/// thing that reaches somebody.
#[tokio::test]
async fn a_word_planted_in_anything_that_reaches_somebody_is_found() {
    let reply = |name: &'static str, value: &str, bytes: &[u8]| {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.parse().unwrap());
        Seen::reply(&Reply {
            asked: "GET /".to_owned(),
            status: 200,
            headers,
            body: Value::Null,
            text: String::new(),
            bytes: bytes.to_owned(),
        })
    };
    let body = |bytes: &[u8]| reply("content-type", "x", bytes);
    let mut hospital =
        case_workflow::register::demonstration(0, "2026-11-24T01:12:00Z".parse().unwrap()).unwrap();
    hospital.basic.name_en = "Zebrafinch Bio ブラボー".to_owned();
    let today = jiff::civil::date(2026, 11, 24);
    let sheet =
        documents::register_sheet::write(&hospital, today, documents::register_sheet::Lang::En);
    let mail = |headers: &str, text: &str| {
        Seen::mail(
            format!("From: desk@desk.test\r\nTo: a@b.example\r\n{headers}\r\n\r\n{text}")
                .as_bytes(),
        )
    };
    let planted = [
        body("{\"name\": \"zebrafinch ブラボー\"}".as_bytes()),
        body(br#"{"name": "ZEBRAFINCH \u30d6\u30e9\u30dc\u30fc"}"#),
        body("\u{feff}企業,Zebrafinch ブラボー\r\n".as_bytes()),
        body("<p>Zebrafinch &#12502;&#x30E9;&#12508;&#x30FC;</p>".as_bytes()),
        body(&sheet),
        reply(
            "content-disposition",
            "attachment; filename*=UTF-8''zebrafinch%E3%83%96%E3%83%A9%E3%83%9C%E3%83%BC.csv",
            b"",
        ),
        mail("Subject: =?utf-8?B?emVicmFmaW5jaCDjg5bjg6njg5zjg7w=?=", "x"),
        mail(
            "Subject: x\r\nReply-To: =?utf-8?Q?=E3=83=96=E3=83=A9=E3=83=9C=E3=83=BC?= <q@zebrafinch.example>",
            "x",
        ),
        mail(
            "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
            "Zebra=\r\nfinch =E3=83=96=E3=83=A9=\r\n=E3=83=9C=E3=83=BC",
        ),
        mail(
            "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/csv; name=\"zebrafinch.csv\"\r\nContent-Disposition: attachment; filename=\"zebrafinch.csv\"\r\nContent-Transfer-Encoding: base64",
            "44OW44Op44Oc44O8",
        ),
    ];
    for (place, seen) in planted.iter().enumerate() {
        for word in ["zebrafinch", "ブラボー"] {
            assert!(seen.says(word), "“{word}” planted in {place} is not found");
            assert!(!seen.says("kestrel"));
        }
    }
    let log = Log::begin();
    notification_says("Zebrafinch ブラボー");
    assert!(log.seen().says("zebrafinch") && log.seen().says("ブラボー"));
}

/// A line of the log with a name in it.
fn notification_says(name: &str) {
    tracing::debug!(target: "notification::worker", "a letter to {name} left");
}
