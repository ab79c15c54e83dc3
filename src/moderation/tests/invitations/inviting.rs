//! Invitations, from the operator's command to the person in the roster.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll, Request};
use crate::moderation::event::{Event, InvitedFacts, OperationOf};
use crate::moderation::model::audit::Source;
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::failure::Cause;
use crate::moderation::state::activity::entry::{Outcome, StepKind};
use crate::moderation::state::invitation::{
    CancelTrouble, InvitationState, NewInvitation, OperationOutcome,
};
use crate::moderation::state::row::PersonRef;
use crate::moderation::tests::cast::{oid, user, user_as};
use crate::moderation::tests::stage::{CALL, Stage, account, id};

fn own_ids(stage: &Stage) -> Vec<Option<&str>> {
    let own = stage.sent.iter().map(|attempt| match &attempt.request {
        Request::Invite { people, own_ids } => own_ids.then(|| people[0].id.as_str()),
        other => panic!("{other:?} was sent"),
    });
    own.collect()
}

fn operation_says(stage: &mut Stage, outcome: Option<OperationOutcome>) {
    stage.event(Event::OperationRead {
        call: CALL.into(),
        of: OperationOf::Invitation("I1".into()),
        outcome,
    });
}

fn failed_with(code: i64) -> OperationOutcome {
    OperationOutcome::Failed(Some(ResultInfo {
        code,
        subcode: 10151,
        message: None,
    }))
}

#[test]
fn a_refusal_remembers_whether_the_person_was_in_the_call() {
    for (who, was_in_call) in [("ada", true), ("zoe", false)] {
        let mut stage = Stage::with(["ada"]);
        stage.invite("I1", who).fail(Cause::Refused);
        // The second try, without participant ids that this app chose, is refused as well.
        stage.fail(Cause::Refused);
        let invitation = stage.invitation("I1").unwrap();
        assert!(matches!(invitation.state, InvitationState::Failed { .. }));
        assert_eq!(invitation.was_in_call, was_in_call, "{who}");
        stage.wait(2).rosters([]);
        let invitation = stage.invitation("I1").unwrap();
        assert_eq!(invitation.was_in_call, was_in_call, "{who}");
    }
}

#[test]
fn an_invitation_is_recorded_sent_and_rings() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe");
    assert!(matches!(
        stage.effects[..],
        [Effect::Audit(_), Effect::Send(_)]
    ));
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Sending { .. }
    ));
    assert_eq!(own_ids(&stage), [Some("I1")]);
    stage.wait(1).rings(Some("p"), None);
    assert_eq!(
        stage.invitation_state("I1"),
        InvitationState::Ringing {
            since: stage.now,
            trouble: None
        }
    );
    assert_eq!(stage.view().counts.ringing, 1);
    assert_eq!(stage.outcomes(), [AuditOutcome::Ringing]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Ringing]);
}

#[test]
fn nobody_is_invited_while_signed_out_or_into_a_call_that_is_over() {
    let mut stage = Stage::with(["ada"]);
    stage.event(Event::SignedOut).invite("I1", "zoe");
    assert_eq!(stage.refusal(), Some(Cause::SignedOut));
    stage.sign_in("app").call_ends(200, 0).invite("I1", "zoe");
    assert_eq!(stage.refusal(), Some(Cause::CallNotFound));
    assert!(stage.sent.is_empty() && stage.audit.is_empty());
}

#[test]
fn the_same_invitation_is_not_sent_twice() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").invite("I1", "zoe");
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    assert_eq!(stage.sent.len(), 1);
}

#[test]
fn a_400_to_an_id_of_our_own_is_sent_once_without_and_remembered() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").fail(Cause::Refused);
    assert_eq!(own_ids(&stage), [Some("I1"), None]);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Sending { .. }
    ));
    assert_eq!(stage.entries().len(), 1, "one invitation, one entry");
    assert_eq!(stage.entries()[0].steps[0].kind, StepKind::WithoutOwnId);
    stage.rings(None, None);
    stage.invite("I2", "max");
    assert_eq!(own_ids(&stage), [Some("I1"), None, None]);
    stage.fail(Cause::Refused);
    assert!(matches!(
        stage.invitation_state("I2"),
        InvitationState::Failed { .. }
    ));
    assert_eq!(stage.sent.len(), 3);
    assert_eq!(
        stage.outcomes(),
        [
            AuditOutcome::Failed,
            AuditOutcome::Ringing,
            AuditOutcome::Failed
        ]
    );
}

#[test]
fn a_new_sign_in_tries_an_id_of_our_own_again() {
    let mut stage = Stage::with(["ada"]);
    stage
        .invite("I1", "zoe")
        .fail(Cause::Refused)
        .rings(None, None);
    stage.sign_in("app").invite("I2", "max");
    assert_eq!(own_ids(&stage), [Some("I1"), None, Some("I2")]);
}

