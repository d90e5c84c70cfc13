//! Passwords, cookies, and how often one may try.

use axum::http::Method;
use case_workflow::people::Role;
use harness::browser::{Browser, Reply};
use harness::forms;
use harness::people::Person;
use harness::world::{PASSWORD, World};
use jiff::SignedDuration;
use serde_json::{Value, json};

const SESSION: &str = api::auth::SESSION_COOKIE;

async fn signs_in(browser: &Browser, email: &str, password: &str) -> Reply {
    let body = json!({ "email": email, "password": password });
    browser.post("/api/sign-in", body).await
}

async fn person_of(browser: &Browser) -> Value {
    browser.get("/api/me").await.ok()["person"].clone()
}

/// A second browser of the same person, that nobody signs in by itself.
fn with_cookie(world: &World, value: &str) -> Browser {
    let browser = world.browser();
    browser.set_cookie(SESSION, Some(value));
    browser
}

fn set_cookie(reply: &Reply, name: &str) -> Option<String> {
    let all = reply.headers.get_all("set-cookie").iter();
    all.filter_map(|value| value.to_str().ok())
        .find(|text| text.starts_with(name))
        .map(str::to_owned)
}

#[tokio::test]
async fn nobody_learns_from_a_refused_sign_in_which_addresses_are_known() {
    let world = World::new().await;
    let lead = world.desk(Role::Dl).await;
    let mut answers = Vec::new();
    for (email, password) in [
        (lead.email.as_str(), "wrong horse battery"),
        ("nobody@desk.example", "wrong horse battery"),
        ("nobody@desk.example", PASSWORD),
        ("no address at all", ""),
    ] {
        let mut problem = signs_in(&world.browser(), email, password)
            .await
            .problem(401, "sign-in");
        problem.as_object_mut().unwrap().remove("request_id");
        answers.push(problem);
    }
    assert!(
        answers.windows(2).all(|two| two[0] == two[1]),
        "{answers:?}"
    );
    let me = signs_in(&world.browser(), &lead.email.to_uppercase(), PASSWORD)
        .await
        .ok();
    assert_eq!(me["memberships"][0]["role"], "dl");
}

