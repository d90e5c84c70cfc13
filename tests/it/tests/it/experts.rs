//! What experts are asked about a case, what they reply by the link in their
//! mail, and what the firm reads of it.

use harness::browser::{Reply, version};
use harness::cast::{Cast, desk_act, desk_case, firm_case};
use harness::forms;
use harness::leaks::Seen;
use harness::people::Firm;
use harness::world::World;
use jiff::SignedDuration;
use serde_json::{Value, json};

const FIRST: &str = "midori.aoyama@neuro.example";
const SECOND: &str = "jun.kuroda@kodomo.example";
const ASKED: &str = "ご専門についてのお尋ね";

struct Scene {
    world: World,
    cast: Cast,
    firm: Firm,
}

/// In consultation, with an approved text.
async fn ready() -> Scene {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let firm = world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;
    world.forget_mails().await;
    Scene { world, cast, firm }
}

fn two_experts() -> Value {
    json!({
        "experts": [
            { "email": FIRST, "family": "青山", "given": "みどり", "field": "Neurology", "fee": "1時間3万円" },
            { "email": SECOND, "family": "黒田", "field": "Paediatrics" },
        ],
        "questions": [
            { "kind": "yes_no", "ja": "対照薬は保険適用ですか。", "en": "Is the comparator covered?" },
            { "kind": "text", "ja": "似た試験をご存じですか。", "en": "Do you know similar trials?" },
        ],
    })
}

fn answer() -> Value {
    json!({
        "reply": "answer", "interests": true, "interests_note": "ハヤブサ製薬の講演料",
        "verdict": "changes", "practice": "partly", "patients": "1,200", "basis": "患者調査",
        "obstacles": "腰椎穿刺の回数", "hospitals": "大学病院",
        "further": { "own_1": true, "own_2": "カササギ試験" }, "talk": true,
    })
}

fn decline() -> Value {
    json!({ "reply": "decline", "reason": "no_time", "note": "学会のため" })
}

impl Scene {
    async fn asks(&self, body: Value) -> Reply {
        desk_act(&self.cast.dm, &self.firm.number, "experts", body).await
    }

    async fn link(&self, address: &str) -> String {
        self.world.mail(address, ASKED).await.link()
    }

    async fn page(&self, link: &str) -> Reply {
        self.world
            .browser()
            .get(&format!("/api/links/{link}/expert"))
            .await
    }

    async fn replies(&self, link: &str, version: i64, reply: Value) -> Reply {
        let body = json!({ "version": version, "reply": reply });
        let path = format!("/api/links/{link}/expert");
        self.world.browser().post(&path, body).await
    }

    async fn act(&self, what: &str, body: Value) -> Reply {
        let what = format!("experts/{what}");
        desk_act(&self.cast.dm, &self.firm.number, &what, body).await
    }

    async fn letters(&self) -> usize {
        self.world.wind_clocks().await.letters
    }
}

