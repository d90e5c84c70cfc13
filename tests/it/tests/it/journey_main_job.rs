//! The main job: from the request to a counted, answered, closed case.

use harness::browser::version;
use harness::cast::{Cast, answer, desk_act, desk_case, firm_act, firm_case, hospital_act};
use harness::forms;
use harness::people::{Firm, Hospital, Person};
use harness::world::World;
use jiff::SignedDuration;
use serde_json::{Value, json};

/// Somebody was told once, and reads it.
async fn told(world: &World, person: &Person, words: &str) {
    world.mail(&person.email, words).await;
}

fn requests_of(rows: &Value) -> Vec<&str> {
    rows.as_array()
        .unwrap()
        .iter()
        .map(|row| row["number"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_request_becomes_a_counted_answered_and_closed_case() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospitals = [
        cast.register_hospital("架空大学病院", "Imaginary University Hospital")
            .await,
        world.hospital(0).await,
        world.hospital(5).await,
    ];
    let firm = a_request_is_sent_once(&world, &cast).await;
    it_is_taken_asked_about_and_accepted(&world, &cast, &firm).await;
    it_is_talked_over_and_its_text_approved(&world, &cast, &firm).await;
    let blinded = three_hospitals_answer(&world, &cast, &firm, &hospitals).await;
    the_firm_chooses_two(&world, &cast, &firm, &hospitals, &blinded).await;
    the_trial_starts(&world, &cast, &firm, &hospitals, &blinded).await;
    it_is_closed_and_counted_once(&world, &cast, &firm).await;
    the_hospital_that_declined_keeps_its_own_answer(&hospitals[2].office, &blinded).await;
}

async fn a_request_is_sent_once(world: &World, cast: &Cast) -> Firm {
    let answers = forms::request("Zebrafinch Bio, Inc.", "e.hartley@zebrafinch.example");
    let draft = world.draft(answers).await;
    let firm = world.send(&draft).await;
    assert_eq!(world.send(&draft).await.number, firm.number);

    let receipt = world
        .mail(&firm.email, "We have received your request")
        .await;
    assert!(receipt.text.contains(&firm.number));
    for one in [&cast.di, &cast.dl, &cast.dl2] {
        told(world, one, "新しい相談申込み").await;
    }
    world.no_more_letters().await;

    // The link from the mail opens the case in another browser, once.
    let elsewhere = world.browser();
    let opened = elsewhere
        .post(&format!("/api/links/{}", receipt.link()), json!({}))
        .await
        .ok();
    assert_eq!(opened["go_to"], format!("/my/cases/{}", firm.number));
    let seen = elsewhere
        .get(&format!("/api/my/cases/{}", firm.number))
        .await
        .ok();
    assert_eq!(
        (&seen["stage"], &seen["step"]),
        (&json!("received"), &json!(1))
    );
    firm
}

async fn it_is_taken_asked_about_and_accepted(world: &World, cast: &Cast, firm: &Firm) {
    let case = desk_act(&cast.di, &firm.number, "take", json!({}))
        .await
        .ok();
    assert_eq!(case["stage"], "screening");
    let questions = json!({ "questions": [
        { "text": "How many patients have been treated so far?" },
        { "field": "product_public", "text": "May we name the product to hospitals?" },
    ] });
    desk_act(&cast.di, &firm.number, "questions", questions)
        .await
        .ok();
    told(world, firm, "We need 2 answers by").await;

    world.business_days_later(1);
    let case = firm_case(firm).await;
    assert_eq!(case["turn"]["side"], "firm");
    let answers = json!({ "answers": ["About 120.", "No."] });
    firm_act(firm, "answers", answers).await.ok();
    told(world, &cast.di, "企業の回答が届きました（2項目）").await;

    // Intake proposes, the lead accepts.
    let body = forms::acceptance(&cast.dm.id);
    let proposal = desk_act(&cast.di, &firm.number, "acceptance", body)
        .await
        .proposed();
    assert_eq!(
        desk_case(&cast.dm, &firm.number).await["stage"],
        "screening"
    );
    for one in [&cast.dm, &cast.dl, &cast.dl2] {
        told(world, one, "2人目の確認待ち").await;
    }
    let path = format!(
        "/api/desk/proposals/{}/confirmation",
        proposal["id"].as_str().unwrap()
    );
    cast.di
        .post(&path, json!({}))
        .await
        .problem(403, "forbidden");
    let settled = cast.dl.post(&path, json!({})).await.ok();
    assert_eq!(settled["number"], firm.number);
    let case = desk_case(&cast.dl, &firm.number).await;
    assert_eq!(case["stage"], "accepted");
    told(world, firm, "We have accepted your case").await;
    world.no_more_letters().await;
    assert_eq!(
        cast.counts("R8").await["k"],
        0,
        "nothing of substance was said yet"
    );
}

async fn it_is_talked_over_and_its_text_approved(world: &World, cast: &Cast, firm: &Firm) {
    world.business_days_later(3);
    let case = cast.consult(firm).await;
    assert_eq!(case["stage"], "in_consultation");
    assert_eq!(cast.counts("R8").await["k"], 1);

    desk_act(
        &cast.dm,
        &firm.number,
        "rounds",
        json!({ "recipients": [] }),
    )
    .await
    .problem(409, "gate");
    cast.approve_text(firm, forms::details()).await;
    told(world, firm, "Approve the text that hospitals see first").await;
    told(world, &cast.dm, "匿名概要書の承認").await;
    world.no_more_letters().await;
}

async fn three_hospitals_answer(
    world: &World,
    cast: &Cast,
    firm: &Firm,
    hospitals: &[Hospital; 3],
) -> String {
    let path = format!("/api/desk/cases/{}/candidates", firm.number);
    let list = cast.dm.get(&path).await.ok();
    let ours = list["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["hospital"] == json!(hospitals[0].id))
        .unwrap();
    assert_eq!(ours["standing"], "met", "{ours}");

    let asked: Vec<&Hospital> = hospitals.iter().collect();
    let blinded = cast.open_round(firm, &asked).await;
    for hospital in hospitals {
        let mail = world
            .mail(&hospital.office.email, "実施可能性調査のお願い")
            .await;
        assert!(mail.text.contains(&blinded) && !mail.html.contains("Zebrafinch"));
        let rows = hospital.office.get("/api/hospital/requests").await.ok();
        assert_eq!(requests_of(&rows), [blinded.as_str()]);
        let page = hospital
            .office
            .get(&format!("/api/hospital/requests/{blinded}"))
            .await;
        for secret in ["Zebrafinch", "ZQX-301", &firm.number, "Hartley"] {
            assert!(!page.text.contains(secret), "{secret} in {}", page.text);
        }
        assert!(
            page.body["text"]
                .as_array()
                .is_some_and(|lines| !lines.is_empty())
        );
        assert_eq!(page.body["firm"], Value::Null);
    }

    world.business_days_later(2);
    let answers = [forms::yes(60, 10, true), forms::yes_if(20, 8), forms::no()];
    for (n, (hospital, given)) in hospitals.iter().zip(answers).enumerate() {
        let turn = desk_case(&cast.dm, &firm.number).await["turn"].clone();
        assert_eq!(turn["side"], "hospital", "{n} answers are in");
        answer(&hospital.office, &blinded, given).await.ok();
        let words = format!("施設の回答（3施設中{}施設）", n + 1);
        told(world, &cast.dm, &words).await;
    }
    assert_eq!(firm_case(firm).await["step"], 5);
    let turn = desk_case(&cast.dm, &firm.number).await["turn"].clone();
    assert_eq!(
        (&turn["side"], &turn["action"]),
        (&json!("desk"), &json!("collated_answer")),
        "nobody need wait for the deadline"
    );
    assert!(turn["due"].is_string(), "{turn}");
    world.no_more_letters().await;
    blinded
}

async fn the_firm_chooses_two(
    world: &World,
    cast: &Cast,
    firm: &Firm,
    hospitals: &[Hospital; 3],
    blinded: &str,
) {
    let case = cast.propose(firm).await;
    assert_eq!(case["stage"], "proposed");
    let mail = world
        .mail(&firm.email, "The answer from hospitals is ready")
        .await;
    // The mail and the page name the same hour.
    let due = case["turn"]["due"].as_str().unwrap();
    assert!(due.ends_with("T08:00:00Z"), "17:00 in Tokyo: {due}");
    assert!(mail.text.contains("17:00"), "{}", mail.text);
    let seen = firm.get(&format!("/api/my/cases/{}", firm.number)).await;
    assert!(seen.text.contains(&hospitals[0].name_en), "it may be named");
    assert!(!seen.text.contains(&hospitals[2].name_ja), "it declined");
    assert_eq!(
        seen.body["proposal"]["shortfall"], 6,
        "24 wanted, 18 offered"
    );

    world.business_days_later(4);
    let case = cast.choose(firm, 2, 9).await;
    assert_eq!(
        (&case["stage"], &case["step"]),
        (&json!("site_selected"), &json!(6))
    );
    told(world, &cast.dm, "企業が2施設を選定しました").await;
    for hospital in hospitals {
        told(world, &hospital.office, "施設選定の結果のお知らせ").await;
    }
    world.no_more_letters().await;

    // Chosen, but no basis for the name is recorded yet.
    let office = &hospitals[0].office;
    let path = format!("/api/hospital/requests/{blinded}");
    let page = office.get(&path).await;
    assert_eq!(page.body["result"]["target"], 9);
    assert!(!page.text.contains("Zebrafinch"), "{}", page.text);
    cast.record_basis(firm, &hospitals[0].id).await;
    let page = office.get(&path).await.ok();
    assert_eq!(page["firm"]["name"], "Zebrafinch Bio, Inc.");
    let page = hospitals[1].office.get(&path).await;
    assert!(
        !page.text.contains("Zebrafinch"),
        "the basis is the other's"
    );
    let ledger = firm
        .get(&format!("/api/my/cases/{}/disclosures", firm.number))
        .await
        .ok();
    let names: Vec<&Value> = ledger
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["what"] == "company_name")
        .collect();
    assert_eq!(names.len(), 1, "{ledger}");
}

async fn the_trial_starts(
    world: &World,
    cast: &Cast,
    firm: &Firm,
    hospitals: &[Hospital; 3],
    blinded: &str,
) {
    let first = &hospitals[0];
    desk_act(&cast.dm, &firm.number, "start-up", json!({}))
        .await
        .problem(409, "gate");
    let next = desk_case(&cast.dm, &firm.number).await["turn"]["action"].clone();
    assert_eq!(next, "open_contracts");
    let case = cast.contract(firm, &first.id, "template_chosen").await;
    assert_eq!(case["turn"]["action"], "advance_contracts");
    desk_act(&cast.dm, &firm.number, "start-up", json!({}))
        .await
        .ok();

    // The turn goes to the hospital and from there to the firm.
    let draft = json!({ "hospital": first.id, "stage": "draft_sent", "ball": "ball_hospital" });
    desk_act(&cast.dm, &firm.number, "contracts", draft)
        .await
        .ok();
    told(world, &first.office, "契約：貴院の番です").await;
    world.days_later(3);
    let to_firm = json!({ "ball": "ball_sponsor", "note": "第5条の修正案を送りました。" });
    hospital_act(&first.office, blinded, "contract", to_firm)
        .await
        .ok();
    told(world, firm, "Agreement with a hospital: your turn").await;
    world.days_later(5);
    let case = firm_case(firm).await;
    let contract = &case["contracts"][0];
    assert_eq!(
        (&contract["days"]["hospital"], &contract["days"]["sponsor"]),
        (&json!(3), &json!(5))
    );
    let label = contract["label"].as_str().unwrap();
    firm_act(
        firm,
        &format!("contracts/{label}"),
        json!({ "ball": "ball_desk" }),
    )
    .await
    .ok();
    told(world, &cast.dm, "契約：窓口の番").await;

    // Signing waits for terms and costs.
    cast.contract(firm, &first.id, "legal_ok").await;
    let sign = json!({ "hospital": first.id, "stage": "signature" });
    desk_act(&cast.dm, &firm.number, "contracts", sign.clone())
        .await
        .problem(422, "fields");
    cast.contract(firm, &first.id, "budget_ok").await;
    desk_act(&cast.dm, &firm.number, "contracts", sign)
        .await
        .ok();
    cast.contract(firm, &first.id, "executed").await;

    desk_act(&cast.dm, &firm.number, "trial-start", json!({}))
        .await
        .problem(409, "gate");
    cast.reach(firm, "ctn_submitted", None).await;
    world.days_later(30);
    cast.reach(firm, "irb_approved", Some(&first.id)).await;
    cast.reach(firm, "jrct_registered", None).await;
    // The hospital keeps its own milestones.
    for kind in ["siv", "fpi"] {
        let body = json!({ "kind": kind, "actual": world.today().to_string() });
        hospital_act(&first.office, blinded, "milestones", body)
            .await
            .ok();
    }
    let case = desk_act(&cast.dm, &firm.number, "trial-start", json!({}))
        .await
        .ok();
    assert_eq!(case["stage"], "running");
    assert_eq!(firm_case(firm).await["step"], 7);
    world.no_more_letters().await;
}

async fn it_is_closed_and_counted_once(world: &World, cast: &Cast, firm: &Firm) {
    world.days_later(20);
    let case = cast.close(firm).await;
    assert_eq!(
        (&case["stage"], &case["closing"]["outcome"]),
        (&json!("closed"), &json!("P"))
    );
    told(world, firm, "Summary of your closed case").await;

    let page = cast.counts("R8").await;
    assert_eq!((&page["k"], &page["z"]), (&json!(1), &json!(0)), "{page}");
    assert_eq!(
        page["next_target"],
        json!({ "fiscal_year": "R10", "target": 15 })
    );
    assert_eq!(page["counted"].as_array().unwrap().len(), 1);
    assert_eq!(page["counted"][0]["number"], firm.number);
    let lines: Vec<(Value, Value)> = case["count"]["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["class"].clone(), line["delta"].clone()))
        .collect();
    assert_eq!(
        lines,
        [(json!("K"), json!(1))],
        "one line, and none taken back"
    );
    world.no_more_letters().await;
}

async fn the_hospital_that_declined_keeps_its_own_answer(office: &Person, blinded: &str) {
    let page = office
        .get(&format!("/api/hospital/requests/{blinded}"))
        .await;
    assert_eq!(page.body["text"], Value::Null, "the text is gone");
    assert_eq!(page.body["answer"]["why_not"], "competing_trial");
    assert_eq!(page.body["state"], "declined");
    assert!(
        page.body["result"]["at"].is_string(),
        "it was told how it ended"
    );
    assert!(!page.text.contains("Zebrafinch"));
}

#[tokio::test]
async fn a_late_hand_on_an_old_page_changes_nothing() {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let firm = world
        .firm(forms::request("Quokka AG", "a@quokka.example"))
        .await;
    let path = format!("/api/desk/cases/{}", firm.number);
    let old = version(&cast.di.get(&path).await.ok());
    desk_act(&cast.dl, &firm.number, "take", json!({}))
        .await
        .ok();
    let problem = cast
        .di
        .post_at(
            old,
            &format!("{path}/hold"),
            json!({ "reason": "x", "review_on": "2026-12-24" }),
        )
        .await
        .problem(412, "stale");
    assert_eq!(problem["values"]["version"], old + 1, "{problem}");
    world.later(SignedDuration::from_mins(1));
    assert_eq!(desk_case(&cast.di, &firm.number).await["hold"], Value::Null);
}
