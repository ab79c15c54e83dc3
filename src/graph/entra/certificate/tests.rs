//! Key files as `openssl` writes them. Their keys protect nothing. Most of their certificates are
//! valid until 2120.

use aws_lc_rs::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;
use serde_json::{Value, json};

use super::*;

use crate::graph::entra::assertion::{Claims, SigningAlgorithm};

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../../../../tests/keys/", $name)).as_slice()
    };
}

const SHA1: &str = "4C548C625ED5264515AEC8C2EDCCC6EA0FC691CD";
const SHA256: &str = "A0DAC894F763286745F8B02E23CA28E902AA8840B3EDFE9DDA234C57E85DD2EC";

fn now() -> Timestamp {
    "2026-11-26T12:00:00Z".parse().unwrap()
}

fn password() -> SecretString {
    "test-password".into()
}

fn with_password(bytes: &[u8]) -> Result<Certificate, CertificateError> {
    Certificate::from_bytes(bytes, Some(&password()), now())
}

fn without(bytes: &[u8]) -> Result<Certificate, CertificateError> {
    Certificate::from_bytes(bytes, None, now())
}

/// Returns header and claims of an assertion, after checking its signature with the certificate.
fn verified(assertion: &str, algorithm: SigningAlgorithm) -> (Value, Value) {
    let der = CertificateDer::from_pem_slice(file!("certificate.pem")).unwrap();
    let certificate = parsed(&der).unwrap();
    let info = certificate.tbs_certificate().subject_public_key_info();
    let scheme = match algorithm {
        SigningAlgorithm::Ps256 => &RSA_PSS_2048_8192_SHA256,
        SigningAlgorithm::Rs256 => &RSA_PKCS1_2048_8192_SHA256,
    };
    let public = UnparsedPublicKey::new(scheme, info.subject_public_key.raw_bytes());
    let (signed, signature) = assertion.rsplit_once('.').unwrap();
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    public.verify(signed.as_bytes(), &signature).unwrap();
    let part = |text: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap();
    let (head, claims) = signed.split_once('.').unwrap();
    (part(head), part(claims))
}

fn claims() -> Claims<'static> {
    Claims {
        audience: "https://login.example/t/oauth2/v2.0/token",
        client_id: "app",
        id: "once",
        now: now(),
    }
}

