//! The client's limits against a server that is silent, never ends its answer, redirects or sends
//! too much.

use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::fixtures::sign_in::{app_with_secret, client};
use crate::raw_server::{RawServer, Reply, Request};
use moderato::graph::http::origin::Endpoints;
use moderato::graph::requests::client::GraphClient;
use moderato::moderation::evidence::reading::IncompleteReason;
use moderato::moderation::model::failure::{Cause, ConnectionCause, Failure, SignInCause};
use moderato::moderation::model::ids::{CallId, ParticipantId};

const ROSTER: &str = "/v1.0/communications/calls/c/participants";

/// Starts a server that issues a token and answers everything else with `answer`.
async fn graph(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> RawServer {
    RawServer::start(move |request| {
        if request.is_for_a_token() {
            Reply::token("t", 3600)
        } else {
            answer(request)
        }
    })
    .await
}

async fn remove(client: &GraphClient) -> Result<u32, Failure> {
    let (call, participant) = (CallId::from("c"), ParticipantId::from("p"));
    let done = client
        .remove_participant(&call, &participant, false, &|_| {})
        .await;
    done.map(|done| done.tries)
}

async fn roster(
    client: &GraphClient,
) -> Result<moderato::graph::requests::pages::PagedRoster, Failure> {
    client.participants(&CallId::from("c")).await
}

#[tokio::test(start_paused = true)]
async fn a_removal_gives_up_on_a_silent_server_after_ten_seconds() {
    let server = graph(|_| Reply::Silence).await;
    let client = client(&server);
    client.sign_in().await.unwrap();
    let began = Instant::now();
    let failure = remove(&client).await.unwrap_err();
    assert_eq!(failure.cause, Cause::TimedOut);
    assert_eq!(failure.tries, 3);
    let took = began.elapsed();
    assert!(
        took > Duration::from_secs(8) && took <= Duration::from_millis(10_010),
        "{took:?}"
    );
    let (sent, given_up) = failure.times.unwrap();
    assert!(sent <= given_up);
}

#[tokio::test(start_paused = true)]
async fn a_poll_gives_up_on_a_silent_server_within_thirty_seconds() {
    let server = graph(|_| Reply::Silence).await;
    let began = Instant::now();
    let failure = roster(&client(&server)).await.unwrap_err();
    assert_eq!((failure.cause, failure.tries), (Cause::TimedOut, 1));
    assert!(began.elapsed() <= Duration::from_millis(30_010));
}

#[tokio::test(start_paused = true)]
async fn a_roster_in_many_slow_pages_is_left_after_thirty_seconds_in_all() {
    let server = graph(|request| {
        let page = request.target.split_once("page=");
        let page: u32 = page.map_or(0, |(_, page)| page.parse().unwrap());
        Reply::json(&format!(
            r#"{{"value": [{{"id": "p{page}"}}], "@odata.nextLink": "{ROSTER}?page={}"}}"#,
            page + 1
        ))
        .after(Duration::from_secs(8))
    })
    .await;
    let client = client(&server);
    client.sign_in().await.unwrap();
    let began = Instant::now();
    let failure = roster(&client).await.unwrap_err();
    assert_eq!(failure.cause, Cause::TimedOut);
    assert!(began.elapsed() <= Duration::from_millis(30_010));
    assert_eq!(server.lines().len(), 4);
}

#[tokio::test]
async fn what_is_read_is_never_a_copy_of_a_cache() {
    let server = graph(|_| Reply::json(r#"{"value": []}"#)).await;
    let client = client(&server);
    roster(&client).await.unwrap();
    remove(&client).await.unwrap();
    let seen = server.seen();
    let graph = seen.iter().filter(|request| !request.is_for_a_token());
    for request in graph {
        let wanted = (request.method == "GET").then_some("no-cache");
        assert_eq!(
            request.header("cache-control"),
            wanted,
            "{}",
            request.method
        );
    }
}

#[tokio::test]
async fn a_retry_after_that_is_a_date_counts_from_the_date_of_its_own_answer() {
    for (ahead, clock) in [(0_u64, 30_u64), (30, 0), (7_200, 0)] {
        let server = graph(move |_| {
            // The server's clock is `ahead` seconds ahead of this computer's, or `clock` seconds behind.
            let theirs =
                SystemTime::now() + Duration::from_secs(ahead) - Duration::from_secs(clock);
            let until = httpdate::fmt_http_date(theirs + Duration::from_secs(6));
            let date = httpdate::fmt_http_date(theirs);
            Reply::plain(429, &[("date", &date), ("retry-after", &until)], "")
        })
        .await;
        let failure = roster(&client(&server)).await.unwrap_err();
        let six = Duration::from_secs(6);
        assert_eq!(
            failure.cause,
            Cause::Throttled(Some(six)),
            "{ahead} {clock}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_silent_token_endpoint_never_makes_a_removal_look_sent() {
    let server = RawServer::start(|_| Reply::Silence).await;
    let began = Instant::now();
    let failure = remove(&client(&server)).await.unwrap_err();
    assert_eq!(failure.cause, Cause::SignIn(SignInCause::EntraTrouble));
    assert!(!failure.cause.is_answer_lost());
    assert_eq!(failure.tries, 0);
    assert!(began.elapsed() <= Duration::from_millis(10_010));
}

#[tokio::test]
async fn a_token_endpoint_that_hangs_up_never_makes_a_removal_look_sent() {
    for cut in [
        "",
        "HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{\"access_token\":",
    ] {
        let server = RawServer::start(move |_| Reply::BytesAndClose(cut.as_bytes().to_vec())).await;
        let failure = remove(&client(&server)).await.unwrap_err();
        let cause = Cause::SignIn(SignInCause::EntraTrouble);
        assert_eq!(failure.cause, cause, "{cut}");
        assert!(!failure.may_have_worked() && !failure.is_answer_lost());
        assert_eq!(failure.tries, 0);
    }
}

#[tokio::test(start_paused = true)]
async fn a_service_that_wants_longer_than_an_action_may_take_is_not_waited_for() {
    for (asked, tries) in [("60", 1), ("2", 3)] {
        let server = graph(move |_| Reply::plain(503, &[("retry-after", asked)], "")).await;
        let client = client(&server);
        client.sign_in().await.unwrap();
        let began = Instant::now();
        let failure = remove(&client).await.unwrap_err();
        assert_eq!(failure.cause, Cause::Service);
        assert_eq!(failure.tries, tries, "{asked}");
        assert!(began.elapsed() < Duration::from_secs(10));
    }
}

#[tokio::test]
async fn polls_that_hang_do_not_hold_up_a_removal() {
    let server = graph(|request| match request.method.as_str() {
        "GET" => Reply::Silence,
        _ => Reply::plain(204, &[], ""),
    })
    .await;
    let client = client(&server);
    client.sign_in().await.unwrap();
    let mut polls = JoinSet::new();
    for _ in 0..20 {
        let client = client.clone();
        polls.spawn(async move { roster(&client).await });
    }
    while server.lines().len() < 20 {
        tokio::task::yield_now().await;
    }
    assert_eq!(remove(&client).await.unwrap(), 1);
    assert!(polls.try_join_next().is_none(), "all polls still hang");
}

#[tokio::test]
async fn a_connection_that_breaks_is_replaced() {
    let server = graph(|request| match request.header("client-request-id") {
        Some(_) if request.method == "GET" => Reply::hang_up(),
        _ => Reply::plain(204, &[], ""),
    })
    .await;
    let client = client(&server);
    let failure = roster(&client).await.unwrap_err();
    assert_eq!(failure.cause, Cause::Connection(ConnectionCause::Broken));
    assert_eq!(remove(&client).await.unwrap(), 1);
}

#[tokio::test]
async fn a_roster_that_never_ends_is_left_after_two_hundred_pages() {
    let server = graph(|request| {
        let page = request
            .target
            .split_once("page=")
            .map_or(0, |(_, page)| page.parse().unwrap());
        Reply::json(&format!(
            r#"{{"value": [{{"id": "p{page}"}}], "@odata.nextLink": "{ROSTER}?page={}"}}"#,
            page + 1
        ))
    })
    .await;
    let roster = roster(&client(&server)).await.unwrap();
    assert_eq!(
        roster.incomplete,
        Some(IncompleteReason::Link { read: 200 })
    );
    assert_eq!((roster.rows, roster.participants.len()), (200, 200));
    assert_eq!(server.lines().len(), 200);
}

#[tokio::test]
async fn pages_that_lead_in_a_circle_are_read_once() {
    let server = graph(|request| {
        let next = if request.target.ends_with("page=1") {
            2
        } else {
            1
        };
        Reply::json(&format!(
            r#"{{"value": [{{"id": "p"}}], "@odata.nextLink": "{ROSTER}?page={next}"}}"#
        ))
    })
    .await;
    let roster = roster(&client(&server)).await.unwrap();
    assert!(matches!(
        roster.incomplete,
        Some(IncompleteReason::Link { .. })
    ));
    assert_eq!((roster.rows, roster.participants.len()), (3, 3));
    assert_eq!(server.lines().len(), 3);
}

#[tokio::test]
async fn an_answer_without_end_is_not_swallowed() {
    let server = graph(|_| {
        let mut bytes = b"HTTP/1.1 200 Said\r\n\r\n".to_vec();
        bytes.resize((32 << 20) + 1_000, b' ');
        Reply::BytesAndClose(bytes)
    })
    .await;
    let failure = roster(&client(&server)).await.unwrap_err();
    assert_eq!(failure.cause, Cause::TooLarge);
}

/// A token answer of 70,000 letters, compressed to 169 bytes.
const SWELLING: &str = "H4sIAAAAAAACA+3LMQ6CQBBA0btMTUFCYkHpRQghUxAjkN0tNMa7i57B8r36/1e0/Zbb1J5HxhjXnEuW6CIfx1qyTusW43Dp+y7m\
    Zclap19+lu2M7nv5TjMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAA8Hfx/gDPFVyythEBAA==";

#[tokio::test]
async fn an_answer_that_swells_while_it_is_unpacked_is_not_swallowed() {
    let server = RawServer::start(|_| {
        let body = STANDARD.decode(SWELLING).unwrap();
        let head = format!(
            "HTTP/1.1 200 Said\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        Reply::Bytes([head.as_bytes(), &body].concat())
    })
    .await;
    let failure = client(&server).sign_in().await.unwrap_err();
    assert_eq!(failure.cause, Cause::SignIn(SignInCause::NotEntra));

    assert_eq!(failure.message, "more than 64 KiB in place of a token");
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_is_told_from_one_that_is_not_there() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let plain = tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            // Reads first, because closing with unread bytes would reset the connection.
            let mut hello = [0; 4_096];
            assert!(stream.read(&mut hello).await.unwrap() > 0);
            stream
                .write_all(b"HTTP/1.1 400 Speak up\r\n\r\n")
                .await
                .unwrap();
        }
    });
    let endpoints = Endpoints::custom(&format!("https://{address}"), None).unwrap();
    let client = GraphClient::new(endpoints, app_with_secret()).unwrap();
    let failure = client.sign_in().await.unwrap_err();
    assert_eq!(
        failure.cause,
        Cause::Connection(ConnectionCause::Tls),
        "{failure:?}"
    );
    assert!(!failure.causes.is_empty());
    plain.abort();
    assert!(plain.await.unwrap_err().is_cancelled());
    let failure = client.sign_in().await.unwrap_err();
    assert_eq!(failure.cause, Cause::Connection(ConnectionCause::Refused));
}

#[tokio::test]
async fn a_redirect_is_reported_and_never_followed() {
    let other = RawServer::start(|_| Reply::plain(204, &[], "")).await;
    for status in [301, 302, 307, 308] {
        let to = format!("{}/elsewhere", other.url());
        let server = graph(move |_| Reply::plain(status, &[("location", &to)], "")).await;
        let client = client(&server);
        let wanted = Cause::Redirected("127.0.0.1".into());
        assert_eq!(roster(&client).await.unwrap_err().cause, wanted);
        assert_eq!(remove(&client).await.unwrap_err().cause, wanted);
        assert_eq!(server.lines().len(), 2, "each was sent once");
    }
    assert_eq!(other.seen().len(), 0);
}

#[tokio::test]
async fn a_page_that_answers_200_to_everything_is_not_taken_for_graph() {
    let server = graph(|_| Reply::plain(200, &[], "<html>Sign in to our network</html>")).await;
    let client = client(&server);
    assert_eq!(roster(&client).await.unwrap_err().cause, Cause::NotGraph);
    let failure = remove(&client).await.unwrap_err();
    assert_eq!(failure.cause, Cause::NotGraph);
    assert!(failure.cause.is_answer_lost());
    assert!(!format!("{failure:?}").contains("network"));
}
