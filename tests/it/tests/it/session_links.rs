//! Links and codes from mails.

use axum::http::Method;
use harness::browser::Browser;
use harness::forms;
use harness::world::{PASSWORD, World};
use jiff::SignedDuration;
use serde_json::{Value, json};

const ADDRESS: &str = "emma@zebrafinch.example";

/// A firm that is known, with nothing unread.
async fn known_firm(world: &World) {
    world.firm(forms::request("Zebrafinch Bio", ADDRESS)).await;
    world.forget_mails().await;
}

/// Asks for a way in; answers with link and code from the mail.
async fn asks_for_a_link(world: &World) -> (String, String) {
    let body = json!({ "email": ADDRESS, "lang": "en" });
    let reply = world.browser().post("/api/sign-in/link", body).await;
    assert_eq!(reply.status, 202);
    let mail = world.mail(ADDRESS, "sign-in").await;
    (mail.link(), mail.code())
}

async fn uses(browser: &Browser, secret: &str) -> harness::browser::Reply {
    browser
        .post(&format!("/api/links/{secret}"), json!({}))
        .await
}

async fn state(world: &World, secret: &str) -> Value {
    let view = world.browser().get(&format!("/api/links/{secret}")).await;
    view.ok()["state"].clone()
}

async fn is_signed_in(browser: &Browser) -> bool {
    !browser.get("/api/me").await.ok()["person"].is_null()
}

#[tokio::test]
async fn a_mail_scanner_does_not_use_a_link_up_and_its_reader_does_once() {
    let world = World::new().await;
    known_firm(&world).await;
    let (secret, _) = asks_for_a_link(&world).await;
    let scanner = world.browser();
    for path in [
        format!("/api/links/{secret}"),
        format!("/en/link/{secret}"),
        format!("/ja/link/{secret}"),
    ] {
        for method in [Method::GET, Method::HEAD, Method::GET, Method::OPTIONS] {
            scanner.send(method, &path, &[], None).await;
        }
    }
    assert!(!is_signed_in(&scanner).await, "looking is not coming in");
    assert_eq!(state(&world, &secret).await, "live");

    let reader = world.browser();
    let opened = uses(&reader, &secret).await.ok();
    assert_eq!(opened["go_to"], "/my");
    assert!(is_signed_in(&reader).await);

    let again = world.browser();
    let problem = uses(&again, &secret).await.problem(410, "link");
    assert_eq!(problem["values"]["code"], "used");
    assert_eq!(state(&world, &secret).await, "used");
    assert!(!is_signed_in(&again).await);
}

#[tokio::test]
async fn of_two_presses_at_once_one_opens() {
    let world = World::new().await;
    known_firm(&world).await;
    let (secret, _) = asks_for_a_link(&world).await;
    let (one, other) = (world.browser(), world.browser());
    let (first, second) = tokio::join!(uses(&one, &secret), uses(&other, &secret));
    let mut both = [first.status, second.status];
    both.sort_unstable();
    assert_eq!(both, [200, 410]);
}

#[tokio::test]
async fn expired_replaced_and_unknown_links_are_told_apart() {
    let world = World::new().await;
    known_firm(&world).await;
    let (old, old_code) = asks_for_a_link(&world).await;
    let (new, new_code) = asks_for_a_link(&world).await;
    let problem = uses(&world.browser(), &old).await.problem(410, "link");
    assert_eq!(problem["values"]["code"], "replaced");
    assert_eq!(state(&world, &old).await, "replaced");
    assert_eq!(state(&world, &new).await, "live");
    if old_code != new_code {
        let body = json!({ "email": ADDRESS, "code": old_code });
        world
            .browser()
            .post("/api/sign-in/code", body)
            .await
            .problem(422, "fields");
    }

    world.later(SignedDuration::from_mins(15));
    let problem = uses(&world.browser(), &new).await.problem(410, "link");
    assert_eq!(problem["values"]["code"], "expired");
    let view = world.browser().get(&format!("/api/links/{new}")).await.ok();
    assert_eq!(view["state"], "expired");
    assert_eq!(view["email_masked"], "e…@zebrafinch.example");
    let body = json!({ "email": ADDRESS, "code": new_code });
    let problem = world
        .browser()
        .post("/api/sign-in/code", body)
        .await
        .problem(410, "link");
    assert_eq!(problem["values"]["code"], "expired");

    for never in ["no-such-secret", &"x".repeat(4_000), "%00", "..%2f"] {
        uses(&world.browser(), never)
            .await
            .problem(404, "not-found");
        let reply = world.browser().get(&format!("/api/links/{never}")).await;
        reply.problem(404, "not-found");
    }
}

