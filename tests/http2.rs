//! Graph over HTTP/2: the simulator is behind a TLS front that offers nothing else.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::http::{Request, Response};
use h2::RecvStream;
use h2::server::SendResponse;
use tokio::net::{TcpListener, TcpStream};

use crate::fixtures::sign_in::{app_of, play};
use crate::tls_front::{acceptor, key_file};
use moderato::graph::http::origin::Endpoints;
use moderato::graph::http::transport::Transport;
use moderato::graph::requests::client::GraphClient;
use moderato::moderation::model::ids::CallId;
use moderato::simulator::{RunningServer, Scenario};

/// The requests over HTTP/2, and the number of their connections.
#[derive(Default)]
struct Seen {
    methods: Mutex<Vec<String>>,
    connections: AtomicUsize,
}

/// Speaks only HTTP/2 and forwards requests to the simulator; returns its address.
async fn front(running: &RunningServer, seen: Arc<Seen>) -> String {
    let acceptor = acceptor("tls_front.pem", &[b"h2"]);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let behind = running.base_url();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            seen.connections.fetch_add(1, Ordering::Relaxed);
            let acceptor = acceptor.clone();
            tokio::spawn(connection(acceptor, stream, behind.clone(), seen.clone()));
        }
    });
    format!("https://{address}")
}

async fn connection(
    acceptor: tokio_rustls::TlsAcceptor,
    stream: TcpStream,
    behind: String,
    seen: Arc<Seen>,
) {
    let secure = acceptor.accept(stream).await.unwrap();
    let mut connection = h2::server::handshake(secure).await.unwrap();
    while let Some(Ok((request, answer))) = connection.accept().await {
        let method = request.method().to_string();
        seen.methods.lock().unwrap().push(method);
        tokio::spawn(pass_on(request, answer, behind.clone()));
    }
}

async fn pass_on(
    request: Request<RecvStream>,
    mut answer: SendResponse<axum::body::Bytes>,
    behind: String,
) {
    let (head, mut body) = request.into_parts();
    let mut sent = Vec::new();
    while let Some(chunk) = body.data().await {
        let chunk = chunk.unwrap();
        body.flow_control().release_capacity(chunk.len()).unwrap();
        sent.extend_from_slice(&chunk);
    }
    let plain = reqwest::Client::builder().no_proxy().build().unwrap();
    let path = head.uri.path_and_query().unwrap();
    let passed = plain
        .request(head.method, format!("{behind}{path}"))
        .headers(head.headers)
        .header("host", head.uri.authority().unwrap().as_str())
        .header("x-forwarded-proto", "https")
        .body(sent);
    let got = passed.send().await.unwrap();
    let mut response = Response::builder().status(got.status());
    if let Some(kind) = got.headers().get("content-type") {
        response = response.header("content-type", kind);
    }
    let body = got.bytes().await.unwrap();
    let response = response.body(()).unwrap();
    let mut stream = answer.send_response(response, false).unwrap();
    stream.send_data(body, true).unwrap();
}

#[tokio::test]
async fn a_roster_is_read_and_somebody_removed_over_http_2() {
    let scenario = Scenario::call("Board review").guest("Bob").build();
    let running = play(scenario).await;
    let seen = Arc::<Seen>::default();
    let url = front(&running, seen.clone()).await;
    let transport = Transport::new(Some(&key_file("test_ca.pem")), None).unwrap();
    let endpoints = Endpoints::custom(&url, None).unwrap();
    let client = GraphClient::new(endpoints.with_transport(transport), app_of(&running)).unwrap();
    client.sign_in().await.unwrap();
    let call = CallId::from(running.simulator.calls()[0].as_str());
    let roster = client.participants(&call).await.unwrap();
    let named = |name: &str| {
        let mut people = roster.participants.iter();
        people.find(|person| person.identity.display_name.as_deref() == Some(name))
    };
    let bob = named("Bob").unwrap().id.clone().unwrap();
    client
        .remove_participant(&call, &bob, false, &|_| {})
        .await
        .unwrap();
    assert_eq!(*seen.methods.lock().unwrap(), ["POST", "GET", "DELETE"]);
    let requests = running.simulator.requests();
    let last = requests.last().unwrap();
    assert_eq!((&*last.method, last.status), ("DELETE", Some(204)));
    assert!(seen.connections.load(Ordering::Relaxed) <= 3);
}
