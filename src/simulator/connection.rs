//! Connections that can break, fall silent or trickle.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Sleep;

/// Passes everything through. This and the next six constants are the states of a connection: one byte, which the
/// socket reads without a lock.
const WHOLE: u8 = 0;
/// Headers and a little of the body are sent, then the connection breaks.
const BREAK_AFTER_HEADERS: u8 = 1;
/// Every write fails, so the server drops the connection.
const BROKEN: u8 = 2;
/// Headers are sent, then nothing.
const SILENT_AFTER_HEADERS: u8 = 3;
/// Discards all bytes silently.
const SILENT: u8 = 4;
/// Headers are sent, then the body byte by byte.
const TRICKLE_AFTER_HEADERS: u8 = 5;
/// The body is sent byte by byte.
const TRICKLE: u8 = 6;

/// Maximum number of bytes of a body that arrive before the connection breaks.
const BODY_BEFORE_BREAK: usize = 20;

/// A handle on the connection of a request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Connection {
    /// The state of the connection: a constant from [`WHOLE`] to [`TRICKLE`], at first [`WHOLE`].
    state: Arc<AtomicU8>,
    /// Pause before each byte of a trickling body, in milliseconds.
    pause: Arc<AtomicU64>,
    stopped: Arc<AtomicBool>,
}

impl Connection {
    pub(crate) fn stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    /// Lets the next answer through unchanged after one that was silenced or sent byte by byte.
    pub(crate) fn be_whole(&self) {
        if matches!(self.state.load(Ordering::SeqCst), SILENT | TRICKLE) {
            self.state.store(WHOLE, Ordering::SeqCst);
        }
    }

    /// Sends the next answer's headers, then nothing.
    pub(crate) fn be_silent_after_headers(&self) {
        self.state.store(SILENT_AFTER_HEADERS, Ordering::SeqCst);
    }

    /// Sends the next answer's headers, then its body byte by byte.
    pub(crate) fn trickle(&self, pause: Duration) {
        let pause = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX);
        self.pause.store(pause, Ordering::SeqCst);
        self.state.store(TRICKLE_AFTER_HEADERS, Ordering::SeqCst);
    }

    /// Breaks the connection at once, so that no answer is sent.
    pub(crate) fn break_now(&self) {
        self.state.store(BROKEN, Ordering::SeqCst);
    }

    /// Sends the next answer's headers and a little of its body, then breaks.
    pub(crate) fn break_after_headers(&self) {
        self.state.store(BREAK_AFTER_HEADERS, Ordering::SeqCst);
    }
}

impl Connected<IncomingStream<'_, BreakableListener>> for Connection {
    fn connect_info(stream: IncomingStream<'_, BreakableListener>) -> Self {
        stream.io().connection.clone()
    }
}

/// Accepts connections that request handlers can break.
pub(crate) struct BreakableListener {
    listener: TcpListener,
    stopped: Arc<AtomicBool>,
}

impl BreakableListener {
    /// Makes a listener, which accepts connections until dropped. Connections that outlive the listener check
    /// `stopped`.
    pub(crate) fn new(listener: TcpListener, stopped: Arc<AtomicBool>) -> Self {
        Self { listener, stopped }
    }
}

impl Listener for BreakableListener {
    type Io = BreakableStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        // The inner listener waits and retries if accepting fails, for example without free file
        // handles.
        let (stream, address) = Listener::accept(&mut self.listener).await;
        // Without this, small answers would wait for the client's delayed acknowledgment.
        if let Err(problem) = stream.set_nodelay(true) {
            tracing::debug!("no TCP_NODELAY: {problem}");
        }
        (
            BreakableStream {
                stream,
                connection: Connection {
                    stopped: Arc::clone(&self.stopped),
                    ..Connection::default()
                },
                waiting: None,
            },
            address,
        )
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// A connection that passes everything through until changed.
pub(crate) struct BreakableStream {
    stream: TcpStream,
    connection: Connection,
    /// The pause that runs before the next byte of a trickling body; `None` between two pauses.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl BreakableStream {
    /// Sends the headers and `more` bytes of the body, then changes to the state `then`. If `bytes` contains no end of
    /// the headers, sends all bytes and keeps the state.
    fn write_headers(
        &mut self,
        context: &mut Context<'_>,
        bytes: &[u8],
        more: usize,
        then: u8,
    ) -> Poll<io::Result<usize>> {
        // The server writes headers and a small body in one piece; a blank line ends the headers.
        let headers_end = bytes
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .map(|at| at + 4);
        let end = headers_end.map_or(bytes.len(), |end| (end + more).min(bytes.len()));
        let written = Pin::new(&mut self.stream).poll_write(context, &bytes[..end]);
        if written.is_ready() && headers_end.is_some() {
            self.connection.state.store(then, Ordering::SeqCst);
        }
        written
    }

    /// Sends one byte after a pause.
    fn write_one(&mut self, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let pause = Duration::from_millis(self.connection.pause.load(Ordering::SeqCst));
        let waiting = self
            .waiting
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(pause)));
        ready!(waiting.as_mut().poll(context));
        let written = Pin::new(&mut self.stream).poll_write(context, &bytes[..bytes.len().min(1)]);
        if written.is_ready() {
            self.waiting = None;
        }
        written
    }
}

impl AsyncRead for BreakableStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for BreakableStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.connection.state.load(Ordering::SeqCst) {
            // The server drops the connection, and the client gets nothing more.
            BROKEN => Poll::Ready(Err(io::ErrorKind::ConnectionReset.into())),
            BREAK_AFTER_HEADERS => self.write_headers(context, bytes, BODY_BEFORE_BREAK, BROKEN),
            SILENT_AFTER_HEADERS => self.write_headers(context, bytes, 0, SILENT),
            TRICKLE_AFTER_HEADERS => self.write_headers(context, bytes, 0, TRICKLE),
            // Pretends to the server that all bytes were sent.
            SILENT => Poll::Ready(Ok(bytes.len())),
            TRICKLE => self.write_one(context, bytes),
            _ => Pin::new(&mut self.stream).poll_write(context, bytes),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
