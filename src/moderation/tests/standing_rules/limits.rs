//! Limits of rules: when they end, how often they act on one person, and how many removals they send at a time.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::event::Event;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::Participant;
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::row::{PersonRef, RowState};
use crate::moderation::state::rules::KeepOutAlarm;
use crate::moderation::tests::cast::{failure, guest, user, user_as};
use crate::moderation::tests::stage::{Stage, id};
use crate::moderation::tests::standing_rules::acting::{alarm, phone};

impl Stage {
    fn door_removals(&self) -> u32 {
        self.view().rules.door.as_ref().unwrap().removals
    }

    fn kept_removals(&self) -> u32 {
        self.view().rules.kept_out[0].removals
    }

    fn dues(&self) -> usize {
        self.view().rules.due.len()
    }

    /// Sends a roster with these people every two seconds, for this many seconds.
    fn polls_of(&mut self, secs: u64, people: &[Participant]) -> &mut Self {
        for _ in 0..secs / 2 {
            let asked = self.now;
            self.roster_asked(asked, people.to_vec()).wait(2);
        }
        self
    }
}

#[test]
fn a_guest_who_was_let_stay_stays_when_somebody_else_is_kept_out() {
    let mut stage = Stage::knowing(["ada", "eve"]);
    stage.close_door(300).wait(1);
    stage.roster_of([user("ada"), user("eve"), guest("Gil", "g-1")]);
    stage.command(Command::LetStay(id(), "g-1".into()));
    stage.keep_out("eve", None).wait(10);
    assert_eq!(stage.deletes(), ["eve"]);
    assert_eq!(stage.dues(), 0);
}

#[test]
fn keeping_somebody_out_ends_their_own_exemption() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    stage.roster_of([user("ada"), user_as("eve", "e-2"), user_as("eve", "e-3")]);
    stage.command(Command::LetStay(id(), "e-2".into()));
    stage.keep_out("e-3", None).wait(2);
    assert_eq!(stage.deletes(), ["eve", "e-3", "e-2"]);
}

#[test]
fn what_a_rule_was_about_to_do_ends_with_its_time() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.close_door(60).keep_out("eve", Some(60));
    stage.is_gone([user("ada")]).wait(57);
    assert_eq!(stage.now.monotonic, Duration::from_secs(59));
    stage.roster_of([user("ada"), user_as("eve", "e-2"), guest("Gil", "g-1")]);
    assert_eq!(stage.dues(), 2);
    stage.wait(1);
    assert_eq!(stage.deletes(), ["eve"], "not a moment after its end");
    assert_eq!(stage.dues(), 0, "nobody is shown as about to be removed");
    stage.keep_out("ada", None).wait(10);
    assert_eq!(
        stage.deletes(),
        ["eve", "ada"],
        "a later rule does not remove them either"
    );
}

#[test]
fn a_rule_that_raises_an_alarm_lets_those_be_who_were_due() {
    let mut stage = Stage::with(["ada"]);
    stage.roster_of([user("ada"), phone("+1555", "p0")]);
    stage.keep_out("p0", None).is_gone([user("ada")]);
    stage.roster_of([user("ada"), phone("+1555", "p1")]);
    assert_eq!(stage.dues(), 1);
    stage.wait_exactly(Duration::from_millis(500));
    stage.roster_of([user("ada"), phone("+1555", "p1"), phone("+1555", "p2")]);
    assert_eq!(alarm(&stage.view()), Some(KeepOutAlarm::SharedNumber));
    assert_eq!(stage.dues(), 0);
    stage.wait(10);
    assert_eq!(stage.deletes(), ["p0"], "the number identifies nobody now");
}

#[test]
fn a_guest_who_is_protected_or_gone_when_the_second_is_over_is_not_removed() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    stage.roster_of([user("ada"), user_as("eve", "e-2")]);
    assert_eq!(stage.dues(), 1);
    let who = PersonRef::from(&*stage.row("e-2"));
    stage.command(Command::Protect { who, on: true }).wait(10);
    assert_eq!(stage.deletes(), ["eve"]);
    assert_eq!(stage.dues(), 0);
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    stage.roster_of([user("ada"), user_as("eve", "e-2")]);
    assert_eq!(stage.dues(), 1);
    stage.wait_exactly(Duration::from_millis(100));
    stage.roster(["ada"]).wait(10);
    assert_eq!(stage.deletes(), ["eve"], "not listed any more");
    assert_eq!(stage.dues(), 0);
}

