//! Two windows with one data folder work as one: two real workers, one folder, one service.

use std::fs::File;
use std::time::Duration;

use moderato::moderation::command::Command;
use moderato::moderation::model::ids::CallId;
use moderato::moderation::state::row::PersonRef;
use moderato::moderation::state::snapshot::{CallView, Snapshot};
use moderato::simulator::{Person, PersonKind, Scenario};
use moderato::worker::WorkerHandle;

use crate::support::{row, start_worker};
use crate::trial::Trial;

const MINUTES: Duration = Duration::from_mins(10);

/// Returns two windows that watch one call and know everybody in it.
async fn two_windows() -> (Trial, WorkerHandle) {
    let late = |name| Person::new(PersonKind::Guest, name);
    let scenario = Scenario::call("Review")
        .person("Ada")
        .person("Grace")
        .absent(late("Eve"))
        .absent(late("Mallory"))
        .absent(late("Trudy"))
        .build();
    let trial = Trial::open(scenario, &[]).await;
    let second = start_worker();
    let order = trial.console.order(Vec::new());
    second.sign_in(order).await.unwrap().unwrap();
    second
        .tell(Command::Show(Some(trial.id())))
        .await
        .unwrap()
        .unwrap();
    both(&trial, &second, "the call is read", |call| call.asked > 3).await;
    (trial, second)
}

/// Lets time pass until the second window satisfies `fits`.
async fn shows(trial: &Trial, window: &WorkerHandle, what: &str, fits: impl Fn(&Snapshot) -> bool) {
    for _ in 0..100 {
        if fits(&window.snapshot()) {
            return;
        }
        trial.step().await;
    }
    panic!("waited in vain for: {what}\n{:#?}", window.snapshot());
}

async fn both(trial: &Trial, second: &WorkerHandle, what: &str, fits: impl Fn(&CallView) -> bool) {
    let id = trial.id();
    trial.until(what, &fits).await;
    let is_so = |snapshot: &Snapshot| snapshot.call(&id).is_some_and(|call| fits(call));
    shows(trial, second, what, is_so).await;
}

async fn tell(window: &WorkerHandle, command: Command) {
    window.tell(command).await.unwrap().unwrap();
}

fn protect(trial: &Trial, name: &str, on: bool) -> Command {
    let who = PersonRef::from(&**row(&trial.call(), name).unwrap());
    Command::Protect { who, on }
}

fn protected(snapshot: &Snapshot) -> Vec<String> {
    let people = snapshot.protected.iter();
    let mut names: Vec<String> = people.map(|person| person.name.to_string()).collect();
    names.sort();
    names
}

#[tokio::test(start_paused = true)]
async fn whom_one_window_protects_the_other_protects_and_neither_loses_what_the_other_wrote() {
    let (trial, second) = two_windows().await;
    let first = trial.console.worker.clone();
    // Both windows act at the same moment, without knowing of each other's change.
    let (one, other) = (protect(&trial, "Ada", true), protect(&trial, "Grace", true));
    let told = (first.tell(one), second.tell(other));
    told.0.await.unwrap().unwrap();
    told.1.await.unwrap().unwrap();
    let are_both = |snapshot: &Snapshot| protected(snapshot) == ["Ada", "Grace"];
    shows(&trial, &first, "both in the first", are_both).await;
    shows(&trial, &second, "both in the second", are_both).await;

    tell(&second, protect(&trial, "Ada", false)).await;
    let is_one = |snapshot: &Snapshot| protected(snapshot) == ["Grace"];
    shows(&trial, &first, "one in the first", is_one).await;
    // A protection that was ended doesn't return when the other window writes something else.
    tell(&first, Command::Watch("another".into())).await;
    let is_watched = |snapshot: &Snapshot| snapshot.call(&"another".into()).is_some();
    shows(&trial, &second, "the other's call", is_watched).await;
    assert_eq!(protected(&second.snapshot()), ["Grace"]);
    assert_eq!(protected(&first.snapshot()), ["Grace"]);

    let another: CallId = "another".into();
    tell(&second, Command::Forget(another.clone())).await;
    let is_gone = |snapshot: &Snapshot| snapshot.call(&another).is_none();
    shows(&trial, &first, "no other call", is_gone).await;
}

