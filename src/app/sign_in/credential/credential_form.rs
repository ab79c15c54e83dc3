//! The credential in the sign-in form: four kinds, one of them chosen.

pub(crate) mod idle_wipe;
pub(crate) mod stored_credential;

use std::sync::Arc;

use secrecy::{ExposeSecret as _, SecretString};

use crate::app::language::late_text::LateText;
use crate::app::language::text::key;
use crate::app::look::widgets::SecretText;
use crate::app::sign_in::credential::certificate_reading::CertificateReading;
use crate::app::sign_in::credential::credential_text::certificate_sentence;
use crate::app::sign_in::credential::idle_time::Idle;
use crate::app::sign_in::credential::typed_path::{is_on_network, typed_path};
use crate::moderation::model::ids::is_guid;
use crate::moderation::model::invitee::cleaned::unquoted;
use crate::settings::environment::Environment;
use crate::worker::{
    Certificate, CertificateCredential, CertificateError, Credential, SigningAlgorithm, TokenHint,
    is_shaped_like_token, token_hint,
};

/// A kind of credential that the form offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CredentialKind {
    /// A client secret.
    #[default]
    Secret,
    /// A certificate with its key, in a PEM or PFX file.
    Certificate,
    /// A file with a token of another identity. Entra accepts this token for this app.
    Federated,
    /// An access token for Graph, pasted by the user.
    AccessToken,
}

/// The displayed result of reading the certificate. Not updated while a change could move a button away from under the
/// pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum CertificateDisplay {
    #[default]
    Nothing,
    Pending,
    /// The certificate that was read, or why it can't be used.
    Found,
}

/// The form's part about the credential: the fields of every kind, and secrets that weren't typed.
#[derive(Default)]
pub struct CredentialForm {
    /// The kind of credential that is used.
    pub kind: CredentialKind,
    /// The secret as typed; wiped once a session exists, or if it stays unused for too long.
    pub secret: SecretText<512>,
    /// Path of the certificate's PEM or PFX file, as typed.
    pub certificate_path: String,
    /// The password of the certificate's file as typed; wiped like the secret.
    pub password: SecretText<512>,
    /// The algorithm with which the certificate signs.
    pub algorithm: SigningAlgorithm,
    /// Whether to send the certificate's chain to Entra.
    pub send_chain: bool,
    /// Whether the signing options are shown.
    pub options_open: bool,
    /// Path of the file with the federated token.
    pub federated_path: String,
    /// The access token as pasted; wiped like the secret.
    pub token: SecretText<16_384>,
    pub(crate) reading: CertificateReading,
    /// The state in which the fields were last drawn: the kind, the displayed result for the certificate, and whether
    /// there is an error. `None` before the form is drawn.
    ///
    /// A change scrolls the fields into view.
    pub(crate) in_view: Option<(CredentialKind, CertificateDisplay, bool)>,
    pub(crate) drawn: CertificateDisplay,
    pub(crate) typing: FocusedFields,
    /// Whether the sign-in button was pressed before the certificate was read.
    pub(crate) is_wanted: bool,
    /// The kind of credential that the environment gives, if any.
    pub(crate) given: Option<CredentialKind>,
    /// Environment variables of credentials that are set but not used.
    pub(crate) left_out: Vec<&'static str>,
    pub(crate) given_secret: Option<SecretString>,
    /// The secret or password from the keyring that the user chose to use.
    pub(crate) kept: Option<SecretString>,
    given_path: String,
    given_token_file: String,
    given_password: Option<SecretString>,
    /// A secret or token that the form refused once because it looks like something else. The second attempt is
    /// accepted.
    doubted: Option<SecretString>,
    pub(crate) idle: Idle,
    /// The kinds of credential whose secret was wiped because it wasn't used. A kind is dropped once its field has a
    /// secret again.
    pub(crate) wiped: Vec<CredentialKind>,
}

/// Which fields of a certificate have the focus.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct FocusedFields {
    pub(crate) path: bool,
    pub(crate) password: bool,
}

