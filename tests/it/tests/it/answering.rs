//! A hospital answers a round: what it corrects in its register on the way, who
//! wrote which part, and its approver's word.

use axum::http::Method;
use harness::browser::{Reply, version};
use harness::cast::{Cast, answer, desk_case, firm_case, hospital_act};
use harness::forms;
use harness::people::{Firm, Hospital, Person};
use harness::world::World;
use jiff::Timestamp;
use serde_json::{Value, json};

const REGISTER: &str = "/api/hospital/register";

struct Scene {
    world: World,
    cast: Cast,
    firm: Firm,
    hospital: Hospital,
    blinded: String,
}

/// A hospital that treats the disease was asked on Tuesday 24 November 2026.
async fn asking() -> Scene {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital = cast
        .register_hospital("見本大学病院", "Mihon University Hospital")
        .await;
    let firm = world
        .firm(forms::request(
            "Weaverbird Bio, Inc.",
            "m.ito@weaverbird.example",
        ))
        .await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;
    let blinded = cast.open_round(&firm, &[&hospital]).await;
    world.forget_mails().await;
    Scene {
        world,
        cast,
        firm,
        hospital,
        blinded,
    }
}

/// 48 patients seen in the last fiscal year, counted in the records.
fn corrected() -> Value {
    json!({
        "interest": "int_yes", "pi": "見本 一郎", "seen": "48", "period": "R7", "fits": 30,
        "months": 12, "patients": 14, "method": "emr_query", "consents": 60, "realistic": 8,
        "start": "2027-05", "name_may_be_told": true,
    })
}

impl Scene {
    fn path(&self) -> String {
        format!("/api/hospital/requests/{}", self.blinded)
    }

    async fn view(&self, person: &Person) -> Value {
        person.get(&self.path()).await.ok()
    }

    async fn act(&self, person: &Person, what: &str, body: Value) -> Reply {
        hospital_act(person, &self.blinded, what, body).await
    }

    async fn register(&self) -> Value {
        self.hospital.office.get(REGISTER).await.ok()
    }

    /// Somebody else of the hospital counts the patients anew.
    async fn counts_again(&self, n: u32) {
        let entry = self.register().await;
        let mut row = entry["hospital"]["diseases"][0].clone();
        row["new_patients"] = json!(n);
        let body = json!({ "values": { "rows": [row] } });
        let path = format!("{REGISTER}/diseases");
        let saved = self.hospital.office.patch_at(version(&entry), &path, body);
        saved.await.ok();
    }

    async fn seen_in_register(&self) -> Value {
        self.register().await["hospital"]["diseases"][0]["new_patients"].clone()
    }

    async fn newest_change(&self) -> Value {
        let history = format!("{REGISTER}/history");
        self.hospital.office.get(&history).await.ok()["acts"][0].clone()
    }

    async fn site(&self) -> Value {
        desk_case(&self.cast.dm, &self.firm.number).await["rounds"][0]["sites"][0].clone()
    }

    async fn switch_approval(&self, on: bool) {
        let body = json!({ "answers_need_approval": on });
        let manager = &self.hospital.office;
        manager.post("/api/hospital/settings", body).await.ok();
    }

    /// Subjects of the mails that nobody of this address has read yet.
    async fn subjects(&self, person: &Person) -> Vec<String> {
        self.world.deliver().await;
        let mails = self.world.mails(&person.email).await;
        mails.into_iter().map(|mail| mail.subject).collect()
    }
}

