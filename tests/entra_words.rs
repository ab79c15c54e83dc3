//! Entra's refusals, from the answer to the words in the window.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::credentials::certificate;
use crate::fixtures::sign_in::{app, endpoints};
use crate::raw_server::{RawServer, Reply};
use moderato::app::language::text::Language;
use moderato::app::words::failure_text::failure_text;
use moderato::graph::entra::auth::Credential;
use moderato::graph::entra::entra_codes::ROWS;
use moderato::graph::requests::client::GraphClient;
use moderato::moderation::model::failure::{Cause, Failure, SignInCause, SignInCause as C};

async fn refusal(headers: &[(&str, &str)], body: String, credential: Credential) -> Failure {
    let mut all = vec![("content-type", "application/json")];
    all.extend(headers);
    answered(Reply::plain(400, &all, &body), credential).await
}

/// Signs in, and returns the failure from an answer of these bytes.
async fn answered(reply: Reply, credential: Credential) -> Failure {
    let Reply::Bytes(bytes) = reply else {
        unreachable!()
    };
    let server = RawServer::start(move |_| Reply::Bytes(bytes.clone())).await;
    let client = GraphClient::new(endpoints(&server), app(credential)).unwrap();
    client.sign_in().await.unwrap_err()
}

fn secret() -> Credential {
    Credential::Secret("canary".into())
}

