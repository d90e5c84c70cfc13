//! From the first key to the receipt.

use harness::forms;
use harness::world::World;
use jiff::SignedDuration;
use serde_json::json;

#[tokio::test]
async fn sending_twice_makes_one_case_with_one_receipt() {
    let world = World::new().await;
    let draft = world
        .draft(forms::request("Zebrafinch Bio", "e@zebrafinch.example"))
        .await;
    let first = world.send(&draft).await;
    let again = world.send(&draft).await;
    assert_eq!(first.number, again.number);
    let receipt = world
        .mail("e@zebrafinch.example", "We have received your request")
        .await;
    assert!(receipt.text.contains(&first.number));
    let mine = first.get("/api/my/cases").await.ok();
    assert_eq!(mine.as_array().unwrap().len(), 1, "{mine}");
    assert_eq!(mine[0]["number"], json!(first.number));
    world.no_more_letters().await;
}

#[tokio::test]
async fn a_request_left_open_for_a_night_is_sent_in_the_morning_as_it_was_typed() {
    let world = World::new().await;
    let answers = forms::request("Nightjar Bio", "n@nightjar.example");
    let draft = world.draft(answers.clone()).await;
    world.later(SignedDuration::from_hours(12));
    let path = format!("/api/drafts/{}", draft.id);
    let kept = draft.browser.get(&path).await.ok();
    assert_eq!(kept["answers"], answers);
    assert_eq!(kept["email_confirmed"], true);
    let sent = world.send(&draft).await;
    let mine = sent.get("/api/my/cases").await.ok();
    assert_eq!(mine.as_array().unwrap().len(), 1, "{mine}");
    assert_eq!(mine[0]["number"], json!(sent.number));
}
