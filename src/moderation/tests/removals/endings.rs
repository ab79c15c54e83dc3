//! Every attempt gets a result when the call ends or is removed from the list, when another app signs in, and when the
//! program is closed.

use crate::moderation::command::Command;
use crate::moderation::effect::Effect;
use crate::moderation::event::{Event, SessionFacts};
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::invitation::InvitationState;
use crate::moderation::state::row::RowState;
use crate::moderation::tests::stage::{CALL, Stage, id};

/// Plays three removals: one is being sent, one was accepted, and the response to one was lost.
fn three_removals() -> Stage {
    let mut stage = Stage::with(["ada", "bob", "eve"]);
    stage.press("bob").accept();
    stage.press("eve").fail(Cause::TimedOut);
    stage.press("ada");
    stage
}

#[test]
fn the_end_of_a_call_ends_what_was_answered_and_waits_for_the_rest() {
    let mut stage = three_removals();
    stage.call_ends(200, 5001);
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::CallEnded, AuditOutcome::AnswerLost]
    );
    assert_eq!(stage.state("bob"), RowState::Present);
    assert_eq!(stage.state("eve"), RowState::Present);
    assert!(matches!(stage.state("ada"), RowState::Asked { .. }));
    stage.accept();
    assert_eq!(stage.state("ada"), RowState::Present);
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::CallEnded));
    assert_eq!(stage.entry_outcomes(), vec![Outcome::CallEnded; 3]);
    assert_eq!(stage.effects.len(), 1, "nothing is polled any more");
}

#[test]
fn a_refusal_after_the_end_of_the_call_still_says_why() {
    let mut stage = three_removals();
    stage.call_ends(200, 5001).fail(Cause::GrantMissing);
    assert!(matches!(stage.state("ada"), RowState::Failed { .. }));
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::Failed));
}

#[test]
fn a_result_that_is_known_is_not_written_again_at_the_end() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").accept().wait(9).roster(["ada"]).wait(1);
    stage.call_ends(200, 0);
    assert_eq!(stage.outcomes(), [AuditOutcome::StillInCall]);
    assert_eq!(stage.close().effects, []);
}

#[test]
fn forgetting_a_call_writes_what_is_known_and_what_comes_later() {
    let mut stage = three_removals();
    stage.command(Command::Forget(CALL.into()));
    assert!(stage.console.views(stage.now).is_empty());
    assert!(stage.effects.contains(&Effect::StopPolling(id())));
    assert!(stage.effects.contains(&Effect::Drop(id())));
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Unverified, AuditOutcome::AnswerLost]
    );
    stage.accept();
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::Unverified));
    assert_eq!(stage.entry_outcomes()[2], Outcome::Accepted);
    assert_eq!(stage.effects.len(), 1, "nothing is polled any more");
    assert_eq!(stage.close().effects, []);
}

#[test]
fn an_answer_to_a_call_that_is_watched_anew_does_not_claim_that_it_ended() {
    let mut stage = Stage::with(["ada"]);
    stage.press("ada").command(Command::Forget(CALL.into()));
    stage.command(Command::Watch(CALL.into())).accept();
    assert_eq!(stage.outcomes(), [AuditOutcome::Unverified]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Accepted]);
}

#[test]
fn closing_writes_a_result_for_everything_that_has_none() {
    let mut stage = three_removals();
    stage
        .invite("I1", "zoe")
        .rings(Some("p"), None)
        .cancel("I1");
    stage.accept();
    stage.invite("I2", "max");
    assert_eq!(stage.outcomes(), [AuditOutcome::Ringing]);
    stage.close();
    assert_eq!(
        stage.outcomes()[1..],
        [
            AuditOutcome::Unverified,
            AuditOutcome::AnswerLost,
            AuditOutcome::Unverified,
            AuditOutcome::AnswerLost,
            AuditOutcome::AnswerLost,
        ]
    );
    assert_eq!(stage.without_result(), []);
    assert_eq!(stage.close().effects, []);
}

#[test]
fn every_intent_gets_a_result_whatever_ends_first() {
    type End = fn(&mut Stage) -> &mut Stage;
    let endings: [End; 4] = [
        |stage| stage.call_ends(200, 0),
        |stage| stage.command(Command::Forget(CALL.into())),
        |stage| stage.sign_in("another app"),
        |stage| stage.event(Event::SignedOut),
    ];
    for end in endings {
        let mut stage = three_removals();
        let removal = stage.newest();
        stage.invite("I1", "zoe").rings(Some("p"), None);
        stage.cancel("I1");
        let cancel = stage.newest();
        end(&mut stage);
        stage.answer(removal, Ok(204)).answer(cancel, Ok(204));
        assert_eq!(stage.console.in_flight(), 0);
        stage.close();
        assert_eq!(stage.without_result(), []);
        assert_eq!(stage.close().effects, [], "and only one");
    }
}

#[test]
fn another_sign_in_begins_with_an_empty_list_and_saves_nothing_over_the_old_one() {
    let mut stage = three_removals();
    stage.sign_in("another app");
    assert!(stage.console.views(stage.now).is_empty());
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Unverified, AuditOutcome::AnswerLost]
    );
    assert!(stage.effects.contains(&Effect::StopPolling(id())));
    let saves = |effect: &Effect| matches!(effect, Effect::Keep(_) | Effect::Drop(_));
    assert!(!stage.effects.iter().any(saves));
}

#[test]
fn the_same_sign_in_goes_on_with_the_list() {
    let mut stage = Stage::with(["ada"]);
    stage.event(Event::SignedOut);
    assert_eq!(stage.effects, [Effect::StopPolling(id())]);
    stage.sign_in("app");
    assert_eq!(stage.effects, [Effect::StartPolling(id())]);
    assert_eq!(stage.order(), ["ada"]);
}

#[test]
fn a_session_may_begin_before_or_after_the_list() {
    let mut stage = Stage::signed_out();
    stage.command(Command::Watch(CALL.into()));
    assert!(matches!(stage.effects[..], [Effect::Keep(_)]));
    stage.event(Event::SignedIn(SessionFacts::default()));
    assert_eq!(stage.effects, [Effect::StartPolling(id())]);
    assert_eq!(stage.view().watched_since, Now::default());
}

#[test]
fn the_end_of_a_call_ends_its_invitations() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(Some("p"), None);
    stage.invite("I2", "max");
    stage.call_ends(200, 0);
    for invitation in ["I1", "I2"] {
        assert!(matches!(
            stage.invitation_state(invitation),
            InvitationState::NoAnswer { .. }
        ));
    }
    assert_eq!(stage.entry_outcomes(), vec![Outcome::CallEnded; 2]);
    stage.fail(Cause::Refused);
    assert_eq!(
        stage.sent.len(),
        2,
        "no invitation rings for a call that is over"
    );
    stage.wait(600);
    assert_eq!(stage.view().invitations.len(), 2, "until they are put away");
}

#[test]
fn the_same_app_at_another_graph_begins_with_an_empty_list() {
    let mut stage = Stage::with(["ada"]);
    stage.sign_in_at("elsewhere.example", "app");
    assert_eq!(stage.console.views(stage.now), []);
}
