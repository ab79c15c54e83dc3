//! Canceling: the order of ids, the meaning of a 404, and the race against a person who answers.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::Poll;
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::Cause;
use crate::moderation::state::activity::entry::{Outcome, StepKind};
use crate::moderation::state::invitation::cancel_ids::CancelIdSource;
use crate::moderation::state::invitation::{CancelTrouble, GoneHow, InvitationState};
use crate::moderation::state::row::{Row, RowState};
use crate::moderation::tests::cast::{user, user_as};
use crate::moderation::tests::stage::{CALL, Stage};

/// Plays an invitation that is ringing, after a response with these participant ids.
fn ringing(served: Option<&str>, echoed: Option<&str>) -> Stage {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(served, echoed).wait(1);
    stage
}

/// Plays an invitation that is ringing and was sent without a participant id that this app chose.
fn ringing_without_own_id(served: Option<&str>) -> Stage {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").fail(Cause::Refused);
    stage.rings(served, None);
    stage
}

/// Answers each try of a cancellation with 404, until the app tries no more ids.
fn refuse_every_address(stage: &mut Stage) {
    while matches!(
        stage.invitation_state("I1"),
        InvitationState::Cancelling { .. }
    ) {
        stage.fail(Cause::ParticipantNotFound);
    }
}

fn cannot_be_cancelled(stage: &Stage) -> bool {
    matches!(
        stage.invitation_state("I1"),
        InvitationState::Ringing {
            trouble: Some(CancelTrouble::NoAddress),
            ..
        }
    )
}

#[test]
fn a_404_leads_to_the_next_address_in_exactly_this_order() {
    let cases: [(Option<&str>, Option<&str>, &[&str]); 5] = [
        (Some("s"), Some("e"), &["s", "e", "I1"]),
        (Some("s"), None, &["s", "I1"]),
        (None, Some("e"), &["e", "I1"]),
        (None, Some("I1"), &["I1"]),
        (None, None, &["I1"]),
    ];
    for (served, echoed, deletes) in cases {
        let mut stage = ringing(served, echoed);
        stage.cancel("I1");
        refuse_every_address(&mut stage);
        assert_eq!(stage.deletes(), deletes);
        assert!(cannot_be_cancelled(&stage));
    }
}

#[test]
fn no_address_is_tried_after_the_first_that_is_taken() {
    let mut stage = ringing(Some("s"), Some("e"));
    stage.cancel("I1").fail(Cause::ParticipantNotFound).accept();
    assert_eq!(stage.deletes(), ["s", "e"]);
    let entries = stage.entries();
    let steps: Vec<_> = entries.last().unwrap().steps.iter().collect();
    let kinds: Vec<_> = steps.iter().map(|step| &step.kind).collect();
    assert_eq!(
        kinds,
        [
            &StepKind::AddressTried {
                source: CancelIdSource::Served,
                accepted: Some(false)
            },
            &StepKind::AddressTried {
                source: CancelIdSource::Echoed,
                accepted: Some(true)
            },
        ]
    );
}

#[test]
fn a_404_is_never_success_even_if_nobody_comes() {
    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1");
    refuse_every_address(&mut stage);
    assert_eq!(
        stage.outcomes(),
        [
            AuditOutcome::Ringing,
            AuditOutcome::Failed,
            AuditOutcome::CannotBeCancelled
        ]
    );
    assert_eq!(
        stage.entry_outcomes(),
        [Outcome::Ringing, Outcome::CannotBeCancelled]
    );
    assert_eq!(stage.view().alarms, 1);
    assert!(stage.polls(Poll::Roster));
    stage.wait(80).roster(["ada"]).wait(30);
    assert_eq!(
        stage.entry_outcomes(),
        [Outcome::NoAnswer, Outcome::CannotBeCancelled]
    );
}

#[test]
fn without_any_address_nothing_is_sent_and_it_says_so() {
    let mut stage = ringing_without_own_id(None);
    let sent = stage.sent.len();
    stage.cancel("I1");
    assert_eq!(stage.sent.len(), sent);
    assert!(cannot_be_cancelled(&stage));
    assert_eq!(
        stage.entry_outcomes(),
        [Outcome::Ringing, Outcome::CannotBeCancelled]
    );
}

#[test]
fn without_an_id_of_our_own_fewer_addresses_are_tried() {
    let mut stage = ringing_without_own_id(Some("s"));
    stage.cancel("I1");
    refuse_every_address(&mut stage);
    assert_eq!(stage.deletes(), ["s"]);
}

#[test]
fn cancelling_can_be_tried_again_from_the_top() {
    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1");
    refuse_every_address(&mut stage);
    stage.cancel("I1");
    assert_eq!(stage.deletes(), ["s", "I1", "s"]);
}

#[test]
fn only_what_rings_can_be_cancelled() {
    let mut stage = Stage::with(["ada"]);
    stage.cancel("I1");
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "unknown");
    stage.invite("I1", "zoe").cancel("I1");
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "still sending");
    stage.rings(Some("s"), None).cancel("I1").cancel("I1");
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "being cancelled");
    stage.accept().cancel("I1");
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "accepted");
    assert_eq!(stage.deletes(), ["s"]);
}