#[tokio::test(start_paused = true)]
async fn the_window_that_closed_the_door_acts_and_the_other_takes_over_when_it_has_gone() {
    let (mut trial, second) = two_windows().await;
    trial.seconds(3).await;
    tell(
        &trial.console.worker,
        Command::Door(trial.id(), Some(MINUTES)),
    )
    .await;
    let id = trial.id();
    let elsewhere = |snapshot: &Snapshot| {
        let door = snapshot.call(&id).unwrap().rules.door.clone();
        door.map(|door| door.holder.elsewhere)
    };
    let is_shown = |snapshot: &Snapshot| elsewhere(snapshot) == Some(true);
    shows(&trial, &second, "the door of the other", is_shown).await;
    assert_eq!(elsewhere(&trial.console.worker.snapshot()), Some(false));

    let eve = trial.join("Eve");
    trial.until_recorded(&eve, "removed").await;
    trial.seconds(5).await;
    assert_eq!(
        trial.named(),
        std::slice::from_ref(&eve),
        "one of the two acts, once"
    );

    // A person whom the second window lets in stays, although the first window carries out the
    // rule.
    let let_in = Command::LetNextIn(trial.id(), 1);
    tell(&second, let_in).await;
    let lets_in = |call: &CallView| {
        call.rules
            .door
            .as_ref()
            .is_some_and(|door| door.lets_in == 1)
    };
    trial.until("the next may come in", lets_in).await;
    trial.join("Mallory");
    trial.seconds(10).await;
    assert_eq!(trial.named(), std::slice::from_ref(&eve));

    // The first window ends: its worker ends with the last handle.
    trial.console.worker = second;
    trial.until("the second takes over", has_acting_door).await;
    let trudy = trial.join("Trudy");
    trial.seconds(10).await;
    assert_eq!(trial.named(), [eve, trudy], "and whoever was let in stays");
}

fn has_acting_door(call: &CallView) -> bool {
    let door = call.rules.door.as_ref();
    door.is_some_and(|door| door.holder.acts())
}

#[tokio::test(start_paused = true)]
async fn a_window_that_signs_out_leaves_its_door_to_the_other() {
    let (mut trial, second) = two_windows().await;
    let first = trial.console.worker.clone();
    tell(&first, Command::Door(trial.id(), Some(MINUTES))).await;
    let has_door = |call: &CallView| call.rules.door.is_some();
    both(&trial, &second, "a closed door", has_door).await;
    first.sign_out();
    trial.console.worker = second;
    trial.until("the other takes over", has_acting_door).await;
    let eve = trial.join("Eve");
    trial.seconds(10).await;
    assert_eq!(trial.named(), [eve]);
}

#[tokio::test(start_paused = true)]
async fn a_door_that_the_other_window_opened_is_open_in_both() {
    let (trial, second) = two_windows().await;
    tell(
        &trial.console.worker,
        Command::Door(trial.id(), Some(MINUTES)),
    )
    .await;
    let is_closed = |call: &CallView| call.rules.door.is_some();
    both(&trial, &second, "a closed door", is_closed).await;
    tell(&second, Command::Door(trial.id(), None)).await;
    both(&trial, &second, "an open door", |call| !is_closed(call)).await;
    trial.join("Eve");
    trial.seconds(10).await;
    assert_eq!(trial.named(), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_lock_that_somebody_keeps_stops_nobody_and_what_was_to_be_written_is_written_later() {
    let (trial, second) = two_windows().await;
    let lock = File::open(trial.console.folder.path().join("watched.lock")).unwrap();
    lock.lock().unwrap();
    let first = trial.console.worker.clone();
    tell(&first, protect(&trial, "Ada", true)).await;
    let says_so = |snapshot: &Snapshot| {
        let trouble = snapshot.store_trouble.as_deref().unwrap_or_default();
        trouble.contains("watched.lock locked for 2 s")
    };
    shows(&trial, &first, "the lock that is kept", says_so).await;
    // The window accepts commands meanwhile.
    tell(&first, Command::Refresh(trial.id())).await;
    assert_eq!(protected(&second.snapshot()), [""; 0]);
    drop(lock);
    let is_there = |snapshot: &Snapshot| protected(snapshot) == ["Ada"];
    shows(&trial, &second, "what was written later", is_there).await;
    let is_well = |snapshot: &Snapshot| snapshot.store_trouble.is_none();
    shows(&trial, &first, "no more trouble", is_well).await;
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_does_not_wait_for_a_lock_that_somebody_keeps() {
    let (trial, second) = two_windows().await;
    let path = trial.console.folder.path().join("audit/audit.lock");
    let lock = File::open(path).unwrap();
    lock.lock().unwrap();
    let third = start_worker();
    let order = trial.console.order(Vec::new());
    third.sign_in(order).await.unwrap().unwrap();
    let trouble = third.snapshot().audit_trouble.clone().unwrap();
    let trouble = &trouble.error;
    assert!(trouble.contains("audit.lock locked for 2 s"), "{trouble}");
    // A write already in progress continues.
    tell(&second, protect(&trial, "Ada", true)).await;
    let is_there = |snapshot: &Snapshot| protected(snapshot) == ["Ada"];
    shows(&trial, &third, "whom the others protect", is_there).await;
}
