//! The other ways a case can go: merged, held, taken back, withdrawn, lost,
//! reopened; and what a second person has to look at.

use case_workflow::people::Role;
use harness::cast::{Cast, answer, desk_act, desk_case, firm_act, firm_case};
use harness::forms;
use harness::people::{Firm, Hospital, Person};
use harness::world::World;
use jiff::SignedDuration;
use serde_json::{Value, json};

async fn desk() -> (World, Cast) {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    (world, cast)
}

/// A request that just arrived; nobody is interested in its mails.
async fn request(world: &World, org: &str, address: &str) -> Firm {
    let firm = world.firm(forms::request(org, address)).await;
    world.forget_mails().await;
    firm
}

/// A case that counts.
async fn consulted(world: &World, cast: &Cast, org: &str, address: &str) -> Firm {
    let firm = request(world, org, address).await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    world.forget_mails().await;
    firm
}

/// A case with an open round.
async fn asked(world: &World, cast: &Cast, hospitals: &[&Hospital]) -> (Firm, String) {
    let firm = consulted(world, cast, "Wombat Bio", "w@wombat.example").await;
    cast.approve_text(&firm, forms::details()).await;
    let blinded = cast.open_round(&firm, hospitals).await;
    world.forget_mails().await;
    (firm, blinded)
}

fn ledger(case: &Value) -> Vec<(String, i64)> {
    case["count"]["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let class = line["class"].as_str().unwrap().to_owned();
            (class, line["delta"].as_i64().unwrap())
        })
        .collect()
}

fn confirmation(proposal: &Value) -> String {
    format!(
        "/api/desk/proposals/{}/confirmation",
        proposal["id"].as_str().unwrap()
    )
}

async fn confirm(person: &Person, proposal: &Value) {
    person.post(&confirmation(proposal), json!({})).await.ok();
}

#[tokio::test]
async fn a_duplicate_goes_on_in_the_other_case_and_counts_once() {
    let (world, cast) = desk().await;
    let first = consulted(&world, &cast, "Ibis Pharma", "a@ibis.example").await;
    let second = request(&world, "Ibis Pharma", "b@ibis.example").await;
    let seen = desk_case(&cast.dl, &second.number).await;
    assert_eq!(
        seen["similar"][0]["number"], first.number,
        "{}",
        seen["similar"]
    );

    let body = json!({ "into": first.number, "reason": "同じ製品・同じ治験の相談" });
    let case = desk_act(&cast.dl, &second.number, "merge", body).await.ok();
    assert_eq!(
        (&case["stage"], &case["merged_into"]),
        (&json!("merged"), &json!(first.number))
    );
    world
        .mail(&second.email, "Your request goes on in another case")
        .await;
    assert_eq!(
        desk_case(&cast.dl, &first.number).await["absorbed"],
        json!([second.number])
    );
    let page = cast.counts("R8").await;
    assert_eq!(page["k"], 1);
    assert_eq!(page["not_counted"][0]["number"], second.number);
    let body = json!({ "reason": "x", "review_on": world.today().to_string() });
    desk_act(&cast.dl, &second.number, "hold", body)
        .await
        .problem(409, "stage");
    world.no_more_letters().await;
}

#[tokio::test]
async fn a_hold_stops_the_clocks_and_ends_by_itself_on_its_day() {
    let (world, cast) = desk().await;
    let firm = request(&world, "Heron SA", "h@heron.example").await;
    desk_act(&cast.di, &firm.number, "take", json!({}))
        .await
        .ok();
    let body = json!({ "reason": "企業の会議の結果を待つ", "review_on": "2026-12-08" });
    let case = desk_act(&cast.di, &firm.number, "hold", body).await.ok();
    assert_eq!(case["hold"]["review_on"], "2026-12-08");
    assert_eq!(case["stage"], "screening");
    let again = json!({ "reason": "もう一度", "review_on": "2026-12-08" });
    desk_act(&cast.di, &firm.number, "hold", again)
        .await
        .problem(409, "gate");

    world.days_later(7);
    world.wind_clocks().await;
    assert!(desk_case(&cast.di, &firm.number).await["hold"].is_object());
    world.at("2026-12-08T00:30:00Z".parse().unwrap());
    world.wind_clocks().await;
    let case = desk_case(&cast.di, &firm.number).await;
    assert_eq!(case["hold"], Value::Null, "{}", case["hold"]);

    let body = json!({ "reason": "再度の確認", "review_on": "2026-12-25" });
    desk_act(&cast.dm, &firm.number, "hold", body).await.ok();
    let case = desk_act(&cast.dm, &firm.number, "resume", json!({}))
        .await
        .ok();
    assert_eq!(case["hold"], Value::Null);
}

