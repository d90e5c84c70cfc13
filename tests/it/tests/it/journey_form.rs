//! From the first key to the receipt.

use harness::forms;
use harness::world::World;
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
