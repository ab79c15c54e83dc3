//! Checks client assertions as strictly as Entra's documentation describes them.
//!
//! Shares no code with the console's signing. Otherwise, one mistake could occur on both sides and go unnoticed.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use aws_lc_rs::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Map, Value};
use x509_cert::Certificate;
use x509_cert::der::Decode as _;

use crate::simulator::refusal::TokenRefusal;

/// How far the client's clock may differ from this computer's, in seconds.
const TOLERANCE: i64 = 5 * 60;
/// Longest lifetime of an assertion, in seconds. Microsoft's own libraries use this lifetime.
const LONGEST_LIFE: i64 = 10 * 60;

/// The values that an assertion must contain to be accepted.
pub(crate) struct Expected<'a> {
    /// Address of this token endpoint.
    pub(crate) audience: &'a str,
    pub(crate) client_id: &'a str,
    /// Current time in seconds since 1970.
    pub(crate) now: i64,
    /// Registered certificates in DER.
    pub(crate) certificates: &'a [Vec<u8>],
}

/// Makes the refusal of an assertion that is not a well-formed JWT.
fn malformed(text: &str) -> TokenRefusal {
    TokenRefusal::of_proof(
        50_027,
        format!("JWT token is invalid or malformed: {text}."),
    )
}

/// Checks signature, audience, issuer and lifetime. Returns the assertion's id, which may be used
/// only once.
pub(crate) fn check(assertion: &str, expected: &Expected<'_>) -> Result<String, TokenRefusal> {
    let mut parts = assertion.split('.');
    let (Some(head), Some(claims), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(malformed("three parts are expected"));
    };
    let signed = &assertion.as_bytes()[..head.len() + 1 + claims.len()];
    let signature = URL_SAFE_NO_PAD
        .decode(signature)
        .map_err(|error| malformed(&error.to_string()))?;
    check_signature(&object(head)?, signed, &signature, expected.certificates)?;
    check_claims(&object(claims)?, expected)
}

/// Decodes a part of the assertion into a JSON object.
fn object(part: &str) -> Result<Map<String, Value>, TokenRefusal> {
    let bytes = URL_SAFE_NO_PAD.decode(part).ok();
    let value = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    value.ok_or_else(|| malformed("a part is no JSON object in base64url"))
}

/// Reads a string member; the error says that it is missing.
fn text<'a>(object: &'a Map<String, Value>, name: &str) -> Result<&'a str, TokenRefusal> {
    let value = object.get(name).and_then(Value::as_str);
    value.ok_or_else(|| malformed(&format!("'{name}' is missing")))
}

/// Checks algorithm, certificate and signature. The certificate is found by the thumbprint that
/// belongs to the algorithm: SHA-256 for PS256, SHA-1 for RS256.
fn check_signature(
    head: &Map<String, Value>,
    signed: &[u8],
    signature: &[u8],
    certificates: &[Vec<u8>],
) -> Result<(), TokenRefusal> {
    let refused = |text: &str| TokenRefusal::of_proof(700_027, text);
    if text(head, "typ")? != "JWT" {
        return Err(malformed("'typ' is not JWT"));
    }
    let (scheme, name, print_of): (_, _, fn(&[u8]) -> String) = match text(head, "alg")? {
        "PS256" => (&RSA_PSS_2048_8192_SHA256, "x5t#S256", |der| {
            URL_SAFE_NO_PAD.encode(digest(&SHA256, der))
        }),
        "RS256" => (&RSA_PKCS1_2048_8192_SHA256, "x5t", |der| {
            URL_SAFE_NO_PAD.encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, der))
        }),
        other => {
            return Err(refused(&format!(
                "The algorithm '{other}' is not supported."
            )));
        }
    };
    let print = text(head, name)?;
    let registered = certificates.iter().find(|der| print_of(der) == print);
    let der = registered.ok_or_else(|| {
        refused("The certificate with this identifier is not registered on the application.")
    })?;
    if let Some(chain) = head.get("x5c") {
        let first = chain.get(0).and_then(Value::as_str);
        if first != Some(STANDARD.encode(der).as_str()) {
            return Err(refused("The chain does not begin with the certificate."));
        }
    }
    let certificate = Certificate::from_der(der);
    let certificate = certificate.map_err(|error| refused(&error.to_string()))?;
    let key = certificate.tbs_certificate().subject_public_key_info();
    UnparsedPublicKey::new(scheme, key.subject_public_key.raw_bytes())
        .verify(signed, signature)
        .map_err(|_unspecified| {
            refused("Client assertion contains an invalid signature: the key was not found.")
        })
}

