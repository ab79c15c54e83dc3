//! The secret of the sign-in form in the system keyring: looked for, kept, forgotten, never waited for.

use secrecy::SecretString;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::app::language::text::tr;
use crate::worker::Wake;
use crate::worker::keyring::{Forgotten, KeyringAnswer, KeyringKey, KeyringTrouble};

/// What is known of the keyring for what stands in the form.
#[derive(Default)]
pub struct Remember {
    /// Whether what is typed is to be kept.
    pub(crate) keep: bool,
    /// What the rest is about.
    key: Option<KeyringKey>,
    looking: Option<KeyringRequest<Option<SecretString>>>,
    forgetting: Option<KeyringRequest<Forgotten>>,
    /// What was found, until it is used or the form names something else.
    found: Option<SecretString>,
    /// Why it could not be looked for, or not be forgotten.
    pub(crate) trouble: Option<KeyringTrouble>,
    /// What came of forgetting.
    pub(crate) forgotten: Option<Forgotten>,
}

/// A question to the keyring.
pub(crate) struct KeyringRequest<T>(oneshot::Receiver<Result<T, KeyringTrouble>>);

impl<T: Send + 'static> KeyringRequest<T> {
    /// Wakes the window once the answer is in place.
    pub(crate) fn new(runtime: &Handle, answer: KeyringAnswer<T>, wake: Wake) -> Self {
        let (sender, receiver) = oneshot::channel();
        runtime.spawn(async move {
            let answer = answer.await.unwrap_or(Err(KeyringTrouble::Refused));
            drop(sender.send(answer));
            wake();
        });
        Self(receiver)
    }

    /// The answer, once.
    pub(crate) fn take(&mut self) -> Option<Result<T, KeyringTrouble>> {
        match self.0.try_recv() {
            Ok(answer) => Some(answer),
            Err(oneshot::error::TryRecvError::Empty) => None,
            Err(oneshot::error::TryRecvError::Closed) => Some(Err(KeyringTrouble::Refused)),
        }
    }
}

impl Remember {
    /// Whether the keyring has something for what stands in the form, which is not used yet.
    pub(crate) fn has_found(&self) -> bool {
        self.found.is_some()
    }

    /// What the form is about now; gives whether the keyring is to be asked about it.
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

    /// What the rest is about.
    pub(crate) fn key(&self) -> Option<&KeyringKey> {
        self.key.as_ref()
    }

    pub(crate) fn looks(&mut self, asked: KeyringRequest<Option<SecretString>>) {
        self.looking = Some(asked);
    }

    pub(crate) fn forgets(&mut self, asked: KeyringRequest<Forgotten>) {
        self.found = None;
        self.trouble = None;
        self.forgotten = None;
        self.forgetting = Some(asked);
    }

    /// Takes in what came.
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

    /// The secret, to be used from now on.
    pub(crate) fn take_found(&mut self) -> Option<SecretString> {
        self.found.take()
    }
}

/// Why a keyring did not help, in words.
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
