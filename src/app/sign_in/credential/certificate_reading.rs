//! Reads a certificate on another thread: opening an encrypted file takes longer than a frame.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use crate::worker::{Certificate, CertificateError};

/// The certificate read from one file with one password, or why it can't be used.
type ReadingResult = Result<Arc<Certificate>, CertificateError>;

/// Reads certificate files, one at a time however fast the user types, and keeps the newest result.
#[derive(Default)]
pub(crate) struct CertificateReading {
    asked: Option<ReadingRequest>,
    /// The result for the file and password in `asked`; `None` until they are read.
    outcome: Option<ReadingResult>,
    running: Option<RunningReading>,
    /// The window to wake once a file is read. `None` before the fields of a certificate are first drawn.
    window: Option<Context>,
}

#[derive(Clone)]
struct ReadingRequest {
    path: String,
    password: Option<SecretString>,
}

struct RunningReading {
    of: ReadingRequest,
    answer: Receiver<ReadingResult>,
}

impl ReadingRequest {
    fn is(&self, path: &str, password: Option<&SecretString>) -> bool {
        let [before, now] =
            [self.password.as_ref(), password].map(|given| given.map(ExposeSecret::expose_secret));
        self.path == path && before == now
    }
}

impl CertificateReading {
    /// Notes the window that has to be woken once a file is read.
    pub(crate) fn wakes(&mut self, window: &Context) {
        self.window.get_or_insert_with(|| window.clone());
    }

    /// Drops the certificate, and the path and password that opened it.
    pub(crate) fn forget(&mut self) {
        self.asked = None;
        self.outcome = None;
        self.running = None;
    }

    /// Starts reading the file once no other reading runs. Doesn't read it again if it is being read, or was just read
    /// with this password.
    ///
    /// An empty path drops everything.
    pub(crate) fn read(&mut self, path: &str, password: Option<&SecretString>) {
        if path.is_empty() {
            self.forget();
            return;
        }
        if !self.is_of(path, password) {
            self.outcome = None;
            self.asked = Some(ReadingRequest {
                path: path.to_owned(),
                password: password.cloned(),
            });
        }
        self.go_on();
    }

    /// Reads the file again if the last reading failed, since the file may have been repaired.
    pub(crate) fn read_again(&mut self, path: &str, password: Option<&SecretString>) {
        if let Some(Err(_)) = self.outcome {
            self.outcome = None;
        }
        self.read(path, password);
    }

    /// Whether the result, present or pending, is for this file and this password.
    pub(crate) fn is_of(&self, path: &str, password: Option<&SecretString>) -> bool {
        self.asked
            .as_ref()
            .is_some_and(|asked| asked.is(path, password))
    }

    /// Stores a result that has arrived; returns whether the result for the requested file is still pending.
    pub(crate) fn is_pending(&mut self) -> bool {
        if let Some(RunningReading { of, answer }) = &self.running {
            let came = match answer.try_recv() {
                Err(TryRecvError::Empty) => return self.is_awaited(),
                Ok(outcome) => outcome,
                // The thread panicked.
                Err(TryRecvError::Disconnected) => Err(CertificateError::BrokenKey),
            };
            // Drops the result if the user has typed another path or password since.
            if self.is_of(&of.path, of.password.as_ref()) {
                self.outcome = Some(came);
            }
            self.running = None;
        }
        self.go_on();
        self.is_awaited()
    }

    fn is_awaited(&self) -> bool {
        self.asked.is_some() && self.outcome.is_none()
    }

    fn go_on(&mut self) {
        if self.running.is_some() || !self.is_awaited() {
            return;
        }
        let Some(question) = self.asked.clone() else {
            return;
        };
        match begin(question, self.window.clone()) {
            Ok(running) => self.running = Some(running),
            Err(error) => {
                self.outcome = Some(Err(CertificateError::Unreadable(error.to_string())));
            }
        }
    }

    /// Returns the result once the file is read, and `None` before.
    pub(crate) fn outcome(&self) -> Option<&ReadingResult> {
        self.outcome.as_ref()
    }
}

fn begin(of: ReadingRequest, window: Option<Context>) -> io::Result<RunningReading> {
    let (sender, answer) = channel();
    let ReadingRequest { path, password } = of.clone();
    let read = move || {
        let outcome = Certificate::load(Path::new(&path), password.as_ref(), Timestamp::now());
        // Sending fails after `forget`, when nobody needs the result any more.
        drop(sender.send(outcome.map(Arc::new)));
        if let Some(window) = window {
            window.request_repaint();
        }
    };
    std::thread::Builder::new().spawn(read)?;
    Ok(RunningReading { of, answer })
}