#[tokio::test]
async fn an_answer_corrects_the_register_in_the_same_act_and_the_history_names_the_survey() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let read = scene.view(office).await["prefill"].clone();
    assert_eq!(
        (&read["seen"], &read["period"], &read["pi"]),
        (&json!(60), &json!("R7"), &json!("見本 一郎"))
    );
    let body = json!({ "answer": corrected(), "register": read });
    let sent = scene.act(office, "answer", body).await.ok();
    assert_eq!(sent["answer"]["seen"], 48);
    // The patients of one year are not the eligible ones of the window.
    assert_eq!(scene.seen_in_register().await, 48);
    let change = scene.newest_change().await;
    assert_eq!(change["survey"], scene.blinded.as_str());
    assert_eq!(
        change["changes"][0],
        json!({ "section": "diseases", "item": "1/new_patients", "before": 60, "after": 48 })
    );
    // An answer without the wish leaves the register alone.
    let mut other = corrected();
    other["seen"] = json!(52);
    let body = json!({ "answer": other });
    scene.act(office, "answer", body).await.ok();
    assert_eq!(scene.seen_in_register().await, 48);
}

#[tokio::test]
async fn what_somebody_changed_in_the_register_meanwhile_is_told_and_neither_is_written_over() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let read = scene.view(office).await["prefill"].clone();
    scene.counts_again(45).await;
    let body = json!({ "answer": corrected(), "register": read });
    let refused = scene.act(office, "answer", body).await;
    let told = refused.problem(412, "stale");
    assert_eq!(
        told["values"]["current"],
        json!({ "register": { "seen": 45 } })
    );
    let view = scene.view(office).await;
    assert_eq!(
        (&view["answer"], &view["state"]),
        (&Value::Null, &json!("opened"))
    );
    assert_eq!(scene.seen_in_register().await, 45);
    assert_eq!(
        scene.subjects(&scene.cast.dm.clone()).await,
        Vec::<String>::new()
    );

    // Having read the new number, the office stands by its own.
    let body = json!({ "answer": corrected(), "register": view["prefill"] });
    scene.act(office, "answer", body).await.ok();
    assert_eq!(scene.seen_in_register().await, 48);
}

#[tokio::test]
async fn an_answer_that_the_register_cannot_take_is_not_sent_and_says_where() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let read = scene.view(office).await["prefill"].clone();
    let mut long = corrected();
    long["pi"] = json!("長".repeat(150));
    let body = json!({ "answer": long, "register": read });
    let refused = scene.act(office, "answer", body).await;
    assert_eq!(
        refused.problem(422, "fields")["errors"][0]["pointer"],
        "/answer/pi"
    );
    assert_eq!(scene.view(office).await["answer"], Value::Null);
    assert_eq!(scene.seen_in_register().await, 60);
}

#[tokio::test]
async fn each_part_of_a_draft_says_who_of_the_hospital_wrote_it_and_when() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let physician = scene.world.member(&scene.hospital, "physician").await;
    let draft = |person: &Person, answer: Value| {
        let (path, person) = (format!("{}/draft", scene.path()), person.clone());
        async move {
            let read = person.get(path.trim_end_matches("/draft")).await.ok();
            let body = json!({ "answer": answer });
            person.put_at(version(&read), &path, body).await
        }
    };
    draft(office, json!({ "pi": "見本 一郎", "fits": "30" }))
        .await
        .ok();
    let before = scene.view(office).await;
    draft(
        &physician,
        json!({ "pi": "見本 一郎", "fits": "25", "consents": "60" }),
    )
    .await
    .ok();
    let parts = scene.view(office).await["parts"].clone();
    let by = |question: &str| parts[question]["by"]["given"].as_str().map(str::to_owned);
    assert_eq!(by("pi").as_deref(), Some("花子"));
    assert_eq!(
        (by("fits").as_deref(), by("consents").as_deref()),
        (Some("physician"), Some("physician"))
    );
    // The office had not seen that: nothing is written over, and it is told.
    let path = format!("{}/draft", scene.path());
    let body = json!({ "answer": { "pi": "見本 一郎", "fits": "35" } });
    let stale = office.put_at(version(&before), &path, body).await;
    let told = stale.problem(412, "stale");
    assert_eq!(told["values"]["current"]["draft"]["fits"], "25");
}

