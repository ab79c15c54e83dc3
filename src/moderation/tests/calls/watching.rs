//! States of watching a call: connecting, waiting, live, stale, throttled, unreachable, ended. Some of these states
//! change with time alone, without an event.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::Event;
use crate::moderation::event::OneReading;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::failure::Cause;
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::saved::SavedCall;
use crate::moderation::state::snapshot::WatchState;
use crate::moderation::tests::cast::{failure, user};
use crate::moderation::tests::stage::{CALL, Stage, id};

fn state(stage: &Stage) -> WatchState {
    stage.view().state
}

#[test]
fn a_call_is_connecting_then_waits_for_its_roster_then_lives() {
    let mut stage = Stage::new();
    assert_eq!(state(&stage), WatchState::Connecting);
    stage.reads_call();
    assert_eq!(state(&stage), WatchState::WaitingForRoster);
    stage.roster([]);
    assert_eq!(state(&stage), WatchState::WaitingForRoster);
    stage.wait(1).roster(["ada"]);
    assert_eq!(state(&stage), WatchState::Live);
    stage.wait(1).rosters([]).reads_call();
    assert_eq!(
        state(&stage),
        WatchState::Live,
        "everybody left, and that is known"
    );
    assert!(stage.order().is_empty());
}

#[test]
fn an_empty_roster_asks_the_call_itself() {
    let mut stage = Stage::with(["ada"]);
    assert!(!stage.polls(Poll::Call));
    stage.wait(1).roster([]);
    assert!(stage.polls(Poll::Call));
}

#[test]
fn a_roster_older_than_three_intervals_is_stale_and_a_sleeper_wakes_once_for_it() {
    for (in_front, secs) in [(true, 6), (false, 30)] {
        let mut stage = Stage::with(["ada"]);
        if !in_front {
            stage.command(Command::Show(None));
        }
        let due = stage.now.monotonic + Duration::from_secs(secs);
        assert_eq!(stage.console.next_due(), Some(due));
        stage.wait(secs - 1);
        assert_eq!(state(&stage), WatchState::Live);
        stage.wait(1);
        assert_eq!(state(&stage), WatchState::Stale);
        assert_eq!(stage.console.next_due(), None, "once is enough");
        stage.roster(["ada"]);
        assert_eq!(state(&stage), WatchState::Live);
    }
}

#[test]
fn a_failed_poll_keeps_the_last_roster_and_says_why() {
    let mut stage = Stage::with(["ada"]);
    let updated = stage.view().updated;
    stage.wait(2).roster_fails(Cause::Service);
    assert_eq!(state(&stage), WatchState::Stale);
    assert_eq!(stage.order(), ["ada"]);
    let view = stage.view();
    assert_eq!(view.updated, updated);
    assert_eq!(view.trouble.unwrap().failures, 1);
    stage
        .roster_fails(Cause::Service)
        .roster_fails(Cause::Service);
    assert_eq!(state(&stage), WatchState::Unreachable);
    stage.roster(["ada"]);
    assert_eq!(state(&stage), WatchState::Live);
    assert_eq!(stage.view().trouble, None);
}

#[test]
fn a_429_is_told_as_such_and_not_as_unreachable() {
    let mut stage = Stage::with(["ada"]);
    for _ in 0..5 {
        stage.roster_fails(Cause::Throttled(None));
    }
    assert_eq!(state(&stage), WatchState::Throttled);
}

#[test]
fn the_first_polls_may_fail_too() {
    let mut stage = Stage::new();
    stage.call_fails(Cause::Service);
    assert_eq!(state(&stage), WatchState::Connecting);
    assert_eq!(
        stage.view().trouble.unwrap().failure,
        failure(Cause::Service)
    );
}

#[test]
fn a_failed_reading_of_the_call_does_not_make_a_fresh_roster_stale() {
    let mut stage = Stage::with(["ada"]);
    stage.call_fails(Cause::Service);
    assert_eq!(state(&stage), WatchState::Live);
}