#[test]
fn somebody_who_came_before_the_400_is_not_rung_again() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").wait(1).roster(["ada", "zoe"]);
    stage.fail(Cause::Refused);
    assert_eq!(stage.sent.len(), 1);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Joined { .. }
    ));
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);
}

#[test]
fn a_lost_answer_rings_with_trouble_and_is_not_sent_again() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").fail(Cause::TimedOut);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Ringing {
            trouble: Some(CancelTrouble::Failed(_)),
            ..
        }
    ));
    assert!(stage.polls(Poll::Roster));
    assert_eq!(stage.outcomes(), [AuditOutcome::AnswerLost]);
    assert_eq!(stage.entry_outcomes(), [Outcome::AnswerLost]);
    stage.wait(30);
    assert_eq!(stage.sent.len(), 1);
    stage.cancel("I1");
    assert_eq!(stage.deletes(), ["I1"], "our own id is all that is known");
}

#[test]
fn a_refused_invitation_stays_until_it_is_taken_off() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").fail(Cause::Forbidden).wait(600);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Failed { .. }
    ));
    assert_eq!(stage.view().alarms, 1);
    stage.command(Command::DismissInvitation(CALL.into(), "I1".into()));
    assert_eq!(stage.invitation("I1"), None);
}

#[test]
fn an_invitation_that_rings_cannot_be_taken_off_the_list() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(None, None);
    stage.command(Command::DismissInvitation(CALL.into(), "I1".into()));
    assert!(stage.invitation("I1").is_some());
}

#[test]
fn whoever_turns_up_after_the_invitation_has_joined() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(Some("p"), None).wait(5);
    stage.roster_of([user("ada"), user_as("zoe", "p-7")]);
    assert_eq!(
        stage.invitation_state("I1"),
        InvitationState::Joined { at: stage.now }
    );
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);
    stage.wait(600);
    assert!(stage.invitation("I1").is_some(), "until it is put away");
    stage.command(Command::DismissInvitation(CALL.into(), "I1".into()));
    assert_eq!(stage.invitation("I1"), None);
}

#[test]
fn an_entry_that_was_there_before_is_not_the_invited_one() {
    let mut stage = Stage::with(["zoe"]);
    stage.wait(1).invite("I1", "zoe").rings(None, None);
    stage.wait(1).roster(["zoe"]);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Ringing { .. }
    ));
    stage
        .wait(1)
        .roster_of([user("zoe"), user_as("zoe", "phone")]);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Joined { .. }
    ));
}

#[test]
fn an_answer_that_comes_after_the_person_does_not_ring_again() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").wait(1).roster(["ada", "zoe"]);
    stage.rings(Some("p"), None);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Joined { .. }
    ));
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);
}

#[test]
fn nobody_answered_after_ninety_seconds_if_rosters_say_so() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(None, None);
    stage.wait(70).roster(["ada"]).wait(19);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Ringing { .. }
    ));
    stage.wait(1);
    assert_eq!(
        stage.invitation_state("I1"),
        InvitationState::NoAnswer { at: stage.now }
    );
    assert_eq!(stage.entry_outcomes(), [Outcome::NoAnswer]);
}

#[test]
fn without_a_roster_nobody_knows_whether_somebody_answered() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(None, None);
    stage.wait(5).roster(["ada"]).wait(595);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Ringing { .. }
    ));
    stage.roster(["ada"]);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::NoAnswer { .. }
    ));
}

#[test]
fn whoever_comes_just_after_no_answer_has_joined_after_all() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(None, None);
    stage
        .wait(70)
        .roster(["ada"])
        .wait(21)
        .roster(["ada", "zoe"]);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Joined { .. }
    ));
    assert_eq!(stage.entry_outcomes(), [Outcome::Joined]);
}

#[test]
fn a_failed_operation_is_a_refusal_or_nobody_who_answered() {
    for (code, is_refusal) in [(480, false), (408, false), (403, true), (412, true)] {
        let mut stage = Stage::with(["ada"]);
        stage.invite("I1", "zoe").rings(None, None);
        operation_says(&mut stage, Some(failed_with(code)));
        match stage.invitation_state("I1") {
            InvitationState::Failed { failure, .. } if is_refusal => {
                assert_eq!(failure.code, Some(format!("{code}/10151")));
            }
            InvitationState::NoAnswer { .. } if !is_refusal => {}
            other => panic!("{code}: {other:?}"),
        }
    }
}