impl FocusedFields {
    /// Whether the error may occur only because the user hasn't finished typing.
    fn is_unfinished(self, error: &CertificateError) -> bool {
        match error {
            CertificateError::NoSuchFile | CertificateError::Folder => self.path,
            CertificateError::WrongPassword => self.password,
            _ => false,
        }
    }
}

/// An error for each wrong field of the credential.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct CredentialErrors {
    /// The error of the path of a file.
    pub path: Option<LateText>,
    /// The error of a secret, a password or a token.
    pub secret: Option<LateText>,
}

impl CredentialForm {
    /// Fills the form from the environment. If several credentials are set, a certificate comes first, then a federated
    /// token, then a secret.
    pub(crate) fn new(app: &mut Environment) -> Self {
        use CredentialKind as Kind;
        let set: Vec<(Kind, &'static str)> = [
            (app.certificate_path.is_some(), Kind::Certificate),
            (app.federated_token_file.is_some(), Kind::Federated),
            (app.secret.is_some(), Kind::Secret),
        ]
        .into_iter()
        .filter(|(is_set, _)| *is_set)
        .filter_map(|(_, kind)| Some((kind, kind.variable()?)))
        .collect();
        let given = set.first().map(|(kind, _)| *kind);
        let path = app.certificate_path.take().unwrap_or_default();
        let token_file = app.federated_token_file.take().unwrap_or_default();
        let mut form = Self {
            kind: given.unwrap_or_default(),
            certificate_path: path.clone(),
            send_chain: app.send_certificate_chain,
            options_open: app.send_certificate_chain,
            federated_path: token_file.clone(),
            given_token_file: token_file,
            given,
            left_out: set.iter().skip(1).map(|(_, name)| *name).collect(),
            given_secret: app.secret.take(),
            given_path: path,
            given_password: app.certificate_password.take(),
            ..Self::default()
        };
        form.read_certificate();
        form
    }

    /// Whether the field of the chosen kind of credential is filled in. Ignores secrets from the environment or the
    /// keyring.
    pub(crate) fn is_filled_in(&self) -> bool {
        match self.kind {
            CredentialKind::Secret => !self.secret.is_empty(),
            CredentialKind::Certificate => !self.path().is_empty(),
            CredentialKind::Federated => !typed_path(&self.federated_path).is_empty(),
            CredentialKind::AccessToken => !self.token.is_empty(),
        }
    }