#[tokio::test]
async fn experts_reply_without_an_account_and_the_firm_reads_facts_and_no_word_of_theirs() {
    let scene = ready().await;
    let case = scene.asks(two_experts()).await.ok();
    assert_eq!(case["stage"], "in_consultation");
    let experts = &case["expert_rounds"][0]["experts"];
    assert_eq!(experts[0]["name"]["family"], "青山");
    assert_eq!(experts[0]["fee"], "1時間3万円");

    let (first, second) = (scene.link(FIRST).await, scene.link(SECOND).await);
    let page = scene.page(&first).await;
    let seen = [Seen::reply(&page)];
    for secret in ["Zebrafinch", "hartley", "a-r08-", "黒田", SECOND, "3万円"] {
        assert!(!seen[0].says(secret), "the expert reads “{secret}”");
    }
    let page = page.ok();
    assert!(page["number"].as_str().unwrap().starts_with("M-R08-"));
    assert_eq!(
        (&page["open"], &page["state"]),
        (&json!(true), &json!("asked"))
    );
    assert!(!page["text"].as_array().unwrap().is_empty());

    let answered = scene.replies(&first, 1, answer()).await.ok();
    assert_eq!(answered["state"], "answered");
    assert_eq!(answered["reply"]["patients"], 1200);
    scene.replies(&second, 1, decline()).await.ok();
    let team = scene.world.mails(&scene.cast.dm.email).await;
    let told = team
        .iter()
        .filter(|mail| mail.subject.contains("専門家の回答"));
    assert_eq!(told.count(), 2, "the desk hears of each");

    // Nothing reaches the firm before the desk passes it on.
    let before = firm_case(&scene.firm).await;
    assert_eq!(before["experts"][0]["report"], Value::Null);
    assert_eq!(before["experts"][0]["answered"], 1);
    let text = json!({ "text": "One of two: feasible with fewer lumbar punctures." });
    scene.act("report", text).await.ok();
    let after = firm_case(&scene.firm).await;
    let report = &after["experts"][0]["report"];
    assert_eq!(
        report["experts"],
        json!([{
            "field": "Neurology", "verdict": "changes", "practice": "partly", "patients": 1200,
            "interests": true,
            "further": [{
                "question": { "code": "own_1", "kind": "yes_no", "ja": "対照薬は保険適用ですか。",
                    "en": "Is the comparator covered?", "most": null },
                "said": true,
            }],
        }])
    );
    let mail = scene
        .world
        .mail(&scene.firm.email, "What experts in Japan say")
        .await;
    let shown = [
        Seen::reply(
            &scene
                .firm
                .get(&format!("/api/my/cases/{}", scene.firm.number))
                .await,
        ),
        Seen::reply(
            &scene
                .firm
                .get(&format!("/api/my/cases/{}/disclosures", scene.firm.number))
                .await,
        ),
        Seen::mail(&mail.raw),
    ];
    for secret in [
        "青山",
        "黒田",
        FIRST,
        SECOND,
        "腰椎穿刺",
        "患者調査",
        "カササギ",
        "ハヤブサ",
        "3万円",
        "学会",
    ] {
        for one in &shown {
            assert!(
                !one.says(secret),
                "the firm reads “{secret}” in {}",
                one.place
            );
        }
    }
}

#[tokio::test]
async fn a_reply_is_corrected_until_the_round_closes_and_two_windows_notice_each_other() {
    let scene = ready().await;
    scene.asks(two_experts()).await.ok();
    let link = scene.link(FIRST).await;
    let first = scene.replies(&link, 1, decline()).await.ok();
    let stale = scene
        .replies(&link, 1, answer())
        .await
        .problem(412, "stale");
    assert_eq!(
        stale["values"]["current"]["reason"], "no_time",
        "what was sent is shown beside it"
    );
    scene.replies(&link, version(&first), answer()).await.ok();
    let team = scene.world.mails(&scene.cast.dm.email).await;
    let told = team
        .iter()
        .filter(|mail| mail.subject.contains("専門家の回答"));
    assert_eq!(told.count(), 1, "a correction calls nobody");

    scene.act("close", json!({})).await.ok();
    let late = scene
        .replies(&link, 3, decline())
        .await
        .problem(409, "gate");
    assert_eq!(late["values"]["gate"], "no_open_round");
    let page = scene.page(&link).await.ok();
    assert_eq!(
        (&page["open"], &page["reply"]["verdict"]),
        (&json!(false), &json!("changes"))
    );
    let case = desk_case(&scene.cast.dm, &scene.firm.number).await;
    assert_eq!(case["expert_rounds"][0]["experts"][1]["state"], "no_answer");
}

