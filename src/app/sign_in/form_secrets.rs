//! How the sign-in form uses the keyring: which secret to store, and which stored secret to use.

use secrecy::SecretString;

use crate::app::language::text::tr;
use crate::app::sign_in::credential::credential_form::CredentialKind;
use crate::app::sign_in::remember::trouble_text;
use crate::app::sign_in::sign_in_form::{FormErrors, SignInForm};
use crate::worker::Endpoints;
use crate::worker::keyring::{KeyringKey, KeyringTrouble, SecretKind};

impl SignInForm {
    /// Returns the key under which the keyring stores the secret for the form's contents.
    ///
    /// `None` if this kind has no secret to store, if a field is missing, or if the addresses aren't those of a
    /// Microsoft cloud.
    pub(crate) fn keyring_key(&self) -> Option<KeyringKey> {
        let kind = match self.credential.kind {
            CredentialKind::Secret => SecretKind::ClientSecret,
            CredentialKind::Certificate => SecretKind::CertificatePassword,
            CredentialKind::Federated | CredentialKind::AccessToken => return None,
        };
        let endpoints = self.endpoints(&mut FormErrors::default())?;
        KeyringKey::for_endpoints(&endpoints, &self.tenant, &self.client_id, kind)
    }

    /// Returns why the keyring can't store the secret of this form, or `None` if it can.
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

    /// Whether the file of the credential can't be used.
    pub(crate) fn is_file_refused(&self) -> bool {
        let is_certificate = self.credential.kind == CredentialKind::Certificate;
        let found = is_certificate.then(|| self.credential.certificate_errors().path);
        let told = self.errors.credential.path.as_ref();
        let mut errors = told.into_iter().chain(found.iter().flatten());
        errors.any(|error| !error.is_corrected())
    }

    /// Returns the secret to store once the sign-in has worked, with its key. `None` if nothing is to be stored.
    pub(crate) fn to_keep(&self) -> Option<(KeyringKey, SecretString)> {
        let wanted = self.remember.keep && self.no_keeping().is_none();
        let typed = self.credential.typed_secret().filter(|_| wanted)?;
        Some((self.keyring_key()?, typed))
    }

    /// Uses the secret that was found in the keyring, if it still belongs to the form's contents.
    pub(crate) fn use_found(&mut self) {
        if self.keyring_key().as_ref() == self.remember.key() {
            self.credential.kept = self.remember.take_found();
            self.credential.read_certificate();
        }
    }

    /// Drops the form's copy of a stored secret if the form now has another keyring entry, or none. Returns whether to
    /// look up the new entry.
    pub(crate) fn drop_stale_secret(&mut self) -> bool {
        let key = self.keyring_key();
        let is_new = self.remember.key() != key.as_ref();
        if is_new && self.credential.kept.take().is_some() {
            self.credential.read_certificate();
        }
        self.remember.turn_to(key)
    }
}
