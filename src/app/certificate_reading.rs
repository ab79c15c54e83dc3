//! A certificate that is being read aside: opening an encrypted file takes longer than a frame.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use crate::worker::{Certificate, CertificateError};

/// What came of reading one file with one password.
type Outcome = Result<Arc<Certificate>, CertificateError>;

/// The file that was read last, or is being read.
#[derive(Default)]
pub(super) struct CertificateReading {
    asked: Option<Question>,
    state: State,
    /// The window to wake once the file is read, as soon as it is known.
    window: Option<Context>,
}

struct Question {
    path: String,
    password: Option<SecretString>,
}

impl Question {
    fn is(&self, path: &str, password: Option<&SecretString>) -> bool {
        let [before, now] =
            [self.password.as_ref(), password].map(|given| given.map(ExposeSecret::expose_secret));
        self.path == path && before == now
    }
}

#[derive(Default)]
enum State {
    #[default]
    Nothing,
    Pending(Receiver<Outcome>),
    Read(Outcome),
}

impl CertificateReading {
    /// Remembers whom to wake.
    pub(super) fn wakes(&mut self, window: &Context) {
        self.window.get_or_insert_with(|| window.clone());
    }

    /// Lets go of the certificate and of what opened it.
    pub(super) fn forget(&mut self) {
        self.asked = None;
        self.state = State::Nothing;
    }

    /// Reads the file, unless it was just read with this password.
    pub(super) fn read(&mut self, path: &str, password: Option<&SecretString>) {
        if path.is_empty() {
            self.forget();
        } else if !self.is_of(path, password) || matches!(self.state, State::Nothing) {
            self.asked = Some(Question {
                path: path.to_owned(),
                password: password.cloned(),
            });
            self.state = begin(path.into(), password.cloned(), self.window.clone());
        }
    }

    /// Reads it again if it could not be read: the file may have been mended meanwhile.
    pub(super) fn read_again(&mut self, path: &str, password: Option<&SecretString>) {
        if let State::Read(Err(_)) = self.state {
            self.state = State::Nothing;
        }
        self.read(path, password);
    }

    /// Whether what is known or awaited is about this file and this password.
    pub(super) fn is_of(&self, path: &str, password: Option<&SecretString>) -> bool {
        self.asked
            .as_ref()
            .is_some_and(|asked| asked.is(path, password))
    }

    /// Takes in what came; gives whether it is still being read.
    pub(super) fn is_pending(&mut self) -> bool {
        let State::Pending(answer) = &self.state else {
            return false;
        };
        match answer.try_recv() {
            Ok(outcome) => self.state = State::Read(outcome),
            Err(TryRecvError::Empty) => return true,
            // The thread stumbled over the file.
            Err(TryRecvError::Disconnected) => {
                self.state = State::Read(Err(CertificateError::BrokenKey));
            }
        }
        false
    }

    /// What came of it, once it is read.
    pub(super) fn outcome(&self) -> Option<&Outcome> {
        match &self.state {
            State::Read(outcome) => Some(outcome),
            State::Nothing | State::Pending(_) => None,
        }
    }
}

fn begin(path: PathBuf, password: Option<SecretString>, window: Option<Context>) -> State {
    let (sender, answer) = channel();
    let read = move || {
        let outcome = Certificate::load(&path, password.as_ref(), Timestamp::now());
        // Nobody waits any more if something else was typed meanwhile.
        drop(sender.send(outcome.map(Arc::new)));
        if let Some(window) = window {
            window.request_repaint();
        }
    };
    match std::thread::Builder::new().spawn(read) {
        Ok(_) => State::Pending(answer),
        Err(error) => State::Read(Err(CertificateError::Unreadable(error.to_string()))),
    }
}
