//! Assertions in place of a secret, checked as strictly as Entra's documentation describes them.
//!
//! Nothing here is shared with the console's signing, so that a mistake cannot be made on both ends.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use aws_lc_rs::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Map, Value};
use x509_cert::Certificate;
use x509_cert::der::Decode as _;

/// How far the clocks of both sides may be apart, in seconds.
const TOLERANCE: i64 = 5 * 60;
/// The longest life of an assertion, in seconds; Microsoft's own libraries ask for ten minutes.
const LONGEST_LIFE: i64 = 10 * 60;

/// What an assertion has to say to be accepted.
pub(super) struct Expected<'a> {
    /// This very token endpoint.
    pub(super) audience: &'a str,
    pub(super) client_id: &'a str,
    /// Seconds since 1970.
    pub(super) now: i64,
    /// The registered certificates, as DER.
    pub(super) certificates: &'a [Vec<u8>],
}

/// Why an assertion is refused: the AADSTS number and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem(pub(super) u32, pub(super) String);

impl Problem {
    fn new(number: u32, text: &str) -> Self {
        Self(number, text.to_owned())
    }

    fn malformed(text: &str) -> Self {
        Self(
            50_027,
            format!("JWT token is invalid or malformed: {text}."),
        )
    }
}

/// Checks signature, addressee, sender and time; gives the id, which may come only once.
pub(super) fn check(assertion: &str, expected: &Expected<'_>) -> Result<String, Problem> {
    let mut parts = assertion.split('.');
    let (Some(head), Some(claims), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Problem::malformed("three parts are expected"));
    };
    let signed = &assertion.as_bytes()[..head.len() + 1 + claims.len()];
    let signature = URL_SAFE_NO_PAD
        .decode(signature)
        .map_err(|error| Problem::malformed(&error.to_string()))?;
    check_signature(&object(head)?, signed, &signature, expected.certificates)?;
    check_claims(&object(claims)?, expected)
}

fn object(part: &str) -> Result<Map<String, Value>, Problem> {
    let bytes = URL_SAFE_NO_PAD.decode(part).ok();
    let value = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    value.ok_or_else(|| Problem::malformed("a part is no JSON object in base64url"))
}

fn text<'a>(object: &'a Map<String, Value>, name: &str) -> Result<&'a str, Problem> {
    let value = object.get(name).and_then(Value::as_str);
    value.ok_or_else(|| Problem::malformed(&format!("'{name}' is missing")))
}

fn check_signature(
    head: &Map<String, Value>,
    signed: &[u8],
    signature: &[u8],
    certificates: &[Vec<u8>],
) -> Result<(), Problem> {
    let refused = |text: &str| Problem::new(700_027, text);
    if text(head, "typ")? != "JWT" {
        return Err(Problem::malformed("'typ' is not JWT"));
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

fn check_claims(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<String, Problem> {
    let time = |name: &str| {
        let told = claims.get(name).and_then(Value::as_i64);
        told.ok_or_else(|| Problem::malformed(&format!("'{name}' is no number")))
    };
    for name in ["iss", "sub"] {
        if text(claims, name)? != expected.client_id {
            let text = format!("Client assertion application identifier doesn't match '{name}'.");
            return Err(Problem(700_021, text));
        }
    }
    if text(claims, "aud")? != expected.audience {
        let text = "Client assertion audience claim does not match this token endpoint.";
        return Err(Problem::new(700_023, text));
    }
    let (begins, ends) = (time("nbf")?, time("exp")?);
    let in_time = begins - TOLERANCE <= expected.now && expected.now < ends + TOLERANCE;
    if !in_time || ends - begins > LONGEST_LIFE || ends <= begins {
        let text = "Client assertion is not within its valid time range.";
        return Err(Problem::new(700_024, text));
    }
    let id = text(claims, "jti")?;
    if id.is_empty() {
        return Err(Problem::malformed("'jti' is empty"));
    }
    Ok(id.to_owned())
}
