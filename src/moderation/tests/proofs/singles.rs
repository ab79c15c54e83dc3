//! Readings of single participants: few at a time, none while Graph asked us to wait, and none
//! for ten minutes after Graph refused one, unless the operator signs in again.

use std::time::Duration;

use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::event::Event;
use crate::moderation::event::OneReading;
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::call::{Call, CallState};
use crate::moderation::model::failure::Cause;
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::row::RowState;
use crate::moderation::tests::cast::failure;
use crate::moderation::tests::stage::{Stage, id};

impl Stage {
    fn is_throttled_for(&mut self, secs: u64) -> &mut Self {
        let held = Duration::from_secs(secs);
        self.event(Event::Throttled {
            call: id(),
            asked: self.now,
            failure: failure(Cause::Throttled(Some(held))),
            next_try: self.now.plus(held),
        })
    }

    fn refused_told(&self) -> usize {
        let entries = self.entries();
        let told = entries
            .iter()
            .filter(|it| it.what == ActivityEvent::SinglesRefused);
        told.count()
    }
}

fn refused() -> OneReading {
    OneReading::Refused(failure(Cause::Forbidden))
}

/// Plays a call in which the removal of Ada was accepted, and Graph has refused a reading of her alone.
fn refused_once() -> Stage {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage
        .press("ada")
        .accept()
        .wait(3)
        .reads_one("ada", refused());
    stage
}

/// Plays a call with cut rosters in which the removals of eight people were accepted.
fn cut() -> Stage {
    let people = ["own", "a", "b", "c", "d", "e", "f", "g", "h"];
    let mut stage = Stage::knowing(people);
    stage.wait(1).partial_roster(people, IncompleteReason::Cut);
    stage.command(Command::RemoveMany {
        call: id(),
        people: people[1..].iter().map(|&word| word.into()).collect(),
    });
    for attempt in stage.without_result() {
        stage.answer(attempt, Ok(204));
    }
    stage
}

#[test]
fn where_rosters_are_whole_they_have_three_seconds_first() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").accept().wait(2);
    assert!(stage.asked_about.is_empty());
    stage.wait(1);
    assert_eq!(stage.asked_about, ["ada"]);
    stage.reads_one("ada", OneReading::There);
    assert!(stage.asked_about.is_empty());
    stage.wait(1);
    assert_eq!(stage.asked_about, ["ada"], "once a second");
}

#[test]
fn where_rosters_are_cut_they_are_asked_at_once_and_four_wait_at_a_time() {
    let mut stage = cut();
    assert_eq!(stage.asked_about.len(), 1, "one after the other");
    stage.wait(2);
    assert_eq!(stage.asked_about.len(), 4);
    let mut asked = 0;
    for _ in 0..200 {
        if let Some(one) = stage.asked_about.first().cloned() {
            asked += 1;
            stage.reads_one(&one, OneReading::NotThere).reads_call();
        }
        assert!(stage.asked_about.len() <= 4);
        stage.wait_exactly(Duration::from_millis(50));
    }
    assert!(asked >= 16, "twice each, and {asked} were");
    let proved = stage.view().batch.unwrap();
    assert_eq!(proved.progress(), (8, 8));
    assert_eq!(proved.count(EntryResult::is_removed), 8);
}

#[test]
fn none_is_asked_while_graph_asked_to_wait() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").accept().wait(1).is_throttled_for(20);
    stage.wait(19);
    assert!(stage.asked_about.is_empty());
    // Single readings come a moment after the rosters, which have precedence.
    stage.wait(2);
    assert_eq!(stage.asked_about, ["ada"]);
}

#[test]
fn a_throttled_reading_of_one_person_does_not_end_the_silence_of_the_rosters() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let since = stage.now;
    stage.wait(30).event(Event::NoAnswer { call: id(), since });
    stage.is_throttled_for(20);
    assert_eq!(stage.view().silent_since, Some(since));
    assert!(stage.view().trouble.is_some(), "the pause is told");
    stage.roster_fails(Cause::Service);
    assert_eq!(stage.view().silent_since, None);
}

#[test]
fn a_refusal_is_said_once_and_holds_for_ten_minutes() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage
        .press("ada")
        .accept()
        .wait(3)
        .reads_one("ada", refused());
    assert_eq!(stage.refused_told(), 1);
    stage.asked_about.clear();
    stage.wait(300).press("bob").accept().wait(299);
    assert!(stage.asked_about.is_empty());
    stage.press("bob").accept().wait(10);
    assert!(!stage.asked_about.is_empty(), "ten minutes later");
    stage.reads_one("bob", refused());
    assert_eq!(stage.refused_told(), 1);
    stage.sign_in("app").wait(5);
    assert!(
        !stage.asked_about.is_empty(),
        "another session may have the role"
    );
}

#[test]
fn rosters_decide_where_it_is_refused() {
    let mut stage = refused_once();
    stage.rosters(["own"]);
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
}

#[test]
fn a_call_that_is_watched_later_knows_of_the_refusal() {
    let mut stage = refused_once();
    stage.command(Command::Forget(id()));
    stage.command(Command::Watch(id())).reads_call();
    stage.wait(1).rosters(["own", "a", "b", "c", "d"]);
    stage.wait(1).rosters(["own"]).wait(4).roster(["own"]);
    assert_eq!(stage.order(), ["own"], "by three rosters over five seconds");
}

#[test]
fn one_without_an_answer_is_given_up_after_a_while() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").accept().wait(3);
    stage.asked_about.clear();
    stage.wait(26).event(Event::Tick);
    assert!(stage.asked_about.is_empty());
    stage.wait(10).event(Event::Tick);
    assert_eq!(stage.asked_about, ["ada"]);
}

#[test]
fn check_again_does_not_wait_for_its_turn() {
    let mut stage = refused_once();
    stage.asked_about.clear();
    let again = || Command::CheckAgain(id(), "ada".into());
    stage.wait(10).command(again());
    assert!(stage.asked_about.is_empty(), "but not where it was refused");
    stage.sign_in("app").wait(20);
    stage.asked_about.clear();
    stage.wait(30).command(again());
    assert_eq!(stage.asked_about, ["ada"]);
}

#[test]
fn whoever_is_not_proved_gone_is_read_for_five_minutes_ever_more_rarely() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage
        .wait(1)
        .partial_roster(["own", "ada"], IncompleteReason::Cut);
    stage.press("ada").accept();
    let mut times = Vec::new();
    for second in 0..400 {
        stage.wait(1);
        if stage.asked_about == ["ada"] {
            times.push(second);
            stage.reads_one("ada", OneReading::There);
        }
    }
    let among = |from: i32, to: i32| {
        let times = times.iter().filter(|at| (from..to).contains(*at));
        times.count()
    };
    let counts = [among(0, 10), among(10, 60), among(60, 300), among(300, 400)];
    assert_eq!(counts, [10, 10, 8, 0], "{times:?}");
}

#[test]
fn another_call_that_exists_says_nothing_about_whoever_was_not_found() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.command(Command::Watch("C2".into()));
    stage.press("ada").accept();
    stage
        .wait(3)
        .partial_roster(["own", "bob"], IncompleteReason::Cut);
    stage.wait(1).reads_one("ada", OneReading::NotThere);
    stage.wait(1);
    stage.event(Event::CallRead {
        call: "C2".into(),
        asked: stage.now,
        read: Call {
            state: CallState::Established,
            ..Call::default()
        },
    });
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    stage.reads_call();
    stage.wait(1).reads_one("ada", OneReading::NotThere);
    stage.wait(1).reads_call();
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
}
