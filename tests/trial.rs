//! A console on a lying service, checked by an observer who knows the truth.
//!
//! Each step is checked against `GET /simulator/calls/{id}`, which always says who is really there.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::fixtures::sign_in::play;
use crate::support::{Console, address, row, start_worker};
use moderato::moderation::command::Command;
use moderato::moderation::model::ids::{CallId, ParticipantId};
use moderato::moderation::state::activity::entry::ActivityEvent;
use moderato::moderation::state::row::RowState;
use moderato::moderation::state::snapshot::CallView;
use moderato::simulator::{Effect, Fault, Lie, OddEntry, Scenario, Simulator, Target};

/// Time between two looks at the truth, for world and console alike.
const STEP: Duration = Duration::from_millis(250);
/// Maximum number of steps in which to wait for a state.
const LONGEST: usize = 400;

/// A console, and a client that asks who is really in its first call.
pub(crate) struct Trial {
    pub(crate) console: Console,
    client: reqwest::Client,
}

pub(crate) fn review() -> Scenario {
    Scenario::call("Review")
        .person("Ada")
        .person("Grace")
        .guest("Bob")
        .build()
}

/// Returns a lie about the roster.
pub(crate) fn lie(lie: Lie) -> Fault {
    Fault::on(Target::Roster, Effect::Lie(lie))
}

/// Returns a lie that omits or distorts a person's entry in the roster.
pub(crate) fn entry(name: &str, told: OddEntry) -> Fault {
    lie(Lie::Entry {
        of: Some(name.to_owned()),
        told,
    })
}

impl Trial {
    /// Signs in to a service that lies from the start, and waits until its people are known.
    pub(crate) async fn open(scenario: Scenario, faults: &[Fault]) -> Self {
        let trial = Self::open_at_once(scenario, faults).await;
        let is_read =
            |call: &CallView| call.updated.is_some() && call.call_state.is_some() && call.asked > 2;
        trial.until("the call is read", is_read).await;
        trial
    }

    /// Signs in like [`Self::open`], but returns before anything has been answered.
    pub(crate) async fn open_at_once(scenario: Scenario, faults: &[Fault]) -> Self {
        let running = play(scenario).await;
        for fault in faults {
            running.simulator.inject(fault.clone());
        }
        let console = Console {
            running,
            worker: start_worker(),
            folder: TempDir::new().unwrap(),
        };
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        console.sign_in(vec![console.call()]).await.unwrap();
        drop(console.worker.tell(Command::Show(Some(console.call()))));
        Self { console, client }
    }

    pub(crate) fn simulator(&self) -> &Simulator {
        &self.console.running.simulator
    }

    pub(crate) fn id(&self) -> CallId {
        self.console.call()
    }

    pub(crate) fn call(&self) -> Arc<CallView> {
        let snapshot = self.console.worker.snapshot();
        snapshot.call(&self.id()).unwrap().clone()
    }

    pub(crate) fn join(&self, name: &str) -> String {
        let id = self.id();
        let joined = self
            .simulator()
            .with_world(|world| world.join(id.as_str(), name));
        joined.unwrap()
    }

    pub(crate) fn leave(&self, name: &str) {
        let id = self.id();
        let was_there = self
            .simulator()
            .with_world(|world| world.leave(id.as_str(), name));
        assert!(was_there, "{name}");
    }

    /// Returns the participant id of a person in the call.
    pub(crate) fn visit(&self, name: &str) -> String {
        let id = self.id();
        let simulator = self.simulator();
        let visit = simulator.with_world(|world| world.participant_id(id.as_str(), name));
        visit.unwrap()
    }

    /// Returns the participant ids of everybody who is really there, without this app.
    pub(crate) async fn here(&self) -> BTreeSet<String> {
        let base = self.console.running.base_url();
        let url = format!("{base}/simulator/calls/{}", self.id());
        let told = self.client.get(url).send().await.unwrap();
        let truth: Value = serde_json::from_str(&told.text().await.unwrap()).unwrap();
        let own = truth["my_participant"].as_str();
        let here = truth["here"].as_array().unwrap().iter();
        here.filter_map(|visit| visit["id"].as_str())
            .filter(|id| Some(*id) != own)
            .map(str::to_owned)
            .collect()
    }

    pub(crate) fn hung_up(&self) -> bool {
        let requests = self.simulator().requests();
        requests
            .iter()
            .any(|request| request.target == Target::HangUp)
    }