#[tokio::test]
async fn experts_are_reminded_once_each_and_the_round_closes_by_itself() {
    let scene = ready().await;
    scene.asks(two_experts()).await.ok();
    let (first, second) = (scene.link(FIRST).await, scene.link(SECOND).await);
    scene.replies(&second, 1, decline()).await.ok();
    scene.world.forget_mails().await;
    let case = desk_case(&scene.cast.dm, &scene.firm.number).await;
    let due: jiff::Timestamp = case["expert_rounds"][0]["due"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();

    let mut reminders = Vec::new();
    let mut at = scene.world.now();
    while at < due + SignedDuration::from_hours(30) {
        at += SignedDuration::from_hours(12);
        scene.world.at(at);
        scene.letters().await;
        for address in [FIRST, SECOND] {
            for mail in scene.world.mails(address).await {
                reminders.push((address, mail.subject.clone()));
            }
        }
        scene.world.forget_mails().await;
    }
    let told: Vec<(&str, bool)> = reminders
        .iter()
        .map(|(address, subject)| (*address, subject.contains("本日")))
        .collect();
    assert_eq!(told, [(FIRST, false), (FIRST, true)], "{reminders:?}");
    let case = desk_case(&scene.cast.dm, &scene.firm.number).await;
    assert_eq!(case["expert_rounds"][0]["state"], "round_closed");
    // The first mail still shows what was asked; a month later it does not.
    assert_eq!(scene.page(&first).await.ok()["state"], "no_answer");
    scene.world.at(due + SignedDuration::from_hours(24 * 31));
    let dead = scene.page(&first).await.problem(410, "link");
    assert_eq!(dead["values"]["code"], "expired");
}

#[tokio::test]
async fn a_reminder_by_hand_leaves_the_first_link_good() {
    let scene = ready().await;
    let case = scene.asks(two_experts()).await.ok();
    let link = scene.link(FIRST).await;
    let person = json!({ "person": case["expert_rounds"][0]["experts"][0]["name"]["id"] });
    scene.act("remind", person.clone()).await.ok();
    let again = scene
        .world
        .mail(FIRST, "ご意見をお待ちしています")
        .await
        .link();
    assert_ne!(again, link);
    for link in [&link, &again] {
        assert_eq!(scene.page(link).await.ok()["state"], "asked");
    }
    let twice = scene.act("remind", person).await.problem(409, "gate");
    assert_eq!(twice["values"]["gate"], "reminded_today");
}

#[tokio::test]
async fn whoever_asks_reads_every_fault_at_once_and_nobody_is_entered() {
    let scene = ready().await;
    let body = json!({ "experts": [
        { "email": "nobody", "family": "", "field": "" },
        { "email": FIRST, "family": "青".repeat(101), "field": "Neurology" },
    ]});
    let told = scene.asks(body).await.problem(422, "fields");
    let pointers: Vec<&str> = told["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(
        pointers,
        [
            "/experts/0/email",
            "/experts/0/family",
            "/experts/0/field",
            "/experts/1/family"
        ]
    );
    let mut twice = two_experts();
    twice["experts"][1]["email"] = json!(FIRST.to_uppercase());
    let told = scene.asks(twice).await.problem(422, "fields");
    assert_eq!(told["errors"][0]["pointer"], "/experts/1/email");
    let entered = scene.world.store().person_by_email(FIRST).await.unwrap();
    assert!(entered.is_none(), "a refused act enters nobody");
}

#[tokio::test]
async fn only_who_may_ask_experts_reads_who_they_are_and_what_they_say() {
    let scene = ready().await;
    scene.asks(two_experts()).await.ok();
    let link = scene.link(FIRST).await;
    scene.replies(&link, 1, answer()).await.ok();
    let intake = desk_case(&scene.cast.di, &scene.firm.number).await;
    assert_eq!(intake["expert_rounds"], json!([]));
    let body = two_experts();
    desk_act(&scene.cast.di, &scene.firm.number, "experts", body)
        .await
        .problem(403, "forbidden");
    // An expert's link opens its own page and nothing by a button.
    let path = format!("/api/links/{link}");
    scene
        .world
        .browser()
        .post(&path, json!({}))
        .await
        .problem(404, "not-found");
    let other = scene
        .world
        .browser()
        .get("/api/links/nonsense/expert")
        .await;
    other.problem(404, "not-found");
}

#[tokio::test]
async fn an_expert_who_was_about_to_answer_hears_that_the_request_was_withdrawn() {
    let scene = ready().await;
    scene.asks(two_experts()).await.ok();
    let second = scene.link(SECOND).await;
    scene.replies(&second, 1, decline()).await.ok();
    scene.world.forget_mails().await;
    desk_act(
        &scene.cast.dm,
        &scene.firm.number,
        "withdrawal",
        json!({ "reason": "" }),
    )
    .await
    .ok();
    let mail = scene.world.mail(FIRST, "お尋ねの終了のお知らせ").await;
    assert_eq!(scene.page(&mail.link()).await.ok()["state"], "cancelled");
    assert!(scene.world.mails(SECOND).await.is_empty());
}
