//! Memory stays bounded over a long day, however many people come and go.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::event::Event;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::participant::Participant;
use crate::moderation::state::roster::history::KEPT_ENDED_VISITS;
use crate::moderation::tests::cast::user;
use crate::moderation::tests::stage::{Stage, id};

fn other() -> CallId {
    "C-2".into()
}

fn list(stage: &mut Stage, call: &CallId, people: &[Participant]) {
    stage.now = stage.now.plus(Duration::from_secs(2));
    let asked = stage.now;
    stage.event(Event::Roster {
        call: call.clone(),
        asked,
        participants: people.to_vec(),
        incomplete: None,
    });
}

/// Lets people join and leave, three at a time. If more left together, the console would read each of
/// them singly.
fn pass_through(stage: &mut Stage, call: &CallId, people: usize) {
    let own = vec![user("own")];
    for first in (0..people).step_by(3) {
        let crowd = first..(first + 3).min(people);
        let mut crowd: Vec<Participant> = crowd.map(|n| user(&format!("{call}-{n}"))).collect();
        crowd.extend(own.clone());
        for list_of in [&crowd, &crowd, &own, &own, &own] {
            list(stage, call, list_of);
        }
        stage.wait(5);
    }
}

#[test]
fn visits_that_are_over_are_bounded_over_all_calls_and_the_oldest_of_the_fullest_go() {
    let mut stage = Stage::knowing(["own"]);
    stage.command(Command::Watch(other()));
    pass_through(&mut stage, &id(), KEPT_ENDED_VISITS - 100);
    pass_through(&mut stage, &other(), 600);
    let ended = |call: &CallId| stage.console.watched(call).unwrap().roster.ended().clone();
    let (full, fresh) = (ended(&id()), ended(&other()));
    assert!(
        full.len() + fresh.len() <= KEPT_ENDED_VISITS,
        "{}",
        full.len() + fresh.len()
    );
    assert_eq!(fresh.len(), 600, "nothing of the smaller call was given up");
    let newest = full.last().unwrap();
    let last = format!("{}-{}", id(), KEPT_ENDED_VISITS - 101);
    assert_eq!(newest.row.key.participant(), Some(&last.as_str().into()));
}
