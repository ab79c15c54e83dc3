//! When the console says "removed", "over" and "nobody is left", against a service that lies.

use std::time::Duration;

use crate::support::{address, row};
use crate::trial::{Trial, entry, lie, review};
use moderato::moderation::command::Command;
use moderato::moderation::model::call::EndReason;
use moderato::moderation::state::activity::entry::ActivityEvent;
use moderato::moderation::state::deeds::batch::{BatchPhase, is_somebody_else};
use moderato::moderation::state::row::RowState;
use moderato::moderation::state::snapshot::{CallView, WatchState};
use moderato::simulator::{
    AnswerLag, ConnectionBreak, Effect, Fault, Lie, OddEntry, Person, PersonKind, Scenario, Target,
    WrongValue,
};

impl Trial {
    fn end_for_all(&self) -> Command {
        let call = self.call();
        let others = call.rows.iter().filter(|row| is_somebody_else(row));
        Command::EndForAll {
            call: self.id(),
            people: others.filter_map(|row| row.removable().cloned()).collect(),
        }
    }
}

fn is_still_here(state: &RowState) -> bool {
    matches!(state, RowState::StillHere { .. })
}

fn is_gone(state: &RowState) -> bool {
    matches!(state, RowState::Gone { .. })
}

/// Returns a fault that cuts the roster after this many entries. Our own is among the first entries.
fn cut(rows: usize) -> Fault {
    Fault::on(Target::Roster, Effect::CutRoster(rows))
}

