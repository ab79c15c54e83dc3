//! Nothing is removed or canceled automatically after a sleep or a change of the clock, and all readings are stale.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::Poll;
use crate::moderation::event::Event;
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::Cause;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::began::Began;
use crate::moderation::state::deeds::batch::BatchPhase;
use crate::moderation::state::invitation::{NewInvitation, OnArrival};
use crate::moderation::state::snapshot::WatchState;
use crate::moderation::tests::cast::{guest, user, user_as};
use crate::moderation::tests::stage::{CALL, Stage, id};

impl Stage {
    /// Moves only the wall clock, as while the computer sleeps, then sends an event.
    fn sleeps(&mut self, secs: u64) -> &mut Self {
        self.now.wall = self.now.plus(Duration::from_secs(secs)).wall;
        self.event(Event::Tick)
    }

    /// Returns how long the computer slept, according to the console.
    fn slept(&self) -> &'static str {
        let Some(resumed) = self.console.resumed() else {
            return "it did not";
        };
        match resumed.slept.map(|slept| slept.as_secs()) {
            None => "nobody knows",
            Some(600) => "ten minutes",
            Some(7_200) => "two hours",
            other => panic!("{other:?}"),
        }
    }

    fn is_live(&self) -> bool {
        self.view().state == WatchState::Live
    }
}

#[test]
fn a_jump_of_more_than_ten_seconds_is_a_sleep_and_less_is_none() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.sleeps(5);
    assert!(stage.is_live());
    stage.sleeps(10);
    assert_eq!(stage.slept(), "it did not");
    assert!(!stage.is_live(), "by either clock it is old");
    stage.sleeps(7_200);
    assert_eq!(stage.slept(), "two hours");
    assert!(
        stage.polls(Poll::Roster) && stage.polls(Poll::Call),
        "at once"
    );
    assert_eq!(stage.view().state, WatchState::Stale);
    let told = stage.entries();
    let what = ActivityEvent::Resumed {
        slept: Some(Duration::from_hours(2)),
    };
    assert_eq!(told.last().unwrap().what, what);
    stage.command(Command::DismissResumed);
    assert_eq!(stage.slept(), "it did not");
}

#[test]
fn whoever_joined_while_the_computer_slept_may_have_been_there_for_long() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.sleeps(7_200).roster(["own", "ada", "bob"]);
    assert!(!stage.row("bob").was_there && stage.row("bob").may_be_earlier());
    let told: Vec<ActivityEvent> = stage.entries().iter().map(|it| it.what.clone()).collect();
    let began = Began::Earlier;
    assert!(
        matches!(&told[..], [ActivityEvent::Resumed { .. }, ActivityEvent::Joined { began: it, .. }] if *it == began),
        "one line for the sleep: {told:?}"
    );
    stage.wait(2).roster(["own", "ada", "bob", "cyd"]);
    assert!(!stage.row("cyd").may_be_earlier());
}

#[test]
fn a_clock_that_is_set_back_is_told_without_a_time() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let earlier = jiff::SignedDuration::from_secs(-3_600);
    stage.now.wall = stage.now.wall.checked_add(earlier).unwrap();
    stage.event(Event::Tick);
    assert_eq!(stage.slept(), "nobody knows");
    assert_eq!(stage.view().state, WatchState::Stale);
}

#[test]
fn a_timer_that_comes_late_is_a_sleep_on_a_clock_that_goes_on() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.event(Event::Late(Duration::from_secs(10)));
    assert_eq!(stage.slept(), "it did not");
    stage.wait(1).event(Event::Late(Duration::from_mins(10)));
    assert_eq!(stage.slept(), "ten minutes");
    assert!(stage.polls(Poll::Roster) && stage.polls(Poll::Call));
}

#[test]
fn both_signs_of_one_sleep_are_told_once() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.now.wall = stage.now.plus(Duration::from_mins(10)).wall;
    stage.event(Event::Late(Duration::from_mins(10)));
    let entries = stage.entries();
    let told = entries
        .iter()
        .filter(|it| matches!(it.what, ActivityEvent::Resumed { .. }));
    assert_eq!(told.count(), 1);
}

#[test]
fn only_a_roster_that_was_asked_for_afterwards_is_fresh() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let before = stage.now;
    stage.wait(1).sleeps(3_600);
    stage.roster_asked(before, ["own", "ada"].map(user).to_vec());
    assert_eq!(stage.view().state, WatchState::Stale);
    stage.wait(1).roster(["own", "ada"]);
    assert!(stage.is_live());
}

#[test]
fn a_roster_that_was_asked_for_before_a_sleep_takes_nobody_away() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.wait(1).roster(["own"]);
    let before = stage.wait(1).now;
    stage.sleeps(3_600).roster_asked(before, vec![user("own")]);
    assert!(stage.find_row("ada").is_some(), "its answer took an hour");
    stage.wait(1).roster(["own"]);
    assert!(
        stage.find_row("ada").is_some(),
        "readings before the sleep prove nothing"
    );
    stage.wait(1).roster(["own"]);
    assert!(stage.find_row("ada").is_none());
}

