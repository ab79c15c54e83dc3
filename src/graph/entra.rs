//! What Entra says when it refuses a token, sorted by remedy.
//!
//! Microsoft reserves the right to change its numbers: they only choose the wording here, and whether to ask again
//! depends on OAuth's `error` and the status alone.

pub mod assertion;
pub mod auth;
pub mod certificate;
pub(crate) mod credential;
pub mod entra_codes;
pub(crate) mod key_file;
pub(crate) mod token;
pub(crate) mod token_request;

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use serde::de::{Deserializer, MapAccess, SeqAccess};
use serde::{Deserialize, Serialize};

use crate::graph::entra::entra_codes::{by_words, most_telling};
use crate::graph::entra::token_request::Again;
use crate::graph::http::loose::{Loose, Name, Read, Text, skip, value};
use crate::moderation::model::failure::SignInCause;

/// How much of a page is kept that is no JSON and yet names a number of Entra's.
const LONGEST_OF_A_PAGE: usize = 300;

/// The flat object with which Entra refuses; every member may be missing.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct EntraError {
    /// OAuth's word.
    pub(crate) error: String,
    pub(crate) description: String,
    /// AADSTS numbers as listed, the number of the page about the refusal last.
    pub(crate) codes: Vec<u64>,
    pub(crate) trace_id: Option<String>,
    pub(crate) correlation_id: Option<String>,
    /// When Entra refused, by its own clock.
    pub(crate) timestamp: Option<String>,
}

impl<'de> Loose<'de> for EntraError {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
        let mut page = None;
        while let Some(Name(name)) = members.next_key()? {
            let mut text = || value::<Text<'_>, A>(&mut members).map(|text| text.0);
            match &*name {
                "error" => read.error = text()?.unwrap_or_default().into_owned(),
                "error_description" => {
                    read.description = text()?.unwrap_or_default().into_owned();
                }
                "trace_id" => read.trace_id = text()?.map(Into::into),
                "correlation_id" => read.correlation_id = text()?.map(Into::into),
                "timestamp" => read.timestamp = text()?.map(Into::into),
                "error_codes" => read.codes = value::<Codes, A>(&mut members)?.0,
                "error_uri" => {
                    page = text()?.and_then(|uri| numbers_after(&uri, "code=").next());
                }
                _ => skip(&mut members)?,
            }
        }
        read.codes.extend(page);
        Ok(read)
    }
}

/// `error_codes`: an array, or what should have been in one; numbers, also as strings, with or without `AADSTS`.
#[derive(Default)]
struct Codes(Vec<u64>);

impl<'de> Loose<'de> for Codes {
    fn text(text: Cow<'de, str>) -> Self {
        let number = |part: &str| {
            let part = part.trim();
            let digits = part
                .get(..6)
                .filter(|name| name.eq_ignore_ascii_case("aadsts"));
            part[digits.map_or(0, str::len)..].trim().parse().ok()
        };
        Self(text.split([',', ';']).filter_map(number).collect())
    }

    fn integer(number: i128) -> Self {
        Self(u64::try_from(number).into_iter().collect())
    }

    fn array<A: SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let mut all = Vec::new();
        while let Some(Read(Self(codes))) = items.next_element()? {
            all.extend(codes);
        }
        Ok(Self(all))
    }
}

impl<'de> Deserialize<'de> for EntraError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read(read) = Read::<Option<Self>>::deserialize(deserializer)?;
        read.filter(|read| !read.error.is_empty() || read.all_numbers().next().is_some())
            .ok_or_else(|| serde::de::Error::missing_field("error"))
    }
}

impl fmt::Display for EntraError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.error, self.description)
    }
}

impl oauth2::ErrorResponse for EntraError {}

impl EntraError {
    /// A page, or JSON of another shape, that names one of Entra's numbers: from there to the next mark or line.
    pub(crate) fn from_page(body: &[u8]) -> Option<Self> {
        let page = String::from_utf8_lossy(body);
        let at = mentions(&page, "aadsts").find(|at| starting_number(&page[at + 6..]).is_some())?;
        let told = &page[at..];
        let end = told
            .find(['<', '"', '\\', '\r', '\n'])
            .unwrap_or(told.len());
        Some(Self {
            description: told[..end].chars().take(LONGEST_OF_A_PAGE).collect(),
            ..Self::default()
        })
    }

    /// The number that names the reason, as Entra writes it: `AADSTS7000215`.
    pub(crate) fn code(&self) -> Option<String> {
        self.number().map_or_else(
            || (!self.error.is_empty()).then(|| self.error.clone()),
            |number| Some(format!("AADSTS{number}")),
        )
    }