#[tokio::test]
async fn the_eleventh_try_waits_even_with_the_right_password() {
    let world = World::new().await;
    let lead = world.desk(Role::Dl).await;
    let other = world.desk(Role::Di).await;
    for _ in 0..10 {
        signs_in(&world.browser(), &lead.email, "wrong horse battery")
            .await
            .problem(401, "sign-in");
    }
    let refused = signs_in(&world.browser(), &lead.email, PASSWORD).await;
    let wait: u64 = refused.headers["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=60).contains(&wait), "{wait} seconds");
    let problem = refused.problem(429, "too-many");
    assert_eq!(problem["values"]["retry_after_seconds"], json!(wait));
    signs_in(&world.browser(), &other.email, PASSWORD)
        .await
        .ok();
}

#[tokio::test]
async fn an_address_is_not_flooded_with_mails() {
    let world = World::new().await;
    world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    world.later(SignedDuration::from_mins(10));
    world.forget_mails().await;
    let mut statuses = Vec::new();
    for _ in 0..7 {
        let body = json!({ "email": "emma@zebrafinch.example", "lang": "en" });
        statuses.push(world.browser().post("/api/sign-in/link", body).await.status);
    }
    assert_eq!(statuses, [202, 202, 202, 202, 202, 202, 429]);
}

#[tokio::test]
async fn a_new_password_has_twelve_characters_and_is_not_dull() {
    let world = World::new().await;
    let hospital = world.hospital(2).await;
    let body = json!({ "email": "pi@hospital.example", "family": "医師", "kinds": ["physician"] });
    assert_eq!(
        hospital
            .office
            .post("/api/hospital/members", body)
            .await
            .status,
        202
    );
    let secret = world.mail("pi@hospital.example", "アカウント").await.link();
    let path = format!("/api/links/{secret}");
    for (password, code) in [
        (json!(null), "required"),
        (json!(""), "required"),
        (json!("elevenchars"), "too_short"),
        (
            json!("十一文字のあいことばです"[..33].to_owned()),
            "too_short",
        ),
        (json!("aaaaaaaaaaaa"), "weak_password"),
        (json!("p".repeat(201)), "too_long"),
    ] {
        let reply = world
            .browser()
            .post(&path, json!({ "password": password }))
            .await;
        let problem = reply.problem(422, "fields");
        assert_eq!(problem["errors"][0]["pointer"], "/password", "{password}");
        assert_eq!(problem["errors"][0]["code"], code, "{password}");
    }
    let twelve = "窓口は国際共同治験の入口";
    assert_eq!(twelve.chars().count(), 12);
    world
        .browser()
        .post(&path, json!({ "password": twelve }))
        .await
        .ok();
    signs_in(&world.browser(), "pi@hospital.example", twelve)
        .await
        .ok();
}

#[tokio::test]
async fn a_mailbox_alone_opens_no_account_that_has_a_password() {
    let world = World::new().await;
    let lead = world.desk(Role::Dl).await;
    world
        .firm(forms::request("Zebrafinch Bio", "emma@zebrafinch.example"))
        .await;
    world.forget_mails().await;
    let unknown = "nobody@nowhere.example";
    for (path, email, told) in [
        ("/api/sign-in/link", lead.email.as_str(), false),
        ("/api/sign-in/link", "emma@zebrafinch.example", true),
        ("/api/sign-in/link", unknown, false),
        ("/api/password/reset", lead.email.as_str(), true),
        ("/api/password/reset", "emma@zebrafinch.example", false),
        ("/api/password/reset", unknown, false),
        ("/api/resume", lead.email.as_str(), false),
        ("/api/resume", "emma@zebrafinch.example", true),
        ("/api/resume", unknown, false),
    ] {
        let reply = world
            .browser()
            .post(path, json!({ "email": email, "lang": "en" }))
            .await;
        assert_eq!(
            (reply.status, reply.text.as_str()),
            (202, "{}"),
            "{path} {email}"
        );
        let mails = world.mails(email).await;
        assert_eq!(
            !mails.is_empty(),
            told,
            "{path} {email}: {} mails",
            mails.len()
        );
    }
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let world = World::new().await;
    let manager = world.desk(Role::Dm).await;
    let elsewhere = with_cookie(&world, &manager.cookie(SESSION).unwrap());
    assert_ne!(person_of(&elsewhere).await, Value::Null);
    let body = json!({ "email": manager.email, "lang": "ja" });
    assert_eq!(
        world
            .browser()
            .post("/api/password/reset", body)
            .await
            .status,
        202
    );
    let secret = world.mail(&manager.email, "パスワード").await.link();
    assert_ne!(
        person_of(&elsewhere).await,
        Value::Null,
        "asking changes nothing yet"
    );
    let here = world.browser();
    let path = format!("/api/links/{secret}");
    here.post(&path, json!({ "password": "a new horse, a new battery" }))
        .await
        .ok();
    assert_ne!(person_of(&here).await, Value::Null);
    assert_eq!(person_of(&elsewhere).await, Value::Null);
    elsewhere
        .get("/api/desk/today")
        .await
        .problem(401, "signed-out");
    signs_in(&world.browser(), &manager.email, PASSWORD)
        .await
        .problem(401, "sign-in");
    signs_in(
        &world.browser(),
        &manager.email,
        "a new horse, a new battery",
    )
    .await
    .ok();
}

#[tokio::test]
async fn a_cookie_lasts_an_hour_unless_it_is_used_and_a_session_twelve_hours() {
    let world = World::new().await;
    let person = world.desk(Role::Di).await;
    let first = person.cookie(SESSION).unwrap();
    let idle = with_cookie(&world, &first);
    let busy = with_cookie(&world, &first);
    world.later(SignedDuration::from_mins(29));
    assert_eq!(
        set_cookie(&busy.get("/api/me").await, SESSION),
        None,
        "still young"
    );
    world.later(SignedDuration::from_mins(2));
    let renewed = set_cookie(&busy.get("/api/me").await, SESSION).expect("half of it is over");
    assert!(renewed.contains("Max-Age=3600"), "{renewed}");
    world.later(SignedDuration::from_mins(29));
    idle.get("/api/desk/today").await.problem(401, "signed-out");
    busy.get("/api/desk/today").await.ok();

    // Every second time the cookie is more than half an hour old.
    for _ in 0..21 {
        world.later(SignedDuration::from_mins(29));
        busy.get("/api/desk/today").await.ok();
    }
    // 11 hours and 9 minutes so far; the cookie is new.
    world.later(SignedDuration::from_mins(50));
    busy.get("/api/desk/today").await.ok();
    world.later(SignedDuration::from_mins(2));
    busy.get("/api/desk/today").await.problem(401, "signed-out");
}

#[tokio::test]
async fn a_forged_cookie_is_nobody() {
    let world = World::new().await;
    let person = world.desk(Role::Dl).await;
    let good = person.cookie(SESSION).unwrap();
    let mut parts = good.split('.');
    let (head, claims, sign) = (
        parts.next().unwrap(),
        parts.next().unwrap(),
        parts.next().unwrap(),
    );
    let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
    let flipped: String = sign.chars().rev().collect();
    for forged in [
        String::new(),
        "a.b.c".to_owned(),
        format!("{head}.{claims}."),
        format!("{head}.{claims}.{flipped}"),
        format!("{none}.{claims}."),
        format!("{none}.{claims}.{sign}"),
        "x".repeat(8_000),
    ] {
        let browser = with_cookie(&world, &forged);
        browser
            .get("/api/desk/today")
            .await
            .problem(401, "signed-out");
        assert_eq!(person_of(&browser).await, Value::Null);
    }
    assert_ne!(person_of(&with_cookie(&world, &good)).await, Value::Null);
}

#[tokio::test]
async fn cookies_are_out_of_reach_of_scripts_and_of_other_sites() {
    for (address, https) in [
        ("http://desk.test", false),
        ("https://desk.example.jp", true),
    ] {
        let world = World::with(|config| config.public_url = address.to_owned()).await;
        let lead = world.desk(Role::Dl).await;
        let sign_in = signs_in(&world.browser(), &lead.email, PASSWORD).await;
        let body = json!({ "locale": "en", "zone": "UTC" });
        let draft = world.browser().post("/api/drafts", body).await;
        for (reply, name) in [(&sign_in, SESSION), (&draft, api::auth::DRAFT_COOKIE)] {
            let cookie = set_cookie(reply, name).unwrap();
            for rule in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
                assert!(cookie.contains(rule), "{name} has no {rule}: {cookie}");
            }
            assert_eq!(cookie.contains("Secure"), https, "{name}: {cookie}");
        }
        assert_eq!(
            sign_in.headers.contains_key("strict-transport-security"),
            https
        );
        assert_eq!(sign_in.headers["cache-control"], "no-store");
        assert_eq!(sign_in.headers["x-content-type-options"], "nosniff");
        assert!(sign_in.headers.contains_key("content-security-policy"));
    }
}

