//! Worker and simulator over real HTTP: the states that a user sees, from the click to the proof.

use std::time::Duration;

use crate::support::{Console, address, row};
use moderato::moderation::command::Command;
use moderato::moderation::evidence::departure::{EndedBy, ProvedDeparture};
use moderato::moderation::evidence::reading::IncompleteReason;
use moderato::moderation::model::call::EndReason;
use moderato::moderation::model::failure::{Cause, SignInCause};
use moderato::moderation::model::ids::{CallId, ParticipantId};
use moderato::moderation::state::row::RowState;
use moderato::moderation::state::snapshot::{CallView, SignIn, WatchState};
use moderato::simulator::{ConnectionBreak, Effect, Fault, Matcher, RetryAfter, Scenario, Target};

fn meeting() -> Scenario {
    Scenario::call("Board review")
        .person("Ada Lovelace")
        .guest("Bob")
        .build()
}

#[tokio::test(start_paused = true)]
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
    // Two more rosters that still list Bob change nothing.
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
                    settled: ProvedDeparture {
                        how: EndedBy::Removed,
                        ..
                    },
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

#[tokio::test(start_paused = true)]
async fn our_own_participant_is_never_removed() {
    let console = Console::open(meeting()).await;
    let call = console
        .until_call("our own row", |call| {
            call.rows
                .iter()
                .any(|row| row.role == moderato::moderation::state::row::Role::ThisApp)
        })
        .await;
    let own = call
        .rows
        .iter()
        .find(|row| row.role == moderato::moderation::state::row::Role::ThisApp)
        .unwrap();
    assert_eq!(own.removable(), None);
    let id = own.key.participant().unwrap();
    let refused = console.remove(id).await.unwrap().unwrap_err();
    assert_eq!(refused.cause, Cause::NotAllowed);
    assert!(console.deletes().is_empty());
}

async fn live(console: &Console) -> ParticipantId {
    let call = console
        .until_call("Bob in the roster", |call| row(call, "Bob").is_some())
        .await;
    address(&call, "Bob")
}

fn is_state(call: &CallView, fits: impl Fn(&RowState) -> bool) -> bool {
    row(call, "Bob").is_some_and(|row| fits(&row.state))
}

#[tokio::test(start_paused = true)]
async fn a_204_that_does_nothing_ends_as_still_in_the_call_and_a_retry_works() {
    let console = Console::open(meeting()).await;
    let simulator = &console.running.simulator;
    simulator.inject(Fault::on(Target::Remove, Effect::Ignore).times(1));
    let bob = live(&console).await;
    console.remove(&bob).await.unwrap().unwrap();
    simulator.advance(Duration::from_secs(5));
    console
        .until_call("still here", |call| {
            is_state(call, |state| matches!(state, RowState::StillHere { .. }))
        })
        .await;

    console.remove(&bob).await.unwrap().unwrap();
    simulator.advance(Duration::from_secs(5));
    console
        .until_call("gone", |call| {
            is_state(call, |state| matches!(state, RowState::Gone { .. }))
        })
        .await;
    let outcomes: Vec<_> = console
        .audit()
        .iter()
        .filter_map(|line| line.get("outcome").cloned())
        .collect();
    assert_eq!(outcomes, ["still_in_call", "removed"]);
}