    /// Lets a moment pass, and checks that nothing untrue is shown.
    pub(crate) async fn step(&self) {
        let before = self.here().await;
        self.simulator().advance(STEP);
        tokio::time::sleep(STEP).await;
        assert!(!self.hung_up() || before.is_empty(), "left {before:?}");
        let here = self.here().await;
        for (participant, outcomes) in self.outcomes() {
            let last = outcomes.last().map(String::as_str);
            let is_gone = matches!(last, Some("removed" | "already_left"));
            assert!(
                !is_gone || !here.contains(&participant),
                "{participant} is here, and on record: {outcomes:?}"
            );
        }
        let snapshot = self.console.worker.snapshot();
        let rows = snapshot.call(&self.id()).unwrap().rows.clone();
        for row in rows.iter() {
            let is_here = |id| here.contains(id);
            let id = row.key.participant().map(ParticipantId::as_str);
            let is_told = matches!(row.state, RowState::Gone { .. });
            assert!(
                !is_told || !id.is_some_and(is_here),
                "told as gone: {row:?}"
            );
        }
    }

    pub(crate) async fn pass(&self, time: Duration) {
        for _ in 0..time.as_millis().div_ceil(STEP.as_millis()) {
            self.step().await;
        }
    }

    pub(crate) async fn seconds(&self, seconds: u64) {
        self.pass(Duration::from_secs(seconds)).await;
    }

    /// Lets time pass until the call satisfies `fits`.
    pub(crate) async fn until(&self, what: &str, fits: impl Fn(&CallView) -> bool) {
        for _ in 0..LONGEST {
            if fits(&self.call()) {
                return;
            }
            self.step().await;
        }
        panic!("waited in vain for: {what}\n{:#?}", self.call());
    }

    pub(crate) async fn until_state(&self, name: &str, fits: impl Fn(&RowState) -> bool) {
        let is_so = |call: &CallView| row(call, name).is_some_and(|row| fits(&row.state));
        self.until(name, is_so).await;
    }

    pub(crate) async fn until_recorded(&self, visit: &str, outcome: &str) {
        for _ in 0..LONGEST {
            if self.outcomes_of(visit).iter().any(|one| one == outcome) {
                return;
            }
            self.step().await;
        }
        panic!("waited in vain for {outcome}: {:#?}", self.console.audit());
    }

    /// Waits until a person can be removed, then sends the command of the *Remove* button.
    pub(crate) async fn press_remove(&self, name: &str) {
        let can_ask = |call: &CallView| row(call, name).is_some_and(|row| row.can_ask());
        self.until("somebody to press on", can_ask).await;
        let answer = self.console.remove(&address(&self.call(), name));
        // Ignores the result, which also shows on the row and in the log.
        drop(answer.await.unwrap());
    }

    pub(crate) async fn tell(&self, command: Command) {
        let told = self.console.worker.tell(command).await.unwrap();
        told.unwrap();
    }

    /// Returns the outcomes of removals, grouped by visit.
    fn outcomes(&self) -> Vec<(String, Vec<String>)> {
        let lines = self.console.audit();
        let results: Vec<&Value> = lines
            .iter()
            .filter(|line| line["action"] == "remove" && line["phase"] == "result")
            .collect();
        let visit = |line: &Value| line["participant"].as_str().unwrap().to_owned();
        let visits: BTreeSet<String> = results.iter().map(|line| visit(line)).collect();
        let outcomes = |of: &String| {
            let theirs = results.iter().filter(|line| visit(line) == *of);
            let outcomes = theirs.map(|line| line["outcome"].as_str().unwrap().to_owned());
            outcomes.collect()
        };
        let all = visits.into_iter().map(|of| {
            let outcomes = outcomes(&of);
            (of, outcomes)
        });
        all.collect()
    }

    pub(crate) fn outcomes_of(&self, visit: &str) -> Vec<String> {
        let all = self.outcomes().into_iter();
        let mut theirs = all.filter(|(of, _)| of == visit);
        theirs
            .next()
            .map(|(_, outcomes)| outcomes)
            .unwrap_or_default()
    }

    /// Returns the ids named by removal requests so far.
    pub(crate) fn named(&self) -> Vec<String> {
        let requests = self.simulator().requests().into_iter();
        requests
            .filter(|request| request.target == Target::Remove)
            .map(|request| request.path.rsplit('/').next().unwrap().to_owned())
            .collect()
    }

    /// Returns the people whom the activity reports as joined since watching began.
    pub(crate) fn told_as_joined(&self) -> Vec<String> {
        let snapshot = self.console.worker.snapshot();
        let told = snapshot
            .activity
            .iter()
            .filter_map(|entry| match &entry.what {
                ActivityEvent::Joined { who, .. } | ActivityEvent::CameBack { who, .. } => {
                    Some(who.name.as_str().to_owned())
                }
                _ => None,
            });
        told.collect()
    }

    /// Returns how many people the activity reports as having left by themselves.
    pub(crate) fn told_as_left(&self) -> usize {
        let snapshot = self.console.worker.snapshot();
        let told = snapshot.activity.iter();
        told.filter(|entry| matches!(entry.what, ActivityEvent::Left { .. }))
            .count()
    }
}