/// Everything that changes something, as the OpenAPI document lists it.
fn changing_operations() -> Vec<(Method, String)> {
    let document = serde_json::to_value(api::openapi::document()).unwrap();
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["post", "put", "patch", "delete"] {
            if item.get(method).is_some() && path != "/api/short-requests" {
                all.push((method.to_uppercase().parse().unwrap(), path.clone()));
            }
        }
    }
    all
}

#[tokio::test]
async fn a_page_of_another_site_changes_nothing_in_a_visitors_name() {
    let world = World::new().await;
    let lead = world.desk(Role::Dl).await;
    let operations = changing_operations();
    assert!(operations.len() > 60, "{}", operations.len());
    for (method, path) in operations {
        let path = path.replace(['{', '}'], "");
        for content_type in [
            "application/json",
            "text/plain",
            "application/x-www-form-urlencoded",
        ] {
            let headers = [("content-type", content_type), ("if-match", "\"1\"")];
            let reply = lead
                .send(method.clone(), &path, &headers, Some(b"{}".to_vec()))
                .await;
            let problem = reply.problem(400, "unreadable");
            assert!(
                problem["values"]["why"]
                    .as_str()
                    .unwrap()
                    .contains("X-Requested-With")
            );
        }
    }
    assert_ne!(
        person_of(&lead).await,
        Value::Null,
        "nobody was signed out either"
    );
}

#[tokio::test]
async fn the_plain_form_is_taken_from_our_own_pages_only() {
    let world = World::new().await;
    let intake = world.desk(Role::Di).await;
    let form = "name=Emma&company=Zebrafinch&email=emma%40zebrafinch.example&words=Hello\
                &consent_privacy=on&nonconf_confirm=on&lang=en";
    let sends = async |origin: Option<&str>| {
        let mut headers = vec![
            ("content-type", "application/x-www-form-urlencoded"),
            ("host", "desk.test"),
        ];
        headers.extend(origin.map(|origin| ("origin", origin)));
        let body = Some(form.as_bytes().to_vec());
        let reply = world
            .browser()
            .send(Method::POST, "/api/short-requests", &headers, body)
            .await;
        assert_eq!(reply.status, 303);
        reply.headers["location"].to_str().unwrap().to_owned()
    };
    assert_eq!(
        sends(Some("https://elsewhere.example")).await,
        "/en/request/short-again/"
    );
    let kept = intake.get("/api/desk/short-requests").await.ok();
    assert_eq!(kept, json!([]));
    assert_eq!(
        sends(Some("http://desk.test")).await,
        "/en/request/short-sent/"
    );
    assert_eq!(sends(None).await, "/en/request/short-sent/");
    let kept = intake.get("/api/desk/short-requests").await.ok();
    assert_eq!(kept.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_real_installation_begins_without_anybody() {
    let world = World::new().await;
    for email in [
        "lead@desk.example",
        "manager@desk.example",
        "intake@desk.example",
        "admin@desk.example",
        "admin@localhost",
        "admin",
    ] {
        for password in [api::demo::PASSWORD, "admin", "password", "madoguchi", ""] {
            let reply = signs_in(&world.browser(), email, password).await;
            assert_eq!(reply.status, 401, "{email} {password}");
        }
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_in_every_copy_of_its_cookie() {
    let world = World::new().await;
    let person: Person = world.desk(Role::Dc).await;
    let copy = with_cookie(&world, &person.cookie(SESSION).unwrap());
    let reply = person.post("/api/sign-out", json!({})).await;
    assert_eq!(reply.status, 204);
    assert!(set_cookie(&reply, SESSION).unwrap().contains("Max-Age=0"));
    assert_eq!(person.cookie(SESSION), None);
    copy.get("/api/desk/today").await.problem(401, "signed-out");
    // Whoever is not signed in may press the button, too.
    assert_eq!(copy.post("/api/sign-out", json!({})).await.status, 204);
}
