//! Reads Entra's error responses, and finds the cause that decides the remedy.
//!
//! Microsoft may change its error numbers at any time. So these numbers only select the cause. The cause decides the
//! wording, and whether the request is repeated once, after less than a second. When a later request may be sent
//! depends on OAuth's `error` (RFC 6749, 5.2), the HTTP status and `Retry-After`.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use serde::de::{Deserializer, MapAccess, SeqAccess};
use serde::{Deserialize, Serialize};

use crate::graph::entra::entra_codes::{by_words, is_listed, most_telling};
use crate::graph::entra::retry_time::{AFTER_TROUBLE, RetryTime};
use crate::graph::http::lenient_json::{LenientJson, Name, Read, Text, skip, value};
use crate::graph::http::scrub::is_like_an_id;
use crate::moderation::model::failure::SignInCause;

/// Maximum number of characters kept of a response that contains an error number but isn't Entra's error object.
const LONGEST_OF_A_PAGE: usize = 300;

/// Entra's error object. Any member may be missing.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct EntraError {
    /// OAuth's error code.
    pub(crate) error: String,
    pub(crate) description: String,
    /// AADSTS numbers in `error_codes`, then the number in `error_uri`.
    pub(crate) codes: Vec<u64>,
    pub(crate) trace_id: Option<String>,
    pub(crate) correlation_id: Option<String>,
    /// When Entra refused, by Entra's clock.
    pub(crate) timestamp: Option<String>,
}

impl<'de> LenientJson<'de> for EntraError {
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

/// Reads `error_codes` leniently: an array or a single value, of numbers or strings, with or
/// without `AADSTS`.
#[derive(Default)]
struct Codes(Vec<u64>);

impl<'de> LenientJson<'de> for Codes {
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
    /// Extracts an error from a web page, or from JSON that hasn't Entra's form. Takes the text from the first `AADSTS`
    /// number to the next tag, quote, backslash or line end. `None` without such a number.
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

    /// Returns the number that names the reason, as Entra prints it: `AADSTS7000215`. Without a number, returns OAuth's
    /// error code, if there is one.
    pub(crate) fn code(&self) -> Option<String> {
        self.number().map_or_else(
            || (!self.error.is_empty()).then(|| self.error.clone()),
            |number| Some(format!("AADSTS{number}")),
        )
    }

    /// Whether the table [`ROWS`](crate::graph::entra::entra_codes::ROWS) lacks the error's number. If so, the cause
    /// comes from the description, the status or OAuth's error code.
    pub(crate) fn is_code_unlisted(&self) -> bool {
        self.number().is_some_and(|number| !is_listed(number))
    }

    /// Returns the correlation id and the time, for a support ticket, and the page that explains Entra's error number.
    pub(crate) fn notes(&self) -> Vec<String> {
        let note = |name: &str, value: &Option<String>, fits: fn(&str) -> bool| {
            let value = value.as_deref().filter(|value| fits(value))?;
            Some(format!("{name} {value}"))
        };
        let page = self
            .number()
            .map(|number| format!("https://login.microsoftonline.com/error?code={number}"));
        [
            note("correlation-id", &self.correlation_id, is_like_an_id),
            note("timestamp", &self.timestamp, is_like_a_time),
            page,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Returns the cause, which decides what the operator can do. `refusal` is the cause of a refused credential if
    /// nothing is more specific.
    ///
    /// Without a known number, the words of the description decide. If they name no cause either, a status of 429 or
    /// 5xx decides, or else OAuth's error code.
    pub(crate) fn cause(&self, status: u16, refusal: SignInCause) -> SignInCause {
        let told = most_telling(self.all_numbers(), &self.description).map(|(_, cause)| cause);
        match told.or_else(|| by_words(&self.description)) {
            // The token in a file was signed elsewhere, so this computer's clock cannot be the
            // reason.
            Some(SignInCause::ClockWrong) if refusal == SignInCause::AssertionRefused => {
                SignInCause::FederatedEnded
            }
            Some(cause) => cause,
            None => self.cause_by_status(status, refusal),
        }
    }

    /// Returns the cause by HTTP status and OAuth's error code.
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

    /// Returns when the same token request may be sent again.
    pub(crate) fn again(&self, status: u16, retry_after: Option<Duration>) -> RetryTime {
        /// Wait after a refusal without `Retry-After`, as in MSAL. Not for 429, 5xx and `invalid_client`.
        const AFTER_A_REFUSAL: Duration = Duration::from_mins(1);
        if status == 429 || status >= 500 {
            RetryTime::After(retry_after.unwrap_or(AFTER_TROUBLE))
        } else if self.error == "invalid_client" {
            RetryTime::AfterSignIn
        } else {
            RetryTime::After(retry_after.unwrap_or(AFTER_A_REFUSAL))
        }
    }

    /// Returns the most specific number, or else the first; `None` if the error has none.
    fn number(&self) -> Option<u64> {
        most_telling(self.all_numbers(), &self.description)
            .map(|(number, _)| number)
            .or_else(|| self.all_numbers().next())
    }

    /// Returns the numbers in `error_codes`, in `error_uri` and in the description.
    fn all_numbers(&self) -> impl Iterator<Item = u64> {
        let described = numbers_after(&self.description, "aadsts");
        self.codes.iter().copied().chain(described)
    }
}

/// Whether a text may be a date and time, such as `2026-11-28 09:30:00Z`.
fn is_like_a_time(text: &str) -> bool {
    /// Enough for `Saturday, 28-Nov-2026 09:30:00.1234567 +00:00`.
    const LONGEST: usize = 48;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-:., +/".contains(&byte);
    text.len() <= LONGEST && text.contains(|c: char| c.is_ascii_digit()) && text.bytes().all(plain)
}

/// Returns the numbers after each mention of `word`, which has to be lower case.
fn numbers_after<'a>(text: &'a str, word: &'static str) -> impl Iterator<Item = u64> + 'a {
    mentions(text, word).filter_map(|at| starting_number(&text[at + word.len()..]))
}

/// Returns the positions of an ASCII word, ignoring case.
fn mentions<'a>(text: &'a str, word: &'static str) -> impl Iterator<Item = usize> + 'a {
    text.char_indices().map(|(at, _)| at).filter(|at| {
        text.as_bytes()[*at..]
            .get(..word.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    })
}

/// Returns the number at the start of a text, after an optional separator; `None` if there is none.
fn starting_number(text: &str) -> Option<u64> {
    let text = text.strip_prefix([' ', '-', ':']).unwrap_or(text);
    let end = text.find(|c: char| !c.is_ascii_digit());
    text[..end.unwrap_or(text.len())].parse().ok()
}

#[cfg(test)]
mod tests;