async fn refused_with(number: u64) -> Failure {
    let body = format!(r#"{{"error": "any", "error_codes": [{number}], "trace_id": "t"}}"#);
    refusal(&[], body, secret()).await
}

/// Answers without a listed number, worded slightly differently from Entra's.
#[rustfmt::skip]
const WORDS: &[(SignInCause, &str)] = &[
    (C::FederatedCase, "The subject of the assertion is only a case-insensitive match."),
    (C::FederatedSubject, "Nothing is on record for the presented assertion subject 'repo:a/b'."),
    (C::FederatedIssuer, "Nothing is on record for the presented assertion issuer 'https://ci.example'."),
    (C::FederatedAudience, "Nothing is on record for the presented assertion audience 'api://x'."),
    (C::FederatedUnmatched, "There is no federated identity record that fits."),
    (C::FederatedUserToken, "A federated credential takes only app-only tokens."),
    (C::TenantBlocked, "This tenant has been blocked."),
    (C::ResourceDisabled, "The service principal for 'https://graph.example' is disabled."),
    (C::AppDisabled, "The application 'a' (Door) is disabled."),
    (C::NoKeys, "For this client there are no configured keys."),
    (C::SecretExpired, "Each client secret of 'a' has expired."),
    (C::WrongSecret, "An invalid client secret was sent."),
    (C::PublicClient, "The client is public; it has nothing to prove."),
    (C::NoCredential, "Either 'client_assertion' or 'client_secret' is needed."),
    (C::CertificateRevoked, "The certificate of the app was revoked."),
    (C::CertificateOutOfDate, "The certificate of the app has expired."),
    (C::ClockWrong, "The assertion is not within its valid time."),
    (C::AlgorithmRefused, "This signing algorithm is not for this key."),
    (C::SubjectMismatch, "What the assertion names does not match 'client_id'."),
    (C::ScopeRefused, "The parameter scope has two resources."),
    (C::AssertionAudience, "The client assertion audience is not this tenant."),
    (C::CertificateRefused, "The assertion has a wrong signature."),
    (C::AssertionMalformed, "The JWT token has two parts."),
    (C::AssertionRefused, "The assertion is invalid."),
    (C::UnknownApp, "An application with identifier 'a' does not exist here."),
    (C::NoServicePrincipal, "The tenant has a missing service principal."),
    (C::ConsentMissing, "Nobody has consented to use the application."),
    (C::NotAssigned, "The application 'a' is not assigned to a role of 'b'."),
    (C::ResourceRefused, "The resource principal was not found."),
    (C::ConditionalAccess, "Conditional Access does not let it in."),
    (C::TenantRestricted, "From here this tenant is denied."),
    (C::OtherCloud, "The tenant is in another National Cloud."),
    (C::TenantNotNamed, "Use a tenant-specific address."),
    (C::UnknownTenant, "The tenant 'x' was not found."),
    (C::ClaimsPolicy, "The app needs an application-specific signing key."),
    (C::OldTls, "Your TLS version is 1.0."),
    (C::TooMany, "Too many requests."),
    (C::EntraTrouble, "The service is temporarily unavailable."),
    (C::RequestMangled, "The request is malformed or invalid."),
];

#[tokio::test(start_paused = true)]
async fn each_remedy_has_its_words_and_other_remedies_have_other_words() {
    let mut told: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let is_alone = |n: &u64| ROWS.iter().filter(|row| row.codes.contains(n)).count() == 1;
    // If a number appears in several rows and words do not decide, the last row counts.
    let one = |codes: &[u64]| {
        codes
            .iter()
            .copied()
            .find(is_alone)
            .or(codes.last().copied())
    };
    let numbers: Vec<u64> = ROWS.iter().filter_map(|row| one(row.codes)).collect();
    assert_eq!(numbers.len(), ROWS.len());
    // The last number isn't listed.
    for (row, number) in numbers.iter().chain([&999_999]).enumerate() {
        let failure = refused_with(*number).await;
        for (name, language) in [
            ("en", Language::English),
            ("zh-CN", Language::SimplifiedChinese),
        ] {
            language.choose();
            let text = failure_text(&failure, None);
            for part in [&text.short, &text.sentence, &text.next_step] {
                assert!(!part.trim().is_empty(), "{number} in {name}");
            }
            let words = (name, format!("{} {}", text.sentence, text.next_step));
            let first = *told.entry(words.clone()).or_insert(row);
            assert_eq!(first, row, "{number} says what another row says: {words:?}");
        }
    }
    assert_eq!(told.len(), 2 * (ROWS.len() + 1), "one text a row");
    Language::English.choose();
}

#[tokio::test(start_paused = true)]
async fn words_lead_to_the_remedy_where_the_number_is_missing_or_not_listed() {
    Language::English.choose();
    let all: Vec<SignInCause> = ROWS.iter().map(|row| row.cause).collect();
    let tried: Vec<SignInCause> = WORDS.iter().map(|(cause, _)| *cause).collect();
    assert_eq!(tried, all, "words for each row");
    for (cause, words) in WORDS {
        for (codes, number) in [("", ""), (r#", "error_codes": [999999]"#, "AADSTS999999: ")] {
            let body = format!(
                r#"{{"error": "invalid_request", "error_description": "{number}{words}"{codes}}}"#
            );
            let failure = refusal(&[], body, secret()).await;
            assert_eq!(failure.cause, Cause::SignIn(*cause), "{words}");
            let next = failure_text(&failure, None).next_step;
            let is_told = next.ends_with(
                "The code AADSTS999999 isn't listed here; the details have the page about it.",
            );
            assert_eq!(is_told, !number.is_empty(), "{next}");
        }
    }
}

/// Each refusal in two more forms: other text, the number elsewhere, or usual members missing.
#[rustfmt::skip]
const SHAPES: &[(SignInCause, &str)] = &[
    (C::FederatedSubject, r#"{"error": "unauthorized_client", "error_description": "AADSTS700213: Kein passender Eintrag.", "suberror": ""}"#),
    (C::FederatedSubject, r#"{"error": "invalid_client", "error_codes": ["700213"], "error_uri": "https://login.example/error?code=700213"}"#),
    (C::FederatedUnmatched, r#"{"error": "invalid_client", "error_codes": [70021, 1], "error_description": ""}"#),
    (C::FederatedUnmatched, r#"{"error": "invalid_client", "error_description": "Sorry. AADSTS70021 (no record)."}"#),
    (C::FederatedCase, r#"{"error": "invalid_client", "error_codes": [7002138], "error_description": null}"#),
    (C::FederatedCase, r#"{"error": "x", "error_description": "AADSTS7002138: \u8bf7\u68c0\u67e5"}"#),
    (C::FederatedIssuer, r#"{"error": "invalid_client", "error_codes": [70021, 700211]}"#),
    (C::FederatedIssuer, r#"{"error": {"code": "InvalidAuthenticationToken", "message": "AADSTS700211: issuer"}}"#),
    (C::FederatedAudience, r#"{"error_codes": [700212], "error": "invalid_client"}"#),
    (C::FederatedAudience, r#"{"error": "invalid_client", "error_description": "AADSTS700212: L'audience ne convient pas."}"#),
    (C::TenantBlocked, r#"{"error": "invalid_grant", "error_codes": [5000225], "error_description": "inactive"}"#),
    (C::TenantBlocked, r#"{"error": "unauthorized_client", "error_description": "AADSTS5000225:"}"#),
    (C::ResourceDisabled, r#"{"error": "invalid_resource", "error_codes": [500014]}"#),
    (C::ResourceDisabled, r#"{"error": "unauthorized_client", "error_description": "AADSTS500014: \u30ea\u30bd\u30fc\u30b9"}"#),
    (C::AssertionAudience, r#"{"error": "invalid_client", "error_codes": [700023]}"#),
    (C::AssertionAudience, r#"{"error": "invalid_client", "error_description": "AADSTS700023: aud is not ours."}"#),
    (C::AssertionMalformed, r#"{"error": "invalid_request", "error_codes": [50027]}"#),
    (C::AssertionMalformed, r#"{"error": "invalid_client", "error_description": "AADSTS50027: JWT."}"#),
];

#[tokio::test(start_paused = true)]
async fn a_refusal_in_another_shape_leads_to_the_same_remedy() {
    for (cause, body) in SHAPES {
        let failure = refusal(&[], (*body).to_owned(), secret()).await;
        assert_eq!(failure.cause, Cause::SignIn(*cause), "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_with_one_of_entras_numbers_is_entra_and_any_other_is_not() {
    let page = |status, body: &str| Reply::plain(status, &[("content-type", "text/html")], body);
    let sorry =
        "<html><h1>Sorry</h1><p>AADSTS90002: Tenant 'x' is not here; you sent canary.</p></html>";
    let failure = answered(page(400, sorry), secret()).await;
    assert_eq!(failure.cause, Cause::SignIn(C::UnknownTenant));
    assert_eq!(failure.code.as_deref(), Some("AADSTS90002"));
    assert_eq!(
        failure.message,
        "AADSTS90002: Tenant 'x' is not here; you sent [secret]."
    );

    let shell = r#"{"error": {"code": "Unauthorized", "message": "AADSTS700213: None. Trace"}}"#;
    let failure = answered(Reply::plain(401, &[], shell), secret()).await;
    assert_eq!(failure.cause, Cause::SignIn(C::FederatedSubject));

    for (status, body) in [(200, sorry), (403, "<html>AADSTS</html>"), (400, "")] {
        let failure = answered(page(status, body), secret()).await;
        assert_eq!(failure.cause, Cause::SignIn(C::NotEntra), "{status} {body}");
    }
}

#[tokio::test]
async fn a_refusal_without_a_number_is_about_what_was_sent() {
    let folder = TempDir::new().unwrap();
    let token: PathBuf = folder.path().join("token");
    std::fs::write(&token, "e30.e30.c2ln").unwrap();
    let body = || r#"{"error": "invalid_client"}"#.to_owned();
    for (credential, wanted) in [
        (
            Credential::Secret("canary".into()),
            SignInCause::WrongSecret,
        ),
        (
            Credential::Certificate(certificate("pkcs8.pem")),
            SignInCause::CertificateRefused,
        ),
        (
            Credential::FederatedFile(token),
            SignInCause::AssertionRefused,
        ),
    ] {
        let failure = refusal(&[], body(), credential).await;
        assert_eq!(failure.cause, Cause::SignIn(wanted));
    }
}

#[tokio::test]
async fn a_refused_certificate_is_named_and_too_many_requests_say_how_long_to_wait() {
    Language::English.choose();
    let body = r#"{"error": "invalid_client", "error_codes": [700027]}"#.to_owned();
    let used = Credential::Certificate(certificate("pkcs8.pem"));
    let next = failure_text(&refusal(&[], body, used).await, None).next_step;
    let sha1 = "4C548C625ED5264515AEC8C2EDCCC6EA0FC691CD";
    assert!(next.contains(sha1) && next.contains("SHA-256 "), "{next}");

    let body = r#"{"error": "any", "error_codes": [50196]}"#.to_owned();
    let secret = Credential::Secret("canary".into());
    let failure = refusal(&[("retry-after", "37")], body, secret).await;
    assert_eq!(
        failure_text(&failure, None).next_step,
        "Wait 37 s, then try again."
    );
}
