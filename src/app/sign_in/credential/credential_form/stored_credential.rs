//! The parts of a credential that are stored: its secret in the keyring, the rest in a profile.

use secrecy::SecretString;

use crate::app::sign_in::credential::credential_form::{CredentialForm, CredentialKind};
use crate::moderation::model::invitee::cleaned::unquoted;
use crate::settings::profiles::ProfileCredential;
use crate::worker::SigningAlgorithm;

impl CredentialForm {
    /// Whether the keyring's secret or password would be used.
    pub(crate) fn uses_kept(&self) -> bool {
        self.kept.is_some()
            && match self.kind {
                CredentialKind::Secret => self.secret.trim().is_empty(),
                CredentialKind::Certificate => self.password.is_empty(),
                CredentialKind::Federated | CredentialKind::AccessToken => false,
            }
    }

    /// Returns the typed secret or password that the keyring can store, or `None` if there is none.
    pub(crate) fn typed_secret(&self) -> Option<SecretString> {
        let typed = match self.kind {
            CredentialKind::Secret => unquoted(&self.secret),
            CredentialKind::Certificate => &*self.password,
            CredentialKind::Federated | CredentialKind::AccessToken => "",
        };
        (!typed.is_empty()).then(|| SecretString::from(typed))
    }

    /// Forgets the secrets, and fills in the credential of a profile. A profile holds no secrets.
    pub(crate) fn fill(&mut self, profile: &ProfileCredential) {
        self.forget();
        match profile {
            ProfileCredential::Secret => self.kind = CredentialKind::Secret,
            ProfileCredential::Certificate {
                path,
                rs256,
                send_chain,
            } => {
                self.kind = CredentialKind::Certificate;
                self.certificate_path.clone_from(path);
                self.algorithm = if *rs256 {
                    SigningAlgorithm::Rs256
                } else {
                    SigningAlgorithm::Ps256
                };
                self.send_chain = *send_chain;
                self.options_open = *rs256 || *send_chain;
                self.read_certificate();
            }
            ProfileCredential::Federated { path } => {
                self.kind = CredentialKind::Federated;
                self.federated_path.clone_from(path);
            }
            ProfileCredential::AccessToken => self.kind = CredentialKind::AccessToken,
        }
    }

    /// Returns the parts of the credential that a profile stores; `None` if the environment gives the credential.
    pub(crate) fn for_profile(&self) -> Option<ProfileCredential> {
        if self.uses_given() {
            return None;
        }
        Some(match self.kind {
            CredentialKind::Secret => ProfileCredential::Secret,
            CredentialKind::Certificate => ProfileCredential::Certificate {
                path: self.path(),
                rs256: self.algorithm == SigningAlgorithm::Rs256,
                send_chain: self.send_chain,
            },
            CredentialKind::Federated => ProfileCredential::Federated {
                path: self.federated_path.trim().to_owned(),
            },
            CredentialKind::AccessToken => ProfileCredential::AccessToken,
        })
    }
}
