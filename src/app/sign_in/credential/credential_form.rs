//! The part of the sign-in form that proves which app this is: four kinds of credential, of which one is chosen.

pub(crate) mod idle_wipe;
pub(crate) mod stored_credential;

use std::sync::Arc;

use secrecy::{ExposeSecret as _, SecretString};

use crate::app::language::text::tr;
use crate::app::look::widgets::SecretText;
use crate::app::sign_in::credential::certificate_reading::CertificateReading;
use crate::app::sign_in::credential::credential_text::{certificate_sentence, is_guid};
use crate::app::sign_in::credential::idle_time::Idle;
use crate::app::sign_in::credential::typed_path::{is_on_network, typed_path};
use crate::app::state::start::Prefill;
use crate::worker::{
    Certificate, CertificateCredential, CertificateError, Credential, SigningAlgorithm, TokenHint,
    look_into,
};

/// Which kind of credential is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CredentialKind {
    /// The value of a client secret.
    #[default]
    Secret,
    /// A PEM or PFX file.
    Certificate,
    /// A file with somebody else's token.
    Federated,
    /// A token for Graph.
    AccessToken,
}

/// What is drawn of the reading of a certificate, which ends at any moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum CertificateDisplay {
    #[default]
    Nothing,
    /// That it goes on.
    Pending,
    /// What was found, or what is wrong.
    Found,
}

/// What was typed for each kind, and what came with the environment.
#[derive(Default)]
pub struct CredentialForm {
    /// Which kind is used.
    pub kind: CredentialKind,
    /// The secret as typed; wiped once a session is there.
    pub secret: SecretText<512>,
    /// Where the certificate is.
    pub certificate_path: String,
    /// The password of its file as typed; wiped once a session is there.
    pub password: SecretText<512>,
    /// How the certificate signs.
    pub algorithm: SigningAlgorithm,
    /// Send the chain along.
    pub send_chain: bool,
    /// Whether the ways to sign are shown.
    pub options_open: bool,
    /// Where the federated token is.
    pub federated_path: String,
    /// The token as pasted; wiped once a session is there.
    pub token: SecretText<16_384>,
    pub(crate) reading: CertificateReading,
    /// What of the reading is drawn.
    pub(crate) drawn: CertificateDisplay,
    /// Where somebody is typing.
    pub(crate) typing: FocusedFields,
    /// Whether the button was pressed while the certificate was still being read.
    pub(crate) is_wanted: bool,
    /// The kind that the environment gives.
    pub(crate) given: Option<CredentialKind>,
    /// The variables that are set and not used.
    pub(crate) left_out: Vec<&'static str>,
    pub(crate) given_secret: Option<SecretString>,
    /// The secret or the password that the keyring gave and that somebody chose to use.
    pub(crate) kept: Option<SecretString>,
    given_path: String,
    given_token_file: String,
    given_password: Option<SecretString>,
    /// The secret that was refused once because it looks like its id.
    doubted: Option<SecretString>,
    pub(crate) idle: Idle,
}

/// Which fields of a certificate have the keyboard.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct FocusedFields {
    pub(crate) path: bool,
    pub(crate) password: bool,
}

impl FocusedFields {
    /// Whether that is only wrong because not everything is typed yet.
    fn is_unfinished(self, error: &CertificateError) -> bool {
        match error {
            CertificateError::NoSuchFile | CertificateError::Folder => self.path,
            CertificateError::WrongPassword => self.password,
            _ => false,
        }
    }
}

/// A sentence beside each field that is wrong.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct CredentialErrors {
    /// About a path.
    pub path: Option<String>,
    /// About a secret, a password or a token.
    pub secret: Option<String>,
}

