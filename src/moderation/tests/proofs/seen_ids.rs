//! An id that any reading has listed before is not a join, and the door ignores it.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::event::Event;
use crate::moderation::model::participant::Participant;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::tests::cast::{guest, named, user, user_as};
use crate::moderation::tests::stage::{CALL, Stage};

/// Moves only the wall clock, as while the computer sleeps, then sends an event.
fn sleep(stage: &mut Stage, secs: u64) {
    stage.now.wall = stage.now.plus(Duration::from_secs(secs)).wall;
    stage.event(Event::Tick);
}

fn with_gil() -> [Participant; 2] {
    [user("own"), guest("Gil", "g-1")]
}

fn numbered(people: [Participant; 2], sequence: u64) -> [Participant; 2] {
    people.map(|one| Participant {
        sequence: Some(sequence),
        ..one
    })
}

/// Plays two whole rosters without Gil, who was listed before. The door closes, and Gil is listed again. Checks that
/// the door spares Gil, and removes a new guest.
fn door_closes_on_gil(mut stage: Stage) {
    stage.rosters(["own"]).close_door(60);
    stage.wait(1).roster_of(with_gil()).wait(5);
    assert!(stage.deletes().is_empty(), "an id that was seen is no join");
    let log = stage.entries();
    let joined = |what: &ActivityEvent| matches!(what, ActivityEvent::Joined { .. });
    assert!(!log.iter().any(|entry| joined(&entry.what)));
    assert!(stage.row("g-1").was_there, "it is unknown since when");
    let rests = stage.view().door_limits.unwrap();
    assert_eq!(rests.offered, ["g-1".into()], "left to the operator");
    stage.roster_of([user("own"), guest("Gil", "g-1"), guest("Gus", "g-2")]);
    stage.wait(1);
    assert_eq!(stage.deletes(), ["g-2"], "this one joined");
}

#[test]
fn by_a_roster_of_the_moment_in_which_the_computer_woke() {
    let mut stage = Stage::new();
    stage.reads_call();
    sleep(&mut stage, 11);
    sleep(&mut stage, 5);
    stage.roster_of(with_gil()).wait(1);
    door_closes_on_gil(stage);
}

#[test]
fn by_a_roster_that_was_on_its_way_while_the_computer_slept() {
    let mut stage = Stage::with(["own"]);
    let asked = stage.wait(1).now;
    sleep(&mut stage, 3_600);
    stage.roster_asked(asked, with_gil().into()).wait(1);
    door_closes_on_gil(stage);
}

#[test]
fn by_a_roster_that_a_newer_one_has_overtaken() {
    let mut stage = Stage::with(["own"]);
    let asked = stage.wait(1).now;
    stage.wait_exactly(Duration::from_millis(100));
    stage.roster(["own"]);
    stage.roster_asked(asked, with_gil().into());
    door_closes_on_gil(stage);
}

#[test]
fn by_a_roster_of_a_server_that_lags() {
    let mut stage = Stage::new();
    stage.reads_call();
    stage.roster_of(numbered([user("own"), user("ada")], 7));
    stage.wait(1).roster_of(numbered(with_gil(), 6));
    door_closes_on_gil(stage);
}

#[test]
fn by_a_roster_without_an_id_that_was_not_taken_over() {
    let mut stage = Stage::with(["own"]);
    let asked = stage.wait(1).now;
    sleep(&mut stage, 3_600);
    let mut nameless = guest("Gil", "g-1");
    nameless.id = None;
    stage.roster_asked(asked, vec![user("own"), nameless]);
    stage.wait(1).rosters(["own"]).close_door(60);
    stage.wait(1).roster_of(with_gil()).wait(5);
    assert!(stage.deletes().is_empty());
}

#[test]
fn under_another_id_that_the_same_person_was_given() {
    let listed = |answer: u32| {
        let gil = named(guest("Gil", &format!("g-{answer}")), "Gil");
        [user("own"), user_as("ada", &format!("a-{answer}")), gil]
    };
    let mut stage = Stage::with(["own"]);
    stage.wait(1).roster_of(listed(1));
    stage.wait(1).roster_of(listed(2));
    // The rows of the old ids are dropped, which leaves one row for each person.
    stage.wait(1).rosters_of(listed(2));
    assert!(stage.find_row("g-1").is_none() && stage.find_row("g-2").is_some());
    stage.wait(1).rosters(["own"]).close_door(60);
    stage.wait(1).roster_of(listed(2)).wait(5);
    assert!(stage.deletes().is_empty());
}

#[test]
fn under_an_id_that_stood_over_somebody_else_too() {
    let mut stage = Stage::with(["own"]);
    let mut both = vec![user("own"), guest("Gus", "g-2"), guest("Gil", "g-1")];
    both[2].id = Some("g-2".into());
    for _ in 0..2 {
        let now = stage.wait(1).now;
        stage.roster_asked(now, both.clone());
    }
    stage.close_door(60);
    let apart = [user("own"), guest("Gus", "g-2"), guest("Gil", "g-1")];
    stage.wait(1).roster_of(apart).wait(5);
    assert!(stage.deletes().is_empty(), "both were there");
}

#[test]
fn before_a_call_was_looked_at_again_that_seemed_to_be_over() {
    let mut stage = Stage::with(["own"]);
    stage.wait(1).roster_of(with_gil()).call_ends(200, 0);
    stage.command(Command::Watch(CALL.into())).reads_call();
    stage.rosters(["own"]).close_door(60);
    stage.wait(1).roster_of(with_gil()).wait(5);
    assert!(stage.deletes().is_empty());
}

/// If a late response lists a person whom a newer response has already shown as new, the door still
/// applies to them.
#[test]
fn a_late_answer_spares_nobody_whom_a_newer_one_has_shown_as_new() {
    let mut stage = Stage::knowing(["own"]);
    stage.close_door(60);
    let asked: Now = stage.wait(1).now;
    stage.wait_exactly(Duration::from_millis(100));
    stage.roster_of(with_gil());
    stage.roster_asked(asked, with_gil().into()).wait(1);
    assert_eq!(stage.deletes(), ["g-1"]);
}
