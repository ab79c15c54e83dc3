//! What Entra refuses with, from its answer to the words of the window.

use std::collections::BTreeMap;
use std::path::PathBuf;

use moderato::app::failure_text::failure_text;
use moderato::app::text::Language;
use moderato::graph::auth::{AppCredentials, Credential};
use moderato::graph::client::GraphClient;
use moderato::graph::origin::Endpoints;
use moderato::moderation::failure::{Cause, Failure, SignInCause};
use tempfile::TempDir;

use crate::credentials::certificate;
use crate::raw_server::{RawServer, Reply};

/// Numbers that share a remedy stand in one row.
const ROWS: [&[u32]; 21] = [
    &[700_016, 700_011],
    &[90_002, 900_023, 90_013],
    &[90_038, 900_382, 900_432],
    &[7_000_215, 70_002],
    &[7_000_222],
    &[7_000_218, 900_144],
    &[700_025],
    &[700_027, 50_012, 50_006],
    &[700_024],
    &[5_002_730],
    &[700_021, 50_048],
    &[700_030, 50_013, 500_133],
    &[7_000_112, 70_001],
    &[7_000_229],
    &[500_011, 650_057, 650_056],
    &[70_011, 1_002_012],
    &[53_003, 530_032],
    &[50_002, 500_021, 500_022],
    &[50_196, 90_055],
    &[90_006, 90_024, 90_033, 90_090, 50_000],
    // Not listed.
    &[999_999],
];

async fn refusal(headers: &[(&str, &str)], body: String, credential: Credential) -> Failure {
    let mut all = vec![("content-type", "application/json")];
    all.extend(headers);
    let Reply::Bytes(bytes) = Reply::plain(400, &all, &body) else {
        unreachable!()
    };
    let server = RawServer::start(move |_| Reply::Bytes(bytes.clone())).await;
    let credentials = AppCredentials {
        tenant: "contoso.example".to_owned(),
        client_id: "app-id".to_owned(),
        credential,
    };
    let endpoints = Endpoints::custom(&server.url(), None).unwrap();
    let client = GraphClient::new(endpoints, credentials).unwrap();
    client.sign_in().await.unwrap_err()
}

async fn refused_with(number: u32) -> Failure {
    let body = format!(r#"{{"error": "any", "error_codes": [{number}], "trace_id": "t"}}"#);
    refusal(&[], body, Credential::Secret("canary".into())).await
}

#[tokio::test(start_paused = true)]
async fn each_number_has_its_words_and_other_remedies_have_other_words() {
    let mut told: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (row, numbers) in ROWS.iter().enumerate() {
        for number in *numbers {
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
    }
    assert_eq!(told.len(), 2 * ROWS.len(), "one text a row");
    Language::English.choose();
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