#[test]
fn a_failure_that_was_asked_for_before_the_newest_roster_is_old_news() {
    let mut stage = Stage::with(["ada"]);
    let before = stage.now;
    stage.wait(2).roster(["ada"]).event(Event::RosterFailed {
        call: id(),
        asked: before,
        failure: failure(Cause::TimedOut),
        next_try: before,
    });
    assert_eq!(state(&stage), WatchState::Live);
    stage.reads_call().event(Event::CallFailed {
        call: id(),
        asked: before,
        failure: failure(Cause::CallNotFound),
        next_try: before,
    });
    assert_eq!(state(&stage), WatchState::Live);
}

#[test]
fn a_roster_that_is_not_found_asks_the_call_and_does_not_end_it() {
    for cause in [Cause::NotFound, Cause::CallNotFound] {
        let mut stage = Stage::with(["ada"]);
        stage.wait(2).roster_fails(cause);
        assert!(stage.polls(Poll::Call));
        assert_eq!(state(&stage), WatchState::Stale);
    }
}

#[test]
fn a_call_that_is_over_says_why_and_keeps_its_last_roster() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(2).call_ends(200, 5000);
    let WatchState::Ended(ended) = state(&stage) else {
        panic!("{:?}", state(&stage))
    };
    assert_eq!(ended.reason, EndReason::AppRemoved);
    assert_eq!(ended.at, stage.now);
    assert!(stage.effects.contains(&Effect::StopPolling(id())));
    assert!(matches!(
        stage.entries().last().unwrap().what,
        ActivityEvent::CallEnded {
            pair: Some((200, 5000)),
            ..
        }
    ));
    stage.wait(2).roster([]).roster_fails(Cause::Service);
    stage.call_ends(200, 0);
    assert_eq!(stage.order(), ["ada"]);
    assert_eq!(state(&stage), WatchState::Ended(ended));
    assert_eq!(stage.console.next_due(), None);
}

#[test]
fn a_call_that_graph_no_longer_knows_is_over_for_unknown_reasons() {
    let mut stage = Stage::with(["ada"]);
    stage.call_fails(Cause::NotFound).wait(9);
    assert_eq!(state(&stage), WatchState::Unreachable, "a node may err");
    stage.call_fails(Cause::NotFound);
    assert_eq!(state(&stage), WatchState::Unreachable, "too soon after");
    stage.wait(1).call_fails(Cause::NotFound);
    assert!(
        matches!(state(&stage), WatchState::Ended(ended) if ended.reason == EndReason::Unknown)
    );
}

#[test]
fn an_older_reading_of_the_call_changes_nothing() {
    let mut stage = Stage::with(["ada"]);
    let before = stage.now;
    stage.wait(2).reads_call().event(Event::CallRead {
        call: id(),
        asked: before,
        read: crate::moderation::model::call::Call {
            state: crate::moderation::model::call::CallState::Terminated,
            ..Default::default()
        },
    });
    assert_eq!(state(&stage), WatchState::Live);
}

#[test]
fn an_id_that_cannot_stand_in_a_url_is_not_watched() {
    let mut stage = Stage::new();
    for bad in ["", "..", "a\nb"] {
        stage.command(Command::Watch(bad.into()));
        assert_eq!(stage.refusal(), Some(Cause::UnusableId), "{bad:?}");
    }
    assert_eq!(stage.console.views(stage.now).len(), 1);
}

#[test]
fn a_call_is_watched_once_and_saved() {
    let mut stage = Stage::new();
    stage.command(Command::Watch(CALL.into()));
    assert_eq!(stage.effects, []);
    stage.command(Command::Watch("C2".into()));
    let saved = SavedCall::new("C2".into(), stage.now.wall);
    let saved = Effect::Keep(Box::new(saved));
    assert_eq!(stage.effects, [Effect::StartPolling("C2".into()), saved]);
}

