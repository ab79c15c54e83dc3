//! Every kind of credential, against a simulator that checks what it receives over HTTP.

use std::path::Path;
use std::sync::Arc;

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;

use crate::fixtures::sign_in::{app, app_of, endpoints, play};
use crate::raw_server::{RawServer, Reply};
use moderato::graph::entra::assertion::SigningAlgorithm;
use moderato::graph::entra::auth::{AppCredentials, CertificateCredential, Credential};
use moderato::graph::entra::certificate::Certificate;
use moderato::graph::http::origin::Endpoints;
use moderato::graph::requests::client::GraphClient;
use moderato::moderation::model::failure::{Cause, Failure, SignInCause};
use moderato::moderation::model::ids::CallId;
use moderato::simulator::{RunningServer, Scenario};

fn key_file(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/keys")
        .join(name)
}

pub(crate) fn certificate(name: &str) -> CertificateCredential {
    let password = "test-password".into();
    let now = jiff::Timestamp::now();
    let certificate = Certificate::load(&key_file(name), Some(&password), now).unwrap();
    CertificateCredential {
        certificate: Arc::new(certificate),
        algorithm: SigningAlgorithm::Ps256,
        send_chain: false,
    }
}

async fn simulator(registered: bool) -> RunningServer {
    let scenario = Scenario::call("Board review").build();
    let running = play(scenario).await;
    if registered {
        let der = CertificateDer::from_pem_file(key_file("certificate.pem")).unwrap();
        let register = |world: &mut moderato::simulator::World| world.register_certificate(&der);
        running.simulator.with_world(register);
    }
    running
}

fn client(running: &RunningServer, credential: Credential) -> GraphClient {
    let credentials = AppCredentials {
        credential,
        ..app_of(running)
    };
    let endpoints = Endpoints::custom(&running.base_url(), None).unwrap();
    GraphClient::new(endpoints, credentials).unwrap()
}

async fn watch(running: &RunningServer, client: &GraphClient) -> Result<(), Failure> {
    let call = CallId::from(running.simulator.calls()[0].as_str());
    client.participants(&call).await.map(drop)
}

/// Returns a client that signs in to this server with a certificate.
fn client_of(server: &RawServer) -> GraphClient {
    let credentials = app(Credential::Certificate(certificate("pkcs8.pem")));
    GraphClient::new(endpoints(server), credentials).unwrap()
}

#[tokio::test]
async fn a_certificate_signs_in_from_every_kind_of_file_and_in_both_ways() {
    let running = simulator(true).await;
    for name in [
        "pkcs1.pem", "pkcs8.pem", "encrypted.pem", "new.pfx", "old.pfx", "windows.pfx",
    ] {
        for algorithm in [SigningAlgorithm::Ps256, SigningAlgorithm::Rs256] {
            for send_chain in [false, true] {
                let mut used = certificate(name);
                (used.algorithm, used.send_chain) = (algorithm, send_chain);
                let client = client(&running, Credential::Certificate(used));
                client.sign_in().await.unwrap();
                watch(&running, &client).await.unwrap();
            }
        }
    }
}

#[tokio::test]
async fn a_certificate_that_nobody_registered_is_refused_with_the_remedy() {
    let running = simulator(false).await;
    let client = client(&running, Credential::Certificate(certificate("pkcs8.pem")));
    let failure = client.sign_in().await.unwrap_err();
    assert_eq!(
        failure.cause,
        Cause::SignIn(SignInCause::CertificateRefused)
    );
    assert_eq!(failure.code.as_deref(), Some("AADSTS700027"));
    let of_ids = |cause: &String| cause.starts_with("correlation-id ");
    assert!(failure.causes.iter().any(of_ids), "{:?}", failure.causes);
}

#[tokio::test]
async fn each_request_is_signed_anew_and_an_assertion_counts_once() {
    let running = simulator(true).await;
    let client = client(&running, Credential::Certificate(certificate("pkcs8.pem")));
    client.sign_in().await.unwrap();
    running
        .simulator
        .with_world(moderato::simulator::World::expire_tokens);
    watch(&running, &client).await.unwrap();
    let asked = running.simulator.with_world(|world| world.token_requests());
    assert_eq!(asked, 2);
}

#[tokio::test]
async fn a_federated_token_is_read_anew_at_each_request() {
    let running = simulator(false).await;
    let trust = |token: &'static str| {
        running
            .simulator
            .with_world(|world| world.trust_federated_token(token));
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    let client = client(&running, Credential::FederatedFile(path.clone()));
    let failure = client.sign_in().await.unwrap_err();
    assert_eq!(failure.cause, Cause::SignIn(SignInCause::TokenFile));
    assert!(failure.message.contains("token"), "it names the file");
    assert!(running.simulator.requests().is_empty());
    trust("e30.e30.Zmlyc3Q");
    std::fs::write(&path, "e30.e30.Zmlyc3Q\n").unwrap();
    client.sign_in().await.unwrap();
    std::fs::write(&path, "e30.e30.c2Vjb25k\n").unwrap();
    trust("e30.e30.c2Vjb25k");
    running
        .simulator
        .with_world(moderato::simulator::World::expire_tokens);
    watch(&running, &client).await.unwrap();
}