#[tokio::test]
async fn an_answer_reaches_the_desk_only_by_the_approvers_yes_and_the_register_with_it() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let approver = scene.world.member(&scene.hospital, "approver").await;
    scene.switch_approval(true).await;
    scene.world.forget_mails().await;
    let read = scene.view(office).await["prefill"].clone();
    let body = json!({ "answer": corrected(), "register": read });
    let handed = scene.act(office, "answer", body.clone()).await.ok();
    assert_eq!(
        (
            &handed["answer"],
            &handed["state"],
            &handed["approval"]["returned"]
        ),
        (&Value::Null, &json!("opened"), &Value::Null)
    );
    // The hospital's clock goes on, and so does the desk's wait.
    assert_eq!(handed["due"], "2026-12-01T08:00:00Z");
    assert_eq!(handed["clock"], "running");
    assert_eq!(scene.site().await["answer"], Value::Null);
    assert_eq!(scene.seen_in_register().await, 60);
    for person in [office, &approver] {
        let home = person.get("/api/hospital/home").await.ok();
        assert_eq!(home["our_turn"][0]["waits_for_approver"], true);
    }
    assert_eq!(scene.subjects(&approver).await.len(), 1);

    let refused = scene.act(office, "approval", json!({})).await;
    refused.problem(403, "forbidden");
    let empty = scene.act(&approver, "return", json!({ "note": " " })).await;
    assert_eq!(
        empty.problem(422, "fields")["errors"][0]["pointer"],
        "/note"
    );
    let note = json!({ "note": "症例数が多すぎます。6例にしてください。" });
    scene.act(&approver, "return", note).await.ok();
    let back = scene.view(office).await;
    assert_eq!(
        back["approval"]["note"],
        "症例数が多すぎます。6例にしてください。"
    );
    assert_eq!(back["draft"]["realistic"], 8);
    assert_eq!(scene.subjects(office).await.len(), 1);
    let again = scene.act(&approver, "approval", json!({})).await;
    assert_eq!(again.problem(409, "gate")["values"]["gate"], "settled");

    let mut fewer = body;
    fewer["answer"]["realistic"] = json!(6);
    scene.act(office, "answer", fewer).await.ok();
    let approved = scene.act(&approver, "approval", json!({})).await.ok();
    assert_eq!(
        (
            &approved["state"],
            &approved["answer"]["realistic"],
            &approved["approval"]
        ),
        (&json!("interested"), &json!(6), &Value::Null)
    );
    assert_eq!(scene.site().await["answer"]["realistic"], 6);
    assert_eq!(scene.seen_in_register().await, 48);
    assert_eq!(
        scene.newest_change().await["survey"],
        scene.blinded.as_str()
    );
}

#[tokio::test]
async fn an_answer_that_needs_an_approver_says_so_where_the_last_one_has_left() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    scene.world.member(&scene.hospital, "approver").await;
    scene.switch_approval(true).await;
    let members = office.get("/api/hospital/members").await.ok();
    let members = members.as_array().unwrap();
    let approver = members.iter().find(|one| one["role"] == "hh").unwrap();
    let path = format!("/api/hospital/members/{}", approver["id"].as_str().unwrap());
    let ended = office.json(Method::DELETE, &path, None, json!({})).await;
    assert!(ended.status < 300, "{}", ended.text);
    let body = json!({ "answer": corrected() });
    let refused = scene.act(office, "answer", body.clone()).await;
    let told = refused.problem(422, "fields");
    assert_eq!(told["errors"][0]["pointer"], "/approver");
    // The manager sees to it, and the answer goes out.
    scene.switch_approval(false).await;
    let sent = scene.act(office, "answer", body).await.ok();
    assert_eq!(sent["state"], "interested");
}

#[tokio::test]
async fn whoever_writes_on_takes_the_answer_back_and_an_approver_elsewhere_sees_nothing() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let approver = scene.world.member(&scene.hospital, "approver").await;
    let elsewhere = scene.world.hospital(3).await;
    let stranger = scene.world.member(&elsewhere, "approver").await;
    scene.switch_approval(true).await;
    let body = json!({ "answer": corrected() });
    let handed = scene.act(office, "answer", body).await.ok();
    let path = format!("{}/approval", scene.path());
    let hidden = stranger.post_at(version(&handed), &path, json!({})).await;
    hidden.problem(404, "not-found");

    let draft = format!("{}/draft", scene.path());
    let body = json!({ "answer": { "interest": "int_yes" } });
    let taken = office.put_at(version(&handed), &draft, body).await.ok();
    assert_eq!(taken["approval"], Value::Null);
    // The approver had the answer open: what is there now is another one.
    let late = approver.post_at(version(&handed), &path, json!({})).await;
    late.problem(412, "stale");
    assert_eq!(scene.site().await["answer"], Value::Null);
}

