//! A raw socket server whose bytes a test chooses; independent of the program and its simulator.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// One request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Path and query, exactly as sent.
    pub(crate) target: String,
    head: String,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    pub(crate) fn is_for_a_token(&self) -> bool {
        self.target.ends_with("/oauth2/v2.0/token")
    }
}

/// A reply chosen by a test.
pub(crate) enum Reply {
    /// Sends these bytes, and keeps the connection open.
    Bytes(Vec<u8>),
    /// Sends these bytes, then closes the connection.
    BytesAndClose(Vec<u8>),
    /// Never answers.
    Silence,
    /// Sends another reply after a delay.
    Late(Duration, Box<Self>),
    /// Sends another reply once it is released.
    Held(Arc<Notify>, Box<Self>),
}

impl Reply {
    /// Returns a reply with this status, headers and body, and with the body's length.
    pub(crate) fn plain(status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        let mut head = format!(
            "HTTP/1.1 {status} Said\r\ncontent-length: {}\r\n",
            body.len()
        );
        for (name, value) in headers {
            head.extend([*name, ": ", *value, "\r\n"]);
        }
        Self::Bytes(format!("{head}\r\n{body}").into_bytes())
    }

    /// Returns a reply with JSON in chunks that split words.
    pub(crate) fn chunked(status: u16, body: &str) -> Self {
        let mut bytes = format!(
            "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
        )
        .into_bytes();
        for chunk in body.as_bytes().chunks(7) {
            bytes.extend(format!("{:x}\r\n", chunk.len()).bytes());
            bytes.extend(chunk);
            bytes.extend(b"\r\n");
        }
        bytes.extend(b"0\r\n\r\n");
        Self::Bytes(bytes)
    }

    pub(crate) fn json(body: &str) -> Self {
        Self::plain(200, &[("content-type", "application/json")], body)
    }

    /// Returns the same reply after a delay.
    pub(crate) fn after(self, latency: Duration) -> Self {
        Self::Late(latency, Box::new(self))
    }

    /// Returns the same reply, held until it is released.
    pub(crate) fn held_by(self, gate: &Arc<Notify>) -> Self {
        Self::Held(gate.clone(), Box::new(self))
    }

    /// Returns a reply that closes the connection without an answer.
    pub(crate) fn hang_up() -> Self {
        Self::BytesAndClose(Vec::new())
    }

    /// Returns a token answer.
    pub(crate) fn token(text: &str, seconds: u64) -> Self {
        Self::json(&format!(
            r#"{{"token_type":"Bearer","expires_in":{seconds},"access_token":"{text}"}}"#
        ))
    }
}

type Handler = dyn Fn(&Request) -> Reply + Send + Sync;

/// A listening server, which stops when dropped.
pub(crate) struct RawServer {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Request>>>,
    task: JoinHandle<()>,
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl RawServer {
    pub(crate) async fn start(handler: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let handler: Arc<Handler> = Arc::new(handler);
        let log = seen.clone();
        let task = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, handler.clone(), log.clone()));
            }
        });
        Self {
            address,
            seen,
            task,
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns everything received so far.
    pub(crate) fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }

    /// Returns method and target, such as `GET /path`, of each request received. Leaves out token requests.
    pub(crate) fn lines(&self) -> Vec<String> {
        let seen = self.seen();
        let graph = seen.iter().filter(|request| !request.is_for_a_token());
        graph
            .map(|request| format!("{} {}", request.method, request.target))
            .collect()
    }

    pub(crate) fn token_requests(&self) -> usize {
        let seen = self.seen();
        seen.iter()
            .filter(|request| request.is_for_a_token())
            .count()
    }
}

async fn serve(stream: TcpStream, handler: Arc<Handler>, log: Arc<Mutex<Vec<Request>>>) {
    let mut stream = BufReader::new(stream);
    while let Some(request) = read_request(&mut stream).await {
        log.lock().unwrap().push(request.clone());
        let mut reply = handler(&request);
        loop {
            reply = match reply {
                Reply::Late(latency, late) => {
                    tokio::time::sleep(latency).await;
                    *late
                }
                Reply::Held(gate, held) => {
                    gate.notified().await;
                    *held
                }
                _ => break,
            };
        }
        let (bytes, stays) = match reply {
            Reply::Bytes(bytes) => (bytes, true),
            Reply::BytesAndClose(bytes) => (bytes, false),
            Reply::Silence | Reply::Late(..) | Reply::Held(..) => {
                return std::future::pending().await;
            }
        };
        if stream.write_all(&bytes).await.is_err() || !stays {
            return;
        }
    }
}

async fn read_request(stream: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).unwrap();
    let mut words = head.split(' ');
    let mut request = Request {
        method: words.next()?.to_owned(),
        target: words.next()?.to_owned(),
        head,
        body: String::new(),
    };
    let length = request.header("content-length").unwrap_or("0");
    let mut body = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut body).await.ok()?;
    request.body = String::from_utf8(body).unwrap();
    Some(request)
}
