//! While hospitals answer: questions that stop the clock, more time, reminders
//! once each, late answers, and every hospital told in the end.

use harness::cast::{Cast, answer, desk_act, desk_case, hospital_act};
use harness::forms;
use harness::people::{Firm, Hospital, Person};
use harness::world::World;
use jiff::Timestamp;
use serde_json::{Value, json};

struct Scene {
    world: World,
    cast: Cast,
    firm: Firm,
    hospitals: [Hospital; 3],
    blinded: String,
}

/// Three hospitals were asked on Tuesday 24 November 2026 and have until
/// Tuesday 1 December, 17:00.
async fn asking() -> Scene {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospitals = [
        world.hospital(0).await,
        world.hospital(3).await,
        world.hospital(5).await,
    ];
    let firm = world
        .firm(forms::request(
            "Weaverbird Bio, Inc.",
            "m.ito@weaverbird.example",
        ))
        .await;
    desk_act(&cast.dm, &firm.number, "take", json!({}))
        .await
        .ok();
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;
    let asked: Vec<&Hospital> = hospitals.iter().collect();
    let blinded = cast.open_round(&firm, &asked).await;
    let request = request(&hospitals[0].office, &blinded).await;
    assert_eq!(request["due"], "2026-12-01T08:00:00Z");
    world.forget_mails().await;
    Scene {
        world,
        cast,
        firm,
        hospitals,
        blinded,
    }
}