#[test]
fn a_diagnostic_code_in_the_message_is_about_what_is_not_set_up() {
    for (code, message, wanted) in [
        (403, "DiagCode: 403#540209.", Cause::Precondition),
        (
            480,
            "No way to dial. DiagCode:412#11002.@",
            Cause::Precondition,
        ),
        (412, "", Cause::Precondition),
        (
            403,
            "Not allowed, see 1403#5, 403#x and 403.",
            Cause::Refused,
        ),
        (500, "412", Cause::Refused),
    ] {
        let mut stage = Stage::with(["ada"]);
        stage.invite("I1", "zoe").rings(None, None);
        let result = ResultInfo {
            code,
            subcode: 0,
            message: Some(message.into()),
        };
        operation_says(&mut stage, Some(OperationOutcome::Failed(Some(result))));
        match stage.invitation_state("I1") {
            InvitationState::Failed { failure, .. } => {
                assert_eq!(failure.cause, wanted, "{message}");
            }
            other => panic!("{code} {message}: {other:?}"),
        }
    }
}

#[test]
fn an_operation_without_a_reason_is_nobody_who_answered() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(None, None);
    for outcome in [OperationOutcome::Running, OperationOutcome::Completed] {
        operation_says(&mut stage, Some(outcome));
        assert_eq!(
            stage.entry_outcomes(),
            [Outcome::Ringing],
            "the roster tells"
        );
    }
    operation_says(&mut stage, Some(OperationOutcome::Failed(None)));
    assert_eq!(stage.entry_outcomes(), [Outcome::NoAnswer]);
}

#[test]
fn the_operation_is_read_every_five_seconds_while_it_rings() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(None, None).wait(21);
    let reads = |stage: &Stage| {
        let what = Poll::Operation(OperationOf::Invitation("I1".into()), "op".into());
        let poll = Effect::Poll { call: id(), what };
        stage
            .effects
            .iter()
            .filter(|effect| **effect == poll)
            .count()
    };
    assert_eq!(reads(&stage), 4);
    stage.roster(["ada", "zoe"]).wait(20);
    assert_eq!(reads(&stage), 0, "nobody rings any more");
}

#[test]
fn an_operation_that_cannot_be_read_is_not_asked_for_again() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(None, None);
    operation_says(&mut stage, None);
    stage.wait(20);
    let polls = |effect: &Effect| matches!(effect, Effect::Poll { .. });
    assert!(!stage.effects.iter().any(polls));
}

#[test]
fn an_operation_says_nothing_about_an_invitation_that_is_being_cancelled() {
    let mut stage = Stage::with(["ada"]);
    stage
        .invite("I1", "zoe")
        .rings(Some("p"), None)
        .cancel("I1");
    operation_says(&mut stage, Some(failed_with(480)));
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Cancelling { .. }
    ));
}

fn several(stage: &mut Stage, people: &[(&str, &str)]) {
    let people = people
        .iter()
        .map(|(id, word)| NewInvitation::new((*id).into(), account(word)))
        .collect();
    stage.command(Command::Invite {
        call: CALL.into(),
        people,
        source: Source::Click,
    });
}

#[test]
fn several_people_are_invited_with_one_request_and_each_gets_their_own_address() {
    let mut stage = Stage::with(["ada"]);
    several(&mut stage, &[("I1", "zoe"), ("I2", "max")]);
    assert_eq!(stage.sent.len(), 1);
    assert_eq!(stage.entry_outcomes(), vec![Outcome::OnItsWay; 2]);
    let facts = |word: &str, served: &str| InvitedFacts {
        identity: user(word).identity,
        served: Some(served.into()),
        echoed: None,
    };
    // The response names the people in another order than the request.
    stage.names(vec![facts("max", "m-1"), facts("zoe", "z-1")]);
    stage.cancel("I1");
    assert_eq!(stage.deletes(), ["z-1"]);
    assert_eq!(stage.entry_outcomes()[..2], vec![Outcome::Ringing; 2]);
    assert_eq!(stage.audit[0].invitation.as_deref(), Some("I1, I2"));
    let both = format!("{}, {}", oid("zoe"), oid("max"));
    assert_eq!(stage.audit[0].identity, Some(both));
}

#[test]
fn more_than_five_the_same_twice_or_somebody_who_rings_already_are_not_sent() {
    let mut stage = Stage::with(["ada"]);
    let six = ["a", "b", "c", "d", "e", "f"].map(|word| (word, word));
    several(&mut stage, &six);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    several(&mut stage, &[("I1", "zoe"), ("I2", "zoe")]);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    several(&mut stage, &[]);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    several(&mut stage, &six[..5]);
    assert_eq!((stage.refusal(), stage.sent.len()), (None, 1));
    several(&mut stage, &[("I9", "a")]);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "rings already");
}

