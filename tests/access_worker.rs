//! The access check from the socket up: only servers that answered count as reached.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;

use crate::credentials::certificate;
use crate::fixtures::sign_in;
use crate::raw_server::{RawServer, Reply, Request};
use crate::support::{start_worker, until};
use crate::tls_front::front;
use moderato::graph::entra::auth::Credential;
use moderato::graph::http::origin::Endpoints;
use moderato::moderation::access::report::{AccessReport, ClockState};
use moderato::moderation::access::{Observation, Right};
use moderato::moderation::state::snapshot::{SignIn, Snapshot};
use moderato::simulator::{Scenario, Simulator};
use moderato::worker::{SignInOrder, WorkerHandle};

fn order(endpoints: Endpoints, credential: Credential, folder: &TempDir) -> SignInOrder {
    SignInOrder {
        credentials: sign_in::app(credential),
        ..sign_in::order(endpoints, folder)
    }
}

fn report(snapshot: &Snapshot) -> &AccessReport {
    snapshot.access.as_ref().unwrap()
}

fn a_call() -> Reply {
    Reply::json(r#"{"state": "established", "value": []}"#)
}

fn refused(date: &str) -> Reply {
    let body = r#"{"error": "invalid_client", "error_description": "AADSTS7000222: Expired.", "error_codes": [7000222], "trace_id": "trace-1"}"#;
    let headers = [("content-type", "application/json"), ("date", date)];
    Reply::plain(401, &headers, body)
}

/// Returns a session whose token Graph accepts until the switch is set. From then on, the token
/// endpoint answers `then`.
async fn session(then: impl Fn() -> Reply + Send + Sync + 'static) -> Session {
    let over = Arc::new(AtomicBool::new(false));
    let switch = over.clone();
    let server = RawServer::start(move |request: &Request| {
        let is_over = switch.load(Ordering::SeqCst);
        match (request.is_for_a_token(), is_over) {
            (true, false) => Reply::token("opaque", 3600),
            (true, true) => then(),
            (false, false) => a_call(),
            (false, true) => Reply::plain(401, &[], ""),
        }
    })
    .await;
    let (folder, worker) = (TempDir::new().unwrap(), start_worker());
    let endpoints = Endpoints::custom(&server.url(), None).unwrap();
    let order = order(endpoints, Credential::Secret("canary".into()), &folder);
    worker.sign_in(order).await.unwrap().unwrap();
    until(&worker, "an answer of Graph's", |snapshot| {
        matches!(report(snapshot).facts.seen.graph, Observation::Worked(_))
    })
    .await;
    over.store(true, Ordering::SeqCst);
    Session {
        worker,
        _kept: (server, folder),
    }
}

struct Session {
    worker: WorkerHandle,
    _kept: (RawServer, TempDir),
}

#[tokio::test(start_paused = true)]
async fn nobody_asked_the_authority_for_a_pasted_token() {
    let server = RawServer::start(|_| a_call()).await;
    let (folder, worker) = (TempDir::new().unwrap(), start_worker());
    let endpoints = Endpoints::custom(&server.url(), None).unwrap();
    let pasted = Credential::AccessToken("opaque".into());
    let signed_in = worker.sign_in(order(endpoints, pasted, &folder));
    signed_in.await.unwrap().unwrap();
    let snapshot = until(&worker, "an answer of Graph's", |snapshot| {
        matches!(report(snapshot).facts.seen.graph, Observation::Worked(_))
    })
    .await;
    assert_eq!(
        report(&snapshot).facts.seen.authority,
        Observation::NotTried
    );
    worker.fresh_token().await.unwrap().unwrap_err();
    let authority = report(&worker.snapshot()).facts.seen.authority;
    assert_eq!(authority, Observation::NotTried);
    assert_eq!(server.token_requests(), 0);
}

#[tokio::test]
async fn a_front_that_is_not_trusted_has_not_answered() {
    let running = Simulator::start(
        Scenario::call("Board review").build(),
        ([127, 0, 0, 1], 0).into(),
    )
    .await
    .unwrap();
    let url = front("tls_front.pem", &running).await;
    let (folder, worker) = (TempDir::new().unwrap(), start_worker());
    let endpoints = Endpoints::custom(&url, None).unwrap();
    let secret = Credential::Secret("canary".into());
    let signed_in = worker.sign_in(order(endpoints, secret, &folder));
    signed_in.await.unwrap().unwrap_err();
    let snapshot = worker.snapshot();
    let seen = &report(&snapshot).facts.seen;
    assert!(
        matches!(seen.authority, Observation::Refused(_)),
        "{seen:?}"
    );
    assert_eq!(seen.graph, Observation::NotTried);
}

#[tokio::test(start_paused = true)]
async fn an_authority_that_falls_silent_is_not_put_down_to_graph() {
    let redirect = || Reply::plain(302, &[("location", "https://portal.example/")], "");
    let session = session(redirect).await;
    let snapshot = until(&session.worker, "the silence", |snapshot| {
        matches!(
            report(snapshot).facts.seen.authority,
            Observation::Refused(_)
        )
    })
    .await;
    let graph = report(&snapshot).facts.seen.graph;
    assert!(matches!(graph, Observation::Worked(_)), "{graph:?}");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_that_is_held_keeps_its_time_and_its_ids() {
    let session = session(|| refused("Thu, 01 Jan 1970 00:00:00 GMT")).await;
    let snapshot = until(&session.worker, "the refusal", |snapshot| {
        matches!(snapshot.sign_in, SignIn::Expired(..))
    })
    .await;
    let seen = report(&snapshot).facts.seen.clone();
    let failure = &seen.refusals[&Right::SignIn];
    assert_eq!(failure.code.as_deref(), Some("AADSTS7000222"));
    assert_eq!(failure.request_id.as_deref(), Some("trace-1"));
    // Later tries send no request, and only repeat the refusal.
    let next_try = |snapshot: &Snapshot| snapshot.calls[0].trouble.as_ref().map(|it| it.next_try);
    let first = next_try(&snapshot);
    until(&session.worker, "later tries", |snapshot| {
        let later = next_try(snapshot);
        later.is_some_and(|later| first.is_none_or(|first| later.since(first).as_secs() > 30))
    })
    .await;
    let snapshot = session.worker.snapshot();
    assert_eq!(report(&snapshot).facts.seen.authority, seen.authority);
}

#[tokio::test]
async fn a_refused_sign_in_tells_the_clock() {
    let refuses = |date: &'static str| async move {
        let server = RawServer::start(move |_| refused(date)).await;
        let (folder, worker) = (TempDir::new().unwrap(), start_worker());
        let endpoints = Endpoints::custom(&server.url(), None).unwrap();
        let used = Credential::Certificate(certificate("pkcs8.pem"));
        let signed_in = worker.sign_in(order(endpoints, used, &folder));
        signed_in.await.unwrap().unwrap_err();
        report(&worker.snapshot()).clock
    };
    let behind = refuses("Fri, 01 Jan 2100 00:00:00 GMT").await;
    assert!(matches!(behind, ClockState::Behind(_)), "{behind:?}");
    let ahead = refuses("Sat, 01 Jan 2000 00:00:00 GMT").await;
    assert!(matches!(ahead, ClockState::Ahead(_)), "{ahead:?}");
}
