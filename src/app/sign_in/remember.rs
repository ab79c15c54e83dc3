//! The secret of the sign-in form in the system keyring: looked for, kept, forgotten, never waited for.

use secrecy::SecretString;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::app::language::text::tr;
use crate::app::sign_in::credential::credential_form::CredentialKind;
use crate::app::sign_in::sign_in_form::{FormErrors, SignInForm};
use crate::worker::keyring::{Forgotten, KeyringAnswer, KeyringKey, KeyringTrouble, SecretKind};
use crate::worker::{Endpoints, Wake};

/// What is known of the keyring for what stands in the form.
#[derive(Default)]
pub struct Remember {
    /// Whether what is typed is to be kept.
    pub(crate) keep: bool,
    /// What the rest is about.
    key: Option<KeyringKey>,
    looking: Option<Asked<Option<SecretString>>>,
    forgetting: Option<Asked<Forgotten>>,
    /// What was found, until it is used or the form names something else.
    found: Option<SecretString>,
    /// Why it could not be looked for, or not be forgotten.
    pub(crate) trouble: Option<KeyringTrouble>,
    /// What came of forgetting.
    pub(crate) forgotten: Option<Forgotten>,
}

/// A question to the keyring.
pub(crate) struct Asked<T>(oneshot::Receiver<Result<T, KeyringTrouble>>);

impl<T: Send + 'static> Asked<T> {
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

    pub(crate) fn looks(&mut self, asked: Asked<Option<SecretString>>) {
        self.looking = Some(asked);
    }

    pub(crate) fn forgets(&mut self, asked: Asked<Forgotten>) {
        self.found = None;
        self.trouble = None;
        self.forgotten = None;
        self.forgetting = Some(asked);
    }

    /// Takes in what came.
    pub(crate) fn collect(&mut self) {
        if let Some(answer) = self.looking.as_mut().and_then(Asked::take) {
            self.looking = None;
            match answer {
                Ok(found) => self.found = found,
                Err(trouble) => self.trouble = Some(trouble),
            }
        }
        if let Some(answer) = self.forgetting.as_mut().and_then(Asked::take) {
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

impl SignInForm {
    /// How the keyring is asked about exactly what stands in the form.
    pub(crate) fn keyring_key(&self) -> Option<KeyringKey> {
        let kind = match self.credential.kind {
            CredentialKind::Secret => SecretKind::ClientSecret,
            CredentialKind::Certificate => SecretKind::CertificatePassword,
            CredentialKind::Federated | CredentialKind::AccessToken => return None,
        };
        let endpoints = self.endpoints(&mut FormErrors::default())?;
        KeyringKey::for_endpoints(&endpoints, &self.tenant, &self.client_id, kind)
    }

    /// Why nothing of it can be kept, if that is so whatever else is typed.
    pub(crate) fn no_keeping(&self) -> Option<String> {
        let endpoints = self.endpoints(&mut FormErrors::default());
        let is_near = |it: &Endpoints| it.is_loopback() || it.is_authority_loopback();
        if endpoints.as_ref().is_some_and(is_near) {
            Some(tr("keyring-not-loopback"))
        } else if !endpoints.is_some_and(|it| it.is_national()) {
            Some(tr("keyring-not-custom"))
        } else if self.remember.trouble == Some(KeyringTrouble::Missing) {
            Some(trouble_text(KeyringTrouble::Missing))
        } else if self.credential.uses_given() {
            Some(tr("keyring-not-given"))
        } else {
            None
        }
    }

    /// What is to be kept once the sign-in has worked, and how it is found again.
    pub(crate) fn to_keep(&self) -> Option<(KeyringKey, SecretString)> {
        let wanted = self.remember.keep && self.no_keeping().is_none();
        let typed = self.credential.typed_secret().filter(|_| wanted)?;
        Some((self.keyring_key()?, typed))
    }

    /// Uses what the keyring has.
    pub(crate) fn use_found(&mut self) {
        if self.keyring_key().as_ref() == self.remember.key() {
            self.credential.kept = self.remember.take_found();
            self.credential.read_certificate();
        }
    }

    /// Lets go of a secret that was kept for something else than what stands in the form now.
    pub(crate) fn mind_kept(&mut self) -> bool {
        let key = self.keyring_key();
        let is_new = self.remember.key() != key.as_ref();
        if is_new && self.credential.kept.take().is_some() {
            self.credential.read_certificate();
        }
        self.remember.turn_to(key)
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