#[test]
fn every_kind_of_file_signs_what_the_public_certificate_confirms() {
    for (name, bytes) in [
        ("pkcs1.pem", file!("pkcs1.pem")),
        ("pkcs8.pem", file!("pkcs8.pem")),
        ("encrypted.pem", file!("encrypted.pem")),
        ("triple_des.pem", file!("triple_des.pem")),
        ("triple_des_sha1.pem", file!("triple_des_sha1.pem")),
        ("new.pfx", file!("new.pfx")),
        ("old.pfx", file!("old.pfx")),
        ("windows.pfx", file!("windows.pfx")),
    ] {
        let certificate = with_password(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        for algorithm in [SigningAlgorithm::Ps256, SigningAlgorithm::Rs256] {
            let assertion = certificate.assertion(&claims(), algorithm, false).unwrap();
            let (head, _) = verified(&assertion, algorithm);
            assert_eq!(head["alg"], algorithm.name(), "{name}");
        }
        assert_eq!(
            certificate.facts().sha1,
            SHA1,
            "{name}: the leaf is found by its key"
        );
        assert_eq!(certificate.facts().sha256, SHA256, "{name}");
    }
    let certificate = without(file!("without_password.pfx")).unwrap();
    let assertion = certificate.assertion(&claims(), SigningAlgorithm::Ps256, false);
    verified(&assertion.unwrap(), SigningAlgorithm::Ps256);
}

#[test]
fn an_assertion_says_who_to_whom_and_for_five_minutes() {
    let certificate = without(file!("pkcs8.pem")).unwrap();
    let assertion = certificate.assertion(&claims(), SigningAlgorithm::Ps256, false);
    let (head, told) = verified(&assertion.unwrap(), SigningAlgorithm::Ps256);
    let print = "oNrIlPdjKGdF-LAuI8oo6QKqiECz7f6d2iNMV-hd0uw";
    assert_eq!(
        head,
        json!({ "typ": "JWT", "alg": "PS256", "x5t#S256": print })
    );
    let begins = now().as_second();
    let wanted = json!({
        "aud": "https://login.example/t/oauth2/v2.0/token", "iss": "app", "sub": "app", "jti": "once",
        "iat": begins, "nbf": begins, "exp": begins + 300,
    });
    assert_eq!(told, wanted);
    let assertion = certificate.assertion(&claims(), SigningAlgorithm::Rs256, false);
    let (head, _) = verified(&assertion.unwrap(), SigningAlgorithm::Rs256);
    assert_eq!(
        head,
        json!({ "typ": "JWT", "alg": "RS256", "x5t": "TFSMYl7VJkUVrsjC7czG6g_Gkc0" })
    );
}

#[test]
fn the_chain_is_sent_only_when_asked_and_begins_with_the_leaf() {
    let certificate = without(file!("pkcs1.pem")).unwrap();
    let assertion = certificate.assertion(&claims(), SigningAlgorithm::Ps256, true);
    let (head, _) = verified(&assertion.unwrap(), SigningAlgorithm::Ps256);
    let chain = head["x5c"].as_array().unwrap();
    let leaf = CertificateDer::from_pem_slice(file!("certificate.pem")).unwrap();
    let above = CertificateDer::from_pem_slice(file!("test_ca.pem")).unwrap();
    assert_eq!(*chain, [STANDARD.encode(leaf), STANDARD.encode(above)]);
}

#[test]
fn what_cannot_be_signed_in_with_is_refused_with_its_reason() {
    use CertificateError as E;
    let wrong = |bytes| {
        let password = SecretString::from("wrong");
        Certificate::from_bytes(bytes, Some(&password), now()).unwrap_err()
    };
    let ended = "2021-01-01T00:00:00Z".parse().unwrap();
    let early = "2115-01-01T00:00:00Z".parse().unwrap();
    for bytes in [file!("ec_encrypted.pem"), file!("ec.pfx")] {
        assert_eq!(with_password(bytes).unwrap_err(), E::NotRsa);
    }
    for (name, bytes, wanted) in [
        ("encrypted.pem", file!("encrypted.pem"), E::PasswordNeeded),
        ("new.pfx", file!("new.pfx"), E::PasswordNeeded),
        ("old.pfx", file!("old.pfx"), E::PasswordNeeded),
        (
            "old_encryption.pem",
            file!("old_encryption.pem"),
            E::UnknownEncryption,
        ),
        ("ec.pem", file!("ec.pem"), E::NotRsa),
        ("ec_sec1.pem", file!("ec_sec1.pem"), E::NotRsa),
        ("ended.pem", file!("ended.pem"), E::Expired(ended)),
        ("early.pem", file!("early.pem"), E::NotYetValid(early)),
        ("short.pem", file!("short.pem"), E::TooShort),
        ("certificate.pem", file!("certificate.pem"), E::NoKey),
        (
            "other_certificate.pem",
            file!("other_certificate.pem"),
            E::NoMatch,
        ),
        ("nothing", b"", E::Empty),
        ("blanks", b" \r\n", E::Empty),
        ("a page", b"<html>", E::NotAKeyFile),
        ("half", b"-----BEGIN PRIVATE KEY-----\nMIIE", E::CutOff),
    ] {
        assert_eq!(without(bytes).unwrap_err(), wanted, "{name}");
    }
    let leaf = CertificateDer::from_pem_slice(file!("certificate.pem")).unwrap();
    assert_eq!(
        without(&leaf).unwrap_err(),
        E::NoKey,
        "a certificate as DER"
    );
    for bytes in [
        file!("encrypted.pem"),
        file!("new.pfx"),
        file!("old.pfx"),
        file!("windows.pfx"),
    ] {
        assert_eq!(wrong(bytes), E::WrongPassword);
    }
    let key = String::from_utf8_lossy(file!("pkcs8.pem")).into_owned();
    let key = key.split("-----BEGIN CERTIFICATE").next().unwrap();
    assert_eq!(without(key.as_bytes()).unwrap_err(), E::NoCertificate);
}

#[test]
fn a_certificate_counts_between_its_dates_and_is_warned_of_a_month_ahead() {
    let at = |time: &str| Certificate::from_bytes(file!("pkcs8.pem"), None, time.parse().unwrap());
    let (begins, ends) = ("2020-01-01T00:00:00Z", "2120-01-01T00:00:00Z");
    let facts = at("2026-11-26T12:00:00Z").unwrap().facts().clone();
    assert_eq!(facts.not_before, begins.parse().unwrap());
    assert_eq!(facts.not_after, ends.parse().unwrap());
    assert_eq!(
        facts.subject,
        "CN=Test key for nothing real,O=Moderato tests"
    );
    assert_eq!(
        at("2019-12-31T23:59:59Z").unwrap_err(),
        CertificateError::NotYetValid(facts.not_before)
    );
    assert_eq!(
        at(ends).unwrap_err(),
        CertificateError::Expired(facts.not_after)
    );
    assert!(at(begins).is_ok());
    assert!(!facts.ends_soon("2119-12-01T00:00:00Z".parse().unwrap()));
    assert!(facts.ends_soon("2119-12-03T00:00:00Z".parse().unwrap()));
}

#[test]
fn files_that_are_missing_or_huge_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let load = |name: &str| Certificate::load(&folder.path().join(name), None, now());
    assert_eq!(load("none.pem").unwrap_err(), CertificateError::NoSuchFile);
    assert_eq!(load("").unwrap_err(), CertificateError::Folder);
    std::fs::write(folder.path().join("huge"), vec![b'x'; 1_100_000]).unwrap();
    assert_eq!(load("huge").unwrap_err(), CertificateError::TooLarge);
}

#[cfg(unix)]
#[test]
fn what_may_never_end_is_not_read() {
    for device in ["/dev/null", "/dev/zero", "/dev/tty"] {
        if Path::new(device).exists() {
            let refused = Certificate::load(Path::new(device), None, now());
            assert_eq!(refused.unwrap_err(), CertificateError::NotAFile, "{device}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_key_that_others_may_read_is_noticed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key.pem");
    std::fs::write(&path, file!("pkcs8.pem")).unwrap();
    for (mode, wanted) in [(0o600, false), (0o640, true), (0o604, true)] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let certificate = Certificate::load(&path, None, now()).unwrap();
        assert_eq!(certificate.facts().readable_by_others, wanted, "{mode:o}");
    }
}

#[test]
fn nothing_of_the_key_is_in_what_can_be_printed() {
    let printed = format!("{:?}", without(file!("pkcs1.pem")).unwrap());
    assert!(printed.contains("Test key for nothing real"));
    assert!(printed.len() < 600, "{printed}");
}
