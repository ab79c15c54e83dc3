//! When a call is over, and when it is certain that nobody else is left in it.

use std::time::Duration;

use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll, Request};
use crate::moderation::event::{Event, OneReading};
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::call::{Call, CallState, EndReason, ResultInfo};
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::Participant;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::deeds::batch::BatchPhase;
use crate::moderation::state::row::{PersonRef, RowState};
use crate::moderation::state::snapshot::WatchState;
use crate::moderation::tests::cast::{failure, user, user_as};
use crate::moderation::tests::stage::{CALL, Stage, id};

impl Stage {
    fn ends_for(&mut self, people: &[&str]) -> &mut Self {
        self.command(Command::EndForAll {
            call: id(),
            people: people.iter().map(|&word| word.into()).collect(),
        })
    }

    fn all_accepted(&mut self) -> &mut Self {
        for attempt in self.without_result() {
            self.answer(attempt, Ok(204));
        }
        self
    }

    fn has_left(&self) -> bool {
        let mut sent = self.sent.iter();
        sent.any(|attempt| attempt.request == Request::HangUp)
    }

    fn end_phase(&self) -> BatchPhase {
        self.view().batch.unwrap().phase
    }

    fn end_reason(&self) -> Option<EndReason> {
        match self.view().state {
            WatchState::Ended(ended) => Some(ended.reason),
            _ => None,
        }
    }
}

#[test]
fn an_older_reading_of_the_call_does_not_take_back_that_it_is_missing() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.wait(20).call_fails(Cause::NotFound);
    // The reading comes from a cache.
    let asked = stage.now.before(Duration::from_secs(10));
    stage.wait(1).event(Event::CallRead {
        call: id(),
        asked,
        read: Call::default(),
    });
    stage.wait(10).call_fails(Cause::NotFound);
    assert!(stage.end_reason().is_some());
}

#[test]
fn a_removal_before_a_false_end_is_put_right_when_the_call_is_looked_at_again() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.press("ada").accept().wait(1).rosters(["own", "bob"]);
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
    stage.wait(5).call_fails(Cause::CallNotFound);
    assert!(stage.end_reason().is_some());
    stage.wait(5).command(Command::Watch(id())).reads_call();
    stage.wait(1).roster(["own", "ada", "bob"]);
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Removed, AuditOutcome::StillInCall]
    );
    let state = stage.state("ada");
    assert!(matches!(state, RowState::StillHere { .. }), "{state:?}");
}

#[test]
fn whoever_was_removed_before_a_false_end_is_known_when_they_come_back() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.press("ada").accept().wait(1).rosters(["own", "bob"]);
    stage.wait(90).call_fails(Cause::CallNotFound);
    stage.wait(5).command(Command::Watch(id())).reads_call();
    let bobs = [user("own"), user_as("ada", "ada-2"), user("bob")];
    stage.wait(1).roster_of(bobs);
    assert!(matches!(stage.state("ada-2"), RowState::CameBack { .. }));
    let bob = stage.row("bob");
    assert_eq!((bob.devices, bob.earlier_visits.len()), (1, 0));
    assert_eq!(stage.outcomes(), [AuditOutcome::Removed]);
}

#[test]
fn after_a_false_end_a_roster_without_this_app_is_still_not_whole() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.wait(1).roster(["own", "ada", "bob"]);
    stage.wait(5).call_fails(Cause::CallNotFound);
    stage.wait(5).command(Command::Watch(id())).reads_call();
    stage.wait(1).roster(["ada", "bob"]);
    assert_eq!(stage.view().incomplete, Some(IncompleteReason::WithoutUs));
    stage.press("ada").accept().wait(1).rosters(["bob"]);
    assert_eq!(stage.outcomes(), []);
}

#[test]
fn a_call_that_says_so_is_over_at_once() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.call_fails(Cause::CallNotFound);
    assert!(stage.end_reason().is_some(), "8522");
    assert!(stage.effects.contains(&Effect::StopPolling(id())));
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.call_ends(200, 5000);
    assert_eq!(stage.end_reason(), Some(EndReason::AppRemoved));
}