#[test]
fn an_invitation_is_cancelled_by_itself_after_the_time_that_was_set() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(Some("z-1"), None);
    let set = |secs: Option<u64>| {
        Command::AutoCancel(CALL.into(), "I1".into(), secs.map(Duration::from_secs))
    };
    stage.command(set(Some(20))).wait(10);
    stage.command(set(None)).wait(30);
    assert!(stage.deletes().is_empty(), "switched off in time");
    stage.command(set(Some(45))).wait(5);
    assert_eq!(stage.deletes(), ["z-1"]);
    let line = stage.audit.last().unwrap();
    assert_eq!(line.source, Source::AutoCancel);
    stage.fail(Cause::NotFound).wait(60);
    assert_eq!(
        stage.deletes().len(),
        2,
        "our own id, then nothing more automatically"
    );
}

#[test]
fn several_that_ring_are_cancelled_at_once_and_the_others_passed_over() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(Some("z-1"), None);
    stage.invite("I2", "max").rings(Some("m-1"), None);
    stage.invite("I3", "kim");
    let all = |ids: &[&str]| Command::CancelInvitations {
        call: CALL.into(),
        invitations: ids.iter().map(|id| (*id).into()).collect(),
        source: Source::Click,
    };
    stage.command(all(&["I1", "I2", "I3", "unknown"]));
    assert_eq!(stage.deletes(), ["z-1", "m-1"]);
    stage.command(all(&["I3"]));
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
}

#[test]
fn who_cannot_be_cancelled_may_be_removed_on_arrival_after_a_visible_second() {
    let armed = || {
        let mut stage = Stage::with(["ada"]);
        stage.command(arrival(true));
        assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
        stage.invite("I1", "zoe").rings(None, None);
        stage.command(arrival(true));
        assert_eq!(
            stage.refusal(),
            Some(Cause::NotAllowed),
            "cancelling comes first"
        );
        stage.cancel("I1").fail(Cause::NotFound).wait(1);
        stage.command(arrival(true));
        assert_eq!(stage.refusal(), None);
        stage.wait(5);
        stage.roster_of([user("ada"), user_as("zoe", "z-7")]);
        stage
    };
    let mut stage = armed();
    assert_eq!(stage.deletes(), ["I1"], "shown first");
    stage.wait(1);
    assert_eq!(stage.deletes(), ["I1", "z-7"]);
    assert_eq!(stage.audit.last().unwrap().source, Source::OnArrival);
    stage.wait(60);
    assert_eq!(stage.deletes().len(), 2, "once");

    let mut stage = armed();
    let ordered = [Deed::RemoveOnArrival];
    assert_eq!(arrival_orders(&stage), (ordered.to_vec(), ordered.to_vec()));
    stage.command(arrival(true));
    assert_eq!(arrival_orders(&stage).0, ordered, "once");
    stage.command(arrival(false)).wait(60);
    assert_eq!(stage.deletes(), ["I1"], "stopped in time");
    let ordered = [Deed::RemoveOnArrival, Deed::RemoveOnArrivalOff];
    assert_eq!(arrival_orders(&stage), (ordered.to_vec(), ordered.to_vec()));

    let mut stage = armed();
    let who = PersonRef::from(&*stage.row("z-7"));
    stage.command(Command::Protect { who, on: true }).wait(60);
    assert_eq!(stage.deletes(), ["I1"], "nobody asked about the protected");
}

/// Returns the orders to remove people on arrival, and their withdrawals. First those in the activity, then those in
/// the audit log about the invitee of `I1`.
fn arrival_orders(stage: &Stage) -> (Vec<Deed>, Vec<Deed>) {
    let orders = [Deed::RemoveOnArrival, Deed::RemoveOnArrivalOff];
    let entries = stage.entries().into_iter();
    let told = entries.filter_map(|entry| entry.what.deed());
    let zoe = stage.invitation("I1").unwrap();
    let lines = stage.audit.iter();
    let about_her = lines.filter(|line| line.identity.as_deref() == Some(&**zoe.invitee.id()));
    let recorded = about_her.filter_map(|line| orders.into_iter().find(|it| line.action == *it));
    let told = told.filter(|deed| orders.contains(deed));
    (told.collect(), recorded.collect())
}

fn arrival(on: bool) -> Command {
    Command::RemoveOnArrival(CALL.into(), "I1".into(), on)
}

#[test]
fn the_intent_of_a_move_names_the_call_that_the_person_comes_from() {
    let mut stage = Stage::with(["ada"]);
    let mut moved = NewInvitation::new("I1".into(), account("zoe"));
    moved.replaces = Some(("C2".into(), "visit-zoe".into()));
    stage.command(Command::Invite {
        call: CALL.into(),
        people: vec![moved],
        source: Source::Click,
    });
    assert_eq!(stage.audit[0].moved_from, Some("C2".into()));
    stage.invite("I2", "max");
    assert_eq!(stage.audit[1].moved_from, None, "an invitation");
}