#[tokio::test]
async fn an_approval_after_the_close_sends_a_late_answer_for_the_desk_to_take() {
    let scene = asking().await;
    let office = &scene.hospital.office;
    let approver = scene.world.member(&scene.hospital, "approver").await;
    scene.switch_approval(true).await;
    let body = json!({ "answer": corrected() });
    scene.act(office, "answer", body).await.ok();
    let end: Timestamp = "2026-12-04T12:00:00+09:00".parse().unwrap();
    while scene.world.now() < end {
        let next = scene.world.now() + jiff::SignedDuration::from_hours(12);
        scene.world.at(next.min(end));
        scene.world.wind_clocks().await;
    }
    let view = scene.view(&approver).await;
    assert_eq!(
        (&view["state"], &view["may_approve"]),
        (&json!("no_answer"), &json!(true))
    );
    let sent = scene.act(&approver, "approval", json!({})).await.ok();
    assert_eq!(sent["late_answer"]["answer"]["realistic"], 8);
    assert_eq!(sent["answer"], Value::Null);
}

#[tokio::test]
async fn the_collated_answer_tells_facts_and_how_sure_they_are_and_names_who_agreed() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospitals = [world.hospital(0).await, world.hospital(3).await];
    let firm = world
        .firm(forms::request(
            "Weaverbird Bio, Inc.",
            "m.ito@weaverbird.example",
        ))
        .await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    cast.approve_text(&firm, forms::details()).await;
    let blinded = cast
        .open_round(&firm, &[&hospitals[0], &hospitals[1]])
        .await;
    let mut figures = forms::yes(12, 8, false);
    for (name, value) in [("seen", 40), ("fits", 30), ("months", 12), ("consents", 60)] {
        figures[name] = json!(value);
    }
    figures["period"] = json!("R7");
    answer(&hospitals[0].office, &blinded, figures).await.ok();
    answer(&hospitals[1].office, &blinded, forms::yes_if(20, 4))
        .await
        .ok();
    let sites = desk_case(&cast.dm, &firm.number).await["rounds"][0]["sites"].clone();
    assert_eq!(
        (
            &sites[0]["estimate"],
            &sites[0]["confidence"],
            &sites[1]["confidence"]
        ),
        (&json!(7), &json!("medium"), &json!("low"))
    );
    cast.propose(&firm).await;

    let case = firm_case(&firm).await;
    let proposal = &case["proposal"];
    assert_eq!(
        (
            &proposal["target"],
            &proposal["offered"],
            &proposal["shortfall"]
        ),
        (&json!(24), &json!(12), &json!(12))
    );
    // As sure as the least sure of its numbers.
    assert_eq!(
        (&proposal["confidence"], &proposal["estimates"]),
        (&json!("low"), &json!(1))
    );
    let mut rows = case["hospitals"].as_array().unwrap().clone();
    rows.sort_by_key(|row| row["label"].to_string());
    let facts: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                &row["patients"],
                &row["method"],
                &row["realistic"],
                row["name"].is_null(),
            )
        })
        .collect();
    assert_eq!(
        facts,
        [
            (&json!(12), &json!("emr_query"), &json!(8), true),
            (&json!(20), &json!("estimate"), &json!(4), false),
        ]
    );
    // Neither points nor the hospital's own arithmetic are the firm's.
    let text = case.to_string();
    assert!(
        !text.contains("score") && !text.contains("\"fits\""),
        "{text}"
    );
    assert!(!text.contains(&hospitals[0].name_en));
}