#[test]
fn accepted_and_nobody_there_after_the_grace_time_is_cancelled() {
    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1").accept();
    assert!(stage.polls(Poll::Roster));
    stage.wait(9).roster(["ada"]);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::CancelAccepted { .. }
    ));
    assert_eq!(stage.outcomes(), [AuditOutcome::Ringing]);
    stage.wait(1);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Cancelled { .. }
    ));
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Ringing, AuditOutcome::Cancelled]
    );
    assert_eq!(
        stage.entry_outcomes(),
        [Outcome::Cancelled, Outcome::Cancelled]
    );
    let entries = stage.entries();
    let mut mine = entries.iter().filter(|entry| entry.is_mine());
    assert!(mine.all(|entry| entry.ended == Some(stage.now)));
    stage.wait(600);
    assert!(stage.invitation("I1").is_some(), "until it is put away");
    stage.command(Command::DismissInvitation(CALL.into(), "I1".into()));
    assert_eq!(stage.invitation("I1"), None);
}

#[test]
fn without_a_roster_nobody_knows_whether_it_was_cancelled_in_time() {
    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1").accept().wait(60);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::CancelAccepted { .. }
    ));
    stage.roster(["ada"]);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::Cancelled { .. }
    ));
}

#[test]
fn somebody_who_answers_while_the_cancel_is_under_way_joined_anyway() {
    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1").roster(["ada", "zoe"]);
    assert!(matches!(
        stage.invitation_state("I1"),
        InvitationState::JoinedAnyway { .. }
    ));
    stage.accept();
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::JoinedAnyway));
    let anyway = Outcome::JoinedAnyway {
        later: None,
        in_lobby: false,
    };
    assert_eq!(stage.entry_outcomes(), [anyway.clone(), anyway]);
    let call = stage.view();
    let marked = |row: &&Arc<Row>| matches!(row.state, RowState::JoinedAnyway { .. });
    assert_eq!(
        call.rows.iter().filter(marked).count(),
        1,
        "on the row, too"
    );
    assert!(call.alarms > 0);
    assert_eq!(stage.deletes(), ["s"], "nobody is removed silently");
}

#[test]
fn whoever_joined_anyway_is_gone_again_once_two_lists_show_it() {
    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1").roster(["ada", "zoe"]);
    stage.accept();
    stage.wait(2).roster(["ada"]);
    let first = stage.invitation("I1").unwrap().gone_again;
    assert_eq!(first, None, "one list proves nothing");
    stage.wait(2).roster(["ada"]);
    assert!(stage.invitation("I1").unwrap().gone_again.is_some());
    stage.wait(2).roster(["ada", "zoe"]);
    let back = stage.invitation("I1").unwrap().gone_again;
    assert_eq!(back, None, "back again");
}

#[test]
fn whoever_this_app_removed_after_they_joined_is_told_apart_from_those_who_left() {
    let mut stage = ringing(Some("s"), None);
    stage.roster(["ada", "zoe"]);
    stage.wait(2).press("zoe").accept();
    stage.wait(2).rosters(["ada"]).disk_catches_up();
    let invitation = stage.invitation("I1").unwrap();
    assert!(invitation.gone_again.is_some(), "with the same list");
    assert_eq!(invitation.gone_how, GoneHow::Removed);
    stage.wait(60).roster(["ada"]);
    let invitation = stage.invitation("I1").unwrap();
    assert_eq!(invitation.gone_how, GoneHow::Removed, "without a row, too");

    let mut stage = ringing(Some("s"), None);
    stage.roster(["ada", "zoe"]);
    stage.wait(2).rosters(["ada"]);
    let invitation = stage.invitation("I1").unwrap();
    assert!(invitation.gone_again.is_some());
    assert_eq!(invitation.gone_how, GoneHow::Left);
}

#[test]
fn somebody_in_the_lobby_has_not_joined_until_they_are_let_in() {
    for cancels in [true, false] {
        let mut stage = ringing(Some("s"), None);
        if cancels {
            stage.cancel("I1").accept();
            stage.wait(10).roster(["ada"]);
        }
        let mut zoe = user("zoe");
        zoe.in_lobby = true;
        stage.wait(5).roster_of([user("ada"), zoe]);
        assert!(stage.invitation("I1").unwrap().in_lobby);
        let anyway = |in_lobby| Outcome::JoinedAnyway {
            later: Some(Duration::from_secs(15)),
            in_lobby,
        };
        if cancels {
            assert_eq!(stage.entry_outcomes(), [anyway(true), anyway(true)]);
        }
        stage.wait(9).roster(["ada"]);
        assert!(
            stage.invitation("I1").unwrap().in_lobby,
            "one list proves nothing"
        );
        stage.wait(1).roster(["ada", "zoe"]);
        assert!(!stage.invitation("I1").unwrap().in_lobby);
        if cancels {
            assert_eq!(stage.entry_outcomes(), [anyway(false), anyway(false)]);
        }
    }
}

