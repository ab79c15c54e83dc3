//! Removals that Graph answered or whose response was lost, and their proof by rosters.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::Event;
use crate::moderation::evidence::departure::Evidence;
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::row::{GONE_ROW_STAYS, RemovalAnswer, RowState};
use crate::moderation::tests::cast::{failure, guest, left_before, removed, user, user_as};
use crate::moderation::tests::stage::{CALL, Stage};

#[test]
fn accepted_becomes_gone_only_by_two_rosters_that_lack_the_id() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.wait(1).press("ada").wait(1).accept();
    assert!(stage.polls(Poll::Roster));
    stage.wait(1).roster(["ada", "bob"]);
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    assert_eq!(stage.outcomes(), []);
    stage.wait(1).roster(["bob"]);
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    assert_eq!(stage.outcomes(), [], "one proves nothing");
    stage.wait(1).roster(["bob"]);
    assert!(matches!(
        stage.state("ada"),
        RowState::Gone { at, asked, settled, .. } if at.since(asked) == Duration::from_secs(4) && settled == removed()
    ));
    assert_eq!(stage.outcomes(), [AuditOutcome::Removed]);
    let (after, settled) = (Duration::from_secs(4), removed());
    assert_eq!(stage.entry_outcomes(), [Outcome::Gone { after, settled }]);
    assert_eq!(stage.view().counts.in_call, 1);
}

#[test]
fn the_result_line_carries_the_answer_and_the_time_of_the_proof() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.press("ada").wait(1).accept().wait(1).rosters(["own"]);
    let line = stage.audit.last().unwrap();
    assert_eq!(line.status, Some(204));
    assert_eq!(line.request_id.as_deref(), Some("graph-request"));
    assert_eq!(line.verified_at, Some(stage.now.wall));
    assert_eq!(line.evidence, Some(Evidence::Rosters));
    assert_eq!(line.attempt, stage.newest());
}

#[test]
fn a_roster_that_was_asked_for_before_the_press_proves_nothing() {
    let mut stage = Stage::with(["ada", "bob"]);
    let before = stage.wait(1).now;
    stage.wait(1).press("ada").wait(1).accept();
    stage.roster_asked(before, vec![user("bob")]);
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    assert_eq!(stage.outcomes(), []);
    stage.wait(1).roster(["bob"]);
    assert_eq!(stage.outcomes(), [], "this is the first");
    stage.wait(1).roster(["bob"]);
    assert_eq!(stage.outcomes(), [AuditOutcome::Removed]);
}

#[test]
fn a_roster_between_press_and_answer_waits_for_the_answer() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.press("ada").wait(1).roster(["bob"]);
    assert!(matches!(stage.state("ada"), RowState::Asked { .. }));
    assert_eq!(stage.view().counts.in_call, 1);
    stage.accept().wait(1).roster(["bob"]);
    assert!(
        matches!(stage.state("ada"), RowState::Accepted { .. }),
        "the one before the answer does not count"
    );
    stage.wait(1).roster(["bob"]);
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
}

#[test]
fn the_row_says_removed_only_once_the_result_is_on_the_disk() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.slow_disk = true;
    stage.press("ada").accept().wait(1).rosters(["own"]);
    assert_eq!(stage.outcomes(), [AuditOutcome::Removed]);
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    stage.wait(1).roster(["own"]);
    assert_eq!(stage.outcomes(), [AuditOutcome::Removed], "written once");
    stage.disk_catches_up();
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
}

#[test]
fn a_late_proof_waits_for_its_own_line_and_not_for_an_earlier_one() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.slow_disk = true;
    stage.press("ada").accept().wait(9);
    stage.roster(["own", "ada"]).wait(1);
    stage.wait(1).rosters(["own"]);
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::StillInCall, AuditOutcome::Removed]
    );
    stage.disk_writes(stage.newest());
    assert!(matches!(stage.state("ada"), RowState::StillHere { .. }));
    stage.disk_writes(stage.newest());
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
}

#[test]
fn a_removed_row_can_be_read_for_a_while_and_then_goes() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.press("ada").accept().wait(1).rosters(["bob"]);
    let almost = GONE_ROW_STAYS.saturating_sub(Duration::from_millis(1));
    stage.wait_exactly(almost);
    assert!(stage.find_row("ada").is_some());
    stage.wait_exactly(Duration::from_millis(1));
    assert_eq!(stage.order(), ["bob"]);
}

#[test]
fn still_here_needs_ten_seconds_and_a_newer_roster() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").accept().wait(30);
    assert!(
        matches!(stage.state("ada"), RowState::NotProved { .. }),
        "no roster, no verdict"
    );
    assert_eq!(stage.outcomes(), [AuditOutcome::Unverified]);
    stage.roster(["ada"]);
    assert!(matches!(stage.state("ada"), RowState::StillHere { .. }));
    assert_eq!(stage.view().alarms, 1);
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Unverified, AuditOutcome::StillInCall]
    );
    stage.press("ada");
    assert_eq!(stage.deletes(), ["ada", "ada"], "offers a retry");
}