#[tokio::test]
async fn a_file_that_holds_no_token_is_sent_to_nobody() {
    let running = simulator(false).await;
    let credential = Credential::FederatedFile(key_file("pkcs8.pem"));
    let failure = client(&running, credential).sign_in().await.unwrap_err();
    assert_eq!(failure.cause, Cause::SignIn(SignInCause::TokenFile));
    assert!(!format!("{failure:?}").contains("BEGIN"));
    assert!(running.simulator.requests().is_empty());
}

#[tokio::test]
async fn a_pasted_token_is_used_as_it_is_and_never_renewed() {
    let running = simulator(false).await;
    let known = running.simulator.credentials();
    let address = format!(
        "{}/{}/oauth2/v2.0/token",
        running.base_url(),
        known.tenant_id
    );
    let scope = format!("{}/.default", running.base_url());
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", &known.client_id),
        ("client_secret", &known.client_secret),
        ("scope", &scope),
    ];
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let plain = reqwest::Client::builder().no_proxy().build().unwrap();
    let asked = plain
        .post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body);
    let answer = asked.send().await.unwrap().bytes().await.unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
    let text = format!(" Bearer {}\n", answer["access_token"].as_str().unwrap());
    let client = client(&running, Credential::AccessToken(text.into()));
    let signed_in = client.sign_in().await.unwrap();
    assert!(signed_in.hint.unwrap().roles.len() > 1);
    watch(&running, &client).await.unwrap();
    running
        .simulator
        .with_world(moderato::simulator::World::expire_tokens);
    let failure = watch(&running, &client).await.unwrap_err();
    assert_eq!(failure.cause, Cause::Unauthenticated);
    let asked = running.simulator.with_world(|world| world.token_requests());
    assert_eq!(asked, 1, "only the token that was pasted");
}

#[tokio::test]
async fn a_pasted_token_that_has_ended_or_is_none_is_sent_to_nobody() {
    let running = simulator(false).await;
    for (text, wanted) in [
        // The claims are `{"exp":1}`.
        ("e30.eyJleHAiOjF9.x", SignInCause::TokenEnded),
        ("no\u{7f}token", SignInCause::NotAToken),
    ] {
        let client = client(&running, Credential::AccessToken(text.into()));
        let failure = client.sign_in().await.unwrap_err();
        assert_eq!(failure.cause, Cause::SignIn(wanted), "{text}");
        let failure = watch(&running, &client).await.unwrap_err();
        assert_eq!(failure.cause, Cause::SignIn(wanted), "{text}");
    }
    assert!(running.simulator.requests().is_empty());
}

#[tokio::test]
async fn a_refused_assertion_under_a_wrong_clock_is_put_down_to_the_clock() {
    for (number, date, wanted) in [
        (
            700_024,
            "Mon, 02 Jan 2006 15:04:05 GMT",
            SignInCause::ClockWrong,
        ),
        (
            700_027,
            "Mon, 02 Jan 2006 15:04:05 GMT",
            SignInCause::ClockWrong,
        ),
        (
            50_027,
            "Mon, 02 Jan 2006 15:04:05 GMT",
            SignInCause::ClockWrong,
        ),
        (
            700_025,
            "Mon, 02 Jan 2006 15:04:05 GMT",
            SignInCause::PublicClient,
        ),
        (700_027, "nonsense", SignInCause::CertificateRefused),
    ] {
        let server = RawServer::start(move |_| {
            let body = format!(r#"{{"error": "invalid_client", "error_codes": [{number}]}}"#);
            Reply::plain(401, &[("date", date)], &body)
        })
        .await;
        let client = client_of(&server);
        let failure = client.sign_in().await.unwrap_err();
        assert_eq!(failure.cause, Cause::SignIn(wanted), "{number} {date}");
        let is_told = client.tokens().clock_skew().is_some();
        assert_eq!(is_told, date != "nonsense");
    }
}

#[tokio::test]
async fn an_assertion_is_not_sent_on_to_where_a_redirect_points() {
    let other = RawServer::start(|_| Reply::token("stolen", 3600)).await;
    for status in [301, 302, 307, 308] {
        let to = format!("{}/t/oauth2/v2.0/token", other.url());
        let server =
            RawServer::start(move |_| Reply::plain(status, &[("location", &to)], "")).await;
        let client = client_of(&server);
        let failure = client.sign_in().await.unwrap_err();
        assert_eq!(failure.cause, Cause::Redirected("127.0.0.1".into()));
        assert_eq!(server.seen().len(), 1);
    }
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn a_server_that_repeats_the_assertion_does_not_bring_it_into_a_text() {
    let server = RawServer::start(|request| {
        let fields: Vec<_> = url::form_urlencoded::parse(request.body.as_bytes()).collect();
        let sent = fields.iter().find(|(name, _)| name == "client_assertion");
        let sent = &sent.unwrap().1;
        let body =
            format!(r#"{{"error": "invalid_client", "error_description": "You sent {sent}."}}"#);
        Reply::plain(401, &[], &body)
    })
    .await;
    let client = client_of(&server);
    let failure = client.sign_in().await.unwrap_err();
    assert_eq!(failure.message, "You sent [secret].");
}