#[test]
fn rules_wait_for_a_yes() {
    let mut stage = Stage::knowing(["own", "eve"]);
    stage.close_door(86_400).keep_out("eve", None);
    stage.is_gone([user("own")]).sleeps(3_600);
    assert!(stage.view().rules.is_waiting());
    let people = || [user("own"), user_as("eve", "e-2"), guest("Gil", "g-1")];
    stage.wait(1).rosters_of(people()).wait(10);
    assert_eq!(stage.deletes(), ["eve"]);
    stage.command(Command::AnswerRules(id(), true)).wait(1);
    assert_eq!(
        stage.deletes(),
        ["eve", "e-2"],
        "people who joined meanwhile may stay"
    );
}

#[test]
fn what_a_rule_was_about_to_do_is_not_done_after_a_sleep() {
    let mut stage = Stage::knowing(["own"]);
    stage.close_door(86_400).wait(1);
    stage.roster_of([user("own"), guest("Gil", "g-1")]);
    assert_eq!(stage.view().rules.due.len(), 1);
    stage.sleeps(3_600).wait(5);
    assert!(stage.deletes().is_empty() && stage.view().rules.due.is_empty());
}

#[test]
fn the_door_rules_and_raid_mode_end_by_either_clock() {
    let mut stage = Stage::knowing(["own", "eve"]);
    stage.close_door(300).keep_out("eve", Some(300));
    stage.command(Command::Raid(id(), true));
    assert!(stage.view().raid.is_some());
    stage.sleeps(599);
    let rules = stage.view().rules;
    assert!(rules.door.is_none() && rules.kept_out.is_empty());
    assert!(stage.view().raid.is_some());
    stage.sleeps(1);
    assert_eq!(stage.view().raid, None);

    let mut awake = Stage::knowing(["own"]);
    awake.close_door(300);
    let back = jiff::SignedDuration::from_secs(-86_400);
    awake.now.wall = awake.now.wall.checked_add(back).unwrap();
    awake.event(Event::Tick).wait(300);
    assert!(
        awake.view().rules.door.is_none(),
        "a clock set back does not keep the door closed"
    );
}

#[test]
fn several_removals_are_halted() {
    let people: Vec<String> = (0..40).map(|n| format!("p{n}")).collect();
    let mut stage = Stage::knowing(["own"]);
    let all = std::iter::once(user("own")).chain(people.iter().map(|word| user(word)));
    let asked = stage.wait(1).now;
    stage.roster_asked(asked, all.collect());
    stage.command(Command::RemoveMany {
        call: id(),
        people: people.iter().map(|word| word.as_str().into()).collect(),
    });
    assert_eq!(stage.deletes().len(), 16);
    stage.sleeps(60);
    for attempt in stage.without_result() {
        stage.answer(attempt, Ok(204));
    }
    stage.wait(30);
    assert_eq!(
        stage.deletes().len(),
        16,
        "it was confirmed for another roster"
    );
    assert_eq!(stage.view().batch.unwrap().phase, BatchPhase::Stopped);
    assert_eq!(stage.entry_outcomes()[0], Outcome::Stopped);
}

#[test]
fn nobody_is_removed_on_arrival_by_what_was_set_before_a_sleep() {
    let mut stage = Stage::knowing(["own"]);
    let ringing = NewInvitation {
        auto_cancel: Some(Duration::from_mins(1)),
        ..NewInvitation::new("I1".into(), crate::moderation::tests::stage::account("zoe"))
    };
    stage.command(Command::Invite {
        call: CALL.into(),
        people: vec![ringing],
        source: Source::Click,
    });
    stage.rings(None, None);
    stage.cancel("I1").fail(Cause::NotFound).wait(1);
    stage.command(Command::RemoveOnArrival(CALL.into(), "I1".into(), true));
    assert_eq!(stage.refusal(), None);
    stage.sleeps(3_600);
    let last = stage.audit.last().unwrap();
    assert_eq!(last.action, Deed::RemoveOnArrivalOff);
    assert_eq!(last.source, Source::Resume);
    let invitation = stage.invitation("I1").unwrap();
    assert_eq!(invitation.auto_cancel, None);
    assert_eq!(invitation.on_arrival, OnArrival::Stays);
    stage.wait(1).roster(["own", "zoe"]).wait(5);
    assert_eq!(stage.deletes(), ["I1"], "only the cancellation");
}

#[test]
fn a_console_that_watches_nothing_has_nothing_to_say() {
    let mut stage = Stage::signed_out();
    stage.event(Event::Tick).sleeps(3_600);
    assert_eq!(stage.slept(), "it did not");
    assert!(stage.entries().is_empty());
}
