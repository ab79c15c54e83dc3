//! Many people at once, and people who come back, from the command to the wire over real HTTP.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::support::{Console, address, row};
use moderato::moderation::acts::batch::EntryResult;
use moderato::moderation::command::{Command, KeepOutOrder};
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::participant::Badge;
use moderato::moderation::state::deeds::batch::{BatchPhase, RemovalBatch};
use moderato::moderation::state::row::{PersonRef, Row};
use moderato::moderation::state::snapshot::{CallView, WatchState};
use moderato::simulator::{Effect, Fault, RetryAfter, Scenario, Target};

const STRANGERS: usize = 30;

fn stranger(n: usize) -> String {
    format!("Stranger {n}")
}

fn meeting() -> Scenario {
    let meeting = Scenario::call("Board review").person("Ada").person("Bob");
    let strangers = (0..STRANGERS).map(stranger);
    strangers
        .fold(meeting, |meeting, name| meeting.guest(&name))
        .build()
}

async fn open() -> Console {
    let console = Console::open(meeting()).await;
    console
        .until_call("everybody", |call| {
            let has = |name: &str| row(call, name).is_some();
            call.state == WatchState::Live && has("Bob") && has(&stranger(STRANGERS - 1))
        })
        .await;
    console
}

fn guests(call: &CallView) -> impl Iterator<Item = &Row> {
    let rows = call.rows.iter().map(|row| &**row);
    rows.filter(|row| row.badge == Badge::Guest && row.is_listed())
}

impl Console {
    async fn tell(&self, command: Command) {
        self.worker.tell(command).await.unwrap().unwrap();
    }

    /// Lets a person come back.
    fn rejoins(&self, name: &str) {
        let call = self.running.simulator.calls()[0].clone();
        let back = self
            .running
            .simulator
            .with_world(|world| world.rejoin(&call, name));
        assert!(back.is_some(), "{name}");
    }

    /// Lets the world continue until the call satisfies `fits`, and returns the call. Removals take a while to show.
    async fn play_until(&self, fits: impl Fn(&CallView) -> bool) -> std::sync::Arc<CallView> {
        for _ in 0..200 {
            self.running.simulator.advance(Duration::from_secs(1));
            let before = self.until_call("anything", |_| true).await;
            let asked = before.asked;
            let now = self
                .until_call("a newer roster", |call| call.asked > asked || fits(call))
                .await;
            if fits(&now) {
                return now;
            }
        }
        panic!("it never came to that");
    }
}

fn batch(call: &CallView) -> Option<&RemovalBatch> {
    call.batch.as_deref()
}

/// Whether the newest roster lists nobody with this name.
fn is_away(call: &CallView, name: &str) -> bool {
    let mut listed = call.rows.iter().filter(|row| row.is_listed());
    listed.all(|row| row.name.as_str() != name)
}

fn is_done(call: &CallView) -> bool {
    batch(call).is_some_and(|batch| batch.phase == BatchPhase::Done)
}

#[tokio::test(start_paused = true)]
async fn thirty_go_through_a_throttle_in_the_middle_and_the_one_refused_is_named() {
    let console = open().await;
    let call = console.until_call("anything", |_| true).await;
    let refused = address(&call, &stranger(7));
    let simulator = &console.running.simulator;
    let refusal = Effect::forbidden("7504", "Insufficient permissions.");
    simulator.inject(Fault::on(Target::Remove, refusal).path(refused.to_string()));
    let throttle = Effect::Throttle(RetryAfter::Seconds(2));
    simulator.inject(Fault::on(Target::Remove, throttle).skip(10).times(4));
    let people: Vec<ParticipantId> = guests(&call)
        .filter_map(|row| row.removable().cloned())
        .collect();
    assert_eq!(people.len(), STRANGERS);
    console
        .tell(Command::RemoveMany {
            call: console.call(),
            people: people.clone(),
        })
        .await;
    let call = console.play_until(is_done).await;
    let batch = batch(&call).unwrap();
    assert_eq!(batch.count(EntryResult::is_removed), STRANGERS - 1);
    let failed = batch
        .people
        .iter()
        .filter(|one| matches!(one.result, EntryResult::Failed(_)));
    let failed: Vec<_> = failed.map(|one| &one.participant).collect();
    assert_eq!(failed, [&refused]);
    let listed: Vec<_> = guests(&call).map(|row| row.name.as_str()).collect();
    assert_eq!(listed, [stranger(7)], "the others are proved to be gone");
    for path in console.deletes() {
        assert!(
            people.iter().any(|id| path.ends_with(id.as_str())),
            "nobody else was named: {path}"
        );
    }
    assert!(row(&call, "Ada").is_some() && row(&call, "Bob").is_some());
}

