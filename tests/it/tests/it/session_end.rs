//! A membership that ends takes its sign-ins and links along.

use harness::people::{Hospital, Person};
use harness::world::{PASSWORD, World};
use serde_json::{Value, json};

const SESSION: &str = api::auth::SESSION_COOKIE;

async fn membership_of(hospital: &Hospital, person: &Person) -> String {
    let members = hospital.office.get("/api/hospital/members").await.ok();
    let row = members
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["email"] == json!(person.email))
        .unwrap();
    row["id"].as_str().unwrap().to_owned()
}

async fn ends(hospital: &Hospital, membership: &str) -> harness::browser::Reply {
    let path = format!("/api/hospital/members/{membership}");
    let method = axum::http::Method::DELETE;
    hospital.office.json(method, &path, None, json!({})).await
}

#[tokio::test]
async fn an_ended_membership_ends_sessions_and_links() {
    let world = World::new().await;
    let hospital = world.hospital(3).await;
    let person = world.member(&hospital, "office").await;
    let browser = world.browser();
    browser.set_cookie(SESSION, person.cookie(SESSION).as_deref());
    browser.get("/api/hospital/home").await.ok();
    let body = json!({ "email": person.email, "lang": "ja" });
    browser.post("/api/password/reset", body).await;
    let secret = world.mail(&person.email, "パスワード").await.link();

    let membership = membership_of(&hospital, &person).await;
    assert_eq!(ends(&hospital, &membership).await.status, 204);
    browser
        .get("/api/hospital/home")
        .await
        .problem(401, "signed-out");
    let path = format!("/api/links/{secret}");
    let problem = world
        .browser()
        .post(&path, json!({ "password": PASSWORD }))
        .await
        .problem(410, "link");
    assert_eq!(problem["values"]["code"], "expired");
    ends(&hospital, &membership).await.problem(409, "gate");

    // The account is still there, but it opens nothing of the hospital.
    let again = world.browser();
    let body = json!({ "email": person.email, "password": PASSWORD });
    let me = again.post("/api/sign-in", body).await.ok();
    assert_eq!(me["memberships"], json!([]));
    again
        .get("/api/hospital/home")
        .await
        .problem(403, "forbidden");
    again
        .get("/api/hospital/register")
        .await
        .problem(403, "forbidden");
}

#[tokio::test]
async fn whoever_belongs_to_two_hospitals_keeps_the_other() {
    let world = World::new().await;
    let first = world.hospital(3).await;
    let second = world.hospital(4).await;
    let person = world.member(&first, "crc").await;
    let body = json!({ "email": person.email, "family": "兼任", "kinds": ["physician"] });
    assert_eq!(
        second
            .office
            .post("/api/hospital/members", body)
            .await
            .status,
        202
    );
    let secret = world.mail(&person.email, "アカウント").await.link();
    let path = format!("/api/links/{secret}");
    world
        .browser()
        .post(&path, json!({ "password": PASSWORD }))
        .await
        .ok();

    let browser = world.browser();
    let body = json!({ "email": person.email, "password": PASSWORD });
    browser.post("/api/sign-in", body.clone()).await.ok();
    let at = |id: &str| format!("/api/hospital/home?hospital={id}");
    for hospital in [&first, &second] {
        let home = browser.get(&at(&hospital.id)).await.ok();
        assert_eq!(home["name"]["ja"], json!(hospital.name_ja));
    }
    assert_eq!(
        ends(&first, &membership_of(&first, &person).await)
            .await
            .status,
        204
    );
    browser
        .get(&at(&second.id))
        .await
        .problem(401, "signed-out");
    browser.post("/api/sign-in", body).await.ok();
    browser.get(&at(&second.id)).await.ok();
    browser.get(&at(&first.id)).await.problem(404, "not-found");
}

#[tokio::test]
async fn a_hospital_keeps_its_last_manager() {
    let world = World::new().await;
    let hospital = world.hospital(6).await;
    let own = membership_of(&hospital, &hospital.office).await;
    let problem = ends(&hospital, &own).await.problem(409, "gate");
    assert_eq!(problem["values"]["gate"], "last_manager");
    let second = world.member(&hospital, "manager").await;
    assert_eq!(ends(&hospital, &own).await.status, 204);
    let me: Value = second.get("/api/me").await.ok();
    assert_eq!(me["memberships"][0]["manager"], true);
}
