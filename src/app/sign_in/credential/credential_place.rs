//! Where a session's credential is kept, for the window to show.

use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::sign_in::credential::credential_form::{CredentialForm, CredentialKind};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum CredentialPlace {
    /// The demo brings its own credential, which is kept nowhere.
    #[default]
    Demo,
    /// Only in the memory of this program.
    Memory,
    /// Only in the memory of this program: a pasted token, which can't be renewed.
    Pasted,
    /// In the system's keyring.
    Keyring,
    /// In the environment variable with this name, or in the file that it names.
    Environment(&'static str),
    /// In a file.
    File {
        /// The path of the file.
        path: String,
        /// Whether the password of the file is kept in the keyring.
        password_kept: bool,
    },
}

impl CredentialPlace {
    /// Returns the place of the form's credential; `is_kept` says whether the keyring has the secret or the password.
    pub(crate) fn of(form: &CredentialForm, is_kept: bool) -> Self {
        if form.uses_given()
            && let Some(variable) = form.kind.variable()
        {
            return Self::Environment(variable);
        }
        let file = |path: &str, password_kept| Self::File {
            path: path.trim().to_owned(),
            password_kept,
        };
        match form.kind {
            CredentialKind::Secret if is_kept => Self::Keyring,
            CredentialKind::Secret => Self::Memory,
            CredentialKind::Certificate => file(&form.path(), is_kept),
            CredentialKind::Federated => file(&form.federated_path, false),
            CredentialKind::AccessToken => Self::Pasted,
        }
    }

    pub(crate) fn short(&self) -> String {
        match self {
            Self::Demo => tr("place-demo"),
            Self::Memory => tr("place-memory"),
            Self::Pasted => tr("place-pasted"),
            Self::Keyring => tr("place-keyring"),
            Self::Environment(variable) => {
                tr_with("place-environment", &[("name", (*variable).into())])
            }
            Self::File { .. } => tr("place-file"),
        }
    }

    /// Says where the credential is kept, for the sign-in page. Empty if another text of the page says so, or if no
    /// path is typed yet.
    pub(crate) fn hint(&self) -> String {
        match self {
            Self::Demo | Self::Pasted | Self::Environment(_) => String::new(),
            Self::File { path, .. } if path.is_empty() => String::new(),
            Self::Memory | Self::Keyring | Self::File { .. } => self.sentence(),
        }
    }

    /// Returns the place in a sentence. For a secret, adds that this program can't see when the secret expires.
    pub(crate) fn explained(&self) -> String {
        let is_secret = match self {
            Self::Memory | Self::Keyring => true,
            Self::Environment(variable) => CredentialKind::Secret.variable() == Some(*variable),
            Self::Demo | Self::Pasted | Self::File { .. } => false,
        };
        let ends = is_secret.then(|| tr("place-secret-ends"));
        let told = [self.sentence()].into_iter().chain(ends);
        sentences(&told.collect::<Vec<_>>())
    }

    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::Demo => tr("place-demo-text"),
            Self::Memory => tr("place-memory-text"),
            Self::Pasted => tr("place-pasted-text"),
            Self::Keyring => tr("place-keyring-text"),
            Self::Environment(variable) => {
                tr_with("place-environment-text", &[("name", (*variable).into())])
            }
            Self::File {
                path,
                password_kept,
            } => {
                let text = tr_with("place-file-text", &[("path", path.as_str().into())]);
                if *password_kept {
                    sentences(&[text, tr("place-file-password")])
                } else {
                    text
                }
            }
        }
    }
}