#[tokio::test(start_paused = true)]
async fn a_204_that_did_nothing_is_never_removed_whatever_one_roster_lacks() {
    for short in [
        entry("Bob", OddEntry::Missing).times(1),
        entry("Bob", OddEntry::Null).times(1),
        cut(3).times(1),
        lie(Lie::LostPage { rows: 3, page: 2 }).times(1),
        // Every other roster is short, so two never agree in a row.
        entry("Bob", OddEntry::Missing).every(2),
    ] {
        let trial = Trial::open(review(), &[]).await;
        let bob = trial.visit("Bob");
        let ignored = Fault::on(Target::Remove, Effect::Ignore);
        trial.simulator().inject(ignored.clone());
        trial.simulator().inject(short);
        trial.press_remove("Bob").await;
        trial.until_state("Bob", is_still_here).await;
        trial.until_recorded(&bob, "still_in_call").await;
        let outcomes = trial.outcomes_of(&bob);
        assert!(!outcomes.contains(&"removed".into()), "{outcomes:?}");
        trial.simulator().clear_faults();
        trial.press_remove("Bob").await;
        trial.until_recorded(&bob, "removed").await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_removal_that_no_reading_tells_of_is_not_proved_until_one_does() {
    let trial = Trial::open(review(), &[]).await;
    let bob = trial.visit("Bob");
    let refused = Effect::forbidden("7504", "Insufficient permissions.");
    for fault in [
        Fault::on(Target::Participant, refused),
        Fault::on(Target::Remove, Effect::RemovalTakesMs(12_000)),
        // Our own entry is missing too, so none of these rosters is complete.
        lie(Lie::WithoutUs),
        entry("Bob", OddEntry::Missing),
    ] {
        trial.simulator().inject(fault);
    }
    trial.press_remove("Bob").await;
    trial.until_recorded(&bob, "unverified").await;
    trial.seconds(8).await;
    assert_eq!(trial.outcomes_of(&bob), ["unverified"]);
    assert!(!trial.here().await.contains(&bob), "it took effect");
    // The reading of Bob was requested once, refused, and not requested again.
    let requests = trial.simulator().requests();
    let asked = requests
        .iter()
        .filter(|it| it.target == Target::Participant);
    assert_eq!(asked.count(), 1);
    let snapshot = trial.console.worker.snapshot();
    let told = snapshot
        .activity
        .iter()
        .filter(|it| it.what == ActivityEvent::SinglesRefused);
    assert_eq!(told.count(), 1);

    trial.simulator().clear_faults();
    trial.until_recorded(&bob, "removed").await;
    assert_eq!(trial.outcomes_of(&bob), ["unverified", "removed"]);
    let lines = trial.console.audit();
    assert_eq!(lines.last().unwrap()["evidence"], "rosters");
}

#[tokio::test(start_paused = true)]
async fn an_effect_after_12_s_puts_the_record_right_by_a_later_line() {
    let trial = Trial::open(review(), &[]).await;
    let bob = trial.visit("Bob");
    let slow = Fault::on(Target::Remove, Effect::RemovalTakesMs(12_000));
    trial.simulator().inject(slow);
    trial.press_remove("Bob").await;
    trial.until_recorded(&bob, "removed").await;
    assert_eq!(trial.outcomes_of(&bob), ["still_in_call", "removed"]);
}

#[tokio::test(start_paused = true)]
async fn where_rosters_cannot_tell_readings_of_one_prove_it_and_the_log_says_so() {
    let trial = Trial::open(review(), &[]).await;
    let bob = trial.visit("Bob");
    trial.simulator().inject(lie(Lie::WithoutUs));
    trial.press_remove("Bob").await;
    trial.until_recorded(&bob, "removed").await;
    let lines = trial.console.audit();
    let proof = lines.iter().find(|line| line["outcome"] == "removed");
    assert_eq!(proof.unwrap()["evidence"], "single_reads");
}

#[tokio::test(start_paused = true)]
async fn one_404_for_somebody_who_is_there_proves_nothing() {
    // First case: the removal gets a 404, and a roster happens to be short.
    let trial = Trial::open(review(), &[]).await;
    let bob = trial.visit("Bob");
    let not_found = Effect::participant_not_found;
    let once = Fault::on(Target::Remove, not_found()).times(1);
    trial.simulator().inject(once);
    trial
        .simulator()
        .inject(entry("Bob", OddEntry::Missing).times(1));
    trial.press_remove("Bob").await;
    let is_failed = |state: &RowState| matches!(state, RowState::Failed { .. });
    trial.until_state("Bob", is_failed).await;
    trial.until_recorded(&bob, "failed").await;
    assert_eq!(trial.outcomes_of(&bob), ["failed"]);

    // Second case: reading the person gets a 404, no roster is complete, and the 204 did nothing.
    let trial = Trial::open(review(), &[]).await;
    let bob = trial.visit("Bob");
    for fault in [
        Fault::on(Target::Remove, Effect::Ignore),
        Fault::on(Target::Participant, not_found()).times(1),
        lie(Lie::WithoutUs),
        entry("Bob", OddEntry::Missing),
    ] {
        trial.simulator().inject(fault);
    }
    trial.press_remove("Bob").await;
    trial.until_recorded(&bob, "still_in_call").await;
    trial.until_state("Bob", is_still_here).await;
    let outcomes = trial.outcomes_of(&bob);
    assert!(!outcomes.contains(&"removed".into()), "{outcomes:?}");
}

#[tokio::test(start_paused = true)]
async fn our_own_removal_whose_answer_was_lost_is_never_a_leaving() {
    let trial = Trial::open(review(), &[]).await;
    trial.simulator().with_world(|world| {
        world.settings.removal_delay = Duration::ZERO;
    });
    let bob = trial.visit("Bob");
    let lost = Effect::BreakConnection(ConnectionBreak::AfterEffect);
    let once = Fault::on(Target::Remove, lost).times(1);
    trial.simulator().inject(once);
    let answer = trial.console.remove(&address(&trial.call(), "Bob"));
    // The removal takes effect before the retry, so nothing waits for a timer here.
    while trial.here().await.contains(&bob) {
        trial.simulator().advance(Duration::from_millis(1));
        tokio::task::yield_now().await;
    }
    trial.until_recorded(&bob, "removed").await;
    drop(answer.await);
    let requests = trial.simulator().requests();
    let tries = requests.iter().filter(|it| it.target == Target::Remove);
    let tries: Vec<Option<u16>> = tries.map(|request| request.status).collect();
    assert_eq!(tries, [None, Some(404)]);
    assert_eq!(trial.outcomes_of(&bob), ["removed"]);
    let lines = trial.console.audit();
    assert_eq!(lines.last().unwrap()["first_answer_lost"], true);
}

#[tokio::test(start_paused = true)]
async fn a_try_that_got_a_401_may_not_be_what_removed_somebody_who_left() {
    let trial = Trial::open(review(), &[]).await;
    let bob = trial.visit("Bob");
    let expired = Fault::on(Target::Remove, Effect::unauthorized()).times(1);
    trial.simulator().inject(expired);
    trial.leave("Bob");
    trial.press_remove("Bob").await;
    trial.until_recorded(&bob, "already_left").await;
    let requests = trial.simulator().requests();
    let tries = requests.iter().filter(|it| it.target == Target::Remove);
    let tries: Vec<Option<u16>> = tries.map(|request| request.status).collect();
    assert_eq!(tries, [Some(401), Some(404)]);
    let lines = trial.console.audit();
    assert!(lines.last().unwrap().get("first_answer_lost").is_none());
}

#[tokio::test(start_paused = true)]
async fn two_nodes_of_different_age_do_not_tell_a_removal_and_take_it_back_in_turn() {
    let behind = || Effect::Lie(Lie::Behind(AnswerLag::Seconds(5)));
    // The second case lacks the number that tells which roster is newer.
    for others in [vec![], vec![lie(Lie::Unnumbered)]] {
        let trial = Trial::open(review(), &others).await;
        trial.seconds(5).await;
        let bob = trial.visit("Bob");
        let nodes = Fault::on(Target::Roster, behind()).every(2);
        trial.simulator().inject(nodes);
        trial.press_remove("Bob").await;
        let mut told = Vec::new();
        for _ in 0..120 {
            trial.step().await;
            let state = row(&trial.call(), "Bob").map(|row| is_gone(&row.state));
            if told.last() != Some(&state) {
                told.push(state);
            }
        }
        // The states are removing, removed, and then no row. If the newer node answers twice in a
        // row, the older one can take the removal back once, but never repeatedly.
        let outcomes = trial.outcomes_of(&bob);
        assert_eq!(told.last(), Some(&None), "{told:?}");
        assert!(told.len() <= 5 && outcomes.len() <= 3, "{outcomes:?}");
        assert_eq!(outcomes.last().map(String::as_str), Some("removed"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_out_of_a_cache_proves_nothing_of_what_came_after_it() {
    let late = Person::new(PersonKind::Guest, "Late guest");
    let scenario = Scenario::call("Review").person("Ada").absent(late);
    let trial = Trial::open(scenario.build(), &[lie(Lie::Unnumbered)]).await;
    trial.seconds(40).await;
    let late = trial.join("Late guest");
    trial
        .until("the guest is listed", |call| {
            row(call, "Late guest").is_some()
        })
        .await;
    let behind = Effect::Lie(Lie::Behind(AnswerLag::Seconds(30)));
    for (target, effect) in [
        (Target::Roster, behind),
        (Target::Roster, Effect::Aged(30)),
        (Target::Remove, Effect::Ignore),
        (Target::Participant, Effect::Html { status: 403 }),
    ] {
        trial.simulator().inject(Fault::on(target, effect));
    }
    trial.press_remove("Late guest").await;
    trial.seconds(20).await;
    let outcomes = trial.outcomes_of(&late);
    assert!(!outcomes.contains(&"removed".into()), "{outcomes:?}");
    assert!(trial.here().await.contains(&late));
}

#[tokio::test(start_paused = true)]
async fn the_app_does_not_leave_after_a_short_roster_and_leaves_when_all_are_gone() {
    for short in [
        cut(1).times(1),
        // After the last removal, the first roster is short in one case, and complete in the other.
        cut(1).every(2),
        cut(1).skip(1).every(2),
    ] {
        let trial = Trial::open(review(), &[]).await;
        trial
            .simulator()
            .inject(Fault::on(Target::Remove, Effect::Ignore));
        trial.simulator().inject(short);
        trial.tell(trial.end_for_all()).await;
        let is_decided = |call: &CallView| {
            let batch = call.batch.as_ref();
            batch.is_some_and(|batch| {
                matches!(batch.phase, BatchPhase::LeftOver | BatchPhase::NotSure)
            })
        };
        trial.until("somebody is left", is_decided).await;
        assert_eq!(trial.here().await.len(), 3);
        assert!(!trial.hung_up());

        trial.simulator().clear_faults();
        trial.tell(Command::DismissBatch(trial.id())).await;
        trial
            .until("all are listed", |call| call.counts.in_call == 4)
            .await;
        trial.tell(trial.end_for_all()).await;
        let has_left = |call: &CallView| matches!(&call.state, WatchState::Ended(ended) if ended.reason == EndReason::Left);
        trial.until("the app has left", has_left).await;
        assert!(trial.hung_up() && trial.here().await.is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn the_app_does_not_leave_somebody_behind_who_came_meanwhile_and_whom_one_roster_lacks() {
    for short in [cut(1).every(2), cut(1).skip(1).every(2)] {
        let late = Person::new(PersonKind::Guest, "Late guest");
        let scenario = Scenario::call("Review").person("Ada").absent(late);
        let trial = Trial::open(scenario.build(), &[]).await;
        trial.tell(trial.end_for_all()).await;
        trial.join("Late guest");
        let is_listed = |call: &CallView| row(call, "Late guest").is_some();
        trial.until("the late guest is listed", is_listed).await;
        trial.simulator().inject(short);
        let is_left = |call: &CallView| {
            let batch = call.batch.as_ref();
            batch.is_some_and(|batch| batch.phase == BatchPhase::LeftOver)
        };
        trial.until("somebody is left", is_left).await;
        trial.seconds(5).await;
        assert!(!trial.hung_up());
    }
}

#[tokio::test(start_paused = true)]
async fn four_seconds_without_the_call_end_nothing_and_everything_of_it_is_kept() {
    let trial = Trial::open(review(), &[]).await;
    let door = Command::Door(trial.id(), Some(Duration::from_mins(10)));
    trial.tell(door).await;
    let four = Duration::from_secs(4);
    for target in [Target::Call, Target::Roster] {
        for missing in [Effect::participant_not_found(), Effect::bare_not_found()] {
            trial
                .simulator()
                .inject(Fault::on(target, missing).lasts(four));
        }
    }
    trial.tell(Command::Refresh(trial.id())).await;
    let is_away = |call: &CallView| call.trouble.is_some();
    trial.until("it is not found", is_away).await;
    for _ in 0..80 {
        trial.step().await;
        let call = trial.call();
        assert!(
            !matches!(call.state, WatchState::Ended(_)),
            "{:?}",
            call.state
        );
        assert_eq!((call.counts.in_call, call.rows.len()), (4, 4));
        assert!(call.rules.door.is_some());
    }
    assert_eq!(trial.call().state, WatchState::Live);
    assert!(trial.told_as_joined().is_empty());
    trial.press_remove("Bob").await;
    let gone = |state: &RowState| is_gone(state);
    trial.until_state("Bob", gone).await;
}

#[tokio::test(start_paused = true)]
async fn a_call_that_says_that_it_is_over_can_be_looked_at_again() {
    let trial = Trial::open(review(), &[]).await;
    for target in [Target::Call, Target::Roster] {
        trial
            .simulator()
            .inject(Fault::on(target, Effect::call_not_found()));
    }
    let is_over = |call: &CallView| matches!(call.state, WatchState::Ended(_));
    trial.until("it is over", is_over).await;
    assert!(row(&trial.call(), "Bob").is_some(), "the last roster stays");
    trial.simulator().clear_faults();
    trial.tell(Command::Watch(trial.id())).await;
    let is_live = |call: &CallView| call.state == WatchState::Live && call.counts.in_call == 4;
    trial.until("live again", is_live).await;
}

#[tokio::test(start_paused = true)]
async fn answers_without_anybody_are_never_an_empty_call_that_is_live() {
    for wrong in [
        WrongValue::Empty,
        WrongValue::Null,
        WrongValue::Missing,
        WrongValue::Object,
        WrongValue::Text,
        WrongValue::Nested,
        WrongValue::OnlyNull,
    ] {
        // First, the wrong value comes from the start.
        let fault = lie(Lie::Value(wrong)).times(5);
        let trial = Trial::open_at_once(review(), &[fault]).await;
        for _ in 0..60 {
            trial.step().await;
            let call = trial.call();
            let is_empty = call.counts.in_call == 0;
            assert!(
                !(is_empty && call.state == WatchState::Live),
                "{wrong:?}: {:?}",
                call.state
            );
        }
        let is_read = |call: &CallView| call.counts.in_call == 4;
        trial.until("everybody is listed", is_read).await;
        assert!(trial.told_as_joined().is_empty(), "{wrong:?}");

        // Then, the wrong value comes after people are known.
        trial.simulator().inject(lie(Lie::Value(wrong)).times(1));
        for _ in 0..20 {
            trial.step().await;
            assert_eq!(trial.call().counts.in_call, 4, "{wrong:?}");
        }
        assert!(trial.told_as_joined().is_empty(), "{wrong:?}");
    }
}