#[tokio::test]
async fn the_code_from_the_mail_works_on_another_browser_however_it_is_typed() {
    let world = World::new().await;
    known_firm(&world).await;
    let (_, code) = asks_for_a_link(&world).await;
    let wide: String = code
        .chars()
        .map(|digit| char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap())
        .collect();
    let typed = format!(
        " {} {} ",
        wide.chars().take(3).collect::<String>(),
        &code[3..]
    );
    let other = world.browser();
    let body = json!({ "email": ADDRESS.to_uppercase(), "code": typed });
    let me = other.post("/api/sign-in/code", body.clone()).await.ok();
    assert_eq!(me["email"], ADDRESS);
    let problem = world
        .browser()
        .post("/api/sign-in/code", body)
        .await
        .problem(410, "link");
    assert_eq!(problem["values"]["code"], "used");
}

#[tokio::test]
async fn five_wrong_codes_end_the_code_and_not_the_link() {
    let world = World::new().await;
    known_firm(&world).await;
    let (secret, code) = asks_for_a_link(&world).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for left in [4, 3, 2, 1] {
        let body = json!({ "email": ADDRESS, "code": wrong });
        let problem = world
            .browser()
            .post("/api/sign-in/code", body)
            .await
            .problem(422, "fields");
        assert_eq!(problem["errors"][0]["pointer"], "/code");
        assert_eq!(problem["errors"][0]["code"], "code_mismatch");
        assert_eq!(
            problem["errors"][0]["params"]["tries_left"],
            json!(left.to_string())
        );
    }
    for typed in [wrong, &code] {
        let body = json!({ "email": ADDRESS, "code": typed });
        let problem = world
            .browser()
            .post("/api/sign-in/code", body)
            .await
            .problem(410, "link");
        assert_eq!(problem["values"]["why"], "tries_used_up");
    }
    uses(&world.browser(), &secret).await.ok();
}

#[tokio::test]
async fn the_link_in_the_mail_about_a_draft_opens_it_on_another_device() {
    let world = World::new().await;
    let here = world.browser();
    let body = json!({ "locale": "en", "zone": "UTC", "answers": { "org_name": "Kestrel" } });
    let draft = here.post("/api/drafts", body).await.ok();
    let path = format!("/api/drafts/{}", draft["id"].as_str().unwrap());
    let there = world.browser();
    there.get(&path).await.problem(404, "not-found");
    let body = json!({ "email": "john@kestrel.example" });
    assert_eq!(
        here.post(&format!("{path}/address"), body).await.status,
        202
    );
    let mail = world.mail("john@kestrel.example", "code").await;
    let opened = uses(&there, &mail.link()).await.ok();
    assert_eq!(opened["purpose"], "address_code");
    let seen = there.get(&path).await.ok();
    assert_eq!(seen["answers"]["org_name"], "Kestrel");
    assert_eq!(
        seen["email_confirmed"], true,
        "the link confirms as the code does"
    );
    here.get(&path).await.ok();
}

#[tokio::test]
async fn an_invitation_is_used_once_and_says_so_before_it_asks_for_a_password() {
    let world = World::new().await;
    let hospital = world.hospital(1).await;
    let body = json!({ "email": "crc@hospital.example", "family": "新任", "kinds": ["crc"] });
    assert_eq!(
        hospital
            .office
            .post("/api/hospital/members", body)
            .await
            .status,
        202
    );
    let secret = world
        .mail("crc@hospital.example", "アカウント")
        .await
        .link();
    let path = format!("/api/links/{secret}");
    let view = world.browser().get(&path).await.ok();
    assert_eq!(
        (&view["state"], &view["needs_password"]),
        (&json!("live"), &json!(true))
    );
    let body = json!({ "password": PASSWORD });
    let opened = world.browser().post(&path, body).await.ok();
    assert_eq!(opened["go_to"], "/hospital");
    for body in [
        json!({ "password": PASSWORD }),
        json!({ "password": "short" }),
        json!({}),
    ] {
        let problem = world.browser().post(&path, body).await.problem(410, "link");
        assert_eq!(problem["values"]["code"], "used");
    }
}
