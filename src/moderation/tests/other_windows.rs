//! Several windows on one data folder: which window applies the rules, and what each takes over
//! from others. No request is sent twice, and no change is lost.

use std::collections::BTreeSet;
use std::time::Duration;

use super::cast::{guest, row_key, user, user_as};
use super::stage::{Stage, id};

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::Event;
use crate::moderation::model::audit::AuditAction;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::other_windows::{ChangedLists, OpenWindows, OtherWindowsUpdate};
use crate::moderation::state::saved::SavedCall;

impl Stage {
    /// Tells the console which windows run, and the saved calls if another window has changed them.
    fn other_windows(
        &mut self,
        own: &str,
        others: &[&str],
        calls: Option<Vec<SavedCall>>,
    ) -> &mut Self {
        let others: BTreeSet<WindowId> = others.iter().map(|id| WindowId::new(*id)).collect();
        let own = Some(WindowId::new(own));
        let list = calls.map(|calls| ChangedLists {
            calls,
            forgotten: Vec::new(),
            protected: Vec::new(),
        });
        let windows = OpenWindows { own, others };
        self.event(Event::OtherWindows(Box::new(OtherWindowsUpdate {
            windows,
            list,
        })))
    }
}

/// Returns two windows that know the same people. `a` has closed the door, and `b` has read that
/// from the folder.
fn two() -> (Stage, Stage) {
    let (mut a, mut b) = (Stage::knowing(["ada"]), Stage::knowing(["ada"]));
    a.other_windows("a", &[], None).close_door(600);
    let kept = a.kept().unwrap();
    b.other_windows("b", &["a"], Some(vec![kept]));
    (a, b)
}

#[test]
fn the_window_that_closed_the_door_acts_and_the_other_only_shows_it() {
    let (mut a, mut b) = two();
    for window in [&mut a, &mut b] {
        window.wait(1).roster_of([user("ada"), guest("G", "g-1")]);
        window.wait(5);
    }
    assert_eq!(a.deletes(), ["g-1"]);
    assert!(b.deletes().is_empty());
    let door = b.view().rules.door.clone().unwrap();
    assert!(door.holder.elsewhere && !b.view().rules.is_waiting());
}

#[test]
fn whoever_takes_over_acts_on_those_who_came_since_the_door_closed_and_writes_that_down() {
    let (_, mut b) = two();
    b.wait(1).roster_of([user("ada"), guest("G", "g-1")]);
    b.wait(5).roster_of([user("ada"), guest("G", "g-1")]);
    b.other_windows("b", &[], None);
    let by = b.kept().unwrap().rules.unwrap().door.unwrap().by;
    assert_eq!(by, Some(WindowId::new("b")));
    assert!(b.deletes().is_empty(), "shown for a second first");
    b.wait(1);
    assert_eq!(b.deletes(), ["g-1"]);
}

#[test]
fn of_two_that_take_over_the_one_that_came_second_steps_back() {
    let (_, mut b) = two();
    b.other_windows("b", &[], None);
    let mut kept = b.kept().unwrap();
    let door = kept.rules.as_mut().unwrap().door.as_mut().unwrap();
    door.by = Some(WindowId::new("c"));
    b.roster_of([user("ada"), guest("G", "g-1")]);
    b.other_windows("b", &["c"], Some(vec![kept]));
    b.wait(10);
    assert!(b.deletes().is_empty());
}

#[test]
fn a_rule_of_a_window_that_has_gone_before_this_one_came_waits_for_a_yes() {
    let (a, _) = two();
    let kept = a.kept().unwrap();
    let mut late = Stage::signed_out();
    late.sign_in("app").event(Event::Restored(vec![kept]));
    late.other_windows("c", &[], None);
    assert!(late.view().rules.is_waiting());
    let door = late.view().rules.door.clone().unwrap();
    assert!(door.holder.asks());
}

#[test]
fn what_was_asked_here_and_answered_there_is_not_asked_any_more() {
    let (a, _) = two();
    let kept = a.kept().unwrap();
    let restarted = || {
        let mut stage = Stage::signed_out();
        stage.now = a.now;
        stage
            .sign_in("app")
            .event(Event::Restored(vec![kept.clone()]));
        stage.reads_call();
        stage
    };
    let (mut c, mut d) = (restarted(), restarted());
    c.other_windows("c", &[], None);
    d.other_windows("d", &[], None);
    c.wait(1).command(Command::AnswerRules(id(), true));
    let answered = c.kept().unwrap();
    d.wait(1).other_windows("d", &["c"], Some(vec![answered]));
    assert!(!d.view().rules.is_waiting());
    assert!(d.view().rules.door.clone().unwrap().holder.elsewhere);
}