#[tokio::test(start_paused = true)]
async fn somebody_who_is_kept_out_is_removed_again_by_the_rule_alone() {
    let console = open().await;
    let call = console.until_call("anything", |_| true).await;
    let bob = row(&call, "Bob").unwrap();
    console
        .tell(Command::KeepOut(
            console.call(),
            KeepOutOrder {
                who: PersonRef::from(&**bob),
                for_how_long: None,
                removes: true,
                source: Source::Click,
            },
        ))
        .await;
    console.play_until(|call| is_away(call, "Bob")).await;
    assert_eq!(console.deletes().len(), 1);
    console.rejoins("Bob");
    let removals = |call: &CallView| call.rules.kept_out.first().map(|kept| kept.removals);
    console
        .play_until(|call| removals(call) == Some(1) && is_away(call, "Bob"))
        .await;
    let deletes = console.deletes();
    assert_eq!(deletes.len(), 2);
    assert_ne!(deletes[0], deletes[1], "a new visit, a new id");
    console
        .until_recorded(|line| line["source"] == "keep_out")
        .await;
}

#[tokio::test(start_paused = true)]
async fn the_closed_door_removes_the_guest_who_comes_and_nobody_who_was_there() {
    let console = open().await;
    let call = console.until_call("anything", |_| true).await;
    let first = address(&call, &stranger(0));
    console.remove(&first).await.unwrap().unwrap();
    let away = console.play_until(|call| is_away(call, &stranger(0))).await;
    // The door only affects people whom two complete rosters lacked.
    let until = away.asked + 4;
    console.play_until(|call| call.asked >= until).await;
    let five = Some(Duration::from_mins(5));
    console.tell(Command::Door(console.call(), five)).await;
    console
        .until_recorded(|line| line["action"] == "close_door" && line["phase"] == "switch")
        .await;
    console.rejoins(&stranger(0));
    let removals = |call: &CallView| call.rules.door.as_ref().map(|door| door.removals);
    let call = console
        .play_until(|call| removals(call) == Some(1) && is_away(call, &stranger(0)))
        .await;
    assert_eq!(console.deletes().len(), 2);
    assert_eq!(guests(&call).count(), STRANGERS - 1);
    assert!(row(&call, "Bob").is_some());
}

#[tokio::test(start_paused = true)]
async fn in_the_raid_the_door_alone_removes_the_strangers_and_lets_the_late_auditor_be() {
    let console = Console::open(Scenario::builtin("raid").unwrap().unwrap()).await;
    let call = console
        .until_call("everybody", |call| {
            call.state == WatchState::Live && guests(call).count() > 0
        })
        .await;
    let before: BTreeSet<ParticipantId> = guests(&call).filter_map(id).collect();
    let hour = Some(Duration::from_hours(1));
    console.tell(Command::Door(console.call(), hour)).await;
    let auditor = |call: &CallView| row(call, AUDITOR).cloned();
    let waits = console
        .play_until(|call| auditor(call).is_some_and(|row| row.participant.in_lobby))
        .await;
    let auditor_id = id(&auditor(&waits).unwrap()).unwrap();
    let is_in = |call: &CallView| auditor(call).is_some_and(|row| !row.participant.in_lobby);
    console.play_until(is_in).await;
    let stuck = ["Nova Streams", "Vera Blunt", "dj_kassette"];
    let wanted: BTreeSet<&str> = [stuck[0], stuck[1], stuck[2], AUDITOR].into();
    let left = |call: &CallView| {
        let is_new = |row: &&Row| id(row).is_none_or(|id| !before.contains(&id));
        let new = guests(call).filter(is_new);
        let inside = new.filter(|row| !row.participant.in_lobby);
        inside.map(|row| row.name.as_str().to_owned()).collect()
    };
    let is_over = |call: &CallView| {
        let left: BTreeSet<String> = left(call);
        left.iter().map(String::as_str).eq(wanted.iter().copied())
    };
    // Meanwhile more people storm in, and two nodes contradict each other for a while.
    let call = console.play_until(is_over).await;
    let is_about_auditor = |path: &String| path.ends_with(auditor_id.as_str());
    assert!(!console.deletes().iter().any(is_about_auditor));
    let door = call.rules.door.clone().unwrap();
    let let_in: Vec<&str> = door.let_in.iter().map(|who| who.name.as_str()).collect();
    assert_eq!(let_in, [AUDITOR]);
    assert_eq!(
        call.rules.not_removed.len(),
        stuck.len(),
        "left to a person"
    );
}

const AUDITOR: &str = "Late auditor";

fn id(row: &Row) -> Option<ParticipantId> {
    row.key.participant().cloned()
}
