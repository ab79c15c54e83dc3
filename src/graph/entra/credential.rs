//! The credentials of an app registration, and the proof that each adds to a token request.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};
use uuid::Uuid;

use crate::graph::entra::assertion::{Claims, SigningAlgorithm};
use crate::graph::entra::certificate::Certificate;
use crate::graph::entra::certificate::error::CertificateError;
use crate::graph::entra::token::TokenHint;
use crate::graph::http::error::GraphError;
use crate::moderation::model::failure::{Cause, SignInCause};
use crate::regular_file;

/// Largest token file, in bytes.
const LARGEST_TOKEN: u64 = 64 << 10;

/// An app registration with its credential. `Debug` prints no secret.
#[derive(Debug, Clone)]
pub struct AppCredentials {
    /// Tenant that owns the meetings: a GUID or a verified domain.
    pub tenant: String,
    /// Application (client) id.
    pub client_id: String,
    /// The secret, certificate or token that the app signs in with.
    pub credential: Credential,
}

/// How the app proves its identity to Entra. A pasted token replaces that proof.
#[derive(Debug, Clone)]
pub enum Credential {
    /// The value of a client secret.
    Secret(SecretString),
    /// A certificate whose key signs an assertion for each request.
    Certificate(CertificateCredential),
    /// A file with a token of another identity provider that Entra trusts for this app. Read again for each token
    /// request.
    FederatedFile(PathBuf),
    /// A token obtained elsewhere. The app uses the token until it expires, and never renews it.
    AccessToken(SecretString),
}

/// A certificate and how to use it.
#[derive(Debug, Clone)]
pub struct CertificateCredential {
    /// The certificate with its key.
    pub certificate: Arc<Certificate>,
    /// How assertions are signed.
    pub algorithm: SigningAlgorithm,
    /// Whether to send the certificate chain. Needed for registrations that trust a subject and issuer instead of one
    /// certificate.
    pub send_chain: bool,
}

/// A client secret, or an assertion signed by this app or another identity provider, for one token request.
pub(crate) enum ClientProof {
    Secret(SecretString),
    Assertion(Zeroizing<String>),
}

impl AppCredentials {
    /// Checks the credentials before a request is sent. Reads no files.
    pub(crate) fn check(&self) -> Result<(), GraphError> {
        let tenant = self.tenant.as_str();
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        if tenant.is_empty() || !tenant.chars().all(plain) || tenant.chars().all(|c| c == '.') {
            refused(
                SignInCause::UnknownTenant,
                "a tenant is a GUID or a domain name",
            )
        } else if ["common", "organizations", "consumers"]
            .iter()
            .any(|shared| tenant.eq_ignore_ascii_case(shared))
        {
            refused(
                SignInCause::UnknownTenant,
                "an app signs in to one tenant, which owns the meetings",
            )
        } else if self.client_id.is_empty() {
            refused(SignInCause::UnknownApp, "the application id is empty")
        } else {
            self.credential.check(Timestamp::now())
        }
    }
}

impl Credential {
    /// Checks that the credential is not empty, and that a certificate is valid at `now`.
    fn check(&self, now: Timestamp) -> Result<(), GraphError> {
        let text = match self {
            Self::Secret(secret) => secret,
            Self::AccessToken(token) => token,
            Self::Certificate(used) => return check_dates(&used.certificate, now),
            Self::FederatedFile(path) if path.as_os_str().is_empty() => {
                return refused(SignInCause::TokenFile, "no file is named");
            }
            Self::FederatedFile(_) => return Ok(()),
        };
        if text.expose_secret().is_empty() {
            return refused(SignInCause::NoCredential, "the secret or token is empty");
        }
        Ok(())
    }

    /// Returns the proof for one request. `None` for a pasted token, which needs no request. Fails if a certificate is
    /// not valid or its key cannot sign, or if no token can be read from a file.
    pub(crate) async fn proof(
        &self,
        client_id: &str,
        audience: &str,
    ) -> Result<Option<ClientProof>, GraphError> {
        Ok(Some(match self {
            Self::Secret(secret) => ClientProof::Secret(secret.clone()),
            Self::Certificate(used) => {
                ClientProof::Assertion(used.assertion(client_id, audience)?.into())
            }
            Self::FederatedFile(path) => ClientProof::Assertion(read_aside(path.clone()).await?),
            Self::AccessToken(_) => return Ok(None),
        }))
    }

    /// Returns the cause to report when Entra refuses this credential without a more specific reason.
    pub(crate) fn refusal(&self) -> SignInCause {
        match self {
            Self::Secret(_) | Self::AccessToken(_) => SignInCause::WrongSecret,
            Self::Certificate(_) => SignInCause::CertificateRefused,
            Self::FederatedFile(_) => SignInCause::AssertionRefused,
        }
    }

    /// Returns the SHA-1 and SHA-256 thumbprints, if this is a certificate.
    pub(crate) fn thumbprints(&self) -> Option<[String; 2]> {
        let Self::Certificate(used) = self else {
            return None;
        };
        let facts = used.certificate.facts();
        Some([facts.sha1.clone(), facts.sha256.clone()])
    }

