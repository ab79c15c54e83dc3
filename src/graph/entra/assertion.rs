//! Client assertions: signed with a certificate and sent instead of a secret (RFC 7523).

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RSA_PSS_SHA256, RsaEncoding};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::graph::entra::certificate::Certificate;

/// Lifetime of an assertion, in seconds.
const LIFE: i64 = 5 * 60;

/// Signature algorithm of assertions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SigningAlgorithm {
    /// RSA-PSS, with the SHA-256 thumbprint. Microsoft's own libraries use it.
    #[default]
    Ps256,
    /// PKCS#1 v1.5, with the SHA-1 thumbprint. For registrations that refuse `PS256`.
    Rs256,
}

impl SigningAlgorithm {
    /// Returns the name in the `alg` header (RFC 7518).
    pub fn name(self) -> &'static str {
        match self {
            Self::Ps256 => "PS256",
            Self::Rs256 => "RS256",
        }
    }

    fn encoding(self) -> &'static dyn RsaEncoding {
        match self {
            Self::Ps256 => &RSA_PSS_SHA256,
            Self::Rs256 => &RSA_PKCS1_SHA256,
        }
    }
}

/// Values for the claims of one assertion.
pub(crate) struct Claims<'a> {
    /// URL of the token endpoint.
    pub(crate) audience: &'a str,
    /// Application id, used as issuer and subject.
    pub(crate) client_id: &'a str,
    /// Unique id (`jti`). Entra may refuse an id that it has seen before.
    pub(crate) id: &'a str,
    pub(crate) now: Timestamp,
}

impl Certificate {
    /// Signs an assertion for one token endpoint, valid for [`LIFE`]. `None` if the key cannot
    /// sign.
    pub(crate) fn assertion(
        &self,
        claims: &Claims<'_>,
        algorithm: SigningAlgorithm,
        send_chain: bool,
    ) -> Option<String> {
        let begins = claims.now.as_second();
        let claims = json!({
            "aud": claims.audience, "iss": claims.client_id, "sub": claims.client_id, "jti": claims.id,
            "iat": begins, "nbf": begins, "exp": begins + LIFE,
        });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!(
            "{}.{}",
            part(&self.head(algorithm, send_chain)),
            part(&claims)
        );
        let mut signature = vec![0; self.key.public_modulus_len()];
        let random = SystemRandom::new();
        self.key
            .sign(
                algorithm.encoding(),
                &random,
                signed.as_bytes(),
                &mut signature,
            )
            .ok()?;
        Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// Returns the header: algorithm, thumbprint of the certificate, and with `send_chain` the
    /// whole chain.
    fn head(&self, algorithm: SigningAlgorithm, send_chain: bool) -> Value {
        let mut head = json!({ "typ": "JWT", "alg": algorithm.name() });
        let leaf = self.chain.first().map_or(&[][..], Vec::as_slice);
        let (name, print) = match algorithm {
            SigningAlgorithm::Ps256 => ("x5t#S256", digest(&SHA256, leaf)),
            SigningAlgorithm::Rs256 => ("x5t", digest(&SHA1_FOR_LEGACY_USE_ONLY, leaf)),
        };
        head[name] = URL_SAFE_NO_PAD.encode(print).into();
        if send_chain {
            head["x5c"] = self.chain.iter().map(|der| STANDARD.encode(der)).collect();
        }
        head
    }
}
