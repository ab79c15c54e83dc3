//! Adds TLS and HTTP/2 in front of the simulator, which only speaks HTTP/1.1.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{Request, Response};
use h2::RecvStream;
use h2::server::SendResponse;

use moderato::simulator::RunningServer;
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

pub(crate) fn key_file(name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys");
    tests.join(name)
}

/// Starts listening for HTTPS, and passes each request on to the simulator. Returns the URL of this front.
pub(crate) async fn open(running: &RunningServer) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (acceptor, behind) = (acceptor(), running.base_url());
    let client = reqwest::Client::builder().no_proxy().build();
    let client = client.expect("a client");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let serve = serve(acceptor.clone(), stream, client.clone(), behind.clone());
            tokio::spawn(serve);
        }
    });
    format!("https://{address}")
}

fn acceptor() -> TlsAcceptor {
    let file = key_file("tls_front.pem");
    let chain = CertificateDer::pem_file_iter(&file).expect("certificates");
    let chain = chain.collect::<Result<Vec<_>, _>>().expect("certificates");
    let key = PrivateKeyDer::from_pem_file(&file).expect("a key");
    let mut config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("a key for the certificate");
    config.alpn_protocols = vec![b"h2".to_vec()];
    TlsAcceptor::from(Arc::new(config))
}

async fn serve(acceptor: TlsAcceptor, stream: TcpStream, client: reqwest::Client, behind: String) {
    // Real servers turn off Nagle's algorithm too, so that small answers aren't delayed.
    drop(stream.set_nodelay(true));
    let Ok(secure) = acceptor.accept(stream).await else {
        return;
    };
    let Ok(mut connection) = h2::server::handshake(secure).await else {
        return;
    };
    while let Some(Ok((request, answer))) = connection.accept().await {
        tokio::spawn(pass_on(request, answer, client.clone(), behind.clone()));
    }
}

async fn pass_on(
    request: Request<RecvStream>,
    mut answer: SendResponse<Bytes>,
    client: reqwest::Client,
    behind: String,
) {
    let (head, mut body) = request.into_parts();
    let mut sent = Vec::new();
    while let Some(Ok(chunk)) = body.data().await {
        drop(body.flow_control().release_capacity(chunk.len()));
        sent.extend_from_slice(&chunk);
    }
    let path = head.uri.path_and_query().expect("a path");
    let host = head.uri.authority().expect("a host").as_str();
    let passed = client
        .request(head.method, format!("{behind}{path}"))
        .headers(head.headers)
        .header("host", host)
        .header("x-forwarded-proto", "https")
        .body(sent);
    let Ok(got) = passed.send().await else {
        return answer.send_reset(h2::Reason::INTERNAL_ERROR);
    };
    let mut response = Response::builder().status(got.status());
    for name in ["content-type", "retry-after", "date"] {
        if let Some(value) = got.headers().get(name) {
            response = response.header(name, value);
        }
    }
    let response = response.body(()).expect("a head");
    let body = got.bytes().await.unwrap_or_default();
    if let Ok(mut stream) = answer.send_response(response, false) {
        drop(stream.send_data(body, true));
    }
}
