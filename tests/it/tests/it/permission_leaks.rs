//! Words that one side must never read, looked for on every page that it can
//! open and in every mail that it gets.

use case_workflow::people::Role;
use harness::cast::{Cast, answer, desk_act, firm_act};
use harness::forms;
use harness::people::{Firm, Hospital, Person};
use harness::world::World;
use serde_json::{Value, json};

/// Every GET operation with this tag, as the OpenAPI document lists it.
fn reads_of(tag: &str) -> Vec<String> {
    let document = serde_json::to_value(api::openapi::document()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let of_tag = |item: &Value| {
        item["get"]["tags"]
            .as_array()
            .is_some_and(|tags| tags.contains(&json!(tag)))
    };
    paths
        .iter()
        .filter(|(_, item)| of_tag(item))
        .map(|(path, _)| path.clone())
        .collect()
}

/// What this person reads on all of these pages.
async fn crawl(person: &Person, tag: &str, number: &str) -> Vec<(String, String)> {
    let paths = reads_of(tag);
    assert!(paths.len() >= 4, "{tag}: {paths:?}");
    let mut pages = Vec::new();
    for path in paths {
        let path = path.replace("{number}", number);
        assert!(!path.contains('{'), "{path}: say what stands there");
        let reply = person.get(&path).await;
        pages.push((reply.asked, reply.text));
    }
    pages
}

fn absent(who: &str, pages: &[(String, String)], words: &[&str]) {
    for (page, text) in pages {
        let text = text.to_lowercase();
        for word in words {
            assert!(
                !text.contains(&word.to_lowercase()),
                "{who} reads “{word}” in {page}"
            );
        }
    }
}

fn present(who: &str, pages: &[(String, String)], word: &str) {
    assert!(
        pages.iter().any(|(_, text)| text.contains(word)),
        "{who} does not find “{word}”"
    );
}

/// How the firm and the desk call a hospital until it is named.
fn label_of(case: &Value, hospital: &str) -> Value {
    let mut sites = case["rounds"][0]["sites"].as_array().unwrap().iter();
    sites.find(|site| site["hospital"] == hospital).unwrap()["label"].clone()
}

/// The mails to somebody so far, as pages.
async fn mails_to(world: &World, person: &Person) -> Vec<(String, String)> {
    let mails = world.mails(&person.email).await;
    let whole = |mail: harness::mailbox::Mail| {
        (
            format!("the mail “{}”", mail.subject),
            format!("{} {} {}", mail.subject, mail.text, mail.html),
        )
    };
    mails.into_iter().map(whole).collect()
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
            let mut pages = crawl(&hospital.office, "hospital", blinded).await;
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
    async fn the_firm_reads_its_own_part(&self, nameless: &[&Hospital]) {
        let mut pages = crawl(&self.firm, "firm", &self.firm.number).await;
        pages.extend(mails_to(&self.world, &self.firm).await);
        absent("the firm", &pages, &DESK);
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
    let scene = Scene::new().await;
    let (cast, firm) = (&scene.cast, &scene.firm);
    let all = [
        &scene.chosen,
        &scene.passed_over,
        &scene.declined,
        &scene.stranger,
    ];
    scene.the_firm_reads_its_own_part(&all).await;

    let asked = [&scene.chosen, &scene.passed_over, &scene.declined];
    let blinded = cast.open_round(firm, &asked).await;
    assert!(
        blinded.starts_with("M-R08-") && !blinded.ends_with(&firm.number[6..]),
        "{blinded}"
    );
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
        .the_firm_reads_its_own_part(&[&scene.passed_over, &scene.declined, &scene.stranger])
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
        .the_firm_reads_its_own_part(&[&scene.passed_over, &scene.declined, &scene.stranger])
        .await;
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
        let page = [(reply.asked, reply.text)];
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
    let pages = crawl(&other, "firm", &other.number).await;
    absent("another firm", &pages, &FIRM[..4]);
}