#[test]
fn another_404_needs_a_second_one_ten_seconds_later() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").accept();
    stage.wait(1).call_fails(Cause::NotFound);
    assert_eq!(stage.view().state, WatchState::Unreachable);
    assert!(stage.effects.contains(&Effect::PollIn {
        call: id(),
        what: Poll::Call,
        after: Duration::from_secs(10),
    }));
    stage.wait_exactly(Duration::from_millis(9_999));
    stage.call_fails(Cause::ParticipantNotFound);
    assert_eq!(stage.end_reason(), None);
    assert_eq!(stage.order(), ["own", "ada"], "everything is kept");
    stage.wait_exactly(Duration::from_millis(1));
    stage.call_fails(Cause::NotFound);
    assert_eq!(stage.end_reason(), Some(EndReason::Unknown));
    stage.command(Command::Watch(CALL.into())).reads_call();
    assert_eq!(stage.end_reason(), None, "it can be watched again");
}

#[test]
fn an_answer_in_between_begins_it_anew() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.wait(1).call_fails(Cause::NotFound);
    stage
        .wait(5)
        .reads_call()
        .wait(5)
        .call_fails(Cause::NotFound);
    assert_eq!(stage.end_reason(), None);
    stage.wait(10).call_fails(Cause::NotFound);
    assert!(stage.end_reason().is_some());
}

#[test]
fn a_call_whose_roster_goes_on_is_not_over_whatever_its_own_reading_says() {
    let mut stage = Stage::knowing(["own", "ada"]);
    for _ in 0..4 {
        stage.wait(1).call_fails(Cause::NotFound);
        stage.wait(9).roster(["own", "ada"]);
        assert_eq!(stage.end_reason(), None, "a gateway may lack that route");
    }
    stage.wait(1).call_fails(Cause::NotFound);
    stage.wait(5).roster([]).wait(5).call_fails(Cause::NotFound);
    assert!(stage.end_reason().is_some(), "nobody is no sign of life");
}

#[test]
fn no_other_failure_ends_a_call_however_often() {
    let mut stage = Stage::knowing(["own", "ada"]);
    for cause in [
        Cause::Service,
        Cause::TimedOut,
        Cause::Forbidden,
        Cause::NotGraph,
    ] {
        for _ in 0..5 {
            stage
                .wait(10)
                .call_fails(cause.clone())
                .roster_fails(cause.clone());
        }
        assert_eq!(stage.end_reason(), None, "{cause:?}");
    }
    for _ in 0..5 {
        stage.wait(10).roster_fails(Cause::CallNotFound);
        assert_eq!(stage.end_reason(), None, "the call itself has to say so");
    }
}

#[test]
fn the_last_result_that_was_known_says_why() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.reads(Call {
        state: CallState::Terminating,
        result: Some(ResultInfo {
            code: 200,
            subcode: 5012,
            message: None,
        }),
        ..Call::default()
    });
    stage.wait(1).call_fails(Cause::CallNotFound);
    assert_eq!(stage.end_reason(), Some(EndReason::Empty));
}

#[test]
fn it_leaves_once_all_are_proved_and_a_newer_roster_lists_nobody_else() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.ends_for(&["ada", "bob"]).all_accepted();
    stage.wait(1).roster(["own"]);
    assert!(!stage.has_left());
    stage.wait(1).roster(["own"]);
    assert!(
        stage
            .view()
            .batch
            .unwrap()
            .people
            .iter()
            .all(|it| it.result.is_removed())
    );
    assert!(!stage.has_left() && stage.polls(Poll::Roster));
    stage
        .wait_exactly(Duration::from_millis(300))
        .roster(["own"]);
    assert!(stage.has_left());
    assert_eq!(
        stage.entry_outcomes()[0],
        Outcome::EndedForEveryone { left: 0 }
    );
}

#[test]
fn a_short_roster_never_makes_it_leave() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.ends_for(&["ada", "bob"]).all_accepted();
    for _ in 0..7 {
        stage.wait(1).roster(["own"]);
        stage.wait_exactly(Duration::from_millis(300));
        stage.roster(["own", "ada", "bob"]);
    }
    stage.wait(10);
    assert!(!stage.has_left());
    assert_eq!(stage.end_phase(), BatchPhase::LeftOver);
    assert_eq!(
        stage.entry_outcomes()[0],
        Outcome::EndedForEveryone { left: 2 }
    );
}

