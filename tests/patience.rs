//! Servers that don't answer: how long the client waits, the words meanwhile, and the user's
//! options.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tempfile::TempDir;
use tokio::time::Instant;

use crate::fixtures::answers;
use crate::fixtures::sign_in::{endpoints, order, watching};
use crate::raw_server::{RawServer, Reply, Request};
use crate::support::{start_worker, until};
use moderato::moderation::command::Command;
use moderato::moderation::model::failure::{Cause, SignInCause};
use moderato::moderation::state::snapshot::{SignIn, Snapshot, WatchState};

const ROSTER: &str =
    r#"{"value": [{"id": "me", "info": {"identity": {"application": {"id": "app"}}}}]}"#;
/// Starts a server that answers token requests and rosters by number, counted from 1.
async fn graph(
    token: impl Fn(usize) -> Reply + Send + Sync + 'static,
    roster: impl Fn(usize) -> Reply + Send + Sync + 'static,
) -> RawServer {
    let (tokens, rosters) = (AtomicUsize::new(0), AtomicUsize::new(0));
    RawServer::start(move |request: &Request| {
        let next = |count: &AtomicUsize| count.fetch_add(1, Ordering::SeqCst) + 1;
        if request.is_for_a_token() {
            token(next(&tokens))
        } else if request.target.ends_with("/participants") {
            roster(next(&rosters))
        } else {
            Reply::json(answers::CALL)
        }
    })
    .await
}

fn rosters(server: &RawServer) -> usize {
    let lines = server.lines();
    lines
        .iter()
        .filter(|line| line.ends_with("/participants"))
        .count()
}

#[tokio::test(start_paused = true)]
async fn refresh_drops_a_roster_that_does_not_come_and_asks_anew() {
    let roster = |number| match number {
        1 => Reply::Silence,
        _ => Reply::json(ROSTER),
    };
    let (server, folder) = (
        graph(|_| Reply::token("t", 3600), roster).await,
        TempDir::new().unwrap(),
    );
    let worker = watching(&server, &folder).await;
    let began = Instant::now();
    let snapshot = until(&worker, "no answer is told of", |snapshot| {
        snapshot
            .calls
            .iter()
            .any(|call| call.silent_since.is_some())
    })
    .await;
    let since = snapshot.calls[0].silent_since.unwrap();
    assert!(began.elapsed() <= Duration::from_millis(3_100));
    // A try younger than three seconds is left alone.
    assert_eq!(rosters(&server), 1);
    tokio::time::sleep(Duration::from_secs(8)).await;
    let silent = worker.now().since(since);
    assert!(silent >= Duration::from_secs(11), "{silent:?}");
    worker
        .tell(Command::Refresh("C-1".into()))
        .await
        .unwrap()
        .unwrap();
    until(&worker, "live", |snapshot| {
        snapshot.calls[0].state == WatchState::Live && snapshot.calls[0].silent_since.is_none()
    })
    .await;
    assert!(
        began.elapsed() < Duration::from_secs(12),
        "not only after thirty"
    );
}

