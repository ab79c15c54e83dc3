use super::*;
use crate::graph::entra::entra_codes::ROWS;
use crate::moderation::model::failure::SignInCause as C;

/// Numbers that begin a row of the table and are in another row, too. The words of the description decide which row
/// counts.
const TWO_MEANINGS: [u64; 3] = [700_023, 700_027, 900_144];

fn read(body: &str) -> Result<EntraError, serde_json::Error> {
    serde_json::from_str(body)
}

fn refusal(error: &str, number: u64) -> EntraError {
    read(&format!(
        r#"{{"error": "{error}", "error_description": "AADSTS{number}: Words. Trace ID: t", "error_codes": [{number}],
           "timestamp": "2026-01-01 00:00:00Z", "trace_id": "t", "correlation_id": "c", "new": [{{}}]}}"#
    ))
    .unwrap()
}

/// Returns the cause of this refusal, for an app that signs in with a certificate and a status of 400.
fn cause(told: &EntraError) -> C {
    told.cause(400, C::CertificateRefused)
}

#[test]
fn a_number_is_found_however_it_is_spelt() {
    for row in ROWS {
        let n = row.codes[0];
        for body in [
            format!(r#"{{"error": "any", "error_codes": [{n}]}}"#),
            format!(r#"{{"error": "any", "error_codes": ["{n}", null, {{}}]}}"#),
            format!(r#"{{"error": "any", "error_codes": ["AADSTS{n}"]}}"#),
            format!(r#"{{"error": "any", "error_codes": {n}}}"#),
            format!(r#"{{"error": "any", "error_codes": "1, {n}"}}"#),
            format!(
                r#"{{"error_description": "AADSTS{n}: Mots d'une autre langue. Trace ID : t"}}"#
            ),
            format!(
                r#"{{"error": "invalid_client", "error_description": "aadsts {n} 证书", "error_codes": []}}"#
            ),
            format!(
                r#"{{"error": "any", "error_description": "AADSTS1: Outer. AADSTS{n}: Inner."}}"#
            ),
            format!(r#"{{"error": "any", "error_uri": "https://login.example/error?code={n}"}}"#),
        ] {
            let told = read(&body).unwrap();
            if !TWO_MEANINGS.contains(&n) {
                assert_eq!(cause(&told), row.cause, "{body}");
            }
            assert_eq!(told.code(), Some(format!("AADSTS{n}")), "{body}");
        }
    }
}

#[test]
fn a_page_or_another_shape_that_names_a_number_is_read_from_there_on() {
    for (page, text) in [
        (
            "<html><p>Sorry. AADSTS700213: No match.</p> secret",
            "AADSTS700213: No match.",
        ),
        (
            r#"{"error": {"code": "x", "message": "AADSTS700213: No match."}}"#,
            "AADSTS700213: No match.",
        ),
        (
            r#""{\"error_codes\":[700213],\"error_description\":\"AADSTS700213: No match.\"}""#,
            "AADSTS700213: No match.",
        ),
        ("AADSTS: none, then aadsts700213\r\nTrace", "aadsts700213"),
    ] {
        let told = EntraError::from_page(page.as_bytes()).unwrap();
        assert_eq!(
            (cause(&told), &*told.description),
            (C::FederatedSubject, text)
        );
    }
    let long = format!("AADSTS700213 {}", "é".repeat(5_000));
    let told = EntraError::from_page(long.as_bytes()).unwrap();
    assert_eq!(told.description.chars().count(), LONGEST_OF_A_PAGE);
    for page in [
        "",
        "<html>Sign in to the network</html>",
        "AADSTS",
        "AADSTSx700213",
    ] {
        assert!(EntraError::from_page(page.as_bytes()).is_none(), "{page}");
    }
}

#[test]
fn a_number_that_is_not_listed_leaves_the_words_then_the_status_then_the_word_to_speak() {
    let unlisted = |error: &str, words: &str| {
        read(&format!(
            r#"{{"error": "{error}", "error_description": "AADSTS999999: {words}", "error_codes": [999999]}}"#
        ))
        .unwrap()
    };
    let matching = "There is no federated identity record like this one.";
    for (error, words, status, wanted) in [
        ("invalid_client", matching, 401, C::FederatedUnmatched),
        ("invalid_request", matching, 503, C::FederatedUnmatched),
        ("invalid_client", "Neu und unbekannt.", 503, C::EntraTrouble),
        ("invalid_client", "Neu und unbekannt.", 429, C::TooMany),
        (
            "invalid_client",
            "Neu und unbekannt.",
            401,
            C::CertificateRefused,
        ),
        ("unauthorized_client", "", 400, C::UnknownApp),
        ("invalid_scope", "", 400, C::ScopeRefused),
        ("server_error", "", 400, C::EntraTrouble),
        ("invalid_grant", "", 400, C::Unlisted),
    ] {
        let told = unlisted(error, words);
        assert_eq!(
            told.cause(status, C::CertificateRefused),
            wanted,
            "{error} {words}"
        );
        assert_eq!(told.code().as_deref(), Some("AADSTS999999"));
    }
}

#[test]
fn a_token_of_a_file_that_is_out_of_its_time_is_not_put_down_to_this_clock() {
    let told = refusal("invalid_client", 700_024);
    assert_eq!(told.cause(401, C::AssertionRefused), C::FederatedEnded);
    assert_eq!(told.cause(401, C::CertificateRefused), C::ClockWrong);
}

#[test]
fn the_number_that_decided_is_the_one_that_is_shown() {
    let told = r#"{"error": "invalid_client", "error_codes": [50012, 700027, 7000222]}"#;
    let told = read(told).unwrap();
    assert_eq!(cause(&told), C::SecretExpired);
    assert_eq!(told.code().as_deref(), Some("AADSTS7000222"));
    assert!(told.notes()[0].ends_with("?code=7000222"));
}

#[test]
fn a_ticket_gets_every_id_and_the_page_about_the_number() {
    let wanted = [
        "correlation-id c",
        "timestamp 2026-01-01 00:00:00Z",
        "https://login.microsoftonline.com/error?code=999999",
    ];
    assert_eq!(refusal("invalid_client", 999_999).notes(), wanted);
    let bare = read(r#"{"error": "invalid_client", "correlation_id": ""}"#).unwrap();
    assert_eq!(bare.notes(), [""; 0]);
}

#[test]
fn the_number_is_found_in_the_text_and_the_word_does_without_one() {
    let told =
        read(r#"{"error": "invalid_client", "error_description": "AADSTS7000222: Expired."}"#);
    let told = told.unwrap();
    let cause = told.cause(401, SignInCause::CertificateRefused);
    assert_eq!(cause, SignInCause::SecretExpired);
    let told = read(r#"{"error": "invalid_client", "error_codes": ["7000215", "x", -1]}"#);
    assert_eq!(told.unwrap().codes, [7_000_215]);
    for (word, status, wanted) in [
        ("invalid_client", 401, SignInCause::WrongSecret),
        ("unauthorized_client", 400, SignInCause::UnknownApp),
        ("invalid_scope", 400, SignInCause::ScopeRefused),
        ("slow_down", 429, SignInCause::TooMany),
        ("anything", 503, SignInCause::EntraTrouble),
        ("anything", 400, SignInCause::Unlisted),
    ] {
        let told = read(&format!(r#"{{"error": "{word}"}}"#)).unwrap();
        let cause = told.cause(status, SignInCause::WrongSecret);
        assert_eq!(cause, wanted, "{word}");
        assert_eq!(told.code().as_deref(), Some(word));
    }
}

#[test]
fn json_that_is_no_refusal_of_entras_is_not_taken_for_one() {
    for body in [
        "{}",
        "[]",
        "7",
        r#"{"error": {"code": "7503"}}"#,
        r#"{"message": "no"}"#,
    ] {
        assert!(read(body).is_err(), "{body}");
    }
}

#[test]
fn a_refused_secret_is_not_sent_again_by_itself() {
    let minute = RetryTime::After(Duration::from_mins(1));
    assert_eq!(
        refusal("invalid_client", 7_000_215).again(401, None),
        RetryTime::AfterSignIn
    );
    assert_eq!(refusal("invalid_request", 90_002).again(400, None), minute);
    let trouble = refusal("invalid_client", 90_033);
    assert_eq!(trouble.again(503, None), RetryTime::After(AFTER_TROUBLE));
    let wait = Duration::from_secs(17);
    assert_eq!(trouble.again(429, Some(wait)), RetryTime::After(wait));
}