#[test]
fn two_rosters_that_list_this_app_alone_are_two_seconds_apart() {
    let counted_nobody = || {
        let mut stage = Stage::knowing(["own", "ada"]);
        // Ada joined after the operator had opened the confirmation.
        stage.ends_for(&[]).wait(1).roster(["own"]);
        assert!(!stage.has_left(), "one is not enough");
        stage
    };
    let mut stage = counted_nobody();
    stage.wait(1).roster(["own"]);
    assert!(!stage.has_left(), "one second is not enough");
    stage.wait(1).roster(["own"]);
    assert!(stage.has_left());
    let mut stage = counted_nobody();
    stage.wait(1).roster(["own", "ada"]);
    assert_eq!(stage.end_phase(), BatchPhase::LeftOver);
    stage.wait(1).rosters(["own"]).wait(2).roster(["own"]);
    assert!(!stage.has_left(), "it has asked, and the operator decides");
}

#[test]
fn whoever_came_meanwhile_keeps_it_there() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.ends_for(&["ada"]).accept();
    stage.wait(1).rosters(["own"]);
    stage.wait(1).roster(["own", "zoe"]);
    assert_eq!(stage.end_phase(), BatchPhase::LeftOver);
    assert!(!stage.has_left());
}

#[test]
fn alone_for_two_seconds_is_enough_where_nobody_was_counted() {
    let mut stage = Stage::knowing(["own"]);
    stage.ends_for(&[]);
    assert!(!stage.has_left(), "a newer roster has to say so");
    stage.wait(1).roster(["own"]);
    assert!(stage.has_left());
}

#[test]
fn a_roster_that_does_not_list_this_app_is_no_sign_that_it_is_alone() {
    let mut stage = Stage::with(["ada"]);
    let gone = Participant {
        removed: Some("left".into()),
        ..user("ada")
    };
    stage.ends_for(&[]);
    for _ in 0..10 {
        stage
            .wait(1)
            .partial_roster([], IncompleteReason::Entries(1));
        stage.roster_of([gone.clone()]);
    }
    assert!(
        !stage.has_left(),
        "ada was never removed, and may still be here"
    );
}

#[test]
fn where_it_cannot_be_proved_it_stays_and_asks() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.ends_for(&["ada"]).accept();
    for _ in 0..9 {
        stage.wait(1).partial_roster(["own"], IncompleteReason::Cut);
    }
    stage.wait(1);
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
    stage.wait(20);
    assert!(!stage.has_left());
    assert!(matches!(
        stage.end_phase(),
        BatchPhase::LeftOver | BatchPhase::NotSure
    ));
}

#[test]
fn nobody_listed_and_nothing_proved_is_not_sure() {
    let mut stage = Stage::with(["own"]);
    stage.ends_for(&[]).wait(14);
    assert_eq!(stage.end_phase(), BatchPhase::Removing);
    stage.wait(1);
    assert_eq!(stage.end_phase(), BatchPhase::NotSure);
    assert_eq!(stage.entry_outcomes()[0], Outcome::EndNotProved);
    assert!(!stage.has_left());
}

#[test]
fn the_time_for_the_proof_stands_still_while_graph_asks_to_wait() {
    let mut stage = Stage::with(["own"]);
    stage.ends_for(&[]).wait(5);
    let held = Duration::from_mins(1);
    stage.event(Event::RosterFailed {
        call: id(),
        asked: stage.now,
        failure: failure(Cause::Throttled(Some(held))),
        next_try: stage.now.plus(held),
    });
    stage.wait(69);
    assert_eq!(stage.end_phase(), BatchPhase::Removing);
    stage.wait(1);
    assert_eq!(stage.end_phase(), BatchPhase::NotSure);
}

#[test]
fn protected_people_go_too_since_it_said_so() {
    let mut stage = Stage::knowing(["own", "vip"]);
    let who = PersonRef::from(&*stage.row("vip"));
    stage.command(Command::Protect { who, on: true });
    stage.ends_for(&["vip"]);
    assert_eq!(stage.deletes(), ["vip"]);
}

#[test]
fn a_reading_of_one_proves_a_removal_of_an_ending_too() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.ends_for(&["ada"]).accept();
    for _ in 0..2 {
        stage
            .wait(1)
            .reads_one("ada", OneReading::NotThere)
            .reads_call();
    }
    let batch = stage.view().batch.unwrap();
    assert!(matches!(batch.people[0].result, EntryResult::Gone(_)));
    stage.wait(1).roster(["own"]);
    assert!(stage.has_left());
}
