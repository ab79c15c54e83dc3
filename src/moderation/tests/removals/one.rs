//! Removals up to their response: who may be removed, what is sent, and the state after a refusal.

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll, Request};
use crate::moderation::event::Event;
use crate::moderation::model::audit::Phase;
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::failure::{Cause, ConnectionCause};
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::participant::Participant;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome, Subject};
use crate::moderation::state::row::RowState;
use crate::moderation::tests::cast::{failure, oid, row_key, user, user_as};
use crate::moderation::tests::stage::Stage;

#[test]
fn a_press_writes_the_intent_then_sends_exactly_that_id() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.press("ada");
    let [
        Effect::Audit(intent),
        Effect::Send(attempt),
        Effect::PollOften(_),
    ] = &stage.effects[..]
    else {
        panic!("{:?}", stage.effects)
    };
    assert_eq!(intent.phase, Phase::Intent);
    assert_eq!(intent.participant.as_deref(), Some("ada"));
    assert_eq!(intent.attempt, attempt.id);
    assert_eq!(attempt.request, Request::Delete("ada".into()));
    assert!(matches!(stage.state("ada"), RowState::Asked { .. }));
    assert_eq!(stage.state("bob"), RowState::Present);
    assert_eq!(stage.console.in_flight(), 1);
}

#[test]
fn a_second_press_sends_nothing_while_the_first_is_on_its_way_or_accepted() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").press("ada");
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    stage.accept().press("ada");
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    assert_eq!(stage.deletes(), ["ada"]);
}

#[test]
fn our_own_entry_is_never_removed() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.press("own");
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    assert_eq!(stage.deletes(), [""; 0]);
}

#[test]
fn an_id_that_would_leave_its_place_in_the_path_is_refused_before_anything_is_sent() {
    for id in ["..", ".", "a\tb"] {
        let mut stage = Stage::new();
        stage.roster_of([user_as("ada", id)]).press(id);
        assert_eq!(stage.refusal(), Some(Cause::UnusableId), "{id:?}");
        assert!(stage.sent.is_empty() && stage.audit.is_empty());
    }
}

#[test]
fn an_entry_without_an_id_cannot_be_named_at_all() {
    let mut stage = Stage::new();
    let nobody = Participant {
        id: None,
        ..user("ada")
    };
    stage.roster_of([nobody, user_as("bob", "")]);
    assert_eq!(stage.view().rows.len(), 2);
    for id in ["", "ada", &oid("ada"), &oid("bob")] {
        stage.press(id);
        assert_eq!(stage.refusal(), Some(Cause::ParticipantNotFound), "{id:?}");
    }
    assert!(stage.sent.is_empty());
}

#[test]
fn nothing_is_sent_for_somebody_who_is_not_in_the_newest_roster() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.wait(1).roster(["ada"]).press("bob");
    assert_eq!(stage.refusal(), Some(Cause::NotListed), "perhaps gone");
    stage.wait(2).roster(["ada"]).press("bob");
    assert_eq!(stage.refusal(), Some(Cause::ParticipantNotFound));
    assert!(stage.sent.is_empty());
}

#[test]
fn nothing_is_sent_while_nobody_is_signed_in_or_after_the_call_ended() {
    let mut stage = Stage::with(["ada"]);
    stage.event(Event::SignedOut).press("ada");
    assert_eq!(stage.refusal(), Some(Cause::SignedOut));
    stage.sign_in("app").call_ends(200, 0).press("ada");
    assert_eq!(stage.refusal(), Some(Cause::CallNotFound));
    assert!(stage.sent.is_empty());
}

#[test]
fn a_refusal_stays_on_the_row_until_it_is_read() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").fail(Cause::GrantMissing);
    stage.wait(300).roster(["ada"]);
    assert!(
        matches!(stage.state("ada"), RowState::Failed { failure, .. } if failure.cause == Cause::GrantMissing)
    );
    assert_eq!(stage.view().alarms, 1);
    assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
    stage.dismiss("ada");
    assert_eq!(stage.state("ada"), RowState::Present);
    assert_eq!(stage.view().alarms, 0);
}

#[test]
fn a_retry_is_an_attempt_of_its_own() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").fail(Cause::Service).press("ada");
    assert_eq!(stage.deletes(), ["ada", "ada"]);
    assert_ne!(stage.sent[0].id, stage.sent[1].id);
    assert!(
        matches!(stage.state("ada"), RowState::Asked { attempt, .. } if attempt == stage.sent[1].id)
    );
    assert!(matches!(
        &stage.entry_outcomes()[..],
        [Outcome::Failed(_), Outcome::OnItsWay]
    ));
}