    /// Whether this is a certificate. Its assertions contain this computer's time, so a wrong clock may cause a
    /// refusal.
    pub(crate) fn is_certificate(&self) -> bool {
        matches!(self, Self::Certificate(_))
    }
}

impl CertificateCredential {
    fn assertion(&self, client_id: &str, audience: &str) -> Result<String, GraphError> {
        let now = Timestamp::now();
        check_dates(&self.certificate, now)?;
        let id = Uuid::new_v4().to_string();
        let claims = Claims {
            audience,
            client_id,
            id: &id,
            now,
        };
        let signed = self
            .certificate
            .assertion(&claims, self.algorithm, self.send_chain);
        signed.ok_or_else(|| {
            GraphError::new(Cause::SignIn(SignInCause::CertificateRefused))
                .with_message("the key could not sign")
        })
    }
}

/// Returns the error for a sign-in that fails before a request is sent.
fn refused<T>(cause: SignInCause, text: &str) -> Result<T, GraphError> {
    Err(GraphError::new(Cause::SignIn(cause)).with_message(text))
}

fn check_dates(certificate: &Certificate, now: Timestamp) -> Result<(), GraphError> {
    certificate.facts().check(now).or_else(|error| {
        let cause = match error {
            CertificateError::NotYetValid(_) => SignInCause::CertificateNotYetValid,
            _ => SignInCause::CertificateExpired,
        };
        refused(cause, &error.to_string())
    })
}

/// Reads a token file on another thread, since network folders may be slow.
async fn read_aside(path: PathBuf) -> Result<Zeroizing<String>, GraphError> {
    let read = tokio::task::spawn_blocking(move || {
        read_token(&path).map_err(|error| format!("{}: {error}", path.display()))
    });
    match read.await {
        Ok(Ok(token)) => Ok(token),
        Ok(Err(text)) => refused(SignInCause::TokenFile, &text),
        Err(_stopped) => refused(SignInCause::TokenFile, "the file was not read to its end"),
    }
}

/// Reads a token file. Accepts only three parts of base64 separated by dots. Nothing else in a file is ever sent.
fn read_token(path: &Path) -> io::Result<Zeroizing<String>> {
    let bytes = regular_file::read(path, LARGEST_TOKEN)?.bytes;
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    let token = text.trim();
    let is_part = |part: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_=".contains(c);
        !part.is_empty() && part.chars().all(plain)
    };
    if token.split('.').count() == 3 && token.split('.').all(is_part) {
        Ok(Zeroizing::new(token.to_owned()))
    } else {
        let text = "the file does not hold a token of three parts";
        Err(io::Error::new(io::ErrorKind::InvalidData, text))
    }
}

/// Reads the claims of a pasted token. `None` if it is opaque or too long.
pub fn token_hint(token: &str) -> Option<TokenHint> {
    TokenHint::read(pasted(token).as_ref())
}

/// Whether a pasted text looks like a token of Entra: it starts with `eyJ` and has two dots, or its claims can be read.
pub fn is_shaped_like_token(text: &str) -> bool {
    let text = pasted(text);
    let is_shaped = text.starts_with("eyJ") && text.matches('.').count() == 2;
    is_shaped || TokenHint::read(&text).is_some()
}

/// Removes `Bearer` and white space, which are often copied along with a token.
pub(crate) fn pasted(token: &str) -> Cow<'_, str> {
    let token = token.trim();
    let bare = match token.split_at_checked(7) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer ") => rest.trim(),
        _ => token,
    };
    if bare.contains(char::is_whitespace) {
        // Terminals break long lines.
        Cow::Owned(bare.split_whitespace().collect())
    } else {
        Cow::Borrowed(bare)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_token_is_taken_from_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        for (text, wanted) in [
            ("e30.e30.c2ln", Some("e30.e30.c2ln")),
            (" e30.e30.c2ln\r\n", Some("e30.e30.c2ln")),
            ("", None),
            ("root:x:0:0:root", None),
            ("e30.e30", None),
            ("e30.e30.c2ln.x", None),
            ("e30..c2ln", None),
            ("e30.e30.c2ln\ne30.e30.c2ln", None),
        ] {
            std::fs::write(&path, text).unwrap();
            let read = read_token(&path).ok();
            assert_eq!(read.as_deref().map(String::as_str), wanted, "{text}");
        }
        for (path, wanted) in [
            (folder.path().join("none"), io::ErrorKind::NotFound),
            (folder.path().to_owned(), io::ErrorKind::IsADirectory),
        ] {
            assert_eq!(read_token(&path).unwrap_err().kind(), wanted);
        }
    }

    #[test]
    fn a_pasted_token_is_freed_of_what_came_with_it() {
        for text in [
            "a.b.c", " a.b.c\n", "Bearer a.b.c", "bearer  a.b.c", "a.\nb.\r\n  c",
        ] {
            assert_eq!(pasted(text), "a.b.c", "{text}");
        }
        assert_eq!(pasted("bearer"), "bearer");
    }

    #[test]
    fn a_credential_shows_no_secret_when_it_is_printed() {
        for credential in [
            Credential::Secret("canary".into()),
            Credential::AccessToken("canary".into()),
        ] {
            assert!(!format!("{credential:?}").contains("canary"));
        }
    }
}