impl CredentialForm {
    /// The form as the environment fills it: a certificate before a federated token before a secret.
    pub(crate) fn new(prefill: &mut Prefill) -> Self {
        use CredentialKind as Kind;
        let set: Vec<(Kind, &'static str)> = [
            (prefill.certificate_path.is_some(), Kind::Certificate),
            (prefill.federated_token_file.is_some(), Kind::Federated),
            (prefill.secret.is_some(), Kind::Secret),
        ]
        .into_iter()
        .filter(|(is_set, _)| *is_set)
        .filter_map(|(_, kind)| Some((kind, kind.variable()?)))
        .collect();
        let given = set.first().map(|(kind, _)| *kind);
        let path = prefill.certificate_path.take().unwrap_or_default();
        let token_file = prefill.federated_token_file.take().unwrap_or_default();
        let mut form = Self {
            kind: given.unwrap_or_default(),
            certificate_path: path.clone(),
            send_chain: prefill.send_certificate_chain,
            options_open: prefill.send_certificate_chain,
            federated_path: token_file.clone(),
            given_token_file: token_file,
            given,
            left_out: set.iter().skip(1).map(|(_, name)| *name).collect(),
            given_secret: prefill.secret.take(),
            given_path: path,
            given_password: prefill.certificate_password.take(),
            ..Self::default()
        };
        form.read_certificate();
        form
    }

    /// The credential, or nothing after noting what is wrong; a certificate may still have to be read.
    pub(crate) fn read(&mut self, errors: &mut CredentialErrors) -> Option<Credential> {
        self.is_wanted = false;
        match self.kind {
            CredentialKind::Secret => self.read_secret(errors).map(Credential::Secret),
            CredentialKind::Certificate => {
                let certificate = self.certificate_for_use(errors)?;
                Some(Credential::Certificate(CertificateCredential {
                    certificate,
                    algorithm: self.algorithm,
                    send_chain: self.send_chain,
                }))
            }
            CredentialKind::Federated => match typed_path(&self.federated_path).as_str() {
                "" => {
                    errors.path = Some(tr("sign-in-needs-token-file"));
                    None
                }
                path => Some(Credential::FederatedFile(path.into())),
            },
            CredentialKind::AccessToken => match self.token.trim() {
                "" => {
                    errors.secret = Some(tr("sign-in-needs-token"));
                    None
                }
                token => Some(Credential::AccessToken(token.into())),
            },
        }
    }

    fn read_secret(&mut self, errors: &mut CredentialErrors) -> Option<SecretString> {
        let typed = self.secret.trim();
        let other = self.kept.as_ref().or(self.given_secret.as_ref());
        let secret = match (other, typed.is_empty()) {
            (_, false) => SecretString::from(typed),
            (Some(other), true) => other.clone(),
            (None, true) => {
                errors.secret = Some(tr("sign-in-needs-secret"));
                return None;
            }
        };
        let is_doubted = self
            .doubted
            .as_ref()
            .is_some_and(|doubted| doubted.expose_secret() == secret.expose_secret());
        if is_guid(secret.expose_secret()) && !is_doubted {
            // Entra would only say that it is wrong, and count the try.
            errors.secret = Some(tr("sign-in-secret-id-again"));
            self.doubted = Some(secret);
            return None;
        }
        Some(secret)
    }

    fn certificate_for_use(&mut self, errors: &mut CredentialErrors) -> Option<Arc<Certificate>> {
        let path = self.path();
        if path.is_empty() {
            errors.path = Some(tr("sign-in-needs-certificate"));
            return None;
        }
        let password = self.password_in_use();
        let was_known = self.reading.is_of(&path, password.as_ref());
        if self.reading.is_pending() && was_known {
            self.is_wanted = true;
            return None;
        }
        if let Some(Ok(certificate)) = self.reading.outcome().filter(|_| was_known) {
            return Some(certificate.clone());
        }
        self.reading.read_again(&path, password.as_ref());
        self.is_wanted = true;
        None
    }

    /// Begins to read the certificate, if that was not done yet.
    pub(crate) fn read_certificate(&mut self) {
        let password = self.password_in_use();
        self.reading.read(&self.path(), password.as_ref());
    }

    /// Begins to read it while it is typed; whatever is known of another file or with another password is not shown.
    pub(crate) fn read_while_typed(&mut self) {
        if is_on_network(&self.path()) {
            self.reading.forget();
        } else {
            self.read_certificate();
        }
    }