#[test]
fn a_late_answer_to_an_earlier_attempt_does_not_touch_the_retry() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").fail(Cause::Service).press("ada");
    let first = stage.sent[0].id;
    stage.answer(first, Err(Cause::GrantMissing));
    assert!(matches!(stage.state("ada"), RowState::Asked { .. }));
    assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
}

#[test]
fn an_answer_to_what_was_never_sent_changes_nothing() {
    let mut stage = Stage::with(["ada"]);
    stage.answer(AttemptId(99), Ok(204));
    stage.disk_writes(AttemptId(99));
    assert_eq!(stage.effects, []);
    assert_eq!(stage.state("ada"), RowState::Present);
}

#[test]
fn only_a_wait_that_graph_asked_for_can_be_stopped() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada");
    let attempt = stage.newest();
    let stop = || Command::Stop(attempt);
    stage.command(stop());
    assert_eq!(
        stage.refusal(),
        Some(Cause::NotAllowed),
        "it may have been sent"
    );
    stage.is_throttled(30).wait(29).command(stop());
    assert!(stage.effects.contains(&Effect::GiveUp(attempt)));
    assert_eq!(stage.state("ada"), RowState::Present);
    assert_eq!(stage.outcomes(), [AuditOutcome::Stopped]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Stopped]);
    stage.command(stop());
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "stopped already");
}

#[test]
fn a_wait_that_is_over_cannot_be_stopped() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").is_throttled(3).wait(3);
    let attempt = stage.newest();
    stage.command(Command::Stop(attempt));
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    stage.accept();
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
}

#[test]
fn a_backoff_of_our_own_shows_no_wait() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").is_throttled(3);
    let until = stage.now.plus(std::time::Duration::from_secs(3));
    assert!(
        matches!(stage.state("ada"), RowState::Asked { waits_until, .. } if waits_until == Some(until))
    );
    assert_eq!(stage.entry_outcomes(), [Outcome::Waits { until }]);
    let attempt = stage.newest();
    stage.wait(3).event(Event::AttemptWaits {
        attempt,
        until,
        asked_by_graph: false,
        failure: failure(Cause::Service),
    });
    assert!(matches!(
        stage.state("ada"),
        RowState::Asked {
            waits_until: None,
            ..
        }
    ));
    assert_eq!(stage.entries()[0].steps.len(), 2);
}

#[test]
fn a_call_that_is_gone_is_looked_at_once_before_it_is_called_over() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").fail(Cause::CallNotFound);
    assert!(stage.polls(Poll::Call));
    assert!(matches!(stage.state("ada"), RowState::Failed { .. }));
    stage.call_fails(Cause::CallNotFound);
    assert!(stage.effects.contains(&Effect::StopPolling("C1".into())));
    assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
}

#[test]
fn a_connection_that_was_never_made_is_a_failure_and_not_a_lost_answer() {
    let mut stage = Stage::with(["ada"]);
    stage
        .press("ada")
        .fail(Cause::Connection(ConnectionCause::Refused));
    assert!(matches!(stage.state("ada"), RowState::Failed { .. }));
    assert_eq!(stage.outcomes(), [AuditOutcome::Failed]);
}

#[test]
fn the_entry_names_the_person_by_row_and_identity() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada");
    let entries = stage.entries();
    let ActivityEvent::Did(Deed::Remove, Subject::Person(who)) = &entries[0].what else {
        panic!("{entries:?}")
    };
    let recorded = entries[0].recorded.map(|recorded| recorded.attempt);
    assert_eq!(recorded, Some(stage.newest()));
    assert_eq!(who.key, Some(row_key("ada")));
    assert_eq!(who.identity.as_deref(), Some(oid("ada").as_str()));
}

/// Returns why the removal of this person failed.
fn cause(stage: &Stage, who: &str) -> Cause {
    match stage.state(who) {
        RowState::Failed { failure, .. } => failure.cause.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_refusal_keeps_the_words_that_were_right_when_it_came() {
    let mut stage = Stage::with(["ada", "bob", "eve"]);
    stage.press("eve").fail(Cause::GrantMissing);
    assert_eq!(cause(&stage, "eve"), Cause::GrantMissing);
    stage.press("bob").accept().wait(1);
    assert_eq!(
        cause(&stage, "eve"),
        Cause::GrantMissing,
        "the grant came later"
    );
    stage.press("ada").fail(Cause::GrantMissing);
    assert_eq!(cause(&stage, "ada"), Cause::ProtectedPerson);
}

#[test]
fn only_a_removal_that_graph_accepted_shows_that_the_grant_is_there() {
    for unsure in [Cause::TimedOut, Cause::ParticipantNotFound] {
        let mut stage = Stage::with(["own", "ada", "bob"]);
        stage.press("ada").fail(unsure);
        stage.wait(1).press("bob").fail(Cause::GrantMissing);
        assert_eq!(cause(&stage, "bob"), Cause::GrantMissing);
    }
}
