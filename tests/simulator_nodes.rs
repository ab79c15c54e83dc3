//! Nodes that lag behind, combined lies, and the truth.

use reqwest::Method;
use serde_json::{Value, json};

use crate::simulator_http::{Probe, body};
use crate::simulator_lies::{crowd, review};

#[tokio::test]
async fn two_nodes_of_different_age_answer_in_turn() {
    let probe = Probe::of(review()).await;
    let bob = probe.id_of("Bob").await;
    probe.advance(10_000);
    let nodes = json!({ "skip": 1, "every": 2, "lasts": 12, "effect": { "lie": { "behind": { "seconds": 3 } } } });
    probe.begin(nodes).await;
    probe.act("leave", "Bob").await;
    probe.act("join", "Eve").await;
    probe.advance(2000);
    let knows = async |name: &str| probe.names().await.contains(&name.to_owned());
    for _ in 0..3 {
        assert!(!knows("Bob").await, "the first node");
        assert!(knows("Bob").await, "the second node");
    }
    assert!(knows("Eve").await, "the first node");
    assert!(!knows("Eve").await, "the second node");
    let one = format!("/participants/{bob}");
    assert_eq!(probe.get(&one).await.status(), 404);
    assert_eq!(probe.get(&one).await.status(), 200);
    probe.advance(1000);
    // The second node has caught up.
    for _ in 0..2 {
        assert!(!knows("Bob").await);
    }
    probe.act("join", "Bob").await;
    probe.advance(9000);
    probe.act("leave", "Bob").await;
    for _ in 0..2 {
        assert!(!knows("Bob").await, "it is over");
    }
}

#[tokio::test]
async fn a_node_that_is_behind_by_changes_never_catches_up_by_itself() {
    let probe = Probe::of(review()).await;
    probe
        .begin(json!({ "effect": { "lie": { "behind": { "changes": 1 } } } }))
        .await;
    probe.act("leave", "Bob").await;
    probe.advance(60_000);
    let names = probe.names().await;
    assert!(names.contains(&"Bob".to_owned()), "{names:?}");
    probe.act("leave", "Grace").await;
    let names = probe.names().await;
    assert!(!names.contains(&"Bob".to_owned()) && names.contains(&"Grace".to_owned()));
    probe
        .simulator()
        .with_world(|world| world.end_call(&probe.call, 200, 5001, ""))
        .unwrap();
    let call = body(probe.get("").await).await;
    assert_eq!(call["state"], "established", "it does not know of the end");
    assert_eq!(probe.roster().await.len(), 2);
    probe.simulator().clear_faults();
    assert_eq!(probe.get("/participants").await.status(), 404);
}

#[tokio::test]
async fn an_old_roster_comes_again_once() {
    let probe = Probe::of(review()).await;
    let old = probe.roster().await;
    probe.advance(5000);
    probe.act("leave", "Bob").await;
    let new = probe.roster().await;
    probe.advance(14_999);
    probe.lie_once(json!({ "behind": { "seconds": 15 } })).await;
    assert_eq!(probe.roster().await, old, "with its old number");
    assert_eq!(probe.roster().await, new);
    probe.advance(1);
    probe.lie_once(json!({ "behind": { "seconds": 15 } })).await;
    assert_eq!(probe.roster().await, new);
}

#[tokio::test]
async fn a_roster_without_a_number_tells_nothing_of_its_age() {
    let probe = Probe::of(review()).await;
    probe.lie_once(json!("unnumbered")).await;
    let number = |row: &Value| row["rosterSequenceNumber"].clone();
    assert!(probe.roster().await.iter().all(|row| number(row).is_null()));
    assert!(probe.roster().await.iter().all(|row| number(row).is_u64()));
}

#[tokio::test]
async fn lies_add_up() {
    let probe = Probe::of(crowd()).await;
    probe.act("leave", "Person 00001").await;
    for lie in [
        json!({ "behind": { "changes": 1 } }),
        json!("without_us"),
        json!("without_tenants"),
        json!({ "spelled": "capitals" }),
    ] {
        probe.lie_once(lie).await;
    }
    probe
        .begin(json!({ "times": 1, "effect": { "cut_roster": 100 } }))
        .await;
    let told = probe.roster().await;
    assert_eq!(told.len(), 100);
    let user = &told[0]["info"]["identity"]["user"];
    assert_eq!(user["displayName"], "Person 00001");
    assert_eq!(user.get("tenantId"), None);
    let id = user["id"].as_str().unwrap();
    assert_eq!(id, id.to_uppercase());
    assert_eq!(probe.roster().await.len(), 120);
}

#[tokio::test]
async fn the_truth_can_be_had_whatever_is_told() {
    let probe = Probe::of(review()).await;
    let bob = probe.id_of("Bob").await;
    probe
        .begin(json!({ "effect": { "lie": { "value": "empty" } } }))
        .await;
    probe.advance(3000);
    probe.act("join", "Eve").await;
    assert_eq!(probe.remove(&bob).await.status(), 204);
    probe.advance(1500);
    probe.advance(500);
    let truth = probe.truth().await;
    let names = |of: &Value| -> Vec<String> {
        let visits = of.as_array().unwrap().iter();
        visits
            .map(|visit| visit["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names(&truth["here"]), ["Moderato", "Ada", "Grace", "Eve"]);
    assert_eq!(names(&truth["left"]), ["Bob"]);
    assert_eq!(truth["seconds"], 5.0);
    assert_eq!(truth["here"][0]["id"], truth["my_participant"]);
    assert_eq!(truth["here"][1]["since"], 0.0);
    assert_eq!(truth["here"][3]["since"], 3.0);
    let left = &truth["left"][0];
    assert_eq!((&left["id"], &left["until"]), (&json!(bob), &json!(4.5)));
    assert_eq!(probe.roster().await.len(), 0);
    let unknown = probe.try_send_to(Method::GET, "/simulator/calls/nothing", None);
    assert_eq!(unknown.await.unwrap().status(), 400);
}
