//! Tokens on the wire: requested once, renewed in time, and sent only where they belong.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;

use crate::fixtures::sign_in::{app, endpoints};
use crate::raw_server::{RawServer, Reply, Request};
use moderato::graph::entra::auth::{AppCredentials, Credential};
use moderato::graph::requests::client::GraphClient;
use moderato::moderation::model::failure::{Cause, Failure, SignInCause};
use moderato::moderation::model::ids::{CallId, ParticipantId};

const SECRET: &str = "canary~secret value";
const SECRET_IN_FORM: &str = "canary%7Esecret+value";

fn client(server: &RawServer) -> GraphClient {
    let credentials = AppCredentials {
        client_id: "app-id".to_owned(),
        ..app(Credential::Secret(SECRET.into()))
    };
    GraphClient::new(endpoints(server), credentials).unwrap()
}

fn call() -> CallId {
    CallId::from("c")
}

fn a_call() -> Reply {
    Reply::json(r#"{"id": "c", "state": "established"}"#)
}

fn refused_by_entra(status: u16, error: &str, number: u32) -> Reply {
    let body = format!(
        r#"{{"error": "{error}", "error_description": "AADSTS{number}: No. You sent {SECRET} as {SECRET_IN_FORM}.", "error_codes": [{number}], "trace_id": "trace"}}"#
    );
    Reply::plain(status, &[("content-type", "application/json")], &body)
}

/// Starts a server that answers token requests by number, counted from 1, and everything else with
/// a call.
async fn entra(answer: impl Fn(usize) -> Reply + Send + Sync + 'static) -> RawServer {
    let count = AtomicUsize::new(0);
    RawServer::start(move |request| {
        if request.is_for_a_token() {
            answer(count.fetch_add(1, Ordering::SeqCst) + 1)
        } else {
            a_call()
        }
    })
    .await
}

/// Starts a server that accepts only the token with this number.
async fn graph_that_takes_only(number: usize) -> RawServer {
    let count = AtomicUsize::new(0);
    RawServer::start(move |request: &Request| {
        if request.is_for_a_token() {
            let number = count.fetch_add(1, Ordering::SeqCst) + 1;
            return Reply::token(&format!("token-{number}"), 3600);
        }
        if request.header("authorization") == Some(&format!("Bearer token-{number}")) {
            a_call()
        } else {
            Reply::plain(
                401,
                &[],
                r#"{"error": {"code": "InvalidAuthenticationToken"}}"#,
            )
        }
    })
    .await
}

async fn fifty_at_once(client: &GraphClient) -> Vec<Result<(), Cause>> {
    let mut calls = JoinSet::new();
    for _ in 0..50 {
        let client = client.clone();
        calls.spawn(async move {
            let answer = client.call(&call()).await;
            answer.map(drop).map_err(|failure| failure.cause)
        });
    }
    calls.join_all().await
}

#[tokio::test]
async fn fifty_callers_cause_one_token_request() {
    let server = entra(|_| Reply::token("t", 3600)).await;
    let answers = fifty_at_once(&client(&server)).await;
    assert_eq!(answers, vec![Ok(()); 50]);
    assert_eq!(server.token_requests(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_token_without_a_life_of_its_own_is_not_asked_for_at_each_poll() {
    for (expires, refresh) in [(3600, "0"), (0, "0"), (0, "null"), (1, "null")] {
        let server = entra(move |number| {
            Reply::json(&format!(
                r#"{{"token_type": "Bearer", "expires_in": {expires}, "refresh_in": {refresh}, "access_token": "t{number}"}}"#
            ))
        })
        .await;
        let client = client(&server);
        for _ in 0..60 {
            client.call(&call()).await.unwrap();
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        let asked = server.token_requests();
        assert!(
            asked <= 5,
            "{asked} in two minutes for {expires} and {refresh}"
        );
    }
}

#[tokio::test]
async fn fifty_refusals_of_one_token_cause_one_renewal() {
    let server = graph_that_takes_only(2).await;
    let answers = fifty_at_once(&client(&server)).await;
    assert_eq!(answers, vec![Ok(()); 50]);
    assert_eq!(server.token_requests(), 2);
}

#[tokio::test]
async fn fifty_callers_share_one_failure() {
    let server = entra(|_| refused_by_entra(400, "invalid_request", 90_002)).await;
    let answers = fifty_at_once(&client(&server)).await;
    let failure = Err(Cause::SignIn(SignInCause::UnknownTenant));
    assert_eq!(answers, vec![failure; 50]);
    assert_eq!(server.token_requests(), 1);
}

#[tokio::test]
async fn the_secret_travels_in_the_form_and_only_there() {
    let server = entra(|_| Reply::token("t", 3600)).await;
    let client = client(&server);
    client.sign_in().await.unwrap();
    client.call(&call()).await.unwrap();
    let [token, graph] = server.seen().try_into().unwrap();
    assert_eq!(token.target, "/contoso.example/oauth2/v2.0/token");
    assert_eq!(token.header("authorization"), None);
    let fields: Vec<_> = url::form_urlencoded::parse(token.body.as_bytes()).collect();
    let scope = format!("{}/.default", server.url());
    for (name, value) in [
        ("grant_type", "client_credentials"),
        ("client_id", "app-id"),
        ("client_secret", SECRET),
        ("scope", &scope),
    ] {
        assert!(fields.contains(&(name.into(), value.into())), "{name}");
    }
    assert_eq!(graph.header("authorization"), Some("Bearer t"));
    assert!(!format!("{graph:?}").contains("canary"));
}

#[tokio::test]
async fn a_redirect_of_the_token_request_leads_nowhere() {
    let other = RawServer::start(|_| Reply::token("stolen", 3600)).await;
    let to = format!("{}/contoso.example/oauth2/v2.0/token", other.url());
    let server = entra(move |_| Reply::plain(307, &[("location", &to)], "")).await;
    let failure = client(&server).sign_in().await.unwrap_err();
    assert_eq!(failure.cause, Cause::Redirected("127.0.0.1".into()));
    assert_eq!(other.seen().len(), 0);
}

#[tokio::test]
async fn what_answers_without_being_entra_is_called_so() {
    for body in [
        "<html>Welcome to the hotel</html>",
        "",
        "{}",
        r#"{"access_token": ""}"#,
        r#"{"access_token": "line\nbreak"}"#,
        r#"{"access_token""#,
        &"x".repeat(70_000),
    ] {
        let body = body.to_owned();
        let server = entra(move |_| Reply::plain(200, &[], &body)).await;
        let failure = client(&server).sign_in().await.unwrap_err();
        assert_eq!(failure.cause, Cause::SignIn(SignInCause::NotEntra));
    }
}

#[tokio::test]
async fn a_refused_secret_is_not_sent_again_before_the_next_sign_in() {
    let server = entra(|number| match number {
        1 => refused_by_entra(401, "invalid_client", 7_000_215),
        _ => Reply::token("t", 3600),
    })
    .await;
    let client = client(&server);
    for _ in 0..3 {
        let failure = client.call(&call()).await.unwrap_err();
        assert_eq!(failure.cause, Cause::SignIn(SignInCause::WrongSecret));
        assert_eq!(failure.code.as_deref(), Some("AADSTS7000215"));
        assert_eq!(failure.request_id.as_deref(), Some("trace"));
        assert_eq!(failure.tries, 0);
    }
    assert_eq!(server.token_requests(), 1);
    client.sign_in().await.unwrap();
    client.call(&call()).await.unwrap();
    assert_eq!(server.token_requests(), 2);
}

#[tokio::test]
async fn neither_secret_nor_token_is_in_anything_that_can_be_printed() {
    let refusing = entra(|_| refused_by_entra(401, "invalid_client", 7_000_215)).await;
    let failure = client(&refusing).sign_in().await.unwrap_err();
    assert!(!format!("{failure:?}").contains("canary"), "{failure:?}");
    assert!(failure.message.contains("You sent [secret] as [secret]."));

    let server = entra(|_| Reply::token("canary.token", 3600)).await;
    let client = client(&server);
    let token = client.tokens().token().await.unwrap();
    let signed_in = client.sign_in().await.unwrap();
    assert!(!format!("{token:?} {signed_in:?}").contains("canary"));
    assert_eq!(signed_in.hint, None, "two parts are no token of Entra's");
}

#[tokio::test(start_paused = true)]
async fn an_error_that_comes_as_a_success_repeats_no_secret() {
    for status in [200, 201, 203, 206, 299] {
        let server = entra(move |_| refused_by_entra(status, "invalid_client", 7_000_215)).await;
        let failure = client(&server).sign_in().await.unwrap_err();
        let told = format!("{failure:?}");
        let secrets = [SECRET, SECRET_IN_FORM];
        assert!(
            !secrets.iter().any(|it| told.contains(it)),
            "{status}: {told}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_behind_a_byte_order_mark_is_one() {
    let body =
        "\u{feff}{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"a-token\"}\n";
    let server = entra(|_| Reply::plain(200, &[("content-type", "application/json")], body)).await;
    client(&server).sign_in().await.unwrap();
    client(&server).call(&call()).await.unwrap();
}

#[tokio::test]
async fn a_tokens_claims_are_read_as_a_hint() {
    // The claims are `{"roles":["Calls.JoinGroupCall.All"],"tid":"t","appid":"a","app_displayname":"Moderato"}`.
    let claims = "eyJyb2xlcyI6WyJDYWxscy5Kb2luR3JvdXBDYWxsLkFsbCJdLCJ0aWQiOiJ0IiwiYXBwaWQiOiJhIiwiYXBwX2Rpc3BsYXluYW1lIjoiTW9kZXJhdG8ifQ";
    let server = entra(move |_| Reply::token(&format!("e30.{claims}.sig"), 3600)).await;
    let hint = client(&server).sign_in().await.unwrap().hint.unwrap();
    assert_eq!(hint.roles, ["Calls.JoinGroupCall.All"]);
    assert_eq!(hint.tenant.as_deref(), Some("t"));
    assert_eq!(hint.app.as_deref(), Some("a"));
    assert_eq!(hint.app_name.as_deref(), Some("Moderato"));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_still_works_is_never_waited_for() {
    let server = entra(|number| match number {
        1 => Reply::token("t", 100),
        _ => Reply::Silence,
    })
    .await;
    let client = client(&server);
    client.sign_in().await.unwrap();
    tokio::time::advance(Duration::from_mins(1)).await;
    client.call(&call()).await.unwrap();
    client.call(&call()).await.unwrap();
    assert!(
        server.token_requests() <= 2,
        "one renewal in the background"
    );
    let graph = server.seen();
    let graph = graph.iter().filter(|request| !request.is_for_a_token());
    assert!(graph.clone().count() == 2);
    for request in graph {
        assert_eq!(request.header("authorization"), Some("Bearer t"));
    }
}

#[tokio::test(start_paused = true)]
async fn an_action_after_a_missing_role_first_asks_for_a_token_that_may_have_it() {
    let tokens = AtomicUsize::new(0);
    let server = RawServer::start(move |request: &Request| {
        if request.is_for_a_token() {
            let number = tokens.fetch_add(1, Ordering::SeqCst) + 1;
            return Reply::token(&format!("t{number}"), 3_600);
        }
        if request.header("authorization") == Some("Bearer t1") {
            let error = r#"{"error": {"code": "7504", "message": "Insufficient enterprise tenant permissions."}}"#;
            return Reply::plain(403, &[("content-type", "application/json")], error);
        }
        Reply::plain(204, &[], "")
    })
    .await;
    let client = client(&server);
    let remove = async || {
        let person = ParticipantId::from("p");
        client
            .remove_participant(&call(), &person, false, &|_| {})
            .await
    };
    for _ in 0..2 {
        let failure = remove().await.unwrap_err();
        assert_eq!(failure.cause, Cause::RoleMissing, "{failure:?}");
    }
    assert_eq!(server.token_requests(), 1, "a series doesn't ask each time");
    tokio::time::advance(Duration::from_secs(6)).await;
    remove().await.unwrap();
    remove().await.unwrap();
    assert_eq!(server.token_requests(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_renewal_that_fails_leaves_the_old_token_in_use() {
    let server = entra(|number| match number {
        1 => Reply::token("t", 100),
        _ => refused_by_entra(503, "temporarily_unavailable", 90_033),
    })
    .await;
    let client = client(&server);
    client.sign_in().await.unwrap();
    for _ in 0..6 {
        tokio::time::advance(Duration::from_secs(14)).await;
        client.call(&call()).await.unwrap();
        // Lets the background renewal continue.
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert!(server.token_requests() > 1, "it was tried");
    tokio::time::advance(Duration::from_secs(20)).await;
    let failure = client.call(&call()).await.unwrap_err();
    assert_eq!(failure.cause, Cause::SignIn(SignInCause::EntraTrouble));
}

#[tokio::test(start_paused = true)]
async fn a_token_counts_as_over_before_it_is() {
    let server = entra(|number| Reply::token(&format!("t{number}"), 100)).await;
    let client = client(&server);
    client.sign_in().await.unwrap();
    tokio::time::advance(Duration::from_secs(91)).await;
    client.call(&call()).await.unwrap();
    let seen = server.seen();
    assert_eq!(
        seen.last().unwrap().header("authorization"),
        Some("Bearer t2")
    );
}

#[tokio::test(start_paused = true)]
async fn a_graph_that_takes_no_token_at_all_does_not_make_entra_pay() {
    let server = graph_that_takes_only(99).await;
    let client = client(&server);
    for _ in 0..5 {
        let failure = client.call(&call()).await.unwrap_err();
        assert_eq!(failure.cause, Cause::Unauthenticated);
        assert_eq!(failure.code.as_deref(), Some("InvalidAuthenticationToken"));
    }
    assert_eq!(server.token_requests(), 2);
    tokio::time::advance(Duration::from_secs(31)).await;
    client.call(&call()).await.unwrap_err();
    assert_eq!(server.token_requests(), 3);
}

#[tokio::test]
async fn a_claims_challenge_is_answered_with_the_claims() {
    let server = RawServer::start(|request| {
        if request.is_for_a_token() {
            let answered = request.body.contains("claims=");
            return Reply::token(if answered { "strong" } else { "weak" }, 3600);
        }
        if request.header("authorization") == Some("Bearer strong") {
            return a_call();
        }
        // The challenge is `{"access_token":{"nbf":{"essential":true}}}`.
        let challenge = r#"Bearer authorization_uri="x", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ==""#;
        Reply::plain(401, &[("www-authenticate", challenge)], "")
    })
    .await;
    client(&server).call(&call()).await.unwrap();
    let seen = server.seen();
    let renewal = seen
        .iter()
        .filter(|request| request.is_for_a_token())
        .nth(1);
    let fields: Vec<_> = url::form_urlencoded::parse(renewal.unwrap().body.as_bytes()).collect();
    let claims = r#"{"access_token":{"nbf":{"essential":true}}}"#;
    assert!(fields.contains(&("claims".into(), claims.into())));
}

#[tokio::test]
async fn credentials_that_cannot_work_are_refused_before_anything_is_sent() {
    let server = entra(|_| Reply::token("t", 3600)).await;
    for (tenant, client_id, secret, wanted) in [
        ("", "a", "s", SignInCause::UnknownTenant),
        ("common", "a", "s", SignInCause::UnknownTenant),
        ("..", "a", "s", SignInCause::UnknownTenant),
        ("a/b", "a", "s", SignInCause::UnknownTenant),
        ("t", "", "s", SignInCause::UnknownApp),
        ("t", "a", "", SignInCause::NoCredential),
    ] {
        let credentials = AppCredentials {
            tenant: tenant.to_owned(),
            client_id: client_id.to_owned(),
            credential: Credential::Secret(secret.into()),
        };
        let refused = GraphClient::new(endpoints(&server), credentials)
            .err()
            .unwrap();
        assert_eq!(
            Failure::from(refused).cause,
            Cause::SignIn(wanted),
            "{tenant} {client_id}"
        );
    }
    assert_eq!(server.seen().len(), 0);
}
