//! Removals that may have been carried out although they are recorded as failed: once the person is
//! proved gone, the record is corrected.

use std::time::Duration;

use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::event::Event;
use crate::moderation::evidence::departure::EndedBy;
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::{Cause, ConnectionCause};
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::row::RowState;
use crate::moderation::tests::cast::{failure, user, user_as};
use crate::moderation::tests::stage::Stage;

/// Plays a removal of Ada that ends as failed with this cause, while Ada stays.
fn failed(cause: Cause) -> Stage {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").wait(1).fail(cause).wait(9);
    stage.roster(["own", "ada"]).wait(2);
    assert!(matches!(stage.state("ada"), RowState::Failed { .. }));
    stage
}

fn is_told_as_left(stage: &Stage) -> bool {
    let entries = stage.entries();
    let mut told = entries.iter().map(|entry| &entry.what);
    told.any(|what| matches!(what, ActivityEvent::Left { .. }))
}

#[test]
fn whoever_goes_after_an_answer_that_tells_nothing_was_removed_by_us() {
    for cause in [
        Cause::Service,
        Cause::TimedOut,
        Cause::Connection(ConnectionCause::Broken),
        Cause::NotGraph,
    ] {
        let mut stage = failed(cause);
        stage.wait(5).rosters(["own"]).disk_catches_up();
        let settled = stage.settled("ada").expect("the row says Removed");
        assert_eq!(settled.how, EndedBy::RemovedAnswerLost);
        assert_eq!(stage.outcomes().len(), 2, "a line is added");
        let line = stage.result();
        assert_eq!(line.outcome, Some(AuditOutcome::Removed));
        assert!(line.first_answer_lost && line.evidence.is_some());
        assert!(matches!(stage.entry_outcomes()[..], [Outcome::Gone { .. }]));
        assert!(!is_told_as_left(&stage));
        stage
            .wait(20)
            .roster_of([user("own"), user_as("ada", "ada-2")]);
        assert!(matches!(stage.state("ada-2"), RowState::CameBack { .. }));
    }
}

#[test]
fn a_clear_refusal_stays_a_failure_and_the_person_leaves() {
    for cause in [Cause::GrantMissing, Cause::Refused, Cause::Conflict] {
        let mut stage = failed(cause);
        stage.wait(5).rosters(["own"]).disk_catches_up();
        assert!(is_told_as_left(&stage));
        assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
        assert!(matches!(stage.entry_outcomes()[..], [Outcome::Failed(_)]));
    }
}

#[test]
fn readings_from_before_the_failure_prove_nothing() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada");
    let asked = stage.now;
    stage.wait(1).fail(Cause::Service);
    stage.roster_asked(asked, vec![user("own")]);
    stage.wait(1).roster(["own"]).disk_catches_up();
    assert!(matches!(stage.state("ada"), RowState::Failed { .. }));
    stage.wait(1).roster(["own"]).disk_catches_up();
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
}

#[test]
fn a_refusal_after_a_request_that_was_accepted_denies_nothing() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").accept().wait(9);
    stage.roster(["own", "ada"]).wait(1).press("ada");
    stage.fail(Cause::GrantMissing).wait(5);
    stage.rosters(["own"]).disk_catches_up();
    assert_eq!(stage.settled("ada").unwrap().how, EndedBy::Removed);
    assert!(!is_told_as_left(&stage));
}

#[test]
fn a_removal_that_was_stopped_after_a_lost_answer_denies_nothing() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada");
    let attempt = stage.newest();
    stage.event(Event::AttemptWaits {
        attempt,
        until: stage.now.plus(Duration::from_secs(9)),
        asked_by_graph: true,
        failure: failure(Cause::Service),
    });
    stage.wait(1).command(Command::Stop(attempt));
    assert_eq!(stage.outcomes(), [AuditOutcome::Stopped]);
    stage.wait(2).rosters(["own"]).disk_catches_up();
    assert_eq!(
        stage.settled("ada").unwrap().how,
        EndedBy::RemovedAnswerLost
    );
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Stopped, AuditOutcome::Removed]
    );
}