    /// Returns the credential, or `None` after noting the error of a field.
    ///
    /// Also returns `None` while the certificate is being read.
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
                    errors.path = Some(LateText::of(key!("sign-in-needs-token-file")));
                    None
                }
                path => Some(Credential::FederatedFile(path.into())),
            },
            CredentialKind::AccessToken => match unquoted(&self.token) {
                "" => {
                    errors.secret = Some(LateText::of(key!("sign-in-needs-token")));
                    None
                }
                token => {
                    let token = SecretString::from(token);
                    let is_odd = !is_shaped_like_token(token.expose_secret());
                    if is_odd && self.is_new_doubt(&token) {
                        errors.secret = Some(LateText::of(key!("sign-in-token-odd-again")));
                        return None;
                    }
                    Some(Credential::AccessToken(token))
                }
            },
        }
    }

    fn read_secret(&mut self, errors: &mut CredentialErrors) -> Option<SecretString> {
        let typed = unquoted(&self.secret);
        let other = self.kept.as_ref().or(self.given_secret.as_ref());
        let secret = match (other, typed.is_empty()) {
            (_, false) => SecretString::from(typed),
            (Some(other), true) => other.clone(),
            (None, true) => {
                errors.secret = Some(LateText::of(key!("sign-in-needs-secret")));
                return None;
            }
        };
        if is_guid(secret.expose_secret()) && self.is_new_doubt(&secret) {
            // Entra would refuse the id as a wrong secret, and count the attempt.
            errors.secret = Some(LateText::of(key!("sign-in-secret-id-again")));
            return None;
        }
        Some(secret)
    }

    /// Whether this secret differs from the one doubted last. Remembers it: the next attempt with it is accepted.
    fn is_new_doubt(&mut self, secret: &SecretString) -> bool {
        let before = self.doubted.replace(secret.clone());
        before.is_none_or(|it| it.expose_secret() != secret.expose_secret())
    }

    fn certificate_for_use(&mut self, errors: &mut CredentialErrors) -> Option<Arc<Certificate>> {
        let path = self.path();
        if path.is_empty() {
            errors.path = Some(LateText::of(key!("sign-in-needs-certificate")));
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

    /// Starts reading the certificate, unless it is being read or was just read with this password.
    pub(crate) fn read_certificate(&mut self) {
        let password = self.password_in_use();
        self.reading.read(&self.path(), password.as_ref());
    }

    /// Starts reading the certificate while the user types. A path on another computer isn't read yet, since that
    /// computer's name may be half typed.
    pub(crate) fn read_while_typed(&mut self) {
        if is_on_network(&self.path()) {
            self.reading.forget();
        } else {
            self.read_certificate();
        }
    }

    /// Returns the path of the certificate, cleaned up by [`typed_path`].
    pub(crate) fn path(&self) -> String {
        typed_path(&self.certificate_path)
    }

    /// Ends the wait of a sign-in that was requested before the certificate was read.
    ///
    /// Returns whether the certificate can be used; the form is then to be sent. `None` while the reading runs, or if
    /// no sign-in waits for it.
    pub(crate) fn take_reading(&mut self) -> Option<bool> {
        if self.reading.is_pending() || !self.is_wanted {
            return None;
        }
        self.is_wanted = false;
        Some(matches!(self.reading.outcome(), Some(Ok(_))))
    }

    /// Updates the displayed result of the reading if `may_move`. If not, leaves it as it is, because an update could
    /// move a button away from under the pointer.
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

    /// Returns the certificate if the form shows it, and `None` otherwise.
    pub(crate) fn drawn_certificate(&self) -> Option<&Arc<Certificate>> {
        let found = self.reading.outcome()?.as_ref().ok();
        found.filter(|_| self.drawn == CertificateDisplay::Found)
    }

    /// Returns the error of reading the certificate, as an error of its path or of its password. Omits an error that
    /// may only mean that the user hasn't finished typing.
    pub(crate) fn certificate_errors(&self) -> CredentialErrors {
        let mut errors = CredentialErrors::default();
        if let Some(Err(error)) = self.reading.outcome()
            && !self.typing.is_unfinished(error)
        {
            let found = error.clone();
            let sentence = Some(LateText::new(move || certificate_sentence(&found)));
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

    /// Whether the environment's credential would be sent.
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

    /// Whether the password comes from the environment.
    pub(crate) fn has_given_password(&self) -> bool {
        self.password.is_empty() && self.kept.is_none() && self.password_in_use().is_some()
    }

    /// Whether the secret looks like the id that Entra's portal shows beside the value of each secret.
    pub fn has_secret_id(&self) -> bool {
        is_guid(unquoted(&self.secret))
            || (self.secret.trim().is_empty()
                && self
                    .given_secret
                    .as_ref()
                    .is_some_and(|given| is_guid(given.expose_secret())))
    }

    /// Whether the typed secret is in quotes, which aren't part of it.
    pub(crate) fn is_secret_quoted(&self) -> bool {
        unquoted(&self.secret) != self.secret.trim()
    }

    /// Returns the unverified claims of the pasted token; `None` if they can't be read.
    pub(crate) fn hint(&self) -> Option<TokenHint> {
        token_hint(unquoted(&self.token))
    }

    /// Wipes the typed secrets, and drops the keyring's secret and the certificate's key. A session keeps copies of its
    /// own.
    pub(crate) fn forget(&mut self) {
        self.wipe_typed();
        self.kept = None;
        self.reading.forget();
        self.idle = Idle::default();
        self.wiped.clear();
    }
}

impl CredentialKind {
    /// Returns the environment variable that gives this kind of credential, if there is one.
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