#[test]
fn still_here_comes_at_ten_seconds_and_not_before() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").accept().wait(9).roster(["ada"]);
    stage.wait_exactly(Duration::from_millis(999));
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    stage.wait_exactly(Duration::from_millis(1));
    assert!(matches!(stage.state("ada"), RowState::StillHere { .. }));
}

#[test]
fn somebody_who_goes_late_after_all_is_told_as_removed() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.press("ada").accept().wait(9);
    stage.roster(["own", "ada"]).wait(1);
    stage.wait(5).rosters(["own"]);
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::StillInCall, AuditOutcome::Removed]
    );
    assert!(matches!(stage.entry_outcomes()[..], [Outcome::Gone { .. }]));
}

#[test]
fn a_404_is_success_only_with_a_call_that_answers_and_rosters_that_lack_the_id() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.press("ada").wait(1).fail(Cause::ParticipantNotFound);
    assert!(stage.polls(Poll::Call) && stage.polls(Poll::Roster));
    stage.wait(1).rosters(["bob"]);
    assert_eq!(stage.outcomes(), [], "the call may be gone as a whole");
    stage.wait(1).reads_call();
    assert_eq!(stage.outcomes(), [AuditOutcome::AlreadyLeft]);
    assert!(matches!(
        stage.state("ada"),
        RowState::Gone { settled, .. } if settled == left_before()
    ));
    assert!(
        matches!(stage.entry_outcomes()[..], [Outcome::Gone { settled, .. }] if settled == left_before())
    );
}

#[test]
fn a_call_that_was_read_before_the_404_does_not_vouch_for_it() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.press("ada").wait(1).reads_call().wait(1);
    stage.fail(Cause::NotFound).wait(1).rosters(["bob"]);
    assert_eq!(stage.outcomes(), []);
    stage.call_ends(200, 0);
    assert_eq!(stage.outcomes(), [AuditOutcome::CallEnded]);
    assert!(!stage.row("ada").is_listed(), "the last rosters lack ada");
}

#[test]
fn a_404_for_somebody_who_stays_is_a_failure() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").fail(Cause::ParticipantNotFound);
    stage.reads_call().wait(9).roster(["ada"]).wait(1);
    assert!(
        matches!(stage.state("ada"), RowState::Failed { failure, .. } if failure.cause == Cause::ParticipantNotFound)
    );
    assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
}

#[test]
fn a_lost_answer_is_settled_by_the_roster_either_way() {
    for is_gone in [true, false] {
        let mut stage = Stage::with(["ada", "bob"]);
        stage.press("ada").wait(1).fail(Cause::TimedOut);
        assert!(matches!(
            stage.state("ada"),
            RowState::Accepted {
                answer: RemovalAnswer::Lost(_),
                ..
            }
        ));
        assert_eq!(stage.entry_outcomes(), [Outcome::AnswerLost]);
        if is_gone {
            stage.wait(1).rosters(["bob"]);
            assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
            assert_eq!(stage.outcomes(), [AuditOutcome::Removed]);
        } else {
            stage.wait(9).roster(["ada", "bob"]).wait(1);
            assert!(matches!(stage.state("ada"), RowState::Failed { .. }));
            assert_eq!(stage.outcomes(), [AuditOutcome::AnswerLost]);
        }
    }
}

#[test]
fn whoever_comes_back_under_a_new_id_raises_an_alarm() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.press("ada").accept().wait(1).rosters(["own"]);
    let removed = stage.now;
    stage.wait(60);
    stage.roster_of([user("own"), user_as("ada", "ada-2")]);
    assert_eq!(
        stage.state("ada-2"),
        RowState::CameBack {
            at: stage.now,
            removed,
            times: 1
        }
    );
    assert_eq!(stage.view().alarms, 1);
    assert!(stage.row("ada-2").earlier_visits[0].removed);
    assert!(
        matches!(stage.entries().last().unwrap().what, ActivityEvent::CameBack { removed: told, .. } if told == removed)
    );
    stage.dismiss("ada-2");
    assert_eq!(stage.state("ada-2"), RowState::Present);
}

#[test]
fn coming_back_counts_up() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").accept().wait(1);
    stage.rosters_of([user_as("ada", "ada-2")]).press("ada-2");
    stage.accept().wait(1).rosters_of([user_as("ada", "ada-3")]);
    assert!(matches!(
        stage.state("ada-3"),
        RowState::CameBack { times: 2, .. }
    ));
}

#[test]
fn coming_back_is_noticed_in_the_very_roster_that_proves_the_removal() {
    let mut stage = Stage::with(["ada"]);
    stage.slow_disk = true;
    stage.press("ada").accept().wait(1);
    stage.rosters_of([user_as("ada", "ada-2")]);
    assert!(matches!(stage.state("ada-2"), RowState::CameBack { .. }));
    stage.disk_catches_up();
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
}

