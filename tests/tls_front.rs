//! HTTPS in front of the simulator, with the tests' own certificate authority, and proxies.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

use crate::credentials::certificate;
use crate::fixtures::sign_in::{app_of, app_with_secret, play};
use crate::own_process::{own_folder, run, set_apart, this_binary};
use crate::raw_server::{RawServer, Reply};
use moderato::graph::entra::auth::{AppCredentials, Credential};
use moderato::graph::http::origin::Endpoints;
use moderato::graph::http::transport::Transport;
use moderato::graph::requests::client::GraphClient;
use moderato::moderation::model::failure::{Cause, ConnectionCause, Failure};
use moderato::moderation::model::ids::CallId;
use moderato::simulator::{RunningServer, Scenario, World};

pub(crate) fn key_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/keys")
        .join(name)
}

/// Returns an acceptor of TLS with this key, for these protocols if any are named.
pub(crate) fn acceptor(keys: &str, protocols: &[&[u8]]) -> TlsAcceptor {
    let chain = CertificateDer::pem_file_iter(key_file(keys)).unwrap();
    let chain = chain.collect::<Result<Vec<_>, _>>().unwrap();
    let key = PrivateKeyDer::from_pem_file(key_file(keys)).unwrap();
    let mut config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
    TlsAcceptor::from(Arc::new(config))
}

/// Accepts TLS with this key and forwards requests to the simulator; returns its address.
pub(crate) async fn front(keys: &str, running: &RunningServer) -> String {
    let acceptor = acceptor(keys, &[]);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let behind = running.base_url().replace("http://", "");
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let (acceptor, behind) = (acceptor.clone(), behind.clone());
            tokio::spawn(async move {
                // A client that rejects the certificate hangs up.
                if let Ok(secure) = acceptor.accept(stream).await {
                    drop(pass_on(secure, &behind).await);
                }
            });
        }
    });
    format!("https://{address}")
}

/// Starts a proxy that always leads to this address; returns its own address.
pub(crate) async fn proxy_to(address: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let own = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut client, _) = listener.accept().await.unwrap();
            let address = address.clone();
            tokio::spawn(async move {
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    head.push(client.read_u8().await?);
                }
                client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
                let mut server = TcpStream::connect(address).await?;
                tokio::io::copy_bidirectional(&mut client, &mut server).await?;
                io::Result::Ok(())
            });
        }
    });
    format!("http://{own}")
}

/// Forwards one request per connection, marked as received over https.
async fn pass_on(
    mut client: tokio_rustls::server::TlsStream<TcpStream>,
    behind: &str,
) -> io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n") {
        head.push(client.read_u8().await?);
    }
    head.extend_from_slice(b"x-forwarded-proto: https\r\nconnection: close\r\n");
    let mut server = TcpStream::connect(behind).await?;
    server.write_all(&head).await?;
    tokio::io::copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}

async fn simulator() -> RunningServer {
    let scenario = Scenario::call("Board review").build();
    let running = play(scenario).await;
    let der = CertificateDer::from_pem_file(key_file("certificate.pem")).unwrap();
    let register = |world: &mut World| world.register_certificate(&der);
    running.simulator.with_world(register);
    running
}

fn client(running: &RunningServer, url: &str, ca: Option<&str>) -> GraphClient {
    let credential = Credential::Certificate(certificate("pkcs8.pem"));
    client_with(running, url, ca, credential)
}

fn client_with(
    running: &RunningServer,
    url: &str,
    ca: Option<&str>,
    credential: Credential,
) -> GraphClient {
    let credentials = AppCredentials {
        credential,
        ..app_of(running)
    };
    let transport = Transport::new(ca.map(key_file).as_deref(), None).unwrap();
    let endpoints = Endpoints::custom(url, None).unwrap();
    GraphClient::new(endpoints.with_transport(transport), credentials).unwrap()
}

#[tokio::test]
async fn a_private_authority_counts_once_its_file_is_given() {
    let running = simulator().await;
    let url = front("tls_front.pem", &running).await;
    let trusting = client(&running, &url, Some("test_ca.pem"));
    trusting.sign_in().await.unwrap();
    let call = CallId::from(running.simulator.calls()[0].as_str());
    trusting.participants(&call).await.unwrap();

    let strict = client(&running, &url, None);
    let failure = strict.sign_in().await.unwrap_err();
    let issuer = "CN=Test CA for nothing real,O=Moderato tests";
    assert_eq!(failure.cause, Cause::Untrusted(issuer.into()));
    assert_eq!(
        running.simulator.with_world(|world| world.token_requests()),
        1
    );
}

