//! Every endpoint of the client against the simulator, without faults and with each.

use std::sync::Mutex;
use std::time::Duration;

use crate::fixtures::sign_in::{app_of, play};
use moderato::graph::entra::auth::{AppCredentials, Credential};
use moderato::graph::http::origin::Endpoints;
use moderato::graph::requests::begun::BegunOperation;
use moderato::graph::requests::client::GraphClient;
use moderato::graph::requests::invite_entry::InviteEntry;
use moderato::graph::requests::progress::RequestWait;
use moderato::moderation::evidence::reading::IncompleteReason;
use moderato::moderation::model::call::CallState;
use moderato::moderation::model::failure::{Cause, ConnectionCause, Failure, SignInCause};
use moderato::moderation::model::ids::{CallId, InvitationId, OperationId, ParticipantId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::participant::IdentityKind;
use moderato::moderation::state::invitation::OperationOutcome;
use moderato::simulator::{
    Addressing, ConnectionBreak, Effect, Fault, InviteeAnswer, RetryAfter, RunningServer, Scenario,
    ScenarioBuilder, Target,
};

const NUMBER: &str = "+14255550123";
const OWN: &str = "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9";

/// A mistake that a person makes in the form.
type Mistake = fn(&mut AppCredentials);

/// A simulator, a signed-in client, and the client's waits.
pub(crate) struct Bench {
    pub(crate) running: RunningServer,
    pub(crate) client: GraphClient,
    pub(crate) call: CallId,
    waits: Mutex<Vec<RequestWait>>,
}

impl Bench {
    pub(crate) async fn of(scenario: ScenarioBuilder) -> Self {
        let running = play(scenario.build()).await;
        let client = client(&running, |_| {}).unwrap();
        client.sign_in().await.unwrap();
        let call = CallId::from(running.simulator.calls()[0].as_str());
        Self {
            running,
            client,
            call,
            waits: Mutex::default(),
        }
    }

    pub(crate) async fn new() -> Self {
        let meeting = Scenario::call("Board review")
            .person("Ada Lovelace")
            .guest("Bob")
            .in_lobby("Cy")
            .invitable_phone(NUMBER, InviteeAnswer::Never);
        Self::of(meeting).await
    }

    /// Replaces all faults with this effect on requests of one kind, a number of times or forever.
    pub(crate) fn inject(&self, on: Target, effect: Effect, times: Option<u64>) {
        self.running.simulator.clear_faults();
        let mut fault = Fault::on(on, effect);
        fault.times = times;
        self.running.simulator.inject(fault);
    }

    /// Returns how many requests of this kind have arrived.
    pub(crate) fn count(&self, target: Target) -> usize {
        let seen = self.running.simulator.requests();
        seen.iter()
            .filter(|request| request.target == target)
            .count()
    }

    pub(crate) fn bob(&self) -> ParticipantId {
        let id = self
            .running
            .simulator
            .with_world(|world| world.participant_id(self.call.as_str(), "Bob"));
        ParticipantId::from(id.unwrap().as_str())
    }

    async fn remove_bob(&self) -> Result<u32, Failure> {
        let bob = self.bob();
        let done = self
            .client
            .remove_participant(&self.call, &bob, false, &|wait| {
                self.waits.lock().unwrap().push(wait);
            })
            .await?;
        assert_eq!(done.status, 204);
        Ok(done.tries)
    }

    async fn invite(&self, own: Option<&str>) -> Result<BegunOperation, Failure> {
        let invitee = Invitee::phone(NUMBER).unwrap();
        let context = InvitationId::from("our-record");
        let entry = InviteEntry {
            participant_id: own.map(ParticipantId::from),
            ..invitee.into()
        };
        self.client
            .invite_all(&self.call, &[entry], &context, &|wait| {
                self.waits.lock().unwrap().push(wait);
            })
            .await
    }
}

fn client(
    running: &RunningServer,
    change: impl FnOnce(&mut AppCredentials),
) -> Result<GraphClient, Cause> {
    let mut credentials = app_of(running);
    change(&mut credentials);
    let endpoints = Endpoints::custom(&running.base_url(), None).unwrap();
    GraphClient::new(endpoints, credentials).map_err(|error| Failure::from(error).cause)
}

#[tokio::test]
async fn a_sign_in_tells_roles_and_end() {
    let bench = Bench::new().await;
    let signed_in = bench.client.sign_in().await.unwrap();
    let hint = signed_in.hint.unwrap();
    assert!(hint.roles.contains(&"Calls.JoinGroupCall.All".to_owned()));
    let known = bench.running.simulator.credentials();
    assert_eq!(hint.tenant, Some(known.tenant_id));
    assert_eq!(hint.app, Some(known.client_id));
    assert!(signed_in.expires > jiff::Timestamp::now());
    assert_eq!(
        bench.count(Target::Token),
        1,
        "the first token is still good"
    );
}

#[tokio::test]
async fn each_mistake_in_the_form_is_told_apart() {
    let bench = Bench::new().await;
    let mistakes: [(Mistake, SignInCause); 3] = [
        (
            |form| form.tenant = "nowhere.example".into(),
            SignInCause::UnknownTenant,
        ),
        (
            |form| form.client_id = "nobody".into(),
            SignInCause::UnknownApp,
        ),
        (
            |form| form.credential = Credential::Secret("wrong".into()),
            SignInCause::WrongSecret,
        ),
    ];
    for (mistake, wanted) in mistakes {
        let client = client(&bench.running, mistake).unwrap();
        let failure = client.sign_in().await.unwrap_err();
        assert_eq!(failure.cause, Cause::SignIn(wanted));
        assert!(failure.code.unwrap().starts_with("AADSTS"));
    }
}

#[tokio::test]
async fn a_call_and_its_roster_are_read() {
    let bench = Bench::new().await;
    let (call, _) = bench.client.call(&bench.call).await.unwrap();
    assert_eq!(call.state, CallState::Established);
    assert_eq!(call.subject.as_deref(), Some("Board review"));
    let roster = bench.client.participants(&bench.call).await.unwrap();
    assert!(roster.incomplete.is_none() && !roster.had_next_link);
    assert_eq!((roster.rows, roster.participants.len()), (4, 4));
    let own = call.my_participant.unwrap();
    let find = |name: &str| {
        let named = |identity: &str| identity == name;
        roster
            .participants
            .iter()
            .find(|entry| entry.identity.display_name.as_deref().is_some_and(named))
            .unwrap()
    };
    assert!(
        roster
            .participants
            .iter()
            .any(|entry| entry.id.as_ref() == Some(&own))
    );
    assert_eq!(find("Ada Lovelace").identity.kind, IdentityKind::User);
    assert_eq!(find("Bob").id, Some(bench.bob()));
    assert!(find("Cy").in_lobby && !find("Bob").in_lobby);
}

#[tokio::test]
async fn a_messy_graph_means_the_same() {
    let bench = Bench::new().await;
    let clean = bench.client.participants(&bench.call).await.unwrap();
    let set_messy = |world: &mut moderato::simulator::World| world.settings.messy = true;
    bench.running.simulator.with_world(set_messy);
    let messy = bench.client.participants(&bench.call).await.unwrap();
    let who = |roster: &moderato::graph::requests::pages::PagedRoster| {
        let entries = roster.participants.iter();
        entries
            .map(|entry| (entry.id.clone(), entry.identity.id.clone(), entry.in_lobby))
            .collect::<Vec<_>>()
    };
    // The roster ends with a useless entry, which is kept.
    let mut wanted = who(&clean);
    wanted.push((None, None, false));
    assert_eq!(who(&messy), wanted);
    let (call, _) = bench.client.call(&bench.call).await.unwrap();
    assert_eq!(call.state, CallState::Established);
    assert_eq!(bench.invite(None).await.unwrap().done.status, 200);
    assert_eq!(bench.remove_bob().await.unwrap(), 1);
}

#[tokio::test]
async fn a_roster_in_pages_is_put_together_and_a_cut_one_is_seen() {
    let bench = Bench::of(Scenario::call("Town hall").crowd(250)).await;
    bench.inject(Target::Roster, Effect::PageRoster(100), None);
    let paged = bench.client.participants(&bench.call).await.unwrap();
    assert_eq!((paged.rows, paged.participants.len()), (251, 251));
    assert!(paged.incomplete.is_none() && paged.had_next_link);
    bench.inject(Target::Roster, Effect::CutRoster(100), None);
    let cut = bench.client.participants(&bench.call).await.unwrap();
    assert_eq!(
        (cut.rows, cut.incomplete),
        (100, Some(IncompleteReason::Cut))
    );
}

#[tokio::test]
async fn a_next_link_to_elsewhere_keeps_the_first_page_and_says_so() {
    let bench = Bench::new().await;
    for evil in [
        "https://evil.example/v1.0/next",
        "http://127.0.0.1:1/v1.0/next",
        "//evil.example/v1.0",
        "mailto:evil@evil.example",
        "http://me@127.0.0.1/",
    ] {
        bench.inject(Target::Roster, Effect::NextLink(evil.to_owned()), None);
        let roster = bench.client.participants(&bench.call).await.unwrap();
        assert_eq!(
            roster.incomplete,
            Some(IncompleteReason::Link { read: 4 }),
            "{evil}"
        );
        assert_eq!(roster.participants.len(), 4);
    }
}

#[tokio::test]
async fn a_read_is_sent_once_whatever_becomes_of_it() {
    let bench = Bench::new().await;
    let throttled = |seconds| Cause::Throttled(Some(Duration::from_secs(seconds)));
    let broken = Cause::Connection(ConnectionCause::Broken);
    let cases = [
        (Effect::forbidden("7503", "x"), Cause::BotNotRegistered),
        (Effect::forbidden("7504", "x"), Cause::RoleMissing),
        (Effect::forbidden("7505", "x"), Cause::TenantMismatch),
        (Effect::forbidden("Forbidden", "x"), Cause::Forbidden),
        (Effect::call_not_found(), Cause::CallNotFound),
        (Effect::participant_not_found(), Cause::ParticipantNotFound),
        (Effect::bare_not_found(), Cause::NotFound),
        (Effect::Throttle(RetryAfter::Seconds(7)), throttled(7)),
        (Effect::Throttle(RetryAfter::Fraction(2.128)), throttled(3)),
        // Uses a date beyond the longest wait: a nearer date could be off by a second, because dates have whole seconds.
        (
            Effect::Throttle(RetryAfter::Date(9_999_999)),
            throttled(604_800),
        ),
        (Effect::Throttle(RetryAfter::Absent), Cause::Throttled(None)),
        (Effect::service(500), Cause::Service),
        (Effect::service(503), Cause::Service),
        (
            Effect::BreakConnection(ConnectionBreak::BeforeAnswer),
            broken.clone(),
        ),
        (
            Effect::BreakConnection(ConnectionBreak::AfterHeaders),
            broken,
        ),
        (Effect::Html { status: 200 }, Cause::NotGraph),
        (Effect::Html { status: 502 }, Cause::Service),
        (Effect::Html { status: 403 }, Cause::Forbidden),
        (Effect::Truncate, Cause::NotGraph),
    ];
    let operation = OperationId::from("op");
    for (effect, wanted) in cases {
        for target in [Target::Call, Target::Roster, Target::Operation] {
            bench.inject(target, effect.clone(), None);
            let before = bench.count(target);
            let failure = match target {
                Target::Call => bench.client.call(&bench.call).await.err(),
                Target::Roster => bench.client.participants(&bench.call).await.err(),
                _ if matches!(effect, Effect::Truncate) => continue,
                _ => bench.client.operation(&bench.call, &operation).await.err(),
            };
            let failure = failure.unwrap();
            assert_eq!(failure.cause, wanted, "{target:?} {effect:?}");
            assert_eq!(bench.count(target), before + 1, "{target:?} {effect:?}");
            assert_eq!(failure.tries, 1);
            assert!(
                failure
                    .request
                    .unwrap()
                    .to_string()
                    .starts_with("GET /v1.0/communications/calls/")
            );
            assert_eq!(failure.client_request_id.unwrap().len(), 36);
        }
    }
}

#[tokio::test]
async fn an_expired_token_is_renewed_and_the_request_sent_once_more() {
    let bench = Bench::new().await;
    bench
        .running
        .simulator
        .with_world(moderato::simulator::World::expire_tokens);
    assert_eq!(bench.remove_bob().await.unwrap(), 1);
    bench
        .running
        .simulator
        .with_world(moderato::simulator::World::expire_tokens);
    assert!(bench.invite(None).await.is_ok());
    bench
        .running
        .simulator
        .with_world(moderato::simulator::World::expire_tokens);
    assert!(bench.client.participants(&bench.call).await.is_ok());
    assert_eq!(bench.count(Target::Token), 4);
}

#[tokio::test(start_paused = true)]
async fn a_removal_is_repeated_within_its_limits() {
    let broken = |when| Effect::BreakConnection(when);
    let throttle = |seconds| Effect::Throttle(RetryAfter::Seconds(seconds));
    let minutes = Some(Duration::from_secs(200));
    for (effect, times, wanted, sent) in [
        (Effect::service(503), None, Err(Cause::Service), 3),
        (Effect::service(503), Some(2), Ok(3), 3),
        (Effect::service(500), None, Err(Cause::Service), 2),
        (Effect::service(500), Some(1), Ok(2), 2),
        (Effect::Html { status: 502 }, Some(1), Ok(2), 2),
        (broken(ConnectionBreak::BeforeAnswer), Some(1), Ok(2), 2),
        (broken(ConnectionBreak::AfterEffect), Some(2), Ok(3), 3),
        (throttle(1), Some(2), Ok(3), 3),
        (throttle(60), Some(1), Ok(2), 2),
        (throttle(200), None, Err(Cause::Throttled(minutes)), 2),
        (
            Effect::Throttle(RetryAfter::Absent),
            None,
            Err(Cause::Throttled(None)),
            3,
        ),
        (Effect::unauthorized(), Some(1), Ok(1), 2),
        (Effect::unauthorized(), None, Err(Cause::Unauthenticated), 2),
        (Effect::Html { status: 200 }, None, Err(Cause::NotGraph), 1),
        (
            Effect::forbidden("Forbidden", "x"),
            None,
            Err(Cause::GrantMissing),
            1,
        ),
        (
            Effect::forbidden("7504", "x"),
            None,
            Err(Cause::RoleMissing),
            1,
        ),
        (Effect::call_not_found(), None, Err(Cause::CallNotFound), 1),
        (
            Effect::participant_not_found(),
            None,
            Err(Cause::ParticipantNotFound),
            1,
        ),
        (Effect::bare_not_found(), None, Err(Cause::NotFound), 1),
        (Effect::Ignore, None, Ok(1), 1),
    ] {
        let bench = Bench::new().await;
        bench.inject(Target::Remove, effect.clone(), times);
        let answer = bench.remove_bob().await.map_err(|failure| failure.cause);
        assert_eq!(answer, wanted, "{effect:?}");
        assert_eq!(bench.count(Target::Remove), sent, "{effect:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn each_step_of_a_removal_is_told_with_a_fresh_id() {
    let bench = Bench::new().await;
    bench.inject(
        Target::Remove,
        Effect::Throttle(RetryAfter::Fraction(41.5)),
        Some(1),
    );
    bench.running.simulator.inject(
        Fault::on(Target::Remove, Effect::service(503))
            .skip(1)
            .times(1),
    );
    assert_eq!(bench.remove_bob().await.unwrap(), 3);
    let waits = bench.waits.lock().unwrap();
    let waits: Vec<_> = waits.iter().map(|it| (&it.because, it.wait)).collect();
    let asked = Duration::from_secs(42);
    let throttled = Cause::Throttled(Some(asked));
    let [first, (Cause::Service, _)] = waits.as_slice() else {
        panic!("{waits:?}");
    };
    assert_eq!(*first, (&throttled, asked));
    let seen = bench.running.simulator.requests();
    let ids: Vec<_> = seen
        .iter()
        .filter(|request| request.target == Target::Remove)
        .map(|request| request.client_request_id.as_ref().unwrap())
        .collect();
    assert_eq!(ids.len(), 3);
    assert!(ids[0] != ids[1] && ids[1] != ids[2]);
}

#[tokio::test(start_paused = true)]
async fn an_invite_is_repeated_after_a_429_and_after_nothing_else() {
    let broken = |when| Effect::BreakConnection(when);
    let throttle = |seconds| Effect::Throttle(RetryAfter::Seconds(seconds));
    let lost = Err(Cause::Connection(ConnectionCause::Broken));
    for (effect, times, wanted, sent) in [
        (throttle(2), Some(2), Ok(3), 3),
        (Effect::unauthorized(), Some(1), Ok(1), 2),
        (Effect::service(503), Some(1), Err(Cause::Service), 1),
        (Effect::service(500), Some(1), Err(Cause::Service), 1),
        (
            broken(ConnectionBreak::BeforeAnswer),
            Some(1),
            lost.clone(),
            1,
        ),
        (
            broken(ConnectionBreak::AfterEffect),
            Some(1),
            lost.clone(),
            1,
        ),
        (broken(ConnectionBreak::AfterHeaders), Some(1), lost, 1),
        (
            Effect::Html { status: 200 },
            Some(1),
            Err(Cause::NotGraph),
            1,
        ),
        (Effect::Truncate, Some(1), Err(Cause::NotGraph), 1),
    ] {
        let bench = Bench::new().await;
        bench.inject(Target::Invite, effect.clone(), times);
        let answer = bench.invite(None).await;
        let answer = answer
            .map(|answer| answer.done.tries)
            .map_err(|failure| failure.cause);
        assert_eq!(answer, wanted, "{effect:?}");
        assert_eq!(bench.count(Target::Invite), sent, "{effect:?}");
    }
}

#[tokio::test]
async fn an_invite_tells_under_which_ids_it_may_be_cancelled() {
    for (addressing, own, served, echoed) in [
        (Addressing::IdServed, None, true, None),
        (Addressing::Echoed, Some(OWN), false, Some(OWN)),
        (Addressing::None, None, false, None),
    ] {
        let scenario = Scenario::call("Support")
            .invitable_phone(NUMBER, InviteeAnswer::Never)
            .addressing(addressing);
        let bench = Bench::of(scenario).await;
        let answer = bench.invite(own).await.unwrap();
        let first = answer.participants.first().cloned().unwrap_or_default();
        assert_eq!(first.served.is_some(), served, "{addressing:?}");
        assert_eq!(first.echoed.as_ref().map(ParticipantId::as_str), echoed);
        assert_eq!(answer.outcome, OperationOutcome::Running);
        let operation = answer.operation.unwrap();
        let read = bench
            .client
            .operation(&bench.call, &operation)
            .await
            .unwrap();
        assert_eq!(read, OperationOutcome::Running);
        bench.running.simulator.advance(Duration::from_secs(61));
        let read = bench
            .client
            .operation(&bench.call, &operation)
            .await
            .unwrap();
        assert!(matches!(read, OperationOutcome::Failed(_)));
    }
}

#[tokio::test]
async fn an_id_that_cannot_stand_in_a_url_is_refused_before_any_request() {
    let bench = Bench::new().await;
    let before = bench.running.simulator.requests().len();
    let long = "x".repeat(2_049);
    for id in ["", ".", "..", "a\tb", "a\nb", &long] {
        let refused = bench
            .client
            .remove_participant(&bench.call, &ParticipantId::from(id), false, &|_| {})
            .await;
        assert_eq!(refused.unwrap_err().cause, Cause::UnusableId, "{id:?}");
        let refused = bench.client.call(&CallId::from(id)).await;
        assert_eq!(refused.unwrap_err().cause, Cause::UnusableId, "{id:?}");
    }
    assert_eq!(bench.running.simulator.requests().len(), before);
    let climbing = ParticipantId::from("../../other");
    let failure = bench
        .client
        .remove_participant(&bench.call, &climbing, false, &|_| {})
        .await
        .unwrap_err();
    assert_eq!(failure.cause, Cause::ParticipantNotFound);
    let path = format!(
        "/v1.0/communications/calls/{}/participants/..%2F..%2Fother",
        bench.call
    );
    assert_eq!(
        bench.running.simulator.requests().last().unwrap().path,
        path
    );
}

#[tokio::test]
async fn warming_up_sends_no_token_and_hurts_nobody() {
    let bench = Bench::new().await;
    bench.client.warm_up().await;
    let seen = bench.running.simulator.requests();
    let last = seen.last().unwrap();
    assert_eq!(last.target, Target::Other);
    assert!(!last.authorized);
    assert_eq!(bench.remove_bob().await.unwrap(), 1);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_called_so() {
    let bench = Bench::new().await;
    bench.running.shutdown().await;
    let refused = Cause::Connection(ConnectionCause::Refused);
    let gone = bench.client.call(&bench.call).await.unwrap_err().cause;
    // A request breaks on the kept connection, or is refused on a new one.
    let broken = Cause::Connection(ConnectionCause::Broken);
    assert!(gone == refused || gone == broken, "{gone:?}");
    let gone = bench.client.call(&bench.call).await.unwrap_err().cause;
    assert_eq!(gone, refused);
}
