//! Invitations from the command to the proof, for all kinds of addressing, with exact requests.

use std::time::Duration;

use crate::support::{Console, row};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::deed::Deed;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::ids::InvitationId;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::state::activity::entry::Outcome;
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::invitation::{CancelTrouble, Invitation, InvitationState};
use moderato::moderation::state::snapshot::{CallView, WatchState};
use moderato::simulator::{
    Addressing, ConnectionBreak, Effect, Fault, InviteeAnswer, RetryAfter, Scenario, Target,
};

const OURS: &str = "5f0c9f8e-0d6b-4b43-9c39-0d2f3a6f1e11";

fn bridge(addressing: Addressing, answer: InviteeAnswer) -> Scenario {
    Scenario::call("Support bridge")
        .person("Ada Lovelace")
        .invitable("Marta Kowalska", answer)
        .addressing(addressing)
        .build()
}

async fn open(addressing: Addressing, answer: InviteeAnswer) -> Console {
    let console = Console::open(bridge(addressing, answer)).await;
    console
        .until_call("live", |call| call.state == WatchState::Live)
        .await;
    console
}

impl Console {
    fn invite_marta(&self) -> moderato::worker::ReplyReceiver<()> {
        let object_id = self
            .running
            .simulator
            .with_world(|world| world.user_id("Marta Kowalska"));
        self.worker.tell(Command::Invite {
            call: self.call(),
            people: vec![NewInvitation::new(
                InvitationId::new(OURS),
                Invitee::user(&object_id, Some("Marta Kowalska")).unwrap(),
            )],
            source: Source::Click,
        })
    }

    fn cancel(&self) -> moderato::worker::ReplyReceiver<()> {
        self.worker.tell(Command::CancelInvitation {
            call: self.call(),
            invitation: InvitationId::new(OURS),
            source: Source::Click,
        })
    }

    async fn until_invitation(
        &self,
        what: &str,
        fits: impl Fn(&InvitationState) -> bool,
    ) -> Invitation {
        let call = self
            .until_call(what, |call| {
                invitation(call).is_some_and(|one| fits(&one.state))
            })
            .await;
        invitation(&call).unwrap().clone()
    }

    /// Returns the last segments of all DELETE paths so far.
    fn deleted(&self) -> Vec<String> {
        let last = |path: String| path.rsplit('/').next().unwrap().to_owned();
        self.deletes().into_iter().map(last).collect()
    }
}

fn invitation(call: &CallView) -> Option<&Invitation> {
    call.invitations
        .iter()
        .find(|one| one.id.as_str() == OURS)
        .map(|one| &**one)
}

fn rings(state: &InvitationState) -> bool {
    matches!(state, InvitationState::Ringing { trouble: None, .. })
}