#[test]
fn a_failure_in_a_call_that_ends_stays_a_failure() {
    let mut stage = failed(Cause::Service);
    stage.call_ends(200, 0);
    assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
    assert!(matches!(stage.entry_outcomes()[..], [Outcome::Failed(_)]));
    assert!(matches!(stage.state("ada"), RowState::Failed { .. }));
}

#[test]
fn a_batch_counts_whoever_is_gone_after_an_answer_that_told_nothing() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.remove_many(&["ada", "bob"].map(str::to_owned));
    for (attempt, cause) in [(0, Cause::Service), (1, Cause::GrantMissing)] {
        stage.answer(stage.sent[attempt].id, Err(cause));
    }
    stage.wait(2).rosters(["own"]).disk_catches_up().wait(1);
    let batch = stage.view().batch.unwrap();
    assert_eq!(batch.count(EntryResult::is_removed), 1);
    assert_eq!(batch.count(EntryResult::is_gone_before), 1);
}

#[test]
fn a_dismissed_failure_is_remembered_when_the_person_goes() {
    for cause in [Cause::Service, Cause::TimedOut, Cause::NotGraph] {
        let mut stage = failed(cause);
        stage.wait(60).roster(["own", "ada"]).dismiss("ada");
        assert_eq!(stage.state("ada"), RowState::Present);
        stage.wait(30).rosters(["own"]).disk_catches_up();
        let settled = stage.settled("ada").expect("the row says Removed");
        assert_eq!(settled.how, EndedBy::RemovedAnswerLost);
        let line = stage.result();
        assert_eq!(line.outcome, Some(AuditOutcome::Removed));
        assert!(line.first_answer_lost && !is_told_as_left(&stage));
        stage.wait(1).roster(["own", "ada"]);
        assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::StillInCall));
    }
}

#[test]
fn an_accepted_removal_without_effect_is_remembered_after_it_was_dismissed() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").accept().wait(11);
    stage.roster(["own", "ada"]).wait(1).dismiss("ada");
    stage.wait(5).rosters(["own"]).disk_catches_up();
    assert_eq!(stage.settled("ada").unwrap().how, EndedBy::Removed);
    assert!(!is_told_as_left(&stage));
}

#[test]
fn a_dismissed_refusal_did_nothing() {
    let mut stage = failed(Cause::GrantMissing);
    stage.dismiss("ada").wait(5).rosters(["own"]);
    assert!(is_told_as_left(&stage));
    assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
}

#[test]
fn a_removal_after_a_dismissed_one_takes_its_place() {
    let mut stage = failed(Cause::Service);
    stage.dismiss("ada").wait(1).press("ada");
    stage.fail(Cause::ParticipantNotFound).wait(1);
    stage.rosters(["own"]).reads_call().disk_catches_up();
    let settled = stage.settled("ada").expect("the row says Removed");
    assert_eq!(settled.how, EndedBy::RemovedAnswerLost);
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Failed, AuditOutcome::Removed]
    );
}

#[test]
fn a_dismissed_failure_stays_one_in_a_call_that_ends() {
    let mut stage = failed(Cause::Service);
    stage.dismiss("ada").call_ends(200, 0);
    assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
    assert!(matches!(stage.entry_outcomes()[..], [Outcome::Failed(_)]));
}

#[test]
fn whoever_came_back_meanwhile_is_marked_only_if_it_was_after_the_dismissed_removal() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let both = || [user("own"), user("ada"), user_as("ada", "ada-2")];
    stage.wait(1).rosters_of(both());
    stage.press("ada").fail(Cause::Service).wait(1);
    stage.rosters_of(both()).dismiss("ada").wait(1);
    stage.rosters_of([user("own"), user_as("ada", "ada-2")]);
    stage.disk_catches_up();
    assert!(stage.settled("ada").is_some());
    assert_eq!(stage.state("ada-2"), RowState::Present);
}
