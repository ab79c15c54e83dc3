//! The certificate that the app signs in with: found in a file by its key, and checked.
//!
//! Entra accepts RSA keys only, so this module refuses other keys with a reason. The current time
//! is passed in.

pub(crate) mod der;
pub(crate) mod disk;
pub mod error;
pub mod facts;

use std::fmt;
use std::path::Path;

use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::KeyPair as _;
use jiff::Timestamp;
use secrecy::SecretString;

use crate::graph::entra::certificate::der::parsed;
use crate::graph::entra::certificate::error::CertificateError;
use crate::graph::entra::certificate::facts::{CertificateFacts, facts};
use crate::graph::entra::key_file;

/// A certificate with its private key. `Debug` prints public facts only.
pub struct Certificate {
    pub(crate) key: KeyPair,
    /// The certificate of the key, then the issuers that the file contains, in DER.
    pub(crate) chain: Vec<Vec<u8>>,
    facts: CertificateFacts,
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("facts", &self.facts)
            .finish_non_exhaustive()
    }
}

impl Certificate {
    /// Reads a key file, such as PEM or PFX. Decrypting may take some seconds, since key derivation is slow by
    /// design.
    pub fn load(
        path: &Path,
        password: Option<&SecretString>,
        now: Timestamp,
    ) -> Result<Self, CertificateError> {
        let (bytes, readable_by_others) = disk::read(path)?;
        let mut certificate = Self::from_bytes(&bytes, password, now)?;
        certificate.facts.readable_by_others = readable_by_others;
        Ok(certificate)
    }

    /// Finds the certificate and its key in the bytes of a key file. Of several valid certificates, takes the one that
    /// ends last. Fails if none is valid at `now`.
    pub fn from_bytes(
        bytes: &[u8],
        password: Option<&SecretString>,
        now: Timestamp,
    ) -> Result<Self, CertificateError> {
        let file = key_file::read(bytes, password)?;
        let mut problem = file.problem;
        let mut keys = Vec::new();
        for key in file.keys {
            match key.into_pair() {
                Ok(key) => keys.push(key),
                Err(found) => problem = problem.or(Some(found)),
            }
        }
        if keys.is_empty() {
            return Err(problem.unwrap_or(CertificateError::NoKey));
        }
        let mut matches = matches(keys, &file.certificates);
        matches.sort_by_key(|(_, _, facts)| facts.rank(now));
        let others = matches.len().saturating_sub(1);
        let Some((key, leaf, mut facts)) = matches.pop() else {
            return Err(if file.has_broken_certificate {
                CertificateError::BrokenCertificate
            } else if !file.certificates.is_empty() {
                CertificateError::NoMatch
            } else if file.has_request {
                CertificateError::RequestOnly
            } else {
                problem.unwrap_or(CertificateError::NoCertificate)
            });
        };
        facts.check(now)?;
        facts.others = others;
        Ok(Self {
            key,
            chain: chain_from(leaf, file.certificates),
            facts,
        })
    }

    /// Returns the public facts: subject, thumbprints and validity.
    pub fn facts(&self) -> &CertificateFacts {
        &self.facts
    }
}

/// Returns the certificates whose private key is in the file, without duplicates. Each certificate
/// comes with its key and its index in `certificates`.
fn matches(
    keys: Vec<KeyPair>,
    certificates: &[Vec<u8>],
) -> Vec<(KeyPair, usize, CertificateFacts)> {
    let mut found: Vec<(KeyPair, usize, CertificateFacts)> = Vec::new();
    for key in keys {
        for (at, der) in certificates.iter().enumerate() {
            let is_new = found
                .iter()
                .all(|(_, known, _)| certificates[*known] != *der);
            if is_new
                && belongs_to(der, &key)
                && let Some(facts) = facts(der)
            {
                found.push((key.clone(), at, facts));
            }
        }
    }
    found
}

/// Whether the certificate contains the public key of `key`.
fn belongs_to(der: &[u8], key: &KeyPair) -> bool {
    parsed(der).is_some_and(|certificate| {
        let info = certificate.tbs_certificate().subject_public_key_info();
        info.subject_public_key.raw_bytes() == key.public_key().as_ref()
    })
}

/// Returns the certificate at index `leaf`, then its issuer, the issuer of that issuer and so on. Leaves out all other
/// certificates in the file.
fn chain_from(leaf: usize, mut certificates: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let mut chain = vec![certificates.swap_remove(leaf)];
    while let Some(last) = chain.last().and_then(|der| parsed(der)) {
        let issuer = last.tbs_certificate().issuer().clone();
        if issuer == *last.tbs_certificate().subject() {
            // The certificate is self-signed, so the chain ends. Another certificate of the same name would be another
            // version of it.
            break;
        }
        let next = certificates.iter().position(|der| {
            parsed(der).is_some_and(|above| *above.tbs_certificate().subject() == issuer)
        });
        match next {
            Some(next) => chain.push(certificates.swap_remove(next)),
            None => break,
        }
    }
    chain
}

#[cfg(test)]
mod tests;