#[tokio::test(start_paused = true)]
async fn an_invitation_that_was_given_an_id_is_cancelled_under_that_id() {
    let console = open(Addressing::IdServed, InviteeAnswer::Never).await;
    console.invite_marta().await.unwrap().unwrap();
    let ringing = console.until_invitation("ringing", rings).await;
    let served = ringing.addresses[0].id.to_string();
    assert_ne!(served, OURS);

    console.cancel().await.unwrap().unwrap();
    console
        .until_invitation("accepted", |state| {
            matches!(state, InvitationState::CancelAccepted { .. })
        })
        .await;
    console
        .until_invitation("cancelled", |state| {
            matches!(state, InvitationState::Cancelled { .. })
        })
        .await;
    assert_eq!(console.deleted(), [served]);
    console
        .until_recorded(|line| {
            line["action"] == "cancel_invitation" && line["outcome"] == "cancelled"
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn an_invitation_under_our_own_id_is_cancelled_with_one_request() {
    let console = open(Addressing::Echoed, InviteeAnswer::Never).await;
    console.invite_marta().await.unwrap().unwrap();
    console.until_invitation("ringing", rings).await;
    console.cancel().await.unwrap().unwrap();
    console
        .until_invitation("cancelled", |state| {
            matches!(state, InvitationState::Cancelled { .. })
        })
        .await;
    assert_eq!(console.deleted(), [OURS]);
}

#[tokio::test(start_paused = true)]
async fn a_404_never_counts_as_cancelled_and_the_row_goes_on_ringing() {
    let console = open(Addressing::None, InviteeAnswer::Never).await;
    console.invite_marta().await.unwrap().unwrap();
    console.until_invitation("ringing", rings).await;
    drop(console.cancel().await.unwrap());
    console
        .until_invitation("cannot be cancelled", |state| {
            matches!(
                state,
                InvitationState::Ringing {
                    trouble: Some(CancelTrouble::NoAddress),
                    ..
                }
            )
        })
        .await;
    assert_eq!(console.deleted(), [OURS]);
    let snapshot = console.worker.snapshot();
    let entry = snapshot
        .activity
        .iter()
        .find(|entry| entry.what.deed() == Some(Deed::CancelInvitation))
        .unwrap();
    assert_eq!(entry.outcome, Outcome::CannotBeCancelled);
    assert_eq!(entry.steps.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_refuses_our_own_id_is_asked_once_more_without_it() {
    let console = open(Addressing::IdServed, InviteeAnswer::Never).await;
    let id = console.call();
    console.running.simulator.with_world(|world| {
        world.call_mut(id.as_str()).unwrap().rejects_participant_id = true;
    });
    drop(console.invite_marta().await.unwrap());
    let ringing = console.until_invitation("ringing", rings).await;
    assert!(!ringing.sent_own_id);
    let invites = console
        .running
        .simulator
        .requests()
        .into_iter()
        .filter(|request| request.target == Target::Invite)
        .count();
    assert_eq!(invites, 2);
}

#[tokio::test(start_paused = true)]
async fn somebody_who_accepts_while_the_cancel_is_under_way_is_told_and_not_removed() {
    let console = open(Addressing::IdServed, InviteeAnswer::AcceptsWhenCancelled).await;
    console.invite_marta().await.unwrap().unwrap();
    console.until_invitation("ringing", rings).await;
    console.cancel().await.unwrap().unwrap();
    console.running.simulator.advance(Duration::from_secs(3));
    console
        .until_invitation("joined anyway", |state| {
            matches!(state, InvitationState::JoinedAnyway { .. })
        })
        .await;
    let call = console
        .until_call("in the roster", |call| {
            row(call, "Marta Kowalska").is_some()
        })
        .await;
    assert!(row(&call, "Marta Kowalska").unwrap().can_ask());
    assert_eq!(console.deleted().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn somebody_who_answers_is_told_as_joined() {
    let console = open(
        Addressing::IdServed,
        InviteeAnswer::Accepts(Duration::from_secs(5)),
    )
    .await;
    console.invite_marta().await.unwrap().unwrap();
    console.until_invitation("ringing", rings).await;
    console.running.simulator.advance(Duration::from_secs(6));
    console
        .until_invitation("joined", |state| {
            matches!(state, InvitationState::Joined { .. })
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn an_invitation_that_nobody_answers_is_given_up() {
    let console = open(Addressing::IdServed, InviteeAnswer::Never).await;
    console.invite_marta().await.unwrap().unwrap();
    console.until_invitation("ringing", rings).await;
    console.running.simulator.advance(Duration::from_secs(61));
    console
        .until_invitation("no answer", |state| {
            matches!(state, InvitationState::NoAnswer { .. })
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn an_invite_whose_answer_is_lost_is_never_sent_again_by_itself() {
    let console = open(Addressing::Echoed, InviteeAnswer::Never).await;
    console.running.simulator.inject(
        Fault::on(
            Target::Invite,
            Effect::BreakConnection(ConnectionBreak::AfterEffect),
        )
        .times(1),
    );
    let told = console.invite_marta().await.unwrap().unwrap_err();
    assert!(told.cause.is_answer_lost(), "{told:?}");
    console
        .until_invitation("may be ringing", |state| {
            matches!(
                state,
                InvitationState::Ringing {
                    trouble: Some(_),
                    ..
                }
            )
        })
        .await;
    // The id that the console chose cancels the invitation anyway.
    console.cancel().await.unwrap().unwrap();
    console
        .until_invitation("cancelled", |state| {
            matches!(state, InvitationState::Cancelled { .. })
        })
        .await;
    let invites = console.running.simulator.requests();
    assert_eq!(
        invites
            .iter()
            .filter(|request| request.target == Target::Invite)
            .count(),
        1
    );
    assert_eq!(console.deleted(), [OURS]);
}

#[tokio::test(start_paused = true)]
async fn an_invitation_without_the_role_is_refused_with_the_reason() {
    let scenario = Scenario::call("Support bridge")
        .invitable("Marta Kowalska", InviteeAnswer::Never)
        .change(|world| {
            world
                .settings
                .roles
                .retain(|role| role != "Calls.InitiateGroupCall.All");
        });
    let console = Console::open(scenario.build()).await;
    let refused = console.invite_marta().await.unwrap().unwrap_err();
    assert_eq!(refused.cause, Cause::RoleMissing);
    console
        .until_invitation("failed", |state| {
            matches!(state, InvitationState::Failed { .. })
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_graph_asks_for_at_an_operation_holds_the_polls_too() {
    let console = open(Addressing::Echoed, InviteeAnswer::Never).await;
    let throttle = Effect::Throttle(RetryAfter::Seconds(60));
    console
        .running
        .simulator
        .inject(Fault::on(Target::Operation, throttle).times(1));
    console.invite_marta().await.unwrap().unwrap();
    let call = console
        .until_call("throttled", |call| call.state == WatchState::Throttled)
        .await;
    let wait = call.trouble.as_ref().unwrap().next_try;
    assert!(wait.since(console.worker.now()) > Duration::from_secs(50));
}

#[tokio::test(start_paused = true)]
async fn an_invite_that_only_a_gateway_answered_may_ring_and_is_not_sent_again() {
    let console = open(Addressing::Echoed, InviteeAnswer::Never).await;
    console
        .running
        .simulator
        .inject(Fault::on(Target::Invite, Effect::service(504)));
    drop(console.invite_marta().await.unwrap());
    console
        .until_invitation("may be ringing", |state| {
            matches!(
                state,
                InvitationState::Ringing {
                    trouble: Some(_),
                    ..
                }
            )
        })
        .await;
    let invites = console.running.simulator.requests().into_iter();
    assert_eq!(
        invites
            .filter(|request| request.target == Target::Invite)
            .count(),
        1
    );
}