#[tokio::test]
async fn every_kind_of_credential_signs_in_below_a_private_authority_and_only_there() {
    const FEDERATED: &str = "e30.e30.c2lnbmVk";
    let running = simulator().await;
    let url = front("tls_front.pem", &running).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, FEDERATED).unwrap();
    let trust = |world: &mut World| world.trust_federated_token(FEDERATED);
    running.simulator.with_world(trust);
    let secret = running.simulator.credentials().client_secret;
    let call = CallId::from(running.simulator.calls()[0].as_str());
    let mut pasted = None;
    for kind in ["certificate", "secret", "federated", "pasted"] {
        let credential = || match kind {
            "certificate" => Credential::Certificate(certificate("new.pfx")),
            "secret" => Credential::Secret(secret.as_str().into()),
            "federated" => Credential::FederatedFile(file.clone()),
            _ => Credential::AccessToken(pasted.clone().unwrap()),
        };
        let before = running.simulator.requests().len();
        let strict = client_with(&running, &url, None, credential());
        let refused = strict.participants(&call).await.unwrap_err();
        assert!(matches!(refused.cause, Cause::Untrusted(_)), "{kind}");
        assert_eq!(running.simulator.requests().len(), before, "{kind}");

        let trusting = client_with(&running, &url, Some("test_ca.pem"), credential());
        trusting.sign_in().await.unwrap();
        let roster = trusting.participants(&call).await.unwrap();
        assert!(!roster.participants.is_empty(), "{kind}");
        let issued = running.simulator.with_world(|world| world.issued_tokens());
        pasted = issued.last().map(|token| token.as_str().into());
    }
    let asked = running.simulator.with_world(|world| world.token_requests());
    assert_eq!(asked, 3, "a pasted token is asked for by nobody");
}

#[tokio::test]
async fn a_certificate_outside_its_time_is_put_down_to_a_clock() {
    let running = simulator().await;
    let url = front("tls_front_expired.pem", &running).await;
    let client = client(&running, &url, Some("test_ca.pem"));
    let failure = client.sign_in().await.unwrap_err();
    let wanted = Cause::Connection(ConnectionCause::CertificateTime);
    assert_eq!(failure.cause, wanted, "{failure:?}");
}

#[tokio::test]
async fn a_proxy_sees_every_host_but_loopback() {
    let proxy = RawServer::start(|_| Reply::plain(407, &[], "no")).await;
    let transport = Transport::new(None, Some(&proxy.url())).unwrap();
    let far = Endpoints::custom("https://graph.invalid", Some("https://login.invalid")).unwrap();
    let far = GraphClient::new(far.with_transport(transport.clone()), app_with_secret()).unwrap();
    let named = proxy.url().trim_start_matches("http://").to_owned();
    let failure = far.sign_in().await.unwrap_err();
    let wanted = Cause::Connection(ConnectionCause::ProxyPassword);
    assert_eq!(failure.cause, wanted, "{failure:?}");
    assert_eq!(failure.unreached.as_deref(), Some(&*named));
    let seen = proxy.seen();
    assert_eq!(seen[0].method, "CONNECT");
    assert_eq!(seen[0].target, "login.invalid:443");
    assert!(!format!("{seen:?}").contains("canary"));

    let server = RawServer::start(|_| Reply::token("t", 3600)).await;
    let near = Endpoints::custom(&server.url(), None).unwrap();
    let near = GraphClient::new(near.with_transport(transport), app_with_secret()).unwrap();
    near.sign_in().await.unwrap();
    assert_eq!(proxy.seen().len(), seen.len());
}

