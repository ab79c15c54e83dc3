//! What Entra says when it refuses a token, sorted by remedy.
//!
//! Microsoft reserves the right to change its numbers: they only choose the wording here, and whether to ask again
//! depends on OAuth's `error` and the status alone.

use std::fmt;
use std::time::Duration;

use serde::de::{Deserializer, MapAccess};
use serde::{Deserialize, Serialize};

use super::loose::{Int, Loose, Name, Read, Text, skip, value};
use super::token_request::Again;
use crate::moderation::failure::SignInCause;

/// The flat object with which Entra refuses; every member may be missing.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct EntraError {
    /// OAuth's word.
    pub(super) error: String,
    pub(super) description: String,
    /// AADSTS numbers, most exact first.
    pub(super) codes: Vec<u64>,
    pub(super) trace_id: Option<String>,
    pub(super) correlation_id: Option<String>,
    /// When Entra refused, by its own clock.
    pub(super) timestamp: Option<String>,
}

impl<'de> Loose<'de> for EntraError {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
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
                "error_codes" => {
                    let codes: Vec<Int> = value(&mut members)?;
                    read.codes = codes
                        .iter()
                        .filter_map(|code| u64::try_from(code.0?).ok())
                        .collect();
                }
                _ => skip(&mut members)?,
            }
        }
        Ok(read)
    }
}

impl<'de> Deserialize<'de> for EntraError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read(read) = Read::<Option<Self>>::deserialize(deserializer)?;
        read.filter(|read| !read.error.is_empty() || !read.codes.is_empty())
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
    /// The number that names the reason, as Entra writes it: `AADSTS7000215`.
    pub(super) fn code(&self) -> Option<String> {
        self.number().map_or_else(
            || (!self.error.is_empty()).then(|| self.error.clone()),
            |number| Some(format!("AADSTS{number}")),
        )
    }

    /// What a support ticket needs besides the trace id, and where Microsoft explains the number.
    pub(super) fn notes(&self) -> Vec<String> {
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
    pub(super) fn cause(&self, status: u16, refusal: SignInCause) -> SignInCause {
        if let Some(cause) = self.all_numbers().find_map(listed) {
            return cause;
        }
        match status {
            429 => return SignInCause::TooMany,
            500.. => return SignInCause::EntraTrouble,
            _ => {}
        }
        // A word alone is too coarse beside a number that is not known here.
        match self.error.as_str() {
            "temporarily_unavailable" | "server_error" => SignInCause::EntraTrouble,
            _ if self.number().is_some() => SignInCause::Unlisted,
            "invalid_client" => refusal,
            "unauthorized_client" => SignInCause::UnknownApp,
            "invalid_scope" => SignInCause::ScopeRefused,
            "invalid_resource" | "invalid_target" => SignInCause::ResourceRefused,
            _ => SignInCause::Unlisted,
        }
    }

    /// When the same request may be sent again.
    pub(super) fn again(&self, status: u16, retry_after: Option<Duration>) -> Again {
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
        self.all_numbers().next()
    }

    fn all_numbers(&self) -> impl Iterator<Item = u64> {
        let described = self.description.split("AADSTS").nth(1).and_then(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit());
            rest[..end.unwrap_or(rest.len())].parse().ok()
        });
        self.codes.iter().copied().chain(described)
    }
}

/// What MSAL waits after a 429 or 5xx that names no time.
pub(super) const AFTER_TROUBLE: Duration = Duration::from_secs(5);

/// The AADSTS numbers that an operator of app credentials meets.
fn listed(number: u64) -> Option<SignInCause> {
    Some(match number {
        700_016 | 700_011 => SignInCause::UnknownApp,
        90_002 | 900_023 | 90_013 => SignInCause::UnknownTenant,
        90_038 | 900_382 | 900_432 => SignInCause::OtherCloud,
        7_000_215 | 70_002 => SignInCause::WrongSecret,
        7_000_222 => SignInCause::SecretExpired,
        7_000_218 | 900_144 => SignInCause::NoCredential,
        700_025 => SignInCause::PublicClient,
        700_027 | 50_012 | 50_006 => SignInCause::CertificateRefused,
        700_024 => SignInCause::ClockWrong,
        5_002_730 => SignInCause::AlgorithmRefused,
        700_021 | 50_048 => SignInCause::SubjectMismatch,
        700_030 | 50_013 | 500_133 => SignInCause::AssertionRefused,
        7_000_112 | 70_001 => SignInCause::AppDisabled,
        7_000_229 => SignInCause::NoServicePrincipal,
        500_011 | 650_057 | 650_056 => SignInCause::ResourceRefused,
        70_011 | 1_002_012 => SignInCause::ScopeRefused,
        53_003 | 530_032 => SignInCause::ConditionalAccess,
        50_002 | 500_021 | 500_022 => SignInCause::TenantRestricted,
        50_196 | 90_055 => SignInCause::TooMany,
        90_006 | 90_024 | 90_033 | 90_090 | 50_000 => SignInCause::EntraTrouble,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn every_listed_number_leads_to_its_remedy() {
        use SignInCause as C;
        for (error, numbers, wanted) in [
            (
                "unauthorized_client",
                &[700_016, 700_011][..],
                C::UnknownApp,
            ),
            (
                "invalid_request",
                &[90_002, 900_023, 90_013][..],
                C::UnknownTenant,
            ),
            (
                "invalid_request",
                &[90_038, 900_382, 900_432][..],
                C::OtherCloud,
            ),
            ("invalid_client", &[7_000_215, 70_002][..], C::WrongSecret),
            ("invalid_client", &[7_000_222][..], C::SecretExpired),
            ("invalid_client", &[7_000_218, 900_144][..], C::NoCredential),
            ("invalid_client", &[700_025][..], C::PublicClient),
            (
                "invalid_client",
                &[700_027, 50_012, 50_006][..],
                C::CertificateRefused,
            ),
            ("invalid_client", &[700_024][..], C::ClockWrong),
            ("invalid_request", &[5_002_730][..], C::AlgorithmRefused),
            (
                "invalid_client",
                &[700_030, 50_013, 500_133][..],
                C::AssertionRefused,
            ),
            ("invalid_client", &[700_021, 50_048][..], C::SubjectMismatch),
            (
                "unauthorized_client",
                &[7_000_112, 70_001][..],
                C::AppDisabled,
            ),
            (
                "unauthorized_client",
                &[7_000_229][..],
                C::NoServicePrincipal,
            ),
            (
                "invalid_resource",
                &[500_011, 650_057, 650_056][..],
                C::ResourceRefused,
            ),
            ("invalid_scope", &[70_011, 1_002_012][..], C::ScopeRefused),
            (
                "access_denied",
                &[53_003, 530_032][..],
                C::ConditionalAccess,
            ),
            (
                "access_denied",
                &[50_002, 500_021, 500_022][..],
                C::TenantRestricted,
            ),
            ("temporarily_unavailable", &[50_196, 90_055][..], C::TooMany),
            (
                "temporarily_unavailable",
                &[90_006, 90_024, 90_033, 90_090, 50_000][..],
                C::EntraTrouble,
            ),
            ("invalid_grant", &[50_034][..], C::Unlisted),
            ("invalid_client", &[999_999][..], C::Unlisted),
        ] {
            for number in numbers {
                let told = refusal(error, *number);
                assert_eq!(told.cause(400, C::WrongSecret), wanted, "{number}");
                assert_eq!(told.code(), Some(format!("AADSTS{number}")));
                assert_eq!(told.trace_id.as_deref(), Some("t"));
            }
        }
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
