//! Joining, keeping alive, leaving, muting and lookups: the client against the simulator, with and
//! without faults.

use std::time::Duration;

use crate::fixtures::meetings;
use crate::graph_client::Bench;
use moderato::graph::requests::begun::BegunOperation;
use moderato::graph::requests::calls::CreatedCall;
use moderato::graph::requests::invite_entry::InviteEntry;
use moderato::moderation::model::call::CallState;
use moderato::moderation::model::deed::ServiceDeed;
use moderato::moderation::model::failure::{Cause, ConnectionCause, Failure};
use moderato::moderation::model::ids::{CallId, InvitationId, ParticipantId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::meeting::{MeetingInfo, NewCall};
use moderato::moderation::state::invitation::OperationOutcome;
use moderato::simulator::{ConnectionBreak, Effect, Meeting, RetryAfter, Scenario, Target};

async fn bench() -> Bench {
    let scenario = Scenario::call("Board review").person("Ada Lovelace");
    Bench::of(
        scenario
            .guest("Bob")
            .meeting("Review", Some("Kx7pQ2"), &["Grace Hopper"]),
    )
    .await
}

fn meeting(bench: &Bench) -> Meeting {
    bench.running.simulator.meetings().remove(0)
}

/// Returns the meeting as its long link describes it.
fn by_link(meeting: &Meeting) -> NewCall {
    NewCall {
        callback_uri: "https://relay.example/calls".into(),
        tenant: meeting.tenant.as_str().into(),
        meeting: meetings::by_link(meeting),
        guest_name: None,
    }
}

async fn create(bench: &Bench) -> Result<CreatedCall, Failure> {
    let new = by_link(&meeting(bench));
    bench.client.create_call(&new, &|_| {}).await
}

#[tokio::test]
async fn a_meeting_is_joined_by_its_link_and_by_its_id() {
    let bench = bench().await;
    let meeting = meeting(&bench);
    let mut by_id = by_link(&meeting);
    by_id.meeting = MeetingInfo::MeetingId {
        id: meeting.id.as_str().into(),
        passcode: Some("Kx7pQ2".into()),
    };
    for new in [by_link(&meeting), by_id] {
        let created = bench.client.create_call(&new, &|_| {}).await.unwrap();
        assert_eq!((created.done.status, created.done.tries), (201, 1));
        assert_eq!(
            created.done.request.to_string(),
            "POST /v1.0/communications/calls"
        );
        assert_eq!(created.call.state, CallState::Establishing);
        assert_eq!(created.call.my_participant, None);
        bench.running.simulator.advance(Duration::from_secs(2));
        let (call, _) = bench.client.call(&created.id).await.unwrap();
        assert_eq!(call.state, CallState::Established);
        assert_eq!(call.subject.as_deref(), Some("Review"));
        let roster = bench.client.participants(&created.id).await.unwrap();
        assert_eq!(roster.rows, 2);
    }
}

#[tokio::test]
async fn a_guest_waits_in_the_lobby_under_the_given_name() {
    let bench = bench().await;
    let mut new = by_link(&meeting(&bench));
    new.guest_name = Some("Duty manager".into());
    let created = bench.client.create_call(&new, &|_| {}).await.unwrap();
    bench.running.simulator.advance(Duration::from_mins(1));
    let (call, _) = bench.client.call(&created.id).await.unwrap();
    assert_eq!(call.state, CallState::Establishing);
    let roster = bench.client.participants(&created.id).await.unwrap();
    let own = roster.participants.first().unwrap();
    assert!(own.in_lobby);
    assert_eq!(own.identity.display_name.as_deref(), Some("Duty manager"));
}

#[tokio::test]
async fn a_tenant_that_is_not_ours_is_told_as_such() {
    let bench = bench().await;
    let mut new = by_link(&meeting(&bench));
    new.tenant = "00000000-0000-4000-8000-000000000000".into();
    let refused = bench.client.create_call(&new, &|_| {}).await.unwrap_err();
    assert_eq!(refused.cause, Cause::TenantMismatch);
    assert_eq!(refused.code.as_deref(), Some("7505"));
}

#[tokio::test(start_paused = true)]
async fn a_create_is_repeated_after_a_429_and_after_nothing_else() {
    let broken = |when| Effect::BreakConnection(when);
    let throttle = |seconds| Effect::Throttle(RetryAfter::Seconds(seconds));
    let lost = Err(Cause::Connection(ConnectionCause::Broken));
    for (effect, wanted, sent, calls) in [
        (throttle(40), Ok(3), 3, 1),
        (Effect::service(503), Err(Cause::Service), 1, 0),
        (Effect::service(500), Err(Cause::Service), 1, 0),
        (broken(ConnectionBreak::BeforeAnswer), lost.clone(), 1, 0),
        (broken(ConnectionBreak::AfterEffect), lost, 1, 1),
        (Effect::Html { status: 200 }, Err(Cause::NotGraph), 1, 0),
        // In these two cases, the call's address in the headers is enough.
        (broken(ConnectionBreak::AfterHeaders), Ok(1), 1, 1),
        (Effect::Truncate, Ok(1), 1, 1),
    ] {
        let bench = bench().await;
        bench.inject(Target::Create, effect.clone(), Some(2));
        let answer = create(&bench).await;
        if let Ok(created) = &answer {
            let newest = bench.running.simulator.calls().pop().unwrap();
            assert_eq!(created.id.as_str(), newest, "{effect:?}");
        }
        let tries = answer
            .map(|created| created.done.tries)
            .map_err(|failure| failure.cause);
        assert_eq!(tries, wanted, "{effect:?}");
        assert_eq!(bench.count(Target::Create), sent, "{effect:?}");
        let joined = bench.running.simulator.calls().len() - 1;
        assert_eq!(joined, calls, "{effect:?}");
    }
}

#[tokio::test]
async fn keeping_alive_carries_a_call_past_its_window_and_its_absence_ends_it() {
    let bench = bench().await;
    let call = create(&bench).await.unwrap().id;
    let simulator = &bench.running.simulator;
    let minutes = |minutes| simulator.advance(Duration::from_mins(minutes));
    for _ in 0..6 {
        minutes(10);
        assert_eq!(bench.client.keep_alive(&call).await.unwrap().status, 200);
    }
    minutes(45);
    let (ended, _) = bench.client.call(&call).await.unwrap();
    let result = ended.result.unwrap();
    assert_eq!((result.code, result.subcode), (408, 8537));
    let gone = bench.client.keep_alive(&call).await.unwrap_err();
    assert_eq!(gone.cause, Cause::CallNotFound);
}

#[tokio::test(start_paused = true)]
async fn what_can_be_done_twice_is_repeated_within_its_limits() {
    let broken = Effect::BreakConnection(ConnectionBreak::AfterEffect);
    for (effect, times, wanted, sent) in [
        (Effect::service(503), Some(2), Ok(3), 3),
        (Effect::service(503), None, Err(Cause::Service), 3),
        (broken, Some(1), Ok(2), 2),
        (Effect::Throttle(RetryAfter::Seconds(30)), Some(1), Ok(2), 2),
        (Effect::Html { status: 200 }, None, Err(Cause::NotGraph), 1),
        (
            Effect::forbidden("Forbidden", "x"),
            None,
            Err(Cause::Forbidden),
            1,
        ),
        (Effect::call_not_found(), None, Err(Cause::CallNotFound), 1),
    ] {
        for target in [Target::KeepAlive, Target::Mute, Target::MuteSelf] {
            let bench = bench().await;
            bench.inject(target, effect.clone(), times);
            let tries = match target {
                Target::KeepAlive => bench
                    .client
                    .keep_alive(&bench.call)
                    .await
                    .map(|done| done.tries),
                Target::Mute => mute_bob(&bench).await.map(|muted| muted.done.tries),
                _ => bench
                    .client
                    .serve(&bench.call, ServiceDeed::UnmuteSelf, None, "ours", &|_| {})
                    .await
                    .map(|muted| muted.done.tries),
            };
            let tries = tries.map_err(|failure| failure.cause);
            assert_eq!(tries, wanted, "{target:?} {effect:?}");
            assert_eq!(bench.count(target), sent, "{target:?} {effect:?}");
        }
    }
}

async fn mute_bob(bench: &Bench) -> Result<BegunOperation, Failure> {
    let bob = bench.bob();
    bench
        .client
        .serve(&bench.call, ServiceDeed::Mute, Some(&bob), "ours", &|_| {})
        .await
}

#[tokio::test(start_paused = true)]
async fn leaving_twice_tells_that_the_call_is_gone() {
    let bench = bench().await;
    let left = bench.client.hang_up(&bench.call, &|_| {}).await.unwrap();
    assert_eq!((left.status, left.tries), (204, 1));
    let again = bench.client.hang_up(&bench.call, &|_| {}).await;
    assert_eq!(again.unwrap_err().cause, Cause::CallNotFound);
    assert_eq!(bench.count(Target::Remove), 0);
    // If the answer is lost, the request is sent again. The call is then gone, which is the goal.
    let call = create(&bench).await.unwrap().id;
    let lost = Effect::BreakConnection(ConnectionBreak::AfterEffect);
    bench.inject(Target::HangUp, lost, Some(1));
    let left = bench.client.hang_up(&call, &|_| {}).await.unwrap_err();
    assert_eq!((left.cause, left.tries), (Cause::CallNotFound, 2));
}

#[tokio::test]
async fn muting_is_answered_with_an_operation_that_is_over() {
    let bench = bench().await;
    let muted = mute_bob(&bench).await.unwrap();
    assert_eq!(muted.outcome, OperationOutcome::Completed);
    let operation = muted.operation.unwrap();
    let read = bench.client.operation(&bench.call, &operation).await;
    assert_eq!(read.unwrap(), OperationOutcome::Completed);
    let roster = bench.client.participants(&bench.call).await.unwrap();
    let bob = bench.bob();
    let row = roster
        .participants
        .iter()
        .find(|entry| entry.id.as_ref() == Some(&bob))
        .unwrap();
    assert_eq!((row.muted, row.media.server_muted), (Some(true), true));
}

#[tokio::test]
async fn an_operation_that_failed_is_told_although_it_was_answered_200() {
    let bench = bench().await;
    bench.inject(Target::Mute, Effect::FailOperation, None);
    let muted = mute_bob(&bench).await.unwrap();
    assert_eq!(muted.done.status, 200);
    let OperationOutcome::Failed(Some(result)) = muted.outcome else {
        panic!("{:?}", muted.outcome);
    };
    assert_eq!(result.code, 500);
}

#[tokio::test]
async fn the_app_mutes_itself_and_nobody_else() {
    let bench = bench().await;
    let muted = async || {
        let roster = bench.client.participants(&bench.call).await.unwrap();
        roster
            .participants
            .iter()
            .filter(|entry| entry.muted == Some(true))
            .count()
    };
    let (client, call) = (&bench.client, &bench.call);
    let own = async |deed| client.serve(call, deed, None, "a", &|_| {}).await.unwrap();
    own(ServiceDeed::UnmuteSelf).await;
    assert_eq!(muted().await, 0);
    own(ServiceDeed::MuteSelf).await;
    assert_eq!(muted().await, 1);
    assert_eq!(bench.count(Target::Mute), 0);
}

#[tokio::test]
async fn a_participant_of_a_one_to_one_call_cannot_be_muted() {
    let bench = bench().await;
    bench.running.simulator.with_world(|world| {
        world.call_mut(bench.call.as_str()).unwrap().one_to_one = true;
    });
    let refused = mute_bob(&bench).await.unwrap_err();
    assert_eq!(refused.cause, Cause::Refused);
}

#[tokio::test]
async fn a_user_is_found_by_id_and_by_sign_in_name_and_asked_for_once() {
    let bench = bench().await;
    let (id, upn) = bench
        .running
        .simulator
        .with_world(|world| (world.user_id("Ada Lovelace"), world.upn("Ada Lovelace")));
    for who in [&id, &upn] {
        let user = bench.client.user(who).await.unwrap();
        assert_eq!(*user.id, *id);
        assert_eq!(user.display_name.as_deref(), Some("Ada Lovelace"));
        assert_eq!(user.upn.as_deref(), Some(&*upn));
        assert_eq!(user.mail.as_deref(), Some(&*upn));
    }
    let nobody = bench.client.user("nobody@contoso.example").await;
    assert_eq!(nobody.unwrap_err().cause, Cause::NotFound);
    for (effect, wanted) in [
        (Effect::service(503), Cause::Service),
        (
            Effect::forbidden(
                "Authorization_RequestDenied",
                "Insufficient privileges to complete the operation.",
            ),
            Cause::Forbidden,
        ),
        (Effect::Truncate, Cause::NotGraph),
    ] {
        let before = bench.count(Target::User);
        bench.inject(Target::User, effect, None);
        assert_eq!(bench.client.user(&id).await.unwrap_err().cause, wanted);
        assert_eq!(bench.count(Target::User), before + 1);
    }
    for unusable in ["", "..", "a\tb"] {
        let refused = bench.client.user(unusable).await.unwrap_err();
        assert_eq!(refused.cause, Cause::UnusableId);
    }
}

#[tokio::test]
async fn several_people_are_invited_in_one_go_and_each_is_found_by_identity() {
    let bench = bench().await;
    let numbers = ["+14255550101", "+14255550102", "+14255550103"];
    let entries: Vec<InviteEntry> = numbers
        .iter()
        .map(|number| Invitee::phone(number).unwrap().into())
        .collect();
    let context = InvitationId::from("our-record");
    let (client, call) = (&bench.client, &bench.call);
    let invited = client.invite_all(call, &entries, &context, &|_| {}).await;
    let invited = invited.unwrap();
    assert_eq!(invited.participants.len(), 3);
    for (person, number) in invited.participants.iter().zip(numbers) {
        assert_eq!(person.identity.id.as_deref(), Some(number));
        assert!(person.served.is_some());
    }
    let sent = bench.count(Target::Invite);
    let moved = InviteEntry {
        replaces: Some(CallId::from("another")),
        ..entries[0].clone()
    };
    for wrong in [
        Vec::new(),
        vec![entries[0].clone(); 6],
        vec![moved, entries[1].clone()],
    ] {
        let refused = client.invite_all(call, &wrong, &context, &|_| {}).await;
        assert_eq!(refused.unwrap_err().cause, Cause::NotAllowed);
    }
    assert_eq!(bench.count(Target::Invite), sent);
}

#[tokio::test]
async fn somebody_is_moved_from_one_call_to_another() {
    let scenario = Scenario::call("Waiting room")
        .person("Ada")
        .and_call("Main");
    let bench = Bench::of(scenario).await;
    let simulator = &bench.running.simulator;
    let into = CallId::from(simulator.calls()[1].as_str());
    let ada = simulator.with_world(|world| {
        let here = world.participant_id(bench.call.as_str(), "Ada").unwrap();
        (world.user_id("Ada"), ParticipantId::from(here.as_str()))
    });
    let entry = InviteEntry {
        participant_id: Some(ada.1),
        replaces: Some(bench.call.clone()),
        hidden: true,
        ..Invitee::user(&ada.0, None).unwrap().into()
    };
    let context = InvitationId::from("our-record");
    let moved = bench
        .client
        .invite_all(&into, &[entry], &context, &|_| {})
        .await;
    assert_eq!(moved.unwrap().done.status, 200);
    simulator.advance(Duration::from_secs(2));
    let rows = async |call: &CallId| bench.client.participants(call).await.unwrap().rows;
    assert_eq!((rows(&bench.call).await, rows(&into).await), (1, 2));
}
