//! Leaving, ending and muting, from the command to the wire and back over real HTTP.

use std::sync::Arc;
use std::time::Duration;

use crate::support::{Console, address, row};
use moderato::moderation::acts::batch::EntryResult;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::call::EndReason;
use moderato::moderation::model::deed::ServiceDeed;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::state::deeds::batch::{BatchPhase, is_somebody_else};
use moderato::moderation::state::deeds::service::ServiceState;
use moderato::moderation::state::deeds::service_rule::obstacle;
use moderato::moderation::state::row::{Row, RowState};
use moderato::moderation::state::snapshot::{CallView, WatchState};
use moderato::simulator::{Effect, Fault, Scenario, Target};

fn meeting() -> Scenario {
    Scenario::call("Board review")
        .person("Ada Lovelace")
        .guest("Bob")
        .person("Cyd")
        .build()
}

/// Returns a console that knows everybody in an established call.
async fn open() -> Console {
    let console = Console::open(meeting()).await;
    console
        .until_call("the roster", |call| {
            let can_mute = |row| obstacle(ServiceDeed::Mute, call, Some(row)).is_none();
            call.state == WatchState::Live && row(call, "Bob").is_some_and(|row| can_mute(row))
        })
        .await;
    console
}

/// Returns everybody else, as the dialog lists them.
fn others(call: &CallView) -> Vec<ParticipantId> {
    let others = call.rows.iter().filter(|row| is_somebody_else(row));
    others.filter_map(|row| row.removable().cloned()).collect()
}

impl Console {
    async fn now(&self) -> Arc<CallView> {
        self.until_call("anything", |_| true).await
    }

    async fn end_for_all(&self) {
        let told = Command::EndForAll {
            call: self.call(),
            people: others(&*self.now().await),
        };
        drop(self.worker.tell(told).await.unwrap());
    }

    fn leave(&self) -> moderato::worker::ReplyReceiver<()> {
        self.worker.tell(Command::Leave {
            call: self.call(),
            source: Source::Click,
        })
    }

    fn mute(&self, participant: &ParticipantId) -> moderato::worker::ReplyReceiver<()> {
        self.worker.tell(Command::Service {
            call: self.call(),
            deed: ServiceDeed::Mute,
            participant: Some(participant.clone()),
            source: Source::Click,
        })
    }

    fn hung_up(&self) -> bool {
        let path = format!("/v1.0/communications/calls/{}", self.call());
        self.deletes().contains(&path)
    }
}

fn is_ended(call: &CallView, reason: EndReason) -> bool {
    matches!(&call.state, WatchState::Ended(ended) if ended.reason == reason)
}

#[tokio::test(start_paused = true)]
async fn an_ending_removes_everybody_else_and_leaves_only_after_the_roster_agrees() {
    let console = open().await;
    let people = others(&*console.now().await);
    console.end_for_all().await;
    console
        .until_call("accepted", |call| {
            let is_taken = |name: &str| {
                let state = row(call, name).map(|row| &row.state);
                matches!(state, Some(RowState::Accepted { .. }))
            };
            ["Ada Lovelace", "Bob", "Cyd"].into_iter().all(is_taken)
        })
        .await;
    assert!(!console.hung_up(), "an accepted removal proves nothing");
    console.running.simulator.advance(Duration::from_secs(5));
    let call = console
        .until_call("left", |call| is_ended(call, EndReason::Left))
        .await;
    let batch = call.batch.as_ref().unwrap();
    assert_eq!(batch.phase, BatchPhase::Leaving);
    assert_eq!(batch.count(EntryResult::is_removed), people.len());
    let deletes = console.deletes();
    assert_eq!(deletes.len(), people.len() + 1);
    assert!(!deletes.last().unwrap().contains("participants"));
}