#[test]
fn refreshing_asks_for_both_but_only_where_somebody_listens() {
    let mut stage = Stage::with(["ada"]);
    stage.command(Command::Refresh(CALL.into()));
    assert_eq!(stage.effects, [Effect::PollAnew(CALL.into())]);
    stage.command(Command::Refresh("unknown".into()));
    assert_eq!(stage.effects, []);
    stage
        .call_ends(200, 0)
        .command(Command::Refresh(CALL.into()));
    assert_eq!(stage.effects, []);
}

#[test]
fn news_of_a_call_that_is_not_watched_is_dropped() {
    let mut stage = Stage::new();
    stage.command(Command::Forget(CALL.into()));
    stage.roster(["ada"]).roster_fails(Cause::Service);
    stage.reads_call().call_fails(Cause::NotFound);
    assert_eq!(stage.effects, []);
    assert!(stage.entries().is_empty());
    assert_eq!(stage.console.next_due(), None);
}

#[test]
fn a_sleeper_wakes_for_each_thing_that_time_alone_changes_and_for_nothing_else() {
    let mut stage = Stage::new();
    assert_eq!(stage.console.next_due(), None);
    stage.reads_call();
    assert_eq!(stage.console.next_due(), None);
    stage.roster(["own", "ada"]).wait(6);
    assert_eq!(stage.console.next_due(), None);
    stage.press("ada").accept();
    let due = |stage: &Stage, secs| stage.now.monotonic + Duration::from_secs(secs);
    assert_eq!(
        stage.console.next_due(),
        Some(due(&stage, 3)),
        "ada is read"
    );
    stage.wait(3);
    assert!(stage.polls(Poll::One("ada".into())));
    assert_eq!(stage.console.next_due(), Some(due(&stage, 7)), "not proved");
    stage.wait(100);
    assert_eq!(stage.console.next_due(), None, "the reading is on its way");
    stage
        .reads_one("ada", OneReading::Failed)
        .rosters(["own"])
        .wait(6);
    let gone = stage.now.monotonic + Duration::from_secs(9);
    assert_eq!(stage.console.next_due(), Some(gone), "the row goes");
    stage.wait(9);
    assert_eq!(stage.console.next_due(), None);
}

#[test]
fn the_activity_of_another_tenant_or_of_the_demo_is_not_carried_over() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.press("bob").accept();
    stage.event(Event::SignedOut).sign_in("app");
    assert!(!stage.entries().is_empty(), "it is the same app");
    let before = stage.entries().last().map(|entry| entry.number);
    stage
        .event(Event::SignedOut)
        .sign_in_at("other.example", "app");
    assert!(stage.entries().is_empty());
    stage.command(Command::Watch(id())).roster(["ada", "eve"]);
    let after = stage.entries().last().map(|entry| entry.number);
    assert!(after.is_none() || after > before, "no number comes twice");
}

#[test]
fn a_call_is_over_by_when_it_was_asked_for_and_not_by_when_the_answer_came() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(1).call_fails(Cause::NotFound);
    let asked = stage.now.plus(Duration::from_secs(2));
    stage.wait(20);
    stage.event(Event::CallFailed {
        call: id(),
        asked,
        failure: failure(Cause::NotFound),
        next_try: stage.now,
    });
    assert_eq!(state(&stage), WatchState::Unreachable);
}

#[test]
fn a_roster_from_before_does_not_bring_a_missing_call_back() {
    for (asked, is_over) in [(1, true), (4, false)] {
        let mut stage = Stage::with(["ada"]);
        let began = stage.now;
        stage.wait(3).call_fails(Cause::NotFound).wait(2);
        let asked = began.plus(Duration::from_secs(asked));
        stage.roster_asked(asked, vec![user("ada")]);
        stage.wait(8).call_fails(Cause::NotFound);
        let ended = matches!(state(&stage), WatchState::Ended(_));
        assert_eq!(ended, is_over);
    }
}