async fn request(office: &Person, blinded: &str) -> Value {
    office
        .get(&format!("/api/hospital/requests/{blinded}"))
        .await
        .ok()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

impl Scene {
    async fn asks(&self, n: usize, what: &str, body: Value) -> Value {
        hospital_act(&self.hospitals[n].office, &self.blinded, what, body)
            .await
            .ok()
    }

    async fn desk(&self, what: &str, body: Value) -> Value {
        desk_act(
            &self.cast.dm,
            &self.firm.number,
            &format!("rounds/{what}"),
            body,
        )
        .await
        .ok()
    }

    fn id(&self, n: usize) -> &str {
        &self.hospitals[n].id
    }

    /// Subjects of the mails that a hospital's office has not read yet; it
    /// reads them now.
    async fn subjects(&self, n: usize) -> Vec<String> {
        self.world.deliver().await;
        self.world
            .mails(&self.hospitals[n].office.email)
            .await
            .into_iter()
            .map(|mail| mail.subject)
            .collect()
    }

    /// The clockwork looks every four hours; every minute it would do the same.
    async fn until(&self, end: &str) {
        while self.world.now() < at(end) {
            self.world.wind_clocks().await;
            let next = self.world.now() + jiff::SignedDuration::from_hours(4);
            self.world.at(next.min(at(end)));
        }
        self.world.wind_clocks().await;
    }

    async fn site(&self, n: usize) -> Value {
        let case = desk_case(&self.cast.dm, &self.firm.number).await;
        case["rounds"][0]["sites"]
            .as_array()
            .unwrap()
            .iter()
            .find(|site| site["hospital"] == json!(self.id(n)))
            .unwrap()
            .clone()
    }
}

fn how_many(subjects: &[String], words: &str) -> usize {
    subjects
        .iter()
        .filter(|subject| subject.contains(words))
        .count()
}

#[tokio::test]
async fn every_reminder_goes_once_by_each_hospitals_own_date() {
    let scene = asking().await;
    // The first asks on Friday at noon and reads the answer on Monday at noon;
    // the second is given time until 8 December; the third has answered.
    answer(&scene.hospitals[2].office, &scene.blinded, forms::no())
        .await
        .ok();
    scene.until("2026-11-27T12:00:00+09:00").await;
    let asked = scene
        .asks(
            0,
            "questions",
            json!({ "text": "Is PET needed at every visit?" }),
        )
        .await;
    assert_eq!(asked["state"], "question");
    assert_eq!(asked["paused_since"], "2026-11-27T03:00:00Z");
    let more = json!({ "until": "2026-12-08", "reason": "The investigator is abroad." });
    scene.asks(1, "more-time", more).await;
    scene
        .desk(
            "more-time",
            json!({ "hospital": scene.id(1), "granted": true }),
        )
        .await;
    scene.until("2026-11-30T12:00:00+09:00").await;
    let body = json!({ "hospital": scene.id(0), "no": 1, "text": "Twice a year." });
    scene.desk("answer", body).await;
    assert_eq!(scene.site(0).await["due"], "2026-12-02T08:00:00Z");
    scene.until("2026-12-09T12:00:00+09:00").await;

    let first = scene.subjects(0).await;
    assert_eq!(how_many(&first, "あと2営業日"), 1, "{first:?}");
    assert_eq!(how_many(&first, "本日17:00"), 1, "{first:?}");
    assert_eq!(how_many(&first, "ご質問に回答しました"), 1, "{first:?}");
    let second = scene.subjects(1).await;
    // Once by the first date, once by the new one.
    assert_eq!(how_many(&second, "あと2営業日"), 2, "{second:?}");
    assert_eq!(how_many(&second, "本日17:00"), 1, "{second:?}");
    assert_eq!(how_many(&second, "回答期限を延長しました"), 1, "{second:?}");
    let third = scene.subjects(2).await;
    assert_eq!(third, Vec::<String>::new());

    // The round closed by itself after the last date, and not before.
    let case = desk_case(&scene.cast.dm, &scene.firm.number).await;
    assert_eq!(case["rounds"][0]["state"], "round_closed");
    let closed = at(case["rounds"][0]["closed_at"].as_str().unwrap());
    assert!(
        closed >= at("2026-12-08T17:00:00+09:00") && closed <= at("2026-12-08T21:00:00+09:00"),
        "{closed}"
    );
    // Another look, by another worker that remembers nothing, adds nothing.
    scene.world.wind_clocks().await;
    assert_eq!(scene.subjects(0).await, Vec::<String>::new());
}

#[tokio::test]
async fn an_answer_is_shared_with_the_others_and_nobody_reads_who_asked() {
    let scene = asking().await;
    let text = "For our lupus clinic: is PET needed?";
    scene.asks(0, "questions", json!({ "text": text })).await;
    scene
        .world
        .mail(&scene.cast.dm.email, "医療機関から質問が届きました")
        .await;
    let body = json!({
        "hospital": scene.id(0), "no": 1, "text": "Twice a year.", "shared_as": "How often is PET needed?",
    });
    scene.desk("answer", body.clone()).await;
    desk_act(&scene.cast.dm, &scene.firm.number, "rounds/answer", body)
        .await
        .problem(409, "gate");
    let other = scene.hospitals[1]
        .office
        .get(&format!("/api/hospital/requests/{}", scene.blinded))
        .await;
    assert!(!other.text.contains("lupus clinic") && !other.text.contains(scene.id(0)));
    assert_eq!(
        other.body["shared"][0]["question"],
        "How often is PET needed?"
    );
    assert_eq!(other.body["due"], "2026-12-01T08:00:00Z");
    assert_eq!(how_many(&scene.subjects(1).await, "質問と回答の共有"), 1);
    // The firm is not told what hospitals ask.
    let firm = harness::cast::firm_case(&scene.firm).await.to_string();
    assert!(!firm.contains("Twice a year") && !firm.contains("lupus clinic"));
}

#[tokio::test]
async fn the_desk_reminds_one_hospital_once_a_day_and_sees_when() {
    let scene = asking().await;
    let body = json!({ "hospital": scene.id(0) });
    scene.desk("reminder", body.clone()).await;
    let again = desk_act(
        &scene.cast.dm,
        &scene.firm.number,
        "rounds/reminder",
        body.clone(),
    )
    .await
    .problem(409, "gate");
    assert_eq!(again["values"]["gate"], "reminded_today", "{again}");
    assert_eq!(how_many(&scene.subjects(0).await, "お待ちしています"), 1);
    assert_eq!(scene.site(0).await["may_remind"], false);
    scene.world.business_days_later(1);
    scene.desk("reminder", body).await;
    assert_eq!(how_many(&scene.subjects(0).await, "お待ちしています"), 1);
}

#[tokio::test]
async fn what_was_typed_when_the_round_closed_can_still_be_sent_and_taken() {
    let scene = asking().await;
    let office = &scene.hospitals[0].office;
    let path = format!("/api/hospital/requests/{}", scene.blinded);
    desk_act(
        &scene.cast.dm,
        &scene.firm.number,
        "rounds/close",
        json!({}),
    )
    .await
    .ok();
    let closed = request(office, &scene.blinded).await;
    assert_eq!(
        (
            &closed["state"],
            &closed["may_answer"],
            &closed["may_answer_late"]
        ),
        (&json!("no_answer"), &json!(false), &json!(true))
    );
    assert_eq!(closed["text"], Value::Null, "the text goes with the close");
    let version = harness::browser::version(&closed);
    let draft = json!({ "answer": { "pi": "見本 太郎" } });
    let kept = office
        .put_at(version, &format!("{path}/draft"), draft)
        .await
        .ok();
    assert_eq!(kept["draft"]["pi"], "見本 太郎");
    // A late answer is read as strictly as any other.
    let faults = hospital_act(
        office,
        &scene.blinded,
        "late-answer",
        json!({ "answer": {} }),
    )
    .await
    .problem(422, "fields");
    assert_eq!(faults["errors"][0]["pointer"], "/answer/interest");
    let late = scene
        .asks(
            0,
            "late-answer",
            json!({ "answer": forms::yes(40, 6, true) }),
        )
        .await;
    assert_eq!(late["may_answer_late"], false);
    scene
        .world
        .mail(&scene.cast.dm.email, "締切後に回答が届きました")
        .await;
    let body = json!({ "hospital": scene.id(0), "granted": true });
    scene.desk("late-answer", body).await;
    let site = scene.site(0).await;
    assert_eq!(
        (&site["state"], &site["late"]),
        (&json!("interested"), &json!(true))
    );
    assert_eq!(how_many(&scene.subjects(0).await, "受け付けました"), 1);
}

#[tokio::test]
async fn everyone_who_was_asked_hears_the_result_in_its_own_words() {
    let scene = asking().await;
    answer(
        &scene.hospitals[0].office,
        &scene.blinded,
        forms::yes(40, 6, true),
    )
    .await
    .ok();
    answer(&scene.hospitals[1].office, &scene.blinded, forms::no())
        .await
        .ok();
    scene.cast.propose(&scene.firm).await;
    scene.world.forget_mails().await;
    scene.cast.choose(&scene.firm, 1, 6).await;
    scene.world.deliver().await;
    let words = [
        "企業が貴院を選定しました",
        "辞退のご回答をいただいた調査",
        "ご回答がなかった調査",
    ];
    for (hospital, words) in scene.hospitals.iter().zip(words) {
        let mail = scene
            .world
            .mail(&hospital.office.email, "施設選定の結果")
            .await;
        assert!(mail.text.contains(words), "{}", mail.text);
    }
    for n in 0..3 {
        let site = scene.site(n).await;
        assert_eq!(site["result_mail"], "mail_sent", "{n}");
    }
    let today = scene.cast.dm.get("/api/desk/today").await.ok();
    assert_eq!(today["untold"], json!([]));
    let home = scene.hospitals[1]
        .office
        .get("/api/hospital/home")
        .await
        .ok();
    let ended = &home["ended"][0];
    assert_eq!(ended["lines"], json!([]), "the text itself stays closed");
    assert!(ended["topic"]["ja"].is_string(), "{ended}");
    assert_eq!(ended["result"]["state"], "declined");
}

#[tokio::test]
async fn the_desk_sees_whom_no_mail_reached_until_it_has_told_them_itself() {
    let scene = asking().await;
    let yes = forms::yes(40, 6, true);
    answer(&scene.hospitals[0].office, &scene.blinded, yes)
        .await
        .ok();
    scene.cast.propose(&scene.firm).await;
    scene.cast.choose(&scene.firm, 1, 6).await;
    // The third hospital's mail server refuses for good.
    let store = scene.world.store();
    let soon = scene.world.now() + jiff::SignedDuration::from_mins(1);
    for letter in store.claim_due(soon, 100, 60).await.unwrap() {
        if letter.email.as_ref() == Some(&scene.hospitals[2].office.email) {
            store.give_up(letter.id, "no such user").await.unwrap();
        } else {
            store.sent(letter.id, soon, Vec::new()).await.unwrap();
        }
    }
    let site = scene.site(2).await;
    assert_eq!(site["result_mail"], "mail_not_delivered");
    let today = scene.cast.dm.get("/api/desk/today").await.ok();
    let untold = today["untold"].as_array().unwrap();
    assert_eq!(untold.len(), 1, "{untold:?}");
    assert_eq!(untold[0]["hospital"], scene.id(2));
    // Five working days after Tuesday 24 November.
    assert_eq!(untold[0]["due"], "2026-12-01T08:00:00Z");

    let told = json!({ "hospital": scene.id(2), "how": "電話（治験事務局）" });
    scene.desk("told", told).await;
    let today = scene.cast.dm.get("/api/desk/today").await.ok();
    assert_eq!(today["untold"], json!([]));
    assert_eq!(scene.site(2).await["told"]["how"], "電話（治験事務局）");
}

#[tokio::test]
async fn a_full_round_goes_with_the_companys_name_to_whom_a_basis_names_it() {
    let scene = asking().await;
    for n in [0, 1] {
        let yes = forms::yes(40, 6, true);
        answer(&scene.hospitals[n].office, &scene.blinded, yes)
            .await
            .ok();
    }
    desk_act(
        &scene.cast.dm,
        &scene.firm.number,
        "rounds/close",
        json!({}),
    )
    .await
    .ok();
    let ask = |hospitals: &[&str]| {
        let recipients: Vec<Value> = hospitals
            .iter()
            .map(|hospital| json!({ "hospital": hospital }))
            .collect();
        json!({ "kind": "full", "recipients": recipients })
    };
    let number = &scene.firm.number;
    let all = ask(&[scene.id(0), scene.id(1), scene.id(2)]);
    let refused = desk_act(&scene.cast.dm, number, "rounds", all)
        .await
        .problem(422, "fields");
    let codes: Vec<_> = refused["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["no_basis", "no_basis", "not_interested"]);

    scene.cast.record_basis(&scene.firm, scene.id(0)).await;
    desk_act(&scene.cast.dm, number, "rounds", ask(&[scene.id(0)]))
        .await
        .ok();
    let mail = scene
        .world
        .mail(&scene.hospitals[0].office.email, "詳細調査のお願い")
        .await;
    assert!(!mail.text.contains("Weaverbird"), "{}", mail.text);
    let view = request(&scene.hospitals[0].office, &scene.blinded).await;
    assert_eq!(
        (
            &view["kind"],
            &view["firm"]["name"],
            &view["draft"]["realistic"]
        ),
        (&json!("full"), &json!("Weaverbird Bio, Inc."), &json!(6))
    );
    assert_eq!(view["due"], "2026-12-08T08:00:00Z");
    // The other one stays with its first answer, and does not read the name.
    let other = scene.hospitals[1]
        .office
        .get(&format!("/api/hospital/requests/{}", scene.blinded))
        .await;
    assert_eq!(other.body["kind"], "interest");
    assert!(!other.text.contains("Weaverbird"));
}