#[tokio::test(start_paused = true)]
async fn an_ending_in_which_one_is_refused_keeps_the_app_in_the_call() {
    let console = open().await;
    let bob = address(&*console.now().await, "Bob");
    let refusal = Effect::forbidden("7504", "Insufficient permissions.");
    let mut fault = Fault::on(Target::Remove, refusal);
    fault.path = Some(bob.to_string());
    console.running.simulator.inject(fault);
    console.end_for_all().await;
    console
        .until_call("the refusal", |call| {
            let batch = call.batch.as_ref();
            let is_refused = batch.is_some_and(|batch| {
                batch.count(|result| matches!(result, EntryResult::Failed(_))) == 1
            });
            // The tenant's time passes only once all requests have arrived.
            let is_asked = |row: &&Arc<Row>| matches!(row.state, RowState::Asked { .. });
            is_refused && !call.rows.iter().any(|row| is_asked(&row))
        })
        .await;
    console.running.simulator.advance(Duration::from_secs(5));
    let call = console
        .until_call("somebody left over", |call| {
            let batch = call.batch.as_ref();
            batch.is_some_and(|batch| batch.phase == BatchPhase::LeftOver)
        })
        .await;
    let batch = call.batch.as_ref().unwrap();
    assert_eq!(batch.progress(), (3, 3));
    for person in &batch.people {
        let is_bob = person.participant == bob;
        let failed =
            matches!(&person.result, EntryResult::Failed(failure) if failure.status == Some(403));
        assert_eq!(failed, is_bob, "{:?}", person.who.name);
        assert_eq!(person.result.is_removed(), !is_bob);
    }
    assert!(!console.hung_up());
    assert_eq!(call.state, WatchState::Live);

    drop(console.leave().await.unwrap());
    console
        .until_call("left", |call| is_ended(call, EndReason::Left))
        .await;
    assert!(console.hung_up());
}

#[tokio::test(start_paused = true)]
async fn leaving_ends_the_call_for_this_app_and_is_recorded() {
    let console = open().await;
    console.leave().await.unwrap().unwrap();
    console
        .until_call("left", |call| is_ended(call, EndReason::Left))
        .await;
    assert_eq!(console.deletes().len(), 1);
    console
        .until_recorded(|line| line["phase"] == "result" && line["outcome"] == "left")
        .await;
}

#[tokio::test(start_paused = true)]
async fn leaving_that_is_refused_leaves_the_app_where_it_is() {
    let console = open().await;
    let refusal = Effect::forbidden("7504", "Insufficient permissions.");
    console
        .running
        .simulator
        .inject(Fault::on(Target::HangUp, refusal).times(1));
    assert!(console.leave().await.unwrap().is_err());
    let call = console
        .until_call("the refusal", |call| call.leaving.is_some())
        .await;
    assert_eq!(call.state, WatchState::Live);
    console.leave().await.unwrap().unwrap();
    console
        .until_call("left", |call| is_ended(call, EndReason::Left))
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_muting_whose_operation_fails_says_so_and_one_that_works_shows_in_the_roster() {
    let console = open().await;
    let bob = address(&*console.now().await, "Bob");
    console
        .running
        .simulator
        .inject(Fault::on(Target::Mute, Effect::FailOperation).times(1));
    drop(console.mute(&bob).await.unwrap());
    let call = console
        .until_call("the failure", |call| {
            let state = call.service_acts.first().map(|act| &act.state);
            matches!(state, Some(ServiceState::Failed { .. }))
        })
        .await;
    let ServiceState::Failed { failure, .. } = &call.service_acts[0].state else {
        unreachable!()
    };
    assert_eq!(failure.cause, Cause::Refused);
    assert!(!row(&call, "Bob").unwrap().participant.media.server_muted);

    console.mute(&bob).await.unwrap().unwrap();
    console
        .until_call("muted by the service", |call| {
            row(call, "Bob").is_some_and(|row| row.participant.media.server_muted)
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_program_that_the_system_ends_waits_a_second_and_records_what_became_of_each_removal() {
    let console = open().await;
    let call = console.now().await;
    let (bob, cyd) = (address(&call, "Bob"), address(&call, "Cyd"));
    // After an ordinary closing of the window, the worker would wait for this answer.
    let mut slow = Fault::on(Target::Remove, Effect::LatencyMs(3_000));
    slow.path = Some(bob.to_string());
    console.running.simulator.inject(slow);
    drop(console.remove(&bob));
    console.remove(&cyd).await.unwrap().unwrap();
    console
        .until("Bob's request", |snapshot| snapshot.in_flight == 1)
        .await;
    console.worker.ender().end();
    // The handle is still there, as in a window that hangs.
    while !console.worker.has_ended() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for (who, outcome) in [(bob, "answer_lost"), (cyd, "unverified")] {
        console
            .until_recorded(|line| {
                line["participant"] == *who.to_string() && line["outcome"] == outcome
            })
            .await;
    }
}