#[test]
fn whoever_may_stay_in_one_window_may_stay_in_the_other() {
    let (mut a, mut b) = two();
    b.wait(1).roster_of([user("ada"), guest("G", "g-1")]);
    b.command(Command::LetStay(id(), "g-1".into()));
    let kept = b.kept().unwrap();
    a.wait(1).roster_of([user("ada"), guest("G", "g-1")]);
    assert!(a.view().rules.due(&row_key("g-1")).is_some());
    a.other_windows("a", &["b"], Some(vec![kept])).wait(10);
    assert!(a.deletes().is_empty());
}

#[test]
fn keep_out_is_shared_and_ends_where_it_is_acted_on() {
    let (mut a, mut b) = (Stage::with(["ada", "eve"]), Stage::with(["ada", "eve"]));
    a.other_windows("a", &[], None).keep_out("eve", Some(60));
    b.other_windows("b", &["a"], Some(vec![a.kept().unwrap()]));
    b.wait(1)
        .roster_of([user("ada"), user_as("eve", "eve-2")])
        .wait(10);
    assert!(b.deletes().is_empty());
    assert_eq!(b.view().rules.kept_out.len(), 1);
    let before = b.audit.len();
    a.wait(120);
    b.wait(110)
        .other_windows("b", &["a"], Some(vec![a.kept().unwrap()]));
    assert!(a.view().rules.is_empty() && b.view().rules.is_empty());
    assert_eq!(b.audit.len(), before, "on record once, by whoever ended it");
}

#[test]
fn what_was_taken_over_is_told_before_this_window_changes_it() {
    let (_, mut b) = two();
    b.other_windows("b", &[], None);
    let agreed = b
        .effects
        .iter()
        .position(|it| matches!(it, Effect::Merged(_)));
    let kept = b
        .effects
        .iter()
        .position(|it| matches!(it, Effect::Keep(_)));
    assert!(agreed.unwrap() < kept.unwrap());
}

#[test]
fn whoever_closes_the_door_last_acts_and_nobody_who_came_meanwhile_is_forgiven() {
    let (mut a, mut b) = two();
    b.wait(1).roster_of([user("ada"), guest("G", "g-1")]);
    b.close_door(900);
    let kept = b.kept().unwrap();
    a.wait(1).other_windows("a", &["b"], Some(vec![kept]));
    a.roster_of([user("ada"), guest("G", "g-1")]).wait(10);
    b.wait(1);
    assert!(a.deletes().is_empty());
    assert_eq!(b.deletes(), ["g-1"]);
}

#[test]
fn a_call_that_the_other_window_forgot_stays_while_something_is_on_its_way() {
    let mut stage = Stage::with(["ada", "eve"]);
    let list = || ChangedLists {
        calls: Vec::new(),
        forgotten: vec![id()],
        protected: Vec::new(),
    };
    let news = || {
        let (windows, list) = (OpenWindows::default(), Some(list()));
        Event::OtherWindows(Box::new(OtherWindowsUpdate { windows, list }))
    };
    stage.press("eve");
    stage.event(news());
    assert!(stage.console.watched(&id()).is_some());
    stage.is_gone([user("ada")]).wait(120);
    stage.event(news());
    assert!(stage.console.watched(&id()).is_none());
}

#[test]
fn a_door_ends_in_the_window_that_applies_it_and_not_twice() {
    let (mut a, mut b) = two();
    let opened = |stage: &Stage| {
        let lines = stage.audit.iter();
        let opened = lines.filter(|it| it.action == AuditAction::Deed(Deed::OpenDoor));
        opened.count()
    };
    for window in [&mut a, &mut b] {
        window.wait(601);
    }
    assert_eq!((opened(&a), opened(&b)), (1, 0));
}

#[test]
fn who_takes_over_reads_the_call_first() {
    let (_, mut b) = two();
    b.wait(1).other_windows("b", &[], None);
    assert!(b.polls(Poll::Roster), "whoever was just removed is listed");
}

#[test]
fn whoever_came_while_the_other_window_had_the_door_open_is_not_removed_by_who_takes_over() {
    let (mut a, mut b) = two();
    a.wait(1).command(Command::Door(id(), None));
    for window in [&mut a, &mut b] {
        window.now = window.now.plus(Duration::from_secs(2));
    }
    a.wait(1).close_door(600);
    let kept = a.kept().unwrap();
    // Window b reads the saved calls only after a has opened the door and closed it again.
    b.roster_of([user("ada"), guest("G", "g-1")]);
    b.wait(5).other_windows("b", &["a"], Some(vec![kept]));
    b.other_windows("b", &[], None);
    b.roster_of([user("ada"), guest("G", "g-1")]).wait(5);
    assert!(b.deletes().is_empty(), "G came through the open door");
}