#[test]
fn a_404_after_the_person_came_tries_no_further_address() {
    let mut stage = ringing(Some("s"), Some("e"));
    stage.cancel("I1").roster(["ada", "zoe"]);
    stage.fail(Cause::ParticipantNotFound);
    assert_eq!(stage.deletes(), ["s"]);
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::JoinedAnyway));
}

#[test]
fn somebody_may_join_anyway_within_the_grace_time_and_up_to_a_minute_after() {
    for (roster_after, joined_after) in [(1, 5), (10, 30), (10, 59)] {
        let mut stage = ringing(Some("s"), None);
        stage.cancel("I1").accept();
        stage.wait(roster_after).roster(["ada"]);
        stage.wait(joined_after).roster(["ada", "zoe"]);
        let invitation = stage.invitation("I1").unwrap();
        let later = invitation.came_after();
        // Within the grace period, the invitation does not count as canceled yet. After this period, the row shows how
        // long after the cancellation the person joined.
        let told = (roster_after == 10).then(|| Duration::from_secs(roster_after + joined_after));
        assert_eq!(later, told);
        // The log is corrected if it said "canceled".
        let mut logged = vec![AuditOutcome::Ringing, AuditOutcome::JoinedAnyway];
        if told.is_some() {
            logged.insert(1, AuditOutcome::Cancelled);
        }
        assert_eq!(stage.outcomes(), logged);
        let anyway = Outcome::JoinedAnyway {
            later,
            in_lobby: false,
        };
        assert_eq!(stage.entry_outcomes(), [anyway.clone(), anyway]);
    }
}

#[test]
fn long_after_a_cancel_an_arrival_is_just_an_arrival() {
    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1").accept().wait(10).roster(["ada"]);
    stage.wait(60).roster(["ada", "zoe"]);
    assert_eq!(
        stage.entry_outcomes(),
        [Outcome::Cancelled, Outcome::Cancelled]
    );
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::Cancelled));
}

#[test]
fn a_cancel_that_failed_rings_on_and_says_why() {
    for (cause, outcome) in [
        (Cause::Forbidden, AuditOutcome::Failed),
        (Cause::TimedOut, AuditOutcome::AnswerLost),
    ] {
        let mut stage = ringing(Some("s"), Some("e"));
        let InvitationState::Ringing { since: rang, .. } = stage.invitation_state("I1") else {
            panic!("it does not ring")
        };
        stage.cancel("I1").fail(cause.clone());
        assert!(matches!(
            stage.invitation_state("I1"),
            InvitationState::Ringing { since, trouble: Some(CancelTrouble::Failed(failure)) }
                if failure.cause == cause && since == rang
        ));
        assert_eq!(stage.deletes(), ["s"], "only a 404 leads on");
        assert_eq!(stage.outcomes().last(), Some(&outcome));
    }
}

#[test]
fn a_call_that_is_gone_does_not_lead_to_the_next_address() {
    let mut stage = ringing(Some("s"), Some("e"));
    stage.cancel("I1").fail(Cause::CallNotFound);
    assert!(stage.polls(Poll::Call));
    assert_eq!(stage.deletes(), ["s"]);
}

#[test]
fn the_end_of_the_call_ends_a_cancelling_at_each_stage() {
    let mut stage = ringing(Some("s"), Some("e"));
    stage.cancel("I1").call_ends(200, 0);
    stage.fail(Cause::ParticipantNotFound);
    assert_eq!(stage.deletes(), ["s"], "no climbing in a call that is over");
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::CallEnded));

    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1").accept().call_ends(200, 0);
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::CallEnded));
    assert_eq!(
        stage.entry_outcomes(),
        [Outcome::CallEnded, Outcome::CallEnded]
    );
}

#[test]
fn forgetting_the_call_during_a_cancel_leaves_no_attempt_open() {
    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1").command(Command::Forget("C1".into()));
    stage.accept();
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::Unverified));

    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1").accept();
    stage.command(Command::Forget("C1".into()));
    assert_eq!(stage.outcomes().last(), Some(&AuditOutcome::Unverified));
    assert_eq!(stage.close().effects, []);
}

#[test]
fn a_later_invitation_does_not_bring_back_the_visit_of_an_earlier_one() {
    let mut stage = ringing(Some("s"), None);
    stage.cancel("I1").roster(["ada", "zoe"]);
    stage.accept();
    stage.wait(2).roster(["ada"]);
    stage.wait(2).roster(["ada"]);
    let gone = stage.invitation("I1").unwrap().gone_again;
    assert!(gone.is_some());
    stage.wait(30).invite("I2", "zoe");
    let again = user_as("zoe", "zoe again");
    stage.wait(5).roster_of([user("ada"), again]);
    assert!(stage.invitation("I2").unwrap().has_joined());
    assert_eq!(stage.invitation("I1").unwrap().gone_again, gone);
}