#[tokio::test]
async fn an_acceptance_taken_back_is_taken_back_in_the_ledger_and_nobody_is_told() {
    let (world, cast) = desk().await;
    let firm = request(&world, "Tapir Inc.", "t@tapir.example").await;
    desk_act(&cast.dm, &firm.number, "take", json!({}))
        .await
        .ok();
    cast.consult(&firm).await;
    let case = cast.accept(&firm).await;
    assert_eq!(ledger(&case), [("K".to_owned(), 1)]);
    desk_act(&cast.dm, &firm.number, "undo", json!({}))
        .await
        .problem(409, "gate");
    world.later(SignedDuration::from_secs(4));
    let case = desk_act(&cast.dl, &firm.number, "undo", json!({}))
        .await
        .ok();
    assert_eq!(case["stage"], "screening");
    assert_eq!(ledger(&case), [("K".to_owned(), 1), ("K".to_owned(), -1)]);
    assert_eq!(cast.counts("R8").await["k"], 0);
    assert_eq!(case["history"][0]["event"], "undo");

    world.later(SignedDuration::from_secs(4));
    let case = cast.accept(&firm).await;
    assert_eq!(ledger(&case).len(), 3);
    assert_eq!(cast.counts("R8").await["k"], 1);
    world.mail(&firm.email, "We have accepted your case").await;
    // The letter has left: it is too late.
    world.later(SignedDuration::from_secs(1));
    desk_act(&cast.dl, &firm.number, "undo", json!({}))
        .await
        .problem(409, "gate");
    world.no_more_letters().await;
}

#[tokio::test]
async fn a_withdrawal_tells_the_hospitals_and_does_not_subtract() {
    let (world, cast) = desk().await;
    let (one, two) = (world.hospital(0).await, world.hospital(5).await);
    let (firm, blinded) = asked(&world, &cast, &[&one, &two]).await;
    answer(&one.office, &blinded, forms::yes(20, 4, true))
        .await
        .ok();
    world.mail(&cast.dm.email, "施設の回答").await;

    let body = json!({ "reason": "The board stopped the programme." });
    let case = firm_act(&firm, "withdrawal", body).await.ok();
    assert_eq!(
        (&case["stage"], &case["step"]),
        (&json!("withdrawn"), &Value::Null)
    );
    world.mail(&cast.dm.email, "企業による取下げ").await;
    for hospital in [&one, &two] {
        world
            .mail(&hospital.office.email, "実施可能性調査の終了のお知らせ")
            .await;
        let page = hospital
            .office
            .get(&format!("/api/hospital/requests/{blinded}"))
            .await
            .ok();
        assert_eq!(
            (&page["text"], &page["round"]),
            (&Value::Null, &json!("cancelled"))
        );
    }
    answer(&two.office, &blinded, forms::no())
        .await
        .problem(409, "stage");
    let case = desk_case(&cast.dl, &firm.number).await;
    assert_eq!(ledger(&case), [("K".to_owned(), 1)]);
    world.no_more_letters().await;
}

#[tokio::test]
async fn a_loss_needs_a_second_person_and_its_reasons() {
    let (world, cast) = desk().await;
    let firm = consulted(&world, &cast, "Lynx GmbH", "l@lynx.example").await;
    let bare = json!({ "outcome": "N1" });
    let problem = desk_act(&cast.dl, &firm.number, "closing", bare)
        .await
        .problem(422, "fields");
    let pointers: Vec<&str> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(pointers, ["/loss_reasons", "/evidence", "/text"]);

    let proposal = desk_act(&cast.dl, &firm.number, "closing", forms::lost())
        .await
        .proposed();
    assert_eq!(proposal["four_eyes"], true);
    for one in [&cast.dm, &cast.dl2] {
        world.mail(&one.email, "2人目の確認待ち").await;
    }
    cast.dl
        .post(&confirmation(&proposal), json!({}))
        .await
        .problem(403, "forbidden");
    confirm(&cast.dl2, &proposal).await;
    let case = desk_case(&cast.dl, &firm.number).await;
    assert_eq!(
        (&case["stage"], &case["closing"]["outcome"]),
        (&json!("closed"), &json!("N1"))
    );
    let close = &case["history"][0];
    assert_eq!(close["by"]["id"], cast.dl.id);
    assert_eq!(close["second"]["id"], cast.dl2.id);
    assert_eq!(
        cast.counts("R8").await["k"],
        1,
        "a loss after counting does not subtract"
    );
    world.mail(&firm.email, "Summary of your closed case").await;
    world.no_more_letters().await;
}

#[tokio::test]
async fn a_case_goes_on_within_twelve_months_and_no_later_without_a_new_count() {
    let (world, cast) = desk().await;
    let firm = consulted(&world, &cast, "Egret Ltd", "e@egret.example").await;
    let body = json!({ "outcome": "G1", "text": "情報提供で完了。" });
    desk_act(&cast.dl, &firm.number, "closing", body.clone())
        .await
        .ok();
    world.forget_mails().await;

    world.days_later(300);
    let reason = json!({ "reason": "企業が日本の参加を再検討" });
    let proposal = desk_act(&cast.dm, &firm.number, "reopening", reason.clone())
        .await
        .proposed();
    confirm(&cast.dl, &proposal).await;
    let case = desk_case(&cast.dm, &firm.number).await;
    assert_eq!(case["stage"], "in_consultation");
    assert_eq!(ledger(&case), [("K".to_owned(), 1)]);
    world.mail(&firm.email, "Your case is open again").await;
    for one in [&cast.dl, &cast.dl2] {
        world.mail(&one.email, "2人目の確認待ち").await;
    }
    world.no_more_letters().await;

    desk_act(&cast.dl, &firm.number, "closing", body).await.ok();
    world.days_later(370);
    desk_act(&cast.dl, &firm.number, "reopening", reason)
        .await
        .problem(409, "gate");
}