#[tokio::test(start_paused = true)]
async fn a_missing_grant_stays_on_the_row_with_everything_that_support_asks_for() {
    let console = Console::open(meeting()).await;
    console
        .running
        .simulator
        .with_world(|world| world.settings.removal_allowed = false);
    let bob = live(&console).await;
    let refused = console.remove(&bob).await.unwrap().unwrap_err();
    assert_eq!(refused.cause, Cause::GrantMissing);
    let call = console
        .until_call("failed", |call| {
            is_state(call, |state| matches!(state, RowState::Failed { .. }))
        })
        .await;
    let RowState::Failed { failure, .. } = &row(&call, "Bob").unwrap().state else {
        unreachable!()
    };
    assert_eq!(failure.status, Some(403));
    assert!(failure.request_id.is_some() && failure.client_request_id.is_some());
    assert!(
        failure
            .request
            .as_ref()
            .map(ToString::to_string)
            .unwrap()
            .starts_with("DELETE /v1.0/communications/calls/")
    );
    assert_eq!(call.alarms, 1);
    // Nothing was retried automatically.
    assert_eq!(console.deletes().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_removal_whose_answer_is_lost_is_proved_by_the_roster() {
    let console = Console::open(meeting()).await;
    let simulator = &console.running.simulator;
    let bob = live(&console).await;
    simulator.inject(Fault::on(
        Target::Remove,
        Effect::BreakConnection(ConnectionBreak::AfterEffect),
    ));
    let answer = console.remove(&bob);
    simulator.advance(Duration::from_secs(2));
    drop(answer.await);
    simulator.advance(Duration::from_secs(2));
    console
        .until_call("gone", |call| {
            is_state(call, |state| matches!(state, RowState::Gone { .. }))
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn somebody_who_left_a_moment_before_is_told_as_already_left() {
    let console = Console::open(meeting()).await;
    let simulator = &console.running.simulator;
    let bob = live(&console).await;
    let polls = simulator.hold(Matcher::on(Target::Roster));
    simulator.with_world(|world| world.leave(&world.calls()[0].id.clone(), "Bob"));
    // The 404 alone proves nothing. A proof also needs a reading of the call and a later roster.
    drop(console.remove(&bob).await);
    polls.release();
    console
        .until_call("already left", |call| {
            row(call, "Bob").is_none()
                || is_state(call, |state| {
                    matches!(
                        state,
                        RowState::Gone {
                            settled: ProvedDeparture {
                                how: EndedBy::LeftBefore,
                                ..
                            },
                            ..
                        }
                    )
                })
        })
        .await;
    console
        .until_recorded(|line| line["outcome"] == "already_left")
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_call_that_ends_is_told_with_its_reason_and_takes_no_further_removal() {
    let console = Console::open(meeting()).await;
    let bob = live(&console).await;
    let id = console.call();
    console
        .running
        .simulator
        .with_world(|world| world.end_call(id.as_str(), 200, 5012, "Everybody left."))
        .unwrap();
    let call = console
        .until_call("ended", |call| matches!(call.state, WatchState::Ended(_)))
        .await;
    let WatchState::Ended(ended) = &call.state else {
        unreachable!()
    };
    assert_eq!(ended.reason, EndReason::Empty);
    assert!(
        row(&call, "Bob").is_some(),
        "the last roster stays readable"
    );
    let refused = console.remove(&bob).await.unwrap().unwrap_err();
    assert_eq!(refused.cause, Cause::CallNotFound);
    assert!(console.deletes().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_token_that_expires_between_click_and_request_costs_nothing_but_a_renewal() {
    let console = Console::open(meeting()).await;
    let simulator = &console.running.simulator;
    let bob = live(&console).await;
    let before = simulator.with_world(|world| {
        world.expire_tokens();
        world.token_requests()
    });
    console.remove(&bob).await.unwrap().unwrap();
    assert_eq!(
        simulator.with_world(|world| world.token_requests()),
        before + 1
    );
}

#[tokio::test(start_paused = true)]
async fn a_failed_poll_keeps_the_last_roster_and_says_when_the_next_one_is_due() {
    let console = Console::open(meeting()).await;
    live(&console).await;
    let simulator = &console.running.simulator;
    simulator.inject(Fault::on(Target::Roster, Effect::Html { status: 502 }));
    let call = console
        .until_call("unreachable", |call| call.state == WatchState::Unreachable)
        .await;
    let trouble = call.trouble.clone().unwrap();
    assert!(trouble.failures >= 3);
    assert!(trouble.next_try.monotonic > call.updated.unwrap().monotonic);
    assert!(row(&call, "Bob").is_some());
    simulator.clear_faults();
    console
        .until_call("live again", |call| call.state == WatchState::Live)
        .await;
}

#[tokio::test(start_paused = true)]
async fn exactly_a_hundred_rows_without_a_next_link_may_be_cut() {
    let console = Console::open(Scenario::call("Town hall").crowd(150).build()).await;
    let simulator = &console.running.simulator;
    console
        .until_call("all", |call| call.rows.len() > 150)
        .await;
    simulator.inject(Fault::on(Target::Roster, Effect::CutRoster(100)));
    console
        .until_call("cut", |call| {
            // A cut roster does not prove that anybody is gone.
            call.incomplete == Some(IncompleteReason::Cut) && call.counts.in_call > 150
        })
        .await;
    simulator.clear_faults();
    simulator.inject(Fault::on(Target::Roster, Effect::PageRoster(40)));
    console
        .until_call("paged", |call| {
            call.incomplete.is_none() && call.counts.in_call > 150
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_click_is_on_the_wire_while_twenty_polls_are_held_open_and_one_is_throttled() {
    let mut scenario = Scenario::call("Board review").guest("Bob");
    for number in 1..=20 {
        scenario = scenario
            .and_call(&format!("Call {number}"))
            .guest("Somebody");
    }
    let console = Console::open(scenario.build()).await;
    let simulator = &console.running.simulator;
    let bob = live(&console).await;
    console
        .until("all rosters", |snapshot| {
            snapshot.calls.iter().all(|call| call.updated.is_some())
        })
        .await;
    let mut held = Vec::new();
    for call in &simulator.calls()[1..] {
        held.push(simulator.hold(Matcher::on(Target::Roster).path(call.clone())));
    }
    for (call, held) in simulator.calls()[1..].iter().zip(&held) {
        drop(
            console
                .worker
                .tell(Command::Refresh(CallId::from(call.as_str()))),
        );
        held.wait_for(1).await;
    }
    simulator.inject(Fault::on(
        Target::Roster,
        Effect::Throttle(RetryAfter::Seconds(60)),
    ));
    drop(console.worker.tell(Command::Refresh(console.call())));
    console
        .until_call("throttled", |call| call.state == WatchState::Throttled)
        .await;

    console.remove(&bob).await.unwrap().unwrap();
    assert_eq!(console.deletes().len(), 1);
    assert!(
        held.iter().all(|held| held.waiting() > 0),
        "no poll was released"
    );
}

#[tokio::test(start_paused = true)]
async fn watched_calls_survive_a_restart_and_a_sign_out() {
    let console = Console::open(meeting()).await;
    live(&console).await;
    console.worker.sign_out();
    console
        .until("signed out", |snapshot| {
            matches!(snapshot.sign_in, SignIn::SignedOut)
        })
        .await;
    let Console {
        running, folder, ..
    } = console;
    let again = Console {
        running,
        folder,
        worker: crate::support::start_worker(),
    };
    again.sign_in(Vec::new()).await.unwrap();
    live(&again).await;
}

#[tokio::test(start_paused = true)]
async fn a_wrong_secret_is_told_by_its_remedy_and_an_id_with_a_path_in_it_is_never_sent() {
    let console = Console::open(meeting()).await;
    live(&console).await;
    let simulator = &console.running.simulator;
    simulator.with_world(|world| world.settings.secret_expired = true);
    let refused = console.sign_in(Vec::new()).await.unwrap_err();
    assert_eq!(refused.cause, Cause::SignIn(SignInCause::SecretExpired));
    assert_eq!(refused.code.as_deref(), Some("AADSTS7000222"));

    let watched = console
        .worker
        .tell(Command::Watch(CallId::from("..")))
        .await
        .unwrap();
    assert_eq!(watched.unwrap_err().cause, Cause::UnusableId);
}