#[test]
fn coming_back_is_noticed_even_before_the_answer_came() {
    let mut stage = Stage::with(["ada"]);
    stage
        .press("ada")
        .wait(1)
        .roster_of([user_as("ada", "ada-2")]);
    assert_eq!(stage.state("ada-2"), RowState::Present);
    stage.accept().wait(1).rosters_of([user_as("ada", "ada-2")]);
    assert!(matches!(stage.state("ada-2"), RowState::CameBack { .. }));
}

#[test]
fn a_second_device_that_was_there_before_has_not_come_back() {
    let mut stage = Stage::new();
    stage.roster_of([user("ada"), user_as("ada", "phone")]);
    stage.wait(1).press("ada").accept().wait(1);
    stage.rosters_of([user_as("ada", "phone")]);
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
    assert_eq!(stage.state("phone"), RowState::Present);
}

#[test]
fn a_guest_with_the_same_name_has_not_come_back() {
    let mut stage = Stage::new();
    stage.roster_of([guest("Eve", "g1")]).press("g1").accept();
    stage.wait(1).rosters_of([guest("Eve", "g2")]);
    assert!(matches!(stage.state("g1"), RowState::Gone { .. }));
    assert_eq!(stage.state("g2"), RowState::Present);
}

#[test]
fn a_lagging_server_that_lists_a_removed_person_again_is_not_believed_for_long() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.press("ada").accept().wait(1).rosters(["bob"]);
    stage.wait(1).roster(["ada", "bob"]);
    assert!(matches!(stage.state("ada"), RowState::StillHere { .. }));
    stage.wait(1).rosters(["bob"]);
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
    let lines = [
        AuditOutcome::Removed,
        AuditOutcome::StillInCall,
        AuditOutcome::Removed,
    ];
    assert_eq!(stage.outcomes(), lines, "each is on record");
}

#[test]
fn somebody_who_is_listed_again_before_the_line_is_written_is_still_here() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.slow_disk = true;
    stage.press("ada").accept().wait(1).rosters(["own"]);
    stage.wait(1).roster(["own", "ada"]).disk_catches_up();
    assert!(matches!(stage.state("ada"), RowState::StillHere { .. }));
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Removed, AuditOutcome::StillInCall],
        "the line is corrected"
    );
}

#[test]
fn somebody_who_leaves_with_a_failed_removal_has_left() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.press("ada").fail(Cause::GrantMissing).wait(1);
    stage.rosters(["bob"]);
    assert_eq!(stage.order(), ["bob"]);
    assert!(matches!(
        stage.entries().last().unwrap().what,
        ActivityEvent::Left { .. }
    ));
    assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
}

#[test]
fn the_time_in_which_the_service_wants_no_reading_of_this_call_does_not_count() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.press("ada").accept();
    let busy = Failure {
        retry_after: Some(60),
        ..Failure::clone(&failure(Cause::Service))
    };
    stage.event(Event::RosterFailed {
        call: CALL.into(),
        asked: stage.now,
        failure: Arc::new(busy),
        next_try: stage.now.plus(Duration::from_mins(1)),
    });
    stage.wait(59);
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    stage.wait(1).roster(["own", "bob"]);
    stage.wait(1).roster(["own", "bob"]);
    assert_eq!(stage.settled("ada"), Some(removed()));
    assert_eq!(stage.outcomes(), [AuditOutcome::Removed]);
}

#[test]
fn an_alarm_that_is_dismissed_while_its_proof_is_being_written_is_no_correction() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.wait(1).press("ada").accept();
    stage.wait(11);
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
    stage.slow_disk = true;
    stage.rosters(["own", "bob"]).dismiss("ada");
    stage.disk_catches_up();
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
    let outcomes = stage.outcomes();
    assert_eq!(outcomes.last(), Some(&AuditOutcome::Removed));
    assert!(!outcomes.contains(&AuditOutcome::StillInCall));
}

#[test]
fn a_removal_hurries_the_readings_of_its_call_until_it_is_proved() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.command(Command::Watch("C2".into()));
    stage.press("ada").accept().wait(1);
    let hurries = |stage: &mut Stage, call: &str, listed: &[&str]| {
        let asked = stage.now;
        stage.event(Event::Roster {
            call: call.into(),
            asked,
            participants: listed.iter().copied().map(user).collect(),
            incomplete: None,
        });
        let mut effects = stage.effects.iter();
        effects.any(|it| matches!(it, Effect::PollIn { call: of, .. } if of.as_str() == call))
    };
    assert!(hurries(&mut stage, CALL, &["own", "ada"]));
    assert!(!hurries(&mut stage, "C2", &["own", "ada"]));
    assert!(hurries(stage.wait(1), CALL, &["own"]), "one proves nothing");
    assert!(!hurries(stage.wait(1), CALL, &["own"]));
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
    assert!(!hurries(stage.wait(1), CALL, &["own"]));
}