    /// What a support ticket needs besides the trace id, and where Microsoft explains the number.
    pub(crate) fn notes(&self) -> Vec<String> {
        let note = |name: &str, value: &Option<String>| {
            let value = value.as_deref().filter(|value| !value.is_empty())?;
            Some(format!("{name} {value}"))
        };
        let page = self
            .number()
            .map(|number| format!("https://login.microsoftonline.com/error?code={number}"));
        [
            note("correlation-id", &self.correlation_id),
            note("timestamp", &self.timestamp),
            page,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What the operator can do about it; `refusal` is what a refused credential means where nothing says more.
    ///
    /// A number that is not known here leaves the rest to speak: the words, the status if it is about the service, OAuth's word.
    pub(crate) fn cause(&self, status: u16, refusal: SignInCause) -> SignInCause {
        let told = most_telling(self.all_numbers(), &self.description).map(|(_, cause)| cause);
        match told.or_else(|| by_words(&self.description)) {
            // A file's token is not signed here, so it is not this clock that is wrong.
            Some(SignInCause::ClockWrong) if refusal == SignInCause::AssertionRefused => {
                SignInCause::FederatedEnded
            }
            Some(cause) => cause,
            None => self.cause_by_status(status, refusal),
        }
    }

    fn cause_by_status(&self, status: u16, refusal: SignInCause) -> SignInCause {
        match (status, self.error.as_str()) {
            (429, _) => SignInCause::TooMany,
            (500.., _) | (_, "temporarily_unavailable" | "server_error") => {
                SignInCause::EntraTrouble
            }
            (_, "invalid_client") => refusal,
            (_, "unauthorized_client") => SignInCause::UnknownApp,
            (_, "invalid_scope") => SignInCause::ScopeRefused,
            (_, "invalid_resource" | "invalid_target") => SignInCause::ResourceRefused,
            (_, "unsupported_grant_type") => SignInCause::RequestMangled,
            _ => SignInCause::Unlisted,
        }
    }

    /// When the same request may be sent again.
    pub(crate) fn again(&self, status: u16, retry_after: Option<Duration>) -> Again {
        /// What MSAL waits before it sends a refused request once more.
        const AFTER_A_REFUSAL: Duration = Duration::from_mins(1);
        if status == 429 || status >= 500 {
            Again::After(retry_after.unwrap_or(AFTER_TROUBLE))
        } else if self.error == "invalid_client" {
            Again::NotByItself
        } else {
            Again::After(retry_after.unwrap_or(AFTER_A_REFUSAL))
        }
    }

    fn number(&self) -> Option<u64> {
        most_telling(self.all_numbers(), &self.description)
            .map(|(number, _)| number)
            .or_else(|| self.all_numbers().next())
    }

    fn all_numbers(&self) -> impl Iterator<Item = u64> {
        let described = numbers_after(&self.description, "aadsts");
        self.codes.iter().copied().chain(described)
    }
}

/// What MSAL waits after a 429 or 5xx that names no time.
pub(crate) const AFTER_TROUBLE: Duration = Duration::from_secs(5);

/// The numbers that follow each mention of a lower-case word.
fn numbers_after<'a>(text: &'a str, word: &'static str) -> impl Iterator<Item = u64> + 'a {
    mentions(text, word).filter_map(|at| starting_number(&text[at + word.len()..]))
}

/// Where a word of ASCII letters stands, in capitals or not.
fn mentions<'a>(text: &'a str, word: &'static str) -> impl Iterator<Item = usize> + 'a {
    text.char_indices().map(|(at, _)| at).filter(|at| {
        text.as_bytes()[*at..]
            .get(..word.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    })
}

fn starting_number(text: &str) -> Option<u64> {
    let text = text.strip_prefix([' ', '-', ':']).unwrap_or(text);
    let end = text.find(|c: char| !c.is_ascii_digit());
    text[..end.unwrap_or(text.len())].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::entra::entra_codes::ROWS;
    use crate::moderation::model::failure::SignInCause as C;

    /// Their words decide: see the table.
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

    /// What the refusal of a certificate comes to.
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
                format!(
                    r#"{{"error": "any", "error_uri": "https://login.example/error?code={n}"}}"#
                ),
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
        let minute = Again::After(Duration::from_mins(1));
        assert_eq!(
            refusal("invalid_client", 7_000_215).again(401, None),
            Again::NotByItself
        );
        assert_eq!(refusal("invalid_request", 90_002).again(400, None), minute);
        let trouble = refusal("invalid_client", 90_033);
        assert_eq!(trouble.again(503, None), Again::After(AFTER_TROUBLE));
        let wait = Duration::from_secs(17);
        assert_eq!(trouble.again(429, Some(wait)), Again::After(wait));
    }
}
