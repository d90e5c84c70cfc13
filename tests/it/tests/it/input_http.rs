//! Requests that are wrong as requests: each has its status and its problem
//! type, none is a 500.

use axum::http::Method;
use harness::browser::{Browser, Reply, version};
use harness::cast::{Cast, desk_act, desk_case, firm_case};
use harness::forms;
use harness::people::Firm;
use harness::world::World;
use serde_json::{Value, json};

const JSON: (&str, &str) = ("content-type", "application/json");
const OURS: (&str, &str) = ("x-requested-with", "madoguchi");

struct Scene {
    cast: Cast,
    firm: Firm,
}

async fn scene() -> Scene {
    let world = World::new().await;
    let cast = Cast::new(&world).await;
    let firm = world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    Scene { cast, firm }
}

async fn raw(who: &Browser, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    who.send(Method::POST, path, headers, Some(body.to_vec()))
        .await
}

#[tokio::test]
async fn a_body_that_is_no_json_says_so() {
    let scene = scene().await;
    let path = format!("/api/desk/cases/{}/notes", scene.firm.number);
    let before = desk_case(&scene.cast.dm, &scene.firm.number).await;
    let deep = format!(
        "{{\"text\":{}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let bodies: [(&str, &[u8]); 10] = [
        ("nothing", b""),
        ("words", b"not json"),
        ("half an object", b"{\"text\":\"a\""),
        ("more after the end", b"{\"text\":\"a\"} trailing"),
        ("two objects", b"{\"text\":\"a\"}{\"text\":\"b\"}"),
        ("invalid UTF-8", b"{\"text\":\"\xff\xfe\"}"),
        ("half a surrogate", b"{\"text\":\"\\ud83d\"}"),
        ("a control character", b"{\"text\":\"a\x01b\"}"),
        ("a comma too many", b"{\"text\":\"a\",}"),
        ("deep nesting", deep.as_bytes()),
    ];
    for (what, body) in bodies {
        let reply = raw(&scene.cast.dm, &path, &[JSON, OURS], body).await;
        let status = reply.status;
        assert!(
            matches!(status, 400 | 422),
            "{what}: {status} {}",
            reply.text
        );
        let kind = if status == 400 {
            "unreadable"
        } else {
            "fields"
        };
        reply.problem(status, kind);
    }
    let after = desk_case(&scene.cast.dm, &scene.firm.number).await;
    assert_eq!(
        before["messages"], after["messages"],
        "nothing was kept of any of them"
    );
}

