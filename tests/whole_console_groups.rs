//! Invitations of several people, alone and between calls, with worker, simulator and paused time.

use std::time::Duration;

use crate::support::{Console, address, row};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::deed::Deed;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::ids::{CallId, InvitationId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::state::activity::entry::{ActivityEntry, Outcome};
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::invitation::{GoneHow, Invitation, InvitationState, OnArrival};
use moderato::moderation::state::row::RowState;
use moderato::moderation::state::snapshot::{CallView, WatchState};
use moderato::simulator::{Addressing, InviteeAnswer, Scenario, ScenarioBuilder, Target};

const MARTA: &str = "Marta Kowalska";

async fn open(scenario: ScenarioBuilder) -> Console {
    let console = Console::open(scenario.build()).await;
    console
        .until_call("live", |call| call.state == WatchState::Live)
        .await;
    console
}

fn bridge(addressing: Addressing, answer: InviteeAnswer) -> ScenarioBuilder {
    Scenario::call("Support bridge")
        .person("Ada Lovelace")
        .invitable(MARTA, answer)
        .addressing(addressing)
}

fn ours(n: usize) -> InvitationId {
    InvitationId::new(format!("5f0c9f8e-0d6b-4b43-9c39-0d2f3a6f1e1{n}"))
}

fn find(call: &CallView, n: usize) -> Option<&Invitation> {
    let mut all = call.invitations.iter();
    all.find(|it| it.id == ours(n)).map(|it| &**it)
}

impl Console {
    fn invite_all(
        &self,
        call: &CallId,
        people: Vec<NewInvitation>,
    ) -> moderato::worker::ReplyReceiver<()> {
        self.worker.tell(Command::Invite {
            call: call.clone(),
            people,
            source: Source::Click,
        })
    }

    fn account(&self, name: &str) -> Invitee {
        let simulator = &self.running.simulator;
        let id = simulator.with_world(|world| world.user_id(name));
        Invitee::user(&id, Some(name)).unwrap()
    }

    async fn marta_rings(&self, auto_cancel: Option<Duration>) {
        let mut marta = NewInvitation::new(ours(1), self.account(MARTA));
        marta.auto_cancel = auto_cancel;
        let told = self.invite_all(&self.call(), vec![marta]).await;
        told.unwrap().unwrap();
        self.until_call("rings", |call| {
            find(call, 1).is_some_and(Invitation::can_cancel)
        })
        .await;
    }

    fn entry(&self, fits: impl Fn(&ActivityEntry) -> bool) -> ActivityEntry {
        let activity = &self.worker.snapshot().activity;
        let found = activity.iter().rev().find(|entry| fits(entry));
        ActivityEntry::clone(found.unwrap())
    }
}

#[tokio::test(start_paused = true)]
async fn five_people_ring_under_one_operation_and_are_cancelled_together() {
    let console = open(bridge(Addressing::IdServed, InviteeAnswer::Never)).await;
    let number = |n: usize| Invitee::phone(&format!("+1425555010{n}")).unwrap();
    let mut people: Vec<_> = (1..5)
        .map(|n| NewInvitation::new(ours(n), number(n)))
        .collect();
    people.push(NewInvitation::new(ours(5), console.account(MARTA)));
    let told = console.invite_all(&console.call(), people).await;
    told.unwrap().unwrap();
    let call = console
        .until_call("all ring", |call| {
            (1..=5).all(|n| find(call, n).is_some_and(Invitation::can_cancel))
        })
        .await;
    let operation = find(&call, 1).unwrap().operation.clone().unwrap();
    let mut addresses = Vec::new();
    for n in 1..=5 {
        let known = find(&call, n).unwrap();
        assert_eq!(known.operation.as_ref(), Some(&operation));
        addresses.push(known.addresses[0].id.to_string());
    }
    let requests = console.running.simulator.requests();
    let invites = requests.iter().filter(|it| it.target == Target::Invite);
    assert_eq!(invites.count(), 1);

    let cancel = Command::CancelInvitations {
        call: console.call(),
        invitations: [1, 3, 5].map(ours).to_vec(),
        source: Source::Click,
    };
    // The answer is for the first of the invitations. The snapshot shows the others.
    drop(console.worker.tell(cancel).await);
    console
        .until_call("three are cancelled", |call| {
            [1, 3, 5].into_iter().all(|n| {
                find(call, n)
                    .is_some_and(|it| matches!(it.state, InvitationState::Cancelled { .. }))
            })
        })
        .await;
    let mut deleted: Vec<_> = console
        .deletes()
        .iter()
        .map(|path| path.rsplit('/').next().unwrap().to_owned())
        .collect();
    deleted.sort();
    let mut wanted = [0, 2, 4].map(|at: usize| addresses[at].clone());
    wanted.sort();
    assert_eq!(deleted, wanted);
}

#[tokio::test(start_paused = true)]
async fn an_invitation_is_cancelled_by_itself_once_it_has_rung_long_enough() {
    let console = open(bridge(Addressing::IdServed, InviteeAnswer::Never)).await;
    let after = Duration::from_secs(20);
    console.marta_rings(Some(after)).await;
    let since = console.worker.now();
    console
        .until_call("cancelled", |call| {
            find(call, 1).is_some_and(|it| matches!(it.state, InvitationState::Cancelled { .. }))
        })
        .await;
    assert_eq!(console.deletes().len(), 1);
    let entry = console.entry(|entry| entry.what.deed() == Some(Deed::CancelInvitation));
    assert_eq!(entry.source, Some(Source::AutoCancel));
    assert_eq!(entry.outcome, Outcome::AutoCancelled);
    let waited = entry.at.since(since);
    assert!(
        waited.abs_diff(after) < Duration::from_secs(1),
        "{waited:?}"
    );
    console
        .until_recorded(|line| {
            line["action"] == "cancel_invitation"
                && line["source"] == "auto_cancel"
                && line["outcome"] == "cancelled"
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn an_auto_cancel_that_is_set_and_cleared_again_lets_it_ring() {
    let console = open(bridge(Addressing::IdServed, InviteeAnswer::Never)).await;
    console.marta_rings(Some(Duration::from_secs(20))).await;
    let clear = Command::AutoCancel(console.call(), ours(1), None);
    console.worker.tell(clear).await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_secs(40)).await;
    let call = console.worker.snapshot().calls[0].clone();
    assert!(find(&call, 1).is_some_and(Invitation::can_cancel));
    assert!(console.deletes().is_empty());
}

async fn beyond_cancelling(answer: InviteeAnswer) -> Console {
    let console = open(bridge(Addressing::None, answer)).await;
    console.marta_rings(None).await;
    let cancel = Command::CancelInvitation {
        call: console.call(),
        invitation: ours(1),
        source: Source::Click,
    };
    drop(console.worker.tell(cancel).await);
    console
        .until_call("cannot be cancelled", |call| {
            find(call, 1).is_some_and(Invitation::is_beyond_cancelling)
        })
        .await;
    console.switch(true).await;
    console
}

impl Console {
    async fn switch(&self, on: bool) {
        let command = Command::RemoveOnArrival(self.call(), ours(1), on);
        self.worker.tell(command).await.unwrap().unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_is_to_be_removed_on_arrival_is_shown_and_then_removed() {
    let console = beyond_cancelling(InviteeAnswer::Accepts(Duration::from_secs(5))).await;
    console.running.simulator.advance(Duration::from_secs(6));
    let call = console
        .until_call("shown first", |call| {
            find(call, 1).is_some_and(|it| matches!(it.on_arrival, OnArrival::Due { .. }))
        })
        .await;
    let marta = address(&call, MARTA);
    let asked = console.deletes().len();
    assert!(
        !console
            .deletes()
            .iter()
            .any(|it| it.ends_with(marta.as_str()))
    );
    console
        .until_call("asked to leave", |call| {
            row(call, MARTA).is_some_and(|row| matches!(row.state, RowState::Accepted { .. }))
        })
        .await;
    console.running.simulator.advance(Duration::from_secs(3));
    console
        .until_call("removed", |call| {
            row(call, MARTA).is_some_and(|row| row.is_gone())
        })
        .await;
    console
        .until_recorded(|line| {
            line["action"] == "remove"
                && line["source"] == "on_arrival"
                && line["outcome"] == "removed"
        })
        .await;
    let deletes = console.deletes();
    assert_eq!(deletes.len(), asked + 1);
    assert!(deletes[asked].ends_with(marta.as_str()));
    let entry = console.entry(|entry| entry.what.deed() == Some(Deed::Remove));
    assert_eq!(entry.source, Some(Source::OnArrival));
}

#[tokio::test(start_paused = true)]
async fn whoever_arrives_after_a_stop_may_stay() {
    let console = beyond_cancelling(InviteeAnswer::Accepts(Duration::from_secs(5))).await;
    console.running.simulator.advance(Duration::from_secs(6));
    console
        .until_call("shown first", |call| {
            find(call, 1).is_some_and(|it| matches!(it.on_arrival, OnArrival::Due { .. }))
        })
        .await;
    let asked = console.deletes().len();
    console.switch(false).await;
    for (action, deed) in [
        ("remove_on_arrival", Deed::RemoveOnArrival),
        ("remove_on_arrival_off", Deed::RemoveOnArrivalOff),
    ] {
        console
            .until_recorded(|line| {
                line["action"] == action && line["phase"] == "switch" && line["shown_name"] != ""
            })
            .await;
        let entry = console.entry(|entry| entry.what.deed() == Some(deed));
        assert!(entry.is_ordered() && entry.outcome == Outcome::Noted);
    }
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(console.deletes().len(), asked);
}

#[tokio::test(start_paused = true)]
async fn somebody_is_moved_from_another_call_and_is_gone_there() {
    let scenario = Scenario::call("Waiting room")
        .person(MARTA)
        .and_call("Main");
    let console = open(scenario).await;
    let calls = console.running.simulator.calls();
    let [from, into] = [0, 1].map(|at: usize| CallId::from(calls[at].as_str()));
    let call = console
        .until_call("is there", |call| row(call, MARTA).is_some())
        .await;
    console
        .until("the other is live", |snapshot| {
            snapshot
                .call(&into)
                .is_some_and(|call| call.state == WatchState::Live)
        })
        .await;
    let mut moved = NewInvitation::new(ours(1), console.account(MARTA));
    moved.replaces = Some((from.clone(), address(&call, MARTA)));
    let second = NewInvitation::new(ours(2), Invitee::phone("+14255550101").unwrap());
    let refused = console.invite_all(&into, vec![moved.clone(), second]).await;
    assert_eq!(refused.unwrap().unwrap_err().cause, Cause::NotAllowed);
    let told = console.invite_all(&into, vec![moved]).await;
    told.unwrap().unwrap();
    console.running.simulator.advance(Duration::from_secs(3));
    console
        .until("moved", |snapshot| {
            let is_in = |id: &CallId| {
                let call = snapshot.call(id).unwrap();
                row(call, MARTA).is_some_and(|row| row.is_listed())
            };
            is_in(&into) && !is_in(&from)
        })
        .await;
    let snapshot = console
        .until("joined", |snapshot| {
            let call = snapshot.call(&into).unwrap();
            find(call, 1).is_some_and(|it| matches!(it.state, InvitationState::Joined { .. }))
        })
        .await;
    // Moves Marta back.
    let here = address(snapshot.call(&into).unwrap(), MARTA);
    let mut back = NewInvitation::new(ours(3), console.account(MARTA));
    back.replaces = Some((into.clone(), here));
    let told = console.invite_all(&from, vec![back]).await;
    told.unwrap().unwrap();
    console.running.simulator.advance(Duration::from_secs(3));
    console
        .until("moved back", |snapshot| {
            let call = snapshot.call(&into).unwrap();
            find(call, 1)
                .is_some_and(|it| it.gone_how == GoneHow::MovedBack && it.gone_again.is_some())
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_name_is_looked_up_for_its_object_id() {
    let console = open(bridge(Addressing::IdServed, InviteeAnswer::Never)).await;
    let upn = "marta.kowalska@contoso.example";
    let found = console
        .worker
        .look_up(upn.to_owned())
        .await
        .unwrap()
        .unwrap();
    let Invitee::User { object_id, .. } = console.account(MARTA) else {
        panic!()
    };
    assert_eq!(
        (found.id, found.display_name.as_deref()),
        (object_id, Some(MARTA))
    );
    let nobody = console.worker.look_up("x@contoso.example".to_owned()).await;
    assert_eq!(nobody.unwrap().unwrap_err().status, Some(404));
    console.worker.sign_out();
    console
        .until("signed out", |snapshot| {
            snapshot.sign_in.session().is_none()
        })
        .await;
    let nobody = console.worker.look_up(upn.to_owned()).await;
    assert_eq!(nobody.unwrap().unwrap_err().cause, Cause::SignedOut);
}
