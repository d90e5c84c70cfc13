//! What is confidential is read by the case team, the lead and the firm; nobody
//! else finds it on any page, in any list or in the history (domain 2.1, 4.14).

use case_workflow::ids::PersonId;
use case_workflow::people::{Actor, Hat, Place, Role};
use harness::browser::version;
use harness::cast::{Cast, answer, desk_act, desk_case};
use harness::forms;
use harness::people::{Firm, Hospital, Person};
use harness::world::World;
use serde_json::{Value, json};
use store::AuditFilter;

/// A number that stands nowhere else: the Japanese target (C3).
const TARGET: u32 = 73_191;

struct Scene {
    world: World,
    cast: Cast,
    firm: Firm,
}

/// A case as far as the collated answer, with confidential details.
async fn scene() -> Scene {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let hospital: Hospital = world.hospital(0).await;
    let firm = world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    cast.accept(&firm).await;
    cast.consult(&firm).await;
    let mut details = forms::details();
    details["prot_n"] = json!({ "total": 90_000, "japan_target": TARGET, "japan_min": 12 });
    cast.approve_text(&firm, details).await;
    let blinded = cast.open_round(&firm, &[&hospital]).await;
    answer(&hospital.office, &blinded, forms::yes(20, 8, true))
        .await
        .ok();
    cast.propose(&firm).await;
    Scene { world, cast, firm }
}

/// Every page of the desk that speaks of the case.
async fn pages(person: &Person, number: &str) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for path in [
        format!("/api/desk/cases/{number}"),
        format!("/api/desk/cases/{number}/candidates"),
        format!("/api/desk/cases/{number}/synopsis/preview"),
        "/api/desk/cases".to_owned(),
        "/api/desk/cases?q=73191".to_owned(),
        "/api/desk/cases.csv".to_owned(),
        "/api/desk/today".to_owned(),
        "/api/desk/proposals".to_owned(),
        "/api/desk/counts/R8".to_owned(),
        "/api/desk/counts/R8/csv".to_owned(),
    ] {
        let reply = person.get(&path).await;
        pages.push((reply.asked, reply.text));
    }
    pages
}

fn field<'a>(case: &'a Value, name: &str) -> &'a Value {
    let mut fields = case["fields"].as_array().unwrap().iter();
    fields.find(|one| one["field"] == name).unwrap()
}

#[tokio::test]
async fn whoever_is_not_on_the_case_finds_nothing_confidential_anywhere() {
    let scene = scene().await;
    let (world, number) = (&scene.world, scene.firm.number.as_str());
    let mut leaks = Vec::new();
    for role in [Role::Di, Role::Dm, Role::Dc, Role::Sa, Role::Au, Role::Mv] {
        let person = world.desk(role).await;
        for (page, text) in pages(&person, number).await {
            let plain = text.replace(',', "");
            if let Some(at) = plain.find(&TARGET.to_string()) {
                let near: String = plain[at.saturating_sub(60)..].chars().take(70).collect();
                leaks.push(format!("{role:?} reads the target on {page}: {near}"));
            }
        }
        if role.is_desk() {
            let case = desk_case(&person, number).await;
            let design = field(&case, "prot_n");
            assert_eq!(
                (&design["hidden"], &design["value"]),
                (&json!(true), &Value::Null),
                "{role:?}"
            );
            let name = field(&case, "org_name");
            assert_eq!(
                (&name["hidden"], &name["value"]),
                (&json!(false), &json!("Zebrafinch Bio"))
            );
        }
    }
    assert_eq!(leaks, Vec::<String>::new());
}

#[tokio::test]
async fn the_case_team_the_lead_and_the_firm_read_it() {
    let scene = scene().await;
    let (world, firm) = (&scene.world, &scene.firm);
    let contracts = world.desk(Role::Dc).await;
    let deputy = world.desk(Role::Dm).await;
    let owners = json!({ "owner": scene.cast.dm.id, "deputy": deputy.id, "team": [contracts.id] });
    desk_act(&scene.cast.dm, &firm.number, "owner", owners)
        .await
        .ok();
    for person in [&scene.cast.dm, &deputy, &scene.cast.dl, &contracts] {
        let case = desk_case(person, &firm.number).await;
        let size = field(&case, "prot_n");
        assert_eq!(size["hidden"], false);
        assert_eq!(size["value"]["japan_target"], TARGET);
    }
    let own = harness::cast::firm_case(firm).await;
    assert_eq!(own["values"]["prot_n"]["japan_target"], TARGET);
}

#[tokio::test]
async fn whoever_changes_what_they_may_not_read_is_not_shown_it() {
    let scene = scene().await;
    let intake = &scene.cast.di;
    let path = format!("/api/desk/cases/{}", scene.firm.number);
    let case = desk_case(intake, &scene.firm.number).await;
    let body = json!({ "values": { "need_sirb": "sirb_required" } });
    let changed = intake
        .patch_at(version(&case), &format!("{path}/fields"), body)
        .await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    assert!(!changed.text.contains(&TARGET.to_string()));
    let note = intake
        .post(&format!("{path}/notes"), json!({ "text": "覚え書き" }))
        .await;
    assert!(!note.text.contains(&TARGET.to_string()));
}

#[tokio::test]
async fn reading_what_is_confidential_is_itself_recorded() {
    let scene = scene().await;
    let auditor = scene.world.desk(Role::Au).await;
    let auditor = Actor::Person {
        id: PersonId(auditor.id.parse().unwrap()),
        hats: vec![Hat {
            role: Role::Au,
            place: Place::Desk,
            read_only: false,
            manager: false,
        }],
        zone: "Asia/Tokyo".to_owned(),
        stands_for: Vec::new(),
    };
    let reads = async || {
        let filter = AuditFilter {
            limit: 200,
            ..AuditFilter::default()
        };
        let events = scene.world.store().audit_events(&auditor, &filter);
        let events = events.await.unwrap();
        events
            .iter()
            .filter(|one| one.action == "read_confidential")
            .count()
    };
    let before = reads().await;
    let outside = scene.world.desk(Role::Dm).await;
    desk_case(&outside, &scene.firm.number).await;
    assert_eq!(reads().await, before, "nothing confidential was shown");
    desk_case(&scene.cast.dl, &scene.firm.number).await;
    assert_eq!(reads().await, before + 1);
}