    /// Where the certificate is, without what is pasted along.
    pub(crate) fn path(&self) -> String {
        typed_path(&self.certificate_path)
    }

    /// Takes in what came of reading; whether the form is to be sent now, since somebody waits for that.
    pub(crate) fn take_reading(&mut self) -> bool {
        if self.reading.is_pending() || !self.is_wanted {
            return false;
        }
        self.is_wanted = false;
        matches!(self.reading.outcome(), Some(Ok(_)))
    }

    /// Takes over into what is drawn how far the reading is, unless nothing may move: a button would go away under a hand.
    pub(crate) fn draw_reading(&mut self, may_move: bool) {
        let now = if self.reading.is_pending() {
            CertificateDisplay::Pending
        } else if self.reading.outcome().is_some() {
            CertificateDisplay::Found
        } else {
            CertificateDisplay::Nothing
        };
        if may_move {
            self.drawn = now;
        }
    }

    /// The certificate that is drawn.
    pub(crate) fn drawn_certificate(&self) -> Option<&Arc<Certificate>> {
        let found = self.reading.outcome()?.as_ref().ok();
        found.filter(|_| self.drawn == CertificateDisplay::Found)
    }

    /// What is wrong with the certificate that was read: beside its path or beside the password.
    pub(crate) fn certificate_errors(&self) -> CredentialErrors {
        let mut errors = CredentialErrors::default();
        if let Some(Err(error)) = self.reading.outcome()
            && !self.typing.is_unfinished(error)
        {
            let sentence = Some(certificate_sentence(error));
            match error {
                CertificateError::PasswordNeeded | CertificateError::WrongPassword => {
                    errors.secret = sentence;
                }
                _ => errors.path = sentence,
            }
        }
        errors
    }

    fn password_in_use(&self) -> Option<SecretString> {
        if !self.password.is_empty() {
            return Some(SecretString::from(&*self.password));
        }
        if let Some(kept) = &self.kept {
            return Some(kept.clone());
        }
        // The environment's password belongs to the environment's file.
        let is_given_file = self.path() == typed_path(&self.given_path);
        self.given_password.clone().filter(|_| is_given_file)
    }

    /// Whether what the environment gives is what would be sent.
    pub(crate) fn uses_given(&self) -> bool {
        self.given == Some(self.kind)
            && match self.kind {
                CredentialKind::Secret => self.secret.trim().is_empty() && self.kept.is_none(),
                CredentialKind::Certificate => self.path() == typed_path(&self.given_path),
                CredentialKind::Federated => {
                    typed_path(&self.federated_path) == self.given_token_file
                }
                CredentialKind::AccessToken => false,
            }
    }

    /// Whether the password comes with the environment.
    pub(crate) fn has_given_password(&self) -> bool {
        self.password.is_empty() && self.kept.is_none() && self.password_in_use().is_some()
    }

    /// Whether the secret looks like a secret's id, which is what the portal shows first.
    pub fn has_secret_id(&self) -> bool {
        is_guid(self.secret.trim())
            || (self.secret.trim().is_empty()
                && self
                    .given_secret
                    .as_ref()
                    .is_some_and(|given| is_guid(given.expose_secret())))
    }

    /// What the pasted token says of itself.
    pub(crate) fn hint(&self) -> Option<TokenHint> {
        look_into(&self.token)
    }

    /// Wipes what was typed, and lets go of the key; the session has its own hold of it.
    pub(crate) fn forget(&mut self) {
        self.wipe_typed();
        self.kept = None;
        self.reading.forget();
        self.idle = Idle::default();
    }
}

impl CredentialKind {
    /// The variable that gives it.
    pub(crate) fn variable(self) -> Option<&'static str> {
        match self {
            Self::Secret => Some("AZURE_CLIENT_SECRET"),
            Self::Certificate => Some("AZURE_CLIENT_CERTIFICATE_PATH"),
            Self::Federated => Some("AZURE_FEDERATED_TOKEN_FILE"),
            Self::AccessToken => None,
        }
    }
}

#[cfg(test)]
mod tests;
