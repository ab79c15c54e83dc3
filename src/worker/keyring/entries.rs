//! Entries of the system keyring: naming, storing, finding and deleting them.

use secrecy::zeroize::{Zeroize as _, Zeroizing};
use secrecy::{ExposeSecret as _, SecretString};

use crate::graph::http::origin::Endpoints;
use crate::moderation::model::ids::one_spelling;
use crate::worker::keyring::trouble::KeyringTrouble;

/// Service name shared by all entries of this program.
const SERVICE: &str = "moderato";

/// Kind of the secret in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretKind {
    /// The value of a client secret.
    ClientSecret,
    /// The password of a certificate's file.
    CertificatePassword,
}

impl SecretKind {
    /// Returns the kind of secret as a word for the name of an entry. Entries are stored, so the word must not
    /// change.
    fn word(self) -> &'static str {
        match self {
            Self::ClientSecret => "client_secret",
            Self::CertificatePassword => "certificate_password",
        }
    }
}

/// Identifies a stored secret by its purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyringKey {
    authority_host: String,
    tenant: String,
    client_id: String,
    kind: SecretKind,
}

impl KeyringKey {
    /// Builds the key for a sign-in to these endpoints. `None` if their secrets may not be stored.
    ///
    /// Only Microsoft's clouds qualify, because their addresses are known: a custom address may be mistyped, and on
    /// loopback any program may be listening. A tenant or app that could be confused with another key does not qualify
    /// either.
    pub fn for_endpoints(
        endpoints: &Endpoints,
        tenant: &str,
        client_id: &str,
        kind: SecretKind,
    ) -> Option<Self> {
        if !endpoints.is_national() {
            return None;
        }
        Some(Self {
            authority_host: endpoints.authority_host(),
            tenant: part(tenant)?,
            client_id: part(client_id)?,
            kind,
        })
    }

    /// Returns the user name of the entry. Other programs of the desktop session can read that name, so it contains
    /// nothing secret.
    fn user(&self) -> String {
        let Self {
            authority_host,
            tenant,
            client_id,
            kind,
        } = self;
        format!("v1|{authority_host}|{tenant}|{client_id}|{}", kind.word())
    }
}

/// Normalizes one part of a key, so that every spelling finds the same secret. `None` if it is empty or has characters
/// that are not allowed in a key.
fn part(typed: &str) -> Option<String> {
    let spelled = one_spelling(typed);
    let fits = |c: char| c.is_ascii_graphic() && c != '|';
    (!spelled.is_empty() && spelled.chars().all(fits)).then_some(spelled)
}

/// Result of deleting a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForgetResult {
    /// The secret existed, and was no longer found afterwards.
    Deleted,
    /// The keyring shows nothing under this key.
    NothingKept,
}

/// Stores a secret, replacing an earlier one. Blocks, and may make the system ask for the keyring's
/// password.
pub fn remember(key: &KeyringKey, secret: &SecretString) -> Result<(), KeyringTrouble> {
    // Stored as bytes: as text, Windows would use twice the space, which is limited.
    Ok(entry(key)?.set_secret(secret.expose_secret().as_bytes())?)
}