/// Checks issuer, subject, audience and lifetime; returns the assertion's id.
fn check_claims(
    claims: &Map<String, Value>,
    expected: &Expected<'_>,
) -> Result<String, TokenRefusal> {
    let time = |name: &str| {
        let told = claims.get(name).and_then(Value::as_i64);
        told.ok_or_else(|| malformed(&format!("'{name}' is no number")))
    };
    for name in ["iss", "sub"] {
        if text(claims, name)? != expected.client_id {
            let text = format!("Client assertion application identifier doesn't match '{name}'.");
            return Err(TokenRefusal::of_proof(700_021, text));
        }
    }
    if text(claims, "aud")? != expected.audience {
        let text = "Client assertion audience claim does not match this token endpoint.";
        return Err(TokenRefusal::of_proof(700_023, text));
    }
    let (begins, ends) = (time("nbf")?, time("exp")?);
    let in_time = begins - TOLERANCE <= expected.now && expected.now < ends + TOLERANCE;
    if !in_time || ends - begins > LONGEST_LIFE || ends <= begins {
        let text = "Client assertion is not within its valid time range.";
        return Err(TokenRefusal::of_proof(700_024, text));
    }
    let id = text(claims, "jti")?;
    if id.is_empty() {
        return Err(malformed("'jti' is empty"));
    }
    Ok(id.to_owned())
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::rsa::KeyPair;
    use aws_lc_rs::signature::RSA_PSS_SHA256;
    use rustls_pki_types::pem::PemObject as _;
    use rustls_pki_types::{CertificateDer, PrivatePkcs8KeyDer};
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_800_000_000;
    const AUDIENCE: &str = "http://127.0.0.1/t/oauth2/v2.0/token";

    fn certificate() -> Vec<u8> {
        let pem = include_bytes!("../../../tests/keys/certificate.pem");
        CertificateDer::from_pem_slice(pem).unwrap().to_vec()
    }

    fn proper() -> (Value, Value) {
        let print = URL_SAFE_NO_PAD.encode(digest(&SHA256, &certificate()));
        (
            json!({ "typ": "JWT", "alg": "PS256", "x5t#S256": print }),
            json!({ "aud": AUDIENCE, "iss": "app", "sub": "app", "jti": "1", "nbf": NOW, "exp": NOW + 300 }),
        )
    }

    fn signed(head: &Value, claims: &Value) -> String {
        let pem = include_bytes!("../../../tests/keys/pkcs8.pem");
        let der = PrivatePkcs8KeyDer::from_pem_slice(pem).unwrap();
        let key = KeyPair::from_pkcs8(der.secret_pkcs8_der()).unwrap();
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(head), part(claims));
        let mut signature = vec![0; key.public_modulus_len()];
        key.sign(
            &RSA_PSS_SHA256,
            &SystemRandom::new(),
            text.as_bytes(),
            &mut signature,
        )
        .unwrap();
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    fn judged(assertion: &str) -> Result<String, u32> {
        let expected = Expected {
            audience: AUDIENCE,
            client_id: "app",
            now: NOW,
            certificates: &[certificate()],
        };
        check(assertion, &expected).map_err(|refusal| refusal.number)
    }

    #[test]
    fn one_wrong_member_is_enough_to_be_refused() {
        let (head, claims) = proper();
        assert_eq!(judged(&signed(&head, &claims)), Ok("1".to_owned()));
        for (member, value, wanted) in [
            (
                "aud",
                json!("http://127.0.0.1/other/oauth2/v2.0/token"),
                700_023,
            ),
            ("iss", json!("other"), 700_021),
            ("sub", json!("other"), 700_021),
            ("jti", json!(""), 50_027),
            ("jti", json!(7), 50_027),
            ("exp", json!(NOW - 301), 700_024),
            ("exp", json!(NOW + 601), 700_024),
            ("nbf", json!(NOW + 301), 700_024),
            ("exp", json!("soon"), 50_027),
        ] {
            let mut claims = claims.clone();
            claims[member] = value;
            assert_eq!(judged(&signed(&head, &claims)), Err(wanted), "{member}");
        }
        for (member, value, wanted) in [
            ("alg", json!("none"), 700_027),
            ("alg", json!("RS256"), 50_027),
            ("typ", json!("at+jwt"), 50_027),
            ("x5t#S256", json!("AAAA"), 700_027),
            ("x5c", json!(["AAAA"]), 700_027),
        ] {
            let mut head = head.clone();
            head[member] = value;
            assert_eq!(judged(&signed(&head, &claims)), Err(wanted), "{member}");
        }
    }

    #[test]
    fn a_changed_or_missing_signature_is_refused() {
        let (head, claims) = proper();
        let good = signed(&head, &claims);
        let (text, _) = good.rsplit_once('.').unwrap();
        assert_eq!(judged(&format!("{text}.")), Err(700_027));
        assert_eq!(judged(&format!("{text}.{}", "A".repeat(342))), Err(700_027));
        assert_eq!(judged(text), Err(50_027));
        assert_eq!(judged(&format!("{good}.x")), Err(50_027));
        assert_eq!(judged(""), Err(50_027));
    }
}
