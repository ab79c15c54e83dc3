//! Worker and simulator together, over real HTTP: what a person sees from the click to the proof.

use std::time::Duration;

use moderato::moderation::failure::Cause;
use moderato::moderation::row::RowState;
use moderato::moderation::snapshot::WatchState;
use moderato::simulator::Scenario;

use crate::support::{Console, row};

fn meeting() -> Scenario {
    Scenario::call("Board review")
        .person("Ada Lovelace")
        .guest("Bob")
        .build()
}

#[tokio::test]
async fn a_removal_is_only_called_done_when_the_roster_lacks_the_person() {
    let console = Console::open(meeting()).await;
    let call = console
        .until_call("the roster", |call| {
            call.state == WatchState::Live && row(call, "Bob").is_some()
        })
        .await;
    assert_eq!(call.title(), "Board review");
    let bob = row(&call, "Bob").unwrap().removable().unwrap().clone();

    console.remove(&bob).await.unwrap().unwrap();
    let accepted = console
        .until_call("accepted", |call| {
            matches!(row(call, "Bob").unwrap().state, RowState::Accepted { .. })
        })
        .await;
    // Two more rosters that still list him change nothing.
    let asked = accepted.asked;
    let listed = console
        .until_call("two more rosters", |call| call.asked >= asked + 2)
        .await;
    assert!(matches!(
        row(&listed, "Bob").unwrap().state,
        RowState::Accepted { .. }
    ));

    console.running.simulator.advance(Duration::from_secs(2));
    console
        .until_call("gone", |call| {
            matches!(
                row(call, "Bob").unwrap().state,
                RowState::Gone {
                    already_left: false,
                    ..
                }
            )
        })
        .await;
    assert_eq!(
        console.deletes(),
        [format!(
            "/v1.0/communications/calls/{}/participants/{bob}",
            console.call()
        )]
    );
    let audit = console.audit();
    assert_eq!(audit.len(), 2);
    assert_eq!(
        (&audit[0]["phase"], &audit[1]["phase"], &audit[1]["outcome"]),
        (&"intent".into(), &"result".into(), &"removed".into())
    );
}

#[tokio::test]
async fn our_own_participant_is_never_removed() {
    let console = Console::open(meeting()).await;
    let call = console
        .until_call("our own row", |call| {
            call.rows
                .iter()
                .any(|row| row.role == moderato::moderation::row::Role::ThisApp)
        })
        .await;
    let own = call
        .rows
        .iter()
        .find(|row| row.role == moderato::moderation::row::Role::ThisApp)
        .unwrap();
    assert_eq!(own.removable(), None);
    let id = own.key.participant().unwrap();
    let refused = console.remove(id).await.unwrap().unwrap_err();
    assert_eq!(refused.cause, Cause::NotAllowed);
    assert!(console.deletes().is_empty());
}
