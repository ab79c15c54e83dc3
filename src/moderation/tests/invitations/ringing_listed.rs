//! Services that list invited people while the invitation rings. An entry without a media stream does not show that
//! the person has joined.

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::{Event, OperationOf};
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::{MediaFlow, Participant};
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::invitation::{InvitationState, OperationOutcome};
use crate::moderation::tests::cast::{user, user_as};
use crate::moderation::tests::stage::{CALL, Stage, id};

/// Makes a listed entry without a media stream.
fn unanswered(word: &str) -> Participant {
    let mut entry = user(word);
    entry.media.flow = MediaFlow::Nothing;
    entry
}

/// Plays a ringing invitation. A second later, a roster lists the invited person without a stream.
fn listed() -> Stage {
    let mut stage = Stage::knowing(["ada"]);
    stage.invite("I1", "zoe").rings(Some("zoe"), None).wait(1);
    stage.roster_of([user("ada"), unanswered("zoe")]);
    stage
}

fn rings(stage: &Stage) -> bool {
    matches!(
        stage.invitation_state("I1"),
        InvitationState::Ringing { trouble: None, .. }
    )
}

fn operation_says(stage: &mut Stage, outcome: Option<OperationOutcome>) {
    stage.event(Event::OperationRead {
        call: CALL.into(),
        of: OperationOf::Invitation("I1".into()),
        outcome,
    });
}

fn asks_for_the_operation(stage: &Stage) -> bool {
    let what = Poll::Operation(OperationOf::Invitation("I1".into()), "op".into());
    stage.effects.contains(&Effect::Poll { call: id(), what })
}

fn joins_told(stage: &Stage) -> usize {
    let entries = stage.entries();
    let joins = entries.iter();
    joins
        .filter(|entry| matches!(entry.what, ActivityEvent::Joined { .. }))
        .count()
}

#[test]
fn who_is_listed_without_a_stream_rings_and_the_operation_is_asked_for_at_once() {
    let mut stage = listed();
    assert!(asks_for_the_operation(&stage));
    operation_says(&mut stage, Some(OperationOutcome::Running));
    for _ in 0..20 {
        stage.wait(1).roster_of([user("ada"), unanswered("zoe")]);
        assert!(rings(&stage));
    }
    assert_eq!(stage.entry_outcomes(), [Outcome::Ringing]);
    assert_eq!(joins_told(&stage), 0, "nobody has come");
}

#[test]
fn it_can_be_cancelled_while_it_is_listed_and_rings() {
    let mut stage = listed();
    stage.cancel("I1");
    assert_eq!(stage.deletes(), ["zoe"]);
    stage.accept();
    // The entry disappears a moment after the invitation has stopped ringing.
    stage.wait(1).roster_of([user("ada"), unanswered("zoe")]);
    stage
        .wait(1)
        .roster(["ada"])
        .wait(1)
        .roster(["ada"])
        .wait(9);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Cancelled { .. }
    ));
}

#[test]
fn the_first_stream_or_the_operation_says_that_somebody_has_come() {
    let mut stage = listed();
    stage.wait(3).roster(["ada", "zoe"]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);

    let mut stage = listed();
    operation_says(&mut stage, Some(OperationOutcome::Completed));
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);

    // A person who is listed after the operation has completed has joined, even without a stream.
    let mut stage = Stage::knowing(["ada"]);
    stage.invite("I1", "zoe").rings(Some("zoe"), None).wait(1);
    operation_says(&mut stage, Some(OperationOutcome::Completed));
    assert!(rings(&stage), "the roster tells");
    stage.wait(1).roster_of([user("ada"), unanswered("zoe")]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);
}

#[test]
fn where_no_operation_can_be_read_whoever_is_listed_has_come() {
    let mut stage = listed();
    operation_says(&mut stage, None);
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);
    stage.invite("I2", "max").rings(Some("max"), None).wait(1);
    stage.roster_of([user("ada"), user("zoe"), unanswered("max")]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined, Outcome::Joined]);
}

#[test]
fn an_entry_that_stays_after_its_operation_failed_did_not_join() {
    let mut stage = listed();
    let nobody = ResultInfo {
        code: 480,
        subcode: 10037,
        message: None,
    };
    operation_says(&mut stage, Some(OperationOutcome::Failed(Some(nobody))));
    stage.wait(1).roster_of([user("ada"), unanswered("zoe")]);
    assert_eq!(stage.entry_outcomes(), [Outcome::NoAnswer]);
    // A person who appears later has joined.
    stage.wait(1).roster(["ada", "zoe"]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);
}

#[test]
fn an_entry_that_outlasts_any_ringing_is_somebody_and_never_nobody_who_answered() {
    let mut stage = listed();
    for _ in 0..100 {
        stage.wait(1).roster_of([user("ada"), unanswered("zoe")]);
        assert_ne!(stage.entry_outcomes(), [Outcome::NoAnswer]);
    }
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);
}

#[test]
fn an_entry_that_outlasts_its_cancelling_is_told_as_joined_anyway() {
    let mut stage = listed();
    stage.cancel("I1").accept();
    for _ in 0..12 {
        stage.wait(1).roster_of([user("ada"), unanswered("zoe")]);
        assert!(
            !stage.entry_outcomes().contains(&Outcome::Cancelled),
            "still listed"
        );
    }
    let is_anyway = |it: &Outcome| matches!(it, Outcome::JoinedAnyway { .. });
    assert!(stage.entry_outcomes().iter().any(is_anyway));
}

#[test]
fn before_the_answer_to_the_invitation_nobody_has_come_either() {
    let mut stage = Stage::knowing(["ada"]);
    stage.invite("I1", "zoe").wait(1);
    stage.roster_of([user("ada"), unanswered("zoe")]);
    assert_eq!(stage.entry_outcomes(), [Outcome::OnItsWay]);
    stage.rings(Some("zoe"), None);
    stage.wait(1).roster_of([user("ada"), unanswered("zoe")]);
    assert!(rings(&stage));
}

#[test]
fn others_without_a_stream_have_joined_and_so_has_another_device_with_one() {
    let mut stage = listed();
    let mut bot = unanswered("bot");
    bot.identity.display_name = Some("Bot".into());
    stage.wait(1);
    stage.roster_of([user("ada"), unanswered("zoe"), bot]);
    assert_eq!(joins_told(&stage), 1, "nobody invited them");
    stage.wait(1);
    stage.roster_of([user("ada"), unanswered("zoe"), user_as("zoe", "zoe-2")]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);
}

#[test]
fn who_is_to_go_on_arrival_is_not_removed_while_it_only_rings() {
    let mut stage = listed();
    stage.cancel("I1");
    while stage.deletes().len() < 3
        && matches!(
            stage.invitation_state("I1"),
            InvitationState::Cancelling { .. }
        )
    {
        stage.fail(Cause::ParticipantNotFound);
    }
    stage.command(Command::RemoveOnArrival(CALL.into(), "I1".into(), true));
    let tried = stage.deletes().len();
    stage.wait(2).roster_of([user("ada"), unanswered("zoe")]);
    stage.wait(2);
    assert_eq!(stage.deletes().len(), tried);
    stage.roster(["ada", "zoe"]);
    stage.wait(2);
    assert_eq!(stage.deletes().len(), tried + 1);
}