#[test]
fn the_door_tries_a_guest_whom_graph_refuses_once() {
    let mut stage = Stage::knowing(["ada"]);
    stage.close_door(300).wait(1);
    let people = [user("ada"), guest("Gil", "g-1")];
    stage.roster_of(people.clone()).wait(1);
    stage.fail(Cause::GrantMissing);
    stage.polls_of(60, &people);
    assert_eq!(stage.deletes(), ["g-1"]);
    assert!(matches!(stage.state("g-1"), RowState::Failed { .. }));
    assert_eq!(stage.door_removals(), 0);
}

#[test]
fn the_door_tries_a_guest_who_is_still_here_once() {
    let mut stage = Stage::knowing(["ada"]);
    stage.close_door(300).wait(1);
    let people = [user("ada"), guest("Gil", "g-1")];
    stage.roster_of(people.clone()).wait(1).accept();
    stage.polls_of(60, &people);
    assert_eq!(stage.deletes(), ["g-1"]);
    assert!(matches!(stage.state("g-1"), RowState::StillHere { .. }));
    assert_eq!(stage.door_removals(), 0, "counted when a roster proves it");
    assert_eq!(told_given_up(&stage), Some(false));
    stage.rosters(["ada"]);
    assert_eq!(stage.door_removals(), 1);
    assert_eq!(told_given_up(&stage), Some(true));
    let open = stage.console.activity().entries().iter();
    assert_eq!(open.filter(|entry| entry.is_failure()).count(), 0);
}

/// Returns whether the activity says that the person on whom a rule gave up has gone since. `None` if no rule gave up.
fn told_given_up(stage: &Stage) -> Option<bool> {
    let mut entries = stage.console.activity().entries().iter();
    let given_up = entries.find(|entry| {
        matches!(
            entry.what,
            ActivityEvent::KeepOutAlarm {
                alarm: KeepOutAlarm::NotRemoved | KeepOutAlarm::NotRemovedByDoor,
                ..
            }
        )
    });
    given_up.map(|entry| entry.made_good.is_some())
}

#[test]
fn of_a_refused_guest_who_then_left_the_activity_says_that_they_are_gone() {
    let mut stage = Stage::knowing(["ada"]);
    stage.close_door(300).wait(1);
    let people = [user("ada"), guest("Gil", "g-1")];
    stage.roster_of(people.clone()).wait(1);
    stage.fail(Cause::GrantMissing);
    stage.polls_of(20, &people);
    assert_eq!(told_given_up(&stage), Some(false));
    stage.rosters(["ada"]);
    assert_eq!(told_given_up(&stage), Some(true));
}

#[test]
fn a_refused_person_who_is_kept_out_is_not_said_to_come_back() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).fail(Cause::GrantMissing);
    stage.polls_of(60, &[user("ada"), user("eve")]);
    assert_eq!(stage.deletes(), ["eve"]);
    assert_eq!(alarm(&stage.view()), None);
    assert_eq!(stage.kept_removals(), 0);
}

#[test]
fn a_refused_guest_is_not_tried_again_after_a_hand_stopped_its_own_try() {
    let mut stage = Stage::knowing(["ada"]);
    stage.close_door(300).wait(1);
    let people = [user("ada"), guest("Gil", "g-1")];
    stage.roster_of(people.clone()).wait(1);
    stage.fail(Cause::GrantMissing).press("g-1").is_throttled(5);
    stage.wait(1).roster_of(people.clone());
    stage.command(Command::Stop(stage.newest())).wait(1);
    stage.polls_of(20, &people);
    assert_eq!(
        stage.deletes(),
        ["g-1", "g-1"],
        "one by the rule, one by hand"
    );
}

#[test]
fn a_refused_guest_is_not_tried_again_after_a_short_roster() {
    let mut stage = Stage::knowing(["ada"]);
    stage.close_door(300).wait(1);
    let people = [user("ada"), guest("Gil", "g-1")];
    stage.roster_of(people.clone()).wait(1);
    stage.fail(Cause::GrantMissing).roster_of(people.clone());
    stage.dismiss("g-1").wait(1).roster(["ada"]);
    stage.polls_of(20, &people);
    assert_eq!(stage.deletes(), ["g-1"]);
}

