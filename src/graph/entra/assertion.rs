//! What a certificate signs in place of sending a secret: that the app is who it says.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RSA_PSS_SHA256, RsaEncoding};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::graph::entra::certificate::Certificate;

/// How long an assertion counts, in seconds.
const LIFE: i64 = 5 * 60;

/// How an assertion is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SigningAlgorithm {
    /// RSA-PSS, with the SHA-256 thumbprint; what Microsoft's own libraries send.
    #[default]
    Ps256,
    /// PKCS#1 v1.5, with the SHA-1 thumbprint; for a registration that refuses the other.
    Rs256,
}

impl SigningAlgorithm {
    /// As a token's head spells it.
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

/// What an assertion says.
pub(crate) struct Claims<'a> {
    /// The token endpoint.
    pub(crate) audience: &'a str,
    pub(crate) client_id: &'a str,
    /// Never the same twice.
    pub(crate) id: &'a str,
    pub(crate) now: Timestamp,
}

impl Certificate {
    /// Signs that the app is who it says, for one token endpoint and a few minutes.
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
