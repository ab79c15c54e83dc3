//! The certificate that an app signs in with: found in a file by its key, and checked.
//!
//! Entra accepts RSA keys only, so that everything else is refused here with a reason. The time is given from outside.

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

/// A certificate with its key. `Debug` shows what everybody may see.
pub struct Certificate {
    pub(crate) key: KeyPair,
    /// The certificate of the key, then those above it, as far as the file has them.
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
    /// Reads a PEM or PFX file. Opening an encrypted one takes up to a second, on purpose of whoever encrypted it.
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

    /// Takes what stands in a PEM or PFX file.
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
            return Err(match (file.certificates.is_empty(), file.has_request) {
                (false, _) => CertificateError::NoMatch,
                (true, true) => CertificateError::RequestOnly,
                (true, false) => problem.unwrap_or(CertificateError::NoCertificate),
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

    /// What is shown of it.
    pub fn facts(&self) -> &CertificateFacts {
        &self.facts
    }
}

/// Each certificate in the file that has its key there, once.
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

fn belongs_to(der: &[u8], key: &KeyPair) -> bool {
    parsed(der).is_some_and(|certificate| {
        let info = certificate.tbs_certificate().subject_public_key_info();
        info.subject_public_key.raw_bytes() == key.public_key().as_ref()
    })
}

/// The leaf and its issuers one after the other; whatever else is in the file belongs to somebody else.
fn chain_from(leaf: usize, mut certificates: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let mut chain = vec![certificates.swap_remove(leaf)];
    while let Some(last) = chain.last().and_then(|der| parsed(der)) {
        let issuer = last.tbs_certificate().issuer().clone();
        if issuer == *last.tbs_certificate().subject() {
            // Signed by itself; one of the same name is an older one.
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