/// Runs the story below with only these proxy variables.
async fn with_proxies(variables: &[(&str, &str)]) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(name);
        command.env_remove(name.to_ascii_lowercase());
    }
    for (name, value) in variables {
        command.env(name, value);
    }
    let story = "tls_front::story_of_a_proxy_in_the_environment";
    let told = tokio::task::spawn_blocking(move || run(command, story)).await;
    assert!(!told.unwrap().contains("canary"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proxy_of_the_environment_sees_every_host_but_loopback() {
    let proxy = RawServer::start(|_| Reply::plain(407, &[], "no")).await;
    let url = proxy.url();
    let names = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
    with_proxies(&names.map(|name| (name, &*url))).await;
    let seen = proxy.seen();
    assert!(!seen.is_empty());
    for request in seen {
        assert_eq!(
            (&*request.method, &*request.target),
            ("CONNECT", "login.invalid:443")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_of_the_environment_is_not_gone_past_however_it_is_spelled() {
    let proxy = RawServer::start(|_| Reply::plain(407, &[], "no")).await;
    let shouted = proxy.url().replace("http://", "HTTP://");
    let password = proxy.url().replace("http://", "http://me:p^a|ss@");
    for variables in [
        vec![("HTTPS_PROXY", &*shouted)],
        vec![("HTTPS_PROXY", &*password)],
        // `REQUEST_METHOD`, which a web server sets for its scripts, must not disable the proxy.
        vec![("HTTPS_PROXY", &*shouted), ("REQUEST_METHOD", "GET")],
        vec![
            ("HTTPS_PROXY", &*shouted),
            ("NO_PROXY", "login.invalid:8443"),
        ],
    ] {
        let before = proxy.seen().len();
        with_proxies(&variables).await;
        assert!(proxy.seen().len() > before, "{variables:?}");
    }
    let before = proxy.seen().len();
    for except in ["*.invalid", "login.invalid:443", "a.example login.invalid"] {
        with_proxies(&[("HTTPS_PROXY", &shouted), ("NO_PROXY", except)]).await;
        assert_eq!(proxy.seen().len(), before, "{except}");
    }
}

/// Starts a SOCKS proxy that refuses to connect; returns its address and the requested hosts.
async fn socks_proxy() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("socks5h://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let list = asked.clone();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            // Clients that do not speak SOCKS are not listed.
            if let Ok(host) = socks_request(&mut stream).await {
                list.lock().unwrap().push(host);
            }
        }
    });
    (url, asked)
}

/// Reads the greeting, chooses no authentication, and returns the requested host and port (RFC 1928).
async fn socks_request(stream: &mut TcpStream) -> io::Result<String> {
    let greeting = [stream.read_u8().await?, stream.read_u8().await?];
    if greeting[0] != 5 {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut ways = vec![0; greeting[1].into()];
    stream.read_exact(&mut ways).await?;
    stream.write_all(&[5, 0]).await?;
    let mut head = [0; 5];
    stream.read_exact(&mut head).await?;
    let mut host = vec![0; head[4].into()];
    stream.read_exact(&mut host).await?;
    let port = stream.read_u16().await?;
    stream.write_all(&[5, 5, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
    Ok(format!("{}:{port}", String::from_utf8_lossy(&host)))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socks_proxy_of_the_environment_is_spoken_to_as_one() {
    let (proxy, asked) = socks_proxy().await;
    with_proxies(&["ALL_PROXY", "all_proxy"].map(|name| (name, &*proxy))).await;
    let asked = asked.lock().unwrap().clone();
    assert!(!asked.is_empty());
    assert!(
        asked.iter().all(|it| it == "login.invalid:443"),
        "{asked:?}"
    );
}

#[test]
fn a_proxy_of_the_environment_that_is_none_is_refused_and_never_gone_past() {
    for proxy in [
        "socks://127.0.0.1:9",
        "not a proxy",
        "http://socks\\me:pw@127.0.0.1:9",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut command = this_binary();
        set_apart(&mut command, folder.path());
        command.env("HTTPS_PROXY", proxy);
        run(command, "tls_front::story_of_a_proxy_that_is_none");
    }
}

#[tokio::test]
#[ignore = "started by the test above, with nonsense in place of a proxy in its environment"]
async fn story_of_a_proxy_that_is_none() {
    own_folder();
    let credentials = || AppCredentials {
        tenant: "t".to_owned(),
        client_id: "a".to_owned(),
        credential: Credential::Secret("canary".into()),
    };
    let far = || Endpoints::custom("https://graph.invalid", Some("https://login.invalid")).unwrap();
    let refused = GraphClient::new(far(), credentials()).err().unwrap();
    let wanted = Cause::Connection(ConnectionCause::ProxyVariable);
    let told = refused.to_string();
    assert_eq!(Failure::from(refused).cause, wanted);
    assert!(
        told.contains("HTTPS_PROXY") && !told.contains("socks"),
        "{told}"
    );
    // Clients of a loopback address, and clients with a proxy chosen by the user, ignore the environment.
    let server = RawServer::start(|_| Reply::token("t", 3600)).await;
    let near = Endpoints::custom(&server.url(), None).unwrap();
    GraphClient::new(near, credentials()).unwrap();
    let own = Transport::new(None, Some("http://proxy.invalid:1")).unwrap();
    GraphClient::new(far().with_transport(own), credentials()).unwrap();
}

#[tokio::test]
#[ignore = "started by the test above, with a proxy in its environment"]
async fn story_of_a_proxy_in_the_environment() {
    own_folder();
    let server = RawServer::start(|_| Reply::token("t", 3600)).await;
    let near = Endpoints::custom(&server.url(), None).unwrap();
    let near = GraphClient::new(near, app_with_secret()).unwrap();
    near.sign_in().await.unwrap();
    assert_eq!(server.seen().len(), 1);
    let far = Endpoints::custom("https://graph.invalid", Some("https://login.invalid")).unwrap();
    let far = GraphClient::new(far, app_with_secret()).unwrap();
    far.sign_in().await.unwrap_err();
}