#[test]
fn several_devices_together_stay_within_the_limit_of_a_minute() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    let mut people = vec![user("ada")];
    people.extend((0..6).map(|n| user_as("eve", &format!("e-{n}"))));
    stage.polls_of(20, &people);
    assert_eq!(stage.deletes().len(), 1 + 3);
    assert_eq!(alarm(&stage.view()), Some(KeepOutAlarm::TooOften));
    assert_eq!(stage.dues(), 0);
}

#[test]
fn the_door_sends_no_more_at_a_time_than_a_bulk() {
    let mut stage = Stage::knowing(["ada"]);
    stage.close_door(300).wait(1);
    let mut people = vec![user("ada")];
    people.extend((0..40).map(|n| guest("Eve", &format!("g-{n}"))));
    let asked = stage.now;
    stage.roster_asked(asked, people).wait(1);
    assert_eq!(stage.deletes().len(), 16);
    let newest = stage.newest();
    stage.event(Event::AttemptWaits {
        attempt: newest,
        until: stage.now.plus(Duration::from_secs(1)),
        asked_by_graph: false,
        failure: failure(Cause::Service),
    });
    for sent in stage.sent.clone().iter().take(8) {
        stage.answer(sent.id, Ok(204));
    }
    assert_eq!(
        stage.deletes().len(),
        16,
        "halved, and eight are on their way"
    );
    stage.press("g-0");
    assert!(stage.deletes().contains(&"g-0"), "a click waits for nobody");
    let open: Vec<_> = stage.sent.iter().skip(8).map(|sent| sent.id).collect();
    for attempt in open {
        stage.answer(attempt, Ok(204));
    }
    assert_eq!(stage.deletes().len(), 17 + 8);
}

#[test]
fn an_order_goes_before_the_rules() {
    let mut stage = Stage::with(["ada"]);
    let mut people = vec![user("ada")];
    let names: Vec<String> = (0..10).map(|n| format!("o-{n}")).collect();
    people.extend(names.iter().map(|name| guest(name, name)));
    stage.polls_of(4, &people);
    stage.close_door(300).wait(1);
    people.extend((0..24).map(|n| guest(&format!("n-{n}"), &format!("n-{n}"))));
    stage.polls_of(4, &people);
    let by_door = stage.deletes().len();
    assert!(
        by_door > 0 && stage.dues() > 0,
        "more than may be in flight"
    );
    stage.remove_many(&names);
    assert_eq!(stage.deletes().len(), by_door, "there is no room");
    for n in 0..4 {
        let next = stage.sent[n].id;
        stage.answer(next, Ok(204)).wait(1);
    }
    let sent = stage.deletes();
    let of_order = |sent: &[&str]| sent.iter().filter(|id| id.starts_with("o-")).count();
    assert_eq!(of_order(&sent), 4, "{sent:?}");
    for n in 4..14 {
        let next = stage.sent[n].id;
        stage.answer(next, Ok(204)).wait(1);
    }
    let sent = stage.deletes();
    assert_eq!(of_order(&sent), 10, "{sent:?}");
    assert!(sent.len() > by_door + 10, "then the door goes on: {sent:?}");
}

#[test]
fn an_order_goes_before_removals_of_the_door_that_graph_turned_away() {
    let mut stage = Stage::with(["ada"]);
    let mut people = vec![user("ada"), guest("Old", "o-1")];
    stage.polls_of(4, &people);
    stage.close_door(300).wait(1);
    people.extend((0..6).map(|n| guest(&format!("n-{n}"), &format!("n-{n}"))));
    stage.polls_of(4, &people);
    let by_door: Vec<_> = stage.sent.iter().map(|sent| sent.id).collect();
    assert_eq!(by_door.len(), 6);
    for attempt in by_door {
        stage.event(Event::TurnedAway {
            attempt,
            failure: failure(Cause::Throttled(Some(Duration::from_secs(3)))),
        });
    }
    stage.remove_many(&["o-1".to_owned()]);
    let before = stage.sent.len();
    for _ in 0..4 {
        stage.wait(1);
    }
    let after: Vec<_> = stage.deletes().split_off(before);
    assert_eq!(after.first(), Some(&"o-1"), "{after:?}");
}