#[tokio::test]
async fn the_operators_own_hospital_is_asked_and_proposed_only_with_a_second_person() {
    let world = World::with(|config| {
        config.operator_hospitals = vec!["国立がん研究センター中央病院".to_owned()];
    })
    .await;
    let cast = Cast::new(&world).await;
    let mut own = None;
    for n in 0..15 {
        let hospital = world.hospital(n).await;
        if hospital.name_ja == "国立がん研究センター中央病院" {
            own = Some(hospital);
            break;
        }
    }
    let own = own.unwrap();
    world.app().refresh_own_hospitals().await.unwrap();
    let firm = consulted(&world, &cast, "Osprey NV", "o@osprey.example").await;
    cast.approve_text(&firm, forms::details()).await;
    world.forget_mails().await;

    let body = json!({ "recipients": [{ "hospital": own.id, "reason": "企業の希望" }] });
    let proposal = desk_act(&cast.dm, &firm.number, "rounds", body)
        .await
        .proposed();
    assert_eq!(
        own.office.get("/api/hospital/requests").await.ok(),
        json!([])
    );
    for one in [&cast.dl, &cast.dl2] {
        world.mail(&one.email, "2人目の確認待ち").await;
    }
    world.no_more_letters().await;
    cast.dm
        .post(&confirmation(&proposal), json!({}))
        .await
        .problem(403, "forbidden");
    confirm(&cast.dl, &proposal).await;
    world
        .mail(&own.office.email, "実施可能性調査のお願い")
        .await;
    let rows = own.office.get("/api/hospital/requests").await.ok();
    let blinded = rows[0]["number"].as_str().unwrap().to_owned();
    answer(&own.office, &blinded, forms::yes(30, 5, true))
        .await
        .ok();
    desk_act(&cast.dm, &firm.number, "rounds/close", json!({}))
        .await
        .ok();

    let body = json!({ "letter": "One hospital can take part.", "hospitals": [own.id] });
    let proposal = desk_act(&cast.dm, &firm.number, "proposal", body)
        .await
        .proposed();
    assert_eq!(firm_case(&firm).await["stage"], "matching");
    confirm(&cast.dl2, &proposal).await;
    assert_eq!(firm_case(&firm).await["stage"], "proposed");
    world
        .mail(&firm.email, "The answer from hospitals is ready")
        .await;
}

#[tokio::test]
async fn a_year_is_frozen_by_two_and_corrected_in_the_open() {
    let (world, cast) = desk().await;
    let viewer = world.desk(Role::Mv).await;
    let firm = consulted(&world, &cast, "Ocelot Bio", "o@ocelot.example").await;
    let freeze = "/api/desk/counts/R8/freeze";
    let too_early = cast.dl.post(freeze, json!({})).await;
    assert!(matches!(too_early.status, 409 | 422), "{}", too_early.text);
    viewer
        .get("/api/ministry/counts/R8")
        .await
        .problem(404, "not-found");

    world.at("2027-04-05T01:00:00Z".parse().unwrap());
    let proposal = cast.dl.post(freeze, json!({})).await.proposed();
    cast.dl
        .post(&confirmation(&proposal), json!({}))
        .await
        .problem(403, "forbidden");
    confirm(&cast.dl2, &proposal).await;
    assert!(cast.counts("R8").await["frozen_at"].is_string());
    let frozen = viewer.get("/api/ministry/counts/R8").await.ok();
    assert_eq!(
        (&frozen["k"], &frozen["restatements"]),
        (&json!(1), &json!(0))
    );

    world.later(SignedDuration::from_hours(2));
    let body = json!({ "number": firm.number, "delta": -1, "why": "別案件と同一の相談だった" });
    let proposal = cast
        .dl
        .post("/api/desk/counts/corrections", body)
        .await
        .proposed();
    assert_eq!(
        cast.counts("R8").await["k"],
        1,
        "one person alone corrects nothing"
    );
    world.later(SignedDuration::from_mins(5));
    confirm(&cast.dl2, &proposal).await;
    let page = cast.counts("R8").await;
    assert_eq!(
        (&page["k"], &page["restatements"]),
        (&json!(0), &json!(1)),
        "{page}"
    );
    let lines = ledger(&desk_case(&cast.dl, &firm.number).await);
    assert_eq!(lines, [("K".to_owned(), 1), ("K".to_owned(), -1)]);
    let frozen = viewer.get("/api/ministry/counts/R8").await.ok();
    assert_eq!(frozen["k"], 0);
    assert!(
        !frozen.to_string().contains("Ocelot"),
        "the ministry reads no names"
    );
}
