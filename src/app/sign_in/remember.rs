//! The secret for the sign-in form in the system's keyring. It is looked up, stored and deleted without ever blocking
//! the window.

use secrecy::SecretString;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::app::language::text::tr;
use crate::worker::Wake;
use crate::worker::keyring::{ForgetResult, KeyringAnswer, KeyringKey, KeyringTrouble};

/// State of the keyring's entry for the form's contents.
#[derive(Default)]
pub struct Remember {
    /// Whether to store the typed secret.
    pub(crate) keep: bool,
    /// The key of the entry to which `found`, `trouble` and `forgotten` belong. `None` if the form's contents have no
    /// entry.
    key: Option<KeyringKey>,
    looking: Option<KeyringRequest<Option<SecretString>>>,
    forgetting: Option<KeyringRequest<ForgetResult>>,
    /// The secret found in the keyring, until it is used or its deletion is requested, or until `key` changes.
    found: Option<SecretString>,
    /// Why the last look-up or deletion failed.
    pub(crate) trouble: Option<KeyringTrouble>,
    /// The result of the last deletion.
    pub(crate) forgotten: Option<ForgetResult>,
}

/// A request to the keyring whose answer hasn't been taken yet.
pub(crate) struct KeyringRequest<T>(oneshot::Receiver<Result<T, KeyringTrouble>>);

impl<T: Send + 'static> KeyringRequest<T> {
    /// Waits for the answer in a task on `runtime`, then wakes the window.
    pub(crate) fn new(runtime: &Handle, answer: KeyringAnswer<T>, wake: Wake) -> Self {
        let (sender, receiver) = oneshot::channel();
        runtime.spawn(async move {
            let answer = answer.await.unwrap_or(Err(KeyringTrouble::Refused));
            drop(sender.send(answer));
            wake();
        });
        Self(receiver)
    }

    /// Returns the answer once it has arrived, and `None` before. Must not be called again afterwards: it would report
    /// `Refused`.
    pub(crate) fn take(&mut self) -> Option<Result<T, KeyringTrouble>> {
        match self.0.try_recv() {
            Ok(answer) => Some(answer),
            Err(oneshot::error::TryRecvError::Empty) => None,
            Err(oneshot::error::TryRecvError::Closed) => Some(Err(KeyringTrouble::Refused)),
        }
    }
}

impl Remember {
    /// Whether the keyring has a secret for the form's contents that isn't used yet.
    pub(crate) fn has_found(&self) -> bool {
        self.found.is_some()
    }

    /// Switches to the entry with this key, and forgets the previous entry's state. Returns whether to look up the new
    /// entry.
    pub(crate) fn turn_to(&mut self, key: Option<KeyringKey>) -> bool {
        if self.key == key {
            return false;
        }
        *self = Self {
            keep: self.keep,
            key,
            ..Self::default()
        };
        self.key.is_some()
    }

    /// Forgets the state of the keyring's entry, so that the entry is looked up again.
    pub(crate) fn look_again(&mut self) {
        self.turn_to(None);
    }

    /// Returns the key of the keyring entry for the form's contents. `None` if no entry can belong to these contents.
    pub(crate) fn key(&self) -> Option<&KeyringKey> {
        self.key.as_ref()
    }

    pub(crate) fn looks(&mut self, asked: KeyringRequest<Option<SecretString>>) {
        self.looking = Some(asked);
    }

    pub(crate) fn forgets(&mut self, asked: KeyringRequest<ForgetResult>) {
        self.found = None;
        self.trouble = None;
        self.forgotten = None;
        self.forgetting = Some(asked);
    }

    /// Stores the answers that have arrived.
    pub(crate) fn collect(&mut self) {
        if let Some(answer) = self.looking.as_mut().and_then(KeyringRequest::take) {
            self.looking = None;
            match answer {
                Ok(found) => self.found = found,
                Err(trouble) => self.trouble = Some(trouble),
            }
        }
        if let Some(answer) = self.forgetting.as_mut().and_then(KeyringRequest::take) {
            self.forgetting = None;
            match answer {
                Ok(forgotten) => self.forgotten = Some(forgotten),
                Err(trouble) => self.trouble = Some(trouble),
            }
        }
    }

    /// Returns the found secret for use, and forgets it here. `None` if none was found.
    pub(crate) fn take_found(&mut self) -> Option<SecretString> {
        self.found.take()
    }
}

/// Says why the keyring didn't store the secret of a sign-in. Only the next sign-in can try again.
pub(crate) fn not_kept_text(trouble: KeyringTrouble) -> String {
    match trouble {
        KeyringTrouble::Locked => tr("keyring-locked-not-kept"),
        other => trouble_text(other),
    }
}

/// Says why a request to the keyring failed.
pub(crate) fn trouble_text(trouble: KeyringTrouble) -> String {
    match trouble {
        KeyringTrouble::Missing => tr("keyring-missing"),
        KeyringTrouble::Locked => tr("keyring-locked"),
        KeyringTrouble::NoAnswer => tr("keyring-no-answer"),
        KeyringTrouble::Unreadable => tr("keyring-unreadable"),
        KeyringTrouble::TooLong => tr("keyring-too-long"),
        KeyringTrouble::Refused => tr("keyring-refused"),
    }
}