#[tokio::test]
async fn another_content_type_is_refused_by_name() {
    let scene = scene().await;
    let path = format!("/api/desk/cases/{}/notes", scene.firm.number);
    let types = [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "text/json",
        "",
    ];
    for content_type in types {
        let headers = [("content-type", content_type), OURS];
        raw(&scene.cast.dm, &path, &headers, b"{\"text\":\"a\"}")
            .await
            .problem(415, "content-type");
    }
    raw(&scene.cast.dm, &path, &[OURS], b"{\"text\":\"a\"}")
        .await
        .problem(415, "content-type");
    for content_type in ["application/json; charset=utf-8", "Application/JSON"] {
        let headers = [("content-type", content_type), OURS];
        assert_eq!(
            raw(&scene.cast.dm, &path, &headers, b"{\"text\":\"a\"}")
                .await
                .status,
            200
        );
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_with_the_limit() {
    let scene = scene().await;
    let limit = api::body::BODY_BYTES_MAX;
    let text = "x".repeat(limit);
    let body = format!("{{\"text\":\"{text}\"}}");
    for path in [
        "/api/drafts".to_owned(),
        format!("/api/desk/cases/{}/notes", scene.firm.number),
    ] {
        let reply = raw(&scene.cast.dm, &path, &[JSON, OURS], body.as_bytes()).await;
        let problem = reply.problem(413, "too-large");
        assert_eq!(problem["values"]["limit_bytes"], limit);
    }
}

#[tokio::test]
async fn types_unknown_codes_and_unknown_fields_are_told_with_their_place() {
    let scene = scene().await;
    let path = format!("/api/desk/cases/{}/acceptance", scene.firm.number);
    let good = forms::acceptance(&scene.cast.dm.id);
    let with = |change: &dyn Fn(&mut Value)| {
        let mut body = good.clone();
        change(&mut body);
        body
    };
    let version = version(&desk_case(&scene.cast.dl, &scene.firm.number).await);
    for (body, pointer, code) in [
        (
            with(&|body| body["international"] = json!("yes")),
            "/international",
            "wrong_type",
        ),
        (
            with(&|body| body["checklist"]["E2"] = json!("perhaps")),
            "/checklist/E2",
            "unknown_code",
        ),
        (
            with(&|body| body["checklist"] = json!([1, 2])),
            "/checklist/0",
            "wrong_type",
        ),
        (
            with(&|body| body["owner"] = json!("somebody")),
            "/owner",
            "wrong_type",
        ),
        (
            with(&|body| body["stage"] = json!("closed")),
            "/stage",
            "unknown_field",
        ),
        (json!([]), "", "wrong_type"),
        (json!(null), "", "wrong_type"),
        (json!({}), "", "required"),
    ] {
        let problem = scene
            .cast
            .dl
            .post_at(version, &path, body.clone())
            .await
            .problem(422, "fields");
        let fault = &problem["errors"][0];
        assert_eq!(fault["code"], code, "{body}: {fault}");
        assert_eq!(fault["pointer"], pointer, "{body}: {fault}");
    }
}

#[tokio::test]
async fn a_change_names_the_version_that_it_was_made_upon() {
    let scene = scene().await;
    let (lead, number) = (&scene.cast.dl, &scene.firm.number);
    let path = format!("/api/desk/cases/{number}/take");
    raw(lead, &path, &[JSON, OURS], b"{}")
        .await
        .problem(428, "version-needed");
    for tag in ["", "*", "\"seven\"", "\"1\", \"2\"", "99999999999999999999"] {
        let headers = [JSON, OURS, ("if-match", tag)];
        raw(lead, &path, &headers, b"{}")
            .await
            .problem(428, "version-needed");
    }
    let case = desk_case(lead, number).await;
    for stale in [
        version(&case) - 1,
        version(&case) + 1,
        -1,
        i64::MAX,
        i64::MIN,
    ] {
        let problem = lead
            .post_at(stale, &path, json!({}))
            .await
            .problem(412, "stale");
        assert_eq!(problem["values"]["version"], case["version"]);
        assert_eq!(
            problem["values"]["current"]["stage"], "received",
            "what stands now comes along"
        );
    }
    let own = firm_case(&scene.firm).await;
    let path = format!("/api/my/cases/{number}/withdrawal");
    let problem = scene
        .firm
        .post_at(version(&own) + 1, &path, json!({}))
        .await
        .problem(412, "stale");
    assert_eq!(problem["values"]["current"]["stage"], "received");
}

#[tokio::test]
async fn a_draft_typed_upon_an_older_version_loses_nothing() {
    let world = World::new().await;
    let browser = world.browser();
    let draft = browser
        .post("/api/drafts", json!({ "locale": "en", "zone": "UTC" }))
        .await
        .ok();
    let path = format!("/api/drafts/{}", draft["id"].as_str().unwrap());
    let one = json!({ "answers": { "org_name": "First" } });
    let saved = browser.patch_at(version(&draft), &path, one).await.ok();
    let other = json!({ "answers": { "org_name": "Second" } });
    let problem = browser
        .patch_at(version(&draft), &path, other)
        .await
        .problem(412, "stale");
    assert_eq!(problem["values"]["current"]["org_name"], "First");
    assert_eq!(problem["values"]["version"], saved["version"]);
    assert_eq!(
        browser.get(&path).await.ok()["answers"]["org_name"],
        "First"
    );
}

#[tokio::test]
async fn an_act_that_the_stage_does_not_have_says_which() {
    let scene = scene().await;
    let (cast, number) = (&scene.cast, &scene.firm.number);
    for (who, act, body, event) in [
        (
            &cast.dm,
            "proposal",
            json!({ "letter": "x", "hospitals": [] }),
            "propose",
        ),
        (&cast.dm, "start-up", json!({}), "start_up"),
        (&cast.dm, "trial-start", json!({}), "run"),
        (&cast.dm, "rounds/close", json!({}), "close_round"),
        (
            &cast.dl,
            "reopening",
            json!({ "reason": "again" }),
            "reopen",
        ),
        (&cast.di, "answers", json!({ "answers": ["yes"] }), "answer"),
    ] {
        let problem = desk_act(who, number, act, body).await.problem(409, "stage");
        assert_eq!(problem["values"]["stage"], "received", "{act}");
        assert_eq!(problem["values"]["event"], event, "{act}");
    }
    let problem = desk_act(&cast.dm, number, "resume", json!({}))
        .await
        .problem(409, "gate");
    assert_eq!(problem["values"]["gate"], "hold");
}

#[tokio::test]
async fn unknown_addresses_and_methods_are_problems_too() {
    let scene = scene().await;
    let lead = &scene.cast.dl;
    for path in [
        "/api",
        "/api/",
        "/api/nothing",
        "/api/desk",
        "/api/desk/cases/",
        "/api/desk/cases/A-R08-999",
        "/api/desk/cases/%00",
        "/api/desk/cases/%F0%A0%AE%B7",
        "/api/desk/cases/..%2F..%2Fetc",
        "/api/desk/cases/A-R08-001%27%20OR%201=1",
        "/api/desk/counts/R999999999999",
        "/api/desk/counts/x",
        "/api/hospital/requests/M-R08-999",
        "/api/my/cases/A-R08-001",
    ] {
        lead.get(path).await.problem(404, "not-found");
    }
    let long = format!("/api/desk/cases/{}", "A".repeat(20_000));
    lead.get(&long).await.problem(404, "not-found");
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        lead.json(method.clone(), "/api/nothing", Some(1), json!({}))
            .await
            .problem(404, "not-found");
        lead.json(method, "/api/desk/today", Some(1), json!({}))
            .await
            .problem(405, "method");
    }
    lead.get("/api/sign-out").await.problem(405, "method");
    for path in ["/api/desk/hospitals/not-an-id", "/api/drafts/not-an-id"] {
        let reply = lead.get(path).await;
        assert!(
            matches!(reply.status, 400 | 404),
            "{path}: {} {}",
            reply.status,
            reply.text
        );
        let (status, kind) = (
            reply.status,
            if reply.status == 400 {
                "unreadable"
            } else {
                "not-found"
            },
        );
        reply.problem(status, kind);
    }
}

#[tokio::test]
async fn parameters_of_a_list_are_checked_all_at_once() {
    let scene = scene().await;
    let lead = &scene.cast.dl;
    let path = "/api/desk/cases?from=2026-13-01&to=yesterday&need=nothing&stage=lost&area=a&phase=p9\
                &country=ZZ&side=left&owner=me-too&sort=size&order=up";
    let problem = lead.get(path).await.problem(422, "fields");
    let mut places: Vec<&str> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["pointer"].as_str().unwrap())
        .collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            "/area", "/country", "/from", "/need", "/order", "/owner", "/phase", "/side", "/sort",
            "/stage", "/to"
        ]
    );
    let reversed = lead
        .get("/api/desk/cases?from=2026-12-01&to=2026-11-01")
        .await
        .problem(422, "fields");
    assert_eq!(reversed["errors"][0]["code"], "order");
    let long = format!("/api/desk/cases?q={}", "x".repeat(201));
    assert_eq!(
        lead.get(&long).await.problem(422, "fields")["errors"][0]["code"],
        "too_long"
    );
    let huge = format!("/api/desk/cases?q={}", "x".repeat(60_000));
    lead.get(&huge).await.problem(422, "fields");
    for unreadable in [
        "limit=-1",
        "limit=many",
        "open=maybe",
        "colour=red",
        "limit=1&limit=2",
    ] {
        let reply = lead.get(&format!("/api/desk/cases?{unreadable}")).await;
        reply.problem(400, "unreadable");
    }
    for limit in ["0", "1", "50", "51", "18446744073709551615"] {
        lead.get(&format!("/api/desk/cases?limit={limit}"))
            .await
            .ok();
    }
    for cursor in [
        "x",
        "AAAA",
        "%00",
        "%F0%9F%98%80",
        "eyJhIjoxfQ",
        &"A".repeat(5_000),
    ] {
        let problem = lead
            .get(&format!("/api/desk/cases?cursor={cursor}"))
            .await
            .problem(422, "fields");
        assert_eq!(problem["errors"][0]["pointer"], "/cursor", "{cursor}");
    }
}