#[tokio::test(start_paused = true)]
async fn headers_and_the_beginning_of_a_body_are_no_answer() {
    let begun =
        "HTTP/1.1 200 Said\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n";
    for begun in [begun.to_owned(), format!("{begun}{{\"value\": [")] {
        let roster = move |number| match number {
            1 => Reply::Bytes(begun.clone().into_bytes()),
            _ => Reply::json(ROSTER),
        };
        let (server, folder) = (
            graph(|_| Reply::token("t", 3600), roster).await,
            TempDir::new().unwrap(),
        );
        let worker = watching(&server, &folder).await;
        let is_silent = |snapshot: &Snapshot| {
            let mut calls = snapshot.calls.iter();
            calls.any(|call| call.silent_since.is_some())
        };
        until(&worker, "no answer is told of", is_silent).await;
        tokio::time::sleep(Duration::from_secs(9)).await;
        let since = worker.snapshot().calls[0].silent_since.unwrap();
        assert!(worker.now().since(since) >= Duration::from_secs(11));
        let refreshed = worker.tell(Command::Refresh("C-1".into()));
        refreshed.await.unwrap().unwrap();
        until(&worker, "live", |snapshot| {
            snapshot.calls[0].state == WatchState::Live && !is_silent(snapshot)
        })
        .await;
        assert_eq!(rosters(&server), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn refresh_leaves_a_young_try_alone() {
    let roster = |_| Reply::json(ROSTER).after(Duration::from_secs(2));
    let (server, folder) = (
        graph(|_| Reply::token("t", 3600), roster).await,
        TempDir::new().unwrap(),
    );
    let worker = watching(&server, &folder).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    for _ in 0..20 {
        worker
            .tell(Command::Refresh("C-1".into()))
            .await
            .unwrap()
            .unwrap();
    }
    assert_eq!(rosters(&server), 1);
}

#[tokio::test(start_paused = true)]
async fn refresh_says_why_nothing_is_asked_while_graph_wants_a_day() {
    let roster = |_| Reply::plain(429, &[("retry-after", "86400")], "");
    let (server, folder) = (
        graph(|_| Reply::token("t", 3600), roster).await,
        TempDir::new().unwrap(),
    );
    let worker = watching(&server, &folder).await;
    let snapshot = until(&worker, "throttled", |snapshot| {
        snapshot
            .calls
            .iter()
            .any(|call| call.state == WatchState::Throttled)
    })
    .await;
    let trouble = snapshot.calls[0].trouble.clone().unwrap();
    let wait = trouble.next_try.since(worker.now());
    assert!(wait > Duration::from_hours(23), "{wait:?}");
    let refused = worker.tell(Command::Refresh("C-1".into())).await.unwrap();
    let day = Duration::from_hours(24);
    assert_eq!(refused.unwrap_err().cause, Cause::Throttled(Some(day)));
    tokio::time::sleep(Duration::from_hours(1)).await;
    assert_eq!(rosters(&server), 1);
}

#[tokio::test(start_paused = true)]
async fn a_first_sign_in_survives_a_stumble_of_entra_and_says_what_it_waits_for() {
    let token = |number| match number {
        1 => Reply::plain(503, &[("retry-after", "3")], ""),
        2 => Reply::plain(429, &[("retry-after", "5")], ""),
        _ => Reply::token("t", 3600),
    };
    let (server, folder) = (
        graph(token, |_| Reply::json(ROSTER)).await,
        TempDir::new().unwrap(),
    );
    let worker = start_worker();
    let began = Instant::now();
    let answer = worker.sign_in(order(endpoints(&server), &folder));
    for cause in [SignInCause::EntraTrouble, SignInCause::TooMany] {
        until(&worker, "it waits", |snapshot| match &snapshot.sign_in {
            SignIn::SigningIn(Some(wait)) => wait.failure.cause == Cause::SignIn(cause),
            _ => false,
        })
        .await;
    }
    answer.await.unwrap().unwrap();
    let took = began.elapsed();
    assert!(took >= Duration::from_secs(8), "{took:?}: as Entra asked");
    assert_eq!(server.token_requests(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_that_waits_can_be_cancelled_and_gives_up_after_a_few_tries() {
    let down = |_| Reply::plain(503, &[], "");
    let (server, folder) = (
        graph(down, |_| Reply::json(ROSTER)).await,
        TempDir::new().unwrap(),
    );
    let worker = start_worker();
    let answer = worker.sign_in(order(endpoints(&server), &folder));
    until(&worker, "it waits", |snapshot| {
        matches!(snapshot.sign_in, SignIn::SigningIn(Some(_)))
    })
    .await;
    worker.cancel_sign_in();
    assert_eq!(answer.await.unwrap().unwrap_err().cause, Cause::Stopped);

    let began = Instant::now();
    let failure = worker
        .sign_in(order(endpoints(&server), &folder))
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(failure.cause, Cause::SignIn(SignInCause::EntraTrouble));
    assert!(began.elapsed() < Duration::from_mins(1));

    // If Entra asks for a long wait, or refuses, that is shown at once.
    for (status, wait) in [(503, "600"), (400, "1")] {
        let refuse = move |_| Reply::plain(status, &[("retry-after", wait)], "");
        let server = graph(refuse, |_| Reply::json(ROSTER)).await;
        let worker = start_worker();
        let began = Instant::now();
        worker
            .sign_in(order(endpoints(&server), &folder))
            .await
            .unwrap()
            .unwrap_err();
        assert!(began.elapsed() < Duration::from_secs(2), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_comes_after_its_try_was_dropped_changes_nothing() {
    let roster = |number| match number {
        1 => Reply::json(r#"{"value": [{"id": "old"}]}"#).after(Duration::from_secs(6)),
        _ => Reply::json(ROSTER),
    };
    let (server, folder) = (
        graph(|_| Reply::token("t", 3600), roster).await,
        TempDir::new().unwrap(),
    );
    let worker = watching(&server, &folder).await;
    tokio::time::sleep(Duration::from_secs(4)).await;
    worker
        .tell(Command::Refresh("C-1".into()))
        .await
        .unwrap()
        .unwrap();
    tokio::time::sleep(Duration::from_secs(10)).await;
    let snapshot = worker.snapshot();
    let rows = snapshot.calls[0].rows.iter();
    let ids: Vec<_> = rows.filter_map(|row| row.key.participant()).collect();
    assert_eq!(ids, [&"me".into()]);
}