/// Finds the secret of this key. Blocks, and may make the system ask for a password, as
/// [`remember`] does.
///
/// `None` if nothing is stored under this key. Some keyrings also give `None` while they are
/// locked.
pub fn recall(key: &KeyringKey) -> Result<Option<SecretString>, KeyringTrouble> {
    let bytes = match entry(key)?.get_secret() {
        Ok(bytes) => bytes,
        Err(::keyring::Error::NoEntry) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    // Copied, because converting bytes with spare capacity would reallocate them and leave a copy
    // of the secret.
    let bytes = Zeroizing::new(bytes);
    match str::from_utf8(&bytes) {
        Ok(text) => Ok(Some(text.into())),
        Err(_not_text) => Err(KeyringTrouble::Unreadable),
    }
}

/// Deletes the secret stored under this key, and checks that it is gone. Blocks like [`remember`].
pub fn forget(key: &KeyringKey) -> Result<ForgetResult, KeyringTrouble> {
    let entry = entry(key)?;
    match entry.delete_credential() {
        Ok(()) => {}
        Err(::keyring::Error::NoEntry) => return Ok(ForgetResult::NothingKept),
        // Another program created further entries with this name. Deletes all of them.
        Err(::keyring::Error::Ambiguous(entries)) => {
            for entry in entries {
                entry.delete_credential()?;
            }
        }
        Err(error) => return Err(error.into()),
    }
    match entry.get_secret() {
        Err(::keyring::Error::NoEntry) => Ok(ForgetResult::Deleted),
        Ok(mut bytes) => {
            bytes.zeroize();
            Err(KeyringTrouble::Refused)
        }
        Err(error) => Err(error.into()),
    }
}

fn entry(key: &KeyringKey) -> Result<::keyring::Entry, KeyringTrouble> {
    Ok(::keyring::Entry::new(SERVICE, &key.user())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::http::cloud::Cloud;

    const APP: &str = "5f0c1d2e-0000-4000-8000-000000000001";

    fn user(endpoints: &Endpoints, tenant: &str, client_id: &str) -> Option<String> {
        let kind = SecretKind::ClientSecret;
        let key = KeyringKey::for_endpoints(endpoints, tenant, client_id, kind)?;
        Some(key.user())
    }

    #[test]
    fn a_key_names_everything_that_its_secret_is_used_with() {
        let global = Endpoints::of(Cloud::Global).unwrap();
        assert_eq!(
            user(&global, " Contoso.example ", APP).unwrap(),
            format!("v1|login.microsoftonline.com|contoso.example|{APP}|client_secret")
        );
        let braced = format!("{{{}}}", APP.to_uppercase());
        assert_eq!(user(&global, "t", &braced), user(&global, "T", APP));
        let key = |endpoints, tenant, client_id, kind| {
            KeyringKey::for_endpoints(endpoints, tenant, client_id, kind).unwrap()
        };
        let first = key(&global, "contoso.example", APP, SecretKind::ClientSecret);
        let government = Endpoints::of(Cloud::UsGovL4).unwrap();
        for other in [
            key(
                &government,
                "contoso.example",
                APP,
                SecretKind::ClientSecret,
            ),
            key(&global, "fabrikam.example", APP, SecretKind::ClientSecret),
            key(
                &global,
                "contoso.example",
                "other",
                SecretKind::ClientSecret,
            ),
            key(
                &global,
                "contoso.example",
                APP,
                SecretKind::CertificatePassword,
            ),
        ] {
            assert_ne!(first.user(), other.user());
        }
    }

    #[test]
    fn nothing_is_kept_for_an_address_that_is_no_national_clouds() {
        for (graph, authority) in [
            ("http://127.0.0.1:8080", None),
            ("http://[::1]:8080", None),
            ("https://127.0.0.1", None),
            ("https://graph.example", Some("http://127.0.0.1:9")),
            ("https://graph.example", Some("https://127.0.0.1:9")),
            ("http://127.0.0.1:9", Some("https://login.example")),
            ("https://graph.example", Some("https://login.example")),
            (
                "https://graph.microsoft.com",
                Some("https://login.evil.example"),
            ),
            (
                "https://graph.microsoft.com",
                Some("https://login.microsoftonline.com:8443"),
            ),
            (
                "https://graph.evil.example",
                Some("https://login.microsoftonline.com"),
            ),
        ] {
            let endpoints = Endpoints::custom(graph, authority).unwrap();
            assert_eq!(user(&endpoints, "t", "a"), None, "{graph} {authority:?}");
        }
        let typed = Endpoints::custom("https://graph.microsoft.com/", None).unwrap();
        let global = Endpoints::of(Cloud::Global).unwrap();
        assert_eq!(user(&typed, "t", "a"), user(&global, "t", "a"));
        assert!(user(&typed, "t", "a").is_some());
    }

    #[test]
    fn parts_that_could_make_up_another_key_make_none() {
        let global = Endpoints::of(Cloud::Global).unwrap();
        for (tenant, client_id) in [
            ("", "a"),
            ("t", " "),
            ("t|a", "b"),
            ("t", "a|b"),
            ("t\u{202e}", "a"),
            ("t", "a\nb"),
        ] {
            assert_eq!(user(&global, tenant, client_id), None);
        }
    }
}
